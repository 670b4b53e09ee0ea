//! The machine on other threads of the system.
//!
//! Given: a function for a new thread, and something to wait for. The law: between giving up the baton and having it again, a thread does not
//! touch the machine.
//!
//! Why that is sound. `Vm` is not `Sync`, and much in it and in its heap is not even `Send` (`Rc`, `Cell`, pointers); here it is used by several
//! threads nevertheless, one after the other:
//!
//! * A thread reaches the machine only below `live`, after `Baton::begin`, or where it was when it called `park`. In both cases it has the
//!   baton. The baton is handed over under a mutex, so what the one has written the other sees: to all that is not bound to a
//!   thread of the system, it is as if one thread had done everything. What is bound to one, the hash key (`object/dict.rs`) and the memory of the translator
//!   (`src/pipeline.rs`), is set when a thread begins and given back before it gives up the baton for the last time. What the program around a
//!   machine has put into it (its streams) is `Send`.
//! * `park` has the only reference to the machine that its thread may use, and makes it known (`put_machine`) before it gives up the baton:
//!   like any function that is given a `&mut Vm`, what happens in it may change the machine. Nobody can tell whether `park`
//!   has done that by calling functions or by waiting for somebody who calls them. So no caller of `park` may rely on more than a caller of
//!   `Vm::call`, which runs Python code: no reference into an object that can change, no borrow of a `RefCell`.
//! * The machine stays in its place as long as there are threads (`machine.rs`): it is dropped after `end_threads` or `abandon_threads`, and a thread
//!   that comes back then waits for ever inside of the baton, which is not part of the machine.
//! * The collector, on whichever thread, sees the registers and the stack of the others: `park` stores the registers that its callers may
//!   have values in, and notes where they lie; all frames that have values are above. Between `begin` and `live`'s first value there are none.

use std::any::Any;
use std::hint::black_box;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;

use super::baton::{Baton, Number};
use super::{LEAST_STACK, NATIVE_STACK, STACK_RESERVE, Strand, Task};
use crate::gc::native_stack;
use crate::vm::Vm;

impl Vm {
    /// Gives the machine to others in `wait`, which returns when this thread has the baton again.
    #[inline(never)]
    pub(super) fn park<R>(&mut self, wait: impl FnOnce(&Baton, Number) -> R) -> R {
        let registers = native_stack::preserved_registers();
        self.threads.native_top = (&raw const registers).addr();
        let me = self.threads.current;
        let baton = self.threads.baton.clone();
        baton.put_machine(&raw mut *self);
        let result = wait(&baton, me);
        self.resume(me);
        black_box(&registers);
        result
    }

    /// Starts a thread that does `run`, which finds the task in the machine. It wants its turn from now on, and cannot have it before the caller
    /// gives up the baton.
    pub fn start_thread(&mut self, task: Task, run: fn(&mut Vm)) -> io::Result<Number> {
        self.bury_threads();
        let size = if self.threads.stack_size == 0 { NATIVE_STACK } else { self.threads.stack_size.max(LEAST_STACK) };
        self.threads.last += 1;
        let number = self.threads.last;
        self.threads.parked.insert(number, Strand::new(task));
        let baton = self.threads.baton.clone();
        baton.add(number);
        let started = thread::Builder::new().stack_size(size).spawn(move || live(baton, number, size, run));
        match started {
            Ok(handle) => {
                self.threads.baton.set_handle(number, handle);
                Ok(number)
            }
            Err(error) => {
                self.threads.baton.remove(number);
                self.threads.parked.remove(&number);
                Err(error)
            }
        }
    }
}

/// The life of a thread.
fn live(baton: Arc<Baton>, me: Number, size: usize, run: fn(&mut Vm)) {
    // Nothing in this frame is a value.
    let native_base = native_stack::highest_address();
    let native_limit = native_base.saturating_sub(size.saturating_sub(STACK_RESERVE));
    if !baton.begin(me) {
        return;
    }
    // SAFETY: this thread has the baton; see the module.
    let vm = unsafe { &mut *baton.machine() };
    match work(vm, me, native_base, native_limit, run) {
        Ok(()) => baton.end(me),
        Err(panic) => baton.end_with(me, panic),
    }
}

/// What a thread does with the machine. It lies below the frame that the collector looks up to.
#[inline(never)]
fn work(vm: &mut Vm, me: Number, native_base: usize, native_limit: usize, run: fn(&mut Vm)) -> Result<(), Box<dyn Any + Send>> {
    let result = catch_unwind(AssertUnwindSafe(|| {
        vm.resume(me);
        vm.heap.exchange_stack_base(native_base);
        vm.native_limit = native_limit;
        run(vm);
        if let Some(translator) = vm.translator.clone() {
            translator.leave_thread();
        }
    }));
    // The machine keeps this thread's things until the next one has the baton.
    vm.threads.has_ended = true;
    let machine = &raw mut *vm;
    vm.threads.baton.put_machine(machine);
    result
}
