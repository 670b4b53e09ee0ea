//! Generators and coroutines: frames that can be left in the middle and entered again.
//!
//! A suspended generator keeps a copy of its window. To resume it, the window is copied above the resumer's, and the
//! interpreter goes on there in the same loop; a `yield` copies it back. Windows are small, and so all frames that run
//! lie on the register stack, which keeps every instruction free of a second case.

use std::cell::Cell;

use crate::gc::{Gc, Items, KindInfo, Trace, Tracer};
use crate::interp::bind;
use crate::interp::execute;
use crate::interp::frame::Cx;
use crate::interp::machine_code::LEAVE;
use crate::interp::types::function::Function;
use crate::interp::unwind;
use crate::isa::{Inst, Op, Reg, Yield, YieldDelegated};
use crate::methods;
use crate::object::{BaseException, Getter, Kind, Known, Slots, Traceback, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// Where a generator is in its life.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    Created,
    Suspended,
    Running,
    Finished,
}

/// What the collector does not look at.
pub struct GeneratorFacts {
    pub state: Cell<State>,
    /// The first instruction, or the `yield` it is suspended at.
    pub pc: Cell<*const u64>,
    /// The window while it runs.
    base: Cell<*mut Value>,
    /// Where the resumer goes on after a `yield`, and after the end.
    more: Cell<*const u64>,
    done: Cell<*const u64>,
    /// The resumer wants the result of the generator in its register.
    wants_result: Cell<bool>,
}

impl Trace for GeneratorFacts {
    fn trace(&self, _: &mut Tracer) {}
}

crate::object! {
    /// A generator, coroutine or async generator.
    pub struct Generator {
        pub function: Cell<Gc<Function>>,
        /// The window while it does not run.
        pub window: Items,
        /// The exception that it is handling while it does not run, or unbound.
        pub handled: Cell<Value>,
        /// The exception that its resumer is handling.
        pub outer_handled: Cell<Value>,
        pub name: Cell<Value>,
        pub qualname: Cell<Value>,
        pub facts: GeneratorFacts,
    }
}

/// Who resumes a generator.
pub enum Resumer {
    /// A `for` loop: goes on at `more` with an item, or at `done`.
    Loop { more: *const u64, done: *const u64 },
    /// `send`: as a loop, but the result is wanted, too.
    Send { more: *const u64, done: *const u64 },
    /// Native code, in an entry frame: sees from the state what happened.
    Native,
}

impl Generator {
    #[inline]
    pub fn is_suspended(&self) -> bool {
        matches!(self.facts.state.get(), State::Created | State::Suspended)
    }

    /// Whether the frame at `base` is this generator's.
    pub fn is_running_in(&self, base: *mut Value) -> bool {
        self.facts.state.get() == State::Running && self.facts.base.get() == base
    }

    /// What it delegates to (`yield from`, `await`), while it is suspended.
    fn delegate(&self) -> Option<Value> {
        let cx = Cx { pc: self.facts.pc.get(), base: std::ptr::null_mut() };
        if self.facts.state.get() != State::Suspended || cx.op() != Op::YieldDelegated {
            return None;
        }
        self.window.get(usize::from(cx.read::<YieldDelegated>().receiver.0))
    }
}

/// Makes the generator of the present frame, which is at its `return_generator`.
pub fn create(cx: &Cx, vm: &mut Vm) -> PyResult {
    let function = cx.function();
    let body = function.code.get().linked.body.clone();
    let id = if body.flags.is_async_generator {
        // Such objects can be made, as the standard library does for their type, but nothing runs them yet.
        TypeId::AsyncGenerator
    } else if body.flags.is_coroutine {
        TypeId::Coroutine
    } else {
        TypeId::Generator
    };
    let window = Items::from_slice(&vm.heap, cx.window(usize::from(body.n_regs)));
    let facts = GeneratorFacts {
        state: Cell::new(State::Created),
        pc: Cell::new(cx.pc),
        base: Cell::new(std::ptr::null_mut()),
        more: Cell::new(std::ptr::null()),
        done: Cell::new(std::ptr::null()),
        wants_result: Cell::new(false),
    };
    let (name, qualname) = (Cell::new(function.name.get()), Cell::new(function.qualname.get()));
    let none = || Cell::new(Value::UNBOUND);
    Ok(vm.heap.alloc(Generator::new(vm.header_of(id), Cell::new(function), window, none(), none(), name, qualname, facts)).value())
}

/// Goes on in a suspended generator: `sent` is what its `yield` gives.
pub fn resume(vm: &mut Vm, cx: &mut Cx, generator: Gc<Generator>, sent: Value, dst: Reg, resumer: Resumer) -> PyResult<()> {
    enter(vm, cx, generator, dst, resumer)?;
    if generator.facts.state.replace(State::Running) == State::Created {
        // At its `return_generator`.
        cx.pc = cx.pc.wrapping_add(crate::isa::ReturnGenerator::WORDS);
        return Ok(());
    }
    match cx.op() {
        Op::Yield => {
            let inst = cx.read::<Yield>();
            cx.set(inst.dst, sent);
            cx.advance(&inst);
        }
        _ => {
            let inst = cx.read::<YieldDelegated>();
            cx.set(inst.dst, sent);
            cx.advance(&inst);
        }
    }
    Ok(())
}

/// Copies the generator's window above the resumer's and goes there, to the instruction it is suspended at.
fn enter(vm: &mut Vm, cx: &mut Cx, generator: Gc<Generator>, dst: Reg, resumer: Resumer) -> PyResult<()> {
    let size = if cx.pc == LEAVE.address() { 1 } else { unwind::window_size(*cx) };
    let base = cx.above(size as u16);
    bind::check_room(vm, generator.function.get(), base)?;
    let (more, done, wants_result) = match resumer {
        Resumer::Loop { more, done } => (more, done, false),
        Resumer::Send { more, done } => (more, done, true),
        Resumer::Native => (LEAVE.address(), LEAVE.address(), true),
    };
    let facts = &generator.facts;
    (facts.more.set(more), facts.done.set(done), facts.wants_result.set(wants_result), facts.base.set(base));
    Cx::set_arguments(base, generator.window.as_slice());
    vm.depth += 1;
    // All homes are in place: nothing is to be cleared.
    cx.enter(base, generator.function.get(), usize::MAX >> 1, dst, more);
    cx.set_owner(generator.value());
    cx.pc = facts.pc.get();
    generator.outer_handled.set(vm.handled);
    if let Some(handled) = generator.handled.get().bound() {
        vm.handled = handled;
    }
    Ok(())
}

/// Leaves the generator of the present frame, which is at a `yield` of `value`.
pub fn suspend(cx: &mut Cx, vm: &mut Vm, value: Value) -> PyResult<()> {
    let Some(generator) = cx.owner::<Generator>().filter(|generator| generator.is_running_in(cx.base)) else {
        return Err(vm.raise(TypeId::SystemError, "yield outside a generator".into()));
    };
    generator.window.overwrite(cx.window(generator.window.len()));
    generator.facts.pc.set(cx.pc);
    generator.facts.state.set(State::Suspended);
    let outer = generator.outer_handled.replace(Value::UNBOUND);
    generator.handled.set(if vm.handled == outer { Value::UNBOUND } else { vm.handled });
    vm.handled = outer;
    vm.depth -= 1;
    cx.leave(value);
    cx.pc = generator.facts.more.get();
    Ok(())
}

/// Ends the generator of the present frame with a result.
pub fn finish(cx: &mut Cx, vm: &mut Vm, result: Value) -> PyResult<()> {
    let Some(generator) = cx.owner::<Generator>().filter(|generator| generator.is_running_in(cx.base)) else {
        return Err(vm.raise(TypeId::SystemError, "return from no generator".into()));
    };
    end(vm, generator);
    vm.depth -= 1;
    let (_, dst) = cx.return_address();
    cx.base = cx.caller();
    if generator.facts.wants_result.get() {
        cx.set(dst, result);
    }
    cx.pc = generator.facts.done.get();
    Ok(())
}

fn end(vm: &mut Vm, generator: Gc<Generator>) {
    generator.facts.state.set(State::Finished);
    generator.window.clear();
    vm.handled = generator.outer_handled.replace(Value::UNBOUND).bound().unwrap_or(Value::NONE);
}

/// The exception in `vm.raised` leaves the generator: it is over, and StopIteration must not look like its end (PEP 479).
pub fn fail(vm: &mut Vm, generator: Gc<Generator>) {
    end(vm, generator);
    if let Some(exception) = vm.raised.downcast::<BaseException>() {
        let is_async = vm.class_of(generator.value()).is(TypeId::AsyncGenerator);
        let is_coroutine = vm.class_of(generator.value()).is(TypeId::Coroutine);
        let error = vm.stop_iteration_error(exception, is_async);
        if error != exception && is_coroutine {
            error.args.set(vm.tuple(&[vm.text("coroutine raised StopIteration")]));
        }
        vm.raised = error.value();
    }
}

/// What a resumption from native code gave.
pub enum Outcome {
    Yielded(Value),
    Returned(Value),
}

impl Vm {
    /// Resumes a generator from native code.
    pub fn generator_send(&mut self, generator: Gc<Generator>, sent: Value) -> PyResult<Outcome> {
        match generator.facts.state.get() {
            State::Running => return Err(self.value_error(format!("{} already executing", kind(self, generator)))),
            State::Finished if self.class_of(generator.value()).is(TypeId::Coroutine) => {
                return Err(self.raise(TypeId::RuntimeError, "cannot reuse already awaited coroutine".into()));
            }
            State::Finished => return Ok(Outcome::Returned(Value::NONE)),
            State::Created if !sent.is_none() => {
                let kind = kind(self, generator);
                return Err(self.type_error(format!("can't send non-None value to a just-started {kind}")));
            }
            _ => {}
        }
        self.run_generator(generator, |vm, cx, generator| resume(vm, cx, generator, sent, Reg(0), Resumer::Native))
    }

    /// Enters a generator in an entry frame and runs it until it yields or ends.
    fn run_generator(&mut self, generator: Gc<Generator>, start: impl FnOnce(&mut Vm, &mut Cx, Gc<Generator>) -> PyResult<()>) -> PyResult<Outcome> {
        self.check_native_stack()?;
        let saved = (self.pc, self.base, self.top);
        let mut cx = self.entry_frame();
        let result = match start(self, &mut cx, generator) {
            Ok(()) => self.run_from(cx),
            Err(Raised) => Err(Raised),
        };
        (self.pc, self.base, self.top) = saved;
        let value = result?;
        Ok(if generator.facts.state.get() == State::Suspended { Outcome::Yielded(value) } else { Outcome::Returned(value) })
    }

    /// Raises an exception where the generator is suspended.
    pub fn generator_throw(&mut self, generator: Gc<Generator>, exception: Gc<BaseException>) -> PyResult<Outcome> {
        if let Some(receiver) = generator.delegate() {
            return self.throw_to_delegate(generator, receiver, exception);
        }
        match generator.facts.state.get() {
            State::Running => Err(self.value_error(format!("{} already executing", kind(self, generator)))),
            State::Finished => {
                self.raised = exception.value();
                Err(Raised)
            }
            State::Created => {
                generator.facts.state.set(State::Finished);
                generator.window.clear();
                self.raised = exception.value();
                Err(Raised)
            }
            State::Suspended => self.run_generator(generator, |vm, cx, generator| {
                enter(vm, cx, generator, Reg(0), Resumer::Native)?;
                generator.facts.state.set(State::Running);
                let _ = vm.raise_object(exception);
                // The whole window, as unwinding allocates: what lies above `vm.top` is cleared by a collection.
                execute::publish(*cx, vm);
                *cx = unwind::unwind(vm);
                Ok(())
            }),
        }
    }

    fn throw_to_delegate(&mut self, generator: Gc<Generator>, receiver: Value, exception: Gc<BaseException>) -> PyResult<Outcome> {
        let result = if self.is_instance(exception.value(), TypeId::GeneratorExit) {
            let closed = self.close_iterator(receiver);
            closed.and_then(|()| {
                self.raised = exception.value();
                Err(Raised)
            })
        } else {
            match receiver.downcast::<Generator>() {
                Some(inner) => self.generator_throw(inner, exception).map(|outcome| match outcome {
                    Outcome::Yielded(value) => Ok(value),
                    Outcome::Returned(value) => Err(value),
                }),
                None => {
                    let name = self.known(Known::throw_);
                    match self.find_attr(receiver, name)? {
                        Some(throw) => self.call(throw, &[exception.value()]).map(Ok),
                        None => {
                            self.raised = exception.value();
                            Err(Raised)
                        }
                    }
                }
            }
        };
        match result {
            Ok(Ok(value)) => Ok(Outcome::Yielded(value)),
            Ok(Err(result)) => self.continue_behind_delegate(generator, result),
            Err(Raised) if self.raised_is(TypeId::StopIteration) => {
                let stop = self.take_raised();
                let result = self.exception_attribute(stop, Known::value_).unwrap_or(Value::NONE);
                self.continue_behind_delegate(generator, result)
            }
            Err(Raised) => {
                let exception = self.take_raised();
                self.run_generator(generator, |vm, cx, generator| {
                    enter(vm, cx, generator, Reg(0), Resumer::Native)?;
                    generator.facts.state.set(State::Running);
                    vm.raised = exception.value();
                    execute::publish(*cx, vm);
                    *cx = unwind::unwind(vm);
                    Ok(())
                })
            }
        }
    }

    /// The delegate has ended with a result: the generator goes on behind its `yield from`.
    fn continue_behind_delegate(&mut self, generator: Gc<Generator>, result: Value) -> PyResult<Outcome> {
        self.run_generator(generator, |vm, cx, generator| {
            enter(vm, cx, generator, Reg(0), Resumer::Native)?;
            generator.facts.state.set(State::Running);
            let inst = cx.read::<YieldDelegated>();
            cx.set(inst.dst, result);
            cx.jump16(inst.target);
            Ok(())
        })
    }

    /// `iterator.close()`, if there is such a method.
    fn close_iterator(&mut self, iterator: Value) -> PyResult<()> {
        if let Some(generator) = iterator.downcast::<Generator>() {
            return self.generator_close(generator).map(drop);
        }
        let name = self.known(Known::close_);
        match self.find_attr(iterator, name)? {
            Some(close) => self.call(close, &[]).map(drop),
            None => Ok(()),
        }
    }

    /// `generator.close()`
    pub fn generator_close(&mut self, generator: Gc<Generator>) -> PyResult {
        if generator.facts.state.get() == State::Created {
            generator.facts.state.set(State::Finished);
            generator.window.clear();
            return Ok(Value::NONE);
        }
        if generator.facts.state.get() == State::Finished {
            return Ok(Value::NONE);
        }
        let exit = self.new_exception(TypeId::GeneratorExit, &[]);
        match self.generator_throw(generator, exit) {
            Ok(Outcome::Yielded(_)) => {
                let kind = kind(self, generator);
                Err(self.raise(TypeId::RuntimeError, format!("{kind} ignored GeneratorExit")))
            }
            Ok(Outcome::Returned(value)) => Ok(value),
            Err(Raised) if self.raised_is(TypeId::GeneratorExit) || self.raised_is(TypeId::StopIteration) => {
                self.raised = Value::NONE;
                Ok(Value::NONE)
            }
            Err(Raised) => Err(Raised),
        }
    }
}

fn kind(vm: &Vm, generator: Gc<Generator>) -> String {
    vm.type_name(generator.value())
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&GENERATOR, &COROUTINE, &ASYNC_GENERATOR, &ASYNC_AWAITABLE];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Generator, KindInfo::of::<Generator>())];

static GENERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::Generator),
    is_base: false,
    slots: Slots { repr: Some(repr), iter: Some(|_, value| Ok(value)), iter_next: Some(next), ..Slots::NONE },
    methods: methods![
        "send(self, arg, /)" => send,
        "throw(self, typ, val=<unrepresentable>, tb=<unrepresentable>, /)" => throw,
        "close(self, /)" => close,
    ],
    getters: &[
        Getter { name: "__name__", get: |_, value| Ok(this(value).name.get()), set: None },
        Getter { name: "__qualname__", get: |_, value| Ok(this(value).qualname.get()), set: None },
        Getter { name: "gi_running", get: |_, value| Ok(Value::from_bool(this(value).facts.state.get() == State::Running)), set: None },
        Getter { name: "gi_suspended", get: |_, value| Ok(Value::from_bool(this(value).facts.state.get() == State::Suspended)), set: None },
        Getter { name: "gi_frame", get: frame, set: None },
        Getter { name: "gi_code", get: |_, value| Ok(this(value).function.get().code.get().value()), set: None },
        Getter { name: "gi_yieldfrom", get: |_, value| Ok(this(value).delegate().unwrap_or(Value::NONE)), set: None },
    ],
    ..TypeSpec::new(TypeId::Generator, "generator")
};

static COROUTINE: TypeSpec = TypeSpec {
    kind: Some(Kind::Generator),
    is_base: false,
    slots: Slots { repr: Some(repr), await_: Some(|_, value| Ok(value)), iter_next: Some(next), ..Slots::NONE },
    methods: methods![
        "send(self, arg, /)" => send,
        "throw(self, typ, val=<unrepresentable>, tb=<unrepresentable>, /)" => throw,
        "close(self, /)" => close,
    ],
    getters: &[
        Getter { name: "__name__", get: |_, value| Ok(this(value).name.get()), set: None },
        Getter { name: "__qualname__", get: |_, value| Ok(this(value).qualname.get()), set: None },
        Getter { name: "cr_running", get: |_, value| Ok(Value::from_bool(this(value).facts.state.get() == State::Running)), set: None },
        Getter { name: "cr_code", get: |_, value| Ok(this(value).function.get().code.get().value()), set: None },
        Getter { name: "cr_await", get: |_, value| Ok(this(value).delegate().unwrap_or(Value::NONE)), set: None },
    ],
    ..TypeSpec::new(TypeId::Coroutine, "coroutine")
};

static ASYNC_GENERATOR: TypeSpec =
    TypeSpec { kind: Some(Kind::Generator), is_base: false, ..TypeSpec::new(TypeId::AsyncGenerator, "async_generator") };

static ASYNC_AWAITABLE: TypeSpec = TypeSpec { is_base: false, ..TypeSpec::new(TypeId::AsyncAwaitable, "async_generator_asend") };

fn this(value: Value) -> Gc<Generator> {
    value.downcast().expect("the slots of generators are called with generators")
}

/// The frame while it does not run, or None after its end.
fn frame(vm: &mut Vm, value: Value) -> PyResult {
    let generator = this(value);
    if generator.facts.state.get() == State::Finished {
        return Ok(Value::NONE);
    }
    let function = generator.function.get();
    let code = function.code.get();
    let word = code.linked.word_index(generator.facts.pc.get()) as u32;
    let locals = vm.dict();
    let names = code.home_names.get().downcast::<crate::object::Tuple>().expect("the names of homes are a tuple");
    for (index, &name) in names.as_slice().iter().enumerate() {
        if let Some(value) = generator.window.get(index).and_then(Value::bound) {
            locals.set_interned(vm, name, value);
        }
    }
    Ok(vm.frame(code.value(), function.globals.get().value(), locals.value(), Value::NONE, word).value())
}

fn repr(vm: &mut Vm, value: Value) -> PyResult {
    let name = vm.to_str(this(value).qualname.get())?.to_text();
    let text = format!("<{} object {name} at {:#x}>", vm.type_name(value), value.address().addr());
    Ok(vm.text(&text))
}

/// The next item. A result other than None ends the iteration with StopIteration, which carries it.
fn next(vm: &mut Vm, value: Value) -> PyResult {
    match vm.generator_send(this(value), Value::NONE)? {
        Outcome::Yielded(item) => Ok(item),
        Outcome::Returned(Value::NONE) => Ok(Value::UNBOUND),
        Outcome::Returned(result) => Err(vm.stop_iteration(result)),
    }
}

/// The value of an outcome as `send` and `throw` give it.
fn outcome(vm: &mut Vm, outcome: Outcome) -> PyResult {
    match outcome {
        Outcome::Yielded(item) => Ok(item),
        Outcome::Returned(result) => Err(vm.stop_iteration(result)),
    }
}

fn send(vm: &mut Vm, this: Gc<Generator>, arg: Value) -> PyResult {
    let result = vm.generator_send(this, arg)?;
    outcome(vm, result)
}

fn close(vm: &mut Vm, this: Gc<Generator>) -> PyResult {
    vm.generator_close(this)
}

fn throw(vm: &mut Vm, this: Gc<Generator>, typ: Value, val: Option<Value>, tb: Option<Value>) -> PyResult {
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
            match val.and_then(|val| val.downcast::<BaseException>()) {
                Some(exception) => exception,
                None => {
                    let values = val.filter(|val| !val.is_none());
                    let made = vm.call(typ, values.as_slice())?;
                    made.downcast().ok_or_else(|| vm.type_error("exceptions must derive from BaseException"))?
                }
            }
        }
    };
    if let Some(tb) = tb.filter(|tb| tb.is::<Traceback>()) {
        exception.traceback.set(tb);
    }
    let result = vm.generator_throw(this, exception)?;
    outcome(vm, result)
}
