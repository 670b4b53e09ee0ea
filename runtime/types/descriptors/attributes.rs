//! Attributes that a type computes, and those of `__slots__`.

use crate::gc::Gc;
use crate::object::special_methods::member_value;
use crate::object::{GetSet, Getter, Instance, Member, Slots, Type, TypeId, TypeSpec, fields_in_cpython};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static GET_SET: TypeSpec = TypeSpec {
    kind: Some(crate::object::Kind::GetSet),
    is_base: false,
    slots: SLOTS,
    getters: GETTERS,
    ..TypeSpec::new(TypeId::GetSet, "getset_descriptor")
};

/// Some of its objects have the layout of the other class: [`fields_in_cpython`].
pub static MEMBER: TypeSpec = TypeSpec {
    kind: Some(crate::object::Kind::Member),
    is_base: false,
    slots: SLOTS,
    getters: GETTERS,
    methods: crate::methods!["__reduce__(self, /)" => |vm: &mut Vm, this: Value| {
        let (owner, name) = (owner_of(this).value(), name_of(vm, this));
        super::builtin::as_attribute(vm, owner, name)
    }],
    ..TypeSpec::new(TypeId::Member, "member_descriptor")
};

const SLOTS: Slots = Slots { repr: Some(repr), descriptor_get: Some(get), descriptor_set: Some(set), ..Slots::NONE };

const GETTERS: &[Getter] = &[
    Getter { name: "__name__", get: |vm, object| Ok(name_of(vm, object)), set: None },
    Getter { name: "__qualname__", get: qualname, set: None },
    Getter { name: "__objclass__", get: |_, object| Ok(owner_of(object).value()), set: None },
    Getter { name: "__doc__", get: |_, _| Ok(Value::NONE), set: None },
];

fn get_set(object: Value) -> Gc<GetSet> {
    object.downcast().expect("the slots belong to these descriptors")
}

fn name_of(vm: &mut Vm, object: Value) -> Value {
    match object.downcast::<Member>() {
        Some(member) => member.name.get().value(),
        None => vm.intern(get_set(object).getter.name).value(),
    }
}

fn owner_of(object: Value) -> Gc<Type> {
    object.downcast::<Member>().map_or_else(|| get_set(object).owner.get(), |member| member.owner.get())
}

/// Refuses objects that are not of the descriptor's class: their layout may be another one.
fn check(vm: &mut Vm, owner: Gc<Type>, name: &str, object: Value) -> PyResult<()> {
    if vm.class_of(object).is_subclass_of(owner) {
        return Ok(());
    }
    let (class, given) = (owner.name.get().to_text(), vm.type_name(object));
    Err(vm.type_error(format!("descriptor '{name}' for '{class}' objects doesn't apply to a '{given}' object")))
}

fn get(vm: &mut Vm, descriptor: Value, object: Value, _: Value) -> PyResult {
    if object.is_unbound() {
        return Ok(descriptor);
    }
    let Some(member) = descriptor.downcast::<Member>() else {
        let this = get_set(descriptor);
        check(vm, this.owner.get(), this.getter.name, object)?;
        return (this.getter.get)(vm, object);
    };
    check(vm, member.owner.get(), &member.name.get().to_text(), object)?;
    match member_value(&member, object).bound() {
        Some(value) => Ok(value),
        None => {
            // With the module, as nowhere else.
            let class = vm.class_of(object);
            let (title, name) = (vm.full_name(class), member.name.get());
            let title = title.strip_prefix("__main__.").unwrap_or(&title);
            let message = format!("'{title}' object has no attribute '{}'", name.to_text());
            Err(vm.attribute_error(object, name, message))
        }
    }
}

fn set(vm: &mut Vm, descriptor: Value, object: Value, value: Option<Value>) -> PyResult<()> {
    let Some(member) = descriptor.downcast::<Member>() else { return set_computed(vm, get_set(descriptor), object, value) };
    let name = member.name.get();
    check(vm, member.owner.get(), &name.to_text(), object)?;
    let place = object.downcast::<Instance>().and_then(|instance| Some((instance, instance.shape().slot_of(name.value())?)));
    match (place, value) {
        (Some((instance, index)), Some(value)) => instance.set_slot(index, value),
        (Some((instance, index)), None) if !instance.slot(index).is_unbound() => instance.set_slot(index, Value::UNBOUND),
        _ => return Err(vm.raise(TypeId::AttributeError, name.to_text())),
    }
    Ok(())
}

fn set_computed(vm: &mut Vm, this: Gc<GetSet>, object: Value, value: Option<Value>) -> PyResult<()> {
    check(vm, this.owner.get(), this.getter.name, object)?;
    if let Some(set) = this.getter.set {
        return set(vm, object, value);
    }
    let class = this.owner.get().name.get().to_text();
    let message = match fields_in_cpython(&class).contains(&this.getter.name) {
        true => "readonly attribute".into(),
        false => format!("attribute '{}' of '{class}' objects is not writable", this.getter.name),
    };
    Err(vm.raise(TypeId::AttributeError, message))
}

fn repr(vm: &mut Vm, object: Value) -> PyResult {
    let what = if vm.class_of(object).is(TypeId::Member) { "member" } else { "attribute" };
    let (name, owner) = (name_of(vm, object), owner_of(object).name.get().to_text());
    let name = vm.to_str(name)?.to_text();
    Ok(vm.text(&format!("<{what} '{name}' of '{owner}' objects>")))
}

fn qualname(vm: &mut Vm, object: Value) -> PyResult {
    let (class, name) = (vm.class_qualname(owner_of(object)), name_of(vm, object));
    let name = vm.to_str(name)?.to_text();
    Ok(vm.text(&format!("{class}.{name}")))
}
