//! Block parameters that always get the same value are that value.
//!
//! A register that a loop does not change is a parameter of its header for the builder, who does not know yet.

use crate::jit::graph::{BlockId, Graph, V};
use crate::jit::order::reverse_postorder;

pub fn run(graph: &mut Graph) {
    loop {
        let order = reverse_postorder(graph);
        let mut is_changed = false;
        for &block in &order {
            for index in (0..graph.block(block).params.len()).rev() {
                if let Some(value) = only_value(graph, &order, block, index) {
                    let param = graph.block_mut(block).params.remove(index);
                    for &from in &order {
                        for target in graph.block_mut(from).end.targets_mut() {
                            if target.block == block {
                                target.args.remove(index);
                            }
                        }
                    }
                    graph.replace(param, value);
                    is_changed = true;
                }
            }
        }
        graph.resolve_all();
        if !is_changed {
            return;
        }
    }
}

/// The value that the parameter gets from everywhere but itself.
fn only_value(graph: &Graph, order: &[BlockId], block: BlockId, index: usize) -> Option<V> {
    let param = graph.block(block).params[index];
    let mut found = None;
    for &from in order {
        for target in graph.block(from).end.targets() {
            if target.block != block {
                continue;
            }
            let value = graph.resolve(target.args[index]);
            if value == param || found == Some(value) {
                continue;
            }
            if found.is_some() {
                return None;
            }
            found = Some(value);
        }
    }
    found.filter(|&value| graph.rep(value) == graph.rep(param))
}
