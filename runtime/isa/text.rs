//! Body to text.
//!
//! Given: a body, accepted by the verifier or not. Gives: a readable listing that `assembler.rs` reads back. The law: equal bodies have
//! equal texts, and nothing of a body is missing in its text.
//!
//! A listing is a header, one line per table entry, then one line per instruction: `L3: add r4, r0, r1  ; comment`. Nested
//! bodies follow the one they are nested in, in the order of its constants.

use std::fmt::Write;

use super::body::Home;
use super::{Body, Constant, Decoded, Field, FieldKind, HomeKind, Position, decode, units_of};

/// Prints a body and the bodies among its constants.
pub fn print_body(body: &Body) -> String {
    let mut text = String::new();
    let mut waiting = vec![body];
    while let Some(body) = waiting.pop() {
        print_one(body, &mut text);
        waiting.extend(body.constants.iter().rev().filter_map(|constant| match constant {
            Constant::Code(nested) => Some(&**nested),
            _ => None,
        }));
    }
    text
}

/// One instruction with its comment, as in a listing; jumps by the number of their target word. Empty if there is none at `at`.
pub fn print_instruction(body: &Body, at: usize) -> String {
    let mut text = String::new();
    if let Some(decoded) = decode(&body.code, at) {
        print_inst(body, &decoded, &Labels { words: Vec::new() }, &mut text);
        if let Some(comment) = comment(body, &decoded) {
            let _ = write!(text, "  ; {comment}");
        }
    }
    text
}

fn print_one(body: &Body, text: &mut String) {
    print_header(body, text);
    let labels = Labels::new(body);
    let mut at = 0;
    let mut position = None;
    while at < body.code.len() {
        if let Some(label) = labels.name(at as i64) {
            let _ = writeln!(text, "{label}:");
        }
        let Some(decoded) = decode(&body.code, at) else {
            let _ = writeln!(text, "    word {:#018x}", body.code[at]);
            at += 1;
            continue;
        };
        text.push_str("    ");
        let start = text.len();
        print_inst(body, &decoded, &labels, text);
        let mut notes = String::new();
        for word in at..at + decoded.words {
            let here = body.positions.at(word as u32);
            if position != Some(here) {
                let _ = write!(notes, "  @{}{}", "+".repeat(word - at), position_text(here));
                position = Some(here);
            }
        }
        if let Some(comment) = comment(body, &decoded) {
            let _ = write!(notes, "  ; {comment}");
        }
        if !notes.is_empty() {
            let width = text[start..].chars().count();
            let _ = write!(text, "{}{notes}", " ".repeat(44usize.saturating_sub(width)));
        }
        text.push('\n');
        at += decoded.words;
    }
    if let Some(label) = labels.name(body.code.len() as i64) {
        let _ = writeln!(text, "{label}:");
    }
    text.push_str("end\n\n");
}

fn print_header(body: &Body, text: &mut String) {
    let flags = body.flags;
    let _ = writeln!(text, "body {:?} {:?} {:?} line {}", body.name, body.qualname, body.filename, body.first_line);
    let _ = writeln!(
        text,
        "  parameters {} {} {}  registers {}  caches {}",
        body.n_positional, body.n_positional_only, body.n_keyword_only, body.n_regs, body.n_caches
    );
    let names = [
        (flags.is_optimized, "optimized"),
        (flags.has_new_locals, "new_locals"),
        (flags.has_varargs, "varargs"),
        (flags.has_varkeywords, "varkeywords"),
        (flags.is_nested, "nested"),
        (flags.is_generator, "generator"),
        (flags.is_coroutine, "coroutine"),
        (flags.is_iterable_coroutine, "iterable_coroutine"),
        (flags.is_async_generator, "async_generator"),
        (flags.has_docstring, "docstring"),
    ];
    let set: Vec<&str> = names.iter().filter(|(is_set, _)| *is_set).map(|&(_, name)| name).collect();
    if !set.is_empty() {
        let _ = writeln!(text, "  flags {}", set.join(" "));
    }
    for (index, Home { name, kind }) in body.homes.iter().enumerate() {
        let kind = match kind {
            HomeKind::Local => "local",
            HomeKind::Cell => "cell",
            HomeKind::Free => "free",
            HomeKind::Hidden => "hidden",
        };
        let _ = writeln!(text, "  home r{} {kind} {name:?}", body.home(index));
    }
    for (index, constant) in body.constants.iter().enumerate() {
        let _ = writeln!(text, "  const k{index} {}", constant_text(constant));
    }
    for (index, name) in body.names.iter().enumerate() {
        let _ = writeln!(text, "  name n{index} {name:?}");
    }
    let labels = Labels::new(body);
    let name = |word: u32| labels.name(i64::from(word)).unwrap_or_default();
    for handler in &body.handlers {
        let _ = writeln!(
            text,
            "  handler {} {} {} r{}",
            name(handler.start),
            name(handler.end),
            name(handler.target),
            handler.exc
        );
    }
}

/// `line:col-end_line:end_col`, with `?` for what is not known.
fn position_text(position: Position) -> String {
    let part = |number: Option<u32>| number.map_or("?".to_string(), |number| number.to_string());
    let Position { line, end_line, col, end_col } = position;
    format!("{}:{}-{}:{}", part(line), part(col), part(end_line), part(end_col))
}

fn print_inst(body: &Body, decoded: &Decoded, labels: &Labels, text: &mut String) {
    text.push_str(decoded.op.mnemonic().trim_end_matches('_'));
    for (index, field) in decoded.fields.iter().enumerate() {
        text.push_str(if index == 0 { " " } else { ", " });
        let _ = match *field {
            Field::Reg(register) => write!(text, "r{register}"),
            Field::OptReg(Some(register)) => write!(text, "r{register}"),
            Field::OptReg(None) => write!(text, "none"),
            Field::Imm(number) => write!(text, "{number}"),
            Field::Const(index) => write!(text, "k{index}"),
            Field::Name(index) => write!(text, "n{index}"),
            Field::Cache(index) => write!(text, "c{index}"),
            Field::Count(number) => write!(text, "#{number}"),
            Field::Target(word) => match labels.name(word) {
                Some(label) => write!(text, "{label}"),
                None => write!(text, "word{word}"),
            },
            Field::RegList(_) => {
                let list = decoded.list.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
                write!(text, "({list})")
            }
        };
    }
    let _ = body;
}

/// What the operands name.
fn comment(body: &Body, decoded: &Decoded) -> Option<String> {
    let mut parts = Vec::new();
    for field in &decoded.fields {
        match *field {
            Field::Const(index) => parts.push(body.constants.get(index as usize).map(short_text)?),
            Field::Name(index) => parts.push(body.names.get(usize::from(index))?.to_string()),
            Field::Reg(register) | Field::OptReg(Some(register)) => {
                let first = usize::from(!body.flags.is_optimized);
                let home = usize::from(register).checked_sub(first).and_then(|index| body.homes.get(index));
                parts.extend(home.map(|home| home.name.to_string()));
            }
            _ => {}
        }
    }
    for register in &decoded.list {
        let first = usize::from(!body.flags.is_optimized);
        let home = usize::from(register.0).checked_sub(first).and_then(|index| body.homes.get(index));
        parts.extend(home.map(|home| home.name.to_string()));
    }
    (!parts.is_empty()).then(|| parts.join(" ").replace('\n', " "))
}

fn short_text(constant: &Constant) -> String {
    match constant {
        Constant::Code(code) => code.name.to_string(),
        other => constant_text(other).chars().take(40).collect(),
    }
}

/// A constant in a form that can be read back: Rust-like literals, with the bytes of strings that are not UTF-8 in hexadecimal.
pub(super) fn constant_text(constant: &Constant) -> String {
    let list = |items: &[Constant]| items.iter().map(constant_text).collect::<Vec<_>>().join(", ");
    match constant {
        Constant::None => "None".into(),
        Constant::Ellipsis => "Ellipsis".into(),
        Constant::Bool(true) => "True".into(),
        Constant::Bool(false) => "False".into(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt { negative, magnitude } => format!("big {} {}", if *negative { '-' } else { '+' }, hex(magnitude)),
        // The bits tell apart zeros and NaNs.
        Constant::Float(value) => format!("float {:#018x} {value:?}", value.to_bits()),
        Constant::Complex(real, imag) => format!("complex {:#018x} {:#018x}", real.to_bits(), imag.to_bits()),
        Constant::Str(text) => match std::str::from_utf8(&text.0) {
            Ok(text) => format!("{text:?}"),
            Err(_) => format!("wtf8 {}", hex(&text.0)),
        },
        Constant::Bytes(bytes) => format!("bytes {}", hex(bytes)),
        Constant::Tuple(items) => format!("({})", list(items)),
        Constant::FrozenSet(items) => format!("{{{}}}", list(items)),
        Constant::Slice(parts) => format!("slice({})", list(&**parts)),
        Constant::Code(code) => format!("code {:?}", code.name),
    }
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::from("0x");
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Names of the words that something refers to.
struct Labels {
    words: Vec<i64>,
}

impl Labels {
    fn new(body: &Body) -> Labels {
        let mut words: Vec<i64> = Vec::new();
        let mut at = 0;
        while at < body.code.len() {
            // Only what has a target matters here.
            let Some(decoded) = decode(&body.code, at) else {
                at += 1;
                continue;
            };
            words.extend(decoded.fields.iter().filter_map(|field| match field {
                Field::Target(word) => Some(*word),
                _ => None,
            }));
            at += decoded.words;
        }
        for handler in &body.handlers {
            words.extend([handler.start, handler.end, handler.target].map(i64::from));
        }
        words.sort_unstable();
        words.dedup();
        Labels { words }
    }

    fn name(&self, word: i64) -> Option<String> {
        self.words.binary_search(&word).ok().map(|index| format!("L{index}"))
    }
}

const _: () = {
    // The printer shows every kind of operand; a new kind must be added above.
    assert!(FieldKind::RegList as usize == 10);
    let _ = units_of;
};
