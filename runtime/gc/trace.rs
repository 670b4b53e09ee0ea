//! Marking: how the collector walks the graph of objects.

use std::cell::{Cell, RefCell};

use super::header::{Gc, Object};
use super::heap::Heap;
use super::native_stack;
use crate::value::Value;

/// Collects the objects that are reached. Given to every object's `trace`.
pub struct Tracer<'a> {
    pub(super) heap: &'a Heap,
    pub(super) pending: Vec<*mut u8>,
    /// Bytes outside the heap that belong to what was reached.
    pub(super) outside: usize,
}

impl Tracer<'_> {
    /// Reports a word that an object or a root contains. The test is where the word is read: most items of long lists are numbers.
    #[inline(always)]
    pub fn value(&mut self, value: Value) {
        if value.is_object() {
            self.address(value.address());
        }
    }

    /// Reports memory that an object owns outside the heap.
    #[inline]
    pub fn outside(&mut self, bytes: usize) {
        self.outside += bytes;
    }

    /// Reports the buffer of an object, outside the heap. A buffer that is being changed while its object's memory is looked at is
    /// counted the next time.
    pub fn buffer<T>(&mut self, buffer: &RefCell<Vec<T>>) {
        if let Ok(buffer) = buffer.try_borrow() {
            self.outside(buffer.capacity() * size_of::<T>());
        }
    }

    /// Reports words that may be anything: only what is exactly an object's address (tagged or not), or points into
    /// an object, counts.
    pub fn conservative(&mut self, word: usize) {
        if let Some(address) = self.heap.object_at(word) {
            self.address(address);
        }
    }

    /// Reports the words of the native stack of a thread that waits, between two addresses.
    pub fn native_stack(&mut self, top: usize, base: usize) {
        native_stack::scan_words(top, base, &mut |word| self.conservative(word));
    }

    #[inline(never)]
    fn address(&mut self, address: *mut u8) {
        if self.heap.mark(address) {
            self.pending.push(address);
        }
    }
}

/// A field of a heap object that the collector asks for its values. Types without any have an empty `trace`.
pub trait Trace {
    fn trace(&self, tracer: &mut Tracer);
}

impl Trace for Value {
    #[inline]
    fn trace(&self, tracer: &mut Tracer) {
        tracer.value(*self);
    }
}

impl<T: Object> Trace for Gc<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer) {
        tracer.value(self.value());
    }
}

impl<T: Trace + Copy> Trace for Cell<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer) {
        self.get().trace(tracer);
    }
}

impl<T: Trace> Trace for Option<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer) {
        if let Some(inner) = self {
            inner.trace(tracer);
        }
    }
}

impl<T: Trace, const N: usize> Trace for [T; N] {
    #[inline]
    fn trace(&self, tracer: &mut Tracer) {
        self.iter().for_each(|item| item.trace(tracer));
    }
}

/// Declares types whose values hold no references.
#[macro_export]
macro_rules! untraced {
    ($($type:ty),* $(,)?) => {$(
        impl $crate::gc::Trace for $type {
            #[inline(always)]
            fn trace(&self, _: &mut $crate::gc::Tracer) {}
        }
    )*};
}

untraced!(bool, u8, u16, u32, u64, usize, i32, i64, f64, String, &'static str);
