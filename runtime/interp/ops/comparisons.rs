//! Comparisons and truth.

use crate::interp::execute::{Execute, Step};
use crate::interp::frame::Cx;
use crate::isa::*;
use crate::object::{CompareOp, Str};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

use super::operators;

/// The answer for unboxed numbers and for objects that are compared by identity.
#[inline(always)]
pub fn fast_compare<const OP: usize>(lhs: Value, rhs: Value) -> Option<bool> {
    if lhs.are_ints(rhs) {
        return Some(holds::<OP, i64>(lhs.shifted(), rhs.shifted()));
    }
    if lhs.is_float() {
        let number = lhs.immediate_float();
        let rhs = if rhs.is_float() { rhs.immediate_float() } else { exact_float(rhs)? };
        return Some(holds::<OP, f64>(number, rhs));
    }
    if rhs.is_float() {
        return Some(holds::<OP, f64>(exact_float(lhs)?, rhs.immediate_float()));
    }
    match CompareOp::ALL[OP] {
        CompareOp::Eq => fast_equal(lhs, rhs),
        CompareOp::Ne => fast_equal(lhs, rhs).map(|equal| !equal),
        _ => None,
    }
}

/// Whether two strs are equal, where that is plain without their units.
#[inline(always)]
fn fast_equal(lhs: Value, rhs: Value) -> Option<bool> {
    let (one, other) = (lhs.downcast_exact::<Str>()?, rhs.downcast_exact::<Str>()?);
    if lhs == rhs {
        Some(true)
    } else if one.len() != other.len() || one.is_interned() && other.is_interned() {
        Some(false)
    } else {
        None
    }
}

#[inline(always)]
fn holds<const OP: usize, N: PartialOrd>(lhs: N, rhs: N) -> bool {
    match CompareOp::ALL[OP] {
        CompareOp::Lt => lhs < rhs,
        CompareOp::Le => lhs <= rhs,
        CompareOp::Eq => lhs == rhs,
        CompareOp::Ne => lhs != rhs,
        CompareOp::Gt => lhs > rhs,
        CompareOp::Ge => lhs >= rhs,
    }
}

/// An unboxed int as a float, if it is one exactly.
#[inline(always)]
fn exact_float(value: Value) -> Option<f64> {
    let number = value.as_int()?;
    (number.unsigned_abs() <= 1 << 53).then_some(number as f64)
}

macro_rules! comparison {
    ($($name:ident)*) => {$(
        impl Execute for $name {
            #[inline(always)]
            fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
                match fast_compare::<{ CompareOp::$name as usize }>(cx.get(self.lhs), cx.get(self.rhs)) {
                    Some(answer) => {
                        cx.set(self.dst, Value::from_bool(answer));
                        Step::Next
                    }
                    None => Step::Slow,
                }
            }

            fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
                let (lhs, rhs) = (cx.get(self.lhs), cx.get(self.rhs));
                if let Some(step) = operators::compare(&self, cx, vm, CompareOp::$name, lhs, rhs, self.dst)? {
                    return Ok(step);
                }
                let result = vm.compare(CompareOp::$name, lhs, rhs)?;
                cx.set(self.dst, result);
                Ok(Step::Next)
            }
        }
    )*};
}

comparison! { Lt Le Eq Ne Gt Ge }

impl Execute for Is {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        cx.set(self.dst, Value::from_bool(cx.get(self.lhs) == cx.get(self.rhs)));
        Step::Next
    }
}

impl Execute for IsNot {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        cx.set(self.dst, Value::from_bool(cx.get(self.lhs) != cx.get(self.rhs)));
        Step::Next
    }
}

impl Execute for Contains {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let found = vm.contains(cx.get(self.rhs), cx.get(self.lhs))?;
        cx.set(self.dst, Value::from_bool(found));
        Ok(Step::Next)
    }
}

impl Execute for NotContains {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let found = vm.contains(cx.get(self.rhs), cx.get(self.lhs))?;
        cx.set(self.dst, Value::from_bool(!found));
        Ok(Step::Next)
    }
}

/// The truth of what needs no call.
#[inline(always)]
pub fn fast_truth(value: Value) -> Option<bool> {
    if value.is_bool() {
        Some(value == Value::TRUE)
    } else if value.is_int() {
        Some(value.shifted() != 0)
    } else if value.is_none() {
        Some(false)
    } else {
        None
    }
}

impl Execute for Not {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        match fast_truth(cx.get(self.src)) {
            Some(truth) => {
                cx.set(self.dst, Value::from_bool(!truth));
                Step::Next
            }
            None => Step::Slow,
        }
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let truth = vm.is_true(cx.get(self.src))?;
        cx.set(self.dst, Value::from_bool(!truth));
        Ok(Step::Next)
    }
}

impl Execute for ToBool {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        match fast_truth(cx.get(self.src)) {
            Some(truth) => {
                cx.set(self.dst, Value::from_bool(truth));
                Step::Next
            }
            None => Step::Slow,
        }
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let truth = vm.is_true(cx.get(self.src))?;
        cx.set(self.dst, Value::from_bool(truth));
        Ok(Step::Next)
    }
}
