//! Which of some chosen values are alive at block boundaries.
//!
//! Given: a function and the values of interest. Gives: one bit set per block for its start and its end. The law: what a
//! handler needs is alive in the whole of every block it protects.

use super::Cfg;
use crate::ir::{BlockId, Function, ValueId};

/// A set of small numbers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BitSet {
    words: Vec<u64>,
}

impl BitSet {
    pub fn new(size: usize) -> BitSet {
        BitSet { words: vec![0; size.div_ceil(64)] }
    }

    pub fn full(size: usize) -> BitSet {
        let mut set = BitSet::new(size);
        (0..size).for_each(|index| set.insert(index));
        set
    }

    pub fn insert(&mut self, index: usize) {
        self.words[index / 64] |= 1 << (index % 64);
    }

    pub fn remove(&mut self, index: usize) {
        self.words[index / 64] &= !(1 << (index % 64));
    }

    pub fn contains(&self, index: usize) -> bool {
        self.words[index / 64] >> (index % 64) & 1 == 1
    }

    /// Adds the other's members; whether that changed anything.
    pub fn union(&mut self, other: &BitSet) -> bool {
        let mut changed = false;
        for (word, &more) in self.words.iter_mut().zip(&other.words) {
            changed |= *word | more != *word;
            *word |= more;
        }
        changed
    }

    pub fn intersect(&mut self, other: &BitSet) {
        for (word, &mask) in self.words.iter_mut().zip(&other.words) {
            *word &= mask;
        }
    }

    pub fn subtract(&mut self, other: &BitSet) {
        for (word, &mask) in self.words.iter_mut().zip(&other.words) {
            *word &= !mask;
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(index, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                (rest != 0).then(|| {
                    let bit = rest.trailing_zeros() as usize;
                    rest &= rest - 1;
                    index * 64 + bit
                })
            })
        })
    }
}

/// Liveness of the chosen values.
pub struct Liveness {
    /// The number of a value among the chosen ones, or `u32::MAX`.
    pub number: Vec<u32>,
    pub live_in: Vec<BitSet>,
    pub live_out: Vec<BitSet>,
}

impl Liveness {
    pub fn new(function: &Function, cfg: &Cfg, chosen: &[ValueId]) -> Liveness {
        let mut number = vec![u32::MAX; function.n_values as usize];
        for (index, value) in chosen.iter().enumerate() {
            number[value.index()] = index as u32;
        }
        let n_blocks = function.blocks.len();
        let empty = BitSet::new(chosen.len());
        let mut live_in = vec![empty.clone(); n_blocks];
        let mut live_out = vec![empty.clone(); n_blocks];
        if chosen.is_empty() {
            return Liveness { number, live_in, live_out };
        }
        let of = |value: ValueId| (number[value.index()] != u32::MAX).then_some(number[value.index()] as usize);
        let mut changed = true;
        while changed {
            changed = false;
            for &id in cfg.order.iter().rev() {
                let block = function.block(id);
                let mut live = live_out[id.index()].clone();
                for edge in block.all_edges() {
                    live.union(&live_in[edge.block.index()]);
                    edge.args.iter().filter_map(|&arg| of(arg)).for_each(|arg| live.insert(arg));
                }
                if live == live_out[id.index()] && live_in[id.index()] != empty {
                    continue;
                }
                live_out[id.index()] = live.clone();
                for inst in block.insts.iter().rev() {
                    inst.results.iter().filter_map(|&result| of(result)).for_each(|result| live.remove(result));
                    inst.args.iter().filter_map(|&arg| of(arg)).for_each(|arg| live.insert(arg));
                }
                block.params.iter().filter_map(|&param| of(param)).for_each(|param| live.remove(param));
                if let Some(handler) = &block.handler {
                    live.union(&live_in[handler.block.index()]);
                    handler.args.iter().filter_map(|&arg| of(arg)).for_each(|arg| live.insert(arg));
                }
                changed |= live_in[id.index()].union(&live);
            }
        }
        Liveness { number, live_in, live_out }
    }

    /// What of the chosen values the handler of `block` needs: alive in the whole block.
    pub fn needed_by_handler(&self, function: &Function, block: BlockId) -> BitSet {
        let mut needed = BitSet::new(self.live_in[0].words.len() * 64);
        if let Some(handler) = &function.block(block).handler {
            needed.union(&self.live_in[handler.block.index()]);
            for arg in &handler.args {
                if self.number[arg.index()] != u32::MAX {
                    needed.insert(self.number[arg.index()] as usize);
                }
            }
        }
        needed
    }
}
