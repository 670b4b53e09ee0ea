//! `_thread`: locks for a machine that has one thread.

use std::cell::Cell;

use crate::gc::{Gc, KindInfo};
use crate::modules::NativeModule;
use crate::object::{Arguments, Getter, Kind, Method, Slots, Tuple, Type, TypeId, TypeSpec};
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

crate::object! {
    /// `_thread._ThreadHandle`
    pub struct ThreadHandle {
        /// 0 for a thread that was never started.
        pub ident: i64,
        pub is_done: Cell<bool>,
    }
}

crate::object! {
    /// `_thread._local`
    pub struct ThreadLocal {}
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&LOCK, &RLOCK, &HANDLE, &LOCAL];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[
    (Kind::Lock, KindInfo::of::<Lock>()),
    (Kind::ThreadHandle, KindInfo::of::<ThreadHandle>()),
    (Kind::ThreadLocal, KindInfo::of::<ThreadLocal>()),
];

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
    methods: RECURSIVE_METHODS,
    ..TypeSpec::new(TypeId::RLock, "_thread.RLock")
};

const METHODS: &[Method] = crate::methods![
    "acquire(self, blocking=True, timeout=-1)" => acquire,
    "release(self)" => release,
    "locked(self)" => |_: &mut Vm, lock: Gc<Lock>| lock.depth.get() > 0,
    "__enter__(self)" => |vm: &mut Vm, lock: Gc<Lock>| acquire(vm, lock, true, Value::NONE),
    "__exit__(self, /, *exc_info)" => |vm: &mut Vm, lock: Gc<Lock>, _: Value| release(vm, lock),
    "_at_fork_reinit(self)" => |_: &mut Vm, lock: Gc<Lock>| lock.depth.set(0),
];

const RECURSIVE_METHODS: &[Method] = crate::methods![
    "acquire(self, blocking=True, timeout=-1)" => acquire,
    "release(self)" => release,
    "__enter__(self)" => |vm: &mut Vm, lock: Gc<Lock>| acquire(vm, lock, true, Value::NONE),
    "__exit__(self, /, *exc_info)" => |vm: &mut Vm, lock: Gc<Lock>, _: Value| release(vm, lock),
    "_is_owned(self)" => |_: &mut Vm, lock: Gc<Lock>| lock.depth.get() > 0,
    "_recursion_count(self)" => |_: &mut Vm, lock: Gc<Lock>| lock.depth.get(),
    "_release_save(self)" => release_save,
    "_acquire_restore(self, state, /)" => acquire_restore,
    "_at_fork_reinit(self)" => |_: &mut Vm, lock: Gc<Lock>| lock.depth.set(0),
];

/// A thread, as `threading` keeps it: the one that runs, or one that was never started.
static HANDLE: TypeSpec = TypeSpec {
    kind: Some(Kind::ThreadHandle),
    is_base: false,
    slots: Slots { new: Some(|vm, _, _| Ok(thread_handle(vm, 0).value())), ..Slots::NONE },
    methods: crate::methods![
        "join(self, timeout=None)" => |vm: &mut Vm, this: Gc<ThreadHandle>, _: Value| join(vm, this),
        "is_done(self)" => |_: &mut Vm, this: Gc<ThreadHandle>| this.is_done.get(),
        "_set_done(self)" => |_: &mut Vm, this: Gc<ThreadHandle>| this.is_done.set(true),
    ],
    getters: &[Getter { name: "ident", get: |vm, this| Ok(vm.int(handle_of(this).ident)), set: None }],
    ..TypeSpec::new(TypeId::ThreadHandle, "_thread._ThreadHandle")
};

/// Attributes of a thread: with one thread, those of any object.
static LOCAL: TypeSpec = TypeSpec {
    kind: Some(Kind::ThreadLocal),
    has_dict: true,
    slots: Slots { new: Some(new_local), ..Slots::NONE },
    doc: "Thread-local data",
    ..TypeSpec::new(TypeId::ThreadLocal, "_thread._local")
};

static FUNCTIONS: &[Method] = crate::methods![
    "get_ident()" => |_: &mut Vm| MAIN_THREAD,
    "get_native_id()" => |_: &mut Vm| i64::from(std::process::id()),
    "allocate_lock()" => |vm: &mut Vm| { let class = vm.type_(TypeId::Lock); new_lock(vm, class, Arguments::NONE) },
    "_count()" => |_: &mut Vm| 0_i64,
    "stack_size(size=0, /)" => |_: &mut Vm, _: Value| 0_i64,
    "start_new_thread(function, args, kwargs=<unrepresentable>, /)" => |vm: &mut Vm, _: Value, _: Value, _: Value| no_threads(vm),
    "start_joinable_thread(function, handle=None, daemon=True)" => |vm: &mut Vm, _: Value, _: Value, _: Value| no_threads(vm),
    "daemon_threads_allowed()" => |_: &mut Vm| true,
    "_shutdown()" => |_: &mut Vm| (),
    "_make_thread_handle(ident, /)" => |vm: &mut Vm, ident: i64| thread_handle(vm, ident),
    "_get_main_thread_ident()" => |_: &mut Vm| MAIN_THREAD,
    "_is_main_interpreter()" => |_: &mut Vm| true,
    "_set_sentinel()" => |vm: &mut Vm| { let class = vm.type_(TypeId::Lock); new_lock(vm, class, Arguments::NONE) },
];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let classes = [
        ("LockType", TypeId::Lock),
        ("lock", TypeId::Lock),
        ("RLock", TypeId::RLock),
        ("_ThreadHandle", TypeId::ThreadHandle),
        ("_local", TypeId::ThreadLocal),
        ("error", TypeId::RuntimeError),
    ];
    for (name, id) in classes {
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

fn new_local(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    if !arguments.values.is_empty() && class.is(TypeId::ThreadLocal) {
        return Err(vm.type_error("Initialization arguments are not supported"));
    }
    Ok(vm.heap.alloc(ThreadLocal::new(class.instance_header())).value())
}

/// The number of the one thread.
const MAIN_THREAD: i64 = 1;

fn thread_handle(vm: &mut Vm, ident: i64) -> Gc<ThreadHandle> {
    vm.heap.alloc(ThreadHandle::new(vm.header_of(TypeId::ThreadHandle), ident, Cell::new(false)))
}

fn handle_of(value: Value) -> Gc<ThreadHandle> {
    value.downcast().expect("the slot belongs to thread handles")
}

/// A thread that was never started cannot be waited for, and the one that runs would wait for itself.
fn join(vm: &mut Vm, this: Gc<ThreadHandle>) -> PyResult<()> {
    match (this.is_done.get(), this.ident) {
        (true, _) => Ok(()),
        (false, 0) => Err(vm.raise(TypeId::RuntimeError, "thread not started".into())),
        _ => Err(vm.raise(TypeId::RuntimeError, "Cannot join current thread".into())),
    }
}

/// What a recursive lock had been acquired, which it gives up altogether.
fn release_save(vm: &mut Vm, lock: Gc<Lock>) -> PyResult<Gc<Tuple>> {
    let depth = lock.depth.replace(0);
    if depth == 0 {
        return Err(vm.raise(TypeId::RuntimeError, "cannot release un-acquired lock".into()));
    }
    let (depth, owner) = (vm.int(depth as i64), vm.int(MAIN_THREAD));
    Ok(vm.tuple(&[depth, owner]))
}

fn acquire_restore(vm: &mut Vm, lock: Gc<Lock>, state: Gc<Tuple>) -> PyResult<()> {
    match state.as_slice().first().and_then(|depth| depth.as_int()).map(usize::try_from) {
        Some(Ok(depth)) => {
            lock.depth.set(depth);
            Ok(())
        }
        _ => Err(vm.type_error("_acquire_restore() argument 1 must be what _release_save() has returned")),
    }
}

fn no_threads(vm: &mut Vm) -> PyResult {
    Err(vm.raise(TypeId::RuntimeError, "can't start new thread".into()))
}

fn repr(vm: &mut Vm, object: Value) -> PyResult {
    let lock: Gc<Lock> = object.downcast().expect("the slot belongs to locks");
    let state = if lock.depth.get() > 0 { "locked" } else { "unlocked" };
    let class = vm.class_of(object);
    let name = vm.full_name(class);
    Ok(vm.text(&format!("<{state} {name} object at {}>", address_text(object))))
}
