//! `open`: raw file, buffer and text wrapper as the mode asks for.

use super::file_io::is_terminal;
use super::text::text_option;
use super::{BUFFER_SIZE, call_method};
use crate::object::{Str, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// What a mode says.
struct Mode {
    /// The mode of the raw file.
    raw: String,
    is_binary: bool,
    updates: bool,
    reads: bool,
}

fn parse(vm: &mut Vm, mode: &str) -> PyResult<Mode> {
    let has = |letter: char| mode.contains(letter);
    let is_known = mode.chars().all(|letter| "rwaxbt+".contains(letter));
    let repeats = mode.char_indices().any(|(index, letter)| mode[..index].contains(letter));
    if !is_known || repeats {
        return Err(vm.value_error(format!("invalid mode: '{mode}'")));
    }
    if has('b') && has('t') {
        return Err(vm.value_error("can't have text and binary mode at once"));
    }
    if "rwax".chars().filter(|&letter| has(letter)).count() > 1 {
        return Err(vm.value_error("must have exactly one of create/read/write/append mode"));
    }
    let raw = ['x', 'r', 'w', 'a', '+'].into_iter().filter(|&letter| has(letter)).collect();
    Ok(Mode { raw, is_binary: has('b'), updates: has('+'), reads: has('r') })
}

#[allow(clippy::too_many_arguments, reason = "one for each parameter")]
pub fn open(vm: &mut Vm, file: Value, mode: Value, buffering: i64, encoding: Value, errors: Value, newline: Value, closefd: Value, opener: Value) -> PyResult {
    let Some(mode_text) = mode.downcast::<Str>().map(|mode| mode.to_text()) else {
        let given = vm.argument_name(mode);
        return Err(vm.type_error(format!("open() argument 'mode' must be str, not {given}")));
    };
    for (name, value) in [("encoding", encoding), ("errors", errors), ("newline", newline)] {
        text_option(vm, "open", name, value)?;
    }
    let parsed = parse(vm, &mode_text)?;
    for (what, value) in [("an encoding", encoding), ("an errors", errors), ("a newline", newline)] {
        if parsed.is_binary && !value.is_none() {
            return Err(vm.value_error(format!("binary mode doesn't take {what} argument")));
        }
    }
    let (class, raw_mode) = (vm.type_(TypeId::FileIo).value(), vm.text(&parsed.raw));
    let raw = vm.call(class, &[file, raw_mode, closefd, opener])?;
    let opened = wrap(vm, raw, &parsed, mode, buffering, [encoding, errors, newline]);
    if opened.is_err() {
        // The first exception is the one to tell.
        let exception = vm.take_raised();
        if call_method(vm, raw, "close", &[]).is_err() {
            vm.take_raised();
        }
        return Err(vm.raise_object(exception));
    }
    opened
}

/// Puts a buffer and a text wrapper around a raw file.
fn wrap(vm: &mut Vm, raw: Value, parsed: &Mode, mode: Value, buffering: i64, text: [Value; 3]) -> PyResult {
    let is_line_buffered = buffering == 1 || buffering < 0 && is_terminal(super::file_io::handle(raw).number());
    let size = if buffering < 0 || buffering == 1 { BUFFER_SIZE as i64 } else { buffering };
    if size == 0 {
        return if parsed.is_binary { Ok(raw) } else { Err(vm.value_error("can't have unbuffered text I/O")) };
    }
    let id = match (parsed.updates, parsed.reads) {
        (true, _) => TypeId::BufferedRandom,
        (false, true) => TypeId::BufferedReader,
        (false, false) => TypeId::BufferedWriter,
    };
    let (class, size) = (vm.type_(id).value(), vm.int(size));
    let buffer = vm.call(class, &[raw, size])?;
    if parsed.is_binary {
        return Ok(buffer);
    }
    let class = vm.type_(TypeId::TextIoWrapper).value();
    let [encoding, errors, newline] = text;
    let file = vm.call(class, &[buffer, encoding, errors, newline, Value::from_bool(is_line_buffered)])?;
    let name = vm.intern("mode");
    vm.set_attr(file, name, Some(mode))?;
    Ok(file)
}

/// `open_code`: the file is read as it is.
pub fn open_code(vm: &mut Vm, path: Value) -> PyResult {
    if !path.is::<Str>() {
        let given = vm.argument_name(path);
        return Err(vm.type_error(format!("open_code() argument 'path' must be str, not {given}")));
    }
    let mode = vm.text("rb");
    open(vm, path, mode, -1, Value::NONE, Value::NONE, Value::NONE, Value::TRUE, Value::NONE)
}
