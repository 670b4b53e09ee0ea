//! Compiled code as the interpreter sees it: entered at an instruction, left at another one.
//!
//! Compiled code runs in the interpreter's frame. It is a C function of the machine and the window. What it returns is the result of
//! the Python function, or *unbound*: then `vm.pc` and `vm.base` say where the interpreter goes on, which may be in another frame (a
//! callee that was entered, a handler of an exception), and all registers there are as the interpreter would have left them.

mod helpers;
mod layout;
mod leaves;
mod natives;

pub use layout::{Addresses, LAYOUT, Layout};
pub use leaves::{Answer, Leaf};
pub use natives::safety;

use super::execute;
use super::frame::Cx;
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::tier::CompiledEntry;

/// Compiled code: given the machine and the window, gives the result or unbound.
type Entry = unsafe extern "C" fn(*mut Vm, *mut Value) -> Value;

/// Bytes of native stack that the interpreter leaves to compiled code before it enters it.
pub const NATIVE_ROOM: usize = 256 << 10;

/// Runs compiled code in the present frame; says where the interpreter goes on.
pub fn enter(entry: CompiledEntry, cx: Cx, vm: &mut Vm) -> Cx {
    // SAFETY: the code was made for this instruction of verified code, and follows the conventions above. Its version is kept as long as
    // the machine, also when it is retired.
    let result = unsafe {
        let entry: Entry = std::mem::transmute(entry.0);
        entry(&raw mut *vm, cx.base)
    };
    if result.is_unbound() {
        return Cx { pc: vm.pc, base: vm.base };
    }
    let mut left = cx;
    left.leave(result);
    left
}

/// Tells the machine where compiled code is. What functions that are built in place have in their registers counts, too, though they
/// have no frames: a collection clears all above the top.
fn publish(cx: Cx, vm: &mut Vm) {
    execute::publish(cx, vm);
    let reach = vm.tier.as_ref().map_or(0, |tier| tier.reach);
    vm.top = vm.top.max(cx.base.wrapping_add(reach));
}

/// Whether there is native stack for compiled code.
pub fn has_room(vm: &Vm) -> bool {
    let marker = 0u8;
    (&raw const marker).addr() > vm.native_limit + NATIVE_ROOM
}
