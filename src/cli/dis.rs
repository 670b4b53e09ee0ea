//! `pyregrine dis`: the instructions of a file as its own version sees them.

use anyhow::Context;
use pyregrine::bytecode::dis::Disassembly;
use pyregrine::bytecode::{RawModule, Undecoded};
use pyregrine::load::Loader;
use pyregrine::pipeline::Options;
use serde_json::{Value, json};

use super::arguments::DisArguments;
use super::{Failure, show};

/// Prints the listing of a file, with all code objects in it.
pub fn dis(arguments: &DisArguments) -> Result<i32, Failure> {
    let bytes = Loader::new(arguments.python.clone(), Options::default()).bytecode(&arguments.file)?;
    let context = || format!("cannot disassemble '{}'", arguments.file.display());
    let module = RawModule::read(&bytes).with_context(context)?;
    let text = if arguments.json {
        let codes: Result<Vec<Value>, _> = module.codes().into_iter().map(|code| module.disassemble(code).map(|dis| facts(code, &dis))).collect();
        format!("{:#}\n", json!({ "version": module.version().to_string(), "codes": codes.with_context(context)? }))
    } else {
        module.listing(arguments.offsets).with_context(context)?
    };
    show(&text)
}

fn facts(code: &Undecoded, dis: &Disassembly<'_>) -> Value {
    let instructions: Vec<Value> = dis
        .instructions
        .iter()
        .zip(dis.argument_texts())
        .map(|(instruction, argument_text)| {
            json!({
                "offset": instruction.offset,
                "opcode": instruction.opcode,
                "opname": instruction.name,
                "arg": instruction.argument,
                "argrepr": argument_text,
                "jump_target": instruction.resolved.target(),
                "is_jump_target": instruction.is_jump_target,
                "starts_line": instruction.starts_line,
                "line": instruction.line,
            })
        })
        .collect();
    let raw = &code.raw;
    json!({
        "name": raw.qualname.as_ref().unwrap_or(&raw.name).to_string(),
        "filename": raw.filename.to_string(),
        "first_line": raw.first_line,
        "at_byte": code.at,
        "instructions": instructions,
    })
}
