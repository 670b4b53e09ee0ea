//! Arithmetic and comparison of floats, with ints and bools as other operands.

use std::cmp::Ordering;

use super::expect;
use crate::object::{CompareOp, TypeId, hash as hashes};
use crate::types::{complex, int};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// The numbers of two operands; `None` if one is neither float nor int.
fn operands(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult<Option<(f64, f64)>> {
    match (operand(vm, lhs)?, operand(vm, rhs)?) {
        (Some(lhs), Some(rhs)) => Ok(Some((lhs, rhs))),
        _ => Ok(None),
    }
}

fn operand(vm: &mut Vm, value: Value) -> PyResult<Option<f64>> {
    match (value.as_float(), value.as_int_ref()) {
        (Some(number), _) => Ok(Some(number)),
        (None, Some(number)) => vm.int_to_f64(number).map(Some),
        (None, None) => Ok(None),
    }
}

#[cold]
fn zero_division(vm: &mut Vm, message: &str) -> Raised {
    vm.raise(TypeId::ZeroDivisionError, message.into())
}

macro_rules! operator {
    ($($name:ident: |$vm:ident, $lhs:ident, $rhs:ident| $result:expr;)*) => {$(
        pub fn $name($vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
            match operands($vm, lhs, rhs)? {
                Some(($lhs, $rhs)) => {
                    let result = $result;
                    Ok($vm.float(result))
                }
                None => Ok(Value::NOT_IMPLEMENTED),
            }
        }
    )*};
}

operator! {
    add: |vm, lhs, rhs| lhs + rhs;
    sub: |vm, lhs, rhs| lhs - rhs;
    mul: |vm, lhs, rhs| lhs * rhs;
    true_div: |vm, lhs, rhs| if rhs == 0.0 { return Err(zero_division(vm, "float division by zero")) } else { lhs / rhs };
    floor_div: |vm, lhs, rhs| floor_divide(vm, lhs, rhs)?;
    modulo_slot: |vm, lhs, rhs| modulo(vm, lhs, rhs)?;
}

/// `lhs // rhs`
pub fn floor_divide(vm: &mut Vm, lhs: f64, rhs: f64) -> PyResult<f64> {
    if rhs == 0.0 {
        return Err(zero_division(vm, "float floor division by zero"));
    }
    Ok(divmod_parts(lhs, rhs).0)
}

/// `lhs % rhs`
pub fn modulo(vm: &mut Vm, lhs: f64, rhs: f64) -> PyResult<f64> {
    if rhs == 0.0 {
        return Err(zero_division(vm, "float modulo by zero"));
    }
    Ok(divmod_parts(lhs, rhs).1)
}

/// `divmod(lhs, rhs)` for a divisor that is not zero. The remainder is exact where it can be, and has the divisor's
/// sign; the quotient is the whole number next to the rounded quotient, never off by one because of rounding.
pub fn divmod_parts(lhs: f64, rhs: f64) -> (f64, f64) {
    let mut remainder = lhs % rhs;
    let mut quotient = (lhs - remainder) / rhs;
    if remainder == 0.0 {
        // Even a zero has the divisor's sign.
        remainder = 0.0f64.copysign(rhs);
    } else if (rhs < 0.0) != (remainder < 0.0) {
        remainder += rhs;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0.0f64.copysign(lhs / rhs), remainder);
    }
    let whole = quotient.floor();
    (if quotient - whole > 0.5 { whole + 1.0 } else { whole }, remainder)
}

pub fn divmod(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some((lhs, rhs)) = operands(vm, lhs, rhs)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if rhs == 0.0 {
        return Err(zero_division(vm, "float divmod()"));
    }
    let (quotient, remainder) = divmod_parts(lhs, rhs);
    let parts = [vm.float(quotient), vm.float(remainder)];
    Ok(vm.tuple(&parts).value())
}

pub fn pow(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    match operands(vm, lhs, rhs)? {
        Some((base, exponent)) => power(vm, base, exponent),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

pub fn pow_mod(vm: &mut Vm, base: Value, exponent: Value, modulus: Value) -> PyResult {
    if [base, exponent, modulus].iter().all(|value| value.as_float().is_some() || value.as_int_ref().is_some()) {
        return Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    Ok(Value::NOT_IMPLEMENTED)
}

/// `base ** exponent`; complex for a negative base and an exponent that is no whole number.
pub fn power(vm: &mut Vm, base: f64, exponent: f64) -> PyResult {
    if base == 0.0 && exponent < 0.0 && exponent.is_finite() {
        return Err(zero_division(vm, "0.0 cannot be raised to a negative power"));
    }
    if base < 0.0 && base.is_finite() && exponent.is_finite() && !is_whole(exponent) {
        let power = complex::power(vm, complex::Parts { real: base, imag: 0.0 }, complex::Parts { real: exponent, imag: 0.0 })?;
        return Ok(complex::new_complex(vm, power));
    }
    // The C library has the other special cases of IEEE 754, which are Python's.
    let power = base.powf(exponent);
    if power.is_infinite() && base.is_finite() && exponent.is_finite() {
        return Err(range_error(vm));
    }
    Ok(vm.float(power))
}

/// Whether a finite number is whole; mostly it is a small one.
fn is_whole(number: f64) -> bool {
    f64::from(number as i32) == number || number == number.floor()
}

/// OverflowError with the error number of the C library.
#[cold]
pub fn range_error(vm: &mut Vm) -> Raised {
    let args = [vm.int(34), vm.text("Numerical result out of range")];
    let exception = vm.new_exception(TypeId::OverflowError, &args);
    vm.raise_object(exception)
}

pub fn neg(vm: &mut Vm, value: Value) -> PyResult {
    Ok(vm.float(-expect(value)))
}

/// The number as a float of no subclass.
pub fn pos(vm: &mut Vm, value: Value) -> PyResult {
    if value.is_float() || vm.class_of(value).is(TypeId::Float) { Ok(value) } else { Ok(vm.float(expect(value))) }
}

pub fn abs(vm: &mut Vm, value: Value) -> PyResult {
    Ok(vm.float(expect(value).abs()))
}

pub fn truth(_: &mut Vm, value: Value) -> PyResult<bool> {
    Ok(expect(value) != 0.0)
}

pub fn hash(_: &mut Vm, value: Value) -> PyResult<i64> {
    let number = expect(value);
    // NaNs are different from each other, so their hashes are those of their objects.
    Ok(if number.is_nan() { (value.bits() >> 4) as i64 } else { hashes::hash_float(number) })
}

pub fn compare(_: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    let ordering = match (lhs.as_float(), rhs.as_float()) {
        (Some(lhs), Some(rhs)) => lhs.partial_cmp(&rhs),
        (Some(float), None) => match rhs.as_int_ref() {
            Some(number) => int::compare_float(number, float).map(Ordering::reverse),
            None => return Ok(Value::NOT_IMPLEMENTED),
        },
        (None, Some(float)) => match lhs.as_int_ref() {
            Some(number) => int::compare_float(number, float),
            None => return Ok(Value::NOT_IMPLEMENTED),
        },
        (None, None) => return Ok(Value::NOT_IMPLEMENTED),
    };
    Ok(Value::from_bool(match ordering {
        Some(ordering) => op.holds(ordering),
        None => op == CompareOp::Ne,
    }))
}
