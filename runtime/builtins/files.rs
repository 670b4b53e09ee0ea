//! `print`, `input`, `open`.

use crate::gc::Gc;
use crate::modules::io_::{self, Output, read_input_line};
use crate::object::{Method, Str, Tuple, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static FUNCTIONS: &[Method] = crate::methods![
    "print(*args, sep=' ', end='\\n', file=None, flush=False)" => print,
    "input(prompt='', /)" => input,
    "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)" => io_::open,
];

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
    if flush { output.flush(vm) } else { Ok(()) }
}

/// Writes to `sys.stderr`.
pub fn write_error(vm: &mut Vm, text: &str) -> PyResult<()> {
    let text = vm.str(text);
    match Output::stderr(vm)? {
        Some(output) => output.write(vm, text),
        None => Ok(()),
    }
}

fn input(vm: &mut Vm, prompt: Value) -> PyResult<Gc<Str>> {
    let prompt = vm.to_str(prompt)?;
    if let Some(output) = Output::of(vm, Value::NONE)? {
        output.write(vm, prompt)?;
        // An object that can only be written to will do.
        let flushed = output.flush(vm);
        vm.catch(flushed, TypeId::Exception)?;
    }
    read_input_line(vm)
}
