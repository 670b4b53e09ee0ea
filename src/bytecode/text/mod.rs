//! The text form of [`StackCode`]: what `pyregrine dump stack` shows and what golden tests hold.
//!
//! Given: code, or text. Gives: text, or verified code; printing what was parsed gives the same text.
//! Not obvious: code objects stand one after the other, numbered in the order in which they are first met, so that one that is
//! shared is printed once. What follows `;` in an instruction line is for the reader only.

mod parse;
mod print;

pub(super) use parse::parse;
pub(super) use print::{print, print_instructions};

/// The names of the flags, in the order of printing.
const FLAGS: [&str; 10] = [
    "optimized",
    "new_locals",
    "varargs",
    "varkeywords",
    "nested",
    "generator",
    "coroutine",
    "iterable_coroutine",
    "async_generator",
    "future_annotations",
];

use super::code::{CodeFlags, Local, Unwinding};

/// The places of the flags named in [`FLAGS`].
fn flag_fields(flags: &mut CodeFlags) -> [&mut bool; 10] {
    [
        &mut flags.optimized,
        &mut flags.new_locals,
        &mut flags.varargs,
        &mut flags.varkeywords,
        &mut flags.nested,
        &mut flags.generator,
        &mut flags.coroutine,
        &mut flags.iterable_coroutine,
        &mut flags.async_generator,
        &mut flags.future_annotations,
    ]
}

/// The words for the kinds of a slot.
fn local_fields(local: &mut Local) -> [(&'static str, &mut bool); 4] {
    [
        ("local", &mut local.is_local),
        ("cell", &mut local.is_cell),
        ("free", &mut local.is_free),
        ("hidden", &mut local.is_hidden),
    ]
}

const UNWINDINGS: [(&str, Unwinding); 3] = [
    ("table", Unwinding::Table),
    ("blocks", Unwinding::Blocks),
    ("blocks_with_finally", Unwinding::BlocksWithFinally),
];
