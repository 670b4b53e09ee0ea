//! `list`.

use std::cell::Cell;

use crate::gc::KindInfo;
use crate::object::{Kind, List, TypeId, TypeSpec};
use crate::value::Value;

crate::object! {
    /// `iter(list)`; the list is unbound at the end.
    pub struct ListIterator {
        pub list: Cell<Value>,
        pub index: Cell<usize>,
    }
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&LIST, &LIST_ITERATOR];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::List, KindInfo::of::<List>()), (Kind::ListIterator, KindInfo::of::<ListIterator>())];

static LIST: TypeSpec = TypeSpec {
    kind: Some(Kind::List),
    ..TypeSpec::new(TypeId::List, "list")
};

static LIST_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::ListIterator),
    ..TypeSpec::new(TypeId::ListIterator, "list_iterator")
};
