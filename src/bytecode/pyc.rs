//! `.pyc` files: the header, and loading as a whole.
//!
//! Given: the bytes of a file. Gives: its [`Header`] and the verified module code.
//! Not obvious: only the magic numbers of final releases are accepted; the dialects of pre-releases differ in ways nobody records.

use super::code::{Const, StackCode, Version};
use super::error::BytecodeError;
use super::marshal;
use super::versions::{DIALECTS, Dialect, HeaderForm};

/// What precedes the module code in a `.pyc` file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    pub version: Version,
    pub magic: u16,
    pub invalidation: Invalidation,
}

/// How the importer finds out that the source has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invalidation {
    /// Modification time and size of the source, each modulo 2³².
    Timestamp { modified: u32, source_size: u32 },
    /// PEP 552; `check_source`: the importer compares the hash with the source.
    Hash { source_hash: u64, check_source: bool },
}

/// Reads a whole `.pyc` file. Bytes after the module code are ignored, as CPython does.
pub fn load_pyc(bytes: &[u8]) -> Result<(Header, StackCode), BytecodeError> {
    let (header, dialect, length) = read_header(bytes)?;
    match marshal::load(bytes, length, dialect)? {
        Const::Code(code) => Ok((header, std::rc::Rc::unwrap_or_clone(code))),
        _ => Err(BytecodeError::in_file(length, "the file does not hold a code object")),
    }
}

/// The header, the dialect it names, and the header's length.
fn read_header(bytes: &[u8]) -> Result<(Header, &'static Dialect, usize), BytecodeError> {
    let magic = match *bytes {
        [low, high, b'\r', b'\n', ..] => u16::from_le_bytes([low, high]),
        [_, _, _, _, ..] => return Err(BytecodeError::in_file(0, "not a .pyc file: no magic number")),
        _ => return Err(BytecodeError::in_file(0, "not a .pyc file: shorter than a magic number")),
    };
    let dialect = dialect_of(magic)?;
    let word = |at: usize| match bytes.get(at..at + 4) {
        Some(&[a, b, c, d]) => Ok(u32::from_le_bytes([a, b, c, d])),
        _ => Err(BytecodeError::in_file(at, "the header is cut off")),
    };
    let (invalidation, length) = match dialect.header {
        HeaderForm::Time => (Invalidation::Timestamp { modified: word(4)?, source_size: word(8)? }, 12),
        HeaderForm::Flags => {
            let flags = word(4)?;
            if flags & !3 != 0 {
                return Err(BytecodeError::in_file(4, format!("unknown header flags {flags:#x}")));
            }
            let (low, high) = (word(8)?, word(12)?);
            let invalidation = if flags & 1 == 0 {
                Invalidation::Timestamp { modified: low, source_size: high }
            } else {
                Invalidation::Hash { source_hash: u64::from(high) << 32 | u64::from(low), check_source: flags & 2 != 0 }
            };
            (invalidation, 16)
        }
    };
    Ok((Header { version: dialect.version, magic, invalidation }, dialect, length))
}

/// The dialect of a final release; the error for any other magic number says whose it is.
fn dialect_of(magic: u16) -> Result<&'static Dialect, BytecodeError> {
    if let Some(dialect) = DIALECTS.into_iter().find(|dialect| dialect.magics.contains(&magic)) {
        return Ok(dialect);
    }
    let newest = DIALECTS[DIALECTS.len() - 1];
    let owner = match DIALECTS.into_iter().find(|dialect| dialect.magic_range.contains(&magic)) {
        Some(dialect) => format!("a pre-release of Python {}", dialect.version),
        None => match magic {
            20121 => "Python 1.5".to_owned(),
            50428 | 50823 | 60202 | 60717 => "Python 1.6 to 2.2".to_owned(),
            62011..=62211 => format!("Python 2.{}", python_2_minor(magic)),
            3000..=3131 => "Python 3.0".to_owned(),
            3140..=3151 => "Python 3.1".to_owned(),
            3160..=3180 => "Python 3.2".to_owned(),
            3190..=3230 => "Python 3.3".to_owned(),
            3250..=3310 => "Python 3.4".to_owned(),
            _ if magic > *newest.magic_range.end() && magic < 4000 => format!("a Python newer than {}", newest.version),
            _ => "an unknown interpreter".to_owned(),
        },
    };
    let oldest = DIALECTS[0].version;
    Err(BytecodeError::in_file(
        0,
        format!("magic number {magic} is that of {owner}; final releases of {oldest} to {} can be read", newest.version),
    ))
}

fn python_2_minor(magic: u16) -> u8 {
    match magic {
        62011..=62021 => 3,
        62041..=62061 => 4,
        62071..=62131 => 5,
        62151..=62161 => 6,
        _ => 7,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(bytes: &[u8]) -> String {
        load_pyc(bytes).expect_err("must be refused").what
    }

    fn magic_error(magic: u16) -> String {
        let [low, high] = magic.to_le_bytes();
        what(&[low, high, b'\r', b'\n'])
    }

    #[test]
    fn foreign_magic_numbers_are_named() {
        assert!(magic_error(62211).contains("that of Python 2.7;"));
        assert!(magic_error(3310).contains("that of Python 3.4;"));
        assert!(magic_error(3520).contains("a pre-release of Python 3.12;"));
        assert!(magic_error(3655).contains("a Python newer than 3.14;"));
        assert!(magic_error(1).contains("an unknown interpreter"));
    }

    #[test]
    fn short_files_are_refused() {
        assert!(what(b"").contains("shorter"));
        assert!(what(b"abcdef").contains("no magic number"));
        assert_eq!(magic_error(3531), "the header is cut off");
    }
}
