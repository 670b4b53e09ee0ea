//! `ast.AST`: what all nodes have.

use super::classes::classes;
use crate::gc::{Gc, Items};
use crate::modules::State;
use crate::object::{Arguments, Dict, Kind, Slots, Str, Tuple, Type, TypeId, TypeSpec};
use crate::types::generic_alias::{GenericAlias, Union};
use crate::types::object_::DICT;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The type of this file.
pub static AST: TypeSpec = TypeSpec {
    kind: Some(Kind::Instance),
    has_dict: true,
    slots: Slots { new: Some(|vm, class, _| Ok(vm.instance(class).value())), init: Some(init), ..Slots::NONE },
    methods: crate::methods!["__reduce__(self, /)" => reduce],
    getters: &[DICT],
    ..TypeSpec::new(TypeId::Ast, "ast.AST")
};

/// The node of a class without fields; there is one of each.
pub fn singleton(vm: &mut Vm, name: Gc<Str>) -> PyResult {
    let known: Gc<Dict> = match vm.state(State::AstSingletons).downcast() {
        Some(known) => known,
        None => {
            let known = vm.dict();
            vm.set_state(State::AstSingletons, known.value());
            known
        }
    };
    if let Some(node) = known.get_str(name) {
        return Ok(node);
    }
    let classes = classes(vm)?;
    let class = classes.get_str(name).and_then(Value::downcast::<Type>).expect("is asked for classes of the grammar");
    let node = vm.instance(class).value();
    known.set(vm, name.value(), node)?;
    Ok(node)
}

/// A tuple of names that a class has, such as `_fields`; none if it has no such tuple.
pub fn names_of(vm: &mut Vm, class: Gc<Type>, attribute: &str) -> PyResult<Gc<Tuple>> {
    let attribute = vm.intern(attribute);
    match vm.find_attr(class.value(), attribute)? {
        Some(names) => {
            let names = vm.collect_list(names)?;
            Ok(vm.tuple(names.items.as_slice()))
        }
        None => Ok(vm.tuple(&[])),
    }
}

fn is_among(names: Gc<Tuple>, name: Gc<Str>) -> bool {
    names.as_slice().iter().filter_map(|known| known.downcast::<Str>()).any(|known| known.is_equal(&name))
}

fn init(vm: &mut Vm, this: Value, arguments: Arguments) -> PyResult<()> {
    let class = vm.class_of(this);
    let title = class.name.get().to_text();
    let fields = names_of(vm, class, "_fields")?;
    let (given, possible) = (arguments.positionals(), fields.len());
    if given.len() > possible {
        let plural = if possible == 1 { "" } else { "s" };
        return Err(vm.type_error(format!("{title} constructor takes at most {possible} positional argument{plural}")));
    }
    let set = vm.dict();
    for (&name, &value) in fields.as_slice().iter().zip(given) {
        let Some(name) = name.downcast::<Str>() else { return Err(vm.type_error("attribute name must be string")) };
        vm.set_attr(this, name, Some(value))?;
        set.set(vm, name.value(), Value::TRUE)?;
    }
    for (name, value) in arguments.keywords() {
        let Some(name) = name.downcast::<Str>() else { return Err(vm.type_error("keywords must be strings")) };
        let shown = vm.repr_text(name.value())?;
        if is_among(fields, name) {
            if set.contains(vm, name.value())? {
                return Err(vm.type_error(format!("{title} got multiple values for argument {shown}")));
            }
            set.set(vm, name.value(), Value::TRUE)?;
        } else if !is_among(names_of(vm, class, "_attributes")?, name) {
            let refused = "Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.";
            vm.warn(TypeId::DeprecationWarning, &format!("{title}.__init__ got an unexpected keyword argument {shown}. {refused}"))?;
        }
        vm.set_attr(this, name, Some(value))?;
    }
    for name in fields.as_slice().iter().filter_map(|name| name.downcast::<Str>()) {
        if !set.contains(vm, name.value())? {
            set_default(vm, this, class, name)?;
        }
    }
    Ok(())
}

/// A field that was not given: a list is empty, a context `Load()`, and what may be missing is a None of the class.
fn set_default(vm: &mut Vm, this: Value, class: Gc<Type>, name: Gc<Str>) -> PyResult<()> {
    let types = vm.intern("_field_types");
    let Some(types) = vm.find_attr(class.value(), types)?.and_then(|types| types.downcast::<Dict>()) else { return Ok(()) };
    let title = class.name.get().to_text();
    let shown = vm.repr_text(name.value())?;
    let Some(type_) = types.get(vm, name.value())? else {
        return vm.warn(TypeId::DeprecationWarning, &format!("Field {shown} is missing from {title}._field_types. This will become an error in Python 3.15."));
    };
    if type_.is::<Union>() {
        return Ok(());
    }
    if type_.is::<GenericAlias>() {
        let list = vm.list(&[]).value();
        return vm.set_attr(this, name, Some(list));
    }
    let context = vm.intern("expr_context");
    let classes = classes(vm)?;
    if classes.get_str(context) == Some(type_) {
        let load = vm.intern("Load");
        let load = singleton(vm, load)?;
        return vm.set_attr(this, name, Some(load));
    }
    vm.warn(TypeId::DeprecationWarning, &format!("{title}.__init__ missing 1 required positional argument: {shown}. This will become an error in Python 3.15."))
}

/// The class, the first fields as arguments, and what else the node has.
fn reduce(vm: &mut Vm, this: Value) -> PyResult<Gc<Tuple>> {
    let class = vm.class_of(this);
    let rest = vm.dict();
    if let Some(attributes) = vm.attribute_dict(this) {
        rest.update(vm, attributes)?;
    }
    let values = Items::new();
    for &field in names_of(vm, class, "_fields")?.as_slice() {
        match rest.remove(vm, field)? {
            Some(value) => values.push(&vm.heap, value),
            None => break,
        }
    }
    let values = vm.tuple(values.as_slice()).value();
    Ok(vm.tuple(&[class.value(), values, rest.value()]))
}
