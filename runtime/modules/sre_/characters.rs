//! What a pattern says of single characters: categories, sets, case.

use super::opcodes::Fold;
use crate::types::str_::characters::{self, ALPHANUMERIC, is, is_line_break, is_space};

/// A category, as `\d`; by its number in compiled patterns, which every version has alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Category {
    class: Class,
    is_unicode: bool,
    is_negated: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Class {
    Digit,
    Space,
    Word,
    LineBreak,
}

impl Category {
    /// The category of a number.
    pub fn find(number: u32) -> Option<Category> {
        use Class::{Digit, LineBreak, Space, Word};
        let classes = [Digit, Space, Word, LineBreak, Word, Digit, Space, Word, LineBreak];
        let class = *classes.get(number as usize / 2)?;
        // Behind the four of ASCII is the word of the locale, which is that of ASCII, and then the four of Unicode.
        Some(Category { class, is_unicode: number >= 10, is_negated: number % 2 == 1 })
    }

    pub fn contains(self, point: u32) -> bool {
        let is_member = if self.is_unicode {
            match self.class {
                Class::Digit => is(point, characters::DECIMAL),
                Class::Space => is_space(point),
                Class::Word => is_unicode_word(point),
                Class::LineBreak => is_line_break(point),
            }
        } else {
            match self.class {
                Class::Digit => (0x30..0x3a).contains(&point),
                Class::Space => matches!(point, 0x9..=0xd | 0x20),
                Class::Word => is_ascii_word(point),
                Class::LineBreak => point == 0xa,
            }
        };
        is_member != self.is_negated
    }
}

pub fn is_ascii_word(point: u32) -> bool {
    u8::try_from(point).is_ok_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

pub fn is_unicode_word(point: u32) -> bool {
    is(point, ALPHANUMERIC) || point == 0x5f
}

pub fn lower_ascii(point: u32) -> u32 {
    if (0x41..0x5b).contains(&point) { point + 0x20 } else { point }
}

fn upper_ascii(point: u32) -> u32 {
    if (0x61..0x7b).contains(&point) { point - 0x20 } else { point }
}

/// The one character that a mapping gives; nothing if it gives several.
fn only(point: u32, map: impl Fn(u32, &mut dyn FnMut(u32))) -> Option<u32> {
    let (mut first, mut count) = (point, 0);
    map(point, &mut |mapped| {
        if count == 0 {
            first = mapped;
        }
        count += 1;
    });
    (count == 1).then_some(first)
}

/// The lower case of a character, one character always.
pub fn lower_unicode(point: u32) -> u32 {
    if point < 0x80 {
        return lower_ascii(point);
    }
    // The one character with a longer lower case is I with a dot.
    only(point, |point, push| characters::lower(point, push)).unwrap_or(0x69)
}

/// The upper case of a character, one character always: where it is several, the title case is meant, if it is one.
pub fn upper_unicode(point: u32) -> u32 {
    if point < 0x80 {
        return upper_ascii(point);
    }
    let upper = only(point, |point, push| characters::upper(point, push));
    upper.or_else(|| only(point, |point, push| characters::title(point, push))).unwrap_or(point)
}

impl Fold {
    pub fn lower(self, point: u32) -> u32 {
        match self {
            Fold::Exact | Fold::ByFlags => point,
            Fold::Ascii | Fold::Locale => lower_ascii(point),
            Fold::Unicode => lower_unicode(point),
        }
    }

    fn upper(self, point: u32) -> u32 {
        match self {
            Fold::Exact | Fold::ByFlags => point,
            Fold::Ascii | Fold::Locale => upper_ascii(point),
            Fold::Unicode => upper_unicode(point),
        }
    }
}

/// A part of a set.
pub enum Member {
    /// What follows is what the set does *not* have, or does again.
    Negate,
    Literal(u32),
    Range(u32, u32),
    /// The character or its upper case is in the range.
    RangeIgnore(u32, u32),
    Category(Category),
    /// One bit for each of the first 256 characters.
    Bits([u32; 8]),
    /// For each 256 characters of the first 65,536 the index of their bits.
    Blocks(Vec<u8>, Vec<[u32; 8]>),
}

fn has_bit(bits: &[u32; 8], low: u32) -> bool {
    bits[(low >> 5) as usize & 7] >> (low & 31) & 1 == 1
}

/// A set of characters: bits for Latin-1, and its parts for the others.
pub struct Set {
    latin1: [u32; 8],
    members: Vec<Member>,
    fold: Fold,
}

impl Set {
    pub fn new(members: Vec<Member>, fold: Fold) -> Set {
        let mut set = Set { latin1: [0; 8], members, fold };
        for point in (0..256).filter(|&point| set.has(point)).collect::<Vec<u32>>() {
            set.latin1[point as usize >> 5] |= 1 << (point & 31);
        }
        set
    }

    #[inline(always)]
    pub fn contains(&self, point: u32) -> bool {
        if point < 256 { has_bit(&self.latin1, point) } else { self.has(point) }
    }

    /// Asks the parts.
    fn has(&self, point: u32) -> bool {
        let lower = self.fold.lower(point);
        self.has_exactly(lower) || self.fold == Fold::Locale && self.has_exactly(self.fold.upper(point))
    }

    fn has_exactly(&self, point: u32) -> bool {
        let mut answer = true;
        for member in &self.members {
            let is_member = match member {
                Member::Negate => {
                    answer = !answer;
                    false
                }
                Member::Literal(literal) => point == *literal,
                Member::Range(first, last) => (*first..=*last).contains(&point),
                Member::RangeIgnore(first, last) => {
                    let upper = if self.fold == Fold::Ascii { upper_ascii(point) } else { upper_unicode(point) };
                    (*first..=*last).contains(&point) || (*first..=*last).contains(&upper)
                }
                Member::Category(category) => category.contains(point),
                Member::Bits(bits) => point < 256 && has_bit(bits, point),
                Member::Blocks(indices, blocks) => {
                    let block = indices.get(point as usize >> 8).and_then(|&index| blocks.get(usize::from(index)));
                    block.is_some_and(|bits| has_bit(bits, point & 0xff))
                }
            };
            if is_member {
                return answer;
            }
        }
        !answer
    }
}
