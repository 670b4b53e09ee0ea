//! Every version of marshal, as every CPython writes it.
//!
//! `tests/bytecode/marshal.txt` holds what CPython 3.6 to 3.13 make of the same constants in versions 0 to 4, and
//! `marshal-values.txt` the `ascii` of these; both come from `marshal_oracle.py`. Installed CPythons are asked again. Version 5 (3.14)
//! is tested with bytes made by hand, in `src/bytecode/marshal.rs`.

mod support;

use std::process::Command;

use pyregrine::bytecode::dis::repr;
use pyregrine::bytecode::{RawModule, load_pyc};
use support::{ROOT, ascii, pythons};

fn checked_in(name: &str) -> String {
    std::fs::read_to_string(format!("{ROOT}/tests/bytecode/{name}")).expect("is checked in")
}

/// Checks lines `CPython, version of marshal, file`; gives how many there are.
fn check(lines: &str) -> usize {
    let values = checked_in("marshal-values.txt");
    let expected: Vec<&str> = values.lines().collect();
    for line in lines.lines() {
        let [python, version, digits] = *line.split(' ').collect::<Vec<_>>() else { panic!("{line}") };
        let byte = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).expect("hexadecimal digits");
        let file: Vec<u8> = (0..digits.len()).step_by(2).map(byte).collect();
        let what = format!("marshal version {version} of {python}");
        let module = RawModule::read(&file).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(module.header.version.to_string(), python);
        let found: Vec<String> = module.code.raw.consts.iter().map(|constant| ascii(&repr(constant, 1000))).collect();
        assert_eq!(found, expected, "{what}");
        load_pyc(&file).unwrap_or_else(|error| panic!("{what}: {error}"));
    }
    lines.lines().count()
}

#[test]
fn versions_0_to_4_are_read() {
    assert_eq!(check(&checked_in("marshal.txt")), 8 * 5);
}

#[test]
fn installed_cpythons_agree() {
    for python in pythons() {
        let mut command = Command::new(&python.executable);
        let output = command.args(["-I", "-S"]).arg(format!("{ROOT}/tests/bytecode/marshal_oracle.py")).output().expect("it ran before");
        assert!(output.status.success(), "{}: {}", python.name(), String::from_utf8_lossy(&output.stderr));
        assert_eq!(check(&String::from_utf8(output.stdout).expect("is ASCII")), 5);
    }
}
