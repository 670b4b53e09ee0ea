//! Locks: `_thread.lock` and `_thread.RLock`.
//!
//! Not obvious: a lock that is released belongs to nobody. Who has waited for it is woken, and takes it if nobody has come before; otherwise it
//! waits again. The event that threads wait for is the lock's address.

use std::cell::Cell;
use std::time::{Duration, Instant};

use crate::gc::{Gc, KindInfo};
use crate::object::{Arguments, Kind, Method, Slots, Tuple, Type, TypeId, TypeSpec};
use crate::types::object_::address_text;
use crate::value::Value;
use crate::vm::threads::Woken;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// A lock; an `RLock` may be acquired again by its owner.
    pub struct Lock {
        pub depth: Cell<usize>,
        /// The number of the thread that has acquired it last.
        pub owner: Cell<i64>,
        pub is_reentrant: bool,
    }
}

pub const KIND: (Kind, KindInfo) = (Kind::Lock, KindInfo::of::<Lock>());

pub static LOCK: TypeSpec = TypeSpec {
    kind: Some(Kind::Lock),
    is_base: false,
    slots: Slots { new: Some(|vm, class, _| Ok(new(vm, class, false).value())), repr: Some(repr), ..Slots::NONE },
    methods: METHODS,
    ..TypeSpec::new(TypeId::Lock, "_thread.lock")
};

pub static RLOCK: TypeSpec = TypeSpec {
    kind: Some(Kind::Lock),
    slots: Slots { new: Some(new_rlock), repr: Some(repr), ..Slots::NONE },
    methods: RECURSIVE_METHODS,
    ..TypeSpec::new(TypeId::RLock, "_thread.RLock")
};

const METHODS: &[Method] = crate::methods![
    "acquire(self, blocking=True, timeout=-1)" => acquire,
    "acquire_lock(self, blocking=True, timeout=-1)" => acquire,
    "release(self)" => release,
    "release_lock(self)" => release,
    "locked(self)" => |_: &mut Vm, lock: Gc<Lock>| lock.depth.get() > 0,
    "locked_lock(self)" => |_: &mut Vm, lock: Gc<Lock>| lock.depth.get() > 0,
    "__enter__(self)" => |vm: &mut Vm, lock: Gc<Lock>| acquire_until(vm, lock, Patience::Endless),
    "__exit__(self, /, *exc_info)" => |vm: &mut Vm, lock: Gc<Lock>, _: Value| release(vm, lock),
    "_at_fork_reinit(self)" => |_: &mut Vm, lock: Gc<Lock>| lock.depth.set(0),
];

const RECURSIVE_METHODS: &[Method] = crate::methods![
    "acquire(self, blocking=True, timeout=-1)" => acquire,
    "release(self)" => release,
    "__enter__(self)" => |vm: &mut Vm, lock: Gc<Lock>| acquire_until(vm, lock, Patience::Endless),
    "__exit__(self, /, *exc_info)" => |vm: &mut Vm, lock: Gc<Lock>, _: Value| release(vm, lock),
    "_is_owned(self)" => |vm: &mut Vm, lock: Gc<Lock>| is_owned(vm, lock),
    "_recursion_count(self)" => |vm: &mut Vm, lock: Gc<Lock>| if is_owned(vm, lock) { lock.depth.get() } else { 0 },
    "_release_save(self)" => release_save,
    "_acquire_restore(self, state, /)" => acquire_restore,
    "_at_fork_reinit(self)" => |_: &mut Vm, lock: Gc<Lock>| lock.depth.set(0),
];

/// How long somebody waits.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Patience {
    None,
    Until(Instant),
    Endless,
}

impl Patience {
    pub fn deadline(self) -> Option<Instant> {
        match self {
            Patience::Until(deadline) => Some(deadline),
            Patience::None | Patience::Endless => None,
        }
    }
}

/// The longest time that somebody may ask for, in seconds.
pub const LONGEST: f64 = 9_223_372_036.0;

/// Seconds, as a program gives them for a time to wait. Negative ones are endless.
pub fn patience(vm: &mut Vm, seconds: Value) -> PyResult<Patience> {
    let seconds = match (seconds.as_float(), seconds.as_int_ref()) {
        (Some(seconds), _) => seconds,
        (None, Some(seconds)) => seconds.to_i64().map_or(f64::INFINITY, |seconds| seconds as f64),
        (None, None) => {
            let given = vm.type_name(seconds);
            return Err(vm.type_error(format!("'{given}' object cannot be interpreted as an integer")));
        }
    };
    if seconds.is_nan() {
        return Err(vm.value_error("Invalid value NaN (not a number)"));
    }
    if seconds > LONGEST {
        return Err(vm.overflow_error("timeout value is too large"));
    }
    Ok(if seconds < 0.0 { Patience::Endless } else { Patience::Until(Instant::now() + Duration::from_secs_f64(seconds)) })
}

pub fn new(vm: &mut Vm, class: Gc<Type>, is_reentrant: bool) -> Gc<Lock> {
    vm.heap.alloc(Lock::new(class.instance_header(), Cell::new(0), Cell::new(0), is_reentrant))
}

fn new_rlock(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    Ok(new(vm, class, true).value())
}

fn is_owned(vm: &mut Vm, lock: Gc<Lock>) -> bool {
    lock.depth.get() > 0 && lock.owner.get() == vm.threads.ident()
}

fn acquire(vm: &mut Vm, lock: Gc<Lock>, blocking: bool, timeout: Value) -> PyResult<bool> {
    let is_default = timeout == Value::from_small(-1) || timeout.as_float() == Some(-1.0);
    let patience = match (blocking, patience(vm, timeout)?) {
        (true, _) if is_default => Patience::Endless,
        (false, _) if is_default => Patience::None,
        (false, _) => return Err(vm.value_error("can't specify a timeout for a non-blocking call")),
        (true, Patience::Endless) => return Err(vm.value_error("timeout value must be a non-negative number")),
        (true, patience) => patience,
    };
    acquire_until(vm, lock, patience)
}

fn acquire_until(vm: &mut Vm, lock: Gc<Lock>, patience: Patience) -> PyResult<bool> {
    if lock.is_reentrant && is_owned(vm, lock) {
        lock.depth.set(lock.depth.get() + 1);
        return Ok(true);
    }
    let is_free = wait_until(vm, lock.value(), patience, &|| lock.depth.get() == 0)?;
    if is_free {
        lock.depth.set(1);
        lock.owner.set(vm.threads.ident());
    }
    Ok(is_free)
}

/// Waits for the event that belongs to an object, until something is so; whether it is.
pub fn wait_until(vm: &mut Vm, object: Value, patience: Patience, is_so: &dyn Fn() -> bool) -> PyResult<bool> {
    loop {
        if is_so() {
            return Ok(true);
        }
        vm.check_leaving()?;
        if vm.is_out_of_instructions {
            return Err(vm.instructions_exhausted());
        }
        match patience {
            Patience::None => return Ok(false),
            Patience::Endless if !vm.threads.are_several() => {
                return Err(vm.raise(TypeId::RuntimeError, "deadlock: the only thread waits for itself".into()));
            }
            Patience::Endless | Patience::Until(_) => {}
        }
        match vm.wait_for(object.address().addr(), patience.deadline()) {
            Woken::Event => {}
            Woken::Timeout => return Ok(is_so()),
            Woken::Interrupt => vm.deliver_signals()?,
        }
    }
}

/// Nobody has the lock any more.
pub fn free(vm: &Vm, lock: Gc<Lock>) {
    lock.depth.set(0);
    vm.threads.wake(lock.value().address().addr());
}

fn release(vm: &mut Vm, lock: Gc<Lock>) -> PyResult<()> {
    match lock.depth.get() {
        _ if lock.is_reentrant && !is_owned(vm, lock) => Err(vm.raise(TypeId::RuntimeError, "cannot release un-acquired lock".into())),
        0 => Err(vm.raise(TypeId::RuntimeError, "release unlocked lock".into())),
        1 => {
            free(vm, lock);
            Ok(())
        }
        depth => {
            lock.depth.set(depth - 1);
            Ok(())
        }
    }
}

/// How often a recursive lock had been acquired, which is given up altogether, and by whom.
fn release_save(vm: &mut Vm, lock: Gc<Lock>) -> PyResult<Gc<Tuple>> {
    if lock.depth.get() == 0 {
        return Err(vm.raise(TypeId::RuntimeError, "cannot release un-acquired lock".into()));
    }
    let (depth, owner) = (vm.int(lock.depth.get() as i64), vm.int(lock.owner.get()));
    free(vm, lock);
    Ok(vm.tuple(&[depth, owner]))
}

fn acquire_restore(vm: &mut Vm, lock: Gc<Lock>, state: Gc<Tuple>) -> PyResult<()> {
    let (depth, owner) = match *state.as_slice() {
        [depth, owner] => (depth.as_int().map(usize::try_from), owner.as_int()),
        _ => (None, None),
    };
    let (Some(Ok(depth)), Some(owner)) = (depth, owner) else {
        return Err(vm.type_error("_acquire_restore() argument 1 must be what _release_save() has returned"));
    };
    if wait_until(vm, lock.value(), Patience::Endless, &|| lock.depth.get() == 0)? {
        lock.depth.set(depth);
        lock.owner.set(owner);
    }
    Ok(())
}

fn repr(vm: &mut Vm, object: Value) -> PyResult {
    let lock: Gc<Lock> = object.downcast().expect("the slot belongs to locks");
    let state = if lock.depth.get() > 0 { "locked" } else { "unlocked" };
    let class = vm.class_of(object);
    let name = vm.full_name(class);
    let details = match (lock.is_reentrant, lock.depth.get()) {
        (false, _) => String::new(),
        (true, 0) => " owner=0 count=0".to_owned(),
        (true, depth) => format!(" owner={} count={depth}", lock.owner.get()),
    };
    Ok(vm.text(&format!("<{state} {name} object{details} at {}>", address_text(object))))
}
