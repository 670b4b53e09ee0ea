//! A new machine: heap, types, built-ins, modules.

use std::path::Path;
use std::ptr::NonNull;
use std::rc::Rc;

use crate::gc::{ByteArray, Heap, KindInfo, Object, Roots, ValueArray};
use crate::interp::introspection;
use crate::isa::Body;
use crate::object::{Builtin, Dict, GetSet, Known, List, SlotWrapper, Str, TypeId, install_types};
use crate::value::Value;
use crate::vm::{Hooks, PyResult, Vm};
use crate::{builtins, interp, modules, types};

/// Bytes of native stack that stay free for what cannot be interrupted.
const STACK_RESERVE: usize = 512 << 10;

/// How a machine is set up.
pub struct Settings {
    /// The key of str and bytes hashes (`PYTHONHASHSEED`).
    pub hash_key: (u64, u64),
    /// Collect at every allocation.
    pub gc_stress: bool,
    /// Bytes of native stack below the present frame.
    pub native_stack: usize,
    /// Bytes that objects may take before MemoryError is raised; without it, what can be addressed.
    pub memory_limit: Option<usize>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { hash_key: (0, 0), gc_stress: false, native_stack: 4 << 20, memory_limit: None }
    }
}

/// Makes a machine with all built-in types.
pub fn new_vm(settings: Settings) -> Box<Vm> {
    let heap = Heap::new(kinds());
    let mut vm = Box::new(Vm::bare(heap));
    let marker = 0u8;
    vm.native_limit = (&raw const marker).addr().saturating_sub(settings.native_stack.saturating_sub(STACK_RESERVE));
    vm.set_hash_key(settings.hash_key);
    let specs: Vec<_> = types::specs().into_iter().chain(interp::types::specs()).chain(modules::specs()).collect();
    install_types(&mut vm, &specs);
    modules::start(&mut vm);
    vm.hooks = Some(HOOKS);
    builtins::install(&mut vm);
    let names = vm.builtins.downcast::<Dict>().expect("the built-ins have a dict");
    let module = vm.intern("builtins").value();
    for method in introspection::FUNCTIONS {
        let function = vm.builtin(TypeId::Builtin, method, Value::UNBOUND, module).value();
        names.set_str(&mut vm, method.name(), function);
    }
    make_permanent(&vm);
    vm
}

/// What is there when a machine begins and never changes need not be marked by each collection: strs, which are interned, and the
/// methods of built-in types, which refer to those types and to interned strs.
fn make_permanent(vm: &Vm) {
    vm.heap.make_permanent(&|value| match value.downcast::<Str>() {
        Some(text) => text.is_interned() && !text.is_shared(),
        None => value.is::<GetSet>() || value.is::<SlotWrapper>() || value.downcast::<Builtin>().is_some_and(|builtin| builtin.this.get().is_unbound()),
    });
}

const HOOKS: Hooks = Hooks {
    find_native: |vm, name| modules::find(vm, name).map(|module| module.map(|module| module.value())),
    is_native: modules::is_native,
    find_substitute: |vm, name| modules::find_substitute(vm, name).map(|module| module.map(|module| module.value())),
    generic_alias: |vm, class, item| types::generic_alias::class_getitem(vm, class, item).value(),
    globals: |vm| match vm.current_globals() {
        Ok(globals) => globals.value(),
        Err(_) => {
            vm.raised = Value::NONE;
            Value::UNBOUND
        }
    },
    locals: |vm| vm.current_locals(),
    frame: |vm, depth| vm.frame_object(depth),
    implicit_super: |vm| vm.implicit_super(),
    set_class_cell: introspection::set_class_cell,
    report_unraisable: modules::unraisable::report,
};

/// What [`run_program`] returns after an uncaught KeyboardInterrupt: the process should die of SIGINT, or exit with this
/// number, of which the system keeps the 130 that a shell would report.
pub const INTERRUPTED_EXIT: i32 = 0x100 + 130;

/// Makes a machine whose collector works, and lends it to `work`.
pub fn with_vm<R>(settings: Settings, work: impl FnOnce(&mut Vm) -> R) -> R {
    let collector = Settings { ..settings };
    let mut vm = new_vm(settings);
    // SAFETY: the machine stays in its box until this function ends, and is used in frames called from this one.
    unsafe { start_collector(&mut vm, &collector) };
    work(&mut vm)
}

/// Runs a program as `__main__`: prints an uncaught exception and returns the exit code.
pub fn run_program(vm: &mut Vm, body: Rc<Body>, path: &str, arguments: Vec<String>) -> i32 {
    vm.arguments = std::iter::once(path.to_owned()).chain(arguments).collect();
    let result = run_main(vm, body, path);
    let code = match result {
        Ok(_) => 0,
        Err(_) => report(vm),
    };
    let at_exit = modules::atexit::run(vm);
    let code = if at_exit.is_err() { report(vm) } else { code };
    vm.finalize_at_exit();
    modules::io_::buffered::flush_all();
    let flushed = vm.stdout.flush().and(vm.stderr.flush());
    match flushed {
        Err(error) if code == 0 => {
            report_flush(vm, &error);
            FLUSH_FAILED
        }
        _ => code,
    }
}

fn run_main(vm: &mut Vm, body: Rc<Body>, path: &str) -> PyResult {
    let main = vm.module("__main__");
    let dict = main.dict.get();
    let file = vm.text(path);
    dict.set_str(vm, "__file__", file);
    let builtins = vm.import("builtins")?;
    dict.set_str(vm, "__builtins__", builtins);
    let key = vm.intern("__main__").value();
    vm.module_table().set_interned(vm, key, main.value());
    let sys = vm.import("sys")?;
    let name = vm.intern("path");
    if let Some(entries) = vm.find_attr(sys, name)?.and_then(|entries| entries.downcast::<List>()) {
        let directory = Path::new(path).parent().map(|directory| directory.display().to_string()).unwrap_or_default();
        let directory = vm.text(if directory.is_empty() { "." } else { &directory });
        if entries.items.get(0) != Some(directory) {
            entries.items.insert(&vm.heap, 0, directory);
        }
    }
    vm.run_body(body, dict, dict.value())
}

/// The exit code of a program whose output could not be written at the end, as in CPython.
const FLUSH_FAILED: i32 = 120;

fn report_flush(vm: &mut Vm, error: &std::io::Error) {
    let class = if error.kind() == std::io::ErrorKind::BrokenPipe { "BrokenPipeError" } else { "OSError" };
    let text = error.to_string();
    let what = text.split(" (os error").next().unwrap_or_default();
    let number = error.raw_os_error().unwrap_or(0);
    let text = format!(
        "Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\n{class}: [Errno {number}] {what}\n"
    );
    // If stderr is gone, too, there is nobody left to tell.
    let _ = vm.stderr.write(text.as_bytes());
}

/// Prints the exception that ended the program; its exit code.
fn report(vm: &mut Vm) -> i32 {
    let exception = vm.take_raised();
    vm.handled = Value::NONE;
    if vm.is_instance(exception.value(), TypeId::SystemExit) {
        let code = vm.exception_attribute(exception, Known::code_).or_else(|| exception.args.get().as_slice().first().copied());
        return match code.unwrap_or(Value::NONE) {
            Value::NONE => 0,
            code => match code.as_int_ref().map(|code| code.to_i64().unwrap_or(-1)) {
                // The system keeps eight bits.
                Some(code) => (code & 0xff) as i32,
                None => {
                    let text = vm.to_str(code).map(|text| text.to_text()).unwrap_or_default();
                    tell(vm, &format!("{text}\n"));
                    1
                }
            },
        };
    }
    let text = builtins::traceback::format_exception(vm, exception);
    tell(vm, &text);
    if vm.is_instance(exception.value(), TypeId::KeyboardInterrupt) { INTERRUPTED_EXIT } else { 1 }
}

/// Writes the last words of a program to stderr, behind what it printed.
fn tell(vm: &mut Vm, text: &str) {
    // An error of stdout is told at the end; if stderr is gone, too, there is nobody left to tell.
    let _ = vm.stdout.flush();
    let _ = vm.stderr.write(text.as_bytes());
}

/// Lets the collector work: from here on, values on the native stack of the caller's callees are roots.
///
/// # Safety
/// The machine stays where it is until it is dropped, and is used only in frames called from the present one.
pub unsafe fn start_collector(vm: &mut Vm, settings: &Settings) {
    let roots: NonNull<dyn Roots> = NonNull::from(&*vm as &dyn Roots);
    // SAFETY: the caller's promise.
    unsafe { vm.heap.set_roots(roots) };
    vm.heap.set_stress(settings.gc_stress);
    if let Some(limit) = settings.memory_limit {
        vm.heap.set_limit(limit);
    }
}

fn kinds() -> &'static [KindInfo] {
    let mut table = vec![KindInfo::UNUSED; 256];
    table[usize::from(ValueArray::KIND)] = KindInfo::of::<ValueArray>();
    table[usize::from(ByteArray::KIND)] = KindInfo::of::<ByteArray>();
    for (kind, info) in types::kinds().into_iter().chain(interp::types::kinds()).chain(modules::kinds()) {
        table[kind as usize] = info;
    }
    Vec::leak(table)
}
