//! `pyregrine PROGRAM`: the main job.

use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::rc::Rc;

use anyhow::{Context, anyhow};
use pyregrine_runtime::machine::{self, Machine, Settings};
use pyregrine_runtime::vm::{Dispatch, Observation, Vm};

use super::arguments::RunArguments;
use super::{Failure, hash_seed, interrupt, stats};

/// Bytes of native stack for the machine. Python calls do not use it; recursion through native code (`repr` of nested lists) does.
/// More would only make runaway recursion take longer to be noticed: `repr` looks for cycles among all containers it is in.
pub const NATIVE_STACK: usize = 16 << 20;

/// Loads, translates and runs a program; gives its exit code.
pub fn run(arguments: &RunArguments) -> Result<i32, Failure> {
    let (program, rest) = arguments.program.split_first().ok_or_else(|| anyhow!("no program"))?;
    let program = PathBuf::from(program);
    let argv: Vec<String> = rest.iter().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let dispatch: Dispatch = arguments.dispatch.into();
    if !dispatch.is_available() {
        return Err(anyhow!("--dispatch {}: this build has none; build with --release", dispatch.name()).into());
    }
    let (gc_stress, memory_limit, stats, trace) = (arguments.gc_stress, arguments.memory_limit, arguments.stats, arguments.trace);
    let instruction_limit = arguments.instruction_limit;
    let hash_key = hash_seed::key_from_environment()?;
    let mut loader = arguments.translation.loader()?;
    loader.options.has_origins = trace;

    on_machine_thread(move || {
        let loader = Rc::new(loader);
        // Whole and ahead of time: what cannot be translated ends here, before the program has done anything.
        let body = loader.translate(&program)?;
        interrupt::install()?;
        let settings = Settings { hash_key, gc_stress, native_stack: NATIVE_STACK, memory_limit };
        Ok(once(settings, |vm| {
            vm.dispatch = dispatch;
            vm.instructions_left = instruction_limit;
            vm.translator = Some(loader);
            if stats.is_some() || trace {
                vm.observation = Some(Box::new(Observation::new(trace)));
            }
            let code = machine::run_program(vm, body, &program.to_string_lossy(), argv);
            if let Some(format) = stats {
                eprint!("{}", stats::report(vm, format));
            }
            code
        }))
    })
}

/// Lends a machine to `work`, after which the process ends: the system is quicker at taking everything back.
pub fn once<R>(settings: Settings, work: impl FnOnce(&mut Vm) -> R) -> R {
    ManuallyDrop::new(Machine::new(settings)).enter(work)
}

/// Runs a machine where it has its native stack; gives the exit code of the program.
pub fn on_machine_thread(work: impl FnOnce() -> Result<i32, Failure> + Send + 'static) -> Result<i32, Failure> {
    let thread = std::thread::Builder::new().name("main".into()).stack_size(NATIVE_STACK).spawn(work).context("cannot start the machine")?;
    let code = thread.join().map_err(|_| anyhow!("the machine stopped; this is a mistake in pyregrine"))??;
    Ok(if code == machine::INTERRUPTED_EXIT { interrupt::die() } else { code })
}
