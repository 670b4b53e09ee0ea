//! `print`, `input`, `open`.

use std::fs::OpenOptions;

use crate::gc::Gc;
use crate::modules::State;
use crate::object::{Dict, Known, Method, Str, Tuple, TypeId};
use crate::types::disk_file::{self, Options};
use crate::types::text_file::{self, Stream, TextFile};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static FUNCTIONS: &[Method] = crate::methods![
    "print(*args, sep=' ', end='\\n', file=None, flush=False)" => print,
    "input(prompt='', /)" => input,
    "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)" => open,
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
    Ok(crate::types::paths::decode_outside(vm, &line))
}

/// What a mode asks for; ValueError in CPython's words if it is none.
fn parse_mode(vm: &mut Vm, mode: &str) -> PyResult<(Options, OpenOptions)> {
    let has = |letter: char| mode.contains(letter);
    let is_known = mode.chars().all(|letter| "rwaxbt+".contains(letter));
    let repeats = mode.chars().enumerate().any(|(index, letter)| mode[..index].contains(letter));
    if !is_known || repeats {
        return Err(vm.value_error(format!("invalid mode: '{mode}'")));
    }
    if has('b') && has('t') {
        return Err(vm.value_error("can't have text and binary mode at once"));
    }
    let count = "rwax".chars().filter(|&letter| has(letter)).count();
    if count == 0 {
        return Err(vm.value_error("Must have exactly one of create/read/write/append mode and at most one plus"));
    }
    if count > 1 {
        return Err(vm.value_error("must have exactly one of create/read/write/append mode"));
    }
    let (is_readable, is_writable) = (has('r') || has('+'), !has('r') || has('+'));
    let mut system = OpenOptions::new();
    system.read(is_readable).write(is_writable && !has('a')).append(has('a'));
    system.create(has('w') || has('a')).truncate(has('w')).create_new(has('x'));
    let mode = match (has('b'), has('+'), mode) {
        (true, true, _) if has('r') || has('w') => "rb+".to_owned(),
        (true, true, _) => format!("{}b+", if has('a') { 'a' } else { 'x' }),
        (true, false, _) => format!("{}b", mode.replace('b', "")),
        (false, _, mode) => mode.to_owned(),
    };
    let is_binary = mode.contains('b');
    let (encoding, errors) = ("UTF-8".to_owned(), "strict".to_owned());
    Ok((Options { mode, is_readable, is_writable, is_binary, encoding, errors, newline: None }, system))
}

/// A str argument that may be None.
fn text_option(vm: &mut Vm, name: &str, value: Value) -> PyResult<Option<String>> {
    match value.downcast::<Str>() {
        Some(text) => Ok(Some(text.to_text())),
        None if value.is_none() => Ok(None),
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("open() argument '{name}' must be str or None, not {given}")))
        }
    }
}

#[allow(clippy::too_many_arguments, reason = "one for each parameter")]
fn open(vm: &mut Vm, file: Value, mode: Value, _buffering: i64, encoding: Value, errors: Value, newline: Value, _close: Value, opener: Value) -> PyResult {
    let Some(mode) = mode.downcast::<Str>().map(|mode| mode.to_text()) else {
        let given = vm.type_name(mode);
        return Err(vm.type_error(format!("open() argument 'mode' must be str, not {given}")));
    };
    if !opener.is_none() {
        return Err(vm.raise(TypeId::NotImplementedError, "open() with an opener".into()));
    }
    if let Some(stream @ 0..=2) = file.as_int() {
        let stream = [Stream::Stdin, Stream::Stdout, Stream::Stderr][stream as usize];
        return Ok(text_file::standard(vm, stream).value());
    }
    let path = crate::types::paths::path_of(vm, file)?;
    let (mut options, system) = parse_mode(vm, &mode)?;
    let [encoding, errors, newline] =
        [text_option(vm, "encoding", encoding)?, text_option(vm, "errors", errors)?, text_option(vm, "newline", newline)?];
    if options.is_binary {
        for (what, value) in [("an encoding", &encoding), ("an errors", &errors), ("a newline", &newline)] {
            if value.is_some() {
                return Err(vm.value_error(format!("binary mode doesn't take {what} argument")));
            }
        }
    }
    if let Some(newline) = newline.as_deref().filter(|newline| !["", "\n", "\r", "\r\n"].contains(newline)) {
        return Err(vm.value_error(format!("illegal newline value: {newline}")));
    }
    if let Some(encoding) = encoding {
        // An unknown encoding is refused before the file is touched.
        let nothing = vm.str("");
        crate::types::bytes::codecs::encode(vm, nothing, &encoding, "strict")?;
        options.encoding = encoding;
    }
    options.errors = errors.unwrap_or(options.errors);
    options.newline = newline;
    disk_file::flush_all();
    let opened = match system.open(&path) {
        Ok(_) if path.is_dir() => Err(std::io::Error::from_raw_os_error(21)),
        opened => opened,
    };
    match opened {
        Ok(opened) => Ok(disk_file::new_file(vm, opened, file, options).value()),
        Err(error) => Err(vm.os_error(&error, file)),
    }
}
