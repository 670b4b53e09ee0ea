//! Standard output and standard error of a machine.

use std::io::{self, Write};

/// A text stream of the process, or what replaces it.
pub struct Output {
    pub buffer: Vec<u8>,
    pub target: Target,
    /// A terminal shows every line at once.
    is_terminal: bool,
    /// Nothing stays in the buffer (`-u`).
    pub is_immediate: bool,
}

/// Where an [`Output`] goes.
pub enum Target {
    Stdout,
    Stderr,
    /// Stays in the buffer.
    Captured,
    /// To the program that contains the machine.
    Writer(Box<dyn Write + Send>),
}

/// Bytes after which an output is written through.
const OUTPUT_BUFFER: usize = 8192;

impl Output {
    pub fn new(target: Target) -> Output {
        use io::IsTerminal;
        let is_terminal = matches!(target, Target::Stdout) && io::stdout().is_terminal();
        Output { buffer: Vec::new(), target, is_terminal, is_immediate: false }
    }

    /// Whether it goes to a file of the process, which has a number.
    pub fn is_of_process(&self) -> bool {
        matches!(self.target, Target::Stdout | Target::Stderr)
    }

    /// Whether somebody sees every line at once.
    pub fn is_terminal(&self) -> bool {
        self.is_terminal
    }

    /// Appends bytes, and writes the buffer through when it is large, or if somebody waits for the line.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.buffer.extend_from_slice(bytes);
        let is_complete = self.is_immediate || self.is_terminal && bytes.contains(&b'\n');
        if self.buffer.len() >= OUTPUT_BUFFER || matches!(self.target, Target::Stderr) || is_complete { self.flush() } else { Ok(()) }
    }

    /// Writes the buffer through.
    pub fn flush(&mut self) -> io::Result<()> {
        let written = match &mut self.target {
            Target::Stdout => io::stdout().write_all(&self.buffer).and_then(|()| io::stdout().flush()),
            Target::Stderr => io::stderr().write_all(&self.buffer),
            Target::Captured => return Ok(()),
            Target::Writer(writer) => writer.write_all(&self.buffer).and_then(|()| writer.flush()),
        };
        self.buffer.clear();
        written
    }
}
