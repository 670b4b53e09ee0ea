//! Goldens: small programs with the text of every stage, one file each.
//!
//! A file is a comment and sections. `[python]` is the source of the `[bytecode 3.N]` sections, which are the input, so that no Python is
//! needed here. The rest is what the test asks for: `[ssa]`, `[registers]` of the newest version, `[run]`. All versions must lift to
//! the same `[ssa]`; an `[ssa 3.N]` stands only where one truly differs. `[run]` is what the program prints, from every version, under
//! every strategy, and with a collection at every allocation.
//!
//! `BLESS=1 cargo test --test golden` writes the sections anew; `cargo test --test golden -- --ignored recompile` the bytecode, with real
//! CPythons.

mod support;

use std::collections::HashMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use pyregrine::bytecode::{StackCode, load_pyc};
use pyregrine::pipeline::{Options, Stage, dump, translate};
use pyregrine_runtime::isa::verify_body;
use pyregrine_runtime::machine::{self, Settings};
use pyregrine_runtime::vm::{Dispatch, Target};
use support::{NO_PYTHON, ROOT, files_below, pythons, scratch};

/// What sections may be called; a version may follow.
const HEADERS: [&str; 5] = ["python", "bytecode", "ssa", "registers", "run"];

/// The name that the sources have in code objects.
const FILE_NAME: &str = "golden.py";

/// The native stack that a program gets.
const STACK: usize = 16 << 20;

#[derive(Clone, PartialEq, Eq, Debug)]
struct Section {
    /// `python`, `bytecode 3.8`.
    header: String,
    text: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Golden {
    comment: String,
    sections: Vec<Section>,
}

impl Golden {
    fn parse(text: &str) -> Result<Golden, String> {
        let mut golden = Golden { comment: String::new(), sections: Vec::new() };
        for (index, line) in text.lines().enumerate() {
            if let Some(header) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')).filter(|header| looks_like_header(header)) {
                let kind = header.split(' ').next().unwrap_or_default();
                if !HEADERS.contains(&kind) {
                    return Err(format!("line {}: there is no section [{header}]", index + 1));
                }
                if golden.sections.iter().any(|section| section.header == header) {
                    return Err(format!("line {}: [{header}] for the second time", index + 1));
                }
                golden.sections.push(Section { header: header.to_owned(), text: String::new() });
                continue;
            }
            let text = golden.sections.last_mut().map_or(&mut golden.comment, |section| &mut section.text);
            text.push_str(line);
            text.push('\n');
        }
        for section in &mut golden.sections {
            section.text.truncate(section.text.trim_end().len());
        }
        golden.comment.truncate(golden.comment.trim_end().len());
        if !golden.comment.starts_with("# ") {
            return Err("a golden begins with a comment that says what it shows".into());
        }
        Ok(golden)
    }

    fn print(&self) -> String {
        let mut text = format!("{}\n", self.comment);
        for section in &self.sections {
            let _ = write!(text, "\n[{}]\n", section.header);
            if !section.text.is_empty() {
                let _ = writeln!(text, "{}", section.text);
            }
        }
        text
    }

    fn find(&self, header: &str) -> Option<&str> {
        self.sections.iter().find(|section| section.header == header).map(|section| &*section.text)
    }

    /// The inputs with their versions, oldest first.
    fn bytecodes(&self) -> Result<Vec<(String, Rc<StackCode>)>, String> {
        let inputs = self.sections.iter().filter_map(|section| Some((section.header.strip_prefix("bytecode ")?, &section.text)));
        let parse = |(version, text): (&str, &String)| match StackCode::from_text(text) {
            Ok(code) if code.version.to_string() == version => Ok((version.to_owned(), Rc::new(code))),
            Ok(code) => Err(format!("[bytecode {version}] holds code of {}", code.version)),
            Err(error) => Err(format!("[bytecode {version}]: {error}")),
        };
        let codes = inputs.map(parse).collect::<Result<Vec<_>, _>>()?;
        if codes.is_empty() { Err("there is no [bytecode …]".into()) } else { Ok(codes) }
    }

    /// The file as it should be: the input as it is, everything else made from it.
    fn made_anew(&self) -> Result<Golden, String> {
        let codes = self.bytecodes()?;
        let is_input = |section: &&Section| section.header == "python" || section.header.starts_with("bytecode ");
        let mut made = Golden { comment: self.comment.clone(), sections: self.sections.iter().filter(is_input).cloned().collect() };
        let mut add = |header: String, text: String| made.sections.push(Section { header, text: text.trim_end().to_owned() });
        let options = Options { verify: true, ..Options::default() };
        let show = |code: &Rc<StackCode>, stage: &Stage| dump(code, &options, stage).map_err(|error| error.to_string());
        let (_, newest) = &codes[codes.len() - 1];
        if self.find("ssa").is_some() {
            let stage = Stage::Ssa { after: None };
            let text = renumber(&show(newest, &stage)?);
            for (version, code) in &codes {
                let of_version = renumber(&show(code, &stage)?);
                if of_version != text {
                    add(format!("ssa {version}"), of_version);
                }
            }
            add("ssa".into(), text);
        }
        if self.find("registers").is_some() {
            add("registers".into(), show(newest, &Stage::Registers)?);
        }
        if self.find("run").is_some() {
            let expected = run(newest, Dispatch::Match, false)?;
            for (version, code) in &codes {
                for (dispatch, stress) in Dispatch::ALL.map(|dispatch| (dispatch, false)).into_iter().chain([(Dispatch::Match, true)]) {
                    if !dispatch.is_available() {
                        continue;
                    }
                    let printed = run(code, dispatch, stress)?;
                    if printed != expected {
                        return Err(format!("[run] from {version}, {dispatch:?}, stress {stress} prints\n{printed}\ninstead of\n{expected}"));
                    }
                }
            }
            add("run".into(), expected);
        }
        Ok(made)
    }
}

/// Whether a line in brackets is a header, and not a list that a program prints: a word, perhaps a version.
fn looks_like_header(text: &str) -> bool {
    let (kind, version) = text.split_once(' ').unwrap_or((text, ""));
    kind.chars().all(|c| c.is_ascii_lowercase()) && !kind.is_empty() && version.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// SSA text with its values numbered in the order of printing, so that values which passes have removed leave no gaps.
fn renumber(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    for line in text.lines() {
        if line.starts_with("function ") {
            numbers.clear();
        }
        // Names stand in quotes, and `h0:v1` is a home.
        let mut is_quoted = false;
        let mut rest = line;
        let mut before = ' ';
        while let Some(c) = rest.chars().next() {
            let n_digits = rest[c.len_utf8()..].chars().take_while(char::is_ascii_digit).count();
            let is_alone = !before.is_alphanumeric() && before != '_' && before != ':';
            if c == 'v' && !is_quoted && n_digits > 0 && is_alone {
                let (value, after) = rest.split_at(1 + n_digits);
                let next = numbers.len();
                let _ = write!(out, "v{}", numbers.entry(value).or_insert(next));
                (rest, before) = (after, '0');
                continue;
            }
            if c == '"' && before != '\\' {
                is_quoted = !is_quoted;
            }
            out.push(c);
            (rest, before) = (&rest[c.len_utf8()..], c);
        }
        out.push('\n');
    }
    out
}

/// What a program prints, and how it ends if not well.
fn run(code: &Rc<StackCode>, dispatch: Dispatch, gc_stress: bool) -> Result<String, String> {
    let text = code.to_text();
    let work = move || -> Result<String, String> {
        // Bodies do not go from thread to thread.
        let code = Rc::new(StackCode::from_text(&text).map_err(|error| error.to_string())?);
        let body = translate(&code, &Options::default()).map_err(|error| error.to_string())?;
        verify_body(&body).map_err(|error| error.to_string())?;
        let settings = Settings { gc_stress, native_stack: STACK, ..Settings::default() };
        Ok(machine::with_vm(settings, |vm| {
            vm.dispatch = dispatch;
            (vm.stdout.target, vm.stderr.target) = (Target::Captured, Target::Captured);
            let code = machine::run_program(vm, body, FILE_NAME, Vec::new());
            let printed = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let mut text = printed(&vm.stdout.buffer);
            if code != 0 {
                let _ = write!(text, "{}exit {code}", printed(&vm.stderr.buffer));
            }
            text.trim_end().to_owned()
        }))
    };
    let thread = std::thread::Builder::new().stack_size(2 * STACK).spawn(work).map_err(|error| error.to_string())?;
    thread.join().map_err(|_| "a panic".to_owned())?
}

fn goldens() -> Vec<PathBuf> {
    let files = files_below(&Path::new(ROOT).join("tests/golden"), "txt");
    assert!(!files.is_empty(), "there are no goldens");
    files
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

#[test]
fn goldens_are_as_they_should_be() {
    let is_blessing = std::env::var_os("BLESS").is_some_and(|value| value == "1");
    let mut problems = String::new();
    for file in goldens() {
        let text = read(&file);
        let name = file.strip_prefix(ROOT).expect("is below").display();
        match Golden::parse(&text).and_then(|golden| golden.made_anew()) {
            Err(problem) => _ = writeln!(problems, "{name}: {problem}"),
            Ok(made) if made.print() == text => {}
            Ok(made) if is_blessing => std::fs::write(&file, made.print()).expect("goldens can be written"),
            Ok(made) => _ = writeln!(problems, "{name}: {}", first_difference(&text, &made.print())),
        }
    }
    assert!(problems.is_empty(), "\n{problems}\nBLESS=1 cargo test --test golden accepts the difference\n");
}

fn first_difference(expected: &str, made: &str) -> String {
    let (mut left, mut right) = (expected.lines(), made.lines());
    for number in 1.. {
        let (left, right) = (left.next(), right.next());
        if left != right {
            return format!("line {number}:\n  expected: {}\n  made:     {}", left.unwrap_or("the end"), right.unwrap_or("the end"));
        }
        if left.is_none() {
            break;
        }
    }
    "only the line ends differ".into()
}

/// Compiles `[python]` anew for every `[bytecode 3.N]` whose CPython is installed.
#[test]
#[ignore = "writes the input of the goldens, with real CPythons"]
fn recompile() {
    assert!(!pythons().is_empty(), "{NO_PYTHON}");
    let folder = scratch("golden");
    for file in goldens() {
        let mut golden = Golden::parse(&read(&file)).unwrap_or_else(|problem| panic!("{}: {problem}", file.display()));
        let source = golden.find("python").map(|source| format!("{source}\n"));
        let Some(source) = source else { continue };
        std::fs::write(folder.join(FILE_NAME), source).expect("scratch can be written");
        for section in &mut golden.sections {
            let python = section.header.strip_prefix("bytecode ").and_then(|version| pythons().iter().find(|python| python.name() == version));
            let Some(python) = python else { continue };
            let script = "import py_compile, sys; py_compile.compile(sys.argv[1], sys.argv[1] + 'c', dfile=sys.argv[1], doraise=True)";
            let status = Command::new(&python.executable).args(["-I", "-c", script, FILE_NAME]).current_dir(&folder).status();
            assert!(status.is_ok_and(|status| status.success()), "{} does not compile with {}", file.display(), python.name());
            let bytes = std::fs::read(folder.join(format!("{FILE_NAME}c"))).expect("was just written");
            let (_, code) = load_pyc(&bytes).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            section.text = code.to_text().trim_end().to_owned();
        }
        std::fs::write(&file, golden.print()).expect("goldens can be written");
    }
}

#[test]
fn files_are_read_as_they_are_printed() {
    let text = "# A comment.\n\n[python]\na = 1\n\nb = 2\n\n[ssa]\n\n[run]\n1\n";
    let golden = Golden::parse(text).expect("is right");
    assert_eq!(golden.find("python"), Some("a = 1\n\nb = 2"));
    assert_eq!(golden.find("ssa"), Some(""));
    assert_eq!(golden.print(), text);
}

#[test]
fn values_are_numbered_anew() {
    let text = "function f\nb0(v7):\n    v9 = call v7, v9, \"v9 \\\"\", h0:v7\nfunction g\n    v3\n";
    assert_eq!(renumber(text), "function f\nb0(v0):\n    v1 = call v0, v1, \"v9 \\\"\", h0:v7\nfunction g\n    v0\n");
}

#[test]
fn lists_are_no_headers() {
    assert!(looks_like_header("run") && looks_like_header("ssa 3.8") && looks_like_header("pyhton"));
    assert!(!looks_like_header("1, 2") && !looks_like_header("") && !looks_like_header("'a'") && !looks_like_header("inf, 1"));
}

#[test]
fn mistakes_in_files_are_found() {
    assert!(Golden::parse("[python]\na\n").is_err(), "no comment");
    assert!(Golden::parse("# A.\n[pyhton]\na\n").expect_err("is wrong").contains("no section [pyhton]"));
    assert!(Golden::parse("# A.\n[run]\n[run]\n").expect_err("is wrong").contains("second time"));
    let nothing = Golden::parse("# A.\n[ssa]\n").expect("is right");
    assert!(nothing.made_anew().expect_err("has no input").contains("[bytecode"));
    let broken = Golden::parse("# A.\n[bytecode 3.8]\nnonsense\n").expect("is right");
    assert!(broken.made_anew().expect_err("is no code").contains("[bytecode 3.8]"));
}
