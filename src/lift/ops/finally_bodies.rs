//! The block stack of 3.5 to 3.10: its entries, and what finally bodies find and leave on the operand stack.
//!
//! Given: the lifter and an operation. Gives: control flow; hardly an instruction. The law: what is pending in a finally body is the
//! kind of a stack item, known here, so that every body's end is a plain jump, return or reraise.

use super::super::lifter::{Flow, Lifter, Result};
use super::super::stack::{BlockKind, Kind, Slot};
use super::exceptions::{call_exit, exit_parts, pop_exception};
use crate::bytecode::{Catches, StackOp};
use crate::ir::{Edge, List, Opcode, Values};

pub fn lift(cx: &mut Lifter, op: StackOp) -> Result<Flow> {
    match op {
        StackOp::SetupLoop(target) => cx.push_block(BlockKind::Loop(target.0), 0)?,
        StackOp::SetupTry { target, catches } => cx.push_block(try_block(target.0, catches), 0)?,
        StackOp::SetupWith { target, catches } => cx.push_block(try_block(target.0, catches), 1)?,
        StackOp::PopBlock { truncates } => {
            let entry = cx.pop_block()?;
            if matches!(entry.kind, BlockKind::Handler(_)) {
                return Err(cx.error("pop_block finds a handler"));
            }
            if truncates {
                cx.cut(entry.level)?;
            }
        }
        StackOp::PopHandler => cx.pop_handler()?,
        StackOp::ReraiseHandler { .. } => return reraise(cx),
        StackOp::EndAsyncForHandler => {
            let exception = pop_exception(cx)?;
            cx.emit_effect(Opcode::EndAsyncFor, [0, 0], &[exception]);
            cx.leave_handler()?;
            cx.pop()?;
        }
        StackOp::BreakLoop => return cx.leave_by_break(),
        StackOp::ContinueLoop(target) => return cx.leave_by_continue(target.0),
        StackOp::BeginFinally => cx.push_slot(Slot::bare(Kind::Nothing)),
        StackOp::CallFinally(target) => {
            let next = cx.state.index + 1;
            cx.push_slot(Slot::bare(Kind::ReturnTo(next)));
            cx.jump(target.0)?;
            return Ok(Flow::End);
        }
        StackOp::EndFinally => return end_finally(cx),
        StackOp::PopFinally { keep_top } => {
            let kept = if keep_top { Some(cx.pop()?) } else { None };
            match cx.pop()?.kind {
                Kind::Nothing | Kind::ReturnTo(_) => {}
                Kind::ExceptionType => cx.leave_handler()?,
                kind => return Err(cx.error(format!("pop_finally finds {kind:?}"))),
            }
            cx.state.stack.extend(kept);
        }
        StackOp::WithCleanupStart => with_cleanup_start(cx)?,
        StackOp::WithCleanupFinish => return with_cleanup_finish(cx),
        _ => {}
    }
    Ok(Flow::Next)
}

fn try_block(handler: u32, catches: Catches) -> BlockKind {
    BlockKind::Try { handler, catches_everything: catches == Catches::Everything }
}

/// Raises the exception of the innermost handler's items again; the handler's block makes the landing pad end the handling.
fn reraise(cx: &mut Lifter) -> Result<Flow> {
    let exception = pop_exception(cx)?;
    cx.emit_terminator(Opcode::Reraise, [0, 0], &[exception], []);
    Ok(Flow::End)
}

fn end_finally(cx: &mut Lifter) -> Result<Flow> {
    match cx.peek(1)?.kind {
        Kind::Nothing => {
            cx.pop()?;
            Ok(Flow::Next)
        }
        Kind::ReturnTo(index) => {
            cx.pop()?;
            cx.jump(index)?;
            Ok(Flow::End)
        }
        Kind::Return => {
            cx.pop()?;
            let value = cx.pop_value()?;
            cx.leave_by_return(value)
        }
        Kind::Break => {
            cx.pop()?;
            cx.leave_by_break()
        }
        Kind::Continue => {
            cx.pop()?;
            match cx.pop()?.kind {
                Kind::ContinueTarget(target) => cx.leave_by_continue(target),
                kind => Err(cx.error(format!("a continue goes to {kind:?}"))),
            }
        }
        Kind::ExceptionType => reraise(cx),
        kind => Err(cx.error(format!("end_finally finds {kind:?}"))),
    }
}

fn with_cleanup_start(cx: &mut Lifter) -> Result<()> {
    let n_pending = match cx.peek(1)?.kind {
        Kind::Nothing | Kind::ReturnTo(_) | Kind::Break => 1,
        Kind::Return | Kind::Continue => 2,
        Kind::ExceptionType => 6,
        kind => return Err(cx.error(format!("with_cleanup_start finds {kind:?}"))),
    };
    let exit_slot = cx.peek(n_pending + 1)?;
    let place = cx.state.stack.len() - 1 - n_pending as usize;
    cx.state.stack.remove(place);
    let (exit, this) = exit_parts(cx, exit_slot)?;
    if n_pending < 6 {
        let mut args: Values = [Some(exit), this].into_iter().flatten().collect();
        args.extend([cx.none(); 3]);
        let op = if this.is_some() { Opcode::CallPair } else { Opcode::Call };
        let result = cx.emit(op, [0, 0], &args);
        cx.push_slot(Slot::bare(Kind::WithoutException));
        cx.push(result);
        return Ok(());
    }
    // The handler's items move down by one, and a hole keeps the three upper ones in place.
    let entry = cx.state.blocks.last_mut().filter(|entry| matches!(entry.kind, BlockKind::Handler(_)) && entry.level > 0);
    match entry {
        Some(entry) => entry.level -= 1,
        None => return Err(cx.error("the innermost block is no handler")),
    }
    let hole = cx.state.stack.len() - 3;
    cx.state.stack.insert(hole, Slot::bare(Kind::Filler));
    let exception = cx.peek_value(2)?;
    call_exit(cx, exit, this, exception)?;
    let result = cx.pop()?;
    cx.push_slot(Slot::bare(Kind::WithException));
    cx.push_slot(result);
    Ok(())
}

fn with_cleanup_finish(cx: &mut Lifter) -> Result<Flow> {
    let result = cx.pop_value()?;
    match cx.pop()?.kind {
        Kind::WithoutException => Ok(Flow::Next),
        Kind::WithException => {
            let next = cx.state.index + 1;
            let goes_on = cx.edge_to(next)?;
            let silenced = cx.new_block(next);
            let edges = [Edge { block: silenced, args: List::default() }, goes_on];
            cx.emit_terminator(Opcode::Branch, [0, 0], &[result], edges);
            cx.in_block(silenced, cx.state.clone(), |cx| {
                cx.leave_handler()?;
                cx.push_slot(Slot::bare(Kind::Nothing));
                cx.jump(next)
            })?;
            Ok(Flow::End)
        }
        kind => Err(cx.error(format!("with_cleanup_finish finds {kind:?}"))),
    }
}
