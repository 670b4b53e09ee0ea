//! String literals of JSON.

use super::{bad_document, text_of};
use crate::gc::Gc;
use crate::object::{Str, Tuple, Units};
use crate::types::str_::builder::Builder;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// A code point in one of the forms that strs have.
pub trait Unit: Copy {
    fn point(self) -> u32;
    fn units(slice: &[Self]) -> Units<'_>;
}

impl Unit for u8 {
    #[inline(always)]
    fn point(self) -> u32 {
        self.into()
    }
    #[inline(always)]
    fn units(slice: &[u8]) -> Units<'_> {
        Units::One(slice)
    }
}

impl Unit for u16 {
    #[inline(always)]
    fn point(self) -> u32 {
        self.into()
    }
    #[inline(always)]
    fn units(slice: &[u16]) -> Units<'_> {
        Units::Two(slice)
    }
}

impl Unit for u32 {
    #[inline(always)]
    fn point(self) -> u32 {
        self
    }
    #[inline(always)]
    fn units(slice: &[u32]) -> Units<'_> {
        Units::Four(slice)
    }
}

const QUOTE: u32 = b'"' as u32;
const BACKSLASH: u32 = b'\\' as u32;

/// `scanstring(string, end, strict=True)`
pub fn scan_string(vm: &mut Vm, arguments: Gc<Tuple>) -> PyResult<Gc<Tuple>> {
    let (text, start, strict) = match *arguments.as_slice() {
        [text, start] => (text, start, Value::TRUE),
        [text, start, strict] => (text, start, strict),
        ref given => {
            let limit = if given.len() < 2 { "least 2" } else { "most 3" };
            return Err(vm.type_error(format!("scanstring() takes at {limit} arguments ({} given)", given.len())));
        }
    };
    let start = vm.index_i64(start)?;
    let is_strict = vm.is_true(strict)?;
    let document = text_of(vm, text)?;
    if start < 0 || start as usize > document.len() {
        return Err(vm.value_error("end is out of bounds"));
    }
    let mut at = start as usize;
    let text = match document.units() {
        Units::One(text) => read(vm, document, text, &mut at, is_strict),
        Units::Two(text) => read(vm, document, text, &mut at, is_strict),
        Units::Four(text) => read(vm, document, text, &mut at, is_strict),
    }?;
    let end = vm.int(at as i64);
    Ok(vm.tuple(&[text.value(), end]))
}

/// The string whose first character is at `at`, which is then behind its closing quote.
pub fn read<T: Unit>(vm: &mut Vm, document: Gc<Str>, text: &[T], at: &mut usize, is_strict: bool) -> PyResult<Gc<Str>> {
    match plain(text, *at, is_strict) {
        Some(content) => {
            *at += content.len() + 1;
            Ok(vm.str_from_units(T::units(content)))
        }
        None => read_escaped(vm, document, text, at, is_strict),
    }
}

/// The content of the string, if no character of it means another one; `None` also for what is no string.
#[inline]
pub fn plain<T: Unit>(text: &[T], start: usize, is_strict: bool) -> Option<&[T]> {
    let rest = &text[start..];
    let len = run(rest, is_strict);
    (rest.get(len)?.point() == QUOTE).then(|| &rest[..len])
}

/// How many characters stand for themselves.
#[inline(always)]
fn run<T: Unit>(text: &[T], is_strict: bool) -> usize {
    let is_end = |unit: &T| {
        let point = unit.point();
        point == QUOTE || point == BACKSLASH || is_strict && point < 0x20
    };
    text.iter().position(is_end).unwrap_or(text.len())
}

fn read_escaped<T: Unit>(vm: &mut Vm, document: Gc<Str>, text: &[T], at: &mut usize, is_strict: bool) -> PyResult<Gc<Str>> {
    let start = *at;
    // A quote may also have been asked for at the first character of a document.
    let unterminated = |vm: &mut Vm| bad_document(vm, "Unterminated string starting at", document, start.wrapping_sub(1));
    let mut out = Builder::with_capacity(32);
    let mut here = start;
    loop {
        let len = run(&text[here..], is_strict);
        out.push_units(T::units(&text[here..here + len]));
        here += len;
        match text.get(here).map(|unit| unit.point()) {
            None => return Err(unterminated(vm)),
            Some(QUOTE) => break,
            Some(BACKSLASH) => {}
            Some(_) => return Err(bad_document(vm, "Invalid control character at", document, here)),
        }
        let Some(escape) = text.get(here + 1) else { return Err(unterminated(vm)) };
        let point = match u8::try_from(escape.point()).unwrap_or(0) {
            same @ (b'"' | b'\\' | b'/') => same.into(),
            b'b' => 8,
            b'f' => 12,
            b'n' => 10,
            b'r' => 13,
            b't' => 9,
            b'u' => {
                let point = code(text, here + 1).ok_or(()).or_else(|()| Err(bad_code(vm, document, here + 1)))?;
                here += 4;
                match joined(vm, document, text, here + 2, point)? {
                    Some(joined) => {
                        here += 6;
                        joined
                    }
                    None => point,
                }
            }
            _ => return Err(bad_document(vm, "Invalid \\escape", document, here)),
        };
        out.push(point);
        here += 2;
    }
    *at = here + 1;
    Ok(out.finish(vm))
}

#[cold]
fn bad_code(vm: &mut Vm, document: Gc<Str>, at: usize) -> Raised {
    bad_document(vm, "Invalid \\uXXXX escape", document, at)
}

/// The number of the four digits behind the `u` that is at `at`. There must be something behind them, too.
fn code<T: Unit>(text: &[T], at: usize) -> Option<u32> {
    text.get(at + 5)?;
    text[at + 1..at + 5].iter().try_fold(0, |code, unit| {
        let digit = char::from_u32(unit.point())?.to_digit(16)?;
        Some(code << 4 | digit)
    })
}

/// The character of which `first` and the escape at `at` are the halves, if they are.
fn joined<T: Unit>(vm: &mut Vm, document: Gc<Str>, text: &[T], at: usize, first: u32) -> PyResult<Option<u32>> {
    if !(0xd800..0xdc00).contains(&first) {
        return Ok(None);
    }
    match text.get(at..at + 2) {
        Some([backslash, letter]) if backslash.point() == BACKSLASH && letter.point() == u32::from(b'u') => {}
        _ => return Ok(None),
    }
    match code(text, at + 1) {
        Some(second @ 0xdc00..0xe000) => Ok(Some(0x1_0000 + ((first - 0xd800) << 10 | (second - 0xdc00)))),
        Some(_) => Ok(None),
        None => Err(bad_code(vm, document, at + 1)),
    }
}
