//! `dict`: compact and ordered. Entries (hash, key, value) stand in insertion order in one array; a table of indices finds
//! them by hash. Methods are in `types/dict`.
//!
//! `version` changes whenever the set of keys or the place of an entry does, and is then different from every version that
//! any dict ever had. So an inline cache that remembers a version and an entry index finds the value without a search.
//! A key's `__eq__` may run Python code that changes the dict; a search then begins anew.

use std::cell::Cell;

use super::TypeId;
use super::operations::is_plain;
use super::str_::Str;
use crate::gc::{ByteArray, Gc, Header, ValueArray};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// A dict.
    pub struct Dict {
        pub table: Cell<Option<Gc<ByteArray>>>,
        pub entries: Cell<Option<Gc<ValueArray>>>,
        /// Entries that were ever used, deleted ones included.
        pub n_entries: Cell<usize>,
        /// Entries before this one are deleted.
        pub first: Cell<usize>,
        /// Upper bound of the places in the table that are not empty, deleted ones included.
        pub filled: Cell<usize>,
        pub len: Cell<usize>,
        pub version: Cell<u64>,
    }
}

const EMPTY: u32 = u32::MAX;
const DELETED: u32 = u32::MAX - 1;
const FIRST_TABLE: usize = 8;
/// Words of an entry: hash, key, value.
const ENTRY: usize = 3;

/// What a search found.
#[derive(Clone, Copy)]
enum Found {
    /// The place in the table and the entry.
    Entry { place: usize, index: usize },
    Missing,
}

/// A hash as an entry keeps it: its low 62 bits, as an int. Only these bits take part in a search.
#[inline]
fn hash_word(hash: i64) -> Value {
    Value::from_shifted(hash << 2)
}

/// The places where a key may stand, in the order of the search. As in CPython, all bits of the hash come into play, so
/// that keys which differ only in high bits do not all collide.
struct Probe {
    place: usize,
    rest: usize,
    mask: usize,
}

impl Probe {
    #[inline(always)]
    fn new(word: Value, mask: usize) -> Probe {
        let hash = word.shifted() as usize >> 2;
        Probe { place: hash & mask, rest: hash, mask }
    }

    #[inline(always)]
    fn advance(&mut self) {
        self.rest >>= 5;
        self.place = (self.place * 5 + self.rest + 1) & self.mask;
    }
}

/// Whether two different words are equal keys, if no Python code is needed to tell.
#[inline(always)]
fn quick_equal(one: Value, other: Value) -> Option<bool> {
    if one.are_ints(other) {
        return Some(false);
    }
    Some(one.downcast_exact::<Str>()?.is_equal(&*other.downcast_exact::<Str>()?))
}

impl Dict {
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len.get()
    }

    pub fn is_empty(&self) -> bool {
        self.len.get() == 0
    }

    #[inline]
    fn table_len(&self) -> usize {
        self.table.get().map_or(0, |table| table.capacity() / 4)
    }

    #[inline]
    fn entry_array(&self) -> Gc<ValueArray> {
        self.entries.get().expect("a dict with entries has an array for them")
    }

    /// As `entry`, for fast halves: no way through it calls anything.
    #[inline(always)]
    pub fn fast_entry(&self, index: usize) -> Option<(Value, Value)> {
        if index >= self.n_entries.get() {
            return None;
        }
        let entries = self.entries.get()?;
        let (key, value) = (entries.find(index * ENTRY + 1)?, entries.find(index * ENTRY + 2)?);
        if key.is_unbound() { None } else { Some((key, value)) }
    }

    /// Key and value of an entry that was not deleted. Indices count from 0 to `n_entries`.
    #[inline]
    pub fn entry(&self, index: usize) -> Option<(Value, Value)> {
        if index >= self.n_entries.get() {
            return None;
        }
        let entries = self.entry_array();
        let key = entries.get(index * ENTRY + 1);
        (!key.is_unbound()).then(|| (key, entries.get(index * ENTRY + 2)))
    }

    /// The value of an entry that an inline cache knows to exist.
    #[inline(always)]
    pub fn value_at(&self, index: usize) -> Value {
        self.entry_array().get(index * ENTRY + 2)
    }

    /// Where the value of an entry is, for inline caches: valid until the version changes.
    pub fn value_address(&self, index: usize) -> usize {
        self.entry_array().address_of(index * ENTRY + 2)
    }

    #[inline(always)]
    pub fn set_value_at(&self, index: usize, value: Value) {
        self.entry_array().set(index * ENTRY + 2, value);
    }

    /// The first entry at or after `index` that was not deleted: its index, key and value.
    pub fn next_entry(&self, index: usize) -> Option<(usize, Value, Value)> {
        let mut index = index.max(self.first.get());
        while index < self.n_entries.get() {
            if let Some((key, value)) = self.entry(index) {
                return Some((index, key, value));
            }
            index += 1;
        }
        None
    }

    /// The last entry before `end` that was not deleted.
    pub fn previous_entry(&self, end: usize) -> Option<(usize, Value, Value)> {
        (self.first.get()..end.min(self.n_entries.get())).rev().find_map(|index| self.entry(index).map(|(key, value)| (index, key, value)))
    }

    /// Keys and values. Must not be used while Python code may run.
    pub fn iter(&self) -> impl Iterator<Item = (Value, Value)> + '_ {
        (self.first.get()..self.n_entries.get()).filter_map(|index| self.entry(index))
    }

    /// Searches by identity of the key or, for strs, by content. Never runs Python code.
    #[inline]
    fn find_str(&self, name: &Str, name_value: Value, hash: i64) -> Found {
        let Some(table) = self.table.get() else { return Found::Missing };
        let entries = self.entry_array();
        let word = hash_word(hash);
        let mut probe = Probe::new(word, table.capacity() / 4 - 1);
        loop {
            let index = table.read::<u32>(probe.place * 4);
            if index == EMPTY {
                return Found::Missing;
            }
            if index != DELETED {
                let index = index as usize;
                if entries.get(index * ENTRY) == word {
                    let key = entries.get(index * ENTRY + 1);
                    if key == name_value || key.downcast::<Str>().is_some_and(|key| key.is_equal(name)) {
                        return Found::Entry { place: probe.place, index };
                    }
                }
            }
            probe.advance();
        }
    }

    /// The value of a str key; no Python code runs.
    pub fn get_str(&self, name: Gc<Str>) -> Option<Value> {
        match self.find_str(&name, name.value(), name.hash(hash_key())) {
            Found::Entry { index, .. } => Some(self.value_at(index)),
            Found::Missing => None,
        }
    }

    /// The index of a str key's entry; no Python code runs.
    pub fn index_of_str(&self, name: Gc<Str>) -> Option<usize> {
        match self.find_str(&name, name.value(), name.hash(hash_key())) {
            Found::Entry { index, .. } => Some(index),
            Found::Missing => None,
        }
    }

    /// Searches for any key.
    #[inline]
    fn find(&self, vm: &mut Vm, key: Value, word: Value) -> PyResult<Found> {
        self.find_with(key, word, |candidate| vm.is_equal(candidate, key))
    }

    /// Searches for a key; `is_equal` decides where that takes more than a look, and may change the dict.
    #[inline(always)]
    #[allow(clippy::never_loop, reason = "`continue 'restart` stands in an operand, where the lint does not see it")]
    fn find_with<E>(&self, key: Value, word: Value, mut is_equal: impl FnMut(Value) -> Result<bool, E>) -> Result<Found, E> {
        'restart: loop {
            let Some(table) = self.table.get() else { return Ok(Found::Missing) };
            let entries = self.entry_array();
            let mut probe = Probe::new(word, table.capacity() / 4 - 1);
            loop {
                let index = table.read::<u32>(probe.place * 4);
                if index == EMPTY {
                    return Ok(Found::Missing);
                }
                if index != DELETED {
                    let index = index as usize;
                    if entries.get(index * ENTRY) == word {
                        let candidate = entries.get(index * ENTRY + 1);
                        let is_match = candidate == key
                            || match quick_equal(candidate, key) {
                                Some(is_match) => is_match,
                                None => {
                                    let version = self.version.get();
                                    let is_match = is_equal(candidate)?;
                                    if self.version.get() != version {
                                        continue 'restart;
                                    }
                                    is_match
                                }
                            };
                        if is_match {
                            return Ok(Found::Entry { place: probe.place, index });
                        }
                    }
                }
                probe.advance();
            }
        }
    }

    /// Searches for a plain key, and gives its hash; `None` if Python code might have to be run.
    #[inline]
    fn find_plain(&self, vm: &mut Vm, key: Value) -> Option<(Found, Value)> {
        if !is_plain(key) {
            return None;
        }
        let word = hash_word(vm.hash(key).ok()?);
        let found = self.find_with(key, word, |candidate| vm.is_equal_plain(candidate, key).ok_or(()));
        Some((found.ok()?, word))
    }

    /// `dict.get(key)`; `None` if Python code might have to be run.
    pub fn get_plain(&self, vm: &mut Vm, key: Value) -> Option<Option<Value>> {
        let (found, _) = self.find_plain(vm, key)?;
        Some(match found {
            Found::Entry { index, .. } => Some(self.value_at(index)),
            Found::Missing => None,
        })
    }

    /// `dict[key] = value`; nothing is done and `None` given if Python code might have to be run.
    pub fn set_plain(&self, vm: &mut Vm, key: Value, value: Value) -> Option<()> {
        let (found, word) = self.find_plain(vm, key)?;
        match found {
            Found::Entry { index, .. } => self.set_value_at(index, value),
            Found::Missing => self.append(vm, key, word, value),
        }
        Some(())
    }

    /// Removes a key's entry and gives its value; nothing is done and `None` given if Python code might have to be run.
    pub fn remove_plain(&self, vm: &mut Vm, key: Value) -> Option<Option<Value>> {
        let (found, _) = self.find_plain(vm, key)?;
        let Found::Entry { place, index } = found else { return Some(None) };
        let value = self.value_at(index);
        self.delete(vm, place, index);
        Some(Some(value))
    }

    /// What stands for a key's hash, for those who look up a key more than once.
    pub fn word_of(vm: &mut Vm, key: Value) -> PyResult {
        Ok(hash_word(vm.hash(key)?))
    }

    /// The index of a key's entry.
    pub fn index_of(&self, vm: &mut Vm, key: Value) -> PyResult<Option<usize>> {
        let word = Dict::word_of(vm, key)?;
        self.index_of_word(vm, key, word)
    }

    pub fn index_of_word(&self, vm: &mut Vm, key: Value, word: Value) -> PyResult<Option<usize>> {
        Ok(match self.find(vm, key, word)? {
            Found::Entry { index, .. } => Some(index),
            Found::Missing => None,
        })
    }

    /// `dict.get(key)`
    pub fn get(&self, vm: &mut Vm, key: Value) -> PyResult<Option<Value>> {
        Ok(self.index_of(vm, key)?.map(|index| self.value_at(index)))
    }

    /// `key in dict`
    pub fn contains(&self, vm: &mut Vm, key: Value) -> PyResult<bool> {
        Ok(self.index_of(vm, key)?.is_some())
    }

    /// The value of entry `index` of another dict's key, whose hash is known from there.
    pub fn get_entry_of(&self, vm: &mut Vm, other: &Dict, index: usize) -> PyResult<Option<Value>> {
        let (key, word) = (other.entry_array().get(index * ENTRY + 1), other.entry_array().get(index * ENTRY));
        Ok(match self.find(vm, key, word)? {
            Found::Entry { index, .. } => Some(self.value_at(index)),
            Found::Missing => None,
        })
    }

    /// `dict[key] = value`
    pub fn set(&self, vm: &mut Vm, key: Value, value: Value) -> PyResult<()> {
        let hash = vm.hash(key)?;
        self.set_word(vm, key, hash_word(hash), value)
    }

    pub fn set_word(&self, vm: &mut Vm, key: Value, word: Value, value: Value) -> PyResult<()> {
        match self.find(vm, key, word)? {
            Found::Entry { index, .. } => self.set_value_at(index, value),
            Found::Missing => self.append(vm, key, word, value),
        }
        Ok(())
    }

    /// `dict.setdefault(key, value)`
    pub fn set_default(&self, vm: &mut Vm, key: Value, value: Value) -> PyResult {
        let word = hash_word(vm.hash(key)?);
        match self.find(vm, key, word)? {
            Found::Entry { index, .. } => Ok(self.value_at(index)),
            Found::Missing => {
                self.append(vm, key, word, value);
                Ok(value)
            }
        }
    }

    /// `dict[name] = value` for a str that is interned; no Python code runs.
    pub fn set_interned(&self, vm: &mut Vm, name: Value, value: Value) {
        let str_ = name.downcast::<Str>().expect("the caller has a str");
        let hash = str_.hash(vm.hash_key);
        match self.find_str(&str_, name, hash) {
            Found::Entry { index, .. } => self.set_value_at(index, value),
            Found::Missing => self.append(vm, name, hash_word(hash), value),
        }
    }

    /// `dict[name] = value`
    pub fn set_str(&self, vm: &mut Vm, name: &str, value: Value) {
        let name = vm.intern(name).value();
        self.set_interned(vm, name, value);
    }

    /// Removes a key; its value, if it was there.
    pub fn remove(&self, vm: &mut Vm, key: Value) -> PyResult<Option<Value>> {
        if self.is_empty() {
            vm.hash(key)?;
            return Ok(None);
        }
        let hash = vm.hash(key)?;
        let Found::Entry { place, index } = self.find(vm, key, hash_word(hash))? else { return Ok(None) };
        let value = self.value_at(index);
        self.delete(vm, place, index);
        Ok(Some(value))
    }

    /// Removes an entry that was not deleted.
    pub fn remove_at(&self, vm: &mut Vm, index: usize) {
        let table = self.table.get().expect("the dict has an entry");
        let mut probe = Probe::new(self.entry_array().get(index * ENTRY), table.capacity() / 4 - 1);
        while table.read::<u32>(probe.place * 4) != index as u32 {
            probe.advance();
        }
        self.delete(vm, probe.place, index);
    }

    fn delete(&self, vm: &mut Vm, place: usize, index: usize) {
        let table = self.table.get().expect("the dict has an entry");
        table.store::<u32>(place * 4, DELETED);
        let entries = self.entry_array();
        (0..ENTRY).for_each(|word| entries.set(index * ENTRY + word, Value::UNBOUND));
        self.len.set(self.len.get() - 1);
        // Queues and stacks find their next entry at once.
        if index == self.first.get() {
            self.first.set(index + 1);
        }
        if index + 1 == self.n_entries.get() {
            self.n_entries.set(index);
            self.first.set(self.first.get().min(index));
        }
        self.version.set(vm.new_version());
    }

    /// Moves an entry that was not deleted to the end or to the front of the order.
    pub fn move_entry(&self, vm: &mut Vm, index: usize, to_end: bool) {
        let entries = self.entry_array();
        let [word, key, value] = [0, 1, 2].map(|offset| entries.get(index * ENTRY + offset));
        self.remove_at(vm, index);
        if to_end {
            return self.append(vm, key, word, value);
        }
        if self.first.get() == 0 || self.is_full() {
            self.rebuild(vm, (self.len.get() + 1) * 2, self.len.get().max(1));
        }
        let front = self.first.get() - 1;
        self.first.set(front);
        self.place_entry(front, key, word, value);
        self.version.set(vm.new_version());
    }

    /// Adds a key that is not there.
    fn append(&self, vm: &mut Vm, key: Value, word: Value, value: Value) {
        if self.is_full() || (self.n_entries.get() + 1) * ENTRY > self.entry_capacity() {
            // A full table is two thirds of its size: the next one is twice as large.
            self.rebuild(vm, (self.len.get() * 2).max(1), 0);
        }
        let index = self.n_entries.get();
        self.n_entries.set(index + 1);
        self.place_entry(index, key, word, value);
        self.version.set(vm.new_version());
    }

    /// Whether the table needs the rest of its empty places to end searches.
    fn is_full(&self) -> bool {
        (self.filled.get() + 1) * 3 > self.table_len() * 2
    }

    fn entry_capacity(&self) -> usize {
        self.entries.get().map_or(0, |entries| entries.capacity())
    }

    /// Fills an unused entry and a place in the table; there is room for both.
    fn place_entry(&self, index: usize, key: Value, word: Value, value: Value) {
        let table = self.table.get().expect("the caller made room");
        let entries = self.entry_array();
        let mut probe = Probe::new(word, table.capacity() / 4 - 1);
        while table.read::<u32>(probe.place * 4) < DELETED {
            probe.advance();
        }
        table.store::<u32>(probe.place * 4, index as u32);
        entries.set(index * ENTRY, word);
        entries.set(index * ENTRY + 1, key);
        entries.set(index * ENTRY + 2, value);
        self.filled.set(self.filled.get() + 1);
        self.len.set(self.len.get() + 1);
    }

    /// New tables with room for `room` entries, without deleted ones except for `front` unused ones at the start.
    fn rebuild(&self, vm: &mut Vm, room: usize, front: usize) {
        let size = ((room + front) * 3 / 2).next_power_of_two().max(FIRST_TABLE);
        let table = ByteArray::new(&vm.heap, size * 4);
        let entries = ValueArray::new(&vm.heap, (size * 2 / 3 + 1 + front) * ENTRY);
        table.fill(0xff);
        let mut n_entries = front;
        for index in self.first.get()..self.n_entries.get() {
            let old = self.entry_array();
            let key = old.get(index * ENTRY + 1);
            if key.is_unbound() {
                continue;
            }
            let word = old.get(index * ENTRY);
            let mut probe = Probe::new(word, size - 1);
            while table.read::<u32>(probe.place * 4) != EMPTY {
                probe.advance();
            }
            table.store::<u32>(probe.place * 4, n_entries as u32);
            entries.set(n_entries * ENTRY, word);
            entries.set(n_entries * ENTRY + 1, key);
            entries.set(n_entries * ENTRY + 2, old.get(index * ENTRY + 2));
            n_entries += 1;
        }
        self.replace_tables(vm, Some(table), Some(entries));
        self.n_entries.set(n_entries);
        self.first.set(front);
        self.filled.set(self.len.get());
    }

    /// Puts other tables into the place of the present ones, which are freed at once if they are large.
    fn replace_tables(&self, vm: &mut Vm, table: Option<Gc<ByteArray>>, entries: Option<Gc<ValueArray>>) {
        let old = [self.table.replace(table).map(Gc::address), self.entries.replace(entries).map(Gc::address)];
        self.version.set(vm.new_version());
        for address in old.into_iter().flatten() {
            // SAFETY: the tables belong to this dict alone. A search that a key's `__eq__` has interrupted and a cache that knows an
            // entry's address compare the version before they look into the tables again.
            unsafe { vm.heap.free_if_large(address) };
        }
    }

    pub fn clear(&self, vm: &mut Vm) {
        self.replace_tables(vm, None, None);
        self.n_entries.set(0);
        self.first.set(0);
        self.filled.set(0);
        self.len.set(0);
    }

    /// Adds everything of `other`, whose keys replace equal ones.
    pub fn update(&self, vm: &mut Vm, other: Gc<Dict>) -> PyResult<()> {
        if std::ptr::eq(self, &*other) || other.is_empty() {
            return Ok(());
        }
        if self.is_empty() {
            self.copy_from(vm, other);
            return Ok(());
        }
        let mut at = 0;
        while let Some((index, key, value)) = other.next_entry(at) {
            let word = other.entry_array().get(index * ENTRY);
            let version = other.version.get();
            self.set_word(vm, key, word, value)?;
            if other.version.get() != version {
                return Err(vm.raise(TypeId::RuntimeError, "dict mutated during update".into()));
            }
            at = index + 1;
        }
        Ok(())
    }

    /// Becomes equal to `other`, by copying its tables. No Python code runs.
    fn copy_from(&self, vm: &mut Vm, other: Gc<Dict>) {
        let (Some(table), Some(entries)) = (other.table.get(), other.entries.get()) else { return };
        let is_sparse = other.len.get() * 2 < other.n_entries.get();
        let new_table = ByteArray::new(&vm.heap, table.capacity());
        let new_entries = ValueArray::new(&vm.heap, entries.capacity());
        new_table.write(0, table.as_slice());
        (other.first.get() * ENTRY..other.n_entries.get() * ENTRY).for_each(|word| new_entries.set(word, entries.get(word)));
        self.table.set(Some(new_table));
        self.entries.set(Some(new_entries));
        self.n_entries.set(other.n_entries.get());
        self.first.set(other.first.get());
        self.filled.set(other.filled.get());
        self.len.set(other.len.get());
        self.version.set(vm.new_version());
        if is_sparse {
            self.rebuild(vm, self.len.get() + 1, 0);
        }
    }
}

/// The hash key of this thread's machine: dicts search for strs without one at hand.
fn hash_key() -> (u64, u64) {
    HASH_KEY.with(Cell::get)
}

thread_local! {
    static HASH_KEY: Cell<(u64, u64)> = const { Cell::new((0, 0)) };
}

/// From here on the thread's machine is one with this key; gives the key of the one before.
pub fn use_hash_key(key: (u64, u64)) -> (u64, u64) {
    HASH_KEY.replace(key)
}

impl Vm {
    /// Sets the key of str and bytes hashes. Strs must not exist yet.
    pub fn set_hash_key(&mut self, key: (u64, u64)) {
        self.hash_key = key;
        use_hash_key(key);
    }

    /// A new, empty dict.
    pub fn dict(&self) -> Gc<Dict> {
        self.dict_with_header(self.header_of(TypeId::Dict))
    }

    /// A new, empty dict of the class that the header names.
    pub fn dict_with_header(&self, header: Header) -> Gc<Dict> {
        self.heap.alloc(Dict::new(header, Cell::new(None), Cell::new(None), Cell::new(0), Cell::new(0), Cell::new(0), Cell::new(0), Cell::new(0)))
    }
}
