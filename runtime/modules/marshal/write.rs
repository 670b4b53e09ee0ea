//! Values to bytes.

use std::collections::HashMap;

use super::{MOST_NESTED, letter};
use crate::object::{Code, Dict, IntRef, List, Str, Tuple, TypeId};
use crate::types::complex::Complex;
use crate::types::set::Set;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// The bytes of a value.
pub fn write(vm: &mut Vm, value: Value, version: i64, allow_code: bool) -> PyResult<Vec<u8>> {
    let mut writer = Writer { out: Vec::new(), version, allow_code, depth: 0, known: HashMap::new() };
    writer.value(vm, value)?;
    Ok(writer.out)
}

struct Writer {
    out: Vec<u8>,
    version: i64,
    allow_code: bool,
    depth: usize,
    /// Numbers of the objects that were written. The value that is being written holds them all.
    known: HashMap<Value, i32>,
}

fn unmarshallable(vm: &mut Vm) -> Raised {
    vm.value_error("unmarshallable object")
}

impl Writer {
    fn word(&mut self, word: i32) {
        self.out.extend(word.to_le_bytes());
    }

    fn size(&mut self, vm: &mut Vm, size: usize) -> PyResult<()> {
        match i32::try_from(size) {
            Ok(size) => {
                self.word(size);
                Ok(())
            }
            Err(_) => Err(unmarshallable(vm)),
        }
    }

    fn value(&mut self, vm: &mut Vm, value: Value) -> PyResult<()> {
        let single = match value {
            Value::NONE => Some(letter::NONE),
            Value::FALSE => Some(letter::FALSE),
            Value::TRUE => Some(letter::TRUE),
            Value::ELLIPSIS => Some(letter::ELLIPSIS),
            value if value == vm.type_(TypeId::StopIteration).value() => Some(letter::STOP_ITERATION),
            _ => None,
        };
        if let Some(single) = single {
            self.out.push(single);
            return Ok(());
        }
        let mut flag = 0;
        if self.version >= 3 {
            if let Some(&number) = self.known.get(&value) {
                self.out.push(letter::REF);
                self.word(number);
                return Ok(());
            }
            flag = letter::FLAG_REF;
            self.known.insert(value, self.known.len() as i32);
        }
        self.depth += 1;
        if self.depth > MOST_NESTED {
            return Err(vm.value_error("object too deeply nested to marshal"));
        }
        vm.check_native_stack()?;
        self.object(vm, value, flag)?;
        self.depth -= 1;
        Ok(())
    }

    fn object(&mut self, vm: &mut Vm, value: Value, flag: u8) -> PyResult<()> {
        let class = vm.class_of(value);
        let is = |id| class.is(id);
        if is(TypeId::Int) {
            let number = value.as_int_ref().expect("ints are numbers");
            self.int(vm, number, flag)
        } else if is(TypeId::Float) {
            self.float(vm, value.as_float().unwrap_or_default(), flag)
        } else if let Some(number) = value.downcast::<Complex>().filter(|_| is(TypeId::Complex)) {
            self.complex(vm, number.parts.real, number.parts.imag, flag)
        } else if let Some(text) = value.downcast::<Str>().filter(|_| is(TypeId::Str)) {
            self.text(vm, &text, flag)
        } else if let Some(tuple) = value.downcast::<Tuple>().filter(|_| is(TypeId::Tuple)) {
            let items = tuple.as_slice();
            if self.version >= 4 && items.len() < 256 {
                self.out.extend([letter::SMALL_TUPLE | flag, items.len() as u8]);
            } else {
                self.out.push(letter::TUPLE | flag);
                self.size(vm, items.len())?;
            }
            items.iter().try_for_each(|&item| self.value(vm, item))
        } else if let Some(list) = value.downcast::<List>().filter(|_| is(TypeId::List)) {
            self.out.push(letter::LIST | flag);
            self.size(vm, list.items.len())?;
            (0..list.items.len()).try_for_each(|index| self.value(vm, list.items.at(index)))
        } else if let Some(dict) = value.downcast::<Dict>().filter(|_| is(TypeId::Dict)) {
            self.out.push(letter::DICT | flag);
            for (key, value) in dict.iter() {
                self.value(vm, key)?;
                self.value(vm, value)?;
            }
            self.out.push(letter::NULL);
            Ok(())
        } else if let Some(set) = value.downcast::<Set>().filter(|_| is(TypeId::Set) || is(TypeId::FrozenSet)) {
            self.out.push(if is(TypeId::Set) { letter::SET } else { letter::FROZEN_SET } | flag);
            self.size(vm, set.len())?;
            set.iter().try_for_each(|item| self.value(vm, item))
        } else if let Some(data) = crate::types::bytes::buffer(value) {
            self.out.push(letter::STRING | flag);
            self.size(vm, data.len())?;
            self.out.extend_from_slice(&data);
            Ok(())
        } else if value.is::<Code>() {
            let message = if self.allow_code { "cannot marshal a code object: it is translated code" } else { "marshalling code objects is disallowed" };
            Err(vm.value_error(message))
        } else {
            Err(unmarshallable(vm))
        }
    }

    fn int(&mut self, vm: &mut Vm, number: IntRef, flag: u8) -> PyResult<()> {
        if let Some(small) = number.to_i64().and_then(|number| i32::try_from(number).ok()) {
            self.out.push(letter::INT | flag);
            self.word(small);
            return Ok(());
        }
        let bytes = number.to_big().into_parts().1.to_le_bytes();
        let (mut digits, mut bits, mut n_bits) = (Vec::with_capacity(bytes.len()), 0_u32, 0);
        for &byte in bytes.iter() {
            bits |= u32::from(byte) << n_bits;
            n_bits += 8;
            if n_bits >= 15 {
                digits.push((bits & 0x7fff) as u16);
                bits >>= 15;
                n_bits -= 15;
            }
        }
        digits.push(bits as u16);
        while digits.last() == Some(&0) {
            digits.pop();
        }
        let Ok(count) = i32::try_from(digits.len()) else { return Err(unmarshallable(vm)) };
        self.out.push(letter::LONG | flag);
        self.word(if number.is_negative() { -count } else { count });
        self.out.extend(digits.iter().flat_map(|digit| digit.to_le_bytes()));
        Ok(())
    }

    fn float(&mut self, vm: &mut Vm, number: f64, flag: u8) -> PyResult<()> {
        if self.version > 1 {
            self.out.push(letter::BINARY_FLOAT | flag);
            self.out.extend(number.to_le_bytes());
            return Ok(());
        }
        self.out.push(letter::FLOAT | flag);
        self.text_float(vm, number)
    }

    fn complex(&mut self, vm: &mut Vm, real: f64, imag: f64, flag: u8) -> PyResult<()> {
        if self.version > 1 {
            self.out.push(letter::BINARY_COMPLEX | flag);
            self.out.extend(real.to_le_bytes());
            self.out.extend(imag.to_le_bytes());
            return Ok(());
        }
        self.out.push(letter::COMPLEX | flag);
        self.text_float(vm, real)?;
        self.text_float(vm, imag)
    }

    /// A float with 17 digits, as old versions have it.
    fn text_float(&mut self, vm: &mut Vm, number: f64) -> PyResult<()> {
        let (number, spec) = (vm.float(number), vm.str(".17g"));
        let text = vm.format(number, spec)?.to_text();
        self.out.push(text.len() as u8);
        self.out.extend(text.bytes());
        Ok(())
    }

    fn text(&mut self, vm: &mut Vm, text: &Str, flag: u8) -> PyResult<()> {
        let is_interned = text.is_interned();
        if self.version >= 4 && text.is_ascii() {
            if text.len() < 256 {
                self.out.push(if is_interned { letter::SHORT_ASCII_INTERNED } else { letter::SHORT_ASCII } | flag);
                self.out.push(text.len() as u8);
            } else {
                self.out.push(if is_interned { letter::ASCII_INTERNED } else { letter::ASCII } | flag);
                self.size(vm, text.len())?;
            }
            self.out.extend_from_slice(text.bytes());
            return Ok(());
        }
        self.out.push(if self.version >= 3 && is_interned { letter::INTERNED } else { letter::UNICODE } | flag);
        let data = text.to_wtf8();
        self.size(vm, data.len())?;
        self.out.extend_from_slice(&data);
        Ok(())
    }
}
