//! Return, raising, handlers by exception table, and `with`.
//!
//! Given: the lifter and an operation. Gives: exception instructions. The law: the exception being handled changes where CPython
//! changes it.

use super::super::lifter::{Flow, Lifter, Result};
use super::super::stack::{Kind, Slot};
use crate::bytecode::{ExitLayout, StackOp};
use crate::ir::{Opcode, ValueId, Values};

pub fn lift(cx: &mut Lifter, op: StackOp) -> Result<Flow> {
    match op {
        StackOp::Return => {
            let value = cx.pop_value()?;
            return cx.leave_by_return(value);
        }
        StackOp::Raise(count) => {
            let args = cx.pop_values(count)?;
            let op = match count {
                0 => Opcode::RaiseHandled,
                1 => Opcode::Raise,
                _ => Opcode::RaiseFrom,
            };
            cx.emit_terminator(op, [0, 0], &args, []);
            return Ok(Flow::End);
        }
        StackOp::ExceptionMatch => {
            let class = cx.pop_value()?;
            let exception = pop_exception(cx)?;
            let value = cx.emit(Opcode::CheckExcMatch, [0, 0], &[exception, class]);
            cx.push(value);
        }
        StackOp::PushExcInfo => {
            let exception = cx.pop_value()?;
            let previous = cx.emit(Opcode::PushExcInfo, [0, 0], &[exception]);
            cx.push_slot(Slot::with(Kind::Previous, previous));
            cx.push(exception);
        }
        StackOp::PopExcept => {
            let slot = cx.pop()?;
            let (Kind::Previous, Some(previous)) = (slot.kind, slot.value) else {
                return Err(cx.error("pop_except finds no exception that was handled before"));
            };
            cx.emit_effect(Opcode::PopExcept, [0, 0], &[previous]);
        }
        StackOp::Reraise { .. } => {
            let exception = pop_exception(cx)?;
            cx.emit_terminator(Opcode::Reraise, [0, 0], &[exception], []);
            return Ok(Flow::End);
        }
        StackOp::CheckEgMatch => {
            let args = cx.pop_values(2)?;
            let rest = cx.function.new_value();
            let matched = cx.function.new_value();
            cx.emit_with(Opcode::CheckEgMatch, [0, 0], &args, &[rest, matched]);
            cx.push(rest);
            cx.push(matched);
        }
        StackOp::PrepReraiseStar => {
            let args = cx.pop_values(2)?;
            let value = cx.emit(Opcode::PrepReraiseStar, [0, 0], &args);
            cx.push(value);
        }
        StackOp::WithExceptStart(layout) => with_except_start(cx, layout)?,
        StackOp::CleanupThrow => {
            let exception = cx.pop_value()?;
            cx.pop()?;
            cx.pop()?;
            let none = cx.none();
            let value = cx.emit(Opcode::CleanupThrow, [0, 0], &[exception]);
            cx.push(none);
            cx.push(value);
        }
        StackOp::EndAsyncFor => {
            let exception = cx.pop_value()?;
            cx.pop()?;
            cx.emit_effect(Opcode::EndAsyncFor, [0, 0], &[exception]);
        }
        StackOp::StopIterationError => {
            let exception = cx.pop_value()?;
            let value = cx.emit(Opcode::StopIterationError, [0, 0], &[exception]);
            cx.push(value);
        }
        StackOp::BeforeWith => before_with(cx, 1, 0)?,
        StackOp::BeforeAsyncWith => before_with(cx, 3, 2)?,
        _ => {}
    }
    Ok(Flow::Next)
}

/// Pops an exception, or what stands for its type on the stack.
pub fn pop_exception(cx: &mut Lifter) -> Result<ValueId> {
    match cx.pop()? {
        Slot { kind: Kind::ExceptionType, value: Some(exception), .. } => Ok(exception),
        slot => cx.value_of(slot),
    }
}

fn with_except_start(cx: &mut Lifter, layout: ExitLayout) -> Result<()> {
    let exception = cx.peek_value(if layout == ExitLayout::Block { 2 } else { 1 })?;
    let exit_slot = cx.peek(match layout {
        ExitLayout::Single => 4,
        ExitLayout::Pair => 5,
        ExitLayout::Block => 7,
    })?;
    let (exit, this) = match layout {
        ExitLayout::Pair => {
            let this = match cx.peek(4)? {
                Slot { kind: Kind::Null, .. } => None,
                Slot { kind: Kind::MaybeUnbound, value: Some(this), .. } => Some(this),
                slot => Some(cx.value_of(slot)?),
            };
            (cx.value_of(exit_slot)?, this)
        }
        ExitLayout::Single | ExitLayout::Block => exit_parts(cx, exit_slot)?,
    };
    call_exit(cx, exit, this, exception)
}

/// The exit function of a `with`, as one item, and its first argument.
pub fn exit_parts(cx: &mut Lifter, slot: Slot) -> Result<(ValueId, Option<ValueId>)> {
    match slot {
        Slot { kind: Kind::Exit, value: Some(callee), second, .. } => Ok((callee, second)),
        _ => Ok((cx.value_of(slot)?, None)),
    }
}

/// Calls an exit function for an exception and pushes the result.
pub fn call_exit(cx: &mut Lifter, exit: ValueId, this: Option<ValueId>, exception: ValueId) -> Result<()> {
    let op = if this.is_some() { Opcode::WithExceptStartPair } else { Opcode::WithExceptStart };
    let args = [Some(exit), this, Some(exception)].into_iter().flatten().collect::<Values>();
    let result = cx.emit(op, [0, 0], &args);
    cx.push(result);
    Ok(())
}

/// Looks up exit, looks up enter, calls enter, in the order of 3.14.
fn before_with(cx: &mut Lifter, exit: u32, enter: u32) -> Result<()> {
    let manager = cx.pop_value()?;
    let mut load = |which| {
        let pair = [cx.function.new_value(), cx.function.new_value()];
        cx.emit_with(Opcode::LoadSpecial, [which, 0], &[manager], &pair);
        pair
    };
    let [exit, exit_this] = load(exit);
    let [enter, enter_this] = load(enter);
    let result = cx.emit(Opcode::CallPair, [0, 0], &[enter, enter_this]);
    cx.push_slot(Slot::exit(exit, exit_this));
    cx.push(result);
    Ok(())
}
