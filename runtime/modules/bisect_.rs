//! `_bisect`: where an item belongs in a sorted sequence.

use crate::modules::NativeModule;
use crate::object::{CompareOp, List, Method, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_bisect", functions: FUNCTIONS, init: None, doc: "Bisection algorithms." };

static FUNCTIONS: &[Method] = crate::methods![
    "bisect_right(a, x, lo=0, hi=None, *, key=None)" => right,
    "bisect_left(a, x, lo=0, hi=None, *, key=None)" => left,
    "insort_right(a, x, lo=0, hi=None, *, key=None)" => |vm: &mut Vm, a, x, lo, hi, key| insert(vm, a, x, (lo, hi), key, right),
    "insort_left(a, x, lo=0, hi=None, *, key=None)" => |vm: &mut Vm, a, x, lo, hi, key| insert(vm, a, x, (lo, hi), key, left),
];

/// The first index for which `is_behind(item)` holds, if it holds for all that follow.
fn search(vm: &mut Vm, sequence: Value, low: i64, high: Value, key: Value, is_behind: impl Fn(&mut Vm, Value) -> PyResult<bool>) -> PyResult<i64> {
    if low < 0 {
        return Err(vm.value_error("lo must be non-negative"));
    }
    let mut low = low;
    let high = if high.is_none() { -1 } else { vm.index_i64(high)? };
    // As in CPython, -1 is the length, too.
    let mut high = if high == -1 { vm.len(sequence)? as i64 } else { high };
    while low < high {
        let middle = low + (high - low) / 2;
        let mut item = match sequence.downcast_exact::<List>().and_then(|list| list.items.get(middle as usize)) {
            Some(item) => item,
            None => {
                let index = vm.int(middle);
                vm.get_item(sequence, index)?
            }
        };
        if !key.is_none() {
            item = vm.call(key, &[item])?;
        }
        if is_behind(vm, item)? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(low)
}

fn right(vm: &mut Vm, sequence: Value, item: Value, low: i64, high: Value, key: Value) -> PyResult<i64> {
    search(vm, sequence, low, high, key, |vm, other| vm.compare_bool(CompareOp::Lt, item, other))
}

fn left(vm: &mut Vm, sequence: Value, item: Value, low: i64, high: Value, key: Value) -> PyResult<i64> {
    search(vm, sequence, low, high, key, |vm, other| Ok(!vm.compare_bool(CompareOp::Lt, other, item)?))
}

type Search = fn(&mut Vm, Value, Value, i64, Value, Value) -> PyResult<i64>;

fn insert(vm: &mut Vm, sequence: Value, item: Value, (low, high): (i64, Value), key: Value, search: Search) -> PyResult<()> {
    let probe = if key.is_none() { item } else { vm.call(key, &[item])? };
    let index = search(vm, sequence, probe, low, high, key)?;
    if let Some(list) = sequence.downcast::<List>().filter(|_| vm.class_of(sequence).is(TypeId::List)) {
        list.items.insert(&vm.heap, (index as usize).min(list.items.len()), item);
        return Ok(());
    }
    let name = vm.intern("insert");
    let method = vm.get_attr(sequence, name)?;
    let index = vm.int(index);
    vm.call(method, &[index, item])?;
    Ok(())
}
