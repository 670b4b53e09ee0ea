//! Errors of decoding and encoding.

use super::{attribute, set_arguments, this};
use crate::object::{Arguments, Known, Slots, Str, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub const DECODE: TypeSpec = TypeSpec {
    slots: Slots { init: Some(init_decode), str_: Some(decode_str), ..Slots::NONE },
    getters: &[attribute!(encoding_), attribute!(object_), attribute!(start_), attribute!(end_), attribute!(reason_)],
    ..TypeSpec::new(TypeId::UnicodeDecodeError, "UnicodeDecodeError")
};

pub const ENCODE: TypeSpec = TypeSpec {
    slots: Slots { init: Some(init_encode), str_: Some(encode_str), ..Slots::NONE },
    getters: &[attribute!(encoding_), attribute!(object_), attribute!(start_), attribute!(end_), attribute!(reason_)],
    ..TypeSpec::new(TypeId::UnicodeEncodeError, "UnicodeEncodeError")
};

pub const TRANSLATE: TypeSpec = TypeSpec {
    slots: Slots { init: Some(init_translate), str_: Some(translate_str), ..Slots::NONE },
    getters: &[attribute!(encoding_), attribute!(object_), attribute!(start_), attribute!(end_), attribute!(reason_)],
    ..TypeSpec::new(TypeId::UnicodeTranslateError, "UnicodeTranslateError")
};

/// A parameter: the attribute, and what its value must be.
type Parameter = (Known, Expected);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Expected {
    Str,
    Bytes,
    Int,
}

fn init_decode(vm: &mut Vm, object: Value, arguments: Arguments) -> PyResult<()> {
    use Expected::*;
    fill(vm, object, arguments, &[(Known::encoding_, Str), (Known::object_, Bytes), (Known::start_, Int), (Known::end_, Int), (Known::reason_, Str)])
}

fn init_encode(vm: &mut Vm, object: Value, arguments: Arguments) -> PyResult<()> {
    use Expected::*;
    fill(vm, object, arguments, &[(Known::encoding_, Str), (Known::object_, Str), (Known::start_, Int), (Known::end_, Int), (Known::reason_, Str)])
}

fn init_translate(vm: &mut Vm, object: Value, arguments: Arguments) -> PyResult<()> {
    use Expected::*;
    fill(vm, object, arguments, &[(Known::object_, Str), (Known::start_, Int), (Known::end_, Int), (Known::reason_, Str)])
}

fn fill(vm: &mut Vm, object: Value, arguments: Arguments, parameters: &[Parameter]) -> PyResult<()> {
    if !arguments.names.is_empty() {
        let class = vm.type_name(object);
        return Err(vm.type_error(format!("{class}() takes no keyword arguments")));
    }
    let given = arguments.values;
    if given.len() != parameters.len() {
        let (expected, given) = (parameters.len(), given.len());
        return Err(vm.type_error(format!("function takes exactly {expected} arguments ({given} given)")));
    }
    for (index, (&value, &(_, expected))) in given.iter().zip(parameters).enumerate() {
        if expected == Expected::Str && !value.is::<Str>() {
            let given = vm.type_name(value);
            return Err(vm.type_error(format!("argument {} must be str, not {given}", index + 1)));
        }
        if expected == Expected::Int {
            vm.index_i64(value)?;
        }
    }
    for (&value, &(name, expected)) in given.iter().zip(parameters) {
        if expected == Expected::Bytes && !vm.is_instance(value, TypeId::Bytes) && !vm.is_instance(value, TypeId::ByteArray) {
            let given = vm.type_name(value);
            return Err(vm.type_error(format!("a bytes-like object is required, not '{given}'")));
        }
        // What may change is copied.
        let value = match (expected, vm.is_instance(value, TypeId::ByteArray)) {
            (Expected::Bytes, true) => {
                let bytes = vm.bytes_of(value)?.to_vec();
                vm.bytes(bytes).value()
            }
            _ => value,
        };
        vm.set_exception_attribute(this(object), name, value);
    }
    set_arguments(vm, object, arguments);
    Ok(())
}

/// Where the error is, and the text around it.
struct Place {
    start: i64,
    end: i64,
    encoding: String,
    reason: String,
}

/// `None`, if `__init__` was not called.
fn place(vm: &mut Vm, object: Value) -> PyResult<Option<(Place, Value)>> {
    let exception = this(object);
    let Some(subject) = vm.exception_attribute(exception, Known::object_) else { return Ok(None) };
    let mut get = |name| vm.exception_attribute(exception, name).unwrap_or(Value::NONE);
    let (start, end) = (get(Known::start_), get(Known::end_));
    let (encoding, reason) = (get(Known::encoding_), get(Known::reason_));
    let (start, end) = (vm.index_i64(start)?, vm.index_i64(end)?);
    let (encoding, reason) = (vm.to_str(encoding)?.to_text(), vm.to_str(reason)?.to_text());
    Ok(Some((Place { start, end, encoding, reason }, subject)))
}

fn decode_str(vm: &mut Vm, object: Value) -> PyResult {
    let Some((Place { start, end, encoding, reason }, subject)) = place(vm, object)? else { return Ok(vm.text("")) };
    let size = vm.len(subject)? as i64;
    let text = if (0..size).contains(&start) && end == start + 1 {
        let byte = vm.get_item(subject, Value::from_small(start))?.as_int().unwrap_or(0);
        format!("'{encoding}' codec can't decode byte {byte:#04x} in position {start}: {reason}")
    } else {
        format!("'{encoding}' codec can't decode bytes in position {start}-{}: {reason}", end - 1)
    };
    Ok(vm.text(&text))
}

/// One character or a range, as both other errors word it.
fn characters(place: &Place, subject: Value) -> String {
    let Place { start, end, reason, .. } = place;
    let text = subject.downcast::<Str>();
    let point = text.filter(|text| *end == start + 1 && (0..text.len() as i64).contains(start)).map(|text| text.units().at(*start as usize));
    match point {
        Some(point) => {
            let escaped = match point {
                0..0x100 => format!("\\x{point:02x}"),
                0x100..0x1_0000 => format!("\\u{point:04x}"),
                _ => format!("\\U{point:08x}"),
            };
            format!("character '{escaped}' in position {start}: {reason}")
        }
        None => format!("characters in position {start}-{}: {reason}", end - 1),
    }
}

fn encode_str(vm: &mut Vm, object: Value) -> PyResult {
    let Some((place, subject)) = place(vm, object)? else { return Ok(vm.text("")) };
    let text = format!("'{}' codec can't encode {}", place.encoding, characters(&place, subject));
    Ok(vm.text(&text))
}

fn translate_str(vm: &mut Vm, object: Value) -> PyResult {
    let Some((place, subject)) = place(vm, object)? else { return Ok(vm.text("")) };
    let text = format!("can't translate {}", characters(&place, subject));
    Ok(vm.text(&text))
}
