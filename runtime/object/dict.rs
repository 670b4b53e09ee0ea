//! `dict`: compact and ordered. Entries (hash, key, value) stand in insertion order in one array; a table of indices finds
//! them by hash. Methods are in `types/dict`.
//!
//! `version` changes whenever the set of keys or the place of an entry does, and is then different from every version that
//! any dict ever had. So an inline cache that remembers a version and an entry index finds the value without a search.
//! A key's `__eq__` may run Python code that changes the dict; a search then begins anew.

use std::cell::Cell;

use super::TypeId;
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

/// A hash as an entry keeps it.
#[inline]
fn hash_word(hash: i64) -> Value {
    Value::from_shifted(hash << 2)
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
    pub fn next_entry(&self, mut index: usize) -> Option<(usize, Value, Value)> {
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
        (0..end.min(self.n_entries.get())).rev().find_map(|index| self.entry(index).map(|(key, value)| (index, key, value)))
    }

    /// Keys and values. Must not be used while Python code may run.
    pub fn iter(&self) -> impl Iterator<Item = (Value, Value)> + '_ {
        (0..self.n_entries.get()).filter_map(|index| self.entry(index))
    }

    /// Searches by identity of the key or, for strs, by content. Never runs Python code.
    #[inline]
    fn find_str(&self, name: &Str, name_value: Value, hash: i64) -> Found {
        let Some(table) = self.table.get() else { return Found::Missing };
        let entries = self.entry_array();
        let mask = table.capacity() / 4 - 1;
        let word = hash_word(hash);
        let mut place = hash as usize & mask;
        let mut step = 0;
        loop {
            let index = table.read::<u32>(place * 4);
            if index == EMPTY {
                return Found::Missing;
            }
            if index != DELETED {
                let index = index as usize;
                if entries.get(index * ENTRY) == word {
                    let key = entries.get(index * ENTRY + 1);
                    if key == name_value || key.downcast::<Str>().is_some_and(|key| key.is_equal(name)) {
                        return Found::Entry { place, index };
                    }
                }
            }
            step += 1;
            place = (place + step) & mask;
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
    fn find(&self, vm: &mut Vm, key: Value, hash: i64) -> PyResult<Found> {
        if let Some(name) = key.downcast_exact::<Str>() {
            // Keys of other types are equal to a str only by a strange `__eq__`.
            if let found @ Found::Entry { .. } = self.find_str(&name, key, hash) {
                return Ok(found);
            }
        }
        'restart: loop {
            let Some(table) = self.table.get() else { return Ok(Found::Missing) };
            let entries = self.entry_array();
            let version = self.version.get();
            let mask = table.capacity() / 4 - 1;
            let word = hash_word(hash);
            let mut place = hash as usize & mask;
            let mut step = 0;
            loop {
                let index = table.read::<u32>(place * 4);
                if index == EMPTY {
                    return Ok(Found::Missing);
                }
                if index != DELETED {
                    let index = index as usize;
                    if entries.get(index * ENTRY) == word {
                        let candidate = entries.get(index * ENTRY + 1);
                        let is_equal = candidate == key || vm.is_equal_key(candidate, key)?;
                        if self.version.get() != version {
                            continue 'restart;
                        }
                        if is_equal {
                            return Ok(Found::Entry { place, index });
                        }
                    }
                }
                step += 1;
                place = (place + step) & mask;
            }
        }
    }

    /// `dict.get(key)`
    pub fn get(&self, vm: &mut Vm, key: Value) -> PyResult<Option<Value>> {
        let hash = vm.hash(key)?;
        Ok(match self.find(vm, key, hash)? {
            Found::Entry { index, .. } => Some(self.value_at(index)),
            Found::Missing => None,
        })
    }

    /// `key in dict`
    pub fn contains(&self, vm: &mut Vm, key: Value) -> PyResult<bool> {
        Ok(self.get(vm, key)?.is_some())
    }

    /// `dict[key] = value`
    pub fn set(&self, vm: &mut Vm, key: Value, value: Value) -> PyResult<()> {
        let hash = vm.hash(key)?;
        match self.find(vm, key, hash)? {
            Found::Entry { index, .. } => self.set_value_at(index, value),
            Found::Missing => self.append(vm, key, hash, value),
        }
        Ok(())
    }

    /// `dict[name] = value` for a str that is interned; no Python code runs.
    pub fn set_interned(&self, vm: &mut Vm, name: Value, value: Value) {
        let str_ = name.downcast::<Str>().expect("the caller has a str");
        let hash = str_.hash(vm.hash_key);
        match self.find_str(&str_, name, hash) {
            Found::Entry { index, .. } => self.set_value_at(index, value),
            Found::Missing => self.append(vm, name, hash, value),
        }
    }

    /// `dict[name] = value`
    pub fn set_str(&self, vm: &mut Vm, name: &str, value: Value) {
        let name = vm.intern(name).value();
        self.set_interned(vm, name, value);
    }

    /// Removes a key; its value, if it was there.
    pub fn remove(&self, vm: &mut Vm, key: Value) -> PyResult<Option<Value>> {
        let hash = vm.hash(key)?;
        let Found::Entry { place, index } = self.find(vm, key, hash)? else { return Ok(None) };
        let value = self.value_at(index);
        let table = self.table.get().expect("something was found in it");
        table.store::<u32>(place * 4, DELETED);
        let entries = self.entry_array();
        entries.set(index * ENTRY + 1, Value::UNBOUND);
        entries.set(index * ENTRY + 2, Value::UNBOUND);
        self.len.set(self.len.get() - 1);
        self.version.set(vm.new_version());
        Ok(Some(value))
    }

    /// Adds a key that is not there.
    fn append(&self, vm: &mut Vm, key: Value, hash: i64, value: Value) {
        if (self.n_entries.get() + 1) * 3 > self.table_len() * 2 {
            self.rebuild(vm, (self.len.get() + 1) * 2);
        }
        let table = self.table.get().expect("rebuilding makes one");
        let entries = self.entry_array();
        let mask = table.capacity() / 4 - 1;
        let mut place = hash as usize & mask;
        let mut step = 0;
        while table.read::<u32>(place * 4) < DELETED {
            step += 1;
            place = (place + step) & mask;
        }
        let index = self.n_entries.get();
        table.store::<u32>(place * 4, index as u32);
        entries.set(index * ENTRY, hash_word(hash));
        entries.set(index * ENTRY + 1, key);
        entries.set(index * ENTRY + 2, value);
        self.n_entries.set(index + 1);
        self.len.set(self.len.get() + 1);
        self.version.set(vm.new_version());
    }

    /// New tables with room for `room` entries, without deleted ones.
    fn rebuild(&self, vm: &mut Vm, room: usize) {
        let size = (room * 3 / 2).next_power_of_two().max(FIRST_TABLE);
        let table = ByteArray::new(&vm.heap, size * 4);
        let entries = ValueArray::new(&vm.heap, (size * 2 / 3 + 1) * ENTRY);
        table.fill(0xff);
        let mask = size - 1;
        let mut n_entries = 0;
        for index in 0..self.n_entries.get() {
            let old = self.entry_array();
            let key = old.get(index * ENTRY + 1);
            if key.is_unbound() {
                continue;
            }
            let word = old.get(index * ENTRY);
            let mut place = (word.shifted() >> 2) as usize & mask;
            let mut step = 0;
            while table.read::<u32>(place * 4) != EMPTY {
                step += 1;
                place = (place + step) & mask;
            }
            table.store::<u32>(place * 4, n_entries as u32);
            entries.set(n_entries * ENTRY, word);
            entries.set(n_entries * ENTRY + 1, key);
            entries.set(n_entries * ENTRY + 2, old.get(index * ENTRY + 2));
            n_entries += 1;
        }
        self.table.set(Some(table));
        self.entries.set(Some(entries));
        self.n_entries.set(n_entries);
        self.version.set(vm.new_version());
    }

    pub fn clear(&self, vm: &mut Vm) {
        self.table.set(None);
        self.entries.set(None);
        self.n_entries.set(0);
        self.len.set(0);
        self.version.set(vm.new_version());
    }

    /// Adds everything of `other`, whose keys replace equal ones.
    pub fn update(&self, vm: &mut Vm, other: Gc<Dict>) -> PyResult<()> {
        let mut index = 0;
        while let Some((at, key, value)) = other.next_entry(index) {
            self.set(vm, key, value)?;
            index = at + 1;
        }
        Ok(())
    }
}

/// The hash key of this thread's machine: dicts search for strs without one at hand.
fn hash_key() -> (u64, u64) {
    HASH_KEY.with(Cell::get)
}

thread_local! {
    static HASH_KEY: Cell<(u64, u64)> = const { Cell::new((0, 0)) };
}

impl Vm {
    /// Sets the key of str and bytes hashes. Strs must not exist yet.
    pub fn set_hash_key(&mut self, key: (u64, u64)) {
        self.hash_key = key;
        HASH_KEY.with(|cell| cell.set(key));
    }

    /// A new, empty dict.
    pub fn dict(&self) -> Gc<Dict> {
        self.dict_with_header(self.header_of(TypeId::Dict))
    }

    /// A new, empty dict of the class that the header names.
    pub fn dict_with_header(&self, header: Header) -> Gc<Dict> {
        self.heap.alloc(Dict::new(header, Cell::new(None), Cell::new(None), Cell::new(0), Cell::new(0), Cell::new(0)))
    }
}
