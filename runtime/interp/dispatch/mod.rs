//! Dispatch: how one instruction follows another. Every strategy is made from the instruction table and runs the same halves.

mod call_loop;
mod match_loop;
mod metered_loop;
mod observed_loop;
mod tail_calls;

use super::frame::Cx;
use crate::isa::Op;
pub use crate::vm::Dispatch;
use crate::vm::Vm;

impl Dispatch {
    pub const ALL: [Dispatch; 3] = [Dispatch::Match, Dispatch::Call, Dispatch::Tail];

    pub fn name(self) -> &'static str {
        match self {
            Dispatch::Match => "match",
            Dispatch::Call => "call",
            Dispatch::Tail => "tail",
        }
    }

    pub fn from_name(name: &str) -> Option<Dispatch> {
        Dispatch::ALL.into_iter().find(|dispatch| dispatch.name() == name)
    }

    /// Whether this build can use it: without optimization a tail call grows the native stack.
    pub fn is_available(self) -> bool {
        self != Dispatch::Tail || cfg!(all(not(debug_assertions), any(target_arch = "x86_64", target_arch = "aarch64")))
    }

    /// Runs from `cx` until a `leave`; returns the window that it was found in.
    pub fn run(self, cx: Cx, vm: &mut Vm) -> Cx {
        if vm.observation.is_some() {
            return observed_loop::run(cx, vm);
        }
        if vm.instructions_left.is_some() {
            return call_loop::run_metered(cx, vm);
        }
        match self {
            Dispatch::Match => match_loop::run(cx, vm),
            Dispatch::Call => call_loop::run(cx, vm),
            Dispatch::Tail => tail_calls::run(cx, vm),
        }
    }
}

/// Executes one instruction as if its operation were this one.
pub fn step(op: Op, cx: Cx, vm: &mut Vm) -> Cx {
    call_loop::step(op, cx, vm)
}
