//! `memoryview`: a window on the bytes of a bytes object or a bytearray, with items of any native format and any number of
//! dimensions.
//!
//! A view holds no lock on a bytearray, which may grow and shrink meanwhile: an item that is there no more is an IndexError.

mod item;
mod layout;
mod subscripts;

use std::cell::Cell;

use item::Format;
use layout::{Layout, MAX_DIMENSIONS};

use super::methods::hex;
use super::{ByteArrayObject, Bytes, BytesIterator, is_bytes};
use crate::gc::Gc;
use crate::object::{Arguments, CompareOp, Getter, Kind, List, Slots, Str, Tuple, Type, TypeId, TypeSpec, hash};
use crate::types::array::Array;
use crate::types::str_::expect_str;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

crate::object! {
    /// A memoryview. Its object is unbound after `release()`.
    pub struct MemoryView {
        pub object: Cell<Value>,
        /// The object whose `__buffer__` gave this view, or unbound.
        pub exporter: Cell<Value>,
        /// Bytes in the view.
        pub count: usize,
        pub is_readonly: bool,
        pub layout: Layout,
    }
}

pub static MEMORY_VIEW: TypeSpec = TypeSpec {
    kind: Some(Kind::MemoryView),
    is_base: false,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        hash: Some(hash_of_view),
        compare: Some(compare),
        iter: Some(iter),
        len: Some(len),
        get_item: Some(subscripts::get_item),
        set_item: Some(subscripts::set_item),
        ..Slots::NONE
    },
    methods: crate::methods! {
        "tobytes(self, /, order='C')" => tobytes,
        "tolist(self, /)" => tolist,
        "cast(self, /, format, shape=<unrepresentable>)" => cast,
        "hex(self, /, sep=<unrepresentable>, bytes_per_sep=1)" => |vm: &mut Vm, this: Value, sep: Option<Value>, per_group: i64| {
            checked(vm, this)?;
            hex(vm, this, sep, per_group)
        },
        "release(self, /)" => release,
        "toreadonly(self, /)" => toreadonly,
        "__enter__(self, /)" => |vm: &mut Vm, this: Value| { checked(vm, this)?; Ok(this) as PyResult },
        "__exit__(self, /, *exc_info)" => |vm: &mut Vm, this: Gc<MemoryView>, _: Value| release(vm, this),
        "__buffer__(self, flags, /)" => export,
        "__release_buffer__(self, buffer, /)" => release_export,
    },
    class_methods: crate::methods! { "_from_flags(type, /, object, flags)" => from_flags },
    getters: &[
        Getter { name: "obj", get: |vm, this| Ok(checked(vm, this)?.object.get()), set: None },
        Getter { name: "nbytes", get: |vm, this| { let count = checked(vm, this)?.count; Ok(vm.int(count as i64)) }, set: None },
        Getter { name: "readonly", get: |vm, this| Ok(Value::from_bool(checked(vm, this)?.is_readonly)), set: None },
        Getter { name: "format", get: |vm, this| { let view = checked(vm, this)?; Ok(vm.text(&view.layout.format.text())) }, set: None },
        Getter { name: "itemsize", get: |vm, this| { let view = checked(vm, this)?; Ok(vm.int(view.layout.format.size() as i64)) }, set: None },
        Getter { name: "ndim", get: |vm, this| { let view = checked(vm, this)?; Ok(vm.int(view.layout.shape.len() as i64)) }, set: None },
        Getter { name: "shape", get: |vm, this| {
            let view = checked(vm, this)?;
            Ok(numbers(vm, view.layout.shape.iter().map(|&count| count as i64)))
        }, set: None },
        Getter { name: "strides", get: |vm, this| { let view = checked(vm, this)?; Ok(numbers(vm, view.layout.strides.iter().copied())) }, set: None },
        Getter { name: "suboffsets", get: |vm, this| { checked(vm, this)?; Ok(vm.tuple(&[]).value()) }, set: None },
        Getter { name: "c_contiguous", get: |vm, this| Ok(Value::from_bool(checked(vm, this)?.layout.is_c_contiguous())), set: None },
        Getter { name: "f_contiguous", get: |vm, this| Ok(Value::from_bool(checked(vm, this)?.layout.is_f_contiguous())), set: None },
        Getter { name: "contiguous", get: |vm, this| {
            let view = checked(vm, this)?;
            Ok(Value::from_bool(view.layout.is_c_contiguous() || view.layout.is_f_contiguous()))
        }, set: None },
    ],
    signature: "(object)",
    ..TypeSpec::new(TypeId::MemoryView, "memoryview")
};

pub static MEMORY_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::BytesIterator),
    is_base: false,
    slots: Slots { iter: Some(|_, this| Ok(this)), iter_next: Some(iter_next), ..Slots::NONE },
    ..TypeSpec::new(TypeId::MemoryIterator, "memory_iterator")
};

/// The flag of a buffer request that wants to write.
const WRITABLE: i64 = 1;

impl MemoryView {
    /// A byte in the order of indexes, unless the index is behind the end or the object has shrunk.
    pub fn byte(&self, index: usize) -> Option<u8> {
        if index >= self.count {
            return None;
        }
        let size = self.layout.format.size();
        let place = self.layout.place(index / size) + index % size;
        self.with_memory(|memory| memory.get(place).copied())
    }

    /// The bytes in the order of indexes; those that are there no more are left out.
    pub fn to_vec(&self) -> Vec<u8> {
        self.copied(false)
    }

    fn copied(&self, is_fortran: bool) -> Vec<u8> {
        let size = self.layout.format.size();
        let is_dense = if is_fortran { self.layout.is_f_contiguous() } else { self.layout.is_c_contiguous() };
        self.with_memory(|memory| {
            if is_dense {
                let start = (self.layout.start as usize).min(memory.len());
                return memory[start..(start + self.count).min(memory.len())].to_vec();
            }
            self.layout.places(is_fortran).filter_map(|place| memory.get(place..place + size)).flatten().copied().collect()
        })
    }

    /// Writes bytes in the order of indexes, from one on; false if there is no room for them.
    pub fn write(&self, start: usize, bytes: &[u8]) -> bool {
        if self.is_readonly || start + bytes.len() > self.count {
            return false;
        }
        let size = self.layout.format.size();
        let place = |index: usize| self.layout.place(index / size) + index % size;
        let written = self.with_writable_memory(|memory| {
            let has_room = (start..start + bytes.len()).all(|index| place(index) < memory.len());
            if has_room {
                bytes.iter().enumerate().for_each(|(index, &byte)| memory[place(start + index)] = byte);
            }
            has_room
        });
        written.unwrap_or(false)
    }

    /// Nothing, if the object cannot be written to.
    fn with_writable_memory<T>(&self, write: impl FnOnce(&mut [u8]) -> T) -> Option<T> {
        let object = self.object.get();
        match (object.downcast::<ByteArrayObject>(), object.downcast::<Array>()) {
            _ if self.is_readonly => None,
            (Some(bytes), _) => Some(write(&mut bytes.data.0.borrow_mut())),
            (None, Some(array)) => Some(write(&mut array.data.0.borrow_mut())),
            (None, None) => None,
        }
    }

    fn with_memory<T>(&self, read: impl FnOnce(&[u8]) -> T) -> T {
        let object = self.object.get();
        match (object.downcast::<ByteArrayObject>(), object.downcast::<Bytes>()) {
            (Some(array), _) => read(&array.data.0.borrow()),
            (None, Some(bytes)) => read(&bytes.data.0),
            (None, None) => match object.downcast::<Array>() {
                Some(array) => read(&array.data.0.borrow()),
                None => read(&[]),
            },
        }
    }

    /// The item at a position in the order of indexes; `None` if it is there no more.
    fn item(&self, vm: &mut Vm, place: usize) -> Option<Value> {
        let size = self.layout.format.size();
        let mut bytes = [0; 8];
        self.with_memory(|memory| memory.get(place..place + size).map(|item| bytes[..size].copy_from_slice(item)))?;
        Some(self.layout.format.unpack(vm, &bytes[..size]))
    }
}

fn numbers(vm: &mut Vm, numbers: impl Iterator<Item = i64>) -> Value {
    let values: Vec<Value> = numbers.map(|number| vm.int(number)).collect();
    vm.tuple(&values).value()
}

fn this(value: Value) -> Gc<MemoryView> {
    value.downcast().expect("the slots and methods belong to memoryviews")
}

/// The view, unless it was released.
fn checked(vm: &mut Vm, value: Value) -> PyResult<Gc<MemoryView>> {
    let view = this(value);
    if view.object.get().is_unbound() { Err(vm.value_error("operation forbidden on released memoryview object")) } else { Ok(view) }
}

fn view(vm: &Vm, object: Value, is_readonly: bool, layout: Layout) -> Gc<MemoryView> {
    let count = layout.n_bytes();
    vm.heap.alloc(MemoryView::new(vm.header_of(TypeId::MemoryView), Cell::new(object), Cell::new(Value::UNBOUND), count, is_readonly, layout))
}

fn new(vm: &mut Vm, _: Gc<Type>, arguments: Arguments) -> PyResult {
    let given = arguments.values.len();
    if given > 1 {
        return Err(vm.type_error(format!("memoryview() takes at most 1 argument ({given} given)")));
    }
    for (name, _) in arguments.keywords() {
        let name = name.downcast::<Str>().map(|name| name.to_text()).unwrap_or_default();
        if name != "object" {
            return Err(vm.type_error(format!("memoryview() got an unexpected keyword argument '{name}'")));
        }
    }
    match arguments.values.first() {
        Some(&object) => view_of(vm, object, 0x11c),
        None => Err(vm.type_error("memoryview() missing required argument 'object' (pos 1)")),
    }
}

/// A view of a bytes-like object, or of one that has a `__buffer__`, which gets the flags.
fn view_of(vm: &mut Vm, object: Value, flags: i64) -> PyResult {
    if object.is::<MemoryView>() {
        let other = checked(vm, object)?;
        return Ok(view(vm, other.object.get(), other.is_readonly, other.layout.clone()).value());
    }
    if let Some(layout) = own_layout(vm, object)? {
        return Ok(view(vm, object, object.is::<Bytes>(), layout).value());
    }
    let name = vm.intern("__buffer__");
    let class = vm.class_of(object);
    let Some(found) = vm.lookup(class, name) else {
        let given = vm.type_name(object);
        return Err(vm.type_error(format!("memoryview: a bytes-like object is required, not '{given}'")));
    };
    let method = vm.bind(found, object, class.value())?;
    let flags = vm.int(flags);
    let given = vm.call(method, &[flags])?;
    if !given.is::<MemoryView>() {
        return Err(vm.type_error("__buffer__ returned non-memoryview object"));
    }
    let inner = checked(vm, given)?;
    let outer = view(vm, inner.object.get(), inner.is_readonly, inner.layout.clone());
    outer.exporter.set(object);
    Ok(outer.value())
}

/// The layout of an object that has bytes itself.
fn own_layout(vm: &mut Vm, object: Value) -> PyResult<Option<Layout>> {
    if is_bytes(object) {
        let count = vm.bytes_of(object)?.len();
        return Ok(Some(Layout::bytes(count)));
    }
    let Some(array) = object.downcast::<Array>() else { return Ok(None) };
    let format = Format { code: array.kind.code, has_at: false };
    if array.kind.is_character() {
        return Err(vm.raise(TypeId::NotImplementedError, "memoryview: format w not supported".into()));
    }
    Ok(Some(Layout::bytes(0).dense(format, vec![array.len()])))
}

fn from_flags(vm: &mut Vm, _: Value, object: Value, flags: i64) -> PyResult {
    view_of(vm, object, flags)
}

/// `__buffer__`: a view, which cannot be writable if the object is not.
pub fn export(vm: &mut Vm, object: Value, flags: i64) -> PyResult {
    let is_readonly = object.downcast::<MemoryView>().map_or(object.is::<Bytes>(), |view| view.is_readonly);
    if flags & WRITABLE != 0 && is_readonly {
        let what = if object.is::<MemoryView>() { "memoryview: underlying buffer is not writable" } else { "Object is not writable." };
        return Err(vm.raise(TypeId::BufferError, what.into()));
    }
    view_of(vm, object, flags)
}

/// `__release_buffer__`: gives up a view that `__buffer__` gave.
pub fn release_export(vm: &mut Vm, object: Value, buffer: Value) -> PyResult<()> {
    let Some(buffer) = buffer.downcast::<MemoryView>() else { return Err(vm.type_error("expected a memoryview object")) };
    let memory = object.downcast::<MemoryView>().map_or(object, |view| view.object.get());
    if buffer.object.get() != memory {
        return Err(vm.value_error("memoryview's buffer is not this object"));
    }
    release(vm, buffer)
}

/// Gives up the object. Whoever's `__buffer__` it came from is told.
fn release(vm: &mut Vm, this: Gc<MemoryView>) -> PyResult<()> {
    let exporter = this.exporter.replace(Value::UNBOUND);
    if let Some(exporter) = exporter.bound() {
        let name = vm.intern("__release_buffer__");
        let class = vm.class_of(exporter);
        if let Some(found) = vm.lookup(class, name) {
            let method = vm.bind(found, exporter, class.value())?;
            vm.call(method, &[this.value()])?;
        }
    }
    this.object.set(Value::UNBOUND);
    Ok(())
}

fn repr(vm: &mut Vm, value: Value) -> PyResult {
    let what = if this(value).object.get().is_unbound() { "released memory" } else { "memory" };
    Ok(vm.text(&format!("<{what} at {:#x}>", value.address().addr())))
}

fn hash_of_view(vm: &mut Vm, this: Value) -> PyResult<i64> {
    let view = checked(vm, this)?;
    if !view.is_readonly {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    if !view.layout.format.is_byte() {
        return Err(vm.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    let object = view.object.get();
    if !object.is::<Bytes>() {
        // What may change has no hash.
        vm.hash(object)?;
    }
    Ok(hash::hash_bytes(&view.to_vec(), vm.hash_key))
}

/// Equal are views of the same shape whose items are equal, whatever their formats.
fn compare(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let answer = |is_equal: bool| Ok(Value::from_bool(is_equal == (op == CompareOp::Eq)));
    let as_view = |vm: &mut Vm, value: Value| match value.downcast::<MemoryView>() {
        Some(view) => Some(view),
        None => match own_layout(vm, value) {
            Ok(layout) => layout.map(|layout| view(vm, value, true, layout)),
            Err(Raised) => {
                vm.raised = Value::NONE;
                None
            }
        },
    };
    let (Some(one), Some(other)) = (as_view(vm, lhs), as_view(vm, rhs)) else { return Ok(Value::NOT_IMPLEMENTED) };
    if one.object.get().is_unbound() || other.object.get().is_unbound() {
        return answer(lhs == rhs);
    }
    if one.layout.shape != other.layout.shape {
        return answer(false);
    }
    let is_exact = |format: Format| !matches!(format.code, b'e' | b'f' | b'd');
    if one.layout.format.code == other.layout.format.code && is_exact(one.layout.format) {
        return answer(one.to_vec() == other.to_vec());
    }
    for (first, second) in one.layout.places(false).zip(other.layout.places(false)) {
        let (Some(first), Some(second)) = (one.item(vm, first), other.item(vm, second)) else { return answer(false) };
        if !vm.compare_bool(CompareOp::Eq, first, second)? {
            return answer(false);
        }
    }
    answer(true)
}

fn out_of_bounds(vm: &mut Vm, dimension: usize) -> Raised {
    vm.index_error(format!("index out of bounds on dimension {}", dimension + 1))
}

fn len(vm: &mut Vm, this: Value) -> PyResult<usize> {
    match checked(vm, this)?.layout.shape.first() {
        Some(&count) => Ok(count),
        None => Err(vm.type_error("0-dim memory has no length")),
    }
}

fn iter(vm: &mut Vm, this: Value) -> PyResult {
    match checked(vm, this)?.layout.shape.len() {
        1 => Ok(vm.heap.alloc(BytesIterator::new(vm.header_of(TypeId::MemoryIterator), Cell::new(this), Cell::new(0))).value()),
        0 => Err(vm.type_error("invalid indexing of 0-dim memory")),
        _ => Err(vm.raise(TypeId::NotImplementedError, "multi-dimensional sub-views are not implemented".into())),
    }
}

fn iter_next(vm: &mut Vm, value: Value) -> PyResult {
    let iterator = value.downcast::<BytesIterator>().expect("the slot belongs to iterators of memoryviews");
    let sequence = iterator.sequence.get();
    if sequence.is_unbound() {
        return Ok(Value::UNBOUND);
    }
    let view = checked(vm, sequence)?;
    let index = iterator.index.get();
    let item = if index < view.layout.n_items() { view.item(vm, view.layout.place(index)) } else { None };
    match item {
        Some(_) => iterator.index.set(index + 1),
        None => iterator.sequence.set(Value::UNBOUND),
    }
    Ok(item.unwrap_or(Value::UNBOUND))
}

fn tobytes(vm: &mut Vm, this: Value, order: Value) -> PyResult {
    let view = checked(vm, this)?;
    let order = if order.is_none() { "C".into() } else { expect_str(vm, order, "tobytes() argument 'order'")?.to_text() };
    let is_fortran = match order.as_str() {
        "C" => false,
        "F" => true,
        "A" => view.layout.is_f_contiguous() && !view.layout.is_c_contiguous(),
        _ => return Err(vm.value_error("order must be 'C', 'F' or 'A'")),
    };
    let data = view.copied(is_fortran);
    Ok(vm.bytes(data).value())
}

fn tolist(vm: &mut Vm, this: Value) -> PyResult {
    let view = checked(vm, this)?;
    let mut places = view.layout.places(false);
    nested_list(vm, &view, 0, &mut places)
}

/// The items of a dimension as a list of lists, in the order of their places.
fn nested_list(vm: &mut Vm, view: &MemoryView, dimension: usize, places: &mut impl Iterator<Item = usize>) -> PyResult {
    let Some(&count) = view.layout.shape.get(dimension) else {
        let item = places.next().and_then(|place| view.item(vm, place));
        return item.ok_or_else(|| out_of_bounds(vm, 0));
    };
    let list: Gc<List> = vm.list(&[]);
    for _ in 0..count {
        let item = nested_list(vm, view, dimension + 1, places)?;
        list.items.push(&vm.heap, item);
    }
    Ok(list.value())
}

fn toreadonly(vm: &mut Vm, this: Value) -> PyResult {
    let other = checked(vm, this)?;
    Ok(view(vm, other.object.get(), true, other.layout.clone()).value())
}

fn cast(vm: &mut Vm, this: Value, format: Value, shape: Option<Value>) -> PyResult {
    let other = checked(vm, this)?;
    let layout = &other.layout;
    let text = expect_str(vm, format, "cast() argument 'format'")?.to_text();
    if !layout.is_c_contiguous() {
        return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    if (shape.is_some() || layout.shape.len() != 1) && layout.shape.contains(&0) {
        return Err(vm.type_error("memoryview: cannot cast view with zeros in shape or strides"));
    }
    let shape = match shape {
        Some(shape) => Some(shape_of(vm, shape)?),
        None => None,
    };
    if let Some(shape) = &shape
        && layout.shape.len() != 1
        && shape.len() != 1
    {
        return Err(vm.type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
    }
    let Some(format) = Format::parse(&text) else {
        return Err(vm.value_error("memoryview: destination format must be a native single character format prefixed with an optional '@'"));
    };
    if !format.is_byte() && !layout.format.is_byte() {
        return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    if !other.count.is_multiple_of(format.size()) {
        return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let shape = match shape {
        None => vec![other.count / format.size()],
        Some(shape) => {
            let total = shape.iter().try_fold(format.size(), |total, &count| total.checked_mul(count));
            if total != Some(other.count) {
                return Err(vm.type_error("memoryview: product(shape) * itemsize != buffer size"));
            }
            shape
        }
    };
    Ok(view(vm, other.object.get(), other.is_readonly, layout.dense(format, shape)).value())
}

/// The dimensions that `cast` is asked for.
fn shape_of(vm: &mut Vm, shape: Value) -> PyResult<Vec<usize>> {
    if !shape.is::<List>() && !shape.is::<Tuple>() {
        return Err(vm.type_error("shape must be a list or a tuple"));
    }
    let items = vm.to_tuple(shape)?;
    if items.len() > MAX_DIMENSIONS {
        return Err(vm.value_error("memoryview: number of dimensions must not exceed 64"));
    }
    let mut counts = Vec::with_capacity(items.len());
    for &item in items.as_slice() {
        let Some(number) = item.as_int_ref() else {
            return Err(vm.type_error("memoryview.cast(): elements of shape must be integers"));
        };
        match number.to_i64().and_then(|number| usize::try_from(number).ok()) {
            Some(count @ 1..) => counts.push(count),
            _ => return Err(vm.value_error("memoryview.cast(): elements of shape must be integers > 0")),
        }
    }
    Ok(counts)
}
