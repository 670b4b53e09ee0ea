//! `OrderedDict`: every dict keeps the order of insertion; this one can change it, and compares it.

use crate::gc::{Gc, Items};
use crate::methods;
use crate::object::{Arguments, BinaryFn, BinaryOp, CompareOp, Dict, Known, Slots, Str, Tuple, TypeId, TypeSpec};
use crate::types::dict;
use crate::types::object_::DICT;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

const BINARY: [Option<BinaryFn>; BinaryOp::COUNT] = {
    let mut slots = Slots::NONE.binary;
    slots[BinaryOp::Or as usize] = Some(or);
    slots
};

pub static ORDERED_DICT: TypeSpec = TypeSpec {
    base: TypeId::Dict,
    has_dict: true,
    slots: Slots { repr: Some(repr), compare: Some(compare), init: Some(init), binary: BINARY, ..Slots::NONE },
    methods: methods![
        "copy(self, /)" => copy,
        "move_to_end(self, /, key, last=True)" => move_to_end,
        "pop(self, /, key, default=<unrepresentable>)" => pop,
        "popitem(self, /, last=True)" => popitem,
        "setdefault(self, /, key, default=None)" => setdefault,
        "update(self, /, *args, **kwargs)" => update,
        "__reduce__(self, /)" => reduce,
    ],
    getters: &[DICT],
    ..TypeSpec::new(TypeId::OrderedDict, "collections.OrderedDict")
};

fn init(vm: &mut Vm, value: Value, arguments: Arguments) -> PyResult<()> {
    let given = arguments.n_positional();
    if given > 1 {
        return Err(vm.type_error(format!("expected at most 1 arguments, got {given}")));
    }
    fill(vm, value, arguments)
}

fn update(vm: &mut Vm, this: Gc<Dict>, args: Gc<Tuple>, kwargs: Gc<Dict>) -> PyResult<()> {
    let (names, values) = (Items::new(), Items::from_slice(&vm.heap, args.as_slice()));
    for (name, value) in kwargs.iter() {
        names.push(&vm.heap, name);
        values.push(&vm.heap, value);
    }
    fill(vm, this.value(), Arguments { values: values.as_slice(), names: names.as_slice() })
}

/// Adds what the arguments name; a subclass's `__setitem__` is asked to.
fn fill(vm: &mut Vm, value: Value, arguments: Arguments) -> PyResult<()> {
    let this = value.downcast::<Dict>().expect("the slot belongs to dicts");
    if vm.class_of(value).is(TypeId::OrderedDict) {
        return dict::update_with(vm, this, "update", arguments);
    }
    let given = vm.dict();
    dict::update_with(vm, given, "update", arguments)?;
    let mut at = 0;
    while let Some((index, key, item)) = given.next_entry(at) {
        vm.set_item(value, key, Some(item))?;
        at = index + 1;
    }
    Ok(())
}

fn move_to_end(vm: &mut Vm, this: Gc<Dict>, key: Value, last: bool) -> PyResult<()> {
    let Some(index) = this.index_of(vm, key)? else { return Err(vm.key_error(key)) };
    this.move_entry(vm, index, last);
    Ok(())
}

fn popitem(vm: &mut Vm, this: Gc<Dict>, last: bool) -> PyResult<Gc<Tuple>> {
    let found = if last { this.previous_entry(usize::MAX) } else { this.next_entry(0) };
    let Some((index, key, value)) = found else {
        let message = vm.text("dictionary is empty");
        return Err(vm.key_error(message));
    };
    this.remove_at(vm, index);
    Ok(vm.tuple(&[key, value]))
}

fn pop(vm: &mut Vm, this: Gc<Dict>, key: Value, default: Option<Value>) -> PyResult {
    match this.remove(vm, key)?.or(default) {
        Some(value) => Ok(value),
        None => Err(vm.key_error(key)),
    }
}

fn setdefault(vm: &mut Vm, this: Gc<Dict>, key: Value, default: Value) -> PyResult {
    this.set_default(vm, key, default)
}

fn copy(vm: &mut Vm, this: Gc<Dict>) -> PyResult {
    let class = vm.class_of(this.value()).value();
    vm.call(class, &[this.value()])
}

fn repr(vm: &mut Vm, value: Value) -> PyResult {
    let dict = value.downcast::<Dict>().expect("the slot belongs to dicts");
    let class = vm.type_name(value);
    let class = class.rsplit('.').next().unwrap_or_default();
    if dict.is_empty() {
        return Ok(vm.text(&format!("{class}()")));
    }
    if vm.in_repr.contains(&value) {
        return Ok(vm.text("..."));
    }
    let plain = vm.type_(TypeId::Dict).slots().repr.expect("dict has a repr");
    let items = plain(vm, value)?;
    let mut text = format!("{class}(").into_bytes();
    text.extend(items.downcast::<Str>().map(|items| items.to_wtf8()).unwrap_or_default());
    text.push(b')');
    Ok(vm.str_from_wtf8(&text).value())
}

fn compare(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    let (Some(one), Some(other)) = (lhs.downcast::<Dict>(), rhs.downcast::<Dict>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let mut is_equal = dict::is_equal(vm, one, other)?;
    if is_equal && vm.is_instance(lhs, TypeId::OrderedDict) && vm.is_instance(rhs, TypeId::OrderedDict) {
        is_equal = has_same_order(vm, one, other)?;
    }
    Ok(Value::from_bool(is_equal == (op == CompareOp::Eq)))
}

fn has_same_order(vm: &mut Vm, one: Gc<Dict>, other: Gc<Dict>) -> PyResult<bool> {
    let (mut left, mut right) = (0, 0);
    while let (Some((index, key, _)), Some((place, candidate, _))) = (one.next_entry(left), other.next_entry(right)) {
        if !vm.is_equal(key, candidate)? {
            return Ok(false);
        }
        (left, right) = (index + 1, place + 1);
    }
    Ok(true)
}

fn or(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let (Some(_), Some(_)) = (lhs.downcast::<Dict>(), rhs.downcast::<Dict>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    let model = if vm.is_instance(lhs, TypeId::OrderedDict) { lhs } else { rhs };
    let class = vm.class_of(model).value();
    let result = vm.call(class, &[lhs])?;
    if let Some(result) = result.downcast::<Dict>() {
        dict::update(vm, result, rhs)?;
    }
    Ok(result)
}

/// `(class, (), attributes, None, iterator over items)`, for copy and pickle.
fn reduce(vm: &mut Vm, this: Gc<Dict>) -> PyResult<Gc<Tuple>> {
    let arguments = vm.tuple(&[]).value();
    let attributes = vm.attribute_dict(this.value()).filter(|attributes| !attributes.is_empty());
    let items = vm.get_known_attr(this.value(), Known::items_)?;
    let items = vm.call(items, &[])?;
    let items = vm.iter(items)?;
    let class = vm.class_of(this.value()).value();
    Ok(vm.tuple(&[class, arguments, attributes.map_or(Value::NONE, Gc::value), Value::NONE, items]))
}
