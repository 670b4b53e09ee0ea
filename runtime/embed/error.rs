//! What may come instead of a result.

use std::fmt;

use super::data::Object;
use crate::builtins::traceback;
use crate::machine::exit_request;
use crate::value::Value;
use crate::vm::Vm;

/// Why there is no result.
#[derive(Clone, Debug)]
pub enum Error {
    /// What should run cannot be read, compiled or translated. Nothing of it has run.
    Load(String),
    /// An exception that nobody has handled.
    Exception(Box<Exception>),
    /// `SystemExit`: the program wants to end.
    Exit(Exit),
    /// The limit of instructions is reached. The text is the traceback of where that was.
    InstructionLimit(String),
    /// What the program has printed could not be written.
    Stream(String),
    /// What was asked for makes no sense, for example an object of another machine.
    Misuse(String),
}

/// An exception, in words and as an object.
#[derive(Clone, Debug)]
pub struct Exception {
    /// The name of its class as tracebacks have it: `KeyError`, `json.decoder.JSONDecodeError`.
    pub class: String,
    /// `str(exception)`
    pub message: String,
    /// What CPython would print.
    pub traceback: String,
    pub object: Object,
}

/// The end that a program asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exit {
    /// What the process of the program alone would have given to the system.
    pub code: i32,
    /// What it would have printed to standard error before.
    pub message: Option<String>,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Load(what) | Error::Stream(what) | Error::Misuse(what) => f.write_str(what),
            Error::Exception(exception) if exception.message.is_empty() => f.write_str(&exception.class),
            Error::Exception(exception) => write!(f, "{}: {}", exception.class, exception.message),
            Error::Exit(exit) => write!(f, "exit with code {}", exit.code),
            Error::InstructionLimit(_) => f.write_str("the limit of instructions is reached"),
        }
    }
}

impl std::error::Error for Error {}

impl Vm {
    /// The exception on its way, which ends here.
    pub fn take_error(&mut self) -> Error {
        let exception = self.take_raised();
        self.handled = Value::NONE;
        if self.is_out_of_instructions {
            return Error::InstructionLimit(traceback::format_exception(self, exception));
        }
        if let Some((code, message)) = exit_request(self, exception) {
            return Error::Exit(Exit { code, message });
        }
        let class = traceback::class_title(self, exception);
        let message = traceback::safe_str(self, exception.value(), "exception");
        let traceback = traceback::format_exception(self, exception);
        // What Python code did while the texts were made is nobody's.
        self.raised = Value::NONE;
        Error::Exception(Box::new(Exception { class, message, traceback, object: self.hold(exception.value()) }))
    }
}
