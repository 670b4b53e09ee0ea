//! SSA to register code.
//!
//! Given: a function in SSA form. Gives: the words of a body and its tables. Steps: which values live in homes (`assign_homes`),
//! which instructions (`select`), edges without parameters (`destruct_ssa`), registers (`allocate_registers`), order of blocks
//! (`lay_out_blocks`), words (`emit`). The law: what the verifier of `runtime/isa` checks holds by construction.

mod allocate_registers;
mod assign_homes;
mod check_homes;
mod check_registers;
mod constants;
mod destruct_ssa;
mod emit;
mod fuse_products;
mod lay_out_blocks;
mod lifetimes;
mod machine;
mod mark_pairs;
mod select;

use pyregrine_runtime::isa::{Handler, PositionParts, Positions};

use crate::ir::Function;
use crate::ir::analysis::Cfg;

pub use constants::convert_constant;

/// What lowering must know of the body beside its function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shape {
    /// `r0` is the namespace.
    pub has_namespace: bool,
    /// Say which stack instructions the words come from.
    pub has_origins: bool,
}

macro_rules! switches {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// What lowering may do to make code better; each can be switched off, to measure its worth or to find a mistake.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub struct Switches {
            $($(#[$doc])* pub $name: bool,)*
        }

        impl Switches {
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];

            /// All on, but for those that are named.
            pub fn without(names: &[String]) -> Switches {
                Switches { $($name: !names.iter().any(|name| name == stringify!($name)),)* }
            }
        }
    };
}

switches! {
    /// Use homes as operands and as results, instead of copying.
    assign_homes,
    /// Comparisons and tests become part of the branch on them.
    fuse_conditions,
    /// A method load and its call become one instruction.
    fuse_methods,
    /// A product and the sum or difference that it goes into become one instruction.
    fuse_products,
    /// Loops over pairs need not make them.
    mark_pairs,
    /// Small constants become part of the instruction.
    immediates,
    /// Constants of loops are loaded before the loop.
    hoist_constants,
    /// Temporaries that a copy connects share a register.
    coalesce,
    /// Loop headers are copied to the loop's end.
    rotate_loops,
}

/// The words of a body and the tables that go with them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Lowered {
    pub code: Vec<u64>,
    pub n_regs: u16,
    pub n_caches: u32,
    pub handlers: Vec<Handler>,
    pub positions: Positions,
    /// Words, each with the number of the stack instruction that it comes from; empty unless asked for.
    pub origins: Vec<(u32, u32)>,
}

/// Memory that the lowering of one function after the other uses.
#[derive(Default)]
pub struct Memory {
    homes: assign_homes::Memory,
    select: select::Memory,
    machine: machine::MachineFunction,
    registers: allocate_registers::Memory,
    layout: lay_out_blocks::Memory,
    emit: emit::Memory,
}

/// Functions with more values than this are rare: the memory that one step has used for them is given back before the next begins.
const LARGE: u32 = 1000;

/// Lowers a function, whose control flow and constants (`analysis::Analyses`) are given and whose positions `position` gives by their numbers. The instructions of a large
/// function are gone afterwards. The error says what does not fit.
pub fn lower(
    function: &mut Function,
    cfg: &Cfg,
    constants: &[u32],
    position: impl Fn(u32) -> PositionParts,
    shape: Shape,
    switches: Switches,
    memory: &mut Memory,
) -> Result<Lowered, String> {
    let n_fixed = function.homes.len() + usize::from(shape.has_namespace);
    if n_fixed > 60_000 || function.names.len() > usize::from(u16::MAX) {
        return Err("there are too many variables or names".into());
    }
    let homes = assign_homes::assign_homes(function, cfg, switches.assign_homes, &mut memory.homes);
    if cfg!(debug_assertions)
        && let Err(what) = check_homes::check_homes(function, cfg, homes)
    {
        return Err(format!("internal error in the assignment of homes: {what}\n{}", crate::ir::print_function(function)));
    }
    let machine = &mut memory.machine;
    let is_large = function.n_values > LARGE;
    select::select(function, cfg, constants, homes, shape, switches, &mut memory.select, machine)?;
    if switches.fuse_products {
        fuse_products::fuse_products(machine);
    }
    if switches.mark_pairs {
        mark_pairs::mark_pairs(machine);
    }
    destruct_ssa::destruct_ssa(function, constants, homes, shape, machine);
    if is_large {
        (memory.homes, memory.select) = Default::default();
        function.forget_code();
    }
    allocate_registers::allocate_registers(machine, switches, &mut memory.registers)?;
    if is_large {
        memory.registers = allocate_registers::Memory::default();
    }
    let layout = lay_out_blocks::lay_out_blocks(machine, switches, &mut memory.layout);
    emit::emit(position, machine, layout, shape, &mut memory.emit)
}

/// The register of a home.
fn home_register(shape: Shape, home: crate::ir::Home) -> u16 {
    home.0 as u16 + u16::from(shape.has_namespace)
}

