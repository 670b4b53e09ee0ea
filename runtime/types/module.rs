//! `module` and `types.SimpleNamespace`.

use crate::gc::KindInfo;
use crate::object::{Kind, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&MODULE, &SIMPLE_NAMESPACE];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[];

static MODULE: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::Module, "module")
};

static SIMPLE_NAMESPACE: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::SimpleNamespace, "types.SimpleNamespace")
};
