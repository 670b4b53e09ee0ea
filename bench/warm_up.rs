//! `--warm-up`: the wall time of programs that do 1/64, 1/16, 1/4 and all of their work.
//!
//! Given: programs with a `# warm-up:` comment, and implementations. Gives: a table. The law: whole processes, so a short run shows what start and
//! compilation cost, and a long one shows how they pay.

use std::fmt::Write;

use anyhow::{Context, Result};

use crate::implementation::Kind;
use crate::program::{PARTS, Program};
use crate::run::{Cell, Runner};
use crate::shuffle::Random;
use crate::statistics::{geometric_mean, median, seconds};
use crate::table::BASELINE;

/// Median wall times in seconds: for each implementation, for each part; nothing where it does not have the program.
type Curves = Vec<Vec<Option<f64>>>;

/// Measures the programs; the table as Markdown.
pub fn report(runner: &Runner, programs: &[Program], random: &mut Random) -> Result<String> {
    // All of them before the first is measured, so that nothing is measured in vain.
    let sizes = programs.iter().map(Program::sizes).collect::<Result<Vec<_>>>()?;
    let mut rows = Vec::new();
    for (program, sizes) in programs.iter().zip(sizes) {
        eprint!("{}", program.name);
        let mut curves: Curves = vec![Vec::new(); runner.implementations.len()];
        for size in &sizes {
            let cells = runner.run(program, size, random).with_context(|| format!("{} {size}", program.name))?;
            for (curve, cell) in curves.iter_mut().zip(&cells) {
                curve.push(wall(cell));
            }
        }
        eprintln!();
        rows.push((program.name.clone(), sizes, curves));
    }
    let names: Vec<&str> = runner.implementations.iter().map(|implementation| implementation.name.as_str()).collect();
    let baseline = runner.implementations.iter().position(|implementation| implementation.kind == Kind::CPython(BASELINE));
    Ok(markdown(&names, baseline, &rows))
}

fn wall(cell: &Cell) -> Option<f64> {
    cell.as_deref().map(|samples| seconds(median(samples, |sample| sample.wall)))
}

/// A row for each program and implementation, and at the end the ratios to the baseline.
fn markdown(names: &[&str], baseline: Option<usize>, rows: &[(String, Vec<String>, Curves)]) -> String {
    let mut out = format!("\nMedian wall time in milliseconds, by the part of the work that a run does.\n\n| program | arguments | implementation | {} |\n", PARTS.join(" | "));
    out += &format!("| --- | --- | --- |{}\n", " ---: |".repeat(PARTS.len()));
    let mut write_row = |program: &str, arguments: &str, name: &str, cells: Vec<String>| {
        writeln!(out, "| {program} | {arguments} | {name} | {} |", cells.join(" | ")).expect("writing to a String cannot fail");
    };
    let number = |value: Option<f64>, digits: usize| value.map_or_else(|| "–".to_string(), |value| format!("{value:.digits$}"));
    for (program, sizes, curves) in rows {
        for (name, curve) in names.iter().zip(curves) {
            write_row(program, &sizes.join(" "), name, curve.iter().map(|time| number(time.map(|time| time * 1e3), 1)).collect());
        }
    }
    let Some(baseline) = baseline else { return out };
    for (index, name) in names.iter().enumerate() {
        let ratio = |curves: &Curves, part: usize| Some(curves[index][part]? / curves[baseline][part]?);
        let mean = |part: usize| geometric_mean(rows.iter().filter_map(|(_, _, curves)| ratio(curves, part)));
        let label = format!("geometric mean, {} = 1", names[baseline]);
        write_row(&label, "", name, (0..PARTS.len()).map(|part| number(mean(part), 3)).collect());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_for_each_program_and_implementation_then_the_means() {
        let curve = |times: [f64; 4]| times.map(Some).to_vec();
        let sizes = || ["1", "2", "3", "4"].map(String::from).to_vec();
        let rows = [
            ("one".to_string(), sizes(), vec![curve([0.01, 0.02, 0.03, 0.04]), curve([0.02, 0.02, 0.015, 0.01])]),
            ("two".to_string(), sizes(), vec![curve([0.01, 0.01, 0.01, 0.01]), vec![None; 4]]),
        ];
        let text = markdown(&["CPython 3.13", "ours"], Some(0), &rows);
        let lines: Vec<&str> = text.lines().skip(3).collect();
        let expected = [
            "| program | arguments | implementation | 1/64 | 1/16 | 1/4 | 1 |",
            "| --- | --- | --- | ---: | ---: | ---: | ---: |",
            "| one | 1 2 3 4 | CPython 3.13 | 10.0 | 20.0 | 30.0 | 40.0 |",
            "| one | 1 2 3 4 | ours | 20.0 | 20.0 | 15.0 | 10.0 |",
            "| two | 1 2 3 4 | CPython 3.13 | 10.0 | 10.0 | 10.0 | 10.0 |",
            "| two | 1 2 3 4 | ours | – | – | – | – |",
            "| geometric mean, CPython 3.13 = 1 |  | CPython 3.13 | 1.000 | 1.000 | 1.000 | 1.000 |",
            "| geometric mean, CPython 3.13 = 1 |  | ours | 2.000 | 1.000 | 0.500 | 0.250 |",
        ];
        assert_eq!(lines, expected);
    }
}
