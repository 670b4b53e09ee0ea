//! `gc`: what makes sense for a tracing collector.

use crate::methods;
use crate::modules::{NativeModule, State};
use crate::object::Method;
use crate::types::weakref;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "gc", functions: FUNCTIONS, init: None, doc: "" };

static FUNCTIONS: &[Method] = methods![
    "collect(generation=2)" => collect,
    "disable()" => |vm: &mut Vm| vm.set_state(State::IsCollectorDisabled, Value::TRUE),
    "enable()" => |vm: &mut Vm| vm.set_state(State::IsCollectorDisabled, Value::FALSE),
    "isenabled()" => |vm: &mut Vm| vm.state(State::IsCollectorDisabled) != Value::TRUE,
    "get_count()" => |vm: &mut Vm| vm.tuple(&[Value::from_small(0); 3]),
    "freeze()" => |_: &mut Vm| (),
    "unfreeze()" => |_: &mut Vm| (),
];

/// Collects, and then runs the callbacks of weak references whose referent is gone. How many objects were freed is not known.
fn collect(vm: &mut Vm, generation: i64) -> PyResult<usize> {
    if !(0..=2).contains(&generation) {
        return Err(vm.value_error("invalid generation"));
    }
    vm.heap.collect();
    weakref::run_callbacks(vm)?;
    Ok(0)
}
