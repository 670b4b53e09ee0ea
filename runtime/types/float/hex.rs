//! `float.hex` and `float.fromhex`.

use super::ldexp;
use crate::gc::Gc;
use crate::object::{Str, Type, TypeId};
use crate::types::float::repr_text;
use crate::types::int::trim;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

pub fn hex(vm: &mut Vm, this: Value) -> PyResult {
    let Some(number) = this.as_float() else {
        let given = vm.type_name(this);
        return Err(vm.type_error(format!("descriptor 'hex' for 'float' objects doesn't apply to a '{given}' object")));
    };
    if !number.is_finite() {
        return Ok(vm.text(&repr_text(number)));
    }
    let sign = if number.is_sign_negative() { "-" } else { "" };
    let bits = number.to_bits();
    let (exponent, mantissa) = ((bits >> 52 & 0x7ff) as i64, bits & ((1 << 52) - 1));
    let text = match (exponent, mantissa) {
        (0, 0) => format!("{sign}0x0.0p+0"),
        (0, _) => format!("{sign}0x0.{mantissa:013x}p-1022"),
        _ => format!("{sign}0x1.{mantissa:013x}p{:+}", exponent - 1023),
    };
    Ok(vm.text(&text))
}

pub fn fromhex(vm: &mut Vm, class: Gc<Type>, text: Value) -> PyResult {
    let Some(text) = text.downcast::<Str>() else { return Err(vm.type_error("bad argument type for built-in operation")) };
    let parsed = match text.as_ascii() {
        Some(text) => parse(trim(text.as_bytes())),
        None => Err(Fault::Invalid),
    };
    let number = parsed.map_err(|fault| fault.raise(vm))?;
    let number = vm.float(number);
    if class.is(TypeId::Float) { Ok(number) } else { vm.call(class.value(), &[number]) }
}

enum Fault {
    Invalid,
    TooLarge,
}

impl Fault {
    fn raise(self, vm: &mut Vm) -> Raised {
        match self {
            Fault::Invalid => vm.value_error("invalid hexadecimal floating-point string"),
            Fault::TooLarge => vm.overflow_error("hexadecimal value too large to represent as a float"),
        }
    }
}

fn parse(text: &[u8]) -> Result<f64, Fault> {
    let (sign, text) = match text {
        [b'-', rest @ ..] => (-1.0f64, rest),
        [b'+', rest @ ..] => (1.0, rest),
        _ => (1.0, text),
    };
    for (name, number) in [("infinity", f64::INFINITY), ("inf", f64::INFINITY), ("nan", f64::NAN)] {
        if text.eq_ignore_ascii_case(name.as_bytes()) {
            return Ok(number.copysign(sign));
        }
    }
    let text = match text {
        [b'0', b'x' | b'X', rest @ ..] => rest,
        _ => text,
    };
    let end = text.iter().position(|byte| matches!(byte, b'p' | b'P')).unwrap_or(text.len());
    let (digits, exponent) = text.split_at(end);
    let mut exponent = match exponent {
        [] => 0,
        [_, rest @ ..] => parse_exponent(rest).ok_or(Fault::Invalid)?,
    };
    // 60 bits are enough to round correctly, if a bit says whether anything but zeros follows.
    let (mut mantissa, mut is_inexact, mut has_digits, mut has_point) = (0u64, false, false, false);
    for &byte in digits {
        if byte == b'.' && !has_point {
            has_point = true;
            continue;
        }
        let digit = char::from(byte).to_digit(16).ok_or(Fault::Invalid)?;
        has_digits = true;
        if mantissa < 1 << 56 {
            mantissa = mantissa << 4 | u64::from(digit);
            exponent -= if has_point { 4 } else { 0 };
        } else {
            is_inexact |= digit != 0;
            exponent += if has_point { 0 } else { 4 };
        }
    }
    if !has_digits {
        return Err(Fault::Invalid);
    }
    round(mantissa, is_inexact, exponent).map(|number| number.copysign(sign)).ok_or(Fault::TooLarge)
}

/// A huge exponent is cut: it is beyond all floats anyway.
fn parse_exponent(text: &[u8]) -> Option<i64> {
    let (sign, digits) = match text {
        [b'-', rest @ ..] => (-1, rest),
        [b'+', rest @ ..] => (1, rest),
        _ => (1, text),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(sign * digits.iter().fold(0i64, |number, digit| (number * 10 + i64::from(digit - b'0')).min(1 << 50)))
}

/// `mantissa * 2**exponent` and a bit more if it is inexact, rounded to a float; `None` if that is infinite.
fn round(mantissa: u64, is_inexact: bool, exponent: i64) -> Option<f64> {
    if mantissa == 0 {
        return Some(0.0);
    }
    let bits = i64::from(64 - mantissa.leading_zeros());
    let top = exponent + bits;
    if top > 1100 {
        return None;
    }
    if top < -1200 {
        return Some(0.0);
    }
    let unit = (top - 53).max(-1074);
    let dropped = unit - exponent;
    let number = if dropped <= 0 {
        ldexp(mantissa as f64, exponent)
    } else {
        let wide = u128::from(mantissa);
        let dropped = dropped.min(127) as u32;
        let (kept, rest, half) = (wide >> dropped, wide & ((1 << dropped) - 1), 1u128 << (dropped - 1));
        let is_up = rest > half || (rest == half && (is_inexact || kept & 1 == 1));
        ldexp((kept as u64 + u64::from(is_up)) as f64, unit)
    };
    number.is_finite().then_some(number)
}
