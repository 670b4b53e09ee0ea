//! `_queue`: a queue without an end, whose items threads wait for.
//!
//! Not obvious: the event that threads wait for is the queue's address. Items that were taken leave holes at the beginning of the list, which are
//! given back when there are as many as items.

use std::cell::Cell;

use crate::gc::{Gc, KindInfo};
use crate::modules::thread_::locks::{Patience, patience, wait_until};
use crate::modules::{NativeModule, State, error_class};
use crate::object::{Arguments, Kind, List, Method, Slots, Type, TypeId, TypeSpec};
use crate::types::generic_alias::CLASS_GETITEM;
use crate::types::module::Module;
use crate::types::exceptions::raise_made;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule {
    name: "_queue",
    functions: &[],
    init: Some(init),
    doc: "C implementation of the Python queue module.\nThis module is an implementation detail, please do not use it directly.",
};

crate::object! {
    /// `_queue.SimpleQueue`
    pub struct SimpleQueue {
        pub items: Gc<List>,
        /// The items before this one were taken.
        pub first: Cell<usize>,
    }
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&QUEUE];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::SimpleQueue, KindInfo::of::<SimpleQueue>())];

static QUEUE: TypeSpec = TypeSpec {
    kind: Some(Kind::SimpleQueue),
    slots: Slots { new: Some(new), ..Slots::NONE },
    methods: METHODS,
    class_methods: CLASS_GETITEM,
    doc: "Simple, unbounded, reentrant FIFO queue.",
    ..TypeSpec::new(TypeId::SimpleQueue, "_queue.SimpleQueue")
};

const METHODS: &[Method] = crate::methods![
    "empty(self, /)" => |_: &mut Vm, this: Gc<SimpleQueue>| len(this) == 0,
    "qsize(self, /)" => |_: &mut Vm, this: Gc<SimpleQueue>| len(this),
    "put(self, /, item, block=True, timeout=None)" => |vm: &mut Vm, this: Gc<SimpleQueue>, item: Value, _: bool, _: Value| put(vm, this, item),
    "put_nowait(self, /, item)" => put,
    "get(self, /, block=True, timeout=None)" => get,
    "get_nowait(self, /)" => |vm: &mut Vm, this: Gc<SimpleQueue>| take(vm, this, Patience::None),
];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let class = vm.type_(TypeId::SimpleQueue).value();
    vm.add_to_module(module, "SimpleQueue", class);
    let empty = empty_class(vm)?.value();
    vm.add_to_module(module, "Empty", empty);
    Ok(())
}

fn new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    if !arguments.values.is_empty() && class.is(TypeId::SimpleQueue) {
        return Err(vm.type_error("SimpleQueue() takes no arguments"));
    }
    let items = vm.list(&[]);
    Ok(vm.heap.alloc(SimpleQueue::new(class.instance_header(), items, Cell::new(0))).value())
}

fn len(this: Gc<SimpleQueue>) -> usize {
    this.items.items.len() - this.first.get()
}

fn put(vm: &mut Vm, this: Gc<SimpleQueue>, item: Value) {
    this.items.items.push(&vm.heap, item);
    vm.threads.wake(this.value().address().addr());
}

fn get(vm: &mut Vm, this: Gc<SimpleQueue>, block: bool, timeout: Value) -> PyResult {
    let patience = match (block, timeout) {
        (false, _) => Patience::None,
        (true, Value::NONE) => Patience::Endless,
        (true, timeout) => match patience(vm, timeout)? {
            Patience::Endless => return Err(vm.value_error("'timeout' must be a non-negative number")),
            patience => patience,
        },
    };
    take(vm, this, patience)
}

fn take(vm: &mut Vm, this: Gc<SimpleQueue>, patience: Patience) -> PyResult {
    if !wait_until(vm, this.value(), patience, &|| len(this) > 0)? {
        return Err(raise_empty(vm));
    }
    let (items, first) = (&this.items.items, this.first.get());
    let item = items.at(first);
    items.set(first, Value::NONE);
    this.first.set(first + 1);
    if this.first.get() * 2 >= items.len() {
        items.remove_range(0, this.first.replace(0));
    }
    Ok(item)
}

fn empty_class(vm: &mut Vm) -> PyResult<Gc<Type>> {
    error_class(vm, State::QueueEmpty, "_queue", "Empty", &[TypeId::Exception])
}

fn raise_empty(vm: &mut Vm) -> Raised {
    let class = empty_class(vm);
    raise_made(vm, class, &[])
}
