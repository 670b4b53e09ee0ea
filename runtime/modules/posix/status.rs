//! `stat` and what is like it.

use rustix::fs::{AtFlags, Stat, StatVfs};

use super::place::{Also, Place, directory};
use crate::gc::{Gc, Items};
use crate::modules::State;
use crate::modules::descriptors::{borrowed, failed, number};
use crate::object::{Method, Type};
use crate::types::module::Module;
use crate::types::struct_sequence;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub const FUNCTIONS: &[Method] = crate::methods![
    "stat(path, *, dir_fd=None, follow_symlinks=True)" => |vm: &mut Vm, path, dir_fd, follow: bool| stat(vm, "stat", path, dir_fd, follow),
    "lstat(path, *, dir_fd=None)" => |vm: &mut Vm, path, dir_fd| stat(vm, "lstat", path, dir_fd, false),
    "fstat(fd)" => |vm: &mut Vm, file: Value| { let file = number(vm, file)?; fstat(vm, file) },
    "statvfs(path)" => stat_vfs,
    "fstatvfs(fd)" => |vm: &mut Vm, file: Value| stat_vfs(vm, file),
];

const FIELDS: &[&str] = &["st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime"];
const HIDDEN: &[&str] =
    &["st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev"];
const VFS_FIELDS: &[&str] =
    &["f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax"];

pub fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let class = struct_sequence::new_public_class(vm, module, "os.stat_result", FIELDS, HIDDEN)?;
    vm.set_state(State::StatResult, class.value());
    let class = struct_sequence::new_public_class(vm, module, "os.statvfs_result", VFS_FIELDS, &["f_fsid"])?;
    vm.set_state(State::StatVfsResult, class.value());
    Ok(())
}

/// An instance of a class that the module has made.
fn record(vm: &mut Vm, class: State, values: &Items) -> PyResult {
    let class: Gc<Type> = vm.state(class).downcast().expect("made with the module");
    let values = vm.tuple(values.as_slice()).value();
    vm.call(class.value(), &[values])
}

/// A `stat_result`.
pub fn result(vm: &mut Vm, facts: &Stat) -> PyResult {
    let values = Items::new();
    let times = [
        (facts.st_atime as i64, facts.st_atime_nsec as i64),
        (facts.st_mtime as i64, facts.st_mtime_nsec as i64),
        (facts.st_ctime as i64, facts.st_ctime_nsec as i64),
    ];
    values.push(&vm.heap, vm.int(facts.st_mode.into()));
    for number in [facts.st_ino, facts.st_dev, facts.st_nlink as u64] {
        values.push(&vm.heap, vm.integer(number.into()));
    }
    for number in [facts.st_uid.into(), facts.st_gid.into(), facts.st_size as i64] {
        values.push(&vm.heap, vm.int(number));
    }
    times.iter().for_each(|&(seconds, _)| values.push(&vm.heap, vm.int(seconds)));
    times.iter().for_each(|&(seconds, nanos)| values.push(&vm.heap, vm.float(seconds as f64 + nanos as f64 * 1e-9)));
    times.iter().for_each(|&(seconds, nanos)| values.push(&vm.heap, vm.int(seconds.wrapping_mul(1_000_000_000).wrapping_add(nanos))));
    for number in [facts.st_blksize as i64, facts.st_blocks as i64, facts.st_rdev as i64] {
        values.push(&vm.heap, vm.int(number));
    }
    record(vm, State::StatResult, &values)
}

fn fstat(vm: &mut Vm, file: i32) -> PyResult {
    match borrowed(file).and_then(rustix::fs::fstat) {
        Ok(facts) => result(vm, &facts),
        Err(error) => Err(failed(vm, error, Value::NONE)),
    }
}

/// Flags of calls that may follow symbolic links.
pub fn link_flags(follow: bool) -> AtFlags {
    if follow { AtFlags::empty() } else { AtFlags::SYMLINK_NOFOLLOW }
}

fn stat(vm: &mut Vm, function: &str, path: Value, dir_fd: Value, follow: bool) -> PyResult {
    let also = if function == "stat" { Also::Number } else { Also::Nothing };
    let place = Place::of(vm, function, "path", path, also)?;
    let facts = match place.number {
        Some(_) if !dir_fd.is_none() => return Err(vm.value_error(format!("{function}: can't specify dir_fd without matching path"))),
        Some(file) => borrowed(file).and_then(rustix::fs::fstat),
        None => rustix::fs::statat(directory(vm, dir_fd)?, &place.path, link_flags(follow)),
    };
    let facts = place.checked(vm, facts)?;
    result(vm, &facts)
}

fn stat_vfs(vm: &mut Vm, path: Value) -> PyResult {
    let place = Place::of(vm, "statvfs", "path", path, Also::Number)?;
    let facts = match place.number {
        Some(file) => borrowed(file).and_then(rustix::fs::fstatvfs),
        None => rustix::fs::statvfs(&place.path),
    };
    let StatVfs { f_bsize, f_frsize, f_blocks, f_bfree, f_bavail, f_files, f_ffree, f_favail, f_flag, f_namemax, f_fsid, .. } = place.checked(vm, facts)?;
    let values = Items::new();
    for number in [f_bsize, f_frsize, f_blocks, f_bfree, f_bavail, f_files, f_ffree, f_favail, f_flag.bits(), f_namemax, f_fsid] {
        values.push(&vm.heap, vm.integer(number.into()));
    }
    record(vm, State::StatVfsResult, &values)
}
