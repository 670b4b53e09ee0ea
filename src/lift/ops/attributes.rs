//! Attributes and methods.
//!
//! Given: the lifter and an operation. Gives: one instruction. The law: a method load gives a callee and a `this` that may be unbound.

use super::super::lifter::{Lifter, Result};
use super::super::stack::{Kind, Slot};
use crate::bytecode::{NameIndex, SpecialMethod, StackOp};
use crate::ir::{Opcode, ValueId};

pub fn lift(cx: &mut Lifter, op: StackOp) -> Result<()> {
    let named = |name: NameIndex| [name.0, 0];
    match op {
        StackOp::LoadAttr(name) => {
            let owner = cx.pop_value()?;
            let value = cx.emit(Opcode::LoadAttr, named(name), &[owner]);
            cx.push(value);
        }
        StackOp::StoreAttr(name) => {
            let args = cx.pop_values(2)?;
            cx.emit_effect(Opcode::StoreAttr, named(name), &[args[1], args[0]]);
        }
        StackOp::DeleteAttr(name) => {
            let owner = cx.pop_value()?;
            cx.emit_effect(Opcode::DeleteAttr, named(name), &[owner]);
        }
        StackOp::LoadMethod(name) => {
            let owner = cx.pop_value()?;
            push_pair(cx, Opcode::LoadMethod, named(name), &[owner]);
        }
        StackOp::LoadSuperAttr { name, method, two_args } => {
            let args = cx.pop_values(3)?;
            let immediates = [name.0, u32::from(two_args)];
            if method {
                push_pair(cx, Opcode::LoadSuperMethod, immediates, &args);
            } else {
                let value = cx.emit(Opcode::LoadSuperAttr, immediates, &args);
                cx.push(value);
            }
        }
        StackOp::LoadSpecial(method) => {
            let owner = cx.pop_value()?;
            push_pair(cx, Opcode::LoadSpecial, [special(method), 0], &[owner]);
        }
        _ => {}
    }
    Ok(())
}

/// The number of a special method in `load_special`.
pub fn special(method: SpecialMethod) -> u32 {
    match method {
        SpecialMethod::Enter => 0,
        SpecialMethod::Exit => 1,
        SpecialMethod::AsyncEnter => 2,
        SpecialMethod::AsyncExit => 3,
    }
}

/// Emits an instruction with two results, and pushes them.
fn push_pair(cx: &mut Lifter, op: Opcode, immediates: [u32; 2], args: &[ValueId]) {
    let callee = cx.function.new_value();
    let this = cx.function.new_value();
    cx.emit_with(op, immediates, args, &[callee, this]);
    cx.push(callee);
    cx.push_slot(Slot::with(Kind::MaybeUnbound, this));
}
