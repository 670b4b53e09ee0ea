//! `staticmethod` and `classmethod`.

use std::cell::Cell;

use crate::gc::Gc;
use crate::object::{Arguments, Builtin, ClassMethod, Getter, Kind, Known, Slots, StaticMethod, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static STATIC_METHOD: TypeSpec = TypeSpec {
    kind: Some(Kind::StaticMethod),
    has_dict: true,
    slots: Slots {
        repr: Some(repr),
        call: Some(call_static),
        descriptor_get: Some(|_, descriptor, _, _| Ok(wrapped(descriptor))),
        new: Some(new_static),
        init: Some(init),
        ..Slots::NONE
    },
    getters: GETTERS,
    signature: "(function, /)",
    ..TypeSpec::new(TypeId::StaticMethod, "staticmethod")
};

pub static CLASS_METHOD: TypeSpec = TypeSpec {
    kind: Some(Kind::ClassMethod),
    has_dict: true,
    slots: Slots { repr: Some(repr), descriptor_get: Some(get_class_method), new: Some(new_class), init: Some(init), ..Slots::NONE },
    getters: GETTERS,
    signature: "(function, /)",
    ..TypeSpec::new(TypeId::ClassMethod, "classmethod")
};

/// A class method of a built-in type.
pub static CLASS_METHOD_DESCRIPTOR: TypeSpec = TypeSpec {
    kind: Some(Kind::ClassMethod),
    is_base: false,
    slots: Slots { repr: Some(repr), call: Some(call_class_method), descriptor_get: Some(get_class_method), ..Slots::NONE },
    getters: &[
        Getter { name: "__name__", get: |vm, object| of_function(vm, object, "__name__"), set: None },
        Getter { name: "__qualname__", get: |vm, object| of_function(vm, object, "__qualname__"), set: None },
        Getter { name: "__objclass__", get: |vm, object| of_function(vm, object, "__objclass__"), set: None },
        Getter { name: "__doc__", get: |vm, object| of_function(vm, object, "__doc__"), set: None },
        Getter { name: "__text_signature__", get: |vm, object| of_function(vm, object, "__text_signature__"), set: None },
    ],
    ..TypeSpec::new(TypeId::ClassMethodDescriptor, "classmethod_descriptor")
};

fn of_function(vm: &mut Vm, object: Value, name: &str) -> PyResult {
    let name = vm.intern(name);
    vm.get_attr(wrapped(object), name)
}

/// `dict.__dict__['fromkeys'](dict, …)`
fn call_class_method(vm: &mut Vm, callee: Value, arguments: Arguments) -> PyResult {
    let (name, owner) = match wrapped(callee).downcast::<Builtin>() {
        Some(builtin) => (builtin.facts.method.name(), builtin.owner.get()),
        None => ("", Value::NONE),
    };
    let title = owner.downcast::<Type>().map(|class| class.name.get().to_text()).unwrap_or_default();
    let Some(&class) = arguments.positionals().first() else {
        return Err(vm.type_error(format!("descriptor '{name}' of '{title}' object needs an argument")));
    };
    match (class.downcast::<Type>(), owner.downcast::<Type>()) {
        (Some(class), Some(owner)) if class.is_subclass_of(owner) => {}
        (Some(class), _) => {
            let given = class.name.get().to_text();
            return Err(vm.type_error(format!("descriptor '{name}' requires a subtype of '{title}' but received '{given}'")));
        }
        (None, _) => {
            let given = vm.type_name(class);
            return Err(vm.type_error(format!("descriptor '{name}' for type '{title}' needs a type, not a '{given}' as arg 2")));
        }
    }
    let method = get_class_method(vm, callee, Value::UNBOUND, class)?;
    vm.call_with(method, arguments.rest())
}

const GETTERS: &[Getter] = &[
    Getter { name: "__func__", get: |_, object| Ok(wrapped(object)), set: None },
    Getter { name: "__wrapped__", get: |_, object| Ok(wrapped(object)), set: None },
    Getter { name: "__isabstractmethod__", get: is_abstract, set: None },
    crate::types::object_::DICT,
];

/// The function inside.
fn wrapped(object: Value) -> Value {
    match (object.downcast::<StaticMethod>(), object.downcast::<ClassMethod>()) {
        (Some(method), _) => method.function.get(),
        (None, Some(method)) => method.function.get(),
        (None, None) => Value::NONE,
    }
}

fn new_static(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    Ok(vm.heap.alloc(StaticMethod::new(class.instance_header(), Cell::new(Value::NONE))).value())
}

fn new_class(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    Ok(vm.heap.alloc(ClassMethod::new(class.instance_header(), Cell::new(Value::NONE))).value())
}

fn init(vm: &mut Vm, object: Value, arguments: Arguments) -> PyResult<()> {
    let name = if object.is::<StaticMethod>() { "staticmethod" } else { "classmethod" };
    if !arguments.names.is_empty() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    let &[function] = arguments.values else {
        let given = arguments.values.len();
        return Err(vm.type_error(format!("{name} expected 1 argument, got {given}")));
    };
    if let Some(method) = object.downcast::<StaticMethod>() {
        method.function.set(function);
    } else if let Some(method) = object.downcast::<ClassMethod>() {
        method.function.set(function);
    }
    // What tells about the function tells about the wrapper, too.
    let dict = vm.attribute_dict(object).expect("both types have a dict");
    for name in [Known::__module__, Known::__name__, Known::__qualname__, Known::__doc__, Known::__annotations__] {
        let name = vm.known(name);
        if let Some(value) = vm.find_attr(function, name)? {
            dict.set_interned(vm, name.value(), value);
        }
    }
    Ok(())
}

fn call_static(vm: &mut Vm, callee: Value, arguments: Arguments) -> PyResult {
    vm.call_with(wrapped(callee), arguments)
}

fn get_class_method(vm: &mut Vm, descriptor: Value, object: Value, class: Value) -> PyResult {
    let class = if class.is_unbound() || class.is_none() { vm.class_of(object).value() } else { class };
    let function = wrapped(descriptor);
    match function.downcast::<Builtin>() {
        Some(builtin) if vm.class_of(function).is(TypeId::MethodDescriptor) => {
            Ok(vm.builtin(TypeId::Builtin, builtin.facts.method, class, builtin.owner.get()).value())
        }
        _ => Ok(vm.bound_method(function, class)),
    }
}

fn repr(vm: &mut Vm, object: Value) -> PyResult {
    if let Some(builtin) = wrapped(object).downcast::<Builtin>().filter(|_| object.is::<ClassMethod>())
        && let Some(owner) = builtin.owner.get().downcast::<Type>()
    {
        let text = format!("<method '{}' of '{}' objects>", builtin.facts.method.name(), owner.name.get().to_text());
        return Ok(vm.text(&text));
    }
    let name = if object.is::<StaticMethod>() { "staticmethod" } else { "classmethod" };
    let function = vm.repr_text(wrapped(object))?;
    Ok(vm.text(&format!("<{name}({function})>")))
}

/// Whether a function says of itself that it is abstract.
pub fn is_abstract_function(vm: &mut Vm, function: Value) -> PyResult<bool> {
    if function.is_none() {
        return Ok(false);
    }
    let name = vm.known(Known::__isabstractmethod__);
    match vm.find_attr(function, name)? {
        Some(flag) => vm.is_true(flag),
        None => Ok(false),
    }
}

fn is_abstract(vm: &mut Vm, object: Value) -> PyResult {
    is_abstract_function(vm, wrapped(object)).map(Value::from_bool)
}
