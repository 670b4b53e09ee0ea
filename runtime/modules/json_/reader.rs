//! Text to values.
//!
//! Not obvious: keys of a document that are equal are one object. Those seen last are found by a look at the text, the others in a dict.

use super::literal::{self, Unit};
use super::scanner::JsonScanner;
use super::{bad_document, check_depth};
use crate::gc::Gc;
use crate::object::{Dict, Str, TypeId, Units};
use crate::types::int::parse_int;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// Keys that are found by a look at the text; a power of two.
const RECENT: usize = 64;

/// A document that is being read.
pub struct Reader<'a, T> {
    scanner: Gc<JsonScanner>,
    document: Gc<Str>,
    text: &'a [T],
    at: usize,
    /// Containers around what is being read.
    levels: usize,
    has_plain_floats: bool,
    has_plain_ints: bool,
    /// Keys, at places that come from their texts; the collector sees them on the native stack.
    recent: [Value; RECENT],
    /// All keys, once there is one.
    keys: Option<Gc<Dict>>,
}

/// Digits that certainly fit into a machine word.
const SHORT: usize = 18;

impl<T: Unit> Reader<'_, T> {
    /// The value that begins at `start`, and where it ends.
    pub fn read(vm: &mut Vm, scanner: Gc<JsonScanner>, document: Gc<Str>, text: &[T], start: usize) -> PyResult<(Value, usize)> {
        let has_plain_floats = scanner.parse_float == vm.type_(TypeId::Float).value();
        let has_plain_ints = scanner.parse_int == vm.type_(TypeId::Int).value();
        let recent = [Value::UNBOUND; RECENT];
        let mut reader = Reader { scanner, document, text, at: start, levels: 0, has_plain_floats, has_plain_ints, recent, keys: None };
        let value = reader.value(vm)?;
        Ok((value, reader.at))
    }

    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.peek_at(self.at)
    }

    /// The character at an index; 255, which has no meaning anywhere, for one beyond ASCII.
    #[inline(always)]
    fn peek_at(&self, index: usize) -> Option<u8> {
        self.text.get(index).map(|unit| if unit.point() < 0x80 { unit.point() as u8 } else { 0xff })
    }

    #[inline(always)]
    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    #[cold]
    fn fail(&self, vm: &mut Vm, message: &str, at: usize) -> Raised {
        bad_document(vm, message, self.document, at)
    }

    /// There is no value here.
    #[cold]
    fn stop(&self, vm: &mut Vm, at: usize) -> Raised {
        let at = vm.int(at as i64);
        vm.stop_iteration(at)
    }

    fn value(&mut self, vm: &mut Vm) -> PyResult {
        match self.peek() {
            Some(b'"') => {
                self.at += 1;
                literal::read(vm, self.document, self.text, &mut self.at, self.scanner.is_strict).map(Gc::value)
            }
            Some(b'{') => {
                self.levels += 1;
                check_depth(vm, self.levels, "decoding a JSON object from a unicode string")?;
                let value = if self.scanner.pairs_hook.is_none() { self.object(vm) } else { self.pairs(vm) }?;
                self.levels -= 1;
                Ok(value)
            }
            Some(b'[') => {
                self.levels += 1;
                check_depth(vm, self.levels, "decoding a JSON array from a unicode string")?;
                let value = self.array(vm)?;
                self.levels -= 1;
                Ok(value)
            }
            Some(b'n') if self.take("null") => Ok(Value::NONE),
            Some(b't') if self.take("true") => Ok(Value::TRUE),
            Some(b'f') if self.take("false") => Ok(Value::FALSE),
            Some(b'N') if self.take("NaN") => self.constant(vm, "NaN"),
            Some(b'I') if self.take("Infinity") => self.constant(vm, "Infinity"),
            Some(b'-') if self.take("-Infinity") => self.constant(vm, "-Infinity"),
            Some(b'-' | b'0'..=b'9') => self.number(vm),
            _ => Err(self.stop(vm, self.at)),
        }
    }

    /// Takes a word, if it is here.
    fn take(&mut self, word: &str) -> bool {
        let is_here = self.text[self.at..].len() >= word.len() && word.bytes().enumerate().all(|(index, byte)| self.peek_at(self.at + index) == Some(byte));
        if is_here {
            self.at += word.len();
        }
        is_here
    }

    #[cold]
    fn constant(&self, vm: &mut Vm, name: &str) -> PyResult {
        let name = vm.text(name);
        vm.call(self.scanner.parse_constant, &[name])
    }

    fn object(&mut self, vm: &mut Vm) -> PyResult {
        let dict = vm.dict();
        self.members(vm, |vm, key, value| dict.set(vm, key, value))?;
        match self.scanner.object_hook {
            Value::NONE => Ok(dict.value()),
            hook => vm.call(hook, &[dict.value()]),
        }
    }

    fn pairs(&mut self, vm: &mut Vm) -> PyResult {
        let pairs = vm.list(&[]);
        self.members(vm, |vm, key, value| {
            let pair = vm.tuple(&[key, value]);
            pairs.items.push(&vm.heap, pair.value());
            Ok(())
        })?;
        vm.call(self.scanner.pairs_hook, &[pairs.value()])
    }

    /// Gives the members of the object that begins here.
    #[inline(always)]
    fn members(&mut self, vm: &mut Vm, mut add: impl FnMut(&mut Vm, Value, Value) -> PyResult<()>) -> PyResult<()> {
        self.at += 1;
        self.skip_space();
        if self.peek() != Some(b'}') {
            loop {
                if self.peek() != Some(b'"') {
                    return Err(self.fail(vm, "Expecting property name enclosed in double quotes", self.at));
                }
                self.at += 1;
                let key = self.key(vm)?.value();
                self.skip_space();
                if self.peek() != Some(b':') {
                    return Err(self.fail(vm, "Expecting ':' delimiter", self.at));
                }
                self.at += 1;
                self.skip_space();
                let value = self.value(vm)?;
                add(vm, key, value)?;
                if self.is_last(vm, b'}', "Illegal trailing comma before end of object")? {
                    break;
                }
            }
        }
        self.at += 1;
        Ok(())
    }

    fn array(&mut self, vm: &mut Vm) -> PyResult {
        let list = vm.list(&[]);
        self.at += 1;
        self.skip_space();
        if self.peek() != Some(b']') {
            loop {
                let value = self.value(vm)?;
                list.items.push(&vm.heap, value);
                if self.is_last(vm, b']', "Illegal trailing comma before end of array")? {
                    break;
                }
            }
        }
        self.at += 1;
        Ok(list.value())
    }

    /// Behind a member or an item: whether the end follows. If not, skips the comma; `trailing` is said of an end behind that.
    #[inline(always)]
    fn is_last(&mut self, vm: &mut Vm, end: u8, trailing: &str) -> PyResult<bool> {
        vm.check_exhaustion()?;
        self.skip_space();
        let comma = self.at;
        match self.peek() {
            Some(byte) if byte == end => return Ok(true),
            Some(b',') => {}
            _ => return Err(self.fail(vm, "Expecting ',' delimiter", comma)),
        }
        self.at += 1;
        self.skip_space();
        if self.peek() == Some(end) {
            return Err(self.fail(vm, trailing, comma));
        }
        Ok(false)
    }

    /// The key behind a quote.
    #[inline]
    fn key(&mut self, vm: &mut Vm) -> PyResult<Gc<Str>> {
        let is_strict = self.scanner.is_strict;
        let Some(content) = literal::plain(self.text, self.at, is_strict) else {
            let key = literal::read(vm, self.document, self.text, &mut self.at, is_strict)?;
            return self.known_key(vm, key);
        };
        self.at += content.len() + 1;
        let place = place_of(content);
        if let Some(key) = self.recent[place].downcast::<Str>()
            && is_text(&key, content)
        {
            return Ok(key);
        }
        let key = vm.str_from_units(T::units(content));
        let key = self.known_key(vm, key)?;
        self.recent[place] = key.value();
        Ok(key)
    }

    /// The first key of this document that is equal.
    fn known_key(&mut self, vm: &mut Vm, key: Gc<Str>) -> PyResult<Gc<Str>> {
        let keys = match self.keys {
            Some(keys) => keys,
            None => *self.keys.insert(vm.dict()),
        };
        let known = keys.set_default(vm, key.value(), key.value())?;
        Ok(known.downcast().unwrap_or(key))
    }

    fn number(&mut self, vm: &mut Vm) -> PyResult {
        let start = self.at;
        let is_digit = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_digit());
        let digits = |mut at: usize| {
            while is_digit(self.peek_at(at)) {
                at += 1;
            }
            at
        };
        let first = start + usize::from(self.peek() == Some(b'-'));
        let mut end = match self.peek_at(first) {
            Some(b'0') => first + 1,
            Some(b'1'..=b'9') => digits(first + 1),
            _ => return Err(self.stop(vm, start)),
        };
        let whole = end;
        if self.peek_at(end) == Some(b'.') && is_digit(self.peek_at(end + 1)) {
            end = digits(end + 2);
        }
        if let Some(b'e' | b'E') = self.peek_at(end) {
            let exponent = end + 1 + usize::from(matches!(self.peek_at(end + 1), Some(b'+' | b'-')));
            if is_digit(self.peek_at(exponent)) {
                end = digits(exponent + 1);
            }
        }
        self.at = end;
        let text = &self.text[start..end];
        if end > whole {
            return if self.has_plain_floats { float(vm, text) } else { self.parse(vm, self.scanner.parse_float, text) };
        }
        if !self.has_plain_ints {
            return self.parse(vm, self.scanner.parse_int, text);
        }
        if whole - first > SHORT {
            return long_int(vm, text);
        }
        let number = self.text[first..whole].iter().fold(0, |number, unit| number * 10 + i64::from(unit.point() & 0xf));
        Ok(vm.int(if first > start { -number } else { number }))
    }

    #[cold]
    fn parse(&self, vm: &mut Vm, parser: Value, text: &[T]) -> PyResult {
        let text = vm.str_from_units(T::units(text)).value();
        vm.call(parser, &[text])
    }
}

fn place_of<T: Unit>(text: &[T]) -> usize {
    let (Some(first), Some(last)) = (text.first(), text.last()) else { return 0 };
    let middle = text[text.len() / 2].point() as usize;
    (text.len() * 7 + first.point() as usize + middle * 13 + last.point() as usize * 31) % RECENT
}

#[inline(always)]
fn is_text<T: Unit>(str_: &Str, text: &[T]) -> bool {
    match (str_.units(), T::units(text)) {
        (Units::One(units), Units::One(text)) => units == text,
        (units, text) => units.len() == text.len() && units.iter().eq(text.iter()),
    }
}

/// The number of a text that is one.
fn float<T: Unit>(vm: &mut Vm, text: &[T]) -> PyResult {
    let ascii: Vec<u8>;
    let digits = match T::units(text) {
        Units::One(text) => text,
        units => {
            ascii = units.iter().map(|point| point as u8).collect();
            &ascii
        }
    };
    let number = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok());
    Ok(vm.float(number.expect("the characters were looked at")))
}

#[cold]
fn long_int<T: Unit>(vm: &mut Vm, text: &[T]) -> PyResult {
    let digits: Vec<u8> = text.iter().map(|unit| unit.point() as u8).collect();
    parse_int(vm, &digits, 10, Value::NONE)
}
