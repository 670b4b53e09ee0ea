//! `_heapq`: lists as heaps, smallest first; the functions with `max` in their names keep the largest first.
//!
//! Every comparison may run Python code, which may change the list: its length is compared after each one, and RuntimeError
//! follows, as in CPython.

use crate::gc::Gc;
use crate::modules::NativeModule;
use crate::object::{CompareOp, List, Method};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_heapq", functions: FUNCTIONS, init: None, doc: "Heap queue algorithm (a.k.a. priority queue)." };

static FUNCTIONS: &[Method] = crate::methods![
    "heappush(heap, item, /)" => |vm: &mut Vm, heap, item| push(vm, "heappush() argument 1", heap, item, Order::Min),
    "heappop(heap, /)" => |vm: &mut Vm, heap| pop(vm, "heappop() argument", heap, Order::Min),
    "heapreplace(heap, item, /)" => |vm: &mut Vm, heap, item| replace(vm, "heapreplace() argument 1", heap, item, Order::Min),
    "heappushpop(heap, item, /)" => |vm: &mut Vm, heap, item| push_pop(vm, "heappushpop() argument 1", heap, item, Order::Min),
    "heapify(heap, /)" => |vm: &mut Vm, heap| heapify(vm, "heapify() argument", heap, Order::Min),
    "heappush_max(heap, item, /)" => |vm: &mut Vm, heap, item| push(vm, "heappush_max() argument 1", heap, item, Order::Max),
    "heappop_max(heap, /)" => |vm: &mut Vm, heap| pop(vm, "heappop_max() argument", heap, Order::Max),
    "heapreplace_max(heap, item, /)" => |vm: &mut Vm, heap, item| replace(vm, "heapreplace_max() argument 1", heap, item, Order::Max),
    "heappushpop_max(heap, item, /)" => |vm: &mut Vm, heap, item| push_pop(vm, "heappushpop_max() argument 1", heap, item, Order::Max),
    "heapify_max(heap, /)" => |vm: &mut Vm, heap| heapify(vm, "heapify_max() argument", heap, Order::Max),
    "_heappop_max(heap, /)" => |vm: &mut Vm, heap| pop(vm, "_heappop_max() argument", heap, Order::Max),
    "_heapreplace_max(heap, item, /)" => |vm: &mut Vm, heap, item| replace(vm, "_heapreplace_max() argument 1", heap, item, Order::Max),
    "_heapify_max(heap, /)" => |vm: &mut Vm, heap| heapify(vm, "_heapify_max() argument", heap, Order::Max),
];

/// What is at the top of a heap.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Min,
    Max,
}

/// The list of an argument, which errors call `what`.
fn list(vm: &mut Vm, what: &str, heap: Value) -> PyResult<Gc<List>> {
    match heap.downcast::<List>() {
        Some(list) => Ok(list),
        None => {
            let given = vm.type_name(heap);
            Err(vm.type_error(format!("{what} must be list, not {given}")))
        }
    }
}

/// Whether `one` belongs nearer to the top than `other`.
fn is_above(vm: &mut Vm, one: Value, other: Value, order: Order) -> PyResult<bool> {
    match order {
        Order::Min => vm.compare_bool(CompareOp::Lt, one, other),
        Order::Max => vm.compare_bool(CompareOp::Lt, other, one),
    }
}

fn check_length(vm: &mut Vm, heap: Gc<List>, len: usize) -> PyResult<()> {
    if heap.items.len() == len {
        return Ok(());
    }
    Err(vm.raise(crate::object::TypeId::RuntimeError, "list changed size during iteration".into()))
}

/// Moves the item at `place` up to where it belongs, at most to `top`.
fn rise(vm: &mut Vm, heap: Gc<List>, top: usize, mut place: usize, order: Order) -> PyResult<()> {
    let len = heap.items.len();
    if place >= len {
        return Err(vm.index_error("index out of range"));
    }
    while place > top {
        let parent = (place - 1) / 2;
        let above = is_above(vm, heap.items.at(place), heap.items.at(parent), order)?;
        check_length(vm, heap, len)?;
        if !above {
            break;
        }
        heap.items.swap(place, parent);
        place = parent;
    }
    Ok(())
}

/// Moves the item at `place` down to a leaf along the better children, and then up to where it belongs.
fn sink(vm: &mut Vm, heap: Gc<List>, place: usize, order: Order) -> PyResult<()> {
    let len = heap.items.len();
    let mut at = place;
    while 2 * at + 1 < len {
        let mut child = 2 * at + 1;
        if child + 1 < len {
            let is_left = is_above(vm, heap.items.at(child), heap.items.at(child + 1), order)?;
            check_length(vm, heap, len)?;
            child += usize::from(!is_left);
        }
        heap.items.swap(at, child);
        at = child;
    }
    rise(vm, heap, place, at, order)
}

fn push(vm: &mut Vm, what: &str, heap: Value, item: Value, order: Order) -> PyResult<()> {
    let heap = list(vm, what, heap)?;
    heap.items.push(&vm.heap, item);
    rise(vm, heap, 0, heap.items.len() - 1, order)
}

fn pop(vm: &mut Vm, what: &str, heap: Value, order: Order) -> PyResult {
    let heap = list(vm, what, heap)?;
    let Some(last) = heap.items.pop() else { return Err(vm.index_error("index out of range")) };
    let Some(top) = heap.items.get(0) else { return Ok(last) };
    heap.items.set(0, last);
    sink(vm, heap, 0, order)?;
    Ok(top)
}

fn replace(vm: &mut Vm, what: &str, heap: Value, item: Value, order: Order) -> PyResult {
    let heap = list(vm, what, heap)?;
    let Some(top) = heap.items.get(0) else { return Err(vm.index_error("index out of range")) };
    heap.items.set(0, item);
    sink(vm, heap, 0, order)?;
    Ok(top)
}

fn push_pop(vm: &mut Vm, what: &str, heap: Value, item: Value, order: Order) -> PyResult {
    let heap = list(vm, what, heap)?;
    let Some(top) = heap.items.get(0) else { return Ok(item) };
    if !is_above(vm, top, item, order)? {
        return Ok(item);
    }
    let Some(top) = heap.items.get(0) else { return Err(vm.index_error("index out of range")) };
    heap.items.set(0, item);
    sink(vm, heap, 0, order)?;
    Ok(top)
}

fn heapify(vm: &mut Vm, what: &str, heap: Value, order: Order) -> PyResult<()> {
    let heap = list(vm, what, heap)?;
    for place in (0..heap.items.len() / 2).rev() {
        sink(vm, heap, place, order)?;
    }
    Ok(())
}
