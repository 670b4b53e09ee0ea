//! Code points outside of a str object: in units of 1, 2 or 4 bytes, and in WTF-8, which is UTF-8 with surrogates.

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
    pub(super) fn mask(&self) -> u32 {
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
