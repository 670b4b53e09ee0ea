//! The translator: CPython stack bytecode to SSA to register code. `embed` runs what it makes, inside a program.
//!
//! `docs/architecture.md` is the map.

pub mod bytecode;
pub mod embed;
pub mod ir;
pub mod jit;
pub mod lift;
pub mod load;
pub mod passes;
pub mod lower;
pub mod pipeline;
