//! `--dispatch=tail`: every handler ends with a jump to the next one (direct threading by sibling calls).
//!
//! Stable Rust does not promise the jump; an optimized build does it as long as no handler has anything to do after the
//! call, which is why halves keep nothing alive and return no more than a register. A test looks at the machine code.

use crate::for_each_instruction;
use crate::interp::execute::{Execute, Step, run_slow};
use crate::interp::frame::Cx;
use crate::isa::*;
use crate::value::Value;
use crate::vm::Vm;

/// The window where the interpreter was left.
type Handler = fn(*const u64, *mut Value, &mut Vm) -> *mut Value;

#[inline(always)]
fn next(cx: Cx, vm: &mut Vm) -> *mut Value {
    HANDLERS[cx.op() as usize](cx.pc, cx.base, vm)
}

fn handler<I: Execute>(pc: *const u64, base: *mut Value, vm: &mut Vm) -> *mut Value {
    let mut cx = Cx { pc, base };
    let inst = cx.read::<I>();
    match inst.fast(&mut cx, vm) {
        Step::Next => {
            cx.advance(&inst);
            next(cx, vm)
        }
        Step::Jumped => next(cx, vm),
        Step::Slow => slow_handler::<I>(pc, base, vm),
        Step::Leave => cx.base,
        Step::As(op) => HANDLERS[op as usize](pc, base, vm),
    }
}

#[inline(never)]
fn slow_handler<I: Execute>(pc: *const u64, base: *mut Value, vm: &mut Vm) -> *mut Value {
    let cx = run_slow::<I>(Cx { pc, base }, vm);
    next(cx, vm)
}

macro_rules! tail_calls {
    ($($(#[doc = $doc:literal])* $mnemonic:ident = $name:ident { $($field:ident: $type:ty),* };)*) => {
        static HANDLERS: [Handler; Op::ALL.len()] = [$(handler::<$name>),*];
    };
}

for_each_instruction!(tail_calls);

pub fn run(cx: Cx, vm: &mut Vm) -> Cx {
    let base = next(cx, vm);
    Cx { pc: cx.pc, base }
}
