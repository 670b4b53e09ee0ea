//! SSA to register code.
//!
//! Given: a function in SSA form. Gives: the words of a body and its tables. Steps: which values live in homes (`assign_homes`),
//! which instructions (`select`), edges without parameters (`destruct_ssa`), registers (`allocate_registers`), order of blocks
//! (`lay_out_blocks`), words (`emit`). The law: what the verifier of `runtime/isa` checks holds by construction.

mod allocate_registers;
mod assign_homes;
mod constants;
mod destruct_ssa;
mod emit;
mod lay_out_blocks;
mod machine;
mod select;

use pyregrine_runtime::isa::{Handler, Position, Positions};

use crate::ir::Function;
use crate::ir::analysis::Cfg;

pub use constants::convert_constant;

/// What lowering must know of the body beside its function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shape {
    /// `r0` is the namespace.
    pub has_namespace: bool,
}

/// The words of a body and the tables that go with them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Lowered {
    pub code: Vec<u64>,
    pub n_regs: u16,
    pub n_caches: u32,
    pub handlers: Vec<Handler>,
    pub positions: Positions,
}

/// Lowers a function. The error says what does not fit.
pub fn lower(function: &Function, shape: Shape) -> Result<Lowered, String> {
    let n_fixed = function.homes.len() + usize::from(shape.has_namespace);
    if n_fixed > 60_000 || function.names.len() > usize::from(u16::MAX) {
        return Err("there are too many variables or names".into());
    }
    let cfg = Cfg::new(function);
    let homes = assign_homes::assign_homes(function, &cfg);
    let mut machine = select::select(function, &cfg, &homes, shape)?;
    destruct_ssa::destruct_ssa(function, &homes, shape, &mut machine);
    allocate_registers::allocate_registers(&mut machine)?;
    let layout = lay_out_blocks::lay_out_blocks(&mut machine);
    emit::emit(function, &machine, &layout)
}

/// The register of a home.
fn home_register(shape: Shape, home: crate::ir::Home) -> u16 {
    home.0 as u16 + u16::from(shape.has_namespace)
}

fn convert_position(position: &crate::ir::Position) -> Position {
    Position { line: position.line, end_line: position.end_line, col: position.col, end_col: position.end_col }
}
