//! `anext(async_iterator, default)`: an awaitable that gives the default where the iterator is at its end.

use std::cell::Cell;

use super::asynchronous::AsyncAwaitable;
use super::drive::Outcome;
use super::generator_of;
use crate::gc::Gc;
use crate::methods;
use crate::object::{Known, Kind, Slots, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

pub static ANEXT_AWAITABLE: TypeSpec = TypeSpec {
    kind: Some(Kind::AnextAwaitable),
    is_base: false,
    slots: Slots {
        iter: Some(|_, value| Ok(value)),
        await_: Some(|_, value| Ok(value)),
        iter_next: Some(|vm, value| {
            let this = value.downcast::<AnextAwaitable>().expect("the slots of awaitables are called with awaitables");
            send(vm, this, Value::NONE)
        }),
        ..Slots::NONE
    },
    methods: methods![
        "send(self, object, /)" => send,
        "throw(self, typ, val=<unrepresentable>, tb=<unrepresentable>, /)" => throw,
        "close(self, /)" => close,
    ],
    ..TypeSpec::new(TypeId::AnextAwaitable, "anext_awaitable")
};

crate::object! {
    /// What `__anext__` gave, and the default.
    pub struct AnextAwaitable {
        pub awaitable: Cell<Value>,
        pub default: Cell<Value>,
    }
}

impl Vm {
    /// `anext(iterator)`, `anext(iterator, default)`
    pub fn anext(&mut self, iterator: Value, default: Option<Value>) -> PyResult {
        let slot = self.class_of(iterator).slots().anext;
        let Some(slot) = slot else {
            let class = self.type_name(iterator);
            return Err(self.type_error(format!("'{class}' object is not an async iterator")));
        };
        let awaitable = slot(self, iterator)?;
        let Some(default) = default else { return Ok(awaitable) };
        let header = self.header_of(TypeId::AnextAwaitable);
        Ok(self.heap.alloc(AnextAwaitable::new(header, Cell::new(awaitable), Cell::new(default))).value())
    }

    /// `receiver.send(value)`, or `next(receiver)` for None.
    pub fn send_to(&mut self, receiver: Value, value: Value) -> PyResult<Outcome> {
        if let Some(generator) = generator_of(receiver) {
            return self.generator_send(generator, value);
        }
        if let Some(step) = receiver.downcast::<AsyncAwaitable>() {
            return self.awaitable_send(step, value);
        }
        let result = if value.is_none() {
            let slot = self.class_of(receiver).slots().iter_next;
            match slot {
                Some(slot) => slot(self, receiver),
                None => {
                    let class = self.type_name(receiver);
                    Err(self.type_error(format!("'{class}' object is not an iterator")))
                }
            }
        } else {
            let name = self.known(Known::send_);
            let method = self.get_attr(receiver, name)?;
            self.call(method, &[value])
        };
        match result {
            Ok(Value::UNBOUND) => Ok(Outcome::Returned(Value::NONE)),
            Ok(item) => Ok(Outcome::Yielded(item)),
            Err(Raised) if self.raised_is(TypeId::StopIteration) => {
                let stop = self.take_raised();
                Ok(Outcome::Returned(self.exception_attribute(stop, Known::value_).unwrap_or(Value::NONE)))
            }
            Err(Raised) => Err(Raised),
        }
    }
}

/// The iterator that awaiting what `__anext__` gave runs.
fn iterator(vm: &mut Vm, this: Gc<AnextAwaitable>) -> PyResult {
    vm.awaitable_iterator(this.awaitable.get(), 0)
}

/// The result of a step, with the default at the end of the async iterator.
fn with_default(vm: &mut Vm, this: Gc<AnextAwaitable>, result: PyResult) -> PyResult {
    match result {
        Err(Raised) if vm.raised_is(TypeId::StopAsyncIteration) => {
            vm.raised = Value::NONE;
            Err(vm.stop_iteration(this.default.get()))
        }
        result => result,
    }
}

fn send(vm: &mut Vm, this: Gc<AnextAwaitable>, arg: Value) -> PyResult {
    let iterator = iterator(vm, this)?;
    let result = match vm.send_to(iterator, arg) {
        Ok(outcome) => outcome.sent(vm),
        Err(Raised) => Err(Raised),
    };
    with_default(vm, this, result)
}

fn throw(vm: &mut Vm, this: Gc<AnextAwaitable>, typ: Value, val: Option<Value>, tb: Option<Value>) -> PyResult {
    let iterator = iterator(vm, this)?;
    let name = vm.known(Known::throw_);
    let method = vm.get_attr(iterator, name)?;
    let given = vm.list(&[typ]);
    for value in [val, tb].into_iter().flatten() {
        given.items.push(&vm.heap, value);
    }
    let result = vm.call(method, given.items.as_slice());
    with_default(vm, this, result)
}

fn close(vm: &mut Vm, this: Gc<AnextAwaitable>) -> PyResult {
    let iterator = iterator(vm, this)?;
    let name = vm.known(Known::close_);
    let method = vm.get_attr(iterator, name)?;
    let result = vm.call(method, &[]);
    with_default(vm, this, result)
}
