//! Generators, coroutines and async iteration.
//!
//! Given: the lifter and an operation. Gives: suspensions. The law: a delegating yield knows, through the `Send` before it, where its
//! receiver's result goes.

use super::super::lifter::{Flow, Lifter, Result};
use super::super::stack::Slot;
use crate::bytecode::{AwaitContext, Const, StackOp};
use crate::ir::Opcode;

pub fn lift(cx: &mut Lifter, op: StackOp) -> Result<Flow> {
    match op {
        StackOp::ReturnGenerator => {
            if !cx.code.flags.is_generator_like() {
                return Err(cx.error("a function that is no generator becomes one"));
            }
            cx.emit_effect(Opcode::ReturnGenerator, [0, 0], &[]);
            let none = cx.none();
            cx.push(none);
        }
        StackOp::Yield { delegating } => {
            if !cx.code.flags.is_generator_like() {
                return Err(cx.error("a function that is no generator yields"));
            }
            return lift_yield(cx, delegating);
        }
        StackOp::Send(target) => {
            if !cx.code.flags.is_generator_like() {
                return Err(cx.error("a function that is no generator delegates"));
            }
            let value = cx.pop_value()?;
            let receiver = cx.pop_value()?;
            let result = cx.function.new_value();
            cx.push(result);
            let done = cx.edge_to(target.0)?;
            cx.pop()?;
            cx.state.stack.extend([Slot::value(receiver), Slot::value(result)]);
            let next = cx.state.index + 1;
            let next = cx.edge_to(next)?;
            cx.emit_terminator_with(Opcode::Send, &[receiver, value], result, [next, done]);
            return Ok(Flow::End);
        }
        StackOp::GetYieldFromIter => unary(cx, Opcode::GetYieldFromIter, 0)?,
        StackOp::GetAwaitable(context) => {
            let which = match context {
                AwaitContext::Plain => 0,
                AwaitContext::AsyncEnter => 1,
                AwaitContext::AsyncExit => 2,
            };
            unary(cx, Opcode::GetAwaitable, which)?;
        }
        StackOp::GetAiter { awaited } => {
            unary(cx, Opcode::GetAiter, 0)?;
            if awaited {
                return skip_await(cx);
            }
        }
        StackOp::GetAnext => {
            let iterator = cx.peek_value(1)?;
            let awaitable = cx.emit(Opcode::GetAnext, [0, 0], &[iterator]);
            cx.push(awaitable);
        }
        // An item of an async generator is what comes out of a plain yield, an await's a delegating one: there is nothing to wrap.
        StackOp::AsyncGenWrap => {}
        _ => {}
    }
    Ok(Flow::Next)
}

fn unary(cx: &mut Lifter, op: Opcode, number: u32) -> Result<()> {
    let value = cx.pop_value()?;
    let result = cx.emit(op, [number, 0], &[value]);
    cx.push(result);
    Ok(())
}

fn lift_yield(cx: &mut Lifter, delegating: bool) -> Result<Flow> {
    let value = cx.pop_value()?;
    let index = cx.state.index;
    let before = index.checked_sub(1).and_then(|before| cx.code.insts.get(before as usize)).map(|inst| inst.op);
    let (true, Some(StackOp::Send(target))) = (delegating, before) else {
        let sent = cx.emit(Opcode::Yield, [0, 0], &[value]);
        cx.push(sent);
        return Ok(Flow::Next);
    };
    let receiver = cx.pop_value()?;
    let sent = cx.function.new_value();
    cx.push(sent);
    let done = cx.edge_to(target.0)?;
    cx.pop()?;
    cx.state.stack.extend([Slot::value(receiver), Slot::value(sent)]);
    let next = cx.edge_to(index + 1)?;
    cx.emit_terminator_with(Opcode::YieldDelegated, &[value, receiver], sent, [next, done]);
    Ok(Flow::End)
}

/// In 3.5 and 3.6 `async for` awaits what `__aiter__` gave, which today is the iterator itself: `load_const None` and the loop of
/// `send` are skipped.
fn skip_await(cx: &mut Lifter) -> Result<Flow> {
    let at = |offset: usize| cx.code.insts.get(cx.state.index as usize + offset).map(|inst| inst.op);
    match (at(1), at(2)) {
        (Some(StackOp::LoadConst(index)), Some(StackOp::Send(target)))
            if cx.code.consts.get(index.index()) == Some(&Const::None) =>
        {
            cx.jump(target.0)?;
            Ok(Flow::End)
        }
        _ => Err(cx.error("the await of __aiter__'s result is missing")),
    }
}
