//! `functools`, for a machine without the standard library: what the module itself writes in Python.

use std::cell::Cell;

use crate::gc::{Gc, Items};
use crate::methods;
use crate::object::{Arguments, Getter, Kind, Known, Method, Slots, Str, Type, TypeId, TypeSpec};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static FUNCTIONS: &[Method] = methods![
    "cache(user_function, /)" => cache,
    "cmp_to_key(mycmp)" => super::cmp_to_key,
    "lru_cache(maxsize=128, typed=False)" => lru_cache,
    "reduce(function, iterable, initial=<unrepresentable>, /)" => super::reduce,
    "total_ordering(cls)" => total_ordering,
    "update_wrapper(wrapper, wrapped, assigned=None, updated=None)" => update_wrapper,
    "wraps(wrapped, assigned=None, updated=None)" => wraps,
];

/// What decorators with arguments call in the end.
static INNER: &[Method] = methods![
    "lru_cache(maxsize, typed, user_function, /)" => decorate,
    "update_wrapper(wrapped, assigned, updated, wrapper, /)" => |vm: &mut Vm, wrapped: Value, assigned: Value, updated: Value, wrapper: Value| {
        update_wrapper(vm, wrapper, wrapped, assigned, updated)
    },
];

crate::object! {
    /// `cached_property(function)`
    pub struct CachedProperty {
        pub function: Cell<Value>,
        /// The attribute's name, or None.
        pub name: Cell<Value>,
    }
}

pub static CACHED_PROPERTY: TypeSpec = TypeSpec {
    kind: Some(Kind::CachedProperty),
    slots: Slots { descriptor_get: Some(get_cached), new: Some(new_cached), ..Slots::NONE },
    methods: methods!["__set_name__(self, owner, name, /)" => set_name],
    class_methods: crate::types::generic_alias::CLASS_GETITEM,
    getters: &[
        Getter { name: "func", get: |_, value| Ok(cached_property(value).function.get()), set: None },
        Getter { name: "attrname", get: |_, value| Ok(cached_property(value).name.get()), set: None },
        Getter { name: "__doc__", get: |vm, value| vm.get_known_attr(cached_property(value).function.get(), Known::__doc__), set: None },
    ],
    ..TypeSpec::new(TypeId::CachedProperty, "functools.cached_property")
};

/// The attributes that a wrapper takes over.
const ASSIGNED: &[&str] = &["__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__"];
const INFO: &str = "_CacheInfo";

pub fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for (name, id) in [("partial", TypeId::Partial), ("cached_property", TypeId::CachedProperty)] {
        let class = vm.type_(id).value();
        vm.add_to_module(module, name, class);
    }
    let names = ASSIGNED.iter().map(|name| vm.intern(name).value()).collect::<Vec<_>>();
    let assigned = vm.tuple(&names).value();
    vm.add_to_module(module, "WRAPPER_ASSIGNMENTS", assigned);
    let dict = vm.known(Known::__dict__).value();
    let updated = vm.tuple(&[dict]).value();
    vm.add_to_module(module, "WRAPPER_UPDATES", updated);
    let (name, fields) = (vm.text("CacheInfo"), vm.text("hits misses maxsize currsize"));
    let title = vm.text("functools");
    let info = crate::modules::collections_::named_tuple(vm, name, fields, false, Value::NONE, title)?;
    vm.add_to_module(module, INFO, info);
    Ok(())
}

/// A call of an inner function whose last argument is still to come.
fn partial_of(vm: &mut Vm, index: usize, values: &[Value]) -> PyResult {
    let title = vm.intern("functools").value();
    let function = vm.builtin(TypeId::Builtin, &INNER[index], Value::UNBOUND, title).value();
    let arguments = Items::from_slice(&vm.heap, &[function]);
    values.iter().for_each(|&value| arguments.push(&vm.heap, value));
    let class = vm.type_(TypeId::Partial).value();
    vm.call(class, arguments.as_slice())
}

fn cache(vm: &mut Vm, user_function: Value) -> PyResult {
    decorate(vm, Value::NONE, Value::FALSE, user_function)
}

fn lru_cache(vm: &mut Vm, maxsize: Value, typed: Value) -> PyResult {
    let is_size = maxsize.is_none() || maxsize.as_int_ref().is_some();
    if !is_size && vm.class_of(maxsize).slots().call.is_some() {
        return decorate(vm, Value::from_small(128), typed, maxsize);
    }
    if !is_size {
        return Err(vm.type_error("Expected first argument to be an integer, a callable, or None"));
    }
    partial_of(vm, 0, &[maxsize, typed])
}

fn decorate(vm: &mut Vm, maxsize: Value, typed: Value, user_function: Value) -> PyResult {
    let key = vm.intern("functools");
    let module = vm.modules_dict().get_str(key).unwrap_or(Value::NONE);
    let name = vm.intern(INFO);
    let info = vm.get_attr(module, name)?;
    let class = vm.type_(TypeId::LruCache).value();
    let wrapper = vm.call(class, &[user_function, maxsize, typed, info])?;
    update_wrapper(vm, wrapper, user_function, Value::NONE, Value::NONE)
}

fn wraps(vm: &mut Vm, wrapped: Value, assigned: Value, updated: Value) -> PyResult {
    partial_of(vm, 1, &[wrapped, assigned, updated])
}

fn update_wrapper(vm: &mut Vm, wrapper: Value, wrapped: Value, assigned: Value, updated: Value) -> PyResult {
    let assigned = match assigned {
        Value::NONE => {
            let list = vm.list(&[]);
            for name in ASSIGNED {
                let name = vm.intern(name).value();
                list.items.push(&vm.heap, name);
            }
            list
        }
        _ => vm.collect_list(assigned)?,
    };
    for index in 0..assigned.items.len() {
        let Some(name) = assigned.items.at(index).downcast::<Str>() else { continue };
        let name = vm.interned(name);
        if let Some(value) = vm.find_attr(wrapped, name)? {
            vm.set_attr(wrapper, name, Some(value))?;
        }
    }
    let dict = vm.known(Known::__dict__);
    let updates = if updated.is_none() { vm.list(&[dict.value()]) } else { vm.collect_list(updated)? };
    for index in 0..updates.items.len() {
        let Some(name) = updates.items.at(index).downcast::<Str>() else { continue };
        let name = vm.interned(name);
        if let (Some(source), Some(target)) = (vm.find_attr(wrapped, name)?, vm.find_attr(wrapper, name)?) {
            let update = vm.intern("update");
            let update = vm.get_attr(target, update)?;
            vm.call(update, &[source])?;
        }
    }
    let name = vm.known(Known::__wrapped__);
    vm.set_attr(wrapper, name, Some(wrapped))?;
    Ok(wrapper)
}

/// What a comparison is made of when `root` is the one that the class has.
#[derive(Clone, Copy)]
enum Rule {
    /// `not root`
    Not,
    /// `root or ==`
    OrEqual,
    /// `root and !=`
    AndUnequal,
    /// `not root and !=`
    NotAndUnequal,
    /// `not root or ==`
    NotOrEqual,
}

fn derived(vm: &mut Vm, lhs: Value, rhs: Value, root: Known, rule: Rule) -> PyResult {
    let Some(result) = vm.call_special(lhs, root, &[rhs])? else { return Ok(Value::NOT_IMPLEMENTED) };
    if result == Value::NOT_IMPLEMENTED {
        return Ok(result);
    }
    let holds = vm.is_true(result)?;
    let is_equal = |vm: &mut Vm| vm.compare_bool(crate::object::CompareOp::Eq, lhs, rhs);
    Ok(Value::from_bool(match rule {
        Rule::Not => !holds,
        Rule::OrEqual => holds || is_equal(vm)?,
        Rule::AndUnequal => holds && !is_equal(vm)?,
        Rule::NotAndUnequal => !holds && !is_equal(vm)?,
        Rule::NotOrEqual => !holds || is_equal(vm)?,
    }))
}

macro_rules! orderings {
    ($($signature:literal: $root:ident $rule:ident),* $(,)?) => {
        methods![$($signature => |vm: &mut Vm, lhs: Value, rhs: Value| derived(vm, lhs, rhs, Known::$root, Rule::$rule)),*]
    };
}

/// For each root, the most preferred first, the comparisons that follow from it.
static ORDERINGS: &[(Known, &[Method])] = &[
    (Known::__lt__, orderings!["__gt__(self, other, /)": __lt__ NotAndUnequal, "__le__(self, other, /)": __lt__ OrEqual, "__ge__(self, other, /)": __lt__ Not]),
    (Known::__le__, orderings!["__ge__(self, other, /)": __le__ NotOrEqual, "__lt__(self, other, /)": __le__ AndUnequal, "__gt__(self, other, /)": __le__ Not]),
    (Known::__gt__, orderings!["__lt__(self, other, /)": __gt__ NotAndUnequal, "__ge__(self, other, /)": __gt__ OrEqual, "__le__(self, other, /)": __gt__ Not]),
    (Known::__ge__, orderings!["__le__(self, other, /)": __ge__ NotOrEqual, "__gt__(self, other, /)": __ge__ AndUnequal, "__lt__(self, other, /)": __ge__ Not]),
];

fn total_ordering(vm: &mut Vm, class: Gc<Type>) -> PyResult<Gc<Type>> {
    let object = vm.type_(TypeId::Object);
    let is_defined = |vm: &mut Vm, name: Known| vm.lookup_known(class, name) != vm.lookup_known(object, name);
    let Some((_, methods)) = ORDERINGS.iter().find(|(root, _)| is_defined(vm, *root)) else {
        return Err(vm.value_error("must define at least one ordering operation: < > <= >="));
    };
    for method in *methods {
        let name = vm.intern(method.name());
        if vm.lookup(class, name) == vm.lookup(object, name) {
            let function = vm.builtin(TypeId::MethodDescriptor, method, Value::UNBOUND, class.value()).value();
            vm.set_attr(class.value(), name, Some(function))?;
        }
    }
    Ok(class)
}

fn cached_property(value: Value) -> Gc<CachedProperty> {
    value.downcast().expect("the slot belongs to cached properties")
}

fn new_cached(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let [function] = arguments.bind(vm, "cached_property", ["func"], 1)?;
    Ok(vm.heap.alloc(CachedProperty::new(class.instance_header(), Cell::new(function), Cell::new(Value::NONE))).value())
}

fn set_name(vm: &mut Vm, this: Gc<CachedProperty>, _: Value, name: Value) -> PyResult<()> {
    let old = this.name.get();
    if !old.is_none() && !vm.is_equal(old, name)? {
        let (old, new) = (vm.repr_text(old)?, vm.repr_text(name)?);
        return Err(vm.type_error(format!("Cannot assign the same cached_property to two different names ({old} and {new}).")));
    }
    this.name.set(name);
    Ok(())
}

fn get_cached(vm: &mut Vm, descriptor: Value, object: Value, _: Value) -> PyResult {
    let this = cached_property(descriptor);
    if object.is_unbound() {
        return Ok(descriptor);
    }
    let Some(name) = this.name.get().downcast::<Str>() else {
        return Err(vm.type_error("Cannot use cached_property instance without calling __set_name__ on it."));
    };
    let name = vm.interned(name);
    // It is no data descriptor, so this is only asked while the object has no attribute of that name.
    let value = vm.call(this.function.get(), &[object])?;
    vm.set_attr(object, name, Some(value))?;
    Ok(value)
}
