//! One table per CPython version: opcode number, CPython's name, inline cache words, and the [`StackOp`]s it means.
//!
//! Given: an opcode number and its [`Argument`]. Gives: a [`Row`], whose `expand` appends the ops; and per version a
//! [`Dialect`], the parameters of the encoding. Not obvious: rows hold only what a version *means*; anything that needs logic
//! is a method of [`Argument`] or a `StackOp` of its own. Specialised, instrumented and pseudo opcodes never occur in `.pyc`
//! files and are not rows.

mod argument;
mod argument_kind;
mod v3_10;
mod v3_11;
mod v3_12;
mod v3_13;
mod v3_14;
mod v3_5;
mod v3_6;
mod v3_7;
mod v3_8;
mod v3_9;

pub use argument::{Argument, INSIDE};
pub use argument_kind::ArgumentKind;

use super::code::{StackInst, Unwinding, Version};
use super::op::StackOp;

/// All versions, oldest first.
pub static DIALECTS: [&Dialect; 10] = [
    &v3_5::DIALECT,
    &v3_6::DIALECT,
    &v3_7::DIALECT,
    &v3_8::DIALECT,
    &v3_9::DIALECT,
    &v3_10::DIALECT,
    &v3_11::DIALECT,
    &v3_12::DIALECT,
    &v3_13::DIALECT,
    &v3_14::DIALECT,
];

/// What the reader, the decoder and the verifier must know about a version besides its table.
pub struct Dialect {
    pub version: Version,
    /// Magic numbers of the final releases.
    pub magics: &'static [u16],
    /// All magic numbers the version ever used, pre-releases included.
    pub magic_range: std::ops::RangeInclusive<u16>,
    pub header: HeaderForm,
    /// The hash in a header that has one.
    pub source_hash: SourceHash,
    pub fields: FieldOrder,
    pub width: InstructionWidth,
    /// Opcodes from this one on have an argument.
    pub have_argument: u8,
    /// Bytes per unit of a jump operand.
    pub jump_unit: u32,
    pub extended_arg: u8,
    /// The opcode after whose constant the next call takes keyword names from the stack.
    pub keyword_names: Option<u8>,
    /// Calling a generator function makes the generator before any instruction runs.
    pub implicit_generators: bool,
    pub line_table: LineTableForm,
    pub unwinding: Unwinding,
    /// `co_flags` bit of `from __future__ import annotations`, 0 when there is none.
    pub future_annotations: u32,
    pub docstring: DocstringRule,
    pub stop_iteration: StopIterationRule,
    pub listing: ListingForm,
    /// The table, by opcode number.
    pub rows: &'static [Option<Row>; 256],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderForm {
    /// Magic, time, size: 12 bytes.
    Time,
    /// Magic, flags, then time and size or a source hash: 16 bytes (PEP 552).
    Flags,
}

/// PEP 552: the hash of the source, whose key is the magic number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceHash {
    SipHash24,
    SipHash13,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldOrder {
    /// varnames, freevars and cellvars as three tuples.
    Separate { has_positional_only: bool },
    /// localsplusnames and localspluskinds, qualname, exception table.
    LocalsPlus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstructionWidth {
    /// One byte, or three if there is an argument.
    OneOrThree,
    /// Always two.
    Two,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineTableForm {
    Lnotab { signed: bool },
    /// PEP 626: ranges.
    Ranges,
    /// PEP 657: ranges with columns.
    Locations,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocstringRule {
    /// The first constant, when it is a string.
    FirstString,
    /// The first constant, when this `co_flags` bit is set.
    Flag(u32),
}

/// When the frame itself turns a StopIteration that leaves a generator into a RuntimeError.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopIterationRule {
    /// Only with one of these `co_flags` bits: `from __future__ import generator_stop`, or a coroutine of any kind.
    AnyFlag(u32),
    Always,
    /// The code does it.
    Never,
}

/// How the version's own `dis` lays a listing out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListingForm {
    /// Offsets; columns do not widen with the numbers in them.
    Narrow,
    /// Offsets.
    Offsets,
    /// Labels instead of offsets; a line without a number is said to have none.
    Labels,
}

/// One opcode of one version.
#[derive(Clone, Copy)]
pub struct Row {
    /// CPython's name.
    pub name: &'static str,
    /// What the version's `dis` says about the argument.
    pub argument: ArgumentKind,
    /// Code units of inline cache that follow.
    pub caches: u32,
    /// Appends the meaning; `None` when the argument is not one that CPython writes.
    pub expand: fn(&Argument<'_>, &mut Vec<StackInst>) -> Option<()>,
}

/// What the right side of a row may be: an op, nothing, or several of these.
pub trait Expansion {
    /// Appends the ops, which come from the instruction at `offset`.
    fn emit(self, offset: u32, out: &mut Vec<StackInst>);
}

impl Expansion for StackOp {
    fn emit(self, offset: u32, out: &mut Vec<StackInst>) {
        out.push(StackInst { op: self, offset });
    }
}

impl Expansion for () {
    fn emit(self, _: u32, _: &mut Vec<StackInst>) {}
}

impl<T: Expansion> Expansion for Option<T> {
    fn emit(self, offset: u32, out: &mut Vec<StackInst>) {
        if let Some(expansion) = self {
            expansion.emit(offset, out);
        }
    }
}

macro_rules! expansion_tuples {
    ($( ( $($type:ident $field:tt),+ ) )*) => { $(
        impl<$($type: Expansion),+> Expansion for ($($type,)+) {
            fn emit(self, offset: u32, out: &mut Vec<StackInst>) {
                $( self.$field.emit(offset, out); )+
            }
        }
    )* };
}

expansion_tuples! { (A 0, B 1) (A 0, B 1, C 2) (A 0, B 1, C 2, D 3) (A 0, B 1, C 2, D 3, E 4) }

/// Row: `number NAME [Kind] caches n => expansion;`, where the kind of argument and the caches may be absent, and the expansion may use
/// the argument by the name given on top.
macro_rules! opcodes {
    (@kind) => { $crate::bytecode::versions::ArgumentKind::Number };
    (@kind $kind:ident) => { $crate::bytecode::versions::ArgumentKind::$kind };
    ($argument:ident: $( $number:literal $name:ident $([$kind:ident])? $(caches $caches:literal)? => $expansion:expr; )*) => {
        static ROWS: [Option<$crate::bytecode::versions::Row>; 256] = {
            use $crate::bytecode::versions::{Expansion, Row};
            let mut rows = [None; 256];
            $( rows[$number] = Some(Row {
                name: stringify!($name),
                argument: opcodes!(@kind $($kind)?),
                caches: 0 $( + $caches )?,
                #[allow(unused_variables, reason = "not every expansion looks at its argument")]
                expand: |$argument, out| {
                    Expansion::emit($expansion, $argument.offset, out);
                    Some(())
                },
            }); )*
            rows
        };
    };
}
use opcodes;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_in_order_and_magics_in_their_ranges() {
        assert!(DIALECTS.windows(2).all(|pair| pair[0].version < pair[1].version));
        for dialect in DIALECTS {
            assert!(dialect.magics.iter().all(|magic| dialect.magic_range.contains(magic)));
        }
    }

    /// The numbers of real opcodes that dialects.md counts, less the ones that never occur in a file.
    #[test]
    fn tables_are_complete() {
        let real = [114, 118, 119, 120, 119, 127, 110, 111, 119, 122];
        let never_in_files = [1, 1, 1, 1, 1, 1, 2, 4, 6, 6];
        for ((dialect, real), never) in DIALECTS.iter().zip(real).zip(never_in_files) {
            let rows = dialect.rows.iter().flatten().count();
            assert_eq!(rows + never, real, "{}", dialect.version);
        }
    }
}
