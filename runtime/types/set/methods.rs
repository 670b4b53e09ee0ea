//! The methods of `set` and `frozenset`.

use super::algebra;
use super::table::Set;
use crate::methods;
use crate::gc::Gc;
use crate::object::{Method, Tuple, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The methods of `set`.
pub static SET: &[Method] = methods![
    "add(self, object, /)" => add,
    "clear(self, /)" => clear,
    "copy(self, /)" => copy,
    "discard(self, object, /)" => discard,
    "difference(self, /, *others)" => difference,
    "difference_update(self, /, *others)" => difference_update,
    "intersection(self, /, *others)" => intersection,
    "intersection_update(self, /, *others)" => intersection_update,
    "isdisjoint(self, other, /)" => algebra::is_disjoint,
    "issubset(self, other, /)" => issubset,
    "issuperset(self, other, /)" => issuperset,
    "pop(self, /)" => pop,
    "remove(self, object, /)" => remove,
    "symmetric_difference(self, other, /)" => algebra::symmetric_difference,
    "symmetric_difference_update(self, other, /)" => algebra::symmetric_difference_update,
    "union(self, /, *others)" => union,
    "update(self, /, *others)" => update,
    "__reduce__(self, /)" => reduce,
    "__sizeof__(self, /)" => |_: &mut Vm, this: Gc<Set>| size_of::<Set>() + 24 * this.len(),
];

/// The methods of `frozenset`.
pub static FROZEN_SET: &[Method] = methods![
    "copy(self, /)" => copy,
    "difference(self, /, *others)" => difference,
    "intersection(self, /, *others)" => intersection,
    "isdisjoint(self, other, /)" => algebra::is_disjoint,
    "issubset(self, other, /)" => issubset,
    "issuperset(self, other, /)" => issuperset,
    "symmetric_difference(self, other, /)" => algebra::symmetric_difference,
    "union(self, /, *others)" => union,
    "__reduce__(self, /)" => reduce,
    "__sizeof__(self, /)" => |_: &mut Vm, this: Gc<Set>| size_of::<Set>() + 24 * this.len(),
];

/// The hash of an item that is searched: a set counts as the frozenset with its content.
pub fn hash_of_item(vm: &mut Vm, item: Value) -> PyResult<i64> {
    let result = vm.hash(item);
    match item.downcast::<Set>() {
        Some(set) if result.is_err() => Ok(vm.catch(result, TypeId::TypeError)?.unwrap_or_else(|| set.content_hash())),
        _ => result,
    }
}

fn add(vm: &mut Vm, this: Gc<Set>, object: Value) -> PyResult<()> {
    this.add(vm, object).map(|_| ())
}

fn clear(_: &mut Vm, this: Gc<Set>) {
    this.clear();
}

fn copy(vm: &mut Vm, this: Gc<Set>) -> PyResult<Gc<Set>> {
    if vm.class_of(this.value()).is(TypeId::FrozenSet) { Ok(this) } else { algebra::copy(vm, this) }
}

fn discard(vm: &mut Vm, this: Gc<Set>, object: Value) -> PyResult<()> {
    let hash = hash_of_item(vm, object)?;
    this.discard_hashed(vm, object, hash).map(|_| ())
}

fn remove(vm: &mut Vm, this: Gc<Set>, object: Value) -> PyResult<()> {
    let hash = hash_of_item(vm, object)?;
    if this.discard_hashed(vm, object, hash)? { Ok(()) } else { Err(vm.key_error(object)) }
}

fn pop(vm: &mut Vm, this: Gc<Set>) -> PyResult {
    match this.pop().bound() {
        Some(key) => Ok(key),
        None => {
            let message = vm.text("pop from an empty set");
            Err(vm.key_error(message))
        }
    }
}

fn union(vm: &mut Vm, this: Gc<Set>, others: Gc<Tuple>) -> PyResult<Gc<Set>> {
    let result = algebra::copy(vm, this)?;
    for &other in others.as_slice().iter().filter(|&&other| other != this.value()) {
        algebra::update(vm, result, other)?;
    }
    Ok(result)
}

fn update(vm: &mut Vm, this: Gc<Set>, others: Gc<Tuple>) -> PyResult<()> {
    others.as_slice().iter().try_for_each(|&other| algebra::update(vm, this, other))
}

fn difference(vm: &mut Vm, this: Gc<Set>, others: Gc<Tuple>) -> PyResult<Gc<Set>> {
    let Some((&first, rest)) = others.as_slice().split_first() else { return copy(vm, this) };
    let result = algebra::difference(vm, this, first)?;
    rest.iter().try_for_each(|&other| algebra::difference_update(vm, result, other))?;
    Ok(result)
}

fn difference_update(vm: &mut Vm, this: Gc<Set>, others: Gc<Tuple>) -> PyResult<()> {
    others.as_slice().iter().try_for_each(|&other| algebra::difference_update(vm, this, other))
}

fn intersection(vm: &mut Vm, this: Gc<Set>, others: Gc<Tuple>) -> PyResult<Gc<Set>> {
    if others.is_empty() {
        return algebra::copy(vm, this);
    }
    others.as_slice().iter().try_fold(this, |result, &other| algebra::intersection(vm, result, other))
}

fn intersection_update(vm: &mut Vm, this: Gc<Set>, others: Gc<Tuple>) -> PyResult<()> {
    let result = intersection(vm, this, others)?;
    this.swap(&result);
    Ok(())
}

fn issubset(vm: &mut Vm, this: Gc<Set>, other: Value) -> PyResult<bool> {
    match other.downcast::<Set>() {
        Some(other) => algebra::is_subset(vm, this, other),
        None => Ok(algebra::intersection(vm, this, other)?.len() == this.len()),
    }
}

fn issuperset(vm: &mut Vm, this: Gc<Set>, other: Value) -> PyResult<bool> {
    if let Some(other) = other.downcast::<Set>() {
        return algebra::is_subset(vm, other, this);
    }
    let mut holds = true;
    vm.for_each(other, |vm, item| {
        holds = this.contains(vm, item)?;
        Ok(holds)
    })?;
    Ok(holds)
}

/// `(class, ([keys],), dict)`, for copy and pickle.
fn reduce(vm: &mut Vm, this: Gc<Set>) -> Value {
    let keys = vm.list(&[]);
    this.iter().for_each(|key| keys.items.push(&vm.heap, key));
    let arguments = vm.tuple(&[keys.value()]).value();
    let state = vm.attribute_dict(this.value()).map_or(Value::NONE, Gc::value);
    let class = vm.class_of(this.value()).value();
    vm.tuple(&[class, arguments, state]).value()
}
