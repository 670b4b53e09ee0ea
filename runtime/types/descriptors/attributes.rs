//! Attributes that a type computes, and those of `__slots__`.

use crate::gc::Gc;
use crate::object::special_methods::member_value;
use crate::object::{GetSet, Getter, Instance, Member, Slots, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static GET_SET: TypeSpec = TypeSpec {
    kind: Some(crate::object::Kind::GetSet),
    is_base: false,
    slots: Slots { repr: Some(get_set_repr), descriptor_get: Some(get_computed), descriptor_set: Some(set_computed), ..Slots::NONE },
    getters: &[
        Getter { name: "__name__", get: |vm, object| Ok(vm.intern(get_set(object).getter.name).value()), set: None },
        Getter { name: "__qualname__", get: get_set_qualname, set: None },
        Getter { name: "__objclass__", get: |_, object| Ok(get_set(object).owner.get().value()), set: None },
        Getter { name: "__doc__", get: |_, _| Ok(Value::NONE), set: None },
    ],
    ..TypeSpec::new(TypeId::GetSet, "getset_descriptor")
};

pub static MEMBER: TypeSpec = TypeSpec {
    kind: Some(crate::object::Kind::Member),
    is_base: false,
    slots: Slots { repr: Some(member_repr), descriptor_get: Some(get_member), descriptor_set: Some(set_member), ..Slots::NONE },
    getters: &[
        Getter { name: "__name__", get: |_, object| Ok(member(object).name.get().value()), set: None },
        Getter { name: "__qualname__", get: member_qualname, set: None },
        Getter { name: "__objclass__", get: |_, object| Ok(member(object).owner.get().value()), set: None },
        Getter { name: "__doc__", get: |_, _| Ok(Value::NONE), set: None },
    ],
    methods: crate::methods!["__reduce__(self, /)" => |vm: &mut Vm, this: Gc<Member>| {
        super::builtin::as_attribute(vm, this.owner.get().value(), this.name.get().value())
    }],
    ..TypeSpec::new(TypeId::Member, "member_descriptor")
};

/// What CPython keeps in fields of the object and not behind functions: its message is shorter there.
const MEMBERS: &[(&str, &str)] = &[
    ("function", "__globals__ __closure__ __builtins__"),
    ("method", "__func__ __self__"),
    ("module", "__dict__"),
    ("BaseExceptionGroup", "message exceptions"),
    ("slice", "start stop step"),
    ("range", "start stop step"),
    ("complex", "real imag"),
    ("property", "fget fset fdel"),
    ("staticmethod", "__func__ __wrapped__"),
    ("classmethod", "__func__ __wrapped__"),
    ("super", "__thisclass__ __self__ __self_class__"),
    ("traceback", "tb_frame tb_lasti"),
    ("type", "__basicsize__ __itemsize__ __flags__ __weakrefoffset__ __dictoffset__ __base__"),
    (
        "code",
        "co_name co_qualname co_filename co_firstlineno co_argcount co_posonlyargcount co_kwonlyargcount co_flags co_stacksize co_consts co_names co_nlocals",
    ),
    ("types.GenericAlias", "__origin__ __args__ __unpacked__"),
    ("types.UnionType", "__args__"),
];

fn get_set(object: Value) -> Gc<GetSet> {
    object.downcast().expect("the slot belongs to these descriptors")
}

fn member(object: Value) -> Gc<Member> {
    object.downcast().expect("the slot belongs to these descriptors")
}

/// Refuses objects that are not of the descriptor's class: their layout may be another one.
fn check(vm: &mut Vm, owner: Gc<Type>, name: &str, object: Value) -> PyResult<()> {
    if vm.class_of(object).is_subclass_of(owner) {
        return Ok(());
    }
    let (class, given) = (owner.name.get().to_text(), vm.type_name(object));
    Err(vm.type_error(format!("descriptor '{name}' for '{class}' objects doesn't apply to a '{given}' object")))
}

fn get_computed(vm: &mut Vm, descriptor: Value, object: Value, _: Value) -> PyResult {
    if object.is_unbound() {
        return Ok(descriptor);
    }
    let this = get_set(descriptor);
    check(vm, this.owner.get(), this.getter.name, object)?;
    (this.getter.get)(vm, object)
}

fn set_computed(vm: &mut Vm, descriptor: Value, object: Value, value: Option<Value>) -> PyResult<()> {
    let this = get_set(descriptor);
    check(vm, this.owner.get(), this.getter.name, object)?;
    match this.getter.set {
        Some(set) => set(vm, object, value),
        None => {
            let class = this.owner.get().name.get().to_text();
            let is_member = MEMBERS.iter().any(|(owner, names)| *owner == class && names.split(' ').any(|name| name == this.getter.name));
            let message = match is_member {
                true => "readonly attribute".into(),
                false => format!("attribute '{}' of '{class}' objects is not writable", this.getter.name),
            };
            Err(vm.raise(TypeId::AttributeError, message))
        }
    }
}

fn get_set_repr(vm: &mut Vm, object: Value) -> PyResult {
    let this = get_set(object);
    let text = format!("<attribute '{}' of '{}' objects>", this.getter.name, this.owner.get().name.get().to_text());
    Ok(vm.text(&text))
}

fn get_set_qualname(vm: &mut Vm, object: Value) -> PyResult {
    let this = get_set(object);
    let class = vm.class_qualname(this.owner.get());
    Ok(vm.text(&format!("{class}.{}", this.getter.name)))
}

fn get_member(vm: &mut Vm, descriptor: Value, object: Value, _: Value) -> PyResult {
    if object.is_unbound() {
        return Ok(descriptor);
    }
    let this = member(descriptor);
    check(vm, this.owner.get(), &this.name.get().to_text(), object)?;
    match member_value(&this, object).bound() {
        Some(value) => Ok(value),
        None => Err(vm.no_attribute(object, this.name.get())),
    }
}

fn set_member(vm: &mut Vm, descriptor: Value, object: Value, value: Option<Value>) -> PyResult<()> {
    let this = member(descriptor);
    let name = this.name.get();
    check(vm, this.owner.get(), &name.to_text(), object)?;
    let place = object.downcast::<Instance>().and_then(|instance| Some((instance, instance.shape().slot_of(name.value())?)));
    match (place, value) {
        (Some((instance, index)), Some(value)) => instance.set_slot(index, value),
        (Some((instance, index)), None) if !instance.slot(index).is_unbound() => instance.set_slot(index, Value::UNBOUND),
        _ => return Err(vm.raise(TypeId::AttributeError, name.to_text())),
    }
    Ok(())
}

fn member_repr(vm: &mut Vm, object: Value) -> PyResult {
    let this = member(object);
    let text = format!("<member '{}' of '{}' objects>", this.name.get().to_text(), this.owner.get().name.get().to_text());
    Ok(vm.text(&text))
}

fn member_qualname(vm: &mut Vm, object: Value) -> PyResult {
    let this = member(object);
    let class = vm.class_qualname(this.owner.get());
    Ok(vm.text(&format!("{class}.{}", this.name.get().to_text())))
}
