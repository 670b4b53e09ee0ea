//! `--dispatch=call`: a table of handlers, one call for each instruction.

use super::metered_loop;
use crate::for_each_instruction;
use crate::interp::execute::{Execute, Step, run_slow};
use crate::interp::frame::Cx;
use crate::isa::*;
use crate::vm::Vm;

/// Runs one instruction; a null `pc` means leave.
pub(super) type Handler = fn(Cx, &mut Vm) -> Cx;

fn handler<I: Execute>(mut cx: Cx, vm: &mut Vm) -> Cx {
    let inst = cx.read::<I>();
    match inst.fast(&mut cx, vm) {
        Step::Next => cx.advance(&inst),
        Step::Jumped => {}
        Step::Slow => return run_slow::<I>(cx, vm),
        Step::Leave => cx.pc = std::ptr::null(),
        Step::As(op) => return step(op, cx, vm),
    }
    cx
}

macro_rules! call_loop {
    ($($(#[doc = $doc:literal])* $mnemonic:ident = $name:ident { $($field:ident: $type:ty),* };)*) => {
        static HANDLERS: [Handler; Op::ALL.len()] = [$(handler::<$name>),*];
    };
}

for_each_instruction!(call_loop);

pub fn run(cx: Cx, vm: &mut Vm) -> Cx {
    call_handlers(&HANDLERS, cx, vm)
}

/// Executes one instruction as if its operation were this one.
pub(super) fn step(op: Op, cx: Cx, vm: &mut Vm) -> Cx {
    HANDLERS[op as usize](cx, vm)
}

/// As `run`, for a machine with a limit of instructions.
pub(super) fn run_metered(cx: Cx, vm: &mut Vm) -> Cx {
    metered_loop::run(&HANDLERS, cx, vm)
}

/// Calls one handler after the other.
#[inline(always)]
pub(super) fn call_handlers(handlers: &[Handler; Op::ALL.len()], mut cx: Cx, vm: &mut Vm) -> Cx {
    loop {
        let next = handlers[cx.op() as usize](cx, vm);
        if next.pc.is_null() {
            return next;
        }
        cx = next;
    }
}
