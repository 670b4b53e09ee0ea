//! Cells: variables that closures share.

use crate::gc::KindInfo;
use crate::object::{Kind, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&CELL];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[];

static CELL: TypeSpec = TypeSpec {
    is_base: false,
    ..TypeSpec::new(TypeId::Cell, "cell")
};
