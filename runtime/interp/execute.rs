//! What an instruction does: its `impl Execute`, the only place where its meaning is written.
//!
//! An instruction has two halves. `fast` is the common case: it calls nothing and allocates nothing, so a dispatcher can
//! inline it without saving registers, which was measured to matter more than the choice of the dispatcher. `slow` is
//! everything, in a function of its own. `Step` and [`Cx`] fit into machine registers; a larger result would be returned through
//! memory and would cost the tail-call dispatcher its tail calls.

use super::frame::Cx;
use super::unwind;
use crate::isa::{Inst, Op};
use crate::vm::{PyResult, Vm};

/// What comes after half an instruction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// The next instruction.
    Next,
    /// The instruction at `cx.pc`, which was set.
    Jumped,
    /// The slow half of the same instruction. Nothing was changed.
    Slow,
    /// Nothing: the interpreter is left.
    Leave,
    /// The same instruction, as if its operation were this one.
    As(Op),
}

/// The meaning of an instruction.
pub trait Execute: Inst {
    /// The common case.
    fn fast(self, cx: &mut Cx, vm: &mut Vm) -> Step;

    /// Every case. `vm.pc`, `vm.base` and `vm.top` are published.
    fn slow(self, _cx: &mut Cx, _vm: &mut Vm) -> PyResult<Step> {
        unreachable!("the fast half of {:?} handles every case", Self::OP)
    }
}

/// Runs the slow half; an exception goes to its handler.
#[cold]
#[inline(never)]
pub fn run_slow<I: Execute>(mut cx: Cx, vm: &mut Vm) -> Cx {
    publish(cx, vm);
    let inst = cx.read::<I>();
    match inst.slow(&mut cx, vm) {
        Ok(Step::Jumped) => cx,
        Ok(_) => {
            cx.advance(&inst);
            cx
        }
        Err(_) => unwind::unwind(vm),
    }
}

/// Tells the machine where the interpreter is.
pub fn publish(cx: Cx, vm: &mut Vm) {
    vm.pc = cx.pc;
    vm.base = cx.base;
    vm.top = cx.base.wrapping_add(unwind::window_size(cx));
}
