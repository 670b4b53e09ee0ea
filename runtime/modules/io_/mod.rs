//! `_io`: files. A text file is a wrapper around a buffer around a raw file, each of which may also be written in Python.

mod base;
pub mod buffered;
mod decoder;
mod file_io;
mod memory;
mod newlines;
mod open;
mod pair;
mod standard;
mod text;

use crate::gc::{Gc, KindInfo, Object};
use crate::modules::{NativeModule, State, error_class, raise_of};
use crate::object::{Kind, Method, Type, TypeId, TypeSpec};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};
use buffered::Buffered;
pub use file_io::FileIo;
use memory::{BytesFile, StringFile};
use newlines::NewlineDecoder;
pub use open::open;
use pair::BufferedPair;
pub use standard::{Output, read_input_line, standard_streams, write_stdout};
use text::TextWrapper;

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_io", functions: FUNCTIONS, init: Some(init), doc: "" };

/// `io`, where the standard library is not at hand.
pub static SUBSTITUTE: NativeModule = NativeModule { name: "io", functions: FUNCTIONS, init: Some(init_substitute), doc: "" };

static FUNCTIONS: &[Method] = crate::methods![
    "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)" => open,
    "open_code(path)" => open::open_code,
    "text_encoding(encoding, stacklevel=2, /)" => |vm: &mut Vm, encoding: Value, _: Value| if encoding.is_none() { vm.text("locale") } else { encoding },
];

/// Bytes of a buffer.
pub const BUFFER_SIZE: usize = 8192;

/// The types of this folder.
pub static SPECS: &[&TypeSpec] = &[
    &base::IO_BASE,
    &base::RAW_IO_BASE,
    &base::BUFFERED_IO_BASE,
    &base::TEXT_IO_BASE,
    &file_io::FILE_IO,
    &memory::BYTES_IO,
    &memory::STRING_IO,
    &buffered::READER,
    &buffered::WRITER,
    &buffered::RANDOM,
    &pair::PAIR,
    &text::TEXT_IO_WRAPPER,
    &newlines::NEWLINE_DECODER,
];

/// The native layouts of this folder.
pub static KINDS: &[(Kind, KindInfo)] = &[
    (Kind::FileIo, KindInfo::of::<FileIo>()),
    (Kind::BytesFile, KindInfo::of::<BytesFile>()),
    (Kind::StringFile, KindInfo::of::<StringFile>()),
    (Kind::Buffered, KindInfo::of::<Buffered>()),
    (Kind::BufferedPair, KindInfo::of::<BufferedPair>()),
    (Kind::TextWrapper, KindInfo::of::<TextWrapper>()),
    (Kind::NewlineDecoder, KindInfo::of::<NewlineDecoder>()),
];

/// Classes that programs know.
const CLASSES: &[(&str, TypeId)] = &[
    ("FileIO", TypeId::FileIo),
    ("BytesIO", TypeId::BytesIO),
    ("StringIO", TypeId::StringIO),
    ("BufferedReader", TypeId::BufferedReader),
    ("BufferedWriter", TypeId::BufferedWriter),
    ("BufferedRandom", TypeId::BufferedRandom),
    ("BufferedRWPair", TypeId::BufferedPair),
    ("TextIOWrapper", TypeId::TextIoWrapper),
    ("IncrementalNewlineDecoder", TypeId::NewlineDecoder),
    ("BlockingIOError", TypeId::BlockingIOError),
];

const BASES: [(&str, TypeId); 4] =
    [("IOBase", TypeId::IoBase), ("RawIOBase", TypeId::RawIoBase), ("BufferedIOBase", TypeId::BufferedIoBase), ("TextIOBase", TypeId::TextIoBase)];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    add_content(vm, module)?;
    for (name, id) in BASES {
        let class = vm.type_(id).value();
        vm.add_to_module(module, &format!("_{name}"), class);
    }
    Ok(())
}

fn init_substitute(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    add_content(vm, module)?;
    for (name, id) in BASES {
        let class = vm.type_(id).value();
        vm.add_to_module(module, name, class);
    }
    for (name, number) in [("SEEK_SET", 0), ("SEEK_CUR", 1), ("SEEK_END", 2)] {
        vm.add_to_module(module, name, Value::from_small(number));
    }
    Ok(())
}

fn add_content(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for &(name, id) in CLASSES {
        let class = vm.type_(id).value();
        vm.add_to_module(module, name, class);
    }
    let class = unsupported_class(vm)?.value();
    vm.add_to_module(module, "UnsupportedOperation", class);
    vm.add_to_module(module, "DEFAULT_BUFFER_SIZE", Value::from_small(BUFFER_SIZE as i64));
    let builtins = vm.builtins.downcast::<crate::object::Dict>().expect("made at start");
    let name = vm.intern("open");
    if let Some(open) = builtins.get_str(name) {
        vm.add_to_module(module, "open", open);
    }
    Ok(())
}

/// `io.UnsupportedOperation`
fn unsupported_class(vm: &mut Vm) -> PyResult<Gc<Type>> {
    error_class(vm, State::UnsupportedOperation, "io", "UnsupportedOperation", &[TypeId::OSError, TypeId::ValueError])
}

/// Raises `io.UnsupportedOperation`.
fn unsupported(vm: &mut Vm, message: &str) -> Raised {
    let class = unsupported_class(vm);
    raise_of(vm, class, message)
}

/// `object.name(*values)`
fn call_method(vm: &mut Vm, object: Value, name: &str, values: &[Value]) -> PyResult {
    let name = vm.intern(name);
    let method = vm.get_attr(object, name)?;
    vm.call(method, values)
}

/// An object of a native layout, in a method that anything may be given to.
fn state_of<T: Object>(vm: &mut Vm, value: Value) -> PyResult<Gc<T>> {
    value.downcast().ok_or_else(|| {
        let (expected, given) = (vm.kind_name(T::KIND), vm.type_name(value));
        vm.type_error(format!("argument must be {expected}, not {given}"))
    })
}

fn closed_error(vm: &mut Vm) -> Raised {
    vm.value_error("I/O operation on closed file.")
}

/// TypeError: an open file cannot be sent anywhere.
fn cannot_pickle(vm: &mut Vm, file: Value) -> PyResult {
    let class = vm.type_name(file);
    Err(vm.type_error(format!("cannot pickle '{class}' instances")))
}

/// ValueError if the file is closed.
fn check_closed(vm: &mut Vm, file: Value) -> PyResult<()> {
    if is_closed(vm, file)? { Err(closed_error(vm)) } else { Ok(()) }
}

/// `file.closed`
fn is_closed(vm: &mut Vm, file: Value) -> PyResult<bool> {
    if file.downcast_exact::<FileIo>().is_some() {
        return Ok(file_io::handle(file).number() == crate::modules::descriptors::CLOSED);
    }
    if let Some(buffered) = file.downcast_exact::<Buffered>()
        && let Some(raw) = buffered.raw.get().bound()
    {
        return is_closed(vm, raw);
    }
    let name = vm.intern("closed");
    let closed = vm.get_attr(file, name)?;
    vm.is_true(closed)
}

/// `file.name`, if there is one.
fn find_name(vm: &mut Vm, file: Value) -> PyResult<Option<Value>> {
    let name = vm.intern("name");
    let found = vm.find_attr(file, name);
    Ok(vm.catch(found, TypeId::ValueError)?.flatten())
}

/// Sets `file.name`.
fn name_attribute(vm: &mut Vm, file: Value, value: Value) -> PyResult<()> {
    let name = vm.intern("name");
    vm.set_attr(file, name, Some(value))
}
