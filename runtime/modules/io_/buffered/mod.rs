//! `BufferedReader`, `BufferedWriter`, `BufferedRandom`: buffers around a raw file, which may be written in Python.
//!
//! The raw file is ahead of the program by what was read and not asked for, or behind it by what waits to be written; never both.

mod reading;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

pub use reading::read_once;
use reading::{fill, n_ahead, next, read, read_into, read_line, rest};

use super::base::{check_able, size_of};
use super::file_io::{self, FileIo, Handle};
use super::{BUFFER_SIZE, call_method, cannot_pickle, find_name, is_closed, unsupported};
use crate::gc::{Gc, Trace, Tracer};
use crate::modules::descriptors::{CLOSED, failed};
use crate::modules::joined;
use crate::object::{Arguments, Getter, Kind, Method, Slots, Type, TypeId, TypeSpec};
use crate::types::exceptions::raise_made;
use crate::value::Value;
use crate::vm::threads::Woken;
use crate::vm::{PyResult, Raised, Vm, WriteBack};

/// A stream of the process: its buffer is the machine's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stream {
    Stdout,
    Stderr,
}

/// What waits to be written.
#[derive(Default)]
pub struct Writes {
    pending: Vec<u8>,
    /// The file, if it can be written without running Python code: at the end of the program, too.
    handle: Option<Rc<Handle>>,
}

impl Writes {
    fn flush(&mut self) -> Result<(), rustix::io::Errno> {
        let pending = std::mem::take(&mut self.pending);
        match &self.handle {
            Some(handle) => file_io::write_all(handle.number(), &pending),
            None => Ok(()),
        }
    }
}

impl Drop for Writes {
    fn drop(&mut self) {
        // Nobody can be told.
        let _ = self.flush();
    }
}

impl WriteBack for RefCell<Writes> {
    fn write_back(&self) {
        let _ = self.borrow_mut().flush();
    }
}

/// Writes out what waits for any open file: when the program ends, and before a file is opened, which may be one that the program
/// has written without closing it.
pub fn flush_all(vm: &mut Vm) {
    vm.open_files.retain(|file| file.strong_count() > 0);
    vm.open_files.iter().filter_map(Weak::upgrade).for_each(|file| file.write_back());
}

/// What a buffer is, apart from the raw file.
pub struct Buffer {
    /// Bytes that were read, and how many of them the program has.
    input: RefCell<Vec<u8>>,
    at: Cell<usize>,
    size: Cell<usize>,
    writes: RefCell<Rc<RefCell<Writes>>>,
    is_detached: Cell<bool>,
    /// A thread is reading into the buffer or writing from it.
    is_busy: Cell<bool>,
    pub stream: Cell<Option<Stream>>,
}

impl Buffer {
    fn new() -> Buffer {
        Buffer {
            input: RefCell::default(),
            at: Cell::new(0),
            size: Cell::new(BUFFER_SIZE),
            writes: RefCell::default(),
            is_detached: Cell::new(false),
            is_busy: Cell::new(false),
            stream: Cell::new(None),
        }
    }
}

impl Trace for Buffer {
    fn trace(&self, _: &mut Tracer) {}
}

crate::object! {
    /// A buffered file. The raw one is unbound before `__init__` and after `detach()`.
    pub struct Buffered {
        pub raw: Cell<Value>,
        pub state: Buffer,
    }
}

const fn slots(init: crate::object::InitFn) -> Slots {
    Slots { new: Some(new), init: Some(init), repr: Some(repr), iter_next: None, ..Slots::NONE }
}

const GETTERS: &[Getter] = &[
    Getter { name: "raw", get: |vm, file| attached(vm, file).map(|this| this.raw.get()), set: None },
    Getter { name: "closed", get: |vm, file| { let this = attached(vm, file)?; is_closed(vm, this.raw.get()).map(Value::from_bool) }, set: None },
    Getter { name: "name", get: |vm, file| raw_attribute(vm, file, "name"), set: None },
    Getter { name: "mode", get: |vm, file| raw_attribute(vm, file, "mode"), set: None },
    crate::types::object_::DICT,
];

pub static READER: TypeSpec = TypeSpec {
    base: TypeId::BufferedIoBase,
    kind: Some(Kind::Buffered),
    has_dict: true,
    slots: Slots { iter_next: Some(next), ..slots(|vm, this, arguments| init(vm, this, arguments, "BufferedReader", &["readable"])) },
    methods: &joined::<{ COMMON.len() + READING.len() }>(&[COMMON, READING]),
    getters: GETTERS,
    ..TypeSpec::new(TypeId::BufferedReader, "_io.BufferedReader")
};

pub static WRITER: TypeSpec = TypeSpec {
    base: TypeId::BufferedIoBase,
    kind: Some(Kind::Buffered),
    has_dict: true,
    slots: slots(|vm, this, arguments| init(vm, this, arguments, "BufferedWriter", &["writable"])),
    methods: &joined::<{ COMMON.len() + WRITING.len() }>(&[COMMON, WRITING]),
    getters: GETTERS,
    ..TypeSpec::new(TypeId::BufferedWriter, "_io.BufferedWriter")
};

pub static RANDOM: TypeSpec = TypeSpec {
    base: TypeId::BufferedIoBase,
    kind: Some(Kind::Buffered),
    has_dict: true,
    slots: Slots { iter_next: Some(next), ..slots(|vm, this, arguments| init(vm, this, arguments, "BufferedRandom", &["seekable", "readable", "writable"])) },
    methods: &joined::<{ COMMON.len() + READING.len() + WRITING.len() }>(&[COMMON, READING, WRITING]),
    getters: GETTERS,
    ..TypeSpec::new(TypeId::BufferedRandom, "_io.BufferedRandom")
};

const COMMON: &[Method] = crate::methods![
    "flush(self, /)" => |vm: &mut Vm, file: Value| { let this = open(vm, file, "flush of closed file")?; flush(vm, this) },
    "close(self, /)" => close,
    "detach(self, /)" => detach,
    "seek(self, target, whence=0, /)" => seek,
    "tell(self, /)" => |vm: &mut Vm, file: Value| { let this = attached(vm, file)?; tell(vm, this) },
    "truncate(self, pos=None, /)" => truncate,
    "seekable(self, /)" => |vm: &mut Vm, file: Value| ask_raw(vm, file, "seekable"),
    "readable(self, /)" => |vm: &mut Vm, file: Value| if vm.is_instance(file, TypeId::BufferedWriter) { super::check_closed(vm, file).map(|()| Value::FALSE) } else { ask_raw(vm, file, "readable") },
    "writable(self, /)" => |vm: &mut Vm, file: Value| if vm.is_instance(file, TypeId::BufferedReader) { super::check_closed(vm, file).map(|()| Value::FALSE) } else { ask_raw(vm, file, "writable") },
    "fileno(self, /)" => |vm: &mut Vm, file: Value| ask_raw(vm, file, "fileno"),
    "isatty(self, /)" => |vm: &mut Vm, file: Value| ask_raw(vm, file, "isatty"),
    "_dealloc_warn(self, source, /)" => |_: &mut Vm, _: Value, _: Value| (),
    "__reduce__(self, /)" => cannot_pickle,
    "__reduce_ex__(self, protocol, /)" => |vm: &mut Vm, file: Value, _: Value| cannot_pickle(vm, file),
];

const READING: &[Method] = crate::methods![
    "read(self, size=-1, /)" => read,
    "read1(self, size=-1, /)" => |vm: &mut Vm, file: Value, size: i64| { let this = open(vm, file, "read of closed file")?; let data = read_once(vm, this, usize::try_from(size).ok())?; Ok(vm.bytes(data)) as PyResult<_> },
    "readinto(self, buffer, /)" => |vm: &mut Vm, file: Value, target: Value| read_into(vm, file, target, true),
    "readinto1(self, buffer, /)" => |vm: &mut Vm, file: Value, target: Value| read_into(vm, file, target, false),
    "peek(self, size=0, /)" => |vm: &mut Vm, file: Value, _: i64| { let this = open(vm, file, "peek of closed file")?; fill(vm, this)?; let data = rest(&this); Ok(vm.bytes(data)) as PyResult<_> },
    "readline(self, size=-1, /)" => |vm: &mut Vm, file: Value, size: Value| { let this = open(vm, file, "readline of closed file")?; let limit = size_of(vm, size)?; let line = read_line(vm, this, limit)?; Ok(vm.bytes(line)) as PyResult<_> },
];

const WRITING: &[Method] = crate::methods!["write(self, buffer, /)" => write];

fn this(file: Value) -> Gc<Buffered> {
    file.downcast().expect("the slot belongs to buffered files")
}

/// The file, if it has a raw one.
fn attached(vm: &mut Vm, file: Value) -> PyResult<Gc<Buffered>> {
    let Some(this) = file.downcast::<Buffered>() else {
        let given = vm.type_name(file);
        return Err(vm.type_error(format!("argument must be a buffered file, not {given}")));
    };
    match this.raw.get().bound() {
        Some(_) => Ok(this),
        None if this.state.is_detached.get() => Err(vm.value_error("raw stream has been detached")),
        None => Err(vm.value_error("I/O operation on uninitialized object")),
    }
}

/// The file, if it is open; ValueError with this message otherwise.
fn open(vm: &mut Vm, file: Value, message: &str) -> PyResult<Gc<Buffered>> {
    let this = attached(vm, file)?;
    if is_closed(vm, this.raw.get())? { Err(vm.value_error(message)) } else { Ok(this) }
}

fn raw_attribute(vm: &mut Vm, file: Value, name: &str) -> PyResult {
    let (this, name) = (attached(vm, file)?, vm.intern(name));
    vm.get_attr(this.raw.get(), name)
}

fn ask_raw(vm: &mut Vm, file: Value, question: &str) -> PyResult {
    let this = attached(vm, file)?;
    call_method(vm, this.raw.get(), question, &[])
}

fn new(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    Ok(vm.heap.alloc(Buffered::new(class.instance_header(), Cell::new(Value::UNBOUND), Buffer::new())).value())
}

fn init(vm: &mut Vm, file: Value, arguments: Arguments, name: &str, abilities: &[&str]) -> PyResult<()> {
    let [raw, size] = arguments.bind(vm, name, ["raw", "buffer_size"], 1)?;
    let size = match size.bound() {
        Some(size) => vm.index_i64(size)?,
        None => BUFFER_SIZE as i64,
    };
    for ability in abilities {
        check_able(vm, raw, ability)?;
    }
    if size <= 0 {
        return Err(vm.value_error("buffer size must be strictly positive"));
    }
    let this = this(file);
    this.raw.set(raw);
    this.state.size.set(size as usize);
    this.state.is_detached.set(false);
    forget_input(this);
    let handle = raw.downcast_exact::<FileIo>().map(|_| file_io::handle(raw));
    let writes = Rc::new(RefCell::new(Writes { pending: Vec::new(), handle }));
    if abilities.contains(&"writable") && raw.downcast_exact::<FileIo>().is_some() {
        vm.open_files.retain(|file| file.strong_count() > 0);
        let file: Rc<dyn WriteBack> = writes.clone();
        vm.open_files.push(Rc::downgrade(&file));
    }
    *this.state.writes.borrow_mut() = writes;
    Ok(())
}

/// The buffer of a stream of the process.
pub fn standard(vm: &mut Vm, raw: Value, stream: Stream) -> PyResult {
    let class = vm.type_(TypeId::BufferedWriter).value();
    let file = vm.call(class, &[raw])?;
    this(file).state.stream.set(Some(stream));
    Ok(file)
}

fn forget_input(this: Gc<Buffered>) {
    this.state.input.borrow_mut().clear();
    this.state.at.set(0);
}

fn write(vm: &mut Vm, file: Value, data: Value) -> PyResult<usize> {
    let data = vm.bytes_of(data)?;
    let this = open(vm, file, "write to closed file")?;
    write_bytes(vm, this, &data)?;
    Ok(data.len())
}

/// Writes to the buffer, which is written through when it is full.
pub fn write_bytes(vm: &mut Vm, this: Gc<Buffered>, data: &[u8]) -> PyResult<()> {
    if let Some(stream) = this.state.stream.get() {
        let output = match stream {
            Stream::Stdout => &mut vm.stdout,
            Stream::Stderr => &mut vm.stderr,
        };
        let written = output.write(data);
        return written.map_err(|error| vm.os_error(&error, Value::NONE));
    }
    let ahead = n_ahead(this);
    if ahead > 0 {
        // Writing goes on where the program has read to.
        raw_seek(vm, this, -(ahead as i64), 1)?;
    }
    forget_input(this);
    let writes = this.state.writes.borrow().clone();
    if writes.borrow().pending.len() + data.len() > this.state.size.get() {
        flush(vm, this)?;
    }
    writes.borrow_mut().pending.extend_from_slice(data);
    if data.len() > this.state.size.get() { flush(vm, this) } else { Ok(()) }
}

/// Writes out what waits.
pub fn flush(vm: &mut Vm, this: Gc<Buffered>) -> PyResult<()> {
    if let Some(stream) = this.state.stream.get() {
        let output = match stream {
            Stream::Stdout => &mut vm.stdout,
            Stream::Stderr => &mut vm.stderr,
        };
        let flushed = output.flush();
        return flushed.map_err(|error| vm.os_error(&error, Value::NONE));
    }
    let writes = this.state.writes.borrow().clone();
    if writes.borrow().pending.is_empty() {
        return Ok(());
    }
    let is_native = writes.borrow().handle.is_some();
    if is_native {
        return flush_native(vm, this, &writes);
    }
    while !writes.borrow().pending.is_empty() {
        let data = vm.bytes(writes.borrow().pending.clone()).value();
        let len = vm.len(data)?;
        let written = call_method(vm, this.raw.get(), "write", &[data])?;
        if written.is_none() {
            return Err(would_block(vm));
        }
        let written = vm.index_i64(written)?;
        match usize::try_from(written) {
            Ok(written) if written <= len => {
                let mut writes = writes.borrow_mut();
                let written = written.min(writes.pending.len());
                writes.pending.drain(..written);
            }
            _ => {
                let message = format!("raw write() returned invalid length {written} (should have been between 0 and {len})");
                return Err(vm.raise(TypeId::OSError, message));
            }
        }
    }
    Ok(())
}

/// Writes out what waits while other threads use the machine; what they write to the buffer meanwhile comes later.
fn flush_native(vm: &mut Vm, this: Gc<Buffered>, writes: &Rc<RefCell<Writes>>) -> PyResult<()> {
    enter(vm, this)?;
    let (pending, handle) = {
        let mut writes = writes.borrow_mut();
        (std::mem::take(&mut writes.pending), writes.handle.clone())
    };
    let number = handle.map_or(CLOSED, |handle| handle.number());
    let flushed = vm.without_lock(|| file_io::write_all(number, &pending));
    leave(vm, this);
    flushed.map_err(|error| failed(vm, error, Value::NONE))
}

/// Waits until no other thread is reading into the buffer or writing from it.
fn enter(vm: &mut Vm, this: Gc<Buffered>) -> PyResult<()> {
    while this.state.is_busy.get() {
        vm.check_leaving()?;
        if vm.wait_for(this.value().address().addr(), None) == Woken::Interrupt {
            vm.deliver_signals()?;
        }
    }
    this.state.is_busy.set(true);
    Ok(())
}

/// The next thread may.
fn leave(vm: &Vm, this: Gc<Buffered>) {
    this.state.is_busy.set(false);
    vm.threads.wake(this.value().address().addr());
}

fn would_block(vm: &mut Vm) -> Raised {
    let class = vm.type_(TypeId::BlockingIOError);
    let text = vm.text("write could not complete without blocking");
    let number = Value::from_small(rustix::io::Errno::AGAIN.raw_os_error().into());
    raise_made(vm, Ok(class), &[number, text, Value::from_small(0)])
}

fn raw_seek(vm: &mut Vm, this: Gc<Buffered>, position: i64, whence: i64) -> PyResult<i64> {
    let raw = this.raw.get();
    if let Some(file) = raw.downcast_exact::<FileIo>() {
        return file_io::seek(vm, file, position, whence);
    }
    let (position, whence) = (vm.int(position), vm.int(whence));
    let place = call_method(vm, raw, "seek", &[position, whence])?;
    valid_place(vm, place)
}

fn valid_place(vm: &mut Vm, place: Value) -> PyResult<i64> {
    match vm.index_i64(place)? {
        place if place < 0 => Err(vm.raise(TypeId::OSError, format!("Raw stream returned invalid position {place}"))),
        place => Ok(place),
    }
}

fn seek(vm: &mut Vm, file: Value, position: i64, whence: i64) -> PyResult<i64> {
    if !(0..=4).contains(&whence) {
        return Err(vm.value_error(format!("whence value {whence} unsupported")));
    }
    let this = open(vm, file, "seek of closed file")?;
    check_able(vm, this.raw.get(), "seekable")?;
    flush(vm, this)?;
    let ahead = if whence == 1 { n_ahead(this) as i64 } else { 0 };
    let place = raw_seek(vm, this, position - ahead, whence)?;
    forget_input(this);
    Ok(place)
}

/// Where the program is in the file.
pub fn tell(vm: &mut Vm, this: Gc<Buffered>) -> PyResult<i64> {
    let raw = this.raw.get();
    let place = match raw.downcast_exact::<FileIo>() {
        Some(file) => file_io::seek(vm, file, 0, 1)?,
        None => {
            let place = call_method(vm, raw, "tell", &[])?;
            valid_place(vm, place)?
        }
    };
    let waiting = this.state.writes.borrow().borrow().pending.len();
    Ok((place + waiting as i64 - n_ahead(this) as i64).max(0))
}

fn truncate(vm: &mut Vm, file: Value, size: Value) -> PyResult {
    let this = open(vm, file, "truncate of closed file")?;
    if vm.is_instance(file, TypeId::BufferedReader) || call_method(vm, this.raw.get(), "writable", &[])? != Value::TRUE {
        return Err(unsupported(vm, "truncate"));
    }
    flush(vm, this)?;
    let here = tell(vm, this)?;
    let size = if size.is_none() { vm.int(here) } else { size };
    call_method(vm, this.raw.get(), "truncate", &[size])
}

fn close(vm: &mut Vm, file: Value) -> PyResult {
    let this = attached(vm, file)?;
    if is_closed(vm, this.raw.get())? {
        return Ok(Value::NONE);
    }
    let flushed = call_method(vm, file, "flush", &[]);
    let raised = flushed.err().map(|_| vm.take_raised());
    // What cannot be written now cannot be written later.
    this.state.writes.borrow().borrow_mut().pending.clear();
    let closed = call_method(vm, this.raw.get(), "close", &[]);
    match raised {
        Some(exception) if closed.is_ok() => Err(vm.raise_object(exception)),
        _ => closed,
    }
}

fn detach(vm: &mut Vm, file: Value) -> PyResult {
    let this = attached(vm, file)?;
    call_method(vm, file, "flush", &[])?;
    let raw = this.raw.replace(Value::UNBOUND);
    *this.state.writes.borrow_mut() = Rc::default();
    this.state.is_detached.set(true);
    this.state.stream.set(None);
    Ok(raw)
}

fn repr(vm: &mut Vm, file: Value) -> PyResult {
    let class = vm.class_of(file);
    let title = vm.full_name(class);
    let name = match this(file).raw.get().bound() {
        Some(_) => find_name(vm, file)?,
        None => None,
    };
    match name {
        None => Ok(vm.text(&format!("<{title}>"))),
        Some(name) => {
            let name = vm.guard_repr(file, |vm| vm.repr_text(name))?;
            let Some(name) = name else {
                return Err(vm.raise(TypeId::RuntimeError, format!("reentrant call inside {title}.__repr__")));
            };
            Ok(vm.text(&format!("<{title} name={name}>")))
        }
    }
}
