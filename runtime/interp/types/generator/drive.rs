//! Driving generators from native code: `send`, `throw` and `close`.
//!
//! Given: a generator and what goes into it. Gives: the [`Outcome`], or a raised exception. The law: a generator runs once at a
//! time; while it passes an exception on to what it delegates to, it counts as running.

use super::{Generator, Resumer, State, enter, generator_of, resume};
use crate::gc::Gc;
use crate::interp::execute;
use crate::interp::frame::Cx;
use crate::interp::unwind;
use crate::isa::{Reg, YieldDelegated};
use crate::object::{BaseException, Known, TypeId, Visitor};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// What a resumption from native code gave.
pub enum Outcome {
    Yielded(Value),
    Returned(Value),
}

impl Outcome {
    /// As `__next__` gives it. A result other than None ends the iteration with StopIteration, which carries it.
    pub fn next_item(self, vm: &mut Vm) -> PyResult {
        match self {
            Outcome::Yielded(item) => Ok(item),
            Outcome::Returned(Value::NONE) => Ok(Value::UNBOUND),
            Outcome::Returned(result) => Err(vm.stop_iteration(result)),
        }
    }

    /// As `send` and `throw` give it: a result comes as StopIteration.
    pub fn sent(self, vm: &mut Vm) -> PyResult {
        match self {
            Outcome::Yielded(item) => Ok(item),
            Outcome::Returned(result) => Err(vm.stop_iteration(result)),
        }
    }
}

impl Vm {
    /// Why a generator that runs cannot be entered.
    fn already_executing(&mut self, generator: Gc<Generator>) -> Raised {
        let kind = kind(self, generator);
        self.value_error(format!("{kind} already executing"))
    }

    fn already_awaited(&mut self) -> Raised {
        self.raise(TypeId::RuntimeError, "cannot reuse already awaited coroutine".into())
    }

    fn is_coroutine(&self, generator: Gc<Generator>) -> bool {
        self.class_of(generator.value()).is(TypeId::Coroutine)
    }

    /// Resumes a generator from native code.
    pub fn generator_send(&mut self, generator: Gc<Generator>, sent: Value) -> PyResult<Outcome> {
        match generator.facts.state.get() {
            State::Running => return Err(self.already_executing(generator)),
            State::Finished if self.is_coroutine(generator) => return Err(self.already_awaited()),
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

    /// Enters a suspended generator at another place than behind its `yield`: `place` brings control there from the generator's frame.
    fn run_entered(&mut self, generator: Gc<Generator>, place: impl FnOnce(&mut Vm, &mut Cx)) -> PyResult<Outcome> {
        self.run_generator(generator, |vm, cx, generator| {
            enter(vm, cx, generator, Reg(0), Resumer::Native)?;
            generator.facts.state.set(State::Running);
            place(vm, cx);
            Ok(())
        })
    }

    /// Gives `visit` what a generator yields, until that says `false`.
    pub fn for_each_yielded(&mut self, generator: Gc<Generator>, visit: Visitor) -> PyResult<()> {
        self.check_native_stack()?;
        let saved = (self.pc, self.base, self.top);
        loop {
            match generator.facts.state.get() {
                State::Running => return Err(self.already_executing(generator)),
                State::Finished => return Ok(()),
                State::Created | State::Suspended => {}
            }
            let mut cx = self.entry_frame();
            let result = match resume(self, &mut cx, generator, Value::NONE, Reg(0), Resumer::Native) {
                Ok(()) => self.run_from(cx),
                Err(Raised) => Err(Raised),
            };
            (self.pc, self.base, self.top) = saved;
            let item = result?;
            if generator.facts.state.get() != State::Suspended || !visit(self, item)? {
                return Ok(());
            }
            self.check_exhaustion()?;
        }
    }

    /// Raises an exception where the generator is suspended.
    pub fn generator_throw(&mut self, generator: Gc<Generator>, exception: Gc<BaseException>) -> PyResult<Outcome> {
        if let Some(receiver) = generator.delegate() {
            return self.throw_to_delegate(generator, receiver, exception);
        }
        match generator.facts.state.get() {
            State::Running => Err(self.already_executing(generator)),
            State::Finished if self.is_coroutine(generator) => Err(self.already_awaited()),
            State::Finished => {
                self.raised = exception.value();
                Err(Raised)
            }
            State::Created => {
                super::abandon(self, generator);
                self.raised = exception.value();
                Err(Raised)
            }
            State::Suspended => self.raise_in(generator, exception),
        }
    }

    /// Enters a suspended generator with an exception. What it is handling itself becomes the context, not what the caller handles.
    fn raise_in(&mut self, generator: Gc<Generator>, exception: Gc<BaseException>) -> PyResult<Outcome> {
        let is_handling = generator.handled.get().bound().is_some_and(|handled| !handled.is_none());
        self.run_entered(generator, |vm, cx| {
            if is_handling {
                let Raised = vm.raise_object(exception);
            } else {
                vm.raised = exception.value();
            }
            // The whole window, as unwinding allocates: what lies above `vm.top` is cleared by a collection.
            execute::publish(*cx, vm);
            *cx = unwind::unwind(vm);
        })
    }

    /// Goes on in the middle of a generator that compiled code has run so far in a frame of its own: with these registers, at an
    /// instruction to which `place` brings control from the generator's frame.
    pub fn generator_continue(&mut self, generator: Gc<Generator>, registers: &[Value], place: impl FnOnce(&mut Vm, &mut Cx)) -> PyResult<Outcome> {
        generator.window.overwrite(registers);
        self.run_entered(generator, place)
    }

    fn throw_to_delegate(&mut self, generator: Gc<Generator>, receiver: Value, exception: Gc<BaseException>) -> PyResult<Outcome> {
        // No frame is its own meanwhile, but nobody may enter it.
        generator.facts.base.set(std::ptr::null_mut());
        generator.facts.state.set(State::Running);
        let result = self.throw_to(receiver, exception);
        generator.facts.state.set(State::Suspended);
        match result {
            Ok(Outcome::Yielded(value)) => Ok(Outcome::Yielded(value)),
            Ok(Outcome::Returned(result)) => self.continue_behind_delegate(generator, result),
            Err(Raised) if self.raised_is(TypeId::StopIteration) => {
                let stop = self.take_raised();
                let result = self.exception_attribute(stop, Known::value_).unwrap_or(Value::NONE);
                self.continue_behind_delegate(generator, result)
            }
            Err(Raised) => {
                let exception = self.take_raised();
                self.raise_in(generator, exception)
            }
        }
    }

    /// Raises an exception in an iterator that is delegated to; GeneratorExit closes it and goes on.
    fn throw_to(&mut self, receiver: Value, exception: Gc<BaseException>) -> PyResult<Outcome> {
        if self.is_instance(exception.value(), TypeId::GeneratorExit) {
            self.close_iterator(receiver)?;
            self.raised = exception.value();
            return Err(Raised);
        }
        if let Some(inner) = generator_of(receiver) {
            return self.generator_throw(inner, exception);
        }
        let name = self.known(Known::throw_);
        match self.find_attr(receiver, name)? {
            Some(throw) => self.call(throw, &[exception.value()]).map(Outcome::Yielded),
            None => {
                self.raised = exception.value();
                Err(Raised)
            }
        }
    }

    /// The delegate has ended with a result: the generator goes on behind its `yield from`.
    fn continue_behind_delegate(&mut self, generator: Gc<Generator>, result: Value) -> PyResult<Outcome> {
        self.run_entered(generator, |_, cx| {
            let inst = cx.read::<YieldDelegated>();
            cx.set(inst.dst, result);
            cx.jump16(inst.target);
        })
    }

    /// `iterator.close()`, if there is such a method.
    fn close_iterator(&mut self, iterator: Value) -> PyResult<()> {
        if let Some(generator) = generator_of(iterator) {
            return self.generator_close(generator).map(drop);
        }
        let name = self.known(Known::close_);
        match self.find_attr(iterator, name) {
            Ok(Some(close)) => self.call(close, &[]).map(drop),
            Ok(None) => Ok(()),
            Err(Raised) => {
                // Whoever closes is not to hear of it.
                self.report_unraisable(iterator);
                Ok(())
            }
        }
    }

    /// The result of a `close` whose GeneratorExit came back.
    pub(super) fn ignoring_exit(&mut self, result: PyResult) -> PyResult {
        match result {
            Err(Raised) if self.raised_is(TypeId::GeneratorExit) || self.raised_is(TypeId::StopIteration) => {
                self.raised = Value::NONE;
                Ok(Value::NONE)
            }
            result => result,
        }
    }

    /// `generator.close()`
    pub fn generator_close(&mut self, generator: Gc<Generator>) -> PyResult {
        if generator.facts.state.get() == State::Created {
            super::abandon(self, generator);
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
            result => self.ignoring_exit(result.map(|_| Value::NONE)),
        }
    }
}

/// What messages call it.
fn kind(vm: &Vm, generator: Gc<Generator>) -> &'static str {
    match vm.class_of(generator.value()) {
        class if class.is(TypeId::Coroutine) => "coroutine",
        class if class.is(TypeId::AsyncGenerator) => "async generator",
        _ => "generator",
    }
}
