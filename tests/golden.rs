//! Goldens: small programs with the text of every stage, one file each.
//!
//! A file is a comment and sections. `[python]` is the source of the `[bytecode 3.N]` sections, which are the input, so that no Python is
//! needed here. The rest is what the test asks for: `[ssa]`, `[registers]` of the newest version, `[run]`. All versions must lift to
//! the same `[ssa]`; an `[ssa 3.N]` stands only where one truly differs. `[run]` is what the program prints from every version; from the
//! newest under every strategy, and with a collection at every allocation.
//!
//! `BLESS=1 cargo test --test golden` writes the sections anew; `cargo test --test golden -- --ignored recompile` the bytecode, with real
//! CPythons.

mod support;

use std::collections::HashMap;
use std::fmt::Write;
use std::process::Command;
use std::rc::Rc;

use pyregrine::bytecode::{StackCode, load_pyc};
use pyregrine::ir::{Function, ValueId, parse_functions, print_function};
use pyregrine::pipeline::{Options, Stage, dump, translate};
use pyregrine_runtime::isa::verify_body;
use pyregrine_runtime::machine::{self, Settings};
use pyregrine_runtime::vm::{Dispatch, Target};
use support::golden::{Golden, check_all, golden_files, looks_like_header, read};
use support::{NO_PYTHON, pythons, scratch};

/// What sections may be called; a version may follow.
const HEADERS: [&str; 5] = ["python", "bytecode", "ssa", "registers", "run"];

/// The name that the sources have in code objects.
const FILE_NAME: &str = "golden.py";

/// The native stack that a program gets.
const STACK: usize = 16 << 20;

/// A golden of the pipeline.
#[derive(Debug)]
struct Pipeline(Golden);

impl Pipeline {
    fn parse(text: &str) -> Result<Pipeline, String> {
        Golden::parse(text, &HEADERS).map(Pipeline)
    }

    /// The inputs with their versions, oldest first.
    fn bytecodes(&self) -> Result<Vec<(String, Rc<StackCode>)>, String> {
        let inputs = self.0.sections.iter().filter_map(|section| Some((section.header.strip_prefix("bytecode ")?, &section.text)));
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
        let mut made = self.0.with_only(|header| header == "python" || header.starts_with("bytecode "));
        let options = Options { verify: true, ..Options::default() };
        let show = |code: &Rc<StackCode>, stage: &Stage| dump(code, &options, stage).map_err(|error| error.to_string());
        let (newest_version, newest) = &codes[codes.len() - 1];
        if self.0.find("ssa").is_some() {
            let stage = Stage::Ssa { after: None };
            let text = renumber(&show(newest, &stage)?)?;
            for (version, code) in &codes {
                let of_version = renumber(&show(code, &stage)?)?;
                if of_version != text {
                    made.add(format!("ssa {version}"), &of_version);
                }
            }
            made.add("ssa", &text);
        }
        if self.0.find("registers").is_some() {
            made.add("registers", &show(newest, &Stage::Registers)?);
        }
        if self.0.find("run").is_some() {
            let expected = run(newest, Dispatch::Match, 0)?;
            for (version, code) in &codes {
                let ways = Dispatch::ALL.map(|dispatch| (dispatch, 0)).into_iter().chain([(Dispatch::Match, 1)]);
                for (dispatch, stress) in ways.filter(|(dispatch, _)| dispatch.is_available()) {
                    // Strategies do not know versions; a machine's address space is not given back before the process ends.
                    if version != newest_version && (dispatch, stress) != (Dispatch::Match, 0) {
                        continue;
                    }
                    let printed = run(code, dispatch, stress)?;
                    if printed != expected {
                        return Err(format!("[run] from {version}, {dispatch:?}, stress {stress} prints\n{printed}\ninstead of\n{expected}"));
                    }
                }
            }
            made.add("run", &expected);
        }
        Ok(made)
    }
}

/// SSA text with its values numbered in the order of printing, so that values which passes have removed leave no gaps.
fn renumber(text: &str) -> Result<String, String> {
    let mut functions = parse_functions(text).map_err(|error| error.to_string())?;
    functions.iter_mut().for_each(number_in_order);
    Ok(functions.iter().map(print_function).collect::<Vec<_>>().join("\n"))
}

fn number_in_order(function: &mut Function) {
    let mut numbers: HashMap<ValueId, ValueId> = HashMap::new();
    for block in &function.blocks {
        let handler = block.handler.iter().map(|edge| edge.args);
        let insts = block.insts.iter().flat_map(|inst| [inst.results, inst.args]);
        let lists = [block.params].into_iter().chain(handler).chain(insts).chain(block.edges.iter().map(|edge| edge.args));
        for &value in lists.flat_map(|list| function.list(list)) {
            let next = ValueId(numbers.len() as u32);
            numbers.entry(value).or_insert(next);
        }
    }
    function.rename_values(|value| numbers.get(&value).copied().unwrap_or(value));
}

/// What a program prints, and how it ends if not well.
fn run(code: &Rc<StackCode>, dispatch: Dispatch, gc_stress: u32) -> Result<String, String> {
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
            let code = machine::run_program(vm, machine::Program::of_file(body, FILE_NAME), Vec::new());
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

#[test]
fn goldens_are_as_they_should_be() {
    check_all(&golden_files("pipeline"), |_, text| Pipeline::parse(text)?.made_anew());
}

/// Compiles `[python]` anew for every `[bytecode 3.N]` whose CPython is installed.
#[test]
#[ignore = "writes the input of the goldens, with real CPythons"]
fn recompile() {
    assert!(!pythons().is_empty(), "{NO_PYTHON}");
    let folder = scratch("golden");
    for file in golden_files("pipeline") {
        let Pipeline(mut golden) = Pipeline::parse(&read(&file)).unwrap_or_else(|problem| panic!("{}: {problem}", file.display()));
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
    let golden = Golden::parse(text, &HEADERS).expect("is right");
    assert_eq!(golden.find("python"), Some("a = 1\n\nb = 2"));
    assert_eq!(golden.find("ssa"), Some(""));
    assert_eq!(golden.print(), text);
}

#[test]
fn values_are_numbered_anew() {
    let text = |value: u32, home: &str| format!("function f(0 of [\"v7\"])\nb0():\n    v{value} = {home}\n    return v{value}\n");
    assert_eq!(renumber(&text(9, "load_home h0:v7")), Ok(text(0, "load_home h0:v7")));
}

#[test]
fn lists_are_no_headers() {
    assert!(looks_like_header("run") && looks_like_header("ssa 3.8") && looks_like_header("pyhton"));
    assert!(!looks_like_header("1, 2") && !looks_like_header("") && !looks_like_header("'a'") && !looks_like_header("inf, 1"));
}

#[test]
fn mistakes_in_files_are_found() {
    assert!(Pipeline::parse("[python]\na\n").is_err(), "no comment");
    assert!(Pipeline::parse("# A.\n[pyhton]\na\n").expect_err("is wrong").contains("no section [pyhton]"));
    assert!(Pipeline::parse("# A.\n[run]\n[run]\n").expect_err("is wrong").contains("second time"));
    let nothing = Pipeline::parse("# A.\n[ssa]\n").expect("is right");
    assert!(nothing.made_anew().expect_err("has no input").contains("[bytecode"));
    let broken = Pipeline::parse("# A.\n[bytecode 3.8]\nnonsense\n").expect("is right");
    assert!(broken.made_anew().expect_err("is no code").contains("[bytecode 3.8]"));
}
