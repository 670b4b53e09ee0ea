//! The command line: what a user's words mean, and how a failure is told.
//!
//! Given: the words after `pyregrine`. Gives: an exit code. Not obvious: messages of ours begin with `pyregrine: `, whereas what a
//! Python program or CPython's compiler says goes to stderr untouched.

mod arguments;
mod dis;
mod dump;
mod hash_seed;
mod interrupt;
mod jit_report;
mod pyc;
mod run;
mod stats;
mod tiny;

use std::fmt;
use std::io::{ErrorKind, Write};

use anyhow::anyhow;
use arguments::{Command, CommandLine};
use pyregrine::load::LoadError;

/// The exit code when there is nothing that could run: no such file, no readable bytecode, no CPython to compile with.
const CANNOT_START: i32 = 2;

/// The exit code of a program that does not compile.
const UNCAUGHT: i32 = 1;

/// Why a command ended before the Python program began.
#[derive(Debug)]
enum Failure {
    /// A message of ours.
    Message(anyhow::Error),
    /// What CPython's compiler wrote.
    Compiler(String),
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Failure {
        Failure::Message(error)
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Failure {
        match error {
            LoadError::Message(text) => Failure::Message(anyhow!(text)),
            LoadError::Compiler(error) => Failure::Compiler(error.printed),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Message(error) => write!(f, "pyregrine: {error:#}"),
            Failure::Compiler(text) => f.write_str(text.trim_end()),
        }
    }
}

impl Failure {
    fn exit_code(&self) -> i32 {
        match self {
            Failure::Message(_) => CANNOT_START,
            Failure::Compiler(_) => UNCAUGHT,
        }
    }
}

/// Prints the answer of a command that shows something.
fn show(text: &str) -> Result<i32, Failure> {
    match std::io::stdout().write_all(text.as_bytes()) {
        // Whoever reads has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(0),
        Err(error) => Err(anyhow!("cannot write: {error}").into()),
        Ok(()) => Ok(0),
    }
}

/// Runs the command that the process was started with, and gives its exit code.
pub fn main() -> i32 {
    let line = CommandLine::from_environment();
    let outcome = match &line.command {
        Some(Command::Dump(arguments)) => dump::dump(arguments),
        Some(Command::Dis(arguments)) => dis::dis(arguments),
        Some(Command::Pyc(arguments)) => pyc::pyc(arguments),
        Some(Command::Tiny(arguments)) => tiny::tiny(arguments),
        None => run::run(&line.run),
    };
    outcome.unwrap_or_else(|failure| {
        // Nobody is left to tell if stderr is closed, too.
        let _ = writeln!(std::io::stderr(), "{failure}");
        failure.exit_code()
    })
}
