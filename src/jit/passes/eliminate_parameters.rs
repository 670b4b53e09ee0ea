//! Block parameters that always get the same value are that value.
//!
//! A register that a loop does not change is a parameter of its header for the builder, who does not know yet. A word is the same after
//! it was checked: what comes round a loop may be the parameter itself, behind a guard.

use crate::jit::graph::{BlockId, Graph, V};
use crate::jit::order::reverse_postorder;

pub fn run(graph: &mut Graph) {
    let order = reverse_postorder(graph);
    let mut predecessors: Vec<Vec<BlockId>> = vec![Vec::new(); graph.blocks.len()];
    for &block in &order {
        for target in graph.block(block).end.targets() {
            let known = &mut predecessors[target.block.0 as usize];
            if known.last() != Some(&block) {
                known.push(block);
            }
        }
    }
    loop {
        let mut is_changed = false;
        for &block in &order {
            for index in (0..graph.block(block).params.len()).rev() {
                if let Some(value) = only_value(graph, &predecessors[block.0 as usize], block, index) {
                    let param = graph.block_mut(block).params.remove(index);
                    for from in &predecessors[block.0 as usize] {
                        for target in graph.block_mut(*from).end.targets_mut() {
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
        if !is_changed {
            break;
        }
    }
    graph.resolve_all();
}

/// The value that the parameter gets from everywhere but itself.
fn only_value(graph: &Graph, predecessors: &[BlockId], block: BlockId, index: usize) -> Option<V> {
    let param = graph.block(block).params[index];
    let mut found: Option<V> = None;
    for &from in predecessors {
        for target in graph.block(from).end.targets() {
            if target.block != block {
                continue;
            }
            let value = graph.resolve(target.args[index]);
            let plain = graph.plain(value);
            if plain == param || found == Some(value) {
                continue;
            }
            found = match found {
                None => Some(value),
                Some(other) if graph.plain(other) == plain => Some(plain),
                Some(_) => return None,
            };
        }
    }
    found.filter(|&value| graph.rep(value) == graph.rep(param))
}
