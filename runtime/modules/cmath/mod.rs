//! `cmath`: functions of complex numbers.
//!
//! Given: complex numbers, or what can be made one. Gives: the results that CPython gives, to the last bit, or its ValueError and OverflowError.

mod functions;
mod special;

use functions::{Complex, Trouble, complex};

use crate::gc::Gc;
use crate::modules::NativeModule;
use crate::object::{Known, Method, Tuple};
use crate::types::complex::{self, Parts};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// The module.
pub static MODULE: NativeModule =
    NativeModule { name: "cmath", functions: FUNCTIONS, init: Some(init), doc: "This module provides access to mathematical functions for complex\nnumbers." };

static FUNCTIONS: &[Method] = crate::methods![
    "acos(z, /)" => |vm: &mut Vm, z: Value| apply(vm, z, functions::acos),
    "acosh(z, /)" => |vm: &mut Vm, z: Value| apply(vm, z, functions::acosh),
    "asin(z, /)" => |vm: &mut Vm, z: Value| apply(vm, z, functions::asin),
    "asinh(z, /)" => |vm: &mut Vm, z: Value| apply(vm, z, functions::asinh),
    "atan(z, /)" => |vm: &mut Vm, z: Value| apply(vm, z, functions::atan),
    "atanh(z, /)" => |vm: &mut Vm, z: Value| apply(vm, z, functions::atanh),
    "cos(z, /)" => |vm: &mut Vm, z: Value| apply(vm, z, functions::cos),
    "cosh(z, /)" => |vm: &mut Vm, z: Value| apply(vm, z, functions::cosh),
    "exp(z, /)" => |vm: &mut Vm, z: Value| apply(vm, z, functions::exp),
    "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)" => is_close,
    "isfinite(z, /)" => |vm: &mut Vm, z: Value| argument(vm, z).map(|z| z.real.is_finite() && z.imaginary.is_finite()),
    "isinf(z, /)" => |vm: &mut Vm, z: Value| argument(vm, z).map(|z| z.real.is_infinite() || z.imaginary.is_infinite()),
    "isnan(z, /)" => |vm: &mut Vm, z: Value| argument(vm, z).map(|z| z.real.is_nan() || z.imaginary.is_nan()),
    "log(z, base=<unrepresentable>, /)" => log,
    "log10(z, /)" => |vm: &mut Vm, z: Value| apply(vm, z, functions::log10),
    "phase(z, /)" => phase,
    "polar(z, /)" => polar,
    "rect(r, phi, /)" => |vm: &mut Vm, r: f64, phi: f64| { let outcome = functions::rect(r, phi); value_of(vm, outcome) },
    "sin(z, /)" => |vm: &mut Vm, z: Value| apply(vm, z, functions::sin),
    "sinh(z, /)" => |vm: &mut Vm, z: Value| apply(vm, z, functions::sinh),
    "sqrt(z, /)" => |vm: &mut Vm, z: Value| apply(vm, z, functions::sqrt),
    "tan(z, /)" => |vm: &mut Vm, z: Value| apply(vm, z, functions::tan),
    "tanh(z, /)" => |vm: &mut Vm, z: Value| apply(vm, z, functions::tanh),
];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    use std::f64::consts::{E, PI, TAU};
    for (name, constant) in [("pi", PI), ("e", E), ("tau", TAU), ("inf", f64::INFINITY), ("nan", f64::NAN)] {
        let constant = vm.float(constant);
        vm.add_to_module(module, name, constant);
    }
    for (name, part) in [("infj", f64::INFINITY), ("nanj", f64::NAN)] {
        let constant = vm.complex(0.0, part);
        vm.add_to_module(module, name, constant);
    }
    Ok(())
}

fn argument(vm: &mut Vm, z: Value) -> PyResult<Complex> {
    let made = if z.is::<complex::Complex>() { Some(z) } else { vm.call_special(z, Known::__complex__, &[])? };
    let Some(made) = made else { return Ok(complex(vm.to_f64(z)?, 0.0)) };
    match made.downcast::<complex::Complex>() {
        Some(z) => Ok(complex(z.parts.real, z.parts.imag)),
        None => {
            let given = vm.type_name(made);
            Err(vm.type_error(format!("__complex__ returned non-complex (type {given})")))
        }
    }
}

/// The angle. One that is too small for a float is an error, as it is for the C library.
fn phase(vm: &mut Vm, z: Value) -> PyResult<f64> {
    let z = argument(vm, z)?;
    let angle = z.imaginary.atan2(z.real);
    if angle == 0.0 && z.imaginary != 0.0 && z.real.is_finite() { Err(trouble(vm, Trouble::Range)) } else { Ok(angle) }
}

fn trouble(vm: &mut Vm, trouble: Trouble) -> Raised {
    match trouble {
        Trouble::Domain => vm.value_error("math domain error"),
        Trouble::Range => vm.overflow_error("math range error"),
    }
}

fn value_of(vm: &mut Vm, outcome: Result<Complex, Trouble>) -> PyResult {
    match outcome {
        Ok(z) => Ok(vm.complex(z.real, z.imaginary)),
        Err(which) => Err(trouble(vm, which)),
    }
}

fn apply(vm: &mut Vm, z: Value, function: fn(Complex) -> Result<Complex, Trouble>) -> PyResult {
    let z = argument(vm, z)?;
    value_of(vm, function(z))
}

fn log(vm: &mut Vm, z: Value, base: Option<Value>) -> PyResult {
    let Some(base) = base else { return apply(vm, z, functions::ln) };
    let (z, base) = (argument(vm, z)?, argument(vm, base)?);
    let (z, base) = match (functions::ln(z), functions::ln(base)) {
        (Ok(z), Ok(base)) => (z, base),
        (Err(which), _) | (_, Err(which)) => return Err(trouble(vm, which)),
    };
    let parts = |z: Complex| Parts { real: z.real, imag: z.imaginary };
    match parts(z).over(parts(base)) {
        Some(quotient) => Ok(vm.complex(quotient.real, quotient.imag)),
        None => Err(trouble(vm, Trouble::Domain)),
    }
}

fn polar(vm: &mut Vm, z: Value) -> PyResult<Gc<Tuple>> {
    let z = argument(vm, z)?;
    let length = z.real.hypot(z.imaginary);
    if length.is_infinite() && z.real.is_finite() && z.imaginary.is_finite() {
        return Err(trouble(vm, Trouble::Range));
    }
    let pair = [vm.float(length), vm.float(z.imaginary.atan2(z.real))];
    Ok(vm.tuple(&pair))
}

fn is_close(vm: &mut Vm, a: Value, b: Value, relative: f64, absolute: f64) -> PyResult<bool> {
    let (a, b) = (argument(vm, a)?, argument(vm, b)?);
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(true);
    }
    if [a.real, a.imaginary, b.real, b.imaginary].iter().any(|part| part.is_infinite()) {
        return Ok(false);
    }
    let length = |z: Complex| z.real.hypot(z.imaginary);
    let difference = length(complex(a.real - b.real, a.imaginary - b.imaginary));
    Ok(difference <= relative * length(b) || difference <= relative * length(a) || difference <= absolute)
}
