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
