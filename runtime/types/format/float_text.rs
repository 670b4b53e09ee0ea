//! Floats as text: exact for any precision, and the shortest text that reads back as the same number.

/// How a float is written.
#[derive(Clone, Copy, Debug)]
pub struct FloatStyle {
    /// `e`, `f`, `g`, one of their upper cases, or `r` for the shortest text.
    pub kind: u8,
    pub precision: usize,
    /// Keep a point without digits, and the trailing zeros of `g`.
    pub is_alternate: bool,
    /// Whole numbers get `.0`.
    pub add_point_zero: bool,
    /// A negative number whose digits are all zero loses its sign.
    pub no_negative_zero: bool,
}

/// Digits after which all others are zero: no float has more.
const MAX_DIGITS: usize = 1100;

/// `repr(float)`
pub fn float_repr(number: f64) -> String {
    float_text(number, FloatStyle { kind: b'r', precision: 0, is_alternate: false, add_point_zero: true, no_negative_zero: false })
}

/// A finite float in scientific notation, with the fewest digits that read back as the same number. If two such texts
/// are equally near, the last digit is even, as in CPython; Rust's own formatting would round up.
pub fn shortest(number: f64) -> String {
    let text = format!("{number:e}");
    // A tie has one digit more, 18 at most; n binary digits after the point make a number that is a multiple of 5ⁿ, and 5²⁶ has 19.
    const TIES: f64 = (1 << 26) as f64;
    let may_be_tie = number.fract() != 0.0 && (number * TIES).fract() == 0.0;
    let n_digits = text.bytes().take_while(|&byte| byte != b'e').filter(u8::is_ascii_digit).count();
    if !may_be_tie || n_digits < 15 {
        return text;
    }
    let rounded = format!("{number:.*e}", n_digits - 1);
    if rounded.parse() == Ok(number) { rounded } else { text }
}

/// Significant digits, and the number of them before the point.
struct Digits {
    digits: Vec<u8>,
    point: i32,
}

impl Digits {
    /// From Rust's scientific notation.
    fn parse(text: &str) -> Digits {
        let (mantissa, exponent) = text.split_once('e').expect("scientific notation has an exponent");
        let digits = mantissa.bytes().filter(u8::is_ascii_digit).collect();
        Digits { digits, point: exponent.parse::<i32>().expect("the exponent is a number") + 1 }
    }

    /// The `count` first digits, correctly rounded.
    fn exact(number: f64, count: usize) -> Digits {
        let mut digits = Digits::parse(&format!("{number:.*e}", (count - 1).min(MAX_DIGITS)));
        digits.digits.resize(count, b'0');
        digits
    }
}

/// A float as text, with a `-` if it is negative.
pub fn float_text(number: f64, style: FloatStyle) -> String {
    let kind = style.kind.to_ascii_lowercase();
    let mut text = if number.is_nan() {
        "nan".to_owned()
    } else if number.is_infinite() {
        "inf".to_owned()
    } else {
        finite_text(number.abs(), kind, style)
    };
    let is_zero = || !text.bytes().take_while(|&byte| byte != b'e').any(|byte| matches!(byte, b'1'..=b'9'));
    if number.is_sign_negative() && !number.is_nan() && !(style.no_negative_zero && number.is_finite() && is_zero()) {
        text.insert(0, '-');
    }
    if style.kind.is_ascii_uppercase() {
        text.make_ascii_uppercase();
    }
    text
}

fn finite_text(number: f64, kind: u8, style: FloatStyle) -> String {
    match kind {
        b'f' => {
            let mut text = format!("{number:.*}", style.precision.min(MAX_DIGITS));
            text.extend(std::iter::repeat_n('0', style.precision.saturating_sub(MAX_DIGITS)));
            if style.is_alternate && style.precision == 0 {
                text.push('.');
            }
            text
        }
        b'e' => scientific(&Digits::exact(number, style.precision + 1), style),
        b'g' => {
            let precision = style.precision.max(1);
            let mut digits = Digits::exact(number, precision);
            let point = digits.point;
            if !style.is_alternate {
                while digits.digits.len() > 1 && digits.digits.last() == Some(&b'0') {
                    digits.digits.pop();
                }
            }
            let limit = precision as i64 - i64::from(style.add_point_zero);
            if point <= -4 || i64::from(point) > limit { scientific(&digits, style) } else { positional(&digits, style) }
        }
        _ => {
            let digits = Digits::parse(&shortest(number));
            if digits.point <= -4 || digits.point > 16 { scientific(&digits, style) } else { positional(&digits, style) }
        }
    }
}

fn push_digits(digits: &[u8], text: &mut String) {
    text.extend(digits.iter().map(|&digit| char::from(digit)));
}

fn scientific(digits: &Digits, style: FloatStyle) -> String {
    let mut text = String::with_capacity(digits.digits.len() + 6);
    let (first, rest) = digits.digits.split_at(1);
    push_digits(first, &mut text);
    if !rest.is_empty() || style.is_alternate {
        text.push('.');
    }
    push_digits(rest, &mut text);
    let exponent = digits.point - 1;
    let sign = if exponent < 0 { '-' } else { '+' };
    text.push_str(&format!("e{sign}{:02}", exponent.abs()));
    text
}

fn positional(digits: &Digits, style: FloatStyle) -> String {
    let mut text = String::with_capacity(digits.digits.len() + 6);
    let whole = usize::try_from(digits.point).unwrap_or(0);
    if whole == 0 {
        text.push('0');
    } else {
        let known = whole.min(digits.digits.len());
        push_digits(&digits.digits[..known], &mut text);
        text.extend(std::iter::repeat_n('0', whole - known));
    }
    let fraction = digits.digits.get(whole..).unwrap_or_default();
    if !fraction.is_empty() {
        text.push('.');
        text.extend(std::iter::repeat_n('0', usize::try_from(-digits.point).unwrap_or(0)));
        push_digits(fraction, &mut text);
    } else if style.add_point_zero {
        text.push_str(".0");
    } else if style.is_alternate {
        text.push('.');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repr_is_the_shortest_text() {
        assert_eq!(float_repr(2f64.powi(-25)), "2.9802322387695312e-08");
        assert_eq!(float_repr(2f64.powi(-24) + 1.0), "1.0000000596046448");
        for (number, expected) in [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (0.1, "0.1"),
            (1e16, "1e+16"),
            (123456789012345680.0, "1.2345678901234568e+17"),
            (1e15, "1000000000000000.0"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (5e-324, "5e-324"),
            (f64::NAN, "nan"),
            (f64::NEG_INFINITY, "-inf"),
        ] {
            assert_eq!(float_repr(number), expected);
        }
    }

    #[test]
    fn any_precision_is_exact() {
        let text = |number, kind, precision| {
            float_text(number, FloatStyle { kind, precision, is_alternate: false, add_point_zero: false, no_negative_zero: false })
        };
        assert_eq!(text(0.5, b'f', 0), "0");
        assert_eq!(text(2.5, b'f', 0), "2");
        assert_eq!(text(0.1, b'f', 30), "0.100000000000000005551115123126");
        assert_eq!(text(1234.5, b'e', 3), "1.234e+03");
        assert_eq!(text(1e-5, b'g', 6), "1e-05");
        assert_eq!(text(100000.0, b'g', 6), "100000");
        assert_eq!(text(1000000.0, b'G', 6), "1E+06");
        assert_eq!(text(1.0, b'f', 2000).len(), 2002);
    }
}
