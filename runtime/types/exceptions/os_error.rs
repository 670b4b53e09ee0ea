//! `OSError`: the subclass follows from the error number.

use super::{attribute, set_arguments, this};
use crate::gc::Gc;
use crate::object::{Arguments, BaseException, Getter, InitFn, Known, Slots, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub const OS_ERROR: TypeSpec = TypeSpec {
    slots: Slots { new: Some(new), init: Some(init), str_: Some(str_), ..Slots::NONE },
    methods: crate::methods!["__reduce__(self, /)" => reduce],
    getters: &[
        attribute!(errno_),
        attribute!(strerror_),
        attribute!(filename_),
        attribute!(filename2_),
        Getter { name: "characters_written", get: characters_written, set: Some(set_characters_written) },
    ],
    ..TypeSpec::new(TypeId::OSError, "OSError")
};

/// The class for an error number of Linux.
fn class_of_number(number: i64) -> Option<TypeId> {
    Some(match number {
        1 | 13 => TypeId::PermissionError,
        2 => TypeId::FileNotFoundError,
        3 => TypeId::ProcessLookupError,
        4 => TypeId::InterruptedError,
        10 => TypeId::ChildProcessError,
        11 | 114 | 115 => TypeId::BlockingIOError,
        17 => TypeId::FileExistsError,
        20 => TypeId::NotADirectoryError,
        21 => TypeId::IsADirectoryError,
        32 | 108 => TypeId::BrokenPipeError,
        103 => TypeId::ConnectionAbortedError,
        104 => TypeId::ConnectionResetError,
        110 => TypeId::TimeoutError,
        111 => TypeId::ConnectionRefusedError,
        _ => return None,
    })
}

/// Whether a subclass has its own `__init__`, which then is given the arguments instead of `__new__`.
fn has_own_init(class: Gc<Type>) -> bool {
    !class.slots().init.is_some_and(|slot| std::ptr::fn_addr_eq(slot, init as InitFn))
}

fn new(vm: &mut Vm, mut class: Gc<Type>, arguments: Arguments) -> PyResult {
    if has_own_init(class) {
        return Ok(vm.new_exception_of(class, &[]).value());
    }
    refuse_keywords(vm, class, arguments)?;
    let given = arguments.values;
    if class.is(TypeId::OSError)
        && (2..=5).contains(&given.len())
        && let Some(id) = given[0].as_int().and_then(class_of_number)
    {
        class = vm.type_(id);
    }
    let exception = vm.new_exception_of(class, given).value();
    fill(vm, exception, arguments);
    Ok(exception)
}

fn refuse_keywords(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult<()> {
    if arguments.names.is_empty() {
        return Ok(());
    }
    let class = class.name.get().to_text();
    Err(vm.type_error(format!("{class}() takes no keyword arguments")))
}

fn init(vm: &mut Vm, object: Value, arguments: Arguments) -> PyResult<()> {
    let class = vm.class_of(object);
    if has_own_init(class) {
        refuse_keywords(vm, class, arguments)?;
        set_arguments(vm, object, arguments);
        fill(vm, object, arguments);
    }
    Ok(())
}

/// The attributes from two to five arguments: number, text, file name, (a number for Windows), second file name.
fn fill(vm: &mut Vm, object: Value, arguments: Arguments) {
    let (exception, given) = (this(object), arguments.values);
    if !(2..=5).contains(&given.len()) {
        return;
    }
    vm.set_exception_attribute(exception, Known::errno_, given[0]);
    vm.set_exception_attribute(exception, Known::strerror_, given[1]);
    if let Some(&filename) = given.get(2).filter(|filename| !filename.is_none()) {
        if vm.is_instance(object, TypeId::BlockingIOError) && filename.as_int().is_some() {
            vm.set_exception_attribute(exception, Known::characters_written_, filename);
            return;
        }
        vm.set_exception_attribute(exception, Known::filename_, filename);
        if let Some(&second) = given.get(4).filter(|second| !second.is_none()) {
            vm.set_exception_attribute(exception, Known::filename2_, second);
        }
        exception.args.set(vm.tuple(&given[..2]));
    }
}

fn str_(vm: &mut Vm, object: Value) -> PyResult {
    let exception = this(object);
    let mut get = |name| vm.exception_attribute(exception, name).unwrap_or(Value::NONE);
    let (number, text, filename, second) = (get(Known::errno_), get(Known::strerror_), get(Known::filename_), get(Known::filename2_));
    if filename.is_none() && (number.is_none() || text.is_none()) {
        return super::str_(vm, object);
    }
    let (number, text) = (vm.to_str(number)?.to_text(), vm.to_str(text)?.to_text());
    let mut message = format!("[Errno {number}] {text}");
    if !filename.is_none() {
        message.push_str(&format!(": {}", vm.repr_text(filename)?));
        if !second.is_none() {
            message.push_str(&format!(" -> {}", vm.repr_text(second)?));
        }
    }
    Ok(vm.text(&message))
}

/// The arguments from which the file names follow again.
fn reduce(vm: &mut Vm, exception: Gc<BaseException>) -> PyResult {
    let dict = vm.exception_dict(exception);
    let filename = vm.exception_attribute(exception, Known::filename_).filter(|filename| !filename.is_none());
    let args = match (exception.args.get().as_slice(), filename) {
        (&[number, text], Some(filename)) => match vm.exception_attribute(exception, Known::filename2_).filter(|second| !second.is_none()) {
            Some(second) => vm.tuple(&[number, text, filename, Value::NONE, second]),
            None => vm.tuple(&[number, text, filename]),
        },
        _ => exception.args.get(),
    };
    super::reduced(vm, exception, args, dict)
}

fn characters_written(vm: &mut Vm, object: Value) -> PyResult {
    match vm.exception_attribute(this(object), Known::characters_written_) {
        Some(count) => Ok(count),
        None => {
            let name = vm.known(Known::characters_written_);
            Err(vm.attribute_error(object, name, "characters_written".into()))
        }
    }
}

fn set_characters_written(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    let count = match value {
        Some(value) => vm.index_i64(value)?,
        None => return Err(vm.raise(TypeId::AttributeError, "characters_written".into())),
    };
    let count = vm.int(count);
    vm.set_exception_attribute(this(object), Known::characters_written_, count);
    Ok(())
}
