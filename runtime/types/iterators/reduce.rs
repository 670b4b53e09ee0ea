//! What iterators keep for `copy` and `pickle`: `__reduce__` and `__setstate__`.

use super::{CallableIterator, Enumerate, Filter, Map, Reversed, Zip};
use crate::gc::{Gc, Items};
use crate::object::{Dict, SequenceIterator};
use crate::types::sequences;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// `__reduce__`: the class, its arguments, and perhaps a state.
fn reduced(vm: &mut Vm, object: Value, arguments: &[Value], state: Option<Value>) -> Value {
    let class = vm.class_of(object).value();
    let arguments = vm.tuple(arguments).value();
    match state {
        Some(state) => vm.tuple(&[class, arguments, state]).value(),
        None => vm.tuple(&[class, arguments]).value(),
    }
}

pub fn reduce_sequence(vm: &mut Vm, this: Gc<SequenceIterator>) -> PyResult {
    let empty = vm.tuple(&[]).value();
    sequences::reduce_iterator(vm, "iter", this.sequence.get(), this.index.get(), empty)
}

pub fn reduce_callable(vm: &mut Vm, this: Gc<CallableIterator>) -> PyResult {
    let iter = iter_function(vm);
    let arguments = match this.callable.get().bound() {
        Some(callable) => vm.tuple(&[callable, this.sentinel.get()]).value(),
        None => {
            let empty = vm.tuple(&[]).value();
            vm.tuple(&[empty]).value()
        }
    };
    Ok(vm.tuple(&[iter, arguments]).value())
}

pub fn reduce_enumerate(vm: &mut Vm, this: Gc<Enumerate>) -> Value {
    reduced(vm, this.value(), &[this.iterator.get(), this.count.get()], None)
}

pub fn reduce_zip(vm: &mut Vm, this: Gc<Zip>) -> Value {
    let state = this.is_strict.get().then_some(Value::TRUE);
    reduced(vm, this.value(), this.iterators.as_slice(), state)
}

pub fn set_state_of_zip(_: &mut Vm, this: Gc<Zip>, is_strict: bool) {
    this.is_strict.set(is_strict);
}

pub fn reduce_map(vm: &mut Vm, this: Gc<Map>) -> Value {
    let arguments = Items::from_slice(&vm.heap, &[this.function.get()]);
    arguments.extend(&vm.heap, this.iterators.as_slice());
    reduced(vm, this.value(), arguments.as_slice(), None)
}

pub fn reduce_filter(vm: &mut Vm, this: Gc<Filter>) -> Value {
    reduced(vm, this.value(), &[this.function.get(), this.iterator.get()], None)
}

pub fn reduce_reversed(vm: &mut Vm, this: Gc<Reversed>) -> Value {
    match this.sequence.get().bound() {
        Some(sequence) => {
            let index = vm.int(this.index.get());
            reduced(vm, this.value(), &[sequence], Some(index))
        }
        None => {
            let empty = vm.tuple(&[]).value();
            reduced(vm, this.value(), &[empty], None)
        }
    }
}

/// The index, within the sequence.
pub fn set_state_of_reversed(vm: &mut Vm, this: Gc<Reversed>, index: i64) -> PyResult<()> {
    if let Some(sequence) = this.sequence.get().bound() {
        let len = vm.len(sequence)? as i64;
        this.index.set(index.clamp(-1, len - 1));
    }
    Ok(())
}

/// `iter`
pub fn iter_function(vm: &mut Vm) -> Value {
    let name = vm.intern("iter");
    vm.builtins.downcast::<Dict>().and_then(|builtins| builtins.get_str(name)).unwrap_or(Value::NONE)
}

/// `__reduce__` of an iterator that becomes one over a list.
pub fn iter_of(vm: &mut Vm, list: Value) -> PyResult {
    let iter = iter_function(vm);
    let arguments = vm.tuple(&[list]).value();
    Ok(vm.tuple(&[iter, arguments]).value())
}
