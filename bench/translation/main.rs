//! Translates the standard libraries of the installed CPythons and prints, as Markdown, what comes out and how long it takes.
//!
//! The table of the papers on stack against register machines: instructions, moves and bytes of the two forms, for each version; what each
//! pass and each switch is worth; the time from the bytes of the files to verified register code on one core, and the memory for it.
//! Time is the processor's, so that other programs on the machine disturb it less.
//! Everything is measured that a run of a program needs: reading marshal, decoding, the verifier of the stack form, lifting, passes,
//! lowering, and the verifier of the register form.

mod corpus;
mod count;
mod process;
#[allow(dead_code, reason = "shared with the other tool, which uses more of it")]
#[path = "../python.rs"]
mod python;

use std::path::PathBuf;
use std::rc::Rc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Parser;
use pyregrine::pipeline::{Options, switch_names, translate_pyc};
use pyregrine_runtime::isa::{Body, verify_body};

use corpus::{Corpus, File};
use count::Counts;
use python::Version;

/// Translates standard libraries; prints tables.
#[derive(Parser)]
struct Arguments {
    /// Only these CPythons, such as 3.11 3.13.
    #[arg(long, num_args = 1.., value_delimiter = ',', value_name = "VERSION")]
    python: Vec<Version>,
    /// The version whose passes are compared.
    #[arg(long, default_value = "3.13", value_name = "VERSION")]
    passes_of: Version,
    /// How often everything is translated for the time; the best counts.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
    /// Where compiled files are kept.
    #[arg(long, default_value = "target/translation", value_name = "FOLDER")]
    scratch: PathBuf,
    /// Translate all files below the folder once and print the memory that it took. Used by this program itself.
    #[arg(long, value_name = "FOLDER", hide = true)]
    measure_memory: Option<PathBuf>,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    if let Some(folder) = &arguments.measure_memory {
        return process::measure(folder);
    }
    let mut pythons = python::find();
    pythons.retain(|python| arguments.python.is_empty() || arguments.python.contains(&python.version));
    if pythons.is_empty() {
        bail!("there is no such CPython");
    }
    let mut rows = Vec::new();
    for python in &pythons {
        let corpus = Corpus::build(python, &arguments.scratch)?;
        rows.push(measure(&corpus, arguments.rounds)?);
    }
    print_versions(&rows);
    print_times(&rows);
    match pythons.iter().find(|python| python.version == arguments.passes_of) {
        Some(python) => print_passes(&Corpus::build(python, &arguments.scratch)?),
        None => Ok(()),
    }?;
    let n_failures: usize = rows.iter().map(|row| row.counts.failures.len()).sum();
    if n_failures > 0 {
        bail!("{n_failures} files could not be translated");
    }
    Ok(())
}

/// What was found out about one CPython's library.
struct Row {
    version: Version,
    n_files: usize,
    n_bytes: usize,
    counts: Counts,
    best: Duration,
    n_library_files: usize,
    library: Duration,
    /// Peak memory over the input's size: of all files after each other, and of the largest single files.
    memory: process::Ratio,
}

fn measure(corpus: &Corpus, rounds: u32) -> Result<Row> {
    let options = Options::default();
    let mut counts = Counts::default();
    for file in &corpus.files {
        counts.add(file, &options);
    }
    let time = |files: &[&File]| {
        let once = || {
            let start = process::time_on_processor()?;
            for file in files {
                let _ = std::hint::black_box(translate_file(&file.bytes, &options));
            }
            Ok(process::time_on_processor()?.saturating_sub(start))
        };
        let times: Result<Vec<Duration>> = (0..rounds).map(|_| once()).collect();
        times.map(|times| times.into_iter().min().unwrap_or_default())
    };
    let all: Vec<&File> = corpus.files.iter().collect();
    let library: Vec<&File> = corpus.files.iter().filter(|file| !file.is_test).collect();
    Ok(Row {
        version: corpus.version,
        n_files: all.len(),
        n_bytes: all.iter().map(|file| file.bytes.len()).sum(),
        counts,
        best: time(&all)?,
        n_library_files: library.len(),
        library: time(&library)?,
        memory: process::in_a_process_of_its_own(&corpus.folder)?,
    })
}

/// From the bytes of a file to verified register code.
fn translate_file(bytes: &[u8], options: &Options) -> Result<Rc<Body>> {
    let body = translate_pyc(bytes, options)?;
    verify_body(&body).context("refused by the verifier")?;
    Ok(body)
}

fn print_versions(rows: &[Row]) {
    println!("## Stack code and register code\n");
    println!("| CPython | files | code objects | failures | stack instructions | register instructions | ratio | moves | code bytes: stack | register | ratio |");
    println!("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
    for Row { version, n_files, counts, .. } in rows {
        println!(
            "| {version} | {n_files} | {} | {} | {} | {} | {:.1} % | {:.2} % | {} | {} | {:.2} |",
            counts.n_codes,
            counts.failures.len(),
            counts.n_stack,
            counts.n_registers,
            percent(counts.n_registers, counts.n_stack),
            percent(counts.n_moves, counts.n_registers),
            counts.stack_bytes,
            counts.register_bytes,
            counts.register_bytes as f64 / counts.stack_bytes as f64,
        );
    }
    for Row { version, counts, .. } in rows {
        counts.failures.iter().for_each(|failure| println!("\n{version}: {failure}"));
    }
}

fn print_times(rows: &[Row]) {
    println!("\n## From bytes to verified register code, on one core\n");
    println!("| CPython | MB | seconds | million stack instructions per second | library without tests: files | seconds | memory: all / input | largest files / input |");
    println!("| --- | --: | --: | --: | --: | --: | --: | --: |");
    for row in rows {
        println!(
            "| {} | {:.1} | {:.2} | {:.2} | {} | {:.2} | {:.1} | {:.1} |",
            row.version,
            row.n_bytes as f64 / 1e6,
            row.best.as_secs_f64(),
            row.counts.n_stack as f64 / row.best.as_secs_f64() / 1e6,
            row.n_library_files,
            row.library.as_secs_f64(),
            row.memory.all,
            row.memory.largest,
        );
    }
}

/// What the code would be without each pass and each switch.
fn print_passes(corpus: &Corpus) -> Result<()> {
    let count = |without: &[&str]| {
        let options = Options { without: without.iter().map(ToString::to_string).collect(), verify: false, ..Options::default() };
        let mut counts = Counts::default();
        corpus.files.iter().for_each(|file| counts.add(file, &options));
        counts
    };
    let all = count(&[]);
    println!("\n## What each part is worth (CPython {})\n", corpus.version);
    println!("| left out | register instructions | more | moves | code bytes | more |");
    println!("| --- | --: | --: | --: | --: | --: |");
    let names = switch_names();
    let cases = [(String::from("nothing"), Vec::new())];
    let each = names.iter().map(|name| (format!("`{name}`"), vec![*name]));
    for (name, without) in cases.into_iter().chain(each).chain([("everything".into(), names.clone())]) {
        let counts = count(&without);
        if let Some(failure) = counts.failures.first() {
            bail!("without {without:?}: {failure}");
        }
        println!(
            "| {name} | {} | {:.2} % | {} | {} | {:.2} % |",
            counts.n_registers,
            percent(counts.n_registers, all.n_registers) - 100.0,
            counts.n_moves,
            counts.register_bytes,
            percent(counts.register_bytes, all.register_bytes) - 100.0,
        );
    }
    Ok(())
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}
