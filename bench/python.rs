//! Finds the CPythons of this machine: the newest of each minor version in `~/.pyenv/versions`, then those on `PATH`.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::str::FromStr;

use anyhow::{Context, Result, bail};

/// A minor version such as 3.13.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Version(pub u32, pub u32);

impl FromStr for Version {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Version> {
        let mut parts = text.split('.').map(str::parse);
        match (parts.next(), parts.next()) {
            (Some(Ok(major)), Some(Ok(minor))) => Ok(Version(major, minor)),
            _ => bail!("`{text}` is not a version such as 3.13"),
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0, self.1)
    }
}

/// An installed CPython, or what compiles as one does.
#[derive(Clone, Debug)]
pub struct Python {
    pub version: Version,
    pub patch: u32,
    pub executable: PathBuf,
    /// Whether it was built with profile-guided optimization, which makes CPython considerably faster.
    pub is_optimized: bool,
}

/// All CPythons, oldest first, one of each minor version.
pub fn find() -> Vec<Python> {
    let mut found: Vec<Python> = Vec::new();
    let mut under_pyenv: Vec<Python> = pyenv_candidates()
        .iter()
        .filter_map(|path| identify(path))
        .collect();
    under_pyenv.sort_by_key(|python| std::cmp::Reverse(python.patch));
    for python in under_pyenv
        .into_iter()
        .chain(path_candidates().iter().filter_map(|path| identify(path)))
    {
        if !found.iter().any(|known| known.version == python.version) {
            found.push(python);
        }
    }
    found.sort_by_key(|python| python.version);
    found
}

/// The CPython of a version, or an error that says which there are.
pub fn pick(found: &[Python], version: Version) -> Result<&Python> {
    found
        .iter()
        .find(|python| python.version == version)
        .with_context(|| {
            let known: Vec<String> = found
                .iter()
                .map(|python| python.version.to_string())
                .collect();
            format!(
                "no CPython {version} in ~/.pyenv/versions or on PATH; found: {}",
                known.join(", ")
            )
        })
}

impl Python {
    /// Compiles `source` to `target`.
    pub fn compile(&self, source: &Path, target: &Path) -> Result<()> {
        let script = "import py_compile, sys; py_compile.compile(sys.argv[1], sys.argv[2], sys.argv[1], True)";
        let output = Command::new(&self.executable)
            .arg("-c")
            .arg(script)
            .arg(source)
            .arg(target)
            .output()?;
        if !output.status.success() {
            bail!(
                "{} cannot compile {}",
                self.executable.display(),
                source.display()
            );
        }
        Ok(())
    }
}

fn pyenv_candidates() -> Vec<PathBuf> {
    let executables = pyenv_versions()
        .into_iter()
        .map(|folder| folder.join("bin/python3"));
    executables.filter(|path| path.exists()).collect()
}

/// The folders of what pyenv has installed.
pub fn pyenv_versions() -> Vec<PathBuf> {
    let Some(home) = std::env::home_dir() else {
        return Vec::new();
    };
    let Ok(entries) = std::fs::read_dir(home.join(".pyenv/versions")) else {
        return Vec::new();
    };
    entries.flatten().map(|entry| entry.path()).collect()
}

/// The folders of `PATH`, but not pyenv's shims: scripts that choose among the versions found already.
pub fn path_folders() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .filter(|folder| !folder.ends_with("shims"))
        .collect()
}

fn path_candidates() -> Vec<PathBuf> {
    let mut candidates = Vec::new();
    for folder in path_folders() {
        let names = (6..30)
            .map(|minor| format!("python3.{minor}"))
            .chain(["python3".to_string()]);
        candidates.extend(
            names
                .map(|name| folder.join(name))
                .filter(|path| path.exists()),
        );
    }
    candidates
}

/// Asks an executable what it is; nothing if it is no CPython 3.6 or later.
fn identify(executable: &Path) -> Option<Python> {
    let script = "import sys, sysconfig; configured = sysconfig.get_config_var('CONFIG_ARGS') or ''; \
        print(sys.implementation.name, *sys.version_info[:3], '--enable-optimizations' in configured)";
    let output = Command::new(executable)
        .args(["-S", "-c", script])
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut words = text.split_whitespace();
    if words.next()? != "cpython" {
        return None;
    }
    let mut number = || words.next()?.parse().ok();
    let version = Version(number()?, number()?);
    let patch = number()?;
    if version < Version(3, 6) {
        return None;
    }
    let is_optimized = words.next()? == "True";
    Some(Python {
        version,
        patch,
        executable: executable.to_path_buf(),
        is_optimized,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_by_number() {
        let parse = |text: &str| text.parse::<Version>().expect("a version");
        assert!(parse("3.9") < parse("3.10"));
        assert_eq!(parse("3.13.0").to_string(), "3.13");
        assert!("three".parse::<Version>().is_err());
    }
}
