//! Removes block parameters that always have the same value.
//!
//! Given: a function whose joins have a parameter for every stack item, as `lift` makes them. Gives: one in which only real joins have.
//! Optimistic: all parameters of a cycle are taken for equal until something else comes in. The law: the value that stands for
//! a parameter dominates its block, because it comes in on every way.

use super::Context;
use crate::ir::analysis::Cfg;
use crate::ir::{BlockId, Function, List, ValueId};

/// After so many rounds, what still changes stays a parameter.
const PATIENT_ROUNDS: usize = 40;

/// Memory that one function after the other uses.
#[derive(Default)]
pub struct Memory {
    /// What stands for each value; `NOTHING`, as long as nothing has come in.
    value_of: Vec<ValueId>,
    joins: Joins,
}

/// Blocks with parameters.
#[derive(Default)]
struct Joins {
    /// The blocks, each with the end of its lists in `incoming`.
    blocks: Vec<(BlockId, usize)>,
    /// The arguments of every edge to them.
    incoming: Vec<List>,
    /// The parameters that stay.
    is_real: Vec<bool>,
}

const NOTHING: ValueId = ValueId(u32::MAX);

pub fn run(function: &mut Function, context: &mut Context) {
    let Context { analyses, eliminate_redundant_parameters: Memory { value_of, joins }, .. } = context;
    if function.blocks.iter().all(|block| block.params.len() == usize::from(block.is_handler)) {
        return;
    }
    // What is redundant only becomes so when a way to it is lost.
    if !analyses.take_lost_ways() {
        return;
    }
    let cfg = analyses.cfg(function);
    value_of.clear();
    value_of.extend((0..function.n_values).map(ValueId));
    for &id in &cfg.order {
        let block = function.block(id);
        for param in function.list(block.params).iter().skip(usize::from(block.is_handler)) {
            value_of[param.index()] = NOTHING;
        }
    }
    if cfg.has_loops() {
        settle(function, cfg, value_of, joins);
    } else {
        follow_edges(function, cfg, value_of);
    }
    let is_kept = |param: ValueId| value_of[param.index()] == param;
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
    function.rename_values(|value| match value_of[value.index()] {
        NOTHING => value,
        known => known,
    });
}

/// Without ways back: everything that comes into a block is known before the block.
fn follow_edges(function: &Function, cfg: &Cfg, value_of: &mut [ValueId]) {
    for &id in &cfg.order {
        for edge in function.block(id).all_edges().filter(|edge| !edge.args.is_empty()) {
            let target = function.block(edge.block);
            let params = &function.list(target.params)[usize::from(target.is_handler)..];
            for (&param, arg) in params.iter().zip(function.list(edge.args)) {
                let value = value_of[arg.index()];
                match value_of[param.index()] {
                    NOTHING => value_of[param.index()] = value,
                    known if known != value => value_of[param.index()] = param,
                    _ => {}
                }
            }
        }
    }
}

/// With ways back: rounds, until nothing changes.
fn settle(function: &Function, cfg: &Cfg, value_of: &mut [ValueId], joins: &mut Joins) {
    let Joins { blocks, incoming, is_real } = joins;
    blocks.clear();
    incoming.clear();
    for &id in &cfg.order {
        let block = function.block(id);
        if block.params.len() > usize::from(block.is_handler) {
            let edges = cfg.preds(id).iter().flat_map(|&pred| function.block(pred).all_edges().filter(|edge| edge.block == id));
            incoming.extend(edges.map(|edge| edge.args));
            blocks.push((id, incoming.len()));
        }
    }
    is_real.clear();
    is_real.resize(function.n_values as usize, false);
    let mut round = 0;
    loop {
        let mut changed = false;
        let mut first = 0;
        for &(id, end) in &*blocks {
            let block = function.block(id);
            let params = &function.list(block.params)[usize::from(block.is_handler)..];
            for (index, &param) in params.iter().enumerate() {
                if is_real[param.index()] {
                    continue;
                }
                let mut value = NOTHING;
                let mut differs = false;
                for &args in &incoming[first..end] {
                    let known = value_of[function.list(args)[index].index()];
                    if known != NOTHING {
                        differs |= value != NOTHING && value != known;
                        value = known;
                    }
                }
                if differs || (round > PATIENT_ROUNDS && value != value_of[param.index()]) {
                    is_real[param.index()] = true;
                    value = param;
                }
                changed |= value_of[param.index()] != value;
                value_of[param.index()] = value;
            }
            first = end;
        }
        round += 1;
        if !changed {
            break;
        }
    }
}
