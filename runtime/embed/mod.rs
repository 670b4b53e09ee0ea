//! A machine inside a program: what the program sees of it.
//!
//! Given: a [`Machine`](crate::machine::Machine). Gives: plain data ([`Data`]), handles of objects ([`Object`]), and failures
//! ([`Error`]) that own what they tell. The law: nothing that leaves a machine refers to its memory, so whatever the program does with
//! it, and in whatever order it drops things, is sound.

mod convert;
mod data;
mod error;

pub use data::{BigInt, Data, Object};
pub use error::{Error, Exception, Exit};

use crate::object::Arguments;
use crate::value::Value;
use crate::vm::Vm;

impl Vm {
    /// Calls an object with plain arguments.
    pub fn call_with_data(&mut self, callee: Value, arguments: &[Data], keywords: &[(&str, Data)]) -> Result<Value, Error> {
        let (values, names) = (self.list(&[]), self.list(&[]));
        for argument in arguments {
            let value = self.value_of(argument)?;
            values.items.push(&self.heap, value);
        }
        for (name, argument) in keywords {
            let (name, value) = (self.intern(name).value(), self.value_of(argument)?);
            names.items.push(&self.heap, name);
            values.items.push(&self.heap, value);
        }
        let called = self.call_with(callee, Arguments { values: values.items.as_slice(), names: names.items.as_slice() });
        called.map_err(|_| self.take_error())
    }
}
