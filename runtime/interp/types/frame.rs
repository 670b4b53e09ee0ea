//! Frame objects.

use crate::gc::KindInfo;
use crate::object::{Kind, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&FRAME];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[];

static FRAME: TypeSpec = TypeSpec {
    is_base: false,
    ..TypeSpec::new(TypeId::Frame, "frame")
};
