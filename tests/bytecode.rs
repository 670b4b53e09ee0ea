//! Loading of real `.pyc` files, and of broken ones.
//!
//! `tests/bytecode/sample-3.x.pyc` is `sample.py` compiled by that version of CPython. Nothing else is needed to run this.

mod support;

use pyregrine::bytecode::{StackCode, StackOp, load_pyc};
use support::random::Random;
use support::samples::{VERSIONS, sample, samples_and_goldens};

fn load(version: &str) -> StackCode {
    load_pyc(&sample(version)).unwrap_or_else(|error| panic!("{version}: {error}")).1
}

fn function(module: &StackCode, name: &str) -> StackCode {
    let found = module.nested_codes().find(|code| code.name.as_str() == Some(name));
    StackCode::clone(found.unwrap_or_else(|| panic!("no function {name}")))
}

/// The ops without the markers that only some versions have.
fn ops(code: &StackCode) -> Vec<String> {
    let is_marker = |op: &StackOp| matches!(op, StackOp::Resume(_) | StackOp::Nop);
    code.insts.iter().map(|inst| inst.op).filter(|op| !is_marker(op)).map(|op| op.to_string()).collect()
}

#[test]
fn every_version_loads() {
    for version in VERSIONS {
        let (header, module) = load_pyc(&sample(version)).unwrap_or_else(|error| panic!("{version}: {error}"));
        assert_eq!(header.version.to_string(), version);
        assert_eq!(module.version, header.version);
        assert_eq!(module.filename.as_str(), Some("sample.py"));
    }
}

#[test]
fn text_can_be_read_back() {
    for (name, code) in samples_and_goldens() {
        let text = code.to_text();
        let again = StackCode::from_text(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(again.to_text(), text, "{name}");
    }
}

#[test]
fn simple_functions_are_the_same_in_all_versions() {
    for version in VERSIONS {
        let module = load(version);
        assert_eq!(ops(&function(&module, "add")), ["load_local l0", "load_local l1", "binary add", "return"], "{version}");
    }
}

#[test]
fn generators_start_alike() {
    for version in VERSIONS {
        let module = load(version);
        for name in ["generator", "coroutine", "async_generator"] {
            assert_eq!(ops(&function(&module, name))[..2], ["return_generator", "pop"], "{version} {name}");
        }
        let generator = ops(&function(&module, "generator"));
        assert_eq!(generator.iter().filter(|op| *op == "yield delegating=true").count(), 1, "{version}");
        assert_eq!(generator.iter().filter(|op| *op == "yield delegating=false").count(), 1, "{version}");
    }
}

#[test]
fn cells_and_parameters_are_slots() {
    for version in VERSIONS {
        let module = load(version);
        let closures = function(&module, "closures");
        assert!(closures.locals[0].is_local && closures.locals[0].is_cell, "{version}");
        assert!(ops(&closures).contains(&"make_cell l0".to_owned()), "{version}");
        let inner = function(&closures, "inner");
        assert_eq!(inner.n_free(), 2, "{version}");
        assert_eq!(ops(&inner)[0], "copy_free_vars 2", "{version}");
        let arguments = function(&module, "arguments");
        assert_eq!((arguments.n_positional, arguments.n_keyword_only, arguments.n_parameters()), (2, 2, 6));
        assert!(arguments.docstring.is_some());
    }
}

/// An inlined comprehension uses the slot of a cell for a plain value, then for another cell; loads must not be confused.
#[test]
fn a_slot_can_be_a_cell_and_a_local() {
    for version in ["3.12", "3.13"] {
        let shadowed = function(&load(version), "shadowed");
        let x = shadowed.locals.iter().position(|local| local.name.as_str() == Some("x")).expect("x is a slot");
        let ops = ops(&shadowed);
        let of_x = ops.iter().filter_map(|op| op.strip_suffix(&format!(" l{x}")));
        let kinds: Vec<_> = of_x.filter(|kind| kind.starts_with("load_")).collect();
        let expected =
            ["load_cell", "load_local_and_clear", "load_local", "load_local_and_clear", "load_cell", "load_deref"];
        assert_eq!(kinds, expected, "{version}");
    }
}

#[test]
fn lines_are_those_of_the_source() {
    let source = include_str!("bytecode/sample.py");
    let line = source.lines().position(|line| line.contains("return a + b")).expect("the sample has it") + 1;
    for version in VERSIONS {
        let add = function(&load(version), "add");
        let position = add.insts.iter().zip(&add.positions).find(|(inst, _)| inst.op == StackOp::Return);
        assert_eq!(position.and_then(|(_, position)| position.line()), u32::try_from(line).ok(), "{version}");
    }
}

/// Broken files are refused or mean something; they never panic, hang or eat memory. `MUTATIONS=100000` tries harder.
#[test]
fn mutated_files_do_no_harm() {
    let wanted = std::env::var("MUTATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(8_000);
    let samples = VERSIONS.map(sample);
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut accepted = 0;
    for round in 0..wanted {
        let mut bytes = samples[round % samples.len()].clone();
        for _ in 0..=random.below(3) {
            let at = 16 + random.below(bytes.len() - 16);
            match random.below(4) {
                0 => bytes[at] ^= 1 << random.below(8),
                1 => bytes[at] = [0, 1, 0x7f, 0x80, 0xff][random.below(5)],
                2 => bytes[at] = random.below(256) as u8,
                _ => bytes.truncate(at.max(40)),
            }
        }
        if let Ok((_, code)) = load_pyc(&bytes) {
            accepted += 1;
            let text = code.to_text();
            if round % 64 == 0 {
                StackCode::from_text(&text).unwrap_or_else(|error| panic!("{error} in\n{text}"));
            }
        }
    }
    assert!(accepted > 0 && accepted < wanted);
}

/// Every prefix of a file is refused.
#[test]
fn truncated_files_are_refused() {
    let bytes = sample("3.12");
    for length in 0..bytes.len() {
        assert!(load_pyc(&bytes[..length]).is_err(), "{length} bytes");
    }
}
