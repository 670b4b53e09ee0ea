//! CPython bytecode of versions 3.5 to 3.14, in one verified normal form.
//!
//! Given: the bytes of a `.pyc` file. Gives: a [`StackCode`] tree in which every index, jump and stack depth has been checked.
//! Not obvious: version numbers end here. `versions/` holds one table per version, rows of which say what an instruction *means*
//! as [`StackOp`]s; the decoders know four encodings; nobody else asks which Python wrote a file.
//!
//! `docs/bytecode.md` is the introduction.

#![forbid(unsafe_code)]

mod code;
mod decode;
pub mod dis;
mod dissect;
mod error;
mod exception_table;
mod line_table;
mod marshal;
mod op;
mod operand;
mod pyc;
mod text;
mod verify;
mod versions;

pub use code::{
    BigInt, CodeFlags, Const, HandlerRange, Local, Position, SliceConst, StackCode, StackInst, Str, Unwinding, Version,
};
pub use decode::{LARGE_CODE, Memory as DecodeMemory, RawCode, RawLocals};
pub use dissect::{Part, Source, dissect};
pub use error::BytecodeError;
pub use marshal::Undecoded;
pub use op::*;
pub use pyc::{Header, Invalidation, RawModule, load_pyc, read_header, visit_pyc};
pub use verify::verify;

/// Decodes and verifies one code object of `version`, whose nested code objects are already decoded among its constants.
/// For those who make code objects instead of reading files.
pub fn decode(raw: RawCode, version: Version) -> Result<StackCode, BytecodeError> {
    match versions::DIALECTS.into_iter().find(|dialect| dialect.version == version) {
        Some(dialect) => decode::decode(raw, dialect, &mut decode::Memory::default()),
        None => Err(BytecodeError::in_code(raw.name.to_string(), 0, format!("there is no decoder for Python {version}"))),
    }
}
