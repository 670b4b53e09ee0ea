//! The SSA form of one code object: blocks with parameters, instructions, and the tables beside them.
//!
//! Given: nothing; `lift` fills it, `passes` change it, `lower` reads it. Gives: plain data and the few edits that keep it well formed.
//! The law: operand-stack items are SSA values; locals are not, they live in homes that instructions load and store.

use std::fmt;
use std::rc::Rc;

use smallvec::SmallVec;

use super::inst::Inst;
use super::spare::Spare;

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

/// A few values.
pub type Values = SmallVec<[ValueId; 8]>;

/// A list of values in the pool of a function: operands, results, parameters, arguments.
#[derive(Clone, Copy, Debug, Default)]
pub struct List {
    start: u32,
    len: u32,
}

impl List {
    pub fn len(self) -> usize {
        self.len as usize
    }

    pub fn is_empty(self) -> bool {
        self.len == 0
    }
}

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
    Str(Rc<[u8]>),
    Bytes(Rc<[u8]>),
    Tuple(Vec<Constant>),
    FrozenSet(Vec<Constant>),
    Slice(Box<[Constant; 3]>),
    Code(u32),
}

/// A way to another block, with the values of its parameters.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    pub block: BlockId,
    pub args: List,
}

/// A basic block: the last instruction, and no other, is a terminator.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// Of a handler block, the first is the exception.
    pub params: List,
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
#[derive(Clone, Debug, Default)]
pub struct Function {
    pub name: Rc<str>,
    /// The homes' names; parameters come first.
    pub homes: Vec<Rc<str>>,
    pub n_parameters: u32,
    pub blocks: Vec<Block>,
    pub n_values: u32,
    pub constants: Vec<Constant>,
    pub names: Vec<Rc<str>>,
    /// How many positions there are; what they are, only the one who lifted it knows.
    pub n_positions: u32,
    /// The lists of all instructions, blocks and edges.
    lists: Vec<ValueId>,
}

impl Function {
    pub const ENTRY: BlockId = BlockId(0);

    pub fn block(&self, block: BlockId) -> &Block {
        &self.blocks[block.index()]
    }

    pub fn block_mut(&mut self, block: BlockId) -> &mut Block {
        &mut self.blocks[block.index()]
    }

    /// The values of a list.
    #[inline]
    pub fn list(&self, list: List) -> &[ValueId] {
        &self.lists[list.start as usize..(list.start + list.len) as usize]
    }

    /// A new list.
    pub fn new_list(&mut self, values: impl IntoIterator<Item = ValueId>) -> List {
        let start = self.lists.len() as u32;
        // Lists are short: copying them as memory would cost more than their values.
        for value in values {
            self.lists.push(value);
        }
        List { start, len: self.lists.len() as u32 - start }
    }

    /// The values of a list that are kept, in its place.
    pub fn retain(&mut self, list: List, is_kept: impl Fn(ValueId) -> bool) -> List {
        self.retain_args(list, list, 0, is_kept)
    }

    /// The arguments whose parameters are kept, in the place of the list; the first `n_fixed` parameters have no arguments.
    pub fn retain_args(&mut self, args: List, params: List, n_fixed: usize, is_kept: impl Fn(ValueId) -> bool) -> List {
        let mut kept = List { start: args.start, len: 0 };
        for index in 0..args.len() {
            if is_kept(self.lists[params.start as usize + n_fixed + index]) {
                self.lists[(kept.start + kept.len) as usize] = self.lists[args.start as usize + index];
                kept.len += 1;
            }
        }
        kept
    }

    /// Replaces every value in every list by what `replacement` says; definitions must stay what they are.
    pub fn rename_values(&mut self, replacement: impl Fn(ValueId) -> ValueId) {
        self.lists.iter_mut().for_each(|value| *value = replacement(*value));
    }

    /// Whether two handlers, or none, are the same.
    pub fn are_same(&self, left: &Option<Edge>, right: &Option<Edge>) -> bool {
        match (left, right) {
            (Some(left), Some(right)) => left.block == right.block && self.list(left.args) == self.list(right.args),
            (None, None) => true,
            _ => false,
        }
    }

    /// The operands of an instruction.
    #[inline]
    pub fn args(&self, inst: &Inst) -> &[ValueId] {
        self.list(inst.args)
    }

    /// The results of an instruction.
    #[inline]
    pub fn results(&self, inst: &Inst) -> &[ValueId] {
        self.list(inst.results)
    }

    /// The parameters of a block.
    #[inline]
    pub fn params(&self, block: BlockId) -> &[ValueId] {
        self.list(self.block(block).params)
    }

    /// Becomes a function without anything in it; the vectors of its blocks' instructions go to `spare`.
    pub fn clear(&mut self, spare: &mut Spare<Inst>) {
        self.blocks.drain(..).for_each(|block| spare.give(block.insts));
        self.name = Rc::default();
        self.homes.clear();
        self.constants.clear();
        self.names.clear();
        self.lists.clear();
        (self.n_parameters, self.n_values, self.n_positions) = (0, 0, 0);
    }

    /// Gives back the memory of blocks and lists, for which there is no more use.
    pub fn forget_code(&mut self) {
        (self.blocks, self.lists) = Default::default();
    }

    pub fn block_ids(&self) -> impl Iterator<Item = BlockId> + use<> {
        (0..self.blocks.len() as u32).map(BlockId)
    }

    pub fn new_value(&mut self) -> ValueId {
        self.n_values += 1;
        ValueId(self.n_values - 1)
    }

    /// The index of a constant that is equal in type and value, added if there is none among the latest.
    pub fn constant(&mut self, constant: Constant) -> u32 {
        const LATEST: usize = 64;
        let first = self.constants.len().saturating_sub(LATEST);
        let is_same = |old: &Constant| *old == constant && !matches!(old, Constant::Float(_) | Constant::Complex(..));
        let index = self.constants[first..].iter().position(is_same);
        index.map(|index| first + index).unwrap_or_else(|| {
            self.constants.push(constant);
            self.constants.len() - 1
        }) as u32
    }

    /// The index of a name, added if there is none.
    pub fn name(&mut self, name: &str) -> u32 {
        let index = self.names.iter().position(|old| **old == *name);
        index.unwrap_or_else(|| {
            self.names.push(name.into());
            self.names.len() - 1
        }) as u32
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
