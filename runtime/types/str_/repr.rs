//! `repr` and `ascii` of a str.

use super::characters::{self, PRINTABLE};
use super::Builder;
use crate::gc::Gc;
use crate::object::{Str, Units};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The quote that `repr` takes for a text.
pub fn quote_for(text: impl Iterator<Item = u32>) -> u8 {
    let (mut has_single, mut has_double) = (false, false);
    text.for_each(|point| {
        has_single |= point == u32::from(b'\'');
        has_double |= point == u32::from(b'"');
    });
    if has_single && !has_double { b'"' } else { b'\'' }
}

/// Appends a code point in the shortest of the forms `\xNN`, `\uNNNN` and `\UNNNNNNNN`.
pub fn push_escape(point: u32, out: &mut Builder) {
    match point {
        0..0x100 => out.push_text(&format!("\\x{point:02x}")),
        0x100..0x1_0000 => out.push_text(&format!("\\u{point:04x}")),
        _ => out.push_text(&format!("\\U{point:08x}")),
    }
}

/// Appends the repr of a text; with `only_ascii`, as `ascii()` gives it.
pub fn push_repr(text: Units, only_ascii: bool, out: &mut Builder) {
    let quote = u32::from(quote_for(text.iter()));
    out.push(quote);
    for point in text.iter() {
        match point {
            0x9 => out.push_text("\\t"),
            0xa => out.push_text("\\n"),
            0xd => out.push_text("\\r"),
            0x5c => out.push_text("\\\\"),
            _ if point == quote => {
                out.push(0x5c);
                out.push(point);
            }
            0x20..0x7f => out.push(point),
            _ if !only_ascii && point >= 0x80 && characters::is(point, PRINTABLE) => out.push(point),
            _ => push_escape(point, out),
        }
    }
    out.push(quote);
}

/// `repr(str)`
pub fn repr(vm: &Vm, text: Gc<Str>) -> Gc<Str> {
    if let Some(ascii) = text.as_ascii()
        && ascii.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'\'' && byte != b'\\')
    {
        return vm.str_from_parts([Units::One(b"'"), text.units(), Units::One(b"'")].into_iter());
    }
    let mut out = Builder::with_capacity(text.len() + 2);
    push_repr(text.units(), false, &mut out);
    out.finish(vm)
}

impl Vm {
    /// `ascii(value)`
    pub fn ascii(&mut self, value: Value) -> PyResult<Gc<Str>> {
        let text = self.repr(value)?;
        if text.is_ascii() {
            return Ok(text);
        }
        let mut out = Builder::with_capacity(text.len());
        text.code_points().for_each(|point| if point < 0x80 { out.push(point) } else { push_escape(point, &mut out) });
        Ok(out.finish(self))
    }
}
