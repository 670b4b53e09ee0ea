//! Making programs that show a difference small.
//!
//! Given: programs, and a question that they answer with yes. Gives: less of them, with the same answer. The law: every step makes the text
//! shorter or a number smaller, so this ends; the question decides whether what is left is still a program.

use std::time::Instant;

use super::text::Program;

/// Asks whether the difference is still there.
type Question<'a> = &'a mut dyn FnMut(&[Program]) -> bool;

/// As small as it gets until the deadline. `suspect` is the program to begin with.
pub fn reduce(mut programs: Vec<Program>, suspect: Option<u64>, deadline: Instant, differs: Question) -> Vec<Program> {
    let only: Vec<Program> = programs.iter().filter(|program| Some(program.seed) == suspect).cloned().collect();
    if !only.is_empty() && differs(&only) {
        programs = only;
    }
    drop_programs(&mut programs, deadline, differs);
    loop {
        let before = programs.clone();
        for at in 0..programs.len() {
            for chunk in [16, 4, 1] {
                drop_lines(&mut programs, at, chunk, deadline, differs);
            }
            lift_bodies(&mut programs, at, deadline, differs);
            shorten_lines(&mut programs, at, deadline, differs);
        }
        if programs == before || Instant::now() > deadline {
            return programs;
        }
    }
}

fn drop_programs(programs: &mut Vec<Program>, deadline: Instant, differs: Question) {
    let mut chunk = programs.len() / 2;
    while chunk > 0 {
        let mut at = 0;
        while at < programs.len() && programs.len() > 1 && Instant::now() < deadline {
            let mut fewer = programs.clone();
            fewer.drain(at..(at + chunk).min(programs.len()));
            if !fewer.is_empty() && differs(&fewer) { *programs = fewer } else { at += chunk }
        }
        chunk /= 2;
    }
}

/// Takes the changed program if it still differs.
fn attempt(programs: &mut [Program], at: usize, changed: Program, differs: Question) -> bool {
    let before = std::mem::replace(&mut programs[at], changed);
    let is_better = differs(programs);
    if !is_better {
        programs[at] = before;
    }
    is_better
}

/// The end of a statement: with its `else`, its handlers and so on.
fn end_of_statement(program: &Program, line: usize) -> usize {
    let mut end = program.end_of(line);
    while !program.lines[line].continues() && program.lines.get(end).is_some_and(|next| next.depth == program.lines[line].depth && next.continues()) {
        end = program.end_of(end);
    }
    end
}

/// Whether no loop needs the line.
fn may_go(program: &Program, line: usize) -> bool {
    let pinned = &program.lines[line];
    let counter = pinned.text.split(' ').next().unwrap_or("");
    let is_used = |at: usize, text: &str| at != line && text.contains(counter);
    !pinned.is_pinned || !program.lines.iter().enumerate().any(|(at, other)| is_used(at, &other.text))
}

/// Drops so many statements at once, outer ones first.
fn drop_lines(programs: &mut [Program], at: usize, chunk: usize, deadline: Instant, differs: Question) {
    let mut line = 0;
    while line < programs[at].lines.len() && Instant::now() < deadline {
        let program = &programs[at];
        let depth = program.lines[line].depth;
        let mut end = line;
        for _ in 0..chunk {
            if program.lines.get(end).is_some_and(|next| next.depth == depth && may_go(program, end)) {
                end = end_of_statement(program, end);
            }
        }
        let mut changed = program.clone();
        changed.lines.drain(line..end);
        if end == line || !attempt(programs, at, changed, differs) {
            line += 1;
        }
    }
}

/// Puts what a block contains in its place.
fn lift_bodies(programs: &mut [Program], at: usize, deadline: Instant, differs: Question) {
    let mut line = 0;
    while line < programs[at].lines.len() && Instant::now() < deadline {
        let program = &programs[at];
        let (body, end) = (program.end_of(line), end_of_statement(program, line));
        let mut changed = program.clone();
        changed.lines.drain(body..end);
        for inner in &mut changed.lines[line + 1..body] {
            inner.depth -= 1;
            inner.is_pinned = false;
        }
        changed.lines.remove(line);
        if body == line + 1 || !attempt(programs, at, changed, differs) {
            line += 1;
        }
    }
}

/// Makes loops shorter and expressions simpler.
fn shorten_lines(programs: &mut [Program], at: usize, deadline: Instant, differs: Question) {
    for line in 0..programs[at].lines.len() {
        let mut tried = 0;
        while Instant::now() < deadline {
            let candidates = shorter(&programs[at].lines[line].text);
            let Some(text) = candidates.get(tried) else { break };
            let mut changed = programs[at].clone();
            changed.lines[line].text = text.clone();
            // What comes before was refused, and mostly still is.
            if !attempt(programs, at, changed, differs) {
                tried += 1;
            }
        }
    }
}

/// Lines with one part less, or one smaller number.
fn shorter(line: &str) -> Vec<String> {
    let mut candidates = Vec::new();
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.';
    for (open, _) in line.match_indices('(') {
        let Some(close) = closing(line, open) else { continue };
        let inside = &line[open + 1..close];
        let start = line[..open].bytes().rposition(|byte| !is_word(byte)).map_or(0, |before| before + 1);
        let mut put = |text: &str| {
            // The whole must become shorter, or this would not end.
            if text.len() < close + 1 - start && !line.starts_with("def ") && !line.starts_with("class ") {
                candidates.push(format!("{}{text}{}", &line[..start], &line[close + 1..]));
            }
        };
        put("1");
        put("1.5");
        for part in parts(inside) {
            put(part);
        }
    }
    let is_loop = line.starts_with("for ") || line.starts_with("while ") || line.contains(": break");
    let mut at = 0;
    while is_loop && at < line.len() {
        let rest = &line[at..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let stands_alone = at == 0 || !is_word(line.as_bytes()[at - 1]);
        if stands_alone && let Ok(number @ 4..) = rest[..digits].parse::<u64>() {
            candidates.push(format!("{}{}{}", &line[..at], number / 2, &rest[digits..]));
            candidates.push(format!("{}{}{}", &line[..at], number - 1, &rest[digits..]));
        }
        at += digits.max(rest.chars().next().map_or(1, char::len_utf8));
    }
    candidates
}

fn closing(line: &str, open: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, byte) in line.bytes().enumerate().skip(open) {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(at),
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// What stands between spaces and commas outside brackets: operands and arguments.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            b' ' if depth == 0 => {
                parts.push(text[start..at].trim_end_matches(','));
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts.retain(|part| part.bytes().any(|byte| byte.is_ascii_alphanumeric()));
    parts
}
