//! `pyregrine dump`: the forms that a program has on its way.

use std::rc::Rc;

use anyhow::{Context, anyhow, bail};
use pyregrine::bytecode::StackCode;
use pyregrine::pipeline::{self, Stage};

use super::arguments::{DumpArguments, DumpStage};
use super::{Failure, show};

/// What `--after` calls the SSA form before all passes.
const LIFT: &str = "lift";

/// Prints one form of a file, or of a function in it.
pub fn dump(arguments: &DumpArguments) -> Result<i32, Failure> {
    let loader = arguments.translation.loader()?;
    let stage = stage(arguments)?;
    let module = loader.load(&arguments.file)?;
    let code = match &arguments.function {
        Some(name) => find(&module, name).ok_or_else(|| anyhow!("there is no '{name}' in '{}'", arguments.file.display()))?,
        None => module,
    };
    let text = match stage {
        Some(stage) => pipeline::dump(&code, &loader.options, &stage).context("cannot translate")?,
        None => code.to_text(),
    };
    show(&text)
}

/// The stage of the pipeline; nothing for the form before it.
fn stage(arguments: &DumpArguments) -> anyhow::Result<Option<Stage>> {
    let after = match (arguments.stage, &arguments.after) {
        (DumpStage::Ssa, after) => after,
        (_, Some(_)) => bail!("--after belongs to `dump ssa`"),
        (DumpStage::Stack, None) => return Ok(None),
        (DumpStage::Registers, None) => return Ok(Some(Stage::Registers)),
    };
    let Some(after) = after else { return Ok(Some(Stage::Ssa { after: None })) };
    if after == LIFT {
        return Ok(Some(Stage::Lifted));
    }
    let mut passes: Vec<&str> = Vec::new();
    for pass in pyregrine::passes::PASSES {
        // A pass may run twice; its name means the first time.
        if !passes.contains(&pass.name) {
            passes.push(pass.name);
        }
    }
    if !passes.contains(&after.as_str()) {
        bail!("--after {after}: there are {LIFT}, {}", passes.join(", "));
    }
    Ok(Some(Stage::Ssa { after: Some(after.clone()) }))
}

/// The code object of this name, outer ones first; `Outer.inner` says where to look.
fn find(code: &Rc<StackCode>, path: &str) -> Option<Rc<StackCode>> {
    let mut level: Vec<Rc<StackCode>> = code.nested_codes().cloned().collect();
    while !level.is_empty() {
        for candidate in &level {
            let Some(name) = candidate.name.as_str() else { continue };
            let qualname = candidate.qualname.as_ref().and_then(|qualname| qualname.as_str());
            if name == path || qualname == Some(path) {
                return Some(candidate.clone());
            }
            // Files of 3.10 and older have no qualified names; nesting says the same.
            if let Some(rest) = path.strip_prefix(name).and_then(|rest| rest.strip_prefix('.')) {
                let rest = rest.strip_prefix("<locals>.").unwrap_or(rest);
                if let Some(found) = find(candidate, rest) {
                    return Some(found);
                }
            }
        }
        level = level.iter().flat_map(|code| code.nested_codes().cloned().collect::<Vec<_>>()).collect();
    }
    None
}
