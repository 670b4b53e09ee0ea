//! `--trace`: the instruction that is about to run, with the values of its registers, and the stack instructions that it stands for.
//!
//! Given: where the machine is. Gives: a line on stderr. The law: nothing of Python runs, so a trace changes no program.

use std::fmt::Write;

use super::frame::Cx;
use super::unwind::is_own_code;
use crate::isa::{self, Field, Reg};
use crate::object::{BigInt, BoxedFloat, Str, Type};
use crate::value::Value;
use crate::vm::Vm;

/// Characters of a str that are shown.
const SHOWN: usize = 24;
/// Characters before the stack instructions.
const WIDTH: usize = 76;

/// Writes the line of the instruction at `cx`.
pub fn show(cx: Cx, vm: &mut Vm) {
    if is_own_code(cx.pc) {
        return;
    }
    let code = cx.function().code.get();
    let body = &*code.linked.body;
    let at = code.linked.word_index(cx.pc);
    let Some(decoded) = isa::decode(&body.code, at) else { return };
    let mut line = format!("{:>3} {}+{at}: {}", vm.depth, body.qualname, isa::print_instruction(body, at));
    let registers = decoded.fields.iter().filter_map(|field| match *field {
        Field::Reg(register) | Field::OptReg(Some(register)) => Some(Reg(register)),
        _ => None,
    });
    let mut shown: Vec<u16> = Vec::new();
    for register in registers.chain(decoded.list.iter().copied()) {
        if !shown.contains(&register.0) {
            shown.push(register.0);
            let _ = write!(line, "{} r{}={}", if shown.len() == 1 { "  |" } else { "" }, register.0, describe(vm, cx.get(register)));
        }
    }
    if let Some(origins) = &body.origins {
        let words = at as u32..(at + decoded.words) as u32;
        let _ = write!(line, "{:width$} || {}", "", origins.of(words).join(" | "), width = WIDTH.saturating_sub(line.chars().count()));
    }
    line.push('\n');
    // A trace that nobody reads is no reason to stop.
    let _ = vm.stdout.flush();
    let _ = vm.stderr.write(line.as_bytes());
}

/// A value in a few characters: numbers, texts, classes by name, other objects by their class.
fn describe(vm: &Vm, value: Value) -> String {
    if !value.is_object() {
        return format!("{value:?}");
    }
    if let Some(text) = value.downcast::<Str>() {
        let text = text.to_text();
        let dots = if text.chars().count() > SHOWN { "…" } else { "" };
        return format!("{:?}{dots}", text.chars().take(SHOWN).collect::<String>());
    }
    if let Some(class) = value.downcast::<Type>() {
        return format!("<class {}>", class.name.get().to_text());
    }
    if let Some(number) = value.downcast_exact::<BigInt>() {
        return number.number.0.to_string();
    }
    if let Some(number) = value.downcast_exact::<BoxedFloat>() {
        return format!("{:?}", number.number);
    }
    format!("<{}>", vm.type_name(value))
}
