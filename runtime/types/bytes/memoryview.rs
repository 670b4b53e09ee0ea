//! `memoryview`: a window on the bytes of a bytes object or a bytearray, one dimension, format `B`.

use super::methods::hex;
use super::{ByteArrayObject, Bytes, buffer, is_bytes};
use crate::gc::Gc;
use crate::object::{Arguments, CompareOp, Getter, Kind, Slots, Type, TypeId, TypeSpec, hash};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// A memoryview. Its object is unbound after `release()`.
    pub struct MemoryView {
        pub object: std::cell::Cell<Value>,
        pub start: i64,
        pub step: i64,
        pub count: usize,
    }
}

pub static MEMORY_VIEW: TypeSpec = TypeSpec {
    kind: Some(Kind::MemoryView),
    is_base: false,
    slots: Slots {
        new: Some(new),
        repr: Some(|vm, this| Ok(vm.text(&format!("<memory at {:#x}>", this.bits() - 1)))),
        hash: Some(hash_of_view),
        compare: Some(compare),
        iter: Some(super::iter),
        len: Some(|vm, this| Ok(checked(vm, this)?.count)),
        get_item: Some(get_item),
        set_item: Some(set_item),
        ..Slots::NONE
    },
    methods: crate::methods! {
        "tobytes(self, /, order='C')" => |vm: &mut Vm, this: Value, _order: Value| { let data = checked(vm, this)?.to_vec(); Ok(vm.bytes(data)) as PyResult<_> },
        "tolist(self, /)" => tolist,
        "hex(self, /, sep=<unrepresentable>, bytes_per_sep=1)" => hex,
        "release(self, /)" => |_: &mut Vm, this: Gc<MemoryView>| this.object.set(Value::UNBOUND),
        "toreadonly(self, /)" => toreadonly,
        "__enter__(self, /)" => |vm: &mut Vm, this: Value| { checked(vm, this)?; Ok(this) as PyResult },
        "__exit__(self, /, *args)" => |_: &mut Vm, this: Gc<MemoryView>, _args: Value| this.object.set(Value::UNBOUND),
    },
    getters: &[
        Getter { name: "obj", get: |vm, this| Ok(checked(vm, this)?.object.get()), set: None },
        Getter { name: "nbytes", get: |vm, this| { let count = checked(vm, this)?.count; Ok(vm.int(count as i64)) }, set: None },
        Getter { name: "readonly", get: |vm, this| Ok(Value::from_bool(!checked(vm, this)?.object.get().is::<ByteArrayObject>())), set: None },
        Getter { name: "format", get: |vm, this| { checked(vm, this)?; Ok(vm.text("B")) }, set: None },
        Getter { name: "itemsize", get: |vm, this| { checked(vm, this)?; Ok(vm.int(1)) }, set: None },
        Getter { name: "ndim", get: |vm, this| { checked(vm, this)?; Ok(vm.int(1)) }, set: None },
        Getter { name: "shape", get: |vm, this| { let count = checked(vm, this)?.count; let count = vm.int(count as i64); Ok(vm.tuple(&[count]).value()) }, set: None },
        Getter { name: "strides", get: |vm, this| { let step = checked(vm, this)?.step; let step = vm.int(step); Ok(vm.tuple(&[step]).value()) }, set: None },
    ],
    ..TypeSpec::new(TypeId::MemoryView, "memoryview")
};

impl MemoryView {
    /// The place of an item in the object.
    fn place(&self, index: usize) -> usize {
        self.start.wrapping_add((index as i64).wrapping_mul(self.step)) as usize
    }

    /// A byte, unless the index is behind the end or the object has shrunk.
    pub fn byte(&self, index: usize) -> Option<u8> {
        if index >= self.count {
            return None;
        }
        let object = self.object.get();
        if let Some(array) = object.downcast::<ByteArrayObject>() {
            return array.data.0.borrow().get(self.place(index)).copied();
        }
        object.downcast::<Bytes>().and_then(|bytes| bytes.data.0.get(self.place(index)).copied())
    }

    /// Writes bytes from an item on; false if there is no room for them.
    pub fn write(&self, start: usize, bytes: &[u8]) -> bool {
        let Some(array) = self.object.get().downcast::<ByteArrayObject>() else { return false };
        let mut data = array.data.0.borrow_mut();
        let places = (start..start + bytes.len()).map(|index| self.place(index));
        let has_room = start + bytes.len() <= self.count && places.clone().all(|place| place < data.len());
        if has_room {
            places.zip(bytes).for_each(|(place, &byte)| data[place] = byte);
        }
        has_room
    }

    pub fn to_vec(&self) -> Vec<u8> {
        (0..self.count).filter_map(|index| self.byte(index)).collect()
    }
}

/// The view, unless it was released.
fn checked(vm: &mut Vm, this: Value) -> PyResult<Gc<MemoryView>> {
    let view = this.downcast::<MemoryView>().expect("the slots and methods belong to memoryviews");
    if view.object.get().is_unbound() { Err(vm.value_error("operation forbidden on released memoryview object")) } else { Ok(view) }
}

fn view(vm: &Vm, object: Value, start: i64, step: i64, count: usize) -> Gc<MemoryView> {
    vm.heap.alloc(MemoryView::new(vm.header_of(TypeId::MemoryView), std::cell::Cell::new(object), start, step, count))
}

fn new(vm: &mut Vm, _: Gc<Type>, arguments: Arguments) -> PyResult {
    let &[object] = arguments.values else {
        return Err(vm.type_error("memoryview() missing required argument 'object' (pos 1)"));
    };
    if let Some(other) = object.downcast::<MemoryView>() {
        checked(vm, object)?;
        return Ok(view(vm, other.object.get(), other.start, other.step, other.count).value());
    }
    if !is_bytes(object) {
        let given = vm.type_name(object);
        return Err(vm.type_error(format!("memoryview: a bytes-like object is required, not '{given}'")));
    }
    let count = vm.len(object)?;
    Ok(view(vm, object, 0, 1, count).value())
}

fn hash_of_view(vm: &mut Vm, this: Value) -> PyResult<i64> {
    let view = checked(vm, this)?;
    if view.object.get().is::<ByteArrayObject>() {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    Ok(hash::hash_bytes(&view.to_vec(), vm.hash_key))
}

fn compare(_: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    match (op, buffer(lhs), buffer(rhs)) {
        (CompareOp::Eq | CompareOp::Ne, Some(one), Some(other)) => Ok(Value::from_bool((*one == *other) == (op == CompareOp::Eq))),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// The index of an item.
fn position(vm: &mut Vm, this: Gc<MemoryView>, key: Value) -> PyResult<usize> {
    if key.as_int_ref().is_none() && vm.class_of(key).slots().index.is_none() {
        return Err(vm.type_error("memoryview: invalid slice key"));
    }
    let index = vm.index_i64(key)?;
    let index = if index < 0 { index + this.count as i64 } else { index };
    match usize::try_from(index) {
        Ok(index) if index < this.count => Ok(index),
        _ => Err(vm.index_error("index out of bounds on dimension 1")),
    }
}

/// The part that a slice selects.
fn part(vm: &mut Vm, this: Gc<MemoryView>, key: Value) -> PyResult<Gc<MemoryView>> {
    let range = vm.slice_range(key, this.count)?;
    let start = this.start.wrapping_add(range.start.wrapping_mul(this.step));
    Ok(view(vm, this.object.get(), start, this.step.wrapping_mul(range.step), range.count))
}

fn get_item(vm: &mut Vm, this: Value, key: Value) -> PyResult {
    let this = checked(vm, this)?;
    if vm.is_instance(key, TypeId::Slice) {
        return Ok(part(vm, this, key)?.value());
    }
    let index = position(vm, this, key)?;
    match this.byte(index) {
        Some(byte) => Ok(vm.int(byte.into())),
        None => Err(vm.index_error("index out of bounds on dimension 1")),
    }
}

fn set_item(vm: &mut Vm, this: Value, key: Value, value: Option<Value>) -> PyResult<()> {
    let this = checked(vm, this)?;
    let Some(array) = this.object.get().downcast::<ByteArrayObject>() else {
        return Err(vm.type_error("cannot modify read-only memory"));
    };
    let Some(value) = value else { return Err(vm.type_error("cannot delete memory")) };
    if vm.is_instance(key, TypeId::Slice) {
        let part = part(vm, this, key)?;
        let data = vm.bytes_of(value)?;
        if data.len() != part.count {
            return Err(vm.value_error("memoryview assignment: lvalue and rvalue have different structures"));
        }
        let mut target = array.data.0.borrow_mut();
        for (index, &byte) in data.iter().enumerate() {
            if let Some(place) = target.get_mut(part.place(index)) {
                *place = byte;
            }
        }
        return Ok(());
    }
    let index = position(vm, this, key)?;
    if value.as_int_ref().is_none() && vm.class_of(value).slots().index.is_none() {
        return Err(vm.type_error("memoryview: invalid type for format 'B'"));
    }
    let number = vm.index(value)?;
    match number.to_i64().map(u8::try_from) {
        Some(Ok(byte)) => {
            if let Some(place) = array.data.0.borrow_mut().get_mut(this.place(index)) {
                *place = byte;
            }
            Ok(())
        }
        _ => Err(vm.value_error("memoryview: invalid value for format 'B'")),
    }
}

fn tolist(vm: &mut Vm, this: Value) -> PyResult {
    let data = checked(vm, this)?.to_vec();
    let list = vm.list(&[]);
    data.iter().for_each(|&byte| list.items.push(&vm.heap, Value::from_small(byte.into())));
    Ok(list.value())
}

fn toreadonly(vm: &mut Vm, this: Value) -> PyResult {
    let data = checked(vm, this)?.to_vec();
    let count = data.len();
    let bytes = vm.bytes(data).value();
    Ok(view(vm, bytes, 0, 1, count).value())
}
