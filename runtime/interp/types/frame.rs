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
        Getter { name: "f_locals", get: |vm, value| vm.frame_locals(frame(value)), set: None },
        Getter { name: "f_back", get: |vm, value| Ok(vm.frame_back(frame(value))), set: None },
        Getter { name: "f_lineno", get: |vm, value| Ok(vm.int(i64::from(line(vm, frame(value))))), set: Some(set_line) },
        Getter { name: "f_lasti", get: |vm, value| Ok(vm.int(2 * i64::from(vm.word_of_frame(frame(value))))), set: None },
        Getter { name: "f_builtins", get: |vm, _| Ok(vm.builtins), set: None },
        Getter { name: "f_trace", get: |_, _| Ok(Value::NONE), set: Some(set_trace) },
        Getter { name: "f_trace_lines", get: |_, _| Ok(Value::TRUE), set: Some(set_trace_lines) },
        Getter { name: "f_trace_opcodes", get: |_, _| Ok(Value::FALSE), set: Some(set_trace_opcodes) },
    ],
    ..TypeSpec::new(TypeId::Frame, "frame")
};

fn frame(value: Value) -> Gc<Frame> {
    value.downcast().expect("the slots of frames are called with frames")
}

/// The line that the frame is at.
fn line(vm: &Vm, this: Gc<Frame>) -> u32 {
    this.line(vm.word_of_frame(this))
}

/// Only trace functions may go elsewhere, and there are none.
fn set_line(vm: &mut Vm, _: Value, _: Option<Value>) -> PyResult<()> {
    Err(vm.value_error("f_lineno can only be set in a trace function"))
}

fn set_trace(vm: &mut Vm, _: Value, function: Option<Value>) -> PyResult<()> {
    match function {
        None | Some(Value::NONE) => Ok(()),
        Some(_) => Err(vm.raise(TypeId::NotImplementedError, "frame.f_trace: trace functions are not called by this machine".into())),
    }
}

fn set_trace_lines(vm: &mut Vm, _: Value, value: Option<Value>) -> PyResult<()> {
    set_flag(vm, "f_trace_lines", true, value)
}

fn set_trace_opcodes(vm: &mut Vm, _: Value, value: Option<Value>) -> PyResult<()> {
    set_flag(vm, "f_trace_opcodes", false, value)
}

/// A flag of trace functions may be set to what it is.
fn set_flag(vm: &mut Vm, name: &str, flag: bool, value: Option<Value>) -> PyResult<()> {
    match value {
        Some(value) if value == Value::from_bool(flag) => Ok(()),
        Some(value) if value == Value::from_bool(!flag) => {
            Err(vm.raise(TypeId::NotImplementedError, format!("frame.{name}: trace functions are not called by this machine")))
        }
        _ => Err(vm.type_error("attribute value type must be bool")),
    }
}

fn repr(vm: &mut Vm, value: Value) -> PyResult {
    let this = frame(value);
    let (file, name) = match this.code.get().downcast::<Code>() {
        Some(code) => (code.linked.body.filename.to_string(), code.linked.body.name.to_string()),
        None => Default::default(),
    };
    let text = format!("<frame at {:#x}, file '{file}', line {}, code {name}>", value.address().addr(), line(vm, this));
    Ok(vm.text(&text))
}

/// Forgets the variables of a frame that has ended.
fn clear(vm: &mut Vm, this: Gc<Frame>) -> PyResult<()> {
    let message = match vm.is_frame_running(this) {
        (true, _) => "cannot clear an executing frame",
        (_, true) => "cannot clear a suspended frame",
        _ => {
            vm.end_new_frame(this)?;
            this.window.clear();
            return Ok(());
        }
    };
    Err(vm.raise(TypeId::RuntimeError, message.into()))
}
