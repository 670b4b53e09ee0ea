//! Files of an installed CPython's library: compiled by that very CPython, which mostly has done it already.
//!
//! Given: a source file. Gives: the CPython whose `lib/python3.N` it is below, and the bytes of the `.pyc` that this one keeps in
//! `__pycache__`, if they belong to the source as it is. Not obvious: a library may use syntax that other versions refuse, so its own
//! CPython comes before the one that compiles programs.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::bytecode::{Invalidation, read_header};

/// A CPython that has a library.
#[derive(PartialEq, Eq, Debug)]
pub struct Home {
    pub executable: PathBuf,
    /// What its `.pyc` files are called by, as `cpython-313`.
    tag: String,
}

/// The CPython in whose library a file is.
pub fn home(source: &Path) -> Option<Home> {
    source.ancestors().skip(1).find_map(|folder| {
        let name = folder.file_name()?.to_str()?;
        let minor = name.strip_prefix("python3.")?;
        let library = folder.parent().filter(|library| library.file_name().is_some_and(|name| name == "lib"))?;
        let is_number = !minor.is_empty() && minor.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| Home { executable: library.with_file_name("bin").join(name), tag: format!("cpython-3{minor}") })
    })
}

impl Home {
    /// The bytes of the `.pyc` beside a source file, if it is newer than no change of it.
    pub fn cached(&self, source: &Path) -> Option<Vec<u8>> {
        let name = format!("{}.{}.pyc", source.file_stem()?.to_str()?, self.tag);
        let bytes = std::fs::read(source.with_file_name("__pycache__").join(name)).ok()?;
        let (header, ..) = read_header(&bytes, |_, _| {}).ok()?;
        let is_valid = match header.invalidation {
            Invalidation::Timestamp { modified, source_size } => {
                let facts = std::fs::metadata(source).ok()?;
                let seconds = facts.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_secs();
                (modified, source_size) == (seconds as u32, facts.len() as u32)
            }
            // With a hash to compare, compiling is as good.
            Invalidation::Hash { check_source, .. } => !check_source,
        };
        is_valid.then_some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_have_a_home() {
        let found = home(Path::new("/opt/lib/python3.11/re/__init__.py")).expect("is in a library");
        assert_eq!(found, Home { executable: "/opt/bin/python3.11".into(), tag: "cpython-311".into() });
        for other in ["/opt/python3.11/re.py", "/opt/lib/python3.x/re.py", "/opt/lib/python3./re.py", "re.py"] {
            assert_eq!(home(Path::new(other)), None, "{other}");
        }
    }

    #[test]
    fn what_does_not_belong_to_the_source_is_not_read() {
        let folder = std::env::temp_dir().join(format!("pyregrine-library-{}", std::process::id()));
        let source = folder.join("lib/python3.13/x.py");
        let cache = source.with_file_name("__pycache__");
        std::fs::create_dir_all(&cache).expect("can be made");
        std::fs::write(&source, "x = 1\n").expect("can be written");
        let seconds = std::fs::metadata(&source).and_then(|facts| facts.modified()).expect("has a time");
        let seconds = seconds.duration_since(UNIX_EPOCH).expect("is later").as_secs() as u32;
        let home = home(&source).expect("is in a library");
        let magic = [0xf3, 0x0d, b'\r', b'\n'];
        for (modified, size, expected) in [(seconds, 6, true), (seconds, 7, false), (seconds - 1, 6, false)] {
            let bytes = [&magic[..], &[0; 4], &modified.to_le_bytes(), &u32::to_le_bytes(size)].concat();
            std::fs::write(cache.join("x.cpython-313.pyc"), &bytes).expect("can be written");
            assert_eq!(home.cached(&source), expected.then_some(bytes), "{modified} {size}");
        }
        std::fs::remove_dir_all(&folder).expect("can be removed");
    }
}
