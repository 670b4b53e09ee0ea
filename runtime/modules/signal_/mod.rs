//! `_signal`: what Python code does when a signal arrives.
//!
//! Given: functions for signals. Not obvious: a signal is only noted when it arrives (`c_library.rs`); its function is called at the next
//! backward jump, or when something that waits has been interrupted. What blocks signals or waits for them is not there, since a process has threads
//! besides that of the machine, to which the system would give them.

mod c_library;

use c_library::Disposition;
pub use c_library::catch_interrupt;

use crate::gc::Gc;
use crate::modules::{NativeModule, State, error_class};
use crate::object::{List, Method, Tuple, Type, TypeId};
use crate::types::module::Module;
use crate::types::exceptions::raise_made;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Request, Vm};

/// The module.
pub static MODULE: NativeModule =
    NativeModule { name: "_signal", functions: FUNCTIONS, init: Some(init), doc: "This module provides mechanisms to use signal handlers in Python." };

static FUNCTIONS: &[Method] = crate::methods![
    "signal(signalnum, handler, /)" => set_handler,
    "getsignal(signalnum, /)" => handler,
    "default_int_handler(signalnum, frame, /)" => |vm: &mut Vm, _: i64, _: Value| interrupt(vm),
    "raise_signal(signalnum, /)" => raise_signal,
    "alarm(seconds, /)" => |_: &mut Vm, seconds: i64| i64::from(c_library::alarm(seconds as u32)),
    "pause()" => pause,
    "setitimer(which, seconds, interval=0.0, /)" => |vm: &mut Vm, which: i64, seconds: f64, interval: f64| timer(vm, which, Some((seconds, interval))),
    "getitimer(which, /)" => |vm: &mut Vm, which: i64| timer(vm, which, None),
    "siginterrupt(signalnum, flag, /)" => interrupts,
    "strsignal(signalnum, /)" => description,
    "valid_signals()" => valid_signals,
    "set_wakeup_fd(fd, /, *, warn_on_full_buffer=True)" => set_wake_up,
];

/// One more than the highest signal.
const COUNT: i64 = 65;

/// What a program says instead of a function.
const DEFAULT: i64 = 0;
const IGNORE: i64 = 1;

const CONSTANTS: &[(&str, i64)] = &[
    ("NSIG", COUNT),
    ("SIG_DFL", DEFAULT),
    ("SIG_IGN", IGNORE),
    ("ITIMER_REAL", libc::ITIMER_REAL as i64),
    ("ITIMER_VIRTUAL", libc::ITIMER_VIRTUAL as i64),
    ("ITIMER_PROF", libc::ITIMER_PROF as i64),
    ("SIGHUP", libc::SIGHUP as i64),
    ("SIGINT", libc::SIGINT as i64),
    ("SIGQUIT", libc::SIGQUIT as i64),
    ("SIGILL", libc::SIGILL as i64),
    ("SIGTRAP", libc::SIGTRAP as i64),
    ("SIGABRT", libc::SIGABRT as i64),
    ("SIGBUS", libc::SIGBUS as i64),
    ("SIGFPE", libc::SIGFPE as i64),
    ("SIGKILL", libc::SIGKILL as i64),
    ("SIGUSR1", libc::SIGUSR1 as i64),
    ("SIGSEGV", libc::SIGSEGV as i64),
    ("SIGUSR2", libc::SIGUSR2 as i64),
    ("SIGPIPE", libc::SIGPIPE as i64),
    ("SIGALRM", libc::SIGALRM as i64),
    ("SIGTERM", libc::SIGTERM as i64),
    ("SIGCHLD", libc::SIGCHLD as i64),
    ("SIGCONT", libc::SIGCONT as i64),
    ("SIGSTOP", libc::SIGSTOP as i64),
    ("SIGTSTP", libc::SIGTSTP as i64),
    ("SIGTTIN", libc::SIGTTIN as i64),
    ("SIGTTOU", libc::SIGTTOU as i64),
    ("SIGURG", libc::SIGURG as i64),
    ("SIGXCPU", libc::SIGXCPU as i64),
    ("SIGXFSZ", libc::SIGXFSZ as i64),
    ("SIGVTALRM", libc::SIGVTALRM as i64),
    ("SIGPROF", libc::SIGPROF as i64),
    ("SIGWINCH", libc::SIGWINCH as i64),
    ("SIGIO", libc::SIGIO as i64),
    ("SIGSYS", libc::SIGSYS as i64),
    ("SIGIOT", libc::SIGABRT as i64),
];

#[cfg(target_os = "linux")]
const OF_LINUX: &[(&str, i64)] = &[
    ("SIGCLD", libc::SIGCHLD as i64),
    ("SIGPOLL", libc::SIGPOLL as i64),
    ("SIGPWR", libc::SIGPWR as i64),
    ("SIGSTKFLT", libc::SIGSTKFLT as i64),
    ("SIGRTMIN", FIRST_FREE),
    ("SIGRTMAX", COUNT - 1),
];

#[cfg(not(target_os = "linux"))]
const OF_LINUX: &[(&str, i64)] = &[];

/// The first signal that the C library does not use itself.
const FIRST_FREE: i64 = 34;

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for &(name, number) in CONSTANTS.iter().chain(OF_LINUX) {
        let number = vm.int(number);
        vm.add_to_module(module, name, number);
    }
    let error = timer_error(vm)?.value();
    vm.add_to_module(module, "ItimerError", error);
    let name = vm.intern("default_int_handler");
    let interrupt = module.dict.get().get_str(name).expect("functions come first");
    let handlers = vm.list(&[Value::NONE]);
    for signal in 1..COUNT {
        let handler = match c_library::disposition(signal as i32) {
            Ok(Disposition::Default) => Value::from_small(DEFAULT),
            Ok(Disposition::Ignore) => Value::from_small(IGNORE),
            // Who catches Ctrl-C lets the machine raise KeyboardInterrupt.
            Ok(Disposition::Foreign) if signal == i64::from(libc::SIGINT) => interrupt,
            Ok(Disposition::Foreign | Disposition::Handler) | Err(_) => Value::NONE,
        };
        handlers.items.push(&vm.heap, handler);
    }
    vm.set_state(State::SignalHandlers, handlers.value());
    Ok(())
}

/// What the program has asked for; the list has all signals by their numbers.
fn handlers(vm: &mut Vm) -> Option<Gc<List>> {
    vm.state(State::SignalHandlers).downcast()
}

fn interrupt(vm: &mut Vm) -> PyResult {
    let exception = vm.new_exception(TypeId::KeyboardInterrupt, &[]);
    Err(vm.raise_object(exception))
}

/// The number of a signal; ValueError for what is none.
fn checked(vm: &mut Vm, signal: i64) -> PyResult<i32> {
    if (1..COUNT).contains(&signal) { Ok(signal as i32) } else { Err(vm.value_error("signal number out of range")) }
}

fn os_error(vm: &mut Vm, error: &std::io::Error) -> Raised {
    vm.os_error(error, Value::NONE)
}

fn handler(vm: &mut Vm, signal: i64) -> PyResult {
    let signal = checked(vm, signal)?;
    Ok(handlers(vm).and_then(|handlers| handlers.items.get(signal as usize)).unwrap_or(Value::NONE))
}

/// `_thread.interrupt_main`: the first thread does what it would do if the signal had arrived.
pub fn interrupt_main(vm: &mut Vm, signal: i64) -> PyResult<()> {
    let signal = checked(vm, signal)?;
    let function = handler(vm, i64::from(signal))?;
    // Before the module has been imported, only Ctrl-C does something.
    if handlers(vm).is_none() && signal == libc::SIGINT {
        Request::Interrupt.make();
    } else if !function.is_none() && function.as_int().is_none() {
        c_library::tell(signal);
    }
    vm.deliver_signals()
}

fn set_handler(vm: &mut Vm, signal: i64, function: Value) -> PyResult {
    let signal = checked(vm, signal)?;
    if !vm.threads.is_main() {
        return Err(vm.value_error("signal only works in main thread of the main interpreter"));
    }
    let disposition = match function.as_int() {
        Some(DEFAULT) => Disposition::Default,
        Some(IGNORE) => Disposition::Ignore,
        _ if vm.class_of(function).slots().call.is_some() => Disposition::Handler,
        _ => return Err(vm.type_error("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")),
    };
    if let Err(error) = c_library::set(signal, disposition) {
        return Err(os_error(vm, &error));
    }
    let function = match disposition {
        Disposition::Default => Value::from_small(DEFAULT),
        Disposition::Ignore => Value::from_small(IGNORE),
        Disposition::Handler | Disposition::Foreign => function,
    };
    let old = handler(vm, i64::from(signal))?;
    if let Some(handlers) = handlers(vm) {
        handlers.items.set(signal as usize, function);
    }
    Ok(old)
}

/// Calls the functions of the signals that have arrived.
pub fn deliver(vm: &mut Vm) -> PyResult<()> {
    while let Some(signal) = c_library::take() {
        let function = handler(vm, i64::from(signal))?;
        // Meanwhile nobody may want it any more.
        if function.is_none() || function.as_int().is_some() {
            continue;
        }
        let frame = vm.hooks.map_or(Ok(Value::NONE), |hooks| (hooks.frame)(vm, 0));
        let frame = vm.catch(frame, TypeId::RuntimeError)?.unwrap_or(Value::NONE);
        if let Err(raised) = vm.call(function, &[Value::from_small(i64::from(signal)), frame]) {
            // The others have their turn later.
            Request::Signal.make();
            return Err(raised);
        }
    }
    Ok(())
}

/// Sends a signal to the machine itself, which handles it at once.
pub fn send_to_self(vm: &mut Vm, signal: i32) -> PyResult<()> {
    // Who catches Ctrl-C takes a while to tell the machine.
    if signal == libc::SIGINT && matches!(c_library::disposition(signal), Ok(Disposition::Foreign)) {
        return interrupt(vm).map(|_| ());
    }
    if let Err(error) = c_library::raise(signal) {
        return Err(os_error(vm, &error));
    }
    vm.deliver_signals()
}

fn raise_signal(vm: &mut Vm, signal: i64) -> PyResult<()> {
    match i32::try_from(signal) {
        Ok(signal) => send_to_self(vm, signal),
        Err(_) => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

fn pause(vm: &mut Vm) -> PyResult<()> {
    vm.without_lock(c_library::pause);
    vm.deliver_signals()
}

fn timer_error(vm: &mut Vm) -> PyResult<Gc<Type>> {
    error_class(vm, State::TimerError, "signal", "itimer_error", &[TypeId::OSError])
}

fn timer(vm: &mut Vm, which: i64, new: Option<(f64, f64)>) -> PyResult<Gc<Tuple>> {
    match c_library::timer(which as i32, new) {
        Ok((first, interval)) => {
            let pair = [vm.float(first), vm.float(interval)];
            Ok(vm.tuple(&pair))
        }
        Err(error) => {
            let (class, parts) = (timer_error(vm), vm.os_error_parts(&error));
            Err(raise_made(vm, class, &parts))
        }
    }
}

fn interrupts(vm: &mut Vm, signal: i64, flag: bool) -> PyResult<()> {
    let signal = checked(vm, signal)?;
    c_library::interrupts(signal, flag).map_err(|error| os_error(vm, &error))
}

fn description(vm: &mut Vm, signal: i64) -> PyResult {
    let signal = checked(vm, signal)?;
    Ok(c_library::description(signal).map_or(Value::NONE, |text| vm.text(&text)))
}

fn valid_signals(vm: &mut Vm) -> PyResult {
    let list = vm.list(&[]);
    for signal in (1..COUNT).filter(|signal| !(32..FIRST_FREE).contains(signal)) {
        list.items.push(&vm.heap, Value::from_small(signal));
    }
    let set = vm.type_(TypeId::Set).value();
    vm.call(set, &[list.value()])
}

fn set_wake_up(vm: &mut Vm, file: i64, _warns: Value) -> PyResult<i64> {
    let Ok(number) = i32::try_from(file) else { return Err(vm.overflow_error("Python int too large to convert to C int")) };
    if number >= 0 {
        let known = crate::modules::descriptors::borrowed(number).and_then(rustix::fs::fcntl_getfl);
        match known {
            Ok(flags) if flags.contains(rustix::fs::OFlags::NONBLOCK) => {}
            Ok(_) => return Err(vm.value_error(format!("the fd {number} must be in non-blocking mode"))),
            Err(_) => return Err(vm.value_error("invalid fd")),
        }
    }
    Ok(i64::from(c_library::set_wake_up(number.max(-1))))
}
