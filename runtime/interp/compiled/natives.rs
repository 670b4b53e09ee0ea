//! Native functions, methods and operators that run no Python code with the arguments that they nearly always get.
//!
//! Given: a native function or class. Gives: what its arguments must be, so that compiled code may call it as a leaf. The law: with such
//! arguments it enters no Python code, and where it raises it has changed nothing; the interpreter then does the call again, and raises.

use crate::object::{BinaryOp, Builtin, Dict, Kind, List, Str, Tuple, Type, TypeId, is_plain};
use crate::types::set::Set;
use crate::value::Value;
use crate::vm::tier::{Rule, Safety};
use crate::vm::{PyResult, Raised, Request, Vm};

use super::leaves::{enter, is_exactly};

/// Methods of built-in types. What encodes or decodes may look for a codec in Python, so it is not here.
const METHODS: [(TypeId, Safety, &[&str]); 13] = [
    (
        TypeId::Str,
        Safety::reads(Rule::Plain),
        &[
            "capitalize", "casefold", "center", "count", "endswith", "expandtabs", "find", "format", "index", "isalnum", "isalpha", "isascii", "isdecimal",
            "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "ljust", "lower", "lstrip", "partition",
            "removeprefix", "removesuffix", "replace", "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith",
            "strip", "swapcase", "title", "upper", "zfill",
        ],
    ),
    (TypeId::Str, Safety::reads(Rule::Containers), &["join"]),
    (TypeId::Bytes, Safety::reads(Rule::Plain), &["count", "endswith", "find", "hex", "index", "lower", "replace", "rfind", "split", "startswith", "strip", "upper"]),
    (TypeId::Int, Safety::reads(Rule::Plain), &["bit_count", "bit_length", "conjugate", "to_bytes"]),
    (TypeId::Float, Safety::reads(Rule::Plain), &["as_integer_ratio", "conjugate", "hex", "is_integer"]),
    (TypeId::List, Safety::reads(Rule::Plain), &["copy"]),
    (TypeId::List, Safety::changes(Rule::FirstPlain), &["clear", "insert", "pop", "reverse"]),
    (TypeId::List, Safety::changes(Rule::Items), &["extend"]),
    (TypeId::Dict, Safety::reads(Rule::Plain), &["copy", "items", "keys", "values"]),
    (TypeId::Dict, Safety::changes(Rule::Key), &["pop", "setdefault"]),
    (TypeId::Set, Safety::reads(Rule::Plain), &["copy"]),
    (TypeId::Set, Safety::changes(Rule::Key), &["add", "discard", "remove"]),
    (TypeId::Deque, Safety::changes(Rule::Any), &["append", "appendleft", "clear", "pop", "popleft"]),
];

/// Functions of modules, and built-in classes.
const FUNCTIONS: [(&str, Safety, &[&str]); 6] = [
    ("builtins", Safety::reads(Rule::Any), &["callable", "id"]),
    (
        "builtins",
        Safety::reads(Rule::Plain),
        &["abs", "ascii", "bin", "bool", "chr", "divmod", "float", "format", "hash", "hex", "int", "oct", "ord", "pow", "repr", "round", "str"],
    ),
    ("builtins", Safety::reads(Rule::Containers), &["enumerate", "len", "list", "reversed", "tuple", "zip"]),
    ("builtins", Safety::reads(Rule::PlainItems), &["all", "any", "dict", "frozenset", "max", "min", "set", "sorted", "sum"]),
    (
        "math",
        Safety::reads(Rule::Plain),
        &[
            "atan2", "ceil", "comb", "copysign", "fabs", "factorial", "floor", "fmod", "gcd", "hypot", "isclose", "isfinite", "isinf", "isnan", "isqrt",
            "log", "log10", "log2", "perm", "pow", "sqrt", "trunc",
        ],
    ),
    ("time", Safety::reads(Rule::Any), &["monotonic", "perf_counter", "time"]),
];

/// How compiled code may call this function or class, if it may.
pub fn safety(callee: Value) -> Option<Safety> {
    if let Some(class) = callee.downcast::<Type>() {
        return function(&class.name.get().to_text(), "builtins");
    }
    let builtin = callee.downcast::<Builtin>()?;
    let name = builtin.facts.method.name();
    let owner = builtin.owner.get();
    if let Some(module) = owner.downcast::<Str>() {
        return function(name, &module.to_text());
    }
    let owner = owner.downcast::<Type>()?;
    METHODS.iter().find(|(id, _, names)| owner.is(*id) && names.contains(&name)).map(|&(_, safety, _)| safety)
}

fn function(name: &str, module: &str) -> Option<Safety> {
    FUNCTIONS.iter().find(|(of, _, names)| *of == module && names.contains(&name)).map(|&(_, safety, _)| safety)
}

/// Kinds that native code iterates over.
const CONTAINERS: [Kind; 8] = [Kind::List, Kind::Tuple, Kind::Dict, Kind::Set, Kind::Str, Kind::Bytes, Kind::Range, Kind::DictView];

fn has_plain_items(value: Value) -> bool {
    if let Some(list) = value.downcast_exact::<List>() {
        return list.items.as_slice().iter().all(|&item| is_plain(item));
    }
    value.downcast_exact::<Tuple>().map_or_else(|| is_plain(value), |tuple| tuple.as_slice().iter().all(|&item| is_plain(item)))
}

fn is_plain_key(vm: &mut Vm, object: Value, key: Value) -> bool {
    if let Some(dict) = object.downcast_exact::<Dict>() {
        return dict.get_plain(vm, key).is_some();
    }
    object.downcast_exact::<Set>().is_some_and(|set| set.contains_plain(vm, key).is_some())
}

/// Whether these arguments of a function, or of the method of `object`, are such.
fn holds(vm: &mut Vm, rule: Rule, object: Option<Value>, arguments: &[Value]) -> bool {
    match rule {
        Rule::Any => true,
        Rule::Plain => arguments.iter().all(|&argument| is_plain(argument)),
        Rule::FirstPlain => arguments.first().is_none_or(|&argument| is_plain(argument)),
        Rule::Items => arguments.iter().all(|&argument| is_exactly(argument, &[Kind::List, Kind::Tuple])),
        Rule::Containers => arguments.iter().all(|&argument| is_exactly(argument, &CONTAINERS)),
        Rule::PlainItems => arguments.iter().all(|&argument| has_plain_items(argument)),
        Rule::Key => object.is_some_and(|object| arguments.first().is_some_and(|&key| is_plain_key(vm, object, key))),
    }
}

/// What a leaf gives, or unbound where it has raised: the interpreter does it again, and raises again. A Ctrl-C waits for that.
fn answer(vm: &mut Vm, result: PyResult) -> Value {
    result.unwrap_or_else(|Raised| {
        if vm.raised_is(TypeId::KeyboardInterrupt) {
            Request::Interrupt.make();
        }
        vm.raised = Value::NONE;
        Value::UNBOUND
    })
}

/// `lhs op rhs`, of plain objects or two lists; `op` is its place in [`BinaryOp::ALL`]. Unbound where it has done nothing.
///
/// SAFETY: as for `leaves.rs`.
pub extern "C" fn binary(vm: *mut Vm, base: *mut Value, pc: *const u64, lhs: Value, rhs: Value, op: u64) -> Value {
    // SAFETY: see above.
    let vm = unsafe { enter(vm, base, pc) };
    let op = BinaryOp::ALL[op as usize];
    let list = [Kind::List];
    let are_lists = match op {
        BinaryOp::Add => is_exactly(lhs, &list) && is_exactly(rhs, &list),
        BinaryOp::Mul => is_exactly(lhs, &list) && rhs.is_int(),
        _ => false,
    };
    if !are_lists && !(is_plain(lhs) && is_plain(rhs)) {
        return Value::UNBOUND;
    }
    let result = vm.binary(op, lhs, rhs);
    answer(vm, result)
}

/// `list += items`, of a list or tuple. Unbound where it has done nothing.
///
/// SAFETY: as for `leaves.rs`.
pub extern "C" fn extend(vm: *mut Vm, base: *mut Value, pc: *const u64, list: Value, items: Value) -> Value {
    // SAFETY: see above.
    let vm = unsafe { enter(vm, base, pc) };
    if !is_exactly(list, &[Kind::List]) || !is_exactly(items, &[Kind::List, Kind::Tuple]) {
        return Value::UNBOUND;
    }
    let result = vm.inplace(BinaryOp::Add, list, items);
    answer(vm, result)
}

/// Calls a native function; `how` is a [`Safety::word`]. Unbound where it has done nothing.
///
/// SAFETY: as for `leaves.rs`.
#[allow(clippy::too_many_arguments, reason = "compiled code has no slices")]
pub extern "C" fn native(
    vm: *mut Vm,
    base: *mut Value,
    pc: *const u64,
    callee: Value,
    how: u64,
    first: Value,
    second: Value,
    third: Value,
    fourth: Value,
) -> Value {
    // SAFETY: see above.
    let vm = unsafe { enter(vm, base, pc) };
    let all = [first, second, third, fourth];
    let (rule, count) = Safety::of_word(how);
    let arguments = &all[..count];
    let Some(builtin) = callee.downcast::<Builtin>() else {
        if !holds(vm, rule, None, arguments) {
            return Value::UNBOUND;
        }
        let result = vm.call(callee, arguments);
        return answer(vm, result);
    };
    let (object, rest) = match builtin.owner.get().downcast::<Type>() {
        // Instances of subclasses have attributes of their own, and may have other methods.
        Some(owner) => match arguments {
            [object, rest @ ..] if vm.class_of(*object) == owner => (Some(*object), rest),
            _ => return Value::UNBOUND,
        },
        None => (None, arguments),
    };
    if !holds(vm, rule, object, rest) {
        return Value::UNBOUND;
    }
    let result = vm.call_native(builtin, arguments);
    answer(vm, result)
}
