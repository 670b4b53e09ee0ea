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

    pub fn class_method(&mut self, function: Value) -> Gc<ClassMethod> {
        self.heap.alloc(ClassMethod::new(self.header_of(TypeId::ClassMethod), Cell::new(function)))
    }

    pub fn static_method(&mut self, function: Value) -> Gc<StaticMethod> {
        self.heap.alloc(StaticMethod::new(self.header_of(TypeId::StaticMethod), Cell::new(function)))
    }
}
