//! The SSA form of one code object: blocks with parameters, instructions, and the tables beside them.
//!
//! Given: nothing; `lift` fills it, `passes` change it, `lower` reads it. Gives: plain data and the few edits that keep it well formed.
//! The law: operand-stack items are SSA values; locals are not, they live in homes that instructions load and store.

use std::fmt;

use smallvec::SmallVec;

use super::inst::Inst;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $sigil:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(pub u32);

        impl $name {
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($sigil, "{}"), self.0)
            }
        }
    )*};
}

ids! {
    /// An SSA value.
    ValueId = "v";
    /// A basic block.
    BlockId = "b";
    /// A local variable's place.
    Home = "h";
}

/// A few values; most lists of operands are short, so they stand where they are used.
pub type Values = SmallVec<[ValueId; 4]>;

/// A constant. Code objects are known by their number among the code's nested code objects.
#[derive(Clone, PartialEq, Debug)]
pub enum Constant {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    /// Magnitude in little-endian bytes.
    BigInt {
        negative: bool,
        magnitude: Vec<u8>,
    },
    Float(f64),
    Complex(f64, f64),
    /// WTF-8.
    Str(Vec<u8>),
    Bytes(Vec<u8>),
    Tuple(Vec<Constant>),
    FrozenSet(Vec<Constant>),
    Slice(Box<[Constant; 3]>),
    Code(u32),
}

/// Where an instruction is in the source. Columns count bytes from 0; lines count from 1.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Position {
    pub line: Option<u32>,
    pub end_line: Option<u32>,
    pub col: Option<u32>,
    pub end_col: Option<u32>,
}

/// A way to another block, with the values of its parameters.
#[derive(Clone, PartialEq, Debug)]
pub struct Edge {
    pub block: BlockId,
    pub args: Values,
}

/// A basic block: the last instruction, and no other, is a terminator.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Block {
    /// Of a handler block, the first is the exception.
    pub params: Values,
    pub insts: Vec<Inst>,
    /// Of the terminator, in the order its row gives.
    pub edges: SmallVec<[Edge; 2]>,
    /// Where exceptions of this block's instructions go; `args` are the handler's parameters after the exception.
    pub handler: Option<Edge>,
    /// Whether exceptions come in here. Then only `handler` edges lead to it.
    pub is_handler: bool,
    /// The stack instruction it starts at: blocks are laid out in this order.
    pub origin: u32,
}

/// One code object in SSA form. The entry is block 0; no edge leads to it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Function {
    pub name: String,
    /// The homes' names; parameters come first.
    pub homes: Vec<String>,
    pub n_parameters: u32,
    pub blocks: Vec<Block>,
    pub n_values: u32,
    pub constants: Vec<Constant>,
    pub names: Vec<String>,
    pub positions: Vec<Position>,
}

impl Function {
    pub const ENTRY: BlockId = BlockId(0);

    pub fn block(&self, block: BlockId) -> &Block {
        &self.blocks[block.index()]
    }

    pub fn block_mut(&mut self, block: BlockId) -> &mut Block {
        &mut self.blocks[block.index()]
    }

    pub fn block_ids(&self) -> impl Iterator<Item = BlockId> + use<> {
        (0..self.blocks.len() as u32).map(BlockId)
    }

    pub fn new_value(&mut self) -> ValueId {
        self.n_values += 1;
        ValueId(self.n_values - 1)
    }

    /// The index of a constant that is equal in type and value, added if there is none among the latest.
    pub fn constant(&mut self, constant: Constant) -> i64 {
        const LATEST: usize = 64;
        let first = self.constants.len().saturating_sub(LATEST);
        let is_same = |old: &Constant| *old == constant && !matches!(old, Constant::Float(_) | Constant::Complex(..));
        let index = self.constants[first..].iter().position(is_same);
        index.map(|index| first + index).unwrap_or_else(|| {
            self.constants.push(constant);
            self.constants.len() - 1
        }) as i64
    }

    /// The index of a name, added if there is none.
    pub fn name(&mut self, name: &str) -> i64 {
        let index = self.names.iter().position(|old| old == name);
        index.unwrap_or_else(|| {
            self.names.push(name.to_string());
            self.names.len() - 1
        }) as i64
    }
}

impl Block {
    /// All ways out, the exceptional one last.
    pub fn all_edges(&self) -> impl Iterator<Item = &Edge> {
        self.edges.iter().chain(&self.handler)
    }

    pub fn all_edges_mut(&mut self) -> impl Iterator<Item = &mut Edge> {
        self.edges.iter_mut().chain(&mut self.handler)
    }

    /// Whether an instruction of it may raise.
    pub fn may_raise(&self) -> bool {
        self.insts.iter().any(Inst::may_raise)
    }
}
