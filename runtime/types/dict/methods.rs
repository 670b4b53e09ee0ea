//! The methods of `dict`.

use super::iterators;
use super::views::{self, DictView};
use crate::gc::Gc;
use crate::methods;
use crate::object::{Arguments, Dict, Method, Tuple, Type, TypeId};
use crate::types::generic_alias::class_getitem;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static METHODS: &[Method] = methods![
    "clear(self, /)" => clear,
    "copy(self, /)" => copy,
    "get(self, key, default=None, /)" => get,
    "items(self, /)" => items,
    "keys(self, /)" => keys,
    "pop(self, key, default=<unrepresentable>, /)" => pop,
    "popitem(self, /)" => popitem,
    "setdefault(self, key, default=None, /)" => setdefault,
    "update(self, /, *args, **kwargs)" => update,
    "values(self, /)" => values,
    "__reversed__(self, /)" => reversed,
    "__sizeof__(self, /)" => |_: &mut Vm, this: Gc<Dict>| size_of::<Dict>() + 24 * this.n_entries.get(),
];

pub static CLASS_METHODS: &[Method] = methods![
    "fromkeys(type, iterable, value=None, /)" => fromkeys,
    "__class_getitem__(type, object, /)" => class_getitem,
];

fn clear(vm: &mut Vm, this: Gc<Dict>) {
    this.clear(vm);
}

fn copy(vm: &mut Vm, this: Gc<Dict>) -> PyResult<Gc<Dict>> {
    let copy = vm.dict();
    copy.update(vm, this)?;
    Ok(copy)
}

fn get(vm: &mut Vm, this: Gc<Dict>, key: Value, default: Value) -> PyResult {
    Ok(this.get(vm, key)?.unwrap_or(default))
}

fn setdefault(vm: &mut Vm, this: Gc<Dict>, key: Value, default: Value) -> PyResult {
    this.set_default(vm, key, default)
}

fn pop(vm: &mut Vm, this: Gc<Dict>, key: Value, default: Option<Value>) -> PyResult {
    match this.remove(vm, key)?.or(default) {
        Some(value) => Ok(value),
        None => Err(vm.key_error(key)),
    }
}

fn popitem(vm: &mut Vm, this: Gc<Dict>) -> PyResult<Gc<Tuple>> {
    let Some((index, key, value)) = this.previous_entry(usize::MAX) else {
        return Err(super::empty(vm, "popitem(): dictionary is empty"));
    };
    this.remove_at(vm, index);
    Ok(vm.tuple(&[key, value]))
}

fn update(vm: &mut Vm, this: Gc<Dict>, args: Gc<Tuple>, kwargs: Gc<Dict>) -> PyResult<()> {
    super::update_with(vm, this, "update", Arguments::positional(args.as_slice()))?;
    this.update(vm, kwargs)
}

fn keys(vm: &mut Vm, this: Gc<Dict>) -> Gc<DictView> {
    views::view(vm, this, TypeId::DictKeys)
}

fn values(vm: &mut Vm, this: Gc<Dict>) -> Gc<DictView> {
    views::view(vm, this, TypeId::DictValues)
}

fn items(vm: &mut Vm, this: Gc<Dict>) -> Gc<DictView> {
    views::view(vm, this, TypeId::DictItems)
}

fn reversed(vm: &mut Vm, this: Gc<Dict>) -> Value {
    iterators::iterator(vm, this, TypeId::DictReverseKeyIterator)
}

fn fromkeys(vm: &mut Vm, class: Gc<Type>, iterable: Value, value: Value) -> PyResult {
    let result = vm.call(class.value(), &[])?;
    let exact = result.downcast_exact::<Dict>();
    vm.for_each(iterable, |vm, key| {
        match exact {
            Some(dict) => dict.set(vm, key, value)?,
            None => vm.set_item(result, key, Some(value))?,
        }
        Ok(true)
    })?;
    Ok(result)
}
