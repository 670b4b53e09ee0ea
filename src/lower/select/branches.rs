//! The ends of blocks, and the conditions that branches absorb.
//!
//! Given: a block. Gives: how it ends. The law: what is absorbed is used by the branch alone, and nothing that can be observed stands
//! between it and the branch. Not-less stays not-less: there are NaNs.

use pyregrine_runtime::isa::Op;
use smallvec::SmallVec;

use super::super::machine::{End, MachineInst, Operand};
use super::Selector;
use super::arithmetic::fused_ops;
use crate::ir::{Block, Constant, Inst, Opcode, ValueId};
use Operand::{Imm, Target, Use};

/// What a branch tests, and whether its first edge is for the true outcome.
#[derive(Clone, Copy)]
pub enum Condition<'f> {
    Truth(ValueId, bool),
    IsNone(ValueId, bool),
    Fused(&'f Inst, bool),
}

impl<'f> Selector<'f> {
    /// The instructions before a branch that it absorbs, and what it then tests.
    pub fn find_condition(&self, block: &'f Block) -> (SmallVec<[usize; 4]>, Condition<'f>) {
        let mut fused = SmallVec::new();
        let (Some(last), Some(&value)) = (block.insts.last(), block.insts.last().and_then(|last| self.function.args(last).first())) else {
            return (fused, Condition::Truth(ValueId(0), true));
        };
        if last.op == Opcode::BranchNone {
            return (fused, Condition::IsNone(value, true));
        }
        let mut condition = Condition::Truth(value, true);
        if last.op != Opcode::Branch || !self.switches.fuse_conditions {
            return (fused, condition);
        }
        let mut at = block.insts.len() - 1;
        while let Condition::Truth(value, wanted) = condition {
            while at > 0 && block.insts[at - 1].op == Opcode::Const {
                at -= 1;
            }
            let Some(inst) = at.checked_sub(1).map(|before| &block.insts[before]) else { break };
            if self.function.results(inst) != [value] || self.memory.n_uses[value.index()] != 1 {
                break;
            }
            let (left, right) = (self.function.args(inst).first().copied(), self.function.args(inst).get(1).copied());
            condition = match (inst.op, left, right) {
                (Opcode::ToBool, Some(operand), _) => Condition::Truth(operand, wanted),
                (Opcode::Not, Some(operand), _) => Condition::Truth(operand, !wanted),
                (Opcode::Is, Some(left), Some(right)) if self.is_none(right) => Condition::IsNone(left, wanted),
                (Opcode::IsNot, Some(left), Some(right)) if self.is_none(right) => Condition::IsNone(left, !wanted),
                (Opcode::Is | Opcode::IsNot | Opcode::Contains | Opcode::NotContains | Opcode::Compare | Opcode::CheckExcMatch, ..) => {
                    Condition::Fused(inst, wanted)
                }
                _ => break,
            };
            at -= 1;
            fused.push(at);
        }
        (fused, condition)
    }

    fn is_none(&self, value: ValueId) -> bool {
        let constant = self.constant_of(value).and_then(|constant| self.function.constants.get(constant as usize));
        constant == Some(&Constant::None)
    }

    pub fn select_end(&mut self, block: &Block, last: &Inst, condition: Condition) -> End {
        let two = |inst, inverse, taken_edge: usize| End::Two {
            inst,
            inverse,
            taken: block.edges[taken_edge].block.0,
            other: block.edges[1 - taken_edge].block.0,
            taken_edge,
        };
        match last.op {
            Opcode::Jump => return End::Jump(block.edges[0].block.0),
            Opcode::Branch | Opcode::BranchNone => {
                let (inst, inverse, taken_edge) = self.branch(condition);
                return two(inst, inverse, taken_edge);
            }
            Opcode::ForIter => {
                self.machine.has_for_loops = true;
                let operands = [self.def(self.function.results(last)[0]), self.use_(self.function.args(last)[0]), Target];
                return two(self.machine.pool.inst(Op::ForIter, &operands, [], self.position), Some(Op::ForLoop), 1);
            }
            Opcode::Send | Opcode::YieldDelegated => {
                let op = if last.op == Opcode::Send { Op::Send } else { Op::YieldDelegated };
                let operands = [self.def(self.function.results(last)[0]), self.use_(self.function.args(last)[0]), self.use_(self.function.args(last)[1]), Target];
                return two(self.machine.pool.inst(op, &operands, [], self.position), None, 1);
            }
            Opcode::Return | Opcode::ReturnFromGenerator => {
                let op = if last.op == Opcode::Return { Op::Return } else { Op::ReturnFromGenerator };
                let src = match self.constant_of(self.function.args(last)[0]) {
                    Some(constant) => Use(self.constant_place(constant, false)),
                    None => self.use_(self.function.args(last)[0]),
                };
                self.push(op, &[src]);
            }
            Opcode::Raise => self.plain(Op::Raise, last),
            Opcode::RaiseFrom => self.plain(Op::RaiseFrom, last),
            Opcode::Reraise => self.plain(Op::Reraise, last),
            _ => self.push(Op::RaiseHandled, &[]),
        }
        End::Exit
    }

    /// The instruction that jumps for one of the edges, the operation that jumps for the other, and the number of the first edge.
    fn branch(&mut self, condition: Condition) -> (MachineInst, Option<Op>, usize) {
        let (lhs, rhs, ops, wanted) = match condition {
            Condition::Truth(value, wanted) => (self.use_(value), None, (Op::JumpIfTrue, Op::JumpIfFalse), wanted),
            Condition::IsNone(value, wanted) => (self.use_(value), None, (Op::JumpIfNone, Op::JumpIfNotNone), wanted),
            Condition::Fused(inst, wanted) => {
                self.position = inst.position;
                let immediate = Some(inst.op).filter(|&op| op == Opcode::Compare).and_then(|_| self.small(self.function.args(inst)[1]));
                let lhs = self.use_(self.function.args(inst)[0]);
                let rhs = match immediate {
                    Some(number) => Imm(number),
                    None => self.use_(self.function.args(inst)[1]),
                };
                if inst.op == Opcode::CheckExcMatch {
                    // There is only the one that jumps if there is no match.
                    let inst = self.machine.pool.inst(Op::JumpIfNoMatch, &[lhs, rhs, Target], [], self.position);
                    return (inst, None, usize::from(wanted));
                }
                (lhs, Some(rhs), fused_ops(inst, immediate.is_some()), wanted)
            }
        };
        let (op, inverse) = if wanted { ops } else { (ops.1, ops.0) };
        let pool = &mut self.machine.pool;
        let inst = match rhs {
            Some(rhs) => pool.inst(op, &[lhs, rhs, Target], [], self.position),
            None => pool.inst(op, &[lhs, Target], [], self.position),
        };
        (inst, Some(inverse), 0)
    }
}
