//! Results of functions of complex numbers where a part is infinite or no number, as annex G of C99 has them.
//!
//! Given: nothing. Gives: tables, a row for each kind of real part and a column for each kind of imaginary part: -inf, negative, -0, 0, positive,
//! inf, NaN. Results of finite arguments (`U`) are computed.

use std::f64::consts::{FRAC_PI_2 as H, FRAC_PI_4 as Q, PI as P};

/// Results by the kinds of the parts.
pub type Table = [[(f64, f64); 7]; 7];

const I: f64 = f64::INFINITY;
const N: f64 = f64::NAN;
const O: f64 = 0.0;
const E: f64 = 1.0;
const T: f64 = 3.0 * Q;
const U: f64 = f64::NAN;

/// The row or column of a part.
fn kind(x: f64) -> usize {
    match x {
        _ if x.is_nan() => 6,
        f64::INFINITY => 5,
        f64::NEG_INFINITY => 0,
        _ if x == 0.0 => 2 + usize::from(x.is_sign_positive()),
        _ => 1 + 3 * usize::from(x > 0.0),
    }
}

/// The result in a table, if a part is not finite.
pub fn special(table: &Table, real: f64, imaginary: f64) -> Option<(f64, f64)> {
    let is_special = !real.is_finite() || !imaginary.is_finite();
    is_special.then(|| table[kind(real)][kind(imaginary)])
}

pub static ACOS: Table = [
    [(T, I), (P, I), (P, I), (P, -I), (P, -I), (T, -I), (N, I)],
    [(H, I), (U, U), (U, U), (U, U), (U, U), (H, -I), (N, N)],
    [(H, I), (U, U), (U, U), (U, U), (U, U), (H, -I), (H, N)],
    [(H, I), (U, U), (U, U), (U, U), (U, U), (H, -I), (H, N)],
    [(H, I), (U, U), (U, U), (U, U), (U, U), (H, -I), (N, N)],
    [(Q, I), (O, I), (O, I), (O, -I), (O, -I), (Q, -I), (N, I)],
    [(N, I), (N, N), (N, N), (N, N), (N, N), (N, -I), (N, N)],
];

pub static ACOSH: Table = [
    [(I, -T), (I, -P), (I, -P), (I, P), (I, P), (I, T), (I, N)],
    [(I, -H), (U, U), (U, U), (U, U), (U, U), (I, H), (N, N)],
    [(I, -H), (U, U), (U, U), (U, U), (U, U), (I, H), (N, N)],
    [(I, -H), (U, U), (U, U), (U, U), (U, U), (I, H), (N, N)],
    [(I, -H), (U, U), (U, U), (U, U), (U, U), (I, H), (N, N)],
    [(I, -Q), (I, -O), (I, -O), (I, O), (I, O), (I, Q), (I, N)],
    [(I, N), (N, N), (N, N), (N, N), (N, N), (I, N), (N, N)],
];

pub static ASINH: Table = [
    [(-I, -Q), (-I, -O), (-I, -O), (-I, O), (-I, O), (-I, Q), (-I, N)],
    [(-I, -H), (U, U), (U, U), (U, U), (U, U), (-I, H), (N, N)],
    [(-I, -H), (U, U), (U, U), (U, U), (U, U), (-I, H), (N, N)],
    [(I, -H), (U, U), (U, U), (U, U), (U, U), (I, H), (N, N)],
    [(I, -H), (U, U), (U, U), (U, U), (U, U), (I, H), (N, N)],
    [(I, -Q), (I, -O), (I, -O), (I, O), (I, O), (I, Q), (I, N)],
    [(I, N), (N, N), (N, -O), (N, O), (N, N), (I, N), (N, N)],
];

pub static ATANH: Table = [
    [(-O, -H), (-O, -H), (-O, -H), (-O, H), (-O, H), (-O, H), (-O, N)],
    [(-O, -H), (U, U), (U, U), (U, U), (U, U), (-O, H), (N, N)],
    [(-O, -H), (U, U), (U, U), (U, U), (U, U), (-O, H), (-O, N)],
    [(O, -H), (U, U), (U, U), (U, U), (U, U), (O, H), (O, N)],
    [(O, -H), (U, U), (U, U), (U, U), (U, U), (O, H), (N, N)],
    [(O, -H), (O, -H), (O, -H), (O, H), (O, H), (O, H), (O, N)],
    [(O, -H), (N, N), (N, N), (N, N), (N, N), (O, H), (N, N)],
];

pub static COSH: Table = [
    [(N, N), (I, I), (I, O), (I, -O), (I, -I), (N, N), (I, N)],
    [(N, N), (U, U), (U, U), (U, U), (U, U), (N, N), (N, N)],
    [(N, N), (U, U), (U, U), (U, U), (U, U), (N, N), (N, O)],
    [(N, N), (U, U), (U, U), (U, U), (U, U), (N, N), (N, O)],
    [(N, N), (U, U), (U, U), (U, U), (U, U), (N, N), (N, N)],
    [(N, N), (I, -I), (I, -O), (I, O), (I, I), (N, N), (I, N)],
    [(N, N), (N, N), (N, O), (N, O), (N, N), (N, N), (N, N)],
];

pub static EXP: Table = [
    [(O, O), (O, -O), (O, -O), (O, O), (O, O), (O, O), (O, O)],
    [(N, N), (U, U), (U, U), (U, U), (U, U), (N, N), (N, N)],
    [(N, N), (U, U), (U, U), (U, U), (U, U), (N, N), (N, N)],
    [(N, N), (U, U), (U, U), (U, U), (U, U), (N, N), (N, N)],
    [(N, N), (U, U), (U, U), (U, U), (U, U), (N, N), (N, N)],
    [(N, N), (I, -I), (I, -O), (I, O), (I, I), (N, N), (I, N)],
    [(N, N), (N, N), (N, -O), (N, O), (N, N), (N, N), (N, N)],
];

pub static LOG: Table = [
    [(I, -T), (I, -P), (I, -P), (I, P), (I, P), (I, T), (I, N)],
    [(I, -H), (U, U), (U, U), (U, U), (U, U), (I, H), (N, N)],
    [(I, -H), (U, U), (U, U), (U, U), (U, U), (I, H), (N, N)],
    [(I, -H), (U, U), (U, U), (U, U), (U, U), (I, H), (N, N)],
    [(I, -H), (U, U), (U, U), (U, U), (U, U), (I, H), (N, N)],
    [(I, -Q), (I, -O), (I, -O), (I, O), (I, O), (I, Q), (I, N)],
    [(I, N), (N, N), (N, N), (N, N), (N, N), (I, N), (N, N)],
];

pub static SINH: Table = [
    [(N, N), (-I, -I), (-I, -O), (-I, O), (-I, I), (N, N), (I, N)],
    [(N, N), (U, U), (U, U), (U, U), (U, U), (N, N), (N, N)],
    [(N, N), (U, U), (U, U), (U, U), (U, U), (N, N), (O, N)],
    [(N, N), (U, U), (U, U), (U, U), (U, U), (N, N), (O, N)],
    [(N, N), (U, U), (U, U), (U, U), (U, U), (N, N), (N, N)],
    [(N, N), (I, -I), (I, -O), (I, O), (I, I), (N, N), (I, N)],
    [(N, N), (N, N), (N, -O), (N, O), (N, N), (N, N), (N, N)],
];

pub static SQRT: Table = [
    [(I, -I), (O, -I), (O, -I), (O, I), (O, I), (I, I), (N, I)],
    [(I, -I), (U, U), (U, U), (U, U), (U, U), (I, I), (N, N)],
    [(I, -I), (U, U), (U, U), (U, U), (U, U), (I, I), (N, N)],
    [(I, -I), (U, U), (U, U), (U, U), (U, U), (I, I), (N, N)],
    [(I, -I), (U, U), (U, U), (U, U), (U, U), (I, I), (N, N)],
    [(I, -I), (I, -O), (I, -O), (I, O), (I, O), (I, I), (I, N)],
    [(I, -I), (N, N), (N, N), (N, N), (N, N), (I, I), (N, N)],
];

pub static TANH: Table = [
    [(-E, O), (-E, -O), (-E, -O), (-E, O), (-E, O), (-E, O), (-E, O)],
    [(N, N), (U, U), (U, U), (U, U), (U, U), (N, N), (N, N)],
    [(N, N), (U, U), (U, U), (U, U), (U, U), (N, N), (N, N)],
    [(N, N), (U, U), (U, U), (U, U), (U, U), (N, N), (N, N)],
    [(N, N), (U, U), (U, U), (U, U), (U, U), (N, N), (N, N)],
    [(E, O), (E, -O), (E, -O), (E, O), (E, O), (E, O), (E, O)],
    [(N, N), (N, N), (N, -O), (N, O), (N, N), (N, N), (N, N)],
];

pub static RECT: Table = [
    [(N, N), (-I, I), (-I, O), (-I, -O), (-I, -I), (N, N), (I, N)],
    [(N, N), (U, U), (U, U), (U, U), (U, U), (N, N), (N, N)],
    [(O, O), (U, U), (U, U), (U, U), (U, U), (O, O), (O, O)],
    [(O, O), (U, U), (U, U), (U, U), (U, U), (O, O), (O, O)],
    [(N, N), (U, U), (U, U), (U, U), (U, U), (N, N), (N, N)],
    [(N, N), (I, -I), (I, -O), (I, O), (I, I), (N, N), (I, N)],
    [(N, N), (N, N), (N, O), (N, O), (N, N), (N, N), (N, N)],
];
