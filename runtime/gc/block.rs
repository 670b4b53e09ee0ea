//! A block: 64 KiB of cells of one size, with bitmaps of what is allocated and what is marked.
//!
//! The bitmaps have one bit for each 16 bytes; only the bit of a cell's first granule is used. So finding the bit of
//! an address needs no division; finding the cell of an interior pointer needs one multiplication.

use std::ptr::NonNull;

/// Bytes of a block, and its alignment.
pub const BLOCK_SIZE: usize = 64 * 1024;
/// Bytes for which a bitmap has one bit.
pub const GRANULE: usize = 16;
const BITMAP_WORDS: usize = BLOCK_SIZE / GRANULE / 64;

/// Cell sizes. A larger object is a large object of its own.
pub const CELL_SIZES: [u16; 24] = [
    16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 1024, 1280, 1536, 2048, 4096, 8192,
];
/// Bytes of the largest cell.
pub const MAX_CELL: usize = 8192;

/// For each number of granules, rounded up, the index of the smallest cell size that holds it.
pub const CLASS_OF_GRANULES: [u8; MAX_CELL / GRANULE + 1] = {
    let mut table = [0; MAX_CELL / GRANULE + 1];
    let mut granules = 0;
    let mut class = 0;
    while granules < table.len() {
        while (CELL_SIZES[class] as usize) < granules * GRANULE {
            class += 1;
        }
        table[granules] = class as u8;
        granules += 1;
    }
    table
};

/// The beginning of a block; the cells follow it.
#[repr(C)]
pub struct BlockHeader {
    /// Bytes of a cell.
    pub cell_size: u32,
    /// `2^32 / cell_size`, rounded up: turns a division by the cell size into a multiplication.
    reciprocal: u32,
    /// Index into the size classes, or `FREE`.
    pub class: u8,
    /// The objects here must be dropped.
    pub needs_drop: bool,
    allocated: [u64; BITMAP_WORDS],
    marked: [u64; BITMAP_WORDS],
    /// What is marked from the beginning of each collection.
    permanent: [u64; BITMAP_WORDS],
}

/// The class of a block that belongs to no size class.
pub const FREE: u8 = u8::MAX;

/// Bytes from a block's start to its first cell.
pub const FIRST_CELL: usize = size_of::<BlockHeader>().next_multiple_of(64);

/// Where the cells begin whose bits are set in the words of a bitmap.
fn offsets(words: impl Iterator<Item = u64>) -> impl Iterator<Item = usize> {
    words.enumerate().flat_map(|(index, word)| {
        let bits = std::iter::successors(Some(word), |bits| Some(bits & bits.wrapping_sub(1))).take_while(|&bits| bits != 0);
        bits.map(move |bits| (index * 64 + bits.trailing_zeros() as usize) * GRANULE)
    })
}

/// A pointer to a block's header, valid as long as the heap.
pub type BlockRef = NonNull<BlockHeader>;

impl BlockHeader {
    /// Makes this an empty block of the size class.
    pub fn format(&mut self, class: u8, needs_drop: bool) {
        self.class = class;
        self.needs_drop = needs_drop;
        self.cell_size = u32::from(CELL_SIZES[usize::from(class)]);
        self.reciprocal = u32::MAX / self.cell_size + 1;
        self.allocated = [0; BITMAP_WORDS];
        self.marked = [0; BITMAP_WORDS];
        self.permanent = [0; BITMAP_WORDS];
    }

    pub fn n_cells(&self) -> usize {
        (BLOCK_SIZE - FIRST_CELL) / self.cell_size as usize
    }

    fn offset_of_cell(&self, index: usize) -> usize {
        FIRST_CELL + index * self.cell_size as usize
    }

    /// The offset of the allocated cell that contains the byte at `offset`.
    pub fn cell_around(&self, offset: usize) -> Option<usize> {
        let inside = offset.checked_sub(FIRST_CELL)?;
        let index = (inside as u64 * u64::from(self.reciprocal) >> 32) as usize;
        let cell = self.offset_of_cell(index);
        (index < self.n_cells() && self.is_allocated(cell)).then_some(cell)
    }

    pub fn is_allocated(&self, offset: usize) -> bool {
        let bit = offset / GRANULE;
        self.allocated[bit / 64] >> (bit % 64) & 1 != 0
    }

    pub fn is_marked(&self, offset: usize) -> bool {
        let bit = offset / GRANULE;
        self.marked[bit / 64] >> (bit % 64) & 1 != 0
    }

    /// Marks the object at `offset`; whether it was unmarked.
    #[inline]
    pub fn mark(&mut self, offset: usize) -> bool {
        let bit = offset / GRANULE;
        let word = &mut self.marked[bit / 64];
        let mask = 1 << (bit % 64);
        let was_unmarked = *word & mask == 0;
        *word |= mask;
        was_unmarked
    }

    /// Marks the object at `offset` for ever.
    pub fn make_permanent(&mut self, offset: usize) {
        let bit = offset / GRANULE;
        self.permanent[bit / 64] |= 1 << (bit % 64);
        self.mark(offset);
    }

    /// Sets or clears the allocation bits of the cells in `start..end`.
    pub fn set_allocated(&mut self, start: usize, end: usize, allocated: bool) {
        for offset in (start..end).step_by(self.cell_size as usize) {
            let bit = offset / GRANULE;
            let mask = 1 << (bit % 64);
            if allocated {
                self.allocated[bit / 64] |= mask;
            } else {
                self.allocated[bit / 64] &= !mask;
            }
        }
    }

    /// Offsets of the objects that are allocated and not marked.
    pub fn dead(&self) -> Vec<usize> {
        let words = self.allocated.iter().zip(&self.marked).map(|(allocated, marked)| allocated & !marked);
        offsets(words).collect()
    }

    /// Offsets of the objects.
    pub fn allocated(&self) -> impl Iterator<Item = usize> {
        offsets(self.allocated.iter().copied())
    }

    /// What is not marked is free from now on; returns the number of objects that live.
    pub fn sweep(&mut self) -> usize {
        let mut live = 0;
        for ((allocated, marked), permanent) in self.allocated.iter_mut().zip(&mut self.marked).zip(&self.permanent) {
            *allocated = *marked;
            live += marked.count_ones() as usize;
            *marked = *permanent;
        }
        live
    }

    /// The next run of free cells at or after the cell with index `from`: the offsets of its start and end.
    pub fn free_run(&self, from: usize) -> Option<(usize, usize)> {
        let size = self.cell_size as usize;
        let end = self.offset_of_cell(self.n_cells());
        let skip = |mut offset: usize, allocated: bool| {
            while offset < end && self.is_allocated(offset) == allocated {
                offset += size;
            }
            offset
        };
        let first = skip(self.offset_of_cell(from), true);
        (first < end).then(|| (first, skip(first, false)))
    }

    /// The index of the cell at `offset`.
    pub fn index_of(&self, offset: usize) -> usize {
        (offset - FIRST_CELL) / self.cell_size as usize
    }
}
