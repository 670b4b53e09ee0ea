//! `pyregrine PROGRAM`: the main job.

use std::io::Read;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, anyhow};
use pyregrine::jit::{self, JitCompiler};
use pyregrine::load::{Loader, Unfiled, main_file};
use pyregrine_runtime::machine::{self, Machine, Program, Settings};
use pyregrine_runtime::vm::tier::{Budget, JitMode, Tier, Worker, processors};
use pyregrine_runtime::vm::{Dispatch, Observation, Vm};

use super::arguments::RunArguments;
use super::{Failure, hash_seed, interrupt, jit_report, stats};

/// Bytes of native stack for the machine. Python calls do not use it; recursion through native code (`repr` of nested lists) does.
/// More would only make runaway recursion take longer to be noticed: `repr` looks for cycles among all containers it is in.
pub const NATIVE_STACK: usize = 16 << 20;

/// What is to run, as the words of the command say.
enum Main {
    File(PathBuf),
    Text(String),
    Input,
    Module(String),
}

impl Main {
    /// With the arguments of the program.
    fn new(arguments: &RunArguments) -> Result<(Main, Vec<String>), Failure> {
        let all = [&arguments.text, &arguments.module, &arguments.program].into_iter().find(|words| !words.is_empty());
        let (first, rest) = all.and_then(|words| words.split_first()).ok_or_else(|| anyhow!("no program"))?;
        let main = match first.to_str() {
            Some(text) if !arguments.text.is_empty() => Main::Text(text.to_owned()),
            Some(name) if !arguments.module.is_empty() => Main::Module(name.to_owned()),
            None if arguments.program.is_empty() => return Err(anyhow!("'{}' is not UTF-8", first.display()).into()),
            Some("-") => Main::Input,
            _ => Main::File(first.into()),
        };
        Ok((main, rest.iter().map(|argument| argument.to_string_lossy().into_owned()).collect()))
    }

    /// Whole and ahead of time: what cannot be translated ends here, before the program has done anything.
    fn translate(self, loader: &Loader) -> Result<Program, Failure> {
        Ok(match self {
            Main::File(path) => {
                let file = main_file(&path);
                let is_in_folder = file != path;
                // All of it where it really is, so that it is found after `os.chdir`, too.
                let file = std::path::absolute(&file).unwrap_or(file);
                let body = loader.translate(&file)?;
                let folder = match is_in_folder {
                    true => std::path::absolute(&path).ok(),
                    false => file.canonicalize().ok().and_then(|real| real.parent().map(Path::to_owned)),
                };
                Program::File { body, name: path.to_string_lossy().into(), file: file.to_string_lossy().into(), folder, is_in_folder }
            }
            Main::Text(text) => Program::Text { body: loader.translate_program(Unfiled::Command(&text))?, text },
            Main::Input => {
                let mut bytes = Vec::new();
                std::io::stdin().read_to_end(&mut bytes).context("cannot read stdin")?;
                Program::Input { body: loader.translate_program(Unfiled::Input(&bytes))? }
            }
            Main::Module(_) if loader.library().is_none() && std::env::var_os("PYTHONPATH").is_none() => {
                return Err(anyhow!("-m needs the standard library of a CPython, and none was found; --python PATH names one").into());
            }
            Main::Module(name) => Program::Module { name },
        })
    }
}

/// Loads, translates and runs a program; gives its exit code.
pub fn run(arguments: &RunArguments) -> Result<i32, Failure> {
    let (main, argv) = Main::new(arguments)?;
    let dispatch: Dispatch = arguments.dispatch.into();
    if !dispatch.is_available() {
        return Err(anyhow!("--dispatch {}: this build has none; build with --release", dispatch.name()).into());
    }
    let (gc_stress, memory_limit, stats, trace) = (arguments.gc_stress, arguments.memory_limit, arguments.stats, arguments.trace);
    let (instruction_limit, jit_report) = (arguments.instruction_limit, arguments.jit_report);
    let switches = arguments.python.switches();
    let is_unbuffered = arguments.python.is_unbuffered;
    let hash_key = if switches.ignores_environment { hash_seed::random_key() } else { hash_seed::key_from_environment()? };
    let jit = jit_settings(arguments)?;
    let mut loader = arguments.translation.loader()?;
    loader.options.has_origins = trace;

    // The machine may want to know how many there are, and asking takes a while.
    let ask = if jit.is_some() { || _ = processors() } else { || () };
    let work = move || {
        let loader = Rc::new(loader);
        let program = main.translate(&loader)?;
        interrupt::install()?;
        let settings = Settings { hash_key, gc_stress, native_stack: NATIVE_STACK, memory_limit };
        let compilers = loader.clone();
        let library = loader.library();
        let code = once(settings, |vm| {
            vm.dispatch = dispatch;
            vm.switches = switches;
            vm.stdout.is_immediate = is_unbuffered;
            vm.instructions_left = instruction_limit;
            vm.translator = Some(loader);
            vm.library = library;
            if stats.is_some() || trace {
                vm.observation = Some(Box::new(Observation::new(trace)));
            }
            if let Some(jit) = jit {
                let counter = stats.and(vm.observation.as_ref()).map(|observation| observation.compiled.instructions.as_ptr().addr());
                vm.tier = Some(Box::new(jit.tier(counter)?));
            }
            let code = machine::run_program(vm, program, argv);
            if jit_report {
                eprint!("{}", jit_report::report(vm));
            }
            if let Some(format) = stats {
                eprint!("{}", stats::report(vm, format));
            }
            Ok::<i32, Failure>(code)
        });
        compilers.stop_compilers();
        code
    };
    on_machine_thread(work, ask)
}

/// How code is to be compiled.
#[derive(Clone, Copy)]
struct JitSettings {
    mode: JitMode,
    stress: u32,
    options: jit::Options,
    keeps_events: bool,
    writes_perf_map: bool,
    threshold: Option<u32>,
    patience: Option<u32>,
    /// Compile on the thread of the program.
    is_synchronous: bool,
    delay: Duration,
}

/// What the options say about compiling; `None` if nothing is to be compiled.
fn jit_settings(arguments: &RunArguments) -> Result<Option<JitSettings>, Failure> {
    let mode: JitMode = arguments.jit.into();
    if mode == JitMode::Off {
        let asked = [(arguments.jit_report, "--jit-report"), (arguments.jit_dump.is_some(), "--jit-dump"), (arguments.jit_perf_map, "--jit-perf-map")];
        return match asked.iter().find(|(is_given, _)| *is_given) {
            Some((_, name)) => Err(anyhow!("{name} needs --jit").into()),
            None => Ok(None),
        };
    }
    for (is_given, name) in [(arguments.trace, "--trace"), (arguments.instruction_limit.is_some(), "--instruction-limit")] {
        if is_given {
            return Err(anyhow!("{name} looks at every instruction, so it cannot be used with --jit").into());
        }
    }
    let stress = arguments.jit_stress.unwrap_or(0);
    let dump_pass = match &arguments.jit_dump_pass {
        Some(name) => Some(jit::find_pass(name).ok_or_else(|| anyhow!("--jit-dump-pass: there is no pass {name}"))?),
        None => None,
    };
    let options = jit::Options { dump_pass, dump: arguments.jit_dump.map(Into::into), stress: stress > 0, counter: None };
    Ok(Some(JitSettings {
        mode,
        stress,
        options,
        keeps_events: arguments.jit_report,
        writes_perf_map: arguments.jit_perf_map,
        threshold: arguments.jit_threshold,
        patience: arguments.jit_patience,
        // `always` is for tests, whose runs are to be alike.
        is_synchronous: arguments.jit_sync || mode == JitMode::Always,
        delay: Duration::from_micros(arguments.jit_delay),
    }))
}

impl JitSettings {
    /// What compiles; it counts instructions at the address `counter`.
    fn tier(self, counter: Option<usize>) -> Result<Tier, Failure> {
        let compiler = JitCompiler::new(jit::Options { counter, ..self.options }).map_err(|reason| anyhow!("--jit: {reason}"))?;
        let compiler = Arc::new(compiler);
        let mut tier = Tier::new(self.mode, compiler.clone()).map_err(|error| anyhow!("--jit: no memory for machine code: {error}"))?;
        tier.worker = (!self.is_synchronous).then(|| Worker::new(compiler, tier.memory.clone(), self.delay));
        (tier.stress, tier.keeps_events, tier.writes_perf_map) = (self.stress, self.keeps_events, self.writes_perf_map);
        tier.budget = Budget::new(tier.worker.is_some() && self.threshold.is_none());
        tier.threshold = self.threshold.unwrap_or(tier.threshold).max(1);
        tier.patience = self.patience.unwrap_or(tier.patience).max(1);
        tier.stress_left.set(u64::from(self.stress));
        Ok(tier)
    }
}

/// Lends a machine to `work`, after which the process ends: the system is quicker at taking everything back.
pub fn once<R>(settings: Settings, work: impl FnOnce(&mut Vm) -> R) -> R {
    ManuallyDrop::new(Machine::new(settings)).enter(work)
}

/// Runs a machine where it has its native stack, and does something else beside it; gives the exit code of the program.
pub fn on_machine_thread(work: impl FnOnce() -> Result<i32, Failure> + Send + 'static, beside: fn()) -> Result<i32, Failure> {
    let thread = std::thread::Builder::new().name("main".into()).stack_size(NATIVE_STACK).spawn(work).context("cannot start the machine")?;
    beside();
    let code = thread.join().map_err(|_| anyhow!("the machine stopped; this is a mistake in pyregrine"))??;
    Ok(if code == machine::INTERRUPTED_EXIT { interrupt::die() } else { code })
}
