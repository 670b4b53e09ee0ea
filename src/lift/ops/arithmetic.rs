//! Operators and comparisons.
//!
//! Given: the lifter and an operation. Gives: one instruction. The law: a comparison's `to_bool` becomes an instruction of its own,
//! which a branch absorbs.

use super::super::lifter::{Lifter, Result};
use crate::bytecode::{BinaryOp, CompareOp, StackOp, UnaryOp};
use crate::ir::{Comparison, Opcode, Operator};

fn operator(op: BinaryOp) -> u32 {
    let operator = match op {
        BinaryOp::Add => Operator::Add,
        BinaryOp::And => Operator::And,
        BinaryOp::FloorDivide => Operator::FloorDiv,
        BinaryOp::LeftShift => Operator::Lshift,
        BinaryOp::MatrixMultiply => Operator::Matmul,
        BinaryOp::Multiply => Operator::Mul,
        BinaryOp::Remainder => Operator::Mod,
        BinaryOp::Or => Operator::Or,
        BinaryOp::Power => Operator::Pow,
        BinaryOp::RightShift => Operator::Rshift,
        BinaryOp::Subtract => Operator::Sub,
        BinaryOp::TrueDivide => Operator::TrueDiv,
        BinaryOp::Xor => Operator::Xor,
    };
    operator as u32
}

fn comparison(op: CompareOp) -> u32 {
    let comparison = match op {
        CompareOp::Less => Comparison::Lt,
        CompareOp::LessEqual => Comparison::Le,
        CompareOp::Equal => Comparison::Eq,
        CompareOp::NotEqual => Comparison::Ne,
        CompareOp::Greater => Comparison::Gt,
        CompareOp::GreaterEqual => Comparison::Ge,
    };
    comparison as u32
}

pub fn lift(cx: &mut Lifter, op: StackOp) -> Result<()> {
    let (opcode, immediate, n_args) = match op {
        StackOp::Unary(UnaryOp::Positive) => (Opcode::Pos, 0, 1),
        StackOp::Unary(UnaryOp::Negative) => (Opcode::Neg, 0, 1),
        StackOp::Unary(UnaryOp::Not) => (Opcode::Not, 0, 1),
        StackOp::Unary(UnaryOp::Invert) => (Opcode::Invert, 0, 1),
        StackOp::Binary(op) => (Opcode::Binary, operator(op), 2),
        StackOp::Inplace(op) => (Opcode::Inplace, operator(op), 2),
        StackOp::Compare { op, .. } => (Opcode::Compare, comparison(op), 2),
        StackOp::Is { negated: false } => (Opcode::Is, 0, 2),
        StackOp::Is { negated: true } => (Opcode::IsNot, 0, 2),
        StackOp::Contains { negated: false } => (Opcode::Contains, 0, 2),
        StackOp::Contains { negated: true } => (Opcode::NotContains, 0, 2),
        _ => (Opcode::ToBool, 0, 1),
    };
    let args = cx.pop_values(n_args)?;
    let mut result = cx.emit(opcode, [immediate, 0], &args);
    if matches!(op, StackOp::Compare { to_bool: true, .. }) {
        result = cx.emit(Opcode::ToBool, [0, 0], &[result]);
    }
    cx.push(result);
    Ok(())
}
