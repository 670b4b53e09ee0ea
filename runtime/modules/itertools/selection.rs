//! Iterators that leave items out, or hand them to a function: `compress`, `dropwhile`, `filterfalse`, `islice`, `starmap`,
//! `takewhile`.

use std::cell::Cell;

use crate::gc::Gc;
use crate::object::{Arguments, Tuple, Type, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// `compress(data, selectors)`
    pub struct Compress {
        pub data: Cell<Value>,
        pub selectors: Cell<Value>,
    }
}

crate::object! {
    /// An iterator and a function that is asked about every item; what its answer means is the class's affair.
    pub struct Selector {
        pub function: Cell<Value>,
        pub iterator: Cell<Value>,
        /// `dropwhile` has started, `takewhile` has stopped.
        pub is_done: Cell<bool>,
    }
}

crate::object! {
    /// `islice(iterable, start, stop, step)`; the iterator is unbound at the end.
    pub struct IteratorSlice {
        pub iterator: Cell<Value>,
        pub next: Cell<i64>,
        /// Below 0 for none.
        pub stop: Cell<i64>,
        pub step: Cell<i64>,
        pub seen: Cell<i64>,
    }
}

pub fn new_compress(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let [data, selectors] = arguments.bind(vm, "compress", ["data", "selectors"], 2)?;
    let data = vm.iter(data)?;
    let selectors = vm.iter(selectors)?;
    Ok(vm.heap.alloc(Compress::new(class.instance_header(), Cell::new(data), Cell::new(selectors))).value())
}

pub fn next_of_compress(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Compress>().expect("the slot belongs to compress");
    loop {
        let Some(item) = vm.next(this.data.get())?.bound() else { return Ok(Value::UNBOUND) };
        let Some(selector) = vm.next(this.selectors.get())?.bound() else { return Ok(Value::UNBOUND) };
        if vm.is_true(selector)? {
            return Ok(item);
        }
    }
}

fn new_selector(vm: &mut Vm, name: &str, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let arguments = arguments.for_constructor(vm, class, name)?;
    let &[function, iterable] = arguments.values else {
        return Err(vm.type_error(format!("{name} expected 2 arguments, got {}", arguments.values.len())));
    };
    let iterator = vm.iter(iterable)?;
    Ok(vm.heap.alloc(Selector::new(class.instance_header(), Cell::new(function), Cell::new(iterator), Cell::new(false))).value())
}

pub fn new_drop_while(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    new_selector(vm, "dropwhile", class, arguments)
}

pub fn new_take_while(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    new_selector(vm, "takewhile", class, arguments)
}

pub fn new_filter_false(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    new_selector(vm, "filterfalse", class, arguments)
}

pub fn new_star_map(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    new_selector(vm, "starmap", class, arguments)
}

fn selector(value: Value) -> Gc<Selector> {
    value.downcast().expect("the slot belongs to these classes")
}

pub fn next_of_drop_while(vm: &mut Vm, value: Value) -> PyResult {
    let this = selector(value);
    loop {
        let Some(item) = vm.next(this.iterator.get())?.bound() else { return Ok(Value::UNBOUND) };
        if this.is_done.get() {
            return Ok(item);
        }
        let answer = vm.call(this.function.get(), &[item])?;
        if !vm.is_true(answer)? {
            this.is_done.set(true);
            return Ok(item);
        }
    }
}

pub fn next_of_take_while(vm: &mut Vm, value: Value) -> PyResult {
    let this = selector(value);
    if this.is_done.get() {
        return Ok(Value::UNBOUND);
    }
    let Some(item) = vm.next(this.iterator.get())?.bound() else { return Ok(Value::UNBOUND) };
    let answer = vm.call(this.function.get(), &[item])?;
    if vm.is_true(answer)? {
        return Ok(item);
    }
    this.is_done.set(true);
    Ok(Value::UNBOUND)
}

pub fn next_of_filter_false(vm: &mut Vm, value: Value) -> PyResult {
    let this = selector(value);
    let function = this.function.get();
    let takes_item = function.is_none() || function == vm.type_(TypeId::Bool).value();
    while let Some(item) = vm.next(this.iterator.get())?.bound() {
        let answer = if takes_item { item } else { vm.call(function, &[item])? };
        if !vm.is_true(answer)? {
            return Ok(item);
        }
    }
    Ok(Value::UNBOUND)
}

pub fn next_of_star_map(vm: &mut Vm, value: Value) -> PyResult {
    let this = selector(value);
    let Some(arguments) = vm.next(this.iterator.get())?.bound() else { return Ok(Value::UNBOUND) };
    let arguments = match arguments.downcast_exact::<Tuple>() {
        Some(arguments) => arguments,
        None => super::collect(vm, arguments)?,
    };
    vm.call(this.function.get(), arguments.as_slice())
}

/// A bound of a slice: an integer from 0 to `sys.maxsize`; `None` if it is not given.
fn bound(vm: &mut Vm, value: Value, message: &str) -> PyResult<Option<i64>> {
    if value.is_none() {
        return Ok(None);
    }
    let number = vm.index(value);
    let number = vm.catch(number, TypeId::TypeError)?.and_then(|number| number.to_i64());
    match number {
        Some(number @ 0..) => Ok(Some(number)),
        _ => Err(vm.value_error(message)),
    }
}

pub fn new_slice(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    const STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const INDICES: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const STEP: &str = "Step for islice() must be a positive integer or None.";
    let arguments = arguments.for_constructor(vm, class, "islice")?;
    let (iterable, start, stop, step) = match *arguments.values {
        [iterable, stop] => (iterable, 0, bound(vm, stop, STOP)?, 1),
        [iterable, start, stop, ref step @ ..] if step.len() < 2 => {
            let stop = bound(vm, stop, STOP)?;
            let start = bound(vm, start, INDICES)?.unwrap_or(0);
            let step = step.first().map_or(Ok(None), |&step| bound(vm, step, STEP))?.unwrap_or(1);
            (iterable, start, stop, step)
        }
        _ if arguments.values.len() < 2 => {
            return Err(vm.type_error(format!("islice expected at least 2 arguments, got {}", arguments.values.len())));
        }
        _ => return Err(vm.type_error(format!("islice expected at most 4 arguments, got {}", arguments.values.len()))),
    };
    if step == 0 {
        return Err(vm.value_error(STEP));
    }
    let iterator = vm.iter(iterable)?;
    let cells = [start, stop.unwrap_or(-1), step, 0].map(Cell::new);
    let [next, stop, step, seen] = cells;
    Ok(vm.heap.alloc(IteratorSlice::new(class.instance_header(), Cell::new(iterator), next, stop, step, seen)).value())
}

pub fn next_of_slice(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<IteratorSlice>().expect("the slot belongs to islice");
    let Some(iterator) = this.iterator.get().bound() else { return Ok(Value::UNBOUND) };
    let stop = this.stop.get();
    while this.seen.get() < this.next.get() {
        if vm.next(iterator)?.is_unbound() {
            this.iterator.set(Value::UNBOUND);
            return Ok(Value::UNBOUND);
        }
        this.seen.set(this.seen.get() + 1);
    }
    let item = if stop >= 0 && this.seen.get() >= stop { Value::UNBOUND } else { vm.next(iterator)? };
    if item.is_unbound() {
        this.iterator.set(Value::UNBOUND);
        return Ok(item);
    }
    this.seen.set(this.seen.get() + 1);
    let next = this.next.get().saturating_add(this.step.get());
    this.next.set(if stop >= 0 { next.min(stop) } else { next });
    Ok(item)
}
