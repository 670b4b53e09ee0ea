//! `str.format`: the replacement fields of a format string.

use super::spec::show;
use crate::gc::Gc;
use crate::object::{Dict, List, Str, Tuple, Units};
use crate::types::str_::Builder;
use crate::types::str_::characters::decimal_value;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// How the fields without a name are numbered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbering {
    Unknown,
    Automatic,
    Manual,
}

/// Where the fields get their values.
struct Source {
    args: Option<Gc<Tuple>>,
    names: Value,
    numbering: Numbering,
    next: usize,
}

/// A replacement field; the ranges are of the format string.
struct Field {
    name: (usize, usize),
    conversion: u32,
    spec: (usize, usize),
    /// The specification contains fields.
    is_nested: bool,
}

pub fn format_method(vm: &mut Vm, this: Gc<Str>, args: Gc<Tuple>, keywords: Gc<Dict>) -> PyResult<Gc<Str>> {
    let mut source = Source { args: Some(args), names: keywords.value(), numbering: Numbering::Unknown, next: 0 };
    Ok(expand(vm, this.units(), &mut source, 2)?.finish(vm))
}

pub fn format_map(vm: &mut Vm, this: Gc<Str>, mapping: Value) -> PyResult<Gc<Str>> {
    let mut source = Source { args: None, names: mapping, numbering: Numbering::Unknown, next: 0 };
    Ok(expand(vm, this.units(), &mut source, 2)?.finish(vm))
}

/// Replaces the fields of a text.
fn expand(vm: &mut Vm, text: Units, source: &mut Source, depth: usize) -> PyResult<Builder> {
    if depth == 0 {
        return Err(vm.value_error("Max string recursion exceeded"));
    }
    let mut out = Builder::with_capacity(text.len() + 16);
    let mut at = 0;
    while at < text.len() {
        let (literal, field) = next_piece(vm, text, &mut at)?;
        out.push_units(literal);
        if let Some(field) = field {
            push_field(vm, text, &field, source, depth, &mut out)?;
        }
    }
    Ok(out)
}

/// The text up to a field or behind a doubled brace, and the field.
fn next_piece<'a>(vm: &mut Vm, text: Units<'a>, at: &mut usize) -> PyResult<(Units<'a>, Option<Field>)> {
    let start = *at;
    let end = match text {
        Units::One(bytes) => memchr::memchr2(b'{', b'}', &bytes[start..]).map_or(bytes.len(), |offset| start + offset),
        _ => (start..text.len()).find(|&at| is(text, at, b'{') || is(text, at, b'}')).unwrap_or(text.len()),
    };
    *at = end;
    if end == text.len() {
        return Ok((text.slice(start, end), None));
    }
    let brace = text.at(end);
    *at += 1;
    if *at < text.len() && text.at(*at) == brace {
        *at += 1;
        Ok((text.slice(start, end + 1), None))
    } else if brace == u32::from(b'}') {
        Err(vm.value_error("Single '}' encountered in format string"))
    } else if *at == text.len() {
        Err(vm.value_error("Single '{' encountered in format string"))
    } else {
        Ok((text.slice(start, end), Some(parse_field(vm, text, at)?)))
    }
}

/// The pieces of a format string, as a list of `(literal, name, specification, conversion)`.
pub fn pieces(vm: &mut Vm, text: Gc<Str>) -> PyResult<Gc<List>> {
    let (units, list) = (text.units(), vm.list(&[]));
    let mut at = 0;
    while at < units.len() {
        let (literal, field) = next_piece(vm, units, &mut at)?;
        let literal = vm.str_from_units(literal).value();
        let mut parts = [literal, Value::NONE, Value::NONE, Value::NONE];
        if let Some(field) = field {
            parts[1] = vm.str_from_units(units.slice(field.name.0, field.name.1)).value();
            parts[2] = vm.str_from_units(units.slice(field.spec.0, field.spec.1)).value();
            if field.conversion != 0 {
                parts[3] = vm.str_from_points([field.conversion].into_iter()).value();
            }
        }
        let piece = vm.tuple(&parts).value();
        list.items.push(&vm.heap, piece);
    }
    Ok(list)
}

/// The name of a field: what it starts with, a number or a str, and a list of `(is_attribute, name or index)`.
pub fn split_name(vm: &mut Vm, text: Gc<Str>) -> PyResult<(Value, Gc<List>)> {
    let (name, list) = (text.units(), vm.list(&[]));
    let mut at = first_end(name);
    let first = name.slice(0, at);
    let first = number_or_str(vm, first)?;
    while let Some((is_attribute, part)) = next_part(vm, name, &mut at)? {
        let part = if is_attribute { vm.str_from_units(part).value() } else { number_or_str(vm, part)? };
        let entry = vm.tuple(&[Value::from_bool(is_attribute), part]).value();
        list.items.push(&vm.heap, entry);
    }
    Ok((first, list))
}

fn number_or_str(vm: &mut Vm, text: Units) -> PyResult {
    Ok(match number_of(vm, text)? {
        Some(number) => vm.int(number as i64),
        None => vm.str_from_units(text).value(),
    })
}

/// Where the first part of a field's name ends.
fn first_end(name: Units) -> usize {
    (0..name.len()).find(|&at| is(name, at, b'.') || is(name, at, b'[')).unwrap_or(name.len())
}

/// The next part of a field's name, and whether it is an attribute, not an item.
fn next_part<'a>(vm: &mut Vm, name: Units<'a>, at: &mut usize) -> PyResult<Option<(bool, Units<'a>)>> {
    if *at >= name.len() {
        return Ok(None);
    }
    let is_attribute = is(name, *at, b'.');
    if !is_attribute && !is(name, *at, b'[') {
        return Err(vm.value_error("Only '.' or '[' may follow ']' in format field specifier"));
    }
    *at += 1;
    let start = *at;
    let is_end = |at: usize| is(name, at, b'.') || is(name, at, b'[');
    while *at < name.len() && if is_attribute { !is_end(*at) } else { !is(name, *at, b']') } {
        *at += 1;
    }
    let part = name.slice(start, *at);
    if !is_attribute {
        if *at == name.len() {
            return Err(vm.value_error("Missing ']' in format string"));
        }
        *at += 1;
    }
    if part.is_empty() {
        return Err(vm.value_error("Empty attribute in format string"));
    }
    Ok(Some((is_attribute, part)))
}

fn is(text: Units, at: usize, byte: u8) -> bool {
    text.at(at) == u32::from(byte)
}

/// Parses what follows a brace, up to the closing one.
fn parse_field(vm: &mut Vm, text: Units, at: &mut usize) -> PyResult<Field> {
    let start = *at;
    let mut last = 0;
    while *at < text.len() {
        last = text.at(*at);
        *at += 1;
        match u8::try_from(last).unwrap_or(0) {
            b'{' => return Err(vm.value_error("unexpected '{' in field name")),
            b'[' => {
                while *at < text.len() && !is(text, *at, b']') {
                    *at += 1;
                }
            }
            b'}' | b':' | b'!' => break,
            _ => {}
        }
    }
    let mut field = Field { name: (start, *at - 1), conversion: 0, spec: (0, 0), is_nested: false };
    match u8::try_from(last).unwrap_or(0) {
        b'}' => return Ok(field),
        b'!' => {
            if *at >= text.len() {
                return Err(vm.value_error("end of string while looking for conversion specifier"));
            }
            field.conversion = text.at(*at);
            *at += 1;
            if *at < text.len() {
                *at += 1;
                if is(text, *at - 1, b'}') {
                    return Ok(field);
                }
                if !is(text, *at - 1, b':') {
                    return Err(vm.value_error("expected ':' after conversion specifier"));
                }
            }
        }
        b':' => {}
        _ => return Err(vm.value_error("expected '}' before end of string")),
    }
    let spec_start = *at;
    let mut depth = 1;
    while *at < text.len() {
        let point = text.at(*at);
        *at += 1;
        if point == u32::from(b'{') {
            field.is_nested = true;
            depth += 1;
        } else if point == u32::from(b'}') {
            depth -= 1;
            if depth == 0 {
                field.spec = (spec_start, *at - 1);
                return Ok(field);
            }
        }
    }
    Err(vm.value_error("unmatched '{' in format spec"))
}

/// Appends what a field stands for.
fn push_field(vm: &mut Vm, text: Units, field: &Field, source: &mut Source, depth: usize, out: &mut Builder) -> PyResult<()> {
    let value = field_value(vm, text.slice(field.name.0, field.name.1), source)?;
    let value = match u8::try_from(field.conversion).unwrap_or(b'?') {
        0 => value,
        b's' => vm.to_str(value)?.value(),
        b'r' => vm.repr(value)?.value(),
        b'a' => vm.ascii(value)?.value(),
        _ => return Err(vm.value_error(format!("Unknown conversion specifier {}", show(field.conversion, 127)))),
    };
    let spec = text.slice(field.spec.0, field.spec.1);
    let spec = if field.is_nested { expand(vm, spec, source, depth - 1)?.finish(vm) } else { vm.str_from_units(spec) };
    let result = vm.format(value, spec)?;
    out.push_str(&result);
    Ok(())
}

/// The number that a text is, if it has only digits.
fn number_of(vm: &mut Vm, text: Units) -> PyResult<Option<usize>> {
    if text.is_empty() || text.iter().any(|point| decimal_value(point).is_none()) {
        return Ok(None);
    }
    super::spec::integer(vm, text, &mut 0)
}

/// The value of a field's name, with the attributes and items that it asks for.
fn field_value(vm: &mut Vm, name: Units, source: &mut Source) -> PyResult {
    let mut at = first_end(name);
    let first = name.slice(0, at);
    let number = number_of(vm, first)?;
    let mut value = match (number, first.is_empty()) {
        (None, false) => {
            let key = vm.str_from_units(first);
            vm.get_item(source.names, key.value())?
        }
        (number, is_empty) => {
            let index = position(vm, number, is_empty, source)?;
            let Some(args) = source.args else {
                return Err(vm.value_error("Format string contains positional fields"));
            };
            match args.as_slice().get(index) {
                Some(&value) => value,
                None => return Err(vm.index_error(format!("Replacement index {index} out of range for positional args tuple"))),
            }
        }
    };
    while let Some((is_attribute, part)) = next_part(vm, name, &mut at)? {
        value = if is_attribute {
            let attribute = vm.str_from_units(part);
            let attribute = vm.interned(attribute);
            vm.get_attr(value, attribute)?
        } else {
            let key = number_or_str(vm, part)?;
            vm.get_item(value, key)?
        };
    }
    Ok(value)
}

/// The positional argument that a field means.
fn position(vm: &mut Vm, number: Option<usize>, is_empty: bool, source: &mut Source) -> PyResult<usize> {
    let wanted = if is_empty { Numbering::Automatic } else { Numbering::Manual };
    if source.numbering == Numbering::Unknown {
        source.numbering = wanted;
    }
    match (source.numbering, wanted) {
        (Numbering::Manual, Numbering::Automatic) => {
            Err(vm.value_error("cannot switch from manual field specification to automatic field numbering"))
        }
        (Numbering::Automatic, Numbering::Manual) => {
            Err(vm.value_error("cannot switch from automatic field numbering to manual field specification"))
        }
        _ => Ok(number.unwrap_or_else(|| {
            source.next += 1;
            source.next - 1
        })),
    }
}
