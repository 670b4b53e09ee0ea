//! The command line: what a user's words mean, and how a failure is told.
//!
//! Given: the words after `pyregrine`. Gives: an exit code. Not obvious: messages of ours begin with `pyregrine: `, whereas what a
//! Python program or CPython's compiler says goes to stderr untouched.

mod arguments;
mod dump;
mod interrupt;
mod load;
mod python;
mod run;
mod stats;

use std::fmt;
use std::io::Write;

use arguments::{Command, CommandLine};

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

/// Runs the command that the process was started with, and gives its exit code.
pub fn main() -> i32 {
    let line = CommandLine::from_environment();
    let outcome = match &line.command {
        Some(Command::Dump(arguments)) => dump::dump(arguments),
        None => run::run(&line.run),
    };
    outcome.unwrap_or_else(|failure| {
        // Nobody is left to tell if stderr is closed, too.
        let _ = writeln!(std::io::stderr(), "{failure}");
        failure.exit_code()
    })
}
