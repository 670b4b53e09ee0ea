//! The views that `dict.keys()`, `dict.values()` and `dict.items()` return.

use std::cell::Cell;

use super::iterators::iterator;
use super::{MappingProxy, write_repr};
use crate::gc::Gc;
use crate::methods;
use crate::object::{BinaryFn, BinaryOp, CompareOp, Dict, Getter, Kind, Method, Slots, Tuple, TypeId, TypeSpec};
use crate::types::set::{self, Set};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// A view of a dict. Its class says what it shows.
    pub struct DictView {
        pub dict: Cell<Gc<Dict>>,
    }
}

const BINARY: [Option<BinaryFn>; BinaryOp::COUNT] = {
    let mut slots = Slots::NONE.binary;
    slots[BinaryOp::Sub as usize] = Some(subtract);
    slots[BinaryOp::And as usize] = Some(and);
    slots[BinaryOp::Or as usize] = Some(or);
    slots[BinaryOp::Xor as usize] = Some(xor);
    slots
};

const SET_METHODS: &[Method] = methods![
    "isdisjoint(self, object, /)" => isdisjoint,
    "__reversed__(self, /)" => reversed,
];

const MAPPING: &[Getter] = &[Getter { name: "mapping", get: mapping, set: None }];

pub static DICT_KEYS: TypeSpec = TypeSpec {
    kind: Some(Kind::DictView),
    is_base: false,
    slots: Slots {
        repr: Some(repr),
        compare: Some(compare),
        iter: Some(|vm, view| Ok(iterator(vm, dict_of(view), TypeId::DictKeyIterator))),
        len: Some(len),
        contains: Some(|vm, view, key| dict_of(view).contains(vm, key)),
        binary: BINARY,
        ..Slots::NONE
    },
    methods: SET_METHODS,
    getters: MAPPING,
    ..TypeSpec::new(TypeId::DictKeys, "dict_keys")
};

pub static DICT_VALUES: TypeSpec = TypeSpec {
    kind: Some(Kind::DictView),
    is_base: false,
    slots: Slots {
        repr: Some(repr),
        iter: Some(|vm, view| Ok(iterator(vm, dict_of(view), TypeId::DictValueIterator))),
        len: Some(len),
        ..Slots::NONE
    },
    methods: methods!["__reversed__(self, /)" => reversed],
    getters: MAPPING,
    ..TypeSpec::new(TypeId::DictValues, "dict_values")
};

pub static DICT_ITEMS: TypeSpec = TypeSpec {
    kind: Some(Kind::DictView),
    is_base: false,
    slots: Slots {
        repr: Some(repr),
        compare: Some(compare),
        iter: Some(|vm, view| Ok(iterator(vm, dict_of(view), TypeId::DictItemIterator))),
        len: Some(len),
        contains: Some(contains_item),
        binary: BINARY,
        ..Slots::NONE
    },
    methods: SET_METHODS,
    getters: MAPPING,
    ..TypeSpec::new(TypeId::DictItems, "dict_items")
};

/// A new view of one of the three types.
pub fn view(vm: &mut Vm, dict: Gc<Dict>, id: TypeId) -> Gc<DictView> {
    vm.heap.alloc(DictView::new(vm.header_of(id), Cell::new(dict)))
}

fn dict_of(view: Value) -> Gc<Dict> {
    view.downcast::<DictView>().expect("the slot belongs to dict views").dict.get()
}

fn mapping(vm: &mut Vm, view: Value) -> PyResult {
    let dict = dict_of(view).value();
    Ok(vm.heap.alloc(MappingProxy::new(vm.header_of(TypeId::MappingProxy), Cell::new(dict))).value())
}

fn len(_: &mut Vm, view: Value) -> PyResult<usize> {
    Ok(dict_of(view).len())
}

fn repr(vm: &mut Vm, view: Value) -> PyResult {
    let prefix = if vm.is_instance(dict_of(view).value(), TypeId::OrderedDict) { "o" } else { "" };
    let class = format!("{prefix}{}", vm.type_name(view));
    let text = vm.guard_repr(view, |vm| {
        let items = vm.collect_list(view)?;
        let mut text = format!("{class}(").into_bytes();
        write_repr(vm, items.value(), &mut text)?;
        text.push(b')');
        Ok(text)
    })?;
    Ok(text.map_or_else(|| vm.text("..."), |text| vm.str_from_wtf8(&text).value()))
}

fn contains_item(vm: &mut Vm, view: Value, item: Value) -> PyResult<bool> {
    let Some(pair) = item.downcast::<Tuple>() else { return Ok(false) };
    let &[key, value] = pair.as_slice() else { return Ok(false) };
    match dict_of(view).get(vm, key)? {
        Some(found) => vm.is_equal(found, value),
        None => Ok(false),
    }
}

/// Whether the object is a view of keys or items.
fn is_set_view(vm: &Vm, value: Value) -> bool {
    value.is::<DictView>() && !vm.class_of(value).is(TypeId::DictValues)
}

fn is_set_like(vm: &Vm, value: Value) -> bool {
    value.is::<Set>() || is_set_view(vm, value)
}

fn all_in(vm: &mut Vm, items: Value, container: Value) -> PyResult<bool> {
    let mut holds = true;
    vm.for_each(items, |vm, item| {
        holds = vm.contains(container, item)?;
        Ok(holds)
    })?;
    Ok(holds)
}

fn compare(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    if !is_set_like(vm, rhs) || !is_set_like(vm, lhs) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (left, right) = (vm.len(lhs)?, vm.len(rhs)?);
    let result = match op {
        CompareOp::Eq => left == right && all_in(vm, lhs, rhs)?,
        CompareOp::Ne => !(left == right && all_in(vm, lhs, rhs)?),
        CompareOp::Lt => left < right && all_in(vm, lhs, rhs)?,
        CompareOp::Le => left <= right && all_in(vm, lhs, rhs)?,
        CompareOp::Gt => left > right && all_in(vm, rhs, lhs)?,
        CompareOp::Ge => left >= right && all_in(vm, rhs, lhs)?,
    };
    Ok(Value::from_bool(result))
}

/// A new set of what an operand contains.
fn to_set(vm: &mut Vm, operand: Value) -> PyResult<Gc<Set>> {
    match operand.downcast::<DictView>() {
        Some(view) if vm.class_of(operand).is(TypeId::DictKeys) => {
            let dict = view.dict.get().value();
            vm.set_from(if dict.downcast_exact::<Dict>().is_some() { dict } else { operand })
        }
        _ => vm.set_from(operand),
    }
}

fn subtract(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let result = to_set(vm, lhs)?;
    set::difference_update(vm, result, rhs)?;
    Ok(result.value())
}

fn or(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let result = to_set(vm, lhs)?;
    set::update(vm, result, rhs)?;
    Ok(result.value())
}

fn and(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let (mut view, mut other) = if is_set_view(vm, lhs) { (lhs, rhs) } else { (rhs, lhs) };
    let len = vm.len(view)?;
    if let Some(other) = other.downcast_exact::<Set>()
        && vm.class_of(other.value()).is(TypeId::Set)
        && len <= other.len()
    {
        return Ok(set::intersection(vm, other, view)?.value());
    }
    if is_set_view(vm, other) && vm.len(other)? > len {
        std::mem::swap(&mut view, &mut other);
    }
    let result = vm.set();
    vm.for_each(other, |vm, item| {
        if vm.contains(view, item)? {
            result.add(vm, item)?;
        }
        Ok(true)
    })?;
    Ok(result.value())
}

fn xor(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let is_items = |vm: &Vm, value: Value| value.is::<DictView>() && vm.class_of(value).is(TypeId::DictItems);
    if is_items(vm, lhs) && is_items(vm, rhs) {
        return xor_items(vm, dict_of(lhs), dict_of(rhs));
    }
    let result = to_set(vm, lhs)?;
    set::symmetric_difference_update(vm, result, rhs)?;
    Ok(result.value())
}

fn xor_items(vm: &mut Vm, one: Gc<Dict>, other: Gc<Dict>) -> PyResult {
    let (small, large) = if one.len() > other.len() { (other, one) } else { (one, other) };
    let rest = vm.dict();
    rest.update(vm, small)?;
    let result = vm.set();
    let mut at = 0;
    while let Some((index, key, value)) = large.next_entry(at) {
        let found = rest.get_entry_of(vm, &large, index)?;
        if let Some(found) = found
            && vm.is_equal(found, value)?
        {
            rest.remove(vm, key)?;
        } else {
            let pair = vm.tuple(&[key, value]).value();
            result.add(vm, pair)?;
        }
        at = index + 1;
    }
    let items = view(vm, rest, TypeId::DictItems);
    set::update(vm, result, items.value())?;
    Ok(result.value())
}

fn isdisjoint(vm: &mut Vm, this: Gc<DictView>, other: Value) -> PyResult<bool> {
    let this = this.value();
    if this == other {
        return Ok(vm.len(this)? == 0);
    }
    let (mut container, mut items) = (this, other);
    if is_set_like(vm, other) && vm.len(other)? > vm.len(this)? {
        std::mem::swap(&mut container, &mut items);
    }
    let mut holds = true;
    vm.for_each(items, |vm, item| {
        holds = !vm.contains(container, item)?;
        Ok(holds)
    })?;
    Ok(holds)
}

fn reversed(vm: &mut Vm, this: Gc<DictView>) -> Value {
    let class = vm.class_of(this.value());
    let id = match class.facts.id.get() {
        Some(TypeId::DictKeys) => TypeId::DictReverseKeyIterator,
        Some(TypeId::DictValues) => TypeId::DictReverseValueIterator,
        _ => TypeId::DictReverseItemIterator,
    };
    iterator(vm, this.dict.get(), id)
}
