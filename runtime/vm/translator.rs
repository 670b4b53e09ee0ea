//! What a machine asks of the program that contains it: code of files and of source text.
//!
//! Given: paths, texts, trees. Given back: bodies, serialized trees, or why there are none. Not obvious: a tree is data of `marshal`: a node a
//! dict, which has the name of its class under `''`, a list of nodes a list; nothing else in a tree is a dict or a list.

use std::path::Path;
use std::rc::Rc;

use crate::isa::Body;

/// Something to compile, with the arguments of `compile()`.
pub struct Source<'a> {
    pub content: Content<'a>,
    pub filename: &'a str,
    /// `exec`, `eval`, `single`, `func_type`.
    pub mode: &'a str,
    pub flags: i64,
    pub optimize: i64,
    pub feature_version: i64,
    /// The class of warnings that are to be SyntaxErrors.
    pub error_class: Option<&'a str>,
}

/// What is compiled.
#[derive(Clone, Copy)]
pub enum Content<'a> {
    /// The text of a str: UTF-8, but for surrogates.
    Text(&'a [u8]),
    /// Bytes, which may say in which encoding they are.
    Bytes(&'a [u8]),
    /// A tree, as `marshal` writes it.
    Tree(&'a [u8]),
}

/// Why there is no code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Nothing can be compiled, or not that.
    Message(String),
    /// The compiler has raised an exception.
    Raised(Box<CompilerException>),
}

/// A warning of the compiler.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CompilerWarning {
    pub class: String,
    pub line: i64,
    pub message: String,
}

/// An exception of the compiler.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CompilerException {
    pub class: String,
    pub message: String,
    /// Of a SyntaxError.
    pub place: Option<SyntaxErrorPlace>,
    /// As Python prints it.
    pub printed: String,
}

/// Where a SyntaxError is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxErrorPlace {
    pub filename: String,
    pub text: Option<String>,
    pub line: Option<i64>,
    pub offset: Option<i64>,
    pub end_line: Option<i64>,
    pub end_offset: Option<i64>,
}

/// The tokens of a text, up to the first mistake in it.
pub struct Tokens {
    /// A list, as `marshal` writes it, of tuples: the name of the token's kind, its text, start, end (line and column), and its line.
    pub rows: Vec<u8>,
    pub error: Option<CompilerException>,
}

/// Makes code.
pub trait Translator {
    /// Reads and translates the module in a file.
    fn translate_file(&self, path: &Path) -> Result<Rc<Body>, Refusal>;

    /// Compiles and translates source text or a tree.
    fn translate_source(&self, source: &Source) -> Result<Rc<Body>, Refusal>;

    /// The tree of source text, as `marshal` writes it.
    fn parse(&self, source: &Source) -> Result<Vec<u8>, Refusal>;

    /// The tokens of a text, with comments and line ends inside of brackets if these are wanted.
    fn tokenize(&self, text: &[u8], has_extra: bool) -> Result<Tokens, Refusal>;

    /// What was warned of in what was compiled or parsed last.
    fn take_warnings(&self) -> Vec<CompilerWarning>;

    /// Ends the processes that it has started, for programs that wait for any child. What is asked of it next starts them again.
    fn rest(&self);

    /// Forgets what it keeps for this thread of the system, which will not ask again.
    fn leave_thread(&self);
}
