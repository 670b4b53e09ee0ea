//! Functions of integers.

use dashu_base::{Abs, BitTest, Gcd, SquareRoot, UnsignedAbs};
use dashu_int::{IBig, UBig};

use crate::gc::Gc;
use crate::object::{IntRef, Tuple};
use crate::types::int::{MAX_BITS, bit_length};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The product of the `count` numbers from `first` on, multiplied in halves so that the factors have similar sizes.
fn product_from(first: &UBig, count: u64) -> UBig {
    if count > 8 {
        let half = count / 2;
        return product_from(first, half) * product_from(&(first + half), count - half);
    }
    (0..count).fold(UBig::ONE, |product, offset| product * (first + offset))
}

/// MemoryError for a product that would have too many bits.
fn check_size(vm: &mut Vm, factor_bits: u64, count: u64) -> PyResult<()> {
    match factor_bits.checked_mul(count) {
        Some(bits) if bits / 2 <= MAX_BITS => Ok(()),
        _ => Err(vm.memory_error()),
    }
}

pub fn factorial(vm: &mut Vm, number: IntRef) -> PyResult {
    if number.is_negative() {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    let Some(count) = number.to_i64() else {
        return Err(vm.overflow_error(format!("factorial() argument should not exceed {}", i64::MAX)));
    };
    check_size(vm, bit_length(number), count as u64)?;
    let product = product_from(&UBig::ONE, count as u64);
    Ok(vm.integer(product.into()))
}

/// The two arguments of `comb` and `perm`, neither of which may be negative.
fn counts(vm: &mut Vm, n: IntRef, k: IntRef) -> PyResult<(UBig, UBig)> {
    for (number, name) in [(n, "n"), (k, "k")] {
        if number.is_negative() {
            return Err(vm.value_error(format!("{name} must be a non-negative integer")));
        }
    }
    Ok((n.to_big().unsigned_abs(), k.to_big().unsigned_abs()))
}

/// How many factors there are; OverflowError for too many.
fn factor_count(vm: &mut Vm, k: &UBig, what: &str) -> PyResult<u64> {
    match i64::try_from(k) {
        Ok(count) => Ok(count as u64),
        Err(_) => Err(vm.overflow_error(format!("{what} must not exceed {}", i64::MAX))),
    }
}

pub fn perm(vm: &mut Vm, n: Value, k: Value) -> PyResult {
    if k.is_none() {
        let n = vm.index(n)?;
        return factorial(vm, n);
    }
    let (n, k) = (vm.index(n)?, vm.index(k)?);
    let (n, k) = counts(vm, n, k)?;
    if n < k {
        return Ok(Value::from_small(0));
    }
    let count = factor_count(vm, &k, "k")?;
    check_size(vm, n.bit_len() as u64, count)?;
    let first = n - k + UBig::ONE;
    Ok(vm.integer(product_from(&first, count).into()))
}

pub fn comb(vm: &mut Vm, n: IntRef, k: IntRef) -> PyResult {
    let (n, k) = counts(vm, n, k)?;
    if n < k {
        return Ok(Value::from_small(0));
    }
    let others = &n - &k;
    let k = k.min(others);
    let count = factor_count(vm, &k, "min(n - k, k)")?;
    check_size(vm, n.bit_len() as u64, count)?;
    let first = n - &k + UBig::ONE;
    let combinations = product_from(&first, count) / product_from(&UBig::ONE, count);
    Ok(vm.integer(combinations.into()))
}

pub fn isqrt(vm: &mut Vm, number: IntRef) -> PyResult {
    if number.is_negative() {
        return Err(vm.value_error("isqrt() argument must be nonnegative"));
    }
    match number {
        IntRef::Small(number) => Ok(vm.int(number.isqrt())),
        IntRef::Big(object) => Ok(vm.integer((&object.number.0).unsigned_abs().sqrt().into())),
    }
}

fn gcd_of(one: IntRef, other: IntRef) -> IBig {
    match (one, other) {
        (IntRef::Small(one), IntRef::Small(other)) => {
            let (mut one, mut other) = (one.unsigned_abs(), other.unsigned_abs());
            while other != 0 {
                (one, other) = (other, one % other);
            }
            one.into()
        }
        (one, other) => {
            let (one, other) = (one.to_big(), other.to_big());
            match (one.is_zero(), other.is_zero()) {
                (true, _) => other.abs(),
                (_, true) => one.abs(),
                _ => one.gcd(other).into(),
            }
        }
    }
}

pub fn gcd(vm: &mut Vm, integers: Gc<Tuple>) -> PyResult {
    let mut result = Value::from_small(0);
    for &item in integers.as_slice() {
        let (so_far, number) = (vm.index(result)?, vm.index(item)?);
        result = vm.integer(gcd_of(so_far, number));
    }
    Ok(result)
}

pub fn lcm(vm: &mut Vm, integers: Gc<Tuple>) -> PyResult {
    let mut result = Value::from_small(1);
    for &item in integers.as_slice() {
        let (so_far, number) = (vm.index(result)?, vm.index(item)?);
        let common = gcd_of(so_far, number);
        let product = if common.is_zero() { IBig::ZERO } else { so_far.to_big() / common * number.to_big() };
        result = vm.integer(product.abs());
    }
    Ok(result)
}
