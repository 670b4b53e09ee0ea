//! Polls: what running code does between two instructions when it was asked to.

use crate::object::TypeId;
use crate::vm::{PyResult, Request, Vm, is_requested};

/// KeyboardInterrupt, if Ctrl-C was pressed since the last poll; MemoryError, if objects take too much memory; finalizers, if there are objects that wait for theirs.
#[inline]
pub fn poll(vm: &mut Vm) -> PyResult<()> {
    if is_requested() { serve(vm) } else { Ok(()) }
}

#[cold]
#[inline(never)]
fn serve(vm: &mut Vm) -> PyResult<()> {
    if Request::Interrupt.take() {
        let exception = vm.new_exception(TypeId::KeyboardInterrupt, &[]);
        return Err(vm.raise_object(exception));
    }
    if Request::Finalize.take() {
        vm.finalize_condemned();
    }
    if Request::MemoryError.take() { vm.check_memory(0) } else { Ok(()) }
}
