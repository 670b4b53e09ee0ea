//! `--jit-report`: what was compiled, what was not and why, and where compiled code was left.

use std::fmt::Write;

use pyregrine_runtime::isa::Op;
use pyregrine_runtime::object::Code;
use pyregrine_runtime::vm::Vm;
use pyregrine_runtime::vm::tier::{EntryKind, Subject, Times};

/// What was compiled, or was to be.
fn heading(subject: &Subject) -> String {
    let Subject { name, file, line, kind, version } = subject;
    let kind = if *kind == EntryKind::Function { "function" } else { "loop" };
    format!("jit: {kind} {name} ({file}:{line}), version {version}: ")
}

/// How long the compiler took, and if the program did not wait: how long the job waited for the compiler, and what was made for the program.
fn times(times: &Times) -> String {
    let Times { queued, compiling, unnoticed, is_concurrent } = times;
    let compiling = compiling.as_micros();
    if !is_concurrent {
        return format!("{compiling} µs");
    }
    format!("{compiling} µs beside the program, after {} µs in the queue, noticed {} µs later", queued.as_micros(), unnoticed.as_micros())
}

/// The report of a machine that has run.
pub fn report(vm: &Vm) -> String {
    let Some(tier) = &vm.tier else { return String::new() };
    let mut text = String::new();
    let (mut n_made, mut bytes) = (0, 0);
    for event in &tier.events {
        text.push_str(&heading(&event.subject));
        match &event.outcome {
            Ok(version) => {
                let made = &version.published.artifact;
                let _ = writeln!(text, "{} nodes, {} bytes, {}", made.n_nodes, version.published.bytes, times(&event.times));
                (n_made, bytes) = (n_made + 1, bytes + version.published.bytes);
                if !made.interpreted.is_empty() {
                    let name = |&(word, op): &(u32, Op)| format!("{word} {}", op.mnemonic().trim_end_matches('_'));
                    let names: Vec<String> = made.interpreted.iter().map(name).collect();
                    let _ = writeln!(text, "jit:     the interpreter's: {}", names.join(", "));
                }
                for exit in made.exits.iter().filter(|exit| exit.count.get() > 0) {
                    let inlined = exit.frames.last().and_then(|_| exit.place().downcast::<Code>());
                    let place = inlined.map_or(String::new(), |code| format!(" of {}", code.linked.body.qualname));
                    let _ = writeln!(text, "jit:     left at word {}{place} ({}) {} times", exit.word, exit.reason.name(), exit.count.get());
                }
            }
            Err(reason) => {
                let _ = writeln!(text, "not compiled: {reason}");
            }
        }
    }
    for flight in &tier.in_flight {
        let _ = writeln!(text, "{}the program has ended before it", heading(&flight.subject));
    }
    let watching = tier.budget.watching().as_micros();
    let (compiling, waiting) = (tier.compiling.as_micros(), tier.budget.waiting().as_micros());
    let _ = writeln!(text, "jit: {n_made} compiled, {bytes} bytes, {compiling} µs, for which the program was watched for {watching} µs, and has waited {waiting} µs");
    text
}
