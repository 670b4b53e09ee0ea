//! Removes what computes nothing that is used and does nothing else.
//!
//! Given: a function. Gives: one without unused constants, home loads and block parameters. The law: whatever may raise stays.

use crate::ir::analysis::Analyses;
use crate::ir::{Block, BlockId, Effect, Function, Inst, ValueId};

/// Where a value comes from.
#[derive(Clone, Copy)]
enum Definition {
    Inst(BlockId, usize),
    Param(BlockId, usize),
    Nothing,
}

pub fn run(function: &mut Function, analyses: &mut Analyses) {
    let mut definitions = vec![Definition::Nothing; function.n_values as usize];
    let cfg = analyses.cfg(function);
    let mut work: Vec<ValueId> = Vec::new();
    for id in function.block_ids() {
        let block = function.block(id);
        for (index, param) in function.list(block.params).iter().enumerate() {
            definitions[param.index()] = Definition::Param(id, index);
        }
        for (index, inst) in block.insts.iter().enumerate() {
            for result in function.results(inst) {
                definitions[result.index()] = Definition::Inst(id, index);
            }
            if inst.op.effect() > Effect::ReadHome || inst.op.n_edges().is_some() {
                work.extend(function.args(inst));
            }
        }
    }
    let mut is_used = vec![false; function.n_values as usize];
    while let Some(value) = work.pop() {
        if std::mem::replace(&mut is_used[value.index()], true) {
            continue;
        }
        match definitions[value.index()] {
            Definition::Inst(id, index) => work.extend(function.args(&function.block(id).insts[index])),
            Definition::Param(id, index) => {
                let Some(index) = index.checked_sub(usize::from(function.block(id).is_handler)) else { continue };
                for pred in cfg.preds(id) {
                    let edges = function.block(*pred).all_edges().filter(|edge| edge.block == id);
                    work.extend(edges.map(|edge| function.list(edge.args)[index]));
                }
            }
            Definition::Nothing => {}
        }
    }
    remove_unused(function, &is_used);
}

fn remove_unused(function: &mut Function, is_used: &[bool]) {
    let is_kept = |value: ValueId| is_used[value.index()];
    for id in function.block_ids() {
        for index in 0.. {
            let Some(&edge) = function.block(id).all_edges().nth(index) else { break };
            if !edge.args.is_empty() {
                let target = function.block(edge.block);
                let args = function.retain_args(edge.args, target.params, usize::from(target.is_handler), is_kept);
                function.block_mut(id).all_edges_mut().skip(index).take(1).for_each(|edge| edge.args = args);
            }
        }
        let does_something = |function: &Function, inst: &Inst| {
            inst.op.effect() > Effect::ReadHome
                || inst.op.n_edges().is_some()
                || function.results(inst).iter().any(|&result| is_kept(result))
        };
        let mut insts = std::mem::take(&mut function.block_mut(id).insts);
        insts.retain(|inst| does_something(function, inst));
        function.block_mut(id).insts = insts;
    }
    for id in function.block_ids() {
        let &Block { params, is_handler, .. } = function.block(id);
        let exception = function.list(params).first().copied().filter(|_| is_handler);
        let params = function.retain(params, |param| Some(param) == exception || is_kept(param));
        function.block_mut(id).params = params;
    }
}
