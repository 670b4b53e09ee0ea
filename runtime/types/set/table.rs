//! The hash table of `set` and `frozenset`.
//!
//! The order of iteration must be CPython's, so the algorithm is that of its `Objects/setobject.c` (3.13): open addressing, runs
//! of ten neighbours before a jump that takes in the next bits of the hash, deleted entries that stay until a resize.
//! Hashes and keys stand in two arrays. A free place has an unbound key; its hash is 0, or -1 if a key was deleted.

use std::cell::Cell;

use crate::gc::{ByteArray, Gc, Heap, ValueArray};
use crate::object::{Dict, Str, is_plain};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// A set or frozenset.
    pub struct Set {
        pub hashes: Cell<Option<Gc<ByteArray>>>,
        pub keys: Cell<Option<Gc<ValueArray>>>,
        /// Places that are not free or where a key was deleted.
        pub filled: Cell<usize>,
        pub len: Cell<usize>,
        /// Where `pop` goes on.
        pub finger: Cell<usize>,
        /// The hash of a frozenset; -1 means that it is not known.
        pub hash: Cell<i64>,
    }
}

/// Places of the smallest table.
const SMALLEST: usize = 8;
/// Neighbours tried before the next jump.
const NEIGHBOURS: usize = 9;
const PERTURB_SHIFT: u32 = 5;
/// The hash that marks a deleted key.
const DELETED: i64 = -1;

/// The two arrays of a table.
#[derive(Clone, Copy)]
struct Table {
    hashes: Gc<ByteArray>,
    keys: Gc<ValueArray>,
}

/// Places in the order of a search.
struct Probe {
    place: usize,
    /// Neighbours left in this run.
    left: usize,
    start: usize,
    perturb: usize,
    mask: usize,
}

impl Probe {
    #[inline(always)]
    fn new(hash: i64, mask: usize) -> Probe {
        let start = hash as usize & mask;
        Probe { place: start, left: run_length(start, mask), start, perturb: hash as usize, mask }
    }

    #[inline(always)]
    fn advance(&mut self) {
        if self.left > 0 {
            self.left -= 1;
            self.place += 1;
            return;
        }
        self.perturb >>= PERTURB_SHIFT;
        self.start = self.start.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb) & self.mask;
        self.place = self.start;
        self.left = run_length(self.start, self.mask);
    }
}

#[inline(always)]
fn run_length(start: usize, mask: usize) -> usize {
    if start + NEIGHBOURS <= mask { NEIGHBOURS } else { 0 }
}

impl Table {
    fn new(heap: &Heap, size: usize) -> Table {
        Table { hashes: ByteArray::new(heap, size * 8), keys: ValueArray::new(heap, size) }
    }

    #[inline(always)]
    fn mask(self) -> usize {
        self.keys.capacity() - 1
    }

    #[inline(always)]
    fn hash(self, place: usize) -> i64 {
        self.hashes.read(place * 8)
    }

    #[inline(always)]
    fn put(self, place: usize, key: Value, hash: i64) {
        self.keys.set(place, key);
        self.hashes.store(place * 8, hash);
    }

    /// Adds a key that is not there to a table without deleted ones.
    fn insert_clean(self, key: Value, hash: i64) {
        let mut probe = Probe::new(hash, self.mask());
        while !self.keys.get(probe.place).is_unbound() {
            probe.advance();
        }
        self.put(probe.place, key, hash);
    }
}

impl Set {
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len.get()
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len.get() == 0
    }

    #[inline(always)]
    fn table(&self) -> Option<Table> {
        Some(Table { hashes: self.hashes.get()?, keys: self.keys.get()? })
    }

    fn mask(&self) -> usize {
        self.keys.get().map_or(SMALLEST, |keys| keys.capacity()) - 1
    }

    /// The key at or after a place, and its place, for fast halves: no way through it calls anything.
    #[inline(always)]
    pub fn fast_next_from(&self, mut place: usize) -> Option<(usize, Value)> {
        let keys = self.keys.get()?;
        loop {
            let key = keys.find(place)?;
            if !key.is_unbound() {
                return Some((place, key));
            }
            place += 1;
        }
    }

    /// The key and its hash at or after a place: the place, the key, the hash.
    #[inline]
    pub fn next_from(&self, place: usize) -> Option<(usize, Value, i64)> {
        let table = self.table()?;
        (place..table.keys.capacity()).find_map(|place| {
            let key = table.keys.get(place);
            (!key.is_unbound()).then(|| (place, key, table.hash(place)))
        })
    }

    /// The keys. Must not be used while Python code may run.
    pub fn iter(&self) -> impl Iterator<Item = Value> + '_ {
        let mut place = 0;
        std::iter::from_fn(move || {
            let (at, key, _) = self.next_from(place)?;
            place = at + 1;
            Some(key)
        })
    }

    /// Whether the place has a key equal to `key`; `None` if the comparison changed the table.
    #[inline(always)]
    fn is_match<E>(&self, table: Table, place: usize, key: Value, is_equal: &mut impl FnMut(Value) -> Result<bool, E>) -> Result<Option<bool>, E> {
        let candidate = table.keys.get(place);
        if candidate == key {
            return Ok(Some(true));
        }
        if candidate.is_unbound() || candidate.are_ints(key) {
            return Ok(Some(false));
        }
        if let (Some(one), Some(other)) = (candidate.downcast_exact::<Str>(), key.downcast_exact::<Str>()) {
            return Ok(Some(one.is_equal(&other)));
        }
        let is_equal = is_equal(candidate)?;
        let is_same = self.keys.get() == Some(table.keys) && table.keys.get(place) == candidate;
        Ok(is_same.then_some(is_equal))
    }

    /// The place of a key.
    pub fn find(&self, vm: &mut Vm, key: Value, hash: i64) -> PyResult<Option<usize>> {
        self.find_with(key, hash, |candidate| vm.is_equal(candidate, key))
    }

    /// The place of a key; `is_equal` decides where that takes more than a look, and may change the set.
    #[inline(always)]
    fn find_with<E>(&self, key: Value, hash: i64, mut is_equal: impl FnMut(Value) -> Result<bool, E>) -> Result<Option<usize>, E> {
        'restart: loop {
            let Some(table) = self.table() else { return Ok(None) };
            let mut probe = Probe::new(hash, table.mask());
            loop {
                let candidate = table.keys.get(probe.place);
                if candidate.are_ints(key) {
                    // Equal words, equal hashes: there is no need to look at those.
                    if candidate == key {
                        return Ok(Some(probe.place));
                    }
                    probe.advance();
                    continue;
                }
                let found = table.hash(probe.place);
                if found == 0 && candidate.is_unbound() {
                    return Ok(None);
                }
                if found == hash {
                    match self.is_match(table, probe.place, key, &mut is_equal)? {
                        Some(true) => return Ok(Some(probe.place)),
                        Some(false) => {}
                        None => continue 'restart,
                    }
                }
                probe.advance();
            }
        }
    }

    /// `key in set`; `None` if Python code might have to be run.
    pub fn contains_plain(&self, vm: &mut Vm, key: Value) -> Option<bool> {
        if !is_plain(key) {
            return None;
        }
        let hash = vm.hash(key).ok()?;
        let found = self.find_with(key, hash, |candidate| vm.is_equal_plain(candidate, key).ok_or(()));
        Some(found.ok()?.is_some())
    }

    /// Adds a key with its hash; whether it is new.
    pub fn add_hashed(&self, vm: &mut Vm, key: Value, hash: i64) -> PyResult<bool> {
        'restart: loop {
            // A comparison may have emptied the set.
            let Some(table) = self.table() else {
                self.make_table(&vm.heap, SMALLEST);
                continue;
            };
            let mask = table.mask();
            let mut probe = Probe::new(hash, mask);
            let mut reusable = None;
            loop {
                let candidate = table.keys.get(probe.place);
                if candidate.are_ints(key) {
                    if candidate == key {
                        return Ok(false);
                    }
                    probe.advance();
                    continue;
                }
                let found = table.hash(probe.place);
                if found == 0 && candidate.is_unbound() {
                    self.len.set(self.len.get() + 1);
                    if let Some(place) = reusable {
                        table.put(place, key, hash);
                        return Ok(true);
                    }
                    table.put(probe.place, key, hash);
                    self.filled.set(self.filled.get() + 1);
                    if self.filled.get() * 5 >= mask * 3 {
                        self.resize(&vm.heap, self.grown_len());
                    }
                    return Ok(true);
                }
                if found == hash {
                    match self.is_match(table, probe.place, key, &mut |candidate| vm.is_equal(candidate, key))? {
                        Some(true) => return Ok(false),
                        Some(false) => {}
                        None => continue 'restart,
                    }
                } else if found == DELETED {
                    // The last deleted one on the way, not the first.
                    reusable = Some(probe.place);
                }
                probe.advance();
            }
        }
    }

    /// The room that a growing table asks for.
    fn grown_len(&self) -> usize {
        self.len.get() * if self.len.get() > 50_000 { 2 } else { 4 }
    }

    /// `set.add(key)`; whether it is new.
    #[inline]
    pub fn add(&self, vm: &mut Vm, key: Value) -> PyResult<bool> {
        let hash = vm.hash(key)?;
        self.add_hashed(vm, key, hash)
    }

    /// `key in set`
    #[inline]
    pub fn contains(&self, vm: &mut Vm, key: Value) -> PyResult<bool> {
        let hash = vm.hash(key)?;
        Ok(self.find(vm, key, hash)?.is_some())
    }

    /// Removes a key with its hash; whether it was there.
    pub fn discard_hashed(&self, vm: &mut Vm, key: Value, hash: i64) -> PyResult<bool> {
        let Some(place) = self.find(vm, key, hash)? else { return Ok(false) };
        self.delete(place);
        Ok(true)
    }

    fn delete(&self, place: usize) {
        self.table().expect("something was found in it").put(place, Value::UNBOUND, DELETED);
        self.len.set(self.len.get() - 1);
    }

    /// Removes some key; unbound if there is none.
    pub fn pop(&self) -> Value {
        if self.is_empty() {
            return Value::UNBOUND;
        }
        let from = self.finger.get() & self.mask();
        let (place, key, _) = self.next_from(from).or_else(|| self.next_from(0)).expect("the set is not empty");
        self.delete(place);
        self.finger.set(place + 1);
        key
    }

    fn make_table(&self, heap: &Heap, size: usize) {
        let table = Table::new(heap, size);
        self.hashes.set(Some(table.hashes));
        self.keys.set(Some(table.keys));
    }

    /// A table with room for more than `room` keys, without deleted ones.
    fn resize(&self, heap: &Heap, room: usize) {
        let mut size = SMALLEST;
        while size <= room {
            size *= 2;
        }
        let old = self.table();
        // The smallest table is rebuilt in place only to get rid of deleted keys: this keeps the order.
        if size == SMALLEST && self.filled.get() == self.len.get() && old.is_some_and(|old| old.keys.capacity() == SMALLEST) {
            return;
        }
        let new = Table::new(heap, size);
        if let Some(old) = old {
            for place in 0..old.keys.capacity() {
                let key = old.keys.get(place);
                if !key.is_unbound() {
                    new.insert_clean(key, old.hash(place));
                }
            }
        }
        self.filled.set(self.len.get());
        self.hashes.set(Some(new.hashes));
        self.keys.set(Some(new.keys));
    }

    pub fn clear(&self) {
        self.hashes.set(None);
        self.keys.set(None);
        self.filled.set(0);
        self.len.set(0);
    }

    /// Exchanges the content.
    pub fn swap(&self, other: &Set) {
        self.hashes.swap(&other.hashes);
        self.keys.swap(&other.keys);
        self.filled.swap(&other.filled);
        self.len.swap(&other.len);
    }

    /// Makes room for `extra` more keys at once.
    fn reserve(&self, heap: &Heap, extra: usize) {
        if (self.filled.get() + extra) * 5 >= self.mask() * 3 {
            self.resize(heap, (self.len.get() + extra) * 2);
        }
    }

    /// Adds the keys of another set.
    pub fn merge(&self, vm: &mut Vm, other: Gc<Set>) -> PyResult<()> {
        if std::ptr::eq(self, &*other) || other.is_empty() {
            return Ok(());
        }
        self.reserve(&vm.heap, other.len());
        if self.filled.get() == 0 {
            self.fill_from(&vm.heap, other);
            return Ok(());
        }
        let mut at = 0;
        while let Some((place, key, hash)) = other.next_from(at) {
            self.add_hashed(vm, key, hash)?;
            at = place + 1;
        }
        Ok(())
    }

    /// Takes the keys of another set into a table that never had any and has room for them.
    fn fill_from(&self, heap: &Heap, other: Gc<Set>) {
        if self.keys.get().is_none() {
            self.make_table(heap, SMALLEST);
        }
        let (Some(table), Some(source)) = (self.table(), other.table()) else { return };
        let is_copy = table.mask() == source.mask() && other.filled.get() == other.len();
        for place in 0..source.keys.capacity() {
            let key = source.keys.get(place);
            if !key.is_unbound() {
                let hash = source.hash(place);
                if is_copy { table.put(place, key, hash) } else { table.insert_clean(key, hash) }
            }
        }
        self.filled.set(other.len());
        self.len.set(other.len());
    }

    /// Adds the keys of a dict.
    pub fn merge_dict(&self, vm: &mut Vm, other: Gc<Dict>) -> PyResult<()> {
        self.reserve(&vm.heap, other.len());
        let mut at = 0;
        while let Some((index, key, _)) = other.next_entry(at) {
            self.add(vm, key)?;
            at = index + 1;
        }
        Ok(())
    }

    /// Gets rid of deleted keys, if they are more than a quarter of the table.
    pub fn shrink(&self, heap: &Heap) {
        if self.filled.get() - self.len.get() > self.mask() / 4 {
            self.resize(heap, self.grown_len());
        }
    }

    /// The hash of a frozenset with this content.
    pub fn content_hash(&self) -> i64 {
        let shuffle = |hash: u64| ((hash ^ 89_869_747) ^ (hash << 16)).wrapping_mul(3_644_798_167);
        let mut at = 0;
        let mut hash = 0u64;
        while let Some((place, _, key_hash)) = self.next_from(at) {
            hash ^= shuffle(key_hash as u64);
            at = place + 1;
        }
        hash ^= (self.len() as u64 + 1).wrapping_mul(1_927_868_237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
        if hash == u64::MAX { 590_923_713 } else { hash as i64 }
    }
}
