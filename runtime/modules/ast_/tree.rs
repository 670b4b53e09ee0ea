//! Trees as data, in the form that `vm/translator.rs` describes, and back.

use super::classes::classes;
use super::node::{names_of, singleton};
use crate::gc::Gc;
use crate::modules::marshal;
use crate::object::{Dict, List, Str, Type, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// Makes the nodes of a tree.
pub fn deserialize(vm: &mut Vm, bytes: &[u8]) -> PyResult {
    let data = marshal::from_bytes(vm, bytes)?;
    let classes = classes(vm)?;
    node_of(vm, classes, data)
}

fn node_of(vm: &mut Vm, classes: Gc<Dict>, data: Value) -> PyResult {
    vm.check_native_stack()?;
    if let Some(list) = data.downcast::<List>() {
        let nodes = vm.list(&[]);
        for index in 0..list.items.len() {
            let node = node_of(vm, classes, list.items.at(index))?;
            nodes.items.push(&vm.heap, node);
        }
        return Ok(nodes.value());
    }
    let Some(data) = data.downcast::<Dict>() else { return Ok(data) };
    let kind = vm.intern("");
    let name = data.get_str(kind).and_then(Value::downcast::<Str>);
    let class = name.and_then(|name| classes.get_str(name)).and_then(Value::downcast::<Type>);
    let (Some(name), Some(class)) = (name, class) else {
        let name = name.map(|name| name.to_text()).unwrap_or_default();
        return Err(vm.raise(TypeId::NotImplementedError, format!("the compiling CPython has made a tree with a node that is not known here: '{name}'")));
    };
    if data.len() == 1 && names_of(vm, class, "_fields")?.is_empty() && names_of(vm, class, "_attributes")?.is_empty() {
        return singleton(vm, name);
    }
    let node = vm.instance(class).value();
    for &field in names_of(vm, class, "_fields")?.as_slice() {
        let Some(field) = field.downcast::<Str>() else { continue };
        let value = match data.get_str(field) {
            Some(value) => node_of(vm, classes, value)?,
            None => match missing(vm, class, field)? {
                Some(value) => value,
                None => continue,
            },
        };
        vm.set_attr(node, field, Some(value))?;
    }
    for &attribute in names_of(vm, class, "_attributes")?.as_slice() {
        let Some(attribute) = attribute.downcast::<Str>() else { continue };
        if let Some(value) = data.get_str(attribute) {
            vm.set_attr(node, attribute, Some(value))?;
        }
    }
    Ok(node)
}

/// A field that the version of the compiler does not have: an empty list, unless the class has a None for it.
fn missing(vm: &mut Vm, class: Gc<Type>, field: Gc<Str>) -> PyResult<Option<Value>> {
    match vm.find_attr(class.value(), field)? {
        Some(_) => Ok(None),
        None => Ok(Some(vm.list(&[]).value())),
    }
}

/// A tree as bytes.
pub fn serialize(vm: &mut Vm, tree: Value) -> PyResult<Vec<u8>> {
    let classes = classes(vm)?;
    let data = data_of(vm, classes, tree)?;
    marshal::to_bytes(vm, data)
}

fn data_of(vm: &mut Vm, classes: Gc<Dict>, value: Value) -> PyResult {
    vm.check_native_stack()?;
    if let Some(list) = value.downcast::<List>() {
        let items = vm.list(&[]);
        for index in 0..list.items.len() {
            let Some(item) = list.items.get(index) else { break };
            let item = data_of(vm, classes, item)?;
            items.items.push(&vm.heap, item);
        }
        return Ok(items.value());
    }
    if !super::is_tree(vm, value) {
        return plain(vm, value);
    }
    // A class of the program's own counts as the node that it derives from.
    let class = vm.class_of(value);
    let is_node = |class: &Value| class.downcast::<Type>().is_some_and(|class| classes.get_str(class.name.get()) == Some(class.value()));
    let Some(class) = class.mro.get().as_slice().iter().copied().find(is_node).and_then(Value::downcast::<Type>) else {
        let shown = vm.repr_text(value)?;
        return Err(vm.type_error(format!("expected some sort of node, but got {shown}")));
    };
    let data = vm.dict();
    data.set_str(vm, "", class.name.get().value());
    for names in ["_fields", "_attributes"] {
        for &name in names_of(vm, class, names)?.as_slice() {
            let Some(name) = name.downcast::<Str>() else { continue };
            if let Some(part) = vm.find_attr(value, name)? {
                let part = data_of(vm, classes, part)?;
                data.set(vm, name.value(), part)?;
            }
        }
    }
    Ok(data.value())
}

/// What is no node and no list must be a constant.
fn plain(vm: &mut Vm, value: Value) -> PyResult {
    const CONSTANTS: [TypeId; 10] = {
        use TypeId::*;
        [Int, Bool, Float, Complex, Str, Bytes, Tuple, FrozenSet, NoneType, EllipsisType]
    };
    if CONSTANTS.iter().any(|&id| vm.class_of(value).is(id)) {
        return Ok(value);
    }
    let class = vm.type_name(value);
    Err(vm.type_error(format!("got an invalid type in Constant: {class}")))
}
