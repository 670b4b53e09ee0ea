//! The one error of this folder.
//!
//! Given: what is wrong and where. Gives: [`BytecodeError`], a value that the command line prints.
//! Not obvious: `offset` counts bytes of the file while the file is being read, and bytes of the code object's bytecode once
//! `code` is known.

/// Input that is not bytecode we can translate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BytecodeError {
    /// Qualified name of the code object, when the error is inside one.
    pub code: Option<String>,
    /// Byte offset into the code object's bytecode, or into the file when `code` is not known.
    pub offset: usize,
    pub what: String,
}

impl BytecodeError {
    /// An error in the file around the code objects.
    pub fn in_file(offset: usize, what: impl Into<String>) -> Self {
        Self { code: None, offset, what: what.into() }
    }

    /// An error in a code object.
    pub fn in_code(code: impl Into<String>, offset: usize, what: impl Into<String>) -> Self {
        Self { code: Some(code.into()), offset, what: what.into() }
    }
}

impl std::fmt::Display for BytecodeError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.code {
            Some(code) => write!(formatter, "{} (in `{code}`, at bytecode offset {})", self.what, self.offset),
            None => write!(formatter, "{} (at byte {} of the file)", self.what, self.offset),
        }
    }
}

impl std::error::Error for BytecodeError {}
