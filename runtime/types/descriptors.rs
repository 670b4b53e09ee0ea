//! Descriptors, built-in functions and bound methods.

use crate::gc::KindInfo;
use crate::object::{BoundMethod, Builtin, ClassMethod, GetSet, Kind, Member, SlotWrapper, StaticMethod, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&BOUND_METHOD, &BUILTIN, &METHOD_DESCRIPTOR, &SLOT_WRAPPER, &PROPERTY, &STATIC_METHOD, &CLASS_METHOD, &GET_SET, &MEMBER, &SUPER];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::BoundMethod, KindInfo::of::<BoundMethod>()), (Kind::Builtin, KindInfo::of::<Builtin>()), (Kind::SlotWrapper, KindInfo::of::<SlotWrapper>()), (Kind::StaticMethod, KindInfo::of::<StaticMethod>()), (Kind::ClassMethod, KindInfo::of::<ClassMethod>()), (Kind::GetSet, KindInfo::of::<GetSet>()), (Kind::Member, KindInfo::of::<Member>())];

static BOUND_METHOD: TypeSpec = TypeSpec {
    kind: Some(Kind::BoundMethod),
    ..TypeSpec::new(TypeId::BoundMethod, "method")
};

static BUILTIN: TypeSpec = TypeSpec {
    kind: Some(Kind::Builtin),
    ..TypeSpec::new(TypeId::Builtin, "builtin_function_or_method")
};

static METHOD_DESCRIPTOR: TypeSpec = TypeSpec {
    kind: Some(Kind::Builtin),
    ..TypeSpec::new(TypeId::MethodDescriptor, "method_descriptor")
};

static SLOT_WRAPPER: TypeSpec = TypeSpec {
    kind: Some(Kind::SlotWrapper),
    ..TypeSpec::new(TypeId::SlotWrapper, "wrapper_descriptor")
};

static PROPERTY: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::Property, "property")
};

static STATIC_METHOD: TypeSpec = TypeSpec {
    kind: Some(Kind::StaticMethod),
    ..TypeSpec::new(TypeId::StaticMethod, "staticmethod")
};

static CLASS_METHOD: TypeSpec = TypeSpec {
    kind: Some(Kind::ClassMethod),
    ..TypeSpec::new(TypeId::ClassMethod, "classmethod")
};

static GET_SET: TypeSpec = TypeSpec {
    kind: Some(Kind::GetSet),
    ..TypeSpec::new(TypeId::GetSet, "getset_descriptor")
};

static MEMBER: TypeSpec = TypeSpec {
    kind: Some(Kind::Member),
    ..TypeSpec::new(TypeId::Member, "member_descriptor")
};

static SUPER: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::Super, "super")
};
