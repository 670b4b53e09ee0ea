//! Functions about any object: attributes, classes, identity.

use crate::gc::{Gc, Items};
use crate::object::{Arguments, Dict, Known, List, Method, Str, Tuple, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static FUNCTIONS: &[Method] = crate::methods![
    "breakpoint(*args, **kws)" => breakpoint,
    "callable(obj, /)" => callable,
    "delattr(obj, name, /)" => delete_attribute,
    "dir(object=<unrepresentable>, /)" => dir,
    "getattr(object, name, default=<unrepresentable>, /)" => get_attribute,
    "hasattr(obj, name, /)" => has_attribute,
    "hash(obj, /)" => hash,
    "id(obj, /)" => id,
    "isinstance(obj, class_or_tuple, /)" => is_instance,
    "issubclass(cls, class_or_tuple, /)" => is_subclass,
    "repr(obj, /)" => repr,
    "setattr(obj, name, value, /)" => set_attribute,
    "vars(object=<unrepresentable>, /)" => vars,
];

/// An attribute name that Python code gives.
pub fn attribute_name(vm: &mut Vm, name: Value) -> PyResult<Gc<Str>> {
    match name.downcast::<Str>() {
        Some(name) => Ok(vm.interned(name)),
        None => {
            let given = vm.type_name(name);
            Err(vm.type_error(format!("attribute name must be string, not '{given}'")))
        }
    }
}

fn callable(vm: &mut Vm, object: Value) -> bool {
    vm.class_of(object).slots().call.is_some()
}

fn get_attribute(vm: &mut Vm, object: Value, name: Value, default: Option<Value>) -> PyResult {
    let name = attribute_name(vm, name)?;
    match default {
        None => vm.get_attr(object, name),
        Some(default) => Ok(vm.find_attr(object, name)?.unwrap_or(default)),
    }
}

fn has_attribute(vm: &mut Vm, object: Value, name: Value) -> PyResult<bool> {
    let name = attribute_name(vm, name)?;
    Ok(vm.find_attr(object, name)?.is_some())
}

fn set_attribute(vm: &mut Vm, object: Value, name: Value, value: Value) -> PyResult<()> {
    let name = attribute_name(vm, name)?;
    vm.set_attr(object, name, Some(value))
}

fn delete_attribute(vm: &mut Vm, object: Value, name: Value) -> PyResult<()> {
    let name = attribute_name(vm, name)?;
    vm.set_attr(object, name, None)
}

fn hash(vm: &mut Vm, object: Value) -> PyResult<i64> {
    vm.hash(object)
}

fn id(vm: &mut Vm, object: Value) -> Value {
    vm.identity(object)
}

fn is_instance(vm: &mut Vm, object: Value, class: Value) -> PyResult<bool> {
    vm.is_instance_of(object, class)
}

fn is_subclass(vm: &mut Vm, derived: Value, class: Value) -> PyResult<bool> {
    vm.is_subclass(derived, class)
}

fn repr(vm: &mut Vm, object: Value) -> PyResult<Gc<Str>> {
    vm.repr(object)
}

fn vars(vm: &mut Vm, object: Option<Value>) -> PyResult {
    let Some(object) = object else {
        return crate::types::from_interpreter::locals(vm);
    };
    let name = vm.known(Known::__dict__);
    match vm.find_attr(object, name)? {
        Some(dict) => Ok(dict),
        None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
    }
}

fn dir(vm: &mut Vm, object: Option<Value>) -> PyResult {
    let names = match object {
        Some(object) => match vm.call_special(object, Known::__dir__, &[])? {
            Some(names) => names,
            None => return Err(vm.type_error("object does not provide __dir__")),
        },
        None => {
            let locals = crate::types::from_interpreter::locals(vm)?;
            match locals.downcast_exact::<Dict>() {
                Some(locals) => keys(vm, locals).value(),
                None => vm.get_known_attr(locals, Known::keys_).and_then(|keys| vm.call(keys, &[]))?,
            }
        }
    };
    super::iteration::sorted_list(vm, names).map(Gc::value)
}

/// The keys of a dict, in a list.
pub fn keys(vm: &mut Vm, dict: Gc<Dict>) -> Gc<List> {
    let list = vm.list(&[]);
    dict.iter().for_each(|(key, _)| list.items.push(&vm.heap, key));
    list
}

/// Calls `sys.breakpointhook`, which a debugger sets.
fn breakpoint(vm: &mut Vm, args: Gc<Tuple>, keywords: Gc<Dict>) -> PyResult {
    let (sys, name) = (vm.intern("sys"), vm.intern("breakpointhook"));
    let sys = vm.modules_dict().get_str(sys);
    let hook = match sys {
        Some(sys) => vm.find_attr(sys, name)?,
        None => None,
    };
    let Some(hook) = hook else { return Err(vm.raise(TypeId::RuntimeError, "lost sys.breakpointhook".into())) };
    let (names, values) = (Items::new(), Items::from_slice(&vm.heap, args.as_slice()));
    keywords.iter().for_each(|(name, value)| {
        names.push(&vm.heap, name);
        values.push(&vm.heap, value);
    });
    vm.call_with(hook, Arguments { values: values.as_slice(), names: names.as_slice() })
}
