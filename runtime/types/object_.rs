//! `object`.

use crate::gc::KindInfo;
use crate::object::{Instance, Kind, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&OBJECT];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Instance, KindInfo::of::<Instance>())];

static OBJECT: TypeSpec = TypeSpec {
    kind: Some(Kind::Instance),
    ..TypeSpec::new(TypeId::Object, "object")
};
