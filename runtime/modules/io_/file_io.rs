//! `FileIO`: an open file, without a buffer.

use std::cell::{Cell, RefCell};
use std::ffi::CString;
use std::rc::Rc;

use rustix::fs::{FileType, Mode, OFlags, SeekFrom};
use rustix::io::Errno;

use super::base::mark_closed;
use super::{BUFFER_SIZE, cannot_pickle, name_attribute, unsupported};
use crate::gc::{Gc, Trace, Tracer};
use crate::modules::descriptors::{self, CLOSED, borrowed, failed, retried};
use crate::object::{Arguments, Getter, Kind, Method, Slots, Str, Type, TypeId, TypeSpec};
use crate::types::bytes::writable;
use crate::types::paths::path_of;
use crate::value::Value;
use crate::vm::{Output, PyResult, Raised, Vm};

/// An open file; it is closed with its last owner.
pub struct Handle {
    number: Cell<i32>,
    closes: Cell<bool>,
    pub is_readable: Cell<bool>,
    pub is_writable: Cell<bool>,
    is_created: Cell<bool>,
    appends: Cell<bool>,
    /// No file of the system, but what the program around the machine has put in the place of a standard stream.
    is_replaced: Cell<bool>,
}

impl Handle {
    fn closed() -> Handle {
        Handle {
            number: Cell::new(CLOSED),
            closes: Cell::new(true),
            is_readable: Cell::new(false),
            is_writable: Cell::new(false),
            is_created: Cell::new(false),
            appends: Cell::new(false),
            is_replaced: Cell::new(false),
        }
    }

    /// A file that is open already and stays open.
    pub fn lent(number: i32, is_readable: bool) -> Handle {
        let handle = Handle::closed();
        handle.number.set(number);
        handle.closes.set(false);
        handle.is_readable.set(is_readable);
        handle.is_writable.set(!is_readable);
        handle
    }

    pub fn number(&self) -> i32 {
        self.number.get()
    }

    /// The stream of the machine that is written to instead of a file.
    fn replacement<'a>(&self, vm: &'a mut Vm) -> Option<&'a mut Output> {
        match (self.is_replaced.get(), self.number.get()) {
            (true, STDOUT) => Some(&mut vm.stdout),
            (true, STDERR) => Some(&mut vm.stderr),
            _ => None,
        }
    }

    /// Closes the file now, if it is to be closed at all.
    fn close(&self) -> Result<(), Errno> {
        let number = self.number.replace(CLOSED);
        if self.closes.get() && number != CLOSED { descriptors::close(number) } else { Ok(()) }
    }

    fn mode(&self) -> &'static str {
        match (self.is_created.get(), self.appends.get(), self.is_readable.get(), self.is_writable.get()) {
            (true, _, true, _) => "xb+",
            (true, _, false, _) => "xb",
            (false, true, true, _) => "ab+",
            (false, true, false, _) => "ab",
            (false, false, true, true) => "rb+",
            (false, false, true, false) => "rb",
            (false, false, false, _) => "wb",
        }
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        // Nobody can be told.
        let _ = self.close();
    }
}

/// The file of an object: `__init__` replaces it.
pub struct Owned(pub RefCell<Rc<Handle>>);

impl Trace for Owned {
    fn trace(&self, _: &mut Tracer) {}
}

crate::object! {
    /// `_io.FileIO`
    pub struct FileIo {
        pub handle: Owned,
    }
}

pub static FILE_IO: TypeSpec = TypeSpec {
    base: TypeId::RawIoBase,
    kind: Some(Kind::FileIo),
    has_dict: true,
    slots: Slots { new: Some(new), init: Some(init), repr: Some(repr), ..Slots::NONE },
    methods: METHODS,
    getters: &[
        Getter { name: "closed", get: |_, file| Ok(Value::from_bool(handle(file).number() == CLOSED)), set: None },
        Getter { name: "closefd", get: |_, file| Ok(Value::from_bool(handle(file).closes.get())), set: None },
        Getter { name: "mode", get: |vm, file| Ok(vm.text(handle(file).mode())), set: None },
        Getter { name: "_blksize", get: |_, _| Ok(Value::from_small(BUFFER_SIZE as i64)), set: None },
        crate::types::object_::DICT,
    ],
    ..TypeSpec::new(TypeId::FileIo, "_io.FileIO")
};

const METHODS: &[Method] = crate::methods![
    "read(self, size=-1, /)" => |vm: &mut Vm, file: Gc<FileIo>, size: Value| { let size = super::base::size_of(vm, size)?; read(vm, file, size) },
    "readall(self, /)" => |vm: &mut Vm, file: Gc<FileIo>| read(vm, file, None),
    "readinto(self, buffer, /)" => read_into,
    "write(self, b, /)" => write,
    "seek(self, pos, whence=0, /)" => |vm: &mut Vm, file: Gc<FileIo>, position: i64, whence: i64| seek(vm, file, position, whence),
    "tell(self, /)" => |vm: &mut Vm, file: Gc<FileIo>| seek(vm, file, 0, 1),
    "truncate(self, size=None, /)" => truncate,
    "close(self, /)" => close,
    "seekable(self, /)" => |vm: &mut Vm, file: Gc<FileIo>| check_open(vm, file).map(|file| !file.is_replaced.get() && is_seekable(file.number())),
    "readable(self, /)" => |vm: &mut Vm, file: Gc<FileIo>| check_open(vm, file).map(|file| file.is_readable.get()),
    "writable(self, /)" => |vm: &mut Vm, file: Gc<FileIo>| check_open(vm, file).map(|file| file.is_writable.get()),
    "fileno(self, /)" => |vm: &mut Vm, file: Gc<FileIo>| open_number(vm, file).map(i64::from),
    "isatty(self, /)" => is_open_terminal,
    "_isatty_open_only(self, /)" => is_open_terminal,
    "__reduce__(self, /)" => cannot_pickle,
    "__reduce_ex__(self, protocol, /)" => |vm: &mut Vm, file: Value, _: Value| cannot_pickle(vm, file),
];

pub fn handle(file: Value) -> Rc<Handle> {
    file.downcast::<FileIo>().expect("the slot belongs to files").handle.0.borrow().clone()
}

fn is_seekable(number: i32) -> bool {
    borrowed(number).and_then(|file| rustix::fs::seek(file, SeekFrom::Current(0))).is_ok()
}

pub fn is_terminal(number: i32) -> bool {
    borrowed(number).is_ok_and(rustix::termios::isatty)
}

fn is_open_terminal(vm: &mut Vm, file: Gc<FileIo>) -> PyResult<bool> {
    check_open(vm, file).map(|file| !file.is_replaced.get() && is_terminal(file.number()))
}

/// The handle of a file that is open.
fn check_open(vm: &mut Vm, file: Gc<FileIo>) -> PyResult<Rc<Handle>> {
    match handle(file.value()) {
        closed if closed.number() == CLOSED => Err(vm.value_error("I/O operation on closed file")),
        open => Ok(open),
    }
}

/// The number of a file that is open and has one.
pub fn open_number(vm: &mut Vm, file: Gc<FileIo>) -> PyResult<i32> {
    let open = check_open(vm, file)?;
    if open.is_replaced.get() { Err(unsupported(vm, "fileno")) } else { Ok(open.number()) }
}

fn new(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    Ok(vm.heap.alloc(FileIo::new(class.instance_header(), Owned(RefCell::new(Rc::new(Handle::closed()))))).value())
}

/// The numbers of the standard streams.
pub const STDIN: i32 = 0;
pub const STDOUT: i32 = 1;
pub const STDERR: i32 = 2;

/// A file object around a standard stream, which stays open.
pub fn lent(vm: &mut Vm, number: i32, name: &str) -> PyResult {
    let class = vm.type_(TypeId::FileIo);
    let file = new(vm, class, Arguments::NONE)?;
    let lent = Handle::lent(number, number == STDIN);
    lent.is_replaced.set(match number {
        STDIN => vm.stdin.is_some(),
        STDOUT => !vm.stdout.is_of_process(),
        _ => !vm.stderr.is_of_process(),
    });
    *file.downcast::<FileIo>().expect("just made").handle.0.borrow_mut() = Rc::new(lent);
    let name = vm.text(name);
    name_attribute(vm, file, name)?;
    Ok(file)
}

/// The flags of a mode; ValueError if it is none.
fn parse_mode(vm: &mut Vm, mode: &str, handle: &Handle) -> PyResult<OFlags> {
    let (mut flags, mut n_modes, mut n_plus) = (OFlags::CLOEXEC, 0, 0);
    for letter in mode.chars() {
        n_modes += usize::from("rwax".contains(letter));
        match letter {
            'r' => handle.is_readable.set(true),
            'w' => {
                handle.is_writable.set(true);
                flags |= OFlags::CREATE | OFlags::TRUNC;
            }
            'x' => {
                handle.is_writable.set(true);
                handle.is_created.set(true);
                flags |= OFlags::CREATE | OFlags::EXCL;
            }
            'a' => {
                handle.is_writable.set(true);
                handle.appends.set(true);
                flags |= OFlags::CREATE | OFlags::APPEND;
            }
            'b' => {}
            '+' => n_plus += 1,
            _ => return Err(vm.value_error(format!("invalid mode: {mode}"))),
        }
    }
    if n_modes != 1 || n_plus > 1 {
        return Err(vm.value_error("Must have exactly one of create/read/write/append mode and at most one plus"));
    }
    if n_plus > 0 {
        handle.is_readable.set(true);
        handle.is_writable.set(true);
    }
    Ok(flags
        | match (handle.is_readable.get(), handle.is_writable.get()) {
            (true, true) => OFlags::RDWR,
            (false, true) => OFlags::WRONLY,
            _ => OFlags::RDONLY,
        })
}

fn init(vm: &mut Vm, this: Value, arguments: Arguments) -> PyResult<()> {
    let [name, mode, closes, opener] = arguments.bind(vm, "FileIO", ["file", "mode", "closefd", "opener"], 1)?;
    let opened = Handle::closed();
    let mode = match (mode.bound(), mode.downcast::<Str>()) {
        (None, _) => "r".to_owned(),
        (_, Some(mode)) => mode.to_text(),
        (Some(mode), None) => {
            let given = vm.argument_name(mode);
            return Err(vm.type_error(format!("FileIO() argument 'mode' must be str, not {given}")));
        }
    };
    let number = match name.as_int_ref() {
        Some(number) if number.is_negative() => return Err(vm.value_error("negative file descriptor")),
        Some(_) => Some(descriptors::number(vm, name)?),
        None => None,
    };
    let flags = parse_mode(vm, &mode, &opened)?;
    opened.closes.set(closes.bound().is_none_or(|closes| closes != Value::FALSE));
    // What a program has written to the file comes first, if it has not closed it.
    super::buffered::flush_all(vm);
    match number {
        Some(number) => opened.number.set(number),
        None if !opened.closes.get() => return Err(vm.value_error("Cannot use closefd=False with file name")),
        None => {
            let opener = opener.bound().filter(|opener| !opener.is_none());
            opened.number.set(open(vm, name, flags, opener)?);
        }
    }
    let facts = retried(vm, || rustix::fs::fstat(borrowed(opened.number())?))?;
    let error = match facts {
        Ok(facts) if FileType::from_raw_mode(facts.st_mode) == FileType::Directory => Some(Errno::ISDIR),
        Ok(_) => None,
        Err(error) => Some(error),
    };
    if let Some(error) = error {
        if number.is_some() {
            // The number stays the caller's.
            opened.closes.set(false);
        }
        let shown = if error == Errno::ISDIR { name } else { Value::NONE };
        return Err(failed(vm, error, shown));
    }
    if opened.appends.get() {
        // Not every file has an end.
        let _ = borrowed(opened.number()).and_then(|file| rustix::fs::seek(file, SeekFrom::End(0)));
    }
    name_attribute(vm, this, name)?;
    let file: Gc<FileIo> = this.downcast().expect("the slot belongs to files");
    *file.handle.0.borrow_mut() = Rc::new(opened);
    Ok(())
}

/// Opens a path, or lets the program's opener do that.
fn open(vm: &mut Vm, name: Value, flags: OFlags, opener: Option<Value>) -> PyResult<i32> {
    let path = path_of(vm, name)?;
    if let Some(opener) = opener {
        let flags = vm.int(flags.bits().into());
        let number = vm.call(opener, &[name, flags])?;
        if number.as_int_ref().is_none() {
            return Err(vm.type_error("expected integer from opener"));
        }
        return match descriptors::number(vm, number)? {
            number if number < 0 => Err(vm.value_error(format!("opener returned {number}"))),
            number => Ok(number),
        };
    }
    let path = CString::new(path.into_os_string().into_encoded_bytes()).expect("paths have no null bytes");
    let opened = retried(vm, || rustix::fs::openat(rustix::fs::CWD, &path, flags, Mode::from_bits_retain(0o666)))?;
    match opened {
        Ok(file) => Ok(descriptors::released(file)),
        Err(error) => Err(failed(vm, error, name)),
    }
}

fn no(vm: &mut Vm, doing: &str) -> Raised {
    unsupported(vm, &format!("File not open for {doing}"))
}

/// Writes all of it, as far as the system can.
pub fn write_all(number: i32, mut data: &[u8]) -> Result<(), Errno> {
    while !data.is_empty() {
        match rustix::io::write(borrowed(number)?, data) {
            Ok(count) => data = &data[count..],
            Err(Errno::INTR) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Reads once, into all of `target`; `None` if that would block.
pub fn read_once(vm: &mut Vm, file: Gc<FileIo>, target: &mut [u8]) -> PyResult<Option<usize>> {
    let open = check_open(vm, file)?;
    if !open.is_readable.get() {
        return Err(no(vm, "reading"));
    }
    if open.is_replaced.get() {
        return read_replacement(vm, target).map(Some);
    }
    let number = open.number();
    match retried(vm, || rustix::io::read(borrowed(number)?, &mut *target))? {
        Ok(count) => Ok(Some(count)),
        Err(Errno::AGAIN) => Ok(None),
        Err(error) => Err(failed(vm, error, Value::NONE)),
    }
}

/// Reads from what replaces standard input.
fn read_replacement(vm: &mut Vm, target: &mut [u8]) -> PyResult<usize> {
    let Some(reader) = &mut vm.stdin else { return Ok(0) };
    loop {
        match reader.read(target) {
            Ok(count) => return Ok(count),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(vm.os_error(&error, Value::NONE)),
        }
    }
}

/// All that is left in the file; `None` if nothing is there and waiting would block.
pub fn read_all(vm: &mut Vm, file: Gc<FileIo>) -> PyResult<Option<Vec<u8>>> {
    let open = check_open(vm, file)?;
    let expected = borrowed(if open.is_replaced.get() { CLOSED } else { open.number() }).and_then(rustix::fs::fstat).map_or(0, |facts| usize::try_from(facts.st_size).unwrap_or(0));
    // One byte more finds the end without another growth.
    let mut chunk = vec![0; (expected + 1).clamp(BUFFER_SIZE, 1 << 30)];
    let mut all = Vec::new();
    loop {
        match read_once(vm, file, &mut chunk)? {
            None if all.is_empty() => return Ok(None),
            None | Some(0) => return Ok(Some(all)),
            Some(count) => all.extend_from_slice(&chunk[..count]),
        }
    }
}

fn read(vm: &mut Vm, file: Gc<FileIo>, size: Option<usize>) -> PyResult {
    let data = match size {
        None => read_all(vm, file)?,
        Some(size) => {
            vm.check_text_len(Some(size))?;
            let mut data = vec![0; size];
            read_once(vm, file, &mut data)?.map(|count| {
                data.truncate(count);
                data
            })
        }
    };
    Ok(data.map_or(Value::NONE, |data| vm.bytes(data).value()))
}

fn read_into(vm: &mut Vm, file: Gc<FileIo>, target: Value) -> PyResult {
    check_open(vm, file)?;
    let place = writable(vm, target, "readinto() argument")?;
    let mut data = vec![0; place.len()];
    let Some(count) = read_once(vm, file, &mut data)? else { return Ok(Value::NONE) };
    place.write(0, &data[..count]);
    Ok(vm.int(count as i64))
}

fn write(vm: &mut Vm, file: Gc<FileIo>, data: Value) -> PyResult {
    let open = check_open(vm, file)?;
    if !open.is_writable.get() {
        return Err(no(vm, "writing"));
    }
    let data = vm.bytes_of(data)?;
    if let Some(output) = open.replacement(vm) {
        let written = output.write(&data).and_then(|()| output.flush());
        return match written {
            Ok(()) => Ok(vm.int(data.len() as i64)),
            Err(error) => Err(vm.os_error(&error, Value::NONE)),
        };
    }
    let number = open.number();
    match retried(vm, || rustix::io::write(borrowed(number)?, &data))? {
        Ok(count) => Ok(vm.int(count as i64)),
        Err(Errno::AGAIN) => Ok(Value::NONE),
        Err(error) => Err(failed(vm, error, Value::NONE)),
    }
}

pub fn seek(vm: &mut Vm, file: Gc<FileIo>, position: i64, whence: i64) -> PyResult<i64> {
    let number = open_number(vm, file)?;
    let target = match whence {
        0 => u64::try_from(position).ok().map(SeekFrom::Start),
        1 => Some(SeekFrom::Current(position)),
        2 => Some(SeekFrom::End(position)),
        3 => u64::try_from(position).ok().map(SeekFrom::Data),
        4 => u64::try_from(position).ok().map(SeekFrom::Hole),
        _ => None,
    };
    let Some(target) = target else { return Err(failed(vm, Errno::INVAL, Value::NONE)) };
    match borrowed(number).and_then(|file| rustix::fs::seek(file, target)) {
        Ok(place) => Ok(place as i64),
        Err(error) => Err(failed(vm, error, Value::NONE)),
    }
}

fn truncate(vm: &mut Vm, file: Gc<FileIo>, size: Value) -> PyResult {
    let number = open_number(vm, file)?;
    if !handle(file.value()).is_writable.get() {
        return Err(no(vm, "writing"));
    }
    let size = if size.is_none() { let here = seek(vm, file, 0, 1)?; vm.int(here) } else { size };
    let length = u64::try_from(vm.index_i64(size)?).map_err(|_| failed(vm, Errno::INVAL, Value::NONE))?;
    match borrowed(number).and_then(|file| rustix::fs::ftruncate(file, length)) {
        Ok(()) => Ok(size),
        Err(error) => Err(failed(vm, error, Value::NONE)),
    }
}

fn close(vm: &mut Vm, file: Gc<FileIo>) -> PyResult<()> {
    mark_closed(vm, file.value())?;
    handle(file.value()).close().map_err(|error| failed(vm, error, Value::NONE))
}

fn repr(vm: &mut Vm, file: Value) -> PyResult {
    let handle = handle(file);
    let class = vm.class_of(file);
    let title = vm.full_name(class);
    if handle.number() == CLOSED {
        return Ok(vm.text(&format!("<{title} [closed]>")));
    }
    let closes = if handle.closes.get() { "True" } else { "False" };
    let name = match super::find_name(vm, file)? {
        Some(name) => format!("name={}", vm.repr_text(name)?),
        None => format!("fd={}", handle.number()),
    };
    Ok(vm.text(&format!("<{title} {name} mode='{}' closefd={closes}>", handle.mode())))
}
