//! Control flow: order, predecessors, dominators, loops.
//!
//! Given: a function. Gives: the blocks that are reachable, in reverse postorder, handler edges included. The law: the order
//! prefers the order of the stack code, so that loops stay together.

use crate::ir::{BlockId, Function};

/// The control flow of a function.
#[derive(Default)]
pub struct Cfg {
    /// Reachable blocks in reverse postorder.
    pub order: Vec<BlockId>,
    /// A block's place in `order`, or `u32::MAX`.
    place: Vec<u32>,
    /// Where the predecessors of each block begin in `preds`; one more at the end.
    first_pred: Vec<u32>,
    preds: Vec<BlockId>,
    has_loops: bool,
    /// While the order is found: blocks on the way, with the number of their successors that have been visited.
    stack: Vec<(BlockId, u32)>,
}

/// Immediate dominators.
pub struct Dominators<'c> {
    /// In terms of places in the order; the entry is its own.
    idom: Vec<u32>,
    cfg: &'c Cfg,
}

impl Cfg {
    pub fn new(function: &Function) -> Cfg {
        let mut cfg = Cfg::default();
        cfg.compute(function);
        cfg
    }

    /// Becomes the control flow of a function.
    pub fn compute(&mut self, function: &Function) {
        let Cfg { order, place, first_pred, preds, has_loops, stack } = self;
        let n = function.blocks.len();
        place.clear();
        place.resize(n, u32::MAX);
        order.clear();
        *has_loops = false;
        stack.push((Function::ENTRY, 0));
        place[0] = ON_THE_WAY;
        while let Some((id, n_visited)) = stack.last_mut() {
            match successor(function, *id, *n_visited) {
                Some(block) => {
                    *n_visited += 1;
                    *has_loops |= place[block.index()] == ON_THE_WAY;
                    if place[block.index()] == u32::MAX {
                        place[block.index()] = ON_THE_WAY;
                        stack.push((block, 0));
                    }
                }
                None => {
                    place[id.index()] = 0;
                    order.push(*id);
                    stack.pop();
                }
            }
        }
        order.reverse();
        // The predecessors of a block are counted, then put behind those of the blocks before it: `first_pred` ends up one block ahead.
        first_pred.clear();
        first_pred.resize(n + 2, 0);
        for (index, &id) in order.iter().enumerate() {
            place[id.index()] = index as u32;
            function.block(id).all_edges().for_each(|edge| first_pred[edge.block.index() + 2] += 1);
        }
        for index in 1..=n {
            first_pred[index + 1] += first_pred[index];
        }
        preds.clear();
        preds.resize(first_pred[n + 1] as usize, Function::ENTRY);
        for &id in &*order {
            for edge in function.block(id).all_edges() {
                let next = &mut first_pred[edge.block.index() + 1];
                preds[*next as usize] = id;
                *next += 1;
            }
        }
    }

    /// Predecessors that are reachable, through normal and handler edges; a block occurs once per edge.
    pub fn preds(&self, block: BlockId) -> &[BlockId] {
        &self.preds[self.first_pred[block.index()] as usize..self.first_pred[block.index() + 1] as usize]
    }

    /// Whether a block can be reached from itself.
    pub fn has_loops(&self) -> bool {
        self.has_loops
    }

    pub fn is_reachable(&self, block: BlockId) -> bool {
        self.place[block.index()] != u32::MAX
    }

    /// Cooper, Harvey and Kennedy, "A simple, fast dominance algorithm".
    pub fn dominators(&self) -> Dominators<'_> {
        let mut idom = vec![u32::MAX; self.order.len()];
        if let Some(entry) = idom.first_mut() {
            *entry = 0;
        }
        let mut changed = true;
        while changed {
            changed = false;
            for (index, id) in self.order.iter().enumerate().skip(1) {
                let mut new = u32::MAX;
                for pred in self.preds(*id) {
                    let pred = self.place[pred.index()];
                    if idom[pred as usize] == u32::MAX {
                        continue;
                    }
                    new = if new == u32::MAX { pred } else { intersect(&idom, new, pred) };
                }
                if idom[index] != new {
                    idom[index] = new;
                    changed = true;
                }
            }
        }
        Dominators { idom, cfg: self }
    }

    /// For each block the header of the outermost loop around it, if any.
    pub fn outermost_loops(&self, dominators: &Dominators) -> Vec<Option<BlockId>> {
        let mut outermost: Vec<Option<BlockId>> = vec![None; self.place.len()];
        // Headers in order: an outer loop's header comes before those of its inner loops.
        for &header in &self.order {
            if outermost[header.index()].is_some() {
                continue;
            }
            let latches = self.preds(header).iter().filter(|&&pred| dominators.dominates(header, pred));
            let mut work: Vec<BlockId> = latches.copied().collect();
            if work.is_empty() {
                continue;
            }
            outermost[header.index()] = Some(header);
            while let Some(block) = work.pop() {
                if outermost[block.index()].is_none() {
                    outermost[block.index()] = Some(header);
                    work.extend(self.preds(block));
                }
            }
        }
        outermost
    }
}

/// In `Cfg::place`, while it is being made: the block is on the way from the entry to the present one.
const ON_THE_WAY: u32 = u32::MAX - 1;

/// The successor of a block that is visited after `n_visited` others: the handler, then what was last in the stack code. What is
/// visited first comes last in the order.
fn successor(function: &Function, id: BlockId, n_visited: u32) -> Option<BlockId> {
    let block = function.block(id);
    let n_visited = match &block.handler {
        Some(handler) if n_visited == 0 => return Some(handler.block),
        Some(_) => n_visited - 1,
        None => n_visited,
    };
    match &block.edges[..] {
        [edge] => (n_visited == 0).then_some(edge.block),
        [first, second] => {
            let is_swapped = function.block(first.block).origin > function.block(second.block).origin;
            let pair = if is_swapped { [first, second] } else { [second, first] };
            pair.get(n_visited as usize).map(|edge| edge.block)
        }
        _ => None,
    }
}

fn intersect(idom: &[u32], mut left: u32, mut right: u32) -> u32 {
    while left != right {
        while left > right {
            left = idom[left as usize];
        }
        while right > left {
            right = idom[right as usize];
        }
    }
    left
}

impl Dominators<'_> {
    /// The block that dominates `block` immediately; the entry's is the entry.
    pub fn immediate(&self, block: BlockId) -> BlockId {
        self.cfg.order[self.idom[self.cfg.place[block.index()] as usize] as usize]
    }

    /// Whether every way to `block` goes through `dominator`. Both are reachable.
    pub fn dominates(&self, dominator: BlockId, block: BlockId) -> bool {
        let target = self.cfg.place[dominator.index()];
        let mut at = self.cfg.place[block.index()];
        if target == u32::MAX || at == u32::MAX {
            return false;
        }
        while at > target {
            at = self.idom[at as usize];
        }
        at == target
    }
}
