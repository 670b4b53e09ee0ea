//! Decoding: the bytes of one code object to a verified [`StackCode`].
//!
//! Given: the fields of a code object as marshal has them ([`RawCode`]), and the dialect. Gives: [`StackCode`].
//! Not obvious: while ops are being collected, a [`Target`] holds a byte offset, unless it is in the same expansion;
//! `resolve_targets` turns all of them into instruction indices at once.

use std::rc::Rc;

use super::code::{CodeFlags, Const, HandlerRange, Local, Position, StackCode, StackInst, Str};
use super::error::BytecodeError;
use super::op::{ConstIndex, LocalIndex, StackOp, Target};
use super::versions::{Argument, Dialect, DocstringRule, INSIDE, InstructionWidth, StopIterationRule};
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

/// Memory that the decoding of one code object after the other uses.
#[derive(Default)]
pub struct Memory {
    /// Instruction index of every byte offset; one longer than the code.
    index_at: Vec<u32>,
    insts: Vec<StackInst>,
    positions: Vec<Position>,
    verify: verify::Memory,
}

/// Code with more instructions than this is rare: the memory that one stage has used for it is given back before the next begins.
pub const LARGE_CODE: usize = 1000;

impl Memory {
    /// Takes vectors that nobody needs any more, to use them again.
    pub fn take_back(&mut self, insts: Vec<StackInst>, positions: Vec<Position>) {
        if insts.len() <= LARGE_CODE {
            (self.insts, self.positions) = (insts, positions);
            self.insts.clear();
            self.positions.clear();
        }
    }

    /// Gives back what decoding code of so many instructions has used, if it is large.
    pub fn shrink(&mut self, n_insts: usize) {
        if n_insts > LARGE_CODE {
            *self = Memory::default();
        }
    }
}

/// Decodes and verifies.
pub fn decode(raw: RawCode, dialect: &Dialect, memory: &mut Memory) -> Result<StackCode, BytecodeError> {
    let name = raw.qualname.clone().unwrap_or_else(|| raw.name.clone());
    let error = |offset: usize, what: String| BytecodeError::in_code(name.to_string(), offset, what);
    if raw.code.len() >= INSIDE as usize {
        return Err(error(0, "the code is too long".to_owned()));
    }
    let flags = decode_flags(raw.flags, dialect);
    let slots = decode_locals(&raw, flags);
    memory.insts.clear();
    // Caches make it fewer; what is not written takes no memory.
    memory.insts.reserve_exact(raw.code.len() / 2 + slots.locals.len() + 3);
    prologue(&slots, flags, dialect, &mut memory.insts);
    let n_prologue = memory.insts.len();
    let context = Context { dialect, code: &raw.code, deref_slots: slots.deref.as_deref(), flags };
    context.instructions(memory).map_err(|(offset, what)| error(offset, what))?;
    resolve_targets(memory).map_err(|(offset, what)| error(offset, what))?;
    let handlers = handlers(&raw.exception_table, &memory.index_at).map_err(|what| error(0, what))?;
    let mut positions = std::mem::take(&mut memory.positions);
    positions.reserve_exact(memory.insts.len());
    positions.resize(n_prologue, Position::default());
    let offsets = memory.insts[n_prologue..].iter().map(|inst| inst.offset);
    line_table::positions(dialect.line_table, &raw.line_table, raw.first_line, offsets, &mut positions)
        .map_err(|at| error(0, format!("the line table is malformed at its byte {at}")))?;
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
        insts: std::mem::take(&mut memory.insts),
        unwinding: dialect.unwinding,
        handlers,
        positions,
        version: dialect.version,
    };
    verify::verify_and_find_cell_loads(&mut code, &mut memory.verify)?;
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
            let mut locals = Vec::with_capacity(variables.len() + cells.len() + free.len());
            locals.extend(variables.iter().map(|name| Local { is_local: true, ..blank(name) }));
            let mut deref = Vec::with_capacity(cells.len() + free.len());
            let mut parameters: std::collections::HashMap<&Str, usize> = std::collections::HashMap::new();
            if !cells.is_empty() {
                parameters.extend(variables.iter().take(n_parameters).enumerate().rev().map(|(index, name)| (name, index)));
            }
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
fn prologue(slots: &Slots, flags: CodeFlags, dialect: &Dialect, insts: &mut Vec<StackInst>) {
    let mut emit = |op| insts.push(StackInst { op, offset: 0 });
    if slots.deref.is_some() {
        let n_free = slots.locals.iter().filter(|local| local.is_free).count();
        if n_free > 0 {
            emit(StackOp::CopyFreeVars(n_free as u32));
        }
        for (slot, _) in slots.locals.iter().enumerate().filter(|(_, local)| local.is_cell) {
            emit(StackOp::MakeCell(LocalIndex(slot as u32)));
        }
    }
    if dialect.implicit_generators && flags.is_generator_like() {
        emit(StackOp::ReturnGenerator);
        emit(StackOp::Pop);
    }
}

/// Where and what; the caller adds the name of the code object.
type Fault = (usize, String);

/// Not an instruction index: no instruction starts at that offset.
const NOT_A_START: u32 = u32::MAX;

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
    /// Appends all instructions.
    fn instructions(&self, memory: &mut Memory) -> Result<(), Fault> {
        let Memory { index_at, insts, .. } = memory;
        index_at.clear();
        index_at.resize(self.code.len() + 1, NOT_A_START);
        let has_two_bytes = matches!(self.dialect.width, InstructionWidth::Two);
        let mut names_on_stack = false;
        let mut start = 0;
        let mut argument = Argument {
            value: 0,
            offset: 0,
            first: 0,
            next: 0,
            jump_unit: self.dialect.jump_unit,
            code: self.code,
            deref_slots: self.deref_slots,
            in_async_generator: self.flags.async_generator,
        };
        while start < self.code.len() {
            let first = insts.len();
            index_at[start] = first as u32;
            let raw = match self.code.get(start..start + 2) {
                // Mostly there are no prefixes.
                Some(&[number, value]) if has_two_bytes && number != self.dialect.extended_arg => Raw { number, value: value.into(), next: start + 2 },
                _ => self.instruction(start)?,
            };
            let row = self.dialect.rows[usize::from(raw.number)].as_ref();
            let row = row.ok_or_else(|| (start, format!("unknown opcode {}", raw.number)))?;
            let next = raw.next + 2 * row.caches as usize;
            if next > self.code.len() {
                return Err((start, format!("the code ends inside the caches of {}", row.name)));
            }
            (argument.value, argument.offset, argument.first, argument.next) = (raw.value, start as u32, first as u32, next as u32);
            (row.expand)(&argument, insts).ok_or_else(|| {
                (start, format!("argument {} of {} is not one that this version writes", raw.value, row.name))
            })?;
            if names_on_stack {
                for inst in &mut insts[first..] {
                    if let StackOp::Call { n_args, layout } = inst.op {
                        inst.op = StackOp::CallKeywords { n_args, layout };
                        names_on_stack = false;
                        break;
                    }
                }
            }
            names_on_stack |= Some(raw.number) == self.dialect.keyword_names;
            start = next;
        }
        if names_on_stack {
            return Err((start, "keyword names without a call".to_owned()));
        }
        index_at[start] = insts.len() as u32;
        Ok(())
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
}

fn resolve_targets(memory: &mut Memory) -> Result<(), Fault> {
    for inst in &mut memory.insts {
        if !inst.op.has_target() {
            continue;
        }
        let Some(target) = inst.op.target_mut() else { continue };
        if target.0 & INSIDE != 0 {
            target.0 &= !INSIDE;
            continue;
        }
        match memory.index_at.get(target.index()) {
            Some(&index) if index != NOT_A_START => target.0 = index,
            _ => {
                let at = target.0;
                let what = format!("{} to offset {at}, where no instruction starts", inst.op.mnemonic());
                return Err((inst.offset as usize, what));
            }
        }
    }
    Ok(())
}

fn handlers(table: &[u8], index_at: &[u32]) -> Result<Vec<HandlerRange>, String> {
    let entries = exception_table::parse(table).map_err(|at| format!("the exception table is malformed at its byte {at}"))?;
    let index = |offset: u64| {
        let index = usize::try_from(offset).ok().and_then(|offset| index_at.get(offset));
        match index {
            Some(&index) if index != NOT_A_START => Ok(index),
            _ => Err(format!("the exception table names offset {offset}, where no instruction starts")),
        }
    };
    let mut handlers = Vec::with_capacity(entries.len());
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
