//! Traceback objects.

use std::cell::Cell;

use crate::gc::Gc;
use crate::object::{Arguments, Frame, Getter, Kind, List, Slots, Traceback, Type, TypeId, TypeSpec};
use crate::types::from_interpreter;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static TRACEBACK: TypeSpec = TypeSpec {
    kind: Some(Kind::Traceback),
    is_base: false,
    slots: Slots { new: Some(new), ..Slots::NONE },
    methods: crate::methods!["__dir__(self, /)" => dir],
    getters: &[
        Getter { name: "tb_next", get: |_, object| Ok(this(object).next.get()), set: Some(set_next) },
        Getter { name: "tb_lineno", get: line, set: None },
        Getter { name: "tb_lasti", get: |vm, object| Ok(vm.int(2 * i64::from(this(object).at.get()))), set: None },
        Getter { name: "tb_frame", get: |vm, object| from_interpreter::traceback_frame(vm, this(object)), set: None },
    ],
    signature: "(tb_next, tb_frame, tb_lasti, tb_lineno)",
    ..TypeSpec::new(TypeId::Traceback, "traceback")
};

/// `traceback(tb_next, tb_frame, tb_lasti, tb_lineno)`
fn new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let [next, frame, at, line] = arguments.bind(vm, "traceback", ["tb_next", "tb_frame", "tb_lasti", "tb_lineno"], 4)?;
    let Some(frame) = frame.downcast::<Frame>() else {
        let given = vm.type_name(frame);
        return Err(vm.type_error(format!("traceback() argument 'tb_frame' must be frame, not {given}")));
    };
    let (at, line) = (vm.index_i64(at)?, vm.index_i64(line)?);
    if !next.is_none() && !next.is::<Traceback>() {
        let given = vm.type_name(next);
        return Err(vm.type_error(format!("expected traceback object or None, got '{given}'")));
    }
    let number = |number: i64| Cell::new(u32::try_from(number).unwrap_or(0));
    let traceback = Traceback::new(
        class.instance_header(),
        Cell::new(next),
        frame.code.clone(),
        frame.globals.clone(),
        number(at / 2),
        number(line),
    );
    Ok(vm.heap.alloc(traceback).value())
}

fn dir(vm: &mut Vm, _: Value) -> Gc<List> {
    let names = ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"].map(|name| vm.intern(name).value());
    vm.list(&names)
}

fn this(object: Value) -> Gc<Traceback> {
    object.downcast().expect("the slot belongs to tracebacks")
}

fn line(vm: &mut Vm, object: Value) -> PyResult {
    let known = Some(this(object).line.get()).filter(|&line| line > 0);
    let line = known.or_else(|| from_interpreter::traceback_position(vm, &this(object)).2.line);
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
