//! `super`.

use std::cell::Cell;

use crate::gc::Gc;
use crate::object::{Arguments, Getter, Kind, Known, Slots, Str, Type, TypeId, TypeSpec, generic_get_attr};
use crate::types::from_interpreter;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// `super(class, object)`; the fields are unbound as long as they are not set.
    pub struct Super {
        pub class: Cell<Value>,
        pub object: Cell<Value>,
        /// The class whose order of resolution counts: that of the object, or the object itself.
        pub object_class: Cell<Value>,
    }
}

pub static SUPER: TypeSpec = TypeSpec {
    kind: Some(Kind::Super),
    slots: Slots {
        repr: Some(repr),
        get_attr: Some(get_attr),
        descriptor_get: Some(get),
        new: Some(new),
        init: Some(init),
        ..Slots::NONE
    },
    getters: &[
        Getter { name: "__thisclass__", get: |_, object| Ok(this(object).class.get().bound().unwrap_or(Value::NONE)), set: None },
        Getter { name: "__self__", get: |_, object| Ok(this(object).object.get().bound().unwrap_or(Value::NONE)), set: None },
        Getter { name: "__self_class__", get: |_, object| Ok(this(object).object_class.get().bound().unwrap_or(Value::NONE)), set: None },
    ],
    ..TypeSpec::new(TypeId::Super, "super")
};

fn this(object: Value) -> Gc<Super> {
    object.downcast().expect("the slot belongs to super objects")
}

fn new_super(vm: &mut Vm, owner: Gc<Type>, class: Value, object: Value, object_class: Value) -> Gc<Super> {
    vm.heap.alloc(Super::new(owner.instance_header(), Cell::new(class), Cell::new(object), Cell::new(object_class)))
}

fn new(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    Ok(new_super(vm, class, Value::UNBOUND, Value::UNBOUND, Value::UNBOUND).value())
}

fn init(vm: &mut Vm, object: Value, arguments: Arguments) -> PyResult<()> {
    if !arguments.names.is_empty() {
        return Err(vm.type_error("super() takes no keyword arguments"));
    }
    let (class, receiver) = match *arguments.values {
        [] => from_interpreter::zero_argument_super(vm)?,
        [class] => (class, Value::NONE),
        [class, receiver] => (class, receiver),
        _ => {
            let given = arguments.values.len();
            return Err(vm.type_error(format!("super() expected at most 2 arguments, got {given}")));
        }
    };
    let Some(start) = class.downcast::<Type>() else {
        let given = vm.type_name(class);
        return Err(vm.type_error(format!("super() argument 1 must be a type, not {given}")));
    };
    let super_ = this(object);
    super_.class.set(class);
    if receiver.is_none() {
        super_.object.set(Value::UNBOUND);
        super_.object_class.set(Value::UNBOUND);
        return Ok(());
    }
    let object_class = class_for(vm, start, receiver)?;
    super_.object.set(receiver);
    super_.object_class.set(object_class.value());
    Ok(())
}

/// The class whose order of resolution counts for `super(class, object)`.
fn class_for(vm: &mut Vm, class: Gc<Type>, object: Value) -> PyResult<Gc<Type>> {
    if let Some(given) = object.downcast::<Type>().filter(|given| given.is_subclass_of(class)) {
        return Ok(given);
    }
    let own = vm.class_of(object);
    if own.is_subclass_of(class) {
        return Ok(own);
    }
    let name = vm.known(Known::__class__);
    if let Some(claimed) = vm.find_attr(object, name)?.and_then(Value::downcast::<Type>).filter(|claimed| claimed.is_subclass_of(class)) {
        return Ok(claimed);
    }
    let what = match object.downcast::<Type>() {
        Some(given) => format!("type {}", given.name.get().to_text()),
        None => format!("instance of {}", own.name.get().to_text()),
    };
    let class = class.name.get().to_text();
    Err(vm.type_error(format!("super(type, obj): obj ({what}) is not an instance or subtype of type ({class}).")))
}

/// What the classes after `class` have under `name`, not bound yet, and the class whose order was searched.
pub fn super_lookup(vm: &mut Vm, class: Gc<Type>, object: Value, name: Gc<Str>) -> PyResult<(Option<Value>, Gc<Type>)> {
    let object_class = class_for(vm, class, object)?;
    Ok((find_after(class, object_class, name), object_class))
}

fn find_after(class: Gc<Type>, object_class: Gc<Type>, name: Gc<Str>) -> Option<Value> {
    let order = object_class.mro.get();
    let mut rest = order.as_slice().iter().skip_while(|&&candidate| candidate != class.value()).skip(1);
    rest.find_map(|candidate| candidate.downcast::<Type>().and_then(|candidate| candidate.dict.get().get_str(name)))
}

/// `super(class, object).name`, without making the super object.
pub fn super_get_attr(vm: &mut Vm, class: Gc<Type>, object: Value, name: Gc<Str>) -> PyResult {
    let (found, object_class) = super_lookup(vm, class, object, name)?;
    if let Some(found) = found.filter(|_| name != vm.known(Known::__class__)) {
        return bind(vm, found, object, object_class);
    }
    let owner = vm.type_(TypeId::Super);
    let super_ = new_super(vm, owner, class.value(), object, object_class.value());
    generic_get_attr(vm, super_.value(), name)
}

fn bind(vm: &mut Vm, found: Value, object: Value, object_class: Gc<Type>) -> PyResult {
    let receiver = if object == object_class.value() { Value::UNBOUND } else { object };
    vm.bind(found, receiver, object_class.value())
}

fn get_attr(vm: &mut Vm, object: Value, name: Gc<Str>) -> PyResult {
    let super_ = this(object);
    let classes = (super_.class.get().downcast::<Type>(), super_.object_class.get().downcast::<Type>());
    if let (Some(class), Some(object_class)) = classes
        && name != vm.known(Known::__class__)
        && let Some(found) = find_after(class, object_class, name)
    {
        return bind(vm, found, super_.object.get(), object_class);
    }
    generic_get_attr(vm, object, name)
}

fn get(vm: &mut Vm, descriptor: Value, object: Value, _: Value) -> PyResult {
    let super_ = this(descriptor);
    let Some(class) = super_.class.get().downcast::<Type>() else { return Ok(descriptor) };
    if object.is_unbound() || object.is_none() || !super_.object.get().is_unbound() {
        return Ok(descriptor);
    }
    let object_class = class_for(vm, class, object)?;
    let owner = vm.class_of(descriptor);
    Ok(new_super(vm, owner, class.value(), object, object_class.value()).value())
}

fn repr(vm: &mut Vm, object: Value) -> PyResult {
    let super_ = this(object);
    let class = super_.class.get().downcast::<Type>().map_or_else(|| "NULL".into(), |class| class.name.get().to_text());
    let text = match super_.object_class.get().downcast::<Type>() {
        Some(object_class) => format!("<super: <class '{class}'>, <{} object>>", object_class.name.get().to_text()),
        None => format!("<super: <class '{class}'>, NULL>"),
    };
    Ok(vm.text(&text))
}
