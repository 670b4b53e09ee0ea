//! `bytes`, `bytearray` and `memoryview`.

use crate::gc::KindInfo;
use crate::object::{Kind, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&BYTES, &BYTES_ITERATOR, &BYTE_ARRAY, &MEMORY_VIEW];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[];

static BYTES: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::Bytes, "bytes")
};

static BYTES_ITERATOR: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::BytesIterator, "bytes_iterator")
};

static BYTE_ARRAY: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::ByteArray, "bytearray")
};

static MEMORY_VIEW: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::MemoryView, "memoryview")
};
