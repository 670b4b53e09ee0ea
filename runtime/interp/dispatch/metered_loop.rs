//! The loop of a machine that may execute only so many instructions: like `--dispatch=call`, with a count before every one.
//!
//! It is a loop of its own, so that the others pay nothing for it. The count is exact. When it is used up, an exception goes
//! through all frames, and none of them handles it (`unwind`): a program can delay its end neither by `except` nor by `finally`.

use super::call_loop::Handler;
use crate::interp::execute;
use crate::interp::frame::Cx;
use crate::interp::unwind::{is_own_code, unwind};
use crate::isa::Op;
use crate::vm::Vm;

/// Calls one handler after the other.
#[inline(always)]
pub(super) fn run(handlers: &[Handler; Op::ALL.len()], mut cx: Cx, vm: &mut Vm) -> Cx {
    loop {
        match &mut vm.instructions_left {
            // The machine's own code ends what has begun, or counts a function's runs, and costs nothing.
            _ if is_own_code(cx.pc) || cx.op() == Op::TierFront => {}
            Some(0) => {
                execute::publish(cx, vm);
                vm.instructions_exhausted();
                cx = unwind(vm);
                continue;
            }
            Some(left) => *left -= 1,
            None => {}
        }
        let next = handlers[cx.op() as usize](cx, vm);
        if next.pc.is_null() {
            return next;
        }
        cx = next;
    }
}
