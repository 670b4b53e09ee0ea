//! `_contextvars`: variables whose values belong to a context, and contexts.
//!
//! Not obvious: a copy of a context shares its dict until one of the two sets a variable, so that copying costs nothing.

use std::cell::Cell;

use crate::gc::{Gc, KindInfo};
use crate::modules::{NativeModule, State};
use crate::object::{Arguments, CompareOp, Dict, Getter, Kind, Method, Slots, Str, Type, TypeId, TypeSpec};
use crate::types::generic_alias::CLASS_GETITEM;
use crate::types::module::Module;
use crate::types::object_::address_text;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_contextvars", functions: FUNCTIONS, init: Some(init), doc: "Context Variables" };

static FUNCTIONS: &[Method] = crate::methods!["copy_context()" => |vm: &mut Vm| { let context = current(vm); copy(vm, context) }];

crate::object! {
    /// `contextvars.Context`
    pub struct Context {
        /// Values by variable.
        pub values: Cell<Gc<Dict>>,
        /// Another context may have the same dict.
        pub is_shared: Cell<bool>,
        /// It is being run in.
        pub is_entered: Cell<bool>,
    }
}

crate::object! {
    /// `contextvars.ContextVar`
    pub struct ContextVariable {
        pub name: Gc<Str>,
        /// Unbound without one.
        pub default: Value,
    }
}

crate::object! {
    /// `contextvars.Token`
    pub struct ContextToken {
        pub variable: Gc<ContextVariable>,
        pub context: Gc<Context>,
        /// Unbound if there was none.
        pub old: Value,
        pub is_used: Cell<bool>,
    }
}

crate::object! {
    /// `contextvars.Token.MISSING`; there is one.
    pub struct MissingToken {}
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&CONTEXT, &VARIABLE, &TOKEN, &MISSING];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[
    (Kind::Context, KindInfo::of::<Context>()),
    (Kind::ContextVariable, KindInfo::of::<ContextVariable>()),
    (Kind::ContextToken, KindInfo::of::<ContextToken>()),
    (Kind::MissingToken, KindInfo::of::<MissingToken>()),
];

static CONTEXT: TypeSpec = TypeSpec {
    kind: Some(Kind::Context),
    is_base: false,
    slots: Slots {
        new: Some(new_context),
        compare: Some(compare_contexts),
        hash: Some(|vm, this| Err(unhashable(vm, this))),
        iter: Some(|vm, this| { let values = context_of(this).values.get().value(); vm.iter(values) }),
        len: Some(|_, this| Ok(context_of(this).values.get().len())),
        contains: Some(|vm, this, key| { let key = variable(vm, key)?; context_of(this).values.get().contains(vm, key) }),
        get_item: Some(get_item),
        ..Slots::NONE
    },
    methods: crate::methods![
        "get(self, key, default=None, /)" => |vm: &mut Vm, this: Gc<Context>, key: Value, default: Value| {
            let key = variable(vm, key)?;
            Ok(this.values.get().get(vm, key)?.unwrap_or(default)) as PyResult
        },
        "items(self, /)" => |vm: &mut Vm, this: Gc<Context>| view(vm, this, "items"),
        "keys(self, /)" => |vm: &mut Vm, this: Gc<Context>| view(vm, this, "keys"),
        "values(self, /)" => |vm: &mut Vm, this: Gc<Context>| view(vm, this, "values"),
        "copy(self, /)" => copy,
        "run(self, /, *args, **kwargs)" => run,
    ],
    ..TypeSpec::new(TypeId::Context, "_contextvars.Context")
};

static VARIABLE: TypeSpec = TypeSpec {
    kind: Some(Kind::ContextVariable),
    is_base: false,
    slots: Slots { new: Some(new_variable), repr: Some(repr_of_variable), ..Slots::NONE },
    methods: crate::methods![
        "get(self, default=<unrepresentable>, /)" => get,
        "set(self, value, /)" => set,
        "reset(self, token, /)" => reset,
    ],
    class_methods: CLASS_GETITEM,
    getters: &[Getter { name: "name", get: |_, this| Ok(variable_of(this).name.value()), set: None }],
    ..TypeSpec::new(TypeId::ContextVariable, "_contextvars.ContextVar")
};

static TOKEN: TypeSpec = TypeSpec {
    kind: Some(Kind::ContextToken),
    is_base: false,
    slots: Slots { new: Some(new_token), repr: Some(repr_of_token), hash: Some(|vm, this| Err(unhashable(vm, this))), ..Slots::NONE },
    class_methods: CLASS_GETITEM,
    getters: &[
        Getter { name: "var", get: |_, this| Ok(token_of(this).variable.value()), set: None },
        Getter { name: "old_value", get: |vm, this| Ok(token_of(this).old.bound().unwrap_or_else(|| missing(vm))), set: None },
    ],
    ..TypeSpec::new(TypeId::ContextToken, "_contextvars.Token")
};

static MISSING: TypeSpec = TypeSpec {
    kind: Some(Kind::MissingToken),
    is_base: false,
    slots: Slots { repr: Some(|vm, _| Ok(vm.text("<Token.MISSING>"))), ..Slots::NONE },
    ..TypeSpec::new(TypeId::MissingToken, "Token.MISSING")
};

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for (name, id) in [("Context", TypeId::Context), ("ContextVar", TypeId::ContextVariable), ("Token", TypeId::ContextToken)] {
        let class = vm.type_(id).value();
        vm.add_to_module(module, name, class);
    }
    let (token, missing) = (vm.type_(TypeId::ContextToken), missing(vm));
    token.dict.get().set_str(vm, "MISSING", missing);
    Ok(())
}

fn unhashable(vm: &mut Vm, object: Value) -> Raised {
    let class = vm.type_name(object);
    vm.type_error(format!("unhashable type: '{class}'"))
}

fn missing(vm: &mut Vm) -> Value {
    if let Some(known) = vm.state(State::MissingToken).bound() {
        return known;
    }
    let value = vm.heap.alloc(MissingToken::new(vm.header_of(TypeId::MissingToken))).value();
    vm.set_state(State::MissingToken, value);
    value
}

fn context_of(value: Value) -> Gc<Context> {
    value.downcast().expect("the slot belongs to contexts")
}

fn variable_of(value: Value) -> Gc<ContextVariable> {
    value.downcast().expect("the slot belongs to context variables")
}

fn token_of(value: Value) -> Gc<ContextToken> {
    value.downcast().expect("the slot belongs to tokens")
}

/// A key of contexts.
fn variable(vm: &mut Vm, key: Value) -> PyResult {
    if key.is::<ContextVariable>() {
        return Ok(key);
    }
    let given = vm.repr_text(key)?;
    Err(vm.type_error(format!("a ContextVar key was expected, got {given}")))
}

fn empty_context(vm: &mut Vm) -> Gc<Context> {
    let values = vm.dict();
    vm.heap.alloc(Context::new(vm.header_of(TypeId::Context), Cell::new(values), Cell::new(false), Cell::new(false)))
}

/// The context in which code runs.
fn current(vm: &mut Vm) -> Gc<Context> {
    if let Some(context) = vm.state(State::Context).downcast() {
        return context;
    }
    let context = empty_context(vm);
    vm.set_state(State::Context, context.value());
    context
}

fn new_context(vm: &mut Vm, _: Gc<Type>, arguments: Arguments) -> PyResult {
    if !arguments.values.is_empty() {
        return Err(vm.type_error("Context() does not accept any arguments"));
    }
    Ok(empty_context(vm).value())
}

fn copy(vm: &mut Vm, this: Gc<Context>) -> Gc<Context> {
    this.is_shared.set(true);
    vm.heap.alloc(Context::new(vm.header_of(TypeId::Context), Cell::new(this.values.get()), Cell::new(true), Cell::new(false)))
}

/// The dict of a context that may be changed.
fn own_values(vm: &mut Vm, context: Gc<Context>) -> PyResult<Gc<Dict>> {
    if context.is_shared.get() {
        let values = vm.dict();
        values.update(vm, context.values.get())?;
        context.values.set(values);
        context.is_shared.set(false);
    }
    Ok(context.values.get())
}

fn compare_contexts(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    match (lhs.downcast::<Context>(), rhs.downcast::<Context>()) {
        (Some(one), Some(other)) if matches!(op, CompareOp::Eq | CompareOp::Ne) => {
            vm.compare(op, one.values.get().value(), other.values.get().value())
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn get_item(vm: &mut Vm, this: Value, key: Value) -> PyResult {
    let key = variable(vm, key)?;
    match context_of(this).values.get().get(vm, key)? {
        Some(value) => Ok(value),
        None => Err(vm.key_error(key)),
    }
}

/// An iterator over a view of the values as they are now.
fn view(vm: &mut Vm, this: Gc<Context>, name: &str) -> PyResult {
    // What is iterated over must not change.
    this.is_shared.set(true);
    let name = vm.intern(name);
    let method = vm.get_attr(this.values.get().value(), name)?;
    let view = vm.call(method, &[])?;
    vm.iter(view)
}

fn run(vm: &mut Vm, this: Gc<Context>, arguments: Gc<crate::object::Tuple>, keywords: Gc<Dict>) -> PyResult {
    let Some((&function, _)) = arguments.as_slice().split_first() else {
        return Err(vm.type_error("run() missing 1 required positional argument"));
    };
    if this.is_entered.get() {
        let context = vm.repr_text(this.value())?;
        return Err(vm.raise(TypeId::RuntimeError, format!("cannot enter context: {context} is already entered")));
    }
    let previous = current(vm);
    this.is_entered.set(true);
    vm.set_state(State::Context, this.value());
    let result = call(vm, function, arguments, keywords);
    vm.set_state(State::Context, previous.value());
    this.is_entered.set(false);
    result
}

/// Calls a function with the arguments behind the first one.
fn call(vm: &mut Vm, function: Value, arguments: Gc<crate::object::Tuple>, keywords: Gc<Dict>) -> PyResult {
    vm.with_arguments(|vm, values| {
        arguments.as_slice()[1..].iter().for_each(|&value| values.push(vm, value));
        vm.with_arguments(|vm, names| {
            for (name, value) in keywords.iter() {
                names.push(vm, name);
                values.push(vm, value);
            }
            vm.call_with(function, Arguments { values: values.as_slice(), names: names.as_slice() })
        })
    })
}

fn new_variable(vm: &mut Vm, _: Gc<Type>, arguments: Arguments) -> PyResult {
    let positionals = arguments.positionals().len();
    if positionals > 1 || arguments.values.is_empty() {
        return Err(vm.type_error(format!("ContextVar() takes exactly 1 positional argument ({positionals} given)")));
    }
    let [name, default] = arguments.bind(vm, "ContextVar", ["name", "default"], 1)?;
    let Some(name) = name.downcast::<Str>() else {
        return Err(vm.type_error("context variable name must be a str"));
    };
    Ok(vm.heap.alloc(ContextVariable::new(vm.header_of(TypeId::ContextVariable), name, default)).value())
}

fn repr_of_variable(vm: &mut Vm, this: Value) -> PyResult {
    let variable = variable_of(this);
    let name = vm.repr_text(variable.name.value())?;
    let default = match variable.default.bound() {
        Some(default) => format!(" default={}", vm.guard_repr(this, |vm| vm.repr_text(default))?.unwrap_or_else(|| "...".into())),
        None => String::new(),
    };
    Ok(vm.text(&format!("<ContextVar name={name}{default} at {}>", address_text(this))))
}

fn get(vm: &mut Vm, this: Gc<ContextVariable>, default: Option<Value>) -> PyResult {
    let context = current(vm);
    if let Some(value) = context.values.get().get(vm, this.value())? {
        return Ok(value);
    }
    match default.or(this.default.bound()) {
        Some(default) => Ok(default),
        None => {
            let exception = vm.new_exception(TypeId::LookupError, &[this.value()]);
            Err(vm.raise_object(exception))
        }
    }
}

fn set(vm: &mut Vm, this: Gc<ContextVariable>, value: Value) -> PyResult<Gc<ContextToken>> {
    let context = current(vm);
    let values = own_values(vm, context)?;
    let old = values.get(vm, this.value())?.unwrap_or(Value::UNBOUND);
    values.set(vm, this.value(), value)?;
    Ok(vm.heap.alloc(ContextToken::new(vm.header_of(TypeId::ContextToken), this, context, old, Cell::new(false))))
}

fn reset(vm: &mut Vm, this: Gc<ContextVariable>, token: Value) -> PyResult<()> {
    let Some(token) = token.downcast::<ContextToken>() else {
        let given = vm.repr_text(token)?;
        return Err(vm.type_error(format!("expected an instance of Token, got {given}")));
    };
    let text = vm.repr_text(token.value())?;
    if token.is_used.get() {
        return Err(vm.raise(TypeId::RuntimeError, format!("{text} has already been used once")));
    }
    if token.variable.value() != this.value() {
        return Err(vm.value_error(format!("{text} was created by a different ContextVar")));
    }
    let context = current(vm);
    if token.context.value() != context.value() {
        return Err(vm.value_error(format!("{text} was created in a different Context")));
    }
    token.is_used.set(true);
    let values = own_values(vm, context)?;
    match token.old.bound() {
        Some(old) => values.set(vm, this.value(), old),
        None => values.remove(vm, this.value()).map(|_| ()),
    }
}

fn new_token(vm: &mut Vm, _: Gc<Type>, _: Arguments) -> PyResult {
    Err(vm.raise(TypeId::RuntimeError, "Tokens can only be created by ContextVars".into()))
}

fn repr_of_token(vm: &mut Vm, this: Value) -> PyResult {
    let token = token_of(this);
    let variable = vm.repr_text(token.variable.value())?;
    let used = if token.is_used.get() { " used" } else { "" };
    Ok(vm.text(&format!("<Token{used} var={variable} at {}>", address_text(this))))
}
