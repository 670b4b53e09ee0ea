//! CPython 3.11. Exception tables, inline caches, one table of slots; the first with columns.
//!
//! Given: opcode numbers. Gives: their rows and the version's [`Dialect`]. Not obvious: a table only, see `versions/mod.rs`.

use super::{
    Dialect, DocstringRule, FieldOrder, HeaderForm, InstructionWidth, LineTableForm, ListingForm, SourceHash, StopIterationRule,
    opcodes,
};
use crate::bytecode::code::{Unwinding, Version};
use crate::bytecode::op::{StackOp::*, *};

pub static DIALECT: Dialect = Dialect {
    version: Version { major: 3, minor: 11 },
    magics: &[3495],
    magic_range: 3450..=3495,
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
    stop_iteration: StopIterationRule::Always,
    listing: ListingForm::Offsets,
    rows: &ROWS,
};

const RESUME: u8 = 151;

opcodes! { a:
    1 POP_TOP => Pop;
    2 PUSH_NULL => PushNull;
    9 NOP => Nop;
    10 UNARY_POSITIVE => Unary(UnaryOp::Positive);
    11 UNARY_NEGATIVE => Unary(UnaryOp::Negative);
    12 UNARY_NOT => Unary(UnaryOp::Not);
    15 UNARY_INVERT => Unary(UnaryOp::Invert);
    25 BINARY_SUBSCR caches 4 => GetItem;
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
    60 STORE_SUBSCR caches 1 => SetItem;
    61 DELETE_SUBSCR => DeleteItem;
    68 GET_ITER => GetIter;
    69 GET_YIELD_FROM_ITER => GetYieldFromIter;
    70 PRINT_EXPR => PrintExpr;
    71 LOAD_BUILD_CLASS => LoadBuildClass;
    74 LOAD_ASSERTION_ERROR => LoadCommonConstant(CommonConstant::AssertionError);
    75 RETURN_GENERATOR => ReturnGenerator;
    82 LIST_TO_TUPLE => ListToTuple;
    83 RETURN_VALUE => Return;
    84 IMPORT_STAR => ImportStar;
    85 SETUP_ANNOTATIONS => SetupAnnotations;
    86 YIELD_VALUE => a.yield_before_resume(RESUME);
    87 ASYNC_GEN_WRAP => AsyncGenWrap;
    88 PREP_RERAISE_STAR => PrepReraiseStar;
    89 POP_EXCEPT => PopExcept;
    90 STORE_NAME [Name] => StoreName(a.name());
    91 DELETE_NAME [Name] => DeleteName(a.name());
    92 UNPACK_SEQUENCE caches 1 => UnpackSequence(a.value);
    93 FOR_ITER [Forward] => ForIter(a.forward()?);
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
    106 LOAD_ATTR [Name] caches 4 => LoadAttr(a.name());
    107 COMPARE_OP [Comparison] caches 2 => a.compare_above(0)?;
    108 IMPORT_NAME [Name] => ImportName(a.name());
    109 IMPORT_FROM [Name] => ImportFrom(a.name());
    110 JUMP_FORWARD [Forward] => Jump(a.forward()?);
    111 JUMP_IF_FALSE_OR_POP [Forward] => JumpIfOrPop { condition: false, target: a.forward()? };
    112 JUMP_IF_TRUE_OR_POP [Forward] => JumpIfOrPop { condition: true, target: a.forward()? };
    114 POP_JUMP_FORWARD_IF_FALSE [Forward] => JumpIf { condition: JumpCondition::False, target: a.forward()? };
    115 POP_JUMP_FORWARD_IF_TRUE [Forward] => JumpIf { condition: JumpCondition::True, target: a.forward()? };
    116 LOAD_GLOBAL [NullAndName] caches 5 => a.load_global_above_null();
    117 IS_OP => Is { negated: a.flag(1) };
    118 CONTAINS_OP => Contains { negated: a.flag(1) };
    119 RERAISE => Reraise { lasti_depth: a.value };
    120 COPY => Copy(a.depth()?);
    122 BINARY_OP [Operator] caches 1 => a.binary()?;
    123 SEND [Forward] => Send(a.forward()?);
    124 LOAD_FAST [Local] => LoadLocal(a.local());
    125 STORE_FAST [Local] => StoreLocal(a.local());
    126 DELETE_FAST [Local] => DeleteLocal(a.local());
    128 POP_JUMP_FORWARD_IF_NOT_NONE [Forward] => JumpIf { condition: JumpCondition::NotNone, target: a.forward()? };
    129 POP_JUMP_FORWARD_IF_NONE [Forward] => JumpIf { condition: JumpCondition::None, target: a.forward()? };
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
    142 CALL_FUNCTION_EX => a.call_unpack(CallLayout::NullBelowOrPair);
    145 LIST_APPEND => ListAppend(a.depth()?);
    146 SET_ADD => SetAdd(a.depth()?);
    147 MAP_ADD => MapAdd(a.depth()?);
    148 LOAD_CLASSDEREF [Deref] => (LoadLocals, LoadFromDictOrDeref(a.deref()?));
    149 COPY_FREE_VARS => CopyFreeVars(a.value);
    151 RESUME => a.resume();
    152 MATCH_CLASS => MatchClass(a.value);
    155 FORMAT_VALUE [Format] => FormatValue { conversion: a.conversion(a.value & 3)?, has_spec: a.flag(4) };
    156 BUILD_CONST_KEY_MAP => BuildConstKeyMap(a.value);
    157 BUILD_STRING => BuildString(a.value);
    160 LOAD_METHOD [Name] caches 10 => LoadMethod(a.name());
    162 LIST_EXTEND => ListExtend(a.depth()?);
    163 SET_UPDATE => SetUpdate(a.depth()?);
    164 DICT_MERGE => DictMerge { depth: a.depth()?, layout: CallLayout::NullBelowOrPair };
    165 DICT_UPDATE => DictUpdate(a.depth()?);
    166 PRECALL caches 1 => ();
    171 CALL caches 4 => a.call(CallLayout::NullBelowOrPair);
    172 KW_NAMES => LoadConst(a.constant());
    173 POP_JUMP_BACKWARD_IF_NOT_NONE [Backward] => JumpIf { condition: JumpCondition::NotNone, target: a.backward()? };
    174 POP_JUMP_BACKWARD_IF_NONE [Backward] => JumpIf { condition: JumpCondition::None, target: a.backward()? };
    175 POP_JUMP_BACKWARD_IF_FALSE [Backward] => JumpIf { condition: JumpCondition::False, target: a.backward()? };
    176 POP_JUMP_BACKWARD_IF_TRUE [Backward] => JumpIf { condition: JumpCondition::True, target: a.backward()? };
}
