//! The standard library and test suite of a CPython, compiled to a scratch folder by that CPython.
//!
//! Files that it cannot compile (some of the test suite are broken on purpose) are left out.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::python::{Python, Version};

/// A compiled file.
pub struct File {
    pub path: PathBuf,
    pub bytes: Vec<u8>,
    /// It belongs to a test suite.
    pub is_test: bool,
}

pub struct Corpus {
    pub version: Version,
    pub folder: PathBuf,
    pub files: Vec<File>,
}

/// Compiles every file of the library; the target is a folder.
const SCRIPT: &str = r#"
import os, py_compile, sys, sysconfig
library, target = sysconfig.get_paths()["stdlib"], sys.argv[1]
for folder, folders, files in os.walk(library):
    folders[:] = sorted(f for f in folders if f not in ("site-packages", "__pycache__"))
    for name in sorted(files):
        if name.endswith(".py"):
            path = os.path.join(folder, name)
            compiled = os.path.join(target, os.path.relpath(path, library) + "c")
            os.makedirs(os.path.dirname(compiled), exist_ok=True)
            try:
                py_compile.compile(path, compiled, doraise=True)
            except Exception:
                pass
open(os.path.join(target, "complete"), "w").close()
"#;

impl Corpus {
    /// Compiles what is not yet there, and reads all of it.
    pub fn build(python: &Python, scratch: &Path) -> Result<Corpus> {
        let folder = scratch.join(python.version.to_string());
        if !folder.join("complete").exists() {
            std::fs::create_dir_all(&folder)?;
            let output = Command::new(&python.executable).args(["-W", "ignore", "-c", SCRIPT]).arg(&folder).output()?;
            if !output.status.success() {
                bail!("CPython {} does not compile its library: {}", python.version, String::from_utf8_lossy(&output.stderr));
            }
        }
        let files = read(&folder)?;
        Ok(Corpus { version: python.version, folder, files })
    }
}

/// All compiled files below a folder, in order.
pub fn read(folder: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "pyc") {
                let bytes = std::fs::read(&path)?;
                let is_test = path.iter().any(|part| matches!(part.to_str(), Some("test" | "tests" | "idle_test")));
                files.push(File { path, bytes, is_test });
            }
        }
    }
    files.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(files)
}
