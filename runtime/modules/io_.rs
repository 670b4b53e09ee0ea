//! `io`: files in memory, and the names of what `open` makes.

use std::cell::{Cell, RefCell};

use crate::gc::{Gc, KindInfo, Trace, Tracer};
use crate::modules::NativeModule;
use crate::object::{Arguments, Getter, Kind, Method, Slots, Str, Type, TypeId, TypeSpec};
use crate::types::disk_file::unsupported_class;
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module, where the standard library is not at hand.
pub static SUBSTITUTE: NativeModule = NativeModule { name: "io", functions: &[], init: Some(init_module), doc: "" };

/// The content of a file in memory.
pub struct Content {
    /// Code points or bytes.
    units: RefCell<Vec<u32>>,
    at: Cell<usize>,
    is_binary: bool,
    is_closed: Cell<bool>,
}

impl Trace for Content {
    fn trace(&self, _: &mut Tracer) {}
}

crate::object! {
    /// `io.StringIO` and `io.BytesIO`.
    pub struct MemoryFile {
        pub content: Content,
    }
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&STRING_IO, &BYTES_IO];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::MemoryFile, KindInfo::of::<MemoryFile>())];

static STRING_IO: TypeSpec = TypeSpec {
    kind: Some(Kind::MemoryFile),
    has_dict: true,
    slots: Slots { new: Some(new_text), init: Some(init_text), iter: Some(iter), iter_next: Some(next), ..Slots::NONE },
    methods: METHODS,
    getters: GETTERS,
    ..TypeSpec::new(TypeId::StringIO, "_io.StringIO")
};

static BYTES_IO: TypeSpec = TypeSpec {
    kind: Some(Kind::MemoryFile),
    has_dict: true,
    slots: Slots { new: Some(new_binary), init: Some(init_binary), iter: Some(iter), iter_next: Some(next), ..Slots::NONE },
    methods: METHODS,
    getters: GETTERS,
    ..TypeSpec::new(TypeId::BytesIO, "_io.BytesIO")
};

const METHODS: &[Method] = crate::methods![
    "read(self, size=-1, /)" => read,
    "readline(self, size=-1, /)" => read_line,
    "readlines(self, hint=-1, /)" => |vm: &mut Vm, file: Gc<MemoryFile>, _: Value| vm.collect_list(file.value()),
    "write(self, s, /)" => write,
    "writelines(self, lines, /)" => write_lines,
    "getvalue(self, /)" => value,
    "seek(self, pos, whence=0, /)" => seek,
    "tell(self, /)" => |vm: &mut Vm, file: Gc<MemoryFile>| check_open(vm, file).map(|()| file.content.at.get()),
    "truncate(self, pos=None, /)" => truncate,
    "flush(self, /)" => check_open,
    "close(self, /)" => close,
    "isatty(self, /)" => |vm: &mut Vm, file: Gc<MemoryFile>| check_open(vm, file).map(|()| false),
    "readable(self, /)" => |vm: &mut Vm, file: Gc<MemoryFile>| check_open(vm, file).map(|()| true),
    "writable(self, /)" => |vm: &mut Vm, file: Gc<MemoryFile>| check_open(vm, file).map(|()| true),
    "seekable(self, /)" => |vm: &mut Vm, file: Gc<MemoryFile>| check_open(vm, file).map(|()| true),
    "__enter__(self, /)" => |vm: &mut Vm, file: Gc<MemoryFile>| check_open(vm, file).map(|()| file),
    "__exit__(self, /, *exc_info)" => |vm: &mut Vm, file: Gc<MemoryFile>, _: Value| close(vm, file),
];

const GETTERS: &[Getter] = &[
    Getter { name: "closed", get: |_, file| Ok(Value::from_bool(this(file).content.is_closed.get())), set: None },
    Getter { name: "line_buffering", get: |_, _| Ok(Value::FALSE), set: None },
    Getter { name: "encoding", get: |_, _| Ok(Value::NONE), set: None },
    Getter { name: "errors", get: |_, _| Ok(Value::NONE), set: None },
    Getter { name: "newlines", get: |_, _| Ok(Value::NONE), set: None },
    crate::types::object_::DICT,
];

fn init_module(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let types = [
        ("StringIO", TypeId::StringIO),
        ("BytesIO", TypeId::BytesIO),
        ("TextIOWrapper", TypeId::DiskTextFile),
        ("BufferedReader", TypeId::DiskBinaryFile),
        ("BlockingIOError", TypeId::BlockingIOError),
    ];
    for (name, id) in types {
        let class = vm.type_(id).value();
        vm.add_to_module(module, name, class);
    }
    let unsupported = unsupported_class(vm)?.value();
    vm.add_to_module(module, "UnsupportedOperation", unsupported);
    let open = vm.intern("open");
    let open = vm.builtins.downcast::<crate::object::Dict>().and_then(|names| names.get_str(open));
    vm.add_to_module(module, "open", open.expect("the built-in function"));
    for (name, number) in [("SEEK_SET", 0), ("SEEK_CUR", 1), ("SEEK_END", 2), ("DEFAULT_BUFFER_SIZE", 8192)] {
        vm.add_to_module(module, name, Value::from_small(number));
    }
    Ok(())
}

fn this(file: Value) -> Gc<MemoryFile> {
    file.downcast().expect("the slot belongs to files in memory")
}

fn new_file(vm: &mut Vm, class: Gc<Type>, is_binary: bool) -> PyResult {
    let content = Content { units: RefCell::default(), at: Cell::new(0), is_binary, is_closed: Cell::new(false) };
    Ok(vm.heap.alloc(MemoryFile::new(class.instance_header(), content)).value())
}

fn new_text(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    new_file(vm, class, false)
}

fn new_binary(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    new_file(vm, class, true)
}

fn init_text(vm: &mut Vm, file: Value, arguments: Arguments) -> PyResult<()> {
    let [initial, _newline] = arguments.bind(vm, "StringIO", ["initial_value", "newline"], 0)?;
    if let Some(initial) = initial.bound().filter(|initial| !initial.is_none()) {
        if !initial.is::<Str>() {
            let given = vm.type_name(initial);
            return Err(vm.type_error(format!("initial_value must be str or None, not {given}")));
        }
        *this(file).content.units.borrow_mut() = units_of(vm, this(file), initial)?;
    }
    Ok(())
}

fn init_binary(vm: &mut Vm, file: Value, arguments: Arguments) -> PyResult<()> {
    let [initial] = arguments.bind(vm, "BytesIO", ["initial_bytes"], 0)?;
    if let Some(initial) = initial.bound().filter(|initial| !initial.is_none()) {
        *this(file).content.units.borrow_mut() = units_of(vm, this(file), initial)?;
    }
    Ok(())
}

/// What is written, as the file keeps it.
fn units_of(vm: &mut Vm, file: Gc<MemoryFile>, data: Value) -> PyResult<Vec<u32>> {
    match data.downcast::<Str>() {
        Some(text) if !file.content.is_binary => Ok(text.code_points().collect()),
        Some(_) => Err(vm.type_error("a bytes-like object is required, not 'str'")),
        None if file.content.is_binary => Ok(vm.bytes_of(data)?.iter().map(|&byte| u32::from(byte)).collect()),
        None => {
            let given = vm.type_name(data);
            Err(vm.type_error(format!("string argument expected, got '{given}'")))
        }
    }
}

/// A part of the content as a str or bytes.
fn object(vm: &mut Vm, file: Gc<MemoryFile>, start: usize, end: usize) -> Value {
    let units = file.content.units.borrow();
    if file.content.is_binary {
        let bytes: Vec<u8> = units[start..end].iter().map(|&unit| unit as u8).collect();
        return vm.bytes(bytes).value();
    }
    vm.str_from_points(units[start..end].iter().copied()).value()
}

fn check_open(vm: &mut Vm, file: Gc<MemoryFile>) -> PyResult<()> {
    match (file.content.is_closed.get(), file.content.is_binary) {
        (false, _) => Ok(()),
        (true, false) => Err(vm.value_error("I/O operation on closed file")),
        (true, true) => Err(vm.value_error("I/O operation on closed file.")),
    }
}

/// The part from the place of reading on, of at most `size` units; it counts as read.
fn take(vm: &mut Vm, file: Gc<MemoryFile>, size: Value, until_newline: bool) -> PyResult {
    check_open(vm, file)?;
    let size = if size.is_none() { -1 } else { vm.index_i64(size)? };
    let (start, end) = {
        let units = file.content.units.borrow();
        let start = file.content.at.get().min(units.len());
        let mut end = units.len();
        if until_newline && let Some(newline) = units[start..].iter().position(|unit| *unit == 10) {
            end = start + newline + 1;
        }
        (start, usize::try_from(size).map_or(end, |size| end.min(start.saturating_add(size))))
    };
    file.content.at.set(end.max(file.content.at.get()));
    Ok(object(vm, file, start, end))
}

fn read(vm: &mut Vm, file: Gc<MemoryFile>, size: Value) -> PyResult {
    take(vm, file, size, false)
}

fn read_line(vm: &mut Vm, file: Gc<MemoryFile>, size: Value) -> PyResult {
    take(vm, file, size, true)
}

fn iter(vm: &mut Vm, file: Value) -> PyResult {
    check_open(vm, this(file))?;
    Ok(file)
}

fn next(vm: &mut Vm, file: Value) -> PyResult {
    let line = take(vm, this(file), Value::NONE, true)?;
    Ok(if vm.is_true(line)? { line } else { Value::UNBOUND })
}

fn write(vm: &mut Vm, file: Gc<MemoryFile>, data: Value) -> PyResult<usize> {
    check_open(vm, file)?;
    let new = units_of(vm, file, data)?;
    let mut units = file.content.units.borrow_mut();
    let at = file.content.at.get();
    if at > units.len() && !new.is_empty() {
        units.resize(at, 0);
    }
    let overwritten = new.len().min(units.len().saturating_sub(at));
    let end = (at + overwritten).min(units.len());
    if overwritten > 0 {
        units[at..end].copy_from_slice(&new[..overwritten]);
    }
    units.extend_from_slice(&new[overwritten..]);
    file.content.at.set(at + new.len());
    Ok(new.len())
}

fn write_lines(vm: &mut Vm, file: Gc<MemoryFile>, lines: Value) -> PyResult<()> {
    vm.for_each(lines, |vm, line| write(vm, file, line).map(|_| true))
}

fn value(vm: &mut Vm, file: Gc<MemoryFile>) -> PyResult {
    check_open(vm, file)?;
    let end = file.content.units.borrow().len();
    Ok(object(vm, file, 0, end))
}

fn seek(vm: &mut Vm, file: Gc<MemoryFile>, offset: i64, whence: i64) -> PyResult<i64> {
    check_open(vm, file)?;
    let is_binary = file.content.is_binary;
    let start = match whence {
        0 if offset < 0 => {
            let message = if is_binary { format!("negative seek value {offset}") } else { format!("Negative seek position {offset}") };
            return Err(vm.value_error(message));
        }
        0 => 0,
        1 | 2 if !is_binary && offset != 0 => return Err(vm.raise(TypeId::OSError, "Can't do nonzero cur-relative seeks".into())),
        1 => file.content.at.get() as i64,
        2 => file.content.units.borrow().len() as i64,
        _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    let target = start.saturating_add(offset).max(0);
    file.content.at.set(target as usize);
    Ok(target)
}

fn truncate(vm: &mut Vm, file: Gc<MemoryFile>, size: Value) -> PyResult<i64> {
    check_open(vm, file)?;
    let size = if size.is_none() { file.content.at.get() as i64 } else { vm.index_i64(size)? };
    if size < 0 {
        return Err(vm.value_error(format!("negative size value {size}")));
    }
    file.content.units.borrow_mut().truncate(size as usize);
    Ok(size)
}

fn close(_: &mut Vm, file: Gc<MemoryFile>) {
    file.content.is_closed.set(true);
    file.content.units.borrow_mut().clear();
}
