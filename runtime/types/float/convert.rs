//! The constructor of `float`, floats as text, and floats as ints.

use super::expect;
use crate::gc::Gc;
use crate::object::{Arguments, BoxedFloat, Str, Type, TypeId};
use crate::types::bytes::buffer;
use crate::types::format::float_text::shortest;
use crate::types::int::{ascii_digits, float_to_big, trim};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

pub fn new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let arguments = arguments.for_constructor(vm, class, "float")?;
    arguments.expect_positional(vm, "float", 0..=1)?;
    let number = match arguments.values.first() {
        Some(&value) => {
            if class.is(TypeId::Float) && value.is_float() {
                return Ok(value);
            }
            to_float(vm, value)?
        }
        None => 0.0,
    };
    if class.is(TypeId::Float) {
        return Ok(vm.float(number));
    }
    Ok(vm.heap.alloc(BoxedFloat::new(class.instance_header(), number)).value())
}

/// `float(value)`
fn to_float(vm: &mut Vm, value: Value) -> PyResult<f64> {
    // Text of a class with a number of its own is that number.
    let is_number = value.downcast_exact::<Str>().is_none() && vm.class_of(value).slots().float.is_some();
    let text = match (value.downcast::<Str>().filter(|_| !is_number), buffer(value).filter(|_| !is_number)) {
        (Some(text), _) => ascii_digits(&text).into_owned(),
        (None, Some(content)) => content.to_vec(),
        (None, None) => {
            let (float, index) = {
                let class = vm.class_of(value);
                let slots = class.slots();
                (slots.float, slots.index)
            };
            // A subclass of float may have its own `__float__`, which other conversions do not ask.
            if let Some(float) = float {
                return vm.float_of(value, float);
            }
            if index.is_some() {
                return vm.to_f64(value);
            }
            let given = vm.type_name(value);
            return Err(vm.type_error(format!("float() argument must be a string or a real number, not '{given}'")));
        }
    };
    match parse_number(trim(&text)) {
        Some((number, [])) => Ok(number),
        _ => {
            let literal = vm.repr_text(value)?;
            Err(vm.value_error(format!("could not convert string to float: {literal}")))
        }
    }
}

/// The float at the start of a text without leading white space, and the rest. Underscores may stand between digits.
pub fn parse_number(text: &[u8]) -> Option<(f64, &[u8])> {
    let (sign, start) = match text.first()? {
        b'-' => (-1.0f64, &text[1..]),
        b'+' => (1.0, &text[1..]),
        _ => (1.0, text),
    };
    for (name, number) in [("infinity", f64::INFINITY), ("inf", f64::INFINITY), ("nan", f64::NAN)] {
        if start.len() >= name.len() && start[..name.len()].eq_ignore_ascii_case(name.as_bytes()) {
            return Some((number.copysign(sign), &start[name.len()..]));
        }
    }
    let mut clean = String::new();
    let mut rest = take_digits(start, &mut clean);
    if let [b'.', after @ ..] = rest {
        clean.push('.');
        rest = take_digits(after, &mut clean);
    }
    if !clean.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if let [b'e' | b'E', after @ ..] = rest {
        let (exponent_sign, digits) = match after {
            [b'-', digits @ ..] => ("e-", digits),
            [b'+', digits @ ..] => ("e", digits),
            digits => ("e", digits),
        };
        let mut exponent = String::new();
        let after = take_digits(digits, &mut exponent);
        if !exponent.is_empty() {
            clean.push_str(exponent_sign);
            clean.push_str(&exponent);
            rest = after;
        }
    }
    let number: f64 = clean.parse().ok()?;
    Some((number.copysign(sign), rest))
}

/// Moves digits to `clean`, without the underscores between them.
fn take_digits<'a>(mut text: &'a [u8], clean: &mut String) -> &'a [u8] {
    let mut is_after_digit = false;
    loop {
        match text {
            [digit @ b'0'..=b'9', rest @ ..] => {
                clean.push(char::from(*digit));
                is_after_digit = true;
                text = rest;
            }
            [b'_', b'0'..=b'9', ..] if is_after_digit => text = &text[1..],
            _ => return text,
        }
    }
}

pub fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let text = repr_text(expect(this));
    Ok(vm.str_from_latin1(text.as_bytes()).value())
}

/// `repr(float)`: the shortest digits that give the same float, with an exponent if the number is large or small.
pub fn repr_text(number: f64) -> String {
    let mut text = repr_digits(number);
    if number.is_finite() && !text.contains(['.', 'e']) {
        text.push_str(".0");
    }
    text
}

/// As `repr_text`, without a fraction for whole numbers: what a complex number's repr consists of.
pub fn repr_digits(number: f64) -> String {
    if number.is_nan() {
        return "nan".into();
    }
    if number.is_infinite() {
        return if number > 0.0 { "inf" } else { "-inf" }.into();
    }
    let scientific = shortest(number);
    let (mantissa, exponent) = scientific.split_once('e').expect("the format has an exponent");
    let exponent: i32 = exponent.parse().expect("a number");
    if (-4..16).contains(&exponent) {
        return positional(mantissa, exponent);
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}

/// `mantissa * 10**exponent` without an exponent.
fn positional(mantissa: &str, exponent: i32) -> String {
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |mantissa| ("-", mantissa));
    let digits: String = mantissa.chars().filter(|&character| character != '.').collect();
    if exponent < 0 {
        return format!("{sign}0.{}{digits}", "0".repeat(exponent.unsigned_abs() as usize - 1));
    }
    let n_whole = exponent as usize + 1;
    if digits.len() <= n_whole {
        return format!("{sign}{digits}{}", "0".repeat(n_whole - digits.len()));
    }
    format!("{sign}{}.{}", &digits[..n_whole], &digits[n_whole..])
}

/// A float's whole part as an int; OverflowError or ValueError for infinities and NaN.
pub fn truncate(vm: &mut Vm, number: f64) -> PyResult {
    if number.abs() < (1u64 << 61) as f64 {
        return Ok(vm.int(number as i64));
    }
    if !number.is_finite() {
        return Err(not_finite(vm, number));
    }
    Ok(vm.integer(float_to_big(number)))
}

#[cold]
fn not_finite(vm: &mut Vm, number: f64) -> Raised {
    if number.is_nan() {
        vm.value_error("cannot convert float NaN to integer")
    } else {
        vm.overflow_error("cannot convert float infinity to integer")
    }
}

pub fn int(vm: &mut Vm, this: Value) -> PyResult {
    truncate(vm, expect(this))
}
