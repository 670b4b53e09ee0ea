//! The start of a machine: the built-in types are made from their declarations.
//!
//! Everything needs a class, and a class needs strs, tuples and dicts: so the shapes come first, with a class that does
//! not exist yet, then all classes, and then their content. No collection can happen meanwhile, since roots are set later.

use std::cell::{Cell, RefCell};

use super::call::Arguments;
use super::descriptors::fields_in_cpython;
use super::dict::Dict;
use super::native::{GetSet, Method, TypeSpec};
use super::sequence::Tuple;
use super::shape::{Shape, Storage};
use super::slots::Slots;
use super::type_::{Collection, Type, TypeFacts};
use super::{Instance, Kind, Known, TypeId, special_methods};
use crate::gc::{Gc, Header, Items, Object};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// Makes all built-in types. Every `TypeId` has exactly one declaration, and bases come before what is derived from them.
pub fn install_types(vm: &mut Vm, specs: &[&'static TypeSpec]) {
    assert_eq!(specs.len(), TypeId::COUNT, "every built-in type has one declaration");
    // SAFETY: the address is replaced below, before anything reads a shape's class.
    let nobody: Gc<Type> = unsafe { Gc::from_address(std::ptr::without_provenance_mut(16)) };
    let mut kinds = vec![Kind::Instance as u8; TypeId::COUNT];
    let mut shapes: Vec<Option<&'static Shape>> = vec![None; TypeId::COUNT];
    vm.headers = vec![0; TypeId::COUNT];
    for spec in specs {
        let kind = spec.kind.map_or(kinds[spec.base as usize], |kind| kind as u8);
        kinds[spec.id as usize] = kind;
        let is_instance = kind == Instance::KIND;
        let storage = if is_instance { Storage::Slots } else if spec.has_dict { Storage::Dict } else { Storage::None };
        let shape = Shape::root(&vm.heap, nobody, storage, Vec::new(), 0);
        shapes[spec.id as usize] = Some(shape);
        vm.headers[spec.id as usize] = Header::new(kind, flags(spec, kind), shape.as_ptr()).bits();
    }
    vm.names = Known::ALL.iter().map(|name| vm.intern(name).value()).collect();
    vm.types = vec![Value::UNBOUND; TypeId::COUNT];
    for spec in specs {
        let shape = shapes[spec.id as usize].expect("made above");
        let class = new_type(vm, spec, kinds[spec.id as usize], shape);
        shape.class.set(class);
        vm.types[spec.id as usize] = class.value();
    }
    for spec in specs {
        complete(vm, spec);
    }
}

fn flags(spec: &TypeSpec, kind: u8) -> u8 {
    let dict = if spec.has_dict && kind != Instance::KIND { Header::HAS_DICT } else { 0 };
    Header::EXACT | dict
}

fn new_type(vm: &mut Vm, spec: &TypeSpec, kind: u8, shape: &'static Shape) -> Gc<Type> {
    let facts = TypeFacts {
        slots: RefCell::new(Slots::NONE),
        kind: Cell::new(kind),
        instance_flags: Cell::new(flags(spec, kind)),
        root_shape: Cell::new(Some(shape)),
        dict_shape: Cell::new(None),
        is_heap_type: Cell::new(false),
        is_base: Cell::new(spec.is_base),
        has_dict: Cell::new(spec.has_dict),
        has_weakref: Cell::new(false),
        is_abstract: Cell::new(false),
        collection: Cell::new(Collection::of(spec.id)),
        signature: Cell::new(spec.signature),
        id: Cell::new(Some(spec.id)),
    };
    let name = vm.intern(spec.name);
    let dict = vm.dict();
    let nothing = vm.tuple(&[]);
    vm.heap.alloc(Type::new(
        vm.header_of(TypeId::Type),
        Cell::new(name),
        Cell::new(name.value()),
        Cell::new(dict),
        Cell::new(None),
        Cell::new(nothing),
        Cell::new(nothing),
        Items::new(),
        Cell::new(Value::NONE),
        facts,
    ))
}

/// Bases, slots and attributes of a type.
fn complete(vm: &mut Vm, spec: &'static TypeSpec) {
    let class = vm.type_(spec.id);
    let mut slots = spec.slots;
    let mut order = vec![class.value()];
    if spec.id != TypeId::Object {
        let base = vm.type_(spec.base);
        class.base.set(Some(base));
        if base.facts.collection.get() != Collection::None {
            class.facts.collection.set(base.facts.collection.get());
        }
        let bases = vm.tuple(&[base.value()]);
        class.bases.set(bases);
        base.subclasses.push(&vm.heap, class.value());
        order.extend_from_slice(base.mro.get().as_slice());
        let inherits_hash = slots.compare.is_none() || slots.hash.is_some();
        slots.inherit(&base.slots());
        if !inherits_hash {
            slots.hash = None;
            let name = vm.known(Known::__hash__).value();
            class.dict.get().set_interned(vm, name, Value::NONE);
        }
    }
    class.mro.set(vm.tuple(&order));
    *class.facts.slots.borrow_mut() = slots;
    let dict = class.dict.get();
    special_methods::add_wrappers(vm, class, &spec.slots);
    if spec.slots.new.is_some() {
        let new = vm.builtin(TypeId::Builtin, &NEW, class.value(), Value::UNBOUND).value();
        dict.set_str(vm, "__new__", new);
    }
    for method in spec.methods {
        let descriptor = vm.builtin(TypeId::MethodDescriptor, method, Value::UNBOUND, class.value()).value();
        dict.set_str(vm, method.name(), descriptor);
    }
    for method in spec.class_methods {
        let function = vm.builtin(TypeId::MethodDescriptor, method, Value::UNBOUND, class.value()).value();
        let descriptor = vm.class_method_descriptor(function);
        dict.set_str(vm, method.name(), descriptor);
    }
    for method in spec.static_methods {
        let function = vm.builtin(TypeId::Builtin, method, Value::UNBOUND, Value::UNBOUND).value();
        let descriptor = vm.static_method(function).value();
        dict.set_str(vm, method.name(), descriptor);
    }
    let fields = fields_in_cpython(spec.name);
    for getter in spec.getters {
        let header = if fields.contains(&getter.name) { vm.header_of_layout(TypeId::Member, GetSet::KIND) } else { vm.header_of(TypeId::GetSet) };
        let descriptor = vm.heap.alloc(GetSet::new(header, getter, Cell::new(class))).value();
        dict.set_str(vm, getter.name, descriptor);
    }
    let doc = if spec.doc.is_empty() { Value::NONE } else { vm.text(spec.doc) };
    if dict.get_str(vm.known(Known::__doc__)).is_none() {
        dict.set_str(vm, "__doc__", doc);
    }
}

/// The `__new__` of every built-in type that has one; `this` is the type.
static NEW: Method = Method {
    signature: "__new__(this, *args, **kwargs)",
    n_parameters: 3,
    call: |vm, values| {
        let this = values[0].downcast::<Type>().expect("bound to its type");
        let positional = values[1].downcast::<Tuple>().expect("`*args` is a tuple");
        let keywords = values[2].downcast::<Dict>().expect("`**kwargs` is a dict");
        call_new(vm, this, positional, keywords)
    },
    positional: None,
};

fn call_new(vm: &mut Vm, this: Gc<Type>, positional: Gc<Tuple>, keywords: Gc<Dict>) -> PyResult {
    let name = this.name.get().to_text();
    let Some(&first) = positional.as_slice().first() else {
        return Err(vm.type_error(format!("{name}.__new__(): not enough arguments")));
    };
    let Some(class) = first.downcast::<Type>() else {
        let given = vm.type_name(first);
        return Err(vm.type_error(format!("{name}.__new__(X): X is not a type object ({given})")));
    };
    if !class.is_subclass_of(this) {
        let given = class.name.get().to_text();
        return Err(vm.type_error(format!("{name}.__new__({given}): {given} is not a subtype of {name}")));
    }
    if let Some(safe) = safe_base(class).filter(|safe| *safe != this && !is_same_new(*safe, this)) {
        let (given, safe) = (class.name.get().to_text(), safe.name.get().to_text());
        return Err(vm.type_error(format!("{name}.__new__({given}) is not safe, use {safe}.__new__()")));
    }
    let new = this.slots().new.expect("only types with the slot have this method");
    let (values, names) = (Items::from_slice(&vm.heap, &positional.as_slice()[1..]), Items::new());
    keywords.iter().for_each(|(name, value)| {
        names.push(&vm.heap, name);
        values.push(&vm.heap, value);
    });
    new(vm, class, Arguments { values: values.as_slice(), names: names.as_slice() })
}

/// The nearest built-in class: only its `__new__` makes objects of the right layout.
fn safe_base(class: Gc<Type>) -> Option<Gc<Type>> {
    let mut at = Some(class);
    while let Some(class) = at.filter(|class| class.facts.is_heap_type.get()) {
        at = class.base.get();
    }
    at
}

fn is_same_new(one: Gc<Type>, other: Gc<Type>) -> bool {
    match (one.slots().new, other.slots().new) {
        (Some(one), Some(other)) => std::ptr::fn_addr_eq(one, other),
        _ => false,
    }
}
