//! Iterators that put items together: `batched`, `groupby`, `pairwise`.

use std::cell::Cell;

use crate::gc::{Gc, Items};
use crate::object::{Arguments, Type, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// `batched(iterable, n, strict)`; the iterator is unbound at the end.
    pub struct Batched {
        pub iterator: Cell<Value>,
        pub size: Cell<usize>,
        pub is_strict: Cell<bool>,
    }
}

crate::object! {
    /// `groupby(iterable, key)`. The current item and its key are unbound when the next ones must be fetched.
    pub struct GroupBy {
        pub iterator: Cell<Value>,
        pub function: Cell<Value>,
        /// The key of the group that was handed out last.
        pub target: Cell<Value>,
        pub key: Cell<Value>,
        pub item: Cell<Value>,
        /// The group that may still take items.
        pub group: Cell<Value>,
    }
}

crate::object! {
    /// A group of `groupby`.
    pub struct Grouper {
        pub parent: Cell<Gc<GroupBy>>,
        pub target: Cell<Value>,
    }
}

crate::object! {
    /// `pairwise(iterable)`; the iterator is unbound at the end.
    pub struct Pairwise {
        pub iterator: Cell<Value>,
        pub previous: Cell<Value>,
    }
}

pub fn new_batched(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    if arguments.n_positional() > 2 {
        let given = arguments.values.len();
        return Err(vm.type_error(format!("batched() takes exactly 2 positional arguments ({given} given)")));
    }
    let [iterable, size, strict] = arguments.bind(vm, "batched", ["iterable", "n", "strict"], 2)?;
    let size = vm.index_i64(size)?;
    if size < 1 {
        return Err(vm.value_error("n must be at least one"));
    }
    let is_strict = match strict.bound() {
        Some(strict) => vm.is_true(strict)?,
        None => false,
    };
    let iterator = vm.iter(iterable)?;
    Ok(vm.heap.alloc(Batched::new(class.instance_header(), Cell::new(iterator), Cell::new(size as usize), Cell::new(is_strict))).value())
}

pub fn next_of_batched(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Batched>().expect("the slot belongs to batched");
    let Some(iterator) = this.iterator.get().bound() else { return Ok(Value::UNBOUND) };
    let items = Items::new();
    while items.len() < this.size.get() {
        let Some(item) = vm.next(iterator)?.bound() else {
            this.iterator.set(Value::UNBOUND);
            if items.is_empty() {
                return Ok(Value::UNBOUND);
            }
            if this.is_strict.get() {
                return Err(vm.value_error("batched(): incomplete batch"));
            }
            break;
        };
        items.push(&vm.heap, item);
    }
    Ok(vm.tuple(items.as_slice()).value())
}

pub fn new_group_by(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let [iterable, key] = arguments.bind(vm, "groupby", ["iterable", "key"], 1)?;
    let iterator = vm.iter(iterable)?;
    let function = Cell::new(key.bound().unwrap_or(Value::NONE));
    let [target, key, item, group] = [Value::UNBOUND; 4].map(Cell::new);
    Ok(vm.heap.alloc(GroupBy::new(class.instance_header(), Cell::new(iterator), function, target, key, item, group)).value())
}

/// Fetches the next item and its key; whether there is one.
fn step(vm: &mut Vm, this: &GroupBy) -> PyResult<bool> {
    let Some(item) = vm.next(this.iterator.get())?.bound() else { return Ok(false) };
    let function = this.function.get();
    let key = if function.is_none() { item } else { vm.call(function, &[item])? };
    this.item.set(item);
    this.key.set(key);
    Ok(true)
}

pub fn next_of_group_by(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<GroupBy>().expect("the slot belongs to groupby");
    this.group.set(Value::UNBOUND);
    loop {
        if let Some(key) = this.key.get().bound() {
            let Some(target) = this.target.get().bound() else { break };
            if !vm.is_equal(target, key)? {
                break;
            }
        }
        if !step(vm, &this)? {
            return Ok(Value::UNBOUND);
        }
    }
    let key = this.key.get();
    this.target.set(key);
    let group = vm.heap.alloc(Grouper::new(vm.header_of(TypeId::Grouper), Cell::new(this), Cell::new(key))).value();
    this.group.set(group);
    Ok(vm.tuple(&[key, group]).value())
}

pub fn next_of_grouper(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Grouper>().expect("the slot belongs to groups");
    let parent = this.parent.get();
    if parent.group.get() != value {
        return Ok(Value::UNBOUND);
    }
    if parent.item.get().is_unbound() && !step(vm, &parent)? {
        return Ok(Value::UNBOUND);
    }
    if !vm.is_equal(this.target.get(), parent.key.get())? {
        return Ok(Value::UNBOUND);
    }
    parent.key.set(Value::UNBOUND);
    Ok(parent.item.replace(Value::UNBOUND))
}

pub fn new_pairwise(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let arguments = arguments.for_constructor(vm, class, "pairwise")?;
    let &[iterable] = arguments.values else {
        return Err(vm.type_error(format!("pairwise expected 1 argument, got {}", arguments.values.len())));
    };
    let iterator = vm.iter(iterable)?;
    Ok(vm.heap.alloc(Pairwise::new(class.instance_header(), Cell::new(iterator), Cell::new(Value::UNBOUND))).value())
}

pub fn next_of_pairwise(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Pairwise>().expect("the slot belongs to pairwise");
    let Some(iterator) = this.iterator.get().bound() else { return Ok(Value::UNBOUND) };
    let previous = match this.previous.get().bound() {
        Some(previous) => previous,
        None => vm.next(iterator)?,
    };
    let next = if previous.is_unbound() { previous } else { vm.next(iterator)? };
    this.previous.set(next);
    if next.is_unbound() {
        this.iterator.set(Value::UNBOUND);
        return Ok(next);
    }
    Ok(vm.tuple(&[previous, next]).value())
}
