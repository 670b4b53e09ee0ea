//! CPythons as compilers, until our own exists.
//!
//! Given: what to compile, and perhaps by which executable. Gives: the bytes of a `.pyc`, or a tree. Not obvious: no candidate is asked
//! beforehand what it is; one that is no CPython, as a pyenv shim without a version, does not start. Shims come after what they stand for. One that has started is kept and asked
//! again (`docs/decisions/0025-one-cpython-compiles-everything.md`).

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};

use pyregrine_runtime::vm::{CompilerWarning, Source, Tokens};

use super::compiler::{Compiler, Job, Outcome, Unfiled};
use super::{LoadError, message};

/// The versions that are looked for by name, newest first.
const MINORS: std::ops::RangeInclusive<u32> = 6..=13;

/// The CPythons that compile for one program.
#[derive(Default)]
pub struct Compilers {
    running: RefCell<HashMap<PathBuf, Compiler>>,
    /// The first one that was found.
    found: OnceCell<PathBuf>,
    /// What the last one that was asked has warned of.
    warnings: RefCell<Vec<CompilerWarning>>,
}

/// Processes belong to one program; another one starts its own.
impl Clone for Compilers {
    fn clone(&self) -> Compilers {
        Compilers::default()
    }
}

impl Compilers {
    /// Compiles a source file with `python`, or with the first CPython that is found.
    pub fn compile_file(&self, source: &Path, python: Option<&Path>) -> Result<Vec<u8>, LoadError> {
        code(self.work(&Job::File(source), &source.display().to_string(), python)?)
    }

    /// Compiles a program that is in no file.
    pub fn compile_program(&self, program: Unfiled, python: Option<&Path>) -> Result<Vec<u8>, LoadError> {
        code(self.work(&Job::Program(program), program.name(), python)?)
    }

    /// Compiles source text, or a tree.
    pub fn compile_source(&self, source: &Source, python: Option<&Path>) -> Result<Vec<u8>, LoadError> {
        code(self.work(&Job::Source(source), source.filename, python)?)
    }

    /// The tree of source text.
    pub fn parse(&self, source: &Source, python: Option<&Path>) -> Result<Vec<u8>, LoadError> {
        match self.work(&Job::Source(source), source.filename, python)? {
            Outcome::Tree(tree) => Ok(tree),
            Outcome::Code(_) | Outcome::Tokens(_) => message(format!("cannot parse '{}': the compiler has made no tree of it", source.filename)),
            Outcome::Refused(error) => Err(LoadError::Compiler(Box::new(error))),
        }
    }

    /// The tokens of a text.
    pub fn tokenize(&self, text: &[u8], has_extra: bool, python: Option<&Path>) -> Result<Tokens, LoadError> {
        match self.work(&Job::Tokens { text, has_extra }, "<string>", python)? {
            Outcome::Tokens(tokens) => Ok(tokens),
            Outcome::Code(_) | Outcome::Tree(_) => message("the compiler has found no tokens".into()),
            Outcome::Refused(error) => Err(LoadError::Compiler(Box::new(error))),
        }
    }

    /// What was warned of in what was compiled last.
    pub fn take_warnings(&self) -> Vec<CompilerWarning> {
        self.warnings.take()
    }

    /// Ends all processes.
    pub fn stop(&self) {
        self.running.borrow_mut().clear();
    }

    fn work(&self, job: &Job, name: &str, python: Option<&Path>) -> Result<Outcome, LoadError> {
        if let Some(python) = python.or(self.found.get().map(PathBuf::as_path)) {
            return match self.attempt(python, job) {
                Some(outcome) => outcome,
                None => message(format!("--python {}: not a CPython of version 3.5 or newer", python.display())),
            };
        }
        for candidate in candidates() {
            if let Some(outcome) = self.attempt(&candidate, job) {
                let _ = self.found.set(candidate);
                return outcome;
            }
        }
        message(format!(
            "cannot compile '{name}': no CPython found (looked for python3.13 … python3.6 and python3 on PATH, and in ~/.pyenv/versions); \
             install one, name one with --python PATH, or run a .pyc"
        ))
    }

    /// Asks one executable; nothing if it is no CPython that works.
    fn attempt(&self, python: &Path, job: &Job) -> Option<Result<Outcome, LoadError>> {
        let running = self.running.borrow_mut().remove(python);
        let mut compiler = running.or_else(|| Compiler::start(python))?;
        let answer = compiler.compile(job);
        if answer.is_ok() {
            self.running.borrow_mut().insert(python.to_owned(), compiler);
        }
        let answer = answer.map(|(outcome, warnings)| {
            self.warnings.replace(warnings);
            outcome
        });
        Some(answer.map_err(LoadError::Message))
    }
}

fn code(outcome: Outcome) -> Result<Vec<u8>, LoadError> {
    match outcome {
        Outcome::Code(bytes) => Ok(bytes),
        Outcome::Tree(_) | Outcome::Tokens(_) => message("the compiler has made no code".into()),
        Outcome::Refused(error) => Err(LoadError::Compiler(Box::new(error))),
    }
}

/// Executables that may be a CPython, best first.
fn candidates() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    in_order(&std::env::split_paths(&path).collect::<Vec<_>>(), &of_pyenv())
}

/// The newest first; of each version those in the folders, then those of pyenv, and last scripts, which start another program in some
/// hundred milliseconds.
fn in_order(folders: &[PathBuf], of_pyenv: &[(Vec<u32>, PathBuf)]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for minor in MINORS.rev().map(Some).chain([None]) {
        let name = minor.map_or("python3".to_owned(), |minor| format!("python3.{minor}"));
        let on_path = folders.iter().map(|folder| folder.join(&name)).filter(|file| file.is_file());
        let (scripts, programs): (Vec<PathBuf>, Vec<PathBuf>) = on_path.partition(|file| is_script(file));
        found.extend(programs);
        found.extend(of_pyenv.iter().filter(|(version, _)| minor.is_some() && version.get(1).copied() == minor).map(|(_, file)| file.clone()));
        found.extend(scripts);
    }
    let other = of_pyenv.iter().filter(|(version, _)| version.get(1).is_none_or(|minor| !MINORS.contains(minor)));
    found.extend(other.map(|(_, file)| file.clone()));
    found
}

fn is_script(file: &Path) -> bool {
    let mut start = [0; 2];
    std::fs::File::open(file).and_then(|mut file| file.read_exact(&mut start)).is_ok() && start == *b"#!"
}

/// The library of the newest CPython that is found: the folder with its `os.py`. `PYTHONHOME` says where to look, as it does to CPython; then
/// the given executable; else it is that of a CPython on PATH or of pyenv.
pub fn library(python: Option<&Path>) -> Option<PathBuf> {
    if let Some(home) = std::env::var_os("PYTHONHOME").filter(|home| !home.is_empty()) {
        return library_of(&[PathBuf::from(home)]);
    }
    if let Some(python) = python {
        return library_of(&homes(python));
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path).filter_map(|folder| Some(folder.parent()?.to_owned()));
    let all: Vec<PathBuf> = on_path.chain(of_pyenv().iter().flat_map(|(_, python)| homes(python))).collect();
    library_of(&all)
}

/// The folders in which an executable is in `bin`: as it is called, and as it is.
fn homes(python: &Path) -> Vec<PathBuf> {
    let real = python.canonicalize().ok();
    [Some(python), real.as_deref()].into_iter().flatten().filter_map(|file| Some(file.parent()?.parent()?.to_owned())).collect()
}

/// The newest library below these folders.
fn library_of(homes: &[PathBuf]) -> Option<PathBuf> {
    let of = |minor: u32| homes.iter().map(move |home| home.join("lib").join(format!("python3.{minor}")));
    MINORS.rev().flat_map(of).find(|folder| folder.join("os.py").is_file())
}

/// The versions that pyenv has installed, newest first.
fn of_pyenv() -> Vec<(Vec<u32>, PathBuf)> {
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
    versions.reverse();
    versions
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
    fn the_newest_library_is_found() {
        let folder = std::env::temp_dir().join(format!("pyregrine-libraries-{}", std::process::id()));
        for name in ["lib/python3.9", "lib/python3.10", "lib/python3.99", "lib/python3.12"] {
            std::fs::create_dir_all(folder.join(name)).expect("can be made");
        }
        // One that is not there, and one that is no number's, are none; nor is a folder without `os.py`.
        for name in ["lib/python3.9/os.py", "lib/python3.10/os.py", "lib/python3.99/os.py"] {
            std::fs::write(folder.join(name), "").expect("can be written");
        }
        assert_eq!(library_of(&["/nowhere".into(), folder.clone()]), Some(folder.join("lib/python3.10")));
        assert_eq!(library_of(&homes(&folder.join("bin/python3"))), Some(folder.join("lib/python3.10")));
        assert_eq!(library_of(&[]), None);
        std::fs::remove_dir_all(&folder).expect("can be removed");
    }

    #[test]
    fn scripts_come_after_programs_of_their_version() {
        let folder = std::env::temp_dir().join(format!("pyregrine-candidates-{}", std::process::id()));
        let (shims, bin) = (folder.join("shims"), folder.join("bin"));
        for folder in [&shims, &bin] {
            std::fs::create_dir_all(folder).expect("can be made");
        }
        for (file, text) in [(shims.join("python3.13"), "#!/bin/sh"), (bin.join("python3.12"), "\x7fELF"), (bin.join("python3"), "\x7fELF")] {
            std::fs::write(file, text).expect("can be written");
        }
        let of_pyenv = [(vec![3, 13, 1], folder.join("new")), (vec![3, 12, 0], folder.join("old")), (vec![3, 4, 0], folder.join("oldest"))];
        let expected = [folder.join("new"), shims.join("python3.13"), bin.join("python3.12"), folder.join("old"), bin.join("python3"), folder.join("oldest")];
        assert_eq!(in_order(&[shims, bin], &of_pyenv), expected);
        std::fs::remove_dir_all(&folder).expect("can be removed");
    }

    #[test]
    fn what_is_no_cpython_is_told() {
        let failure = Compilers::default().compile_file(Path::new("x.py"), Some(Path::new("/bin/true"))).expect_err("is no CPython");
        assert!(failure.to_string().contains("--python /bin/true: not a CPython"), "{failure}");
    }
}
