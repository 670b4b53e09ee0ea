//! `atexit`: functions to call when the program ends.

use crate::gc::{Gc, Items};
use crate::modules::{NativeModule, State};
use crate::object::{Arguments, Dict, List, Method, Tuple, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule {
    name: "atexit",
    functions: FUNCTIONS,
    init: None,
    doc: "allow programmer to define multiple exit functions to be executed\nupon normal program termination.\n\nTwo public functions, register and unregister, are defined.\n",
};

static FUNCTIONS: &[Method] = crate::methods![
    "register(*args, **kwargs)" => register,
    "unregister(func, /)" => unregister,
    "_clear()" => |vm: &mut Vm| registered(vm).items.clear(),
    "_run_exitfuncs()" => run,
    "_ncallbacks()" => |vm: &mut Vm| registered(vm).items.len(),
];

/// The registered functions: tuples of function, arguments, keyword arguments.
fn registered(vm: &mut Vm) -> Gc<List> {
    match vm.state(State::AtExit).downcast() {
        Some(list) => list,
        None => {
            let list = vm.list(&[]);
            vm.set_state(State::AtExit, list.value());
            list
        }
    }
}

fn register(vm: &mut Vm, arguments: Gc<Tuple>, keywords: Gc<Dict>) -> PyResult {
    let Some((&function, rest)) = arguments.as_slice().split_first() else {
        return Err(vm.type_error("register() takes at least 1 argument (0 given)"));
    };
    if vm.class_of(function).slots().call.is_none() {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let rest = vm.tuple(rest).value();
    let entry = vm.tuple(&[function, rest, keywords.value()]).value();
    let list = registered(vm);
    list.items.push(&vm.heap, entry);
    Ok(function)
}

/// Function, arguments and keyword arguments of an entry.
fn parts(entry: Value) -> (Value, Gc<Tuple>, Gc<Dict>) {
    let entry: Gc<Tuple> = entry.downcast().expect("register makes tuples");
    let [function, arguments, keywords] = *entry.as_slice() else { unreachable!("of three items") };
    (function, arguments.downcast().expect("register makes a tuple"), keywords.downcast().expect("register gets a dict"))
}

fn unregister(vm: &mut Vm, function: Value) -> PyResult<()> {
    let list = registered(vm);
    let mut index = list.items.len();
    while index > 0 {
        index -= 1;
        // A comparison may have shortened the list.
        let Some(entry) = list.items.get(index) else { continue };
        if vm.is_equal(parts(entry).0, function)? && list.items.get(index) == Some(entry) {
            list.items.remove(index);
        }
    }
    Ok(())
}

fn call(vm: &mut Vm, entry: Value) -> PyResult {
    let (function, arguments, keywords) = parts(entry);
    let (values, names) = (Items::from_slice(&vm.heap, arguments.as_slice()), Items::new());
    for (name, value) in keywords.iter() {
        names.push(&vm.heap, name);
        values.push(&vm.heap, value);
    }
    vm.call_with(function, Arguments { values: values.as_slice(), names: names.as_slice() })
}

/// Calls the registered functions, the last one first; exceptions are reported and do not stop the others.
pub fn run(vm: &mut Vm) -> PyResult<()> {
    let list = registered(vm);
    // What is registered or unregistered from now on comes too late.
    let entries = list.items.duplicate(&vm.heap);
    for index in (0..entries.len()).rev() {
        let entry = entries.at(index);
        if let Err(Raised) = call(vm, entry) {
            let exception = vm.take_raised();
            let title = match vm.repr_text(parts(entry).0) {
                Ok(title) => title,
                Err(Raised) => {
                    vm.take_raised();
                    "<object repr() failed>".to_owned()
                }
            };
            let text = crate::builtins::traceback::format_exception(vm, exception);
            let written = crate::builtins::write_error(vm, &format!("Exception ignored in atexit callback {title}:\n{text}"));
            // If stderr is gone, there is nobody left to tell.
            vm.catch(written, TypeId::BaseException)?;
        }
    }
    list.items.clear();
    Ok(())
}
