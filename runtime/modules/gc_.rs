//! `gc`: what makes sense for a tracing collector, which has neither generations nor thresholds of objects.

use crate::gc::{FIRST_KIND, Gc, KindIndex};
use crate::methods;
use crate::modules::{NativeModule, State};
use crate::object::{Kind, List, Method, Tuple};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "gc", functions: FUNCTIONS, init: Some(init), doc: "" };

static FUNCTIONS: &[Method] = methods![
    "collect(generation=2)" => collect,
    "disable()" => |vm: &mut Vm| vm.set_state(State::IsCollectorDisabled, Value::TRUE),
    "enable()" => |vm: &mut Vm| vm.set_state(State::IsCollectorDisabled, Value::FALSE),
    "isenabled()" => |vm: &mut Vm| vm.state(State::IsCollectorDisabled) != Value::TRUE,
    "get_count()" => |vm: &mut Vm| vm.tuple(&[Value::from_small(0); 3]),
    "get_stats()" => get_stats,
    "get_threshold()" => get_threshold,
    "set_threshold(threshold0, threshold1=<unrepresentable>, threshold2=<unrepresentable>, /)" => set_threshold,
    "get_debug()" => |_: &mut Vm| 0_i64,
    "set_debug(flags, /)" => |_: &mut Vm, _: i64| (),
    "get_objects(generation=None)" => get_objects,
    "is_tracked(obj, /)" => |_: &mut Vm, object: Value| object.is_object() && is_container(object.header().kind()),
    "freeze()" => |_: &mut Vm| (),
    "unfreeze()" => |_: &mut Vm| (),
    "get_freeze_count()" => |_: &mut Vm| 0_i64,
];

/// What CPython starts with.
const THRESHOLDS: [i64; 3] = [2000, 10, 0];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let (garbage, callbacks) = (vm.list(&[]).value(), vm.list(&[]).value());
    vm.add_to_module(module, "garbage", garbage);
    vm.add_to_module(module, "callbacks", callbacks);
    vm.set_state(State::CollectorCallbacks, callbacks);
    let thresholds = vm.tuple(&THRESHOLDS.map(Value::from_small)).value();
    vm.set_state(State::CollectorThresholds, thresholds);
    for (name, flag) in [("DEBUG_STATS", 1), ("DEBUG_COLLECTABLE", 2), ("DEBUG_UNCOLLECTABLE", 4), ("DEBUG_SAVEALL", 32), ("DEBUG_LEAK", 38)] {
        vm.add_to_module(module, name, Value::from_small(flag));
    }
    Ok(())
}

/// Whether objects of the kind can be part of a cycle: what CPython's collector would look at.
fn is_container(kind: KindIndex) -> bool {
    use Kind::*;
    const ATOMS: [Kind; 10] = [Str, BigInt, BoxedFloat, Complex, Bytes, ByteArrayObject, Range, Code, RangeIterator, LongRangeIterator];
    kind >= FIRST_KIND && !ATOMS.iter().any(|&atom| atom as KindIndex == kind)
}

/// Collects, finalizes what was condemned, and collects again what was finalized. How many objects were found that nobody could
/// reach; every generation is the whole heap.
fn collect(vm: &mut Vm, generation: i64) -> PyResult<usize> {
    if !(0..=2).contains(&generation) {
        return Err(vm.value_error("invalid generation"));
    }
    tell_callbacks(vm, "start", 0);
    vm.clear_dead_registers();
    let floor = vm.floor_of(&FUNCTIONS[0]);
    let mut found = vm.heap.collect_above(floor, is_container);
    if vm.heap.has_condemned() {
        vm.finalize_condemned();
        found += vm.heap.collect_above(floor, is_container);
    }
    vm.finalize_condemned();
    tell_callbacks(vm, "stop", found);
    Ok(found)
}

/// Calls the functions in `gc.callbacks`; only collections that the program asks for are told.
fn tell_callbacks(vm: &mut Vm, phase: &str, collected: usize) {
    let Some(callbacks) = vm.state(State::CollectorCallbacks).downcast::<List>() else { return };
    let mut index = 0;
    while let Some(callback) = callbacks.items.get(index) {
        let information = vm.dict();
        for (key, number) in [("generation", 2), ("collected", collected as i64), ("uncollectable", 0)] {
            information.set_str(vm, key, Value::from_small(number));
        }
        let phase = vm.str(phase).value();
        if vm.call(callback, &[phase, information.value()]).is_err() {
            vm.report_unraisable(callback);
        }
        index += 1;
    }
}

/// Every collection is one of the oldest generation. Only those that the program asks for count what they find.
fn get_stats(vm: &mut Vm) -> Gc<List> {
    let all = vm.heap.stats();
    let list = vm.list(&[]);
    for generation in 0..3 {
        let (collections, collected) = if generation == 2 { (all.collections, all.collected) } else { (0, 0) };
        let figures = vm.dict();
        for (key, number) in [("collections", collections), ("collected", collected), ("uncollectable", 0)] {
            figures.set_str(vm, key, Value::from_small(number as i64));
        }
        list.items.push(&vm.heap, figures.value());
    }
    list
}

fn get_threshold(vm: &mut Vm) -> Value {
    vm.state(State::CollectorThresholds)
}

/// The numbers are kept for who asks for them.
fn set_threshold(vm: &mut Vm, threshold0: i64, threshold1: Option<Value>, threshold2: Option<Value>) -> PyResult<()> {
    let old = vm.state(State::CollectorThresholds).downcast::<Tuple>().expect("made with the module");
    let mut thresholds = [Value::from_small(threshold0), old.as_slice()[1], old.as_slice()[2]];
    for (place, threshold) in [(1, threshold1), (2, threshold2)] {
        if let Some(threshold) = threshold {
            thresholds[place] = Value::from_small(vm.index_i64(threshold)?);
        }
    }
    let thresholds = vm.tuple(&thresholds).value();
    vm.set_state(State::CollectorThresholds, thresholds);
    Ok(())
}

/// All containers that can be reached. A generation's would be any subset of them; the oldest has them all.
fn get_objects(vm: &mut Vm, generation: Value) -> PyResult<Gc<List>> {
    let is_asked = match generation {
        Value::NONE => true,
        generation => match vm.index_i64(generation)? {
            2 => true,
            0 | 1 => false,
            number if number < 0 => return Err(vm.value_error("generation parameter cannot be negative")),
            _ => return Err(vm.value_error("generation parameter must be less than the number of available generations (3)")),
        },
    };
    let list = vm.list(&[]);
    if is_asked {
        vm.clear_dead_registers();
        vm.heap.collect();
        let mut objects = Vec::new();
        vm.heap.for_each_object(&mut |object| {
            if is_container(object.header().kind()) && object != list.value() {
                objects.push(object);
            }
        });
        // What only the vector refers to must survive until it is in the list.
        vm.heap.paused(|| objects.iter().for_each(|&object| list.items.push(&vm.heap, object)));
    }
    Ok(list)
}
