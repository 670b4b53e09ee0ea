//! Constants and stack shuffling.
//!
//! Given: the lifter and an operation. Gives: constants; shuffling only renames. The law: no instruction comes from a shuffle.

use super::super::lifter::{Lifter, Result};
use super::super::stack::{Kind, Slot};
use crate::bytecode::{CommonConstant, Const, StackOp};
use crate::ir::{Constant, Opcode};

pub fn lift(cx: &mut Lifter, op: StackOp) -> Result<()> {
    match op {
        StackOp::LoadConst(index) => {
            let is_none = cx.code.consts.get(index.index()) == Some(&Const::None);
            let next = cx.state.index as usize + 1;
            if is_none && cx.memory.is_finally.get(next).copied().unwrap_or(false) {
                // The code is about to fall into a finally body: None says that nothing is pending.
                cx.push_slot(Slot::bare(Kind::Nothing));
            } else {
                let value = cx.load_constant(index)?;
                cx.push(value);
            }
        }
        StackOp::LoadInt(value) => {
            let value = cx.own_constant(Constant::Int(i64::from(value)));
            cx.push(value);
        }
        StackOp::LoadCommonConstant(which) => {
            let value = match which {
                CommonConstant::AssertionError => cx.emit(Opcode::LoadAssertionError, [0, 0], &[]),
                CommonConstant::NotImplementedError => {
                    let name = cx.function.name("NotImplementedError");
                    cx.emit(Opcode::LoadGlobal, [name, 0], &[])
                }
                // The code compares a global with these and takes a shortcut when they are the same: None never is.
                CommonConstant::Tuple | CommonConstant::All | CommonConstant::Any | CommonConstant::None => cx.none(),
            };
            cx.push(value);
        }
        StackOp::Pop => {
            cx.pop()?;
        }
        StackOp::Copy(depth) => {
            let slot = cx.peek(depth)?;
            cx.push_slot(slot);
        }
        StackOp::Swap(depth) => {
            cx.peek(depth)?;
            let top = cx.state.stack.len() - 1;
            cx.state.stack.swap(top, top + 1 - depth as usize);
        }
        StackOp::Rotate(depth) => {
            cx.peek(depth)?;
            let length = cx.state.stack.len();
            cx.state.stack[length - depth as usize..].rotate_right(1);
        }
        StackOp::PushNull => cx.push_slot(Slot::bare(Kind::Null)),
        _ => {}
    }
    Ok(())
}
