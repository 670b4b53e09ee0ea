//! `match` statements (PEP 634).

use super::containers::slow_only;
use crate::interp::execute::{Execute, Step};
use crate::interp::frame::Cx;
use crate::isa::*;
use crate::object::{Collection, Known, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

slow_only! {
    GetLen |inst, cx, vm| {
        let len = vm.len(cx.get(inst.src))?;
        cx.set(inst.dst, Value::from_small(len as i64));
    }
    MatchMapping |inst, cx, vm| {
        let value = cx.get(inst.src);
        let is_mapping = vm.class_of(value).facts.collection.get() == Collection::Mapping;
        cx.set(inst.dst, Value::from_bool(is_mapping));
    }
    MatchSequence |inst, cx, vm| {
        let value = cx.get(inst.src);
        let is_sequence = vm.class_of(value).facts.collection.get() == Collection::Sequence;
        cx.set(inst.dst, Value::from_bool(is_sequence));
    }
    MatchKeys |inst, cx, vm| {
        let found = match_keys(vm, cx.get(inst.src), cx.get(inst.keys))?;
        cx.set(inst.dst, found);
    }
    MatchClass |inst, cx, vm| {
        let found = match_class(vm, cx.get(inst.src), cx.get(inst.type_), cx.get(inst.names), usize::from(inst.count.0))?;
        cx.set(inst.dst, found);
    }
    CopyDictWithoutKeys |inst, cx, vm| {
        let copy = vm.dict();
        super::containers::for_each_pair(vm, cx.get(inst.src), |vm, key, value| copy.set(vm, key, value))?;
        for &key in tuple(vm, cx.get(inst.keys))?.as_slice() {
            copy.remove(vm, key)?;
        }
        cx.set(inst.dst, copy.value());
    }
}

fn tuple(vm: &mut Vm, value: Value) -> PyResult<crate::gc::Gc<crate::object::Tuple>> {
    value.downcast().ok_or_else(|| vm.raise(TypeId::SystemError, "a pattern's names or keys are no tuple".into()))
}

fn match_keys(vm: &mut Vm, subject: Value, keys: Value) -> PyResult {
    let keys = tuple(vm, keys)?;
    let get = vm.known(Known::get_);
    let get = vm.get_attr(subject, get)?;
    // A value that no mapping contains tells a missing key.
    let missing = vm.list(&[]).value();
    let values = crate::gc::Items::new();
    for (index, &key) in keys.as_slice().iter().enumerate() {
        for &earlier in &keys.as_slice()[..index] {
            if vm.is_equal(earlier, key)? {
                let key = vm.repr_text(key)?;
                return Err(vm.value_error(format!("mapping pattern checks duplicate key ({key})")));
            }
        }
        let value = vm.call(get, &[key, missing])?;
        if value == missing {
            return Ok(Value::NONE);
        }
        values.push(&vm.heap, value);
    }
    Ok(vm.tuple(values.as_slice()).value())
}

fn match_class(vm: &mut Vm, subject: Value, class: Value, names: Value, n_positional: usize) -> PyResult {
    let Some(type_) = class.downcast::<crate::object::Type>() else {
        return Err(vm.type_error("called match pattern must be a class"));
    };
    if !vm.is_instance_of(subject, class)? {
        return Ok(Value::NONE);
    }
    let names = tuple(vm, names)?;
    let values = crate::gc::Items::new();
    let seen = vm.list(&[]);
    if n_positional > 0 {
        let title = type_.name.get().to_text();
        let match_args = vm.known(Known::__match_args__);
        match vm.find_attr(class, match_args)? {
            Some(found) => {
                let Some(match_args) = found.downcast::<crate::object::Tuple>() else {
                    let given = vm.type_name(found);
                    return Err(vm.type_error(format!("{title}.__match_args__ must be a tuple (got {given})")));
                };
                if match_args.len() < n_positional {
                    let plural = if match_args.len() == 1 { "" } else { "s" };
                    let message = format!("{title}() accepts {} positional sub-pattern{plural} ({n_positional} given)", match_args.len());
                    return Err(vm.type_error(message));
                }
                for &name in &match_args.as_slice()[..n_positional] {
                    if !attribute_for_pattern(vm, subject, name, &seen, &values, &title)? {
                        return Ok(Value::NONE);
                    }
                }
            }
            None => {
                const SELF_MATCHING: [TypeId; 11] = {
                    use TypeId::*;
                    [Bool, ByteArray, Bytes, Dict, Float, FrozenSet, Int, List, Set, Str, Tuple]
                };
                let matches_itself = SELF_MATCHING.into_iter().any(|id| type_.is_subclass_of(vm.type_(id)));
                if !matches_itself || n_positional > 1 {
                    let accepts = usize::from(matches_itself);
                    let plural = if accepts == 1 { "" } else { "s" };
                    return Err(vm.type_error(format!("{title}() accepts {accepts} positional sub-pattern{plural} ({n_positional} given)")));
                }
                values.push(&vm.heap, subject);
            }
        }
    }
    let title = type_.name.get().to_text();
    for &name in names.as_slice() {
        if !attribute_for_pattern(vm, subject, name, &seen, &values, &title)? {
            return Ok(Value::NONE);
        }
    }
    Ok(vm.tuple(values.as_slice()).value())
}

/// Appends `subject.name` to the values; whether there is such an attribute.
fn attribute_for_pattern(
    vm: &mut Vm,
    subject: Value,
    name: Value,
    seen: &crate::object::List,
    values: &crate::gc::Items,
    title: &str,
) -> PyResult<bool> {
    let Some(text) = name.downcast::<crate::object::Str>() else {
        let given = vm.type_name(name);
        return Err(vm.type_error(format!("__match_args__ elements must be strings (got {given})")));
    };
    let text = vm.interned(text);
    if seen.items.as_slice().contains(&text.value()) {
        return Err(vm.type_error(format!("{title}() got multiple sub-patterns for attribute '{}'", text.to_text())));
    }
    seen.items.push(&vm.heap, text.value());
    match vm.find_attr(subject, text)? {
        Some(value) => {
            values.push(&vm.heap, value);
            Ok(true)
        }
        None => Ok(false),
    }
}
