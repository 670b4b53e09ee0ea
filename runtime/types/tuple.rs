//! `tuple`.

use std::cell::Cell;

use super::sequences::{self, repetitions};
use super::slice::Slice;
use crate::gc::{Gc, Items, KindInfo};
use crate::object::hash::TupleHash;
use crate::object::{Arguments, BinaryOp, CompareOp, Kind, List, Slots, Tuple, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// `iter(tuple)`; the tuple is unbound at the end.
    pub struct TupleIterator {
        pub tuple: Cell<Value>,
        pub index: Cell<usize>,
    }
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&TUPLE, &TUPLE_ITERATOR];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Tuple, KindInfo::of::<Tuple>()), (Kind::TupleIterator, KindInfo::of::<TupleIterator>())];

static TUPLE: TypeSpec = TypeSpec {
    kind: Some(Kind::Tuple),
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        len: Some(|_, this| Ok(expect(this).len())),
        iter: Some(iter),
        get_item: Some(get_item),
        contains: Some(contains),
        binary: {
            let mut binary = Slots::NONE.binary;
            binary[BinaryOp::Add as usize] = Some(add);
            binary[BinaryOp::Mul as usize] = Some(mul);
            binary
        },
        ..Slots::NONE
    },
    methods: crate::methods! {
        "index(self, value, start=0, stop=sys.maxsize, /)" => index,
        "count(self, value, /)" => count,
        "__getnewargs__(self, /)" => getnewargs,
    },
    class_methods: crate::types::generic_alias::CLASS_GETITEM,
    signature: "(iterable=(), /)",
    ..TypeSpec::new(TypeId::Tuple, "tuple")
};

static TUPLE_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::TupleIterator),
    is_base: false,
    slots: Slots { iter: Some(|_, this| Ok(this)), iter_next: Some(next), ..Slots::NONE },
    methods: crate::methods! {
        "__length_hint__(self, /)" => length_hint,
        "__reduce__(self, /)" => reduce,
        "__setstate__(self, object, /)" => set_state,
    },
    ..TypeSpec::new(TypeId::TupleIterator, "tuple_iterator")
};

fn expect(this: Value) -> Gc<Tuple> {
    this.downcast().expect("the slots belong to tuples")
}

fn new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let arguments = arguments.for_constructor(vm, class, "tuple")?;
    arguments.expect_positional(vm, "tuple", 0..=1)?;
    let is_exact = class.is(TypeId::Tuple);
    let tuple = match arguments.values.first() {
        None => vm.tuple(&[]),
        Some(&value) => vm.to_tuple(value)?,
    };
    Ok(if is_exact { tuple.value() } else { vm.tuple_with_header(class.instance_header(), tuple.as_slice()).value() })
}

impl Vm {
    /// `tuple(iterable)`
    pub fn to_tuple(&mut self, iterable: Value) -> PyResult<Gc<Tuple>> {
        if let Some(tuple) = iterable.downcast_exact::<Tuple>() {
            return Ok(tuple);
        }
        if let Some(list) = iterable.downcast_exact::<List>() {
            return Ok(self.tuple(list.items.as_slice()));
        }
        let list = self.collect_list(iterable)?;
        Ok(self.tuple(list.items.as_slice()))
    }
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let tuple = expect(this);
    let close = if tuple.len() == 1 { ",)" } else { ")" };
    let text = vm.guard_repr(this, |vm| sequences::repr(vm, |index| tuple.as_slice().get(index).copied(), "(", close))?;
    Ok(text.unwrap_or_else(|| vm.text("(...)")))
}

fn hash(vm: &mut Vm, this: Value) -> PyResult<i64> {
    vm.check_native_stack()?;
    let tuple = expect(this);
    let mut hash = TupleHash::new();
    for &item in tuple.as_slice() {
        hash.add(vm.hash(item)?);
    }
    Ok(hash.finish())
}

fn compare(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    let (Some(one), Some(other)) = (lhs.downcast::<Tuple>(), rhs.downcast::<Tuple>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    sequences::compare(vm, |index| one.as_slice().get(index).copied(), |index| other.as_slice().get(index).copied(), op)
}

fn iter(vm: &mut Vm, this: Value) -> PyResult {
    Ok(vm.heap.alloc(TupleIterator::new(vm.header_of(TypeId::TupleIterator), Cell::new(this), Cell::new(0))).value())
}

fn next(_: &mut Vm, this: Value) -> PyResult {
    let iterator = this.downcast::<TupleIterator>().expect("the slot belongs to the iterator");
    let Some(tuple) = iterator.tuple.get().downcast::<Tuple>() else {
        return Ok(Value::UNBOUND);
    };
    let index = iterator.index.get();
    iterator.index.set(index + 1);
    let item = tuple.as_slice().get(index).copied();
    if item.is_none() {
        iterator.tuple.set(Value::UNBOUND);
    }
    Ok(item.unwrap_or(Value::UNBOUND))
}

fn length_hint(_: &mut Vm, this: Gc<TupleIterator>) -> usize {
    this.tuple.get().downcast::<Tuple>().map_or(0, |tuple| tuple.len().saturating_sub(this.index.get()))
}

fn reduce(vm: &mut Vm, this: Gc<TupleIterator>) -> PyResult {
    let empty = vm.tuple(&[]).value();
    sequences::reduce_iterator(vm, "iter", this.tuple.get(), this.index.get() as i64, empty)
}

fn set_state(_: &mut Vm, this: Gc<TupleIterator>, state: i64) {
    let len = this.tuple.get().downcast::<Tuple>().map_or(0, |tuple| tuple.len());
    this.index.set(usize::try_from(state).unwrap_or(0).min(len));
}

fn get_item(vm: &mut Vm, this: Value, key: Value) -> PyResult {
    let tuple = expect(this);
    if !key.is::<Slice>() {
        let index = vm.item_index(key, tuple.len(), "tuple")?;
        return Ok(tuple.as_slice()[index]);
    }
    let range = vm.slice_range(key, tuple.len())?;
    if let Some(part) = range.as_contiguous() {
        if part.len() == tuple.len() && vm.class_of(this).is(TypeId::Tuple) {
            return Ok(this);
        }
        return Ok(vm.tuple(&tuple.as_slice()[part]).value());
    }
    let items = Items::with_capacity(&vm.heap, range.count);
    range.indexes().for_each(|index| items.push(&vm.heap, tuple.as_slice()[index]));
    Ok(vm.tuple(items.as_slice()).value())
}

fn contains(vm: &mut Vm, this: Value, item: Value) -> PyResult<bool> {
    let tuple = expect(this);
    Ok(sequences::find(vm, |index| tuple.as_slice().get(index).copied(), item, 0, usize::MAX)?.is_some())
}

fn add(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let (Some(one), Some(other)) = (lhs.downcast::<Tuple>(), rhs.downcast::<Tuple>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match (one.is_empty(), other.is_empty()) {
        (true, _) if vm.class_of(rhs).is(TypeId::Tuple) => return Ok(rhs),
        (_, true) if vm.class_of(lhs).is(TypeId::Tuple) => return Ok(lhs),
        _ => {}
    }
    let items = Items::with_capacity(&vm.heap, one.len() + other.len());
    items.extend(&vm.heap, one.as_slice());
    items.extend(&vm.heap, other.as_slice());
    Ok(vm.tuple(items.as_slice()).value())
}

fn mul(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let (tuple, factor) = match (lhs.downcast::<Tuple>(), rhs.downcast::<Tuple>()) {
        (Some(tuple), _) => (tuple, rhs),
        (None, Some(tuple)) => (tuple, lhs),
        (None, None) => return Ok(Value::NOT_IMPLEMENTED),
    };
    let Some(count) = repetitions(vm, factor, tuple.len())? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if count == 1 && vm.class_of(tuple.value()).is(TypeId::Tuple) {
        return Ok(tuple.value());
    }
    let items = Items::repeated(&vm.heap, tuple.as_slice(), count);
    Ok(vm.tuple(items.as_slice()).value())
}

fn index(vm: &mut Vm, this: Gc<Tuple>, value: Value, start: Value, stop: Value) -> PyResult<usize> {
    let (start, stop) = sequences::bounds(vm, start, stop, this.len())?;
    match sequences::find(vm, |index| this.as_slice().get(index).copied(), value, start, stop)? {
        Some(index) => Ok(index),
        None => Err(vm.value_error("tuple.index(x): x not in tuple")),
    }
}

fn count(vm: &mut Vm, this: Gc<Tuple>, value: Value) -> PyResult<i64> {
    sequences::count(vm, |index| this.as_slice().get(index).copied(), value)
}

fn getnewargs(vm: &mut Vm, this: Gc<Tuple>) -> Value {
    let items = vm.tuple(this.as_slice()).value();
    vm.tuple(&[items]).value()
}
