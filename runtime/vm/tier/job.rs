//! What a compiler is given: everything about one piece of code, as plain data.

use std::sync::Arc;
use std::sync::atomic::AtomicU8;

use rustc_hash::FxHashMap;

use super::{Feedback, Safety, Seen};
use crate::isa::Handler;
use crate::value::{Value, Word};

/// Where compiled code is entered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EntryKind {
    Function,
    Loop,
}

/// What a call of a known function needs.
#[derive(Clone, Debug)]
pub struct Callee {
    pub arity: u32,
    pub n_homes: u32,
    pub n_regs: u32,
    /// The address between the code's caches and constants, and of the first instruction.
    pub data: u64,
    pub entry: u64,
    /// Where the address of the compiled function is, or 0.
    pub native_entry: u64,
}

/// What a call of a class with an `__init__` in Python needs.
#[derive(Clone, Debug)]
pub struct Instantiation {
    /// The `__init__`.
    pub init: Word,
    pub callee: Callee,
}

/// A native function with a name that a compiler may know better.
#[derive(Clone, Debug)]
pub struct Native {
    pub name: String,
    pub module: String,
    /// How it may be called as a leaf, if it may.
    pub safety: Option<Safety>,
}

/// What the name of an attribute means for objects with a header: the words of an inline cache.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Meaning<T = Value> {
    pub header: u64,
    pub first: u64,
    pub second: u64,
    pub value: T,
}

impl Meaning {
    /// The same for a job.
    pub fn words(self) -> Meaning<Word> {
        Meaning { header: self.header, first: self.first, second: self.second, value: self.value.word() }
    }
}

/// Where a module has an attribute.
#[derive(Clone, Copy, Debug)]
pub struct ModuleAttribute {
    pub module: Word,
    /// The dict's version, and where it stands.
    pub version: u64,
    pub version_address: u64,
    /// Where the value stands, as long as the version is the same.
    pub entry: u64,
    pub value: Word,
}

/// What is compiled, for who reads about it.
#[derive(Clone, Debug)]
pub struct Subject {
    pub name: String,
    pub file: String,
    pub line: u32,
    pub kind: EntryKind,
    pub version: u8,
}

/// Everything that a compiler needs to know about one piece of code. Addresses are numbers: nothing leads to an object.
pub struct Job {
    pub name: String,
    pub kind: EntryKind,
    /// The word where compiled code begins.
    pub start: usize,
    pub words: Vec<u64>,
    pub handlers: Vec<Handler>,
    pub n_regs: u16,
    /// Homes, and `r0` of a namespace: what can be seen from outside.
    pub n_fixed: u16,
    pub constants: Vec<(Word, Seen)>,
    pub caches: Vec<[u64; 4]>,
    pub feedback: Vec<Feedback>,
    /// What the registers hold where compiled code begins.
    pub entry_types: Vec<Seen>,
    /// The address of the first instruction.
    pub code: u64,
    /// The code object.
    pub code_object: Word,
    /// The function, unless it is one of many with this code, and the dicts of its globals and built-ins.
    pub function: Word,
    pub globals: Word,
    pub builtins: Word,
    pub names: Vec<Word>,
    /// The code is that of a function that is no generator: its returns go to the caller.
    pub is_function: bool,
    /// Returns have to look for a frame object.
    pub is_observed: bool,
    /// Functions and native functions that were met, by their words.
    pub known: FxHashMap<u64, Word>,
    pub callees: FxHashMap<u64, Callee>,
    pub natives: FxHashMap<u64, Native>,
    pub classes: FxHashMap<u64, Instantiation>,
    /// By the word of the instruction that asks for it.
    pub module_attributes: FxHashMap<usize, ModuleAttribute>,
    /// By the word of the instruction that asks for it: the one class that it has met, and the attribute.
    pub class_attributes: FxHashMap<usize, (Word, Word)>,
    /// For all headers that the instruction at a word has seen.
    pub attributes: FxHashMap<usize, Vec<Meaning<Word>>>,
    /// What registers held where code was left because of a type.
    pub arrivals: FxHashMap<u32, Vec<Seen>>,
    /// Loops out of which a guard was hoisted that failed: words, with the code object's if the code was inlined, else 0.
    pub unhoisted: Vec<(u64, u32)>,
    /// 1 once an assumption does not hold any more; compiled code looks here after what may have changed that.
    pub validity: Arc<AtomicU8>,
    /// Functions that may be compiled in place of their calls, by the function's word.
    pub inlines: FxHashMap<u64, Box<Job>>,
    /// Generators that may be compiled in place of calls that use them up, by the word of the call.
    pub generators: FxHashMap<usize, Box<Job>>,
    /// The code of a generator that is compiled in place: control goes on behind each `yield`.
    pub is_consumed: bool,
}
