//! Machines inside a Rust program: what goes in, what comes out, limits, and that a machine gives everything back.

mod support;

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::sync::atomic::{AtomicUsize, Ordering};

use pyregrine::bytecode::load_pyc;
use pyregrine::embed::{BigInt, Builder, Data, Error, Exit, Machine, Object, interrupt};

/// The content of a `.pyc` file for a program; nothing where no CPython is installed.
fn compiled(source: &str) -> Option<Vec<u8>> {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let python = support::pythons().last()?;
    let folder = support::scratch(&format!("embed-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed)));
    let file = folder.join("test.py");
    std::fs::write(&file, source).expect("the scratch folder can be written");
    support::compile(python, std::slice::from_ref(&file));
    let bytes = std::fs::read(folder.join("test.pyc")).expect("was compiled");
    std::fs::remove_dir_all(folder).expect("is ours");
    Some(bytes)
}

/// A machine whose streams are captured.
fn builder() -> Builder {
    Machine::builder().capture_stdout().capture_stderr()
}

/// A machine that has run a program as `__main__`; nothing where no CPython is installed.
fn machine_after(source: &str) -> Option<Machine> {
    let mut machine = builder().build();
    machine.run_pyc(&compiled(source)?, "<test>").expect("the program runs");
    Some(machine)
}

fn printed(machine: &mut Machine) -> String {
    String::from_utf8(machine.take_stdout()).expect("is UTF-8")
}

fn list(items: &[Data]) -> Data {
    Data::List(items.to_vec())
}

/// The class, message and traceback of an exception.
fn exception<T: std::fmt::Debug>(result: Result<T, Error>) -> (String, String, String) {
    match result {
        Err(Error::Exception(exception)) => (exception.class, exception.message, exception.traceback),
        other => panic!("no exception: {other:?}"),
    }
}

fn object(result: Result<Data, Error>) -> Object {
    match result {
        Ok(Data::Object(object)) => object,
        other => panic!("no object: {other:?}"),
    }
}

#[test]
fn files_bytes_and_code_objects_run() {
    let Some(bytes) = compiled("import sys\nprint(__name__, sys.argv)") else { return };
    let folder = std::env::temp_dir().join(format!("pyregrine-embed-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    let file = folder.join("program.pyc");
    std::fs::write(&file, &bytes).expect("a file can be written");
    std::fs::write(folder.join("beside.pyc"), compiled("x = 6 * 7").expect("as before")).expect("a file can be written");

    let mut machine = builder().arguments(["a", "b"]).build();
    machine.run_file(&file).expect("runs");
    assert_eq!(printed(&mut machine), format!("__main__ ['{}', 'a', 'b']\n", file.display()));
    assert_eq!(machine.import("beside").and_then(|beside| machine.attribute(&beside, "x")).expect("is beside"), Data::Int(42));
    machine.run_pyc(&bytes, "bytes").expect("runs");
    machine.run_code(&Rc::new(load_pyc(&bytes).expect("is bytecode").1), "code").expect("runs");
    assert_eq!(printed(&mut machine), "__main__ ['bytes', 'a', 'b']\n__main__ ['code', 'a', 'b']\n");

    let mut machine = builder().path([&folder]).build();
    assert_eq!(machine.import("beside").and_then(|beside| machine.attribute(&beside, "x")).expect("is on the path"), Data::Int(42));
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
}

#[test]
fn what_cannot_be_loaded_is_told() {
    let mut machine = builder().build();
    for result in [machine.run_file("/nowhere/x.pyc"), machine.run_pyc(b"no bytecode", "<bytes>")] {
        assert!(matches!(&result, Err(Error::Load(what)) if what.contains("/nowhere/x.pyc") || what.contains("<bytes>")), "{result:?}");
    }
    let (class, message, _) = exception(machine.import("there_is_none").map(|_| ()));
    assert_eq!((class.as_str(), message.as_str()), ("ModuleNotFoundError", "No module named 'there_is_none'"));
}

#[test]
fn data_goes_in_and_comes_out() {
    let Some(mut machine) = machine_after("def same(x): return x\ndef kind(x): return type(x).__name__") else { return };
    let big: BigInt = "-123456789012345678901234567890".parse().expect("is a number");
    let samples = [
        (Data::None, "NoneType"),
        (Data::Bool(true), "bool"),
        (Data::Int(i64::MIN), "int"),
        (Data::Int(7), "int"),
        (Data::BigInt(big), "int"),
        (Data::Float(1.5), "float"),
        (Data::Float(5e-324), "float"),
        (Data::Str("schön 🦅".into()), "str"),
        (Data::Bytes(vec![0, 255]), "bytes"),
        (list(&[Data::Int(1), list(&[]), Data::Tuple(vec![Data::None])]), "list"),
        (Data::Tuple(vec![Data::Int(1), Data::Str("x".into())]), "tuple"),
        (Data::Dict(vec![(Data::Str("b".into()), Data::Int(1)), (Data::Int(0), list(&[Data::Bool(false)]))]), "dict"),
    ];
    for (data, kind) in samples {
        assert_eq!(machine.call("__main__", "same", std::slice::from_ref(&data)).expect("a result"), data);
        assert_eq!(machine.call("__main__", "kind", &[data]).expect("a result"), Data::Str(kind.into()));
    }
    assert_eq!(BigInt::from(i128::MAX).to_string(), i128::MAX.to_string());
    let unhashable = Data::Dict(vec![(list(&[]), Data::None)]);
    assert_eq!(exception(machine.call("__main__", "same", &[unhashable])).0, "TypeError");
}

#[test]
fn other_objects_are_handles_that_keep_them_alive() {
    let source = "
import gc, weakref
class Point:
    def __init__(self, x, *, y=0): self.x, self.y = x, y
    def __eq__(self, other): return True
class Number(int): pass
def same(p): return p
def number(): return Number(3)
def lone(): return chr(0xd800)
def cycle():
    l = [1]; l.append(l); return l
def deep():
    l = []
    for _ in range(100): l = [l]
    return l
def wide():
    l = []
    for _ in range(60): l = [l, l]
    return l
def collect(): gc.collect()
def watch(p):
    global reference
    reference = weakref.ref(p)
def is_alive(): return reference() is not None
";
    let Some(mut machine) = machine_after(source) else { return };
    let main = machine.import("__main__").expect("has run");
    let class = object(machine.attribute(&main, "Point"));
    let point = object(machine.call_object(&class, &[Data::Int(1)], &[("y", Data::Int(2))]));
    assert_eq!(machine.attribute(&point, "y").expect("has one"), Data::Int(2));
    machine.set_attribute(&point, "y", &Data::from("new")).expect("can be set");
    assert_eq!(machine.attribute(&point, "y").expect("has one"), Data::from("new"));
    assert!(machine.text(&point).expect("a str").starts_with("<__main__.Point object"));
    assert_eq!(object(machine.call("__main__", "same", &[Data::from(&point)])), point);
    assert_ne!(object(machine.call_object(&class, &[Data::Int(1)], &[])), point, "equal to Python, but another one");

    machine.call("__main__", "watch", &[Data::from(&point)]).expect("a result");
    let second = point.clone();
    drop(point);
    machine.call("__main__", "collect", &[]).expect("a result");
    assert_eq!(machine.call("__main__", "is_alive", &[]).expect("a result"), Data::Bool(true));
    drop(second);
    machine.call("__main__", "collect", &[]).expect("a result");
    assert_eq!(machine.call("__main__", "is_alive", &[]).expect("a result"), Data::Bool(false));

    // Nothing is lost, and nothing is endless.
    for (function, repr) in [("number", "3"), ("lone", "'\\ud800'")] {
        let result = object(machine.call("__main__", function, &[]));
        assert_eq!(machine.repr(&result).expect("a repr"), repr);
    }
    let Data::List(cycle) = machine.call("__main__", "cycle", &[]).expect("a result") else { panic!("no list") };
    assert!(matches!(cycle[..], [Data::Int(1), Data::Object(_)]));
    assert!(matches!(machine.call("__main__", "deep", &[]), Ok(Data::List(_))));
    assert!(matches!(machine.call("__main__", "wide", &[]), Ok(Data::List(_))));

    // A container that stays the same.
    let shared = machine.object(&list(&[Data::Int(1)])).expect("data");
    machine.call_method(&shared, "append", &[Data::Int(2)]).expect("a list can do that");
    assert_eq!(machine.data(&shared).expect("is a list"), list(&[Data::Int(1), Data::Int(2)]));
}

#[test]
fn objects_belong_to_one_machine_and_may_outlive_it() {
    let Some(mut one) = machine_after("class C: pass") else { return };
    let class = one.import("__main__").and_then(|main| one.attribute(&main, "C"));
    let class = object(class);
    let mut other = builder().build();
    assert!(matches!(other.repr(&class), Err(Error::Misuse(_))));
    assert!(matches!(other.object(&list(&[Data::from(&class)])), Err(Error::Misuse(_))));
    drop(one);
    assert!(matches!(other.repr(&class), Err(Error::Misuse(_))));
    assert_eq!(class.clone(), class);
}

#[test]
fn exceptions_are_errors() {
    let source = "
def fail(x):
    try:
        {}[x]
    except KeyError as error:
        raise ValueError('no ' + x) from error
class Odd(Exception):
    def __str__(self): raise RuntimeError
def odd(): raise Odd
def leave(code): raise SystemExit(code)
";
    let Some(mut machine) = machine_after(source) else { return };
    let (class, message, traceback) = exception(machine.call("__main__", "fail", &["tea".into()]));
    assert_eq!((class.as_str(), message.as_str()), ("ValueError", "no tea"));
    assert!(traceback.contains("KeyError: 'tea'\n\nThe above exception was the direct cause"), "{traceback}");
    assert!(traceback.ends_with("ValueError: no tea\n"), "{traceback}");
    let (class, message, _) = exception(machine.call("__main__", "odd", &[]));
    assert_eq!((class.as_str(), message.as_str()), ("Odd", "<exception str() failed>"));
    assert_eq!(exception(machine.call("__main__", "nothing", &[])).0, "AttributeError");
    assert_eq!(exception(machine.call("__main__", "fail", &[])).0, "TypeError");
    match machine.call("__main__", "fail", &["x".into()]) {
        Err(Error::Exception(exception)) => assert!(machine.attribute(&exception.object, "__cause__").is_ok()),
        other => panic!("{other:?}"),
    }
    for (code, exit) in [(Data::None, 0), (Data::Int(3), 3), (Data::Int(256), 0)] {
        let result = machine.call("__main__", "leave", &[code]);
        assert!(matches!(&result, Err(Error::Exit(Exit { code, message: None })) if *code == exit), "{result:?}");
    }
    let result = machine.call("__main__", "leave", &["sorry".into()]);
    assert!(matches!(&result, Err(Error::Exit(Exit { code: 1, message: Some(words) })) if words == "sorry"), "{result:?}");
    assert_eq!(machine.take_stderr(), b"", "errors are for the caller, not for stderr");
}

#[test]
fn streams_are_replaced() {
    #[derive(Clone, Default)]
    struct Shared(Arc<Mutex<Vec<u8>>>);
    impl Shared {
        fn take(&self) -> Vec<u8> {
            std::mem::take(&mut self.0.lock().expect("is not poisoned"))
        }
    }
    impl Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            // A writer may take only some.
            let count = bytes.len().min(3);
            self.0.lock().expect("is not poisoned").extend_from_slice(&bytes[..count]);
            Ok(count)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    /// Gives a byte at a time.
    struct Drops(&'static [u8]);
    impl Read for Drops {
        fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
            let Some((&first, rest)) = self.0.split_first().filter(|_| !target.is_empty()) else { return Ok(0) };
            target[0] = first;
            self.0 = rest;
            Ok(1)
        }
    }
    let source = "
import sys
print(input(), sys.stdin.readline(), sys.stdin.read(), sep='|', end='')
print('é', file=sys.stderr)
sys.stdout.buffer.write(b'raw')
sys.stdout.flush()
sys.stdout.buffer.raw.write(b'er')
for stream in sys.stdin, sys.stdout, sys.stderr:
    try: print(stream.fileno())
    except OSError as error: print(type(error).__name__, error)
    print(stream.isatty(), stream.seekable())
";
    let Some(bytes) = compiled(source) else { return };
    let (out, err) = (Shared::default(), Shared::default());
    let mut machine = Machine::builder().stdin(Drops(b"one\ntwo\nthree\nfour")).stdout(out.clone()).stderr(err.clone()).build();
    machine.run_pyc(&bytes, "<test>").expect("runs");
    let stream = "UnsupportedOperation fileno\nFalse False\n".repeat(3);
    assert_eq!(String::from_utf8(out.take()).expect("UTF-8"), format!("one|two\n|three\nfourrawer{stream}"));
    assert_eq!(err.take(), "é\n".as_bytes());
}

#[test]
fn a_stream_that_fails_is_an_error() {
    struct Broken;
    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::Error::other("the wire is cut"))
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let Some(bytes) = compiled("print('x')") else { return };
    let result = Machine::builder().stdout(Broken).build().run_pyc(&bytes, "<test>");
    assert!(matches!(&result, Err(Error::Stream(what)) if what.contains("the wire is cut")), "{result:?}");
    let Some(bytes) = compiled("print('x', flush=True)") else { return };
    assert_eq!(exception(Machine::builder().stdout(Broken).build().run_pyc(&bytes, "<test>")).0, "OSError");
}

#[test]
fn memory_has_a_limit() {
    let Some(bytes) = compiled("def grow():\n    l = []\n    while True: l.append(bytes(1 << 20))\ndef chatter():\n    while True: print('x' * 100000)") else { return };
    let mut machine = builder().memory_limit(32 << 20).build();
    machine.run_pyc(&bytes, "<test>").expect("runs");
    assert_eq!(exception(machine.call("__main__", "grow", &[])).0, "MemoryError");
    // What is captured counts, too.
    let mut machine = builder().memory_limit(32 << 20).build();
    machine.run_pyc(&bytes, "<test>").expect("runs");
    assert_eq!(exception(machine.call("__main__", "chatter", &[])).0, "OSError");
    assert!(machine.take_stdout().len() <= 32 << 20);
}

const ENDLESS: &str = "
import itertools
def loop():
    while True: pass
def stubborn():
    while True:
        try: loop()
        except BaseException: print('caught')
        finally: print('finally')
def recursion(n):
    return n if n < 2 else recursion(n - 1) + recursion(n - 2)
def fibonacci(): return recursion(90)
def native(): return sum(itertools.count())
def callbacks():
    for _ in iter(lambda: sorted(range(50), key=lambda x: -x), None): pass
class Last:
    def __del__(self):
        while True: pass
def finalizer():
    while True: Last()
def manager():
    class M:
        def __enter__(self): return self
        def __exit__(self, *_): return True
    while True:
        with M(): loop()
def generator():
    def g():
        while True:
            try: yield 1
            except BaseException: pass
    for x in g(): pass
def fine(): return sum(i for i in range(100))
";

#[test]
fn instructions_have_a_limit_that_no_program_evades() {
    let Some(bytes) = compiled(ENDLESS) else { return };
    let mut machine = builder().build();
    machine.run_pyc(&bytes, "<test>").expect("runs");
    for function in ["loop", "stubborn", "fibonacci", "native", "callbacks", "finalizer", "manager", "generator"] {
        machine.set_instruction_limit(Some(20_000));
        let result = machine.call("__main__", function, &[]);
        assert!(matches!(&result, Err(Error::InstructionLimit(_))), "{function}: {result:?}");
        assert_eq!(machine.instructions_left(), Some(0), "{function}");
        // Nothing runs until there is a new limit.
        assert!(matches!(machine.call("__main__", "fine", &[]), Err(Error::InstructionLimit(_))), "{function}");
        machine.set_instruction_limit(None);
        assert_eq!(machine.call("__main__", "fine", &[]).expect("the machine works again"), Data::Int(4950), "{function}");
    }
    assert_eq!((printed(&mut machine).as_str(), machine.take_stderr()), ("", Vec::new()), "no handler has run");
}

#[test]
fn instructions_are_counted_exactly() {
    let Some(mut machine) = machine_after("def count(n):\n    i = 0\n    while i < n: i += 1\n    return i") else { return };
    let mut executed = |n: i64| {
        machine.set_instruction_limit(Some(1_000_000));
        machine.call("__main__", "count", &[Data::Int(n)]).expect("is enough");
        1_000_000 - machine.instructions_left().expect("there is a limit")
    };
    let (one, two, many) = (executed(1), executed(2), executed(1001));
    assert!(one > 0 && two > one);
    assert_eq!(many - one, 1000 * (two - one));
    // Just enough, and one too few.
    machine.set_instruction_limit(Some(many));
    assert!(machine.call("__main__", "count", &[Data::Int(1001)]).is_ok());
    machine.set_instruction_limit(Some(many - 1));
    assert!(matches!(machine.call("__main__", "count", &[Data::Int(1001)]), Err(Error::InstructionLimit(_))));
}

#[test]
fn a_watchdog_interrupts() {
    let Some(mut machine) = machine_after(ENDLESS) else { return };
    for function in ["loop", "native"] {
        let watchdog = std::thread::spawn(|| {
            std::thread::sleep(std::time::Duration::from_millis(50));
            interrupt();
        });
        // The machines of other tests are on other threads, and may find the request first.
        machine.set_instruction_limit(Some(50_000_000));
        let result = machine.call("__main__", function, &[]);
        let is_interrupted = matches!(&result, Err(Error::Exception(exception)) if exception.class == "KeyboardInterrupt");
        assert!(is_interrupted || matches!(&result, Err(Error::InstructionLimit(_))), "{result:?}");
        watchdog.join().expect("ends");
    }
}

#[test]
fn a_closed_machine_says_farewell() {
    let source = "
import atexit
class C:
    def __del__(self): print('finalized')
c = C()
atexit.register(print, 'at exit')
";
    let out = Arc::new(Mutex::new(Vec::new()));
    struct To(Arc<Mutex<Vec<u8>>>);
    impl Write for To {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("is not poisoned").write(bytes)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let Some(bytes) = compiled(source) else { return };
    let mut machine = Machine::builder().stdout(To(out.clone())).build();
    machine.run_pyc(&bytes, "<test>").expect("runs");
    machine.close().expect("ends well");
    let out = std::mem::take(&mut *out.lock().expect("is not poisoned"));
    assert_eq!(String::from_utf8(out).expect("UTF-8"), "at exit\nfinalized\n");
}

#[test]
fn several_machines_do_not_know_each_other() {
    let Some(bytes) = compiled("d = {}\ndef put(k, v):\n    d[k] = v\n    return len(d)\ndef get(k): return d[k]") else { return };
    let mut machines: Vec<Machine> = (0..4).map(|key| builder().hash_key((key, key + 1)).build()).collect();
    for machine in &mut machines {
        machine.run_pyc(&bytes, "<test>").expect("runs");
    }
    for round in 0..50 {
        for (number, machine) in machines.iter_mut().enumerate() {
            let (key, value) = (format!("key {round}"), Data::Int(number as i64));
            assert_eq!(machine.call("__main__", "put", &[key.as_str().into(), value]).expect("a result"), Data::Int(round + 1));
        }
    }
    for (number, machine) in machines.iter_mut().enumerate() {
        assert_eq!(machine.call("__main__", "get", &["key 7".into()]).expect("a result"), Data::Int(number as i64));
    }
}

/// Output of an embedding program that makes a mistake.
struct Panics;

impl Write for Panics {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        panic!("a mistake of the embedding program")
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_machine_that_a_panic_has_left_is_not_used_again() {
    let Some(bytes) = compiled("print('x', flush=True)") else { return };
    let mut machine = Machine::builder().stdout(Panics).build();
    let attempt = |machine: &mut Machine| std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| machine.run_pyc(&bytes, "<test>")));
    assert!(attempt(&mut machine).is_err());
    assert!(attempt(&mut machine).is_err());
}

/// Threads that would never end: one in a loop, one that waits for a lock, one that sleeps, one that calls back from native code.
const THREADS: &str = "
import _thread, time
lock = _thread.allocate_lock()
lock.acquire()
turns = [0]
def spins():
    try:
        while True: turns[0] += 1
    except BaseException: turns[0] = -1
    finally: turns[0] = -1
def waits():
    with lock: pass
def sorts():
    sorted(range(10), key=lambda n: time.sleep(1000))
def start():
    for function, arguments in (spins, ()), (waits, ()), (time.sleep, (1000,)), (sorts, ()):
        _thread.start_new_thread(function, arguments)
def n_turns(): return turns[0]
def works():
    before = turns[0]
    while turns[0] <= before: pass
    return True
def prints():
    print('x', flush=True)
    lock.release()
def waits_for_print():
    _thread.start_new_thread(prints, ())
    lock.acquire()
def endless():
    _thread.start_new_thread(spins, ())
    lock.acquire()
";

#[test]
fn threads_run_while_the_machine_is_at_work() {
    let Some(bytes) = compiled(THREADS) else { return };
    let mut machine = builder().build();
    machine.run_pyc(&bytes, "<test>").expect("runs");
    machine.call("__main__", "start", &[]).expect("starts");
    for _ in 0..3 {
        assert_eq!(machine.call("__main__", "works", &[]).expect("the others have turns"), Data::Bool(true));
        let before = machine.call("__main__", "n_turns", &[]).expect("a number");
        std::thread::sleep(std::time::Duration::from_millis(20));
        assert_eq!(machine.call("__main__", "n_turns", &[]).expect("a number"), before, "nobody runs between two calls");
    }
    machine.close().expect("nobody holds up the end");
}

#[test]
fn limits_are_those_of_all_threads() {
    let Some(bytes) = compiled(THREADS) else { return };
    let mut machine = builder().build();
    machine.run_pyc(&bytes, "<test>").expect("runs");
    machine.set_instruction_limit(Some(20_000));
    let result = machine.call("__main__", "endless", &[]);
    assert!(matches!(&result, Err(Error::InstructionLimit(_))), "{result:?}");
    assert_eq!(machine.instructions_left(), Some(0));
}

#[test]
fn a_panic_in_a_thread_is_one_of_the_program() {
    let Some(bytes) = compiled(THREADS) else { return };
    let mut machine = Machine::builder().stdout(Panics).build();
    machine.run_pyc(&bytes, "<test>").expect("runs");
    machine.call("__main__", "start", &[]).expect("starts");
    let attempt = |machine: &mut Machine| std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| machine.call("__main__", "waits_for_print", &[]).is_ok()));
    assert!(attempt(&mut machine).is_err());
    assert!(attempt(&mut machine).is_err());
}

/// Resident bytes and address space of this process; nothing where the system does not tell.
fn memory() -> Option<(usize, usize)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let field = |name: &str| -> Option<usize> { status.lines().find(|line| line.starts_with(name))?.split_whitespace().nth(1)?.parse().ok() };
    Some((field("VmRSS:")? << 10, field("VmSize:")? << 10))
}

/// Where this process is started again by a test, which machine after machine is made in it.
const CHILD: &str = "PYREGRINE_TEST_MACHINES";

#[test]
fn two_thousand_machines_leave_nothing_behind() {
    if std::env::var_os(CHILD).is_none() {
        // In a process of its own, since other tests use memory, too.
        let status = std::process::Command::new(std::env::current_exe().expect("has a name"))
            .args(["--exact", "two_thousand_machines_leave_nothing_behind"])
            .env(CHILD, "1")
            .status();
        assert!(status.expect("starts").success());
        return;
    }
    let folder: PathBuf = std::env::temp_dir();
    let bytes = compiled("import _thread, sys\nlock = _thread.allocate_lock()\nlock.acquire()\ndef spin():\n    while True: [lock]\n_thread.start_new_thread(spin, ())\n_thread.start_new_thread(lock.acquire, ())\nclass C:\n    def __init__(self): self.a = self.b = 1\nl = [C() for _ in range(100)] + [2**100, bytes(20000)]\nprint(len(l))");
    let mut before = None;
    for number in 0..2000 {
        let mut machine = builder().path([&folder]).build();
        if let Some(bytes) = &bytes {
            machine.run_pyc(bytes, "<test>").expect("runs");
            assert_eq!(machine.take_stdout(), b"102\n");
        }
        drop(machine);
        if number == 100 {
            before = memory();
        }
    }
    if let (Some((resident, space)), Some((resident_after, space_after))) = (before, memory()) {
        assert!(resident_after < resident + (8 << 20), "{resident} resident bytes became {resident_after}");
        assert!(space_after < space + (64 << 20), "{space} bytes of address space became {space_after}");
    }
}
