//! Built-in functions, method descriptors, and the wrappers of slots.

use crate::gc::Gc;
use crate::object::{Arguments, Builtin, CompareOp, Dict, Getter, Kind, Known, SlotWrapper, Slots, Type, TypeId, TypeSpec};
use crate::types::object_::address_text;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static BUILTIN: TypeSpec = TypeSpec {
    kind: Some(Kind::Builtin),
    is_base: false,
    slots: Slots { repr: Some(repr), call: Some(call), compare: Some(compare), hash: Some(hash), ..Slots::NONE },
    getters: &[
        Getter { name: "__name__", get: name, set: None },
        Getter { name: "__qualname__", get: qualname, set: None },
        Getter { name: "__module__", get: module, set: None },
        Getter { name: "__self__", get: self_, set: None },
        Getter { name: "__doc__", get: |_, _| Ok(Value::NONE), set: None },
        Getter { name: "__text_signature__", get: text_signature, set: None },
    ],
    methods: crate::methods!["__reduce__(self, /)" => reduce],
    ..TypeSpec::new(TypeId::Builtin, "builtin_function_or_method")
};

pub static METHOD_DESCRIPTOR: TypeSpec = TypeSpec {
    kind: Some(Kind::Builtin),
    is_base: false,
    slots: Slots { repr: Some(descriptor_repr), call: Some(call_descriptor), descriptor_get: Some(get_descriptor), ..Slots::NONE },
    getters: &[
        Getter { name: "__name__", get: name, set: None },
        Getter { name: "__qualname__", get: qualname, set: None },
        Getter { name: "__objclass__", get: |_, object| Ok(this(object).owner.get()), set: None },
        Getter { name: "__doc__", get: |_, _| Ok(Value::NONE), set: None },
        Getter { name: "__text_signature__", get: text_signature, set: None },
    ],
    methods: crate::methods!["__reduce__(self, /)" => reduce],
    ..TypeSpec::new(TypeId::MethodDescriptor, "method_descriptor")
};

pub static SLOT_WRAPPER: TypeSpec = TypeSpec {
    kind: Some(Kind::SlotWrapper),
    is_base: false,
    slots: Slots { repr: Some(wrapper_repr), call: Some(call_wrapper), descriptor_get: Some(get_wrapper), ..Slots::NONE },
    getters: &[
        Getter { name: "__name__", get: wrapper_name, set: None },
        Getter { name: "__qualname__", get: wrapper_qualname, set: None },
        Getter { name: "__objclass__", get: |_, object| Ok(wrapper(object).owner.get().value()), set: None },
        Getter { name: "__doc__", get: |_, _| Ok(Value::NONE), set: None },
        Getter { name: "__text_signature__", get: |vm, object| Ok(vm.text(wrapper_signature(wrapper(object).name()))), set: None },
    ],
    methods: crate::methods!["__reduce__(self, /)" => |vm: &mut Vm, this: Gc<SlotWrapper>| {
        let name = vm.known(this.name()).value();
        as_attribute(vm, this.owner.get().value(), name)
    }],
    ..TypeSpec::new(TypeId::SlotWrapper, "wrapper_descriptor")
};

fn this(object: Value) -> Gc<Builtin> {
    object.downcast().expect("the slot belongs to built-ins")
}

/// The class that a method belongs to.
fn owner(builtin: &Builtin) -> Option<Gc<Type>> {
    builtin.owner.get().downcast()
}

fn call(vm: &mut Vm, callee: Value, arguments: Arguments) -> PyResult {
    vm.call_builtin(this(callee), arguments)
}

fn compare(_: &mut Vm, one: Value, other: Value, op: CompareOp) -> PyResult {
    let (Some(first), Some(second)) = (one.downcast::<Builtin>(), other.downcast::<Builtin>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    let is_equal = first.this.get() == second.this.get() && std::ptr::eq(first.facts.method, second.facts.method);
    Ok(match op {
        CompareOp::Eq => Value::from_bool(is_equal),
        CompareOp::Ne => Value::from_bool(!is_equal),
        _ => Value::NOT_IMPLEMENTED,
    })
}

fn hash(_: &mut Vm, object: Value) -> PyResult<i64> {
    let this = this(object);
    let row = (&raw const *this.facts.method).addr() as u64;
    Ok((this.this.get().bits().rotate_right(4) ^ row) as i64 & i64::MAX)
}

fn repr(vm: &mut Vm, object: Value) -> PyResult {
    let this = this(object);
    let name = this.facts.method.name();
    let text = match this.this.get().bound() {
        Some(value) => format!("<built-in method {name} of {} object at {}>", vm.type_name(value), address_text(value)),
        None => format!("<built-in function {name}>"),
    };
    Ok(vm.text(&text))
}

fn name(vm: &mut Vm, object: Value) -> PyResult {
    Ok(vm.intern(this(object).facts.method.name()).value())
}

fn qualname(vm: &mut Vm, object: Value) -> PyResult {
    let this = this(object);
    let name = this.facts.method.name();
    let class = this.this.get().bound().map(|value| value.downcast::<Type>().unwrap_or_else(|| vm.class_of(value)));
    match class.or_else(|| owner(&this)) {
        Some(class) => {
            let class = vm.class_qualname(class);
            Ok(vm.text(&format!("{class}.{name}")))
        }
        None => Ok(vm.text(name)),
    }
}

fn module(_: &mut Vm, object: Value) -> PyResult {
    let this = this(object);
    let is_function = this.this.get().is_unbound() && owner(&this).is_none();
    Ok(if is_function { this.owner.get().bound().unwrap_or(Value::NONE) } else { Value::NONE })
}

fn self_(vm: &mut Vm, object: Value) -> PyResult {
    let this = this(object);
    if let Some(value) = this.this.get().bound() {
        return Ok(value);
    }
    let module = this.owner.get().downcast().and_then(|name| vm.modules_dict().get_str(name));
    Ok(module.unwrap_or(Value::NONE))
}

/// The signature as `inspect` wants it: `$` marks the parameter that is bound.
fn text_signature(vm: &mut Vm, object: Value) -> PyResult {
    let this = this(object);
    let signature = this.facts.method.signature;
    let parameters = &signature[this.facts.method.name().len()..];
    let is_static = this.owner.get().is_unbound();
    // Parameters behind the module may be given by name, unless the signature says something else.
    let slash = if parameters.contains(" /") || parameters.contains("(/") { "" } else { "/, " };
    let text = match owner(&this) {
        Some(_) => parameters.replacen('(', "($", 1),
        None if is_static => parameters.to_owned(),
        None if parameters == "()" => "($module, /)".to_owned(),
        None => parameters.replacen('(', &format!("($module, {slash}"), 1),
    };
    Ok(vm.text(&text))
}

/// `__reduce__` of what is found as an attribute: `getattr(object, name)`.
pub fn as_attribute(vm: &mut Vm, object: Value, name: Value) -> PyResult {
    let getattr = vm.intern("getattr");
    let getattr = vm.builtins.downcast::<Dict>().and_then(|builtins| builtins.get_str(getattr)).unwrap_or(Value::NONE);
    let arguments = vm.tuple(&[object, name]).value();
    Ok(vm.tuple(&[getattr, arguments]).value())
}

/// A function by its name, a method as an attribute.
fn reduce(vm: &mut Vm, this: Gc<Builtin>) -> PyResult {
    let name = vm.intern(this.facts.method.name()).value();
    match (this.this.get().bound(), this.owner.get().is::<Type>()) {
        (Some(object), _) => as_attribute(vm, object, name),
        (None, true) => as_attribute(vm, this.owner.get(), name),
        (None, false) => Ok(name),
    }
}

/// The parameters of a special method, as `inspect` wants them.
fn wrapper_signature(name: Known) -> &'static str {
    match name {
        Known::__call__ | Known::__init__ => "($self, /, *args, **kwargs)",
        Known::__getattribute__ | Known::__getattr__ | Known::__delattr__ => "($self, name, /)",
        Known::__setattr__ => "($self, name, value, /)",
        Known::__getitem__ | Known::__delitem__ | Known::__contains__ => "($self, key, /)",
        Known::__setitem__ => "($self, key, value, /)",
        Known::__get__ => "($self, instance, owner=None, /)",
        Known::__set__ => "($self, instance, value, /)",
        Known::__delete__ => "($self, instance, /)",
        Known::__pow__ | Known::__rpow__ => "($self, value, mod=None, /)",
        _ => match crate::object::special_methods::n_operands(name) {
            1 => "($self, /)",
            _ => "($self, value, /)",
        },
    }
}

fn descriptor_repr(vm: &mut Vm, object: Value) -> PyResult {
    let this = this(object);
    let class = owner(&this).map(|class| class.name.get().to_text()).unwrap_or_default();
    let text = format!("<method '{}' of '{class}' objects>", this.facts.method.name());
    Ok(vm.text(&text))
}

/// Refuses a first argument that is not of the method's class.
fn check(vm: &mut Vm, this: Gc<Builtin>, object: Value) -> PyResult<()> {
    let class = owner(&this).expect("method descriptors have an owner");
    if vm.class_of(object).is_subclass_of(class) {
        return Ok(());
    }
    let (name, class, given) = (this.facts.method.name(), class.name.get().to_text(), vm.type_name(object));
    Err(vm.type_error(format!("descriptor '{name}' for '{class}' objects doesn't apply to a '{given}' object")))
}

fn call_descriptor(vm: &mut Vm, callee: Value, arguments: Arguments) -> PyResult {
    let this = this(callee);
    let Some(&first) = arguments.positionals().first() else {
        let class = owner(&this).map(|class| class.name.get().to_text()).unwrap_or_default();
        return Err(vm.type_error(format!("unbound method {class}.{}() needs an argument", this.facts.method.name())));
    };
    check(vm, this, first)?;
    vm.call_builtin(this, arguments)
}

fn get_descriptor(vm: &mut Vm, descriptor: Value, object: Value, _: Value) -> PyResult {
    if object.is_unbound() {
        return Ok(descriptor);
    }
    let this = this(descriptor);
    check(vm, this, object)?;
    Ok(vm.builtin(TypeId::Builtin, this.facts.method, object, this.owner.get()).value())
}

fn wrapper(object: Value) -> Gc<SlotWrapper> {
    object.downcast().expect("the slot belongs to wrappers")
}

fn call_wrapper(vm: &mut Vm, callee: Value, arguments: Arguments) -> PyResult {
    wrapper(callee).call(vm, arguments)
}

fn get_wrapper(vm: &mut Vm, descriptor: Value, object: Value, _: Value) -> PyResult {
    if object.is_unbound() { Ok(descriptor) } else { Ok(vm.method_wrapper(descriptor, object)) }
}

fn wrapper_repr(vm: &mut Vm, object: Value) -> PyResult {
    let this = wrapper(object);
    let name = Known::ALL[this.name() as usize];
    let text = format!("<slot wrapper '{name}' of '{}' objects>", this.owner.get().name.get().to_text());
    Ok(vm.text(&text))
}

fn wrapper_name(vm: &mut Vm, object: Value) -> PyResult {
    Ok(vm.known(wrapper(object).name()).value())
}

fn wrapper_qualname(vm: &mut Vm, object: Value) -> PyResult {
    let this = wrapper(object);
    let class = vm.class_qualname(this.owner.get());
    Ok(vm.text(&format!("{class}.{}", Known::ALL[this.name() as usize])))
}
