//! `types.GenericAlias` and `types.UnionType`.

use crate::gc::KindInfo;
use crate::object::{Kind, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&GENERIC_ALIAS, &UNION];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[];

static GENERIC_ALIAS: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::GenericAlias, "types.GenericAlias")
};

static UNION: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::Union, "types.UnionType")
};
