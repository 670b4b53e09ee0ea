//! What compiled code calls. Each is a C function; none unwinds (the profile aborts on a panic).
//!
//! SAFETY of all of them: compiled code gives them its machine, its window and an instruction of its frame, and holds no reference to
//! any of these itself.

use super::publish;
use crate::gc::native_stack;
use crate::interp::dispatch;
use crate::interp::execute;
use crate::interp::frame::{Cx, RECORD};
use crate::interp::machine_code::FINISH_INIT;
use crate::interp::ops::STUB;
use crate::interp::tier;
use crate::interp::types::function::Function;
use crate::interp::types::generator::{self, Generator, Outcome};
use crate::interp::unwind;
use crate::isa::Reg;
use crate::object::{Code, List, Sum};
use crate::types::float;
use crate::value::{Value, Word};
use crate::vm::Vm;
use crate::vm::tier::{Consumed, Exit, Inlined, LastExit, Number};
use crate::vm::{PyResult, Raised};

/// All registers are in place when a frame is entered.
const ALL_BOUND: usize = usize::MAX >> 1;

/// Makes the window what the interpreter would have, and says where it goes on.
pub extern "C" fn leave(vm: *mut Vm, base: *mut Value, exit: *const Exit, numbers: *const [u64; 2]) {
    // SAFETY: see the module; the exit belongs to a version that is kept, and `numbers` has two words for each register.
    unsafe {
        let (vm, exit) = (&mut *vm, &*exit);
        let place = exit.place();
        let code = place.downcast::<Code>().expect("exits know their code");
        let pc = code.linked.entry().wrapping_add(exit.word as usize);
        let mut cx = Cx { pc, base };
        let window = cx;
        if let Some(consumed) = &exit.consumed {
            publish(call_of_sum(window, exit, consumed), vm);
        } else {
            push_frames(&mut cx, vm, base, &exit.frames);
            cx.pc = pc;
            execute::publish(cx, vm);
        }
        for &(register, location) in &exit.values {
            let [number, is_bound] = numbers.add(usize::from(register)).read();
            let value = match location.number {
                _ if location.may_be_unbound && is_bound == 0 => Value::UNBOUND,
                Number::Int => vm.int(number as i64),
                Number::Float => vm.float(f64::from_bits(number)),
                Number::Bool => Value::from_bool(number & 1 != 0),
            };
            window.set(Reg(register), value);
        }
        if let Some(consumed) = &exit.consumed {
            finish_sum(vm, window, exit, consumed);
        }
        exit.count.set(exit.count.get() + 1);
        if let Some(tier) = &vm.tier {
            let Exit { word, reason, .. } = *exit;
            let finished = exit.consumed.map(|consumed| consumed.word);
            tier.last_exit.set(Some(LastExit { code: exit.code(), place, finished, point: exit.point.get(), word, reason, count: exit.count.get() }));
        }
    }
}

/// Does the rest of a `sum(generator)` whose loop was left in the middle, with the registers in place. The interpreter goes on behind it.
fn finish_sum(vm: &mut Vm, place: Cx, exit: &Exit, consumed: &Consumed) {
    let mut cx = call_of_sum(place, exit, consumed);
    // The generator's frame comes to where its registers have been, below those of functions that were built in place in it.
    execute::publish(cx, vm);
    match sum_of_rest(vm, place, exit, consumed) {
        Ok(total) => {
            cx.set(Reg(consumed.dst), total);
            cx.pc = cx.pc.wrapping_add((consumed.next - consumed.word) as usize);
        }
        Err(Raised) => {
            execute::publish(cx, vm);
            cx = unwind::unwind(vm);
        }
    }
    vm.pc = cx.pc;
    vm.base = cx.base;
}

/// Where the call of `sum` is.
fn call_of_sum(place: Cx, exit: &Exit, consumed: &Consumed) -> Cx {
    let code = exit.code().downcast::<Code>().expect("exits know their code");
    Cx { pc: code.linked.entry().wrapping_add(consumed.word as usize), base: place.base }
}

fn sum_of_rest(vm: &mut Vm, place: Cx, exit: &Exit, consumed: &Consumed) -> PyResult {
    let part = |index: u16| place.get(Reg(consumed.first + index));
    let generator = part(0).downcast::<Generator>().expect("a guard has seen a generator");
    let float = |index: u16| part(index).as_float().expect("it is a float");
    let mut sum = match consumed.is_float {
        true if part(3) != Value::from_small(0) => Sum::Float { sum: float(1), compensation: float(2) },
        true => Sum::Int(0),
        false => Sum::start(part(1)),
    };
    let [frame, inner @ ..] = &*exit.frames else { unreachable!("the generator has a frame") };
    let first = place.base.wrapping_add(frame.distance as usize);
    let registers = Cx { pc: place.pc, base: first }.window(generator.window.len());
    let outcome = vm.generator_continue(generator, registers, |vm, cx| {
        push_frames(cx, vm, place.base, inner);
        cx.pc = place.pc;
    })?;
    if let Outcome::Yielded(item) = outcome {
        sum.add(vm, item)?;
        vm.for_each_yielded(generator, &mut |vm, item| sum.add(vm, item).map(|()| true))?;
    }
    Ok(sum.value(vm))
}

/// Writes the records of frames that were built in place of calls. `base` is the window of the compiled code.
fn push_frames(cx: &mut Cx, vm: &mut Vm, base: *mut Value, frames: &[Inlined]) {
    frames.iter().for_each(|frame| push_frame(cx, base, frame));
    vm.depth += frames.len();
}

/// Writes the record of a frame that was built in place of a call. `base` is the window of the compiled code.
fn push_frame(cx: &mut Cx, base: *mut Value, frame: &Inlined) {
    let function = frame.function.exposed().downcast::<Function>().expect("a function was called");
    let window = base.wrapping_add(frame.distance as usize);
    let return_pc = std::ptr::with_exposed_provenance(frame.return_pc as usize);
    let Some(class) = frame.class.map(Word::exposed) else { return cx.enter(window, function, ALL_BOUND, Reg(frame.dst), return_pc) };
    let stub = window.wrapping_sub(RECORD + STUB);
    Cx::write_record(stub, Value::UNBOUND, class, Reg(frame.dst), return_pc, cx.base);
    cx.base = stub;
    cx.enter(window, function, ALL_BOUND, Reg(1), FINISH_INIT.address());
}

/// Runs one instruction as the interpreter does, with the compiled functions that it calls. Gives the address of the next one if that
/// is in the same frame, else 0. Whoever does not go on there himself leaves to the interpreter, which goes on where `vm.pc` and
/// `vm.base` say.
pub extern "C" fn run_instruction(vm: *mut Vm, base: *mut Value, pc: *const u64) -> *const u64 {
    // SAFETY: see the module.
    let vm = unsafe { &mut *vm };
    let cx = Cx { pc, base };
    // What compiled code has in registers lies above the floor from here on, as in `run_from`.
    let registers = native_stack::preserved_registers();
    let outer = std::mem::replace(&mut vm.native_floor, (&raw const registers).addr());
    let mut next = dispatch::step(tier::operation(cx), cx, vm);
    while next.base > base {
        if !tier::run_callee(&mut next, vm) {
            break;
        }
    }
    vm.native_floor = outer;
    std::hint::black_box(&registers);
    vm.pc = next.pc;
    vm.base = next.base;
    if next.base == base { next.pc } else { std::ptr::null() }
}

/// Suspends the generator of the present frame, which is at a `yield` of `value`. The interpreter goes on where it was resumed.
pub extern "C" fn suspend(vm: *mut Vm, base: *mut Value, pc: *const u64, value: Value) {
    // SAFETY: see the module.
    let vm = unsafe { &mut *vm };
    let mut cx = Cx { pc, base };
    if generator::suspend(&mut cx, vm, value).is_err() {
        execute::publish(cx, vm);
        cx = unwind::unwind(vm);
    }
    vm.pc = cx.pc;
    vm.base = cx.base;
}

/// The word of an int that does not fit into one.
pub extern "C" fn box_int(vm: *mut Vm, base: *mut Value, pc: *const u64, number: i64) -> Value {
    // SAFETY: see the module.
    let vm = unsafe { &mut *vm };
    publish(Cx { pc, base }, vm);
    vm.int(number)
}

/// The word of a float that does not fit into one.
pub extern "C" fn box_float(vm: *mut Vm, base: *mut Value, pc: *const u64, number: f64) -> Value {
    // SAFETY: see the module.
    let vm = unsafe { &mut *vm };
    publish(Cx { pc, base }, vm);
    vm.float(number)
}

/// `lhs // rhs`; `rhs` is not zero.
pub extern "C" fn float_floor_div(lhs: f64, rhs: f64) -> f64 {
    float::divmod_parts(lhs, rhs).0
}

/// `lhs % rhs`; `rhs` is not zero.
pub extern "C" fn float_mod(lhs: f64, rhs: f64) -> f64 {
    float::divmod_parts(lhs, rhs).1
}

/// `lhs ** rhs`, where that is a finite float; NaN where the interpreter must find out.
pub extern "C" fn float_pow(lhs: f64, rhs: f64) -> f64 {
    if (lhs < 0.0 && rhs.fract() != 0.0) || (lhs == 0.0 && rhs < 0.0) {
        return f64::NAN;
    }
    let power = lhs.powf(rhs);
    if power.is_finite() { power } else { f64::NAN }
}

/// `list.append(value)`, of a list that has no room left.
pub extern "C" fn list_append(vm: *mut Vm, base: *mut Value, pc: *const u64, list: Value, value: Value) {
    // SAFETY: see the module.
    let vm = unsafe { &mut *vm };
    publish(Cx { pc, base }, vm);
    let list = list.downcast::<List>().expect("a guard has seen a list");
    list.items.push(&vm.heap, value);
}

/// Whether a guard is to fail without a reason (`PYREGRINE_JIT_STRESS`).
pub extern "C" fn stress(vm: *mut Vm) -> u64 {
    // SAFETY: see the module.
    let vm = unsafe { &mut *vm };
    let Some(tier) = &vm.tier else { return 0 };
    let left = tier.stress_left.get();
    if left == 0 {
        tier.stress_left.set(u64::from(tier.stress));
        return 1;
    }
    tier.stress_left.set(left - 1);
    0
}

macro_rules! functions {
    ($($name:ident)*) => {$(
        pub extern "C" fn $name(x: f64) -> f64 {
            functions!(@call $name x)
        }
    )*};
    (@call log $x:ident) => { $x.ln() };
    (@call nearest $x:ident) => { $x.round_ties_even() };
    (@call $name:ident $x:ident) => { $x.$name() };
}

functions! { sin cos tan exp log atan nearest floor ceil }
