//! Reading ints from text.

use std::borrow::Cow;

use dashu_int::{IBig, UBig};

use crate::object::Str;
use crate::types::str_::characters::{decimal_value, is_space};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// Why a text is no int.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fault {
    Invalid,
    /// More decimal digits than `sys.get_int_max_str_digits()`.
    TooLong(usize),
}

/// The text with digits of all scripts as ASCII digits and all white space as spaces; other characters that are not
/// ASCII become `?`, which is in no number.
pub fn ascii_digits(text: &Str) -> Cow<'_, [u8]> {
    match text.as_ascii() {
        Some(text) => text.as_bytes().into(),
        None => text.code_points().map(ascii_digit).collect::<Vec<u8>>().into(),
    }
}

fn ascii_digit(point: u32) -> u8 {
    match point {
        0..0x7f => point as u8,
        _ if is_space(point) => b' ',
        _ => decimal_value(point).map_or(b'?', |digit| b'0' + digit as u8),
    }
}

/// Without ASCII white space at both ends.
pub fn trim(text: &[u8]) -> &[u8] {
    let is_space = |byte: &u8| matches!(byte, b' ' | 9..=13);
    let start = text.iter().position(|byte| !is_space(byte)).unwrap_or(text.len());
    let end = text.iter().rposition(|byte| !is_space(byte)).map_or(start, |last| last + 1);
    &text[start..end]
}

/// `int(text, base)`. `source` is the object that the text is of, for the message. The base is 0 or in 2..=36.
pub fn parse_int(vm: &mut Vm, text: &[u8], base: u32, source: Value) -> PyResult {
    match parse(text, base, vm.int_max_str_digits) {
        Ok(Parsed::Small(number)) => Ok(vm.int(number)),
        Ok(Parsed::Big(number)) => Ok(vm.integer(number)),
        Err(Fault::TooLong(digits)) => {
            let most = vm.int_max_str_digits;
            let advice = "use sys.set_int_max_str_digits() to increase the limit";
            Err(vm.value_error(format!("Exceeds the limit ({most} digits) for integer string conversion: value has {digits} digits; {advice}")))
        }
        Err(Fault::Invalid) => {
            // A bytearray is shown as bytes.
            let source = match crate::types::bytes::buffer(source) {
                Some(content) => vm.bytes(content.to_vec()).value(),
                None => source,
            };
            let literal: String = vm.repr_text(source)?.chars().take(200).collect();
            Err(vm.value_error(format!("invalid literal for int() with base {base}: {literal}")))
        }
    }
}

enum Parsed {
    Small(i64),
    Big(IBig),
}

fn parse(text: &[u8], base: u32, max_digits: usize) -> Result<Parsed, Fault> {
    let text = trim(text);
    let (is_negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let (base, digits, is_guessed) = match text {
        [b'0', b'x' | b'X', rest @ ..] if base == 0 || base == 16 => (16, after_prefix(rest), false),
        [b'0', b'o' | b'O', rest @ ..] if base == 0 || base == 8 => (8, after_prefix(rest), false),
        [b'0', b'b' | b'B', rest @ ..] if base == 0 || base == 2 => (2, after_prefix(rest), false),
        _ if base == 0 => (10, text, true),
        _ => (base, text, false),
    };
    let (clean, is_valid) = digits_of(digits, base);
    if !base.is_power_of_two() && max_digits > 0 && clean.len() > max_digits.max(640) {
        return Err(Fault::TooLong(clean.len()));
    }
    let has_leading_zero = is_guessed && clean.first() == Some(&b'0') && clean.iter().any(|&digit| digit != b'0');
    if !is_valid || has_leading_zero {
        return Err(Fault::Invalid);
    }
    let clean = std::str::from_utf8(&clean).map_err(|_| Fault::Invalid)?;
    if clean.len() <= 12 {
        let number = i64::from_str_radix(clean, base).map_err(|_| Fault::Invalid)?;
        return Ok(Parsed::Small(if is_negative { -number } else { number }));
    }
    let number = IBig::from(UBig::from_str_radix(clean, base).map_err(|_| Fault::Invalid)?);
    Ok(Parsed::Big(if is_negative { -number } else { number }))
}

/// One underscore may follow a prefix.
fn after_prefix(rest: &[u8]) -> &[u8] {
    rest.strip_prefix(b"_").unwrap_or(rest)
}

/// The leading digits without underscores, and whether the whole text is well formed.
fn digits_of(text: &[u8], base: u32) -> (Vec<u8>, bool) {
    let mut clean = Vec::with_capacity(text.len());
    let mut previous = b'_';
    for &byte in text {
        if byte == b'_' {
            if previous == b'_' {
                return (clean, false);
            }
        } else if char::from(byte).is_digit(base) {
            clean.push(byte);
        } else {
            return (clean, false);
        }
        previous = byte;
    }
    (clean, previous != b'_')
}
