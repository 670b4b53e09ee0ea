//! Searching slices of units: what the methods of `str` and `bytes` have in common.

use std::borrow::Cow;

use smallvec::SmallVec;

use crate::object::Units;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// One element of a str or a bytes object.
pub trait Unit: Copy + Eq + 'static {
    fn find(text: &[Self], part: &[Self]) -> Option<usize> {
        find_simply(text, part)
    }
    fn find_last(text: &[Self], part: &[Self]) -> Option<usize> {
        let last = text.len().checked_sub(part.len())?;
        (0..=last).rev().find(|&at| text[at..at + part.len()] == *part)
    }
    /// The first places, at most `limit`, where `part`, which is not empty, begins; they do not overlap.
    fn places(text: &[Self], part: &[Self], limit: usize) -> Vec<usize> {
        let mut from = 0;
        let next = || {
            let at = from + Self::find(text.get(from..)?, part)?;
            from = at + part.len();
            Some(at)
        };
        std::iter::from_fn(next).take(limit).collect()
    }
}

impl Unit for u8 {
    fn places(text: &[u8], part: &[u8], limit: usize) -> Vec<usize> {
        match *part {
            [byte] => memchr::memchr_iter(byte, text).take(limit).collect(),
            _ => memchr::memmem::find_iter(text, part).take(limit).collect(),
        }
    }
    fn find(text: &[u8], part: &[u8]) -> Option<usize> {
        match *part {
            [byte] => memchr::memchr(byte, text),
            _ if text.len() < 64 => find_simply(text, part),
            _ => memchr::memmem::find(text, part),
        }
    }
    fn find_last(text: &[u8], part: &[u8]) -> Option<usize> {
        match *part {
            [byte] => memchr::memrchr(byte, text),
            _ => memchr::memmem::rfind(text, part),
        }
    }
}

impl Unit for u16 {}

impl Unit for u32 {}

fn find_simply<T: Unit>(text: &[T], part: &[T]) -> Option<usize> {
    let Some((&first, rest)) = part.split_first() else { return Some(0) };
    let last = text.len().checked_sub(part.len())?;
    let mut at = 0;
    while at <= last {
        at += text[at..=last].iter().position(|&unit| unit == first)?;
        if text[at + 1..at + part.len()] == *rest {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// As `str.count`: an empty part is found before every unit and at the end.
pub fn count<T: Unit>(text: &[T], part: &[T]) -> usize {
    match part {
        [] => text.len() + 1,
        &[unit] => text.iter().filter(|&&other| other == unit).count(),
        _ => T::places(text, part, usize::MAX).len(),
    }
}

/// Two texts in the same units.
pub enum Pair<'a> {
    One(&'a [u8], &'a [u8]),
    Two(&'a [u16], Cow<'a, [u16]>),
    Four(&'a [u32], Cow<'a, [u32]>),
}

/// Both texts in the units of the first; `None` if the second has wider units, so that it does not occur in the first.
#[inline]
pub fn pair<'a>(text: Units<'a>, part: Units<'a>) -> Option<Pair<'a>> {
    Some(match (text, part) {
        (Units::One(text), Units::One(part)) => Pair::One(text, part),
        (Units::Two(text), Units::Two(part)) => Pair::Two(text, part.into()),
        (Units::Two(text), Units::One(part)) => Pair::Two(text, part.iter().map(|&unit| unit.into()).collect()),
        (Units::Four(text), Units::Four(part)) => Pair::Four(text, part.into()),
        (Units::Four(text), part @ (Units::One(_) | Units::Two(_))) => Pair::Four(text, part.iter().collect()),
        (Units::One(_), _) | (Units::Two(_), Units::Four(_)) => return None,
    })
}

/// Evaluates an expression for both texts as slices; gives `$otherwise` if the second has wider units.
#[macro_export]
macro_rules! with_pair {
    ($text:expr, $part:expr, $otherwise:expr, |$one:ident, $other:ident| $work:expr) => {
        match $crate::types::str_::search::pair($text, $part) {
            None => $otherwise,
            Some($crate::types::str_::search::Pair::One($one, $other)) => $work,
            Some($crate::types::str_::search::Pair::Two($one, $other)) => {
                let $other = &*$other;
                $work
            }
            Some($crate::types::str_::search::Pair::Four($one, $other)) => {
                let $other = &*$other;
                $work
            }
        }
    };
}

/// Evaluates an expression for the units as a slice.
#[macro_export]
macro_rules! with_units {
    ($units:expr, |$slice:ident| $work:expr) => {
        match $units {
            $crate::object::Units::One($slice) => $work,
            $crate::object::Units::Two($slice) => $work,
            $crate::object::Units::Four($slice) => $work,
        }
    };
}

pub fn find_in(text: Units, part: Units) -> Option<usize> {
    with_pair!(text, part, None, |text, part| Unit::find(text, part))
}

pub fn find_last_in(text: Units, part: Units) -> Option<usize> {
    with_pair!(text, part, None, |text, part| Unit::find_last(text, part))
}

pub fn count_in(text: Units, part: Units) -> usize {
    with_pair!(text, part, 0, |text, part| count(text, part))
}

pub fn starts_with(text: Units, part: Units) -> bool {
    with_pair!(text, part, false, |text, part| text.starts_with(part))
}

pub fn ends_with(text: Units, part: Units) -> bool {
    with_pair!(text, part, false, |text, part| text.ends_with(part))
}

/// `start` and `end` as the methods for searching take them. The start may be greater than the end, and than the length.
pub fn bounds(vm: &mut Vm, start: Option<Value>, end: Option<Value>, len: usize) -> PyResult<(usize, usize)> {
    let start = bound(vm, start, 0)?;
    let end = bound(vm, end, i64::MAX)?;
    let absolute = |index: i64| if index < 0 { (index + len as i64).max(0) as usize } else { index as usize };
    Ok((absolute(start), absolute(end).min(len)))
}

fn bound(vm: &mut Vm, value: Option<Value>, default: i64) -> PyResult<i64> {
    match value {
        None | Some(Value::NONE) => Ok(default),
        Some(value) if value.is_int() => Ok(value.small()),
        Some(value) if value.as_int_ref().is_none() && vm.class_of(value).slots().index.is_none() => {
            Err(vm.type_error("slice indices must be integers or None or have an __index__ method"))
        }
        Some(value) => vm.index_clamped(value),
    }
}

/// Where the parts of a text begin and end.
pub type Ranges = SmallVec<[(usize, usize); 16]>;

/// The runs between white space: at most `limit` cuts, counted from the left; the rest is the last run.
pub fn split_space<T: Copy>(text: &[T], is_space: impl Fn(T) -> bool, limit: usize) -> Ranges {
    let mut parts = Ranges::new();
    let mut at = 0;
    loop {
        while at < text.len() && is_space(text[at]) {
            at += 1;
        }
        if at == text.len() {
            return parts;
        }
        if parts.len() == limit {
            parts.push((at, text.len()));
            return parts;
        }
        let start = at;
        while at < text.len() && !is_space(text[at]) {
            at += 1;
        }
        parts.push((start, at));
    }
}

/// As `split_space`, counted from the right; the runs are still in their order.
pub fn split_space_last<T: Copy>(text: &[T], is_space: impl Fn(T) -> bool, limit: usize) -> Ranges {
    let mut parts = Ranges::new();
    let mut end = text.len();
    loop {
        while end > 0 && is_space(text[end - 1]) {
            end -= 1;
        }
        if end == 0 {
            break;
        }
        if parts.len() == limit {
            parts.push((0, end));
            break;
        }
        let stop = end;
        while end > 0 && !is_space(text[end - 1]) {
            end -= 1;
        }
        parts.push((end, stop));
    }
    parts.reverse();
    parts
}

/// The runs between separators, at most `limit` cuts from the left.
pub fn split_at<T: Unit>(text: &[T], separator: &[T], limit: usize) -> Ranges {
    let mut parts = Ranges::new();
    let mut start = 0;
    for at in T::places(text, separator, limit) {
        parts.push((start, at));
        start = at + separator.len();
    }
    parts.push((start, text.len()));
    parts
}

/// As `split_at`, from the right; the runs are still in their order.
pub fn split_at_last<T: Unit>(text: &[T], separator: &[T], limit: usize) -> Ranges {
    let mut parts = Ranges::new();
    let mut end = text.len();
    while parts.len() < limit
        && let Some(at) = T::find_last(&text[..end], separator)
    {
        parts.push((at + separator.len(), end));
        end = at;
    }
    parts.push((0, end));
    parts.reverse();
    parts
}

/// The lines of a text, with or without their ends.
pub fn split_lines<T: Copy>(text: &[T], is_break: impl Fn(T) -> bool, is: impl Fn(T, u8) -> bool, keep_ends: bool) -> Ranges {
    let mut lines = Ranges::new();
    let mut at = 0;
    while at < text.len() {
        let start = at;
        while at < text.len() && !is_break(text[at]) {
            at += 1;
        }
        let end = at;
        if at < text.len() {
            let is_pair = is(text[at], b'\r') && at + 1 < text.len() && is(text[at + 1], b'\n');
            at += 1 + usize::from(is_pair);
        }
        lines.push((start, if keep_ends { at } else { end }));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_in_all_widths() {
        let (narrow, wide) = (Units::One(b"abcab"), Units::Two(&[0x61, 0x3a9, 0x61, 0x62]));
        assert_eq!(find_in(narrow, Units::One(b"ca")), Some(2));
        assert_eq!(find_last_in(narrow, Units::One(b"ab")), Some(3));
        assert_eq!(find_in(wide, Units::One(b"ab")), Some(2));
        assert_eq!(find_in(narrow, wide), None);
        assert_eq!(count_in(narrow, Units::One(b"")), 6);
        assert_eq!(count_in(Units::One(b"aaaa"), Units::One(b"aa")), 2);
    }

    #[test]
    fn white_space_separates() {
        let is_space = |byte| byte == b' ';
        assert_eq!(split_space(b" a  b c ", is_space, usize::MAX)[..], [(1, 2), (4, 5), (6, 7)]);
        assert_eq!(split_space(b" a  b c ", is_space, 1)[..], [(1, 2), (4, 8)]);
        assert_eq!(split_space_last(b" a  b c ", is_space, 1)[..], [(0, 5), (6, 7)]);
    }
}
