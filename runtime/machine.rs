//! A new machine: heap, types, built-ins, modules.

use std::ptr::NonNull;

use crate::gc::{Heap, KindInfo, Object, Roots, ValueArray};
use crate::object::install_types;
use crate::vm::Vm;
use crate::{builtins, interp, modules, types};

/// Bytes of native stack that stay free for what cannot be interrupted.
const STACK_RESERVE: usize = 512 << 10;

/// How a machine is set up.
pub struct Settings {
    /// The key of str and bytes hashes (`PYTHONHASHSEED`).
    pub hash_key: (u64, u64),
    /// Collect at every allocation.
    pub gc_stress: bool,
    /// Bytes of native stack below the present frame.
    pub native_stack: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { hash_key: (0, 0), gc_stress: false, native_stack: 4 << 20 }
    }
}

/// Makes a machine with all built-in types.
pub fn new_vm(settings: Settings) -> Box<Vm> {
    let heap = Heap::new(kinds());
    let mut vm = Box::new(Vm::bare(heap));
    let marker = 0u8;
    vm.native_limit = (&raw const marker).addr().saturating_sub(settings.native_stack.saturating_sub(STACK_RESERVE));
    vm.set_hash_key(settings.hash_key);
    let specs: Vec<_> = types::specs().into_iter().chain(interp::types::specs()).collect();
    install_types(&mut vm, &specs);
    modules::start(&mut vm);
    builtins::install(&mut vm);
    vm
}

/// Lets the collector work: from here on, values on the native stack of the caller's callees are roots.
///
/// # Safety
/// The machine stays where it is until it is dropped, and is used only in frames called from the present one.
pub unsafe fn start_collector(vm: &mut Vm, settings: &Settings) {
    let roots: NonNull<dyn Roots> = NonNull::from(&*vm as &dyn Roots);
    // SAFETY: the caller's promise.
    unsafe { vm.heap.set_roots(roots) };
    vm.heap.set_stress(settings.gc_stress);
}

fn kinds() -> &'static [KindInfo] {
    let mut table = vec![KindInfo::UNUSED; 256];
    table[usize::from(ValueArray::KIND)] = KindInfo::of::<ValueArray>();
    for (kind, info) in types::kinds().into_iter().chain(interp::types::kinds()) {
        table[kind as usize] = info;
    }
    Vec::leak(table)
}
