//! Clocks, and sleeping until one has gone far enough.
//!
//! Given: numbers of clocks, lengths of time as floats or ints. Given back: seconds or nanoseconds, what is known of a clock.

use rustix::thread::{NanosleepRelativeResult, nanosleep};
use rustix::time::ClockId;

use super::{c_library, counted};
use crate::gc::Gc;
use crate::modules::descriptors::failed;
use crate::modules::waiting::Deadline;
use crate::object::{Str, Tuple};
use crate::types::module;
use crate::value::Value;
use crate::vm::threads::Woken;
use crate::vm::{PyResult, Vm};

pub const REALTIME: i32 = ClockId::Realtime as i32;
pub const MONOTONIC: i32 = ClockId::Monotonic as i32;
pub const PROCESS: i32 = ClockId::ProcessCPUTime as i32;
pub const THREAD: i32 = ClockId::ThreadCPUTime as i32;

/// The clocks that have a name.
#[cfg(target_os = "linux")]
pub const CLOCKS: &[(&str, i32)] = &[
    ("CLOCK_REALTIME", REALTIME),
    ("CLOCK_MONOTONIC", MONOTONIC),
    ("CLOCK_MONOTONIC_RAW", ClockId::MonotonicRaw as i32),
    ("CLOCK_PROCESS_CPUTIME_ID", PROCESS),
    ("CLOCK_THREAD_CPUTIME_ID", THREAD),
    ("CLOCK_BOOTTIME", ClockId::Boottime as i32),
    ("CLOCK_TAI", 11),
];

/// The clocks that have a name.
#[cfg(not(target_os = "linux"))]
pub const CLOCKS: &[(&str, i32)] = &[
    ("CLOCK_REALTIME", REALTIME),
    ("CLOCK_MONOTONIC", MONOTONIC),
    ("CLOCK_PROCESS_CPUTIME_ID", PROCESS),
    ("CLOCK_THREAD_CPUTIME_ID", THREAD),
];

/// What `get_clock_info` says: name, clock, implementation, whether it never goes back, whether somebody can set it.
const INFORMATION: &[(&str, i32, &str, bool, bool)] = &[
    ("time", REALTIME, "CLOCK_REALTIME", false, true),
    ("monotonic", MONOTONIC, "CLOCK_MONOTONIC", true, false),
    ("perf_counter", MONOTONIC, "CLOCK_MONOTONIC", true, false),
    ("process_time", PROCESS, "CLOCK_PROCESS_CPUTIME_ID", true, false),
    ("thread_time", THREAD, "CLOCK_THREAD_CPUTIME_ID", true, false),
];

/// Nanoseconds of a second, and of a millisecond.
pub const SECOND: i64 = 1_000_000_000;
pub const MILLISECOND: i64 = 1_000_000;

/// How the part of a number that does not fit is made to fit.
#[derive(Clone, Copy)]
enum Round {
    Down,
    AwayFromZero,
}

pub fn nanoseconds(vm: &mut Vm, clock: i32) -> PyResult<i64> {
    c_library::clock_time(clock).map_err(|error| failed(vm, error, Value::NONE))
}

pub fn seconds(vm: &mut Vm, clock: i32) -> PyResult<f64> {
    Ok(nanoseconds(vm, clock)? as f64 / 1e9)
}

/// The number of a clock.
pub fn number(vm: &mut Vm, clock: Value) -> PyResult<i32> {
    let index = vm.index_i64(clock);
    match index.ok().and_then(|number| i32::try_from(number).ok()) {
        Some(number) => Ok(number),
        None => {
            let class = vm.type_name(clock);
            Err(vm.type_error(format!("clk_id should be integer, not {class}")))
        }
    }
}

pub fn resolution(vm: &mut Vm, args: Gc<Tuple>) -> PyResult<f64> {
    let clock = counted(vm, "clock_getres", &args, 1, 1)?[0];
    let clock = number(vm, clock)?;
    let resolution = c_library::clock_resolution(clock).map_err(|error| failed(vm, error, Value::NONE))?;
    Ok(resolution as f64 / 1e9)
}

pub fn set_time(vm: &mut Vm, args: Gc<Tuple>) -> PyResult<()> {
    let &[clock, time] = counted(vm, "clock_settime", &args, 2, 2)? else { unreachable!("counted") };
    let clock = number(vm, clock)?;
    let time = length_of(vm, time, Round::Down)?;
    c_library::set_clock(clock, time).map_err(|error| failed(vm, error, Value::NONE))
}

pub fn set_time_ns(vm: &mut Vm, args: Gc<Tuple>) -> PyResult<()> {
    let &[clock, time] = counted(vm, "clock_settime_ns", &args, 2, 2)? else { unreachable!("counted") };
    let clock = number(vm, clock)?;
    let time = match time.as_int_ref() {
        Some(time) => match time.to_i64() {
            Some(time) => time,
            None => return Err(vm.overflow_error("Python int too large to convert to C PyTime_t")),
        },
        None => {
            let class = vm.type_name(time);
            return Err(vm.type_error(format!("expect int, got {class}")));
        }
    };
    c_library::set_clock(clock, time).map_err(|error| failed(vm, error, Value::NONE))
}

pub fn information(vm: &mut Vm, args: Gc<Tuple>) -> PyResult {
    let name = counted(vm, "get_clock_info", &args, 1, 1)?[0];
    let Some(name) = name.downcast::<Str>() else {
        let class = vm.argument_name(name);
        return Err(vm.type_error(format!("get_clock_info() argument 1 must be str, not {class}")));
    };
    let name = name.to_text();
    let Some(&(_, clock, implementation, is_monotonic, is_adjustable)) = INFORMATION.iter().find(|row| row.0 == name) else {
        return Err(vm.value_error("unknown clock"));
    };
    let resolution = c_library::clock_resolution(clock).map_err(|error| failed(vm, error, Value::NONE))?;
    let information = module::namespace(vm);
    let implementation = vm.text(&format!("clock_gettime({implementation})"));
    let resolution = vm.float(resolution as f64 / 1e9);
    let truth = |is_true| if is_true { Value::TRUE } else { Value::FALSE };
    for (key, value) in
        [("implementation", implementation), ("monotonic", truth(is_monotonic)), ("adjustable", truth(is_adjustable)), ("resolution", resolution)]
    {
        let key = vm.intern(key);
        vm.set_attr(information, key, Some(value))?;
    }
    Ok(information)
}

/// Seconds as nanoseconds.
fn length_of(vm: &mut Vm, length: Value, round: Round) -> PyResult<i64> {
    in_nanoseconds(vm, length, SECOND, round)
}

/// A time to wait in units of so many nanoseconds, as nanoseconds; not less than was asked for.
pub fn at_least(vm: &mut Vm, length: Value, unit: i64) -> PyResult<i64> {
    in_nanoseconds(vm, length, unit, Round::AwayFromZero)
}

/// A number of units of so many nanoseconds.
fn in_nanoseconds(vm: &mut Vm, length: Value, unit: i64, round: Round) -> PyResult<i64> {
    if let Some(length) = length.as_float() {
        if length.is_nan() {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        let nanoseconds = length * unit as f64;
        let nanoseconds = match round {
            Round::Down => nanoseconds.floor(),
            Round::AwayFromZero if nanoseconds < 0.0 => nanoseconds.floor(),
            Round::AwayFromZero => nanoseconds.ceil(),
        };
        if !(i64::MIN as f64..i64::MAX as f64).contains(&nanoseconds) {
            return Err(vm.overflow_error("timestamp out of range for platform time_t"));
        }
        return Ok(nanoseconds as i64);
    }
    match vm.index(length)?.to_i64().and_then(|length| length.checked_mul(unit)) {
        Some(nanoseconds) => Ok(nanoseconds),
        None => Err(vm.overflow_error("timestamp too large to convert to C PyTime_t")),
    }
}

/// Sleeps at least as long as asked for; Ctrl-C ends it.
pub fn sleep(vm: &mut Vm, length: Value) -> PyResult<()> {
    let length = length_of(vm, length, Round::AwayFromZero)?;
    if length < 0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    let deadline = Deadline::after(length);
    loop {
        vm.check_leaving()?;
        let is_over = if vm.threads.are_several() {
            // Nothing has this number. Who waits for an event that never comes can be told to end.
            vm.wait_for(0, deadline.end()) == Woken::Timeout
        } else {
            // A signal may have started a thread: then the rest of the time is spent as above.
            deadline.rest().is_none_or(|rest| !matches!(nanosleep(&rest), NanosleepRelativeResult::Interrupted(_)))
        };
        if is_over {
            return Ok(());
        }
        vm.deliver_signals()?;
    }
}
