//! `marshal`: values as bytes, in the form of `.pyc` files. Code objects are not among them: what runs here is translated code,
//! and it is the translator that reads `.pyc` files.

mod read;
mod write;

use crate::gc::Gc;
use crate::modules::NativeModule;
use crate::object::{Known, Method};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "marshal", functions: FUNCTIONS, init: Some(init), doc: DOC };

const DOC: &str = "This module contains functions that can read and write Python values in\na binary format. The format is specific to Python, but independent of\nmachine architecture issues.\n\nNot all Python object types are supported; in general, only objects\nwhose value is independent from a particular invocation of Python can be\nwritten and read. The following types are supported: None, integers,\nfloating-point numbers, strings, bytes, bytearrays, tuples, lists, sets,\ndictionaries, and code objects, where it should be understood that\ntuples, lists and dictionaries are only supported as long as the values\ncontained therein are themselves supported; and recursive lists and\ndictionaries should not be written (they will cause infinite loops).\n";

static FUNCTIONS: &[Method] = crate::methods![
    "dump(value, file, version=4, /, *, allow_code=True)" => dump,
    "dumps(value, version=4, /, *, allow_code=True)" => |vm: &mut Vm, value, version, allow: bool| { let out = write::write(vm, value, version, allow)?; Ok(vm.bytes(out)) as PyResult<_> },
    "load(file, /, *, allow_code=True)" => load,
    "loads(bytes, /, *, allow_code=True)" => |vm: &mut Vm, data, allow: bool| { let data = vm.bytes_of(data)?; read::read(vm, &mut &*data, allow) },
];

/// The format's version.
const VERSION: i64 = 4;

/// Containers in containers that are followed.
const MOST_NESTED: usize = 2000;

/// The letters of the format.
mod letter {
    pub const NULL: u8 = b'0';
    pub const NONE: u8 = b'N';
    pub const FALSE: u8 = b'F';
    pub const TRUE: u8 = b'T';
    pub const STOP_ITERATION: u8 = b'S';
    pub const ELLIPSIS: u8 = b'.';
    pub const INT: u8 = b'i';
    pub const INT64: u8 = b'I';
    pub const LONG: u8 = b'l';
    pub const FLOAT: u8 = b'f';
    pub const BINARY_FLOAT: u8 = b'g';
    pub const COMPLEX: u8 = b'x';
    pub const BINARY_COMPLEX: u8 = b'y';
    pub const STRING: u8 = b's';
    pub const INTERNED: u8 = b't';
    pub const REF: u8 = b'r';
    pub const TUPLE: u8 = b'(';
    pub const SMALL_TUPLE: u8 = b')';
    pub const LIST: u8 = b'[';
    pub const DICT: u8 = b'{';
    pub const CODE: u8 = b'c';
    pub const UNICODE: u8 = b'u';
    pub const SET: u8 = b'<';
    pub const FROZEN_SET: u8 = b'>';
    pub const SLICE: u8 = b':';
    pub const ASCII: u8 = b'a';
    pub const ASCII_INTERNED: u8 = b'A';
    pub const SHORT_ASCII: u8 = b'z';
    pub const SHORT_ASCII_INTERNED: u8 = b'Z';
    /// Set in a letter: later references may mean this object.
    pub const FLAG_REF: u8 = 0x80;
}

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    vm.add_to_module(module, "version", Value::from_small(VERSION));
    Ok(())
}

fn dump(vm: &mut Vm, value: Value, file: Value, version: i64, allow_code: bool) -> PyResult {
    let out = write::write(vm, value, version, allow_code)?;
    let out = vm.bytes(out).value();
    let method = vm.get_known_attr(file, Known::write_)?;
    vm.call(method, &[out])
}

/// The value in some bytes.
pub fn from_bytes(vm: &mut Vm, mut bytes: &[u8]) -> PyResult {
    read::read(vm, &mut bytes, false)
}

/// A value as bytes.
pub fn to_bytes(vm: &mut Vm, value: Value) -> PyResult<Vec<u8>> {
    write::write(vm, value, VERSION, false)
}

/// What a file's `read` gives, byte by byte as the values need them.
struct File {
    file: Value,
}

impl read::Source for File {
    fn take(&mut self, vm: &mut Vm, count: usize) -> PyResult<Vec<u8>> {
        let method = vm.get_known_attr(self.file, Known::read_)?;
        let size = vm.int(count as i64);
        let data = vm.call(method, &[size])?;
        if !vm.is_instance(data, crate::object::TypeId::Bytes) {
            let given = vm.type_name(data);
            return Err(vm.type_error(format!("file.read() returned not bytes but {given}")));
        }
        let data = vm.bytes_of(data)?;
        if data.len() > count {
            return Err(vm.value_error(format!("read() returned too much data: {count} bytes requested, {} returned", data.len())));
        }
        Ok(data.to_vec())
    }
}

fn load(vm: &mut Vm, file: Value, allow_code: bool) -> PyResult {
    let name = vm.known(Known::read_);
    vm.get_attr(file, name)?;
    read::read(vm, &mut File { file }, allow_code)
}

impl read::Source for &[u8] {
    fn take(&mut self, _: &mut Vm, count: usize) -> PyResult<Vec<u8>> {
        let (head, rest) = self.split_at(count.min(self.len()));
        *self = rest;
        Ok(head.to_vec())
    }
}
