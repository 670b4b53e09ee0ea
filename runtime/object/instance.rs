//! Instances of classes written in Python (and of `object`): header, one word for what does not fit, inline slots.

use std::cell::Cell;

use super::dict::Dict;
use super::shape::{Shape, Storage};
use super::type_::Type;
use crate::gc::{Gc, Header, KindIndex, Object, Tracer, ValueArray};
use crate::object::Kind;
use crate::value::Value;
use crate::vm::Vm;

/// An instance with slots.
#[repr(C)]
pub struct Instance {
    header: Header,
    /// The overflow array of slots, or the dict if the shape says so, or unbound.
    extra: Cell<Value>,
}

// SAFETY: `repr(C)` with the header first; all slots are traced.
unsafe impl Object for Instance {
    const KIND: KindIndex = Kind::Instance as KindIndex;
    fn trace(&self, tracer: &mut Tracer) {
        tracer.value(self.extra.get());
        for index in 0..self.shape().inline_capacity {
            tracer.value(self.inline(index).get());
        }
    }
    fn size(&self) -> usize {
        size_of::<Instance>() + self.shape().inline_capacity * 8
    }
}

/// Bytes from an instance's start to its first inline slot.
pub const FIRST_SLOT: usize = size_of::<Instance>();

impl Instance {
    pub fn header(&self) -> &Header {
        &self.header
    }

    #[inline]
    pub fn shape(&self) -> &'static Shape {
        self.header.shape()
    }

    #[inline(always)]
    fn inline(&self, index: usize) -> &Cell<Value> {
        debug_assert!(index < self.shape().inline_capacity);
        // SAFETY: the caller stays below the inline capacity, for which there is room behind the struct.
        unsafe { &*(&raw const *self).add(1).cast::<Cell<Value>>().add(index) }
    }

    fn overflow(&self) -> Option<Gc<ValueArray>> {
        self.extra.get().downcast()
    }

    /// The content of a slot of the present shape; unbound if it was never set or deleted.
    #[inline]
    pub fn slot(&self, index: usize) -> Value {
        let capacity = self.shape().inline_capacity;
        if index < capacity { self.inline(index).get() } else { self.overflow().map_or(Value::UNBOUND, |array| array.get(index - capacity)) }
    }

    /// Changes a slot of the present shape.
    #[inline]
    pub fn set_slot(&self, index: usize, value: Value) {
        let capacity = self.shape().inline_capacity;
        if index < capacity {
            self.inline(index).set(value);
        } else if let Some(array) = self.overflow() {
            array.set(index - capacity, value);
        }
    }

    /// The dict of an instance in dict mode.
    pub fn dict(&self) -> Option<Gc<Dict>> {
        self.extra.get().downcast()
    }
}

impl Vm {
    /// An instance without attributes.
    #[inline]
    pub fn instance(&self, class: Gc<Type>) -> Gc<Instance> {
        let shape = class.root_shape();
        let instance = Instance { header: Header::new(Instance::KIND, 0, shape.as_ptr()), extra: Cell::new(Value::UNBOUND) };
        let capacity = shape.inline_capacity;
        let instance = self.heap.alloc_with_tail(instance, capacity * 8, |tail| {
            for index in 0..capacity {
                // SAFETY: the tail has room for the slots.
                unsafe { tail.cast::<Value>().add(index).write(Value::UNBOUND) };
            }
        });
        if class.has_finalizer() {
            self.heap.register_finalizable(instance.value());
        }
        instance
    }

    /// Appends an attribute to an instance in slot mode.
    pub fn add_slot(&mut self, instance: Gc<Instance>, name: Value, value: Value) {
        let shape = instance.shape();
        let index = shape.keys.len();
        if index >= shape.inline_capacity {
            self.expect_attributes(shape.class.get(), index + 1);
            let needed = index - shape.inline_capacity + 1;
            let old = instance.overflow();
            let capacity = old.map_or(0, |array| array.capacity());
            if needed > capacity {
                let new = ValueArray::new(&self.heap, needed.max(capacity * 2).max(4));
                (0..capacity).for_each(|slot| new.set(slot, old.expect("it has a capacity").get(slot)));
                instance.extra.set(new.value());
            }
        }
        instance.header.set_shape(shape.with_key(&self.heap, name).as_ptr());
        instance.set_slot(index, value);
    }

    /// The dict of the instance's attributes. From now on the instance keeps them there.
    pub fn instance_dict(&mut self, instance: Gc<Instance>) -> Gc<Dict> {
        if let Some(dict) = instance.dict() {
            return dict;
        }
        let shape = instance.shape();
        let dict = self.dict();
        let is_plain = |name: &Value| !shape.class.get().is_slot_name(*name);
        for (index, &name) in shape.keys.iter().enumerate().filter(|(_, name)| is_plain(name)) {
            if let Some(value) = instance.slot(index).bound() {
                dict.set_interned(self, name, value);
            }
        }
        let dict_shape = shape.class.get().dict_shape(&self.heap, shape.inline_capacity);
        instance.extra.set(dict.value());
        instance.header.set_shape(dict_shape.as_ptr());
        dict
    }

    /// Replaces the dict of the instance's attributes.
    pub fn set_instance_dict(&mut self, instance: Gc<Instance>, dict: Gc<Dict>) {
        self.instance_dict(instance);
        instance.extra.set(dict.value());
    }
}

impl Storage {
    pub fn is_dict(self) -> bool {
        self == Storage::Dict
    }
}
