//! Memory for machine code: one bounded range of addresses, in which no page is ever writable and executable at once.

use std::cell::Cell;
use std::io;

use rustix::mm::{MapFlags, MprotectFlags, ProtFlags, mmap_anonymous, mprotect, munmap};

/// Bytes of the whole range.
const SIZE: usize = 64 << 20;
const PAGE: usize = 4096;

/// The range. Pages are given out in order, and again when they have come back.
pub struct CodeMemory {
    start: *mut u8,
    used: Cell<usize>,
    free: std::cell::RefCell<Vec<(usize, usize)>>,
}

/// Pages of the range, from an offset on.
#[derive(Clone, Copy)]
pub struct Pages {
    pub address: *mut u8,
    pub size: usize,
}

impl CodeMemory {
    /// Reserves the range, without memory behind it.
    pub fn new() -> io::Result<CodeMemory> {
        // SAFETY: a new private mapping without a fixed address aliases nothing.
        let start = unsafe { mmap_anonymous(std::ptr::null_mut(), SIZE, ProtFlags::empty(), MapFlags::PRIVATE | MapFlags::NORESERVE)? };
        Ok(CodeMemory { start: start.cast(), used: Cell::new(0), free: Default::default() })
    }

    /// Writable pages for so many bytes.
    pub fn allocate(&self, size: usize) -> io::Result<Pages> {
        let size = size.max(1).next_multiple_of(PAGE);
        let offset = self.take(size).ok_or_else(|| io::Error::new(io::ErrorKind::OutOfMemory, "the memory for machine code is used up"))?;
        let pages = Pages { address: self.start.wrapping_add(offset), size };
        // SAFETY: the pages belong to the range, and to nobody else.
        unsafe { mprotect(pages.address.cast(), size, MprotectFlags::READ | MprotectFlags::WRITE)? };
        Ok(pages)
    }

    fn take(&self, size: usize) -> Option<usize> {
        let mut free = self.free.borrow_mut();
        if let Some(index) = free.iter().position(|&(_, length)| length >= size) {
            let (offset, length) = free.swap_remove(index);
            if length > size {
                free.push((offset + size, length - size));
            }
            return Some(offset);
        }
        let offset = self.used.get();
        (offset + size <= SIZE).then(|| {
            self.used.set(offset + size);
            offset
        })
    }

    /// Makes pages executable, and not writable any more.
    pub fn seal(&self, pages: Pages) -> io::Result<()> {
        // SAFETY: as for `allocate`; who has written the code does not write any more.
        unsafe { mprotect(pages.address.cast(), pages.size, MprotectFlags::READ | MprotectFlags::EXEC)? };
        Ok(())
    }

    /// Takes pages back whose code will not run any more.
    pub fn release(&self, pages: Pages) {
        // SAFETY: as for `allocate`; nothing runs there any more. A failure leaves the pages as they are, which is harmless.
        let _ = unsafe { mprotect(pages.address.cast(), pages.size, MprotectFlags::empty()) };
        self.free.borrow_mut().push((pages.address.addr() - self.start.addr(), pages.size));
    }
}

impl Drop for CodeMemory {
    fn drop(&mut self) {
        // SAFETY: the range was mapped by `new`, and whoever holds code holds the range.
        let unmapped = unsafe { munmap(self.start.cast(), SIZE) };
        debug_assert!(unmapped.is_ok());
    }
}
