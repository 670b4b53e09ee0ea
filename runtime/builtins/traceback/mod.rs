//! The text of uncaught exceptions, as CPython 3.13 prints it (`Lib/traceback.py`).

mod anchors;
mod frames;
mod suggestions;

use crate::gc::{Gc, Items};
use crate::object::{BaseException, Known, List, Str, Tuple, TypeId};
use crate::types::exceptions::groups;
use crate::value::Value;
use crate::vm::Vm;
pub use frames::format_frames;

const CAUSE_MESSAGE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT_MESSAGE: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";
/// Exceptions of a group that are shown.
const MAX_GROUP_WIDTH: usize = 15;
const MAX_GROUP_DEPTH: usize = 10;

/// One exception, ready to be printed; links are indices into [`Reports`].
struct Report {
    /// The stack, empty if there is no traceback.
    frames: String,
    /// The last lines: class, message, notes.
    summary: String,
    cause: Option<usize>,
    context: Option<usize>,
    /// The members of a group.
    exceptions: Option<Vec<usize>>,
}

type Reports = Vec<Report>;

/// The text of an uncaught exception, with its traceback and what led to it.
pub fn format_exception(vm: &mut Vm, exception: Gc<BaseException>) -> String {
    format_exception_chained(vm, exception, true)
}

/// As `format_exception`; without `chain` causes and contexts are left out.
pub fn format_exception_chained(vm: &mut Vm, exception: Gc<BaseException>, chain: bool) -> String {
    let (raised, handled) = (vm.raised, vm.handled);
    let reports = collect(vm, exception);
    // Messages may have run Python code, whose exceptions are nobody's.
    (vm.raised, vm.handled) = (raised, handled);
    let mut printer = Printer { reports: &reports, out: String::new(), depth: 0, needs_close: false, chain };
    printer.print(0);
    printer.out
}

/// The reports of an exception and of all that are linked with it; the first is its own. An exception is shown once.
fn collect(vm: &mut Vm, exception: Gc<BaseException>) -> Reports {
    let mut reports = Vec::new();
    let (waiting, mut places) = (Items::new(), vec![0]);
    let add = |vm: &mut Vm, reports: &mut Reports, value: Value| {
        let exception = value.downcast::<BaseException>().expect("links of exceptions are exceptions");
        let frames = format_frames(vm, exception.traceback.get());
        let summary = format_exception_only(vm, exception);
        reports.push(Report { frames, summary, cause: None, context: None, exceptions: None });
        reports.len() - 1
    };
    let shown = Items::from_slice(&vm.heap, &[exception.value()]);
    add(vm, &mut reports, exception.value());
    waiting.push(&vm.heap, exception.value());
    let group_class = vm.type_(TypeId::BaseExceptionGroup);
    while let (Some(value), Some(place)) = (waiting.pop(), places.pop()) {
        let exception = value.downcast::<BaseException>().expect("only exceptions wait");
        let (cause, context) = (exception.cause.get(), exception.context.get());
        if !cause.is_none() && !shown.as_slice().contains(&cause) {
            shown.push(&vm.heap, cause);
            reports[place].cause = Some(add(vm, &mut reports, cause));
        }
        let needs_context = reports[place].cause.is_none() && !exception.suppress_context.get();
        if !context.is_none() && needs_context && !shown.as_slice().contains(&context) {
            shown.push(&vm.heap, context);
            reports[place].context = Some(add(vm, &mut reports, context));
        }
        let mut queue = |value: Value, place: usize| {
            waiting.push(&vm.heap, value);
            places.push(place);
        };
        if let Some(place) = reports[place].cause {
            queue(cause, place);
        }
        if let Some(place) = reports[place].context {
            queue(context, place);
        }
        if vm.class_of(value).is_subclass_of(group_class) {
            let members = groups::members(vm, exception);
            let mut indices = Vec::new();
            for &member in members.as_slice() {
                shown.push(&vm.heap, member);
                let index = add(vm, &mut reports, member);
                indices.push(index);
                waiting.push(&vm.heap, member);
                places.push(index);
            }
            reports[place].exceptions = Some(indices);
        }
    }
    reports
}

/// The name of the class as tracebacks write it.
pub fn class_title(vm: &mut Vm, exception: Gc<BaseException>) -> String {
    let class = vm.class_of(exception.value());
    let qualname = vm.class_qualname(class);
    match vm.class_module(class).map(Value::downcast::<Str>) {
        Some(Some(module)) => match module.to_text().as_str() {
            "__main__" | "builtins" => qualname,
            module => format!("{module}.{qualname}"),
        },
        _ => format!("<unknown>.{qualname}"),
    }
}

/// `str(value)`, or that it failed; `what` is the title of the value.
pub fn safe_str(vm: &mut Vm, value: Value, what: &str) -> String {
    match vm.to_str(value) {
        Ok(text) => text.to_text(),
        Err(_) => format!("<{what} str() failed>"),
    }
}

/// Class, message and notes.
pub fn format_exception_only(vm: &mut Vm, exception: Gc<BaseException>) -> String {
    let title = class_title(vm, exception);
    let mut out = String::new();
    if vm.is_instance(exception.value(), TypeId::SyntaxError) {
        out.push_str(&format_syntax_error(vm, exception, &title));
    } else {
        let mut text = safe_str(vm, exception.value(), "exception");
        text.push_str(&suggestions::hint(vm, exception));
        if text.is_empty() { out.push_str(&format!("{title}\n")) } else { out.push_str(&format!("{title}: {text}\n")) }
    }
    match vm.exception_attribute(exception, Known::__notes__) {
        None | Some(Value::NONE) => {}
        Some(notes) if notes.is::<List>() || notes.is::<Tuple>() => {
            let mut lines = Vec::new();
            let _ = vm.for_each(notes, |vm, note| {
                lines.push(safe_str(vm, note, "note"));
                Ok(true)
            });
            for line in lines.iter().flat_map(|note| note.split('\n')) {
                out.push_str(&format!("{line}\n"));
            }
        }
        Some(notes) => {
            let text = vm.repr_text(notes).unwrap_or_else(|_| "<__notes__ repr() failed>".into());
            out.push_str(&format!("{text}\n"));
        }
    }
    out
}

/// A SyntaxError shows its own line.
fn format_syntax_error(vm: &mut Vm, exception: Gc<BaseException>, title: &str) -> String {
    let mut get = |name| vm.exception_attribute(exception, name).unwrap_or(Value::NONE);
    let (line, end_line) = (get(Known::lineno_).as_int(), get(Known::end_lineno_).as_int());
    let (offset, end_offset) = (get(Known::offset_).as_int(), get(Known::end_offset_).as_int());
    let text_of = |value: Value| value.downcast::<Str>().map(|text| text.to_text());
    let (filename, text) = (text_of(get(Known::filename_)), text_of(get(Known::text_)));
    let message = crate::types::exceptions::syntax_error::message(vm, exception);
    let mut out = String::new();
    let mut suffix = String::new();
    match (line, &filename) {
        (Some(line), filename) => {
            let filename = filename.as_deref().filter(|name| !name.is_empty()).unwrap_or("<string>");
            out.push_str(&format!("  File \"{filename}\", line {line}\n"));
        }
        (None, Some(filename)) => suffix = format!(" ({filename})"),
        (None, None) => {}
    }
    if let Some(text) = text {
        let stripped = text.trim_end_matches('\n');
        let shown = stripped.trim_start_matches([' ', '\n', '\u{c}']);
        let length = |text: &str| text.chars().count() as i64;
        let spaces = length(stripped) - length(shown);
        out.push_str(&format!("    {shown}\n"));
        if let Some(mut offset) = offset {
            let mut end = match end_offset {
                _ if line != end_line => length(stripped) + 1,
                Some(end) if end != 0 => end,
                _ => offset,
            };
            if !text.is_empty() && offset > length(&text) {
                offset = length(stripped) + 1;
            }
            if !text.is_empty() && end > length(&text) {
                end = length(stripped) + 1;
            }
            if offset >= end || end < 0 {
                end = offset + 1;
            }
            let (start, end) = (offset - 1 - spaces, end - 1 - spaces);
            if start >= 0 {
                let space: String = shown.chars().take(start as usize).map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
                out.push_str(&format!("    {space}{}\n", "^".repeat((end - start) as usize)));
            }
        }
    }
    let message = match message {
        Value::NONE => "<no detail available>".to_owned(),
        message => safe_str(vm, message, "exception"),
    };
    out.push_str(&format!("{title}: {message}{suffix}\n"));
    out
}

struct Printer<'a> {
    reports: &'a Reports,
    out: String,
    /// How deep in groups the exception stands.
    depth: usize,
    needs_close: bool,
    chain: bool,
}

impl Printer<'_> {
    fn indent(&self) -> String {
        " ".repeat(2 * self.depth)
    }

    /// Adds text; within groups every line gets a margin.
    fn emit(&mut self, text: &str, margin: char) {
        if self.depth == 0 {
            return self.out.push_str(text);
        }
        let indent = format!("{}{margin} ", self.indent());
        for line in text.split_inclusive('\n') {
            self.out.push_str(&indent);
            self.out.push_str(line);
        }
    }

    fn print(&mut self, first: usize) {
        let mut chain = Vec::new();
        let mut at = Some(first);
        while let Some(index) = at {
            let report = &self.reports[index];
            let (message, next) = match (report.cause, report.context) {
                _ if !self.chain => (None, None),
                (Some(cause), _) => (Some(CAUSE_MESSAGE), Some(cause)),
                (None, Some(context)) => (Some(CONTEXT_MESSAGE), Some(context)),
                (None, None) => (None, None),
            };
            chain.push((message, index));
            at = next;
        }
        for (message, index) in chain.into_iter().rev() {
            if let Some(message) = message {
                self.emit(message, '|');
            }
            self.print_one(index);
        }
    }

    fn print_one(&mut self, index: usize) {
        let report = &self.reports[index];
        let Some(members) = &report.exceptions else {
            if !report.frames.is_empty() {
                self.emit("Traceback (most recent call last):\n", '|');
                self.emit(&report.frames, '|');
            }
            return self.emit(&report.summary, '|');
        };
        if self.depth > MAX_GROUP_DEPTH {
            return self.emit(&format!("... (max_group_depth is {MAX_GROUP_DEPTH})\n"), '|');
        }
        let is_top = self.depth == 0;
        self.depth += usize::from(is_top);
        if !report.frames.is_empty() {
            self.emit("Exception Group Traceback (most recent call last):\n", if is_top { '+' } else { '|' });
            self.emit(&report.frames, '|');
        }
        self.emit(&report.summary, '|');
        let shown = members.len().min(MAX_GROUP_WIDTH + 1);
        self.needs_close = false;
        for place in 0..shown {
            let (is_last, is_rest) = (place == shown - 1, place >= MAX_GROUP_WIDTH);
            if is_last {
                // The exception may close the frame itself.
                self.needs_close = true;
            }
            let title = if is_rest { "...".to_owned() } else { (place + 1).to_string() };
            let (indent, corner) = (self.indent(), if place == 0 { "+-" } else { "  " });
            self.out.push_str(&format!("{indent}{corner}+---------------- {title} ----------------\n"));
            self.depth += 1;
            if is_rest {
                let remaining = members.len() - MAX_GROUP_WIDTH;
                let plural = if remaining > 1 { "s" } else { "" };
                self.emit(&format!("and {remaining} more exception{plural}\n"), '|');
            } else {
                self.print(members[place]);
            }
            if is_last && self.needs_close {
                let indent = self.indent();
                self.out.push_str(&format!("{indent}+------------------------------------\n"));
                self.needs_close = false;
            }
            self.depth -= 1;
        }
        if is_top {
            self.depth = 0;
        }
    }
}
