//! The classes of nodes, made from the grammar when `_ast` is imported.

use super::grammar::{Count, Field, GROUPS, Group, PLACE, Place, fields_of, name_of};
use crate::gc::{Gc, Items};
use crate::modules::State;
use crate::object::{Dict, NewClass, Tuple, Type, TypeId};
use crate::types::generic_alias::{class_getitem, union_of};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The classes by name, made now if need be.
pub fn classes(vm: &mut Vm) -> PyResult<Gc<Dict>> {
    if let Some(classes) = vm.state(State::AstClasses).downcast() {
        return Ok(classes);
    }
    let classes = vm.dict();
    let root = vm.type_(TypeId::Ast);
    let nothing = vm.tuple(&[]).value();
    for name in ["_fields", "_attributes", "__match_args__"] {
        root.dict.get().set_str(vm, name, nothing);
    }
    classes.set_str(vm, "AST", root.value());
    for group in GROUPS {
        let base = if group.name.is_empty() { root } else { make_group(vm, classes, group)? };
        for &node in group.nodes {
            let attributes = class_dict(vm, node);
            if group.name.is_empty() {
                add_place(vm, attributes, group.place);
            }
            set_fields(vm, attributes, node);
            make(vm, classes, name_of(node), base, attributes)?;
        }
    }
    // A field may have the type of a node that comes later.
    for node in GROUPS.iter().flat_map(|group| group.nodes) {
        set_types(vm, classes, node)?;
    }
    vm.set_state(State::AstClasses, classes.value());
    Ok(classes)
}

fn class_dict(vm: &mut Vm, doc: &str) -> Gc<Dict> {
    let dict = vm.dict();
    let (module, doc) = (vm.text("ast"), vm.text(doc));
    dict.set_str(vm, "__module__", module);
    dict.set_str(vm, "__doc__", doc);
    dict
}

fn make_group(vm: &mut Vm, classes: Gc<Dict>, group: &Group) -> PyResult<Gc<Type>> {
    let dict = class_dict(vm, &group.description());
    let nothing = vm.tuple(&[]).value();
    dict.set_str(vm, "_fields", nothing);
    dict.set_str(vm, "__match_args__", nothing);
    add_place(vm, dict, group.place);
    let root = vm.type_(TypeId::Ast);
    make(vm, classes, group.name, root, dict)
}

fn make(vm: &mut Vm, classes: Gc<Dict>, name: &str, base: Gc<Type>, dict: Gc<Dict>) -> PyResult<Gc<Type>> {
    let (meta, title, bases) = (vm.type_(TypeId::Type), vm.intern(name), vm.tuple(&[base.value()]));
    let class = vm.new_class(NewClass { meta, name: title, bases, dict })?;
    classes.set_str(vm, name, class.value());
    Ok(class)
}

/// A tuple of strs.
fn names(vm: &mut Vm, names: impl Iterator<Item = &'static str>) -> Gc<Tuple> {
    let items = Items::new();
    for name in names {
        let name = vm.intern(name).value();
        items.push(&vm.heap, name);
    }
    vm.tuple(items.as_slice())
}

/// `_attributes`, and what is None if it is missing.
fn add_place(vm: &mut Vm, dict: Gc<Dict>, place: Place) {
    let attributes = if place == Place::None { vm.tuple(&[]) } else { names(vm, PLACE.into_iter()) };
    dict.set_str(vm, "_attributes", attributes.value());
    if place == Place::WithOptionalEnd {
        PLACE[2..].iter().for_each(|name| dict.set_str(vm, name, Value::NONE));
    }
}

fn set_fields(vm: &mut Vm, dict: Gc<Dict>, node: &'static str) {
    let fields = names(vm, fields_of(node).map(|field| field.name)).value();
    dict.set_str(vm, "_fields", fields);
    dict.set_str(vm, "__match_args__", fields);
    for field in fields_of(node).filter(|field| field.count == Count::Optional) {
        dict.set_str(vm, field.name, Value::NONE);
    }
}

/// `_field_types`, which are the annotations, too.
fn set_types(vm: &mut Vm, classes: Gc<Dict>, node: &'static str) -> PyResult<()> {
    let types = vm.dict();
    for field in fields_of(node) {
        let type_ = type_of(vm, classes, &field)?;
        types.set_str(vm, field.name, type_);
    }
    let name = vm.intern(name_of(node));
    if let Some(class) = classes.get_str(name).and_then(Value::downcast::<Type>) {
        for name in ["_field_types", "__annotations__"] {
            let name = vm.intern(name);
            vm.set_attr(class.value(), name, Some(types.value()))?;
        }
    }
    Ok(())
}

fn type_of(vm: &mut Vm, classes: Gc<Dict>, field: &Field) -> PyResult {
    let builtin = match field.type_ {
        "identifier" | "string" => Some(TypeId::Str),
        "int" => Some(TypeId::Int),
        "constant" => Some(TypeId::Object),
        _ => None,
    };
    let class = match builtin {
        Some(id) => vm.type_(id).value(),
        None => {
            let name = vm.intern(field.type_);
            classes.get_str(name).expect("the grammar names its own classes")
        }
    };
    match field.count {
        Count::One => Ok(class),
        Count::Optional => union_of(vm, class, Value::NONE),
        Count::Many => {
            let list = vm.type_(TypeId::List).value();
            Ok(class_getitem(vm, list, class).value())
        }
    }
}
