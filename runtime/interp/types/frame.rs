//! Frame objects.

use crate::gc::{Gc, KindInfo};
use crate::object::{Code, Frame, Getter, Kind, Slots, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&FRAME];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Frame, KindInfo::of::<Frame>())];

static FRAME: TypeSpec = TypeSpec {
    kind: Some(Kind::Frame),
    is_base: false,
    slots: Slots { repr: Some(repr), ..Slots::NONE },
    methods: crate::methods! {
        "clear(self, /)" => clear,
        "__sizeof__(self, /)" => |_: &mut Vm, _: Gc<Frame>| size_of::<Frame>(),
    },
    getters: &[
        Getter { name: "f_code", get: |_, value| Ok(frame(value).code.get()), set: None },
        Getter { name: "f_globals", get: |_, value| Ok(frame(value).globals.get()), set: None },
        Getter { name: "f_locals", get: |_, value| Ok(frame(value).locals.get()), set: None },
        Getter { name: "f_back", get: |_, value| Ok(frame(value).back.get()), set: None },
        Getter { name: "f_lineno", get: |vm, value| Ok(vm.int(i64::from(frame(value).line()))), set: None },
        Getter { name: "f_lasti", get: |vm, value| Ok(vm.int(2 * i64::from(frame(value).at.get()))), set: None },
        Getter { name: "f_builtins", get: |vm, _| Ok(vm.builtins), set: None },
    ],
    ..TypeSpec::new(TypeId::Frame, "frame")
};

fn frame(value: Value) -> Gc<Frame> {
    value.downcast().expect("the slots of frames are called with frames")
}

fn repr(vm: &mut Vm, value: Value) -> PyResult {
    let this = frame(value);
    let (file, name) = match this.code.get().downcast::<Code>() {
        Some(code) => (code.linked.body.filename.clone(), code.linked.body.name.clone()),
        None => Default::default(),
    };
    let text = format!("<frame at {:#x}, file '{file}', line {}, code {name}>", value.address().addr(), this.line());
    Ok(vm.text(&text))
}

/// Forgets the variables of a frame that has ended.
fn clear(vm: &mut Vm, this: Gc<Frame>) -> PyResult<()> {
    if this.is_running.get() {
        return Err(vm.raise(TypeId::RuntimeError, "cannot clear an executing frame".into()));
    }
    let empty = vm.dict().value();
    this.locals.set(empty);
    Ok(())
}
