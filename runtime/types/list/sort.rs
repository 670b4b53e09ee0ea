//! `list.sort`: stable, and fast for what is sorted already.
//!
//! Lists of numbers, of strs, or of tuples of these are compared natively, and Rust's sort does the work: nothing can
//! fail then, and no Python code runs. Everything else is sorted by a merge sort whose comparisons may raise and may run
//! any code. It permutes indexes only, so the values stay where the collector sees them, and an exception leaves a
//! permutation, never a loss.

use std::cmp::Ordering;

use crate::gc::{Gc, Items};
use crate::object::{BoxedFloat, CompareOp, List, Str, Tuple, Units};
use crate::types::int::compare_float;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// `list.sort(key=…, reverse=…)`. The list is empty meanwhile.
pub fn sort(vm: &mut Vm, this: Gc<List>, key: Value, is_reverse: bool) -> PyResult<()> {
    let items = Items::new();
    items.take(&this.items);
    let result = sort_items(vm, &items, key, is_reverse);
    // Also a list that has become empty again has got room for items.
    let is_modified = this.items.has_buffer();
    this.items.take(&items);
    result?;
    if is_modified {
        return Err(vm.value_error("list modified during sort"));
    }
    Ok(())
}

fn sort_items(vm: &mut Vm, items: &Items, key: Value, is_reverse: bool) -> PyResult<()> {
    let count = items.len();
    if count > u32::MAX as usize {
        return Err(vm.memory_error());
    }
    if key.is_none() {
        if let Some(family) = common_family(items.as_slice()) {
            let mut sorted = items.as_slice().to_vec();
            sort_natively(&mut sorted, family, is_reverse, |&value| value);
            sorted.iter().enumerate().for_each(|(index, &value)| {
                items.set(index, value);
            });
            return Ok(());
        }
        return sort_generally(vm, items, items, is_reverse);
    }
    let keys = Items::with_capacity(&vm.heap, count);
    for index in 0..count {
        let key = vm.call(key, &[items.at(index)])?;
        keys.push(&vm.heap, key);
    }
    if let Some(family) = common_family(keys.as_slice()) {
        let mut sorted: Vec<(Value, Value)> = keys.as_slice().iter().copied().zip(items.as_slice().iter().copied()).collect();
        sort_natively(&mut sorted, family, is_reverse, |&(key, _)| key);
        sorted.iter().enumerate().for_each(|(index, &(_, value))| {
            items.set(index, value);
        });
        return Ok(());
    }
    sort_generally(vm, &keys, items, is_reverse)
}

/// Values that are compared natively.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    SmallInts,
    /// No NaN.
    Floats,
    /// Ints and floats, but no NaN.
    Numbers,
    /// One byte for each character.
    NarrowStrs,
    Strs,
    /// Tuples with comparable items at each place.
    Tuples,
}

impl Family {
    fn is_number(self) -> bool {
        matches!(self, Family::SmallInts | Family::Floats | Family::Numbers)
    }

    fn is_str(self) -> bool {
        matches!(self, Family::NarrowStrs | Family::Strs)
    }
}

/// The family that all values belong to, if there is one.
fn common_family(values: &[Value]) -> Option<Family> {
    let (&first, rest) = values.split_first()?;
    rest.iter().try_fold(family_of(first)?, |family, &value| {
        let other = family_of(value)?;
        match (family, other) {
            (Family::Tuples, Family::Tuples) => Some(family),
            _ if family == other => Some(family),
            _ if family.is_number() && other.is_number() => Some(Family::Numbers),
            _ if family.is_str() && other.is_str() => Some(Family::Strs),
            _ => None,
        }
    })
    .filter(|&family| family != Family::Tuples || are_comparable(values))
}

fn family_of(value: Value) -> Option<Family> {
    if value.is_int() {
        return Some(Family::SmallInts);
    }
    if value.is_float() {
        return Some(Family::Floats);
    }
    if let Some(text) = value.downcast_exact::<Str>() {
        return Some(if matches!(text.units(), Units::One(_)) { Family::NarrowStrs } else { Family::Strs });
    }
    if value.downcast_exact::<Tuple>().is_some() {
        return Some(Family::Tuples);
    }
    value.downcast_exact::<BoxedFloat>().filter(|float| !float.number.is_nan()).map(|_| Family::Floats)
}

/// Whether the tuples have items of one family at each place. Tuples in tuples are left to the general sort.
fn are_comparable(tuples: &[Value]) -> bool {
    let mut families: Vec<Family> = Vec::new();
    tuples.iter().all(|&tuple| {
        let Some(tuple) = tuple.downcast_exact::<Tuple>() else { return false };
        tuple.as_slice().iter().enumerate().all(|(place, &item)| {
            let family = match family_of(item) {
                Some(family) if family.is_number() => Family::Numbers,
                Some(family) if family.is_str() => Family::Strs,
                _ => return false,
            };
            match families.get(place) {
                Some(&known) => known == family,
                None => {
                    families.push(family);
                    true
                }
            }
        })
    })
}

fn sort_natively<T: Copy>(sorted: &mut [T], family: Family, is_reverse: bool, key: impl Fn(&T) -> Value) {
    // Sorting backwards keeps the order of equal items too.
    if is_reverse {
        sorted.reverse();
    }
    match family {
        Family::SmallInts => sorted.sort_by_key(|item| key(item).small()),
        Family::Floats => {
            let number = |item: &T| key(item).as_float().unwrap_or(0.0);
            sort_by_prefix(sorted, number, |one, other| one.partial_cmp(other).unwrap_or(Ordering::Equal));
        }
        Family::NarrowStrs => {
            // Most strs differ in their first characters, and comparing those needs no look at the objects.
            let start = |item: &T| (prefix(key(item)), key(item));
            let compare = |&(one, first): &(u64, Value), &(other, second): &(u64, Value)| one.cmp(&other).then_with(|| order(first, second));
            sort_by_prefix(sorted, start, compare);
        }
        _ => sorted.sort_by(|one, other| order(key(one), key(other))),
    }
    if is_reverse {
        sorted.reverse();
    }
}

/// Sorts by something that is computed once for each item.
fn sort_by_prefix<T: Copy, K: Copy>(sorted: &mut [T], key: impl Fn(&T) -> K, compare: impl Fn(&K, &K) -> Ordering) {
    let mut pairs: Vec<(K, T)> = sorted.iter().map(|item| (key(item), *item)).collect();
    pairs.sort_by(|(one, _), (other, _)| compare(one, other));
    pairs.iter().zip(sorted).for_each(|(&(_, item), place)| *place = item);
}

/// The first eight bytes of a narrow str as a number that is ordered as the text is.
fn prefix(value: Value) -> u64 {
    let mut bytes = [0; 8];
    if let Some(text) = value.downcast::<Str>() {
        let len = text.len().min(8);
        bytes[..len].copy_from_slice(&text.bytes()[..len]);
    }
    u64::from_be_bytes(bytes)
}

/// How two values of one family are ordered.
fn order(one: Value, other: Value) -> Ordering {
    if one.are_ints(other) {
        return one.small().cmp(&other.small());
    }
    if let (Some(one), Some(other)) = (one.as_float(), other.as_float()) {
        return one.partial_cmp(&other).unwrap_or(Ordering::Equal);
    }
    if let (Some(one), Some(other)) = (one.downcast::<Str>(), other.downcast::<Str>()) {
        return one.order(&other);
    }
    if let (Some(one), Some(other)) = (one.downcast::<Tuple>(), other.downcast::<Tuple>()) {
        let (one, other) = (one.as_slice(), other.as_slice());
        return one.iter().zip(other).map(|(&one, &other)| order(one, other)).find(|order| order.is_ne()).unwrap_or(one.len().cmp(&other.len()));
    }
    let mixed = match (one.as_int_ref(), other.as_float(), one.as_float(), other.as_int_ref()) {
        (Some(one), Some(other), ..) => compare_float(one, other),
        (_, _, Some(one), Some(other)) => compare_float(other, one).map(Ordering::reverse),
        _ => None,
    };
    mixed.unwrap_or(Ordering::Equal)
}

fn sort_generally(vm: &mut Vm, keys: &Items, items: &Items, is_reverse: bool) -> PyResult<()> {
    let count = items.len() as u32;
    let mut order: Vec<u32> = if is_reverse { (0..count).rev().collect() } else { (0..count).collect() };
    let result = merge_sort(vm, &mut order, |vm, one, other| {
        vm.compare_bool(CompareOp::Lt, keys.at(one as usize), keys.at(other as usize))
    });
    if is_reverse {
        order.reverse();
    }
    let original = items.duplicate(&vm.heap);
    order.iter().enumerate().for_each(|(index, &from)| {
        items.set(index, original.at(from as usize));
    });
    result
}

/// Shorter runs are lengthened by insertion.
const SHORTEST_RUN: usize = 24;

/// A stable merge sort of natural runs. After an exception the slice still has every element once.
fn merge_sort(vm: &mut Vm, order: &mut [u32], mut is_less: impl FnMut(&mut Vm, u32, u32) -> PyResult<bool>) -> PyResult<()> {
    let count = order.len();
    // Starts of the runs found so far. Their lengths decrease quickly enough to keep the merges balanced.
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    let mut buffer = Vec::new();
    let mut start = 0;
    while start < count {
        let end = natural_run(vm, &mut order[start..], &mut is_less)? + start;
        let long_end = (start + SHORTEST_RUN).min(count).max(end);
        insert(vm, &mut order[start..long_end], end - start, &mut is_less)?;
        runs.push(start..long_end);
        start = long_end;
        while needs_merge(&runs) {
            // The middle one of three is merged with the shorter neighbour.
            let last = runs.len() - 1;
            let at = if last >= 2 && runs[last - 2].len() < runs[last].len() { last - 2 } else { last - 1 };
            merge_at(vm, order, &mut runs, at, &mut buffer, &mut is_less)?;
        }
    }
    while runs.len() > 1 {
        let last = runs.len() - 1;
        let at = if last >= 2 && runs[last - 2].len() < runs[last].len() { last - 2 } else { last - 1 };
        merge_at(vm, order, &mut runs, at, &mut buffer, &mut is_less)?;
    }
    Ok(())
}

/// Whether the last runs are too similar in length (the invariant of Tim Peters' listsort, with de Gouw's correction).
fn needs_merge(runs: &[std::ops::Range<usize>]) -> bool {
    let len = |back: usize| runs.len().checked_sub(back).map(|index| runs[index].len());
    match (len(4), len(3), len(2), len(1)) {
        (_, Some(third), Some(second), Some(last)) if third <= second + last => true,
        (Some(fourth), Some(third), Some(second), _) if fourth <= third + second => true,
        (_, _, Some(second), Some(last)) => second <= last,
        _ => false,
    }
}

/// The length of the ordered run at the start; a strictly descending one is reversed.
fn natural_run(vm: &mut Vm, order: &mut [u32], is_less: &mut impl FnMut(&mut Vm, u32, u32) -> PyResult<bool>) -> PyResult<usize> {
    if order.len() < 2 {
        return Ok(order.len());
    }
    let is_descending = is_less(vm, order[1], order[0])?;
    let mut end = 2;
    while end < order.len() && is_less(vm, order[end], order[end - 1])? == is_descending {
        end += 1;
    }
    if is_descending {
        order[..end].reverse();
    }
    Ok(end)
}

/// Inserts what follows the first `sorted` elements, which are in order.
fn insert(
    vm: &mut Vm,
    order: &mut [u32],
    sorted: usize,
    is_less: &mut impl FnMut(&mut Vm, u32, u32) -> PyResult<bool>,
) -> PyResult<()> {
    for next in sorted..order.len() {
        let element = order[next];
        let (mut low, mut high) = (0, next);
        while low < high {
            let middle = low + (high - low) / 2;
            if is_less(vm, element, order[middle])? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        order[low..=next].rotate_right(1);
    }
    Ok(())
}

/// Merges the run `at` with the one after it.
fn merge_at(
    vm: &mut Vm,
    order: &mut [u32],
    runs: &mut Vec<std::ops::Range<usize>>,
    at: usize,
    buffer: &mut Vec<u32>,
    is_less: &mut impl FnMut(&mut Vm, u32, u32) -> PyResult<bool>,
) -> PyResult<()> {
    let right = runs.remove(at + 1);
    let left = runs[at].clone();
    runs[at] = left.start..right.end;
    buffer.clear();
    buffer.extend_from_slice(&order[left.clone()]);
    let (mut from_left, mut from_right, mut write) = (0, right.start, left.start);
    let mut result = Ok(());
    while from_left < buffer.len() && from_right < right.end {
        match is_less(vm, order[from_right], buffer[from_left]) {
            Ok(true) => {
                order[write] = order[from_right];
                from_right += 1;
            }
            Ok(false) => {
                order[write] = buffer[from_left];
                from_left += 1;
            }
            Err(raised) => {
                result = Err(raised);
                break;
            }
        }
        write += 1;
    }
    // What is left of the left run fits exactly before what is left of the right one.
    order[write..write + buffer.len() - from_left].copy_from_slice(&buffer[from_left..]);
    result
}
