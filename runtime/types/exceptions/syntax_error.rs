//! `SyntaxError`.

use super::{attribute, set_arguments, this};
use crate::gc::Gc;
use crate::object::{Arguments, BaseException, Known, Slots, Str, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub const SYNTAX_ERROR: TypeSpec = TypeSpec {
    slots: Slots { init: Some(init), str_: Some(str_), ..Slots::NONE },
    getters: &[
        attribute!(msg_),
        attribute!(filename_),
        attribute!(lineno_),
        attribute!(offset_),
        attribute!(text_),
        attribute!(end_lineno_),
        attribute!(end_offset_),
        attribute!(print_file_and_line_),
    ],
    ..TypeSpec::new(TypeId::SyntaxError, "SyntaxError")
};

fn init(vm: &mut Vm, object: Value, arguments: Arguments) -> PyResult<()> {
    if !arguments.names.is_empty() {
        let class = vm.type_name(object);
        return Err(vm.type_error(format!("{class}() takes no keyword arguments")));
    }
    set_arguments(vm, object, arguments);
    let exception = this(object);
    if let Some(&message) = arguments.values.first() {
        vm.set_exception_attribute(exception, Known::msg_, message);
    }
    let &[_, details] = arguments.values else { return Ok(()) };
    let details = vm.collect_list(details)?;
    let names = [Known::filename_, Known::lineno_, Known::offset_, Known::text_, Known::end_lineno_, Known::end_offset_];
    let given = details.items.len();
    if !matches!(given, 4 | 6) {
        let least = if given < 4 { "at least 4" } else { "at most 6" };
        return Err(match given {
            5 => vm.type_error("end_offset must be provided when end_lineno is provided"),
            _ => vm.type_error(format!("function takes {least} arguments ({given} given)")),
        });
    }
    for (index, name) in names.into_iter().enumerate().take(given) {
        vm.set_exception_attribute(exception, name, details.items.at(index));
    }
    Ok(())
}

/// The message, also of an exception that the machine has made without calling `__init__`.
pub fn message(vm: &mut Vm, exception: Gc<BaseException>) -> Value {
    let own = vm.exception_attribute(exception, Known::msg_);
    own.or_else(|| exception.args.get().as_slice().first().copied()).unwrap_or(Value::NONE)
}

fn str_(vm: &mut Vm, object: Value) -> PyResult {
    let exception = this(object);
    let message = message(vm, exception);
    let message = vm.to_str(message)?;
    let file = vm.exception_attribute(exception, Known::filename_).and_then(|name| name.downcast::<Str>());
    let file = file.map(|name| name.to_text()).map(|name| name.rsplit('/').next().unwrap_or_default().to_owned());
    let line = vm.exception_attribute(exception, Known::lineno_).and_then(|line| line.as_int());
    let place = match (file, line) {
        (Some(file), Some(line)) => format!(" ({file}, line {line})"),
        (Some(file), None) => format!(" ({file})"),
        (None, Some(line)) => format!(" (line {line})"),
        (None, None) => return Ok(message.value()),
    };
    let message = message.to_text();
    Ok(vm.text(&format!("{message}{place}")))
}
