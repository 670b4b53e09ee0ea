//! `docs/instructions.md` is made from the instruction table. `BLESS=1 cargo test --test manual` writes it anew.

use std::fmt::Write;

use pyregrine_runtime::isa::{FIRST_INTERNAL, FieldKind, Op};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/instructions.md");

/// How the manual writes the type of an operand.
fn operand(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Reg => "r",
        FieldKind::OptReg => "r?",
        FieldKind::Imm16 | FieldKind::Imm32 => "#",
        FieldKind::Const => "k",
        FieldKind::Name => "n",
        FieldKind::Cache => "c",
        FieldKind::Target16 | FieldKind::Target32 => "→",
        FieldKind::Count => "count",
        FieldKind::RegList => "(r …)",
    }
}

fn manual() -> String {
    let mut text = String::from(
        "# Register instructions\n\n\
        Made from `runtime/isa/table.rs` by `tests/manual.rs`; do not edit. Operands: `r` a register, `r?` a register or none, `#` a number, \
        `k` a constant, `n` a name, `c` an inline cache, `→` a target, `(r …)` a list of registers. Conventions are explained on top of the table.\n\n\
        | instruction | operands | meaning |\n| --- | --- | --- |\n",
    );
    for &op in Op::ALL.iter().filter(|&&op| op < FIRST_INTERNAL) {
        let operands: Vec<String> = op.fields().iter().map(|(name, kind, _)| format!("{name}: {}", operand(*kind))).collect();
        let meaning = op.doc().trim().replace('|', "\\|");
        let _ = writeln!(text, "| `{}` | {} | {meaning} |", op.mnemonic(), operands.join(", "));
    }
    text
}

#[test]
fn the_manual_is_up_to_date() {
    let made = manual();
    if std::env::var_os("BLESS").is_some_and(|value| value == "1") {
        std::fs::write(PATH, made).expect("docs can be written");
        return;
    }
    let text = std::fs::read_to_string(PATH).unwrap_or_default();
    assert!(text == made, "docs/instructions.md is not what the table says: BLESS=1 cargo test --test manual");
}

#[test]
fn every_instruction_has_a_meaning() {
    for op in Op::ALL {
        assert!(!op.doc().trim().is_empty(), "{} has no doc comment", op.mnemonic());
    }
}
