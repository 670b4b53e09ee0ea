//! `TypeAliasType`: what the statement `type` makes. Its value is computed when somebody asks for it.

use std::cell::Cell;

use super::{calling_module, lazy, name_of, unpack_tuples};
use crate::gc::Gc;
use crate::methods;
use crate::object::{Arguments, BinaryOp, Getter, Kind, Known, Slots, Str, Tuple, Type, TypeId, TypeSpec};
use crate::types::generic_alias::{class_getitem, union_of};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// `type name[parameters] = value`
    pub struct TypeAlias {
        pub name: Cell<Gc<Str>>,
        /// A tuple, or unbound if there are none.
        pub parameters: Cell<Value>,
        pub compute: Cell<Value>,
        pub content: Cell<Value>,
        pub module: Cell<Value>,
    }
}

pub static TYPE_ALIAS: TypeSpec = TypeSpec {
    kind: Some(Kind::TypeAlias),
    is_base: false,
    slots: Slots {
        new: Some(new),
        repr: Some(|_, value| Ok(this(value).name.get().value())),
        get_item: Some(get_item),
        binary: {
            let mut slots = Slots::NONE.binary;
            slots[BinaryOp::Or as usize] = Some(union_of);
            slots
        },
        ..Slots::NONE
    },
    methods: methods!["__reduce__(self, /)" => |_: &mut Vm, this: Gc<TypeAlias>| this.name.get()],
    getters: &[
        Getter { name: "__name__", get: |_, value| Ok(this(value).name.get().value()), set: None },
        Getter { name: "__parameters__", get: parameters, set: None },
        Getter { name: "__type_params__", get: |vm, value| Ok(type_parameters(vm, value)), set: None },
        Getter { name: "__value__", get: content, set: None },
        Getter { name: "__module__", get: module, set: None },
    ],
    doc: "Type alias.",
    ..TypeSpec::new(TypeId::TypeAliasType, "typing.TypeAliasType")
};

fn this(value: Value) -> Gc<TypeAlias> {
    value.downcast().expect("the slot belongs to type aliases")
}

fn make(vm: &mut Vm, name: Gc<Str>, parameters: Value, compute: Value, content: Value, module: Value) -> Value {
    let is_generic = parameters.downcast::<Tuple>().is_some_and(|parameters| !parameters.is_empty());
    let parameters = if is_generic { parameters } else { Value::UNBOUND };
    let header = vm.header_of(TypeId::TypeAliasType);
    vm.heap.alloc(TypeAlias::new(header, Cell::new(name), Cell::new(parameters), Cell::new(compute), Cell::new(content), Cell::new(module))).value()
}

/// The alias of a `type` statement: a tuple of its name, its type parameters or None, and a function that computes its value.
pub fn from_syntax(vm: &mut Vm, parts: Value) -> PyResult {
    let Some(&[name, parameters, compute]) = parts.downcast::<Tuple>().as_ref().map(|parts| parts.as_slice()) else {
        return Err(vm.raise(TypeId::SystemError, "a type alias is made of three things".into()));
    };
    let name = name_of(vm, "typealias", name)?;
    Ok(make(vm, name, parameters, compute, Value::UNBOUND, Value::UNBOUND))
}

fn new(vm: &mut Vm, _: Gc<Type>, arguments: Arguments) -> PyResult {
    let [name, value, parameters] = arguments.bind(vm, "typealias", ["name", "value", "type_params"], 2)?;
    let name = name_of(vm, "typealias", name)?;
    if parameters.bound().is_some_and(|parameters| !parameters.is::<Tuple>()) {
        return Err(vm.type_error("type_params must be a tuple"));
    }
    let module = calling_module(vm);
    Ok(make(vm, name, parameters, Value::UNBOUND, value, module))
}

fn content(vm: &mut Vm, value: Value) -> PyResult {
    let this = this(value);
    Ok(lazy(vm, &this.content, this.compute.get())?.unwrap_or(Value::NONE))
}

fn type_parameters(vm: &mut Vm, value: Value) -> Value {
    this(value).parameters.get().bound().unwrap_or_else(|| vm.tuple(&[]).value())
}

fn parameters(vm: &mut Vm, value: Value) -> PyResult {
    let parameters = type_parameters(vm, value);
    unpack_tuples(vm, parameters)
}

/// The module where the alias was made: that of the function that computes its value.
fn module(vm: &mut Vm, value: Value) -> PyResult {
    let this = this(value);
    if let Some(module) = this.module.get().bound() {
        return Ok(module);
    }
    match this.compute.get().bound() {
        Some(compute) => {
            let name = vm.known(Known::__module__);
            vm.get_attr(compute, name)
        }
        None => Ok(Value::NONE),
    }
}

fn get_item(vm: &mut Vm, alias: Value, item: Value) -> PyResult {
    if this(alias).parameters.get().is_unbound() {
        return Err(vm.type_error("Only generic type aliases are subscriptable"));
    }
    Ok(class_getitem(vm, alias, item).value())
}
