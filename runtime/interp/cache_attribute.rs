//! Filling the inline caches of attribute instructions.
//!
//! There are two levels. The instruction's own cache knows one header; behind it a table that all instructions share knows what
//! names mean for the headers of places where objects of several classes meet. `second` of an inline cache (`value` of one for
//! stores) is what finds a name there, so that looking there needs no call.
//! A cache is valid as long as an object has the header that it was filled for. A class that changes an attribute which
//! caches rely on flushes them all (`Vm::class_changed`); names that are changed all the time are not cached at all.

use crate::gc::Gc;
use crate::interp::types::function::Function;
use crate::object::{
    Builtin, Cache, ClassMethod, Instance, Member, Shape, StaticMethod, Storage, Str, Type, TypeId, generic_get_attr, generic_set_attr, type_get_attr,
};
use crate::value::Value;
use crate::types::descriptors::Property;
use crate::vm::tier::Meaning;
use crate::vm::{PyResult, SharedCache, Vm};

/// `cache.first` of a load that gives `cache.value` itself.
pub const LOADS_CONSTANT: u64 = u64::MAX;

/// Whether the objects of this class look attributes up in the ordinary way, and the name may be cached.
fn is_cacheable(vm: &Vm, object: Value, name: Gc<Str>) -> bool {
    let slots = vm.class_of(object).slots().get_attr;
    object.is_object() && !name.is_volatile() && slots.is_some_and(|slot| std::ptr::fn_addr_eq(slot, generic_get_attr as crate::object::GetAttrFn))
}

/// What an attribute of a class is, if that holds until a class changes the name: it is not bound, and the metaclass has no part in it.
pub fn class_constant(vm: &mut Vm, class: Gc<Type>, name: Gc<Str>) -> Option<Value> {
    let meta = vm.class_of(class.value());
    let is_plain = meta.slots().get_attr.is_some_and(|slot| std::ptr::fn_addr_eq(slot, type_get_attr as crate::object::GetAttrFn));
    if name.is_volatile() || !is_plain || vm.lookup(meta, name).is_some() {
        return None;
    }
    let found = vm.lookup(class, name)?;
    if let Some(method) = found.downcast_exact::<StaticMethod>() {
        return Some(method.function.get());
    }
    let is_unbound = !found.is_object() || found.is::<Function>() || vm.class_of(found).slots().descriptor_get.is_none();
    is_unbound.then_some(found)
}

/// After `class.name` was loaded: fills the cache of a `load_attr_class`, if there can be one.
pub fn fill_class(vm: &mut Vm, cache: &Cache, class: Gc<Type>, name: Gc<Str>) -> bool {
    let Some(found) = class_constant(vm, class, name) else { return false };
    name.rely_on();
    cache.remember_constant(found);
    cache.value.set(class.value());
    cache.key.set(1);
    true
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
        && !found.is::<Member>()
    {
        return None;
    }
    slot_offset(shape, shape.slot_of(name.value())?)
}

/// What a cache is for.
#[derive(Clone, Copy)]
#[repr(u64)]
pub enum Access {
    Load,
    Store,
    Method,
    /// A load that calls the getter of a property; only the second level knows those.
    Property,
    /// A method that is called without the object; only the second level knows those.
    Static,
}

/// `first` of what a static method's name means.
pub const WITHOUT_OBJECT: u64 = 1;

fn shared_name(name: Value, access: Access) -> u64 {
    // Names are objects: the low bits of their words are 001.
    name.bits() ^ (access as u64) << 1
}

/// What the second level knows for a header under a name's word.
#[inline(always)]
fn find_shared(vm: &Vm, header: u64, name: u64) -> Option<&SharedCache> {
    let shared = &vm.shared_caches[SharedCache::place(header, name)];
    (shared.header == header && shared.name == name).then_some(shared)
}

/// What the second level knows about `object.name`.
fn known(vm: &Vm, object: Value, name: Gc<Str>, access: Access) -> Option<&SharedCache> {
    object.is_object().then(|| find_shared(vm, object.header().bits(), shared_name(name.value(), access)))?
}

/// What the second level knows for an object with another header than the cache of a load.
#[inline(always)]
pub fn find_other<'vm>(vm: &'vm Vm, cache: &Cache, object: Value) -> Option<&'vm SharedCache> {
    find_shared(vm, object.header().bits(), cache.second.get())
}

/// What the second level knows for an object with another header than the cache of a store.
#[inline(always)]
pub fn find_other_store<'vm>(vm: &'vm Vm, cache: &Cache, object: Value) -> Option<&'vm SharedCache> {
    find_shared(vm, object.header().bits(), shared_name(cache.value.get(), Access::Store))
}

/// The getter of the property that `object.name` is known to be.
pub fn known_getter(vm: &Vm, object: Value, name: Gc<Str>) -> Option<Value> {
    known(vm, object, name, Access::Property)?.value.downcast::<Property>().map(|property| property.getter.get())
}

/// Fills an inline cache from the second level; whether that knew the object's header.
pub fn recall(vm: &Vm, cache: &Cache, object: Value, name: Gc<Str>, access: Access) -> bool {
    let shared = known(vm, object, name, access);
    if let Some(shared) = shared {
        cache.first.set(shared.first);
        cache.second.set(shared.second);
        cache.value.set(shared.value);
        cache.key.set(shared.header);
    }
    shared.is_some()
}

/// What a name means for the objects with a header, if it is known.
pub fn meaning(vm: &Vm, header: u64, name: Value, access: Access) -> Option<Meaning> {
    let shared = find_shared(vm, header, shared_name(name, access))?;
    Some(Meaning { header, first: shared.first, second: shared.second, value: shared.value })
}

/// What the name of a method means for the objects with a header, if it is known.
pub fn method_meaning(vm: &Vm, header: u64, name: Value) -> Option<Meaning> {
    meaning(vm, header, name, Access::Method).or_else(|| meaning(vm, header, name, Access::Static))
}

/// What is found by a header and a name.
struct Found {
    first: u64,
    second: u64,
    value: Value,
}

/// Fills both levels.
fn fill(vm: &mut Vm, cache: &Cache, header: u64, name: Gc<Str>, access: Access, found: Found) {
    cache.first.set(found.first);
    cache.second.set(found.second);
    cache.value.set(found.value);
    cache.key.set(header);
    fill_shared(vm, header, name, access, found);
}

/// Fills the second level.
fn fill_shared(vm: &mut Vm, header: u64, name: Gc<Str>, access: Access, found: Found) {
    name.rely_on();
    let Found { first, second, value } = found;
    let name = shared_name(name.value(), access);
    vm.shared_caches[SharedCache::place(header, name)] = SharedCache { header, name, first, second, value };
}

/// After `object.name` was loaded.
pub fn fill_load(vm: &mut Vm, cache: &Cache, object: Value, name: Gc<Str>) {
    if !is_cacheable(vm, object, name) {
        return;
    }
    let (header, second) = (object.header().bits(), shared_name(name.value(), Access::Load));
    if let Some(instance) = object.downcast::<Instance>() {
        if let Some(offset) = own_slot(vm, instance, name) {
            fill(vm, cache, header, name, Access::Load, Found { first: offset, second, value: Value::UNBOUND });
            return;
        }
        if instance.shape().storage != Storage::Slots {
            return;
        }
    } else if vm.heap.dict_word(&object).is_some() {
        return;
    }
    let class = vm.class_of(object);
    let Some(found) = vm.lookup(class, name) else { return };
    let is_own = || object.downcast::<Instance>().is_some_and(|instance| instance.shape().slot_of(name.value()).is_some());
    if found.downcast_exact::<Property>().is_some() {
        // The inline cache stays as it is: its fast half calls nothing.
        fill_shared(vm, header, name, Access::Property, Found { first: 0, second: 0, value: found });
    } else if !is_own() && (!found.is_object() || vm.class_of(found).slots().descriptor_get.is_none()) {
        // Plain data, which gives itself.
        fill(vm, cache, header, name, Access::Load, Found { first: LOADS_CONSTANT, second, value: found });
    }
}

/// After `object.name = …`, where the object's header was `before`.
pub fn fill_store(vm: &mut Vm, cache: &Cache, object: Value, before: u64, name: Gc<Str>) {
    let set_attr = vm.class_of(object).slots().set_attr;
    let is_plain = set_attr.is_some_and(|slot| std::ptr::fn_addr_eq(slot, generic_set_attr as crate::object::SetAttrFn));
    if !is_plain || name.is_volatile() {
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
    let second = if is_new { after } else { 0 };
    fill(vm, cache, before, name, Access::Store, Found { first: offset, second, value: name.value() });
}

/// After `object.name` was found to be the function `callee`, to be called with the object.
fn fill_method(vm: &mut Vm, cache: &Cache, object: Value, name: Gc<Str>, callee: Value) {
    if !is_cacheable(vm, object, name) {
        return;
    }
    let has_own_dict = match object.downcast::<Instance>() {
        Some(instance) => instance.shape().storage != Storage::Slots,
        None => vm.heap.dict_word(&object).is_some(),
    };
    // A native method that was put into a class of another kind refuses its instances with an error at each call.
    let is_foreign = callee.downcast::<Builtin>().and_then(|builtin| builtin.owner.get().downcast::<Type>()).is_some_and(|owner| {
        !vm.class_of(object).is_subclass_of(owner)
    });
    if has_own_dict || is_foreign {
        return;
    }
    let second = shared_name(name.value(), Access::Method);
    fill(vm, cache, object.header().bits(), name, Access::Method, Found { first: 0, second, value: callee });
}

/// After `object.name` was found to be `callee`, to be called without the object: if that is due to a static method of the class.
fn fill_static(vm: &mut Vm, object: Value, name: Gc<Str>, callee: Value) {
    let Some(instance) = object.downcast::<Instance>().filter(|_| is_cacheable(vm, object, name)) else { return };
    let shape = instance.shape();
    if shape.storage != Storage::Slots || shape.slot_of(name.value()).is_some() {
        return;
    }
    let class = shape.class.get();
    let found = vm.lookup(class, name).and_then(|found| found.downcast_exact::<StaticMethod>());
    if found.is_some_and(|found| found.function.get() == callee) {
        fill_shared(vm, object.header().bits(), name, Access::Static, Found { first: WITHOUT_OBJECT, second: 0, value: callee });
    }
}

/// `object.name` for a call, as [`Vm::get_method`] gives it. What was found goes to the caches; there is none of the instruction's own if
/// it is not worth one.
pub fn find_method(vm: &mut Vm, cache: Option<&Cache>, object: Value, name: Gc<Str>) -> PyResult<(Value, Value)> {
    if let Some(known) = known(vm, object, name, Access::Static) {
        return Ok((known.value, Value::UNBOUND));
    }
    let (callee, this) = vm.get_method(object, name)?;
    if this.is_unbound() {
        fill_static(vm, object, name, callee);
    } else if let Some(cache) = cache.filter(|_| this == object) {
        fill_method(vm, cache, object, name, callee);
    }
    Ok((callee, this))
}

impl Vm {
    /// `object.name` for a call: a function and the object to put before the arguments, or any attribute and unbound.
    pub fn get_method(&mut self, object: Value, name: Gc<Str>) -> PyResult<(Value, Value)> {
        let class = self.class_of(object);
        let slot = class.slots().get_attr.expect("object has attributes");
        if std::ptr::fn_addr_eq(slot, generic_get_attr as crate::object::GetAttrFn)
            && let Some(found) = self.lookup(class, name)
            && self.own_attribute(object, name).is_none()
        {
            if found.is_object() && (self.class_of(found).is(TypeId::Function) || self.class_of(found).is(TypeId::MethodDescriptor)) {
                return Ok((found, object));
            }
            if let Some(known) = self.method_of_class(found, class) {
                return Ok(known);
            }
        }
        if let Some(receiver) = object.downcast::<Type>()
            && class.is(TypeId::Type)
            && let Some(found) = self.lookup(receiver, name)
            && self.lookup(class, name).is_none()
        {
            if self.class_of(found).is(TypeId::Function) {
                return Ok((found, Value::UNBOUND));
            }
            if let Some(known) = self.method_of_class(found, receiver) {
                return Ok(known);
            }
        }
        Ok((slot(self, object, name)?, Value::UNBOUND))
    }

    /// What is called, and with which first argument, if `found` in a class is a `classmethod` or a `staticmethod` of a function.
    fn method_of_class(&self, found: Value, class: Gc<Type>) -> Option<(Value, Value)> {
        let (function, first) = match self.class_of(found).facts.id.get()? {
            TypeId::StaticMethod => (found.downcast::<StaticMethod>()?.function.get(), Value::UNBOUND),
            TypeId::ClassMethod => (found.downcast::<ClassMethod>()?.function.get(), class.value()),
            _ => return None,
        };
        self.class_of(function).is(TypeId::Function).then_some((function, first))
    }
}
