//! Imports.

use super::containers::slow_only;
use super::names::name;
use crate::interp::execute::{Execute, Step};
use crate::interp::frame::Cx;
use crate::isa::*;
use crate::object::{Builtin, Dict, Known, Str, TypeId};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

slow_only! {
    ImportName |inst, cx, vm| {
        let name = name(cx, inst.name);
        let globals = cx.function().globals.get();
        let module = match own_import(cx, vm)? {
            Some(function) => {
                let is_optimized = cx.function().code.get().linked.body.flags.is_optimized;
                let locals = if is_optimized { Value::NONE } else { cx.get(Reg(0)) };
                vm.call(function, &[name.value(), globals.value(), locals, cx.get(inst.fromlist), cx.get(inst.level)])?
            }
            None => vm.import_statement(name, globals, cx.get(inst.level), cx.get(inst.fromlist))?,
        };
        cx.set(inst.dst, module);
    }
    ImportFrom |inst, cx, vm| {
        let (module, name) = (cx.get(inst.module), name(cx, inst.name));
        let value = match vm.find_attr(module, name)? {
            Some(value) => value,
            None => vm.submodule(module, name)?,
        };
        cx.set(inst.dst, value);
    }
    ImportStar |inst, cx, vm| {
        import_star(cx, vm, cx.get(inst.module))?;
    }
}

/// The program's own `__import__`, if it has replaced the machine's.
fn own_import(cx: &Cx, vm: &mut Vm) -> PyResult<Option<Value>> {
    let name = vm.known(Known::__import__);
    match cx.function().builtins.get().get_str(name) {
        Some(function) if function.downcast::<Builtin>().is_some_and(|function| function.facts.method.name() == "__import__") => Ok(None),
        Some(function) => Ok(Some(function)),
        None => Err(vm.raise(TypeId::ImportError, "__import__ not found".into())),
    }
}

/// Stores the public names of a module into the namespace of the frame.
fn import_star(cx: &Cx, vm: &mut Vm, module: Value) -> PyResult<()> {
    let namespace = cx.get(Reg(0));
    let all = vm.known(Known::__all__);
    let all = vm.find_attr(module, all)?;
    let names = match all {
        Some(all) => vm.collect_list(all)?,
        None => {
            let dict = match module.downcast::<Module>() {
                Some(module) => module.dict.get(),
                None => {
                    let name = vm.known(Known::__dict__);
                    match vm.find_attr(module, name)?.and_then(|dict| dict.downcast::<Dict>()) {
                        Some(dict) => dict,
                        None => return Err(vm.raise(TypeId::ImportError, "from-import-* object has no __dict__ and no __all__".into())),
                    }
                }
            };
            let names = vm.list(&[]);
            for (key, _) in dict.iter() {
                if key.downcast::<Str>().is_some_and(|key| !key.to_text().starts_with('_')) {
                    names.items.push(&vm.heap, key);
                }
            }
            names
        }
    };
    let mut index = 0;
    while let Some(name) = names.items.get(index) {
        index += 1;
        let Some(text) = name.downcast::<Str>() else {
            let given = vm.type_name(name);
            return Err(vm.type_error(format!("Item in __all__ must be str, not {given}")));
        };
        let text = vm.interned(text);
        let value = vm.get_attr(module, text)?;
        vm.set_item(namespace, text.value(), Some(value))?;
    }
    Ok(())
}

