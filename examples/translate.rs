//! A tool for developers: shows or checks the translation of `.pyc` files.
//!
//! `translate stack|lifted|ssa|registers FILE [PASS]` prints a stage; `translate check PATH…` translates and verifies every file below the paths and prints statistics.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use pyregrine::bytecode::{StackCode, load_pyc};
use pyregrine::pipeline::{Options, Stage, dump, translate};
use pyregrine_runtime::isa::{Body, Constant, decode, verify_body};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["check", paths @ ..] => check(paths),
        [stage, file, rest @ ..] => show(stage, file, rest.first().map(ToString::to_string)),
        _ => eprintln!("translate stack|lifted|ssa|registers FILE [PASS] | check PATH…"),
    }
}

fn show(stage: &str, file: &str, pass: Option<String>) {
    let bytes = std::fs::read(file).expect("the file can be read");
    let code = Rc::new(load_pyc(&bytes).expect("the file is a pyc").1);
    let stage = match stage {
        "lifted" => Stage::Lifted,
        "ssa" => Stage::Ssa { after: pass },
        _ => Stage::Registers,
    };
    match dump(&code, &Options::default(), &stage) {
        Ok(text) => println!("{text}"),
        Err(error) => println!("{error}"),
    }
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
            collect(&entry.path(), files);
        }
    } else if path.extension().is_some_and(|extension| extension == "pyc") {
        files.push(path.to_path_buf());
    }
}

fn check(paths: &[&str]) {
    let mut files = Vec::new();
    paths.iter().for_each(|path| collect(Path::new(path), &mut files));
    files.sort();
    let (mut n_bad, mut n_stack) = (0, 0);
    let mut counts = BTreeMap::new();
    for file in &files {
        let bytes = std::fs::read(file).expect("the file can be read");
        let code = match load_pyc(&bytes) {
            Ok((_, code)) => Rc::new(code),
            Err(error) => {
                println!("{}: does not load: {error}", file.display());
                continue;
            }
        };
        match translate(&code, &Options::default()) {
            Ok(body) => {
                if let Err(error) = verify_body(&body) {
                    println!("{}: refused: {error}", file.display());
                    n_bad += 1;
                }
                count(&body, &mut counts);
                n_stack += stack_insts(&code);
            }
            Err(error) => {
                println!("{}: {error}", file.display());
                n_bad += 1;
            }
        }
    }
    let total: usize = counts.values().sum();
    let moves = counts.get("move_").copied().unwrap_or(0);
    println!("{} files, {n_bad} bad; {n_stack} stack instructions, {total} register instructions, {moves} moves", files.len());
    let mut sorted: Vec<_> = counts.into_iter().collect();
    sorted.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    for (name, count) in sorted.iter().take(24) {
        println!("  {count:8} {name}");
    }
}

fn stack_insts(code: &StackCode) -> usize {
    code.insts.len() + code.nested_codes().map(|nested| stack_insts(nested)).sum::<usize>()
}

fn count(body: &Body, counts: &mut BTreeMap<&'static str, usize>) {
    let mut at = 0;
    while let Some(decoded) = decode(&body.code, at) {
        *counts.entry(decoded.op.mnemonic()).or_default() += 1;
        at += decoded.words;
        if at >= body.code.len() {
            break;
        }
    }
    for constant in &body.constants {
        if let Constant::Code(nested) = constant {
            count(nested, counts);
        }
    }
}
