//! `time`: clocks and sleeping.

use std::time::Duration;

use rustix::thread::{NanosleepRelativeResult, nanosleep};
use rustix::time::{ClockId, Timespec, clock_gettime};

use super::NativeModule;
use crate::object::{Method, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Request, Vm};

pub static MODULE: NativeModule = NativeModule {
    name: "time",
    functions: FUNCTIONS,
    init: None,
    doc: "This module provides various functions to manipulate time values.",
};

pub static FUNCTIONS: &[Method] = crate::methods! {
    "time()" => time,
    "time_ns()" => time_ns,
    "monotonic()" => monotonic,
    "monotonic_ns()" => monotonic_ns,
    "perf_counter()" => monotonic,
    "perf_counter_ns()" => monotonic_ns,
    "process_time()" => process_time,
    "process_time_ns()" => process_time_ns,
    "thread_time()" => thread_time,
    "thread_time_ns()" => thread_time_ns,
    "sleep(object, /)" => sleep,
};

fn nanoseconds(clock: ClockId) -> i64 {
    let Timespec { tv_sec, tv_nsec } = clock_gettime(clock);
    tv_sec.saturating_mul(1_000_000_000).saturating_add(tv_nsec)
}

fn seconds(clock: ClockId) -> f64 {
    nanoseconds(clock) as f64 / 1e9
}

fn time(_: &mut Vm) -> f64 {
    seconds(ClockId::Realtime)
}

fn time_ns(_: &mut Vm) -> i64 {
    nanoseconds(ClockId::Realtime)
}

fn monotonic(_: &mut Vm) -> f64 {
    seconds(ClockId::Monotonic)
}

fn monotonic_ns(_: &mut Vm) -> i64 {
    nanoseconds(ClockId::Monotonic)
}

fn process_time(_: &mut Vm) -> f64 {
    seconds(ClockId::ProcessCPUTime)
}

fn process_time_ns(_: &mut Vm) -> i64 {
    nanoseconds(ClockId::ProcessCPUTime)
}

fn thread_time(_: &mut Vm) -> f64 {
    seconds(ClockId::ThreadCPUTime)
}

fn thread_time_ns(_: &mut Vm) -> i64 {
    nanoseconds(ClockId::ThreadCPUTime)
}

/// Sleeps at least as long as asked for; Ctrl-C ends it.
fn sleep(vm: &mut Vm, length: Value) -> PyResult<()> {
    let is_float = length.as_float().is_some();
    let length = match length.as_float() {
        Some(seconds) if seconds.is_nan() => return Err(vm.value_error("Invalid value NaN (not a number)")),
        Some(seconds) => seconds,
        None => match vm.index(length)? {
            seconds if seconds.is_negative() => -1.0,
            seconds => seconds.to_i64().map_or(f64::INFINITY, |seconds| seconds as f64),
        },
    };
    if length < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    if length >= i64::MAX as f64 && is_float {
        return Err(vm.overflow_error("timestamp out of range for platform time_t"));
    }
    if length >= i64::MAX as f64 / 1e9 {
        return Err(vm.overflow_error("timestamp too large to convert to C PyTime_t"));
    }
    let duration = Duration::from_nanos((length * 1e9).ceil() as u64);
    let mut rest = Timespec { tv_sec: duration.as_secs() as i64, tv_nsec: duration.subsec_nanos().into() };
    loop {
        match nanosleep(&rest) {
            NanosleepRelativeResult::Interrupted(remaining) => rest = remaining,
            NanosleepRelativeResult::Ok | NanosleepRelativeResult::Err(_) => return Ok(()),
        }
        if Request::Interrupt.take() {
            let exception = vm.new_exception(TypeId::KeyboardInterrupt, &[]);
            return Err(vm.raise_object(exception));
        }
    }
}
