//! Bad input: files that are broken, foreign or missing, programs that fail, Ctrl-C. A clear message and CPython's exit code,
//! never a panic or a signal, and nothing on stdout that the program did not print.
//!
//! `MUTATIONS=100000` tries harder.

mod support;

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::time::Duration;

use pyregrine::bytecode::load_pyc;
use pyregrine::pipeline::{Options, PycError, translate, translate_pyc};
use pyregrine_runtime::isa::{print_body, verify_body};
use support::random::Random;
use support::samples::{VERSIONS, sample};
use support::{Outcome, PYREGRINE, interrupt, newest_python, pyregrine, run, scratch};

const LIMIT: Duration = Duration::from_secs(30);

/// Runs the source of a program.
fn run_source(name: &str, source: &str) -> Outcome {
    run(&mut command_for(name, source), LIMIT)
}

/// The command that runs the source of a program, which is written to a folder of its own.
fn command_for(name: &str, source: &str) -> Command {
    let file = scratch(&format!("bad-input-{name}")).join(format!("{name}.py"));
    std::fs::write(&file, source).expect("scratch can be written");
    let python = newest_python().executable.display().to_string();
    let mut command = pyregrine(&["--python", &python]);
    command.arg(file);
    command
}

fn pyc_with(name: &str, bytes: &[u8]) -> PathBuf {
    let file = scratch(&format!("bad-input-{name}")).join(format!("{name}.pyc"));
    std::fs::write(&file, bytes).expect("scratch can be written");
    file
}

/// The commands that read a file, without the file.
const READERS: [&[&str]; 6] = [&[], &["dis"], &["pyc"], &["dump", "stack"], &["dump", "ssa"], &["dump", "registers"]];

/// Gives a file to every command that reads one; each must refuse it with these words.
fn expect_refusals(file: &Path, message: &str) {
    for command in READERS {
        expect_refusal(&run(pyregrine(command).arg(file), LIMIT), message);
    }
}

/// Checks that nothing ran, and what was said.
fn expect_refusal(outcome: &Outcome, message: &str) {
    assert_eq!((outcome.code(), outcome.stdout.as_str()), (Some(2), ""), "{outcome:?}");
    assert!(outcome.stderr.starts_with("pyregrine: ") && outcome.stderr.contains(message), "no `{message}` in {outcome:?}");
}

/// Checks the end of a program that raised.
fn expect_error(outcome: &Outcome, last: &str) {
    assert_eq!(outcome.code(), Some(1), "{outcome:?}");
    assert_eq!(outcome.last_of_stderr(), last, "{outcome:?}");
    assert!(outcome.stderr.starts_with("Traceback (most recent call last):\n"), "{outcome:?}");
}

#[test]
fn missing_files() {
    expect_refusal(&run(&mut pyregrine(&["/nowhere/x.pyc"]), LIMIT), "can't open file '/nowhere/x.pyc': [Errno 2] No such file or directory\n");
    expect_refusal(&run(&mut pyregrine(&["/nowhere/x.py"]), LIMIT), "can't open file '/nowhere/x.py': [Errno 2] No such file or directory\n");
    // Relative to the present folder, as CPython says it.
    let outcome = run(pyregrine(&["x.pyc"]).current_dir("/"), LIMIT);
    expect_refusal(&outcome, "can't open file '/x.pyc': [Errno 2] No such file or directory\n");
}

#[test]
fn folders() {
    expect_refusals(Path::new("/"), "can't find '__main__' module in '/'");
}

#[test]
fn unreadable_files() {
    use std::os::unix::fs::PermissionsExt;
    expect_refusals(Path::new("/nowhere/x.pyc"), "can't open file '/nowhere/x.pyc': [Errno 2] No such file or directory\n");
    let file = pyc_with("unreadable", &sample("3.8"));
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o000)).expect("is ours");
    // Nothing is unreadable to root; then a folder in the place of a file must do.
    if std::fs::read(&file).is_err() {
        expect_refusals(&file, "[Errno 13] Permission denied\n");
    }
    expect_refusals(&file.join("inside"), "[Errno 20] Not a directory\n");
}

#[test]
fn foreign_magic_numbers() {
    let mut bytes = sample("3.8");
    for (magic, whose) in [
        (20121_u16, "Python 1.5"),
        (60717, "Python 1.6 to 2.2"),
        (62021, "Python 2.3"),
        (62061, "Python 2.4"),
        (62131, "Python 2.5"),
        (62161, "Python 2.6"),
        (62211, "Python 2.7"),
        (3131, "Python 3.0"),
        (3151, "Python 3.1"),
        (3180, "Python 3.2"),
        (3230, "Python 3.3"),
        (3310, "Python 3.4"),
        (3320, "a pre-release of Python 3.5"),
        (3360, "a pre-release of Python 3.6"),
        (3390, "a pre-release of Python 3.7"),
        (3400, "a pre-release of Python 3.8"),
        (3420, "a pre-release of Python 3.9"),
        (3430, "a pre-release of Python 3.10"),
        (3450, "a pre-release of Python 3.11"),
        (3500, "a pre-release of Python 3.12"),
        (3550, "a pre-release of Python 3.13"),
        (3600, "a pre-release of Python 3.14"),
        (3650, "a Python newer than 3.14"),
        (1, "an unknown interpreter"),
    ] {
        bytes[..2].copy_from_slice(&magic.to_le_bytes());
        let message = format!("magic number {magic} is that of {whose}; final releases of 3.5 to 3.14 can be read (at byte 0 of the file)\n");
        expect_refusals(&pyc_with("magic", &bytes), &message);
    }
    expect_refusals(&pyc_with("text", b"print('no bytecode')\n"), "not a .pyc file: no magic number");
    expect_refusals(&pyc_with("empty", b""), "not a .pyc file: shorter than a magic number");
    bytes[..2].copy_from_slice(&3413_u16.to_le_bytes());
    bytes[4] = 8;
    expect_refusals(&pyc_with("flags", &bytes), "unknown header flags 0x8 (at byte 4 of the file)");
}

#[test]
fn truncated_files_are_refused() {
    for version in VERSIONS {
        let bytes = sample(version);
        for length in (0..bytes.len()).step_by(7) {
            assert!(load_pyc(&bytes[..length]).is_err(), "{version}: {length} bytes are accepted");
        }
    }
    let bytes = sample("3.12");
    for (length, message) in [
        (6, "the file ends inside the header's flags (at byte 4 of the file)"),
        (10, "the file ends inside the source's hash (at byte 8 of the file)"),
        (16, "the file ends inside the module (at byte 16 of the file)"),
        (18, "the file ends inside argcount (at byte 17 of the file)"),
        (36, "the file ends inside flags (at byte 33 of the file)"),
        (41, "the file ends inside code (at byte 38 of the file)"),
        (43, "the file ends inside code (at byte 42 of the file)"),
        (bytes.len() - 1, "the file ends inside exceptiontable (at byte "),
    ] {
        expect_refusals(&pyc_with("truncated", &bytes[..length]), message);
    }
    let oldest = sample("3.6");
    expect_refusals(&pyc_with("truncated", &oldest[..7]), "the file ends inside the source's time (at byte 4 of the file)");
    expect_refusals(&pyc_with("truncated", &oldest[..9]), "the file ends inside the source's size (at byte 8 of the file)");
    // What comes before the damage is shown to who asks for it.
    let outcome = run(pyregrine(&["pyc", "--partial"]).arg(pyc_with("partial", &bytes[..18])), LIMIT);
    assert_eq!((outcome.code(), outcome.stdout.lines().count()), (Some(2), 5), "{outcome:?}");
    assert!(outcome.stdout.starts_with("000000  cb 0d ") && outcome.stderr.contains("inside argcount"), "{outcome:?}");
}

/// A few bytes changed, behind the header.
fn mutate(bytes: &mut [u8], random: &mut Random) {
    for _ in 0..=random.below(4) {
        let at = 16 + random.below(bytes.len() - 16);
        match random.below(4) {
            0 | 1 => bytes[at] ^= 1 << random.below(8),
            2 => bytes[at] = [0, 1, 0x7f, 0x80, 0xff][random.below(5)],
            _ => bytes[at] = random.below(256) as u8,
        }
    }
}

/// Both ways from a file to a body must come to the same end.
fn same<T: PartialEq + std::fmt::Debug>(at_once: T, one_by_one: T) -> Result<(), Option<String>> {
    if at_once == one_by_one { Ok(()) } else { Err(Some(format!("read and translated at once: {at_once:?}, after each other: {one_by_one:?}"))) }
}

/// Mutated files are refused, or become bodies that the machine's own verifier accepts; it is the same whether code objects are
/// translated while the file is read or afterwards.
#[test]
fn mutated_files_translate_or_are_refused() {
    let wanted = std::env::var("MUTATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(6000);
    let samples = VERSIONS.map(sample);
    let (mut n_loaded, mut n_translated) = (0, 0);
    for round in 0..wanted {
        let mut random = Random(0x51ab_7e11 + round as u64 * 0x9e37_79b9);
        let mut bytes = samples[round % samples.len()].clone();
        mutate(&mut bytes, &mut random);
        let outcome = std::panic::catch_unwind(|| {
            let at_once = translate_pyc(&bytes, &Options::default());
            let (_, code) = match load_pyc(&bytes) {
                Ok(loaded) => loaded,
                Err(error) => return (false, same(at_once.err(), Some(PycError::Bytecode(error)))),
            };
            match translate(&Rc::new(code), &Options::default()) {
                Ok(body) => {
                    let verdict = verify_body(&body).map_err(|error| Some(error.to_string()));
                    (true, verdict.and_then(|()| same(at_once.ok().map(|body| print_body(&*body)), Some(print_body(&*body)))))
                }
                Err(error) => (true, same(at_once.err(), Some(PycError::Translate(error))).and(Err(None))),
            }
        });
        match outcome {
            Err(_) => panic!("round {round}, {}: a panic", VERSIONS[round % samples.len()]),
            Ok((_, Err(Some(error)))) => panic!("round {round}, {}: {error}", VERSIONS[round % samples.len()]),
            Ok((false, _)) => {}
            Ok((true, translated)) => {
                n_loaded += 1;
                n_translated += usize::from(translated.is_ok());
            }
        }
    }
    // The test means something only if both ends are reached.
    assert!(n_loaded < wanted, "no file was refused");
    assert!(n_translated > wanted / 100, "only {n_translated} of {wanted} files were translated");
}

/// What mutated files do when they run is nonsense, but never a crash.
#[test]
fn mutated_files_run_without_harm() {
    let wanted = std::env::var("MUTATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(240);
    let samples = VERSIONS.map(sample);
    let mut n_run = 0;
    for round in 0.. {
        if n_run == wanted {
            break;
        }
        let mut random = Random(0xc0ff_ee00 + round as u64 * 0x9e37_79b9);
        let mut bytes = samples[round % samples.len()].clone();
        mutate(&mut bytes, &mut random);
        if load_pyc(&bytes).is_err() {
            continue;
        }
        n_run += 1;
        let file = pyc_with("harmless", &bytes);
        // Nonsense may ask for all memory that there is.
        let mut command = Command::new("sh");
        command.args(["-c", "ulimit -v 6000000; exec \"$0\" \"$1\"", PYREGRINE]).arg(&file);
        let outcome = run(&mut command, Duration::from_secs(10));
        let is_fine = outcome.status.is_none() || outcome.code().is_some_and(|code| code != 101);
        assert!(is_fine, "round {round}, {}: {}\n{outcome:?}", VERSIONS[round % samples.len()], file.display());
    }
}

#[test]
fn syntax_errors_are_cpythons() {
    let outcome = run_source("syntax", "x = 1\nif x:\n    y = = 2\n");
    assert_eq!((outcome.code(), outcome.stdout.as_str()), (Some(1), ""), "{outcome:?}");
    assert_eq!(outcome.last_of_stderr(), "SyntaxError: invalid syntax");
    assert!(outcome.stderr.starts_with("  File \"") && outcome.stderr.contains("syntax.py\", line 3\n"), "{outcome:?}");
}

#[test]
fn no_cpython_to_compile_with() {
    let file = scratch("bad-input-no-python").join("x.py");
    std::fs::write(&file, "print(1)\n").expect("scratch can be written");
    let mut command = pyregrine(&[]);
    command.arg(&file).env("PATH", "").env("HOME", "/nowhere").env_remove("PYENV_ROOT");
    expect_refusal(&run(&mut command, LIMIT), "no CPython found");
    let outcome = run(pyregrine(&["--python", "/nowhere/python3"]).arg(&file), LIMIT);
    expect_refusal(&outcome, "--python /nowhere/python3: not a CPython");
}

#[test]
fn wrong_options() {
    for arguments in [&["--dispatch", "goto", "x.pyc"][..], &["--nonsense", "x.pyc"], &[], &["dump", "trees", "x.pyc"]] {
        let outcome = run(&mut pyregrine(arguments), LIMIT);
        assert_eq!((outcome.code(), outcome.stdout.as_str()), (Some(2), ""), "{outcome:?}");
        assert!(outcome.stderr.starts_with("error: ") && outcome.stderr.contains("--help"), "{outcome:?}");
    }
    let outcome = run(&mut pyregrine(&["dump", "ssa", "x.pyc", "--after", "hope"]), LIMIT);
    expect_refusal(&outcome, "--after hope: there are lift, ");
    expect_refusal(&run(&mut pyregrine(&["--without", "hope", "x.pyc"]), LIMIT), "--without hope: there are ");
}

#[test]
fn uncaught_exceptions() {
    let outcome = run_source("uncaught", "print('before')\ndef f():\n    return 1 / 0\nf()\n");
    expect_error(&outcome, "ZeroDivisionError: division by zero");
    assert_eq!(outcome.stdout, "before\n");
    let name = "uncaught.py\", line 3, in f\n";
    assert!(outcome.stderr.contains(name), "no `{name}` in {}", outcome.stderr);
}

#[test]
fn exit_codes() {
    for (argument, code, stderr) in
        [("", 0, ""), ("0", 0, ""), ("None", 0, ""), ("3", 3, ""), ("-1", 255, ""), ("386", 130, ""), ("'text'", 1, "text\n"), ("True", 1, "")]
    {
        let outcome = run_source("exit", &format!("import sys\nprint('out')\nsys.exit({argument})\n"));
        assert_eq!((outcome.code(), outcome.stdout.as_str(), outcome.stderr.as_str()), (Some(code), "out\n", stderr), "sys.exit({argument})");
    }
}

#[test]
fn arguments_reach_the_program() {
    let outcome = run(command_for("arguments", "import sys\nprint(sys.argv[1:])\n").args(["--dispatch", "x", "-v", "é"]), LIMIT);
    assert_eq!((outcome.stdout.as_str(), outcome.code()), ("['--dispatch', 'x', '-v', 'é']\n", Some(0)), "{outcome:?}");
}

#[test]
fn runaway_recursion() {
    expect_error(&run_source("recursion", "def f(n):\n    return f(n + 1) + 1\nf(0)\n"), "RecursionError: maximum recursion depth exceeded");
    let source = "class A:\n    def __getattr__(self, name):\n        return self.missing\nA().x\n";
    let outcome = run_source("recursion-attribute", source);
    assert_eq!(outcome.code(), Some(1), "{outcome:?}");
    assert!(outcome.last_of_stderr().starts_with("RecursionError: maximum recursion depth exceeded"), "{outcome:?}");
}

/// Through native code: what recurses on the machine's own stack.
#[test]
fn deep_native_recursion() {
    let nested = "x = []\nfor _ in range(300000):\n    x = [x]\n";
    let twice = "x = []\ny = []\nfor _ in range(300000):\n    x = [x]\n    y = [y]\n";
    let cases = [
        ("repr", format!("{nested}repr(x)\n")),
        ("str", format!("{nested}str(x)\n")),
        ("compare", format!("{twice}x == y\n")),
        ("less", format!("{twice}x < y\n")),
        ("hash", "x = ()\nfor _ in range(300000):\n    x = (x,)\nhash(x)\n".to_owned()),
        ("dict", "x = {}\nfor _ in range(300000):\n    x = {1: x}\nrepr(x)\n".to_owned()),
        ("isinstance", "x = ()\nfor _ in range(300000):\n    x = (x,)\nisinstance(1, x)\n".to_owned()),
        ("native", "class A:\n    def __repr__(self):\n        return repr([self])\nrepr(A())\n".to_owned()),
        ("equal", "class A:\n    def __eq__(self, other):\n        return [self] == [other]\nA() == A()\n".to_owned()),
        ("bool", "class A:\n    def __len__(self):\n        return int(bool(self))\nbool(A())\n".to_owned()),
        ("iter", "x = iter([1])\nfor _ in range(300000):\n    x = map(abs, x)\nlist(x)\n".to_owned()),
    ];
    for (name, source) in cases {
        let outcome = run_source(&format!("deep-{name}"), &source);
        // As long as it fits, it is allowed.
        if name == "iter" && outcome.code() == Some(0) {
            continue;
        }
        assert_eq!(outcome.code(), Some(1), "{name}: {:?}, signal {:?}, {}", outcome.code(), outcome.signal(), outcome.last_of_stderr());
        assert!(outcome.last_of_stderr().starts_with("RecursionError: maximum recursion depth exceeded"), "{name}: {}", outcome.last_of_stderr());
    }
}

/// A structure this deep is collected without recursion, too.
#[test]
fn deep_structures_are_collected() {
    let source = "for _ in range(3):\n    x = None\n    for i in range(1000000):\n        x = (x, i)\nprint('done')\n";
    assert_eq!(run_source("deep-collection", source).stdout, "done\n");
}

#[test]
fn absurd_sizes() {
    for (expression, last) in [("[0] * 10**15", "MemoryError"), ("'a' * 10**15", "MemoryError"), ("bytes(10**15)", "MemoryError"), ("(0,) * 10**15", "MemoryError")] {
        let outcome = run_source("absurd", &format!("{expression}\n"));
        assert_eq!((outcome.code(), outcome.last_of_stderr()), (Some(1), last), "{expression}: {outcome:?}");
    }
}

/// How long a program has been in its loop when Ctrl-C is pressed.
const INTO_THE_LOOP: Duration = Duration::from_millis(100);

#[test]
fn control_c() {
    let ready = "print('ready', flush=True)\n";
    for (name, body) in [
        ("while", "while True: pass\n"),
        ("for", "for i in range(10**15): pass\n"),
        ("calls", "def f(x): return x\nwhile f(True): f(1)\n"),
        ("generator", "def g():\n    while True: yield 1\nfor x in g(): pass\n"),
        ("sleep", "import time\ntime.sleep(1000)\n"),
        ("read", "import posix\nposix.read(posix.pipe()[0], 1)\n"),
        ("select", "import select\nselect.select([], [], [])\n"),
        ("receive", "import _socket\n_socket.socketpair()[0].recv(1)\n"),
    ] {
        let outcome = interrupt(&mut command_for(&format!("interrupt-{name}"), &format!("{ready}{body}")), INTO_THE_LOOP);
        // CPython dies of the signal, so that a shell stops its script.
        assert_eq!((outcome.code(), outcome.signal()), (None, Some(2)), "{name}: {outcome:?}");
        assert_eq!(outcome.last_of_stderr(), "KeyboardInterrupt", "{name}: {outcome:?}");
    }
}

#[test]
fn control_c_can_be_caught() {
    let source = "print('ready', flush=True)\ntry:\n    while True: pass\nexcept KeyboardInterrupt:\n    print('caught')\nfinally:\n    print('finally')\n";
    let outcome = interrupt(&mut command_for("interrupt-caught", source), INTO_THE_LOOP);
    assert_eq!((outcome.code(), outcome.stdout.as_str()), (Some(0), "caught\nfinally\n"), "{outcome:?}");
}

#[test]
fn control_c_is_ignored_by_who_was_started_to_ignore_it() {
    let source = "import posix, signal\nposix.kill(posix.getpid(), 2)\nprint(signal.getsignal(2) == signal.SIG_IGN)\n";
    let command = command_for("interrupt-ignored", source);
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' INT; exec \"$0\" \"$@\""]).arg(command.get_program()).args(command.get_args());
    let outcome = run(&mut shell, Duration::from_secs(20));
    assert_eq!((outcome.code(), outcome.stdout.as_str()), (Some(0), "True\n"), "{outcome:?}");
}

/// Somebody who reads stops reading.
#[test]
fn broken_pipe() {
    let mut command = command_for("pipe", "for i in range(200000): print(i)\n");
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it can run");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("is piped")).read_line(&mut line).expect("it prints");
    assert_eq!(line, "0\n");
    let mut errors = String::new();
    child.stderr.take().expect("is piped").read_to_string(&mut errors).expect("output is UTF-8");
    let status = child.wait().expect("the child is ours");
    assert!(matches!(status.code(), Some(1 | 120)), "{status:?} {errors}");
    assert!(errors.contains("BrokenPipeError: [Errno 32] Broken pipe"), "{errors}");
}

/// What does not exist yet is refused by name.
#[test]
fn missing_modules_are_named() {
    expect_error(&run_source("module", "import no_such_module\n"), "ModuleNotFoundError: No module named 'no_such_module'");
    let outcome = run_source("broken-import", "import broken\n");
    expect_error(&outcome, "ModuleNotFoundError: No module named 'broken'");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bad-input-broken-import");
    std::fs::write(folder.join("broken.pyc"), b"not bytecode").expect("scratch can be written");
    let python = newest_python().executable.display().to_string();
    let outcome = run(pyregrine(&["--python", &python]).arg(folder.join("broken-import.py")), LIMIT);
    assert_eq!(outcome.code(), Some(1), "{outcome:?}");
    assert!(outcome.last_of_stderr().starts_with("ImportError: ") && outcome.stderr.contains("not a .pyc file"), "{outcome:?}");
}
