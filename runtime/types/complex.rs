//! `complex`.

use crate::gc::KindInfo;
use crate::object::{Kind, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&COMPLEX];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[];

static COMPLEX: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::Complex, "complex")
};
