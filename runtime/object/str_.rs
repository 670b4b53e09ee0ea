//! `str`: an immutable sequence of code points, 1, 2 or 4 bytes each as the widest one needs (PEP 393).
//!
//! The units stand behind the struct, which is kept small, since most strs are short. A string of ASCII only is valid UTF-8 and can be
//! viewed as `&str` for free.
//! Surrogates are allowed, so the text form for the world outside is WTF-8. Methods are in `types/str_`.

use std::cell::Cell;
use std::cmp::Ordering;

use super::{TypeId, Units, decode_wtf8, push_wtf8};
use crate::gc::{ByteArray, Gc, Header, KindIndex, Object, Trace, Tracer};
use crate::object::Kind;
use crate::value::Value;
use crate::vm::Vm;

/// The content of a str object. Behind it are its units, or where they are: a buffer that longer strs share.
#[repr(C)]
pub struct Str {
    header: Header,
    hash: Cell<i64>,
    form: Form,
}

/// The number of code points, and facts about them: flags in the lowest byte, the number above it.
#[repr(transparent)]
struct Form(Cell<u64>);

impl Form {
    /// The logarithm of the bytes of a unit: 0, 1 or 2.
    const WIDTH: u64 = 3;
    const ASCII: u64 = 1 << 2;
    /// The units are in a buffer, after the number of its bytes in use.
    const SHARED: u64 = 1 << 3;
    const INTERNED: u64 = 1 << 4;
    /// Of an interned name: inline caches rely on what classes have under it, so a class that changes it must flush them.
    const RELIED_ON: u64 = 1 << 5;
    /// Of an interned name: classes change it so often that inline caches leave it alone.
    const VOLATILE: u64 = 1 << 6;
    const SHIFT: u32 = 8;

    fn new(len: usize, flags: u64) -> Form {
        Form(Cell::new((len as u64) << Form::SHIFT | flags))
    }

    #[inline(always)]
    fn len(&self) -> usize {
        (self.0.get() >> Form::SHIFT) as usize
    }

    #[inline(always)]
    fn has(&self, flag: u64) -> bool {
        self.0.get() & flag != 0
    }

    fn set(&self, flag: u64) {
        self.0.set(self.0.get() | flag);
    }

    #[inline(always)]
    fn width(&self) -> u64 {
        self.0.get() & Form::WIDTH
    }

    /// Equal texts have equal ones.
    #[inline(always)]
    fn len_and_width(&self) -> u64 {
        self.0.get() & !(0xff ^ Form::WIDTH)
    }
}

// SAFETY: `repr(C)` with the header first; the buffer is reported.
unsafe impl Object for Str {
    const KIND: KindIndex = Kind::Str as KindIndex;
    fn trace(&self, tracer: &mut Tracer) {
        self.buffer().trace(tracer);
    }
    fn size(&self) -> usize {
        size_of::<Str>() + if self.is_shared() { size_of::<Gc<ByteArray>>() } else { self.form.len() << self.form.width() }
    }
}

/// Bytes at the start of a shared buffer that say how many of the others are in use.
const IN_USE: usize = 8;

/// No hash is this number, as in CPython.
const NO_HASH: i64 = -1;

impl Str {
    /// What stands behind the struct.
    #[inline(always)]
    fn tail(&self) -> *const u8 {
        (&raw const *self).wrapping_add(1).cast()
    }

    /// The buffer with the units, if they are in one.
    #[inline(always)]
    fn buffer(&self) -> Option<Gc<ByteArray>> {
        // SAFETY: the flag says that a pointer to a buffer stands behind the struct, which is 8-aligned.
        self.form.has(Form::SHARED).then(|| unsafe { self.tail().cast::<Gc<ByteArray>>().read() })
    }

    /// Inlined into fast halves, which call nothing; so it does not check that a shared buffer has a number before its bytes.
    #[inline(always)]
    fn data(&self) -> *const u8 {
        match self.buffer() {
            Some(buffer) => buffer.as_slice().as_ptr().wrapping_add(IN_USE),
            None => self.tail(),
        }
    }

    /// Number of code points.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.form.len()
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.form.has(Form::ASCII)
    }

    #[inline(always)]
    pub fn is_interned(&self) -> bool {
        self.form.has(Form::INTERNED)
    }

    /// Whether inline caches rely on what classes have under this name.
    pub fn is_relied_on(&self) -> bool {
        self.form.has(Form::RELIED_ON)
    }

    /// From now on inline caches rely on what classes have under this interned name.
    pub fn rely_on(&self) {
        self.form.set(Form::RELIED_ON);
    }

    /// Whether classes change this name so often that inline caches leave it alone.
    #[inline(always)]
    pub fn is_volatile(&self) -> bool {
        self.form.has(Form::VOLATILE)
    }

    /// From now on inline caches leave this interned name alone.
    pub fn leave_alone(&self) {
        self.form.set(Form::VOLATILE);
    }

    /// Whether a unit is a byte.
    #[inline(always)]
    fn is_latin1(&self) -> bool {
        self.form.width() == 0
    }

    /// The code points. The slice is valid while the object is.
    #[inline]
    pub fn units(&self) -> Units<'_> {
        let len = self.len();
        // SAFETY: so many units of this width follow the struct, which is 8-aligned, or are in the buffer.
        unsafe {
            match self.form.width() {
                0 => Units::One(std::slice::from_raw_parts(self.data(), len)),
                1 => Units::Two(std::slice::from_raw_parts(self.data().cast(), len)),
                _ => Units::Four(std::slice::from_raw_parts(self.data().cast(), len)),
            }
        }
    }

    /// The units, if they are bytes.
    #[inline(always)]
    pub fn latin1(&self) -> Option<&[u8]> {
        // SAFETY: so many units of one byte follow the struct, or are in the buffer.
        self.is_latin1().then(|| unsafe { std::slice::from_raw_parts(self.data(), self.len()) })
    }

    /// The raw bytes of the units.
    #[inline]
    pub fn bytes(&self) -> &[u8] {
        // SAFETY: so many units of this width follow the struct, or are in the buffer.
        unsafe { std::slice::from_raw_parts(self.data(), self.len() << self.form.width()) }
    }

    /// The text, if all of it is ASCII.
    #[inline]
    pub fn as_ascii(&self) -> Option<&str> {
        // SAFETY: ASCII is UTF-8.
        self.is_ascii().then(|| unsafe { std::str::from_utf8_unchecked(self.bytes()) })
    }

    pub fn code_points(&self) -> impl DoubleEndedIterator<Item = u32> + Clone + use<'_> {
        let units = self.units();
        (0..self.len()).map(move |index| units.at(index))
    }

    /// The text in UTF-8, surrogates included (WTF-8).
    pub fn to_wtf8(&self) -> Vec<u8> {
        if self.is_ascii() {
            return self.bytes().to_vec();
        }
        let mut out = Vec::with_capacity(self.len() * 2);
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
        self.form.len_and_width() == other.form.len_and_width() && self.bytes() == other.bytes()
    }

    pub fn order(&self, other: &Str) -> Ordering {
        match (self.units(), other.units()) {
            (Units::One(one), Units::One(other)) => one.cmp(other),
            (one, other) => one.iter().cmp(other.iter()),
        }
    }

    /// Whether its units are in a buffer that longer strs may share.
    pub fn is_shared(&self) -> bool {
        self.form.has(Form::SHARED)
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
    /// A str of so many units, which `fill` writes; `width` is the logarithm of their bytes.
    fn alloc_str(&self, len: usize, width: u64, is_ascii: bool, fill: impl FnOnce(*mut u8)) -> Gc<Str> {
        let header = Header::from_bits(self.headers[TypeId::Str as usize]);
        let form = Form::new(len, width | if is_ascii { Form::ASCII } else { 0 });
        self.heap.alloc_with_tail(Str { header, hash: Cell::new(NO_HASH), form }, len << width, fill)
    }

    /// `text + more`, both Latin-1. A long text that grows by small pieces keeps room behind it, so that a loop of `+=` takes
    /// linear time: the result shares the buffer, unless another longer str has taken the room already.
    pub fn concat_latin1(&self, text: Gc<Str>, more: Gc<Str>) -> Gc<Str> {
        const LONG: usize = 256;
        let is_ascii = text.is_ascii() && more.is_ascii();
        let len = text.len() + more.len();
        if text.len() < LONG || more.len() > text.len() / 4 {
            return self.str_from_latin1_parts(text.bytes(), more.bytes(), is_ascii);
        }
        let has_room = |buffer: &Gc<ByteArray>| buffer.read::<u64>(0) as usize == text.len() && IN_USE + len <= buffer.capacity();
        let buffer = match text.buffer().filter(has_room) {
            Some(buffer) => buffer,
            None => {
                let buffer = ByteArray::new(&self.heap, IN_USE + len + len / 2);
                buffer.write(IN_USE, text.bytes());
                buffer
            }
        };
        buffer.write(IN_USE + text.len(), more.bytes());
        buffer.store::<u64>(0, len as u64);
        let header = Header::from_bits(self.headers[TypeId::Str as usize]);
        let form = Form::new(len, Form::SHARED | if is_ascii { Form::ASCII } else { 0 });
        // SAFETY: the tail has room for the pointer, and is 8-aligned.
        self.heap.alloc_with_tail(Str { header, hash: Cell::new(NO_HASH), form }, size_of::<Gc<ByteArray>>(), |tail| unsafe { tail.cast::<Gc<ByteArray>>().write(buffer) })
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
        let str_ = self.alloc_str(units.len(), 0, units.is_ascii(), |tail| unsafe { tail.copy_from_nonoverlapping(units.as_ptr(), units.len()) });
        // There is no other one with this text, so it is what interning would answer.
        str_.form.set(Form::INTERNED);
        self.characters[index].set(str_.value());
        str_
    }

    /// A str of the concatenated parts, which the caller keeps alive.
    pub fn str_from_parts<'a>(&self, parts: impl Iterator<Item = Units<'a>> + Clone) -> Gc<Str> {
        let (len, max) = parts.clone().fold((0, 0), |(len, max), part| (len + part.len(), max | part.mask()));
        match max {
            0..0x100 if len < 2 => parts.flat_map(|part| part.first()).next().map_or_else(|| self.empty_str(), |point| self.character(point as u8)),
            0..0x100 => self.alloc_str(len, 0, max < 0x80, |tail| {
                // SAFETY: the tail has room for all parts.
                unsafe { write_parts(parts, tail, len) }
            }),
            0x100..0x1_0000 => self.alloc_str(len, 1, false, |tail| {
                // SAFETY: the tail has room for all parts.
                unsafe { write_parts(parts, tail.cast::<u16>(), len) }
            }),
            _ => self.alloc_str(len, 2, false, |tail| {
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
        let form = Form::new(source.len(), source.form.0.get() & (Form::WIDTH | Form::ASCII));
        let str_ = Str { header, hash: Cell::new(source.hash.get()), form };
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
        self.alloc_str(units.len(), 0, units.is_ascii(), |tail| unsafe { tail.copy_from_nonoverlapping(units.as_ptr(), units.len()) })
    }

    /// A str of `first` and `second`, both Latin-1.
    pub fn str_from_latin1_parts(&self, first: &[u8], second: &[u8], is_ascii: bool) -> Gc<Str> {
        // SAFETY: the tail has room for both.
        self.alloc_str(first.len() + second.len(), 0, is_ascii, |tail| unsafe {
            tail.copy_from_nonoverlapping(first.as_ptr(), first.len());
            tail.add(first.len()).copy_from_nonoverlapping(second.as_ptr(), second.len());
        })
    }

    /// An ASCII str with each byte replaced by another ASCII one.
    pub fn str_from_ascii_mapped(&self, text: &str, map: impl Fn(u8) -> u8) -> Gc<Str> {
        match text.as_bytes() {
            [] => self.empty_str(),
            &[unit] => self.character(map(unit)),
            units => self.alloc_str(units.len(), 0, true, |tail| {
                // SAFETY: the tail has room for the units.
                units.iter().enumerate().for_each(|(index, &unit)| unsafe { tail.add(index).write(map(unit)) })
            }),
        }
    }

    /// The items with the separator between them, if all are strs of Latin-1 units, more than one, and not absurdly long.
    pub fn join_latin1(&self, separator: &Str, items: &[Value]) -> Option<Gc<Str>> {
        const LONGEST: usize = 1 << 28;
        if !separator.is_latin1() || items.len() < 2 {
            return None;
        }
        let (mut len, mut is_ascii) = (separator.len().checked_mul(items.len() - 1)?, separator.is_ascii());
        for item in items {
            let text = item.object_ref::<Str>().filter(|text| text.is_latin1())?;
            len += text.len();
            is_ascii &= text.is_ascii();
        }
        if !(2..LONGEST).contains(&len) {
            return None;
        }
        let parts = || items.iter().filter_map(|item| item.object_ref::<Str>()).map(Str::bytes);
        Some(self.alloc_str(len, 0, is_ascii, |tail| {
            let mut at = tail;
            // SAFETY: the lengths of all pieces were added up.
            let mut push = |bytes: &[u8]| unsafe {
                at.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
                at = at.add(bytes.len());
            };
            for (index, part) in parts().enumerate() {
                if index > 0 && !separator.is_empty() {
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
            0..0x100 => self.alloc_str(len, 0, max < 0x80, |tail| {
                // SAFETY: the iterator was counted.
                points.take(len).enumerate().for_each(|(index, point)| unsafe { tail.add(index).write(point as u8) })
            }),
            0x100..0x1_0000 => self.alloc_str(len, 1, false, |tail| {
                // SAFETY: the iterator was counted.
                points.take(len).enumerate().for_each(|(index, point)| unsafe { tail.cast::<u16>().add(index).write(point as u16) })
            }),
            _ => self.alloc_str(len, 2, false, |tail| {
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
        str_.form.set(Form::INTERNED);
        self.interned.insert(text.into(), str_.value());
        if !self.heap.keep_for_ever(str_.value()) {
            self.immortals.push(str_.value());
        }
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
