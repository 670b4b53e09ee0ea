//! Code to test with: `tests/bytecode/sample-3.x.pyc`, and the bytecode of the goldens.
//!
//! Given: nothing. Gives: bytes or loaded code with its name, in order. No Python is needed for it.

use std::rc::Rc;

use pyregrine::bytecode::{StackCode, load_pyc};

use super::ROOT;
use super::golden::{golden_files, read};

/// The versions of the samples.
pub const VERSIONS: [&str; 8] = ["3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13"];

/// `sample.py` compiled by that version of CPython.
pub fn sample(version: &str) -> Vec<u8> {
    let path = format!("{ROOT}/tests/bytecode/sample-{version}.pyc");
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The samples, loaded.
pub fn samples() -> Vec<(String, Rc<StackCode>)> {
    let load = |version: &str| load_pyc(&sample(version)).unwrap_or_else(|error| panic!("{version}: {error}")).1;
    VERSIONS.iter().map(|version| (format!("sample {version}"), Rc::new(load(version)))).collect()
}

/// The samples, and every `[bytecode …]` of the goldens.
pub fn samples_and_goldens() -> Vec<(String, Rc<StackCode>)> {
    let mut codes = samples();
    for file in golden_files("pipeline") {
        let text = read(&file);
        for section in text.split("\n[bytecode ").skip(1) {
            let (version, rest) = section.split_once("]\n").expect("headers end");
            let end = rest.find("\n[").unwrap_or(rest.len());
            let name = format!("{} {version}", file.display());
            let code = StackCode::from_text(&rest[..end]).unwrap_or_else(|error| panic!("{name}: {error}"));
            codes.push((name, Rc::new(code)));
        }
    }
    codes
}
