//! Collections: what can be reached is marked, and the rest is freed.
//!
//! Marking starts from the roots: register stack and machine state precisely, the native stack conservatively. Objects with
//! finalizers that were not reached are condemned (`finalizers.rs`) and live once more, with everything they refer to. Then weak
//! references are cleared, and mark bitmaps are copied over allocation bitmaps.

use super::block::{BLOCK_SIZE, FIRST_CELL, FREE};
use super::header::{Header, KindIndex};
use super::heap::{EMPTY_RUN, FIRST_THRESHOLD, Heap, Run};
use super::native_stack;
use super::trace::Tracer;
use crate::value::Value;

/// Empty blocks kept for reuse before their memory is given back.
const KEPT_FREE_BLOCKS: usize = 256;

/// How many bytes may be allocated before the next collection, with so many live ones. The smallest heaps may grow to three times their
/// size; those with a library in them to nearly five, as marking that again and again is most of what a collection does. A large one
/// grows by half, so that its garbage is not what a program's memory is made of.
fn next_threshold(live: usize) -> usize {
    const BARE: usize = 2 << 20;
    const SMALL: usize = 16 << 20;
    let with_library = live.saturating_sub(BARE).saturating_mul(2);
    FIRST_THRESHOLD.max((2 * live + with_library).min(SMALL)).max(live / 2)
}

impl Heap {
    /// Frees everything that cannot be reached.
    pub fn collect(&self) {
        self.collect_counting(0, None);
    }

    /// As `collect`, for a caller who knows that no word of the native stack below the address `floor` keeps anything alive.
    /// Returns how many objects of the kinds that `is_counted` names were freed or condemned.
    pub fn collect_above(&self, floor: usize, is_counted: fn(KindIndex) -> bool) -> usize {
        self.collect_counting(floor, Some(is_counted))
    }

    #[inline(never)]
    fn collect_counting(&self, floor: usize, is_counted: Option<fn(KindIndex) -> bool>) -> usize {
        let Some(roots) = self.roots.get() else { return 0 };
        self.retire_runs();
        // SAFETY: `set_roots` promises that the roots are valid.
        let roots = unsafe { roots.as_ref() };
        let mut tracer = Tracer { heap: self, pending: Vec::new(), outside: 0 };
        roots.trace_roots(&mut tracer);
        native_stack::scan(floor, self.stack_base.get(), &mut |word| tracer.conservative(word));
        self.finalizers.trace(&mut tracer);
        self.mark_all(&mut tracer);
        let condemned = self.finalizers.condemn(&|value| self.is_marked(value.address()), &|value| self.needs_finalizer(value));
        if condemned > 0 {
            self.finalizers.trace(&mut tracer);
            self.mark_all(&mut tracer);
            roots.ask_for_finalization();
        }
        roots.clear_weak(&|value| !value.is_object() || self.is_marked(value.address()));
        let mut freed = condemned;
        let live = self.sweep_blocks(is_counted, &mut freed) + self.sweep_large(is_counted, &mut freed) + tracer.outside;
        self.since.set(0);
        let mut stats = self.stats.get();
        stats.collections += 1;
        stats.collected += freed as u64;
        stats.live_bytes = live;
        self.stats.set(stats);
        self.set_threshold(next_threshold(live));
        if self.is_exhausted() {
            roots.tell_exhaustion();
        }
        freed
    }

    /// Calls `visit` with every object that is not the collector's own, garbage of the time since the last collection included.
    /// Nothing must be allocated meanwhile.
    pub fn for_each_object(&self, visit: &mut dyn FnMut(Value)) {
        self.retire_runs();
        let mut visit_address = |address: *mut u8| {
            let value = Value::from_object(address);
            if value.header().kind() >= super::FIRST_KIND {
                visit(value);
            }
        };
        for class in self.classes.borrow().iter() {
            for block in &class.blocks {
                // SAFETY: blocks of this heap stay valid, and nothing else refers to their headers now.
                for offset in unsafe { block.as_ref() }.allocated() {
                    // SAFETY: the offset lies inside the block.
                    visit_address(unsafe { block.as_ptr().cast::<u8>().add(offset) });
                }
            }
        }
        for &address in self.large.borrow().keys() {
            visit_address(std::ptr::with_exposed_provenance_mut(address));
        }
    }

    /// From now on the small objects that `is_constant` names live as long as the heap, and no collection looks at them. They must
    /// never change, and what they refer to must live as long for another reason. What was allocated until now does not count for the
    /// next collection.
    pub fn make_permanent(&self, is_constant: &dyn Fn(Value) -> bool) {
        let mut stats = self.stats.get();
        stats.live_bytes += self.since.replace(0);
        self.stats.set(stats);
        self.for_each_object(&mut |value| {
            if !value.header().has_dict() && is_constant(value) {
                self.keep_for_ever(value);
            }
        });
    }

    /// From now on this object lives as long as the heap, and no collection looks at it: it must refer to nothing. Large objects cannot be
    /// kept like that; whether it was.
    pub fn keep_for_ever(&self, value: Value) -> bool {
        let is_small = self.is_in_blocks(value.address().addr());
        if is_small {
            // SAFETY: the address is in a block, to whose header nothing else refers now.
            unsafe { (*self.block_of(value.address()).as_ptr()).make_permanent(value.address().addr() % BLOCK_SIZE) };
        }
        is_small
    }

    /// Drops every object that owns something outside the heap. No object can be used afterwards.
    pub(super) fn drop_objects(&self) {
        self.retire_runs();
        for block in self.classes.borrow().iter().flat_map(|class| &class.blocks) {
            // SAFETY: blocks of this heap stay valid, and nothing else refers to their headers now.
            let header = unsafe { block.as_ref() };
            if !header.needs_drop {
                continue;
            }
            for offset in header.allocated() {
                // SAFETY: the offset is that of an initialized object, which is dropped once, since the heap is not used any more.
                unsafe {
                    let address = block.as_ptr().cast::<u8>().add(offset);
                    if let Some(drop) = self.kinds[usize::from((*address.cast::<Header>()).kind())].drop {
                        drop(address);
                    }
                }
            }
        }
    }

    /// Marks what can be reached from what is marked.
    fn mark_all(&self, tracer: &mut Tracer) {
        while let Some(address) = tracer.pending.pop() {
            // SAFETY: only initialized objects are marked; their header names their kind.
            unsafe {
                let kind = (*address.cast::<Header>()).kind();
                (self.kinds[usize::from(kind)].trace)(address, tracer);
            }
            if let Some(word) = self.dict_word(&Value::from_object(address)) {
                tracer.value(word.get());
            }
        }
    }

    /// Gives the unused rest of every bump run back.
    fn retire_runs(&self) {
        for run in &self.runs {
            let Run { next, end } = run.replace(EMPTY_RUN);
            if next < end {
                let start = next.addr() % BLOCK_SIZE;
                // SAFETY: the run lies in one block of this heap.
                unsafe { (*self.block_of(next).as_ptr()).set_allocated(start, start + (end.addr() - next.addr()), false) };
            }
        }
        for class in self.classes.borrow_mut().iter_mut() {
            class.at = (0, 0);
        }
    }

    /// Bytes of what lives; what is freed and counted is added to `freed`.
    fn sweep_blocks(&self, is_counted: Option<fn(KindIndex) -> bool>, freed: &mut usize) -> usize {
        let mut live_bytes = 0;
        let mut free = self.free_blocks.borrow_mut();
        for class in self.classes.borrow_mut().iter_mut() {
            class.blocks.retain(|&block| {
                // SAFETY: blocks of this heap stay valid, and nothing else refers to their headers now.
                let header = unsafe { &mut *block.as_ptr() };
                if header.needs_drop || is_counted.is_some() {
                    for offset in header.dead() {
                        // SAFETY: the offset is that of an initialized object that nothing can reach.
                        unsafe {
                            let address = block.as_ptr().cast::<u8>().add(offset);
                            let kind = (*address.cast::<Header>()).kind();
                            *freed += usize::from(is_counted.is_some_and(|is_counted| is_counted(kind)));
                            if let Some(drop) = self.kinds[usize::from(kind)].drop {
                                drop(address);
                            }
                        }
                    }
                }
                let live = header.sweep();
                live_bytes += live * header.cell_size as usize;
                if live == 0 {
                    header.class = FREE;
                    free.push(block);
                }
                live != 0
            });
        }
        for block in free.iter().skip(KEPT_FREE_BLOCKS) {
            give_back(block.as_ptr().cast::<u8>().wrapping_add(FIRST_CELL.next_multiple_of(4096)), BLOCK_SIZE - FIRST_CELL.next_multiple_of(4096));
        }
        live_bytes
    }

    fn sweep_large(&self, is_counted: Option<fn(KindIndex) -> bool>, freed: &mut usize) -> usize {
        let mut live_bytes = 0;
        self.large.borrow_mut().retain(|&address, large| {
            if large.marked.replace(false) {
                live_bytes += large.layout.size();
                return true;
            }
            let address = std::ptr::with_exposed_provenance_mut::<u8>(address);
            let kind = Value::from_object(address).header().kind();
            *freed += usize::from(is_counted.is_some_and(|is_counted| is_counted(kind)));
            // SAFETY: it was allocated by `large_cell` with this layout, and nothing can reach it.
            unsafe { std::alloc::dealloc(address, large.layout) };
            false
        });
        live_bytes
    }
}

/// Tells the system that the memory is not needed for now.
fn give_back(address: *mut u8, size: usize) {
    // SAFETY: the pages belong to a free block's cells, whose content nobody expects to stay.
    let advice = unsafe { rustix::mm::madvise(address.cast(), size, rustix::mm::Advice::LinuxDontNeed) };
    debug_assert!(advice.is_ok());
}
