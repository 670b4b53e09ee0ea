//! Traceback objects.

use crate::gc::Gc;
use crate::object::{Getter, Kind, Traceback, TypeId, TypeSpec};
use crate::types::from_interpreter;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static TRACEBACK: TypeSpec = TypeSpec {
    kind: Some(Kind::Traceback),
    is_base: false,
    getters: &[
        Getter { name: "tb_next", get: |_, object| Ok(this(object).next.get()), set: Some(set_next) },
        Getter { name: "tb_lineno", get: line, set: None },
        Getter { name: "tb_lasti", get: |vm, object| Ok(vm.int(i64::from(this(object).at.get()))), set: None },
        Getter { name: "tb_frame", get: |vm, object| from_interpreter::traceback_frame(vm, this(object)), set: None },
    ],
    ..TypeSpec::new(TypeId::Traceback, "traceback")
};

fn this(object: Value) -> Gc<Traceback> {
    object.downcast().expect("the slot belongs to tracebacks")
}

fn line(vm: &mut Vm, object: Value) -> PyResult {
    let (_, _, position) = from_interpreter::traceback_position(vm, &this(object));
    let line = position.line.or(Some(this(object).line.get()).filter(|&line| line > 0));
    Ok(line.map_or(Value::NONE, |line| Value::from_small(i64::from(line))))
}

fn set_next(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    let value = value.unwrap_or(Value::UNBOUND);
    if !value.is_none() && !value.is::<Traceback>() {
        let message = match value.bound() {
            None => "can't delete tb_next attribute".to_owned(),
            Some(value) => format!("expected traceback object, got '{}'", vm.type_name(value)),
        };
        return Err(vm.type_error(message));
    }
    let mut at = value.downcast::<Traceback>();
    while let Some(link) = at {
        if link.value() == object {
            return Err(vm.value_error("traceback loop detected"));
        }
        at = link.next.get().downcast();
    }
    this(object).next.set(value);
    Ok(())
}
