//! Computes what only depends on constants.
//!
//! Given: a function. Gives: one in which tests, comparisons and operators on constants are constants, as far as CPython's compiler has left any. The
//! law: nothing is folded that raises, that depends on identity, or whose result needs more than a word; so exceptions stay where they are.

use super::Context;
use crate::ir::analysis::UNBOUND;
use crate::ir::{Comparison, Constant, Function, Inst, Opcode, Operator};

pub fn run(function: &mut Function, context: &mut Context) {
    // A value is defined before it is used, but for ways back, which bring parameters.
    let constant_of = context.analyses.new_constants(function);
    for id in function.block_ids() {
        for index in 0..function.block(id).insts.len() {
            let inst = &function.block(id).insts[index];
            if !matches!(inst.op, Opcode::Const | Opcode::Unbound) && !may_fold(inst.op) {
                continue;
            }
            let &[result] = function.results(inst) else { continue };
            if inst.op == Opcode::Unbound {
                constant_of[result.index()] = UNBOUND;
                continue;
            }
            if inst.op != Opcode::Const {
                let operands: Option<smallvec::SmallVec<[&Constant; 2]>> =
                    function.args(inst).iter().map(|arg| function.constants.get(constant_of[arg.index()] as usize)).collect();
                let Some(folded) = operands.filter(|operands| !operands.is_empty()).and_then(|operands| fold(inst, &operands)) else {
                    continue;
                };
                let (position, results) = (inst.position, inst.results);
                let number = function.constant(folded);
                let load = Inst { results, ..Inst::new(Opcode::Const, [number, 0], position) };
                function.block_mut(id).insts[index] = load;
            }
            constant_of[result.index()] = function.block(id).insts[index].immediates[0];
        }
    }
}

/// Whether there are operands for which [`fold`] knows the result.
fn may_fold(op: Opcode) -> bool {
    matches!(
        op,
        Opcode::ToBool
            | Opcode::Not
            | Opcode::Is
            | Opcode::IsNot
            | Opcode::Neg
            | Opcode::Pos
            | Opcode::Invert
            | Opcode::Compare
            | Opcode::Binary
    )
}

/// What an instruction computes from these constants, if that is certain and harmless.
fn fold(inst: &Inst, operands: &[&Constant]) -> Option<Constant> {
    match (inst.op, operands) {
        (Opcode::ToBool, [operand]) => truth(operand).map(Constant::Bool),
        (Opcode::Not, [operand]) => truth(operand).map(|value| Constant::Bool(!value)),
        // Other constants of the same value may be one object or two.
        (Opcode::Is | Opcode::IsNot, [left, right]) if is_single(left) || is_single(right) => {
            Some(Constant::Bool((left == right) == (inst.op == Opcode::Is)))
        }
        (Opcode::Neg, [Constant::Int(value)]) => value.checked_neg().map(Constant::Int),
        (Opcode::Pos, [Constant::Int(value)]) => Some(Constant::Int(*value)),
        (Opcode::Invert, [Constant::Int(value)]) => Some(Constant::Int(!value)),
        (Opcode::Compare, [Constant::Int(left), Constant::Int(right)]) => {
            Some(Constant::Bool(match Comparison::from_number(inst.immediates[0])? {
                Comparison::Lt => left < right,
                Comparison::Le => left <= right,
                Comparison::Eq => left == right,
                Comparison::Ne => left != right,
                Comparison::Gt => left > right,
                Comparison::Ge => left >= right,
            }))
        }
        (Opcode::Binary, [Constant::Int(left), Constant::Int(right)]) => {
            let value = match Operator::from_number(inst.immediates[0])? {
                Operator::Add => left.checked_add(*right),
                Operator::Sub => left.checked_sub(*right),
                Operator::Mul => left.checked_mul(*right),
                Operator::And => Some(left & right),
                Operator::Or => Some(left | right),
                Operator::Xor => Some(left ^ right),
                _ => None,
            };
            value.map(Constant::Int)
        }
        _ => None,
    }
}

/// Whether a constant is true, if that needs no thought.
pub fn truth(constant: &Constant) -> Option<bool> {
    match constant {
        Constant::None => Some(false),
        Constant::Ellipsis | Constant::Code(_) => Some(true),
        Constant::Bool(value) => Some(*value),
        Constant::Int(value) => Some(*value != 0),
        Constant::Str(value) | Constant::Bytes(value) => Some(!value.is_empty()),
        Constant::Tuple(items) => Some(!items.is_empty()),
        _ => None,
    }
}

/// Whether there is only one object with this value.
fn is_single(constant: &Constant) -> bool {
    matches!(constant, Constant::None | Constant::Ellipsis | Constant::Bool(_))
}
