//! The translator: CPython stack bytecode to SSA to register code.
//!
//! `docs/architecture.md` is the map.

pub mod bytecode;
pub mod ir;
pub mod lift;
pub mod passes;
pub mod lower;
pub mod pipeline;
