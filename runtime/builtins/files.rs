//! `print`, `input`, `open`.

use crate::gc::Gc;
use crate::modules::State;
use crate::object::{Dict, Known, Method, Str, Tuple, TypeId};
use crate::types::text_file::{self, Stream, TextFile};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static FUNCTIONS: &[Method] = crate::methods![
    "print(*args, sep=' ', end='\\n', file=None, flush=False)" => print,
    "input(prompt='', /)" => input,
];

/// `sys.stdout` and the like; `None` if `sys` was never imported, so that it is the stream of the process.
fn system_stream(vm: &mut Vm, name: &str) -> PyResult<Option<Value>> {
    let Some(dict) = vm.state(State::SysDict).downcast::<Dict>() else { return Ok(None) };
    let key = vm.intern(name);
    match dict.get_str(key) {
        Some(stream) => Ok(Some(stream)),
        None => Err(vm.raise(TypeId::RuntimeError, format!("lost sys.{name}"))),
    }
}

/// Where a text goes.
enum Output {
    Stdout,
    File(Gc<TextFile>),
    Object(Value),
}

impl Output {
    fn of(vm: &mut Vm, file: Value) -> PyResult<Option<Output>> {
        let file = if file.is_none() { system_stream(vm, "stdout")? } else { Some(file) };
        Ok(match file {
            None => Some(Output::Stdout),
            Some(Value::NONE) => None,
            Some(file) => Some(match file.downcast::<TextFile>() {
                Some(file) if file.state.stream.get() == Stream::Stdout && !file.state.is_closed.get() => Output::Stdout,
                Some(file) => Output::File(file),
                None => Output::Object(file),
            }),
        })
    }

    fn write(&self, vm: &mut Vm, text: Gc<Str>) -> PyResult<()> {
        match *self {
            Output::Stdout => text_file::write_stdout(vm, text),
            Output::File(file) => text_file::write_text(vm, file, text),
            Output::Object(file) => {
                let method = vm.get_known_attr(file, Known::write_)?;
                vm.call(method, &[text.value()])?;
                Ok(())
            }
        }
    }
}

/// A `sep` or `end`: the text, or the default for None.
fn separator(vm: &mut Vm, name: &str, value: Value, default: &str) -> PyResult<Gc<Str>> {
    match value.downcast::<Str>() {
        Some(text) => Ok(text),
        None if value.is_none() => Ok(vm.intern(default)),
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("{name} must be None or a string, not {given}")))
        }
    }
}

fn print(vm: &mut Vm, objects: Gc<Tuple>, sep: Value, end: Value, file: Value, flush: bool) -> PyResult<()> {
    let Some(output) = Output::of(vm, file)? else { return Ok(()) };
    let sep = separator(vm, "sep", sep, " ")?;
    let end = separator(vm, "end", end, "\n")?;
    for (index, &object) in objects.as_slice().iter().enumerate() {
        if index > 0 {
            output.write(vm, sep)?;
        }
        let text = vm.to_str(object)?;
        output.write(vm, text)?;
    }
    output.write(vm, end)?;
    if flush {
        match output {
            Output::Stdout => {
                if let Err(error) = vm.stdout.flush() {
                    return Err(vm.os_error(&error, Value::NONE));
                }
            }
            Output::File(file) => text_file::flush(vm, file)?,
            Output::Object(file) => {
                let method = vm.get_known_attr(file, Known::flush_)?;
                vm.call(method, &[])?;
            }
        }
    }
    Ok(())
}

/// Writes to `sys.stderr`.
pub fn write_error(vm: &mut Vm, text: &str) -> PyResult<()> {
    let text = vm.str(text);
    match system_stream(vm, "stderr")?.map(|stream| (stream, stream.downcast::<TextFile>())) {
        None => {
            let written = vm.stderr.write(&text.to_wtf8());
            written.map_err(|error| vm.os_error(&error, Value::NONE))
        }
        Some((Value::NONE, _)) => Ok(()),
        Some((_, Some(file))) => text_file::write_text(vm, file, text),
        Some((stream, None)) => Output::Object(stream).write(vm, text),
    }
}

fn input(vm: &mut Vm, prompt: Value) -> PyResult<Gc<Str>> {
    let prompt = vm.to_str(prompt)?;
    if let Some(output) = Output::of(vm, Value::NONE)? {
        output.write(vm, prompt)?;
    }
    if let Err(error) = vm.stdout.flush() {
        return Err(vm.os_error(&error, Value::NONE));
    }
    let stdin = system_stream(vm, "stdin")?;
    if let Some(stdin) = stdin.filter(|stdin| !stdin.is::<TextFile>()) {
        let method = vm.get_known_attr(stdin, Known::readline_)?;
        let line = vm.call(method, &[])?;
        let Some(line) = line.downcast::<Str>() else {
            return Err(vm.type_error("object.readline() returned non-string"));
        };
        if line.is_empty() {
            return Err(vm.raise(TypeId::EOFError, "EOF when reading a line".into()));
        }
        let has_end = line.code_points().next_back() == Some(10);
        return Ok(vm.str_from_points(line.code_points().take(line.len() - usize::from(has_end))));
    }
    let mut line = text_file::read_stdin_line(vm)?;
    if line.is_empty() {
        return Err(vm.raise(TypeId::EOFError, "EOF when reading a line".into()));
    }
    line.pop_if(|last| *last == b'\n');
    Ok(text_file::decode_outside(vm, &line))
}
