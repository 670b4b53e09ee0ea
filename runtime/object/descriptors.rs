//! The descriptors that class creation itself needs; their slots are in `types/descriptors.rs`.

use std::cell::Cell;

use super::TypeId;
use crate::gc::Gc;
use crate::value::Value;
use crate::vm::Vm;

crate::object! {
    /// `staticmethod(function)`
    pub struct StaticMethod {
        pub function: Cell<Value>,
    }
}

crate::object! {
    /// `classmethod(function)`
    pub struct ClassMethod {
        pub function: Cell<Value>,
    }
}

crate::object! {
    /// A function with its first argument.
    pub struct BoundMethod {
        pub function: Cell<Value>,
        pub this: Cell<Value>,
    }
}

impl Vm {
    pub fn bound_method(&mut self, function: Value, this: Value) -> Value {
        let method = BoundMethod::new(self.header_of(TypeId::BoundMethod), Cell::new(function), Cell::new(this));
        self.heap.alloc(method).value()
    }

    /// A special method of a built-in type, bound: `[].__len__`.
    pub fn method_wrapper(&mut self, wrapper: Value, this: Value) -> Value {
        let method = BoundMethod::new(self.header_of(TypeId::MethodWrapper), Cell::new(wrapper), Cell::new(this));
        self.heap.alloc(method).value()
    }

    /// A class method of a built-in type: `dict.fromkeys`.
    pub fn class_method_descriptor(&mut self, function: Value) -> Value {
        self.heap.alloc(ClassMethod::new(self.header_of(TypeId::ClassMethodDescriptor), Cell::new(function))).value()
    }

    pub fn class_method(&mut self, function: Value) -> Gc<ClassMethod> {
        self.heap.alloc(ClassMethod::new(self.header_of(TypeId::ClassMethod), Cell::new(function)))
    }

    pub fn static_method(&mut self, function: Value) -> Gc<StaticMethod> {
        self.heap.alloc(StaticMethod::new(self.header_of(TypeId::StaticMethod), Cell::new(function)))
    }
}

/// What CPython keeps in fields of the object and not behind functions.
const MEMBERS: &[(&str, &[&str])] = &[
    ("function", &["__globals__", "__closure__", "__builtins__"]),
    ("method", &["__func__", "__self__"]),
    ("module", &["__dict__"]),
    ("BaseExceptionGroup", &["message", "exceptions"]),
    ("slice", &["start", "stop", "step"]),
    ("range", &["start", "stop", "step"]),
    ("complex", &["real", "imag"]),
    ("property", &["fget", "fset", "fdel"]),
    ("staticmethod", &["__func__", "__wrapped__"]),
    ("classmethod", &["__func__", "__wrapped__"]),
    ("super", &["__thisclass__", "__self__", "__self_class__"]),
    ("traceback", &["tb_frame", "tb_lasti"]),
    ("type", &["__basicsize__", "__itemsize__", "__flags__", "__weakrefoffset__", "__dictoffset__", "__base__"]),
    (
        "code",
        &[
            "co_name", "co_qualname", "co_filename", "co_firstlineno", "co_argcount", "co_posonlyargcount",
            "co_kwonlyargcount", "co_flags", "co_stacksize", "co_consts", "co_names", "co_nlocals",
        ],
    ),
    ("types.GenericAlias", &["__origin__", "__args__", "__unpacked__"]),
    ("types.UnionType", &["__args__"]),
    ("_json.Scanner", &["strict", "object_hook", "object_pairs_hook", "parse_float", "parse_int", "parse_constant"]),
    ("_json.Encoder", &["markers", "default", "encoder", "indent", "key_separator", "item_separator", "sort_keys", "skipkeys"]),
];

/// The attributes of a built-in type that CPython keeps in fields of the object, so that their descriptors are of the class `member_descriptor`.
pub fn fields_in_cpython(class: &str) -> &'static [&'static str] {
    MEMBERS.iter().find(|(owner, _)| *owner == class).map_or(&[], |(_, names)| names)
}
