//! Tests of floats.

use super::*;

#[test]
fn scaling_rounds_once() {
    assert_eq!(ldexp(1.0, -1074), 5e-324);
    assert_eq!(ldexp(1.5, -1074), 1e-323);
    assert_eq!(ldexp(1.0, -1075), 0.0);
    assert_eq!(ldexp(5e-324, 1074 + 1023), 2f64.powi(1023));
    assert_eq!(ldexp(1.0, 1024), f64::INFINITY);
}

#[test]
fn quotient_and_remainder_belong_together() {
    assert_eq!(divmod_parts(-5.5, 2.0), (-3.0, 0.5));
    assert_eq!(divmod_parts(5.5, -2.0), (-3.0, -0.5));
    assert_eq!(divmod_parts(5.0, f64::INFINITY), (0.0, 5.0));
    assert_eq!(divmod_parts(-5.0, f64::INFINITY), (-1.0, f64::INFINITY));
    let (quotient, remainder) = divmod_parts(-0.0, 2.0);
    assert!(quotient.is_sign_negative() && remainder.is_sign_positive());
}

#[test]
fn reprs_are_short_and_exact() {
    for (number, text) in [
        (0.1, "0.1"),
        (1e16, "1e+16"),
        (1e15, "1000000000000000.0"),
        (0.0001, "0.0001"),
        (0.00001, "1e-05"),
        (-1e-7, "-1e-07"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (f64::INFINITY, "inf"),
        (f64::NAN, "nan"),
        (-0.0, "-0.0"),
        (0.0, "0.0"),
        (100.0, "100.0"),
        (123.456, "123.456"),
        // Two texts are equally near to these.
        (19093511258665.8125, "19093511258665.812"),
        (-1018909509048325.25, "-1018909509048325.2"),
    ] {
        assert_eq!(repr_text(number), text);
    }
}

#[test]
fn texts_are_read_as_far_as_they_are_numbers() {
    assert_eq!(parse_number(b"1_000.5"), Some((1000.5, &b""[..])));
    assert_eq!(parse_number(b"-Infinity"), Some((f64::NEG_INFINITY, &b""[..])));
    assert_eq!(parse_number(b"1e5j"), Some((1e5, &b"j"[..])));
    assert_eq!(parse_number(b"1e"), Some((1.0, &b"e"[..])));
    assert_eq!(parse_number(b"1__0"), Some((1.0, &b"__0"[..])));
    for text in ["", ".", "e5", "_1", "x"] {
        assert_eq!(parse_number(text.as_bytes()), None, "{text}");
    }
}

#[test]
fn rounding_is_decimal_and_to_even() {
    for (number, ndigits, expected) in [
        (0.125, 2, 0.12),
        (2.675, 2, 2.67),
        (2.5, 0, 2.0),
        (25.0, -1, 20.0),
        (25.5, -1, 30.0),
        (-15.0, -1, -20.0),
        (1e300, 5, 1e300),
        (1.5, -400, 0.0),
        (1.5, 400, 1.5),
    ] {
        assert_eq!(round_to_digits(number, ndigits), expected);
    }
    assert_eq!(round_to_digits(1.7e308, -308), f64::INFINITY);
}
