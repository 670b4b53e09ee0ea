//! Descriptors, built-in functions and bound methods.

mod attributes;
pub mod builtin;
mod method;
mod property;
mod super_;
mod wrappers;

use crate::gc::KindInfo;
use crate::object::{BoundMethod, Builtin, ClassMethod, GetSet, Kind, Member, SlotWrapper, StaticMethod, TypeSpec};
pub use property::Property;
pub use super_::{Super, super_get_attr, super_lookup};

/// The types of this folder.
pub static SPECS: &[&TypeSpec] = &[
    &method::BOUND_METHOD,
    &method::METHOD_WRAPPER,
    &builtin::BUILTIN,
    &builtin::METHOD_DESCRIPTOR,
    &builtin::SLOT_WRAPPER,
    &property::PROPERTY,
    &wrappers::STATIC_METHOD,
    &wrappers::CLASS_METHOD,
    &wrappers::CLASS_METHOD_DESCRIPTOR,
    &attributes::GET_SET,
    &attributes::MEMBER,
    &super_::SUPER,
];

/// The native layouts of this folder.
pub static KINDS: &[(Kind, KindInfo)] = &[
    (Kind::BoundMethod, KindInfo::of::<BoundMethod>()),
    (Kind::Builtin, KindInfo::of::<Builtin>()),
    (Kind::SlotWrapper, KindInfo::of::<SlotWrapper>()),
    (Kind::Property, KindInfo::of::<Property>()),
    (Kind::StaticMethod, KindInfo::of::<StaticMethod>()),
    (Kind::ClassMethod, KindInfo::of::<ClassMethod>()),
    (Kind::GetSet, KindInfo::of::<GetSet>()),
    (Kind::Member, KindInfo::of::<Member>()),
    (Kind::Super, KindInfo::of::<Super>()),
];
