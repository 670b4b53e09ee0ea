//! The methods of `list`.

use crate::gc::Gc;
use crate::object::{List, MAX_ITEMS, Tuple};
use crate::types::range::Range;
use crate::types::sequences;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub fn append(vm: &mut Vm, this: Gc<List>, object: Value) {
    this.items.push(&vm.heap, object);
}

pub fn clear(_: &mut Vm, this: Gc<List>) {
    this.items.clear();
}

pub fn copy(vm: &mut Vm, this: Gc<List>) -> Gc<List> {
    vm.list(this.items.as_slice())
}

pub fn count(vm: &mut Vm, this: Gc<List>, value: Value) -> PyResult<i64> {
    sequences::count(vm, |index| this.items.get(index), value)
}

/// Appends the items of an iterable one by one: what comes before an exception stays.
pub fn extend(vm: &mut Vm, this: Gc<List>, iterable: Value) -> PyResult<()> {
    if let Some(tuple) = iterable.downcast_exact::<Tuple>() {
        this.items.extend(&vm.heap, tuple.as_slice());
        return Ok(());
    }
    if let Some(other) = iterable.downcast_exact::<List>() {
        // The list may be extended by itself.
        let items = if other == this { other.items.duplicate(&vm.heap) } else { crate::gc::Items::new() };
        let source = if other == this { &items } else { &other.items };
        this.items.extend(&vm.heap, source.as_slice());
        return Ok(());
    }
    if let Some((start, count, step)) = iterable.downcast::<Range>().and_then(|range| range.as_small()) {
        if count as usize > MAX_ITEMS {
            return Err(vm.memory_error());
        }
        vm.check_memory(count as usize * std::mem::size_of::<Value>())?;
        this.items.reserve(&vm.heap, this.items.len() + count as usize);
        (0..count).for_each(|nth| this.items.push(&vm.heap, Value::from_small(start + nth * step)));
        return Ok(());
    }
    let iterator = vm.iter(iterable)?;
    vm.check_length_hint(iterable)?;
    while let Some(item) = vm.next(iterator)?.bound() {
        if this.items.len() >= MAX_ITEMS {
            return Err(vm.memory_error());
        }
        vm.check_exhaustion()?;
        this.items.push(&vm.heap, item);
    }
    Ok(())
}

pub fn index(vm: &mut Vm, this: Gc<List>, value: Value, start: Value, stop: Value) -> PyResult<usize> {
    let (start, stop) = sequences::bounds(vm, start, stop, this.items.len())?;
    match sequences::find(vm, |index| this.items.get(index), value, start, stop)? {
        Some(index) => Ok(index),
        None => Err(sequences::not_in(vm, value, "list")?),
    }
}

pub fn insert(vm: &mut Vm, this: Gc<List>, index: i64, object: Value) {
    let len = this.items.len() as i64;
    let index = if index < 0 { index.saturating_add(len).max(0) } else { index.min(len) };
    this.items.insert(&vm.heap, index as usize, object);
}

pub fn pop(vm: &mut Vm, this: Gc<List>, index: i64) -> PyResult {
    let len = this.items.len();
    if len == 0 {
        return Err(vm.index_error("pop from empty list"));
    }
    if index == -1 {
        return Ok(this.items.pop().unwrap_or(Value::NONE));
    }
    let index = vm.item_position(index, len, "pop")?;
    Ok(this.items.remove(index))
}

pub fn remove(vm: &mut Vm, this: Gc<List>, value: Value) -> PyResult<()> {
    match sequences::find(vm, |index| this.items.get(index), value, 0, usize::MAX)? {
        // Comparing may have shortened the list.
        Some(index) if index < this.items.len() => {
            this.items.remove(index);
            Ok(())
        }
        Some(_) => Ok(()),
        None => Err(vm.value_error("list.remove(x): x not in list")),
    }
}

pub fn reverse(_: &mut Vm, this: Gc<List>) {
    this.items.reverse();
}

/// CPython's size of a list whose array has no spare room.
pub fn size_of(_: &mut Vm, this: Gc<List>) -> usize {
    40 + 8 * this.items.len()
}
