//! Code objects: bodies linked for execution, with their constants and inline caches.

use std::cell::{Cell, OnceCell, UnsafeCell};
use std::rc::Rc;

use super::sequence::Tuple;
use super::{Known, special_methods};
use super::str_::Str;
use crate::gc::{Gc, Trace, Tracer};
use crate::isa::{Body, Op};
use crate::value::{Value, Word};
use crate::vm::tier::CodeTier;
use crate::vm::{SharedCache, Vm};

/// An inline cache: what an instruction found last time. What the words mean is the instruction's own affair, but
/// `key` 0 means that nothing was found yet, and `value` is traced; who sets that takes the cache from `Cx::cache_to_fill`.
#[repr(C)]
pub struct Cache {
    pub key: Cell<u64>,
    pub value: Cell<Value>,
    pub first: Cell<u64>,
    pub second: Cell<u64>,
}

impl Cache {
    pub fn clear(&self) {
        self.key.set(0);
        self.value.set(Value::UNBOUND);
        self.second.set(0);
    }
}

impl Cache {
    /// The dict entry that `first` is the address of. The caller has compared the dict's version.
    #[inline(always)]
    pub fn remembered_entry(&self) -> Value {
        // SAFETY: an entry stays where it is as long as the version of its dict.
        unsafe { std::ptr::with_exposed_provenance::<Value>(self.first.get() as usize).read() }
    }

    /// Changes the dict entry that `first` is the address of. The caller has compared the dict's version.
    #[inline(always)]
    pub fn set_remembered_entry(&self, value: Value) {
        // SAFETY: as for `remembered_entry`.
        unsafe { std::ptr::with_exposed_provenance_mut::<Value>(self.first.get() as usize).write(value) }
    }

    /// The value whose bits `first` are. The caller has found that what keeps it alive is still there.
    #[inline(always)]
    pub fn remembered_constant(&self) -> Value {
        Word::from_bits(self.first.get()).exposed()
    }

    /// Remembers a value that something else keeps alive.
    pub fn remember_constant(&self, value: Value) {
        if value.is_object() {
            let _ = value.address().expose_provenance();
        }
        self.first.set(value.bits());
    }

    /// The slot at the offset `first` in an object whose header was compared with `key`.
    #[inline(always)]
    pub fn load_slot(&self, object: Value) -> Value {
        load_slot(object, self.first.get())
    }

    /// Changes the slot at the offset `first` in an object whose header was compared with `key`.
    #[inline(always)]
    pub fn store_slot(&self, object: Value, value: Value) {
        store_slot(object, self.first.get(), value);
    }
}

impl SharedCache {
    /// The slot at the offset `first` in an object whose header was compared.
    #[inline(always)]
    pub fn load_slot(&self, object: Value) -> Value {
        load_slot(object, self.first)
    }

    /// Changes the slot at the offset `first` in an object whose header was compared.
    #[inline(always)]
    pub fn store_slot(&self, object: Value, value: Value) {
        store_slot(object, self.first, value);
    }
}

#[inline(always)]
fn load_slot(object: Value, offset: u64) -> Value {
    // SAFETY: the caller knows that objects with that header have a slot there.
    unsafe { object.address().add(offset as usize).cast::<Value>().read() }
}

#[inline(always)]
fn store_slot(object: Value, offset: u64, value: Value) {
    // SAFETY: as for `load_slot`.
    unsafe { object.address().add(offset as usize).cast::<Value>().write(value) }
}

/// Words of a cache.
const CACHE_WORDS: usize = size_of::<Cache>() / 8;

/// The part of a code object that the interpreter runs: instruction words, which it may rewrite (quickening), with one in front of them
/// where runs of a function may be counted, and one array with the caches before and the constants after the address that a frame keeps.
pub struct Linked {
    pub body: Rc<Body>,
    words: Box<[UnsafeCell<u64>]>,
    data: Box<[UnsafeCell<u64>]>,
    n_caches: usize,
    /// The body's names, interned.
    pub names: Vec<Value>,
    /// What functions of this code are called at first.
    pub name: Value,
    pub qualname: Value,
    /// A generator of this code may have to be closed if it is left in the middle.
    pub cleans_up: bool,
    /// One of its frames has had a frame object.
    pub is_observed: Cell<bool>,
    /// It is one of `Vm::relying_codes`.
    is_relying: Cell<bool>,
    /// Where compiled code can be entered, if this machine compiles.
    pub tier: OnceCell<Box<CodeTier>>,
}

crate::object! {
    /// A code object.
    pub struct Code {
        pub linked: Linked,
        /// The strs of the homes' names, in order.
        pub home_names: Cell<Value>,
    }
}

impl Code {
    /// The strs of the homes' names, in order.
    pub fn home_names(&self) -> Gc<Tuple> {
        self.home_names.get().downcast().expect("the names of homes are a tuple")
    }
}

impl Trace for Linked {
    fn trace(&self, tracer: &mut Tracer) {
        // The names live as long as the machine, like all interned strs.
        [self.name, self.qualname].iter().for_each(|&name| tracer.value(name));
        (0..self.n_constants()).for_each(|index| tracer.value(self.constant(index)));
        if self.is_relying.get() {
            (0..self.n_caches).for_each(|index| tracer.value(self.cache(index).value.get()));
        }
        if let Some(tier) = self.tier.get() {
            tier.trace(tracer);
        }
    }
}

impl Linked {
    /// Prepares a body, whose constants, names, name and qualified name have become values.
    pub fn new(body: Rc<Body>, constants: &[Value], names: Vec<Value>, [name, qualname]: [Value; 2]) -> Linked {
        let n_caches = body.n_caches as usize;
        let words = std::iter::once(&0).chain(&body.code).map(|&word| UnsafeCell::new(word)).collect();
        let unbound = || (0..n_caches).flat_map(|_| [0, Value::UNBOUND.bits(), 0, 0]);
        let data = unbound().map(UnsafeCell::new).chain(constants.iter().map(|constant| UnsafeCell::new(constant.bits()))).collect();
        // The values' provenance is exposed when their words are stored as numbers.
        for constant in constants.iter().filter(|constant| constant.is_object()) {
            let _ = constant.address().expose_provenance();
        }
        let cleans_up = body.flags.is_resumable() && body.cleans_up();
        Linked { body, words, data, n_caches, names, name, qualname, cleans_up, is_observed: Cell::new(false), is_relying: Cell::new(false), tier: OnceCell::new() }
    }

    /// The first instruction.
    pub fn entry(&self) -> *const u64 {
        self.front().wrapping_add(1)
    }

    /// The word in front of the first instruction, which is one if runs of the function are counted there.
    pub fn front(&self) -> *const u64 {
        self.words.as_ptr().cast()
    }

    /// So many runs of the function are counted before its front takes its slow half.
    pub fn set_countdown(&self, n_runs: u32) {
        // SAFETY: the word is an `UnsafeCell`, and only the interpreter writes it.
        unsafe { self.words[0].get().write(u64::from(n_runs) << 32 | Op::TierFront as u64) }
    }

    /// Where an instruction pointer is in this code. The front counts as the first instruction.
    pub fn word_index(&self, pc: *const u64) -> usize {
        ((pc.addr() - self.front().addr()) / 8).saturating_sub(1)
    }

    /// The address between caches and constants.
    pub fn data(&self) -> *const Value {
        self.data.as_ptr().wrapping_add(self.n_caches * CACHE_WORDS).cast()
    }

    fn n_constants(&self) -> usize {
        self.data.len() - self.n_caches * CACHE_WORDS
    }

    pub fn n_caches(&self) -> usize {
        self.n_caches
    }

    pub fn constant(&self, index: usize) -> Value {
        assert!(index < self.n_constants());
        // SAFETY: the constants are initialized values at the end of `data`.
        unsafe { self.data().add(index).read() }
    }

    pub fn cache(&self, index: usize) -> &Cache {
        assert!(index < self.n_caches);
        // SAFETY: `n_caches` caches stand at the start of `data`, in descending order, and all their fields are Cells.
        unsafe { &*self.data().cast::<Cache>().sub(index + 1) }
    }
}

impl Vm {
    /// No compiled code is entered again, and what runs of it leaves soon: a function has got other code, which it may rely on.
    pub fn invalidate_compiled_code(&mut self) {
        let Some(tier) = &mut self.tier else { return };
        tier.break_jobs(|_| true);
        for code in self.codes.borrow().iter().filter_map(|code| code.downcast::<Code>()) {
            if let Some(points) = code.linked.tier.get() {
                points.invalidate(|_| true, &mut tier.retired);
            }
        }
    }

    /// The same for compiled code of this code object, also where it is part of other code.
    pub fn invalidate_code_with(&mut self, code: Gc<Code>) {
        let Some(tier) = &mut self.tier else { return };
        tier.break_jobs(|flight| flight.kept.contains(&code.value()));
        for other in self.codes.borrow().iter().filter_map(|code| code.downcast::<Code>()) {
            if let Some(points) = other.linked.tier.get() {
                points.invalidate(|version| other == code || version.roots.contains(&code.value()), &mut tier.retired);
            }
        }
    }

    /// Empties all inline caches, because a class has changed a name they rely on. A name that is changed often is
    /// left alone by caches from then on.
    pub fn flush_inline_caches(&mut self, name: Gc<Str>) {
        const PATIENCE: usize = 100;
        let count = self.flush_counts.entry(name.value()).or_default();
        *count += 1;
        if *count > PATIENCE {
            name.leave_alone();
        }
        self.shared_caches.fill(SharedCache::EMPTY);
        // Special methods and bases may change what any name means.
        let concerns_all = special_methods::is_special(&name) || name == self.known(Known::__bases__);
        let word = name.value().word();
        if let Some(tier) = &mut self.tier {
            if concerns_all { tier.break_jobs(|_| true) } else { tier.note_change(word) }
        }
        let tier = &mut self.tier;
        self.relying_codes.borrow_mut().retain(|code| {
            let Some(code) = code.downcast::<Code>() else { return false };
            (0..code.linked.n_caches()).for_each(|index| code.linked.cache(index).clear());
            let mut is_compiled = false;
            if let (Some(points), Some(tier)) = (code.linked.tier.get(), &mut *tier) {
                points.invalidate(|version| concerns_all || version.published.artifact.names.contains(&word), &mut tier.retired);
                is_compiled = points.is_compiled();
            }
            code.linked.is_relying.set(is_compiled);
            is_compiled
        });
    }

    /// Notes that an inline cache of the code is about to be given a value, or that it is compiled: it may rely on what classes have.
    pub fn note_relying(&self, code: Gc<Code>) {
        if !code.linked.is_relying.replace(true) {
            self.relying_codes.borrow_mut().push(code.value());
        }
    }
}
