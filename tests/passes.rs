//! Goldens of single passes, and of the switches of lowering: one folder each.
//!
//! `tests/golden/passes/PASS/*.txt`: `[before]` and `[after]` are SSA; `tests/golden/switches/SWITCH/*.txt`: `[ssa]` becomes the instructions
//! `[with]` and `[without]`. Each folder shows what is done and, in a file whose two sides are equal, what must not be done.
//!
//! `tests/golden/jit/PASS/*.txt`: how a pass of the second tier changes the function `f` of the program `[python]`, which CPython 3.13 has
//! compiled. Versions of dicts stand there as `version`, as they depend on everything that the machine has done before.
//!
//! `BLESS=1 cargo test --test passes` writes the results anew.

mod support;

use std::path::Path;
use std::time::Duration;

use pyregrine::ir::analysis::Analyses;
use pyregrine::ir::{Function, parse_functions, print_function, verify};
use pyregrine::lower::{Memory, Shape, Switches, convert_constant, lower};
use pyregrine::passes::{Context, PASSES};
use pyregrine_runtime::isa::{Body, BodyFlags, Home, HomeKind, NO_POSITION, print_body};
use support::{ROOT, compile, newest_python, pyregrine, run, scratch};
use support::golden::{Golden, check_all, golden_files, read};

const LIMIT: Duration = Duration::from_secs(60);

/// The functions of a section, which must be well formed.
fn functions(golden: &Golden, header: &str) -> Result<Vec<Function>, String> {
    let text = golden.find(header).ok_or_else(|| format!("there is no [{header}]"))?;
    let functions = parse_functions(text).map_err(|error| format!("[{header}]: {error}"))?;
    functions.iter().try_for_each(|function| verify(function).map_err(|what| format!("[{header}]: {what}")))?;
    if functions.is_empty() { Err(format!("[{header}] is empty")) } else { Ok(functions) }
}

fn print_all(functions: &[Function]) -> String {
    functions.iter().map(print_function).collect::<Vec<_>>().join("\n")
}

/// The folder that a file is in is named as what it shows.
fn subject(file: &Path) -> &str {
    file.parent().and_then(Path::file_name).and_then(|name| name.to_str()).expect("goldens are in folders")
}

#[test]
fn passes_do_what_their_goldens_show() {
    check_all(&golden_files("passes"), |file, text| {
        let golden = Golden::parse(text, &["before", "after"])?;
        let pass = PASSES.iter().find(|pass| pass.name == subject(file)).ok_or("there is no such pass")?;
        let mut functions = functions(&golden, "before")?;
        let mut made = golden.with_only(|_| false);
        made.add("before", &print_all(&functions));
        for function in &mut functions {
            (pass.run)(function, &mut Context::default());
            verify(function)?;
        }
        made.add("after", &print_all(&functions));
        Ok(made)
    });
}

#[test]
fn switches_do_what_their_goldens_show() {
    check_all(&golden_files("switches"), |file, text| {
        let golden = Golden::parse(text, &["ssa", "with", "without"])?;
        let switch = subject(file);
        if !Switches::NAMES.contains(&switch) {
            return Err("there is no such switch".into());
        }
        let functions = functions(&golden, "ssa")?;
        let mut made = golden.with_only(|_| false);
        made.add("ssa", &print_all(&functions));
        made.add("with", &instructions(&functions, &[])?);
        made.add("without", &instructions(&functions, &[switch.to_owned()])?);
        Ok(made)
    });
}

/// The instructions that functions become; no more of their bodies.
fn instructions(functions: &[Function], without: &[String]) -> Result<String, String> {
    let mut text = String::new();
    for function in functions {
        let (mut analyses, shape) = (Analyses::default(), Shape { has_namespace: false, has_origins: false });
        let (cfg, constants) = analyses.cfg_and_constants(function);
        let lowered = lower(&mut function.clone(), cfg, constants, |_| [NO_POSITION; 4], shape, Switches::without(without), &mut Memory::default())?;
        let body = Body {
            homes: function.homes.iter().map(|name| Home { name: name.clone(), kind: HomeKind::Local }).collect(),
            n_regs: lowered.n_regs,
            n_caches: lowered.n_caches,
            code: lowered.code,
            constants: function.constants.iter().cloned().map(convert_constant).collect(),
            names: function.names.clone(),
            handlers: lowered.handlers,
            flags: BodyFlags { is_optimized: true, ..BodyFlags::default() },
            ..Body::default()
        };
        let is_shown = |line: &&str| ["    ", "L", "  handler"].iter().any(|start| line.starts_with(start));
        for line in print_body(&body).lines().filter(is_shown) {
            // Text has no positions.
            text.push_str(line.split(" @?").next().unwrap_or(line).trim_end());
            text.push('\n');
        }
    }
    Ok(text)
}

/// Every pass and every switch has a folder, which shows what it does and what it must not do.
#[test]
fn every_part_has_its_goldens() {
    let passes = PASSES.iter().map(|pass| ("passes", pass.name, "before", "after"));
    let switches = Switches::NAMES.iter().map(|&name| ("switches", name, "with", "without"));
    for (kind, name, left, right) in passes.chain(switches) {
        let folder = format!("{kind}/{name}");
        assert!(Path::new(ROOT).join("tests/golden").join(&folder).is_dir(), "tests/golden/{folder} is missing");
        let goldens: Vec<Golden> = golden_files(&folder)
            .iter()
            .map(|file| Golden::parse(&read(file), &["before", "after", "ssa", "with", "without"]).unwrap_or_else(|error| panic!("{folder}: {error}")))
            .collect();
        let has = |is_equal: bool| goldens.iter().any(|golden| (golden.find(left) == golden.find(right)) == is_equal);
        assert!(has(false), "no file in tests/golden/{folder} shows what it does");
        assert!(has(true), "no file in tests/golden/{folder} shows what it must not do");
    }
}

/// The graphs of `f` before and after a pass, where it changes it for the first time.
fn compiled_before_and_after(pass: &str, source: &str) -> Result<[String; 2], String> {
    let folder = scratch(&format!("jit-{pass}"));
    let program = folder.join("program.py");
    std::fs::write(&program, format!("{source}\n")).map_err(|error| error.to_string())?;
    compile(newest_python(), std::slice::from_ref(&program));
    let outcome = run(pyregrine(&["--jit=always", "--jit-dump-pass", pass]).arg(program.with_extension("pyc")), LIMIT);
    if outcome.code() != Some(0) {
        return Err(format!("{outcome:?}"));
    }
    let dumps: Vec<&str> = outcome.stderr.split("; ").collect();
    let graph = |dump: &str, when: &str| dump.strip_prefix(&format!("{when} {pass}\n")).filter(|graph| graph.starts_with("graph f at ")).map(without_versions);
    let pairs = dumps.windows(2).filter_map(|pair| Some([graph(pair[0], "before")?, graph(pair[1], "after")?]));
    pairs.into_iter().find(|[before, after]| before != after).ok_or_else(|| "the pass changes nothing".to_owned())
}

/// Numbers that no length of a tuple is are versions.
fn without_versions(graph: &str) -> String {
    let mut parts = graph.split("CheckInt64(");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once(')').unwrap_or((part, ""));
        text += &format!("CheckInt64({}){rest}", if number.len() > 2 { "version" } else { number });
    }
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

#[test]
fn passes_of_the_second_tier_do_what_their_goldens_show() {
    check_all(&golden_files("jit"), |file, text| {
        let golden = Golden::parse(text, &["python", "before", "after"])?;
        let source = golden.find("python").ok_or("there is no [python]")?;
        let [before, after] = compiled_before_and_after(subject(file), source)?;
        let mut made = golden.with_only(|header| header == "python");
        made.add("before", &before);
        made.add("after", &after);
        Ok(made)
    });
}
