//! Memory for machine code: one bounded range of addresses, in which no page is ever writable and executable at once.

use std::io;
use std::sync::{Arc, Mutex};

use rustix::mm::{MapFlags, MprotectFlags, ProtFlags, mmap_anonymous, mprotect, munmap};

/// Bytes of the whole range.
const SIZE: usize = 64 << 20;
const PAGE: usize = 4096;
const NO_PANIC: &str = "nothing panics with the lock";

/// The range. Pages are given out in order, and again when they have come back, to whatever thread.
pub struct CodeMemory {
    start: *mut u8,
    pages: Mutex<Pages>,
}

// SAFETY: which pages are whose is decided with the lock, and nobody else writes them.
unsafe impl Send for CodeMemory {}
// SAFETY: as above.
unsafe impl Sync for CodeMemory {}

#[derive(Default)]
struct Pages {
    used: usize,
    /// Offsets and lengths of what has come back.
    free: Vec<(usize, usize)>,
}

/// Code in the range. Its pages go back when this is dropped; then nothing may run there any more.
pub struct Lease {
    memory: Arc<CodeMemory>,
    pub address: *const u8,
    /// Bytes of whole pages.
    pub size: usize,
}

// SAFETY: what lies at the address is not changed any more.
unsafe impl Send for Lease {}

impl CodeMemory {
    /// Reserves the range, without memory behind it.
    pub fn new() -> io::Result<CodeMemory> {
        // SAFETY: a new private mapping without a fixed address aliases nothing.
        let start = unsafe { mmap_anonymous(std::ptr::null_mut(), SIZE, ProtFlags::empty(), MapFlags::PRIVATE | MapFlags::NORESERVE)? };
        Ok(CodeMemory { start: start.cast(), pages: Mutex::default() })
    }

    /// Puts code into pages of its own, which are writable until it is there, and executable from then on.
    pub fn publish(self: &Arc<CodeMemory>, code: &[u8]) -> io::Result<Lease> {
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
        let Pages { used, free } = &mut *self.pages.lock().expect(NO_PANIC);
        if let Some(index) = free.iter().position(|&(_, length)| length >= size) {
            let (offset, length) = free.swap_remove(index);
            if length > size {
                free.push((offset + size, length - size));
            }
            return Some(offset);
        }
        let offset = *used;
        (offset + size <= SIZE).then(|| {
            *used += size;
            offset
        })
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let address = self.address.cast_mut();
        // SAFETY: the pages are the lease's; nothing runs there any more. A failure leaves the pages as they are, which is harmless.
        let _ = unsafe { mprotect(address.cast(), self.size, MprotectFlags::empty()) };
        let offset = address.addr() - self.memory.start.addr();
        self.memory.pages.lock().expect(NO_PANIC).free.push((offset, self.size));
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
    use std::sync::Arc;

    use super::{CodeMemory, PAGE, SIZE};

    #[test]
    fn pages_come_back() {
        let memory = Arc::new(CodeMemory::new().expect("there is memory"));
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
        let memory = Arc::new(CodeMemory::new().expect("there is memory"));
        let Err(error) = memory.publish(&vec![0; SIZE + 1]) else { panic!("it is larger than the range") };
        assert_eq!(error.to_string(), "the memory for machine code is used up");
        assert!(memory.publish(&[0]).is_ok());
    }
}
