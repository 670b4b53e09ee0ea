//! Register instructions before they have registers.
//!
//! Given: nothing; `select` makes them, the steps after it change them, `emit` encodes them. Gives: plain data. The law: the
//! operands are in the order of the instruction's row in `runtime/isa/table.rs`.

use pyregrine_runtime::isa::Op;

/// Where a value is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Place {
    /// A home, the namespace, or any register once registers are allocated.
    Reg(u16),
    /// A temporary that has no register yet.
    Temp(u32),
}

/// An operand of a register instruction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operand {
    Use(Place),
    Def(Place),
    NoReg,
    Imm(i64),
    Const(u32),
    Name(u32),
    /// A fresh inline cache.
    Cache,
    Count(u32),
    /// The number of registers of the body.
    Top,
    /// The block's `taken` successor.
    Target,
    /// The instruction's list.
    List,
}

/// What a copy takes its value from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    Place(Place),
    Const(u32),
    Int(i32),
    Unbound,
}

/// A register instruction, or copies that happen at the same time.
#[derive(Clone, PartialEq, Debug)]
pub struct MachineInst {
    pub op: Op,
    pub operands: Vec<Operand>,
    pub list: Vec<Place>,
    /// The list is written, not read.
    pub list_is_def: bool,
    pub position: u32,
    /// Of the second and later words.
    pub second_position: Option<u32>,
    /// If there are any, `op` is meaningless.
    pub copies: Vec<(Place, Source)>,
}

impl MachineInst {
    pub fn new(op: Op, operands: Vec<Operand>, position: u32) -> MachineInst {
        let copies = Vec::new();
        MachineInst { op, operands, list: Vec::new(), list_is_def: false, position, second_position: None, copies }
    }

    pub fn with_list(mut self, list: Vec<Place>) -> MachineInst {
        self.operands.push(Operand::List);
        self.list = list;
        self
    }

    pub fn copies(copies: Vec<(Place, Source)>, position: u32) -> MachineInst {
        MachineInst { copies, ..MachineInst::new(Op::Nop, Vec::new(), position) }
    }

    pub fn is_copies(&self) -> bool {
        !self.copies.is_empty()
    }

    /// Visits the places that are read.
    pub fn uses(&self, mut visit: impl FnMut(Place)) {
        for operand in &self.operands {
            if let Operand::Use(place) = operand {
                visit(*place);
            }
        }
        if !self.list_is_def {
            self.list.iter().for_each(|&place| visit(place));
        }
        for (_, source) in &self.copies {
            if let Source::Place(place) = source {
                visit(*place);
            }
        }
    }

    /// Visits the places that are written.
    pub fn defs(&self, mut visit: impl FnMut(Place)) {
        for operand in &self.operands {
            if let Operand::Def(place) = operand {
                visit(*place);
            }
        }
        if self.list_is_def {
            self.list.iter().for_each(|&place| visit(place));
        }
        self.copies.iter().for_each(|&(place, _)| visit(place));
    }

    /// Gives every place a new one.
    pub fn rename(&mut self, rename: impl Fn(Place) -> Place) {
        for operand in &mut self.operands {
            if let Operand::Use(place) | Operand::Def(place) = operand {
                *place = rename(*place);
            }
        }
        self.list.iter_mut().for_each(|place| *place = rename(*place));
        for (dst, source) in &mut self.copies {
            *dst = rename(*dst);
            if let Source::Place(place) = source {
                *place = rename(*place);
            }
        }
    }
}

/// How a block ends.
#[derive(Clone, PartialEq, Debug)]
pub enum End {
    /// Its last instruction leaves the body, or never goes on.
    Exit,
    Jump(u32),
    /// `inst` jumps to `taken` or falls through to `other`; `inverse` jumps to `other` or falls through to `taken`.
    /// `taken_edge` is the number of the SSA block's edge that `taken` comes from.
    Two { inst: Box<MachineInst>, inverse: Option<Box<MachineInst>>, taken: u32, other: u32, taken_edge: usize },
}

/// A block of register instructions.
#[derive(Clone, PartialEq, Debug)]
pub struct MachineBlock {
    pub insts: Vec<MachineInst>,
    pub end: End,
    /// The landing pad of its exceptions.
    pub handler: Option<u32>,
    /// Of a landing pad, where the exception is.
    pub exception: Option<Place>,
    pub position: u32,
}

impl MachineBlock {
    pub fn successors(&self) -> impl Iterator<Item = u32> + use<> {
        match self.end {
            End::Exit => [None, None],
            End::Jump(block) => [Some(block), None],
            End::Two { taken, other, .. } => [Some(other), Some(taken)],
        }
        .into_iter()
        .flatten()
    }

    /// All instructions, that of the end last.
    pub fn all_insts(&self) -> impl DoubleEndedIterator<Item = &MachineInst> {
        let end = match &self.end {
            End::Two { inst, .. } => Some(&**inst),
            _ => None,
        };
        self.insts.iter().chain(end)
    }
}

/// A function in register instructions.
#[derive(Clone, PartialEq, Debug)]
pub struct MachineFunction {
    pub blocks: Vec<MachineBlock>,
    /// The reachable blocks, in the order in which liveness is computed.
    pub order: Vec<u32>,
    /// Registers that are homes or the namespace.
    pub n_fixed: u16,
    pub n_temps: u32,
    pub n_regs: u16,
}

impl MachineFunction {
    pub fn new_temp(&mut self) -> Place {
        self.n_temps += 1;
        Place::Temp(self.n_temps - 1)
    }
}
