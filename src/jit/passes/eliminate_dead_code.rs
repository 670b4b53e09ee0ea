//! Nodes whose values nobody uses, and that do nothing else, go. A guard does something else: where it leaves, Python may raise.

use crate::jit::graph::{Graph, Op, V};
use crate::jit::order::reverse_postorder;

pub fn run(graph: &mut Graph) {
    let order = reverse_postorder(graph);
    let mut is_live = vec![false; graph.nodes.len()];
    let mut todo: Vec<V> = Vec::new();
    let mut states = Vec::new();
    for &block in &order {
        todo.extend(graph.block(block).nodes.iter().copied().filter(|&node| !is_removable(graph, node)));
        match &graph.block(block).end {
            crate::jit::graph::End::Branch(cond, ..) => todo.push(*cond),
            crate::jit::graph::End::Return(value) | crate::jit::graph::End::Yield(_, value) => todo.push(*value),
            _ => {}
        }
        states.extend(graph.end_state(block));
        for target in graph.block(block).end.targets() {
            todo.extend(&target.args);
        }
    }
    let mut is_seen = vec![false; graph.states.len()];
    loop {
        for state in states.drain(..) {
            if !std::mem::replace(&mut is_seen[state.0 as usize], true) {
                todo.extend(graph.state(state).values.iter().map(|&(_, value, _)| value));
            }
        }
        let Some(value) = todo.pop() else { break };
        if std::mem::replace(&mut is_live[value.0 as usize], true) {
            continue;
        }
        let node = graph.node(value);
        todo.extend(&node.args);
        states.extend(node.exit.map(|(state, _)| state));
    }
    for block in order {
        graph.block_mut(block).nodes.retain(|&node| is_live[node.0 as usize]);
    }
}

/// Whether nothing is lost with the node but its value.
fn is_removable(graph: &Graph, node: V) -> bool {
    let op = graph.op(node);
    op.is_pure() && (graph.node(node).exit.is_none() || matches!(op, Op::BoxInt | Op::BoxFloat | Op::BoxBool))
}
