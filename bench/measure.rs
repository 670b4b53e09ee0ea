//! Runs a command and takes its wall time and its user CPU time.
//!
//! The user time is the kernel's account of that one child (`wait4`), so it needs no cooperation from the child.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

pub struct CommandLine {
    pub words: Vec<PathBuf>,
}

/// One run.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    pub wall: Duration,
    pub user: Duration,
}

impl CommandLine {
    fn command(&self) -> Command {
        let mut command = Command::new(&self.words[0]);
        command.args(&self.words[1..]).stdin(Stdio::null());
        // Equal conditions for every run: what pyregrine does is what its column says.
        command
            .env("PYTHONHASHSEED", "0")
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("PYREGRINE_JIT", "off")
            .env_remove("PYREGRINE_DISPATCH")
            .env_remove("PYREGRINE_GC_STRESS")
            .env_remove("PYREGRINE_MEMORY_LIMIT")
            .env_remove("PYTHONPATH");
        command
    }
}

/// What a command prints; an error if it fails.
pub fn output(line: &CommandLine) -> Result<Vec<u8>> {
    let output = line
        .command()
        .output()
        .with_context(|| format!("cannot run {}", line.words[0].display()))?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        bail!("{}: {}", output.status, complaint(&stderr));
    }
    Ok(output.stdout)
}

/// The line of an error output that says most: a traceback's last, an `error:` of a command line's options otherwise.
fn complaint(stderr: &str) -> &str {
    let mut lines = stderr.trim_end().lines();
    lines.clone().find(|line| line.starts_with("error: ")).or_else(|| lines.next_back()).unwrap_or("")
}

/// Runs a command once, its output thrown away.
pub fn time(line: &CommandLine) -> Result<Sample> {
    let mut command = line.command();
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let child = command
        .spawn()
        .with_context(|| format!("cannot run {}", line.words[0].display()))?;
    let (status, user) = wait(child.id())?;
    let wall = start.elapsed();
    if status != 0 {
        bail!("{} fails when it is timed", line.words[0].display());
    }
    Ok(Sample { wall, user })
}

/// Waits for a child of ours; gives its wait status and its user time.
fn wait(pid: u32) -> Result<(i32, Duration)> {
    let mut status = 0;
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    loop {
        // SAFETY: both pointers are to live locals of the types that wait4 writes; `pid` is a child that nobody else
        // waits for, because its `Child` is never waited on.
        let waited = unsafe { libc::wait4(pid as libc::pid_t, &mut status, 0, usage.as_mut_ptr()) };
        if waited == pid as libc::pid_t {
            break;
        }
        let error = std::io::Error::last_os_error();
        if error.kind() != std::io::ErrorKind::Interrupted {
            return Err(error).context("wait4");
        }
    }
    // SAFETY: zeroed is a valid rusage, and wait4 has filled it.
    let usage = unsafe { usage.assume_init() };
    let user = Duration::from_secs(usage.ru_utime.tv_sec as u64)
        + Duration::from_micros(usage.ru_utime.tv_usec as u64);
    Ok((status, user))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> CommandLine {
        CommandLine { words: ["sh", "-c", script].map(PathBuf::from).to_vec() }
    }

    #[test]
    fn a_failure_says_why() {
        let error = output(&shell("echo 'Traceback:' >&2; echo 'KeyError: 3' >&2; exit 1")).expect_err("fails");
        assert!(error.to_string().ends_with("KeyError: 3"), "{error}");
        let error = output(&shell("echo \"error: unexpected argument '--jit' found\" >&2; echo >&2; echo 'Usage: x' >&2; exit 2")).expect_err("fails");
        assert!(error.to_string().ends_with("error: unexpected argument '--jit' found"), "{error}");
        assert!(time(&shell("exit 1")).is_err());
    }

    #[test]
    fn surroundings_are_the_same_for_all() {
        let printed = output(&shell("echo $PYREGRINE_JIT $PYTHONHASHSEED")).expect("succeeds");
        assert_eq!(printed, b"off 0\n");
    }
}
