//! Raising and handling exceptions.

use super::containers::slow_only;
use crate::gc::Gc;
use crate::interp::execute::{Execute, Step};
use crate::interp::frame::Cx;
use crate::interp::types::generator::Generator;
use crate::isa::*;
use crate::object::{BaseException, Tuple, Type, TypeId};
use crate::types::exceptions::groups::merge;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// The exception that `raise value` raises: an instance, or a new one of a class.
fn exception_from(vm: &mut Vm, value: Value, otherwise: &str) -> PyResult<Gc<BaseException>> {
    if let Some(exception) = value.downcast::<BaseException>() {
        return Ok(exception);
    }
    let base = vm.type_(TypeId::BaseException);
    if let Some(class) = value.downcast::<Type>().filter(|class| class.is_subclass_of(base)) {
        let made = vm.call(value, &[])?;
        return made.downcast::<BaseException>().ok_or_else(|| {
            let made = vm.class_of(made);
            let (class, given) = (vm.full_name(class), vm.full_name(made));
            vm.type_error(format!("calling <class '{class}'> should have returned an instance of BaseException, not <class '{given}'>"))
        });
    }
    Err(vm.type_error(otherwise))
}

fn internal(vm: &mut Vm, message: &str) -> Raised {
    vm.raise(TypeId::SystemError, message.into())
}

fn exception(cx: &Cx, vm: &mut Vm, reg: Reg) -> PyResult<Gc<BaseException>> {
    cx.get(reg).downcast().ok_or_else(|| internal(vm, "an instruction for exceptions met something else"))
}

/// Goes on raising an exception whose traceback has this frame already.
fn reraise(vm: &mut Vm, exception: Gc<BaseException>) -> Raised {
    vm.raised = exception.value();
    vm.is_reraising = true;
    Raised
}

/// Whether a class, or all of a tuple, are subclasses of an exception class.
fn all_below(vm: &Vm, wanted: Value, base: TypeId) -> bool {
    let base = vm.type_(base);
    let is_below = |value: &Value| value.downcast::<Type>().is_some_and(|class| class.is_subclass_of(base));
    match wanted.downcast::<Tuple>() {
        Some(classes) => classes.as_slice().iter().all(is_below),
        None => is_below(&wanted),
    }
}

fn not_catchable(vm: &mut Vm) -> Raised {
    vm.type_error("catching classes that do not inherit from BaseException is not allowed")
}

/// Whether the exception matches what stands behind `except`.
fn matches(cx: &Cx, vm: &mut Vm, exc: Reg, type_: Reg) -> PyResult<bool> {
    let wanted = cx.get(type_);
    if !all_below(vm, wanted, TypeId::BaseException) {
        return Err(not_catchable(vm));
    }
    let class = vm.class_of(cx.get(exc));
    Ok(match wanted.downcast::<Tuple>() {
        Some(classes) => classes.as_slice().iter().any(|wanted| wanted.downcast::<Type>().is_some_and(|wanted| class.is_subclass_of(wanted))),
        None => wanted.downcast::<Type>().is_some_and(|wanted| class.is_subclass_of(wanted)),
    })
}

slow_only! {
    Raise |inst, cx, vm| {
        let exception = exception_from(vm, cx.get(inst.src), "exceptions must derive from BaseException")?;
        return Err(vm.raise_object(exception));
    }
    RaiseFrom |inst, cx, vm| {
        let exception = exception_from(vm, cx.get(inst.src), "exceptions must derive from BaseException")?;
        let cause = match cx.get(inst.cause) {
            Value::NONE => Value::NONE,
            cause => exception_from(vm, cause, "exception causes must derive from BaseException")?.value(),
        };
        exception.cause.set(cause);
        exception.suppress_context.set(true);
        return Err(vm.raise_object(exception));
    }
    RaiseHandled |_inst, _cx, vm| {
        return match vm.handled.downcast::<BaseException>() {
            Some(exception) => Err(reraise(vm, exception)),
            None => Err(vm.raise(TypeId::RuntimeError, "No active exception to reraise".into())),
        };
    }
    Reraise |inst, cx, vm| {
        let exception = exception(cx, vm, inst.src)?;
        return Err(reraise(vm, exception));
    }
    CheckExcMatch |inst, cx, vm| {
        let is_match = matches(cx, vm, inst.exc, inst.type_)?;
        cx.set(inst.dst, Value::from_bool(is_match));
    }
    JumpIfNoMatch |inst, cx, vm| {
        if !matches(cx, vm, inst.exc, inst.type_)? {
            cx.jump16(inst.target);
            return Ok(Step::Jumped);
        }
    }
    CheckEgMatch |inst, cx, vm| {
        let (matched, rest) = match_group(vm, cx.get(inst.group), cx.get(inst.type_))?;
        if !matched.is_none() {
            vm.handled = matched;
        }
        cx.set(inst.rest, rest);
        cx.set(inst.matched, matched);
    }
    PrepReraiseStar |inst, cx, vm| {
        let exception = prepare_reraise(vm, cx.get(inst.original), cx.get(inst.list))?;
        cx.set(inst.dst, exception);
    }
    WithExceptStart |inst, cx, vm| {
        let exception = exception(cx, vm, inst.exc)?;
        let class = vm.class_of(exception.value()).value();
        let values = [class, exception.value(), exception.traceback.get()];
        let exit = cx.get(inst.exit);
        let result = match cx.get_optional(inst.this).bound() {
            Some(this) => vm.call(exit, &[this, values[0], values[1], values[2]])?,
            None => vm.call(exit, &values)?,
        };
        cx.set(inst.dst, result);
    }
    ExcType |inst, cx, vm| {
        let class = vm.class_of(cx.get(inst.src)).value();
        cx.set(inst.dst, class);
    }
    ExcTraceback |inst, cx, vm| {
        let exception = exception(cx, vm, inst.src)?;
        cx.set(inst.dst, exception.traceback.get());
    }
    StopIterationError |inst, cx, vm| {
        let is_async = cx.function().code.get().linked.body.flags.is_async_generator;
        let exception = exception(cx, vm, inst.src)?;
        let exception = vm.stop_iteration_error(exception, is_async);
        cx.set(inst.dst, exception.value());
    }
}

/// `except* wanted` for an exception: what matches and the rest, each None if it is empty.
fn match_group(vm: &mut Vm, exception: Value, wanted: Value) -> PyResult<(Value, Value)> {
    if !all_below(vm, wanted, TypeId::BaseException) {
        return Err(not_catchable(vm));
    }
    let single = [wanted];
    let classes = wanted.downcast::<Tuple>();
    let classes = classes.as_ref().map_or(&single[..], |classes| classes.as_slice());
    if classes.iter().any(|&class| all_below(vm, class, TypeId::BaseExceptionGroup)) {
        return Err(vm.type_error("catching ExceptionGroup with except* is not allowed. Use except instead."));
    }
    if exception.is_none() {
        return Ok((Value::NONE, Value::NONE));
    }
    if vm.is_instance(exception, TypeId::BaseExceptionGroup) {
        let split = vm.intern("split");
        let split = vm.get_attr(exception, split)?;
        let parts = vm.call(split, &[wanted])?;
        return match parts.downcast::<Tuple>().as_ref().map(|parts| parts.as_slice()) {
            Some(&[matched, rest]) => Ok((matched, rest)),
            _ => Err(vm.type_error("split must return a tuple of two")),
        };
    }
    if !vm.is_instance_of(exception, wanted)? {
        return Ok((Value::NONE, exception));
    }
    // A plain exception is caught as a group of one.
    let class = vm.type_(if vm.is_instance(exception, TypeId::Exception) { TypeId::ExceptionGroup } else { TypeId::BaseExceptionGroup });
    let (message, list) = (vm.text(""), vm.list(&[exception]).value());
    let group = vm.call(class.value(), &[message, list])?;
    if let (Some(group), Some(single)) = (group.downcast::<BaseException>(), exception.downcast::<BaseException>()) {
        group.traceback.set(single.traceback.get());
    }
    Ok((group, Value::NONE))
}

/// What is raised after all `except*` clauses, whose exceptions and rest are in `list`; None if all was handled.
fn prepare_reraise(vm: &mut Vm, original: Value, list: Value) -> PyResult {
    let raised: Vec<Value> = match list.downcast::<crate::object::List>() {
        Some(list) => list.items.as_slice().iter().copied().filter(|value| !value.is_none()).collect(),
        None => return Err(internal(vm, "the exceptions of `except*` are no list")),
    };
    // The list keeps the exceptions alive.
    merge(vm, original, &raised)
}

impl Execute for PushExcInfo {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, vm: &mut Vm) -> Step {
        if vm.handled.is_none() {
            vm.handled = cx.get(self.src);
            cx.set(self.dst, Value::NONE);
            return Step::Next;
        }
        Step::Slow
    }

    /// In a generator that handles nothing itself, what its resumer handles is not saved: the next resumer may handle
    /// something else. Unbound stands for it.
    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let is_outer = running_generator(cx).is_some_and(|generator| !generator.outer_handled.get().is_none() && !generator.facts.handles_own.replace(true));
        let previous = if is_outer { Value::UNBOUND } else { vm.handled };
        vm.handled = cx.get(self.src);
        cx.set(self.dst, previous);
        Ok(Step::Next)
    }
}

/// The generator of the frame.
fn running_generator(cx: &Cx) -> Option<Gc<Generator>> {
    let is_resumable = cx.function().code.get().linked.body.flags.is_resumable();
    cx.owner::<Generator>().filter(|generator| is_resumable && generator.is_running_in(cx.base))
}

impl Execute for PopExcept {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, vm: &mut Vm) -> Step {
        let previous = cx.get(self.src);
        if previous.is_unbound() || previous.is_none() {
            return Step::Slow;
        }
        vm.handled = previous;
        Step::Next
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        vm.handled = match running_generator(cx) {
            Some(generator) => {
                generator.facts.handles_own.set(false);
                generator.outer_handled.get().bound().unwrap_or(Value::NONE)
            }
            None => Value::NONE,
        };
        Ok(Step::Next)
    }
}

impl Vm {
    /// What a StopIteration that leaves a generator becomes (PEP 479): RuntimeError. Other exceptions stay.
    pub fn stop_iteration_error(&mut self, exception: Gc<BaseException>, is_async: bool) -> Gc<BaseException> {
        let what = if self.is_instance(exception.value(), TypeId::StopIteration) {
            "StopIteration"
        } else if is_async && self.is_instance(exception.value(), TypeId::StopAsyncIteration) {
            "StopAsyncIteration"
        } else {
            return exception;
        };
        let kind = if is_async { "async generator" } else { "generator" };
        let message = self.text(&format!("{kind} raised {what}"));
        let error = self.new_exception(TypeId::RuntimeError, &[message]);
        error.cause.set(exception.value());
        error.context.set(exception.value());
        error.suppress_context.set(true);
        error
    }
}
