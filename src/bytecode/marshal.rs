//! CPython's marshal format, versions 0 to 5.
//!
//! Given: bytes of a file. Gives: a [`Const`], whose code objects are what a [`Reading`] makes of them: decoded and verified, or as
//! they are. A reading may also watch, and is then told what every byte is; this is the only parser of the format.
//! Not obvious: nothing is believed. Lengths never size an allocation, nesting is limited, and because a reference makes a
//! big object out of five bytes, the size that the data would have without sharing is limited as well; everybody who walks
//! constants relies on that.

use std::ops::Range;
use std::rc::Rc;

use super::code::{BigInt, Const, SliceConst, StackCode, Str};
use super::decode::{self, RawCode, RawLocals};
use super::error::BytecodeError;
use super::versions::{Dialect, FieldOrder, LineTableForm};

/// How deep objects may nest. CPython allows 2000, its compiler makes about 200.
const MAX_DEPTH: u32 = 400;
/// Objects that even a small file may expand to.
const BASE_BUDGET: u64 = 1 << 20;
/// Objects per byte of the file that it may expand to on top of that.
const BUDGET_PER_BYTE: u64 = 16;

/// Few files have more objects that may be referred to; so many of their places take a quarter of the file's size.
const USUAL_BYTES_PER_REFERENCE: usize = 128;

/// Few code objects have more names.
const USUAL_NAMES: u32 = 64;

/// The bit of a type byte that gives the object a number to refer to it by.
pub const FLAG_REF: u8 = 0x80;

/// What a file is read for.
pub trait Reading {
    /// What becomes of a code object.
    type Code: Clone;

    /// It wants to be told of every object and every byte.
    const WATCHES: bool = true;

    /// What becomes of the code object that starts at byte `at` and has these fields.
    fn code(&mut self, at: usize, raw: RawCode<Self::Code>, dialect: &'static Dialect) -> Read<Const<Self::Code>>;

    /// An object begins, as this field of a code object or inside it. The next byte taken is its type byte; if that byte says
    /// so, the object gets the number `place` among the references.
    fn begin(&mut self, _field: &str, _place: usize) {}

    /// These bytes belong to the object that began last and has not ended, and are this field of it if it is a code object.
    fn took(&mut self, _bytes: Range<usize>, _field: &str) {}

    /// The object that began last has ended, and is this; nothing for NULL.
    fn end(&mut self, _object: Option<&Const<Self::Code>>) {}
}

/// Reading in order to translate.
#[derive(Default)]
pub struct Decode {
    memory: decode::Memory,
}

impl Reading for Decode {
    type Code = StackCode;

    const WATCHES: bool = false;

    fn code(&mut self, _: usize, raw: RawCode, dialect: &'static Dialect) -> Read<Const> {
        let mut code = decode::decode(raw, dialect, &mut self.memory)?;
        // The code stays: it shall take no more memory than it needs.
        let (insts, positions) = (code.insts.as_slice().into(), code.positions.as_slice().into());
        let (insts, positions) = (std::mem::replace(&mut code.insts, insts), std::mem::replace(&mut code.positions, positions));
        self.memory.take_back(insts, positions);
        Ok(Const::Code(Rc::new(code)))
    }
}

/// Reading in order to translate at once: whoever reads is handed each code object, inner ones first, and gives the number of its translation.
pub struct HandOver<'visit> {
    pub memory: &'visit mut decode::Memory,
    pub visit: &'visit mut dyn FnMut(&StackCode) -> u32,
}

impl Reading for HandOver<'_> {
    type Code = StackCode;

    const WATCHES: bool = false;

    fn code(&mut self, _: usize, raw: RawCode, dialect: &'static Dialect) -> Read<Const> {
        let code = decode::decode(raw, dialect, self.memory)?;
        self.memory.shrink(code.insts.len());
        let number = (self.visit)(&code);
        self.memory.take_back(code.insts, code.positions);
        Ok(Const::Translated(number))
    }
}

/// A code object as it is in a file, and so are those in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Undecoded {
    /// The byte of the file that it starts at.
    pub at: usize,
    pub raw: RawCode<Undecoded>,
}

/// Reading in order to show.
pub struct Keep;

impl Reading for Keep {
    type Code = Undecoded;

    fn code(&mut self, at: usize, raw: RawCode<Undecoded>, _: &'static Dialect) -> Read<Const<Undecoded>> {
        Ok(Const::Code(Rc::new(Undecoded { at, raw })))
    }
}

/// The object that starts at `start` of `file`, and where it ends.
pub fn load<R: Reading>(
    file: &[u8],
    start: usize,
    dialect: &'static Dialect,
    reading: &mut R,
) -> Result<(Const<R::Code>, usize), BytecodeError> {
    let budget = BASE_BUDGET + BUDGET_PER_BYTE * file.len() as u64;
    let references = Vec::with_capacity(file.len() / USUAL_BYTES_PER_REFERENCE);
    let mut reader = Reader { file, at: start, references, items: Vec::new(), depth: 0, expanded: 0, budget, dialect, reading };
    let object = reader.object("the module")?;
    Ok((object, reader.at))
}

/// An object that `r` can name; `None` while the object is being read.
struct Reference<C> {
    object: Option<Const<C>>,
    /// Objects in it, itself included, references followed.
    expanded: u64,
}

struct Reader<'file, 'reading, R: Reading> {
    file: &'file [u8],
    at: usize,
    references: Vec<Reference<R::Code>>,
    /// The items that have been read of all the containers that are being read, innermost last.
    items: Vec<Const<R::Code>>,
    depth: u32,
    /// Objects read so far, references followed.
    expanded: u64,
    budget: u64,
    dialect: &'static Dialect,
    reading: &'reading mut R,
}

type Read<T> = Result<T, BytecodeError>;

impl<'file, R: Reading> Reader<'file, '_, R> {
    fn error<T>(&self, at: usize, what: impl Into<String>) -> Read<T> {
        Err(BytecodeError::in_file(at, what))
    }

    fn take(&mut self, length: usize, field: &str) -> Read<&'file [u8]> {
        match self.file.get(self.at..).and_then(|rest| rest.get(..length)) {
            Some(bytes) => {
                self.at += length;
                self.reading.took(self.at - length..self.at, field);
                Ok(bytes)
            }
            None => self.error(self.at, format!("the file ends inside {field}")),
        }
    }

    fn array<const N: usize>(&mut self, field: &str) -> Read<[u8; N]> {
        let bytes = self.take(N, field)?;
        Ok(bytes.try_into().expect("take gives as many bytes as asked for"))
    }

    fn byte(&mut self, field: &str) -> Read<u8> {
        let [byte] = self.array(field)?;
        Ok(byte)
    }

    fn int(&mut self, field: &str) -> Read<i32> {
        self.array(field).map(i32::from_le_bytes)
    }

    fn double(&mut self, field: &str) -> Read<f64> {
        self.array(field).map(f64::from_le_bytes)
    }

    /// A number that must not be negative.
    fn count(&mut self, field: &str) -> Read<u32> {
        let at = self.at;
        let value = self.int(field)?;
        u32::try_from(value).or_else(|_| self.error(at, format!("{field}: {value} is negative")))
    }

    fn sized(&mut self, field: &str) -> Read<&'file [u8]> {
        let length = self.count(field)? as usize;
        self.take(length, field)
    }

    fn short_sized(&mut self, field: &str) -> Read<&'file [u8]> {
        let length = usize::from(self.byte(field)?);
        self.take(length, field)
    }

    fn string(&self, bytes: &[u8], field: &str) -> Read<Const<R::Code>> {
        match Str::from_wtf8(bytes) {
            Some(string) => Ok(Const::Str(string)),
            None => self.error(self.at - bytes.len(), format!("{field}: a string that is not UTF-8")),
        }
    }

    fn ascii(&self, bytes: &[u8], field: &str) -> Read<Const<R::Code>> {
        match Str::from_wtf8(bytes) {
            Some(string) if bytes.is_ascii() => Ok(Const::Str(string)),
            _ => self.error(self.at - bytes.len(), format!("{field}: an ASCII string that is not ASCII")),
        }
    }

    /// Versions 0 and 1 write floats as text.
    fn text_float(&mut self, field: &str) -> Read<f64> {
        let at = self.at;
        let bytes = self.short_sized(field)?;
        match std::str::from_utf8(bytes).ok().and_then(|text| text.parse().ok()) {
            Some(float) => Ok(float),
            None => self.error(at, format!("{field}: a malformed float")),
        }
    }

    /// Adds to what the data expands to.
    fn charge(&mut self, objects: u64) -> Read<()> {
        self.expanded = self.expanded.saturating_add(objects);
        if self.expanded > self.budget {
            return self.error(self.at, "the file expands to too many objects");
        }
        Ok(())
    }

    /// Any object; NULL (the end of a dict) is an error.
    fn object(&mut self, field: &str) -> Read<Const<R::Code>> {
        let at = self.at;
        match self.object_or_null(field)? {
            Some(object) => Ok(object),
            None => self.error(at, format!("{field}: NULL instead of an object")),
        }
    }

    fn object_or_null(&mut self, field: &str) -> Read<Option<Const<R::Code>>> {
        self.reading.begin(field, self.references.len());
        let object = self.tagged(field)?;
        self.reading.end(object.as_ref());
        Ok(object)
    }

    fn tagged(&mut self, field: &str) -> Read<Option<Const<R::Code>>> {
        let at = self.at;
        let tag = self.byte(field)?;
        let (kind, is_referenced) = (tag & !FLAG_REF, tag & FLAG_REF != 0);
        match kind {
            b'0' => return Ok(None),
            b'r' => return self.reference(field).map(Some),
            _ => {}
        }
        self.enter(at, field)?;
        // The place in the reference list is taken when the object starts. For leaves it makes no difference.
        let place = self.references.len();
        let expanded_before = self.expanded - 1;
        if is_referenced {
            self.references.push(Reference { object: None, expanded: 0 });
        }
        let object = self.body(kind, at, field)?;
        self.depth -= 1;
        if is_referenced {
            let expanded = self.expanded - expanded_before;
            if let Some(reference) = self.references.get_mut(place) {
                *reference = Reference { object: Some(object.clone()), expanded };
            }
        }
        Ok(Some(object))
    }

    fn reference(&mut self, field: &str) -> Read<Const<R::Code>> {
        let at = self.at;
        let index = self.count(field)?;
        match self.references.get(index as usize) {
            Some(Reference { object: Some(object), expanded }) => {
                let (object, expanded) = (object.clone(), *expanded);
                self.charge(expanded)?;
                Ok(object)
            }
            Some(_) => self.error(at, format!("{field}: an object that contains itself")),
            None => self.error(at, format!("{field}: reference {index} to an object that has not been read")),
        }
    }

    /// An object with objects in it, or without, begins at `at`.
    fn enter(&mut self, at: usize, field: &str) -> Read<()> {
        self.charge(1)?;
        if self.depth == MAX_DEPTH {
            return self.error(at, format!("{field}: objects nest deeper than {MAX_DEPTH}"));
        }
        self.depth += 1;
        Ok(())
    }

    /// What follows the type byte.
    fn body(&mut self, kind: u8, at: usize, field: &str) -> Read<Const<R::Code>> {
        Ok(match kind {
            b'N' => Const::None,
            b'F' => Const::Bool(false),
            b'T' => Const::Bool(true),
            b'.' => Const::Ellipsis,
            b'S' => Const::StopIteration,
            b'i' => Const::Int(self.int(field)?.into()),
            b'I' => Const::Int(self.array(field).map(i64::from_le_bytes)?),
            b'l' => self.long(field)?,
            b'g' => Const::Float(self.double(field)?),
            b'f' => Const::Float(self.text_float(field)?),
            b'y' => Const::Complex { real: self.double(field)?, imag: self.double(field)? },
            b'x' => Const::Complex { real: self.text_float(field)?, imag: self.text_float(field)? },
            b's' => Const::Bytes(self.sized(field)?.into()),
            b't' | b'u' => {
                let bytes = self.sized(field)?;
                self.string(bytes, field)?
            }
            b'a' | b'A' => {
                let bytes = self.sized(field)?;
                self.ascii(bytes, field)?
            }
            b'z' | b'Z' => {
                let bytes = self.short_sized(field)?;
                self.ascii(bytes, field)?
            }
            b'(' => {
                let count = self.count(field)?;
                Const::Tuple(self.items(count, field)?)
            }
            b')' => {
                let count = self.byte(field)?;
                Const::Tuple(self.items(count.into(), field)?)
            }
            b'[' => {
                let count = self.count(field)?;
                Const::List(self.items(count, field)?)
            }
            b'<' => {
                let count = self.count(field)?;
                Const::Set(self.items(count, field)?)
            }
            b'>' => {
                let count = self.count(field)?;
                Const::FrozenSet(self.items(count, field)?)
            }
            b'{' => self.dict(field)?,
            b':' => {
                let (start, stop, step) = (self.object(field)?, self.object(field)?, self.object(field)?);
                Const::Slice(Rc::new(SliceConst { start, stop, step }))
            }
            b'c' => self.code(at)?,
            _ if kind.is_ascii_graphic() => {
                return self.error(at, format!("{field}: unknown type `{}`", char::from(kind)));
            }
            _ => return self.error(at, format!("{field}: unknown type {kind:#04x}")),
        })
    }

    fn items(&mut self, count: u32, field: &str) -> Read<Rc<[Const<R::Code>]>> {
        let first = self.read_items(count, field)?;
        Ok(self.items.drain(first..).collect())
    }

    /// Appends so many objects to the items; gives the number of the first.
    fn read_items(&mut self, count: u32, field: &str) -> Read<usize> {
        if count as usize > self.file.len() - self.at {
            return self.error(self.at, format!("{field}: {count} items do not fit into the rest of the file"));
        }
        let first = self.items.len();
        for _ in 0..count {
            let item = self.object(field)?;
            self.items.push(item);
        }
        Ok(first)
    }

    fn dict(&mut self, field: &str) -> Read<Const<R::Code>> {
        let mut items = Vec::new();
        while let Some(key) = self.object_or_null(field)? {
            let value = self.object(field)?;
            items.push((key, value));
        }
        Ok(Const::Dict(items.into()))
    }

    /// Sign and number of digits in one number, then digits of 15 bits.
    fn long(&mut self, field: &str) -> Read<Const<R::Code>> {
        let at = self.at;
        let count = self.int(field)?;
        let digits = self.take(2 * count.unsigned_abs() as usize, field)?;
        let mut magnitude = Vec::new();
        let (mut pending, mut n_pending) = (0_u32, 0);
        for digit in digits.chunks_exact(2) {
            let digit = u16::from_le_bytes([digit[0], digit[1]]);
            if digit >> 15 != 0 {
                return self.error(at, format!("{field}: an integer with a digit out of range"));
            }
            pending |= u32::from(digit) << n_pending;
            n_pending += 15;
            while n_pending >= 8 {
                magnitude.push((pending & 0xff) as u8);
                pending >>= 8;
                n_pending -= 8;
            }
        }
        magnitude.push((pending & 0xff) as u8);
        while magnitude.last() == Some(&0) {
            magnitude.pop();
        }
        let negative = count < 0;
        if magnitude.len() <= 8 {
            let mut bytes = [0; 8];
            bytes[..magnitude.len()].copy_from_slice(&magnitude);
            let value = i128::from(u64::from_le_bytes(bytes));
            if let Ok(value) = i64::try_from(if negative { -value } else { value }) {
                return Ok(Const::Int(value));
            }
        }
        Ok(Const::BigInt(Rc::new(BigInt { negative, magnitude })))
    }

    /// A field of a code object that must be a string.
    fn string_field(&mut self, field: &str) -> Read<Str> {
        let at = self.at;
        if let Some(string) = self.known_string()? {
            return Ok(string);
        }
        match self.object(field)? {
            Const::Str(string) => Ok(string),
            _ => self.error(at, format!("{field} is not a string")),
        }
    }

    /// The string that is referred to here, if one is: most names have been read before.
    fn known_string(&mut self) -> Read<Option<Str>> {
        let Some(&[b'r', a, b, c, d]) = self.file.get(self.at..self.at + 5) else { return Ok(None) };
        match self.references.get(u32::from_le_bytes([a, b, c, d]) as usize) {
            Some(Reference { object: Some(Const::Str(string)), .. }) if !R::WATCHES => {
                let string = string.clone();
                self.at += 5;
                self.charge(1)?;
                Ok(Some(string))
            }
            _ => Ok(None),
        }
    }

    fn bytes_field(&mut self, field: &str) -> Read<Rc<[u8]>> {
        let at = self.at;
        match self.object(field)? {
            Const::Bytes(bytes) => Ok(bytes),
            _ => self.error(at, format!("{field} is not a bytes object")),
        }
    }

    fn tuple_field(&mut self, field: &str) -> Read<Rc<[Const<R::Code>]>> {
        let at = self.at;
        match self.object(field)? {
            Const::Tuple(items) => Ok(items),
            _ => self.error(at, format!("{field} is not a tuple")),
        }
    }

    /// Appends the items of a tuple that a code object has to the items; gives the number of the first.
    fn tuple_items(&mut self, field: &str) -> Read<usize> {
        let Some(count) = self.open_tuple(field)? else {
            let items = self.tuple_field(field)?;
            let first = self.items.len();
            self.items.extend_from_slice(&items);
            return Ok(first);
        };
        let first = self.read_items(count, field)?;
        self.depth -= 1;
        Ok(first)
    }

    /// How many items the tuple here has, if there need be no tuple because nothing will refer to it. Its items are next then.
    fn open_tuple(&mut self, field: &str) -> Read<Option<u32>> {
        let at = self.at;
        let is_short = match self.file.get(at) {
            Some(b'(') if !R::WATCHES => false,
            Some(b')') if !R::WATCHES => true,
            _ => return Ok(None),
        };
        self.at += 1;
        self.enter(at, field)?;
        let count = if is_short { self.byte(field)?.into() } else { self.count(field)? };
        if count as usize > self.file.len() - self.at {
            return self.error(self.at, format!("{field}: {count} items do not fit into the rest of the file"));
        }
        Ok(Some(count))
    }

    fn names_field(&mut self, field: &str) -> Read<Vec<Str>> {
        let at = self.at;
        let no_string = || BytecodeError::in_file(at, format!("{field} has an item that is not a string"));
        let Some(count) = self.open_tuple(field)? else {
            let items = self.tuple_field(field)?;
            let name = |item: &Const<R::Code>| if let Const::Str(name) = item { Ok(name.clone()) } else { Err(no_string()) };
            return items.iter().map(name).collect();
        };
        let mut names = Vec::with_capacity(count.min(USUAL_NAMES) as usize);
        for _ in 0..count {
            names.push(match self.known_string()? {
                Some(name) => name,
                None => match self.object(field)? {
                    Const::Str(name) => name,
                    _ => return Err(no_string()),
                },
            });
        }
        self.depth -= 1;
        Ok(names)
    }

    #[inline(never)]
    fn code(&mut self, at: usize) -> Read<Const<R::Code>> {
        let fields = self.dialect.fields;
        let n_positional = self.count("argcount")?;
        let n_positional_only = match fields {
            FieldOrder::Separate { has_positional_only: false } => 0,
            _ => self.count("posonlyargcount")?,
        };
        let n_keyword_only = self.count("kwonlyargcount")?;
        let n_locals = match fields {
            FieldOrder::Separate { .. } => Some(self.count("nlocals")?),
            FieldOrder::LocalsPlus => None,
        };
        let stack_size = self.count("stacksize")?;
        let flags = self.int("flags")?.cast_unsigned();
        let code = self.bytes_field("code")?;
        let first = self.tuple_items("consts")?;
        let consts = self.items.drain(first..).collect();
        let names = self.names_field("names")?;
        let locals = match n_locals {
            Some(n_locals) => {
                let variables = self.names_field("varnames")?;
                if variables.len() != n_locals as usize {
                    return self.error(at, format!("nlocals is {n_locals}, but there are {} varnames", variables.len()));
                }
                let free = self.names_field("freevars")?;
                let cells = self.names_field("cellvars")?;
                RawLocals::Separate { variables, cells, free }
            }
            None => {
                let names = self.names_field("localsplusnames")?;
                let kinds = self.bytes_field("localspluskinds")?;
                if names.len() != kinds.len() {
                    return self.error(at, "localsplusnames and localspluskinds differ in length");
                }
                RawLocals::LocalsPlus { names, kinds }
            }
        };
        let filename = self.string_field("filename")?;
        let name = self.string_field("name")?;
        let qualname = match fields {
            FieldOrder::LocalsPlus => Some(self.string_field("qualname")?),
            FieldOrder::Separate { .. } => None,
        };
        let first_line = self.int("firstlineno")?;
        let line_table = self.bytes_field(match self.dialect.line_table {
            LineTableForm::Lnotab { .. } => "lnotab",
            LineTableForm::Ranges | LineTableForm::Locations => "linetable",
        })?;
        let exception_table = match fields {
            FieldOrder::LocalsPlus => self.bytes_field("exceptiontable")?,
            FieldOrder::Separate { .. } => Rc::from([]),
        };
        let raw = RawCode {
            name,
            qualname,
            filename,
            first_line,
            n_positional,
            n_positional_only,
            n_keyword_only,
            flags,
            stack_size,
            code,
            consts,
            names,
            locals,
            line_table,
            exception_table,
        };
        if self.depth == 1 {
            // This is the module: nothing comes after it that could refer to anything.
            (self.references, self.items) = Default::default();
        }
        self.reading.code(at, raw, self.dialect)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytecode::dis::repr;
    use crate::bytecode::versions::DIALECTS;

    fn read(bytes: &[u8]) -> Read<Const> {
        load(bytes, 0, DIALECTS[9], &mut Decode::default()).map(|(object, _)| object)
    }

    fn what(bytes: &[u8]) -> String {
        read(bytes).expect_err("must be refused").what
    }

    #[test]
    fn integers() {
        assert_eq!(read(b"i\xff\xff\xff\xff"), Ok(Const::Int(-1)));
        assert_eq!(read(b"l\xfe\xff\xff\xff\x01\x00\x01\x00"), Ok(Const::Int(-0x8001)));
        let Ok(Const::BigInt(big)) = read(b"l\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x10\x00") else {
            panic!("2 ** 64 is big");
        };
        assert_eq!((big.negative, &big.magnitude[..]), (false, &[0, 0, 0, 0, 0, 0, 0, 0, 1][..]));
    }

    #[test]
    fn references_are_numbered_from_the_start_of_objects() {
        // (('a', r0 is refused), r1) : the outer tuple is 0, 'a' is 1
        let bytes = b"\xa9\x02\xda\x01ar\x01\x00\x00\x00";
        let a = Const::Str("a".into());
        assert_eq!(read(bytes), Ok(Const::Tuple([a.clone(), a].into())));
        assert!(what(b"\xa9\x01r\x00\x00\x00\x00").contains("contains itself"));
        assert!(what(b"r\x07\x00\x00\x00").contains("has not been read"));
    }

    #[test]
    fn every_type_byte() {
        let text = |bytes: &[u8]| {
            let (object, end) = load(bytes, 0, DIALECTS[9], &mut Keep).unwrap_or_else(|error| panic!("{bytes:?}: {error}"));
            assert_eq!(end, bytes.len());
            repr(&object, 100)
        };
        let cases: [(&[u8], &str); 29] = [
            (b"N", "None"),
            (b"T", "True"),
            (b"F", "False"),
            (b".", "Ellipsis"),
            (b"S", "<class 'StopIteration'>"),
            (b"i\xfe\xff\xff\xff", "-2"),
            (b"I\xff\xff\xff\xff\xff\xff\xff\x7f", "9223372036854775807"),
            (b"l\0\0\0\0", "0"),
            (b"l\x02\0\0\0\x01\0\x01\0", "32769"),
            (b"g\0\0\0\0\0\0\xf8\x3f", "1.5"),
            (b"f\x031.5", "1.5"),
            (b"f\x04-inf", "-inf"),
            (b"y\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xf8\x3f", "1.5j"),
            (b"x\x012\x041e16", "(2+1e+16j)"),
            (b"s\x02\0\0\0a\xff", "b'a\\xff'"),
            (b"t\x02\0\0\0\xc3\xa9", "'é'"),
            (b"u\x02\0\0\0\xc3\xa9", "'é'"),
            (b"a\x01\0\0\0b", "'b'"),
            (b"A\x01\0\0\0b", "'b'"),
            (b"z\x01b", "'b'"),
            (b"Z\x01b", "'b'"),
            (b"(\x01\0\0\0N", "(None,)"),
            (b")\x02NT", "(None, True)"),
            (b"[\x01\0\0\0N", "[None]"),
            (b"{z\x01aNz\x01bT0", "{'a': None, 'b': True}"),
            (b"<\x02\0\0\0z\x01bz\x01a", "{'a', 'b'}"),
            (b">\x01\0\0\0N", "frozenset({None})"),
            (b":i\x01\0\0\0i\x02\0\0\0N", "slice(1, 2, None)"),
            (b"\xa9\x02\xfa\x01ar\x01\0\0\0", "('a', 'a')"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(text(bytes), expected, "{bytes:?}");
        }
        for bytes in [&b"0"[..], b"?", b"\0", b"q", b"{N0"] {
            assert!(read(bytes).is_err(), "{bytes:?}");
        }
    }

    /// Containers take their number before what is in them, so the first item has number 1 in all of them.
    #[test]
    fn containers_are_numbered_before_their_items() {
        let item: &[u8] = b"\xda\x01k";
        let again: &[u8] = b"r\x01\0\0\0";
        let containers: [(&[u8], &[u8]); 7] = [
            (b"\xa8\x02\0\0\0", b""),
            (b"\xa9\x02", b""),
            (b"\xdb\x02\0\0\0", b""),
            (b"\xbc\x02\0\0\0", b""),
            (b"\xbe\x02\0\0\0", b""),
            (b"\xfb", b"0"),
            (b"\xba", b"N"),
        ];
        for (start, end) in containers {
            let bytes = [start, item, again, end].concat();
            let Ok((object, _)) = load(&bytes, 0, DIALECTS[9], &mut Keep) else { panic!("{bytes:?} is refused") };
            assert_eq!(repr(&object, 100).matches("'k'").count(), 2, "{bytes:?}");
            let in_itself = [start, item, b"r\0\0\0\0", end].concat();
            assert!(what(&in_itself).contains("contains itself"), "{in_itself:?}");
        }
    }

    #[test]
    fn lengths_are_not_believed() {
        assert!(what(b"(\xff\xff\xff\x7f").contains("do not fit"));
        assert!(what(b"s\xff\xff\xff\x7fabc").contains("ends inside"));
        assert!(what(b"s\xff\xff\xff\xff").contains("negative"));
        assert!(what(&b")\x01".repeat(1000)).contains("nest deeper"));
    }

    #[test]
    fn sharing_cannot_explode() {
        // a tuple of ten references to a tuple of ten references to …
        let mut bytes = b")\x14\xa9\x00".to_vec();
        for level in 0..19_u8 {
            bytes.extend(b"\xa9\x0a");
            bytes.extend([b'r', level, 0, 0, 0].repeat(10));
        }
        assert!(what(&bytes).contains("too many objects"));
    }

    #[test]
    fn surrogates_are_kept() {
        let Ok(Const::Str(string)) = read(b"u\x04\x00\x00\x00a\xed\xb2\x80") else { panic!("a string with a surrogate") };
        assert_eq!(string.code_points().collect::<Vec<_>>(), [0x61, 0xdc80]);
        assert!(what(b"u\x01\x00\x00\x00\xff").contains("not UTF-8"));
    }
}
