//! The module `builtins`: functions that belong to no type, and the names of the built-in types.

mod conversions;
mod evaluation;
mod files;
mod iteration;
mod numbers;
mod objects;
pub mod traceback;

pub use files::write_error;

use crate::gc::Gc;
use crate::modules::{self, NativeModule};
use crate::object::{Method, TypeId};
use crate::types::exceptions;
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "builtins", functions: &[], init: Some(init), doc: "Built-in functions, types, exceptions, and other objects." };

static FUNCTIONS: &[&[Method]] = &[conversions::FUNCTIONS, evaluation::FUNCTIONS, files::FUNCTIONS, iteration::FUNCTIONS, numbers::FUNCTIONS, objects::FUNCTIONS];

static TYPES: &[TypeId] = {
    use TypeId::*;
    &[
        Object, Type, Int, Bool, Float, Complex, Str, Bytes, ByteArray, MemoryView, Tuple, List, Dict, Set, FrozenSet, Range, Slice, Property,
        StaticMethod, ClassMethod, Super, Enumerate, Zip, Map, Filter, Reversed, BaseException,
    ]
};

/// Makes the module and tells the machine where its names are.
pub fn install(vm: &mut Vm) {
    exceptions::groups::add_second_base(vm);
    let module = modules::find(vm, "builtins").expect("the module is in the table");
    let module = module.expect("nothing that may fail runs");
    vm.builtins = module.dict.get().value();
}

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let name = vm.intern("builtins").value();
    for method in FUNCTIONS.iter().copied().flatten() {
        let function = vm.builtin(TypeId::Builtin, method, Value::UNBOUND, name).value();
        vm.add_to_module(module, method.name(), function);
    }
    let exceptions = exceptions::EXCEPTIONS.iter().map(|spec| spec.id);
    for id in TYPES.iter().copied().chain(exceptions) {
        let class = vm.type_(id);
        module.dict.get().set_interned(vm, class.name.get().value(), class.value());
    }
    let os_error = vm.type_(TypeId::OSError).value();
    let constants = [
        ("None", Value::NONE),
        ("True", Value::TRUE),
        ("False", Value::FALSE),
        ("Ellipsis", Value::ELLIPSIS),
        ("NotImplemented", Value::NOT_IMPLEMENTED),
        ("__debug__", Value::TRUE),
        ("EnvironmentError", os_error),
        ("IOError", os_error),
    ];
    for (name, value) in constants {
        vm.add_to_module(module, name, value);
    }
    Ok(())
}
