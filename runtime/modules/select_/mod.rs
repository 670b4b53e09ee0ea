//! `select`: waiting until files are ready, in the three ways of the system: `select`, `poll` and `epoll`.
//!
//! Given: files by their numbers, or what has a `fileno()`, and how long to wait. Given back: those that are ready. The law: a signal does not end
//! the waiting, but for its function, which may raise (PEP 475).

mod epoll;
mod poll;

use rustix::event::{FdSetElement, FdSetIter, fd_set_insert, fd_set_num_elements};

use crate::gc::{Gc, KindInfo};
use crate::modules::NativeModule;
use crate::modules::descriptors::{self, failed, number_of_file, retried};
use crate::modules::time::clocks::{SECOND, at_least};
use crate::modules::waiting::Deadline;
use crate::object::{Kind, List, Method, Tuple, TypeId, TypeSpec};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "select", functions: FUNCTIONS, init: Some(init), doc: DOC };

const DOC: &str = "This module supports asynchronous I/O on multiple file descriptors.\n\n*** IMPORTANT NOTICE ***\nOn Windows, only sockets are supported; on Unix, all file descriptors.";

static FUNCTIONS: &[Method] = crate::methods![
    "select(rlist, wlist, xlist, timeout=None, /)" => select,
    "poll()" => poll::poll,
];

/// The types of this folder.
pub static SPECS: &[&TypeSpec] = &[&poll::POLL, &epoll::EPOLL];

/// The native layouts of this folder.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::PollObject, KindInfo::of::<poll::PollObject>()), (Kind::EpollObject, KindInfo::of::<epoll::EpollObject>())];

/// One more than the highest number of a file that `select` takes.
const SET_SIZE: i32 = 1024;

#[rustfmt::skip]
const CONSTANTS: &[(&str, i64)] = &[
    ("EPOLLERR", 8), ("EPOLLET", 2147483648), ("EPOLLEXCLUSIVE", 268435456), ("EPOLLHUP", 16), ("EPOLLIN", 1), ("EPOLLMSG", 1024),
    ("EPOLLONESHOT", 1073741824), ("EPOLLOUT", 4), ("EPOLLPRI", 2), ("EPOLLRDBAND", 128), ("EPOLLRDHUP", 8192), ("EPOLLRDNORM", 64),
    ("EPOLLWRBAND", 512), ("EPOLLWRNORM", 256), ("EPOLL_CLOEXEC", 524288), ("PIPE_BUF", 4096), ("POLLERR", 8), ("POLLHUP", 16), ("POLLIN", 1),
    ("POLLMSG", 1024), ("POLLNVAL", 32), ("POLLOUT", 4), ("POLLPRI", 2), ("POLLRDBAND", 128), ("POLLRDHUP", 8192), ("POLLRDNORM", 64),
    ("POLLWRBAND", 512), ("POLLWRNORM", 256),
];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for &(name, number) in CONSTANTS {
        let number = vm.int(number);
        vm.add_to_module(module, name, number);
    }
    for (name, id) in [("error", TypeId::OSError), ("epoll", TypeId::EpollObject)] {
        let class = vm.type_(id).value();
        vm.add_to_module(module, name, class);
    }
    Ok(())
}

/// How long to wait, in nanoseconds; `None` stands for no end. TypeError with this message for what is no time.
fn length(vm: &mut Vm, timeout: Value, unit: i64, message: &str) -> PyResult<Option<i64>> {
    if timeout.is_none() {
        return Ok(None);
    }
    let length = at_least(vm, timeout, unit);
    match vm.catch(length, TypeId::TypeError)? {
        Some(length) => Ok(Some(length)),
        None => Err(vm.type_error(message)),
    }
}

/// One of the three sequences that `select` is given.
struct Files {
    objects: Gc<List>,
    numbers: Vec<i32>,
}

impl Files {
    fn of(vm: &mut Vm, sequence: Value) -> PyResult<Files> {
        // A list may change while its objects are asked for their numbers.
        let source = match sequence.downcast::<List>() {
            Some(list) => Some(list),
            None => {
                let list = vm.collect_list(sequence);
                vm.catch(list, TypeId::TypeError)?
            }
        };
        let Some(source) = source else {
            return Err(vm.type_error("arguments 1-3 must be sequences"));
        };
        let (objects, mut numbers) = (vm.list(&[]), Vec::new());
        while let Some(object) = source.items.get(numbers.len()) {
            objects.items.push(&vm.heap, object);
            let number = number_of_file(vm, object)?;
            if number >= SET_SIZE {
                return Err(vm.value_error("filedescriptor out of range in select()"));
            }
            if numbers.len() as i32 >= SET_SIZE {
                return Err(vm.value_error("too many file descriptors in select()"));
            }
            numbers.push(number);
        }
        Ok(Files { objects, numbers })
    }

    fn set(&self) -> Vec<FdSetElement> {
        let mut set = vec![FdSetElement::default(); fd_set_num_elements(0, SET_SIZE)];
        self.numbers.iter().for_each(|&number| fd_set_insert(&mut set, number));
        set
    }

    /// The objects of those files that are in a set.
    fn ready(&self, vm: &mut Vm, set: &[FdSetElement]) -> Gc<List> {
        let ready: Vec<i32> = FdSetIter::new(set).collect();
        let list = vm.list(&[]);
        for (index, number) in self.numbers.iter().enumerate() {
            if ready.binary_search(number).is_ok()
                && let Some(object) = self.objects.items.get(index)
            {
                list.items.push(&vm.heap, object);
            }
        }
        list
    }
}

fn select(vm: &mut Vm, readable: Value, writable: Value, exceptional: Value, timeout: Value) -> PyResult<Gc<Tuple>> {
    let length = length(vm, timeout, SECOND, "timeout must be a float or None")?;
    if length.is_some_and(|length| length < 0) {
        return Err(vm.value_error("timeout must be non-negative"));
    }
    let deadline = length.map_or(Deadline::NEVER, Deadline::after);
    let files = [Files::of(vm, readable)?, Files::of(vm, writable)?, Files::of(vm, exceptional)?];
    let end = files.iter().flat_map(|files| &files.numbers).max().map_or(0, |number| number + 1);
    let mut sets = Default::default();
    let selected = retried(vm, || {
        sets = [files[0].set(), files[1].set(), files[2].set()];
        descriptors::select(end, &mut sets, deadline.rest().as_ref())
    })?;
    if let Err(error) = selected {
        return Err(failed(vm, error, Value::NONE));
    }
    let [first, second, third] = [0, 1, 2].map(|which: usize| files[which].ready(vm, &sets[which]).value());
    Ok(vm.tuple(&[first, second, third]))
}
