//! `str`: an immutable sequence of code points, 1, 2 or 4 bytes each as the widest one needs (PEP 393).
//!
//! The units stand behind the struct. A string of ASCII only is valid UTF-8 and can be viewed as `&str` for free.
//! Surrogates are allowed, so the text form for the world outside is WTF-8. Methods are in `types/str_`.

use std::cell::Cell;
use std::cmp::Ordering;

use super::TypeId;
use crate::gc::{ByteArray, Gc, Header, KindIndex, Object, Trace, Tracer};
use crate::object::Kind;
use crate::value::Value;
use crate::vm::Vm;

/// The content of a str object.
#[repr(C)]
pub struct Str {
    header: Header,
    hash: Cell<i64>,
    len: usize,
    /// Where the units are, if not behind the struct: a buffer that longer strs share, after the number of its bytes in use.
    shared: Option<Gc<ByteArray>>,
    /// Bytes of a unit: 1, 2 or 4.
    width: u8,
    is_ascii: bool,
    is_interned: Cell<bool>,
    /// Of an interned name: inline caches rely on what classes have under it, so a class that changes it must flush them.
    pub is_relied_on: Cell<bool>,
    /// Of an interned name: classes change it so often that inline caches leave it alone.
    pub is_volatile: Cell<bool>,
}

// SAFETY: `repr(C)` with the header first; there are no references.
unsafe impl Object for Str {
    const KIND: KindIndex = Kind::Str as KindIndex;
    fn trace(&self, tracer: &mut Tracer) {
        self.shared.trace(tracer);
    }
    fn size(&self) -> usize {
        size_of::<Str>() + if self.shared.is_some() { 0 } else { self.len * usize::from(self.width) }
    }
}

/// The code points of a string in their units.
#[derive(Clone, Copy)]
pub enum Units<'a> {
    One(&'a [u8]),
    Two(&'a [u16]),
    Four(&'a [u32]),
}

impl<'a> Units<'a> {
    /// The code points of a range that exists.
    #[inline]
    pub fn slice(self, start: usize, end: usize) -> Units<'a> {
        match self {
            Units::One(units) => Units::One(&units[start..end]),
            Units::Two(units) => Units::Two(&units[start..end]),
            Units::Four(units) => Units::Four(&units[start..end]),
        }
    }
}

impl Units<'_> {
    /// A number with at least the bits of every code point, and in the same class of widths as the widest one.
    fn mask(&self) -> u32 {
        match self {
            Units::One(units) => if units.is_ascii() { 0x7f } else { 0xff },
            Units::Two(units) => u32::from(units.iter().fold(0, |mask, &unit| mask | unit)),
            Units::Four(units) => units.iter().fold(0, |mask, &unit| mask | unit),
        }
    }

    pub fn first(&self) -> Option<u32> {
        (!self.is_empty()).then(|| self.at(0))
    }

    #[inline]
    pub fn len(&self) -> usize {
        match self {
            Units::One(units) => units.len(),
            Units::Two(units) => units.len(),
            Units::Four(units) => units.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline]
    pub fn at(&self, index: usize) -> u32 {
        match self {
            Units::One(units) => u32::from(units[index]),
            Units::Two(units) => u32::from(units[index]),
            Units::Four(units) => units[index],
        }
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = u32> + Clone + use<'_> {
        let units = *self;
        (0..units.len()).map(move |index| units.at(index))
    }
}

/// Bytes at the start of a shared buffer that say how many of the others are in use.
const IN_USE: usize = 8;

/// No hash is this number, as in CPython.
const NO_HASH: i64 = -1;

impl Str {
    /// Inlined into fast halves, which call nothing; so it does not check that a shared buffer has a number before its bytes.
    #[inline(always)]
    fn data(&self) -> *const u8 {
        match &self.shared {
            Some(buffer) => buffer.as_slice().as_ptr().wrapping_add(IN_USE),
            None => (&raw const *self).wrapping_add(1).cast::<u8>(),
        }
    }

    /// Number of code points.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.is_ascii
    }

    #[inline(always)]
    pub fn is_interned(&self) -> bool {
        self.is_interned.get()
    }

    /// The code points. The slice is valid while the object is.
    #[inline]
    pub fn units(&self) -> Units<'_> {
        // SAFETY: `len` units of `width` bytes follow the struct, which is 8-aligned.
        unsafe {
            match self.width {
                1 => Units::One(std::slice::from_raw_parts(self.data(), self.len)),
                2 => Units::Two(std::slice::from_raw_parts(self.data().cast(), self.len)),
                _ => Units::Four(std::slice::from_raw_parts(self.data().cast(), self.len)),
            }
        }
    }

    /// The units, if they are bytes.
    #[inline(always)]
    pub fn latin1(&self) -> Option<&[u8]> {
        // SAFETY: `len` units of one byte follow the struct.
        (self.width == 1).then(|| unsafe { std::slice::from_raw_parts(self.data(), self.len) })
    }

    /// The raw bytes of the units.
    #[inline]
    pub fn bytes(&self) -> &[u8] {
        // SAFETY: `len` units of `width` bytes follow the struct.
        unsafe { std::slice::from_raw_parts(self.data(), self.len * usize::from(self.width)) }
    }

    /// The text, if all of it is ASCII.
    #[inline]
    pub fn as_ascii(&self) -> Option<&str> {
        // SAFETY: ASCII is UTF-8.
        self.is_ascii.then(|| unsafe { std::str::from_utf8_unchecked(self.bytes()) })
    }

    pub fn code_points(&self) -> impl DoubleEndedIterator<Item = u32> + Clone + use<'_> {
        let units = self.units();
        (0..self.len).map(move |index| units.at(index))
    }

    /// The text in UTF-8, surrogates included (WTF-8).
    pub fn to_wtf8(&self) -> Vec<u8> {
        if self.is_ascii {
            return self.bytes().to_vec();
        }
        let mut out = Vec::with_capacity(self.len * 2);
        self.code_points().for_each(|point| push_wtf8(point, &mut out));
        out
    }

    /// The text for messages and for Rust: surrogates are replaced.
    pub fn to_text(&self) -> String {
        match self.as_ascii() {
            Some(text) => text.to_owned(),
            None => self.code_points().map(|point| char::from_u32(point).unwrap_or('\u{fffd}')).collect(),
        }
    }

    /// The text, if it has no surrogates.
    pub fn to_utf8(&self) -> Option<String> {
        match self.as_ascii() {
            Some(text) => Some(text.to_owned()),
            None => self.code_points().map(char::from_u32).collect(),
        }
    }

    #[inline]
    pub fn is_equal(&self, other: &Str) -> bool {
        self.len == other.len && self.width == other.width && self.bytes() == other.bytes()
    }

    pub fn order(&self, other: &Str) -> Ordering {
        match (self.units(), other.units()) {
            (Units::One(one), Units::One(other)) => one.cmp(other),
            (one, other) => one.iter().cmp(other.iter()),
        }
    }

    /// Whether its units are in a buffer that longer strs may share.
    pub fn is_shared(&self) -> bool {
        self.shared.is_some()
    }

    /// The hash as Python code sees it.
    #[inline]
    pub fn hash(&self, key: (u64, u64)) -> i64 {
        let hash = self.hash.get();
        if hash != NO_HASH { hash } else { self.compute_hash(key) }
    }

    #[cold]
    fn compute_hash(&self, key: (u64, u64)) -> i64 {
        let hash = super::hash::hash_bytes(self.bytes(), key);
        self.hash.set(hash);
        hash
    }
}

/// Appends a code point, surrogates allowed.
pub fn push_wtf8(point: u32, out: &mut Vec<u8>) {
    match point {
        0..0x80 => out.push(point as u8),
        0x80..0x800 => out.extend([0xc0 | (point >> 6) as u8, 0x80 | (point & 0x3f) as u8]),
        0x800..0x1_0000 => out.extend([0xe0 | (point >> 12) as u8, 0x80 | (point >> 6 & 0x3f) as u8, 0x80 | (point & 0x3f) as u8]),
        _ => out.extend([
            0xf0 | (point >> 18) as u8,
            0x80 | (point >> 12 & 0x3f) as u8,
            0x80 | (point >> 6 & 0x3f) as u8,
            0x80 | (point & 0x3f) as u8,
        ]),
    }
}

/// The code points of WTF-8 text, which must be well formed.
pub fn decode_wtf8(bytes: &[u8]) -> impl Iterator<Item = u32> + Clone + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let first = u32::from(*bytes.get(at)?);
        let (length, bits) = match first {
            0..0x80 => (1, first),
            0x80..0xe0 => (2, first & 0x1f),
            0xe0..0xf0 => (3, first & 0x0f),
            _ => (4, first & 0x07),
        };
        let rest = bytes.get(at + 1..at + length).unwrap_or_default();
        at += length;
        Some(rest.iter().fold(bits, |point, &byte| point << 6 | u32::from(byte & 0x3f)))
    })
}

/// A unit of some width.
trait Unit: Copy {
    fn cut(point: u32) -> Self;
}

impl Unit for u8 {
    fn cut(point: u32) -> u8 {
        point as u8
    }
}

impl Unit for u16 {
    fn cut(point: u32) -> u16 {
        point as u16
    }
}

impl Unit for u32 {
    fn cut(point: u32) -> u32 {
        point
    }
}

/// Writes parts one after the other.
///
/// # Safety
/// There is room for `room` units at `tail`.
unsafe fn write_parts<'a, T: Unit>(parts: impl Iterator<Item = Units<'a>>, tail: *mut T, room: usize) {
    let mut at = 0;
    for part in parts {
        let source: (*const u8, usize) = match part {
            Units::One(units) => (units.as_ptr(), 1),
            Units::Two(units) => (units.as_ptr().cast(), 2),
            Units::Four(units) => (units.as_ptr().cast(), 4),
        };
        let len = part.len();
        assert!(len <= room - at);
        // SAFETY: the room was checked, and a part in the same units can be copied.
        unsafe {
            if source.1 == size_of::<T>() {
                tail.add(at).copy_from_nonoverlapping(source.0.cast::<T>(), len);
            } else {
                match part {
                    Units::One(units) => units.iter().enumerate().for_each(|(index, &unit)| tail.add(at + index).write(T::cut(u32::from(unit)))),
                    _ => (0..len).for_each(|index| tail.add(at + index).write(T::cut(part.at(index)))),
                }
            }
        }
        at += len;
    }
    assert_eq!(at, room, "the parts are the same both times");
}

impl Vm {
    fn alloc_str(&self, len: usize, width: u8, is_ascii: bool, fill: impl FnOnce(*mut u8)) -> Gc<Str> {
        let str_ = Str {
            header: Header::from_bits(self.headers[TypeId::Str as usize]),
            hash: Cell::new(NO_HASH),
            len,
            shared: None,
            width,
            is_ascii,
            is_interned: Cell::new(false),
            is_relied_on: Cell::new(false),
            is_volatile: Cell::new(false),
        };
        self.heap.alloc_with_tail(str_, len * usize::from(width), fill)
    }

    /// `text + more`, both Latin-1. A long text that grows by small pieces keeps room behind it, so that a loop of `+=` takes
    /// linear time: the result shares the buffer, unless another longer str has taken the room already.
    pub fn concat_latin1(&self, text: Gc<Str>, more: Gc<Str>) -> Gc<Str> {
        const LONG: usize = 256;
        let is_ascii = text.is_ascii && more.is_ascii;
        let len = text.len + more.len;
        if text.len < LONG || more.len > text.len / 4 {
            return self.str_from_latin1_parts(text.bytes(), more.bytes(), is_ascii);
        }
        let has_room = |buffer: &Gc<ByteArray>| buffer.read::<u64>(0) as usize == text.len && IN_USE + len <= buffer.capacity();
        let buffer = match text.shared.filter(has_room) {
            Some(buffer) => buffer,
            None => {
                let buffer = ByteArray::new(&self.heap, IN_USE + len + len / 2);
                buffer.write(IN_USE, text.bytes());
                buffer
            }
        };
        buffer.write(IN_USE + text.len, more.bytes());
        buffer.store::<u64>(0, len as u64);
        let header = Header::from_bits(self.headers[TypeId::Str as usize]);
        let flag = || Cell::new(false);
        let (is_interned, is_relied_on, is_volatile) = (flag(), flag(), flag());
        let hash = Cell::new(NO_HASH);
        self.heap.alloc(Str { header, hash, len, shared: Some(buffer), width: 1, is_ascii, is_interned, is_relied_on, is_volatile })
    }

    /// `''`, the only one that is no instance of a subclass.
    #[inline]
    pub fn empty_str(&self) -> Gc<Str> {
        self.shared_str(0x100, &[])
    }

    /// The one str of this Latin-1 character.
    #[inline]
    pub fn character(&self, unit: u8) -> Gc<Str> {
        self.shared_str(usize::from(unit), &[unit])
    }

    #[inline]
    fn shared_str(&self, index: usize, units: &[u8]) -> Gc<Str> {
        if let Some(str_) = self.characters[index].get().downcast() {
            return str_;
        }
        // SAFETY: the tail has room for the units.
        let str_ = self.alloc_str(units.len(), 1, units.is_ascii(), |tail| unsafe { tail.copy_from_nonoverlapping(units.as_ptr(), units.len()) });
        // There is no other one with this text, so it is what interning would answer.
        str_.is_interned.set(true);
        self.characters[index].set(str_.value());
        str_
    }

    /// A str of the concatenated parts, which the caller keeps alive.
    pub fn str_from_parts<'a>(&self, parts: impl Iterator<Item = Units<'a>> + Clone) -> Gc<Str> {
        let (len, max) = parts.clone().fold((0, 0), |(len, max), part| (len + part.len(), max | part.mask()));
        match max {
            0..0x100 if len < 2 => parts.flat_map(|part| part.first()).next().map_or_else(|| self.empty_str(), |point| self.character(point as u8)),
            0..0x100 => self.alloc_str(len, 1, max < 0x80, |tail| {
                // SAFETY: the tail has room for all parts.
                unsafe { write_parts(parts, tail, len) }
            }),
            0x100..0x1_0000 => self.alloc_str(len, 2, false, |tail| {
                // SAFETY: the tail has room for all parts.
                unsafe { write_parts(parts, tail.cast::<u16>(), len) }
            }),
            _ => self.alloc_str(len, 4, false, |tail| {
                // SAFETY: the tail has room for all parts.
                unsafe { write_parts(parts, tail.cast::<u32>(), len) }
            }),
        }
    }

    /// A str of code points in any units.
    #[inline]
    pub fn str_from_units(&self, units: Units) -> Gc<Str> {
        match units {
            Units::One(units) => self.str_from_latin1(units),
            _ => self.str_from_parts(std::iter::once(units)),
        }
    }

    /// A copy of `source` of the class that the header names.
    pub fn str_with_header(&self, header: Header, source: Gc<Str>) -> Gc<Str> {
        let str_ = Str {
            header,
            hash: Cell::new(source.hash.get()),
            len: source.len,
            shared: None,
            width: source.width,
            is_ascii: source.is_ascii,
            is_interned: Cell::new(false),
            is_relied_on: Cell::new(false),
            is_volatile: Cell::new(false),
        };
        let bytes = source.bytes();
        // SAFETY: the tail has room for the units.
        self.heap.alloc_with_tail(str_, bytes.len(), |tail| unsafe { tail.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len()) })
    }

    /// A str of Latin-1 units.
    pub fn str_from_latin1(&self, units: &[u8]) -> Gc<Str> {
        match *units {
            [] => return self.empty_str(),
            [unit] => return self.character(unit),
            _ => {}
        }
        // SAFETY: the tail has room for the units.
        self.alloc_str(units.len(), 1, units.is_ascii(), |tail| unsafe { tail.copy_from_nonoverlapping(units.as_ptr(), units.len()) })
    }

    /// A str of `first` and `second`, both Latin-1.
    pub fn str_from_latin1_parts(&self, first: &[u8], second: &[u8], is_ascii: bool) -> Gc<Str> {
        // SAFETY: the tail has room for both.
        self.alloc_str(first.len() + second.len(), 1, is_ascii, |tail| unsafe {
            tail.copy_from_nonoverlapping(first.as_ptr(), first.len());
            tail.add(first.len()).copy_from_nonoverlapping(second.as_ptr(), second.len());
        })
    }

    /// An ASCII str with each byte replaced by another ASCII one.
    pub fn str_from_ascii_mapped(&self, text: &str, map: impl Fn(u8) -> u8) -> Gc<Str> {
        match text.as_bytes() {
            [] => self.empty_str(),
            &[unit] => self.character(map(unit)),
            units => self.alloc_str(units.len(), 1, true, |tail| {
                // SAFETY: the tail has room for the units.
                units.iter().enumerate().for_each(|(index, &unit)| unsafe { tail.add(index).write(map(unit)) })
            }),
        }
    }

    /// The items with the separator between them, if all are strs of Latin-1 units, more than one, and not absurdly long.
    pub fn join_latin1(&self, separator: &Str, items: &[Value]) -> Option<Gc<Str>> {
        const LONGEST: usize = 1 << 28;
        if separator.width != 1 || items.len() < 2 {
            return None;
        }
        let (mut len, mut is_ascii) = (separator.len.checked_mul(items.len() - 1)?, separator.is_ascii);
        for item in items {
            let text = item.object_ref::<Str>().filter(|text| text.width == 1)?;
            len += text.len;
            is_ascii &= text.is_ascii;
        }
        if !(2..LONGEST).contains(&len) {
            return None;
        }
        let parts = || items.iter().filter_map(|item| item.object_ref::<Str>()).map(Str::bytes);
        Some(self.alloc_str(len, 1, is_ascii, |tail| {
            let mut at = tail;
            // SAFETY: the lengths of all pieces were added up.
            let mut push = |bytes: &[u8]| unsafe {
                at.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
                at = at.add(bytes.len());
            };
            for (index, part) in parts().enumerate() {
                if index > 0 && separator.len > 0 {
                    push(separator.bytes());
                }
                push(part);
            }
        }))
    }

    /// A str of these code points.
    pub fn str_from_points(&self, points: impl Iterator<Item = u32> + Clone) -> Gc<Str> {
        let (len, max) = points.clone().fold((0, 0), |(len, max), point| (len + 1, max | point));
        match max {
            0..0x100 if len < 2 => points.take(1).next().map_or_else(|| self.empty_str(), |point| self.character(point as u8)),
            0..0x100 => self.alloc_str(len, 1, max < 0x80, |tail| {
                // SAFETY: the iterator was counted.
                points.take(len).enumerate().for_each(|(index, point)| unsafe { tail.add(index).write(point as u8) })
            }),
            0x100..0x1_0000 => self.alloc_str(len, 2, false, |tail| {
                // SAFETY: the iterator was counted.
                points.take(len).enumerate().for_each(|(index, point)| unsafe { tail.cast::<u16>().add(index).write(point as u16) })
            }),
            _ => self.alloc_str(len, 4, false, |tail| {
                // SAFETY: the iterator was counted.
                points.take(len).enumerate().for_each(|(index, point)| unsafe { tail.cast::<u32>().add(index).write(point) })
            }),
        }
    }

    /// A str of Rust text.
    pub fn str(&self, text: &str) -> Gc<Str> {
        if text.is_ascii() { self.str_from_latin1(text.as_bytes()) } else { self.str_from_points(text.chars().map(u32::from)) }
    }

    /// A str of WTF-8 text, which must be well formed.
    pub fn str_from_wtf8(&self, text: &[u8]) -> Gc<Str> {
        if text.is_ascii() { self.str_from_latin1(text) } else { self.str_from_points(decode_wtf8(text)) }
    }

    /// `'…'` as a value.
    pub fn text(&self, text: &str) -> Value {
        self.str(text).value()
    }

    /// The one str object with this text.
    pub fn intern(&mut self, text: &str) -> Gc<Str> {
        self.intern_wtf8(text.as_bytes())
    }

    /// The one str object with this WTF-8 text.
    pub fn intern_wtf8(&mut self, text: &[u8]) -> Gc<Str> {
        if let Some(&value) = self.interned.get(text) {
            return value.downcast().expect("only strs are interned");
        }
        let str_ = self.str_from_wtf8(text);
        str_.is_interned.set(true);
        self.interned.insert(text.into(), str_.value());
        str_
    }

    /// The interned str that is equal to `str_`.
    pub fn interned(&mut self, str_: Gc<Str>) -> Gc<Str> {
        if str_.is_interned() { str_ } else { self.intern_wtf8(&str_.to_wtf8()) }
    }

    /// The interned str of a known name.
    #[inline]
    pub fn known(&self, name: super::Known) -> Gc<Str> {
        self.names[name as usize].downcast().expect("known names are strs")
    }
}
