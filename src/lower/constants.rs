//! Constants of the SSA form to constants of a body.
//!
//! Given: a constant. Gives: the body's constant; for a nested code object None, in whose place the caller puts the body. The law:
//! equal in type and value.

use pyregrine_runtime::isa;

use crate::ir::Constant;

pub fn convert_constant(constant: Constant) -> isa::Constant {
    let list = |items: Vec<Constant>| items.into_iter().map(convert_constant).collect();
    match constant {
        Constant::None => isa::Constant::None,
        Constant::Ellipsis => isa::Constant::Ellipsis,
        Constant::Bool(value) => isa::Constant::Bool(value),
        Constant::Int(value) => isa::Constant::Int(value),
        Constant::BigInt { negative, magnitude } => isa::Constant::BigInt { negative, magnitude: magnitude.into() },
        Constant::Float(value) => isa::Constant::Float(value),
        Constant::Complex(real, imag) => isa::Constant::Complex(real, imag),
        Constant::Str(bytes) => isa::Constant::Str(isa::Wtf8(bytes)),
        Constant::Bytes(bytes) => isa::Constant::Bytes(bytes),
        Constant::Tuple(items) => isa::Constant::Tuple(list(items)),
        Constant::FrozenSet(items) => isa::Constant::FrozenSet(list(items)),
        Constant::Slice(parts) => isa::Constant::Slice(Box::new((*parts).map(convert_constant))),
        Constant::Code(_) => isa::Constant::None,
    }
}
