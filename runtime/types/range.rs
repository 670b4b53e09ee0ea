//! `range`.

use std::cell::Cell;

use dashu_base::Signed;
use dashu_int::IBig;

use super::int::divide_floor;
use super::iterators::iter_function;
use super::sequences;
use super::slice::{Slice, big_indices};
use crate::gc::{Gc, KindInfo};
use crate::object::{Arguments, CompareOp, Getter, IntRef, Kind, Slots, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// Evenly spaced ints. All four are ints of no subclass, and the step is not 0.
    pub struct Range {
        pub start: Value,
        pub stop: Value,
        pub step: Value,
        pub length: Value,
    }
}

crate::object! {
    /// `iter(range)` where all numbers fit into a word.
    pub struct RangeIterator {
        pub next: Cell<i64>,
        /// Numbers still to come.
        pub remaining: Cell<i64>,
        pub step: i64,
    }
}

crate::object! {
    /// `iter(range)` for numbers of any size.
    pub struct LongRangeIterator {
        pub range: Gc<Range>,
        /// How many numbers were given out.
        pub position: Cell<Value>,
    }
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&RANGE, &RANGE_ITERATOR, &LONG_RANGE_ITERATOR];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[
    (Kind::Range, KindInfo::of::<Range>()),
    (Kind::RangeIterator, KindInfo::of::<RangeIterator>()),
    (Kind::LongRangeIterator, KindInfo::of::<LongRangeIterator>()),
];

static RANGE: TypeSpec = TypeSpec {
    kind: Some(Kind::Range),
    is_base: false,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        len: Some(|vm, this| vm.index_i64(expect(this).length).map(|len| len as usize)),
        truth: Some(|vm, this| vm.is_true(expect(this).length)),
        iter: Some(iter),
        get_item: Some(get_item),
        contains: Some(contains),
        ..Slots::NONE
    },
    methods: crate::methods! {
        "count(self, object, /)" => count,
        "index(self, object, /)" => index,
        "__reversed__(self, /)" => reversed,
        "__reduce__(self, /)" => reduce,
    },
    getters: &[
        Getter { name: "start", get: |_, this| Ok(expect(this).start), set: None },
        Getter { name: "stop", get: |_, this| Ok(expect(this).stop), set: None },
        Getter { name: "step", get: |_, this| Ok(expect(this).step), set: None },
    ],
    ..TypeSpec::new(TypeId::Range, "range")
};

static RANGE_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::RangeIterator),
    is_base: false,
    slots: Slots { iter: Some(|_, this| Ok(this)), iter_next: Some(next), ..Slots::NONE },
    methods: crate::methods! {
        "__length_hint__(self, /)" => length_hint,
        "__reduce__(self, /)" => reduce_iterator,
        "__setstate__(self, object, /)" => set_iterator_state,
    },
    ..TypeSpec::new(TypeId::RangeIterator, "range_iterator")
};

static LONG_RANGE_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::LongRangeIterator),
    is_base: false,
    slots: Slots { iter: Some(|_, this| Ok(this)), iter_next: Some(next_long), ..Slots::NONE },
    methods: crate::methods! {
        "__length_hint__(self, /)" => length_hint_long,
        "__reduce__(self, /)" => reduce_long,
        "__setstate__(self, object, /)" => set_long_state,
    },
    ..TypeSpec::new(TypeId::LongRangeIterator, "longrange_iterator")
};

fn expect(this: Value) -> Gc<Range> {
    this.downcast().expect("the slots and getters belong to ranges")
}

/// The number of an int.
fn big(value: Value) -> IBig {
    value.as_int_ref().map_or(IBig::ZERO, IntRef::to_big)
}

impl Range {
    /// First number, length and step, if all numbers fit into words.
    pub fn as_small(&self) -> Option<(i64, i64, i64)> {
        // The stop bounds all other numbers.
        self.stop.as_int()?;
        Some((self.start.as_int()?, self.length.as_int()?, self.step.as_int()?))
    }

    /// The number at a position that exists.
    fn at(&self, vm: &Vm, position: Value) -> Value {
        match (self.as_small(), position.as_int()) {
            (Some((start, _, step)), Some(position)) => vm.int(start + position * step),
            _ => vm.integer(big(self.start) + big(position) * big(self.step)),
        }
    }

    /// The position of a number in the range.
    fn position_of(&self, vm: &Vm, number: Value) -> Option<Value> {
        if let (Some((start, length, step)), Some(number)) = (self.as_small(), number.as_int()) {
            let distance = number - start;
            let is_in = distance % step == 0 && (0..length).contains(&(distance / step));
            return is_in.then(|| vm.int(distance / step));
        }
        let (position, rest) = divide_floor(&(big(number) - big(self.start)), &big(self.step));
        (rest.is_zero() && !position.is_negative() && position < big(self.length)).then(|| vm.integer(position))
    }
}

fn new(vm: &mut Vm, _: Gc<Type>, arguments: Arguments) -> PyResult {
    arguments.expect_positional(vm, "range", 1..=3)?;
    let mut parts = [Value::from_small(0), Value::NONE, Value::from_small(1)];
    match *arguments.values {
        [stop] => parts[1] = stop,
        [start, stop] => parts[..2].copy_from_slice(&[start, stop]),
        _ => parts.copy_from_slice(arguments.values),
    }
    for part in &mut parts {
        if !part.is_int() {
            let number = vm.index(*part)?;
            *part = vm.integer(number.to_big());
        }
    }
    if parts[2] == Value::from_small(0) {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(vm.range(parts[0], parts[1], parts[2]).value())
}

impl Vm {
    /// `range(start, stop, step)` for ints of no subclass and a step that is not 0.
    pub fn range(&self, start: Value, stop: Value, step: Value) -> Gc<Range> {
        let length = self.range_length(start, stop, step);
        self.heap.alloc(Range::new(self.header_of(TypeId::Range), start, stop, step, length))
    }

    fn range_length(&self, start: Value, stop: Value, step: Value) -> Value {
        if let (Some(start), Some(stop), Some(step)) = (start.as_int(), stop.as_int(), step.as_int()) {
            let distance = if step > 0 { stop - start } else { start - stop };
            return self.int(if distance <= 0 { 0 } else { (distance - 1) / step.abs() + 1 });
        }
        let (start, stop, step) = (big(start), big(stop), big(step));
        let (distance, step) = if step.is_negative() { (start - stop, -step) } else { (stop - start, step) };
        self.integer(if distance.is_positive() && !distance.is_zero() { (distance - IBig::ONE) / step + IBig::ONE } else { IBig::ZERO })
    }
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let range = expect(this);
    let (start, stop) = (vm.repr_text(range.start)?, vm.repr_text(range.stop)?);
    let text = if range.step == Value::from_small(1) {
        format!("range({start}, {stop})")
    } else {
        format!("range({start}, {stop}, {})", vm.repr_text(range.step)?)
    };
    Ok(vm.text(&text))
}

/// Ranges with the same numbers are equal: length, and what of start and step matters.
fn essence(range: Gc<Range>) -> [Value; 3] {
    let length = range.length;
    let is_long = length != Value::from_small(0) && length != Value::from_small(1);
    let start = if length == Value::from_small(0) { Value::NONE } else { range.start };
    [length, start, if is_long { range.step } else { Value::NONE }]
}

fn hash(vm: &mut Vm, this: Value) -> PyResult<i64> {
    let parts = vm.tuple(&essence(expect(this))).value();
    vm.hash(parts)
}

fn compare(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    let (Some(one), Some(other)) = (lhs.downcast::<Range>(), rhs.downcast::<Range>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    for (one, other) in essence(one).into_iter().zip(essence(other)) {
        if !vm.is_equal(one, other)? {
            return Ok(Value::from_bool(op == CompareOp::Ne));
        }
    }
    Ok(Value::from_bool(op == CompareOp::Eq))
}

fn iter(vm: &mut Vm, this: Value) -> PyResult {
    Ok(iterate(vm, expect(this)))
}

fn iterate(vm: &Vm, range: Gc<Range>) -> Value {
    match range.as_small() {
        Some((start, length, step)) => {
            let header = vm.header_of(TypeId::RangeIterator);
            vm.heap.alloc(RangeIterator::new(header, Cell::new(start), Cell::new(length), step)).value()
        }
        None => {
            let header = vm.header_of(TypeId::LongRangeIterator);
            vm.heap.alloc(LongRangeIterator::new(header, range, Cell::new(Value::from_small(0)))).value()
        }
    }
}

fn next(_: &mut Vm, this: Value) -> PyResult {
    let iterator = this.downcast::<RangeIterator>().expect("the slot belongs to the iterator");
    let remaining = iterator.remaining.get();
    if remaining <= 0 {
        return Ok(Value::UNBOUND);
    }
    let number = iterator.next.get();
    iterator.remaining.set(remaining - 1);
    iterator.next.set(number + iterator.step);
    Ok(Value::from_small(number))
}

fn next_long(vm: &mut Vm, this: Value) -> PyResult {
    let iterator = this.downcast::<LongRangeIterator>().expect("the slot belongs to the iterator");
    let position = iterator.position.get();
    if big(position) >= big(iterator.range.length) {
        return Ok(Value::UNBOUND);
    }
    let number = iterator.range.at(vm, position);
    iterator.position.set(vm.integer(big(position) + IBig::ONE));
    Ok(number)
}

fn length_hint(_: &mut Vm, this: Gc<RangeIterator>) -> i64 {
    this.remaining.get()
}

fn length_hint_long(vm: &mut Vm, this: Gc<LongRangeIterator>) -> Value {
    vm.integer(big(this.range.length) - big(this.position.get()))
}

fn reduce_iterator(vm: &mut Vm, this: Gc<RangeIterator>) -> PyResult {
    let (next, remaining, step) = (this.next.get(), this.remaining.get(), this.step);
    let (start, stop, step) = (vm.int(next), vm.int(next + remaining * step), vm.int(step));
    let rest = vm.range(start, stop, step).value();
    reduce_rest(vm, rest)
}

/// An iterator over the range of what is left, without a state.
fn reduce_rest(vm: &mut Vm, rest: Value) -> PyResult {
    let (function, arguments) = (iter_function(vm), vm.tuple(&[rest]).value());
    Ok(vm.tuple(&[function, arguments, Value::NONE]).value())
}

/// The state counts the numbers that are passed over, at most all.
fn set_iterator_state(_: &mut Vm, this: Gc<RangeIterator>, state: i64) {
    let passed = state.clamp(0, this.remaining.get());
    this.next.set(this.next.get() + passed * this.step);
    this.remaining.set(this.remaining.get() - passed);
}

fn reduce_long(vm: &mut Vm, this: Gc<LongRangeIterator>) -> PyResult {
    let range = this.range;
    let start = vm.integer(big(range.start) + big(this.position.get()) * big(range.step));
    let rest = vm.range(start, range.stop, range.step).value();
    reduce_rest(vm, rest)
}

fn set_long_state(vm: &mut Vm, this: Gc<LongRangeIterator>, state: Value) -> PyResult<()> {
    let state = vm.index(state)?.to_big().clamp(IBig::ZERO, big(this.range.length));
    let position = vm.integer(state);
    this.position.set(position);
    Ok(())
}

fn get_item(vm: &mut Vm, this: Value, key: Value) -> PyResult {
    let range = expect(this);
    if key.is::<Slice>() {
        let (start, stop, step) = big_indices(vm, key, big(range.length))?;
        let (first, distance) = (big(range.start), big(range.step));
        let start = vm.integer(&first + start * &distance);
        let stop = vm.integer(first + stop * &distance);
        let step = vm.integer(step * distance);
        return Ok(vm.range(start, stop, step).value());
    }
    if let (Some(index), Some((start, length, step))) = (key.as_int(), range.as_small()) {
        let position = if index < 0 { index + length } else { index };
        if (0..length).contains(&position) {
            return Ok(vm.int(start + position * step));
        }
        return Err(vm.index_error("range object index out of range"));
    }
    if key.as_int_ref().is_none() && vm.class_of(key).slots().index.is_none() {
        let given = vm.type_name(key);
        return Err(vm.type_error(format!("range indices must be integers or slices, not {given}")));
    }
    let mut position = vm.index(key)?.to_big();
    if position.is_negative() {
        position += big(range.length);
    }
    if position.is_negative() || position >= big(range.length) {
        return Err(vm.index_error("range object index out of range"));
    }
    let position = vm.integer(position);
    Ok(range.at(vm, position))
}

/// The number of a value whose equality is that of ints.
fn plain_int(vm: &Vm, value: Value) -> Option<Value> {
    match value {
        Value::TRUE => Some(Value::from_small(1)),
        Value::FALSE => Some(Value::from_small(0)),
        _ => vm.class_of(value).is(TypeId::Int).then_some(value),
    }
}

/// The position of the first number that is equal to `value`, found by comparing.
fn search(vm: &mut Vm, range: Gc<Range>, value: Value) -> PyResult<Option<i64>> {
    let (mut position, mut found) = (0, None);
    vm.for_each(range.value(), |vm, number| {
        if vm.is_equal(number, value)? {
            found = Some(position);
        }
        position += 1;
        Ok(found.is_none())
    })?;
    Ok(found)
}

fn contains(vm: &mut Vm, this: Value, item: Value) -> PyResult<bool> {
    let range = expect(this);
    match plain_int(vm, item) {
        Some(number) => Ok(range.position_of(vm, number).is_some()),
        None => Ok(search(vm, range, item)?.is_some()),
    }
}

fn count(vm: &mut Vm, this: Gc<Range>, value: Value) -> PyResult<i64> {
    if let Some(number) = plain_int(vm, value) {
        return Ok(i64::from(this.position_of(vm, number).is_some()));
    }
    let mut count = 0;
    vm.for_each(this.value(), |vm, number| {
        count += i64::from(vm.is_equal(number, value)?);
        Ok(true)
    })?;
    Ok(count)
}

fn index(vm: &mut Vm, this: Gc<Range>, value: Value) -> PyResult {
    if let Some(number) = plain_int(vm, value) {
        return match this.position_of(vm, number) {
            Some(position) => Ok(position),
            None => Err(sequences::not_in(vm, value, "range")?),
        };
    }
    match search(vm, this, value)? {
        Some(position) => Ok(vm.int(position)),
        None => Err(vm.value_error("sequence.index(x): x not in sequence")),
    }
}

fn reversed(vm: &mut Vm, this: Gc<Range>) -> Value {
    let (start, length, step) = (big(this.start), big(this.length), big(this.step));
    let last = &start + (length - IBig::ONE) * &step;
    let (first, end, back) = (vm.integer(last), vm.integer(start - &step), vm.integer(-step));
    let backwards = vm.range(first, end, back);
    iterate(vm, backwards)
}

fn reduce(vm: &mut Vm, this: Gc<Range>) -> Value {
    let parts = vm.tuple(&[this.start, this.stop, this.step]).value();
    let class = vm.type_(TypeId::Range).value();
    vm.tuple(&[class, parts]).value()
}
