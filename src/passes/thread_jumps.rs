//! Simplifies control flow: needless handlers, jumps to jumps, chains of blocks.
//!
//! Given: a function. Gives: one with fewer blocks. The law: two blocks are joined only if exceptions of both go to the same
//! place, so that what a handler needs is still defined before the block that it protects.

use super::Context;
use crate::ir::analysis::Analyses;
use crate::ir::{Block, BlockId, Edge, Function, Inst, Opcode, ValueId, Values};

/// Memory that one function after the other uses.
#[derive(Default)]
pub struct Memory {
    n_preds: Vec<usize>,
    replaced: Vec<ValueId>,
}

pub fn run(function: &mut Function, context: &mut Context) {
    let Context { analyses, thread_jumps: memory, .. } = context;
    for block in &mut function.blocks {
        if block.handler.is_some() && !block.may_raise() {
            block.handler = None;
            analyses.lose_ways();
        }
    }
    skip_empty_blocks(function, analyses);
    join_chains(function, analyses, memory);
    clear_unreachable(function, analyses);
}

/// Edges to a block that only jumps go where it jumps to.
fn skip_empty_blocks(function: &mut Function, analyses: &mut Analyses) {
    for id in function.block_ids() {
        let op = function.block(id).insts.last().map(|inst| inst.op);
        // The end of a loop keeps its block, which lies behind the loop: `for_iter` and its kin only jump ahead.
        let n_edges = match op {
            Some(Opcode::ForIter | Opcode::Send | Opcode::YieldDelegated) => 1,
            _ => function.block(id).edges.len(),
        };
        for index in 0..n_edges {
            // A chain of empty blocks may be a ring.
            for _ in 0..16 {
                let edge = &function.block(id).edges[index];
                let target = function.block(edge.block);
                let [inst] = target.insts.as_slice() else { break };
                let is_empty = inst.op == Opcode::Jump && edge.block != Function::ENTRY && target.edges[0].block != edge.block;
                if !is_empty {
                    break;
                }
                // An interrupt that comes in at the jump goes to the handler of the jump.
                if inst.may_raise() && !function.are_same(&target.handler, &function.block(id).handler) {
                    break;
                }
                // A parameter may be used beyond its block, where only the block itself can give it.
                if !target.params.is_empty() {
                    break;
                }
                let next = target.edges[0];
                let args = Values::from_slice(function.list(next.args));
                let args = function.new_list(args);
                function.block_mut(id).edges[index] = Edge { block: next.block, args };
                analyses.forget();
            }
        }
    }
}

/// A block that is the only way to its successor takes it over.
fn join_chains(function: &mut Function, analyses: &mut Analyses, memory: &mut Memory) {
    let Memory { n_preds, replaced } = memory;
    let cfg = analyses.cfg(function);
    n_preds.clear();
    n_preds.extend(function.block_ids().map(|id| cfg.preds(id).len()));
    n_preds[0] += 1;
    // Made when the first parameter gets a value.
    replaced.clear();
    let mut is_joined = false;
    for &id in &cfg.order {
        while let Some(next) = joinable(function, id, n_preds) {
            let mut tail = std::mem::take(function.block_mut(next));
            let arrives = function.block(id).edges[0].args;
            if !tail.params.is_empty() && replaced.is_empty() {
                replaced.extend((0..function.n_values).map(ValueId));
            }
            for (param, &arg) in function.list(tail.params).iter().zip(function.list(arrives)) {
                replaced[param.index()] = arg;
            }
            let block = function.block_mut(id);
            block.insts.pop();
            block.insts.append(&mut tail.insts);
            block.edges = tail.edges;
            block.handler = block.handler.take().or(tail.handler);
            is_joined = true;
            // The stub that is left takes no new memory.
            function.block_mut(next).insts = tail.insts;
        }
    }
    if !is_joined {
        return;
    }
    analyses.forget();
    if replaced.is_empty() {
        return;
    }
    function.rename_values(|mut value| {
        while replaced[value.index()] != value {
            value = replaced[value.index()];
        }
        value
    });
}

/// The successor that the block may take over.
fn joinable(function: &Function, id: BlockId, n_preds: &[usize]) -> Option<BlockId> {
    let block = function.block(id);
    if block.insts.last().map(|inst| inst.op) != Some(Opcode::Jump) {
        return None;
    }
    let next = block.edges[0].block;
    let tail = function.block(next);
    let has_same_handler = function.are_same(&block.handler, &tail.handler) || (tail.handler.is_none() && !tail.may_raise());
    let is_safe = next != id && !tail.is_handler && n_preds[next.index()] == 1 && has_same_handler;
    // Interrupts come in at a backward jump, which must not vanish with its handler.
    is_safe.then_some(next)
}

/// Unreachable blocks stay as stubs, so that numbers do not change.
fn clear_unreachable(function: &mut Function, analyses: &mut Analyses) {
    let cfg = analyses.cfg(function);
    for id in function.block_ids() {
        if !cfg.is_reachable(id) {
            let block = function.block_mut(id);
            let mut insts = std::mem::take(&mut block.insts);
            insts.clear();
            insts.push(Inst::new(Opcode::RaiseHandled, [0, 0], 0));
            *block = Block { origin: block.origin, insts, ..Block::default() };
        }
    }
}
