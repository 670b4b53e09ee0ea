//! Options of sockets: numbers, or bytes of a form that the system knows.

use super::address::os_error;
use super::c_library;
use super::object::Socket;
use crate::gc::Gc;
use crate::modules::descriptors::{failed, number};
use crate::object::{Method, Tuple};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub const METHODS: &[Method] = crate::methods![
    "getsockopt(self, level, option, buffersize=0, /)" => option,
    "setsockopt(self, *args)" => set_option,
];

fn option(vm: &mut Vm, this: Gc<Socket>, level: Value, name: Value, size: i64) -> PyResult {
    let (level, name) = (number(vm, level)?, number(vm, name)?);
    if size == 0 {
        let mut value = [0; size_of::<i32>()];
        return match c_library::option(this.number.get(), level, name, &mut value) {
            Ok(_) => Ok(Value::from_small(i32::from_ne_bytes(value).into())),
            Err(error) => Err(failed(vm, error, Value::NONE)),
        };
    }
    if !(1..=1024).contains(&size) {
        return Err(os_error(vm, "getsockopt buflen out of range"));
    }
    let mut value = vec![0; size as usize];
    match c_library::option(this.number.get(), level, name, &mut value) {
        Ok(length) => {
            value.truncate(length);
            Ok(vm.bytes(value).value())
        }
        Err(error) => Err(failed(vm, error, Value::NONE)),
    }
}

fn set_option(vm: &mut Vm, this: Gc<Socket>, arguments: Gc<Tuple>) -> PyResult<()> {
    let (level, name, value, length) = match *arguments.as_slice() {
        [level, name, value] => (level, name, value, None),
        [level, name, value, length] => (level, name, value, Some(length)),
        _ => return Err(vm.type_error(format!("setsockopt() takes exactly 3 arguments ({} given)", arguments.len()))),
    };
    let (socket, level, name) = (this.number.get(), number(vm, level)?, number(vm, name)?);
    let done = match length {
        Some(length) if value.is_none() => {
            let length = vm.index_i64(length)?;
            c_library::set_option_without_value(socket, level, name, length as u32)
        }
        Some(_) => {
            let given = vm.type_name(value);
            return Err(vm.type_error(format!("setsockopt() argument 3 must be None, not {given}")));
        }
        None => match value.as_int_ref().and_then(|value| value.to_i64()).map(i32::try_from) {
            Some(Ok(value)) => c_library::set_option(socket, level, name, &value.to_ne_bytes()),
            _ => {
                let value = vm.bytes_of(value)?;
                c_library::set_option(socket, level, name, &value)
            }
        },
    };
    done.map_err(|error| failed(vm, error, Value::NONE))
}
