//! The second tier, as data: what was seen while code ran, what a compiler is given, and what it gives back.
//!
//! Hot functions and loops are compiled from their register code and from what the interpreter has seen (`interp/tier/` decides
//! when). A [`Job`] is plain data: it can be compiled without looking at the machine, so a thread beside it can do that (`worker.rs`). The law:
//! compiled code is an accelerator between two instructions of the interpreter. Whatever it cannot do, it leaves to the interpreter at an
//! [`Exit`], with every register as the interpreter would have it.

mod budget;
mod exit;
mod feedback;
mod job;
mod points;
mod safety;
mod worker;

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::AtomicU8;
use std::time::Duration;

use super::{CodeMemory, Lease};
use crate::gc::Tracer;
use crate::isa::Op;
use crate::value::{Value, Word};
pub use budget::Budget;
pub use exit::{Consumed, Exit, Inlined, LastExit, Location, Number, Reason};
pub use feedback::{Feedback, Seen, Sight, Watch};
pub use job::{Callee, EntryKind, Instantiation, Job, Meaning, ModuleAttribute, Native, Subject};
pub use points::{CodeTier, CompiledEntry, Point, State};
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
