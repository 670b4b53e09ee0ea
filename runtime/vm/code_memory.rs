//! Memory for machine code: one bounded range of addresses, in which no page is ever writable and executable at once.

use std::cell::{Cell, RefCell};
use std::io;
use std::rc::Rc;

use rustix::mm::{MapFlags, MprotectFlags, ProtFlags, mmap_anonymous, mprotect, munmap};

/// Bytes of the whole range.
const SIZE: usize = 64 << 20;
const PAGE: usize = 4096;

/// The range. Pages are given out in order, and again when they have come back.
pub struct CodeMemory {
    start: *mut u8,
    used: Cell<usize>,
    free: RefCell<Vec<(usize, usize)>>,
}

/// Code in the range. Its pages go back when this is dropped; then nothing may run there any more.
pub struct Lease {
    memory: Rc<CodeMemory>,
    pub address: *const u8,
    /// Bytes of whole pages.
    pub size: usize,
}

impl CodeMemory {
    /// Reserves the range, without memory behind it.
    pub fn new() -> io::Result<CodeMemory> {
        // SAFETY: a new private mapping without a fixed address aliases nothing.
        let start = unsafe { mmap_anonymous(std::ptr::null_mut(), SIZE, ProtFlags::empty(), MapFlags::PRIVATE | MapFlags::NORESERVE)? };
        Ok(CodeMemory { start: start.cast(), used: Cell::new(0), free: Default::default() })
    }

    /// Puts code into pages of its own, which are writable until it is there, and executable from then on.
    pub fn publish(self: &Rc<CodeMemory>, code: &[u8]) -> io::Result<Lease> {
        let size = code.len().max(1).next_multiple_of(PAGE);
        let offset = self.take(size).ok_or_else(|| io::Error::new(io::ErrorKind::OutOfMemory, "the memory for machine code is used up"))?;
        let address = self.start.wrapping_add(offset);
        let lease = Lease { memory: self.clone(), address, size };
        // SAFETY: the pages belong to the range, and to nobody but the lease, which nobody has yet.
        unsafe {
            mprotect(address.cast(), size, MprotectFlags::READ | MprotectFlags::WRITE)?;
            address.copy_from_nonoverlapping(code.as_ptr(), code.len());
            mprotect(address.cast(), size, MprotectFlags::READ | MprotectFlags::EXEC)?;
        }
        Ok(lease)
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
}

impl Drop for Lease {
    fn drop(&mut self) {
        let address = self.address.cast_mut();
        // SAFETY: the pages are the lease's; nothing runs there any more. A failure leaves the pages as they are, which is harmless.
        let _ = unsafe { mprotect(address.cast(), self.size, MprotectFlags::empty()) };
        self.memory.free.borrow_mut().push((address.addr() - self.memory.start.addr(), self.size));
    }
}

impl Drop for CodeMemory {
    fn drop(&mut self) {
        // SAFETY: the range was mapped by `new`, and whoever holds code holds the range.
        let unmapped = unsafe { munmap(self.start.cast(), SIZE) };
        debug_assert!(unmapped.is_ok());
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{CodeMemory, PAGE, SIZE};

    #[test]
    fn pages_come_back() {
        let memory = Rc::new(CodeMemory::new().expect("there is memory"));
        let large = memory.publish(&vec![0xc3; 3 * PAGE]).expect("there is room");
        let small = memory.publish(&[0xc3]).expect("there is room");
        assert_eq!((large.size, small.size, small.address.addr() - large.address.addr()), (3 * PAGE, PAGE, 3 * PAGE));
        let first = large.address;
        drop(large);
        let pieces = [1, PAGE + 1].map(|size| memory.publish(&vec![0xc3; size]).expect("there is room"));
        assert_eq!(pieces.each_ref().map(|lease| lease.address.addr() - first.addr()), [0, PAGE]);
    }

    #[test]
    fn the_range_is_bounded() {
        let memory = Rc::new(CodeMemory::new().expect("there is memory"));
        let Err(error) = memory.publish(&vec![0; SIZE + 1]) else { panic!("it is larger than the range") };
        assert_eq!(error.to_string(), "the memory for machine code is used up");
        assert!(memory.publish(&[0]).is_ok());
    }
}
