//! `range`.

use std::cell::Cell;

use crate::gc::KindInfo;
use crate::object::{Kind, TypeId, TypeSpec};

crate::object! {
    /// `iter(range)` where all numbers fit into a word.
    pub struct RangeIterator {
        pub next: Cell<i64>,
        /// Numbers still to come.
        pub remaining: Cell<i64>,
        pub step: i64,
    }
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&RANGE, &RANGE_ITERATOR];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::RangeIterator, KindInfo::of::<RangeIterator>())];

static RANGE: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::Range, "range")
};

static RANGE_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::RangeIterator),
    ..TypeSpec::new(TypeId::RangeIterator, "range_iterator")
};
