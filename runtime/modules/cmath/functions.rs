//! The functions, on pairs of floats.
//!
//! Given: a complex number. Gives: a complex number, or what is wrong. Not obvious: formulas avoid overflow and cancellation where the plain
//! ones would lose digits; each has its own case for large numbers.

use std::f64::consts::{E, FRAC_PI_2, LN_2, LN_10};

use super::special::{self, Table, special};
use crate::modules::math::c_library::asinh as arsinh;

/// A complex number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Complex {
    pub real: f64,
    pub imaginary: f64,
}

/// What is wrong with an argument or a result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    Domain,
    Range,
}

type Outcome = Result<Complex, Trouble>;

/// Numbers above are divided before they are squared.
const LARGE: f64 = f64::MAX / 4.0;
/// A power of two, and half of it with the sign turned, for square roots of tiny numbers.
const SCALE_UP: i32 = 53;
const SCALE_DOWN: i32 = -27;

pub const fn complex(real: f64, imaginary: f64) -> Complex {
    Complex { real, imaginary }
}

/// Two to some power.
fn power_of_two(exponent: i32) -> f64 {
    f64::from(exponent).exp2()
}

impl Complex {
    fn is_large(self) -> bool {
        self.real.abs() > LARGE || self.imaginary.abs() > LARGE
    }

    fn look_up(self, table: &Table) -> Option<Complex> {
        special(table, self.real, self.imaginary).map(|(real, imaginary)| complex(real, imaginary))
    }

    /// Times i.
    fn turned(self) -> Complex {
        complex(-self.imaginary, self.real)
    }

    /// Divided by i.
    fn turned_back(self) -> Complex {
        complex(self.imaginary, -self.real)
    }

    /// The logarithm of the absolute value of a large number.
    fn large_ln(self) -> f64 {
        (self.real / 2.0).hypot(self.imaginary / 2.0).ln() + 2.0 * LN_2
    }
}

/// A result that must be finite, as its argument was.
fn in_range(result: Complex) -> Outcome {
    if result.real.is_infinite() || result.imaginary.is_infinite() { Err(Trouble::Range) } else { Ok(result) }
}

pub fn sqrt(z: Complex) -> Outcome {
    if let Some(result) = z.look_up(&special::SQRT) {
        return Ok(result);
    }
    if z.real == 0.0 && z.imaginary == 0.0 {
        return Ok(complex(0.0, z.imaginary));
    }
    let (x, y) = (z.real.abs(), z.imaginary.abs());
    let s = if x < f64::MIN_POSITIVE && y < f64::MIN_POSITIVE {
        let (x, y) = (x * power_of_two(SCALE_UP), y * power_of_two(SCALE_UP));
        (x + x.hypot(y)).sqrt() * power_of_two(SCALE_DOWN)
    } else {
        let x = x / 8.0;
        2.0 * (x + x.hypot(y / 8.0)).sqrt()
    };
    let d = y / (2.0 * s);
    Ok(if z.real >= 0.0 { complex(s, d.copysign(z.imaginary)) } else { complex(d, s.copysign(z.imaginary)) })
}

pub fn acos(z: Complex) -> Outcome {
    if let Some(result) = z.look_up(&special::ACOS) {
        return Ok(result);
    }
    if z.is_large() {
        let real = z.imaginary.abs().atan2(z.real);
        let sign = if z.real < 0.0 { -z.imaginary.signum() } else { (-z.imaginary).signum() };
        return Ok(complex(real, z.large_ln().copysign(sign)));
    }
    let one = sqrt(complex(1.0 - z.real, -z.imaginary))?;
    let other = sqrt(complex(1.0 + z.real, z.imaginary))?;
    Ok(complex(2.0 * one.real.atan2(other.real), arsinh(other.real * one.imaginary - other.imaginary * one.real)))
}

pub fn acosh(z: Complex) -> Outcome {
    if let Some(result) = z.look_up(&special::ACOSH) {
        return Ok(result);
    }
    if z.is_large() {
        return Ok(complex(z.large_ln(), z.imaginary.atan2(z.real)));
    }
    let one = sqrt(complex(z.real - 1.0, z.imaginary))?;
    let other = sqrt(complex(z.real + 1.0, z.imaginary))?;
    Ok(complex(arsinh(one.real * other.real + one.imaginary * other.imaginary), 2.0 * one.imaginary.atan2(other.real)))
}

pub fn asin(z: Complex) -> Outcome {
    Ok(asinh(z.turned())?.turned_back())
}

pub fn asinh(z: Complex) -> Outcome {
    if let Some(result) = z.look_up(&special::ASINH) {
        return Ok(result);
    }
    if z.is_large() {
        return Ok(complex(z.large_ln().copysign(z.real), z.imaginary.atan2(z.real.abs())));
    }
    let one = sqrt(complex(1.0 + z.imaginary, -z.real))?;
    let other = sqrt(complex(1.0 - z.imaginary, z.real))?;
    let real = arsinh(one.real * other.imaginary - other.real * one.imaginary);
    Ok(complex(real, z.imaginary.atan2(one.real * other.real - one.imaginary * other.imaginary)))
}

pub fn atan(z: Complex) -> Outcome {
    Ok(atanh(z.turned())?.turned_back())
}

pub fn atanh(z: Complex) -> Outcome {
    if let Some(result) = z.look_up(&special::ATANH) {
        return Ok(result);
    }
    if z.real.is_sign_negative() {
        let result = atanh(complex(-z.real, -z.imaginary))?;
        return Ok(complex(-result.real, -result.imaginary));
    }
    let y = z.imaginary.abs();
    if z.real > LARGE.sqrt() || y > LARGE.sqrt() {
        let h = (y / 2.0).hypot(z.real / 2.0);
        return Ok(complex(z.real / 4.0 / h / h, -FRAC_PI_2.copysign(-z.imaginary)));
    }
    if z.real == 1.0 && y < f64::MIN_POSITIVE.sqrt() {
        if y == 0.0 {
            return Err(Trouble::Domain);
        }
        return Ok(complex(-(y.sqrt() / y.hypot(2.0).sqrt()).ln(), (2.0_f64.atan2(-y) / 2.0).copysign(z.imaginary)));
    }
    let real = (4.0 * z.real / ((1.0 - z.real) * (1.0 - z.real) + y * y)).ln_1p() / 4.0;
    Ok(complex(real, -(-2.0 * z.imaginary).atan2((1.0 - z.real) * (1.0 + z.real) - y * y) / 2.0))
}

pub fn cos(z: Complex) -> Outcome {
    cosh(z.turned())
}

pub fn sin(z: Complex) -> Outcome {
    Ok(sinh(z.turned())?.turned_back())
}

pub fn tan(z: Complex) -> Outcome {
    Ok(tanh(z.turned())?.turned_back())
}

/// What grows without bound in the direction of the real part: for an infinite one, the signs come from the imaginary part.
fn infinite(z: Complex, table: &Table, is_sign_kept: bool, is_domain_error: bool) -> Option<Outcome> {
    if z.real.is_finite() && z.imaginary.is_finite() {
        return None;
    }
    if z.imaginary.is_infinite() && is_domain_error {
        return Some(Err(Trouble::Domain));
    }
    if z.real.is_infinite() && z.imaginary.is_finite() && z.imaginary != 0.0 {
        let (real, imaginary) = (f64::INFINITY.copysign(z.imaginary.cos()), f64::INFINITY.copysign(z.imaginary.sin()));
        return Some(Ok(match (z.real > 0.0, is_sign_kept) {
            (true, _) => complex(real, imaginary),
            (false, true) => complex(-real, imaginary),
            (false, false) => complex(real, -imaginary),
        }));
    }
    z.look_up(table).map(Ok)
}

pub fn cosh(z: Complex) -> Outcome {
    if let Some(outcome) = infinite(z, &special::COSH, false, !z.real.is_nan()) {
        return outcome;
    }
    let (x, y) = (z.real, z.imaginary);
    if x.abs() > LARGE.ln() {
        let less = x - 1.0_f64.copysign(x);
        return in_range(complex(y.cos() * less.cosh() * E, y.sin() * less.sinh() * E));
    }
    in_range(complex(y.cos() * x.cosh(), y.sin() * x.sinh()))
}

pub fn sinh(z: Complex) -> Outcome {
    if let Some(outcome) = infinite(z, &special::SINH, true, !z.real.is_nan()) {
        return outcome;
    }
    let (x, y) = (z.real, z.imaginary);
    if x.abs() > LARGE.ln() {
        let less = x - 1.0_f64.copysign(x);
        return in_range(complex(y.cos() * less.sinh() * E, y.sin() * less.cosh() * E));
    }
    in_range(complex(y.cos() * x.sinh(), y.sin() * x.cosh()))
}

pub fn exp(z: Complex) -> Outcome {
    if z.real == f64::NEG_INFINITY && z.imaginary.is_finite() && z.imaginary != 0.0 {
        return Ok(complex(0.0_f64.copysign(z.imaginary.cos()), 0.0_f64.copysign(z.imaginary.sin())));
    }
    let is_domain_error = z.real.is_finite() || z.real == f64::INFINITY;
    if let Some(outcome) = infinite(z, &special::EXP, true, is_domain_error) {
        return outcome;
    }
    let (x, y) = (z.real, z.imaginary);
    if x > LARGE.ln() {
        let length = (x - 1.0).exp();
        return in_range(complex(length * y.cos() * E, length * y.sin() * E));
    }
    let length = x.exp();
    in_range(complex(length * y.cos(), length * y.sin()))
}

pub fn tanh(z: Complex) -> Outcome {
    let (x, y) = (z.real, z.imaginary);
    if y.is_infinite() && x.is_finite() {
        return Err(Trouble::Domain);
    }
    if x.is_infinite() && y.is_finite() && y != 0.0 {
        return Ok(complex(1.0_f64.copysign(x), 0.0_f64.copysign(2.0 * y.sin() * y.cos())));
    }
    if let Some(result) = z.look_up(&special::TANH) {
        return Ok(result);
    }
    if x.abs() > LARGE.ln() {
        return Ok(complex(1.0_f64.copysign(x), 4.0 * y.sin() * y.cos() * (-2.0 * x.abs()).exp()));
    }
    let (tx, ty, cx) = (x.tanh(), y.tan(), 1.0 / x.cosh());
    let product = tx * ty;
    let denominator = 1.0 + product * product;
    Ok(complex(tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx))
}

pub fn ln(z: Complex) -> Outcome {
    if let Some(result) = z.look_up(&special::LOG) {
        return Ok(result);
    }
    let (x, y) = (z.real.abs(), z.imaginary.abs());
    let real = if x > LARGE || y > LARGE {
        (x / 2.0).hypot(y / 2.0).ln() + LN_2
    } else if x < f64::MIN_POSITIVE && y < f64::MIN_POSITIVE {
        if x == 0.0 && y == 0.0 {
            return Err(Trouble::Domain);
        }
        (x * power_of_two(SCALE_UP)).hypot(y * power_of_two(SCALE_UP)).ln() - f64::from(SCALE_UP) * LN_2
    } else {
        let length = x.hypot(y);
        if (0.71..=1.73).contains(&length) {
            let (most, least) = (x.max(y), x.min(y));
            ((most - 1.0) * (most + 1.0) + least * least).ln_1p() / 2.0
        } else {
            length.ln()
        }
    };
    Ok(complex(real, z.imaginary.atan2(z.real)))
}

pub fn log10(z: Complex) -> Outcome {
    let result = ln(z)?;
    Ok(complex(result.real / LN_10, result.imaginary / LN_10))
}

/// The number with this length and angle.
pub fn rect(length: f64, angle: f64) -> Outcome {
    if length.is_infinite() && angle.is_finite() && angle != 0.0 {
        let (real, imaginary) = (f64::INFINITY.copysign(angle.cos()), f64::INFINITY.copysign(angle.sin()));
        return Ok(if length > 0.0 { complex(real, imaginary) } else { complex(-real, -imaginary) });
    }
    if angle.is_infinite() && length != 0.0 && !length.is_nan() {
        return Err(Trouble::Domain);
    }
    if let Some(result) = complex(length, angle).look_up(&special::RECT) {
        return Ok(result);
    }
    Ok(if angle == 0.0 { complex(length, length * angle) } else { complex(length * angle.cos(), length * angle.sin()) })
}
