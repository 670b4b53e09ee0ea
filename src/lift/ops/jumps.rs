//! Jumps and loops.
//!
//! Given: the lifter and an operation. Gives: terminators. The law: every way out of a conditional leads to a block of its own.

use super::super::lifter::{Flow, Lifter, Result};
use super::super::stack::Slot;
use crate::bytecode::{JumpCondition, StackOp};
use crate::ir::Opcode;

pub fn lift(cx: &mut Lifter, op: StackOp) -> Result<Flow> {
    let index = cx.state.index;
    match op {
        StackOp::Jump(target) => {
            let edge = cx.edge_to(target.0)?;
            cx.emit_terminator(Opcode::Jump, [u32::from(target.0 <= index), 0], &[], [edge]);
        }
        StackOp::JumpIf { condition, target } => {
            let value = cx.pop_value()?;
            let jump = cx.edge_to(target.0)?;
            let next = cx.edge_to(index + 1)?;
            let (op, edges) = match condition {
                JumpCondition::True => (Opcode::Branch, [jump, next]),
                JumpCondition::False => (Opcode::Branch, [next, jump]),
                JumpCondition::None => (Opcode::BranchNone, [jump, next]),
                JumpCondition::NotNone => (Opcode::BranchNone, [next, jump]),
            };
            cx.emit_terminator(op, [0, 0], &[value], edges);
        }
        StackOp::JumpIfOrPop { condition, target } => {
            let value = cx.pop_value()?;
            let next = cx.edge_to(index + 1)?;
            cx.push(value);
            let jump = cx.edge_to(target.0)?;
            let edges = if condition { [jump, next] } else { [next, jump] };
            cx.emit_terminator(Opcode::Branch, [0, 0], &[value], edges);
        }
        StackOp::GetIter => {
            let value = cx.pop_value()?;
            let iterator = cx.emit(Opcode::GetIter, [0, 0], &[value]);
            cx.push(iterator);
            return Ok(Flow::Next);
        }
        StackOp::ForIter(target) => {
            let iterator = cx.pop_value()?;
            let done = cx.edge_to(target.0)?;
            let item = cx.function.new_value();
            cx.state.stack.extend([Slot::value(iterator), Slot::value(item)]);
            let next = cx.edge_to(index + 1)?;
            cx.emit_terminator_with(Opcode::ForIter, &[iterator], item, [next, done]);
        }
        _ => return Ok(Flow::Next),
    }
    Ok(Flow::End)
}
