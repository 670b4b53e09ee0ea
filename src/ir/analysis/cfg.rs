//! Control flow: order, predecessors, dominators, loops.
//!
//! Given: a function. Gives: the blocks that are reachable, in reverse postorder, handler edges included. The law: the order
//! prefers the order of the stack code, so that loops stay together.

use crate::ir::{BlockId, Function};

/// The control flow of a function.
pub struct Cfg {
    /// Reachable blocks in reverse postorder.
    pub order: Vec<BlockId>,
    /// A block's place in `order`, or `u32::MAX`.
    pub place: Vec<u32>,
    /// Predecessors that are reachable, through normal and handler edges; a block occurs once per edge.
    pub preds: Vec<Vec<BlockId>>,
}

/// Immediate dominators.
pub struct Dominators {
    /// In terms of places in the order; the entry is its own.
    idom: Vec<u32>,
    place: Vec<u32>,
    order: Vec<BlockId>,
}

impl Cfg {
    pub fn new(function: &Function) -> Cfg {
        let n = function.blocks.len();
        let mut place = vec![u32::MAX; n];
        let mut state = vec![false; n];
        let mut postorder = Vec::with_capacity(n);
        let successors = |id: BlockId| {
            let block = function.block(id);
            let mut next: Vec<BlockId> = block.edges.iter().map(|edge| edge.block).collect();
            // The one that was last in the stack code is visited first, so it comes last.
            next.sort_by_key(|id| function.block(*id).origin);
            next.extend(block.handler.iter().map(|edge| edge.block));
            next
        };
        state[0] = true;
        let mut stack = vec![(Function::ENTRY, successors(Function::ENTRY))];
        while let Some((id, next)) = stack.last_mut() {
            match next.pop() {
                Some(block) if state[block.index()] => {}
                Some(block) => {
                    state[block.index()] = true;
                    stack.push((block, successors(block)));
                }
                None => {
                    postorder.push(*id);
                    stack.pop();
                }
            }
        }
        postorder.reverse();
        let order = postorder;
        for (index, id) in order.iter().enumerate() {
            place[id.index()] = index as u32;
        }
        let mut preds = vec![Vec::new(); n];
        for &id in &order {
            for edge in function.block(id).all_edges() {
                preds[edge.block.index()].push(id);
            }
        }
        Cfg { order, place, preds }
    }

    pub fn is_reachable(&self, block: BlockId) -> bool {
        self.place[block.index()] != u32::MAX
    }

    /// Cooper, Harvey and Kennedy, "A simple, fast dominance algorithm".
    pub fn dominators(&self) -> Dominators {
        let mut idom = vec![u32::MAX; self.order.len()];
        if let Some(entry) = idom.first_mut() {
            *entry = 0;
        }
        let mut changed = true;
        while changed {
            changed = false;
            for (index, id) in self.order.iter().enumerate().skip(1) {
                let mut new = u32::MAX;
                for pred in &self.preds[id.index()] {
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
        Dominators { idom, place: self.place.clone(), order: self.order.clone() }
    }

    /// For each block the header of the outermost loop around it, if any.
    pub fn outermost_loops(&self, dominators: &Dominators) -> Vec<Option<BlockId>> {
        let mut outermost: Vec<Option<BlockId>> = vec![None; self.preds.len()];
        // Headers in order: an outer loop's header comes before those of its inner loops.
        for &header in &self.order {
            if outermost[header.index()].is_some() {
                continue;
            }
            let latches = self.preds[header.index()].iter().filter(|&&pred| dominators.dominates(header, pred));
            let mut work: Vec<BlockId> = latches.copied().collect();
            if work.is_empty() {
                continue;
            }
            outermost[header.index()] = Some(header);
            while let Some(block) = work.pop() {
                if outermost[block.index()].is_none() {
                    outermost[block.index()] = Some(header);
                    work.extend(self.preds[block.index()].iter().copied());
                }
            }
        }
        outermost
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

impl Dominators {
    /// The block that dominates `block` immediately; the entry's is the entry.
    pub fn immediate(&self, block: BlockId) -> BlockId {
        self.order[self.idom[self.place[block.index()] as usize] as usize]
    }

    /// Whether every way to `block` goes through `dominator`. Both are reachable.
    pub fn dominates(&self, dominator: BlockId, block: BlockId) -> bool {
        let target = self.place[dominator.index()];
        let mut at = self.place[block.index()];
        if target == u32::MAX || at == u32::MAX {
            return false;
        }
        while at > target {
            at = self.idom[at as usize];
        }
        at == target
    }
}
