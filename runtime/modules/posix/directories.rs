//! What is in a directory: `listdir`, `scandir`.

use std::cell::{Cell, OnceCell};
use std::ffi::CString;
use std::os::fd::OwnedFd;

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags};
use rustix::io::Errno;

use super::place::{Also, Place};
use super::status;
use crate::gc::{Gc, Items, Trace, Tracer};
use crate::modules::descriptors::borrowed;
use crate::object::{Getter, Kind, List, Method, Slots, TypeId, TypeSpec};
use crate::types::iterators::iter_self;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub const FUNCTIONS: &[Method] = crate::methods!["listdir(path=None)" => list, "scandir(path=None)" => scan];

/// What the system has told about an entry.
pub struct Facts {
    path: CString,
    kind: FileType,
    inode: u64,
    /// The directory, if it was given as an open file: the path then is relative to it.
    directory: Option<i32>,
    /// What `is_dir` and `is_file` have found for the target of a link, or for an entry whose kind is unknown.
    target: OnceCell<FileType>,
}

impl Trace for Facts {
    fn trace(&self, _: &mut Tracer) {}
}

crate::object! {
    /// `os.DirEntry`
    pub struct DirEntry {
        pub name: Cell<Value>,
        pub path: Cell<Value>,
        /// The `stat_result`s of links and of what they lead to, unbound until they are asked for.
        pub status: Cell<Value>,
        pub own_status: Cell<Value>,
        pub facts: Facts,
    }
}

crate::object! {
    /// What `scandir` returns: the directory was read when it was made.
    pub struct ScandirIterator {
        pub entries: Items,
        pub next: Cell<usize>,
    }
}

pub static DIR_ENTRY: TypeSpec = TypeSpec {
    kind: Some(Kind::DirEntry),
    is_base: false,
    slots: Slots { repr: Some(repr), ..Slots::NONE },
    methods: crate::methods![
        "is_dir(self, /, *, follow_symlinks=True)" => |vm: &mut Vm, this, follow: bool| is_kind(vm, this, follow, FileType::Directory),
        "is_file(self, /, *, follow_symlinks=True)" => |vm: &mut Vm, this, follow: bool| is_kind(vm, this, follow, FileType::RegularFile),
        "is_symlink(self, /)" => |vm: &mut Vm, this| is_kind(vm, this, false, FileType::Symlink),
        "is_junction(self, /)" => |_: &mut Vm, _: Gc<DirEntry>| false,
        "stat(self, /, *, follow_symlinks=True)" => stat,
        "inode(self, /)" => |vm: &mut Vm, this: Gc<DirEntry>| vm.integer(this.facts.inode.into()),
        "__fspath__(self, /)" => |_: &mut Vm, this: Gc<DirEntry>| this.path.get(),
    ],
    class_methods: crate::types::generic_alias::CLASS_GETITEM,
    getters: &[
        Getter { name: "name", get: |_, this| Ok(this_of(this).name.get()), set: None },
        Getter { name: "path", get: |_, this| Ok(this_of(this).path.get()), set: None },
    ],
    ..TypeSpec::new(TypeId::DirEntry, "posix.DirEntry")
};

pub static SCANDIR_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::ScandirIterator),
    is_base: false,
    slots: Slots { iter: Some(iter_self), iter_next: Some(next), ..Slots::NONE },
    methods: crate::methods![
        "close(self)" => close,
        "__enter__(self)" => |_: &mut Vm, this: Gc<ScandirIterator>| this,
        "__exit__(self, /, *exc_info)" => |vm: &mut Vm, this: Gc<ScandirIterator>, _: Value| close(vm, this),
    ],
    ..TypeSpec::new(TypeId::ScandirIterator, "posix.ScandirIterator")
};

fn this_of(value: Value) -> Gc<DirEntry> {
    value.downcast().expect("the slot belongs to directory entries")
}

fn close(_: &mut Vm, this: Gc<ScandirIterator>) {
    this.entries.clear();
}

fn next(_: &mut Vm, iterator: Value) -> PyResult {
    let this: Gc<ScandirIterator> = iterator.downcast().expect("the slot belongs to the iterators");
    let index = this.next.get();
    this.next.set(index + 1);
    Ok(this.entries.get(index).unwrap_or(Value::UNBOUND))
}

/// Names, kinds and inodes in a directory, without `.` and `..`.
fn entries(place: &Place) -> Result<Vec<(CString, FileType, u64)>, Errno> {
    let directory = match place.number {
        Some(number) => Dir::read_from(borrowed(number)?)?,
        None => {
            let file: OwnedFd = rustix::fs::openat(rustix::fs::CWD, &place.path, OFlags::DIRECTORY | OFlags::CLOEXEC | OFlags::RDONLY, Mode::empty())?;
            Dir::new(file)?
        }
    };
    let mut found = Vec::new();
    for entry in directory {
        let entry = entry?;
        if entry.file_name() != c"." && entry.file_name() != c".." {
            found.push((entry.file_name().to_owned(), entry.file_type(), entry.ino()));
        }
    }
    Ok(found)
}

fn list(vm: &mut Vm, path: Value) -> PyResult<Gc<List>> {
    let place = Place::of(vm, "listdir", "path", path, Also::NumberOrNone)?;
    let found = entries(&place).map_err(|error| crate::modules::descriptors::failed(vm, error, shown(&place)))?;
    let list = vm.list(&[]);
    for (name, _, _) in found {
        let name = place.text(vm, name.as_bytes());
        list.items.push(&vm.heap, name);
    }
    Ok(list)
}

/// What errors call the directory: nothing, if it is a number or was not given.
fn shown(place: &Place) -> Value {
    if place.number.is_some() { Value::NONE } else { place.given }
}

fn scan(vm: &mut Vm, path: Value) -> PyResult<Gc<ScandirIterator>> {
    let place = Place::of(vm, "scandir", "path", path, Also::NumberOrNone)?;
    let found = entries(&place).map_err(|error| crate::modules::descriptors::failed(vm, error, shown(&place)))?;
    let iterator = vm.heap.alloc(ScandirIterator::new(vm.header_of(TypeId::ScandirIterator), Items::new(), Cell::new(0)));
    for (name, kind, inode) in found {
        let mut full = Vec::new();
        if place.number.is_none() {
            full.extend_from_slice(place.path.as_bytes());
            if full.last() != Some(&b'/') {
                full.push(b'/');
            }
        }
        full.extend_from_slice(name.as_bytes());
        let (shown_name, shown_path) = (place.text(vm, name.as_bytes()), place.text(vm, &full));
        let path = CString::new(full).expect("neither part has a null byte");
        let facts = Facts { path, kind, inode, directory: place.number, target: OnceCell::new() };
        let (unknown, header) = (Cell::new(Value::UNBOUND), vm.header_of(TypeId::DirEntry));
        let entry = vm.heap.alloc(DirEntry::new(header, Cell::new(shown_name), Cell::new(shown_path), unknown.clone(), unknown, facts));
        iterator.entries.push(&vm.heap, entry.value());
    }
    Ok(iterator)
}

fn status_of(this: Gc<DirEntry>, follow: bool) -> Result<rustix::fs::Stat, Errno> {
    let directory = this.facts.directory.map_or(Ok(rustix::fs::CWD), borrowed)?;
    rustix::fs::statat(directory, &this.facts.path, if follow { AtFlags::empty() } else { AtFlags::SYMLINK_NOFOLLOW })
}

fn is_kind(vm: &mut Vm, this: Gc<DirEntry>, follow: bool, wanted: FileType) -> PyResult<bool> {
    let needs_look = this.facts.kind == FileType::Unknown || follow && this.facts.kind == FileType::Symlink;
    if !needs_look {
        return Ok(this.facts.kind == wanted);
    }
    if let Some(&kind) = this.facts.target.get().filter(|_| follow) {
        return Ok(kind == wanted);
    }
    match status_of(this, follow) {
        Ok(facts) => {
            let kind = FileType::from_raw_mode(facts.st_mode);
            if follow {
                this.facts.target.get_or_init(|| kind);
            }
            Ok(kind == wanted)
        }
        // A link to nowhere.
        Err(Errno::NOENT) => Ok(false),
        Err(error) => Err(crate::modules::descriptors::failed(vm, error, this.path.get())),
    }
}

fn stat(vm: &mut Vm, this: Gc<DirEntry>, follow: bool) -> PyResult {
    let place = if follow { &this.status } else { &this.own_status };
    if let Some(known) = place.get().bound() {
        return Ok(known);
    }
    let facts = status_of(this, follow).map_err(|error| crate::modules::descriptors::failed(vm, error, this.path.get()))?;
    let result = status::result(vm, &facts)?;
    place.set(result);
    Ok(result)
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let name = vm.repr_text(this_of(this).name.get())?;
    Ok(vm.text(&format!("<DirEntry {name}>")))
}
