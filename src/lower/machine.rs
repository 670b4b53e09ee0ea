//! Register instructions before they have registers.
//!
//! Given: nothing; `select` makes them, the steps after it change them, `emit` encodes them. Gives: plain data. The operands of all
//! instructions stand in one pool, so that an instruction is a few numbers. The law: operands are in the order of the instruction's row in
//! `runtime/isa/table.rs`, and its list comes after them.

use pyregrine_runtime::isa::Op;

use crate::ir::Spare;

/// Where a value is: a register (a home, the namespace, or any register once registers are allocated), or a temporary that has no register yet.
/// One number, because places are most of what operands are: registers come first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place(u32);

const FIRST_TEMP: u32 = 1 << 16;

impl Place {
    pub fn reg(register: u16) -> Place {
        Place(u32::from(register))
    }

    pub fn temp(temp: u32) -> Place {
        Place(temp + FIRST_TEMP)
    }

    #[inline]
    pub fn as_reg(self) -> Option<u16> {
        u16::try_from(self.0).ok()
    }

    #[inline]
    pub fn as_temp(self) -> Option<u32> {
        self.0.checked_sub(FIRST_TEMP)
    }
}

/// An operand of a register instruction, or what a copy takes its value from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operand {
    Use(Place),
    Def(Place),
    /// No register; of a copy, that its destination becomes unbound.
    Nothing,
    Imm(i32),
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

/// A register instruction, or copies that happen at the same time.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MachineInst {
    /// None for copies: their operands are the sources, then the destinations.
    pub op: Option<Op>,
    pub position: u32,
    /// Of the second and later words.
    pub second_position: Option<u32>,
    /// Where the operands, the list and what follows them start in the pool.
    start: u32,
    list: u32,
    end: u32,
}

impl MachineInst {
    pub fn is_copies(&self) -> bool {
        self.op.is_none()
    }

    /// How many operands and items of the list it has.
    pub fn n_operands(&self) -> usize {
        (self.end - self.start) as usize
    }
}

/// How a block ends.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum End {
    /// Its last instruction leaves the body, or never goes on.
    Exit,
    Jump(u32),
    /// `inst` jumps to `taken` or falls through to `other`; `inverse` has the same operands and jumps to `other` or falls through
    /// to `taken`. `taken_edge` is the number of the SSA block's edge that `taken` comes from.
    Two { inst: MachineInst, inverse: Option<Op>, taken: u32, other: u32, taken_edge: usize },
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
            End::Two { inst, .. } => Some(inst),
            _ => None,
        };
        self.insts.iter().chain(end)
    }
}

/// A function in register instructions. One function after the other uses the memory.
#[derive(Debug, Default)]
pub struct MachineFunction {
    pub blocks: Vec<MachineBlock>,
    /// The reachable blocks, in the order in which liveness is computed.
    pub order: Vec<u32>,
    /// Registers that are homes or the namespace.
    pub n_fixed: u16,
    pub n_temps: u32,
    pub n_regs: u16,
    /// There is a `mul`.
    pub has_products: bool,
    /// There is a `for_iter`.
    pub has_for_loops: bool,
    pub pool: Pool,
    /// Vectors for the instructions of blocks.
    spare: Spare<MachineInst>,
}

impl MachineFunction {
    /// Becomes a function of so many empty blocks.
    pub fn reset(&mut self, n_blocks: usize) {
        self.blocks.drain(..).for_each(|block| self.spare.give(block.insts));
        let empty = || MachineBlock { insts: Vec::new(), end: End::Exit, handler: None, exception: None, position: 0 };
        self.blocks.resize_with(n_blocks, empty);
        self.order.clear();
        (self.n_fixed, self.n_temps, self.n_regs) = (0, 0, 0);
        (self.has_products, self.has_for_loops) = (false, false);
        (self.pool.has_moves, self.pool.has_parallel_copies) = (false, false);
        self.pool.operands.clear();
    }

    /// A vector without instructions.
    pub fn new_insts(&mut self) -> Vec<MachineInst> {
        self.spare.take()
    }

    pub fn new_temp(&mut self) -> Place {
        self.n_temps += 1;
        Place::temp(self.n_temps - 1)
    }
}

/// The operands of all instructions of a function.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Pool {
    operands: Vec<Operand>,
    /// Something has been copied from a place. What there is not, nobody need look for.
    pub has_moves: bool,
    /// More than one copy has been made at a time.
    pub has_parallel_copies: bool,
}

impl Pool {
    /// A new instruction.
    pub fn inst(&mut self, op: Op, operands: &[Operand], list: impl IntoIterator<Item = Operand>, position: u32) -> MachineInst {
        let start = self.operands.len() as u32;
        // They are few: copying them as memory would cost more.
        for &operand in operands {
            self.operands.push(operand);
        }
        let middle = self.operands.len() as u32;
        self.operands.extend(list);
        MachineInst { op: Some(op), position, second_position: None, start, list: middle, end: self.operands.len() as u32 }
    }

    /// Copies that happen at the same time.
    pub fn copies(&mut self, copies: &[(Place, Operand)], position: u32) -> MachineInst {
        let start = self.operands.len() as u32;
        self.has_moves |= copies.iter().any(|copy| matches!(copy.1, Operand::Use(_)));
        self.has_parallel_copies |= copies.len() > 1;
        self.operands.extend(copies.iter().map(|copy| copy.1));
        self.operands.extend(copies.iter().map(|copy| Operand::Def(copy.0)));
        let end = self.operands.len() as u32;
        MachineInst { op: None, position, second_position: None, start, list: end, end }
    }

    /// The operands without the list.
    pub fn operands(&self, inst: &MachineInst) -> &[Operand] {
        &self.operands[inst.start as usize..inst.list as usize]
    }

    pub fn list(&self, inst: &MachineInst) -> &[Operand] {
        &self.operands[inst.list as usize..inst.end as usize]
    }

    /// The operands, then the list.
    #[inline]
    pub fn all(&self, inst: &MachineInst) -> &[Operand] {
        &self.operands[inst.start as usize..inst.end as usize]
    }

    /// The copies, if it is such an instruction.
    pub fn copies_of(&self, inst: &MachineInst) -> impl Iterator<Item = (Place, Operand)> {
        let operands = if inst.is_copies() { self.operands(inst) } else { &[] };
        let (sources, destinations) = operands.split_at(operands.len() / 2);
        destinations.iter().zip(sources).filter_map(|(&dst, &source)| if let Operand::Def(dst) = dst { Some((dst, source)) } else { None })
    }

    /// The places that are read.
    pub fn uses(&self, inst: &MachineInst) -> impl Iterator<Item = Place> {
        self.all(inst).iter().filter_map(|operand| if let Operand::Use(place) = operand { Some(*place) } else { None })
    }

    /// The places that are written.
    pub fn defs(&self, inst: &MachineInst) -> impl Iterator<Item = Place> {
        self.all(inst).iter().filter_map(|operand| if let Operand::Def(place) = operand { Some(*place) } else { None })
    }

    /// Gives every place a new one.
    pub fn rename(&mut self, rename: impl Fn(Place) -> Place) {
        for operand in &mut self.operands {
            if let Operand::Use(place) | Operand::Def(place) = operand {
                *place = rename(*place);
            }
        }
    }

    /// Removes copies of a place to itself; whether other copies remain.
    pub fn drop_needless_copies(&mut self, inst: &mut MachineInst) -> bool {
        let operands = &mut self.operands[inst.start as usize..inst.end as usize];
        let is_needless = |source: Operand, dst: Operand| matches!((source, dst), (Operand::Use(source), Operand::Def(dst)) if source == dst);
        if let &mut [source, dst] = operands {
            return !is_needless(source, dst);
        }
        let (sources, destinations) = operands.split_at_mut(operands.len() / 2);
        let mut n_kept = 0;
        for at in 0..sources.len() {
            if !is_needless(sources[at], destinations[at]) {
                (sources[n_kept], destinations[n_kept]) = (sources[at], destinations[at]);
                n_kept += 1;
            }
        }
        let n_copies = sources.len();
        operands.copy_within(n_copies..n_copies + n_kept, n_kept);
        inst.list = inst.start + 2 * n_kept as u32;
        inst.end = inst.list;
        n_kept > 0
    }
}
