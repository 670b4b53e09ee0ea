//! The depth of the operand stack, and the block stack, at every instruction that control reaches.
//!
//! Given: code whose tables and operands are in order. Gives: nothing, or the first error. Not obvious: without depths
//! (`BlocksWithFinally`) the same walk still finds out what is reachable and that nothing runs off the end.

use super::{Fault, MAX_STACK_SIZE};
use crate::bytecode::code::{StackCode, Unwinding};
use crate::bytecode::op::{Edge, StackOp};

/// Limit on the sum of the stack depths at all jump and handler targets, because later stages spend memory on them.
const MAX_JOINED_ITEMS: u64 = 1 << 26;
/// CPython's own limit is 20 blocks, handlers not counted.
const MAX_BLOCKS: usize = 64;

/// Walks the code from its start.
pub fn check(code: &StackCode) -> Result<(), Fault> {
    Flow::new(code).run()
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
        // A terminator must find its operands, too.
        let next = self.after(index, op, &state, Edge::Next)?;
        if !op.is_terminator() {
            self.reach(index, index + 1, next)?;
        }
        if let Some(target) = op.target() {
            let there = if op.target_is_deferred() {
                self.handler_state(index, op, &state)?
            } else {
                self.after(index, op, &state, Edge::Jump)?
            };
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
            StackOp::SetupTry { .. } | StackOp::SetupWith { .. } => {
                self.pushed(index, state, Block::Protected { level: level(op, state) })
            }
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
