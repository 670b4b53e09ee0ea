//! Removes what computes nothing that is used and does nothing else.
//!
//! Given: a function. Gives: one without unused constants, home loads and block parameters. Values are used from the end to the start, so one
//! round sees everything but what goes round in loops. The law: whatever may raise stays.

use super::Context;
use crate::ir::{Block, Effect, Function, Inst, ValueId};

/// Memory that one function after the other uses.
#[derive(Default)]
pub struct Memory {
    is_used: Vec<bool>,
}

pub fn run(function: &mut Function, context: &mut Context) {
    let Context { analyses, eliminate_dead_code: Memory { is_used }, .. } = context;
    let cfg = analyses.cfg(function);
    is_used.clear();
    is_used.resize(function.n_values as usize, false);
    let mut are_stubs = true;
    for id in function.block_ids().filter(|&id| !cfg.is_reachable(id)) {
        mark_all(function, function.block(id), is_used);
        are_stubs &= function.block(id).insts.len() == 1 && function.block(id).params.is_empty();
    }
    // A parameter whose use is found after the end of a loop that brings its value needs another round.
    let mut n_marked = usize::MAX;
    let mut is_all_used;
    loop {
        let mut n_params = 0;
        is_all_used = true;
        for &id in cfg.order.iter().rev() {
            let block = function.block(id);
            for edge in block.all_edges() {
                let target = function.block(edge.block);
                let params = function.list(target.params).iter().skip(usize::from(target.is_handler));
                for (param, arg) in params.zip(function.list(edge.args)) {
                    if is_used[param.index()] {
                        is_used[arg.index()] = true;
                    }
                }
            }
            for inst in block.insts.iter().rev() {
                if is_needed(function, inst, is_used) {
                    function.args(inst).iter().for_each(|arg| is_used[arg.index()] = true);
                } else {
                    is_all_used = false;
                }
            }
            let params = function.list(block.params);
            let n_used = params.iter().filter(|param| is_used[param.index()]).count();
            n_params += n_used;
            is_all_used &= n_used == params.len() || (block.is_handler && n_used + 1 == params.len() && !is_used[params[0].index()]);
        }
        if !cfg.has_loops() || n_params == n_marked || n_params == 0 {
            break;
        }
        n_marked = n_params;
    }
    // Blocks that nothing reaches have been left as stubs, if anybody has looked for them.
    if !is_all_used || !are_stubs {
        remove_unused(function, is_used);
    }
}

/// Whether an instruction does something, or computes what is used.
fn is_needed(function: &Function, inst: &Inst, is_used: &[bool]) -> bool {
    inst.op.effect() > Effect::ReadHome
        || inst.op.n_edges().is_some()
        || function.results(inst).iter().any(|result| is_used[result.index()])
}

/// What stands in blocks that nothing reaches is left alone.
fn mark_all(function: &Function, block: &Block, is_used: &mut [bool]) {
    let lists = block.insts.iter().map(|inst| inst.args).chain(block.all_edges().map(|edge| edge.args));
    lists.flat_map(|list| function.list(list)).for_each(|value| is_used[value.index()] = true);
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
        let mut insts = std::mem::take(&mut function.block_mut(id).insts);
        insts.retain(|inst| is_needed(function, inst, is_used));
        function.block_mut(id).insts = insts;
    }
    for id in function.block_ids() {
        let &Block { params, is_handler, .. } = function.block(id);
        if !params.is_empty() {
            let exception = function.list(params).first().copied().filter(|_| is_handler);
            let params = function.retain(params, |param| Some(param) == exception || is_kept(param));
            function.block_mut(id).params = params;
        }
    }
}
