//! The iterator over anything with `__getitem__`.

use std::cell::Cell;

use super::TypeId;
use crate::value::Value;
use crate::vm::Vm;

crate::object! {
    /// `iter(sequence)` for a class that has `__getitem__` and no `__iter__`. The sequence is unbound at the end.
    pub struct SequenceIterator {
        pub sequence: Cell<Value>,
        pub index: Cell<i64>,
    }
}

impl Vm {
    pub fn sequence_iterator(&mut self, sequence: Value) -> Value {
        let iterator = SequenceIterator::new(self.header_of(TypeId::SequenceIterator), Cell::new(sequence), Cell::new(0));
        self.heap.alloc(iterator).value()
    }
}
