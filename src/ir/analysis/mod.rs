//! Facts about a function that passes and lowering ask for.
//!
//! Given: a function. Gives: control flow, dominators, loops (`cfg.rs`), sets (`bits.rs`) and liveness (`liveness.rs`). The law: an analysis
//! changes nothing and is thrown away when what it knows changes; control flow is kept from pass to pass until somebody says so.

mod bits;
mod cfg;
mod liveness;

pub use bits::{BitMatrix, BitSet};
pub use cfg::{Cfg, Dominators};
pub use liveness::Liveness;

use super::function::Function;

/// What is known about the function at hand, from pass to pass.
#[derive(Default)]
pub struct Analyses {
    cfg: Cfg,
    has_cfg: bool,
}

impl Analyses {
    /// The control flow of the function.
    pub fn cfg(&mut self, function: &Function) -> &Cfg {
        if !std::mem::replace(&mut self.has_cfg, true) {
            self.cfg.compute(function);
        }
        &self.cfg
    }

    /// Blocks, edges or handlers are others than before, or it is another function.
    pub fn forget(&mut self) {
        self.has_cfg = false;
    }
}
