//! `BytesIO` and `StringIO`: files in memory.

use std::cell::{Cell, RefCell};

use super::base::size_of;
use super::newlines::{LineEnd, Newlines, check_newline, with_newline};
use super::{closed_error, state_of};
use crate::gc::{Gc, Trace, Tracer};
use crate::object::{Arguments, Dict, Getter, Kind, Method, Slots, Str, Tuple, Type, TypeId, TypeSpec, Units};
use crate::types::bytes::{ByteArrayObject, Bytes, writable};
use crate::types::object_::DICT;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// `_io.BytesIO`: a bytearray, unbound when the file is closed, and a place in it.
    pub struct BytesFile {
        pub data: Cell<Value>,
        pub at: Cell<usize>,
    }
}

/// What a `StringIO` is.
#[derive(Default)]
pub struct Content {
    points: RefCell<Vec<u32>>,
    at: Cell<usize>,
    is_closed: Cell<bool>,
    newline: RefCell<Option<String>>,
    newlines: RefCell<Option<Newlines>>,
}

impl Trace for Content {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.buffer(&self.points);
    }
}

crate::object! {
    /// `_io.StringIO`
    pub struct StringFile {
        pub content: Content,
    }
}

pub static BYTES_IO: TypeSpec = TypeSpec {
    base: TypeId::BufferedIoBase,
    kind: Some(Kind::BytesFile),
    has_dict: true,
    slots: Slots { new: Some(new_bytes), init: Some(init_bytes), iter_next: Some(next_bytes), ..Slots::NONE },
    methods: BYTES_METHODS,
    getters: &[Getter { name: "closed", get: |vm, file| { let file: Gc<BytesFile> = state_of(vm, file)?; Ok(Value::from_bool(file.data.get().is_unbound())) }, set: None }, DICT],
    ..TypeSpec::new(TypeId::BytesIO, "_io.BytesIO")
};

const BYTES_METHODS: &[Method] = crate::methods![
    "read(self, size=-1, /)" => |vm: &mut Vm, file: Gc<BytesFile>, size: Value| take_bytes(vm, file, size, false),
    "read1(self, size=-1, /)" => |vm: &mut Vm, file: Gc<BytesFile>, size: Value| take_bytes(vm, file, size, false),
    "readline(self, size=-1, /)" => |vm: &mut Vm, file: Gc<BytesFile>, size: Value| take_bytes(vm, file, size, true),
    "readlines(self, size=None, /)" => bytes_lines,
    "readinto(self, buffer, /)" => read_into,
    "write(self, b, /)" => write_bytes,
    "seek(self, pos, whence=0, /)" => seek_bytes,
    "tell(self, /)" => |vm: &mut Vm, file: Gc<BytesFile>| array(vm, file).map(|_| file.at.get()),
    "truncate(self, size=None, /)" => truncate_bytes,
    "getvalue(self, /)" => |vm: &mut Vm, file: Gc<BytesFile>| { let data = array(vm, file)?.data.0.borrow().clone(); Ok(vm.bytes(data)) as PyResult<_> },
    "getbuffer(self, /)" => |vm: &mut Vm, file: Gc<BytesFile>| { let (data, class) = (array(vm, file)?, vm.type_(TypeId::MemoryView).value()); vm.call(class, &[data.value()]) },
    "flush(self, /)" => |vm: &mut Vm, file: Gc<BytesFile>| array(vm, file).map(|_| ()),
    "close(self, /)" => |_: &mut Vm, file: Gc<BytesFile>| file.data.set(Value::UNBOUND),
    "isatty(self, /)" => |vm: &mut Vm, file: Gc<BytesFile>| array(vm, file).map(|_| false),
    "readable(self, /)" => |vm: &mut Vm, file: Gc<BytesFile>| array(vm, file).map(|_| true),
    "writable(self, /)" => |vm: &mut Vm, file: Gc<BytesFile>| array(vm, file).map(|_| true),
    "seekable(self, /)" => |vm: &mut Vm, file: Gc<BytesFile>| array(vm, file).map(|_| true),
    "__getstate__(self, /)" => bytes_state,
    "__setstate__(self, state, /)" => set_bytes_state,
];

/// The content of an open file.
fn array(vm: &mut Vm, file: Gc<BytesFile>) -> PyResult<Gc<ByteArrayObject>> {
    file.data.get().downcast().ok_or_else(|| closed_error(vm))
}

fn new_bytes(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    let data = vm.bytearray(Vec::new()).value();
    Ok(vm.heap.alloc(BytesFile::new(class.instance_header(), Cell::new(data), Cell::new(0))).value())
}

fn init_bytes(vm: &mut Vm, file: Value, arguments: Arguments) -> PyResult<()> {
    let [initial] = arguments.bind(vm, "BytesIO", ["initial_bytes"], 0)?;
    let data = match initial.bound().filter(|initial| !initial.is_none()) {
        Some(initial) => vm.bytes_of(initial)?.to_vec(),
        None => Vec::new(),
    };
    let file: Gc<BytesFile> = state_of(vm, file)?;
    file.data.set(vm.bytearray(data).value());
    file.at.set(0);
    Ok(())
}

/// The part from the place of reading on, of at most `size` bytes; it counts as read.
fn take_bytes(vm: &mut Vm, file: Gc<BytesFile>, size: Value, is_line: bool) -> PyResult<Gc<Bytes>> {
    let data = array(vm, file)?;
    let size = size_of(vm, size)?;
    let data = data.data.0.borrow();
    let start = file.at.get().min(data.len());
    let mut end = size.map_or(data.len(), |size| data.len().min(start.saturating_add(size)));
    if is_line && let Some(newline) = memchr::memchr(b'\n', &data[start..end]) {
        end = start + newline + 1;
    }
    file.at.set(file.at.get().max(end));
    Ok(vm.bytes(&data[start..end]))
}

fn next_bytes(vm: &mut Vm, file: Value) -> PyResult {
    let file = state_of(vm, file)?;
    let line = take_bytes(vm, file, Value::NONE, true)?;
    Ok(if line.data.0.is_empty() { Value::UNBOUND } else { line.value() })
}

fn bytes_lines(vm: &mut Vm, file: Gc<BytesFile>, hint: Value) -> PyResult {
    array(vm, file)?;
    let hint = size_of(vm, hint)?.filter(|&hint| hint > 0);
    let (list, mut total) = (vm.list(&[]), 0);
    loop {
        let line = take_bytes(vm, file, Value::NONE, true)?;
        if line.data.0.is_empty() || hint.is_some_and(|hint| total >= hint) {
            return Ok(list.value());
        }
        total += line.data.0.len();
        list.items.push(&vm.heap, line.value());
        if hint.is_some_and(|hint| total >= hint) {
            return Ok(list.value());
        }
    }
}

fn read_into(vm: &mut Vm, file: Gc<BytesFile>, target: Value) -> PyResult<usize> {
    let data = array(vm, file)?;
    let place = writable(vm, target, "readinto() argument")?;
    let part = {
        let data = data.data.0.borrow();
        let start = file.at.get().min(data.len());
        data[start..data.len().min(start + place.len())].to_vec()
    };
    place.write(0, &part);
    file.at.set(file.at.get() + part.len());
    Ok(part.len())
}

fn write_bytes(vm: &mut Vm, file: Gc<BytesFile>, new: Value) -> PyResult<usize> {
    let array = array(vm, file)?;
    let new = vm.bytes_of(new)?;
    if new.is_empty() {
        return Ok(0);
    }
    let at = file.at.get();
    vm.check_text_len(at.checked_add(new.len()))?;
    vm.heap.charge((at + new.len()).saturating_sub(array.data.0.borrow().len()));
    let mut data = array.data.0.borrow_mut();
    if at > data.len() {
        data.resize(at, 0);
    }
    let overwritten = new.len().min(data.len() - at);
    data[at..at + overwritten].copy_from_slice(&new[..overwritten]);
    data.extend_from_slice(&new[overwritten..]);
    file.at.set(at + new.len());
    Ok(new.len())
}

fn seek_bytes(vm: &mut Vm, file: Gc<BytesFile>, offset: i64, whence: i64) -> PyResult<i64> {
    let len = array(vm, file)?.data.0.borrow().len() as i64;
    let start = match whence {
        0 if offset < 0 => return Err(vm.value_error(format!("negative seek value {offset}"))),
        0 => 0,
        1 => file.at.get() as i64,
        2 => len,
        _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    let Some(target) = start.checked_add(offset) else { return Err(vm.overflow_error("new position too large")) };
    file.at.set(target.max(0) as usize);
    Ok(target.max(0))
}

fn truncate_bytes(vm: &mut Vm, file: Gc<BytesFile>, size: Value) -> PyResult<i64> {
    let array = array(vm, file)?;
    let size = if size.is_none() { file.at.get() as i64 } else { vm.index_i64(size)? };
    if size < 0 {
        return Err(vm.value_error(format!("negative size value {size}")));
    }
    array.data.0.borrow_mut().truncate(size as usize);
    Ok(size)
}

/// The object's own attributes, or None.
fn attributes(vm: &mut Vm, file: Value) -> Value {
    match vm.attribute_dict(file) {
        Some(dict) if !dict.is_empty() => {
            let copy = vm.dict();
            dict.iter().for_each(|(name, value)| copy.set_interned(vm, name, value));
            copy.value()
        }
        _ => Value::NONE,
    }
}

fn set_attributes(vm: &mut Vm, file: Value, attributes: Value) -> PyResult<()> {
    if let (Some(own), Some(new)) = (vm.attribute_dict(file), attributes.downcast::<Dict>()) {
        own.update(vm, new)?;
    }
    Ok(())
}

fn bytes_state(vm: &mut Vm, file: Gc<BytesFile>) -> PyResult<Gc<Tuple>> {
    let data = array(vm, file)?.data.0.borrow().clone();
    let (data, at) = (vm.bytes(data).value(), vm.int(file.at.get() as i64));
    let attributes = attributes(vm, file.value());
    Ok(vm.tuple(&[data, at, attributes]))
}

/// The parts of a state; TypeError if there are not as many.
fn state_parts<const N: usize>(vm: &mut Vm, file: Value, state: Value) -> PyResult<[Value; N]> {
    match state.downcast::<Tuple>().and_then(|state| <[Value; N]>::try_from(state.as_slice()).ok()) {
        Some(parts) => Ok(parts),
        None => {
            let (class, given) = (vm.type_name(file), vm.type_name(state));
            Err(vm.type_error(format!("{class}.__setstate__ argument should be {N}-tuple, got {given}")))
        }
    }
}

fn set_bytes_state(vm: &mut Vm, file: Gc<BytesFile>, state: Value) -> PyResult<()> {
    array(vm, file)?;
    let [data, at, attributes] = state_parts(vm, file.value(), state)?;
    let data = vm.bytes_of(data)?.to_vec();
    let at = vm.index_i64(at)?;
    let Ok(at) = usize::try_from(at) else { return Err(vm.value_error("position value cannot be negative")) };
    file.data.set(vm.bytearray(data).value());
    file.at.set(at);
    set_attributes(vm, file.value(), attributes)
}

pub static STRING_IO: TypeSpec = TypeSpec {
    base: TypeId::TextIoBase,
    kind: Some(Kind::StringFile),
    has_dict: true,
    slots: Slots { new: Some(new_text), init: Some(init_text), iter_next: Some(next_text), ..Slots::NONE },
    methods: TEXT_METHODS,
    getters: &[
        Getter { name: "closed", get: |vm, file| { let file: Gc<StringFile> = state_of(vm, file)?; Ok(Value::from_bool(file.content.is_closed.get())) }, set: None },
        Getter { name: "line_buffering", get: |vm, file| { let file = state_of(vm, file)?; open(vm, file).map(|()| Value::FALSE) }, set: None },
        Getter { name: "newlines", get: |vm, file| {
            let file: Gc<StringFile> = state_of(vm, file)?;
            open(vm, file)?;
            Ok(file.content.newlines.borrow().as_ref().map_or(Value::NONE, |newlines| newlines.seen(vm)))
        }, set: None },
        DICT,
    ],
    ..TypeSpec::new(TypeId::StringIO, "_io.StringIO")
};

const TEXT_METHODS: &[Method] = crate::methods![
    "read(self, size=-1, /)" => |vm: &mut Vm, file: Gc<StringFile>, size: Value| take_text(vm, file, size, false),
    "readline(self, size=-1, /)" => |vm: &mut Vm, file: Gc<StringFile>, size: Value| take_text(vm, file, size, true),
    "write(self, s, /)" => write_text,
    "seek(self, pos, whence=0, /)" => seek_text,
    "tell(self, /)" => |vm: &mut Vm, file: Gc<StringFile>| open(vm, file).map(|()| file.content.at.get()),
    "truncate(self, pos=None, /)" => truncate_text,
    "getvalue(self, /)" => |vm: &mut Vm, file: Gc<StringFile>| { open(vm, file)?; let points = file.content.points.borrow(); Ok(vm.str_from_points(points.iter().copied())) as PyResult<_> },
    "close(self, /)" => |_: &mut Vm, file: Gc<StringFile>| { file.content.is_closed.set(true); file.content.points.borrow_mut().clear() },
    "readable(self, /)" => |vm: &mut Vm, file: Gc<StringFile>| open(vm, file).map(|()| true),
    "writable(self, /)" => |vm: &mut Vm, file: Gc<StringFile>| open(vm, file).map(|()| true),
    "seekable(self, /)" => |vm: &mut Vm, file: Gc<StringFile>| open(vm, file).map(|()| true),
    "__getstate__(self, /)" => text_state,
    "__setstate__(self, state, /)" => set_text_state,
];

fn open(vm: &mut Vm, file: Gc<StringFile>) -> PyResult<()> {
    if file.content.is_closed.get() { Err(vm.value_error("I/O operation on closed file")) } else { Ok(()) }
}

fn new_text(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    Ok(vm.heap.alloc(StringFile::new(class.instance_header(), Content::default())).value())
}

fn init_text(vm: &mut Vm, file: Value, arguments: Arguments) -> PyResult<()> {
    let [initial, newline] = arguments.bind(vm, "StringIO", ["initial_value", "newline"], 0)?;
    let newline = match (newline.bound(), newline.downcast::<Str>()) {
        (None, _) => Some("\n".to_owned()),
        (Some(Value::NONE), _) => None,
        (_, Some(newline)) => Some(newline.to_text()),
        (Some(newline), None) => {
            let given = vm.type_name(newline);
            return Err(vm.type_error(format!("newline must be str or None, not {given}")));
        }
    };
    check_newline(vm, newline.as_deref(), true)?;
    let file: Gc<StringFile> = state_of(vm, file)?;
    let content = &file.content;
    content.is_closed.set(false);
    content.at.set(0);
    content.points.borrow_mut().clear();
    let is_universal = matches!(newline.as_deref(), None | Some(""));
    *content.newlines.borrow_mut() = is_universal.then(|| Newlines::new(newline.is_none()));
    *content.newline.borrow_mut() = newline;
    if let Some(initial) = initial.bound().filter(|initial| !initial.is_none()) {
        let Some(text) = initial.downcast::<Str>() else {
            let given = vm.type_name(initial);
            return Err(vm.type_error(format!("initial_value must be str or None, not {given}")));
        };
        write_str(vm, file, text)?;
        content.at.set(0);
    }
    Ok(())
}

fn take_text(vm: &mut Vm, file: Gc<StringFile>, size: Value, is_line: bool) -> PyResult<Gc<Str>> {
    open(vm, file)?;
    let size = size_of(vm, size)?;
    let points = file.content.points.borrow();
    let start = file.content.at.get().min(points.len());
    let mut end = size.map_or(points.len(), |size| points.len().min(start.saturating_add(size)));
    if is_line {
        let line_end = LineEnd::of(file.content.newline.borrow().as_deref());
        end = line_end.find(Units::Four(&points[..end]), start).unwrap_or(end);
    }
    file.content.at.set(file.content.at.get().max(end));
    Ok(vm.str_from_points(points[start..end].iter().copied()))
}

fn next_text(vm: &mut Vm, file: Value) -> PyResult {
    let file = state_of(vm, file)?;
    let line = take_text(vm, file, Value::NONE, true)?;
    Ok(if line.is_empty() { Value::UNBOUND } else { line.value() })
}

fn write_text(vm: &mut Vm, file: Gc<StringFile>, text: Value) -> PyResult<usize> {
    let Some(text) = text.downcast::<Str>() else {
        let given = vm.type_name(text);
        return Err(vm.type_error(format!("string argument expected, got '{given}'")));
    };
    open(vm, file)?;
    write_str(vm, file, text)?;
    Ok(text.len())
}

fn write_str(vm: &mut Vm, file: Gc<StringFile>, text: Gc<Str>) -> PyResult<()> {
    let content = &file.content;
    let text = match &mut *content.newlines.borrow_mut() {
        Some(newlines) => newlines.decode(vm, text, true),
        None => text,
    };
    let text = match content.newline.borrow().as_deref() {
        Some(newline @ ("\r" | "\r\n")) => with_newline(vm, text, newline),
        _ => text,
    };
    if text.is_empty() {
        return Ok(());
    }
    let at = content.at.get();
    vm.check_text_len(at.checked_add(text.len()))?;
    vm.heap.charge((at + text.len()).saturating_sub(content.points.borrow().len()) * 4);
    let mut points = content.points.borrow_mut();
    if at > points.len() {
        points.resize(at, 0);
    }
    let overwritten = text.len().min(points.len() - at);
    points[at..at + overwritten].iter_mut().zip(text.code_points()).for_each(|(place, point)| *place = point);
    points.extend(text.code_points().skip(overwritten));
    content.at.set(at + text.len());
    Ok(())
}

fn seek_text(vm: &mut Vm, file: Gc<StringFile>, offset: i64, whence: i64) -> PyResult<i64> {
    open(vm, file)?;
    let target = match whence {
        0 if offset < 0 => return Err(vm.value_error(format!("Negative seek position {offset}"))),
        0 => offset,
        1 | 2 if offset != 0 => return Err(vm.raise(TypeId::OSError, "Can't do nonzero cur-relative seeks".into())),
        1 => file.content.at.get() as i64,
        2 => file.content.points.borrow().len() as i64,
        _ => return Err(vm.value_error(format!("Invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    file.content.at.set(target as usize);
    Ok(target)
}

fn truncate_text(vm: &mut Vm, file: Gc<StringFile>, size: Value) -> PyResult<i64> {
    open(vm, file)?;
    let size = if size.is_none() { file.content.at.get() as i64 } else { vm.index_i64(size)? };
    if size < 0 {
        return Err(vm.value_error(format!("Negative size value {size}")));
    }
    file.content.points.borrow_mut().truncate(size as usize);
    Ok(size)
}

fn text_state(vm: &mut Vm, file: Gc<StringFile>) -> PyResult<Gc<Tuple>> {
    open(vm, file)?;
    let text = vm.str_from_points(file.content.points.borrow().iter().copied()).value();
    let newline = file.content.newline.borrow().as_deref().map_or(Value::NONE, |newline| vm.text(newline));
    let at = vm.int(file.content.at.get() as i64);
    let attributes = attributes(vm, file.value());
    Ok(vm.tuple(&[text, newline, at, attributes]))
}

fn set_text_state(vm: &mut Vm, file: Gc<StringFile>, state: Value) -> PyResult<()> {
    open(vm, file)?;
    let [text, newline, at, attributes] = state_parts(vm, file.value(), state)?;
    let empty = vm.str("").value();
    init_text(vm, file.value(), Arguments::positional(&[empty, newline]))?;
    let Some(text) = text.downcast::<Str>() else { return Err(vm.type_error("initial_value must be str or None")) };
    // The text has its newlines translated already.
    file.content.points.borrow_mut().extend(text.code_points());
    let at = vm.index_i64(at)?;
    let Ok(at) = usize::try_from(at) else { return Err(vm.value_error("position value cannot be negative")) };
    file.content.at.set(at);
    set_attributes(vm, file.value(), attributes)
}
