//! `_collections`: what the module `collections` does not write in Python.

mod counter;
mod defaultdict;
mod deque;
mod named_tuple;
mod ordered_dict;

use std::cell::Cell;

use crate::gc::{Gc, KindInfo};
use crate::methods;
use crate::modules::NativeModule;
use crate::object::{Arguments, BinaryOp, Dict, Getter, Kind, Known, Method, Slots, Tuple, Type, TypeId, TypeSpec};
use crate::types::dict::write_repr;
use crate::types::iterators::refuse_keywords;
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub use deque::Deque;
pub use named_tuple::named_tuple;

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_collections", functions: FUNCTIONS, init: Some(init), doc: "" };

/// What replaces the module `collections`.
pub static SUBSTITUTE: NativeModule = NativeModule {
    name: "collections",
    functions: methods!["namedtuple(typename, field_names, *, rename=False, defaults=None, module=None)" => named_tuple],
    init: Some(init_substitute),
    doc: "",
};

static FUNCTIONS: &[Method] = methods!["_count_elements(mapping, iterable, /)" => count_elements];

/// Every class of the module.
pub static SPECS: &[&TypeSpec] =
    &[&deque::DEQUE, &deque::DEQUE_ITERATOR, &deque::DEQUE_REVERSE_ITERATOR, &defaultdict::DEFAULT_DICT, &ordered_dict::ORDERED_DICT, &TUPLE_GETTER, &counter::COUNTER];

/// The native layouts of this module.
pub static KINDS: &[(Kind, KindInfo)] = &[
    (Kind::Deque, KindInfo::of::<Deque>()),
    (Kind::DequeIterator, KindInfo::of::<deque::DequeIterator>()),
    (Kind::TupleGetter, KindInfo::of::<TupleGetter>()),
];

crate::object! {
    /// The descriptor of a named tuple's field.
    pub struct TupleGetter {
        pub index: Cell<usize>,
        pub doc: Cell<Value>,
    }
}

static TUPLE_GETTER: TypeSpec = TypeSpec {
    kind: Some(Kind::TupleGetter),
    slots: Slots {
        repr: Some(repr_of_getter),
        descriptor_get: Some(get_field),
        descriptor_set: Some(refuse_field),
        new: Some(new_getter),
        ..Slots::NONE
    },
    getters: &[Getter { name: "__doc__", get: doc_of_getter, set: Some(set_doc_of_getter) }],
    ..TypeSpec::new(TypeId::TupleGetter, "collections._tuplegetter")
};

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for spec in SPECS.iter().filter(|spec| spec.id != TypeId::Counter) {
        let class = vm.type_(spec.id).value();
        vm.add_to_module(module, spec.name.rsplit('.').next().unwrap_or_default(), class);
    }
    Ok(())
}

fn init_substitute(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for id in [TypeId::Counter, TypeId::Deque, TypeId::DefaultDict, TypeId::OrderedDict] {
        let class = vm.type_(id);
        let name = class.name.get().to_text();
        vm.add_to_module(module, name.rsplit('.').next().unwrap_or_default(), class.value());
    }
    // Pickles find it under its name.
    let iterator = vm.type_(TypeId::DequeIterator).value();
    vm.add_to_module(module, "_deque_iterator", iterator);
    Ok(())
}

/// Counts the elements of an iterable in a mapping.
fn count_elements(vm: &mut Vm, mapping: Value, iterable: Value) -> PyResult<()> {
    let name = vm.known(Known::get_);
    let (class, dict_class) = (vm.class_of(mapping), vm.type_(TypeId::Dict));
    let (set, dict_set) = (class.slots().set_item, dict_class.slots().set_item);
    let is_plain = vm.lookup(class, name) == vm.lookup(dict_class, name)
        && set.zip(dict_set).is_some_and(|(one, other)| std::ptr::fn_addr_eq(one, other));
    let one = Value::from_small(1);
    if let Some(dict) = mapping.downcast::<Dict>().filter(|_| is_plain) {
        return vm.for_each(iterable, |vm, element| {
            let count = match dict.get(vm, element)? {
                None => one,
                Some(count) => vm.binary(BinaryOp::Add, count, one)?,
            };
            dict.set(vm, element, count).map(|()| true)
        });
    }
    let get = vm.get_attr(mapping, name)?;
    vm.for_each(iterable, |vm, element| {
        let count = vm.call(get, &[element, Value::from_small(0)])?;
        let count = vm.binary(BinaryOp::Add, count, one)?;
        vm.set_item(mapping, element, Some(count)).map(|()| true)
    })
}

fn getter(value: Value) -> Gc<TupleGetter> {
    value.downcast().expect("the slot belongs to tuple getters")
}

fn new_getter(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    refuse_keywords(vm, "_tuplegetter", arguments)?;
    let &[index, doc] = arguments.values else {
        return Err(vm.type_error(format!("_tuplegetter expected 2 arguments, got {}", arguments.values.len())));
    };
    let index = usize::try_from(vm.index_i64(index)?).unwrap_or(usize::MAX);
    Ok(vm.heap.alloc(TupleGetter::new(class.instance_header(), Cell::new(index), Cell::new(doc))).value())
}

fn get_field(vm: &mut Vm, descriptor: Value, object: Value, _: Value) -> PyResult {
    let this = getter(descriptor);
    if object.is_unbound() {
        return Ok(descriptor);
    }
    let Some(tuple) = object.downcast::<Tuple>() else {
        if object.is_none() {
            return Ok(descriptor);
        }
        let given = vm.type_name(object);
        let index = this.index.get();
        return Err(vm.type_error(format!("descriptor for index '{index}' for tuple subclasses doesn't apply to '{given}' object")));
    };
    match tuple.as_slice().get(this.index.get()) {
        Some(&field) => Ok(field),
        None => Err(vm.index_error("tuple index out of range")),
    }
}

fn refuse_field(vm: &mut Vm, _: Value, _: Value, value: Option<Value>) -> PyResult<()> {
    let what = if value.is_some() { "set" } else { "delete" };
    Err(vm.raise(TypeId::AttributeError, format!("can't {what} attribute")))
}

fn repr_of_getter(vm: &mut Vm, value: Value) -> PyResult {
    let this = getter(value);
    let mut text = format!("_tuplegetter({}, ", this.index.get()).into_bytes();
    write_repr(vm, this.doc.get(), &mut text)?;
    text.push(b')');
    Ok(vm.str_from_wtf8(&text).value())
}

fn doc_of_getter(_: &mut Vm, value: Value) -> PyResult {
    Ok(getter(value).doc.get())
}

fn set_doc_of_getter(_: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    getter(object).doc.set(value.unwrap_or(Value::NONE));
    Ok(())
}
