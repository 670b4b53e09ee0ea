//! `pyregrine dis` against CPython's own `dis`.
//!
//! What each CPython says of `tests/bytecode/sample.py` is checked in and compared everywhere. Where CPythons are installed, they are asked
//! about forty files of their standard libraries; `DIS_FILES=0` asks about all of them (some minutes), another number about so
//! many. The dissection of each of these files must cover it. `BLESS=1` writes the checked-in files anew. Not compared: addresses of code objects, and the order of items in frozensets.

mod support;

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

use pyregrine::bytecode::{RawModule, dissect};
use support::samples::VERSIONS;
use support::{Python, ROOT, ascii, pythons, uncovered};

/// What a CPython says about a file.
struct Oracle {
    file: String,
    pyc: Vec<u8>,
    facts: String,
    listing: String,
}

/// Asks a CPython, and hands over what it says file by file; gives the number of files.
fn ask(python: &Python, arguments: &[&str], check: &mut dyn FnMut(Oracle)) -> usize {
    let mut command = Command::new(&python.executable);
    command.args(["-I", "-S"]).arg(format!("{ROOT}/tests/bytecode/dis_oracle.py")).args(arguments);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().expect("it ran before");
    let mut reader = BufReader::new(child.stdout.take().expect("is piped"));
    let mut n_files = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).expect("names are UTF-8") == 0 {
            break;
        }
        let file = line.trim_end().strip_prefix("file ").expect("a file begins").to_owned();
        let mut part = |name: &str| {
            let mut line = String::new();
            reader.read_line(&mut line).expect("is text");
            let length = line.trim_end().strip_prefix(name).and_then(|rest| rest.trim().parse().ok());
            let mut bytes = vec![0; length.unwrap_or_else(|| panic!("no {name} in {line:?}"))];
            reader.read_exact(&mut bytes).expect("the part is whole");
            bytes
        };
        let pyc = part("pyc");
        let mut text = |name| String::from_utf8(part(name)).expect("is UTF-8");
        let (facts, listing) = (text("facts"), text("listing"));
        check(Oracle { file, pyc, facts, listing });
        n_files += 1;
    }
    assert!(child.wait().expect("is ours").success(), "CPython {} failed", python.name());
    n_files
}

/// Our facts, in the form of `dis_oracle.py`.
fn facts(module: &RawModule) -> String {
    let mut lines = Vec::new();
    for code in module.codes() {
        lines.push(format!("code {} {}", code.raw.name, code.raw.first_line));
        let dis = module.disassemble(code).unwrap_or_else(|error| panic!("{error}"));
        for (instruction, text) in dis.instructions.iter().zip(dis.argument_texts()) {
            let argument = instruction.argument.map(|argument| argument.to_string()).unwrap_or_default();
            let target = if instruction.is_jump_target { ">" } else { "" };
            let line = match (instruction.starts_line, instruction.line) {
                (false, _) => String::new(),
                (true, Some(line)) => format!("={line}"),
                (true, None) => "=None".to_owned(),
            };
            let text = text.replace('\n', "\\n");
            let fields = format!("{}\t{}\t{}\t{argument}\t{text}\t{target}\t{line}", instruction.offset, instruction.name, instruction.opcode);
            lines.push(without_addresses(fields.trim_end_matches('\t')));
        }
    }
    lines.join("\n")
}

/// Code objects without their addresses.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split(" at 0x");
    let mut result = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let after = part.trim_start_matches(|digit: char| digit.is_ascii_hexdigit());
        if after.starts_with(", file \"") {
            result.push_str(after);
        } else {
            result.push_str(" at 0x");
            result.push_str(part);
        }
    }
    result
}

/// Fails with the first line that differs. Gives the number of lines that differ only in which characters are printable: later
/// versions of Unicode have more of them, and each CPython has its own.
fn compare(what: &str, ours: &str, theirs: &str) -> usize {
    if ours == theirs {
        return 0;
    }
    assert_eq!(ours.lines().count(), theirs.lines().count(), "{what}: lines");
    let mut n_other_unicode = 0;
    for (line, (ours, theirs)) in ours.lines().zip(theirs.lines()).enumerate() {
        if ours != theirs {
            assert_eq!(ascii(ours), ascii(theirs), "{what}, line {}:\n ours   {ours}\n theirs {theirs}", line + 1);
            n_other_unicode += 1;
        }
    }
    n_other_unicode
}

/// Gives the number of lines, and of those that another Unicode would have made equal.
fn check(version: &str, oracle: &Oracle) -> (usize, usize) {
    let what = |part: &str| format!("{version} {}: {part}", oracle.file);
    let module = RawModule::read(&oracle.pyc).unwrap_or_else(|error| panic!("{}", what(&error.to_string())));
    let (parts, outcome) = dissect(&oracle.pyc, None);
    assert_eq!((outcome, uncovered(&parts, oracle.pyc.len())), (Ok(()), None), "{}", what("dissection"));
    let mut n_other_unicode = compare(&what("facts"), &facts(&module), &oracle.facts);
    let listing = module.listing(false).unwrap_or_else(|error| panic!("{}", what(&error.to_string())));
    n_other_unicode += compare(&what("listing"), &without_addresses(&listing), &without_addresses(&oracle.listing));
    (oracle.facts.lines().count(), n_other_unicode)
}

fn sample(version: &str, extension: &str) -> String {
    format!("{ROOT}/tests/bytecode/sample-{version}.{extension}")
}

#[test]
fn facts_of_the_sample_are_those_checked_in() {
    if std::env::var_os("BLESS").is_some() {
        for python in pythons() {
            let name = python.name();
            ask(python, &[&sample(&name, "pyc")], &mut |oracle| {
                std::fs::write(sample(&name, "dis"), oracle.facts + "\n").expect("tests can be written");
            });
        }
    }
    for version in VERSIONS {
        let pyc = std::fs::read(sample(version, "pyc")).expect("is checked in");
        let expected = std::fs::read_to_string(sample(version, "dis")).expect("is checked in");
        let module = RawModule::read(&pyc).unwrap_or_else(|error| panic!("{version}: {error}"));
        assert_eq!(compare(version, &(facts(&module) + "\n"), &expected), 0, "{version}: characters");
    }
}

#[test]
fn standard_libraries_are_listed_as_their_own_dis_does() {
    let wanted = std::env::var("DIS_FILES").unwrap_or_else(|_| "40".to_owned());
    for python in pythons() {
        let (mut n_lines, mut n_other_unicode) = (0, 0);
        let n_files = ask(python, &["--stdlib", &wanted], &mut |oracle| {
            let (lines, other_unicode) = check(&python.name(), &oracle);
            n_lines += lines;
            n_other_unicode += other_unicode;
        });
        println!("{}: {n_files} files, {n_lines} instructions, {n_other_unicode} lines of another Unicode", python.name());
        assert!(n_files > 20 && n_lines > 5000, "{}: only {n_files} files", python.name());
        assert!(n_other_unicode <= n_lines / 1000, "{}: {n_other_unicode} strings differ", python.name());
    }
}
