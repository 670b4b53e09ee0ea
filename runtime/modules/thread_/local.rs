//! `_thread._local`: an object whose attributes each thread has for itself.
//!
//! Not obvious: the object has the dict of one thread at a time, as any object has one; when another thread looks at it, the dicts are exchanged.

use std::cell::Cell;

use crate::gc::{Gc, KindInfo};
use crate::object::{Arguments, Dict, Getter, Known, Kind, Slots, Str, Tuple, Type, TypeId, TypeSpec, generic_get_attr, generic_set_attr};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

crate::object! {
    /// `_thread._local`
    pub struct ThreadLocal {
        /// Whose dict the object has; 0 for nobody's.
        pub owner: Cell<i64>,
        /// The other threads' dicts by their numbers.
        pub others: Gc<Dict>,
        /// What each thread's `__init__` is called with.
        pub values: Gc<Tuple>,
        pub names: Gc<Tuple>,
    }
}

pub const KIND: (Kind, KindInfo) = (Kind::ThreadLocal, KindInfo::of::<ThreadLocal>());

pub static LOCAL: TypeSpec = TypeSpec {
    kind: Some(Kind::ThreadLocal),
    has_dict: true,
    slots: Slots { new: Some(new), get_attr: Some(get_attr), set_attr: Some(set_attr), ..Slots::NONE },
    getters: &[Getter {
        name: "__dict__",
        get: |vm, this| {
            enter(vm, this)?;
            Ok(vm.attribute_dict(this).expect("local data have a dict").value())
        },
        set: None,
    }],
    doc: "Thread-local data",
    ..TypeSpec::new(TypeId::ThreadLocal, "_thread._local")
};

/// Whether the class has an `__init__` of its own.
fn has_init(vm: &mut Vm, class: Gc<Type>) -> bool {
    let object = vm.type_(TypeId::Object);
    vm.lookup_known(class, Known::__init__) != vm.lookup_known(object, Known::__init__)
}

fn new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    if !arguments.values.is_empty() && !has_init(vm, class) {
        return Err(vm.type_error("Initialization arguments are not supported"));
    }
    let (values, names, others) = (vm.tuple(arguments.values), vm.tuple(arguments.names), vm.dict());
    let local = ThreadLocal::new(class.instance_header(), Cell::new(vm.threads.ident()), others, values, names);
    let local = vm.heap.alloc(local).value();
    vm.thread_locals.borrow_mut().push(local);
    Ok(local)
}

/// Gives the object the dict of the present thread, which is made at its first look.
fn enter(vm: &mut Vm, object: Value) -> PyResult<()> {
    let this: Gc<ThreadLocal> = object.downcast().expect("the slot belongs to local data");
    let me = vm.threads.ident();
    // While `__init__` runs, other threads may look at it.
    while this.owner.get() != me {
        exchange(vm, this, me)?;
    }
    Ok(())
}

fn exchange(vm: &mut Vm, this: Gc<ThreadLocal>, me: i64) -> PyResult<()> {
    let (object, before) = (this.value(), this.owner.get());
    if before != 0 {
        let dict = vm.attribute_dict(object).expect("local data have a dict").value();
        this.others.set(vm, Value::from_small(before), dict)?;
    }
    let known = this.others.get(vm, Value::from_small(me))?.and_then(|dict| dict.downcast::<Dict>());
    let dict = known.unwrap_or_else(|| vm.dict());
    vm.set_attribute_dict(object, dict);
    this.owner.set(me);
    if known.is_some() {
        return Ok(());
    }
    let class = vm.class_of(object);
    if !has_init(vm, class) {
        return Ok(());
    }
    let values = vm.list(&[object]);
    this.values.as_slice().iter().for_each(|&value| values.items.push(&vm.heap, value));
    let init = vm.lookup_known(class, Known::__init__).expect("the class has one");
    let arguments = Arguments { values: values.items.as_slice(), names: this.names.as_slice() };
    if vm.call_with(init, arguments).is_err() {
        let raised = std::mem::replace(&mut vm.raised, Value::NONE);
        forget(vm, this, me)?;
        vm.raised = raised;
        return Err(Raised);
    }
    Ok(())
}

/// The thread has no attributes there any more.
fn forget(vm: &mut Vm, this: Gc<ThreadLocal>, thread: i64) -> PyResult<()> {
    if this.owner.get() == thread {
        let empty = vm.dict();
        vm.set_attribute_dict(this.value(), empty);
        this.owner.set(0);
    }
    this.others.remove(vm, Value::from_small(thread)).map(|_| ())
}

/// The present thread ends: its attributes go with it.
pub fn forget_thread(vm: &mut Vm) {
    let me = vm.threads.ident();
    let all = vm.list(&[]);
    let len = vm.thread_locals.borrow().len();
    all.items.reserve(&vm.heap, len);
    // There is room for all: nothing is allocated while only the table, which holds nothing, knows an object.
    for &local in vm.thread_locals.borrow().iter() {
        all.items.push_in_place(local);
    }
    for index in 0..all.items.len() {
        let local: Gc<ThreadLocal> = all.items.at(index).downcast().expect("the table has local data");
        if forget(vm, local, me).is_err() {
            vm.raised = Value::NONE;
        }
    }
}

fn get_attr(vm: &mut Vm, object: Value, name: Gc<Str>) -> PyResult {
    enter(vm, object)?;
    generic_get_attr(vm, object, name)
}

fn set_attr(vm: &mut Vm, object: Value, name: Gc<Str>, value: Option<Value>) -> PyResult<()> {
    if name.as_ascii() == Some("__dict__") {
        let class = vm.type_name(object);
        let message = format!("'{class}' object attribute '__dict__' is read-only");
        return Err(vm.attribute_error(object, name, message));
    }
    enter(vm, object)?;
    generic_set_attr(vm, object, name, value)
}
