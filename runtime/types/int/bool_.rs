//! `bool`, whose two instances are words of their own.

use super::bits;
use crate::gc::Gc;
use crate::object::{Arguments, Type, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub fn new(vm: &mut Vm, _: Gc<Type>, arguments: Arguments) -> PyResult {
    arguments.expect_positional(vm, "bool", 0..=1)?;
    match arguments.values.first() {
        Some(&value) => vm.is_true(value).map(Value::from_bool),
        None => Ok(Value::FALSE),
    }
}

pub fn repr(vm: &mut Vm, this: Value) -> PyResult {
    Ok(vm.intern(if this == Value::TRUE { "True" } else { "False" }).value())
}

pub fn and(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    match (lhs.is_bool(), rhs.is_bool()) {
        (true, true) => Ok(Value::from_bool(lhs == Value::TRUE && rhs == Value::TRUE)),
        _ => bits::and(vm, lhs, rhs),
    }
}

pub fn or(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    match (lhs.is_bool(), rhs.is_bool()) {
        (true, true) => Ok(Value::from_bool(lhs == Value::TRUE || rhs == Value::TRUE)),
        _ => bits::or(vm, lhs, rhs),
    }
}

pub fn xor(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    match (lhs.is_bool(), rhs.is_bool()) {
        (true, true) => Ok(Value::from_bool(lhs != rhs)),
        _ => bits::xor(vm, lhs, rhs),
    }
}

pub fn invert(vm: &mut Vm, this: Value) -> PyResult {
    let message = "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion \
                   of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for \
                   boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.";
    vm.warn(TypeId::DeprecationWarning, message)?;
    bits::invert(vm, this)
}
