//! `_thread`: locks for a machine that has one thread.

use std::cell::Cell;

use crate::gc::{Gc, KindInfo};
use crate::modules::NativeModule;
use crate::object::{Arguments, Kind, Method, Slots, Type, TypeId, TypeSpec};
use crate::types::module::Module;
use crate::types::object_::address_text;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_thread", functions: FUNCTIONS, init: Some(init), doc: "" };

crate::object! {
    /// A lock; an `RLock` may be acquired again by its owner, which everybody is.
    pub struct Lock {
        pub depth: Cell<usize>,
        pub is_reentrant: bool,
    }
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&LOCK, &RLOCK];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Lock, KindInfo::of::<Lock>())];

static LOCK: TypeSpec = TypeSpec {
    kind: Some(Kind::Lock),
    is_base: false,
    slots: Slots { new: Some(new_lock), repr: Some(repr), ..Slots::NONE },
    methods: METHODS,
    ..TypeSpec::new(TypeId::Lock, "_thread.lock")
};

static RLOCK: TypeSpec = TypeSpec {
    kind: Some(Kind::Lock),
    slots: Slots { new: Some(new_rlock), repr: Some(repr), ..Slots::NONE },
    methods: METHODS,
    ..TypeSpec::new(TypeId::RLock, "_thread.RLock")
};

const METHODS: &[Method] = crate::methods![
    "acquire(self, blocking=True, timeout=-1)" => acquire,
    "release(self)" => release,
    "locked(self)" => |_: &mut Vm, lock: Gc<Lock>| lock.depth.get() > 0,
    "__enter__(self)" => |vm: &mut Vm, lock: Gc<Lock>| acquire(vm, lock, true, Value::NONE),
    "__exit__(self, /, *exc_info)" => |vm: &mut Vm, lock: Gc<Lock>, _: Value| release(vm, lock),
    "_is_owned(self)" => |_: &mut Vm, lock: Gc<Lock>| lock.depth.get() > 0,
];

static FUNCTIONS: &[Method] = crate::methods![
    "get_ident()" => |_: &mut Vm| 1_i64,
    "get_native_id()" => |_: &mut Vm| i64::from(std::process::id()),
    "allocate_lock()" => |vm: &mut Vm| { let class = vm.type_(TypeId::Lock); new_lock(vm, class, Arguments::NONE) },
    "_count()" => |_: &mut Vm| 0_i64,
    "stack_size(size=0, /)" => |_: &mut Vm, _: Value| 0_i64,
    "start_new_thread(function, args, kwargs=<unrepresentable>, /)" => start,
];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for (name, id) in [("LockType", TypeId::Lock), ("lock", TypeId::Lock), ("RLock", TypeId::RLock), ("error", TypeId::RuntimeError)] {
        let class = vm.type_(id).value();
        vm.add_to_module(module, name, class);
    }
    let longest = vm.float(9_223_372_036.0);
    vm.add_to_module(module, "TIMEOUT_MAX", longest);
    Ok(())
}

fn new_lock(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    Ok(vm.heap.alloc(Lock::new(class.instance_header(), Cell::new(0), false)).value())
}

fn new_rlock(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    Ok(vm.heap.alloc(Lock::new(class.instance_header(), Cell::new(0), true)).value())
}

/// Nobody else can release a lock, so waiting for one would take forever.
fn acquire(vm: &mut Vm, lock: Gc<Lock>, blocking: bool, timeout: Value) -> PyResult<bool> {
    let may_wait_forever = blocking && (timeout.is_none() || timeout == Value::from_small(-1));
    if lock.depth.get() > 0 && !lock.is_reentrant {
        return if may_wait_forever { Err(vm.raise(TypeId::RuntimeError, "deadlock: the only thread waits for itself".into())) } else { Ok(false) };
    }
    lock.depth.set(lock.depth.get() + 1);
    Ok(true)
}

fn release(vm: &mut Vm, lock: Gc<Lock>) -> PyResult<()> {
    match lock.depth.get().checked_sub(1) {
        Some(depth) => {
            lock.depth.set(depth);
            Ok(())
        }
        None if lock.is_reentrant => Err(vm.raise(TypeId::RuntimeError, "cannot release un-acquired lock".into())),
        None => Err(vm.raise(TypeId::RuntimeError, "release unlocked lock".into())),
    }
}

fn start(vm: &mut Vm, _function: Value, _arguments: Value, _keywords: Value) -> PyResult {
    Err(vm.raise(TypeId::RuntimeError, "can't start new thread".into()))
}

fn repr(vm: &mut Vm, object: Value) -> PyResult {
    let lock: Gc<Lock> = object.downcast().expect("the slot belongs to locks");
    let state = if lock.depth.get() > 0 { "locked" } else { "unlocked" };
    let class = vm.class_of(object);
    let name = vm.full_name(class);
    Ok(vm.text(&format!("<{state} {name} object at {}>", address_text(object))))
}
