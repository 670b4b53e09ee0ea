//! `--jit-report`: what was compiled, what was not and why, and where compiled code was left.

use std::fmt::Write;

use pyregrine_runtime::isa::Op;
use pyregrine_runtime::object::Code;
use pyregrine_runtime::vm::Vm;
use pyregrine_runtime::vm::tier::EntryKind;

/// The report of a machine that has run.
pub fn report(vm: &Vm) -> String {
    let Some(tier) = &vm.tier else { return String::new() };
    let mut text = String::new();
    let (mut n_made, mut bytes, mut microseconds) = (0, 0, 0u64);
    for event in &tier.events {
        let kind = if event.kind == EntryKind::Function { "function" } else { "loop" };
        let _ = write!(text, "jit: {kind} {} ({}:{}), version {}: ", event.name, event.file, event.line, event.version);
        match &event.outcome {
            Ok(version) => {
                let made = &version.artifact;
                let _ = writeln!(text, "{} nodes, {} bytes, {} µs", made.n_nodes, made.bytes, made.microseconds);
                (n_made, bytes, microseconds) = (n_made + 1, bytes + made.bytes, microseconds + u64::from(made.microseconds));
                if !made.interpreted.is_empty() {
                    let name = |&(word, op): &(u32, Op)| format!("{word} {}", op.mnemonic().trim_end_matches('_'));
                    let names: Vec<String> = made.interpreted.iter().map(name).collect();
                    let _ = writeln!(text, "jit:     the interpreter's: {}", names.join(", "));
                }
                for exit in made.exits.iter().filter(|exit| exit.count.get() > 0) {
                    let inlined = exit.frames.last().and_then(|frame| frame.code.downcast::<Code>());
                    let place = inlined.map_or(String::new(), |code| format!(" of {}", code.linked.body.qualname));
                    let _ = writeln!(text, "jit:     left at word {}{place} ({}) {} times", exit.word, exit.reason.name(), exit.count.get());
                }
            }
            Err(reason) => {
                let _ = writeln!(text, "not compiled: {reason}");
            }
        }
    }
    let _ = writeln!(text, "jit: {n_made} compiled, {bytes} bytes, {microseconds} µs");
    text
}
