//! `weakref.ref`.

use crate::gc::KindInfo;
use crate::object::{Kind, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&WEAK_REFERENCE];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[];

static WEAK_REFERENCE: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::WeakReference, "weakref.ReferenceType")
};
