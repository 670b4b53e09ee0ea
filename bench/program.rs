//! The benchmark programs and what their comments say about them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::set::Set;

/// In which parts of its own work a program's warm-up curve is taken.
pub const PARTS: [&str; 4] = ["1/64", "1/16", "1/4", "1"];

pub struct Program {
    pub name: String,
    pub path: PathBuf,
    /// `# group:`: the programs whose ratios are averaged together.
    pub group: String,
    /// `# small:`: the argument for a quick run.
    pub small: Option<String>,
    /// The argument that the program takes when it gets none.
    pub full: String,
    /// `# warm-up:`: the arguments that make it do 1/64, 1/16 and 1/4 of the work.
    warm_up: Vec<String>,
}

impl Program {
    /// The arguments for `PARTS` of the work.
    pub fn sizes(&self) -> Result<Vec<String>> {
        let mut sizes = self.warm_up.clone();
        sizes.push(self.full.clone());
        if sizes.len() != PARTS.len() {
            bail!("{} needs a comment `# warm-up:` with the arguments for {} of its work", self.name, PARTS[..3].join(", "));
        }
        Ok(sizes)
    }

    /// The same program in C, where there is one.
    pub fn in_c(&self) -> Option<PathBuf> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("c").join(&self.name).with_extension("c");
        path.exists().then_some(path)
    }
}

/// Where the programs are.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")
}

/// The programs of a folder in order of group and name; only those `wanted`, by name or by set, unless that is empty.
pub fn load(folder: &Path, wanted: &[String]) -> Result<Vec<Program>> {
    let entries =
        std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut programs = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "py") {
            programs.push(read(path)?);
        }
    }
    for name in wanted {
        if Set::of_name(name).is_none() && !programs.iter().any(|program| program.name == *name) {
            let sets = Set::ALL.map(|set| set.to_string()).join(", ");
            bail!("no program {name} in {}, and no such set; sets are {sets}", folder.display());
        }
    }
    let is_wanted = |program: &Program| {
        wanted.iter().any(|name| *name == program.name || Set::of_name(name).is_some_and(|set| set.contains(&program.name)))
    };
    programs.retain(|program| wanted.is_empty() || is_wanted(program));
    programs.sort_by(|a, b| (&a.group, &a.name).cmp(&(&b.group, &b.name)));
    Ok(programs)
}

fn read(path: PathBuf) -> Result<Program> {
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}", path.display()))?;
    let comment = |key: &str| {
        text.lines()
            .find_map(|line| Some(line.strip_prefix(key)?.trim().to_string()))
    };
    let name = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let full = default_argument(&text).with_context(|| format!("the last line of {} is not `main(… else N)`", path.display()))?;
    let group = comment("# group:").unwrap_or_else(|| "other".to_string());
    let warm_up = comment("# warm-up:").unwrap_or_default();
    Ok(Program {
        name,
        group,
        small: comment("# small:"),
        full: full.to_string(),
        warm_up: warm_up.split_whitespace().map(String::from).collect(),
        path,
    })
}

/// What the last line, `main(int(sys.argv[1]) if len(sys.argv) > 1 else N)`, says for N.
fn default_argument(text: &str) -> Option<&str> {
    let (_, number) = text.trim_end().lines().last()?.strip_suffix(')')?.rsplit_once(" else ")?;
    number.parse::<u64>().ok().map(|_| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_names_the_argument() {
        let text = "x = 1\n    main(int(sys.argv[1]) if len(sys.argv) > 1 else 450)\n";
        assert_eq!(default_argument(text), Some("450"));
        assert_eq!(default_argument("main(3)\n"), None);
        assert_eq!(default_argument("f(1 if x else y)\n"), None);
    }

    #[test]
    fn programs_are_wanted_by_name_and_by_set() {
        let names = |wanted: &[&str]| {
            let wanted: Vec<String> = wanted.iter().map(|name| name.to_string()).collect();
            load(&folder(), &wanted).map(|programs| programs.into_iter().map(|program| program.name).collect::<Vec<_>>())
        };
        assert_eq!(names(&["fib"]).expect("is there"), ["fib"]);
        let objects = names(&["objects", "fib"]).expect("are there");
        assert!(objects.contains(&"richards".to_string()) && objects.contains(&"fib".to_string()) && !objects.contains(&"sieve".to_string()));
        let error = names(&["fob"]).expect_err("is not there").to_string();
        assert!(error.contains("no program fob") && error.contains("arithmetic, objects, rest, kernels"), "{error}");
    }

    #[test]
    fn a_program_without_sizes_says_what_it_needs() {
        let program = Program { name: "one".into(), path: PathBuf::new(), group: String::new(), small: None, full: "9".into(), warm_up: vec!["1".into()] };
        assert!(program.sizes().expect_err("two are missing").to_string().contains("# warm-up:"));
    }
}
