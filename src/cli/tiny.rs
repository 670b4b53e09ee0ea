//! `pyregrine tiny`: the five instructions with which introductions to interpreters begin, run by the whole machine.
//!
//! Given: a program in JSON: `instructions`, pairs of a name and an argument or null; `numbers` and `names`, which arguments index. Gives:
//! stack code, which then goes the way of all programs. Not obvious: this is the smallest front end there can be, to be read by who
//! wants to know what a front end must do; `PRINT_ANSWER` calls Python's `print`, so no variable can have that name.

use std::rc::Rc;

use anyhow::{Context, anyhow, bail};
use pyregrine::bytecode::{
    BinaryOp, CallLayout, Const, ConstIndex, NameIndex, Position, StackCode, StackInst, StackOp, Str, verify,
};
use pyregrine::load::read;
use pyregrine::pipeline::{self, Options, Stage, translate};
use pyregrine_runtime::isa::verify_body;
use pyregrine_runtime::machine::{self, Program};
use pyregrine_runtime::vm::Dispatch;
use serde_json::Value;

use super::arguments::{DumpStage, TinyArguments};
use super::run::{NATIVE_STACK, on_machine_thread, once};
use super::{Failure, interrupt, show};

const PRINT: &str = "print";

/// Runs a program, or shows a form of it.
pub fn tiny(arguments: &TinyArguments) -> Result<i32, Failure> {
    let path = arguments.file.display().to_string();
    let text = read(&arguments.file)?;
    let Some(stage) = arguments.dump else { return run(path, text) };
    let code = assemble(&text, &path)?;
    let stage = match stage {
        DumpStage::Stack => return show(&code.to_text()),
        DumpStage::Ssa => Stage::Ssa { after: None },
        DumpStage::Registers => Stage::Registers,
    };
    show(&pipeline::dump(&code, &Options::default(), &stage).context("cannot translate")?)
}

fn run(path: String, text: Vec<u8>) -> Result<i32, Failure> {
    let work = move || {
        let body = translate(&assemble(&text, &path)?, &Options::default()).context("cannot translate")?;
        verify_body(&body).map_err(|error| anyhow!("internal error: the translation is refused: {error}"))?;
        interrupt::install()?;
        let settings = machine::Settings { native_stack: NATIVE_STACK, ..machine::Settings::default() };
        Ok(once(settings, |vm| {
            vm.dispatch = Dispatch::Match;
            machine::run_program(vm, Program::of_file(body, &path), Vec::new())
        }))
    };
    on_machine_thread(work, || ())
}

/// The stack code of a program, verified.
fn assemble(text: &[u8], path: &str) -> anyhow::Result<Rc<StackCode>> {
    let context = || format!("cannot read the program in '{path}'");
    let program: Value = serde_json::from_slice(text).with_context(context)?;
    stack_code(&program, path).map(Rc::new).with_context(context)
}

fn stack_code(program: &Value, path: &str) -> anyhow::Result<StackCode> {
    let mut consts = table(program, "numbers")?.iter().map(number).collect::<anyhow::Result<Vec<Const>>>()?;
    let mut names = table(program, "names")?.iter().map(name).collect::<anyhow::Result<Vec<Str>>>()?;
    let (n_numbers, n_names) = (consts.len(), names.len());
    let none = ConstIndex(consts.len() as u32);
    consts.push(Const::None);
    let print = NameIndex(names.len() as u32);
    names.push(PRINT.into());

    let mut insts = Vec::new();
    let instructions = program.get("instructions").and_then(Value::as_array).context("there is no list of `instructions`")?;
    for (offset, instruction) in instructions.iter().enumerate() {
        let ops = match parse(instruction, n_numbers, n_names).with_context(|| format!("instruction {offset}, {instruction}"))? {
            Instruction::LoadValue(index) => vec![StackOp::LoadConst(ConstIndex(index))],
            Instruction::LoadName(index) => vec![StackOp::LoadName(NameIndex(index))],
            Instruction::StoreName(index) => vec![StackOp::StoreName(NameIndex(index))],
            Instruction::AddTwoValues => vec![StackOp::Binary(BinaryOp::Add)],
            // The answer is on the stack; what is called, and the NULL that says that it is no method, must come below it.
            Instruction::PrintAnswer => vec![
                StackOp::LoadName(print),
                StackOp::PushNull,
                StackOp::Rotate(3),
                StackOp::Rotate(3),
                StackOp::Call { n_args: 1, layout: CallLayout::Pair },
                StackOp::Pop,
            ],
        };
        insts.extend(ops.into_iter().map(|op| StackInst { op, offset: offset as u32 }));
    }
    let end = instructions.len() as u32;
    insts.extend([StackOp::LoadConst(none), StackOp::Return].map(|op| StackInst { op, offset: end }));

    let code = StackCode {
        // Nothing pushes more than one item, but for the two of a call.
        stack_size: insts.len() as u32 + 2,
        names,
        consts,
        positions: vec![Position::default(); insts.len()],
        insts,
        ..StackCode::blank("<tiny>", path)
    };
    verify(&code)?;
    Ok(code)
}

/// Offsets into the tables have been checked.
enum Instruction {
    LoadValue(u32),
    LoadName(u32),
    StoreName(u32),
    AddTwoValues,
    PrintAnswer,
}

fn parse(instruction: &Value, n_numbers: usize, n_names: usize) -> anyhow::Result<Instruction> {
    let (name, argument) = match instruction.as_array().map(Vec::as_slice) {
        Some([Value::String(name)]) => (name, &Value::Null),
        Some([Value::String(name), argument]) => (name, argument),
        _ => bail!("not a name and an argument"),
    };
    let index = |table: &str, length: usize| match argument.as_u64() {
        Some(index) if index < length as u64 => Ok(index as u32),
        Some(_) => bail!("there are only {length} {table}"),
        None => bail!("the argument must be an index into `{table}`"),
    };
    let instruction = match name.as_str() {
        "LOAD_VALUE" => Instruction::LoadValue(index("numbers", n_numbers)?),
        "LOAD_NAME" => Instruction::LoadName(index("names", n_names)?),
        "STORE_NAME" => Instruction::StoreName(index("names", n_names)?),
        "ADD_TWO_VALUES" => Instruction::AddTwoValues,
        "PRINT_ANSWER" => Instruction::PrintAnswer,
        _ => bail!("there are LOAD_VALUE, LOAD_NAME, STORE_NAME, ADD_TWO_VALUES and PRINT_ANSWER"),
    };
    if matches!(instruction, Instruction::AddTwoValues | Instruction::PrintAnswer) && !argument.is_null() {
        bail!("there is no argument");
    }
    Ok(instruction)
}

/// A list that may be absent.
fn table<'program>(program: &'program Value, name: &str) -> anyhow::Result<&'program [Value]> {
    match program.get(name) {
        None => Ok(&[]),
        Some(Value::Array(items)) => Ok(items),
        Some(_) => bail!("`{name}` is not a list"),
    }
}

fn number(value: &Value) -> anyhow::Result<Const> {
    match (value.as_i64(), value.as_f64()) {
        (Some(int), _) => Ok(Const::Int(int)),
        (None, Some(float)) if value.is_f64() => Ok(Const::Float(float)),
        _ => bail!("{value} is not a number, or an integer of more than 64 bits"),
    }
}

fn name(value: &Value) -> anyhow::Result<Str> {
    match value.as_str() {
        Some(PRINT) => bail!("no variable can be called `{PRINT}`, because PRINT_ANSWER calls it"),
        Some(name) => Ok(name.into()),
        None => bail!("{value} is not a name"),
    }
}
