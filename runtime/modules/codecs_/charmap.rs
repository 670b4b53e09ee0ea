//! Codecs that are tables: one byte for a character.

use super::{handler_name, result};
use crate::gc::Gc;
use crate::object::{Dict, Str, Tuple, TypeId};
use crate::types::bytes::Bytes;
use crate::types::bytes::errors::{self, Problem, Substitute};
use crate::types::str_::builder::Builder;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The name in messages.
const NAME: &str = "charmap";
const UNDEFINED: &str = "character maps to <undefined>";

/// What stands in a table for nothing.
const NOTHING: u32 = 0xfffe;

/// The numbers of bytes by the numbers of the characters that they stand for.
pub fn build(vm: &mut Vm, map: Gc<Str>) -> PyResult<Gc<Dict>> {
    let table = vm.dict();
    for (byte, point) in map.code_points().enumerate().filter(|&(_, point)| point != NOTHING) {
        let (point, byte) = (vm.int(point.into()), vm.int(byte as i64));
        table.set(vm, point, byte)?;
    }
    Ok(table)
}

/// What a mapping has for a number; nothing if that is None, or it has nothing.
fn look_up(vm: &mut Vm, mapping: Value, number: u32) -> PyResult<Option<Value>> {
    let key = vm.int(number.into());
    let found = match mapping.downcast_exact::<Dict>() {
        Some(dict) => dict.get(vm, key)?,
        None => {
            let found = vm.get_item(mapping, key);
            vm.catch(found, TypeId::LookupError)?
        }
    };
    Ok(found.filter(|found| !found.is_none()))
}

/// The bytes of a character; nothing if it has none.
fn bytes_of(vm: &mut Vm, mapping: Value, point: u32) -> PyResult<Option<Vec<u8>>> {
    if mapping.is_none() {
        return Ok(u8::try_from(point).ok().map(|byte| vec![byte]));
    }
    let Some(found) = look_up(vm, mapping, point)? else { return Ok(None) };
    if let Some(data) = found.downcast::<Bytes>() {
        return Ok(Some(data.data.0.to_vec()));
    }
    match found.as_int().map(u8::try_from) {
        Some(Ok(byte)) => Ok(Some(vec![byte])),
        Some(Err(_)) => Err(vm.type_error("character mapping must be in range(256)")),
        None => {
            let given = vm.type_name(found);
            Err(vm.type_error(format!("character mapping must return integer, bytes or None, not {given}")))
        }
    }
}

pub fn encode(vm: &mut Vm, text: Gc<Str>, handler: Value, mapping: Value) -> PyResult<Gc<Tuple>> {
    let handler = handler_name(handler);
    let (mut out, mut at) = (Vec::with_capacity(text.len()), 0);
    while at < text.len() {
        if let Some(data) = bytes_of(vm, mapping, text.units().at(at))? {
            out.extend(data);
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < text.len() && bytes_of(vm, mapping, text.units().at(end))?.is_none() {
            end += 1;
        }
        let problem = Problem { encoding: NAME, object: text.value(), start: at, end, reason: UNDEFINED };
        let (substitute, next) = errors::handle_encode(vm, &handler, problem)?;
        match substitute {
            Substitute::Data(data) => out.extend(data),
            Substitute::Text(points) => {
                for point in points {
                    match bytes_of(vm, mapping, point)? {
                        Some(data) => out.extend(data),
                        None => return Err(problem.raise(vm, TypeId::UnicodeEncodeError)),
                    }
                }
            }
        }
        at = next;
    }
    result(vm, out, Some(text.len()))
}

/// Adds the characters of a byte; false if it has none.
fn push(vm: &mut Vm, mapping: Value, byte: u8, out: &mut Builder) -> PyResult<bool> {
    if mapping.is_none() {
        out.push(byte.into());
        return Ok(true);
    }
    if let Some(table) = mapping.downcast_exact::<Str>() {
        let point = (usize::from(byte) < table.len()).then(|| table.units().at(byte.into())).filter(|&point| point != NOTHING);
        point.inspect(|&point| out.push(point));
        return Ok(point.is_some());
    }
    let Some(found) = look_up(vm, mapping, byte.into())? else { return Ok(false) };
    if let Some(text) = found.downcast::<Str>() {
        let is_nothing = text.len() == 1 && text.units().at(0) == NOTHING;
        if !is_nothing {
            out.push_str(&text);
        }
        return Ok(!is_nothing);
    }
    match found.as_int().map(u32::try_from) {
        Some(Ok(NOTHING)) => Ok(false),
        Some(Ok(point @ 0..0x11_0000)) => {
            out.push(point);
            Ok(true)
        }
        Some(_) => Err(vm.type_error("character mapping must be in range(0x110000)")),
        None => Err(vm.type_error("character mapping must return integer, None or str")),
    }
}

pub fn decode(vm: &mut Vm, data: Value, handler: Value, mapping: Value) -> PyResult<Gc<Tuple>> {
    let handler = handler_name(handler);
    let content = vm.bytes_of(data)?;
    let (mut out, mut at) = (Builder::with_capacity(content.len()), 0);
    while at < content.len() {
        if push(vm, mapping, content[at], &mut out)? {
            at += 1;
            continue;
        }
        let problem = Problem { encoding: NAME, object: data, start: at, end: at + 1, reason: UNDEFINED };
        let (points, next) = errors::handle_decode(vm, &handler, problem)?;
        points.into_iter().for_each(|point| out.push(point));
        at = next;
    }
    let (text, end) = (out.finish(vm).value(), vm.int(content.len() as i64));
    Ok(vm.tuple(&[text, end]))
}
