//! Subscripts of memoryviews: items, by an index or one for each dimension, and slices of the first dimension.

use super::layout::Layout;
use super::{MemoryView, checked, out_of_bounds, own_layout, view};
use crate::gc::Gc;
use crate::object::{Tuple, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// What a subscript selects.
enum Selected {
    Item(usize),
    Part(Layout),
    /// The whole view, by `...`.
    All,
}

fn is_index(vm: &Vm, key: Value) -> bool {
    key.as_int_ref().is_some() || vm.class_of(key).slots().index.is_some()
}

/// An index in a dimension, from its start.
fn position(vm: &mut Vm, layout: &Layout, dimension: usize, key: Value) -> PyResult<usize> {
    let count = layout.shape[dimension];
    let index = vm.index(key)?;
    let Some(index) = index.to_i64() else {
        let given = vm.type_name(key);
        return Err(vm.index_error(format!("cannot fit '{given}' into an index-sized integer")));
    };
    let index = if index < 0 { index + count as i64 } else { index };
    usize::try_from(index).ok().filter(|&index| index < count).ok_or_else(|| out_of_bounds(vm, dimension))
}

fn not_implemented(vm: &mut Vm, message: &str) -> Raised {
    vm.raise(TypeId::NotImplementedError, message.into())
}

fn select(vm: &mut Vm, layout: &Layout, key: Value) -> PyResult<Selected> {
    let n_dimensions = layout.shape.len();
    let keys = key.downcast::<Tuple>();
    if n_dimensions == 0 {
        return match keys {
            Some(keys) if keys.is_empty() => Ok(Selected::Item(layout.start as usize)),
            _ if key == Value::ELLIPSIS => Ok(Selected::All),
            _ => Err(vm.type_error("invalid indexing of 0-dim memory")),
        };
    }
    if is_index(vm, key) {
        if n_dimensions > 1 {
            return Err(not_implemented(vm, "multi-dimensional sub-views are not implemented"));
        }
        let index = position(vm, layout, 0, key)?;
        return Ok(Selected::Item(layout.place(index)));
    }
    if vm.is_instance(key, TypeId::Slice) {
        let range = vm.slice_range(key, layout.shape[0])?;
        return Ok(Selected::Part(layout.slice(range)));
    }
    let Some(keys) = keys else { return Err(vm.type_error("memoryview: invalid slice key")) };
    let keys = keys.as_slice();
    if keys.iter().all(|&key| is_index(vm, key)) {
        if keys.len() < n_dimensions {
            return Err(not_implemented(vm, "sub-views are not implemented"));
        }
        if keys.len() > n_dimensions {
            return Err(vm.type_error(format!("cannot index {n_dimensions}-dimension view with {}-element tuple", keys.len())));
        }
        let mut at = layout.start;
        for (dimension, &key) in keys.iter().enumerate() {
            at = at.wrapping_add(layout.strides[dimension].wrapping_mul(position(vm, layout, dimension, key)? as i64));
        }
        return Ok(Selected::Item(at as usize));
    }
    if keys.iter().all(|&key| vm.is_instance(key, TypeId::Slice)) {
        return Err(not_implemented(vm, "multi-dimensional slicing is not implemented"));
    }
    Err(vm.type_error("memoryview: invalid slice key"))
}

pub fn get_item(vm: &mut Vm, this: Value, key: Value) -> PyResult {
    let this = checked(vm, this)?;
    let selected = select(vm, &this.layout, key)?;
    // An `__index__` may have released it.
    checked(vm, this.value())?;
    match selected {
        Selected::Item(place) => this.item(vm, place).ok_or_else(|| out_of_bounds(vm, 0)),
        Selected::Part(layout) => Ok(view(vm, this.object.get(), this.is_readonly, layout).value()),
        Selected::All => Ok(this.value()),
    }
}

pub fn set_item(vm: &mut Vm, this: Value, key: Value, value: Option<Value>) -> PyResult<()> {
    let this = checked(vm, this)?;
    if this.with_writable_memory(|_| ()).is_none() {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    let Some(value) = value else { return Err(vm.type_error("cannot delete memory")) };
    let n_dimensions = this.layout.shape.len();
    if n_dimensions > 1 && is_index(vm, key) {
        return Err(not_implemented(vm, "sub-views are not implemented"));
    }
    if n_dimensions > 1 && vm.is_instance(key, TypeId::Slice) {
        return Err(not_implemented(vm, "memoryview slice assignments are currently restricted to ndim = 1"));
    }
    let place = match select(vm, &this.layout, key)? {
        Selected::Item(place) => place,
        Selected::All => this.layout.start as usize,
        Selected::Part(layout) => {
            let part = view(vm, this.object.get(), false, layout);
            return set_part(vm, part, value);
        }
    };
    let item = this.layout.format.pack(vm, value)?;
    checked(vm, this.value())?;
    let written = this.with_writable_memory(|memory| memory.get_mut(place..place + item.len()).map(|target| target.copy_from_slice(&item)));
    match written {
        Some(Some(())) => Ok(()),
        _ => Err(out_of_bounds(vm, 0)),
    }
}

/// `view[slice] = bytes`
fn set_part(vm: &mut Vm, part: Gc<MemoryView>, value: Value) -> PyResult<()> {
    let source = match value.downcast::<MemoryView>() {
        Some(_) => checked(vm, value)?.layout.clone(),
        None => match own_layout(vm, value)? {
            Some(layout) => layout,
            None => Layout::bytes(vm.bytes_of(value)?.len()),
        },
    };
    if source.format.code != part.layout.format.code || source.shape != part.layout.shape {
        return Err(vm.value_error("memoryview assignment: lvalue and rvalue have different structures"));
    }
    let data = vm.bytes_of(value)?;
    if part.write(0, &data) { Ok(()) } else { Err(out_of_bounds(vm, 0)) }
}
