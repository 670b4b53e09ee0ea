//! The object model: classes and slots, attributes, shapes, dicts, exceptions, calls of native functions.
//! The data types themselves are in `types/`.

#[macro_use]
mod declare;
mod attribute;
mod bootstrap;
pub mod call;
mod class;
mod code;
mod descriptors;
mod dict;
mod exception;
mod frame;
pub mod hash;
mod instance;
mod iterator;
mod kind;
mod known;
pub mod native;
mod number;
mod operations;
mod sequence;
mod shape;
mod slots;
mod sum;
pub mod special_methods;
mod str_;
mod type_;
mod units;

pub use attribute::{generic_get_attr, generic_set_attr, type_get_attr, type_set_attr};
pub use bootstrap::install_types;
pub use call::{Arguments, Scratch};
pub use class::NewClass;
pub use code::{Cache, Code, Linked};
pub use descriptors::{BoundMethod, ClassMethod, StaticMethod, fields_in_cpython};
pub use dict::{Dict, use_hash_key};
pub use exception::{BaseException, Traceback};
pub use frame::Frame;
pub use instance::{FIRST_SLOT, Instance};
pub use iterator::SequenceIterator;
pub use kind::{Kind, TypeId};
pub use known::Known;

pub use native::{Builtin, GetSet, Getter, Method, Parameter, Signature, TypeSpec};
pub use number::{BigInt, BoxedFloat, IntRef, Number, nearest_float};
pub use operations::{MAX_ITEMS, is_plain};
pub use sequence::{List, Tuple};
pub use shape::{Shape, Storage};
pub use slots::*;
pub use sum::Sum;
pub use special_methods::{Member, SlotWrapper};
pub use str_::Str;
pub use type_::{Collection, Type, TypeFacts};
pub use units::{Units, decode_wtf8, push_wtf8};
