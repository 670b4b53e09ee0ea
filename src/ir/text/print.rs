//! SSA to text.
//!
//! Given: a function. Gives: one line per instruction, values and blocks by their numbers, names and constants as they are.
//! The law: equal functions have equal texts; nothing depends on addresses or hash order.

use std::fmt::Write;

use super::{is_plain, word};
use crate::ir::function::{Constant, Edge, Function, ValueId};
use crate::ir::inst::{Immediate, Inst};

/// Prints a function.
pub fn print_function(function: &Function) -> String {
    let mut text = String::from("function ");
    print_name(&function.name, &mut text);
    let _ = writeln!(text, "({} of {:?})", function.n_parameters, function.homes);
    for id in function.block_ids() {
        let block = function.block(id);
        let kind = if block.is_handler { "handler " } else { "" };
        let _ = write!(text, "{kind}{id}");
        print_values(function.list(block.params), &mut text);
        text.push(':');
        if let Some(handler) = &block.handler {
            text.push_str("  ; exceptions to ");
            print_edge(function, handler, &mut text);
        }
        text.push('\n');
        for inst in &block.insts {
            text.push_str("    ");
            print_inst(function, inst, &mut text);
            if inst.op.n_edges().is_some() {
                for (number, edge) in block.edges.iter().enumerate() {
                    text.push_str(if number == 0 { " -> " } else { ", " });
                    print_edge(function, edge, &mut text);
                }
            }
            text.push('\n');
        }
    }
    text
}

fn print_name(name: &str, text: &mut String) {
    let _ = if is_plain(name) { write!(text, "{name}") } else { write!(text, "{name:?}") };
}

fn print_values(values: &[ValueId], text: &mut String) {
    text.push('(');
    print_list(values, text, |value, text| _ = write!(text, "{value}"));
    text.push(')');
}

fn print_edge(function: &Function, edge: &Edge, text: &mut String) {
    let _ = write!(text, "{}", edge.block);
    print_values(function.list(edge.args), text);
}

fn print_list<T>(items: &[T], text: &mut String, print: impl Fn(&T, &mut String)) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        print(item, text);
    }
}

fn print_inst(function: &Function, inst: &Inst, text: &mut String) {
    if !inst.results.is_empty() {
        print_list(function.results(inst), text, |result, text| _ = write!(text, "{result}"));
        text.push_str(" = ");
    }
    text.push_str(word(inst.op, inst.immediates[0]));
    let mut separator = " ";
    let mut separate = |text: &mut String| text.push_str(std::mem::replace(&mut separator, ", "));
    for (kind, &number) in inst.op.immediates().iter().zip(&inst.immediates) {
        match kind {
            Immediate::Operator | Immediate::Inplace | Immediate::Comparison => continue,
            _ => separate(text),
        }
        match kind {
            Immediate::Home => {
                let _ = write!(text, "h{number}");
                if let Some(name) = function.homes.get(number as usize) {
                    text.push(':');
                    print_name(name, text);
                }
            }
            Immediate::Const => match function.constants.get(number as usize) {
                Some(constant) => print_constant(constant, text),
                None => text.push('?'),
            },
            Immediate::Name => _ = write!(text, "{:?}", function.names.get(number as usize).map_or("?", |name| name)),
            _ => _ = write!(text, "#{number}"),
        }
    }
    for arg in function.args(inst) {
        separate(text);
        let _ = write!(text, "{arg}");
    }
}

fn print_constant(constant: &Constant, text: &mut String) {
    let _ = match constant {
        Constant::None => write!(text, "None"),
        Constant::Ellipsis => write!(text, "Ellipsis"),
        Constant::Bool(true) => write!(text, "True"),
        Constant::Bool(false) => write!(text, "False"),
        Constant::Int(value) => write!(text, "{value}"),
        Constant::BigInt { negative, magnitude } => {
            text.push_str(if *negative { "big -" } else { "big " });
            magnitude.iter().rev().try_for_each(|byte| write!(text, "{byte:02x}"))
        }
        Constant::Float(value) => {
            print_float(*value, text);
            Ok(())
        }
        Constant::Complex(real, imag) => {
            text.push_str("complex ");
            print_float(*real, text);
            text.push(' ');
            print_float(*imag, text);
            Ok(())
        }
        Constant::Str(bytes) => {
            text.push('"');
            for chunk in bytes.utf8_chunks() {
                // As `Debug` does it; what is no UTF-8 is a lone surrogate's.
                let _ = write!(text, "{}", chunk.valid().escape_debug());
                chunk.invalid().iter().for_each(|byte| _ = write!(text, "\\x{byte:02x}"));
            }
            text.push('"');
            Ok(())
        }
        Constant::Bytes(bytes) => write!(text, "b\"{}\"", bytes.escape_ascii()),
        Constant::Tuple(items) => {
            text.push('(');
            print_list(items, text, print_constant);
            text.push_str(if items.len() == 1 { ",)" } else { ")" });
            Ok(())
        }
        Constant::FrozenSet(items) => {
            text.push_str("frozenset(");
            print_list(items, text, print_constant);
            text.push(')');
            Ok(())
        }
        Constant::Slice(parts) => {
            text.push_str("slice(");
            print_list(&parts[..], text, print_constant);
            text.push(')');
            Ok(())
        }
        Constant::Code(number) => write!(text, "code {number}"),
    };
}

fn print_float(value: f64, text: &mut String) {
    let _ = if value.is_nan() { write!(text, "nan {:x}", value.to_bits()) } else { write!(text, "{value:?}") };
}
