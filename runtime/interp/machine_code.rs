//! Instructions that belong to no code object: where entry frames and calls of classes return to.

use crate::isa::{FinishInit, FinishOperator, Inst, Leave, Op};

/// One instruction at a fixed address.
#[repr(align(8))]
pub struct Own([u64; 1]);

impl Own {
    pub fn address(&'static self) -> *const u64 {
        self.0.as_ptr()
    }
}

/// Leaves the interpreter.
pub static LEAVE: Own = Own([Op::Leave as u64]);
/// Ends a call of a class.
pub static FINISH_INIT: Own = Own([Op::FinishInit as u64]);
/// Ends an operator whose method ran.
pub static FINISH_OPERATOR: Own = Own([Op::FinishOperator as u64]);

const _: () = assert!(Leave::WORDS == 1 && FinishInit::WORDS == 1 && FinishOperator::WORDS == 1);
