//! Points: where code is counted and compiled code can be entered, and what has become of them.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::sync::atomic::Ordering;
use std::time::Instant;

use rustc_hash::FxHashMap;

use super::{Reason, Seen, Sight, Version};
use crate::gc::Tracer;
use crate::isa::Op;

/// The address of compiled code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CompiledEntry(pub *const u8);

/// What has become of a point.
#[derive(Clone, Default)]
pub enum State {
    /// It is not compiled, or not yet.
    #[default]
    Cold,
    /// It is being compiled; the job is among those in flight.
    Pending,
    Compiled(Rc<Version>),
    /// It was left too often where it had not run before. It is not entered until its successor is being compiled.
    Outgrown(Rc<Version>),
    /// It is entered as long as its successor is being compiled.
    Replacing(Rc<Version>),
    /// It will not be compiled again; a loop's operation stands in the code again.
    Refused,
}

impl State {
    /// What may be entered, or may be again.
    fn version(&self) -> Option<&Rc<Version>> {
        match self {
            State::Compiled(version) | State::Outgrown(version) | State::Replacing(version) => Some(version),
            State::Cold | State::Pending | State::Refused => None,
        }
    }
}

/// A place where compiled code can be entered: the first instruction of a loop, whose operation is replaced by `tier_point`, or of a
/// function, in front of which there is a `tier_front`.
pub struct Point {
    pub word: u32,
    /// What is entered, if it is compiled.
    pub entry: Cell<Option<CompiledEntry>>,
    /// What the registers held when the code was about to be compiled.
    pub entry_types: RefCell<Vec<Seen>>,
    /// The operation at the word, which a `tier_point` stands for.
    pub op: Op,
    /// Runs, when something was last done about it; what is counted down since then comes to it in one piece.
    pub count: Cell<u32>,
    /// When it was refused last because it is not hot, or there was no time.
    pub asked: Cell<Option<Instant>>,
    pub state: RefCell<State>,
    pub n_versions: Cell<u8>,
    /// Loops out of which a guard was hoisted that failed, as a job has them.
    pub unhoisted: RefCell<Vec<(u64, u32)>>,
}

/// What a point needs to count, in one piece, and where the rest of it is.
struct Slot {
    /// The number of the point, counted from one, or zero.
    number: u16,
    op: Op,
    countdown: Cell<u32>,
}

/// The second tier of one code object.
pub struct CodeTier {
    /// In the order of their words.
    pub points: Vec<Point>,
    /// One for each word.
    slots: Box<[Slot]>,
    /// One for each word, and one for the end; empty until code is watched.
    pub feedback: OnceCell<Box<[Sight]>>,
    /// What registers held where code was left because of a type, by the word.
    pub arrivals: RefCell<FxHashMap<u32, Vec<Seen>>>,
    /// The compiled function, for compiled code that calls it.
    pub native_entry: Cell<*const u8>,
    /// Functions of the code begin with a `tier_front`.
    pub has_front: bool,
    /// A job for one of the points is in flight. As the others would not run if the program waited, they do not count.
    pub is_in_flight: Cell<bool>,
}

impl CodeTier {
    /// Of code with so many words, whose points are to be left alone for so many runs.
    pub fn new(points: Vec<Point>, n_words: usize, has_front: bool, threshold: u32) -> CodeTier {
        let empty = || Slot { number: 0, op: Op::TierPoint, countdown: Cell::new(0) };
        let mut slots: Box<[Slot]> = (0..n_words).map(|_| empty()).collect();
        for (point, number) in points.iter().zip(1..) {
            slots[point.word as usize] = Slot { number, op: point.op, countdown: Cell::new(threshold) };
        }
        CodeTier {
            points,
            slots,
            feedback: OnceCell::new(),
            arrivals: RefCell::default(),
            native_entry: Cell::new(std::ptr::null()),
            has_front,
            is_in_flight: Cell::new(false),
        }
    }

    /// The point at a word, and its index.
    #[inline(always)]
    pub fn find(&self, word: usize) -> Option<(usize, &Point)> {
        let index = usize::from(self.slots.get(word)?.number.checked_sub(1)?);
        Some((index, self.points.get(index)?))
    }

    /// Counts a run of a loop; the operation that its point stands for, unless that was the last run to be counted.
    #[inline(always)]
    pub fn count_down(&self, word: usize) -> Option<Op> {
        let slot = self.slots.get(word)?;
        let left = slot.countdown.get();
        slot.countdown.set(left.saturating_sub(1));
        (left > 1).then_some(slot.op)
    }

    /// So many runs of a loop are counted before anything is done about it.
    pub fn set_countdown(&self, word: usize, n_runs: u32) {
        self.slots[word].countdown.set(n_runs);
    }

    pub fn trace(&self, tracer: &mut Tracer) {
        self.feedback.get().into_iter().flatten().for_each(|seen| seen.trace(tracer));
        for point in &self.points {
            if let Some(version) = point.state.borrow().version() {
                version.trace(tracer);
            }
        }
    }

    /// Code was left at this word, with these types.
    pub fn see_arrival(&self, word: u32, types: Vec<Seen>) {
        let mut arrivals = self.arrivals.borrow_mut();
        let known = arrivals.entry(word).or_insert_with(|| vec![Seen::NOTHING; types.len()]);
        known.iter_mut().zip(types).for_each(|(known, seen)| *known = known.union(seen));
    }

    /// Whether there is a version that may be entered.
    pub fn is_compiled(&self) -> bool {
        self.points.iter().any(|point| point.state.borrow().version().is_some())
    }

    /// Versions that rely on something that is not so any more are not entered again, and what runs of them leaves soon.
    pub fn invalidate(&self, is_concerned: impl Fn(&Version) -> bool, retired: &mut Vec<Rc<Version>>) {
        for point in &self.points {
            if point.state.borrow().version().is_some_and(|version| is_concerned(version)) {
                self.retire(point, retired);
            }
        }
    }

    /// The version of a point, if it has one, is not entered again, and what runs of it leaves soon. A successor is still waited for.
    pub fn retire(&self, point: &Point, retired: &mut Vec<Rc<Version>>) {
        let mut state = point.state.borrow_mut();
        let Some(version) = state.version().cloned() else { return };
        version.validity.store(1, Ordering::Relaxed);
        self.set_entry(point, None);
        let failed = version.published.artifact.exits.iter().filter(|exit| exit.reason == Reason::Hoisted && exit.count.get() > 0);
        point.unhoisted.borrow_mut().extend(failed.map(|exit| (exit.frames.last().map_or(0, |frame| frame.code.bits()), exit.word)));
        retired.push(version);
        *state = if matches!(*state, State::Replacing(_)) { State::Pending } else { State::Cold };
    }

    /// What is entered at a point from now on.
    pub fn set_entry(&self, point: &Point, version: Option<&Version>) {
        let address = version.map(|version| version.published.lease.address);
        point.entry.set(address.map(CompiledEntry));
        if point.word == 0 {
            self.native_entry.set(address.unwrap_or(std::ptr::null()));
        }
    }
}
