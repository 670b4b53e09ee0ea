//! `Counter`, for a machine without the standard library.

use super::count_elements;
use crate::gc::Gc;
use crate::methods;
use crate::object::{Arguments, BinaryFn, BinaryOp, CompareOp, Dict, Known, List, Slots, TypeId, TypeSpec};
use crate::types::dict::write_repr;
use crate::types::object_::DICT;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

const BINARY: [Option<BinaryFn>; BinaryOp::COUNT] = {
    let mut slots = Slots::NONE.binary;
    slots[BinaryOp::Add as usize] = Some(|vm, lhs, rhs| combine(vm, lhs, rhs, BinaryOp::Add));
    slots[BinaryOp::Sub as usize] = Some(|vm, lhs, rhs| combine(vm, lhs, rhs, BinaryOp::Sub));
    slots[BinaryOp::Or as usize] = Some(|vm, lhs, rhs| combine(vm, lhs, rhs, BinaryOp::Or));
    slots[BinaryOp::And as usize] = Some(|vm, lhs, rhs| combine(vm, lhs, rhs, BinaryOp::And));
    slots
};

const INPLACE: [Option<BinaryFn>; BinaryOp::COUNT] = {
    let mut slots = Slots::NONE.inplace;
    slots[BinaryOp::Add as usize] = Some(|vm, lhs, rhs| combine_into(vm, lhs, rhs, BinaryOp::Add));
    slots[BinaryOp::Sub as usize] = Some(|vm, lhs, rhs| combine_into(vm, lhs, rhs, BinaryOp::Sub));
    slots[BinaryOp::Or as usize] = Some(|vm, lhs, rhs| combine_into(vm, lhs, rhs, BinaryOp::Or));
    slots[BinaryOp::And as usize] = Some(|vm, lhs, rhs| combine_into(vm, lhs, rhs, BinaryOp::And));
    slots
};

pub static COUNTER: TypeSpec = TypeSpec {
    base: TypeId::Dict,
    has_dict: true,
    slots: Slots {
        repr: Some(repr),
        compare: Some(compare),
        init: Some(init),
        get_item: Some(get_item),
        set_item: Some(set_item),
        pos: Some(|vm, counter| Ok(keep_positive(vm, counter, false)?.value())),
        neg: Some(|vm, counter| Ok(keep_positive(vm, counter, true)?.value())),
        binary: BINARY,
        inplace: INPLACE,
        ..Slots::NONE
    },
    methods: methods![
        "most_common(self, /, n=None)" => most_common,
        "elements(self, /)" => elements,
        "total(self, /)" => total,
        "update(self, iterable=None, /, **kwds)" => |vm: &mut Vm, this: Gc<Dict>, iterable: Value, kwds: Gc<Dict>| update(vm, this, iterable, kwds, BinaryOp::Add),
        "subtract(self, iterable=None, /, **kwds)" => |vm: &mut Vm, this: Gc<Dict>, iterable: Value, kwds: Gc<Dict>| update(vm, this, iterable, kwds, BinaryOp::Sub),
        "copy(self, /)" => copy,
        "__missing__(self, key, /)" => |_: &mut Vm, _: Gc<Dict>, _: Value| 0_i64,
    ],
    getters: &[DICT],
    ..TypeSpec::new(TypeId::Counter, "collections.Counter")
};

/// The count of what is not there.
const ZERO: fn() -> Value = || Value::from_small(0);

fn this(value: Value) -> Gc<Dict> {
    value.downcast().expect("the slot belongs to dicts")
}

fn init(vm: &mut Vm, value: Value, arguments: Arguments) -> PyResult<()> {
    let given = arguments.n_positional();
    if given > 1 {
        return Err(vm.type_error(format!("Counter.__init__() takes from 1 to 2 positional arguments but {} were given", given + 1)));
    }
    let keywords = vm.dict();
    for (name, value) in arguments.keywords() {
        keywords.set(vm, name, value)?;
    }
    let iterable = arguments.positionals().first().copied().unwrap_or(Value::NONE);
    update(vm, this(value), iterable, keywords, BinaryOp::Add)
}

/// Adds or subtracts counts.
fn update(vm: &mut Vm, counter: Gc<Dict>, iterable: Value, keywords: Gc<Dict>, op: BinaryOp) -> PyResult<()> {
    for source in [iterable, keywords.value()] {
        if let Some(counts) = source.downcast::<Dict>() {
            let mut at = 0;
            while let Some((index, key, count)) = counts.next_entry(at) {
                at = index + 1;
                let old = counter.get(vm, key)?;
                let new = match (op, old) {
                    (BinaryOp::Add, None) => count,
                    _ => vm.binary(op, old.unwrap_or_else(ZERO), count)?,
                };
                counter.set(vm, key, new)?;
            }
        } else if op == BinaryOp::Add && !source.is_none() {
            count_elements(vm, counter.value(), source)?;
        } else if !source.is_none() {
            vm.for_each(source, |vm, element| {
                let old = counter.get(vm, element)?.unwrap_or_else(ZERO);
                let new = vm.binary(BinaryOp::Sub, old, Value::from_small(1))?;
                counter.set(vm, element, new).map(|()| true)
            })?;
        }
    }
    Ok(())
}

fn get_item(vm: &mut Vm, container: Value, key: Value) -> PyResult {
    if let Some(count) = this(container).get(vm, key)? {
        return Ok(count);
    }
    Ok(vm.call_special(container, Known::__missing__, &[key])?.unwrap_or_else(ZERO))
}

fn set_item(vm: &mut Vm, container: Value, key: Value, value: Option<Value>) -> PyResult<()> {
    match value {
        Some(value) => this(container).set(vm, key, value),
        None => this(container).remove(vm, key).map(|_| ()),
    }
}

/// The items, the most common first.
fn sorted_items(vm: &mut Vm, counter: Gc<Dict>) -> PyResult<Gc<List>> {
    let items = vm.list(&[]);
    for (key, count) in counter.iter() {
        let pair = vm.tuple(&[key, count]).value();
        items.items.push(&vm.heap, pair);
    }
    let getter = vm.type_(TypeId::ItemGetter).value();
    let getter = vm.call(getter, &[Value::from_small(1)])?;
    let name = vm.intern("sort");
    let sort = vm.get_attr(items.value(), name)?;
    let (key, reverse) = (vm.known(Known::key_).value(), vm.intern("reverse").value());
    vm.call_with(sort, Arguments { values: &[getter, Value::TRUE], names: &[key, reverse] })?;
    Ok(items)
}

fn most_common(vm: &mut Vm, counter: Gc<Dict>, n: Value) -> PyResult<Gc<List>> {
    let items = sorted_items(vm, counter)?;
    if !n.is_none() {
        items.items.truncate(vm.index_clamped(n)?.max(0) as usize);
    }
    Ok(items)
}

fn elements(vm: &mut Vm, counter: Gc<Dict>) -> PyResult {
    let repeats = vm.list(&[]);
    let repeat = vm.type_(TypeId::Repeat).value();
    let mut at = 0;
    while let Some((index, key, count)) = counter.next_entry(at) {
        at = index + 1;
        let repeated = vm.call(repeat, &[key, count])?;
        repeats.items.push(&vm.heap, repeated);
    }
    let chain = vm.type_(TypeId::Chain).value();
    vm.call(chain, repeats.items.as_slice())
}

fn total(vm: &mut Vm, counter: Gc<Dict>) -> PyResult {
    let (mut sum, mut at) = (ZERO(), 0);
    while let Some((index, _, count)) = counter.next_entry(at) {
        at = index + 1;
        sum = vm.binary(BinaryOp::Add, sum, count)?;
    }
    Ok(sum)
}

fn copy(vm: &mut Vm, counter: Gc<Dict>) -> PyResult {
    let class = vm.class_of(counter.value()).value();
    vm.call(class, &[counter.value()])
}

fn repr(vm: &mut Vm, value: Value) -> PyResult {
    let counter = this(value);
    let class = vm.type_name(value);
    let class = class.rsplit('.').next().unwrap_or_default();
    if counter.is_empty() {
        return Ok(vm.text(&format!("{class}()")));
    }
    let sorted = vm.dict();
    let items = sorted_items(vm, counter);
    match vm.catch(items, TypeId::TypeError)? {
        None => sorted.update(vm, counter)?,
        Some(items) => crate::types::dict::update(vm, sorted, items.value())?,
    }
    let mut text = format!("{class}(").into_bytes();
    write_repr(vm, sorted.value(), &mut text)?;
    text.push(b')');
    Ok(vm.str_from_wtf8(&text).value())
}

fn new_counter(vm: &mut Vm) -> Gc<Dict> {
    vm.dict_with_header(vm.header_of(TypeId::Counter))
}

/// The positive counts; of the negated counts, if so wanted.
fn keep_positive(vm: &mut Vm, counter: Value, is_negated: bool) -> PyResult<Gc<Dict>> {
    let (counter, result) = (this(counter), new_counter(vm));
    let mut at = 0;
    while let Some((index, key, count)) = counter.next_entry(at) {
        at = index + 1;
        let count = if is_negated { vm.binary(BinaryOp::Sub, ZERO(), count)? } else { count };
        if vm.compare_bool(CompareOp::Gt, count, ZERO())? {
            result.set(vm, key, count)?;
        }
    }
    Ok(result)
}

/// What an operator makes of two counts.
fn combine_counts(vm: &mut Vm, op: BinaryOp, left: Value, right: Value) -> PyResult {
    match op {
        BinaryOp::Or => Ok(if vm.compare_bool(CompareOp::Lt, left, right)? { right } else { left }),
        BinaryOp::And => Ok(if vm.compare_bool(CompareOp::Lt, left, right)? { left } else { right }),
        _ => vm.binary(op, left, right),
    }
}

fn combine(vm: &mut Vm, lhs: Value, rhs: Value, op: BinaryOp) -> PyResult {
    if !vm.is_instance(lhs, TypeId::Counter) || !vm.is_instance(rhs, TypeId::Counter) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (one, other, result) = (this(lhs), this(rhs), new_counter(vm));
    let mut at = 0;
    while let Some((index, key, count)) = one.next_entry(at) {
        at = index + 1;
        let second = other.get(vm, key)?.unwrap_or_else(ZERO);
        let count = combine_counts(vm, op, count, second)?;
        if vm.compare_bool(CompareOp::Gt, count, ZERO())? {
            result.set(vm, key, count)?;
        }
    }
    at = 0;
    while let Some((index, key, count)) = other.next_entry(at) {
        at = index + 1;
        if op != BinaryOp::And && !one.contains(vm, key)? {
            let count = if op == BinaryOp::Sub { vm.binary(op, ZERO(), count)? } else { count };
            if vm.compare_bool(CompareOp::Gt, count, ZERO())? {
                result.set(vm, key, count)?;
            }
        }
    }
    Ok(result.value())
}

fn combine_into(vm: &mut Vm, lhs: Value, rhs: Value, op: BinaryOp) -> PyResult {
    let result = combine(vm, lhs, rhs, op)?;
    let Some(result) = result.downcast::<Dict>() else { return Ok(result) };
    // The keys that stay keep their places.
    let counter = this(lhs);
    let keys = vm.list(&[]);
    counter.iter().for_each(|(key, _)| keys.items.push(&vm.heap, key));
    for index in 0..keys.items.len() {
        let key = keys.items.at(index);
        if !result.contains(vm, key)? {
            counter.remove(vm, key)?;
        }
    }
    counter.update(vm, result)?;
    Ok(lhs)
}

/// Whether `op` holds for the counts of every key of either.
fn all_counts(vm: &mut Vm, one: Gc<Dict>, other: Gc<Dict>, op: CompareOp) -> PyResult<bool> {
    for source in [one, other] {
        let mut at = 0;
        while let Some((index, key, _)) = source.next_entry(at) {
            at = index + 1;
            let left = one.get(vm, key)?.unwrap_or_else(ZERO);
            let right = other.get(vm, key)?.unwrap_or_else(ZERO);
            if !vm.compare_bool(op, left, right)? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

fn compare(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    if !vm.is_instance(lhs, TypeId::Counter) || !vm.is_instance(rhs, TypeId::Counter) {
        let (Some(one), Some(other), CompareOp::Eq | CompareOp::Ne) = (lhs.downcast::<Dict>(), rhs.downcast::<Dict>(), op) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let is_equal = crate::types::dict::is_equal(vm, one, other)?;
        return Ok(Value::from_bool(is_equal == (op == CompareOp::Eq)));
    }
    let (one, other) = (this(lhs), this(rhs));
    let result = match op {
        CompareOp::Eq => all_counts(vm, one, other, CompareOp::Eq)?,
        CompareOp::Ne => !all_counts(vm, one, other, CompareOp::Eq)?,
        CompareOp::Le | CompareOp::Ge => all_counts(vm, one, other, op)?,
        CompareOp::Lt => all_counts(vm, one, other, CompareOp::Le)? && !all_counts(vm, one, other, CompareOp::Eq)?,
        CompareOp::Gt => all_counts(vm, one, other, CompareOp::Ge)? && !all_counts(vm, one, other, CompareOp::Eq)?,
    };
    Ok(Value::from_bool(result))
}
