//! Shapes: which attributes an instance has, and where.
//!
//! Instances of a class that got the same attributes in the same order share a shape, so one comparison of headers tells
//! an inline cache where an attribute is. Shapes form a tree per class and live as long as the machine; a class that
//! is no longer used keeps them, which is the price of never having to check whether a cached shape still exists.

use std::cell::{Cell, RefCell};

use rustc_hash::FxHashMap;

use super::type_::Type;
use crate::gc::{Gc, Heap};
use crate::value::Value;

/// Where instances keep their attributes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Storage {
    /// They have none.
    None,
    /// In slots that the shape describes.
    Slots,
    /// In a dict: the object's dict word, or an instance whose `__dict__` was asked for.
    Dict,
}

/// The layout of instances.
pub struct Shape {
    /// The class of the instances.
    pub class: Cell<Gc<Type>>,
    pub storage: Storage,
    /// Attribute names (interned strs) in the order of their slots.
    pub keys: Vec<Value>,
    /// Slots inside the object; the rest is in its overflow array.
    pub inline_capacity: usize,
    index: FxHashMap<Value, usize>,
    transitions: RefCell<FxHashMap<Value, &'static Shape>>,
}

/// Up to this many keys are searched one by one.
const LINEAR: usize = 8;

impl Shape {
    /// A new root. It lives as long as the heap.
    pub fn root(heap: &Heap, class: Gc<Type>, storage: Storage, keys: Vec<Value>, inline_capacity: usize) -> &'static Shape {
        let index = if keys.len() > LINEAR { keys.iter().copied().zip(0..).collect() } else { FxHashMap::default() };
        heap.keep(Shape { class: Cell::new(class), storage, keys, inline_capacity, index, transitions: RefCell::default() })
    }

    pub fn as_ptr(&'static self) -> *const () {
        (&raw const *self).cast()
    }

    /// The slot of an attribute.
    #[inline]
    pub fn slot_of(&self, name: Value) -> Option<usize> {
        if self.keys.len() <= LINEAR {
            return self.keys.iter().position(|&key| key == name);
        }
        self.index.get(&name).copied()
    }

    /// The shape with one attribute more.
    pub fn with_key(&'static self, heap: &Heap, name: Value) -> &'static Shape {
        if let Some(&next) = self.transitions.borrow().get(&name) {
            return next;
        }
        let keys = self.keys.iter().copied().chain([name]).collect();
        let next = Shape::root(heap, self.class.get(), self.storage, keys, self.inline_capacity);
        self.transitions.borrow_mut().insert(name, next);
        next
    }
}

impl crate::gc::Header {
    /// The shape of the object.
    #[inline(always)]
    pub fn shape(&self) -> &'static Shape {
        // SAFETY: the headers of all but the collector's own objects are made with a shape, and shapes live as long as the heap.
        unsafe { &*self.shape_address().cast::<Shape>() }
    }
}
