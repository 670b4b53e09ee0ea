//! Which instructions are which operation.

use pyregrine_runtime::isa::Op;

use super::graph::Cmp;

/// In the order of the runtime's `BinaryOp`, as far as they have two operands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arithmetic {
    Add,
    Sub,
    Mul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    Lshift,
    Rshift,
    And,
    Or,
    Xor,
    Neg,
    Pos,
    Invert,
}

/// The operation of an instruction of one or two operands; an immediate is the second one.
pub fn arithmetic_of(op: Op) -> Option<Arithmetic> {
    use Arithmetic::*;
    Some(match op {
        Op::Add | Op::Iadd | Op::AddImm | Op::IaddImm => Add,
        Op::Sub | Op::Isub | Op::SubImm | Op::IsubImm => Sub,
        Op::Mul | Op::Imul | Op::MulImm | Op::ImulImm => Mul,
        Op::TrueDiv | Op::ItrueDiv => TrueDiv,
        Op::FloorDiv | Op::IfloorDiv | Op::FloorDivImm => FloorDiv,
        Op::Mod | Op::Imod | Op::ModImm => Mod,
        Op::Pow | Op::Ipow => Pow,
        Op::Lshift | Op::Ilshift | Op::LshiftImm => Lshift,
        Op::Rshift | Op::Irshift | Op::RshiftImm => Rshift,
        Op::And | Op::Iand | Op::AndImm => And,
        Op::Or | Op::Ior => Or,
        Op::Xor | Op::Ixor => Xor,
        Op::Neg => Neg,
        Op::Pos => Pos,
        Op::Invert => Invert,
        _ => return None,
    })
}

/// A product and what it is joined with: whether it is subtracted or subtracted from, and whether it is the right operand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Product {
    pub is_sub: bool,
    pub is_reversed: bool,
}

/// `lhs * rhs` joined with `src`.
pub fn product_of(op: Op) -> Option<Product> {
    let (is_sub, is_reversed) = match op {
        Op::MulAdd => (false, false),
        Op::AddMul | Op::IaddMul => (false, true),
        Op::MulSub => (true, false),
        Op::SubMul | Op::IsubMul => (true, true),
        _ => return None,
    };
    Some(Product { is_sub, is_reversed })
}

/// The comparison that an instruction makes, and what makes it jump; `None` if it gives the answer as a value.
pub fn comparison_of(op: Op) -> Option<(Cmp, Option<bool>)> {
    Some(match op {
        Op::Lt => (Cmp::Lt, None),
        Op::Le => (Cmp::Le, None),
        Op::Eq => (Cmp::Eq, None),
        Op::Ne => (Cmp::Ne, None),
        Op::Gt => (Cmp::Gt, None),
        Op::Ge => (Cmp::Ge, None),
        Op::JumpLt | Op::JumpLtImm => (Cmp::Lt, Some(true)),
        Op::JumpNotLt | Op::JumpNotLtImm => (Cmp::Lt, Some(false)),
        Op::JumpLe | Op::JumpLeImm => (Cmp::Le, Some(true)),
        Op::JumpNotLe | Op::JumpNotLeImm => (Cmp::Le, Some(false)),
        Op::JumpEq | Op::JumpEqImm => (Cmp::Eq, Some(true)),
        Op::JumpNotEq | Op::JumpNotEqImm => (Cmp::Eq, Some(false)),
        Op::JumpNe | Op::JumpNeImm => (Cmp::Ne, Some(true)),
        Op::JumpNotNe | Op::JumpNotNeImm => (Cmp::Ne, Some(false)),
        Op::JumpGt | Op::JumpGtImm => (Cmp::Gt, Some(true)),
        Op::JumpNotGt | Op::JumpNotGtImm => (Cmp::Gt, Some(false)),
        Op::JumpGe | Op::JumpGeImm => (Cmp::Ge, Some(true)),
        Op::JumpNotGe | Op::JumpNotGeImm => (Cmp::Ge, Some(false)),
        _ => return None,
    })
}
