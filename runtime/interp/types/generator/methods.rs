//! The types `generator` and `coroutine`, and what their attributes have in common with those of `async_generator`.

use std::cell::Cell;

use super::{Generator, State};
use crate::gc::Gc;
use crate::methods;
use crate::object::{BaseException, Getter, Kind, Method, Slots, Str, Traceback, Tuple, TypeId, TypeSpec};
use crate::types::generic_alias::CLASS_GETITEM;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// What can be done with both.
const METHODS: &[Method] = methods![
    "send(self, object, /)" => send,
    "throw(self, typ, val=<unrepresentable>, tb=<unrepresentable>, /)" => throw,
    "close(self, /)" => close,
];

pub static GENERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::Generator),
    is_base: false,
    slots: Slots {
        repr: Some(repr),
        iter: Some(|_, value| Ok(value)),
        iter_next: Some(next),
        iter_all: Some(|vm, value, visit| vm.for_each_yielded(this(value), visit)),
        ..Slots::NONE
    },
    methods: METHODS,
    class_methods: CLASS_GETITEM,
    getters: &[
        NAME,
        QUALNAME,
        Getter { name: "gi_running", get: is_running, set: None },
        Getter { name: "gi_suspended", get: is_suspended, set: None },
        Getter { name: "gi_frame", get: frame, set: None },
        Getter { name: "gi_code", get: code, set: None },
        Getter { name: "gi_yieldfrom", get: delegate, set: None },
    ],
    ..TypeSpec::new(TypeId::Generator, "generator")
};

pub static COROUTINE: TypeSpec = TypeSpec {
    kind: Some(Kind::Generator),
    is_base: false,
    slots: Slots { repr: Some(repr), await_: Some(wrap), ..Slots::NONE },
    methods: METHODS,
    class_methods: CLASS_GETITEM,
    getters: &[
        NAME,
        QUALNAME,
        Getter { name: "cr_running", get: is_running, set: None },
        Getter { name: "cr_suspended", get: is_suspended, set: None },
        Getter { name: "cr_frame", get: frame, set: None },
        Getter { name: "cr_code", get: code, set: None },
        Getter { name: "cr_await", get: delegate, set: None },
        Getter { name: "cr_origin", get: |_, _| Ok(Value::NONE), set: None },
    ],
    ..TypeSpec::new(TypeId::Coroutine, "coroutine")
};

pub static COROUTINE_WRAPPER: TypeSpec = TypeSpec {
    kind: Some(Kind::CoroutineWrapper),
    is_base: false,
    slots: Slots { iter: Some(|_, value| Ok(value)), iter_next: Some(|vm, value| next(vm, wrapped(value).value())), ..Slots::NONE },
    methods: methods![
        "send(self, object, /)" => |vm: &mut Vm, this: Gc<CoroutineWrapper>, arg: Value| send(vm, this.coroutine.get(), arg),
        "throw(self, typ, val=<unrepresentable>, tb=<unrepresentable>, /)" => throw_into_wrapped,
        "close(self, /)" => |vm: &mut Vm, this: Gc<CoroutineWrapper>| close(vm, this.coroutine.get()),
    ],
    ..TypeSpec::new(TypeId::CoroutineWrapper, "coroutine_wrapper")
};

crate::object! {
    /// What `__await__` of a coroutine gives: an iterator, which a coroutine itself is not.
    pub struct CoroutineWrapper {
        pub coroutine: Cell<Gc<Generator>>,
    }
}

pub const NAME: Getter = Getter {
    name: "__name__",
    get: |_, value| Ok(this(value).name.get()),
    set: Some(|vm, value, name| set_name(vm, &this(value).name, name, "__name__")),
};

pub const QUALNAME: Getter = Getter {
    name: "__qualname__",
    get: |_, value| Ok(this(value).qualname.get()),
    set: Some(|vm, value, name| set_name(vm, &this(value).qualname, name, "__qualname__")),
};

fn set_name(vm: &mut Vm, place: &Cell<Value>, name: Option<Value>, attribute: &str) -> PyResult<()> {
    let Some(name) = name.filter(|name| name.is::<Str>()) else {
        return Err(vm.type_error(format!("{attribute} must be set to a string object")));
    };
    place.set(name);
    Ok(())
}

fn is_running(_: &mut Vm, value: Value) -> PyResult {
    Ok(Value::from_bool(this(value).facts.state.get() == State::Running))
}

pub fn is_suspended(_: &mut Vm, value: Value) -> PyResult {
    Ok(Value::from_bool(this(value).facts.state.get() == State::Suspended))
}

pub fn code(_: &mut Vm, value: Value) -> PyResult {
    Ok(this(value).function.get().code.get().value())
}

pub fn delegate(_: &mut Vm, value: Value) -> PyResult {
    Ok(this(value).delegate().unwrap_or(Value::NONE))
}

fn wrap(vm: &mut Vm, value: Value) -> PyResult {
    let header = vm.header_of(TypeId::CoroutineWrapper);
    Ok(vm.heap.alloc(CoroutineWrapper::new(header, Cell::new(this(value)))).value())
}

fn wrapped(value: Value) -> Gc<Generator> {
    value.downcast::<CoroutineWrapper>().expect("the slots of coroutine wrappers are called with them").coroutine.get()
}

pub fn this(value: Value) -> Gc<Generator> {
    value.downcast().expect("the slots of generators are called with generators")
}

/// The frame, or None after its end.
pub fn frame(vm: &mut Vm, value: Value) -> PyResult {
    let generator = this(value);
    match generator.facts.state.get() {
        State::Finished => Ok(Value::NONE),
        _ => Ok(vm.object_of_generator(generator).value()),
    }
}

pub fn repr(vm: &mut Vm, value: Value) -> PyResult {
    let name = vm.to_str(this(value).qualname.get())?.to_text();
    let text = format!("<{} object {name} at {:#x}>", vm.type_name(value), value.address().addr());
    Ok(vm.text(&text))
}

fn next(vm: &mut Vm, value: Value) -> PyResult {
    vm.generator_send(this(value), Value::NONE)?.next_item(vm)
}

fn send(vm: &mut Vm, this: Gc<Generator>, arg: Value) -> PyResult {
    vm.generator_send(this, arg)?.sent(vm)
}

fn close(vm: &mut Vm, this: Gc<Generator>) -> PyResult {
    vm.generator_close(this)
}

fn throw(vm: &mut Vm, this: Gc<Generator>, typ: Value, val: Option<Value>, tb: Option<Value>) -> PyResult {
    warn_of_parts(vm, "throw", val.is_some() || tb.is_some())?;
    let exception = thrown(vm, typ, val, tb)?;
    vm.generator_throw(this, exception)?.sent(vm)
}

fn throw_into_wrapped(vm: &mut Vm, this: Gc<CoroutineWrapper>, typ: Value, val: Option<Value>, tb: Option<Value>) -> PyResult {
    throw(vm, this.coroutine.get(), typ, val, tb)
}

/// Warns of a class, a value and a traceback that are given one by one.
pub fn warn_of_parts(vm: &mut Vm, method: &str, are_given: bool) -> PyResult<()> {
    if !are_given {
        return Ok(());
    }
    let message = format!("the (type, exc, tb) signature of {method}() is deprecated, use the single-arg signature instead.");
    vm.warn(TypeId::DeprecationWarning, &message)
}

/// The exception that the arguments of a `throw` describe.
pub fn thrown(vm: &mut Vm, typ: Value, val: Option<Value>, tb: Option<Value>) -> PyResult<Gc<BaseException>> {
    if tb.is_some_and(|tb| !tb.is_none() && !tb.is::<Traceback>()) {
        return Err(vm.type_error("throw() third argument must be a traceback object"));
    }
    let exception = match typ.downcast::<BaseException>() {
        Some(_) if val.is_some_and(|val| !val.is_none()) => return Err(vm.type_error("instance exception may not have a separate value")),
        Some(exception) => exception,
        None => {
            let base = vm.type_(TypeId::BaseException);
            let is_class = typ.downcast::<crate::object::Type>().is_some_and(|class| class.is_subclass_of(base));
            if !is_class {
                let given = vm.type_name(typ);
                return Err(vm.type_error(format!("exceptions must be classes or instances deriving from BaseException, not {given}")));
            }
            let class = typ.downcast::<crate::object::Type>();
            let fitting = val.filter(|&val| class.is_some_and(|class| vm.class_of(val).is_subclass_of(class)));
            match fitting.and_then(|val| val.downcast::<BaseException>()) {
                Some(exception) => exception,
                None => {
                    let value = val.filter(|val| !val.is_none());
                    // A tuple has all arguments.
                    let several = value.and_then(|value| value.downcast::<Tuple>());
                    let values = several.as_ref().map_or(value.as_slice(), |several| several.as_slice());
                    match vm.call(typ, values) {
                        Ok(made) => match made.downcast() {
                            Some(made) => made,
                            None => {
                                let (class, given) = (vm.repr_text(typ)?, vm.type_name(made));
                                let Raised = vm.type_error(format!("calling {class} should have returned an instance of BaseException, not {given}"));
                                vm.take_raised()
                            }
                        },
                        // What goes wrong when the exception is made is thrown in its place.
                        Err(Raised) => vm.take_raised(),
                    }
                }
            }
        }
    };
    if let Some(tb) = tb.filter(|tb| tb.is::<Traceback>()) {
        exception.traceback.set(tb);
    }
    Ok(exception)
}
