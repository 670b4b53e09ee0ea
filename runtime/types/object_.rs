//! `object`.

use crate::gc::{Gc, KindInfo};
use crate::object::{
    Arguments, CompareOp, Dict, Getter, Instance, Kind, Known, List, Shape, Slots, Storage, Str, Tuple, Type, TypeId, TypeSpec, generic_get_attr,
    generic_set_attr,
};
use crate::types::bytes::Bytes;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&OBJECT];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Instance, KindInfo::of::<Instance>())];

static OBJECT: TypeSpec = TypeSpec {
    kind: Some(Kind::Instance),
    slots: Slots {
        repr: Some(repr),
        str_: Some(str_),
        hash: Some(hash),
        get_attr: Some(generic_get_attr),
        set_attr: Some(generic_set_attr),
        compare: Some(compare),
        init: Some(init),
        new: Some(new),
        ..Slots::NONE
    },
    methods: crate::methods![
        "__dir__(self, /)" => dir,
        "__format__(self, format_spec, /)" => format,
        "__sizeof__(self, /)" => size_of,
        "__reduce__(self, /)" => reduce,
        "__reduce_ex__(self, protocol, /)" => reduce_ex,
        "__getstate__(self, /)" => get_state,
    ],
    class_methods: crate::methods![
        "__init_subclass__(type, /, *args, **kwargs)" => init_subclass,
        "__subclasshook__(type, object, /)" => subclass_hook,
    ],
    getters: &[Getter { name: "__class__", get: class, set: Some(set_class) }],
    doc: "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
    signature: "()",
    ..TypeSpec::new(TypeId::Object, "object")
};

/// An object's address as messages give it.
pub fn address_text(object: Value) -> String {
    if object.is_object() { format!("{:#x}", object.address().addr()) } else { format!("{:#x}", object.bits()) }
}

fn repr(vm: &mut Vm, object: Value) -> PyResult {
    let class = vm.class_of(object);
    let name = vm.full_name(class);
    let text = format!("<{name} object at {}>", address_text(object));
    Ok(vm.text(&text))
}

fn str_(vm: &mut Vm, object: Value) -> PyResult {
    vm.repr(object).map(Gc::value)
}

fn hash(_: &mut Vm, object: Value) -> PyResult<i64> {
    Ok(if object.is_object() { (object.address().addr() >> 4) as i64 } else { (object.bits() >> 3) as i64 })
}

fn compare(vm: &mut Vm, this: Value, other: Value, op: CompareOp) -> PyResult {
    match op {
        CompareOp::Eq if this == other => Ok(Value::TRUE),
        CompareOp::Ne => {
            // `!=` is the opposite of the `==` that the class has.
            let slot = vm.class_of(this).slots().compare.expect("inherited at least");
            let result = slot(vm, this, other, CompareOp::Eq)?;
            if result == Value::NOT_IMPLEMENTED { Ok(result) } else { vm.is_true(result).map(|equal| Value::from_bool(!equal)) }
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Whether a class has `object.__new__` for its `__new__`.
fn has_plain_new(class: Gc<Type>) -> bool {
    class.slots().new.is_some_and(|slot| std::ptr::fn_addr_eq(slot, new as crate::object::NewFn))
}

fn has_plain_init(class: Gc<Type>) -> bool {
    class.slots().init.is_some_and(|slot| std::ptr::fn_addr_eq(slot, init as crate::object::InitFn))
}

fn new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let name = class.name.get().to_text();
    if class.facts.kind.get() != Kind::Instance as u8 || !class.facts.is_heap_type.get() && !class.is(TypeId::Object) {
        return Err(vm.type_error(format!("cannot create '{name}' instances")));
    }
    if !arguments.values.is_empty() {
        if !has_plain_new(class) {
            return Err(vm.type_error("object.__new__() takes exactly one argument (the type to instantiate)"));
        }
        if has_plain_init(class) {
            return Err(vm.type_error(format!("{name}() takes no arguments")));
        }
    }
    if class.facts.is_abstract.get() {
        return abstract_error(vm, class);
    }
    Ok(vm.instance(class).value())
}

fn abstract_error(vm: &mut Vm, class: Gc<Type>) -> PyResult {
    let methods = vm.get_known_attr(class.value(), Known::__abstractmethods__)?;
    let mut names = Vec::new();
    vm.for_each(methods, |_, name| {
        names.extend(name.downcast::<Str>().map(|name| name.to_text()));
        Ok(true)
    })?;
    names.sort();
    let plural = if names.len() == 1 { "" } else { "s" };
    let (class, names) = (class.name.get().to_text(), names.join("', '"));
    Err(vm.type_error(format!("Can't instantiate abstract class {class} without an implementation for abstract method{plural} '{names}'")))
}

fn init(vm: &mut Vm, object: Value, arguments: Arguments) -> PyResult<()> {
    if arguments.values.is_empty() {
        return Ok(());
    }
    let class = vm.class_of(object);
    if !has_plain_init(class) {
        return Err(vm.type_error("object.__init__() takes exactly one argument (the instance to initialize)"));
    }
    if has_plain_new(class) {
        let name = class.name.get().to_text();
        return Err(vm.type_error(format!("{name}.__init__() takes exactly one argument (the instance to initialize)")));
    }
    Ok(())
}

fn class(vm: &mut Vm, object: Value) -> PyResult {
    Ok(vm.class_of(object).value())
}

/// The layout of an instance stays; only its shape changes, to the new class's one for instances with a dict.
fn set_class(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    let Some(value) = value else {
        return Err(vm.type_error("can't delete __class__ attribute"));
    };
    let Some(class) = value.downcast::<Type>() else {
        let given = vm.type_name(value);
        return Err(vm.type_error(format!("__class__ must be set to a class, not '{given}' object")));
    };
    let old = vm.class_of(object);
    let is_module = |class: Gc<Type>| class.is_subclass_of(vm.type_(TypeId::Module));
    let both_modules = is_module(old) && is_module(class);
    if !both_modules && !(old.facts.is_heap_type.get() && class.facts.is_heap_type.get()) {
        return Err(vm.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses"));
    }
    let has_same_layout = old.facts.kind.get() == class.facts.kind.get()
        && (both_modules || old.facts.has_dict.get() == class.facts.has_dict.get())
        && (both_modules || old.facts.has_weakref.get() == class.facts.has_weakref.get())
        && old.root_shape().keys == class.root_shape().keys
        && old.instance_header().has_dict() == class.instance_header().has_dict();
    if !has_same_layout {
        let (new, old) = (class.name.get().to_text(), old.name.get().to_text());
        return Err(vm.type_error(format!("__class__ assignment: '{new}' object layout differs from '{old}'")));
    }
    match object.downcast::<Instance>() {
        Some(instance) if class.facts.has_dict.get() => {
            vm.instance_dict(instance);
            let capacity = instance.shape().inline_capacity;
            instance.header().set_shape(class.dict_shape(&vm.heap, capacity).as_ptr());
        }
        Some(instance) => {
            let shape = instance.shape();
            let shape = Shape::root(&vm.heap, class, Storage::Slots, shape.keys.clone(), shape.inline_capacity);
            instance.header().set_shape(shape.as_ptr());
        }
        None => object.header().set_shape(class.root_shape().as_ptr()),
    }
    if class.has_finalizer() && !old.has_finalizer() {
        vm.heap.register_if_new(object);
    }
    Ok(())
}

/// `__dict__` of instances; the descriptor is in the class that has the first dict. Of classes it is what `type` says.
pub fn dict(vm: &mut Vm, object: Value) -> PyResult {
    if object.is::<Type>() {
        return super::type_::dict(vm, object);
    }
    if let Some(module) = object.downcast::<super::module::Module>() {
        return Ok(module.dict.get().value());
    }
    match vm.attribute_dict(object) {
        Some(dict) => Ok(dict.value()),
        None => {
            let name = vm.known(Known::__dict__);
            Err(vm.no_attribute(object, name))
        }
    }
}

pub fn set_dict(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    if object.is::<Type>() {
        let (name, class) = (vm.known(Known::__dict__), vm.type_name(object));
        return Err(vm.attribute_error(object, name, format!("attribute '__dict__' of '{class}' objects is not writable")));
    }
    if object.is::<super::module::Module>() {
        return Err(vm.raise(TypeId::AttributeError, "readonly attribute".into()));
    }
    let Some(value) = value else {
        // Of a built-in class with such a dict, all instances keep theirs.
        let class = vm.class_of(object);
        let built_in = std::iter::successors(Some(class), |class| class.base.get()).find(|class| !class.facts.is_heap_type.get());
        if built_in.is_some_and(|class| class.facts.has_dict.get()) {
            return Err(vm.type_error("cannot delete __dict__"));
        }
        let dict = vm.dict();
        vm.set_attribute_dict(object, dict);
        return Ok(());
    };
    match value.downcast::<Dict>() {
        Some(dict) => {
            vm.set_attribute_dict(object, dict);
            Ok(())
        }
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("__dict__ must be set to a dictionary, not a '{given}'")))
        }
    }
}

/// The row of `__dict__`.
pub const DICT: Getter = Getter { name: "__dict__", get: dict, set: Some(set_dict) };
/// The row of `__weakref__`.
pub const WEAKREF: Getter = Getter { name: "__weakref__", get: weak_reference, set: None };

/// The reference that `weakref.ref(object)` gives, if there is one.
fn weak_reference(vm: &mut Vm, object: Value) -> PyResult {
    Ok(super::weakref::plain_reference(vm, object).unwrap_or(Value::NONE))
}

/// Adds the names of a dict to those in `names`.
pub fn add_names(vm: &mut Vm, names: Gc<Dict>, dict: Gc<Dict>) -> PyResult<()> {
    let mut index = 0;
    while let Some((at, name, _)) = dict.next_entry(index) {
        names.set(vm, name, Value::NONE)?;
        index = at + 1;
    }
    Ok(())
}

/// Adds the names that a class and its bases have.
pub fn add_class_names(vm: &mut Vm, names: Gc<Dict>, class: Gc<Type>) -> PyResult<()> {
    for base in class.mro.get().as_slice() {
        if let Some(base) = base.downcast::<Type>() {
            add_names(vm, names, base.dict.get())?;
        }
    }
    Ok(())
}

fn dir(vm: &mut Vm, object: Value) -> PyResult<Gc<List>> {
    let names = vm.dict();
    let name = vm.known(Known::__dict__);
    if let Some(dict) = vm.find_attr(object, name)?.and_then(Value::downcast::<Dict>) {
        add_names(vm, names, dict)?;
    }
    let class = vm.get_known_attr(object, Known::__class__)?;
    if let Some(class) = class.downcast::<Type>() {
        add_class_names(vm, names, class)?;
    }
    let list = vm.list(&[]);
    names.iter().for_each(|(name, _)| list.items.push(&vm.heap, name));
    Ok(list)
}

fn format(vm: &mut Vm, object: Value, spec: Value) -> PyResult<Gc<Str>> {
    let Some(spec) = spec.downcast::<Str>() else {
        let given = vm.argument_name(spec);
        return Err(vm.type_error(format!("__format__() argument must be str, not {given}")));
    };
    if !spec.is_empty() {
        let class = vm.type_name(object);
        return Err(vm.type_error(format!("unsupported format string passed to {class}.__format__")));
    }
    vm.to_str(object)
}

/// What CPython would answer cannot be known; this is the size of the header, of the slots, and of the items.
fn size_of(_: &mut Vm, object: Value) -> i64 {
    if let Some(tuple) = object.downcast::<Tuple>() {
        return 24 + 8 * tuple.as_slice().len() as i64;
    }
    if let Some(bytes) = object.downcast::<Bytes>() {
        return 24 + bytes.data.0.len() as i64;
    }
    match object.downcast::<Instance>() {
        Some(instance) => 16 + 8 * instance.shape().inline_capacity as i64,
        None => 24,
    }
}

fn init_subclass(vm: &mut Vm, class: Gc<Type>, positional: Gc<Tuple>, keywords: Gc<Dict>) -> PyResult<()> {
    let name = vm.class_qualname(class);
    if !keywords.is_empty() {
        return Err(vm.type_error(format!("{name}.__init_subclass__() takes no keyword arguments")));
    }
    if !positional.is_empty() {
        let given = positional.len();
        return Err(vm.type_error(format!("{name}.__init_subclass__() takes no arguments ({given} given)")));
    }
    Ok(())
}

fn subclass_hook(_: &mut Vm, _class: Value, _other: Value) -> Value {
    Value::NOT_IMPLEMENTED
}

/// The state of an object for `copy` and `pickle`: its dict, with its `__slots__` if it has any, or None.
fn get_state(vm: &mut Vm, object: Value) -> PyResult {
    let class = vm.class_of(object);
    let dict = match vm.attribute_dict(object) {
        Some(dict) if !dict.is_empty() => {
            let copy = vm.dict();
            copy.update(vm, dict)?;
            copy.value()
        }
        _ => Value::NONE,
    };
    let slots = vm.dict();
    if object.is::<Instance>() {
        for &name in &class.root_shape().keys {
            let name = name.downcast::<Str>().expect("attribute names are strs");
            if let Some(value) = vm.find_attr(object, name)? {
                slots.set_interned(vm, name.value(), value);
            }
        }
    }
    Ok(if slots.is_empty() { dict } else { vm.tuple(&[dict, slots.value()]).value() })
}

/// `copyreg.__newobj__`
fn new_object(vm: &mut Vm, class: Value, arguments: Gc<Tuple>) -> PyResult {
    let new = vm.get_known_attr(class, Known::__new__)?;
    vm.call_prepended(new, class, Arguments::positional(arguments.as_slice()))
}

/// `copyreg.__newobj_ex__`
fn new_object_with_keywords(vm: &mut Vm, class: Value, arguments: Gc<Tuple>, keywords: Gc<Dict>) -> PyResult {
    let new = vm.get_known_attr(class, Known::__new__)?;
    let values = crate::gc::Items::from_slice(&vm.heap, &[class]);
    values.extend(&vm.heap, arguments.as_slice());
    let names = crate::gc::Items::new();
    keywords.iter().for_each(|(name, value)| {
        names.push(&vm.heap, name);
        values.push(&vm.heap, value);
    });
    vm.call_with(new, Arguments { values: values.as_slice(), names: names.as_slice() })
}

static NEW_OBJECT: &[crate::object::Method] =
    crate::methods!["__newobj__(cls, *args)" => new_object, "__newobj_ex__(cls, args, kwargs)" => new_object_with_keywords];

/// Whether objects of a built-in class are made again from what `__getnewargs__` or iteration gives.
fn is_plain_data(vm: &mut Vm, class: Gc<Type>) -> bool {
    let name = vm.intern("__getnewargs__");
    vm.lookup(class, name).is_some() || [TypeId::List, TypeId::Dict].into_iter().any(|id| class.is_subclass_of(vm.type_(id)))
}

/// A function of the module `copyreg`, if the program has imported it: `pickle` looks for the same one there.
fn of_copyreg(vm: &mut Vm, name: &str) -> PyResult<Option<Value>> {
    let (module, name) = (vm.intern("copyreg"), vm.intern(name));
    match vm.modules_dict().get_str(module) {
        Some(module) => vm.find_attr(module, name),
        None => Ok(None),
    }
}

fn reduce_ex(vm: &mut Vm, object: Value, protocol: i64) -> PyResult {
    let class = vm.class_of(object);
    let name = vm.known(Known::__reduce__);
    let plain = vm.type_(TypeId::Object).dict.get().get_str(name);
    if let Some(own) = vm.lookup(class, name).filter(|own| Some(*own) != plain) {
        let method = vm.bind(own, object, class.value())?;
        return vm.call(method, &[]);
    }
    if protocol < 2 {
        return reduce_by_class(vm, object, protocol);
    }
    reduce_by_new(vm, object)
}

fn reduce(vm: &mut Vm, object: Value) -> PyResult {
    reduce_by_class(vm, object, 0)
}

/// As protocols 0 and 1 want it, which is written in Python.
fn reduce_by_class(vm: &mut Vm, object: Value, protocol: i64) -> PyResult {
    match of_copyreg(vm, "_reduce_ex")? {
        Some(function) => {
            let protocol = vm.int(protocol);
            vm.call(function, &[object, protocol])
        }
        None => reduce_by_new(vm, object),
    }
}

fn reduce_by_new(vm: &mut Vm, object: Value) -> PyResult {
    let class = vm.class_of(object);
    if !class.facts.is_heap_type.get() && !class.is(TypeId::Object) && !is_plain_data(vm, class) {
        let name = class.name.get().to_text();
        return Err(vm.type_error(if class.is(TypeId::MemoryView) { "cannot pickle memoryview objects".into() } else { format!("cannot pickle '{name}' object") }));
    }
    let mut arguments = vec![class.value()];
    let mut keywords = None;
    let [get_new_arguments, get_all_arguments] = ["__getnewargs__", "__getnewargs_ex__"].map(|name| vm.intern(name));
    if vm.lookup(class, get_all_arguments).is_some() {
        let method = vm.get_attr(object, get_all_arguments)?;
        let given = vm.call(method, &[])?;
        let Some(pair) = given.downcast::<Tuple>() else {
            let given = vm.type_name(given);
            return Err(vm.type_error(format!("__getnewargs_ex__ should return a tuple, not '{given}'")));
        };
        let &[positional, named] = pair.as_slice() else {
            let given = pair.len();
            return Err(vm.value_error(format!("__getnewargs_ex__ should return a tuple of length 2, not {given}")));
        };
        let Some(positional) = positional.downcast::<Tuple>() else {
            let given = vm.type_name(positional);
            return Err(vm.type_error(format!("first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{given}'")));
        };
        let Some(named) = named.downcast::<Dict>() else {
            let given = vm.type_name(named);
            return Err(vm.type_error(format!("second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{given}'")));
        };
        match named.is_empty() {
            true => arguments.extend_from_slice(positional.as_slice()),
            false => keywords = Some((positional, named)),
        }
    } else if vm.lookup(class, get_new_arguments).is_some() {
        let method = vm.get_attr(object, get_new_arguments)?;
        let given = vm.call(method, &[])?;
        match given.downcast::<Tuple>() {
            Some(given) => arguments.extend_from_slice(given.as_slice()),
            None => {
                let given = vm.type_name(given);
                return Err(vm.type_error(format!("__getnewargs__ should return a tuple, not '{given}'")));
            }
        }
    }
    let (row, arguments) = match keywords {
        None => (&NEW_OBJECT[0], vm.tuple(&arguments).value()),
        Some((positional, named)) => (&NEW_OBJECT[1], vm.tuple(&[class.value(), positional.value(), named.value()]).value()),
    };
    let state = vm.get_known_attr(object, Known::__getstate__)?;
    let state = vm.call(state, &[])?;
    let function = match of_copyreg(vm, row.name())? {
        Some(function) => function,
        None => {
            let module = vm.intern("copyreg").value();
            vm.builtin(TypeId::Builtin, row, Value::UNBOUND, module).value()
        }
    };
    let list_items = if vm.is_instance(object, TypeId::List) { vm.iter(object)? } else { Value::NONE };
    let dict_items = if vm.is_instance(object, TypeId::Dict) {
        let items = vm.get_known_attr(object, Known::items_)?;
        let items = vm.call(items, &[])?;
        vm.iter(items)?
    } else {
        Value::NONE
    };
    Ok(vm.tuple(&[function, arguments, state, list_items, dict_items]).value())
}
