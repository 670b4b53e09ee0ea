//! SSA to text.
//!
//! Given: a function. Gives: one line per instruction, values and blocks by their numbers, names and constants as they are.
//! The law: equal functions have equal texts; nothing depends on addresses or hash order.

use std::fmt::Write;

use super::function::{Constant, Edge, Function};
use super::inst::{Comparison, Immediate, Inst, Operator};

/// Prints a function.
pub fn print_function(function: &Function) -> String {
    let mut text = format!("function {}({} of {:?})\n", function.name, function.n_parameters, function.homes);
    for id in function.block_ids() {
        let block = function.block(id);
        let params = block.params.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let kind = if block.is_handler { "handler " } else { "" };
        let _ = write!(text, "{kind}{id}({params}):");
        if let Some(handler) = &block.handler {
            let _ = write!(text, "  ; exceptions to {}", edge_text(handler));
        }
        text.push('\n');
        for inst in &block.insts {
            text.push_str("    ");
            print_inst(function, inst, &mut text);
            if inst.op.n_edges().is_some() && !block.edges.is_empty() {
                let edges = block.edges.iter().map(edge_text).collect::<Vec<_>>().join(", ");
                let _ = write!(text, " -> {edges}");
            }
            text.push('\n');
        }
    }
    text
}

fn edge_text(edge: &Edge) -> String {
    let args = edge.args.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    format!("{}({args})", edge.block)
}

fn print_inst(function: &Function, inst: &Inst, text: &mut String) {
    if !inst.results.is_empty() {
        let results = inst.results.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let _ = write!(text, "{results} = ");
    }
    let kinds = inst.op.immediates();
    let operator = |table: Option<&'static str>| table.unwrap_or("?");
    match kinds.first() {
        Some(Immediate::Operator) => text.push_str(operator(Operator::from_number(inst.immediates[0]).map(Operator::text))),
        Some(Immediate::Inplace) => {
            text.push('i');
            text.push_str(operator(Operator::from_number(inst.immediates[0]).map(Operator::text)));
        }
        Some(Immediate::Comparison) => {
            text.push_str(operator(Comparison::from_number(inst.immediates[0]).map(Comparison::text)));
        }
        _ => text.push_str(inst.op.mnemonic()),
    }
    let mut operands = Vec::new();
    for (kind, &number) in kinds.iter().zip(&inst.immediates) {
        match kind {
            Immediate::Home => operands.push(match function.homes.get(number as usize) {
                Some(name) => format!("h{number}:{name}"),
                None => format!("h{number}"),
            }),
            Immediate::Const => operands.push(function.constants.get(number as usize).map_or("?".into(), constant_text)),
            Immediate::Name => operands.push(format!("{:?}", function.names.get(number as usize).map_or("?", String::as_str))),
            Immediate::Number => operands.push(format!("#{number}")),
            Immediate::Operator | Immediate::Inplace | Immediate::Comparison => {}
        }
    }
    operands.extend(inst.args.iter().map(ToString::to_string));
    if !operands.is_empty() {
        let _ = write!(text, " {}", operands.join(", "));
    }
}

fn constant_text(constant: &Constant) -> String {
    match constant {
        Constant::None => "None".into(),
        Constant::Ellipsis => "Ellipsis".into(),
        Constant::Bool(true) => "True".into(),
        Constant::Bool(false) => "False".into(),
        Constant::Int(value) => value.to_string(),
        Constant::Float(value) => format!("{value:?}"),
        Constant::Str(bytes) => format!("{:?}", String::from_utf8_lossy(bytes)),
        Constant::Code(number) => format!("code {number}"),
        other => format!("{other:?}"),
    }
}
