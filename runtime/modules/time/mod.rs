//! `time`: clocks and sleeping (`clocks`), dates and time zones (`calendar`).

mod c_library;
mod calendar;
pub mod clocks;

use super::NativeModule;
use crate::gc::Gc;
use crate::object::{Arguments, Method, Tuple};
use crate::types::module::Module;
use crate::types::struct_sequence;
use crate::value::Value;
use crate::vm::{PyResult, State, Vm};

pub static MODULE: NativeModule = NativeModule {
    name: "time",
    functions: FUNCTIONS,
    init: Some(init),
    doc: "This module provides various functions to manipulate time values.",
};

// CPython binds many of these by hand, and words their errors by hand, too: they take whatever is given.
static FUNCTIONS: &[Method] = crate::methods! {
    "time()" => |vm: &mut Vm| clocks::seconds(vm, clocks::REALTIME),
    "time_ns()" => |vm: &mut Vm| clocks::nanoseconds(vm, clocks::REALTIME),
    "monotonic()" => |vm: &mut Vm| clocks::seconds(vm, clocks::MONOTONIC),
    "monotonic_ns()" => |vm: &mut Vm| clocks::nanoseconds(vm, clocks::MONOTONIC),
    "perf_counter()" => |vm: &mut Vm| clocks::seconds(vm, clocks::MONOTONIC),
    "perf_counter_ns()" => |vm: &mut Vm| clocks::nanoseconds(vm, clocks::MONOTONIC),
    "process_time()" => |vm: &mut Vm| clocks::seconds(vm, clocks::PROCESS),
    "process_time_ns()" => |vm: &mut Vm| clocks::nanoseconds(vm, clocks::PROCESS),
    "thread_time()" => |vm: &mut Vm| clocks::seconds(vm, clocks::THREAD),
    "thread_time_ns()" => |vm: &mut Vm| clocks::nanoseconds(vm, clocks::THREAD),
    "sleep(object, /)" => clocks::sleep,
    "clock_gettime(clk_id, /)" => |vm: &mut Vm, clock: Value| { let clock = clocks::number(vm, clock)?; clocks::seconds(vm, clock) },
    "clock_gettime_ns(clk_id, /)" => |vm: &mut Vm, clock: Value| { let clock = clocks::number(vm, clock)?; clocks::nanoseconds(vm, clock) },
    "clock_getres(*args)" => clocks::resolution,
    "clock_settime(*args)" => clocks::set_time,
    "clock_settime_ns(*args)" => clocks::set_time_ns,
    "get_clock_info(*args)" => clocks::information,
    "gmtime(*args)" => calendar::gmtime,
    "localtime(*args)" => calendar::localtime,
    "ctime(*args)" => calendar::ctime,
    "asctime(*args)" => calendar::asctime,
    "mktime(object, /)" => calendar::mktime,
    "strftime(*args)" => calendar::strftime,
    "strptime(*args)" => strptime,
    "tzset()" => calendar::tzset,
};

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let class = struct_sequence::new_public_class(vm, module, "time.struct_time", calendar::FIELDS, calendar::HIDDEN)?;
    vm.set_state(State::StructTime, class.value());
    vm.set_state(State::TimeDict, module.dict.get().value());
    let count = calendar::FIELDS.len() + calendar::HIDDEN.len();
    vm.add_to_module(module, "_STRUCT_TM_ITEMS", Value::from_small(count as i64));
    for &(name, clock) in clocks::CLOCKS {
        vm.add_to_module(module, name, Value::from_small(clock.into()));
    }
    calendar::add_zone(vm)
}

/// What `strptime` does is written in Python.
fn strptime(vm: &mut Vm, args: Gc<Tuple>) -> PyResult {
    let module = vm.import("_strptime")?;
    let name = vm.intern("_strptime_time");
    let function = vm.get_attr(module, name)?;
    vm.call_with(function, Arguments { values: args.as_slice(), names: &[] })
}

/// The arguments, if there are as many as there should be.
fn counted<'a>(vm: &mut Vm, name: &str, args: &'a Gc<Tuple>, least: usize, most: usize) -> PyResult<&'a [Value]> {
    let (given, args) = (args.as_slice().len(), args.as_slice());
    if (least..=most).contains(&given) {
        return Ok(args);
    }
    let (limit, count) = match (least == most, given < least) {
        (true, _) => ("exactly", most),
        (false, true) => ("at least", least),
        (false, false) => ("at most", most),
    };
    let plural = if count == 1 { "" } else { "s" };
    Err(vm.type_error(format!("{name}() takes {limit} {count} argument{plural} ({given} given)")))
}
