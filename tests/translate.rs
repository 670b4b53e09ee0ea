//! Translation as a whole: what is translated passes the verifier, prints and parses back; what is broken is refused politely.
//!
//! Whole standard libraries are the business of `bench`'s `translation`.

mod support;

use std::rc::Rc;

use pyregrine::bytecode::{
    BinaryOp, CallLayout, CodeFlags, CompareOp, Const, ConstIndex, JumpCondition, Local, LocalIndex, NameIndex, Position, RawCode, RawLocals, StackCode, StackInst,
    StackOp, Str, Target, Unwinding, Version,
};
use pyregrine::ir::{parse_functions, print_function, verify};
use pyregrine::pipeline::{Options, Stage, dump, switch_names, translate};
use pyregrine_runtime::isa::{Body, decode, parse_body, print_body, verify_body};
use support::random::Random;
use support::samples::samples_and_goldens;

#[test]
fn samples_translate_and_verify() {
    for (name, code) in samples_and_goldens() {
        let body = translate(&code, &Options::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
        verify_body(&body).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn ssa_prints_and_parses() {
    for (name, code) in samples_and_goldens() {
        for stage in [Stage::Lifted, Stage::Ssa { after: None }] {
            let text = dump(&code, &Options::default(), &stage).unwrap_or_else(|error| panic!("{name}: {error}"));
            let functions = parse_functions(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            for function in &functions {
                verify(function).unwrap_or_else(|error| panic!("{name}: {error}"));
            }
            let again: String = functions.iter().map(|function| print_function(function) + "\n").collect();
            assert_eq!(again, text, "{name}");
        }
    }
}

#[test]
fn broken_ssa_text_is_refused_or_parsed() {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    for (_, code) in samples_and_goldens() {
        let text = dump(&code, &Options::default(), &Stage::Lifted).unwrap().into_bytes();
        for _ in 0..20 {
            let mut broken = text.clone();
            for _ in 0..1 + random.below(4) {
                let (at, from) = (random.below(broken.len()), random.below(broken.len()));
                match random.below(3) {
                    0 => broken[at] = b"v0b(),:\"\\x -#h"[random.below(14)],
                    1 => broken.truncate(at + 1),
                    _ => broken[at] = broken[from],
                }
            }
            // Whatever it says: it does not panic, and neither does the verifier.
            let functions = parse_functions(&String::from_utf8_lossy(&broken)).unwrap_or_default();
            functions.iter().for_each(|function| _ = verify(function));
        }
    }
}

#[test]
fn registers_print_and_parse() {
    for (name, code) in samples_and_goldens() {
        let body = translate(&code, &Options::default()).unwrap();
        let text = print_body(&body);
        let parsed = parse_body(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(print_body(&parsed), text, "{name}");
        assert!(parsed == *body, "{name}");
    }
}

#[test]
fn any_pass_can_be_left_out() {
    for (file, code) in samples_and_goldens() {
        let all: Vec<String> = switch_names().iter().map(ToString::to_string).collect();
        for without in all.iter().map(|name| vec![name.clone()]).chain([all.clone()]) {
            let options = Options { without: without.clone(), verify: true, ..Options::default() };
            let body = translate(&code, &options).unwrap_or_else(|error| panic!("{file} without {without:?}: {error}"));
            verify_body(&body).unwrap_or_else(|error| panic!("{file} without {without:?}: {error}"));
        }
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

/// The listing of the seeds: two prefixes make `LOAD_CONST` load constant 66113.
#[test]
fn two_prefixes_load_constant_66113() {
    let mut consts = vec![Const::None; 66114];
    consts[66113] = Const::Str(Str::new("far"));
    let raw = RawCode {
        name: Str::new("f"),
        qualname: None,
        filename: Str::new("f.py"),
        first_line: 1,
        n_positional: 0,
        n_positional_only: 0,
        n_keyword_only: 0,
        flags: 0x43,
        stack_size: 1,
        code: [144, 1, 144, 2, 100, 65, 83, 0].as_slice().into(),
        consts,
        names: Vec::new(),
        locals: RawLocals::Separate { variables: Vec::new(), cells: Vec::new(), free: Vec::new() },
        line_table: [0, 1].as_slice().into(),
        exception_table: [].as_slice().into(),
    };
    let code = Rc::new(pyregrine::bytecode::decode(raw, Version { major: 3, minor: 8 }).unwrap());
    let listing: Vec<String> = code.insts.iter().map(|inst| format!("{} {}", inst.offset, inst.op)).collect();
    assert_eq!(listing, ["0 load_const c66113", "6 return"]);
    let ssa = dump(&code, &Options::default(), &Stage::Ssa { after: None }).unwrap();
    assert!(ssa.contains("v0 = const \"far\"\n    return v0\n"), "{ssa}");
    let registers = dump(&code, &Options::default(), &Stage::Registers).unwrap();
    assert!(registers.contains("const k0 \"far\"") && registers.contains("load_const r0, k0"), "{registers}");
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
