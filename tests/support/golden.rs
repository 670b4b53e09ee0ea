//! Golden files: a comment, and sections with their headers in brackets.
//!
//! Given: text, or what a test has made. Gives: a [`Golden`]; [`check_all`] compares files with what they should be and, with `BLESS=1`,
//! writes them.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::{ROOT, files_below};

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// `python`, `bytecode 3.8`.
    pub header: String,
    pub text: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Golden {
    pub comment: String,
    pub sections: Vec<Section>,
}

impl Golden {
    /// Reads a file whose headers begin with one of these words; a second word may follow.
    pub fn parse(text: &str, headers: &[&str]) -> Result<Golden, String> {
        let mut golden = Golden { comment: String::new(), sections: Vec::new() };
        for (index, line) in text.lines().enumerate() {
            if let Some(header) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')).filter(|header| looks_like_header(header)) {
                let kind = header.split(' ').next().unwrap_or_default();
                if !headers.contains(&kind) {
                    return Err(format!("line {}: there is no section [{header}]", index + 1));
                }
                if golden.sections.iter().any(|section| section.header == header) {
                    return Err(format!("line {}: [{header}] for the second time", index + 1));
                }
                golden.sections.push(Section { header: header.to_owned(), text: String::new() });
                continue;
            }
            let text = golden.sections.last_mut().map_or(&mut golden.comment, |section| &mut section.text);
            text.push_str(line);
            text.push('\n');
        }
        for section in &mut golden.sections {
            section.text.truncate(section.text.trim_end().len());
        }
        golden.comment.truncate(golden.comment.trim_end().len());
        if !golden.comment.starts_with("# ") {
            return Err("a golden begins with a comment that says what it shows".into());
        }
        Ok(golden)
    }

    pub fn print(&self) -> String {
        let mut text = format!("{}\n", self.comment);
        for section in &self.sections {
            let _ = write!(text, "\n[{}]\n", section.header);
            if !section.text.is_empty() {
                let _ = writeln!(text, "{}", section.text);
            }
        }
        text
    }

    pub fn find(&self, header: &str) -> Option<&str> {
        self.sections.iter().find(|section| section.header == header).map(|section| &*section.text)
    }

    /// The same file with these sections only.
    pub fn with_only(&self, is_kept: impl Fn(&str) -> bool) -> Golden {
        let sections = self.sections.iter().filter(|section| is_kept(&section.header)).cloned().collect();
        Golden { comment: self.comment.clone(), sections }
    }

    pub fn add(&mut self, header: impl Into<String>, text: &str) {
        self.sections.push(Section { header: header.into(), text: text.trim_end().to_owned() });
    }
}

/// Whether a line in brackets is a header, and not a list that a program prints: a word, perhaps a version or a second word.
pub fn looks_like_header(text: &str) -> bool {
    let (kind, second) = text.split_once(' ').unwrap_or((text, ""));
    let is_word = |text: &str| text.chars().all(|c| c.is_ascii_lowercase());
    is_word(kind) && !kind.is_empty() && (is_word(second) || second.chars().all(|c| c.is_ascii_digit() || c == '.'))
}

/// The golden files of a folder of `tests/golden`.
pub fn golden_files(folder: &str) -> Vec<PathBuf> {
    let files = files_below(&Path::new(ROOT).join("tests/golden").join(folder), "txt");
    assert!(!files.is_empty(), "there are no goldens in {folder}");
    files
}

pub fn read(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Compares every file with what `make_anew` makes of its text; `BLESS=1` writes that instead.
pub fn check_all(files: &[PathBuf], make_anew: impl Fn(&Path, &str) -> Result<Golden, String>) {
    let is_blessing = std::env::var_os("BLESS").is_some_and(|value| value == "1");
    let mut problems = String::new();
    for file in files {
        let text = read(file);
        let name = file.strip_prefix(ROOT).expect("is below").display();
        match make_anew(file, &text) {
            Err(problem) => _ = writeln!(problems, "{name}: {problem}"),
            Ok(made) if made.print() == text => {}
            Ok(made) if is_blessing => std::fs::write(file, made.print()).expect("goldens can be written"),
            Ok(made) => _ = writeln!(problems, "{name}: {}", first_difference(&text, &made.print())),
        }
    }
    assert!(problems.is_empty(), "\n{problems}\nBLESS=1 accepts the differences\n");
}

fn first_difference(expected: &str, made: &str) -> String {
    let (mut left, mut right) = (expected.lines(), made.lines());
    for number in 1.. {
        let (left, right) = (left.next(), right.next());
        if left != right {
            return format!("line {number}:\n  expected: {}\n  made:     {}", left.unwrap_or("the end"), right.unwrap_or("the end"));
        }
        if left.is_none() {
            break;
        }
    }
    "only the line ends differ".into()
}
