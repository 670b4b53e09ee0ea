//! `pyregrine pyc`: every byte of a file is accounted for once.
//!
//! `tests/bytecode/seed-3.5.pyc` is the file whose bytes a document that this project was created from asks about, put together from its
//! description; `seed-3.5.txt` is the answer, `seed-3.5-dis.txt` its listing. `BLESS=1` writes these anew. Standard libraries are
//! dissected by `tests/dis.rs`.

mod support;

use std::process::Command;
use std::time::Duration;

use pyregrine::bytecode::{RawModule, dissect};
use support::random::Random;
use support::samples::{VERSIONS, sample};
use support::{Outcome, ROOT, pyregrine, pythons, run, scratch, uncovered};

fn shown(arguments: &[&str]) -> Outcome {
    run(&mut pyregrine(arguments), Duration::from_secs(30))
}

#[test]
fn parts_cover_the_samples() {
    for version in VERSIONS {
        let bytes = sample(version);
        let (parts, outcome) = dissect(&bytes, None);
        assert_eq!((outcome, uncovered(&parts, bytes.len())), (Ok(()), None), "{version}");
        let meanings: Vec<&str> = parts.iter().map(|part| part.meaning.as_str()).collect();
        for wanted in ["code object ('c')", "short tuple (')')", "None ('N')", "RETURN_VALUE", "2.5"] {
            assert!(meanings.iter().any(|meaning| meaning.starts_with(wanted) || meaning.ends_with(wanted)), "{version}: no {wanted}");
        }
    }
}

#[test]
fn bytes_behind_the_module_are_shown() {
    let bytes = [sample("3.8"), b"more".to_vec()].concat();
    let (parts, outcome) = dissect(&bytes, None);
    assert_eq!((outcome, uncovered(&parts, bytes.len())), (Ok(()), None));
    assert!(parts.last().is_some_and(|part| part.bytes.len() == 4 && part.meaning.contains("ignores")));
}

/// The parts before the damage cover what is before the damage.
#[test]
fn parts_of_damaged_files_end_at_the_damage() {
    for version in VERSIONS {
        let bytes = sample(version);
        for length in (0..bytes.len()).step_by(5) {
            let (parts, outcome) = dissect(&bytes[..length], None);
            let error = outcome.expect_err("is cut off");
            let end = parts.last().map_or(0, |part| part.bytes.end);
            assert_eq!(uncovered(&parts, end), None, "{version}, {length} bytes");
            assert!(end <= length && error.offset <= length, "{version}, {length} bytes: {error}");
        }
    }
}

/// Broken files are dissected and listed, or refused; they never panic. `MUTATIONS=100000` tries harder.
#[test]
fn mutated_files_do_no_harm() {
    let wanted = std::env::var("MUTATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(2000);
    let samples = VERSIONS.map(sample);
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let (mut n_dissected, mut n_listed) = (0, 0);
    for round in 0..wanted {
        let mut bytes = samples[round % samples.len()].clone();
        for _ in 0..=random.below(3) {
            let at = 16 + random.below(bytes.len() - 16);
            bytes[at] = [bytes[at] ^ 1 << random.below(8), 0xff, random.below(256) as u8][random.below(3)];
        }
        let (parts, outcome) = dissect(&bytes, None);
        let end = if outcome.is_ok() { bytes.len() } else { parts.last().map_or(0, |part| part.bytes.end) };
        assert_eq!(uncovered(&parts, end), None, "round {round}");
        n_dissected += usize::from(outcome.is_ok());
        n_listed += usize::from(RawModule::read(&bytes).is_ok_and(|module| module.listing(true).is_ok()));
    }
    assert!(n_dissected < wanted && n_listed <= n_dissected && n_listed > wanted / 10, "{n_dissected} {n_listed}");
}

#[test]
fn the_file_of_the_seed_is_explained() {
    for (command, answer) in [("pyc", "seed-3.5.txt"), ("dis", "seed-3.5-dis.txt")] {
        let outcome = shown(&[command, &format!("{ROOT}/tests/bytecode/seed-3.5.pyc")]);
        assert_eq!((outcome.code(), outcome.stderr.as_str()), (Some(0), ""), "{outcome:?}");
        let answer = format!("{ROOT}/tests/bytecode/{answer}");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&answer, &outcome.stdout).expect("tests can be written");
        }
        assert_eq!(outcome.stdout, std::fs::read_to_string(&answer).expect("is checked in"));
    }
}

#[test]
fn json_has_the_same_parts() {
    let file = format!("{ROOT}/tests/bytecode/sample-3.12.pyc");
    let json: serde_json::Value = serde_json::from_str(&shown(&["pyc", "--json", &file]).stdout).expect("is JSON");
    let bytes = sample("3.12");
    let (parts, _) = dissect(&bytes, None);
    let list = json.as_array().expect("is a list");
    assert_eq!(list.len(), parts.len());
    let digits: String = list.iter().filter_map(|part| part["bytes"].as_str()).collect();
    assert_eq!(digits, bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    let json: serde_json::Value = serde_json::from_str(&shown(&["dis", "--json", &file]).stdout).expect("is JSON");
    let first = &json["codes"][0]["instructions"][0];
    assert_eq!((first["opname"].as_str(), first["line"].as_u64(), first["starts_line"].as_bool()), (Some("RESUME"), Some(0), Some(true)));
}

/// PEP 552, with both hash functions: 3.7 to 3.10 have one, 3.11 and newer the other.
#[test]
fn hashes_are_compared_with_the_source() {
    for python in pythons().iter().filter(|python| python.minor >= 7) {
        let folder = scratch(&format!("pyc-hash-{}", python.minor));
        let source = folder.join("hashed.py");
        for (mode, words) in [("CHECKED_HASH", "hash-based, checked"), ("UNCHECKED_HASH", "hash-based, unchecked")] {
            std::fs::write(&source, "print('hashed')\n").expect("scratch can be written");
            let script = format!("import py_compile as p, sys; print(p.compile(sys.argv[1], invalidation_mode=p.PycInvalidationMode.{mode}))");
            let output = Command::new(&python.executable).args(["-I", "-c", &script]).arg(&source).output().expect("it ran before");
            let pyc = String::from_utf8(output.stdout).expect("is UTF-8").trim().to_owned();
            let outcome = shown(&["pyc", &pyc]);
            let same = format!(", that of {}\n", source.display());
            assert!(outcome.stdout.contains(words) && outcome.stdout.contains(&same), "{}: {}", python.name(), outcome.stdout);
            std::fs::write(&source, "print('changed')\n").expect("scratch can be written");
            let outcome = shown(&["pyc", &pyc]);
            assert!(outcome.stdout.contains(&format!(", NOT that of {}\n", source.display())), "{}: {}", python.name(), outcome.stdout);
            std::fs::remove_file(&source).expect("is ours");
            assert!(!shown(&["pyc", &pyc]).stdout.contains("that of"), "{}", python.name());
        }
    }
}
