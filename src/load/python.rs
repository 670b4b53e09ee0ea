//! CPython as the compiler of `.py` files, until our own exists.
//!
//! Given: a source file. Gives: the bytes of its `.pyc`. Not obvious: no candidate is asked beforehand what it is. The script that
//! compiles says so itself by its exit code, so that a pyenv shim without a version, or another Python, only costs a try.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{LoadError, message};

/// Reads the file named first, compiles it, and writes the `.pyc` to stdout. `co_filename` is the name as it is given.
const SCRIPT: &str = "\
import sys
if sys.implementation.name != 'cpython' or sys.version_info < (3, 5):
    sys.exit(93)
import importlib.util, marshal, traceback
name = sys.argv[1]
try:
    with open(name, 'rb') as file:
        source = file.read()
    code = compile(source, name, 'exec', dont_inherit=True)
except (OSError, SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
    traceback.print_exception(type(error), error, None)
    sys.exit(92)
header = importlib.util.MAGIC_NUMBER + bytes(8 if sys.version_info < (3, 7) else 12)
sys.stdout.buffer.write(header + marshal.dumps(code))
sys.stdout.buffer.flush()
sys.exit(91)
";

/// The script's exit codes; any other means that the executable is no CPython that works.
const COMPILED: i32 = 91;
const REFUSED: i32 = 92;

/// The versions that are looked for by name, newest first.
const MINORS: std::ops::RangeInclusive<u32> = 6..=13;

/// Compiles a source file with `python`, or with the first CPython that is found.
pub fn compile(source: &Path, python: Option<&Path>) -> Result<Vec<u8>, LoadError> {
    if let Some(python) = python {
        return match attempt(python, source) {
            Some(outcome) => outcome,
            None => message(format!("--python {}: not a CPython of version 3.5 or newer", python.display())),
        };
    }
    let candidates = candidates();
    candidates.iter().find_map(|python| attempt(python, source)).unwrap_or_else(|| {
        message(format!(
            "cannot compile '{}': no CPython found (looked for python3.13 … python3.6 and python3 on PATH, and in ~/.pyenv/versions); \
             install one, name one with --python PATH, or run a .pyc",
            source.display()
        ))
    })
}

/// Compiles with one executable; nothing if it is no CPython that works.
fn attempt(python: &Path, source: &Path) -> Option<Result<Vec<u8>, LoadError>> {
    let mut command = Command::new(python);
    // Isolated and without `site`: what the user's environment adds to CPython is nothing to us, and it starts faster.
    command.args(["-I", "-S", "-c", SCRIPT]).arg(source).stdin(Stdio::null());
    let output = command.output().ok()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    match output.status.code() {
        Some(COMPILED) => {
            // Warnings of the compiler.
            eprint!("{said}");
            Some(Ok(output.stdout))
        }
        Some(REFUSED) => Some(Err(LoadError::Compiler(said))),
        _ => None,
    }
}

/// Executables that may be a CPython, best first.
fn candidates() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let names = MINORS.rev().map(|minor| format!("python3.{minor}")).chain(["python3".to_owned()]);
    let on_path = names.flat_map(|name| folders.iter().map(move |folder| folder.join(&name)).collect::<Vec<_>>());
    on_path.filter(|file| file.is_file()).chain(of_pyenv()).collect()
}

/// The versions that pyenv has installed, newest first.
fn of_pyenv() -> Vec<PathBuf> {
    let root = std::env::var_os("PYENV_ROOT").map(PathBuf::from).or_else(|| std::env::home_dir().map(|home| home.join(".pyenv")));
    let entries = root.and_then(|root| std::fs::read_dir(root.join("versions")).ok());
    let mut versions: Vec<(Vec<u32>, PathBuf)> = entries
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((version(&entry.file_name())?, entry.path().join("bin/python3"))))
        .filter(|(version, file)| version.first() == Some(&3) && file.is_file())
        .collect();
    versions.sort();
    versions.into_iter().rev().map(|(_, file)| file).collect()
}

/// The numbers in `3.13.0`; nothing for other names.
fn version(name: &OsString) -> Option<Vec<u32>> {
    name.to_str()?.split('.').map(|number| number.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_numbers() {
        assert_eq!(version(&"3.13.0".into()), Some(vec![3, 13, 0]));
        assert!(version(&"3.9.1".into()) < version(&"3.10.0".into()));
        assert_eq!(version(&"pypy3.9-7.3".into()), None);
    }

    #[test]
    fn what_is_no_cpython_is_told() {
        let failure = compile(Path::new("x.py"), Some(Path::new("/bin/true"))).expect_err("is no CPython");
        assert!(failure.to_string().contains("--python /bin/true: not a CPython"), "{failure}");
    }
}
