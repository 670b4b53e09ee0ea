//! Code objects as Python sees them.
//!
//! A body's constants, lines and positions are those of the translated code; an instruction word counts as one of CPython's code
//! units, two bytes, wherever offsets are shown. CPython's bytecode itself is not kept: there is no `co_code`.

use std::rc::Rc;

use crate::gc::{Gc, Items, KindInfo};
use crate::isa::{Body, HomeKind, Position};
use crate::object::{Code, Dict, Getter, Kind, Slots, Str, Tuple, TypeId, TypeSpec};
use crate::types::list::iterators::iterator_of;
use crate::types::str_::expect_str;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&CODE];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Code, KindInfo::of::<Code>())];

const SIGNATURE: &str = "(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, \
    filename, name, qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /)";

static CODE: TypeSpec = TypeSpec {
    kind: Some(Kind::Code),
    is_base: false,
    slots: Slots { repr: Some(repr), ..Slots::NONE },
    methods: crate::methods! {
        "co_lines(self, /)" => lines,
        "co_positions(self, /)" => positions,
        "replace(self, /, **changes)" => replace,
        "__replace__(self, /, **changes)" => replace,
        "__sizeof__(self, /)" => |_: &mut Vm, this: Gc<Code>| size_of::<Code>() + 8 * this.linked.body.code.len(),
    },
    getters: &[
        Getter { name: "co_name", get: |vm, value| Ok(vm.text(&body(value).name)), set: None },
        Getter { name: "co_qualname", get: |vm, value| Ok(vm.text(&body(value).qualname)), set: None },
        Getter { name: "co_filename", get: |vm, value| Ok(vm.text(&body(value).filename)), set: None },
        Getter { name: "co_firstlineno", get: |vm, value| Ok(vm.int(i64::from(body(value).first_line))), set: None },
        Getter { name: "co_argcount", get: |vm, value| Ok(vm.int(i64::from(body(value).n_positional))), set: None },
        Getter { name: "co_posonlyargcount", get: |vm, value| Ok(vm.int(i64::from(body(value).n_positional_only))), set: None },
        Getter { name: "co_kwonlyargcount", get: |vm, value| Ok(vm.int(i64::from(body(value).n_keyword_only))), set: None },
        Getter { name: "co_flags", get: |vm, value| Ok(vm.int(flags(&body(value)))), set: None },
        Getter { name: "co_stacksize", get: |vm, value| Ok(vm.int(i64::from(body(value).n_regs))), set: None },
        Getter { name: "co_consts", get: constants, set: None },
        Getter { name: "co_varnames", get: |vm, value| Ok(locals(vm, value)), set: None },
        Getter { name: "co_cellvars", get: |vm, value| Ok(homes(vm, value, |_, kind| kind == HomeKind::Cell)), set: None },
        Getter { name: "co_freevars", get: |vm, value| Ok(homes(vm, value, |_, kind| kind == HomeKind::Free)), set: None },
        Getter { name: "co_nlocals", get: |vm, value| {
            let names = locals(vm, value);
            let count = names.downcast::<Tuple>().map_or(0, |names| names.len());
            Ok(vm.int(count as i64))
        }, set: None },
        Getter { name: "co_names", get: |vm, value| Ok(vm.tuple(&code(value).linked.names).value()), set: None },
    ],
    signature: SIGNATURE,
    ..TypeSpec::new(TypeId::Code, "code")
};

fn code(value: Value) -> Gc<Code> {
    value.downcast().expect("the slots of code objects are called with code objects")
}

fn body(value: Value) -> Rc<Body> {
    code(value).linked.body.clone()
}

fn repr(vm: &mut Vm, value: Value) -> PyResult {
    let body = body(value);
    let address = value.address().addr();
    let text = format!("<code object {} at {address:#x}, file \"{}\", line {}>", body.name, body.filename, body.first_line);
    Ok(vm.text(&text))
}

/// The names of parameters and plain locals.
fn locals(vm: &mut Vm, value: Value) -> Value {
    homes(vm, value, |is_parameter, kind| is_parameter || kind == HomeKind::Local)
}

/// The names of the variables of some kinds; the first question is whether it is a parameter.
fn homes(vm: &mut Vm, value: Value, wanted: fn(bool, HomeKind) -> bool) -> Value {
    let code = code(value);
    let names = code.home_names();
    let chosen = Items::new();
    let n_parameters = code.linked.body.n_parameters();
    for (index, (home, &name)) in code.linked.body.homes.iter().zip(names.as_slice()).enumerate() {
        if wanted(index < n_parameters, home.kind) {
            chosen.push(&vm.heap, name);
        }
    }
    vm.tuple(chosen.as_slice()).value()
}

fn constants(vm: &mut Vm, value: Value) -> PyResult {
    let linked = &code(value).linked;
    let values = Items::new();
    (0..linked.body.constants.len()).for_each(|index| values.push(&vm.heap, linked.constant(index)));
    Ok(vm.tuple(values.as_slice()).value())
}

/// CPython's flag of a generator that may be awaited.
const ITERABLE_COROUTINE: i64 = 0x100;

/// CPython's flag bits (`Include/cpython/code.h`).
fn flags(body: &Body) -> i64 {
    let flags = body.flags;
    let bits = [
        (flags.is_optimized, 0x1),
        (flags.has_new_locals, 0x2),
        (flags.has_varargs, 0x4),
        (flags.has_varkeywords, 0x8),
        (flags.is_nested, 0x10),
        (flags.is_generator, 0x20),
        (flags.is_coroutine, 0x80),
        (flags.is_iterable_coroutine, ITERABLE_COROUTINE),
        (flags.is_async_generator, 0x200),
    ];
    bits.iter().filter(|(is_set, _)| *is_set).map(|(_, bit)| bit).sum()
}

/// Runs of words with the same position: first word, the word behind the last one, and the position.
fn runs(body: &Body) -> Vec<(usize, usize, Position)> {
    let entries = body.positions.entries();
    let ends = entries.iter().skip(1).map(|&(word, _)| word as usize).chain([body.code.len()]);
    entries.iter().zip(ends).map(|(&(start, position), end)| (start as usize, end, position)).collect()
}

fn number(vm: &mut Vm, number: Option<u32>) -> Value {
    number.map_or(Value::NONE, |number| vm.int(i64::from(number)))
}

/// Start, end and line of every run of instructions of one line.
fn lines(vm: &mut Vm, this: Gc<Code>) -> Value {
    let mut merged: Vec<(usize, usize, Option<u32>)> = Vec::new();
    for (start, end, position) in runs(&this.linked.body) {
        match merged.last_mut().filter(|last| last.2 == position.line) {
            Some(last) => last.1 = end,
            None => merged.push((start, end, position.line)),
        }
    }
    let list = vm.list(&[]);
    for (start, end, line) in merged {
        let row = [vm.int(2 * start as i64), vm.int(2 * end as i64), number(vm, line)];
        let row = vm.tuple(&row).value();
        list.items.push(&vm.heap, row);
    }
    iterator_of(vm, TypeId::LineIterator, list)
}

/// Line, last line, column and last column of every instruction word.
fn positions(vm: &mut Vm, this: Gc<Code>) -> Value {
    let list = vm.list(&[]);
    for (start, end, position) in runs(&this.linked.body) {
        let row = [position.line, position.end_line, position.col, position.end_col].map(|part| number(vm, part));
        let row = vm.tuple(&row).value();
        (start..end).for_each(|_| list.items.push(&vm.heap, row));
    }
    iterator_of(vm, TypeId::PositionsIterator, list)
}

/// A code object with other names, another first line, or awaitable. What the translated code depends on stays as it is; asking
/// for a change of it is an error, unless the value is the one that is there.
fn replace(vm: &mut Vm, this: Gc<Code>, changes: Gc<Dict>) -> PyResult {
    let mut body = Body::clone(&this.linked.body);
    for (name, value) in changes.iter() {
        let name = name.downcast::<Str>().expect("keyword names are strs");
        let title = name.to_text();
        match title.as_str() {
            "co_name" => body.name = text_of(vm, value, &title)?.into(),
            "co_qualname" => body.qualname = text_of(vm, value, &title)?.into(),
            "co_filename" => body.filename = text_of(vm, value, &title)?.into(),
            "co_firstlineno" => match u32::try_from(vm.index_i64(value)?) {
                Ok(line) => body.first_line = line,
                Err(_) => return Err(vm.value_error("co_firstlineno must be a positive integer")),
            },
            "co_flags" => {
                let wanted = vm.index_i64(value)?;
                body.flags.is_iterable_coroutine = wanted & ITERABLE_COROUTINE != 0;
                if flags(&body) != wanted {
                    return Err(vm.raise(TypeId::NotImplementedError, "of co_flags, only CO_ITERABLE_COROUTINE can be replaced".into()));
                }
            }
            "co_code" | "co_linetable" | "co_exceptiontable" => return Err(cannot_replace(vm, &title)),
            _ => match vm.find_attr(this.value(), name)?.filter(|_| title.starts_with("co_")) {
                Some(present) if vm.is_equal(present, value)? => {}
                Some(_) => return Err(cannot_replace(vm, &title)),
                None => return Err(vm.type_error(format!("replace() got an unexpected keyword argument '{title}'"))),
            },
        }
    }
    Ok(vm.link(Rc::new(body)).value())
}

fn text_of(vm: &mut Vm, value: Value, name: &str) -> PyResult<String> {
    Ok(expect_str(vm, value, &format!("replace() argument '{name}'"))?.to_text())
}

fn cannot_replace(vm: &mut Vm, name: &str) -> crate::vm::Raised {
    vm.raise(TypeId::NotImplementedError, format!("{name} of translated code cannot be replaced"))
}
