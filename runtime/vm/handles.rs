//! Objects that the program around a machine holds on to.
//!
//! Given: a value. Gives: a handle, which is a number into a table that the collector reads. The law: only the machine that gave a
//! handle turns it back into a value, so a handle may outlive its machine, and is of no use to another one.

use std::cell::RefCell;
use std::rc::Rc;

use crate::gc::Tracer;
use crate::value::Value;

/// The table of a machine.
#[derive(Default)]
pub struct Handles {
    /// What is held; unbound at numbers that are free.
    values: RefCell<Vec<Value>>,
    free: RefCell<Vec<usize>>,
}

/// Holds an object until it is dropped.
pub struct Handle {
    table: Rc<Handles>,
    index: usize,
}

impl Handles {
    pub fn hold(self: &Rc<Self>, value: Value) -> Handle {
        let mut values = self.values.borrow_mut();
        let index = self.free.borrow_mut().pop().unwrap_or(values.len());
        if index == values.len() {
            values.push(value);
        } else {
            values[index] = value;
        }
        Handle { table: self.clone(), index }
    }

    pub fn trace(&self, tracer: &mut Tracer) {
        self.values.borrow().iter().for_each(|&value| tracer.value(value));
    }
}

impl Handle {
    /// The object, if this is the table that the handle was made by.
    pub fn value(&self, table: &Rc<Handles>) -> Option<Value> {
        Rc::ptr_eq(&self.table, table).then(|| self.table.values.borrow()[self.index])
    }

    /// Whether both hold the same object.
    pub fn is(&self, other: &Handle) -> bool {
        other.value(&self.table).is_some_and(|value| value == self.table.values.borrow()[self.index])
    }
}

impl Clone for Handle {
    fn clone(&self) -> Handle {
        let value = self.table.values.borrow()[self.index];
        self.table.hold(value)
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.table.values.borrow_mut()[self.index] = Value::UNBOUND;
        self.table.free.borrow_mut().push(self.index);
    }
}
