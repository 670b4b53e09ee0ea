//! The translated form of one code object: register words and the tables beside them.
//!
//! A body is pure data that could be written to disk: no pointers, no heap objects. The machine links it into a
//! runnable code object when it is loaded (`interp/link.rs`), after `verify_body` has accepted it.

use std::rc::Rc;

/// Text that may contain surrogates, as Python's str: UTF-8 generalized to all code points (WTF-8).
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Wtf8(pub Rc<[u8]>);

/// A constant of a body.
#[derive(Clone, PartialEq, Debug)]
pub enum Constant {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    /// Magnitude in little-endian bytes.
    BigInt { negative: bool, magnitude: Box<[u8]> },
    Float(f64),
    Complex(f64, f64),
    Str(Wtf8),
    Bytes(Rc<[u8]>),
    Tuple(Box<[Constant]>),
    FrozenSet(Box<[Constant]>),
    Slice(Box<[Constant; 3]>),
    Code(Rc<Body>),
}

/// What a home register's variable is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HomeKind {
    /// A plain local.
    Local,
    /// A local that inner functions capture: the home holds a cell after `make_cell`.
    Cell,
    /// Captured from outside: the home holds the function's cell after `copy_free_vars`.
    Free,
    /// An inlined comprehension's variable in a module or class body: part of `locals()` only inside the comprehension.
    Hidden,
}

/// A home register's variable.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Home {
    pub name: Rc<str>,
    pub kind: HomeKind,
}

/// What kind of code a body is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct BodyFlags {
    /// A function: its locals live in homes. Otherwise `r0` is the namespace.
    pub is_optimized: bool,
    /// A call makes new locals (functions and class bodies; not modules).
    pub has_new_locals: bool,
    pub has_varargs: bool,
    pub has_varkeywords: bool,
    pub is_nested: bool,
    pub is_generator: bool,
    pub is_coroutine: bool,
    /// A generator that may be awaited (`types.coroutine`).
    pub is_iterable_coroutine: bool,
    pub is_async_generator: bool,
    /// The first constant is the docstring.
    pub has_docstring: bool,
}

impl BodyFlags {
    /// Whether a call makes an object that runs the body later.
    pub fn is_resumable(&self) -> bool {
        self.is_generator || self.is_coroutine || self.is_async_generator
    }
}

/// Where in the source an instruction comes from. Lines count from 1, columns are bytes from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Position {
    pub line: Option<u32>,
    pub end_line: Option<u32>,
    pub col: Option<u32>,
    pub end_col: Option<u32>,
}

/// Line, last line, column and last column, each of them or [`NO_POSITION`]. A position whose parts are all smaller than that says the same.
pub type PositionParts = [u32; 4];

/// In [`PositionParts`]: not known.
pub const NO_POSITION: u32 = u32::MAX;

/// Positions of the instructions: each entry holds from its word on, to the next entry. In few bytes, because every loaded module keeps one
/// for almost every instruction.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Positions {
    /// Of each entry, its word, and the line, or `u32::MAX` for none.
    lines: Vec<(u32, u32)>,
    /// What is known beyond the line; empty as long as that is nothing.
    extents: Vec<Extent>,
    /// The positions that do not fit, in the order of their entries.
    #[allow(clippy::box_collection, reason = "hardly any body has one")]
    wide: Option<Box<Vec<(u32, Position)>>>,
}

/// What a position says beyond its line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Extent {
    /// Lines to the last one, or [`NO_PART`], or [`IS_WIDE`].
    n_more_lines: u16,
    /// Columns, or [`NO_PART`].
    cols: [u16; 2],
}

const NO_PART: u16 = u16::MAX;
const IS_WIDE: u16 = u16::MAX - 1;
const NO_EXTENT: Extent = Extent { n_more_lines: NO_PART, cols: [NO_PART; 2] };

/// A position as an entry has it; `None` if it does not fit.
#[inline]
fn packed([line, end_line, col, end_col]: PositionParts) -> Option<(u32, Extent)> {
    let n_more_lines = match end_line {
        NO_POSITION => NO_PART,
        _ => u16::try_from(end_line.checked_sub(line)?).ok().filter(|&lines| lines < IS_WIDE)?,
    };
    // What is not known becomes `NO_PART` when it is cut to 16 bits.
    let fits = |col: u32| col.wrapping_add(1) <= u32::from(NO_PART);
    (fits(col) && fits(end_col)).then_some((line, Extent { n_more_lines, cols: [col as u16, end_col as u16] }))
}

impl Positions {
    /// The words from `word` on come from `position`. Words are given in ascending order.
    pub fn push(&mut self, word: u32, position: Position) {
        let Position { line, end_line, col, end_col } = position;
        let parts = [line, end_line, col, end_col];
        match parts.contains(&Some(NO_POSITION)) {
            true => self.push_wide(word, position),
            false => self.push_parts(word, parts.map(|part| part.unwrap_or(NO_POSITION))),
        }
    }

    /// The same, if nothing that is known is `NO_POSITION`.
    #[inline]
    pub fn push_parts(&mut self, word: u32, parts: PositionParts) {
        let Some((line, extent)) = packed(parts) else {
            let [line, end_line, col, end_col] = parts.map(|part| (part != NO_POSITION).then_some(part));
            return self.push_wide(word, Position { line, end_line, col, end_col });
        };
        if let Some(&(last_word, last_line)) = self.lines.last() {
            if last_line == line && self.extent(self.lines.len() - 1) == extent {
                return;
            }
            if last_word == word {
                self.pop();
            }
        }
        if extent != NO_EXTENT || !self.extents.is_empty() {
            if self.extents.len() < self.lines.len() {
                // Those before it have none.
                self.extents.resize(self.lines.len(), NO_EXTENT);
            }
            self.extents.push(extent);
        }
        self.lines.push((word, line));
    }

    /// The same for a position that does not fit.
    #[inline(never)]
    fn push_wide(&mut self, word: u32, position: Position) {
        if let Some(last) = self.lines.len().checked_sub(1) {
            if self.position(last) == position {
                return;
            }
            if self.lines[last].0 == word {
                self.pop();
            }
        }
        self.wide.get_or_insert_default().push((word, position));
        self.extents.resize(self.lines.len(), NO_EXTENT);
        self.extents.push(Extent { n_more_lines: IS_WIDE, ..NO_EXTENT });
        self.lines.push((word, 0));
    }

    /// Forgets the last one.
    fn pop(&mut self) {
        let Some((word, _)) = self.lines.pop() else { return };
        self.extents.truncate(self.lines.len());
        if let Some(wide) = &mut self.wide {
            wide.pop_if(|wide| wide.0 == word);
        }
    }

    /// Forgets all of them.
    pub fn clear(&mut self) {
        self.lines.clear();
        self.extents.clear();
        self.wide = None;
    }

    /// Where the instruction at `word` comes from.
    pub fn at(&self, word: u32) -> Position {
        let index = self.lines.partition_point(|entry| entry.0 <= word);
        index.checked_sub(1).map(|index| self.position(index)).unwrap_or_default()
    }

    fn extent(&self, index: usize) -> Extent {
        self.extents.get(index).copied().unwrap_or(NO_EXTENT)
    }

    fn position(&self, index: usize) -> Position {
        let ((word, line), extent) = (self.lines[index], self.extent(index));
        if extent.n_more_lines == IS_WIDE {
            let wide = self.wide.as_deref().map_or(&[][..], Vec::as_slice);
            let place = wide.partition_point(|wide| wide.0 < word);
            return wide.get(place).map(|wide| wide.1).unwrap_or_default();
        }
        let end_line = (extent.n_more_lines != NO_PART).then(|| line + u32::from(extent.n_more_lines));
        let [col, end_col] = extent.cols.map(|col| (col != NO_PART).then(|| u32::from(col)));
        Position { line: Some(line).filter(|&line| line != u32::MAX), end_line, col, end_col }
    }

    /// All entries, in order: from which word on, and the position.
    pub fn entries(&self) -> Vec<(u32, Position)> {
        (0..self.lines.len()).map(|index| (self.lines[index].0, self.position(index))).collect()
    }
}

/// Which instructions of the stack machine the words come from: only of bodies that are watched (`--trace`).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Origins {
    /// Words in ascending order, each with the number of the stack instruction that its instruction comes from.
    entries: Vec<(u32, u32)>,
    /// The stack instructions as texts.
    texts: Vec<String>,
}

impl Origins {
    pub fn new(entries: Vec<(u32, u32)>, texts: Vec<String>) -> Origins {
        Origins { entries, texts }
    }

    /// The stack instructions that the instruction in these words stands for: those that it comes from, and those before them from which no
    /// instruction comes, since its operands are what they have put on the stack.
    pub fn of(&self, words: std::ops::Range<u32>) -> Vec<&str> {
        let mut found: Vec<u32> = Vec::new();
        for &(_, last) in self.entries.iter().filter(|(word, _)| words.contains(word)) {
            let before = self.entries.iter().map(|&(_, index)| index).filter(|&index| index < last).max();
            found.extend(before.map_or(0, |before| before + 1)..=last);
        }
        found.dedup();
        found.iter().filter_map(|&index| self.texts.get(index as usize)).map(String::as_str).collect()
    }
}

/// A protected region: an exception raised at a word of `start..end` goes to the register `exc` and control to `target`.
/// Of several regions that contain a word, the first in the table counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Handler {
    pub start: u32,
    pub end: u32,
    pub target: u32,
    pub exc: u16,
}

/// One code object in register form.
///
/// The window of a call is `n_regs` registers. Its first registers are homes: the namespace `r0` if the body is not
/// optimized, then one for each of `homes` (parameters first, in CPython's order: positional, keyword-only, `*args`,
/// `**kwargs`). On entry parameters are bound, all other homes are unbound; the registers after the homes hold anything.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Body {
    pub name: Rc<str>,
    pub qualname: Rc<str>,
    pub filename: Rc<str>,
    pub first_line: u32,
    /// Positional parameters, those that are positional only included.
    pub n_positional: u16,
    pub n_positional_only: u16,
    pub n_keyword_only: u16,
    pub flags: BodyFlags,
    pub homes: Vec<Home>,
    pub n_regs: u16,
    pub n_caches: u32,
    pub code: Vec<u64>,
    pub constants: Vec<Constant>,
    pub names: Vec<Rc<str>>,
    pub handlers: Vec<Handler>,
    pub positions: Positions,
    pub origins: Option<Box<Origins>>,
}

impl Body {
    /// The registers of its variables, and of the namespace of a module or class, which comes first.
    pub fn n_fixed(&self) -> usize {
        self.homes.len() + usize::from(!self.flags.is_optimized)
    }

    /// The number of parameters, `*args` and `**kwargs` included.
    pub fn n_parameters(&self) -> usize {
        usize::from(self.n_positional)
            + usize::from(self.n_keyword_only)
            + usize::from(self.flags.has_varargs)
            + usize::from(self.flags.has_varkeywords)
    }

    /// Whether code of the program runs when an exception is raised at one of the instructions in a protected region. Handlers that
    /// only belong to the protocol of `await` and of generators do not count. The body is verified.
    pub fn cleans_up(&self) -> bool {
        let op_at = |word: u32| super::decode(&self.code, word as usize).map(|inst| (inst.op, inst.words as u32));
        self.handlers.iter().any(|handler| {
            let first = op_at(handler.target);
            let op = match first {
                Some((super::Op::PushExcInfo, words)) => op_at(handler.target + words),
                first => first,
            };
            !matches!(op, Some((super::Op::EndAsyncFor | super::Op::CleanupThrow | super::Op::StopIterationError | super::Op::PopExcept, _)))
        })
    }

    /// The register of home `index`.
    pub fn home(&self, index: usize) -> usize {
        index + usize::from(!self.flags.is_optimized)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// There are as many as constants in all loaded modules.
    #[test]
    fn constants_are_small() {
        assert_eq!(size_of::<Constant>(), 24);
    }

    #[test]
    fn positions_are_what_was_pushed() {
        let line = |line| Position { line: Some(line), ..Position::default() };
        let full = |line, end_line, col, end_col| Position { line: Some(line), end_line: Some(end_line), col: Some(col), end_col: Some(end_col) };
        let pushed = [
            (0, line(1)),
            (1, full(2, 2, 0, 80)),
            (2, full(2, 90_000, 0, 3)),
            (3, full(7, 6, 1, 2)),
            (4, full(7, 7, 70_000, 65_535)),
            (5, Position::default()),
            (6, line(u32::MAX)),
            (7, full(0, 65_533, 65_534, 0)),
        ];
        let mut positions = Positions::default();
        for &(word, position) in &pushed {
            // What is said twice of one word counts the second time; what does not change is no entry.
            positions.push(word, full(1, 70_000 + word, 0, 0));
            positions.push(word, position);
            positions.push(word, position);
        }
        assert_eq!(positions.entries(), pushed);
        pushed.iter().for_each(|&(word, position)| assert_eq!(positions.at(word), position));
        assert_eq!(positions.at(100), pushed[7].1);
        assert_eq!(Positions::default().at(0), Position::default());
    }
}
