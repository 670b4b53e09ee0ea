//! Code objects as Python sees them.

use crate::gc::{Gc, KindInfo};
use crate::isa::HomeKind;
use crate::object::{Code, Getter, Kind, Slots, Tuple, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&CODE];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Code, KindInfo::of::<Code>())];

static CODE: TypeSpec = TypeSpec {
    kind: Some(Kind::Code),
    is_base: false,
    slots: Slots { repr: Some(repr), ..Slots::NONE },
    getters: &[
        Getter { name: "co_name", get: |vm, value| Ok(vm.text(&code(value).linked.body.name)), set: None },
        Getter { name: "co_qualname", get: |vm, value| Ok(vm.text(&code(value).linked.body.qualname)), set: None },
        Getter { name: "co_filename", get: |vm, value| Ok(vm.text(&code(value).linked.body.filename)), set: None },
        Getter { name: "co_firstlineno", get: |vm, value| Ok(vm.int(i64::from(code(value).linked.body.first_line))), set: None },
        Getter { name: "co_argcount", get: |vm, value| Ok(vm.int(i64::from(code(value).linked.body.n_positional))), set: None },
        Getter { name: "co_posonlyargcount", get: |vm, value| Ok(vm.int(i64::from(code(value).linked.body.n_positional_only))), set: None },
        Getter { name: "co_kwonlyargcount", get: |vm, value| Ok(vm.int(i64::from(code(value).linked.body.n_keyword_only))), set: None },
        Getter { name: "co_flags", get: flags, set: None },
        Getter { name: "co_varnames", get: |vm, value| Ok(homes(vm, value, |kind| kind != HomeKind::Free && kind != HomeKind::Hidden)), set: None },
        Getter { name: "co_cellvars", get: |vm, value| Ok(homes(vm, value, |kind| kind == HomeKind::Cell)), set: None },
        Getter { name: "co_freevars", get: |vm, value| Ok(homes(vm, value, |kind| kind == HomeKind::Free)), set: None },
        Getter { name: "co_nlocals", get: |vm, value| {
            let names = homes(vm, value, |kind| kind != HomeKind::Free && kind != HomeKind::Hidden);
            let count = names.downcast::<Tuple>().map_or(0, |names| names.len());
            Ok(vm.int(count as i64))
        }, set: None },
        Getter { name: "co_names", get: |vm, value| Ok(vm.tuple(&code(value).linked.names).value()), set: None },
    ],
    ..TypeSpec::new(TypeId::Code, "code")
};

fn code(value: Value) -> Gc<Code> {
    value.downcast().expect("the slots of code objects are called with code objects")
}

fn repr(vm: &mut Vm, value: Value) -> PyResult {
    let code = code(value);
    let body = &code.linked.body;
    let address = value.address().addr();
    let text = format!("<code object {} at {address:#x}, file \"{}\", line {}>", body.name, body.filename, body.first_line);
    Ok(vm.text(&text))
}

/// The names of the variables of some kinds.
fn homes(vm: &mut Vm, value: Value, wanted: fn(HomeKind) -> bool) -> Value {
    let code = code(value);
    let names = code.home_names.get().downcast::<Tuple>().expect("the names of homes are a tuple");
    let chosen = crate::gc::Items::new();
    for (home, &name) in code.linked.body.homes.iter().zip(names.as_slice()) {
        if wanted(home.kind) {
            chosen.push(&vm.heap, name);
        }
    }
    vm.tuple(chosen.as_slice()).value()
}

/// CPython's flag bits (`Include/cpython/code.h`).
fn flags(vm: &mut Vm, value: Value) -> PyResult {
    let flags = code(value).linked.body.flags;
    let bits = [
        (flags.is_optimized, 0x1),
        (flags.has_new_locals, 0x2),
        (flags.has_varargs, 0x4),
        (flags.has_varkeywords, 0x8),
        (flags.is_nested, 0x10),
        (flags.is_generator, 0x20),
        (flags.is_coroutine, 0x80),
        (flags.is_iterable_coroutine, 0x100),
        (flags.is_async_generator, 0x200),
    ];
    Ok(vm.int(bits.iter().filter(|(is_set, _)| *is_set).map(|(_, bit)| bit).sum()))
}
