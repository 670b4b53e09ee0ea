//! Polls: what running code does between two instructions when it was asked to.

use crate::object::TypeId;
use crate::vm::{PyResult, Request, Vm, is_requested};

/// A turn of another thread; KeyboardInterrupt, if Ctrl-C was pressed since the last poll; functions of signals that have arrived; MemoryError, if objects take too much memory; finalizers, if there are objects that wait for theirs.
#[inline]
pub fn poll(vm: &mut Vm) -> PyResult<()> {
    if is_requested() { serve(vm) } else { Ok(()) }
}

#[cold]
#[inline(never)]
fn serve(vm: &mut Vm) -> PyResult<()> {
    if Request::Switch.take() {
        vm.give_turn();
    }
    vm.check_leaving()?;
    vm.deliver_signals()?;
    if Request::Finalize.take() {
        vm.finalize_condemned();
    }
    if Request::MemoryError.take() { vm.check_memory(0) } else { Ok(()) }
}

impl Vm {
    /// KeyboardInterrupt after Ctrl-C; calls of the program's functions for signals that have arrived. For what has waited and was interrupted, too.
    /// All that is the business of the first thread.
    pub fn deliver_signals(&mut self) -> PyResult<()> {
        if !self.threads.is_main() {
            if Request::waits_for_main() {
                self.threads.is_interrupted |= Request::Interrupt.take();
                self.threads.has_signals |= Request::Signal.take();
                self.threads.interrupt_main();
            }
            return Ok(());
        }
        if Request::Interrupt.take() {
            let exception = self.new_exception(TypeId::KeyboardInterrupt, &[]);
            return Err(self.raise_object(exception));
        }
        match self.hooks {
            Some(hooks) if Request::Signal.take() => (hooks.deliver_signals)(self),
            _ => Ok(()),
        }
    }
}
