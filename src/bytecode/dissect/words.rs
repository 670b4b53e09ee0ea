//! Words for the parts of a file.
//!
//! Given: where some bytes stand, and the bytes. Gives: what they are called and what they mean. Not obvious: whether there are such parts
//! and how long they are is the reader's business; what this does not know is shown without words.

use crate::bytecode::exception_table;
use crate::bytecode::marshal::FLAG_REF;
use crate::bytecode::pyc::HeaderField;

/// A part of the header.
pub fn header(field: HeaderField, data: &[u8]) -> String {
    match field {
        HeaderField::Magic => unsigned(data).to_string(),
        HeaderField::LineEnd => "shows if the file has been copied as text".to_owned(),
        HeaderField::Flags => match unsigned(data) {
            0 => "valid while the source has this time and size",
            1 => "valid whatever the source is (hash-based, unchecked)",
            3 => "valid while the source has this hash (hash-based, checked)",
            2 => "valid while the source has this time and size; the second bit means nothing without the first",
            _ => "unknown",
        }
        .to_owned(),
        HeaderField::Modified => format!("{}, {}", unsigned(data), date(unsigned(data))),
        HeaderField::SourceSize => format!("{} bytes", unsigned(data)),
        HeaderField::SourceHash => format!("{:#018x}", unsigned(data)),
    }
}

fn unsigned(data: &[u8]) -> u64 {
    data.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte))
}

fn signed(data: &[u8]) -> i64 {
    let unused = 64 - 8 * data.len().min(8);
    (unsigned(data) << unused).cast_signed() >> unused
}

/// Seconds since 1970 as a date of the Gregorian calendar and a time, in UTC.
fn date(seconds: u64) -> String {
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    // Years begin in March here, so that leap days come last; 719468 days are from March of year 0 to 1970.
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = 400 * era + year_of_era + u64::from(month <= 2);
    format!("{year}-{month:02}-{day:02} {:02}:{:02}:{:02} UTC", rest / 3600, rest / 60 % 60, rest % 60)
}

/// A type byte; `place` is the number that the object gets.
pub fn kind(byte: u8, place: Option<usize>) -> String {
    let kind = byte & !FLAG_REF;
    let what = match kind {
        b'0' => "NULL, which ends a dict",
        b'N' => "None",
        b'F' => "False",
        b'T' => "True",
        b'.' => "Ellipsis",
        b'S' => "StopIteration",
        b'i' => "int of 32 bits",
        b'I' => "int of 64 bits",
        b'l' => "int of any size",
        b'f' => "float as text",
        b'g' => "float",
        b'x' => "complex as text",
        b'y' => "complex",
        b's' => "bytes",
        b't' => "str, interned",
        b'u' => "str",
        b'a' => "str in ASCII",
        b'A' => "str in ASCII, interned",
        b'z' => "short str in ASCII",
        b'Z' => "short str in ASCII, interned",
        b'(' => "tuple",
        b')' => "short tuple",
        b'[' => "list",
        b'{' => "dict",
        b'<' => "set",
        b'>' => "frozenset",
        b'r' => "reference",
        b'c' => "code object",
        b':' => "slice",
        _ => "unknown type",
    };
    let flag = match place {
        Some(place) => format!(" + flag 0x80: from now on, reference {place}"),
        None => String::new(),
    };
    format!("{what} ({:?}){flag}", char::from(kind))
}

/// The name and the meaning of a part of an object after its type byte; `index` counts from 1, `field` names it in a code object.
pub fn part(kind: u8, index: usize, field: &str, data: &[u8]) -> (String, String) {
    let name = match (kind, index) {
        (b'c', _) => field,
        (b's' | b't' | b'u' | b'a' | b'A' | b'z' | b'Z' | b'f', 1) | (b'x', 1 | 3) => "length",
        (b'(' | b')' | b'[' | b'<' | b'>', 1) => "items",
        (b'l', 1) => "digits",
        (b'r', 1) => "to",
        (b'y', 1) | (b'x', 2) => "real part",
        (b'y', 2) | (b'x', 4) => "imaginary part",
        _ => "value",
    };
    let meaning = match (kind, name) {
        (b'c', "flags") => flags(unsigned(data)),
        (b'c', _) => signed(data).to_string(),
        (_, "length" | "items") => unsigned(data).to_string(),
        (b'l', "digits") => match signed(data) {
            count @ ..0 => format!("{} of 15 bits, lowest first; the sign is that of the int", -count),
            count => format!("{count} of 15 bits, lowest first"),
        },
        (b'r', _) => unsigned(data).to_string(),
        (b'y', "real part") => f64::from_le_bytes(data.try_into().unwrap_or_default()).to_string(),
        _ => String::new(),
    };
    (name.to_owned(), meaning)
}

/// `co_flags` by name; those that depend on the version stay numbers.
fn flags(bits: u64) -> String {
    const NAMES: [&str; 10] = [
        "OPTIMIZED",
        "NEWLOCALS",
        "VARARGS",
        "VARKEYWORDS",
        "NESTED",
        "GENERATOR",
        "NOFREE",
        "COROUTINE",
        "ITERABLE_COROUTINE",
        "ASYNC_GENERATOR",
    ];
    let names = (0..32).filter(|bit| bits >> bit & 1 != 0).map(|bit| match NAMES.get(bit) {
        Some(name) => (*name).to_owned(),
        None => format!("{:#x}", 1_u64 << bit),
    });
    let names: Vec<String> = names.collect();
    if names.is_empty() { "0".to_owned() } else { format!("{bits:#x}: {}", names.join(", ")) }
}

/// Whether the last part of such an object says what the object is.
pub fn has_value(kind: u8) -> bool {
    matches!(kind, b'i' | b'I' | b'l' | b'f' | b'g' | b'x' | b'y' | b's' | b't' | b'u' | b'a' | b'A' | b'z' | b'Z' | b'r')
}

/// `localspluskinds`, one word per variable.
pub fn variable_kinds(kinds: &[u8]) -> String {
    const BITS: [(u8, &str); 7] = [
        (0x20, "local"),
        (0x40, "cell"),
        (0x80, "free"),
        (0x10, "hidden"),
        (0x02, "positional"),
        (0x04, "keyword"),
        (0x08, "variadic"),
    ];
    let word = |kind: &u8| {
        let words: Vec<&str> = BITS.iter().filter(|(bit, _)| kind & bit != 0).map(|(_, word)| *word).collect();
        words.join("+")
    };
    kinds.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// `exceptiontable`: protected offsets, the handler, and how many stack items it keeps.
pub fn exception_table(table: &[u8]) -> String {
    let Ok(entries) = exception_table::parse(table) else { return "malformed".to_owned() };
    let entry = |entry: &exception_table::Entry| {
        let lasti = if entry.push_lasti { " lasti" } else { "" };
        format!("{}..{} -> {} [{}]{lasti}", entry.start, entry.end, entry.target, entry.depth)
    };
    entries.iter().map(entry).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        assert_eq!(date(0), "1970-01-01 00:00:00 UTC");
        assert_eq!(date(951_782_400), "2000-02-29 00:00:00 UTC");
        assert_eq!(date(0x577f_e206), "2016-07-08 17:25:26 UTC");
        assert_eq!(date(0xffff_ffff), "2106-02-07 06:28:15 UTC");
    }

    #[test]
    fn numbers_have_signs() {
        assert_eq!((signed(&[0xff]), signed(&[0xff, 0xff, 0xff, 0x7f]), signed(&[0; 8])), (-1, 0x7fff_ffff, 0));
    }
}
