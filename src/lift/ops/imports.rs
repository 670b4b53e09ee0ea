//! Imports.
//!
//! Given: the lifter and an operation. Gives: one instruction. The law: nothing is imported at translation time.

use super::super::lifter::{Lifter, Result};
use crate::bytecode::StackOp;
use crate::ir::Opcode;

pub fn lift(cx: &mut Lifter, op: StackOp) -> Result<()> {
    match op {
        StackOp::ImportName(name) => {
            let args = cx.pop_values(2)?;
            let module = cx.emit(Opcode::ImportName, [name.0, 0], &args);
            cx.push(module);
        }
        StackOp::ImportFrom(name) => {
            let module = cx.peek_value(1)?;
            let value = cx.emit(Opcode::ImportFrom, [name.0, 0], &[module]);
            cx.push(value);
        }
        StackOp::ImportStar => {
            if cx.code.flags.optimized {
                return Err(cx.error("import * in a function"));
            }
            let module = cx.pop_value()?;
            cx.emit_effect(Opcode::ImportStar, [0, 0], &[module]);
        }
        _ => {}
    }
    Ok(())
}
