//! Locals, cells, globals and names.
//!
//! Given: the lifter and an operation. Gives: home and name instructions. The law: a local is loaded and stored exactly where the
//! stack code does it; passes find out which checks and copies are not needed.

use super::super::lifter::{Lifter, Result};
use super::super::stack::{Kind, Slot};
use crate::bytecode::{LocalIndex, NameIndex, StackOp};
use crate::ir::{Constant, Opcode};

pub fn lift(cx: &mut Lifter, op: StackOp) -> Result<()> {
    let home = |local: LocalIndex| [local.0, 0];
    let named = |name: NameIndex| [name.0, 0];
    match op {
        StackOp::LoadLocal(local) | StackOp::LoadCell(local) => {
            cx.emit_effect(Opcode::CheckHome, home(local), &[]);
            let value = cx.emit(Opcode::LoadHome, home(local), &[]);
            cx.push(value);
        }
        StackOp::LoadLocalAndClear(local) => {
            let value = cx.emit(Opcode::TakeHome, home(local), &[]);
            cx.push_slot(Slot::with(Kind::MaybeUnbound, value));
        }
        StackOp::StoreLocal(local) => {
            let value = cx.pop_content()?;
            cx.emit_effect(Opcode::StoreHome, home(local), &[value]);
        }
        StackOp::DeleteLocal(local) => cx.emit_effect(Opcode::DeleteHome, home(local), &[]),
        StackOp::MakeCell(local) => cx.emit_effect(Opcode::MakeCell, home(local), &[]),
        StackOp::CopyFreeVars(count) => {
            let n_locals = cx.code.locals.len();
            let first = n_locals.checked_sub(count as usize).ok_or_else(|| cx.error("there are fewer free variables"))?;
            cx.emit_effect(Opcode::CopyFreeVars, [first as u32, count], &[]);
        }
        StackOp::LoadDeref(local) => {
            let value = cx.emit(Opcode::LoadCell, home(local), &[]);
            cx.push(value);
        }
        StackOp::StoreDeref(local) => {
            let value = cx.pop_value()?;
            cx.emit_effect(Opcode::StoreCell, home(local), &[value]);
        }
        StackOp::DeleteDeref(local) => cx.emit_effect(Opcode::DeleteCell, home(local), &[]),
        StackOp::LoadFromDictOrDeref(local) => {
            let mapping = cx.pop_value()?;
            let value = cx.emit(Opcode::LoadFromDictOrCell, home(local), &[mapping]);
            cx.push(value);
        }
        StackOp::LoadName(name) => {
            // A function with a namespace of its own has no `r0`; its names are globals.
            let op = if cx.code.flags.optimized { Opcode::LoadGlobal } else { Opcode::LoadName };
            let value = cx.emit(op, named(name), &[]);
            cx.push(value);
        }
        StackOp::StoreName(name) => {
            let value = cx.pop_value()?;
            let op = if cx.code.flags.optimized { Opcode::StoreGlobal } else { Opcode::StoreName };
            cx.emit_effect(op, named(name), &[value]);
        }
        StackOp::DeleteName(name) => {
            let op = if cx.code.flags.optimized { Opcode::DeleteGlobal } else { Opcode::DeleteName };
            cx.emit_effect(op, named(name), &[]);
        }
        StackOp::LoadGlobal(name) => {
            let value = cx.emit(Opcode::LoadGlobal, named(name), &[]);
            cx.push(value);
        }
        StackOp::StoreGlobal(name) => {
            let value = cx.pop_value()?;
            cx.emit_effect(Opcode::StoreGlobal, named(name), &[value]);
        }
        StackOp::DeleteGlobal(name) => cx.emit_effect(Opcode::DeleteGlobal, named(name), &[]),
        StackOp::LoadLocals => {
            need_namespace(cx)?;
            let value = cx.emit(Opcode::LoadLocals, [0, 0], &[]);
            cx.push(value);
        }
        StackOp::LoadFromDictOrGlobals(name) => {
            let mapping = cx.pop_value()?;
            let value = cx.emit(Opcode::LoadFromDictOrGlobal, named(name), &[mapping]);
            cx.push(value);
        }
        StackOp::LoadBuildClass => {
            let value = cx.emit(Opcode::LoadBuildClass, [0, 0], &[]);
            cx.push(value);
        }
        StackOp::SetupAnnotations => {
            need_namespace(cx)?;
            cx.emit_effect(Opcode::SetupAnnotations, [0, 0], &[]);
        }
        StackOp::StoreAnnotation(name) => {
            need_namespace(cx)?;
            let value = cx.pop_value()?;
            let annotations = cx.function.name("__annotations__");
            let mapping = cx.emit(Opcode::LoadName, [annotations, 0], &[]);
            let text = cx.function.names.get(name.index()).cloned().unwrap_or_default();
            let key = cx.own_constant(Constant::Str(text.into()));
            cx.emit_effect(Opcode::SetItem, [0, 0], &[mapping, key, value]);
        }
        _ => {}
    }
    Ok(())
}

/// Refuses what only code with a namespace can do.
fn need_namespace(cx: &Lifter) -> Result<()> {
    if cx.code.flags.optimized { Err(cx.error("a function has no namespace")) } else { Ok(()) }
}
