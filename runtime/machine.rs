//! A new machine: heap, types, built-ins, modules.

use std::path::{Path, PathBuf};
use std::ptr::NonNull;
use std::rc::Rc;
use std::sync::OnceLock;

use crate::gc::{ByteArray, Gc, Heap, KindInfo, Object, Roots, ValueArray};
use crate::interp::introspection;
use crate::isa::Body;
use crate::object::{BaseException, Builtin, Dict, GetSet, Known, List, SlotWrapper, Str, TypeId, install_types, use_hash_key};
use crate::value::Value;
use crate::vm::threads::STACK_RESERVE;
use crate::vm::{Hooks, PyResult, Vm};
pub use crate::modules::signal_::catch_interrupt;
use crate::{builtins, interp, modules, types};

/// How a machine is set up.
pub struct Settings {
    /// The key of str and bytes hashes (`PYTHONHASHSEED`).
    pub hash_key: (u64, u64),
    /// Collect at every so many allocations; 0 is when it is due.
    pub gc_stress: u32,
    /// Bytes of native stack below the present frame.
    pub native_stack: usize,
    /// Bytes that objects may take before MemoryError is raised; without it, what can be addressed.
    pub memory_limit: Option<usize>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { hash_key: (0, 0), gc_stress: 0, native_stack: 4 << 20, memory_limit: None }
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
    import: |vm, name| vm.import(name),
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
    deliver_signals: modules::signal_::deliver,
};

/// What [`run_program`] returns after an uncaught KeyboardInterrupt: the process should die of SIGINT, or exit with this
/// number, of which the system keeps the 130 that a shell would report.
pub const INTERRUPTED_EXIT: i32 = 0x100 + 130;

/// A machine that can be kept and moved about. Whoever uses it enters it, on the thread that has made it.
pub struct Machine {
    vm: Box<Vm>,
    /// A panic has left the machine in the middle of its work.
    is_broken: bool,
}

impl Machine {
    pub fn new(settings: Settings) -> Machine {
        let (gc_stress, memory_limit) = (settings.gc_stress, settings.memory_limit);
        let vm = new_vm(settings);
        vm.heap.set_stress(gc_stress);
        if let Some(limit) = memory_limit {
            vm.heap.set_limit(limit);
        }
        Machine { vm, is_broken: false }
    }

    /// Lends the machine to `work`, whose result must not be a value of the machine.
    #[inline(never)]
    pub fn enter<R>(&mut self, work: impl FnOnce(&mut Vm) -> R) -> R {
        assert!(!self.is_broken, "a panic has left this machine in the middle of its work");
        self.is_broken = true;
        // On the same thread another machine may have been at work, or may wait for this one.
        let outer = use_hash_key(self.vm.hash_key);
        let roots: NonNull<dyn Roots> = NonNull::from(&*self.vm as &dyn Roots);
        // SAFETY: the machine stays in its box, also when that is moved, and is used only below this frame until it is entered again.
        unsafe { self.vm.heap.set_roots(roots) };
        let result = below(&mut self.vm, work);
        use_hash_key(outer);
        self.is_broken = false;
        result
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        if !self.vm.threads.are_several() {
            return;
        }
        if self.is_broken {
            self.vm.abandon_threads();
        } else {
            self.enter(Vm::end_threads);
        }
    }
}

/// Does the work in a frame of its own: what it keeps lies below the frame that the collector looks up to.
#[inline(never)]
fn below<R>(vm: &mut Vm, work: impl FnOnce(&mut Vm) -> R) -> R {
    work(vm)
}

/// Makes a machine, and lends it to `work`.
pub fn with_vm<R>(settings: Settings, work: impl FnOnce(&mut Vm) -> R) -> R {
    Machine::new(settings).enter(work)
}

/// What is run as `__main__`.
pub enum Program {
    /// What is in a file. `name` is what the program is called, `folder` where the modules beside it are. The main module of a folder is in
    /// no package, whereas nobody knows that of another file.
    File { body: Rc<Body>, name: String, file: String, folder: Option<PathBuf>, is_in_folder: bool },
    /// What was written in the command that has started it.
    Text { body: Rc<Body>, text: String },
    /// What the standard input has said.
    Input { body: Rc<Body> },
    /// A module that the library's `runpy` finds.
    Module { name: String },
}

impl Program {
    /// A file that is called by its path.
    pub fn of_file(body: Rc<Body>, path: &str) -> Program {
        Program::File { body, name: path.to_owned(), file: path.to_owned(), folder: Path::new(path).parent().map(Path::to_owned), is_in_folder: false }
    }

    /// `sys.argv[0]`
    fn name(&self) -> &str {
        match self {
            Program::File { name, .. } => name,
            Program::Text { .. } => "-c",
            Program::Input { .. } => "-",
            Program::Module { .. } => "-m",
        }
    }

    fn run(self, vm: &mut Vm) -> PyResult {
        match self {
            Program::File { body, file, folder, is_in_folder, .. } => {
                let dict = prepare_main(vm, Some(&file), folder.as_deref().map(or_here))?;
                if is_in_folder {
                    let package = vm.text("");
                    dict.set_str(vm, "__package__", package);
                }
                vm.run_body(body, dict, dict.value())
            }
            Program::Text { body, text } => {
                vm.main_text = Some(text);
                run_main(vm, body, None, Some(Path::new("")))
            }
            Program::Input { body } => run_main(vm, body, Some("<stdin>"), Some(Path::new(""))),
            Program::Module { name } => {
                let folder = std::env::current_dir().unwrap_or_default();
                prepare_main(vm, None, Some(&folder))?;
                let runpy = vm.import("runpy")?;
                let function = vm.intern("_run_module_as_main");
                let (function, name) = (vm.get_attr(runpy, function)?, vm.text(&name));
                vm.call(function, &[name])
            }
        }
    }
}

/// A folder that has a name.
pub fn or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// Runs a program as `__main__`: prints an uncaught exception and returns the exit code.
pub fn run_program(vm: &mut Vm, program: Program, arguments: Vec<String>) -> i32 {
    vm.arguments = std::iter::once(program.name().to_owned()).chain(arguments).collect();
    let code = match program.run(vm) {
        Ok(_) => 0,
        Err(_) => report(vm),
    };
    join_threads(vm);
    let at_exit = modules::atexit::run(vm);
    let code = if at_exit.is_err() { report(vm) } else { code };
    finalize(vm);
    let flushed = vm.stdout.flush().and(vm.stderr.flush());
    match flushed {
        Err(error) if code == 0 => {
            report_flush(vm, &error);
            FLUSH_FAILED
        }
        _ => code,
    }
}

/// What Python code is called for at the end, whatever the program has done.
pub fn end(vm: &mut Vm) -> PyResult<()> {
    join_threads(vm);
    let at_exit = modules::atexit::run(vm);
    let raised = vm.raised;
    finalize(vm);
    vm.raised = raised;
    at_exit
}

/// Waits for the threads that are no daemons, as the library does it.
fn join_threads(vm: &mut Vm) {
    let name = vm.intern("threading");
    let Some(threading) = vm.module_table().get_str(name) else { return };
    let name = vm.intern("_shutdown");
    let result = match vm.find_attr(threading, name) {
        Ok(Some(function)) => vm.call(function, &[]).map(|_| ()),
        Ok(None) => Ok(()),
        Err(raised) => Err(raised),
    };
    if result.is_err() {
        vm.report_unraisable(threading);
    }
}

fn finalize(vm: &mut Vm) {
    vm.end_threads();
    vm.finalize_at_exit();
    modules::io_::buffered::flush_all(vm);
}

/// Runs a program as `__main__`, and does nothing when it has ended. Modules beside it are found in its folder, if it has one.
pub fn run_main(vm: &mut Vm, body: Rc<Body>, file: Option<&str>, folder: Option<&Path>) -> PyResult {
    let dict = prepare_main(vm, file, folder)?;
    vm.run_body(body, dict, dict.value())
}

/// Makes the module `__main__`, and gives its dict; the folder becomes the first one in which modules are looked for.
fn prepare_main(vm: &mut Vm, file: Option<&str>, folder: Option<&Path>) -> PyResult<Gc<Dict>> {
    let main = vm.module("__main__");
    let dict = main.dict.get();
    if let Some(file) = file {
        let file = vm.text(file);
        dict.set_str(vm, "__file__", file);
    }
    let builtins = vm.import("builtins")?;
    dict.set_str(vm, "__builtins__", builtins);
    let key = vm.intern("__main__").value();
    vm.module_table().set_interned(vm, key, main.value());
    let sys = vm.import("sys")?;
    let name = vm.intern("path");
    if let Some(folder) = folder.filter(|_| !vm.switches.has_safe_path)
        && let Some(entries) = vm.find_attr(sys, name)?.and_then(|entries| entries.downcast::<List>())
    {
        let folder = vm.text(&folder.display().to_string());
        if entries.items.get(0) != Some(folder) {
            entries.items.insert(&vm.heap, 0, folder);
        }
    }
    Ok(dict)
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
    if let Some((code, words)) = exit_request(vm, exception) {
        if let Some(words) = words {
            tell(vm, &format!("{words}\n"));
        }
        return code;
    }
    let text = builtins::traceback::format_exception(vm, exception);
    tell(vm, &text);
    if vm.is_instance(exception.value(), TypeId::KeyboardInterrupt) { INTERRUPTED_EXIT } else { 1 }
}

/// The exit code that a SystemExit asks for, and what is to be printed to stderr before.
pub fn exit_request(vm: &mut Vm, exception: Gc<BaseException>) -> Option<(i32, Option<String>)> {
    if !vm.is_instance(exception.value(), TypeId::SystemExit) {
        return None;
    }
    let code = vm.exception_attribute(exception, Known::code_).or_else(|| exception.args.get().as_slice().first().copied());
    Some(match code.unwrap_or(Value::NONE) {
        Value::NONE => (0, None),
        code => match code.as_int_ref().map(|code| code.to_i64().unwrap_or(-1)) {
            // The system keeps eight bits.
            Some(code) => ((code & 0xff) as i32, None),
            None => (1, Some(vm.to_str(code).map(|text| text.to_text()).unwrap_or_default())),
        },
    })
}

/// Writes the last words of a program to stderr, behind what it printed.
fn tell(vm: &mut Vm, text: &str) {
    // An error of stdout is told at the end; if stderr is gone, too, there is nobody left to tell.
    let _ = vm.stdout.flush();
    let _ = vm.stderr.write(text.as_bytes());
}

fn kinds() -> &'static [KindInfo] {
    static KINDS: OnceLock<Vec<KindInfo>> = OnceLock::new();
    KINDS.get_or_init(new_kinds)
}

fn new_kinds() -> Vec<KindInfo> {
    let mut table = vec![KindInfo::UNUSED; 256];
    table[usize::from(ValueArray::KIND)] = KindInfo::of::<ValueArray>();
    table[usize::from(ByteArray::KIND)] = KindInfo::of::<ByteArray>();
    for (kind, info) in types::kinds().into_iter().chain(interp::types::kinds()).chain(modules::kinds()) {
        table[kind as usize] = info;
    }
    table
}
