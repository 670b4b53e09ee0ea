//! The members and signatures of built-in types and functions, compared with those of CPython 3.13.
//!
//! `tests/oracle/README.md` describes the files. The law: every difference is listed with its reason, and nothing else is.

mod support;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use support::{PYREGRINE, Python, ROOT, compile, pythons, run, scratch};

const LIMIT: Duration = Duration::from_secs(60);

fn oracle(file: &str) -> String {
    std::fs::read_to_string(Path::new(ROOT).join("tests/oracle").join(file)).expect("the oracle's files are there")
}

fn python_3_13() -> Option<&'static Python> {
    pythons().iter().find(|python| python.minor == 13)
}

/// The differences between two dumps: `- line` for what only the first has, `+ line` for what only the second has.
fn differences(cpython: &str, own: &str) -> BTreeSet<String> {
    let [cpython, own] = [cpython, own].map(|text| text.lines().collect::<BTreeSet<_>>());
    let missing = cpython.difference(&own).map(|line| format!("- {line}"));
    missing.chain(own.difference(&cpython).map(|line| format!("+ {line}"))).collect()
}

/// What is wrong with the list of known differences: found but not listed, or listed but not found.
fn unexplained(found: &BTreeSet<String>, list: &str) -> Vec<String> {
    let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (optional, listed): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with("? "));
    let is_optional = |line: &str| optional.iter().any(|beginning| line[2..].starts_with(&beginning[2..]));
    let listed: BTreeSet<String> = listed.into_iter().map(str::to_owned).collect();
    let new = found.difference(&listed).filter(|line| !is_optional(line)).map(|line| format!("not listed: {line}"));
    new.chain(listed.difference(found).map(|line| format!("listed, but not so any more: {line}"))).collect()
}

#[test]
fn members_and_signatures_are_those_of_cpython() {
    let Some(python) = python_3_13() else {
        eprintln!("skipped: no CPython 3.13 that could compile the program");
        return;
    };
    let folder = scratch("oracle");
    let program = folder.join("members.py");
    std::fs::write(&program, oracle("builtins.py")).expect("the scratch folder can be written");
    compile(python, std::slice::from_ref(&program));
    let outcome = run(Command::new(PYREGRINE).arg(program.with_extension("pyc")), LIMIT);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let problems = unexplained(&differences(&oracle("builtins-3.13.txt"), &outcome.stdout), &oracle("differences.txt"));
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn the_dump_is_that_of_the_installed_cpython() {
    let Some(python) = python_3_13() else { return };
    let mut command = Command::new(&python.executable);
    command.args(["-W", "ignore", "-S", "-I", "-B"]).arg(Path::new(ROOT).join("tests/oracle/builtins.py"));
    let outcome = run(&mut command, LIMIT);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    assert!(outcome.stdout == oracle("builtins-3.13.txt"), "tests/oracle/builtins-3.13.txt is not what CPython 3.13 prints: see the README there");
}

#[test]
fn differences_are_noticed() {
    let found = differences("a method ()\nb method ()\n", "b method ()\nc method (x)\n");
    assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), ["+ c method (x)", "- a method ()"]);
    assert_eq!(unexplained(&found, "# reason\n- a method ()\n+ c method (x)\n"), [""; 0]);
    assert_eq!(unexplained(&found, "- a method ()\n").len(), 1);
    assert_eq!(unexplained(&found, "- a method ()\n? c\n"), [""; 0]);
    assert_eq!(unexplained(&found, "- a method ()\n- b method ()\n+ c method (x)\n").len(), 1);
}
