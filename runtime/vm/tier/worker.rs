//! Compiling beside the program: a thread that is given jobs, and gives back what it has made.
//!
//! Given: [`Job`]s, which are plain data. Gives: [`Finished`] ones, when the program's thread asks. The law: the thread knows nothing of the
//! machine. What a job refers to is kept by its [`InFlight`], which also remembers what has changed since; a job counts as a version from the
//! moment it is made, so whatever would have invalidated the version makes the job worth nothing.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use super::{Artifact, Compiler, Job, Published, Subject};
use crate::gc::Tracer;
use crate::value::{Value, Word};
use crate::vm::CodeMemory;
use crate::vm::threads::place;

/// Jobs that are sent and not yet installed. What is hot meanwhile asks again at its next run.
const MOST_IN_FLIGHT: usize = 32;
/// Bytes of native stack for the compiler.
const NATIVE_STACK: usize = 8 << 20;

/// What has come of a job: what was made, or why nothing was.
pub type Outcome = Result<Published, String>;

/// A job that is being compiled, as the program sees it.
pub struct InFlight {
    pub id: u64,
    pub subject: Subject,
    /// The code object, and the point that the job is for.
    pub code: Value,
    pub point: usize,
    pub validity: Arc<AtomicU8>,
    /// All objects that the job knows, in the order of their addresses.
    pub kept: Vec<Value>,
    /// Something that all code relies on is not so any more.
    pub is_broken: bool,
    /// Names of attributes whose meaning has changed.
    pub changed: Vec<Word>,
}

impl InFlight {
    /// Whether code that was made relies on something that is not so any more.
    pub fn is_outdated(&self, made: &Artifact) -> bool {
        self.is_broken || made.names.iter().any(|name| self.changed.contains(name))
    }

    pub fn trace(&self, tracer: &mut Tracer) {
        tracer.value(self.code);
        self.kept.iter().for_each(|&value| tracer.value(value));
    }
}

struct Request {
    id: u64,
    job: Job,
    sent: Instant,
}

/// A job that was compiled.
pub struct Finished {
    pub id: u64,
    /// A panic of the compiler is one of the program's thread.
    pub outcome: thread::Result<Outcome>,
    pub queued: Duration,
    pub compiling: Duration,
    pub at: Instant,
}

impl Finished {
    /// Compiles a job on this thread. The code goes to the memory.
    pub fn compile(compiler: &dyn Compiler, memory: &Arc<CodeMemory>, id: u64, job: &Job, sent: Instant) -> Finished {
        let start = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| Published::new(compiler.compile(job)?, memory)));
        let at = Instant::now();
        Finished { id, outcome, queued: start - sent, compiling: at - start, at }
    }
}

/// A compiler on a thread of its own. The thread is started with the first job. It ends with the process, or when this is dropped, after
/// the job that it has in hand.
pub struct Worker {
    compiler: Arc<dyn Compiler>,
    memory: Arc<CodeMemory>,
    /// Each job is held back for so long, so that a program can do something meanwhile.
    delay: Duration,
    thread: Option<Thread>,
}

/// What reaches the thread, and what it has put down. A channel would do, but asking an empty one costs more than the turn of a loop.
struct Thread {
    requests: Sender<Request>,
    results: Arc<Results>,
}

#[derive(Default)]
struct Results {
    /// Whether `finished` is worth a look.
    are_there: AtomicBool,
    finished: Mutex<Vec<Finished>>,
}

impl Worker {
    pub fn new(compiler: Arc<dyn Compiler>, memory: Arc<CodeMemory>, delay: Duration) -> Worker {
        Worker { compiler, memory, delay, thread: None }
    }

    /// Whether there is room for another job, with so many in flight.
    pub fn has_room(n_in_flight: usize) -> bool {
        n_in_flight < MOST_IN_FLIGHT
    }

    /// Has a job compiled. It comes back if there can be no thread.
    pub fn send(&mut self, id: u64, job: Job) -> Result<(), Job> {
        if self.thread.is_none() {
            self.thread = start(self.compiler.clone(), self.memory.clone(), self.delay);
        }
        let Some(thread) = &self.thread else { return Err(job) };
        thread.requests.send(Request { id, job, sent: Instant::now() }).map_err(|refused| refused.0.job)
    }

    /// Whether a job was compiled since the last look.
    #[inline(always)]
    pub fn has_finished(&self) -> bool {
        self.thread.as_ref().is_some_and(|thread| thread.results.are_there.load(Ordering::Relaxed))
    }

    /// The jobs that were compiled since the last look, in order.
    pub fn take_finished(&self) -> Vec<Finished> {
        let Some(Thread { results, .. }) = &self.thread else { return Vec::new() };
        let mut finished = results.finished.lock().expect("nothing panics with the lock");
        results.are_there.store(false, Ordering::Relaxed);
        std::mem::take(&mut finished)
    }
}

/// How many processors the program may use. The system is asked once, which takes as long as starting a thread: somebody who has time
/// should do it first.
pub fn processors() -> usize {
    static COUNT: OnceLock<usize> = OnceLock::new();
    *COUNT.get_or_init(|| thread::available_parallelism().map_or(2, |count| count.get()))
}

/// Starts the thread, if there is a second processor and the system lets.
fn start(compiler: Arc<dyn Compiler>, memory: Arc<CodeMemory>, delay: Duration) -> Option<Thread> {
    if processors() < 2 {
        return None;
    }
    let (requests, jobs) = channel::<Request>();
    let results = Arc::<Results>::default();
    let there = Arc::downgrade(&results);
    let processors = place::allowed();
    let work = move || {
        let mut jobs = jobs.into_iter().peekable();
        // Only where it began was for us to say: with the first job it may go anywhere.
        jobs.peek();
        processors.iter().for_each(place::allow);
        for Request { id, job, sent } in jobs {
            let done = Finished::compile(&*compiler, &memory, id, &job, sent);
            let has_failed = done.outcome.is_err();
            thread::sleep(delay);
            // Without it, the machine is gone.
            let Some(results) = there.upgrade() else { break };
            let mut finished = results.finished.lock().expect("nothing panics with the lock");
            finished.push(done);
            results.are_there.store(true, Ordering::Relaxed);
            if has_failed {
                break;
            }
        }
    };
    let thread = thread::Builder::new().name("compiler".into()).stack_size(NATIVE_STACK).spawn(work).ok()?;
    if let Some(processors) = &processors {
        place::move_elsewhere(&thread, processors);
    }
    Some(Thread { requests, results })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jobs_may_go_to_another_thread() {
        fn is_send<T: Send>() {}
        is_send::<Request>();
        is_send::<Finished>();
    }
}
