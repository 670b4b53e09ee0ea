//! The types of `None`, `NotImplemented` and `...`.

use crate::gc::{Gc, KindInfo};
use crate::object::{Arguments, Kind, Slots, Type, TypeId, TypeSpec, hash};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&NONE_TYPE, &NOT_IMPLEMENTED_TYPE, &ELLIPSIS_TYPE];

/// The native layouts of this file: none, since the constants are no objects.
pub static KINDS: &[(Kind, KindInfo)] = &[];

static NONE_TYPE: TypeSpec = TypeSpec {
    is_base: false,
    slots: Slots {
        repr: Some(|vm, _| Ok(vm.text("None"))),
        truth: Some(|_, _| Ok(false)),
        hash: Some(|_, _| Ok(hash::HASH_NONE)),
        new: Some(|vm, class, arguments| only(vm, class, arguments, Value::NONE)),
        ..Slots::NONE
    },
    signature: "()",
    ..TypeSpec::new(TypeId::NoneType, "NoneType")
};

static NOT_IMPLEMENTED_TYPE: TypeSpec = TypeSpec {
    is_base: false,
    slots: Slots {
        repr: Some(|vm, _| Ok(vm.text("NotImplemented"))),
        // A deprecated truth value until 3.13, an error since 3.14.
        truth: Some(|vm, _| Err(vm.type_error("NotImplemented should not be used in a boolean context"))),
        new: Some(|vm, class, arguments| only(vm, class, arguments, Value::NOT_IMPLEMENTED)),
        ..Slots::NONE
    },
    methods: crate::methods!["__reduce__(self, /)" => |_: &mut Vm, _: Value| "NotImplemented"],
    signature: "()",
    ..TypeSpec::new(TypeId::NotImplementedType, "NotImplementedType")
};

static ELLIPSIS_TYPE: TypeSpec = TypeSpec {
    is_base: false,
    slots: Slots {
        repr: Some(|vm, _| Ok(vm.text("Ellipsis"))),
        new: Some(|vm, class, arguments| only(vm, class, arguments, Value::ELLIPSIS)),
        ..Slots::NONE
    },
    methods: crate::methods!["__reduce__(self, /)" => |_: &mut Vm, _: Value| "Ellipsis"],
    signature: "()",
    ..TypeSpec::new(TypeId::EllipsisType, "ellipsis")
};

/// The one instance of a class, which takes no arguments.
fn only(vm: &mut Vm, class: Gc<Type>, arguments: Arguments, value: Value) -> PyResult {
    if arguments.values.is_empty() {
        return Ok(value);
    }
    let name = if class.is(TypeId::EllipsisType) { "EllipsisType".into() } else { class.name.get().to_text() };
    Err(vm.type_error(format!("{name} takes no arguments")))
}
