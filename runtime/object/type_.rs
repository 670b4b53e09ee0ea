//! Classes.

use std::cell::{Cell, RefCell};

use super::dict::Dict;
use super::sequence::Tuple;
use super::shape::{Shape, Storage};
use super::slots::Slots;
use super::str_::Str;
use super::{Known, TypeId};
use crate::gc::{Gc, Header, Items, KindIndex, Trace, Tracer};
use crate::value::Value;
use crate::vm::Vm;

/// Which patterns of `match` the instances of a class can match (PEP 634).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Collection {
    None,
    /// `case [...]`
    Sequence,
    /// `case {...}`
    Mapping,
}

impl Collection {
    /// Of a built-in type that is no subclass of another one.
    pub fn of(id: TypeId) -> Collection {
        match id {
            TypeId::List | TypeId::Tuple | TypeId::Range | TypeId::MemoryView | TypeId::Deque | TypeId::Array => Collection::Sequence,
            TypeId::Dict | TypeId::MappingProxy => Collection::Mapping,
            _ => Collection::None,
        }
    }

    /// Its bit of `type.__flags__`, and of what abstract classes call `__abc_tpflags__`.
    pub fn flag(self) -> i64 {
        match self {
            Collection::None => 0,
            Collection::Sequence => 1 << 5,
            Collection::Mapping => 1 << 6,
        }
    }
}

/// What does not refer to anything in the heap.
pub struct TypeFacts {
    pub slots: RefCell<Slots>,
    /// The native layout of the instances.
    pub kind: Cell<u8>,
    /// Header flags of the instances.
    pub instance_flags: Cell<u8>,
    pub root_shape: Cell<Option<&'static Shape>>,
    pub dict_shape: Cell<Option<&'static Shape>>,
    /// Made by a `class` statement or a call of `type`: its attributes may be changed.
    pub is_heap_type: Cell<bool>,
    /// May be a base class.
    pub is_base: Cell<bool>,
    /// Instances have a `__dict__`.
    pub has_dict: Cell<bool>,
    /// Instances may be referred to weakly.
    pub has_weakref: Cell<bool>,
    pub is_abstract: Cell<bool>,
    pub collection: Cell<Collection>,
    /// A built-in type's `__text_signature__`, or empty.
    pub signature: Cell<&'static str>,
    /// A built-in type's index.
    pub id: Cell<Option<TypeId>>,
}

impl Trace for TypeFacts {
    fn trace(&self, _: &mut Tracer) {}
}

crate::object! {
    /// A class. Its name and qualified name are strs, `module` anything.
    pub struct Type {
        pub name: Cell<Gc<Str>>,
        pub qualname: Cell<Value>,
        pub dict: Cell<Gc<Dict>>,
        pub base: Cell<Option<Gc<Type>>>,
        pub bases: Cell<Gc<Tuple>>,
        pub mro: Cell<Gc<Tuple>>,
        /// Direct subclasses.
        pub subclasses: Items,
        /// Names declared in `__slots__` by this class and its bases, as a tuple or None.
        pub slot_names: Cell<Value>,
        pub facts: TypeFacts,
    }
}

impl Type {
    /// A copy of the slots.
    #[inline]
    pub fn slots(&self) -> std::cell::Ref<'_, Slots> {
        self.facts.slots.borrow()
    }

    /// The shape of new instances.
    #[inline]
    pub fn root_shape(&self) -> &'static Shape {
        self.facts.root_shape.get().expect("every complete class has a root shape")
    }

    /// The header of new instances.
    pub fn instance_header(&self) -> Header {
        Header::new(self.facts.kind.get(), self.facts.instance_flags.get(), self.root_shape().as_ptr())
    }

    /// The class or one of its bases has `__del__`.
    #[inline]
    pub fn has_finalizer(&self) -> bool {
        self.facts.instance_flags.get() & Header::FINALIZABLE != 0
    }

    pub fn set_has_finalizer(&self, has_finalizer: bool) {
        let others = self.facts.instance_flags.get() & !Header::FINALIZABLE;
        self.facts.instance_flags.set(others | if has_finalizer { Header::FINALIZABLE } else { 0 });
    }

    /// The shape of instances in dict mode.
    pub fn dict_shape(&self, heap: &crate::gc::Heap, inline_capacity: usize) -> &'static Shape {
        if let Some(shape) = self.facts.dict_shape.get().filter(|shape| shape.inline_capacity == inline_capacity) {
            return shape;
        }
        // The slots that `__slots__` declares stay where they are.
        let shape = Shape::root(heap, self.root_shape().class.get(), Storage::Dict, self.root_shape().keys.clone(), inline_capacity);
        self.facts.dict_shape.set(Some(shape));
        shape
    }

    /// Whether `name` is declared in `__slots__` of this class or a base.
    pub fn is_slot_name(&self, name: Value) -> bool {
        self.slot_names.get().downcast::<Tuple>().is_some_and(|names| names.as_slice().contains(&name))
    }

    #[inline]
    pub fn is_subclass_of(&self, other: Gc<Type>) -> bool {
        std::ptr::eq(self, &*other) || self.mro.get().as_slice().contains(&other.value())
    }

    pub fn is(&self, id: TypeId) -> bool {
        self.facts.id.get() == Some(id)
    }
}

impl Vm {
    /// A built-in type.
    #[inline(always)]
    pub fn type_(&self, id: TypeId) -> Gc<Type> {
        self.types[id as usize].downcast().expect("the built-in types exist")
    }

    /// The header of an exact instance of a built-in type.
    #[inline(always)]
    pub fn header_of(&self, id: TypeId) -> Header {
        Header::from_bits(self.headers[id as usize])
    }

    /// The header of an instance of a built-in class that has the native layout of another one.
    pub fn header_of_layout(&self, id: TypeId, kind: KindIndex) -> Header {
        Header::from_bits(self.headers[id as usize] & !0xff | u64::from(kind))
    }

    /// `type(value)`
    #[inline]
    pub fn class_of(&self, value: Value) -> Gc<Type> {
        if value.is_object() {
            return value.header().shape().class.get();
        }
        let id = match value {
            _ if value.is_int() => TypeId::Int,
            _ if value.is_float() => TypeId::Float,
            Value::TRUE | Value::FALSE => TypeId::Bool,
            Value::NONE => TypeId::NoneType,
            Value::ELLIPSIS => TypeId::EllipsisType,
            _ => TypeId::NotImplementedType,
        };
        self.type_(id)
    }

    /// `type(value).__name__`
    pub fn type_name(&self, value: Value) -> String {
        self.class_of(value).name.get().to_text()
    }

    /// What a wrong argument is called: its type's name, or None.
    pub fn argument_name(&self, value: Value) -> String {
        if value.is_none() { "None".into() } else { self.type_name(value) }
    }

    /// Whether `type(value)` is the built-in type or a subclass.
    #[inline]
    pub fn is_instance(&self, value: Value, id: TypeId) -> bool {
        self.class_of(value).is_subclass_of(self.type_(id))
    }

    /// What the class or one of its bases has under an interned name, no descriptor being asked.
    #[inline]
    pub fn lookup(&mut self, class: Gc<Type>, name: Gc<Str>) -> Option<Value> {
        let place = (class.address().addr() >> 4 ^ name.address().addr() >> 3) % crate::vm::LOOKUP_CACHE_SIZE;
        let (cached_class, cached_name, found) = self.lookup_cache[place];
        if cached_class == class.value() && cached_name == name.value() {
            return found.bound();
        }
        let found = lookup_uncached(class, name).unwrap_or(Value::UNBOUND);
        self.lookup_cache[place] = (class.value(), name.value(), found);
        found.bound()
    }

    /// As `lookup`, for a name of the machine's own.
    #[inline]
    pub fn lookup_known(&mut self, class: Gc<Type>, name: Known) -> Option<Value> {
        let name = self.known(name);
        self.lookup(class, name)
    }

    /// Forgets cached lookups; called after any change of a class.
    pub fn flush_lookups(&mut self) {
        self.lookup_cache.fill((Value::UNBOUND, Value::UNBOUND, Value::UNBOUND));
    }
}

fn lookup_uncached(class: Gc<Type>, name: Gc<Str>) -> Option<Value> {
    let classes = class.mro.get();
    classes.as_slice().iter().find_map(|&class| class.downcast::<Type>().and_then(|class| class.dict.get().get_str(name)))
}
