//! Attributes: lookup through descriptors, instances and classes; setting and deleting.

use std::cell::Cell;

use super::dict::Dict;
use super::instance::Instance;
use super::shape::Storage;
use super::str_::Str;
use super::type_::Type;
use super::{Known, TypeId};
use crate::gc::Gc;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

impl Vm {
    /// `object.name`; the name is interned.
    pub fn get_attr(&mut self, object: Value, name: Gc<Str>) -> PyResult {
        let slot = self.class_of(object).slots().get_attr.expect("object has attributes");
        slot(self, object, name)
    }

    /// `object.name` for a name of the machine's own.
    pub fn get_known_attr(&mut self, object: Value, name: Known) -> PyResult {
        let name = self.known(name);
        self.get_attr(object, name)
    }

    /// `getattr(object, name, None)`, where no attribute is `None`.
    pub fn find_attr(&mut self, object: Value, name: Gc<Str>) -> PyResult<Option<Value>> {
        let slot = self.class_of(object).slots().get_attr.expect("object has attributes");
        let result = if std::ptr::fn_addr_eq(slot, generic_get_attr as super::slots::GetAttrFn) {
            // No exception is made for what is not there.
            let found = generic_find_attr(self, object, name);
            return self.catch(found, TypeId::AttributeError).map(Option::flatten);
        } else {
            slot(self, object, name)
        };
        self.catch(result, TypeId::AttributeError)
    }

    /// How a class attribute is read through an object, and whether it takes precedence over the object's own.
    #[inline]
    fn descriptor_get(&self, found: Value) -> (Option<super::slots::DescriptorGetFn>, bool) {
        if !found.is_object() {
            return (None, false);
        }
        let class = self.class_of(found);
        let slots = class.slots();
        (slots.descriptor_get, slots.descriptor_set.is_some())
    }

    /// `object.name = value`, or `del object.name`.
    pub fn set_attr(&mut self, object: Value, name: Gc<Str>, value: Option<Value>) -> PyResult<()> {
        let slot = self.class_of(object).slots().set_attr.expect("object has attributes");
        slot(self, object, name, value)
    }

    /// A special method of the object's class, bound to it; the instance's own attributes do not count.
    pub fn special_method(&mut self, object: Value, name: Known) -> PyResult<Option<Value>> {
        let class = self.class_of(object);
        match self.lookup_known(class, name) {
            Some(found) => self.bind(found, object, class.value()).map(Some),
            None => Ok(None),
        }
    }

    /// `type(object).name(object, *values)`, if the class has that method.
    pub fn call_special(&mut self, object: Value, name: Known, values: &[Value]) -> PyResult<Option<Value>> {
        match self.special_method(object, name)? {
            Some(method) => self.call(method, values).map(Some),
            None => Ok(None),
        }
    }

    /// What a class attribute gives when it is looked up through an object (or through the class: `object` unbound).
    pub fn bind(&mut self, found: Value, object: Value, class: Value) -> PyResult {
        let slot = if found.is_object() { self.class_of(found).slots().descriptor_get } else { None };
        match slot {
            Some(get) => get(self, found, object, class),
            None => Ok(found),
        }
    }

    /// The attribute that the object itself has, no class being asked.
    pub fn own_attribute(&mut self, object: Value, name: Gc<Str>) -> Option<Value> {
        if let Some(instance) = object.downcast::<Instance>() {
            let shape = instance.shape();
            return match shape.storage {
                Storage::Dict => instance.dict().and_then(|dict| dict.get_str(name)),
                _ => shape.slot_of(name.value()).and_then(|index| instance.slot(index).bound()),
            };
        }
        let word = self.heap.dict_word(&object)?.get();
        word.downcast::<Dict>().and_then(|dict| dict.get_str(name))
    }

    /// The dict of the object's attributes, made now if need be; `None` if the object has none.
    pub fn attribute_dict(&mut self, object: Value) -> Option<Gc<Dict>> {
        if let Some(instance) = object.downcast::<Instance>() {
            let has_dict = self.class_of(object).facts.has_dict.get();
            return has_dict.then(|| self.instance_dict(instance));
        }
        let word = self.heap.dict_word(&object).map(Cell::get)?;
        if let Some(dict) = word.downcast() {
            return Some(dict);
        }
        let dict = self.dict();
        self.heap.dict_word(&object).expect("it was there").set(dict.value());
        Some(dict)
    }

    /// Replaces the dict of the object's attributes; whether it has one.
    pub fn set_attribute_dict(&mut self, object: Value, dict: Gc<Dict>) -> bool {
        if let Some(instance) = object.downcast::<Instance>() {
            self.set_instance_dict(instance, dict);
            return true;
        }
        self.heap.dict_word(&object).inspect(|word| word.set(dict.value())).is_some()
    }

    /// AttributeError as `object.__getattribute__` words it.
    #[cold]
    pub fn no_attribute(&mut self, object: Value, name: Gc<Str>) -> Raised {
        let class = self.type_name(object);
        let message = format!("'{class}' object has no attribute '{}'", name.to_text());
        self.attribute_error(object, name, message)
    }
}

/// `object.__getattribute__`
pub fn generic_get_attr(vm: &mut Vm, object: Value, name: Gc<Str>) -> PyResult {
    match generic_find_attr(vm, object, name)? {
        Some(value) => Ok(value),
        None => Err(vm.no_attribute(object, name)),
    }
}

/// As `generic_get_attr`; no attribute is `None`.
#[inline]
fn generic_find_attr(vm: &mut Vm, object: Value, name: Gc<Str>) -> PyResult<Option<Value>> {
    let class = vm.class_of(object);
    let found = vm.lookup(class, name);
    let (get, goes_first) = found.map_or((None, false), |found| vm.descriptor_get(found));
    if let (Some(found), Some(get), true) = (found, get, goes_first) {
        return get(vm, found, object, class.value()).map(Some);
    }
    if let Some(own) = vm.own_attribute(object, name) {
        return Ok(Some(own));
    }
    match (found, get) {
        (Some(found), Some(get)) => get(vm, found, object, class.value()).map(Some),
        (found, _) => Ok(found),
    }
}

/// `object.__setattr__`, `object.__delattr__`
pub fn generic_set_attr(vm: &mut Vm, object: Value, name: Gc<Str>, value: Option<Value>) -> PyResult<()> {
    let class = vm.class_of(object);
    let found = vm.lookup(class, name);
    if let Some(found) = found
        && found.is_object()
    {
        let set = vm.class_of(found).slots().descriptor_set;
        if let Some(set) = set {
            return set(vm, found, object, value);
        }
    }
    if let Some(instance) = object.downcast::<Instance>()
        && instance.shape().storage == Storage::Slots
    {
        return set_slot_attr(vm, object, instance, name, value);
    }
    match (vm.attribute_dict(object), value) {
        (Some(dict), Some(value)) => {
            let name = vm.interned(name).value();
            dict.set_interned(vm, name, value);
            Ok(())
        }
        (Some(dict), None) => match dict.remove(vm, name.value())? {
            Some(_) => Ok(()),
            None => Err(vm.no_attribute(object, name)),
        },
        (None, _) => Err(read_only(vm, object, name, found.is_some())),
    }
}

fn set_slot_attr(vm: &mut Vm, object: Value, instance: Gc<Instance>, name: Gc<Str>, value: Option<Value>) -> PyResult<()> {
    let shape = instance.shape();
    let class = shape.class.get();
    match (shape.slot_of(name.value()), value) {
        (Some(index), Some(value)) => instance.set_slot(index, value),
        (Some(index), None) => {
            if instance.slot(index).is_unbound() {
                return Err(vm.no_attribute(object, name));
            }
            // The order of attributes must be that of their latest creation: the dict knows it.
            let dict = vm.instance_dict(instance);
            dict.remove(vm, name.value())?;
        }
        (None, Some(value)) if class.facts.has_dict.get() => {
            let name = vm.interned(name);
            vm.add_slot(instance, name.value(), value);
        }
        (None, None) if class.facts.has_dict.get() => return Err(vm.no_attribute(object, name)),
        (None, _) => {
            let exists = vm.lookup(class, name).is_some();
            return Err(read_only(vm, object, name, exists));
        }
    }
    Ok(())
}

fn read_only(vm: &mut Vm, object: Value, name: Gc<Str>, exists: bool) -> Raised {
    let class = vm.type_name(object);
    let name_text = name.to_text();
    let message = if exists {
        format!("'{class}' object attribute '{name_text}' is read-only")
    } else if vm.class_of(object).slots().set_attr.is_some_and(|slot| std::ptr::fn_addr_eq(slot, generic_set_attr as super::slots::SetAttrFn)) {
        format!("'{class}' object has no attribute '{name_text}' and no __dict__ for setting new attributes")
    } else {
        format!("'{class}' object has no attribute '{name_text}'")
    };
    vm.attribute_error(object, name, message)
}

/// `type.__getattribute__`
pub fn type_get_attr(vm: &mut Vm, object: Value, name: Gc<Str>) -> PyResult {
    let class = object.downcast::<Type>().expect("the slot belongs to classes");
    let meta = vm.class_of(object);
    let in_meta = vm.lookup(meta, name);
    let (get, goes_first) = in_meta.map_or((None, false), |found| vm.descriptor_get(found));
    if let (Some(found), Some(get), true) = (in_meta, get, goes_first) {
        return get(vm, found, object, meta.value());
    }
    if let Some(found) = vm.lookup(class, name) {
        return vm.bind(found, Value::UNBOUND, object);
    }
    match (in_meta, get) {
        (Some(found), Some(get)) => get(vm, found, object, meta.value()),
        (Some(found), None) => Ok(found),
        (None, _) => {
            let message = format!("type object '{}' has no attribute '{}'", class.name.get().to_text(), name.to_text());
            Err(vm.attribute_error(object, name, message))
        }
    }
}

/// `type.__setattr__`, `type.__delattr__`
pub fn type_set_attr(vm: &mut Vm, object: Value, name: Gc<Str>, value: Option<Value>) -> PyResult<()> {
    let class = object.downcast::<Type>().expect("the slot belongs to classes");
    if !class.facts.is_heap_type.get() {
        let message = format!("cannot set '{}' attribute of immutable type '{}'", name.to_text(), class.name.get().to_text());
        return Err(vm.type_error(message));
    }
    let meta = vm.class_of(object);
    if let Some(found) = vm.lookup(meta, name)
        && found.is_object()
    {
        let set = vm.class_of(found).slots().descriptor_set;
        if let Some(set) = set {
            return set(vm, found, object, value);
        }
    }
    let name = vm.interned(name);
    let dict = class.dict.get();
    match value {
        Some(value) => dict.set_interned(vm, name.value(), value),
        None => {
            if dict.remove(vm, name.value())?.is_none() {
                let message = format!("type object '{}' has no attribute '{}'", class.name.get().to_text(), name.to_text());
                return Err(vm.attribute_error(object, name, message));
            }
        }
    }
    vm.class_changed(class, name);
    Ok(())
}
