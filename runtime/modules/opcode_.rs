//! `_opcode`: facts about CPython's instructions, which `opcode`, `dis` and with them `inspect` ask for when they are imported.
//!
//! Given: numbers of the instructions of CPython 3.13, whose library has no tables of its own (older ones have). Given back: what they have.
//! Code objects of this machine hold other instructions, so what asks about those is refused.

use crate::gc::Gc;
use crate::methods;
use crate::modules::NativeModule;
use crate::object::{List, Method, TypeId};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_opcode", functions: FUNCTIONS, init: Some(init), doc: "Opcode support module." };

static FUNCTIONS: &[Method] = methods![
    "stack_effect(opcode, oparg=None, /, *, jump=None)" => |vm: &mut Vm, _: Value, _: Value, _: Value| foreign(vm, "stack_effect"),
    "is_valid(opcode)" => |_: &mut Vm, opcode: i64| is_among(VALID, opcode),
    "has_arg(opcode)" => |_: &mut Vm, opcode: i64| is_among(WITH_ARGUMENT, opcode),
    "has_const(opcode)" => |_: &mut Vm, opcode: i64| is_among(WITH_CONSTANT, opcode),
    "has_name(opcode)" => |_: &mut Vm, opcode: i64| is_among(WITH_NAME, opcode),
    "has_jump(opcode)" => |_: &mut Vm, opcode: i64| is_among(WITH_JUMP, opcode),
    "has_free(opcode)" => |_: &mut Vm, opcode: i64| is_among(WITH_FREE, opcode),
    "has_local(opcode)" => |_: &mut Vm, opcode: i64| is_among(WITH_LOCAL, opcode),
    "has_exc(opcode)" => |_: &mut Vm, opcode: i64| is_among(WITH_HANDLER, opcode),
    "get_specialization_stats()" => |_: &mut Vm| Value::NONE,
    "get_nb_ops()" => binary_operations,
    "get_intrinsic1_descs()" => |vm: &mut Vm| names(vm, UNARY_INTRINSICS),
    "get_intrinsic2_descs()" => |vm: &mut Vm| names(vm, BINARY_INTRINSICS),
    "get_executor(code, offset)" => |vm: &mut Vm, _: Value, _: Value| foreign(vm, "get_executor"),
];

/// First and last number of runs of instructions.
type Runs = &'static [(i64, i64)];

const VALID: Runs = &[(0, 118), (149, 222), (236, 253), (256, 267)];
const WITH_ARGUMENT: Runs =
    &[(45, 118), (149, 149), (162, 206), (208, 208), (211, 211), (220, 222), (236, 236), (240, 245), (248, 253), (256, 262), (264, 267)];
const WITH_CONSTANT: Runs = &[(83, 83), (103, 103), (240, 240)];
const WITH_NAME: Runs = &[
    (63, 63),
    (66, 67),
    (74, 75),
    (82, 82),
    (90, 93),
    (108, 108),
    (113, 114),
    (192, 192),
    (202, 202),
    (205, 206),
    (211, 211),
    (259, 262),
];
const WITH_JUMP: Runs = &[(72, 72), (77, 79), (97, 100), (104, 104), (188, 190), (256, 257)];
const WITH_FREE: Runs = &[(64, 64), (84, 84), (89, 89), (94, 94), (109, 109)];
const WITH_LOCAL: Runs = &[(3, 3), (65, 65), (85, 88), (110, 112), (258, 258), (267, 267)];
const WITH_HANDLER: Runs = &[(264, 266)];

const OPERATIONS: &[(&str, &str)] = &[
    ("ADD", "+"),
    ("AND", "&"),
    ("FLOOR_DIVIDE", "//"),
    ("LSHIFT", "<<"),
    ("MATRIX_MULTIPLY", "@"),
    ("MULTIPLY", "*"),
    ("REMAINDER", "%"),
    ("OR", "|"),
    ("POWER", "**"),
    ("RSHIFT", ">>"),
    ("SUBTRACT", "-"),
    ("TRUE_DIVIDE", "/"),
    ("XOR", "^"),
];

const UNARY_INTRINSICS: &[&str] = &[
    "INTRINSIC_1_INVALID",
    "INTRINSIC_PRINT",
    "INTRINSIC_IMPORT_STAR",
    "INTRINSIC_STOPITERATION_ERROR",
    "INTRINSIC_ASYNC_GEN_WRAP",
    "INTRINSIC_UNARY_POSITIVE",
    "INTRINSIC_LIST_TO_TUPLE",
    "INTRINSIC_TYPEVAR",
    "INTRINSIC_PARAMSPEC",
    "INTRINSIC_TYPEVARTUPLE",
    "INTRINSIC_SUBSCRIPT_GENERIC",
    "INTRINSIC_TYPEALIAS",
];
const BINARY_INTRINSICS: &[&str] = &[
    "INTRINSIC_2_INVALID",
    "INTRINSIC_PREP_RERAISE_STAR",
    "INTRINSIC_TYPEVAR_WITH_BOUND",
    "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
    "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
    "INTRINSIC_SET_TYPEPARAM_DEFAULT",
];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    vm.add_to_module(module, "ENABLE_SPECIALIZATION", Value::from_small(0));
    Ok(())
}

fn is_among(runs: Runs, opcode: i64) -> bool {
    runs.iter().any(|&(first, last)| (first..=last).contains(&opcode))
}

fn foreign(vm: &mut Vm, function: &str) -> PyResult {
    Err(vm.raise(TypeId::NotImplementedError, format!("_opcode.{function}(): this machine does not run CPython's instructions")))
}

fn names(vm: &mut Vm, names: &[&str]) -> Gc<List> {
    let list = vm.list(&[]);
    for name in names {
        let name = vm.text(name);
        list.items.push(&vm.heap, name);
    }
    list
}

fn binary_operations(vm: &mut Vm) -> Gc<List> {
    let list = vm.list(&[]);
    for (prefix, suffix) in [("NB_", ""), ("NB_INPLACE_", "=")] {
        for (name, sign) in OPERATIONS {
            let (name, sign) = (vm.text(&format!("{prefix}{name}")), vm.text(&format!("{sign}{suffix}")));
            let pair = vm.tuple(&[name, sign]).value();
            list.items.push(&vm.heap, pair);
        }
    }
    list
}
