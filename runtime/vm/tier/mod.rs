//! The second tier, as data: what was seen while code ran, what a compiler is given, and what it gives back.
//!
//! Hot functions and loops are compiled from their register code and from what the interpreter has seen (`interp/tier.rs` decides
//! when). A [`Job`] is plain data: it can be compiled without looking at the machine, so a thread beside it can do that (`worker.rs`). The law:
//! compiled code is an accelerator between two instructions of the interpreter. Whatever it cannot do, it leaves to the interpreter at an
//! [`Exit`], with every register as the interpreter would have it.

mod budget;
mod feedback;
mod safety;
mod worker;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::{Duration, Instant};

use rustc_hash::FxHashMap;

use super::{CodeMemory, Lease};
use crate::gc::Tracer;
use crate::isa::{Handler, Op};
use crate::value::{Value, Word};
pub use budget::Budget;
pub use feedback::{Feedback, Seen, Sight, Watch};
pub use safety::{MOST_ARGUMENTS, Rule, Safety};
pub use worker::{Finished, InFlight, Worker, processors};

/// When code is compiled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum JitMode {
    #[default]
    Off,
    /// When it has run often.
    On,
    /// When it runs the second time.
    Always,
}

/// Where compiled code is entered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EntryKind {
    Function,
    Loop,
}

/// What a call of a known function needs.
#[derive(Clone, Debug)]
pub struct Callee {
    pub arity: u32,
    pub n_homes: u32,
    pub n_regs: u32,
    /// The address between the code's caches and constants, and of the first instruction.
    pub data: u64,
    pub entry: u64,
    /// Where the address of the compiled function is, or 0.
    pub native_entry: u64,
}

/// What a call of a class with an `__init__` in Python needs.
#[derive(Clone, Debug)]
pub struct Instantiation {
    /// The `__init__`.
    pub init: Word,
    pub callee: Callee,
}

/// A native function with a name that a compiler may know better.
#[derive(Clone, Debug)]
pub struct Native {
    pub name: String,
    pub module: String,
    /// How it may be called as a leaf, if it may.
    pub safety: Option<Safety>,
}

/// What the name of an attribute means for objects with a header: the words of an inline cache.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Meaning<T = Value> {
    pub header: u64,
    pub first: u64,
    pub second: u64,
    pub value: T,
}

impl Meaning {
    /// The same for a job.
    pub fn words(self) -> Meaning<Word> {
        Meaning { header: self.header, first: self.first, second: self.second, value: self.value.word() }
    }
}

/// Where a module has an attribute.
#[derive(Clone, Copy, Debug)]
pub struct ModuleAttribute {
    pub module: Word,
    /// The dict's version, and where it stands.
    pub version: u64,
    pub version_address: u64,
    /// Where the value stands, as long as the version is the same.
    pub entry: u64,
    pub value: Word,
}

/// What is compiled, for who reads about it.
#[derive(Clone, Debug)]
pub struct Subject {
    pub name: String,
    pub file: String,
    pub line: u32,
    pub kind: EntryKind,
    pub version: u8,
}

/// Everything that a compiler needs to know about one piece of code. Addresses are numbers: nothing leads to an object.
pub struct Job {
    pub name: String,
    pub kind: EntryKind,
    /// The word where compiled code begins.
    pub start: usize,
    pub words: Vec<u64>,
    pub handlers: Vec<Handler>,
    pub n_regs: u16,
    /// Homes, and `r0` of a namespace: what can be seen from outside.
    pub n_fixed: u16,
    pub constants: Vec<(Word, Seen)>,
    pub caches: Vec<[u64; 4]>,
    pub feedback: Vec<Feedback>,
    /// What the registers hold where compiled code begins.
    pub entry_types: Vec<Seen>,
    /// The address of the first instruction.
    pub code: u64,
    /// The code object.
    pub code_object: Word,
    /// The function, unless it is one of many with this code, and the dicts of its globals and built-ins.
    pub function: Word,
    pub globals: Word,
    pub builtins: Word,
    pub names: Vec<Word>,
    /// The code is that of a function that is no generator: its returns go to the caller.
    pub is_function: bool,
    /// Returns have to look for a frame object.
    pub is_observed: bool,
    /// Functions and native functions that were met, by their words.
    pub known: FxHashMap<u64, Word>,
    pub callees: FxHashMap<u64, Callee>,
    pub natives: FxHashMap<u64, Native>,
    pub classes: FxHashMap<u64, Instantiation>,
    /// By the word of the instruction that asks for it.
    pub module_attributes: FxHashMap<usize, ModuleAttribute>,
    /// By the word of the instruction that asks for it: the one class that it has met, and the attribute.
    pub class_attributes: FxHashMap<usize, (Word, Word)>,
    /// For all headers that the instruction at a word has seen.
    pub attributes: FxHashMap<usize, Vec<Meaning<Word>>>,
    /// What registers held where code was left because of a type.
    pub arrivals: FxHashMap<u32, Vec<Seen>>,
    /// Loops out of which a guard was hoisted that failed: words, with the code object's if the code was inlined, else 0.
    pub unhoisted: Vec<(u64, u32)>,
    /// 1 once an assumption does not hold any more; compiled code looks here after what may have changed that.
    pub validity: Arc<AtomicU8>,
    /// Functions that may be compiled in place of their calls, by the function's word.
    pub inlines: FxHashMap<u64, Box<Job>>,
    /// Generators that may be compiled in place of calls that use them up, by the word of the call.
    pub generators: FxHashMap<usize, Box<Job>>,
    /// The code of a generator that is compiled in place: control goes on behind each `yield`.
    pub is_consumed: bool,
}

/// How an exit finds the value of a register: the compiled frame has its 64 bits as a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Location {
    pub number: Number,
    /// Behind the number there is whether the register is bound at all.
    pub may_be_unbound: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Number {
    Int,
    Float,
    Bool,
}

/// Why compiled code gives up.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Reason {
    /// A value is not of the type that was seen before.
    Type,
    /// An int does not fit into 64 bits.
    Overflow,
    /// An index is not in range, or counts from the end.
    Index,
    /// There are more or fewer items than before.
    Bounds,
    /// A divisor is zero, a count of a shift is negative: an exception is near.
    Domain,
    /// Another object than before: a function, a class, the keys of a dict.
    Identity,
    /// Code that has not run before.
    Unseen,
    /// An instruction that only the interpreter has, or where it takes over in any case.
    Interpreter,
    /// The machine was asked for something (a poll), or there is no room for a call.
    Request,
    /// An assumption does not hold any more.
    Invalid,
    /// The registers are not of the types that the code, or a part of it, was compiled for.
    Entry,
    /// A guard that was moved out of a loop, which it might never have been asked in.
    Hoisted,
}

impl Reason {
    /// Whether many exits for this reason are a reason to compile again.
    pub fn counts(self) -> bool {
        !matches!(self, Reason::Interpreter | Reason::Request | Reason::Invalid)
    }

    /// Whether the instruction is to be compiled without what was seen, as watching it again might not show why it was left.
    pub fn changes_meaning(self) -> bool {
        matches!(self, Reason::Type | Reason::Overflow | Reason::Index | Reason::Bounds | Reason::Domain)
    }

    pub fn name(self) -> &'static str {
        match self {
            Reason::Type => "type",
            Reason::Overflow => "overflow",
            Reason::Index => "index",
            Reason::Bounds => "bounds",
            Reason::Domain => "domain",
            Reason::Identity => "identity",
            Reason::Unseen => "unseen",
            Reason::Interpreter => "interpreter",
            Reason::Request => "request",
            Reason::Invalid => "invalid",
            Reason::Entry => "entry",
            Reason::Hoisted => "hoisted",
        }
    }
}

/// A place where compiled code goes on in the interpreter. Its address is in the code.
#[derive(Debug)]
pub struct Exit {
    /// The instruction that the interpreter goes on with.
    pub word: u32,
    pub reason: Reason,
    /// The registers that are not in the window.
    pub values: Box<[(u16, Location)]>,
    pub count: Cell<u32>,
    /// The code object and the point that the code was compiled for, once it is installed.
    code: Cell<Word>,
    pub point: Cell<u32>,
    /// The frames of functions that were compiled in place of their calls, from the outermost one inwards. The instruction is in the last.
    pub frames: Arc<[Inlined]>,
    /// The outermost of these frames is a generator's, which a call was about to use up.
    pub consumed: Option<Consumed>,
}

/// A `sum(generator)` that was compiled as a loop. Where that is left, the rest of the call is done before the interpreter goes on behind it.
#[derive(Clone, Copy, Debug)]
pub struct Consumed {
    /// The call, what follows it, and the register for the result.
    pub word: u32,
    pub next: u32,
    pub dst: u16,
    /// The register of the generator; behind it are the sum, and of a sum of floats the compensation, and whether there was an item.
    pub first: u16,
    pub is_float: bool,
}

/// A frame that exists only where compiled code is left.
#[derive(Clone, Copy, Debug)]
pub struct Inlined {
    /// The function and its code object.
    pub function: Word,
    pub code: Word,
    /// Words from the window of the compiled code to this one.
    pub distance: u32,
    /// The address of the caller's next instruction, and the caller's register for the result.
    pub return_pc: u64,
    pub dst: u16,
    /// The class, if the function is the `__init__` of a new instance.
    pub class: Option<Word>,
}

impl Exit {
    /// An exit of code that is not installed.
    pub fn new(word: u32, reason: Reason, values: Box<[(u16, Location)]>, frames: Arc<[Inlined]>, consumed: Option<Consumed>) -> Exit {
        Exit { word, reason, values, count: Cell::new(0), code: Cell::new(Value::NONE.word()), point: Cell::new(0), frames, consumed }
    }

    /// It becomes an exit of a code object.
    pub fn install(&self, code: Value, point: u32) {
        self.code.set(code.word());
        self.point.set(point);
    }

    /// The code object that was compiled.
    pub fn code(&self) -> Value {
        self.code.get().exposed()
    }

    /// The code object that the instruction is in.
    pub fn place(&self) -> Value {
        self.frames.last().map_or(self.code.get(), |frame| frame.code).exposed()
    }
}

/// What is known of the last exit.
#[derive(Clone, Copy, Debug)]
pub struct LastExit {
    pub code: Value,
    /// The code that the word is of: another one if it was inlined.
    pub place: Value,
    /// The call that was finished before the interpreter went on, so that the registers are not those of the place.
    pub finished: Option<u32>,
    pub point: u32,
    pub word: u32,
    pub reason: Reason,
    pub count: u32,
}

/// What a compiler has made.
pub struct Artifact {
    /// Machine code that may stand anywhere, and begins with its entry.
    pub code: Vec<u8>,
    pub exits: Box<[Exit]>,
    /// Objects whose addresses are in the code.
    pub roots: Vec<Word>,
    /// Names of attributes whose meaning it relies on.
    pub names: Vec<Word>,
    /// Nodes of the SSA form that were left, for reports.
    pub n_nodes: usize,
    /// The instructions that the interpreter does for it, by their words.
    pub interpreted: Vec<(u32, Op)>,
    /// How many words from its window's beginning its registers take, those of functions that are built in place included.
    pub reach: usize,
}

/// What a compiler has made, where it can run.
pub struct Published {
    /// All but the code.
    pub artifact: Artifact,
    /// Where the code is, and how long it is.
    pub lease: Lease,
    pub bytes: usize,
}

impl Published {
    /// Puts the code where it can run.
    pub fn new(mut artifact: Artifact, memory: &Arc<CodeMemory>) -> Result<Published, String> {
        let code = std::mem::take(&mut artifact.code);
        let lease = memory.publish(&code).map_err(|error| error.to_string())?;
        Ok(Published { artifact, lease, bytes: code.len() })
    }
}

/// Compiled code that may be entered.
pub struct Version {
    pub published: Published,
    /// The objects that stay alive with it.
    pub roots: Vec<Value>,
    /// 1: an assumption does not hold any more.
    pub validity: Arc<AtomicU8>,
}

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
    /// It will not be compiled again; the operation stands in the code again.
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
    pub op: Op,
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

impl Version {
    fn trace(&self, tracer: &mut Tracer) {
        self.roots.iter().for_each(|&value| tracer.value(value));
    }
}

/// Makes machine code.
pub trait Compiler: Send + Sync {
    /// Compiles a piece of code, or says why that is impossible.
    fn compile(&self, job: &Job) -> Result<Artifact, String>;
}

/// What happened to a point, for `--jit-report`.
pub struct Event {
    pub subject: Subject,
    pub outcome: Result<Rc<Version>, String>,
    pub times: Times,
}

/// How long one piece of code took.
#[derive(Clone, Copy, Default, Debug)]
pub struct Times {
    /// Until the compiler began.
    pub queued: Duration,
    pub compiling: Duration,
    /// From the end of compiling until the program looked.
    pub unnoticed: Duration,
    /// The program did not wait.
    pub is_concurrent: bool,
}

/// The second tier of a machine.
pub struct Tier {
    pub compiler: Arc<dyn Compiler>,
    /// What compiles beside the program, from the first job on; `None` if the program waits.
    pub worker: Option<Worker>,
    /// The jobs that are compiled beside the program, in the order in which they were sent.
    pub in_flight: Vec<InFlight>,
    n_jobs: u64,
    /// Where compiled code stands.
    pub memory: Arc<CodeMemory>,
    /// No code reaches further (`Artifact::reach`).
    pub reach: usize,
    /// Runs of a point before it is compiled.
    pub threshold: u32,
    /// Exits at one place before the code is compiled again.
    pub patience: u32,
    /// Instructions that are watched before code is compiled.
    pub watched: u32,
    /// Runs of a point that are watched, if they take less.
    pub watched_runs: u32,
    /// What is left of that.
    pub watch: Watch,
    /// Every so many guards one fails without a reason (0: none does). The count stands in `stress_left`.
    pub stress: u32,
    pub stress_left: Cell<u64>,
    /// The last exit, until it is looked at.
    pub last_exit: Cell<Option<LastExit>>,
    /// Versions that are not entered any more, but may still be running; their objects stay alive with them.
    pub retired: Vec<Rc<Version>>,
    pub events: Vec<Event>,
    pub keeps_events: bool,
    /// Names and addresses of what is compiled go to the file that `perf` reads, `/tmp/perf-PID.map`.
    pub writes_perf_map: bool,
    /// The time that the compiler took, and the program's own.
    pub compiling: Duration,
    pub budget: Budget,
}

impl Tier {
    /// A second tier without a thread of its own, or why there is no memory for its code.
    pub fn new(mode: JitMode, compiler: Arc<dyn Compiler>) -> std::io::Result<Tier> {
        let (threshold, patience, watched, watched_runs) = if mode == JitMode::Always { (1, 4, 500, 500) } else { (400, 30, 3000, 20) };
        Ok(Tier {
            compiler,
            worker: None,
            in_flight: Vec::new(),
            n_jobs: 0,
            memory: Arc::new(CodeMemory::new()?),
            reach: 0,
            threshold,
            patience,
            watched,
            watched_runs,
            watch: Watch::default(),
            stress: 0,
            stress_left: Cell::new(0),
            last_exit: Cell::new(None),
            retired: Vec::new(),
            events: Vec::new(),
            keeps_events: false,
            writes_perf_map: false,
            compiling: Duration::ZERO,
            budget: Budget::new(false),
        })
    }

    /// Whether something was compiled beside the program since it looked last.
    #[inline(always)]
    pub fn has_finished(&self) -> bool {
        self.worker.as_ref().is_some_and(Worker::has_finished)
    }

    /// What these jobs rely on is not so any more.
    pub fn break_jobs(&mut self, is_concerned: impl Fn(&InFlight) -> bool) {
        self.in_flight.iter_mut().filter(|flight| is_concerned(flight)).for_each(|flight| flight.is_broken = true);
    }

    /// The meaning of an attribute's name has changed. What jobs in flight rely on is known when they are done.
    pub fn note_change(&mut self, name: Word) {
        self.in_flight.iter_mut().for_each(|flight| flight.changed.push(name));
    }

    /// The number of a new job.
    pub fn next_job(&mut self) -> u64 {
        self.n_jobs += 1;
        self.n_jobs
    }

    pub fn trace(&self, tracer: &mut Tracer) {
        self.retired.iter().for_each(|version| version.trace(tracer));
        self.in_flight.iter().for_each(|flight| flight.trace(tracer));
    }
}
