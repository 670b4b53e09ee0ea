//! Words.
//!
//! Given: blocks in their final order, with registers. Gives: the encoded body, its handler table and positions. Jumps that do
//! not reach get a long form. The law: `for_iter`, `send` and `jump` jump ahead, `for_loop` and `jump_back` jump back.

use std::collections::HashMap;

use pyregrine_runtime::isa::{CacheIndex, FieldKind, Handler, Op, Positions};

use super::machine::{End, MachineFunction, MachineInst, Operand, Place, Source};
use super::{Lowered, convert_position};
use crate::ir::Function;

/// How often emission is tried; before the last time all conditional jumps are made long.
const MAX_TURNS: usize = 6;

/// One instruction of the final code.
struct Piece {
    op: Op,
    /// The 16-bit units; the target is filled in at the end.
    units: Vec<u16>,
    /// The label that it jumps to, and the unit of the distance.
    jump: Option<(Label, usize, bool)>,
    position: u32,
    second_position: Option<u32>,
    handler: Option<u32>,
}

/// Where a jump goes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Label {
    Block(u32),
    /// The piece with this number, counted from the jumping one.
    Ahead(usize),
}

/// Encodes the blocks.
pub fn emit(function: &Function, machine: &MachineFunction, layout: &[u32]) -> Result<Lowered, String> {
    let mut long: HashMap<u32, ()> = HashMap::new();
    // A body whose jumps are all short is made in the first turn; each further turn makes some jumps long.
    for turn in 0..MAX_TURNS {
        let mut emitter = Emitter::new(machine, layout, &long);
        for (index, &id) in layout.iter().enumerate() {
            emitter.emit_block(id, layout.get(index + 1).copied());
        }
        let too_far = emitter.resolve()?;
        if too_far.is_empty() {
            return emitter.finish(function);
        }
        if turn + 2 == MAX_TURNS {
            long.extend(layout.iter().map(|&block| (block, ())));
        }
        long.extend(too_far.into_iter().map(|block| (block, ())));
    }
    Err("the jumps of the body do not fit".into())
}

/// Whether copies go round in a ring.
fn has_ring(inst: &MachineInst) -> bool {
    let mut pending = inst.copies.clone();
    pending.retain(|&(dst, source)| source != Source::Place(dst));
    while let Some(index) = pending.iter().position(|&(dst, _)| pending.iter().all(|&(_, source)| source != Source::Place(dst))) {
        pending.swap_remove(index);
    }
    !pending.is_empty()
}

struct Emitter<'m> {
    machine: &'m MachineFunction,
    long: &'m HashMap<u32, ()>,
    pieces: Vec<Piece>,
    /// The first piece of each block.
    starts: HashMap<u32, usize>,
    places: HashMap<u32, usize>,
    /// The block of each piece with a 16-bit target.
    short_jumps: Vec<(usize, u32)>,
    current: u32,
    n_caches: u32,
    n_regs: u16,
    offsets: Vec<usize>,
}

impl<'m> Emitter<'m> {
    fn new(machine: &'m MachineFunction, layout: &[u32], long: &'m HashMap<u32, ()>) -> Self {
        let places = layout.iter().enumerate().map(|(place, &id)| (id, place)).collect();
        // Registers are swapped through one more register.
        let needs_scratch = layout.iter().flat_map(|&id| &machine.blocks[id as usize].insts).any(has_ring);
        Emitter {
            machine,
            long,
            pieces: Vec::new(),
            starts: HashMap::new(),
            places,
            short_jumps: Vec::new(),
            current: 0,
            n_caches: 0,
            n_regs: machine.n_regs + u16::from(needs_scratch),
            offsets: Vec::new(),
        }
    }

    fn emit_block(&mut self, id: u32, next: Option<u32>) {
        self.current = id;
        self.starts.insert(id, self.pieces.len());
        let block = &self.machine.blocks[id as usize];
        for inst in &block.insts {
            if inst.is_copies() {
                self.emit_copies(inst);
            } else {
                self.emit_inst(inst, None);
            }
        }
        match &block.end {
            End::Exit => {}
            End::Jump(target) => self.emit_jump(*target, next, block.position),
            End::Two { inst, inverse, taken, other, .. } => self.emit_two(inst, inverse.as_deref(), *taken, *other, next),
        }
    }

    fn is_behind(&self, target: u32) -> bool {
        self.places[&target] <= self.places[&self.current]
    }

    fn emit_jump(&mut self, target: u32, next: Option<u32>, position: u32) {
        if Some(target) == next {
            return;
        }
        let op = if self.is_behind(target) { Op::JumpBack } else { Op::Jump };
        self.emit_inst(&MachineInst::new(op, vec![Operand::Target], position), Some(Label::Block(target)));
    }

    fn emit_two(&mut self, inst: &MachineInst, inverse: Option<&MachineInst>, taken: u32, other: u32, next: Option<u32>) {
        let position = inst.position;
        // Which ways this instruction can jump.
        let jumps_ahead_only = matches!(inst.op, Op::ForIter | Op::Send | Op::YieldDelegated);
        let inverse_jumps_back_only = inst.op == Op::ForIter;
        let is_long = self.long.contains_key(&self.current);
        let can_take = !is_long && !(jumps_ahead_only && self.is_behind(taken));
        let inverse = inverse.filter(|_| !is_long && (!inverse_jumps_back_only || self.is_behind(other)));
        match inverse {
            _ if can_take && Some(other) == next => self.emit_inst(inst, Some(Label::Block(taken))),
            Some(inverse) if Some(taken) == next => self.emit_inst(inverse, Some(Label::Block(other))),
            Some(inverse) if self.is_behind(other) => {
                self.emit_inst(inverse, Some(Label::Block(other)));
                self.emit_jump(taken, next, position);
            }
            _ if can_take => {
                self.emit_inst(inst, Some(Label::Block(taken)));
                self.emit_jump(other, next, position);
            }
            _ => {
                // inst L; jump other; L: jump taken
                self.emit_inst(inst, Some(Label::Ahead(2)));
                self.emit_jump(other, None, position);
                self.emit_jump(taken, None, position);
            }
        }
    }

    /// Copies that happen at the same time, one after the other.
    fn emit_copies(&mut self, inst: &MachineInst) {
        let mut pending: Vec<(Place, Source)> = inst.copies.iter().copied().filter(|&(dst, source)| source != Source::Place(dst)).collect();
        while !pending.is_empty() {
            let is_read = |dst: Place, pending: &[(Place, Source)]| pending.iter().any(|&(_, source)| source == Source::Place(dst));
            match pending.iter().position(|&(dst, _)| !is_read(dst, &pending)) {
                Some(index) => {
                    let (dst, source) = pending.remove(index);
                    self.emit_copy(dst, source, inst.position);
                }
                None => {
                    // A ring: its first register is saved in the scratch register.
                    let (dst, _) = pending[0];
                    let scratch = Place::Reg(self.machine.n_regs);
                    self.emit_copy(scratch, Source::Place(dst), inst.position);
                    for (_, source) in &mut pending {
                        if *source == Source::Place(dst) {
                            *source = Source::Place(scratch);
                        }
                    }
                }
            }
        }
    }

    fn emit_copy(&mut self, dst: Place, source: Source, position: u32) {
        let dst = Operand::Def(dst);
        let (op, operands) = match source {
            Source::Place(place) => (Op::Move, vec![dst, Operand::Use(place)]),
            Source::Const(index) => (Op::LoadConst, vec![dst, Operand::Const(index)]),
            Source::Int(value) => (Op::LoadInt, vec![dst, Operand::Imm(i64::from(value))]),
            Source::Unbound => (Op::Unbind, vec![dst]),
        };
        self.emit_inst(&MachineInst::new(op, operands, position), None);
    }

    fn emit_inst(&mut self, inst: &MachineInst, target: Option<Label>) {
        let op = inst.op;
        let mut units = vec![0u16; op.units()];
        units[0] = op as u16;
        let mut jump = None;
        for (operand, &(_, kind, place)) in inst.operands.iter().zip(op.fields()) {
            let number: i64 = match *operand {
                Operand::Use(Place::Reg(register)) | Operand::Def(Place::Reg(register)) => i64::from(register),
                Operand::Use(Place::Temp(_)) | Operand::Def(Place::Temp(_)) => 0,
                Operand::NoReg => i64::from(u16::MAX),
                Operand::Imm(number) => number,
                Operand::Const(index) | Operand::Name(index) | Operand::Count(index) => i64::from(index),
                Operand::Cache => self.fresh_cache(),
                Operand::Top => i64::from(self.n_regs),
                Operand::List => inst.list.len() as i64,
                Operand::Target => {
                    jump = target.map(|label| (label, place, kind == FieldKind::Target16));
                    0
                }
            };
            units[place] = number as u16;
            if matches!(kind, FieldKind::Imm32 | FieldKind::Const | FieldKind::Target32) {
                units[place + 1] = (number >> 16) as u16;
            }
        }
        units.extend(inst.list.iter().map(|place| if let Place::Reg(register) = place { *register } else { 0 }));
        if matches!(jump, Some((_, _, true))) {
            self.short_jumps.push((self.pieces.len(), self.current));
        }
        let handler = self.machine.blocks[self.current as usize].handler;
        self.pieces.push(Piece { op, units, jump, position: inst.position, second_position: inst.second_position, handler });
    }

    fn fresh_cache(&mut self) -> i64 {
        if self.n_caches < u32::from(CacheIndex::SHARED.0) {
            self.n_caches += 1;
            i64::from(self.n_caches - 1)
        } else {
            i64::from(CacheIndex::SHARED.0)
        }
    }

    /// Fills in the distances; answers the blocks whose conditional jumps do not reach.
    fn resolve(&mut self) -> Result<Vec<u32>, String> {
        let mut at = 0;
        self.offsets = Vec::with_capacity(self.pieces.len() + 1);
        for piece in &self.pieces {
            self.offsets.push(at);
            at += piece.units.len().div_ceil(4);
        }
        self.offsets.push(at);
        if at > i32::MAX as usize / 2 {
            return Err("the body is too long".into());
        }
        let mut too_far = Vec::new();
        let block_of: HashMap<usize, u32> = self.short_jumps.iter().copied().collect();
        for index in 0..self.pieces.len() {
            let Some((label, place, is_short)) = self.pieces[index].jump else { continue };
            let target = match label {
                Label::Block(block) => self.starts[&block],
                Label::Ahead(count) => index + count,
            };
            let distance = self.offsets[target] as i64 - self.offsets[index] as i64;
            if is_short && i16::try_from(distance).is_err() {
                too_far.extend(block_of.get(&index));
                continue;
            }
            let units = &mut self.pieces[index].units;
            units[place] = distance as u16;
            if !is_short {
                units[place + 1] = (distance >> 16) as u16;
            }
        }
        Ok(too_far)
    }

    fn finish(self, function: &Function) -> Result<Lowered, String> {
        let mut lowered = Lowered { n_regs: self.n_regs, n_caches: self.n_caches, ..Lowered::default() };
        let mut positions = Positions::default();
        let position = |index: u32| function.positions.get(index as usize).map(convert_position).unwrap_or_default();
        for (piece, &at) in self.pieces.iter().zip(&self.offsets) {
            positions.push(at as u32, position(piece.position));
            if let Some(second) = piece.second_position.filter(|_| piece.units.len() > 4) {
                positions.push(at as u32 + 1, position(second));
            }
            lowered.code.extend(piece.units.chunks(4).map(|chunk| {
                // The first unit is the lowest.
                chunk.iter().rev().fold(0, |word, &unit| word << 16 | u64::from(unit))
            }));
            let Some(handler) = piece.handler.filter(|_| !matches!(piece.op, Op::Jump)) else { continue };
            let pad = &self.machine.blocks[handler as usize];
            let Some(Place::Reg(exc)) = pad.exception else { continue };
            let target = self.offsets[self.starts[&handler]] as u32;
            let range = Handler { start: at as u32, end: lowered.code.len() as u32, target, exc };
            match lowered.handlers.last_mut().filter(|last| last.end == range.start && last.target == target && last.exc == exc) {
                Some(last) => last.end = range.end,
                None => lowered.handlers.push(range),
            }
        }
        lowered.positions = positions;
        Ok(lowered)
    }
}
