//! The operator `%` of `str` and `bytes`.

use super::float_text::{FloatStyle, float_text};
use super::number::checked_digits;
use super::MAX_INT;
use crate::gc::Gc;
use crate::object::{IntRef, Known, Str, Tuple, TypeId, Units};
use crate::types::bytes;
use crate::types::str_::{Builder, characters};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The values to be formatted, in the order of use.
struct Source {
    arguments: Value,
    tuple: Option<Gc<Tuple>>,
    next: usize,
    /// The arguments, if they can be asked for keys.
    mapping: Option<Value>,
}

impl Source {
    fn next(&mut self, vm: &mut Vm) -> PyResult {
        let value = match self.tuple {
            Some(tuple) => tuple.as_slice().get(self.next).copied(),
            None => (self.next == 0).then_some(self.arguments),
        };
        self.next += 1;
        value.ok_or_else(|| vm.type_error("not enough arguments for format string"))
    }

    fn is_used_up(&self) -> bool {
        self.mapping.is_some() || self.next >= self.tuple.map_or(1, |tuple| tuple.len())
    }
}

/// A conversion specifier.
#[derive(Default)]
struct Conversion {
    is_left: bool,
    has_plus: bool,
    has_space: bool,
    is_alternate: bool,
    has_zero: bool,
    width: usize,
    precision: Option<usize>,
    kind: u32,
}

/// `str % arguments`
pub fn format_str(vm: &mut Vm, text: Gc<Str>, arguments: Value) -> PyResult<Gc<Str>> {
    Ok(format(vm, text.units(), arguments, false)?.finish(vm))
}

/// `bytes % arguments`, on bytes as Latin-1 text.
pub fn format_bytes(vm: &mut Vm, text: &[u8], arguments: Value) -> PyResult<Vec<u8>> {
    let out = format(vm, Units::One(text), arguments, true)?;
    Ok(out.units().iter().map(|point| point as u8).collect())
}

fn format(vm: &mut Vm, text: Units, arguments: Value, is_bytes: bool) -> PyResult<Builder> {
    let tuple = arguments.downcast::<Tuple>();
    let is_mapping = tuple.is_none() && !arguments.is::<Str>() && !(is_bytes && bytes::is_bytes(arguments)) && vm.class_of(arguments).slots().get_item.is_some();
    let mut source = Source { arguments, tuple, next: 0, mapping: is_mapping.then_some(arguments) };
    let mut out = Builder::with_capacity(text.len() + 16);
    let mut at = 0;
    while at < text.len() {
        let start = at;
        while at < text.len() && text.at(at) != u32::from(b'%') {
            at += 1;
        }
        out.push_units(text.slice(start, at));
        if at < text.len() {
            at += 1;
            push_conversion(vm, text, &mut at, &mut source, &mut out, is_bytes)?;
        }
    }
    if !source.is_used_up() {
        let what = if is_bytes { "bytes" } else { "string" };
        return Err(vm.type_error(format!("not all arguments converted during {what} formatting")));
    }
    Ok(out)
}

/// The next character of the specifier.
fn peek(vm: &mut Vm, text: Units, at: usize) -> PyResult<u32> {
    if at < text.len() { Ok(text.at(at)) } else { Err(vm.value_error("incomplete format")) }
}

/// A width or precision: digits, or `*` for the next argument.
fn size(vm: &mut Vm, text: Units, at: &mut usize, source: &mut Source, what: &str) -> PyResult<i64> {
    if peek(vm, text, *at)? == u32::from(b'*') {
        *at += 1;
        let value = source.next(vm)?;
        let Some(number) = value.as_int_ref() else { return Err(vm.type_error("* wants int")) };
        return match number.to_i64() {
            Some(number) if what == "width" || number <= MAX_INT as i64 => Ok(number),
            _ if what == "width" => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
            _ => Err(vm.overflow_error("Python int too large to convert to C int")),
        };
    }
    let limit = if what == "width" { i64::MAX } else { MAX_INT as i64 };
    let mut number = 0i64;
    while *at < text.len()
        && let Some(digit) = characters::decimal_value(text.at(*at)).filter(|_| text.at(*at) < 0x80)
    {
        *at += 1;
        number = match number.checked_mul(10).and_then(|number| number.checked_add(digit.into())) {
            Some(number) if number <= limit => number,
            _ => return Err(vm.value_error(format!("{what} too big"))),
        };
    }
    Ok(number)
}

fn push_conversion(vm: &mut Vm, text: Units, at: &mut usize, source: &mut Source, out: &mut Builder, is_bytes: bool) -> PyResult<()> {
    let mut conversion = Conversion::default();
    if peek(vm, text, *at)? == u32::from(b'%') {
        *at += 1;
        out.push(u32::from(b'%'));
        return Ok(());
    }
    if peek(vm, text, *at)? == u32::from(b'(') {
        let Some(mapping) = source.mapping else { return Err(vm.type_error("format requires a mapping")) };
        *at += 1;
        let start = *at;
        let mut depth = 1;
        while depth > 0 {
            if *at >= text.len() {
                return Err(vm.value_error("incomplete format key"));
            }
            match text.at(*at) {
                0x28 => depth += 1,
                0x29 => depth -= 1,
                _ => {}
            }
            *at += 1;
        }
        let key = text.slice(start, *at - 1);
        let key = match key {
            Units::One(key) if is_bytes => vm.bytes(key.to_vec()).value(),
            _ => vm.str_from_units(key).value(),
        };
        source.arguments = vm.get_item(mapping, key)?;
        source.next = 0;
    }
    loop {
        let flag = match u8::try_from(peek(vm, text, *at)?).unwrap_or(0) {
            b'-' => &mut conversion.is_left,
            b'+' => &mut conversion.has_plus,
            b' ' => &mut conversion.has_space,
            b'#' => &mut conversion.is_alternate,
            b'0' => &mut conversion.has_zero,
            _ => break,
        };
        *flag = true;
        *at += 1;
    }
    let width = size(vm, text, at, source, "width")?;
    conversion.is_left |= width < 0;
    conversion.width = width.unsigned_abs() as usize;
    if peek(vm, text, *at)? == u32::from(b'.') {
        *at += 1;
        conversion.precision = Some(size(vm, text, at, source, "precision")?.max(0) as usize);
    }
    if matches!(peek(vm, text, *at)?, 0x68 | 0x6c | 0x4c) {
        *at += 1;
    }
    conversion.kind = peek(vm, text, *at)?;
    *at += 1;
    let value = source.next(vm)?;
    let kind = u8::try_from(conversion.kind).unwrap_or(0);
    match kind {
        b's' | b'b' if is_bytes => {
            let bytes = bytes_of(vm, value)?;
            let len = bytes.len().min(conversion.precision.unwrap_or(usize::MAX));
            conversion.push(vm, "", "", Units::One(&bytes[..len]), false, out)
        }
        b's' | b'r' | b'a' => {
            let text = match kind {
                b's' => vm.to_str(value)?,
                b'r' if !is_bytes => vm.repr(value)?,
                _ => vm.ascii(value)?,
            };
            let len = text.len().min(conversion.precision.unwrap_or(usize::MAX));
            conversion.push(vm, "", "", text.units().slice(0, len), false, out)
        }
        b'c' => {
            let point = if is_bytes { byte_of(vm, value)? } else { point_of(vm, value)? };
            conversion.push(vm, "", "", Units::Four(&[point]), false, out)
        }
        b'd' | b'i' | b'u' | b'o' | b'x' | b'X' => push_int(vm, &conversion, kind, value, out),
        b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => push_float(vm, &conversion, kind, value, is_bytes, out),
        _ => {
            let shown = if (31..=126).contains(&conversion.kind) { char::from(kind) } else { '?' };
            let index = *at - 1;
            Err(vm.value_error(format!("unsupported format character '{shown}' (0x{:x}) at index {index}", conversion.kind)))
        }
    }
}

impl Conversion {
    /// Appends a text with its padding; zeros go behind sign and prefix.
    fn push(&self, vm: &mut Vm, sign: &str, prefix: &str, body: Units, is_number: bool, out: &mut Builder) -> PyResult<()> {
        let len = sign.len() + prefix.len() + body.len();
        let padding = self.width.saturating_sub(len);
        vm.check_text_len(out.len().checked_add(len).and_then(|len| len.checked_add(padding)))?;
        let zeros = if is_number && self.has_zero && !self.is_left { padding } else { 0 };
        let left = if self.is_left { 0 } else { padding - zeros };
        out.push_repeated(0x20, left);
        out.push_text(sign);
        out.push_text(prefix);
        out.push_repeated(0x30, zeros);
        out.push_units(body);
        out.push_repeated(0x20, padding - left - zeros);
        Ok(())
    }

    fn sign(&self, is_negative: bool) -> &'static str {
        match (is_negative, self.has_plus, self.has_space) {
            (true, ..) => "-",
            (_, true, _) => "+",
            (_, _, true) => " ",
            _ => "",
        }
    }
}

fn push_int(vm: &mut Vm, conversion: &Conversion, kind: u8, value: Value, out: &mut Builder) -> PyResult<()> {
    let is_exact = matches!(kind, b'o' | b'x' | b'X');
    let number = match value.as_int_ref() {
        Some(number) => number,
        None => converted_int(vm, kind, is_exact, value)?,
    };
    let (radix, prefix) = match kind {
        b'o' => (8, "0o"),
        b'x' => (16, "0x"),
        b'X' => (16, "0X"),
        _ => (10, ""),
    };
    let mut digits = checked_digits(vm, number, radix)?;
    if kind == b'X' {
        digits.make_ascii_uppercase();
    }
    if let Some(precision) = conversion.precision {
        let zeros = precision.saturating_sub(digits.len());
        vm.check_text_len(Some(zeros))?;
        digits.insert_str(0, &"0".repeat(zeros));
    }
    let prefix = if conversion.is_alternate { prefix } else { "" };
    conversion.push(vm, conversion.sign(number.is_negative()), prefix, Units::One(digits.as_bytes()), true, out)
}

/// The integer of a value that is none itself.
fn converted_int(vm: &mut Vm, kind: u8, is_exact: bool, value: Value) -> PyResult<IntRef> {
    let (index, int) = {
        let class = vm.class_of(value);
        let slots = class.slots();
        (slots.index, slots.int)
    };
    let convert = if is_exact { index } else { int.or(index) };
    if let Some(convert) = convert {
        let result = convert(vm, value);
        if let Some(result) = vm.catch(result, TypeId::TypeError)?
            && let Some(number) = result.as_int_ref()
        {
            return Ok(number);
        }
    }
    let (kind, given) = (char::from(kind), vm.type_name(value));
    let wanted = if is_exact { "an integer" } else { "a real number" };
    Err(vm.type_error(format!("%{kind} format: {wanted} is required, not {given}")))
}

fn push_float(vm: &mut Vm, conversion: &Conversion, kind: u8, value: Value, is_bytes: bool, out: &mut Builder) -> PyResult<()> {
    let number = match vm.to_f64(value) {
        Err(_) if is_bytes && vm.raised_is(TypeId::TypeError) => {
            vm.raised = Value::NONE;
            let given = vm.type_name(value);
            return Err(vm.type_error(format!("float argument required, not {given}")));
        }
        result => result?,
    };
    let precision = conversion.precision.unwrap_or(6);
    vm.check_text_len(Some(precision))?;
    let style = FloatStyle { kind, precision, is_alternate: conversion.is_alternate, add_point_zero: false, no_negative_zero: false };
    let text = float_text(number, style);
    let body = text.strip_prefix('-').unwrap_or(&text);
    conversion.push(vm, conversion.sign(text.starts_with('-')), "", Units::One(body.as_bytes()), true, out)
}

/// The character of `%c`.
fn point_of(vm: &mut Vm, value: Value) -> PyResult<u32> {
    if let Some(text) = value.downcast::<Str>() {
        return if text.len() == 1 { Ok(text.units().at(0)) } else { Err(vm.type_error("%c requires int or char")) };
    }
    let result = vm.index(value);
    let Some(number) = vm.catch(result, TypeId::TypeError)? else { return Err(vm.type_error("%c requires int or char")) };
    match number.to_i64() {
        Some(number @ 0..0x11_0000) => Ok(number as u32),
        _ => Err(vm.overflow_error("%c arg not in range(0x110000)")),
    }
}

/// The byte of `%c`.
fn byte_of(vm: &mut Vm, value: Value) -> PyResult<u32> {
    if bytes::is_bytes(value) {
        let bytes = vm.bytes_of(value)?;
        if let [byte] = bytes[..] {
            return Ok(byte.into());
        }
    } else if let Some(number) = value.as_int_ref() {
        return match number.to_i64() {
            Some(number @ 0..256) => Ok(number as u32),
            _ => Err(vm.overflow_error("%c arg not in range(256)")),
        };
    }
    Err(vm.type_error("%c requires an integer in range(256) or a single byte"))
}

/// The bytes of `%b`.
fn bytes_of(vm: &mut Vm, value: Value) -> PyResult<bytes::Content> {
    if bytes::is_buffer(value) {
        return vm.bytes_of(value);
    }
    match vm.call_special(value, Known::__bytes__, &[])? {
        Some(result) if bytes::is_bytes(result) => vm.bytes_of(result),
        Some(result) => {
            let given = vm.type_name(result);
            Err(vm.type_error(format!("__bytes__ returned non-bytes (type {given})")))
        }
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("%b requires a bytes-like object, or an object that implements __bytes__, not '{given}'")))
        }
    }
}
