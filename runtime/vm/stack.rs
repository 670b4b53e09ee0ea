//! The register stack: one reserved range of words in which all windows lie.
//!
//! The range never moves, so window pointers stay valid. A word is a value or one of the words of a frame record,
//! which look like integers to the collector.

use std::cell::Cell;

use crate::gc::Tracer;
use crate::value::Value;

/// Words of the register stack: the limit of recursion, whatever `sys.setrecursionlimit` says.
const WORDS: usize = 64 << 20;
/// Words above the limit that native code may use for arguments.
const RESERVE: usize = 1 << 17;

/// More words than the frames of the machine's own take, and the arguments of its own calls.
const SMALL_FRAMES: usize = 256;

/// The memory of all register windows.
pub struct RegisterStack {
    bottom: *mut Value,
    limit: *mut Value,
    /// No window is longer, and no list of arguments behind one, as far as code was linked.
    longest: Cell<usize>,
    /// Bytes that were mapped.
    size: usize,
}

impl RegisterStack {
    /// Where compiled code finds the limit.
    pub const LIMIT_OFFSET: usize = std::mem::offset_of!(RegisterStack, limit);

    /// Reserves the address range; memory is used when it is touched.
    pub fn new() -> RegisterStack {
        use rustix::mm::{MapFlags, ProtFlags, mmap_anonymous};
        let mut words = WORDS;
        loop {
            let flags = MapFlags::PRIVATE | MapFlags::NORESERVE;
            let size = (words + RESERVE) * size_of::<Value>();
            // SAFETY: a new private mapping without a fixed address aliases nothing.
            let mapping = unsafe { mmap_anonymous(std::ptr::null_mut(), size, ProtFlags::READ | ProtFlags::WRITE, flags) };
            match mapping {
                Ok(address) => {
                    let bottom = address.cast::<Value>();
                    return RegisterStack { bottom, limit: bottom.wrapping_add(words), longest: Cell::new(0), size };
                }
                Err(_) if words > RESERVE => words /= 2,
                Err(error) => panic!("cannot reserve address space for the register stack: {error}"),
            }
        }
    }

    pub fn bottom(&self) -> *mut Value {
        self.bottom
    }

    /// No window may begin above this.
    #[inline(always)]
    pub fn limit(&self) -> *mut Value {
        self.limit
    }

    /// There is code whose windows have so many words, with the arguments that are put behind them.
    pub fn expect_window(&self, words: usize) {
        self.longest.set(self.longest.get().max(words));
    }

    /// What `expect_window` was told.
    pub fn longest_window(&self) -> usize {
        self.longest.get()
    }

    /// Reports everything below `top`.
    ///
    /// Zero words are the integer 0, and what earlier calls left in a live window was alive then: the stack above `top` is
    /// cleared here, so a window that is entered later finds no dangling word.
    pub fn trace(&self, top: *mut Value, tracer: &mut Tracer) {
        let mut at = self.bottom;
        while at < top {
            // SAFETY: the range is mapped and holds initialized words (zero at first).
            tracer.value(unsafe { at.read() });
            at = at.wrapping_add(1);
        }
        let mut clean = 0;
        // A longer run of zeros than any window means that nothing has been used above.
        let longest = self.longest.get() + SMALL_FRAMES;
        while clean < longest && at < self.limit {
            // SAFETY: the range is mapped.
            unsafe {
                if at.cast::<u64>().read() == 0 {
                    clean += 1;
                } else {
                    clean = 0;
                    at.cast::<u64>().write(0);
                }
            }
            at = at.wrapping_add(1);
        }
    }
}

impl Drop for RegisterStack {
    fn drop(&mut self) {
        // SAFETY: `new` has mapped so many bytes, and the machine whose windows they are is being dropped.
        let unmapped = unsafe { rustix::mm::munmap(self.bottom.cast(), self.size) };
        debug_assert!(unmapped.is_ok());
    }
}

impl Default for RegisterStack {
    fn default() -> Self {
        RegisterStack::new()
    }
}
