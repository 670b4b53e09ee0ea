//! Attributes. An inline cache holds a header (class and shape) and what the name means for objects with that header.

use crate::gc::Gc;
use crate::interp::cache_attribute::{self, Access, LOADS_CONSTANT, find_other, find_other_store, known_getter, recall};
use crate::interp::execute::{Execute, Step};
use crate::interp::frame::Cx;
use crate::interp::tier;
use crate::interp::types::function::Function;
use crate::isa::*;
use crate::object::{Known, Type, TypeId};
use crate::types::descriptors::super_get_attr;
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

use super::calls::enter_with;
use super::names::name;

impl Execute for LoadAttr {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, vm: &mut Vm) -> Step {
        let object = cx.get(self.obj);
        let cache = cx.cache(self.cache);
        if !object.is_object() {
            return Step::Slow;
        }
        let value = if object.header().bits() == cache.key.get() {
            if cache.first.get() == LOADS_CONSTANT { cache.value.get() } else { cache.load_slot(object) }
        } else {
            let Some(other) = find_other(vm, cache, object) else { return Step::Slow };
            if other.first == LOADS_CONSTANT { other.value } else { other.load_slot(object) }
        };
        if value.is_unbound() {
            return Step::Slow;
        }
        cx.set(self.dst, value);
        Step::Next
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let (object, name) = (cx.get(self.obj), name(cx, self.name));
        if self.cache != CacheIndex::SHARED
            && recall(vm, cx.cache_to_fill(vm, self.cache), object, name, Access::Load)
            && self.fast(cx, vm) == Step::Next
        {
            return Ok(Step::Next);
        }
        if let Some(getter) = known_getter(vm, object, name)
            && let Some(function) = getter.downcast::<Function>()
        {
            return enter_with(&self, cx, vm, function, &[object], self.dst);
        }
        let value = vm.get_attr(object, name)?;
        if self.cache != CacheIndex::SHARED {
            if object.is::<Module>() {
                tier::set_operation(*cx, Op::LoadAttrDict);
            } else if let Some(class) = object.downcast::<Type>() {
                if cache_attribute::fill_class(vm, cx.cache_to_fill(vm, self.cache), class, name) {
                    tier::set_operation(*cx, Op::LoadAttrClass);
                }
            } else {
                cache_attribute::fill_load(vm, cx.cache_to_fill(vm, self.cache), object, name);
            }
        }
        cx.set(self.dst, value);
        Ok(Step::Next)
    }
}

impl Execute for LoadAttrDict {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        let cache = cx.cache(self.cache);
        // The cache holds the module, whose dict has the version that was seen.
        let Some(module) = cache.value.get().downcast::<Module>() else { return Step::Slow };
        if module.value() != cx.get(self.obj) || cache.key.get() != module.dict.get().version.get() {
            return Step::Slow;
        }
        cx.set(self.dst, cache.remembered_entry());
        Step::Next
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let (object, name) = (cx.get(self.obj), name(cx, self.name));
        let value = vm.get_attr(object, name)?;
        match object.downcast::<Module>() {
            Some(module) => {
                let dict = module.dict.get();
                if let Some(index) = dict.index_of_str(name) {
                    let cache = cx.cache_to_fill(vm, self.cache);
                    cache.key.set(dict.version.get());
                    cache.value.set(object);
                    cache.first.set(dict.value_address(index) as u64);
                }
            }
            None => {
                cx.cache(self.cache).clear();
                tier::set_operation(*cx, Op::LoadAttr);
            }
        }
        cx.set(self.dst, value);
        Ok(Step::Next)
    }
}

impl Execute for LoadAttrClass {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        let cache = cx.cache(self.cache);
        if cache.value.get() != cx.get(self.obj) {
            return Step::Slow;
        }
        cx.set(self.dst, cache.remembered_constant());
        Step::Next
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let (object, name) = (cx.get(self.obj), name(cx, self.name));
        let value = vm.get_attr(object, name)?;
        let class = object.downcast::<Type>();
        if !class.is_some_and(|class| cache_attribute::fill_class(vm, cx.cache_to_fill(vm, self.cache), class, name)) {
            cx.cache(self.cache).clear();
            tier::set_operation(*cx, Op::LoadAttr);
        }
        cx.set(self.dst, value);
        Ok(Step::Next)
    }
}

impl Execute for StoreAttr {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, vm: &mut Vm) -> Step {
        let object = cx.get(self.obj);
        let cache = cx.cache(self.cache);
        if !object.is_object() {
            return Step::Slow;
        }
        // With a new attribute the object gets the next shape.
        if object.header().bits() == cache.key.get() {
            if cache.second.get() != 0 {
                object.header().replace(cache.second.get());
            }
            cache.store_slot(object, cx.get(self.src));
        } else {
            let Some(other) = find_other_store(vm, cache, object) else { return Step::Slow };
            if other.second != 0 {
                object.header().replace(other.second);
            }
            other.store_slot(object, cx.get(self.src));
        }
        Step::Next
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let (object, name) = (cx.get(self.obj), name(cx, self.name));
        if self.cache != CacheIndex::SHARED && recall(vm, cx.cache_to_fill(vm, self.cache), object, name, Access::Store) {
            self.fast(cx, vm);
            return Ok(Step::Next);
        }
        let before = if object.is_object() { object.header().bits() } else { 0 };
        vm.set_attr(object, name, Some(cx.get(self.src)))?;
        if self.cache != CacheIndex::SHARED {
            cache_attribute::fill_store(vm, cx.cache_to_fill(vm, self.cache), object, before, name);
        }
        Ok(Step::Next)
    }
}

impl Execute for DeleteAttr {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        vm.set_attr(cx.get(self.obj), name(cx, self.name), None)?;
        Ok(Step::Next)
    }
}

impl Execute for LoadMethod {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, vm: &mut Vm) -> Step {
        let object = cx.get(self.obj);
        let cache = cx.cache(self.cache);
        if !object.is_object() {
            return Step::Slow;
        }
        let callee = if object.header().bits() == cache.key.get() {
            cache.value.get()
        } else {
            let Some(other) = find_other(vm, cache, object) else { return Step::Slow };
            other.value
        };
        cx.set(self.dst, callee);
        cx.set(self.this, object);
        Step::Next
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let (object, name) = (cx.get(self.obj), name(cx, self.name));
        if self.cache != CacheIndex::SHARED && recall(vm, cx.cache_to_fill(vm, self.cache), object, name, Access::Method) {
            self.fast(cx, vm);
            return Ok(Step::Next);
        }
        let cache = (self.cache != CacheIndex::SHARED).then(|| cx.cache_to_fill(vm, self.cache));
        let (callee, this) = cache_attribute::find_method(vm, cache, object, name)?;
        cx.set(self.dst, callee);
        cx.set(self.this, this);
        Ok(Step::Next)
    }
}

/// The attribute of `super(cls, obj)`; unless `super_` is something else than the built-in.
fn load_super(cx: &Cx, vm: &mut Vm, super_: Reg, cls: Reg, obj: Reg, name_index: Name, two_args: Count) -> PyResult {
    let name = name(cx, name_index);
    let (super_, cls, obj) = (cx.get(super_), cx.get(cls), cx.get(obj));
    if super_ == vm.type_(TypeId::Super).value() {
        let Some(class) = cls.downcast::<Type>() else {
            let given = vm.type_name(cls);
            return Err(if two_args.0 == 1 {
                vm.type_error(format!("super() argument 1 must be a type, not {given}"))
            } else {
                vm.raise(TypeId::RuntimeError, format!("super(): __class__ is not a type ({given})"))
            });
        };
        return super_get_attr(vm, class, obj, name);
    }
    let values: &[Value] = if two_args.0 == 1 { &[cls, obj] } else { &[] };
    let proxy = vm.call(super_, values)?;
    vm.get_attr(proxy, name)
}

impl Execute for LoadSuperAttr {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let value = load_super(cx, vm, self.super_, self.cls, self.obj, self.name, self.two_args)?;
        cx.set(self.dst, value);
        Ok(Step::Next)
    }
}

impl Execute for LoadSuperMethod {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let (super_, cls, object) = (cx.get(self.super_), cx.get(self.cls), cx.get(self.obj));
        // A plain function found behind the class needs no bound method.
        if super_ == vm.type_(TypeId::Super).value()
            && let Some(class) = cls.downcast::<Type>()
            && vm.class_of(object).is_subclass_of(class)
            && let Some(function) = function_behind(vm, class, object, name(cx, self.name))
        {
            cx.set(self.dst, function);
            cx.set(self.this, object);
            return Ok(Step::Next);
        }
        let value = load_super(cx, vm, self.super_, self.cls, self.obj, self.name, self.two_args)?;
        cx.set(self.dst, value);
        cx.set(self.this, Value::UNBOUND);
        Ok(Step::Next)
    }
}

/// What the classes behind `class` in the order of the object's class have, if it is a Python function.
fn function_behind(vm: &mut Vm, class: Gc<Type>, object: Value, name: Gc<crate::object::Str>) -> Option<Value> {
    let order = vm.class_of(object).mro.get();
    let mut behind = order.as_slice().iter().skip_while(|&&candidate| candidate != class.value()).skip(1);
    let found = behind.find_map(|candidate| candidate.downcast::<Type>().and_then(|candidate| candidate.dict.get().get_str(name)))?;
    vm.class_of(found).is(TypeId::Function).then_some(found)
}

impl Execute for LoadSpecial {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        const NAMES: [Known; 4] = [Known::__enter__, Known::__exit__, Known::__aenter__, Known::__aexit__];
        let object = cx.get(self.obj);
        let name = NAMES[usize::from(self.which.0) & 3];
        let class = vm.class_of(object);
        if let Some(function) = vm.lookup_known(class, name).filter(|found| vm.class_of(*found).is(TypeId::Function)) {
            cx.set(self.dst, function);
            cx.set(self.this, object);
            return Ok(Step::Next);
        }
        match vm.special_method(object, name)? {
            Some(method) => {
                cx.set(self.dst, method);
                cx.set(self.this, Value::UNBOUND);
                Ok(Step::Next)
            }
            None => {
                let class = vm.type_name(object);
                let (what, missed) = match name {
                    Known::__enter__ => ("the context manager protocol", ""),
                    Known::__exit__ => ("the context manager protocol", " (missed __exit__ method)"),
                    Known::__aenter__ => ("the asynchronous context manager protocol", ""),
                    _ => ("the asynchronous context manager protocol", " (missed __aexit__ method)"),
                };
                Err(vm.type_error(format!("'{class}' object does not support {what}{missed}")))
            }
        }
    }
}
