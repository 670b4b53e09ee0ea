//! Files to code: `.pyc` directly, `.py` through a CPython; of its own library through that very one.
//!
//! Given: a path. Gives: verified stack code, or a body. Not obvious: what a file is, its extension says; a file with another
//! extension is bytecode if it begins like bytecode.

mod compiler;
mod library;
mod python;

use std::fmt;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use pyregrine_runtime::isa::{Body, verify_body};
use pyregrine_runtime::vm::{CompilerException, CompilerWarning, Refusal, Source, Tokens, Translator};

pub use self::compiler::Unfiled;
use self::python::Compilers;
use crate::bytecode::{StackCode, load_pyc};
use crate::pipeline::{self, Options, PycError, translate, translate_pyc};

/// Why a file does not become code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LoadError {
    /// A message of ours.
    Message(String),
    /// What CPython's compiler has raised.
    Compiler(Box<CompilerException>),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::Message(text) => f.write_str(text),
            LoadError::Compiler(error) => f.write_str(error.printed.trim_end()),
        }
    }
}

impl std::error::Error for LoadError {}

fn message<T>(text: String) -> Result<T, LoadError> {
    Err(LoadError::Message(text))
}

/// How files become code.
#[derive(Clone, Default)]
pub struct Loader {
    /// The CPython that compiles source files; without it, the first one that is found.
    pub python: Option<PathBuf>,
    pub options: Options,
    /// The processes that compile; they live as long as this.
    compilers: Compilers,
}

impl Loader {
    /// One that compiles with this CPython, if any is named.
    pub fn new(python: Option<PathBuf>, options: Options) -> Loader {
        Loader { python, options, compilers: Compilers::default() }
    }

    /// The folder of the standard library, if there is a CPython that has one.
    pub fn library(&self) -> Option<PathBuf> {
        python::library(self.python.as_deref())
    }

    /// The code object of the module in a file.
    pub fn load(&self, path: &Path) -> Result<Rc<StackCode>, LoadError> {
        let bytes = self.bytecode(path)?;
        self.load_bytes(&bytes, &path.display().to_string())
    }

    /// The code object in the bytes of a `.pyc` file, which messages call by this name.
    pub fn load_bytes(&self, bytes: &[u8], name: &str) -> Result<Rc<StackCode>, LoadError> {
        match load_pyc(bytes) {
            Ok((_, code)) => Ok(Rc::new(code)),
            Err(error) => message(format!("cannot load '{name}': {error}")),
        }
    }

    /// The bytes of a `.pyc` file, or of the one that a CPython makes of a source file.
    pub fn bytecode(&self, path: &Path) -> Result<Vec<u8>, LoadError> {
        let bytes = read(path)?;
        if is_bytecode(path, &bytes) {
            return Ok(bytes);
        }
        match library::home(path).filter(|home| home.executable.is_file()) {
            Some(home) => home.cached(path).map_or_else(|| self.compilers.compile_file(path, Some(&home.executable)), Ok),
            None => self.compilers.compile_file(path, self.python.as_deref()),
        }
    }

    /// Ends the processes that compile; the next thing to compile starts one again.
    pub fn stop_compilers(&self) {
        self.compilers.stop();
    }

    /// The body of the module in a file.
    pub fn translate(&self, path: &Path) -> Result<Rc<Body>, LoadError> {
        let bytes = self.bytecode(path)?;
        self.translate_bytes(&bytes, &path.display().to_string())
    }

    /// The body of a program that is in no file.
    pub fn translate_program(&self, program: Unfiled) -> Result<Rc<Body>, LoadError> {
        let bytes = self.compilers.compile_program(program, self.python.as_deref())?;
        self.translate_bytes(&bytes, program.name())
    }

    /// The body of the module in the bytes of a `.pyc` file, which messages call by this name.
    pub fn translate_bytes(&self, bytes: &[u8], name: &str) -> Result<Rc<Body>, LoadError> {
        match translate_pyc(bytes, &self.options) {
            Ok(body) => verified(body, name),
            Err(PycError::Bytecode(error)) => message(format!("cannot load '{name}': {error}")),
            Err(PycError::Translate(error)) => message(format!("cannot translate '{name}': {error}")),
        }
    }

    /// The body of a code object, which messages call by this name.
    pub fn translate_code(&self, code: &Rc<StackCode>, name: &str) -> Result<Rc<Body>, LoadError> {
        match translate(code, &self.options) {
            Ok(body) => verified(body, name),
            Err(error) => message(format!("cannot translate '{name}': {error}")),
        }
    }
}

/// The body, once the verifier has accepted it: the machine accesses registers unchecked because every body that reaches it has passed this.
fn verified(body: Rc<Body>, name: &str) -> Result<Rc<Body>, LoadError> {
    match verify_body(&body) {
        Ok(()) => Ok(body),
        Err(error) => message(format!("internal error: the translation of '{name}' is refused: {error}")),
    }
}

impl Translator for Loader {
    fn translate_file(&self, path: &Path) -> Result<Rc<Body>, Refusal> {
        self.translate(path).map_err(refusal)
    }

    fn translate_source(&self, source: &Source) -> Result<Rc<Body>, Refusal> {
        // The text of a library's file may need that library's compiler.
        let home = library::home(Path::new(source.filename)).map(|home| home.executable).filter(|executable| executable.is_file());
        let bytes = self.compilers.compile_source(source, home.as_deref().or(self.python.as_deref())).map_err(refusal)?;
        self.translate_bytes(&bytes, source.filename).map_err(refusal)
    }

    fn parse(&self, source: &Source) -> Result<Vec<u8>, Refusal> {
        self.compilers.parse(source, self.python.as_deref()).map_err(refusal)
    }

    fn tokenize(&self, text: &[u8], has_extra: bool) -> Result<Tokens, Refusal> {
        self.compilers.tokenize(text, has_extra, self.python.as_deref()).map_err(refusal)
    }

    fn take_warnings(&self) -> Vec<CompilerWarning> {
        self.compilers.take_warnings()
    }

    fn rest(&self) {
        self.stop_compilers();
    }

    fn leave_thread(&self) {
        pipeline::forget_memory();
    }
}

fn refusal(error: LoadError) -> Refusal {
    match error {
        LoadError::Message(text) => Refusal::Message(text),
        LoadError::Compiler(exception) => Refusal::Raised(exception),
    }
}

/// The file that a program is in: itself, or the main module of a folder.
pub fn main_file(path: &Path) -> PathBuf {
    let in_folder = ["__main__.py", "__main__.pyc"].map(|name| path.join(name));
    in_folder.into_iter().find(|file| file.is_file()).unwrap_or_else(|| path.to_owned())
}

/// The bytes of a file; CPython's words if there is none.
pub fn read(path: &Path) -> Result<Vec<u8>, LoadError> {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if path.is_dir() {
        return message(format!("can't find '__main__' module in '{}'", absolute.display()));
    }
    std::fs::read(path).map_err(|error| {
        let text = error.to_string();
        let what = text.split(" (os error").next().unwrap_or_default();
        LoadError::Message(match error.raw_os_error() {
            Some(number) => format!("can't open file '{}': [Errno {number}] {what}", absolute.display()),
            None => format!("can't open file '{}': {what}", absolute.display()),
        })
    })
}

/// Whether a file holds bytecode.
fn is_bytecode(path: &Path, head: &[u8]) -> bool {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("pyc") => true,
        Some("py") => false,
        // No text has this second character: the magic numbers of Python 3 are 3000 to 3999.
        _ => matches!(head, [_, 0x0b..=0x0f, b'\r', b'\n', ..]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extension_first_then_contents() {
        assert!(is_bytecode(Path::new("a.pyc"), b""));
        assert!(!is_bytecode(Path::new("a.py"), b"\xcb\x0d\r\n"));
        assert!(is_bytecode(Path::new("a"), b"\xcb\x0d\r\n"));
        assert!(!is_bytecode(Path::new("a"), b"print(1)\r\n"));
    }

    #[test]
    fn missing_files_are_told_as_cpython_does() {
        let error = read(Path::new("/nowhere/x.py")).expect_err("there is none");
        assert_eq!(error.to_string(), "can't open file '/nowhere/x.py': [Errno 2] No such file or directory");
        let error = read(Path::new("/")).expect_err("is a directory");
        assert_eq!(error.to_string(), "can't find '__main__' module in '/'");
    }
}
