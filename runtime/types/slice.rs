//! `slice`, and how indexes and slices select items of a sequence.

use dashu_int::IBig;

use crate::gc::{Gc, KindInfo};
use crate::object::hash::TupleHash;
use crate::object::{Arguments, CompareOp, Getter, IntRef, Kind, List, Slots, Str, Tuple, Type, TypeId, TypeSpec};
use crate::types::str_::substring;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

crate::object! {
    /// `start:stop:step`, any of which may be None or any other object.
    pub struct Slice {
        pub start: Value,
        pub stop: Value,
        pub step: Value,
    }
}

impl Slice {
    /// Whether a part of a slice is a number or None, so that no Python code tells what it means.
    pub fn is_plain_part(part: Value) -> bool {
        part.is_int() || part.is_none()
    }

    pub fn is_plain(&self) -> bool {
        [self.start, self.stop, self.step].into_iter().all(Slice::is_plain_part)
    }
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&SLICE];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Slice, KindInfo::of::<Slice>())];

static SLICE: TypeSpec = TypeSpec {
    kind: Some(Kind::Slice),
    is_base: false,
    slots: Slots { new: Some(new), repr: Some(repr), hash: Some(hash), compare: Some(compare), ..Slots::NONE },
    methods: crate::methods! {
        "indices(self, object, /)" => indices,
        "__reduce__(self, /)" => reduce,
    },
    getters: &[
        Getter { name: "start", get: |_, this| Ok(expect(this).start), set: None },
        Getter { name: "stop", get: |_, this| Ok(expect(this).stop), set: None },
        Getter { name: "step", get: |_, this| Ok(expect(this).step), set: None },
    ],
    ..TypeSpec::new(TypeId::Slice, "slice")
};

/// The items of a sequence that a slice selects: `count` of them, from `start` in steps of `step`. For a slice that
/// selects nothing, `start` is where an assignment inserts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SliceRange {
    pub start: i64,
    pub step: i64,
    pub count: usize,
}

impl SliceRange {
    /// The selected indexes in the slice's order.
    pub fn indexes(self) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator + Clone {
        // The step may be huge if there is one item only.
        (0..self.count).map(move |nth| self.start.wrapping_add((nth as i64).wrapping_mul(self.step)) as usize)
    }

    /// The same indexes in ascending order.
    pub fn ascending(self) -> SliceRange {
        if self.step > 0 || self.count == 0 {
            return self;
        }
        let last = self.start.wrapping_add((self.count as i64 - 1).wrapping_mul(self.step));
        SliceRange { start: last, step: self.step.wrapping_neg(), count: self.count }
    }

    /// The selected part as `start..end`, if the indexes are consecutive and ascending.
    pub fn as_contiguous(self) -> Option<std::ops::Range<usize>> {
        (self.step == 1).then(|| self.start as usize..self.start as usize + self.count)
    }
}

/// The parts of a slice as numbers, before the sequence's length is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SliceBounds {
    start: Option<i64>,
    stop: Option<i64>,
    step: i64,
}

impl SliceBounds {
    /// What the slice selects in a sequence of this length.
    pub fn of(self, len: usize) -> SliceRange {
        let len = len as i64;
        let is_backward = self.step < 0;
        let (lowest, highest) = if is_backward { (-1, len - 1) } else { (0, len) };
        let clamp = |bound: i64| if bound < 0 { bound.saturating_add(len).max(lowest) } else { bound.min(highest) };
        let start = self.start.map_or(if is_backward { highest } else { lowest }, clamp);
        let stop = self.stop.map_or(if is_backward { lowest } else { highest }, clamp);
        let count = if is_backward {
            if stop < start { ((start - stop - 1) as u64 / self.step.unsigned_abs()) as usize + 1 } else { 0 }
        } else if start < stop {
            ((stop - start - 1) / self.step) as usize + 1
        } else {
            0
        };
        SliceRange { start, step: self.step, count }
    }
}

impl Vm {
    /// `slice(start, stop, step)`
    pub fn slice(&self, start: Value, stop: Value, step: Value) -> Value {
        self.heap.alloc(Slice::new(self.header_of(TypeId::Slice), start, stop, step)).value()
    }

    /// What `slice` selects in a sequence of length `len`. May run Python code (`__index__`), which may change the length:
    /// then use [`Vm::slice_bounds`].
    pub fn slice_range(&mut self, slice: Value, len: usize) -> PyResult<SliceRange> {
        Ok(self.slice_bounds(slice)?.of(len))
    }

    /// `object[start:stop]`. For an exact list, tuple or str no slice object is made.
    pub fn get_slice(&mut self, object: Value, start: Value, stop: Value) -> PyResult {
        if Slice::is_plain_part(start) && Slice::is_plain_part(stop) {
            let bounds = SliceBounds { start: start.as_int(), stop: stop.as_int(), step: 1 };
            let part = |len: usize| bounds.of(len).as_contiguous().expect("the step is 1");
            if let Some(list) = object.downcast_exact::<List>() {
                return Ok(self.list(&list.items.as_slice()[part(list.items.len())]).value());
            }
            if let Some(text) = object.downcast_exact::<Str>() {
                let part = part(text.len());
                return Ok(substring(self, text, part.start, part.end).value());
            }
            if let Some(tuple) = object.downcast_exact::<Tuple>() {
                let part = part(tuple.len());
                return Ok(if part.len() == tuple.len() { object } else { self.tuple(&tuple.as_slice()[part]).value() });
            }
        }
        let slice = self.slice(start, stop, Value::NONE);
        self.get_item(object, slice)
    }

    /// The numbers of a slice.
    pub fn slice_bounds(&mut self, slice: Value) -> PyResult<SliceBounds> {
        let slice = slice.downcast::<Slice>().ok_or_else(|| self.type_error("a slice is needed"))?;
        let step = match self.slice_part(slice.step)? {
            Some(0) => return Err(self.value_error("slice step cannot be zero")),
            // So that the step can be negated.
            Some(step) => step.max(-i64::MAX),
            None => 1,
        };
        let start = self.slice_part(slice.start)?;
        let stop = self.slice_part(slice.stop)?;
        Ok(SliceBounds { start, stop, step })
    }

    /// A part of a slice as a number, cut to the range of a machine word.
    fn slice_part(&mut self, part: Value) -> PyResult<Option<i64>> {
        if let Some(number) = part.as_int() {
            return Ok(Some(number));
        }
        if part.is_none() {
            return Ok(None);
        }
        self.check_slice_part(part)?;
        self.index_clamped(part).map(Some)
    }

    fn check_slice_part(&mut self, part: Value) -> PyResult<()> {
        if part.as_int_ref().is_some() || self.class_of(part).slots().index.is_some() {
            return Ok(());
        }
        Err(self.type_error("slice indices must be integers or None or have an __index__ method"))
    }

    /// The item that `sequence[index]` means, for a sequence of length `len`. `what` names the sequence as its messages
    /// do: "list", "list assignment", "tuple", "string", "byte", "bytearray", "range object". May run Python code
    /// (`__index__`), which may change the length: then use [`Vm::subscript`] and [`Vm::item_position`].
    #[inline]
    pub fn item_index(&mut self, index: Value, len: usize, what: &str) -> PyResult<usize> {
        let index = self.subscript(index, what)?;
        self.item_position(index, len, what)
    }

    /// The number of an index, negative ones included.
    #[inline]
    pub fn subscript(&mut self, index: Value, what: &str) -> PyResult<i64> {
        match index.as_int() {
            Some(number) => Ok(number),
            None => self.subscript_slow(index, what),
        }
    }

    #[cold]
    fn subscript_slow(&mut self, index: Value, what: &str) -> PyResult<i64> {
        if index.as_int_ref().is_none() && self.class_of(index).slots().index.is_none() {
            let given = self.type_name(index);
            let what = what.split(' ').next().unwrap_or(what);
            let message = match what {
                "string" => format!("string indices must be integers, not '{given}'"),
                _ => format!("{what} indices must be integers or slices, not {given}"),
            };
            return Err(self.type_error(message));
        }
        let number = self.index(index)?;
        number.to_i64().ok_or_else(|| {
            let given = self.type_name(index);
            self.index_error(format!("cannot fit '{given}' into an index-sized integer"))
        })
    }

    /// Counts negative indexes from the end; IndexError if there is no such item.
    #[inline]
    pub fn item_position(&mut self, index: i64, len: usize, what: &str) -> PyResult<usize> {
        let position = if index < 0 { index.wrapping_add(len as i64) } else { index };
        if (position as u64) < len as u64 { Ok(position as usize) } else { Err(self.no_item(what)) }
    }

    #[cold]
    fn no_item(&mut self, what: &str) -> Raised {
        if what == "byte" { self.index_error("index out of range") } else { self.index_error(format!("{what} index out of range")) }
    }
}

fn expect(this: Value) -> Gc<Slice> {
    this.downcast().expect("the slots and getters belong to slices")
}

fn new(vm: &mut Vm, _: Gc<Type>, arguments: Arguments) -> PyResult {
    arguments.expect_positional(vm, "slice", 1..=3)?;
    let none = Value::NONE;
    Ok(match *arguments.values {
        [stop] => vm.slice(none, stop, none),
        [start, stop] => vm.slice(start, stop, none),
        [start, stop, step] => vm.slice(start, stop, step),
        _ => none,
    })
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let slice = expect(this);
    let (start, stop, step) = (vm.repr(slice.start)?, vm.repr(slice.stop)?, vm.repr(slice.step)?);
    let text = [b"slice(".to_vec(), start.to_wtf8(), b", ".to_vec(), stop.to_wtf8(), b", ".to_vec(), step.to_wtf8(), b")".to_vec()].concat();
    Ok(vm.str_from_wtf8(&text).value())
}

fn hash(vm: &mut Vm, this: Value) -> PyResult<i64> {
    let slice = expect(this);
    let mut hash = TupleHash::new();
    for part in [slice.start, slice.stop, slice.step] {
        hash.add(vm.hash(part)?);
    }
    Ok(hash.finish_without_length())
}

fn compare(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    let (Some(one), Some(other)) = (lhs.downcast::<Slice>(), rhs.downcast::<Slice>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if lhs == rhs {
        return Ok(Value::from_bool(matches!(op, CompareOp::Eq | CompareOp::Le | CompareOp::Ge)));
    }
    // Slices compare as the tuples of their parts do.
    let one = vm.tuple(&[one.start, one.stop, one.step]).value();
    let other = vm.tuple(&[other.start, other.stop, other.step]).value();
    vm.compare(op, one, other)
}

fn indices(vm: &mut Vm, this: Gc<Slice>, len: Value) -> PyResult {
    let len = vm.index(len)?.to_big();
    if len < IBig::ZERO {
        return Err(vm.value_error("length should not be negative"));
    }
    let (start, stop, step) = big_indices(vm, this.value(), len)?;
    let parts = [vm.integer(start), vm.integer(stop), vm.integer(step)];
    Ok(vm.tuple(&parts).value())
}

/// Start, stop and step of a slice of a sequence of length `len`, for numbers of any size.
pub fn big_indices(vm: &mut Vm, slice: Value, len: IBig) -> PyResult<(IBig, IBig, IBig)> {
    let slice = expect(slice);
    let step = big_part(vm, slice.step)?.unwrap_or(IBig::ONE);
    if step == IBig::ZERO {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let is_backward = step < IBig::ZERO;
    let (lowest, highest) = if is_backward { (IBig::NEG_ONE, &len - IBig::ONE) } else { (IBig::ZERO, len.clone()) };
    let clamp = |bound: IBig| if bound < IBig::ZERO { (bound + &len).max(lowest.clone()) } else { bound.min(highest.clone()) };
    let (first, last) = if is_backward { (&highest, &lowest) } else { (&lowest, &highest) };
    let start = big_part(vm, slice.start)?.map_or_else(|| first.clone(), clamp);
    let stop = big_part(vm, slice.stop)?.map_or_else(|| last.clone(), clamp);
    Ok((start, stop, step))
}

fn big_part(vm: &mut Vm, part: Value) -> PyResult<Option<IBig>> {
    if part.is_none() {
        return Ok(None);
    }
    vm.check_slice_part(part)?;
    vm.index(part).map(IntRef::to_big).map(Some)
}

fn reduce(vm: &mut Vm, this: Gc<Slice>) -> Value {
    let parts = vm.tuple(&[this.start, this.stop, this.step]).value();
    let class = vm.type_(TypeId::Slice).value();
    vm.tuple(&[class, parts]).value()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::{Settings, new_vm};

    #[test]
    fn slices_select_items() {
        let mut vm = new_vm(Settings::default());
        let number = |vm: &Vm, part: Option<i64>| part.map_or(Value::NONE, |part| vm.int(part));
        for (start, stop, step, expected) in [
            (None, None, None, vec![0, 1, 2, 3, 4]),
            (Some(1), Some(-1), None, vec![1, 2, 3]),
            (None, None, Some(-2), vec![4, 2, 0]),
            (Some(i64::MIN), Some(i64::MAX), Some(i64::MAX), vec![0]),
            (Some(10), None, Some(i64::MIN), vec![4]),
            (Some(3), Some(1), None, vec![]),
        ] {
            let parts = [number(&vm, start), number(&vm, stop), number(&vm, step)];
            let slice = vm.slice(parts[0], parts[1], parts[2]);
            let range = vm.slice_range(slice, 5).expect("numbers");
            assert_eq!(range.indexes().collect::<Vec<_>>(), expected);
        }
        let zero = vm.slice(Value::NONE, Value::NONE, vm.int(0));
        assert!(vm.slice_range(zero, 5).is_err());
    }

    #[test]
    fn indexes_count_from_the_end() {
        let mut vm = new_vm(Settings::default());
        let last = vm.int(-1);
        assert_eq!(vm.item_index(last, 3, "list"), Ok(2));
        assert!(vm.item_index(last, 0, "list").is_err());
        assert!(vm.raised_is(TypeId::IndexError));
        assert!(vm.item_index(Value::NONE, 3, "list").is_err());
        assert!(vm.raised_is(TypeId::TypeError));
    }
}
