//! What happens when a signal arrives, as the C library sets it up.
//!
//! Given: numbers of signals. Given back: what was set before, or the system's error. The law: the handler only writes to atomics and calls
//! functions that may be called in handlers (`signal-safety(7)`). A signal may arrive on any thread of the process; the handler sends it on
//! to the thread of the machine, whose waiting it is to interrupt.

use std::ffi::CStr;
use std::io;
use std::sync::atomic::{AtomicI32, AtomicU64, AtomicUsize, Ordering};

use libc::{c_int, itimerval, sigaction, timeval};

use crate::vm::Request;

/// What happens when a signal arrives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Disposition {
    Default,
    Ignore,
    /// The machine is told.
    Handler,
    /// Somebody else is.
    Foreign,
}

/// Signals that have arrived, by their numbers less one.
static PENDING: AtomicU64 = AtomicU64::new(0);

/// The thread of the machine; 0 before there is one that wants signals.
static THREAD: AtomicUsize = AtomicUsize::new(0);

/// Where the numbers of arriving signals are written, for whoever waits for files; -1 without one.
static WAKE_UP: AtomicI32 = AtomicI32::new(-1);

extern "C" fn handle(signal: c_int) {
    if !is_sent_on(signal) {
        tell(signal);
        wake_up(signal);
    }
}

/// The handler of SIGINT, until the program has one.
extern "C" fn handle_interrupt(signal: c_int) {
    if !is_sent_on(signal) {
        Request::Interrupt.make();
        wake_up(signal);
    }
}

/// Sends a signal that has arrived on another thread to that of the machine.
fn is_sent_on(signal: c_int) -> bool {
    // SAFETY: these functions may be called in handlers, and the thread lives as long as the program.
    unsafe {
        let (own, machine) = (libc::pthread_self() as usize, THREAD.load(Ordering::Relaxed));
        let is_foreign = machine != 0 && own != machine;
        if is_foreign {
            libc::pthread_kill(machine as libc::pthread_t, signal);
        }
        is_foreign
    }
}

/// Tells whoever waits for files.
fn wake_up(signal: c_int) {
    let file = WAKE_UP.load(Ordering::Relaxed);
    if file >= 0 {
        let byte = signal as u8;
        // SAFETY: one byte is there to be written; a file that is full or closed is nobody's concern here.
        unsafe { libc::write(file, (&raw const byte).cast(), 1) };
    }
}

/// The address of the handler.
fn handler() -> usize {
    handle as extern "C" fn(c_int) as usize
}

/// Notes that a signal has arrived.
pub fn tell(signal: c_int) {
    PENDING.fetch_or(bit(signal), Ordering::Relaxed);
    Request::Signal.make();
}

fn bit(signal: c_int) -> u64 {
    1 << (signal - 1).clamp(0, 63)
}

/// The lowest signal that has arrived since it was last asked for.
pub fn take() -> Option<c_int> {
    let pending = PENDING.load(Ordering::Relaxed);
    let signal = (pending != 0).then(|| pending.trailing_zeros() as c_int + 1)?;
    PENDING.fetch_and(!bit(signal), Ordering::Relaxed);
    Some(signal)
}

fn checked(result: c_int) -> io::Result<()> {
    if result == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// What happens now.
pub fn disposition(signal: c_int) -> io::Result<Disposition> {
    // SAFETY: all zeros are a valid struct, which the call fills.
    let action = unsafe {
        let mut action: sigaction = std::mem::zeroed();
        checked(sigaction(signal, std::ptr::null(), &mut action))?;
        action
    };
    Ok(match action.sa_sigaction {
        libc::SIG_DFL => Disposition::Default,
        libc::SIG_IGN => Disposition::Ignore,
        function if function == handler() => Disposition::Handler,
        _ => Disposition::Foreign,
    })
}

/// Sets what happens; a handler tells the machine of this thread.
pub fn set(signal: c_int, disposition: Disposition) -> io::Result<()> {
    let action = match disposition {
        Disposition::Default => libc::SIG_DFL,
        Disposition::Ignore => libc::SIG_IGN,
        Disposition::Handler | Disposition::Foreign => handler(),
    };
    set_action(signal, action)
}

/// From here on, Ctrl-C asks the machine of this thread for a KeyboardInterrupt, and ends its waiting; but a process that was started to
/// ignore it (`nohup`, `&` in a script) goes on to ignore it.
pub fn catch_interrupt() -> io::Result<()> {
    if disposition(libc::SIGINT)? == Disposition::Ignore {
        return Ok(());
    }
    set_action(libc::SIGINT, handle_interrupt as extern "C" fn(c_int) as usize)
}

fn set_action(signal: c_int, function: usize) -> io::Result<()> {
    // SAFETY: the struct is complete, and the handlers do nothing that handlers may not do.
    unsafe {
        THREAD.store(libc::pthread_self() as usize, Ordering::Relaxed);
        let mut action: sigaction = std::mem::zeroed();
        action.sa_sigaction = function;
        checked(libc::sigemptyset(&mut action.sa_mask))?;
        checked(sigaction(signal, &action, std::ptr::null_mut()))
    }
}

/// Whether waiting calls fail when the signal arrives, or go on.
pub fn interrupts(signal: c_int, does: bool) -> io::Result<()> {
    // SAFETY: as for `set`; the struct is the present one.
    unsafe {
        let mut action: sigaction = std::mem::zeroed();
        checked(sigaction(signal, std::ptr::null(), &mut action))?;
        if does {
            action.sa_flags &= !libc::SA_RESTART;
        } else {
            action.sa_flags |= libc::SA_RESTART;
        }
        checked(sigaction(signal, &action, std::ptr::null_mut()))
    }
}

/// Sends a signal to this thread.
pub fn raise(signal: c_int) -> io::Result<()> {
    // SAFETY: has no conditions.
    checked(unsafe { libc::raise(signal) })
}

/// Waits until a signal has been handled.
pub fn pause() {
    // SAFETY: has no conditions.
    unsafe { libc::pause() };
}

/// Lets SIGALRM arrive after so many seconds; gives those that the last request still had.
pub fn alarm(seconds: u32) -> u32 {
    // SAFETY: has no conditions.
    unsafe { libc::alarm(seconds) }
}

/// Sets a timer, or only asks for it; gives what it was: seconds until it strikes, and between strikes.
pub fn timer(which: c_int, new: Option<(f64, f64)>) -> io::Result<(f64, f64)> {
    let time = |seconds: f64| timeval { tv_sec: seconds as libc::time_t, tv_usec: (seconds.fract() * 1e6) as libc::suseconds_t };
    let seconds = |time: timeval| time.tv_sec as f64 + time.tv_usec as f64 / 1e6;
    // SAFETY: all structs are complete, and the calls fill the old one.
    let old = unsafe {
        let mut old: itimerval = std::mem::zeroed();
        match new {
            Some((first, interval)) => {
                let new = itimerval { it_value: time(first), it_interval: time(interval) };
                checked(libc::setitimer(which as _, &new, &mut old))?;
            }
            None => checked(libc::getitimer(which as _, &mut old))?,
        }
        old
    };
    Ok((seconds(old.it_value), seconds(old.it_interval)))
}

/// What a signal is called in messages; nothing for one that does not exist.
pub fn description(signal: c_int) -> Option<String> {
    // SAFETY: the call gives nothing, or a text that lives until the next one, and there is one machine that asks.
    let text = unsafe {
        let text = libc::strsignal(signal);
        if text.is_null() { None } else { Some(CStr::from_ptr(text).to_string_lossy().into_owned()) }
    };
    text.filter(|text| !text.starts_with("Unknown signal"))
}

/// Sets the file that is told of signals; gives the one before.
pub fn set_wake_up(file: c_int) -> c_int {
    WAKE_UP.swap(file, Ordering::Relaxed)
}
