//! Exceptions with attributes of their own.

use super::{attribute, set_arguments, take_keywords, this};
use crate::gc::Gc;
use crate::object::{Arguments, BaseException, Dict, Getter, Known, Slots, Str, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub const STOP_ITERATION: TypeSpec = TypeSpec {
    slots: Slots { init: Some(init_stop_iteration), ..Slots::NONE },
    getters: &[Getter { name: "value", get: |vm, object| Ok(vm.stop_iteration_value(this(object))), set: Some(set_value) }],
    ..TypeSpec::new(TypeId::StopIteration, "StopIteration")
};

pub const SYSTEM_EXIT: TypeSpec = TypeSpec {
    getters: &[Getter { name: "code", get: |vm, object| Ok(vm.exit_code(this(object))), set: Some(set_code) }],
    ..TypeSpec::new(TypeId::SystemExit, "SystemExit")
};

pub const KEY_ERROR: TypeSpec =
    TypeSpec { slots: Slots { str_: Some(key_error_str), ..Slots::NONE }, ..TypeSpec::new(TypeId::KeyError, "KeyError") };

pub const NAME_ERROR: TypeSpec = TypeSpec {
    slots: Slots { init: Some(|vm, object, arguments| take_keywords(vm, object, arguments, &[Known::name_])), ..Slots::NONE },
    getters: &[attribute!(name_)],
    ..TypeSpec::new(TypeId::NameError, "NameError")
};

pub const ATTRIBUTE_ERROR: TypeSpec = TypeSpec {
    slots: Slots { init: Some(|vm, object, arguments| take_keywords(vm, object, arguments, &[Known::name_, Known::obj_])), ..Slots::NONE },
    methods: crate::methods!["__reduce__(self, /)" => reduce_attribute_error, "__getstate__(self, /)" => attribute_error_state],
    getters: &[attribute!(name_), attribute!(obj_)],
    ..TypeSpec::new(TypeId::AttributeError, "AttributeError")
};

pub const IMPORT_ERROR: TypeSpec = TypeSpec {
    slots: Slots { init: Some(init_import_error), str_: Some(import_error_str), ..Slots::NONE },
    methods: crate::methods!["__reduce__(self, /)" => reduce_import_error],
    getters: &[attribute!(name_), attribute!(path_), MESSAGE, attribute!(name_from_)],
    ..TypeSpec::new(TypeId::ImportError, "ImportError")
};

/// `ImportError.msg`: the only argument, unless it was set.
const MESSAGE: Getter = Getter {
    get: |vm, object| {
        let own = vm.exception_attribute(this(object), Known::msg_);
        Ok(own.unwrap_or_else(|| match *this(object).args.get().as_slice() {
            [message] => message,
            _ => Value::NONE,
        }))
    },
    ..attribute!(msg_)
};

impl Vm {
    /// `StopIteration.value`
    pub fn stop_iteration_value(&mut self, exception: Gc<BaseException>) -> Value {
        let own = self.exception_attribute(exception, Known::value_);
        own.or_else(|| exception.args.get().as_slice().first().copied()).unwrap_or(Value::NONE)
    }

    /// `SystemExit.code`
    pub fn exit_code(&mut self, exception: Gc<BaseException>) -> Value {
        if let Some(code) = self.exception_attribute(exception, Known::code_) {
            return code;
        }
        let args = exception.args.get();
        match *args.as_slice() {
            [] => Value::NONE,
            [code] => code,
            _ => args.value(),
        }
    }
}

fn init_stop_iteration(vm: &mut Vm, object: Value, arguments: Arguments) -> PyResult<()> {
    if !arguments.names.is_empty() {
        let class = vm.type_name(object);
        return Err(vm.type_error(format!("{class}() takes no keyword arguments")));
    }
    set_arguments(vm, object, arguments);
    if let Some(&value) = arguments.values.first() {
        vm.set_exception_attribute(this(object), Known::value_, value);
    }
    Ok(())
}

fn set_value(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    vm.set_exception_attribute(this(object), Known::value_, value.unwrap_or(Value::NONE));
    Ok(())
}

fn set_code(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    vm.set_exception_attribute(this(object), Known::code_, value.unwrap_or(Value::NONE));
    Ok(())
}

/// The key's repr: `KeyError: ''` would say nothing.
fn key_error_str(vm: &mut Vm, object: Value) -> PyResult {
    match *this(object).args.get().as_slice() {
        [key] => vm.repr(key).map(Gc::value),
        _ => super::str_(vm, object),
    }
}

fn init_import_error(vm: &mut Vm, object: Value, arguments: Arguments) -> PyResult<()> {
    let fields = [Known::name_, Known::path_, Known::name_from_];
    // A second call forgets what the first one was given.
    for name in fields.into_iter().chain([Known::msg_]) {
        if vm.exception_attribute(this(object), name).is_some() {
            vm.set_exception_attribute(this(object), name, Value::NONE);
        }
    }
    take_keywords(vm, object, arguments, &fields)?;
    if let &[message] = arguments.positionals() {
        vm.set_exception_attribute(this(object), Known::msg_, message);
    }
    Ok(())
}

fn import_error_str(vm: &mut Vm, object: Value) -> PyResult {
    match vm.exception_attribute(this(object), Known::msg_) {
        Some(message) if message.is::<Str>() => Ok(message),
        _ => super::str_(vm, object),
    }
}

/// A copy of the exception's dict with some of its fields.
fn state_with(vm: &mut Vm, exception: Gc<BaseException>, names: &[Known]) -> PyResult<Gc<Dict>> {
    let state = vm.dict();
    let dict = vm.exception_dict(exception);
    state.update(vm, dict)?;
    for &name in names {
        if let Some(value) = vm.exception_attribute(exception, name).filter(|value| !value.is_none()) {
            let name = vm.known(name).value();
            state.set_interned(vm, name, value);
        }
    }
    Ok(state)
}

/// The name, but not the object, which may be anything.
fn attribute_error_state(vm: &mut Vm, exception: Gc<BaseException>) -> PyResult<Gc<Dict>> {
    let state = state_with(vm, exception, &[Known::name_])?;
    if vm.exception_attribute(exception, Known::name_).is_some() {
        let name = vm.intern("args").value();
        state.set_interned(vm, name, exception.args.get().value());
    }
    Ok(state)
}

fn reduce_attribute_error(vm: &mut Vm, exception: Gc<BaseException>) -> PyResult {
    let state = attribute_error_state(vm, exception)?;
    super::reduced(vm, exception, exception.args.get(), state)
}

fn reduce_import_error(vm: &mut Vm, exception: Gc<BaseException>) -> PyResult {
    let state = state_with(vm, exception, &[Known::name_, Known::path_, Known::name_from_])?;
    super::reduced(vm, exception, exception.args.get(), state)
}
