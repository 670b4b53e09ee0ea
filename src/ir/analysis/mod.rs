//! Facts about a function that passes and lowering ask for.
//!
//! Given: a function. Gives: control flow, dominators, loops (`cfg.rs`), sets (`bits.rs`) and liveness (`liveness.rs`). The law: an analysis changes nothing and is
//! thrown away when the function changes.

mod bits;
mod cfg;
mod liveness;

pub use bits::{BitMatrix, BitSet};
pub use cfg::{Cfg, Dominators};
pub use liveness::Liveness;
