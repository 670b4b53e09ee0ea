//! Words.
//!
//! Given: blocks in their final order, with registers. Gives: the encoded body, its handler table and positions. Jumps that do
//! not reach get a long form. The law: `for_iter`, `send` and `jump` jump ahead, `for_loop` and `jump_back` jump back.

use pyregrine_runtime::isa::{CacheIndex, FieldKind, Handler, Op, PositionParts, Positions};
use smallvec::SmallVec;

use super::machine::{End, MachineFunction, MachineInst, Operand, Place};
use super::{Lowered, Shape};

/// How often emission is tried; before the last time all conditional jumps are made long.
const MAX_TURNS: usize = 6;

/// No instruction has more units before its list, full words counted.
const MAX_UNITS: usize = 16;

/// One instruction of the final code.
struct Piece {
    op: Op,
    /// Its first word.
    at: u32,
    /// The block it belongs to.
    block: u32,
    position: u32,
    second_position: Option<u32>,
}

/// A jump whose distance is to be filled in.
struct PendingJump {
    piece: u32,
    label: Label,
    /// The 16-bit unit of the distance in the instruction.
    unit: usize,
    /// The distance has 16 bits, not 32.
    is_short: bool,
}

/// Where a jump goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Label {
    Block(u32),
    /// The piece with this number, counted from the jumping one.
    Ahead(u32),
}

/// Encodes the blocks.
pub fn emit(
    position: impl Fn(u32) -> PositionParts,
    machine: &MachineFunction,
    layout: &[u32],
    shape: Shape,
    memory: &mut Memory,
) -> Result<Lowered, String> {
    let mut emitter = Emitter::new(machine, layout, memory);
    // A body whose jumps are all short is made in the first turn; each further turn makes some jumps long.
    for turn in 0..MAX_TURNS {
        for (index, &id) in layout.iter().enumerate() {
            emitter.emit_block(id, layout.get(index + 1).copied());
        }
        if emitter.resolve()? {
            return Ok(emitter.finish(position, shape));
        }
        if turn + 2 == MAX_TURNS {
            layout.iter().for_each(|&block| emitter.memory.is_long[block as usize] = true);
        }
        emitter.start_again();
    }
    Err("the jumps of the body do not fit".into())
}

/// Copies that have not happened yet.
type Pending = SmallVec<[(Place, Operand); 8]>;

fn needed_copies(machine: &MachineFunction, inst: &MachineInst) -> Pending {
    machine.pool.copies_of(inst).filter(|&(dst, source)| source != Operand::Use(dst)).collect()
}

/// The first copy whose destination no other copy still reads.
fn first_free(pending: &Pending) -> Option<usize> {
    pending.iter().position(|&(dst, _)| pending.iter().all(|&(_, source)| source != Operand::Use(dst)))
}

/// Whether copies go round in a ring.
fn has_ring(machine: &MachineFunction, inst: &MachineInst) -> bool {
    if !inst.is_copies() || inst.n_operands() < 4 {
        return false;
    }
    let mut pending = needed_copies(machine, inst);
    while let Some(index) = first_free(&pending) {
        pending.swap_remove(index);
    }
    !pending.is_empty()
}

/// Memory that one function after the other uses.
#[derive(Default)]
pub struct Memory {
    /// Blocks whose conditional jumps do not reach.
    is_long: Vec<bool>,
    code: Vec<u64>,
    pieces: Vec<Piece>,
    jumps: Vec<PendingJump>,
    /// The first piece of each block.
    starts: Vec<u32>,
    /// The place of each block in the layout.
    places: Vec<u32>,
    positions: Positions,
}

struct Emitter<'m> {
    machine: &'m MachineFunction,
    memory: &'m mut Memory,
    current: u32,
    n_caches: u32,
    n_regs: u16,
    /// There is a protected block.
    has_handlers: bool,
}

impl<'m> Emitter<'m> {
    fn new(machine: &'m MachineFunction, layout: &[u32], memory: &'m mut Memory) -> Self {
        let n_blocks = machine.blocks.len();
        memory.is_long.clear();
        memory.is_long.resize(n_blocks, false);
        memory.starts.clear();
        memory.starts.resize(n_blocks, u32::MAX);
        memory.places.clear();
        memory.places.resize(n_blocks, u32::MAX);
        let (mut needs_scratch, mut has_handlers) = (false, false);
        for (place, &id) in layout.iter().enumerate() {
            memory.places[id as usize] = place as u32;
            let block = &machine.blocks[id as usize];
            has_handlers |= block.handler.is_some();
            // Registers are swapped through one more register.
            needs_scratch = needs_scratch || (machine.pool.has_parallel_copies && block.insts.iter().any(|inst| has_ring(machine, inst)));
        }
        let n_regs = machine.n_regs + u16::from(needs_scratch);
        let mut emitter = Emitter { machine, memory, current: 0, n_caches: 0, n_regs, has_handlers };
        emitter.start_again();
        emitter
    }

    fn start_again(&mut self) {
        self.memory.code.clear();
        self.memory.pieces.clear();
        self.memory.jumps.clear();
        self.n_caches = 0;
    }

    fn emit_block(&mut self, id: u32, next: Option<u32>) {
        self.current = id;
        self.memory.starts[id as usize] = self.memory.pieces.len() as u32;
        let machine = self.machine;
        let block = &machine.blocks[id as usize];
        for inst in &block.insts {
            match inst.op {
                Some(op) => self.emit_inst(op, inst, None),
                None => self.emit_copies(inst),
            }
        }
        match &block.end {
            End::Exit => {}
            End::Jump(target) => self.emit_jump(*target, next, block.position),
            End::Two { inst, inverse, taken, other, .. } => {
                if let Some(op) = inst.op {
                    self.emit_two(op, inst, *inverse, *taken, *other, next);
                }
            }
        }
    }

    fn is_behind(&self, target: u32) -> bool {
        self.memory.places[target as usize] <= self.memory.places[self.current as usize]
    }

    fn emit_jump(&mut self, target: u32, next: Option<u32>, position: u32) {
        if Some(target) == next {
            return;
        }
        let op = if self.is_behind(target) { Op::JumpBack } else { Op::Jump };
        self.emit_op(op, &[Operand::Target], &[], position, Some(Label::Block(target)));
    }

    fn emit_two(&mut self, op: Op, inst: &MachineInst, inverse: Option<Op>, taken: u32, other: u32, next: Option<u32>) {
        let position = inst.position;
        // Which ways this instruction can jump.
        let jumps_ahead_only = matches!(op, Op::ForIter | Op::ForIterPair | Op::Send | Op::YieldDelegated);
        let inverse_jumps_back_only = matches!(op, Op::ForIter | Op::ForIterPair);
        let is_long = self.memory.is_long[self.current as usize];
        let can_take = !is_long && !(jumps_ahead_only && self.is_behind(taken));
        let inverse = inverse.filter(|_| !is_long && (!inverse_jumps_back_only || self.is_behind(other)));
        match inverse {
            _ if can_take && Some(other) == next => self.emit_inst(op, inst, Some(Label::Block(taken))),
            Some(inverse) if Some(taken) == next => self.emit_inst(inverse, inst, Some(Label::Block(other))),
            Some(inverse) if self.is_behind(other) => {
                self.emit_inst(inverse, inst, Some(Label::Block(other)));
                self.emit_jump(taken, next, position);
            }
            _ if can_take => {
                self.emit_inst(op, inst, Some(Label::Block(taken)));
                self.emit_jump(other, next, position);
            }
            _ => {
                // inst L; jump other; L: jump taken
                self.emit_inst(op, inst, Some(Label::Ahead(2)));
                self.emit_jump(other, None, position);
                self.emit_jump(taken, None, position);
            }
        }
    }

    /// Copies that happen at the same time, one after the other.
    fn emit_copies(&mut self, inst: &MachineInst) {
        if let &[source, Operand::Def(dst)] = self.machine.pool.operands(inst) {
            if source != Operand::Use(dst) {
                self.emit_copy(dst, source, inst.position);
            }
            return;
        }
        let mut pending = needed_copies(self.machine, inst);
        while !pending.is_empty() {
            match first_free(&pending) {
                Some(index) => {
                    let (dst, source) = pending.remove(index);
                    self.emit_copy(dst, source, inst.position);
                }
                None => {
                    // A ring: its first register is saved in the scratch register.
                    let (dst, _) = pending[0];
                    let scratch = Place::reg(self.machine.n_regs);
                    self.emit_copy(scratch, Operand::Use(dst), inst.position);
                    for (_, source) in &mut pending {
                        if *source == Operand::Use(dst) {
                            *source = Operand::Use(scratch);
                        }
                    }
                }
            }
        }
    }

    fn emit_copy(&mut self, dst: Place, source: Operand, position: u32) {
        let dst = Operand::Def(dst);
        match source {
            Operand::Const(_) => self.emit_op(Op::LoadConst, &[dst, source], &[], position, None),
            Operand::Imm(_) => self.emit_op(Op::LoadInt, &[dst, source], &[], position, None),
            Operand::Nothing => self.emit_op(Op::Unbind, &[dst], &[], position, None),
            _ => self.emit_op(Op::Move, &[dst, source], &[], position, None),
        }
    }

    /// Emits an instruction, as `op`.
    #[inline(always)]
    fn emit_inst(&mut self, op: Op, inst: &MachineInst, target: Option<Label>) {
        let pool = &self.machine.pool;
        self.emit_op(op, pool.operands(inst), pool.list(inst), inst.position, target);
        if inst.second_position.is_some()
            && let Some(piece) = self.memory.pieces.last_mut()
        {
            piece.second_position = inst.second_position;
        }
    }

    fn emit_op(&mut self, op: Op, operands: &[Operand], list: &[Operand], position: u32, target: Option<Label>) {
        let Memory { code, pieces, jumps, .. } = &mut *self.memory;
        let at = code.len();
        let mut units = [0; MAX_UNITS];
        units[0] = op as u16;
        for (operand, &(_, kind, unit)) in operands.iter().zip(op.fields()) {
            let number: u32 = match *operand {
                Operand::Use(place) | Operand::Def(place) => {
                    // Most operands: registers are never wide.
                    units[unit] = register(place);
                    continue;
                }
                Operand::Nothing => u32::from(u16::MAX),
                Operand::Imm(number) => number as u32,
                Operand::Const(index) | Operand::Name(index) | Operand::Count(index) => index,
                Operand::Cache => fresh_cache(&mut self.n_caches),
                Operand::Top => u32::from(self.n_regs),
                Operand::List => list.len() as u32,
                Operand::Target => {
                    if let Some(label) = target {
                        jumps.push(PendingJump { piece: pieces.len() as u32, label, unit, is_short: kind == FieldKind::Target16 });
                    }
                    0
                }
            };
            units[unit] = number as u16;
            if kind.is_wide() {
                units[unit + 1] = (number >> 16) as u16;
            }
        }
        let n_full = op.units() / 4;
        for full in units[..4 * n_full].chunks_exact(4) {
            code.push(word(full));
        }
        // The list goes on where the operands end.
        let (mut rest, mut n_bits) = (word(&units[4 * n_full..][..4]), 16 * (op.units() % 4));
        for operand in list {
            if let Operand::Use(place) | Operand::Def(place) = operand {
                rest |= u64::from(register(*place)) << n_bits;
            }
            n_bits += 16;
            if n_bits == 64 {
                code.push(rest);
                (rest, n_bits) = (0, 0);
            }
        }
        if n_bits > 0 {
            code.push(rest);
        }
        pieces.push(Piece { op, at: at as u32, block: self.current, position, second_position: None });
    }

    /// Fills in the distances; whether all jumps reach. Blocks whose jumps do not are noted.
    fn resolve(&mut self) -> Result<bool, String> {
        let n_words = self.memory.code.len();
        if n_words > i32::MAX as usize / 2 {
            return Err("the body is too long".into());
        }
        let mut fits = true;
        let Memory { is_long, code, pieces, jumps, starts, .. } = &mut *self.memory;
        for jump in &*jumps {
            let target = match jump.label {
                Label::Block(block) => starts[block as usize],
                Label::Ahead(count) => jump.piece + count,
            };
            let piece = &pieces[jump.piece as usize];
            let target = pieces.get(target as usize).map_or(n_words as u32, |piece| piece.at);
            let distance = i64::from(target) - i64::from(piece.at);
            if jump.is_short && i16::try_from(distance).is_err() {
                is_long[piece.block as usize] = true;
                fits = false;
                continue;
            }
            for (unit, bits) in [(jump.unit, distance as u16), (jump.unit + 1, (distance >> 16) as u16)] {
                if unit == jump.unit || !jump.is_short {
                    code[piece.at as usize + unit / 4] |= u64::from(bits) << (16 * (unit % 4));
                }
            }
        }
        Ok(fits)
    }

    fn finish(self, position: impl Fn(u32) -> PositionParts, shape: Shape) -> Lowered {
        let Memory { code, pieces, positions, .. } = &mut *self.memory;
        let n_words = code.len() as u32;
        positions.clear();
        let mut last = None;
        let mut place = |word: u32, number: u32| {
            if last.replace(number) != Some(number) {
                positions.push_parts(word, position(number));
            }
        };
        for (index, piece) in pieces.iter().enumerate() {
            place(piece.at, piece.position);
            if let Some(second) = piece.second_position
                && pieces.get(index + 1).map_or(n_words, |next| next.at) > piece.at + 1
            {
                place(piece.at + 1, second);
            }
        }
        let origins = if shape.has_origins { origins(pieces) } else { Vec::new() };
        // Copies, which are no longer than needed: the body stays.
        let (code, positions) = (code.as_slice().into(), positions.clone());
        Lowered { code, n_regs: self.n_regs, n_caches: self.n_caches, handlers: self.handlers(n_words), positions, origins }
    }

    /// The handler table.
    fn handlers(&self, n_words: u32) -> Vec<Handler> {
        let mut handlers: Vec<Handler> = Vec::new();
        if !self.has_handlers {
            return handlers;
        }
        let Memory { pieces, starts, .. } = &*self.memory;
        for (index, piece) in pieces.iter().enumerate() {
            let handler = self.machine.blocks[piece.block as usize].handler;
            let Some(handler) = handler.filter(|_| piece.op != Op::Jump) else { continue };
            let pad = &self.machine.blocks[handler as usize];
            let Some(exc) = pad.exception.and_then(Place::as_reg) else { continue };
            let end = pieces.get(index + 1).map_or(n_words, |next| next.at);
            let target = pieces.get(starts[handler as usize] as usize).map_or(0, |first| first.at);
            match handlers.last_mut().filter(|last| last.end == piece.at && last.target == target && last.exc == exc) {
                Some(last) => last.end = end,
                None => handlers.push(Handler { start: piece.at, end, target, exc }),
            }
        }
        handlers.shrink_to_fit();
        handlers
    }
}

/// The stack instructions that the words come from; each of these has a position of its own.
fn origins(pieces: &[Piece]) -> Vec<(u32, u32)> {
    let numbers = |piece: &Piece| [Some(piece.position), piece.second_position];
    pieces.iter().flat_map(|piece| numbers(piece).into_iter().flatten().map(|number| (piece.at, number))).collect()
}

/// Four units, the first lowest.
#[inline(always)]
fn word(units: &[u16]) -> u64 {
    u64::from(units[0]) | u64::from(units[1]) << 16 | u64::from(units[2]) << 32 | u64::from(units[3]) << 48
}

fn fresh_cache(n_caches: &mut u32) -> u32 {
    if *n_caches < u32::from(CacheIndex::SHARED.0) {
        *n_caches += 1;
        *n_caches - 1
    } else {
        u32::from(CacheIndex::SHARED.0)
    }
}

/// The number of a register; a temporary that is never used has none.
fn register(place: Place) -> u16 {
    place.as_reg().unwrap_or(0)
}
