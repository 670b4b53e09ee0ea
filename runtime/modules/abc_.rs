//! `_abc`: what `abc.ABCMeta` is made of.
//!
//! The state of an abstract class is a list in its `_abc_impl`: the registered classes, the classes known to be subclasses
//! and not to be, and the number of registrations when the latter began.

use crate::gc::{Gc, Items};
use crate::modules::{NativeModule, State};
use crate::object::{Arguments, Collection, Dict, Known, List, Method, NewClass, Str, Tuple, Type, TypeId};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_abc", functions: FUNCTIONS, init: None, doc: "" };

/// `abc` itself, where the standard library is not at hand.
pub static SUBSTITUTE: NativeModule = NativeModule { name: "abc", functions: ABC_FUNCTIONS, init: Some(init_abc), doc: "" };

static ABC_FUNCTIONS: &[Method] = crate::methods![
    "abstractmethod(funcobj)" => abstract_method,
    "get_cache_token()" => |vm: &mut Vm| vm.int(registrations(vm)),
];

static META_METHODS: &[Method] = crate::methods![
    "register(cls, subclass)" => register,
    "__instancecheck__(cls, instance)" => instance_check,
    "__subclasscheck__(cls, subclass)" => subclass_check,
];

static META_NEW: &[Method] = crate::methods!["__new__(mcls, name, bases, namespace, /, **kwargs)" => new_abstract_class];

static FUNCTIONS: &[Method] = crate::methods![
    "_abc_init(self, /)" => init,
    "_abc_register(self, subclass, /)" => register,
    "_abc_instancecheck(self, instance, /)" => instance_check,
    "_abc_subclasscheck(self, subclass, /)" => subclass_check,
    "get_cache_token()" => |vm: &mut Vm| vm.int(registrations(vm)),
    "_reset_registry(self, /)" => |vm: &mut Vm, class: Gc<Type>| reset(vm, class, 0),
    "_reset_caches(self, /)" => |vm: &mut Vm, class: Gc<Type>| reset(vm, class, 1),
    "_get_dump(self, /)" => |vm: &mut Vm, class: Gc<Type>| state_of(vm, class),
];

fn abstract_method(vm: &mut Vm, function: Value) -> PyResult {
    let name = vm.known(Known::__isabstractmethod__);
    vm.set_attr(function, name, Some(Value::TRUE))?;
    Ok(function)
}

/// `ABCMeta.__new__`
fn new_abstract_class(vm: &mut Vm, meta: Gc<Type>, name: Value, bases: Value, namespace: Value, keywords: Gc<Dict>) -> PyResult {
    let (values, names) = (Items::from_slice(&vm.heap, &[name, bases, namespace]), Items::new());
    for (name, value) in keywords.iter() {
        names.push(&vm.heap, name);
        values.push(&vm.heap, value);
    }
    let new = vm.type_(TypeId::Type).slots().new.expect("type makes classes");
    let class = new(vm, meta, Arguments { values: values.as_slice(), names: names.as_slice() })?;
    if let Some(class) = class.downcast::<Type>() {
        init(vm, class)?;
    }
    Ok(class)
}

fn init_abc(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let dict = vm.dict();
    let module_name = vm.intern("abc").value();
    dict.set_str(vm, "__module__", module_name);
    let new = vm.builtin(TypeId::Builtin, &META_NEW[0], Value::UNBOUND, Value::UNBOUND).value();
    let new = vm.static_method(new).value();
    dict.set_str(vm, "__new__", new);
    let type_ = vm.type_(TypeId::Type);
    let (bases, name) = (vm.tuple(&[type_.value()]), vm.intern("ABCMeta"));
    let meta = vm.new_class(NewClass { meta: type_, name, bases, dict })?;
    for method in META_METHODS {
        let descriptor = vm.builtin(TypeId::MethodDescriptor, method, Value::UNBOUND, meta.value()).value();
        dict.set_str(vm, method.name(), descriptor);
    }
    vm.flush_lookups();
    vm.add_to_module(module, "ABCMeta", meta.value());
    let namespace = vm.dict();
    let slots = vm.tuple(&[]).value();
    namespace.set_str(vm, "__module__", module_name);
    namespace.set_str(vm, "__slots__", slots);
    let (name, bases) = (vm.text("ABC"), vm.tuple(&[]).value());
    let class = vm.call(meta.value(), &[name, bases, namespace.value()])?;
    vm.add_to_module(module, "ABC", class);
    Ok(())
}

const REGISTRY: usize = 0;
const SUBCLASSES: usize = 1;
const STRANGERS: usize = 2;
const VERSION: usize = 3;

/// How often a class was registered anywhere: negative answers become void then.
fn registrations(vm: &Vm) -> i64 {
    vm.state(State::AbcRegistrations).as_int().unwrap_or(0)
}

/// Collects the abstract methods of a new class.
fn init(vm: &mut Vm, class: Gc<Type>) -> PyResult<()> {
    let names = Items::new();
    let own = Items::new();
    for (name, value) in class.dict.get().iter() {
        own.push(&vm.heap, name);
        own.push(&vm.heap, value);
    }
    for index in (0..own.len()).step_by(2) {
        if is_abstract(vm, own.at(index + 1))? {
            names.push(&vm.heap, own.at(index));
        }
    }
    let key = vm.known(Known::__abstractmethods__);
    for &base in class.bases.get().as_slice() {
        let Some(inherited) = vm.find_attr(base, key)? else { continue };
        vm.for_each(inherited, |vm, name| {
            if let Some(text) = name.downcast::<Str>() {
                let text = vm.interned(text);
                if let Some(value) = vm.find_attr(class.value(), text)?
                    && is_abstract(vm, value)?
                {
                    names.push(&vm.heap, name);
                }
            }
            Ok(true)
        })?;
    }
    let names = vm.tuple(names.as_slice()).value();
    let set = vm.type_(TypeId::FrozenSet).value();
    let names = vm.call(set, &[names])?;
    vm.set_attr(class.value(), key, Some(names))?;
    let (registry, subclasses, strangers) = (vm.list(&[]).value(), vm.dict().value(), vm.dict().value());
    let version = vm.int(registrations(vm));
    let state = vm.list(&[registry, subclasses, strangers, version]).value();
    let name = vm.intern("_abc_impl");
    vm.set_attr(class.value(), name, Some(state))?;
    note_collection(vm, class)
}

/// What an abstract class says in `__abc_tpflags__` about `match`, as `collections.abc.Sequence` and `Mapping` do.
fn note_collection(vm: &mut Vm, class: Gc<Type>) -> PyResult<()> {
    let key = vm.intern("__abc_tpflags__").value();
    let Some(flags) = class.dict.get().remove(vm, key)?.and_then(Value::as_int) else { return Ok(()) };
    let all = [Collection::Sequence, Collection::Mapping].map(|collection| (flags & collection.flag() != 0).then_some(collection));
    match all {
        [Some(_), Some(_)] => Err(vm.type_error("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING")),
        [one, other] => {
            class.facts.collection.set(one.or(other).unwrap_or(class.facts.collection.get()));
            Ok(())
        }
    }
}

/// From now on instances of a registered class, and of its subclasses, match what those of the abstract class match. Built-in types stay
/// what they are.
fn set_collection(class: Gc<Type>, collection: Collection) {
    let mut waiting = vec![class];
    while let Some(class) = waiting.pop() {
        if class.facts.is_heap_type.get() && class.facts.collection.replace(collection) != collection {
            waiting.extend(class.subclasses.as_slice().iter().filter_map(|subclass| subclass.downcast::<Type>()));
        }
    }
}

fn is_abstract(vm: &mut Vm, value: Value) -> PyResult<bool> {
    let name = vm.known(Known::__isabstractmethod__);
    match vm.find_attr(value, name)? {
        Some(flag) => vm.is_true(flag),
        None => Ok(false),
    }
}

fn state_of(vm: &mut Vm, class: Gc<Type>) -> PyResult<Gc<List>> {
    let name = vm.intern("_abc_impl");
    match class.dict.get().get_str(name).and_then(|state| state.downcast::<List>()) {
        Some(state) => Ok(state),
        None => Err(vm.type_error("_abc_impl is set to a wrong type")),
    }
}

fn part<T: crate::gc::Object>(state: Gc<List>, index: usize) -> Gc<T> {
    state.items.at(index).downcast().expect("only this module makes these lists")
}

fn reset(vm: &mut Vm, class: Gc<Type>, first: usize) -> PyResult<()> {
    let state = state_of(vm, class)?;
    if first == REGISTRY {
        part::<List>(state, REGISTRY).items.truncate(0);
    } else {
        part::<Dict>(state, SUBCLASSES).clear(vm);
        part::<Dict>(state, STRANGERS).clear(vm);
    }
    Ok(())
}

fn register(vm: &mut Vm, class: Gc<Type>, subclass: Value) -> PyResult {
    let Some(registered) = subclass.downcast::<Type>() else {
        return Err(vm.type_error("Can only register classes"));
    };
    if vm.is_subclass(subclass, class.value())? {
        return Ok(subclass);
    }
    if vm.is_subclass(class.value(), subclass)? {
        return Err(vm.raise(TypeId::RuntimeError, "Refusing to create an inheritance cycle".into()));
    }
    let state = state_of(vm, class)?;
    part::<List>(state, REGISTRY).items.push(&vm.heap, subclass);
    let count = vm.int(registrations(vm) + 1);
    vm.set_state(State::AbcRegistrations, count);
    if class.facts.collection.get() != Collection::None {
        set_collection(registered, class.facts.collection.get());
    }
    Ok(subclass)
}

fn instance_check(vm: &mut Vm, class: Gc<Type>, instance: Value) -> PyResult {
    let claimed = vm.get_known_attr(instance, Known::__class__)?;
    let own = vm.class_of(instance).value();
    let check = |vm: &mut Vm, candidate: Value| {
        let name = vm.known(Known::__subclasscheck__);
        let method = vm.get_attr(class.value(), name)?;
        vm.call(method, &[candidate])
    };
    let result = check(vm, claimed)?;
    if claimed == own || vm.is_true(result)? { Ok(result) } else { check(vm, own) }
}

fn subclass_check(vm: &mut Vm, class: Gc<Type>, subclass: Value) -> PyResult<bool> {
    let Some(candidate) = subclass.downcast::<Type>() else {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    };
    let state = state_of(vm, class)?;
    if part::<Dict>(state, SUBCLASSES).contains(vm, subclass)? {
        return Ok(true);
    }
    let version = vm.int(registrations(vm));
    if state.items.at(VERSION) != version {
        part::<Dict>(state, STRANGERS).clear(vm);
        state.items.set(VERSION, version);
    } else if part::<Dict>(state, STRANGERS).contains(vm, subclass)? {
        return Ok(false);
    }
    let answer = compute_subclass_check(vm, class, candidate, state)?;
    part::<Dict>(state, if answer { SUBCLASSES } else { STRANGERS }).set(vm, subclass, Value::NONE)?;
    Ok(answer)
}

fn compute_subclass_check(vm: &mut Vm, class: Gc<Type>, subclass: Gc<Type>, state: Gc<List>) -> PyResult<bool> {
    vm.check_native_stack()?;
    let hook = vm.get_known_attr(class.value(), Known::__subclasshook__)?;
    match vm.call(hook, &[subclass.value()])? {
        Value::TRUE => return Ok(true),
        Value::FALSE => return Ok(false),
        Value::NOT_IMPLEMENTED => {}
        _ => return Err(vm.raise(TypeId::AssertionError, "__subclasshook__ must return either False, True, or NotImplemented".into())),
    }
    let order: Gc<Tuple> = subclass.mro.get();
    if order.as_slice().contains(&class.value()) {
        return Ok(true);
    }
    let registry = part::<List>(state, REGISTRY);
    let mut index = 0;
    while let Some(registered) = registry.items.get(index) {
        if vm.is_subclass(subclass.value(), registered)? {
            return Ok(true);
        }
        index += 1;
    }
    let name = vm.intern("__subclasses__");
    let subclasses = vm.get_attr(class.value(), name)?;
    let subclasses = vm.call(subclasses, &[])?;
    let mut found = false;
    vm.for_each(subclasses, |vm, other| {
        found = vm.is_subclass(subclass.value(), other)?;
        Ok(!found)
    })?;
    Ok(found)
}
