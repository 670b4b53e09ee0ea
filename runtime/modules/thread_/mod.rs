//! `_thread`: threads, locks (`locks.rs`), data of threads (`local.rs`).
//!
//! Given: functions to be called on threads of their own. Given back: their numbers, handles to wait for them. How threads take turns is
//! written in `vm/threads`. Not obvious: the library's `threading` of each CPython from 3.6 on is used as it is; up to 3.12 it knows of a thread's
//! end by a lock (`_set_sentinel`), later by a handle.

mod local;
pub mod locks;

use std::cell::Cell;

use crate::gc::{Gc, KindInfo};
use crate::modules::operator_::call_with;
use crate::modules::{NativeModule, State, signal_, unraisable};
use crate::object::{Dict, Getter, Kind, List, Method, Slots, Tuple, TypeId, TypeSpec, use_hash_key};
use crate::types::module::Module;
use crate::types::object_::address_text;
use crate::value::Value;
use crate::vm::threads::MAIN;
use crate::vm::{PyResult, Vm};
use locks::{Lock, Patience};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_thread", functions: FUNCTIONS, init: Some(init), doc: "" };

crate::object! {
    /// `_thread._ThreadHandle`
    pub struct ThreadHandle {
        /// 0 for a thread that was never started.
        pub ident: Cell<i64>,
        pub is_done: Cell<bool>,
    }
}

/// The types of this folder.
pub static SPECS: &[&TypeSpec] = &[&locks::LOCK, &locks::RLOCK, &HANDLE, &local::LOCAL];

/// The native layouts of this folder.
pub static KINDS: &[(Kind, KindInfo)] = &[locks::KIND, (Kind::ThreadHandle, KindInfo::of::<ThreadHandle>()), local::KIND];

/// A thread, as `threading` keeps it. The event of its end is its address.
static HANDLE: TypeSpec = TypeSpec {
    kind: Some(Kind::ThreadHandle),
    is_base: false,
    slots: Slots { new: Some(|vm, _, _| Ok(thread_handle(vm, 0).value())), repr: Some(repr_of_handle), ..Slots::NONE },
    methods: crate::methods![
        "join(self, timeout=None)" => join,
        "is_done(self)" => |_: &mut Vm, this: Gc<ThreadHandle>| this.is_done.get(),
        "_set_done(self)" => set_done,
    ],
    getters: &[Getter { name: "ident", get: |vm, this| Ok(vm.int(handle_of(this).ident.get())), set: None }],
    ..TypeSpec::new(TypeId::ThreadHandle, "_thread._ThreadHandle")
};

static FUNCTIONS: &[Method] = crate::methods![
    "get_ident()" => |vm: &mut Vm| vm.threads.ident(),
    "get_native_id()" => native_id,
    "allocate_lock()" => new_lock,
    "allocate()" => new_lock,
    "_count()" => |vm: &mut Vm| vm.threads.others().filter(|other| other.0 != MAIN).count() as i64 + i64::from(!vm.threads.is_main()),
    "stack_size(size=0, /)" => stack_size,
    "start_new_thread(function, args, kwargs=<unrepresentable>, /)" => start_new_thread,
    "start_new(function, args, kwargs=<unrepresentable>, /)" => start_new_thread,
    "start_joinable_thread(function, handle=None, daemon=True)" => start_joinable_thread,
    "daemon_threads_allowed()" => |_: &mut Vm| true,
    "_shutdown()" => shutdown,
    "_make_thread_handle(ident, /)" => |vm: &mut Vm, ident: i64| thread_handle(vm, ident),
    "_get_main_thread_ident()" => |_: &mut Vm| MAIN as i64,
    "_is_main_interpreter()" => |_: &mut Vm| true,
    "_set_sentinel()" => set_sentinel,
    "interrupt_main(signum=2, /)" => signal_::interrupt_main,
    "exit()" => exit,
    "exit_thread()" => exit,
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
    let longest = vm.float(locks::LONGEST);
    vm.add_to_module(module, "TIMEOUT_MAX", longest);
    Ok(())
}

fn new_lock(vm: &mut Vm) -> Gc<Lock> {
    let class = vm.type_(TypeId::Lock);
    locks::new(vm, class, false)
}

/// The system's number of the thread. The first thread of a process has the number of the process, and whatever has started the machine, programs
/// expect that of theirs.
fn native_id(vm: &mut Vm) -> i64 {
    if vm.threads.is_main() { i64::from(std::process::id()) } else { i64::from(rustix::thread::gettid().as_raw_nonzero().get()) }
}

fn exit(vm: &mut Vm) -> PyResult {
    let exception = vm.new_exception(TypeId::SystemExit, &[]);
    Err(vm.raise_object(exception))
}

/// Smaller stacks are refused, as by CPython.
const LEAST_STACK: i64 = 32 << 10;

fn stack_size(vm: &mut Vm, size: i64) -> PyResult<usize> {
    match size {
        0 | LEAST_STACK.. => Ok(std::mem::replace(&mut vm.threads.stack_size, size as usize)),
        1.. => Err(vm.value_error(format!("size not valid: {size} bytes"))),
        _ => Err(vm.value_error("size must be 0 or a positive value")),
    }
}

/// A lock that is released when the present thread ends.
fn set_sentinel(vm: &mut Vm) -> Gc<Lock> {
    let lock = new_lock(vm);
    let [.., handle, _] = vm.threads.task();
    vm.threads.set_task([Value::UNBOUND, Value::UNBOUND, handle, lock.value()]);
    lock
}

fn start_new_thread(vm: &mut Vm, function: Value, args: Value, kwargs: Value) -> PyResult<i64> {
    if vm.class_of(function).slots().call.is_none() {
        return Err(vm.type_error("first arg must be callable"));
    }
    if !args.is::<Tuple>() {
        return Err(vm.type_error("2nd arg must be a tuple"));
    }
    if kwargs.bound().is_some_and(|kwargs| !kwargs.is::<Dict>()) {
        return Err(vm.type_error("optional 3rd arg must be a dictionary"));
    }
    let kwargs = kwargs.bound().unwrap_or(vm.dict().value());
    let args = vm.tuple(&[args, kwargs]).value();
    start(vm, function, args, Value::NONE)
}

fn start_joinable_thread(vm: &mut Vm, function: Value, handle: Value, daemon: bool) -> PyResult<Gc<ThreadHandle>> {
    if vm.class_of(function).slots().call.is_none() {
        return Err(vm.type_error("thread function must be callable"));
    }
    let handle = match handle.downcast::<ThreadHandle>() {
        Some(handle) => handle,
        None if handle.is_none() => thread_handle(vm, 0),
        None => return Err(vm.type_error("'handle' must be a _ThreadHandle")),
    };
    if handle.ident.get() != 0 || handle.is_done.get() {
        return Err(vm.raise(TypeId::RuntimeError, "thread already started".into()));
    }
    let (args, kwargs) = (vm.tuple(&[]).value(), vm.dict().value());
    let args = vm.tuple(&[args, kwargs]).value();
    let ident = start(vm, function, args, handle.value())?;
    handle.ident.set(ident);
    if !daemon {
        awaited(vm).items.push(&vm.heap, handle.value());
    }
    Ok(handle)
}

fn start(vm: &mut Vm, function: Value, args: Value, handle: Value) -> PyResult<i64> {
    if vm.threads.are_over() {
        return Err(vm.raise(TypeId::PythonFinalizationError, "can't create new thread at interpreter shutdown".into()));
    }
    match vm.start_thread([function, args, handle, Value::UNBOUND], run) {
        Ok(number) => Ok(number as i64),
        Err(_) => Err(vm.raise(TypeId::RuntimeError, "can't start new thread".into())),
    }
}

/// What a new thread does.
fn run(vm: &mut Vm) {
    use_hash_key(vm.hash_key);
    let [function, args, handle, _] = vm.threads.task();
    vm.threads.set_task([Value::UNBOUND, Value::UNBOUND, handle, Value::UNBOUND]);
    if call(vm, function, args).is_err() {
        report(vm, function);
    }
    local::forget_thread(vm);
    // In this order: who waits for the handle may look at the lock.
    let [.., sentinel] = vm.threads.task();
    if let Some(lock) = sentinel.downcast::<Lock>() {
        locks::free(vm, lock);
    }
    if let Some(handle) = handle.downcast::<ThreadHandle>() {
        finish(vm, handle);
    }
    if vm.is_out_of_instructions {
        vm.threads.interrupt_main();
    }
}

fn call(vm: &mut Vm, function: Value, args: Value) -> PyResult {
    // It is possible that the thread is to end before it has begun.
    vm.check_leaving()?;
    let pair: Gc<Tuple> = args.downcast().expect("arguments and keywords");
    let &[args, kwargs] = pair.as_slice() else { unreachable!("arguments and keywords") };
    let (args, kwargs) = (args.downcast().expect("was checked"), kwargs.downcast().expect("was checked"));
    call_with(vm, function, args, kwargs)
}

/// Tells of an exception that has ended a thread.
fn report(vm: &mut Vm, function: Value) {
    if vm.handles_nothing() || vm.raised_is(TypeId::SystemExit) {
        vm.raised = Value::NONE;
        return;
    }
    unraisable::report_in_thread(vm, function);
}

fn finish(vm: &mut Vm, handle: Gc<ThreadHandle>) {
    handle.is_done.set(true);
    let awaited = awaited(vm);
    if let Some(index) = awaited.items.as_slice().iter().position(|&other| other == handle.value()) {
        awaited.items.remove(index);
    }
    vm.threads.wake_all(handle.value().address().addr());
}

/// The handles of the threads that the end of the program waits for.
fn awaited(vm: &mut Vm) -> Gc<List> {
    if let Some(list) = vm.state(State::AwaitedThreads).downcast() {
        return list;
    }
    let list = vm.list(&[]);
    vm.set_state(State::AwaitedThreads, list.value());
    list
}

/// Waits for all threads that are no daemons.
fn shutdown(vm: &mut Vm) {
    let me = vm.threads.ident();
    loop {
        let awaited = awaited(vm);
        let next = awaited.items.as_slice().iter().filter_map(|handle| handle.downcast::<ThreadHandle>()).find(|handle| handle.ident.get() != me);
        let Some(handle) = next else { return };
        let waited = locks::wait_until(vm, handle.value(), Patience::Endless, &|| handle.is_done.get());
        if waited.is_err() {
            vm.report_unraisable(handle.value());
            return;
        }
    }
}

fn thread_handle(vm: &mut Vm, ident: i64) -> Gc<ThreadHandle> {
    vm.heap.alloc(ThreadHandle::new(vm.header_of(TypeId::ThreadHandle), Cell::new(ident), Cell::new(false)))
}

fn handle_of(value: Value) -> Gc<ThreadHandle> {
    value.downcast().expect("the slot belongs to thread handles")
}

fn repr_of_handle(vm: &mut Vm, this: Value) -> PyResult {
    let ident = handle_of(this).ident.get();
    Ok(vm.text(&format!("<_ThreadHandle object at {} ident={ident}>", address_text(this))))
}

fn join(vm: &mut Vm, this: Gc<ThreadHandle>, timeout: Value) -> PyResult<()> {
    let patience = if timeout.is_none() { Patience::Endless } else { locks::patience(vm, timeout)? };
    match (this.is_done.get(), this.ident.get()) {
        (true, _) => Ok(()),
        (false, 0) => Err(vm.raise(TypeId::RuntimeError, "thread not started".into())),
        (false, ident) if ident == vm.threads.ident() => Err(vm.raise(TypeId::RuntimeError, "Cannot join current thread".into())),
        _ => locks::wait_until(vm, this.value(), patience, &|| this.is_done.get()).map(|_| ()),
    }
}

fn set_done(vm: &mut Vm, this: Gc<ThreadHandle>) -> PyResult<()> {
    if this.ident.get() == 0 {
        return Err(vm.raise(TypeId::RuntimeError, "thread not started".into()));
    }
    if !this.is_done.get() {
        finish(vm, this);
    }
    Ok(())
}
