//! The functions of the C mathematics library that Rust's standard library does not offer on stable, or computes itself.
//!
//! CPython calls the same library, so the results are the same to the last bit.

// SAFETY: these are C's declarations (`<math.h>`), in a library that the standard library links; none of them has
// preconditions.
unsafe extern "C" {
    pub safe fn acosh(x: f64) -> f64;
    pub safe fn asinh(x: f64) -> f64;
    pub safe fn atanh(x: f64) -> f64;
    pub safe fn erf(x: f64) -> f64;
    pub safe fn erfc(x: f64) -> f64;
    pub safe fn exp2(x: f64) -> f64;
    pub safe fn remainder(x: f64, y: f64) -> f64;
}
