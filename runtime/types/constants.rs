//! The types of `None`, `NotImplemented` and `...`.

use crate::gc::KindInfo;
use crate::object::{Kind, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&NONE_TYPE, &NOT_IMPLEMENTED_TYPE, &ELLIPSIS_TYPE];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[];

static NONE_TYPE: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::NoneType, "NoneType")
};

static NOT_IMPLEMENTED_TYPE: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::NotImplementedType, "NotImplementedType")
};

static ELLIPSIS_TYPE: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::EllipsisType, "ellipsis")
};
