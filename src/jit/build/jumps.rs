//! Jumps, truths, and returns.

use pyregrine_runtime::isa::{Decoded, Op as RegisterOp};
use pyregrine_runtime::value::Value;
use pyregrine_runtime::vm::tier::Reason;

use super::{Builder, Done};
use crate::jit::code::Operands;
use crate::jit::graph::{End, Op, Rep};

impl Builder<'_> {
    pub(super) fn jump(&mut self, inst: &Decoded) -> Done {
        match inst.op {
            RegisterOp::Jump | RegisterOp::JumpBack => {
                self.poll(inst);
                self.leave_to(inst.target().expect("a jump has a target"));
                Done::End
            }
            RegisterOp::JumpIfTrue | RegisterOp::JumpIfFalse => {
                let Some(truth) = self.truth_of(inst.reg("src")) else { return Done::No };
                self.poll(inst);
                self.answer(inst, truth, Some(inst.op == RegisterOp::JumpIfTrue))
            }
            RegisterOp::JumpIfNone | RegisterOp::JumpIfNotNone => {
                self.poll(inst);
                let value = self.as_word(inst.reg("src"));
                let none = self.word_value(Value::NONE.bits());
                let is_none = self.push(Op::SameWord, &[value, none], Rep::Bool, None);
                self.answer(inst, is_none, Some(inst.op == RegisterOp::JumpIfNone))
            }
            RegisterOp::JumpIs | RegisterOp::JumpIsNot => {
                self.poll(inst);
                let (lhs, rhs) = (self.as_word(inst.reg("lhs")), self.as_word(inst.reg("rhs")));
                let is_same = self.push(Op::SameWord, &[lhs, rhs], Rep::Bool, None);
                self.answer(inst, is_same, Some(inst.op == RegisterOp::JumpIs))
            }
            RegisterOp::JumpIn | RegisterOp::JumpNotIn => {
                self.poll(inst);
                let Some(is_in) = self.contains(inst) else { return Done::No };
                self.answer(inst, is_in, Some(inst.op == RegisterOp::JumpIn))
            }
            _ => match self.truth(inst) {
                Some(truth) => self.answer(inst, truth, None),
                None => Done::No,
            },
        }
    }

    /// Suspends the generator.
    pub(super) fn yield_(&mut self, inst: &Decoded) -> Done {
        let value = self.as_word(inst.reg("src"));
        let live: Vec<u16> = self.here.code.liveness.live(self.word).collect();
        self.flush(live);
        self.finish(End::Yield(self.word as u32, value));
        Done::End
    }

    /// Returns to the caller; code that was entered in the middle does so, too.
    pub(super) fn return_(&mut self, inst: &Decoded) -> Done {
        if self.is_in_place() {
            self.return_in_place(inst.reg("src"));
            return Done::End;
        }
        let job = self.here.code.job;
        if job.is_observed || !job.is_function {
            return Done::No;
        }
        let value = self.as_word(inst.reg("src"));
        self.guard(Op::CheckValid, &[], Rep::None, Reason::Invalid);
        self.finish(End::Return(value));
        Done::End
    }
}
