//! What types and built-in functions need to know from the interpreter.
//!
//! The interpreter stands above the types, so these few functions are the only places where they look up.

use std::path::PathBuf;

use crate::gc::Gc;
use crate::isa::Position;
use crate::object::{Code, Dict, Traceback, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The globals of the innermost Python frame, if there is one.
pub fn current_globals(vm: &mut Vm) -> Option<Gc<Dict>> {
    let hooks = vm.hooks?;
    (hooks.globals)(vm).downcast()
}

/// Imports a module by its full name.
pub fn import(vm: &mut Vm, name: &str) -> PyResult {
    match vm.hooks {
        Some(hooks) => (hooks.import)(vm, name),
        None => Err(vm.raise(TypeId::ImportError, format!("cannot import '{name}' yet"))),
    }
}

/// `locals()` of the innermost Python frame.
pub fn locals(vm: &mut Vm) -> PyResult {
    match vm.hooks {
        Some(hooks) => (hooks.locals)(vm),
        None => Err(vm.raise(TypeId::SystemError, "frame does not exist".into())),
    }
}

/// The frame object of a Python frame, the innermost being 0 (`sys._getframe`).
pub fn frame(vm: &mut Vm, depth: usize) -> PyResult {
    match vm.hooks {
        Some(hooks) => (hooks.frame)(vm, depth),
        None => Err(vm.raise(TypeId::SystemError, "frame does not exist".into())),
    }
}

/// Puts a class into the `__classcell__` that its body left behind.
pub fn set_class_cell(vm: &mut Vm, cell: Value, class: Value) {
    if let Some(hooks) = vm.hooks {
        (hooks.set_class_cell)(cell, class);
    }
}

/// Class and object for `super()` without arguments: the content of the frame's `__class__` cell, and its first argument.
pub fn zero_argument_super(vm: &mut Vm) -> PyResult<(Value, Value)> {
    match vm.hooks {
        Some(hooks) => (hooks.implicit_super)(vm),
        None => Err(vm.raise(TypeId::RuntimeError, "super(): no current frame".into())),
    }
}

/// File name, function name and position of a traceback's frame.
pub fn traceback_position(_: &mut Vm, traceback: &Traceback) -> (PathBuf, String, Position) {
    match traceback.code.get().downcast::<Code>() {
        Some(code) => {
            let body = &code.linked.body;
            let position = body.positions.at(traceback.at.get());
            (PathBuf::from(&*body.filename), body.name.to_string(), position)
        }
        None => (PathBuf::from("<unknown>"), "<unknown>".into(), Position::default()),
    }
}

/// The frame object of a traceback.
pub fn traceback_frame(vm: &mut Vm, traceback: Gc<Traceback>) -> PyResult {
    Ok(vm.frame(traceback.code.get(), traceback.globals.get(), traceback.at.get()).value())
}

impl Vm {
    /// Warns the Python code that has called. Without the module `warnings` nobody would see it.
    #[cold]
    pub fn warn(&mut self, category: TypeId, message: &str) -> PyResult<()> {
        let warnings = import(self, "warnings");
        let Some(warnings) = self.catch(warnings, TypeId::ImportError)? else { return Ok(()) };
        let name = self.intern("warn");
        let function = self.get_attr(warnings, name)?;
        let (message, category) = (self.text(message), self.type_(category).value());
        self.call(function, &[message, category]).map(|_| ())
    }

    /// Warns that a conversion gave an instance of a subclass, and not of the class itself.
    #[cold]
    pub fn warn_of_subclass(&mut self, method: &str, class: &str, result: Value) -> PyResult<()> {
        let given = self.type_name(result);
        let message = format!(
            "{method} returned non-{class} (type {given}).  The ability to return an instance of a strict subclass of {class} \
             is deprecated, and may be removed in a future version of Python."
        );
        self.warn(TypeId::DeprecationWarning, &message)
    }
}
