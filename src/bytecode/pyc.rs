//! `.pyc` files: the header, and loading as a whole.
//!
//! Given: the bytes of a file. Gives: its [`Header`] and the verified module code.
//! Not obvious: only the magic numbers of final releases are accepted; the dialects of pre-releases differ in ways nobody records.

use std::ops::Range;

use siphasher::sip::{SipHasher13, SipHasher24};

use super::code::{Const, StackCode, Version};
use super::decode;
use super::dis::Disassembly;
use super::error::BytecodeError;
use super::marshal::{self, Decode, HandOver, Keep, Undecoded};
use super::versions::{DIALECTS, Dialect, HeaderForm, SourceHash};

/// Characters of a constant's value in a listing: more than anybody writes, and not so many that broken files harm.
const LONGEST_VALUE: usize = 1 << 20;

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
    let (header, dialect, length) = read_header(bytes, |_, _| {})?;
    match marshal::load(bytes, length, dialect, &mut Decode::default())?.0 {
        Const::Code(code) => Ok((header, std::rc::Rc::unwrap_or_clone(code))),
        _ => Err(not_code(length)),
    }
}

/// The same for who translates one code object at a time: `visit` is handed each as soon as it is read, inner ones first, and gives the number of
/// its translation, which stands for it among the constants of the code object around it. Gives the number of the module's.
pub fn visit_pyc(bytes: &[u8], memory: &mut decode::Memory, visit: &mut dyn FnMut(&StackCode) -> u32) -> Result<u32, BytecodeError> {
    let (_, dialect, length) = read_header(bytes, |_, _| {})?;
    match marshal::load(bytes, length, dialect, &mut HandOver { memory, visit })?.0 {
        Const::Translated(number) => Ok(number),
        _ => Err(not_code(length)),
    }
}

/// A `.pyc` file as CPython sees it: nothing is decoded, nothing verified.
pub struct RawModule {
    pub header: Header,
    pub code: Undecoded,
    dialect: &'static Dialect,
}

impl RawModule {
    /// Reads a whole `.pyc` file.
    pub fn read(bytes: &[u8]) -> Result<RawModule, BytecodeError> {
        let (header, dialect, length) = read_header(bytes, |_, _| {})?;
        match marshal::load(bytes, length, dialect, &mut Keep)?.0 {
            Const::Code(code) => Ok(RawModule { header, code: std::rc::Rc::unwrap_or_clone(code), dialect }),
            _ => Err(not_code(length)),
        }
    }

    pub fn version(&self) -> Version {
        self.header.version
    }

    /// The code objects in the file, outer ones before those in them.
    pub fn codes(&self) -> Vec<&Undecoded> {
        let mut codes = Vec::new();
        let mut waiting = vec![&self.code];
        while let Some(code) = waiting.pop() {
            codes.push(code);
            let nested: Vec<&Undecoded> = code.nested().collect();
            waiting.extend(nested.into_iter().rev());
        }
        codes
    }

    /// Disassembles one of the code objects in the file.
    pub fn disassemble<'code>(&self, code: &'code Undecoded) -> Result<Disassembly<'code>, BytecodeError> {
        Disassembly::new(code, self.dialect, LONGEST_VALUE)
    }

    /// The listing of the whole file: the module, then each code object in it, under a heading.
    pub fn listing(&self, with_offsets: bool) -> Result<String, BytecodeError> {
        let mut text = String::new();
        for code in self.codes() {
            if !std::ptr::eq(code, &self.code) {
                text.push_str(&format!("\nDisassembly of {}:\n", code.repr()));
            }
            text.push_str(&self.disassemble(code)?.listing(with_offsets));
        }
        Ok(text)
    }
}

pub fn not_code(at: usize) -> BytecodeError {
    BytecodeError::in_file(at, "the file does not hold a code object")
}

/// The header, the dialect it names, and the header's length. `took` is told what the bytes are.
pub fn read_header(
    bytes: &[u8],
    took: impl FnMut(Range<usize>, HeaderField),
) -> Result<(Header, &'static Dialect, usize), BytecodeError> {
    let mut reader = HeaderReader { bytes, at: 0, took };
    let magic = match *bytes {
        [_, _, b'\r', b'\n', ..] => u16::from_le_bytes(reader.take(HeaderField::Magic)?),
        [_, _, _, _, ..] => return Err(BytecodeError::in_file(0, "not a .pyc file: no magic number")),
        _ => return Err(BytecodeError::in_file(0, "not a .pyc file: shorter than a magic number")),
    };
    reader.take::<2>(HeaderField::LineEnd)?;
    let dialect = dialect_of(magic)?;
    let flags = match dialect.header {
        HeaderForm::Time => 0,
        HeaderForm::Flags => u32::from_le_bytes(reader.take(HeaderField::Flags)?),
    };
    if flags & !(HASH_BASED | CHECK_SOURCE) != 0 {
        return Err(BytecodeError::in_file(4, format!("unknown header flags {flags:#x}")));
    }
    let invalidation = if flags & HASH_BASED == 0 {
        Invalidation::Timestamp {
            modified: u32::from_le_bytes(reader.take(HeaderField::Modified)?),
            source_size: u32::from_le_bytes(reader.take(HeaderField::SourceSize)?),
        }
    } else {
        Invalidation::Hash {
            source_hash: u64::from_le_bytes(reader.take(HeaderField::SourceHash)?),
            check_source: flags & CHECK_SOURCE != 0,
        }
    };
    Ok((Header { version: dialect.version, magic, invalidation }, dialect, reader.at))
}

/// Bits of the header's flags.
const HASH_BASED: u32 = 1;
const CHECK_SOURCE: u32 = 2;

/// The parts of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderField {
    Magic,
    LineEnd,
    Flags,
    Modified,
    SourceSize,
    SourceHash,
}

impl HeaderField {
    pub fn name(self) -> &'static str {
        match self {
            HeaderField::Magic => "the magic number",
            HeaderField::LineEnd => "the line end",
            HeaderField::Flags => "the header's flags",
            HeaderField::Modified => "the source's time",
            HeaderField::SourceSize => "the source's size",
            HeaderField::SourceHash => "the source's hash",
        }
    }
}

struct HeaderReader<'bytes, F> {
    bytes: &'bytes [u8],
    at: usize,
    took: F,
}

impl<F: FnMut(Range<usize>, HeaderField)> HeaderReader<'_, F> {
    fn take<const N: usize>(&mut self, field: HeaderField) -> Result<[u8; N], BytecodeError> {
        let taken = self.bytes.get(self.at..).and_then(|rest| rest.first_chunk());
        let bytes = *taken.ok_or_else(|| BytecodeError::in_file(self.at, format!("the file ends inside {}", field.name())))?;
        (self.took)(self.at..self.at + N, field);
        self.at += N;
        Ok(bytes)
    }
}

/// The hash of a source file that a header of this version would hold.
pub fn source_hash(header: &Header, source: &[u8]) -> u64 {
    // The key is the magic number with its line end, as a number.
    let [low, high] = header.magic.to_le_bytes();
    let key = u64::from(u32::from_le_bytes([low, high, b'\r', b'\n']));
    match dialect_of(header.magic).map(|dialect| dialect.source_hash) {
        Ok(SourceHash::SipHash13) => SipHasher13::new_with_keys(key, 0).hash(source),
        Ok(SourceHash::SipHash24) | Err(_) => SipHasher24::new_with_keys(key, 0).hash(source),
    }
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
            62011..=62212 => format!("Python 2.{}", python_2_minor(magic)),
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
        assert_eq!(magic_error(3531), "the file ends inside the header's flags");
        assert_eq!(magic_error(3379), "the file ends inside the source's time");
    }
}
