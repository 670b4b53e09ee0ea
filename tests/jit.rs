//! The second tier from outside: its options, what it reports and shows, what happens while something is compiled, and what ends compiled
//! code: Ctrl-C, and limits of recursion and memory.
//!
//! What compiled code prints is tested by `tests/programs.rs` (`tests/programs/jit` above all) and `tests/random.rs`. Whoever looks at a report has
//! the program wait for the compiler (`--jit-sync`), so that each run compiles the same.

mod support;

use std::path::PathBuf;
use std::time::Duration;

use support::{Outcome, compile, interrupt, newest_python, pyregrine, run, scratch};

const LIMIT: Duration = Duration::from_secs(60);

/// The source of a program as a `.pyc` in a folder of its own.
fn program(name: &str, source: &str) -> PathBuf {
    let file = scratch(&format!("jit-{name}")).join(format!("{name}.py"));
    std::fs::write(&file, source).expect("scratch can be written");
    compile(newest_python(), std::slice::from_ref(&file));
    file.with_extension("pyc")
}

/// Runs the source of a program.
fn run_source(name: &str, options: &[&str], source: &str) -> Outcome {
    run(pyregrine(options).arg(program(name, source)), LIMIT)
}

/// Checks what a program has printed, and that it has ended well.
fn expect(outcome: &Outcome, stdout: &str) {
    assert_eq!((outcome.code(), outcome.stdout.as_str()), (Some(0), stdout), "{:?}: {}", outcome.signal(), outcome.stderr);
}

/// A function and a loop that are compiled, and a loop that is not worth it.
const SAMPLE: &str = "\
def square(x): return x * x
def total(n):
    s = 0
    for i in range(n): s += square(i)
    return s
def texts(n):
    found = {}
    for i in range(n): found[f'{i}'] = {i: {}}
    return len(found)
print(total(5000), texts(5000))
i = 0
while i < 5000: i += 1
print(i)
";
const SAMPLE_PRINTS: &str = "41654167500 5000\n5000\n";

#[test]
fn what_looks_at_every_instruction_is_refused() {
    let file = program("refused", SAMPLE);
    for (options, named) in [(&["--trace"][..], "--trace"), (&["--instruction-limit", "100"], "--instruction-limit")] {
        for jit in ["--jit", "--jit=always"] {
            let outcome = run(pyregrine(&[jit]).args(options).arg(&file), LIMIT);
            assert_eq!((outcome.code(), outcome.stdout.as_str()), (Some(2), ""), "{outcome:?}");
            assert!(outcome.stderr.starts_with(&format!("pyregrine: {named} looks at every instruction")), "{outcome:?}");
        }
        let outcome = run(pyregrine(&["--jit=off"]).args(options).arg(&file), LIMIT);
        assert_ne!(outcome.code(), Some(2), "{outcome:?}");
    }
}

#[test]
fn options_are_understood() {
    let file = program("options", SAMPLE);
    for jit in ["--jit", "--jit=on", "--jit=always"] {
        let outcome = run(pyregrine(&[jit, "--jit-sync", "--jit-report"]).arg(&file), LIMIT);
        expect(&outcome, SAMPLE_PRINTS);
        assert!(outcome.stderr.contains(" bytes, "), "{jit}: {}", outcome.stderr);
        assert!(!outcome.stderr.contains("beside the program"), "{jit}: {}", outcome.stderr);
    }
    expect(&run(pyregrine(&["--jit=off"]).arg(&file), LIMIT), SAMPLE_PRINTS);
    for variable in ["always", "on"] {
        let outcome = run(pyregrine(&["--jit-report"]).env("PYREGRINE_JIT", variable).env("PYREGRINE_JIT_SYNC", "1").arg(&file), LIMIT);
        expect(&outcome, SAMPLE_PRINTS);
        assert!(outcome.stderr.contains(" bytes, "), "{variable}: {}", outcome.stderr);
        assert!(!outcome.stderr.contains("beside the program"), "{variable}: {}", outcome.stderr);
    }
    // A report of nothing is not what was asked for.
    for option in ["--jit-report", "--jit-dump=ssa", "--jit-perf-map"] {
        let outcome = run(pyregrine(&["--jit=off", option]).arg(&file), LIMIT);
        assert_eq!((outcome.code(), outcome.stdout.as_str()), (Some(2), ""), "{outcome:?}");
        assert!(outcome.stderr.contains("needs --jit"), "{outcome:?}");
    }
    for wrong in [&["--jit=sometimes"][..], &["--jit", "--jit-dump=trees"], &["--jit", "--jit-threshold=often"]] {
        let outcome = run(pyregrine(wrong).arg(&file), LIMIT);
        assert_eq!((outcome.code(), outcome.stdout.as_str()), (Some(2), ""), "{outcome:?}");
    }
}

/// A threshold that is never reached compiles nothing.
#[test]
fn a_threshold_is_obeyed() {
    let file = program("threshold", SAMPLE);
    let n_compiled = |threshold: &str| {
        let outcome = run(pyregrine(&["--jit", "--jit-sync", "--jit-report", "--jit-threshold", threshold]).arg(&file), LIMIT);
        expect(&outcome, SAMPLE_PRINTS);
        outcome.stderr.lines().filter(|line| line.contains(" nodes, ")).count()
    };
    assert_eq!(n_compiled("1000000"), 0);
    assert!(n_compiled("100") >= 3);
}

#[test]
fn the_report_names_what_was_compiled_and_what_was_not() {
    let outcome = run_source("report", &["--jit", "--jit-sync", "--jit-report"], SAMPLE);
    expect(&outcome, SAMPLE_PRINTS);
    let line = |beginning: &str| {
        let found = outcome.stderr.lines().find(|line| line.starts_with(beginning));
        found.unwrap_or_else(|| panic!("no `{beginning}` in\n{}", outcome.stderr))
    };
    for beginning in ["jit: function square (", "jit: loop total (", "jit: loop <module> ("] {
        let line = line(beginning);
        assert!(line.contains("report.py:") && line.contains(" nodes, ") && line.ends_with(" µs"), "{line}");
    }
    assert!(line("jit: loop texts (").contains(": not compiled: "), "{}", outcome.stderr);
    // Every loop comes to its end.
    assert!(outcome.stderr.contains("jit:     left at word "), "{}", outcome.stderr);
    let n_compiled = outcome.stderr.lines().filter(|line| line.contains(" nodes, ")).count();
    assert!(outcome.stderr.trim_end().lines().last().is_some_and(|line| line.starts_with(&format!("jit: {n_compiled} compiled, "))), "{}", outcome.stderr);
}

#[test]
fn every_form_is_shown() {
    let file = program("forms", SAMPLE);
    let shown = |form: &str| {
        let outcome = run(pyregrine(&["--jit", "--jit-sync", &format!("--jit-dump={form}")]).arg(&file), LIMIT);
        expect(&outcome, SAMPLE_PRINTS);
        outcome.stderr
    };
    let ssa = shown("ssa");
    assert!(ssa.contains("graph square at word 0\n") && ssa.contains("MulInt v") && ssa.contains("  else overflow at "), "{ssa}");
    let clif = shown("clif");
    assert!(clif.contains("; square at word 0\n") && clif.contains("smul_overflow"), "{clif}");
    let asm = shown("asm");
    assert!(asm.contains("; square at word 0\n") && asm.lines().count() > 20, "{asm}");
}

/// An exit that is taken often leads to a second version, which is not left there.
#[test]
fn code_that_is_left_often_is_compiled_again() {
    let source = "\
def add(a, b): return a + b
for i in range(5000): add(i, 1)
x = 0.0
for i in range(5000): x = add(x, 0.5)
print(add(1, 1), x)
";
    let outcome = run_source("again", &["--jit", "--jit-sync", "--jit-report"], source);
    expect(&outcome, "2 2500.0\n");
    assert!(outcome.stderr.contains("jit: function add (") && outcome.stderr.contains(", version 2: "), "{}", outcome.stderr);
}

/// Whether something can be compiled beside the program.
fn has_second_core() -> bool {
    std::thread::available_parallelism().is_ok_and(|count| count.get() > 1)
}

/// What changes while the functions and the loop that rely on it are being compiled, and the values that the loop has then.
const CHANGES: &[(&str, &str)] = &[
    ("A.m = lambda self: 2", "a method"),
    ("B.m = lambda self: 4", "an inherited method"),
    ("B.k = 20", "an attribute of a class"),
    ("a.k = 25", "a shape"),
    ("A.__bases__ = (C,)", "bases"),
    ("A.__len__ = lambda self: 7", "a special method"),
    ("del B.k; A.__getattr__ = lambda self, name: 11", "an attribute that is no more"),
    ("a.__class__ = D", "an object's class"),
    ("G = 1.5", "the type of a global"),
    ("def g(): return 1000", "a function"),
    ("g.__code__ = h.__code__", "a function's code"),
    ("f.__code__ = (lambda a: -1).__code__", "the code that is compiled"),
    ("g = lambda: [e.tb_frame.f_code.co_name for e in [traceback()]] == ['traceback'] and sys._getframe(1).f_code.co_name == 'f'", "frames that are looked at"),
    ("len = lambda o: 33", "a built-in function that is hidden"),
    ("loop.__defaults__ = (5,)", "nothing that matters"),
];

/// A module in which that happens.
fn changing(change: &str) -> String {
    format!(
        "\
import sys, time
class B:
    k = 10
    def m(self): return 1
    def __len__(self): return 6
class A(B): pass
class C:
    k = 30
    def m(self): return 3
    def __len__(self): return 5
class D(C): pass
G = 100
def traceback():
    try: 1 / 0
    except ZeroDivisionError as e: return e.__traceback__
def g(): return G
def h(): return G + 1
def f(a): return a.m() + a.k + g() + len(a)
def loop(a, n):
    s = 0
    for j in range(n): s += f(a)
    return s
a = A()
before = {{loop(a, 10) for j in range(40)}}
{change}
end = time.perf_counter() + 0.06
after = set()
while time.perf_counter() < end: after.add(loop(a, 10))
print(before, after)
"
    )
}

/// Code that was compiled for what has changed meanwhile is never entered.
#[test]
fn what_changes_while_code_is_compiled_is_honoured() {
    let mut n_given_up = 0;
    for (index, (change, what)) in CHANGES.iter().enumerate() {
        let source = changing(change);
        let expected = run_source(&format!("change-{index}-off"), &["--jit=off"], &source);
        assert_eq!(expected.code(), Some(0), "{what}: {expected:?}");
        for delay in ["0", "200", "10000"] {
            let options = ["--jit", "--jit-report", "--jit-threshold=30", "--jit-delay", delay];
            let outcome = run_source(&format!("change-{index}"), &options, &source);
            assert_eq!((outcome.code(), &outcome.stdout), (Some(0), &expected.stdout), "{what}, {delay}: {}", outcome.stderr);
            n_given_up += usize::from(outcome.stderr.contains("what it relied on has changed meanwhile"));
        }
    }
    assert!(!has_second_core() || n_given_up >= 6, "{n_given_up}");
}

/// What is held back for so long is never done.
const FOR_EVER: &str = "--jit-delay=1000000000";

/// Nobody waits for the compiler's thread: not the program, not its end, and not the processes that it starts.
#[test]
fn a_program_ends_while_something_is_compiled() {
    let ends = [("", 0), ("sys.exit(3)", 3), ("os._exit(4)", 4), ("1 / 0", 1), ("sys.exit(os.system('exit 5') >> 8)", 5), ("os.execv('/bin/sh', ['sh', '-c', 'exit 6'])", 6)];
    for (end, code) in ends {
        let source = format!("{}import sys, posix as os\nsys.stdout.flush()\n{end}\n", SAMPLE);
        let outcome = run_source("ends", &["--jit", "--jit-report", FOR_EVER], &source);
        assert_eq!((outcome.code(), outcome.stdout.as_str()), (Some(code), SAMPLE_PRINTS), "{end}: {outcome:?}");
        if has_second_core() && !end.starts_with("os.") {
            assert!(outcome.stderr.contains("jit: loop total (") && outcome.stderr.contains("the program has ended before it"), "{end}: {outcome:?}");
            assert!(outcome.stderr.contains("jit: 0 compiled, "), "{end}: {outcome:?}");
        }
    }
    let source = "print('ready', flush=True)\ni = 0\nwhile True: i += 1; i &= 255\n";
    let outcome = interrupt(pyregrine(&["--jit", FOR_EVER]).arg(program("ends-interrupted", source)), UNTIL_COMPILED);
    assert_eq!((outcome.code(), outcome.signal(), outcome.last_of_stderr()), (None, Some(2), "KeyboardInterrupt"), "{outcome:?}");
}

/// More is hot than the compiler may be sent at once.
#[test]
fn the_queue_is_bounded() {
    let source: String = (0..100).map(|i| format!("def f{i}(n):\n    for i in range(n): n += i & {i}\n    return n\nfor i in range(300): f{i}(20)\n")).collect();
    let source = source + "print(sum(f(20) for f in (f0, f50, f99)))\n";
    let expected = run_source("queue-off", &["--jit=off"], &source);
    let outcome = run_source("queue", &["--jit", "--jit-report", "--jit-threshold=5", FOR_EVER], &source);
    expect(&outcome, &expected.stdout);
    let n_waiting = outcome.stderr.lines().filter(|line| line.ends_with("the program has ended before it")).count();
    assert!(!has_second_core() || n_waiting == 32, "{}", outcome.stderr);
}

/// The objects that a job refers to stay alive as long as it is compiled.
#[test]
fn what_is_compiled_is_collected_in_time() {
    let source = "\
import gc, time
class A:
    def __init__(self, x): self.x = x
    def get(self): return self.x
def f(n): return sum([A(i).get() for i in range(n)])
def g(a): return a.get() + 1
for round in range(30):
    class A:
        def __init__(self, x): self.x = x
        def get(self): return self.x + round
    a = A(round)
    for i in range(20): g(a)
    f(5)
    g = (lambda: lambda a: a.get() + 1)()
    gc.collect()
    time.sleep(0.001)
print(f(10), g(A(1)))
";
    let expected = run_source("collected-off", &["--jit=off"], source);
    assert_eq!(expected.code(), Some(0), "{expected:?}");
    for delay in ["0", "3000", "20000"] {
        for stress in [&[][..], &["--gc-stress"]] {
            let options = [&["--jit", "--jit-threshold=8", "--jit-delay", delay], stress].concat();
            expect(&run_source("collected", &options, source), &expected.stdout);
        }
    }
}

/// By then a loop is compiled.
const UNTIL_COMPILED: Duration = Duration::from_millis(300);

#[test]
fn control_c_ends_compiled_loops() {
    for (name, body) in [
        ("while", "i = 0\n    while True: i += 1; i &= 255"),
        ("for", "s = 0\n    for i in range(10**15): s ^= i"),
        ("calls", "i = 0\n    while True: i = step(i)"),
        ("list", "items = [1.5] * 100\n    while True:\n        for x in items: y = x * x"),
    ] {
        let source = format!("def step(x): return (x + 1) & 255\ndef forever():\n    print('ready', flush=True)\n    {body}\nfor i in range(3000): step(i)\nforever()\n");
        let outcome = interrupt(pyregrine(&["--jit"]).arg(program(name, &source)), UNTIL_COMPILED);
        assert_eq!((outcome.code(), outcome.signal()), (None, Some(2)), "{name}: {outcome:?}");
        assert_eq!(outcome.last_of_stderr(), "KeyboardInterrupt", "{name}: {outcome:?}");
    }
}

#[test]
fn control_c_can_be_caught_around_compiled_loops() {
    let source = "\
def forever():
    i = 0
    while True:
        i += 1
        i &= 1023
print('ready', flush=True)
try:
    forever()
except KeyboardInterrupt as e:
    print('caught', e.__traceback__.tb_next.tb_frame.f_code.co_name)
";
    let outcome = interrupt(pyregrine(&["--jit"]).arg(program("caught", source)), UNTIL_COMPILED);
    expect(&outcome, "caught forever\n");
}

/// Calls between compiled functions use the native stack; that is no limit that a program sees.
#[test]
fn recursion_has_the_limit_that_was_set() {
    let source = "\
import sys
def down(n): return 0 if n == 0 else down(n - 1) + 1
class A:
    def m(self, n): return 0 if n == 0 else self.m(n - 1) + 1
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
a = A()
for i in range(3000): down(5); a.m(5); even(5)
def deepest(f, n):
    try:
        return f(n)
    except RecursionError as e:
        return str(e)
for limit in (1000, 50000, 1000000):
    sys.setrecursionlimit(limit)
    for f in (down, a.m, even):
        print(limit, deepest(f, limit - 100), deepest(f, limit + 100))
";
    let expected = run_source("recursion-off", &["--jit=off"], source);
    assert_eq!(expected.code(), Some(0), "{expected:?}");
    assert!(expected.stdout.starts_with("1000 900 maximum recursion depth exceeded"), "{}", expected.stdout);
    for jit in ["--jit", "--jit=always"] {
        expect(&run_source("recursion", &[jit], source), &expected.stdout);
    }
}

#[test]
fn endless_recursion_ends() {
    let source = "def f(n): return f(n + 1)\ndef g(n): return g(n - 1) if n else 0\nfor i in range(3000): g(3)\nf(0)\n";
    for jit in ["--jit", "--jit=always"] {
        let outcome = run_source("endless", &[jit], source);
        assert_eq!(outcome.code(), Some(1), "{outcome:?}");
        assert!(outcome.last_of_stderr().starts_with("RecursionError: maximum recursion depth exceeded"), "{outcome:?}");
    }
}

#[test]
fn memory_is_limited_in_compiled_loops() {
    let source = "\
def ints(kept):
    i = 0
    while True:
        kept.append(i)
        i += 1
def floats(kept):
    x = 1e300
    while True:
        x = x * 1.0000001
        kept.append(x)
def lists(kept):
    while True: kept.append([0] * 100)
class Node:
    def __init__(self, rest): self.rest = rest
def nodes(kept):
    head = None
    while True:
        head = Node(head)
        kept.append(head)
for greedy in [ints, floats, lists, nodes, ints]:
    kept = []
    try:
        greedy(kept)
    except MemoryError:
        length = len(kept)
        kept.clear()
        print(greedy.__name__, length > 5000, sum([i for i in range(1000)]))
";
    let expected = "ints True 499500\nfloats True 499500\nlists True 499500\nnodes True 499500\nints True 499500\n";
    for jit in ["--jit", "--jit=always"] {
        expect(&run_source("memory", &["--memory-limit", "60M", jit], source), expected);
    }
}
