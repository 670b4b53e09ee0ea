//! `type`.

use crate::gc::KindInfo;
use crate::object::{Kind, Type, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&TYPE];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Type, KindInfo::of::<Type>())];

static TYPE: TypeSpec = TypeSpec {
    kind: Some(Kind::Type),
    ..TypeSpec::new(TypeId::Type, "type")
};
