//! `math`.

pub mod c_library;
mod integers;
mod real;
mod special;
mod sums;

#[cfg(test)]
mod tests;

use crate::gc::Gc;
use crate::modules::NativeModule;
use crate::object::Method;
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static MODULE: NativeModule = NativeModule {
    name: "math",
    functions: FUNCTIONS,
    init: Some(constants),
    doc: "This module provides access to the mathematical functions\ndefined by the C standard.",
};

pub static FUNCTIONS: &[Method] = crate::methods! {
    "acos(x, /)" => real::acos,
    "acosh(x, /)" => real::acosh,
    "asin(x, /)" => real::asin,
    "asinh(x, /)" => real::asinh,
    "atan(x, /)" => real::atan,
    "atan2(y, x, /)" => real::atan2,
    "atanh(x, /)" => real::atanh,
    "cbrt(x, /)" => real::cbrt,
    "ceil(x, /)" => real::ceil,
    "comb(n, k, /)" => integers::comb,
    "copysign(x, y, /)" => real::copysign,
    "cos(x, /)" => real::cos,
    "cosh(x, /)" => real::cosh,
    "degrees(x, /)" => real::degrees,
    "dist(p, q, /)" => sums::dist,
    "erf(x, /)" => real::erf,
    "erfc(x, /)" => real::erfc,
    "exp(x, /)" => real::exp,
    "exp2(x, /)" => real::exp2,
    "expm1(x, /)" => real::expm1,
    "fabs(x, /)" => real::fabs,
    "factorial(n, /)" => integers::factorial,
    "floor(x, /)" => real::floor,
    "fma(x, y, z, /)" => real::fma,
    "fmod(x, y, /)" => real::fmod,
    "frexp(x, /)" => real::frexp,
    "fsum(seq, /)" => sums::fsum,
    "gamma(x, /)" => special::gamma,
    "gcd(*integers)" => integers::gcd,
    "hypot(*coordinates)" => sums::hypot,
    "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)" => real::isclose,
    "isfinite(x, /)" => real::isfinite,
    "isinf(x, /)" => real::isinf,
    "isnan(x, /)" => real::isnan,
    "isqrt(n, /)" => integers::isqrt,
    "lcm(*integers)" => integers::lcm,
    "ldexp(x, i, /)" => real::ldexp,
    "lgamma(x, /)" => special::lgamma,
    "log(x, base=<unrepresentable>, /)" => real::log,
    "log10(x, /)" => real::log10,
    "log1p(x, /)" => real::log1p,
    "log2(x, /)" => real::log2,
    "modf(x, /)" => real::modf,
    "nextafter(x, y, /, *, steps=None)" => real::nextafter,
    "perm(n, k=None, /)" => integers::perm,
    "pow(x, y, /)" => real::pow,
    "prod(iterable, /, *, start=1)" => sums::prod,
    "radians(x, /)" => real::radians,
    "remainder(x, y, /)" => real::remainder,
    "sin(x, /)" => real::sin,
    "sinh(x, /)" => real::sinh,
    "sqrt(x, /)" => real::sqrt,
    "sumprod(p, q, /)" => sums::sumprod,
    "tan(x, /)" => real::tan,
    "tanh(x, /)" => real::tanh,
    "trunc(x, /)" => real::trunc,
    "ulp(x, /)" => real::ulp,
};

/// Adds the numbers that have names.
pub fn constants(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    use std::f64::consts::{E, PI, TAU};
    for (name, number) in [("pi", PI), ("e", E), ("tau", TAU), ("inf", f64::INFINITY), ("nan", f64::NAN)] {
        let number: Value = vm.float(number);
        vm.add_to_module(module, name, number);
    }
    Ok(())
}

/// ValueError for an argument outside the function's domain.
#[cold]
fn domain_error(vm: &mut Vm) -> crate::vm::Raised {
    vm.value_error("math domain error")
}

/// OverflowError for a result that no float can hold.
#[cold]
fn range_error(vm: &mut Vm) -> crate::vm::Raised {
    vm.overflow_error("math range error")
}
