//! StackCode to SSA: an abstract interpretation of the operand stack and of the block stack.
//!
//! Given: a verified code object. Gives: a function in SSA form and what the code says about nested code objects. The law:
//! every place in the result stands for one (instruction, kinds of stack items, block stack) of the stack machine, so nothing
//! of the block stack remains, and finally bodies are cloned per way of entering them.

mod constants;
mod lifter;
mod memory;
mod ops;
mod stack;
mod unwind;

use std::rc::Rc;

use crate::bytecode::{StackCode, Str};
use crate::ir::Function;

pub use lifter::lift;
pub use memory::Memory;

/// A code object in SSA form.
#[derive(Debug)]
pub struct Lifted {
    pub function: Function,
    /// The nested code objects that the function makes functions of; `Constant::Code` numbers them.
    pub nested: Vec<Nested>,
}

/// A nested code object.
#[derive(Clone, Debug)]
pub struct Nested {
    pub code: NestedCode,
    /// As `MakeFunction` found it on the stack (before 3.11).
    pub qualname: Option<Str>,
}

/// A nested code object as the code around it has it.
#[derive(Clone, Debug)]
pub enum NestedCode {
    Stack(Rc<StackCode>),
    /// The number of its translation.
    Translated(u32),
}

/// Why a code object cannot be lifted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LiftError {
    /// Byte offset of the instruction.
    pub offset: u32,
    pub what: String,
}
