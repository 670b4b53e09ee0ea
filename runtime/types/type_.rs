//! `type`: calling classes, making them, and what they know of themselves.

use crate::gc::{Gc, Items, KindInfo};
use crate::object::{
    Arguments, BinaryFn, BinaryOp, Dict, GetSet, Getter, Kind, Known, List, NewClass, Slots, Str, Tuple, Type, TypeId, TypeSpec, type_get_attr, type_set_attr,
};
use crate::types::descriptors::super_get_attr;
use crate::types::generic_alias::union_of;
use crate::types::{from_interpreter, object_};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&TYPE];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Type, KindInfo::of::<Type>())];

static TYPE: TypeSpec = TypeSpec {
    kind: Some(Kind::Type),
    slots: Slots {
        repr: Some(repr),
        call: Some(call),
        get_attr: Some(type_get_attr),
        set_attr: Some(type_set_attr),
        new: Some(new),
        init: Some(init),
        binary: {
            let mut table = [None; BinaryOp::COUNT];
            table[BinaryOp::Or as usize] = Some(union_of as BinaryFn);
            table
        },
        ..Slots::NONE
    },
    methods: crate::methods![
        "mro(self, /)" => mro,
        "__subclasses__(self, /)" => subclasses,
        "__instancecheck__(self, instance, /)" => instance_check,
        "__subclasscheck__(self, subclass, /)" => subclass_check,
        "__dir__(self, /)" => dir,
        "__sizeof__(self, /)" => size_of,
    ],
    class_methods: crate::methods!["__prepare__(cls, /, *args, **kwargs)" => prepare],
    getters: &[
        Getter { name: "__name__", get: name, set: Some(set_name) },
        Getter { name: "__qualname__", get: qualname, set: Some(set_qualname) },
        Getter { name: "__module__", get: module, set: Some(set_module) },
        Getter { name: "__bases__", get: |_, class| Ok(this(class).bases.get().value()), set: Some(set_bases) },
        Getter { name: "__base__", get: |_, class| Ok(this(class).base.get().map_or(Value::NONE, Gc::value)), set: None },
        Getter { name: "__mro__", get: resolution_order, set: None },
        Getter { name: "__dict__", get: dict, set: None },
        Getter { name: "__doc__", get: doc, set: Some(set_doc) },
        Getter { name: "__flags__", get: flags, set: None },
        Getter { name: "__basicsize__", get: |vm, class| Ok(vm.int(16 + 8 * this(class).root_shape().inline_capacity as i64)), set: None },
        Getter { name: "__itemsize__", get: item_size, set: None },
        Getter { name: "__dictoffset__", get: |vm, class| Ok(vm.int(if this(class).facts.has_dict.get() { -1 } else { 0 })), set: None },
        Getter { name: "__weakrefoffset__", get: |vm, class| Ok(vm.int(if this(class).facts.has_weakref.get() { -1 } else { 0 })), set: None },
        Getter { name: "__abstractmethods__", get: abstract_methods, set: Some(set_abstract_methods) },
        Getter { name: "__annotations__", get: annotations, set: Some(set_annotations) },
        Getter { name: "__type_params__", get: type_parameters, set: Some(set_type_parameters) },
        Getter { name: "__text_signature__", get: text_signature, set: None },
    ],
    ..TypeSpec::new(TypeId::Type, "type")
};

fn this(class: Value) -> Gc<Type> {
    class.downcast().expect("the slot belongs to classes")
}

fn set_bases(vm: &mut Vm, class: Value, bases: Option<Value>) -> PyResult<()> {
    let class = this(class);
    let name = class.name.get().to_text();
    if !class.facts.is_heap_type.get() {
        return Err(vm.type_error(format!("cannot set '__bases__' attribute of immutable type '{name}'")));
    }
    let Some(bases) = bases else { return Err(vm.type_error(format!("cannot delete '__bases__' attribute of immutable type '{name}'"))) };
    let Some(bases) = bases.downcast::<Tuple>() else {
        let given = vm.type_name(bases);
        return Err(vm.type_error(format!("can only assign tuple to {name}.__bases__, not {given}")));
    };
    if bases.is_empty() {
        return Err(vm.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()")));
    }
    for &base in bases.as_slice() {
        let Some(base) = base.downcast::<Type>() else {
            let given = vm.type_name(base);
            return Err(vm.type_error(format!("{name}.__bases__ must be tuple of classes, not '{given}'")));
        };
        let is_below = std::iter::successors(Some(base), |base| base.base.get()).any(|base| base == class);
        if base.is_subclass_of(class) || is_below {
            return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
        }
    }
    vm.set_bases(class, bases)
}

fn text_signature(vm: &mut Vm, class: Value) -> PyResult {
    Ok(match this(class).facts.signature.get() {
        "" => Value::NONE,
        signature => vm.text(signature),
    })
}

fn repr(vm: &mut Vm, class: Value) -> PyResult {
    let name = vm.full_name(this(class));
    Ok(vm.text(&format!("<class '{name}'>")))
}

/// `type(object)`, or an instance of any other class.
fn call(vm: &mut Vm, callee: Value, arguments: Arguments) -> PyResult {
    let class = this(callee);
    if class.is(TypeId::Type) {
        match (arguments.n_positional(), arguments.names) {
            (1, []) => return Ok(vm.class_of(arguments.values[0]).value()),
            (3, _) => {}
            _ => return Err(vm.type_error("type() takes 1 or 3 arguments")),
        }
    }
    let new = class.slots().new.expect("object has one");
    let object = new(vm, class, arguments)?;
    let made = vm.class_of(object);
    if made.is_subclass_of(class) {
        let init = made.slots().init.expect("object has one");
        init(vm, object, arguments)?;
    }
    Ok(object)
}

fn init(vm: &mut Vm, _: Value, arguments: Arguments) -> PyResult<()> {
    match arguments.n_positional() {
        1 if !arguments.names.is_empty() => Err(vm.type_error("type.__init__() takes no keyword arguments")),
        1 | 3 => Ok(()),
        _ => Err(vm.type_error("type.__init__() takes 1 or 3 arguments")),
    }
}

/// `type.__new__(meta, name, bases, dict, **kwargs)`
fn new(vm: &mut Vm, meta: Gc<Type>, arguments: Arguments) -> PyResult {
    let &[name, bases, namespace] = arguments.positionals() else {
        let given = arguments.n_positional();
        return Err(vm.type_error(format!("type.__new__() takes exactly 3 arguments ({given} given)")));
    };
    let wrong = |vm: &mut Vm, place: usize, expected: &str, value: Value| {
        let given = vm.type_name(value);
        vm.type_error(format!("type.__new__() argument {place} must be {expected}, not {given}"))
    };
    let Some(name) = name.downcast::<Str>() else { return Err(wrong(vm, 1, "str", name)) };
    let Some(mut bases) = bases.downcast::<Tuple>() else { return Err(wrong(vm, 2, "tuple", bases)) };
    let Some(namespace) = namespace.downcast::<Dict>() else { return Err(wrong(vm, 3, "dict", namespace)) };
    for &base in bases.as_slice() {
        let name = vm.known(Known::__mro_entries__);
        if !base.is::<Type>() && vm.find_attr(base, name)?.is_some() {
            return Err(vm.type_error("type() doesn't support MRO entry resolution; use types.new_class()"));
        }
    }
    let winner = vm.calculate_meta(meta, bases)?;
    if winner != meta {
        let slot = winner.slots().new.expect("object has one");
        if !std::ptr::fn_addr_eq(slot, new as crate::object::NewFn) {
            return slot(vm, winner, arguments);
        }
    }
    if bases.is_empty() {
        bases = vm.tuple(&[vm.type_(TypeId::Object).value()]);
    }
    if name.code_points().any(|point| point == 0) {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    check_surrogates(vm, name)?;
    let dict = vm.dict();
    dict.update(vm, namespace)?;
    let doc = vm.known(Known::__doc__);
    if let Some(doc) = dict.get_str(doc).and_then(|doc| doc.downcast::<Str>()) {
        check_surrogates(vm, doc)?;
    }
    let class_cell = take(vm, dict, Known::__classcell__)?;
    let class_dict_cell = take(vm, dict, Known::__classdictcell__)?;
    add_defaults(vm, dict);
    let interned = vm.interned(name);
    let class = vm.new_class(NewClass { meta: winner, name: interned, bases, dict })?;
    add_descriptors(vm, class);
    if let Some(cell) = class_cell {
        if !vm.class_of(cell).is(TypeId::Cell) {
            let class = vm.class_of(cell).value();
            let given = vm.repr_text(class)?;
            return Err(vm.type_error(format!("__classcell__ must be a nonlocal cell, not {given}")));
        }
        from_interpreter::set_class_cell(vm, cell, class.value());
    }
    if let Some(cell) = class_dict_cell {
        from_interpreter::set_class_cell(vm, cell, dict.value());
    }
    if class.dict.get().iter().any(|(key, _)| !key.is::<Str>()) {
        let message = format!("non-string key in the __dict__ of class {}", class.name.get().to_text());
        vm.warn(TypeId::RuntimeWarning, &message)?;
    }
    announce_names(vm, class)?;
    let name = vm.known(Known::__init_subclass__);
    let init_subclass = super_get_attr(vm, class, class.value(), name)?;
    let n_positional = arguments.n_positional();
    vm.call_with(init_subclass, Arguments { values: &arguments.values[n_positional..], names: arguments.names })?;
    Ok(class.value())
}

fn take(vm: &mut Vm, dict: Gc<Dict>, name: Known) -> PyResult<Option<Value>> {
    let name = vm.known(name).value();
    dict.remove(vm, name)
}

/// `__module__`, unless the class body has set it.
fn add_defaults(vm: &mut Vm, dict: Gc<Dict>) {
    let (module, name) = (vm.known(Known::__module__), vm.known(Known::__name__));
    if dict.get_str(module).is_none()
        && let Some(globals) = from_interpreter::current_globals(vm)
        && let Some(name) = globals.get_str(name)
    {
        dict.set_interned(vm, module.value(), name);
    }
}

/// `__dict__` and `__weakref__`, where this class is the first whose instances have them, and `__doc__`.
fn add_descriptors(vm: &mut Vm, class: Gc<Type>) {
    let base = class.base.get().expect("only object has no base");
    let add = |vm: &mut Vm, getter: &'static Getter| {
        let name = vm.intern(getter.name);
        if class.dict.get().get_str(name).is_none() {
            let header = vm.header_of(TypeId::GetSet);
            let descriptor = vm.heap.alloc(GetSet::new(header, getter, std::cell::Cell::new(class))).value();
            class.dict.get().set_interned(vm, name.value(), descriptor);
        }
    };
    if class.facts.has_dict.get() && !base.facts.has_dict.get() && class.facts.kind.get() != Kind::Type as u8 {
        add(vm, &object_::DICT);
    }
    if class.facts.has_weakref.get() && !base.facts.has_weakref.get() {
        add(vm, &object_::WEAKREF);
    }
    let (dict, doc) = (class.dict.get(), vm.known(Known::__doc__));
    if dict.get_str(doc).is_none() {
        dict.set_interned(vm, doc.value(), Value::NONE);
    }
}

/// `__set_name__` of all attributes that want to know.
fn announce_names(vm: &mut Vm, class: Gc<Type>) -> PyResult<()> {
    let attributes = Items::new();
    for (name, value) in class.dict.get().iter() {
        attributes.push(&vm.heap, name);
        attributes.push(&vm.heap, value);
    }
    for index in (0..attributes.len()).step_by(2) {
        let (name, value) = (attributes.at(index), attributes.at(index + 1));
        let Some(method) = vm.special_method(value, Known::__set_name__)? else { continue };
        if let Err(raised) = vm.call(method, &[class.value(), name]) {
            let exception = vm.raised;
            let (attribute, owner) = (vm.type_name(value), class.name.get().to_text());
            let name = vm.repr_text(name)?;
            let note = vm.text(&format!("Error calling __set_name__ on '{attribute}' instance {name} in '{owner}'"));
            vm.raised = exception;
            crate::types::exceptions::add_note_to_raised(vm, note)?;
            return Err(raised);
        }
    }
    Ok(())
}

fn mro(vm: &mut Vm, class: Gc<Type>) -> PyResult<Gc<List>> {
    let order = vm.resolution_order(class)?;
    Ok(vm.list(order.as_slice()))
}

/// `__mro__`: None while the class is being made.
fn resolution_order(_: &mut Vm, class: Value) -> PyResult {
    let order = this(class).mro.get();
    Ok(if order.is_empty() { Value::NONE } else { order.value() })
}

fn subclasses(vm: &mut Vm, class: Gc<Type>) -> Gc<List> {
    vm.list_from(class.subclasses.duplicate(&vm.heap))
}

fn instance_check(vm: &mut Vm, class: Gc<Type>, object: Value) -> PyResult<bool> {
    vm.is_plain_instance_of(object, class.value())
}

fn subclass_check(vm: &mut Vm, class: Gc<Type>, derived: Value) -> PyResult<bool> {
    vm.is_plain_subclass(derived, class.value())
}

fn dir(vm: &mut Vm, class: Gc<Type>) -> PyResult<Gc<List>> {
    let names = vm.dict();
    object_::add_class_names(vm, names, class)?;
    let list = vm.list(&[]);
    names.iter().for_each(|(name, _)| list.items.push(&vm.heap, name));
    Ok(list)
}

fn size_of(_: &mut Vm, class: Gc<Type>) -> i64 {
    size_of_val(&*class) as i64
}

fn prepare(vm: &mut Vm, _class: Value, _arguments: Value, _keywords: Value) -> Value {
    vm.dict().value()
}

/// A value for an attribute of the class itself that cannot be deleted.
fn given(vm: &mut Vm, class: Value, name: &str, value: Option<Value>) -> PyResult {
    let class = this(class);
    let what = match value {
        Some(value) if class.facts.is_heap_type.get() => return Ok(value),
        Some(_) => "set",
        None => "delete",
    };
    let class = class.name.get().to_text();
    Err(vm.type_error(format!("cannot {what} '{name}' attribute of immutable type '{class}'")))
}

fn name(vm: &mut Vm, class: Value) -> PyResult {
    let class = this(class);
    if class.facts.is_heap_type.get() {
        return Ok(class.name.get().value());
    }
    let name = class.name.get().to_text();
    Ok(vm.intern(name.rsplit('.').next().unwrap_or_default()).value())
}

fn set_name(vm: &mut Vm, class: Value, value: Option<Value>) -> PyResult<()> {
    let value = given(vm, class, "__name__", value)?;
    let class = this(class);
    match value.downcast::<Str>() {
        Some(name) if name.to_text().contains('\0') => Err(vm.value_error("type name must not contain null characters")),
        Some(name) => {
            check_surrogates(vm, name)?;
            let name = vm.interned(name);
            class.name.set(name);
            Ok(())
        }
        None => {
            let (class, given) = (class.name.get().to_text(), vm.type_name(value));
            Err(vm.type_error(format!("can only assign string to {class}.__name__, not '{given}'")))
        }
    }
}

fn qualname(vm: &mut Vm, class: Value) -> PyResult {
    let class = this(class);
    if class.facts.is_heap_type.get() { Ok(class.qualname.get()) } else { name(vm, class.value()) }
}

fn set_qualname(vm: &mut Vm, class: Value, value: Option<Value>) -> PyResult<()> {
    let value = given(vm, class, "__qualname__", value)?;
    let class = this(class);
    if !value.is::<Str>() {
        let (class, given) = (class.name.get().to_text(), vm.type_name(value));
        return Err(vm.type_error(format!("can only assign string to {class}.__qualname__, not '{given}'")));
    }
    class.qualname.set(value);
    Ok(())
}

fn module(vm: &mut Vm, class: Value) -> PyResult {
    match vm.class_module(this(class)) {
        Some(module) => Ok(module),
        None => Err(vm.raise(TypeId::AttributeError, "__module__".into())),
    }
}

/// Sets an entry of the class's own dict.
fn set_entry(vm: &mut Vm, class: Value, name: Known, value: Option<Value>) -> PyResult<()> {
    let (class, name) = (this(class), vm.known(name));
    if !class.facts.is_heap_type.get() {
        let (name, class) = (name.to_text(), class.name.get().to_text());
        return Err(vm.type_error(format!("cannot set '{name}' attribute of immutable type '{class}'")));
    }
    match value {
        Some(value) => class.dict.get().set_interned(vm, name.value(), value),
        None => {
            if class.dict.get().remove(vm, name.value())?.is_none() {
                return Err(vm.attribute_error(class.value(), name, name.to_text()));
            }
        }
    }
    vm.class_changed(class, name);
    Ok(())
}

fn set_module(vm: &mut Vm, class: Value, value: Option<Value>) -> PyResult<()> {
    let value = given(vm, class, "__module__", value)?;
    // The line is that in the module of before.
    let line = vm.known(Known::__firstlineno__);
    if this(class).dict.get().remove(vm, line.value())?.is_some() {
        vm.class_changed(this(class), line);
    }
    set_entry(vm, class, Known::__module__, Some(value))
}

/// UnicodeEncodeError for a text that UTF-8 cannot have.
fn check_surrogates(vm: &mut Vm, text: Gc<Str>) -> PyResult<()> {
    match text.code_points().position(|point| (0xd800..0xe000).contains(&point)) {
        Some(position) => Err(crate::types::exceptions::surrogate_error(vm, text, position)),
        None => Ok(()),
    }
}

pub fn dict(vm: &mut Vm, class: Value) -> PyResult {
    let proxy = vm.type_(TypeId::MappingProxy).value();
    vm.call(proxy, &[this(class).dict.get().value()])
}

fn doc(vm: &mut Vm, class: Value) -> PyResult {
    let name = vm.known(Known::__doc__);
    match this(class).dict.get().get_str(name) {
        Some(doc) if doc.is::<GetSet>() => Ok(Value::NONE),
        Some(doc) => vm.bind(doc, Value::UNBOUND, class),
        None => Ok(Value::NONE),
    }
}

fn set_doc(vm: &mut Vm, class: Value, value: Option<Value>) -> PyResult<()> {
    let value = given(vm, class, "__doc__", value)?;
    set_entry(vm, class, Known::__doc__, Some(value))
}

/// `Py_TPFLAGS_…` bits that some code looks at.
fn flags(vm: &mut Vm, class: Value) -> PyResult {
    let class = this(class);
    let facts = &class.facts;
    let mut flags = 1 << 12 | facts.collection.get().flag();
    // `copyreg` looks for the first class that is written in C; this one is made like those in Python.
    flags |= i64::from(facts.is_heap_type.get() || class.is(TypeId::Generic)) << 9 | i64::from(facts.is_base.get()) << 10 | i64::from(facts.is_abstract.get()) << 20;
    let families = [
        (TypeId::Int, 24),
        (TypeId::List, 25),
        (TypeId::Tuple, 26),
        (TypeId::Bytes, 27),
        (TypeId::Str, 28),
        (TypeId::Dict, 29),
        (TypeId::BaseException, 30),
        (TypeId::Type, 31),
    ];
    for (id, bit) in families {
        flags |= i64::from(class.is_subclass_of(vm.type_(id))) << bit;
    }
    Ok(vm.int(flags))
}

/// Bytes of an item behind the fixed part: only objects of variable size have such.
fn item_size(vm: &mut Vm, class: Value) -> PyResult {
    let sizes = [(TypeId::Int, 4), (TypeId::Tuple, 8), (TypeId::Bytes, 1), (TypeId::Type, 40)];
    let size = sizes.into_iter().find(|&(id, _)| this(class).is_subclass_of(vm.type_(id))).map_or(0, |(_, size)| size);
    Ok(vm.int(size))
}

fn abstract_methods(vm: &mut Vm, class: Value) -> PyResult {
    let name = vm.known(Known::__abstractmethods__);
    let found = this(class).dict.get().get_str(name).filter(|found| !found.is::<GetSet>());
    found.ok_or_else(|| vm.attribute_error(class, name, name.to_text()))
}

fn set_abstract_methods(vm: &mut Vm, class: Value, value: Option<Value>) -> PyResult<()> {
    let is_abstract = match value {
        Some(value) => vm.is_true(value)?,
        None => false,
    };
    set_entry(vm, class, Known::__abstractmethods__, value)?;
    this(class).facts.is_abstract.set(is_abstract);
    Ok(())
}

fn annotations(vm: &mut Vm, class: Value) -> PyResult {
    let name = vm.known(Known::__annotations__);
    let class = this(class);
    if !class.facts.is_heap_type.get() {
        let message = format!("type object '{}' has no attribute '__annotations__'", class.name.get().to_text());
        return Err(vm.attribute_error(class.value(), name, message));
    }
    match class.dict.get().get_str(name) {
        Some(found) => vm.bind(found, Value::UNBOUND, class.value()),
        None => {
            let dict = vm.dict().value();
            set_entry(vm, class.value(), Known::__annotations__, Some(dict))?;
            Ok(dict)
        }
    }
}

fn set_annotations(vm: &mut Vm, class: Value, value: Option<Value>) -> PyResult<()> {
    set_entry(vm, class, Known::__annotations__, value)
}

fn type_parameters(vm: &mut Vm, class: Value) -> PyResult {
    let name = vm.known(Known::__type_params__);
    let found = this(class).dict.get().get_str(name).filter(|found| !found.is::<GetSet>());
    Ok(found.unwrap_or_else(|| vm.tuple(&[]).value()))
}

fn set_type_parameters(vm: &mut Vm, class: Value, value: Option<Value>) -> PyResult<()> {
    let value = given(vm, class, "__type_params__", value)?;
    set_entry(vm, class, Known::__type_params__, Some(value))
}

impl Vm {
    /// `cls.__module__`: a str, or whatever the class has.
    pub fn class_module(&mut self, class: Gc<Type>) -> Option<Value> {
        if class.facts.is_heap_type.get() {
            let name = self.known(Known::__module__);
            return class.dict.get().get_str(name);
        }
        let name = class.name.get().to_text();
        Some(match name.rsplit_once('.') {
            Some((module, _)) => self.intern(module).value(),
            None => self.known(Known::builtins_).value(),
        })
    }

    /// `cls.__qualname__` as Rust text.
    pub fn class_qualname(&mut self, class: Gc<Type>) -> String {
        let name = class.qualname.get().downcast::<Str>().map(|name| name.to_text()).unwrap_or_default();
        if class.facts.is_heap_type.get() { name } else { name.rsplit('.').next().unwrap_or_default().to_owned() }
    }

    /// The class as reprs call it: module and qualified name, the former unless it is `builtins`.
    pub fn full_name(&mut self, class: Gc<Type>) -> String {
        let qualname = self.class_qualname(class);
        match self.class_module(class).and_then(Value::downcast::<Str>).map(|module| module.to_text()) {
            Some(module) if module != "builtins" => format!("{module}.{qualname}"),
            _ => qualname,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::{Settings, new_vm};

    fn text(vm: &mut Vm, value: PyResult) -> String {
        match value {
            Ok(value) => vm.repr_text(value).expect("a repr"),
            Err(_) => {
                let exception = vm.take_raised();
                let class = vm.type_name(exception.value());
                let text = vm.to_str(exception.value()).expect("a str").to_text();
                format!("{class}: {text}")
            }
        }
    }

    fn new_class(vm: &mut Vm, name: &str, bases: &[Value], entries: &[(&str, Value)]) -> PyResult {
        let dict = vm.dict();
        entries.iter().for_each(|&(name, value)| dict.set_str(vm, name, value));
        let (type_, name, bases) = (vm.type_(TypeId::Type).value(), vm.text(name), vm.tuple(bases).value());
        vm.call(type_, &[name, bases, dict.value()])
    }

    #[test]
    fn classes_are_made_and_called() {
        let mut vm = new_vm(Settings::default());
        let main = vm.text("__main__");
        let class = new_class(&mut vm, "C", &[], &[("__module__", main)]).expect("a class");
        assert_eq!(text(&mut vm, Ok(class)), "<class '__main__.C'>");
        let object = vm.call(class, &[]).expect("an instance");
        assert!(text(&mut vm, Ok(object)).starts_with("<__main__.C object at 0x"));
        let wrong = vm.call(class, &[Value::TRUE]);
        assert_eq!(text(&mut vm, wrong), "TypeError: C() takes no arguments");
        let name = vm.intern("x");
        vm.set_attr(object, name, Some(Value::TRUE)).expect("it has a dict");
        assert_eq!(vm.get_attr(object, name), Ok(Value::TRUE));
        let missing = vm.intern("missing");
        let result = vm.get_attr(object, missing);
        assert_eq!(text(&mut vm, result), "AttributeError: 'C' object has no attribute 'missing'");
        let bool_ = vm.type_(TypeId::Bool).value();
        let result = new_class(&mut vm, "D", &[bool_], &[]);
        assert_eq!(text(&mut vm, result), "TypeError: type 'bool' is not an acceptable base type");
    }

    #[test]
    fn slots_are_kept_when_an_instance_gets_a_dict() {
        let mut vm = new_vm(Settings::default());
        let (a, b) = (vm.text("a"), vm.text("__dict__"));
        let slots = vm.tuple(&[a, b]).value();
        let class = new_class(&mut vm, "C", &[], &[("__slots__", slots)]).expect("a class");
        let object = vm.call(class, &[]).expect("an instance");
        let (a, z) = (vm.intern("a"), vm.intern("z"));
        let result = vm.get_attr(object, a);
        assert_eq!(text(&mut vm, result), "AttributeError: 'C' object has no attribute 'a'");
        vm.set_attr(object, a, Some(Value::TRUE)).expect("a slot");
        vm.set_attr(object, z, Some(Value::FALSE)).expect("a dict");
        assert_eq!(vm.get_known_attr(object, Known::__dict__).map(|dict| dict.is::<Dict>()), Ok(true));
        assert_eq!(vm.get_attr(object, a), Ok(Value::TRUE));
        assert_eq!(vm.get_attr(object, z), Ok(Value::FALSE));
    }

    #[test]
    fn unsafe_new_is_refused() {
        let mut vm = new_vm(Settings::default());
        let object = vm.type_(TypeId::Object).value();
        let new = vm.get_known_attr(object, Known::__new__).expect("object.__new__");
        let exception = vm.type_(TypeId::ValueError).value();
        let result = vm.call(new, &[exception]);
        assert_eq!(text(&mut vm, result), "TypeError: object.__new__(ValueError) is not safe, use ValueError.__new__()");
    }

    #[test]
    fn functions_say_what_is_wrong() {
        let mut vm = new_vm(Settings::default());
        let builtins = vm.builtins.downcast::<Dict>().expect("a dict");
        let name = vm.intern("len");
        let len = builtins.get_str(name).expect("len");
        let result = vm.call(len, &[]);
        assert_eq!(text(&mut vm, result), "TypeError: len() takes exactly one argument (0 given)");
        let name = vm.intern("getattr");
        let getattr = builtins.get_str(name).expect("getattr");
        let result = vm.call(getattr, &[Value::NONE]);
        assert_eq!(text(&mut vm, result), "TypeError: getattr expected at least 2 arguments, got 1");
        assert_eq!(text(&mut vm, Ok(getattr)), "<built-in function getattr>");
    }
}
