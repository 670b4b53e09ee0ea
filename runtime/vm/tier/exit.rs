//! Where compiled code is left: why, and what the interpreter needs to go on.

use std::cell::Cell;
use std::sync::Arc;

use crate::value::{Value, Word};

/// How an exit finds the value of a register: the compiled frame has its 64 bits as a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Location {
    pub number: Number,
    /// Behind the number there is whether the register is bound at all.
    pub may_be_unbound: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Number {
    Int,
    Float,
    Bool,
}

/// Why compiled code gives up.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Reason {
    /// A value is not of the type that was seen before.
    Type,
    /// An int does not fit into 64 bits.
    Overflow,
    /// An index is not in range, or counts from the end.
    Index,
    /// There are more or fewer items than before.
    Bounds,
    /// A divisor is zero, a count of a shift is negative: an exception is near.
    Domain,
    /// Another object than before: a function, a class, the keys of a dict.
    Identity,
    /// Code that has not run before.
    Unseen,
    /// An instruction that only the interpreter has, or where it takes over in any case.
    Interpreter,
    /// The machine was asked for something (a poll), or there is no room for a call.
    Request,
    /// An assumption does not hold any more.
    Invalid,
    /// The registers are not of the types that the code, or a part of it, was compiled for.
    Entry,
    /// A guard that was moved out of a loop, which it might never have been asked in.
    Hoisted,
}

impl Reason {
    /// Whether many exits for this reason are a reason to compile again.
    pub fn counts(self) -> bool {
        !matches!(self, Reason::Interpreter | Reason::Request | Reason::Invalid)
    }

    /// Whether the instruction is to be compiled without what was seen, as watching it again might not show why it was left.
    pub fn changes_meaning(self) -> bool {
        matches!(self, Reason::Type | Reason::Overflow | Reason::Index | Reason::Bounds | Reason::Domain)
    }

    pub fn name(self) -> &'static str {
        match self {
            Reason::Type => "type",
            Reason::Overflow => "overflow",
            Reason::Index => "index",
            Reason::Bounds => "bounds",
            Reason::Domain => "domain",
            Reason::Identity => "identity",
            Reason::Unseen => "unseen",
            Reason::Interpreter => "interpreter",
            Reason::Request => "request",
            Reason::Invalid => "invalid",
            Reason::Entry => "entry",
            Reason::Hoisted => "hoisted",
        }
    }
}

/// A place where compiled code goes on in the interpreter. Its address is in the code.
#[derive(Debug)]
pub struct Exit {
    /// The instruction that the interpreter goes on with.
    pub word: u32,
    pub reason: Reason,
    /// The registers that are not in the window.
    pub values: Box<[(u16, Location)]>,
    pub count: Cell<u32>,
    /// The code object and the point that the code was compiled for, once it is installed.
    code: Cell<Word>,
    pub point: Cell<u32>,
    /// The frames of functions that were compiled in place of their calls, from the outermost one inwards. The instruction is in the last.
    pub frames: Arc<[Inlined]>,
    /// The outermost of these frames is a generator's, which a call was about to use up.
    pub consumed: Option<Consumed>,
}

/// A `sum(generator)` that was compiled as a loop. Where that is left, the rest of the call is done before the interpreter goes on behind it.
#[derive(Clone, Copy, Debug)]
pub struct Consumed {
    /// The call, what follows it, and the register for the result.
    pub word: u32,
    pub next: u32,
    pub dst: u16,
    /// The register of the generator; behind it are the sum, and of a sum of floats the compensation, and whether there was an item.
    pub first: u16,
    pub is_float: bool,
}

/// A frame that exists only where compiled code is left.
#[derive(Clone, Copy, Debug)]
pub struct Inlined {
    /// The function and its code object.
    pub function: Word,
    pub code: Word,
    /// Words from the window of the compiled code to this one.
    pub distance: u32,
    /// The address of the caller's next instruction, and the caller's register for the result.
    pub return_pc: u64,
    pub dst: u16,
    /// The class, if the function is the `__init__` of a new instance.
    pub class: Option<Word>,
}

impl Exit {
    /// An exit of code that is not installed.
    pub fn new(word: u32, reason: Reason, values: Box<[(u16, Location)]>, frames: Arc<[Inlined]>, consumed: Option<Consumed>) -> Exit {
        Exit { word, reason, values, count: Cell::new(0), code: Cell::new(Value::NONE.word()), point: Cell::new(0), frames, consumed }
    }

    /// It becomes an exit of a code object.
    pub fn install(&self, code: Value, point: u32) {
        self.code.set(code.word());
        self.point.set(point);
    }

    /// The code object that was compiled.
    pub fn code(&self) -> Value {
        self.code.get().exposed()
    }

    /// The code object that the instruction is in.
    pub fn place(&self) -> Value {
        self.frames.last().map_or(self.code.get(), |frame| frame.code).exposed()
    }
}

/// What is known of the last exit.
#[derive(Clone, Copy, Debug)]
pub struct LastExit {
    pub code: Value,
    /// The code that the word is of: another one if it was inlined.
    pub place: Value,
    /// The call that was finished before the interpreter went on, so that the registers are not those of the place.
    pub finished: Option<u32>,
    pub point: u32,
    pub word: u32,
    pub reason: Reason,
    pub count: u32,
}
