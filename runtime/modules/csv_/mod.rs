//! `_csv`: tables as text.

mod dialect;
mod reader;
mod writer;

use dialect::CsvDialect;

use crate::gc::{Gc, KindInfo};
use crate::modules::{NativeModule, State, error_class, raise_of};
use crate::object::{Dict, Kind, List, Method, Str, Tuple, TypeId, TypeSpec};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// The module.
pub static MODULE: NativeModule =
    NativeModule { name: "_csv", functions: FUNCTIONS, init: Some(init), doc: "CSV parsing and writing.\n" };

static FUNCTIONS: &[Method] = crate::methods![
    "reader(*args, **kwargs)" => reader::reader,
    "writer(*args, **kwargs)" => writer::writer,
    "register_dialect(*args, **kwargs)" => register,
    "unregister_dialect(name)" => unregister,
    "get_dialect(name)" => get,
    "list_dialects()" => list,
    "field_size_limit(new_limit=<unrepresentable>)" => limit,
];

/// The types of this folder.
pub static SPECS: &[&TypeSpec] = &[&dialect::DIALECT, &reader::READER, &writer::WRITER];

/// The native layouts of this folder.
pub static KINDS: &[(Kind, KindInfo)] = &[
    (Kind::CsvDialect, KindInfo::of::<CsvDialect>()),
    (Kind::CsvReader, KindInfo::of::<reader::CsvReader>()),
    (Kind::CsvWriter, KindInfo::of::<writer::CsvWriter>()),
];

/// Characters that a field may have, until a program says something else.
const USUAL_LIMIT: i64 = 128 * 1024;

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for (number, name) in dialect::QUOTING.iter().enumerate() {
        let number = vm.int(number as i64);
        vm.add_to_module(module, name, number);
    }
    for (name, id) in [("Dialect", TypeId::CsvDialect), ("Reader", TypeId::CsvReader), ("Writer", TypeId::CsvWriter)] {
        let class = vm.type_(id).value();
        vm.add_to_module(module, name, class);
    }
    let error = error(vm)?.value();
    vm.add_to_module(module, "Error", error);
    let version = vm.text("1.0");
    vm.add_to_module(module, "__version__", version);
    let dialects = dialects(vm).value();
    vm.add_to_module(module, "_dialects", dialects);
    Ok(())
}

fn error(vm: &mut Vm) -> PyResult<Gc<crate::object::Type>> {
    error_class(vm, State::CsvError, "_csv", "Error", &[TypeId::Exception])
}

/// Raises `csv.Error`.
fn failed(vm: &mut Vm, message: &str) -> Raised {
    let class = error(vm);
    raise_of(vm, class, message)
}

/// Dialects by name.
fn dialects(vm: &mut Vm) -> Gc<Dict> {
    if let Some(dialects) = vm.state(State::CsvDialects).downcast() {
        return dialects;
    }
    let dialects = vm.dict();
    vm.set_state(State::CsvDialects, dialects.value());
    dialects
}

/// The limit of fields.
fn field_limit(vm: &mut Vm) -> i64 {
    vm.state(State::CsvLimit).as_int().unwrap_or(USUAL_LIMIT)
}

fn limit(vm: &mut Vm, new: Option<Value>) -> PyResult<i64> {
    let old = field_limit(vm);
    if let Some(new) = new {
        if new.as_int_ref().is_none() {
            return Err(vm.type_error("limit must be an integer"));
        }
        let new = vm.index_i64(new)?;
        let new = vm.int(new);
        vm.set_state(State::CsvLimit, new);
    }
    Ok(old)
}

fn find(vm: &mut Vm, name: Value) -> PyResult {
    match dialects(vm).get(vm, name)? {
        Some(dialect) => Ok(dialect),
        None => Err(failed(vm, "unknown dialect")),
    }
}

fn get(vm: &mut Vm, name: Value) -> PyResult {
    find(vm, name)
}

fn register(vm: &mut Vm, arguments: Gc<Tuple>, keywords: Gc<Dict>) -> PyResult<()> {
    let (name, dialect) = match *arguments.as_slice() {
        [name] => (name, Value::NONE),
        [name, dialect] => (name, dialect),
        _ => return Err(vm.type_error(format!("register_dialect expected 1 or 2 arguments, got {}", arguments.len()))),
    };
    if !name.is::<Str>() {
        return Err(vm.type_error("dialect name must be a string"));
    }
    let dialect = dialect::make(vm, dialect, Some(keywords))?;
    dialects(vm).set(vm, name, dialect.value())
}

fn unregister(vm: &mut Vm, name: Value) -> PyResult<()> {
    match dialects(vm).remove(vm, name)? {
        Some(_) => Ok(()),
        None => Err(failed(vm, "unknown dialect")),
    }
}

fn list(vm: &mut Vm) -> PyResult<Gc<List>> {
    let dialects = dialects(vm).value();
    vm.collect_list(dialects)
}

/// The first argument of `reader` and `writer`, and the dialect of the others.
fn bind(vm: &mut Vm, function: &str, arguments: Gc<Tuple>, keywords: Gc<Dict>) -> PyResult<(Value, Gc<CsvDialect>)> {
    let (first, given) = match *arguments.as_slice() {
        [first] => (first, None),
        [first, dialect] => (first, Some(dialect)),
        [] => return Err(vm.type_error(format!("{function} expected at least 1 argument, got 0"))),
        _ => return Err(vm.type_error(format!("{function} expected at most 2 arguments, got {}", arguments.len()))),
    };
    let dialect = dialect::make(vm, given.unwrap_or(Value::NONE), Some(keywords))?;
    Ok((first, dialect))
}
