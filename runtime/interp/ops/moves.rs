//! Moves and constants.

use crate::interp::execute::{Execute, Step};
use crate::interp::frame::Cx;
use crate::isa::*;
use crate::object::TypeId;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

impl Execute for Nop {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Next
    }
}

impl Execute for Move {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        cx.set(self.dst, cx.get(self.src));
        Step::Next
    }
}

impl Execute for LoadConst {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        cx.set(self.dst, cx.constant(self.index));
        Step::Next
    }
}

impl Execute for LoadInt {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        cx.set(self.dst, Value::from_small(i64::from(self.imm.0)));
        Step::Next
    }
}

impl Execute for Unbind {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        cx.set(self.dst, Value::UNBOUND);
        Step::Next
    }
}

impl Execute for CheckBound {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        if cx.get(self.src).is_unbound() { Step::Slow } else { Step::Next }
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        Err(unbound_local(cx, vm, self.src))
    }
}

impl Execute for DeleteLocal {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        if cx.get(self.dst).is_unbound() {
            return Step::Slow;
        }
        cx.set(self.dst, Value::UNBOUND);
        Step::Next
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        Err(unbound_local(cx, vm, self.dst))
    }
}

/// UnboundLocalError about the variable whose home is `reg`.
fn unbound_local(cx: &Cx, vm: &mut Vm, reg: Reg) -> crate::vm::Raised {
    let name = super::names::home_name(cx, reg);
    let message = format!("cannot access local variable '{name}' where it is not associated with a value");
    vm.raise(TypeId::UnboundLocalError, message)
}
