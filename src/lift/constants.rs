//! Constants of code objects to constants of functions.
//!
//! Given: a constant. Gives: the same, equal in type and value. The law: what is nested too deeply, or can be no constant, is an error.

use crate::bytecode::Const;
use crate::ir::Constant;

/// How deep constant tuples may nest.
const MAX_CONSTANT_DEPTH: usize = 200;

/// A constant without code in it.
pub fn convert_constant(constant: &Const, depth: usize) -> std::result::Result<Constant, String> {
    if depth > MAX_CONSTANT_DEPTH {
        return Err("a constant is nested too deeply".into());
    }
    let list = |items: &[Const]| items.iter().map(|item| convert_constant(item, depth + 1)).collect::<std::result::Result<_, _>>();
    Ok(match constant {
        Const::None => Constant::None,
        Const::Bool(value) => Constant::Bool(*value),
        Const::Ellipsis => Constant::Ellipsis,
        Const::Int(value) => Constant::Int(*value),
        Const::BigInt(value) => Constant::BigInt { negative: value.negative, magnitude: value.magnitude.clone() },
        Const::Float(value) => Constant::Float(*value),
        Const::Complex { real, imag } => Constant::Complex(*real, *imag),
        Const::Str(value) => Constant::Str(value.to_wtf8()),
        Const::Bytes(value) => Constant::Bytes(value.clone()),
        Const::Tuple(items) => Constant::Tuple(list(items)?),
        Const::FrozenSet(items) => Constant::FrozenSet(list(items)?),
        Const::Slice(slice) => {
            let part = |part| convert_constant(part, depth + 1);
            Constant::Slice(Box::new([part(&slice.start)?, part(&slice.stop)?, part(&slice.step)?]))
        }
        Const::StopIteration | Const::List(_) | Const::Set(_) | Const::Dict(_) | Const::Code(_) | Const::Translated(_) => {
            return Err("a constant has a type that constants do not have".into());
        }
    })
}
