//! Finds the PyPy of this machine: the newest of `pypy3` on `PATH` and of those in `~/.pyenv/versions`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::python::{self, Python, Version};

pub struct PyPy {
    /// Its own version, such as 7.3.17.
    pub release: String,
    pub python: Python,
}

/// What it says of itself: whether it is PyPy, its own version, and the version of its language.
const SCRIPT: &str = "import sys; print(sys.implementation.name, *getattr(sys, 'pypy_version_info', (0, 0, 0))[:3], *sys.version_info[:3])";

pub fn find() -> Option<PyPy> {
    let known = candidates().into_iter().filter_map(|path| identify(&path));
    known.max_by_key(|(release, pypy)| (*release, pypy.python.version)).map(|(_, pypy)| pypy)
}

fn candidates() -> Vec<PathBuf> {
    let on_path = python::path_folders().into_iter().map(|folder| folder.join("pypy3"));
    let under_pyenv = python::pyenv_versions().into_iter().map(|folder| folder.join("bin/pypy3"));
    on_path.chain(under_pyenv).filter(|path| path.exists()).collect()
}

fn identify(executable: &Path) -> Option<([u32; 3], PyPy)> {
    let output = Command::new(executable).args(["-S", "-c", SCRIPT]).output().ok()?;
    parse(&String::from_utf8(output.stdout).ok()?, executable)
}

fn parse(said: &str, executable: &Path) -> Option<([u32; 3], PyPy)> {
    let (name, numbers) = said.trim().split_once(' ')?;
    if name != "pypy" {
        return None;
    }
    let numbers: Vec<u32> = numbers.split(' ').map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let [a, b, c, major, minor, patch] = numbers[..] else { return None };
    let python = Python { version: Version(major, minor), patch, executable: executable.to_path_buf(), is_optimized: true };
    Some(([a, b, c], PyPy { release: format!("{a}.{b}.{c}"), python }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_it_is() {
        let path = Path::new("pypy3");
        let (release, pypy) = parse("pypy 7 3 11 3 9 16\n", path).expect("is PyPy");
        assert_eq!((release, pypy.release.as_str(), pypy.python.version), ([7, 3, 11], "7.3.11", Version(3, 9)));
        assert!(parse("cpython 0 0 0 3 13 0\n", path).is_none());
        assert!(parse("pypy 7 3 x 3 9 16\n", path).is_none());
        assert!(parse("", path).is_none());
    }
}
