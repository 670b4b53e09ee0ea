//! The SSA form: data, text, checks and analyses; it does not know where code comes from nor where it goes.
//!
//! `function.rs` has the data, `inst.rs` the instruction table, `text/` the printer and the parser, `verify.rs` what must hold after
//! every pass. `docs/ir.md` is the introduction.

pub mod analysis;
mod function;
#[macro_use]
mod inst;
mod spare;
mod text;
mod verify;

pub use function::{Block, BlockId, Constant, Edge, Function, Home, List, ValueId, Values};
pub use inst::{Comparison, Effect, Immediate, Inst, Opcode, Operator};
pub use spare::Spare;
pub use text::{ParseError, parse_functions, print_function};
pub use verify::verify;
