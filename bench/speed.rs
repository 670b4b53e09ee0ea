//! How fast the implementations are beside CPython, PyPy, C, and pyregrine without its JIT: a table for each of those that ran, with geometric means per set.
//!
//! All numbers are ratios of median wall times, so start and warm-up count. A mean is over the programs that both have.

use std::fmt::Write;

use crate::implementation::Kind;
use crate::set::{FAMILIES, Set};
use crate::statistics::{geometric_mean, median, seconds};
use crate::table::{BASELINE, Results, Row};

/// How a table reads.
struct Yardstick {
    kind: Kind,
    title: &'static str,
    /// Whether a number is how many times as fast as the yardstick, or how many times the yardstick's time.
    is_speed: bool,
    /// What is counted at the end: the programs that reach this number.
    mark: f64,
    count: &'static str,
}

const YARDSTICKS: [Yardstick; 4] = [
    Yardstick {
        kind: Kind::CPython(BASELINE),
        title: "How many times as fast as CPython 3.13 (above 1 is faster)",
        is_speed: true,
        mark: 1.0,
        count: "at least as fast",
    },
    Yardstick { kind: Kind::PyPy, title: "How many times as fast as PyPy (above 1 is faster)", is_speed: true, mark: 1.0, count: "at least as fast" },
    Yardstick { kind: Kind::C, title: "How many times C's time (below 1 is faster)", is_speed: false, mark: 3.0, count: "within 3 times" },
    Yardstick {
        kind: Kind::WithoutJit,
        title: "How many times as fast as without the JIT (above 1 is faster)",
        is_speed: true,
        mark: 1.0 / 1.05,
        count: "at most 5 % slower",
    },
];

/// The tables; empty where there is none of the yardsticks.
pub fn markdown(results: &Results) -> String {
    let mut out = String::new();
    for yardstick in &YARDSTICKS {
        if let Some(reference) = results.columns.iter().position(|column| column.kind == yardstick.kind) {
            yardstick.write(&mut out, results, reference).expect("writing to a String cannot fail");
        }
    }
    out
}

/// The median wall time of a cell.
fn time(row: &Row, column: usize) -> Option<f64> {
    row.cells[column].as_deref().map(|samples| seconds(median(samples, |sample| sample.wall)))
}

impl Yardstick {
    fn write(&self, out: &mut String, results: &Results, reference: usize) -> std::fmt::Result {
        let chosen = |&column: &usize| column != reference && self.is_for(results.columns[column].kind);
        let columns: Vec<usize> = (0..results.columns.len()).filter(chosen).collect();
        if columns.is_empty() {
            return Ok(());
        }
        let rows: Vec<(&str, Vec<Option<f64>>)> = results
            .rows
            .iter()
            .filter(|row| row.cells[reference].is_some())
            .map(|row| (row.program.as_str(), columns.iter().map(|&column| self.ratio(row, column, reference)).collect()))
            .collect();

        let names: Vec<&str> = columns.iter().map(|&column| results.columns[column].name.as_str()).collect();
        writeln!(out, "\n## {}\n\nOf median wall times.\n", self.title)?;
        writeln!(out, "| program | {} |", names.join(" | "))?;
        writeln!(out, "| --- |{}", " ---: |".repeat(names.len()))?;
        let number = |ratio: Option<f64>| ratio.map_or_else(|| "–".to_string(), |ratio| format!("{ratio:.2}"));
        let mut write_row = |label: &str, cells: Vec<String>| writeln!(out, "| {label} | {} |", cells.join(" | "));
        for (program, ratios) in &rows {
            write_row(program, ratios.iter().map(|&ratio| number(ratio)).collect())?;
        }
        let mut write_mean = |label: &str, is_member: &dyn Fn(&str) -> bool| {
            let members: Vec<_> = rows.iter().filter(|(program, _)| is_member(program)).collect();
            if members.is_empty() {
                return Ok(());
            }
            let mean = |place: usize| geometric_mean(members.iter().filter_map(|(_, ratios)| ratios[place]));
            let label = format!("{label} ({})", members.len());
            write_row(&label, (0..columns.len()).map(|place| number(mean(place))).collect())
        };
        for (family, programs) in FAMILIES {
            write_mean(&format!("*kernels: {family}*"), &|program| programs.contains(&program))?;
        }
        for set in [Set::Kernels, Set::Arithmetic, Set::Objects, Set::Rest] {
            write_mean(&format!("**{set}**"), &|program| set.contains(program))?;
        }
        write_mean("**all**", &|_| true)?;
        let count = |place: usize| {
            let known: Vec<f64> = rows.iter().filter_map(|(_, ratios)| ratios[place]).collect();
            format!("{} of {}", known.iter().filter(|&&ratio| self.reaches(ratio)).count(), known.len())
        };
        write_row(self.count, (0..columns.len()).map(count).collect())
    }

    /// Whether a table has a column for these. Older CPythons are in the tables of times.
    fn is_for(&self, kind: Kind) -> bool {
        match kind {
            Kind::CPython(version) => version == BASELINE && self.kind != Kind::WithoutJit,
            Kind::PyPy | Kind::C => self.kind != Kind::WithoutJit,
            Kind::Pyregrine | Kind::WithoutJit => true,
        }
    }

    fn ratio(&self, row: &Row, column: usize, reference: usize) -> Option<f64> {
        let ratio = time(row, column)? / time(row, reference)?;
        Some(if self.is_speed { 1.0 / ratio } else { ratio })
    }

    fn reaches(&self, ratio: f64) -> bool {
        if self.is_speed { ratio >= self.mark } else { ratio <= self.mark }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::measure::Sample;
    use crate::python::Version;
    use crate::table::Column;

    /// CPython 3.6, CPython 3.13, pyregrine, PyPy, C.
    fn results() -> Results {
        let run = |wall: u64| (wall > 0).then(|| vec![Sample { wall: Duration::from_millis(wall), user: Duration::ZERO }]);
        let column = |name: &str, kind| Column { name: name.to_string(), kind };
        let mut results = Results::new(vec![
            column("old", Kind::CPython(Version(3, 6))),
            column("CPython 3.13", Kind::CPython(BASELINE)),
            column("ours", Kind::Pyregrine),
            column("PyPy", Kind::PyPy),
            column("C", Kind::C),
        ]);
        results.add("fib", "calls", [900, 800, 20, 40, 10].map(run).to_vec());
        results.add("gcd", "loops", [900, 800, 80, 40, 10].map(run).to_vec());
        results.add("richards", "objects", [900, 800, 200, 100, 0].map(run).to_vec());
        results
    }

    fn table(title: &str) -> Vec<String> {
        table_of(&results(), title)
    }

    fn table_of(results: &Results, title: &str) -> Vec<String> {
        let text = markdown(results);
        let (_, table) = text.split_once(&format!("## {title}")).expect("the table is there");
        table.lines().skip(4).take_while(|line| line.starts_with('|')).map(String::from).collect()
    }

    #[test]
    fn beside_cpython() {
        let expected = [
            "| program | ours | PyPy | C |",
            "| --- | ---: | ---: | ---: |",
            "| fib | 40.00 | 20.00 | 80.00 |",
            "| gcd | 10.00 | 20.00 | 80.00 |",
            "| richards | 4.00 | 8.00 | – |",
            "| *kernels: calls* (1) | 40.00 | 20.00 | 80.00 |",
            "| *kernels: attributes and methods* (1) | 4.00 | 8.00 | – |",
            "| **kernels** (2) | 12.65 | 12.65 | 80.00 |",
            "| **arithmetic** (2) | 20.00 | 20.00 | 80.00 |",
            "| **objects** (1) | 4.00 | 8.00 | – |",
            "| **all** (3) | 11.70 | 14.74 | 80.00 |",
            "| at least as fast | 3 of 3 | 3 of 3 | 2 of 2 |",
        ];
        assert_eq!(table("How many times as fast as CPython 3.13"), expected);
    }

    #[test]
    fn beside_pypy() {
        let lines = table("How many times as fast as PyPy");
        assert_eq!(lines[0], "| program | CPython 3.13 | ours | C |");
        assert_eq!(lines[2], "| fib | 0.05 | 2.00 | 4.00 |");
        assert_eq!(lines[lines.len() - 1], "| at least as fast | 0 of 3 | 1 of 3 | 2 of 2 |");
    }

    #[test]
    fn beside_c_are_times_and_only_programs_in_c() {
        let expected = [
            "| program | CPython 3.13 | ours | PyPy |",
            "| --- | ---: | ---: | ---: |",
            "| fib | 80.00 | 2.00 | 4.00 |",
            "| gcd | 80.00 | 8.00 | 4.00 |",
            "| *kernels: calls* (1) | 80.00 | 2.00 | 4.00 |",
            "| **kernels** (1) | 80.00 | 2.00 | 4.00 |",
            "| **arithmetic** (2) | 80.00 | 4.00 | 4.00 |",
            "| **all** (2) | 80.00 | 4.00 | 4.00 |",
            "| within 3 times | 0 of 2 | 1 of 2 | 0 of 2 |",
        ];
        assert_eq!(table("How many times C's time"), expected);
    }

    #[test]
    fn beside_no_jit_only_ours() {
        let mut results = results();
        results.columns[3].kind = Kind::WithoutJit;
        let lines = table_of(&results, "How many times as fast as without the JIT");
        assert_eq!(lines[..3], ["| program | ours |", "| --- | ---: |", "| fib | 2.00 |"]);
        assert_eq!(lines[lines.len() - 1], "| at most 5 % slower | 1 of 3 |");
    }

    #[test]
    fn a_yardstick_alone_has_no_table() {
        let mut results = Results::new(vec![Column { name: "CPython 3.13".to_string(), kind: Kind::CPython(BASELINE) }]);
        results.add("fib", "calls", vec![None]);
        assert_eq!(markdown(&results), "");
    }
}
