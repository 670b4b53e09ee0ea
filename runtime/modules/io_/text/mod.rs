//! `TextIOWrapper`: text in a binary file.
//!
//! The file is read in chunks. Of the last one, the wrapper keeps the text (`decoded`, of which the program has the first `used`
//! characters) and what it takes to find the place of a character: the decoder as it was before the chunk, and the chunk.

mod reading;

use std::cell::{Cell, RefCell};

use reading::{next, read, read_line, seek, tell};

use super::base::size_of;
use super::buffered::{self, Buffered, Stream};
use super::decoder::Decoder;
use super::newlines::{Newlines, check_newline, with_newline};
use super::{call_method, cannot_pickle, find_name, is_closed, unsupported};
use crate::gc::{Gc, Trace, Tracer};
use crate::object::{Arguments, Getter, Kind, Method, Slots, Str, Type, TypeId, TypeSpec};
use crate::types::bytes::codecs::{Encoding, encode_as};
use crate::types::object_::DICT;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// What a wrapper is, apart from objects.
pub struct Wrapper {
    encoding_name: RefCell<String>,
    errors: RefCell<String>,
    encoding: Cell<Encoding>,
    newline: RefCell<Option<String>>,
    line_buffering: Cell<bool>,
    write_through: Cell<bool>,
    is_seekable: Cell<bool>,
    is_writable: Cell<bool>,
    /// False while the program iterates.
    tells: Cell<bool>,
    chunk_size: Cell<usize>,
    used: Cell<usize>,
    decoder: RefCell<Option<Decoder>>,
    /// The decoder before the last chunk, and the chunk.
    snapshot: RefCell<Option<(Decoder, Vec<u8>)>>,
    /// Bytes for a buffer that is written in Python.
    pending: RefCell<Vec<u8>>,
    /// The encoding's byte order mark was written, or is not wanted.
    is_marked: Cell<bool>,
    is_detached: Cell<bool>,
    /// Text goes to a stream of the process as it is.
    pub direct: Cell<Option<Stream>>,
}

impl Wrapper {
    fn new() -> Wrapper {
        Wrapper {
            encoding_name: RefCell::default(),
            errors: RefCell::default(),
            encoding: Cell::new(Encoding::Utf8),
            newline: RefCell::default(),
            line_buffering: Cell::new(false),
            write_through: Cell::new(false),
            is_seekable: Cell::new(false),
            is_writable: Cell::new(false),
            tells: Cell::new(false),
            chunk_size: Cell::new(super::BUFFER_SIZE),
            used: Cell::new(0),
            decoder: RefCell::default(),
            snapshot: RefCell::default(),
            pending: RefCell::default(),
            is_marked: Cell::new(false),
            is_detached: Cell::new(false),
            direct: Cell::new(None),
        }
    }
}

impl Trace for Wrapper {
    fn trace(&self, _: &mut Tracer) {}
}

crate::object! {
    /// `_io.TextIOWrapper`. The buffer is unbound before `__init__` and after `detach()`; the decoded text is unbound if there is none.
    pub struct TextWrapper {
        pub buffer: Cell<Value>,
        pub decoded: Cell<Value>,
        pub state: Wrapper,
    }
}

pub static TEXT_IO_WRAPPER: TypeSpec = TypeSpec {
    base: TypeId::TextIoBase,
    kind: Some(Kind::TextWrapper),
    has_dict: true,
    slots: Slots { new: Some(new), init: Some(init), repr: Some(repr), iter_next: Some(next), ..Slots::NONE },
    methods: METHODS,
    getters: &[
        Getter { name: "buffer", get: |vm, file| attached(vm, file).map(|this| this.buffer.get()), set: None },
        Getter { name: "encoding", get: |vm, file| { let this = attached(vm, file)?; Ok(vm.text(&this.state.encoding_name.borrow())) }, set: None },
        Getter { name: "errors", get: |vm, file| { let this = attached(vm, file)?; Ok(vm.text(&this.state.errors.borrow())) }, set: None },
        Getter { name: "newlines", get: newlines, set: None },
        Getter { name: "name", get: |vm, file| { let (this, name) = (attached(vm, file)?, vm.intern("name")); vm.get_attr(this.buffer.get(), name) }, set: None },
        Getter { name: "closed", get: |vm, file| { let this = attached(vm, file)?; is_closed(vm, this.buffer.get()).map(Value::from_bool) }, set: None },
        Getter { name: "line_buffering", get: |vm, file| attached(vm, file).map(|this| Value::from_bool(this.state.line_buffering.get())), set: None },
        Getter { name: "write_through", get: |vm, file| attached(vm, file).map(|this| Value::from_bool(this.state.write_through.get())), set: None },
        Getter { name: "_CHUNK_SIZE", get: |vm, file| { let this = attached(vm, file)?; Ok(vm.int(this.state.chunk_size.get() as i64)) }, set: Some(set_chunk_size) },
        DICT,
    ],
    ..TypeSpec::new(TypeId::TextIoWrapper, "_io.TextIOWrapper")
};

const METHODS: &[Method] = crate::methods![
    "read(self, size=-1, /)" => read,
    "readline(self, size=-1, /)" => |vm: &mut Vm, file: Value, size: Value| { let this = open(vm, file)?; let limit = size_of(vm, size)?; read_line(vm, this, limit) },
    "write(self, text, /)" => write,
    "flush(self, /)" => flush,
    "close(self, /)" => close,
    "detach(self, /)" => detach,
    "seek(self, cookie, whence=0, /)" => seek,
    "tell(self, /)" => |vm: &mut Vm, file: Value| { let this = open(vm, file)?; tell(vm, this) },
    "truncate(self, pos=None, /)" => |vm: &mut Vm, file: Value, size: Value| { let this = attached(vm, file)?; flush(vm, file)?; call_method(vm, this.buffer.get(), "truncate", &[size]) },
    "reconfigure(self, /, *, encoding=None, errors=None, newline=<unrepresentable>, line_buffering=None, write_through=None)" => reconfigure,
    "seekable(self, /)" => |vm: &mut Vm, file: Value| ask_buffer(vm, file, "seekable"),
    "readable(self, /)" => |vm: &mut Vm, file: Value| ask_buffer(vm, file, "readable"),
    "writable(self, /)" => |vm: &mut Vm, file: Value| ask_buffer(vm, file, "writable"),
    "fileno(self, /)" => |vm: &mut Vm, file: Value| ask_buffer(vm, file, "fileno"),
    "isatty(self, /)" => |vm: &mut Vm, file: Value| ask_buffer(vm, file, "isatty"),
    "__reduce__(self, /)" => cannot_pickle,
    "__reduce_ex__(self, protocol, /)" => |vm: &mut Vm, file: Value, _: Value| cannot_pickle(vm, file),
];

fn this(file: Value) -> Gc<TextWrapper> {
    file.downcast().expect("the slot belongs to text files")
}

/// The file, if it has a buffer.
fn attached(vm: &mut Vm, file: Value) -> PyResult<Gc<TextWrapper>> {
    let this: Gc<TextWrapper> = super::state_of(vm, file)?;
    match this.buffer.get().bound() {
        Some(_) => Ok(this),
        None if this.state.is_detached.get() => Err(vm.value_error("underlying buffer has been detached")),
        None => Err(vm.value_error("I/O operation on uninitialized object")),
    }
}

/// The file, if it is open.
fn open(vm: &mut Vm, file: Value) -> PyResult<Gc<TextWrapper>> {
    let this = attached(vm, file)?;
    if is_closed(vm, this.buffer.get())? { Err(super::closed_error(vm)) } else { Ok(this) }
}

fn ask_buffer(vm: &mut Vm, file: Value, question: &str) -> PyResult {
    let this = attached(vm, file)?;
    call_method(vm, this.buffer.get(), question, &[])
}

fn new(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    let nothing = Cell::new(Value::UNBOUND);
    Ok(vm.heap.alloc(TextWrapper::new(class.instance_header(), nothing.clone(), nothing, Wrapper::new())).value())
}

/// A str argument that may be None.
pub fn text_option(vm: &mut Vm, function: &str, name: &str, value: Value) -> PyResult<Option<String>> {
    match value.downcast::<Str>() {
        Some(text) => Ok(Some(text.to_text())),
        None if value.is_none() || value.is_unbound() => Ok(None),
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("{function}() argument '{name}' must be str or None, not {given}")))
        }
    }
}

fn init(vm: &mut Vm, file: Value, arguments: Arguments) -> PyResult<()> {
    let names = ["buffer", "encoding", "errors", "newline", "line_buffering", "write_through"];
    let [buffer, encoding, errors, newline, line_buffering, write_through] = arguments.bind(vm, "TextIOWrapper", names, 1)?;
    let encoding = text_option(vm, "TextIOWrapper", "encoding", encoding)?;
    let errors = text_option(vm, "TextIOWrapper", "errors", errors)?;
    let newline = text_option(vm, "TextIOWrapper", "newline", newline)?;
    check_newline(vm, newline.as_deref(), false)?;
    let encoding_name = match encoding.as_deref() {
        None | Some("locale") => "UTF-8".to_owned(),
        Some(name) => name.to_owned(),
    };
    let encoding = Encoding::find(vm, &encoding_name)?;
    let this = this(file);
    let state = &this.state;
    this.buffer.set(Value::UNBOUND);
    let is_readable = call_method(vm, buffer, "readable", &[])? == Value::TRUE;
    let is_writable = call_method(vm, buffer, "writable", &[])? == Value::TRUE;
    let is_seekable = call_method(vm, buffer, "seekable", &[])? == Value::TRUE;
    *state.encoding_name.borrow_mut() = encoding_name;
    *state.errors.borrow_mut() = errors.unwrap_or_else(|| "strict".to_owned());
    state.encoding.set(encoding);
    *state.newline.borrow_mut() = newline;
    let is_true = |vm: &mut Vm, value: Value| value.bound().map_or(Ok(false), |value| vm.is_true(value));
    state.line_buffering.set(is_true(vm, line_buffering)?);
    state.write_through.set(is_true(vm, write_through)?);
    state.is_seekable.set(is_seekable);
    state.is_writable.set(is_writable);
    state.tells.set(is_seekable);
    state.is_detached.set(false);
    state.direct.set(None);
    state.pending.borrow_mut().clear();
    set_decoder(this, is_readable);
    forget_chunk(this);
    state.is_marked.set(false);
    if is_seekable && is_writable {
        let place = call_method(vm, buffer, "tell", &[])?;
        state.is_marked.set(vm.index_i64(place)? != 0);
    }
    this.buffer.set(buffer);
    Ok(())
}

fn set_decoder(this: Gc<TextWrapper>, is_readable: bool) {
    let state = &this.state;
    let newline = state.newline.borrow();
    let newlines = matches!(newline.as_deref(), None | Some("")).then(|| Newlines::new(newline.is_none()));
    *state.decoder.borrow_mut() = is_readable.then(|| Decoder::new(state.encoding.get(), &state.errors.borrow(), newlines));
}

/// The text file of a stream of the process.
pub fn standard(vm: &mut Vm, buffer: Value, errors: &str, stream: Option<Stream>, is_interactive: bool) -> PyResult {
    let class = vm.type_(TypeId::TextIoWrapper).value();
    let (encoding, errors, newline) = (vm.text("utf-8"), vm.text(errors), if stream.is_some() { vm.text("\n") } else { Value::NONE });
    let line_buffering = Value::from_bool(is_interactive || stream == Some(Stream::Stderr));
    let file = vm.call(class, &[buffer, encoding, errors, newline, line_buffering])?;
    this(file).state.direct.set(stream);
    let mode = vm.text(if stream.is_some() { "w" } else { "r" });
    let name = vm.intern("mode");
    vm.set_attr(file, name, Some(mode))?;
    Ok(file)
}

/// The stream of the process that text may be written to without the file.
pub fn direct(file: Value) -> Option<Stream> {
    file.downcast_exact::<TextWrapper>().and_then(|file| file.state.direct.get())
}

fn forget_chunk(this: Gc<TextWrapper>) {
    this.decoded.set(Value::UNBOUND);
    this.state.used.set(0);
    *this.state.snapshot.borrow_mut() = None;
}

fn native_buffer(this: Gc<TextWrapper>) -> Option<Gc<Buffered>> {
    this.buffer.get().downcast_exact::<Buffered>()
}

fn write(vm: &mut Vm, file: Value, text: Value) -> PyResult<usize> {
    let this = attached(vm, file)?;
    let Some(text) = text.downcast::<Str>() else {
        let given = vm.argument_name(text);
        return Err(vm.type_error(format!("write() argument must be str, not {given}")));
    };
    open(vm, file)?;
    if !this.state.is_writable.get() {
        return Err(unsupported(vm, "not writable"));
    }
    write_text(vm, file, this, text)?;
    Ok(text.len())
}

fn write_text(vm: &mut Vm, file: Value, this: Gc<TextWrapper>, text: Gc<Str>) -> PyResult<()> {
    let state = &this.state;
    let newline = match state.newline.borrow().as_deref() {
        Some("\r") => "\r",
        Some("\r\n") => "\r\n",
        _ => "\n",
    };
    let needs_flush = state.line_buffering.get() && text.code_points().any(|point| point == 10 || point == 13);
    let translated = if newline == "\n" { text } else { with_newline(vm, text, newline) };
    let encoding = match (state.encoding.get(), state.is_marked.replace(true)) {
        (Encoding::Utf8Signature, true) => Encoding::Utf8,
        (Encoding::Wide { bytes, is_big, .. }, true) => Encoding::Wide { bytes, is_big, has_mark: false },
        (encoding, _) => encoding,
    };
    let errors = state.errors.borrow().clone();
    let data = encode_as(vm, translated, encoding, &errors)?;
    match native_buffer(this) {
        Some(native) => buffered::write_bytes(vm, native, &data)?,
        None => {
            let size = {
                let mut pending = state.pending.borrow_mut();
                pending.extend_from_slice(&data);
                pending.len()
            };
            if size >= state.chunk_size.get() || needs_flush || state.write_through.get() {
                write_out(vm, this)?;
            }
        }
    }
    if state.decoder.borrow().is_some() {
        forget_chunk(this);
        state.decoder.borrow_mut().as_mut().expect("there is one").reset(false);
    }
    if needs_flush { flush(vm, file) } else { Ok(()) }
}

/// Gives what waits to the buffer.
fn write_out(vm: &mut Vm, this: Gc<TextWrapper>) -> PyResult<()> {
    let pending = this.state.pending.take();
    if pending.is_empty() {
        return Ok(());
    }
    let data = vm.bytes(pending).value();
    call_method(vm, this.buffer.get(), "write", &[data]).map(|_| ())
}

fn flush(vm: &mut Vm, file: Value) -> PyResult<()> {
    let this = open(vm, file)?;
    this.state.tells.set(this.state.is_seekable.get());
    write_out(vm, this)?;
    match native_buffer(this) {
        Some(native) => buffered::flush(vm, native),
        None => call_method(vm, this.buffer.get(), "flush", &[]).map(|_| ()),
    }
}

fn close(vm: &mut Vm, file: Value) -> PyResult {
    let this = attached(vm, file)?;
    if is_closed(vm, this.buffer.get())? {
        return Ok(Value::NONE);
    }
    this.state.direct.set(None);
    let flushed = call_method(vm, file, "flush", &[]);
    let raised = flushed.err().map(|_| vm.take_raised());
    let closed = call_method(vm, this.buffer.get(), "close", &[]);
    match raised {
        Some(exception) if closed.is_ok() => Err(vm.raise_object(exception)),
        _ => closed,
    }
}

fn detach(vm: &mut Vm, file: Value) -> PyResult {
    let this = attached(vm, file)?;
    call_method(vm, file, "flush", &[])?;
    this.state.direct.set(None);
    this.state.is_detached.set(true);
    Ok(this.buffer.replace(Value::UNBOUND))
}

fn reconfigure(vm: &mut Vm, file: Value, encoding: Value, errors: Value, newline: Option<Value>, line_buffering: Value, write_through: Value) -> PyResult<()> {
    let this = attached(vm, file)?;
    let state = &this.state;
    let changes_text = !encoding.is_none() || !errors.is_none() || newline.is_some();
    if this.decoded.get().bound().is_some() && changes_text {
        return Err(unsupported(vm, "It is not possible to set the encoding or newline of stream after the first read"));
    }
    let encoding_name = text_option(vm, "reconfigure", "encoding", encoding)?;
    let errors = text_option(vm, "reconfigure", "errors", errors)?;
    let newline = match newline {
        Some(newline) => Some(text_option(vm, "reconfigure", "newline", newline)?),
        None => None,
    };
    if let Some(newline) = &newline {
        check_newline(vm, newline.as_deref(), false)?;
    }
    let flags = [line_buffering, write_through].map(|flag| if flag.is_none() { Ok(None) } else { vm.is_true(flag).map(Some) });
    let [line_buffering, write_through] = flags;
    call_method(vm, file, "flush", &[])?;
    if let Some(name) = encoding_name {
        let name = if name == "locale" { "UTF-8".to_owned() } else { name };
        state.encoding.set(Encoding::find(vm, &name)?);
        *state.encoding_name.borrow_mut() = name;
        *state.errors.borrow_mut() = "strict".to_owned();
    }
    if let Some(errors) = errors {
        *state.errors.borrow_mut() = errors;
    }
    if let Some(newline) = newline {
        *state.newline.borrow_mut() = newline;
    }
    if changes_text {
        state.direct.set(None);
        let is_readable = state.decoder.borrow().is_some();
        set_decoder(this, is_readable);
    }
    state.line_buffering.set(line_buffering?.unwrap_or(state.line_buffering.get()));
    state.write_through.set(write_through?.unwrap_or(state.write_through.get()));
    Ok(())
}

fn newlines(vm: &mut Vm, file: Value) -> PyResult {
    let this = attached(vm, file)?;
    let decoder = this.state.decoder.borrow();
    Ok(decoder.as_ref().and_then(|decoder| decoder.newlines.as_ref()).map_or(Value::NONE, |newlines| newlines.seen(vm)))
}

fn set_chunk_size(vm: &mut Vm, file: Value, size: Option<Value>) -> PyResult<()> {
    let this = attached(vm, file)?;
    let Some(size) = size else { return Err(vm.raise(TypeId::AttributeError, "cannot delete attribute".into())) };
    match usize::try_from(vm.index_i64(size)?) {
        Ok(size) if size > 0 => {
            this.state.chunk_size.set(size);
            Ok(())
        }
        _ => Err(vm.value_error("a strictly positive integer is required")),
    }
}

fn repr(vm: &mut Vm, file: Value) -> PyResult {
    let this: Gc<TextWrapper> = super::state_of(vm, file)?;
    if this.buffer.get().is_unbound() && !this.state.is_detached.get() {
        return Err(uninitialized(vm));
    }
    let class = vm.class_of(file);
    let mut text = format!("<{}", vm.full_name(class));
    let name = if this.buffer.get().is_unbound() { None } else { find_name(vm, file)? };
    if let Some(name) = name {
        let Some(name) = vm.guard_repr(file, |vm| vm.repr_text(name))? else {
            return Err(vm.raise(TypeId::RuntimeError, format!("reentrant call inside {}.__repr__", vm.type_name(file))));
        };
        text.push_str(&format!(" name={name}"));
    }
    let mode = vm.intern("mode");
    if let Some(mode) = vm.find_attr(file, mode)? {
        text.push_str(&format!(" mode={}", vm.repr_text(mode)?));
    }
    let encoding = vm.text(&this.state.encoding_name.borrow());
    text.push_str(&format!(" encoding={}>", vm.repr_text(encoding)?));
    Ok(vm.text(&text))
}

fn uninitialized(vm: &mut Vm) -> Raised {
    vm.value_error("I/O operation on uninitialized object")
}
