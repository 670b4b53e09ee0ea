//! Files that `open` makes: text and binary ones.
//!
//! A text file is read as a whole at the first read and decoded then; what was not asked for yet waits as text.

use std::cell::{Cell, Ref, RefCell};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::rc::{Rc, Weak};

use crate::gc::{Gc, KindInfo, Trace, Tracer};
use crate::object::{Getter, Kind, Method, NewClass, Slots, Str, Type, TypeId, TypeSpec};
use crate::types::bytes::codecs;
use crate::value::Value;
use crate::vm::{PyResult, Raised, State, Vm};

/// Bytes that wait to be written.
const OUTPUT_BUFFER: usize = 8192;

/// An open file of the system.
struct Handle {
    /// `None` when it is closed.
    file: Option<File>,
    output: Vec<u8>,
    /// What was read and not asked for yet: bytes, or text in WTF-8.
    input: Vec<u8>,
    at: usize,
    is_at_end: bool,
}

impl Handle {
    fn flush(&mut self) -> io::Result<()> {
        if let Some(file) = &mut self.file {
            let written = file.write_all(&self.output);
            self.output.clear();
            written?;
        }
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.output.extend_from_slice(bytes);
        if self.output.len() >= OUTPUT_BUFFER { self.flush() } else { Ok(()) }
    }

    fn rest(&self) -> &[u8] {
        &self.input[self.at..]
    }

    fn take(&mut self, count: usize) -> Vec<u8> {
        let end = (self.at + count).min(self.input.len());
        let taken = self.input[self.at..end].to_vec();
        self.at = end;
        taken
    }

    fn forget_input(&mut self) {
        self.input.clear();
        self.at = 0;
        self.is_at_end = false;
    }

    /// Reads on, up to `wanted` waiting bytes; all of the file without a limit.
    fn fill(&mut self, wanted: Option<usize>) -> io::Result<()> {
        self.flush()?;
        let Some(file) = &mut self.file else { return Ok(()) };
        if self.at > 0 {
            self.input.drain(..self.at);
            self.at = 0;
        }
        match wanted {
            None => {
                file.read_to_end(&mut self.input)?;
                self.is_at_end = true;
            }
            Some(wanted) => {
                while self.input.len() < wanted && !self.is_at_end {
                    let old = self.input.len();
                    let more = (wanted - old).max(OUTPUT_BUFFER) as u64;
                    let read = file.take(more).read_to_end(&mut self.input)?;
                    self.is_at_end = read == 0;
                }
            }
        }
        Ok(())
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        // Nobody can be told.
        let _ = self.flush();
    }
}

thread_local! {
    /// The files that are open, to be flushed when the program ends.
    static OPEN: RefCell<Vec<Weak<RefCell<Handle>>>> = const { RefCell::new(Vec::new()) };
}

/// Writes out what waits in any open file: when the program ends, and before a file is opened, which may be one that the
/// program has written without closing it.
pub fn flush_all() {
    OPEN.with_borrow(|files| {
        for file in files.iter().filter_map(Weak::upgrade) {
            let _ = file.borrow_mut().flush();
        }
    });
}

/// How a file was opened.
#[derive(Clone)]
pub struct Options {
    pub mode: String,
    pub is_readable: bool,
    pub is_writable: bool,
    pub is_binary: bool,
    pub encoding: String,
    pub errors: String,
    pub newline: Option<String>,
}

/// What a file does not keep in the heap.
pub struct FileState {
    options: Options,
    handle: Rc<RefCell<Handle>>,
}

impl Trace for FileState {
    fn trace(&self, _: &mut Tracer) {}
}

crate::object! {
    /// A file; `name` is what `open` was given.
    pub struct DiskFile {
        pub name: Cell<Value>,
        pub state: FileState,
    }
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&TEXT, &BINARY];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::DiskFile, KindInfo::of::<DiskFile>())];

const SLOTS: Slots = Slots { repr: Some(repr), iter: Some(iter), iter_next: Some(next), ..Slots::NONE };

const METHODS: &[Method] = crate::methods![
    "read(self, size=-1, /)" => read,
    "readline(self, size=-1, /)" => read_line_method,
    "readlines(self, hint=-1, /)" => read_lines,
    "write(self, text, /)" => write,
    "writelines(self, lines, /)" => write_lines,
    "flush(self, /)" => flush,
    "close(self, /)" => close,
    "seek(self, cookie, whence=0, /)" => seek,
    "tell(self, /)" => tell,
    "truncate(self, pos=None, /)" => truncate,
    "readable(self, /)" => |vm: &mut Vm, file: Gc<DiskFile>| open_handle(vm, file).map(|_| file.state.options.is_readable),
    "writable(self, /)" => |vm: &mut Vm, file: Gc<DiskFile>| open_handle(vm, file).map(|_| file.state.options.is_writable),
    "seekable(self, /)" => |vm: &mut Vm, file: Gc<DiskFile>| open_handle(vm, file).map(|_| true),
    "isatty(self, /)" => |vm: &mut Vm, file: Gc<DiskFile>| open_handle(vm, file).map(|_| false),
    "fileno(self, /)" => file_number,
    "__enter__(self, /)" => enter,
    "__exit__(self, /, *exc_info)" => exit,
];

static TEXT: TypeSpec = TypeSpec {
    kind: Some(Kind::DiskFile),
    is_base: false,
    slots: SLOTS,
    methods: METHODS,
    getters: &[
        Getter { name: "name", get: |_, file| Ok(this(file).name.get()), set: None },
        Getter { name: "mode", get: |vm, file| Ok(vm.text(&this(file).state.options.mode)), set: None },
        Getter { name: "closed", get: |_, file| Ok(Value::from_bool(is_closed(this(file)))), set: None },
        Getter { name: "encoding", get: |vm, file| Ok(vm.text(&this(file).state.options.encoding)), set: None },
        Getter { name: "errors", get: |vm, file| Ok(vm.text(&this(file).state.options.errors)), set: None },
        Getter { name: "newlines", get: |_, _| Ok(Value::NONE), set: None },
    ],
    ..TypeSpec::new(TypeId::DiskTextFile, "_io.TextIOWrapper")
};

static BINARY: TypeSpec = TypeSpec {
    kind: Some(Kind::DiskFile),
    is_base: false,
    slots: SLOTS,
    methods: METHODS,
    getters: &[
        Getter { name: "name", get: |_, file| Ok(this(file).name.get()), set: None },
        Getter { name: "mode", get: |vm, file| Ok(vm.text(&this(file).state.options.mode)), set: None },
        Getter { name: "closed", get: |_, file| Ok(Value::from_bool(is_closed(this(file)))), set: None },
    ],
    ..TypeSpec::new(TypeId::DiskBinaryFile, "_io.BufferedReader")
};

/// The object of an open file.
pub fn new_file(vm: &mut Vm, file: File, name: Value, options: Options) -> Gc<DiskFile> {
    let handle = Handle { file: Some(file), output: Vec::new(), input: Vec::new(), at: 0, is_at_end: false };
    let handle = Rc::new(RefCell::new(handle));
    if options.is_writable {
        OPEN.with_borrow_mut(|files| {
            files.retain(|file| file.strong_count() > 0);
            files.push(Rc::downgrade(&handle));
        });
    }
    let id = if options.is_binary { TypeId::DiskBinaryFile } else { TypeId::DiskTextFile };
    vm.heap.alloc(DiskFile::new(vm.header_of(id), Cell::new(name), FileState { options, handle }))
}

fn this(file: Value) -> Gc<DiskFile> {
    file.downcast().expect("the slot belongs to files")
}

fn is_closed(file: Gc<DiskFile>) -> bool {
    file.state.handle.borrow().file.is_none()
}

fn open_handle(vm: &mut Vm, file: Gc<DiskFile>) -> PyResult<()> {
    if is_closed(file) { Err(vm.value_error("I/O operation on closed file.")) } else { Ok(()) }
}

/// `io.UnsupportedOperation`
pub fn unsupported_class(vm: &mut Vm) -> PyResult<Gc<Type>> {
    if let Some(class) = vm.state(State::UnsupportedOperation).downcast() {
        return Ok(class);
    }
    let dict = vm.dict();
    let module = vm.text("io");
    dict.set_str(vm, "__module__", module);
    let bases = vm.tuple(&[vm.type_(TypeId::OSError).value(), vm.type_(TypeId::ValueError).value()]);
    let (meta, name) = (vm.type_(TypeId::Type), vm.intern("UnsupportedOperation"));
    let class = vm.new_class(NewClass { meta, name, bases, dict })?;
    vm.set_state(State::UnsupportedOperation, class.value());
    Ok(class)
}

fn unsupported(vm: &mut Vm, message: &str) -> Raised {
    match unsupported_class(vm) {
        Ok(class) => {
            let message = vm.text(message);
            let exception = vm.new_exception_of(class, &[message]);
            vm.raise_object(exception)
        }
        Err(raised) => raised,
    }
}

fn check<T>(vm: &mut Vm, result: io::Result<T>) -> PyResult<T> {
    result.map_err(|error| vm.os_error(&error, Value::NONE))
}

/// Makes sure that the file can be read; a text file is read and decoded now.
fn prepare_reading(vm: &mut Vm, file: Gc<DiskFile>) -> PyResult<()> {
    open_handle(vm, file)?;
    let options = &file.state.options;
    if !options.is_readable {
        return Err(unsupported(vm, if options.is_binary { "read" } else { "not readable" }));
    }
    if options.is_binary || file.state.handle.borrow().is_at_end {
        return Ok(());
    }
    let filled = file.state.handle.borrow_mut().fill(None);
    check(vm, filled)?;
    let bytes = std::mem::take(&mut file.state.handle.borrow_mut().input);
    let object = vm.bytes(bytes);
    let text = codecs::decode(vm, object.value(), &options.encoding, &options.errors)?;
    let mut text = text.to_wtf8();
    if options.newline.is_none() && text.contains(&b'\r') {
        text = translate_newlines(&text);
    }
    file.state.handle.borrow_mut().input = text;
    Ok(())
}

/// `\r\n` and `\r` as `\n`.
fn translate_newlines(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for (index, &byte) in text.iter().enumerate() {
        match byte {
            b'\r' => out.push(b'\n'),
            b'\n' if index > 0 && text[index - 1] == b'\r' => {}
            _ => out.push(byte),
        }
    }
    out
}

/// Bytes of the first `count` characters of WTF-8 text.
fn prefix(text: &[u8], count: usize) -> usize {
    let is_start = |byte: &u8| byte & 0xc0 != 0x80;
    text.iter().enumerate().filter(|(_, byte)| is_start(byte)).nth(count).map_or(text.len(), |(index, _)| index)
}

/// Bytes or text, as the file has it.
fn result(vm: &mut Vm, file: Gc<DiskFile>, data: Vec<u8>) -> Value {
    if file.state.options.is_binary { vm.bytes(data).value() } else { vm.str_from_wtf8(&data).value() }
}

fn read(vm: &mut Vm, file: Gc<DiskFile>, size: Value) -> PyResult {
    prepare_reading(vm, file)?;
    let size = if size.is_none() { -1 } else { vm.index_i64(size)? };
    let wanted = usize::try_from(size).ok();
    if file.state.options.is_binary {
        let filled = file.state.handle.borrow_mut().fill(wanted);
        check(vm, filled)?;
    }
    let data = {
        let mut handle = file.state.handle.borrow_mut();
        let count = match wanted {
            None => handle.rest().len(),
            Some(wanted) if file.state.options.is_binary => wanted,
            Some(wanted) => prefix(handle.rest(), wanted),
        };
        handle.take(count)
    };
    Ok(result(vm, file, data))
}

/// One line with its end; empty at the end of the file.
fn read_line(vm: &mut Vm, file: Gc<DiskFile>, limit: i64) -> PyResult<Vec<u8>> {
    prepare_reading(vm, file)?;
    let end_of_line = |handle: &Ref<'_, Handle>| handle.rest().iter().position(|byte| *byte == b'\n').map(|index| index + 1);
    let mut wanted = OUTPUT_BUFFER;
    loop {
        let is_complete = !file.state.options.is_binary || {
            let handle = file.state.handle.borrow();
            end_of_line(&handle).is_some() || handle.is_at_end || limit >= 0 && handle.rest().len() >= limit as usize
        };
        if is_complete {
            break;
        }
        let filled = file.state.handle.borrow_mut().fill(Some(wanted));
        check(vm, filled)?;
        wanted *= 2;
    }
    let count = {
        let handle = file.state.handle.borrow();
        let count = end_of_line(&handle).unwrap_or(handle.rest().len());
        match usize::try_from(limit) {
            Err(_) => count,
            Ok(limit) if file.state.options.is_binary => count.min(limit),
            Ok(limit) => count.min(prefix(handle.rest(), limit)),
        }
    };
    Ok(file.state.handle.borrow_mut().take(count))
}

fn read_line_method(vm: &mut Vm, file: Gc<DiskFile>, size: Value) -> PyResult {
    let size = if size.is_none() { -1 } else { vm.index_i64(size)? };
    let line = read_line(vm, file, size)?;
    Ok(result(vm, file, line))
}

fn iter(vm: &mut Vm, file: Value) -> PyResult {
    open_handle(vm, this(file))?;
    Ok(file)
}

fn next(vm: &mut Vm, file: Value) -> PyResult {
    let line = read_line(vm, this(file), -1)?;
    Ok(if line.is_empty() { Value::UNBOUND } else { result(vm, this(file), line) })
}

fn read_lines(vm: &mut Vm, file: Gc<DiskFile>, _hint: Value) -> PyResult {
    prepare_reading(vm, file)?;
    vm.collect_list(file.value()).map(Gc::value)
}

fn write(vm: &mut Vm, file: Gc<DiskFile>, data: Value) -> PyResult<usize> {
    open_handle(vm, file)?;
    let options = &file.state.options;
    if !options.is_writable {
        return Err(unsupported(vm, if options.is_binary { "write" } else { "not writable" }));
    }
    let (bytes, count) = if options.is_binary {
        if data.is::<Str>() {
            return Err(vm.type_error("a bytes-like object is required, not 'str'"));
        }
        let bytes = vm.bytes_of(data)?.to_vec();
        let count = bytes.len();
        (bytes, count)
    } else {
        let Some(text) = data.downcast::<Str>() else {
            let given = vm.type_name(data);
            return Err(vm.type_error(format!("write() argument must be str, not {given}")));
        };
        let encoded = codecs::encode(vm, text, &options.encoding, &options.errors)?;
        let mut bytes = vm.bytes_of(encoded)?.to_vec();
        if let Some(newline) = options.newline.as_deref().filter(|newline| newline.starts_with('\r')) {
            bytes = bytes.split(|byte| *byte == b'\n').collect::<Vec<_>>().join(newline.as_bytes());
        }
        (bytes, text.len())
    };
    let written = {
        let mut handle = file.state.handle.borrow_mut();
        let unread = handle.rest().len() as i64;
        // Writing goes on where reading has stopped.
        let moved = match &mut handle.file {
            Some(file) if unread > 0 => file.seek(SeekFrom::Current(-unread)).map(|_| ()),
            _ => Ok(()),
        };
        handle.forget_input();
        moved.and_then(|()| handle.write(&bytes))
    };
    check(vm, written)?;
    Ok(count)
}

fn write_lines(vm: &mut Vm, file: Gc<DiskFile>, lines: Value) -> PyResult<()> {
    vm.for_each(lines, |vm, line| write(vm, file, line).map(|_| true))
}

fn flush(vm: &mut Vm, file: Gc<DiskFile>) -> PyResult<()> {
    open_handle(vm, file)?;
    let flushed = file.state.handle.borrow_mut().flush();
    check(vm, flushed)
}

fn close(vm: &mut Vm, file: Gc<DiskFile>) -> PyResult<()> {
    let flushed = file.state.handle.borrow_mut().flush();
    file.state.handle.borrow_mut().file = None;
    check(vm, flushed)
}

fn seek(vm: &mut Vm, file: Gc<DiskFile>, offset: i64, whence: i64) -> PyResult<i64> {
    open_handle(vm, file)?;
    let is_text = !file.state.options.is_binary;
    let here = position(vm, file)?;
    let target = match whence {
        0 if offset < 0 => return Err(vm.value_error(format!("negative seek position {offset}"))),
        0 => SeekFrom::Start(offset as u64),
        1 if is_text && offset != 0 => return Err(unsupported(vm, "can't do nonzero cur-relative seeks")),
        1 => SeekFrom::Start((here + offset).max(0) as u64),
        2 if is_text && offset != 0 => return Err(unsupported(vm, "can't do nonzero end-relative seeks")),
        2 => SeekFrom::End(offset),
        _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    let moved = {
        let mut handle = file.state.handle.borrow_mut();
        let flushed = handle.flush();
        handle.forget_input();
        flushed.and_then(|()| handle.file.as_mut().map_or(Ok(0), |file| file.seek(target)))
    };
    check(vm, moved).map(|position| position as i64)
}

/// Where the program is in the file.
fn position(vm: &mut Vm, file: Gc<DiskFile>) -> PyResult<i64> {
    let place = {
        let mut handle = file.state.handle.borrow_mut();
        let (waiting, unread) = (handle.output.len() as i64, handle.rest().len() as i64);
        handle.file.as_mut().map_or(Ok(0), |file| file.stream_position()).map(|place| place as i64 + waiting - unread)
    };
    check(vm, place)
}

fn tell(vm: &mut Vm, file: Gc<DiskFile>) -> PyResult<i64> {
    open_handle(vm, file)?;
    position(vm, file)
}

fn truncate(vm: &mut Vm, file: Gc<DiskFile>, size: Value) -> PyResult<i64> {
    open_handle(vm, file)?;
    if !file.state.options.is_writable {
        return Err(unsupported(vm, "truncate"));
    }
    let size = if size.is_none() { position(vm, file)? } else { vm.index_i64(size)? };
    let changed = {
        let mut handle = file.state.handle.borrow_mut();
        let flushed = handle.flush();
        flushed.and_then(|()| handle.file.as_ref().map_or(Ok(()), |file| file.set_len(size.max(0) as u64)))
    };
    check(vm, changed)?;
    Ok(size)
}

fn file_number(vm: &mut Vm, file: Gc<DiskFile>) -> PyResult<i64> {
    use std::os::fd::AsRawFd;
    open_handle(vm, file)?;
    Ok(file.state.handle.borrow().file.as_ref().map_or(-1, |file| i64::from(file.as_raw_fd())))
}

fn enter(vm: &mut Vm, file: Gc<DiskFile>) -> PyResult<Gc<DiskFile>> {
    open_handle(vm, file)?;
    Ok(file)
}

fn exit(vm: &mut Vm, file: Gc<DiskFile>, _: Value) -> PyResult<()> {
    close(vm, file)
}

fn repr(vm: &mut Vm, file: Value) -> PyResult {
    let file = this(file);
    let name = vm.repr_text(file.name.get())?;
    let options = &file.state.options;
    let text = match (options.is_binary, options.is_readable, options.is_writable) {
        (false, ..) => {
            let (mode, encoding) = (&options.mode, &options.encoding);
            format!("<_io.TextIOWrapper name={name} mode='{mode}' encoding='{encoding}'>")
        }
        (true, true, true) => format!("<_io.BufferedRandom name={name}>"),
        (true, true, false) => format!("<_io.BufferedReader name={name}>"),
        (true, false, _) => format!("<_io.BufferedWriter name={name}>"),
    };
    Ok(vm.text(&text))
}
