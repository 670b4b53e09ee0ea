//! `list`.

pub mod iterators;
mod methods;
mod sort;

pub use iterators::{ListIterator, ListReverseIterator};
pub use methods::extend;
pub use sort::sort;

use super::sequences::{self, repetitions};
use super::slice::Slice;
use crate::gc::{Gc, Items, KindInfo};
use crate::object::{Arguments, BinaryOp, CompareOp, Kind, List, Slots, Tuple, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&LIST, &iterators::LIST_ITERATOR, &iterators::LIST_REVERSE_ITERATOR, &iterators::LINE_ITERATOR, &iterators::POSITIONS_ITERATOR, &iterators::GENERIC_ALIAS_ITERATOR];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[
    (Kind::List, KindInfo::of::<List>()),
    (Kind::ListIterator, KindInfo::of::<ListIterator>()),
    (Kind::ListReverseIterator, KindInfo::of::<ListReverseIterator>()),
];

static LIST: TypeSpec = TypeSpec {
    kind: Some(Kind::List),
    slots: Slots {
        new: Some(new),
        init: Some(init),
        repr: Some(repr),
        compare: Some(compare),
        len: Some(|_, this| Ok(expect(this).items.len())),
        iter: Some(iterators::iter),
        get_item: Some(get_item),
        set_item: Some(set_item),
        contains: Some(contains),
        binary: {
            let mut binary = Slots::NONE.binary;
            binary[BinaryOp::Add as usize] = Some(add);
            binary[BinaryOp::Mul as usize] = Some(mul);
            binary
        },
        inplace: {
            let mut inplace = Slots::NONE.inplace;
            inplace[BinaryOp::Add as usize] = Some(add_in_place);
            inplace[BinaryOp::Mul as usize] = Some(mul_in_place);
            inplace
        },
        ..Slots::NONE
    },
    methods: crate::methods! {
        "append(self, object, /)" => methods::append,
        "clear(self, /)" => methods::clear,
        "copy(self, /)" => methods::copy,
        "count(self, value, /)" => methods::count,
        "extend(self, iterable, /)" => methods::extend,
        "index(self, value, start=0, stop=sys.maxsize, /)" => methods::index,
        "insert(self, index, object, /)" => methods::insert,
        "pop(self, index=-1, /)" => methods::pop,
        "remove(self, value, /)" => methods::remove,
        "reverse(self, /)" => methods::reverse,
        "sort(self, /, *, key=None, reverse=False)" => sort::sort,
        "__reversed__(self, /)" => iterators::reversed,
        "__sizeof__(self, /)" => methods::size_of,
    },
    class_methods: crate::types::generic_alias::CLASS_GETITEM,
    signature: "(iterable=(), /)",
    ..TypeSpec::new(TypeId::List, "list")
};

fn expect(this: Value) -> Gc<List> {
    this.downcast().expect("the slots belong to lists")
}

fn new(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    Ok(vm.heap.alloc(List::new(class.instance_header(), Items::new())).value())
}

fn init(vm: &mut Vm, this: Value, arguments: Arguments) -> PyResult<()> {
    // Keywords are the business of a subclass that makes its instances in its own way.
    let usual = vm.type_(TypeId::List).slots().new;
    let is_made_otherwise = match (vm.class_of(this).slots().new, usual) {
        (Some(own), Some(usual)) => !std::ptr::fn_addr_eq(own, usual),
        _ => false,
    };
    let arguments = if is_made_otherwise { Arguments { values: arguments.positionals(), names: &[] } } else { arguments };
    arguments.expect_positional(vm, "list", 0..=1)?;
    let list = expect(this);
    list.items.clear();
    match arguments.values.first() {
        Some(&iterable) => extend(vm, list, iterable),
        None => Ok(()),
    }
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let list = expect(this);
    let text = vm.guard_repr(this, |vm| sequences::repr(vm, |index| list.items.get(index), "[", "]"))?;
    Ok(text.unwrap_or_else(|| vm.text("[...]")))
}

fn compare(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    let (Some(one), Some(other)) = (lhs.downcast::<List>(), rhs.downcast::<List>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if one.items.len() != other.items.len() {
        match op {
            CompareOp::Eq => return Ok(Value::FALSE),
            CompareOp::Ne => return Ok(Value::TRUE),
            _ => {}
        }
    }
    sequences::compare(vm, |index| one.items.get(index), |index| other.items.get(index), op)
}

fn get_item(vm: &mut Vm, this: Value, key: Value) -> PyResult {
    let list = expect(this);
    if !key.is::<Slice>() {
        let index = vm.subscript(key, "list")?;
        let index = vm.item_position(index, list.items.len(), "list")?;
        return Ok(list.items.at(index));
    }
    let bounds = vm.slice_bounds(key)?;
    let range = bounds.of(list.items.len());
    if let Some(part) = range.as_contiguous() {
        return Ok(vm.list(&list.items.as_slice()[part]).value());
    }
    let items = Items::with_capacity(&vm.heap, range.count);
    range.indexes().for_each(|index| items.push(&vm.heap, list.items.at(index)));
    Ok(vm.list_from(items).value())
}

fn set_item(vm: &mut Vm, this: Value, key: Value, value: Option<Value>) -> PyResult<()> {
    let list = expect(this);
    if key.is::<Slice>() {
        return match value {
            Some(value) => set_slice(vm, list, key, value),
            None => delete_slice(vm, list, key),
        };
    }
    let index = vm.subscript(key, "list")?;
    let index = vm.item_position(index, list.items.len(), "list assignment")?;
    match value {
        Some(value) => {
            list.items.set(index, value);
        }
        None => {
            list.items.remove(index);
        }
    }
    Ok(())
}

/// The items that a slice is to become. Walking them may change the list itself.
fn new_items(vm: &mut Vm, value: Value) -> PyResult<Items> {
    if let Some(list) = value.downcast_exact::<List>() {
        return Ok(list.items.duplicate(&vm.heap));
    }
    if let Some(tuple) = value.downcast_exact::<Tuple>() {
        return Ok(Items::from_slice(&vm.heap, tuple.as_slice()));
    }
    let class = vm.class_of(value);
    let is_iterable = class.slots().iter.is_some() || class.slots().get_item.is_some();
    if !is_iterable {
        // CPython 3.13 says so for other slices too.
        return Err(vm.type_error("must assign iterable to extended slice"));
    }
    let list = vm.collect_list(value)?;
    let items = Items::new();
    items.take(&list.items);
    Ok(items)
}

fn set_slice(vm: &mut Vm, list: Gc<List>, key: Value, value: Value) -> PyResult<()> {
    let bounds = vm.slice_bounds(key)?;
    let items = new_items(vm, value)?;
    let range = bounds.of(list.items.len());
    if let Some(part) = range.as_contiguous() {
        list.items.splice(&vm.heap, part.start, part.end, items.as_slice());
        return Ok(());
    }
    if range.count != items.len() {
        let (given, wanted) = (items.len(), range.count);
        return Err(vm.value_error(format!("attempt to assign sequence of size {given} to extended slice of size {wanted}")));
    }
    for (place, index) in range.indexes().enumerate() {
        list.items.set(index, items.at(place));
    }
    Ok(())
}

fn delete_slice(vm: &mut Vm, list: Gc<List>, key: Value) -> PyResult<()> {
    let range = vm.slice_bounds(key)?.of(list.items.len()).ascending();
    if let Some(part) = range.as_contiguous() {
        list.items.remove_range(part.start, part.end);
        return Ok(());
    }
    // Every item that stays moves down by the number of items removed before it.
    let mut removed = range.indexes().peekable();
    let (len, mut write) = (list.items.len(), range.start.max(0) as usize);
    if range.count == 0 {
        return Ok(());
    }
    for read in write..len {
        if removed.peek() == Some(&read) {
            removed.next();
        } else {
            list.items.set(write, list.items.at(read));
            write += 1;
        }
    }
    list.items.truncate(write);
    Ok(())
}

fn contains(vm: &mut Vm, this: Value, item: Value) -> PyResult<bool> {
    let list = expect(this);
    Ok(sequences::find(vm, |index| list.items.get(index), item, 0, usize::MAX)?.is_some())
}

fn add(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let (Some(one), Some(other)) = (lhs.downcast::<List>(), rhs.downcast::<List>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let items = Items::with_capacity(&vm.heap, one.items.len() + other.items.len());
    items.extend(&vm.heap, one.items.as_slice());
    items.extend(&vm.heap, other.items.as_slice());
    Ok(vm.list_from(items).value())
}

fn mul(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let (list, factor) = match (lhs.downcast::<List>(), rhs.downcast::<List>()) {
        (Some(list), _) => (list, rhs),
        (None, Some(list)) => (list, lhs),
        (None, None) => return Ok(Value::NOT_IMPLEMENTED),
    };
    let Some(count) = repetitions(vm, factor, list.items.len())? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let items = Items::repeated(&vm.heap, list.items.as_slice(), count);
    Ok(vm.list_from(items).value())
}

fn add_in_place(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some(list) = lhs.downcast::<List>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    extend(vm, list, rhs)?;
    Ok(lhs)
}

fn mul_in_place(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some(list) = lhs.downcast::<List>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let Some(count) = repetitions(vm, rhs, list.items.len())? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let items = Items::repeated(&vm.heap, list.items.as_slice(), count);
    list.items.take(&items);
    Ok(lhs)
}

#[cfg(test)]
mod tests;
