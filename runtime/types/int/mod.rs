//! `int` and `bool`.
//!
//! An int is an unboxed word of 62 bits, or a [`BigInt`] object. The functions here are the general ones: the interpreter
//! does the common cases of small numbers itself.

mod arithmetic;
mod bits;
mod bool_;
mod convert;
mod methods;
mod parse;
mod power;

pub use arithmetic::{compare_float, divide_floor, divide_rounded, float_to_big, hash_big, true_divide};
pub use bits::{MAX_BITS, bit_length, is_odd};
pub use convert::{round_to_digits, small_digits, small_text, to_decimal};
pub use parse::{ascii_digits, parse_int, trim};

use crate::gc::KindInfo;
use crate::object::native::FromArgument;
use crate::object::{BigInt, BinaryOp, Getter, IntRef, Kind, Slots, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&INT, &BOOL];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::BigInt, KindInfo::of::<BigInt>())];

static INT: TypeSpec = TypeSpec {
    kind: Some(Kind::BigInt),
    slots: Slots {
        new: Some(convert::new),
        repr: Some(convert::repr),
        hash: Some(arithmetic::hash),
        compare: Some(arithmetic::compare),
        truth: Some(arithmetic::truth),
        neg: Some(arithmetic::neg),
        pos: Some(arithmetic::pos),
        abs: Some(arithmetic::abs),
        invert: Some(bits::invert),
        int: Some(arithmetic::pos),
        index: Some(arithmetic::pos),
        float: Some(arithmetic::float),
        pow_mod: Some(power::pow_mod),
        binary: {
            let mut binary = Slots::NONE.binary;
            binary[BinaryOp::Add as usize] = Some(arithmetic::add);
            binary[BinaryOp::Sub as usize] = Some(arithmetic::sub);
            binary[BinaryOp::Mul as usize] = Some(arithmetic::mul);
            binary[BinaryOp::TrueDiv as usize] = Some(arithmetic::true_div);
            binary[BinaryOp::FloorDiv as usize] = Some(arithmetic::floor_div);
            binary[BinaryOp::Mod as usize] = Some(arithmetic::modulo);
            binary[BinaryOp::Divmod as usize] = Some(arithmetic::divmod);
            binary[BinaryOp::Pow as usize] = Some(power::pow);
            binary[BinaryOp::Lshift as usize] = Some(bits::lshift);
            binary[BinaryOp::Rshift as usize] = Some(bits::rshift);
            binary[BinaryOp::And as usize] = Some(bits::and);
            binary[BinaryOp::Or as usize] = Some(bits::or);
            binary[BinaryOp::Xor as usize] = Some(bits::xor);
            binary
        },
        ..Slots::NONE
    },
    methods: crate::methods! {
        "as_integer_ratio(self, /)" => methods::as_integer_ratio,
        "bit_count(self, /)" => methods::bit_count,
        "bit_length(self, /)" => methods::bit_length,
        "conjugate(self, /)" => methods::plain,
        "is_integer(self, /)" => methods::is_integer,
        "to_bytes(self, /, length=1, byteorder='big', *, signed=False)" => methods::to_bytes,
        "__ceil__(self, /)" => methods::plain,
        "__floor__(self, /)" => methods::plain,
        "__trunc__(self, /)" => methods::plain,
        "__round__(self, ndigits=<unrepresentable>, /)" => methods::round,
        "__getnewargs__(self, /)" => methods::getnewargs,
        "__format__(self, format_spec, /)" => methods::format,
        "__sizeof__(self, /)" => methods::size_of,
    },
    class_methods: crate::methods! {
        "from_bytes(type, /, bytes, byteorder='big', *, signed=False)" => methods::from_bytes,
    },
    getters: &[
        Getter { name: "real", get: arithmetic::pos, set: None },
        Getter { name: "imag", get: |_, _| Ok(Value::from_small(0)), set: None },
        Getter { name: "numerator", get: arithmetic::pos, set: None },
        Getter { name: "denominator", get: |_, _| Ok(Value::from_small(1)), set: None },
    ],
    ..TypeSpec::new(TypeId::Int, "int")
};

static BOOL: TypeSpec = TypeSpec {
    base: TypeId::Int,
    is_base: false,
    slots: Slots {
        new: Some(bool_::new),
        repr: Some(bool_::repr),
        invert: Some(bool_::invert),
        binary: {
            let mut binary = Slots::NONE.binary;
            binary[BinaryOp::And as usize] = Some(bool_::and);
            binary[BinaryOp::Or as usize] = Some(bool_::or);
            binary[BinaryOp::Xor as usize] = Some(bool_::xor);
            binary
        },
        ..Slots::NONE
    },
    signature: "(object=False, /)",
    ..TypeSpec::new(TypeId::Bool, "bool")
};

/// An integer of any size: an int, or anything with `__index__`.
impl FromArgument for IntRef {
    #[inline]
    fn from_argument(vm: &mut Vm, value: Value) -> PyResult<IntRef> {
        vm.index(value)
    }
}

/// The numbers of two ints; `None` unless both are.
#[inline]
fn operands(lhs: Value, rhs: Value) -> Option<(IntRef, IntRef)> {
    Some((lhs.as_int_ref()?, rhs.as_int_ref()?))
}

/// The number of an int that a slot is called for.
#[inline]
fn expect(value: Value) -> IntRef {
    value.as_int_ref().expect("the slots belong to ints")
}

#[cfg(test)]
mod tests;
