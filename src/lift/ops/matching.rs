//! Pattern matching.
//!
//! Given: the lifter and an operation. Gives: one instruction. The law: the subject stays on the stack where CPython keeps it.

use super::super::lifter::{Lifter, Result};
use crate::bytecode::StackOp;
use crate::ir::Opcode;

pub fn lift(cx: &mut Lifter, op: StackOp) -> Result<()> {
    let (opcode, n_args) = match op {
        StackOp::MatchClass(count) => {
            let args = cx.pop_values(3)?;
            let value = cx.emit(Opcode::MatchClass, [count, 0], &args);
            cx.push(value);
            return Ok(());
        }
        StackOp::GetLen => (Opcode::GetLen, 1),
        StackOp::MatchMapping => (Opcode::MatchMapping, 1),
        StackOp::MatchSequence => (Opcode::MatchSequence, 1),
        StackOp::MatchKeys => (Opcode::MatchKeys, 2),
        _ => (Opcode::CopyDictWithoutKeys, 2),
    };
    let kept = cx.state.stack.clone();
    let args = cx.pop_values(n_args)?;
    // `copy_dict_without_keys` replaces the keys, the others replace nothing.
    cx.state.stack = kept;
    if opcode == Opcode::CopyDictWithoutKeys {
        cx.pop()?;
    }
    let value = cx.emit(opcode, [0, 0], &args);
    cx.push(value);
    Ok(())
}
