//! `**` and `pow()` of ints.

use dashu_base::{BitTest, ExtendedGcd, Signed, UnsignedAbs};
use dashu_int::fast_div::ConstDivisor;
use dashu_int::{IBig, UBig};

use super::bits::{MAX_BITS, bit_length};
use super::operands;
use crate::object::IntRef::{Big, Small};
use crate::types::float;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub fn pow(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some((base, exponent)) = operands(lhs, rhs) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if exponent.is_negative() {
        let (base, exponent) = (vm.int_to_f64(base)?, vm.int_to_f64(exponent)?);
        return float::power(vm, base, exponent);
    }
    if let (Small(base), Small(exponent)) = (base, exponent)
        && let Ok(exponent) = u32::try_from(exponent)
        && let Some(power) = base.checked_pow(exponent)
    {
        return Ok(vm.int(power));
    }
    let is_odd = match exponent {
        Small(number) => number & 1 == 1,
        Big(object) => object.number.0.bit(0),
    };
    match base.to_i64() {
        Some(0 | 1) => return Ok(vm.int(if exponent.to_i64() == Some(0) { 1 } else { base.to_i64().unwrap_or(0) })),
        Some(-1) => return Ok(vm.int(if is_odd { -1 } else { 1 })),
        _ => {}
    }
    let size = exponent.to_i64().and_then(|exponent| bit_length(base).checked_mul(exponent as u64));
    match (size, exponent.to_i64()) {
        (Some(bits), Some(exponent)) if bits <= MAX_BITS => {
            vm.check_memory((bits / 8) as usize)?;
            Ok(vm.integer(base.to_big().pow(exponent as usize)))
        }
        _ => Err(vm.memory_error()),
    }
}

/// `pow(base, exponent, modulus)`; `NotImplemented` unless all are ints.
pub fn pow_mod(vm: &mut Vm, base: Value, exponent: Value, modulus: Value) -> PyResult {
    let (Some((base, exponent)), Some(modulus)) = (operands(base, exponent), modulus.as_int_ref()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if modulus.to_i64() == Some(0) {
        return Err(vm.value_error("pow() 3rd argument cannot be 0"));
    }
    if let (Small(base), Small(exponent @ 0..), Small(modulus @ 1..)) = (base, exponent, modulus) {
        return Ok(vm.int(pow_mod_small(base.rem_euclid(modulus) as u64, exponent as u64, modulus as u64) as i64));
    }
    let modulus = modulus.to_big();
    let divisor = modulus.clone().unsigned_abs();
    let mut base = reduce(base.to_big(), &divisor);
    if exponent.is_negative() {
        match inverse(&base, &divisor) {
            Some(inverted) => base = inverted,
            None => return Err(vm.value_error("base is not invertible for the given modulus")),
        }
    }
    let power = if divisor.is_one() {
        UBig::ZERO
    } else {
        let exponent = exponent.to_big().unsigned_abs();
        let ring = ConstDivisor::new(divisor);
        ring.reduce(base).pow(&exponent).residue()
    };
    let mut result = IBig::from(power);
    if modulus.is_negative() && !result.is_zero() {
        result += modulus;
    }
    Ok(vm.integer(result))
}

/// `number` modulo a positive divisor, not negative.
fn reduce(number: IBig, divisor: &UBig) -> UBig {
    let is_negative = number.is_negative();
    let remainder = number.unsigned_abs() % divisor;
    if is_negative && !remainder.is_zero() { divisor - remainder } else { remainder }
}

/// The number that makes 1 when multiplied with `number`, modulo `divisor`.
fn inverse(number: &UBig, divisor: &UBig) -> Option<UBig> {
    if divisor.is_one() {
        return Some(UBig::ZERO);
    }
    if number.is_zero() {
        return None;
    }
    let (common, factor, _) = number.gcd_ext(divisor);
    common.is_one().then(|| reduce(factor, divisor))
}

fn pow_mod_small(mut base: u64, mut exponent: u64, modulus: u64) -> u64 {
    let multiply = |one: u64, other: u64| match one.checked_mul(other) {
        Some(product) => product % modulus,
        None => (u128::from(one) * u128::from(other) % u128::from(modulus)) as u64,
    };
    let mut power = 1 % modulus;
    while exponent != 0 {
        if exponent & 1 == 1 {
            power = multiply(power, base);
        }
        base = multiply(base, base);
        exponent >>= 1;
    }
    power
}

impl Vm {
    /// `pow(base, exponent, modulus)`; without a modulus, or with None, `base ** exponent`.
    pub fn power(&mut self, base: Value, exponent: Value, modulus: Option<Value>) -> PyResult {
        use crate::object::{BinaryOp, Known, SlotWrapper};
        let Some(modulus) = modulus.filter(|modulus| !modulus.is_none()) else {
            return self.binary(BinaryOp::Pow, base, exponent);
        };
        // A method written in Python takes the modulus as another argument.
        let class = self.class_of(base);
        if class.facts.is_heap_type.get()
            && self.lookup_known(class, Known::__pow__).is_some_and(|found| !found.is::<SlotWrapper>())
            && let Some(result) = self.call_special(base, Known::__pow__, &[exponent, modulus])?
            && result != Value::NOT_IMPLEMENTED
        {
            return Ok(result);
        }
        let mut tried = Vec::new();
        for operand in [base, exponent, modulus] {
            let slot = self.class_of(operand).slots().pow_mod;
            if let Some(slot) = slot
                && !tried.iter().any(|&other| std::ptr::fn_addr_eq(other, slot))
            {
                tried.push(slot);
                let result = slot(self, base, exponent, modulus)?;
                if result != Value::NOT_IMPLEMENTED {
                    return Ok(result);
                }
            }
        }
        let (base, exponent, modulus) = (self.type_name(base), self.type_name(exponent), self.type_name(modulus));
        Err(self.type_error(format!("unsupported operand type(s) for ** or pow(): '{base}', '{exponent}', '{modulus}'")))
    }
}

