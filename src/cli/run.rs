//! `pyregrine PROGRAM`: the main job.

use std::path::PathBuf;
use std::rc::Rc;

use anyhow::{Context, anyhow};
use pyregrine_runtime::machine::{self, Settings};
use pyregrine_runtime::vm::Dispatch;

use super::arguments::RunArguments;
use super::load::Loader;
use super::{Failure, interrupt};

/// Bytes of native stack for the machine. Python calls do not use it; recursion through native code (`repr` of nested lists) does.
/// More would only make runaway recursion take longer to be noticed: `repr` looks for cycles among all containers it is in.
const NATIVE_STACK: usize = 16 << 20;

/// Loads, translates and runs a program; gives its exit code.
pub fn run(arguments: &RunArguments) -> Result<i32, Failure> {
    let (program, rest) = arguments.program.split_first().ok_or_else(|| anyhow!("no program"))?;
    let program = PathBuf::from(program);
    let argv: Vec<String> = rest.iter().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let dispatch: Dispatch = arguments.dispatch.into();
    if !dispatch.is_available() {
        return Err(anyhow!("--dispatch {}: this build has none; build with --release", dispatch.name()).into());
    }
    let (gc_stress, memory_limit) = (arguments.gc_stress, arguments.memory_limit);
    let loader = Loader::new(&arguments.translation)?;

    let work = move || -> Result<i32, Failure> {
        let loader = Rc::new(loader);
        // Whole and ahead of time: what cannot be translated ends here, before the program has done anything.
        let body = loader.translate(&program)?;
        interrupt::install()?;
        let settings = Settings { gc_stress, native_stack: NATIVE_STACK, memory_limit, ..Settings::default() };
        Ok(machine::with_vm(settings, |vm| {
            vm.dispatch = dispatch;
            vm.translator = Some(loader);
            machine::run_program(vm, body, &program.to_string_lossy(), argv)
        }))
    };
    let thread = std::thread::Builder::new().name("main".into()).stack_size(NATIVE_STACK).spawn(work).context("cannot start the machine")?;
    let code = thread.join().map_err(|_| anyhow!("the machine stopped; this is a mistake in pyregrine"))??;
    Ok(if code == machine::INTERRUPTED_EXIT { interrupt::die() } else { code })
}
