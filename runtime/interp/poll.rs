//! Interrupts: what happens when a poll finds that Ctrl-C was pressed.

use std::sync::atomic::Ordering;

use crate::object::TypeId;
use crate::vm::{INTERRUPTED, PyResult, Vm, is_interrupted};

/// KeyboardInterrupt, if Ctrl-C was pressed since the last poll.
pub fn poll(vm: &mut Vm) -> PyResult<()> {
    if is_interrupted() && INTERRUPTED.swap(false, Ordering::Relaxed) {
        let exception = vm.new_exception(TypeId::KeyboardInterrupt, &[]);
        return Err(vm.raise_object(exception));
    }
    Ok(())
}
