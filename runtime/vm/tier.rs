//! The second tier, as data: what was seen while code ran, what a compiler is given, and what it gives back.
//!
//! Hot functions and loops are compiled from their register code and from what the interpreter has seen (`interp/tier.rs` decides
//! when). A [`Job`] is plain data: it can be compiled without looking at the machine. The law: compiled code is an accelerator between
//! two instructions of the interpreter. Whatever it cannot do, it leaves to the interpreter at an [`Exit`], with every register as the
//! interpreter would have it.

use std::any::Any;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use crate::gc::Tracer;
use crate::isa::{Handler, Op};
use crate::value::Value;

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

/// What was seen at one instruction.
#[derive(Clone, Copy, Default)]
pub struct Feedback {
    /// How often it ran while it was watched, up to 255.
    pub runs: u8,
    /// Compiled code has had to leave here too often: what was seen is not to be relied on.
    pub is_unsteady: bool,
    /// How often compiled code was given up because it met another object here.
    pub n_changes: u8,
    /// The values of the first registers that it reads.
    pub operands: [Seen; 3],
    /// What it wrote into its `dst`.
    pub result: Seen,
    /// The number that it wrote, if it was always the same one; only of globals.
    pub constant: Option<Value>,
    /// What frames returned to the place behind a call, which is this one.
    pub returned: Seen,
    /// The function that the first register it reads contains, if it was always the same one.
    pub first: Option<Value>,
    /// The code of the new generator that a call was given, if it was always the same one.
    pub generator: Option<Value>,
    /// The headers of the objects whose attribute it is about; 0 for none.
    pub headers: [u64; 4],
    pub has_more_headers: bool,
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
    pub init: Value,
    pub callee: Callee,
}

/// A native function with a name that a compiler may know better.
#[derive(Clone, Debug)]
pub struct Native {
    pub name: String,
    pub module: String,
}

/// What the name of an attribute means for objects with a header: the words of an inline cache.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Meaning {
    pub header: u64,
    pub first: u64,
    pub second: u64,
    pub value: Value,
}

/// Where a module has an attribute.
#[derive(Clone, Copy, Debug)]
pub struct ModuleAttribute {
    pub module: Value,
    /// The dict's version, and where it stands.
    pub version: u64,
    pub version_address: u64,
    /// Where the value stands, as long as the version is the same.
    pub entry: u64,
    pub value: Value,
}

/// Everything that a compiler needs to know about one piece of code.
pub struct Job {
    pub name: String,
    pub file: String,
    pub line: u32,
    pub kind: EntryKind,
    /// The word where compiled code begins.
    pub start: usize,
    pub words: Vec<u64>,
    pub handlers: Vec<Handler>,
    pub n_regs: u16,
    /// Homes, and `r0` of a namespace: what can be seen from outside.
    pub n_fixed: u16,
    pub constants: Vec<(Value, Seen)>,
    pub caches: Vec<[u64; 4]>,
    pub feedback: Vec<Feedback>,
    /// What the registers hold where compiled code begins.
    pub entry_types: Vec<Seen>,
    /// The address of the first instruction.
    pub code: u64,
    /// The code object.
    pub code_object: Value,
    /// The function, unless it is one of many with this code, and the dicts of its globals and built-ins.
    pub function: Value,
    pub globals: Value,
    pub builtins: Value,
    pub names: Vec<Value>,
    /// The code is that of a function that is no generator: its returns go to the caller.
    pub is_function: bool,
    /// Returns have to look for a frame object.
    pub is_observed: bool,
    /// Functions and native functions that were met, by their words.
    pub known: HashMap<u64, Value>,
    pub callees: HashMap<u64, Callee>,
    pub natives: HashMap<u64, Native>,
    pub classes: HashMap<u64, Instantiation>,
    /// By the word of the instruction that asks for it.
    pub module_attributes: HashMap<usize, ModuleAttribute>,
    /// For all headers that the instruction at a word has seen.
    pub attributes: HashMap<usize, Vec<Meaning>>,
    /// What registers held where code was left because of a type.
    pub arrivals: HashMap<u32, Vec<Seen>>,
    /// 1 once an assumption does not hold any more; compiled code looks here after what may have changed that.
    pub validity: Rc<Cell<u8>>,
    /// Functions that may be compiled in place of their calls, by the function's word.
    pub inlines: HashMap<u64, Box<Job>>,
    /// Generators that may be compiled in place of calls that use them up, by the word of the call.
    pub generators: HashMap<usize, Box<Job>>,
    /// The code of a generator that is compiled in place: control goes on behind each `yield`.
    pub is_consumed: bool,
}

/// How an exit finds the value of a register.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Location {
    /// The compiled frame has its 64 bits as a number.
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
    /// An index is out of range.
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
        matches!(self, Reason::Type | Reason::Overflow | Reason::Bounds | Reason::Domain)
    }

    pub fn name(self) -> &'static str {
        match self {
            Reason::Type => "type",
            Reason::Overflow => "overflow",
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
    /// The code object's word, and the point that the code was compiled for.
    pub code: Cell<Value>,
    pub point: Cell<u32>,
    /// The frames of functions that were compiled in place of their calls, from the outermost one inwards. The instruction is in the last.
    pub frames: Rc<[Inlined]>,
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
    pub function: Value,
    pub code: Value,
    /// Words from the window of the compiled code to this one.
    pub distance: u32,
    /// The address of the caller's next instruction, and the caller's register for the result.
    pub return_pc: u64,
    pub dst: u16,
    /// The class, if the function is the `__init__` of a new instance.
    pub class: Option<Value>,
}

impl Exit {
    /// The code object that the instruction is in.
    pub fn place(&self) -> Value {
        self.frames.last().map_or(self.code.get(), |frame| frame.code)
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
    pub entry: *const u8,
    pub bytes: usize,
    pub exits: Rc<[Exit]>,
    /// Objects whose addresses are in the code.
    pub roots: Vec<Value>,
    /// Names of attributes whose meaning it relies on.
    pub names: Vec<Value>,
    /// Frees the code when it is dropped.
    pub memory: Box<dyn Any>,
    pub microseconds: u32,
    /// Nodes of the SSA form that were left, for reports.
    pub n_nodes: usize,
    /// The instructions that the interpreter does for it, by their words.
    pub interpreted: Vec<(u32, Op)>,
}

/// Compiled code that may be entered.
pub struct Version {
    pub artifact: Artifact,
    /// 1: an assumption does not hold any more.
    pub validity: Rc<Cell<u8>>,
}

/// The address of compiled code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CompiledEntry(pub *const u8);

/// What has become of a point.
#[derive(Default)]
pub enum State {
    /// It is not compiled, or not yet.
    #[default]
    Cold,
    Compiled(Rc<Version>),
    /// It will not be compiled again; the operation stands in the code again.
    Refused,
}

/// A place where compiled code can be entered: the first instruction of a function or of a loop, whose operation is replaced by
/// `tier_point`.
pub struct Point {
    pub word: u32,
    /// What is entered, if it is compiled.
    pub entry: Cell<Option<CompiledEntry>>,
    /// What the registers held when the code was about to be compiled.
    pub entry_types: RefCell<Vec<Seen>>,
    pub op: Op,
    pub count: Cell<u32>,
    pub state: RefCell<State>,
    pub n_versions: Cell<u8>,
}

/// The second tier of one code object.
pub struct CodeTier {
    pub points: Vec<Point>,
    /// One for each word, and one for the end; empty until code is watched.
    pub feedback: OnceCell<Box<[Cell<Feedback>]>>,
    /// What registers held where code was left because of a type, by the word.
    pub arrivals: RefCell<HashMap<u32, Vec<Seen>>>,
    /// The compiled function, for compiled code that calls it.
    pub native_entry: Cell<*const u8>,
}

impl CodeTier {
    /// The point at a word.
    pub fn find(&self, word: usize) -> Option<(usize, &Point)> {
        let index = self.points.binary_search_by_key(&word, |point| point.word as usize).ok()?;
        Some((index, &self.points[index]))
    }

    pub fn trace(&self, tracer: &mut Tracer) {
        for seen in self.feedback.get().into_iter().flatten() {
            let Feedback { first, generator, .. } = seen.get();
            first.into_iter().chain(generator).for_each(|value| tracer.value(value));
        }
        for point in &self.points {
            if let State::Compiled(version) = &*point.state.borrow() {
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

    /// Versions that rely on something that is not so any more are not entered again, and what runs of them leaves soon.
    pub fn invalidate(&self, is_concerned: impl Fn(&Version) -> bool, retired: &mut Vec<Rc<Version>>) {
        for point in &self.points {
            let mut state = point.state.borrow_mut();
            if let State::Compiled(version) = &*state
                && is_concerned(version)
            {
                version.validity.set(1);
                point.entry.set(None);
                retired.push(version.clone());
                if point.word == 0 {
                    self.native_entry.set(std::ptr::null());
                }
                *state = State::Cold;
            }
        }
    }
}

impl Version {
    fn trace(&self, tracer: &mut Tracer) {
        self.artifact.roots.iter().for_each(|&value| tracer.value(value));
    }
}

/// Makes machine code.
pub trait Compiler {
    /// Compiles a piece of code, or says why that is impossible.
    fn compile(&self, job: Job) -> Result<Artifact, String>;
}

/// What happened to a point, for `--jit-report`.
pub struct Event {
    pub name: String,
    pub file: String,
    pub line: u32,
    pub kind: EntryKind,
    pub version: u8,
    pub outcome: Result<Rc<Version>, String>,
}

/// The second tier of a machine.
pub struct Tier {
    pub compiler: Rc<dyn Compiler>,
    /// Runs of a point before it is compiled.
    pub threshold: u32,
    /// Exits at one place before the code is compiled again.
    pub patience: u32,
    /// Instructions that are watched before code is compiled.
    pub watched: u32,
    /// How many of them are left.
    pub watch_left: Cell<u32>,
    /// Every so many guards one fails without a reason (0: none does). The count stands in `stress_left`.
    pub stress: u32,
    pub stress_left: Cell<u64>,
    /// The last exit, until it is looked at.
    pub last_exit: Cell<Option<LastExit>>,
    /// Versions that are not entered any more, but may still be running; their objects stay alive with them.
    pub retired: Vec<Rc<Version>>,
    pub events: Vec<Event>,
    pub keeps_events: bool,
}

impl Tier {
    pub fn new(mode: JitMode, compiler: Rc<dyn Compiler>) -> Tier {
        let (threshold, patience, watched) = if mode == JitMode::Always { (1, 4, 500) } else { (1000, 30, 3000) };
        Tier {
            compiler,
            threshold,
            patience,
            watched,
            watch_left: Cell::new(0),
            stress: 0,
            stress_left: Cell::new(0),
            last_exit: Cell::new(None),
            retired: Vec::new(),
            events: Vec::new(),
            keeps_events: false,
        }
    }

    pub fn trace(&self, tracer: &mut Tracer) {
        self.retired.iter().for_each(|version| version.trace(tracer));
    }
}
