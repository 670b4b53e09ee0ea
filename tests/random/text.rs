//! Programs as lines.
//!
//! Given: lines with their depth, one after the other. Gives: the text of a file of several programs, and where each begins. The law: what a
//! line begins is the deeper lines behind it, so that lines may go or move, and a block that has lost all its lines gets a `pass`.

use std::fmt::Write;

/// What every file of programs begins with.
const PRELUDE: &str = include_str!("prelude.py");

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    pub depth: usize,
    pub text: String,
    /// Goes only together with the block that it is in: without the counter, a loop would not end.
    pub is_pinned: bool,
}

impl Line {
    /// Whether it goes on with what the block before it is about.
    pub fn continues(&self) -> bool {
        ["else:", "elif ", "except", "finally:"].iter().any(|word| self.text.starts_with(word))
    }
}

/// A program with the number from which it was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Program {
    pub seed: u64,
    pub lines: Vec<Line>,
}

impl Program {
    /// The end of the block that the line begins; the next line if it begins none.
    pub fn end_of(&self, line: usize) -> usize {
        let depth = self.lines[line].depth;
        self.lines[line + 1..].iter().position(|next| next.depth <= depth).map_or(self.lines.len(), |n| line + 1 + n)
    }

    pub fn text(&self) -> String {
        let mut text = String::new();
        for (at, line) in self.lines.iter().enumerate() {
            let _ = writeln!(text, "{:width$}{}", "", line.text, width = 4 * line.depth);
            if line.text.ends_with(':') && self.end_of(at) == at + 1 {
                let _ = writeln!(text, "{:width$}pass", "", width = 4 * (line.depth + 1));
            }
        }
        text
    }
}

/// What a program prints first.
pub fn heading(seed: u64) -> String {
    format!("== {seed}")
}

/// One file of all these programs.
pub fn file(programs: &[Program]) -> String {
    let mut text = PRELUDE.to_owned();
    for program in programs {
        let _ = write!(text, "\n\nprint({:?})\n{}", heading(program.seed), program.text());
    }
    text
}
