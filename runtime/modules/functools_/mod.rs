//! `_functools`: `partial`, `reduce`, `cmp_to_key` and the cache of `lru_cache`.

mod substitute;

use std::cell::Cell;

use crate::gc::{Gc, Items, KindInfo};
use crate::methods;
use crate::modules::NativeModule;
use crate::object::{Arguments, CompareOp, Dict, Getter, Kind, Known, Method, Slots, Str, Tuple, Type, TypeId, TypeSpec};
use crate::types::dict::write_repr;
use crate::types::generic_alias::CLASS_GETITEM;
use crate::types::module::Module;
use crate::types::object_::DICT;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_functools", functions: FUNCTIONS, init: Some(init), doc: "" };

/// What replaces the module `functools`.
pub static SUBSTITUTE: NativeModule =
    NativeModule { name: "functools", functions: substitute::FUNCTIONS, init: Some(substitute::init), doc: "" };

static FUNCTIONS: &[Method] = methods![
    "cmp_to_key(mycmp)" => cmp_to_key,
    "reduce(function, iterable, initial=<unrepresentable>, /)" => reduce,
];

/// Every class of the module.
pub static SPECS: &[&TypeSpec] = &[&PARTIAL, &KEY_WRAPPER, &LRU_CACHE, &substitute::CACHED_PROPERTY];

/// The native layouts of this module.
pub static KINDS: &[(Kind, KindInfo)] = &[
    (Kind::Partial, KindInfo::of::<Partial>()),
    (Kind::KeyWrapper, KindInfo::of::<KeyWrapper>()),
    (Kind::LruCache, KindInfo::of::<LruCache>()),
    (Kind::CachedProperty, KindInfo::of::<substitute::CachedProperty>()),
];

crate::object! {
    /// A function with its first arguments.
    pub struct Partial {
        pub function: Cell<Value>,
        pub args: Cell<Gc<Tuple>>,
        pub keywords: Cell<Gc<Dict>>,
    }
}

crate::object! {
    /// What `cmp_to_key` returns, and (with an object) what that makes.
    pub struct KeyWrapper {
        pub compare: Cell<Value>,
        pub object: Cell<Value>,
    }
}

crate::object! {
    /// A function with the results of its latest calls; the dict has the least recent one first.
    pub struct LruCache {
        pub function: Cell<Value>,
        pub cache: Cell<Gc<Dict>>,
        /// Below 0 for no limit.
        pub max_size: Cell<i64>,
        pub is_typed: Cell<bool>,
        pub hits: Cell<i64>,
        pub misses: Cell<i64>,
        pub info_class: Cell<Value>,
        /// Stands between positional and keyword arguments in keys.
        pub mark: Cell<Value>,
    }
}

static PARTIAL: TypeSpec = TypeSpec {
    kind: Some(Kind::Partial),
    has_dict: true,
    slots: Slots { repr: Some(repr_of_partial), call: Some(call_partial), descriptor_get: Some(find_partial), new: Some(new_partial), ..Slots::NONE },
    methods: methods!["__reduce__(self, /)" => reduce_partial, "__setstate__(self, state, /)" => set_state_of_partial],
    class_methods: CLASS_GETITEM,
    getters: &[
        DICT,
        Getter { name: "func", get: |_, value| Ok(partial(value).function.get()), set: None },
        Getter { name: "args", get: |_, value| Ok(partial(value).args.get().value()), set: None },
        Getter { name: "keywords", get: |_, value| Ok(partial(value).keywords.get().value()), set: None },
    ],
    ..TypeSpec::new(TypeId::Partial, "functools.partial")
};

static KEY_WRAPPER: TypeSpec = TypeSpec {
    kind: Some(Kind::KeyWrapper),
    is_base: false,
    slots: Slots { compare: Some(compare_keys), call: Some(call_wrapper), ..Slots::NONE },
    getters: &[
        Getter { name: "obj", get: object_of_key, set: None },
        Getter { name: "__text_signature__", get: |vm, _| Ok(vm.text("(obj)")), set: None },
    ],
    ..TypeSpec::new(TypeId::KeyWrapper, "functools.KeyWrapper")
};

static LRU_CACHE: TypeSpec = TypeSpec {
    kind: Some(Kind::LruCache),
    has_dict: true,
    slots: Slots { call: Some(call_cached), descriptor_get: Some(bind_cached), new: Some(new_cache), ..Slots::NONE },
    methods: methods![
        "cache_info(self, /)" => cache_info,
        "cache_clear(self, /)" => cache_clear,
        "cache_parameters(self, /)" => cache_parameters,
        "__reduce__(self, /)" => reduce_cached,
        "__copy__(self, /)" => |_: &mut Vm, this: Gc<LruCache>| this,
        "__deepcopy__(self, memo, /)" => |_: &mut Vm, this: Gc<LruCache>, _: Value| this,
    ],
    getters: &[DICT],
    ..TypeSpec::new(TypeId::LruCache, "functools._lru_cache_wrapper")
};

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for (name, id) in [("partial", TypeId::Partial), ("_lru_cache_wrapper", TypeId::LruCache)] {
        let class = vm.type_(id).value();
        vm.add_to_module(module, name, class);
    }
    Ok(())
}

fn reduce(vm: &mut Vm, function: Value, iterable: Value, initial: Option<Value>) -> PyResult {
    let iterator = vm.iter(iterable);
    let Some(iterator) = vm.catch(iterator, TypeId::TypeError)? else {
        return Err(vm.type_error("reduce() arg 2 must support iteration"));
    };
    let mut result = match initial {
        Some(initial) => initial,
        None => match vm.next(iterator)?.bound() {
            Some(first) => first,
            None => return Err(vm.type_error("reduce() of empty iterable with no initial value")),
        },
    };
    while let Some(item) = vm.next(iterator)?.bound() {
        result = vm.call(function, &[result, item])?;
    }
    Ok(result)
}

fn partial(value: Value) -> Gc<Partial> {
    value.downcast().expect("the slot belongs to partial")
}

fn new_partial(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let Some((&given, rest)) = arguments.positionals().split_first() else {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    };
    if vm.class_of(given).slots().call.is_none() {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let keywords = vm.dict();
    let args = Items::new();
    let mut function = given;
    // A partial of a partial is one partial, unless the inner one has attributes of its own.
    if let Some(inner) = given.downcast::<Partial>()
        && vm.class_of(given).slots().call.is_some_and(|slot| std::ptr::fn_addr_eq(slot, call_partial as crate::object::CallFn))
        && vm.heap.dict_word(&given).is_none_or(|word| word.get().is_unbound())
    {
        function = inner.function.get();
        inner.args.get().as_slice().iter().for_each(|&value| args.push(&vm.heap, value));
        keywords.update(vm, inner.keywords.get())?;
    }
    rest.iter().for_each(|&value| args.push(&vm.heap, value));
    for (name, value) in arguments.keywords() {
        keywords.set(vm, name, value)?;
    }
    let args = vm.tuple(args.as_slice());
    Ok(vm.heap.alloc(Partial::new(class.instance_header(), Cell::new(function), Cell::new(args), Cell::new(keywords))).value())
}

fn call_partial(vm: &mut Vm, callee: Value, arguments: Arguments) -> PyResult {
    let this = partial(callee);
    let values = Items::from_slice(&vm.heap, this.args.get().as_slice());
    arguments.positionals().iter().for_each(|&value| values.push(&vm.heap, value));
    let keywords = this.keywords.get();
    if keywords.is_empty() && arguments.names.is_empty() {
        return vm.call(this.function.get(), values.as_slice());
    }
    let all = vm.dict();
    all.update(vm, keywords)?;
    for (name, value) in arguments.keywords() {
        all.set(vm, name, value)?;
    }
    let names = Items::new();
    for (name, value) in all.iter() {
        if !name.is::<Str>() {
            return Err(vm.type_error("keywords must be strings"));
        }
        names.push(&vm.heap, name);
        values.push(&vm.heap, value);
    }
    vm.call_with(this.function.get(), Arguments { values: values.as_slice(), names: names.as_slice() })
}

/// A partial in a class is no method, yet.
fn find_partial(vm: &mut Vm, descriptor: Value, object: Value, class: Value) -> PyResult {
    if !object.is_unbound() && !object.is_none() && !class.is_unbound() {
        let message = "functools.partial will be a method descriptor in future Python versions; \
                       wrap it in staticmethod() if you want to preserve the old behavior";
        vm.warn(TypeId::FutureWarning, message)?;
    }
    Ok(descriptor)
}

fn repr_of_partial(vm: &mut Vm, value: Value) -> PyResult {
    let this = partial(value);
    let class = vm.class_of(value);
    let class = vm.full_name(class);
    let text = vm.guard_repr(value, |vm| {
        let mut text = format!("{class}(").into_bytes();
        write_repr(vm, this.function.get(), &mut text)?;
        for &argument in this.args.get().as_slice() {
            text.extend_from_slice(b", ");
            write_repr(vm, argument, &mut text)?;
        }
        let keywords = this.keywords.get();
        let mut at = 0;
        while let Some((index, name, argument)) = keywords.next_entry(at) {
            text.extend_from_slice(b", ");
            text.extend(vm.to_str(name)?.to_wtf8());
            text.push(b'=');
            write_repr(vm, argument, &mut text)?;
            at = index + 1;
        }
        text.push(b')');
        Ok(text)
    })?;
    Ok(text.map_or_else(|| vm.text("..."), |text| vm.str_from_wtf8(&text).value()))
}

fn reduce_partial(vm: &mut Vm, this: Gc<Partial>) -> Gc<Tuple> {
    let function = this.function.get();
    let arguments = vm.tuple(&[function]).value();
    let attributes = vm.heap.dict_word(&this.value()).and_then(|word| word.get().bound()).unwrap_or(Value::NONE);
    let state = vm.tuple(&[function, this.args.get().value(), this.keywords.get().value(), attributes]).value();
    let class = vm.class_of(this.value()).value();
    vm.tuple(&[class, arguments, state])
}

fn set_state_of_partial(vm: &mut Vm, this: Gc<Partial>, state: Value) -> PyResult<()> {
    let parts = state.downcast::<Tuple>();
    let Some(&[function, args, keywords, attributes]) = parts.as_ref().map(|parts| parts.as_slice()) else {
        return Err(vm.type_error("invalid partial state"));
    };
    let is_dict = |value: Value| value.is_none() || value.is::<Dict>();
    let is_callable = vm.class_of(function).slots().call.is_some();
    let (Some(args), true) = (args.downcast::<Tuple>(), is_callable && is_dict(keywords) && is_dict(attributes)) else {
        return Err(vm.type_error("invalid partial state"));
    };
    this.function.set(function);
    this.args.set(if vm.class_of(args.value()).is(TypeId::Tuple) { args } else { vm.tuple(args.as_slice()) });
    let keywords = match keywords.downcast::<Dict>() {
        Some(keywords) if vm.class_of(keywords.value()).is(TypeId::Dict) => keywords,
        given => {
            let copy = vm.dict();
            given.map_or(Ok(()), |given| copy.update(vm, given))?;
            copy
        }
    };
    this.keywords.set(keywords);
    let attributes = attributes.downcast::<Dict>().unwrap_or_else(|| vm.dict());
    vm.set_attribute_dict(this.value(), attributes);
    Ok(())
}

fn key_wrapper(vm: &mut Vm, compare: Value, object: Value) -> Gc<KeyWrapper> {
    vm.heap.alloc(KeyWrapper::new(vm.header_of(TypeId::KeyWrapper), Cell::new(compare), Cell::new(object)))
}

fn cmp_to_key(vm: &mut Vm, mycmp: Value) -> Gc<KeyWrapper> {
    key_wrapper(vm, mycmp, Value::UNBOUND)
}

fn call_wrapper(vm: &mut Vm, callee: Value, arguments: Arguments) -> PyResult {
    let this = callee.downcast::<KeyWrapper>().expect("the slot belongs to key wrappers");
    let [object] = arguments.bind(vm, "K", ["obj"], 1)?;
    Ok(key_wrapper(vm, this.compare.get(), object).value())
}

fn object_of_key(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<KeyWrapper>().expect("the getter belongs to key wrappers");
    match this.object.get().bound() {
        Some(object) => Ok(object),
        None => Err(vm.raise(TypeId::AttributeError, "object".into())),
    }
}

fn compare_keys(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    let (Some(one), Some(other)) = (lhs.downcast::<KeyWrapper>(), rhs.downcast::<KeyWrapper>()) else {
        return Err(vm.type_error("other argument must be K instance"));
    };
    let (Some(left), Some(right)) = (one.object.get().bound(), other.object.get().bound()) else {
        return Err(vm.raise(TypeId::AttributeError, "object".into()));
    };
    let result = vm.call(one.compare.get(), &[left, right])?;
    match result.as_int() {
        Some(number) => Ok(Value::from_bool(op.holds(number.cmp(&0)))),
        None => vm.compare(op, result, Value::from_small(0)),
    }
}

fn cached(value: Value) -> Gc<LruCache> {
    value.downcast().expect("the slot belongs to caches")
}

fn new_cache(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let names = ["user_function", "maxsize", "typed", "cache_info_type"];
    let [function, max_size, typed, info_class] = arguments.bind(vm, "_lru_cache_wrapper", names, 4)?;
    if vm.class_of(function).slots().call.is_none() {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let max_size = match max_size {
        Value::NONE => -1,
        _ if max_size.as_int_ref().is_some() => vm.index_i64(max_size)?.max(0),
        _ => return Err(vm.type_error("maxsize should be integer or None")),
    };
    let is_typed = vm.is_true(typed)?;
    let object = vm.type_(TypeId::Object).value();
    let mark = vm.call(object, &[])?;
    let cache = vm.dict();
    Ok(vm
        .heap
        .alloc(LruCache::new(
            class.instance_header(),
            Cell::new(function),
            Cell::new(cache),
            Cell::new(max_size),
            Cell::new(is_typed),
            Cell::new(0),
            Cell::new(0),
            Cell::new(info_class),
            Cell::new(mark),
        ))
        .value())
}

/// What stands for the arguments in the cache.
fn key_of(vm: &mut Vm, this: &LruCache, arguments: Arguments) -> Value {
    if let (&[only], true, false) = (arguments.values, arguments.names.is_empty(), this.is_typed.get())
        && (only.is_int() || only.downcast_exact::<Str>().is_some())
    {
        return only;
    }
    let parts = Items::from_slice(&vm.heap, arguments.positionals());
    if !arguments.names.is_empty() {
        parts.push(&vm.heap, this.mark.get());
    }
    for (name, value) in arguments.keywords() {
        parts.push(&vm.heap, name);
        parts.push(&vm.heap, value);
    }
    if this.is_typed.get() {
        arguments.values.iter().for_each(|&value| parts.push(&vm.heap, vm.class_of(value).value()));
    }
    vm.tuple(parts.as_slice()).value()
}

fn call_cached(vm: &mut Vm, callee: Value, arguments: Arguments) -> PyResult {
    let this = cached(callee);
    let function = this.function.get();
    let max_size = this.max_size.get();
    if max_size == 0 {
        this.misses.set(this.misses.get() + 1);
        return vm.call_with(function, arguments);
    }
    let key = key_of(vm, &this, arguments);
    let cache = this.cache.get();
    let word = Dict::word_of(vm, key)?;
    if let Some(index) = cache.index_of_word(vm, key, word)? {
        this.hits.set(this.hits.get() + 1);
        let value = cache.value_at(index);
        if max_size > 0 && index + 1 != cache.n_entries.get() {
            cache.move_entry(vm, index, true);
        }
        return Ok(value);
    }
    this.misses.set(this.misses.get() + 1);
    let result = vm.call_with(function, arguments)?;
    // The call may have filled the cache itself, or cleared it.
    let cache = this.cache.get();
    if max_size > 0 {
        if cache.index_of_word(vm, key, word)?.is_some() {
            return Ok(result);
        }
        if cache.len() as i64 >= max_size
            && let Some((oldest, _, _)) = cache.next_entry(0)
        {
            cache.remove_at(vm, oldest);
        }
    }
    cache.set_word(vm, key, word, result)?;
    Ok(result)
}

/// The name under which the function is found.
fn reduce_cached(vm: &mut Vm, this: Gc<LruCache>) -> PyResult {
    vm.get_known_attr(this.value(), Known::__qualname__)
}

fn bind_cached(vm: &mut Vm, descriptor: Value, object: Value, _: Value) -> PyResult {
    if object.is_unbound() || object.is_none() {
        return Ok(descriptor);
    }
    Ok(vm.bound_method(descriptor, object))
}

fn cache_info(vm: &mut Vm, this: Gc<LruCache>) -> PyResult {
    let max_size = match this.max_size.get() {
        max_size @ 0.. => vm.int(max_size),
        _ => Value::NONE,
    };
    let [hits, misses, size] = [this.hits.get(), this.misses.get(), this.cache.get().len() as i64].map(|number| vm.int(number));
    vm.call(this.info_class.get(), &[hits, misses, max_size, size])
}

fn cache_parameters(vm: &mut Vm, this: Gc<LruCache>) -> Gc<Dict> {
    let parameters = vm.dict();
    let max_size = this.max_size.get();
    let max_size = if max_size < 0 { Value::NONE } else { vm.int(max_size) };
    parameters.set_str(vm, "maxsize", max_size);
    parameters.set_str(vm, "typed", Value::from_bool(this.is_typed.get()));
    parameters
}

fn cache_clear(vm: &mut Vm, this: Gc<LruCache>) {
    this.hits.set(0);
    this.misses.set(0);
    this.cache.set(vm.dict());
}
