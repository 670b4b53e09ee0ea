//! Orders of blocks, and what follows from them: dominators and loops.
//!
//! Given: a graph. Gives: its reverse postorder, the tree of dominators, and the natural loops. The law: blocks that cannot be reached
//! are in none of them.

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

const UNREACHED: u32 = u32::MAX;

/// Which blocks come before others on every way.
pub struct Dominators {
    pub order: Vec<BlockId>,
    /// Where control comes from, once for each edge.
    pub predecessors: Vec<Vec<BlockId>>,
    /// The blocks whose next dominator a block is.
    pub children: Vec<Vec<BlockId>>,
    /// The time at which a walk of the tree enters and leaves a block.
    span: Vec<(u32, u32)>,
}

impl Dominators {
    /// By Cooper, Harvey and Kennedy.
    pub fn new(graph: &Graph) -> Dominators {
        let order = reverse_postorder(graph);
        let n_blocks = graph.blocks.len();
        let mut position = vec![UNREACHED; n_blocks];
        let mut predecessors = vec![Vec::new(); n_blocks];
        for (index, &block) in order.iter().enumerate() {
            position[block.0 as usize] = index as u32;
            graph.block(block).end.targets().iter().for_each(|target| predecessors[target.block.0 as usize].push(block));
        }
        // By positions; a block's parent has a smaller one.
        let mut parent = vec![UNREACHED; order.len()];
        parent[0] = 0;
        let mut is_changed = true;
        while is_changed {
            is_changed = false;
            for (index, block) in order.iter().enumerate().skip(1) {
                let from = predecessors[block.0 as usize].iter().map(|from| position[from.0 as usize]);
                let known = from.filter(|&from| parent[from as usize] != UNREACHED);
                let found = known.reduce(|one, other| meet(&parent, one, other)).expect("a reachable block is reached from an earlier one");
                is_changed |= std::mem::replace(&mut parent[index], found) != found;
            }
        }
        let mut children = vec![Vec::new(); n_blocks];
        for (index, &block) in order.iter().enumerate().skip(1) {
            children[order[parent[index] as usize].0 as usize].push(block);
        }
        let span = spans(&children);
        Dominators { order, predecessors, children, span }
    }

    /// Whether every way to `block` goes through `above`; a block dominates itself.
    pub fn dominates(&self, above: BlockId, block: BlockId) -> bool {
        let (above, block) = (self.span[above.0 as usize], self.span[block.0 as usize]);
        above.0 <= block.0 && block.1 <= above.1
    }
}

fn meet(parent: &[u32], mut one: u32, mut other: u32) -> u32 {
    while one != other {
        if one > other {
            one = parent[one as usize];
        } else {
            other = parent[other as usize];
        }
    }
    one
}

fn spans(children: &[Vec<BlockId>]) -> Vec<(u32, u32)> {
    // What is not reached is dominated by nothing, and dominates nothing.
    let mut span = vec![(UNREACHED, 0); children.len()];
    let mut stack = vec![(BlockId(0), 0)];
    let mut time = 0;
    while let Some((block, next)) = stack.pop() {
        let at = block.0 as usize;
        if next == 0 {
            span[at].0 = time;
            time += 1;
        }
        match children[at].get(next) {
            Some(&child) => stack.extend([(block, next + 1), (child, 0)]),
            None => {
                span[at].1 = time;
                time += 1;
            }
        }
    }
    span
}

/// A natural loop: what can go back to its header without leaving.
pub struct Loop {
    pub header: BlockId,
    /// The blocks that go back to the header.
    pub latches: Vec<BlockId>,
    pub blocks: Vec<BlockId>,
}

/// All natural loops, inner ones before those around them.
pub fn loops(dominators: &Dominators) -> Vec<Loop> {
    let mut found = Vec::new();
    for &header in dominators.order.iter().rev() {
        let from = &dominators.predecessors[header.0 as usize];
        let mut latches: Vec<BlockId> = from.iter().copied().filter(|&from| dominators.dominates(header, from)).collect();
        latches.dedup();
        if !latches.is_empty() {
            found.push(natural_loop(dominators, header, latches));
        }
    }
    found
}

/// Headers that an inner loop has in common with a loop around it, as in code that is entered at the inner one, which is what jumps back
/// in the register code.
pub fn shared_headers(graph: &Graph, dominators: &Dominators) -> Vec<BlockId> {
    let is_shared = |&header: &BlockId| {
        let mut latches = dominators.predecessors[header.0 as usize].iter().filter(|&&from| dominators.dominates(header, from));
        latches.clone().any(|latch| graph.backward.contains(latch)) && latches.any(|latch| !graph.backward.contains(latch))
    };
    dominators.order.iter().copied().filter(is_shared).collect()
}

fn natural_loop(dominators: &Dominators, header: BlockId, latches: Vec<BlockId>) -> Loop {
    let mut blocks = vec![header];
    let mut is_inside = vec![false; dominators.predecessors.len()];
    is_inside[header.0 as usize] = true;
    let mut todo = latches.clone();
    while let Some(block) = todo.pop() {
        if !std::mem::replace(&mut is_inside[block.0 as usize], true) {
            blocks.push(block);
            todo.extend(&dominators.predecessors[block.0 as usize]);
        }
    }
    Loop { header, latches, blocks }
}
