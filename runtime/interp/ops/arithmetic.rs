//! Arithmetic. The fast halves handle unboxed integers and floats; `object::operations` handles everything.

use crate::interp::execute::{Execute, Step};
use crate::interp::frame::Cx;
use crate::isa::*;
use crate::object::BinaryOp;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The number of an unboxed int or float.
#[inline(always)]
fn number(value: Value) -> Option<f64> {
    if value.is_float() {
        Some(value.immediate_float())
    } else if value.is_int() {
        Some(value.small() as f64)
    } else {
        None
    }
}

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
}

#[inline(always)]
fn fast<F: Fast>(cx: &Cx, dst: Reg, lhs: Value, rhs: Value) -> Step {
    let result = if lhs.are_ints(rhs) {
        F::ints(lhs, rhs)
    } else if F::HAS_FLOATS {
        match (number(lhs), number(rhs)) {
            (Some(lhs), Some(rhs)) => F::floats(lhs, rhs),
            _ => None,
        }
    } else {
        None
    };
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
}

struct FastMatmul;
impl Fast for FastMatmul {
    const OP: BinaryOp = BinaryOp::Matmul;
    #[inline(always)]
    fn ints(_: Value, _: Value) -> Option<Value> {
        None
    }
}

macro_rules! binary {
    ($($name:ident, $inplace:ident: $fast:ident;)*) => {$(
        impl Execute for $name {
            #[inline(always)]
            fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
                fast::<$fast>(cx, self.dst, cx.get(self.lhs), cx.get(self.rhs))
            }

            fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
                let result = vm.binary($fast::OP, cx.get(self.lhs), cx.get(self.rhs))?;
                cx.set(self.dst, result);
                Ok(Step::Next)
            }
        }

        impl Execute for $inplace {
            #[inline(always)]
            fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
                fast::<$fast>(cx, self.dst, cx.get(self.lhs), cx.get(self.rhs))
            }

            fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
                let result = vm.inplace($fast::OP, cx.get(self.lhs), cx.get(self.rhs))?;
                cx.set(self.dst, result);
                Ok(Step::Next)
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
    ($($name:ident: $fast:ident, $general:ident;)*) => {$(
        impl Execute for $name {
            #[inline(always)]
            fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
                fast::<$fast>(cx, self.dst, cx.get(self.lhs), Value::from_small(i64::from(self.imm.0)))
            }

            fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
                let result = vm.$general($fast::OP, cx.get(self.lhs), Value::from_small(i64::from(self.imm.0)))?;
                cx.set(self.dst, result);
                Ok(Step::Next)
            }
        }
    )*};
}

immediate! {
    AddImm: FastAdd, binary;
    SubImm: FastSub, binary;
    MulImm: FastMul, binary;
    FloorDivImm: FastFloorDiv, binary;
    ModImm: FastMod, binary;
    AndImm: FastAnd, binary;
    LshiftImm: FastLshift, binary;
    RshiftImm: FastRshift, binary;
    IaddImm: FastAdd, inplace;
    IsubImm: FastSub, inplace;
    ImulImm: FastMul, inplace;
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
        match result {
            Some(result) => {
                cx.set(self.dst, result);
                Step::Next
            }
            None => Step::Slow,
        }
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
