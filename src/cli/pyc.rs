//! `pyregrine pyc`: what every byte of a file is.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::anyhow;
use pyregrine::bytecode::{Part, Source, dissect};
use pyregrine::load::Loader;
use pyregrine::pipeline::Options;
use serde_json::{Value, json};

use super::arguments::PycArguments;
use super::{Failure, show};

/// Bytes on a line.
const WIDTH: usize = 16;

/// Prints the dissection of a file. Nothing is printed of a damaged one, unless it is asked for.
pub fn pyc(arguments: &PycArguments) -> Result<i32, Failure> {
    let bytes = Loader::new(arguments.python.clone(), Options::default()).bytecode(&arguments.file)?;
    let source = source_beside(&arguments.file).and_then(|path| Some((path.display().to_string(), std::fs::read(path).ok()?)));
    let source = source.as_ref().map(|(name, bytes)| Source { name, bytes });
    let (parts, outcome) = dissect(&bytes, source);
    if outcome.is_ok() || arguments.partial {
        show(&if arguments.json { json(&parts, &bytes) } else { text(&parts, &bytes) })?;
    }
    match outcome {
        Ok(()) => Ok(0),
        Err(error) => Err(anyhow!("cannot dissect '{}': {error}", arguments.file.display()).into()),
    }
}

/// The source of `x.pyc` is `x.py` in the same folder, that of `__pycache__/x.cpython-38.pyc` is `x.py` in the folder around it.
fn source_beside(pyc: &Path) -> Option<PathBuf> {
    let folder = pyc.parent()?;
    let name = pyc.file_name()?.to_str()?.strip_suffix(".pyc")?;
    let source = match folder.file_name() {
        Some(inner) if inner == "__pycache__" => folder.parent()?.join(name.split('.').next()?),
        _ => folder.join(name),
    };
    Some(source.with_added_extension("py")).filter(|source| source.is_file())
}

/// Offset, bytes, and what they are; indented by how deep they are nested.
fn text(parts: &[Part], file: &[u8]) -> String {
    let mut text = String::new();
    for part in parts {
        let indent = "  ".repeat(part.depth);
        let words = match (part.name.as_str(), part.meaning.as_str()) {
            (name, "") => name.to_owned(),
            ("", meaning) => meaning.to_owned(),
            (name, meaning) => format!("{name}: {meaning}"),
        };
        for (index, row) in file[part.bytes.clone()].chunks(WIDTH).enumerate() {
            let offset = part.bytes.start + WIDTH * index;
            let bytes = row.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(" ");
            let words = if index == 0 { words.as_str() } else { "" };
            let line = format!("{offset:06x}  {bytes:width$}  {indent}{words}", width = 3 * WIDTH - 1);
            writeln!(text, "{}", line.trim_end()).expect("a string takes everything");
        }
    }
    text
}

fn json(parts: &[Part], file: &[u8]) -> String {
    let value = |part: &Part| {
        let bytes: String = file[part.bytes.clone()].iter().map(|byte| format!("{byte:02x}")).collect();
        json!({ "offset": part.bytes.start, "length": part.bytes.len(), "bytes": bytes, "depth": part.depth, "name": part.name, "meaning": part.meaning })
    };
    format!("{:#}\n", Value::from(parts.iter().map(value).collect::<Vec<_>>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_lie_beside_or_above() {
        let folder = std::env::temp_dir().join(format!("pyregrine-source-beside-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("the folder of temporary files can be written");
        std::fs::write(folder.join("a.b.py"), "").expect("can be written");
        std::fs::write(folder.join("a.py"), "").expect("can be written");
        assert_eq!(source_beside(&folder.join("a.b.pyc")), Some(folder.join("a.b.py")));
        assert_eq!(source_beside(&folder.join("__pycache__/a.cpython-38.opt-1.pyc")), Some(folder.join("a.py")));
        assert_eq!(source_beside(&folder.join("c.pyc")), None);
        std::fs::remove_dir_all(&folder).expect("is ours");
    }
}
