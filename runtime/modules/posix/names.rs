//! Functions of the system on paths, apart from `stat` and directories' contents; and on paths as texts.

use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};

use rustix::fs::{Access, AtFlags, Gid, Mode, Timespec, Timestamps, Uid, UTIME_NOW};
use rustix::io::Errno;

use super::place::{Also, Place, directory, failed_both};
use super::status::link_flags;
use crate::gc::Gc;
use crate::modules::descriptors::borrowed;
use crate::object::{IntRef, Method, Tuple};
use crate::types::paths::{decode_outside, fs_path, path_bytes};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub const FUNCTIONS: &[Method] = crate::methods![
    "getcwd()" => |vm: &mut Vm| { let path = current(vm)?; Ok(decode_outside(vm, path.as_bytes())) as PyResult<_> },
    "getcwdb()" => |vm: &mut Vm| { let path = current(vm)?; Ok(vm.bytes(path.into_vec())) as PyResult<_> },
    "chdir(path)" => |vm: &mut Vm, path| change(vm, "chdir", path, Also::Number, |place| match place.number {
        Some(file) => rustix::process::fchdir(borrowed(file)?),
        None => rustix::process::chdir(&place.path),
    }),
    "fchdir(fd)" => |vm: &mut Vm, file: Value| change(vm, "fchdir", file, Also::Number, |place| rustix::process::fchdir(borrowed(place.number.unwrap_or(-1))?)),
    "mkdir(path, mode=511, *, dir_fd=None)" => |vm: &mut Vm, path, mode: i64, dir_fd| change_at(vm, "mkdir", path, dir_fd, |at, place| rustix::fs::mkdirat(at, &place.path, mode_of(mode))),
    "rmdir(path, *, dir_fd=None)" => |vm: &mut Vm, path, dir_fd| change_at(vm, "rmdir", path, dir_fd, |at, place| rustix::fs::unlinkat(at, &place.path, AtFlags::REMOVEDIR)),
    "remove(path, *, dir_fd=None)" => |vm: &mut Vm, path, dir_fd| change_at(vm, "remove", path, dir_fd, |at, place| rustix::fs::unlinkat(at, &place.path, AtFlags::empty())),
    "unlink(path, *, dir_fd=None)" => |vm: &mut Vm, path, dir_fd| change_at(vm, "unlink", path, dir_fd, |at, place| rustix::fs::unlinkat(at, &place.path, AtFlags::empty())),
    "mkfifo(path, mode=438, *, dir_fd=None)" => |vm: &mut Vm, path, mode: i64, dir_fd| change_at(vm, "mkfifo", path, dir_fd, |at, place| rustix::fs::mknodat(at, &place.path, rustix::fs::FileType::Fifo, mode_of(mode), 0)),
    "rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)" => |vm: &mut Vm, from, to, from_fd, to_fd| rename(vm, "rename", from, to, (from_fd, to_fd)),
    "replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)" => |vm: &mut Vm, from, to, from_fd, to_fd| rename(vm, "replace", from, to, (from_fd, to_fd)),
    "link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)" => link,
    "symlink(src, dst, target_is_directory=False, *, dir_fd=None)" => symlink,
    "readlink(path, *, dir_fd=None)" => read_link,
    "access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)" => access,
    "chmod(path, mode, *, dir_fd=None, follow_symlinks=True)" => chmod,
    "chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)" => chown,
    "lchown(path, uid, gid)" => |vm: &mut Vm, path, uid, gid| chown(vm, path, uid, gid, Value::NONE, false),
    "utime(path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)" => utime,
    "truncate(path, length)" => truncate,
    "fspath(path)" => fs_path,
    "_path_normpath(path)" => norm_path,
    "_path_splitroot_ex(path, /)" => |vm: &mut Vm, path| { let (root, rest) = split_root(vm, path)?; three(vm, path, root, rest) },
];

fn current(vm: &mut Vm) -> PyResult<OsString> {
    match std::env::current_dir() {
        Ok(path) => Ok(path.into_os_string()),
        Err(error) => Err(vm.os_error(&error, Value::NONE)),
    }
}

pub fn mode_of(mode: i64) -> Mode {
    Mode::from_bits_retain(mode as u32)
}

fn change(vm: &mut Vm, function: &str, path: Value, also: Also, work: impl FnOnce(&Place) -> Result<(), Errno>) -> PyResult<()> {
    let place = Place::of(vm, function, "path", path, also)?;
    let result = work(&place);
    place.checked(vm, result)
}

type Directory = std::os::fd::BorrowedFd<'static>;

fn change_at(vm: &mut Vm, function: &str, path: Value, dir_fd: Value, work: impl FnOnce(Directory, &Place) -> Result<(), Errno>) -> PyResult<()> {
    let (place, at) = (Place::path(vm, function, path)?, directory(vm, dir_fd)?);
    let result = work(at, &place);
    place.checked(vm, result)
}

/// Source and target of a function.
fn both(vm: &mut Vm, function: &str, from: Value, to: Value) -> PyResult<(Place, Place)> {
    Ok((Place::of(vm, function, "src", from, Also::Nothing)?, Place::of(vm, function, "dst", to, Also::Nothing)?))
}

fn rename(vm: &mut Vm, function: &str, from: Value, to: Value, (from_fd, to_fd): (Value, Value)) -> PyResult<()> {
    let (source, target) = both(vm, function, from, to)?;
    let (source_at, target_at) = (directory(vm, from_fd)?, directory(vm, to_fd)?);
    rustix::fs::renameat(source_at, &source.path, target_at, &target.path).map_err(|error| failed_both(vm, error, &source, &target))
}

fn link(vm: &mut Vm, from: Value, to: Value, from_fd: Value, to_fd: Value, follow: bool) -> PyResult<()> {
    let (source, target) = both(vm, "link", from, to)?;
    let (source_at, target_at) = (directory(vm, from_fd)?, directory(vm, to_fd)?);
    // As `link()` of Linux, which does not follow links unless a flag says so.
    let flags = if follow && !from_fd.is_none() { AtFlags::SYMLINK_FOLLOW } else { AtFlags::empty() };
    rustix::fs::linkat(source_at, &source.path, target_at, &target.path, flags).map_err(|error| failed_both(vm, error, &source, &target))
}

fn symlink(vm: &mut Vm, from: Value, to: Value, _: Value, dir_fd: Value) -> PyResult<()> {
    let (source, target) = both(vm, "symlink", from, to)?;
    let at = directory(vm, dir_fd)?;
    rustix::fs::symlinkat(&source.path, at, &target.path).map_err(|error| failed_both(vm, error, &source, &target))
}

fn read_link(vm: &mut Vm, path: Value, dir_fd: Value) -> PyResult {
    let (place, at) = (Place::path(vm, "readlink", path)?, directory(vm, dir_fd)?);
    let target = rustix::fs::readlinkat(at, &place.path, Vec::new());
    let target = place.checked(vm, target)?;
    Ok(place.text(vm, target.as_bytes()))
}

fn access(vm: &mut Vm, path: Value, mode: i64, dir_fd: Value, effective: bool, follow: bool) -> PyResult<bool> {
    let (place, at) = (Place::path(vm, "access", path)?, directory(vm, dir_fd)?);
    let flags = link_flags(follow) | if effective { AtFlags::EACCESS } else { AtFlags::empty() };
    Ok(rustix::fs::accessat(at, &place.path, Access::from_bits_retain(mode as u32), flags).is_ok())
}

fn chmod(vm: &mut Vm, path: Value, mode: i64, dir_fd: Value, follow: bool) -> PyResult<()> {
    let (place, at) = (Place::of(vm, "chmod", "path", path, Also::Number)?, directory(vm, dir_fd)?);
    let result = match place.number {
        Some(file) => borrowed(file).and_then(|file| rustix::fs::fchmod(file, mode_of(mode))),
        None => rustix::fs::chmodat(at, &place.path, mode_of(mode), link_flags(follow)),
    };
    place.checked(vm, result)
}

fn chown(vm: &mut Vm, path: Value, uid: i64, gid: i64, dir_fd: Value, follow: bool) -> PyResult<()> {
    let (place, at) = (Place::of(vm, "chown", "path", path, Also::Number)?, directory(vm, dir_fd)?);
    // -1 leaves the owner as it is.
    let uid = (uid != -1).then(|| Uid::from_raw(uid as u32));
    let gid = (gid != -1).then(|| Gid::from_raw(gid as u32));
    let result = match place.number {
        Some(file) => borrowed(file).and_then(|file| rustix::fs::fchown(file, uid, gid)),
        None => rustix::fs::chownat(at, &place.path, uid, gid, link_flags(follow)),
    };
    place.checked(vm, result)
}

/// A time in seconds, a float or an int.
fn time_of(vm: &mut Vm, value: Value) -> PyResult<Timespec> {
    if value.as_float().is_none() {
        return Ok(Timespec { tv_sec: vm.index_i64(value)?, tv_nsec: 0 });
    }
    let seconds = vm.to_f64(value)?;
    if seconds.is_nan() {
        return Err(vm.value_error("Invalid value NaN (not a number)"));
    }
    if seconds.abs() >= 9.2e18 {
        return Err(vm.overflow_error("timestamp out of range for platform time_t"));
    }
    let whole = seconds.floor();
    let nanos = ((seconds - whole) * 1e9).floor() as i64;
    Ok(Timespec { tv_sec: whole as i64, tv_nsec: nanos.min(999_999_999) })
}

fn nano_time(vm: &mut Vm, value: Value) -> PyResult<Timespec> {
    let nanos = match vm.index(value)? {
        IntRef::Small(number) => i128::from(number),
        IntRef::Big(number) => i128::try_from(&number.number.0).unwrap_or(i128::MAX),
    };
    match i64::try_from(nanos.div_euclid(1_000_000_000)) {
        Ok(seconds) => Ok(Timespec { tv_sec: seconds, tv_nsec: nanos.rem_euclid(1_000_000_000) as i64 }),
        Err(_) => Err(vm.overflow_error("timestamp out of range for platform time_t")),
    }
}

fn utime(vm: &mut Vm, path: Value, times: Value, nanos: Option<Value>, dir_fd: Value, follow: bool) -> PyResult<()> {
    let place = Place::of(vm, "utime", "path", path, Also::Number)?;
    let pair = |value: Value| value.downcast::<Tuple>().filter(|pair| pair.as_slice().len() == 2);
    let now = Timespec { tv_sec: 0, tv_nsec: UTIME_NOW };
    let (access, change) = match nanos {
        Some(_) if !times.is_none() => return Err(vm.value_error("utime: you may specify either 'times' or 'ns' but not both")),
        Some(nanos) => match pair(nanos) {
            Some(pair) => (nano_time(vm, pair.as_slice()[0])?, nano_time(vm, pair.as_slice()[1])?),
            None => return Err(vm.type_error("utime: 'ns' must be a tuple of two ints")),
        },
        None if times.is_none() => (now, now),
        None => match pair(times) {
            Some(pair) => (time_of(vm, pair.as_slice()[0])?, time_of(vm, pair.as_slice()[1])?),
            None => return Err(vm.type_error("utime: 'times' must be either a tuple of two ints or None")),
        },
    };
    let times = Timestamps { last_access: access, last_modification: change };
    let at = directory(vm, dir_fd)?;
    let result = match place.number {
        Some(file) => borrowed(file).and_then(|file| rustix::fs::futimens(file, &times)),
        None => rustix::fs::utimensat(at, &place.path, &times, link_flags(follow)),
    };
    place.checked(vm, result)
}

fn truncate(vm: &mut Vm, path: Value, length: i64) -> PyResult<()> {
    let place = Place::of(vm, "truncate", "path", path, Also::Number)?;
    let Ok(length) = u64::try_from(length) else { return Err(place.failed(vm, Errno::INVAL)) };
    let result = match place.number {
        Some(file) => borrowed(file).and_then(|file| rustix::fs::ftruncate(file, length)),
        None => {
            let flags = rustix::fs::OFlags::WRONLY | rustix::fs::OFlags::CLOEXEC;
            let opened = rustix::fs::openat(rustix::fs::CWD, &place.path, flags, Mode::empty());
            opened.and_then(|file| rustix::fs::ftruncate(file, length))
        }
    };
    place.checked(vm, result)
}

/// The leading slashes of a path: one, or two that are not three.
fn root_len(path: &[u8]) -> usize {
    let slashes = path.iter().take_while(|&&byte| byte == b'/').count();
    if slashes == 2 { 2 } else { slashes.min(1) }
}

fn split_root(vm: &mut Vm, path: Value) -> PyResult<(Value, Value)> {
    let bytes = plain_path(vm, path)?;
    let root = root_len(&bytes);
    Ok((like(vm, path, &bytes[..root]), like(vm, path, &bytes[root..])))
}

/// Path functions of texts take surrogates as they are.
fn plain_path(vm: &mut Vm, path: Value) -> PyResult<Vec<u8>> {
    let path = fs_path(vm, path)?;
    match path.downcast::<crate::object::Str>() {
        Some(text) => Ok(text.to_wtf8()),
        None => path_bytes(vm, path),
    }
}

/// A part of a path, as the path was given.
fn like(vm: &Vm, path: Value, part: &[u8]) -> Value {
    if crate::types::bytes::is_bytes(path) { vm.bytes(part).value() } else { vm.str_from_wtf8(part).value() }
}

fn three(vm: &mut Vm, path: Value, root: Value, rest: Value) -> PyResult<Gc<Tuple>> {
    let drive = like(vm, path, b"");
    Ok(vm.tuple(&[drive, root, rest]))
}

/// A path without `.`, `..` and needless slashes.
fn norm_path(vm: &mut Vm, path: Value) -> PyResult {
    let given = fs_path(vm, path)?;
    let bytes = plain_path(vm, given)?;
    let (root, rest) = bytes.split_at(root_len(&bytes));
    let mut parts: Vec<&[u8]> = Vec::new();
    for part in rest.split(|&byte| byte == b'/') {
        match part {
            b"" | b"." => {}
            b".." if root.is_empty() && parts.last().is_none_or(|last| *last == b"..") => parts.push(part),
            b".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    let mut out = root.to_vec();
    out.extend(parts.join(&b'/'));
    Ok(like(vm, given, if out.is_empty() { b"." } else { &out }))
}
