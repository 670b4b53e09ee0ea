//! `--dispatch=match`: one `match` with all fast halves inlined.

use crate::for_each_instruction;
use crate::interp::execute::{Execute, Step, run_slow};
use crate::interp::frame::Cx;
use crate::isa::*;
use crate::vm::Vm;

macro_rules! match_loop {
    ($($(#[doc = $doc:literal])* $mnemonic:ident = $name:ident { $($field:ident: $type:ty),* };)*) => {
        pub fn run(mut cx: Cx, vm: &mut Vm) -> Cx {
            let mut op = cx.op();
            loop {
                match op {
                    $(Op::$name => {
                        let inst = cx.read::<$name>();
                        match inst.fast(&mut cx, vm) {
                            Step::Next => cx.advance(&inst),
                            Step::Jumped => {}
                            Step::Slow => cx = run_slow::<$name>(cx, vm),
                            Step::Leave => return cx,
                            Step::As(other) => {
                                op = other;
                                continue;
                            }
                        }
                        op = cx.op();
                    })*
                }
            }
        }
    };
}

for_each_instruction!(match_loop);
