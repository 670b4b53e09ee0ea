//! Filling the inline caches of attribute instructions.
//!
//! A cache is valid as long as an object has the header that it was filled for. A class that changes an attribute which
//! caches rely on flushes them all (`Vm::class_changed`); names that are changed all the time are not cached at all.

use crate::gc::Gc;
use crate::object::{Cache, Instance, Shape, Storage, Str, TypeId, generic_get_attr, generic_set_attr};
use crate::value::Value;
use crate::vm::{PyResult, SHARED_CACHES, SharedCache, Vm};

/// `cache.first` of a load that gives `cache.value` itself.
pub const LOADS_CONSTANT: u64 = u64::MAX;

/// Whether the objects of this class look attributes up in the ordinary way, and the name may be cached.
fn is_cacheable(vm: &Vm, object: Value, name: Gc<Str>) -> bool {
    let slots = vm.class_of(object).slots().get_attr;
    object.is_object() && !name.is_volatile.get() && slots.is_some_and(|slot| std::ptr::fn_addr_eq(slot, generic_get_attr as crate::object::GetAttrFn))
}

/// Where an inline slot is, in bytes from the object's start.
fn slot_offset(shape: &Shape, index: usize) -> Option<u64> {
    (index < shape.inline_capacity).then(|| (crate::object::FIRST_SLOT + index * 8) as u64)
}

/// The slot of an instance's own attribute that no data descriptor of the class hides.
fn own_slot(vm: &mut Vm, instance: Gc<Instance>, name: Gc<Str>) -> Option<u64> {
    let shape = instance.shape();
    if shape.storage != Storage::Slots {
        return None;
    }
    let class = shape.class.get();
    if let Some(found) = vm.lookup(class, name)
        && found.is_object()
        && vm.class_of(found).slots().descriptor_set.is_some()
        && !vm.class_of(found).is(TypeId::Member)
    {
        return None;
    }
    slot_offset(shape, shape.slot_of(name.value())?)
}

/// What kind of instruction a cache belongs to.
#[derive(Clone, Copy)]
#[repr(u64)]
pub enum Access {
    Load,
    Store,
    Method,
}

fn shared_place(header: u64, name: u64) -> usize {
    ((header >> 20) ^ (name >> 3)) as usize % SHARED_CACHES
}

fn shared_name(name: Gc<Str>, access: Access) -> u64 {
    // Names are objects: the low bits of their words are 001.
    name.value().bits() ^ (access as u64) << 1
}

/// Fills an inline cache from the second level; whether that knew the object's header.
pub fn recall(vm: &Vm, cache: &Cache, object: Value, name: Gc<Str>, access: Access) -> bool {
    if !object.is_object() {
        return false;
    }
    let (header, name) = (object.header().bits(), shared_name(name, access));
    let shared = &vm.shared_caches[shared_place(header, name)];
    let is_known = shared.header == header && shared.name == name;
    if is_known {
        cache.first.set(shared.first);
        cache.second.set(shared.second);
        cache.value.set(shared.value);
        cache.key.set(header);
    }
    is_known
}

/// Puts what an inline cache was just filled with into the second level.
fn share(vm: &mut Vm, cache: &Cache, name: Gc<Str>, access: Access) {
    let (header, name) = (cache.key.get(), shared_name(name, access));
    let (first, second, value) = (cache.first.get(), cache.second.get(), cache.value.get());
    vm.shared_caches[shared_place(header, name)] = SharedCache { header, name, first, second, value };
}

/// After `object.name` was loaded.
pub fn fill_load(vm: &mut Vm, cache: &Cache, object: Value, name: Gc<Str>) {
    if !is_cacheable(vm, object, name) {
        return;
    }
    if let Some(instance) = object.downcast::<Instance>() {
        if let Some(offset) = own_slot(vm, instance, name) {
            name.is_relied_on.set(true);
            cache.first.set(offset);
            cache.value.set(Value::UNBOUND);
            cache.key.set(object.header().bits());
            share(vm, cache, name, Access::Load);
            return;
        }
        if instance.shape().storage != Storage::Slots || instance.shape().slot_of(name.value()).is_some() {
            return;
        }
    } else if vm.heap.dict_word(&object).is_some() {
        return;
    }
    // Found in the class: plain data, which gives itself.
    let class = vm.class_of(object);
    if let Some(found) = vm.lookup(class, name)
        && (!found.is_object() || vm.class_of(found).slots().descriptor_get.is_none())
    {
        name.is_relied_on.set(true);
        cache.first.set(LOADS_CONSTANT);
        cache.value.set(found);
        cache.key.set(object.header().bits());
        share(vm, cache, name, Access::Load);
    }
}

/// After `object.name = …`, where the object's header was `before`.
pub fn fill_store(vm: &mut Vm, cache: &Cache, object: Value, before: u64, name: Gc<Str>) {
    let set_attr = vm.class_of(object).slots().set_attr;
    let is_plain = set_attr.is_some_and(|slot| std::ptr::fn_addr_eq(slot, generic_set_attr as crate::object::SetAttrFn));
    if !is_plain || name.is_volatile.get() {
        return;
    }
    let Some(instance) = object.downcast::<Instance>() else { return };
    let Some(offset) = own_slot(vm, instance, name) else { return };
    let after = object.header().bits();
    let is_new = after != before;
    let shape = instance.shape();
    // A transition is only remembered if it added just this attribute, as the last one.
    if is_new && shape.keys.last() != Some(&name.value()) {
        return;
    }
    name.is_relied_on.set(true);
    cache.first.set(offset);
    cache.second.set(if is_new { after } else { 0 });
    cache.value.set(Value::UNBOUND);
    cache.key.set(before);
    share(vm, cache, name, Access::Store);
}

/// After `object.name` was found to be the function `callee`, to be called with the object.
pub fn fill_method(vm: &mut Vm, cache: &Cache, object: Value, name: Gc<Str>, callee: Value) {
    if !is_cacheable(vm, object, name) {
        return;
    }
    let has_own_dict = match object.downcast::<Instance>() {
        Some(instance) => instance.shape().storage != Storage::Slots,
        None => vm.heap.dict_word(&object).is_some(),
    };
    if has_own_dict {
        return;
    }
    name.is_relied_on.set(true);
    cache.value.set(callee);
    cache.key.set(object.header().bits());
    share(vm, cache, name, Access::Method);
}

impl Vm {
    /// `object.name` for a call: a function and the object to put before the arguments, or any attribute and unbound.
    pub fn get_method(&mut self, object: Value, name: Gc<Str>) -> PyResult<(Value, Value)> {
        let class = self.class_of(object);
        let slot = class.slots().get_attr.expect("object has attributes");
        if std::ptr::fn_addr_eq(slot, generic_get_attr as crate::object::GetAttrFn)
            && let Some(found) = self.lookup(class, name)
            && found.is_object()
            && (self.class_of(found).is(TypeId::Function) || self.class_of(found).is(TypeId::MethodDescriptor))
            && self.own_attribute(object, name).is_none()
        {
            return Ok((found, object));
        }
        Ok((slot(self, object, name)?, Value::UNBOUND))
    }
}
