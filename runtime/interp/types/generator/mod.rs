//! Generators and coroutines: frames that can be left in the middle and entered again.
//!
//! A suspended generator keeps a copy of its window. To resume it, the window is copied above the resumer's, and the
//! interpreter goes on there in the same loop; a `yield` copies it back. Windows are small, and so all frames that run
//! lie on the register stack, which keeps every instruction free of a second case.
//!
//! Here is the frame; `drive.rs` resumes it from native code, `methods.rs` has the types, `asynchronous.rs` and `anext.rs` what
//! async generators have besides.

mod anext;
mod asynchronous;
mod drive;
mod methods;

use std::cell::Cell;

use crate::gc::{Gc, Items, KindInfo, Trace, Tracer};
use crate::interp::bind;
use crate::interp::frame::Cx;
use crate::interp::machine_code::LEAVE;
use crate::interp::types::function::Function;
use crate::interp::unwind;
use crate::isa::{Inst, Op, Reg, Yield, YieldDelegated};
use crate::object::{BaseException, Code, Kind, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};
pub use asynchronous::AsyncAwaitable;
pub use drive::Outcome;
pub use methods::CoroutineWrapper;

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
    /// While it runs, and its resumer handles an exception: it handles one itself, which may be the same.
    pub handles_own: Cell<bool>,
    /// For finalization.
    is_registered: Cell<bool>,
    /// Of async generators: how far the iteration is.
    iteration: Iteration,
}

/// What only async generators have: their iteration goes over many resumptions.
#[derive(Default)]
struct Iteration {
    /// The hooks of `sys.set_asyncgen_hooks` were told.
    is_announced: Cell<bool>,
    /// One of its awaitables is on its way.
    is_running: Cell<bool>,
    /// It was closed, or has come to its end.
    is_closed: Cell<bool>,
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
        /// Of async generators: what `sys.set_asyncgen_hooks` named as the finalizer when the iteration began, or unbound.
        pub finalizer: Cell<Value>,
        /// Its frame object, or unbound.
        pub frame: Cell<Value>,
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

    /// The `yield` it is suspended at.
    fn at_yield(&self) -> Option<Cx> {
        (self.facts.state.get() == State::Suspended).then(|| Cx { pc: self.facts.pc.get(), base: std::ptr::null_mut() })
    }

    /// What it delegates to (`yield from`, `await`), while it is suspended.
    pub fn delegate(&self) -> Option<Value> {
        let cx = self.at_yield().filter(|cx| cx.op() == Op::YieldDelegated)?;
        self.window.get(usize::from(cx.read::<YieldDelegated>().receiver.0))
    }
}

/// Makes the generator of the present frame, which is at its `return_generator`.
pub fn create(cx: &Cx, vm: &mut Vm) -> PyResult {
    let function = cx.function();
    let body = function.code.get().linked.body.clone();
    let id = if body.flags.is_async_generator {
        TypeId::AsyncGenerator
    } else if body.flags.is_coroutine {
        TypeId::Coroutine
    } else {
        TypeId::Generator
    };
    let window = Items::from_slice(&vm.heap, cx.window(usize::from(body.n_regs)));
    // Behind the homes is what earlier calls have left.
    for register in function.fast.n_homes.get() as usize..window.len() {
        window.set(register, Value::UNBOUND);
    }
    let is_registered = id == TypeId::Coroutine || function.code.get().linked.cleans_up;
    let facts = GeneratorFacts {
        is_registered: Cell::new(is_registered),
        state: Cell::new(State::Created),
        pc: Cell::new(cx.pc),
        base: Cell::new(std::ptr::null_mut()),
        more: Cell::new(std::ptr::null()),
        done: Cell::new(std::ptr::null()),
        wants_result: Cell::new(false),
        handles_own: Cell::new(false),
        iteration: Iteration::default(),
    };
    let (name, qualname) = (Cell::new(function.name.get()), Cell::new(function.qualname.get()));
    let none = || Cell::new(Value::UNBOUND);
    let generator = Generator::new(vm.header_of(id), Cell::new(function), window, none(), none(), name, qualname, none(), none(), facts);
    let generator = vm.heap.alloc(generator).value();
    if is_registered {
        vm.heap.register_finalizable(generator);
    }
    Ok(generator)
}

/// The code of a plain generator that has not begun.
pub fn new_code(value: Value) -> Option<Gc<Code>> {
    let generator = value.downcast_exact::<Generator>().filter(|generator| generator.facts.state.get() == State::Created)?;
    let code = generator.function.get().code.get();
    Some(code).filter(|code| code.linked.body.flags.is_generator)
}

impl Generator {
    /// Its registers, if it is new, has this code, and its globals and built-in names are these.
    pub fn registers_of_new(&self, code: Value, globals: Value, builtins: Value) -> Option<*const Value> {
        let function = self.function.get();
        let is_new = self.facts.state.get() == State::Created && !self.window.as_slice().is_empty();
        let has_names = function.globals.get().value() == globals && function.builtins.get().value() == builtins;
        let is_same = function.code.get().value() == code && has_names;
        (is_new && is_same).then(|| self.window.as_slice().as_ptr())
    }

}

/// Goes on in a suspended generator: `sent` is what its `yield` gives.
#[inline(always)]
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
#[inline(always)]
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
    let handled = generator.handled.get().bound();
    generator.facts.handles_own.set(handled.is_some());
    if let Some(handled) = handled {
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
    let is_own = if outer.is_none() { !vm.handled.is_none() } else { generator.facts.handles_own.get() };
    generator.handled.set(if is_own { vm.handled } else { Value::UNBOUND });
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

/// The generator will not go on from where it is.
pub fn abandon(vm: &mut Vm, generator: Gc<Generator>) {
    vm.generator_ends(generator);
    generator.facts.state.set(State::Finished);
    generator.window.clear();
}

fn end(vm: &mut Vm, generator: Gc<Generator>) {
    abandon(vm, generator);
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

/// The generator or coroutine that an object is, or that it runs.
pub fn generator_of(value: Value) -> Option<Gc<Generator>> {
    value.downcast::<Generator>().or_else(|| value.downcast::<CoroutineWrapper>().map(|wrapper| wrapper.coroutine.get()))
}

/// Whether finalization has anything to do: code to run, or a coroutine to complain about.
fn needs_finalizer(value: Value) -> bool {
    let Some(generator) = value.downcast::<Generator>() else { return false };
    let is_open = !generator.facts.iteration.is_closed.get();
    match generator.facts.state.get() {
        State::Created if value.header().shape().class.get().is(TypeId::Coroutine) => true,
        State::Created | State::Suspended if is_open && !generator.finalizer.get().is_unbound() => true,
        State::Suspended => generator.function.get().code.get().linked.cleans_up,
        _ => false,
    }
}

/// The types of this folder.
pub static SPECS: &[&TypeSpec] = &[
    &methods::GENERATOR,
    &methods::COROUTINE,
    &methods::COROUTINE_WRAPPER,
    &asynchronous::ASYNC_GENERATOR,
    &asynchronous::ASEND,
    &asynchronous::ATHROW,
    &anext::ANEXT_AWAITABLE,
];

/// The native layouts of this folder.
pub static KINDS: &[(Kind, KindInfo)] = &[
    (Kind::Generator, KindInfo { needs_finalizer, ..KindInfo::of::<Generator>() }),
    (Kind::CoroutineWrapper, KindInfo::of::<CoroutineWrapper>()),
    (Kind::AsyncAwaitable, KindInfo::of::<AsyncAwaitable>()),
    (Kind::AnextAwaitable, KindInfo::of::<anext::AnextAwaitable>()),
];
