//! Running files of programs under everything that must agree.
//!
//! Given: programs. Gives: the first way of running them that does not print what CPython 3.13 prints, or does not end as it does. The law: each
//! way gets the same `.pyc`, compiled by that CPython.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::text::{Program, file};
use crate::support::{Outcome, PYREGRINE, Python, run};

/// How many seconds a file may take. What CPython does in a second may take longer where every guard fails.
pub const LIMIT: u64 = 60;
/// Lines of a difference that are shown, and how much of each.
const SHOWN: (usize, usize) = (6, 300);

/// One way of running a program.
#[derive(Clone, Debug)]
pub struct Mode {
    arguments: Vec<&'static str>,
    variables: Vec<(&'static str, &'static str)>,
}

impl Mode {
    fn new(arguments: &[&'static str]) -> Mode {
        Mode { arguments: arguments.to_vec(), variables: Vec::new() }
    }

    pub fn name(&self) -> String {
        let variables = self.variables.iter().map(|(name, value)| format!("{name}={value}"));
        variables.chain(self.arguments.iter().map(|argument| (*argument).to_owned())).collect::<Vec<_>>().join(" ")
    }
}

/// What does not agree.
#[derive(Clone, Debug)]
pub struct Difference {
    pub mode: Mode,
    pub what: String,
    /// The number of the program whose output differs first, if it can be told.
    pub seed: Option<u64>,
}

/// How a file was compared.
pub enum Verdict {
    Same,
    Different(Difference),
    /// CPython does not compile it, or does not end in time.
    Unusable(String),
}

pub struct Runner {
    python: Python,
    binary: PathBuf,
    pub modes: Vec<Mode>,
    /// Whether the binary knows `--jit`.
    pub has_jit: bool,
    /// How long a file may take.
    pub limit: Duration,
    folder: PathBuf,
}

impl Runner {
    /// `PYREGRINE_RANDOM_BINARY` is run instead of the program that was built with the test.
    pub fn new(python: &Python, folder: &Path, limit: Duration) -> Runner {
        let binary = std::env::var_os("PYREGRINE_RANDOM_BINARY").map_or_else(|| PathBuf::from(PYREGRINE), PathBuf::from);
        let help = run(Command::new(&binary).arg("--help"), limit);
        assert_eq!(help.code(), Some(0), "{} does not run: {}", binary.display(), help.stderr);
        let mut modes = vec![Mode::new(&["--dispatch=match"]), Mode::new(&["--dispatch=call"])];
        // Only optimized builds have tail calls.
        if !cfg!(debug_assertions) {
            modes.push(Mode::new(&["--dispatch=tail"]));
        }
        let has_jit = help.stdout.contains("--jit");
        if has_jit {
            // Compiled beside the program, so that a run is never quite like another one.
            modes.push(Mode::new(&["--jit=on", "--jit-threshold=20"]));
            modes.push(Mode::new(&["--jit=always", "--gc-stress=200"]));
            modes.push(Mode { arguments: vec!["--jit=always", "--gc-stress=300"], variables: vec![("PYREGRINE_JIT_STRESS", "7")] });
        }
        Runner { python: python.clone(), binary, modes, has_jit, limit, folder: folder.to_owned() }
    }

    /// Compares the programs, as one file of this name, under these modes; each may take so long.
    pub fn compare(&self, programs: &[Program], name: &str, modes: &[Mode], limit: Duration) -> Verdict {
        let source = self.folder.join(name).with_extension("py");
        std::fs::write(&source, file(programs)).expect("the scratch folder can be written");
        let pyc = source.with_extension("pyc");
        if let Err(message) = self.compile(&source, &pyc) {
            return Verdict::Unusable(message);
        }
        let expected = run(Command::new(&self.python.executable).args(["-I", "-S", "-W", "ignore"]).arg(&pyc), limit);
        if expected.code() != Some(0) {
            return Verdict::Unusable(format!("CPython ends with {:?}: {}", expected.status, expected.last_of_stderr()));
        }
        for mode in modes {
            let mut command = Command::new(&self.binary);
            for variable in ["PYREGRINE_DISPATCH", "PYREGRINE_GC_STRESS", "PYREGRINE_JIT", "PYREGRINE_JIT_STRESS", "PYREGRINE_JIT_SYNC", "PYTHONHOME", "PYTHONPATH"] {
                command.env_remove(variable);
            }
            command.args(&mode.arguments).envs(mode.variables.iter().copied()).arg(&pyc);
            let found = run(&mut command, limit);
            if let Some((what, seed)) = difference(&expected, &found) {
                return Verdict::Different(Difference { mode: mode.clone(), what, seed });
            }
        }
        Verdict::Same
    }

    fn compile(&self, source: &Path, pyc: &Path) -> Result<(), String> {
        let script = "import py_compile, sys; py_compile.compile(sys.argv[1], sys.argv[2], dfile='program.py', doraise=True)";
        let mut command = Command::new(&self.python.executable);
        let outcome = run(command.args(["-I", "-S", "-W", "ignore", "-c", script]).args([source, pyc]), self.limit);
        if outcome.code() == Some(0) { Ok(()) } else { Err(outcome.stderr) }
    }
}

/// What differs between two ends of a file, and in which program.
pub fn difference(expected: &Outcome, found: &Outcome) -> Option<(String, Option<u64>)> {
    if expected.stdout == found.stdout && expected.code() == found.code() {
        return None;
    }
    let mut what = String::new();
    let (left, right): (Vec<&str>, Vec<&str>) = (expected.stdout.lines().collect(), found.stdout.lines().collect());
    let first = (0..left.len().max(right.len())).find(|&at| left.get(at) != right.get(at));
    if let Some(first) = first {
        for at in first..(first + SHOWN.0).min(left.len().max(right.len())) {
            let (left, right) = (shown(left.get(at)), shown(right.get(at)));
            what.push_str(&if left == right { format!("  both      {left}\n") } else { format!("  CPython   {left}\n  Pyregrine {right}\n") });
        }
    }
    if expected.code() != found.code() {
        what.push_str(&match (found.code(), found.signal()) {
            (Some(code), _) => format!("  exit code {code}: {}\n", found.last_of_stderr()),
            (None, Some(signal)) => format!("  died of signal {signal}: {}\n", found.last_of_stderr()),
            (None, None) => "  did not end in time\n".to_owned(),
        });
    }
    let before = &left[..left.len().min(first.map_or(left.len(), |first| first + 1))];
    let seed = before.iter().rev().find_map(|line| line.strip_prefix("== ")?.parse().ok());
    Some((what, seed))
}

fn shown(line: Option<&&str>) -> String {
    line.map_or("(nothing)".to_owned(), |line| line.chars().take(SHOWN.1).collect())
}
