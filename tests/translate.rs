//! Translation as a whole: what is translated passes the verifier, prints and parses back; what is broken is refused politely.
//!
//! `PYREGRINE_PYCS=dir:dir cargo test --test translate` also translates every `.pyc` below the directories.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use pyregrine::bytecode::{
    BinaryOp, CallLayout, CodeFlags, CompareOp, Const, ConstIndex, JumpCondition, Local, LocalIndex, NameIndex, Position, StackCode, StackInst,
    StackOp, Str, Target, Unwinding, Version, load_pyc,
};
use pyregrine::lower::Switches;
use pyregrine::passes::PASSES;
use pyregrine::pipeline::{Options, translate};
use pyregrine_runtime::isa::{Body, Op, decode, parse_body, print_body, verify_body};

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_dir() {
        let mut entries: Vec<_> = std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        entries.sort();
        entries.iter().for_each(|entry| collect(entry, files));
    } else if path.extension().is_some_and(|extension| extension == "pyc") {
        files.push(path.to_path_buf());
    }
}

fn samples() -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    collect(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bytecode")), &mut files);
    assert!(!files.is_empty(), "the samples of the bytecode tests are gone");
    files.into_iter().map(|file| (file.clone(), std::fs::read(&file).unwrap())).collect()
}

fn load(bytes: &[u8]) -> Option<Rc<StackCode>> {
    load_pyc(bytes).ok().map(|(_, code)| Rc::new(code))
}

#[test]
fn samples_translate_and_verify() {
    for (file, bytes) in samples() {
        let Some(code) = load(&bytes) else { continue };
        let body = translate(&code, &Options::default()).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        verify_body(&body).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }
}

#[test]
fn registers_print_and_parse() {
    for (file, bytes) in samples() {
        let Some(code) = load(&bytes) else { continue };
        let body = translate(&code, &Options::default()).unwrap();
        let text = print_body(&body);
        let parsed = parse_body(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        assert_eq!(print_body(&parsed), text, "{}", file.display());
        assert!(parsed == *body, "{}", file.display());
    }
}

#[test]
fn any_pass_can_be_left_out() {
    for (file, bytes) in samples() {
        let Some(code) = load(&bytes) else { continue };
        let names = PASSES.iter().map(|pass| pass.name).chain(Switches::NAMES.iter().copied());
        let names = names.map(|name| vec![name.to_string()]);
        let all = PASSES.iter().map(|pass| pass.name).chain(Switches::NAMES.iter().copied()).map(str::to_string).collect();
        for without in names.chain([all]) {
            let options = Options { without: without.clone(), verify: true };
            let body = translate(&code, &options).unwrap_or_else(|error| panic!("{} without {without:?}: {error}", file.display()));
            verify_body(&body).unwrap_or_else(|error| panic!("{} without {without:?}: {error}", file.display()));
        }
    }
}

/// Xorshift: the same numbers in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

#[test]
fn broken_files_are_refused_or_translated() {
    let n_rounds = std::env::var("PYREGRINE_FUZZ").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(60);
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let options = Options { verify: true, ..Options::default() };
    for (file, bytes) in samples() {
        for round in 0..n_rounds {
            let mut broken = bytes.clone();
            for _ in 0..1 + random.below(4) {
                let at = 16 + random.below(broken.len() - 16);
                broken[at] = random.below(256) as u8;
            }
            let Some(code) = load(&broken) else { continue };
            match translate(&code, &options) {
                Ok(body) => verify_body(&body).unwrap_or_else(|error| panic!("{} round {round}: {error}", file.display())),
                Err(error) => assert!(!error.what.contains("internal"), "{} round {round}: {error}", file.display()),
            }
        }
    }
}

#[test]
fn given_files_translate_and_verify() {
    let Ok(paths) = std::env::var("PYREGRINE_PYCS") else { return };
    let mut files = Vec::new();
    paths.split(':').for_each(|path| collect(Path::new(path), &mut files));
    let (mut n_insts, mut n_moves) = (0, 0);
    for file in files {
        let Some(code) = load(&std::fs::read(&file).unwrap()) else { continue };
        let body = translate(&code, &Options::default()).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        verify_body(&body).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        count(&body, &mut n_insts, &mut n_moves);
    }
    println!("{n_insts} instructions, {n_moves} moves");
}

fn count(body: &Body, n_insts: &mut usize, n_moves: &mut usize) {
    let mut at = 0;
    while at < body.code.len() {
        let decoded = decode(&body.code, at).unwrap();
        *n_insts += 1;
        *n_moves += usize::from(decoded.op == Op::Move);
        at += decoded.words;
    }
}

/// A function of one parameter `n`, with the global name `fib`, from its operations.
fn function(ops: &[StackOp]) -> Rc<StackCode> {
    let local = Local { name: Str::new("n"), is_local: true, is_cell: false, is_free: false, is_hidden: false };
    Rc::new(StackCode {
        name: Str::new("fib"),
        qualname: None,
        filename: Str::new("fib.py"),
        first_line: 1,
        n_positional: 1,
        n_positional_only: 0,
        n_keyword_only: 0,
        flags: CodeFlags { optimized: true, new_locals: true, ..CodeFlags::default() },
        stack_size: 4,
        locals: vec![local],
        names: vec![Str::new("fib")],
        consts: vec![Const::None],
        docstring: None,
        insts: ops.iter().map(|&op| StackInst { op, offset: 0 }).collect(),
        unwinding: Unwinding::Table,
        handlers: Vec::new(),
        positions: vec![Position::default(); ops.len()],
        wraps_stop_iteration: false,
        version: Version { major: 3, minor: 13 },
    })
}

fn mnemonics(body: &Body) -> Vec<&'static str> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < body.code.len() {
        let decoded = decode(&body.code, at).unwrap();
        names.push(decoded.op.mnemonic());
        at += decoded.words;
    }
    names
}

#[test]
fn fib_has_ten_instructions() {
    let n = LocalIndex(0);
    let call = |distance| {
        [
            StackOp::LoadGlobal(NameIndex(0)),
            StackOp::LoadLocal(n),
            StackOp::LoadInt(distance),
            StackOp::Binary(BinaryOp::Subtract),
            StackOp::Call { n_args: 1, layout: CallLayout::Plain },
        ]
    };
    let mut ops = vec![
        StackOp::LoadLocal(n),
        StackOp::LoadInt(2),
        StackOp::Compare { op: CompareOp::Less, to_bool: true },
        StackOp::JumpIf { condition: JumpCondition::False, target: Target(6) },
        StackOp::LoadLocal(n),
        StackOp::Return,
    ];
    ops.extend(call(1));
    ops.extend(call(2));
    ops.extend([StackOp::Binary(BinaryOp::Add), StackOp::Return]);
    let body = translate(&function(&ops), &Options::default()).unwrap();
    verify_body(&body).unwrap();
    let expected = ["jump_not_lt_imm", "return_", "load_global", "sub_imm", "call", "load_global", "sub_imm", "call", "add", "return_"];
    assert_eq!(mnemonics(&body), expected);
}

#[test]
fn loops_cost_one_jump_per_turn() {
    // for n in fib: n = n + n
    let n = LocalIndex(0);
    let ops = [
        StackOp::LoadGlobal(NameIndex(0)),
        StackOp::GetIter,
        StackOp::ForIter(Target(9)),
        StackOp::StoreLocal(n),
        StackOp::LoadLocal(n),
        StackOp::LoadLocal(n),
        StackOp::Binary(BinaryOp::Add),
        StackOp::StoreLocal(n),
        StackOp::Jump(Target(2)),
        StackOp::LoadConst(ConstIndex(0)),
        StackOp::Return,
    ];
    let body = translate(&function(&ops), &Options::default()).unwrap();
    verify_body(&body).unwrap();
    let expected = ["load_global", "get_iter", "for_iter", "add", "for_loop", "load_const", "return_"];
    assert_eq!(mnemonics(&body), expected);
}

#[test]
fn mistakes_of_the_code_are_errors() {
    let cases: [(&[StackOp], &str); 5] = [
        (&[StackOp::Return], "empty"),
        (&[StackOp::PushNull, StackOp::Return], "used as a value"),
        (&[StackOp::LoadConst(ConstIndex(0)), StackOp::Jump(Target(0))], "overflows"),
        (&[StackOp::BreakLoop], "outside a loop"),
        (&[StackOp::Nop], "beyond its end"),
    ];
    for (ops, what) in cases {
        let error = translate(&function(ops), &Options::default()).unwrap_err();
        assert!(error.what.contains(what), "{error}");
    }
}
