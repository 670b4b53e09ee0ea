//! The listing.
//!
//! Given: a [`Disassembly`]. Gives: lines like those of the version's `dis.dis`. Not obvious: `dis` has two layouts, one with offsets and
//! `>>` before targets, and since 3.13 one with labels; the columns of the first did not always widen.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::{Disassembly, Instruction};
use crate::bytecode::versions::ListingForm;

const NO_LINE: &str = "  --";
const NAME_WIDTH: usize = 20;
const ARGUMENT_WIDTH: usize = 5;

impl Disassembly<'_> {
    /// The listing of this code object; `with_offsets` adds the offsets where the version's `dis` has labels instead.
    pub fn listing(&self, with_offsets: bool) -> String {
        let labels = self.labels(true);
        let handlers: BTreeSet<u64> = self.handlers.iter().filter(|entry| entry.start < entry.end).map(|entry| entry.target).collect();
        let line_width = self.line_width();
        let mut text = String::new();
        for instruction in &self.instructions {
            if line_width > 0 && instruction.starts_line && instruction.offset > 0 {
                text.push('\n');
            }
            let line = match (line_width, instruction.starts_line) {
                (0, _) => String::new(),
                (width, false) => format!("{:width$} ", ""),
                (width, true) => match instruction.line {
                    Some(line) => format!("{line:>width$} "),
                    None => format!("{NO_LINE:>width$} "),
                },
            };
            let place = match self.form {
                ListingForm::Labels => self.label_column(instruction, &labels, with_offsets),
                ListingForm::Narrow | ListingForm::Offsets => {
                    let is_target = instruction.is_jump_target || handlers.contains(&(instruction.offset as u64));
                    self.offset_column(instruction.offset, is_target)
                }
            };
            let argument = match instruction.argument {
                Some(argument) => {
                    // A long name takes from the next column, where columns are labelled.
                    let excess = match self.form {
                        ListingForm::Labels => instruction.name.len().saturating_sub(NAME_WIDTH),
                        ListingForm::Narrow | ListingForm::Offsets => 0,
                    };
                    let width = ARGUMENT_WIDTH.saturating_sub(excess);
                    match &*instruction.argument_text(|target| self.place(&labels, target)) {
                        "" => format!(" {argument:>width$}"),
                        words => format!(" {argument:>width$} ({words})"),
                    }
                }
                None => String::new(),
            };
            let columns = format!("{line}{place}{:NAME_WIDTH$}{argument}", instruction.name);
            text.push_str(columns.trim_end());
            text.push('\n');
        }
        self.exception_table(&labels, &mut text);
        text
    }

    /// The marker of a target, and the offset.
    fn offset_column(&self, offset: usize, is_target: bool) -> String {
        let mark = if is_target { ">>" } else { "  " };
        let last = self.code.raw.code.len().saturating_sub(2);
        let width = match self.form {
            ListingForm::Offsets if last >= 10_000 => last.to_string().len(),
            _ => 4,
        };
        format!("    {mark} {offset:>width$} ")
    }

    fn label_column(&self, instruction: &Instruction, labels: &[i64], with_offsets: bool) -> String {
        let width = 4 + labels.len().to_string().len();
        let label = match labels.binary_search(&(instruction.offset as i64)) {
            Ok(index) => format!("L{}:", index + 1),
            Err(_) => String::new(),
        };
        let offset = if with_offsets {
            let last = self.code.raw.code.len().saturating_sub(2).max(9999);
            format!("{:>width$}   ", instruction.offset, width = last.to_string().len())
        } else {
            String::new()
        };
        format!("{label:>width$} {offset}    ")
    }

    /// How wide the column of lines is; zero if there is none.
    fn line_width(&self) -> usize {
        let highest = self.line_starts.iter().filter_map(|(_, line)| *line).max();
        let Some(highest) = highest.filter(|&line| line > 0 || self.form != ListingForm::Labels) else { return 0 };
        let digits = highest.to_string().len();
        let has_none = self.line_starts.iter().any(|(_, line)| line.is_none());
        match self.form {
            ListingForm::Narrow => 3,
            ListingForm::Labels if has_none => digits.max(NO_LINE.len()),
            ListingForm::Offsets | ListingForm::Labels => digits.max(3),
        }
    }

    fn exception_table(&self, labels: &[i64], text: &mut String) {
        if !self.handlers.is_empty() {
            text.push_str("ExceptionTable:\n");
        }
        let place = |offset: u64| self.place(labels, offset as i64);
        for entry in &self.handlers {
            // Where offsets are shown, the last instruction of the range is meant; a label can only stand behind it.
            let end = match self.form {
                ListingForm::Labels => place(entry.end),
                ListingForm::Narrow | ListingForm::Offsets => (entry.end as i64 - 2).to_string(),
            };
            let lasti = if entry.push_lasti { " lasti" } else { "" };
            let (start, target) = (place(entry.start), place(entry.target));
            writeln!(text, "  {start} to {end} -> {target} [{}]{lasti}", entry.depth).expect("a string takes everything");
        }
    }
}
