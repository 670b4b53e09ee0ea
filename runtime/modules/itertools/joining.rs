//! Iterators over several others, or several over one: `accumulate`, `chain`, `tee`, `zip_longest`.

use std::cell::Cell;

use crate::gc::{Gc, Items};
use crate::methods;
use crate::object::{Arguments, BinaryOp, List, Method, Tuple, Type, TypeId};
use crate::types::generic_alias::class_getitem;
use crate::types::iterators::{name_text, refuse_keywords};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// `accumulate(iterable, func, initial)`; the total is unbound before the first item.
    pub struct Accumulate {
        pub iterator: Cell<Value>,
        pub function: Cell<Value>,
        pub total: Cell<Value>,
        /// What comes first, or None.
        pub initial: Cell<Value>,
    }
}

crate::object! {
    /// `chain(*iterables)`; both are unbound when there is nothing more.
    pub struct Chain {
        pub sources: Cell<Value>,
        pub current: Cell<Value>,
    }
}

crate::object! {
    /// One iterator of `tee`. All of them walk one chain of lists: an empty list is still to be filled, one with a single item is being
    /// filled, a filled one has an item and the next list.
    pub struct Tee {
        pub iterator: Cell<Value>,
        pub link: Cell<Gc<List>>,
    }
}

crate::object! {
    /// `zip_longest(*iterables, fillvalue=None)`; an iterator that has ended is unbound.
    pub struct ZipLongest {
        pub iterators: Items,
        pub fill: Cell<Value>,
        pub n_active: Cell<usize>,
    }
}

pub static CHAIN_METHODS: &[Method] = methods![
    "from_iterable(type, iterable, /)" => from_iterable,
    "__class_getitem__(cls, item, /)" => class_getitem,
];

pub static TEE_METHODS: &[Method] = methods!["__copy__(self, /)" => copy_of_tee];

pub fn new_accumulate(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    if arguments.n_positional() > 2 {
        let given = arguments.values.len();
        return Err(vm.type_error(format!("accumulate() takes at most 2 positional arguments ({given} given)")));
    }
    let [iterable, function, initial] = arguments.bind(vm, "accumulate", ["iterable", "func", "initial"], 1)?;
    let iterator = vm.iter(iterable)?;
    let [function, initial] = [function, initial].map(|value| Cell::new(value.bound().unwrap_or(Value::NONE)));
    Ok(vm.heap.alloc(Accumulate::new(class.instance_header(), Cell::new(iterator), function, Cell::new(Value::UNBOUND), initial)).value())
}

pub fn next_of_accumulate(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Accumulate>().expect("the slot belongs to accumulate");
    let initial = this.initial.replace(Value::NONE);
    if !initial.is_none() {
        this.total.set(initial);
        return Ok(initial);
    }
    let Some(item) = vm.next(this.iterator.get())?.bound() else { return Ok(Value::UNBOUND) };
    let total = match this.total.get().bound() {
        None => item,
        Some(total) if this.function.get().is_none() => vm.binary(BinaryOp::Add, total, item)?,
        Some(total) => vm.call(this.function.get(), &[total, item])?,
    };
    this.total.set(total);
    Ok(total)
}

fn chain(vm: &mut Vm, class: Gc<Type>, sources: Value) -> PyResult {
    let sources = vm.iter(sources)?;
    Ok(vm.heap.alloc(Chain::new(class.instance_header(), Cell::new(sources), Cell::new(Value::UNBOUND))).value())
}

pub fn new_chain(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let arguments = arguments.for_constructor(vm, class, "chain")?;
    let sources = vm.tuple(arguments.values).value();
    chain(vm, class, sources)
}

fn from_iterable(vm: &mut Vm, class: Gc<Type>, iterable: Value) -> PyResult {
    chain(vm, class, iterable)
}

pub fn next_of_chain(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Chain>().expect("the slot belongs to chain");
    loop {
        if let Some(current) = this.current.get().bound() {
            if let Some(item) = vm.next(current)?.bound() {
                return Ok(item);
            }
            this.current.set(Value::UNBOUND);
        }
        let Some(sources) = this.sources.get().bound() else { return Ok(Value::UNBOUND) };
        let next = vm.next(sources);
        let Ok(Some(source)) = next.map(Value::bound) else {
            this.sources.set(Value::UNBOUND);
            return next;
        };
        match vm.iter(source) {
            Ok(iterator) => this.current.set(iterator),
            Err(raised) => {
                this.sources.set(Value::UNBOUND);
                return Err(raised);
            }
        }
    }
}

/// A new `tee` iterator over an iterable; one over a `tee` iterator continues it.
fn tee_over(vm: &mut Vm, iterable: Value) -> PyResult<Gc<Tee>> {
    let iterator = vm.iter(iterable)?;
    if let Some(tee) = iterator.downcast::<Tee>() {
        return Ok(copy_of_tee(vm, tee));
    }
    let link = vm.list(&[]);
    Ok(vm.heap.alloc(Tee::new(vm.header_of(TypeId::Tee), Cell::new(iterator), Cell::new(link))))
}

fn copy_of_tee(vm: &mut Vm, this: Gc<Tee>) -> Gc<Tee> {
    vm.heap.alloc(Tee::new(vm.header_of(TypeId::Tee), this.iterator.clone(), this.link.clone()))
}

pub fn new_tee(vm: &mut Vm, _: Gc<Type>, arguments: Arguments) -> PyResult {
    refuse_keywords(vm, "_tee", arguments)?;
    let &[iterable] = arguments.values else {
        return Err(vm.type_error(format!("_tee expected 1 argument, got {}", arguments.values.len())));
    };
    Ok(tee_over(vm, iterable)?.value())
}

pub fn tee(vm: &mut Vm, iterable: Value, n: i64) -> PyResult<Gc<Tuple>> {
    if n < 0 {
        return Err(vm.value_error("n must be >= 0"));
    }
    let result = Items::new();
    if n > 0 {
        let first = tee_over(vm, iterable)?;
        result.push(&vm.heap, first.value());
        for _ in 1..n {
            let copy = copy_of_tee(vm, first);
            result.push(&vm.heap, copy.value());
        }
    }
    Ok(vm.tuple(result.as_slice()))
}

pub fn next_of_tee(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Tee>().expect("the slot belongs to tee");
    let link = this.link.get();
    if link.items.len() == 1 {
        return Err(vm.raise(TypeId::RuntimeError, "cannot re-enter the tee iterator".to_owned()));
    }
    if link.items.is_empty() {
        link.items.push(&vm.heap, Value::NONE);
        let item = vm.next(this.iterator.get());
        link.items.clear();
        let Some(item) = item?.bound() else { return Ok(Value::UNBOUND) };
        let next = vm.list(&[]).value();
        link.items.push(&vm.heap, item);
        link.items.push(&vm.heap, next);
    }
    this.link.set(link.items.at(1).downcast().expect("a link is followed by a list"));
    Ok(link.items.at(0))
}

pub fn new_zip_longest(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let mut fill = Value::NONE;
    for (name, value) in arguments.keywords() {
        if name_text(name) != "fillvalue" {
            return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
        }
        fill = value;
    }
    let iterators = Items::new();
    for &iterable in arguments.positionals() {
        let iterator = vm.iter(iterable)?;
        iterators.push(&vm.heap, iterator);
    }
    let n_active = iterators.len();
    Ok(vm.heap.alloc(ZipLongest::new(class.instance_header(), iterators, Cell::new(fill), Cell::new(n_active))).value())
}

pub fn next_of_zip_longest(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<ZipLongest>().expect("the slot belongs to zip_longest");
    if this.n_active.get() == 0 {
        return Ok(Value::UNBOUND);
    }
    let items = Items::with_capacity(&vm.heap, this.iterators.len());
    for index in 0..this.iterators.len() {
        let mut item = this.fill.get();
        if let Some(iterator) = this.iterators.at(index).bound() {
            match vm.next(iterator)?.bound() {
                Some(next) => item = next,
                None => {
                    this.iterators.set(index, Value::UNBOUND);
                    this.n_active.set(this.n_active.get() - 1);
                    if this.n_active.get() == 0 {
                        return Ok(Value::UNBOUND);
                    }
                }
            }
        }
        items.push(&vm.heap, item);
    }
    Ok(vm.tuple(items.as_slice()).value())
}
