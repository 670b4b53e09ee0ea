//! Formatting and the display hook.
//!
//! Given: the lifter and an operation. Gives: one instruction. The law: a conversion happens before the format.

use super::super::lifter::{Lifter, Result};
use crate::bytecode::{Conversion, StackOp};
use crate::ir::Opcode;

fn number(conversion: Conversion) -> i64 {
    match conversion {
        Conversion::None => 0,
        Conversion::Str => 1,
        Conversion::Repr => 2,
        Conversion::Ascii => 3,
    }
}

pub fn lift(cx: &mut Lifter, op: StackOp) -> Result<()> {
    match op {
        StackOp::ConvertValue(conversion) => {
            if conversion != Conversion::None {
                let value = cx.pop_value()?;
                let text = cx.emit(Opcode::Convert, [number(conversion), 0], vec![value]);
                cx.push(text);
            }
        }
        StackOp::FormatValue { conversion, has_spec } => {
            let args = cx.pop_values(1 + u32::from(has_spec))?;
            let text = cx.emit(Opcode::Format, [number(conversion), 0], args);
            cx.push(text);
        }
        StackOp::PrintExpr => {
            let value = cx.pop_value()?;
            cx.emit_effect(Opcode::PrintExpr, [0, 0], vec![value]);
        }
        _ => return Err(cx.error("template strings are not supported yet")),
    }
    Ok(())
}
