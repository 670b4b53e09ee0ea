//! The native stack as a source of roots.
//!
//! Built-ins written in Rust and compiled code hold plain values in machine registers and stack slots. The collector
//! spills the registers that a call preserves and looks at every word of the stack.

use std::mem::MaybeUninit;

/// An address above everything that the caller's callees will put on the stack.
#[inline(never)]
pub fn highest_address() -> usize {
    let marker = 0usize;
    // The caller's own frame may hold values, too; a page more than covers it, and reading it is harmless as long as
    // it is mapped, which the frames of `main` and of the run-time's start-up see to.
    (&raw const marker).addr() + 1024
}

/// Overwrites what calls that are over have left on the native stack below the caller's frame. Later frames lie there, and not all of their
/// slots are written before a collection looks at them.
#[inline(never)]
pub fn clear_below() {
    let zeros = [0usize; 8 << 10];
    std::hint::black_box(&zeros);
}

/// How many registers a called function must preserve.
const PRESERVED: usize = if cfg!(target_arch = "x86_64") { 6 } else { 12 };

/// Their contents.
pub type Preserved = [usize; PRESERVED];

/// The registers that a called function must preserve, as they are now: what the callers have in them.
#[inline(always)]
pub fn preserved_registers() -> Preserved {
    let mut registers = MaybeUninit::uninit();
    spill(&mut registers);
    // SAFETY: every word was written.
    unsafe { registers.assume_init() }
}

/// Calls `visit` with every word between the present top of the stack (or `floor`, which is above it) and `base`, preserved
/// registers included.
#[inline(never)]
pub fn scan(floor: usize, base: usize, visit: &mut dyn FnMut(usize)) {
    let registers = preserved_registers();
    let top = (&raw const registers).cast::<usize>();
    let top = top.wrapping_add(floor.saturating_sub(top.addr()) / size_of::<usize>());
    scan_words(top.addr(), base, visit);
}

/// Calls `visit` with every word between the address `top` of a native stack, where there is a frame that lives, and its `base`. The
/// thread waits, or is the present one.
pub fn scan_words(top: usize, base: usize, visit: &mut dyn FnMut(usize)) {
    let first = std::ptr::with_exposed_provenance::<usize>(top);
    for index in 0..base.saturating_sub(top) / size_of::<usize>() {
        // SAFETY: the addresses lie between two live frames of the thread's stack.
        visit(unsafe { first.add(index).read_volatile() });
    }
}

/// Stores the registers that a called function must preserve.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn spill(registers: &mut MaybeUninit<Preserved>) {
    // SAFETY: six words are written into an array of as many.
    unsafe {
        std::arch::asm!(
            "mov [{0}], rbx",
            "mov [{0} + 8], rbp",
            "mov [{0} + 16], r12",
            "mov [{0} + 24], r13",
            "mov [{0} + 32], r14",
            "mov [{0} + 40], r15",
            in(reg) registers.as_mut_ptr(),
            options(nostack, preserves_flags),
        );
    }
}

/// Stores the registers that a called function must preserve.
#[cfg(target_arch = "aarch64")]
#[inline(always)]
fn spill(registers: &mut MaybeUninit<Preserved>) {
    // SAFETY: twelve words are written into an array of as many.
    unsafe {
        std::arch::asm!(
            "stp x19, x20, [{0}]",
            "stp x21, x22, [{0}, #16]",
            "stp x23, x24, [{0}, #32]",
            "stp x25, x26, [{0}, #48]",
            "stp x27, x28, [{0}, #64]",
            "stp x29, x30, [{0}, #80]",
            in(reg) registers.as_mut_ptr(),
            options(nostack, preserves_flags),
        );
    }
}
