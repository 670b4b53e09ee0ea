//! `dict`, its views and iterators, and `mappingproxy`.

mod iterators;
mod methods;
mod proxy;
#[cfg(test)]
mod tests;
mod views;

use crate::gc::{Gc, KindInfo};
use crate::object::{Arguments, BinaryFn, BinaryOp, CompareOp, Dict, Kind, Known, Slots, Str, Tuple, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub use iterators::DictIterator;
pub use proxy::MappingProxy;
pub use views::DictView;

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[
    &DICT,
    &views::DICT_KEYS,
    &views::DICT_VALUES,
    &views::DICT_ITEMS,
    &iterators::DICT_KEY_ITERATOR,
    &iterators::DICT_VALUE_ITERATOR,
    &iterators::DICT_ITEM_ITERATOR,
    &iterators::DICT_REVERSE_KEY_ITERATOR,
    &iterators::DICT_REVERSE_VALUE_ITERATOR,
    &iterators::DICT_REVERSE_ITEM_ITERATOR,
    &proxy::MAPPING_PROXY,
];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[
    (Kind::Dict, KindInfo::of::<Dict>()),
    (Kind::DictView, KindInfo::of::<DictView>()),
    (Kind::DictIterator, KindInfo::of::<DictIterator>()),
    (Kind::MappingProxy, KindInfo::of::<MappingProxy>()),
];

const BINARY: [Option<BinaryFn>; BinaryOp::COUNT] = {
    let mut slots = Slots::NONE.binary;
    slots[BinaryOp::Or as usize] = Some(or);
    slots
};

const INPLACE: [Option<BinaryFn>; BinaryOp::COUNT] = {
    let mut slots = Slots::NONE.inplace;
    slots[BinaryOp::Or as usize] = Some(inplace_or);
    slots
};

static DICT: TypeSpec = TypeSpec {
    kind: Some(Kind::Dict),
    slots: Slots {
        repr: Some(repr),
        compare: Some(compare),
        iter: Some(iter),
        len: Some(len),
        contains: Some(contains),
        get_item: Some(get_item),
        set_item: Some(set_item),
        new: Some(new),
        init: Some(init),
        binary: BINARY,
        inplace: INPLACE,
        ..Slots::NONE
    },
    methods: methods::METHODS,
    class_methods: methods::CLASS_METHODS,
    ..TypeSpec::new(TypeId::Dict, "dict")
};

/// The dict; the slot belongs to dicts.
fn this(value: Value) -> Gc<Dict> {
    value.downcast().expect("the slot belongs to dicts")
}

fn new(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    Ok(vm.dict_with_header(class.instance_header()).value())
}

fn init(vm: &mut Vm, value: Value, arguments: Arguments) -> PyResult<()> {
    update_with(vm, this(value), "dict", arguments)
}

/// `dict(mapping_or_iterable, **names)` and `dict.update(…)`.
pub fn update_with(vm: &mut Vm, dict: Gc<Dict>, function: &str, arguments: Arguments) -> PyResult<()> {
    match arguments.positionals() {
        [] => {}
        [source] => update(vm, dict, *source)?,
        more => return Err(vm.type_error(format!("{function} expected at most 1 argument, got {}", more.len()))),
    }
    arguments.keywords().try_for_each(|(name, value)| dict.set(vm, name, value))
}

/// `dict.update(source)` for a mapping or an iterable of pairs.
pub fn update(vm: &mut Vm, dict: Gc<Dict>, source: Value) -> PyResult<()> {
    if let Some(other) = source.downcast_exact::<Dict>() {
        return dict.update(vm, other);
    }
    let name = vm.known(Known::keys_);
    if vm.find_attr(source, name)?.is_some() {
        return merge(vm, dict, source);
    }
    update_from_pairs(vm, dict, source)
}

/// A dict whose entries are what a mapping is asked for: also one of a subclass, if that has the iteration of dict.
pub fn as_plain_dict(vm: &Vm, mapping: Value) -> Option<Gc<Dict>> {
    let dict = mapping.downcast::<Dict>()?;
    let slot = vm.class_of(mapping).slots().iter?;
    std::ptr::fn_addr_eq(slot, iter as crate::object::UnaryFn).then_some(dict)
}

/// Adds the items of a mapping: anything with `keys` and `__getitem__`.
pub fn merge(vm: &mut Vm, dict: Gc<Dict>, source: Value) -> PyResult<()> {
    if let Some(other) = as_plain_dict(vm, source) {
        return dict.update(vm, other);
    }
    let keys = vm.get_known_attr(source, Known::keys_)?;
    let keys = vm.call(keys, &[])?;
    if vm.class_of(keys).slots().iter.is_none() {
        let (class, given) = (vm.type_name(source), vm.type_name(keys));
        return Err(vm.type_error(format!("{class}.keys() returned a non-iterable (type {given})")));
    }
    // All of them first: whoever makes the keys may look at the dict.
    let keys = vm.collect_list(keys)?;
    for index in 0..keys.items.len() {
        let key = keys.items.at(index);
        let value = vm.get_item(source, key)?;
        dict.set(vm, key, value)?;
    }
    Ok(())
}

fn update_from_pairs(vm: &mut Vm, dict: Gc<Dict>, source: Value) -> PyResult<()> {
    let mut index = 0;
    vm.for_each(source, |vm, item| {
        if let Some(pair) = item.downcast_exact::<Tuple>()
            && let &[key, value] = pair.as_slice()
        {
            dict.set(vm, key, value)?;
        } else {
            let pair = vm.collect_list(item);
            let Some(pair) = vm.catch(pair, TypeId::TypeError)? else {
                return Err(vm.type_error(format!("cannot convert dictionary update sequence element #{index} to a sequence")));
            };
            let &[key, value] = pair.items.as_slice() else {
                let len = pair.items.len();
                return Err(vm.value_error(format!("dictionary update sequence element #{index} has length {len}; 2 is required")));
            };
            dict.set(vm, key, value)?;
        }
        index += 1;
        Ok(true)
    })
}

fn repr(vm: &mut Vm, value: Value) -> PyResult {
    let dict = this(value);
    if dict.is_empty() {
        return Ok(vm.text("{}"));
    }
    let text = vm.guard_repr(value, |vm| {
        let mut text = b"{".to_vec();
        write_items(vm, dict, &mut text, b": ")?;
        text.push(b'}');
        Ok(text)
    })?;
    Ok(text.map_or_else(|| vm.text("{...}"), |text| vm.str_from_wtf8(&text).value()))
}

/// Appends the reprs of keys and values.
fn write_items(vm: &mut Vm, dict: Gc<Dict>, text: &mut Vec<u8>, between: &[u8]) -> PyResult<()> {
    let mut at = 0;
    let mut is_first = true;
    while let Some((index, key, value)) = dict.next_entry(at) {
        if !is_first {
            text.extend_from_slice(b", ");
        }
        is_first = false;
        write_repr(vm, key, text)?;
        text.extend_from_slice(between);
        write_repr(vm, value, text)?;
        at = index + 1;
    }
    Ok(())
}

/// Appends `repr(value)`.
pub fn write_repr(vm: &mut Vm, value: Value, text: &mut Vec<u8>) -> PyResult<()> {
    let repr = vm.repr(value)?;
    match repr.as_ascii() {
        Some(ascii) => text.extend_from_slice(ascii.as_bytes()),
        None => text.extend(repr.to_wtf8()),
    }
    Ok(())
}

fn compare(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    let (Some(one), Some(other)) = (lhs.downcast::<Dict>(), rhs.downcast::<Dict>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    match op {
        CompareOp::Eq => is_equal(vm, one, other).map(Value::from_bool),
        CompareOp::Ne => is_equal(vm, one, other).map(|is_equal| Value::from_bool(!is_equal)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `one == other`
pub fn is_equal(vm: &mut Vm, one: Gc<Dict>, other: Gc<Dict>) -> PyResult<bool> {
    if one.len() != other.len() {
        return Ok(false);
    }
    let mut at = 0;
    while let Some((index, _, value)) = one.next_entry(at) {
        let Some(candidate) = other.get_entry_of(vm, &one, index)? else { return Ok(false) };
        if !vm.is_equal(value, candidate)? {
            return Ok(false);
        }
        at = index + 1;
    }
    Ok(true)
}

fn iter(vm: &mut Vm, value: Value) -> PyResult {
    Ok(iterators::iterator(vm, this(value), TypeId::DictKeyIterator))
}

fn len(_: &mut Vm, value: Value) -> PyResult<usize> {
    Ok(this(value).len())
}

fn contains(vm: &mut Vm, container: Value, item: Value) -> PyResult<bool> {
    this(container).contains(vm, item)
}

fn get_item(vm: &mut Vm, container: Value, key: Value) -> PyResult {
    if let Some(value) = this(container).get(vm, key)? {
        return Ok(value);
    }
    if container.downcast_exact::<Dict>().is_none()
        && let Some(value) = vm.call_special(container, Known::__missing__, &[key])?
    {
        return Ok(value);
    }
    Err(vm.key_error(key))
}

fn set_item(vm: &mut Vm, container: Value, key: Value, value: Option<Value>) -> PyResult<()> {
    let dict = this(container);
    match value {
        Some(value) => dict.set(vm, key, value),
        None => match dict.remove(vm, key)? {
            Some(_) => Ok(()),
            None => Err(vm.key_error(key)),
        },
    }
}

fn or(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let (Some(one), Some(other)) = (lhs.downcast::<Dict>(), rhs.downcast::<Dict>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    let result = vm.dict();
    result.update(vm, one)?;
    update(vm, result, other.value())?;
    Ok(result.value())
}

fn inplace_or(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    update(vm, this(lhs), rhs)?;
    Ok(lhs)
}

/// The message of a KeyError about a dict that is empty.
fn empty(vm: &mut Vm, message: &str) -> crate::vm::Raised {
    let message: Gc<Str> = vm.str(message);
    vm.key_error(message.value())
}
