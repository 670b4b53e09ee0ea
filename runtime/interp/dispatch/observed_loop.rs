//! The loop of an observed machine (`--stats`, `--trace`): like `--dispatch=call`, with a look at every instruction.
//!
//! It is a loop of its own, so that the others pay nothing for it.

use super::call_loop::{Handler, call_handlers, step};
use super::metered_loop;
use crate::for_each_instruction;
use crate::interp::execute::{Execute, Step, run_slow};
use crate::interp::frame::Cx;
use crate::interp::trace;
use crate::isa::*;
use crate::vm::Vm;

fn handler<I: Execute>(mut cx: Cx, vm: &mut Vm) -> Cx {
    let depth = vm.depth;
    // What counts a function's runs is none of its instructions.
    let is_tracing = I::OP != Op::TierFront && vm.observation.as_mut().is_some_and(|observation| {
        observation.count(I::OP, depth);
        observation.is_tracing
    });
    if is_tracing {
        trace::show(cx, vm);
    }
    let inst = cx.read::<I>();
    match inst.fast(&mut cx, vm) {
        Step::Next => cx.advance(&inst),
        Step::Jumped => {}
        Step::Slow => {
            if let Some(observation) = &mut vm.observation {
                observation.slow[I::OP as usize] += 1;
            }
            return run_slow::<I>(cx, vm);
        }
        Step::Leave => cx.pc = std::ptr::null(),
        // It was counted.
        Step::As(op) => return step(op, cx, vm),
    }
    cx
}

macro_rules! observed_loop {
    ($($(#[doc = $doc:literal])* $mnemonic:ident = $name:ident { $($field:ident: $type:ty),* };)*) => {
        static HANDLERS: [Handler; Op::ALL.len()] = [$(handler::<$name>),*];
    };
}

for_each_instruction!(observed_loop);

pub fn run(cx: Cx, vm: &mut Vm) -> Cx {
    if vm.instructions_left.is_some() { metered_loop::run(&HANDLERS, cx, vm) } else { call_handlers(&HANDLERS, cx, vm) }
}
