//! Modules of CPython's standard library, run by the machine from CPython's `Lib` folder: `tests/library/*.py` print what they print there.

mod support;

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use support::{ROOT, files_below, pyregrine, pythons, run};

/// The version whose natives the machine has.
const MINOR: u32 = 13;

#[test]
fn programs_print_what_they_print_under_cpython() {
    let Some(python) = pythons().iter().find(|python| python.minor == MINOR) else {
        eprintln!("skipped: there is no CPython 3.{MINOR}");
        return;
    };
    let library = Command::new(&python.executable).args(["-I", "-c", "import os; print(os.path.dirname(os.__file__))"]).output().expect("it ran before");
    let library = String::from_utf8(library.stdout).expect("is UTF-8");
    let executable = python.executable.display().to_string();
    for program in files_below(&Path::new(ROOT).join("tests/library"), "py") {
        let limit = Duration::from_secs(300);
        let expected = run(Command::new(&python.executable).arg("-I").arg(&program), limit);
        let outcome = run(pyregrine(&["--python", &executable]).arg(&program).env("PYTHONPATH", library.trim()), limit);
        let name = program.display();
        assert_eq!(outcome.stdout, expected.stdout, "{name}\n{}", outcome.stderr);
        assert_eq!((outcome.code(), expected.code()), (Some(0), Some(0)), "{name}\n{}", outcome.stderr);
    }
}

#[test]
fn without_the_module_typing_that_is_said() {
    let Some(python) = pythons().iter().find(|python| python.minor == MINOR) else { return };
    let file = support::scratch("library").join("generic.py");
    std::fs::write(&file, "class C[T]: pass\n").expect("the scratch folder can be written");
    let executable = python.executable.display().to_string();
    let outcome = run(pyregrine(&["--python", &executable]).arg(&file), Duration::from_secs(60));
    assert_eq!((outcome.code(), outcome.last_of_stderr()), (Some(1), "ModuleNotFoundError: No module named 'typing'"));
}
