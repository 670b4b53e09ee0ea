//! Encodings: strs to bytes and back, with the error handlers.

use super::errors::{self, Problem, Substitute};
use super::{buffer, registry};
use crate::gc::Gc;
use crate::object::{Str, TypeId, push_wtf8};
use crate::types::str_::Builder;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// An encoding that is known here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    Utf8,
    /// With a byte order mark.
    Utf8Signature,
    Ascii,
    Latin1,
    /// UTF-16 and UTF-32.
    Wide { bytes: usize, is_big: bool, has_mark: bool },
}

impl Encoding {
    /// The encoding of a name; LookupError if it is not known here.
    pub fn find(vm: &mut Vm, name: &str) -> PyResult<Encoding> {
        Encoding::known(name).ok_or_else(|| vm.raise(TypeId::LookupError, format!("unknown encoding: {name}")))
    }

    /// The encoding of a name, if it is known here.
    pub fn known(name: &str) -> Option<Encoding> {
        let normal = name.to_ascii_lowercase().replace(['-', ' '], "_");
        let wide = |bytes, is_big, has_mark| Some(Encoding::Wide { bytes, is_big, has_mark });
        match normal.as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "utf8_ucs2" | "utf8_ucs4" | "cp65001" => Some(Encoding::Utf8),
            "utf_8_sig" => Some(Encoding::Utf8Signature),
            "ascii" | "us_ascii" | "646" | "ansi_x3.4_1968" | "iso646_us" => Some(Encoding::Ascii),
            "latin_1" | "latin1" | "latin" | "l1" | "iso_8859_1" | "iso8859_1" | "iso8859" | "8859" | "cp819" => Some(Encoding::Latin1),
            "utf_16" | "utf16" | "u16" => wide(2, false, true),
            "utf_16_le" | "utf_16le" => wide(2, false, false),
            "utf_16_be" | "utf_16be" => wide(2, true, false),
            "utf_32" | "utf32" | "u32" => wide(4, false, true),
            "utf_32_le" | "utf_32le" => wide(4, false, false),
            "utf_32_be" | "utf_32be" => wide(4, true, false),
            _ => None,
        }
    }

    /// The name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8Signature => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
            Encoding::Wide { bytes: 2, is_big: false, has_mark: false } => "utf-16-le",
            Encoding::Wide { bytes: 2, is_big: true, .. } => "utf-16-be",
            Encoding::Wide { bytes: 2, .. } => "utf-16",
            Encoding::Wide { is_big: false, has_mark: false, .. } => "utf-32-le",
            Encoding::Wide { is_big: true, .. } => "utf-32-be",
            Encoding::Wide { .. } => "utf-32",
        }
    }

    fn can_encode(self, point: u32) -> bool {
        match self {
            Encoding::Ascii => point < 0x80,
            Encoding::Latin1 => point < 0x100,
            _ => !is_surrogate(point),
        }
    }

    /// Appends a code point that can be encoded.
    fn push(self, point: u32, out: &mut Vec<u8>) {
        match self {
            Encoding::Utf8 | Encoding::Utf8Signature => push_wtf8(point, out),
            Encoding::Ascii | Encoding::Latin1 => out.push(point as u8),
            Encoding::Wide { bytes: 2, is_big, .. } => {
                let mut push = |unit: u16| out.extend(if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() });
                match point.checked_sub(0x1_0000) {
                    None => push(point as u16),
                    Some(rest) => {
                        push(0xd800 | (rest >> 10) as u16);
                        push(0xdc00 | (rest & 0x3ff) as u16);
                    }
                }
            }
            Encoding::Wide { is_big, .. } => out.extend(if is_big { point.to_be_bytes() } else { point.to_le_bytes() }),
        }
    }
}

fn is_surrogate(point: u32) -> bool {
    (0xd800..0xe000).contains(&point)
}

/// The text of an optional argument that is a str.
pub fn name_or(value: Option<Value>, default: &str) -> String {
    value.and_then(|value| value.downcast::<Str>()).map_or_else(|| default.to_owned(), |name| name.to_text())
}

/// `str.encode`
pub fn encode(vm: &mut Vm, text: Gc<Str>, name: &str, errors: &str) -> PyResult {
    let Some(encoding) = Encoding::known(name) else { return registry::encode_text(vm, text, name, errors) };
    let out = encode_as(vm, text, encoding, errors)?;
    Ok(vm.bytes(out).value())
}

/// The bytes of a text.
pub fn encode_as(vm: &mut Vm, text: Gc<Str>, encoding: Encoding, errors: &str) -> PyResult<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    match encoding {
        Encoding::Utf8Signature => encoding.push(0xfeff, &mut out),
        Encoding::Wide { has_mark: true, .. } => encoding.push(0xfeff, &mut out),
        _ => {}
    }
    if text.is_ascii() && !matches!(encoding, Encoding::Wide { .. }) {
        out.extend_from_slice(text.bytes());
        return Ok(out);
    }
    let units = text.units();
    let mut at = 0;
    while at < units.len() {
        if encoding.can_encode(units.at(at)) {
            encoding.push(units.at(at), &mut out);
            at += 1;
            continue;
        }
        if errors == "surrogatepass" && is_surrogate(units.at(at)) && !matches!(encoding, Encoding::Ascii | Encoding::Latin1) {
            encoding.push(units.at(at), &mut out);
            at += 1;
            continue;
        }
        let end = (at..units.len()).find(|&index| encoding.can_encode(units.at(index))).unwrap_or(units.len());
        let problem = Problem { encoding: encoding.name(), object: text.value(), start: at, end, reason: encode_reason(encoding) };
        let (substitute, next) = errors::handle_encode(vm, errors, problem)?;
        match substitute {
            Substitute::Data(data) => out.extend(data),
            Substitute::Text(points) => match points.iter().find(|&&point| !encoding.can_encode(point)) {
                Some(_) => return Err(problem.raise(vm, TypeId::UnicodeEncodeError)),
                None => points.iter().for_each(|&point| encoding.push(point, &mut out)),
            },
        }
        at = next;
    }
    Ok(out)
}

/// Why code points cannot be encoded.
fn encode_reason(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Ascii => "ordinal not in range(128)",
        Encoding::Latin1 => "ordinal not in range(256)",
        _ => "surrogates not allowed",
    }
}

/// `str(object, encoding, errors)`
pub fn decode_object(vm: &mut Vm, object: Value, encoding: Option<Value>, errors: Option<Value>) -> PyResult<Gc<Str>> {
    if object.is::<Str>() {
        return Err(vm.type_error("decoding str is not supported"));
    }
    if !super::is_buffer(object) {
        let given = vm.type_name(object);
        return Err(vm.type_error(format!("decoding to str: need a bytes-like object, {given} found")));
    }
    decode(vm, object, &name_or(encoding, "utf-8"), &name_or(errors, "strict"))
}

/// `bytes.decode`
pub fn decode(vm: &mut Vm, object: Value, name: &str, errors: &str) -> PyResult<Gc<Str>> {
    let Some(encoding) = Encoding::known(name) else { return registry::decode_text(vm, object, name, errors) };
    decode_as(vm, object, encoding, errors)
}

/// The text in a bytes-like object.
pub fn decode_as(vm: &mut Vm, object: Value, encoding: Encoding, errors: &str) -> PyResult<Gc<Str>> {
    let content = buffer(object).expect("the caller has a bytes-like object");
    let mut decoder = Decoder { object, encoding, errors, out: Builder::with_capacity(content.len()) };
    match encoding {
        Encoding::Latin1 => return Ok(vm.str_from_latin1(&content)),
        _ if content.is_ascii() && !matches!(encoding, Encoding::Wide { .. }) => return Ok(vm.str_from_latin1(&content)),
        Encoding::Ascii => decoder.ascii(vm, &content)?,
        Encoding::Utf8 => decoder.utf8(vm, &content, 0)?,
        Encoding::Utf8Signature => {
            let start = if content.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
            decoder.utf8(vm, &content, start)?;
        }
        Encoding::Wide { .. } => decoder.wide(vm, &content)?,
    }
    Ok(decoder.out.finish(vm))
}

struct Decoder<'a> {
    object: Value,
    encoding: Encoding,
    errors: &'a str,
    out: Builder,
}

impl Decoder<'_> {
    /// Adds what the error handler makes of bytes that cannot be decoded; gives where to go on.
    fn bad(&mut self, vm: &mut Vm, start: usize, end: usize, reason: &str) -> PyResult<usize> {
        let problem = Problem { encoding: self.encoding.name(), object: self.object, start, end, reason };
        let (text, next) = errors::handle_decode(vm, self.errors, problem)?;
        text.iter().for_each(|&point| self.out.push(point));
        Ok(next)
    }

    fn ascii(&mut self, vm: &mut Vm, content: &[u8]) -> PyResult<()> {
        let mut at = 0;
        while at < content.len() {
            if content[at].is_ascii() {
                self.out.push(content[at].into());
                at += 1;
            } else {
                at = self.bad(vm, at, at + 1, "ordinal not in range(128)")?;
            }
        }
        Ok(())
    }

    fn utf8(&mut self, vm: &mut Vm, content: &[u8], start: usize) -> PyResult<()> {
        let mut at = start;
        while at < content.len() {
            let error = match std::str::from_utf8(&content[at..]) {
                Ok(text) => {
                    self.out.push_text(text);
                    return Ok(());
                }
                Err(error) => error,
            };
            let valid = &content[at..at + error.valid_up_to()];
            self.out.push_text(std::str::from_utf8(valid).expect("it was found valid"));
            at += valid.len();
            if self.errors == "surrogatepass"
                && let [0xed, second @ 0xa0..=0xbf, third @ 0x80..=0xbf, ..] = content[at..]
            {
                self.out.push(0xd000 | u32::from(second & 0x3f) << 6 | u32::from(third & 0x3f));
                at += 3;
                continue;
            }
            let (end, reason) = match error.error_len() {
                None => (content.len(), "unexpected end of data"),
                Some(len) if matches!(content[at], 0xc2..=0xf4) => (at + len, "invalid continuation byte"),
                Some(len) => (at + len, "invalid start byte"),
            };
            at = self.bad(vm, at, end, reason)?;
        }
        Ok(())
    }

    fn wide(&mut self, vm: &mut Vm, content: &[u8]) -> PyResult<()> {
        let Encoding::Wide { bytes, mut is_big, has_mark } = self.encoding else { return Ok(()) };
        let unit = |at: usize, is_big: bool| {
            let fold = |number: u32, &byte: &u8| number << 8 | u32::from(byte);
            let unit = content.get(at..at + bytes)?;
            Some(if is_big { unit.iter().fold(0, fold) } else { unit.iter().rev().fold(0, fold) })
        };
        let mut at = 0;
        if has_mark && unit(0, true) == Some(0xfeff) {
            (is_big, at) = (true, bytes);
        } else if has_mark && unit(0, false) == Some(0xfeff) {
            at = bytes;
        }
        // Messages name the byte order.
        self.encoding = Encoding::Wide { bytes, is_big, has_mark: false };
        while at < content.len() {
            let Some(first) = unit(at, is_big) else {
                at = self.bad(vm, at, content.len(), "truncated data")?;
                continue;
            };
            let second = unit(at + bytes, is_big);
            let (end, reason) = match (bytes, first, second) {
                (2, 0xd800..0xdc00, Some(low @ 0xdc00..0xe000)) => {
                    self.out.push(0x1_0000 + ((first & 0x3ff) << 10 | low & 0x3ff));
                    at += 4;
                    continue;
                }
                (_, 0xd800..0xe000, _) if self.errors == "surrogatepass" => {
                    self.out.push(first);
                    at += bytes;
                    continue;
                }
                (2, 0xd800..0xdc00, None) => (content.len(), "unexpected end of data"),
                (2, 0xd800..0xdc00, _) => (at + 2, "illegal UTF-16 surrogate"),
                (2, 0xdc00..0xe000, _) => (at + 2, "illegal encoding"),
                (_, 0xd800..0xe000, _) => (at + 4, "code point in surrogate code point range(0xd800, 0xe000)"),
                (_, 0x11_0000.., _) => (at + 4, "code point not in range(0x110000)"),
                _ => {
                    self.out.push(first);
                    at += bytes;
                    continue;
                }
            };
            at = self.bad(vm, at, end, reason)?;
        }
        Ok(())
    }
}

/// Bytes up to the end of the last complete character.
pub fn complete(encoding: Encoding, data: &[u8]) -> usize {
    match encoding {
        Encoding::Ascii | Encoding::Latin1 => data.len(),
        Encoding::Utf8 | Encoding::Utf8Signature => {
            let start = data.len().saturating_sub(3);
            let lead = data[start..].iter().rposition(|&byte| byte >= 0xc0).map(|offset| start + offset);
            match lead.map(|lead| (lead, std::str::from_utf8(&data[lead..]))) {
                Some((lead, Err(error))) if error.error_len().is_none() => lead + error.valid_up_to(),
                _ => data.len(),
            }
        }
        Encoding::Wide { bytes, is_big, .. } => {
            let whole = data.len() - data.len() % bytes;
            let last = data[..whole].last_chunk::<2>().map(|&unit| if is_big { u16::from_be_bytes(unit) } else { u16::from_le_bytes(unit) });
            // The first half of a pair.
            if bytes == 2 && last.is_some_and(|unit| (0xd800..0xdc00).contains(&unit)) { whole - 2 } else { whole }
        }
    }
}
