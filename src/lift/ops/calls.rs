//! Calls and functions.
//!
//! Given: the lifter and an operation. Gives: call instructions. The law: a NULL that is known becomes a plain call; only a `this`
//! that is not known is left to run time.

use super::super::lifter::{Lifter, Result};
use super::super::stack::{Kind, Slot};
use crate::bytecode::{CallLayout, Const, FunctionAttribute, KeywordsOperand, StackOp};
use crate::ir::{Constant, Opcode, ValueId, Values};

pub fn lift(cx: &mut Lifter, op: StackOp) -> Result<()> {
    match op {
        StackOp::Call { n_args, layout } => {
            let mut args = cx.pop_values(n_args)?;
            if layout != CallLayout::Plain && cx.peek(2)?.kind == Kind::Exit {
                // `exit(None, None, None)` of 3.11 to 3.13: the first None lies where a self would.
                args.insert(0, cx.pop_value()?);
                cx.push_slot(Slot::bare(Kind::Null));
            }
            let (callee, this) = pop_callee(cx, layout)?;
            let op = if this.is_some() { Opcode::CallPair } else { Opcode::Call };
            let result = cx.emit_of(op, [callee].into_iter().chain(this).chain(args));
            cx.push(result);
        }
        StackOp::CallKeywords { n_args, layout } => {
            let names = cx.pop_value()?;
            let args = cx.pop_values(n_args)?;
            let (callee, this) = pop_callee(cx, layout)?;
            let op = if this.is_some() { Opcode::CallKwPair } else { Opcode::CallKw };
            let result = cx.emit_of(op, [callee].into_iter().chain(this).chain([names]).chain(args));
            cx.push(result);
        }
        StackOp::CallUnpack { keywords, layout } => call_unpack(cx, keywords, layout)?,
        StackOp::CallPairs { n_args, n_keywords, unpack_args, unpack_keywords } => {
            call_pairs(cx, n_args, n_keywords, unpack_args, unpack_keywords)?;
        }
        StackOp::MakeFunction { has_qualname } => {
            let qualname = if has_qualname { Some(cx.pop_value()?) } else { None };
            let function = make_function(cx, qualname)?;
            cx.push(function);
        }
        StackOp::SetFunctionAttribute(attribute) => {
            let function = cx.pop_value()?;
            let value = cx.pop_value()?;
            let number = match attribute {
                FunctionAttribute::Defaults => 1,
                FunctionAttribute::KeywordDefaults => 2,
                FunctionAttribute::Annotations => 4,
                FunctionAttribute::Closure => 8,
                FunctionAttribute::Annotate => 16,
            };
            cx.emit_effect(Opcode::SetFunctionAttr, [number, 0], &[function, value]);
            cx.push(function);
        }
        StackOp::MakeFunctionFlat { n_defaults, n_keyword_defaults, n_annotations, has_closure } => {
            make_function_flat(cx, n_defaults, n_keyword_defaults, n_annotations, has_closure)?;
        }
        StackOp::MakeTypeVar => intrinsic(cx, 1, 7)?,
        StackOp::MakeParamSpec => intrinsic(cx, 1, 8)?,
        StackOp::MakeTypeVarTuple => intrinsic(cx, 1, 9)?,
        StackOp::SubscriptGeneric => intrinsic(cx, 1, 10)?,
        StackOp::MakeTypeAlias => intrinsic(cx, 1, 11)?,
        StackOp::MakeTypeVarWithBound => intrinsic(cx, 2, 2)?,
        StackOp::MakeTypeVarWithConstraints => intrinsic(cx, 2, 3)?,
        StackOp::SetFunctionTypeParams => intrinsic(cx, 2, 4)?,
        StackOp::SetTypeParamDefault => intrinsic(cx, 2, 5)?,
        _ => {}
    }
    Ok(())
}

/// CPython's CALL_INTRINSIC_1 and _2.
fn intrinsic(cx: &mut Lifter, n_args: u32, number: u32) -> Result<()> {
    let args = cx.pop_values(n_args)?;
    let op = if n_args == 1 { Opcode::TypeIntrinsic1 } else { Opcode::TypeIntrinsic2 };
    let value = cx.emit(op, [number, 0], &args);
    cx.push(value);
    Ok(())
}

/// Pops the callable part of a call: the callee, and the first argument if there may be one.
fn pop_callee(cx: &mut Lifter, layout: CallLayout) -> Result<(ValueId, Option<ValueId>)> {
    let upper = cx.pop()?;
    if layout == CallLayout::Plain {
        return single_callee(cx, upper);
    }
    let lower = cx.pop()?;
    if layout == CallLayout::NullBelowOrPair && lower.kind == Kind::Null {
        return single_callee(cx, upper);
    }
    match upper {
        Slot { kind: Kind::Null, .. } => single_callee(cx, lower),
        Slot { kind: Kind::MaybeUnbound, value: Some(this), .. } => Ok((cx.value_of(lower)?, Some(this))),
        _ => Ok((cx.value_of(lower)?, Some(cx.value_of(upper)?))),
    }
}

fn single_callee(cx: &mut Lifter, slot: Slot) -> Result<(ValueId, Option<ValueId>)> {
    match slot {
        Slot { kind: Kind::Exit, value: Some(callee), .. } => Ok((callee, slot.second)),
        _ => Ok((cx.value_of(slot)?, None)),
    }
}

fn call_unpack(cx: &mut Lifter, keywords: KeywordsOperand, layout: CallLayout) -> Result<()> {
    let mapping = match keywords {
        KeywordsOperand::Absent => None,
        KeywordsOperand::Present => Some(cx.pop_value()?),
        KeywordsOperand::MaybeNull => {
            let slot = cx.pop()?;
            if slot.kind == Kind::Null { None } else { Some(cx.value_of(slot)?) }
        }
    };
    let mut args = cx.pop_value()?;
    let is_maybe_unbound = cx.peek(1)?.kind == Kind::MaybeUnbound;
    let (callee, this) = pop_callee(cx, layout)?;
    if let Some(this) = this {
        // No compiler does this; `this` must be bound for it.
        if is_maybe_unbound {
            return Err(cx.error("a call with unpacked arguments has a first argument of its own"));
        }
        let list = cx.emit(Opcode::BuildList, [0, 0], &[this]);
        cx.emit_effect(Opcode::ListExtend, [0, 0], &[list, args]);
        args = cx.emit(Opcode::ListToTuple, [0, 0], &[list]);
    }
    let mut operands = vec![callee, args];
    operands.extend(mapping);
    let result = cx.emit(Opcode::CallEx, [0, 0], &operands);
    cx.push(result);
    Ok(())
}

/// The calls of 3.5: keyword arguments are pairs on the stack.
fn call_pairs(cx: &mut Lifter, n_args: u8, n_keywords: u8, unpack_args: bool, unpack_keywords: bool) -> Result<()> {
    let mapping = if unpack_keywords { Some(cx.pop_value()?) } else { None };
    let iterable = if unpack_args { Some(cx.pop_value()?) } else { None };
    let n_items = 2 * u32::from(n_keywords);
    let pairs = cx.pop_values(n_items)?;
    let args = cx.pop_values(n_args.into())?;
    let callee = cx.pop_value()?;
    if mapping.is_none() && iterable.is_none() {
        let mut operands = vec![callee];
        if n_keywords == 0 {
            operands.extend(args);
            let result = cx.emit(Opcode::Call, [0, 0], &operands);
            cx.push(result);
            return Ok(());
        }
        let names: Option<Vec<Constant>> = pairs.chunks(2).map(|pair| constant_text(cx, pair[0])).collect();
        operands.push(match names {
            Some(names) => cx.own_constant(Constant::Tuple(names)),
            // The names have come through a join of control flow.
            None => cx.emit(Opcode::BuildTuple, [0, 0], &pairs.chunks(2).map(|pair| pair[0]).collect::<Values>()),
        });
        operands.extend(args);
        operands.extend(pairs.chunks(2).map(|pair| pair[1]));
        let result = cx.emit(Opcode::CallKw, [0, 0], &operands);
        cx.push(result);
        return Ok(());
    }
    let list = cx.emit(Opcode::BuildList, [0, 0], &args);
    if let Some(iterable) = iterable {
        cx.emit_effect(Opcode::ListExtend, [0, 0], &[list, iterable]);
    }
    let tuple = cx.emit(Opcode::ListToTuple, [0, 0], &[list]);
    let mut operands = vec![callee, tuple];
    if mapping.is_some() || n_keywords > 0 {
        let map = cx.emit(Opcode::BuildMap, [0, 0], &pairs);
        if let Some(mapping) = mapping {
            cx.emit_effect(Opcode::DictMerge, [0, 0], &[map, mapping, callee]);
        }
        operands.push(map);
    }
    let result = cx.emit(Opcode::CallEx, [0, 0], &operands);
    cx.push(result);
    Ok(())
}

fn constant_text(cx: &Lifter, value: ValueId) -> Option<Constant> {
    match cx.constant_of(value) {
        Some(Const::Str(text)) => Some(Constant::Str(text.to_wtf8())),
        _ => None,
    }
}

/// Pops a code constant and makes a function of it.
fn make_function(cx: &mut Lifter, qualname: Option<ValueId>) -> Result<ValueId> {
    let code = cx.pop_value()?;
    let number = cx.code_number(code).ok_or_else(|| cx.error("a function is made of what is no code constant"))?;
    if let Some(qualname) = qualname {
        let Some(Const::Str(text)) = cx.constant_of(qualname) else {
            return Err(cx.error("a qualified name is no constant string"));
        };
        cx.set_qualname(number, text.clone());
    }
    Ok(cx.emit(Opcode::MakeFunction, [number, 0], &[]))
}

/// The functions of 3.5: defaults and annotations are loose on the stack.
fn make_function_flat(
    cx: &mut Lifter,
    n_defaults: u8,
    n_keyword_defaults: u8,
    n_annotations: u16,
    has_closure: bool,
) -> Result<()> {
    let qualname = cx.pop_value()?;
    let function = make_function(cx, Some(qualname))?;
    let mut attributes = Vec::new();
    if has_closure {
        attributes.push((8, cx.pop_value()?));
    }
    if n_annotations > 0 {
        let names = cx.pop_value()?;
        let mut args = cx.pop_values(n_annotations.into())?;
        args.insert(0, names);
        attributes.push((4, cx.emit(Opcode::BuildConstKeyMap, [0, 0], &args)));
    }
    if n_keyword_defaults > 0 {
        let pairs = cx.pop_values(2 * u32::from(n_keyword_defaults))?;
        attributes.push((2, cx.emit(Opcode::BuildMap, [0, 0], &pairs)));
    }
    if n_defaults > 0 {
        let defaults = cx.pop_values(n_defaults.into())?;
        attributes.push((1, cx.emit(Opcode::BuildTuple, [0, 0], &defaults)));
    }
    for (number, value) in attributes {
        cx.emit_effect(Opcode::SetFunctionAttr, [number, 0], &[function, value]);
    }
    cx.push(function);
    Ok(())
}
