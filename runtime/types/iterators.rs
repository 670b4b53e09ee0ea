//! Iterators that belong to no container, and the built-in iterator classes.

use crate::gc::KindInfo;
use crate::object::{Kind, SequenceIterator, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&SEQUENCE_ITERATOR, &CALLABLE_ITERATOR, &ENUMERATE, &ZIP, &MAP, &FILTER, &REVERSED, &NATIVE_ITERATOR];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::SequenceIterator, KindInfo::of::<SequenceIterator>())];

static SEQUENCE_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::SequenceIterator),
    ..TypeSpec::new(TypeId::SequenceIterator, "iterator")
};

static CALLABLE_ITERATOR: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::CallableIterator, "callable_iterator")
};

static ENUMERATE: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::Enumerate, "enumerate")
};

static ZIP: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::Zip, "zip")
};

static MAP: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::Map, "map")
};

static FILTER: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::Filter, "filter")
};

static REVERSED: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::Reversed, "reversed")
};

static NATIVE_ITERATOR: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::NativeIterator, "iterator")
};
