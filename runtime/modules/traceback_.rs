//! `traceback`: the functions that print and format exceptions.

use crate::builtins::traceback::{format_exception_chained, format_exception_only, format_frames};
use crate::builtins::write_error;
use crate::gc::Gc;
use crate::modules::NativeModule;
use crate::object::{BaseException, Known, List, Method, Type};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "traceback", functions: FUNCTIONS, init: None, doc: "" };

static FUNCTIONS: &[Method] = crate::methods![
    "print_exc(limit=None, file=None, chain=True)" => print_current,
    "format_exc(limit=None, chain=True)" => format_current,
    "print_exception(exc, /, value=<unrepresentable>, tb=<unrepresentable>, limit=None, file=None, chain=True)" => print_given,
    "format_exception(exc, /, value=<unrepresentable>, tb=<unrepresentable>, limit=None, chain=True)" => format_given,
    "format_exception_only(exc, /, value=<unrepresentable>)" => format_only,
    "print_tb(tb, limit=None, file=None)" => print_frames,
    "format_tb(tb, limit=None)" => format_frame_lines,
];

/// Writes to `file`, or to `sys.stderr`.
fn write(vm: &mut Vm, file: Value, text: &str) -> PyResult<()> {
    if file.is_none() {
        return write_error(vm, text);
    }
    let text = vm.text(text);
    let method = vm.get_known_attr(file, Known::write_)?;
    vm.call(method, &[text])?;
    Ok(())
}

/// The exception that is given as itself, or as class, exception and traceback.
fn exception_of(vm: &mut Vm, exception: Value, value: Option<Value>) -> PyResult<Option<Gc<BaseException>>> {
    let exception = if exception.is::<Type>() || exception.is_none() { value.unwrap_or(exception) } else { exception };
    if exception.is_none() {
        return Ok(None);
    }
    match exception.downcast() {
        Some(exception) => Ok(Some(exception)),
        None => {
            let given = vm.type_name(exception);
            Err(vm.type_error(format!("Exception expected for value, {given} found")))
        }
    }
}

fn text_of(vm: &mut Vm, exception: Option<Gc<BaseException>>, traceback: Option<Value>, chain: bool) -> String {
    let Some(exception) = exception else { return "NoneType: None\n".into() };
    let own = exception.traceback.get();
    exception.traceback.set(traceback.unwrap_or(own));
    let text = format_exception_chained(vm, exception, chain);
    exception.traceback.set(own);
    text
}

/// A list of the text's lines, each with its end.
fn lines(vm: &mut Vm, text: &str) -> Gc<List> {
    let list = vm.list(&[]);
    for line in text.split_inclusive('\n') {
        let line = vm.text(line);
        list.items.push(&vm.heap, line);
    }
    list
}

fn format_current(vm: &mut Vm, _limit: Value, chain: bool) -> String {
    let handled = vm.handled.downcast();
    text_of(vm, handled, None, chain)
}

fn print_current(vm: &mut Vm, limit: Value, file: Value, chain: bool) -> PyResult<()> {
    let text = format_current(vm, limit, chain);
    write(vm, file, &text)
}

fn print_given(vm: &mut Vm, exception: Value, value: Option<Value>, traceback: Option<Value>, _limit: Value, file: Value, chain: bool) -> PyResult<()> {
    let exception = exception_of(vm, exception, value)?;
    let text = text_of(vm, exception, traceback, chain);
    write(vm, file, &text)
}

fn format_given(vm: &mut Vm, exception: Value, value: Option<Value>, traceback: Option<Value>, _limit: Value, chain: bool) -> PyResult<Gc<List>> {
    let exception = exception_of(vm, exception, value)?;
    let text = text_of(vm, exception, traceback, chain);
    Ok(lines(vm, &text))
}

fn format_only(vm: &mut Vm, exception: Value, value: Option<Value>) -> PyResult<Gc<List>> {
    let text = match exception_of(vm, exception, value)? {
        Some(exception) => format_exception_only(vm, exception),
        None => "NoneType: None\n".into(),
    };
    Ok(lines(vm, &text))
}

fn print_frames(vm: &mut Vm, traceback: Value, _limit: Value, file: Value) -> PyResult<()> {
    let text = format_frames(vm, traceback);
    write(vm, file, &text)
}

/// One string for each frame.
fn format_frame_lines(vm: &mut Vm, traceback: Value, _limit: Value) -> Gc<List> {
    let text = format_frames(vm, traceback);
    let list = vm.list(&[]);
    let mut frame = String::new();
    for line in text.split_inclusive('\n') {
        if line.starts_with("  File ") && !frame.is_empty() {
            let done = vm.text(&std::mem::take(&mut frame));
            list.items.push(&vm.heap, done);
        }
        frame.push_str(line);
    }
    if !frame.is_empty() {
        let done = vm.text(&frame);
        list.items.push(&vm.heap, done);
    }
    list
}
