//! The built-in data types. A type's file has its native layout, its declaration with slots and methods, and plain functions below.
//!
//! A file declares its types in `SPECS` and its layouts in `KINDS`; the lists here are the only registration.

pub mod array;
pub mod bytes;
pub mod complex;
pub mod constants;
pub mod descriptors;
pub mod dict;
pub mod exceptions;
pub mod float;
pub mod from_interpreter;
pub mod format;
pub mod generic_alias;
pub mod int;
pub mod iterators;
pub mod list;
pub mod module;
pub mod object_;
pub mod paths;
pub mod range;
pub mod sequences;
pub mod set;
pub mod slice;
pub mod str_;
pub mod struct_sequence;
pub mod tuple;
pub mod type_;
pub mod typing;
pub mod weakref;

use crate::gc::KindInfo;
use crate::object::{Kind, TypeSpec};

/// Every type declared in this folder, bases before what is derived from them.
pub fn specs() -> Vec<&'static TypeSpec> {
    let files: &[&[&'static TypeSpec]] = &[
        object_::SPECS,
        type_::SPECS,
        array::SPECS,
        bytes::SPECS,
        complex::SPECS,
        constants::SPECS,
        descriptors::SPECS,
        dict::SPECS,
        float::SPECS,
        generic_alias::SPECS,
        int::SPECS,
        iterators::SPECS,
        list::SPECS,
        module::SPECS,
        range::SPECS,
        set::SPECS,
        slice::SPECS,
        str_::SPECS,
        tuple::SPECS,
        typing::SPECS,
        weakref::SPECS,
        exceptions::SPECS,
    ];
    files.concat().into_iter().chain(exceptions::EXCEPTIONS).collect()
}

/// Every native layout declared in this folder.
pub fn kinds() -> Vec<(Kind, KindInfo)> {
    let files: &[&[(Kind, KindInfo)]] = &[
        object_::KINDS,
        type_::KINDS,
        array::KINDS,
        bytes::KINDS,
        complex::KINDS,
        constants::KINDS,
        descriptors::KINDS,
        dict::KINDS,
        float::KINDS,
        generic_alias::KINDS,
        int::KINDS,
        iterators::KINDS,
        list::KINDS,
        module::KINDS,
        range::KINDS,
        set::KINDS,
        slice::KINDS,
        str_::KINDS,
        tuple::KINDS,
        typing::KINDS,
        weakref::KINDS,
        exceptions::KINDS,
    ];
    files.concat()
}
