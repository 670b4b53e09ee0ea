//! Shifts and bitwise operators of ints; negative numbers behave as two's complement with endless sign bits.

use dashu_base::BitTest;
use dashu_int::IBig;

use super::{expect, operands};
use crate::object::IntRef;
use crate::object::IntRef::{Big, Small};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// Numbers with more bits are not made: MemoryError.
pub const MAX_BITS: u64 = 1 << 33;

/// Bits of the number's absolute value.
pub fn bit_length(number: IntRef) -> u64 {
    match number {
        Small(number) => u64::from(64 - number.unsigned_abs().leading_zeros()),
        Big(object) => {
            let words = object.number.0.as_sign_words().1;
            words.last().map_or(0, |last| words.len() as u64 * 64 - u64::from(last.leading_zeros()))
        }
    }
}

pub fn invert(vm: &mut Vm, value: Value) -> PyResult {
    Ok(match expect(value) {
        Small(number) => vm.int(!number),
        Big(object) => vm.integer(!&object.number.0),
    })
}

pub fn lshift(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some((number, count)) = operands(lhs, rhs) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if count.is_negative() {
        return Err(vm.value_error("negative shift count"));
    }
    let bits = bit_length(number);
    if bits == 0 {
        return Ok(Value::from_small(0));
    }
    let Some(count) = count.to_i64() else {
        return Err(vm.overflow_error("too many digits in integer"));
    };
    if bits.saturating_add(count as u64) > MAX_BITS {
        return Err(vm.memory_error());
    }
    vm.check_memory((count as u64 / 8) as usize)?;
    Ok(match number {
        Small(number) if bits + (count as u64) < 64 => vm.int(number << count),
        _ => vm.integer(number.to_big() << count as usize),
    })
}

pub fn rshift(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some((number, count)) = operands(lhs, rhs) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if count.is_negative() {
        return Err(vm.value_error("negative shift count"));
    }
    let count = count.to_i64().unwrap_or(i64::MAX);
    Ok(match number {
        Small(number) => vm.int(number >> count.min(63)),
        Big(object) if count as u64 >= bit_length(number) => {
            let _ = object;
            Value::from_small(if number.is_negative() { -1 } else { 0 })
        }
        Big(object) => vm.integer(&object.number.0 >> count as usize),
    })
}

macro_rules! bitwise {
    ($($name:ident: $op:tt;)*) => {$(
        pub fn $name(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
            Ok(match operands(lhs, rhs) {
                Some((Small(lhs), Small(rhs))) => vm.int(lhs $op rhs),
                Some((Big(lhs), Big(rhs))) => vm.integer(&lhs.number.0 $op &rhs.number.0),
                Some((Small(lhs), Big(rhs))) => vm.integer(IBig::from(lhs) $op &rhs.number.0),
                Some((Big(lhs), Small(rhs))) => vm.integer(&lhs.number.0 $op IBig::from(rhs)),
                None => Value::NOT_IMPLEMENTED,
            })
        }
    )*};
}

bitwise! {
    and: &;
    or: |;
    xor: ^;
}

/// Ones in the absolute value.
pub fn bit_count(number: IntRef) -> u64 {
    match number {
        Small(number) => u64::from(number.unsigned_abs().count_ones()),
        Big(object) => object.number.0.as_sign_words().1.iter().map(|word| u64::from(word.count_ones())).sum(),
    }
}

/// Whether the number is odd.
pub fn is_odd(number: &IBig) -> bool {
    number.bit(0)
}
