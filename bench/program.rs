//! The benchmark programs and what their comments say about them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

pub struct Program {
    pub name: String,
    pub path: PathBuf,
    /// `# group:`: the programs whose ratios are averaged together.
    pub group: String,
    /// `# small:`: the argument for a quick run.
    pub small: Option<String>,
}

/// The programs of a folder in order of group and name; only those `wanted`, unless that is empty.
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
        if !programs.iter().any(|program| program.name == *name) {
            bail!("no program {name} in {}", folder.display());
        }
    }
    programs.retain(|program| wanted.is_empty() || wanted.contains(&program.name));
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
    let group = comment("# group:").unwrap_or_else(|| "other".to_string());
    Ok(Program {
        name,
        group,
        small: comment("# small:"),
        path,
    })
}
