//! Tuples with named items: `sys.version_info` and the like.

use std::cell::Cell;

use crate::gc::Gc;
use crate::object::{Dict, GetSet, Getter, Known, Method, NewClass, Str, Tuple, Type, TypeId, special_methods};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

static METHODS: &[Method] = crate::methods!["__repr__(self, /)" => repr, "__reduce__(self, /)" => reduce];

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

/// Makes a subclass of tuple whose items have these names, and puts it into the module if `is_public`.
pub fn new_class(vm: &mut Vm, module: Gc<Module>, name: &str, fields: &[&'static str], is_public: bool) -> PyResult<Gc<Type>> {
    let dict = vm.dict();
    let module_name = vm.known(Known::__name__);
    let module_name = module.dict.get().get_str(module_name).expect("modules have a name");
    let slots = vm.tuple(&[]).value();
    let names: Vec<Value> = fields.iter().map(|field| vm.intern(field).value()).collect();
    let names = vm.tuple(&names).value();
    let count = vm.int(fields.len() as i64);
    for (key, value) in [
        ("__module__", module_name),
        ("__slots__", slots),
        ("__match_args__", names),
        ("n_fields", count),
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
    for (field, &get) in fields.iter().zip(ITEMS) {
        // Few classes are made this way, and they live as long as the machine.
        let getter: &'static Getter = Box::leak(Box::new(Getter { name: field, get, set: None }));
        let descriptor = vm.heap.alloc(GetSet::new(vm.header_of(TypeId::GetSet), getter, Cell::new(class))).value();
        dict.set_str(vm, field, descriptor);
    }
    special_methods::fill_slots(vm, class);
    if is_public {
        module.dict.get().set_interned(vm, name.value(), class.value());
    }
    Ok(class)
}

/// An instance.
pub fn instance(vm: &Vm, class: Gc<Type>, values: &[Value]) -> Gc<Tuple> {
    vm.tuple_with_header(class.instance_header(), values)
}

fn field_names(vm: &mut Vm, object: Gc<Tuple>) -> PyResult<Gc<Tuple>> {
    let names = vm.get_known_attr(object.value(), Known::__match_args__)?;
    Ok(names.downcast().expect("set when the class was made"))
}

fn repr(vm: &mut Vm, object: Gc<Tuple>) -> PyResult<String> {
    let class = vm.class_of(object.value());
    let title = vm.full_name(class);
    let names = field_names(vm, object)?;
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
    let arguments = vm.tuple(&[values, rest.value()]).value();
    Ok(vm.tuple(&[class, arguments]).value())
}
