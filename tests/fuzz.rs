//! Broken `.pyc` files become code that the verifier accepts, or errors. `tests/fuzz/README.md` tells more.

mod fuzz {
    pub mod mutate;
}
mod support;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use fuzz::mutate::{Seed, mutate};
use pyregrine::pipeline::{Options, PycError, translate_pyc};
use pyregrine_runtime::isa::verify_body;
use support::random::Random;

/// Files of the run that is part of all tests.
const FILES: u64 = 20_000;
/// Nothing may take longer.
const PATIENCE: Duration = Duration::from_secs(10);
/// Bytes of memory that the process may use.
const MEMORY: u64 = 256 << 20;
/// Larger seeds make a run slow and find nothing else.
const LARGEST: u64 = 64 << 10;

fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable).map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{variable} is no number: {text}")))
}

fn seeds() -> Vec<Seed> {
    let mut files = Vec::new();
    let folders = std::env::var("PYREGRINE_PYCS").unwrap_or_default();
    let own = format!("{}/tests/bytecode", support::ROOT);
    folders.split(':').filter(|folder| !folder.is_empty()).chain([own.as_str()]).for_each(|folder| collect(Path::new(folder), &mut files));
    files.sort();
    let seeds: Vec<Seed> = files.iter().map(|file| Seed::new(file.display().to_string(), std::fs::read(file).expect("can be read"))).collect();
    assert!(seeds.len() >= 8, "the samples of tests/bytecode are gone");
    seeds
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_dir() {
        std::fs::read_dir(path).into_iter().flatten().flatten().for_each(|entry| collect(&entry.path(), files));
    } else if path.extension().is_some_and(|extension| extension == "pyc") && path.metadata().is_ok_and(|facts| facts.len() <= LARGEST) {
        files.push(path.to_path_buf());
    }
}

/// Whether the file was translated; an error of ours is a `String`.
fn attempt(bytes: &[u8], options: &Options) -> Result<bool, String> {
    match translate_pyc(bytes, options) {
        Ok(body) => verify_body(&body).map(|()| true).map_err(|error| format!("the verifier refuses the code: {error}")),
        Err(PycError::Translate(error)) if error.what.contains("internal") => Err(error.to_string()),
        Err(_) => Ok(false),
    }
}

/// Breaks and translates the files whose numbers are `first`, `first + step`, …; how many were translated.
fn work(seeds: &[Seed], first: u64, step: u64, n_files: u64, start: Instant, busy: &AtomicU64) -> u64 {
    let base = number("PYREGRINE_FUZZ_SEED", 1) << 40;
    let mut n_translated = 0;
    for index in (first..n_files).step_by(step as usize) {
        let mut random = Random::seeded(base + index);
        let seed = &seeds[random.below(seeds.len())];
        let bytes = mutate(seed, &seeds[random.below(seeds.len())], &mut random);
        // Verifying between the passes is slow, and the final code is verified always.
        let options = Options { verify: index % 16 == 0, ..Options::default() };
        busy.store(start.elapsed().as_millis() as u64 + 1, Ordering::Relaxed);
        let problem = match catch_unwind(AssertUnwindSafe(|| attempt(&bytes, &options))) {
            Ok(Ok(translated)) => {
                n_translated += u64::from(translated);
                continue;
            }
            Ok(Err(problem)) => problem,
            Err(_) => "a panic".to_owned(),
        };
        let folder = Path::new(support::ROOT).join("target/fuzz");
        let file = folder.join(format!("{index}.pyc"));
        let kept = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&file, &bytes));
        panic!("file {index}, from {}: {problem}\nkept as {} ({kept:?})", seed.name, file.display());
    }
    busy.store(0, Ordering::Relaxed);
    n_translated
}

/// The most memory that this process has used, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}

#[test]
fn broken_files_are_refused_or_translated() {
    let seeds = seeds();
    let n_files = number("PYREGRINE_FUZZ", FILES);
    let n_threads = std::thread::available_parallelism().map_or(1, |threads| threads.get() as u64);
    let busy: Vec<AtomicU64> = (0..n_threads).map(|_| AtomicU64::new(0)).collect();
    let start = Instant::now();
    let n_translated: u64 = std::thread::scope(|scope| {
        let spawn = |first: u64| {
            let (seeds, busy) = (&seeds, &busy[first as usize]);
            scope.spawn(move || work(seeds, first, n_threads, n_files, start, busy))
        };
        let workers: Vec<_> = (0..n_threads).map(spawn).collect();
        while workers.iter().any(|worker| !worker.is_finished()) {
            std::thread::sleep(Duration::from_millis(20));
            let now = start.elapsed().as_millis() as u64;
            let is_stuck = |since: u64| since != 0 && now.saturating_sub(since) > PATIENCE.as_millis() as u64;
            if busy.iter().any(|since| is_stuck(since.load(Ordering::Relaxed))) {
                // A thread that hangs cannot be joined, so the test cannot just fail.
                eprintln!("one file takes longer than {PATIENCE:?}");
                std::process::exit(101);
            }
        }
        workers.into_iter().map(|worker| worker.join().expect("no file is a problem")).sum()
    });
    let memory = peak_memory();
    println!("{n_files} files: {n_translated} translated, {} refused; {:.1} s; {:?} bytes of memory", n_files - n_translated, start.elapsed().as_secs_f64(), memory);
    assert!(n_translated > n_files / 50 && n_translated < n_files, "the changes are too strong or too weak");
    assert!(memory.is_none_or(|memory| memory < MEMORY), "{memory:?} bytes of memory");
}
