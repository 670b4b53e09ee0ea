//! The argument of one CPython instruction, and the ways in which the versions read it.
//!
//! Given: the number, and what it is relative to. Gives: typed operands for [`StackOp`]s; `None` when the number is not one that
//! CPython writes. Not obvious: targets are byte offsets here (or, with [`INSIDE`], instruction indices, where they are in the expansion
//! of the same instruction); the decoder turns them into instruction indices.

use crate::bytecode::op::*;

/// Marks a target that is an instruction index, in the instruction's own expansion.
pub const INSIDE: u32 = 1 << 31;

/// An argument in its context.
pub struct Argument<'code> {
    /// The number, prefixes included.
    pub value: u32,
    /// Offset of the instruction.
    pub offset: u32,
    /// Index of the first op of the instruction's expansion.
    pub first: u32,
    /// Offset of the following instruction, after the caches.
    pub next: u32,
    /// Bytes per unit of a jump operand.
    pub jump_unit: u32,
    /// All of `co_code`.
    pub code: &'code [u8],
    /// Slots of cells and free variables, where the version numbers these separately.
    pub deref_slots: Option<&'code [u32]>,
    pub in_async_generator: bool,
}

impl Argument<'_> {
    pub fn constant(&self) -> ConstIndex {
        ConstIndex(self.value)
    }

    pub fn name(&self) -> NameIndex {
        NameIndex(self.value)
    }

    /// A name index above `bits` flag bits.
    pub fn name_above(&self, bits: u32) -> NameIndex {
        NameIndex(self.value >> bits)
    }

    pub fn local(&self) -> LocalIndex {
        LocalIndex(self.value)
    }

    /// The first of two slots packed into a byte.
    pub fn high_local(&self) -> LocalIndex {
        LocalIndex(self.value >> 4)
    }

    pub fn low_local(&self) -> LocalIndex {
        LocalIndex(self.value & 15)
    }

    /// The slot of a cell or free variable.
    pub fn deref(&self) -> Option<LocalIndex> {
        match self.deref_slots {
            Some(slots) => slots.get(self.value as usize).map(|&slot| LocalIndex(slot)),
            None => Some(self.local()),
        }
    }

    /// A depth, which is at least 1.
    pub fn depth(&self) -> Option<u32> {
        (self.value > 0).then_some(self.value)
    }

    /// Byte number `index` of the value.
    pub fn byte(&self, index: u32) -> u8 {
        (self.value >> (8 * index)) as u8
    }

    pub fn flag(&self, bit: u32) -> bool {
        self.value & bit != 0
    }

    pub fn forward(&self) -> Option<Target> {
        self.checked(self.next.checked_add(self.value.checked_mul(self.jump_unit)?)?)
    }

    pub fn backward(&self) -> Option<Target> {
        self.checked(self.next.checked_sub(self.value.checked_mul(self.jump_unit)?)?)
    }

    pub fn absolute(&self) -> Option<Target> {
        self.checked(self.value.checked_mul(self.jump_unit)?)
    }

    fn checked(&self, offset: u32) -> Option<Target> {
        (offset < INSIDE).then_some(Target(offset))
    }

    /// A forward target behind the instructions with the numbers `skipped`, which must be what stands there: the exit of a loop
    /// whose epilogue has already been done by the jump.
    pub fn forward_past(&self, skipped: &[u8]) -> Option<Target> {
        let Target(at) = self.forward()?;
        let mut units = self.code.get(at as usize..)?.chunks_exact(2);
        for number in skipped {
            if units.next()?[0] != *number {
                return None;
            }
        }
        self.checked(at + 2 * u32::try_from(skipped.len()).ok()?)
    }

    /// A target that counts ops in this expansion.
    pub fn inside(&self, position: u32) -> Target {
        Target(INSIDE | (self.first + position))
    }

    /// `COMPARE_OP` when it also did `in`, `is` and exception matching.
    pub fn compare_or_test(&self) -> Option<StackOp> {
        Some(match self.value {
            6 => StackOp::Contains { negated: false },
            7 => StackOp::Contains { negated: true },
            8 => StackOp::Is { negated: false },
            9 => StackOp::Is { negated: true },
            10 => StackOp::ExceptionMatch,
            _ => self.compare_above(0)?,
        })
    }

    /// `COMPARE_OP` with `bits` bits of other things below the operator.
    pub fn compare_above(&self, bits: u32) -> Option<StackOp> {
        self.compare(self.value >> bits, false)
    }

    /// `COMPARE_OP` with a bit that asks for a bool.
    pub fn compare_to_bool(&self) -> Option<StackOp> {
        self.compare(self.value >> 5, self.flag(16))
    }

    fn compare(&self, op: u32, to_bool: bool) -> Option<StackOp> {
        CompareOp::ALL.get(op as usize).map(|&op| StackOp::Compare { op, to_bool })
    }

    /// `BINARY_OP`.
    pub fn binary(&self) -> Option<StackOp> {
        let n_ops = BinaryOp::ALL.len();
        let index = self.value as usize;
        match BinaryOp::ALL.get(index) {
            Some(&op) => Some(StackOp::Binary(op)),
            None => BinaryOp::ALL.get(index - n_ops).map(|&op| StackOp::Inplace(op)),
        }
    }

    /// `BINARY_OP` since subscripts are one of its operators.
    pub fn binary_or_item(&self) -> Option<StackOp> {
        if self.value == 26 { Some(StackOp::GetItem) } else { self.binary() }
    }

    pub fn conversion(&self, value: u32) -> Option<Conversion> {
        Conversion::ALL.get(value as usize).copied()
    }

    /// `RAISE_VARARGS`.
    pub fn raise(&self) -> Option<StackOp> {
        (self.value <= 2).then_some(StackOp::Raise(self.value))
    }

    /// `BUILD_SLICE`.
    pub fn slice(&self) -> Option<StackOp> {
        matches!(self.value, 2 | 3).then_some(StackOp::BuildSlice { has_step: self.value == 3 })
    }

    /// `LOAD_GLOBAL` with the NULL of a call on top.
    pub fn load_global_and_null(&self) -> (StackOp, Option<StackOp>) {
        (StackOp::LoadGlobal(self.name_above(1)), self.flag(1).then_some(StackOp::PushNull))
    }

    /// `LOAD_GLOBAL` with the NULL of a call below. The callable may be an attribute of the global, so the NULL cannot be moved.
    pub fn load_global_above_null(&self) -> (Option<StackOp>, StackOp) {
        (self.flag(1).then_some(StackOp::PushNull), StackOp::LoadGlobal(self.name_above(1)))
    }

    /// `LOAD_ATTR` with a method bit.
    pub fn load_attr_or_method(&self) -> StackOp {
        let name = self.name_above(1);
        if self.flag(1) { StackOp::LoadMethod(name) } else { StackOp::LoadAttr(name) }
    }

    /// `MAKE_FUNCTION` with flag bits. The parts lie on the stack in the order of the bits, closure on top.
    pub fn make_function(&self, has_qualname: bool) -> Option<impl super::Expansion> {
        let part = |bit, attribute| self.flag(bit).then_some(StackOp::SetFunctionAttribute(attribute));
        (self.value < 16).then(|| {
            (
                StackOp::MakeFunction { has_qualname },
                part(8, FunctionAttribute::Closure),
                part(4, FunctionAttribute::Annotations),
                part(2, FunctionAttribute::KeywordDefaults),
                part(1, FunctionAttribute::Defaults),
            )
        })
    }

    /// `MAKE_FUNCTION` and `MAKE_CLOSURE` of 3.5: counts of the parts, one per byte; the annotations' count includes their names.
    pub fn make_function_flat(&self, has_closure: bool) -> Option<StackOp> {
        let annotations = self.value >> 16;
        (annotations != 1 && annotations < 1 << 15).then(|| StackOp::MakeFunctionFlat {
            n_defaults: self.byte(0),
            n_keyword_defaults: self.byte(1),
            n_annotations: annotations.saturating_sub(1) as u16,
            has_closure,
        })
    }

    /// `SET_FUNCTION_ATTRIBUTE`.
    pub fn function_attribute(&self) -> Option<FunctionAttribute> {
        Some(match self.value {
            1 => FunctionAttribute::Defaults,
            2 => FunctionAttribute::KeywordDefaults,
            4 => FunctionAttribute::Annotations,
            8 => FunctionAttribute::Closure,
            16 => FunctionAttribute::Annotate,
            _ => return None,
        })
    }

    /// `BUILD_MAP_UNPACK_WITH_CALL`, which since 3.6 has the callable and its positional arguments below the mappings.
    pub fn map_unpack_with_call(&self) -> Option<StackOp> {
        let count = u16::try_from(self.value).ok()?;
        Some(StackOp::BuildMapUnpackWithCall { count, function_depth: count.checked_add(2)? })
    }

    /// `CALL_FUNCTION` and its kin of 3.5.
    pub fn call_pairs(&self, unpack_args: bool, unpack_keywords: bool) -> StackOp {
        StackOp::CallPairs { n_args: self.byte(0), n_keywords: self.byte(1), unpack_args, unpack_keywords }
    }

    pub fn call(&self, layout: CallLayout) -> StackOp {
        StackOp::Call { n_args: self.value, layout }
    }

    pub fn call_keywords(&self, layout: CallLayout) -> StackOp {
        StackOp::CallKeywords { n_args: self.value, layout }
    }

    /// `CALL_FUNCTION_EX` with a bit for the keyword mapping.
    pub fn call_unpack(&self, layout: CallLayout) -> StackOp {
        let keywords = if self.flag(1) { KeywordsOperand::Present } else { KeywordsOperand::Absent };
        StackOp::CallUnpack { keywords, layout }
    }

    /// `GET_AWAITABLE`.
    pub fn await_context(&self) -> Option<AwaitContext> {
        AwaitContext::ALL.get(self.value as usize).copied()
    }

    /// `RESUME`; higher bits say at which depth of handlers.
    pub fn resume(&self) -> StackOp {
        StackOp::Resume(ResumeKind::ALL[(self.value & 3) as usize])
    }

    /// `YIELD_VALUE` where only the kind of the following `RESUME`, which has the number given, says what it is for.
    pub fn yield_before_resume(&self, resume: u8) -> StackOp {
        let following = self.code.get(self.next as usize..).unwrap_or_default();
        StackOp::Yield { delegating: matches!(following, [op, kind, ..] if *op == resume && *kind & 3 >= 2) }
    }

    /// `YIELD_VALUE` where an async generator's own values are wrapped by the instruction.
    pub fn yield_wrapping(&self) -> (Option<StackOp>, StackOp) {
        (self.in_async_generator.then_some(StackOp::AsyncGenWrap), StackOp::Yield { delegating: false })
    }

    /// `YIELD_FROM`: the loop that later versions spell out.
    pub fn yield_from(&self) -> (StackOp, StackOp, StackOp) {
        (StackOp::Send(self.inside(3)), StackOp::Yield { delegating: true }, StackOp::Jump(self.inside(0)))
    }

    /// `CALL_INTRINSIC_1`.
    pub fn intrinsic_1(&self) -> Option<(StackOp, Option<StackOp>)> {
        let none = StackOp::LoadCommonConstant(CommonConstant::None);
        Some(match self.value {
            1 => (StackOp::PrintExpr, Some(none)),
            2 => (StackOp::ImportStar, Some(none)),
            3 => (StackOp::StopIterationError, None),
            4 => (StackOp::AsyncGenWrap, None),
            5 => (StackOp::Unary(UnaryOp::Positive), None),
            6 => (StackOp::ListToTuple, None),
            7 => (StackOp::MakeTypeVar, None),
            8 => (StackOp::MakeParamSpec, None),
            9 => (StackOp::MakeTypeVarTuple, None),
            10 => (StackOp::SubscriptGeneric, None),
            11 => (StackOp::MakeTypeAlias, None),
            _ => return None,
        })
    }

    /// `CALL_INTRINSIC_2`.
    pub fn intrinsic_2(&self) -> Option<StackOp> {
        Some(match self.value {
            1 => StackOp::PrepReraiseStar,
            2 => StackOp::MakeTypeVarWithBound,
            3 => StackOp::MakeTypeVarWithConstraints,
            4 => StackOp::SetFunctionTypeParams,
            5 => StackOp::SetTypeParamDefault,
            _ => return None,
        })
    }

    /// `LOAD_SPECIAL`.
    pub fn special_method(&self) -> Option<SpecialMethod> {
        SpecialMethod::ALL.get(self.value as usize).copied()
    }

    /// `LOAD_COMMON_CONSTANT`.
    pub fn common_constant(&self) -> Option<CommonConstant> {
        CommonConstant::ALL.get(self.value as usize).copied().filter(|&constant| constant != CommonConstant::None)
    }
}
