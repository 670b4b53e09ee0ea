//! Which of some chosen values are alive at block boundaries.
//!
//! Given: a function and the values of interest. Gives: one bit set per block for its start and its end. The law: what a
//! handler needs is alive in the whole of every block it protects.

use super::{BitMatrix, BitSet, Cfg};
use crate::ir::{BlockId, Function, ValueId};

/// Liveness of the chosen values.
pub struct Liveness {
    /// The number of a value among the chosen ones, or `u32::MAX`.
    number: Vec<u32>,
    size: usize,
    live_in: BitMatrix,
    live_out: BitMatrix,
}

impl Liveness {
    pub fn new(function: &Function, cfg: &Cfg, chosen: &[ValueId]) -> Liveness {
        let mut number = vec![u32::MAX; function.n_values as usize];
        for (index, value) in chosen.iter().enumerate() {
            number[value.index()] = index as u32;
        }
        let (n_blocks, size) = (function.blocks.len(), chosen.len());
        let mut liveness =
            Liveness { number, size, live_in: BitMatrix::new(n_blocks, size), live_out: BitMatrix::new(n_blocks, size) };
        let mut live = BitSet::new(size);
        let mut changed = !chosen.is_empty();
        let mut is_first = true;
        while changed {
            changed = false;
            for &id in cfg.order.iter().rev() {
                let block = function.block(id);
                live.copy_row(&liveness.live_out, id.index());
                for edge in block.all_edges() {
                    live.union_row(&liveness.live_in, edge.block.index());
                    function.list(edge.args).iter().filter_map(|&arg| liveness.number(arg)).for_each(|arg| live.insert(arg));
                }
                if !liveness.live_out.union(id.index(), &live) && !is_first {
                    continue;
                }
                for inst in block.insts.iter().rev() {
                    function.results(inst).iter().filter_map(|&result| liveness.number(result)).for_each(|result| live.remove(result));
                    function.args(inst).iter().filter_map(|&arg| liveness.number(arg)).for_each(|arg| live.insert(arg));
                }
                function.list(block.params).iter().filter_map(|&param| liveness.number(param)).for_each(|param| live.remove(param));
                liveness.add_needed_by_handler(function, id, &mut live);
                changed |= liveness.live_in.union(id.index(), &live);
            }
            // Without a way back the first round has seen everything.
            changed &= cfg.has_loops();
            is_first = false;
        }
        liveness
    }

    /// The number of a value among the chosen ones.
    pub fn number(&self, value: ValueId) -> Option<usize> {
        let number = self.number[value.index()];
        (number != u32::MAX).then_some(number as usize)
    }

    /// An empty set for chosen values.
    pub fn empty_set(&self) -> BitSet {
        BitSet::new(self.size)
    }

    /// `live` becomes what is alive at the end of a block.
    pub fn copy_live_out(&self, block: BlockId, live: &mut BitSet) {
        live.copy_row(&self.live_out, block.index());
    }

    /// Adds what of the chosen values the handler of `block` needs: it is alive in the whole block.
    pub fn add_needed_by_handler(&self, function: &Function, block: BlockId, live: &mut BitSet) {
        if let Some(handler) = &function.block(block).handler {
            live.union_row(&self.live_in, handler.block.index());
            function.list(handler.args).iter().filter_map(|&arg| self.number(arg)).for_each(|arg| live.insert(arg));
        }
    }
}
