//! Built-in modules: their table, and making one when it is first imported.
//!
//! A module's file declares a [`NativeModule`]; the list here is the only registration.

pub mod abc_;
pub mod accounts;
pub mod array_;
pub mod ast_;
pub mod atexit;
pub mod binascii;
pub mod bisect_;
pub mod breakpoint;
pub mod cmath;
pub mod codecs_;
pub mod collections_;
pub mod contextvars_;
pub mod copy_;
pub mod csv_;
pub mod descriptors;
pub mod errno;
pub mod functools_;
pub mod gc_;
pub mod hashes;
pub mod heapq_;
pub mod imp_;
pub mod io_;
pub mod itertools;
pub mod json_;
pub mod marshal;
pub mod math;
pub mod opcode_;
pub mod operator_;
pub mod posix;
pub mod posixsubprocess;
pub mod queue_;
pub mod random_;
pub mod select_;
pub mod signal_;
pub mod socket_;
pub mod sre_;
pub mod stdlib_names;
pub mod string_;
pub mod struct_;
pub mod sys;
pub mod thread_;
pub mod time;
pub mod tokenize_;
pub mod traceback_;
pub mod types_;
pub mod typing_;
pub mod unicodedata;
pub mod unraisable;
pub mod waiting;
pub mod warnings_;
pub mod weakref_;
pub mod zlib;

use crate::gc::{Gc, KindInfo};
use crate::object::{Dict, Kind, Method, NewClass, Type, TypeId, TypeSpec};
use crate::types::module::Module;
use crate::value::Value;
pub use crate::vm::State;
use crate::vm::{PyResult, Raised, Vm};

/// A module written in Rust.
pub struct NativeModule {
    pub name: &'static str,
    pub functions: &'static [Method],
    /// Adds what is no function: constants, types, other objects.
    pub init: Option<fn(&mut Vm, Gc<Module>) -> PyResult<()>>,
    pub doc: &'static str,
}

static TABLE: &[&NativeModule] = &[
    &crate::builtins::MODULE,
    &abc_::MODULE,
    &accounts::GROUPS,
    &accounts::USERS,
    &array_::MODULE,
    &ast_::MODULE,
    &atexit::MODULE,
    &binascii::MODULE,
    &bisect_::MODULE,
    &cmath::MODULE,
    &codecs_::MODULE,
    &collections_::MODULE,
    &contextvars_::MODULE,
    &csv_::MODULE,
    &errno::MODULE,
    &functools_::MODULE,
    &gc_::MODULE,
    &hashes::BLAKE2_MODULE,
    &hashes::MD5_MODULE,
    &hashes::SHA1_MODULE,
    &hashes::SHA2_MODULE,
    &hashes::SHA256_MODULE,
    &hashes::SHA3_MODULE,
    &hashes::SHA512_MODULE,
    &heapq_::MODULE,
    &imp_::MODULE,
    &io_::MODULE,
    &itertools::MODULE,
    &json_::MODULE,
    &marshal::MODULE,
    &math::MODULE,
    &opcode_::MODULE,
    &operator_::MODULE,
    &posix::MODULE,
    &posixsubprocess::MODULE,
    &queue_::MODULE,
    &random_::MODULE,
    &select_::MODULE,
    &signal_::MODULE,
    &socket_::MODULE,
    &sre_::MODULE,
    &string_::MODULE,
    &struct_::MODULE,
    &sys::MODULE,
    &thread_::MODULE,
    &time::MODULE,
    &tokenize_::MODULE,
    &typing_::MODULE,
    &unicodedata::MODULE,
    &warnings_::MODULE,
    &weakref_::MODULE,
    &zlib::MODULE,
];

/// What is most used of some modules that the standard library has in Python. They are found after everything else.
static SUBSTITUTES: &[&NativeModule] = &[
    &abc_::SUBSTITUTE,
    &collections_::SUBSTITUTE,
    &copy_::SUBSTITUTE,
    &functools_::SUBSTITUTE,
    &io_::SUBSTITUTE,
    &operator_::SUBSTITUTE,
    &traceback_::MODULE,
    &types_::SUBSTITUTE,
    &weakref_::SUBSTITUTE,
];

/// Every type that a module declares.
pub fn specs() -> Vec<&'static TypeSpec> {
    let modules: &[&[&'static TypeSpec]] = &[ast_::SPECS, collections_::SPECS, contextvars_::SPECS, csv_::SPECS, functools_::SPECS, hashes::SPECS, io_::SPECS, itertools::SPECS, json_::SPECS, operator_::SPECS, posix::SPECS, queue_::SPECS, random_::SPECS, select_::SPECS, socket_::SPECS, sre_::SPECS, struct_::SPECS, thread_::SPECS, tokenize_::SPECS, unicodedata::SPECS, weakref_::SPECS, zlib::SPECS];
    modules.concat()
}

/// Every native layout that a module declares.
pub fn kinds() -> Vec<(Kind, KindInfo)> {
    let modules: &[&[(Kind, KindInfo)]] = &[collections_::KINDS, contextvars_::KINDS, csv_::KINDS, functools_::KINDS, hashes::KINDS, io_::KINDS, itertools::KINDS, json_::KINDS, operator_::KINDS, posix::KINDS, queue_::KINDS, random_::KINDS, select_::KINDS, socket_::KINDS, sre_::KINDS, struct_::KINDS, thread_::KINDS, tokenize_::KINDS, unicodedata::KINDS, weakref_::KINDS, zlib::KINDS];
    modules.concat()
}

/// The tables of a module's parts as one.
pub const fn joined<const N: usize>(parts: &[&[Method]]) -> [Method; N] {
    let mut all = [parts[0][0]; N];
    let (mut part, mut index, mut at) = (0, 0, 0);
    while part < parts.len() {
        while index < parts[part].len() {
            all[at] = parts[part][index];
            (index, at) = (index + 1, at + 1);
        }
        (part, index) = (part + 1, 0);
    }
    all
}

/// The exception class `module.name`, made when it is first asked for and kept at `place`.
pub fn error_class(vm: &mut Vm, place: State, module: &str, name: &str, bases: &[TypeId]) -> PyResult<Gc<Type>> {
    if let Some(class) = vm.state(place).downcast() {
        return Ok(class);
    }
    let dict = vm.dict();
    let module = vm.text(module);
    dict.set_str(vm, "__module__", module);
    let bases: Vec<Value> = bases.iter().map(|&base| vm.type_(base).value()).collect();
    let bases = vm.tuple(&bases);
    let (meta, name) = (vm.type_(TypeId::Type), vm.intern(name));
    let class = vm.new_class(NewClass { meta, name, bases, dict })?;
    vm.set_state(place, class.value());
    Ok(class)
}

/// Raises an exception of a class, unless there was one when the class was made.
pub fn raise_of(vm: &mut Vm, class: PyResult<Gc<Type>>, message: &str) -> Raised {
    match class {
        Ok(class) => {
            let message = vm.text(message);
            let exception = vm.new_exception_of(class, &[message]);
            vm.raise_object(exception)
        }
        Err(raised) => raised,
    }
}

impl Vm {
    /// Adds an attribute to a module that is being made.
    pub fn add_to_module(&mut self, module: Gc<Module>, name: &str, value: Value) {
        module.dict.get().set_str(self, name, value);
    }

    /// `sys.modules`
    pub fn modules_dict(&self) -> Gc<Dict> {
        self.modules.downcast().expect("made at start")
    }
}

/// `sys.modules`, empty.
pub fn start(vm: &mut Vm) {
    vm.modules = vm.dict().value();
}

/// Whether there is a built-in module of this name.
pub fn is_native(name: &str) -> bool {
    TABLE.iter().any(|row| row.name == name)
}

/// The names of all built-in modules.
pub fn native_names() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|row| row.name)
}

/// The built-in module `name`, made now unless it is in `sys.modules`; `None` if there is no such module.
pub fn find(vm: &mut Vm, name: &str) -> Option<PyResult<Gc<Module>>> {
    let row = *TABLE.iter().find(|row| row.name == name)?;
    let key = vm.intern(name);
    if let Some(module) = vm.modules_dict().get_str(key).and_then(Value::downcast) {
        return Some(Ok(module));
    }
    Some(make(vm, row))
}

/// The substitute for the Python module `name`, for a machine without a standard library.
pub fn find_substitute(vm: &mut Vm, name: &str) -> Option<PyResult<Gc<Module>>> {
    let row = *SUBSTITUTES.iter().find(|row| row.name == name)?;
    Some(make(vm, row))
}

fn make(vm: &mut Vm, row: &'static NativeModule) -> PyResult<Gc<Module>> {
    let module = vm.module(row.name);
    let name = vm.intern(row.name).value();
    vm.modules_dict().set_interned(vm, name, module.value());
    if !row.doc.is_empty() {
        let doc = vm.text(row.doc);
        vm.add_to_module(module, "__doc__", doc);
    }
    for method in row.functions {
        let function = vm.builtin(TypeId::Builtin, method, Value::UNBOUND, name).value();
        vm.add_to_module(module, method.name(), function);
    }
    if let Some(init) = row.init
        && let Err(raised) = init(vm, module)
    {
        vm.modules_dict().remove(vm, name)?;
        return Err(raised);
    }
    Ok(module)
}
