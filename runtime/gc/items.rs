//! Arrays of values in the heap: the storage of lists, tuples, dictionaries, instances and temporary sequences.
//!
//! An [`Items`] grows like a Rust `Vec`, but its buffer is a heap object: it is found by the collector while the
//! `Items` is on the native stack or in a heap object, it needs no destructor, and it counts for the collector's pace.

use std::cell::Cell;

use super::header::{Gc, Header, KindIndex, Object};
use super::heap::Heap;
use super::trace::{Trace, Tracer};
use crate::value::Value;

/// A fixed number of values.
#[repr(C)]
pub struct ValueArray {
    header: Header,
    capacity: usize,
}

/// A fixed number of bytes, not looked at by the collector.
#[repr(C)]
pub struct ByteArray {
    header: Header,
    capacity: usize,
}

/// Kinds of the collector's own objects; the object model's kinds come after them.
pub const VALUE_ARRAY: KindIndex = 0;
pub const BYTE_ARRAY: KindIndex = 1;
pub const FIRST_KIND: KindIndex = 2;

// SAFETY: `repr(C)` with the header first; the values behind the struct are traced.
unsafe impl Object for ValueArray {
    const KIND: KindIndex = VALUE_ARRAY;
    fn trace(&self, tracer: &mut Tracer) {
        for index in 0..self.capacity {
            tracer.value(self.get(index));
        }
    }
}

// SAFETY: `repr(C)` with the header first; there are no references.
unsafe impl Object for ByteArray {
    const KIND: KindIndex = BYTE_ARRAY;
    fn trace(&self, _: &mut Tracer) {}
}

impl ValueArray {
    /// An array of `capacity` unbound values.
    pub fn new(heap: &Heap, capacity: usize) -> Gc<ValueArray> {
        ValueArray::repeated(heap, &[Value::UNBOUND], capacity)
    }

    /// An array of these values, so many times.
    fn repeated(heap: &Heap, values: &[Value], count: usize) -> Gc<ValueArray> {
        let capacity = values.len() * count;
        let array = ValueArray { header: Header::new(VALUE_ARRAY, 0, std::ptr::null()), capacity };
        heap.alloc_with_tail(array, capacity * size_of::<Value>(), |tail| {
            let first = tail.cast::<Value>();
            if let &[value] = values {
                for index in 0..capacity {
                    // SAFETY: the tail has room for `capacity` values.
                    unsafe { first.add(index).write(value) };
                }
                return;
            }
            for round in 0..count {
                // SAFETY: the tail has room for `count` times the values, and is new.
                unsafe { std::ptr::copy_nonoverlapping(values.as_ptr(), first.add(round * values.len()), values.len()) };
            }
        })
    }

    /// The same array in more room, perhaps elsewhere; `None` if it is not a large object, or is to shrink.
    ///
    /// # Safety
    /// Nothing but the caller refers to the array, who goes on with the new one.
    unsafe fn grow(heap: &Heap, array: Gc<ValueArray>, capacity: usize) -> Option<Gc<ValueArray>> {
        let old_capacity = array.capacity();
        if capacity <= old_capacity {
            return None;
        }
        let size = |capacity: usize| size_of::<ValueArray>() + capacity * size_of::<Value>();
        // SAFETY: the caller promises what is asked for. What is new is written before anything looks at the array.
        unsafe {
            let address = heap.grow_if_large(array.address(), size(old_capacity), size(capacity))?;
            let first = address.add(size_of::<ValueArray>()).cast::<Value>();
            (old_capacity..capacity).for_each(|index| first.add(index).write(Value::UNBOUND));
            (&raw mut (*address.cast::<ValueArray>()).capacity).write(capacity);
            Some(Gc::from_address(address))
        }
    }

    #[inline(always)]
    fn first(&self) -> *mut Value {
        (&raw const *self).wrapping_add(1).cast::<Value>().cast_mut()
    }

    #[inline(always)]
    pub fn capacity(&self) -> usize {
        self.capacity
    }

    /// The value at an index, if there is one.
    #[inline(always)]
    pub fn find(&self, index: usize) -> Option<Value> {
        if index >= self.capacity {
            return None;
        }
        // SAFETY: as for `get`.
        Some(unsafe { self.first().add(index).read() })
    }

    #[inline(always)]
    pub fn get(&self, index: usize) -> Value {
        assert!(index < self.capacity);
        // SAFETY: the index is below the capacity, and all values are initialized.
        unsafe { self.first().add(index).read() }
    }

    #[inline(always)]
    pub fn set(&self, index: usize, value: Value) {
        assert!(index < self.capacity);
        // SAFETY: the index is below the capacity.
        unsafe { self.first().add(index).write(value) }
    }

    /// All values.
    pub fn as_cells(&self) -> &[Cell<Value>] {
        // SAFETY: `capacity` initialized values stand behind the struct; a cell has the layout of what it holds.
        unsafe { std::slice::from_raw_parts(self.first().cast(), self.capacity) }
    }

    /// The exposed address of a value.
    pub fn address_of(&self, index: usize) -> usize {
        assert!(index < self.capacity);
        self.first().wrapping_add(index).expose_provenance()
    }
}

impl ByteArray {
    /// An array of `capacity` zero bytes.
    pub fn new(heap: &Heap, capacity: usize) -> Gc<ByteArray> {
        let array = ByteArray { header: Header::new(BYTE_ARRAY, 0, std::ptr::null()), capacity };
        // SAFETY: the tail has room for `capacity` bytes.
        heap.alloc_with_tail(array, capacity, |tail| unsafe { tail.write_bytes(0, capacity) })
    }

    #[inline(always)]
    pub fn capacity(&self) -> usize {
        self.capacity
    }

    /// The bytes. Nobody else may hold a slice of them while one is changed, so slices must not outlive a call into
    /// the machine.
    pub fn as_slice(&self) -> &[u8] {
        // SAFETY: `capacity` initialized bytes follow the struct.
        unsafe { std::slice::from_raw_parts((&raw const *self).add(1).cast::<u8>(), self.capacity) }
    }

    pub fn write(&self, index: usize, bytes: &[u8]) {
        assert!(index <= self.capacity && bytes.len() <= self.capacity - index);
        // SAFETY: the range was checked; `copy` allows overlap.
        unsafe { std::ptr::copy(bytes.as_ptr(), (&raw const *self).add(1).cast::<u8>().cast_mut().add(index), bytes.len()) }
    }

    pub fn fill(&self, byte: u8) {
        // SAFETY: `capacity` bytes follow the struct.
        unsafe { (&raw const *self).add(1).cast::<u8>().cast_mut().write_bytes(byte, self.capacity) }
    }

    #[inline(always)]
    pub fn byte(&self, index: usize) -> u8 {
        self.as_slice()[index]
    }

    /// A `T` at the byte offset `index`; both must be multiples of its size.
    #[inline(always)]
    pub fn read<T: Copy + PlainData>(&self, index: usize) -> T {
        assert!(index + size_of::<T>() <= self.capacity);
        // SAFETY: in range; any bytes are a valid `T`.
        unsafe { (&raw const *self).add(1).cast::<u8>().add(index).cast::<T>().read_unaligned() }
    }

    #[inline(always)]
    pub fn store<T: Copy + PlainData>(&self, index: usize, value: T) {
        assert!(index + size_of::<T>() <= self.capacity);
        // SAFETY: in range.
        unsafe { (&raw const *self).add(1).cast::<u8>().cast_mut().add(index).cast::<T>().write_unaligned(value) }
    }
}

/// Types for which any bytes are a value.
pub trait PlainData {}
impl PlainData for u8 {}
impl PlainData for u16 {}
impl PlainData for u32 {}
impl PlainData for u64 {}
impl PlainData for i32 {}
impl PlainData for i64 {}

/// A growable array of values.
pub struct Items {
    array: Cell<Option<Gc<ValueArray>>>,
    len: Cell<usize>,
}

impl Trace for Items {
    fn trace(&self, tracer: &mut Tracer) {
        self.array.trace(tracer);
    }
}

impl Default for Items {
    fn default() -> Items {
        Items::new()
    }
}

impl Items {
    /// Where compiled code finds the buffer, the length, and in the buffer the first value and the capacity.
    pub const ARRAY_OFFSET: usize = std::mem::offset_of!(Items, array);
    pub const LEN_OFFSET: usize = std::mem::offset_of!(Items, len);
    pub const FIRST_IN_ARRAY: usize = size_of::<ValueArray>();
    pub const CAPACITY_IN_ARRAY: usize = std::mem::offset_of!(ValueArray, capacity);

    /// No items, no buffer.
    pub const fn new() -> Items {
        Items { array: Cell::new(None), len: Cell::new(0) }
    }

    pub fn with_capacity(heap: &Heap, capacity: usize) -> Items {
        let items = Items::new();
        items.reserve(heap, capacity);
        items
    }

    /// The values, which something else keeps alive, so many times.
    pub fn repeated(heap: &Heap, values: &[Value], count: usize) -> Items {
        let len = values.len() * count;
        let array = (len > 0).then(|| ValueArray::repeated(heap, values, count));
        Items { array: Cell::new(array), len: Cell::new(len) }
    }

    pub fn from_slice(heap: &Heap, values: &[Value]) -> Items {
        Items::repeated(heap, values, 1)
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len.get()
    }

    /// Whether something was put into it since it was new, or what it had was taken.
    pub fn has_buffer(&self) -> bool {
        self.array.get().is_some()
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len.get() == 0
    }

    #[inline(always)]
    fn first(&self) -> *mut Value {
        self.array.get().map_or(std::ptr::null_mut(), |array| array.first())
    }

    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Value> {
        // SAFETY: the index is below the length, which is at most the buffer's capacity.
        (index < self.len.get()).then(|| unsafe { self.first().add(index).read() })
    }

    /// The item at an index that exists.
    #[inline(always)]
    pub fn at(&self, index: usize) -> Value {
        self.get(index).expect("the caller knows the length")
    }

    /// Replaces an item; whether the index exists.
    #[inline(always)]
    pub fn set(&self, index: usize, value: Value) -> bool {
        let exists = index < self.len.get();
        if exists {
            // SAFETY: the index is below the length.
            unsafe { self.first().add(index).write(value) };
        }
        exists
    }

    #[inline(always)]
    pub fn push(&self, heap: &Heap, value: Value) {
        let len = self.len.get();
        if self.array.get().is_none_or(|array| len == array.capacity()) {
            self.grow(heap, len + 1);
        }
        // SAFETY: the capacity is greater than the length now.
        unsafe { self.first().add(len).write(value) };
        self.len.set(len + 1);
    }

    /// Appends if there is room without growing; whether there was.
    #[inline(always)]
    pub fn push_in_place(&self, value: Value) -> bool {
        let len = self.len.get();
        let has_room = self.array.get().is_some_and(|array| len < array.capacity());
        if has_room {
            // SAFETY: the capacity is greater than the length.
            unsafe { self.first().add(len).write(value) };
            self.len.set(len + 1);
        }
        has_room
    }

    #[inline(always)]
    pub fn pop(&self) -> Option<Value> {
        let last = self.len.get().checked_sub(1)?;
        let value = self.at(last);
        // The collector looks at the whole buffer.
        self.set(last, Value::UNBOUND);
        self.len.set(last);
        Some(value)
    }

    pub fn reserve(&self, heap: &Heap, capacity: usize) {
        if self.array.get().map_or(0, |array| array.capacity()) < capacity {
            self.replace_buffer(heap, capacity);
        }
    }

    #[cold]
    #[inline(never)]
    fn grow(&self, heap: &Heap, needed: usize) {
        self.replace_buffer(heap, (needed + needed / 2).max(4));
    }

    fn replace_buffer(&self, heap: &Heap, capacity: usize) {
        if let Some(old) = self.array.get()
            // SAFETY: the buffer belongs to this `Items` alone, and slices of it do not outlive a change.
            && let Some(grown) = unsafe { ValueArray::grow(heap, old, capacity) }
        {
            self.array.set(Some(grown));
            return;
        }
        let new = ValueArray::new(heap, capacity);
        let old = self.array.get();
        if let Some(old) = old {
            // SAFETY: both buffers hold at least `len` values and are different.
            unsafe { std::ptr::copy_nonoverlapping(old.first(), new.first(), self.len.get()) };
        }
        self.array.set(Some(new));
        if let Some(old) = old {
            // SAFETY: the buffer belonged to this `Items` alone, and slices of it do not outlive a change.
            unsafe { heap.free_if_large(old.address()) };
        }
    }

    /// Inserts before `index`, which is at most the length.
    pub fn insert(&self, heap: &Heap, index: usize, value: Value) {
        self.push(heap, value);
        assert!(index < self.len.get());
        // SAFETY: both ranges are inside the buffer; `copy` allows overlap.
        unsafe { std::ptr::copy(self.first().add(index), self.first().add(index + 1), self.len.get() - 1 - index) };
        self.set(index, value);
    }

    pub fn remove(&self, index: usize) -> Value {
        let value = self.at(index);
        self.remove_range(index, index + 1);
        value
    }

    /// Removes `start..end`, which must exist.
    pub fn remove_range(&self, start: usize, end: usize) {
        let len = self.len.get();
        assert!(start <= end && end <= len);
        if start == end {
            return;
        }
        // SAFETY: both ranges are inside the buffer; `copy` allows overlap.
        unsafe { std::ptr::copy(self.first().add(end), self.first().add(start), len - end) };
        self.truncate(len - (end - start));
    }

    pub fn truncate(&self, len: usize) {
        for index in len..self.len.get() {
            self.set(index, Value::UNBOUND);
        }
        self.len.set(len.min(self.len.get()));
    }

    pub fn clear(&self) {
        self.array.set(None);
        self.len.set(0);
    }

    /// Puts `values` in the place of `start..end`, which must exist.
    pub fn splice(&self, heap: &Heap, start: usize, end: usize, values: &[Value]) {
        let len = self.len.get();
        assert!(start <= end && end <= len);
        let new_len = len - (end - start) + values.len();
        self.reserve(heap, new_len);
        if new_len == 0 {
            return self.truncate(0);
        }
        // SAFETY: the capacity is at least the new length; `copy` allows overlap.
        unsafe { std::ptr::copy(self.first().add(end), self.first().add(start + values.len()), len - end) };
        self.len.set(new_len.max(len));
        for (offset, &value) in values.iter().enumerate() {
            self.set(start + offset, value);
        }
        self.truncate(new_len);
    }

    /// Appends values, which are not those of this `Items` itself.
    pub fn extend(&self, heap: &Heap, values: &[Value]) {
        if values.is_empty() {
            return;
        }
        let needed = self.len.get() + values.len();
        if self.array.get().map_or(0, |array| array.capacity()) < needed {
            self.replace_buffer(heap, needed.max(self.len.get() + self.len.get() / 2));
        }
        // SAFETY: the capacity is at least the new length, and the values are in other memory.
        unsafe { std::ptr::copy_nonoverlapping(values.as_ptr(), self.first().add(self.len.get()), values.len()) };
        self.len.set(needed);
    }

    /// The items now. The slice must not be used after a change: copy what is needed, or index anew.
    pub fn as_slice(&self) -> &[Value] {
        match self.array.get() {
            // SAFETY: `len` initialized values stand at the start of the buffer.
            Some(array) => unsafe { std::slice::from_raw_parts(array.first(), self.len.get()) },
            None => &[],
        }
    }

    /// Replaces all items by as many others.
    pub fn overwrite(&self, values: &[Value]) {
        assert_eq!(values.len(), self.len.get());
        // SAFETY: the buffer holds that many values; `copy` allows overlap.
        unsafe { std::ptr::copy(values.as_ptr(), self.first(), values.len()) }
    }

    pub fn swap(&self, one: usize, other: usize) {
        let (first, second) = (self.at(one), self.at(other));
        self.set(one, second);
        self.set(other, first);
    }

    pub fn reverse(&self) {
        let len = self.len.get();
        (0..len / 2).for_each(|index| self.swap(index, len - 1 - index));
    }

    /// Takes the content of `other`, which becomes empty.
    pub fn take(&self, other: &Items) {
        self.array.set(other.array.take());
        self.len.set(other.len.replace(0));
    }

    /// Items for temporary use: a new array with the same content.
    pub fn duplicate(&self, heap: &Heap) -> Items {
        Items::from_slice(heap, self.as_slice())
    }
}
