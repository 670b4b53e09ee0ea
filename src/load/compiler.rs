//! One living CPython that compiles.
//!
//! Given: its executable, and what to compile. Gives: the bytes of a `.pyc`, a serialized tree, or the compiler's exception. Not obvious: the
//! process answers as long as its stdin is open, so it ends when this one does, however that happens. It is in a process group of its own, so
//! that Ctrl-C is the machine's business alone.

use std::io::{self, BufReader, Read, Write};
use std::mem::take;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use pyregrine_runtime::vm::{CompilerException, CompilerWarning, Content, Source, SyntaxErrorPlace, Tokens};

/// What it runs; the comment at its top describes the messages.
const SCRIPT: &str = include_str!("compiler.py");

/// What the script says when it is ready. Whoever says something else, or nothing, is no CPython.
const READY: &[u8] = b"compiles";

/// Bytes of an answer, and fields in it, that are believed.
const MOST_BYTES: usize = 1 << 30;
const MOST_FIELDS: usize = 16;

/// What is to be compiled.
pub enum Job<'a> {
    /// The module in a file.
    File(&'a Path),
    /// A program that is in no file.
    Program(Unfiled<'a>),
    Source(&'a Source<'a>),
    /// The tokens of a text, comments among them if they are wanted.
    Tokens { text: &'a [u8], has_extra: bool },
}

/// The text of a program that is in no file.
#[derive(Clone, Copy)]
pub enum Unfiled<'a> {
    /// Written in a command.
    Command(&'a str),
    /// Bytes of the standard input, which may say in which encoding they are.
    Input(&'a [u8]),
}

impl Unfiled<'_> {
    /// What tracebacks call its file.
    pub fn name(self) -> &'static str {
        match self {
            Unfiled::Command(_) => "<string>",
            Unfiled::Input(_) => "<stdin>",
        }
    }
}

/// What has become of it.
pub enum Outcome {
    /// The bytes of a `.pyc`.
    Code(Vec<u8>),
    /// A tree, as `marshal` writes it.
    Tree(Vec<u8>),
    Tokens(Tokens),
    Refused(CompilerException),
}

pub struct Compiler {
    executable: PathBuf,
    child: Child,
    /// There until the end.
    requests: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Compiler {
    /// Starts an executable; nothing if it is no CPython that works.
    pub fn start(executable: &Path) -> Option<Compiler> {
        let mut command = Command::new(executable);
        // Isolated and without `site`: what the user's environment adds to CPython is nothing to us, and it starts faster.
        command.args(["-I", "-S", "-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).process_group(0);
        let mut child = command.spawn().ok()?;
        let (requests, answers) = (child.stdin.take(), child.stdout.take()?);
        let mut compiler = Compiler { executable: executable.to_owned(), child, requests, answers: BufReader::new(answers) };
        let mut word = [0; READY.len()];
        let is_ready = compiler.answers.read_exact(&mut word).is_ok() && word == READY;
        is_ready.then_some(compiler)
    }

    /// Compiles. An error means that the process cannot be used any more.
    pub fn compile(&mut self, job: &Job) -> Result<(Outcome, Vec<CompilerWarning>), String> {
        let answer = self.send(job).and_then(|()| self.receive());
        match answer.and_then(|mut fields| outcome(&mut fields).ok_or_else(|| io::ErrorKind::InvalidData.into())) {
            Ok(outcome) => Ok(outcome),
            Err(error) => Err(self.failure(&error)),
        }
    }

    fn send(&mut self, job: &Job) -> io::Result<()> {
        let number = |number: i64| number.to_string().into_bytes();
        let show = || b"show".to_vec();
        let fields = match job {
            Job::File(path) => {
                [b"file".to_vec(), path.as_os_str().as_encoded_bytes().to_vec(), b"exec".to_vec(), number(0), number(-1), number(-1), show(), Vec::new()]
            }
            Job::Program(program) => {
                let (what, content) = match program {
                    Unfiled::Command(text) => ("command", text.as_bytes()),
                    Unfiled::Input(bytes) => ("input", *bytes),
                };
                [what.into(), program.name().into(), b"exec".to_vec(), number(0), number(-1), number(-1), show(), content.to_vec()]
            }
            Job::Tokens { text, has_extra } => {
                let mode = if *has_extra { "extra" } else { "" };
                [b"tokens".to_vec(), Vec::new(), mode.as_bytes().to_vec(), number(0), number(-1), number(-1), show(), text.to_vec()]
            }
            Job::Source(source) => {
                let (what, content) = match source.content {
                    Content::Text(text) => ("text", text),
                    Content::Bytes(bytes) => ("bytes", bytes),
                    Content::Tree(tree) => ("tree", tree),
                };
                let name = source.filename.as_bytes().to_vec();
                let numbers = [source.flags, source.optimize, source.feature_version].map(number);
                let [flags, optimize, feature_version] = numbers;
                let warnings = source.error_class.unwrap_or("record").into();
                [what.as_bytes().to_vec(), name, source.mode.as_bytes().to_vec(), flags, optimize, feature_version, warnings, content.to_vec()]
            }
        };
        let mut message = length_of(&fields)?;
        for field in &fields {
            message.extend(length_of(field)?);
            message.extend(field);
        }
        let Some(requests) = &mut self.requests else { return Err(io::ErrorKind::BrokenPipe.into()) };
        requests.write_all(&message)?;
        requests.flush()
    }

    fn receive(&mut self) -> io::Result<Vec<Vec<u8>>> {
        let count = self.number(MOST_FIELDS)?;
        let mut fields = Vec::with_capacity(count);
        for _ in 0..count {
            let mut field = vec![0; self.number(MOST_BYTES)?];
            self.answers.read_exact(&mut field)?;
            fields.push(field);
        }
        Ok(fields)
    }

    fn number(&mut self, most: usize) -> io::Result<usize> {
        let mut bytes = [0; 4];
        self.answers.read_exact(&mut bytes)?;
        let number = u32::from_le_bytes(bytes) as usize;
        if number <= most { Ok(number) } else { Err(io::ErrorKind::InvalidData.into()) }
    }

    /// What became of a process that does not answer.
    fn failure(&mut self, error: &io::Error) -> String {
        self.requests = None;
        // One that says what nobody understands need not end by itself.
        if error.kind() == io::ErrorKind::InvalidData {
            let _ = self.child.kill();
        }
        let end = self.child.wait().map_or_else(|error| error.to_string(), |status| status.to_string());
        format!("the CPython that compiles, {}, has stopped ({end})", self.executable.display())
    }
}

impl Drop for Compiler {
    fn drop(&mut self) {
        self.requests = None;
        // It has nothing left to do; whether that worked is of no use to anybody.
        let _ = self.child.wait();
    }
}

/// How many there are, as messages have it.
fn length_of<T>(items: &[T]) -> io::Result<Vec<u8>> {
    let length = u32::try_from(items.len()).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    Ok(length.to_le_bytes().to_vec())
}

/// An answer; nothing if it is none.
fn outcome(fields: &mut [Vec<u8>]) -> Option<(Outcome, Vec<CompilerWarning>)> {
    let [status, said, recorded, rest @ ..] = fields else { return None };
    // Warnings about whole programs and modules.
    eprint!("{}", text(said));
    let warnings = text(recorded).split_terminator(';').map(warning).collect::<Option<_>>()?;
    let outcome = match (&status[..], rest) {
        (b"code", [code]) => Some(Outcome::Code(take(code))),
        (b"tree", [tree]) => Some(Outcome::Tree(take(tree))),
        (b"tokens", [rows]) => Some(Outcome::Tokens(Tokens { rows: take(rows), error: None })),
        (b"tokens", [rows, error @ ..]) => Some(Outcome::Tokens(Tokens { rows: take(rows), error: Some(exception(error)?) })),
        (b"error", error) => Some(Outcome::Refused(exception(error)?)),
        _ => None,
    };
    Some((outcome?, warnings))
}

/// A warning from its record.
fn warning(record: &str) -> Option<CompilerWarning> {
    let mut parts = record.split(' ');
    let (class, line) = (parts.next()?.to_owned(), parts.next()?.parse().ok()?);
    let digits = parts.next()?.as_bytes();
    let message: Option<Vec<u8>> = digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect();
    Some(CompilerWarning { class, line, message: text(&message?) })
}

/// The fields of an error.
fn exception(fields: &[Vec<u8>]) -> Option<CompilerException> {
    let [class, message, printed, place @ ..] = fields else { return None };
    let number = |field: &Vec<u8>| text(field).parse().ok();
    let place = match place {
        [] => None,
        [filename, line_text, line, offset, end_line, end_offset] => Some(SyntaxErrorPlace {
            filename: text(filename),
            text: Some(text(line_text)).filter(|text| !text.is_empty()),
            line: number(line),
            offset: number(offset),
            end_line: number(end_line),
            end_offset: number(end_offset),
        }),
        _ => return None,
    };
    Some(CompilerException { class: text(class), message: text(message), place, printed: text(printed) })
}

fn text(field: &[u8]) -> String {
    String::from_utf8_lossy(field).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_cpython_does_not_start() {
        for other in ["/bin/true", "/bin/cat", "/nowhere/python3"] {
            assert!(Compiler::start(Path::new(other)).is_none(), "{other}");
        }
    }

    #[test]
    fn answers_are_not_believed() {
        let bytes = |words: &[&str]| words.iter().map(|word| word.as_bytes().to_vec()).collect::<Vec<_>>();
        assert!(matches!(outcome(&mut bytes(&["code", "", "", "x"])), Some((Outcome::Code(code), _)) if code == b"x"));
        let Some((_, warnings)) = outcome(&mut bytes(&["code", "", "SyntaxWarning 7 613b20;", "x"])) else { panic!("is an answer") };
        assert_eq!((&*warnings[0].class, warnings[0].line, &*warnings[0].message), ("SyntaxWarning", 7, "a; "));
        assert!(matches!(outcome(&mut bytes(&["error", "", "", "ValueError", "no", ""])), Some((Outcome::Refused(error), _)) if error.place.is_none()));
        for broken in [&["code"][..], &["code", ""], &["code", "", "x", "y"], &["tree", "", "", "x", "y"], &["error", "", "", "SyntaxError", "no", "", "x.py"], &["sure", "", "", ""], &[]] {
            assert!(outcome(&mut bytes(broken)).is_none(), "{broken:?}");
        }
    }
}
