//! `copy`: shallow and deep copies.

use crate::gc::{Gc, Items};
use crate::modules::NativeModule;
use crate::object::{Dict, Known, List, Method, Str, Tuple, Type, TypeId};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// The module, where the standard library is not at hand.
pub static SUBSTITUTE: NativeModule = NativeModule { name: "copy", functions: FUNCTIONS, init: Some(init), doc: "" };

static FUNCTIONS: &[Method] = crate::methods![
    "copy(x)" => copy,
    "deepcopy(x, memo=None)" => deep_copy,
];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let (type_, name, namespace) = (vm.type_(TypeId::Type).value(), vm.text("Error"), vm.dict());
    let module_name = vm.intern("copy").value();
    namespace.set_str(vm, "__module__", module_name);
    let bases = vm.tuple(&[vm.type_(TypeId::Exception).value()]).value();
    let error = vm.call(type_, &[name, bases, namespace.value()])?;
    vm.add_to_module(module, "Error", error);
    vm.add_to_module(module, "error", error);
    Ok(())
}

/// Objects that are their own copies.
fn is_atomic(vm: &Vm, object: Value) -> bool {
    const ATOMIC: &[TypeId] = {
        use TypeId::*;
        &[
            Int, Float, Complex, Bool, Str, Bytes, NoneType, NotImplementedType, EllipsisType, Range, Function, Builtin, Code, Property, WeakReference,
            Slice,
        ]
    };
    let class = vm.class_of(object);
    object.is::<Type>() || ATOMIC.iter().any(|&id| class.is(id))
}

fn is_exactly(vm: &Vm, object: Value, ids: &[TypeId]) -> bool {
    let class = vm.class_of(object);
    ids.iter().any(|&id| class.is(id))
}

fn copy(vm: &mut Vm, object: Value) -> PyResult {
    if is_atomic(vm, object) || is_exactly(vm, object, &[TypeId::Tuple, TypeId::FrozenSet]) {
        return Ok(object);
    }
    if is_exactly(vm, object, &[TypeId::List, TypeId::Dict, TypeId::Set, TypeId::ByteArray]) {
        let name = vm.intern("copy");
        let method = vm.get_attr(object, name)?;
        return vm.call(method, &[]);
    }
    if let Some(copy) = vm.call_special(object, Known::__copy__, &[])? {
        return Ok(copy);
    }
    let reduced = reduce(vm, object)?;
    reconstruct(vm, object, reduced, None)
}

/// `deepcopy(x, memo)`; the memo has the copies by the identities of their originals.
fn deep_copy(vm: &mut Vm, object: Value, memo: Value) -> PyResult {
    let memo = match memo.downcast::<Dict>() {
        Some(memo) => memo,
        None => vm.dict(),
    };
    deep(vm, object, memo)
}

fn remember(vm: &mut Vm, memo: Gc<Dict>, object: Value, copy: Value) -> PyResult<()> {
    let key = vm.identity(object);
    memo.set(vm, key, copy)?;
    // The original must live as long as its identity stands in the memo.
    let key = vm.identity(memo.value());
    match memo.get(vm, key)?.and_then(Value::downcast::<List>) {
        Some(kept) => kept.items.push(&vm.heap, object),
        None => {
            let kept = vm.list(&[object]).value();
            memo.set(vm, key, kept)?;
        }
    }
    Ok(())
}

fn deep(vm: &mut Vm, object: Value, memo: Gc<Dict>) -> PyResult {
    if is_atomic(vm, object) {
        return Ok(object);
    }
    vm.check_native_stack()?;
    let key = vm.identity(object);
    if let Some(copy) = memo.get(vm, key)? {
        return Ok(copy);
    }
    if let Some(list) = object.downcast_exact::<List>() {
        let copy = vm.list(&[]);
        remember(vm, memo, object, copy.value())?;
        let mut index = 0;
        while let Some(item) = list.items.get(index) {
            let item = deep(vm, item, memo)?;
            copy.items.push(&vm.heap, item);
            index += 1;
        }
        return Ok(copy.value());
    }
    if let Some(dict) = object.downcast_exact::<Dict>() {
        let copy = vm.dict();
        remember(vm, memo, object, copy.value())?;
        let mut index = 0;
        while let Some((at, key, value)) = dict.next_entry(index) {
            let key = deep(vm, key, memo)?;
            let value = deep(vm, value, memo)?;
            copy.set(vm, key, value)?;
            index = at + 1;
        }
        return Ok(copy.value());
    }
    if let Some(tuple) = object.downcast_exact::<Tuple>() {
        return deep_tuple(vm, tuple, memo);
    }
    if is_exactly(vm, object, &[TypeId::Set, TypeId::FrozenSet]) {
        let items = vm.list(&[]);
        vm.for_each(object, |vm, item| {
            let item = deep(vm, item, memo)?;
            items.items.push(&vm.heap, item);
            Ok(true)
        })?;
        let class = vm.class_of(object).value();
        let copy = vm.call(class, &[items.value()])?;
        remember(vm, memo, object, copy)?;
        return Ok(copy);
    }
    if let Some(copy) = vm.call_special(object, Known::__deepcopy__, &[memo.value()])? {
        remember(vm, memo, object, copy)?;
        return Ok(copy);
    }
    let reduced = reduce(vm, object)?;
    reconstruct(vm, object, reduced, Some(memo))
}

/// A tuple of things that are their own copies is its own copy.
fn deep_tuple(vm: &mut Vm, tuple: Gc<Tuple>, memo: Gc<Dict>) -> PyResult {
    let items = Items::new();
    for &item in tuple.as_slice() {
        let item = deep(vm, item, memo)?;
        items.push(&vm.heap, item);
    }
    // Copying the items may have copied the tuple, too.
    let key = vm.identity(tuple.value());
    if let Some(copy) = memo.get(vm, key)? {
        return Ok(copy);
    }
    if items.as_slice() == tuple.as_slice() {
        return Ok(tuple.value());
    }
    let copy = vm.tuple(items.as_slice()).value();
    remember(vm, memo, tuple.value(), copy)?;
    Ok(copy)
}

fn error(vm: &mut Vm, what: &str, object: Value) -> Raised {
    let class = vm.type_name(object);
    vm.type_error(format!("{what} object of type {class}"))
}

fn reduce(vm: &mut Vm, object: Value) -> PyResult {
    match vm.call_special(object, Known::__reduce_ex__, &[Value::from_small(4)])? {
        Some(reduced) => Ok(reduced),
        None => Err(error(vm, "un(shallow)copyable", object)),
    }
}

/// A new object from what `__reduce_ex__` says; with a memo, of copies of its parts.
fn reconstruct(vm: &mut Vm, object: Value, reduced: Value, memo: Option<Gc<Dict>>) -> PyResult {
    if reduced.is::<Str>() {
        return Ok(object);
    }
    let Some(reduced) = reduced.downcast::<Tuple>().filter(|reduced| (2..=6).contains(&reduced.len())) else {
        return Err(error(vm, "unexpected __reduce_ex__ of an", object));
    };
    let part = |index: usize| reduced.as_slice().get(index).copied().unwrap_or(Value::NONE);
    let copied = |vm: &mut Vm, value: Value| match memo {
        Some(memo) => deep(vm, value, memo),
        None => Ok(value),
    };
    let arguments = Items::new();
    let given = vm.collect_list(part(1))?;
    for index in 0..given.items.len() {
        let argument = copied(vm, given.items.at(index))?;
        arguments.push(&vm.heap, argument);
    }
    let copy = vm.call(part(0), arguments.as_slice())?;
    if let Some(memo) = memo {
        remember(vm, memo, object, copy)?;
    }
    if !part(2).is_none() {
        let state = copied(vm, part(2))?;
        set_state(vm, copy, state)?;
    }
    if !part(3).is_none() {
        let append = vm.get_known_attr(copy, Known::append_)?;
        vm.for_each(part(3), |vm, item| {
            let item = copied(vm, item)?;
            vm.call(append, &[item]).map(|_| true)
        })?;
    }
    if !part(4).is_none() {
        vm.for_each(part(4), |vm, pair| {
            let Some(&[key, value]) = pair.downcast::<Tuple>().as_ref().map(|pair| pair.as_slice()) else {
                return Err(vm.type_error("items of a mapping must be pairs"));
            };
            let (key, value) = (copied(vm, key)?, copied(vm, value)?);
            vm.set_item(copy, key, Some(value)).map(|()| true)
        })?;
    }
    Ok(copy)
}

fn set_state(vm: &mut Vm, object: Value, state: Value) -> PyResult<()> {
    let name = vm.intern("__setstate__");
    if let Some(method) = vm.find_attr(object, name)? {
        vm.call(method, &[state])?;
        return Ok(());
    }
    let (dict, slots) = match state.downcast::<Tuple>().as_ref().map(|parts| parts.as_slice()) {
        Some(&[dict, slots]) => (dict, slots),
        _ => (state, Value::NONE),
    };
    if let Some(dict) = dict.downcast::<Dict>() {
        match vm.attribute_dict(object) {
            Some(own) => own.update(vm, dict)?,
            None => return Err(error(vm, "no __dict__ in an", object)),
        }
    }
    if let Some(slots) = slots.downcast::<Dict>() {
        let mut index = 0;
        while let Some((at, name, value)) = slots.next_entry(index) {
            if let Some(name) = name.downcast::<Str>() {
                let name = vm.interned(name);
                vm.set_attr(object, name, Some(value))?;
            }
            index = at + 1;
        }
    }
    Ok(())
}
