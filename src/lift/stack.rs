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
#[derive(Clone, Debug)]
pub struct State {
    pub index: u32,
    pub stack: Vec<Slot>,
    pub blocks: Vec<BlockEntry>,
}

impl State {
    /// Everything but the values.
    pub fn key(&self) -> StateKey {
        StateKey { index: self.index, kinds: kinds(&self.stack), blocks: self.blocks.clone() }
    }
}

/// What tells apart two blocks of the result.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct StateKey {
    index: u32,
    kinds: Vec<(Kind, bool)>,
    blocks: Vec<BlockEntry>,
}

/// The kinds of items, and which of them have values.
pub fn kinds(stack: &[Slot]) -> Vec<(Kind, bool)> {
    stack.iter().map(|slot| (slot.kind, slot.value.is_some())).collect()
}
