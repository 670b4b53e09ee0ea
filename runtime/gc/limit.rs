//! The limit of memory.
//!
//! What asks for much at once asks first whether there is room. Objects that come one by one may go a little beyond the limit: the
//! collection that finds it says so, and MemoryError is raised where it can be.

use std::alloc::Layout;

use super::heap::Heap;

/// The system is asked whether it would give so much; less it can be expected to have.
const PROBED: usize = 64 << 20;
/// At least so many bytes are allocated between two collections, also at the limit.
const MIN_STEP: usize = 1 << 20;

impl Heap {
    /// Objects must not take more bytes than that.
    pub fn set_limit(&self, bytes: usize) {
        self.limit.set(bytes);
        self.set_threshold(self.threshold.get());
    }

    /// A collection is due after so many bytes, or before the limit is reached.
    pub(super) fn set_threshold(&self, bytes: usize) {
        let left = self.limit.get().saturating_sub(self.stats().live_bytes);
        self.threshold.set(bytes.min(left.max(MIN_STEP)));
    }

    /// Whether the last collection found more than the limit.
    #[inline]
    pub fn is_exhausted(&self) -> bool {
        self.stats().live_bytes > self.limit.get()
    }

    /// Whether so many bytes more can be had, after a collection if need be.
    pub fn has_room(&self, bytes: usize) -> bool {
        let fits = || self.stats().live_bytes.saturating_add(self.since.get()).saturating_add(bytes) <= self.limit.get();
        if !fits() {
            self.collect_unless_paused();
        }
        fits() && (bytes < PROBED || system_has(bytes))
    }
}

fn system_has(bytes: usize) -> bool {
    let Ok(layout) = Layout::from_size_align(bytes, 64) else { return false };
    // SAFETY: the size is not 0; what is given is not touched, and given back at once.
    unsafe {
        let address = std::alloc::alloc(layout);
        if !address.is_null() {
            std::alloc::dealloc(address, layout);
        }
        !address.is_null()
    }
}

#[cfg(test)]
mod tests {
    use crate::machine::{Settings, with_vm};

    #[test]
    fn there_is_room_up_to_the_limit() {
        let settings = Settings { memory_limit: Some(64 << 20), ..Settings::default() };
        with_vm(settings, |vm| {
            assert!(vm.heap.has_room(32 << 20));
            assert!(!vm.heap.has_room(64 << 20));
            assert!(!vm.heap.has_room(usize::MAX));
            assert!(!vm.heap.is_exhausted());
        });
    }

    #[test]
    fn no_system_has_everything() {
        with_vm(Settings::default(), |vm| {
            assert!(vm.heap.has_room(1 << 20));
            assert!(!vm.heap.has_room(1 << 60));
        });
    }

    #[test]
    fn garbage_does_not_count() {
        let settings = Settings { memory_limit: Some(64 << 20), ..Settings::default() };
        with_vm(settings, |vm| {
            for _ in 0..100 {
                vm.bytes(vec![0; 8 << 20]);
            }
            vm.heap.collect();
            assert!(!vm.heap.is_exhausted());
        });
    }
}
