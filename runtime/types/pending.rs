//! Stand-ins until the types are merged.
use crate::gc::Gc;
use crate::object::{Str,TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};
impl Vm {
    pub fn complex(&mut self, _: f64, _: f64) -> Value { Value::NONE }
    pub fn bytes(&mut self, b: &[u8]) -> Gc<Str> { self.str_from_latin1(b) }
    pub fn format_value(&mut self, v: Value, c: u16, _s: Option<Value>) -> PyResult<Gc<Str>> { if c==2 {self.repr(v)} else {self.to_str(v)} }
    pub fn ascii(&mut self, v: Value) -> PyResult<Gc<Str>> { self.repr(v) }
    pub fn join_strs(&mut self, values: &[Value]) -> PyResult<Gc<Str>> { let mut t=String::new(); for v in values { t.push_str(&v.downcast::<Str>().map(|s|s.to_text()).unwrap_or_default()); } let _=TypeId::Int; Ok(self.str(&t)) }
}
