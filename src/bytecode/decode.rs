//! Decoding: the bytes of one code object to a verified [`StackCode`].
//!
//! Given: the fields of a code object as marshal has them ([`RawCode`]), and the dialect. Gives: [`StackCode`].
//! Not obvious: while ops are being collected, a [`Target`] holds a byte offset (or a position inside the same expansion);
//! `resolve_targets` turns all of them into instruction indices at once.

use std::rc::Rc;

use super::code::{CodeFlags, Const, HandlerRange, Local, Position, StackCode, StackInst, Str};
use super::error::BytecodeError;
use super::op::{ConstIndex, LocalIndex, StackOp, Target};
use super::versions::{Argument, Dialect, DocstringRule, INSIDE, InstructionWidth, Row, StopIterationRule};
use super::{exception_table, line_table, verify};

/// The fields of a code object, checked for their types only.
#[derive(Clone, Debug, PartialEq)]
pub struct RawCode<C = StackCode> {
    pub name: Str,
    pub qualname: Option<Str>,
    pub filename: Str,
    pub first_line: i32,
    pub n_positional: u32,
    pub n_positional_only: u32,
    pub n_keyword_only: u32,
    pub flags: u32,
    pub stack_size: u32,
    pub code: Rc<[u8]>,
    pub consts: Vec<Const<C>>,
    pub names: Vec<Str>,
    pub locals: RawLocals,
    pub line_table: Rc<[u8]>,
    /// Empty where there is none.
    pub exception_table: Rc<[u8]>,
}

/// The two ways of writing down locals, cells and free variables.
#[derive(Clone, Debug, PartialEq)]
pub enum RawLocals {
    Separate { variables: Vec<Str>, cells: Vec<Str>, free: Vec<Str> },
    LocalsPlus { names: Vec<Str>, kinds: Rc<[u8]> },
}

/// Decodes and verifies.
pub fn decode(raw: RawCode, dialect: &Dialect) -> Result<StackCode, BytecodeError> {
    let code_name = raw.qualname.as_ref().unwrap_or(&raw.name).to_string();
    let error = |offset: usize, what: String| BytecodeError::in_code(&code_name, offset, what);
    if raw.code.len() >= INSIDE as usize {
        return Err(error(0, "the code is too long".to_owned()));
    }
    let flags = decode_flags(raw.flags, dialect);
    let slots = decode_locals(&raw, flags);
    let prologue = prologue(&slots, flags, dialect);
    let context = Context { dialect, code: &raw.code, deref_slots: slots.deref.as_deref(), flags };
    let mut decoded = context.instructions(&prologue).map_err(|(offset, what)| error(offset, what))?;
    resolve_targets(&mut decoded).map_err(|(offset, what)| error(offset, what))?;
    let handlers = handlers(&raw.exception_table, &decoded).map_err(|what| error(0, what))?;
    let offsets = decoded.insts[prologue.len()..].iter().map(|inst| inst.offset);
    let found = line_table::positions(dialect.line_table, &raw.line_table, raw.first_line, offsets)
        .map_err(|at| error(0, format!("the line table is malformed at its byte {at}")))?;
    let positions = std::iter::repeat_n(Position::default(), prologue.len()).chain(found).collect();
    let mut code = StackCode {
        docstring: docstring(&raw, dialect),
        wraps_stop_iteration: match dialect.stop_iteration {
            StopIterationRule::AnyFlag(bits) => raw.flags & bits != 0,
            StopIterationRule::Always => true,
            StopIterationRule::Never => false,
        },
        name: raw.name,
        qualname: raw.qualname,
        filename: raw.filename,
        first_line: raw.first_line,
        n_positional: raw.n_positional,
        n_positional_only: raw.n_positional_only,
        n_keyword_only: raw.n_keyword_only,
        flags,
        stack_size: raw.stack_size,
        locals: slots.locals,
        names: raw.names,
        consts: raw.consts,
        insts: decoded.insts,
        unwinding: dialect.unwinding,
        handlers,
        positions,
        version: dialect.version,
    };
    verify::verify_and_find_cell_loads(&mut code)?;
    Ok(code)
}

fn decode_flags(bits: u32, dialect: &Dialect) -> CodeFlags {
    CodeFlags {
        optimized: bits & 1 != 0,
        new_locals: bits & 2 != 0,
        varargs: bits & 4 != 0,
        varkeywords: bits & 8 != 0,
        nested: bits & 0x10 != 0,
        generator: bits & 0x20 != 0,
        coroutine: bits & 0x80 != 0,
        iterable_coroutine: bits & 0x100 != 0,
        async_generator: bits & 0x200 != 0,
        future_annotations: bits & dialect.future_annotations != 0,
        bits,
    }
}

fn docstring(raw: &RawCode, dialect: &Dialect) -> Option<ConstIndex> {
    let is_string = matches!(raw.consts.first(), Some(Const::Str(_)));
    let has_docstring = match dialect.docstring {
        DocstringRule::FirstString => true,
        DocstringRule::Flag(bit) => raw.flags & bit != 0,
    };
    (is_string && has_docstring).then_some(ConstIndex(0))
}

/// The one table of slots, and how the old numbering of cells and free variables maps into it.
struct Slots {
    locals: Vec<Local>,
    deref: Option<Vec<u32>>,
}

fn decode_locals(raw: &RawCode, flags: CodeFlags) -> Slots {
    let blank = |name: &Str| Local { name: name.clone(), is_local: false, is_cell: false, is_free: false, is_hidden: false };
    match &raw.locals {
        RawLocals::LocalsPlus { names, kinds } => {
            let local = |(name, &kind): (&Str, &u8)| Local {
                name: name.clone(),
                is_local: kind & 0x20 != 0,
                is_cell: kind & 0x40 != 0,
                is_free: kind & 0x80 != 0,
                is_hidden: kind & 0x10 != 0,
            };
            Slots { locals: names.iter().zip(kinds.iter()).map(local).collect(), deref: None }
        }
        RawLocals::Separate { variables, cells, free } => {
            let n_parameters = raw.n_positional as usize
                + raw.n_keyword_only as usize
                + usize::from(flags.varargs)
                + usize::from(flags.varkeywords);
            let mut locals: Vec<Local> = variables.iter().map(|name| Local { is_local: true, ..blank(name) }).collect();
            let mut deref = Vec::new();
            let parameters: std::collections::HashMap<&Str, usize> =
                variables.iter().take(n_parameters).enumerate().rev().map(|(index, name)| (name, index)).collect();
            for name in cells {
                let slot = match parameters.get(name) {
                    Some(&slot) => {
                        locals[slot].is_cell = true;
                        slot
                    }
                    None => {
                        locals.push(Local { is_cell: true, ..blank(name) });
                        locals.len() - 1
                    }
                };
                deref.push(slot as u32);
            }
            for name in free {
                deref.push(locals.len() as u32);
                locals.push(Local { is_free: true, ..blank(name) });
            }
            Slots { locals, deref: Some(deref) }
        }
    }
}

/// What the frame itself does before the first instruction of an old version, and what newer code spells out.
fn prologue(slots: &Slots, flags: CodeFlags, dialect: &Dialect) -> Vec<StackOp> {
    let mut ops = Vec::new();
    if slots.deref.is_some() {
        let n_free = slots.locals.iter().filter(|local| local.is_free).count();
        if n_free > 0 {
            ops.push(StackOp::CopyFreeVars(n_free as u32));
        }
        let cells = slots.locals.iter().enumerate().filter(|(_, local)| local.is_cell);
        ops.extend(cells.map(|(slot, _)| StackOp::MakeCell(LocalIndex(slot as u32))));
    }
    if dialect.implicit_generators && flags.is_generator_like() {
        ops.extend([StackOp::ReturnGenerator, StackOp::Pop]);
    }
    ops
}

/// Where and what; the caller adds the name of the code object.
type Fault = (usize, String);

/// Not an instruction index: no instruction starts at that offset.
const NOT_A_START: u32 = u32::MAX;

struct Decoded {
    insts: Vec<StackInst>,
    /// Index of the first op that comes from the expansion that `insts[index]` is in.
    expansion_starts: Vec<u32>,
    /// Instruction index of every byte offset; one longer than the code.
    index_at: Vec<u32>,
}

struct Context<'code> {
    dialect: &'code Dialect,
    code: &'code [u8],
    deref_slots: Option<&'code [u32]>,
    flags: CodeFlags,
}

/// One CPython instruction, prefixes folded in.
struct Raw {
    number: u8,
    value: u32,
    /// Offset after it, without caches.
    next: usize,
}

impl Context<'_> {
    fn instructions(&self, prologue: &[StackOp]) -> Result<Decoded, Fault> {
        let mut insts: Vec<StackInst> = prologue.iter().map(|&op| StackInst { op, offset: 0 }).collect();
        let mut expansion_starts = vec![0; insts.len()];
        let mut index_at = vec![NOT_A_START; self.code.len() + 1];
        let mut ops = Vec::new();
        let mut names_on_stack = false;
        let mut start = 0;
        while start < self.code.len() {
            index_at[start] = insts.len() as u32;
            let raw = self.instruction(start)?;
            let row = (self.dialect.row)(raw.number).ok_or_else(|| (start, format!("unknown opcode {}", raw.number)))?;
            let next = raw.next + 2 * row.caches as usize;
            if next > self.code.len() {
                return Err((start, format!("the code ends inside the caches of {}", row.name)));
            }
            self.expand(&raw, &row, next, &mut ops).ok_or_else(|| {
                (start, format!("argument {} of {} is not one that this version writes", raw.value, row.name))
            })?;
            let first = insts.len() as u32;
            for op in ops.drain(..) {
                let op = match op {
                    StackOp::Call { n_args, layout } if std::mem::take(&mut names_on_stack) => {
                        StackOp::CallKeywords { n_args, layout }
                    }
                    _ => op,
                };
                insts.push(StackInst { op, offset: start as u32 });
                expansion_starts.push(first);
            }
            names_on_stack |= Some(raw.number) == self.dialect.keyword_names;
            start = next;
        }
        if names_on_stack {
            return Err((start, "keyword names without a call".to_owned()));
        }
        index_at[start] = insts.len() as u32;
        Ok(Decoded { insts, expansion_starts, index_at })
    }

    fn instruction(&self, start: usize) -> Result<Raw, Fault> {
        let cut_off = || (start, "the code ends inside an instruction".to_owned());
        let byte = |at: usize| self.code.get(at).copied().ok_or_else(cut_off);
        let (mut value, mut at) = (0_u32, start);
        loop {
            let number = byte(at)?;
            let shift = match self.dialect.width {
                InstructionWidth::Two => {
                    value |= u32::from(byte(at + 1)?);
                    at += 2;
                    8
                }
                InstructionWidth::OneOrThree if number >= self.dialect.have_argument => {
                    value |= u32::from(u16::from_le_bytes([byte(at + 1)?, byte(at + 2)?]));
                    at += 3;
                    16
                }
                InstructionWidth::OneOrThree => {
                    at += 1;
                    16
                }
            };
            if number != self.dialect.extended_arg {
                return Ok(Raw { number, value, next: at });
            }
            if value.leading_zeros() < shift {
                return Err((start, "an argument of more than 32 bits".to_owned()));
            }
            value <<= shift;
        }
    }

    fn expand(&self, raw: &Raw, row: &Row, next: usize, ops: &mut Vec<StackOp>) -> Option<()> {
        let argument = Argument {
            value: raw.value,
            next: u32::try_from(next).ok()?,
            jump_unit: self.dialect.jump_unit,
            code: self.code,
            deref_slots: self.deref_slots,
            in_async_generator: self.flags.async_generator,
        };
        (row.expand)(&argument, ops)
    }
}

fn resolve_targets(decoded: &mut Decoded) -> Result<(), Fault> {
    for (inst, &expansion_start) in decoded.insts.iter_mut().zip(&decoded.expansion_starts) {
        let Some(Target(target)) = inst.op.target() else { continue };
        let index = if target & INSIDE != 0 {
            expansion_start + (target & !INSIDE)
        } else {
            match decoded.index_at.get(target as usize) {
                Some(&index) if index != NOT_A_START => index,
                _ => {
                    let what = format!("{} to offset {target}, where no instruction starts", inst.op.mnemonic());
                    return Err((inst.offset as usize, what));
                }
            }
        };
        inst.op = inst.op.with_target(Target(index));
    }
    Ok(())
}

fn handlers(table: &[u8], decoded: &Decoded) -> Result<Vec<HandlerRange>, String> {
    let entries = exception_table::parse(table).map_err(|at| format!("the exception table is malformed at its byte {at}"))?;
    let index = |offset: u64| {
        let index = usize::try_from(offset).ok().and_then(|offset| decoded.index_at.get(offset));
        match index {
            Some(&index) if index != NOT_A_START => Ok(index),
            _ => Err(format!("the exception table names offset {offset}, where no instruction starts")),
        }
    };
    let mut handlers = Vec::new();
    for entry in entries {
        let (start, end) = (index(entry.start)?, index(entry.end)?);
        // What CPython protects may mean nothing to us, such as a marker that has no op.
        if start < end {
            let target = Target(index(entry.target)?);
            handlers.push(HandlerRange { start, end, target, depth: entry.depth, push_lasti: entry.push_lasti });
        }
    }
    Ok(handlers)
}
