//! Runs the benchmark programs under every implementation and prints times and ratios as Markdown.
//!
//! Implementations are `pyregrine` with each dispatch strategy and every CPython found. All run a `.pyc`: pyregrine the one
//! that `--compile-with` made, each CPython its own. What they print must be equal before anything is timed.

mod cost;
mod implementation;
mod measure;
mod program;
mod python;
mod shuffle;
mod table;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Parser;

use implementation::Implementation;
use measure::Sample;
use program::Program;
use python::{Python, Version};
use table::Results;

/// Compares pyregrine's dispatch strategies with CPythons on the programs of bench/programs.
#[derive(Parser)]
struct Options {
    /// Only these programs, by name.
    #[arg(long, value_delimiter = ',', value_name = "A,B")]
    programs: Vec<String>,
    /// How often each implementation runs each program.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
    /// The pyregrine binary.
    #[arg(long, default_value = "target/release/pyregrine", value_name = "PATH")]
    pyregrine: PathBuf,
    /// Dispatch strategies of pyregrine; `none` runs CPythons only.
    #[arg(long, value_delimiter = ',', default_value = "match,call,tail")]
    dispatch: Vec<String>,
    /// Only these CPythons, such as 3.11 3.13; `none` for no CPython.
    #[arg(long, num_args = 1.., value_delimiter = ',', value_name = "VERSION")]
    python: Vec<String>,
    /// The CPython that compiles what pyregrine runs.
    #[arg(long, default_value = "3.13", value_name = "VERSION")]
    compile_with: Version,
    /// Use each program's small argument: a quick check that all work.
    #[arg(long)]
    small: bool,
    /// Instead of times: machine instructions (callgrind) per executed instruction, for each dispatch strategy. A minute or two for each program.
    #[arg(long, conflicts_with = "small")]
    cost: bool,
    /// Seed of the random order of runs.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let found = python::find();
    let compiler = python::pick(&found, options.compile_with)?;
    if options.cost {
        let programs = program::load(&programs_folder(), &options.programs)?;
        let scratch = Scratch::new()?;
        let bench = cost::Bench {
            pyregrine: &options.pyregrine,
            dispatch: &options.dispatch,
            compiler,
            scratch: &scratch.path,
        };
        print!("{}", cost::report(&bench, &programs)?);
        return Ok(());
    }
    let rivals = choose_pythons(&found, &options.python)?;
    let mut implementations = implementation::cpythons(&rivals);
    if options.dispatch != ["none"] {
        implementations.extend(implementation::pyregrines(
            &options.pyregrine,
            &options.dispatch,
            compiler,
        )?);
    }
    if implementations.is_empty() {
        bail!("nothing to run: no CPython chosen and --dispatch none");
    }

    let programs = program::load(&programs_folder(), &options.programs)?;
    let scratch = Scratch::new()?;
    let mut results = Results::new(&implementations);
    let mut differing = Vec::new();
    let mut random = shuffle::Random::new(options.seed);
    for program in &programs {
        eprint!("{}", program.name);
        match time_program(
            program,
            &implementations,
            &scratch.path,
            &options,
            &mut random,
        ) {
            Ok(samples) => results.add(program, samples),
            Err(error) => {
                eprint!(": {error:#}");
                differing.push(program.name.as_str());
            }
        }
        eprintln!();
    }
    print!(
        "{}",
        table::header(&implementations, options.rounds, options.seed)
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

fn programs_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")
}

fn choose_pythons<'a>(found: &'a [Python], wanted: &[String]) -> Result<Vec<&'a Python>> {
    if wanted == ["none"] {
        return Ok(Vec::new());
    }
    if wanted.is_empty() {
        return Ok(found.iter().collect());
    }
    wanted
        .iter()
        .map(|text| python::pick(found, text.parse()?))
        .collect()
}

/// Compiles a program, compares what all implementations print, then times them, interleaved in random order.
/// Gives the samples of each implementation.
fn time_program(
    program: &Program,
    implementations: &[Implementation],
    scratch: &Path,
    options: &Options,
    random: &mut shuffle::Random,
) -> Result<Vec<Vec<Sample>>> {
    let argument = if options.small {
        program.small.as_deref()
    } else {
        None
    };
    let commands = implementations
        .iter()
        .map(|implementation| implementation.command(program, scratch, argument))
        .collect::<Result<Vec<_>>>()?;
    let mut expected: Option<(Vec<u8>, &str)> = None;
    for (command, implementation) in commands.iter().zip(implementations) {
        let printed = measure::output(command).with_context(|| implementation.name.clone())?;
        match &expected {
            None => expected = Some((printed, &implementation.name)),
            Some((wanted, first)) if *wanted != printed => {
                bail!("{} prints something else than {first}", implementation.name);
            }
            Some(_) => {}
        }
    }
    let mut samples = vec![Vec::new(); commands.len()];
    for _ in 0..options.rounds {
        for index in random.order(commands.len()) {
            samples[index].push(measure::time(&commands[index])?);
        }
        eprint!(".");
    }
    Ok(samples)
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
