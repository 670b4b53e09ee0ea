//! Times of all programs, and their ratios to one implementation, as Markdown.

use std::fmt::Write;
use std::time::Duration;

use crate::implementation::{Implementation, Kind};
use crate::measure::Sample;
use crate::python::Version;
use crate::run::Cell;
use crate::speed;
use crate::statistics::{geometric_mean, median, minimum, seconds};

/// What everything is compared with.
pub const BASELINE: Version = Version(3, 13);

/// A number that is drawn from the samples of a cell.
type Measure = fn(&[Sample]) -> Duration;

const MEASURES: [(&str, Measure); 4] = [
    ("Wall time, median", |samples| {
        median(samples, |sample| sample.wall)
    }),
    ("Wall time, minimum", |samples| {
        minimum(samples, |sample| sample.wall)
    }),
    ("User CPU time, median", |samples| {
        median(samples, |sample| sample.user)
    }),
    ("User CPU time, minimum", |samples| {
        minimum(samples, |sample| sample.user)
    }),
];

pub struct Column {
    pub name: String,
    pub kind: Kind,
}

pub struct Row {
    pub program: String,
    group: String,
    pub cells: Vec<Cell>,
}

/// All samples: a row per program, a column per implementation.
pub struct Results {
    pub columns: Vec<Column>,
    baseline: usize,
    pub rows: Vec<Row>,
}

impl Results {
    pub fn new(columns: Vec<Column>) -> Results {
        let is_baseline = |column: &Column| column.kind == Kind::CPython(BASELINE);
        Results {
            baseline: columns.iter().position(is_baseline).unwrap_or(0),
            columns,
            rows: Vec::new(),
        }
    }

    pub fn add(&mut self, program: &str, group: &str, cells: Vec<Cell>) {
        self.rows.push(Row {
            program: program.to_string(),
            group: group.to_string(),
            cells,
        });
    }

    pub fn markdown(&self) -> String {
        let mut out = String::new();
        if self.rows.is_empty() {
            return out;
        }
        for (title, measure) in MEASURES {
            self.write_table(&mut out, title, measure)
                .expect("writing to a String cannot fail");
        }
        out + &speed::markdown(self)
    }

    fn write_table(&self, out: &mut String, title: &str, measure: Measure) -> std::fmt::Result {
        let baseline = &self.columns[self.baseline].name;
        writeln!(
            out,
            "\n## {title}\n\nMilliseconds, and in brackets the ratio to {baseline} (below 1 is faster).\n"
        )?;
        let names: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).collect();
        writeln!(out, "| program | group | {} |", names.join(" | "))?;
        writeln!(out, "| --- | --- |{}", " ---: |".repeat(self.columns.len()))?;
        for row in &self.rows {
            write!(out, "| {} | {} |", row.program, row.group)?;
            for (cell, ratio) in row.cells.iter().zip(self.ratios(row, measure)) {
                match (cell, ratio) {
                    (Some(samples), Some(ratio)) => write!(out, " {:.1} ({ratio:.2}) |", measure(samples).as_secs_f64() * 1e3)?,
                    (Some(samples), None) => write!(out, " {:.1} |", measure(samples).as_secs_f64() * 1e3)?,
                    (None, _) => write!(out, " – |")?,
                }
            }
            writeln!(out)?;
        }
        let mut groups: Vec<&str> = self.rows.iter().map(|row| row.group.as_str()).collect();
        groups.dedup();
        for group in groups {
            self.write_mean(
                out,
                &format!("*geometric mean* | {group}"),
                measure,
                |row| row.group == group,
            )?;
        }
        self.write_mean(out, "**geometric mean** | **all**", measure, |_| true)
    }

    fn write_mean(
        &self,
        out: &mut String,
        label: &str,
        measure: Measure,
        chosen: impl Fn(&Row) -> bool,
    ) -> std::fmt::Result {
        let ratios: Vec<Vec<Option<f64>>> = self
            .rows
            .iter()
            .filter(|row| chosen(row))
            .map(|row| self.ratios(row, measure))
            .collect();
        write!(out, "| {label} |")?;
        for column in 0..self.columns.len() {
            match geometric_mean(ratios.iter().filter_map(|row| row[column])) {
                Some(mean) => write!(out, " {mean:.3} |")?,
                None => write!(out, " – |")?,
            }
        }
        writeln!(out)
    }

    /// To the baseline; nothing where one of the two did not run.
    fn ratios(&self, row: &Row, measure: Measure) -> Vec<Option<f64>> {
        let time = |cell: &Cell| cell.as_deref().map(|samples| seconds(measure(samples)));
        let baseline = time(&row.cells[self.baseline]);
        row.cells.iter().map(|cell| Some(time(cell)? / baseline?)).collect()
    }
}

/// The columns of these implementations.
pub fn columns(implementations: &[Implementation]) -> Vec<Column> {
    let column = |implementation: &Implementation| Column { name: implementation.name.clone(), kind: implementation.kind };
    implementations.iter().map(column).collect()
}

/// What was measured, and on which machine.
pub fn header(title: &str, implementations: &[Implementation], rounds: u32, seed: u64) -> String {
    let describe = |implementation: &Implementation| match &implementation.note {
        Some(note) => format!("{} ({note})", implementation.name),
        None => implementation.name.clone(),
    };
    let names: Vec<String> = implementations.iter().map(describe).collect();
    let cpu_info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu_info
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map(|(_, name)| name);
    let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get());
    format!(
        "# {title}\n\n{}. {rounds} rounds, each in a random order (seed {seed}).\n\n{}, {threads} threads, {} {}.\n",
        names.join(", "),
        model.unwrap_or("unknown processor"),
        std::env::consts::OS,
        kernel.trim(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_times_and_ratios_where_something_ran() {
        let run = |wall: u64| Some(vec![Sample { wall: Duration::from_millis(wall), user: Duration::from_millis(wall) }]);
        let column = |name: &str, kind| Column { name: name.to_string(), kind };
        let mut results = Results::new(vec![column("old", Kind::CPython(Version(3, 6))), column("new", Kind::CPython(BASELINE)), column("C", Kind::C)]);
        results.add("one", "loops", vec![run(20), run(10), run(1)]);
        results.add("two", "loops", vec![run(80), run(10), None]);
        let text = results.markdown();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[1], "## Wall time, median");
        assert_eq!(
            lines[5..11],
            [
                "| program | group | old | new | C |",
                "| --- | --- | ---: | ---: | ---: |",
                "| one | loops | 20.0 (2.00) | 10.0 (1.00) | 1.0 (0.10) |",
                "| two | loops | 80.0 (8.00) | 10.0 (1.00) | – |",
                "| *geometric mean* | loops | 4.000 | 1.000 | 0.100 |",
                "| **geometric mean** | **all** | 4.000 | 1.000 | 0.100 |",
            ]
        );
    }

    #[test]
    fn nothing_is_printed_of_nothing() {
        assert_eq!(Results::new(Vec::new()).markdown(), "");
    }
}
