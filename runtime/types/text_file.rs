//! The text streams of the process.

use std::cell::{Cell, RefCell};
use std::io::BufRead;

use crate::gc::{Gc, KindInfo, Trace, Tracer};
use crate::object::{Getter, Kind, Slots, Str, TypeId, TypeSpec, Units, push_wtf8};
use crate::types::paths::decode_outside;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// Which stream a [`TextFile`] is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stream {
    Stdin,
    Stdout,
    Stderr,
}

/// What a file does not keep in the heap.
pub struct FileState {
    pub stream: Cell<Stream>,
    pub is_closed: Cell<bool>,
    /// Text that was read and not asked for yet.
    pub pending: RefCell<Vec<u8>>,
}

impl Trace for FileState {
    fn trace(&self, _: &mut Tracer) {}
}

crate::object! {
    /// `sys.stdin`, `sys.stdout`, `sys.stderr`.
    pub struct TextFile {
        pub state: FileState,
    }
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&TEXT_FILE];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::TextFile, KindInfo::of::<TextFile>())];

static TEXT_FILE: TypeSpec = TypeSpec {
    kind: Some(Kind::TextFile),
    is_base: false,
    slots: Slots { repr: Some(repr), iter: Some(|_, file| Ok(file)), iter_next: Some(next_line), ..Slots::NONE },
    methods: crate::methods![
        "write(self, text, /)" => write,
        "writelines(self, lines, /)" => write_lines,
        "flush(self, /)" => flush,
        "read(self, size=-1, /)" => read,
        "readline(self, size=-1, /)" => read_line_method,
        "readlines(self, hint=-1, /)" => read_lines,
        "isatty(self, /)" => is_a_terminal,
        "fileno(self, /)" => file_number,
        "readable(self, /)" => readable,
        "writable(self, /)" => writable,
        "seekable(self, /)" => seekable,
        "close(self, /)" => close,
        "reconfigure(self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)" => reconfigure,
        "__enter__(self, /)" => enter,
        "__exit__(self, /, *exc_info)" => exit,
    ],
    getters: &[
        Getter { name: "name", get: name, set: None },
        Getter { name: "mode", get: mode, set: None },
        Getter { name: "encoding", get: |vm, _| Ok(vm.text("utf-8")), set: None },
        Getter { name: "errors", get: errors, set: None },
        Getter { name: "newlines", get: |_, _| Ok(Value::NONE), set: None },
        Getter { name: "line_buffering", get: |_, _| Ok(Value::FALSE), set: None },
        Getter { name: "closed", get: |_, file| Ok(Value::from_bool(this(file).state.is_closed.get())), set: None },
    ],
    ..TypeSpec::new(TypeId::TextFile, "_io.TextIOWrapper")
};

/// A standard stream.
pub fn standard(vm: &mut Vm, stream: Stream) -> Gc<TextFile> {
    let state = FileState { stream: Cell::new(stream), is_closed: Cell::new(false), pending: RefCell::default() };
    vm.heap.alloc(TextFile::new(vm.header_of(TypeId::TextFile), state))
}

fn this(file: Value) -> Gc<TextFile> {
    file.downcast().expect("the slot belongs to files")
}

/// Writes a str to a standard stream.
pub fn write_text(vm: &mut Vm, file: Gc<TextFile>, text: Gc<Str>) -> PyResult<()> {
    if file.state.is_closed.get() {
        return Err(vm.value_error("I/O operation on closed file."));
    }
    match file.state.stream.get() {
        Stream::Stdin => Err(vm.raise(TypeId::OSError, "not writable".into())),
        Stream::Stdout => write_stdout(vm, text),
        Stream::Stderr => {
            let bytes = escape_surrogates(&text);
            let written = vm.stderr.write(&bytes);
            check(vm, written)
        }
    }
}

/// Writes to standard output, whatever `sys.stdout` is.
pub fn write_stdout(vm: &mut Vm, text: Gc<Str>) -> PyResult<()> {
    if let Some(text) = text.as_ascii() {
        let written = vm.stdout.write(text.as_bytes());
        return check(vm, written);
    }
    let surrogate = text.code_points().position(|point| (0xd800..0xe000).contains(&point));
    if let Some(position) = surrogate {
        return Err(crate::types::exceptions::surrogate_error(vm, text, position));
    }
    let bytes = text.to_wtf8();
    let written = vm.stdout.write(&bytes);
    check(vm, written)
}

fn check(vm: &mut Vm, result: std::io::Result<()>) -> PyResult<()> {
    result.map_err(|error| vm.os_error(&error, Value::NONE))
}

/// The text as standard error writes it: surrogates as `\udcxx`.
fn escape_surrogates(text: &Str) -> Vec<u8> {
    if let Some(text) = text.as_ascii() {
        return text.as_bytes().to_vec();
    }
    let mut bytes = Vec::new();
    for point in text.code_points() {
        if (0xd800..0xe000).contains(&point) {
            bytes.extend(format!("\\u{point:04x}").bytes());
        } else {
            push_wtf8(point, &mut bytes);
        }
    }
    bytes
}

fn write(vm: &mut Vm, file: Gc<TextFile>, text: Value) -> PyResult<usize> {
    let Some(text) = text.downcast::<Str>() else {
        let given = vm.type_name(text);
        return Err(vm.type_error(format!("write() argument must be str, not {given}")));
    };
    write_text(vm, file, text)?;
    Ok(text.len())
}

fn write_lines(vm: &mut Vm, file: Gc<TextFile>, lines: Value) -> PyResult<()> {
    vm.for_each(lines, |vm, line| write(vm, file, line).map(|_| true))
}

/// `file.flush()`
pub fn flush(vm: &mut Vm, file: Gc<TextFile>) -> PyResult<()> {
    let flushed = match file.state.stream.get() {
        Stream::Stdin => Ok(()),
        Stream::Stdout => vm.stdout.flush(),
        Stream::Stderr => vm.stderr.flush(),
    };
    check(vm, flushed)
}

/// One line of standard input, with its end; empty at the end of the input.
pub fn read_stdin_line(vm: &mut Vm) -> PyResult<Vec<u8>> {
    let mut line = Vec::new();
    match std::io::stdin().lock().read_until(b'\n', &mut line) {
        Ok(_) => {
            if line.ends_with(b"\r\n") {
                line.truncate(line.len() - 2);
                line.push(b'\n');
            }
            Ok(line)
        }
        Err(error) => Err(vm.os_error(&error, Value::NONE)),
    }
}

fn check_readable(vm: &mut Vm, file: Gc<TextFile>) -> PyResult<()> {
    if file.state.stream.get() == Stream::Stdin { Ok(()) } else { Err(unsupported(vm, "not readable")) }
}

fn unsupported(vm: &mut Vm, message: &str) -> Raised {
    vm.raise(TypeId::OSError, message.into())
}

fn read_line(vm: &mut Vm, file: Gc<TextFile>, limit: i64) -> PyResult<Gc<Str>> {
    check_readable(vm, file)?;
    let mut line = file.state.pending.take();
    if line.is_empty() {
        line = read_stdin_line(vm)?;
    }
    let text = decode_outside(vm, &line);
    if limit < 0 || text.len() <= limit as usize {
        return Ok(text);
    }
    let head = vm.str_from_points(text.code_points().take(limit as usize));
    let tail: Vec<u8> = vm.str_from_points(text.code_points().skip(limit as usize)).to_wtf8();
    file.state.pending.replace(tail);
    Ok(head)
}

fn read_line_method(vm: &mut Vm, file: Gc<TextFile>, size: i64) -> PyResult<Gc<Str>> {
    read_line(vm, file, size)
}

fn read(vm: &mut Vm, file: Gc<TextFile>, size: Value) -> PyResult<Gc<Str>> {
    check_readable(vm, file)?;
    let size = if size.is_none() { -1 } else { vm.index_i64(size)? };
    let mut points: Vec<u32> = Vec::new();
    while size < 0 || points.len() < size as usize {
        let room = if size < 0 { -1 } else { size - points.len() as i64 };
        let line = read_line(vm, file, room)?;
        if line.is_empty() {
            break;
        }
        match line.units() {
            Units::One(units) => points.extend(units.iter().map(|&unit| u32::from(unit))),
            units => points.extend(units.iter()),
        }
    }
    Ok(vm.str_from_points(points.iter().copied()))
}

fn next_line(vm: &mut Vm, file: Value) -> PyResult {
    let line = read_line(vm, this(file), -1)?;
    Ok(if line.is_empty() { Value::UNBOUND } else { line.value() })
}

fn read_lines(vm: &mut Vm, file: Gc<TextFile>, _hint: Value) -> PyResult {
    vm.collect_list(file.value()).map(Gc::value)
}

fn is_a_terminal(_: &mut Vm, file: Gc<TextFile>) -> bool {
    use std::io::IsTerminal;
    match file.state.stream.get() {
        Stream::Stdin => std::io::stdin().is_terminal(),
        Stream::Stdout => std::io::stdout().is_terminal(),
        Stream::Stderr => std::io::stderr().is_terminal(),
    }
}

fn file_number(_: &mut Vm, file: Gc<TextFile>) -> i64 {
    file.state.stream.get() as i64
}

fn readable(_: &mut Vm, file: Gc<TextFile>) -> bool {
    file.state.stream.get() == Stream::Stdin
}

fn writable(_: &mut Vm, file: Gc<TextFile>) -> bool {
    file.state.stream.get() != Stream::Stdin
}

fn seekable(_: &mut Vm, _: Gc<TextFile>) -> bool {
    false
}

fn close(vm: &mut Vm, file: Gc<TextFile>) -> PyResult<()> {
    flush(vm, file)?;
    file.state.is_closed.set(true);
    Ok(())
}

fn reconfigure(_: &mut Vm, _: Gc<TextFile>, _encoding: Value, _errors: Value, _newline: Value, _line: Value, _through: Value) {}

fn enter(_: &mut Vm, file: Gc<TextFile>) -> Gc<TextFile> {
    file
}

fn exit(vm: &mut Vm, file: Gc<TextFile>, _: Value) -> PyResult<()> {
    close(vm, file)
}

fn name_text(file: Value) -> &'static str {
    ["<stdin>", "<stdout>", "<stderr>"][this(file).state.stream.get() as usize]
}

fn name(vm: &mut Vm, file: Value) -> PyResult {
    Ok(vm.text(name_text(file)))
}

fn mode(vm: &mut Vm, file: Value) -> PyResult {
    Ok(vm.text(if name_text(file) == "<stdin>" { "r" } else { "w" }))
}

fn errors(vm: &mut Vm, file: Value) -> PyResult {
    Ok(vm.text(if name_text(file) == "<stderr>" { "backslashreplace" } else { "strict" }))
}

fn repr(vm: &mut Vm, file: Value) -> PyResult {
    let mode = if name_text(file) == "<stdin>" { "r" } else { "w" };
    let text = format!("<_io.TextIOWrapper name='{}' mode='{mode}' encoding='utf-8'>", name_text(file));
    Ok(vm.text(&text))
}
