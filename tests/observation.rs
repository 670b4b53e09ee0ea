//! `--stats` and `--trace`: they see every instruction, and change nothing.

use std::process::{Command, Output};

use serde_json::Value;

/// Runs a program with calls and closures.
fn run(options: &[&str]) -> Output {
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/programs/closures/nonlocal.py");
    Command::new(env!("CARGO_BIN_EXE_pyregrine")).args(options).arg(program).output().expect("the machine starts")
}

fn total(list: &Value, field: &str) -> u64 {
    list.as_array().expect("is a list").iter().map(|row| row[field].as_u64().expect("is a number")).sum()
}

/// What the observed run says beside what the program itself writes.
fn said(observed: &Output, plain: &Output) -> String {
    assert_eq!(observed.stdout, plain.stdout);
    assert_eq!(observed.status.code(), plain.status.code());
    let text = String::from_utf8(observed.stderr.clone()).expect("is UTF-8");
    text.replace(&*String::from_utf8_lossy(&plain.stderr), "")
}

#[test]
fn every_instruction_is_counted_once() {
    let stats: Value = serde_json::from_str(&said(&run(&["--stats=json"]), &run(&[]))).expect("is JSON");
    let executed = total(&stats["instructions"], "executed");
    assert!(executed > 10, "the program executes something");
    assert_eq!(total(&stats["pairs"], "executed"), executed - 1);
    for row in stats["instructions"].as_array().expect("is a list") {
        assert!(row["slow"].as_u64() <= row["executed"].as_u64(), "{row}");
    }
    assert!(stats["calls"].as_u64() > Some(0) && stats["deepest"].as_u64() > Some(0));
}

#[test]
fn a_trace_has_a_line_for_each_instruction() {
    let plain = run(&[]);
    let stats: Value = serde_json::from_str(&said(&run(&["--stats=json"]), &plain)).expect("is JSON");
    // The machine's own code belongs to no function.
    let own = |row: &&Value| !["leave", "finish_init"].contains(&row["name"].as_str().expect("is a name"));
    let expected: u64 = stats["instructions"].as_array().expect("is a list").iter().filter(own).map(|row| row["executed"].as_u64().unwrap_or(0)).sum();
    let trace = said(&run(&["--trace"]), &plain);
    let is_instruction = |line: &&str| line.split_once(": ").is_some_and(|(place, _)| place.contains('+'));
    assert_eq!(trace.lines().filter(is_instruction).count() as u64, expected);
    assert!(trace.lines().any(|line| line.contains(" <module>+0: ")), "{trace}");
}

#[test]
fn a_trace_shows_stack_and_register_form_side_by_side() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("observation");
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    let program = folder.join("sum.py");
    std::fs::write(&program, "def f(a, b):\n    c = a + b\n    return [c, a]\nf(1, 2)\n").expect("as before");
    let output = Command::new(env!("CARGO_BIN_EXE_pyregrine")).arg("--trace").arg(&program).output().expect("the machine starts");
    let trace = String::from_utf8(output.stderr).expect("is UTF-8");
    let of = |op: &str| {
        let line = trace.lines().find(|line| line.contains("f+") && line.split_once(": ").is_some_and(|(_, rest)| rest.starts_with(op)));
        line.and_then(|line| line.split_once(" || ")).unwrap_or_else(|| panic!("no line of `{op}`:\n{trace}"))
    };
    // The operands that the stack machine pushes first are registers here.
    let (register, stack) = of("add ");
    assert!(register.contains("r0=1 r1=2"), "{register}");
    let steps: Vec<&str> = stack.split(" | ").collect();
    assert!(steps.iter().any(|step| step.ends_with("binary add")), "{stack}");
    assert!(stack.contains("; \"a\"") && stack.contains("; \"b\""), "{stack}");
    let offsets: Vec<u32> = steps.iter().map(|step| step.split(' ').next().and_then(|offset| offset.parse().ok()).expect("is an offset")).collect();
    assert!(offsets.is_sorted(), "{stack}");
    assert!(of("build_list ").1.ends_with("build_list 2"), "{trace}");
    // What is not watched does not know it.
    assert!(!String::from_utf8_lossy(&run(&["--stats"]).stderr).contains(" || "));
}

#[test]
fn text_names_the_instructions() {
    let text = said(&run(&["--stats"]), &run(&[]));
    assert!(text.contains("load_const") && text.contains("inline caches:"), "{text}");
}
