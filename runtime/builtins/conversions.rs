//! Functions that make text of objects, and numbers of text.

use crate::gc::Gc;
use crate::object::{Method, Str, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static FUNCTIONS: &[Method] = crate::methods![
    "ascii(obj, /)" => ascii,
    "chr(i, /)" => chr,
    "format(value, format_spec='', /)" => format,
    "ord(c, /)" => ord,
];

fn ascii(vm: &mut Vm, object: Value) -> PyResult<Gc<Str>> {
    vm.ascii(object)
}

fn chr(vm: &mut Vm, point: Value) -> PyResult<Gc<Str>> {
    let number = vm.index(point)?;
    match number.to_i64() {
        Some(point @ 0..0x11_0000) => Ok(vm.str_from_points(std::iter::once(point as u32))),
        _ => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(vm: &mut Vm, character: Value) -> PyResult {
    if let Some(text) = character.downcast::<Str>() {
        return match text.len() {
            1 => Ok(Value::from_small(i64::from(text.units().at(0)))),
            length => Err(vm.type_error(format!("ord() expected a character, but string of length {length} found"))),
        };
    }
    if [TypeId::Bytes, TypeId::ByteArray].iter().any(|&id| vm.is_instance(character, id)) {
        return match vm.len(character)? {
            1 => vm.get_item(character, Value::from_small(0)),
            length => Err(vm.type_error(format!("ord() expected a character, but string of length {length} found"))),
        };
    }
    let given = vm.type_name(character);
    Err(vm.type_error(format!("ord() expected string of length 1, but {given} found")))
}

fn format(vm: &mut Vm, value: Value, spec: Value) -> PyResult<Gc<Str>> {
    match spec.downcast::<Str>() {
        Some(spec) => vm.format(value, spec),
        None => {
            let given = vm.argument_name(spec);
            Err(vm.type_error(format!("format() argument 2 must be str, not {given}")))
        }
    }
}
