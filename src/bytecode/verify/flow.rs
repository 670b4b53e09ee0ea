//! The depth of the operand stack, and the block stack, at every instruction that control reaches, in code with a block stack.
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
pub fn check(code: &StackCode, memory: &mut Memory) -> Result<(), Fault> {
    memory.states.clear();
    memory.states.resize(code.insts.len(), None);
    memory.pending.clear();
    memory.blocks.clear();
    let has_depths = code.unwinding != Unwinding::BlocksWithFinally;
    Flow { code, has_depths, memory, joined_items: 0, gained_items: 0 }.run()
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct State {
    depth: u64,
    /// The number of the innermost block among `Memory::blocks`, or `NO_BLOCK`.
    blocks: u32,
}

/// In a state: the block stack is empty.
const NO_BLOCK: u32 = u32::MAX;

/// A block, and those around it.
#[derive(Clone, Copy, Debug)]
struct Nested {
    block: Block,
    outer: u32,
    n_blocks: usize,
}

/// Memory that one code object after the other uses.
#[derive(Default)]
pub struct Memory {
    states: Vec<Option<State>>,
    pending: Vec<u32>,
    blocks: Vec<Nested>,
}

/// The walk over everything that control reaches.
struct Flow<'code, 'm> {
    code: &'code StackCode,
    /// Whether depths and blocks are followed, or only reachability.
    has_depths: bool,
    memory: &'m mut Memory,
    joined_items: u64,
    gained_items: u64,
}

impl Flow<'_, '_> {
    fn run(mut self) -> Result<(), Fault> {
        self.reach(0, 0, State { depth: 0, blocks: NO_BLOCK })?;
        while let Some(index) = self.memory.pending.pop() {
            let state = self.memory.states[index as usize].expect("only reached instructions are pending");
            self.step(index as usize, state)?;
        }
        Ok(())
    }

    /// Control, or an exception, gets from `from` to `index` with `state`.
    fn reach(&mut self, from: usize, index: usize, state: State) -> Result<(), Fault> {
        let Some(&known) = self.memory.states.get(index) else {
            return Err((from, "control runs off the end of the code".to_owned()));
        };
        match known {
            None => {
                self.memory.states[index] = Some(state);
                self.memory.pending.push(index as u32);
                if self.has_depths && index != from + 1 {
                    self.joined_items += state.depth;
                }
            }
            Some(known) if !self.has_depths || known == state => {}
            Some(known) if known.depth != state.depth => {
                let what = format!("the stack depth at instruction {index} is {} and {}", known.depth, state.depth);
                return Err((from, what));
            }
            Some(known) if !self.are_equal(known.blocks, state.blocks) => {
                return Err((from, format!("the blocks at instruction {index} differ between ways to it")));
            }
            Some(_) => {}
        }
        if self.has_depths {
            if state.depth > u64::from(self.code.stack_size + StackCode::EXPANSION_SLACK) {
                return Err((from, format!("{} stack items, but the stack size is {}", state.depth, self.code.stack_size)));
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
            self.check_depth(index, op, state)?;
        }
        // A terminator must find its operands, too.
        let next = self.after(index, op, state, Edge::Next)?;
        if !op.is_terminator() {
            self.reach(index, index + 1, next)?;
        }
        if let Some(target) = op.target() {
            let there = if op.target_is_deferred() {
                self.handler_state(index, op, state)?
            } else {
                self.after(index, op, state, Edge::Jump)?
            };
            self.reach(index, target.index(), there)?;
        }
        Ok(())
    }

    /// The handlers that an exception in the instruction finds must have the items they expect.
    fn check_depth(&self, index: usize, op: StackOp, state: State) -> Result<(), Fault> {
        match self.memory.blocks.get(state.blocks as usize).map(|nested| nested.block) {
            Some(Block::Protected { level }) if state.depth < level && op != (StackOp::PopBlock { truncates: false }) => {
                Err((index, format!("{} stack items, but the block expects {level}", state.depth)))
            }
            _ => Ok(()),
        }
    }

    /// The state after `op` on the way `edge`.
    fn after(&mut self, index: usize, op: StackOp, state: State, edge: Edge) -> Result<State, Fault> {
        if !self.has_depths {
            return Ok(state);
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

    fn blocks_after(&mut self, index: usize, op: StackOp, state: State) -> Result<u32, Fault> {
        match op {
            StackOp::SetupTry { .. } | StackOp::SetupWith { .. } => {
                self.push(index, state, Block::Protected { level: level(op, state) })
            }
            StackOp::PopBlock { .. } => self.pop(index, op, state, false),
            StackOp::PopHandler | StackOp::ReraiseHandler { .. } | StackOp::EndAsyncForHandler => self.pop(index, op, state, true),
            _ => Ok(state.blocks),
        }
    }

    fn pop(&self, index: usize, op: StackOp, state: State, is_handler: bool) -> Result<u32, Fault> {
        match self.memory.blocks.get(state.blocks as usize) {
            Some(nested) if matches!(nested.block, Block::Handler { .. }) == is_handler => Ok(nested.outer),
            _ => Err((index, format!("{} without such a block", op.mnemonic()))),
        }
    }

    fn push(&mut self, index: usize, state: State, block: Block) -> Result<u32, Fault> {
        let n_blocks = self.memory.blocks.get(state.blocks as usize).map_or(0, |nested| nested.n_blocks);
        if n_blocks == MAX_BLOCKS {
            return Err((index, "too many nested blocks".to_owned()));
        }
        self.memory.blocks.push(Nested { block, outer: state.blocks, n_blocks: n_blocks + 1 });
        Ok(self.memory.blocks.len() as u32 - 1)
    }

    /// Whether two block stacks are equal.
    fn are_equal(&self, mut left: u32, mut right: u32) -> bool {
        while left != right {
            match (self.memory.blocks.get(left as usize), self.memory.blocks.get(right as usize)) {
                (Some(one), Some(other)) if one.block == other.block => (left, right) = (one.outer, other.outer),
                _ => return false,
            }
        }
        true
    }

    /// The state at the start of the handler that `op` sets up.
    fn handler_state(&mut self, index: usize, op: StackOp, state: State) -> Result<State, Fault> {
        if !self.has_depths {
            return Ok(state);
        }
        let level = level(op, state);
        Ok(State { depth: level + 6, blocks: self.push(index, state, Block::Handler { level })? })
    }
}

/// The level of the block that `op` pushes; the effect of `op` has been found possible.
fn level(op: StackOp, state: State) -> u64 {
    match op {
        StackOp::SetupWith { .. } => state.depth.saturating_sub(1),
        _ => state.depth,
    }
}
