//! Unwinding: from the instruction that raised to the handler of its exception, through as many frames as it takes.

use super::execute;
use super::frame::Cx;
use super::machine_code::{FINISH_INIT, FINISH_OPERATOR, LEAVE};
use super::ops::operators;
use super::types::function::Function;
use super::types::generator::{self, Generator};
use crate::gc::native_stack;
use crate::object::{BaseException, Traceback, TypeId};
use crate::value::Value;
use crate::vm::Vm;

/// Registers of the present window. The other windows of the machine's own code have at most two.
pub fn window_size(cx: Cx) -> usize {
    if cx.pc == FINISH_OPERATOR.address() {
        operators::WINDOW
    } else if is_own_code(cx.pc) {
        2
    } else {
        cx.function().fast.n_regs.get() as usize
    }
}

pub fn is_own_code(pc: *const u64) -> bool {
    pc == LEAVE.address() || pc == FINISH_INIT.address() || pc == FINISH_OPERATOR.address()
}

/// Finds the handler of the exception in `vm.raised`, starting at `vm.pc` and `vm.base`.
#[cold]
#[inline(never)]
pub fn unwind(vm: &mut Vm) -> Cx {
    let mut cx = Cx { pc: vm.pc, base: vm.base };
    let mut skip_traceback = std::mem::take(&mut vm.is_reraising);
    loop {
        if cx.pc == LEAVE.address() {
            // The entry frame: `run` sees that there is no result.
            cx.set(crate::isa::Reg(0), Value::UNBOUND);
            return cx;
        }
        if !is_own_code(cx.pc) {
            let function = cx.function();
            let code = function.code.get();
            let word = code.linked.word_index(cx.pc);
            let exception = vm.raised.downcast::<BaseException>().expect("only exceptions are raised");
            if !skip_traceback {
                add_traceback(vm, function, word, exception);
            }
            skip_traceback = false;
            let handler = code.linked.body.handlers.iter().find(|handler| (handler.start..handler.end).contains(&(word as u32)));
            if let Some(handler) = handler.filter(|_| !vm.handles_nothing()) {
                if vm.raised_is(TypeId::MemoryError) {
                    // What the calls that are over have left there must not keep alive what the program is about to give up.
                    native_stack::clear_below();
                }
                vm.raised = Value::NONE;
                cx.set(crate::isa::Reg(handler.exc), exception.value());
                cx.pc = code.linked.entry().wrapping_add(handler.target as usize);
                return cx;
            }
            vm.frame_ends(cx);
            vm.depth -= 1;
            if code.linked.body.flags.is_resumable()
                && let Some(generator) = cx.owner::<Generator>()
                && generator.is_running_in(cx.base)
            {
                execute::publish(cx, vm);
                generator::fail(vm, generator);
            }
        }
        let (return_pc, _) = cx.return_address();
        cx.base = cx.caller();
        // Inside the calling instruction, whose last word is before the return address.
        cx.pc = if is_own_code(return_pc) { return_pc } else { return_pc.wrapping_sub(1) };
        vm.base = cx.base;
        vm.pc = cx.pc;
        vm.top = cx.base.wrapping_add(window_size(cx));
    }
}

fn add_traceback(vm: &mut Vm, function: crate::gc::Gc<Function>, word: usize, exception: crate::gc::Gc<BaseException>) {
    use std::cell::Cell;
    let code = function.code.get();
    let position = code.linked.body.positions.at(word as u32);
    let entry = Traceback::new(
        vm.header_of(TypeId::Traceback),
        Cell::new(exception.traceback.get()),
        Cell::new(code.value()),
        Cell::new(function.globals.get().value()),
        Cell::new(word as u32),
        Cell::new(position.line.unwrap_or(code.linked.body.first_line)),
    );
    let entry = vm.heap.alloc(entry);
    exception.traceback.set(entry.value());
}
