//! Arithmetic and comparison of ints.

use std::cmp::Ordering;

use dashu_base::{DivRem, Signed, UnsignedAbs};
use dashu_int::{IBig, UBig};

use super::bits::{MAX_BITS, bit_length};
use super::{expect, operands};
use crate::object::IntRef::{Big, Small};
use crate::object::{CompareOp, IntRef, TypeId, hash as hashes};
use crate::types::float::ldexp;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

macro_rules! big_operands {
    ($vm:ident, $lhs:ident $op:tt $rhs:ident) => {
        match ($lhs, $rhs) {
            (Big(lhs), Big(rhs)) => $vm.integer(&lhs.number.0 $op &rhs.number.0),
            (Small(lhs), Big(rhs)) => $vm.integer(IBig::from(lhs) $op &rhs.number.0),
            (Big(lhs), Small(rhs)) => $vm.integer(&lhs.number.0 $op IBig::from(rhs)),
            (Small(lhs), Small(rhs)) => $vm.integer(IBig::from(lhs) $op IBig::from(rhs)),
        }
    };
}

pub fn add(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    Ok(match operands(lhs, rhs) {
        Some((Small(lhs), Small(rhs))) => vm.int(lhs + rhs),
        Some((lhs, rhs)) => big_operands!(vm, lhs + rhs),
        None => Value::NOT_IMPLEMENTED,
    })
}

pub fn sub(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    Ok(match operands(lhs, rhs) {
        Some((Small(lhs), Small(rhs))) => vm.int(lhs - rhs),
        Some((lhs, rhs)) => big_operands!(vm, lhs - rhs),
        None => Value::NOT_IMPLEMENTED,
    })
}

pub fn mul(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    Ok(match operands(lhs, rhs) {
        Some((Small(lhs), Small(rhs))) => match lhs.checked_mul(rhs) {
            Some(product) => vm.int(product),
            None => vm.integer(IBig::from(i128::from(lhs) * i128::from(rhs))),
        },
        Some((lhs, rhs)) => {
            if bit_length(lhs) + bit_length(rhs) > MAX_BITS {
                return Err(vm.memory_error());
            }
            big_operands!(vm, lhs * rhs)
        }
        None => Value::NOT_IMPLEMENTED,
    })
}

fn is_zero(number: IntRef) -> bool {
    match number {
        Small(number) => number == 0,
        Big(object) => object.number.0.is_zero(),
    }
}

#[cold]
fn zero_division(vm: &mut Vm, message: &str) -> Raised {
    vm.raise(TypeId::ZeroDivisionError, message.into())
}

/// Quotient rounded down and remainder with the divisor's sign, which must not be zero.
pub fn divide_floor(lhs: &IBig, rhs: &IBig) -> (IBig, IBig) {
    let (mut quotient, mut remainder) = lhs.div_rem(rhs);
    if !remainder.is_zero() && remainder.is_negative() != rhs.is_negative() {
        quotient -= IBig::ONE;
        remainder += rhs;
    }
    (quotient, remainder)
}

/// As `divide_floor`. The quotient of two small numbers fits a machine word.
fn divide_floor_small(lhs: i64, rhs: i64) -> (i64, i64) {
    let (quotient, remainder) = (lhs / rhs, lhs % rhs);
    if remainder != 0 && (remainder < 0) != (rhs < 0) { (quotient - 1, remainder + rhs) } else { (quotient, remainder) }
}

pub fn floor_div(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some((lhs, rhs)) = operands(lhs, rhs) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if is_zero(rhs) {
        return Err(zero_division(vm, "integer division or modulo by zero"));
    }
    Ok(match (lhs, rhs) {
        (Small(lhs), Small(rhs)) => vm.int(divide_floor_small(lhs, rhs).0),
        _ => vm.integer(divide_floor(&lhs.to_big(), &rhs.to_big()).0),
    })
}

pub fn modulo(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some((lhs, rhs)) = operands(lhs, rhs) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if is_zero(rhs) {
        return Err(zero_division(vm, "integer modulo by zero"));
    }
    Ok(match (lhs, rhs) {
        (Small(lhs), Small(rhs)) => vm.int(divide_floor_small(lhs, rhs).1),
        (Big(lhs), Small(rhs)) => {
            let remainder = i64::try_from(&lhs.number.0 % IBig::from(rhs)).expect("smaller than the divisor");
            vm.int(if remainder != 0 && (remainder < 0) != (rhs < 0) { remainder + rhs } else { remainder })
        }
        _ => {
            let rhs = rhs.to_big();
            let mut remainder = lhs.to_big() % &rhs;
            if !remainder.is_zero() && remainder.is_negative() != rhs.is_negative() {
                remainder += rhs;
            }
            vm.integer(remainder)
        }
    })
}

pub fn divmod(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some((lhs, rhs)) = operands(lhs, rhs) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if is_zero(rhs) {
        return Err(zero_division(vm, "integer division or modulo by zero"));
    }
    let (quotient, remainder) = match (lhs, rhs) {
        (Small(lhs), Small(rhs)) => {
            let (quotient, remainder) = divide_floor_small(lhs, rhs);
            (vm.int(quotient), vm.int(remainder))
        }
        _ => {
            let (quotient, remainder) = divide_floor(&lhs.to_big(), &rhs.to_big());
            (vm.integer(quotient), vm.integer(remainder))
        }
    };
    Ok(vm.tuple(&[quotient, remainder]).value())
}

pub fn true_div(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    match operands(lhs, rhs) {
        Some((lhs, rhs)) => {
            let quotient = true_divide(vm, lhs, rhs)?;
            Ok(vm.float(quotient))
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Numbers of at most this absolute value are floats exactly.
const EXACT: u64 = 1 << 53;

/// `lhs / rhs`, correctly rounded.
pub fn true_divide(vm: &mut Vm, lhs: IntRef, rhs: IntRef) -> PyResult<f64> {
    if is_zero(rhs) {
        return Err(zero_division(vm, "division by zero"));
    }
    if let (Small(lhs), Small(rhs)) = (lhs, rhs)
        && lhs.unsigned_abs() <= EXACT
        && rhs.unsigned_abs() <= EXACT
    {
        return Ok(lhs as f64 / rhs as f64);
    }
    divide_rounded(&lhs.to_big(), &rhs.to_big()).ok_or_else(|| vm.overflow_error("integer division result too large for a float"))
}

/// The float next to `lhs / rhs`, ties to even; `None` if it is too large.
pub fn divide_rounded(lhs: &IBig, rhs: &IBig) -> Option<f64> {
    let is_negative = lhs.is_negative() != rhs.is_negative();
    let sign = if is_negative { -1.0 } else { 1.0 };
    if lhs.is_zero() {
        return Some(0.0 * sign);
    }
    let (lhs, rhs) = (lhs.unsigned_abs(), rhs.unsigned_abs());
    let difference = bits_of(&lhs) - bits_of(&rhs);
    if difference > 1025 {
        return None;
    }
    if difference < -1080 {
        return Some(0.0 * sign);
    }
    // The quotient gets 66 or 67 bits, more than any float has; what is left of it tells on which side of a tie it is.
    let shift = 66 - difference;
    let (scaled, divisor) = if shift >= 0 { (lhs << shift as usize, rhs) } else { (lhs, rhs << -shift as usize) };
    let (quotient, remainder) = scaled.div_rem(&divisor);
    let quotient = u128::try_from(&quotient).expect("67 bits at most");
    let exponent = i64::from(128 - quotient.leading_zeros()) - shift;
    let unit = (exponent - 53).max(-1074);
    let dropped = (unit + shift) as u32;
    let (kept, rest, half) = (quotient >> dropped, quotient & ((1 << dropped) - 1), 1u128 << (dropped - 1));
    let is_above = rest > half || (rest == half && (!remainder.is_zero() || kept & 1 == 1));
    let rounded = ldexp((kept as u64 + u64::from(is_above)) as f64, unit) * sign;
    rounded.is_finite().then_some(rounded)
}

fn bits_of(number: &UBig) -> i64 {
    let words = number.as_words();
    words.last().map_or(0, |last| words.len() as i64 * 64 - i64::from(last.leading_zeros()))
}

pub fn neg(vm: &mut Vm, value: Value) -> PyResult {
    Ok(match expect(value) {
        Small(number) => vm.int(-number),
        Big(object) => vm.integer(-&object.number.0),
    })
}

/// `+value`: the number as an int of no subclass.
pub fn pos(vm: &mut Vm, value: Value) -> PyResult {
    Ok(match expect(value) {
        Small(number) => vm.int(number),
        Big(_) if vm.class_of(value).is(TypeId::Int) => value,
        Big(object) => vm.integer(object.number.0.clone()),
    })
}

pub fn abs(vm: &mut Vm, value: Value) -> PyResult {
    if expect(value).is_negative() { neg(vm, value) } else { pos(vm, value) }
}

pub fn float(vm: &mut Vm, value: Value) -> PyResult {
    let number = vm.int_to_f64(expect(value))?;
    Ok(vm.float(number))
}

pub fn truth(_: &mut Vm, value: Value) -> PyResult<bool> {
    Ok(!is_zero(expect(value)))
}

pub fn hash(_: &mut Vm, value: Value) -> PyResult<i64> {
    Ok(match expect(value) {
        Small(number) => hashes::hash_int(number),
        Big(object) => hash_big(&object.number.0),
    })
}

/// The number modulo the prime 2**61 - 1, with the number's sign.
pub fn hash_big(number: &IBig) -> i64 {
    let (sign, words) = number.as_sign_words();
    // 2**64 is 8 modulo the prime.
    let step = |hash: u64, &word: &u64| ((u128::from(hash) * 8 + u128::from(word)) % u128::from(hashes::MODULUS)) as u64;
    let hash = words.iter().rev().fold(0, step) as i64;
    hashes::avoid_error(if sign == dashu_int::Sign::Negative { -hash } else { hash })
}

pub fn order(lhs: IntRef, rhs: IntRef) -> Ordering {
    match (lhs, rhs) {
        (Small(lhs), Small(rhs)) => lhs.cmp(&rhs),
        (Big(lhs), Big(rhs)) => lhs.number.0.cmp(&rhs.number.0),
        (Small(lhs), Big(rhs)) => IBig::from(lhs).cmp(&rhs.number.0),
        (Big(lhs), Small(rhs)) => lhs.number.0.cmp(&IBig::from(rhs)),
    }
}

pub fn compare(_: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    Ok(match operands(lhs, rhs) {
        Some((lhs, rhs)) => Value::from_bool(op.holds(order(lhs, rhs))),
        None => Value::NOT_IMPLEMENTED,
    })
}

/// How an int and a float are ordered, exactly; `None` for NaN.
pub fn compare_float(number: IntRef, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    if let Small(number) = number
        && number.unsigned_abs() <= EXACT
    {
        return (number as f64).partial_cmp(&float);
    }
    if float.is_infinite() {
        return Some(if float > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let whole = float.trunc();
    let by_whole = match number {
        // Every float below 2**62 with no fraction is a machine word.
        Small(number) if whole.abs() < (1u64 << 62) as f64 => number.cmp(&(whole as i64)),
        _ => number.to_big().cmp(&float_to_big(whole)),
    };
    // The fraction decides when the whole parts are equal.
    by_whole.is_ne().then_some(by_whole).or_else(|| 0.0f64.partial_cmp(&(float - whole)))
}

/// The number of a finite float without its fraction.
pub fn float_to_big(float: f64) -> IBig {
    let float = float.trunc();
    if float.abs() < (1u64 << 62) as f64 {
        return IBig::from(float as i64);
    }
    let (fraction, exponent) = hashes::frexp(float.abs());
    // The exponent is at least 63 here, so the 53 bits are all whole.
    let mantissa = IBig::from(ldexp(fraction, 53) as u64) << (exponent - 53) as usize;
    if float < 0.0 { -mantissa } else { mantissa }
}
