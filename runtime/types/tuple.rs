//! `tuple`.

use std::cell::Cell;

use crate::gc::KindInfo;
use crate::object::{Kind, Tuple, TypeId, TypeSpec};
use crate::value::Value;

crate::object! {
    /// `iter(tuple)`; the tuple is unbound at the end.
    pub struct TupleIterator {
        pub tuple: Cell<Value>,
        pub index: Cell<usize>,
    }
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&TUPLE, &TUPLE_ITERATOR];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Tuple, KindInfo::of::<Tuple>()), (Kind::TupleIterator, KindInfo::of::<TupleIterator>())];

static TUPLE: TypeSpec = TypeSpec {
    kind: Some(Kind::Tuple),
    ..TypeSpec::new(TypeId::Tuple, "tuple")
};

static TUPLE_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::TupleIterator),
    ..TypeSpec::new(TypeId::TupleIterator, "tuple_iterator")
};
