//! Making classes: bases, metaclass, layout, method resolution order, slots.

use std::cell::{Cell, RefCell};

use super::dict::Dict;
use super::sequence::Tuple;
use super::shape::{Shape, Storage};
use super::str_::Str;
use super::type_::{Collection, Type, TypeFacts};
use super::{Known, TypeId, special_methods};
use crate::gc::{Gc, Header, Items};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// What a new class is made from.
pub struct NewClass {
    pub meta: Gc<Type>,
    pub name: Gc<Str>,
    pub bases: Gc<Tuple>,
    /// The class's own attributes; the class keeps this dict.
    pub dict: Gc<Dict>,
}

impl Vm {
    /// `type.__new__` without `__set_name__` and `__init_subclass__`.
    pub fn new_class(&mut self, new: NewClass) -> PyResult<Gc<Type>> {
        let base = self.best_base(new.bases)?;
        let facts = TypeFacts {
            // Those of the base, until they are computed: `mro` of a metaclass may use the class before.
            slots: RefCell::new(base.slots().clone()),
            kind: base.facts.kind.clone(),
            instance_flags: Cell::new(base.facts.instance_flags.get() & !Header::EXACT),
            root_shape: Cell::new(None),
            dict_shape: Cell::new(None),
            is_heap_type: Cell::new(true),
            is_base: Cell::new(true),
            has_dict: base.facts.has_dict.clone(),
            has_weakref: base.facts.has_weakref.clone(),
            is_abstract: Cell::new(false),
            collection: Cell::new(Collection::None),
            signature: Cell::new(""),
            id: Cell::new(None),
        };
        let qualname_key = self.known(Known::__qualname__);
        let qualname = new.dict.remove(self, qualname_key.value())?.unwrap_or(new.name.value());
        if !qualname.is::<Str>() {
            let given = self.type_name(qualname);
            return Err(self.type_error(format!("type __qualname__ must be a str, not {given}")));
        }
        let nothing = self.tuple(&[]);
        let class = self.heap.alloc(Type::new(
            new.meta.instance_header(),
            Cell::new(new.name),
            Cell::new(qualname),
            Cell::new(new.dict),
            Cell::new(Some(base)),
            Cell::new(new.bases),
            Cell::new(nothing),
            Items::new(),
            base.slot_names.clone(),
            facts,
        ));
        for base in new.bases.as_slice().iter().filter_map(|base| base.downcast::<Type>()) {
            class.facts.has_dict.set(class.facts.has_dict.get() || base.facts.has_dict.get());
            class.facts.has_weakref.set(class.facts.has_weakref.get() || base.facts.has_weakref.get());
        }
        self.set_up_storage(class, base)?;
        let mro = self.order_by_meta(class)?;
        class.mro.set(mro);
        let mut inherited = mro.as_slice().iter().filter_map(|class| class.downcast::<Type>()).map(|class| class.facts.collection.get());
        class.facts.collection.set(inherited.find(|&collection| collection != Collection::None).unwrap_or(Collection::None));
        self.classes.push(class.value());
        for &base in new.bases.as_slice() {
            if let Some(base) = base.downcast::<Type>() {
                base.subclasses.push(&self.heap, class.value());
            }
        }
        special_methods::fill_slots(self, class);
        self.wrap_implicit_methods(class)?;
        Ok(class)
    }

    /// `__slots__`, `__dict__` and the root shape.
    fn set_up_storage(&mut self, class: Gc<Type>, base: Gc<Type>) -> PyResult<()> {
        let name = self.known(Known::__slots__);
        let declared = class.dict.get().get_str(name);
        let mut keys: Vec<Value> = base.root_shape().keys.clone();
        let is_instance = class.facts.kind.get() == super::Kind::Instance as u8;
        match declared {
            None => {
                class.facts.has_dict.set(true);
                class.facts.has_weakref.set(true);
            }
            Some(declared) => {
                let names = if declared.is::<Str>() { self.list(&[declared]) } else { self.collect_list(declared)? };
                let is_variable = [TypeId::Int, TypeId::Tuple, TypeId::Bytes].into_iter().any(|id| base.is_subclass_of(self.type_(id)));
                if is_variable && !names.items.is_empty() {
                    let base = base.name.get().to_text();
                    return Err(self.type_error(format!("nonempty __slots__ not supported for subtype of '{base}'")));
                }
                let first = keys.len();
                // Of the other bases one may have a dict, too: it is the same one.
                let (mut had_dict, mut had_weakref) = (base.facts.has_dict.get(), base.facts.has_weakref.get());
                for &declared in names.items.as_slice() {
                    let Some(text) = declared.downcast::<Str>() else {
                        let given = self.type_name(declared);
                        return Err(self.type_error(format!("__slots__ items must be strings, not '{given}'")));
                    };
                    let is_identifier = self.intern("isidentifier");
                    let is_identifier = self.get_attr(declared, is_identifier)?;
                    if self.call(is_identifier, &[])? != Value::TRUE {
                        return Err(self.type_error("__slots__ must be identifiers"));
                    }
                    match text.to_text().as_str() {
                        name @ ("__dict__" | "__weakref__") => {
                            let (had_one, has_one) = if name == "__dict__" { (&mut had_dict, &class.facts.has_dict) } else { (&mut had_weakref, &class.facts.has_weakref) };
                            if std::mem::replace(had_one, true) {
                                return Err(self.type_error(format!("{name} slot disallowed: we already got one")));
                            }
                            has_one.set(true);
                        }
                        _ => {
                            let mangled = self.mangle(class.name.get(), text);
                            if class.dict.get().get_str(mangled).is_some() {
                                return Err(self.value_error(format!("'{}' in __slots__ conflicts with class variable", text.to_text())));
                            }
                            if !is_instance {
                                class.facts.has_dict.set(true);
                            } else if !keys.contains(&mangled.value()) {
                                keys.push(mangled.value());
                            }
                        }
                    }
                }
                // In the order of the names: classes that declare the same ones have the same layout.
                keys[first..].sort_by_key(|key| key.downcast::<Str>().map(|name| name.to_text()));
                for (index, name) in keys.iter().enumerate().skip(first) {
                    let name = name.downcast::<Str>().expect("slot names are strs");
                    let member = special_methods::member(self, class, name, index);
                    class.dict.get().set_interned(self, name.value(), member);
                }
            }
        }
        // A module has a dict of its own, which is no attribute dict beside the object.
        if class.facts.kind.get() == super::Kind::Module as u8 {
            class.facts.has_dict.set(false);
        }
        let storage = match (is_instance, class.facts.has_dict.get()) {
            (true, _) => Storage::Slots,
            (false, true) => Storage::Dict,
            (false, false) => Storage::None,
        };
        if storage == Storage::Dict {
            class.facts.instance_flags.set(class.facts.instance_flags.get() | Header::HAS_DICT);
        }
        let slot_names = self.tuple(&keys);
        class.slot_names.set(slot_names.value());
        let capacity = if is_instance { keys.len().max(base.root_shape().inline_capacity) } else { 0 };
        class.facts.root_shape.set(Some(Shape::root(&self.heap, class, storage, keys, capacity)));
        Ok(())
    }

    /// Gives new instances room for this many attributes inside the object, within reason.
    pub fn expect_attributes(&mut self, class: Gc<Type>, count: usize) {
        const LIMIT: usize = 64;
        let shape = class.root_shape();
        if class.facts.kind.get() == super::Kind::Instance as u8 && count > shape.inline_capacity && count <= LIMIT {
            let capacity = count.next_multiple_of(2);
            let shape = Shape::root(&self.heap, class, shape.storage, shape.keys.clone(), capacity);
            class.facts.root_shape.set(Some(shape));
        }
    }

    /// `_Class__name` for a private name.
    pub fn mangle(&mut self, class: Gc<Str>, name: Gc<Str>) -> Gc<Str> {
        let text = name.to_text();
        if !text.starts_with("__") || text.ends_with("__") || text.contains('.') {
            return self.interned(name);
        }
        let class = class.to_text();
        let class = class.trim_start_matches('_');
        if class.is_empty() { self.interned(name) } else { self.intern(&format!("_{class}{text}")) }
    }

    /// The base whose layout the instances extend.
    fn best_base(&mut self, bases: Gc<Tuple>) -> PyResult<Gc<Type>> {
        let mut best: Option<Gc<Type>> = None;
        for &base in bases.as_slice() {
            let Some(base) = base.downcast::<Type>() else {
                return Err(self.type_error("bases must be types"));
            };
            if base.mro.get().is_empty() {
                return Err(self.type_error(format!("Cannot extend an incomplete type '{}'", base.name.get().to_text())));
            }
            if !base.facts.is_base.get() {
                return Err(self.type_error(format!("type '{}' is not an acceptable base type", base.name.get().to_text())));
            }
            best = Some(match best {
                None => base,
                Some(best) if extends(best, base) => best,
                Some(best) if extends(base, best) => base,
                Some(_) => return Err(self.type_error("multiple bases have instance lay-out conflict")),
            });
        }
        Ok(best.unwrap_or_else(|| self.type_(TypeId::Object)))
    }

    /// The resolution order as the `mro` of the metaclass says.
    fn order_by_meta(&mut self, class: Gc<Type>) -> PyResult<Gc<Tuple>> {
        let meta = self.class_of(class.value());
        let name = self.intern("mro");
        let own = self.lookup(meta, name).filter(|found| !self.class_of(*found).is(TypeId::MethodDescriptor));
        let Some(own) = own else { return self.resolution_order(class) };
        let method = self.bind(own, class.value(), meta.value())?;
        let order = self.call(method, &[])?;
        let order = self.collect_list(order)?;
        if order.items.is_empty() {
            return Err(self.type_error("type MRO must not be empty"));
        }
        for &entry in order.items.as_slice() {
            let Some(entry) = entry.downcast::<Type>() else {
                let given = self.type_name(entry);
                return Err(self.type_error(format!("mro() returned a non-class ('{given}')")));
            };
            if !extends(class, entry) {
                let name = entry.name.get().to_text();
                return Err(self.type_error(format!("mro() returned base with unsuitable layout ('{name}')")));
            }
        }
        Ok(self.tuple(order.items.as_slice()))
    }

    /// The C3 linearization of a class and its bases.
    pub fn resolution_order(&mut self, class: Gc<Type>) -> PyResult<Gc<Tuple>> {
        let bases: Vec<Gc<Type>> = class.bases.get().as_slice().iter().filter_map(|base| base.downcast()).collect();
        for (index, base) in bases.iter().enumerate() {
            if bases[..index].contains(base) {
                return Err(self.type_error(format!("duplicate base class {}", base.name.get().to_text())));
            }
        }
        // The lists are slices of tuples that the bases keep alive.
        let own = class.bases.get();
        let orders: Vec<Gc<Tuple>> = bases.iter().map(|base| base.mro.get()).chain([own]).collect();
        let mut rest: Vec<&[Value]> = orders.iter().map(|order| order.as_slice()).collect();
        let order = Items::from_slice(&self.heap, &[class.value()]);
        loop {
            rest.retain(|list| !list.is_empty());
            if rest.is_empty() {
                return Ok(self.tuple(order.as_slice()));
            }
            let head = rest.iter().map(|list| list[0]).find(|head| rest.iter().all(|list| !list[1..].contains(head)));
            let Some(head) = head else {
                let mut names: Vec<String> = Vec::new();
                for list in &rest {
                    let name = list[0].downcast::<Type>().map(|class| class.name.get().to_text()).unwrap_or_default();
                    let name = name.rsplit('.').next().unwrap_or_default().to_owned();
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                let message = format!("Cannot create a consistent method resolution order (MRO) for bases {}", names.join(", "));
                return Err(self.type_error(message));
            };
            order.push(&self.heap, head);
            for list in &mut rest {
                if list[0] == head {
                    *list = &list[1..];
                }
            }
        }
    }

    /// `__new__` is a static method, `__init_subclass__` and `__class_getitem__` are class methods without saying so.
    fn wrap_implicit_methods(&mut self, class: Gc<Type>) -> PyResult<()> {
        for (name, id) in [
            (Known::__new__, TypeId::StaticMethod),
            (Known::__init_subclass__, TypeId::ClassMethod),
            (Known::__class_getitem__, TypeId::ClassMethod),
        ] {
            let name = self.known(name);
            if let Some(function) = class.dict.get().get_str(name)
                && self.class_of(function).is(TypeId::Function)
            {
                let wrapper = self.type_(id).value();
                let wrapped = self.call(wrapper, &[function])?;
                class.dict.get().set_interned(self, name.value(), wrapped);
            }
        }
        Ok(())
    }

    /// Gives a class other bases of the same layout. The resolution orders of the class and of all below it are computed anew.
    pub fn set_bases(&mut self, class: Gc<Type>, bases: Gc<Tuple>) -> PyResult<()> {
        let base = self.best_base(bases)?;
        let old = class.base.get().expect("only object has no base");
        if !has_same_layout(base, old) {
            let (new, old) = (base.name.get().to_text(), old.name.get().to_text());
            return Err(self.type_error(format!("__bases__ assignment: '{new}' object layout differs from '{old}'")));
        }
        let old_bases = class.bases.replace(bases);
        class.base.set(Some(base));
        let renewed = Items::new();
        let outcome = self.renew_orders(class, &renewed);
        if class.bases.get() != bases {
            // The `mro` of a metaclass has set others meanwhile.
            return outcome;
        }
        if let Err(raised) = outcome {
            class.bases.set(old_bases);
            class.base.set(Some(old));
            for index in (0..renewed.len()).step_by(2) {
                if let (Some(class), Some(order)) = (renewed.at(index).downcast::<Type>(), renewed.at(index + 1).downcast::<Tuple>()) {
                    class.mro.set(order);
                }
            }
            return Err(raised);
        }
        for &old in old_bases.as_slice() {
            if let Some(old) = old.downcast::<Type>() {
                let place = old.subclasses.as_slice().iter().position(|&subclass| subclass == class.value());
                place.map(|place| old.subclasses.remove(place));
            }
        }
        for base in bases.as_slice().iter().filter_map(|base| base.downcast::<Type>()) {
            base.subclasses.push(&self.heap, class.value());
        }
        self.flush_lookups();
        let name = self.known(Known::__bases__);
        self.flush_inline_caches(name);
        self.refill_slots(class);
        Ok(())
    }

    /// Computes the resolution order of a class and of its subclasses; `renewed` gets each class and the order that it had.
    fn renew_orders(&mut self, class: Gc<Type>, renewed: &Items) -> PyResult<()> {
        let old = class.mro.get();
        let order = self.order_by_meta(class)?;
        if class.mro.get() != old {
            // The `mro` of a metaclass has changed the bases: what is newer stays.
            return Ok(());
        }
        renewed.push(&self.heap, class.value());
        renewed.push(&self.heap, old.value());
        class.mro.set(order);
        for index in 0..class.subclasses.len() {
            if let Some(subclass) = class.subclasses.get(index).and_then(|subclass| subclass.downcast::<Type>()) {
                self.renew_orders(subclass, renewed)?;
            }
        }
        Ok(())
    }

    /// The attribute of a class has changed: caches that relied on it forget it.
    pub fn class_changed(&mut self, class: Gc<Type>, name: Gc<Str>) {
        self.flush_lookups();
        let is_special = special_methods::is_special(&name);
        // A special method may change what any attribute access means.
        if name.is_relied_on() || is_special {
            self.flush_inline_caches(name);
        }
        if is_special {
            self.refill_slots(class);
        }
    }

    /// Computes the slots of a class and its subclasses anew.
    fn refill_slots(&mut self, class: Gc<Type>) {
        let had_finalizer = class.has_finalizer();
        special_methods::fill_slots(self, class);
        if class.has_finalizer() && !had_finalizer {
            self.register_instances(class);
        }
        for index in 0..class.subclasses.len() {
            if let Some(subclass) = class.subclasses.get(index).and_then(|subclass| subclass.downcast::<Type>()) {
                self.refill_slots(subclass);
            }
        }
    }

    /// The class has got its `__del__` late: the instances that it has are registered now.
    fn register_instances(&mut self, class: Gc<Type>) {
        // What is garbage now has died without a finalizer.
        self.heap.collect();
        let mut instances = Vec::new();
        self.heap.for_each_object(&mut |object| {
            if object.header().shape().class.get() == class {
                instances.push(object);
            }
        });
        instances.into_iter().for_each(|instance| self.heap.register_if_new(instance));
    }

    /// The metaclass for these bases: the most derived one.
    pub fn calculate_meta(&mut self, meta: Gc<Type>, bases: Gc<Tuple>) -> PyResult<Gc<Type>> {
        let mut winner = meta;
        for &base in bases.as_slice() {
            let candidate = self.class_of(base);
            if winner.is_subclass_of(candidate) {
                continue;
            }
            if !candidate.is_subclass_of(winner) {
                return Err(self.type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
                ));
            }
            winner = candidate;
        }
        Ok(winner)
    }
}

/// Whether the instances of two classes have the same layout.
fn has_same_layout(one: Gc<Type>, other: Gc<Type>) -> bool {
    let facts = |class: Gc<Type>| (class.facts.kind.get(), class.facts.has_dict.get(), class.facts.has_weakref.get());
    facts(one) == facts(other) && one.root_shape().keys == other.root_shape().keys
}

/// Whether the instances of `class` have the layout of those of `base`, perhaps with more.
fn extends(class: Gc<Type>, base: Gc<Type>) -> bool {
    let (one, other) = (class.root_shape(), base.root_shape());
    let plain = super::Kind::Instance as u8;
    let kinds = class.facts.kind.get() == base.facts.kind.get() || base.facts.kind.get() == plain && other.keys.is_empty();
    kinds && (one.keys.len() >= other.keys.len()) && one.keys[..other.keys.len()] == other.keys[..]
}
