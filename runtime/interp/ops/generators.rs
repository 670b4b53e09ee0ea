//! Generators and coroutines.

use super::containers::slow_only;
use crate::interp::execute::{Execute, Step};
use crate::interp::frame::Cx;
use crate::interp::types::generator::{self, Generator, Resumer};
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
        } else if source.is::<Generator>() {
            source
        } else {
            vm.iter(source)?
        };
        cx.set(inst.dst, iterator);
    }
    Send |inst, cx, vm| {
        let (receiver, value) = (cx.get(inst.receiver), cx.get(inst.value));
        if let Some(generator) = receiver.downcast::<Generator>()
            && generator.is_suspended()
            && (value.is_none() || generator.facts.state.get() == generator::State::Suspended)
        {
            let done = { let mut at = *cx; at.jump16(inst.target); at.pc };
            let more = { let mut at = *cx; at.advance(&inst); at.pc };
            generator::resume(vm, cx, generator, value, inst.dst, Resumer::Send { more, done })?;
            return Ok(Step::Jumped);
        }
        let result = if let Some(generator) = receiver.downcast::<Generator>() {
            match vm.generator_send(generator, value)? {
                generator::Outcome::Yielded(item) => Ok(item),
                generator::Outcome::Returned(result) => Err(result),
            }
        } else {
            send(vm, receiver, value)?
        };
        match result {
            Ok(item) => cx.set(inst.dst, item),
            Err(result) => {
                cx.set(inst.dst, result);
                cx.jump16(inst.target);
                return Ok(Step::Jumped);
            }
        }
    }
    GetAwaitable |inst, cx, vm| {
        let source = cx.get(inst.src);
        let iterator = awaitable(vm, source, inst.which.0)?;
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
        let iterator = awaitable(vm, next, 0)?;
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
    AsyncGenWrap |_inst, _cx, vm| {
        return Err(vm.raise(TypeId::NotImplementedError, "async generators are not supported yet".into()));
    }
}

/// `receiver.send(value)`, or `next(receiver)` for None; `Err` is the result at the end.
fn send(vm: &mut Vm, receiver: Value, value: Value) -> PyResult<Result<Value, Value>> {
    let result = if value.is_none() {
        let slot = vm.class_of(receiver).slots().iter_next;
        match slot {
            Some(slot) => slot(vm, receiver),
            None => {
                let class = vm.type_name(receiver);
                Err(vm.type_error(format!("'{class}' object is not an iterator")))
            }
        }
    } else {
        let name = vm.known(Known::send_);
        let method = vm.get_attr(receiver, name)?;
        vm.call(method, &[value])
    };
    match result {
        Ok(Value::UNBOUND) => Ok(Err(Value::NONE)),
        Ok(item) => Ok(Ok(item)),
        Err(Raised) if vm.raised_is(TypeId::StopIteration) => {
            let stop = vm.take_raised();
            Ok(Err(vm.exception_attribute(stop, Known::value_).unwrap_or(Value::NONE)))
        }
        Err(Raised) => Err(Raised),
    }
}

/// The iterator that `await value` runs.
fn awaitable(vm: &mut Vm, value: Value, which: u16) -> PyResult {
    if vm.class_of(value).is(TypeId::Coroutine) {
        return Ok(value);
    }
    if let Some(generator) = value.downcast::<Generator>()
        && generator.function.get().code.get().linked.body.flags.is_iterable_coroutine
    {
        return Ok(value);
    }
    let slot = vm.class_of(value).slots().await_;
    match slot {
        Some(slot) => {
            let iterator = slot(vm, value)?;
            if vm.class_of(iterator).slots().iter_next.is_none() {
                let class = vm.type_name(iterator);
                return Err(vm.type_error(format!("__await__() returned non-iterator of type '{class}'")));
            }
            Ok(iterator)
        }
        None => {
            let class = vm.type_name(value);
            let message = match which {
                1 => format!("'async with' received an object from __aenter__ that does not implement __await__: {class}"),
                2 => format!("'async with' received an object from __aexit__ that does not implement __await__: {class}"),
                _ => format!("object {class} can't be used in 'await' expression"),
            };
            Err(vm.type_error(message))
        }
    }
}
