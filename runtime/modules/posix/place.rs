//! Arguments that name files: paths, numbers of open files, and directories that paths start from.

use std::ffi::CString;
use std::os::fd::BorrowedFd;

use rustix::io::Errno;

use crate::modules::descriptors::{borrowed, failed, number};
use crate::object::Str;
use crate::types::paths::{path_bytes, path_protocol};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// A file that an argument names.
pub struct Place {
    /// What messages show.
    pub given: Value,
    pub path: CString,
    /// The path was given as bytes, so results are bytes, too.
    pub is_bytes: bool,
    /// The number of an open file, instead of a path.
    pub number: Option<i32>,
}

/// What else than a path an argument may be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Also {
    Nothing,
    Number,
    /// A number, or None for the current directory.
    NumberOrNone,
}

impl Place {
    /// The file that the argument `name` of a function means.
    pub fn of(vm: &mut Vm, function: &str, name: &str, given: Value, also: Also) -> PyResult<Place> {
        if given.is_none() && also == Also::NumberOrNone {
            return Ok(Place { given, path: c".".into(), is_bytes: false, number: None });
        }
        if also != Also::Nothing && (given.as_int_ref().is_some() || vm.class_of(given).slots().index.is_some()) {
            let number = number(vm, given)?;
            return Ok(Place { given, path: CString::default(), is_bytes: false, number: Some(number) });
        }
        let Some(path) = path_protocol(vm, given)? else {
            let allowed = match also {
                Also::Nothing => "string, bytes or os.PathLike",
                Also::Number => "string, bytes, os.PathLike or integer",
                Also::NumberOrNone => "string, bytes, os.PathLike, integer or None",
            };
            let given = vm.type_name(given);
            return Err(vm.type_error(format!("{function}: {name} should be {allowed}, not {given}")));
        };
        let bytes = path_bytes(vm, path)?;
        match CString::new(bytes) {
            Ok(bytes) => Ok(Place { given: path, path: bytes, is_bytes: !path.is::<Str>(), number: None }),
            Err(_) => Err(vm.value_error(format!("{function}: embedded null character in {name}"))),
        }
    }

    /// A path and nothing else, in the argument `path`.
    pub fn path(vm: &mut Vm, function: &str, given: Value) -> PyResult<Place> {
        Place::of(vm, function, "path", given, Also::Nothing)
    }

    /// Names and paths as this argument was given: str or bytes.
    pub fn text(&self, vm: &Vm, bytes: &[u8]) -> Value {
        if self.is_bytes { vm.bytes(bytes).value() } else { crate::types::paths::decode_outside(vm, bytes).value() }
    }

    /// Raises OSError with this file's name.
    pub fn failed(&self, vm: &mut Vm, error: Errno) -> Raised {
        failed(vm, error, self.given)
    }

    /// The result of a system call on this file.
    pub fn checked<T>(&self, vm: &mut Vm, result: Result<T, Errno>) -> PyResult<T> {
        result.map_err(|error| self.failed(vm, error))
    }
}

/// The directory that relative paths start from: `dir_fd`.
pub fn directory(vm: &mut Vm, given: Value) -> PyResult<BorrowedFd<'static>> {
    if given.is_none() {
        return Ok(rustix::fs::CWD);
    }
    if given.as_int_ref().is_none() && vm.class_of(given).slots().index.is_none() {
        let given = vm.type_name(given);
        return Err(vm.type_error(format!("argument should be integer or None, not {given}")));
    }
    let number = number(vm, given)?;
    borrowed(number).map_err(|error| failed(vm, error, Value::NONE))
}

/// OSError with two file names.
pub fn failed_both(vm: &mut Vm, error: Errno, first: &Place, second: &Place) -> Raised {
    let raised = failed(vm, error, first.given);
    if let Some(exception) = vm.raised.downcast() {
        vm.set_exception_attribute(exception, crate::object::Known::filename2_, second.given);
    }
    raised
}
