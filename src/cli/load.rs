//! Files to code: `.pyc` directly, `.py` through a CPython.
//!
//! Given: a path. Gives: verified stack code, or a body. Not obvious: what a file is, its extension says; a file with another
//! extension is bytecode if it begins like bytecode.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::{Context, anyhow};
use pyregrine::bytecode::{StackCode, load_pyc};
use pyregrine::pipeline::{Options, translate};
use pyregrine_runtime::isa::{Body, verify_body};
use pyregrine_runtime::vm::Translator;

use super::Failure;
use super::arguments::TranslationArguments;
use super::python;

/// How files become code.
pub struct Loader {
    python: Option<PathBuf>,
    options: Options,
}

impl Loader {
    pub fn new(arguments: &TranslationArguments) -> anyhow::Result<Loader> {
        Ok(Loader { python: arguments.python.clone(), options: arguments.options()? })
    }

    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The code object of the module in a file.
    pub fn load(&self, path: &Path) -> Result<Rc<StackCode>, Failure> {
        let bytes = bytecode(path, self.python.as_deref())?;
        let (_, code) = load_pyc(&bytes).with_context(|| format!("cannot load '{}'", path.display()))?;
        Ok(Rc::new(code))
    }

    /// The body of the module in a file.
    pub fn translate(&self, path: &Path) -> Result<Rc<Body>, Failure> {
        let code = self.load(path)?;
        let body = translate(&code, &self.options).with_context(|| format!("cannot translate '{}'", path.display()))?;
        // The machine accesses registers unchecked because every body that reaches it has passed this.
        verify_body(&body).map_err(|error| anyhow!("internal error: the translation of '{}' is refused: {error}", path.display()))?;
        Ok(body)
    }
}

impl Translator for Loader {
    fn translate_file(&self, path: &Path) -> Result<Rc<Body>, String> {
        self.translate(path).map_err(|failure| match failure {
            Failure::Message(error) => format!("{error:#}"),
            // The exception is CPython's last line.
            Failure::Compiler(text) => text.trim_end().lines().last().unwrap_or_default().to_owned(),
        })
    }
}

/// The bytes of a `.pyc` file, or of the one that a CPython makes of a source file.
pub fn bytecode(path: &Path, python: Option<&Path>) -> Result<Vec<u8>, Failure> {
    let bytes = read(path)?;
    if is_bytecode(path, &bytes) { Ok(bytes) } else { python::compile(path, python) }
}

/// The bytes of a file; CPython's words if there is none.
pub fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if path.is_dir() {
        anyhow::bail!("can't find '__main__' module in '{}'", absolute.display());
    }
    std::fs::read(path).map_err(|error| {
        let text = error.to_string();
        let what = text.split(" (os error").next().unwrap_or_default();
        match error.raw_os_error() {
            Some(number) => anyhow!("can't open file '{}': [Errno {number}] {what}", absolute.display()),
            None => anyhow!("can't open file '{}': {what}", absolute.display()),
        }
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
