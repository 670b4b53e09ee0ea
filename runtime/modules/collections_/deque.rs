//! `deque`: a ring of values.

use std::cell::Cell;

use crate::gc::{Gc, ValueArray};
use crate::methods;
use crate::object::{Arguments, BinaryFn, BinaryOp, CompareOp, Getter, Kind, List, Method, Slots, Tuple, Type, TypeId, TypeSpec, UnaryFn};
use crate::types::dict::write_repr;
use crate::types::iterators::iter_self;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// A deque: `len` values from `start` on in a ring, which has a power of two places.
    pub struct Deque {
        pub ring: Cell<Option<Gc<ValueArray>>>,
        pub start: Cell<usize>,
        pub len: Cell<usize>,
        pub max_len: Cell<Option<usize>>,
        /// Changes with every insertion and removal.
        pub state: Cell<usize>,
    }
}

crate::object! {
    /// An iterator over a deque, in either direction.
    pub struct DequeIterator {
        pub deque: Cell<Gc<Deque>>,
        pub state: Cell<usize>,
        /// Items already seen.
        pub index: Cell<usize>,
        /// Items not yet seen.
        pub left: Cell<usize>,
    }
}

const BINARY: [Option<BinaryFn>; BinaryOp::COUNT] = {
    let mut slots = Slots::NONE.binary;
    slots[BinaryOp::Add as usize] = Some(add);
    slots[BinaryOp::Mul as usize] = Some(multiply);
    slots
};

const INPLACE: [Option<BinaryFn>; BinaryOp::COUNT] = {
    let mut slots = Slots::NONE.inplace;
    slots[BinaryOp::Add as usize] = Some(inplace_add);
    slots[BinaryOp::Mul as usize] = Some(inplace_multiply);
    slots
};

pub static DEQUE: TypeSpec = TypeSpec {
    kind: Some(Kind::Deque),
    slots: Slots {
        repr: Some(repr),
        compare: Some(compare),
        iter: Some(|vm, deque| Ok(iterator(vm, this(deque), TypeId::DequeIterator))),
        len: Some(|_, deque| Ok(this(deque).len.get())),
        contains: Some(contains),
        get_item: Some(get_item),
        set_item: Some(set_item),
        new: Some(new),
        init: Some(init),
        binary: BINARY,
        inplace: INPLACE,
        ..Slots::NONE
    },
    methods: METHODS,
    class_methods: crate::types::generic_alias::CLASS_GETITEM,
    getters: &[Getter { name: "maxlen", get: max_len, set: None }],
    ..TypeSpec::new(TypeId::Deque, "collections.deque")
};

const ITERATOR_METHODS: &[Method] = methods![
    "__length_hint__(self, /)" => length_hint,
    "__reduce__(self, /)" => reduce_iterator,
];

const fn iterator_slots(next: UnaryFn) -> Slots {
    Slots { iter: Some(iter_self), iter_next: Some(next), ..Slots::NONE }
}

pub static DEQUE_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::DequeIterator),
    is_base: false,
    slots: Slots { new: Some(|vm, _, arguments| new_iterator(vm, TypeId::DequeIterator, arguments)), ..iterator_slots(|vm, iterator| step(vm, iterator, false)) },
    methods: ITERATOR_METHODS,
    ..TypeSpec::new(TypeId::DequeIterator, "collections._deque_iterator")
};

pub static DEQUE_REVERSE_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::DequeIterator),
    is_base: false,
    slots: Slots { new: Some(|vm, _, arguments| new_iterator(vm, TypeId::DequeReverseIterator, arguments)), ..iterator_slots(|vm, iterator| step(vm, iterator, true)) },
    methods: ITERATOR_METHODS,
    ..TypeSpec::new(TypeId::DequeReverseIterator, "collections._deque_reverse_iterator")
};

static METHODS: &[Method] = methods![
    "append(self, item, /)" => append,
    "appendleft(self, item, /)" => append_left,
    "clear(self, /)" => clear,
    "copy(self, /)" => copy,
    "count(self, value, /)" => count,
    "extend(self, iterable, /)" => extend,
    "extendleft(self, iterable, /)" => extend_left,
    "index(self, value, start=0, stop=sys.maxsize, /)" => index,
    "insert(self, index, value, /)" => insert,
    "pop(self, /)" => pop,
    "popleft(self, /)" => pop_left,
    "remove(self, value, /)" => remove,
    "reverse(self, /)" => reverse,
    "rotate(self, n=1, /)" => rotate,
    "__copy__(self, /)" => copy,
    "__reversed__(self, /)" => reversed,
    "__reduce__(self, /)" => reduce,
];

const FIRST_CAPACITY: usize = 8;

/// The deque; the slot belongs to deques.
fn this(value: Value) -> Gc<Deque> {
    value.downcast().expect("the slot belongs to deques")
}

impl Deque {
    fn place(&self, ring: Gc<ValueArray>, index: usize) -> usize {
        (self.start.get() + index) & (ring.capacity() - 1)
    }

    /// The item at an index.
    #[inline]
    pub fn get(&self, index: usize) -> Option<Value> {
        let ring = self.ring.get()?;
        (index < self.len.get()).then(|| ring.get(self.place(ring, index)))
    }

    fn set(&self, index: usize, value: Value) {
        if let Some(ring) = self.ring.get() {
            ring.set(self.place(ring, index), value);
        }
    }

    fn changed(&self) {
        self.state.set(self.state.get().wrapping_add(1));
    }

    /// A ring with room for one more.
    #[inline]
    fn room(&self, vm: &Vm) -> Gc<ValueArray> {
        match self.ring.get() {
            Some(ring) if self.len.get() < ring.capacity() => ring,
            _ => self.grow(vm),
        }
    }

    #[cold]
    fn grow(&self, vm: &Vm) -> Gc<ValueArray> {
        let old = self.ring.get();
        let new = ValueArray::new(&vm.heap, old.map_or(FIRST_CAPACITY, |ring| ring.capacity() * 2));
        (0..self.len.get()).for_each(|index| new.set(index, self.get(index).expect("the index is below the length")));
        self.ring.set(Some(new));
        self.start.set(0);
        new
    }

    #[inline]
    pub fn push_back(&self, vm: &Vm, item: Value) {
        if self.max_len.get() == Some(self.len.get()) && self.pop_front().is_none() {
            return;
        }
        let ring = self.room(vm);
        ring.set(self.place(ring, self.len.get()), item);
        self.len.set(self.len.get() + 1);
        self.changed();
    }

    #[inline]
    pub fn push_front(&self, vm: &Vm, item: Value) {
        if self.max_len.get() == Some(self.len.get()) && self.pop_back().is_none() {
            return;
        }
        let ring = self.room(vm);
        self.start.set(self.start.get().wrapping_sub(1) & (ring.capacity() - 1));
        ring.set(self.start.get(), item);
        self.len.set(self.len.get() + 1);
        self.changed();
    }

    #[inline]
    pub fn pop_back(&self) -> Option<Value> {
        let last = self.len.get().checked_sub(1)?;
        let item = self.get(last);
        self.set(last, Value::UNBOUND);
        self.len.set(last);
        self.changed();
        item
    }

    #[inline]
    pub fn pop_front(&self) -> Option<Value> {
        let ring = self.ring.get()?;
        let rest = self.len.get().checked_sub(1)?;
        let item = ring.get(self.start.get());
        ring.set(self.start.get(), Value::UNBOUND);
        self.start.set((self.start.get() + 1) & (ring.capacity() - 1));
        self.len.set(rest);
        self.changed();
        Some(item)
    }

    fn clear(&self) {
        self.ring.set(None);
        self.start.set(0);
        self.len.set(0);
        self.changed();
    }

    /// Moves the last item to the front, or the first one to the end.
    fn rotate(&self, vm: &Vm, to_right: bool) {
        let limit = self.max_len.replace(None);
        if to_right {
            self.pop_back().into_iter().for_each(|item| self.push_front(vm, item));
        } else {
            self.pop_front().into_iter().for_each(|item| self.push_back(vm, item));
        }
        self.max_len.set(limit);
    }
}

fn new(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    let [start, len, state] = [0; 3].map(Cell::new);
    Ok(vm.heap.alloc(Deque::new(class.instance_header(), Cell::new(None), start, len, Cell::new(None), state)).value())
}

/// A new, empty deque.
fn empty(vm: &mut Vm, max_len: Option<usize>) -> Gc<Deque> {
    let [start, len, state] = [0; 3].map(Cell::new);
    vm.heap.alloc(Deque::new(vm.header_of(TypeId::Deque), Cell::new(None), start, len, Cell::new(max_len), state))
}

fn init(vm: &mut Vm, value: Value, arguments: Arguments) -> PyResult<()> {
    let deque = this(value);
    let [iterable, max_len] = arguments.bind(vm, "deque", ["iterable", "maxlen"], 0)?;
    let max_len = match max_len.bound() {
        None | Some(Value::NONE) => None,
        Some(max_len) if max_len.as_int_ref().is_none() => return Err(vm.type_error("an integer is required")),
        Some(max_len) => match vm.index_i64(max_len)? {
            max_len @ 0.. => Some(max_len as usize),
            _ => return Err(vm.value_error("maxlen must be non-negative")),
        },
    };
    deque.max_len.set(max_len);
    deque.clear();
    iterable.bound().map_or(Ok(()), |iterable| extend(vm, deque, iterable))
}

fn append(vm: &mut Vm, this: Gc<Deque>, item: Value) {
    this.push_back(vm, item);
}

fn append_left(vm: &mut Vm, this: Gc<Deque>, item: Value) {
    this.push_front(vm, item);
}

fn clear(_: &mut Vm, this: Gc<Deque>) {
    this.clear();
}

/// The items now, which later changes do not touch.
fn items(vm: &Vm, deque: &Deque) -> Gc<List> {
    let list = vm.list(&[]);
    (0..deque.len.get()).for_each(|index| list.items.push(&vm.heap, deque.get(index).expect("the index is below the length")));
    list
}

fn extend(vm: &mut Vm, this: Gc<Deque>, iterable: Value) -> PyResult<()> {
    let iterable = if iterable == this.value() { items(vm, &this).value() } else { iterable };
    vm.for_each(iterable, |vm, item| {
        this.push_back(vm, item);
        Ok(true)
    })
}

fn extend_left(vm: &mut Vm, this: Gc<Deque>, iterable: Value) -> PyResult<()> {
    let iterable = if iterable == this.value() { items(vm, &this).value() } else { iterable };
    vm.for_each(iterable, |vm, item| {
        this.push_front(vm, item);
        Ok(true)
    })
}

fn copy(vm: &mut Vm, this: Gc<Deque>) -> PyResult {
    if vm.class_of(this.value()).is(TypeId::Deque) {
        let copy = empty(vm, this.max_len.get());
        (0..this.len.get()).filter_map(|index| this.get(index)).for_each(|item| copy.push_back(vm, item));
        return Ok(copy.value());
    }
    let class = vm.class_of(this.value());
    let made = match this.max_len.get() {
        Some(max_len) => vm.call(class.value(), &[this.value(), Value::from_small(max_len as i64)])?,
        None => vm.call(class.value(), &[this.value()])?,
    };
    if !made.is::<Deque>() {
        let (class, given) = (class.name.get().to_text(), vm.type_name(made));
        return Err(vm.type_error(format!("{class}() must return a deque, not {given}")));
    }
    Ok(made)
}

fn mutated(vm: &mut Vm) -> crate::vm::Raised {
    vm.raise(TypeId::RuntimeError, "deque mutated during iteration".into())
}

fn count(vm: &mut Vm, this: Gc<Deque>, value: Value) -> PyResult<usize> {
    let state = this.state.get();
    let mut count = 0;
    for index in 0..this.len.get() {
        let Some(item) = this.get(index) else { break };
        count += usize::from(vm.is_equal(item, value)?);
        if this.state.get() != state {
            return Err(mutated(vm));
        }
    }
    Ok(count)
}

/// The index of the first equal item in a range.
fn find(vm: &mut Vm, deque: &Deque, value: Value, range: std::ops::Range<usize>) -> PyResult<Option<usize>> {
    let state = deque.state.get();
    for index in range {
        let Some(item) = deque.get(index) else { break };
        let is_equal = vm.is_equal(item, value)?;
        if deque.state.get() != state {
            return Err(mutated(vm));
        }
        if is_equal {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

fn contains(vm: &mut Vm, container: Value, item: Value) -> PyResult<bool> {
    let deque = this(container);
    Ok(find(vm, &deque, item, 0..deque.len.get())?.is_some())
}

fn index(vm: &mut Vm, this: Gc<Deque>, value: Value, start: Value, stop: Value) -> PyResult<usize> {
    let len = this.len.get() as i64;
    let [start, stop] = [vm.index_clamped(start)?, vm.index_clamped(stop)?];
    let [start, stop] = [start, stop].map(|index| (if index < 0 { index + len } else { index }).clamp(0, len) as usize);
    match find(vm, &this, value, start..stop)? {
        Some(index) => Ok(index),
        None => Err(not_there(vm, value)?),
    }
}

/// ValueError about an item that is missing.
fn not_there(vm: &mut Vm, value: Value) -> PyResult<crate::vm::Raised> {
    let text = vm.repr_text(value)?;
    Ok(vm.value_error(format!("{text} is not in deque")))
}

fn insert(vm: &mut Vm, this: Gc<Deque>, index: i64, value: Value) -> PyResult<()> {
    let len = this.len.get();
    if this.max_len.get() == Some(len) {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    let index = (if index < 0 { index + len as i64 } else { index }).clamp(0, len as i64) as usize;
    this.push_back(vm, value);
    for at in (index..len).rev() {
        let item = this.get(at).expect("the index is below the length");
        this.set(at + 1, item);
    }
    this.set(index, value);
    Ok(())
}

fn no_item(vm: &mut Vm) -> crate::vm::Raised {
    vm.index_error("pop from an empty deque")
}

fn pop(vm: &mut Vm, this: Gc<Deque>) -> PyResult {
    this.pop_back().ok_or_else(|| no_item(vm))
}

fn pop_left(vm: &mut Vm, this: Gc<Deque>) -> PyResult {
    this.pop_front().ok_or_else(|| no_item(vm))
}

fn delete(deque: &Deque, index: usize) {
    for at in index + 1..deque.len.get() {
        let item = deque.get(at).expect("the index is below the length");
        deque.set(at - 1, item);
    }
    deque.pop_back();
}

fn remove(vm: &mut Vm, this: Gc<Deque>, value: Value) -> PyResult<()> {
    let state = this.state.get();
    for index in 0..this.len.get() {
        let Some(item) = this.get(index) else { break };
        let is_equal = vm.is_equal(item, value)?;
        if this.state.get() != state {
            return Err(vm.raise(TypeId::IndexError, "deque mutated during remove().".into()));
        }
        if is_equal {
            delete(&this, index);
            return Ok(());
        }
    }
    Err(not_there(vm, value)?)
}

fn reverse(_: &mut Vm, this: Gc<Deque>) {
    let len = this.len.get();
    for index in 0..len / 2 {
        let (one, other) = (this.get(index), this.get(len - 1 - index));
        this.set(index, other.expect("the index is below the length"));
        this.set(len - 1 - index, one.expect("the index is below the length"));
    }
    this.changed();
}

fn rotate(vm: &mut Vm, this: Gc<Deque>, n: i64) {
    let len = this.len.get() as i64;
    if len > 1 {
        let right = n.rem_euclid(len);
        let (steps, to_right) = if right <= len / 2 { (right, true) } else { (len - right, false) };
        (0..steps).for_each(|_| this.rotate(vm, to_right));
    }
}

fn max_len(vm: &mut Vm, value: Value) -> PyResult {
    Ok(this(value).max_len.get().map_or(Value::NONE, |max_len| vm.int(max_len as i64)))
}

fn repr(vm: &mut Vm, value: Value) -> PyResult {
    let deque = this(value);
    let class = vm.type_name(value);
    let class = class.rsplit('.').next().unwrap_or_default();
    let text = vm.guard_repr(value, |vm| {
        let items = items(vm, &deque);
        let mut text = format!("{class}(").into_bytes();
        write_repr(vm, items.value(), &mut text)?;
        if let Some(max_len) = deque.max_len.get() {
            text.extend(format!(", maxlen={max_len}").bytes());
        }
        text.push(b')');
        Ok(text)
    })?;
    Ok(text.map_or_else(|| vm.text("[...]"), |text| vm.str_from_wtf8(&text).value()))
}

fn compare(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    let (Some(one), Some(other)) = (lhs.downcast::<Deque>(), rhs.downcast::<Deque>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    if one.len.get() != other.len.get() && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::from_bool(op == CompareOp::Ne));
    }
    let mut index = 0;
    while let (Some(left), Some(right)) = (one.get(index), other.get(index)) {
        if !vm.is_equal(left, right)? {
            return match op {
                CompareOp::Eq => Ok(Value::FALSE),
                CompareOp::Ne => Ok(Value::TRUE),
                _ => vm.compare(op, left, right),
            };
        }
        index += 1;
    }
    Ok(Value::from_bool(op.holds(one.len.get().cmp(&other.len.get()))))
}

/// The index that a key stands for.
fn index_of_key(vm: &mut Vm, deque: &Deque, key: Value) -> PyResult<usize> {
    let Some(number) = key.as_int().or(match vm.class_of(key).slots().index {
        Some(_) => Some(vm.index_i64(key)?),
        None => None,
    }) else {
        let given = vm.type_name(key);
        return Err(vm.type_error(format!("sequence index must be integer, not '{given}'")));
    };
    let len = deque.len.get() as i64;
    let index = if number < 0 { number + len } else { number };
    if index < 0 || index >= len {
        return Err(vm.index_error("deque index out of range"));
    }
    Ok(index as usize)
}

fn get_item(vm: &mut Vm, container: Value, key: Value) -> PyResult {
    let deque = this(container);
    let index = index_of_key(vm, &deque, key)?;
    Ok(deque.get(index).expect("the index was checked"))
}

fn set_item(vm: &mut Vm, container: Value, key: Value, value: Option<Value>) -> PyResult<()> {
    let deque = this(container);
    let index = index_of_key(vm, &deque, key)?;
    match value {
        Some(value) => deque.set(index, value),
        None => delete(&deque, index),
    }
    Ok(())
}

fn add(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some(one) = lhs.downcast::<Deque>() else { return Ok(Value::NOT_IMPLEMENTED) };
    if !rhs.is::<Deque>() {
        let given = vm.type_name(rhs);
        return Err(vm.type_error(format!("can only concatenate deque (not \"{given}\") to deque")));
    }
    let result = copy(vm, one)?;
    if let Some(result) = result.downcast::<Deque>() {
        extend(vm, result, rhs)?;
    }
    Ok(result)
}

fn inplace_add(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    extend(vm, this(lhs), rhs)?;
    Ok(lhs)
}

/// Repeats the items in place.
fn repeat(vm: &mut Vm, deque: Gc<Deque>, times: i64) -> PyResult<()> {
    if times <= 0 {
        deque.clear();
        return Ok(());
    }
    let items = items(vm, &deque);
    let len = items.items.len();
    let kept = deque.max_len.get().map_or(usize::MAX, |max_len| max_len.saturating_add(len));
    let total = len.checked_mul(times as usize).filter(|&total| total.min(kept) < 1 << 40);
    if total.is_none() && len > 0 && kept == usize::MAX {
        return Err(vm.memory_error());
    }
    // More than a full ring is the same as a full one, given that whole rounds are left out.
    let rounds = if len == 0 { 0 } else { (times as usize - 1).min((kept / len).saturating_add(1)) };
    for _ in 0..rounds {
        items.items.as_slice().iter().for_each(|&item| deque.push_back(vm, item));
    }
    Ok(())
}

fn multiply(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let (deque, times) = match (lhs.downcast::<Deque>(), rhs.downcast::<Deque>()) {
        (Some(deque), _) => (deque, rhs),
        (None, Some(deque)) => (deque, lhs),
        (None, None) => return Ok(Value::NOT_IMPLEMENTED),
    };
    let times = times_of(vm, times)?;
    let result = copy(vm, deque)?;
    if let Some(result) = result.downcast::<Deque>() {
        repeat(vm, result, times)?;
    }
    Ok(result)
}

fn times_of(vm: &mut Vm, times: Value) -> PyResult<i64> {
    if vm.class_of(times).slots().index.is_none() && times.as_int_ref().is_none() {
        let given = vm.type_name(times);
        return Err(vm.type_error(format!("can't multiply sequence by non-int of type '{given}'")));
    }
    vm.index_i64(times)
}

fn inplace_multiply(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let times = times_of(vm, rhs)?;
    repeat(vm, this(lhs), times)?;
    Ok(lhs)
}

fn iterator(vm: &mut Vm, deque: Gc<Deque>, id: TypeId) -> Value {
    let iterator = DequeIterator::new(vm.header_of(id), Cell::new(deque), deque.state.clone(), Cell::new(0), deque.len.clone());
    vm.heap.alloc(iterator).value()
}

fn reversed(vm: &mut Vm, this: Gc<Deque>) -> Value {
    iterator(vm, this, TypeId::DequeReverseIterator)
}

/// An iterator that begins behind so many items.
fn new_iterator(vm: &mut Vm, id: TypeId, arguments: Arguments) -> PyResult {
    arguments.expect_positional(vm, "_deque_iterator", 1..=2)?;
    let deque = arguments.values[0];
    let Some(deque) = deque.downcast::<Deque>() else {
        let given = vm.type_name(deque);
        return Err(vm.type_error(format!("argument 1 must be collections.deque, not {given}")));
    };
    let index = match arguments.values.get(1) {
        Some(&index) => vm.index_i64(index)?,
        None => 0,
    };
    let made = iterator(vm, deque, id);
    for _ in 0..index {
        if step(vm, made, id == TypeId::DequeReverseIterator)?.is_unbound() {
            break;
        }
    }
    Ok(made)
}

/// The class, the deque, and how many of its items were seen.
fn reduce_iterator(vm: &mut Vm, this: Gc<DequeIterator>) -> Gc<Tuple> {
    let deque = this.deque.get();
    let seen = deque.len.get().saturating_sub(this.left.get());
    let arguments = vm.tuple(&[deque.value(), Value::from_small(seen as i64)]).value();
    let class = vm.class_of(this.value()).value();
    vm.tuple(&[class, arguments])
}

fn step(vm: &mut Vm, value: Value, is_reverse: bool) -> PyResult {
    let iterator = value.downcast::<DequeIterator>().expect("the slot belongs to deque iterators");
    let deque = iterator.deque.get();
    if deque.state.get() != iterator.state.get() {
        iterator.left.set(0);
        return Err(mutated(vm));
    }
    if iterator.left.get() == 0 {
        return Ok(Value::UNBOUND);
    }
    let seen = iterator.index.get();
    iterator.index.set(seen + 1);
    iterator.left.set(iterator.left.get() - 1);
    let index = if is_reverse { deque.len.get() - 1 - seen } else { seen };
    Ok(deque.get(index).unwrap_or(Value::UNBOUND))
}

fn length_hint(_: &mut Vm, iterator: Gc<DequeIterator>) -> usize {
    iterator.left.get()
}

/// `(class, arguments, state, items)`, for copy and pickle.
fn reduce(vm: &mut Vm, this: Gc<Deque>) -> Gc<Tuple> {
    let arguments = match this.max_len.get() {
        Some(max_len) => {
            let empty = vm.tuple(&[]).value();
            vm.tuple(&[empty, Value::from_small(max_len as i64)])
        }
        None => vm.tuple(&[]),
    };
    let state = vm.attribute_dict(this.value()).map_or(Value::NONE, Gc::value);
    let items = iterator(vm, this, TypeId::DequeIterator);
    let class = vm.class_of(this.value()).value();
    vm.tuple(&[class, arguments.value(), state, items])
}
