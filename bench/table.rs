//! Medians, minima, ratios and geometric means, as Markdown.

use std::fmt::Write;
use std::time::Duration;

use crate::implementation::Implementation;
use crate::measure::Sample;
use crate::program::Program;
use crate::python::Version;

const BASELINE: Version = Version(3, 13);

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

struct Row {
    program: String,
    group: String,
    samples: Vec<Vec<Sample>>,
}

/// All samples: a row per program, a column per implementation.
pub struct Results {
    columns: Vec<String>,
    baseline: usize,
    rows: Vec<Row>,
}

impl Results {
    pub fn new(implementations: &[Implementation]) -> Results {
        let is_baseline =
            |implementation: &Implementation| implementation.cpython == Some(BASELINE);
        Results {
            columns: implementations
                .iter()
                .map(|implementation| implementation.name.clone())
                .collect(),
            baseline: implementations.iter().position(is_baseline).unwrap_or(0),
            rows: Vec::new(),
        }
    }

    pub fn add(&mut self, program: &Program, samples: Vec<Vec<Sample>>) {
        self.rows.push(Row {
            program: program.name.clone(),
            group: program.group.clone(),
            samples,
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
        out
    }

    fn write_table(&self, out: &mut String, title: &str, measure: Measure) -> std::fmt::Result {
        let baseline = &self.columns[self.baseline];
        writeln!(
            out,
            "\n## {title}\n\nMilliseconds, and in brackets the ratio to {baseline} (below 1 is faster).\n"
        )?;
        writeln!(out, "| program | group | {} |", self.columns.join(" | "))?;
        writeln!(out, "| --- | --- |{}", " ---: |".repeat(self.columns.len()))?;
        for row in &self.rows {
            write!(out, "| {} | {} |", row.program, row.group)?;
            for (samples, ratio) in row.samples.iter().zip(self.ratios(row, measure)) {
                write!(
                    out,
                    " {:.1} ({ratio:.2}) |",
                    measure(samples).as_secs_f64() * 1e3
                )?;
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
        let ratios: Vec<Vec<f64>> = self
            .rows
            .iter()
            .filter(|row| chosen(row))
            .map(|row| self.ratios(row, measure))
            .collect();
        write!(out, "| {label} |")?;
        for column in 0..self.columns.len() {
            let mean = geometric_mean(ratios.iter().map(|row| row[column]));
            write!(out, " {mean:.3} |")?;
        }
        writeln!(out)
    }

    fn ratios(&self, row: &Row, measure: Measure) -> Vec<f64> {
        // A user time can be 0 in a small run; the clock's own step keeps the ratio finite.
        let seconds = |samples: &Vec<Sample>| measure(samples).as_secs_f64().max(1e-6);
        let baseline = seconds(&row.samples[self.baseline]);
        row.samples
            .iter()
            .map(|samples| seconds(samples) / baseline)
            .collect()
    }
}

/// What was measured, and on which machine.
pub fn header(implementations: &[Implementation], rounds: u32, seed: u64) -> String {
    let describe = |implementation: &Implementation| match implementation.note {
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
        "# Benchmark\n\n{}. {rounds} rounds, each in a random order (seed {seed}).\n\n{}, {threads} threads, {} {}.\n",
        names.join(", "),
        model.unwrap_or("unknown processor"),
        std::env::consts::OS,
        kernel.trim(),
    )
}

fn median(samples: &[Sample], of: impl Fn(&Sample) -> Duration) -> Duration {
    let mut values: Vec<Duration> = samples.iter().map(of).collect();
    values.sort_unstable();
    let middle = values.len() / 2;
    if values.len() % 2 == 1 {
        values[middle]
    } else {
        (values[middle - 1] + values[middle]) / 2
    }
}

fn minimum(samples: &[Sample], of: impl Fn(&Sample) -> Duration) -> Duration {
    samples.iter().map(of).min().unwrap_or_default()
}

fn geometric_mean(values: impl Iterator<Item = f64>) -> f64 {
    let logarithms: Vec<f64> = values.map(f64::ln).collect();
    (logarithms.iter().sum::<f64>() / logarithms.len() as f64).exp()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(wall: u64) -> Sample {
        Sample {
            wall: Duration::from_millis(wall),
            user: Duration::ZERO,
        }
    }

    #[test]
    fn medians_and_minima() {
        let samples = [sample(9), sample(1), sample(4)];
        assert_eq!(median(&samples, |s| s.wall), Duration::from_millis(4));
        assert_eq!(median(&samples[..2], |s| s.wall), Duration::from_millis(5));
        assert_eq!(minimum(&samples, |s| s.wall), Duration::from_millis(1));
    }

    #[test]
    fn mean_of_ratios() {
        assert!((geometric_mean([0.5, 2.0].into_iter()) - 1.0).abs() < 1e-12);
    }
}
