//! What type parameters (PEP 695, 696) and type aliases are at run time.
//!
//! These classes are native, as in CPython 3.13; what needs more than they know (what a type is, unions with forward references) is
//! asked of the Python module `typing`, which is imported when that happens.

pub mod alias;
pub mod parameters;

use std::cell::Cell;

use crate::gc::{Gc, KindInfo};
use crate::object::{Arguments, BinaryFn, BinaryOp, Dict, Kind, Known, Slots, Str, Tuple, Type, TypeId, TypeSpec};
use crate::types::from_interpreter::{current_globals, import};
use crate::value::Value;
use crate::vm::{PyResult, Raised, State, Vm};

/// The types of this folder.
pub static SPECS: &[&TypeSpec] = &[
    &parameters::TYPE_VAR,
    &parameters::PARAM_SPEC,
    &parameters::TYPE_VAR_TUPLE,
    &parameters::PARAM_SPEC_ARGS,
    &parameters::PARAM_SPEC_KWARGS,
    &alias::TYPE_ALIAS,
    &GENERIC,
    &NO_DEFAULT_TYPE,
];

/// The native layouts of this folder.
pub static KINDS: &[(Kind, KindInfo)] = &[
    (Kind::TypeParameter, KindInfo::of::<parameters::TypeParameter>()),
    (Kind::ParamSpecPart, KindInfo::of::<parameters::ParamSpecPart>()),
    (Kind::TypeAlias, KindInfo::of::<alias::TypeAlias>()),
    (Kind::NoDefault, KindInfo::of::<NoDefault>()),
];

crate::object! {
    /// `typing.NoDefault`; there is one.
    pub struct NoDefault {}
}

static NO_DEFAULT_TYPE: TypeSpec = TypeSpec {
    kind: Some(Kind::NoDefault),
    is_base: false,
    slots: Slots { repr: Some(|vm, _| Ok(vm.text("typing.NoDefault"))), new: Some(new_no_default), ..Slots::NONE },
    methods: crate::methods!["__reduce__(self, /)" => |_: &mut Vm, _: Value| "NoDefault"],
    doc: "The type of the NoDefault singleton.",
    ..TypeSpec::new(TypeId::NoDefaultType, "NoDefaultType")
};

static GENERIC: TypeSpec = TypeSpec {
    class_methods: crate::methods![
        "__class_getitem__(type, *args, **kwargs)" => |vm: &mut Vm, class: Value, args: Gc<Tuple>, keywords: Gc<Dict>|
            call_typing_with(vm, "_generic_class_getitem", class, args, keywords),
        "__init_subclass__(type, *args, **kwargs)" => |vm: &mut Vm, class: Value, args: Gc<Tuple>, keywords: Gc<Dict>|
            call_typing_with(vm, "_generic_init_subclass", class, args, keywords),
    ],
    doc: "Abstract base class for generic types.",
    ..TypeSpec::new(TypeId::Generic, "typing.Generic")
};

/// The `or` slots of what may stand in a union of `typing`.
const TYPING_UNION: [Option<BinaryFn>; BinaryOp::COUNT] = {
    let mut slots = Slots::NONE.binary;
    slots[BinaryOp::Or as usize] = Some(|vm, lhs, rhs| call_typing(vm, "_make_union", &[lhs, rhs]));
    slots
};

/// `typing.NoDefault`
pub fn no_default(vm: &mut Vm) -> Value {
    if let Some(known) = vm.state(State::NoDefault).bound() {
        return known;
    }
    let value = vm.heap.alloc(NoDefault::new(vm.header_of(TypeId::NoDefaultType))).value();
    vm.set_state(State::NoDefault, value);
    value
}

fn new_no_default(vm: &mut Vm, _: Gc<Type>, arguments: Arguments) -> PyResult {
    match arguments.values {
        [] => Ok(no_default(vm)),
        _ => Err(vm.type_error("NoDefaultType takes no arguments")),
    }
}

/// Calls a function of the module `typing`.
pub fn call_typing(vm: &mut Vm, function: &str, values: &[Value]) -> PyResult {
    let function = typing(vm, function)?;
    vm.call(function, values)
}

/// An attribute of the module `typing`.
fn typing(vm: &mut Vm, name: &str) -> PyResult {
    let module = import(vm, "typing")?;
    let name = vm.intern(name);
    vm.get_attr(module, name)
}

fn call_typing_with(vm: &mut Vm, function: &str, class: Value, args: Gc<Tuple>, keywords: Gc<Dict>) -> PyResult {
    let function = typing(vm, function)?;
    let (values, names) = (vm.list(&[class]), vm.list(&[]));
    args.as_slice().iter().for_each(|&argument| values.items.push(&vm.heap, argument));
    for (name, value) in keywords.iter() {
        names.items.push(&vm.heap, name);
        values.items.push(&vm.heap, value);
    }
    vm.call_with(function, Arguments { values: values.items.as_slice(), names: names.items.as_slice() })
}

/// `typing.Generic[parameters]`, from which a class with type parameters derives.
pub fn generic_of(vm: &mut Vm, parameters: Value) -> PyResult {
    let parameters = unpack_tuples(vm, parameters)?;
    let generic = vm.type_(TypeId::Generic).value();
    call_typing(vm, "_GenericAlias", &[generic, parameters])
}

/// Type parameters with every TypeVarTuple unpacked.
fn unpack_tuples(vm: &mut Vm, parameters: Value) -> PyResult {
    let Some(tuple) = parameters.downcast::<Tuple>() else {
        return Err(vm.type_error("type parameters must be a tuple"));
    };
    let is_tuple = |vm: &Vm, value: Value| vm.class_of(value).is(TypeId::TypeVarTuple);
    if !tuple.as_slice().iter().any(|&parameter| is_tuple(vm, parameter)) {
        return Ok(parameters);
    }
    let unpacked = vm.list(&[]);
    for &parameter in tuple.as_slice() {
        let parameter = if is_tuple(vm, parameter) { unpack(vm, parameter)? } else { parameter };
        unpacked.items.push(&vm.heap, parameter);
    }
    Ok(vm.tuple(unpacked.items.as_slice()).value())
}

/// `typing.Unpack[value]`
fn unpack(vm: &mut Vm, value: Value) -> PyResult {
    let unpack = typing(vm, "Unpack")?;
    vm.get_item(unpack, value)
}

/// The module of the calling code, as `__module__` names it; unbound if there is none.
fn calling_module(vm: &mut Vm) -> Value {
    let name = vm.known(Known::__name__);
    current_globals(vm).and_then(|globals| globals.get_str(name)).unwrap_or(Value::UNBOUND)
}

/// A name that must be a str.
fn name_of(vm: &mut Vm, function: &str, name: Value) -> PyResult<Gc<Str>> {
    name.downcast().ok_or_else(|| {
        let given = vm.type_name(name);
        vm.type_error(format!("{function}() argument 'name' must be str, not {given}"))
    })
}

/// What `compute` gives, kept at `value` from then on.
fn lazy(vm: &mut Vm, value: &Cell<Value>, compute: Value) -> PyResult<Option<Value>> {
    if let Some(known) = value.get().bound() {
        return Ok(Some(known));
    }
    let Some(compute) = compute.bound() else { return Ok(None) };
    let computed = vm.call(compute, &[])?;
    value.set(computed);
    Ok(Some(computed))
}

fn not_a_base(vm: &mut Vm, what: &str) -> Raised {
    vm.type_error(format!("Cannot subclass an instance of {what}"))
}
