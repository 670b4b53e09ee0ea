//! What can run a program: a CPython, PyPy, pyregrine with a dispatch strategy or with a mode of its JIT, or the same program in C.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::c_compiler::CCompiler;
use crate::measure::{self, CommandLine};
use crate::program::Program;
use crate::pypy::PyPy;
use crate::python::{Python, Version};

/// One column of the tables.
pub struct Implementation {
    pub name: String,
    pub kind: Kind,
    /// What the reader of the results should know about it.
    pub note: Option<String>,
    input: Input,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    CPython(Version),
    PyPy,
    Pyregrine,
    /// pyregrine with the JIT off, where another column may have it on.
    WithoutJit,
    C,
}

/// What becomes of a program before it runs.
enum Input {
    /// A `.pyc` that `compiler` makes, named after `tag`; `prefix` is what is started, before it.
    Pyc {
        compiler: Python,
        tag: String,
        prefix: Vec<PathBuf>,
    },
    /// Machine code.
    Executable(CCompiler),
}

impl Implementation {
    /// Compiles the program and gives the command that runs it; nothing if the program does not exist in this implementation's language.
    pub fn command(
        &self,
        program: &Program,
        scratch: &Path,
        argument: &str,
    ) -> Result<Option<CommandLine>> {
        let mut words = match &self.input {
            Input::Pyc { compiler, tag, prefix } => {
                let pyc = scratch.join(format!("{}-{tag}.pyc", program.name));
                if !pyc.exists() {
                    compiler.compile(&program.path, &pyc)?;
                }
                [prefix.as_slice(), &[pyc]].concat()
            }
            Input::Executable(compiler) => {
                let Some(source) = program.in_c() else { return Ok(None) };
                let executable = scratch.join(&program.name);
                if !executable.exists() {
                    compiler.compile(&source, &executable)?;
                }
                vec![executable]
            }
        };
        words.push(argument.into());
        Ok(Some(CommandLine { words }))
    }
}

pub fn cpythons(pythons: &[&Python]) -> Vec<Implementation> {
    pythons
        .iter()
        .map(|&python| Implementation {
            name: format!("CPython {}", python.version),
            kind: Kind::CPython(python.version),
            note: (!python.is_optimized).then(|| "built without --enable-optimizations".to_string()),
            input: Input::Pyc {
                compiler: python.clone(),
                tag: python.version.to_string(),
                prefix: without_site(python),
            },
        })
        .collect()
}

pub fn pypy(pypy: PyPy) -> Implementation {
    Implementation {
        name: "PyPy".to_string(),
        kind: Kind::PyPy,
        note: Some(format!("{}, for Python {}", pypy.release, pypy.python.version)),
        input: Input::Pyc {
            tag: "pypy".to_string(),
            prefix: without_site(&pypy.python),
            compiler: pypy.python,
        },
    }
}

pub fn c(compiler: CCompiler) -> Implementation {
    Implementation {
        name: "C".to_string(),
        kind: Kind::C,
        note: Some(compiler.description()),
        input: Input::Executable(compiler),
    }
}

/// pyregrine's interpreter with each of these dispatch strategies.
pub fn dispatches(binary: &Path, strategies: &[String], compiler: &Python) -> Result<Vec<Implementation>> {
    let binary = existing(binary)?;
    Ok(strategies
        .iter()
        .map(|strategy| {
            let prefix = vec![binary.clone(), "--dispatch".into(), strategy.into()];
            pyregrine(format!("pyregrine {strategy}"), Kind::Pyregrine, prefix, compiler)
        })
        .collect())
}

/// pyregrine with its own dispatch and each of these modes of its JIT; an error if it does not run an empty program with one of them.
pub fn jits(binary: &Path, modes: &[String], compiler: &Python, scratch: &Path) -> Result<Vec<Implementation>> {
    let binary = existing(binary)?;
    let source = scratch.join("empty.py");
    let pyc = scratch.join("empty.pyc");
    std::fs::write(&source, "").with_context(|| format!("cannot write {}", source.display()))?;
    compiler.compile(&source, &pyc)?;
    modes
        .iter()
        .map(|mode| {
            let name = format!("--jit={mode}");
            let prefix = vec![binary.clone(), PathBuf::from(&name)];
            let line = CommandLine { words: [prefix.as_slice(), std::slice::from_ref(&pyc)].concat() };
            measure::output(&line).with_context(|| format!("{} does not run an empty program with {name}", binary.display()))?;
            let kind = if mode == "off" { Kind::WithoutJit } else { Kind::Pyregrine };
            Ok(pyregrine(format!("pyregrine {name}"), kind, prefix, compiler))
        })
        .collect()
}

fn pyregrine(name: String, kind: Kind, prefix: Vec<PathBuf>, compiler: &Python) -> Implementation {
    Implementation {
        name,
        kind,
        note: None,
        input: Input::Pyc {
            compiler: compiler.clone(),
            tag: compiler.version.to_string(),
            prefix,
        },
    }
}

/// Without `site`, whose cost depends on what else is installed: 30 ms where there are many packages.
fn without_site(python: &Python) -> Vec<PathBuf> {
    vec![python.executable.clone(), "-S".into()]
}

fn existing(binary: &Path) -> Result<PathBuf> {
    if !binary.exists() {
        bail!(
            "no pyregrine at {}: run `cargo build --release`, give --pyregrine PATH, or use --dispatch none and no --jit",
            binary.display()
        );
    }
    Ok(binary.canonicalize()?)
}
