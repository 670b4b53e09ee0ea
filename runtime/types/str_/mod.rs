//! `str`.

use crate::gc::KindInfo;
use crate::object::{Kind, Str, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&STR, &STR_ITERATOR];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Str, KindInfo::of::<Str>())];

static STR: TypeSpec = TypeSpec {
    kind: Some(Kind::Str),
    ..TypeSpec::new(TypeId::Str, "str")
};

static STR_ITERATOR: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::StrIterator, "str_iterator")
};
