//! Code objects as Python sees them.

use crate::gc::KindInfo;
use crate::object::{Code, Kind, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&CODE];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Code, KindInfo::of::<Code>())];

static CODE: TypeSpec = TypeSpec {
    kind: Some(Kind::Code),
    is_base: false,
    ..TypeSpec::new(TypeId::Code, "code")
};
