//! What instructions do: one `impl Execute` for each row of the instruction table, by families.

mod arithmetic;
mod attributes;
mod calls;
mod comparisons;
pub(super) mod containers;
mod exceptions;
mod formatting;
mod generators;
mod imports;
mod jumps;
mod loops;
mod matching;
mod moves;
mod names;
pub mod operators;
mod subscripts;
mod type_parameters;

pub use calls::{STUB, python_init};
pub use loops::{fast_next, fast_pair};
