//! Exceptions: where they go from an instruction, by exception table or by block stack; and return, break and continue
//! through finally bodies.
//!
//! Given: the lifter's state. Gives: handler edges, and the landing pads they lead to: blocks that receive the exception and the
//! stack items that survive, do what CPython's unwinding does, and jump to the handler. The law: pads never raise.

use std::ops::Range;

use smallvec::smallvec;

use super::lifter::{Flow, Lifter, Result};
use super::stack::{BlockEntry, BlockKind, Kind, Slot, State, are_alike};
use crate::bytecode::{HandlerRange, StackCode, StackOp, Unwinding};
use crate::ir::{BlockId, Edge, Opcode, ValueId, Values};

/// A landing pad, and what tells it apart from others for the same handler.
pub struct Pad {
    block: BlockId,
    /// The items that survive.
    stack: Vec<Slot>,
    blocks: Vec<BlockEntry>,
    pushes_lasti: bool,
    /// The handler whose handling ends here, so that its saved exception is always the same value.
    ended: Option<u32>,
}

/// Where an exception goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Destination {
    /// The handler's instruction; none if the exception leaves the frame.
    target: Option<u32>,
    depth: usize,
    /// How many entries of the block stack remain.
    n_blocks: usize,
    pushes_lasti: bool,
    /// The outermost handler that is left on the way, and its value for `pop_except`.
    previous: Option<(u32, ValueId)>,
}

/// What a block's handler edge was made of: while that is the same, so is the edge.
#[derive(Default)]
pub struct HandlerBasis {
    /// The instructions from which exceptions go the same way as long as nothing changes below it, if the code has an exception table.
    region: Range<u32>,
    destination: Option<Destination>,
    stack: Vec<Slot>,
    blocks: Vec<BlockEntry>,
}

impl HandlerBasis {
    /// Becomes what no handler is made of.
    pub fn clear(&mut self) {
        (self.region, self.destination) = (0..0, None);
        self.stack.clear();
        self.blocks.clear();
    }
}

/// Whether a handler does nothing but turn StopIteration into RuntimeError. The machine does that for all generators.
pub fn is_stop_iteration_wrapper(code: &StackCode, range: &HandlerRange) -> bool {
    let at = |index: usize| code.insts.get(range.target.index() + index).map(|inst| inst.op);
    range.depth == 0 && at(0) == Some(StackOp::StopIterationError) && matches!(at(1), Some(StackOp::Reraise { .. }))
}

impl Lifter<'_> {
    /// Whether the current handler was made in this region of the exception table, of the same stack items.
    pub fn is_same_region(&self) -> bool {
        let HandlerBasis { region, stack, .. } = &self.memory.basis;
        region.contains(&self.state.index) && self.state.stack.starts_with(stack)
    }

    /// Whether the current handler was made of this.
    pub fn is_basis(&self, destination: &Option<Destination>) -> bool {
        let (depth, n_blocks) = destination.as_ref().map_or((0, 0), |destination| (destination.depth, destination.n_blocks));
        self.memory.basis.destination == *destination
            && self.memory.basis.stack == self.state.stack[..depth]
            && self.memory.basis.blocks == self.state.blocks[..n_blocks]
    }

    /// Notes what the current handler was made of.
    pub fn set_basis(&mut self, destination: Option<Destination>) {
        let (depth, n_blocks) = destination.as_ref().map_or((0, 0), |destination| (destination.depth, destination.n_blocks));
        let has_table = self.code.unwinding == Unwinding::Table;
        let region = if has_table { self.region() } else { 0..0 };
        let HandlerBasis { stack, blocks, .. } = &mut self.memory.basis;
        stack.clear();
        stack.extend_from_slice(&self.state.stack[..depth]);
        blocks.clear();
        blocks.extend_from_slice(&self.state.blocks[..n_blocks]);
        (self.memory.basis.region, self.memory.basis.destination) = (region, destination);
    }

    /// The instructions around the present one that have the same entry of the exception table, or none.
    fn region(&self) -> Range<u32> {
        let after = self.code.handlers.partition_point(|range| range.start <= self.state.index);
        let start = after.checked_sub(1).map_or(0..0, |at| self.code.handlers[at].start..self.code.handlers[at].end);
        if self.state.index < start.end {
            return start;
        }
        start.end..self.code.handlers.get(after).map_or(u32::MAX, |range| range.start)
    }

    /// The edge to the landing pad for a destination; `None` if exceptions leave the frame and nothing is to do for that.
    pub fn handler_edge(&mut self, destination: &Option<Destination>) -> Result<Option<Edge>> {
        let &Some(Destination { target, depth, n_blocks, pushes_lasti, previous }) = destination else { return Ok(None) };
        let (ended, previous) = previous.unzip();
        let (kept, blocks) = (&self.state.stack[..depth], &self.state.blocks[..n_blocks]);
        let mut args: Values = kept.iter().flat_map(Slot::values).collect();
        args.extend(previous);
        let place = target.unwrap_or(self.code.insts.len() as u32);
        let mut n_tried = 0;
        let known = self.memory.pads.of(place).find(|pad| {
            n_tried += 1;
            are_alike(&pad.stack, kept) && pad.blocks == blocks && (pad.pushes_lasti, pad.ended) == (pushes_lasti, ended)
        });
        if let Some(block) = known.map(|pad| pad.block) {
            self.spend(n_tried)?;
            return Ok(Some(Edge { block, args: self.function.new_list(args) }));
        }
        let (kept, blocks) = (kept.to_vec(), blocks.to_vec());
        self.spend(4 + 2 * depth + n_tried)?;
        let pad = self.new_block(target.unwrap_or(self.state.index));
        let exception = self.function.new_value();
        let mut params: Values = smallvec![exception];
        let stack: Vec<Slot> = kept.iter().map(|slot| slot.renamed(|| self.function.new_value())).collect();
        params.extend(stack.iter().flat_map(Slot::values));
        let previous = previous.map(|_| self.function.new_value());
        params.extend(previous);
        let params = self.function.new_list(params);
        let block = self.function.block_mut(pad);
        block.params = params;
        block.is_handler = true;
        self.memory.pads.add(place, Pad { block: pad, stack: kept, blocks: blocks.clone(), pushes_lasti, ended });
        let in_handler = State { index: self.state.index, stack, blocks };
        self.in_block(pad, in_handler, |lifter| {
            if let Some(previous) = previous {
                lifter.emit_effect(Opcode::PopExcept, [0, 0], &[previous]);
            }
            match target {
                Some(target) => {
                    lifter.state.index = target;
                    lifter.enter_handler(target, exception, pushes_lasti);
                    let edge = lifter.edge_to(target)?;
                    lifter.emit_terminator(Opcode::Jump, [0, 0], &[], [edge]);
                }
                None => lifter.emit_terminator(Opcode::Reraise, [0, 0], &[exception], []),
            }
            Ok(())
        })?;
        Ok(Some(Edge { block: pad, args: self.function.new_list(args) }))
    }

    /// Where exceptions of the current instruction go.
    pub fn destination(&self) -> Result<Option<Destination>> {
        if self.code.unwinding == Unwinding::Table {
            let after = self.code.handlers.partition_point(|range| range.start <= self.state.index);
            let found = after.checked_sub(1).filter(|&at| !self.memory.ignored_ranges[at]).map(|at| self.code.handlers[at]);
            let Some(range) = found.filter(|range| self.state.index < range.end) else { return Ok(None) };
            let depth = range.depth as usize;
            if depth > self.state.stack.len() {
                return Err(self.error("a handler expects more stack items than there are"));
            }
            let target = Some(range.target.0);
            return Ok(Some(Destination { target, depth, n_blocks: 0, pushes_lasti: range.push_lasti, previous: None }));
        }
        let mut previous = None;
        for (index, entry) in self.state.blocks.iter().enumerate().rev() {
            let level = entry.level as usize;
            match entry.kind {
                BlockKind::Loop(_) => {}
                BlockKind::Handler(start) => previous = Some((start, self.previous_at(level)?)),
                BlockKind::Try { handler, .. } => {
                    if level > self.state.stack.len() {
                        return Err(self.error("a block lies above the operand stack"));
                    }
                    let target = Some(handler);
                    return Ok(Some(Destination { target, depth: level, n_blocks: index, pushes_lasti: false, previous }));
                }
            }
        }
        let leaves = Destination { target: None, depth: 0, n_blocks: 0, pushes_lasti: false, previous };
        Ok(previous.map(|_| leaves))
    }

    /// The `push_exc_info` value at the bottom of a handler's six items; a returned value may already be below it.
    fn previous_at(&self, level: usize) -> Result<ValueId> {
        let above = self.state.stack.get(level..).unwrap_or_default();
        match above.iter().find(|slot| slot.kind == Kind::Previous) {
            Some(&Slot { value: Some(value), .. }) => Ok(value),
            _ => Err(self.error("a handler's stack items are gone")),
        }
    }

    /// The stack at the start of a handler.
    fn enter_handler(&mut self, start: u32, exception: ValueId, pushes_lasti: bool) {
        if self.code.unwinding == Unwinding::Table {
            if pushes_lasti {
                self.push_slot(Slot::bare(Kind::Lasti));
            }
            self.push(exception);
            return;
        }
        let previous = self.emit(Opcode::PushExcInfo, [0, 0], &[exception]);
        let level = self.state.stack.len() as u32;
        self.state.blocks.push(BlockEntry { kind: BlockKind::Handler(start), level });
        self.state.stack.extend([
            Slot::with(Kind::Previous, previous),
            Slot::bare(Kind::Filler),
            Slot::bare(Kind::Filler),
            Slot::with(Kind::Traceback, exception),
            Slot::value(exception),
            Slot::with(Kind::ExceptionType, exception),
        ]);
    }

    /// Pushes an entry to the block stack.
    pub fn push_block(&mut self, kind: BlockKind, items_above: usize) -> Result<()> {
        let level = self.state.stack.len().checked_sub(items_above).ok_or_else(|| self.error("the operand stack is empty"))?;
        if self.state.blocks.len() >= 64 {
            return Err(self.error("the block stack overflows"));
        }
        self.state.blocks.push(BlockEntry { kind, level: level as u32 });
        Ok(())
    }

    pub fn pop_block(&mut self) -> Result<BlockEntry> {
        self.state.blocks.pop().ok_or_else(|| self.error("the block stack is empty"))
    }

    /// Cuts the operand stack to `level`.
    pub fn cut(&mut self, level: u32) -> Result<()> {
        if level as usize > self.state.stack.len() {
            return Err(self.error("a block lies above the operand stack"));
        }
        self.state.stack.truncate(level as usize);
        Ok(())
    }

    /// Pops the innermost block, which must be a handler, and its three lower items, which are on top, and ends the handling.
    pub fn pop_handler(&mut self) -> Result<()> {
        let entry = self.pop_block()?;
        let items = [self.pop()?, self.pop()?, self.pop()?];
        let previous = items.iter().find(|slot| slot.kind == Kind::Previous).and_then(|slot| slot.value);
        let (BlockKind::Handler(_), Some(previous)) = (entry.kind, previous) else {
            return Err(self.error("the innermost block is no handler"));
        };
        self.emit_effect(Opcode::PopExcept, [0, 0], &[previous]);
        Ok(())
    }

    /// Pops the innermost block, which must be a handler, with everything above its level, and ends the handling.
    pub fn leave_handler(&mut self) -> Result<()> {
        let entry = self.pop_block()?;
        if !matches!(entry.kind, BlockKind::Handler(_)) {
            return Err(self.error("the innermost block is no handler"));
        }
        let previous = self.previous_at(entry.level as usize)?;
        self.emit_effect(Opcode::PopExcept, [0, 0], &[previous]);
        self.cut(entry.level)
    }

    /// Leaves one block on the way out; whether it is a finally body, which the caller must then enter.
    fn leave_block(&mut self) -> Result<Option<u32>> {
        let entry = *self.state.blocks.last().ok_or_else(|| self.error("the block stack is empty"))?;
        match entry.kind {
            BlockKind::Handler(_) => self.leave_handler().map(|()| None),
            BlockKind::Loop(_) => {
                self.state.blocks.pop();
                self.cut(entry.level).map(|()| None)
            }
            BlockKind::Try { handler, catches_everything } => {
                self.state.blocks.pop();
                self.cut(entry.level)?;
                Ok(catches_everything.then_some(handler))
            }
        }
    }

    /// Leaves the frame with a value, through finally bodies.
    pub fn leave_by_return(&mut self, value: ValueId) -> Result<Flow> {
        while !self.state.blocks.is_empty() {
            if let Some(finally) = self.leave_block()? {
                self.push(value);
                self.push_slot(Slot::bare(Kind::Return));
                self.jump(finally)?;
                return Ok(Flow::End);
            }
        }
        let is_resumable = self.code.flags.is_generator_like();
        let op = if is_resumable { Opcode::ReturnFromGenerator } else { Opcode::Return };
        self.emit_terminator(op, [0, 0], &[value], []);
        Ok(Flow::End)
    }

    /// Leaves the innermost loop, through finally bodies.
    pub fn leave_by_break(&mut self) -> Result<Flow> {
        loop {
            let Some(entry) = self.state.blocks.last() else { return Err(self.error("break outside a loop")) };
            if let BlockKind::Loop(target) = entry.kind {
                self.leave_block()?;
                self.jump(target)?;
                return Ok(Flow::End);
            }
            if let Some(finally) = self.leave_block()? {
                self.push_slot(Slot::bare(Kind::Break));
                self.jump(finally)?;
                return Ok(Flow::End);
            }
        }
    }

    /// Goes on with the innermost loop, through finally bodies.
    pub fn leave_by_continue(&mut self, target: u32) -> Result<Flow> {
        loop {
            let Some(entry) = self.state.blocks.last() else { return Err(self.error("continue outside a loop")) };
            if matches!(entry.kind, BlockKind::Loop(_)) {
                self.jump(target)?;
                return Ok(Flow::End);
            }
            if let Some(finally) = self.leave_block()? {
                self.push_slot(Slot::bare(Kind::ContinueTarget(target)));
                self.push_slot(Slot::bare(Kind::Continue));
                self.jump(finally)?;
                return Ok(Flow::End);
            }
        }
    }
}
