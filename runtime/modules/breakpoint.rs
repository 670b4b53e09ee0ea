//! `sys.breakpointhook`: calls what the variable PYTHONBREAKPOINT names.

use crate::gc::{Gc, Items};
use crate::object::{Arguments, Dict, Tuple, TypeId};
use crate::types::from_interpreter;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The debugger of the library, a function by its full name, or nothing at all for `0`.
pub fn hook(vm: &mut Vm, args: Gc<Tuple>, keywords: Gc<Dict>) -> PyResult {
    let wanted = variable(vm)?.filter(|wanted| !wanted.is_empty()).unwrap_or_else(|| "pdb.set_trace".to_owned());
    if wanted == "0" {
        return Ok(Value::NONE);
    }
    let (module, function) = wanted.rsplit_once('.').unwrap_or(("builtins", &wanted));
    let found = find(vm, module, function);
    let Some(function) = catch_missing(vm, found)? else {
        vm.warn(TypeId::RuntimeWarning, &format!("Ignoring unimportable $PYTHONBREAKPOINT: \"{wanted}\""))?;
        return Ok(Value::NONE);
    };
    let (names, values) = (Items::new(), Items::from_slice(&vm.heap, args.as_slice()));
    keywords.iter().for_each(|(name, value)| {
        names.push(&vm.heap, name);
        values.push(&vm.heap, value);
    });
    vm.call_with(function, Arguments { values: values.as_slice(), names: names.as_slice() })
}

/// The variable as the program has set it.
fn variable(vm: &mut Vm) -> PyResult<Option<String>> {
    let name = vm.intern("os");
    let os = vm.modules_dict().get_str(name);
    let Some(os) = os else { return Ok(std::env::var("PYTHONBREAKPOINT").ok()) };
    let (environ, get) = (vm.intern("environ"), vm.intern("get"));
    let environ = vm.get_attr(os, environ)?;
    let get = vm.get_attr(environ, get)?;
    let name = vm.text("PYTHONBREAKPOINT");
    let value = vm.call(get, &[name])?;
    Ok(if value.is_none() { None } else { Some(vm.to_str(value)?.to_text()) })
}

fn find(vm: &mut Vm, module: &str, function: &str) -> PyResult {
    if module.is_empty() {
        return Err(vm.raise(TypeId::ImportError, "Empty module name".into()));
    }
    let module = from_interpreter::import(vm, module)?;
    let function = vm.intern(function);
    vm.get_attr(module, function)
}

fn catch_missing(vm: &mut Vm, found: PyResult) -> PyResult<Option<Value>> {
    match vm.catch(found, TypeId::ImportError) {
        Err(_) if vm.raised_is(TypeId::AttributeError) => {
            vm.raised = Value::NONE;
            Ok(None)
        }
        result => result,
    }
}
