//! What characters are, and their case mappings: as CPython's, of the Unicode version of `unicode_tables.rs`.

use super::unicode_tables::{FOLD, RANGES, TITLE, ZEROS};

pub const ALPHA: u16 = 1;
pub const DECIMAL: u16 = 2;
pub const DIGIT: u16 = 4;
pub const NUMERIC: u16 = 8;
pub const SPACE: u16 = 16;
pub const PRINTABLE: u16 = 32;
pub const LOWER: u16 = 64;
pub const UPPER: u16 = 128;
/// Title case, as `ǅ`.
pub const TITLE_CASE: u16 = 256;
pub const CASED: u16 = 512;
/// Does not end a word for the rule of the final sigma.
pub const IGNORABLE: u16 = 1024;
pub const ID_START: u16 = 2048;
pub const ID_CONTINUE: u16 = 4096;
pub const ALPHANUMERIC: u16 = ALPHA | DECIMAL | DIGIT | NUMERIC;

/// The flags of all Latin-1 characters, which are looked at most.
static LATIN1: [u16; 256] = {
    let mut table = [0; 256];
    let mut range = 0;
    while range < RANGES.len() && RANGES[range].0 < 256 {
        let (first, last, flags) = RANGES[range];
        let mut point = first;
        while point <= last && point < 256 {
            table[point as usize] = flags;
            point += 1;
        }
        range += 1;
    }
    table
};

/// Everything known about a code point.
#[inline]
pub fn flags(point: u32) -> u16 {
    match LATIN1.get(point as usize) {
        Some(&flags) => flags,
        None => flags_of_rare(point),
    }
}

fn flags_of_rare(point: u32) -> u16 {
    let index = RANGES.partition_point(|&(first, ..)| first <= point);
    match RANGES.get(index.wrapping_sub(1)) {
        Some(&(_, last, flags)) if point <= last => flags,
        _ => 0,
    }
}

#[inline]
pub fn is(point: u32, wanted: u16) -> bool {
    flags(point) & wanted != 0
}

#[inline]
pub fn is_space(point: u32) -> bool {
    is(point, SPACE)
}

/// Ends a line for `splitlines`.
#[inline]
pub fn is_line_break(point: u32) -> bool {
    matches!(point, 0xa..=0xd | 0x1c..=0x1e | 0x85 | 0x2028 | 0x2029)
}

/// The value of a decimal digit of any script.
pub fn decimal_value(point: u32) -> Option<u32> {
    if point < 0x80 {
        return point.checked_sub(0x30).filter(|&value| value < 10);
    }
    let index = ZEROS.partition_point(|&zero| zero <= point);
    Some(point - ZEROS[index.checked_sub(1)?]).filter(|&value| value < 10)
}

/// The text of `exception` for this code point, if it has one.
fn find(table: &'static [(u32, &'static str)], point: u32) -> Option<&'static str> {
    table.binary_search_by_key(&point, |&(point, _)| point).ok().map(|index| table[index].1)
}

/// Hands the lower case of a code point to `push`. (The final sigma is the caller's.)
pub fn lower(point: u32, push: impl FnMut(u32)) {
    mapped(point, char::to_lowercase, push);
}

pub fn upper(point: u32, push: impl FnMut(u32)) {
    mapped(point, char::to_uppercase, push);
}

/// A mapping of Rust's, which may have a newer Unicode version: characters that are not assigned in ours take no part.
fn mapped<I: Iterator<Item = char> + Clone>(point: u32, map: fn(char) -> I, mut push: impl FnMut(u32)) {
    let points = char::from_u32(point).map(|character| map(character).map(u32::from));
    match points {
        Some(points) if flags(point) != 0 && points.clone().all(|point| flags(point) != 0) => points.for_each(push),
        _ => push(point),
    }
}

pub fn title(point: u32, mut push: impl FnMut(u32)) {
    match find(&TITLE, point) {
        Some(text) => text.chars().for_each(|character| push(character.into())),
        None => upper(point, push),
    }
}

pub fn fold(point: u32, mut push: impl FnMut(u32)) {
    match find(&FOLD, point) {
        Some(text) => text.chars().for_each(|character| push(character.into())),
        None => lower(point, push),
    }
}
