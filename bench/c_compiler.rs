//! Finds gcc, and compiles the programs of `bench/c` with it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// `-std=c17` also keeps the compiler from joining a product and a sum into one rounding, so floats have the digits that Python's have.
const OPTIONS: [&str; 2] = ["-O2", "-std=c17"];

pub struct CCompiler {
    executable: PathBuf,
    version: String,
}

impl CCompiler {
    /// gcc on `PATH`.
    pub fn find() -> Result<CCompiler> {
        let executable = PathBuf::from("gcc");
        let output = Command::new(&executable).arg("-dumpfullversion").output().context("--c needs gcc on PATH (apt-get install gcc libc6-dev)")?;
        if !output.status.success() {
            bail!("gcc does not say its version: {}", String::from_utf8_lossy(&output.stderr).trim_end());
        }
        Ok(CCompiler { executable, version: String::from_utf8_lossy(&output.stdout).trim().to_string() })
    }

    pub fn description(&self) -> String {
        format!("{} {} {}", self.executable.display(), self.version, OPTIONS.join(" "))
    }

    /// Makes the executable `target`.
    pub fn compile(&self, source: &Path, target: &Path) -> Result<()> {
        let output = Command::new(&self.executable).args(OPTIONS).arg("-o").args([target, source]).arg("-lm").output()?;
        if !output.status.success() {
            bail!("{} cannot compile {}:\n{}", self.description(), source.display(), String::from_utf8_lossy(&output.stderr).trim_end());
        }
        Ok(())
    }
}
