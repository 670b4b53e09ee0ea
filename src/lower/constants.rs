//! Constants of the SSA form to constants of a body.
//!
//! Given: a constant and the bodies of the nested code objects. Gives: the body's constant. The law: equal in type and value.

use std::rc::Rc;

use pyregrine_runtime::isa;

use crate::ir::Constant;

/// Converts a constant; `code` gives the body of a nested code object.
pub fn convert_constant(constant: &Constant, code: &impl Fn(u32) -> Rc<isa::Body>) -> isa::Constant {
    let list = |items: &[Constant]| items.iter().map(|item| convert_constant(item, code)).collect::<Vec<_>>();
    match constant {
        Constant::None => isa::Constant::None,
        Constant::Ellipsis => isa::Constant::Ellipsis,
        Constant::Bool(value) => isa::Constant::Bool(*value),
        Constant::Int(value) => isa::Constant::Int(*value),
        Constant::BigInt { negative, magnitude } => {
            isa::Constant::BigInt { negative: *negative, magnitude: magnitude.clone() }
        }
        Constant::Float(value) => isa::Constant::Float(*value),
        Constant::Complex(real, imag) => isa::Constant::Complex(*real, *imag),
        Constant::Str(bytes) => isa::Constant::Str(isa::Wtf8(bytes.clone())),
        Constant::Bytes(bytes) => isa::Constant::Bytes(bytes.clone()),
        Constant::Tuple(items) => isa::Constant::Tuple(list(items)),
        Constant::FrozenSet(items) => isa::Constant::FrozenSet(list(items)),
        Constant::Slice(parts) => {
            let [start, stop, step] = &**parts;
            isa::Constant::Slice(Box::new([start, stop, step].map(|part| convert_constant(part, code))))
        }
        Constant::Code(number) => isa::Constant::Code(code(*number)),
    }
}
