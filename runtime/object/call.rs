//! Calls: how arguments travel, and calling anything callable.

use crate::gc::Gc;
use crate::object::{Type, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The arguments of a call. The last `names.len()` values are keyword arguments, named (by strs) in order.
#[derive(Clone, Copy)]
pub struct Arguments<'a> {
    pub values: &'a [Value],
    pub names: &'a [Value],
}

impl<'a> Arguments<'a> {
    pub const NONE: Arguments<'static> = Arguments { values: &[], names: &[] };

    pub fn positional(values: &'a [Value]) -> Arguments<'a> {
        Arguments { values, names: &[] }
    }

    pub fn n_positional(&self) -> usize {
        self.values.len() - self.names.len()
    }

    /// The positional arguments.
    pub fn positionals(&self) -> &'a [Value] {
        &self.values[..self.n_positional()]
    }

    /// Names and values of the keyword arguments.
    pub fn keywords(&self) -> impl Iterator<Item = (Value, Value)> + use<'a> {
        self.names.iter().copied().zip(self.values[self.n_positional()..].iter().copied())
    }

    /// TypeError unless there are only positional arguments, and as many of them as `allowed`.
    pub fn expect_positional(&self, vm: &mut Vm, function: &str, allowed: std::ops::RangeInclusive<usize>) -> PyResult<()> {
        if !self.names.is_empty() {
            return Err(vm.type_error(format!("{function}() takes no keyword arguments")));
        }
        let (given, least, most) = (self.values.len(), *allowed.start(), *allowed.end());
        if allowed.contains(&given) {
            return Ok(());
        }
        let limit = if given < least { least } else { most };
        let which = if least == most { "" } else if given < least { "at least " } else { "at most " };
        let plural = if limit == 1 { "" } else { "s" };
        Err(vm.type_error(format!("{function} expected {which}{limit} argument{plural}, got {given}")))
    }

    /// The arguments of a constructor that takes no keywords. Those that a subclass with its own `__init__` is given are left to that.
    pub fn for_constructor(self, vm: &mut Vm, class: Gc<Type>, name: &str) -> PyResult<Arguments<'a>> {
        let (own, inherited) = (class.slots().init, vm.type_(TypeId::Object).slots().init);
        let has_own_init = match (own, inherited) {
            (Some(own), Some(inherited)) => !std::ptr::fn_addr_eq(own, inherited),
            _ => false,
        };
        if !self.names.is_empty() && !has_own_init {
            return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
        }
        Ok(Arguments::positional(self.positionals()))
    }

    /// The arguments without the first, which must be positional.
    pub fn rest(&self) -> Arguments<'a> {
        Arguments { values: &self.values[1..], names: self.names }
    }
}

impl Arguments<'_> {
    /// The values of parameters that may be given by position or by name, unbound if they are not given; the first
    /// `n_required` must be. For constructors, whose arguments come without a table of methods.
    pub fn bind<const N: usize>(self, vm: &mut Vm, function: &str, names: [&str; N], n_required: usize) -> PyResult<[Value; N]> {
        let mut bound = [Value::UNBOUND; N];
        let given = self.positionals();
        if given.len() > N {
            let plural = if N == 1 { "" } else { "s" };
            let total = self.values.len();
            let limit = if n_required == N { "exactly" } else { "at most" };
            return Err(vm.type_error(format!("{function}() takes {limit} {N} argument{plural} ({total} given)")));
        }
        bound[..given.len()].copy_from_slice(given);
        for (name, value) in self.keywords() {
            let name = name.downcast::<super::Str>().map(|name| name.to_text()).unwrap_or_default();
            match names.iter().position(|known| *known == name) {
                None => return Err(vm.type_error(format!("{function}() got an unexpected keyword argument '{name}'"))),
                Some(index) if index < given.len() => {
                    let place = index + 1;
                    return Err(vm.type_error(format!("argument for {function}() given by name ('{name}') and position ({place})")));
                }
                Some(index) => bound[index] = value,
            }
        }
        for index in 0..n_required {
            if bound[index].is_unbound() {
                let (name, place) = (names[index], index + 1);
                return Err(vm.type_error(format!("{function}() missing required argument '{name}' (pos {place})")));
            }
        }
        Ok(bound)
    }
}

impl Vm {
    /// `callee(*values)`
    pub fn call(&mut self, callee: Value, values: &[Value]) -> PyResult {
        self.call_with(callee, Arguments::positional(values))
    }

    /// `callee(…)`
    pub fn call_with(&mut self, callee: Value, arguments: Arguments) -> PyResult {
        // Nothing of the class is borrowed meanwhile: what is called may change it.
        let call = self.class_of(callee).slots().call;
        match call {
            Some(call) => {
                self.check_native_stack()?;
                call(self, callee, arguments)
            }
            None => {
                let class = self.type_name(callee);
                Err(self.raise(TypeId::TypeError, format!("'{class}' object is not callable")))
            }
        }
    }

    /// Calls with `first` put before the arguments, as a bound method does.
    pub fn call_prepended(&mut self, callee: Value, first: Value, arguments: Arguments) -> PyResult {
        let mut buffer = [Value::UNBOUND; 8];
        let count = arguments.values.len() + 1;
        if count <= buffer.len() {
            buffer[0] = first;
            buffer[1..count].copy_from_slice(arguments.values);
            return self.call_with(callee, Arguments { values: &buffer[..count], names: arguments.names });
        }
        self.with_arguments(|vm, scratch| {
            scratch.push(vm, first);
            arguments.values.iter().for_each(|&value| scratch.push(vm, value));
            vm.call_with(callee, Arguments { values: scratch.as_slice(), names: arguments.names })
        })
    }

    /// RecursionError, if native code is nested too deeply to go on.
    #[inline]
    pub fn check_native_stack(&mut self) -> PyResult<()> {
        let marker = 0u8;
        if (&raw const marker).addr() < self.native_limit {
            return Err(self.raise(TypeId::RecursionError, "maximum recursion depth exceeded".into()));
        }
        Ok(())
    }

    /// Gives `work` an empty argument list that the collector sees.
    pub fn with_arguments<R>(&mut self, work: impl FnOnce(&mut Vm, &Scratch) -> R) -> R {
        let scratch = Scratch { items: crate::gc::Items::new() };
        work(self, &scratch)
    }
}

/// Values gathered for a call.
pub struct Scratch {
    items: crate::gc::Items,
}

impl Scratch {
    pub fn push(&self, vm: &Vm, value: Value) {
        self.items.push(&vm.heap, value);
    }

    pub fn as_slice(&self) -> &[Value] {
        self.items.as_slice()
    }
}
