//! Orders of blocks.

use super::graph::{BlockId, Graph};

/// The blocks that can be reached, each before those it leads to, but for the back edges of loops.
pub fn reverse_postorder(graph: &Graph) -> Vec<BlockId> {
    let mut order = Vec::new();
    let mut is_visited = vec![false; graph.blocks.len()];
    let mut stack = vec![(BlockId(0), 0)];
    is_visited[0] = true;
    while let Some((block, next)) = stack.pop() {
        let targets = graph.block(block).end.targets();
        match targets.get(next) {
            Some(target) => {
                stack.push((block, next + 1));
                if !std::mem::replace(&mut is_visited[target.block.0 as usize], true) {
                    stack.push((target.block, 0));
                }
            }
            None => order.push(block),
        }
    }
    order.reverse();
    order
}
