//! Operators and comparisons.
//!
//! Given: an instruction of the family. Gives: its register instruction, with a small number as immediate where there is such a row. The law: an
//! immediate never changes what is computed, nor which exception is raised.

use pyregrine_runtime::isa::Op;

use super::super::machine::Operand;
use super::Selector;
use crate::ir::{Comparison, Inst, Opcode, Operator};
use Operand::Imm;

impl Selector<'_> {
    pub fn arithmetic(&mut self, inst: &Inst) {
        match inst.op {
            Opcode::Compare => self.plain(compare_op(inst.immediates[0]), inst),
            _ => self.binary(inst),
        }
    }

    fn binary(&mut self, inst: &Inst) {
        let is_inplace = inst.op == Opcode::Inplace;
        let operator = Operator::from_number(inst.immediates[0]).unwrap_or(Operator::Add);
        let dst = self.def(self.function.results(inst)[0]);
        let lhs = self.use_(self.function.args(inst)[0]);
        let immediate = self.small(self.function.args(inst)[1]).and_then(|number| Some((immediate_op(operator, is_inplace, number)?, number)));
        if let Some((op, number)) = immediate {
            self.push(op, &[dst, lhs, Imm(number)]);
            return;
        }
        let rhs = self.use_(self.function.args(inst)[1]);
        let op = binary_op(operator, is_inplace);
        self.machine.has_products |= op == Op::Mul;
        self.push(op, &[dst, lhs, rhs]);
    }
}

fn compare_op(comparison: u32) -> Op {
    match Comparison::from_number(comparison) {
        Some(Comparison::Lt) | None => Op::Lt,
        Some(Comparison::Le) => Op::Le,
        Some(Comparison::Eq) => Op::Eq,
        Some(Comparison::Ne) => Op::Ne,
        Some(Comparison::Gt) => Op::Gt,
        Some(Comparison::Ge) => Op::Ge,
    }
}

/// The instruction that jumps when a comparison holds, and the one that jumps when it does not.
pub fn fused_ops(inst: &Inst, has_immediate: bool) -> (Op, Op) {
    match (inst.op, Comparison::from_number(inst.immediates[0]), has_immediate) {
        (Opcode::Is, ..) => (Op::JumpIs, Op::JumpIsNot),
        (Opcode::IsNot, ..) => (Op::JumpIsNot, Op::JumpIs),
        (Opcode::Contains, ..) => (Op::JumpIn, Op::JumpNotIn),
        (Opcode::NotContains, ..) => (Op::JumpNotIn, Op::JumpIn),
        (_, Some(Comparison::Lt) | None, false) => (Op::JumpLt, Op::JumpNotLt),
        (_, Some(Comparison::Le), false) => (Op::JumpLe, Op::JumpNotLe),
        (_, Some(Comparison::Eq), false) => (Op::JumpEq, Op::JumpNotEq),
        (_, Some(Comparison::Ne), false) => (Op::JumpNe, Op::JumpNotNe),
        (_, Some(Comparison::Gt), false) => (Op::JumpGt, Op::JumpNotGt),
        (_, Some(Comparison::Ge), false) => (Op::JumpGe, Op::JumpNotGe),
        (_, Some(Comparison::Lt) | None, true) => (Op::JumpLtImm, Op::JumpNotLtImm),
        (_, Some(Comparison::Le), true) => (Op::JumpLeImm, Op::JumpNotLeImm),
        (_, Some(Comparison::Eq), true) => (Op::JumpEqImm, Op::JumpNotEqImm),
        (_, Some(Comparison::Ne), true) => (Op::JumpNeImm, Op::JumpNotNeImm),
        (_, Some(Comparison::Gt), true) => (Op::JumpGtImm, Op::JumpNotGtImm),
        (_, Some(Comparison::Ge), true) => (Op::JumpGeImm, Op::JumpNotGeImm),
    }
}

fn immediate_op(operator: Operator, is_inplace: bool, number: i32) -> Option<Op> {
    Some(match (operator, is_inplace) {
        (Operator::Add, false) => Op::AddImm,
        (Operator::Sub, false) => Op::SubImm,
        (Operator::Mul, false) => Op::MulImm,
        (Operator::FloorDiv, false) if number != 0 => Op::FloorDivImm,
        (Operator::Mod, false) if number != 0 => Op::ModImm,
        (Operator::And, false) => Op::AndImm,
        (Operator::Lshift, false) if (0..=61).contains(&number) => Op::LshiftImm,
        (Operator::Rshift, false) if (0..=61).contains(&number) => Op::RshiftImm,
        (Operator::Add, true) => Op::IaddImm,
        (Operator::Sub, true) => Op::IsubImm,
        (Operator::Mul, true) => Op::ImulImm,
        _ => return None,
    })
}

fn binary_op(operator: Operator, is_inplace: bool) -> Op {
    match (operator, is_inplace) {
        (Operator::Add, false) => Op::Add,
        (Operator::Sub, false) => Op::Sub,
        (Operator::Mul, false) => Op::Mul,
        (Operator::TrueDiv, false) => Op::TrueDiv,
        (Operator::FloorDiv, false) => Op::FloorDiv,
        (Operator::Mod, false) => Op::Mod,
        (Operator::Pow, false) => Op::Pow,
        (Operator::Lshift, false) => Op::Lshift,
        (Operator::Rshift, false) => Op::Rshift,
        (Operator::And, false) => Op::And,
        (Operator::Or, false) => Op::Or,
        (Operator::Xor, false) => Op::Xor,
        (Operator::Matmul, false) => Op::Matmul,
        (Operator::Add, true) => Op::Iadd,
        (Operator::Sub, true) => Op::Isub,
        (Operator::Mul, true) => Op::Imul,
        (Operator::TrueDiv, true) => Op::ItrueDiv,
        (Operator::FloorDiv, true) => Op::IfloorDiv,
        (Operator::Mod, true) => Op::Imod,
        (Operator::Pow, true) => Op::Ipow,
        (Operator::Lshift, true) => Op::Ilshift,
        (Operator::Rshift, true) => Op::Irshift,
        (Operator::And, true) => Op::Iand,
        (Operator::Or, true) => Op::Ior,
        (Operator::Xor, true) => Op::Ixor,
        (Operator::Matmul, true) => Op::Imatmul,
    }
}
