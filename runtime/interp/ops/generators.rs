//! Generators and coroutines.

use super::containers::slow_only;
use crate::interp::execute::{Execute, Step};
use crate::interp::frame::Cx;
use crate::interp::types::generator::{self, Generator, Outcome, Resumer};
use crate::isa::*;
use crate::object::{BaseException, Known, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

slow_only! {
    ReturnGenerator |_inst, cx, vm| {
        let generator = generator::create(cx, vm)?;
        vm.depth -= 1;
        cx.leave(generator);
        return Ok(Step::Jumped);
    }
    Yield |inst, cx, vm| {
        generator::suspend(cx, vm, cx.get(inst.src))?;
        return Ok(Step::Jumped);
    }
    YieldDelegated |inst, cx, vm| {
        generator::suspend(cx, vm, cx.get(inst.src))?;
        return Ok(Step::Jumped);
    }
    ReturnFromGenerator |inst, cx, vm| {
        generator::finish(cx, vm, cx.get(inst.src))?;
        return Ok(Step::Jumped);
    }
    GetYieldFromIter |inst, cx, vm| {
        let source = cx.get(inst.src);
        let iterator = if vm.class_of(source).is(TypeId::Coroutine) {
            let flags = cx.function().code.get().linked.body.flags;
            if !flags.is_coroutine && !flags.is_iterable_coroutine {
                return Err(vm.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator"));
            }
            source
        } else if vm.class_of(source).is(TypeId::Generator) {
            source
        } else {
            vm.iter(source)?
        };
        cx.set(inst.dst, iterator);
    }
    Send |inst, cx, vm| {
        let (receiver, value) = (cx.get(inst.receiver), cx.get(inst.value));
        if let Some(generator) = generator::generator_of(receiver)
            && generator.is_suspended()
            && (value.is_none() || generator.facts.state.get() == generator::State::Suspended)
        {
            let done = { let mut at = *cx; at.jump16(inst.target); at.pc };
            let more = { let mut at = *cx; at.advance(&inst); at.pc };
            generator::resume(vm, cx, generator, value, inst.dst, Resumer::Send { more, done })?;
            return Ok(Step::Jumped);
        }
        match vm.send_to(receiver, value)? {
            Outcome::Yielded(item) => cx.set(inst.dst, item),
            Outcome::Returned(result) => {
                cx.set(inst.dst, result);
                cx.jump16(inst.target);
                return Ok(Step::Jumped);
            }
        }
    }
    GetAwaitable |inst, cx, vm| {
        let source = cx.get(inst.src);
        let is_awaited = source.downcast::<Generator>().is_some_and(|generator| generator.delegate().is_some());
        if is_awaited && vm.class_of(source).is(TypeId::Coroutine) {
            return Err(vm.raise(TypeId::RuntimeError, "coroutine is being awaited already".into()));
        }
        let iterator = vm.awaitable_iterator(source, inst.which.0)?;
        cx.set(inst.dst, iterator);
    }
    GetAiter |inst, cx, vm| {
        let source = cx.get(inst.src);
        let slot = vm.class_of(source).slots().aiter;
        let Some(slot) = slot else {
            let class = vm.type_name(source);
            return Err(vm.type_error(format!("'async for' requires an object with __aiter__ method, got {class}")));
        };
        let iterator = slot(vm, source)?;
        if vm.class_of(iterator).slots().anext.is_none() {
            let class = vm.type_name(iterator);
            let message = format!("'async for' received an object from __aiter__ that does not implement __anext__: {class}");
            return Err(vm.type_error(message));
        }
        cx.set(inst.dst, iterator);
    }
    GetAnext |inst, cx, vm| {
        let source = cx.get(inst.src);
        let slot = vm.class_of(source).slots().anext;
        let Some(slot) = slot else {
            let class = vm.type_name(source);
            return Err(vm.type_error(format!("'async for' requires an iterator with __anext__ method, got {class}")));
        };
        let next = slot(vm, source)?;
        let iterator = match vm.awaitable_iterator(next, 0) {
            Ok(iterator) => iterator,
            Err(Raised) => {
                let cause = vm.take_raised();
                let class = vm.type_name(next);
                let _ = vm.type_error(format!("'async for' received an invalid object from __anext__: {class}"));
                let error = vm.raised.downcast::<BaseException>().expect("it was just raised");
                error.cause.set(cause.value());
                error.context.set(cause.value());
                error.suppress_context.set(true);
                return Err(Raised);
            }
        };
        cx.set(inst.dst, iterator);
    }
    EndAsyncFor |inst, cx, vm| {
        let exception = cx.get(inst.exc);
        if !vm.is_instance(exception, TypeId::StopAsyncIteration) {
            vm.raised = exception;
            vm.is_reraising = true;
            return Err(Raised);
        }
    }
    CleanupThrow |inst, cx, vm| {
        let exception = cx.get(inst.exc);
        if !vm.is_instance(exception, TypeId::StopIteration) {
            vm.raised = exception;
            vm.is_reraising = true;
            return Err(Raised);
        }
        let stop = exception.downcast::<BaseException>().expect("it is an instance of an exception class");
        let value = vm.exception_attribute(stop, Known::value_).unwrap_or(Value::NONE);
        cx.set(inst.dst, value);
    }
}

impl Vm {
    /// The iterator that `await value` runs. `which` says who awaits: 1 is `__aenter__`, 2 `__aexit__`.
    pub fn awaitable_iterator(&mut self, value: Value, which: u16) -> PyResult {
        if self.class_of(value).is(TypeId::Coroutine) || is_iterable_coroutine(value) {
            return Ok(value);
        }
        let slot = self.class_of(value).slots().await_;
        let Some(slot) = slot else {
            let class = self.type_name(value);
            let message = match which {
                1 => format!("'async with' received an object from __aenter__ that does not implement __await__: {class}"),
                2 => format!("'async with' received an object from __aexit__ that does not implement __await__: {class}"),
                _ => format!("object {class} can't be used in 'await' expression"),
            };
            return Err(self.type_error(message));
        };
        let iterator = slot(self, value)?;
        if self.class_of(iterator).is(TypeId::Coroutine) || is_iterable_coroutine(iterator) {
            return Err(self.type_error("__await__() returned a coroutine"));
        }
        if self.class_of(iterator).slots().iter_next.is_none() {
            let class = self.type_name(iterator);
            return Err(self.type_error(format!("__await__() returned non-iterator of type '{class}'")));
        }
        Ok(iterator)
    }
}

/// Whether the object is a generator that `types.coroutine` made awaitable.
fn is_iterable_coroutine(value: Value) -> bool {
    value.downcast::<Generator>().is_some_and(|generator| generator.function.get().code.get().linked.body.flags.is_iterable_coroutine)
}
