//! `set` and `frozenset`.

use crate::gc::KindInfo;
use crate::object::{Kind, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&SET, &FROZEN_SET, &SET_ITERATOR];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[];

static SET: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::Set, "set")
};

static FROZEN_SET: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::FrozenSet, "frozenset")
};

static SET_ITERATOR: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::SetIterator, "set_iterator")
};
crate::object! { pub struct Set { pub items: crate::gc::Items } }
impl Set { pub fn add(&self, vm: &mut crate::vm::Vm, v: crate::value::Value) -> crate::vm::PyResult<bool> { self.items.push(&vm.heap, v); Ok(true) } }
impl crate::vm::Vm { pub fn set(&mut self) -> crate::gc::Gc<Set> { self.heap.alloc(Set::new(self.header_of(TypeId::Set), crate::gc::Items::new())) } }
