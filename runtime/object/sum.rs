//! What `sum()` does with each item.
//!
//! Given: a start and items, one by one. Gives: their sum. The law: the result is CPython's to the last digit, with the exceptions of `+`.

use super::BoxedFloat;
use super::slots::BinaryOp;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The state of a sum: small ints and floats are added natively, floats with Neumaier's compensation as CPython does.
pub enum Sum {
    Int(i64),
    Float { sum: f64, compensation: f64 },
    Any(Value),
}

impl Sum {
    pub fn start(value: Value) -> Sum {
        match (value.as_int(), exact_float(value)) {
            (Some(number), _) => Sum::Int(number),
            (None, Some(sum)) => Sum::Float { sum, compensation: 0.0 },
            (None, None) => Sum::Any(value),
        }
    }

    /// What was added up.
    pub fn value(&self, vm: &Vm) -> Value {
        match *self {
            Sum::Int(number) => vm.int(number),
            // An infinite or overflowed sum must not become a NaN, and a negative zero keeps its sign.
            Sum::Float { sum, compensation } if compensation != 0.0 && compensation.is_finite() => vm.float(sum + compensation),
            Sum::Float { sum, .. } => vm.float(sum),
            Sum::Any(value) => value,
        }
    }

    pub fn add(&mut self, vm: &mut Vm, item: Value) -> PyResult<()> {
        match self {
            Sum::Int(sum) => {
                let number = if item.is_bool() { Some(i64::from(item == Value::TRUE)) } else { item.as_int() };
                if let Some(total) = number.and_then(|number| sum.checked_add(number)) {
                    *sum = total;
                    return Ok(());
                }
            }
            Sum::Float { sum, compensation } => {
                if let Some(number) = exact_float(item) {
                    let total = *sum + number;
                    *compensation += if sum.abs() >= number.abs() { (*sum - total) + number } else { (number - total) + *sum };
                    *sum = total;
                    return Ok(());
                }
                if let Some(number) = item.as_int_ref().and_then(|number| number.to_i64()) {
                    *sum += number as f64;
                    return Ok(());
                }
            }
            Sum::Any(_) => {}
        }
        let total = vm.binary(BinaryOp::Add, self.value(vm), item)?;
        // Only ints that meet a float go on natively.
        *self = match Sum::start(total) {
            next @ Sum::Float { .. } if matches!(self, Sum::Int(_)) => next,
            _ => Sum::Any(total),
        };
        Ok(())
    }
}

/// The number of a float; those of subclasses may have an addition of their own.
fn exact_float(value: Value) -> Option<f64> {
    value.as_immediate_float().or_else(|| value.downcast_exact::<BoxedFloat>().map(|float| float.number))
}
