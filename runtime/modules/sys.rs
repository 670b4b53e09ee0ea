//! `sys`.

use std::time::Duration;

use crate::gc::Gc;
use crate::modules::stdlib_names::STDLIB_MODULE_NAMES;
use crate::modules::io_::standard_streams;
use crate::modules::{self, NativeModule, State, breakpoint, descriptors::number, unraisable};
use crate::object::{BaseException, Dict, Known, Method, Str, Type, TypeId, hash};
use crate::types::module::{self, Module};
use crate::types::paths::decode_outside;
use crate::types::struct_sequence;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "sys", functions: FUNCTIONS, init: Some(init), doc: "" };

/// The version of Python that the machine claims to be, as an alpha: under a final 3.14, libraries of 3.13 refuse
/// what is deprecated in them, and `asyncio` needs such a function itself to start a program.
const VERSION: [i64; 3] = [3, 14, 0];
const RELEASE: (&str, i64) = ("alpha", 0xa0);

static FUNCTIONS: &[Method] = crate::methods![
    "exit(status=None, /)" => exit,
    "getrecursionlimit()" => recursion_limit,
    "setrecursionlimit(limit, /)" => set_recursion_limit,
    "intern(string, /)" => intern,
    "exc_info()" => exc_info,
    "exception()" => exception,
    "getsizeof(object, default=<unrepresentable>)" => size_of,
    "getrefcount(object, /)" => reference_count,
    "getdefaultencoding()" => |vm: &mut Vm| vm.text("utf-8"),
    "getfilesystemencoding()" => |vm: &mut Vm| vm.text("utf-8"),
    "getfilesystemencodeerrors()" => |vm: &mut Vm| vm.text("surrogateescape"),
    "getswitchinterval()" => |vm: &mut Vm| vm.threads.interval().as_secs_f64(),
    "_current_frames()" => current_frames,
    "setswitchinterval(interval, /)" => set_switch_interval,
    "get_int_max_str_digits()" => max_digits,
    "set_int_max_str_digits(maxdigits)" => set_max_digits,
    "is_finalizing()" => |_: &mut Vm| false,
    "getallocatedblocks()" => |_: &mut Vm| 0_i64,
    "displayhook(object, /)" => display_hook,
    "breakpointhook(*args, **kws)" => breakpoint::hook,
    "excepthook(exctype, value, traceback, /)" => except_hook,
    "_getframe(depth=0, /)" => frame,
    "_getframemodulename(depth=0)" => frame_module_name,
    "settrace(function, /)" => |vm: &mut Vm, function: Value| set_trace(vm, "sys.settrace", function),
    "setprofile(function, /)" => |vm: &mut Vm, function: Value| set_trace(vm, "sys.setprofile", function),
    "gettrace()" => |_: &mut Vm| Value::NONE,
    "getprofile()" => |_: &mut Vm| Value::NONE,
    "unraisablehook(unraisable, /)" => unraisable::hook,
    "set_asyncgen_hooks(firstiter=<unrepresentable>, finalizer=<unrepresentable>)" => set_async_generator_hooks,
    "get_asyncgen_hooks()" => async_generator_hooks,
    "set_coroutine_origin_tracking_depth(depth)" => set_origin_depth,
    "get_coroutine_origin_tracking_depth()" => |vm: &mut Vm| vm.state(State::OriginDepth).as_int().unwrap_or(0),
    "_get_cpu_count_config()" => |_: &mut Vm| -1_i64,
    "audit(event, /, *args)" => audit,
    "_is_gil_enabled()" => |_: &mut Vm| true,
];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    vm.set_state(State::SysDict, module.dict.get().value());
    for (name, file) in standard_streams(vm)? {
        vm.add_to_module(module, name, file);
        vm.add_to_module(module, &format!("__{name}__"), file);
    }
    for (name, hook) in [("__breakpointhook__", "breakpointhook"), ("__displayhook__", "displayhook"), ("__excepthook__", "excepthook"), ("__unraisablehook__", "unraisablehook")] {
        let hook = vm.intern(hook);
        let function = module.dict.get().get_str(hook).expect("functions come first");
        vm.add_to_module(module, name, function);
    }
    let modules = vm.modules;
    vm.add_to_module(module, "modules", modules);
    add_arguments(vm, module);
    add_texts(vm, module);
    add_numbers(vm, module);
    let hooks = struct_sequence::new_class(vm, module, "asyncgen_hooks", &["firstiter", "finalizer"])?;
    vm.set_state(State::AsyncGeneratorHooks, hooks.value());
    unraisable::start(vm, module)?;
    add_information(vm, module)
}

/// The number is kept for whoever asks for it; where coroutines were made is not.
fn set_origin_depth(vm: &mut Vm, depth: Value) -> PyResult<()> {
    let depth = number(vm, depth)?;
    if depth < 0 {
        return Err(vm.value_error("depth must be >= 0"));
    }
    vm.set_state(State::OriginDepth, Value::from_small(depth.into()));
    Ok(())
}

fn add_arguments(vm: &mut Vm, module: Gc<Module>) {
    let arguments = vm.arguments.clone();
    for name in ["argv", "orig_argv"] {
        let list = vm.list(&[]);
        for argument in &arguments {
            let argument = decode_outside(vm, argument.as_bytes());
            list.items.push(&vm.heap, argument.value());
        }
        vm.add_to_module(module, name, list.value());
    }
    let path = vm.list(&[]);
    let entries: Vec<Vec<u8>> = match &vm.path {
        Some(entries) => entries.iter().map(|entry| entry.clone().into_bytes()).collect(),
        None => {
            let given = std::env::var_os("PYTHONPATH").filter(|_| !vm.switches.ignores_environment);
            let all = given.iter().flat_map(std::env::split_paths).chain(vm.library.clone());
            all.map(|entry| entry.into_os_string().into_encoded_bytes()).collect()
        }
    };
    for entry in entries.iter().filter(|entry| !entry.is_empty()) {
        let entry = decode_outside(vm, entry);
        path.items.push(&vm.heap, entry.value());
    }
    vm.add_to_module(module, "path", path.value());
    let warnings = vm.switches.warning_options();
    let options = vm.list(&[]);
    for warning in &warnings {
        let warning = vm.text(warning);
        options.items.push(&vm.heap, warning);
    }
    vm.add_to_module(module, "warnoptions", options.value());
    let (extra, options) = (vm.switches.extra.clone(), vm.dict());
    for option in &extra {
        let (name, value) = option.split_once('=').map_or((option.as_str(), None), |(name, value)| (name, Some(value)));
        let value = value.map_or(Value::TRUE, |value| vm.text(value));
        options.set_str(vm, name, value);
    }
    vm.add_to_module(module, "_xoptions", options.value());
    for name in ["meta_path", "path_hooks"] {
        let list = vm.list(&[]).value();
        vm.add_to_module(module, name, list);
    }
    let cache = vm.dict().value();
    vm.add_to_module(module, "path_importer_cache", cache);
}

fn add_texts(vm: &mut Vm, module: Gc<Module>) {
    let [major, minor, micro] = VERSION;
    let executable = std::env::current_exe().map(|path| path.display().to_string()).unwrap_or_default();
    let directory = executable.rsplit_once('/').map_or("", |(directory, _)| directory).to_owned();
    for (name, text) in [
        ("version", format!("{major}.{minor}.{micro}a0 (pyregrine {}) [Rust]", env!("CARGO_PKG_VERSION"))),
        ("platform", std::env::consts::OS.replace("macos", "darwin")),
        ("byteorder", if cfg!(target_endian = "big") { "big" } else { "little" }.to_owned()),
        ("float_repr_style", "short".to_owned()),
        ("copyright", "Copyright the Pyregrine authors.".to_owned()),
        ("platlibdir", "lib".to_owned()),
        ("abiflags", String::new()),
        ("executable", executable),
        ("prefix", directory.clone()),
        ("exec_prefix", directory.clone()),
        ("base_prefix", directory.clone()),
        ("base_exec_prefix", directory),
    ] {
        let text = vm.text(&text);
        vm.add_to_module(module, name, text);
    }
    vm.add_to_module(module, "pycache_prefix", Value::NONE);
    vm.add_to_module(module, "dont_write_bytecode", Value::TRUE);
    let names: Vec<Value> = {
        let mut names: Vec<&str> = modules::native_names().collect();
        names.sort_unstable();
        names.into_iter().map(|name| vm.intern(name).value()).collect()
    };
    let names = vm.tuple(&names).value();
    vm.add_to_module(module, "builtin_module_names", names);
}

fn hex_version() -> i64 {
    VERSION[0] << 24 | VERSION[1] << 16 | VERSION[2] << 8 | RELEASE.1
}

fn add_numbers(vm: &mut Vm, module: Gc<Module>) {
    for (name, number) in [("maxsize", i64::MAX), ("maxunicode", 0x10_ffff), ("hexversion", hex_version()), ("api_version", 1013)] {
        let number = vm.int(number);
        vm.add_to_module(module, name, number);
    }
}

/// Puts an instance of a new struct sequence into the module.
/// Adds a record; its class comes back.
fn add_record(vm: &mut Vm, module: Gc<Module>, name: &str, fields: &[(&'static str, Value)]) -> PyResult<Gc<Type>> {
    let names: Vec<&'static str> = fields.iter().map(|field| field.0).collect();
    // The values are numbers and interned strs, or the caller's.
    let values: Vec<Value> = fields.iter().map(|field| field.1).collect();
    let class = struct_sequence::new_class(vm, module, name, &names)?;
    let record = struct_sequence::instance(vm, class, &values).value();
    vm.add_to_module(module, name, record);
    Ok(class)
}

fn add_information(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let int = Value::from_small;
    let [major, minor, micro] = VERSION.map(int);
    let release = vm.intern(RELEASE.0).value();
    let version = [("major", major), ("minor", minor), ("micro", micro), ("releaselevel", release), ("serial", int(0))];
    struct_sequence::make_abstract(add_record(vm, module, "version_info", &version)?);
    let version = vm.intern("version_info");
    let version = module.dict.get().get_str(version).expect("was just added");
    let (max, min, epsilon) = (vm.float(f64::MAX), vm.float(f64::MIN_POSITIVE), vm.float(f64::EPSILON));
    let float_info = [
        ("max", max),
        ("max_exp", int(1024)),
        ("max_10_exp", int(308)),
        ("min", min),
        ("min_exp", int(-1021)),
        ("min_10_exp", int(-307)),
        ("dig", int(15)),
        ("mant_dig", int(53)),
        ("epsilon", epsilon),
        ("radix", int(2)),
        ("rounds", int(1)),
    ];
    add_record(vm, module, "float_info", &float_info)?;
    let int_info = [
        ("bits_per_digit", int(30)),
        ("sizeof_digit", int(4)),
        ("default_max_str_digits", int(4300)),
        ("str_digits_check_threshold", int(640)),
    ];
    add_record(vm, module, "int_info", &int_info)?;
    let (algorithm, modulus) = (vm.intern("siphash13").value(), vm.int(hash::MODULUS as i64));
    let hash_info = [
        ("width", int(64)),
        ("modulus", modulus),
        ("inf", int(hash::HASH_INF)),
        ("nan", int(0)),
        ("imag", int(1_000_003)),
        ("algorithm", algorithm),
        ("hash_bits", int(64)),
        ("seed_bits", int(128)),
        ("cutoff", int(0)),
    ];
    add_record(vm, module, "hash_info", &hash_info)?;
    let switches = vm.switches.clone();
    let switch = |is_on: bool| int(i64::from(is_on));
    let flags = [
        ("debug", int(0)),
        ("inspect", int(0)),
        ("interactive", int(0)),
        ("optimize", int(0)),
        ("dont_write_bytecode", int(1)),
        ("no_user_site", switch(switches.has_no_user_site)),
        ("no_site", int(1)),
        ("ignore_environment", switch(switches.ignores_environment)),
        ("verbose", int(0)),
        ("bytes_warning", int(i64::from(switches.warns_of_bytes))),
        ("quiet", switch(switches.is_quiet)),
        ("hash_randomization", int(i64::from(vm.hash_key != (0, 0)))),
        ("isolated", switch(switches.is_isolated)),
        ("dev_mode", Value::from_bool(switches.is_development())),
        ("utf8_mode", int(1)),
        ("warn_default_encoding", int(0)),
        ("safe_path", Value::from_bool(switches.has_safe_path)),
        ("int_max_str_digits", int(4300)),
    ];
    struct_sequence::make_abstract(add_record(vm, module, "flags", &flags)?);
    let (name, lock) = (vm.intern("none").value(), Value::NONE);
    add_record(vm, module, "thread_info", &[("name", name), ("lock", lock), ("version", Value::NONE)])?;
    let implementation = module::namespace(vm);
    let (name, tag) = (vm.text("pyregrine"), vm.text("pyregrine-314"));
    for (key, value) in [("name", name), ("cache_tag", tag), ("version", version), ("hexversion", int(hex_version()))] {
        let key = vm.intern(key);
        vm.set_attr(implementation, key, Some(value))?;
    }
    if cfg!(target_os = "linux") {
        let place = vm.text(&format!("{}-linux-gnu", std::env::consts::ARCH));
        let key = vm.intern("_multiarch");
        vm.set_attr(implementation, key, Some(place))?;
    }
    vm.add_to_module(module, "implementation", implementation);
    let names: Vec<Value> = STDLIB_MODULE_NAMES.iter().map(|name| vm.intern(name).value()).collect();
    let names = vm.tuple(&names).value();
    let class = vm.type_(TypeId::FrozenSet).value();
    let names = vm.call(class, &[names])?;
    vm.add_to_module(module, "stdlib_module_names", names);
    Ok(())
}

/// SystemExit with a status; a tuple is its arguments.
fn exit(vm: &mut Vm, status: Value) -> PyResult {
    let exception = match status.downcast::<crate::object::Tuple>() {
        Some(arguments) => vm.new_exception(TypeId::SystemExit, arguments.as_slice()),
        None if status.is_none() => vm.new_exception(TypeId::SystemExit, &[]),
        None => vm.new_exception(TypeId::SystemExit, &[status]),
    };
    Err(vm.raise_object(exception))
}

fn recursion_limit(vm: &mut Vm) -> usize {
    vm.recursion_limit
}

fn set_recursion_limit(vm: &mut Vm, limit: i64) -> PyResult<()> {
    if i32::try_from(limit).is_err() {
        return Err(vm.overflow_error("Python int too large to convert to C int"));
    }
    if limit < 1 {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    }
    let (limit, depth) = (limit as usize, vm.depth);
    if depth >= limit {
        let message = format!("cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low");
        return Err(vm.raise(TypeId::RecursionError, message));
    }
    // Compiled code has asked at its beginning whether there is room for its calls.
    if limit < vm.recursion_limit {
        vm.invalidate_compiled_code();
    }
    vm.recursion_limit = limit;
    Ok(())
}

fn intern(vm: &mut Vm, string: Value) -> PyResult<Gc<Str>> {
    match string.downcast::<Str>() {
        Some(text) if string.downcast_exact::<Str>().is_some() => Ok(vm.interned(text)),
        Some(_) => {
            let class = vm.type_name(string);
            Err(vm.type_error(format!("can't intern {class}")))
        }
        None => {
            let class = vm.argument_name(string);
            Err(vm.type_error(format!("intern() argument must be str, not {class}")))
        }
    }
}

fn exc_info(vm: &mut Vm) -> Value {
    let handled = vm.handled;
    let (class, traceback) = match handled.downcast::<BaseException>() {
        Some(exception) => (vm.class_of(handled).value(), exception.traceback.get()),
        None => (Value::NONE, Value::NONE),
    };
    vm.tuple(&[class, handled, traceback]).value()
}

fn exception(vm: &mut Vm) -> Value {
    vm.handled
}

fn size_of(vm: &mut Vm, object: Value, default: Option<Value>) -> PyResult {
    let size = own_size(vm, object);
    let size = match default {
        None => size?,
        Some(default) => match vm.catch(size, TypeId::TypeError)? {
            Some(size) => size,
            None => return Ok(default),
        },
    };
    if size < 0 { Err(vm.value_error("__sizeof__() should return >= 0")) } else { Ok(vm.int(size)) }
}

/// What the `__sizeof__` of the class says.
fn own_size(vm: &mut Vm, object: Value) -> PyResult<i64> {
    let (class, name) = (vm.class_of(object), vm.intern("__sizeof__"));
    let Some(found) = vm.lookup(class, name) else {
        let class = class.name.get().to_text();
        return Err(vm.type_error(format!("Type {class} doesn't define __sizeof__")));
    };
    let method = vm.bind(found, object, class.value())?;
    let size = vm.call(method, &[])?;
    if size.as_int_ref().is_none() {
        return Err(vm.type_error("an integer is required"));
    }
    vm.index_i64(size)
}

/// Nothing is counted here; this is what CPython answers for an object with one name.
fn reference_count(_: &mut Vm, _object: Value) -> i64 {
    2
}

fn set_switch_interval(vm: &mut Vm, interval: f64) -> PyResult<()> {
    match Duration::try_from_secs_f64(interval) {
        Ok(interval) if !interval.is_zero() => {
            vm.threads.set_interval(interval);
            Ok(())
        }
        _ => Err(vm.value_error("switch interval must be strictly positive")),
    }
}

/// The innermost frames of all threads by the threads' numbers.
fn current_frames(vm: &mut Vm) -> PyResult<Gc<Dict>> {
    let frames = vm.dict();
    for (number, frame) in vm.frames_of_threads() {
        frames.set(vm, Value::from_small(number as i64), frame.value())?;
    }
    Ok(frames)
}

fn max_digits(vm: &mut Vm) -> usize {
    vm.int_max_str_digits
}

fn set_max_digits(vm: &mut Vm, digits: i64) -> PyResult<()> {
    if digits != 0 && digits < 640 {
        return Err(vm.value_error("maxdigits must be 0 or larger than 640"));
    }
    vm.int_max_str_digits = digits as usize;
    Ok(())
}

fn display_hook(vm: &mut Vm, object: Value) -> PyResult<()> {
    if object.is_none() {
        return Ok(());
    }
    let builtins = vm.builtins.downcast::<crate::object::Dict>().expect("made at start");
    // What is shown must not be reached while it is shown.
    builtins.set_str(vm, "_", Value::NONE);
    let [module, stdout, write] = ["sys", "stdout", "write"].map(|name| vm.intern(name));
    let file = match vm.modules_dict().get_str(module) {
        Some(module) => vm.find_attr(module, stdout)?,
        None => None,
    };
    let Some(file) = file.filter(|file| !file.is_none()) else { return Err(vm.raise(TypeId::RuntimeError, "lost sys.stdout".into())) };
    for text in [vm.repr(object)?, vm.str("\n")] {
        let method = vm.get_attr(file, write)?;
        vm.call(method, &[text.value()])?;
    }
    builtins.set_str(vm, "_", object);
    Ok(())
}

fn except_hook(vm: &mut Vm, _class: Value, exception: Value, traceback: Value) -> PyResult<()> {
    let Some(object) = exception.downcast::<BaseException>() else {
        let given = vm.type_name(exception);
        return Err(vm.type_error(format!("print_exception(): Exception expected for value, {given} found")));
    };
    let own = object.traceback.replace(traceback);
    let text = crate::builtins::traceback::format_exception(vm, object);
    object.traceback.set(own);
    crate::builtins::write_error(vm, &text)
}

/// There are no audit hooks, so nobody is told.
fn audit(vm: &mut Vm, event: Value, _arguments: Value) -> PyResult<()> {
    if event.is::<Str>() {
        return Ok(());
    }
    let given = vm.type_name(event);
    Err(vm.type_error(format!("expected str for argument 'event', not {given}")))
}

fn frame(vm: &mut Vm, depth: i64) -> PyResult {
    vm.frame_object(depth.max(0) as usize)
}

/// The `__name__` of a frame's globals; None where there is no such frame.
fn frame_module_name(vm: &mut Vm, depth: i64) -> PyResult {
    let globals = vm.globals_at(depth.max(0) as usize)?;
    let name = vm.known(Known::__name__);
    Ok(globals.and_then(|globals| globals.get_str(name)).unwrap_or(Value::NONE))
}

fn set_trace(vm: &mut Vm, name: &str, function: Value) -> Result<Value, Raised> {
    if function.is_none() {
        return Ok(Value::NONE);
    }
    Err(vm.raise(TypeId::NotImplementedError, format!("{name}: tracing and profiling functions are not called by this machine")))
}

fn set_async_generator_hooks(vm: &mut Vm, firstiter: Option<Value>, finalizer: Option<Value>) -> PyResult<()> {
    let hooks = [("firstiter", firstiter, State::AsyncGeneratorFirstIter), ("finalizer", finalizer, State::AsyncGeneratorFinalizer)];
    for (name, hook, _) in hooks {
        if let Some(hook) = hook.filter(|hook| !hook.is_none() && vm.class_of(*hook).slots().call.is_none()) {
            let class = vm.type_name(hook);
            return Err(vm.type_error(format!("callable {name} expected, got {class}")));
        }
    }
    for (_, hook, place) in hooks {
        if let Some(hook) = hook {
            vm.set_state(place, hook);
        }
    }
    Ok(())
}

fn async_generator_hooks(vm: &mut Vm) -> PyResult {
    let hooks = [State::AsyncGeneratorFirstIter, State::AsyncGeneratorFinalizer].map(|place| vm.state(place).bound().unwrap_or(Value::NONE));
    let class = vm.state(State::AsyncGeneratorHooks).downcast::<Type>().expect("made with the module");
    Ok(struct_sequence::instance(vm, class, &hooks).value())
}
