//! Modules of CPython's standard library, run by the machine from CPython's `Lib` folder: `tests/library/*.py` print what they print there.

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use support::{Python, ROOT, files_below, pyregrine, pythons, run};

/// The version whose natives the machine has.
const MINOR: u32 = 13;

#[test]
fn programs_print_what_they_print_under_cpython() {
    let Some(python) = pythons().iter().find(|python| python.minor == MINOR) else {
        eprintln!("skipped: there is no CPython 3.{MINOR}");
        return;
    };
    for program in programs() {
        compare(python, &program);
    }
}

/// A program that says `# libraries: 3.7` is also run with the libraries of other versions, from that one on.
#[test]
fn natives_serve_other_libraries() {
    for program in programs() {
        let text = std::fs::read_to_string(&program).expect("is there");
        let first = text.lines().find_map(|line| line.strip_prefix("# libraries: 3.")).map(|minor| minor.trim().parse::<u32>().expect("is a number"));
        let Some(first) = first else { continue };
        for python in pythons().iter().filter(|python| python.minor >= first && python.minor != MINOR) {
            compare(python, &program);
        }
    }
}

fn programs() -> Vec<PathBuf> {
    files_below(&Path::new(ROOT).join("tests/library"), "py")
}

/// Runs a program with a CPython and with the machine on its library, which must print the same.
fn compare(python: &Python, program: &Path) {
    let limit = Duration::from_secs(300);
    let expected = run(Command::new(&python.executable).args(["-I", "-W", "ignore"]).arg(program), limit);
    let executable = python.executable.display().to_string();
    let outcome = run(pyregrine(&["--python", &executable]).arg(program), limit);
    let name = format!("{} with the library of 3.{}", program.display(), python.minor);
    assert_eq!(outcome.stdout, expected.stdout, "{name}\n{}", outcome.stderr);
    assert_eq!((outcome.code(), expected.code()), (Some(0), Some(0)), "{name}\n{}", outcome.stderr);
}

#[test]
fn without_the_module_typing_that_is_said() {
    let Some(python) = pythons().iter().find(|python| python.minor == MINOR) else { return };
    let file = support::scratch("library").join("generic.py");
    std::fs::write(&file, "class C[T]: pass\n").expect("the scratch folder can be written");
    let executable = python.executable.display().to_string();
    let outcome = run(pyregrine(&["--python", &executable]).arg(&file).env("PYTHONHOME", "/nowhere"), Duration::from_secs(60));
    assert_eq!((outcome.code(), outcome.last_of_stderr()), (Some(1), "ModuleNotFoundError: No module named 'typing'"));
}

/// `sys.path`: the program's folder, PYTHONPATH, the library.
#[test]
fn the_library_comes_last() {
    let Some(python) = pythons().iter().find(|python| python.minor == MINOR) else { return };
    let folder = support::scratch("library_path");
    let file = folder.join("path.py");
    std::fs::write(&file, "import sys, os\nprint(sys.path[1:], os.path.dirname(os.__file__) == sys.path[-1])\n").expect("the scratch folder can be written");
    let home = folder.join("home");
    let library = home.join("lib/python3.13");
    std::fs::create_dir_all(&library).expect("can be made");
    std::fs::write(library.join("os.py"), "class path:\n    dirname = lambda name: name.rpartition('/')[0]\n").expect("can be written");
    let executable = python.executable.display().to_string();
    let outcome = run(pyregrine(&["--python", &executable]).arg(&file).env("PYTHONHOME", &home).env("PYTHONPATH", "/a:/b"), Duration::from_secs(60));
    assert_eq!((outcome.code(), outcome.stdout.trim()), (Some(0), &*format!("['/a', '/b', '{}'] True", library.display())), "{}", outcome.stderr);
}
