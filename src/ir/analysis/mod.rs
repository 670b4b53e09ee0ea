//! Facts about a function that passes and lowering ask for.
//!
//! Given: a function. Gives: control flow, dominators, loops (`cfg.rs`), sets (`bits.rs`), liveness (`liveness.rs`), and which values are
//! constants. The law: an analysis changes nothing and is thrown away when what it knows changes; control flow is kept from pass to pass
//! until somebody says so, the constants for good: what is one stays one.

mod bits;
mod cfg;
mod liveness;

pub use bits::{BitMatrix, BitSet};
pub use cfg::{Cfg, Dominators};
pub use liveness::Liveness;

use super::function::Function;
use super::inst::Opcode;

/// What is known about the function at hand, from pass to pass.
#[derive(Default)]
pub struct Analyses {
    cfg: Cfg,
    has_cfg: bool,
    constants: Vec<u32>,
    has_constants: bool,
    /// Control goes all the ways that it went when somebody asked last.
    has_all_ways: bool,
}

/// In [`Analyses::constants`]: the value is no constant.
pub const NO_CONSTANT: u32 = u32::MAX;

/// In [`Analyses::constants`]: the value is always unbound.
pub const UNBOUND: u32 = u32::MAX - 1;

impl Analyses {
    /// The control flow of the function.
    pub fn cfg(&mut self, function: &Function) -> &Cfg {
        if !std::mem::replace(&mut self.has_cfg, true) {
            self.cfg.compute(function);
        }
        &self.cfg
    }

    /// The numbers of the constants that the values are, `UNBOUND` or `NO_CONSTANT`.
    pub fn constants(&mut self, function: &Function) -> &[u32] {
        if !self.has_constants {
            let constants = self.new_constants(function);
            for inst in function.blocks.iter().flat_map(|block| &block.insts) {
                match (inst.op, function.results(inst)) {
                    (Opcode::Const, [result]) => constants[result.index()] = inst.immediates[0],
                    (Opcode::Unbound, [result]) => constants[result.index()] = UNBOUND,
                    _ => {}
                }
            }
        }
        &self.constants
    }

    /// Both.
    pub fn cfg_and_constants(&mut self, function: &Function) -> (&Cfg, &[u32]) {
        self.cfg(function);
        self.constants(function);
        (&self.cfg, &self.constants)
    }

    /// The same for who finds all constants: no value is one yet.
    pub fn new_constants(&mut self, function: &Function) -> &mut [u32] {
        self.has_constants = true;
        self.constants.clear();
        self.constants.resize(function.n_values as usize, NO_CONSTANT);
        &mut self.constants
    }

    /// Blocks, edges or handlers are others than before, but control still goes the same ways.
    pub fn forget(&mut self) {
        self.has_cfg = false;
    }

    /// Control goes fewer ways than before.
    pub fn lose_ways(&mut self) {
        (self.has_cfg, self.has_all_ways) = (false, false);
    }

    /// Whether control goes fewer ways than when this was asked last; the first time, yes.
    pub fn take_lost_ways(&mut self) -> bool {
        !std::mem::replace(&mut self.has_all_ways, true)
    }

    /// It is another function.
    pub fn start(&mut self) {
        (self.has_cfg, self.has_constants, self.has_all_ways) = (false, false, false);
    }
}
