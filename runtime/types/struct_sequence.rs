//! Tuples with named items: `sys.version_info` and the like.

use std::cell::Cell;

use crate::gc::{Gc, Items};
use crate::object::{Arguments, Dict, GetSet, Getter, Known, Method, NewClass, Str, Tuple, Type, TypeId, special_methods};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

static METHODS: &[Method] = crate::methods!["__repr__(self, /)" => repr, "__reduce__(self, /)" => reduce, "__replace__(self, /, **changes)" => replace];

/// A getter cannot know its field's index, so there is one for each.
macro_rules! getters {
    ($($index:literal)*) => {
        &[$(|_, object| Ok(item(object, $index))),*]
    };
}

static ITEMS: &[fn(&mut Vm, Value) -> PyResult] = getters![0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21];

fn item(object: Value, index: usize) -> Value {
    object.downcast::<Tuple>().and_then(|tuple| tuple.as_slice().get(index).copied()).unwrap_or(Value::NONE)
}

/// Makes a subclass of tuple whose items have these names.
pub fn new_class(vm: &mut Vm, module: Gc<Module>, name: &str, fields: &[&'static str]) -> PyResult<Gc<Type>> {
    let module_name = vm.known(Known::__name__);
    let module_name = module.dict.get().get_str(module_name).expect("modules have a name");
    make_class(vm, module_name, name, fields, &[])
}

/// From now on, programs cannot make instances of the class.
pub fn make_abstract(class: Gc<Type>) {
    class.facts.slots.borrow_mut().new = Some(|vm, class, _| {
        let title = vm.full_name(class);
        Err(vm.type_error(format!("cannot create '{title}' instances")))
    });
}

/// Makes a class, and puts it into the module. `title` is the name with the module that it
/// claims to be from. Hidden fields are attributes behind the tuple's end; where a field has both names, that is the attribute.
pub fn new_public_class(vm: &mut Vm, module: Gc<Module>, title: &str, fields: &[&'static str], hidden: &[&'static str]) -> PyResult<Gc<Type>> {
    let (module_name, name) = title.split_once('.').expect("a title has a module");
    let module_name = vm.text(module_name);
    let class = make_class(vm, module_name, name, fields, hidden)?;
    module.dict.get().set_str(vm, name, class.value());
    Ok(class)
}

fn make_class(vm: &mut Vm, module_name: Value, name: &str, fields: &[&'static str], hidden: &[&'static str]) -> PyResult<Gc<Type>> {
    let dict = vm.dict();
    if hidden.is_empty() {
        let slots = vm.tuple(&[]).value();
        dict.set_str(vm, "__slots__", slots);
    }
    let hidden_names: Vec<Value> = hidden.iter().map(|field| vm.intern(field).value()).collect();
    let hidden_names = vm.tuple(&hidden_names).value();
    let names: Vec<Value> = fields.iter().map(|field| vm.intern(field).value()).collect();
    let names = vm.tuple(&names).value();
    let (count, all) = (vm.int(fields.len() as i64), vm.int((fields.len() + hidden.len()) as i64));
    for (key, value) in [
        ("__module__", module_name),
        ("__match_args__", names),
        (HIDDEN, hidden_names),
        ("n_fields", all),
        ("n_sequence_fields", count),
        ("n_unnamed_fields", Value::from_small(0)),
        ("__doc__", Value::NONE),
    ] {
        dict.set_str(vm, key, value);
    }
    let bases = vm.tuple(&[vm.type_(TypeId::Tuple).value()]);
    let (meta, name) = (vm.type_(TypeId::Type), vm.intern(name));
    let class = vm.new_class(NewClass { meta, name, bases, dict })?;
    class.facts.is_base.set(false);
    for method in METHODS {
        let method_object = vm.builtin(TypeId::MethodDescriptor, method, Value::UNBOUND, class.value()).value();
        dict.set_str(vm, method.name(), method_object);
    }
    for (field, &get) in fields.iter().zip(ITEMS).filter(|(field, _)| !hidden.contains(field)) {
        let getter: &'static Getter = vm.heap.keep(Getter { name: field, get, set: Some(refuse_change) });
        let descriptor = vm.heap.alloc(GetSet::new(vm.header_of(TypeId::GetSet), getter, Cell::new(class))).value();
        dict.set_str(vm, field, descriptor);
    }
    special_methods::fill_slots(vm, class);
    class.facts.slots.borrow_mut().new = Some(new);
    Ok(class)
}

/// `class(sequence, dict)`: the sequence may go on with the hidden fields.
fn new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let [sequence, more] = arguments.bind(vm, "structseq", ["sequence", "dict"], 1)?;
    let title = vm.full_name(class);
    if vm.class_of(sequence).slots().iter.is_none() && vm.class_of(sequence).slots().get_item.is_none() {
        return Err(vm.type_error("constructor requires a sequence"));
    }
    if !more.is_unbound() && !more.is::<Dict>() {
        return Err(vm.type_error(format!("{title}() takes a dict as second arg, if any")));
    }
    let values = vm.collect_list(sequence)?;
    let (names, hidden) = (tuple_attribute(vm, class.value(), "__match_args__")?, tuple_attribute(vm, class.value(), HIDDEN)?);
    let (least, most, given) = (names.as_slice().len(), names.as_slice().len() + hidden.as_slice().len(), values.items.len());
    if !(least..=most).contains(&given) {
        let (limit, count) = match (least == most, given < least) {
            (true, _) => ("a", least),
            (false, true) => ("an at least", least),
            (false, false) => ("an at most", most),
        };
        return Err(vm.type_error(format!("{title}() takes {limit} {count}-sequence ({given}-sequence given)")));
    }
    if let Some(more) = more.downcast::<Dict>() {
        let known = hidden.as_slice().iter().skip(given - least);
        let mut count = 0;
        for &name in known {
            count += usize::from(more.contains(vm, name)?);
        }
        if count < more.len() {
            return Err(vm.type_error(format!("{title}() got duplicate or unexpected field name(s)")));
        }
    }
    let object = instance(vm, class, &values.items.as_slice()[..least]).value();
    for (index, name) in hidden.as_slice().iter().enumerate() {
        let Some(name) = name.downcast::<Str>() else { continue };
        let by_name = match more.downcast::<Dict>() {
            Some(more) => more.get(vm, name.value())?,
            None => None,
        };
        // A field that has both names falls back to the tuple's item.
        let item = names.as_slice().iter().position(|other| *other == name.value()).and_then(|place| values.items.get(place));
        let value = values.items.get(least + index).or(by_name).or(item).unwrap_or(Value::NONE);
        vm.set_attr(object, name, Some(value))?;
    }
    Ok(object)
}

/// A copy with other values in some fields, which must all have names.
fn replace(vm: &mut Vm, object: Gc<Tuple>, changes: Gc<Dict>) -> PyResult {
    let class = vm.class_of(object.value());
    let (names, hidden) = (tuple_attribute(vm, class.value(), "__match_args__")?, tuple_attribute(vm, class.value(), HIDDEN)?);
    let changes = {
        let copy = vm.dict();
        copy.update(vm, changes)?;
        copy
    };
    let values = Items::new();
    for (&name, &value) in names.as_slice().iter().zip(object.as_slice()) {
        let new = changes.remove(vm, name)?.unwrap_or(value);
        values.push(&vm.heap, new);
    }
    let more = vm.dict();
    for &name in hidden.as_slice() {
        let Some(name) = name.downcast::<Str>() else { continue };
        let value = match changes.remove(vm, name.value())? {
            Some(value) => value,
            None => vm.get_attr(object.value(), name)?,
        };
        more.set(vm, name.value(), value)?;
    }
    if !changes.is_empty() {
        let names: Vec<Value> = changes.iter().map(|(name, _)| name).collect();
        let names = vm.list(&names).value();
        let names = vm.repr_text(names)?;
        return Err(vm.type_error(format!("Got unexpected field name(s): {names}")));
    }
    let values = vm.tuple(values.as_slice()).value();
    vm.call(class.value(), &[values, more.value()])
}

/// The attribute that names the hidden fields.
const HIDDEN: &str = "__hidden_fields__";

fn tuple_attribute(vm: &mut Vm, object: Value, name: &str) -> PyResult<Gc<Tuple>> {
    let name = vm.intern(name);
    let names = vm.get_attr(object, name)?;
    Ok(names.downcast().expect("set when the class was made"))
}

fn refuse_change(vm: &mut Vm, _: Value, _: Option<Value>) -> PyResult<()> {
    Err(vm.raise(TypeId::AttributeError, "readonly attribute".into()))
}

/// An instance.
pub fn instance(vm: &Vm, class: Gc<Type>, values: &[Value]) -> Gc<Tuple> {
    vm.tuple_with_header(class.instance_header(), values)
}

fn repr(vm: &mut Vm, object: Gc<Tuple>) -> PyResult<String> {
    let class = vm.class_of(object.value());
    let title = vm.full_name(class);
    let names = tuple_attribute(vm, object.value(), "__match_args__")?;
    let mut parts = Vec::new();
    for (name, &value) in names.as_slice().iter().zip(object.as_slice()) {
        let value = vm.repr_text(value)?;
        parts.push(format!("{}={value}", name.downcast::<Str>().map(|name| name.to_text()).unwrap_or_default()));
    }
    Ok(format!("{title}({})", parts.join(", ")))
}

fn reduce(vm: &mut Vm, object: Gc<Tuple>) -> PyResult {
    let class = vm.class_of(object.value()).value();
    let values = vm.tuple(object.as_slice()).value();
    let rest: Gc<Dict> = vm.dict();
    for &name in tuple_attribute(vm, object.value(), HIDDEN)?.as_slice() {
        let Some(name) = name.downcast::<Str>() else { continue };
        let value = vm.get_attr(object.value(), name)?;
        rest.set_interned(vm, name.value(), value);
    }
    let arguments = vm.tuple(&[values, rest.value()]).value();
    Ok(vm.tuple(&[class, arguments]).value())
}
