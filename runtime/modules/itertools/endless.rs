//! Iterators without an end: `count`, `cycle`, `repeat`.

use std::cell::Cell;

use crate::gc::{Gc, Items};
use crate::methods;
use crate::object::{Arguments, BinaryOp, Method, Type};
use crate::types::dict::write_repr;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// `count(start, step)`
    pub struct Count {
        pub number: Cell<Value>,
        pub step: Cell<Value>,
    }
}

crate::object! {
    /// `cycle(iterable)`; the iterator is unbound once it has ended.
    pub struct Cycle {
        pub iterator: Cell<Value>,
        pub saved: Items,
        pub index: Cell<usize>,
    }
}

crate::object! {
    /// `repeat(object, times)`; below 0 times means endlessly.
    pub struct Repeat {
        pub object: Cell<Value>,
        pub left: Cell<i64>,
    }
}

pub static REPEAT_METHODS: &[Method] = methods!["__length_hint__(self, /)" => repeat_hint];

pub fn new_count(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let [start, step] = arguments.bind(vm, "count", ["start", "step"], 0)?;
    let (start, step) = (start.bound().unwrap_or(Value::from_small(0)), step.bound().unwrap_or(Value::from_small(1)));
    for number in [start, step] {
        let class = vm.class_of(number);
        let slots = *class.slots();
        if slots.index.is_none() && slots.float.is_none() && slots.int.is_none() {
            return Err(vm.type_error("a number is required"));
        }
    }
    Ok(vm.heap.alloc(Count::new(class.instance_header(), Cell::new(start), Cell::new(step))).value())
}

pub fn next_of_count(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Count>().expect("the slot belongs to count");
    let (number, step) = (this.number.get(), this.step.get());
    let next = match (number.as_int(), step.as_int()) {
        (Some(number), Some(step)) => vm.int(number + step),
        _ => vm.binary(BinaryOp::Add, number, step)?,
    };
    this.number.set(next);
    Ok(number)
}

pub fn repr_of_count(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Count>().expect("the slot belongs to count");
    let mut text = b"count(".to_vec();
    write_repr(vm, this.number.get(), &mut text)?;
    if this.step.get().as_int() != Some(1) {
        text.extend_from_slice(b", ");
        write_repr(vm, this.step.get(), &mut text)?;
    }
    text.push(b')');
    Ok(vm.str_from_wtf8(&text).value())
}

pub fn new_cycle(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let arguments = arguments.for_constructor(vm, class, "cycle")?;
    let &[iterable] = arguments.values else {
        return Err(vm.type_error(format!("cycle expected 1 argument, got {}", arguments.values.len())));
    };
    let iterator = vm.iter(iterable)?;
    Ok(vm.heap.alloc(Cycle::new(class.instance_header(), Cell::new(iterator), Items::new(), Cell::new(0))).value())
}

pub fn next_of_cycle(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Cycle>().expect("the slot belongs to cycle");
    if let Some(iterator) = this.iterator.get().bound() {
        if let Some(item) = vm.next(iterator)?.bound() {
            this.saved.push(&vm.heap, item);
            return Ok(item);
        }
        this.iterator.set(Value::UNBOUND);
    }
    let index = this.index.get();
    let Some(item) = this.saved.get(index) else { return Ok(Value::UNBOUND) };
    this.index.set(if index + 1 < this.saved.len() { index + 1 } else { 0 });
    Ok(item)
}

pub fn new_repeat(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let [object, times] = arguments.bind(vm, "repeat", ["object", "times"], 1)?;
    let left = match times.bound() {
        Some(times) => vm.index_i64(times)?.max(0),
        None => -1,
    };
    Ok(vm.heap.alloc(Repeat::new(class.instance_header(), Cell::new(object), Cell::new(left))).value())
}

pub fn next_of_repeat(_: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Repeat>().expect("the slot belongs to repeat");
    let left = this.left.get();
    if left == 0 {
        return Ok(Value::UNBOUND);
    }
    this.left.set(if left > 0 { left - 1 } else { left });
    Ok(this.object.get())
}

pub fn repr_of_repeat(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Repeat>().expect("the slot belongs to repeat");
    let mut text = b"repeat(".to_vec();
    write_repr(vm, this.object.get(), &mut text)?;
    if this.left.get() >= 0 {
        text.extend(format!(", {}", this.left.get()).bytes());
    }
    text.push(b')');
    Ok(vm.str_from_wtf8(&text).value())
}

fn repeat_hint(vm: &mut Vm, this: Gc<Repeat>) -> PyResult<i64> {
    match this.left.get() {
        left @ 0.. => Ok(left),
        _ => Err(vm.type_error("len() of unsized object")),
    }
}
