//! What lists and tuples have in common.

use crate::object::{CompareOp, MAX_ITEMS, Str};
use crate::types::str_::Builder;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// Compares two sequences item by item. Comparing may run Python code that changes them, so each item is asked for anew.
pub fn compare(vm: &mut Vm, one: impl Fn(usize) -> Option<Value>, other: impl Fn(usize) -> Option<Value>, op: CompareOp) -> PyResult {
    let mut index = 0;
    loop {
        match (one(index), other(index)) {
            (Some(left), Some(right)) => {
                if !vm.is_equal(left, right)? {
                    return match op {
                        CompareOp::Eq => Ok(Value::FALSE),
                        CompareOp::Ne => Ok(Value::TRUE),
                        _ => vm.compare(op, left, right),
                    };
                }
            }
            // The longer one is greater.
            (left, right) => return Ok(Value::from_bool(op.holds(left.is_some().cmp(&right.is_some())))),
        }
        index += 1;
    }
}

/// The reprs of the items, with commas between them, in brackets.
pub fn repr(vm: &mut Vm, item: impl Fn(usize) -> Option<Value>, open: &str, close: &str) -> PyResult {
    let mut text = Builder::new();
    text.push_text(open);
    let mut index = 0;
    while let Some(value) = item(index) {
        if index > 0 {
            text.push_text(", ");
        }
        let repr = vm.repr(value)?;
        text.push_str(&repr);
        index += 1;
    }
    text.push_text(close);
    Ok(text.finish(vm).value())
}

/// The index of the first item from `start` on, and before `stop`, that is equal to `value`.
pub fn find(vm: &mut Vm, item: impl Fn(usize) -> Option<Value>, value: Value, start: usize, stop: usize) -> PyResult<Option<usize>> {
    let mut index = start;
    while index < stop
        && let Some(candidate) = item(index)
    {
        if vm.is_equal(candidate, value)? {
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

/// How many items are equal to `value`.
pub fn count(vm: &mut Vm, item: impl Fn(usize) -> Option<Value>, value: Value) -> PyResult<i64> {
    let (mut index, mut count) = (0, 0);
    while let Some(candidate) = item(index) {
        count += i64::from(vm.is_equal(candidate, value)?);
        index += 1;
    }
    Ok(count)
}

/// The `start` and `stop` of `index` methods, as positions in a sequence of length `len`.
pub fn bounds(vm: &mut Vm, start: Value, stop: Value, len: usize) -> PyResult<(usize, usize)> {
    let mut positions = [0, len];
    for (position, bound) in positions.iter_mut().zip([start, stop]) {
        if bound.as_int_ref().is_none() && vm.class_of(bound).slots().index.is_none() {
            return Err(vm.type_error("slice indices must be integers or have an __index__ method"));
        }
        let bound = vm.index_clamped(bound)?;
        // `stop` may lie behind the end: the sequence may grow meanwhile.
        *position = if bound < 0 { bound.saturating_add(len as i64).max(0) as usize } else { bound as usize };
    }
    Ok((positions[0], positions[1]))
}

/// The factor of a repetition, not negative; `None` if the operand is no int.
pub fn repetitions(vm: &mut Vm, operand: Value, len: usize) -> PyResult<Option<usize>> {
    if operand.as_int_ref().is_none() && vm.class_of(operand).slots().index.is_none() {
        return Ok(None);
    }
    let number = vm.index(operand)?;
    let Some(count) = number.to_i64() else {
        let given = vm.type_name(operand);
        return Err(vm.overflow_error(format!("cannot fit '{given}' into an index-sized integer")));
    };
    let count = count.max(0) as usize;
    match len.checked_mul(count) {
        Some(total) if total <= MAX_ITEMS => vm.check_memory(total * size_of::<Value>())?,
        _ => return Err(vm.memory_error()),
    }
    // However often nothing is repeated, it is nothing, at once.
    Ok(Some(if len == 0 { 0 } else { count }))
}

/// `__reduce__` of an iterator: what makes it again, from its sequence (unbound at the end, when `empty` stands for it) and
/// its position.
pub fn reduce_iterator(vm: &mut Vm, function: &str, sequence: Value, index: i64, empty: Value) -> PyResult {
    let builtins = vm.builtins.downcast::<crate::object::Dict>();
    let name = vm.intern(if sequence.is_unbound() { "iter" } else { function });
    let function = builtins.and_then(|builtins| builtins.get_str(name)).unwrap_or(Value::NONE);
    if sequence.is_unbound() {
        let arguments = vm.tuple(&[empty]).value();
        return Ok(vm.tuple(&[function, arguments]).value());
    }
    let arguments = vm.tuple(&[sequence]).value();
    let index = vm.int(index);
    Ok(vm.tuple(&[function, arguments, index]).value())
}

/// `value is not in list` and the like.
pub fn not_in(vm: &mut Vm, value: Value, container: &str) -> PyResult<crate::vm::Raised> {
    let repr: crate::gc::Gc<Str> = vm.repr(value)?;
    Ok(vm.value_error(format!("{} is not in {container}", repr.to_text())))
}
