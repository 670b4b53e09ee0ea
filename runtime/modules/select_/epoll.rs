//! `select.epoll`: files that the system keeps, and of which it names those that are ready.

use rustix::buffer::spare_capacity;
use rustix::event::epoll::{self, CreateFlags, Event, EventData, EventFlags};
use rustix::event::Timespec;
use rustix::io::Errno;

use super::SET_SIZE;
use crate::gc::Gc;
use crate::modules::descriptors::{self, CLOSED, OwnedNumber, borrowed, failed, number_of_file, released, retried};
use crate::modules::time::clocks::{MILLISECOND, SECOND};
use crate::modules::waiting::Deadline;
use crate::object::{Arguments, Getter, Kind, List, Slots, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// `select.epoll`
    pub struct EpollObject {
        pub number: OwnedNumber,
    }
}

pub static EPOLL: TypeSpec = TypeSpec {
    kind: Some(Kind::EpollObject),
    slots: Slots { new: Some(new), ..Slots::NONE },
    methods: crate::methods![
        "close(self, /)" => close,
        "fileno(self, /)" => |vm: &mut Vm, this: Gc<EpollObject>| open(vm, this).map(i64::from),
        "register(self, /, fd, eventmask=7)" => |vm: &mut Vm, this: Gc<EpollObject>, file: Value, events: Value| change(vm, this, file, Change::Add(events)),
        "modify(self, /, fd, eventmask)" => |vm: &mut Vm, this: Gc<EpollObject>, file: Value, events: Value| change(vm, this, file, Change::Modify(events)),
        "unregister(self, /, fd)" => |vm: &mut Vm, this: Gc<EpollObject>, file: Value| change(vm, this, file, Change::Delete),
        "poll(self, /, timeout=None, maxevents=-1)" => wait,
        "__enter__(self, /)" => |vm: &mut Vm, this: Gc<EpollObject>| open(vm, this).map(|_| this),
        "__exit__(self, exc_type=None, exc_value=None, exc_tb=None, /)" => |vm: &mut Vm, this: Gc<EpollObject>, _: Value, _: Value, _: Value| close(vm, this),
    ],
    class_methods: crate::methods![
        "fromfd(type, fd, /)" => |vm: &mut Vm, class: Gc<Type>, file: Value| { let number = descriptors::number(vm, file)?; Ok(make(vm, class, number)) as PyResult<Gc<EpollObject>> },
    ],
    getters: &[Getter { name: "closed", get: |_, this| Ok(Value::from_bool(epoll_of(this).number.get() == CLOSED)), set: None }],
    signature: "(sizehint=-1, flags=0)",
    doc: "Returns an epolling object.\n\n  sizehint\n    The expected number of events to be registered.  It must be positive,\n    or -1 to use the default.  It is only used on older systems where\n    epoll_create1() is not available; otherwise it has no effect (though its\n    value is still checked).\n  flags\n    Deprecated and completely ignored.  However, when supplied, its value\n    must be 0 or select.EPOLL_CLOEXEC, otherwise OSError is raised.",
    ..TypeSpec::new(TypeId::EpollObject, "select.epoll")
};

fn epoll_of(value: Value) -> Gc<EpollObject> {
    value.downcast().expect("the slot belongs to epoll objects")
}

fn make(vm: &mut Vm, class: Gc<Type>, number: i32) -> Gc<EpollObject> {
    vm.heap.alloc(EpollObject::new(class.instance_header(), OwnedNumber::new(number)))
}

fn new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let [hint, flags] = arguments.bind(vm, "epoll", ["sizehint", "flags"], 0)?;
    let hint = hint.bound().map_or(Ok(-1), |hint| vm.index_i64(hint))?;
    let flags = flags.bound().map_or(Ok(0), |flags| vm.index_i64(flags))?;
    if hint != -1 && hint <= 0 {
        return Err(vm.value_error("negative sizehint"));
    }
    if flags != 0 && flags != i64::from(CreateFlags::CLOEXEC.bits()) {
        return Err(vm.raise(TypeId::OSError, "invalid flags".into()));
    }
    match epoll::create(CreateFlags::CLOEXEC) {
        Ok(file) => Ok(make(vm, class, released(file)).value()),
        Err(error) => Err(failed(vm, error, Value::NONE)),
    }
}

/// The number of an object that is open.
fn open(vm: &mut Vm, this: Gc<EpollObject>) -> PyResult<i32> {
    match this.number.get() {
        CLOSED => Err(vm.value_error("I/O operation on closed epoll object")),
        number => Ok(number),
    }
}

fn close(vm: &mut Vm, this: Gc<EpollObject>) -> PyResult<()> {
    this.number.close().map_err(|error| failed(vm, error, Value::NONE))
}

/// What becomes of a file.
enum Change {
    Add(Value),
    Modify(Value),
    Delete,
}

fn change(vm: &mut Vm, this: Gc<EpollObject>, file: Value, change: Change) -> PyResult<()> {
    let number = open(vm, this)?;
    let file = number_of_file(vm, file)?;
    let data = EventData::new_u64(file as u64);
    let changed = match change {
        Change::Add(events) => {
            let events = events_of(vm, events)?;
            borrowed(file).and_then(|file| epoll::add(borrowed(number)?, file, data, events))
        }
        Change::Modify(events) => {
            let events = events_of(vm, events)?;
            borrowed(file).and_then(|file| epoll::modify(borrowed(number)?, file, data, events))
        }
        Change::Delete => borrowed(file).and_then(|file| epoll::delete(borrowed(number)?, file)),
    };
    changed.map_err(|error| failed(vm, error, Value::NONE))
}

/// Events as a program gives them: the low bits of an int.
fn events_of(vm: &mut Vm, events: Value) -> PyResult<EventFlags> {
    Ok(EventFlags::from_bits_retain(vm.index_i64(events)? as u32))
}

fn wait(vm: &mut Vm, this: Gc<EpollObject>, timeout: Value, most: i64) -> PyResult<Gc<List>> {
    let number = open(vm, this)?;
    let length = super::length(vm, timeout, SECOND, "timeout must be an integer or None")?;
    if length.is_some_and(|length| !(i64::from(i32::MIN)..=i64::from(i32::MAX)).contains(&(length / MILLISECOND))) {
        return Err(vm.overflow_error("timeout is too large"));
    }
    let deadline = length.map_or(Deadline::NEVER, Deadline::after);
    let most = match most {
        -1 => SET_SIZE as usize - 1,
        1.. => most as usize,
        _ => return Err(vm.value_error(format!("maxevents must be greater than 0, got {most}"))),
    };
    vm.check_text_len(Some(most.saturating_mul(size_of::<Event>())))?;
    let mut ready: Vec<Event> = Vec::with_capacity(most);
    let waited = retried(vm, || {
        // The system counts milliseconds; less than one must not be none at all.
        let rest = deadline.rest().map(|rest| {
            let milliseconds = rest.tv_sec * 1000 + (rest.tv_nsec + MILLISECOND - 1) / MILLISECOND;
            Timespec { tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * MILLISECOND }
        });
        epoll::wait(borrowed(number)?, spare_capacity(&mut ready), rest.as_ref())
    })?;
    if let Err(error) = waited {
        let error: Errno = error;
        return Err(failed(vm, error, Value::NONE));
    }
    let list = vm.list(&[]);
    for event in &ready {
        let (events, data) = (event.flags, event.data);
        let pair = vm.tuple(&[Value::from_small(data.u64() as i64), Value::from_small(events.bits().into())]).value();
        list.items.push(&vm.heap, pair);
    }
    Ok(list)
}
