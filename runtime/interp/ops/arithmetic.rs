//! Arithmetic. The fast halves handle unboxed integers and floats; `object::operations` handles everything.

use crate::interp::execute::{Execute, Step};
use crate::interp::frame::Cx;
use crate::isa::*;
use crate::object::BinaryOp;
use crate::types::float;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

use super::operators;

/// What an operator does with unboxed operands; `None` if the slow half must decide.
trait Fast {
    const OP: BinaryOp;
    /// The result for two ints.
    fn ints(lhs: Value, rhs: Value) -> Option<Value>;
    /// The result for two numbers, one of which is a float.
    #[inline(always)]
    fn floats(_lhs: f64, _rhs: f64) -> Option<Value> {
        None
    }
    const HAS_FLOATS: bool = false;
    /// The result for two numbers, one of which is a float, where it takes a call.
    #[inline(always)]
    fn floats_by_call(_vm: &mut Vm, _lhs: f64, _rhs: f64) -> Option<PyResult> {
        None
    }
}

/// What `operate` makes of two unboxed numbers, one of which is a float. Each mixture calls it for itself: if they met before it,
/// the compiler would carry a flag and a jump along for the commonest one, two floats.
#[inline(always)]
fn floats<T>(lhs: Value, rhs: Value, mut operate: impl FnMut(f64, f64) -> Option<T>) -> Option<T> {
    if lhs.is_float() {
        let number = lhs.immediate_float();
        if rhs.is_float() {
            operate(number, rhs.immediate_float())
        } else if rhs.is_int() {
            operate(number, rhs.small() as f64)
        } else {
            None
        }
    } else if lhs.is_int() && rhs.is_float() {
        operate(lhs.small() as f64, rhs.immediate_float())
    } else {
        None
    }
}

#[inline(always)]
fn fast<F: Fast>(cx: &Cx, dst: Reg, lhs: Value, rhs: Value) -> Step {
    let result = if lhs.are_ints(rhs) {
        F::ints(lhs, rhs)
    } else if F::HAS_FLOATS {
        floats(lhs, rhs, F::floats)
    } else {
        None
    };
    finish(cx, dst, result)
}

/// The end of a fast half that has a result, or leaves it to the slow one.
#[inline(always)]
fn finish(cx: &Cx, dst: Reg, result: Option<Value>) -> Step {
    match result {
        Some(result) => {
            cx.set(dst, result);
            Step::Next
        }
        None => Step::Slow,
    }
}

struct FastAdd;
impl Fast for FastAdd {
    const OP: BinaryOp = BinaryOp::Add;
    const HAS_FLOATS: bool = true;
    #[inline(always)]
    fn ints(lhs: Value, rhs: Value) -> Option<Value> {
        lhs.shifted().checked_add(rhs.shifted()).map(Value::from_shifted)
    }
    #[inline(always)]
    fn floats(lhs: f64, rhs: f64) -> Option<Value> {
        Value::from_float(lhs + rhs)
    }
}

struct FastSub;
impl Fast for FastSub {
    const OP: BinaryOp = BinaryOp::Sub;
    const HAS_FLOATS: bool = true;
    #[inline(always)]
    fn ints(lhs: Value, rhs: Value) -> Option<Value> {
        lhs.shifted().checked_sub(rhs.shifted()).map(Value::from_shifted)
    }
    #[inline(always)]
    fn floats(lhs: f64, rhs: f64) -> Option<Value> {
        Value::from_float(lhs - rhs)
    }
}

struct FastMul;
impl Fast for FastMul {
    const OP: BinaryOp = BinaryOp::Mul;
    const HAS_FLOATS: bool = true;
    #[inline(always)]
    fn ints(lhs: Value, rhs: Value) -> Option<Value> {
        lhs.shifted().checked_mul(rhs.small()).map(Value::from_shifted)
    }
    #[inline(always)]
    fn floats(lhs: f64, rhs: f64) -> Option<Value> {
        Value::from_float(lhs * rhs)
    }
}

struct FastTrueDiv;
impl Fast for FastTrueDiv {
    const OP: BinaryOp = BinaryOp::TrueDiv;
    const HAS_FLOATS: bool = true;
    #[inline(always)]
    fn ints(lhs: Value, rhs: Value) -> Option<Value> {
        const EXACT: u64 = 1 << 53;
        let (lhs, rhs) = (lhs.small(), rhs.small());
        // Both are floats exactly, so the quotient is rounded once.
        if rhs == 0 || lhs.unsigned_abs() > EXACT || rhs.unsigned_abs() > EXACT {
            return None;
        }
        Value::from_float(lhs as f64 / rhs as f64)
    }
    #[inline(always)]
    fn floats(lhs: f64, rhs: f64) -> Option<Value> {
        if rhs == 0.0 { None } else { Value::from_float(lhs / rhs) }
    }
}

struct FastFloorDiv;
impl Fast for FastFloorDiv {
    const OP: BinaryOp = BinaryOp::FloorDiv;
    #[inline(always)]
    fn ints(lhs: Value, rhs: Value) -> Option<Value> {
        let (lhs, rhs) = (lhs.small(), rhs.small());
        if rhs == 0 {
            return None;
        }
        // In range: the operands have 62 bits.
        let (quotient, remainder) = (lhs.wrapping_div(rhs), lhs.wrapping_rem(rhs));
        Value::from_int(quotient - i64::from(remainder != 0 && (remainder ^ rhs) < 0))
    }
    #[inline(always)]
    fn floats_by_call(vm: &mut Vm, lhs: f64, rhs: f64) -> Option<PyResult> {
        Some(float::floor_divide(vm, lhs, rhs).map(|number| vm.float(number)))
    }
}

struct FastMod;
impl Fast for FastMod {
    const OP: BinaryOp = BinaryOp::Mod;
    #[inline(always)]
    fn ints(lhs: Value, rhs: Value) -> Option<Value> {
        let (lhs, rhs) = (lhs.small(), rhs.small());
        if rhs == 0 {
            return None;
        }
        let remainder = lhs.wrapping_rem(rhs);
        let adjusted = if remainder != 0 && (remainder ^ rhs) < 0 { remainder + rhs } else { remainder };
        Some(Value::from_small(adjusted))
    }
    #[inline(always)]
    fn floats_by_call(vm: &mut Vm, lhs: f64, rhs: f64) -> Option<PyResult> {
        Some(float::remainder(vm, lhs, rhs).map(|number| vm.float(number)))
    }
}

struct FastLshift;
impl Fast for FastLshift {
    const OP: BinaryOp = BinaryOp::Lshift;
    #[inline(always)]
    fn ints(lhs: Value, rhs: Value) -> Option<Value> {
        let (lhs, count) = (lhs.shifted(), rhs.small());
        let shifted = lhs.wrapping_shl(count as u32);
        ((0..62).contains(&count) && shifted >> (count & 63) == lhs).then(|| Value::from_shifted(shifted))
    }
}

struct FastRshift;
impl Fast for FastRshift {
    const OP: BinaryOp = BinaryOp::Rshift;
    #[inline(always)]
    fn ints(lhs: Value, rhs: Value) -> Option<Value> {
        let count = rhs.small();
        (count >= 0).then(|| Value::from_small(lhs.small() >> count.min(63)))
    }
}

struct FastAnd;
impl Fast for FastAnd {
    const OP: BinaryOp = BinaryOp::And;
    #[inline(always)]
    fn ints(lhs: Value, rhs: Value) -> Option<Value> {
        Some(Value::from_shifted(lhs.shifted() & rhs.shifted()))
    }
}

struct FastOr;
impl Fast for FastOr {
    const OP: BinaryOp = BinaryOp::Or;
    #[inline(always)]
    fn ints(lhs: Value, rhs: Value) -> Option<Value> {
        Some(Value::from_shifted(lhs.shifted() | rhs.shifted()))
    }
}

struct FastXor;
impl Fast for FastXor {
    const OP: BinaryOp = BinaryOp::Xor;
    #[inline(always)]
    fn ints(lhs: Value, rhs: Value) -> Option<Value> {
        Some(Value::from_shifted(lhs.shifted() ^ rhs.shifted()))
    }
}

struct FastPow;
impl Fast for FastPow {
    const OP: BinaryOp = BinaryOp::Pow;
    #[inline(always)]
    fn ints(lhs: Value, rhs: Value) -> Option<Value> {
        // Squares only: other powers need a loop.
        if rhs.small() == 2 { FastMul::ints(lhs, lhs) } else { None }
    }
    #[inline(always)]
    fn floats_by_call(vm: &mut Vm, lhs: f64, rhs: f64) -> Option<PyResult> {
        Some(float::power(vm, lhs, rhs))
    }
}

struct FastMatmul;
impl Fast for FastMatmul {
    const OP: BinaryOp = BinaryOp::Matmul;
    #[inline(always)]
    fn ints(_: Value, _: Value) -> Option<Value> {
        None
    }
}

/// Which of its two forms an operator has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Binary,
    Inplace,
}

/// An operator on any operands.
fn general<I: Inst>(inst: &I, cx: &mut Cx, vm: &mut Vm, form: Form, op: BinaryOp, operands: [Value; 2], dst: Reg) -> PyResult<Step> {
    let [lhs, rhs] = operands;
    let entered = match form {
        Form::Binary => operators::binary(inst, cx, vm, op, lhs, rhs, dst)?,
        Form::Inplace => operators::inplace(inst, cx, vm, op, lhs, rhs, dst)?,
    };
    if let Some(step) = entered {
        return Ok(step);
    }
    let result = match form {
        Form::Binary => vm.binary(op, lhs, rhs)?,
        Form::Inplace => vm.inplace(op, lhs, rhs)?,
    };
    cx.set(dst, result);
    Ok(Step::Next)
}

macro_rules! binary {
    ($($name:ident, $inplace:ident: $fast:ident;)*) => {$(
        impl Execute for $name {
            #[inline(always)]
            fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
                fast::<$fast>(cx, self.dst, cx.get(self.lhs), cx.get(self.rhs))
            }

            fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
                let (lhs, rhs) = (cx.get(self.lhs), cx.get(self.rhs));
                if let Some(result) = floats(lhs, rhs, |lhs, rhs| $fast::floats_by_call(vm, lhs, rhs)) {
                    cx.set(self.dst, result?);
                    return Ok(Step::Next);
                }
                general(&self, cx, vm, Form::Binary, $fast::OP, [lhs, rhs], self.dst)
            }
        }

        impl Execute for $inplace {
            #[inline(always)]
            fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
                fast::<$fast>(cx, self.dst, cx.get(self.lhs), cx.get(self.rhs))
            }

            fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
                let (lhs, rhs) = (cx.get(self.lhs), cx.get(self.rhs));
                if let Some(result) = floats(lhs, rhs, |lhs, rhs| $fast::floats_by_call(vm, lhs, rhs)) {
                    cx.set(self.dst, result?);
                    return Ok(Step::Next);
                }
                general(&self, cx, vm, Form::Inplace, $fast::OP, [lhs, rhs], self.dst)
            }
        }
    )*};
}

binary! {
    Add, Iadd: FastAdd;
    Sub, Isub: FastSub;
    Mul, Imul: FastMul;
    TrueDiv, ItrueDiv: FastTrueDiv;
    FloorDiv, IfloorDiv: FastFloorDiv;
    Mod, Imod: FastMod;
    Pow, Ipow: FastPow;
    Lshift, Ilshift: FastLshift;
    Rshift, Irshift: FastRshift;
    And, Iand: FastAnd;
    Or, Ior: FastOr;
    Xor, Ixor: FastXor;
    Matmul, Imatmul: FastMatmul;
}

macro_rules! immediate {
    ($($name:ident: $fast:ident, $form:ident;)*) => {$(
        impl Execute for $name {
            #[inline(always)]
            fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
                fast::<$fast>(cx, self.dst, cx.get(self.lhs), Value::from_small(i64::from(self.imm.0)))
            }

            fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
                let operands = [cx.get(self.lhs), Value::from_small(i64::from(self.imm.0))];
                general(&self, cx, vm, Form::$form, $fast::OP, operands, self.dst)
            }
        }
    )*};
}

immediate! {
    AddImm: FastAdd, Binary;
    SubImm: FastSub, Binary;
    MulImm: FastMul, Binary;
    FloorDivImm: FastFloorDiv, Binary;
    ModImm: FastMod, Binary;
    AndImm: FastAnd, Binary;
    LshiftImm: FastLshift, Binary;
    RshiftImm: FastRshift, Binary;
    IaddImm: FastAdd, Inplace;
    IsubImm: FastSub, Inplace;
    ImulImm: FastMul, Inplace;
}

/// The sum, or the difference if `IS_SUB`, of `lhs * rhs` and `src`, for unboxed numbers; if `IS_REVERSED`, the product is its right
/// operand.
#[inline(always)]
fn fast_product<const IS_SUB: bool, const IS_REVERSED: bool>(cx: &Cx, dst: Reg, lhs: Value, rhs: Value, src: Value) -> Step {
    let result = if lhs.are_ints(rhs) {
        let Some(product) = lhs.shifted().checked_mul(rhs.small()) else { return Step::Slow };
        if src.is_int() {
            let (left, right) = if IS_REVERSED { (src.shifted(), product) } else { (product, src.shifted()) };
            if IS_SUB { left.checked_sub(right) } else { left.checked_add(right) }.map(Value::from_shifted)
        } else if src.is_float() {
            join::<IS_SUB, IS_REVERSED>((product >> 2) as f64, src.immediate_float())
        } else {
            None
        }
    } else {
        let Some(product) = floats(lhs, rhs, |lhs, rhs| Some(lhs * rhs)) else { return Step::Slow };
        if src.is_float() {
            join::<IS_SUB, IS_REVERSED>(product, src.immediate_float())
        } else if src.is_int() {
            join::<IS_SUB, IS_REVERSED>(product, src.small() as f64)
        } else {
            None
        }
    };
    finish(cx, dst, result)
}

#[inline(always)]
fn join<const IS_SUB: bool, const IS_REVERSED: bool>(product: f64, number: f64) -> Option<Value> {
    let (left, right) = if IS_REVERSED { (number, product) } else { (product, number) };
    Value::from_float(if IS_SUB { left - right } else { left + right })
}

macro_rules! product {
    ($($name:ident: $is_sub:literal $is_reversed:literal $form:ident;)*) => {$(
        impl Execute for $name {
            #[inline(always)]
            fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
                fast_product::<$is_sub, $is_reversed>(cx, self.dst, cx.get(self.lhs), cx.get(self.rhs), cx.get(self.src))
            }

            fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
                let product = vm.binary(BinaryOp::Mul, cx.get(self.lhs), cx.get(self.rhs))?;
                vm.pc = cx.pc.wrapping_add(1);
                let src = cx.get(self.src);
                let operands = if $is_reversed { [src, product] } else { [product, src] };
                general(&self, cx, vm, Form::$form, if $is_sub { BinaryOp::Sub } else { BinaryOp::Add }, operands, self.dst)
            }
        }
    )*};
}

product! {
    MulAdd: false false Binary;
    AddMul: false true Binary;
    IaddMul: false true Inplace;
    MulSub: true false Binary;
    SubMul: true true Binary;
    IsubMul: true true Inplace;
}

impl Execute for Neg {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        let value = cx.get(self.src);
        let result = if value.is_int() {
            value.shifted().checked_neg().map(Value::from_shifted)
        } else if value.is_float() {
            Value::from_float(-value.immediate_float())
        } else {
            None
        };
        finish(cx, self.dst, result)
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let result = vm.negative(cx.get(self.src))?;
        cx.set(self.dst, result);
        Ok(Step::Next)
    }
}

impl Execute for Pos {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        let value = cx.get(self.src);
        if !value.is_int() && !value.is_float() {
            return Step::Slow;
        }
        cx.set(self.dst, value);
        Step::Next
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let result = vm.positive(cx.get(self.src))?;
        cx.set(self.dst, result);
        Ok(Step::Next)
    }
}

impl Execute for Invert {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        let value = cx.get(self.src);
        if !value.is_int() {
            return Step::Slow;
        }
        cx.set(self.dst, Value::from_small(!value.small()));
        Step::Next
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let result = vm.invert(cx.get(self.src))?;
        cx.set(self.dst, result);
        Ok(Step::Next)
    }
}
