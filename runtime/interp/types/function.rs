//! Functions.

use crate::gc::KindInfo;
use crate::object::{Kind, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&FUNCTION];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[];

static FUNCTION: TypeSpec = TypeSpec {
    is_base: false,
    ..TypeSpec::new(TypeId::Function, "function")
};
