//! A machine inside a Rust program: it runs Python code, calls its functions, and has limits.
//!
//! Given: files, the bytes of `.pyc` files, code objects, and plain data. Gives: plain data, handles of objects, and errors. The law: a
//! machine belongs to the thread that has made it, and nothing that it gives away refers to its memory. `docs/how-to/embed-the-machine.md`
//! shows all of it at work.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Arc, Mutex};

pub use pyregrine_runtime::embed::{BigInt, Data, Error, Exception, Exit, Object};
use pyregrine_runtime::isa::Body;
use pyregrine_runtime::machine::{self, Settings, end, or_here, run_main};
pub use pyregrine_runtime::vm::Dispatch;
use pyregrine_runtime::vm::{Output, Request, Target, Vm};

use crate::bytecode::StackCode;
use crate::load::{LoadError, Loader};
use crate::pipeline::Options;

/// Bytes of native stack that a machine may use, unless more is promised: what is left for sure on a thread with 2 MiB, the least that
/// Rust gives to one.
const NATIVE_STACK: usize = 3 << 19;

/// What a machine is going to be. Without a word about it: no arguments, an empty path, no limits, the streams of the process.
#[derive(Default)]
pub struct Builder {
    arguments: Vec<String>,
    path: Vec<PathBuf>,
    settings: Settings,
    instruction_limit: Option<u64>,
    dispatch: Dispatch,
    loader: Loader,
    stdin: Option<Box<dyn Read + Send>>,
    stdout: Option<Box<dyn Write + Send>>,
    stderr: Option<Box<dyn Write + Send>>,
    is_stdout_captured: bool,
    is_stderr_captured: bool,
}

impl Builder {
    /// `sys.argv[1:]`; `sys.argv[0]` is what runs.
    pub fn arguments(mut self, arguments: impl IntoIterator<Item = impl Into<String>>) -> Builder {
        self.arguments = arguments.into_iter().map(Into::into).collect();
        self
    }

    /// `sys.path`: where modules are looked for. The variable PYTHONPATH is not.
    pub fn path(mut self, folders: impl IntoIterator<Item = impl Into<PathBuf>>) -> Builder {
        self.path = folders.into_iter().map(Into::into).collect();
        self
    }

    /// Bytes that objects may take before MemoryError is raised; a captured stream may have as many.
    pub fn memory_limit(mut self, bytes: usize) -> Builder {
        self.settings.memory_limit = Some(bytes);
        self
    }

    /// Register instructions that may be executed before everything ends with [`Error::InstructionLimit`]. Loops in native code count an
    /// instruction for each item. A machine with a limit uses a loop of its own, about as fast as `Dispatch::Call`.
    pub fn instruction_limit(mut self, count: u64) -> Builder {
        self.instruction_limit = Some(count);
        self
    }

    /// Bytes of native stack that are free below the caller of [`Builder::build`], for recursion in native code (1.5 MiB).
    pub fn native_stack(mut self, bytes: usize) -> Builder {
        self.settings.native_stack = bytes;
        self
    }

    /// The key of str and bytes hashes.
    pub fn hash_key(mut self, key: (u64, u64)) -> Builder {
        self.settings.hash_key = key;
        self
    }

    /// How one instruction follows another.
    ///
    /// # Panics
    /// If this build has no such dispatch (`Dispatch::is_available`).
    pub fn dispatch(mut self, dispatch: Dispatch) -> Builder {
        assert!(dispatch.is_available(), "this build has no dispatch '{}'", dispatch.name());
        self.dispatch = dispatch;
        self
    }

    /// The CPython that compiles `.py` files.
    pub fn python(mut self, executable: impl Into<PathBuf>) -> Builder {
        self.loader.python = Some(executable.into());
        self
    }

    /// How code is translated.
    pub fn options(mut self, options: Options) -> Builder {
        self.loader.options = options;
        self
    }

    /// What the program reads, for example a slice of bytes. Any thread of the program may.
    pub fn stdin(mut self, reader: impl Read + Send + 'static) -> Builder {
        self.stdin = Some(Box::new(reader));
        self
    }

    /// Where the program's output goes. Any thread of the program may write.
    pub fn stdout(mut self, writer: impl Write + Send + 'static) -> Builder {
        self.stdout = Some(Box::new(writer));
        self.is_stdout_captured = false;
        self
    }

    /// Where the program's messages go.
    pub fn stderr(mut self, writer: impl Write + Send + 'static) -> Builder {
        self.stderr = Some(Box::new(writer));
        self.is_stderr_captured = false;
        self
    }

    /// Keeps the program's output for [`Machine::take_stdout`].
    pub fn capture_stdout(mut self) -> Builder {
        self.is_stdout_captured = true;
        self
    }

    /// Keeps the program's messages for [`Machine::take_stderr`].
    pub fn capture_stderr(mut self) -> Builder {
        self.is_stderr_captured = true;
        self
    }

    /// Makes the machine, for this thread.
    pub fn build(self) -> Machine {
        let limit = self.settings.memory_limit.unwrap_or(usize::MAX);
        let (stdout, captured_stdout) = target(self.stdout, self.is_stdout_captured, limit);
        let (stderr, captured_stderr) = target(self.stderr, self.is_stderr_captured, limit);
        let mut inner = machine::Machine::new(self.settings);
        let loader = Rc::new(self.loader);
        let given = loader.clone();
        inner.enter(|vm| {
            vm.translator = Some(given);
            vm.dispatch = self.dispatch;
            vm.instructions_left = self.instruction_limit;
            vm.arguments = std::iter::once(String::new()).chain(self.arguments).collect();
            vm.path = Some(self.path.iter().map(|folder| folder.to_string_lossy().into_owned()).collect());
            vm.stdin = self.stdin;
            if let Some(target) = stdout {
                vm.stdout = Output::new(target);
            }
            if let Some(target) = stderr {
                vm.stderr = Output::new(target);
            }
        });
        Machine { inner, loader, captured_stdout, captured_stderr }
    }
}

/// Where a stream goes if not to the process, and what is kept of it.
fn target(writer: Option<Box<dyn Write + Send>>, is_captured: bool, limit: usize) -> (Option<Target>, Captured) {
    let captured = Captured { bytes: Arc::default(), limit };
    let writer = if is_captured { Some(Box::new(captured.clone()) as Box<dyn Write + Send>) } else { writer };
    (writer.map(Target::Writer), captured)
}

/// What a captured stream has got.
#[derive(Clone)]
struct Captured {
    bytes: Arc<Mutex<Vec<u8>>>,
    limit: usize,
}

impl Captured {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut self.bytes.lock().expect("nothing panics with the lock"))
    }
}

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut kept = self.bytes.lock().expect("nothing panics with the lock");
        if kept.len().saturating_add(bytes.len()) > self.limit {
            return Err(io::ErrorKind::OutOfMemory.into());
        }
        kept.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A machine. It ends when it is dropped, without a word to Python; see [`Machine::close`]. It stays on its thread:
///
/// ```compile_fail
/// fn goes_to_other_threads<T: Send>() {}
/// goes_to_other_threads::<pyregrine::embed::Machine>();
/// ```
pub struct Machine {
    inner: machine::Machine,
    loader: Rc<Loader>,
    captured_stdout: Captured,
    captured_stderr: Captured,
}

impl Machine {
    pub fn builder() -> Builder {
        Builder { settings: Settings { native_stack: NATIVE_STACK, ..Settings::default() }, ..Builder::default() }
    }

    /// Runs a `.pyc` or `.py` file as `__main__`. Modules beside it can be imported.
    pub fn run_file(&mut self, file: impl AsRef<Path>) -> Result<(), Error> {
        let file = file.as_ref();
        let body = self.loader.translate(file).map_err(unloaded)?;
        self.run(body, &file.to_string_lossy(), file.parent())
    }

    /// Runs the content of a `.pyc` file as `__main__`, under this name.
    pub fn run_pyc(&mut self, bytes: &[u8], name: &str) -> Result<(), Error> {
        let body = self.loader.translate_bytes(bytes, name).map_err(unloaded)?;
        self.run(body, name, None)
    }

    /// Runs a code object as `__main__`, under this name.
    pub fn run_code(&mut self, code: &Rc<StackCode>, name: &str) -> Result<(), Error> {
        let body = self.loader.translate_code(code, name).map_err(unloaded)?;
        self.run(body, name, None)
    }

    fn run(&mut self, body: Rc<Body>, name: &str, folder: Option<&Path>) -> Result<(), Error> {
        self.work(|vm| {
            vm.arguments[0] = name.to_owned();
            set_arguments(vm)?;
            run_main(vm, body, Some(name), folder.map(or_here)).map(|_| ()).map_err(|_| vm.take_error())
        })
    }

    /// Imports a module.
    pub fn import(&mut self, name: &str) -> Result<Object, Error> {
        self.work(|vm| match vm.import(name) {
            Ok(module) => Ok(vm.hold(module)),
            Err(_) => Err(vm.take_error()),
        })
    }

    /// Calls a function of a module, which is imported if need be. What has run is the module `__main__`.
    pub fn call(&mut self, module: &str, function: &str, arguments: &[Data]) -> Result<Data, Error> {
        let module = self.import(module)?;
        self.call_method(&module, function, arguments)
    }

    /// `object(*arguments, **keywords)`
    pub fn call_object(&mut self, object: &Object, arguments: &[Data], keywords: &[(&str, Data)]) -> Result<Data, Error> {
        self.work(|vm| {
            let callee = vm.held(object)?;
            vm.call_with_data(callee, arguments, keywords).map(|value| vm.data_of(value))
        })
    }

    /// `object.name(*arguments)`
    pub fn call_method(&mut self, object: &Object, name: &str, arguments: &[Data]) -> Result<Data, Error> {
        self.work(|vm| {
            let this = vm.held(object)?;
            let name = vm.intern(name);
            let method = vm.get_attr(this, name).map_err(|_| vm.take_error())?;
            vm.call_with_data(method, arguments, &[]).map(|value| vm.data_of(value))
        })
    }

    /// `object.name`
    pub fn attribute(&mut self, object: &Object, name: &str) -> Result<Data, Error> {
        self.work(|vm| {
            let this = vm.held(object)?;
            let name = vm.intern(name);
            vm.get_attr(this, name).map(|value| vm.data_of(value)).map_err(|_| vm.take_error())
        })
    }

    /// `object.name = data`
    pub fn set_attribute(&mut self, object: &Object, name: &str, data: &Data) -> Result<(), Error> {
        self.work(|vm| {
            let this = vm.held(object)?;
            let value = vm.value_of(data)?;
            let name = vm.intern(name);
            vm.set_attr(this, name, Some(value)).map_err(|_| vm.take_error())
        })
    }

    /// The object for some data: so a container can be given to several calls as one object.
    pub fn object(&mut self, data: &Data) -> Result<Object, Error> {
        self.work(|vm| vm.value_of(data).map(|value| vm.hold(value)))
    }

    /// What an object is now, as data; itself if it is nothing of that kind.
    pub fn data(&mut self, object: &Object) -> Result<Data, Error> {
        self.work(|vm| vm.held(object).map(|value| vm.data_of(value)))
    }

    /// `repr(object)`
    pub fn repr(&mut self, object: &Object) -> Result<String, Error> {
        self.work(|vm| {
            let value = vm.held(object)?;
            vm.repr_text(value).map_err(|_| vm.take_error())
        })
    }

    /// `str(object)`
    pub fn text(&mut self, object: &Object) -> Result<String, Error> {
        self.work(|vm| {
            let value = vm.held(object)?;
            vm.to_str(value).map(|text| text.to_text()).map_err(|_| vm.take_error())
        })
    }

    /// From now on so many instructions may be executed; after [`Error::InstructionLimit`] the machine works again.
    pub fn set_instruction_limit(&mut self, count: Option<u64>) {
        self.inner.enter(|vm| (vm.instructions_left, vm.is_out_of_instructions) = (count, false));
    }

    /// How many instructions are left, if there is a limit.
    pub fn instructions_left(&mut self) -> Option<u64> {
        self.inner.enter(|vm| vm.instructions_left)
    }

    /// What the program has written since the last call, if it is captured.
    pub fn take_stdout(&mut self) -> Vec<u8> {
        self.captured_stdout.take()
    }

    /// The messages since the last call, if they are captured.
    pub fn take_stderr(&mut self) -> Vec<u8> {
        self.captured_stderr.take()
    }

    /// Ends the machine as a program ends: calls what `atexit` has registered, and finalizers.
    pub fn close(mut self) -> Result<(), Error> {
        self.work(|vm| end(vm).map_err(|_| vm.take_error()))
    }

    /// Works with the machine; what was printed has then gone to where it goes.
    fn work<R>(&mut self, work: impl FnOnce(&mut Vm) -> Result<R, Error>) -> Result<R, Error> {
        self.inner.enter(|vm| {
            let result = work(vm);
            let flushed = vm.stdout.flush().and(vm.stderr.flush());
            match flushed {
                Err(error) if result.is_ok() => Err(Error::Stream(error.to_string())),
                _ => result,
            }
        })
    }
}

/// Sets `sys.argv`.
fn set_arguments(vm: &mut Vm) -> Result<(), Error> {
    let arguments = Data::List(vm.arguments.iter().map(|argument| Data::Str(argument.clone())).collect());
    let sys = vm.import("sys").map_err(|_| vm.take_error())?;
    let (name, list) = (vm.intern("argv"), vm.value_of(&arguments)?);
    vm.set_attr(sys, name, Some(list)).map_err(|_| vm.take_error())
}

fn unloaded(error: LoadError) -> Error {
    Error::Load(error.to_string())
}

/// Lets a machine of the process raise KeyboardInterrupt soon, as Ctrl-C does. May be called on any thread, for example by a watchdog.
/// If several machines are at work, any of them may be the one.
pub fn interrupt() {
    Request::Interrupt.make();
}
