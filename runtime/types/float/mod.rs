//! `float`.

mod arithmetic;
mod convert;
mod hex;
mod methods;

pub use arithmetic::{divmod_parts, floor_divide, modulo as remainder, power};
pub use convert::{parse_number, repr_digits, repr_text, truncate};
pub use arithmetic::range_error;
pub use methods::round_to_digits;

use crate::gc::KindInfo;
use crate::object::{BinaryOp, BoxedFloat, Getter, Kind, Slots, TypeId, TypeSpec};
use crate::value::Value;

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&FLOAT];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::BoxedFloat, KindInfo::of::<BoxedFloat>())];

static FLOAT: TypeSpec = TypeSpec {
    kind: Some(Kind::BoxedFloat),
    slots: Slots {
        new: Some(convert::new),
        repr: Some(convert::repr),
        hash: Some(arithmetic::hash),
        compare: Some(arithmetic::compare),
        truth: Some(arithmetic::truth),
        neg: Some(arithmetic::neg),
        pos: Some(arithmetic::pos),
        abs: Some(arithmetic::abs),
        int: Some(convert::int),
        float: Some(arithmetic::pos),
        pow_mod: Some(arithmetic::pow_mod),
        binary: {
            let mut binary = Slots::NONE.binary;
            binary[BinaryOp::Add as usize] = Some(arithmetic::add);
            binary[BinaryOp::Sub as usize] = Some(arithmetic::sub);
            binary[BinaryOp::Mul as usize] = Some(arithmetic::mul);
            binary[BinaryOp::TrueDiv as usize] = Some(arithmetic::true_div);
            binary[BinaryOp::FloorDiv as usize] = Some(arithmetic::floor_div);
            binary[BinaryOp::Mod as usize] = Some(arithmetic::modulo_slot);
            binary[BinaryOp::Divmod as usize] = Some(arithmetic::divmod);
            binary[BinaryOp::Pow as usize] = Some(arithmetic::pow);
            binary
        },
        ..Slots::NONE
    },
    methods: crate::methods! {
        "as_integer_ratio(self, /)" => methods::as_integer_ratio,
        "conjugate(self, /)" => arithmetic::pos,
        "hex(self, /)" => hex::hex,
        "is_integer(self, /)" => methods::is_integer,
        "__ceil__(self, /)" => methods::ceil,
        "__floor__(self, /)" => methods::floor,
        "__trunc__(self, /)" => convert::int,
        "__round__(self, ndigits=None, /)" => methods::round,
        "__getnewargs__(self, /)" => methods::getnewargs,
        "__format__(self, format_spec, /)" => methods::format,
    },
    class_methods: crate::methods! {
        "fromhex(type, string, /)" => hex::fromhex,
        "__getformat__(type, typestr, /)" => methods::getformat,
    },
    getters: &[
        Getter { name: "real", get: arithmetic::pos, set: None },
        Getter { name: "imag", get: |vm, _| Ok(vm.float(0.0)), set: None },
    ],
    signature: "(x=0, /)",
    ..TypeSpec::new(TypeId::Float, "float")
};

/// The number of a float that a slot is called for.
#[inline]
fn expect(value: Value) -> f64 {
    value.as_float().unwrap_or(f64::NAN)
}

/// `number * 2**exponent`, rounded once.
pub fn ldexp(mut number: f64, exponent: i64) -> f64 {
    const UP: f64 = f64::from_bits(0x7fe << 52);
    // So small a factor that a number which keeps its 53 bits is not rounded before the last step.
    const DOWN: f64 = f64::from_bits((1023 - 969) << 52);
    let mut exponent = exponent.clamp(-2200, 2200);
    while exponent > 1023 {
        number *= UP;
        exponent -= 1023;
    }
    while exponent < -1022 {
        number *= DOWN;
        exponent += 969;
    }
    number * f64::from_bits(((exponent + 1023) as u64) << 52)
}

#[cfg(test)]
mod tests;
