//! Random programs print the same under CPython 3.13 and under every way of running them here. `tests/random/README.md` tells more.

mod random {
    pub mod definitions;
    pub mod events;
    pub mod expressions;
    pub mod generator;
    pub mod reduce;
    pub mod runner;
    pub mod statements;
    pub mod text;
}
mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use random::definitions::program;
use random::reduce::reduce;
use random::runner::{Difference, LIMIT, Runner, Verdict, difference};
use random::text::{Program, file};
use support::{Outcome, ROOT, pythons, scratch};

/// Programs of the run that is part of all tests.
const PROGRAMS: u64 = 300;
/// Programs in one file.
const TOGETHER: u64 = 30;
/// A run ends after so many differences.
const ENOUGH: usize = 5;
/// How long a difference is made smaller.
const PATIENCE: Duration = Duration::from_secs(120);
/// Lines of a small program that are shown.
const SHOWN: usize = 120;
/// After how many programs something is said about them.
const STEP: u64 = 3000;

fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable).map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{variable} is no number: {text}")))
}

/// The files that are done, so that a run can go on where it was stopped.
struct Progress {
    start: Instant,
    first: u64,
    /// All programs before this one are done.
    next: u64,
    said: u64,
    later: BTreeSet<u64>,
    differences: Vec<String>,
}

impl Progress {
    fn done(&mut self, first: u64) {
        self.later.insert(first);
        while self.later.remove(&self.next) {
            self.next += TOGETHER;
        }
        if self.next >= self.said + STEP {
            self.said = self.next;
            let (done, seconds) = (self.next - self.first, self.start.elapsed().as_secs());
            println!("{done} programs in {seconds} s, {} differences; go on with PYREGRINE_RANDOM_SEED={}", self.differences.len(), self.next);
        }
    }
}

/// Makes a difference small, and says how to see it.
fn report(runner: &Runner, programs: Vec<Program>, found: &Difference, name: &str) -> String {
    let modes = std::slice::from_ref(&found.mode);
    let mut last = found.what.clone();
    // Some of what is tried never ends.
    let limit = if found.what.contains("in time") { runner.limit } else { runner.limit / 6 };
    let small = reduce(programs, found.seed, Instant::now() + PATIENCE, &mut |programs| match runner.compare(programs, name, modes, limit) {
        Verdict::Different(difference) => {
            last = difference.what;
            true
        }
        _ => false,
    });
    let seeds: Vec<u64> = small.iter().map(|program| program.seed).collect();
    let folder = Path::new(ROOT).join("target/random");
    let kept = folder.join(format!("{}.py", seeds[0]));
    let is_kept = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&kept, file(&small)));
    let text: String = small.iter().map(Program::text).collect();
    let text: String = text.lines().take(SHOWN).map(|line| format!("    {line}\n")).collect();
    format!("programs {seeds:?} under {}:\n{last}{text}kept as {} ({is_kept:?})\n", found.mode.name(), kept.display())
}

/// Compares the files that nobody else has taken.
fn work(runner: &Runner, taken: &AtomicU64, end: u64, progress: &Mutex<Progress>) {
    loop {
        let first = taken.fetch_add(TOGETHER, Ordering::Relaxed);
        if first >= end || progress.lock().expect("nobody panics meanwhile").differences.len() >= ENOUGH {
            return;
        }
        let programs: Vec<Program> = (first..end.min(first + TOGETHER)).map(program).collect();
        let name = first.to_string();
        let reported = match runner.compare(&programs, &name, &runner.modes, runner.limit) {
            Verdict::Same => None,
            Verdict::Different(difference) => Some(report(runner, programs, &difference, &name)),
            Verdict::Unusable(problem) => Some(format!("programs from {first}: {problem}")),
        };
        let mut progress = progress.lock().expect("nobody panics meanwhile");
        if let Some(reported) = reported {
            println!("{reported}");
            progress.differences.push(reported);
        }
        progress.done(first);
    }
}

fn python_3_13() -> Option<&'static support::Python> {
    pythons().iter().find(|python| python.minor == 13)
}

#[test]
fn random_programs_print_the_same() {
    let Some(python) = python_3_13() else {
        eprintln!("skipped: no CPython 3.13 that could compile the programs");
        return;
    };
    let folder: PathBuf = scratch("random");
    let runner = Runner::new(python, &folder, Duration::from_secs(number("PYREGRINE_RANDOM_LIMIT", LIMIT)));
    if !runner.has_jit {
        println!("without machine code: the program knows no --jit");
    }
    let first = number("PYREGRINE_RANDOM_SEED", 1);
    let end = first + number("PYREGRINE_RANDOM", PROGRAMS);
    let taken = AtomicU64::new(first);
    let start = Instant::now();
    let progress = Mutex::new(Progress { start, first, next: first, said: first, later: BTreeSet::new(), differences: Vec::new() });
    let n_threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..n_threads {
            scope.spawn(|| work(&runner, &taken, end, &progress));
        }
    });
    let progress = progress.into_inner().expect("nobody panicked");
    let modes: Vec<String> = runner.modes.iter().map(|mode| mode.name()).collect();
    println!("{} programs under {} in {:.1} s", progress.next.min(end) - first, modes.join(", "), start.elapsed().as_secs_f64());
    let n_differences = progress.differences.len();
    assert!(n_differences == 0, "{n_differences} differences, up to seed {}:\n{}", progress.next, progress.differences.join("\n"));
}

#[test]
fn equal_seeds_give_equal_programs() {
    for seed in 1..50 {
        assert_eq!(program(seed), program(seed));
        assert_ne!(program(seed).text().replace(&format!("_{seed}"), "_"), program(seed + 1).text().replace(&format!("_{}", seed + 1), "_"));
    }
}

/// A change of the generator that loses something is noticed.
#[test]
fn programs_have_something_of_everything() {
    let text = file(&(1..400).map(program).collect::<Vec<_>>());
    let wanted = [
        "while True:", "for ", "else:", "break", "continue", "try:", "finally:", "raise Trouble", "yield ", "yield from", "nonlocal ", "global ",
        "super().", "match ", "with Guard", "__slots__", "lambda", "property(", "__class__ =", "del ", "look(locals())", "f_locals", "peek()",
        "globals()[", "globals().pop(", "builtins.", "__code__ =", "__defaults__ =", " << ", " >> ", " // ", " ** ", "divmod(", "pow(", "round(",
        "math.isqrt", "[::-1]", ".append(", ".pop(", "bytearray", "enumerate", "zip(", ".items()", "not in", "INF", "NAN",
        "-0.0", "9223372036854775808", "2 ** 62", "collect()", "deepen(", ".send(", ".throw(", ":= ", "*[", "{", "range(3, 3)", "return", "except ZeroDivisionError",
    ];
    let missing: Vec<&str> = wanted.into_iter().filter(|part| !text.contains(part)).collect();
    assert!(missing.is_empty(), "no program has {missing:?}");
}

#[test]
fn programs_are_made_small() {
    let programs: Vec<Program> = (1..20).map(program).collect();
    let mut n_questions = 0;
    // The cause is a note in a loop.
    let has_note = |program: &Program, line: usize| program.lines[line + 1..program.end_of(line)].iter().any(|inner| inner.text.contains("note("));
    let is_cause = |program: &Program, line: usize| program.lines[line].text.starts_with("for ") && has_note(program, line);
    let is_there = |programs: &[Program]| programs.iter().any(|program| (0..program.lines.len()).any(|line| is_cause(program, line)));
    let small = reduce(programs, None, Instant::now() + PATIENCE, &mut |programs| {
        n_questions += 1;
        is_there(programs)
    });
    let text: String = small.iter().map(Program::text).collect();
    assert!(is_there(&small) && small.len() == 1 && text.lines().count() <= 4, "after {n_questions} questions:\n{text}");
}

#[test]
fn differences_are_noticed() {
    let end = |stdout: &str, status: i32| {
        use std::os::unix::process::ExitStatusExt;
        Outcome { status: Some(ExitStatus::from_raw(status)), stdout: stdout.to_owned(), stderr: String::new() }
    };
    assert!(difference(&end("== 1\na\n", 0), &end("== 1\na\n", 0)).is_none());
    let (what, seed) = difference(&end("== 1\na\n== 2\n0.0\n", 0), &end("== 1\na\n== 2\n-0.0\n", 0)).expect("differs");
    assert!(what.contains("-0.0") && seed == Some(2), "{what} {seed:?}");
    let (what, seed) = difference(&end("== 1\na\n", 0), &end("== 1\na\n", 9)).expect("differs");
    assert!(what.contains("signal 9") && seed == Some(1), "{what} {seed:?}");
    let stopped = Outcome { status: None, ..end("== 1\n", 0) };
    assert!(difference(&end("== 1\na\n", 0), &stopped).expect("differs").0.contains("in time"));
}
