//! `int` and `bool`.

use crate::gc::KindInfo;
use crate::object::{BigInt, Kind, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&INT, &BOOL];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::BigInt, KindInfo::of::<BigInt>())];

static INT: TypeSpec = TypeSpec {
    kind: Some(Kind::BigInt),
    ..TypeSpec::new(TypeId::Int, "int")
};

static BOOL: TypeSpec = TypeSpec {
    base: TypeId::Int,
    is_base: false,
    ..TypeSpec::new(TypeId::Bool, "bool")
};
