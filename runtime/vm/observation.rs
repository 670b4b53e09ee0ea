//! What an observed machine counts. Only the observed loop (`interp/dispatch/observed_loop.rs`) knows of it.

use std::cell::Cell;
use std::time::{Duration, Instant};

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
    pub compiled: CompiledShare,
}

/// What compiled code has done.
pub struct CompiledShare {
    /// Instructions, which compiled code counts itself: straight pieces at their start, also those that it has the interpreter do.
    pub instructions: Cell<u64>,
    /// Time in compiled code, with what it has the interpreter do.
    pub time: Cell<Duration>,
    is_inside: Cell<bool>,
    started: Instant,
}

impl CompiledShare {
    fn new() -> CompiledShare {
        CompiledShare { instructions: Cell::new(0), time: Cell::default(), is_inside: Cell::new(false), started: Instant::now() }
    }

    /// Compiled code is entered, from the interpreter or from what compiled code has it do; to be given to `leave`.
    pub fn enter(&self) -> Option<Instant> {
        (!self.is_inside.replace(true)).then(Instant::now)
    }

    pub fn leave(&self, entered: Option<Instant>) {
        if let Some(entered) = entered {
            self.is_inside.set(false);
            self.time.set(self.time.get() + entered.elapsed());
        }
    }

    /// Since the machine was observed.
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
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
            compiled: CompiledShare::new(),
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
