//! `float`.

use crate::gc::KindInfo;
use crate::object::{BoxedFloat, Kind, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&FLOAT];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::BoxedFloat, KindInfo::of::<BoxedFloat>())];

static FLOAT: TypeSpec = TypeSpec {
    kind: Some(Kind::BoxedFloat),
    ..TypeSpec::new(TypeId::Float, "float")
};
