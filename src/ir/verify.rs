//! What must hold of a function after lifting and after every pass.
//!
//! Given: a function. Gives: `Err` with the first thing that is wrong. The law: a function that passes can be lowered without
//! any further check of its form.

use super::analysis::Cfg;
use super::function::{BlockId, Function, ValueId};
use super::inst::{Comparison, Immediate, Opcode, Operator};

/// Checks a function.
pub fn verify(function: &Function) -> Result<(), String> {
    if function.blocks.is_empty() {
        return Err("there is no entry block".into());
    }
    let mut defined_in = vec![None; function.n_values as usize];
    for id in function.block_ids() {
        check_form(function, id)?;
        let block = function.block(id);
        let defs = function.list(block.params).iter().map(|&param| (param, 0));
        let results =
            block.insts.iter().enumerate().flat_map(|(at, inst)| function.results(inst).iter().map(move |&result| (result, at + 1)));
        for (value, at) in defs.chain(results) {
            let slot = defined_in.get_mut(value.index()).ok_or_else(|| format!("{value} is out of range"))?;
            if slot.replace((id, at)).is_some() {
                return Err(format!("{value} is defined twice"));
            }
        }
    }
    check_uses(function, &defined_in)
}

fn check_form(function: &Function, id: BlockId) -> Result<(), String> {
    let block = function.block(id);
    let Some((last, others)) = block.insts.split_last() else { return Err(format!("{id} is empty")) };
    if last.op.n_edges() != Some(block.edges.len()) {
        return Err(format!("{id} ends with {} and {} edges", last.op.mnemonic(), block.edges.len()));
    }
    if let Some(inst) = others.iter().find(|inst| inst.op.n_edges().is_some()) {
        return Err(format!("{id} has {} in the middle", inst.op.mnemonic()));
    }
    for inst in &block.insts {
        let name = inst.op.mnemonic();
        if inst.op.n_args().is_some_and(|n_args| n_args != inst.args.len()) {
            return Err(format!("{id}: {name} has {} operands", inst.args.len()));
        }
        if inst.op.n_results().is_some_and(|n_results| n_results != inst.results.len()) {
            return Err(format!("{id}: {name} has {} results", inst.results.len()));
        }
        if inst.position >= function.n_positions.max(1) {
            return Err(format!("{id}: {name} has no position"));
        }
        for (kind, &number) in inst.op.immediates().iter().zip(&inst.immediates) {
            let limit = match kind {
                Immediate::Home => function.homes.len(),
                Immediate::Const => function.constants.len(),
                Immediate::Name => function.names.len(),
                Immediate::Operator | Immediate::Inplace => Operator::ALL.len(),
                Immediate::Comparison => Comparison::ALL.len(),
                Immediate::Number => continue,
            };
            let is_empty_range = inst.op == Opcode::CopyFreeVars && inst.immediates[1] == 0;
            if !is_empty_range && usize::try_from(number).map_or(true, |number| number >= limit) {
                return Err(format!("{id}: {name} has the index {number}"));
            }
        }
    }
    for edge in &block.edges {
        let target = function.blocks.get(edge.block.index()).ok_or_else(|| format!("{id} goes to {}", edge.block))?;
        if target.params.len() != edge.args.len() || target.is_handler || edge.block == Function::ENTRY {
            return Err(format!("{id} goes wrongly to {}", edge.block));
        }
    }
    if let Some(edge) = &block.handler {
        let target = function.blocks.get(edge.block.index()).ok_or_else(|| format!("{id} goes to {}", edge.block))?;
        if target.params.len() != edge.args.len() + 1 || !target.is_handler {
            return Err(format!("{id} raises wrongly to {}", edge.block));
        }
    }
    Ok(())
}

/// Definitions dominate uses.
fn check_uses(function: &Function, defined_in: &[Option<(BlockId, usize)>]) -> Result<(), String> {
    let cfg = Cfg::new(function);
    let dominators = cfg.dominators();
    let check = |value: ValueId, id: BlockId, at: usize| {
        let definition = defined_in.get(value.index()).copied().flatten();
        let Some((block, place)) = definition else { return Err(format!("{id}: {value} is not defined")) };
        let is_fine = if block == id { place <= at } else { dominators.dominates(block, id) };
        if is_fine { Ok(()) } else { Err(format!("{id}: {value} does not reach its use")) }
    };
    for &id in &cfg.order {
        let block = function.block(id);
        for (at, inst) in block.insts.iter().enumerate() {
            for &arg in function.args(inst) {
                check(arg, id, at)?;
            }
        }
        for &arg in block.edges.iter().flat_map(|edge| function.list(edge.args)) {
            check(arg, id, block.insts.len())?;
        }
        for &arg in block.handler.iter().flat_map(|edge| function.list(edge.args)) {
            check(arg, id, 0)?;
        }
    }
    Ok(())
}
