//! Dates: between seconds, tuples of nine numbers, and text, in the zone of the process.
//!
//! Given: seconds since 1970, tuples, formats. Given back: `struct_time`s, seconds, text. What a tuple may hold is CPython's law.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;

use super::c_library::{self, Parts};
use super::{clocks, counted};
use crate::gc::{Gc, Items};
use crate::modules::descriptors::failed;
use crate::object::{Dict, Str, Tuple, TypeId};
use crate::types::paths::{decode_outside, encode_outside};
use crate::value::Value;
use crate::vm::{PyResult, State, Vm};

pub const FIELDS: &[&str] = &["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"];
pub const HIDDEN: &[&str] = &["tm_zone", "tm_gmtoff"];

const WEEKDAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The seconds that a function was given, or now.
fn seconds_argument(vm: &mut Vm, name: &str, args: &Gc<Tuple>) -> PyResult<i64> {
    let seconds = match counted(vm, name, args, 0, 1)? {
        [] | [Value::NONE] => return Ok(clocks::nanoseconds(vm, clocks::REALTIME)?.div_euclid(1_000_000_000)),
        [seconds, ..] => *seconds,
    };
    let whole = match seconds.as_float() {
        Some(seconds) if seconds.is_nan() => return Err(vm.value_error("Invalid value NaN (not a number)")),
        Some(seconds) => Some(seconds.floor()).filter(|seconds| (i64::MIN as f64..i64::MAX as f64).contains(seconds)).map(|seconds| seconds as i64),
        None => vm.index(seconds)?.to_i64(),
    };
    whole.ok_or_else(|| vm.overflow_error("timestamp out of range for platform time_t"))
}

/// A `struct_time`.
fn record(vm: &mut Vm, parts: &Parts) -> PyResult {
    let values = Items::new();
    let numbers = [
        i64::from(parts.year) + 1900,
        i64::from(parts.month) + 1,
        parts.day.into(),
        parts.hour.into(),
        parts.minute.into(),
        parts.second.into(),
        // Monday is 0 in Python.
        (i64::from(parts.weekday) + 6) % 7,
        i64::from(parts.yearday) + 1,
        parts.is_dst.into(),
    ];
    numbers.iter().for_each(|&number| values.push(&vm.heap, vm.int(number)));
    let zone = decode_outside(vm, parts.zone.as_deref().unwrap_or_default());
    values.push(&vm.heap, zone.value());
    values.push(&vm.heap, vm.int(parts.offset));
    let class = vm.state(State::StructTime);
    let values = vm.tuple(values.as_slice()).value();
    vm.call(class, &[values])
}

pub fn gmtime(vm: &mut Vm, args: Gc<Tuple>) -> PyResult {
    let seconds = seconds_argument(vm, "gmtime", &args)?;
    match c_library::universal_time(seconds) {
        Ok(parts) => record(vm, &parts),
        Err(error) => Err(failed(vm, error, Value::NONE)),
    }
}

fn local(vm: &mut Vm, seconds: i64) -> PyResult<Parts> {
    c_library::local_time(seconds).map_err(|error| failed(vm, error, Value::NONE))
}

pub fn localtime(vm: &mut Vm, args: Gc<Tuple>) -> PyResult {
    let seconds = seconds_argument(vm, "localtime", &args)?;
    let parts = local(vm, seconds)?;
    record(vm, &parts)
}

fn now(vm: &mut Vm) -> PyResult<Parts> {
    let seconds = clocks::nanoseconds(vm, clocks::REALTIME)?.div_euclid(1_000_000_000);
    local(vm, seconds)
}

/// What a tuple of nine numbers, or a `struct_time`, says.
fn parts_of(vm: &mut Vm, function: &str, time: Value) -> PyResult<Parts> {
    let Some(tuple) = time.downcast::<Tuple>() else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    if tuple.as_slice().len() != FIELDS.len() {
        return Err(vm.type_error(format!("{function}(): illegal time tuple argument")));
    }
    let mut numbers = [0; 9];
    for (number, &item) in numbers.iter_mut().zip(tuple.as_slice()) {
        let Some(wide) = vm.index(item)?.to_i64() else {
            return Err(vm.overflow_error("Python int too large to convert to C long"));
        };
        *number = match i32::try_from(wide) {
            Ok(number) => number,
            Err(_) if wide > 0 => return Err(vm.overflow_error("signed integer is greater than maximum")),
            Err(_) => return Err(vm.overflow_error("signed integer is less than minimum")),
        };
    }
    let [year, month, day, hour, minute, second, weekday, yearday, is_dst] = numbers;
    let Some(year) = year.checked_sub(1900) else { return Err(vm.overflow_error("year out of range")) };
    let mut parts = Parts {
        year,
        month: month.wrapping_sub(1),
        day,
        hour,
        minute,
        second,
        weekday: weekday.wrapping_add(1) % 7,
        yearday: yearday.wrapping_sub(1),
        is_dst,
        offset: 0,
        zone: None,
    };
    if vm.class_of(time).value() == vm.state(State::StructTime) {
        let [zone, offset] = ["tm_zone", "tm_gmtoff"].map(|name| vm.intern(name));
        let (zone, offset) = (vm.get_attr(time, zone)?, vm.get_attr(time, offset)?);
        if !zone.is_none() {
            let Some(zone) = zone.downcast::<Str>() else { return Err(vm.type_error("bad argument type for built-in operation")) };
            parts.zone = Some(encode_outside(vm, zone)?);
        }
        if !offset.is_none() {
            parts.offset = vm.index_i64(offset)?;
        }
    }
    Ok(parts)
}

/// Parts that can be printed; zeros where nothing sensible was there before are the first month, day, and day of the year.
fn printable(vm: &mut Vm, mut parts: Parts) -> PyResult<Parts> {
    for number in [&mut parts.month, &mut parts.yearday] {
        *number += i32::from(*number == -1);
    }
    parts.day += i32::from(parts.day == 0);
    parts.is_dst = parts.is_dst.clamp(-1, 1);
    let limits = [
        ("month", parts.month, 11),
        ("day of month", parts.day, 31),
        ("hour", parts.hour, 23),
        ("minute", parts.minute, 59),
        ("seconds", parts.second, 61),
        ("day of week", parts.weekday, 6),
        ("day of year", parts.yearday, 365),
    ];
    match limits.iter().find(|&&(_, number, most)| !(0..=most).contains(&number)) {
        Some((name, ..)) => Err(vm.value_error(format!("{name} out of range"))),
        None => Ok(parts),
    }
}

fn text_of(parts: &Parts) -> String {
    let Parts { year, month, day, hour, minute, second, weekday, .. } = *parts;
    let (weekday, month, year) = (WEEKDAYS[weekday as usize], MONTHS[month as usize], i64::from(year) + 1900);
    format!("{weekday} {month}{day:3} {hour:02}:{minute:02}:{second:02} {year}")
}

pub fn ctime(vm: &mut Vm, args: Gc<Tuple>) -> PyResult<String> {
    let seconds = seconds_argument(vm, "ctime", &args)?;
    Ok(text_of(&local(vm, seconds)?))
}

pub fn asctime(vm: &mut Vm, args: Gc<Tuple>) -> PyResult<String> {
    let parts = match args.as_slice() {
        [] => now(vm)?,
        &[time] => parts_of(vm, "asctime", time)?,
        more => {
            let given = more.len();
            return Err(vm.type_error(format!("asctime expected at most 1 argument, got {given}")));
        }
    };
    Ok(text_of(&printable(vm, parts)?))
}

pub fn mktime(vm: &mut Vm, time: Value) -> PyResult<f64> {
    let parts = parts_of(vm, "mktime", time)?;
    match c_library::seconds_of(&parts) {
        Some(seconds) => Ok(seconds as f64),
        None => Err(vm.overflow_error("mktime argument out of range")),
    }
}

pub fn strftime(vm: &mut Vm, args: Gc<Tuple>) -> PyResult {
    let (format, time) = match *counted(vm, "strftime", &args, 1, 2)? {
        [format] => (format, None),
        [format, time, ..] => (format, Some(time)),
        [] => unreachable!("counted"),
    };
    let Some(format) = format.downcast::<Str>() else {
        let class = vm.argument_name(format);
        return Err(vm.type_error(format!("strftime() argument 1 must be str, not {class}")));
    };
    let parts = match time {
        Some(time) => parts_of(vm, "strftime", time)?,
        None => now(vm)?,
    };
    let parts = printable(vm, parts)?;
    let mut points: Vec<u32> = format.code_points().collect();
    if points.contains(&0) {
        return Err(vm.value_error("embedded null character"));
    }
    points.push(0);
    // C does not say whether there was too little room or nothing to write: much more room than format means the latter.
    let (mut room, enough) = (1024, 256 * format.len());
    let text = loop {
        match c_library::formatted(&points, &parts, room) {
            Some(text) => break text,
            None if room >= enough => break Vec::new(),
            None => room *= 2,
        }
    };
    Ok(vm.str_from_points(text.iter().copied()).value())
}

/// `tzset()`: the zone is what the program's environment says.
pub fn tzset(vm: &mut Vm) -> PyResult<()> {
    let variable = match vm.state(State::Environment).downcast::<Dict>() {
        None => None,
        Some(environment) => {
            let name = vm.bytes(b"TZ".to_vec()).value();
            let zone = environment.get(vm, name)?;
            Some(match zone {
                Some(zone) => Some(OsString::from_vec(vm.bytes_of(zone)?.to_vec())),
                None => None,
            })
        }
    };
    c_library::set_zone(variable.as_ref().map(|zone| zone.as_deref()));
    add_zone(vm)
}

/// Puts what is known of the zone into the module: this year's winter and summer.
pub fn add_zone(vm: &mut Vm) -> PyResult<()> {
    const YEAR: i64 = (365 * 24 + 6) * 3600;
    const FURTHEST: i64 = 48 * 3600;
    const LONGEST_NAME: usize = 9;
    let start = clocks::nanoseconds(vm, clocks::REALTIME)?.div_euclid(1_000_000_000) / YEAR * YEAR;
    let (january, july) = (local(vm, start)?, local(vm, start + YEAR / 2)?);
    if january.offset.abs() > FURTHEST || july.offset.abs() > FURTHEST {
        return Err(vm.raise(TypeId::RuntimeError, "invalid GMT offset".into()));
    }
    // In the south, summer is in January.
    let (winter, summer) = if -january.offset < -july.offset { (july, january) } else { (january, july) };
    let names = Items::new();
    for parts in [&winter, &summer] {
        let name = parts.zone.as_deref().unwrap_or(b"   ");
        let name = decode_outside(vm, &name[..name.len().min(LONGEST_NAME)]);
        names.push(&vm.heap, name.value());
    }
    let names = vm.tuple(names.as_slice()).value();
    let (timezone, altzone) = (vm.int(-winter.offset), vm.int(-summer.offset));
    let has_daylight = Value::from_small((winter.offset != summer.offset).into());
    let dict = vm.state(State::TimeDict).downcast::<Dict>().expect("made with the module");
    for (name, value) in [("timezone", timezone), ("altzone", altzone), ("daylight", has_daylight), ("tzname", names)] {
        dict.set_str(vm, name, value);
    }
    Ok(())
}
