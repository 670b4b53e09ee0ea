//! Functions over iterables.

use crate::gc::Gc;
use crate::object::{Arguments, CompareOp, Dict, Known, List, Method, Sum, Tuple, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static FUNCTIONS: &[Method] = crate::methods![
    "all(iterable, /)" => all,
    "any(iterable, /)" => any,
    "iter(object, sentinel=<unrepresentable>, /)" => iter,
    "aiter(async_iterable, /)" => aiter,
    "anext(aiterator, default=<unrepresentable>, /)" => |vm: &mut Vm, iterator: Value, default: Option<Value>| vm.anext(iterator, default),
    "len(obj, /)" => len,
    "max(*args, key=None, default=<unrepresentable>)" => max; max_of,
    "min(*args, key=None, default=<unrepresentable>)" => min; min_of,
    "next(iterator, default=<unrepresentable>, /)" => next,
    "sorted(*args, **kwargs)" => sorted,
    "sum(iterable, /, start=0)" => sum,
];

fn all(vm: &mut Vm, iterable: Value) -> PyResult<bool> {
    let mut result = true;
    vm.for_each(iterable, |vm, item| {
        result = vm.is_true(item)?;
        Ok(result)
    })?;
    Ok(result)
}

fn any(vm: &mut Vm, iterable: Value) -> PyResult<bool> {
    let mut result = false;
    vm.for_each(iterable, |vm, item| {
        result = vm.is_true(item)?;
        Ok(!result)
    })?;
    Ok(result)
}

fn len(vm: &mut Vm, object: Value) -> PyResult<usize> {
    vm.len(object)
}

fn iter(vm: &mut Vm, object: Value, sentinel: Option<Value>) -> PyResult {
    match sentinel {
        None => vm.iter(object),
        Some(_) if vm.class_of(object).slots().call.is_none() => Err(vm.type_error("iter(v, w): v must be callable")),
        Some(sentinel) => Ok(vm.callable_iterator(object, sentinel)),
    }
}

fn aiter(vm: &mut Vm, object: Value) -> PyResult {
    let slot = vm.class_of(object).slots().aiter;
    let Some(slot) = slot else {
        let class = vm.type_name(object);
        return Err(vm.type_error(format!("'{class}' object is not an async iterable")));
    };
    let iterator = slot(vm, object)?;
    if vm.class_of(iterator).slots().anext.is_none() {
        let class = vm.type_name(iterator);
        return Err(vm.type_error(format!("aiter() returned not an async iterator of type '{class}'")));
    }
    Ok(iterator)
}

fn next(vm: &mut Vm, iterator: Value, default: Option<Value>) -> PyResult {
    let class = vm.class_of(iterator);
    if class.facts.is_heap_type.get()
        && class.slots().iter_next.is_some()
        && let Some(method) = vm.special_method(iterator, Known::__next__)?
    {
        // A StopIteration that Python code raises goes on as it is, value and all.
        let result = vm.call(method, &[]);
        return match default {
            None => result,
            Some(default) => Ok(vm.catch(result, TypeId::StopIteration)?.unwrap_or(default)),
        };
    }
    let slot = class.slots().iter_next;
    let Some(slot) = slot else {
        let given = vm.type_name(iterator);
        return Err(vm.type_error(format!("'{given}' object is not an iterator")));
    };
    // A generator with a result raises StopIteration itself, to deliver it.
    let result = slot(vm, iterator);
    let item = match default {
        None => result?,
        Some(_) => vm.catch(result, TypeId::StopIteration)?.unwrap_or(Value::UNBOUND),
    };
    match (item.bound(), default) {
        (Some(item), _) => Ok(item),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(vm.stop_iteration(Value::NONE)),
    }
}

/// What `list.sort` makes of the items of an iterable.
pub fn sorted_list(vm: &mut Vm, iterable: Value) -> PyResult<Gc<List>> {
    let list = vm.collect_list(iterable)?;
    let sort = vm.intern("sort");
    let method = vm.get_attr(list.value(), sort)?;
    vm.call(method, &[])?;
    Ok(list)
}

/// The keyword arguments are those of `list.sort`.
fn sorted(vm: &mut Vm, arguments: Gc<Tuple>, keywords: Gc<Dict>) -> PyResult<Gc<List>> {
    let &[iterable] = arguments.as_slice() else {
        let given = arguments.len();
        return Err(vm.type_error(format!("sorted expected 1 argument, got {given}")));
    };
    let list = vm.collect_list(iterable)?;
    let sort = vm.intern("sort");
    let method = vm.get_attr(list.value(), sort)?;
    vm.with_arguments(|vm, names| {
        vm.with_arguments(|vm, values| {
            for (name, value) in keywords.iter() {
                names.push(vm, name);
                values.push(vm, value);
            }
            vm.call_with(method, Arguments { values: values.as_slice(), names: names.as_slice() })
        })
    })?;
    Ok(list)
}

fn max(vm: &mut Vm, arguments: Gc<Tuple>, key: Value, default: Option<Value>) -> PyResult {
    extreme(vm, "max", CompareOp::Gt, arguments, key, default)
}

fn min(vm: &mut Vm, arguments: Gc<Tuple>, key: Value, default: Option<Value>) -> PyResult {
    extreme(vm, "min", CompareOp::Lt, arguments, key, default)
}

fn max_of(vm: &mut Vm, values: &[Value]) -> PyResult {
    extreme_of(vm, "max", CompareOp::Gt, values)
}

fn min_of(vm: &mut Vm, values: &[Value]) -> PyResult {
    extreme_of(vm, "min", CompareOp::Lt, values)
}

/// The first of several values that is `op` all others, or that of the items of a lone one.
fn extreme_of(vm: &mut Vm, name: &str, op: CompareOp, values: &[Value]) -> PyResult {
    let (&first, others) = match values {
        [] | [_] => {
            let arguments = vm.tuple(values);
            return extreme(vm, name, op, arguments, Value::NONE, None);
        }
        [first, others @ ..] => (first, others),
    };
    let mut best = first;
    for &value in others {
        if is_better(vm, op, value, best)? {
            best = value;
        }
    }
    Ok(best)
}

fn is_better(vm: &mut Vm, op: CompareOp, value: Value, best: Value) -> PyResult<bool> {
    if let (Some(one), Some(other)) = (value.as_int(), best.as_int()) {
        return Ok(op.holds(one.cmp(&other)));
    }
    vm.compare_bool(op, value, best)
}

/// The first item that is `op` all others.
fn extreme(vm: &mut Vm, name: &str, op: CompareOp, arguments: Gc<Tuple>, key: Value, default: Option<Value>) -> PyResult {
    let iterable = match arguments.as_slice() {
        [] => return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0"))),
        &[iterable] => iterable,
        _ if default.is_some() => {
            return Err(vm.type_error(format!("Cannot specify a default for {name}() with multiple positional arguments")));
        }
        _ => arguments.value(),
    };
    let (mut best, mut best_key) = (Value::UNBOUND, Value::UNBOUND);
    vm.for_each(iterable, |vm, item| {
        let item_key = if key.is_none() { item } else { vm.call(key, &[item])? };
        if best.is_unbound() || is_better(vm, op, item_key, best_key)? {
            (best, best_key) = (item, item_key);
        }
        Ok(true)
    })?;
    match best.bound().or(default) {
        Some(best) => Ok(best),
        None => Err(vm.value_error(format!("{name}() iterable argument is empty"))),
    }
}

fn sum(vm: &mut Vm, iterable: Value, start: Value) -> PyResult {
    let refusal = [(TypeId::Str, "strings", "''"), (TypeId::Bytes, "bytes", "b''"), (TypeId::ByteArray, "bytearray", "b''")];
    if let Some((_, what, empty)) = refusal.iter().find(|(id, _, _)| vm.is_instance(start, *id)) {
        return Err(vm.type_error(format!("sum() can't sum {what} [use {empty}.join(seq) instead]")));
    }
    let mut sum = Sum::start(start);
    vm.for_each(iterable, |vm, item| sum.add(vm, item).map(|()| true))?;
    Ok(sum.value(vm))
}
