//! What several tests need: the CPythons of this machine, the program under test, and processes that end in time.

#![allow(dead_code, reason = "every test uses its own part")]

pub mod golden;
pub mod random;
pub mod samples;

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// The built program.
pub const PYREGRINE: &str = env!("CARGO_BIN_EXE_pyregrine");

/// The top folder of the repository.
pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What to say when a test needs a CPython and there is none.
pub const NO_PYTHON: &str = "no CPython 3.6 to 3.13 found (looked for python3.6 … python3.13 on PATH and in ~/.pyenv/versions); \
    the programs of tests/programs are compiled by real CPythons, so install at least one, for example: apt-get install python3";

/// An installed CPython: its minor version (13 for 3.13) and its executable.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Python {
    pub minor: u32,
    pub executable: PathBuf,
}

impl Python {
    pub fn name(&self) -> String {
        format!("3.{}", self.minor)
    }
}

/// One CPython of every minor version that is installed, oldest first.
pub fn pythons() -> &'static [Python] {
    static FOUND: OnceLock<Vec<Python>> = OnceLock::new();
    FOUND.get_or_init(|| {
        let mut found: Vec<Python> = Vec::new();
        for executable in candidates() {
            if let Some(minor) = minor_version(&executable)
                && (6..=13).contains(&minor)
                && !found.iter().any(|python| python.minor == minor)
            {
                found.push(Python { minor, executable });
            }
        }
        found.sort();
        found
    })
}

/// The newest CPython.
pub fn newest_python() -> &'static Python {
    pythons().last().expect(NO_PYTHON)
}

fn candidates() -> Vec<PathBuf> {
    let mut candidates = Vec::new();
    if let Some(home) = std::env::home_dir()
        && let Ok(entries) = std::fs::read_dir(home.join(".pyenv/versions"))
    {
        candidates.extend(entries.flatten().map(|entry| entry.path().join("bin/python3")));
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    // pyenv's shims choose among what was found above.
    for folder in std::env::split_paths(&path).filter(|folder| !folder.ends_with("shims")) {
        candidates.extend((6..=13).rev().map(|minor| folder.join(format!("python3.{minor}"))));
        candidates.push(folder.join("python3"));
    }
    candidates.retain(|file| file.is_file());
    candidates
}

fn minor_version(executable: &Path) -> Option<u32> {
    let script = "import sys; print(sys.implementation.name, sys.version_info[1])";
    let output = Command::new(executable).args(["-I", "-S", "-c", script]).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().strip_prefix("cpython ")?.parse().ok()
}

/// Compiles files to `.pyc` files beside them.
pub fn compile(python: &Python, files: &[PathBuf]) {
    let script = "import py_compile, sys\nfor p in sys.argv[1:]: py_compile.compile(p, p + 'c', dfile=p, doraise=True)";
    let output = Command::new(&python.executable).args(["-I", "-c", script]).args(files).output().expect("it ran before");
    assert!(output.status.success(), "CPython {} cannot compile: {}", python.name(), String::from_utf8_lossy(&output.stderr));
}

/// An empty folder for the files of a test.
pub fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("an old scratch folder can be removed");
    }
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

/// How a process ended.
#[derive(Debug)]
pub struct Outcome {
    /// Nothing if it had to be stopped.
    pub status: Option<ExitStatus>,
    pub stdout: String,
    pub stderr: String,
}

impl Outcome {
    pub fn code(&self) -> Option<i32> {
        self.status.and_then(|status| status.code())
    }

    pub fn signal(&self) -> Option<i32> {
        use std::os::unix::process::ExitStatusExt;
        self.status.and_then(|status| status.signal())
    }

    pub fn last_of_stderr(&self) -> &str {
        self.stderr.trim_end().lines().last().unwrap_or("")
    }
}

/// Runs a command without input, for so long at most.
pub fn run(command: &mut Command, limit: Duration) -> Outcome {
    run_and(command, limit, |_| {})
}

/// Runs a command; `meanwhile` is called with its process id.
pub fn run_and(command: &mut Command, limit: Duration, meanwhile: impl FnOnce(u32)) -> Outcome {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let read = |mut pipe: Box<dyn Read + Send>| {
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            let _ = pipe.read_to_end(&mut bytes);
            String::from_utf8_lossy(&bytes).into_owned()
        })
    };
    let stdout = read(Box::new(child.stdout.take().expect("is piped")));
    let stderr = read(Box::new(child.stderr.take().expect("is piped")));
    meanwhile(child.id());
    let start = Instant::now();
    let status = loop {
        match child.try_wait().expect("the child is ours") {
            Some(status) => break Some(status),
            None if start.elapsed() > limit => {
                let _ = child.kill();
                let _ = child.wait();
                break None;
            }
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    let text = |reader: std::thread::JoinHandle<String>| reader.join().expect("reading does not fail");
    Outcome { status, stdout: text(stdout), stderr: text(stderr) }
}

/// Runs a command until it has printed `ready`, presses Ctrl-C after `delay`, and waits ten seconds for the end.
pub fn interrupt(command: &mut Command, delay: Duration) -> Outcome {
    // Who ignores Ctrl-C, as what a script starts with `&` does, starts others that do, and who has a handler starts them with the default.
    let dies = signal_hook::flag::register_conditional_shutdown(signal_hook::consts::SIGINT, 130, Arc::new(true.into()));
    dies.expect("SIGINT can be caught");
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it can run");
    let mut stdout = BufReader::new(child.stdout.take().expect("is piped"));
    let mut stderr = child.stderr.take().expect("is piped");
    let mut line = String::new();
    stdout.read_line(&mut line).expect("it says that it is ready");
    assert_eq!(line, "ready\n", "{command:?}");
    std::thread::sleep(delay);
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("there is a kill");
    assert!(sent.success());
    let start = Instant::now();
    let status = loop {
        match child.try_wait().expect("the child is ours") {
            Some(status) => break Some(status),
            None if start.elapsed() > Duration::from_secs(10) => {
                child.kill().expect("the child is ours");
                break None;
            }
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    let (mut rest, mut errors) = (String::new(), String::new());
    stdout.read_to_string(&mut rest).expect("output is UTF-8");
    stderr.read_to_string(&mut errors).expect("output is UTF-8");
    Outcome { status, stdout: rest, stderr: errors }
}

/// The first byte of a file of this length at which its parts have a gap or overlap, or an empty part.
pub fn uncovered(parts: &[pyregrine::bytecode::Part], length: usize) -> Option<usize> {
    let mut at = 0;
    for part in parts {
        if part.bytes.start != at || part.bytes.is_empty() {
            return Some(at);
        }
        at = part.bytes.end;
    }
    (at != length).then_some(at)
}

/// `pyregrine` with these arguments.
pub fn pyregrine(arguments: &[&str]) -> Command {
    let mut command = Command::new(PYREGRINE);
    command.args(arguments);
    for variable in ["PYREGRINE_DISPATCH", "PYREGRINE_GC_STRESS", "PYREGRINE_JIT", "PYREGRINE_JIT_STRESS", "PYREGRINE_JIT_SYNC", "PYTHONHOME", "PYTHONPATH"] {
        command.env_remove(variable);
    }
    command
}

/// All files below a folder with this extension, in order.
pub fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// As Python's `ascii`: all other characters escaped as `repr` escapes those that are not printable.
pub fn ascii(text: &str) -> String {
    let escape = |character: char| match u32::from(character) {
        ..=0x7f => character.to_string(),
        point @ ..=0xff => format!("\\x{point:02x}"),
        point @ ..=0xffff => format!("\\u{point:04x}"),
        point => format!("\\U{point:08x}"),
    };
    text.chars().map(escape).collect()
}
