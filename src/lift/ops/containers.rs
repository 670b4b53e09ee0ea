//! Displays, subscripts and unpacking.
//!
//! Given: the lifter and an operation. Gives: container instructions. The law: the unpacking displays of 3.5 to 3.8 become what
//! 3.9 compiles: an empty container that is extended.

use super::super::lifter::{Lifter, Result};
use super::super::stack::{Kind, Slot};
use crate::bytecode::{CallLayout, StackOp};
use crate::ir::{Opcode, ValueId, Values};

pub fn lift(cx: &mut Lifter, op: StackOp) -> Result<()> {
    match op {
        StackOp::BuildTuple(count) => build(cx, Opcode::BuildTuple, count)?,
        StackOp::BuildList(count) => build(cx, Opcode::BuildList, count)?,
        StackOp::BuildSet(count) => build(cx, Opcode::BuildSet, count)?,
        StackOp::BuildString(count) => build(cx, Opcode::BuildString, count)?,
        StackOp::BuildSlice { has_step } => build(cx, Opcode::BuildSlice, 2 + u32::from(has_step))?,
        StackOp::BuildMap(count) => {
            let n_items = count.checked_mul(2).ok_or_else(|| cx.error("the operand stack is empty"))?;
            build(cx, Opcode::BuildMap, n_items)?;
        }
        StackOp::BuildConstKeyMap(count) => {
            let keys = cx.pop_value()?;
            let mut args = cx.pop_values(count)?;
            args.insert(0, keys);
            let value = cx.emit(Opcode::BuildConstKeyMap, [0, 0], &args);
            cx.push(value);
        }
        StackOp::BuildListUnpack(count) => {
            let list = join(cx, Opcode::BuildList, Opcode::ListExtend, count)?;
            cx.push(list);
        }
        StackOp::BuildSetUnpack(count) => {
            let set = join(cx, Opcode::BuildSet, Opcode::SetUpdate, count)?;
            cx.push(set);
        }
        StackOp::BuildMapUnpack(count) => {
            let map = join(cx, Opcode::BuildMap, Opcode::DictUpdate, count)?;
            cx.push(map);
        }
        StackOp::BuildTupleUnpack(count) | StackOp::BuildTupleUnpackWithCall(count) => {
            let list = join(cx, Opcode::BuildList, Opcode::ListExtend, count)?;
            let tuple = cx.emit(Opcode::ListToTuple, [0, 0], &[list]);
            cx.push(tuple);
        }
        StackOp::BuildMapUnpackWithCall { count, function_depth } => {
            let callee = cx.peek_value(function_depth.into())?;
            let mappings = cx.pop_values(count.into())?;
            let map = cx.emit(Opcode::BuildMap, [0, 0], &[]);
            for mapping in mappings {
                cx.emit_effect(Opcode::DictMerge, [0, 0], &[map, mapping, callee]);
            }
            cx.push(map);
        }
        StackOp::ListAppend(depth) => add_to(cx, Opcode::ListAppend, depth, 1)?,
        StackOp::SetAdd(depth) => add_to(cx, Opcode::SetAdd, depth, 1)?,
        StackOp::MapAdd(depth) => add_to(cx, Opcode::MapAdd, depth, 2)?,
        StackOp::ListExtend(depth) => add_to(cx, Opcode::ListExtend, depth, 1)?,
        StackOp::SetUpdate(depth) => add_to(cx, Opcode::SetUpdate, depth, 1)?,
        StackOp::DictUpdate(depth) => add_to(cx, Opcode::DictUpdate, depth, 1)?,
        StackOp::DictMerge { depth, layout } => {
            let mapping = cx.pop_value()?;
            let map = cx.peek_value(depth)?;
            let below = depth.checked_add(2).ok_or_else(|| cx.error("the operand stack is too short"))?;
            let place = match layout {
                CallLayout::Plain => below,
                CallLayout::Pair => below + 1,
                CallLayout::NullBelowOrPair if cx.peek(below + 1)?.kind == Kind::Null => below,
                CallLayout::NullBelowOrPair => below + 1,
            };
            let callee = cx.peek_value(place)?;
            cx.emit_effect(Opcode::DictMerge, [0, 0], &[map, mapping, callee]);
        }
        StackOp::ListToTuple => build(cx, Opcode::ListToTuple, 1)?,
        StackOp::GetItem => build(cx, Opcode::GetItem, 2)?,
        StackOp::GetSlice => build(cx, Opcode::GetSlice, 3)?,
        StackOp::SetItem => {
            let args = cx.pop_values(3)?;
            cx.emit_effect(Opcode::SetItem, [0, 0], &[args[1], args[2], args[0]]);
        }
        StackOp::SetSlice => {
            let args = cx.pop_values(4)?;
            cx.emit_effect(Opcode::SetSlice, [0, 0], &[args[1], args[2], args[3], args[0]]);
        }
        StackOp::DeleteItem => {
            let args = cx.pop_values(2)?;
            cx.emit_effect(Opcode::DeleteItem, [0, 0], &args);
        }
        StackOp::UnpackSequence(count) => unpack(cx, Opcode::Unpack, 0, u64::from(count))?,
        StackOp::UnpackEx { before, after } => {
            unpack(cx, Opcode::UnpackEx, u32::from(before), u64::from(before) + 1 + u64::from(after))?;
        }
        _ => {}
    }
    Ok(())
}

/// Pops `count` values and pushes what `op` makes of them.
fn build(cx: &mut Lifter, op: Opcode, count: u32) -> Result<()> {
    let args = cx.pop_values(count)?;
    let value = cx.emit(op, [0, 0], &args);
    cx.push(value);
    Ok(())
}

/// Pops `count` iterables and adds them all to a new container.
fn join(cx: &mut Lifter, make: Opcode, extend: Opcode, count: u32) -> Result<ValueId> {
    let parts = cx.pop_values(count)?;
    let container = cx.emit(make, [0, 0], &[]);
    for part in parts {
        cx.emit_effect(extend, [0, 0], &[container, part]);
    }
    Ok(container)
}

/// Pops `count` values and adds them to the container that is then item `depth`.
fn add_to(cx: &mut Lifter, op: Opcode, depth: u32, count: u32) -> Result<()> {
    let values = cx.pop_values(count)?;
    let container = cx.peek_value(depth)?;
    let mut args = vec![container];
    args.extend(values);
    cx.emit_effect(op, [0, 0], &args);
    Ok(())
}

fn unpack(cx: &mut Lifter, op: Opcode, before: u32, count: u64) -> Result<()> {
    let source = cx.pop_value()?;
    if count > u64::from(cx.code.stack_size) + 16 {
        return Err(cx.error("the operand stack overflows"));
    }
    let items: Values = (0..count).map(|_| cx.function.new_value()).collect();
    cx.state.stack.extend(items.iter().rev().map(|&item| Slot::value(item)));
    cx.emit_with(op, [before, 0], &[source], &items);
    Ok(())
}
