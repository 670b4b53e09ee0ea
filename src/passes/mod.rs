//! SSA to SSA. This file is the list of passes, in the order in which they run.
//!
//! Given: a function. Gives: a better one with the same meaning. The law: after every pass `ir::verify` accepts the function;
//! any pass can be left out. A pass that changes blocks, edges or handlers says so to the analyses.

mod definite_assignment;
mod eliminate_dead_code;
mod eliminate_redundant_parameters;
mod fold_branches;
mod fold_constants;
mod thread_jumps;

use crate::ir::Function;
use crate::ir::analysis::Analyses;

/// A pass: its name on the command line, and what it does.
pub struct Pass {
    pub name: &'static str,
    pub run: fn(&mut Function, &mut Context),
}

/// What passes know about a function, and memory that they use for one function after the other.
#[derive(Default)]
pub struct Context {
    pub analyses: Analyses,
    definite_assignment: definite_assignment::Memory,
    eliminate_dead_code: eliminate_dead_code::Memory,
    eliminate_redundant_parameters: eliminate_redundant_parameters::Memory,
    thread_jumps: thread_jumps::Memory,
}

impl Context {
    /// Gives back the memory of the passes; what is known about the function stays.
    pub fn shrink(&mut self) {
        *self = Context { analyses: std::mem::take(&mut self.analyses), ..Context::default() };
    }
}

/// All passes, in order. A name that occurs twice is switched off in both places.
pub const PASSES: &[Pass] = &[
    Pass { name: "eliminate_redundant_parameters", run: eliminate_redundant_parameters::run },
    Pass { name: "definite_assignment", run: definite_assignment::run },
    Pass { name: "fold_constants", run: fold_constants::run },
    Pass { name: "fold_branches", run: fold_branches::run },
    Pass { name: "thread_jumps", run: thread_jumps::run },
    Pass { name: "eliminate_redundant_parameters", run: eliminate_redundant_parameters::run },
    Pass { name: "eliminate_dead_code", run: eliminate_dead_code::run },
];
