//! The tables, read from `data.txt` when they are first needed.
//!
//! Given: nothing. Gives: what Unicode says about a character, in its present version or in 3.2, which protocols refer to.

use std::collections::HashMap;
use std::sync::OnceLock;

const TEXT: &str = include_str!("data.txt");

/// Which version is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edition {
    Present,
    Old,
}

/// What many characters have in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Record {
    pub category: &'static str,
    /// Empty without one.
    pub bidirectional: &'static str,
    pub combining: u8,
    pub is_mirrored: bool,
    pub width: &'static str,
}

/// What a number is good for; each kind is one of the next, too.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Debug)]
pub enum NumberKind {
    Numeric,
    Digit,
    Decimal,
}

/// The value of a character: a fraction.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Number {
    pub numerator: i64,
    pub denominator: i64,
    pub kind: NumberKind,
}

/// What a character is made of, by one step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Decomposition {
    /// As Unicode writes it: perhaps a tag, then code points.
    pub text: &'static str,
    pub is_canonical: bool,
}

/// Where a record begins to hold, and its number.
type Ranges = Vec<(u32, usize)>;

struct Tables {
    records: Vec<Record>,
    ranges: Ranges,
    old_ranges: Ranges,
    decompositions: HashMap<u32, Decomposition>,
    /// Two characters to the one that they make.
    compositions: HashMap<(u32, u32), u32>,
    numbers: HashMap<u32, Number>,
    /// Where these differ.
    old_numbers: HashMap<u32, Option<Number>>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(read)
}

/// The lines of a section.
fn section(title: &str) -> impl Iterator<Item = &'static str> {
    let header = format!("[{title}]");
    TEXT.lines().skip_while(move |line| *line != header).skip(1).take_while(|line| !line.starts_with('['))
}

/// A line's code point, and what is said about it.
fn entry(line: &'static str) -> Option<(u32, &'static str)> {
    let (point, rest) = line.split_once(' ')?;
    Some((code_point(point)?, rest))
}

fn code_point(text: &str) -> Option<u32> {
    u32::from_str_radix(text, 16).ok()
}

fn record(line: &'static str) -> Option<Record> {
    let mut parts = line.split(' ');
    let mut next = || parts.next();
    let (category, bidirectional, combining, mirrored, width) = (next()?, next()?, next()?, next()?, next()?);
    let bidirectional = if bidirectional == "-" { "" } else { bidirectional };
    Some(Record { category, bidirectional, combining: combining.parse().ok()?, is_mirrored: mirrored == "1", width })
}

fn number(text: &str) -> Option<Number> {
    let (value, kind) = text.split_once(' ')?;
    let (numerator, denominator) = value.split_once('/').unwrap_or((value, "1"));
    let kind = match kind {
        "decimal" => NumberKind::Decimal,
        "digit" => NumberKind::Digit,
        _ => NumberKind::Numeric,
    };
    Some(Number { numerator: numerator.parse().ok()?, denominator: denominator.parse().ok()?, kind })
}

fn read() -> Tables {
    let ranges = |title| section(title).filter_map(entry).filter_map(|(first, record)| Some((first, record.parse().ok()?))).collect();
    let (mut decompositions, mut compositions) = (HashMap::new(), HashMap::new());
    for (point, text) in section("decompositions").filter_map(entry) {
        let (text, is_canonical) = match text.split_once(' ') {
            Some(("=" | "!", parts)) => (parts, true),
            _ => (text, false),
        };
        decompositions.insert(point, Decomposition { text, is_canonical });
    }
    for (point, text) in section("decompositions").filter_map(entry) {
        if let Some(parts) = text.strip_prefix("= ")
            && let Some((first, second)) = parts.split_once(' ')
            && let (Some(first), Some(second)) = (code_point(first), code_point(second))
        {
            compositions.insert((first, second), point);
        }
    }
    Tables {
        records: section("records").filter_map(record).collect(),
        ranges: ranges("ranges"),
        old_ranges: ranges("old ranges"),
        decompositions,
        compositions,
        numbers: section("numbers").filter_map(entry).filter_map(|(point, text)| Some((point, number(text)?))).collect(),
        old_numbers: section("old numbers").filter_map(entry).map(|(point, text)| (point, number(text))).collect(),
    }
}

impl Edition {
    pub fn record(self, point: u32) -> Record {
        let tables = tables();
        let ranges = if self == Edition::Old { &tables.old_ranges } else { &tables.ranges };
        let index = ranges.partition_point(|&(first, _)| first <= point) - 1;
        tables.records[ranges[index].1]
    }

    pub fn is_assigned(self, point: u32) -> bool {
        self.record(point).category != "Cn"
    }

    pub fn number(self, point: u32) -> Option<Number> {
        let tables = tables();
        if self == Edition::Old {
            if !self.is_assigned(point) {
                return None;
            }
            if let Some(&number) = tables.old_numbers.get(&point) {
                return number;
            }
        }
        tables.numbers.get(&point).copied()
    }

    pub fn decomposition(self, point: u32) -> Option<Decomposition> {
        let found = tables().decompositions.get(&point).copied();
        if self == Edition::Old && !self.is_assigned(point) { None } else { found }
    }
}

impl Decomposition {
    pub fn points(self) -> impl Iterator<Item = u32> {
        self.text.split(' ').filter_map(code_point)
    }
}

/// The character that two make, if they make one.
pub fn composition(first: u32, second: u32) -> Option<u32> {
    tables().compositions.get(&(first, second)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_understood() {
        let tables = tables();
        assert_eq!(tables.records.len(), section("records").count());
        assert_eq!((tables.ranges.len(), tables.old_ranges.len()), (section("ranges").count(), section("old ranges").count()));
        assert_eq!((tables.numbers.len(), tables.decompositions.len()), (section("numbers").count(), section("decompositions").count()));
        assert_eq!((tables.ranges[0].0, tables.old_ranges[0].0), (0, 0), "every character has a record");
        assert!(tables.ranges.iter().chain(&tables.old_ranges).all(|&(_, record)| record < tables.records.len()));
    }
}
