//! The walk over the stack code, and the tools that the operations use.
//!
//! Given: a code object. Gives: [`lift`], and to `ops/` and `unwind.rs` a [`Lifter`] with pop, push and emit. The law: the walk
//! is bounded by a budget, because the input may be hostile; every mistake of the code is a [`LiftError`].

use super::constants::convert_constant;
use super::memory::{Memory, Start};
use super::stack::{Kind, Slot, State, are_alike};
use super::{LiftError, Lifted, Nested, NestedCode, ops};
use crate::bytecode::{Const, ConstIndex, JumpCondition, StackCode, StackOp, Str};
use crate::ir::{Block, BlockId, Constant, Edge, Function, Inst, List, Opcode, ValueId, Values};

/// Whether control goes on with the following instruction.
pub enum Flow {
    Next,
    End,
}

pub type Result<T> = std::result::Result<T, LiftError>;

/// Lifts one code object; nested ones are only listed.
pub fn lift(code: &StackCode, memory: &mut Memory) -> Result<Lifted> {
    let mut lifter = Lifter::new(code, memory);
    let result = lifter.enter().and_then(|()| {
        while let Some(number) = lifter.memory.worklist.pop() {
            lifter.walk(number)?;
        }
        Ok(())
    });
    lifter.memory.state = lifter.state;
    result.map(|()| Lifted { function: lifter.function, nested: lifter.nested })
}

/// A code object being lifted.
pub struct Lifter<'code> {
    pub code: &'code StackCode,
    pub function: Function,
    pub state: State,
    pub memory: &'code mut Memory,
    nested: Vec<Nested>,
    current: BlockId,
    /// The handler of the current block, once an instruction of it has needed to know.
    handler: Option<Option<Edge>>,
    /// The constant None, once something has needed it that the code object does not have.
    none: Option<u32>,
    budget: u64,
}

impl<'code> Lifter<'code> {
    fn new(code: &'code StackCode, memory: &'code mut Memory) -> Self {
        let n_insts = code.insts.len();
        memory.reset(code);
        let mut function = std::mem::take(&mut memory.function);
        function.name = code.qualname.as_ref().unwrap_or(&code.name).to_shared();
        function.homes.extend(code.locals.iter().map(|local| local.name.to_shared()));
        function.n_parameters = u32::try_from(code.n_parameters()).unwrap_or(u32::MAX).min(code.locals.len() as u32);
        // Not extended, so that they take no more memory than they need: the body gets them.
        function.names = code.names.iter().map(Str::to_shared).collect();
        function.n_positions = code.positions.len() as u32;
        Lifter {
            code,
            function,
            state: std::mem::take(&mut memory.state),
            memory,
            nested: Vec::new(),
            current: Function::ENTRY,
            handler: None,
            none: None,
            budget: 400_000 + 400 * n_insts as u64,
        }
    }

    /// The entry block.
    fn enter(&mut self) -> Result<()> {
        if let Some(docstring) = self.code.docstring {
            // The first constant of a body is its docstring.
            self.constant_number(docstring)?;
        }
        self.start_block(0);
        self.handler = Some(None);
        if self.memory.is_leader.first() == Some(&true) {
            return self.jump(0);
        }
        self.walk_on()
    }

    /// Follows the code from a state to the end of its block.
    fn walk(&mut self, number: u32) -> Result<()> {
        let Memory { starts, slots, entries, .. } = &*self.memory;
        let start = starts.get(number);
        self.state.index = start.index;
        self.state.stack.clear();
        self.state.stack.extend_from_slice(&slots[start.slots.clone()]);
        self.state.blocks.clear();
        self.state.blocks.extend_from_slice(&entries[start.entries.clone()]);
        self.current = start.block;
        self.handler = None;
        self.walk_on()
    }

    /// Follows the code from the present instruction to the end of its block.
    fn walk_on(&mut self) -> Result<()> {
        let mut is_first = true;
        loop {
            let index = self.state.index;
            let Some(&inst) = self.code.insts.get(index as usize) else {
                return Err(self.error("the code runs beyond its end"));
            };
            if !is_first && self.memory.is_leader[index as usize] {
                return self.jump(index);
            }
            is_first = false;
            self.spend(1)?;
            if ops::may_raise(&inst.op, index) && !self.tests_bool(&inst.op) {
                self.need_handler()?;
            }
            match ops::lift(self, inst.op)? {
                Flow::Next => self.state.index += 1,
                Flow::End => return Ok(()),
            }
            if self.state.stack.len() as u64 > u64::from(self.code.stack_size) + 16 {
                return Err(self.error("the operand stack overflows"));
            }
        }
    }

    /// Makes sure that the current block has the handler that counts here.
    fn need_handler(&mut self) -> Result<()> {
        // Most code is protected by nothing.
        if self.code.handlers.is_empty() && self.state.blocks.is_empty() && matches!(self.handler, Some(None)) {
            return Ok(());
        }
        if self.handler.is_some() && self.is_same_region() {
            return Ok(());
        }
        let destination = self.destination()?;
        if self.handler.is_some() && self.is_basis(&destination) {
            return Ok(());
        }
        let needed = self.handler_edge(&destination)?;
        self.set_basis(destination);
        if self.handler.is_some_and(|handler| self.function.are_same(&handler, &needed)) {
            return Ok(());
        }
        let is_empty = self.function.block(self.current).insts.is_empty();
        if self.handler.is_some() || !(is_empty || needed.is_none()) {
            let origin = self.state.index;
            let next = self.new_block(origin);
            self.emit_terminator(Opcode::Jump, [0, 0], &[], [Edge { block: next, args: List::default() }]);
            self.current = next;
        }
        self.function.block_mut(self.current).handler = needed;
        self.handler = Some(needed);
        Ok(())
    }

    /// Whether the operation is a jump on what is certainly a bool, or on being None: then it cannot raise.
    fn tests_bool(&self, op: &StackOp) -> bool {
        let (StackOp::JumpIf { condition, target }, Some(top)) = (op, self.state.stack.last()) else { return false };
        let is_none_test = matches!(condition, JumpCondition::None | JumpCondition::NotNone);
        let last = self.function.block(self.current).insts.last();
        let is_bool = last.is_some_and(|inst| {
            let gives_bool = matches!(
                inst.op,
                Opcode::ToBool
                    | Opcode::Not
                    | Opcode::Is
                    | Opcode::IsNot
                    | Opcode::Contains
                    | Opcode::NotContains
                    | Opcode::CheckExcMatch
                    | Opcode::MatchMapping
                    | Opcode::MatchSequence
            );
            gives_bool && self.function.results(inst).first().copied() == top.value
        });
        target.0 > self.state.index && (is_none_test || is_bool)
    }

    pub fn new_block(&mut self, origin: u32) -> BlockId {
        let insts = self.memory.insts.take();
        self.function.blocks.push(Block { insts, origin, ..Block::default() });
        BlockId(self.function.blocks.len() as u32 - 1)
    }

    /// Starts a new block and makes it the current one.
    pub fn start_block(&mut self, origin: u32) -> BlockId {
        self.current = self.new_block(origin);
        self.handler = None;
        self.current
    }

    /// Runs `build` with another current block and state.
    pub fn in_block<T>(&mut self, block: BlockId, state: State, build: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let state = std::mem::replace(&mut self.state, state);
        let saved = (std::mem::replace(&mut self.current, block), self.handler.take(), std::mem::take(&mut self.memory.basis), state);
        let result = build(self);
        (self.current, self.handler, self.memory.basis, self.state) = saved;
        result
    }

    pub fn error(&self, what: impl Into<String>) -> LiftError {
        let inst = self.code.insts.get(self.state.index as usize).or(self.code.insts.last());
        LiftError { offset: inst.map_or(0, |inst| inst.offset), what: what.into() }
    }

    /// Counts work against the budget.
    pub fn spend(&mut self, work: usize) -> Result<()> {
        match self.budget.checked_sub(work as u64) {
            Some(rest) => {
                self.budget = rest;
                Ok(())
            }
            None => Err(self.error("the code has too many states")),
        }
    }

    // The operand stack.

    pub fn push(&mut self, value: ValueId) {
        self.state.stack.push(Slot::value(value));
    }

    pub fn push_slot(&mut self, slot: Slot) {
        self.state.stack.push(slot);
    }

    pub fn pop(&mut self) -> Result<Slot> {
        self.state.stack.pop().ok_or_else(|| self.error("the operand stack is empty"))
    }

    /// Pops a Python value.
    pub fn pop_value(&mut self) -> Result<ValueId> {
        let slot = self.pop()?;
        self.value_of(slot)
    }

    /// Pops what a home may hold: a Python value or unbound.
    pub fn pop_content(&mut self) -> Result<ValueId> {
        let slot = self.pop()?;
        match slot {
            Slot { kind: Kind::MaybeUnbound, value: Some(value), .. } => Ok(value),
            Slot { kind: Kind::Null, .. } => Ok(self.emit(Opcode::Unbound, [0, 0], &[])),
            _ => self.value_of(slot),
        }
    }

    /// Pops `count` values; the last popped comes first.
    pub fn pop_values(&mut self, count: u32) -> Result<Values> {
        let Some(first) = self.state.stack.len().checked_sub(count as usize) else {
            return Err(self.error("the operand stack is empty"));
        };
        let slots = &self.state.stack[first..];
        if slots.iter().all(|slot| slot.kind == Kind::Value && slot.value.is_some()) {
            let values = slots.iter().filter_map(|slot| slot.value).collect();
            self.state.stack.truncate(first);
            return Ok(values);
        }
        let mut values = (0..count).map(|_| self.pop_value()).collect::<Result<Values>>()?;
        values.reverse();
        Ok(values)
    }

    /// The item `depth` from the top, which is item 1.
    pub fn peek(&self, depth: u32) -> Result<Slot> {
        let index = self.state.stack.len().checked_sub(depth as usize).filter(|_| depth > 0);
        index.map(|index| self.state.stack[index]).ok_or_else(|| self.error("the operand stack is too short"))
    }

    /// The Python value of item `depth`.
    pub fn peek_value(&mut self, depth: u32) -> Result<ValueId> {
        let slot = self.peek(depth)?;
        self.value_of(slot)
    }

    /// The Python value of an item.
    pub fn value_of(&mut self, slot: Slot) -> Result<ValueId> {
        match (slot.kind, slot.value) {
            (Kind::Value, Some(value)) => Ok(value),
            (Kind::ExceptionType, Some(value)) => Ok(self.emit(Opcode::ExcType, [0, 0], &[value])),
            (Kind::Traceback, Some(value)) => Ok(self.emit(Opcode::ExcTraceback, [0, 0], &[value])),
            (Kind::Nothing | Kind::WithoutException, _) => Ok(self.none()),
            _ => Err(self.error(format!("a stack item is used as a value ({:?})", slot.kind))),
        }
    }

    // Instructions.

    /// Appends an instruction with one result.
    pub fn emit(&mut self, op: Opcode, immediates: [u32; 2], args: &[ValueId]) -> ValueId {
        let result = self.function.new_value();
        self.emit_with(op, immediates, args, &[result]);
        result
    }

    /// The same, with operands from an iterator.
    pub fn emit_of(&mut self, op: Opcode, args: impl IntoIterator<Item = ValueId>) -> ValueId {
        let result = self.function.new_value();
        let (args, results) = (self.function.new_list(args), self.function.new_list([result]));
        self.append(Inst { args, results, ..Inst::new(op, [0, 0], self.state.index) });
        result
    }

    /// Appends an instruction without results.
    pub fn emit_effect(&mut self, op: Opcode, immediates: [u32; 2], args: &[ValueId]) {
        self.emit_with(op, immediates, args, &[]);
    }

    /// Appends an instruction with the given results.
    pub fn emit_with(&mut self, op: Opcode, immediates: [u32; 2], args: &[ValueId], results: &[ValueId]) {
        let function = &mut self.function;
        let (args, results) = (function.new_list(args.iter().copied()), function.new_list(results.iter().copied()));
        self.append(Inst { args, results, ..Inst::new(op, immediates, self.state.index) });
    }

    fn append(&mut self, inst: Inst) {
        self.function.block_mut(self.current).insts.push(inst);
    }

    /// Ends the current block.
    pub fn emit_terminator(&mut self, op: Opcode, immediates: [u32; 2], args: &[ValueId], edges: impl IntoIterator<Item = Edge>) {
        self.emit_effect(op, immediates, args);
        self.function.block_mut(self.current).edges = edges.into_iter().collect();
    }

    /// Ends the current block with a terminator that has a result.
    pub fn emit_terminator_with(&mut self, op: Opcode, args: &[ValueId], result: ValueId, edges: impl IntoIterator<Item = Edge>) {
        self.emit_with(op, [0, 0], args, &[result]);
        self.function.block_mut(self.current).edges = edges.into_iter().collect();
    }

    /// The edge to the block for the current stack and block stack at another instruction.
    pub fn edge_to(&mut self, index: u32) -> Result<Edge> {
        if index as usize >= self.code.insts.len() {
            return Err(self.error("the code runs beyond its end"));
        }
        let State { stack, blocks, .. } = &self.state;
        let args = self.function.new_list(stack.iter().flat_map(Slot::values));
        let mut n_tried = 0;
        let Memory { starts, slots, entries, .. } = &*self.memory;
        let known = starts.of(index).find(|start| {
            n_tried += 1;
            are_alike(&slots[start.slots.clone()], stack) && entries[start.entries.clone()] == **blocks
        });
        let known = known.map(|start| start.block);
        self.spend((1 + n_tried) * (1 + args.len() / 8))?;
        if let Some(block) = known {
            return Ok(Edge { block, args });
        }
        self.spend(4 + args.len())?;
        let block = self.new_block(index);
        let (Memory { starts, slots, entries, worklist, .. }, function) = (&mut *self.memory, &mut self.function);
        let (first_slot, first_entry) = (slots.len(), entries.len());
        slots.extend(self.state.stack.iter().map(|slot| slot.renamed(|| function.new_value())));
        entries.extend_from_slice(&self.state.blocks);
        let start = Start { block, index, slots: first_slot..slots.len(), entries: first_entry..entries.len() };
        function.blocks[block.index()].params = function.new_list(slots[first_slot..].iter().flat_map(Slot::values));
        worklist.push(starts.add(index, start));
        Ok(Edge { block, args })
    }

    /// Ends the current block with a jump.
    pub fn jump(&mut self, index: u32) -> Result<()> {
        let edge = self.edge_to(index)?;
        self.emit_terminator(Opcode::Jump, [0, 0], &[], [edge]);
        Ok(())
    }

    // Constants.

    pub fn none(&mut self) -> ValueId {
        let function = &mut self.function;
        let number = *self.none.get_or_insert_with(|| function.constant(Constant::None));
        self.emit(Opcode::Const, [number, 0], &[])
    }

    /// A constant that the code object does not have.
    pub fn own_constant(&mut self, constant: Constant) -> ValueId {
        let number = self.function.constant(constant);
        self.emit(Opcode::Const, [number, 0], &[])
    }

    /// A constant of the code object.
    pub fn load_constant(&mut self, index: ConstIndex) -> Result<ValueId> {
        let number = self.constant_number(index)?;
        let value = self.emit(Opcode::Const, [number, 0], &[]);
        self.memory.constants.push((value, index));
        Ok(value)
    }

    fn constant_number(&mut self, index: ConstIndex) -> Result<u32> {
        if let Some(&Some(number)) = self.memory.constant_numbers.get(index.index()) {
            return Ok(number);
        }
        let code = self.code;
        let constant = code.consts.get(index.index()).ok_or_else(|| self.error("there is no such constant"))?;
        let converted = match constant {
            Const::Code(nested) => self.nested_code(NestedCode::Stack(nested.clone())),
            &Const::Translated(number) => self.nested_code(NestedCode::Translated(number)),
            other => convert_constant(other, 0).map_err(|what| self.error(what))?,
        };
        self.function.constants.push(converted);
        let number = self.function.constants.len() as u32 - 1;
        self.memory.constant_numbers[index.index()] = Some(number);
        Ok(number)
    }

    fn nested_code(&mut self, code: NestedCode) -> Constant {
        self.nested.push(Nested { code, qualname: None });
        Constant::Code(self.nested.len() as u32 - 1)
    }

    fn constant_index(&self, value: ValueId) -> Option<ConstIndex> {
        let place = self.memory.constants.binary_search_by_key(&value, |constant| constant.0).ok()?;
        Some(self.memory.constants[place].1)
    }

    /// The constant of the code object that a value is, if it is one.
    pub fn constant_of(&self, value: ValueId) -> Option<&'code Const> {
        self.code.consts.get(self.constant_index(value)?.index())
    }

    /// The number among the function's constants of the code object that a value is.
    pub fn code_number(&self, value: ValueId) -> Option<u32> {
        let index = self.constant_index(value)?.index();
        let number = self.memory.constant_numbers.get(index).copied().flatten();
        number.filter(|_| matches!(self.code.consts.get(index), Some(Const::Code(_) | Const::Translated(_))))
    }

    /// The items of a tuple that the current block has just built.
    pub fn items_of_tuple(&self, value: ValueId) -> Option<Values> {
        let insts = &self.function.block(self.current).insts;
        let inst = insts.iter().rev().find(|inst| self.function.results(inst).first() == Some(&value))?;
        match inst.op {
            Opcode::BuildTuple => Some(Values::from_slice(self.function.args(inst))),
            Opcode::Const if self.function.constants.get(inst.immediates[0] as usize) == Some(&Constant::Tuple(Vec::new())) => {
                Some(Values::new())
            }
            _ => None,
        }
    }

    /// Notes the qualified name of a nested code object.
    pub fn set_qualname(&mut self, constant: u32, qualname: crate::bytecode::Str) {
        if let Some(&Constant::Code(nested)) = self.function.constants.get(constant as usize) {
            self.nested[nested as usize].qualname = Some(qualname);
        }
    }
}
