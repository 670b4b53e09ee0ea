//! Small graphs for the tests of passes.
//!
//! Given: nodes, block by block. Gives: a graph, whose guards all leave to one state unless a test says otherwise.

use pyregrine_runtime::vm::tier::Reason;

use crate::jit::graph::{BlockId, End, Graph, Op, Rep, State, StateId, Target, V};

/// A graph with so many blocks, and the state that guards leave to.
pub fn graph(n_blocks: usize) -> Graph {
    let mut graph = Graph::default();
    graph.add_state(State { frame: crate::jit::graph::FrameId::default(), word: 7, values: Vec::new() });
    for _ in 0..n_blocks {
        graph.add_block();
    }
    graph
}

pub fn push(graph: &mut Graph, block: u32, op: Op, args: &[V], rep: Rep) -> V {
    let value = graph.add(op, args, rep, None);
    graph.block_mut(BlockId(block)).nodes.push(value);
    value
}

pub fn guard(graph: &mut Graph, block: u32, op: Op, args: &[V], rep: Rep) -> V {
    let value = push(graph, block, op, args, rep);
    graph.node_mut(value).exit = Some((StateId(0), Reason::Type));
    value
}

pub fn param(graph: &mut Graph, block: u32, rep: Rep) -> V {
    let value = graph.add(Op::Param, &[], rep, None);
    graph.block_mut(BlockId(block)).params.push(value);
    value
}

pub fn jump(graph: &mut Graph, block: u32, to: u32, args: &[V]) {
    graph.block_mut(BlockId(block)).end = End::Jump(target(to, args));
}

pub fn branch(graph: &mut Graph, block: u32, cond: V, one: u32, other: u32) {
    graph.block_mut(BlockId(block)).end = End::Branch(cond, target(one, &[]), target(other, &[]));
}

pub fn return_(graph: &mut Graph, block: u32, value: V) {
    graph.block_mut(BlockId(block)).end = End::Return(value);
}

fn target(block: u32, args: &[V]) -> Target {
    Target { block: BlockId(block), args: args.to_vec() }
}

/// What a block does.
pub fn ops(graph: &Graph, block: u32) -> Vec<Op> {
    graph.block(BlockId(block)).nodes.iter().map(|&node| graph.op(node)).collect()
}
