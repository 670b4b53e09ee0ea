//! The machine: register instruction set, heap, object model, interpreter, built-in types and modules.
//!
//! `docs/architecture.md` is the map.

pub mod gc;
pub mod isa;
pub mod object;
pub mod value;
pub mod vm;
