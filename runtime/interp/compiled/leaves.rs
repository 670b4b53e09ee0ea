//! Leaves: what compiled code has done on built-in objects without leaving its frame, since no Python code can run there.
//!
//! Each is a C function that does its whole work, or says that it has done nothing; then the interpreter does the instruction. The law:
//! nothing here enters Python code, raises, or changes what was seen of classes, so that compiled code goes on with what it knows.
//!
//! SAFETY of all of them: as for `helpers.rs`.

use crate::interp::frame::Cx;
use crate::interp::ops::{fast_next, fast_pair};
use crate::interp::types::generator::{self, Generator};
use crate::object::{CompareOp, Dict, Kind, List, Str, Tuple, Type, is_plain};
use crate::types::bytes::{ByteArrayObject, Bytes};
use crate::types::dict::DictIterator;
use crate::types::iterators::{Enumerate, NextPair, Zip};
use crate::types::set::{Set, SetIterator};
use crate::types::slice::Slice;
use crate::value::Value;
use crate::vm::Vm;

use super::{natives, publish};

/// What a leaf that gives no value says.
const DONE: u64 = 0;
/// The end of an iteration.
const END: u64 = 1;
/// The interpreter has to do it.
const REFUSED: u64 = 2;

fn truth(answer: Option<bool>) -> u64 {
    answer.map_or(REFUSED, u64::from)
}

/// The machine, where a collection finds everything.
///
/// # Safety
/// See the module.
pub(super) unsafe fn enter<'a>(vm: *mut Vm, base: *mut Value, pc: *const u64) -> &'a mut Vm {
    // SAFETY: the caller's.
    let vm = unsafe { &mut *vm };
    publish(Cx { pc, base }, vm);
    vm
}

/// The length of an exact built-in sequence of characters or bytes.
fn length_of_text(object: Value) -> Option<usize> {
    if let Some(text) = object.downcast_exact::<Str>() {
        return Some(text.len());
    }
    if let Some(bytes) = object.downcast_exact::<Bytes>() {
        return Some(bytes.data.0.len());
    }
    object.downcast_exact::<ByteArrayObject>().map(|array| array.data.0.borrow().len())
}

/// `object[key]`, or unbound.
pub extern "C" fn item(vm: *mut Vm, base: *mut Value, pc: *const u64, object: Value, key: Value) -> Value {
    // SAFETY: see the module.
    let vm = unsafe { enter(vm, base, pc) };
    if let Some(dict) = object.downcast_exact::<Dict>() {
        return dict.get_plain(vm, key).flatten().unwrap_or(Value::UNBOUND);
    }
    if let Some(slice) = key.downcast_exact::<Slice>() {
        let is_leaf = is_exactly(object, &SLICED) && slice.is_plain();
        return if is_leaf { vm.get_item(object, key).unwrap_or(Value::UNBOUND) } else { Value::UNBOUND };
    }
    if !key.is_int() {
        return Value::UNBOUND;
    }
    if let Some(list) = object.downcast_exact::<List>() {
        return list.items.get(key.small() as usize).unwrap_or(Value::UNBOUND);
    }
    if let Some(tuple) = object.downcast_exact::<Tuple>() {
        return tuple.as_slice().get(key.small() as usize).copied().unwrap_or(Value::UNBOUND);
    }
    let is_inside = length_of_text(object).is_some_and(|length| (-(length as i64)..length as i64).contains(&key.small()));
    if is_inside { vm.get_item(object, key).unwrap_or(Value::UNBOUND) } else { Value::UNBOUND }
}

/// Built-in sequences that slices are taken of.
const SLICED: [Kind; 5] = [Kind::List, Kind::Tuple, Kind::Str, Kind::Bytes, Kind::ByteArrayObject];

/// `object[start:stop]`, or unbound.
pub extern "C" fn part(vm: *mut Vm, base: *mut Value, pc: *const u64, object: Value, start: Value, stop: Value) -> Value {
    // SAFETY: see the module.
    let vm = unsafe { enter(vm, base, pc) };
    let is_leaf = is_exactly(object, &SLICED) && Slice::is_plain_part(start) && Slice::is_plain_part(stop);
    if is_leaf { vm.get_slice(object, start, stop).unwrap_or(Value::UNBOUND) } else { Value::UNBOUND }
}

/// `slice(start, stop, step)`
pub extern "C" fn slice(vm: *mut Vm, base: *mut Value, pc: *const u64, start: Value, stop: Value, step: Value) -> Value {
    // SAFETY: see the module.
    let vm = unsafe { enter(vm, base, pc) };
    vm.slice(start, stop, step)
}

/// `list[slice] = items`, of a list or tuple.
pub extern "C" fn set_part(vm: *mut Vm, base: *mut Value, pc: *const u64, object: Value, key: Value, value: Value) -> u64 {
    // SAFETY: see the module.
    let vm = unsafe { enter(vm, base, pc) };
    let is_leaf = is_exactly(object, &[Kind::List])
        && is_exactly(value, &[Kind::List, Kind::Tuple])
        && key.downcast_exact::<Slice>().is_some_and(|slice| slice.is_plain());
    if is_leaf && vm.set_item(object, key, Some(value)).is_ok() { DONE } else { REFUSED }
}

/// `object[key] = value`
pub extern "C" fn set_item(vm: *mut Vm, base: *mut Value, pc: *const u64, object: Value, key: Value, value: Value) -> u64 {
    // SAFETY: see the module.
    let vm = unsafe { enter(vm, base, pc) };
    if let Some(dict) = object.downcast_exact::<Dict>() {
        return if dict.set_plain(vm, key, value).is_some() { DONE } else { REFUSED };
    }
    if let Some(array) = object.downcast_exact::<ByteArrayObject>()
        && key.is_int()
        && value.is_int()
        && let Ok(byte) = u8::try_from(value.small())
        && let Some(place) = array.data.0.borrow_mut().get_mut(key.small() as usize)
    {
        *place = byte;
        return DONE;
    }
    REFUSED
}

/// `key in object`
pub extern "C" fn contains(vm: *mut Vm, base: *mut Value, pc: *const u64, object: Value, key: Value) -> u64 {
    // SAFETY: see the module.
    let vm = unsafe { enter(vm, base, pc) };
    if let Some(dict) = object.downcast_exact::<Dict>() {
        return truth(dict.get_plain(vm, key).map(|found| found.is_some()));
    }
    if let Some(set) = object.downcast_exact::<Set>() {
        return truth(set.contains_plain(vm, key));
    }
    let is_text = object.downcast_exact::<Str>().is_some() && key.downcast_exact::<Str>().is_some();
    if is_text {
        return truth(vm.contains(object, key).ok());
    }
    if !is_plain(key) {
        return REFUSED;
    }
    let (tuple, list) = (object.downcast_exact::<Tuple>(), object.downcast_exact::<List>());
    let items = match (&tuple, &list) {
        (Some(tuple), _) => tuple.as_slice(),
        (_, Some(list)) => list.items.as_slice(),
        _ => return REFUSED,
    };
    truth(find_plain(vm, items, key))
}

/// Whether a plain key is among items, if no Python code is needed to tell.
fn find_plain(vm: &mut Vm, items: &[Value], key: Value) -> Option<bool> {
    for &item in items {
        if item == key || vm.is_equal_plain(item, key)? {
            return Some(true);
        }
    }
    Some(false)
}

/// A comparison of plain objects; `op` is its place in [`CompareOp::ALL`].
pub extern "C" fn compare(vm: *mut Vm, base: *mut Value, pc: *const u64, lhs: Value, rhs: Value, op: u64) -> u64 {
    if let (Some(one), Some(other)) = (lhs.downcast_exact::<Str>(), rhs.downcast_exact::<Str>()) {
        return u64::from(match CompareOp::ALL[op as usize] {
            CompareOp::Eq => one.is_equal(&other),
            CompareOp::Ne => !one.is_equal(&other),
            op => op.holds(one.order(&other)),
        });
    }
    let op = CompareOp::ALL[op as usize];
    // Other types that have no order would raise.
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) || !is_plain(lhs) || !is_plain(rhs) {
        return REFUSED;
    }
    // SAFETY: see the module.
    let vm = unsafe { enter(vm, base, pc) };
    truth(vm.compare_bool(op, lhs, rhs).ok())
}

/// Whether an object is one of these kinds, and of no subclass.
pub(super) fn is_exactly(object: Value, kinds: &[Kind]) -> bool {
    object.is_object() && object.header().is_exact() && kinds.iter().any(|&kind| kind as u8 == object.header().kind())
}

/// Built-in types whose iterators are built-in.
const ITERABLE: [Kind; 15] = [
    Kind::List, Kind::Tuple, Kind::Dict, Kind::Set, Kind::Str, Kind::Bytes, Kind::Range, Kind::DictView, Kind::RangeIterator, Kind::ListIterator,
    Kind::TupleIterator, Kind::DictIterator, Kind::SetIterator, Kind::Enumerate, Kind::Zip,
];

/// Iterators that only look into what they were made from.
const WALKS: [Kind; 6] =
    [Kind::RangeIterator, Kind::ListIterator, Kind::TupleIterator, Kind::StrIterator, Kind::BytesIterator, Kind::ListReverseIterator];

/// Whether the next item of an iterator comes without Python code and without an exception.
fn is_leaf(iterator: Value) -> bool {
    if let Some(walk) = iterator.downcast_exact::<DictIterator>() {
        return walk.is_steady();
    }
    if let Some(walk) = iterator.downcast_exact::<SetIterator>() {
        return walk.is_steady();
    }
    if let Some(counted) = iterator.downcast_exact::<Enumerate>() {
        return is_exactly(counted.iterator.get(), &WALKS) && counted.count.get().is_int();
    }
    if let Some(zip) = iterator.downcast_exact::<Zip>() {
        return !zip.is_strict.get() && zip.iterators.as_slice().iter().all(|&iterator| is_exactly(iterator, &WALKS));
    }
    is_exactly(iterator, &WALKS)
}

/// `iter(object)`, or unbound.
pub extern "C" fn iterator(vm: *mut Vm, base: *mut Value, pc: *const u64, object: Value) -> Value {
    // SAFETY: see the module.
    let vm = unsafe { enter(vm, base, pc) };
    if is_exactly(object, &ITERABLE) { vm.iter(object).unwrap_or(Value::UNBOUND) } else { Value::UNBOUND }
}

/// The next item of an iterator, which goes to the first place for items.
pub extern "C" fn next(vm: *mut Vm, base: *mut Value, pc: *const u64, iterator: Value) -> u64 {
    // SAFETY: see the module.
    let vm = unsafe { enter(vm, base, pc) };
    let item = match fast_next(iterator) {
        Ok(item) => item,
        Err(()) if is_leaf(iterator) => match vm.next(iterator) {
            Ok(item) => item.bound(),
            Err(_) => return REFUSED,
        },
        Err(()) => return REFUSED,
    };
    let Some(item) = item else { return END };
    vm.leaf_items[0] = item;
    DONE
}

/// The next two items of an iterator over pairs.
pub extern "C" fn next_pair(vm: *mut Vm, base: *mut Value, pc: *const u64, iterator: Value) -> u64 {
    // SAFETY: see the module.
    let vm = unsafe { enter(vm, base, pc) };
    if let Some((one, other)) = fast_pair(iterator) {
        vm.leaf_items = [one, other];
        return DONE;
    }
    if !is_leaf(iterator) {
        return REFUSED;
    }
    match vm.next_pair(iterator) {
        Ok(Some(NextPair::Pair(one, other))) => {
            vm.leaf_items = [one, other];
            DONE
        }
        Ok(Some(NextPair::End)) => END,
        _ => REFUSED,
    }
}

/// `dict.get(key, default)`, or unbound.
pub extern "C" fn dict_get(vm: *mut Vm, base: *mut Value, pc: *const u64, object: Value, key: Value, default: Value) -> Value {
    // SAFETY: see the module.
    let vm = unsafe { enter(vm, base, pc) };
    let found = object.downcast_exact::<Dict>().and_then(|dict| dict.get_plain(vm, key));
    found.map_or(Value::UNBOUND, |found| found.unwrap_or(default))
}

/// `dict.pop(key)`, or unbound.
pub extern "C" fn dict_pop(vm: *mut Vm, base: *mut Value, pc: *const u64, object: Value, key: Value) -> Value {
    // SAFETY: see the module.
    let vm = unsafe { enter(vm, base, pc) };
    object.downcast_exact::<Dict>().and_then(|dict| dict.remove_plain(vm, key)?).unwrap_or(Value::UNBOUND)
}

/// `del object[key]`, of a dict that has the key.
pub extern "C" fn delete_item(vm: *mut Vm, base: *mut Value, pc: *const u64, object: Value, key: Value) -> u64 {
    if dict_pop(vm, base, pc, object, key).is_unbound() { REFUSED } else { DONE }
}

/// `next(iterator)`, or unbound, also at the end: there the interpreter finds the same end again.
pub extern "C" fn next_item(vm: *mut Vm, base: *mut Value, pc: *const u64, iterator: Value) -> Value {
    if next(vm, base, pc, iterator) != DONE {
        return Value::UNBOUND;
    }
    // SAFETY: see the module.
    unsafe { (*vm).leaf_items[0] }
}

/// `list.pop()`, or unbound.
pub extern "C" fn list_pop(_: *mut Vm, _: *mut Value, _: *const u64, object: Value) -> Value {
    object.downcast_exact::<List>().and_then(|list| list.items.pop()).unwrap_or(Value::UNBOUND)
}

/// `len(object)`, or a negative number.
pub extern "C" fn length(_: *mut Vm, _: *mut Value, _: *const u64, object: Value) -> i64 {
    let length = match object {
        object if let Some(dict) = object.downcast_exact::<Dict>() => Some(dict.len()),
        object if let Some(set) = object.downcast_exact::<Set>() => Some(set.len()),
        object => length_of_text(object),
    };
    length.map_or(-1, |length| length as i64)
}

/// `ord(text)`, or a negative number.
pub extern "C" fn ord(_: *mut Vm, _: *mut Value, _: *const u64, text: Value) -> i64 {
    match text.downcast_exact::<Str>() {
        Some(text) if text.len() == 1 => i64::from(text.units().at(0)),
        _ => -1,
    }
}

/// `range(start, stop, step)`, or unbound.
pub extern "C" fn range(vm: *mut Vm, base: *mut Value, pc: *const u64, start: Value, stop: Value, step: Value) -> Value {
    // SAFETY: see the module.
    let vm = unsafe { enter(vm, base, pc) };
    let are_small = start.is_int() && stop.is_int() && step.is_int() && step.small() != 0;
    if are_small { vm.range(start, stop, step).value() } else { Value::UNBOUND }
}

/// A new instance of a class whose instances `object.__new__` makes; unbound of an abstract one.
pub extern "C" fn instance(vm: *mut Vm, base: *mut Value, pc: *const u64, class: Value) -> Value {
    // SAFETY: see the module.
    let vm = unsafe { enter(vm, base, pc) };
    match class.downcast::<Type>() {
        Some(class) if !class.facts.is_abstract.get() => vm.instance(class).value(),
        _ => Value::UNBOUND,
    }
}

/// A new list of `count` of the items.
pub extern "C" fn build_list(vm: *mut Vm, base: *mut Value, pc: *const u64, count: u64, first: Value, second: Value, third: Value) -> Value {
    // SAFETY: see the module.
    let vm = unsafe { enter(vm, base, pc) };
    vm.list(&[first, second, third][..count as usize]).value()
}

/// A new tuple of `count` of the items.
pub extern "C" fn build_tuple(vm: *mut Vm, base: *mut Value, pc: *const u64, count: u64, first: Value, second: Value, third: Value) -> Value {
    // SAFETY: see the module.
    let vm = unsafe { enter(vm, base, pc) };
    vm.tuple(&[first, second, third][..count as usize]).value()
}

/// The address of a new generator's registers, as a word of an object there, if its code and names are these; or unbound.
pub extern "C" fn open_generator(_: *mut Vm, _: *mut Value, _: *const u64, generator: Value, code: Value, globals: Value, builtins: Value) -> u64 {
    let generator = generator.downcast_exact::<Generator>();
    let registers = generator.and_then(|generator| generator.registers_of_new(code, globals, builtins));
    // Words of objects are one more than their addresses.
    registers.map_or(Value::UNBOUND.bits(), |registers| registers.addr() as u64 + 1)
}

/// A generator whose code has run elsewhere is over.
pub extern "C" fn close_generator(vm: *mut Vm, base: *mut Value, pc: *const u64, generator: Value) -> Value {
    // SAFETY: see the module.
    let vm = unsafe { enter(vm, base, pc) };
    generator::abandon(vm, generator.downcast().expect("a guard has seen a generator"));
    Value::NONE
}

/// The leaves, by name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Leaf {
    Item,
    SetItem,
    Contains,
    Compare,
    Iterator,
    Next,
    NextPair,
    DictGet,
    DictPop,
    DeleteItem,
    NextItem,
    ListPop,
    Length,
    Ord,
    Range,
    Instance,
    BuildList,
    BuildTuple,
    OpenGenerator,
    CloseGenerator,
    Part,
    Slice,
    SetPart,
    Binary,
    /// `list += items`
    Extend,
    /// A native function or method that changes nothing.
    Native,
    /// One that does.
    NativeStep,
}

/// What a leaf gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// A word; unbound where it has done nothing.
    Word,
    /// 0 or 1; 2 where it has done nothing.
    Truth,
    /// A number; a negative one where it has done nothing.
    Number,
}

impl Leaf {
    /// The function. Its first arguments are the machine, the window and the instruction.
    pub fn address(self) -> usize {
        (match self {
            Leaf::Item => item as *const (),
            Leaf::SetItem => set_item as *const (),
            Leaf::Contains => contains as *const (),
            Leaf::Compare => compare as *const (),
            Leaf::Iterator => iterator as *const (),
            Leaf::Next => next as *const (),
            Leaf::NextPair => next_pair as *const (),
            Leaf::DictGet => dict_get as *const (),
            Leaf::DictPop => dict_pop as *const (),
            Leaf::DeleteItem => delete_item as *const (),
            Leaf::NextItem => next_item as *const (),
            Leaf::ListPop => list_pop as *const (),
            Leaf::Length => length as *const (),
            Leaf::Ord => ord as *const (),
            Leaf::Range => range as *const (),
            Leaf::Instance => instance as *const (),
            Leaf::BuildList => build_list as *const (),
            Leaf::BuildTuple => build_tuple as *const (),
            Leaf::OpenGenerator => open_generator as *const (),
            Leaf::CloseGenerator => close_generator as *const (),
            Leaf::Part => part as *const (),
            Leaf::Slice => slice as *const (),
            Leaf::SetPart => set_part as *const (),
            Leaf::Binary => natives::binary as *const (),
            Leaf::Extend => natives::extend as *const (),
            Leaf::Native | Leaf::NativeStep => natives::native as *const (),
        }) as usize
    }

    pub fn answer(self) -> Answer {
        match self {
            Leaf::Length | Leaf::Ord => Answer::Number,
            // Of an iteration: 1 is the end.
            Leaf::SetItem | Leaf::SetPart | Leaf::DeleteItem | Leaf::Contains | Leaf::Compare | Leaf::Next | Leaf::NextPair => Answer::Truth,
            _ => Answer::Word,
        }
    }

    /// Whether doing it twice is something else than doing it once.
    pub fn is_step(self) -> bool {
        matches!(
            self,
            Leaf::Next | Leaf::NextPair | Leaf::NextItem | Leaf::ListPop | Leaf::DictPop | Leaf::DeleteItem | Leaf::CloseGenerator | Leaf::SetPart | Leaf::NativeStep | Leaf::Extend
        )
    }
}
