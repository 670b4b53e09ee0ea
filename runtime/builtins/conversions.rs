//! Functions that make text of objects, and numbers of text.

use crate::gc::Gc;
use crate::object::{Known, Method, Str, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static FUNCTIONS: &[Method] = crate::methods![
    "ascii(obj, /)" => ascii,
    "chr(i, /)" => chr,
    "format(value, format_spec='', /)" => format,
    "ord(character, /)" => ord,
];

fn ascii(vm: &mut Vm, object: Value) -> PyResult<Gc<Str>> {
    let repr = vm.repr(object)?;
    if repr.is_ascii() {
        return Ok(repr);
    }
    let mut text = String::new();
    for point in repr.code_points() {
        match point {
            0..0x80 => text.push(point as u8 as char),
            0x80..0x100 => text.push_str(&format!("\\x{point:02x}")),
            0x100..0x1_0000 => text.push_str(&format!("\\u{point:04x}")),
            _ => text.push_str(&format!("\\U{point:08x}")),
        }
    }
    Ok(vm.str(&text))
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

/// `format(value, spec)`
pub fn format_value(vm: &mut Vm, value: Value, spec: Gc<Str>) -> PyResult {
    if spec.is_empty() && (value.downcast_exact::<Str>().is_some() || value.is_int()) {
        return vm.to_str(value).map(Gc::value);
    }
    match vm.call_special(value, Known::__format__, &[spec.value()])? {
        Some(result) if result.is::<Str>() => Ok(result),
        Some(result) => {
            let given = vm.type_name(result);
            Err(vm.type_error(format!("__format__ must return a str, not {given}")))
        }
        None => {
            let class = vm.type_name(value);
            Err(vm.type_error(format!("Type {class} doesn't define __format__")))
        }
    }
}

fn format(vm: &mut Vm, value: Value, spec: Value) -> PyResult {
    match spec.downcast::<Str>() {
        Some(spec) => format_value(vm, value, spec),
        None => {
            let given = vm.type_name(spec);
            Err(vm.type_error(format!("format() argument 2 must be str, not {given}")))
        }
    }
}
