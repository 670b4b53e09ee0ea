//! Items of the abstract operand stack.
//!
//! Given: nothing. Gives: [`Slot`], an item: what kind it is and, for most kinds, the SSA value behind it. The law: kinds are
//! part of a block's identity, values are its parameters.

use crate::ir::ValueId;

/// What an item of the operand stack is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// A Python value.
    Value,
    /// A Python value or unbound: the self of a method load, the saved variable of an inlined comprehension.
    MaybeUnbound,
    /// The exit function of a `with`: a callee and its first argument, which may be unbound.
    Exit,
    /// CPython's NULL.
    Null,
    /// The offset of a raising instruction, which nothing needs.
    Lasti,
    /// The exception that was handled before, kept by `push_exc_info`.
    Previous,
    /// An item that comes with `Previous` in the block-stack dialects; it has no content of its own.
    Filler,
    /// The type of the exception that is the item's value.
    ExceptionType,
    /// The traceback of the exception that is the item's value.
    Traceback,
    /// A finally body is entered with nothing pending.
    Nothing,
    /// A finally body is entered by a call: go on at this instruction.
    ReturnTo(u32),
    /// A finally body is entered by return; the value lies below.
    Return,
    /// A finally body is entered by break.
    Break,
    /// A finally body is entered by continue; the target lies below.
    Continue,
    /// The target of a continue.
    ContinueTarget(u32),
    /// What `WithCleanupStart` pushes for the exception: there is one.
    WithException,
    /// What `WithCleanupStart` pushes for the exception: there is none.
    WithoutException,
}

/// An item of the operand stack.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot {
    pub kind: Kind,
    pub value: Option<ValueId>,
    /// Of an `Exit`, the first argument.
    pub second: Option<ValueId>,
}

impl Slot {
    pub fn value(value: ValueId) -> Slot {
        Slot::with(Kind::Value, value)
    }

    pub fn with(kind: Kind, value: ValueId) -> Slot {
        Slot { kind, value: Some(value), second: None }
    }

    pub fn bare(kind: Kind) -> Slot {
        Slot { kind, value: None, second: None }
    }

    pub fn exit(callee: ValueId, this: ValueId) -> Slot {
        Slot { kind: Kind::Exit, value: Some(callee), second: Some(this) }
    }

    /// The SSA values behind the item.
    pub fn values(&self) -> impl Iterator<Item = ValueId> + use<> {
        self.value.into_iter().chain(self.second)
    }

    /// The same item with other values.
    pub fn renamed(self, mut rename: impl FnMut() -> ValueId) -> Slot {
        let value = self.value.map(|_| rename());
        let second = self.second.map(|_| rename());
        Slot { kind: self.kind, value, second }
    }
}

/// An entry of the block stack.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct BlockEntry {
    pub kind: BlockKind,
    /// How deep the operand stack was below the block.
    pub level: u32,
}

/// What an entry of the block stack is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BlockKind {
    /// A loop that `break` leaves to this instruction.
    Loop(u32),
    /// A protected region.
    Try { handler: u32, catches_everything: bool },
    /// The handler that starts at this instruction is running.
    Handler(u32),
}

/// Where the abstract machine stands.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub index: u32,
    pub stack: Vec<Slot>,
    pub blocks: Vec<BlockEntry>,
}

impl State {
}

/// Whether two stacks differ in nothing but the values.
pub fn are_alike(left: &[Slot], right: &[Slot]) -> bool {
    let is_alike = |(left, right): (&Slot, &Slot)| left.kind == right.kind && left.value.is_some() == right.value.is_some();
    left.len() == right.len() && left.iter().zip(right).all(is_alike)
}

/// Things that are known by an instruction: the newest of each instruction, and of each thing the one before it.
pub struct ByInstruction<T> {
    /// One more than the number of the newest thing; 0 if there is none.
    newest: Vec<u32>,
    things: Vec<(T, u32)>,
}

impl<T> Default for ByInstruction<T> {
    fn default() -> Self {
        ByInstruction { newest: Vec::new(), things: Vec::new() }
    }
}

impl<T> ByInstruction<T> {
    /// Forgets everything; gets ready for so many instructions.
    pub fn reset(&mut self, n_insts: usize) {
        self.newest.clear();
        self.newest.resize(n_insts + 1, 0);
        self.things.clear();
    }

    /// Adds a thing; gives its number.
    pub fn add(&mut self, inst: u32, thing: T) -> u32 {
        let number = self.things.len() as u32;
        let newest = &mut self.newest[inst as usize];
        self.things.push((thing, std::mem::replace(newest, number + 1)));
        number
    }

    pub fn get(&self, number: u32) -> &T {
        &self.things[number as usize].0
    }

    /// The things of an instruction, newest first.
    pub fn of(&self, inst: u32) -> impl Iterator<Item = &T> {
        let mut next = self.newest[inst as usize];
        std::iter::from_fn(move || {
            let (thing, before) = self.things.get((next as usize).checked_sub(1)?)?;
            next = *before;
            Some(thing)
        })
    }
}
