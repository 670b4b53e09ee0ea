//! Threads: each is one of the system, with a native stack and a register stack of its own, and one of them runs.
//!
//! Given: functions to run on new threads (`lend.rs`), events to wait for, work to be done without the machine. The law: who has the baton
//! (`baton.rs`) is the only one who uses the machine. What belongs to a thread is in the machine while that thread runs, and in a
//! [`Strand`] while another one does; so whoever uses the machine need not know of threads, and pays nothing for them.

mod baton;
mod lend;
mod loading;
pub(super) mod place;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::{RegisterStack, State, Vm};
use crate::gc::Tracer;
use crate::value::Value;
pub use baton::{MAIN, Number, Woken};
use baton::Baton;
pub use loading::Loading;

/// Bytes of native stack that stay free for what cannot be interrupted.
pub const STACK_RESERVE: usize = 512 << 10;

/// Bytes of native stack of a new thread, unless the program asks for more or less. They are taken when they are touched.
const NATIVE_STACK: usize = 16 << 20;
/// No thread has less.
const LEAST_STACK: usize = STACK_RESERVE + (1 << 20);

/// What the function of a new thread begins with, and what a thread keeps until its end.
pub type Task = [Value; 4];

/// The threads of a machine.
pub struct Threads {
    baton: Arc<Baton>,
    /// Whose things are in the machine: the thread that runs.
    current: Number,
    last: Number,
    /// The other threads' things.
    parked: BTreeMap<Number, Strand>,
    /// The thread whose things are in the machine has ended.
    has_ended: bool,
    /// Where the native stack of the present thread began when it gave up the baton.
    native_top: usize,
    /// What the present thread was started with.
    task: Task,
    /// The present one unwinds its frames for that reason.
    is_leaving: bool,
    /// Modules that are being loaded.
    pub loading: Loading,
    /// There will be no more threads, and all but the first are to end.
    are_over: bool,
    /// What `threading.stack_size` was told; 0 is nothing.
    pub stack_size: usize,
    /// Requests that were met by another thread, but are for the first.
    pub is_interrupted: bool,
    pub has_signals: bool,
}

/// What belongs to a thread, while another one runs. The fields have the names of the machine's.
struct Strand {
    stack: RegisterStack,
    base: *mut Value,
    pc: *const u64,
    top: *mut Value,
    raised: Value,
    handled: Value,
    depth: usize,
    native_floor: usize,
    native_limit: usize,
    is_reraising: bool,
    is_finalizing: bool,
    in_repr: Vec<Value>,
    result: Value,
    leaf_items: [Value; 2],
    context: Value,
    /// The native stack, from where it began when the thread gave up the baton to its first frame.
    native_top: usize,
    native_base: usize,
    task: Task,
    is_leaving: bool,
}

impl Default for Threads {
    fn default() -> Threads {
        Threads {
            baton: Arc::new(Baton::new()),
            current: MAIN,
            last: MAIN,
            parked: BTreeMap::new(),
            has_ended: false,
            native_top: 0,
            task: [Value::UNBOUND; 4],
            is_leaving: false,
            loading: Loading::default(),
            are_over: false,
            stack_size: 0,
            is_interrupted: false,
            has_signals: false,
        }
    }
}

impl Threads {
    /// The thread that runs.
    pub fn current(&self) -> Number {
        self.current
    }

    /// The number of the thread that runs, as programs see it.
    pub fn ident(&self) -> i64 {
        self.current as i64
    }

    pub fn is_main(&self) -> bool {
        self.current == MAIN
    }

    /// Whether there are threads besides the one that runs.
    #[inline(always)]
    pub fn are_several(&self) -> bool {
        !self.parked.is_empty()
    }

    /// Where the other threads are: their numbers, with `pc` and `base` of their innermost frames.
    pub fn others(&self) -> impl Iterator<Item = (Number, *const u64, *mut Value)> {
        self.parked.iter().map(|(&number, strand)| (number, strand.pc, strand.base))
    }

    /// What the present thread was started with.
    pub fn task(&self) -> Task {
        self.task
    }

    /// From now on the present thread keeps this instead.
    pub fn set_task(&mut self, task: Task) {
        self.task = task;
    }

    pub fn interval(&self) -> Duration {
        self.baton.interval()
    }

    pub fn set_interval(&self, interval: Duration) {
        self.baton.set_interval(interval);
    }

    /// The event has happened: the first thread that waits for it goes on.
    pub fn wake(&self, key: usize) {
        if self.are_several() {
            self.baton.wake(key);
        }
    }

    /// The event has happened: all threads that wait for it go on.
    pub fn wake_all(&self, key: usize) {
        if self.are_several() {
            self.baton.wake_all(key);
        }
    }

    /// There is something for the first thread to do, which goes on if it waits for an event.
    pub fn interrupt_main(&self) {
        self.baton.interrupt(MAIN);
    }

    /// Whether the present thread is to end.
    pub fn must_leave(&self) -> bool {
        self.are_over && !self.is_main()
    }

    /// Whether no thread can be started any more.
    pub fn are_over(&self) -> bool {
        self.are_over
    }

    /// Whether the present thread unwinds its frames, to end.
    pub fn is_leaving(&self) -> bool {
        self.is_leaving
    }

    /// From here on the present thread unwinds its frames.
    pub fn begin_to_leave(&mut self) {
        self.is_leaving = true;
    }

    pub(super) fn trace(&self, tracer: &mut Tracer) {
        self.task.iter().for_each(|&value| tracer.value(value));
        self.parked.values().for_each(|strand| strand.trace(tracer));
    }
}

impl Strand {
    /// That of a thread that has not begun.
    fn new(task: Task) -> Strand {
        let stack = RegisterStack::new();
        let bottom = stack.bottom();
        Strand {
            stack,
            base: bottom,
            pc: std::ptr::null(),
            top: bottom,
            raised: Value::NONE,
            handled: Value::NONE,
            depth: 0,
            native_floor: 0,
            native_limit: 0,
            is_reraising: false,
            is_finalizing: false,
            in_repr: Vec::new(),
            result: Value::NONE,
            leaf_items: [Value::UNBOUND; 2],
            context: Value::UNBOUND,
            native_top: 0,
            native_base: 0,
            task,
            is_leaving: false,
        }
    }

    /// Exchanges the things of a thread with those that are in the machine.
    fn exchange(&mut self, vm: &mut Vm) {
        use std::mem::swap;
        self.stack.expect_window(vm.stack.longest_window());
        swap(&mut self.stack, &mut vm.stack);
        swap(&mut self.base, &mut vm.base);
        swap(&mut self.pc, &mut vm.pc);
        swap(&mut self.top, &mut vm.top);
        swap(&mut self.raised, &mut vm.raised);
        swap(&mut self.handled, &mut vm.handled);
        swap(&mut self.depth, &mut vm.depth);
        swap(&mut self.native_floor, &mut vm.native_floor);
        swap(&mut self.native_limit, &mut vm.native_limit);
        swap(&mut self.is_reraising, &mut vm.is_reraising);
        swap(&mut self.is_finalizing, &mut vm.is_finalizing);
        swap(&mut self.in_repr, &mut vm.in_repr);
        swap(&mut self.result, &mut vm.result);
        swap(&mut self.leaf_items, &mut vm.leaf_items);
        swap(&mut self.native_top, &mut vm.threads.native_top);
        swap(&mut self.task, &mut vm.threads.task);
        swap(&mut self.is_leaving, &mut vm.threads.is_leaving);
        let context = vm.state(State::Context);
        vm.set_state(State::Context, std::mem::replace(&mut self.context, context));
        self.native_base = vm.heap.exchange_stack_base(self.native_base);
    }

    fn trace(&self, tracer: &mut Tracer) {
        self.stack.trace(self.top, tracer);
        let single = [self.raised, self.handled, self.result, self.context];
        single.iter().chain(&self.in_repr).chain(&self.leaf_items).chain(&self.task).for_each(|&value| tracer.value(value));
        tracer.native_stack(self.native_top, self.native_base);
    }
}

impl Vm {
    /// Puts the things of a thread, which has the baton, into the machine.
    fn resume(&mut self, me: Number) {
        if self.threads.current == me {
            return;
        }
        let mut strand = self.threads.parked.remove(&me).expect("a thread that does not run has a strand");
        strand.exchange(self);
        let before = std::mem::replace(&mut self.threads.current, me);
        if !std::mem::take(&mut self.threads.has_ended) {
            self.threads.parked.insert(before, strand);
        }
        if me == MAIN {
            if let Some(panic) = self.threads.baton.take_panic() {
                std::panic::resume_unwind(panic);
            }
            self.make_requests_again();
        }
    }

    /// Does something that may take a while while other threads use the machine. The work must not touch the machine or anything in its heap: not
    /// even to read, unless it is what never changes and a value on the caller's stack keeps.
    ///
    /// What the caller knew about things that can change it does not know any more.
    #[inline]
    pub fn without_lock<R>(&mut self, work: impl FnOnce() -> R) -> R {
        if !self.threads.are_several() {
            return work();
        }
        self.park(|baton, me| {
            baton.leave();
            let result = work();
            baton.come_back(me);
            result
        })
    }

    /// Lets the threads run that wait.
    pub fn give_turn(&mut self) {
        if self.threads.are_several() {
            self.park(|baton, me| baton.give_turn(me));
        }
    }

    /// Waits until somebody calls `wake` with this number, usually the address of an object, or until the deadline. Who is woken looks whether
    /// what it has waited for is so.
    pub fn wait_for(&mut self, key: usize, deadline: Option<Instant>) -> Woken {
        self.park(|baton, me| baton.wait_for(me, key, deadline))
    }

    /// Ends all threads but the first, which is the present one. Those that are doing something without the machine are left there: when they
    /// come back, they wait for ever. Each of the others leaves its frames as if an exception were raised that nobody can handle.
    pub fn end_threads(&mut self) {
        debug_assert!(self.threads.is_main(), "threads are ended by the first");
        self.threads.are_over = true;
        let baton = self.threads.baton.clone();
        while self.threads.are_several() && baton.are_some_ending() {
            self.give_turn();
        }
        if self.threads.are_several() {
            baton.close();
            // Only these threads' frames refer to what is in the strands.
            self.threads.parked.clear();
        }
        self.bury_threads();
    }

    /// Nobody will use the machine but its drop, which happens in the middle of something: whoever waits for it waits for ever.
    pub fn abandon_threads(&mut self) {
        self.threads.baton.close();
        self.threads.parked.clear();
    }

    /// Gives the system back what it has for threads that have ended.
    fn bury_threads(&self) {
        for handle in self.threads.baton.take_finished() {
            // What it has panicked with is known.
            let _ = handle.join();
        }
    }
}
