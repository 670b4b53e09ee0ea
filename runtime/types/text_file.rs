//! The text streams of the process.

use crate::gc::KindInfo;
use crate::object::{Kind, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&TEXT_FILE];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[];

static TEXT_FILE: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::TextFile, "_io.TextIOWrapper")
};
