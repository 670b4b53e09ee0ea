//! The lines of a traceback: place, source text, and carets under what failed.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::anchors::Segment;
use crate::isa::Position;
use crate::object::Traceback;
use crate::types::from_interpreter;
use crate::value::Value;
use crate::vm::Vm;

/// Repetitions of a frame that are shown.
const RECURSION_CUTOFF: usize = 3;

/// What tracebacks call the file of a text that is in no file.
const NO_FILE: &str = "<string>";

/// Files that were read for one traceback.
struct Sources(HashMap<PathBuf, Vec<String>>);

impl Sources {
    /// `main_text` is the text of the program, if it is in no file.
    fn new(main_text: Option<&str>) -> Sources {
        Sources(main_text.map(|text| (PathBuf::from(NO_FILE), lines(text))).into_iter().collect())
    }

    /// A line without its end; empty if there is none.
    fn line(&mut self, path: &Path, number: u32) -> &str {
        let lines = self.0.entry(path.to_owned()).or_insert_with(|| match std::fs::read(path) {
            Ok(bytes) => lines(String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}')),
            Err(_) => Vec::new(),
        });
        (number as usize).checked_sub(1).and_then(|index| lines.get(index)).map_or("", String::as_str)
    }
}

/// Lines without their ends.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(|line| line.trim_end().to_owned()).collect()
}

/// The frames of a traceback, outermost first. Frames that repeat are shown three times.
pub fn format_frames(vm: &mut Vm, traceback: Value) -> String {
    let mut sources = Sources::new(vm.main_text.as_deref());
    let mut out = String::new();
    let mut last: Option<(PathBuf, u32, String)> = None;
    let mut count = 0;
    let mut at = traceback.downcast::<Traceback>();
    while let Some(traceback) = at {
        let (path, name, mut position) = from_interpreter::traceback_position(vm, &traceback);
        if position.line.is_none() {
            position.line = Some(traceback.line.get());
        }
        let line = position.line.unwrap_or(0);
        if last.as_ref().is_none_or(|last| last.0 != path || last.1 != line || last.2 != name) {
            push_repetitions(&mut out, count);
            last = Some((path.clone(), line, name.clone()));
            count = 0;
        }
        count += 1;
        if count <= RECURSION_CUTOFF {
            out.push_str(&format_frame(&mut sources, &path, &name, position));
        }
        at = traceback.next.get().downcast();
    }
    push_repetitions(&mut out, count);
    out
}

fn push_repetitions(out: &mut String, count: usize) {
    if let Some(more @ 1..) = count.checked_sub(RECURSION_CUTOFF) {
        let plural = if more > 1 { "s" } else { "" };
        out.push_str(&format!("  [Previous line repeated {more} more time{plural}]\n"));
    }
}

fn format_frame(sources: &mut Sources, path: &Path, name: &str, position: Position) -> String {
    let line = position.line.unwrap_or(0);
    let mut out = format!("  File \"{}\", line {line}, in {name}\n", path.display());
    let end_line = position.end_line.unwrap_or(line).max(line);
    let original: Vec<String> = (line..=end_line).map(|number| sources.line(path, number).to_owned()).collect();
    let dedented = dedent(&original);
    if dedented.iter().all(|line| line.trim().is_empty()) {
        return out;
    }
    match (position.col, position.end_col) {
        (Some(start), Some(end)) => {
            let start = character_offset(&original[0], start);
            let end = character_offset(original.last().expect("at least one line"), end);
            let removed = length(&original[0]) - length(&dedented[0]);
            let marked = mark(&dedented, start.saturating_sub(removed), end.saturating_sub(removed));
            for line in dedent(&marked) {
                out.push_str(&format!("    {line}\n"));
            }
        }
        _ => out.push_str(&format!("    {}\n", original[0].trim())),
    }
    out
}

/// Removes the white space that all lines begin with.
fn dedent(lines: &[String]) -> Vec<String> {
    let indentation = |line: &String| line.len() - line.trim_start_matches([' ', '\t']).len();
    let mut margin: Option<&str> = None;
    for line in lines.iter().filter(|line| !line.trim().is_empty()) {
        let own = &line[..indentation(line)];
        margin = Some(match margin {
            None => own,
            Some(margin) => {
                let common = margin.bytes().zip(own.bytes()).take_while(|(one, other)| one == other).count();
                &own[..common]
            }
        });
    }
    let margin = margin.map_or(0, str::len);
    lines.iter().map(|line| if line.trim().is_empty() { String::new() } else { line[margin..].to_owned() }).collect()
}

fn length(line: &str) -> usize {
    line.chars().count()
}

/// Positions count bytes of UTF-8.
fn character_offset(line: &str, offset: u32) -> usize {
    let offset = (offset as usize).min(line.len());
    line.char_indices().take_while(|(at, _)| *at < offset).count()
}

/// Columns that the first `offset` characters take on a terminal.
fn display_width(line: &str, offset: usize) -> usize {
    if line.is_ascii() {
        return offset;
    }
    line.chars().take(offset).map(|character| 1 + usize::from(is_wide(character))).sum()
}

fn is_wide(character: char) -> bool {
    matches!(u32::from(character),
        0x1100..=0x115f | 0x2e80..=0x303e | 0x3041..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff00..=0xff60
        | 0xffe0..=0xffe6 | 0x1f300..=0x1f64f | 0x1f680..=0x1f6ff | 0x1f900..=0x1f9ff | 0x20000..=0x3fffd)
}

/// The lines with carets under `start..end` (characters in the first and the last line). Lines in the middle that say
/// nothing are left out.
fn mark(lines: &[String], start: usize, end: usize) -> Vec<String> {
    let segment = Segment::new(lines, start, end);
    let anchors = segment.anchors();
    let shows_carets = segment.deserves_carets(anchors.as_ref());
    let last = lines.len() - 1;
    let mut significant = vec![0, last];
    let display = anchors.as_ref().map(|anchors| {
        let shift = |line: usize, offset: usize| display_width(&lines[line], if line == 0 { offset + start } else { offset });
        for line in [anchors.left_line, anchors.right_line] {
            significant.extend(line.saturating_sub(1)..=(line + 1).min(last));
        }
        let mut anchors = anchors.clone();
        anchors.left_offset = shift(anchors.left_line, anchors.left_offset);
        anchors.right_offset = shift(anchors.right_line, anchors.right_offset);
        anchors
    });
    significant.sort_unstable();
    significant.dedup();
    let (first_column, end_column) = (display_width(&lines[0], start), display_width(&lines[last], end));
    let mut out = Vec::new();
    let push_line = |out: &mut Vec<String>, number: usize| {
        let line = &lines[number];
        out.push(line.clone());
        if !shows_carets {
            return;
        }
        let n_spaces = length(line) - length(line.trim_start());
        let n_columns = if number == last { end_column } else { display_width(line, length(line)) };
        let caret = |column: usize| {
            if column < n_spaces || number == 0 && column < first_column {
                return ' ';
            }
            match &display {
                Some(anchors) if anchors.contains(number, column) => '^',
                Some(_) => '~',
                None => '^',
            }
        };
        out.push((0..n_columns).map(caret).collect());
    };
    for (index, &number) in significant.iter().enumerate() {
        if let Some(previous) = index.checked_sub(1).map(|index| significant[index]) {
            match number - previous {
                2 => push_line(&mut out, number - 1),
                gap @ 3.. => out.push(format!("...<{} lines>...", gap - 1)),
                _ => {}
            }
        }
        push_line(&mut out, number);
    }
    out
}
