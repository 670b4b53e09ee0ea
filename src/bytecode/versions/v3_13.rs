//! CPython 3.13. Opcodes are renumbered alphabetically; the NULL of a call comes after the callable; jumps on truth need a bool.
//!
//! Given: opcode numbers. Gives: their rows and the version's [`Dialect`]. Not obvious: a table only, see `versions/mod.rs`.

use super::{
    Dialect, DocstringRule, FieldOrder, HeaderForm, InstructionWidth, LineTableForm, ListingForm, SourceHash, StopIterationRule,
    opcodes,
};
use crate::bytecode::code::{Unwinding, Version};
use crate::bytecode::op::{StackOp::*, *};

pub static DIALECT: Dialect = Dialect {
    version: Version { major: 3, minor: 13 },
    magics: &[3571],
    magic_range: 3550..=3571,
    header: HeaderForm::Flags,
    source_hash: SourceHash::SipHash13,
    fields: FieldOrder::LocalsPlus,
    width: InstructionWidth::Two,
    have_argument: 45,
    jump_unit: 2,
    extended_arg: 71,
    keyword_names: None,
    implicit_generators: false,
    line_table: LineTableForm::Locations,
    unwinding: Unwinding::Table,
    future_annotations: 0x100_0000,
    docstring: DocstringRule::FirstString,
    stop_iteration: StopIterationRule::Never,
    listing: ListingForm::Labels,
    rows: &ROWS,
};

const END_FOR: u8 = 11;
const END_SEND: u8 = 12;
const POP_TOP: u8 = 32;

opcodes! { a:
    1 BEFORE_ASYNC_WITH => BeforeAsyncWith;
    2 BEFORE_WITH => BeforeWith;
    4 BINARY_SLICE => GetSlice;
    5 BINARY_SUBSCR caches 1 => GetItem;
    6 CHECK_EG_MATCH => CheckEgMatch;
    7 CHECK_EXC_MATCH => (Copy(2), Swap(2), ExceptionMatch);
    8 CLEANUP_THROW => CleanupThrow;
    9 DELETE_SUBSCR => DeleteItem;
    10 END_ASYNC_FOR => EndAsyncFor;
    11 END_FOR => Pop;
    12 END_SEND => (Swap(2), Pop);
    14 FORMAT_SIMPLE => FormatValue { conversion: Conversion::None, has_spec: false };
    15 FORMAT_WITH_SPEC => FormatValue { conversion: Conversion::None, has_spec: true };
    16 GET_AITER => GetAiter { awaited: false };
    18 GET_ANEXT => GetAnext;
    19 GET_ITER => GetIter;
    20 GET_LEN => GetLen;
    21 GET_YIELD_FROM_ITER => GetYieldFromIter;
    23 LOAD_ASSERTION_ERROR => LoadCommonConstant(CommonConstant::AssertionError);
    24 LOAD_BUILD_CLASS => LoadBuildClass;
    25 LOAD_LOCALS => LoadLocals;
    26 MAKE_FUNCTION => MakeFunction { has_qualname: false };
    27 MATCH_KEYS => MatchKeys;
    28 MATCH_MAPPING => MatchMapping;
    29 MATCH_SEQUENCE => MatchSequence;
    30 NOP => Nop;
    31 POP_EXCEPT => PopExcept;
    32 POP_TOP => Pop;
    33 PUSH_EXC_INFO => PushExcInfo;
    34 PUSH_NULL => PushNull;
    35 RETURN_GENERATOR => ReturnGenerator;
    36 RETURN_VALUE => Return;
    37 SETUP_ANNOTATIONS => SetupAnnotations;
    38 STORE_SLICE => SetSlice;
    39 STORE_SUBSCR caches 1 => SetItem;
    40 TO_BOOL caches 3 => ToBool;
    41 UNARY_INVERT => Unary(UnaryOp::Invert);
    42 UNARY_NEGATIVE => Unary(UnaryOp::Negative);
    43 UNARY_NOT => Unary(UnaryOp::Not);
    44 WITH_EXCEPT_START => WithExceptStart(ExitLayout::Single);
    45 BINARY_OP [Operator] caches 1 => a.binary()?;
    46 BUILD_CONST_KEY_MAP => BuildConstKeyMap(a.value);
    47 BUILD_LIST => BuildList(a.value);
    48 BUILD_MAP => BuildMap(a.value);
    49 BUILD_SET => BuildSet(a.value);
    50 BUILD_SLICE => a.slice()?;
    51 BUILD_STRING => BuildString(a.value);
    52 BUILD_TUPLE => BuildTuple(a.value);
    53 CALL caches 3 => a.call(CallLayout::Pair);
    54 CALL_FUNCTION_EX => a.call_unpack(CallLayout::Pair);
    55 CALL_INTRINSIC_1 [Intrinsic1] => a.intrinsic_1()?;
    56 CALL_INTRINSIC_2 [Intrinsic2] => a.intrinsic_2()?;
    57 CALL_KW => a.call_keywords(CallLayout::Pair);
    58 COMPARE_OP [BoolComparison] caches 1 => a.compare_to_bool()?;
    59 CONTAINS_OP caches 1 => Contains { negated: a.flag(1) };
    60 CONVERT_VALUE [Conversion] => ConvertValue(a.conversion(a.value)?);
    61 COPY => Copy(a.depth()?);
    62 COPY_FREE_VARS => CopyFreeVars(a.value);
    63 DELETE_ATTR [Name] => DeleteAttr(a.name());
    64 DELETE_DEREF [Deref] => DeleteDeref(a.deref()?);
    65 DELETE_FAST [Local] => DeleteLocal(a.local());
    66 DELETE_GLOBAL [Name] => DeleteGlobal(a.name());
    67 DELETE_NAME [Name] => DeleteName(a.name());
    68 DICT_MERGE => DictMerge { depth: a.depth()?, layout: CallLayout::Pair };
    69 DICT_UPDATE => DictUpdate(a.depth()?);
    72 FOR_ITER [Forward] caches 1 => ForIter(a.forward_past(&[END_FOR, POP_TOP])?);
    73 GET_AWAITABLE => GetAwaitable(a.await_context()?);
    74 IMPORT_FROM [Name] => ImportFrom(a.name());
    75 IMPORT_NAME [Name] => ImportName(a.name());
    76 IS_OP => Is { negated: a.flag(1) };
    77 JUMP_BACKWARD [Backward] caches 1 => Jump(a.backward()?);
    78 JUMP_BACKWARD_NO_INTERRUPT [Backward] => Jump(a.backward()?);
    79 JUMP_FORWARD [Forward] => Jump(a.forward()?);
    80 LIST_APPEND => ListAppend(a.depth()?);
    81 LIST_EXTEND => ListExtend(a.depth()?);
    82 LOAD_ATTR [NameAndSelf] caches 9 => a.load_attr_or_method();
    83 LOAD_CONST [Constant] => LoadConst(a.constant());
    84 LOAD_DEREF [Deref] => LoadDeref(a.deref()?);
    85 LOAD_FAST [Local] => LoadLocal(a.local());
    86 LOAD_FAST_AND_CLEAR [Local] => LoadLocalAndClear(a.local());
    87 LOAD_FAST_CHECK [Local] => LoadLocal(a.local());
    88 LOAD_FAST_LOAD_FAST [LocalPair] => (LoadLocal(a.high_local()), LoadLocal(a.low_local()));
    89 LOAD_FROM_DICT_OR_DEREF [Deref] => LoadFromDictOrDeref(a.deref()?);
    90 LOAD_FROM_DICT_OR_GLOBALS [Name] => LoadFromDictOrGlobals(a.name());
    91 LOAD_GLOBAL [NameAndNull] caches 4 => a.load_global_and_null();
    92 LOAD_NAME [Name] => LoadName(a.name());
    93 LOAD_SUPER_ATTR [SuperNameAndSelf] caches 1 => LoadSuperAttr { name: a.name_above(2), method: a.flag(1), two_args: a.flag(2) };
    94 MAKE_CELL [Deref] => MakeCell(a.local());
    95 MAP_ADD => MapAdd(a.depth()?);
    96 MATCH_CLASS => MatchClass(a.value);
    97 POP_JUMP_IF_FALSE [Forward] caches 1 => JumpIf { condition: JumpCondition::False, target: a.forward()? };
    98 POP_JUMP_IF_NONE [Forward] caches 1 => JumpIf { condition: JumpCondition::None, target: a.forward()? };
    99 POP_JUMP_IF_NOT_NONE [Forward] caches 1 => JumpIf { condition: JumpCondition::NotNone, target: a.forward()? };
    100 POP_JUMP_IF_TRUE [Forward] caches 1 => JumpIf { condition: JumpCondition::True, target: a.forward()? };
    101 RAISE_VARARGS => a.raise()?;
    102 RERAISE => Reraise { lasti_depth: a.value };
    103 RETURN_CONST [Constant] => (LoadConst(a.constant()), Return);
    104 SEND [Forward] caches 1 => Send(a.forward_past(&[END_SEND])?);
    105 SET_ADD => SetAdd(a.depth()?);
    106 SET_FUNCTION_ATTRIBUTE [FunctionParts] => SetFunctionAttribute(a.function_attribute()?);
    107 SET_UPDATE => SetUpdate(a.depth()?);
    108 STORE_ATTR [Name] caches 4 => StoreAttr(a.name());
    109 STORE_DEREF [Deref] => StoreDeref(a.deref()?);
    110 STORE_FAST [Local] => StoreLocal(a.local());
    111 STORE_FAST_LOAD_FAST [LocalPair] => (StoreLocal(a.high_local()), LoadLocal(a.low_local()));
    112 STORE_FAST_STORE_FAST [LocalPair] => (StoreLocal(a.high_local()), StoreLocal(a.low_local()));
    113 STORE_GLOBAL [Name] => StoreGlobal(a.name());
    114 STORE_NAME [Name] => StoreName(a.name());
    115 SWAP => Swap(a.depth()?);
    116 UNPACK_EX => UnpackEx { before: a.byte(0), after: a.value >> 8 };
    117 UNPACK_SEQUENCE caches 1 => UnpackSequence(a.value);
    118 YIELD_VALUE => Yield { delegating: a.flag(1) };
    149 RESUME => a.resume();
}
