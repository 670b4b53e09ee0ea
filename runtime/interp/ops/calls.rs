//! Calls. A call of a Python function pushes a window and goes on in the same loop; no native stack is used.

use crate::gc::Gc;
use crate::interp::bind;
use crate::interp::cache_attribute::{self, Access};
use crate::interp::execute::{Execute, Step};
use crate::interp::frame::{Cx, RECORD, arguments};
use crate::interp::machine_code::FINISH_INIT;
use crate::interp::types::function::Function;
use crate::interp::unwind::window_size;
use crate::isa::*;
use crate::object::{Arguments, BoundMethod, Builtin, Code, Dict, Known, Str, Tuple, Type, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

use super::names::name;

/// Whether a window of the function fits at `base`.
#[inline(always)]
fn fits(vm: &Vm, function: Gc<Function>, base: *mut Value) -> bool {
    vm.depth < vm.recursion_limit && base.wrapping_add(function.fast.n_regs.get() as usize + RECORD) < vm.stack.limit()
}

/// Copies the listed registers behind `first` arguments that are in place, and goes to the function's window.
#[inline(always)]
fn push<I: Inst>(inst: &I, cx: &mut Cx, vm: &mut Vm, function: Gc<Function>, top: Count, first: usize, count: usize, dst: Reg) -> Step {
    let base = cx.above(top.0);
    for index in 0..count {
        Cx::set_argument(base, first + index, cx.get(cx.listed::<I>(index)));
    }
    let return_pc = cx.pc.wrapping_add(inst.words());
    vm.depth += 1;
    cx.enter(base, function, first + count, dst, return_pc);
    Step::Jumped
}

impl Execute for Call {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, vm: &mut Vm) -> Step {
        let Some(function) = cx.get(self.callee).downcast::<Function>() else { return Step::Slow };
        if function.fast.arity.get() != u32::from(self.args.0) || !fits(vm, function, cx.above(self.top.0)) {
            return Step::Slow;
        }
        push(&self, cx, vm, function, self.top, 0, usize::from(self.args.0), self.dst)
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let callee = cx.get(self.callee);
        if let Some(class) = callee.downcast::<Type>()
            && instantiate_plainly(&self, cx, vm, class, self.top, usize::from(self.args.0), self.dst)
        {
            return Ok(Step::Jumped);
        }
        let count = gather::<Call>(cx, self.top, Value::UNBOUND, usize::from(self.args.0));
        if let Some(builtin) = callee.downcast::<Builtin>()
            && let Some(direct) = builtin.facts.direct(count)
        {
            let base = cx.above(self.top.0);
            vm.top = base.wrapping_add(count);
            let result = direct(vm, arguments(base, count))?;
            cx.set(self.dst, result);
            return Ok(Step::Next);
        }
        call_gathered(&self, cx, vm, callee, self.top, count, &[], self.dst)
    }
}

impl Execute for CallPair {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, vm: &mut Vm) -> Step {
        let Some(function) = cx.get(self.callee).downcast::<Function>() else { return Step::Slow };
        let this = cx.get(self.this);
        let n_this = u32::from(!this.is_unbound());
        if function.fast.arity.get() != u32::from(self.args.0) + n_this || !fits(vm, function, cx.above(self.top.0)) {
            return Step::Slow;
        }
        Cx::set_argument(cx.above(self.top.0), 0, this);
        push(&self, cx, vm, function, self.top, n_this as usize, usize::from(self.args.0), self.dst)
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let (callee, this) = (cx.get(self.callee), cx.get(self.this));
        if let Some(class) = callee.downcast::<Type>()
            && this.is_unbound()
            && instantiate_plainly(&self, cx, vm, class, self.top, usize::from(self.args.0), self.dst)
        {
            return Ok(Step::Jumped);
        }
        let count = gather::<CallPair>(cx, self.top, this, usize::from(self.args.0));
        call_gathered(&self, cx, vm, callee, self.top, count, &[], self.dst)
    }
}

impl Execute for CallMethod {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, vm: &mut Vm) -> Step {
        let object = cx.get(self.obj);
        let cache = cx.cache(self.cache);
        if !object.is_object() {
            return Step::Slow;
        }
        let callee = if object.header().bits() == cache.key.get() {
            cache.value.get()
        } else {
            let Some(other) = cache_attribute::find_other(vm, cache, object) else { return Step::Slow };
            other.value
        };
        let Some(function) = callee.downcast::<Function>() else { return Step::Slow };
        if function.fast.arity.get() != u32::from(self.args.0) + 1 || !fits(vm, function, cx.above(self.top.0)) {
            return Step::Slow;
        }
        Cx::set_argument(cx.above(self.top.0), 0, object);
        push(&self, cx, vm, function, self.top, 1, usize::from(self.args.0), self.dst)
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let object = cx.get(self.obj);
        let cache = cx.cache(self.cache);
        // What a cache knows is a function, or a native method of a class that the object is an instance of.
        let (callee, this, is_known) = if object.is_object() && object.header().bits() == cache.key.get() {
            (cache.value.get(), object, true)
        } else if object.is_object()
            && let Some(other) = cache_attribute::find_other(vm, cache, object)
        {
            (other.value, object, true)
        } else if self.cache != CacheIndex::SHARED && cache_attribute::recall(vm, cx.cache_to_fill(vm, self.cache), object, name(cx, self.name), Access::Method) {
            if self.fast(cx, vm) == Step::Jumped {
                return Ok(Step::Jumped);
            }
            (cache.value.get(), object, true)
        } else {
            let own = (self.cache != CacheIndex::SHARED).then(|| cx.cache_to_fill(vm, self.cache));
            let (callee, this) = cache_attribute::find_method(vm, own, object, name(cx, self.name))?;
            (callee, this, false)
        };
        // What goes wrong from here on is the call's, whose position is that of the second word.
        vm.pc = cx.pc.wrapping_add(1);
        let count = gather::<CallMethod>(cx, self.top, this, usize::from(self.args.0));
        if let Some(builtin) = callee.downcast::<Builtin>()
            && is_known
        {
            let base = cx.above(self.top.0);
            vm.top = base.wrapping_add(count);
            let result = vm.call_native(builtin, arguments(base, count))?;
            cx.set(self.dst, result);
            return Ok(Step::Next);
        }
        call_gathered(&self, cx, vm, callee, self.top, count, &[], self.dst)
    }
}

/// Puts `this` (unless unbound) and the listed registers above the window; returns how many values they are.
fn gather<I: Inst>(cx: &Cx, top: Count, this: Value, count: usize) -> usize {
    let base = cx.above(top.0);
    let first = usize::from(!this.is_unbound());
    Cx::set_argument(base, 0, this);
    for index in 0..count {
        Cx::set_argument(base, first + index, cx.get(cx.listed::<I>(index)));
    }
    first + count
}

/// Calls with the values that were gathered above the window, the last of which have `names`.
#[allow(clippy::too_many_arguments, reason = "the operands of three instructions")]
fn call_gathered<I: Inst>(inst: &I, cx: &mut Cx, vm: &mut Vm, callee: Value, top: Count, count: usize, names: &[Value], dst: Reg) -> PyResult<Step> {
    let base = cx.above(top.0);
    let values = arguments(base, count);
    // The collector must see the gathered values, and what is called must not overwrite them.
    vm.top = base.wrapping_add(count);
    let given = Arguments { values, names };
    let return_pc = cx.pc.wrapping_add(inst.words());
    if let Some(function) = callee.downcast::<Function>() {
        return enter_function(cx, vm, function, given, base, dst, return_pc);
    }
    if let Some(method) = callee.downcast::<BoundMethod>()
        && let Some(function) = method.function.get().downcast::<Function>()
    {
        prepend(vm, base, count, method.this.get());
        let given = Arguments { values: arguments(base, count + 1), names };
        return enter_function(cx, vm, function, given, base, dst, return_pc);
    }
    if let Some(builtin) = callee.downcast::<Builtin>()
        && names.is_empty()
    {
        let result = match builtin.this.get().bound() {
            Some(this) => {
                prepend(vm, base, count, this);
                vm.call_native(builtin, arguments(base, count + 1))?
            }
            None if is_right_class(vm, builtin, values) => vm.call_native(builtin, values)?,
            None => vm.call_with(callee, given)?,
        };
        cx.set(dst, result);
        return Ok(Step::Next);
    }
    let class = vm.class_of(callee);
    if class.facts.is_heap_type.get()
        && !callee.is::<Type>()
        && let Some(function) = vm.lookup_known(class, Known::__call__).and_then(|found| found.downcast::<Function>())
    {
        prepend(vm, base, count, callee);
        return enter_function(cx, vm, function, Arguments { values: arguments(base, count + 1), names }, base, dst, return_pc);
    }
    if let Some(class) = callee.downcast::<Type>()
        && let Some(step) = instantiate(cx, vm, class, given, base, dst, return_pc)?
    {
        return Ok(step);
    }
    let result = vm.call_with(callee, given)?;
    cx.set(dst, result);
    Ok(Step::Next)
}

/// Puts `first` before the values that were gathered at `base`.
fn prepend(vm: &mut Vm, base: *mut Value, count: usize, first: Value) {
    let values = arguments(base, count);
    (0..count).rev().for_each(|index| Cx::set_argument(base, index + 1, values[index]));
    Cx::set_argument(base, 0, first);
    vm.top = base.wrapping_add(count + 1);
}

/// Whether the first argument of a method descriptor is an instance of its class.
fn is_right_class(vm: &Vm, builtin: Gc<Builtin>, values: &[Value]) -> bool {
    match (builtin.owner.get().downcast::<Type>(), values.first()) {
        (Some(owner), Some(&object)) => {
            let class = vm.class_of(object);
            class == owner || class.is_subclass_of(owner)
        }
        (Some(_), None) => false,
        (None, _) => true,
    }
}

/// Binds the arguments in the window at `base` and goes there.
pub fn enter_function(cx: &mut Cx, vm: &mut Vm, function: Gc<Function>, given: Arguments, base: *mut Value, dst: Reg, return_pc: *const u64) -> PyResult<Step> {
    if !function.code.get().linked.body.flags.is_optimized {
        let result = vm.call_with(function.value(), given)?;
        cx.set(dst, result);
        return Ok(Step::Next);
    }
    bind::bind(vm, function, given, base)?;
    let n_bound = function.code.get().linked.body.n_parameters();
    vm.depth += 1;
    cx.enter(base, function, n_bound, dst, return_pc);
    Ok(Step::Jumped)
}

/// A call by the instruction `inst` with these values, which is none of the language's calls: of a getter, of a special method.
pub fn enter_with<I: Inst>(inst: &I, cx: &mut Cx, vm: &mut Vm, function: Gc<Function>, values: &[Value], dst: Reg) -> PyResult<Step> {
    let base = cx.above(window_size(*cx) as u16);
    let return_pc = cx.pc.wrapping_add(inst.words());
    // Above the window is room for a few arguments in any case.
    Cx::set_arguments(base, values);
    if function.fast.arity.get() as usize == values.len() && fits(vm, function, base) {
        vm.depth += 1;
        cx.enter(base, function, values.len(), dst, return_pc);
        return Ok(Step::Jumped);
    }
    vm.top = base.wrapping_add(values.len());
    enter_function(cx, vm, function, Arguments::positional(arguments(base, values.len())), base, dst, return_pc)
}

/// The `__init__` of a class, if it is one in Python, and `object.__new__` makes the instances.
pub fn python_init(vm: &mut Vm, class: Gc<Type>) -> Option<Gc<Function>> {
    let (new, object_new) = (class.slots().new?, vm.type_(TypeId::Object).slots().new?);
    let facts = &class.facts;
    let is_plain = std::ptr::fn_addr_eq(new, object_new) && facts.is_heap_type.get() && !facts.is_abstract.get();
    if !is_plain || !vm.class_of(class.value()).is(TypeId::Type) {
        return None;
    }
    vm.lookup_known(class, Known::__init__)?.downcast::<Function>()
}

/// Registers of the small frame that an `__init__` runs above: the instance, and the result.
pub const STUB: usize = 2;

/// Makes an instance and goes to its `__init__` in the same loop, above a small frame that checks its result; `false` if the
/// class or the arguments ask for more than that.
fn instantiate_plainly<I: Inst>(inst: &I, cx: &mut Cx, vm: &mut Vm, class: Gc<Type>, top: Count, count: usize, dst: Reg) -> bool {
    let Some(init) = python_init(vm, class) else { return false };
    let stub = cx.above(top.0);
    let window = stub.wrapping_add(STUB + RECORD);
    if init.fast.arity.get() as usize != count + 1 || !fits(vm, init, window) {
        return false;
    }
    let instance = vm.instance(class).value();
    Cx::set_argument(window, 0, instance);
    for index in 0..count {
        Cx::set_argument(window, index + 1, cx.get(cx.listed::<I>(index)));
    }
    enter_init(cx, vm, class, instance, init, stub, window, count + 1, dst, cx.pc.wrapping_add(inst.words()));
    true
}

/// Writes the small frame, and goes to the `__init__` whose parameters are bound in `window`.
#[allow(clippy::too_many_arguments, reason = "two frames are described")]
fn enter_init(
    cx: &mut Cx,
    vm: &mut Vm,
    class: Gc<Type>,
    instance: Value,
    init: Gc<Function>,
    stub: *mut Value,
    window: *mut Value,
    n_bound: usize,
    dst: Reg,
    return_pc: *const u64,
) {
    Cx::write_record(stub, Value::UNBOUND, class.value(), dst, return_pc, cx.base);
    Cx::set_argument(stub, 0, instance);
    Cx::set_argument(stub, 1, Value::NONE);
    *cx = Cx { pc: FINISH_INIT.address(), base: stub };
    vm.depth += 1;
    cx.enter(window, init, n_bound, Reg(1), FINISH_INIT.address());
}

/// As `instantiate_plainly`, with any arguments.
fn instantiate(cx: &mut Cx, vm: &mut Vm, class: Gc<Type>, given: Arguments, base: *mut Value, dst: Reg, return_pc: *const u64) -> PyResult<Option<Step>> {
    let Some(init) = python_init(vm, class) else { return Ok(None) };
    // The stub frame lies above the gathered values, so that they stay in place while they are bound.
    let stub = base.wrapping_add(given.values.len() + RECORD);
    let window = stub.wrapping_add(STUB + RECORD);
    bind::check_room(vm, init, window.wrapping_add(given.values.len() + 1))?;
    let instance = vm.instance(class).value();
    // The small frame's registers are written when nothing can fail any more; until then the instance is in the window.
    Cx::set_argument(window, 0, instance);
    given.values.iter().enumerate().for_each(|(index, &value)| Cx::set_argument(window, index + 1, value));
    vm.top = window.wrapping_add(given.values.len() + 1);
    let values = arguments(window, given.values.len() + 1);
    bind::bind(vm, init, Arguments { values, names: given.names }, window)?;
    enter_init(cx, vm, class, instance, init, stub, window, init.code.get().linked.body.n_parameters(), dst, return_pc);
    Ok(Some(Step::Jumped))
}

impl Execute for FinishInit {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        if !cx.get(Reg(1)).is_none() {
            return Step::Slow;
        }
        cx.leave(cx.get(Reg(0)));
        Step::Jumped
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let given = vm.type_name(cx.get(Reg(1)));
        Err(vm.type_error(format!("__init__() should return None, not '{given}'")))
    }
}

impl Execute for CallKw {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let Some(names) = cx.get(self.names).downcast::<Tuple>() else {
            return Err(vm.raise(TypeId::SystemError, "the names of keyword arguments are no tuple".into()));
        };
        let this = cx.get_optional(self.this);
        let count = gather::<CallKw>(cx, self.top, this, usize::from(self.args.0));
        if names.len() > count || names.as_slice().iter().any(|name| !name.is::<Str>()) {
            return Err(vm.raise(TypeId::SystemError, "bad names of keyword arguments".into()));
        }
        call_gathered(&self, cx, vm, cx.get(self.callee), self.top, count, names.as_slice(), self.dst)
    }
}

impl Execute for CallEx {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let callee = cx.get(self.callee);
        let values = cx.get(self.args);
        let positional = match values.downcast_exact::<Tuple>() {
            Some(tuple) => tuple,
            None => {
                let class = vm.class_of(values);
                if class.slots().iter.is_none() && class.slots().get_item.is_none() {
                    let title = super::containers::function_title(vm, callee)?;
                    let class = class.name.get().to_text();
                    return Err(vm.type_error(format!("{title} argument after * must be an iterable, not {class}")));
                }
                let list = vm.collect_list(values)?;
                vm.tuple(list.items.as_slice())
            }
        };
        let names = crate::gc::Items::new();
        let given = crate::gc::Items::from_slice(&vm.heap, positional.as_slice());
        let keywords = cx.get_optional(self.kwargs);
        if !keywords.is_unbound() {
            let is_mapping = match keywords.downcast::<Dict>() {
                Some(dict) => {
                    for (key, value) in dict.iter() {
                        names.push(&vm.heap, key);
                        given.push(&vm.heap, value);
                    }
                    true
                }
                None => super::containers::for_each_pair(vm, keywords, |vm, key, value| {
                    names.push(&vm.heap, key);
                    given.push(&vm.heap, value);
                    Ok(())
                })?,
            };
            if !is_mapping {
                let (title, class) = (super::containers::function_title(vm, callee)?, vm.type_name(keywords));
                return Err(vm.type_error(format!("{title} argument after ** must be a mapping, not {class}")));
            }
            if names.as_slice().iter().any(|name| !name.is::<Str>()) {
                return Err(vm.type_error("keywords must be strings"));
            }
        }
        if let Some(function) = callee.downcast::<Function>() {
            let base = cx.above(self.top.0);
            let return_pc = cx.pc.wrapping_add(self.words());
            return enter_function(cx, vm, function, Arguments { values: given.as_slice(), names: names.as_slice() }, base, self.dst, return_pc);
        }
        let result = vm.call_with(callee, Arguments { values: given.as_slice(), names: names.as_slice() })?;
        cx.set(self.dst, result);
        Ok(Step::Next)
    }
}

impl Execute for MakeFunction {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let code = cx.constant(self.index).downcast::<Code>().expect("the verifier has seen a code constant");
        let globals = cx.function().globals.get();
        let function = vm.function(code, globals);
        cx.set(self.dst, function.value());
        Ok(Step::Next)
    }
}

impl Execute for SetFunctionAttr {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        let Some(function) = cx.get(self.function).downcast::<Function>() else { return Step::Slow };
        let value = cx.get(self.src);
        match self.which.0 {
            1 => function.defaults.set(value),
            2 => function.keyword_defaults.set(value),
            4 => function.annotations.set(value),
            8 => function.closure.set(value),
            _ => function.annotate.set(value),
        }
        Step::Next
    }

    fn slow(self, _: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        Err(vm.raise(TypeId::SystemError, "an instruction for functions met something else".into()))
    }
}

impl Execute for Return {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, vm: &mut Vm) -> Step {
        let result = cx.get(self.src);
        vm.depth -= 1;
        cx.leave(result);
        Step::Jumped
    }
}

impl Execute for ReturnObserved {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        vm.frame_ends(*cx);
        let result = cx.get(self.src);
        vm.depth -= 1;
        cx.leave(result);
        Ok(Step::Jumped)
    }
}

impl Execute for Leave {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Leave
    }
}
