//! CPython 3.14. Subscripts join `BINARY_OP`; `with` is spelled out by `LOAD_SPECIAL`; annotations are functions.
//!
//! Given: opcode numbers. Gives: their rows and the version's [`Dialect`]. Not obvious: a table only, see `versions/mod.rs`.

use super::{
    Dialect, DocstringRule, FieldOrder, HeaderForm, InstructionWidth, LineTableForm, ListingForm, SourceHash, StopIterationRule,
    opcodes,
};
use crate::bytecode::code::{Unwinding, Version};
use crate::bytecode::op::{StackOp::*, *};

pub static DIALECT: Dialect = Dialect {
    version: Version { major: 3, minor: 14 },
    magics: &[3627],
    magic_range: 3600..=3627,
    header: HeaderForm::Flags,
    source_hash: SourceHash::SipHash13,
    fields: FieldOrder::LocalsPlus,
    width: InstructionWidth::Two,
    have_argument: 44,
    jump_unit: 2,
    extended_arg: 69,
    keyword_names: None,
    implicit_generators: false,
    line_table: LineTableForm::Locations,
    unwinding: Unwinding::Table,
    future_annotations: 0x100_0000,
    docstring: DocstringRule::Flag(0x400_0000),
    stop_iteration: StopIterationRule::Never,
    listing: ListingForm::Labels,
    rows: &ROWS,
};

const END_FOR: u8 = 9;
const END_SEND: u8 = 10;
const POP_ITER: u8 = 30;

opcodes! { a:
    1 BINARY_SLICE => GetSlice;
    2 BUILD_TEMPLATE => BuildTemplate;
    4 CALL_FUNCTION_EX => CallUnpack { keywords: KeywordsOperand::MaybeNull, layout: CallLayout::Pair };
    5 CHECK_EG_MATCH => CheckEgMatch;
    6 CHECK_EXC_MATCH => (Copy(2), Swap(2), ExceptionMatch);
    7 CLEANUP_THROW => CleanupThrow;
    8 DELETE_SUBSCR => DeleteItem;
    9 END_FOR => Pop;
    10 END_SEND => (Swap(2), Pop);
    12 FORMAT_SIMPLE => FormatValue { conversion: Conversion::None, has_spec: false };
    13 FORMAT_WITH_SPEC => FormatValue { conversion: Conversion::None, has_spec: true };
    14 GET_AITER => GetAiter { awaited: false };
    15 GET_ANEXT => GetAnext;
    16 GET_ITER => GetIter;
    18 GET_LEN => GetLen;
    19 GET_YIELD_FROM_ITER => GetYieldFromIter;
    21 LOAD_BUILD_CLASS => LoadBuildClass;
    22 LOAD_LOCALS => LoadLocals;
    23 MAKE_FUNCTION => MakeFunction { has_qualname: false };
    24 MATCH_KEYS => MatchKeys;
    25 MATCH_MAPPING => MatchMapping;
    26 MATCH_SEQUENCE => MatchSequence;
    27 NOP => Nop;
    28 NOT_TAKEN => ();
    29 POP_EXCEPT => PopExcept;
    30 POP_ITER => Pop;
    31 POP_TOP => Pop;
    32 PUSH_EXC_INFO => PushExcInfo;
    33 PUSH_NULL => PushNull;
    34 RETURN_GENERATOR => ReturnGenerator;
    35 RETURN_VALUE => Return;
    36 SETUP_ANNOTATIONS => SetupAnnotations;
    37 STORE_SLICE => SetSlice;
    38 STORE_SUBSCR caches 1 => SetItem;
    39 TO_BOOL caches 3 => ToBool;
    40 UNARY_INVERT => Unary(UnaryOp::Invert);
    41 UNARY_NEGATIVE => Unary(UnaryOp::Negative);
    42 UNARY_NOT => Unary(UnaryOp::Not);
    43 WITH_EXCEPT_START => WithExceptStart(ExitLayout::Pair);
    44 BINARY_OP [Operator] caches 5 => a.binary_or_item()?;
    45 BUILD_INTERPOLATION => BuildInterpolation { conversion: a.conversion(a.value >> 2)?, has_spec: a.flag(1) };
    46 BUILD_LIST => BuildList(a.value);
    47 BUILD_MAP => BuildMap(a.value);
    48 BUILD_SET => BuildSet(a.value);
    49 BUILD_SLICE => a.slice()?;
    50 BUILD_STRING => BuildString(a.value);
    51 BUILD_TUPLE => BuildTuple(a.value);
    52 CALL caches 3 => a.call(CallLayout::Pair);
    53 CALL_INTRINSIC_1 [Intrinsic1] => a.intrinsic_1()?;
    54 CALL_INTRINSIC_2 [Intrinsic2] => a.intrinsic_2()?;
    55 CALL_KW caches 3 => a.call_keywords(CallLayout::Pair);
    56 COMPARE_OP [BoolComparison] caches 1 => a.compare_to_bool()?;
    57 CONTAINS_OP [Membership] caches 1 => Contains { negated: a.flag(1) };
    58 CONVERT_VALUE [Conversion] => ConvertValue(a.conversion(a.value)?);
    59 COPY => Copy(a.depth()?);
    60 COPY_FREE_VARS => CopyFreeVars(a.value);
    61 DELETE_ATTR [Name] => DeleteAttr(a.name());
    62 DELETE_DEREF [Deref] => DeleteDeref(a.deref()?);
    63 DELETE_FAST [Local] => DeleteLocal(a.local());
    64 DELETE_GLOBAL [Name] => DeleteGlobal(a.name());
    65 DELETE_NAME [Name] => DeleteName(a.name());
    66 DICT_MERGE => DictMerge { depth: a.depth()?, layout: CallLayout::Pair };
    67 DICT_UPDATE => DictUpdate(a.depth()?);
    68 END_ASYNC_FOR [LoopHead] => EndAsyncFor;
    70 FOR_ITER [Forward] caches 1 => ForIter(a.forward_past(&[END_FOR, POP_ITER])?);
    71 GET_AWAITABLE => GetAwaitable(a.await_context()?);
    72 IMPORT_FROM [Name] => ImportFrom(a.name());
    73 IMPORT_NAME [Name] => ImportName(a.name());
    74 IS_OP [Identity] => Is { negated: a.flag(1) };
    75 JUMP_BACKWARD [Backward] caches 1 => Jump(a.backward()?);
    76 JUMP_BACKWARD_NO_INTERRUPT [Backward] => Jump(a.backward()?);
    77 JUMP_FORWARD [Forward] => Jump(a.forward()?);
    78 LIST_APPEND => ListAppend(a.depth()?);
    79 LIST_EXTEND => ListExtend(a.depth()?);
    80 LOAD_ATTR [NameAndSelf] caches 9 => a.load_attr_or_method();
    81 LOAD_COMMON_CONSTANT [CommonConstant] => LoadCommonConstant(a.common_constant()?);
    82 LOAD_CONST [Constant] => LoadConst(a.constant());
    83 LOAD_DEREF [Deref] => LoadDeref(a.deref()?);
    84 LOAD_FAST [Local] => LoadLocal(a.local());
    85 LOAD_FAST_AND_CLEAR [Local] => LoadLocalAndClear(a.local());
    86 LOAD_FAST_BORROW [Local] => LoadLocal(a.local());
    87 LOAD_FAST_BORROW_LOAD_FAST_BORROW [LocalPair] => (LoadLocal(a.high_local()), LoadLocal(a.low_local()));
    88 LOAD_FAST_CHECK [Local] => LoadLocal(a.local());
    89 LOAD_FAST_LOAD_FAST [LocalPair] => (LoadLocal(a.high_local()), LoadLocal(a.low_local()));
    90 LOAD_FROM_DICT_OR_DEREF [Deref] => LoadFromDictOrDeref(a.deref()?);
    91 LOAD_FROM_DICT_OR_GLOBALS [Name] => LoadFromDictOrGlobals(a.name());
    92 LOAD_GLOBAL [NameAndNull] caches 4 => a.load_global_and_null();
    93 LOAD_NAME [Name] => LoadName(a.name());
    94 LOAD_SMALL_INT => LoadInt(a.value);
    95 LOAD_SPECIAL [SpecialMethod] => LoadSpecial(a.special_method()?);
    96 LOAD_SUPER_ATTR [SuperNameAndSelf] caches 1 => LoadSuperAttr { name: a.name_above(2), method: a.flag(1), two_args: a.flag(2) };
    97 MAKE_CELL [Deref] => MakeCell(a.local());
    98 MAP_ADD => MapAdd(a.depth()?);
    99 MATCH_CLASS => MatchClass(a.value);
    100 POP_JUMP_IF_FALSE [Forward] caches 1 => JumpIf { condition: JumpCondition::False, target: a.forward()? };
    101 POP_JUMP_IF_NONE [Forward] caches 1 => JumpIf { condition: JumpCondition::None, target: a.forward()? };
    102 POP_JUMP_IF_NOT_NONE [Forward] caches 1 => JumpIf { condition: JumpCondition::NotNone, target: a.forward()? };
    103 POP_JUMP_IF_TRUE [Forward] caches 1 => JumpIf { condition: JumpCondition::True, target: a.forward()? };
    104 RAISE_VARARGS => a.raise()?;
    105 RERAISE => Reraise { lasti_depth: a.value };
    106 SEND [Forward] caches 1 => Send(a.forward_past(&[END_SEND])?);
    107 SET_ADD => SetAdd(a.depth()?);
    108 SET_FUNCTION_ATTRIBUTE [FunctionParts] => SetFunctionAttribute(a.function_attribute()?);
    109 SET_UPDATE => SetUpdate(a.depth()?);
    110 STORE_ATTR [Name] caches 4 => StoreAttr(a.name());
    111 STORE_DEREF [Deref] => StoreDeref(a.deref()?);
    112 STORE_FAST [Local] => StoreLocal(a.local());
    113 STORE_FAST_LOAD_FAST [LocalPair] => (StoreLocal(a.high_local()), LoadLocal(a.low_local()));
    114 STORE_FAST_STORE_FAST [LocalPair] => (StoreLocal(a.high_local()), StoreLocal(a.low_local()));
    115 STORE_GLOBAL [Name] => StoreGlobal(a.name());
    116 STORE_NAME [Name] => StoreName(a.name());
    117 SWAP => Swap(a.depth()?);
    118 UNPACK_EX => UnpackEx { before: a.byte(0), after: a.value >> 8 };
    119 UNPACK_SEQUENCE caches 1 => UnpackSequence(a.value);
    120 YIELD_VALUE => Yield { delegating: a.flag(1) };
    128 RESUME => a.resume();
}
