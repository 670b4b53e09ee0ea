//! `_imp`: what `importlib` asks of the machine: built-in modules. There are no frozen modules and no extension modules.

use crate::gc::Gc;
use crate::modules::{NativeModule, find, is_native};
use crate::object::{Code, Method, Str, TypeId, hash};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule {
    name: "_imp",
    functions: FUNCTIONS,
    init: Some(init),
    doc: "(Extremely) low-level import machinery bits as used by importlib.",
};

/// The magic number of the version that the machine claims to be, as a number of four bytes.
const MAGIC: i64 = 3627 | (b'\r' as i64) << 16 | (b'\n' as i64) << 24;

// There is one thread, so the lock of imports is nobody's.
static FUNCTIONS: &[Method] = crate::methods![
    "acquire_lock()" => |_: &mut Vm| (),
    "release_lock()" => |_: &mut Vm| (),
    "lock_held()" => |_: &mut Vm| false,
    "is_builtin(name, /)" => |_: &mut Vm, name: Gc<Str>| i64::from(is_native(&name.to_text())),
    "create_builtin(spec, /)" => create_builtin,
    "exec_builtin(mod, /)" => |_: &mut Vm, _: Value| 0_i64,
    "is_frozen(name, /)" => |_: &mut Vm, _: Gc<Str>| false,
    "is_frozen_package(name, /)" => |vm: &mut Vm, name: Gc<Str>| no_frozen(vm, name),
    "find_frozen(name, /, *, withdata=False)" => |_: &mut Vm, _: Gc<Str>, _: Value| Value::NONE,
    "init_frozen(name, /)" => |_: &mut Vm, _: Gc<Str>| Value::NONE,
    "get_frozen_object(name, data=None, /)" => |vm: &mut Vm, name: Gc<Str>, _: Value| no_frozen(vm, name),
    "_frozen_module_names()" => |vm: &mut Vm| vm.list(&[]),
    "_override_frozen_modules_for_tests(override, /)" => |_: &mut Vm, _: Value| (),
    "_override_multi_interp_extensions_check(override, /)" => |_: &mut Vm, _: i64| 0_i64,
    "extension_suffixes()" => |vm: &mut Vm| vm.list(&[]),
    "create_dynamic(spec, file=<unrepresentable>, /)" => |vm: &mut Vm, _: Value, _: Value| no_extensions(vm),
    "exec_dynamic(mod, /)" => |vm: &mut Vm, _: Value| no_extensions(vm),
    "source_hash(key, source)" => source_hash,
    "_fix_co_filename(code, path, /)" => fix_filename,
];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let checks = vm.text("default");
    vm.add_to_module(module, "check_hash_based_pycs", checks);
    vm.add_to_module(module, "pyc_magic_number_token", Value::from_small(MAGIC));
    Ok(())
}

/// The module of a spec, if there is a built-in one of its name.
fn create_builtin(vm: &mut Vm, spec: Value) -> PyResult {
    let name = vm.intern("name");
    let name = vm.get_attr(spec, name)?;
    let Some(name) = name.downcast::<Str>() else {
        let class = vm.type_name(name);
        return Err(vm.type_error(format!("name must be string, not {class}")));
    };
    match find(vm, &name.to_text()) {
        Some(module) => module.map(|module| module.value()),
        None => Ok(Value::NONE),
    }
}

fn no_frozen(vm: &mut Vm, name: Gc<Str>) -> PyResult {
    Err(vm.raise(TypeId::ImportError, format!("No such frozen object named {}", name.to_text())))
}

fn no_extensions(vm: &mut Vm) -> PyResult {
    Err(vm.raise(TypeId::ImportError, "this machine cannot load extension modules".into()))
}

/// The hash of a source file in a `.pyc` (PEP 552).
fn source_hash(vm: &mut Vm, key: i64, source: Value) -> PyResult {
    let source = vm.bytes_of(source)?;
    let hash = hash::sip_hash(&source, (key as u64, 0)).to_le_bytes().to_vec();
    Ok(vm.bytes(hash).value())
}

/// Code that is loaded from a file has the name of that file already.
fn fix_filename(vm: &mut Vm, code: Gc<Code>, path: Gc<Str>) -> PyResult<()> {
    if *code.linked.body.filename == *path.to_text() {
        return Ok(());
    }
    Err(vm.raise(TypeId::NotImplementedError, "_imp._fix_co_filename(): code objects do not change".into()))
}
