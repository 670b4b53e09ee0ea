//! What sets do with each other. Which operand is walked, and when tables are resized, decides the order of the result, so
//! this follows CPython's `Objects/setobject.c`.

use super::table::Set;
use crate::gc::Gc;
use crate::object::Dict;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// Calls `visit` with every key and its hash.
fn for_each_key(vm: &mut Vm, set: Gc<Set>, mut visit: impl FnMut(&mut Vm, Value, i64) -> PyResult<bool>) -> PyResult<()> {
    let mut at = 0;
    while let Some((place, key, hash)) = set.next_from(at) {
        if !visit(vm, key, hash)? {
            break;
        }
        at = place + 1;
    }
    Ok(())
}

/// A set of the same built-in class with the same keys.
pub fn copy(vm: &mut Vm, set: Gc<Set>) -> PyResult<Gc<Set>> {
    let result = vm.set_like(set);
    result.merge(vm, set)?;
    Ok(result)
}

/// Adds everything of an iterable.
pub fn update(vm: &mut Vm, set: Gc<Set>, other: Value) -> PyResult<()> {
    if let Some(other) = other.downcast::<Set>() {
        return set.merge(vm, other);
    }
    if let Some(other) = other.downcast_exact::<Dict>() {
        return set.merge_dict(vm, other);
    }
    vm.for_each(other, |vm, item| set.add(vm, item).map(|_| true))
}

pub fn difference(vm: &mut Vm, set: Gc<Set>, other: Value) -> PyResult<Gc<Set>> {
    let (as_set, as_dict) = (other.downcast::<Set>(), other.downcast_exact::<Dict>());
    let other_len = as_set.map(|other| other.len()).or(as_dict.map(|other| other.len()));
    if other_len.is_none_or(|other_len| set.len() >> 2 > other_len) {
        let result = copy(vm, set)?;
        difference_update(vm, result, other)?;
        return Ok(result);
    }
    let result = vm.set_like(set);
    for_each_key(vm, set, |vm, key, hash| {
        let is_there = match (as_set, as_dict) {
            (Some(other), _) => other.find(vm, key, hash)?.is_some(),
            (None, Some(other)) => other.contains(vm, key)?,
            (None, None) => false,
        };
        if !is_there {
            result.add_hashed(vm, key, hash)?;
        }
        Ok(true)
    })?;
    Ok(result)
}

/// Removes everything that is in an iterable.
pub fn difference_update(vm: &mut Vm, set: Gc<Set>, other: Value) -> PyResult<()> {
    if set.value() == other {
        set.clear();
        return Ok(());
    }
    match other.downcast::<Set>() {
        Some(mut other) => {
            if other.len() >> 3 > set.len() {
                other = intersection(vm, set, other.value())?;
            }
            for_each_key(vm, other, |vm, key, hash| set.discard_hashed(vm, key, hash).map(|_| true))?;
        }
        None => vm.for_each(other, |vm, item| {
            let hash = vm.hash(item)?;
            set.discard_hashed(vm, item, hash).map(|_| true)
        })?,
    }
    set.shrink(&vm.heap);
    Ok(())
}

pub fn intersection(vm: &mut Vm, set: Gc<Set>, other: Value) -> PyResult<Gc<Set>> {
    if set.value() == other {
        return copy(vm, set);
    }
    let result = vm.set_like(set);
    match other.downcast::<Set>() {
        Some(other) => {
            let (small, large) = if other.len() > set.len() { (set, other) } else { (other, set) };
            for_each_key(vm, small, |vm, key, hash| {
                if large.find(vm, key, hash)?.is_some() {
                    result.add_hashed(vm, key, hash)?;
                }
                Ok(true)
            })?;
        }
        None => vm.for_each(other, |vm, item| {
            let hash = vm.hash(item)?;
            if set.find(vm, item, hash)?.is_none() {
                return Ok(true);
            }
            result.add_hashed(vm, item, hash)?;
            Ok(result.len() < set.len())
        })?,
    }
    Ok(result)
}

/// Adds what is only in `other`, removes what is in both.
pub fn symmetric_difference_update(vm: &mut Vm, set: Gc<Set>, other: Value) -> PyResult<()> {
    if set.value() == other {
        set.clear();
        return Ok(());
    }
    if let Some(other) = other.downcast_exact::<Dict>() {
        let mut at = 0;
        while let Some((index, key, _)) = other.next_entry(at) {
            let hash = vm.hash(key)?;
            toggle(vm, set, key, hash)?;
            at = index + 1;
        }
        return Ok(());
    }
    let other = match other.downcast::<Set>() {
        Some(other) => other,
        None => {
            let copy = vm.set_like(set);
            update(vm, copy, other)?;
            copy
        }
    };
    for_each_key(vm, other, |vm, key, hash| toggle(vm, set, key, hash).map(|()| true))
}

fn toggle(vm: &mut Vm, set: Gc<Set>, key: Value, hash: i64) -> PyResult<()> {
    if !set.discard_hashed(vm, key, hash)? {
        set.add_hashed(vm, key, hash)?;
    }
    Ok(())
}

pub fn symmetric_difference(vm: &mut Vm, set: Gc<Set>, other: Value) -> PyResult<Gc<Set>> {
    let result = vm.set_like(set);
    update(vm, result, other)?;
    symmetric_difference_update(vm, result, set.value())?;
    Ok(result)
}

pub fn is_subset(vm: &mut Vm, set: Gc<Set>, other: Gc<Set>) -> PyResult<bool> {
    if set.len() > other.len() {
        return Ok(false);
    }
    let mut holds = true;
    for_each_key(vm, set, |vm, key, hash| {
        holds = other.find(vm, key, hash)?.is_some();
        Ok(holds)
    })?;
    Ok(holds)
}

pub fn is_equal(vm: &mut Vm, set: Gc<Set>, other: Gc<Set>) -> PyResult<bool> {
    let (one, two) = (set.hash.get(), other.hash.get());
    if set.len() != other.len() || one != -1 && two != -1 && one != two {
        return Ok(false);
    }
    is_subset(vm, set, other)
}

pub fn is_disjoint(vm: &mut Vm, set: Gc<Set>, other: Value) -> PyResult<bool> {
    if set.value() == other {
        return Ok(set.is_empty());
    }
    let mut holds = true;
    match other.downcast::<Set>() {
        Some(other) => {
            let (small, large) = if other.len() > set.len() { (set, other) } else { (other, set) };
            for_each_key(vm, small, |vm, key, hash| {
                holds = large.find(vm, key, hash)?.is_none();
                Ok(holds)
            })?;
        }
        None => vm.for_each(other, |vm, item| {
            holds = !set.contains(vm, item)?;
            Ok(holds)
        })?,
    }
    Ok(holds)
}
