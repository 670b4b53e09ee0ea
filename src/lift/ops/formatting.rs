//! Formatting and the display hook.
//!
//! Given: the lifter and an operation. Gives: one instruction; a template is a call of its class. The law: a conversion happens before the format.

use std::rc::Rc;

use super::super::lifter::{Lifter, Result};
use crate::bytecode::{Conversion, StackOp};
use crate::ir::{Constant, Opcode, ValueId};

fn number(conversion: Conversion) -> u32 {
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
                let text = cx.emit(Opcode::Convert, [number(conversion), 0], &[value]);
                cx.push(text);
            }
        }
        StackOp::FormatValue { conversion, has_spec } => {
            let args = cx.pop_values(1 + u32::from(has_spec))?;
            let text = cx.emit(Opcode::Format, [number(conversion), 0], &args);
            cx.push(text);
        }
        StackOp::PrintExpr => {
            let value = cx.pop_value()?;
            cx.emit_effect(Opcode::PrintExpr, [0, 0], &[value]);
        }
        StackOp::BuildInterpolation { conversion, has_spec } => {
            let spec = if has_spec { cx.pop_value()? } else { cx.own_constant(Constant::Str(Rc::default())) };
            let args = cx.pop_values(2)?;
            let class = import_template_class(cx, "Interpolation");
            let conversion = cx.own_constant(match conversion {
                Conversion::None => Constant::None,
                Conversion::Str => Constant::Str((*b"s").into()),
                Conversion::Repr => Constant::Str((*b"r").into()),
                Conversion::Ascii => Constant::Str((*b"a").into()),
            });
            let value = cx.emit(Opcode::Call, [0, 0], &[class, args[0], args[1], conversion, spec]);
            cx.push(value);
        }
        StackOp::BuildTemplate => build_template(cx)?,
        _ => {}
    }
    Ok(())
}

/// `strings interpolations → Template(strings[0], interpolations[0], strings[1], …)`
fn build_template(cx: &mut Lifter) -> Result<()> {
    let interpolations = cx.pop_value()?;
    let strings = cx.pop_value()?;
    let Some(items) = cx.items_of_tuple(interpolations) else {
        return Err(cx.error("the interpolations of a template are no tuple display"));
    };
    let class = import_template_class(cx, "Template");
    let mut args = vec![class];
    for index in 0..=items.len() {
        let number = cx.own_constant(Constant::Int(index as i64));
        args.push(cx.emit(Opcode::GetItem, [0, 0], &[strings, number]));
        args.extend(items.get(index));
    }
    let value = cx.emit(Opcode::Call, [0, 0], &args);
    cx.push(value);
    Ok(())
}

/// A class of `string.templatelib`, which the machine must have built in.
fn import_template_class(cx: &mut Lifter, name: &str) -> ValueId {
    let level = cx.own_constant(Constant::Int(0));
    let list = cx.own_constant(Constant::Tuple(vec![Constant::Str(name.as_bytes().into())]));
    let module = cx.function.name("string.templatelib");
    let module = cx.emit(Opcode::ImportName, [module, 0], &[level, list]);
    let name = cx.function.name(name);
    cx.emit(Opcode::ImportFrom, [name, 0], &[module])
}
