//! `_IOBase` and what is derived from it: what every file can do, given the few methods that make it a file.

use super::{call_method, check_closed, unsupported};
use crate::gc::Gc;
use crate::object::{Getter, List, Method, Slots, TypeId, TypeSpec};
use crate::types::bytes::{buffer, writable};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static IO_BASE: TypeSpec = TypeSpec {
    has_dict: true,
    slots: Slots { iter: Some(iter), iter_next: Some(next), ..Slots::NONE },
    methods: IO_METHODS,
    getters: &[Getter { name: "closed", get: |vm, file| is_marked_closed(vm, file).map(Value::from_bool), set: None }, crate::types::object_::DICT],
    doc: "The abstract base class for all I/O classes.\n",
    ..TypeSpec::new(TypeId::IoBase, "_io._IOBase")
};

pub static RAW_IO_BASE: TypeSpec = TypeSpec {
    base: TypeId::IoBase,
    has_dict: true,
    methods: crate::methods!["read(self, size=-1, /)" => raw_read, "readall(self, /)" => raw_read_all],
    doc: "Base class for raw binary I/O.",
    ..TypeSpec::new(TypeId::RawIoBase, "_io._RawIOBase")
};

pub static BUFFERED_IO_BASE: TypeSpec = TypeSpec {
    base: TypeId::IoBase,
    has_dict: true,
    methods: crate::methods![
        "detach(self, /)" => |vm: &mut Vm, _: Value| -> PyResult { Err(unsupported(vm, "detach")) },
        "read(self, size=-1, /)" => |vm: &mut Vm, _: Value, _: Value| -> PyResult { Err(unsupported(vm, "read")) },
        "read1(self, size=-1, /)" => |vm: &mut Vm, _: Value, _: Value| -> PyResult { Err(unsupported(vm, "read1")) },
        "readinto(self, buffer, /)" => |vm: &mut Vm, this: Value, target: Value| read_into(vm, this, target, "read", "readinto"),
        "readinto1(self, buffer, /)" => |vm: &mut Vm, this: Value, target: Value| read_into(vm, this, target, "read1", "readinto1"),
        "write(self, b, /)" => |vm: &mut Vm, _: Value, _: Value| -> PyResult { Err(unsupported(vm, "write")) },
    ],
    doc: "Base class for buffered IO objects.",
    ..TypeSpec::new(TypeId::BufferedIoBase, "_io._BufferedIOBase")
};

pub static TEXT_IO_BASE: TypeSpec = TypeSpec {
    base: TypeId::IoBase,
    has_dict: true,
    methods: crate::methods![
        "detach(self, /)" => |vm: &mut Vm, _: Value| -> PyResult { Err(unsupported(vm, "detach")) },
        "read(self, size=-1, /)" => |vm: &mut Vm, _: Value, _: Value| -> PyResult { Err(unsupported(vm, "read")) },
        "readline(self, size=-1, /)" => |vm: &mut Vm, _: Value, _: Value| -> PyResult { Err(unsupported(vm, "readline")) },
        "write(self, s, /)" => |vm: &mut Vm, _: Value, _: Value| -> PyResult { Err(unsupported(vm, "write")) },
    ],
    getters: &[
        Getter { name: "encoding", get: |_, _| Ok(Value::NONE), set: None },
        Getter { name: "newlines", get: |_, _| Ok(Value::NONE), set: None },
        Getter { name: "errors", get: |_, _| Ok(Value::NONE), set: None },
    ],
    doc: "Base class for text I/O.",
    ..TypeSpec::new(TypeId::TextIoBase, "_io._TextIOBase")
};

const IO_METHODS: &[Method] = crate::methods![
    "seek(self, offset, whence=0, /)" => |vm: &mut Vm, _: Value, _: Value, _: Value| -> PyResult { Err(unsupported(vm, "seek")) },
    "tell(self, /)" => |vm: &mut Vm, this: Value| call_method(vm, this, "seek", &[Value::from_small(0), Value::from_small(1)]),
    "truncate(self, size=None, /)" => |vm: &mut Vm, _: Value, _: Value| -> PyResult { Err(unsupported(vm, "truncate")) },
    "fileno(self, /)" => |vm: &mut Vm, _: Value| -> PyResult { Err(unsupported(vm, "fileno")) },
    "flush(self, /)" => flush,
    "close(self, /)" => close,
    "seekable(self, /)" => |vm: &mut Vm, this: Value| check_closed(vm, this).map(|()| false),
    "readable(self, /)" => |vm: &mut Vm, this: Value| check_closed(vm, this).map(|()| false),
    "writable(self, /)" => |vm: &mut Vm, this: Value| check_closed(vm, this).map(|()| false),
    "isatty(self, /)" => |vm: &mut Vm, this: Value| check_closed(vm, this).map(|()| false),
    "readline(self, size=-1, /)" => read_line,
    "readlines(self, hint=-1, /)" => read_lines,
    "writelines(self, lines, /)" => write_lines,
    "_checkClosed(self, msg=None, /)" => |vm: &mut Vm, this: Value, _: Value| check_closed(vm, this),
    "_checkSeekable(self, msg=None, /)" => |vm: &mut Vm, this: Value, _: Value| check_able(vm, this, "seekable"),
    "_checkReadable(self, msg=None, /)" => |vm: &mut Vm, this: Value, _: Value| check_able(vm, this, "readable"),
    "_checkWritable(self, msg=None, /)" => |vm: &mut Vm, this: Value, _: Value| check_able(vm, this, "writable"),
    "__enter__(self, /)" => |vm: &mut Vm, this: Value| check_closed(vm, this).map(|()| this),
    "__exit__(self, /, *exc_info)" => |vm: &mut Vm, this: Value, _: Value| call_method(vm, this, "close", &[]),
];

/// The attribute that marks a closed file; its name is as private as in CPython.
const CLOSED: &str = "__IOBase_closed";

fn is_marked_closed(vm: &mut Vm, file: Value) -> PyResult<bool> {
    let name = vm.intern(CLOSED);
    Ok(vm.find_attr(file, name)?.is_some())
}

pub fn mark_closed(vm: &mut Vm, file: Value) -> PyResult<()> {
    let name = vm.intern(CLOSED);
    vm.set_attr(file, name, Some(Value::TRUE))
}

/// UnsupportedOperation unless the file is readable, writable or seekable.
pub fn check_able(vm: &mut Vm, file: Value, ability: &str) -> PyResult<()> {
    if call_method(vm, file, ability, &[])? == Value::TRUE {
        return Ok(());
    }
    Err(unsupported(vm, &format!("File or stream is not {ability}.")))
}

fn iter(vm: &mut Vm, file: Value) -> PyResult {
    check_closed(vm, file)?;
    Ok(file)
}

fn next(vm: &mut Vm, file: Value) -> PyResult {
    let line = call_method(vm, file, "readline", &[])?;
    Ok(if vm.len(line)? == 0 { Value::UNBOUND } else { line })
}

fn flush(vm: &mut Vm, file: Value) -> PyResult<()> {
    if is_marked_closed(vm, file)? { Err(vm.value_error("I/O operation on closed file.")) } else { Ok(()) }
}

fn close(vm: &mut Vm, file: Value) -> PyResult<()> {
    if is_marked_closed(vm, file)? {
        return Ok(());
    }
    let flushed = call_method(vm, file, "flush", &[]);
    mark_closed(vm, file)?;
    flushed.map(|_| ())
}

/// A size that may be None, for all.
pub fn size_of(vm: &mut Vm, size: Value) -> PyResult<Option<usize>> {
    if size.is_none() {
        return Ok(None);
    }
    if size.as_int_ref().is_none() && vm.class_of(size).slots().index.is_none() {
        let given = vm.type_name(size);
        return Err(vm.type_error(format!("argument should be integer or None, not '{given}'")));
    }
    Ok(usize::try_from(vm.index_i64(size)?).ok())
}

/// Bytes up to a line's end, one by one unless the file can show what comes.
fn read_line(vm: &mut Vm, file: Value, size: Value) -> PyResult {
    let limit = size_of(vm, size)?;
    let peek = vm.intern("peek");
    let peek = vm.find_attr(file, peek)?;
    let mut line = Vec::new();
    while limit.is_none_or(|limit| line.len() < limit) {
        let mut wanted = 1;
        if let Some(peek) = peek {
            let ahead = vm.call(peek, &[Value::from_small(1)])?;
            let Some(ahead) = buffer(ahead).filter(|_| vm.is_instance(ahead, TypeId::Bytes)) else {
                let given = vm.type_name(ahead);
                return Err(vm.raise(TypeId::OSError, format!("peek() should have returned a bytes object, not '{given}'")));
            };
            let until = memchr::memchr(b'\n', &ahead).map_or(ahead.len(), |end| end + 1);
            wanted = limit.map_or(until, |limit| until.min(limit - line.len())).max(1);
        }
        let wanted = vm.int(wanted as i64);
        let part = call_method(vm, file, "read", &[wanted])?;
        let Some(part_bytes) = buffer(part).filter(|_| vm.is_instance(part, TypeId::Bytes)) else {
            let given = vm.type_name(part);
            return Err(vm.raise(TypeId::OSError, format!("read() should have returned a bytes object, not '{given}'")));
        };
        if part_bytes.is_empty() {
            break;
        }
        line.extend_from_slice(&part_bytes);
        if line.last() == Some(&b'\n') {
            break;
        }
    }
    Ok(vm.bytes(line).value())
}

fn read_lines(vm: &mut Vm, file: Value, hint: Value) -> PyResult<Gc<List>> {
    let hint = size_of(vm, hint)?.filter(|&hint| hint > 0);
    let (list, mut total) = (vm.list(&[]), 0);
    vm.for_each(file, |vm, line| {
        list.items.push(&vm.heap, line);
        if hint.is_some() {
            total += vm.len(line)?;
        }
        Ok(hint.is_none_or(|hint| total < hint))
    })?;
    Ok(list)
}

fn write_lines(vm: &mut Vm, file: Value, lines: Value) -> PyResult<()> {
    check_closed(vm, file)?;
    vm.for_each(lines, |vm, line| call_method(vm, file, "write", &[line]).map(|_| true))
}

fn raw_read(vm: &mut Vm, file: Value, size: i64) -> PyResult {
    if size < 0 {
        return call_method(vm, file, "readall", &[]);
    }
    vm.check_text_len(Some(size as usize))?;
    let target = vm.bytearray(vec![0; size as usize]);
    let read_into = vm.intern("readinto");
    let Some(read_into) = vm.find_attr(file, read_into)? else {
        let exception = vm.new_exception(TypeId::NotImplementedError, &[]);
        return Err(vm.raise_object(exception));
    };
    let count = vm.call(read_into, &[target.value()])?;
    if count.is_none() {
        return Ok(count);
    }
    let count = vm.index_i64(count)?;
    let data = target.data.0.borrow();
    match usize::try_from(count).ok().and_then(|count| data.get(..count)) {
        Some(data) => Ok(vm.bytes(data).value()),
        None => Err(vm.value_error(format!("readinto returned {count} outside buffer size {size}"))),
    }
}

fn raw_read_all(vm: &mut Vm, file: Value) -> PyResult {
    let mut all = Vec::new();
    loop {
        let part = call_method(vm, file, "read", &[Value::from_small(super::BUFFER_SIZE as i64)])?;
        match buffer(part) {
            None if part.is_none() && all.is_empty() => return Ok(part),
            None if part.is_none() => break,
            None => return Err(vm.type_error("read() should return bytes")),
            Some(part) if part.is_empty() => break,
            Some(part) => all.extend_from_slice(&part),
        }
    }
    Ok(vm.bytes(all).value())
}

fn read_into(vm: &mut Vm, file: Value, target: Value, method: &str, name: &str) -> PyResult<usize> {
    let place = writable(vm, target, &format!("{name}() argument"))?;
    let size = vm.int(place.len() as i64);
    let data = call_method(vm, file, method, &[size])?;
    let Some(data) = buffer(data).filter(|_| vm.is_instance(data, TypeId::Bytes)) else {
        return Err(vm.type_error("read() should return bytes"));
    };
    if !place.write(0, &data) {
        let (given, most) = (data.len(), place.len());
        return Err(vm.value_error(format!("read() returned too much data: {most} bytes requested, {given} returned")));
    }
    Ok(data.len())
}
