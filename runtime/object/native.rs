//! Built-in functions and methods: how a Rust function becomes callable from Python.
//!
//! A [`Method`] is a Python signature and a Rust function, e.g. `"insert(self, index, object, /)" => insert` with
//! `fn insert(vm: &mut Vm, this: Gc<List>, index: i64, object: Value)`. The number of parameters is compared at compile
//! time. The signature names the parameters, gives their defaults and words the errors; Rust types convert the arguments.
//! A parameter without a default in Python's sense has the default `<unrepresentable>` and arrives as unbound.

use std::cell::{Cell, OnceCell};

use super::call::Arguments;
use super::dict::Dict;
use super::sequence::Tuple;
use super::str_::Str;
use super::type_::Type;
use super::{Known, TypeId};
use crate::gc::{Gc, Object, Trace, Tracer};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// A function that takes one value for each parameter; `*args` is a tuple, `**kwargs` a dict.
pub type NativeFn = fn(&mut Vm, &[Value]) -> PyResult;

/// A row of a table of functions or methods.
#[derive(Clone, Copy)]
pub struct Method {
    pub signature: &'static str,
    pub n_parameters: usize,
    pub call: NativeFn,
    /// A way around the binding of parameters, for calls with positional arguments only; it takes as many as there are.
    pub positional: Option<NativeFn>,
}

impl Method {
    pub fn name(&self) -> &'static str {
        self.signature.split('(').next().expect("split yields at least one part")
    }
}

/// The table of functions or methods: `methods!["len(obj, /)" => len, "min(*args, key=None)" => min; min_of, …]`. A function
/// behind a semicolon is called instead if all arguments are positional.
#[macro_export]
macro_rules! methods {
    (@positional) => { None };
    (@positional $positional:expr) => { Some($positional) };
    ($($signature:literal => $function:expr $(; $positional:expr)?),* $(,)?) => {
        const {
            &[$({
                const N: usize = $crate::object::native::count_parameters($signature);
                assert!($crate::object::native::arity_of(&$function) == N, "the signature and the Rust function disagree on the number of parameters");
                $crate::object::Method {
                    signature: $signature,
                    n_parameters: N,
                    call: |vm, values| $crate::object::native::Callable::invoke(&$function, vm, values),
                    positional: $crate::methods!(@positional $($positional)?),
                }
            }),*]
        }
    };
}

/// The number of parameters in a signature; `/` and a lone `*` are none, brackets stand around parameters that may be left out.
pub const fn count_parameters(signature: &str) -> usize {
    let bytes = signature.as_bytes();
    let (mut at, mut depth, mut count, mut is_parameter, mut quote) = (0, 0, 0, false, 0u8);
    while at < bytes.len() {
        let byte = bytes[at];
        if quote != 0 {
            if byte == quote {
                quote = 0;
            }
        } else {
            match byte {
                b'\'' | b'"' => quote = byte,
                b'(' | b'<' => depth += 1,
                b')' | b'>' => depth -= 1,
                b'/' | b'*' | b' ' | b'[' | b']' => {}
                b',' if depth == 1 => is_parameter = false,
                _ if depth == 1 && !is_parameter => {
                    is_parameter = true;
                    count += 1;
                }
                _ => {}
            }
        }
        at += 1;
    }
    count
}

/// A Rust function with convertible parameters; `A` is the tuple of their types.
pub trait Callable<A> {
    const ARITY: usize;
    fn invoke(&self, vm: &mut Vm, values: &[Value]) -> PyResult;
}

pub const fn arity_of<A, F: Callable<A>>(_: &F) -> usize {
    F::ARITY
}

macro_rules! callable {
    ($($n:literal: $($name:ident $variable:ident $index:literal),*;)*) => {$(
        impl<F, R, $($name,)*> Callable<($($name,)*)> for F
        where
            F: Fn(&mut Vm, $($name),*) -> R,
            R: IntoResult,
            $($name: FromArgument,)*
        {
            const ARITY: usize = $n;
            #[inline]
            #[allow(unused_variables, reason = "a function without parameters uses no values")]
            fn invoke(&self, vm: &mut Vm, values: &[Value]) -> PyResult {
                $(let $variable = $name::from_argument(vm, values[$index])?;)*
                self(vm, $($variable),*).into_result(vm)
            }
        }
    )*};
}

// The arguments are converted in order; a conversion may raise.
callable! {
    0: ;
    1: A a 0;
    2: A a 0, B b 1;
    3: A a 0, B b 1, C c 2;
    4: A a 0, B b 1, C c 2, D d 3;
    5: A a 0, B b 1, C c 2, D d 3, E e 4;
    6: A a 0, B b 1, C c 2, D d 3, E e 4, G g 5;
    7: A a 0, B b 1, C c 2, D d 3, E e 4, G g 5, H h 6;
    8: A a 0, B b 1, C c 2, D d 3, E e 4, G g 5, H h 6, I i 7;
    9: A a 0, B b 1, C c 2, D d 3, E e 4, G g 5, H h 6, I i 7, J j 8;
}

/// A Rust type that an argument can be converted to.
pub trait FromArgument: Sized {
    fn from_argument(vm: &mut Vm, value: Value) -> PyResult<Self>;
}

impl FromArgument for Value {
    #[inline(always)]
    fn from_argument(_: &mut Vm, value: Value) -> PyResult<Value> {
        Ok(value)
    }
}

/// An argument that need not be given.
impl FromArgument for Option<Value> {
    #[inline(always)]
    fn from_argument(_: &mut Vm, value: Value) -> PyResult<Option<Value>> {
        Ok(value.bound())
    }
}

/// An integer of machine size, as an index: `__index__` is asked.
impl FromArgument for i64 {
    fn from_argument(vm: &mut Vm, value: Value) -> PyResult<i64> {
        match value.as_int() {
            Some(number) => Ok(number),
            None => vm.index_i64(value),
        }
    }
}

impl FromArgument for f64 {
    #[inline]
    fn from_argument(vm: &mut Vm, value: Value) -> PyResult<f64> {
        match value.as_immediate_float() {
            Some(number) => Ok(number),
            None => vm.to_f64(value),
        }
    }
}

/// A truth value: anything.
impl FromArgument for bool {
    fn from_argument(vm: &mut Vm, value: Value) -> PyResult<bool> {
        vm.is_true(value)
    }
}

/// An object with a native layout. The message is that of CPython's argument clinic.
impl<T: Object> FromArgument for Gc<T> {
    #[inline]
    fn from_argument(vm: &mut Vm, value: Value) -> PyResult<Gc<T>> {
        match value.downcast::<T>() {
            Some(object) => Ok(object),
            None => {
                let expected = vm.kind_name(T::KIND);
                let given = vm.type_name(value);
                Err(vm.type_error(format!("argument must be {expected}, not {given}")))
            }
        }
    }
}

/// What a Rust function may return.
pub trait IntoResult {
    fn into_result(self, vm: &mut Vm) -> PyResult;
}

impl IntoResult for PyResult {
    #[inline(always)]
    fn into_result(self, _: &mut Vm) -> PyResult {
        self
    }
}

impl IntoResult for PyResult<()> {
    #[inline(always)]
    fn into_result(self, _: &mut Vm) -> PyResult {
        self.map(|()| Value::NONE)
    }
}

impl IntoResult for () {
    #[inline(always)]
    fn into_result(self, _: &mut Vm) -> PyResult {
        Ok(Value::NONE)
    }
}

impl IntoResult for Value {
    #[inline(always)]
    fn into_result(self, _: &mut Vm) -> PyResult {
        Ok(self)
    }
}

impl<T: Object> IntoResult for Gc<T> {
    #[inline(always)]
    fn into_result(self, _: &mut Vm) -> PyResult {
        Ok(self.value())
    }
}

impl<T: Object> IntoResult for PyResult<Gc<T>> {
    #[inline(always)]
    fn into_result(self, _: &mut Vm) -> PyResult {
        self.map(Gc::value)
    }
}

macro_rules! into_result {
    ($($type:ty: |$vm:ident, $value:ident| $result:expr;)*) => {$(
        impl IntoResult for $type {
            #[inline]
            fn into_result(self, $vm: &mut Vm) -> PyResult {
                let $value = self;
                Ok($result)
            }
        }
        impl IntoResult for PyResult<$type> {
            #[inline]
            fn into_result(self, $vm: &mut Vm) -> PyResult {
                let $value = self?;
                Ok($result)
            }
        }
    )*};
}

into_result! {
    bool: |_vm, value| Value::from_bool(value);
    i64: |vm, value| vm.int(value);
    usize: |vm, value| vm.int(value as i64);
    f64: |vm, value| vm.float(value);
    String: |vm, value| vm.text(&value);
    &str: |vm, value| vm.text(value);
}

/// A parameter of a native function.
pub struct Parameter {
    pub name: Value,
    /// Unbound for a required one, and for `<unrepresentable>`.
    pub default: Value,
    pub is_required: bool,
}

/// The parsed signature of a native function.
pub struct Signature {
    pub parameters: Vec<Parameter>,
    pub n_positional_only: usize,
    /// Parameters that may be given by position.
    pub n_positional: usize,
    /// The parameter that takes all other positional arguments.
    pub varargs: Option<usize>,
    pub varkeywords: Option<usize>,
    /// Neither takes the rest of the arguments, nor has more parameters than are bound without an array on the heap.
    is_plain: bool,
}

/// Parameters that the [`Callable`] implementations reach up to.
const MAX_PARAMETERS: usize = 9;

/// Parameters that are bound without an array on the heap.
const SMALL: usize = 8;

/// What a [`Builtin`] is made from.
pub struct BuiltinFacts {
    pub method: &'static Method,
    pub signature: OnceCell<Signature>,
    /// `len(values) == n_parameters` and no names: the values are the parameters.
    is_simple: bool,
    /// With so many positional values `method.call` takes them as they are.
    direct_arity: usize,
    /// With any number of them, this does.
    positional: Option<NativeFn>,
}

/// A `direct_arity` that is never met.
const NEVER: usize = usize::MAX;

impl BuiltinFacts {
    fn new(method: &'static Method, this: Value, owner: Value) -> BuiltinFacts {
        let is_simple = !method.signature.contains('*');
        let is_function = this.is_unbound() && !owner.is::<Type>();
        let direct_arity = if is_function && is_simple { method.n_parameters } else { NEVER };
        let positional = if is_function { method.positional } else { None };
        BuiltinFacts { method, signature: OnceCell::new(), is_simple, direct_arity, positional }
    }

    /// The function to call with so many positional values, if they need not be looked at first.
    #[inline]
    pub fn direct(&self, count: usize) -> Option<NativeFn> {
        if count == self.direct_arity { Some(self.method.call) } else { self.positional }
    }
}

impl Trace for BuiltinFacts {
    fn trace(&self, tracer: &mut Tracer) {
        let parameters = self.signature.get().map(|signature| &signature.parameters);
        for parameter in parameters.into_iter().flatten() {
            tracer.value(parameter.name);
            tracer.value(parameter.default);
        }
    }
}

crate::object! {
    /// A built-in function, a method descriptor (`list.append`), or a bound built-in method (`[].append`).
    pub struct Builtin {
        /// The first argument, or unbound.
        pub this: Cell<Value>,
        /// The class that it belongs to, or unbound; for functions their module's name.
        pub owner: Cell<Value>,
        pub facts: BuiltinFacts,
    }
}

impl Vm {
    /// A built-in object around a row; `id` says which of the three it is.
    pub fn builtin(&mut self, id: TypeId, method: &'static Method, this: Value, owner: Value) -> Gc<Builtin> {
        let facts = BuiltinFacts::new(method, this, owner);
        self.heap.alloc(Builtin::new(self.header_of(id), Cell::new(this), Cell::new(owner), facts))
    }

    /// The parsed signature of a built-in.
    pub fn signature<'a>(&mut self, builtin: &'a Builtin) -> &'a Signature {
        builtin.facts.signature.get_or_init(|| {
            let signature = parse_signature(self, builtin.facts.method.signature);
            // The collector does not look at those that every machine has (`Heap::make_permanent`).
            if builtin.this.get().is_unbound() {
                let defaults = signature.parameters.iter().map(|parameter| parameter.default).filter(|default| default.is_object());
                self.immortals.extend(defaults);
            }
            signature
        })
    }

    /// Binds arguments to the parameters of a native function and calls it.
    pub fn call_builtin(&mut self, builtin: Gc<Builtin>, arguments: Arguments) -> PyResult {
        let this = builtin.this.get();
        if this.is_unbound() {
            return self.call_native_with(builtin, arguments);
        }
        let mut buffer = [Value::UNBOUND; 6];
        let count = arguments.values.len() + 1;
        if count > buffer.len() {
            return self.with_arguments(|vm, scratch| {
                scratch.push(vm, this);
                arguments.values.iter().for_each(|&value| scratch.push(vm, value));
                vm.call_native_with(builtin, Arguments { values: scratch.as_slice(), names: arguments.names })
            });
        }
        buffer[0] = this;
        buffer[1..count].copy_from_slice(arguments.values);
        self.call_native_with(builtin, Arguments { values: &buffer[..count], names: arguments.names })
    }

    /// Calls a native function with positional values only. They include the object that a method belongs to, which is of the
    /// right class.
    pub fn call_native(&mut self, builtin: Gc<Builtin>, values: &[Value]) -> PyResult {
        let facts = &builtin.facts;
        if facts.is_simple && values.len() == facts.method.n_parameters {
            return (facts.method.call)(self, values);
        }
        self.bind_and_call(builtin, Arguments::positional(values))
    }

    fn call_native_with(&mut self, builtin: Gc<Builtin>, arguments: Arguments) -> PyResult {
        if arguments.names.is_empty() { self.call_native(builtin, arguments.values) } else { self.bind_and_call(builtin, arguments) }
    }

    fn bind_and_call(&mut self, builtin: Gc<Builtin>, arguments: Arguments) -> PyResult {
        let signature = self.signature(&builtin);
        let given = arguments.values;
        let parameters = &signature.parameters[..];
        if arguments.names.is_empty()
            && signature.is_plain
            && given.len() <= signature.n_positional
            && parameters[given.len()..].iter().all(|parameter| !parameter.is_required)
        {
            let mut values = [Value::UNBOUND; MAX_PARAMETERS];
            values[..given.len()].copy_from_slice(given);
            for index in given.len()..parameters.len() {
                values[index] = parameters[index].default;
            }
            return (builtin.facts.method.call)(self, &values[..parameters.len()]);
        }
        self.bind_all_and_call(builtin, signature, arguments)
    }

    #[cold]
    fn bind_all_and_call(&mut self, builtin: Gc<Builtin>, signature: &Signature, arguments: Arguments) -> PyResult {
        // The common case of `*args`: positional arguments only, everything else has its default.
        if let Some(varargs) = signature.varargs
            && arguments.names.is_empty()
            && signature.varkeywords.is_none()
            && signature.parameters.len() <= SMALL
            && arguments.values.len() >= signature.n_positional
        {
            let mut bound = [Value::UNBOUND; SMALL];
            let n_positional = signature.n_positional;
            bound[..n_positional].copy_from_slice(&arguments.values[..n_positional]);
            for (place, parameter) in bound.iter_mut().zip(&signature.parameters).skip(n_positional) {
                *place = parameter.default;
            }
            bound[varargs] = self.tuple(&arguments.values[n_positional..]).value();
            let is_missing = |(index, parameter): (usize, &Parameter)| index > varargs && parameter.is_required;
            if !signature.parameters.iter().enumerate().any(is_missing) {
                return (builtin.facts.method.call)(self, &bound[..signature.parameters.len()]);
            }
        }
        let bound = self.bind_native(&builtin, signature, arguments)?;
        (builtin.facts.method.call)(self, bound.as_slice())
    }

    fn bind_native(&mut self, builtin: &Builtin, signature: &Signature, arguments: Arguments) -> PyResult<Gc<Tuple>> {
        let bound = crate::gc::Items::with_capacity(&self.heap, signature.parameters.len());
        signature.parameters.iter().for_each(|_| bound.push(&self.heap, Value::UNBOUND));
        let n_given = arguments.n_positional();
        let positionals = arguments.positionals();
        if n_given > signature.n_positional {
            match signature.varargs {
                Some(index) => {
                    let rest = self.tuple(&positionals[signature.n_positional..]);
                    bound.set(index, rest.value());
                }
                None => return Err(self.wrong_count(builtin, signature, arguments)),
            }
        } else if let Some(index) = signature.varargs {
            let empty = self.tuple(&[]);
            bound.set(index, empty.value());
        }
        for (index, &value) in positionals.iter().take(signature.n_positional).enumerate() {
            bound.set(index, value);
        }
        let extra = signature.varkeywords.map(|index| {
            let dict = self.dict();
            bound.set(index, dict.value());
            dict
        });
        for (name, value) in arguments.keywords() {
            let wanted = name.downcast::<Str>().expect("keyword names are strs");
            let is_parameter = |index: &usize| {
                Some(*index) != signature.varargs
                    && Some(*index) != signature.varkeywords
                    && signature.parameters[*index].name.downcast::<Str>().is_some_and(|name| name.is_equal(&wanted))
            };
            let function = builtin.facts.method.name();
            match ((signature.n_positional_only..signature.parameters.len()).find(is_parameter), extra) {
                (Some(index), _) if bound.at(index).is_unbound() => {
                    bound.set(index, value);
                }
                (Some(index), _) => {
                    return Err(self.type_error(format!("argument for {function}() given by name ('{}') and position ({})", wanted.to_text(), index + 1)));
                }
                (None, Some(dict)) => dict.set(self, name, value)?,
                (None, None) if signature.parameters.len() == signature.n_positional_only + usize::from(signature.varargs.is_some()) => {
                    // CPython names no module for functions that bind their arguments by hand.
                    let title = if signature.n_positional_only == 0 && signature.varargs.is_some() { function.to_owned() } else { method_title(builtin) };
                    return Err(self.type_error(format!("{title}() takes no keyword arguments")));
                }
                (None, None) => return Err(self.type_error(format!("{function}() got an unexpected keyword argument '{}'", wanted.to_text()))),
            }
        }
        for (index, parameter) in signature.parameters.iter().enumerate() {
            if bound.at(index).is_unbound() {
                if parameter.is_required && Some(index) != signature.varargs && Some(index) != signature.varkeywords {
                    return Err(self.wrong_count(builtin, signature, arguments));
                }
                bound.set(index, parameter.default);
            }
        }
        Ok(self.tuple(bound.as_slice()))
    }

    /// TypeError for a wrong number of positional arguments.
    fn wrong_count(&mut self, builtin: &Builtin, signature: &Signature, arguments: Arguments) -> crate::vm::Raised {
        if signature.varargs.is_none() && signature.varkeywords.is_none() && signature.n_positional_only < signature.parameters.len() {
            return self.wrong_count_with_names(builtin, signature, arguments);
        }
        let given = arguments.n_positional();
        let has_self = usize::from(builtin.owner.get().is::<Type>());
        let required = signature.parameters.iter().filter(|parameter| parameter.is_required).count().saturating_sub(has_self);
        let most = signature.n_positional.saturating_sub(has_self);
        let given = given.saturating_sub(has_self);
        let name = builtin.facts.method.name();
        let title = method_title(builtin);
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let has_keywords = signature.parameters.len() > signature.n_positional;
        let message = if most == 0 && signature.varargs.is_none() && has_keywords {
            format!("{name}() takes no positional arguments")
        } else if most == 0 && signature.varargs.is_none() {
            format!("{title}() takes no arguments ({given} given)")
        } else if most == 1 && required == 1 && signature.varargs.is_none() {
            format!("{title}() takes exactly one argument ({given} given)")
        } else if given < required {
            let least = if required == most { "" } else { "at least " };
            format!("{name} expected {least}{required} argument{}, got {given}", plural(required))
        } else {
            let limit = if required == most { "" } else { "at most " };
            format!("{name} expected {limit}{most} argument{}, got {given}", plural(most))
        };
        self.type_error(message)
    }
}

impl Vm {
    /// As `wrong_count`, for functions with parameters that may be given by name: CPython has other words for them.
    fn wrong_count_with_names(&mut self, builtin: &Builtin, signature: &Signature, arguments: Arguments) -> crate::vm::Raised {
        let has_self = usize::from(builtin.owner.get().is::<Type>());
        let name = builtin.facts.method.name();
        let (given, given_names) = (arguments.n_positional().saturating_sub(has_self), arguments.names.len());
        let most = signature.parameters.len() - has_self;
        let most_positional = signature.n_positional.saturating_sub(has_self);
        let least = signature.parameters[..signature.n_positional_only].iter().filter(|parameter| parameter.is_required).count() - has_self;
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let is_missing = |(index, parameter): &(usize, &Parameter)| {
            let is_named = || arguments.names.iter().any(|&name| name == parameter.name);
            parameter.is_required && *index >= arguments.n_positional() && !is_named()
        };
        let message = if given + given_names > most {
            let what = if given == 0 { "keyword " } else { "" };
            format!("{name}() takes at most {most} {what}argument{} ({} given)", plural(most), given + given_names)
        } else if given > most_positional && most_positional == 0 {
            format!("{name}() takes no positional arguments")
        } else if given > most_positional {
            let limit = if least < most_positional { "at most" } else { "exactly" };
            format!("{name}() takes {limit} {most_positional} positional argument{} ({given} given)", plural(most_positional))
        } else if given < least {
            let limit = if least < most_positional { "at least" } else { "exactly" };
            format!("{name}() takes {limit} {least} positional argument{} ({given} given)", plural(least))
        } else {
            match signature.parameters.iter().enumerate().find(is_missing) {
                Some((index, parameter)) => {
                    let parameter = parameter.name.downcast::<Str>().map(|name| name.to_text()).unwrap_or_default();
                    format!("{name}() missing required argument '{parameter}' (pos {})", index + 1 - has_self)
                }
                None => format!("{name}() got wrong arguments"),
            }
        };
        self.type_error(message)
    }
}

/// The name of a built-in with its class, as messages give it.
fn method_title(builtin: &Builtin) -> String {
    let name = builtin.facts.method.name();
    match builtin.owner.get().downcast::<Type>() {
        Some(class) => format!("{}.{name}", class.name.get().to_text()),
        // A function has its module's name, which is not shown for the built-in ones.
        None => match builtin.owner.get().downcast::<Str>() {
            Some(module) if module.as_ascii() != Some("builtins") => format!("{}.{name}", module.to_text()),
            _ => name.to_owned(),
        },
    }
}

/// Splits at commas that are not inside brackets or quotes.
fn split_parameters(list: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quote) = (Vec::new(), 0, 0, None);
    for (at, character) in list.char_indices() {
        match (quote, character) {
            (Some(end), character) if character == end => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(character),
            (None, '(' | '<') => depth += 1,
            (None, ')' | '>') => depth -= 1,
            (None, ',') if depth == 0 => {
                parts.push(list[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(list[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

fn parse_signature(vm: &mut Vm, text: &str) -> Signature {
    let inside = text.split_once('(').map_or("", |(_, rest)| rest.strip_suffix(')').unwrap_or(rest));
    let mut signature = Signature { parameters: Vec::new(), n_positional_only: 0, n_positional: 0, varargs: None, varkeywords: None, is_plain: false };
    let (mut keyword_only, mut is_optional) = (false, false);
    for part in split_parameters(inside) {
        let index = signature.parameters.len();
        let was_optional = is_optional;
        // `sub[, start[, end]]`: what follows an opening bracket may be left out.
        is_optional |= part.ends_with('[');
        let part = part.trim_end_matches(['[', ']']);
        let (name, default) = match part.split_once('=') {
            Some((name, default)) => (name.trim(), Some(default.trim())),
            None => (part, None),
        };
        let name = match name {
            "/" => {
                signature.n_positional_only = index;
                continue;
            }
            "*" => {
                keyword_only = true;
                continue;
            }
            name if name.starts_with("**") => {
                signature.varkeywords = Some(index);
                &name[2..]
            }
            name if name.starts_with('*') => {
                signature.varargs = Some(index);
                keyword_only = true;
                &name[1..]
            }
            name => {
                signature.n_positional += usize::from(!keyword_only);
                name
            }
        };
        let name = vm.intern(name).value();
        let value = default.map_or(Value::UNBOUND, |default| default_value(vm, default));
        signature.parameters.push(Parameter { name, default: value, is_required: default.is_none() && !was_optional });
    }
    signature.is_plain = signature.varargs.is_none() && signature.varkeywords.is_none() && signature.parameters.len() <= MAX_PARAMETERS;
    signature
}

/// A default as signatures write it.
fn default_value(vm: &mut Vm, text: &str) -> Value {
    match text {
        "None" => Value::NONE,
        "True" => Value::TRUE,
        "False" => Value::FALSE,
        "()" => vm.tuple(&[]).value(),
        "sys.maxsize" => vm.int(i64::MAX),
        "-sys.maxsize" => vm.int(-i64::MAX),
        "<unrepresentable>" => Value::UNBOUND,
        _ if text.starts_with("b'") => vm.bytes(text[2..].trim_end_matches('\'').as_bytes()).value(),
        _ => match (text.parse::<i64>(), text.parse::<f64>()) {
            (Ok(number), _) => vm.int(number),
            (Err(_), Ok(number)) => vm.float(number),
            _ => {
                let quoted = text.trim_matches(|character| character == '\'' || character == '"');
                let plain = quoted.replace("\\n", "\n");
                vm.intern(&plain).value()
            }
        },
    }
}

/// An attribute that a built-in type computes.
pub struct Getter {
    pub name: &'static str,
    pub get: fn(&mut Vm, Value) -> PyResult,
    pub set: Option<fn(&mut Vm, Value, Option<Value>) -> PyResult<()>>,
}

crate::untraced!(&'static Getter);

crate::object! {
    /// The descriptor of a [`Getter`].
    pub struct GetSet {
        pub getter: &'static Getter,
        pub owner: Cell<Gc<Type>>,
    }
}

/// A built-in type as its file declares it.
pub struct TypeSpec {
    pub id: TypeId,
    pub name: &'static str,
    pub base: TypeId,
    /// The native layout of instances; `None` if there are no objects of exactly this type, or the layout of the base.
    pub kind: Option<super::Kind>,
    /// May be a base class.
    pub is_base: bool,
    /// Instances have a `__dict__`, exact ones included.
    pub has_dict: bool,
    pub slots: super::Slots,
    pub methods: &'static [Method],
    pub class_methods: &'static [Method],
    pub static_methods: &'static [Method],
    pub getters: &'static [Getter],
    /// What a call of the type takes, as `__text_signature__` gives it; empty if it has none.
    pub signature: &'static str,
    pub doc: &'static str,
}

impl TypeSpec {
    /// The declaration that a type's own one starts from: `..TypeSpec::new(TypeId::List, "list")`.
    pub const fn new(id: TypeId, name: &'static str) -> TypeSpec {
        TypeSpec {
            id,
            name,
            base: TypeId::Object,
            kind: None,
            is_base: true,
            has_dict: false,
            slots: super::Slots::NONE,
            methods: &[],
            class_methods: &[],
            static_methods: &[],
            getters: &[],
            signature: "",
            doc: "",
        }
    }
}

/// The dict of `**kwargs`, as native functions get it.
pub fn keyword(vm: &mut Vm, keywords: Gc<Dict>, name: Known) -> Option<Value> {
    let name = vm.known(name);
    keywords.get_str(name)
}
