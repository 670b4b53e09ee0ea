//! Names from outside, such as those of files: bytes in the system, strs in Python. Bytes that are not UTF-8 are lone surrogates
//! (`surrogateescape`).

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;

use crate::gc::Gc;
use crate::object::{Known, Str, TypeId};
use crate::types::bytes::codecs;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// Text from outside.
pub fn decode_outside(vm: &Vm, bytes: &[u8]) -> Gc<Str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return vm.str(text);
    }
    let mut points = Vec::new();
    for chunk in bytes.utf8_chunks() {
        points.extend(chunk.valid().chars().map(u32::from));
        points.extend(chunk.invalid().iter().map(|&byte| 0xdc00 + u32::from(byte)));
    }
    vm.str_from_points(points.iter().copied())
}

/// Text for outside.
pub fn encode_outside(vm: &mut Vm, text: Gc<Str>) -> PyResult<Vec<u8>> {
    let bytes = codecs::encode(vm, text, "utf-8", "surrogateescape")?;
    Ok(vm.bytes_of(bytes)?.to_vec())
}

/// `os.fspath(value)`
pub fn fs_path(vm: &mut Vm, path: Value) -> PyResult {
    match path_protocol(vm, path)? {
        Some(path) => Ok(path),
        None => {
            let given = vm.type_name(path);
            Err(vm.type_error(format!("expected str, bytes or os.PathLike object, not {given}")))
        }
    }
}

/// The str or bytes that a path object stands for; `None` if it is no path.
pub fn path_protocol(vm: &mut Vm, path: Value) -> PyResult<Option<Value>> {
    let is_path = |vm: &Vm, value: Value| value.is::<Str>() || vm.is_instance(value, TypeId::Bytes);
    if is_path(vm, path) {
        return Ok(Some(path));
    }
    match vm.call_special(path, Known::__fspath__, &[])? {
        Some(result) if is_path(vm, result) => Ok(Some(result)),
        Some(result) => {
            let (class, given) = (vm.type_name(path), vm.type_name(result));
            Err(vm.type_error(format!("expected {class}.__fspath__() to return str or bytes, not {given}")))
        }
        None => Ok(None),
    }
}

/// The bytes of a path that is a str or bytes.
pub fn path_bytes(vm: &mut Vm, path: Value) -> PyResult<Vec<u8>> {
    match path.downcast::<Str>() {
        Some(text) => encode_outside(vm, text),
        None => Ok(vm.bytes_of(path)?.to_vec()),
    }
}

/// The path that an argument names: a str, bytes, or anything with `__fspath__`.
pub fn path_of(vm: &mut Vm, value: Value) -> PyResult<PathBuf> {
    let path = fs_path(vm, value)?;
    let bytes = path_bytes(vm, path)?;
    if bytes.contains(&0) {
        return Err(vm.value_error("embedded null byte"));
    }
    Ok(OsString::from_vec(bytes).into())
}
