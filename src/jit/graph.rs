//! The compiler's SSA form: typed values, guards, and what the interpreter's registers hold at each of them.
//!
//! A value is a word of the machine, an unboxed int (64 bits), an unboxed float, or a truth. Every node that can give up refers to a
//! [`State`]: the instruction where the interpreter goes on, and the value of each register that it may still read. The law: what a node
//! with a state is given, and the values of its state, are made before it on every way; where other code runs, `flush` has written the
//! registers that it may see to the window.

use pyregrine_runtime::interp::compiled::Leaf;
use pyregrine_runtime::value::Word;
use pyregrine_runtime::vm::tier::{Consumed, Reason};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

/// A value: the node that makes it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct V(pub u32);

#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct BlockId(pub u32);

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct StateId(pub u32);

/// What a value is in the machine.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Rep {
    /// Nothing.
    None,
    /// A word of the machine.
    Word,
    /// 64 bits.
    Int,
    Float,
    /// 0 or 1.
    Bool,
}

/// How two numbers are compared.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Cmp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

/// Memory that is changed by different nodes. An access names the region it belongs to; no address belongs to two.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Region {
    /// Contents of cells.
    Cell,
    /// The tuple of a function's cells.
    Closure,
    /// Attributes of instances.
    Slot,
    /// Where a list's items are, and how many.
    ListShape,
    ListItem,
    /// Never changes.
    Constant,
    Iterator,
    /// Values of dicts.
    DictValue,
    DictVersion,
}

/// What a node does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Op {
    // ---- values from outside
    /// A parameter of its block.
    Param,
    Word(u64),
    Int(i64),
    /// Its bits.
    Float(u64),
    Bool(bool),
    /// The content of a register of the window.
    Home(u16),
    /// The frame's function.
    Function,

    // ---- from words to numbers, or leave
    CheckInt,
    CheckFloat,
    /// `True` or `False`.
    CheckBool,
    /// The word, which is this one.
    CheckSame(u64),
    /// The word, whose object has this header.
    CheckHeader(u64),
    /// The word, whose object has one of these headers (`header_sets`).
    CheckHeaders(u32),
    /// Whether the object has this header.
    HasHeader(u64),
    /// The word, whose object has this kind, and is no instance of a subclass.
    CheckExact(u16),
    /// The word, whose object has this kind.
    CheckKind(u8),
    /// The word, which is not *unbound*.
    CheckBound,
    /// The number is this one.
    CheckInt64(i64),
    /// The number is at least this one.
    CheckAtLeast(u32),

    /// The number, of which it is known that it is one of 62 bits.
    FitsWord,

    // ---- numbers to words; an int without a state fits into 62 bits
    BoxInt,
    BoxFloat,
    BoxBool,

    // ---- ints; those with a state leave if the result does not fit
    AddInt,
    SubInt,
    MulInt,
    NegInt,
    /// Python's `//` and `%`; they leave if the divisor is 0, or the quotient does not fit.
    FloorDivInt,
    ModInt,
    /// The same of a number that is not negative, and a positive one.
    QuotientInt,
    RestInt,
    AndInt,
    OrInt,
    XorInt,
    NotInt,
    /// Leaves if bits are lost, or the count is not in 0..64.
    ShlInt,
    /// Leaves if the count is negative.
    ShrInt,
    AbsInt,
    MinInt,
    MaxInt,
    CmpInt(Cmp),

    // ---- floats
    AddFloat,
    SubFloat,
    MulFloat,
    /// Leaves if the divisor is 0.
    DivFloat,
    NegFloat,
    /// The second operand if the first one holds, else the third one.
    SelectFloat,
    AbsFloat,
    /// Leaves if the number is negative.
    SqrtFloat,
    CmpFloat(Cmp),
    /// Toward zero; leaves if the int is too large.
    FloatToInt,
    /// To an integral float: the nearest, the next lower, the next higher one.
    RoundFloat,
    FloorFloat,
    CeilFloat,
    /// By a helper; those with a state leave where Python raises, or another type is the result.
    FloorDivFloat,
    ModFloat,
    PowFloat,
    MathFloat(MathFn),
    /// The nearest float.
    IntToFloat,
    /// Leaves if the int is not a float exactly.
    IntToFloatExactly,

    // ---- truths
    BoolToInt,
    NotBool,
    SameWord,

    // ---- memory: the address is the first operand, an object or an array, plus an offset
    Load(Region, i32),
    LoadInt(Region, i32),
    Store(Region, i32),
    StoreInt(Region, i32),
    /// The object's header becomes this one: it has an attribute more.
    SetHeader(u64),
    /// The first operand is the address of an array; the second an index that is in range.
    LoadAt(Region, i32),
    StoreAt(Region, i32),
    /// Leaves unless `0 <= index + (index < 0 ? length : 0) < length`; gives that.
    CheckIndex,
    /// The index; leaves unless it is at least 0, and less than the length.
    CheckBelow,
    /// The value at an address that a cache knows.
    LoadFixed(Region, u64),
    StoreFixed(Region, u64),
    LoadIntFixed(Region, u64),
    /// Appends the second operand to the list.
    ListAppend,

    // ---- registers
    /// The register's word goes to the window, where what is called finds it.
    Flush(u16),
    /// Of the window's registers only these are known to be what they were (`register_sets`).
    Keep(u32),

    // ---- the machine
    /// So many instructions are done from here on (`--stats`).
    Count(u32),
    /// Leaves if the machine was asked for something.
    Poll,
    /// Leaves if the code is not valid any more.
    CheckValid,
    /// Leaves if there is little native stack left.
    CheckStack,
    /// Leaves if the function's globals are not those that the code was compiled for.
    CheckGlobals,
    /// Runs an instruction as the interpreter does; leaves without a state if it goes on somewhere else than behind it.
    Run(u32),
    /// Calls a compiled function; gives the result. The operands are the arguments.
    Call(u32),
    /// The frames that exist only where the code is left exist from here on, and do not any more. The records of so many of them, from the
    /// outermost on, are in the window already (`passes/locate_registers.rs` finds out).
    PushFrames(FrameId, u32),
    PopFrames(FrameId),
    /// Leaves if there is no room for so many frames, up to so many words from the window.
    CheckFrames(u32, u32),
    /// What is done on built-in objects by a function that runs no Python code; leaves if that function has done nothing.
    Leaf(Leaf),
    /// One of the items that the last leaf has found.
    LeafItem(u8),
}

/// Functions of a library, of one float.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MathFn {
    Sin,
    Cos,
    Tan,
    Exp,
    Log,
    Atan,
}

pub struct Node {
    pub op: Op,
    pub args: SmallVec<[V; 3]>,
    pub rep: Rep,
    /// Where the interpreter goes on if the node gives up, and why it does.
    pub exit: Option<(StateId, Reason)>,
}

/// A frame, by its place in the graph's list; the first one is the frame that the code runs in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct FrameId(pub u32);

/// A frame of a function that was built in place of its call. It exists only where the code is left: the exit writes it.
pub struct Frame {
    /// The caller's frame.
    pub parent: FrameId,
    /// The call (`CallTarget`); none of a generator that is used up in place.
    pub target: Option<u32>,
    /// Words from the window that the code runs in to this one. Its registers are that window's, from here on.
    pub distance: u32,
    /// Whether it is an `__init__`, which has a small frame below it.
    pub is_init: bool,
    /// The instruction of the outermost caller that all this belongs to.
    pub word: u32,
    /// The function's name and code object.
    pub name: String,
    pub code: Word,
    /// Of a generator: the call that uses it up.
    pub consumed: Option<Consumed>,
}

/// What the interpreter would have at an instruction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct State {
    /// The frame that the instruction is in.
    pub frame: FrameId,
    pub word: u32,
    /// The value of each register, and whether its word is in the window already (`passes/locate_registers.rs` finds out).
    pub values: Vec<(u16, V, bool)>,
}

/// Where control goes, with the values of the block's parameters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    pub block: BlockId,
    pub args: Vec<V>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum End {
    Jump(Target),
    Branch(V, Target, Target),
    /// Returns a word to the caller.
    Return(V),
    /// Suspends the generator at this instruction, which yields a word; the window has all registers.
    Yield(u32, V),
    /// Gives up.
    Exit(StateId, Reason),
    /// Runs an instruction that goes on at the word of one of the targets, or leaves.
    RunJump { word: u32, state: StateId, targets: Vec<(u32, Target)> },
}

impl End {
    pub fn targets(&self) -> SmallVec<[&Target; 3]> {
        match self {
            End::Jump(target) => SmallVec::from_slice(&[target]),
            End::Branch(_, one, other) => SmallVec::from_slice(&[one, other]),
            End::RunJump { targets, .. } => targets.iter().map(|(_, target)| target).collect(),
            End::Return(_) | End::Yield(..) | End::Exit(..) => SmallVec::new(),
        }
    }

    pub fn targets_mut(&mut self) -> SmallVec<[&mut Target; 3]> {
        let mut found = SmallVec::new();
        match self {
            End::Jump(target) => found.push(target),
            End::Branch(_, one, other) => {
                found.push(one);
                found.push(other);
            }
            End::RunJump { targets, .. } => found.extend(targets.iter_mut().map(|(_, target)| target)),
            End::Return(_) | End::Yield(..) | End::Exit(..) => {}
        }
        found
    }
}

pub struct Block {
    pub params: Vec<V>,
    pub nodes: Vec<V>,
    pub end: End,
}

/// A point of a graph's growth.
pub struct Mark {
    nodes: usize,
    blocks: usize,
    states: usize,
    header_sets: usize,
    register_sets: usize,
    frames: usize,
    /// The block that is being filled, and how far it is.
    block: BlockId,
    in_block: usize,
}

/// A piece of code in SSA form. Block 0 is entered first; it has no parameters.
#[derive(Default)]
pub struct Graph {
    pub nodes: Vec<Node>,
    pub blocks: Vec<Block>,
    pub states: Vec<State>,
    pub header_sets: Vec<Vec<u64>>,
    pub register_sets: Vec<Vec<u16>>,
    /// Frames of functions that were built in place of their calls; `FrameId(1)` is the first one.
    pub frames: Vec<Frame>,
    /// The words that registers of the window have where the code is entered.
    pub entry_window: Vec<(u16, V)>,
    /// Of blocks with several predecessors: what the interpreter would have where control goes in, in terms of the block's parameters.
    pub entry_states: FxHashMap<BlockId, StateId>,
    /// Blocks that jump back in the register code. What goes to a loop's header from elsewhere comes from a loop around it.
    pub backward: FxHashSet<BlockId>,
    /// Parameters that are numbers only where a truth holds; else the register is unbound.
    pub bound_if: FxHashMap<V, V>,
    /// Values that were replaced, by what.
    replaced: Vec<Option<V>>,
}

impl Graph {
    pub fn node(&self, value: V) -> &Node {
        &self.nodes[value.0 as usize]
    }

    pub fn rep(&self, value: V) -> Rep {
        self.node(value).rep
    }

    pub fn op(&self, value: V) -> Op {
        self.node(value).op
    }

    pub fn block(&self, block: BlockId) -> &Block {
        &self.blocks[block.0 as usize]
    }

    pub fn block_mut(&mut self, block: BlockId) -> &mut Block {
        &mut self.blocks[block.0 as usize]
    }

    /// The nodes of all blocks.
    pub fn nodes_in_blocks(&self) -> impl Iterator<Item = V> {
        self.blocks.iter().flat_map(|block| block.nodes.iter().copied())
    }

    pub fn state(&self, state: StateId) -> &State {
        &self.states[state.0 as usize]
    }

    pub fn frame(&self, frame: FrameId) -> Option<&Frame> {
        self.frames.get((frame.0 as usize).checked_sub(1)?)
    }

    pub fn add_frame(&mut self, frame: Frame) -> FrameId {
        self.frames.push(frame);
        FrameId(self.frames.len() as u32)
    }

    /// The frames that exist only where the code is left, from the innermost one outwards.
    pub fn frames_from(&self, frame: FrameId) -> impl Iterator<Item = &Frame> {
        std::iter::successors(self.frame(frame), |inner| self.frame(inner.parent))
    }

    /// A frame and its callers, the outermost first.
    pub fn chain(&self, frame: FrameId) -> Vec<FrameId> {
        let mut chain: Vec<FrameId> = std::iter::successors(Some(frame), |&inner| self.frame(inner).map(|frame| frame.parent)).collect();
        chain.retain(|&frame| self.frame(frame).is_some());
        chain.reverse();
        chain
    }

    /// The call that uses up the generator which is the outermost of the frames that an exit makes.
    pub fn consumed(&self, frame: FrameId) -> Option<Consumed> {
        self.frames_from(frame).last().and_then(|outermost| outermost.consumed)
    }

    /// The word of the code object that a state's instruction is in, or 0 for that of the code itself, and the instruction's word.
    pub fn place(&self, state: StateId) -> (u64, u32) {
        let state = self.state(state);
        (self.frame(state.frame).map_or(0, |frame| frame.code.bits()), state.word)
    }

    /// How much there is now.
    pub fn mark(&self, block: BlockId) -> Mark {
        Mark {
            nodes: self.nodes.len(),
            blocks: self.blocks.len(),
            states: self.states.len(),
            header_sets: self.header_sets.len(),
            register_sets: self.register_sets.len(),
            frames: self.frames.len(),
            block,
            in_block: self.block(block).nodes.len(),
        }
    }

    /// Drops everything that was added since.
    pub fn rewind(&mut self, mark: &Mark) {
        self.nodes.truncate(mark.nodes);
        self.replaced.truncate(mark.nodes);
        self.blocks.truncate(mark.blocks);
        self.states.truncate(mark.states);
        self.header_sets.truncate(mark.header_sets);
        self.register_sets.truncate(mark.register_sets);
        self.frames.truncate(mark.frames);
        self.block_mut(mark.block).nodes.truncate(mark.in_block);
        let is_left = |block: BlockId| (block.0 as usize) < mark.blocks;
        self.entry_states.retain(|&block, _| is_left(block));
        self.backward.retain(|&block| is_left(block));
        self.backward.remove(&mark.block);
    }

    /// A node that stands in no block yet.
    pub fn add(&mut self, op: Op, args: &[V], rep: Rep, exit: Option<(StateId, Reason)>) -> V {
        let value = V(self.nodes.len() as u32);
        self.nodes.push(Node { op, args: SmallVec::from_slice(args), rep, exit });
        self.replaced.push(None);
        value
    }

    pub fn add_block(&mut self) -> BlockId {
        let block = BlockId(self.blocks.len() as u32);
        self.blocks.push(Block { params: Vec::new(), nodes: Vec::new(), end: End::Exit(StateId(0), Reason::Interpreter) });
        block
    }

    pub fn add_state(&mut self, state: State) -> StateId {
        let id = StateId(self.states.len() as u32);
        self.states.push(state);
        id
    }

    /// From now on another value is meant.
    pub fn replace(&mut self, value: V, by: V) {
        if value != by {
            self.replaced[value.0 as usize] = Some(by);
        }
    }

    /// What a value stands for, after replacements.
    pub fn resolve(&self, mut value: V) -> V {
        while let Some(by) = self.replaced[value.0 as usize] {
            value = by;
        }
        value
    }

    /// The word that a value is, without the checks it has gone through.
    pub fn plain(&self, value: V) -> V {
        let mut value = self.resolve(value);
        while self.op(value).is_word_check() {
            value = self.resolve(self.node(value).args[0]);
        }
        value
    }

    /// The value is a constant from now on.
    pub fn set_constant(&mut self, value: V, op: Op) {
        let node = &mut self.nodes[value.0 as usize];
        node.op = op;
        node.args.clear();
        node.exit = None;
    }

    pub fn node_mut(&mut self, value: V) -> &mut Node {
        &mut self.nodes[value.0 as usize]
    }

    /// Writes replacements into all uses.
    pub fn resolve_all(&mut self) {
        let replaced = std::mem::take(&mut self.replaced);
        let resolve = |value: &mut V| {
            while let Some(by) = replaced[value.0 as usize] {
                *value = by;
            }
        };
        self.nodes.iter_mut().for_each(|node| node.args.iter_mut().for_each(resolve));
        self.states.iter_mut().for_each(|state| state.values.iter_mut().for_each(|(_, value, _)| resolve(value)));
        self.entry_window.iter_mut().for_each(|(_, value)| resolve(value));
        for block in &mut self.blocks {
            match &mut block.end {
                End::Branch(cond, ..) => resolve(cond),
                End::Return(value) | End::Yield(_, value) => resolve(value),
                _ => {}
            }
            block.end.targets_mut().into_iter().for_each(|target| target.args.iter_mut().for_each(resolve));
        }
        self.replaced = vec![None; self.nodes.len()];
    }

    /// The state at a block's end, if the interpreter takes part there.
    pub fn end_state(&self, block: BlockId) -> Option<StateId> {
        match self.block(block).end {
            End::Exit(state, _) | End::RunJump { state, .. } => Some(state),
            _ => None,
        }
    }
}

impl Op {
    /// Whether a node can be left out if nobody uses its value.
    pub fn is_pure(self) -> bool {
        !matches!(
            self,
            Op::Store(..) | Op::StoreInt(..) | Op::SetHeader(_) | Op::StoreAt(..) | Op::StoreFixed(..) | Op::ListAppend | Op::Flush(_)
                | Op::Keep(_) | Op::Count(_) | Op::Poll | Op::CheckValid | Op::CheckStack | Op::CheckGlobals | Op::Run(_) | Op::Call(_) | Op::PushFrames(..) | Op::PopFrames(_) | Op::CheckFrames(..) | Op::Leaf(_)
                | Op::Param
        )
    }

    /// Whether it gives the word that it is given, if it goes on.
    pub fn is_word_check(self) -> bool {
        matches!(self, Op::CheckSame(_) | Op::CheckHeader(_) | Op::CheckHeaders(_) | Op::CheckExact(_) | Op::CheckKind(_) | Op::CheckBound)
    }

    /// Whether its value depends on its operands only, so that a second node with the same ones is the first.
    pub fn is_function(self) -> bool {
        match self {
            Op::Load(region, _) | Op::LoadInt(region, _) | Op::LoadAt(region, _) => region == Region::Constant,
            Op::Home(_) | Op::LeafItem(_) | Op::HasHeader(_) | Op::CheckHeader(_) | Op::CheckHeaders(_) | Op::LoadFixed(..) | Op::LoadIntFixed(..) => false,
            op => op.is_pure(),
        }
    }
}
