//! `slice`.

use crate::gc::KindInfo;
use crate::object::{Kind, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&SLICE];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[];

static SLICE: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::Slice, "slice")
};
