//! The heap: where objects are allocated, and when they are collected.
//!
//! Small objects live in cells of blocks in one reserved address range; allocation bumps a pointer through a run of
//! free cells. Larger ones are allocated one by one. Objects never move. A collection (`collect.rs`) may happen at any
//! allocation, so an object must be complete, and the machine's `base` and `pc` must be published, before the next one
//! is asked for.

use std::alloc::Layout;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ptr::NonNull;

use super::block::{BLOCK_SIZE, BlockHeader, BlockRef, CELL_SIZES, CLASS_OF_GRANULES, FREE, GRANULE, MAX_CELL};
use super::finalizers::Finalizers;
use super::header::{Gc, Header, Object};
use super::native_stack;
use super::trace::Tracer;
use crate::value::Value;

/// Address space reserved for blocks; less is tried if the system refuses.
const RESERVATION: usize = 1 << 40;
/// Large objects are aligned as the allocator aligns everything, so that it can extend them where they are.
const LARGE_ALIGN: usize = 16;
/// Objects from this size on ask for large pages. Below it, what a page has too many would be much of them.
const LARGE_PAGES_FROM: usize = 8 << 20;
/// The first collection happens after this many bytes, and no other one after fewer: the garbage that a program with little live
/// data has at most. With 16 MiB the programs of `bench` took up to a tenth less time, and two and a half times as much memory as
/// CPython; with 1 MiB they took as much as CPython, and up to a third more time.
pub(super) const FIRST_THRESHOLD: usize = 2 << 20;

/// What the heap must know of a kind of object.
#[derive(Clone, Copy)]
pub struct KindInfo {
    /// Reports the object's references. The pointer is an object of the kind.
    pub trace: unsafe fn(*mut u8, &mut Tracer),
    /// Frees what the object owns outside the heap.
    pub drop: Option<unsafe fn(*mut u8)>,
    /// Bytes of the object, without its dict word.
    pub size: unsafe fn(*mut u8) -> usize,
    /// Whether a registered object of the kind that nobody can reach has something to finalize.
    pub needs_finalizer: fn(Value) -> bool,
}

impl KindInfo {
    /// The entry for objects of type `T`.
    pub const fn of<T: Object>() -> KindInfo {
        KindInfo {
            trace: |address, tracer| {
                // SAFETY: the caller has an object of this kind.
                unsafe { (*address.cast::<T>()).trace(tracer) }
            },
            drop: if std::mem::needs_drop::<T>() {
                // SAFETY: the caller has an object of this kind that nobody uses any more.
                Some(|address| unsafe { address.cast::<T>().drop_in_place() })
            } else {
                None
            },
            // SAFETY: the caller has an object of this kind.
            size: |address| unsafe { (*address.cast::<T>()).size() },
            needs_finalizer: |_| true,
        }
    }

    /// The entry of a kind that has no objects.
    pub const UNUSED: KindInfo = KindInfo {
        trace: |_, _| panic!("an object of an unregistered kind"),
        drop: None,
        size: |_| panic!("an object of an unregistered kind"),
        needs_finalizer: |_| false,
    };
}

/// Reports the references that a machine holds outside the heap.
pub trait Roots {
    fn trace_roots(&self, tracer: &mut Tracer);
    /// After marking: forget weak references to what `is_live` denies.
    fn clear_weak(&self, is_live: &dyn Fn(Value) -> bool);
    /// There are objects to finalize (`Heap::next_condemned`): soon, but not now.
    fn ask_for_finalization(&self);
    /// The limit of memory is exceeded: MemoryError, soon.
    fn tell_exhaustion(&self);
}

/// A run of free cells that allocation goes through.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub next: *mut u8,
    pub end: *mut u8,
}

pub(super) const EMPTY_RUN: Run = Run { next: std::ptr::null_mut(), end: std::ptr::null_mut() };

/// Where a size class looks for free cells.
#[derive(Clone)]
pub(super) struct SizeClass {
    pub blocks: Vec<BlockRef>,
    /// The block in use: index into `blocks`, and the cell where the search goes on.
    pub at: (usize, usize),
}

pub(super) struct Large {
    pub layout: Layout,
    pub marked: Cell<bool>,
}

/// Figures for `--stats`.
#[derive(Clone, Copy, Default, Debug)]
pub struct HeapStats {
    pub collections: u64,
    /// What those collections freed that counted.
    pub collected: u64,
    pub live_bytes: usize,
    pub allocated_bytes: u64,
}

const CLASSES: usize = CELL_SIZES.len();

/// The memory of all objects of one machine.
pub struct Heap {
    /// Bump runs: one for each size class, then one for each size class of objects that must be dropped.
    pub(super) runs: [Cell<Run>; 2 * CLASSES],
    pub(super) classes: RefCell<Vec<SizeClass>>,
    start: *mut u8,
    reserved: usize,
    /// What `start` lies in, as the system gave it.
    _mapping: Mapping,
    /// Bytes of the reservation that have been handed out as blocks.
    used: Cell<usize>,
    pub(super) free_blocks: RefCell<Vec<BlockRef>>,
    pub(super) large: RefCell<BTreeMap<usize, Large>>,
    pub(super) kinds: &'static [KindInfo],
    pub(super) roots: Cell<Option<NonNull<dyn Roots>>>,
    /// Bytes taken since the last collection, outside memory included; a collection is due at the threshold.
    pub(super) since: Cell<usize>,
    pub(super) threshold: Cell<usize>,
    /// A collection at every so many allocations (0: when it is due), and how many are left until the next one.
    stress: Cell<u32>,
    until_stress: Cell<u32>,
    /// Bytes that live objects may take.
    pub(super) limit: Cell<usize>,
    /// No collection while positive.
    pauses: Cell<u32>,
    pub(super) stats: Cell<HeapStats>,
    /// The highest address of the native stack that may hold values.
    pub(super) stack_base: Cell<usize>,
    pub(super) finalizers: Finalizers,
    /// What lives as long as the heap.
    kept: RefCell<Vec<NonNull<dyn Any>>>,
}

impl Heap {
    /// A heap for objects of these kinds; an object's kind is the index into them.
    pub fn new(kinds: &'static [KindInfo]) -> Heap {
        let mapping = Mapping::reserve();
        let skip = mapping.address.align_offset(BLOCK_SIZE);
        let (start, reserved) = (mapping.address.wrapping_add(skip), mapping.size - skip.next_multiple_of(BLOCK_SIZE));
        Heap {
            runs: [const { Cell::new(EMPTY_RUN) }; 2 * CLASSES],
            classes: RefCell::new(vec![SizeClass { blocks: Vec::new(), at: (0, 0) }; 2 * CLASSES]),
            start,
            reserved,
            _mapping: mapping,
            used: Cell::new(0),
            free_blocks: RefCell::default(),
            large: RefCell::default(),
            kinds,
            roots: Cell::new(None),
            since: Cell::new(0),
            threshold: Cell::new(FIRST_THRESHOLD),
            stress: Cell::new(0),
            until_stress: Cell::new(1),
            limit: Cell::new(reserved),
            pauses: Cell::new(0),
            stats: Cell::default(),
            stack_base: Cell::new(0),
            finalizers: Finalizers::default(),
            kept: RefCell::default(),
        }
    }

    /// Names the roots, and the caller's frame as the oldest one of the native stack that may hold values.
    ///
    /// # Safety
    /// `roots` stays valid and in its place until the heap is dropped or this is called again, and every use of the
    /// heap happens in frames that are called from the present one.
    pub unsafe fn set_roots(&self, roots: NonNull<dyn Roots>) {
        self.roots.set(Some(roots));
        self.stack_base.set(native_stack::highest_address());
    }

    /// Names another frame, of the thread that uses the heap from now on, as the oldest one that may hold values; gives the one before.
    pub fn exchange_stack_base(&self, base: usize) -> usize {
        self.stack_base.replace(base)
    }

    /// Collect at every so many allocations; 0 is when it is due.
    pub fn set_stress(&self, stress: u32) {
        self.stress.set(stress);
    }

    /// Called at every allocation under stress.
    fn bear_stress(&self) {
        if self.stress.get() == 0 || self.pauses.get() > 0 {
            return;
        }
        let left = self.until_stress.get().saturating_sub(1);
        self.until_stress.set(left);
        if left == 0 {
            self.until_stress.set(self.stress.get());
            self.collect();
        }
    }

    pub fn stats(&self) -> HeapStats {
        self.stats.get()
    }

    /// Runs `work` without any collection.
    pub fn paused<R>(&self, work: impl FnOnce() -> R) -> R {
        self.pauses.set(self.pauses.get() + 1);
        let result = work();
        self.pauses.set(self.pauses.get() - 1);
        result
    }

    /// Moves `object` to the heap.
    #[inline]
    pub fn alloc<T: Object>(&self, object: T) -> Gc<T> {
        self.alloc_with_tail(object, 0, |_| {})
    }

    /// Moves `object` to the heap, with `tail` bytes of room behind it, which `fill` initializes.
    #[inline]
    pub fn alloc_with_tail<T: Object>(&self, object: T, tail: usize, fill: impl FnOnce(*mut u8)) -> Gc<T> {
        // SAFETY: objects start with their header.
        let header = unsafe { &*(&raw const object).cast::<Header>() };
        let (has_dict, is_ordinary) = (header.has_dict(), header.is_ordinary());
        let size = size_of::<T>() + tail;
        let room = if has_dict { size.next_multiple_of(8) + 8 } else { size };
        let address = self.cell(room, std::mem::needs_drop::<T>());
        // SAFETY: the cell is large enough for the object, its tail and its dict word, aligned to 16 bytes and unused.
        unsafe {
            address.cast::<T>().write(object);
            fill(address.add(size_of::<T>()));
            if !is_ordinary {
                if has_dict {
                    address.add(size.next_multiple_of(8)).cast::<Value>().write(Value::UNBOUND);
                }
                self.register_if_finalizable(Value::from_object(address));
            }
            Gc::from_address(address)
        }
    }

    /// The word that holds the dict of the object's attributes, if it has one.
    pub fn dict_word(&self, value: &Value) -> Option<&Cell<Value>> {
        if !value.is_object() || !value.header().has_dict() {
            return None;
        }
        // SAFETY: the flag says that a dict word follows the object, and only Cells refer to it.
        unsafe {
            let size = (self.kinds[usize::from(value.header().kind())].size)(value.address());
            Some(&*value.address().add(size.next_multiple_of(8)).cast::<Cell<Value>>())
        }
    }

    /// A cell of at least `size` bytes.
    #[inline(always)]
    fn cell(&self, size: usize, needs_drop: bool) -> *mut u8 {
        if size <= MAX_CELL {
            let class = usize::from(CLASS_OF_GRANULES[size.div_ceil(GRANULE)]) + if needs_drop { CLASSES } else { 0 };
            let run = self.runs[class].get();
            if run.next < run.end {
                let next = run.next.wrapping_add(usize::from(CELL_SIZES[class % CLASSES]));
                self.runs[class].set(Run { next, end: run.end });
                return run.next;
            }
            return self.cell_from_new_run(class);
        }
        self.large_cell(size, needs_drop)
    }

    #[cold]
    #[inline(never)]
    fn cell_from_new_run(&self, class: usize) -> *mut u8 {
        self.collect_if_due();
        self.bear_stress();
        let cell_size = usize::from(CELL_SIZES[class % CLASSES]);
        let (block, start, end) = self.next_run(class);
        self.since.set(self.since.get() + (end - start));
        let mut stats = self.stats.get();
        stats.allocated_bytes += (end - start) as u64;
        self.stats.set(stats);
        // SAFETY: `next_run` returns a block of this heap and offsets inside it.
        unsafe {
            (*block.as_ptr()).set_allocated(start, end, true);
            let address = block.as_ptr().cast::<u8>();
            self.runs[class].set(Run { next: address.add(start + cell_size), end: address.add(end) });
            address.add(start)
        }
    }

    /// Finds free cells of the class, in a new block if need be.
    fn next_run(&self, class: usize) -> (BlockRef, usize, usize) {
        let mut classes = self.classes.borrow_mut();
        let size_class = &mut classes[class];
        while let Some(&block) = size_class.blocks.get(size_class.at.0) {
            // SAFETY: blocks of this heap stay valid, and nothing else refers to them now.
            let header = unsafe { block.as_ref() };
            if let Some((start, end)) = header.free_run(size_class.at.1) {
                let end = self.end_of_run(class, start, end);
                size_class.at.1 = header.index_of(end);
                return (block, start, end);
            }
            size_class.at = (size_class.at.0 + 1, 0);
        }
        let mut block = self.new_block();
        // SAFETY: a new block is not referred to by anything else.
        let header = unsafe { block.as_mut() };
        header.format((class % CLASSES) as u8, class >= CLASSES);
        size_class.blocks.push(block);
        let (start, end) = header.free_run(0).expect("a new block is empty");
        let end = self.end_of_run(class, start, end);
        size_class.at.1 = header.index_of(end);
        (block, start, end)
    }

    /// Under stress every allocation has a run of its own.
    fn end_of_run(&self, class: usize, start: usize, end: usize) -> usize {
        if self.stress.get() > 0 { start + usize::from(CELL_SIZES[class % CLASSES]) } else { end }
    }

    fn new_block(&self) -> BlockRef {
        if let Some(block) = self.free_blocks.borrow_mut().pop() {
            return block;
        }
        let offset = self.used.get();
        assert!(offset + BLOCK_SIZE <= self.reserved, "the heap's address space is full");
        self.used.set(offset + BLOCK_SIZE);
        // SAFETY: the block lies inside the reservation.
        let address = unsafe { self.start.add(offset) };
        NonNull::new(address.cast::<BlockHeader>()).expect("the reservation is not at 0")
    }

    #[cold]
    #[inline(never)]
    fn large_cell(&self, size: usize, needs_drop: bool) -> *mut u8 {
        assert!(!needs_drop, "objects that must be dropped fit into cells");
        self.charge(size);
        self.bear_stress();
        let layout = Layout::from_size_align(size, LARGE_ALIGN).expect("allocation sizes are checked by the caller");
        // SAFETY: the size is not 0.
        let address = unsafe { std::alloc::alloc(layout) };
        if address.is_null() {
            std::alloc::handle_alloc_error(layout);
        }
        prefer_large_pages(address, size);
        self.large.borrow_mut().insert(address.addr(), Large { layout, marked: Cell::new(false) });
        address
    }

    /// Frees a large object at once; its only reference is the caller's. Small objects wait for the collector.
    ///
    /// # Safety
    /// Nothing refers to the object any more.
    pub unsafe fn free_if_large(&self, address: *mut u8) {
        if self.is_in_blocks(address.addr()) {
            return;
        }
        if let Some(large) = self.large.borrow_mut().remove(&address.addr()) {
            // SAFETY: it was allocated by `large_cell` with this layout.
            unsafe { std::alloc::dealloc(address, large.layout) };
        }
    }

    /// Gives a large object more room, at its place or elsewhere. The new room is not initialized.
    ///
    /// # Safety
    /// The object has `size` bytes, and nothing refers to it but the caller, who goes on with the new address.
    pub(super) unsafe fn grow_if_large(&self, address: *mut u8, size: usize, new_size: usize) -> Option<*mut u8> {
        if self.is_in_blocks(address.addr()) {
            return None;
        }
        // While the object is where it was, since this may collect.
        self.charge(new_size - size);
        let mut large = self.large.borrow_mut();
        let Large { layout, marked } = large.remove(&address.addr())?;
        // SAFETY: it was allocated by `large_cell` with this layout; sizes are checked by the caller.
        let grown = unsafe { std::alloc::realloc(address, layout, new_size) };
        let layout = Layout::from_size_align(new_size, layout.align()).expect("allocation sizes are checked by the caller");
        if grown.is_null() {
            std::alloc::handle_alloc_error(layout);
        }
        prefer_large_pages(grown, new_size);
        large.insert(grown.addr(), Large { layout, marked });
        Some(grown)
    }

    /// Accounts memory that an object owns outside the heap, so that collections come in time.
    pub fn charge(&self, bytes: usize) {
        self.since.set(self.since.get() + bytes);
        self.collect_if_due();
    }

    fn collect_if_due(&self) {
        if self.since.get() >= self.threshold.get() {
            self.collect_unless_paused();
        }
    }

    pub(super) fn collect_unless_paused(&self) {
        if self.pauses.get() == 0 {
            self.collect();
        }
    }

    pub(super) fn is_in_blocks(&self, address: usize) -> bool {
        address.wrapping_sub(self.start.addr()) < self.used.get()
    }

    pub(super) fn block_of(&self, address: *mut u8) -> BlockRef {
        let block = address.map_addr(|address| address & !(BLOCK_SIZE - 1));
        NonNull::new(block.cast::<BlockHeader>()).expect("the reservation is not at 0")
    }

    /// Marks the object; whether it was unmarked.
    #[inline]
    pub(super) fn mark(&self, address: *mut u8) -> bool {
        if self.is_in_blocks(address.addr()) {
            // SAFETY: the address is in a block, whose header only the collector touches now.
            return unsafe { (*self.block_of(address).as_ptr()).mark(address.addr() % BLOCK_SIZE) };
        }
        let large = self.large.borrow();
        large.get(&address.addr()).is_some_and(|large| !large.marked.replace(true))
    }

    /// The start of the object that `word` points to or into.
    pub(super) fn object_at(&self, word: usize) -> Option<*mut u8> {
        if self.is_in_blocks(word) {
            let address = self.start.with_addr(word);
            // SAFETY: the address is in a block; its header is initialized since blocks are formatted when handed out.
            let header = unsafe { self.block_of(address).as_ref() };
            if header.class == FREE {
                return None;
            }
            let offset = header.cell_around(word % BLOCK_SIZE)?;
            return Some(address.map_addr(|address| (address & !(BLOCK_SIZE - 1)) + offset));
        }
        let large = self.large.borrow();
        let (&start, found) = large.range(..=word).next_back()?;
        (word < start + found.layout.size()).then(|| std::ptr::with_exposed_provenance_mut(start))
    }

    /// Whether the object survived the marking in progress.
    pub(super) fn is_marked(&self, address: *mut u8) -> bool {
        if self.is_in_blocks(address.addr()) {
            // SAFETY: the address is in a block.
            return unsafe { self.block_of(address).as_ref() }.is_marked(address.addr() % BLOCK_SIZE);
        }
        self.large.borrow().get(&address.addr()).is_some_and(|large| large.marked.get())
    }
}

impl Heap {
    /// Keeps something that is no object as long as there are objects. What is given back must not be used any longer than they are.
    pub fn keep<T: 'static>(&self, thing: T) -> &'static T {
        let kept: NonNull<T> = NonNull::from(Box::leak(Box::new(thing)));
        self.kept.borrow_mut().push(kept);
        // SAFETY: the box stays until the heap is dropped, and so is everything that could use the reference.
        unsafe { kept.as_ref() }
    }
}

impl Drop for Heap {
    /// Gives everything back: objects that own something outside the heap are dropped, in no order and without a word to Python.
    fn drop(&mut self) {
        self.drop_objects();
        for (&address, large) in self.large.borrow().iter() {
            // SAFETY: it was allocated by `large_cell` with this layout, and there is no machine any more that could use it.
            unsafe { std::alloc::dealloc(std::ptr::with_exposed_provenance_mut(address), large.layout) };
        }
        for kept in self.kept.borrow_mut().drain(..) {
            // SAFETY: `keep` has leaked this box; the objects that referred to it are gone.
            drop(unsafe { Box::from_raw(kept.as_ptr()) });
        }
    }
}

/// Tells the system to back a large object by large pages where they fit in whole: it is touched from one end to the other, and a
/// fault for each small page costs more than what is done with the page.
fn prefer_large_pages(address: *mut u8, size: usize) {
    const PAGE: usize = 2 << 20;
    let start = address.addr().next_multiple_of(PAGE);
    let end = (address.addr() + size) & !(PAGE - 1);
    if size >= LARGE_PAGES_FROM && start < end {
        // SAFETY: the pages are the object's own, and the advice changes nothing that they contain. A system that does not know it
        // refuses it.
        let _ = unsafe { rustix::mm::madvise(address.with_addr(start).cast(), end - start, rustix::mm::Advice::LinuxHugepage) };
    }
}

/// Bytes that every machine fills before its program begins: asked for at once, they cost no fault for each page
/// (`docs/decisions/0030-what-a-start-costs.md`).
const USED_AT_START: usize = 1 << 20;

/// Address space that is backed by memory when it is touched.
struct Mapping {
    address: *mut u8,
    size: usize,
}

impl Mapping {
    fn reserve() -> Mapping {
        use rustix::mm::{MapFlags, ProtFlags, mmap_anonymous};
        let mut size = RESERVATION;
        loop {
            // SAFETY: a new private mapping without a fixed address aliases nothing.
            let mapping = unsafe {
                mmap_anonymous(std::ptr::null_mut(), size, ProtFlags::READ | ProtFlags::WRITE, MapFlags::PRIVATE | MapFlags::NORESERVE)
            };
            match mapping {
                Ok(address) => {
                    // SAFETY: the pages are new, and stay what they are. A system that does not know the advice refuses it.
                    let _ = unsafe { rustix::mm::madvise(address, USED_AT_START.min(size), rustix::mm::Advice::LinuxPopulateWrite) };
                    return Mapping { address: address.cast::<u8>(), size };
                }
                Err(_) if size > 64 << 20 => size /= 2,
                Err(error) => panic!("cannot reserve address space for the heap: {error}"),
            }
        }
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        // SAFETY: the heap, whose part this is, is being dropped, and nobody else knows the addresses.
        let unmapped = unsafe { rustix::mm::munmap(self.address.cast(), self.size) };
        debug_assert!(unmapped.is_ok());
    }
}
