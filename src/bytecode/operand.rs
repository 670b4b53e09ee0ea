//! Operands of stack instructions: indices, counts and small enumerations.
//!
//! Given: nothing. Gives: the types that [`super::op::StackOp`] rows are made of, each with a text form that prints and parses.
//! Not obvious: an index prints with a letter for its table (`c3` constant, `n3` name, `l3` local slot, `@3` instruction).

use std::fmt;

/// What every operand can do: print itself, be read back, and say whether it is a jump target.
pub trait Operand {
    fn print(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result;

    fn as_target(&mut self) -> Option<&mut Target> {
        None
    }

    /// For the verifier: which table the operand indexes.
    fn as_index(&self) -> Option<TableIndex> {
        None
    }
}

/// An operand that is an index, with the table it goes into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableIndex {
    Constant(u32),
    Name(u32),
    Local(u32),
}

/// An operand that can be read from its own text form.
pub trait ParseOperand: Sized {
    /// Whether operands of the type are jump targets.
    const IS_TARGET: bool = false;

    fn parse(text: &str) -> Option<Self>;
}

/// The words after a mnemonic, consumed one by one.
pub struct OperandText<'text> {
    words: std::str::SplitWhitespace<'text>,
}

impl<'text> OperandText<'text> {
    pub fn new(text: &'text str) -> Self {
        Self { words: text.split_whitespace() }
    }

    /// The next operand; `key` is empty, or the word must read `key=operand`.
    pub fn read<T: ParseOperand>(&mut self, key: &str) -> Option<T> {
        let word = self.words.next()?;
        let word = if key.is_empty() { word } else { word.strip_prefix(key)?.strip_prefix('=')? };
        T::parse(word)
    }

    pub fn is_empty(&mut self) -> bool {
        self.words.next().is_none()
    }
}

macro_rules! indices {
    ($( $(#[$doc:meta])* $name:ident = $sigil:literal ( $self_:ident, $is_target:literal, $as_target:expr, $as_index:expr ); )*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// As a position in a Rust slice.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(formatter, concat!($sigil, "{}"), self.0)
            }
        }

        impl Operand for $name {
            fn print(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(formatter, "{self}")
            }

            fn as_target(&mut $self_) -> Option<&mut Target> {
                $as_target
            }

            fn as_index(&$self_) -> Option<TableIndex> {
                $as_index
            }
        }

        impl ParseOperand for $name {
            const IS_TARGET: bool = $is_target;

            fn parse(text: &str) -> Option<Self> {
                text.strip_prefix($sigil)?.parse().ok().map(Self)
            }
        }
    )* };
}

indices! {
    /// Index into `StackCode::consts`.
    ConstIndex = "c" (self, false, None, Some(TableIndex::Constant(self.0)));
    /// Index into `StackCode::names`.
    NameIndex = "n" (self, false, None, Some(TableIndex::Name(self.0)));
    /// Index into `StackCode::locals`.
    LocalIndex = "l" (self, false, None, Some(TableIndex::Local(self.0)));
    /// Index into `StackCode::insts`.
    Target = "@" (self, true, Some(self), None);
}

macro_rules! plain_operands {
    ($($type:ty),*) => { $(
        impl Operand for $type {
            fn print(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(formatter, "{self}")
            }
        }

        impl ParseOperand for $type {
            fn parse(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        }
    )* };
}

plain_operands!(u32, u16, u8, bool);

macro_rules! operand_enums {
    ($( $(#[$doc:meta])* $name:ident { $( $(#[$case_doc:meta])* $case:ident = $text:literal ),* $(,)? } )*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $( $(#[$case_doc])* $case ),*
        }

        impl $name {
            /// All cases, in the order of declaration.
            pub const ALL: &'static [Self] = &[ $(Self::$case),* ];
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(match self { $(Self::$case => $text),* })
            }
        }

        impl Operand for $name {
            fn print(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(formatter, "{self}")
            }
        }

        impl ParseOperand for $name {
            fn parse(text: &str) -> Option<Self> {
                match text {
                    $($text => Some(Self::$case),)*
                    _ => None,
                }
            }
        }
    )* };
}

operand_enums! {
    /// Operators with one operand.
    UnaryOp { Positive = "positive", Negative = "negative", Not = "not", Invert = "invert" }

    /// Operators with two operands, without comparisons; in the order in which CPython 3.11 and later number them.
    BinaryOp {
        Add = "add",
        And = "and",
        FloorDivide = "floor_divide",
        LeftShift = "left_shift",
        MatrixMultiply = "matrix_multiply",
        Multiply = "multiply",
        Remainder = "remainder",
        Or = "or",
        Power = "power",
        RightShift = "right_shift",
        Subtract = "subtract",
        TrueDivide = "true_divide",
        Xor = "xor",
    }

    /// Rich comparisons, in the order in which all versions number them.
    CompareOp {
        Less = "less",
        LessEqual = "less_equal",
        Equal = "equal",
        NotEqual = "not_equal",
        Greater = "greater",
        GreaterEqual = "greater_equal",
    }

    /// What a conditional jump asks of the popped value.
    JumpCondition {
        /// Truth, by the value's `__bool__` or `__len__`.
        True = "true",
        False = "false",
        None = "none",
        NotNone = "not_none",
    }

    /// What lies below the arguments of a call.
    CallLayout {
        /// `callable`
        Plain = "plain",
        /// `callable self|NULL`
        Pair = "pair",
        /// `NULL callable` or `callable self|NULL`. CPython 3.11 and 3.12 push the NULL before the callable is evaluated. When
        /// the lower item is NULL, the upper one is the callable and there is no self; otherwise it is a `Pair`.
        NullBelowOrPair = "null_below_or_pair",
    }

    /// Whether `CallUnpack` finds a mapping of keyword arguments on the stack.
    KeywordsOperand {
        Absent = "absent",
        Present = "present",
        /// Always an item, NULL when there are no keyword arguments.
        MaybeNull = "maybe_null",
    }

    /// Where `WithExceptStart` finds the exit function.
    ExitLayout {
        /// `exit lasti previous exception`
        Single = "single",
        /// `exit self|NULL lasti previous exception`
        Pair = "pair",
        /// `exit` and the six items of a block-stack handler.
        Block = "block",
    }

    /// Why a block's handler is entered.
    Catches {
        /// Only for exceptions; other ways out just drop the block.
        Exceptions = "exceptions",
        /// Also for return, break and continue, with what is pending on the stack: `value return`, `break`,
        /// `target continue`; the code itself pushes None before it falls into the handler.
        Everything = "everything",
    }

    /// Values of `LoadCommonConstant`.
    CommonConstant {
        AssertionError = "assertion_error",
        NotImplementedError = "not_implemented_error",
        Tuple = "tuple",
        All = "all",
        Any = "any",
        None = "none",
    }

    /// What `SetFunctionAttribute` sets.
    FunctionAttribute {
        /// `__defaults__`: a tuple.
        Defaults = "defaults",
        /// `__kwdefaults__`: a dict.
        KeywordDefaults = "keyword_defaults",
        /// `__annotations__`: a dict, or a flat tuple `(name, value, …)`.
        Annotations = "annotations",
        /// `__closure__`: a tuple of cells.
        Closure = "closure",
        /// `__annotate__`: a function.
        Annotate = "annotate",
    }

    /// Conversions of a formatted value.
    Conversion { None = "none", Str = "str", Repr = "repr", Ascii = "ascii" }

    /// Special methods looked up by `LoadSpecial`.
    SpecialMethod { Enter = "enter", Exit = "exit", AsyncEnter = "async_enter", AsyncExit = "async_exit" }

    /// Who needs the awaitable.
    AwaitContext { Plain = "plain", AsyncEnter = "async_enter", AsyncExit = "async_exit" }

    /// Why a frame goes on at a `Resume`.
    ResumeKind { Start = "start", Yield = "yield", YieldFrom = "yield_from", Await = "await" }
}

impl CallLayout {
    /// Stack items of the callable part.
    pub fn items(self) -> u64 {
        match self {
            Self::Plain => 1,
            Self::Pair | Self::NullBelowOrPair => 2,
        }
    }
}

impl KeywordsOperand {
    /// Stack items of the keyword mapping.
    pub fn items(self) -> u64 {
        match self {
            Self::Absent => 0,
            Self::Present | Self::MaybeNull => 1,
        }
    }
}

impl ExitLayout {
    /// Stack items from the exit function to the top.
    pub fn items(self) -> u64 {
        match self {
            Self::Single => 4,
            Self::Pair => 5,
            Self::Block => 7,
        }
    }
}
