//! What can run a program: a CPython, or pyregrine with a dispatch strategy.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::measure::CommandLine;
use crate::program::Program;
use crate::python::{Python, Version};

/// One column of the tables.
pub struct Implementation {
    pub name: String,
    /// The version if it is a CPython.
    pub cpython: Option<Version>,
    /// What the reader of the results should know about it.
    pub note: Option<&'static str>,
    /// What is started, before the `.pyc`.
    prefix: Vec<PathBuf>,
    compiler: Python,
}

impl Implementation {
    /// Compiles the program and gives the command that runs it.
    pub fn command(
        &self,
        program: &Program,
        scratch: &Path,
        argument: Option<&str>,
    ) -> Result<CommandLine> {
        let pyc = scratch.join(format!("{}-{}.pyc", program.name, self.compiler.version));
        if !pyc.exists() {
            self.compiler.compile(&program.path, &pyc)?;
        }
        let mut words = self.prefix.clone();
        words.push(pyc);
        words.extend(argument.map(PathBuf::from));
        Ok(CommandLine { words })
    }
}

pub fn cpythons(pythons: &[&Python]) -> Vec<Implementation> {
    pythons
        .iter()
        .map(|&python| Implementation {
            name: format!("CPython {}", python.version),
            cpython: Some(python.version),
            note: (!python.is_optimized).then_some("built without --enable-optimizations"),
            // Without `site`, whose cost depends on what else is installed: 30 ms where there are many packages.
            prefix: vec![python.executable.clone(), "-S".into()],
            compiler: python.clone(),
        })
        .collect()
}

pub fn pyregrines(
    binary: &Path,
    dispatch: &[String],
    compiler: &Python,
) -> Result<Vec<Implementation>> {
    if !binary.exists() {
        bail!(
            "no pyregrine at {}: run `cargo build --release`, give --pyregrine PATH, or use --dispatch none",
            binary.display()
        );
    }
    let binary = binary.canonicalize()?;
    Ok(dispatch
        .iter()
        .map(|strategy| Implementation {
            name: format!("pyregrine {strategy}"),
            cpython: None,
            note: None,
            prefix: vec![binary.clone(), "--dispatch".into(), strategy.into()],
            compiler: compiler.clone(),
        })
        .collect())
}
