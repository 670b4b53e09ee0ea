//! What the kernel counts of a process: its time on the processor, and the memory that translation takes in a process of its own.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use pyregrine::pipeline::Options;

use crate::corpus;
use crate::translate_file;

/// Files of at least this size are asked how much memory each takes; of smaller ones the kernel's pages hide it.
const LARGE: usize = 200_000;

/// So many files are translated before memory is looked at.
const WARM_UP: usize = 20;

/// Peak memory over the size of the input.
pub struct Ratio {
    /// All files, every body kept, as a program that imports them all would.
    pub all: f64,
    /// The worst of the large files, alone.
    pub largest: f64,
}

/// Runs [`measure`] in a child.
pub fn in_a_process_of_its_own(folder: &Path) -> Result<Ratio> {
    let output = Command::new(std::env::current_exe()?).arg("--measure-memory").arg(folder).output()?;
    if !output.status.success() {
        bail!("measuring memory fails: {}", String::from_utf8_lossy(&output.stderr));
    }
    let text = String::from_utf8(output.stdout)?;
    let mut numbers = text.split_whitespace().map(str::parse);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(all)), Some(Ok(largest))) => Ok(Ratio { all, largest }),
        _ => bail!("measuring memory printed `{text}`"),
    }
}

/// Translates everything below the folder and prints the two ratios.
pub fn measure(folder: &Path) -> Result<()> {
    let options = Options::default();
    let files = corpus::read(folder)?;
    // The translator's own code comes into memory, which is not what is measured.
    files.iter().take(WARM_UP).for_each(|file| drop(translate_file(&file.bytes, &options)));
    let mut largest: f64 = 0.0;
    for file in files.iter().filter(|file| file.bytes.len() >= LARGE) {
        give_back_memory();
        let before = resident("VmRSS")?;
        // The peak is forgotten, so that the next one is this file's.
        std::fs::write("/proc/self/clear_refs", "5").context("the peak of memory cannot be reset")?;
        drop(translate_file(&file.bytes, &options));
        let peak = resident("VmHWM")?.saturating_sub(before);
        largest = largest.max(peak as f64 / file.bytes.len() as f64);
    }
    let n_bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    give_back_memory();
    let before = resident("VmRSS")?;
    std::fs::write("/proc/self/clear_refs", "5")?;
    let bodies: Vec<_> = files.iter().filter_map(|file| translate_file(&file.bytes, &options).ok()).collect();
    let peak = resident("VmHWM")?.saturating_sub(before);
    drop(bodies);
    println!("{} {largest}", peak as f64 / n_bytes as f64);
    Ok(())
}

/// What the files before have freed goes back to the kernel, so that it does not hide what the next one takes.
fn give_back_memory() {
    // SAFETY: the function has no conditions.
    unsafe { libc::malloc_trim(0) };
}

/// How long this thread has been on a processor.
pub fn time_on_processor() -> Result<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").context("the kernel counts no time")?;
    let nanoseconds = text.split(' ').next().unwrap_or_default().parse()?;
    Ok(Duration::from_nanos(nanoseconds))
}

/// A line of `/proc/self/status`, in bytes.
fn resident(name: &str) -> Result<usize> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).context("no such line")?;
    let kilobytes: usize = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes * 1024)
}
