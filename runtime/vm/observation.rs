//! What an observed machine counts. Only the observed loop (`interp/dispatch/observed_loop.rs`) knows of it.

use crate::isa::Op;

/// Counts of one run, and whether it is also shown while it goes on.
pub struct Observation {
    /// Every instruction is written to stderr before it runs.
    pub is_tracing: bool,
    /// How often each instruction was executed, by `Op`.
    pub executed: Vec<u64>,
    /// How often its fast half gave up.
    pub slow: Vec<u64>,
    /// How often one followed another: `first * number of instructions + second`.
    pub pairs: Vec<u64>,
    /// Python frames that were entered.
    pub calls: u64,
    pub deepest: usize,
    pub previous: Option<Op>,
    pub depth: usize,
}

impl Observation {
    pub fn new(is_tracing: bool) -> Observation {
        let count = Op::ALL.len();
        Observation {
            is_tracing,
            executed: vec![0; count],
            slow: vec![0; count],
            pairs: vec![0; count * count],
            calls: 0,
            deepest: 0,
            previous: None,
            depth: 0,
        }
    }

    /// An instruction is about to run, at this depth of frames.
    pub fn count(&mut self, op: Op, depth: usize) {
        self.executed[op as usize] += 1;
        if let Some(previous) = self.previous.replace(op) {
            self.pairs[previous as usize * Op::ALL.len() + op as usize] += 1;
        }
        self.calls += depth.saturating_sub(self.depth) as u64;
        self.deepest = self.deepest.max(depth);
        self.depth = depth;
    }

    /// The pairs that occurred, most frequent first.
    pub fn sorted_pairs(&self) -> Vec<(Op, Op, u64)> {
        let count = Op::ALL.len();
        let mut pairs: Vec<_> = self.pairs.iter().enumerate().filter(|&(_, &n)| n > 0).map(|(index, &n)| (Op::ALL[index / count], Op::ALL[index % count], n)).collect();
        pairs.sort_by_key(|&(_, _, n)| std::cmp::Reverse(n));
        pairs
    }

    /// Whether an instruction looks into an inline cache: its fast half is the hit, its slow half the miss.
    pub fn is_cached(op: Op) -> bool {
        op.fields().iter().any(|&(_, kind, _)| kind == crate::isa::FieldKind::Cache)
    }
}
