//! The normal form of a code object: [`StackCode`], and the constants it holds.
//!
//! Given: nothing; the decoder fills it, the verifier checks it. Gives: plain data for `lift/`, the stack interpreter and text.
//! Not obvious: jump targets and handler ranges are instruction indices, never byte offsets; one CPython instruction may have
//! become several `StackInst`s with the same `offset`, or none.

use std::rc::Rc;

use super::op::{ConstIndex, StackOp, Target};

/// A code object of any version in one form. After verification every index in it is in range.
///
/// What the decoder has made equal for all versions:
/// * `locals` is one table of slots for locals, cells and free variables, as in CPython 3.11 and later.
/// * The code starts with `CopyFreeVars` and `MakeCell`s when there are cells, then with `ReturnGenerator`, `Pop` when it is a
///   generator of any kind.
/// * `yield from` and `await` are a loop of `Send` and `Yield { delegating: true }`.
/// * Method loads give `callable self|NULL`; keyword names are on the stack, above the arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct StackCode {
    pub name: Str,
    /// Not known before 3.11: there, `MakeFunction` finds it on the stack.
    pub qualname: Option<Str>,
    pub filename: Str,
    pub first_line: i32,
    /// Positional parameters, the positional-only ones included.
    pub n_positional: u32,
    pub n_positional_only: u32,
    pub n_keyword_only: u32,
    pub flags: CodeFlags,
    /// `co_stacksize`. The expansions of the decoder may need [`StackCode::EXPANSION_SLACK`] more.
    pub stack_size: u32,
    /// Parameters first, in order: positional, keyword-only, `*args`, `**kwargs`.
    pub locals: Vec<Local>,
    pub names: Vec<Str>,
    pub consts: Vec<Const>,
    /// The constant that is the function's docstring, when there is one.
    pub docstring: Option<ConstIndex>,
    pub insts: Vec<StackInst>,
    /// How exceptions find their handlers.
    pub unwinding: Unwinding,
    /// Sorted by `start`, not overlapping; empty unless `unwinding` is `Table`.
    pub handlers: Vec<HandlerRange>,
    /// One per instruction.
    pub positions: Vec<Position>,
    /// The frame must turn a StopIteration that leaves a generator into a RuntimeError (PEP 479), because the code does not.
    pub wraps_stop_iteration: bool,
    /// For display only; nothing may depend on it.
    pub version: Version,
}

impl StackCode {
    /// How many more stack items than `stack_size` the verified code may use.
    pub const EXPANSION_SLACK: u32 = 1;

    /// Code of a module that has no instructions yet, for those who write code instead of reading it.
    pub fn blank(name: &str, filename: &str) -> Self {
        Self {
            name: name.into(),
            qualname: None,
            filename: filename.into(),
            first_line: 1,
            n_positional: 0,
            n_positional_only: 0,
            n_keyword_only: 0,
            flags: CodeFlags::default(),
            stack_size: 0,
            locals: Vec::new(),
            names: Vec::new(),
            consts: Vec::new(),
            docstring: None,
            insts: Vec::new(),
            unwinding: Unwinding::Table,
            handlers: Vec::new(),
            positions: Vec::new(),
            wraps_stop_iteration: false,
            version: Version { major: 3, minor: 14 },
        }
    }

    /// The text form of this code object and of those in it.
    pub fn to_text(&self) -> String {
        super::text::print(self)
    }

    /// Every instruction as text: its offset, name, operands, and what these stand for.
    pub fn instruction_texts(&self) -> Vec<String> {
        super::text::print_instructions(self)
    }

    /// The code object whose text form this is, verified. Reads what `to_text` gives.
    pub fn from_text(text: &str) -> Result<Self, super::error::BytecodeError> {
        super::text::parse(text)
    }

    /// The name that errors use.
    pub fn display_name(&self) -> String {
        self.qualname.as_ref().unwrap_or(&self.name).to_string()
    }

    /// The constants that are code objects, in order.
    pub fn nested_codes(&self) -> impl Iterator<Item = &Rc<StackCode>> {
        self.consts.iter().filter_map(|constant| match constant {
            Const::Code(code) => Some(code),
            _ => None,
        })
    }

    /// Number of parameters, `*args` and `**kwargs` included; they occupy the first slots of `locals`.
    pub fn n_parameters(&self) -> u64 {
        u64::from(self.n_positional)
            + u64::from(self.n_keyword_only)
            + u64::from(self.flags.varargs)
            + u64::from(self.flags.varkeywords)
    }

    /// The slots that are free variables; always the last ones.
    pub fn n_free(&self) -> usize {
        self.locals.iter().filter(|local| local.is_free).count()
    }

    /// The handler that covers the instruction at `index`.
    pub fn handler_at(&self, index: u32) -> Option<&HandlerRange> {
        let after = self.handlers.partition_point(|handler| handler.start <= index);
        self.handlers[..after].last().filter(|handler| index < handler.end)
    }
}

/// One instruction, with the byte offset of the CPython instruction it comes from (its first prefix, `co_code` based).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StackInst {
    pub op: StackOp,
    pub offset: u32,
}

/// Where exceptions, and in old versions also return, break and continue, find their handlers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unwinding {
    /// By `StackCode::handlers`.
    Table,
    /// By a block stack that `SetupTry` and `SetupWith` push to; only exceptions unwind (3.9, 3.10).
    Blocks,
    /// By a block stack, and finally bodies are shared by several ways of entering them (3.5 to 3.8).
    BlocksWithFinally,
}

/// `start..end` is protected: cut the stack to `depth`, push the offset of the instruction as an int when `push_lasti`, push the
/// exception, go to `target`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandlerRange {
    pub start: u32,
    pub end: u32,
    pub target: Target,
    pub depth: u32,
    pub push_lasti: bool,
}

/// A slot: a local variable, a cell of this function, or a free variable. A parameter that is also a cell is both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Local {
    pub name: Str,
    pub is_local: bool,
    pub is_cell: bool,
    pub is_free: bool,
    /// Variable of an inlined comprehension: not to be seen in `locals()`.
    pub is_hidden: bool,
}

impl Local {
    /// Whether the slot ever holds a cell object. An inlined comprehension may put other things into it meanwhile.
    pub fn may_hold_cell(&self) -> bool {
        self.is_cell || self.is_free
    }
}

/// Where an instruction is in the source. Columns count UTF-8 bytes from 0; lines count from 1 (0 is a module's `Resume`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, last line, column and last column, or `UNKNOWN`: there is one position per instruction, so they are small.
    parts: [u32; 4],
}

/// In a position: not known. No line and no column has this number.
const UNKNOWN: u32 = u32::MAX;

impl Position {
    pub const NONE: Position = Position { parts: [UNKNOWN; 4] };

    pub fn new(line: Option<u32>, end_line: Option<u32>, col: Option<u32>, end_col: Option<u32>) -> Position {
        Position { parts: [line, end_line, col, end_col].map(|part| part.unwrap_or(UNKNOWN)) }
    }

    /// Line, last line, column and last column, or the highest number where they are not known.
    pub fn parts(self) -> [u32; 4] {
        self.parts
    }

    fn part(self, index: usize) -> Option<u32> {
        Some(self.parts[index]).filter(|&part| part != UNKNOWN)
    }

    pub fn line(self) -> Option<u32> {
        self.part(0)
    }

    pub fn end_line(self) -> Option<u32> {
        self.part(1)
    }

    pub fn col(self) -> Option<u32> {
        self.part(2)
    }

    pub fn end_col(self) -> Option<u32> {
        self.part(3)
    }
}

impl Default for Position {
    fn default() -> Position {
        Position::NONE
    }
}

/// `co_flags`, with the `__future__` bits of all versions in one meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodeFlags {
    /// Locals are slots; there is no locals mapping.
    pub optimized: bool,
    /// A call makes a new namespace for locals.
    pub new_locals: bool,
    pub varargs: bool,
    pub varkeywords: bool,
    pub nested: bool,
    pub generator: bool,
    pub coroutine: bool,
    pub iterable_coroutine: bool,
    pub async_generator: bool,
    pub future_annotations: bool,
    /// `co_flags` as it was, for display and for `code.co_flags`.
    pub bits: u32,
}

impl CodeFlags {
    /// Whether a call makes a generator, coroutine or async generator.
    pub fn is_generator_like(&self) -> bool {
        self.generator || self.coroutine || self.async_generator
    }
}

/// A Python version that this crate reads; for display only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    pub major: u8,
    pub minor: u8,
}

impl std::fmt::Display for Version {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}.{}", self.major, self.minor)
    }
}

/// A constant. Containers are shared, because marshal may refer to one object from many places. Code objects are decoded ones,
/// unless somebody wants them as they are in the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Const<C = StackCode> {
    None,
    Bool(bool),
    Ellipsis,
    StopIteration,
    Int(i64),
    /// An integer that does not fit `Int`.
    BigInt(Rc<BigInt>),
    Float(f64),
    Complex { real: f64, imag: f64 },
    Str(Str),
    Bytes(Rc<[u8]>),
    Tuple(Rc<[Const<C>]>),
    List(Rc<[Const<C>]>),
    Set(Rc<[Const<C>]>),
    FrozenSet(Rc<[Const<C>]>),
    Dict(Rc<[(Const<C>, Const<C>)]>),
    Slice(Rc<SliceConst<C>>),
    Code(Rc<C>),
    /// A code object that was translated while the file was being read, by the number of its translation.
    Translated(u32),
}

/// Sign and magnitude; the magnitude is little-endian and has no zero byte at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BigInt {
    pub negative: bool,
    pub magnitude: Vec<u8>,
}

/// A constant slice (3.14).
#[derive(Clone, Debug, PartialEq)]
pub struct SliceConst<C = StackCode> {
    pub start: Const<C>,
    pub stop: Const<C>,
    pub step: Const<C>,
}

/// A Python string in WTF-8: UTF-8 in which lone surrogates are encoded like other three-byte characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Str(Text);

/// Surrogates are rare, and what has none is shared as a string with everybody who needs strings. There is one form for each text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Text {
    Utf8(Rc<str>),
    WithSurrogates(Rc<[u8]>),
}

impl Str {
    pub fn new(text: &str) -> Self {
        Self(Text::Utf8(text.into()))
    }

    /// `None` when the bytes are not well-formed: UTF-8 that may also contain encoded surrogates.
    pub fn from_wtf8(bytes: &[u8]) -> Option<Self> {
        if let Ok(text) = std::str::from_utf8(bytes) {
            return Some(Self::new(text));
        }
        let mut rest = bytes;
        loop {
            let valid = match std::str::from_utf8(rest) {
                Ok(_) => return Some(Self(Text::WithSurrogates(bytes.into()))),
                Err(error) => error.valid_up_to(),
            };
            rest = match rest[valid..] {
                [0xed, 0xa0..=0xbf, 0x80..=0xbf, ..] => &rest[valid + 3..],
                _ => return None,
            };
        }
    }

    pub fn as_wtf8(&self) -> &[u8] {
        match &self.0 {
            Text::Utf8(text) => text.as_bytes(),
            Text::WithSurrogates(bytes) => bytes,
        }
    }

    /// The same bytes; they are not copied.
    pub fn to_wtf8(&self) -> Rc<[u8]> {
        match &self.0 {
            Text::Utf8(text) => text.clone().into(),
            Text::WithSurrogates(bytes) => bytes.clone(),
        }
    }

    /// As a string; lone surrogates become replacement characters. Without them nothing is copied.
    pub fn to_shared(&self) -> Rc<str> {
        match &self.0 {
            Text::Utf8(text) => text.clone(),
            Text::WithSurrogates(bytes) => String::from_utf8_lossy(bytes).into(),
        }
    }

    /// `None` when there are lone surrogates in it.
    pub fn as_str(&self) -> Option<&str> {
        match &self.0 {
            Text::Utf8(text) => Some(text),
            Text::WithSurrogates(_) => None,
        }
    }

    /// The code points, surrogates included.
    pub fn code_points(&self) -> impl Iterator<Item = u32> + '_ {
        let bytes = self.as_wtf8();
        let mut at = 0;
        std::iter::from_fn(move || {
            let first = u32::from(*bytes.get(at)?);
            let (length, start) = match first {
                0..=0x7f => (1, first),
                0x80..=0xdf => (2, first & 0x1f),
                0xe0..=0xef => (3, first & 0x0f),
                _ => (4, first & 0x07),
            };
            let point = bytes[at + 1..at + length].iter().fold(start, |point, byte| point << 6 | u32::from(byte & 0x3f));
            at += length;
            Some(point)
        })
    }
}

impl std::fmt::Display for Str {
    /// Lone surrogates are shown as the replacement character.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&String::from_utf8_lossy(self.as_wtf8()))
    }
}

impl std::fmt::Debug for Str {
    /// As the text form quotes it.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("\"")?;
        for point in self.code_points() {
            match char::from_u32(point) {
                Some(character) if !character.is_control() => match character {
                    '"' => formatter.write_str("\\\"")?,
                    '\\' => formatter.write_str("\\\\")?,
                    _ => write!(formatter, "{character}")?,
                },
                _ => write!(formatter, "\\u{{{point:x}}}")?,
            }
        }
        formatter.write_str("\"")
    }
}

impl From<&str> for Str {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Position, StackInst};

    /// There are as many as stack instructions in all loaded files.
    #[test]
    fn instructions_are_small() {
        assert_eq!((size_of::<StackInst>(), size_of::<Position>()), (12, 16));
    }
}
