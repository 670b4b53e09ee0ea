//! Async generators (PEP 525): the type, and the awaitables that `__anext__`, `asend`, `athrow` and `aclose` give.
//!
//! A suspended async generator has either yielded an item, at a plain `yield`, or it is inside an `await`, which is a delegating
//! one. An awaitable hands on what an `await` inside waits for, and ends when an item comes: the item is its result.

use std::cell::Cell;

use super::drive::Outcome;
use super::methods::{NAME, QUALNAME, code, delegate, frame, is_suspended, repr, this, thrown, warn_of_parts};
use super::{Generator, State};
use crate::gc::{Gc, Trace, Tracer};
use crate::isa::Op;
use crate::methods;
use crate::object::{Getter, Kind, Slots, Tuple, TypeId, TypeSpec};
use crate::types::generic_alias::CLASS_GETITEM;
use crate::value::Value;
use crate::vm::{PyResult, Raised, State as Kept, Vm};

pub static ASYNC_GENERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::Generator),
    is_base: false,
    slots: Slots {
        repr: Some(repr),
        aiter: Some(|_, value| Ok(value)),
        anext: Some(|vm, value| asend(vm, this(value), Value::NONE)),
        ..Slots::NONE
    },
    methods: methods![
        "asend(self, object, /)" => asend,
        "athrow(self, typ, val=<unrepresentable>, tb=<unrepresentable>, /)" => athrow,
        "aclose(self, /)" => |vm: &mut Vm, this: Gc<Generator>| awaitable(vm, TypeId::AsyncGeneratorAthrow, this, Value::UNBOUND),
    ],
    class_methods: CLASS_GETITEM,
    getters: &[
        NAME,
        QUALNAME,
        Getter { name: "ag_running", get: |_, value| Ok(Value::from_bool(this(value).facts.iteration.is_running.get())), set: None },
        Getter { name: "ag_suspended", get: is_suspended, set: None },
        Getter { name: "ag_frame", get: frame, set: None },
        Getter { name: "ag_code", get: code, set: None },
        Getter { name: "ag_await", get: delegate, set: None },
    ],
    ..TypeSpec::new(TypeId::AsyncGenerator, "async_generator")
};

const AWAITABLE_SLOTS: Slots = Slots {
    iter: Some(|_, value| Ok(value)),
    await_: Some(|_, value| Ok(value)),
    iter_next: Some(|vm, value| vm.awaitable_send(awaitable_of(value), Value::NONE)?.next_item(vm)),
    ..Slots::NONE
};

pub static ASEND: TypeSpec = TypeSpec {
    kind: Some(Kind::AsyncAwaitable),
    is_base: false,
    slots: AWAITABLE_SLOTS,
    methods: methods![
        "send(self, object, /)" => send,
        "throw(self, typ, val=<unrepresentable>, tb=<unrepresentable>, /)" => throw,
        "close(self, /)" => close,
    ],
    ..TypeSpec::new(TypeId::AsyncGeneratorAsend, "async_generator_asend")
};

pub static ATHROW: TypeSpec = TypeSpec {
    kind: Some(Kind::AsyncAwaitable),
    is_base: false,
    slots: AWAITABLE_SLOTS,
    methods: methods![
        "send(self, object, /)" => send,
        "throw(self, typ, val=<unrepresentable>, tb=<unrepresentable>, /)" => throw,
        "close(self, /)" => close,
    ],
    ..TypeSpec::new(TypeId::AsyncGeneratorAthrow, "async_generator_athrow")
};

/// Where an awaitable is in its life.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    Initial,
    Iterating,
    Closed,
}

impl Trace for Progress {
    fn trace(&self, _: &mut Tracer) {}
}

/// What an awaitable does with its generator.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Send,
    Throw,
    Close,
}

crate::object! {
    /// One step of an async generator, to be awaited.
    pub struct AsyncAwaitable {
        pub generator: Cell<Gc<Generator>>,
        /// What `asend` sends; the arguments of `athrow` as a tuple; unbound in an `aclose`.
        pub argument: Cell<Value>,
        pub progress: Cell<Progress>,
    }
}

fn awaitable_of(value: Value) -> Gc<AsyncAwaitable> {
    value.downcast().expect("the slots of awaitables are called with awaitables")
}

/// Makes an awaitable. The first one of a generator tells the hooks of `sys.set_asyncgen_hooks`.
fn awaitable(vm: &mut Vm, class: TypeId, generator: Gc<Generator>, argument: Value) -> PyResult {
    if !generator.facts.iteration.is_announced.replace(true) {
        if let Some(finalizer) = vm.kept(Kept::AsyncGeneratorFinalizer) {
            generator.finalizer.set(finalizer);
            if !generator.facts.is_registered.replace(true) {
                vm.heap.register_finalizable(generator.value());
            }
        }
        if let Some(hook) = vm.kept(Kept::AsyncGeneratorFirstIter) {
            vm.call(hook, &[generator.value()])?;
        }
    }
    let awaitable = AsyncAwaitable::new(vm.header_of(class), Cell::new(generator), Cell::new(argument), Cell::new(Progress::Initial));
    Ok(vm.heap.alloc(awaitable).value())
}

fn asend(vm: &mut Vm, this: Gc<Generator>, value: Value) -> PyResult {
    awaitable(vm, TypeId::AsyncGeneratorAsend, this, value)
}

fn athrow(vm: &mut Vm, this: Gc<Generator>, typ: Value, val: Option<Value>, tb: Option<Value>) -> PyResult {
    warn_of_parts(vm, "athrow", val.is_some() || tb.is_some())?;
    let arguments = vm.tuple(&[typ, val.unwrap_or(Value::NONE), tb.unwrap_or(Value::NONE)]).value();
    awaitable(vm, TypeId::AsyncGeneratorAthrow, this, arguments)
}

fn send(vm: &mut Vm, this: Gc<AsyncAwaitable>, arg: Value) -> PyResult {
    vm.awaitable_send(this, arg)?.sent(vm)
}

fn throw(vm: &mut Vm, this: Gc<AsyncAwaitable>, typ: Value, val: Option<Value>, tb: Option<Value>) -> PyResult {
    warn_of_parts(vm, "throw", val.is_some() || tb.is_some())?;
    let arguments = vm.tuple(&[typ, val.unwrap_or(Value::NONE), tb.unwrap_or(Value::NONE)]);
    vm.awaitable_throw(this, arguments)?.sent(vm)
}

/// As `close` of a coroutine: GeneratorExit must come back.
fn close(vm: &mut Vm, this: Gc<AsyncAwaitable>) -> PyResult {
    if this.progress.get() == Progress::Closed {
        return Ok(Value::NONE);
    }
    let exit = vm.type_(TypeId::GeneratorExit).value();
    let arguments = vm.tuple(&[exit, Value::NONE, Value::NONE]);
    match vm.awaitable_throw(this, arguments) {
        Ok(Outcome::Yielded(_)) => Err(vm.raise(TypeId::RuntimeError, "coroutine ignored GeneratorExit".into())),
        Ok(Outcome::Returned(_)) => Ok(Value::NONE),
        Err(Raised) => {
            let result = vm.ignoring_exit(Err(Raised));
            vm.catch(result, TypeId::StopAsyncIteration).map(|_| Value::NONE)
        }
    }
}

fn purpose(vm: &Vm, this: Gc<AsyncAwaitable>) -> Purpose {
    match this.argument.get() {
        _ if vm.class_of(this.value()).is(TypeId::AsyncGeneratorAsend) => Purpose::Send,
        Value::UNBOUND => Purpose::Close,
        _ => Purpose::Throw,
    }
}

impl Generator {
    /// Whether the async generator is suspended at an item, not inside an `await`.
    fn has_item(&self) -> bool {
        self.at_yield().is_some_and(|cx| cx.op() == Op::Yield)
    }
}

impl Vm {
    /// Goes on with a step of an async generator.
    pub fn awaitable_send(&mut self, this: Gc<AsyncAwaitable>, sent: Value) -> PyResult<Outcome> {
        let (generator, purpose) = (this.generator.get(), purpose(self, this));
        if this.progress.get() == Progress::Closed {
            return Err(self.already_awaited_step(purpose));
        }
        let iteration = &generator.facts.iteration;
        if purpose != Purpose::Send && generator.facts.state.get() == State::Finished {
            this.progress.set(Progress::Closed);
            return Ok(Outcome::Returned(Value::NONE));
        }
        if this.progress.get() == Progress::Iterating {
            let result = self.generator_send(generator, sent);
            return self.step(this, purpose, result);
        }
        self.check_not_running(this, purpose)?;
        if purpose == Purpose::Send {
            this.progress.set(Progress::Iterating);
            iteration.is_running.set(true);
            let sent = if sent.is_none() { this.argument.get() } else { sent };
            let result = self.generator_send(generator, sent);
            return self.step(this, purpose, result);
        }
        if iteration.is_closed.get() {
            this.progress.set(Progress::Closed);
            let stop = self.new_exception(TypeId::StopAsyncIteration, &[]);
            return Err(self.raise_object(stop));
        }
        if !sent.is_none() {
            return Err(self.raise(TypeId::RuntimeError, "can't send non-None value to a just-started coroutine".into()));
        }
        this.progress.set(Progress::Iterating);
        iteration.is_running.set(true);
        let result = match this.argument.get().downcast::<Tuple>() {
            None => {
                iteration.is_closed.set(true);
                let exit = self.new_exception(TypeId::GeneratorExit, &[]);
                self.generator_throw(generator, exit)
            }
            Some(arguments) => self.throw_described(generator, arguments),
        };
        self.step(this, purpose, result)
    }

    /// Raises an exception where a step of an async generator waits.
    fn awaitable_throw(&mut self, this: Gc<AsyncAwaitable>, arguments: Gc<Tuple>) -> PyResult<Outcome> {
        let (generator, purpose) = (this.generator.get(), purpose(self, this));
        match this.progress.get() {
            Progress::Closed => return Err(self.already_awaited_step(purpose)),
            Progress::Initial => {
                self.check_not_running(this, purpose)?;
                this.progress.set(Progress::Iterating);
                generator.facts.iteration.is_running.set(true);
            }
            Progress::Iterating => {}
        }
        let result = self.throw_described(generator, arguments);
        self.step(this, purpose, result)
    }

    /// Raises what the three arguments of a `throw` describe.
    fn throw_described(&mut self, generator: Gc<Generator>, arguments: Gc<Tuple>) -> PyResult<Outcome> {
        let &[typ, val, tb] = arguments.as_slice() else { unreachable!("the tuple was made with three items") };
        let given = |value: Value| Some(value).filter(|value| !value.is_none());
        let exception = thrown(self, typ, given(val), given(tb))?;
        self.generator_throw(generator, exception)
    }

    /// What a resumption of the generator means for the awaitable.
    fn step(&mut self, this: Gc<AsyncAwaitable>, purpose: Purpose, result: PyResult<Outcome>) -> PyResult<Outcome> {
        let generator = this.generator.get();
        let iteration = &generator.facts.iteration;
        if matches!(result, Ok(Outcome::Yielded(_))) && !generator.has_item() {
            return result;
        }
        iteration.is_running.set(false);
        this.progress.set(Progress::Closed);
        let result = match result {
            Ok(Outcome::Yielded(_)) if purpose == Purpose::Close => {
                return Err(self.raise(TypeId::RuntimeError, "async generator ignored GeneratorExit".into()));
            }
            Ok(Outcome::Yielded(item)) => return Ok(Outcome::Returned(item)),
            Ok(Outcome::Returned(_)) => {
                let stop = self.new_exception(TypeId::StopAsyncIteration, &[]);
                self.raise_object(stop)
            }
            Err(Raised) => Raised,
        };
        if self.raised_is(TypeId::StopAsyncIteration) || self.raised_is(TypeId::GeneratorExit) {
            iteration.is_closed.set(true);
            if purpose == Purpose::Close {
                self.raised = Value::NONE;
                return Ok(Outcome::Returned(Value::NONE));
            }
        }
        Err(result)
    }

    fn already_awaited_step(&mut self, purpose: Purpose) -> Raised {
        let what = if purpose == Purpose::Send { "__anext__()/asend()" } else { "aclose()/athrow()" };
        self.raise(TypeId::RuntimeError, format!("cannot reuse already awaited {what}"))
    }

    /// Two steps of a generator cannot be on their way at once.
    fn check_not_running(&mut self, this: Gc<AsyncAwaitable>, purpose: Purpose) -> PyResult<()> {
        if !this.generator.get().facts.iteration.is_running.get() {
            return Ok(());
        }
        this.progress.set(Progress::Closed);
        let what = match purpose {
            Purpose::Send => "anext",
            Purpose::Throw => "athrow",
            Purpose::Close => "aclose",
        };
        Err(self.raise(TypeId::RuntimeError, format!("{what}(): asynchronous generator is already running")))
    }
}
