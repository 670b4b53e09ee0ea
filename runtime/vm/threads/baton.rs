//! The baton: which thread of a machine runs.
//!
//! Given: threads by their numbers. Given back: a call that took part in this returns when the thread that made it has the baton. The law: one
//! thread has it, or none, and then nobody wants it; whoever wants it stands in a queue, and gets it in its turn. It is handed over, not
//! fought for: the next one has it when it is given up, so that a thread which takes it again at once waits for its turn, too.
//!
//! Everything here is numbers and events. What a thread does with the machine while it has the baton is written elsewhere.

use std::any::Any;
use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicPtr, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::vm::{Request, Vm};

/// The number of a thread: never used again. The thread that has made the machine is the first.
pub type Number = u64;

/// The thread that has made the machine.
pub const MAIN: Number = 1;

/// How long a thread waits for the baton before it asks for it: `sys.getswitchinterval()`.
const INTERVAL: Duration = Duration::from_millis(5);

/// How often the first thread looks for signals while it waits for an event, since nobody wakes it for one.
const SIGNALS: Duration = Duration::from_millis(20);

/// Why a thread goes on that has waited for an event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Woken {
    /// By the event.
    Event,
    /// The time is over.
    Timeout,
    /// There is a signal to be handled, or the thread is to end.
    Interrupt,
}

pub struct Baton {
    state: Mutex<State>,
    /// The machine, as the thread had it that has given up the baton last.
    machine: AtomicPtr<Vm>,
}

struct State {
    holder: Option<Number>,
    /// Who wants the baton.
    ready: VecDeque<Number>,
    seats: HashMap<Number, Seat>,
    /// Who waits for what, in the order in which they came.
    waiting: Vec<(usize, Number)>,
    interval: Duration,
    /// Threads that are not the first are to end, and wait for nothing any more.
    is_ending: bool,
    /// The machine is gone: who comes back stays here for ever.
    is_closed: bool,
    /// What a thread has panicked with: the first one's business.
    panic: Option<Box<dyn Any + Send>>,
    /// Threads of the system that have given up the baton for good.
    finished: Vec<JoinHandle<()>>,
}

#[derive(Default)]
struct Seat {
    turn: Arc<Condvar>,
    woken: Option<Woken>,
    handle: Option<JoinHandle<()>>,
}

impl Baton {
    /// The first thread has it.
    pub fn new() -> Baton {
        let state = State {
            holder: Some(MAIN),
            ready: VecDeque::new(),
            seats: HashMap::from([(MAIN, Seat::default())]),
            waiting: Vec::new(),
            interval: INTERVAL,
            is_ending: false,
            is_closed: false,
            panic: None,
            finished: Vec::new(),
        };
        Baton { state: Mutex::new(state), machine: AtomicPtr::new(std::ptr::null_mut()) }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("nothing panics with the lock")
    }

    /// Notes where the machine is: what the present holder does before it gives up the baton.
    pub fn put_machine(&self, machine: *mut Vm) {
        self.machine.store(machine, Ordering::Relaxed);
    }

    /// The machine, for who has just got the baton.
    pub fn machine(&self) -> *mut Vm {
        self.machine.load(Ordering::Relaxed)
    }

    pub fn interval(&self) -> Duration {
        self.lock().interval
    }

    pub fn set_interval(&self, interval: Duration) {
        self.lock().interval = interval;
    }

    /// A new thread, which wants the baton.
    pub fn add(&self, number: Number) {
        let mut state = self.lock();
        state.seats.insert(number, Seat::default());
        state.want(number);
    }

    /// There is no such thread after all.
    pub fn remove(&self, number: Number) {
        let mut state = self.lock();
        state.seats.remove(&number);
        state.ready.retain(|&waiting| waiting != number);
    }

    /// The system's thread with this number, unless it has ended.
    pub fn set_handle(&self, number: Number, handle: JoinHandle<()>) {
        let mut state = self.lock();
        match state.seats.get_mut(&number) {
            Some(seat) => seat.handle = Some(handle),
            None => state.finished.push(handle),
        }
    }

    /// Threads of the system that are about to be gone.
    pub fn take_finished(&self) -> Vec<JoinHandle<()>> {
        std::mem::take(&mut self.lock().finished)
    }

    /// Waits for the first turn of a new thread; `false` if there is no machine any more.
    pub fn begin(&self, me: Number) -> bool {
        let state = self.wait_turn(self.lock(), me, true);
        !state.is_closed
    }

    /// Gives the baton up for good.
    pub fn end(&self, me: Number) {
        let mut state = self.lock();
        if let Some(handle) = state.seats.remove(&me).and_then(|seat| seat.handle) {
            state.finished.push(handle);
        }
        state.pass();
    }

    /// Gives the baton up for good after a panic, which the first thread is to know.
    pub fn end_with(&self, me: Number, panic: Box<dyn Any + Send>) {
        let mut state = self.lock();
        state.panic = Some(panic);
        state.is_closed = true;
        // Nobody but the first thread will have the baton again, whatever it waits for.
        state.ready.clear();
        state.waiting.clear();
        state.seats.remove(&me);
        state.seat(MAIN).woken = Some(Woken::Interrupt);
        state.holder = Some(MAIN);
        state.tell(MAIN);
    }

    /// What a thread has panicked with.
    pub fn take_panic(&self) -> Option<Box<dyn Any + Send>> {
        self.lock().panic.take()
    }

    /// Gives the baton up, to do something without the machine.
    pub fn leave(&self) {
        self.lock().pass();
    }

    /// Gets the baton again.
    pub fn come_back(&self, me: Number) {
        let mut state = self.lock();
        state.want(me);
        drop(self.wait_turn(state, me, false));
    }

    /// Lets all have it who want it now.
    pub fn give_turn(&self, me: Number) {
        let mut state = self.lock();
        if !state.ready.is_empty() {
            state.ready.push_back(me);
            state.pass();
            drop(self.wait_turn(state, me, false));
        }
    }

    /// Gives up the baton until the event `key`.
    pub fn wait_for(&self, me: Number, key: usize, deadline: Option<Instant>) -> Woken {
        let mut state = self.lock();
        if state.is_ending && me != MAIN {
            return Woken::Interrupt;
        }
        state.waiting.push((key, me));
        state.seat(me).woken = None;
        state.pass();
        let turn = state.seat(me).turn.clone();
        while state.seat(me).woken.is_none() {
            if state.is_closed && me != MAIN {
                state = stay(state, &turn);
            }
            let now = Instant::now();
            let left = deadline.map(|deadline| deadline.saturating_duration_since(now));
            if left == Some(Duration::ZERO) {
                state.rouse(me, Woken::Timeout);
                break;
            }
            if me == MAIN && Request::waits_for_main() {
                state.rouse(me, Woken::Interrupt);
                break;
            }
            let patience = if me == MAIN { Some(left.unwrap_or(SIGNALS).min(SIGNALS)) } else { left };
            state = match patience {
                Some(patience) => turn.wait_timeout(state, patience).expect("nothing panics with the lock").0,
                None => turn.wait(state).expect("nothing panics with the lock"),
            };
        }
        let mut state = self.wait_turn(state, me, false);
        state.seat(me).woken.take().unwrap_or(Woken::Interrupt)
    }

    /// The event has happened: the first that waits for it goes on.
    pub fn wake(&self, key: usize) {
        let mut state = self.lock();
        if let Some(&(_, number)) = state.waiting.iter().find(|waiting| waiting.0 == key) {
            state.rouse(number, Woken::Event);
        }
    }

    /// The event has happened: all that wait for it go on.
    pub fn wake_all(&self, key: usize) {
        let mut state = self.lock();
        while let Some(&(_, number)) = state.waiting.iter().find(|waiting| waiting.0 == key) {
            state.rouse(number, Woken::Event);
        }
    }

    /// If the thread waits for an event, it goes on without.
    pub fn interrupt(&self, number: Number) {
        let mut state = self.lock();
        if state.waiting.iter().any(|waiting| waiting.1 == number) {
            state.rouse(number, Woken::Interrupt);
        }
    }

    /// From now on threads other than the first wait for nothing. Whether there are any that have not ended and are not doing something
    /// without the machine.
    pub fn are_some_ending(&self) -> bool {
        let mut state = self.lock();
        state.is_ending = true;
        while let Some(&(_, number)) = state.waiting.iter().find(|waiting| waiting.1 != MAIN) {
            state.rouse(number, Woken::Interrupt);
        }
        !state.ready.is_empty()
    }

    /// Nobody gets the baton any more.
    pub fn close(&self) {
        let mut state = self.lock();
        state.is_closed = true;
        for seat in state.seats.values() {
            seat.turn.notify_all();
        }
    }

    /// Waits, and asks the holder to poll when it has waited for too long. Who comes too late stays for ever, unless there is nothing on
    /// the thread's stack yet.
    fn wait_turn<'a>(&self, mut state: MutexGuard<'a, State>, me: Number, is_new: bool) -> MutexGuard<'a, State> {
        if state.holder == Some(me) {
            return state;
        }
        let turn = state.seat(me).turn.clone();
        loop {
            if state.is_closed && me != MAIN {
                if is_new {
                    return state;
                }
                state = stay(state, &turn);
            }
            if state.holder == Some(me) {
                return state;
            }
            // The others are told when they are the next.
            if state.ready.front() != Some(&me) {
                state = turn.wait(state).expect("nothing panics with the lock");
                continue;
            }
            let interval = state.interval;
            let (next, timeout) = turn.wait_timeout(state, interval).expect("nothing panics with the lock");
            state = next;
            if timeout.timed_out() && state.holder != Some(me) {
                Request::Switch.make();
            }
        }
    }
}

/// Waits for ever: the frames of this thread refer to a machine that is gone.
fn stay<'a>(mut state: MutexGuard<'a, State>, turn: &Condvar) -> MutexGuard<'a, State> {
    loop {
        state = turn.wait(state).expect("nothing panics with the lock");
    }
}

impl State {
    fn seat(&mut self, number: Number) -> &mut Seat {
        self.seats.get_mut(&number).expect("threads have a seat until they end")
    }

    fn tell(&self, number: Number) {
        if let Some(seat) = self.seats.get(&number) {
            seat.turn.notify_all();
        }
    }

    /// The next one has the baton.
    fn pass(&mut self) {
        self.holder = self.ready.pop_front();
        if let Some(holder) = self.holder {
            self.tell(holder);
        }
        if let Some(&next) = self.ready.front() {
            self.tell(next);
        }
    }

    /// A thread wants the baton; if nobody has it, the thread does.
    fn want(&mut self, number: Number) {
        match self.holder {
            None => self.holder = Some(number),
            Some(holder) if holder == number => {}
            Some(_) => self.ready.push_back(number),
        }
    }

    /// A thread that waits for an event goes on.
    fn rouse(&mut self, number: Number, why: Woken) {
        self.waiting.retain(|waiting| waiting.1 != number);
        self.seat(number).woken = Some(why);
        self.want(number);
        self.tell(number);
    }
}
