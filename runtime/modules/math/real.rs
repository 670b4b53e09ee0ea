//! Functions of real numbers.

use super::{c_library, domain_error, range_error};
use crate::object::{IntRef, Known, hash, nearest_float};
use crate::types::float::{ldexp as scale, truncate};
use crate::types::int::bit_length;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// A result that is NaN although no argument was means a domain error; an infinite one, too, or that it is too large.
fn checked(vm: &mut Vm, x: f64, result: f64, may_overflow: bool) -> PyResult<f64> {
    if result.is_nan() && !x.is_nan() {
        return Err(domain_error(vm));
    }
    if result.is_infinite() && x.is_finite() {
        return Err(if may_overflow { range_error(vm) } else { domain_error(vm) });
    }
    Ok(result)
}

macro_rules! functions {
    ($($name:ident: $function:expr, $may_overflow:literal;)*) => {$(
        pub fn $name(vm: &mut Vm, x: f64) -> PyResult<f64> {
            let function: fn(f64) -> f64 = $function;
            checked(vm, x, function(x), $may_overflow)
        }
    )*};
}

functions! {
    acos: f64::acos, false;
    acosh: |x| c_library::acosh(x), false;
    asin: f64::asin, false;
    asinh: |x| c_library::asinh(x), false;
    atan: f64::atan, false;
    atanh: |x| c_library::atanh(x), false;
    cbrt: f64::cbrt, false;
    cos: f64::cos, false;
    cosh: f64::cosh, true;
    exp: f64::exp, true;
    exp2: |x| c_library::exp2(x), true;
    expm1: f64::exp_m1, true;
    fabs: f64::abs, false;
    log1p: f64::ln_1p, false;
    sin: f64::sin, false;
    sinh: f64::sinh, true;
    sqrt: f64::sqrt, false;
    tan: f64::tan, false;
    tanh: f64::tanh, false;
    erf: |x| c_library::erf(x), false;
    erfc: |x| c_library::erfc(x), false;
}

pub fn atan2(_: &mut Vm, y: f64, x: f64) -> f64 {
    y.atan2(x)
}

pub fn copysign(_: &mut Vm, x: f64, y: f64) -> f64 {
    x.copysign(y)
}

pub fn degrees(_: &mut Vm, x: f64) -> f64 {
    x * (180.0 / std::f64::consts::PI)
}

pub fn radians(_: &mut Vm, x: f64) -> f64 {
    x * (std::f64::consts::PI / 180.0)
}

pub fn isfinite(_: &mut Vm, x: f64) -> bool {
    x.is_finite()
}

pub fn isinf(_: &mut Vm, x: f64) -> bool {
    x.is_infinite()
}

pub fn isnan(_: &mut Vm, x: f64) -> bool {
    x.is_nan()
}

/// `floor` and `ceil`: the special method of a class, or that of the number as a float.
fn rounded(vm: &mut Vm, x: Value, method: Known, round: fn(f64) -> f64) -> PyResult {
    if x.is_int() {
        return Ok(x);
    }
    if let Some(number) = x.as_immediate_float() {
        return truncate(vm, round(number));
    }
    if let Some(result) = vm.call_special(x, method, &[])? {
        return Ok(result);
    }
    let number = vm.to_f64(x)?;
    truncate(vm, round(number))
}

pub fn floor(vm: &mut Vm, x: Value) -> PyResult {
    rounded(vm, x, Known::__floor__, f64::floor)
}

pub fn ceil(vm: &mut Vm, x: Value) -> PyResult {
    rounded(vm, x, Known::__ceil__, f64::ceil)
}

pub fn trunc(vm: &mut Vm, x: Value) -> PyResult {
    match vm.call_special(x, Known::__trunc__, &[])? {
        Some(result) => Ok(result),
        None => {
            let class = vm.type_name(x);
            Err(vm.type_error(format!("type {class} doesn't define __trunc__ method")))
        }
    }
}

pub fn fma(vm: &mut Vm, x: f64, y: f64, z: f64) -> PyResult<f64> {
    let result = x.mul_add(y, z);
    if result.is_finite() {
        return Ok(result);
    }
    if result.is_nan() {
        if !x.is_nan() && !y.is_nan() && !z.is_nan() {
            return Err(vm.value_error("invalid operation in fma"));
        }
    } else if x.is_finite() && y.is_finite() && z.is_finite() {
        return Err(vm.overflow_error("overflow in fma"));
    }
    Ok(result)
}

pub fn fmod(vm: &mut Vm, x: f64, y: f64) -> PyResult<f64> {
    let result = x % y;
    if result.is_nan() && !x.is_nan() && !y.is_nan() { Err(domain_error(vm)) } else { Ok(result) }
}

pub fn remainder(vm: &mut Vm, x: f64, y: f64) -> PyResult<f64> {
    let result = c_library::remainder(x, y);
    if result.is_nan() && !x.is_nan() && !y.is_nan() { Err(domain_error(vm)) } else { Ok(result) }
}

pub fn pow(vm: &mut Vm, x: f64, y: f64) -> PyResult<f64> {
    let result = x.powf(y);
    if result.is_finite() || !x.is_finite() || !y.is_finite() {
        return Ok(result);
    }
    Err(if result.is_nan() || x == 0.0 { domain_error(vm) } else { range_error(vm) })
}

pub fn frexp(vm: &mut Vm, x: f64) -> PyResult {
    let (fraction, exponent) = if x.is_finite() { hash::frexp(x.abs()) } else { (x.abs(), 0) };
    let parts = [vm.float(fraction.copysign(x)), vm.int(exponent.into())];
    Ok(vm.tuple(&parts).value())
}

pub fn ldexp(vm: &mut Vm, x: f64, exponent: Value) -> PyResult<f64> {
    let Some(exponent) = exponent.as_int_ref() else {
        return Err(vm.type_error("Expected an int as second argument to ldexp."));
    };
    if x == 0.0 || !x.is_finite() {
        return Ok(x);
    }
    let exponent = exponent.to_i64().unwrap_or(if exponent.is_negative() { i64::MIN } else { i64::MAX });
    let result = scale(x, exponent);
    if result.is_infinite() { Err(range_error(vm)) } else { Ok(result) }
}

pub fn modf(vm: &mut Vm, x: f64) -> PyResult {
    let fraction = if x.is_infinite() { 0.0f64.copysign(x) } else { (x - x.trunc()).copysign(x) };
    let parts = [vm.float(fraction), vm.float(x.trunc())];
    Ok(vm.tuple(&parts).value())
}

pub fn ulp(_: &mut Vm, x: f64) -> f64 {
    let x = x.abs();
    if !x.is_finite() {
        return x;
    }
    let next = x.next_up();
    if next.is_infinite() { x - x.next_down() } else { next - x }
}

pub fn nextafter(vm: &mut Vm, x: f64, y: f64, steps: Value) -> PyResult<f64> {
    let steps = if steps.is_none() { IntRef::Small(1) } else { vm.index(steps)? };
    if steps.is_negative() {
        return Err(vm.value_error("steps must be a non-negative integer"));
    }
    let steps = steps.to_i64().map_or(u64::MAX, |steps| steps as u64);
    if steps == 0 || x.is_nan() {
        return Ok(x);
    }
    if y.is_nan() {
        return Ok(y);
    }
    if x == y {
        return Ok(y);
    }
    // Floats of one sign are ordered as their bits are.
    const SIGN: u64 = 1 << 63;
    let (from, to) = (x.to_bits(), y.to_bits());
    let (from_size, to_size) = (from & !SIGN, to & !SIGN);
    let bits = if (from ^ to) & SIGN == 0 {
        match from_size < to_size {
            true => from_size.saturating_add(steps).min(to_size) | from & SIGN,
            false => from_size.saturating_sub(steps).max(to_size) | from & SIGN,
        }
    } else if from_size >= steps {
        (from_size - steps) | from & SIGN
    } else {
        (steps - from_size).min(to_size) | to & SIGN
    };
    Ok(f64::from_bits(bits))
}

pub fn isclose(vm: &mut Vm, a: f64, b: f64, relative: f64, absolute: f64) -> PyResult<bool> {
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(true);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(false);
    }
    let difference = (b - a).abs();
    Ok(difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute)
}

/// A logarithm of a number, which may be an int that is too large for a float.
fn logarithm(vm: &mut Vm, x: Value, function: fn(f64) -> f64) -> PyResult<f64> {
    if let Some(IntRef::Big(object)) = x.as_int_ref() {
        let number = IntRef::Big(object);
        if number.is_negative() || bit_length(number) == 0 {
            return Err(domain_error(vm));
        }
        let bits = bit_length(number);
        if bits > 1023 {
            let shifted = &object.number.0 >> (bits - 64) as usize;
            // The bits that are shifted out are too few to matter, except for a last bit that keeps ties apart.
            let fraction = nearest_float(&(shifted | dashu_int::IBig::ONE)) / 2f64.powi(64);
            return Ok(function(fraction) + function(2.0) * bits as f64);
        }
    }
    let x = vm.to_f64(x)?;
    if x > 0.0 || x.is_nan() { Ok(function(x)) } else { Err(domain_error(vm)) }
}

pub fn log(vm: &mut Vm, x: Value, base: Option<Value>) -> PyResult<f64> {
    let number = logarithm(vm, x, f64::ln)?;
    let Some(base) = base else { return Ok(number) };
    let base = logarithm(vm, base, f64::ln)?;
    if base == 0.0 {
        return Err(vm.raise(crate::object::TypeId::ZeroDivisionError, "float division by zero".into()));
    }
    Ok(number / base)
}

pub fn log2(vm: &mut Vm, x: Value) -> PyResult<f64> {
    logarithm(vm, x, f64::log2)
}

pub fn log10(vm: &mut Vm, x: Value) -> PyResult<f64> {
    logarithm(vm, x, f64::log10)
}
