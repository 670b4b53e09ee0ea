//! The verifier: what everybody after this folder may rely on without looking.
//!
//! Given: a [`StackCode`]. Gives: nothing, or the first error. Promised afterwards: every index is in range and of the right kind
//! of slot, every jump and handler target is an instruction, control cannot run off the end, generators begin by making the
//! generator and nothing else yields; and where `unwinding` is `Table` or `Blocks`, that every instruction has one stack depth, deep
//! enough for it and for its handler, and not above `stack_size`, and that blocks are pushed and popped in pairs.
//!
//! Not obvious: where `unwinding` is `BlocksWithFinally`, the depth in a finally body depends on how it was entered, so the depths
//! are checked by `lift/`, which clones these bodies. Instructions that nothing reaches are checked for indices only.

use super::code::{StackCode, Unwinding};
use super::error::BytecodeError;
use super::op::{Edge, StackOp, Target};
use super::operand::TableIndex;

/// Deeper stacks are refused, whatever `stack_size` says: later stages spend memory on every stack item.
const MAX_STACK_SIZE: u32 = 1 << 20;
/// Limit on the sum of the stack depths at all jump and handler targets, for the same reason.
const MAX_JOINED_ITEMS: u64 = 1 << 26;
/// CPython's own limit is 20 blocks, handlers not counted.
const MAX_BLOCKS: usize = 64;

/// Index of the instruction and what is wrong with it.
type Fault = (usize, String);

/// Checks everything that the module documentation promises.
pub fn verify(code: &StackCode) -> Result<(), BytecodeError> {
    let located = |(index, what): Fault| {
        let offset = code.insts.get(index).map_or(0, |inst| inst.offset);
        BytecodeError::in_code(code.display_name(), offset as usize, what)
    };
    check_tables(code).map_err(|what| located((0, what)))?;
    check_operands(code).map_err(located)?;
    check_generator(code).map_err(located)?;
    Flow::new(code).run().map_err(located)
}

fn check_tables(code: &StackCode) -> Result<(), String> {
    let fault = |what: &str| Err(what.to_owned());
    if code.insts.is_empty() {
        return fault("there are no instructions");
    }
    if code.positions.len() != code.insts.len() {
        return fault("there is not one position per instruction");
    }
    if code.n_positional_only > code.n_positional {
        return fault("more positional-only parameters than positional ones");
    }
    let n_parameters = usize::try_from(code.n_parameters()).unwrap_or(usize::MAX);
    match code.locals.get(..n_parameters) {
        Some(parameters) if parameters.iter().all(|local| local.is_local) => {}
        _ => return fault("more parameters than local variables"),
    }
    let first_free = code.locals.len() - code.n_free();
    if code.locals[first_free..].iter().any(|local| !local.is_free || local.is_local || local.is_cell) {
        return fault("free variables are not the last slots");
    }
    if code.stack_size > MAX_STACK_SIZE {
        return Err(format!("the stack size is {}", code.stack_size));
    }
    if code.docstring.is_some_and(|index| index.index() >= code.consts.len()) {
        return fault("the docstring is no constant");
    }
    if code.handlers.windows(2).any(|pair| pair[0].end > pair[1].start) {
        return fault("protected regions overlap or are not in order");
    }
    let length = code.insts.len();
    for handler in &code.handlers {
        if handler.start >= handler.end || handler.end as usize > length || handler.target.index() >= length {
            return fault("a protected region or its handler is outside of the code");
        }
    }
    if code.unwinding != Unwinding::Table && !code.handlers.is_empty() {
        return fault("a block stack and an exception table");
    }
    Ok(())
}

/// Every operand of every instruction, reached or not.
fn check_operands(code: &StackCode) -> Result<(), Fault> {
    for (index, inst) in code.insts.iter().enumerate() {
        let mut what = None;
        let mut op = inst.op;
        op.visit_operands(&mut |_, operand| {
            let (table, length, at) = match operand.as_index() {
                Some(TableIndex::Constant(at)) => ("constant", code.consts.len(), at),
                Some(TableIndex::Name(at)) => ("name", code.names.len(), at),
                Some(TableIndex::Local(at)) => ("local", code.locals.len(), at),
                None => return,
            };
            if at as usize >= length {
                what = Some(format!("{table} {at} of {length}"));
            }
        });
        if what.is_none() {
            what = check_op(code, inst.op);
        }
        if let Some(what) = what {
            return Err((index, format!("{}: {what}", inst.op.mnemonic())));
        }
    }
    Ok(())
}

/// Rules of single ops; indices have been checked.
fn check_op(code: &StackCode, op: StackOp) -> Option<String> {
    if let Some(Target(target)) = op.target() {
        if target as usize >= code.insts.len() {
            return Some(format!("jump to instruction {target} of {}", code.insts.len()));
        }
    }
    let holds_cell = |local: super::op::LocalIndex| {
        let local = &code.locals[local.index()];
        local.is_cell || local.is_free
    };
    match op {
        StackOp::LoadDeref(local)
        | StackOp::StoreDeref(local)
        | StackOp::DeleteDeref(local)
        | StackOp::LoadCell(local)
        | StackOp::LoadFromDictOrDeref(local)
            if !holds_cell(local) =>
        {
            Some(format!("local {} holds no cell", local.0))
        }
        StackOp::LoadLocal(local) if holds_cell(local) => Some(format!("local {} holds a cell", local.0)),
        // CPython makes cells of free slots, too, where an inlined comprehension has a variable of that name.
        StackOp::MakeCell(local) if !holds_cell(local) => Some(format!("local {} holds no cell", local.0)),
        StackOp::CopyFreeVars(count) if count as usize != code.n_free() => {
            Some(format!("{count} of {} free variables", code.n_free()))
        }
        StackOp::Copy(0) | StackOp::Swap(0) | StackOp::Rotate(0) => Some("no such item".to_owned()),
        StackOp::ListAppend(0)
        | StackOp::SetAdd(0)
        | StackOp::MapAdd(0)
        | StackOp::ListExtend(0)
        | StackOp::SetUpdate(0)
        | StackOp::DictUpdate(0)
        | StackOp::DictMerge { depth: 0, .. } => Some("no such item".to_owned()),
        StackOp::Raise(count) if count > 2 => Some(format!("{count} operands")),
        _ => None,
    }
}

/// `ReturnGenerator` comes first in generators, after cells, and nowhere else; only generators suspend.
fn check_generator(code: &StackCode) -> Result<(), Fault> {
    let is_setup = |op| matches!(op, StackOp::CopyFreeVars(_) | StackOp::MakeCell(_) | StackOp::Nop);
    let first = code.insts.iter().take_while(|inst| is_setup(inst.op)).count();
    let expected = code.flags.is_generator_like().then_some(first);
    for (index, inst) in code.insts.iter().enumerate() {
        match inst.op {
            StackOp::ReturnGenerator if expected != Some(index) => {
                return Err((index, "return_generator is not at the start of a generator".to_owned()));
            }
            StackOp::Yield { .. } | StackOp::Send(_) if expected.is_none() => {
                return Err((index, format!("{} outside of a generator", inst.op.mnemonic())));
            }
            op if expected.is_some() && op.target().is_some_and(|target| target.index() <= first) => {
                return Err((index, "jump to before the start of the generator".to_owned()));
            }
            _ => {}
        }
    }
    match expected {
        Some(index) if !code.insts.get(index).is_some_and(|inst| inst.op == StackOp::ReturnGenerator) => {
            Err((0, "a generator that does not start with return_generator".to_owned()))
        }
        _ => Ok(()),
    }
}

/// An entry of the block stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Block {
    /// Protects; exceptions cut the stack to this level.
    Protected { level: u64 },
    /// Entered by an exception; six items lie above this level.
    Handler { level: u64 },
}

/// What is known before an instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    depth: u64,
    blocks: std::rc::Rc<[Block]>,
}

/// The walk over everything that control reaches.
struct Flow<'code> {
    code: &'code StackCode,
    /// Whether depths and blocks are followed, or only reachability.
    has_depths: bool,
    states: Vec<Option<State>>,
    pending: Vec<usize>,
    joined_items: u64,
    gained_items: u64,
}

impl<'code> Flow<'code> {
    fn new(code: &'code StackCode) -> Self {
        Self {
            code,
            has_depths: code.unwinding != Unwinding::BlocksWithFinally,
            states: vec![None; code.insts.len()],
            pending: Vec::new(),
            joined_items: 0,
            gained_items: 0,
        }
    }

    fn run(mut self) -> Result<(), Fault> {
        self.reach(0, 0, State { depth: 0, blocks: [].into() })?;
        while let Some(index) = self.pending.pop() {
            let state = self.states[index].clone().expect("only reached instructions are pending");
            self.step(index, state)?;
        }
        Ok(())
    }

    /// Control, or an exception, gets from `from` to `index` with `state`.
    fn reach(&mut self, from: usize, index: usize, state: State) -> Result<(), Fault> {
        let Some(known) = self.states.get_mut(index) else {
            return Err((from, "control runs off the end of the code".to_owned()));
        };
        match known {
            None => {
                if self.has_depths && index != from + 1 {
                    self.joined_items += state.depth;
                }
                *known = Some(state);
                self.pending.push(index);
            }
            Some(known) if !self.has_depths || *known == state => {}
            Some(known) if known.depth != state.depth => {
                let what = format!("the stack depth at instruction {index} is {} and {}", known.depth, state.depth);
                return Err((from, what));
            }
            Some(_) => return Err((from, format!("the blocks at instruction {index} differ between ways to it"))),
        }
        if self.has_depths {
            let limit = u64::from(self.code.stack_size + StackCode::EXPANSION_SLACK);
            let depth = self.states[index].as_ref().map_or(0, |state| state.depth);
            if depth > limit {
                return Err((from, format!("{depth} stack items, but the stack size is {}", self.code.stack_size)));
            }
            if self.joined_items > MAX_JOINED_ITEMS {
                return Err((from, "too many stack items over all jump targets".to_owned()));
            }
        }
        Ok(())
    }

    fn step(&mut self, index: usize, state: State) -> Result<(), Fault> {
        let op = self.code.insts[index].op;
        if self.has_depths {
            self.exceptions(index, op, &state)?;
        }
        if !op.is_terminator() {
            let next = self.after(index, op, &state, Edge::Next)?;
            self.reach(index, index + 1, next)?;
        }
        if let Some(target) = op.target() {
            let there = if op.target_is_deferred() { self.handler_state(index, op, &state)? } else { self.after(index, op, &state, Edge::Jump)? };
            self.reach(index, target.index(), there)?;
        }
        Ok(())
    }

    /// The handlers that an exception in the instruction finds must have the items they expect.
    fn exceptions(&mut self, index: usize, op: StackOp, state: &State) -> Result<(), Fault> {
        if let Some(handler) = self.code.handler_at(index as u32) {
            if state.depth < u64::from(handler.depth) {
                return Err((index, format!("{} stack items, but the handler expects {}", state.depth, handler.depth)));
            }
            let depth = u64::from(handler.depth) + u64::from(handler.push_lasti) + 1;
            let there = State { depth, blocks: state.blocks.clone() };
            self.reach(index, handler.target.index(), there)?;
        }
        match state.blocks.last() {
            Some(Block::Protected { level }) if state.depth < *level && op != (StackOp::PopBlock { truncates: false }) => {
                Err((index, format!("{} stack items, but the block expects {level}", state.depth)))
            }
            _ => Ok(()),
        }
    }

    /// The state after `op` on the way `edge`.
    fn after(&mut self, index: usize, op: StackOp, state: &State, edge: Edge) -> Result<State, Fault> {
        if !self.has_depths {
            return Ok(state.clone());
        }
        let effect = op.effect(edge);
        let Some(rest) = state.depth.checked_sub(effect.pops) else {
            return Err((index, format!("{} needs {} stack items, there are {}", op.mnemonic(), effect.pops, state.depth)));
        };
        self.gained_items += effect.pushes.saturating_sub(effect.pops);
        if self.gained_items > u64::from(MAX_STACK_SIZE) * 4 + self.code.insts.len() as u64 {
            return Err((index, "too many stack items over all instructions".to_owned()));
        }
        Ok(State { depth: rest + effect.pushes, blocks: self.blocks_after(index, op, state)? })
    }

    fn blocks_after(&self, index: usize, op: StackOp, state: &State) -> Result<std::rc::Rc<[Block]>, Fault> {
        let popped = |expected_handler: bool| match state.blocks.split_last() {
            Some((last, rest)) if matches!(last, Block::Handler { .. }) == expected_handler => Ok(rest.into()),
            _ => Err((index, format!("{} without such a block", op.mnemonic()))),
        };
        match op {
            StackOp::SetupTry { .. } | StackOp::SetupWith { .. } => self.pushed(index, state, Block::Protected { level: level(op, state) }),
            StackOp::PopBlock { .. } => popped(false),
            StackOp::PopHandler | StackOp::ReraiseHandler { .. } | StackOp::EndAsyncForHandler => popped(true),
            _ => Ok(state.blocks.clone()),
        }
    }

    fn pushed(&self, index: usize, state: &State, block: Block) -> Result<std::rc::Rc<[Block]>, Fault> {
        if state.blocks.len() == MAX_BLOCKS {
            return Err((index, "too many nested blocks".to_owned()));
        }
        Ok(state.blocks.iter().copied().chain([block]).collect())
    }

    /// The state at the start of the handler that `op` sets up.
    fn handler_state(&self, index: usize, op: StackOp, state: &State) -> Result<State, Fault> {
        if !self.has_depths {
            return Ok(state.clone());
        }
        let level = level(op, state);
        Ok(State { depth: level + 6, blocks: self.pushed(index, state, Block::Handler { level })? })
    }
}

/// The level of the block that `op` pushes; the effect of `op` has been found possible.
fn level(op: StackOp, state: &State) -> u64 {
    match op {
        StackOp::SetupWith { .. } => state.depth.saturating_sub(1),
        _ => state.depth,
    }
}
