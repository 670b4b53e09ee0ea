//! Functions on open files, by their numbers.

use std::os::fd::BorrowedFd;

use rustix::fs::{OFlags, SeekFrom};
use rustix::io::{Errno, FdFlags};
use rustix::pipe::PipeFlags;

use super::names::mode_of;
use super::place::{Place, directory};
use crate::gc::Gc;
use crate::modules::State;
use crate::modules::descriptors::{self, borrowed, duplicate_to, failed, number, released, retried};
use crate::object::{Method, Tuple, Type};
use crate::types::bytes::Bytes;
use crate::types::module::Module;
use crate::types::struct_sequence;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub const FUNCTIONS: &[Method] = crate::methods![
    "open(path, flags, mode=511, *, dir_fd=None)" => open,
    "close(fd)" => |vm: &mut Vm, file: Value| { let file = number(vm, file)?; descriptors::close(file).map_err(|error| failed(vm, error, Value::NONE)) },
    "closerange(fd_low, fd_high, /)" => |_: &mut Vm, low: i64, high: i64| (low..high).filter_map(|file| i32::try_from(file).ok()).for_each(|file| descriptors::close(file).unwrap_or(())),
    "read(fd, length, /)" => read,
    "pread(fd, length, offset, /)" => |vm: &mut Vm, file: Value, length: i64, offset: i64| read_with(vm, file, length, |file, buffer| rustix::io::pread(file, buffer, offset as u64)),
    "write(fd, data, /)" => write,
    "pwrite(fd, buffer, offset, /)" => |vm: &mut Vm, file: Value, data: Value, offset: i64| { let data = vm.bytes_of(data)?; on(vm, file, |file| rustix::io::pwrite(file, &data, offset as u64)) },
    "lseek(fd, position, whence, /)" => seek,
    "dup(fd, /)" => |vm: &mut Vm, file: Value| on(vm, file, |file| rustix::io::fcntl_dupfd_cloexec(file, 0).map(released)).map(i64::from),
    "dup2(fd, fd2, inheritable=True)" => dup2,
    "pipe()" => |vm: &mut Vm| pipe(vm, PipeFlags::CLOEXEC),
    "pipe2(flags, /)" => |vm: &mut Vm, flags: i64| pipe(vm, PipeFlags::from_bits_retain(flags as u32)),
    "isatty(fd, /)" => |vm: &mut Vm, file: Value| { let file = number(vm, file)?; Ok(borrowed(file).is_ok_and(rustix::termios::isatty)) as PyResult<bool> },
    "ttyname(fd, /)" => |vm: &mut Vm, file: Value| on(vm, file, |file| rustix::termios::ttyname(file, Vec::new())).map(|name| name.to_string_lossy().into_owned()),
    "fsync(fd)" => |vm: &mut Vm, file: Value| on(vm, file, rustix::fs::fsync),
    "fdatasync(fd)" => |vm: &mut Vm, file: Value| on(vm, file, rustix::fs::fdatasync),
    "sync()" => |_: &mut Vm| rustix::fs::sync(),
    "ftruncate(fd, length, /)" => |vm: &mut Vm, file: Value, length: i64| on(vm, file, |file| rustix::fs::ftruncate(file, u64::try_from(length).map_err(|_| Errno::INVAL)?)),
    "fchmod(fd, mode)" => |vm: &mut Vm, file: Value, mode: i64| on(vm, file, |file| rustix::fs::fchmod(file, mode_of(mode))),
    "get_inheritable(fd, /)" => |vm: &mut Vm, file: Value| on(vm, file, |file| Ok(!rustix::io::fcntl_getfd(file)?.contains(FdFlags::CLOEXEC))),
    "set_inheritable(fd, inheritable, /)" => |vm: &mut Vm, file: Value, inheritable: bool| on(vm, file, |file| {
        let flags = rustix::io::fcntl_getfd(file)?;
        rustix::io::fcntl_setfd(file, if inheritable { flags - FdFlags::CLOEXEC } else { flags | FdFlags::CLOEXEC })
    }),
    "get_blocking(fd, /)" => |vm: &mut Vm, file: Value| on(vm, file, |file| Ok(!rustix::fs::fcntl_getfl(file)?.contains(OFlags::NONBLOCK))),
    "set_blocking(fd, blocking, /)" => |vm: &mut Vm, file: Value, blocking: bool| on(vm, file, |file| rustix::io::ioctl_fionbio(file, !blocking)),
    "get_terminal_size(fd=1, /)" => terminal_size,
    "device_encoding(fd)" => |vm: &mut Vm, file: Value| { let file = number(vm, file)?; Ok(if borrowed(file).is_ok_and(rustix::termios::isatty) { vm.text("UTF-8") } else { Value::NONE }) as PyResult },
];

pub fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let class = struct_sequence::new_public_class(vm, module, "os.terminal_size", &["columns", "lines"], &[])?;
    vm.set_state(State::TerminalSize, class.value());
    Ok(())
}

/// A system call on an open file.
fn on<T>(vm: &mut Vm, file: Value, mut work: impl FnMut(BorrowedFd<'static>) -> Result<T, Errno>) -> PyResult<T> {
    let file = number(vm, file)?;
    retried(vm, || work(borrowed(file)?))?.map_err(|error| failed(vm, error, Value::NONE))
}

fn open(vm: &mut Vm, path: Value, flags: i64, mode: i64, dir_fd: Value) -> PyResult<i64> {
    let (place, at) = (Place::path(vm, "open", path)?, directory(vm, dir_fd)?);
    let flags = OFlags::from_bits_retain(flags as u32) | OFlags::CLOEXEC;
    let opened = retried(vm, || rustix::fs::openat(at, &place.path, flags, mode_of(mode)))?;
    place.checked(vm, opened).map(|file| released(file).into())
}

fn read_with(vm: &mut Vm, file: Value, length: i64, work: impl Fn(BorrowedFd<'static>, &mut [u8]) -> Result<usize, Errno>) -> PyResult<Gc<Bytes>> {
    let Ok(length) = usize::try_from(length) else { return Err(failed(vm, Errno::INVAL, Value::NONE)) };
    vm.check_text_len(Some(length))?;
    let mut buffer = vec![0; length];
    let count = on(vm, file, |file| work(file, &mut buffer))?;
    buffer.truncate(count);
    Ok(vm.bytes(buffer))
}

fn read(vm: &mut Vm, file: Value, length: i64) -> PyResult<Gc<Bytes>> {
    read_with(vm, file, length, |file, buffer| rustix::io::read(file, buffer))
}

fn write(vm: &mut Vm, file: Value, data: Value) -> PyResult<usize> {
    let data = vm.bytes_of(data)?;
    on(vm, file, |file| rustix::io::write(file, &data))
}

fn seek(vm: &mut Vm, file: Value, position: i64, whence: i64) -> PyResult<i64> {
    on(vm, file, |file| {
        let target = match whence {
            0 => SeekFrom::Start(u64::try_from(position).map_err(|_| Errno::INVAL)?),
            1 => SeekFrom::Current(position),
            2 => SeekFrom::End(position),
            3 => SeekFrom::Data(u64::try_from(position).map_err(|_| Errno::INVAL)?),
            4 => SeekFrom::Hole(u64::try_from(position).map_err(|_| Errno::INVAL)?),
            _ => return Err(Errno::INVAL),
        };
        rustix::fs::seek(file, target).map(|place| place as i64)
    })
}

fn dup2(vm: &mut Vm, source: Value, target: Value, inheritable: bool) -> PyResult<i64> {
    let (source, target) = (number(vm, source)?, number(vm, target)?);
    duplicate_to(source, target, inheritable).map_err(|error| failed(vm, error, Value::NONE))?;
    Ok(target.into())
}

fn pipe(vm: &mut Vm, flags: PipeFlags) -> PyResult<Gc<Tuple>> {
    match rustix::pipe::pipe_with(flags) {
        Ok((reader, writer)) => {
            let ends = [reader, writer].map(|end| Value::from_small(released(end).into()));
            Ok(vm.tuple(&ends))
        }
        Err(error) => Err(failed(vm, error, Value::NONE)),
    }
}

fn terminal_size(vm: &mut Vm, file: Value) -> PyResult {
    let size = on(vm, file, rustix::termios::tcgetwinsize)?;
    let class: Gc<Type> = vm.state(State::TerminalSize).downcast().expect("made with the module");
    let values = [size.ws_col, size.ws_row].map(|count| Value::from_small(count.into()));
    Ok(struct_sequence::instance(vm, class, &values).value())
}
