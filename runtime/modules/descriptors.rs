//! Open files by their numbers, as programs name them. Anybody may close a number, so nothing here relies on one being open: the
//! system says so.

use std::cell::Cell;
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, IntoRawFd, OwnedFd};

use rustix::event::{FdSetElement, Timespec};
use rustix::io::Errno;

use crate::gc::{Trace, Tracer};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// A file by its number; EBADF for the number that stands for no file.
pub fn borrowed(number: i32) -> Result<BorrowedFd<'static>, Errno> {
    if number < 0 {
        return Err(Errno::BADF);
    }
    // SAFETY: the number is not -1; it is only passed to the system, which refuses it if no file has it.
    Ok(unsafe { BorrowedFd::borrow_raw(number) })
}

/// Gives the number of an open file to the program, which closes it.
pub fn released(file: OwnedFd) -> i32 {
    file.into_raw_fd()
}

/// Closes a file by its number.
pub fn close(number: i32) -> Result<(), Errno> {
    if rustix::io::fcntl_getfd(borrowed(number)?).is_err() {
        return Err(Errno::BADF);
    }
    // SAFETY: the file is open, and its number belongs to the program, which gives it up by this.
    drop(unsafe { OwnedFd::from_raw_fd(number) });
    Ok(())
}

/// `dup2`: lets `target` be the file of `source`.
pub fn duplicate_to(source: i32, target: i32, is_inheritable: bool) -> Result<(), Errno> {
    let source = borrowed(source)?;
    if target < 0 {
        return Err(Errno::BADF);
    }
    // SAFETY: the number belongs to the program; it is not closed here, whether it is open or not.
    let mut target = std::mem::ManuallyDrop::new(unsafe { OwnedFd::from_raw_fd(target) });
    if source.as_raw_fd() == target.as_raw_fd() {
        return rustix::io::fcntl_getfd(source).map(|_| ());
    }
    match is_inheritable {
        true => rustix::io::dup2(source, &mut target),
        false => rustix::io::dup3(source, &mut target, rustix::io::DupFlags::CLOEXEC),
    }
}

/// `select`: of the files in the three sets, those that are ready stay in them.
pub fn select(end: i32, sets: &mut [Vec<FdSetElement>; 3], timeout: Option<&Timespec>) -> Result<i32, Errno> {
    let [readable, writable, exceptional] = sets;
    // SAFETY: the numbers are only passed to the system, which refuses those of no file.
    unsafe { rustix::event::select(end, Some(readable), Some(writable), Some(exceptional), timeout) }
}

/// The number of an open file that an object owns: the file is closed with it.
pub struct OwnedNumber(Cell<i32>);

impl OwnedNumber {
    pub fn new(number: i32) -> OwnedNumber {
        OwnedNumber(Cell::new(number))
    }

    pub fn get(&self) -> i32 {
        self.0.get()
    }

    /// Owns another file from now on, without closing the one before.
    pub fn replace(&self, number: i32) -> i32 {
        self.0.replace(number)
    }

    /// Closes the file, if it is open.
    pub fn close(&self) -> Result<(), Errno> {
        match self.replace(CLOSED) {
            CLOSED => Ok(()),
            number => close(number),
        }
    }
}

impl Drop for OwnedNumber {
    fn drop(&mut self) {
        // Nobody can be told.
        let _ = self.close();
    }
}

impl Trace for OwnedNumber {
    fn trace(&self, _: &mut Tracer) {}
}

/// The number of the file that an argument stands for: an int, or something with `fileno()`.
pub fn number_of_file(vm: &mut Vm, value: Value) -> PyResult<i32> {
    let given = if value.as_int_ref().is_some() {
        value
    } else {
        let name = vm.intern("fileno");
        let Some(function) = vm.find_attr(value, name)? else {
            return Err(vm.type_error("argument must be an int, or have a fileno() method."));
        };
        let given = vm.call(function, &[])?;
        if given.as_int_ref().is_none() {
            return Err(vm.type_error("fileno() returned a non-integer"));
        }
        given
    };
    match number(vm, given)? {
        number if number < 0 => Err(vm.value_error(format!("file descriptor cannot be a negative integer ({number})"))),
        number => Ok(number),
    }
}

/// A file's number from an int.
pub fn number(vm: &mut Vm, value: Value) -> PyResult<i32> {
    let number = vm.index(value)?;
    match number.to_i64().map(i32::try_from) {
        Some(Ok(number)) => Ok(number),
        _ if number.is_negative() => Err(vm.overflow_error("Python int too small to convert to C int")),
        _ => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// OSError for a failure of the system.
pub fn failed(vm: &mut Vm, error: Errno, filename: Value) -> Raised {
    vm.os_error(&error.into(), filename)
}

/// Does a system call again as long as signals interrupt it; Ctrl-C ends that, and functions of signals may.
pub fn retried<T>(vm: &mut Vm, mut work: impl FnMut() -> Result<T, Errno>) -> PyResult<Result<T, Errno>> {
    loop {
        vm.check_leaving()?;
        match vm.without_lock(&mut work) {
            Err(Errno::INTR) => vm.deliver_signals()?,
            result => return Ok(result),
        }
    }
}

/// The number of a closed file.
pub const CLOSED: i32 = -1;
