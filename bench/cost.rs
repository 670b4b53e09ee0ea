//! `--cost`: machine instructions per executed instruction, for each dispatch strategy.
//!
//! Given: programs, and the strategies. Gives: a table. Machine instructions are counted by callgrind (valgrind), register instructions by
//! `--stats=json`, stack instructions by CPython (`sys.monitoring`). The law: counts, no times, so a busy machine gives the same table; and every
//! count is the difference between a program's own work and the little work of its `# small:` argument, so what is done once (start, translation,
//! the first filling of caches) is in none of them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, bail};

use crate::program::Program;
use crate::python::{Python, Version};
use crate::statistics::geometric_mean;

/// Counts the instructions that a program executes, in all its frames; the number is the last line of stderr.
const COUNT_INSTRUCTIONS: &str = "\
import sys
count = 0
def count_one(code, offset):
    global count
    count += 1
sys.argv = sys.argv[1:]
with open(sys.argv[0]) as file:
    code = compile(file.read(), sys.argv[0], 'exec')
names = {'__name__': '__main__', '__file__': sys.argv[0]}
monitoring = sys.monitoring
monitoring.use_tool_id(0, 'count')
monitoring.register_callback(0, monitoring.events.INSTRUCTION, count_one)
monitoring.set_events(0, monitoring.events.INSTRUCTION)
try:
    exec(code, names)
finally:
    monitoring.set_events(0, 0)
    print(count, file=sys.stderr)
";

/// The first version that can be asked for that.
const COUNTING: Version = Version(3, 12);

/// What is measured, and with what.
pub struct Bench<'a> {
    pub pyregrine: &'a Path,
    pub dispatch: &'a [String],
    pub compiler: &'a Python,
    pub scratch: &'a Path,
}

/// The counts of one program.
struct Row {
    name: String,
    register: i64,
    stack: i64,
    /// Machine instructions, by strategy.
    machine: Vec<i64>,
}

/// Measures the programs; the table as Markdown.
pub fn report(bench: &Bench, programs: &[Program]) -> Result<String> {
    check_valgrind()?;
    if bench.compiler.version < COUNTING {
        bail!("--cost needs CPython {COUNTING} or newer to count stack instructions, not {}", bench.compiler.version);
    }
    let binary = bench.pyregrine.canonicalize().with_context(|| format!("no pyregrine at {}", bench.pyregrine.display()))?;
    let bench = Bench { pyregrine: &binary, ..*bench };
    let mut rows = Vec::new();
    for program in programs {
        eprint!("{}", program.name);
        let small = program.small.as_deref().with_context(|| format!("{} has no small argument", program.name))?;
        let base = bench.measure(program, Some(small))?;
        let mut row = bench.measure(program, None)?;
        row.register -= base.register;
        row.stack -= base.stack;
        row.machine.iter_mut().zip(&base.machine).for_each(|(count, base)| *count -= base);
        rows.push(row);
        eprintln!(".");
    }
    Ok(table(bench.dispatch, &rows))
}

fn check_valgrind() -> Result<()> {
    match Command::new("valgrind").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status() {
        Ok(status) if status.success() => Ok(()),
        _ => bail!("--cost needs valgrind on PATH (apt-get install valgrind)"),
    }
}

impl Bench<'_> {
    fn measure(&self, program: &Program, argument: Option<&str>) -> Result<Row> {
        let pyc = self.scratch.join(format!("{}.pyc", program.name));
        self.compiler.compile(&program.path, &pyc)?;
        let machine = self.dispatch.iter().map(|dispatch| self.machine_instructions(&pyc, argument, dispatch)).collect::<Result<_>>();
        Ok(Row {
            name: program.name.clone(),
            register: self.register_instructions(&pyc, argument)?,
            stack: self.stack_instructions(&program.path, argument)?,
            machine: machine.with_context(|| program.name.clone())?,
        })
    }

    fn machine_instructions(&self, pyc: &Path, argument: Option<&str>, dispatch: &str) -> Result<i64> {
        let mut command = Command::new("valgrind");
        command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(self.pyregrine).args(["--dispatch", dispatch]).arg(pyc).args(argument);
        let said = stderr_of(&mut command)?;
        // `==pid== Collected : 12345`
        let count = said.lines().rev().find_map(|line| line.split_once("Collected :")?.1.trim().parse().ok());
        count.ok_or_else(|| anyhow!("valgrind says nothing of collected events: {}", last_line(&said)))
    }

    fn register_instructions(&self, pyc: &Path, argument: Option<&str>) -> Result<i64> {
        let said = stderr_of(Command::new(self.pyregrine).arg("--stats=json").arg(pyc).args(argument))?;
        let stats: serde_json::Value = serde_json::from_str(&said).with_context(|| format!("--stats=json gives no JSON: {}", last_line(&said)))?;
        let rows = stats["instructions"].as_array().context("--stats=json has no instructions")?;
        Ok(rows.iter().filter_map(|row| row["executed"].as_i64()).sum())
    }

    fn stack_instructions(&self, source: &Path, argument: Option<&str>) -> Result<i64> {
        let said = stderr_of(Command::new(&self.compiler.executable).args(["-S", "-c", COUNT_INSTRUCTIONS]).arg(source).args(argument))?;
        last_line(&said).parse().with_context(|| format!("CPython counts no instructions: {}", last_line(&said)))
    }
}

/// What a command writes to stderr; an error if it fails.
fn stderr_of(command: &mut Command) -> Result<String> {
    let name = PathBuf::from(command.get_program());
    command.env("PYTHONHASHSEED", "0").env_remove("PYTHONPATH").stdin(Stdio::null()).stdout(Stdio::null());
    let output = command.output().with_context(|| format!("cannot run {}", name.display()))?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        bail!("{}: {}: {}", name.display(), output.status, last_line(&said));
    }
    Ok(said)
}

fn last_line(text: &str) -> &str {
    text.trim_end().lines().last().unwrap_or("")
}

/// A row for each program, and the geometric means.
fn table(dispatch: &[String], rows: &[Row]) -> String {
    let mut lines = vec![format!(
        "| program | stack instructions | register instructions | per stack instruction | {} | {} |",
        dispatch.iter().map(|name| format!("{name}: machine per register instruction")).collect::<Vec<_>>().join(" | "),
        dispatch.iter().map(|name| format!("{name}: per stack instruction")).collect::<Vec<_>>().join(" | "),
    )];
    lines.push(format!("| --- |{}", " ---: |".repeat(3 + 2 * dispatch.len())));
    let ratio = |one: i64, other: i64| one as f64 / other.max(1) as f64;
    let per_register = |row: &Row| row.machine.iter().map(|&count| ratio(count, row.register)).collect::<Vec<_>>();
    let per_stack = |row: &Row| row.machine.iter().map(|&count| ratio(count, row.stack)).collect::<Vec<_>>();
    let ratios = |row: &Row| [vec![ratio(row.register, row.stack)], per_register(row), per_stack(row)].concat();
    let cells = |ratios: &[f64]| ratios.iter().map(|ratio| format!("{ratio:.2}")).collect::<Vec<_>>().join(" | ");
    for row in rows {
        lines.push(format!("| {} | {} | {} | {} |", row.name, row.stack, row.register, cells(&ratios(row))));
    }
    let all: Vec<Vec<f64>> = rows.iter().map(ratios).collect();
    if let Some(first) = all.first() {
        let mean = |column: usize| geometric_mean(all.iter().map(|row| row[column].max(f64::MIN_POSITIVE)));
        let means: Vec<f64> = (0..first.len()).filter_map(mean).collect();
        lines.push(format!("| geometric mean | | | {} |", cells(&means)));
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_counts_and_ratios() {
        let row = |name: &str, machine: i64| Row { name: name.into(), register: 100, stack: 200, machine: vec![machine, 2 * machine] };
        let text = table(&["match".into(), "tail".into()], &[row("one", 1000), row("two", 4000)]);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[2], "| one | 200 | 100 | 0.50 | 10.00 | 20.00 | 5.00 | 10.00 |");
        assert_eq!(lines[4], "| geometric mean | | | 0.50 | 20.00 | 40.00 | 10.00 | 20.00 |");
        assert_eq!(lines[1].matches("---").count(), 8);
    }
}
