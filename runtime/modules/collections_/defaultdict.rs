//! `defaultdict`: a dict that makes missing values. The factory is kept in the dict of the object's attributes.

use crate::gc::Gc;
use crate::methods;
use crate::object::{Arguments, BinaryFn, BinaryOp, Dict, Getter, Known, Slots, Tuple, TypeId, TypeSpec};
use crate::types::dict::update_with;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

const BINARY: [Option<BinaryFn>; BinaryOp::COUNT] = {
    let mut slots = Slots::NONE.binary;
    slots[BinaryOp::Or as usize] = Some(or);
    slots
};

pub static DEFAULT_DICT: TypeSpec = TypeSpec {
    base: TypeId::Dict,
    has_dict: true,
    slots: Slots { repr: Some(repr), get_item: Some(get_item), init: Some(init), binary: BINARY, ..Slots::NONE },
    methods: methods![
        "copy(self, /)" => copy,
        "__copy__(self, /)" => copy,
        "__missing__(self, key, /)" => missing,
        "__reduce__(self, /)" => reduce,
    ],
    getters: &[Getter { name: "default_factory", get: factory_of, set: Some(set_factory) }],
    ..TypeSpec::new(TypeId::DefaultDict, "collections.defaultdict")
};

/// The name of the factory.
const FACTORY: &str = "default_factory";

fn factory_of(vm: &mut Vm, value: Value) -> PyResult {
    let name = vm.intern(FACTORY);
    Ok(vm.own_attribute(value, name).unwrap_or(Value::NONE))
}

fn set_factory(vm: &mut Vm, value: Value, factory: Option<Value>) -> PyResult<()> {
    if let Some(dict) = vm.attribute_dict(value) {
        dict.set_str(vm, FACTORY, factory.unwrap_or(Value::NONE));
    }
    Ok(())
}

fn init(vm: &mut Vm, value: Value, arguments: Arguments) -> PyResult<()> {
    let dict = value.downcast::<Dict>().expect("the slot belongs to dicts");
    let (factory, rest) = match arguments.n_positional() {
        0 => (Value::NONE, arguments),
        _ => (arguments.values[0], arguments.rest()),
    };
    if !factory.is_none() && vm.class_of(factory).slots().call.is_none() {
        return Err(vm.type_error("first argument must be callable or None"));
    }
    set_factory(vm, value, Some(factory))?;
    update_with(vm, dict, "dict", rest)
}

fn get_item(vm: &mut Vm, container: Value, key: Value) -> PyResult {
    let dict = container.downcast::<Dict>().expect("the slot belongs to dicts");
    if let Some(value) = dict.get(vm, key)? {
        return Ok(value);
    }
    if vm.class_of(container).is(TypeId::DefaultDict) {
        return missing(vm, dict, key);
    }
    match vm.call_special(container, Known::__missing__, &[key])? {
        Some(value) => Ok(value),
        None => Err(vm.key_error(key)),
    }
}

fn missing(vm: &mut Vm, this: Gc<Dict>, key: Value) -> PyResult {
    let factory = factory_of(vm, this.value())?;
    if factory.is_none() {
        return Err(vm.key_error(key));
    }
    let value = vm.call(factory, &[])?;
    if vm.class_of(this.value()).is(TypeId::DefaultDict) {
        this.set(vm, key, value)?;
    } else {
        vm.set_item(this.value(), key, Some(value))?;
    }
    Ok(value)
}

fn repr(vm: &mut Vm, value: Value) -> PyResult {
    let class = vm.type_name(value);
    let mut text = format!("{}(", class.rsplit('.').next().unwrap_or_default()).into_bytes();
    let factory = factory_of(vm, value)?;
    let factory_text = vm.guard_repr(factory, |vm| vm.repr(factory))?;
    text.extend(factory_text.map_or_else(|| b"...".to_vec(), |factory| factory.to_wtf8()));
    text.extend_from_slice(b", ");
    let plain = vm.type_(TypeId::Dict).slots().repr.expect("dict has a repr");
    let items = plain(vm, value)?;
    write_str(items, &mut text);
    text.push(b')');
    Ok(vm.str_from_wtf8(&text).value())
}

fn write_str(str_: Value, text: &mut Vec<u8>) {
    text.extend(str_.downcast::<crate::object::Str>().map(|str_| str_.to_wtf8()).unwrap_or_default());
}

/// `type(self)(factory, content)`
fn with_content(vm: &mut Vm, this: Value, content: Value) -> PyResult {
    let factory = factory_of(vm, this)?;
    let class = vm.class_of(this).value();
    vm.call(class, &[factory, content])
}

fn copy(vm: &mut Vm, this: Gc<Dict>) -> PyResult {
    with_content(vm, this.value(), this.value())
}

fn or(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let (Some(_), Some(_)) = (lhs.downcast::<Dict>(), rhs.downcast::<Dict>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    let model = if vm.is_instance(lhs, TypeId::DefaultDict) { lhs } else { rhs };
    let result = with_content(vm, model, lhs)?;
    if let Some(result) = result.downcast::<Dict>() {
        crate::types::dict::update(vm, result, rhs)?;
    }
    Ok(result)
}

/// `(class, (factory,), None, None, iterator over items)`, for copy and pickle.
fn reduce(vm: &mut Vm, this: Gc<Dict>) -> PyResult<Gc<Tuple>> {
    let factory = factory_of(vm, this.value())?;
    let arguments = if factory.is_none() { vm.tuple(&[]) } else { vm.tuple(&[factory]) };
    let items = vm.get_known_attr(this.value(), Known::items_)?;
    let items = vm.call(items, &[])?;
    let items = vm.iter(items)?;
    let class = vm.class_of(this.value()).value();
    Ok(vm.tuple(&[class, arguments.value(), Value::NONE, Value::NONE, items]))
}
