//! The ways to start a program: a file, a folder, a text, a module, the standard input. What a program sees of it is what CPython shows.

mod support;

use std::process::Command;
use std::time::Duration;

use support::{Outcome, PYREGRINE, newest_python, run, scratch};

const LIMIT: Duration = Duration::from_secs(60);

/// Prints what a program sees of its start.
const SHOW: &str = "import sys; print(sys.argv, __name__, __package__, [name for name in sys.path if name == ''], globals().get('__file__'))\n";

/// Lines of a shell in which `$P` is the interpreter. The folder contains `one.py`, `pack/__init__.py`, `pack/__main__.py`, `pack/part.py` and
/// `folder/__main__.py`, each of which is [`SHOW`], and `wrong.py`.
const SAME: [&str; 27] = [
    "$P -c 'import sys; print(sys.argv, sys.path[0], __name__, \"__file__\" in globals())' a -b --c -- -m",
    "$P -c 'print(\"ä€😀\")'",
    "$P -c 'import one'",
    "$P -c 'import os; 1/0'",
    "$P -c '
def f():
    raise ValueError(\"x\")
f()' a b",
    "$P -c 'x = ('",
    "$P -c 'import sys; sys.exit(3)'",
    "$P -m one a -b -c --help",
    "$P -m pack a",
    "$P -m pack.part -- a",
    "$P -m pack.nothing",
    "$P -m nothing",
    "$P -m folder",
    "$P -m calendar 2026 2",
    "echo '{\"a\": [1, 2]}' | $P -m json.tool --indent 1",
    "cat one.py | $P - a -b",
    "printf 'print(1)\\n1/0' | $P -",
    "echo 'print(2' | $P -",
    "printf 'x = [input() for _ in range(1)]' | $P -",
    "$P folder/",
    "$P one.py -c x -m y",
    "$P wrong.py",
    "cd folder; $P ../one.py",
    "$P -I -B -u -X a=1 -Xb -W error -Wignore::UserWarning -c 'import sys; print(sys._xoptions, sys.warnoptions, sys.flags.isolated, sys.flags.safe_path, sys.argv)' -I x",
    "PYTHONWARNINGS=once,error $P -W ignore -bb -c 'import sys; print(sys.warnoptions, sys.flags.bytes_warning, sys.flags.ignore_environment)'",
    "PYTHONWARNINGS=error PYTHONPATH=/nowhere $P -E -s -q -c 'import sys; print(sys.warnoptions, \"/nowhere\" in sys.path, sys.flags.quiet, sys.flags.no_user_site)'",
    "$P -P -m one",
];

/// Whether a line of stderr is one that is told in other words, or not at all, where the library is frozen into the interpreter.
fn is_of_runpy(line: &str) -> bool {
    ["runpy", "return _run_code", "\"__main__\", mod_spec)", "exec(code, run_globals)", "~~~~^^^^^^^^^^^^^^^^^^^"].iter().any(|part| line.contains(part))
}

fn shown(outcome: &Outcome) -> (Option<i32>, &str, Vec<&str>) {
    let lines = outcome.stderr.lines().filter(|line| !is_of_runpy(line));
    // Before its own words, an interpreter says its name.
    (outcome.code(), &outcome.stdout, lines.map(|line| line.split_once(": No module named").map_or(line, |(_, rest)| rest)).collect())
}

#[test]
fn what_a_program_sees_of_its_start_is_what_cpython_shows() {
    let folder = scratch("start");
    for file in ["one.py", "pack/__init__.py", "pack/__main__.py", "pack/part.py", "folder/__main__.py"] {
        let file = folder.join(file);
        std::fs::create_dir_all(file.parent().expect("is in a folder")).expect("scratch can be written");
        std::fs::write(&file, SHOW).expect("scratch can be written");
    }
    std::fs::write(folder.join("wrong.py"), "def f():\n    1 / 0\nf()\n").expect("scratch can be written");
    let python = newest_python().executable.display().to_string();
    let ours = format!("{PYREGRINE} --python {python}");
    for line in SAME {
        let [expected, outcome] = [&python, &ours].map(|interpreter| {
            let mut command = Command::new("sh");
            command.args(["-c", line]).env("P", interpreter).env_remove("PYTHONPATH").env("PYTHONDONTWRITEBYTECODE", "1").current_dir(&folder);
            run(&mut command, LIMIT)
        });
        // Before 3.13, tracebacks do not show the lines of a text.
        if newest_python().minor >= 13 || expected.stderr.is_empty() {
            assert_eq!(shown(&outcome), shown(&expected), "{line}");
        } else {
            assert_eq!((outcome.code(), &outcome.stdout), (expected.code(), &expected.stdout), "{line}");
        }
    }
}

#[test]
fn a_module_needs_a_library() {
    let outcome = run(Command::new(PYREGRINE).args(["-m", "json.tool"]).env("PYTHONHOME", "/nowhere").env_remove("PYTHONPATH"), LIMIT);
    assert_eq!((outcome.code(), outcome.stdout.as_str()), (Some(2), ""));
    assert!(outcome.stderr.starts_with("pyregrine: -m needs the standard library of a CPython"), "{}", outcome.stderr);
}

#[test]
fn a_text_that_is_not_utf_8_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    let outcome = run(Command::new(PYREGRINE).arg("-c").arg(std::ffi::OsStr::from_bytes(b"print('\xff')")), LIMIT);
    assert_eq!((outcome.code(), outcome.stderr.as_str()), (Some(2), "pyregrine: 'print('\u{fffd}')' is not UTF-8\n"));
}
