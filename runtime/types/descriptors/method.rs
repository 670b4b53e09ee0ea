//! Bound methods.

use std::cell::Cell;

use crate::gc::Gc;
use crate::object::{Arguments, BoundMethod, CompareOp, Getter, Kind, Known, SlotWrapper, Slots, Str, Type, TypeId, TypeSpec};
use crate::types::object_::address_text;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static BOUND_METHOD: TypeSpec = TypeSpec {
    kind: Some(Kind::BoundMethod),
    is_base: false,
    slots: Slots {
        repr: Some(repr),
        call: Some(call),
        compare: Some(compare),
        hash: Some(hash),
        get_attr: Some(get_attr),
        descriptor_get: Some(|_, method, _, _| Ok(method)),
        new: Some(new),
        ..Slots::NONE
    },
    getters: &[
        Getter { name: "__func__", get: |_, object| Ok(this(object).function.get()), set: None },
        Getter { name: "__self__", get: |_, object| Ok(this(object).this.get()), set: None },
        Getter { name: "__doc__", get: |vm, object| vm.get_known_attr(this(object).function.get(), Known::__doc__), set: None },
    ],
    methods: crate::methods!["__reduce__(self, /)" => reduce],
    signature: "(function, instance, /)",
    ..TypeSpec::new(TypeId::BoundMethod, "method")
};

/// A slot wrapper bound to an object: `[].__len__`.
pub static METHOD_WRAPPER: TypeSpec = TypeSpec {
    kind: Some(Kind::BoundMethod),
    is_base: false,
    slots: Slots { repr: Some(repr), call: Some(call), compare: Some(compare), hash: Some(hash), ..Slots::NONE },
    getters: &[
        Getter { name: "__self__", get: |_, object| Ok(this(object).this.get()), set: None },
        Getter { name: "__name__", get: |vm, object| of_function(vm, object, "__name__"), set: None },
        Getter { name: "__qualname__", get: |vm, object| of_function(vm, object, "__qualname__"), set: None },
        Getter { name: "__objclass__", get: |vm, object| of_function(vm, object, "__objclass__"), set: None },
        Getter { name: "__doc__", get: |vm, object| of_function(vm, object, "__doc__"), set: None },
        Getter { name: "__text_signature__", get: |vm, object| of_function(vm, object, "__text_signature__"), set: None },
    ],
    methods: crate::methods!["__reduce__(self, /)" => reduce],
    ..TypeSpec::new(TypeId::MethodWrapper, "method-wrapper")
};

/// An attribute of the function inside.
fn of_function(vm: &mut Vm, object: Value, name: &str) -> PyResult {
    let name = vm.intern(name);
    vm.get_attr(this(object).function.get(), name)
}

/// `getattr(self, name)`
fn reduce(vm: &mut Vm, this: Gc<BoundMethod>) -> PyResult {
    let name = vm.get_known_attr(this.function.get(), Known::__name__)?;
    super::builtin::as_attribute(vm, this.this.get(), name)
}

fn this(object: Value) -> Gc<BoundMethod> {
    object.downcast().expect("the slot belongs to bound methods")
}

fn new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    if !arguments.names.is_empty() {
        return Err(vm.type_error("method() takes no keyword arguments"));
    }
    let &[function, object] = arguments.values else {
        let given = arguments.values.len();
        return Err(vm.type_error(format!("method expected 2 arguments, got {given}")));
    };
    if vm.class_of(function).slots().call.is_none() {
        return Err(vm.type_error("first argument must be callable"));
    }
    if object.is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    Ok(vm.heap.alloc(BoundMethod::new(class.instance_header(), Cell::new(function), Cell::new(object))).value())
}

fn call(vm: &mut Vm, callee: Value, arguments: Arguments) -> PyResult {
    let this = this(callee);
    vm.call_prepended(this.function.get(), this.this.get(), arguments)
}

fn compare(vm: &mut Vm, one: Value, other: Value, op: CompareOp) -> PyResult {
    let (Some(first), Some(second)) = (one.downcast::<BoundMethod>(), other.downcast::<BoundMethod>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let is_equal = first.this.get() == second.this.get() && vm.is_equal(first.function.get(), second.function.get())?;
    Ok(Value::from_bool(is_equal == (op == CompareOp::Eq)))
}

fn hash(vm: &mut Vm, object: Value) -> PyResult<i64> {
    let this = this(object);
    let function = vm.hash(this.function.get())?;
    Ok(crate::object::hash::avoid_error(this.this.get().bits().rotate_right(4) as i64 ^ function))
}

fn get_attr(vm: &mut Vm, object: Value, name: Gc<Str>) -> PyResult {
    let class = vm.class_of(object);
    match vm.lookup(class, name) {
        Some(found) => vm.bind(found, object, class.value()),
        None => vm.get_attr(this(object).function.get(), name),
    }
}

fn repr(vm: &mut Vm, object: Value) -> PyResult {
    let this = this(object);
    let (function, receiver) = (this.function.get(), this.this.get());
    if let Some(wrapper) = function.downcast::<SlotWrapper>() {
        let (name, class) = (Known::ALL[wrapper.name() as usize], vm.type_name(receiver));
        let text = format!("<method-wrapper '{name}' of {class} object at {}>", address_text(receiver));
        return Ok(vm.text(&text));
    }
    let mut name = None;
    for key in [Known::__qualname__, Known::__name__] {
        if name.is_none() {
            let key = vm.known(key);
            name = vm.find_attr(function, key)?.and_then(Value::downcast::<Str>).map(|name| name.to_text());
        }
    }
    let receiver = vm.repr_text(receiver)?;
    let text = format!("<bound method {} of {receiver}>", name.unwrap_or_else(|| "?".into()));
    Ok(vm.text(&text))
}
