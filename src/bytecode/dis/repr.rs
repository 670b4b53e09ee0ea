//! Constants as Python's `repr` shows them.
//!
//! Given: a constant. Gives: its `repr`, to the letter, with two exceptions that the file cannot decide: the items of a set are in the order
//! of their texts (in CPython the order changes from run to run), and the address of a code object is the byte of the file that it
//! starts at. Integers too long for CPython's own `repr` are in hexadecimal.

use std::fmt::Write;

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use crate::bytecode::code::{BigInt, Const, Str};
use crate::bytecode::marshal::Undecoded;

/// Bytes of an integer that is shown in decimal: CPython refuses 4300 digits and more.
const LONGEST_DECIMAL: usize = 1785;

/// The `repr` of a constant, of which `longest` characters are enough. A few bytes of a file can stand for a text that no memory holds.
pub fn repr(constant: &Const<Undecoded>, longest: usize) -> String {
    let mut out = Out { text: String::new(), elsewhere: 0, longest };
    out.constant(constant);
    if let Some((end, _)) = out.text.char_indices().nth(longest) {
        out.text.truncate(end);
        out.text.push('…');
    }
    out.text
}

/// A code object, with its place in the file for an address.
pub fn code_object(code: &Undecoded) -> String {
    let raw = &code.raw;
    format!("<code object {} at {:#x}, file \"{}\", line {}>", raw.name, code.at, raw.filename, raw.first_line)
}

/// Text that stops to grow some time after it has become too long.
struct Out {
    text: String,
    /// Bytes of texts that will be put into this one.
    elsewhere: usize,
    longest: usize,
}

impl Out {
    /// Whether there are certainly more characters than wanted.
    fn is_full(&self) -> bool {
        (self.text.len() + self.elsewhere) / 4 > self.longest
    }

    fn constant(&mut self, constant: &Const<Undecoded>) {
        match constant {
            _ if self.is_full() => {}
            Const::None => self.text.push_str("None"),
            Const::Bool(true) => self.text.push_str("True"),
            Const::Bool(false) => self.text.push_str("False"),
            Const::Ellipsis => self.text.push_str("Ellipsis"),
            Const::StopIteration => self.text.push_str("<class 'StopIteration'>"),
            Const::Int(value) => self.text.push_str(&value.to_string()),
            Const::BigInt(value) => self.text.push_str(&big_int(value)),
            Const::Float(value) => self.text.push_str(&float(*value)),
            Const::Complex { real, imag } => self.text.push_str(&complex(*real, *imag)),
            Const::Str(value) => self.str_(value),
            Const::Bytes(value) => self.bytes(value),
            Const::Tuple(items) => self.items(items.iter(), "(", if items.len() == 1 { ",)" } else { ")" }),
            Const::List(items) => self.items(items.iter(), "[", "]"),
            Const::Set(items) if items.is_empty() => self.text.push_str("set()"),
            Const::Set(items) => self.sorted(items, "{", "}"),
            Const::FrozenSet(items) if items.is_empty() => self.text.push_str("frozenset()"),
            Const::FrozenSet(items) => self.sorted(items, "frozenset({", "})"),
            Const::Dict(items) => {
                for (index, (key, value)) in items.iter().enumerate() {
                    self.text.push_str(if index == 0 { "{" } else { ", " });
                    self.constant(key);
                    self.text.push_str(": ");
                    self.constant(value);
                }
                self.text.push_str(if items.is_empty() { "{}" } else { "}" });
            }
            Const::Slice(slice) => self.items([&slice.start, &slice.stop, &slice.step].into_iter(), "slice(", ")"),
            Const::Code(code) => self.text.push_str(&code_object(code)),
            Const::Translated(number) => self.text.push_str(&format!("<translation {number}>")),
        }
    }

    fn items<'items>(&mut self, items: impl Iterator<Item = &'items Const<Undecoded>>, open: &str, close: &str) {
        self.text.push_str(open);
        for (index, item) in items.enumerate() {
            if self.is_full() {
                return;
            }
            self.text.push_str(if index > 0 { ", " } else { "" });
            self.constant(item);
        }
        self.text.push_str(close);
    }

    fn sorted(&mut self, items: &[Const<Undecoded>], open: &str, close: &str) {
        let outer = std::mem::take(&mut self.text);
        let elsewhere = self.elsewhere;
        self.elsewhere += outer.len();
        let mut texts = Vec::new();
        for item in items {
            if self.is_full() {
                break;
            }
            self.constant(item);
            self.elsewhere += self.text.len();
            texts.push(std::mem::take(&mut self.text));
        }
        texts.sort();
        (self.text, self.elsewhere) = (outer, elsewhere);
        self.text.push_str(open);
        self.text.push_str(&texts.join(", "));
        self.text.push_str(close);
    }

    fn str_(&mut self, value: &Str) {
        let has = |quote: u8| value.as_wtf8().contains(&quote);
        let quote = quote_for(has(b'\''), has(b'"'));
        self.text.push(quote);
        for point in value.code_points() {
            match char::from_u32(point) {
                _ if self.is_full() => return,
                Some('\n') => self.text.push_str("\\n"),
                Some('\r') => self.text.push_str("\\r"),
                Some('\t') => self.text.push_str("\\t"),
                Some('\\') => self.text.push_str("\\\\"),
                Some(character) if character == quote => self.text.extend(['\\', character]),
                Some(character) if is_printable(character) => self.text.push(character),
                _ => self.text.push_str(&match point {
                    0..=0xff => format!("\\x{point:02x}"),
                    0x100..=0xffff => format!("\\u{point:04x}"),
                    _ => format!("\\U{point:08x}"),
                }),
            }
        }
        self.text.push(quote);
    }

    fn bytes(&mut self, value: &[u8]) {
        let quote = quote_for(value.contains(&b'\''), value.contains(&b'"'));
        self.text.extend(['b', quote]);
        for &byte in value {
            match byte {
                _ if self.is_full() => return,
                b'\n' => self.text.push_str("\\n"),
                b'\r' => self.text.push_str("\\r"),
                b'\t' => self.text.push_str("\\t"),
                b'\\' => self.text.push_str("\\\\"),
                _ if char::from(byte) == quote => self.text.extend(['\\', quote]),
                b' '..=b'~' => self.text.push(char::from(byte)),
                _ => self.text.push_str(&format!("\\x{byte:02x}")),
            }
        }
        self.text.push(quote);
    }
}

fn big_int(value: &BigInt) -> String {
    let sign = if value.negative { "-" } else { "" };
    if value.magnitude.len() > LONGEST_DECIMAL {
        let digits: String = value.magnitude.iter().rev().map(|byte| format!("{byte:02x}")).collect();
        return format!("{sign}0x{}", digits.trim_start_matches('0'));
    }
    // Groups of nine decimal digits, lowest first.
    let mut groups: Vec<u32> = Vec::new();
    for &byte in value.magnitude.iter().rev() {
        let mut carry = u64::from(byte);
        for group in &mut groups {
            carry += u64::from(*group) << 8;
            *group = (carry % 1_000_000_000) as u32;
            carry /= 1_000_000_000;
        }
        if carry > 0 {
            groups.push(carry as u32);
        }
    }
    let mut text = format!("{sign}{}", groups.pop().unwrap_or(0));
    for group in groups.iter().rev() {
        write!(text, "{group:09}").expect("a string takes everything");
    }
    text
}

/// The shortest digits that give the number back; an integer keeps its `.0`.
fn float(value: f64) -> String {
    let text = shortest(value);
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') { text + ".0" } else { text }
}

fn complex(real: f64, imag: f64) -> String {
    if real == 0.0 && real.is_sign_positive() {
        return format!("{}j", shortest(imag));
    }
    let imag = shortest(imag);
    let sign = if imag.starts_with('-') { "" } else { "+" };
    format!("({}{sign}{imag}j)", shortest(real))
}

/// The shortest digits that give the number back, positional from 0.0001 to below 10¹⁶.
fn shortest(value: f64) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    if value.is_infinite() {
        return (if value > 0.0 { "inf" } else { "-inf" }).to_owned();
    }
    // Where two texts of that length are equally near, Python takes the even one, as rounding to so many digits does; but just
    // below a power of two, numbers are so close together that the even one may already be another number.
    let shortest = format!("{value:e}");
    let n_digits = shortest.bytes().take_while(|&byte| byte != b'e').filter(u8::is_ascii_digit).count();
    let rounded = format!("{value:.*e}", n_digits - 1);
    let scientific = if rounded.parse() == Ok(value) { rounded } else { shortest };
    let (digits, exponent) = scientific.split_once('e').expect("this format has an exponent");
    let exponent: i32 = exponent.parse().expect("the exponent is a number");
    if (-4..16).contains(&exponent) {
        return positional(digits, exponent);
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

/// `1.25` and 1 as `12.5`.
fn positional(digits: &str, exponent: i32) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let mut digits = digits.replace('.', "");
    if exponent < 0 {
        return format!("{sign}0.{}{digits}", "0".repeat((-1 - exponent) as usize));
    }
    let n_before = exponent as usize + 1;
    while digits.len() < n_before {
        digits.push('0');
    }
    if digits.len() > n_before {
        digits.insert(n_before, '.');
    }
    sign.to_owned() + &digits
}

/// In single quotes, unless only these are in it.
fn quote_for(has_single: bool, has_double: bool) -> char {
    if has_single && !has_double { '"' } else { '\'' }
}

/// What `str.isprintable` says of a character.
fn is_printable(character: char) -> bool {
    use GeneralCategory::*;
    let is_hidden = matches!(
        character.general_category(),
        Control | Format | Surrogate | PrivateUse | Unassigned | LineSeparator | ParagraphSeparator | SpaceSeparator
    );
    character == ' ' || !is_hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repr(constant: &Const<Undecoded>) -> String {
        super::repr(constant, 1000)
    }

    #[test]
    fn floats() {
        let texts = [0.0, -0.0, 1.0, 0.1, 1e16, 9999999999999998.0, 1e-4, 1.5e-5, 1e22, 5e-324, 2.0_f64.powi(-25), 2.0_f64.powi(-24), -0.0125, -1200.0, 123456.789, f64::INFINITY].map(float);
        let expected =
            ["0.0", "-0.0", "1.0", "0.1", "1e+16", "9999999999999998.0", "0.0001", "1.5e-05", "1e+22", "5e-324", "2.9802322387695312e-08", "5.960464477539063e-08", "-0.0125", "-1200.0", "123456.789", "inf"];
        assert_eq!(texts, expected);
    }

    #[test]
    fn complex_numbers() {
        assert_eq!(complex(0.0, 3.0), "3j");
        assert_eq!(complex(-0.0, 3.0), "(-0+3j)");
        assert_eq!(complex(1.5, -2.0), "(1.5-2j)");
        assert_eq!(complex(0.0, f64::NAN), "nanj");
        assert_eq!(complex(1.0, -0.0), "(1-0j)");
    }

    #[test]
    fn strings() {
        let text = |value: &str| repr(&Const::Str(value.into()));
        assert_eq!(text("it's"), "\"it's\"");
        assert_eq!(text("'\""), "'\\'\"'");
        assert_eq!(text("\n\t\u{7f}é\u{ad}\u{e000}\u{10ffff}"), "'\\n\\t\\x7fé\\xad\\ue000\\U0010ffff'");
        assert_eq!(repr(&Const::Bytes(b"'a\xff\n".as_slice().into())), "b\"'a\\xff\\n\"");
    }

    #[test]
    fn integers() {
        let big = |magnitude: Vec<u8>| big_int(&BigInt { negative: true, magnitude });
        assert_eq!(big(vec![0, 0, 0, 0, 0, 0, 0, 0, 1]), "-18446744073709551616");
        assert!(big(vec![1; 3000]).starts_with("-0x1010101"));
    }

    #[test]
    fn containers() {
        let one = Const::Tuple([Const::Int(1)].into());
        let set = Const::FrozenSet([Const::Int(2), Const::Int(1)].into());
        assert_eq!(repr(&Const::Tuple([one, set, Const::FrozenSet([].into())].into())), "((1,), frozenset({1, 2}), frozenset())");
    }

    #[test]
    fn long_texts_are_cut() {
        let long = Const::Str("é\n".repeat(5000).as_str().into());
        assert_eq!(super::repr(&long, 5), "'é\\né…");
        let nested = (0..60).fold(long, |item, _| Const::Tuple([item.clone(), item].into()));
        assert_eq!(super::repr(&nested, 70).chars().count(), 71);
        let sets = (0..60).fold(Const::Int(1), |item, _| Const::FrozenSet([item.clone(), item].into()));
        assert!(super::repr(&Const::Tuple([Const::Int(1)].into()), 4) == "(1,)" && super::repr(&sets, 3).ends_with('…'));
    }
}
