//! Functions over numbers.

use dashu_int::IBig;

use crate::object::{BinaryOp, IntRef, Known, Method};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static FUNCTIONS: &[Method] = crate::methods![
    "abs(x, /)" => abs,
    "bin(number, /)" => bin,
    "divmod(x, y, /)" => divmod,
    "hex(number, /)" => hex,
    "oct(number, /)" => oct,
    "pow(base, exp, mod=None)" => pow,
    "round(number, ndigits=None)" => round,
];

fn abs(vm: &mut Vm, number: Value) -> PyResult {
    let slot = vm.class_of(number).slots().abs;
    match slot {
        Some(slot) => slot(vm, number),
        None => {
            let class = vm.type_name(number);
            Err(vm.type_error(format!("bad operand type for abs(): '{class}'")))
        }
    }
}

fn divmod(vm: &mut Vm, one: Value, other: Value) -> PyResult {
    vm.binary(BinaryOp::Divmod, one, other)
}

fn digits(vm: &mut Vm, number: Value, radix: u8, prefix: &str) -> PyResult<String> {
    Ok(match vm.index(number)? {
        IntRef::Small(number) => {
            let (sign, magnitude) = (if number < 0 { "-" } else { "" }, number.unsigned_abs());
            match radix {
                2 => format!("{sign}{prefix}{magnitude:b}"),
                8 => format!("{sign}{prefix}{magnitude:o}"),
                _ => format!("{sign}{prefix}{magnitude:x}"),
            }
        }
        IntRef::Big(number) => {
            let number = &number.number.0;
            let sign = if *number < IBig::ZERO { "-" } else { "" };
            let text = number.in_radix(radix).to_string();
            format!("{sign}{prefix}{}", text.trim_start_matches('-'))
        }
    })
}

fn bin(vm: &mut Vm, number: Value) -> PyResult<String> {
    digits(vm, number, 2, "0b")
}

fn oct(vm: &mut Vm, number: Value) -> PyResult<String> {
    digits(vm, number, 8, "0o")
}

fn hex(vm: &mut Vm, number: Value) -> PyResult<String> {
    digits(vm, number, 16, "0x")
}

fn pow(vm: &mut Vm, base: Value, exponent: Value, modulus: Value) -> PyResult {
    vm.power(base, exponent, Some(modulus))
}

fn round(vm: &mut Vm, number: Value, n_digits: Value) -> PyResult {
    let arguments = if n_digits.is_none() { vec![] } else { vec![n_digits] };
    // The caller's arguments keep the value alive.
    match vm.call_special(number, Known::__round__, &arguments)? {
        Some(result) => Ok(result),
        None => {
            let class = vm.type_name(number);
            Err(vm.type_error(format!("type {class} doesn't define __round__ method")))
        }
    }
}
