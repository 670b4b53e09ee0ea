//! Runs the benchmark programs under every implementation and prints times and ratios as Markdown.
//!
//! Implementations are `pyregrine` with each dispatch strategy or mode of its JIT, every CPython found, PyPy, and for some programs the same in C.
//! All but C run a `.pyc`: pyregrine the one that `--compile-with` made, each of the others its own. What they print must be equal before anything
//! is timed.

mod c_compiler;
mod cost;
mod implementation;
mod measure;
mod program;
mod pypy;
mod python;
mod run;
mod set;
mod shuffle;
mod speed;
mod statistics;
mod table;
mod warm_up;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Parser;

use c_compiler::CCompiler;
use implementation::Implementation;
use program::Program;
use python::{Python, Version};
use run::Runner;
use table::Results;

/// Compares pyregrine's dispatch strategies and JIT with CPythons, PyPy and C on the programs of bench/programs.
#[derive(Parser)]
struct Options {
    /// Only these programs, by name or by set: arithmetic, objects, rest, kernels.
    #[arg(long, value_delimiter = ',', value_name = "A,B")]
    programs: Vec<String>,
    /// How often each implementation runs each program.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
    /// The pyregrine binary.
    #[arg(long, default_value = "target/release/pyregrine", value_name = "PATH")]
    pyregrine: PathBuf,
    /// Dispatch strategies of pyregrine, the JIT off; `none` for no such column. [default: match,call,tail; with --warm-up none]
    #[arg(long, value_delimiter = ',', value_name = "STRATEGIES")]
    dispatch: Option<Vec<String>>,
    /// Modes of pyregrine's JIT (off, on, always), each a further column; `none` for no such column. [default: none; with --warm-up off,on]
    #[arg(long, value_delimiter = ',', value_name = "MODES")]
    jit: Option<Vec<String>>,
    /// PyPy too; --warm-up takes it where it is found.
    #[arg(long)]
    pypy: bool,
    /// The same programs in C too (gcc -O2), those of bench/c.
    #[arg(long)]
    c: bool,
    /// Only these CPythons, such as 3.11 3.13; `none` for no CPython. [default: all that are found; with --warm-up 3.13]
    #[arg(long, num_args = 1.., value_delimiter = ',', value_name = "VERSION")]
    python: Vec<String>,
    /// The CPython that compiles what pyregrine runs.
    #[arg(long, default_value = "3.13", value_name = "VERSION")]
    compile_with: Version,
    /// Use each program's small argument: a quick check that all work.
    #[arg(long)]
    small: bool,
    /// Instead: the wall time of these programs (else of the set arithmetic) doing 1/64, 1/16, 1/4 and all of their work.
    #[arg(long, num_args = 0.., value_delimiter = ',', value_name = "A,B", conflicts_with_all = ["small", "cost", "programs"])]
    warm_up: Option<Vec<String>>,
    /// Instead of times: machine instructions (callgrind) per executed instruction, for each dispatch strategy. A minute or two for each program.
    #[arg(long, conflicts_with_all = ["small", "jit", "pypy", "c"])]
    cost: bool,
    /// Seed of the random order of runs.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let found = python::find();
    let compiler = python::pick(&found, options.compile_with)?;
    let scratch = Scratch::new()?;
    if options.cost {
        let programs = program::load(&program::folder(), &options.programs)?;
        let bench = cost::Bench {
            pyregrine: &options.pyregrine,
            dispatch: &options.dispatches(),
            compiler,
            scratch: &scratch.path,
        };
        print!("{}", cost::report(&bench, &programs)?);
        return Ok(());
    }
    let implementations = options.implementations(&found, compiler, &scratch.path)?;
    let runner = Runner {
        implementations: &implementations,
        scratch: &scratch.path,
        rounds: options.rounds,
    };
    let mut random = shuffle::Random::new(options.seed);
    if options.warm_up.is_some() {
        let report = warm_up::report(&runner, &options.programs()?, &mut random)?;
        print!("{}{report}", table::header("Warm-up", &implementations, options.rounds, options.seed));
        return Ok(());
    }

    let programs = options.programs()?;
    let mut results = Results::new(table::columns(&implementations));
    let mut differing = Vec::new();
    for program in &programs {
        eprint!("{}", program.name);
        let argument = if options.small { program.small.as_ref() } else { None };
        match runner.run(program, argument.unwrap_or(&program.full), &mut random) {
            Ok(cells) => results.add(&program.name, &program.group, cells),
            Err(error) => {
                eprint!(": {error:#}");
                differing.push(program.name.as_str());
            }
        }
        eprintln!();
    }
    print!(
        "{}",
        table::header("Benchmark", &implementations, options.rounds, options.seed)
    );
    print!("{}", results.markdown());
    if !differing.is_empty() {
        bail!(
            "left out, because not all implementations agree: {}",
            differing.join(", ")
        );
    }
    Ok(())
}

impl Options {
    /// The programs of a run, of a warm-up curve those that it names.
    fn programs(&self) -> Result<Vec<Program>> {
        match &self.warm_up {
            Some(names) if names.is_empty() => program::load(&program::folder(), &[set::Set::Arithmetic.to_string()]),
            Some(names) => program::load(&program::folder(), names),
            None => program::load(&program::folder(), &self.programs),
        }
    }

    /// The columns, in order.
    fn implementations(&self, found: &[Python], compiler: &Python, scratch: &Path) -> Result<Vec<Implementation>> {
        let mut implementations = implementation::cpythons(&self.pythons(found)?);
        let dispatches = self.dispatches();
        if !dispatches.is_empty() {
            implementations.extend(implementation::dispatches(&self.pyregrine, &dispatches, compiler)?);
        }
        let modes = self.jit_modes();
        if !modes.is_empty() {
            let jits = implementation::jits(&self.pyregrine, &modes, compiler, scratch);
            implementations.extend(jits.context("no column for --jit (without: --jit none)")?);
        }
        match pypy::find() {
            Some(pypy) if self.pypy || self.warm_up.is_some() => implementations.push(implementation::pypy(pypy)),
            None if self.pypy => bail!("--pypy: no pypy3 on PATH or in ~/.pyenv/versions (apt-get install pypy3)"),
            None if self.warm_up.is_some() => eprintln!("no PyPy: no pypy3 on PATH or in ~/.pyenv/versions"),
            Some(_) | None => {}
        }
        if self.c {
            implementations.push(implementation::c(CCompiler::find()?));
        }
        if implementations.is_empty() {
            bail!("nothing to run: no CPython chosen, --dispatch none, and none of --jit, --pypy, --c");
        }
        Ok(implementations)
    }

    fn pythons<'a>(&self, found: &'a [Python]) -> Result<Vec<&'a Python>> {
        if self.python == ["none"] {
            return Ok(Vec::new());
        }
        if !self.python.is_empty() {
            return self.python.iter().map(|text| python::pick(found, text.parse()?)).collect();
        }
        if self.warm_up.is_some() {
            return Ok(vec![python::pick(found, table::BASELINE)?]);
        }
        Ok(found.iter().collect())
    }

    fn dispatches(&self) -> Vec<String> {
        let by_default: &[&str] = if self.warm_up.is_some() { &[] } else { &["match", "call", "tail"] };
        chosen(&self.dispatch, by_default)
    }

    fn jit_modes(&self) -> Vec<String> {
        let by_default: &[&str] = if self.warm_up.is_some() { &["off", "on"] } else { &[] };
        chosen(&self.jit, by_default)
    }
}

/// A list that an option gives, where `none` is an empty one.
fn chosen(given: &Option<Vec<String>>, by_default: &[&str]) -> Vec<String> {
    match given {
        Some(names) if names == &["none"] => Vec::new(),
        Some(names) => names.clone(),
        None => by_default.iter().map(|name| name.to_string()).collect(),
    }
}

/// A folder for compiled programs that is removed at the end.
struct Scratch {
    path: PathBuf,
}

impl Scratch {
    fn new() -> Result<Scratch> {
        let path = std::env::temp_dir().join(format!("pyregrine-bench-{}", std::process::id()));
        std::fs::create_dir_all(&path)
            .with_context(|| format!("cannot create {}", path.display()))?;
        Ok(Scratch { path })
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // Left behind in the temporary folder if this fails; the results do not depend on it.
        let _ = std::fs::remove_dir_all(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(words: &[&str]) -> Options {
        Options::try_parse_from([&["pyregrine-bench"], words].concat()).expect("are options")
    }

    #[test]
    fn columns_of_pyregrine() {
        let ordinary = options(&[]);
        assert_eq!((ordinary.dispatches(), ordinary.jit_modes()), (["match", "call", "tail"].map(String::from).to_vec(), vec![]));
        let jit = options(&["--dispatch", "none", "--jit", "off,on"]);
        assert_eq!((jit.dispatches(), jit.jit_modes()), (vec![], ["off", "on"].map(String::from).to_vec()));
        let warm_up = options(&["--warm-up"]);
        assert_eq!((warm_up.dispatches(), warm_up.jit_modes()), (vec![], ["off", "on"].map(String::from).to_vec()));
        let without = options(&["--warm-up", "fib", "--jit", "none", "--dispatch", "tail"]);
        assert_eq!((without.dispatches(), without.jit_modes()), (vec!["tail".to_string()], vec![]));
    }

    #[test]
    fn a_warm_up_curve_is_of_the_programs_named_or_of_arithmetic() {
        let names = |words: &[&str]| -> Vec<String> {
            options(words).programs().expect("are programs").into_iter().map(|program| program.name).collect()
        };
        assert_eq!(names(&["--warm-up", "fib,gcd"]), ["fib", "gcd"]);
        assert!(names(&["--warm-up"]).iter().all(|name| set::Set::Arithmetic.contains(name)));
        assert!(Options::try_parse_from(["pyregrine-bench", "--warm-up", "--small"]).is_err());
    }
}
