//! `set` and `frozenset`.

mod algebra;
mod methods;
mod table;
#[cfg(test)]
mod tests;

use std::cell::Cell;

use crate::methods;
use crate::gc::{Gc, Header, KindInfo};
use crate::object::{Arguments, BinaryOp, CompareOp, Kind, Slots, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub use algebra::{difference_update, intersection, is_disjoint, symmetric_difference_update, update};
pub use table::Set;

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&SET, &FROZEN_SET, &SET_ITERATOR];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Set, KindInfo::of::<Set>()), (Kind::SetIterator, KindInfo::of::<SetIterator>())];

crate::object! {
    /// `iter(set)`; the set is unbound at the end.
    pub struct SetIterator {
        pub set: Cell<Value>,
        pub place: Cell<usize>,
        /// The set's length when the iterator was made.
        pub len: Cell<usize>,
        /// Keys not yet seen.
        pub left: Cell<usize>,
    }
}

const BINARY: [Option<crate::object::BinaryFn>; BinaryOp::COUNT] = {
    let mut slots = Slots::NONE.binary;
    slots[BinaryOp::Sub as usize] = Some(subtract);
    slots[BinaryOp::And as usize] = Some(and);
    slots[BinaryOp::Or as usize] = Some(or);
    slots[BinaryOp::Xor as usize] = Some(xor);
    slots
};

const INPLACE: [Option<crate::object::BinaryFn>; BinaryOp::COUNT] = {
    let mut slots = Slots::NONE.inplace;
    slots[BinaryOp::Sub as usize] = Some(inplace_subtract);
    slots[BinaryOp::And as usize] = Some(inplace_and);
    slots[BinaryOp::Or as usize] = Some(inplace_or);
    slots[BinaryOp::Xor as usize] = Some(inplace_xor);
    slots
};

static SET: TypeSpec = TypeSpec {
    kind: Some(Kind::Set),
    slots: Slots {
        repr: Some(repr),
        compare: Some(compare),
        iter: Some(iter),
        len: Some(len),
        contains: Some(contains),
        new: Some(new),
        init: Some(init),
        binary: BINARY,
        inplace: INPLACE,
        ..Slots::NONE
    },
    methods: methods::SET,
    class_methods: crate::types::generic_alias::CLASS_GETITEM,
    signature: "(iterable=(), /)",
    ..TypeSpec::new(TypeId::Set, "set")
};

static FROZEN_SET: TypeSpec = TypeSpec {
    kind: Some(Kind::Set),
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        iter: Some(iter),
        len: Some(len),
        contains: Some(contains),
        new: Some(new_frozen),
        binary: BINARY,
        ..Slots::NONE
    },
    methods: methods::FROZEN_SET,
    class_methods: crate::types::generic_alias::CLASS_GETITEM,
    signature: "(iterable=(), /)",
    ..TypeSpec::new(TypeId::FrozenSet, "frozenset")
};

static SET_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::SetIterator),
    is_base: false,
    slots: Slots { iter: Some(iter_self), iter_next: Some(next), ..Slots::NONE },
    methods: methods!["__length_hint__(self, /)" => length_hint, "__reduce__(self, /)" => reduce_iterator],
    ..TypeSpec::new(TypeId::SetIterator, "set_iterator")
};

impl Vm {
    /// A new, empty set.
    pub fn set(&self) -> Gc<Set> {
        self.set_with_header(self.header_of(TypeId::Set))
    }

    /// A new, empty frozenset; it may be filled as long as nobody else has seen it.
    pub fn frozen_set(&self) -> Gc<Set> {
        self.set_with_header(self.header_of(TypeId::FrozenSet))
    }

    /// A new, empty set or frozenset of the class that the header names.
    pub fn set_with_header(&self, header: Header) -> Gc<Set> {
        self.heap.alloc(Set::new(header, Cell::new(None), Cell::new(None), Cell::new(0), Cell::new(0), Cell::new(0), Cell::new(-1)))
    }

    /// `set(iterable)`
    pub fn set_from(&mut self, iterable: Value) -> PyResult<Gc<Set>> {
        let set = self.set();
        update(self, set, iterable)?;
        Ok(set)
    }

    /// Whether the object is a frozenset or an instance of a subclass.
    fn is_frozen(&self, set: Gc<Set>) -> bool {
        self.is_instance(set.value(), TypeId::FrozenSet)
    }

    /// An empty set of the built-in class that `set` belongs to.
    fn set_like(&self, set: Gc<Set>) -> Gc<Set> {
        if self.is_frozen(set) { self.frozen_set() } else { self.set() }
    }
}

/// The set; the slot belongs to sets.
fn this(value: Value) -> Gc<Set> {
    value.downcast().expect("the slot belongs to sets")
}

fn new(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    Ok(vm.set_with_header(class.instance_header()).value())
}

/// The only argument of `set()` or `frozenset()`.
fn iterable_argument(vm: &mut Vm, name: &str, arguments: Arguments) -> PyResult<Option<Value>> {
    if !arguments.names.is_empty() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    match arguments.values {
        [] => Ok(None),
        [iterable] => Ok(Some(*iterable)),
        more => Err(vm.type_error(format!("{name} expected at most 1 argument, got {}", more.len()))),
    }
}

fn init(vm: &mut Vm, value: Value, arguments: Arguments) -> PyResult<()> {
    let set = this(value);
    let iterable = iterable_argument(vm, "set", arguments)?;
    set.clear();
    iterable.map_or(Ok(()), |iterable| update(vm, set, iterable))
}

fn new_frozen(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let is_exact = class.is(TypeId::FrozenSet);
    let arguments = arguments.for_constructor(vm, class, "frozenset")?;
    let iterable = iterable_argument(vm, "frozenset", arguments)?;
    if let Some(iterable) = iterable
        && is_exact
        && vm.class_of(iterable) == class
    {
        return Ok(iterable);
    }
    let set = vm.set_with_header(class.instance_header());
    if let Some(iterable) = iterable {
        update(vm, set, iterable)?;
    }
    Ok(set.value())
}

fn repr(vm: &mut Vm, value: Value) -> PyResult {
    let set = this(value);
    let class = vm.type_name(value);
    if set.is_empty() {
        return Ok(vm.text(&format!("{class}()")));
    }
    let is_plain = vm.class_of(value).is(TypeId::Set);
    // The items as they are now: a repr may change the set.
    let items = vm.list(&[]);
    set.iter().for_each(|key| items.items.push(&vm.heap, key));
    let text = vm.guard_repr(value, |vm| {
        let mut text = if is_plain { b"{".to_vec() } else { format!("{class}({{").into_bytes() };
        let mut index = 0;
        while let Some(item) = items.items.get(index) {
            if index > 0 {
                text.extend_from_slice(b", ");
            }
            text.extend(vm.repr(item)?.to_wtf8());
            index += 1;
        }
        text.extend_from_slice(if is_plain { b"}" } else { b"})" });
        Ok(text)
    })?;
    Ok(match text {
        Some(text) => vm.str_from_wtf8(&text).value(),
        None => vm.text(&format!("{class}(...)")),
    })
}

fn hash(_: &mut Vm, value: Value) -> PyResult<i64> {
    let set = this(value);
    if set.hash.get() == -1 {
        set.hash.set(set.content_hash());
    }
    Ok(set.hash.get())
}

fn len(_: &mut Vm, value: Value) -> PyResult<usize> {
    Ok(this(value).len())
}

fn contains(vm: &mut Vm, container: Value, item: Value) -> PyResult<bool> {
    let hash = methods::hash_of_item(vm, item)?;
    Ok(this(container).find(vm, item, hash)?.is_some())
}

fn compare(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    let (Some(one), Some(other)) = (lhs.downcast::<Set>(), rhs.downcast::<Set>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    let result = match op {
        CompareOp::Eq => algebra::is_equal(vm, one, other)?,
        CompareOp::Ne => !algebra::is_equal(vm, one, other)?,
        CompareOp::Lt => one.len() < other.len() && algebra::is_subset(vm, one, other)?,
        CompareOp::Le => algebra::is_subset(vm, one, other)?,
        CompareOp::Gt => one.len() > other.len() && algebra::is_subset(vm, other, one)?,
        CompareOp::Ge => algebra::is_subset(vm, other, one)?,
    };
    Ok(Value::from_bool(result))
}

/// Both operands, if they are sets.
fn both(lhs: Value, rhs: Value) -> Option<(Gc<Set>, Gc<Set>)> {
    Some((lhs.downcast()?, rhs.downcast()?))
}

fn subtract(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some((one, _)) = both(lhs, rhs) else { return Ok(Value::NOT_IMPLEMENTED) };
    Ok(algebra::difference(vm, one, rhs)?.value())
}

fn and(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some((one, _)) = both(lhs, rhs) else { return Ok(Value::NOT_IMPLEMENTED) };
    Ok(algebra::intersection(vm, one, rhs)?.value())
}

fn or(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some((one, other)) = both(lhs, rhs) else { return Ok(Value::NOT_IMPLEMENTED) };
    let result = algebra::copy(vm, one)?;
    if one != other {
        result.merge(vm, other)?;
    }
    Ok(result.value())
}

fn xor(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some((one, _)) = both(lhs, rhs) else { return Ok(Value::NOT_IMPLEMENTED) };
    Ok(algebra::symmetric_difference(vm, one, rhs)?.value())
}

fn inplace_subtract(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some((one, _)) = both(lhs, rhs) else { return Ok(Value::NOT_IMPLEMENTED) };
    difference_update(vm, one, rhs)?;
    Ok(lhs)
}

fn inplace_and(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some((one, _)) = both(lhs, rhs) else { return Ok(Value::NOT_IMPLEMENTED) };
    let result = algebra::intersection(vm, one, rhs)?;
    one.swap(&result);
    Ok(lhs)
}

fn inplace_or(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some((one, other)) = both(lhs, rhs) else { return Ok(Value::NOT_IMPLEMENTED) };
    one.merge(vm, other)?;
    Ok(lhs)
}

fn inplace_xor(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some((one, _)) = both(lhs, rhs) else { return Ok(Value::NOT_IMPLEMENTED) };
    symmetric_difference_update(vm, one, rhs)?;
    Ok(lhs)
}

fn iter(vm: &mut Vm, value: Value) -> PyResult {
    let len = this(value).len();
    let header = vm.header_of(TypeId::SetIterator);
    Ok(vm.heap.alloc(SetIterator::new(header, Cell::new(value), Cell::new(0), Cell::new(len), Cell::new(len))).value())
}

fn iter_self(_: &mut Vm, value: Value) -> PyResult {
    Ok(value)
}

fn next(vm: &mut Vm, value: Value) -> PyResult {
    let iterator = value.downcast::<SetIterator>().expect("the slot belongs to set iterators");
    let Some(set) = iterator.set.get().downcast::<Set>() else { return Ok(Value::UNBOUND) };
    if set.len() != iterator.len.get() {
        // No set has this many keys: the error is raised at every further step.
        iterator.len.set(usize::MAX);
        return Err(vm.raise(TypeId::RuntimeError, "Set changed size during iteration".into()));
    }
    let Some((place, key, _)) = set.next_from(iterator.place.get()) else {
        iterator.set.set(Value::UNBOUND);
        return Ok(Value::UNBOUND);
    };
    iterator.place.set(place + 1);
    iterator.left.set(iterator.left.get().saturating_sub(1));
    Ok(key)
}

impl SetIterator {
    /// Whether the set is as it was, or forgotten: the next key comes without an exception.
    pub fn is_steady(&self) -> bool {
        self.set.get().downcast::<Set>().is_none_or(|set| set.len() == self.len.get())
    }

    /// The next key, in the common case: the set is as it was, and there is one more. Calls nothing.
    #[inline(always)]
    pub fn fast_next(&self) -> Option<Value> {
        let set = self.set.get().downcast::<Set>()?;
        if set.len() != self.len.get() {
            return None;
        }
        let (place, key) = set.fast_next_from(self.place.get())?;
        self.place.set(place + 1);
        self.left.set(self.left.get().saturating_sub(1));
        Some(key)
    }
}

fn length_hint(_: &mut Vm, iterator: Gc<SetIterator>) -> usize {
    match iterator.set.get().downcast::<Set>() {
        Some(set) if set.len() == iterator.len.get() => iterator.left.get(),
        _ => 0,
    }
}

/// A list of what is left, which is taken from a copy: the iterator stays where it is.
fn reduce_iterator(vm: &mut Vm, this: Gc<SetIterator>) -> PyResult {
    let copy = SetIterator::new(vm.header_of(TypeId::SetIterator), this.set.clone(), this.place.clone(), this.len.clone(), this.left.clone());
    let copy = vm.heap.alloc(copy).value();
    let left = vm.collect_list(copy)?.value();
    crate::types::iterators::iter_of(vm, left)
}
