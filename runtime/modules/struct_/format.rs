//! Format strings of `struct`: from the text to a list of fields with their places, and the numbers in them.

use crate::modules::struct_::failed;
use crate::vm::{PyResult, Vm};

/// One field, or a run of fields with the same code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Field {
    pub code: u8,
    /// Bytes of one item; of the whole for `s` and `p`.
    pub size: usize,
    /// Where the first item is.
    pub offset: usize,
    /// Items: 1 for `s` and `p`, 0 for none.
    pub count: usize,
}

/// A parsed format.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Layout {
    pub fields: Vec<Field>,
    pub size: usize,
    pub n_items: usize,
    pub is_big_endian: bool,
    /// Sizes and alignment are those of C.
    pub is_native: bool,
}

/// Size and alignment of one item; `None` for an unknown code.
fn measures(code: u8, is_native: bool) -> Option<(usize, usize)> {
    let size = match code {
        b'x' | b'c' | b'b' | b'B' | b's' | b'p' | b'?' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' => if is_native { 8 } else { 4 },
        b'q' | b'Q' | b'd' => 8,
        b'n' | b'N' | b'P' if is_native => 8,
        _ => return None,
    };
    Some((size, if is_native { size } else { 1 }))
}

/// Reads a format; `struct.error` in CPython's words if it is none.
pub fn parse(vm: &mut Vm, text: &[u8]) -> PyResult<Layout> {
    let (mark, rest) = match text.split_first() {
        Some((mark @ (b'@' | b'=' | b'<' | b'>' | b'!'), rest)) => (*mark, rest),
        _ => (b'@', text),
    };
    let (is_native, native_is_big) = (mark == b'@', cfg!(target_endian = "big"));
    let mut layout = Layout { is_native, is_big_endian: matches!(mark, b'>' | b'!') || native_is_big && matches!(mark, b'@' | b'='), ..Layout::default() };
    let mut codes = rest.iter().copied();
    while let Some(mut code) = codes.next() {
        if code.is_ascii_whitespace() {
            continue;
        }
        let mut count = 1_usize;
        if code.is_ascii_digit() {
            count = usize::from(code - b'0');
            code = loop {
                match codes.next() {
                    Some(digit) if digit.is_ascii_digit() => {
                        let longer = count.checked_mul(10).and_then(|count| count.checked_add(usize::from(digit - b'0')));
                        count = match longer.filter(|&count| count <= i64::MAX as usize) {
                            Some(count) => count,
                            None => return Err(failed(vm, "total struct size too long")),
                        };
                    }
                    Some(code) => break code,
                    None => return Err(failed(vm, "repeat count given without format specifier")),
                }
            };
        }
        let Some((size, alignment)) = measures(code, is_native) else {
            return Err(failed(vm, if code == 0 { "embedded null character" } else { "bad char in struct format" }));
        };
        let offset = layout.size.checked_next_multiple_of(alignment);
        let end = offset.and_then(|offset| size.checked_mul(count)?.checked_add(offset)).filter(|&end| end <= i64::MAX as usize);
        let (Some(offset), Some(end)) = (offset, end) else { return Err(failed(vm, "total struct size too long")) };
        layout.size = end;
        match code {
            b'x' => {}
            b's' | b'p' => {
                layout.fields.push(Field { code, size: count, offset, count: 1 });
                layout.n_items += 1;
            }
            _ => {
                layout.fields.push(Field { code, size, offset, count });
                layout.n_items += count;
            }
        }
    }
    Ok(layout)
}

/// A half-precision float, by its bits.
pub fn half_to_f64(bits: u16) -> f64 {
    let (sign, exponent, fraction) = (bits >> 15, (bits >> 10) & 0x1f, f64::from(bits & 0x3ff));
    let magnitude = match exponent {
        0 => fraction * 2f64.powi(-24),
        0x1f if fraction == 0.0 => f64::INFINITY,
        0x1f => f64::NAN,
        _ => (1024.0 + fraction) * 2f64.powi(i32::from(exponent) - 25),
    };
    if sign == 1 { -magnitude } else { magnitude }
}

/// The bits of the half-precision float nearest to a number, ties to even; `None` if it is too large.
pub fn f64_to_half(number: f64) -> Option<u16> {
    let sign = if number.is_sign_negative() { 0x8000 } else { 0 };
    let magnitude = number.abs();
    if magnitude.is_nan() {
        return Some(sign | 0x7e00);
    }
    if magnitude.is_infinite() {
        return Some(sign | 0x7c00);
    }
    // Halfway between the largest half and the next power of two.
    if magnitude >= 65_520.0 {
        return None;
    }
    if magnitude < 2f64.powi(-14) {
        return Some(sign | (magnitude * 2f64.powi(24)).round_ties_even() as u16);
    }
    let exponent = ((magnitude.to_bits() >> 52) as i32) - 1023;
    let fraction = (magnitude * 2f64.powi(10 - exponent)).round_ties_even() as u16;
    // A fraction that was rounded up to 2048 carries into the exponent.
    let magnitude = (((exponent + 15) as u16) << 10) + (fraction - 1024);
    Some(sign | magnitude)
}
