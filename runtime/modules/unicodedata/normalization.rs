//! The four normal forms of text (Unicode Standard Annex 15).
//!
//! Given: code points. Gives: code points. Not obvious: syllables of Hangul are computed, not looked up.

use super::data::{Edition, composition};

/// A normal form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Form {
    pub is_composed: bool,
    /// Characters that only look different are the same (the K forms).
    pub is_compatible: bool,
}

impl Form {
    pub fn named(name: &str) -> Option<Form> {
        let (is_composed, is_compatible) = match name {
            "NFC" => (true, false),
            "NFD" => (false, false),
            "NFKC" => (true, true),
            "NFKD" => (false, true),
            _ => return None,
        };
        Some(Form { is_composed, is_compatible })
    }
}

// The syllables of Hangul: a leading consonant, a vowel, perhaps a trailing consonant.
const SYLLABLES: u32 = 0xac00;
const LEADS: u32 = 0x1100;
const VOWELS: u32 = 0x1161;
/// One before the first trailing consonant.
const TRAILS: u32 = 0x11a7;
const N_LEADS: u32 = 19;
const N_VOWELS: u32 = 21;
const N_TRAILS: u32 = 28;
const N_SYLLABLES: u32 = N_LEADS * N_VOWELS * N_TRAILS;

/// Text in a normal form.
pub fn normalize(edition: Edition, form: Form, text: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut points = Vec::new();
    text.for_each(|point| decompose(edition, form, point, &mut points));
    sort_marks(edition, &mut points);
    if form.is_composed { compose(edition, &points) } else { points }
}

fn decompose(edition: Edition, form: Form, point: u32, out: &mut Vec<u32>) {
    if (SYLLABLES..SYLLABLES + N_SYLLABLES).contains(&point) {
        let index = point - SYLLABLES;
        out.extend([LEADS + index / (N_VOWELS * N_TRAILS), VOWELS + index % (N_VOWELS * N_TRAILS) / N_TRAILS]);
        out.extend(Some(TRAILS + index % N_TRAILS).filter(|&trail| trail != TRAILS));
        return;
    }
    match edition.decomposition(point) {
        Some(parts) if parts.is_canonical || form.is_compatible => parts.points().for_each(|part| decompose(edition, form, part, out)),
        _ => out.push(point),
    }
}

fn class(edition: Edition, point: u32) -> u8 {
    // Most text is ASCII.
    if point < 0x80 { 0 } else { edition.record(point).combining }
}

/// Sorts runs of marks by their classes.
fn sort_marks(edition: Edition, points: &mut [u32]) {
    let mut start = 0;
    while start < points.len() {
        let length = points[start..].iter().take_while(|&&point| class(edition, point) != 0).count();
        points[start..start + length].sort_by_key(|&point| class(edition, point));
        start += length.max(1);
    }
}

fn compose(edition: Edition, points: &[u32]) -> Vec<u32> {
    let mut out: Vec<u32> = Vec::with_capacity(points.len());
    // Where the last character is that marks can join, and the class of the last mark behind it that has not.
    let (mut starter, mut last) = (None, 0);
    for &point in points {
        let own = class(edition, point);
        if let Some(index) = starter {
            let is_next: bool = index + 1 == out.len();
            let is_free = is_next || last < own;
            if is_free && let Some(made) = pair(out[index], point) {
                out[index] = made;
                continue;
            }
        }
        if own == 0 {
            starter = Some(out.len());
            last = 0;
        } else {
            last = own;
        }
        out.push(point);
    }
    out
}

/// The character that two make.
fn pair(first: u32, second: u32) -> Option<u32> {
    if (LEADS..LEADS + N_LEADS).contains(&first) && (VOWELS..VOWELS + N_VOWELS).contains(&second) {
        return Some(SYLLABLES + ((first - LEADS) * N_VOWELS + second - VOWELS) * N_TRAILS);
    }
    let is_open = (SYLLABLES..SYLLABLES + N_SYLLABLES).contains(&first) && (first - SYLLABLES).is_multiple_of(N_TRAILS);
    if is_open && (TRAILS + 1..TRAILS + N_TRAILS).contains(&second) {
        return Some(first + second - TRAILS);
    }
    composition(first, second)
}
