//! The streams of the process: `sys.stdin`, `sys.stdout`, `sys.stderr`.
//!
//! They are text files as any other, except that the buffers of the last two are the machine's, so that `print` writes without
//! going through three objects.

use super::buffered::{self, Stream};
use super::file_io::{STDERR, STDIN, STDOUT};
use super::{call_method, file_io, text};
use crate::gc::Gc;
use crate::modules::State;
use crate::object::{Dict, Known, Str, TypeId};
use crate::types::exceptions::surrogate_error;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The three streams: made when `sys` is.
pub fn standard_streams(vm: &mut Vm) -> PyResult<[(&'static str, Value); 3]> {
    let raw = file_io::lent(vm, STDIN, "<stdin>")?;
    let class = vm.type_(TypeId::BufferedReader).value();
    let buffer = vm.call(class, &[raw])?;
    let stdin = text::standard(vm, buffer, "strict", None, false)?;
    let raw = file_io::lent(vm, STDOUT, "<stdout>")?;
    let buffer = buffered::standard(vm, raw, Stream::Stdout)?;
    let is_terminal = vm.stdout.is_terminal();
    let stdout = text::standard(vm, buffer, "strict", Some(Stream::Stdout), is_terminal)?;
    let raw = file_io::lent(vm, STDERR, "<stderr>")?;
    let buffer = buffered::standard(vm, raw, Stream::Stderr)?;
    let stderr = text::standard(vm, buffer, "backslashreplace", Some(Stream::Stderr), false)?;
    Ok([("stdin", stdin), ("stdout", stdout), ("stderr", stderr)])
}

/// `sys.stdout` and the like; `None` if `sys` was never imported, so that it is the stream of the process.
pub fn system_stream(vm: &mut Vm, name: &str) -> PyResult<Option<Value>> {
    let Some(dict) = vm.state(State::SysDict).downcast::<Dict>() else { return Ok(None) };
    let key = vm.intern(name);
    match dict.get_str(key) {
        Some(stream) => Ok(Some(stream)),
        None => Err(vm.raise(TypeId::RuntimeError, format!("lost sys.{name}"))),
    }
}

/// Where `print` and messages go.
pub enum Output {
    Direct(Stream),
    Object(Value),
}

impl Output {
    /// A file, or `sys.stdout`; `None` if that is None.
    pub fn of(vm: &mut Vm, file: Value) -> PyResult<Option<Output>> {
        let file = if file.is_none() { system_stream(vm, "stdout")? } else { Some(file) };
        Ok(match file {
            None => Some(Output::Direct(Stream::Stdout)),
            Some(Value::NONE) => None,
            Some(file) => Some(text::direct(file).map_or(Output::Object(file), Output::Direct)),
        })
    }

    /// `sys.stderr`; `None` if that is None.
    pub fn stderr(vm: &mut Vm) -> PyResult<Option<Output>> {
        match system_stream(vm, "stderr")? {
            None => Ok(Some(Output::Direct(Stream::Stderr))),
            Some(Value::NONE) => Ok(None),
            Some(file) => Output::of(vm, file),
        }
    }

    pub fn write(&self, vm: &mut Vm, text: Gc<Str>) -> PyResult<()> {
        match *self {
            Output::Direct(Stream::Stdout) => write_stdout(vm, text),
            Output::Direct(Stream::Stderr) => {
                let bytes = escape_surrogates(&text);
                let written = vm.stderr.write(&bytes);
                check(vm, written)
            }
            Output::Object(file) => {
                let method = vm.get_known_attr(file, Known::write_)?;
                vm.call(method, &[text.value()]).map(|_| ())
            }
        }
    }

    pub fn flush(&self, vm: &mut Vm) -> PyResult<()> {
        let flushed = match *self {
            Output::Direct(Stream::Stdout) => vm.stdout.flush(),
            Output::Direct(Stream::Stderr) => vm.stderr.flush(),
            Output::Object(file) => return call_method(vm, file, "flush", &[]).map(|_| ()),
        };
        check(vm, flushed)
    }
}

fn check(vm: &mut Vm, result: std::io::Result<()>) -> PyResult<()> {
    result.map_err(|error| vm.os_error(&error, Value::NONE))
}

/// Writes to standard output, whatever `sys.stdout` is.
pub fn write_stdout(vm: &mut Vm, text: Gc<Str>) -> PyResult<()> {
    if let Some(text) = text.as_ascii() {
        let written = vm.stdout.write(text.as_bytes());
        return check(vm, written);
    }
    let surrogate = text.code_points().position(|point| (0xd800..0xe000).contains(&point));
    if let Some(position) = surrogate {
        return Err(surrogate_error(vm, text, position));
    }
    let bytes = text.to_wtf8();
    let written = vm.stdout.write(&bytes);
    check(vm, written)
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
            crate::object::push_wtf8(point, &mut bytes);
        }
    }
    bytes
}

/// A line of `sys.stdin` without its end, as `input` gives it.
pub fn read_input_line(vm: &mut Vm) -> PyResult<Gc<Str>> {
    let stdin = match system_stream(vm, "stdin")? {
        Some(stdin) => stdin,
        None => {
            vm.import("sys")?;
            system_stream(vm, "stdin")?.unwrap_or(Value::NONE)
        }
    };
    if stdin.is_none() {
        return Err(vm.raise(TypeId::RuntimeError, "input(): lost sys.stdin".into()));
    }
    let line = call_method(vm, stdin, "readline", &[])?;
    let Some(line) = line.downcast::<Str>() else {
        return Err(vm.type_error("object.readline() returned non-string"));
    };
    if line.is_empty() {
        return Err(vm.raise(TypeId::EOFError, "EOF when reading a line".into()));
    }
    let has_end = line.code_points().next_back() == Some(10);
    Ok(vm.str_from_points(line.code_points().take(line.len() - usize::from(has_end))))
}
