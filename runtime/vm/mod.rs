//! The state of one machine. State only: what a field means and how it changes is written in the layers above.

mod code_memory;
mod handles;
mod observation;
mod output;
mod stack;
mod switches;
pub mod threads;
pub mod tier;
mod translator;
mod weak_table;

use std::cell::Cell;
use std::collections::HashMap;
use std::path::PathBuf;
use std::rc::{Rc, Weak};
use std::sync::atomic::{AtomicU8, Ordering};

use crate::gc::{Heap, Roots, Tracer};
use crate::value::Value;
pub use switches::Switches;
use weak_table::WeakTable;
pub use code_memory::{CodeMemory, Lease};
pub use handles::{Handle, Handles};
pub use observation::Observation;
pub use output::{Output, Target};
pub use stack::RegisterStack;
pub use translator::{CompilerException, CompilerWarning, Content, Refusal, Source, SyntaxErrorPlace, Tokens, Translator};

/// A Python exception is on its way; the exception object is in [`Vm::raised`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Raised;

/// The result of anything that may raise a Python exception.
pub type PyResult<T = Value> = Result<T, Raised>;

/// What running code is asked to do at its next poll; a bit of [`REQUESTS`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Request {
    /// Ctrl-C was pressed.
    Interrupt = 1,
    /// Finalizers or callbacks of weak references wait.
    Finalize = 2,
    /// The limit of memory is exceeded.
    MemoryError = 4,
    /// Signals have arrived for which the program may have functions.
    Signal = 8,
    /// Another thread waits for its turn.
    Switch = 16,
}

/// The requests of the process, polled by backward jumps. Of several machines any may find a request; one to finalize is then
/// repeated by the next collection of the machine that has something to finalize, one to switch threads by the thread that waits.
static REQUESTS: AtomicU8 = AtomicU8::new(0);

impl Request {
    pub fn make(self) {
        REQUESTS.fetch_or(self as u8, Ordering::Relaxed);
    }

    /// Whether there is a request that the first thread of a machine serves.
    pub fn waits_for_main() -> bool {
        REQUESTS.load(Ordering::Relaxed) & (Request::Interrupt as u8 | Request::Signal as u8) != 0
    }

    /// Whether there is such a request, which is none any more.
    pub fn take(self) -> bool {
        REQUESTS.fetch_and(!(self as u8), Ordering::Relaxed) & self as u8 != 0
    }
}

/// Whether there is any request. The cheap part of a poll: one load.
#[inline(always)]
pub fn is_requested() -> bool {
    REQUESTS.load(Ordering::Relaxed) != 0
}

/// Where compiled code finds the requests.
pub fn requests_address() -> usize {
    REQUESTS.as_ptr().addr()
}

/// What an attribute instruction found for a header and a name: the second level behind its inline cache.
#[derive(Clone, Copy)]
pub struct SharedCache {
    pub header: u64,
    /// The word of the name, with the kind of instruction in its low bits.
    pub name: u64,
    pub first: u64,
    pub second: u64,
    pub value: Value,
}

impl SharedCache {
    pub const EMPTY: SharedCache = SharedCache { header: 0, name: 0, first: 0, second: 0, value: Value::UNBOUND };

    /// Where what was found for a header and a name is kept.
    #[inline(always)]
    pub fn place(header: u64, name: u64) -> usize {
        ((header >> 20) ^ (name >> 3)) as usize % SHARED_CACHES
    }
}

/// Entries of the second level of attribute caches.
pub const SHARED_CACHES: usize = 2048;

/// What lower layers ask of higher ones: set once, when the machine is made.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// Makes the native module of a name, if there is one.
    pub find_native: fn(&mut Vm, &str) -> Option<PyResult>,
    /// Makes the native module that replaces a Python one which was not found.
    pub find_substitute: fn(&mut Vm, &str) -> Option<PyResult>,
    /// Imports a module by its full name.
    pub import: fn(&mut Vm, &str) -> PyResult,
    /// `class[item]` as a generic alias.
    pub generic_alias: fn(&mut Vm, Value, Value) -> Value,
    /// Whether there is a native module of a name.
    pub is_native: fn(&str) -> bool,
    /// `globals()` of the innermost Python frame; unbound without one.
    pub globals: fn(&mut Vm) -> Value,
    /// `locals()` of the innermost Python frame.
    pub locals: fn(&mut Vm) -> PyResult,
    /// The frame object of a Python frame, the innermost being 0.
    pub frame: fn(&mut Vm, usize) -> PyResult,
    /// Class and object for `super()` without arguments.
    pub implicit_super: fn(&mut Vm) -> PyResult<(Value, Value)>,
    /// Puts a class into the cell that its body left behind.
    pub set_class_cell: fn(Value, Value),
    /// Reports the exception in `vm.raised`, which nobody can handle, and what was done for this object.
    pub report_unraisable: fn(&mut Vm, Value),
    /// Calls the functions of the signals that have arrived.
    pub deliver_signals: fn(&mut Vm) -> PyResult<()>,
}

/// The buffer of an open file.
pub trait WriteBack {
    /// Writes what waits; nobody can be told of a failure.
    fn write_back(&self);
}

/// How one instruction follows another (`interp/dispatch` implements it).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Dispatch {
    /// A `match` in a loop. With optimization the compiler copies the dispatch into the arms (threaded code).
    #[default]
    Match,
    /// A table of functions, called in a loop.
    Call,
    /// A table of functions that jump to each other. Relies on sibling-call optimization.
    Tail,
}

/// Objects that modules keep, by their place in `vm.module_state`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub enum State {
    /// The dict of `sys`, once it is imported.
    SysDict,
    /// Whether `gc.disable()` was called last.
    IsCollectorDisabled,
    /// `io.UnsupportedOperation`, once it was raised.
    UnsupportedOperation,
    /// The functions that `atexit` calls at the end.
    AtExit,
    /// `binascii.Error` and `binascii.Incomplete`.
    BinasciiError,
    BinasciiIncomplete,
    /// `struct.error`
    StructError,
    /// Structs by their formats.
    StructCache,
    /// The environment that children of the process get: bytes by bytes.
    Environment,
    /// Classes of `posix`, once it is imported.
    StatResult,
    StatVfsResult,
    TerminalSize,
    TimesResult,
    UnameResult,
    /// The frame objects of frames that run; a list.
    FollowedFrames,
    /// The class `time.struct_time`, and the dict of `time`, once it is imported.
    StructTime,
    TimeDict,
    /// How many classes were registered as subclasses of abstract ones.
    AbcRegistrations,
    /// The class `sys.UnraisableHookArgs`.
    UnraisableHookArgs,
    /// The list `gc.callbacks`.
    CollectorCallbacks,
    /// The tuple that `gc.get_threshold()` gives.
    CollectorThresholds,
    /// The class `sys.asyncgen_hooks`.
    AsyncGeneratorHooks,
    /// `sys.set_asyncgen_hooks`: called with an async generator before its first step.
    AsyncGeneratorFirstIter,
    /// `sys.set_asyncgen_hooks`: called with an async generator that nobody can reach any more.
    AsyncGeneratorFinalizer,
    /// `typing.NoDefault`, once it was asked for.
    NoDefault,
    /// The `MAGIC` of the library whose patterns `_sre` decodes.
    PatternDialect,
    /// `csv.Error`
    CsvError,
    /// Dialects of `csv` by name.
    CsvDialects,
    /// `csv.field_size_limit()`, once it was set.
    CsvLimit,
    /// `zlib.error`
    ZlibError,
    /// Functions that find codecs: a list.
    CodecSearch,
    /// Codecs that were found, by name.
    CodecCache,
    /// Handlers of errors in encodings that programs have registered, by name.
    CodecErrors,
    /// `contextvars.Token.MISSING`, once it was asked for.
    MissingToken,
    /// The context in which code runs, once it was asked for.
    Context,
    /// The classes of nodes by name, once they were needed.
    AstClasses,
    /// The nodes without fields, by name.
    AstSingletons,
    /// Functions of signals, by their numbers; a list.
    SignalHandlers,
    /// `signal.ItimerError`
    TimerError,
    /// The classes `pwd.struct_passwd` and `grp.struct_group`, once these are imported.
    UserRecord,
    GroupRecord,
    /// `socket.gaierror` and `socket.herror`
    AddressError,
    HostError,
    /// `sys.get_coroutine_origin_tracking_depth()`
    OriginDepth,
    /// `socket.getdefaulttimeout()` in nanoseconds, once it was set.
    SocketTimeout,
    /// The handles of the threads that the end of the program waits for; a list.
    AwaitedThreads,
    /// `_queue.Empty`
    QueueEmpty,
}

/// One machine.
pub struct Vm {
    pub heap: Heap,
    pub stack: RegisterStack,
    /// Where the interpreter is, published whenever it calls out of its loop: the window of the innermost frame,
    /// its instruction, and the first word above all windows and arguments.
    pub base: *mut Value,
    pub pc: *const u64,
    pub top: *mut Value,
    /// The built-in types, by `TypeId`.
    pub types: Vec<Value>,
    /// Header words of exact instances, by `TypeId`.
    pub headers: Vec<u64>,
    /// The exception on its way, if a function returned [`Raised`].
    pub raised: Value,
    /// The exception that is being handled (`sys.exc_info`), or None.
    pub handled: Value,
    /// Interned strings by their WTF-8 text; they live as long as the machine.
    pub interned: HashMap<Box<[u8]>, Value>,
    /// The strs of one Latin-1 character, and the empty one, as far as they were needed.
    pub characters: Vec<Cell<Value>>,
    /// The strings of `Known`, by index.
    pub names: Vec<Value>,
    /// The dict of the module `builtins`.
    pub builtins: Value,
    /// `sys.modules`
    pub modules: Value,
    /// Values that live as long as the machine.
    pub immortals: Vec<Value>,
    /// All code objects. Not roots.
    pub codes: std::cell::RefCell<Vec<Value>>,
    /// Those that have filled inline caches or are compiled, and perhaps others. Not roots.
    pub relying_codes: std::cell::RefCell<Vec<Value>>,
    /// How often a class changed a name that inline caches relied on.
    pub flush_counts: HashMap<Value, usize>,
    /// All classes with shapes.
    pub classes: Vec<Value>,
    /// Python frames that are active.
    pub depth: usize,
    /// `sys.getrecursionlimit()`
    pub recursion_limit: usize,
    /// `sys.get_int_max_str_digits()`; 0 is no limit.
    pub int_max_str_digits: usize,
    /// The native stack below this address belongs to the innermost run of the interpreter and to what it called.
    pub native_floor: usize,
    /// Below this address of the native stack, a native call must not go deeper.
    pub native_limit: usize,
    /// The key of `str` and `bytes` hashes.
    pub hash_key: (u64, u64),
    /// The source of dict versions: every change of a dict's set of keys takes the next one.
    pub next_version: u64,
    /// The other threads, and what belongs to this one besides the fields here.
    pub threads: threads::Threads,
    pub translator: Option<Rc<dyn Translator>>,
    /// What lower layers ask of higher ones.
    pub hooks: Option<Hooks>,
    pub dispatch: Dispatch,
    /// The second tier, if hot code is to be compiled.
    pub tier: Option<Box<tier::Tier>>,
    /// Set: whatever the dispatch, instructions are counted (`--stats`) or shown (`--trace`).
    pub observation: Option<Box<Observation>>,
    /// How many instructions may still be executed, if there is a limit. They are counted whatever the dispatch.
    pub instructions_left: Option<u64>,
    /// The limit was reached: no exception is handled until the outermost run has been left.
    pub is_out_of_instructions: bool,
    /// Objects that the program around the machine holds.
    pub handles: Rc<Handles>,
    /// The exception on its way was re-raised: its traceback has the present frame already.
    pub is_reraising: bool,
    /// Containers whose repr is being made.
    pub in_repr: Vec<Value>,
    /// What `leave` found in `r0` of the entry frame.
    pub result: Value,
    /// What a leaf of compiled code has found (`interp/compiled/leaves.rs`), until it is read at once.
    pub leaf_items: [Value; 2],
    /// The first bytes of the attribute lookup cache: (class, name) to what the MRO has.
    pub lookup_cache: Vec<(Value, Value, Value)>,
    /// The second level of attribute caches, for instructions that see objects of several shapes.
    pub shared_caches: Box<[SharedCache; SHARED_CACHES]>,
    pub weak_references: std::cell::RefCell<WeakTable>,
    /// A weak reference has lost its referent since callbacks were called last.
    pub has_dead_references: Cell<bool>,
    /// The objects with data of threads. Not roots.
    pub thread_locals: std::cell::RefCell<Vec<Value>>,
    /// Buffers of open files, which are written when the program ends.
    pub open_files: Vec<Weak<dyn WriteBack>>,
    /// Finalizers and callbacks are being called.
    pub is_finalizing: bool,
    /// The random keys and other things that built-in modules keep; see `modules`.
    pub module_state: Vec<Value>,
    pub stdout: Output,
    pub stderr: Output,
    /// What the program reads instead of the standard input of the process.
    pub stdin: Option<Box<dyn std::io::Read + Send>>,
    /// `sys.argv`
    pub arguments: Vec<String>,
    pub switches: Switches,
    /// The text of a program that is in no file, for tracebacks.
    pub main_text: Option<String>,
    /// `sys.path` at the start; without it, what PYTHONPATH says, and the library.
    pub path: Option<Vec<String>>,
    /// The folder of the standard library.
    pub library: Option<PathBuf>,
}

/// Entries of the attribute lookup cache.
pub const LOOKUP_CACHE_SIZE: usize = 4096;

impl Vm {
    /// What a module has stored; unbound at first.
    pub fn state(&self, place: State) -> Value {
        self.module_state.get(place as usize).copied().unwrap_or(Value::UNBOUND)
    }

    pub fn set_state(&mut self, place: State, value: Value) {
        let len = self.module_state.len().max(place as usize + 1);
        self.module_state.resize(len, Value::UNBOUND);
        self.module_state[place as usize] = value;
    }

    /// The state of a machine on `heap`, before any type exists.
    pub fn bare(heap: Heap) -> Vm {
        let stack = RegisterStack::new();
        let bottom = stack.bottom();
        Vm {
            heap,
            stack,
            base: bottom,
            pc: std::ptr::null(),
            top: bottom,
            types: Vec::new(),
            headers: Vec::new(),
            raised: Value::NONE,
            handled: Value::NONE,
            interned: HashMap::new(),
            characters: vec![Cell::new(Value::UNBOUND); 0x101],
            names: Vec::new(),
            builtins: Value::UNBOUND,
            modules: Value::UNBOUND,
            immortals: Vec::new(),
            codes: Default::default(),
            relying_codes: Default::default(),
            flush_counts: HashMap::new(),
            classes: Vec::new(),
            depth: 0,
            recursion_limit: 1000,
            int_max_str_digits: 4300,
            native_floor: 0,
            native_limit: 0,
            hash_key: (0, 0),
            next_version: 1,
            threads: threads::Threads::default(),
            translator: None,
            hooks: None,
            dispatch: Dispatch::default(),
            tier: None,
            observation: None,
            instructions_left: None,
            is_out_of_instructions: false,
            handles: Rc::default(),
            is_reraising: false,
            in_repr: Vec::new(),
            result: Value::NONE,
            leaf_items: [Value::UNBOUND; 2],
            lookup_cache: vec![(Value::UNBOUND, Value::UNBOUND, Value::UNBOUND); LOOKUP_CACHE_SIZE],
            shared_caches: Box::new([SharedCache::EMPTY; SHARED_CACHES]),
            weak_references: Default::default(),
            has_dead_references: Cell::new(false),
            thread_locals: Default::default(),
            open_files: Vec::new(),
            is_finalizing: false,
            module_state: Vec::new(),
            stdout: Output::new(Target::Stdout),
            stderr: Output::new(Target::Stderr),
            stdin: None,
            arguments: Vec::new(),
            switches: Switches::default(),
            main_text: None,
            path: None,
            library: None,
        }
    }

    /// A number that no dict has had as its version.
    #[inline]
    pub fn new_version(&mut self) -> u64 {
        self.next_version += 1;
        self.next_version
    }

    /// Whether no exception is handled until the outermost run of the thread has been left.
    #[inline]
    pub fn handles_nothing(&self) -> bool {
        self.is_out_of_instructions || self.threads.is_leaving()
    }

    /// Requests that were met by another thread are there again for the first, which runs now.
    fn make_requests_again(&mut self) {
        if std::mem::take(&mut self.threads.is_interrupted) {
            Request::Interrupt.make();
        }
        if std::mem::take(&mut self.threads.has_signals) {
            Request::Signal.make();
        }
    }
}

impl Roots for Vm {
    fn trace_roots(&self, tracer: &mut Tracer) {
        self.stack.trace(self.top, tracer);
        let single = [self.raised, self.handled, self.builtins, self.modules, self.result];
        single.iter().for_each(|&value| tracer.value(value));
        for values in [&self.types, &self.names, &self.immortals, &self.classes, &self.in_repr, &self.module_state] {
            values.iter().for_each(|&value| tracer.value(value));
        }
        self.characters.iter().for_each(|value| tracer.value(value.get()));
        self.handles.trace(tracer);
        self.threads.trace(tracer);
        if let Some(tier) = &self.tier {
            tier.trace(tracer);
        }
        self.shared_caches.iter().for_each(|shared| tracer.value(shared.value));
        for &(class, name, found) in &self.lookup_cache {
            [class, name, found].iter().for_each(|&value| tracer.value(value));
        }
    }

    fn clear_weak(&self, is_live: &dyn Fn(Value) -> bool) {
        self.codes.borrow_mut().retain(|&code| is_live(code));
        self.relying_codes.borrow_mut().retain(|&code| is_live(code));
        self.thread_locals.borrow_mut().retain(|&local| is_live(local));
        if self.weak_references.borrow_mut().clear(is_live) {
            self.has_dead_references.set(true);
        }
        if self.has_dead_references.get() {
            Request::Finalize.make();
        }
    }

    fn ask_for_finalization(&self) {
        Request::Finalize.make();
    }

    fn tell_exhaustion(&self) {
        Request::MemoryError.make();
    }
}
