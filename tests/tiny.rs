//! `pyregrine tiny`: the programs of `tests/tiny`, and programs that are wrong.

mod support;

use std::time::Duration;

use support::{Outcome, ROOT, pyregrine, run, scratch};

fn tiny(file: &str, more: &[&str]) -> Outcome {
    run(pyregrine(&["tiny", file]).args(more), Duration::from_secs(30))
}

fn checked_in(name: &str) -> String {
    format!("{ROOT}/tests/tiny/{name}.json")
}

/// Runs a program of these instructions, with the numbers 1 and 2.5 and the names `a` and `b`.
fn run_instructions(name: &str, instructions: &str) -> Outcome {
    run_text(name, &format!("{{\"instructions\": {instructions}, \"numbers\": [1, 2.5], \"names\": [\"a\", \"b\"]}}"))
}

fn run_text(name: &str, text: &str) -> Outcome {
    let file = scratch(&format!("tiny-{name}")).join("tiny.json");
    std::fs::write(&file, text).expect("scratch can be written");
    tiny(&file.display().to_string(), &[])
}

fn expect_refusal(outcome: &Outcome, message: &str) {
    assert_eq!((outcome.code(), outcome.stdout.as_str()), (Some(2), ""), "{outcome:?}");
    assert!(outcome.stderr.starts_with("pyregrine: ") && outcome.stderr.contains(message), "no `{message}` in {outcome:?}");
}

#[test]
fn the_programs_of_the_seeds() {
    for (name, expected) in [("7_plus_5", "12\n"), ("names", "3\n")] {
        let outcome = tiny(&checked_in(name), &[]);
        assert_eq!((outcome.code(), outcome.stdout.as_str(), outcome.stderr.as_str()), (Some(0), expected, ""), "{name}");
    }
}

#[test]
fn other_programs() {
    let outcome = run_instructions("floats", r#"[["LOAD_VALUE", 0], ["LOAD_VALUE", 1], ["ADD_TWO_VALUES"], ["PRINT_ANSWER"]]"#);
    assert_eq!(outcome.stdout, "3.5\n", "{outcome:?}");
    let outcome = run_instructions("nothing", "[]");
    assert_eq!((outcome.code(), outcome.stdout.as_str()), (Some(0), ""), "{outcome:?}");
    let outcome = run_instructions("unbound", r#"[["LOAD_VALUE", 0], ["PRINT_ANSWER"], ["LOAD_NAME", 1], ["PRINT_ANSWER"]]"#);
    assert_eq!((outcome.code(), outcome.stdout.as_str()), (Some(1), "1\n"), "{outcome:?}");
    assert_eq!(outcome.last_of_stderr(), "NameError: name 'b' is not defined");
}

#[test]
fn every_stage_is_shown() {
    for (stage, line) in [("stack", "binary add"), ("ssa", "v2 = const 12"), ("registers", "load_int r2, 12")] {
        let outcome = tiny(&checked_in("7_plus_5"), &["--dump", stage]);
        assert!(outcome.code() == Some(0) && outcome.stdout.contains(line), "{stage}: {outcome:?}");
    }
}

#[test]
fn wrong_programs_are_refused() {
    expect_refusal(&tiny("/nowhere/x.json", &[]), "can't open file '/nowhere/x.json': [Errno 2] No such file or directory");
    expect_refusal(&run_text("no-json", "{"), "EOF while parsing an object at line 1 column 1");
    expect_refusal(&run_text("no-instructions", "{}"), "there is no list of `instructions`");
    expect_refusal(&run_text("no-list", r#"{"instructions": [], "numbers": 7}"#), "`numbers` is not a list");
    expect_refusal(&run_text("string", r#"{"instructions": [], "numbers": ["7"]}"#), "\"7\" is not a number");
    expect_refusal(&run_text("big", r#"{"instructions": [], "numbers": [99999999999999999999]}"#), "is not a number, or an integer");
    expect_refusal(&run_text("print", r#"{"instructions": [], "names": ["print"]}"#), "no variable can be called `print`");
    for (name, instructions, message) in [
        ("unknown", r#"[["LOAD_FAST", 0]]"#, "instruction 0, [\"LOAD_FAST\",0]: there are LOAD_VALUE, "),
        ("range", r#"[["LOAD_VALUE", 2]]"#, "there are only 2 numbers"),
        ("negative", r#"[["LOAD_NAME", -1]]"#, "the argument must be an index into `names`"),
        ("missing", r#"[["STORE_NAME"]]"#, "the argument must be an index into `names`"),
        ("superfluous", r#"[["LOAD_VALUE", 0], ["PRINT_ANSWER", 0]]"#, "instruction 1, [\"PRINT_ANSWER\",0]: there is no argument"),
        ("shape", r#"[7]"#, "instruction 0, 7: not a name and an argument"),
        ("empty-stack", r#"[["LOAD_VALUE", 0], ["ADD_TWO_VALUES", null]]"#, "at bytecode offset 1"),
    ] {
        expect_refusal(&run_instructions(name, instructions), message);
    }
}
