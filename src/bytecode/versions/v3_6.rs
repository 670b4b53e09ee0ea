//! CPython 3.6. The first with two-byte instructions; the only one with `STORE_ANNOTATION`.
//!
//! Given: opcode numbers. Gives: their rows and the version's [`Dialect`]. Not obvious: a table only, see `versions/mod.rs`.

use super::{
    Dialect, DocstringRule, FieldOrder, HeaderForm, InstructionWidth, LineTableForm, ListingForm, SourceHash, StopIterationRule,
    opcodes,
};
use crate::bytecode::code::{Unwinding, Version};
use crate::bytecode::op::{StackOp::*, *};

pub static DIALECT: Dialect = Dialect {
    version: Version { major: 3, minor: 6 },
    magics: &[3379],
    magic_range: 3360..=3379,
    header: HeaderForm::Time,
    source_hash: SourceHash::SipHash24,
    fields: FieldOrder::Separate { has_positional_only: false },
    width: InstructionWidth::Two,
    have_argument: 90,
    jump_unit: 1,
    extended_arg: 144,
    keyword_names: None,
    implicit_generators: true,
    line_table: LineTableForm::Lnotab { signed: true },
    unwinding: Unwinding::BlocksWithFinally,
    future_annotations: 0,
    docstring: DocstringRule::FirstString,
    stop_iteration: StopIterationRule::AnyFlag(0x8_0380),
    listing: ListingForm::Narrow,
    rows: &ROWS,
};

opcodes! { a:
    1 POP_TOP => Pop;
    2 ROT_TWO => Swap(2);
    3 ROT_THREE => Rotate(3);
    4 DUP_TOP => Copy(1);
    5 DUP_TOP_TWO => (Copy(2), Copy(2));
    9 NOP => Nop;
    10 UNARY_POSITIVE => Unary(UnaryOp::Positive);
    11 UNARY_NEGATIVE => Unary(UnaryOp::Negative);
    12 UNARY_NOT => Unary(UnaryOp::Not);
    15 UNARY_INVERT => Unary(UnaryOp::Invert);
    16 BINARY_MATRIX_MULTIPLY => Binary(BinaryOp::MatrixMultiply);
    17 INPLACE_MATRIX_MULTIPLY => Inplace(BinaryOp::MatrixMultiply);
    19 BINARY_POWER => Binary(BinaryOp::Power);
    20 BINARY_MULTIPLY => Binary(BinaryOp::Multiply);
    22 BINARY_MODULO => Binary(BinaryOp::Remainder);
    23 BINARY_ADD => Binary(BinaryOp::Add);
    24 BINARY_SUBTRACT => Binary(BinaryOp::Subtract);
    25 BINARY_SUBSCR => GetItem;
    26 BINARY_FLOOR_DIVIDE => Binary(BinaryOp::FloorDivide);
    27 BINARY_TRUE_DIVIDE => Binary(BinaryOp::TrueDivide);
    28 INPLACE_FLOOR_DIVIDE => Inplace(BinaryOp::FloorDivide);
    29 INPLACE_TRUE_DIVIDE => Inplace(BinaryOp::TrueDivide);
    50 GET_AITER => GetAiter { awaited: true };
    51 GET_ANEXT => GetAnext;
    52 BEFORE_ASYNC_WITH => BeforeAsyncWith;
    55 INPLACE_ADD => Inplace(BinaryOp::Add);
    56 INPLACE_SUBTRACT => Inplace(BinaryOp::Subtract);
    57 INPLACE_MULTIPLY => Inplace(BinaryOp::Multiply);
    59 INPLACE_MODULO => Inplace(BinaryOp::Remainder);
    60 STORE_SUBSCR => SetItem;
    61 DELETE_SUBSCR => DeleteItem;
    62 BINARY_LSHIFT => Binary(BinaryOp::LeftShift);
    63 BINARY_RSHIFT => Binary(BinaryOp::RightShift);
    64 BINARY_AND => Binary(BinaryOp::And);
    65 BINARY_XOR => Binary(BinaryOp::Xor);
    66 BINARY_OR => Binary(BinaryOp::Or);
    67 INPLACE_POWER => Inplace(BinaryOp::Power);
    68 GET_ITER => GetIter;
    69 GET_YIELD_FROM_ITER => GetYieldFromIter;
    70 PRINT_EXPR => PrintExpr;
    71 LOAD_BUILD_CLASS => LoadBuildClass;
    72 YIELD_FROM => a.yield_from();
    73 GET_AWAITABLE => GetAwaitable(AwaitContext::Plain);
    75 INPLACE_LSHIFT => Inplace(BinaryOp::LeftShift);
    76 INPLACE_RSHIFT => Inplace(BinaryOp::RightShift);
    77 INPLACE_AND => Inplace(BinaryOp::And);
    78 INPLACE_XOR => Inplace(BinaryOp::Xor);
    79 INPLACE_OR => Inplace(BinaryOp::Or);
    80 BREAK_LOOP => BreakLoop;
    81 WITH_CLEANUP_START => WithCleanupStart;
    82 WITH_CLEANUP_FINISH => WithCleanupFinish;
    83 RETURN_VALUE => Return;
    84 IMPORT_STAR => ImportStar;
    85 SETUP_ANNOTATIONS => SetupAnnotations;
    86 YIELD_VALUE => a.yield_wrapping();
    87 POP_BLOCK => PopBlock { truncates: true };
    88 END_FINALLY => EndFinally;
    89 POP_EXCEPT => PopHandler;
    90 STORE_NAME [Name] => StoreName(a.name());
    91 DELETE_NAME [Name] => DeleteName(a.name());
    92 UNPACK_SEQUENCE => UnpackSequence(a.value);
    93 FOR_ITER [Forward] => ForIter(a.forward()?);
    94 UNPACK_EX => UnpackEx { before: a.byte(0), after: a.value >> 8 };
    95 STORE_ATTR [Name] => StoreAttr(a.name());
    96 DELETE_ATTR [Name] => DeleteAttr(a.name());
    97 STORE_GLOBAL [Name] => StoreGlobal(a.name());
    98 DELETE_GLOBAL [Name] => DeleteGlobal(a.name());
    100 LOAD_CONST [Constant] => LoadConst(a.constant());
    101 LOAD_NAME [Name] => LoadName(a.name());
    102 BUILD_TUPLE => BuildTuple(a.value);
    103 BUILD_LIST => BuildList(a.value);
    104 BUILD_SET => BuildSet(a.value);
    105 BUILD_MAP => BuildMap(a.value);
    106 LOAD_ATTR [Name] => LoadAttr(a.name());
    107 COMPARE_OP [Comparison] => a.compare_or_test()?;
    108 IMPORT_NAME [Name] => ImportName(a.name());
    109 IMPORT_FROM [Name] => ImportFrom(a.name());
    110 JUMP_FORWARD [Forward] => Jump(a.forward()?);
    111 JUMP_IF_FALSE_OR_POP [UnsaidAbsolute] => JumpIfOrPop { condition: false, target: a.absolute()? };
    112 JUMP_IF_TRUE_OR_POP [UnsaidAbsolute] => JumpIfOrPop { condition: true, target: a.absolute()? };
    113 JUMP_ABSOLUTE [UnsaidAbsolute] => Jump(a.absolute()?);
    114 POP_JUMP_IF_FALSE [UnsaidAbsolute] => JumpIf { condition: JumpCondition::False, target: a.absolute()? };
    115 POP_JUMP_IF_TRUE [UnsaidAbsolute] => JumpIf { condition: JumpCondition::True, target: a.absolute()? };
    116 LOAD_GLOBAL [Name] => LoadGlobal(a.name());
    119 CONTINUE_LOOP [UnsaidAbsolute] => ContinueLoop(a.absolute()?);
    120 SETUP_LOOP [Forward] => SetupLoop(a.forward()?);
    121 SETUP_EXCEPT [Forward] => SetupTry { target: a.forward()?, catches: Catches::Exceptions };
    122 SETUP_FINALLY [Forward] => SetupTry { target: a.forward()?, catches: Catches::Everything };
    124 LOAD_FAST [Local] => LoadLocal(a.local());
    125 STORE_FAST [Local] => StoreLocal(a.local());
    126 DELETE_FAST [Local] => DeleteLocal(a.local());
    127 STORE_ANNOTATION [Name] => StoreAnnotation(a.name());
    130 RAISE_VARARGS => a.raise()?;
    131 CALL_FUNCTION => a.call(CallLayout::Plain);
    132 MAKE_FUNCTION => a.make_function(true)?;
    133 BUILD_SLICE => a.slice()?;
    135 LOAD_CLOSURE [Deref] => LoadCell(a.deref()?);
    136 LOAD_DEREF [Deref] => LoadDeref(a.deref()?);
    137 STORE_DEREF [Deref] => StoreDeref(a.deref()?);
    138 DELETE_DEREF [Deref] => DeleteDeref(a.deref()?);
    141 CALL_FUNCTION_KW => a.call_keywords(CallLayout::Plain);
    142 CALL_FUNCTION_EX => a.call_unpack(CallLayout::Plain);
    143 SETUP_WITH [Forward] => (BeforeWith, SetupWith { target: a.forward()?, catches: Catches::Everything });
    145 LIST_APPEND => ListAppend(a.depth()?);
    146 SET_ADD => SetAdd(a.depth()?);
    147 MAP_ADD => (Swap(2), MapAdd(a.depth()?));
    148 LOAD_CLASSDEREF [Deref] => (LoadLocals, LoadFromDictOrDeref(a.deref()?));
    149 BUILD_LIST_UNPACK => BuildListUnpack(a.value);
    150 BUILD_MAP_UNPACK => BuildMapUnpack(a.value);
    151 BUILD_MAP_UNPACK_WITH_CALL => a.map_unpack_with_call()?;
    152 BUILD_TUPLE_UNPACK => BuildTupleUnpack(a.value);
    153 BUILD_SET_UNPACK => BuildSetUnpack(a.value);
    154 SETUP_ASYNC_WITH [Forward] => SetupWith { target: a.forward()?, catches: Catches::Everything };
    155 FORMAT_VALUE [Format] => FormatValue { conversion: a.conversion(a.value & 3)?, has_spec: a.flag(4) };
    156 BUILD_CONST_KEY_MAP => BuildConstKeyMap(a.value);
    157 BUILD_STRING => BuildString(a.value);
    158 BUILD_TUPLE_UNPACK_WITH_CALL => BuildTupleUnpackWithCall(a.value);
}
