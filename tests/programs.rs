//! Every program of `tests/programs` and `bench/programs`, from the pycs of every installed CPython, under every strategy and in both tiers.
//!
//! A program says in comments what it prints (`tests/programs/README.md`); `check.py` checks the comments with real CPythons.
//! `PROGRAMS=closures` runs those whose path contains the word, `PROGRAMS_PYTHON=3.8` only the pycs of that version.

mod support;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use support::{NO_PYTHON, Outcome, Python, ROOT, compile, files_below, newest_python, pyregrine, pythons, run, scratch};

/// How many programs run at the same time.
const N_WORKERS: usize = 2;
/// How long one may take.
const LIMIT: Duration = Duration::from_secs(30);
/// How long one may take with a collection at every allocation.
const STRESS_LIMIT: Duration = Duration::from_secs(240);
/// Lines of a difference that are shown.
const SHOWN: usize = 12;

/// What a program says about itself.
#[derive(Clone, Default, Debug)]
struct Expectations {
    stdout: String,
    error: Option<String>,
    exit: Option<i32>,
    /// The oldest minor version that compiles it.
    requires: u32,
    /// Arguments that make a benchmark short.
    small: Option<Vec<String>>,
    are_any: bool,
}

impl Expectations {
    fn parse(source: &str) -> Expectations {
        let mut this = Expectations::default();
        for line in source.lines() {
            // The last `#` that begins a directive; programs print `#`, too.
            for (at, _) in line.match_indices('#') {
                let comment = &line[at + 1..];
                let comment = comment.strip_prefix(' ').unwrap_or(comment);
                let Some((kind, text)) = comment.split_once(':') else { continue };
                let text = text.strip_prefix(' ').unwrap_or(text);
                match kind {
                    "expect" => {
                        this.stdout.push_str(text);
                        this.stdout.push('\n');
                    }
                    "expect error" => this.error = Some(text.to_owned()),
                    "expect exit" => this.exit = Some(text.parse().expect("an exit code is a number")),
                    "requires" => {
                        let minor = text.split('.').nth(1).and_then(|minor| minor.parse().ok());
                        this.requires = minor.expect("a version is 3.N");
                    }
                    "small" => this.small = Some(text.split_whitespace().map(str::to_owned).collect()),
                    _ => continue,
                }
                this.are_any |= kind.starts_with("expect");
                break;
            }
        }
        this
    }

    fn exit_code(&self) -> i32 {
        self.exit.unwrap_or(i32::from(self.error.is_some()))
    }

    /// What is wrong with an outcome; empty if it is as expected.
    fn judge(&self, outcome: &Outcome) -> String {
        let mut wrong = String::new();
        if outcome.status.is_none() {
            return "did not end in time".into();
        }
        if outcome.stdout != self.stdout {
            wrong.push_str(&first_difference(&self.stdout, &outcome.stdout));
        }
        let last = outcome.last_of_stderr();
        if let Some(error) = &self.error
            && error != last
        {
            let _ = write!(wrong, "\nexpected error: {error}\n  last of stderr: {last}");
        }
        if outcome.code() != Some(self.exit_code()) {
            match (outcome.code(), outcome.signal()) {
                (Some(code), _) => _ = write!(wrong, "\nexpected exit {}, was {code}", self.exit_code()),
                (None, signal) => _ = write!(wrong, "\nexpected exit {}, died of signal {signal:?}", self.exit_code()),
            }
            if self.error.is_none() {
                let lines: Vec<&str> = outcome.stderr.trim_end().lines().collect();
                for line in &lines[lines.len().saturating_sub(3)..] {
                    let _ = write!(wrong, "\n  stderr: {line}");
                }
            }
        }
        wrong.trim_start().to_owned()
    }
}

/// The first line that differs, and a few more.
fn first_difference(expected: &str, printed: &str) -> String {
    let (expected, printed): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), printed.lines().collect());
    let mut text = String::new();
    let mut shown = 0;
    for index in 0..expected.len().max(printed.len()) {
        let (left, right) = (expected.get(index), printed.get(index));
        if left == right {
            continue;
        }
        if shown == 3 {
            text.push_str("\n  …");
            break;
        }
        shown += 1;
        let _ = write!(text, "\nline {}: expected {}\n{:>width$}{}", index + 1, shown_line(left), "was ", shown_line(right), width = 16);
    }
    if text.is_empty() { "\nonly the final line end differs".into() } else { text }
}

fn shown_line(line: Option<&&str>) -> String {
    line.map_or("the end".into(), |line| format!("`{line}`"))
}

/// A program and what it says.
#[derive(Clone, Debug)]
struct Program {
    /// Below `tests/programs` or `bench/programs`.
    name: String,
    expectations: Expectations,
}

/// All programs of a folder, in order.
fn programs(folder: &Path) -> Vec<Program> {
    let wanted = std::env::var("PROGRAMS").unwrap_or_default();
    // The tools beside the programs have no expectations of their own.
    let is_tool = |path: &Path| path.ends_with("tests/programs/check.py") || path.ends_with("tests/programs/bless.py");
    let programs = files_below(folder, "py").into_iter().filter(|path| !is_tool(path)).map(|path| {
        let source = std::fs::read_to_string(&path).expect("programs are UTF-8");
        let name = path.strip_prefix(folder).expect("is below").display().to_string();
        Program { name, expectations: Expectations::parse(&source) }
    });
    programs
        .filter(|program| program.expectations.are_any && program.name.contains(&wanted)).collect()
}

fn test_programs() -> &'static [Program] {
    static PROGRAMS: OnceLock<Vec<Program>> = OnceLock::new();
    PROGRAMS.get_or_init(|| {
        let programs = programs(&Path::new(ROOT).join("tests/programs"));
        assert!(!programs.is_empty(), "there are no programs");
        programs
    })
}

/// The versions that take part.
fn versions() -> Vec<&'static Python> {
    let wanted = std::env::var("PROGRAMS_PYTHON").ok();
    let versions: Vec<&Python> = pythons().iter().filter(|python| wanted.as_ref().is_none_or(|wanted| *wanted == python.name())).collect();
    assert!(!versions.is_empty(), "{NO_PYTHON}");
    versions
}

/// `tests/programs` compiled by every version: the folder of each, by minor version.
fn compiled() -> &'static BTreeMap<u32, PathBuf> {
    static FOLDERS: OnceLock<BTreeMap<u32, PathBuf>> = OnceLock::new();
    FOLDERS.get_or_init(|| {
        let source = Path::new(ROOT).join("tests/programs");
        versions().into_iter().map(|python| (python.minor, compile_folder(&source, python, "programs"))).collect()
    })
}

/// Copies a folder's programs and compiles what this version can compile; the sources do not stay.
fn compile_folder(source: &Path, python: &Python, name: &str) -> PathBuf {
    let target = scratch(&format!("{name}-{}", python.name()));
    let mut copies = Vec::new();
    for path in files_below(source, "py") {
        if path.parent() == Some(source) && name == "programs" {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("programs are UTF-8");
        if Expectations::parse(&text).requires > python.minor {
            continue;
        }
        let copy = target.join(path.strip_prefix(source).expect("is below"));
        std::fs::create_dir_all(copy.parent().expect("is in a folder")).expect("scratch can be written");
        std::fs::write(&copy, text).expect("scratch can be written");
        copies.push(copy);
    }
    compile(python, &copies);
    for copy in copies {
        std::fs::remove_file(copy).expect("scratch can be written");
    }
    target
}

/// One run of a program.
struct Job {
    program: Program,
    label: String,
    folder: PathBuf,
    file: PathBuf,
    options: Vec<&'static str>,
    limit: Duration,
}

impl Job {
    fn pyc(program: &Program, python: u32, options: &[&'static str], limit: Duration) -> Job {
        let file = compiled()[&python].join(&program.name).with_extension("pyc");
        let folder = file.parent().expect("is in a folder").to_owned();
        let mut label = format!("3.{python}");
        options.iter().for_each(|option| label.push_str(&format!(" {option}")));
        Job { program: program.clone(), label, folder, file, options: options.to_vec(), limit }
    }

    fn run(&self) -> String {
        let mut command = pyregrine(&self.options);
        command.arg(&self.file).current_dir(&self.folder);
        command.args(self.program.expectations.small.iter().flatten());
        self.program.expectations.judge(&run(&mut command, self.limit))
    }
}

/// Runs all jobs, a few at a time, and fails with a list of what went wrong.
fn run_all(jobs: Vec<Job>) {
    // One set of jobs at a time: the machine may be small.
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    assert!(!jobs.is_empty(), "nothing to run");
    let next = AtomicUsize::new(0);
    let failures: Mutex<BTreeMap<(String, String), Vec<String>>> = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..N_WORKERS {
            scope.spawn(|| {
                while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let wrong = job.run();
                    if !wrong.is_empty() {
                        let mut failures = failures.lock().expect("nothing panics while it is held");
                        failures.entry((job.program.name.clone(), wrong)).or_default().push(job.label.clone());
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().expect("all threads have ended");
    if failures.is_empty() {
        return;
    }
    let n_failed: usize = failures.values().map(Vec::len).sum();
    let mut report = format!("{n_failed} of {} runs failed\n", jobs.len());
    for ((name, wrong), mut labels) in failures {
        labels.sort();
        let _ = writeln!(report, "FAIL {name} ({})", labels.join(", "));
        wrong.lines().take(SHOWN).for_each(|line| _ = writeln!(report, "    {line}"));
    }
    panic!("{report}");
}

/// Every n-th program, beginning with the first that all versions can compile.
fn sample(n: usize) -> impl Iterator<Item = &'static Program> {
    test_programs().iter().filter(|program| program.expectations.requires == 0).step_by(n)
}

/// The versions in turn, so that a sample sees all of them.
fn minor_in_turn(index: usize) -> u32 {
    let versions = versions();
    versions[index % versions.len()].minor
}

#[test]
fn every_program_from_every_version() {
    let mut jobs = Vec::new();
    for program in test_programs() {
        let versions = versions().into_iter().filter(|python| python.minor >= program.expectations.requires);
        jobs.extend(versions.map(|python| Job::pyc(program, python.minor, &[], LIMIT)));
    }
    run_all(jobs);
}

#[test]
fn call_loop() {
    run_all(sample(3).enumerate().map(|(index, program)| Job::pyc(program, minor_in_turn(index), &["--dispatch", "call"], LIMIT)).collect());
}

/// Only optimized builds have tail calls.
#[cfg(not(debug_assertions))]
#[test]
fn tail_calls() {
    run_all(sample(1).enumerate().map(|(index, program)| Job::pyc(program, minor_in_turn(index), &["--dispatch", "tail"], LIMIT)).collect());
}

/// The version whose pycs go through the second tier: it is given register code, and never knows who has made it.
fn newest_minor() -> u32 {
    versions().last().expect("there is one").minor
}

/// All programs, compiled as soon as they run the second time.
#[test]
fn compiled_code() {
    let programs = test_programs().iter().filter(|program| program.expectations.requires <= newest_minor());
    run_all(programs.map(|program| Job::pyc(program, newest_minor(), &["--jit=always"], LIMIT)).collect());
}

/// All programs, with guards that fail without a reason; some from older versions.
#[test]
fn compiled_code_that_is_left() {
    let programs = test_programs().iter().filter(|program| program.expectations.requires <= newest_minor());
    let mut jobs: Vec<Job> = programs.map(|program| Job::pyc(program, newest_minor(), &["--jit=always", "--jit-stress=7"], STRESS_LIMIT)).collect();
    let older = sample(10).enumerate();
    jobs.extend(older.map(|(index, program)| Job::pyc(program, minor_in_turn(index), &["--jit=always", "--jit-stress=40"], STRESS_LIMIT)));
    run_all(jobs);
}

/// The programs about compiled code, when it is hot, and when all of it is compiled beside them; and under the other dispatches.
#[test]
fn hot_code() {
    let programs = test_programs().iter().filter(|program| program.name.starts_with("jit/"));
    const WAYS: [&[&str]; 3] = [&["--jit"], &["--jit", "--jit-threshold=2"], &["--jit", "--jit-threshold=2", "--jit-delay=700"]];
    let mut jobs: Vec<Job> = programs.flat_map(|program| WAYS.map(|options| Job::pyc(program, newest_minor(), options, LIMIT))).collect();
    for (index, program) in sample(12).enumerate() {
        let dispatch = if index % 2 == 0 || cfg!(debug_assertions) { "--dispatch=call" } else { "--dispatch=tail" };
        jobs.push(Job::pyc(program, minor_in_turn(index), &["--jit=always", dispatch], LIMIT));
    }
    // `PROGRAMS` may have left out all of them.
    if !jobs.is_empty() {
        run_all(jobs);
    }
}

/// Programs that count to a million, or nest containers by the thousand, would take hours.
fn is_short_under_stress(program: &&Program) -> bool {
    const LONG: [&str; 5] = ["recursion", "bigint", "formatting", "random", "cyclic_and_deep"];
    !LONG.iter().any(|part| program.name.contains(part))
}

/// Compiled code has objects in machine registers and on the native stack.
#[test]
fn a_collection_at_every_allocation_of_compiled_code() {
    let programs = sample(1).enumerate().filter(|(index, program)| index % 15 == 0 || program.name.starts_with("jit/"));
    let short = programs.map(|(_, program)| program).filter(is_short_under_stress).enumerate();
    run_all(short.map(|(index, program)| Job::pyc(program, minor_in_turn(index), &["--jit=always", "--gc-stress"], STRESS_LIMIT)).collect());
}

#[test]
fn a_collection_at_every_allocation() {
    let programs = sample(8).filter(is_short_under_stress).enumerate();
    run_all(programs.map(|(index, program)| Job::pyc(program, minor_in_turn(index), &["--gc-stress"], STRESS_LIMIT)).collect());
}

/// A `.py` file is compiled by the CPython that is found.
#[test]
fn sources_are_compiled() {
    let newest = newest_python();
    let python = Box::leak(newest.executable.display().to_string().into_boxed_str());
    let programs = sample(20).filter(|program| program.expectations.requires <= newest.minor);
    let source = Path::new(ROOT).join("tests/programs");
    let jobs = programs.map(|program| {
        let file = source.join(&program.name);
        let folder = file.parent().expect("is in a folder").to_owned();
        Job { program: program.clone(), label: ".py".into(), folder, file, options: vec!["--python", python], limit: LIMIT }
    });
    run_all(jobs.collect());
}

/// With a limit of memory, a program that takes too much gets a MemoryError, can give some back, and goes on.
#[test]
fn memory_is_limited() {
    let folder = scratch("memory_limit");
    let file = folder.join("greedy.py");
    let source = "\
def lists(kept):
    while True:
        kept.append([0] * 1000)
def ints(kept):
    number = 10 ** 30
    while True:
        number += 1
        kept.append(number)
def at_once(kept): kept.append([0] * 10 ** 8)
def text(kept): kept.append('a' * 10 ** 9)
def native(kept):
    def forever():
        while True:
            yield [0] * 100
    kept.extend(forever())
for greedy in [lists, ints, at_once, text, native, lists, native, lists]:
    kept = []
    try:
        greedy(kept)
    except MemoryError:
        length = len(kept)
        kept.clear()
        print(greedy.__name__, length > 5000, sum([i for i in range(1000)]))
";
    std::fs::write(&file, source).expect("the scratch folder can be written to");
    compile(newest_python(), std::slice::from_ref(&file));
    let pyc = file.with_extension("pyc").display().to_string();
    let expected = "lists True 499500\nints True 499500\nat_once False 499500\ntext False 499500\nnative True 499500\nlists True 499500\nnative True 499500\nlists True 499500\n";
    for command in [&mut pyregrine(&["--memory-limit", "100M", &pyc]), pyregrine(&[&pyc]).env("PYREGRINE_MEMORY_LIMIT", "100M")] {
        let outcome = run(command, LIMIT);
        assert_eq!((outcome.stdout.as_str(), outcome.code()), (expected, Some(0)), "{}", outcome.stderr);
    }
    let outcome = run(pyregrine(&[&pyc]).env("PYREGRINE_MEMORY_LIMIT", "much"), LIMIT);
    assert_eq!(outcome.code(), Some(2), "{}", outcome.stderr);
}

/// A seed gives the hashes that it gives in CPython; without one they differ from run to run.
#[test]
fn hashes_have_a_seed() {
    let folder = scratch("hash_seed");
    let file = folder.join("hashes.py");
    let source = "import sys\nprint(hash('abc'), hash(b'abc'), hash('\\u20ac'), hash((1, 'x')), hash(1.5), sys.flags.hash_randomization)\n";
    std::fs::write(&file, source).expect("the scratch folder can be written to");
    let newest = newest_python();
    compile(newest, std::slice::from_ref(&file));
    let pyc = file.with_extension("pyc").display().to_string();
    let hashes = |seed: &str| run(pyregrine(&[&pyc]).env("PYTHONHASHSEED", seed), LIMIT);
    for seed in ["0", "5", "4294967295"] {
        let expected = run(std::process::Command::new(&newest.executable).arg(&file).env("PYTHONHASHSEED", seed), LIMIT);
        assert_eq!(hashes(seed).stdout, expected.stdout, "seed {seed}");
    }
    assert_ne!(hashes("random").stdout, hashes("random").stdout);
    for wrong in ["-1", "4294967296", "much"] {
        let outcome = hashes(wrong);
        assert_eq!((outcome.stdout.as_str(), outcome.code()), ("", Some(2)), "{}", outcome.stderr);
        assert!(outcome.stderr.contains("PYTHONHASHSEED"), "{}", outcome.stderr);
    }
}

/// The benchmarks print what CPython prints.
#[test]
fn benchmarks_agree_with_cpython() {
    let source = Path::new(ROOT).join("bench/programs");
    let versions = versions();
    let (oldest, newest) = (versions[0], versions[versions.len() - 1]);
    let folders = [oldest, newest].map(|python| (python, compile_folder(&source, python, "bench")));
    let mut jobs = Vec::new();
    for file in files_below(&source, "py") {
        let text = std::fs::read_to_string(&file).expect("programs are UTF-8");
        let name = file.strip_prefix(&source).expect("is below").display().to_string();
        let mut expectations = Expectations::parse(&text);
        let mut reference = std::process::Command::new(&newest.executable);
        reference.arg(&file).args(expectations.small.iter().flatten()).env("PYTHONDONTWRITEBYTECODE", "1");
        let reference = run(&mut reference, LIMIT);
        assert_eq!(reference.code(), Some(0), "{name} fails under CPython {}: {}", newest.name(), reference.stderr);
        expectations.stdout = reference.stdout;
        for (python, folder) in &folders {
            let program = Program { name: name.clone(), expectations: expectations.clone() };
            let file = folder.join(&name).with_extension("pyc");
            let job = |label: String, options| Job { program: program.clone(), label, folder: folder.clone(), file: file.clone(), options, limit: LIMIT };
            jobs.push(job(python.name(), Vec::new()));
            jobs.push(job(format!("{} --jit", python.name()), vec!["--jit"]));
            jobs.push(job(format!("{} --jit=always --gc-stress=7", python.name()), vec!["--jit=always", "--gc-stress=7"]));
        }
    }
    run_all(jobs);
}

#[test]
fn comments_are_understood() {
    let source = "print(1)  # expect: 1\nprint('# expect')  # expect: # expect: x\n# expect error: E: a # b\n# expect exit: 3\n# requires: 3.10\n";
    let parsed = Expectations::parse(source);
    assert_eq!(parsed.stdout, "1\n# expect: x\n");
    assert_eq!((parsed.error.as_deref(), parsed.exit, parsed.requires), (Some("E: a # b"), Some(3), 10));
    assert_eq!(Expectations::parse("#expect:").stdout, "\n");
    assert!(!Expectations::parse("x = 1  # comment: text").are_any);
}

#[test]
fn wrong_outcomes_are_noticed() {
    let expectations = Expectations::parse("# expect: a\n# expect error: E: x\n");
    let mut outcome = run(std::process::Command::new("sh").args(["-c", "echo a; echo E: x >&2; exit 1"]), LIMIT);
    assert_eq!(expectations.judge(&outcome), "");
    outcome.stdout.push_str("b\n");
    assert!(expectations.judge(&outcome).contains("line 2: expected the end"));
    let outcome = run(std::process::Command::new("sh").args(["-c", "echo a; echo E: x >&2"]), LIMIT);
    assert_eq!(expectations.judge(&outcome), "expected exit 1, was 0");
    let outcome = run(std::process::Command::new("sh").args(["-c", "sleep 5"]), Duration::from_millis(50));
    assert_eq!(expectations.judge(&outcome), "did not end in time");
}
