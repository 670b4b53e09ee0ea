//! The operations of compiled patterns, and the numbers that they have in each version of the library that compiles them.
//!
//! Given: the `MAGIC` of a library. Gives: its numbers' operations. The library says which one it is (`sre_constants.MAGIC` or
//! `re._constants.MAGIC`), and everything behind the decoder knows operations only.

/// An operation of a compiled pattern.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Op {
    Failure,
    Success,
    Any,
    AnyAll,
    Assert,
    AssertNot,
    At,
    Branch,
    Category,
    Charset,
    BigCharset,
    GroupRef(Fold),
    GroupRefExists,
    In(Fold),
    Info,
    Jump,
    Literal(Fold),
    Mark,
    MaxUntil,
    MinUntil,
    NotLiteral(Fold),
    Negate,
    Range,
    RangeIgnore,
    Repeat,
    RepeatOne,
    MinRepeatOne,
    AtomicGroup,
    PossessiveRepeat,
    PossessiveRepeatOne,
    /// Has a number, but no compiler emits it.
    Unused,
}

/// How characters are compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fold {
    /// As they are.
    Exact,
    /// Without regard to case, of ASCII letters.
    Ascii,
    /// Without regard to case, as the locale says. It is always the one of C, which is what UTF-8 locales say of single bytes.
    Locale,
    /// Without regard to case, of all letters.
    Unicode,
    /// 3.6: the flags of the pattern say which of the three.
    ByFlags,
}

/// `MAGIC`, and the operations by number.
pub struct Dialect {
    pub magic: i64,
    ops: &'static [Op],
}

impl Dialect {
    /// The operation of a number, if there is one.
    pub fn op(&self, number: u32) -> Option<Op> {
        self.ops.get(number as usize).copied()
    }

    /// The dialect of a library, if it is known.
    pub fn find(magic: i64) -> Option<&'static Dialect> {
        DIALECTS.iter().find(|dialect| dialect.magic == magic)
    }
}

/// Every dialect, newest first.
pub static DIALECTS: &[Dialect] = &[
    Dialect { magic: 20_230_612, ops: &OPS_OF_3_11 },
    Dialect { magic: 20_221_023, ops: &OPS_OF_3_11 },
    Dialect { magic: 20_220_615, ops: &OPS_OF_3_11 },
    Dialect { magic: 20_171_005, ops: &OPS_OF_3_7 },
    Dialect { magic: 20_140_917, ops: &OPS_OF_3_6 },
];

use Fold::{Ascii, ByFlags, Exact, Locale, Unicode};
use Op::*;

/// 3.11 and newer.
static OPS_OF_3_11: [Op; 43] = [
    Failure, Success, Any, AnyAll, Assert, AssertNot, At, Branch, Category, Charset, BigCharset, GroupRef(Exact), GroupRefExists, In(Exact), Info,
    Jump, Literal(Exact), Mark, MaxUntil, MinUntil, NotLiteral(Exact), Negate, Range, Repeat, RepeatOne, Unused, MinRepeatOne, AtomicGroup,
    PossessiveRepeat, PossessiveRepeatOne, GroupRef(Ascii), In(Ascii), Literal(Ascii), NotLiteral(Ascii), GroupRef(Locale), In(Locale),
    Literal(Locale), NotLiteral(Locale), GroupRef(Unicode), In(Unicode), Literal(Unicode), NotLiteral(Unicode), RangeIgnore,
];

/// 3.7 to 3.10.
static OPS_OF_3_7: [Op; 41] = [
    Failure, Success, Any, AnyAll, Assert, AssertNot, At, Branch, Unused, Category, Charset, BigCharset, GroupRef(Exact), GroupRefExists, In(Exact),
    Info, Jump, Literal(Exact), Mark, MaxUntil, MinUntil, NotLiteral(Exact), Negate, Range, Repeat, RepeatOne, Unused, MinRepeatOne,
    GroupRef(Ascii), In(Ascii), Literal(Ascii), NotLiteral(Ascii), GroupRef(Locale), In(Locale), Literal(Locale), NotLiteral(Locale),
    GroupRef(Unicode), In(Unicode), Literal(Unicode), NotLiteral(Unicode), RangeIgnore,
];

/// 3.6.
static OPS_OF_3_6: [Op; 33] = [
    Failure, Success, Any, AnyAll, Assert, AssertNot, At, Branch, Unused, Category, Charset, BigCharset, GroupRef(Exact), GroupRefExists,
    GroupRef(ByFlags), In(Exact), In(ByFlags), Info, Jump, Literal(Exact), Literal(ByFlags), Mark, MaxUntil, MinUntil, NotLiteral(Exact),
    NotLiteral(ByFlags), Negate, Range, Repeat, RepeatOne, Unused, MinRepeatOne, RangeIgnore,
];
