//! Options and arguments, declared for the parser of the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use pyregrine::load::Loader;
use pyregrine::pipeline::Options;
use pyregrine::jit::Form;
use pyregrine_runtime::vm::{Dispatch, Switches};
use pyregrine_runtime::vm::tier::JitMode;

use super::stats::StatsFormat;

/// Python on registers: runs CPython bytecode (.pyc of Python 3.5 to 3.14), or a .py that a CPython compiles first.
#[derive(Parser, Debug)]
#[command(name = "pyregrine", version, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct CommandLine {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub run: RunArguments,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Shows a program in one of the forms it has on the way to register code.
    Dump(DumpArguments),
    /// Lists the instructions of a program as the `dis` module of its version does.
    Dis(DisArguments),
    /// Tells what every byte of a .pyc file is.
    Pyc(PycArguments),
    /// Runs a program of the tiny machine, which has numbers, names, addition and printing.
    Tiny(TinyArguments),
}

#[derive(Args, Debug)]
pub struct RunArguments {
    #[command(flatten)]
    pub translation: TranslationArguments,
    /// How one instruction follows another.
    #[arg(long, value_enum, env = "PYREGRINE_DISPATCH", default_value_t = Strategy::Match)]
    pub dispatch: Strategy,
    /// Compile hot functions and loops to machine code: never, when they are hot, or when they run the second time.
    #[arg(long, value_enum, env = "PYREGRINE_JIT", value_name = "WHEN", num_args = 0..=1, require_equals = true, default_value = "off", default_missing_value = "on")]
    pub jit: Jit,
    /// At the end, say on stderr what was compiled, what was not and why, and where compiled code was left.
    #[arg(long)]
    pub jit_report: bool,
    /// Write what is compiled to stderr, in one of its forms.
    #[arg(long, value_enum, value_name = "FORM")]
    pub jit_dump: Option<JitDump>,
    /// Write the graphs of what is compiled to stderr, before and after a pass.
    #[arg(long, value_name = "PASS", hide = true)]
    pub jit_dump_pass: Option<String>,
    /// Name what is compiled for `perf`, in /tmp/perf-PID.map.
    #[arg(long)]
    pub jit_perf_map: bool,
    /// With --jit=on, let the program wait while something is compiled, instead of compiling on a thread beside it.
    #[arg(long, env = "PYREGRINE_JIT_SYNC", value_parser = clap::builder::FalseyValueParser::new(), num_args = 0, default_missing_value = "true", default_value = "false")]
    pub jit_sync: bool,
    /// Hold back what is compiled beside the program for so many microseconds, to find mistakes in the machine.
    #[arg(long, value_name = "MICROSECONDS", default_value_t = 0, hide = true)]
    pub jit_delay: u64,
    /// Runs of a function or a loop before it is compiled (with --jit=on) [default: what was measured to be best].
    #[arg(long, value_name = "COUNT")]
    pub jit_threshold: Option<u32>,
    /// Exits at one place before it is compiled again.
    #[arg(long, value_name = "COUNT", hide = true)]
    pub jit_patience: Option<u32>,
    /// Every so many guards of compiled code, let one fail, to find mistakes in the compiler.
    #[arg(long, env = "PYREGRINE_JIT_STRESS", value_name = "COUNT", hide = true)]
    pub jit_stress: Option<u32>,
    /// Collect garbage at every so many allocations (without a number at every one), to find mistakes in the machine.
    #[arg(long, env = "PYREGRINE_GC_STRESS", value_name = "COUNT", num_args = 0..=1, require_equals = true, default_value = "0", default_missing_value = "1", hide_default_value = true, value_parser = parse_count)]
    pub gc_stress: u32,
    /// At the end, say on stderr what was executed: instructions, pairs of them, calls, caches, collections.
    #[arg(long, value_enum, value_name = "FORMAT", num_args = 0..=1, require_equals = true, default_missing_value = "text")]
    pub stats: Option<StatsFormat>,
    /// Write every instruction, with the values of its registers, to stderr before it runs.
    #[arg(long)]
    pub trace: bool,
    /// Bytes that objects may take before MemoryError is raised, with K, M or G for units (also PYREGRINE_MEMORY_LIMIT).
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    pub memory_limit: Option<usize>,
    /// Instructions that may be executed before the program is stopped. It then cannot handle that; a loop in native code counts its items.
    #[arg(long, value_name = "COUNT")]
    pub instruction_limit: Option<u64>,
    #[command(flatten)]
    pub python: PythonArguments,
    /// Run this text; what follows are its arguments.
    #[arg(short = 'c', value_name = "TEXT", num_args = 1.., allow_hyphen_values = true, conflicts_with = "module")]
    pub text: Vec<OsString>,
    /// Run a module of the library, or of a folder of PYTHONPATH or the present one; what follows are its arguments.
    #[arg(short = 'm', value_name = "MODULE", num_args = 1.., allow_hyphen_values = true)]
    pub module: Vec<OsString>,
    /// The program, and its arguments: PROGRAM.pyc, PROGRAM.py, a folder with a `__main__` module, or - for what stdin says.
    #[arg(value_name = "PROGRAM", required_unless_present_any = ["text", "module"], num_args = 1.., trailing_var_arg = true)]
    pub program: Vec<OsString>,
}

/// Options of CPython's that mean something here, or that ask for what is so anyway.
#[derive(Args, Debug)]
pub struct PythonArguments {
    /// Do not read variables called PYTHON….
    #[arg(short = 'E')]
    pub ignores_environment: bool,
    /// As -E, -P and -s.
    #[arg(short = 'I')]
    pub is_isolated: bool,
    /// Do not look for modules beside the program.
    #[arg(short = 'P')]
    pub has_safe_path: bool,
    /// A filter of warnings. May be repeated.
    #[arg(short = 'W', value_name = "FILTER")]
    pub warnings: Vec<String>,
    /// An entry of `sys._xoptions`. May be repeated.
    #[arg(short = 'X', value_name = "NAME[=VALUE]")]
    pub extra: Vec<String>,
    #[arg(short = 's', hide = true)]
    pub has_no_user_site: bool,
    #[arg(short = 'q', hide = true)]
    pub is_quiet: bool,
    #[arg(short = 'b', hide = true, action = clap::ArgAction::Count)]
    pub warns_of_bytes: u8,
    /// Write output at once.
    #[arg(short = 'u')]
    pub is_unbuffered: bool,
    /// So it is anyway, as with -S.
    #[arg(short = 'B', hide = true)]
    pub writes_no_bytecode: bool,
    #[arg(short = 'S', hide = true)]
    pub has_no_site: bool,
}

impl PythonArguments {
    pub fn switches(&self) -> Switches {
        let is_isolated = self.is_isolated;
        let has_safe_variable = || std::env::var_os("PYTHONSAFEPATH").is_some_and(|value| !value.is_empty());
        let ignores_environment = is_isolated || self.ignores_environment;
        Switches {
            warnings: self.warnings.clone(),
            extra: self.extra.clone(),
            ignores_environment,
            is_isolated,
            has_safe_path: is_isolated || self.has_safe_path || !ignores_environment && has_safe_variable(),
            has_no_user_site: is_isolated || self.has_no_user_site,
            is_quiet: self.is_quiet,
            warns_of_bytes: self.warns_of_bytes,
        }
    }
}

#[derive(Args, Debug)]
pub struct TranslationArguments {
    /// The CPython that compiles .py files [default: the newest of python3.13 … python3.6 on PATH or of pyenv, then python3].
    #[arg(long, value_name = "PATH")]
    pub python: Option<PathBuf>,
    /// Leave out a pass, or a part of lowering, to see what it is worth. May be repeated.
    #[arg(long, value_name = "NAME")]
    pub without: Vec<String>,
}

#[derive(Args, Debug)]
pub struct DumpArguments {
    /// Which form.
    pub stage: DumpStage,
    /// A .pyc or .py file.
    pub file: PathBuf,
    /// The SSA form after this pass, or after `lift`, instead of after all passes.
    #[arg(long, value_name = "PASS")]
    pub after: Option<String>,
    /// Only this function or class, with what is nested in it: `name` or `Outer.inner`.
    #[arg(long, value_name = "NAME")]
    pub function: Option<String>,
    #[command(flatten)]
    pub translation: TranslationArguments,
}

#[derive(Args, Debug)]
pub struct DisArguments {
    /// A .pyc or .py file.
    pub file: PathBuf,
    /// Offsets also where the version's own listing has labels instead (3.13 and newer).
    #[arg(long)]
    pub offsets: bool,
    /// All facts as JSON, one object per code object, outer ones first.
    #[arg(long)]
    pub json: bool,
    /// The CPython that compiles .py files.
    #[arg(long, value_name = "PATH")]
    pub python: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub struct PycArguments {
    /// A .pyc or .py file.
    pub file: PathBuf,
    /// The same as JSON, a list of parts in order.
    #[arg(long)]
    pub json: bool,
    /// Of a damaged file, show what comes before the damage.
    #[arg(long)]
    pub partial: bool,
    /// The CPython that compiles .py files.
    #[arg(long, value_name = "PATH")]
    pub python: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub struct TinyArguments {
    /// A program: {"instructions": [["LOAD_VALUE", 0], …], "numbers": […], "names": […]}.
    pub file: PathBuf,
    /// Show this form of the program instead of running it.
    #[arg(long, value_name = "STAGE")]
    pub dump: Option<DumpStage>,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum DumpStage {
    /// CPython's bytecode in one normal form for all versions.
    Stack,
    /// Static single assignment.
    Ssa,
    /// What the machine runs.
    Registers,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Jit {
    Off,
    On,
    Always,
}

impl From<Jit> for JitMode {
    fn from(jit: Jit) -> JitMode {
        match jit {
            Jit::Off => JitMode::Off,
            Jit::On => JitMode::On,
            Jit::Always => JitMode::Always,
        }
    }
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum JitDump {
    /// The compiler's SSA form.
    Ssa,
    /// Cranelift's form.
    Clif,
    /// Machine code.
    Asm,
}

impl From<JitDump> for Form {
    fn from(dump: JitDump) -> Form {
        match dump {
            JitDump::Ssa => Form::Ssa,
            JitDump::Clif => Form::Clif,
            JitDump::Asm => Form::Asm,
        }
    }
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Strategy {
    Match,
    Call,
    Tail,
}

impl From<Strategy> for Dispatch {
    fn from(strategy: Strategy) -> Dispatch {
        match strategy {
            Strategy::Match => Dispatch::Match,
            Strategy::Call => Dispatch::Call,
            Strategy::Tail => Dispatch::Tail,
        }
    }
}

impl CommandLine {
    /// Parses the words of the process; a mistake in them ends it with an explanation and exit code 2.
    pub fn from_environment() -> CommandLine {
        let mut line = CommandLine::parse();
        if line.run.memory_limit.is_none()
            && let Ok(size) = std::env::var("PYREGRINE_MEMORY_LIMIT")
            && !size.is_empty()
        {
            let refuse = |what| CommandLine::command().error(clap::error::ErrorKind::InvalidValue, format!("PYREGRINE_MEMORY_LIMIT: {what}")).exit();
            line.run.memory_limit = Some(parse_size(&size).unwrap_or_else(refuse));
        }
        line
    }
}

/// A count; an empty variable of the environment is none.
fn parse_count(text: &str) -> Result<u32, std::num::ParseIntError> {
    if text.is_empty() { Ok(0) } else { text.parse() }
}

/// A number of bytes; the units are powers of 1024.
fn parse_size(text: &str) -> Result<usize, String> {
    let (number, unit) = match text.strip_suffix(['K', 'k']) {
        Some(number) => (number, 1 << 10),
        None => match (text.strip_suffix(['M', 'm']), text.strip_suffix(['G', 'g'])) {
            (Some(number), _) => (number, 1 << 20),
            (_, Some(number)) => (number, 1 << 30),
            _ => (text, 1),
        },
    };
    let number: usize = number.parse().map_err(|_| format!("'{text}' is no size"))?;
    number.checked_mul(unit).ok_or_else(|| format!("'{text}' is too large"))
}

impl TranslationArguments {
    /// How files become code.
    pub fn loader(&self) -> anyhow::Result<Loader> {
        Ok(Loader::new(self.python.clone(), self.options()?))
    }

    /// What the translator is told; a name that is neither a pass nor a part of lowering is an error.
    fn options(&self) -> anyhow::Result<Options> {
        let known = pyregrine::pipeline::switch_names();
        if let Some(unknown) = self.without.iter().find(|name| !known.contains(&name.as_str())) {
            anyhow::bail!("--without {unknown}: there are {}", known.join(", "));
        }
        Ok(Options { without: self.without.clone(), ..Options::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<CommandLine, clap::Error> {
        CommandLine::try_parse_from(std::iter::once("pyregrine").chain(words.iter().copied()))
    }

    #[test]
    fn the_declaration_is_consistent() {
        use clap::CommandFactory;
        CommandLine::command().debug_assert();
    }

    #[test]
    fn options_end_at_the_program() {
        let line = parse(&["--dispatch", "call", "x.py", "--dispatch", "tail", "-v", "--", "dump"]).expect("is right");
        assert_eq!(line.run.dispatch, Strategy::Call);
        assert_eq!(line.run.program, ["x.py", "--dispatch", "tail", "-v", "--", "dump"]);
        assert!(line.command.is_none());
    }

    #[test]
    fn options_end_at_a_text_and_at_a_module() {
        let line = parse(&["--dispatch=call", "-m", "json.tool", "--help", "-c", "--", "x", "dump"]).expect("is right");
        assert_eq!((line.run.dispatch, line.run.program.len()), (Strategy::Call, 0));
        assert_eq!(line.run.module, ["json.tool", "--help", "-c", "--", "x", "dump"]);
        let line = parse(&["-c", "-1", "-m", "--dispatch"]).expect("is right");
        assert_eq!((line.run.text, line.run.module.len()), (vec!["-1".into(), "-m".into(), "--dispatch".into()], 0));
        assert_eq!(parse(&["-", "-m"]).expect("is right").run.program, ["-", "-m"]);
    }

    #[test]
    fn mistakes_are_refused() {
        for words in [&[][..], &["-c"], &["-m"]] {
            assert!(parse(words).is_err());
        }
        assert!(parse(&["--nonsense", "x.py"]).is_err());
        assert!(parse(&["--dispatch", "goto", "x.py"]).is_err());
        assert!(parse(&["dump", "trees", "x.py"]).is_err());
    }

    #[test]
    fn dump_is_a_command() {
        let line = parse(&["dump", "ssa", "x.pyc", "--after", "lift", "--function", "f"]).expect("is right");
        let Some(Command::Dump(dump)) = line.command else { panic!("no command") };
        assert_eq!((dump.stage, dump.after.as_deref(), dump.function.as_deref()), (DumpStage::Ssa, Some("lift"), Some("f")));
    }
}
