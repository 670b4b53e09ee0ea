//! The iterators of `dict` and its views, in both directions.

use std::cell::Cell;

use crate::gc::Gc;
use crate::methods;
use crate::object::{Dict, Kind, Slots, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// What an iterator shows of each entry, for the loop that walks it without a call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shows {
    Key,
    Value,
    /// Both: as a new tuple, unless the loop takes pairs.
    Item,
    /// Not for that loop: the other direction.
    Other,
}

crate::untraced!(Shows);

crate::object! {
    /// An iterator over a dict; the dict is unbound at the end.
    pub struct DictIterator {
        pub dict: Cell<Value>,
        /// The entry to look at next; for a reverse iterator the one behind it.
        pub index: Cell<usize>,
        /// The dict's length when the iterator was made; no length at all once it was found changed.
        pub len: Cell<usize>,
        /// Entries not yet seen.
        pub left: Cell<usize>,
        pub shows: Cell<Shows>,
    }
}

macro_rules! iterator_types {
    ($($name:ident = $id:ident, $python:literal, $next:expr;)*) => {$(
        pub static $name: TypeSpec = TypeSpec {
            kind: Some(Kind::DictIterator),
            is_base: false,
            slots: Slots { iter: Some(|_, value| Ok(value)), iter_next: Some($next), ..Slots::NONE },
            methods: methods!["__length_hint__(self, /)" => length_hint, "__reduce__(self, /)" => reduce],
            ..TypeSpec::new(TypeId::$id, $python)
        };
    )*};
}

iterator_types! {
    DICT_KEY_ITERATOR = DictKeyIterator, "dict_keyiterator", next_key;
    DICT_VALUE_ITERATOR = DictValueIterator, "dict_valueiterator", next_value;
    DICT_ITEM_ITERATOR = DictItemIterator, "dict_itemiterator", next_item;
    DICT_REVERSE_KEY_ITERATOR = DictReverseKeyIterator, "dict_reversekeyiterator", previous_key;
    DICT_REVERSE_VALUE_ITERATOR = DictReverseValueIterator, "dict_reversevalueiterator", previous_value;
    DICT_REVERSE_ITEM_ITERATOR = DictReverseItemIterator, "dict_reverseitemiterator", previous_item;
}

/// A new iterator of one of the six types.
pub fn iterator(vm: &mut Vm, dict: Gc<Dict>, id: TypeId) -> Value {
    let is_reverse = matches!(id, TypeId::DictReverseKeyIterator | TypeId::DictReverseValueIterator | TypeId::DictReverseItemIterator);
    let index = if is_reverse { dict.n_entries.get() } else { 0 };
    let shows = match id {
        TypeId::DictKeyIterator => Shows::Key,
        TypeId::DictValueIterator => Shows::Value,
        TypeId::DictItemIterator => Shows::Item,
        _ => Shows::Other,
    };
    let [len, left] = [dict.len(); 2].map(Cell::new);
    let iterator = DictIterator::new(vm.header_of(id), Cell::new(dict.value()), Cell::new(index), len, left, Cell::new(shows));
    vm.heap.alloc(iterator).value()
}

impl DictIterator {
    /// The next key or value, in the common case: the dict is as it was, and its next entry is not deleted. Calls nothing.
    #[inline(always)]
    pub fn fast_next(&self) -> Option<Value> {
        match self.shows.get() {
            Shows::Key => self.fast_entry().map(|(key, _)| key),
            Shows::Value => self.fast_entry().map(|(_, value)| value),
            Shows::Item | Shows::Other => None,
        }
    }

    /// Whether the dict is as it was, or forgotten: the next item comes without an exception.
    pub fn is_steady(&self) -> bool {
        self.dict.get().downcast::<Dict>().is_none_or(|dict| dict.len() == self.len.get())
    }

    /// As `fast_next`, for iterators over items.
    #[inline(always)]
    pub fn fast_next_pair(&self) -> Option<(Value, Value)> {
        if self.shows.get() == Shows::Item { self.fast_entry() } else { None }
    }

    #[inline(always)]
    fn fast_entry(&self) -> Option<(Value, Value)> {
        let dict = self.dict.get().downcast::<Dict>()?;
        if dict.len() != self.len.get() {
            return None;
        }
        let index = self.index.get();
        let entry = dict.fast_entry(index)?;
        self.left.set(self.left.get().checked_sub(1)?);
        self.index.set(index + 1);
        Some(entry)
    }
}

/// A step: key and value, or `None` at the end.
#[inline]
fn step(vm: &mut Vm, value: Value, is_reverse: bool) -> PyResult<Option<(Value, Value)>> {
    let iterator = value.downcast::<DictIterator>().expect("the slot belongs to dict iterators");
    let Some(dict) = iterator.dict.get().downcast::<Dict>() else { return Ok(None) };
    if dict.len() != iterator.len.get() {
        iterator.len.set(usize::MAX);
        return Err(changed(vm, dict, "dictionary changed size during iteration"));
    }
    let index = iterator.index.get();
    let found = if is_reverse { dict.previous_entry(index) } else { dict.next_entry(index) };
    let Some((found, key, value)) = found else {
        iterator.dict.set(Value::UNBOUND);
        return Ok(None);
    };
    let left = iterator.left.get();
    if left == 0 && !is_reverse {
        iterator.dict.set(Value::UNBOUND);
        return Err(changed(vm, dict, "dictionary keys changed during iteration"));
    }
    iterator.left.set(left.saturating_sub(1));
    iterator.index.set(if is_reverse { found } else { found + 1 });
    Ok(Some((key, value)))
}

/// RuntimeError about a dict that was changed.
#[cold]
fn changed(vm: &mut Vm, dict: Gc<Dict>, message: &str) -> Raised {
    let is_ordered = vm.is_instance(dict.value(), TypeId::OrderedDict);
    let message = if is_ordered { "OrderedDict mutated during iteration" } else { message };
    vm.raise(TypeId::RuntimeError, message.into())
}

fn next_key(vm: &mut Vm, iterator: Value) -> PyResult {
    Ok(step(vm, iterator, false)?.map_or(Value::UNBOUND, |(key, _)| key))
}

fn next_value(vm: &mut Vm, iterator: Value) -> PyResult {
    Ok(step(vm, iterator, false)?.map_or(Value::UNBOUND, |(_, value)| value))
}

fn next_item(vm: &mut Vm, iterator: Value) -> PyResult {
    Ok(step(vm, iterator, false)?.map_or(Value::UNBOUND, |(key, value)| vm.tuple(&[key, value]).value()))
}

fn previous_key(vm: &mut Vm, iterator: Value) -> PyResult {
    Ok(step(vm, iterator, true)?.map_or(Value::UNBOUND, |(key, _)| key))
}

fn previous_value(vm: &mut Vm, iterator: Value) -> PyResult {
    Ok(step(vm, iterator, true)?.map_or(Value::UNBOUND, |(_, value)| value))
}

fn previous_item(vm: &mut Vm, iterator: Value) -> PyResult {
    Ok(step(vm, iterator, true)?.map_or(Value::UNBOUND, |(key, value)| vm.tuple(&[key, value]).value()))
}

/// A list of what is left, which is taken from a copy: the iterator stays where it is.
fn reduce(vm: &mut Vm, this: Gc<DictIterator>) -> PyResult {
    let header = vm.class_of(this.value()).instance_header();
    let copy = DictIterator::new(header, this.dict.clone(), this.index.clone(), this.len.clone(), this.left.clone(), this.shows.clone());
    let copy = vm.heap.alloc(copy).value();
    let left = vm.collect_list(copy)?.value();
    crate::types::iterators::iter_of(vm, left)
}

fn length_hint(_: &mut Vm, iterator: Gc<DictIterator>) -> usize {
    match iterator.dict.get().downcast::<Dict>() {
        Some(dict) if dict.len() == iterator.len.get() => iterator.left.get(),
        _ => 0,
    }
}
