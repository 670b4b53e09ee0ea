//! Strs as string literals of JSON.

use super::text_of;
use crate::gc::Gc;
use crate::object::{Str, Units};
use crate::types::str_::builder::Builder;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

const QUOTE: u32 = b'"' as u32;

/// `encode_basestring`
pub fn plain(vm: &mut Vm, object: Value) -> PyResult<Gc<Str>> {
    let text = text_of(vm, object)?;
    finish(vm, &text, push_plain)
}

/// `encode_basestring_ascii`
pub fn ascii(vm: &mut Vm, object: Value) -> PyResult<Gc<Str>> {
    let text = text_of(vm, object)?;
    finish(vm, &text, push_ascii)
}

fn finish(vm: &mut Vm, text: &Str, push: fn(&mut Builder, &Str)) -> PyResult<Gc<Str>> {
    let mut out = Builder::with_capacity(text.len() + 2);
    push(&mut out, text);
    vm.check_text_len(Some(out.len()))?;
    Ok(out.finish(vm))
}

/// Whether a byte is itself in a literal.
const PRINTABLE: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0x20;
    while byte < 0x7f {
        table[byte] = byte != b'"' as usize && byte != b'\\' as usize;
        byte += 1;
    }
    table
};

/// Appends the literal; what is not printable ASCII is escaped.
pub fn push_ascii(out: &mut Builder, text: &Str) {
    out.push(QUOTE);
    match text.units() {
        Units::One(mut rest) => loop {
            let len = rest.iter().position(|&byte| !PRINTABLE[usize::from(byte)]).unwrap_or(rest.len());
            out.push_units(Units::One(&rest[..len]));
            let Some(&byte) = rest.get(len) else { break };
            push_escape(out, byte.into());
            rest = &rest[len + 1..];
        },
        units => {
            for point in units.iter() {
                match u8::try_from(point) {
                    Ok(byte) if PRINTABLE[usize::from(byte)] => out.push(point),
                    _ => push_escape(out, point),
                }
            }
        }
    }
    out.push(QUOTE);
}

/// Appends the literal; quotes, backslashes and control characters are escaped.
pub fn push_plain(out: &mut Builder, text: &Str) {
    let is_special = |point: u32| point < 0x20 || point == QUOTE || point == u32::from(b'\\');
    out.push(QUOTE);
    let (units, mut start) = (text.units(), 0);
    while start < units.len() {
        let len = match units.slice(start, units.len()) {
            Units::One(rest) => rest.iter().position(|&unit| is_special(unit.into())),
            Units::Two(rest) => rest.iter().position(|&unit| is_special(unit.into())),
            Units::Four(rest) => rest.iter().position(|&unit| is_special(unit)),
        };
        let end = len.map_or(units.len(), |len| start + len);
        out.push_units(units.slice(start, end));
        if end < units.len() {
            push_escape(out, units.at(end));
        }
        start = end + 1;
    }
    out.push(QUOTE);
}

fn push_escape(out: &mut Builder, point: u32) {
    let letter = match point {
        0x22 | 0x5c => point as u8,
        0x8 => b'b',
        0xc => b'f',
        0xa => b'n',
        0xd => b'r',
        0x9 => b't',
        0x1_0000.. => {
            let rest = point - 0x1_0000;
            push_code(out, 0xd800 | rest >> 10);
            return push_code(out, 0xdc00 | rest & 0x3ff);
        }
        _ => return push_code(out, point),
    };
    out.push_units(Units::One(&[b'\\', letter]));
}

fn push_code(out: &mut Builder, code: u32) {
    let digit = |shift: u32| b"0123456789abcdef"[(code >> shift & 0xf) as usize];
    out.push_units(Units::One(&[b'\\', b'u', digit(12), digit(8), digit(4), digit(0)]));
}
