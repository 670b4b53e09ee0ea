//! `set` and `frozenset`.

use crate::gc::KindInfo;
use crate::object::{Kind, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&SET, &FROZEN_SET, &SET_ITERATOR];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[];

static SET: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::Set, "set")
};

static FROZEN_SET: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::FrozenSet, "frozenset")
};

static SET_ITERATOR: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::SetIterator, "set_iterator")
};
