//! What was seen while code ran: the types, objects and headers that each instruction has met.
//!
//! A [`Sight`] is written by the loop that watches (`interp/tier/watch.rs`), a [`Feedback`] is the copy that a job takes along.

use std::cell::Cell;

use super::Point;
use crate::gc::Tracer;
use crate::value::{Value, Word};

/// A set of types of values.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Seen(pub u16);

impl Seen {
    pub const NOTHING: Seen = Seen(0);
    /// An int in a word.
    pub const INT: Seen = Seen(1);
    pub const FLOAT: Seen = Seen(1 << 1);
    pub const BOOL: Seen = Seen(1 << 2);
    pub const NONE: Seen = Seen(1 << 3);
    /// An int that is an object.
    pub const BIG: Seen = Seen(1 << 4);
    pub const STR: Seen = Seen(1 << 5);
    pub const LIST: Seen = Seen(1 << 6);
    pub const TUPLE: Seen = Seen(1 << 7);
    pub const RANGE_ITERATOR: Seen = Seen(1 << 8);
    pub const LIST_ITERATOR: Seen = Seen(1 << 9);
    pub const FUNCTION: Seen = Seen(1 << 10);
    /// Also of a subclass of a built-in type.
    pub const INSTANCE: Seen = Seen(1 << 11);
    pub const UNBOUND: Seen = Seen(1 << 12);
    pub const BYTES: Seen = Seen(1 << 13);
    pub const OTHER: Seen = Seen(1 << 14);
    /// A generator, or another iterator that calls what it was given.
    pub const GENERATOR: Seen = Seen(1 << 15);
    pub const ANY: Seen = Seen(u16::MAX);

    pub fn union(self, other: Seen) -> Seen {
        Seen(self.0 | other.0)
    }

    /// Whether nothing else was seen, but something was.
    pub fn is_only(self, other: Seen) -> bool {
        self.0 != 0 && self.0 & !other.0 == 0
    }
}

/// What was seen at one instruction, in a job.
#[derive(Clone, Copy, Default)]
pub struct Feedback {
    /// How often it ran while it was watched, up to 255.
    pub runs: u8,
    /// Compiled code has had to leave here too often: what was seen is not to be relied on.
    pub is_unsteady: bool,
    /// An index was negative, or compiled code was given up because of it: it may count from the end.
    pub counts_from_end: bool,
    /// How often compiled code was given up because it met another object here.
    pub n_changes: u8,
    /// The values of the first registers that it reads.
    pub operands: [Seen; 3],
    /// What it wrote into its `dst`.
    pub result: Seen,
    /// What frames returned to the place behind a call, which is this one.
    pub returned: Seen,
    /// The number that it wrote, if it was always the same one; only of globals.
    pub constant: Option<Word>,
    /// The function that the first register it reads contains, if it was always the same one.
    pub first: Option<Word>,
    /// The headers of the objects whose attribute it is about; 0 for none.
    pub headers: [u64; 4],
    pub has_more_headers: bool,
}

/// What was seen at one instruction, as it is being seen: the fields are those of [`Feedback`], and objects that were never seen, or
/// others each time, are unbound.
pub struct Sight {
    pub runs: Cell<u8>,
    pub is_unsteady: Cell<bool>,
    pub counts_from_end: Cell<bool>,
    pub n_changes: Cell<u8>,
    pub operands: [Cell<Seen>; 3],
    pub result: Cell<Seen>,
    pub returned: Cell<Seen>,
    pub has_more_headers: Cell<bool>,
    pub constant: Cell<Value>,
    pub first: Cell<Value>,
    /// The code of the new generator that a call was given, if it was always the same one.
    pub generator: Cell<Value>,
    pub headers: [Cell<u64>; 4],
}

impl Default for Sight {
    fn default() -> Sight {
        let nothing = || Cell::new(Value::UNBOUND);
        Sight {
            runs: Cell::default(),
            is_unsteady: Cell::default(),
            counts_from_end: Cell::default(),
            n_changes: Cell::default(),
            operands: Default::default(),
            result: Cell::default(),
            returned: Cell::default(),
            has_more_headers: Cell::default(),
            constant: nothing(),
            first: nothing(),
            generator: nothing(),
            headers: Default::default(),
        }
    }
}

impl Sight {
    /// What is known by now.
    pub fn feedback(&self) -> Feedback {
        let word = |value: &Cell<Value>| Some(value.get()).filter(|value| !value.is_unbound()).map(Value::word);
        Feedback {
            runs: self.runs.get(),
            is_unsteady: self.is_unsteady.get(),
            counts_from_end: self.counts_from_end.get(),
            n_changes: self.n_changes.get(),
            operands: self.operands.each_ref().map(Cell::get),
            result: self.result.get(),
            returned: self.returned.get(),
            constant: word(&self.constant),
            first: word(&self.first),
            headers: self.headers.each_ref().map(Cell::get),
            has_more_headers: self.has_more_headers.get(),
        }
    }

    /// Keeps alive what it mentions; constants are numbers.
    pub fn trace(&self, tracer: &mut Tracer) {
        tracer.value(self.first.get());
        tracer.value(self.generator.get());
    }
}

/// What is left of a watch.
#[derive(Default)]
pub struct Watch {
    n_instructions: Cell<u32>,
    /// Runs of the point that is to be compiled, and its address.
    n_runs: Cell<u32>,
    point: Cell<usize>,
}

impl Watch {
    /// So many instructions are to be watched, or so many runs of a point.
    pub fn begin(&self, n_instructions: u32, n_runs: u32, point: &Point) {
        self.n_instructions.set(n_instructions);
        self.n_runs.set(n_runs);
        self.point.set(std::ptr::from_ref(point).addr());
    }

    pub fn goes_on(&self) -> bool {
        self.n_instructions.get() > 0
    }

    /// Whether there is an instruction more to be watched.
    #[inline(always)]
    pub fn count_instruction(&self) -> bool {
        let left = self.n_instructions.get();
        self.n_instructions.set(left.saturating_sub(1));
        left > 0
    }

    /// A point runs. It is the next one that does not belong to the watch any more.
    #[inline(always)]
    pub fn count_run(&self, point: &Point) {
        if self.point.get() == std::ptr::from_ref(point).addr() {
            let left = self.n_runs.get();
            self.n_runs.set(left.saturating_sub(1));
            if left == 0 {
                self.n_instructions.set(0);
            }
        }
    }
}
