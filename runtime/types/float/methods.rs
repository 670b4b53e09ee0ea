//! The methods of `float`.

use dashu_int::IBig;

use super::convert::truncate;
use super::{arithmetic, ldexp};
use crate::gc::Gc;
use crate::object::{Str, hash, nearest_float};
use crate::types::int;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub fn is_integer(_: &mut Vm, this: f64) -> bool {
    this.is_finite() && this.trunc() == this
}

pub fn floor(vm: &mut Vm, this: f64) -> PyResult {
    truncate(vm, this.floor())
}

pub fn ceil(vm: &mut Vm, this: f64) -> PyResult {
    truncate(vm, this.ceil())
}

pub fn getnewargs(vm: &mut Vm, this: Value) -> PyResult {
    let number = arithmetic::pos(vm, this)?;
    Ok(vm.tuple(&[number]).value())
}

pub fn as_integer_ratio(vm: &mut Vm, this: f64) -> PyResult {
    if this.is_infinite() {
        return Err(vm.overflow_error("cannot convert Infinity to integer ratio"));
    }
    if this.is_nan() {
        return Err(vm.value_error("cannot convert NaN to integer ratio"));
    }
    let (fraction, exponent) = hash::frexp(this.abs());
    let mut mantissa = ldexp(fraction, 53) as i64;
    let mut exponent = exponent - 53;
    if mantissa == 0 {
        exponent = 0;
    } else {
        let zeros = mantissa.trailing_zeros() as i32;
        mantissa >>= zeros;
        exponent += zeros;
    }
    let mantissa = IBig::from(if this < 0.0 { -mantissa } else { mantissa });
    let (numerator, denominator) = if exponent >= 0 {
        (mantissa << exponent as usize, IBig::ONE)
    } else {
        (mantissa, IBig::ONE << -exponent as usize)
    };
    let parts = [vm.integer(numerator), vm.integer(denominator)];
    Ok(vm.tuple(&parts).value())
}

pub fn round(vm: &mut Vm, this: f64, ndigits: Value) -> PyResult {
    if ndigits.is_none() {
        return truncate(vm, this.round_ties_even());
    }
    let ndigits = vm.index_clamped(ndigits)?;
    let rounded = round_to_digits(this, ndigits);
    if rounded.is_infinite() && this.is_finite() {
        return Err(vm.overflow_error("rounded value too large to represent"));
    }
    Ok(vm.float(rounded))
}

/// The float next to the decimal number that `number` is when it is correctly rounded to `ndigits` digits after the
/// point, ties to even.
pub fn round_to_digits(number: f64, ndigits: i64) -> f64 {
    if !number.is_finite() || number == 0.0 || ndigits > 323 {
        return number;
    }
    if ndigits < -308 {
        return 0.0f64.copysign(number);
    }
    if ndigits > 0 {
        // The digits are exact: Rust's formatting rounds the number itself, ties to even.
        return format!("{number:.*}", ndigits as usize).parse().expect("the text of a float");
    }
    if ndigits == 0 {
        return number.round_ties_even();
    }
    let magnitude = number.abs();
    let whole = int::float_to_big(magnitude);
    // A fraction matters only where the whole part would be a tie.
    let has_fraction = magnitude.trunc() != magnitude;
    let unit = IBig::from(10).pow(ndigits.unsigned_abs() as usize);
    let (quotient, remainder) = int::divide_floor(&whole, &unit);
    let twice = remainder * 2 + IBig::from(i32::from(has_fraction));
    let is_up = twice > unit || (twice == unit && int::is_odd(&quotient));
    let whole = (if is_up { quotient + IBig::ONE } else { quotient }) * unit;
    nearest_float(&whole).copysign(number)
}

pub fn format(vm: &mut Vm, this: Value, spec: Gc<Str>) -> PyResult<Gc<Str>> {
    if spec.is_empty() {
        return vm.to_str(this);
    }
    crate::types::format::format_float(vm, this.as_float().expect("the method belongs to floats"), &spec)
}

/// `float.__getformat__`, for test suites.
pub fn getformat(vm: &mut Vm, _class: Value, kind: Gc<Str>) -> PyResult {
    match kind.as_ascii() {
        Some("double" | "float") => Ok(vm.text("IEEE, little-endian")),
        _ => Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
    }
}
