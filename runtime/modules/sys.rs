//! `sys`.

use crate::gc::Gc;
use crate::modules::{NativeModule, State};
use crate::object::Method;
use crate::types::module::Module;
use crate::types::text_file::{self, Stream};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "sys", functions: FUNCTIONS, init: Some(init), doc: "" };

static FUNCTIONS: &[Method] = crate::methods![];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    vm.set_state(State::SysDict, module.dict.get().value());
    for (name, stream) in [("stdin", Stream::Stdin), ("stdout", Stream::Stdout), ("stderr", Stream::Stderr)] {
        let file = text_file::standard(vm, stream).value();
        vm.add_to_module(module, name, file);
        vm.add_to_module(module, &format!("__{name}__"), file);
    }
    let modules = vm.modules;
    vm.add_to_module(module, "modules", modules);
    let maxsize = vm.int(i64::MAX);
    vm.add_to_module(module, "maxsize", maxsize);
    let argv = vm.list(&[]);
    let arguments = vm.arguments.clone();
    for argument in arguments {
        let argument: Value = vm.text(&argument);
        argv.items.push(&vm.heap, argument);
    }
    vm.add_to_module(module, "argv", argv.value());
    Ok(())
}
