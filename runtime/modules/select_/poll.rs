//! `select.poll`: files, and what of them is waited for, in the order in which they were given.

use std::cell::{Cell, RefCell};

use rustix::event::{PollFd, PollFlags};

use crate::gc::{Gc, Trace, Tracer};
use crate::modules::descriptors::{borrowed, failed, number_of_file, retried};
use crate::modules::time::clocks::MILLISECOND;
use crate::modules::waiting::Deadline;
use crate::object::{Kind, List, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// Numbers of files, and events.
pub struct Registered(RefCell<Vec<(i32, u16)>>);

impl Trace for Registered {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.buffer(&self.0);
    }
}

crate::object! {
    /// `select.poll`
    pub struct PollObject {
        pub files: Registered,
        pub is_waiting: Cell<bool>,
    }
}

pub static POLL: TypeSpec = TypeSpec {
    kind: Some(Kind::PollObject),
    is_base: false,
    methods: crate::methods![
        "register(self, fd, eventmask=7, /)" => register,
        "modify(self, fd, eventmask, /)" => modify,
        "unregister(self, fd, /)" => unregister,
        "poll(self, timeout=None, /)" => wait,
    ],
    ..TypeSpec::new(TypeId::PollObject, "select.poll")
};

/// `select.poll()`
pub fn poll(vm: &mut Vm) -> Gc<PollObject> {
    vm.heap.alloc(PollObject::new(vm.header_of(TypeId::PollObject), Registered(RefCell::default()), Cell::new(false)))
}

/// Events as a program gives them.
fn events_of(vm: &mut Vm, events: Value) -> PyResult<u16> {
    let number = vm.index(events)?;
    if number.is_negative() {
        return Err(vm.value_error("value must be positive"));
    }
    match number.to_i64().map(u16::try_from) {
        Some(Ok(events)) => Ok(events),
        _ => Err(vm.overflow_error("Python int too large for C unsigned short")),
    }
}

fn register(vm: &mut Vm, this: Gc<PollObject>, file: Value, events: Value) -> PyResult<()> {
    let (number, events) = (number_of_file(vm, file)?, events_of(vm, events)?);
    let mut files = this.files.0.borrow_mut();
    match files.iter_mut().find(|(known, _)| *known == number) {
        Some(place) => place.1 = events,
        None => files.push((number, events)),
    }
    Ok(())
}

fn modify(vm: &mut Vm, this: Gc<PollObject>, file: Value, events: Value) -> PyResult<()> {
    let (number, events) = (number_of_file(vm, file)?, events_of(vm, events)?);
    match this.files.0.borrow_mut().iter_mut().find(|(known, _)| *known == number) {
        Some(place) => place.1 = events,
        None => return Err(failed(vm, rustix::io::Errno::NOENT, Value::NONE)),
    }
    Ok(())
}

fn unregister(vm: &mut Vm, this: Gc<PollObject>, file: Value) -> PyResult<()> {
    let number = number_of_file(vm, file)?;
    let mut files = this.files.0.borrow_mut();
    match files.iter().position(|(known, _)| *known == number) {
        Some(index) => {
            files.remove(index);
            Ok(())
        }
        None => Err(vm.key_error(Value::from_small(number.into()))),
    }
}

fn wait(vm: &mut Vm, this: Gc<PollObject>, timeout: Value) -> PyResult<Gc<List>> {
    let length = super::length(vm, timeout, MILLISECOND, "timeout must be an integer or None")?;
    if length.is_some_and(|length| length / MILLISECOND > i64::from(i32::MAX)) {
        return Err(vm.overflow_error("timeout is too large"));
    }
    let deadline = length.map_or(Deadline::NEVER, Deadline::after);
    // A function of a signal, or another thread, may come back to this object.
    if this.is_waiting.replace(true) {
        return Err(vm.raise(TypeId::RuntimeError, "concurrent poll() invocation".into()));
    }
    let registered = this.files.0.borrow().clone();
    let mut ready = Vec::new();
    let waited = retried(vm, || {
        let files = registered.iter().map(|&(number, events)| Ok(PollFd::from_borrowed_fd(borrowed(number)?, PollFlags::from_bits_retain(events))));
        let mut files = files.collect::<Result<Vec<_>, rustix::io::Errno>>()?;
        rustix::event::poll(&mut files, deadline.rest().as_ref())?;
        ready = files.iter().map(|file| file.revents().bits()).collect();
        Ok(())
    });
    this.is_waiting.set(false);
    if let Err(error) = waited? {
        return Err(failed(vm, error, Value::NONE));
    }
    let list = vm.list(&[]);
    for (&(number, _), &events) in registered.iter().zip(&ready).filter(|(_, events)| **events != 0) {
        let pair = vm.tuple(&[Value::from_small(number.into()), Value::from_small(events.into())]).value();
        list.items.push(&vm.heap, pair);
    }
    Ok(list)
}
