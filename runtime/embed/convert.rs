//! Between plain data and objects.
//!
//! Only objects whose class is exactly a built-in one become data, so nothing is lost; all others stay objects. So does a container
//! that contains itself or is nested too deeply, and what would be too much: a small object can stand for very much data.

use super::Error;
use super::data::{BigInt, Data, Object};
use crate::object::{self, BoxedFloat, Dict, List, Str, Tuple, TypeId};
use crate::types::bytes::Bytes;
use crate::value::Value;
use crate::vm::Vm;

/// Containers in containers that become data.
const DEEPEST: usize = 64;
/// Items of all containers that become data.
const MOST: usize = 1 << 22;

impl Vm {
    pub fn hold(&self, value: Value) -> Object {
        Object(self.handles.hold(value))
    }

    /// The object of a handle.
    pub fn held(&self, object: &Object) -> Result<Value, Error> {
        object.0.value(&self.handles).ok_or_else(|| Error::Misuse("the object belongs to another machine".into()))
    }

    /// An object for the data.
    pub fn value_of(&mut self, data: &Data) -> Result<Value, Error> {
        Ok(match data {
            Data::None => Value::NONE,
            Data::Bool(truth) => Value::from_bool(*truth),
            Data::Int(number) => self.int(*number),
            Data::BigInt(number) => self.integer(number.0.clone()),
            Data::Float(number) => self.float(*number),
            Data::Str(text) => self.text(text),
            Data::Bytes(bytes) => self.bytes(bytes.as_slice()).value(),
            Data::List(items) => self.list_of(items)?,
            Data::Tuple(items) => {
                let list = self.list_of(items)?.downcast::<List>().expect("just made");
                self.tuple(list.items.as_slice()).value()
            }
            Data::Dict(pairs) => {
                let dict = self.dict();
                for (key, value) in pairs {
                    let (key, value) = (self.value_of(key)?, self.value_of(value)?);
                    dict.set(self, key, value).map_err(|_| self.take_error())?;
                }
                dict.value()
            }
            Data::Object(object) => self.held(object)?,
        })
    }

    fn list_of(&mut self, items: &[Data]) -> Result<Value, Error> {
        let list = self.list(&[]);
        for item in items {
            let value = self.value_of(item)?;
            list.items.push(&self.heap, value);
        }
        Ok(list.value())
    }

    /// The data of an object, or a handle of it.
    pub fn data_of(&self, value: Value) -> Data {
        Reader { vm: self, around: Vec::new(), left: MOST }.read(value)
    }
}

struct Reader<'a> {
    vm: &'a Vm,
    /// The containers that are being read.
    around: Vec<Value>,
    left: usize,
}

impl Reader<'_> {
    fn read(&mut self, value: Value) -> Data {
        match value {
            Value::NONE => return Data::None,
            Value::TRUE => return Data::Bool(true),
            Value::FALSE => return Data::Bool(false),
            _ => {}
        }
        if value.is_int() {
            return Data::Int(value.small());
        }
        if value.is_float() {
            return Data::Float(value.immediate_float());
        }
        if let Some(number) = value.downcast_exact::<object::BigInt>() {
            return i64::try_from(&number.number.0).map_or_else(|_| Data::BigInt(BigInt(number.number.0.clone())), Data::Int);
        }
        if let Some(number) = value.downcast_exact::<BoxedFloat>() {
            return Data::Float(number.number);
        }
        if let Some(text) = value.downcast_exact::<Str>()
            && !text.code_points().any(|point| (0xd800..0xe000).contains(&point))
        {
            return Data::Str(text.to_text());
        }
        if let Some(bytes) = value.downcast_exact::<Bytes>() {
            return Data::Bytes(bytes.data.0.to_vec());
        }
        self.read_container(value).unwrap_or_else(|| Data::Object(self.vm.hold(value)))
    }

    /// A list, tuple or dict, unless it must stay an object.
    fn read_container(&mut self, value: Value) -> Option<Data> {
        let class = self.vm.class_of(value);
        let count = if class.is(TypeId::List) {
            value.downcast::<List>()?.items.len()
        } else if class.is(TypeId::Tuple) {
            value.downcast::<Tuple>()?.len()
        } else if class.is(TypeId::Dict) {
            value.downcast::<Dict>()?.len()
        } else {
            return None;
        };
        if self.around.len() == DEEPEST || self.around.contains(&value) {
            return None;
        }
        self.left = self.left.checked_sub(count)?;
        self.around.push(value);
        let data = if let Some(list) = value.downcast::<List>() {
            Data::List(list.items.as_slice().iter().map(|&item| self.read(item)).collect())
        } else if let Some(tuple) = value.downcast::<Tuple>() {
            Data::Tuple(tuple.as_slice().iter().map(|&item| self.read(item)).collect())
        } else {
            Data::Dict(value.downcast::<Dict>()?.iter().map(|(key, item)| (self.read(key), self.read(item))).collect())
        };
        self.around.pop();
        Some(data)
    }
}
