//! Removes block parameters that always have the same value.
//!
//! Given: a function whose joins have a parameter for every stack item, as `lift` makes them. Gives: one in which only real joins have.
//! Optimistic: all parameters of a cycle are taken for equal until something else comes in. The law: the value that stands for
//! a parameter dominates its block, because it comes in on every way.

use super::Context;
use crate::ir::{BlockId, Function, ValueId};

/// After so many rounds, what still changes stays a parameter.
const PATIENT_ROUNDS: usize = 40;

/// Memory that one function after the other uses.
#[derive(Default)]
pub struct Memory {
    /// What stands for each value; nothing, as long as nothing has come in.
    value_of: Vec<Option<ValueId>>,
    /// The parameters that stay.
    is_real: Vec<bool>,
}

pub fn run(function: &mut Function, context: &mut Context) {
    let Context { analyses, eliminate_redundant_parameters: Memory { value_of, is_real }, .. } = context;
    if function.blocks.iter().all(|block| block.params.len() == usize::from(block.is_handler)) {
        return;
    }
    let cfg = analyses.cfg(function);
    value_of.clear();
    value_of.extend((0..function.n_values).map(|index| Some(ValueId(index))));
    for &id in &cfg.order {
        let block = function.block(id);
        let n_fixed = usize::from(block.is_handler);
        for param in &function.list(block.params)[n_fixed..] {
            value_of[param.index()] = None;
        }
    }
    is_real.clear();
    is_real.resize(function.n_values as usize, false);
    let mut round = 0;
    loop {
        let mut changed = false;
        for &id in &cfg.order {
            let block = function.block(id);
            let n_fixed = usize::from(block.is_handler);
            for (index, &param) in function.list(block.params).iter().enumerate().skip(n_fixed) {
                if is_real[param.index()] {
                    continue;
                }
                let mut incoming = None;
                let mut differs = false;
                for pred in cfg.preds(id) {
                    for edge in function.block(*pred).all_edges().filter(|edge| edge.block == id) {
                        let Some(value) = value_of[function.list(edge.args)[index - n_fixed].index()] else { continue };
                        differs |= incoming.is_some_and(|other| other != value);
                        incoming = Some(value);
                    }
                }
                if differs || (round > PATIENT_ROUNDS && incoming != value_of[param.index()]) {
                    is_real[param.index()] = true;
                    incoming = Some(param);
                }
                changed |= value_of[param.index()] != incoming;
                value_of[param.index()] = incoming;
            }
        }
        round += 1;
        // Without a way back the first round has seen everything.
        if !changed || !cfg.has_loops() {
            break;
        }
    }
    let is_kept = |param: ValueId| value_of[param.index()] == Some(param);
    let are_kept = |&id: &BlockId| {
        let n_fixed = usize::from(function.block(id).is_handler);
        function.params(id)[n_fixed..].iter().all(|&param| is_kept(param))
    };
    if cfg.order.iter().all(are_kept) {
        return;
    }
    for id in function.block_ids() {
        for index in 0.. {
            let Some(&edge) = function.block(id).all_edges().nth(index) else { break };
            if !edge.args.is_empty() && cfg.is_reachable(edge.block) {
                let target = function.block(edge.block);
                let args = function.retain_args(edge.args, target.params, usize::from(target.is_handler), is_kept);
                function.block_mut(id).all_edges_mut().skip(index).take(1).for_each(|edge| edge.args = args);
            }
        }
    }
    for &id in &cfg.order {
        let block = function.block(id);
        let exception = function.list(block.params).first().copied().filter(|_| block.is_handler);
        let params = function.retain(block.params, |param| Some(param) == exception || is_kept(param));
        function.block_mut(id).params = params;
    }
    function.rename_values(|value| value_of[value.index()].unwrap_or(value));
}
