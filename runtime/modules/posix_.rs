//! `posix`: what programs ask most of the operating system. `os` of the standard library is built on it.

use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::MetadataExt;

use crate::gc::Gc;
use crate::modules::NativeModule;
use crate::object::{Known, List, Method, Str, TypeId};
use crate::types::disk_file::path_of;
use crate::types::module::Module;
use crate::types::struct_sequence;
use crate::types::text_file::decode_outside;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "posix", functions: FUNCTIONS, init: Some(init), doc: "" };

static FUNCTIONS: &[Method] = crate::methods![
    "getcwd()" => current_directory,
    "listdir(path=None)" => list_directory,
    "stat(path, *, dir_fd=None, follow_symlinks=True)" => |vm: &mut Vm, path: Value, _: Value, follow: bool| status(vm, path, follow),
    "lstat(path, *, dir_fd=None)" => |vm: &mut Vm, path: Value, _: Value| status(vm, path, false),
    "mkdir(path, mode=511, *, dir_fd=None)" => |vm: &mut Vm, path: Value, _: Value, _: Value| change(vm, path, |path| std::fs::create_dir(path)),
    "rmdir(path, *, dir_fd=None)" => |vm: &mut Vm, path: Value, _: Value| change(vm, path, |path| std::fs::remove_dir(path)),
    "remove(path, *, dir_fd=None)" => |vm: &mut Vm, path: Value, _: Value| change(vm, path, |path| std::fs::remove_file(path)),
    "unlink(path, *, dir_fd=None)" => |vm: &mut Vm, path: Value, _: Value| change(vm, path, |path| std::fs::remove_file(path)),
    "rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)" => |vm: &mut Vm, from: Value, to: Value, _: Value, _: Value| rename(vm, from, to),
    "replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)" => |vm: &mut Vm, from: Value, to: Value, _: Value, _: Value| rename(vm, from, to),
    "chdir(path)" => |vm: &mut Vm, path: Value| change(vm, path, |path| std::env::set_current_dir(path)),
    "fspath(path)" => fs_path,
    "getpid()" => |_: &mut Vm| i64::from(std::process::id()),
    "cpu_count()" => |_: &mut Vm| std::thread::available_parallelism().map_or(1, |count| count.get()),
    "strerror(code, /)" => strerror,
    "urandom(size, /)" => random_bytes,
    "_exit(status)" => exit,
];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let environment = vm.dict();
    for (name, value) in std::env::vars_os() {
        let (name, value) = (vm.bytes(name.into_vec()).value(), vm.bytes(value.into_vec()).value());
        environment.set(vm, name, value)?;
    }
    vm.add_to_module(module, "environ", environment.value());
    let functions = vm.list(&[]).value();
    vm.add_to_module(module, "_have_functions", functions);
    let error = vm.type_(TypeId::OSError).value();
    vm.add_to_module(module, "error", error);
    for (name, number) in [("F_OK", 0), ("R_OK", 4), ("W_OK", 2), ("X_OK", 1), ("O_RDONLY", 0), ("O_WRONLY", 1), ("O_RDWR", 2), ("O_CREAT", 64), ("O_EXCL", 128)] {
        vm.add_to_module(module, name, Value::from_small(number));
    }
    let fields =
        ["st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns"];
    struct_sequence::new_class(vm, module, "stat_result", &fields, true)?;
    Ok(())
}

fn failed(vm: &mut Vm, error: &std::io::Error, path: Value) -> crate::vm::Raised {
    vm.os_error(error, path)
}

fn current_directory(vm: &mut Vm) -> PyResult<Gc<Str>> {
    match std::env::current_dir() {
        Ok(path) => Ok(decode_outside(vm, path.as_os_str().as_bytes())),
        Err(error) => Err(failed(vm, &error, Value::NONE)),
    }
}

fn list_directory(vm: &mut Vm, path: Value) -> PyResult<Gc<List>> {
    let directory = if path.is_none() { ".".into() } else { path_of(vm, path)? };
    let entries = match std::fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) => return Err(failed(vm, &error, path)),
    };
    let list = vm.list(&[]);
    for entry in entries.flatten() {
        let name = decode_outside(vm, entry.file_name().as_bytes()).value();
        list.items.push(&vm.heap, name);
    }
    Ok(list)
}

fn status(vm: &mut Vm, path: Value, follow: bool) -> PyResult {
    let place = path_of(vm, path)?;
    let facts = if follow { std::fs::metadata(place) } else { std::fs::symlink_metadata(place) };
    let facts = match facts {
        Ok(facts) => facts,
        Err(error) => return Err(failed(vm, &error, path)),
    };
    let module = crate::modules::find(vm, "posix").expect("this module is in the table")?;
    let name = vm.intern("stat_result");
    let class = module.dict.get().get_str(name).and_then(Value::downcast).expect("made with the module");
    let numbers = [i64::from(facts.mode()), facts.ino() as i64, facts.dev() as i64, facts.nlink() as i64, facts.uid().into(), facts.gid().into(), facts.size() as i64];
    let times = [(facts.atime(), facts.atime_nsec()), (facts.mtime(), facts.mtime_nsec()), (facts.ctime(), facts.ctime_nsec())];
    let values = crate::gc::Items::new();
    numbers.iter().for_each(|&number| values.push(&vm.heap, vm.int(number)));
    times.iter().for_each(|&(seconds, nanos)| values.push(&vm.heap, vm.float(seconds as f64 + nanos as f64 * 1e-9)));
    times.iter().for_each(|&(seconds, nanos)| values.push(&vm.heap, vm.int(seconds * 1_000_000_000 + nanos)));
    Ok(struct_sequence::instance(vm, class, values.as_slice()).value())
}

fn change(vm: &mut Vm, path: Value, work: impl FnOnce(&std::path::Path) -> std::io::Result<()>) -> PyResult<()> {
    let place = path_of(vm, path)?;
    work(&place).map_err(|error| failed(vm, &error, path))
}

fn rename(vm: &mut Vm, from: Value, to: Value) -> PyResult<()> {
    let (source, target) = (path_of(vm, from)?, path_of(vm, to)?);
    std::fs::rename(source, target).map_err(|error| failed(vm, &error, from))
}

fn fs_path(vm: &mut Vm, path: Value) -> PyResult {
    if path.is::<Str>() || vm.is_instance(path, TypeId::Bytes) {
        return Ok(path);
    }
    match vm.call_special(path, Known::__fspath__, &[])? {
        Some(result) if result.is::<Str>() || vm.is_instance(result, TypeId::Bytes) => Ok(result),
        Some(result) => {
            let (class, given) = (vm.type_name(path), vm.type_name(result));
            Err(vm.type_error(format!("expected {class}.__fspath__() to return str or bytes, not {given}")))
        }
        None => {
            let given = vm.type_name(path);
            Err(vm.type_error(format!("expected str, bytes or os.PathLike object, not {given}")))
        }
    }
}

fn strerror(_: &mut Vm, code: i64) -> String {
    let text = std::io::Error::from_raw_os_error(code as i32).to_string();
    text.split(" (os error").next().unwrap_or_default().to_owned()
}

fn random_bytes(vm: &mut Vm, size: i64) -> PyResult {
    use std::io::Read;
    if size < 0 {
        return Err(vm.value_error("negative argument not allowed"));
    }
    let mut bytes = vec![0; size as usize];
    match std::fs::File::open("/dev/urandom").and_then(|mut file| file.read_exact(&mut bytes)) {
        Ok(()) => Ok(vm.bytes(bytes).value()),
        Err(error) => Err(failed(vm, &error, Value::NONE)),
    }
}

fn exit(_: &mut Vm, status: i64) -> Value {
    std::process::exit(status as i32)
}
