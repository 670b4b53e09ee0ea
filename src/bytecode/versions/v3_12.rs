//! CPython 3.12. Comprehensions are inlined; loads of attributes and methods share an opcode; conditional jumps only go forward.
//!
//! Given: opcode numbers. Gives: their rows and the version's [`Dialect`]. Not obvious: a table only, see `versions/mod.rs`.

use super::{
    Dialect, DocstringRule, FieldOrder, HeaderForm, InstructionWidth, LineTableForm, ListingForm, SourceHash, StopIterationRule,
    opcodes,
};
use crate::bytecode::code::{Unwinding, Version};
use crate::bytecode::op::{StackOp::*, *};

pub static DIALECT: Dialect = Dialect {
    version: Version { major: 3, minor: 12 },
    magics: &[3531],
    magic_range: 3500..=3531,
    header: HeaderForm::Flags,
    source_hash: SourceHash::SipHash13,
    fields: FieldOrder::LocalsPlus,
    width: InstructionWidth::Two,
    have_argument: 90,
    jump_unit: 2,
    extended_arg: 144,
    keyword_names: Some(172),
    implicit_generators: false,
    line_table: LineTableForm::Locations,
    unwinding: Unwinding::Table,
    future_annotations: 0x100_0000,
    docstring: DocstringRule::FirstString,
    stop_iteration: StopIterationRule::Never,
    listing: ListingForm::Offsets,
    rows: &ROWS,
};

const END_FOR: u8 = 4;
const END_SEND: u8 = 5;
const RESUME: u8 = 151;

opcodes! { a:
    1 POP_TOP => Pop;
    2 PUSH_NULL => PushNull;
    4 END_FOR => (Pop, Pop);
    5 END_SEND => (Swap(2), Pop);
    9 NOP => Nop;
    11 UNARY_NEGATIVE => Unary(UnaryOp::Negative);
    12 UNARY_NOT => Unary(UnaryOp::Not);
    15 UNARY_INVERT => Unary(UnaryOp::Invert);
    25 BINARY_SUBSCR caches 1 => GetItem;
    26 BINARY_SLICE => GetSlice;
    27 STORE_SLICE => SetSlice;
    30 GET_LEN => GetLen;
    31 MATCH_MAPPING => MatchMapping;
    32 MATCH_SEQUENCE => MatchSequence;
    33 MATCH_KEYS => MatchKeys;
    35 PUSH_EXC_INFO => PushExcInfo;
    36 CHECK_EXC_MATCH => (Copy(2), Swap(2), ExceptionMatch);
    37 CHECK_EG_MATCH => CheckEgMatch;
    49 WITH_EXCEPT_START => WithExceptStart(ExitLayout::Single);
    50 GET_AITER => GetAiter { awaited: false };
    51 GET_ANEXT => GetAnext;
    52 BEFORE_ASYNC_WITH => BeforeAsyncWith;
    53 BEFORE_WITH => BeforeWith;
    54 END_ASYNC_FOR => EndAsyncFor;
    55 CLEANUP_THROW => CleanupThrow;
    60 STORE_SUBSCR caches 1 => SetItem;
    61 DELETE_SUBSCR => DeleteItem;
    68 GET_ITER => GetIter;
    69 GET_YIELD_FROM_ITER => GetYieldFromIter;
    71 LOAD_BUILD_CLASS => LoadBuildClass;
    74 LOAD_ASSERTION_ERROR => LoadCommonConstant(CommonConstant::AssertionError);
    75 RETURN_GENERATOR => ReturnGenerator;
    83 RETURN_VALUE => Return;
    85 SETUP_ANNOTATIONS => SetupAnnotations;
    87 LOAD_LOCALS => LoadLocals;
    89 POP_EXCEPT => PopExcept;
    90 STORE_NAME [Name] => StoreName(a.name());
    91 DELETE_NAME [Name] => DeleteName(a.name());
    92 UNPACK_SEQUENCE caches 1 => UnpackSequence(a.value);
    93 FOR_ITER [Forward] caches 1 => ForIter(a.forward_past(&[END_FOR])?);
    94 UNPACK_EX => UnpackEx { before: a.byte(0), after: a.value >> 8 };
    95 STORE_ATTR [Name] caches 4 => StoreAttr(a.name());
    96 DELETE_ATTR [Name] => DeleteAttr(a.name());
    97 STORE_GLOBAL [Name] => StoreGlobal(a.name());
    98 DELETE_GLOBAL [Name] => DeleteGlobal(a.name());
    99 SWAP => Swap(a.depth()?);
    100 LOAD_CONST [Constant] => LoadConst(a.constant());
    101 LOAD_NAME [Name] => LoadName(a.name());
    102 BUILD_TUPLE => BuildTuple(a.value);
    103 BUILD_LIST => BuildList(a.value);
    104 BUILD_SET => BuildSet(a.value);
    105 BUILD_MAP => BuildMap(a.value);
    106 LOAD_ATTR [SelfAndName] caches 9 => a.load_attr_or_method();
    107 COMPARE_OP [MaskedComparison] caches 1 => a.compare_above(4)?;
    108 IMPORT_NAME [Name] => ImportName(a.name());
    109 IMPORT_FROM [Name] => ImportFrom(a.name());
    110 JUMP_FORWARD [Forward] => Jump(a.forward()?);
    114 POP_JUMP_IF_FALSE [Forward] => JumpIf { condition: JumpCondition::False, target: a.forward()? };
    115 POP_JUMP_IF_TRUE [Forward] => JumpIf { condition: JumpCondition::True, target: a.forward()? };
    116 LOAD_GLOBAL [NullAndName] caches 4 => a.load_global_above_null();
    117 IS_OP => Is { negated: a.flag(1) };
    118 CONTAINS_OP => Contains { negated: a.flag(1) };
    119 RERAISE => Reraise { lasti_depth: a.value };
    120 COPY => Copy(a.depth()?);
    121 RETURN_CONST [Constant] => (LoadConst(a.constant()), Return);
    122 BINARY_OP [Operator] caches 1 => a.binary()?;
    123 SEND [Forward] caches 1 => Send(a.forward_past(&[END_SEND])?);
    124 LOAD_FAST [Local] => LoadLocal(a.local());
    125 STORE_FAST [Local] => StoreLocal(a.local());
    126 DELETE_FAST [Local] => DeleteLocal(a.local());
    127 LOAD_FAST_CHECK [Local] => LoadLocal(a.local());
    128 POP_JUMP_IF_NOT_NONE [Forward] => JumpIf { condition: JumpCondition::NotNone, target: a.forward()? };
    129 POP_JUMP_IF_NONE [Forward] => JumpIf { condition: JumpCondition::None, target: a.forward()? };
    130 RAISE_VARARGS => a.raise()?;
    131 GET_AWAITABLE => GetAwaitable(a.await_context()?);
    132 MAKE_FUNCTION [FunctionParts] => a.make_function(false)?;
    133 BUILD_SLICE => a.slice()?;
    134 JUMP_BACKWARD_NO_INTERRUPT [Backward] => Jump(a.backward()?);
    135 MAKE_CELL [Deref] => MakeCell(a.local());
    136 LOAD_CLOSURE [Deref] => LoadCell(a.deref()?);
    137 LOAD_DEREF [Deref] => LoadDeref(a.deref()?);
    138 STORE_DEREF [Deref] => StoreDeref(a.deref()?);
    139 DELETE_DEREF [Deref] => DeleteDeref(a.deref()?);
    140 JUMP_BACKWARD [Backward] => Jump(a.backward()?);
    141 LOAD_SUPER_ATTR [SelfAndSuperName] caches 1 => LoadSuperAttr { name: a.name_above(2), method: a.flag(1), two_args: a.flag(2) };
    142 CALL_FUNCTION_EX => a.call_unpack(CallLayout::NullBelowOrPair);
    143 LOAD_FAST_AND_CLEAR [Local] => LoadLocalAndClear(a.local());
    145 LIST_APPEND => ListAppend(a.depth()?);
    146 SET_ADD => SetAdd(a.depth()?);
    147 MAP_ADD => MapAdd(a.depth()?);
    149 COPY_FREE_VARS => CopyFreeVars(a.value);
    150 YIELD_VALUE => a.yield_before_resume(RESUME);
    151 RESUME => a.resume();
    152 MATCH_CLASS => MatchClass(a.value);
    155 FORMAT_VALUE [Format] => FormatValue { conversion: a.conversion(a.value & 3)?, has_spec: a.flag(4) };
    156 BUILD_CONST_KEY_MAP => BuildConstKeyMap(a.value);
    157 BUILD_STRING => BuildString(a.value);
    162 LIST_EXTEND => ListExtend(a.depth()?);
    163 SET_UPDATE => SetUpdate(a.depth()?);
    164 DICT_MERGE => DictMerge { depth: a.depth()?, layout: CallLayout::NullBelowOrPair };
    165 DICT_UPDATE => DictUpdate(a.depth()?);
    171 CALL caches 3 => a.call(CallLayout::NullBelowOrPair);
    172 KW_NAMES [Constant] => LoadConst(a.constant());
    173 CALL_INTRINSIC_1 [Intrinsic1] => a.intrinsic_1()?;
    174 CALL_INTRINSIC_2 [Intrinsic2] => a.intrinsic_2()?;
    175 LOAD_FROM_DICT_OR_GLOBALS [Name] => LoadFromDictOrGlobals(a.name());
    176 LOAD_FROM_DICT_OR_DEREF [Deref] => LoadFromDictOrDeref(a.deref()?);
}
