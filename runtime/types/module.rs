//! `module` and `types.SimpleNamespace`.

use std::cell::Cell;

use crate::gc::{Gc, KindInfo};
use crate::object::{Arguments, Dict, Getter, Kind, Known, Slots, Str, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// A module; its attributes are the entries of `dict`.
    pub struct Module {
        pub dict: Cell<Gc<Dict>>,
    }
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&MODULE, &SIMPLE_NAMESPACE];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Module, KindInfo::of::<Module>()), (Kind::SimpleNamespace, KindInfo::of::<SimpleNamespace>())];

static MODULE: TypeSpec = TypeSpec {
    kind: Some(Kind::Module),
    slots: Slots { repr: Some(repr), get_attr: Some(get_attr), set_attr: Some(set_attr), new: Some(new), init: Some(init), ..Slots::NONE },
    methods: crate::methods!["__dir__(self, /)" => dir],
    getters: &[
        Getter { name: "__dict__", get: dict, set: None },
        Getter { name: "__annotations__", get: annotations, set: Some(set_annotations) },
    ],
    signature: "(name, doc=None)",
    ..TypeSpec::new(TypeId::Module, "module")
};

static SIMPLE_NAMESPACE: TypeSpec = TypeSpec {
    kind: Some(Kind::SimpleNamespace),
    has_dict: true,
    slots: Slots { repr: Some(namespace_repr), compare: Some(namespace_compare), new: Some(new_namespace), init: Some(init_namespace), ..Slots::NONE },
    methods: crate::methods!["__reduce__(self, /)" => reduce_namespace, "__replace__(self, /, **changes)" => replace_in_namespace],
    getters: &[crate::types::object_::DICT],
    signature: "(mapping_or_iterable=(), /, **kwargs)",
    ..TypeSpec::new(TypeId::SimpleNamespace, "types.SimpleNamespace")
};

impl Vm {
    /// A new module with the attributes that every module has.
    pub fn module(&mut self, name: &str) -> Gc<Module> {
        let dict = self.dict();
        let module = self.heap.alloc(Module::new(self.header_of(TypeId::Module), Cell::new(dict)));
        let name = self.intern(name).value();
        fill(self, module, name, Value::NONE);
        module
    }
}

fn fill(vm: &mut Vm, module: Gc<Module>, name: Value, doc: Value) {
    let dict = module.dict.get();
    let content = [
        (Known::__name__, name),
        (Known::__doc__, doc),
        (Known::__package__, Value::NONE),
        (Known::__loader__, Value::NONE),
        (Known::__spec__, Value::NONE),
    ];
    for (key, value) in content {
        let key = vm.known(key).value();
        dict.set_interned(vm, key, value);
    }
}

fn new(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    let dict = vm.dict();
    Ok(vm.heap.alloc(Module::new(class.instance_header(), Cell::new(dict))).value())
}

fn init(vm: &mut Vm, object: Value, arguments: Arguments) -> PyResult<()> {
    let [name, doc] = arguments.bind(vm, "module", ["name", "doc"], 1)?;
    if !name.is::<Str>() {
        let given = vm.argument_name(name);
        return Err(vm.type_error(format!("module() argument 'name' must be str, not {given}")));
    }
    fill(vm, this(object), name, doc.bound().unwrap_or(Value::NONE));
    Ok(())
}

fn this(object: Value) -> Gc<Module> {
    object.downcast().expect("the slot belongs to modules")
}

fn dict(_: &mut Vm, object: Value) -> PyResult {
    Ok(this(object).dict.get().value())
}

/// The annotations in the module's dict, which get there when somebody asks.
fn annotations(vm: &mut Vm, object: Value) -> PyResult {
    let (dict, name) = (this(object).dict.get(), vm.known(Known::__annotations__));
    if let Some(found) = dict.get_str(name) {
        return Ok(found);
    }
    let made = vm.dict().value();
    dict.set_interned(vm, name.value(), made);
    Ok(made)
}

fn set_annotations(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    let (dict, name) = (this(object).dict.get(), vm.known(Known::__annotations__));
    match value {
        Some(value) => dict.set(vm, name.value(), value),
        None if dict.remove(vm, name.value())?.is_some() => Ok(()),
        None => Err(vm.attribute_error(object, name, "__annotations__".into())),
    }
}

/// The module's name, if it is a str.
fn name_of(vm: &Vm, module: Gc<Module>) -> Option<String> {
    let name = module.dict.get().get_str(vm.known(Known::__name__))?;
    name.downcast::<Str>().map(|name| name.to_text())
}

fn repr(vm: &mut Vm, object: Value) -> PyResult {
    let module = this(object);
    let dict = module.dict.get();
    let name = name_of(vm, module).unwrap_or_else(|| "?".into());
    let file = dict.get_str(vm.known(Known::__file__)).filter(|file| !file.is_none());
    let text = match file {
        Some(file) => format!("<module '{name}' from {}>", vm.repr_text(file)?),
        None if vm.hooks.is_some_and(|hooks| (hooks.is_native)(&name)) => format!("<module '{name}' (built-in)>"),
        None => format!("<module '{name}'>"),
    };
    Ok(vm.text(&text))
}

fn get_attr(vm: &mut Vm, object: Value, name: Gc<Str>) -> PyResult {
    let module = this(object);
    let class = vm.class_of(object);
    let found = vm.lookup(class, name);
    if let Some(found) = found
        && found.is_object()
    {
        let class_of_found = vm.class_of(found);
        let (get, set) = {
            let slots = class_of_found.slots();
            (slots.descriptor_get, slots.descriptor_set)
        };
        if let (Some(get), Some(_)) = (get, set) {
            return get(vm, found, object, class.value());
        }
    }
    if let Some(value) = module.dict.get().get_str(name) {
        return Ok(value);
    }
    if let Some(found) = found {
        return vm.bind(found, object, class.value());
    }
    if let Some(getter) = module.dict.get().get_str(vm.known(Known::__getattr__)) {
        return vm.call(getter, &[name.value()]);
    }
    let name_text = name.to_text();
    let message = match name_of(vm, module) {
        Some(module) => format!("module '{module}' has no attribute '{name_text}'"),
        None => format!("module has no attribute '{name_text}'"),
    };
    Err(vm.attribute_error(object, name, message))
}

fn set_attr(vm: &mut Vm, object: Value, name: Gc<Str>, value: Option<Value>) -> PyResult<()> {
    let class = vm.class_of(object);
    if let Some(found) = vm.lookup(class, name)
        && found.is_object()
    {
        let set = vm.class_of(found).slots().descriptor_set;
        if let Some(set) = set {
            return set(vm, found, object, value);
        }
    }
    let dict = this(object).dict.get();
    let name = vm.interned(name);
    match value {
        Some(value) => dict.set_interned(vm, name.value(), value),
        None => {
            if dict.remove(vm, name.value())?.is_none() {
                return Err(vm.no_attribute(object, name));
            }
        }
    }
    Ok(())
}

fn dir(vm: &mut Vm, module: Gc<Module>) -> PyResult {
    // A class of modules may say that it is another one.
    let name = vm.known(Known::__dict__);
    let dict = vm.get_attr(module.value(), name)?;
    let Some(dict) = dict.downcast::<Dict>() else {
        return Err(vm.type_error("<module>.__dict__ is not a dictionary"));
    };
    let name = vm.known(Known::__dir__);
    if let Some(function) = dict.get_str(name) {
        return vm.call(function, &[]);
    }
    let names = vm.list(&[]);
    dict.iter().for_each(|(name, _)| names.items.push(&vm.heap, name));
    Ok(names.value())
}

crate::object! {
    /// `types.SimpleNamespace`; the attributes are in the object's dict.
    pub struct SimpleNamespace {}
}

/// A `types.SimpleNamespace` without attributes.
pub fn namespace(vm: &mut Vm) -> Value {
    vm.heap.alloc(SimpleNamespace::new(vm.header_of(TypeId::SimpleNamespace))).value()
}

fn new_namespace(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    Ok(vm.heap.alloc(SimpleNamespace::new(class.instance_header())).value())
}

fn init_namespace(vm: &mut Vm, object: Value, arguments: Arguments) -> PyResult<()> {
    let given = arguments.n_positional();
    if given > 1 {
        return Err(vm.type_error(format!("SimpleNamespace expected at most 1 argument, got {given}")));
    }
    let dict = vm.attribute_dict(object).expect("namespaces have a dict");
    if let Some(&first) = arguments.positionals().first() {
        let class = vm.type_(TypeId::Dict).value();
        let mapping = vm.call(class, &[first])?;
        let mapping = mapping.downcast::<Dict>().expect("dict() makes dicts");
        if mapping.iter().any(|(key, _)| !key.is::<Str>()) {
            return Err(vm.type_error("keywords must be strings"));
        }
        dict.update(vm, mapping)?;
    }
    for (name, value) in arguments.keywords() {
        dict.set(vm, name, value)?;
    }
    Ok(())
}

fn reduce_namespace(vm: &mut Vm, object: Value) -> PyResult {
    let class = vm.class_of(object).value();
    let arguments = vm.tuple(&[]).value();
    let dict = vm.attribute_dict(object).expect("namespaces have a dict").value();
    Ok(vm.tuple(&[class, arguments, dict]).value())
}

/// `copy.replace(namespace, name=value)`
fn replace_in_namespace(vm: &mut Vm, object: Value, changes: Gc<Dict>) -> PyResult {
    let class = vm.class_of(object).value();
    let copy = vm.call(class, &[])?;
    let (old, new) = (vm.attribute_dict(object), vm.attribute_dict(copy));
    let (Some(old), Some(new)) = (old, new) else { return Err(vm.type_error("a namespace was expected")) };
    new.update(vm, old)?;
    new.update(vm, changes)?;
    Ok(copy)
}

fn namespace_repr(vm: &mut Vm, object: Value) -> PyResult {
    let class = vm.class_of(object);
    let title = if class.is(TypeId::SimpleNamespace) { "namespace".to_owned() } else { class.name.get().to_text() };
    let text = vm.guard_repr(object, |vm| {
        let dict = vm.attribute_dict(object).expect("namespaces have a dict");
        let (mut parts, mut index) = (Vec::new(), 0);
        while let Some((at, key, value)) = dict.next_entry(index) {
            let value = vm.repr_text(value)?;
            parts.push(format!("{}={value}", key.downcast::<Str>().map(|key| key.to_text()).unwrap_or_default()));
            index = at + 1;
        }
        Ok(format!("{title}({})", parts.join(", ")))
    })?;
    let text = text.unwrap_or_else(|| format!("{title}(...)"));
    Ok(vm.text(&text))
}

fn namespace_compare(vm: &mut Vm, one: Value, other: Value, op: crate::object::CompareOp) -> PyResult {
    let is_namespace = |value: Value| value.is::<SimpleNamespace>();
    match (is_namespace(one) && is_namespace(other), vm.attribute_dict(one), vm.attribute_dict(other)) {
        (true, Some(one), Some(other)) => vm.compare(op, one.value(), other.value()),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}
