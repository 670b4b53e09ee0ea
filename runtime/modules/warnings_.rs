//! `_warnings`: what `importlib` warns with. All that is done by the Python module `warnings`, which finds no filters here and so keeps its own.

use crate::modules::NativeModule;
use crate::object::Method;
use crate::types::from_interpreter;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_warnings", functions: FUNCTIONS, init: None, doc: "" };

static FUNCTIONS: &[Method] = crate::methods!["warn(message, category=None, stacklevel=1, source=None)" => warn];

fn warn(vm: &mut Vm, message: Value, category: Value, stack_level: Value, source: Value) -> PyResult {
    let warnings = from_interpreter::import(vm, "warnings")?;
    let name = vm.intern("warn");
    let function = vm.get_attr(warnings, name)?;
    vm.call(function, &[message, category, stack_level, source])
}
