//! Jumps. Every jump that may go backward polls for requests; a poll that finds something takes the slow half.

use super::comparisons::{fast_compare, fast_truth};
use super::operators;
use crate::interp::execute::{Execute, Step};
use crate::interp::frame::Cx;
use crate::interp::poll;
use crate::isa::*;
use crate::object::CompareOp;
use crate::value::Value;
use crate::vm::{PyResult, Vm, is_requested};

impl Execute for Jump {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        cx.jump32(self.target);
        Step::Jumped
    }
}

impl Execute for JumpBack {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        if is_requested() {
            return Step::Slow;
        }
        cx.jump32(self.target);
        Step::Jumped
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        poll::poll(vm)?;
        cx.jump32(self.target);
        Ok(Step::Jumped)
    }
}

macro_rules! jump_if {
    ($($name:ident: $wanted:literal;)*) => {$(
        impl Execute for $name {
            #[inline(always)]
            fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
                match fast_truth(cx.get(self.src)) {
                    None => Step::Slow,
                    Some(truth) if truth != $wanted => Step::Next,
                    Some(_) if is_requested() => Step::Slow,
                    Some(_) => {
                        cx.jump32(self.target);
                        Step::Jumped
                    }
                }
            }

            fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
                poll::poll(vm)?;
                if vm.is_true(cx.get(self.src))? != $wanted {
                    return Ok(Step::Next);
                }
                cx.jump32(self.target);
                Ok(Step::Jumped)
            }
        }
    )*};
}

jump_if! {
    JumpIfTrue: true;
    JumpIfFalse: false;
}

impl Execute for JumpIfNone {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        if !cx.get(self.src).is_none() {
            return Step::Next;
        }
        cx.jump32(self.target);
        Step::Jumped
    }
}

impl Execute for JumpIfNotNone {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        if cx.get(self.src).is_none() {
            return Step::Next;
        }
        if is_requested() {
            return Step::Slow;
        }
        cx.jump32(self.target);
        Step::Jumped
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        poll::poll(vm)?;
        cx.jump32(self.target);
        Ok(Step::Jumped)
    }
}

macro_rules! compare_and_jump {
    ($($name:ident: $op:ident, $wanted:literal, |$cx:ident, $inst:ident| $rhs:expr;)*) => {$(
        impl Execute for $name {
            #[inline(always)]
            fn fast(self, $cx: &mut Cx, _: &mut Vm) -> Step {
                let $inst = self;
                match fast_compare::<{ CompareOp::$op as usize }>($cx.get(self.lhs), $rhs) {
                    None => Step::Slow,
                    Some(answer) if answer != $wanted => Step::Next,
                    Some(_) if is_requested() => Step::Slow,
                    Some(_) => {
                        $cx.jump16(self.target);
                        Step::Jumped
                    }
                }
            }

            fn slow(self, $cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
                let $inst = self;
                poll::poll(vm)?;
                let (lhs, rhs) = ($cx.get(self.lhs), $rhs);
                if let Some(step) = operators::compare_and_jump(&self, $cx, vm, CompareOp::$op, lhs, rhs, $wanted, self.target)? {
                    return Ok(step);
                }
                if vm.compare_bool(CompareOp::$op, lhs, rhs)? != $wanted {
                    return Ok(Step::Next);
                }
                $cx.jump16(self.target);
                Ok(Step::Jumped)
            }
        }
    )*};
}

compare_and_jump! {
    JumpLt: Lt, true, |cx, inst| cx.get(inst.rhs);
    JumpNotLt: Lt, false, |cx, inst| cx.get(inst.rhs);
    JumpLe: Le, true, |cx, inst| cx.get(inst.rhs);
    JumpNotLe: Le, false, |cx, inst| cx.get(inst.rhs);
    JumpEq: Eq, true, |cx, inst| cx.get(inst.rhs);
    JumpNotEq: Eq, false, |cx, inst| cx.get(inst.rhs);
    JumpNe: Ne, true, |cx, inst| cx.get(inst.rhs);
    JumpNotNe: Ne, false, |cx, inst| cx.get(inst.rhs);
    JumpGt: Gt, true, |cx, inst| cx.get(inst.rhs);
    JumpNotGt: Gt, false, |cx, inst| cx.get(inst.rhs);
    JumpGe: Ge, true, |cx, inst| cx.get(inst.rhs);
    JumpNotGe: Ge, false, |cx, inst| cx.get(inst.rhs);
    JumpLtImm: Lt, true, |cx, inst| immediate(inst.imm);
    JumpNotLtImm: Lt, false, |cx, inst| immediate(inst.imm);
    JumpLeImm: Le, true, |cx, inst| immediate(inst.imm);
    JumpNotLeImm: Le, false, |cx, inst| immediate(inst.imm);
    JumpEqImm: Eq, true, |cx, inst| immediate(inst.imm);
    JumpNotEqImm: Eq, false, |cx, inst| immediate(inst.imm);
    JumpNeImm: Ne, true, |cx, inst| immediate(inst.imm);
    JumpNotNeImm: Ne, false, |cx, inst| immediate(inst.imm);
    JumpGtImm: Gt, true, |cx, inst| immediate(inst.imm);
    JumpNotGtImm: Gt, false, |cx, inst| immediate(inst.imm);
    JumpGeImm: Ge, true, |cx, inst| immediate(inst.imm);
    JumpNotGeImm: Ge, false, |cx, inst| immediate(inst.imm);
}

#[inline(always)]
fn immediate(imm: Imm16) -> Value {
    Value::from_small(i64::from(imm.0))
}

macro_rules! jump_is {
    ($($name:ident: $wanted:literal;)*) => {$(
        impl Execute for $name {
            #[inline(always)]
            fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
                if (cx.get(self.lhs) == cx.get(self.rhs)) != $wanted {
                    return Step::Next;
                }
                if is_requested() {
                    return Step::Slow;
                }
                cx.jump16(self.target);
                Step::Jumped
            }

            fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
                poll::poll(vm)?;
                cx.jump16(self.target);
                Ok(Step::Jumped)
            }
        }
    )*};
}

jump_is! {
    JumpIs: true;
    JumpIsNot: false;
}

macro_rules! jump_in {
    ($($name:ident: $wanted:literal;)*) => {$(
        impl Execute for $name {
            #[inline(always)]
            fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
                Step::Slow
            }

            fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
                poll::poll(vm)?;
                if vm.contains(cx.get(self.rhs), cx.get(self.lhs))? != $wanted {
                    return Ok(Step::Next);
                }
                cx.jump16(self.target);
                Ok(Step::Jumped)
            }
        }
    )*};
}

jump_in! {
    JumpIn: true;
    JumpNotIn: false;
}
