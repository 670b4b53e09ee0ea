//! Codecs that write characters as Python source does: `unicode_escape`, `raw_unicode_escape`, and `escape` for bytes.

use super::{bytes_of, handler_name, result};
use crate::gc::Gc;
use crate::object::{Str, Tuple};
use crate::types::bytes::Bytes;
use crate::types::bytes::errors::{self, Problem};
use crate::types::str_::builder::Builder;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// A text in ASCII; raw, in Latin-1, with escapes for what is wider.
pub fn encode(vm: &mut Vm, text: Gc<Str>, is_raw: bool) -> PyResult<Gc<Tuple>> {
    let mut out = Vec::with_capacity(text.len());
    for point in text.code_points() {
        match point {
            0..0x100 if is_raw => out.push(point as u8),
            0x9 => out.extend(b"\\t"),
            0xa => out.extend(b"\\n"),
            0xd => out.extend(b"\\r"),
            0x5c => out.extend(b"\\\\"),
            0x20..0x7f => out.push(point as u8),
            0..0x100 => out.extend(format!("\\x{point:02x}").bytes()),
            0x100..0x1_0000 => out.extend(format!("\\u{point:04x}").bytes()),
            _ => out.extend(format!("\\U{point:08x}").bytes()),
        }
    }
    result(vm, out, Some(text.len()))
}

/// What an escape is.
enum Escape {
    /// Characters, and the position behind it.
    Points(Option<u32>, usize),
    /// Not an escape: the backslash stands for itself.
    None,
    /// Neither complete nor right: the position behind what is wrong, and why.
    Bad(usize, &'static str),
}

/// The number that digits of a base write, and how many there are.
fn digits(data: &[u8], most: usize, base: u32) -> (u32, usize) {
    let digits = data.iter().take(most).map_while(|&byte| char::from(byte).to_digit(base));
    digits.fold((0, 0), |(number, count), digit| (number * base + digit, count + 1))
}

/// The escape whose backslash is at a position.
fn escape(data: &[u8], at: usize, is_raw: bool) -> Escape {
    let Some(&letter) = data.get(at + 1) else {
        return if is_raw { Escape::None } else { Escape::Bad(at + 1, "\\ at end of string") };
    };
    let (wanted, reason) = match letter {
        b'u' => (4, "truncated \\uXXXX escape"),
        b'U' => (8, "truncated \\UXXXXXXXX escape"),
        b'x' if !is_raw => (2, "truncated \\xXX escape"),
        _ if is_raw => return Escape::None,
        b'\n' => return Escape::Points(None, at + 2),
        b'0'..=b'7' => {
            let (number, count) = digits(&data[at + 1..], 3, 8);
            return Escape::Points(Some(number), at + 1 + count);
        }
        b'N' => return Escape::Bad(at + 2, "malformed \\N character escape"),
        _ => {
            return match simple(letter) {
                Some(byte) => Escape::Points(Some(byte.into()), at + 2),
                None => Escape::None,
            };
        }
    };
    let (number, count) = digits(&data[at + 2..], wanted, 16);
    match number {
        _ if count < wanted => Escape::Bad(at + 2 + count, reason),
        0x11_0000.. => Escape::Bad(at + 2 + count, "illegal Unicode character"),
        _ => Escape::Points(Some(number), at + 2 + count),
    }
}

/// The character of an escape that is one letter.
fn simple(letter: u8) -> Option<u8> {
    Some(match letter {
        b'\\' | b'\'' | b'"' => letter,
        b'a' => 7,
        b'b' => 8,
        b'f' => 12,
        b'n' => 10,
        b'r' => 13,
        b't' => 9,
        b'v' => 11,
        _ => return None,
    })
}

pub fn decode(vm: &mut Vm, data: Value, handler: Value, is_final: bool, is_raw: bool) -> PyResult<Gc<Tuple>> {
    let handler = handler_name(handler);
    let content = bytes_of(vm, data)?;
    let object = if data.is::<Str>() { vm.bytes(content.clone()).value() } else { data };
    let (mut out, mut at) = (Builder::with_capacity(content.len()), 0);
    while at < content.len() {
        if content[at] != b'\\' {
            out.push(content[at].into());
            at += 1;
            continue;
        }
        match escape(&content, at, is_raw) {
            Escape::Points(point, next) => {
                point.into_iter().for_each(|point| out.push(point));
                at = next;
            }
            Escape::None => {
                // What follows is no escape either, were it a backslash.
                let end = (at + 2).min(content.len());
                content[at..end].iter().for_each(|&byte| out.push(byte.into()));
                at = end;
            }
            Escape::Bad(end, _) if !is_final && end == content.len() => break,
            Escape::Bad(end, reason) => {
                let encoding = if is_raw { "rawunicodeescape" } else { "unicodeescape" };
                let problem = Problem { encoding, object, start: at, end, reason };
                let (points, next) = errors::handle_decode(vm, &handler, problem)?;
                points.into_iter().for_each(|point| out.push(point));
                at = next;
            }
        }
    }
    let (text, end) = (out.finish(vm).value(), vm.int(at as i64));
    Ok(vm.tuple(&[text, end]))
}

pub fn encode_bytes(vm: &mut Vm, data: Gc<Bytes>, _: Value) -> PyResult<Gc<Tuple>> {
    let mut out = Vec::with_capacity(data.data.0.len());
    for &byte in &data.data.0 {
        match byte {
            b'\\' | b'\'' => out.extend([b'\\', byte]),
            b'\t' => out.extend(b"\\t"),
            b'\n' => out.extend(b"\\n"),
            b'\r' => out.extend(b"\\r"),
            0x20..0x7f => out.push(byte),
            _ => out.extend(format!("\\x{byte:02x}").bytes()),
        }
    }
    result(vm, out, Some(data.data.0.len()))
}

pub fn decode_bytes(vm: &mut Vm, data: Value, handler: Value) -> PyResult<Gc<Tuple>> {
    let handler = handler_name(handler);
    let content = bytes_of(vm, data)?;
    let (mut out, mut at) = (Vec::with_capacity(content.len()), 0);
    while at < content.len() {
        let next = content.get(at + 1);
        match (content[at], next) {
            (b'\\', None) => return Err(vm.value_error("Trailing \\ in string")),
            (b'\\', Some(b'\n')) => at += 2,
            (b'\\', Some(b'0'..=b'7')) => {
                let (number, count) = digits(&content[at + 1..], 3, 8);
                out.push(number as u8);
                at += 1 + count;
            }
            (b'\\', Some(b'x')) => {
                let (number, count) = digits(&content[at + 2..], 2, 16);
                match (count, handler.as_str()) {
                    (2, _) => out.push(number as u8),
                    (_, "strict") => return Err(vm.value_error(format!("invalid \\x escape at position {at}"))),
                    (_, "replace") => out.push(b'?'),
                    (_, "ignore") => {}
                    _ => return Err(vm.value_error(format!("decoding error; unknown error handling code: {handler}"))),
                }
                at += 2 + count;
            }
            (b'\\', Some(&letter)) => {
                match simple(letter) {
                    Some(byte) => out.push(byte),
                    None => out.extend([b'\\', letter]),
                }
                at += 2;
            }
            (byte, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    result(vm, out, Some(content.len()))
}
