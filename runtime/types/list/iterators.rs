//! The iterators of lists.

use std::cell::Cell;

use crate::gc::Gc;
use crate::object::{Kind, List, Slots, TypeId, TypeSpec};
use crate::types::generic_alias::{GenericAlias, without_star};
use crate::types::sequences;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// `iter(list)`; the list is unbound at the end.
    pub struct ListIterator {
        pub list: Cell<Value>,
        pub index: Cell<usize>,
    }
}

crate::object! {
    /// `reversed(list)`; the list is unbound at the end.
    pub struct ListReverseIterator {
        pub list: Cell<Value>,
        /// One more than the index of the next item.
        pub end: Cell<usize>,
    }
}

pub static LIST_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::ListIterator),
    is_base: false,
    slots: Slots { iter: Some(|_, this| Ok(this)), iter_next: Some(next), ..Slots::NONE },
    methods: crate::methods! {
        "__length_hint__(self, /)" => length_hint,
        "__reduce__(self, /)" => reduce,
        "__setstate__(self, object, /)" => set_state,
    },
    ..TypeSpec::new(TypeId::ListIterator, "list_iterator")
};

pub static LIST_REVERSE_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::ListReverseIterator),
    is_base: false,
    slots: Slots { iter: Some(|_, this| Ok(this)), iter_next: Some(next_reversed), ..Slots::NONE },
    methods: crate::methods! {
        "__length_hint__(self, /)" => length_hint_reversed,
        "__reduce__(self, /)" => reduce_reversed,
        "__setstate__(self, object, /)" => set_state_reversed,
    },
    ..TypeSpec::new(TypeId::ListReverseIterator, "list_reverseiterator")
};

/// Iterators over lists that nobody else has, made where something is computed whole and given out bit by bit.
macro_rules! iterator_types {
    ($($name:ident = $id:ident, $python:literal, $methods:expr;)*) => {$(
        pub static $name: TypeSpec = TypeSpec {
            kind: Some(Kind::ListIterator),
            is_base: false,
            slots: Slots { iter: Some(|_, this| Ok(this)), iter_next: Some(next), ..Slots::NONE },
            methods: $methods,
            ..TypeSpec::new(TypeId::$id, $python)
        };
    )*};
}

iterator_types! {
    LINE_ITERATOR = LineIterator, "line_iterator", &[];
    POSITIONS_ITERATOR = PositionsIterator, "positions_iterator", &[];
    GENERIC_ALIAS_ITERATOR = GenericAliasIterator, "generic_alias_iterator", crate::methods!["__reduce__(self, /)" => reduce_alias_iterator];
}

/// An iterator of one of these types.
pub fn iterator_of(vm: &mut Vm, id: TypeId, list: Gc<List>) -> Value {
    vm.heap.alloc(ListIterator::new(vm.header_of(id), Cell::new(list.value()), Cell::new(0))).value()
}

/// `iter(alias)`, or `iter(())` at the end.
fn reduce_alias_iterator(vm: &mut Vm, this: Gc<ListIterator>) -> PyResult {
    let item = this.list.get().downcast::<List>().and_then(|list| list.items.get(this.index.get()));
    let rest = match item.and_then(|item| item.downcast::<GenericAlias>()) {
        Some(starred) => without_star(vm, starred).value(),
        None => vm.tuple(&[]).value(),
    };
    crate::types::iterators::iter_of(vm, rest)
}

pub fn iter(vm: &mut Vm, this: Value) -> PyResult {
    Ok(vm.heap.alloc(ListIterator::new(vm.header_of(TypeId::ListIterator), Cell::new(this), Cell::new(0))).value())
}

fn next(_: &mut Vm, this: Value) -> PyResult {
    let iterator = this.downcast::<ListIterator>().expect("the slot belongs to the iterator");
    let Some(list) = iterator.list.get().downcast::<List>() else {
        return Ok(Value::UNBOUND);
    };
    let index = iterator.index.get();
    match list.items.get(index) {
        Some(item) => {
            iterator.index.set(index + 1);
            Ok(item)
        }
        None => {
            // An iterator that has ended stays so, even if the list grows.
            iterator.list.set(Value::UNBOUND);
            Ok(Value::UNBOUND)
        }
    }
}

fn length_hint(_: &mut Vm, this: Gc<ListIterator>) -> usize {
    this.list.get().downcast::<List>().map_or(0, |list| list.items.len().saturating_sub(this.index.get()))
}

fn reduce(vm: &mut Vm, this: Gc<ListIterator>) -> PyResult {
    let empty = vm.list(&[]).value();
    sequences::reduce_iterator(vm, "iter", this.list.get(), this.index.get() as i64, empty)
}

fn set_state(_: &mut Vm, this: Gc<ListIterator>, state: i64) {
    this.index.set(usize::try_from(state).unwrap_or(0));
}

/// The state is the index of the next item; -1 is the end.
fn set_state_reversed(_: &mut Vm, this: Gc<ListReverseIterator>, state: i64) {
    if let Some(list) = this.list.get().downcast::<List>() {
        this.end.set((state.max(-1) + 1).min(list.items.len() as i64) as usize);
    }
}

pub fn reversed(vm: &mut Vm, this: Gc<List>) -> Value {
    let header = vm.header_of(TypeId::ListReverseIterator);
    vm.heap.alloc(ListReverseIterator::new(header, Cell::new(this.value()), Cell::new(this.items.len()))).value()
}

fn next_reversed(_: &mut Vm, this: Value) -> PyResult {
    let iterator = this.downcast::<ListReverseIterator>().expect("the slot belongs to the iterator");
    let item = iterator.list.get().downcast::<List>().and_then(|list| {
        let index = iterator.end.get().checked_sub(1)?;
        iterator.end.set(index);
        list.items.get(index)
    });
    if item.is_none() {
        iterator.list.set(Value::UNBOUND);
    }
    Ok(item.unwrap_or(Value::UNBOUND))
}

fn length_hint_reversed(_: &mut Vm, this: Gc<ListReverseIterator>) -> usize {
    let end = this.end.get();
    this.list.get().downcast::<List>().filter(|list| end <= list.items.len()).map_or(0, |_| end)
}

fn reduce_reversed(vm: &mut Vm, this: Gc<ListReverseIterator>) -> PyResult {
    let empty = vm.list(&[]).value();
    sequences::reduce_iterator(vm, "reversed", this.list.get(), this.end.get() as i64 - 1, empty)
}
