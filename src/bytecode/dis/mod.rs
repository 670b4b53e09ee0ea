//! Disassembly: the instructions of a code object as its own version sees them.
//!
//! Given: an undecoded code object of a `.pyc` file. Gives: a [`Disassembly`], with the facts that the version's `dis.get_instructions`
//! gives, and a listing that reads like its `dis.dis`. Not obvious: this works on bytes and rows, not on [`StackCode`], which has
//! forgotten CPython's instructions; and it believes nothing, but shows what it can: code that could not run can be listed.
//!
//! [`StackCode`]: super::StackCode

mod argument;
mod listing;
mod repr;

use std::borrow::Cow;
use std::collections::BTreeSet;

pub use repr::repr;

use super::code::{Const, Str};
use super::decode::RawLocals;
use super::error::BytecodeError;
use super::exception_table::{self, Entry};
use super::line_table;
use super::marshal::Undecoded;
use super::versions::{Dialect, InstructionWidth, ListingForm};

/// A code object in CPython's instructions.
pub struct Disassembly<'code> {
    code: &'code Undecoded,
    form: ListingForm,
    pub instructions: Vec<Instruction>,
    /// Empty before 3.11.
    handlers: Vec<Entry>,
    line_starts: Vec<(u64, Option<u32>)>,
}

/// One instruction; prefixes are instructions of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// In bytes.
    pub offset: usize,
    pub opcode: u8,
    /// CPython's name, or the number in angle brackets.
    pub name: Cow<'static, str>,
    /// The bits of prefixes included; nothing when the opcode has none.
    pub argument: Option<u32>,
    pub resolved: Resolved,
    /// Whether a jump goes here.
    pub is_jump_target: bool,
    /// Whether a line of the source starts here.
    pub starts_line: bool,
    /// The line that this belongs to.
    pub line: Option<u32>,
}

/// What an argument stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    Nothing,
    Text(String),
    /// An instruction at this offset; `said` is what `dis` writes before it. The offset of broken code may be negative.
    Jump { target: i64, said: Option<&'static str> },
}

impl Resolved {
    pub fn target(&self) -> Option<i64> {
        match *self {
            Resolved::Jump { target, .. } => Some(target),
            _ => None,
        }
    }
}

impl Instruction {
    /// What `dis` writes in parentheses after the argument, when offsets are named by `name`.
    fn argument_text(&self, name: impl FnOnce(i64) -> String) -> Cow<'_, str> {
        match &self.resolved {
            Resolved::Nothing | Resolved::Jump { said: None, .. } => Cow::Borrowed(""),
            Resolved::Text(text) => Cow::Borrowed(text),
            Resolved::Jump { target, said: Some(said) } => Cow::Owned(format!("{said} {}", name(*target))),
        }
    }
}

impl<'code> Disassembly<'code> {
    /// Disassembles a code object, not those in it. Of a constant's value, `longest` characters are enough.
    pub fn new(code: &'code Undecoded, dialect: &Dialect, longest: usize) -> Result<Disassembly<'code>, BytecodeError> {
        let raw = &code.raw;
        let error = |what: String| BytecodeError::in_code(display_name(code), 0, what);
        let mut instructions = instructions(code, dialect, longest)?;
        let none_is_a_line = dialect.listing == ListingForm::Labels;
        let line_starts = line_table::starts(dialect.line_table, &raw.line_table, raw.first_line, none_is_a_line)
            .map_err(|at| error(format!("the line table is malformed at its byte {at}")))?;
        let handlers = exception_table::parse(&raw.exception_table)
            .map_err(|at| error(format!("the exception table is malformed at its byte {at}")))?;
        let targets: BTreeSet<i64> = instructions.iter().filter_map(|inst| inst.resolved.target()).collect();
        let mut starts = line_starts.iter().peekable();
        let mut line = None;
        for instruction in &mut instructions {
            let offset = instruction.offset as u64;
            while starts.next_if(|(start, _)| *start < offset).is_some() {}
            if let Some((_, started)) = starts.next_if(|(start, _)| *start == offset) {
                instruction.starts_line = true;
                line = *started;
            }
            instruction.line = line;
            instruction.is_jump_target = targets.contains(&(instruction.offset as i64));
        }
        Ok(Disassembly { code, form: dialect.listing, instructions, handlers, line_starts })
    }

    /// The code object.
    pub fn code(&self) -> &'code Undecoded {
        self.code
    }

    /// For each instruction what `dis.get_instructions` has as `argrepr`.
    pub fn argument_texts(&self) -> Vec<Cow<'_, str>> {
        let labels = self.labels(false);
        self.instructions.iter().map(|inst| inst.argument_text(|target| self.place(&labels, target))).collect()
    }

    /// The offsets that have labels, in order: targets of jumps, and the ends of protected ranges if asked for.
    fn labels(&self, with_handlers: bool) -> Vec<i64> {
        let mut labels: BTreeSet<i64> = self.instructions.iter().filter_map(|inst| inst.resolved.target()).collect();
        if with_handlers {
            labels.extend(self.handlers.iter().flat_map(|entry| [entry.start as i64, entry.end as i64, entry.target as i64]));
        }
        labels.into_iter().collect()
    }

    /// How the listing names an offset.
    fn place(&self, labels: &[i64], offset: i64) -> String {
        match (self.form, labels.binary_search(&offset)) {
            (ListingForm::Labels, Ok(index)) => format!("L{}", index + 1),
            _ => offset.to_string(),
        }
    }
}

impl Undecoded {
    /// The code objects among the constants, in order.
    pub fn nested(&self) -> impl Iterator<Item = &Undecoded> {
        self.raw.consts.iter().filter_map(|constant| match constant {
            Const::Code(code) => Some(&**code),
            _ => None,
        })
    }

    /// As Python's `repr` shows it, with its place in the file for an address.
    pub fn repr(&self) -> String {
        repr::code_object(self)
    }
}

fn display_name(code: &Undecoded) -> String {
    code.raw.qualname.as_ref().unwrap_or(&code.raw.name).to_string()
}

/// The instructions, without what depends on other instructions or tables.
fn instructions(code: &Undecoded, dialect: &Dialect, longest: usize) -> Result<Vec<Instruction>, BytecodeError> {
    let bytes = &code.raw.code;
    let names = Names::of(code, longest);
    let mut instructions = Vec::new();
    let (mut at, mut prefix) = (0, 0_u32);
    while at < bytes.len() {
        let opcode = bytes[at];
        let has_argument = opcode >= dialect.have_argument;
        let width = match dialect.width {
            InstructionWidth::Two => 2,
            InstructionWidth::OneOrThree if has_argument => 3,
            InstructionWidth::OneOrThree => 1,
        };
        let Some(operand) = bytes.get(at + 1..at + width) else {
            return Err(BytecodeError::in_code(display_name(code), at, "the code ends inside an instruction"));
        };
        let number = operand.iter().rev().fold(0, |number, &byte| number << 8 | u32::from(byte));
        let value = number | prefix;
        let is_prefix = opcode == dialect.extended_arg;
        // Bits that do not fit into 32 mean nothing to CPython either.
        prefix = if is_prefix { value << (8 * operand.len()) } else { 0 };
        let row = dialect.rows[usize::from(opcode)];
        let next = at + width + row.as_ref().map_or(0, |row| 2 * row.caches as usize);
        instructions.push(Instruction {
            offset: at,
            opcode,
            name: match &row {
                Some(row) => Cow::Borrowed(row.name),
                None if is_prefix => Cow::Borrowed("EXTENDED_ARG"),
                None => Cow::Owned(format!("<{opcode}>")),
            },
            argument: has_argument.then_some(value),
            resolved: match row {
                Some(row) if has_argument => names.resolve(row.argument, value, next, dialect.jump_unit),
                _ => Resolved::Nothing,
            },
            is_jump_target: false,
            starts_line: false,
            line: None,
        });
        at = next;
    }
    Ok(instructions)
}

/// What arguments can refer to.
struct Names<'code> {
    consts: &'code [Const<Undecoded>],
    names: &'code [Str],
    locals: &'code [Str],
    /// Cells and free variables, as the version numbers them.
    derefs: Vec<&'code Str>,
    /// Characters of a value.
    longest: usize,
}

impl Names<'_> {
    fn of(code: &Undecoded, longest: usize) -> Names<'_> {
        let raw = &code.raw;
        let (locals, derefs) = match &raw.locals {
            RawLocals::Separate { variables, cells, free } => (variables, cells.iter().chain(free).collect()),
            RawLocals::LocalsPlus { names, .. } => (names, names.iter().collect()),
        };
        Names { consts: &raw.consts, names: &raw.names, locals, derefs, longest }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytecode::code::Version;
    use crate::bytecode::decode::RawCode;
    use crate::bytecode::versions::DIALECTS;

    fn undecoded(code: &[u8], locals: RawLocals) -> Undecoded {
        let raw = RawCode {
            name: "f".into(),
            qualname: None,
            filename: "f.py".into(),
            first_line: 1,
            n_positional: 0,
            n_positional_only: 0,
            n_keyword_only: 0,
            flags: 0,
            stack_size: 9,
            code: code.into(),
            consts: vec![Const::Int(7)],
            names: vec!["n".into(), "m".into()],
            locals,
            line_table: [].into(),
            exception_table: [].into(),
        };
        Undecoded { at: 0, raw }
    }

    /// Names, arguments and what they stand for, without columns.
    fn lines(minor: u8, code: &Undecoded) -> Vec<String> {
        let dialect = DIALECTS.into_iter().find(|dialect| dialect.version == Version { major: 3, minor }).expect("is read");
        let dis = Disassembly::new(code, dialect, 100).expect("is whole");
        let listing = dis.listing(false);
        listing.lines().filter(|line| !line.is_empty()).map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    /// No CPython 3.14 confirms these; its sources do.
    #[test]
    fn words_of_3_14() {
        let locals = RawLocals::LocalsPlus { names: vec!["x".into(), "y".into()], kinds: [0x20, 0x40].into() };
        let code = [
            94, 200, 95, 1, 81, 3, 87, 0x10, 57, 1, 0, 0, 74, 0, 56, 0x48, 0, 0, 44, 26, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 108, 16, 92, 3, 0, 0, 0, 0, 0, 0,
            0, 0, 96, 7, 0, 0, 103, 1, 0, 0, 28, 0, 4, 0, 68, 3, 82, 0, 83, 1, 17, 0,
        ];
        let expected = [
            "LOAD_SMALL_INT 200",
            "LOAD_SPECIAL 1 (__exit__)",
            "LOAD_COMMON_CONSTANT 3 (<built-in function all>)",
            "LOAD_FAST_BORROW_LOAD_FAST_BORROW 16 (y, x)",
            "CONTAINS_OP 1 (not in)",
            "IS_OP 0 (is)",
            "COMPARE_OP 72 (==)",
            "BINARY_OP 26 ([])",
            "SET_FUNCTION_ATTRIBUTE 16 (annotate)",
            "LOAD_GLOBAL 3 (m + NULL)",
            "LOAD_SUPER_ATTR 7 (m + NULL|self)",
            "POP_JUMP_IF_TRUE 1 (to L2)",
            "L1: NOT_TAKEN",
            "L2: CALL_FUNCTION_EX",
            "END_ASYNC_FOR 3 (from L1)",
            "LOAD_CONST 0 (7)",
            "LOAD_DEREF 1 (y)",
            "<17>",
        ];
        assert_eq!(lines(14, &undecoded(&code, locals)), expected);
    }

    #[test]
    fn instructions_of_3_5() {
        let locals = RawLocals::Separate { variables: vec!["x".into()], cells: vec!["c".into()], free: vec!["d".into()] };
        let code = [144, 1, 0, 124, 0, 0, 136, 1, 0, 131, 2, 1, 121, 0, 0, 113, 3, 0, 107, 10, 0, 83];
        let expected = [
            "0 EXTENDED_ARG 1",
            ">> 3 LOAD_FAST 65536 (<no variable 65536>)",
            "6 LOAD_DEREF 1 (d)",
            "9 CALL_FUNCTION 258 (2 positional, 1 keyword pair)",
            "12 SETUP_EXCEPT 0 (to 15)",
            ">> 15 JUMP_ABSOLUTE 3",
            "18 COMPARE_OP 10 (exception match)",
            "21 RETURN_VALUE",
        ];
        let mut found = lines(5, &undecoded(&code, locals));
        // The first line has a number.
        found[0] = found[0].trim_start_matches("1 ").to_owned();
        assert_eq!(found, expected);
    }

    #[test]
    fn code_that_is_cut_off_is_refused() {
        let locals = RawLocals::LocalsPlus { names: Vec::new(), kinds: [].into() };
        let error = Disassembly::new(&undecoded(&[9, 0, 9], locals), DIALECTS[7], 100).err().expect("is cut off");
        assert_eq!((error.offset, error.what.as_str()), (2, "the code ends inside an instruction"));
    }
}
