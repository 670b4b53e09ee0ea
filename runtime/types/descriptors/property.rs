//! `property`.

use std::cell::Cell;

use crate::gc::Gc;
use crate::object::{Arguments, Getter, Kind, Known, Slots, Str, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

crate::object! {
    /// A property; functions that it does not have are None.
    pub struct Property {
        pub getter: Cell<Value>,
        pub setter: Cell<Value>,
        pub deleter: Cell<Value>,
        pub doc: Cell<Value>,
        /// Unbound, if `__set_name__` was not called.
        pub name: Cell<Value>,
        /// The doc is the getter's.
        pub is_doc_of_getter: Cell<bool>,
    }
}

pub static PROPERTY: TypeSpec = TypeSpec {
    kind: Some(Kind::Property),
    slots: Slots { descriptor_get: Some(get), descriptor_set: Some(set), new: Some(new), init: Some(init), ..Slots::NONE },
    methods: crate::methods![
        "getter(self, object, /)" => with_getter,
        "setter(self, object, /)" => with_setter,
        "deleter(self, object, /)" => with_deleter,
        "__set_name__(self, owner, name, /)" => set_name,
    ],
    getters: &[
        Getter { name: "fget", get: |_, object| Ok(this(object).getter.get()), set: None },
        Getter { name: "fset", get: |_, object| Ok(this(object).setter.get()), set: None },
        Getter { name: "fdel", get: |_, object| Ok(this(object).deleter.get()), set: None },
        Getter { name: "__doc__", get: |_, object| Ok(this(object).doc.get()), set: Some(set_doc) },
        Getter { name: "__name__", get: name, set: Some(set_own_name) },
        Getter { name: "__isabstractmethod__", get: is_abstract, set: None },
    ],
    signature: "(fget=None, fset=None, fdel=None, doc=None)",
    ..TypeSpec::new(TypeId::Property, "property")
};

fn this(object: Value) -> Gc<Property> {
    object.downcast().expect("the slot belongs to properties")
}

fn new(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    let none = || Cell::new(Value::NONE);
    let property = Property::new(class.instance_header(), none(), none(), none(), none(), Cell::new(Value::UNBOUND), Cell::new(false));
    Ok(vm.heap.alloc(property).value())
}

fn init(vm: &mut Vm, object: Value, arguments: Arguments) -> PyResult<()> {
    let given = arguments.bind(vm, "property", ["fget", "fset", "fdel", "doc"], 0)?;
    let [getter, setter, deleter, doc] = given.map(|value| value.bound().unwrap_or(Value::NONE));
    let property = this(object);
    property.getter.set(getter);
    property.setter.set(setter);
    property.deleter.set(deleter);
    property.doc.set(doc);
    property.is_doc_of_getter.set(false);
    if doc.is_none() && !getter.is_none() {
        let name = vm.known(Known::__doc__);
        if let Some(doc) = vm.find_attr(getter, name)?.filter(|doc| !doc.is_none()) {
            property.doc.set(doc);
            property.is_doc_of_getter.set(true);
        }
    }
    if vm.class_of(object).is(TypeId::Property) {
        return Ok(());
    }
    // What the class says about itself would hide it. An object without room for it does without what was given, but not, as since 3.12,
    // without what the getter says.
    let (name, doc) = (vm.known(Known::__doc__), property.doc.replace(Value::NONE));
    let stored = vm.set_attr(object, name, Some(doc));
    if property.is_doc_of_getter.get() { stored } else { vm.catch(stored, TypeId::AttributeError).map(|_| ()) }
}

/// The name that messages give a property.
fn own_name(vm: &mut Vm, property: Gc<Property>) -> PyResult<Option<Value>> {
    match property.name.get().bound() {
        Some(name) => Ok(Some(name)),
        None if property.getter.get().is_none() => Ok(None),
        None => {
            let name = vm.known(Known::__name__);
            vm.find_attr(property.getter.get(), name)
        }
    }
}

fn missing(vm: &mut Vm, property: Gc<Property>, object: Value, what: &str) -> Raised {
    let name = match own_name(vm, property) {
        Ok(name) => name,
        Err(raised) => return raised,
    };
    let class = vm.class_of(object);
    let class = vm.class_qualname(class);
    let message = match name {
        Some(name) => match vm.repr_text(name) {
            Ok(name) => format!("property {name} of '{class}' object has no {what}"),
            Err(raised) => return raised,
        },
        None => format!("property of '{class}' object has no {what}"),
    };
    vm.raise(TypeId::AttributeError, message)
}

fn get(vm: &mut Vm, descriptor: Value, object: Value, _: Value) -> PyResult {
    if object.is_unbound() || object.is_none() {
        return Ok(descriptor);
    }
    let property = this(descriptor);
    let getter = property.getter.get();
    if getter.is_none() { Err(missing(vm, property, object, "getter")) } else { vm.call(getter, &[object]) }
}

fn set(vm: &mut Vm, descriptor: Value, object: Value, value: Option<Value>) -> PyResult<()> {
    let property = this(descriptor);
    match (value, property.setter.get(), property.deleter.get()) {
        (Some(_), Value::NONE, _) => return Err(missing(vm, property, object, "setter")),
        (Some(value), setter, _) => vm.call(setter, &[object, value])?,
        (None, _, Value::NONE) => return Err(missing(vm, property, object, "deleter")),
        (None, _, deleter) => vm.call(deleter, &[object])?,
    };
    Ok(())
}

/// A copy of a property, of the same class.
fn copy(vm: &mut Vm, property: Gc<Property>, getter: Value, setter: Value, deleter: Value) -> PyResult {
    let class = vm.class_of(property.value()).value();
    let doc = if property.is_doc_of_getter.get() && !getter.is_none() { Value::NONE } else { property.doc.get() };
    let copy = vm.call(class, &[getter, setter, deleter, doc])?;
    if let Some(copy) = copy.downcast::<Property>() {
        copy.name.set(property.name.get());
    }
    Ok(copy)
}

fn with_getter(vm: &mut Vm, property: Gc<Property>, getter: Value) -> PyResult {
    copy(vm, property, getter, property.setter.get(), property.deleter.get())
}

fn with_setter(vm: &mut Vm, property: Gc<Property>, setter: Value) -> PyResult {
    copy(vm, property, property.getter.get(), setter, property.deleter.get())
}

fn with_deleter(vm: &mut Vm, property: Gc<Property>, deleter: Value) -> PyResult {
    copy(vm, property, property.getter.get(), property.setter.get(), deleter)
}

fn set_name(_: &mut Vm, property: Gc<Property>, _owner: Value, name: Value) -> PyResult<()> {
    property.name.set(name);
    Ok(())
}

fn set_doc(_: &mut Vm, object: Value, doc: Option<Value>) -> PyResult<()> {
    let property = this(object);
    property.doc.set(doc.unwrap_or(Value::NONE));
    property.is_doc_of_getter.set(false);
    Ok(())
}

fn name(vm: &mut Vm, object: Value) -> PyResult {
    match own_name(vm, this(object))? {
        Some(name) => Ok(name),
        None => {
            let name: Gc<Str> = vm.known(Known::__name__);
            Err(vm.no_attribute(object, name))
        }
    }
}

fn set_own_name(_: &mut Vm, object: Value, name: Option<Value>) -> PyResult<()> {
    this(object).name.set(name.unwrap_or(Value::UNBOUND));
    Ok(())
}

/// Whether one of the functions is abstract.
fn is_abstract(vm: &mut Vm, object: Value) -> PyResult {
    let property = this(object);
    for function in [property.getter.get(), property.setter.get(), property.deleter.get()] {
        if super::wrappers::is_abstract_function(vm, function)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}
