//! What an argument stands for, in the words of `dis`.
//!
//! Given: nothing. Gives: [`ArgumentKind`], a column of the version tables. Not obvious: the expansion of a row says what an instruction
//! *means*, this column what the version's own `dis` *says* about it. The two differ: there are meanings that a `dis` passes over
//! in silence, and what it says of the same meaning has changed from version to version.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgumentKind {
    /// A number, or something that is shown as one.
    Number,
    /// An index of a constant.
    Constant,
    /// An index of a name.
    Name,
    /// `LOAD_GLOBAL`: a name above a bit for the NULL of a call, which comes first.
    NullAndName,
    /// The same, when the NULL comes last.
    NameAndNull,
    /// `LOAD_ATTR`: a name above a bit for a method load, whose NULL or self comes first.
    SelfAndName,
    /// The same, when the NULL or self comes last.
    NameAndSelf,
    /// `LOAD_SUPER_ATTR`: a name above two bits, of which the lower one is for a method load; the NULL or self comes first.
    SelfAndSuperName,
    /// The same, when the NULL or self comes last.
    SuperNameAndSelf,
    /// A slot.
    Local,
    /// Two slots, four bits each.
    LocalPair,
    /// A cell or free variable, numbered as the version does.
    Deref,
    /// A jump ahead, counted from the next instruction.
    Forward,
    /// A jump back, counted from the next instruction.
    Backward,
    /// An offset to jump to.
    Absolute,
    /// The same, which needs no words because the argument is the offset.
    UnsaidAbsolute,
    /// `END_ASYNC_FOR`: the loop's head, counted back from the next instruction.
    LoopHead,
    /// An index of a comparison or test.
    Comparison,
    /// The same above four other bits.
    MaskedComparison,
    /// The same above five other bits, of which the highest asks for a bool.
    BoolComparison,
    /// Whether `is` is negated.
    Identity,
    /// Whether `in` is negated.
    Membership,
    /// `BINARY_OP`: an index of an operator.
    Operator,
    /// `FORMAT_VALUE`: a conversion, and whether there is a format.
    Format,
    /// `CONVERT_VALUE`: a conversion.
    Conversion,
    /// Bits for the parts of a function.
    FunctionParts,
    /// `CALL_INTRINSIC_1`.
    Intrinsic1,
    /// `CALL_INTRINSIC_2`.
    Intrinsic2,
    /// `LOAD_COMMON_CONSTANT`.
    CommonConstant,
    /// `LOAD_SPECIAL`.
    SpecialMethod,
    /// `CALL_FUNCTION` of 3.5: positional arguments in the low byte, pairs of keyword arguments in the high one.
    CallCounts,
}
