//! `_weakref`.

use std::cell::Cell;

use crate::gc::{Gc, KindInfo};
use crate::methods;
use crate::modules::NativeModule;
use crate::object::{BinaryFn, BinaryOp, Dict, Kind, Known, List, Method, Slots, TypeId, TypeSpec};
use crate::types::module::Module;
use crate::types::weakref::WeakReference;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_weakref", functions: FUNCTIONS, init: Some(init), doc: "Weak-reference support module." };

/// What replaces the module `weakref`.
pub static SUBSTITUTE: NativeModule = NativeModule { name: "weakref", functions: FUNCTIONS, init: Some(init), doc: "" };

static FUNCTIONS: &[Method] = methods![
    "getweakrefcount(object, /)" => count,
    "getweakrefs(object, /)" => references,
    "proxy(object, callback=None, /)" => proxy,
    "_remove_dead_weakref(dct, key, /)" => remove_dead,
];

/// Every class of the module.
pub static SPECS: &[&TypeSpec] = &[&PROXY, &CALLABLE_PROXY];

/// The native layouts of this module.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::WeakProxy, KindInfo::of::<WeakProxy>())];

crate::object! {
    /// Stands for an object as long as that exists.
    pub struct WeakProxy {
        pub reference: Cell<Value>,
    }
}

const BINARY: [Option<BinaryFn>; BinaryOp::COUNT] = [
    Some(binary::<0>),
    Some(binary::<1>),
    Some(binary::<2>),
    Some(binary::<3>),
    Some(binary::<4>),
    Some(binary::<5>),
    Some(binary::<6>),
    Some(binary::<7>),
    Some(binary::<8>),
    Some(binary::<9>),
    Some(binary::<10>),
    Some(binary::<11>),
    Some(binary::<12>),
    Some(binary::<13>),
];

const INPLACE: [Option<BinaryFn>; BinaryOp::COUNT] = {
    let mut slots = [
        Some(inplace::<0> as BinaryFn),
        Some(inplace::<1>),
        Some(inplace::<2>),
        Some(inplace::<3>),
        Some(inplace::<4>),
        Some(inplace::<5>),
        Some(inplace::<6>),
        Some(inplace::<7>),
        Some(inplace::<8>),
        Some(inplace::<9>),
        Some(inplace::<10>),
        Some(inplace::<11>),
        Some(inplace::<12>),
        None,
    ];
    slots[BinaryOp::Divmod as usize] = None;
    slots
};

const METHODS: &[Method] = methods![
    "__bytes__(self, /)" => |vm: &mut Vm, proxy: Value| with(vm, proxy, |vm, object| call_builtin(vm, TypeId::Bytes, object)),
    "__reversed__(self, /)" => |vm: &mut Vm, proxy: Value| with(vm, proxy, |vm, object| call_builtin(vm, TypeId::Reversed, object)),
];

/// What a built-in class makes of an object.
fn call_builtin(vm: &mut Vm, class: TypeId, object: Value) -> PyResult {
    let class = vm.type_(class).value();
    vm.call(class, &[object])
}

const SLOTS: Slots = Slots {
    repr: Some(repr),
    str_: Some(|vm, proxy| with(vm, proxy, |vm, object| Ok(vm.to_str(object)?.value()))),
    get_attr: Some(|vm, proxy, name| with(vm, proxy, |vm, object| vm.get_attr(object, name))),
    set_attr: Some(|vm, proxy, name, value| with(vm, proxy, |vm, object| vm.set_attr(object, name, value))),
    compare: Some(|vm, lhs, rhs, op| {
        let (one, other) = (unwrap(vm, lhs)?, unwrap(vm, rhs)?);
        vm.compare(op, one, other)
    }),
    iter: Some(|vm, proxy| with(vm, proxy, |vm, object| vm.iter(object))),
    len: Some(|vm, proxy| with(vm, proxy, |vm, object| vm.len(object))),
    truth: Some(|vm, proxy| with(vm, proxy, |vm, object| vm.is_true(object))),
    contains: Some(|vm, proxy, item| with(vm, proxy, |vm, object| vm.contains(object, item))),
    get_item: Some(|vm, proxy, key| with(vm, proxy, |vm, object| vm.get_item(object, key))),
    set_item: Some(|vm, proxy, key, value| with(vm, proxy, |vm, object| vm.set_item(object, key, value))),
    neg: Some(|vm, proxy| with(vm, proxy, |vm, object| vm.negative(object))),
    pos: Some(|vm, proxy| with(vm, proxy, |vm, object| vm.positive(object))),
    invert: Some(|vm, proxy| with(vm, proxy, |vm, object| vm.invert(object))),
    abs: Some(|vm, proxy| with(vm, proxy, |vm, object| call_special(vm, object, Known::__abs__, "bad operand type for abs()"))),
    int: Some(|vm, proxy| with(vm, proxy, |vm, object| vm.to_int(object))),
    float: Some(|vm, proxy| with(vm, proxy, |vm, object| {
        let number = vm.to_f64(object)?;
        Ok(vm.float(number))
    })),
    index: Some(|vm, proxy| with(vm, proxy, |vm, object| {
        let number = vm.index(object)?;
        Ok(vm.integer(number.to_big()))
    })),
    iter_next: Some(|vm, proxy| with(vm, proxy, |vm, object| match vm.class_of(object).slots().iter_next {
        Some(next) => next(vm, object),
        None => {
            let given = vm.type_name(object);
            Err(vm.type_error(format!("Weakref proxy referenced a non-iterator '{given}' object")))
        }
    })),
    binary: BINARY,
    inplace: INPLACE,
    ..Slots::NONE
};

static PROXY: TypeSpec =
    TypeSpec { kind: Some(Kind::WeakProxy), is_base: false, slots: SLOTS, methods: METHODS, ..TypeSpec::new(TypeId::WeakProxy, "weakref.ProxyType") };

static CALLABLE_PROXY: TypeSpec = TypeSpec {
    kind: Some(Kind::WeakProxy),
    is_base: false,
    slots: Slots { call: Some(|vm, proxy, arguments| with(vm, proxy, |vm, object| vm.call_with(object, arguments))), ..SLOTS },
    methods: METHODS,
    ..TypeSpec::new(TypeId::WeakCallableProxy, "weakref.CallableProxyType")
};

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let classes = [
        ("ref", TypeId::WeakReference),
        ("ReferenceType", TypeId::WeakReference),
        ("ProxyType", TypeId::WeakProxy),
        ("CallableProxyType", TypeId::WeakCallableProxy),
    ];
    for (name, id) in classes {
        let class = vm.type_(id).value();
        vm.add_to_module(module, name, class);
    }
    Ok(())
}

fn count(vm: &mut Vm, object: Value) -> usize {
    vm.references_to(object).len()
}

fn references(vm: &mut Vm, object: Value) -> Gc<List> {
    let found = vm.references_to(object);
    vm.list(&found)
}

fn proxy(vm: &mut Vm, object: Value, callback: Value) -> PyResult<Gc<WeakProxy>> {
    let class = vm.type_(TypeId::WeakReference).value();
    let reference = if callback.is_none() { vm.call(class, &[object])? } else { vm.call(class, &[object, callback])? };
    let is_callable = vm.class_of(object).slots().call.is_some();
    let id = if is_callable { TypeId::WeakCallableProxy } else { TypeId::WeakProxy };
    Ok(vm.heap.alloc(WeakProxy::new(vm.header_of(id), Cell::new(reference))))
}

/// Removes a key whose value is a weak reference to nothing.
fn remove_dead(vm: &mut Vm, dict: Gc<Dict>, key: Value) -> PyResult<()> {
    let Some(index) = dict.index_of(vm, key)? else { return Ok(()) };
    let reference = dict.value_at(index);
    if reference.is::<WeakReference>() && vm.referent(reference).is_none() {
        dict.remove_at(vm, index);
    }
    Ok(())
}

/// The object that a proxy stands for; any other value itself.
fn unwrap(vm: &mut Vm, value: Value) -> PyResult {
    let Some(proxy) = value.downcast::<WeakProxy>() else { return Ok(value) };
    match vm.referent(proxy.reference.get()) {
        Some(object) => Ok(object),
        None => Err(vm.raise(TypeId::ReferenceError, "weakly-referenced object no longer exists".into())),
    }
}

fn with<T>(vm: &mut Vm, proxy: Value, work: impl FnOnce(&mut Vm, Value) -> PyResult<T>) -> PyResult<T> {
    let object = unwrap(vm, proxy)?;
    work(vm, object)
}

fn binary<const OP: usize>(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let (one, other) = (unwrap(vm, lhs)?, unwrap(vm, rhs)?);
    vm.binary(BinaryOp::ALL[OP], one, other)
}

fn inplace<const OP: usize>(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let (one, other) = (unwrap(vm, lhs)?, unwrap(vm, rhs)?);
    vm.inplace(BinaryOp::ALL[OP], one, other)
}

/// The result of a special method, which must be there.
fn call_special(vm: &mut Vm, object: Value, name: Known, complaint: &str) -> PyResult {
    match vm.call_special(object, name, &[])? {
        Some(result) => Ok(result),
        None => {
            let given = vm.type_name(object);
            Err(vm.type_error(format!("{complaint}: '{given}'")))
        }
    }
}

fn repr(vm: &mut Vm, proxy: Value) -> PyResult {
    let address = proxy.address().addr();
    let Some(object) = proxy.downcast::<WeakProxy>().and_then(|proxy| vm.referent(proxy.reference.get())) else {
        return Ok(vm.text(&format!("<weakproxy at {address:#x}; dead>")));
    };
    let (class, at) = (vm.type_name(object), object.address().addr());
    Ok(vm.text(&format!("<weakproxy at {address:#x}; to '{class}' at {at:#x}>")))
}
