//! The items of memoryviews: what the bytes of one mean, by a format of one character as `struct` has them, in native order.

use crate::gc::Gc;
use crate::object::TypeId;
use crate::types::bytes::Bytes;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// A native format of one character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Format {
    pub code: u8,
    /// Written with an `@` before it.
    pub has_at: bool,
}

/// What an item is, but for its size.
enum Class {
    Signed,
    Unsigned,
    Float,
    Bool,
    /// A bytes object of one byte.
    Char,
}

impl Format {
    /// The format of plain bytes.
    pub const BYTE: Format = Format { code: b'B', has_at: false };

    /// The format that a text names, if it is one.
    pub fn parse(text: &str) -> Option<Format> {
        let (has_at, code) = match *text.as_bytes() {
            [code] => (false, code),
            [b'@', code] => (true, code),
            _ => return None,
        };
        b"cbBhHiIlLqQnNefd?P".contains(&code).then_some(Format { code, has_at })
    }

    pub fn text(self) -> String {
        let at = if self.has_at { "@" } else { "" };
        format!("{at}{}", char::from(self.code))
    }

    /// Bytes of an item.
    pub fn size(self) -> usize {
        match self.code {
            b'h' | b'H' | b'e' => 2,
            b'i' | b'I' | b'f' => 4,
            b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'd' | b'P' => 8,
            _ => 1,
        }
    }

    pub fn is_byte(self) -> bool {
        matches!(self.code, b'b' | b'B' | b'c')
    }

    fn class(self) -> Class {
        match self.code {
            b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => Class::Signed,
            b'e' | b'f' | b'd' => Class::Float,
            b'?' => Class::Bool,
            b'c' => Class::Char,
            _ => Class::Unsigned,
        }
    }

    /// The value of an item, whose bytes are as many as its size.
    pub fn unpack(self, vm: &mut Vm, item: &[u8]) -> Value {
        let mut word = [0; 8];
        word[..item.len()].copy_from_slice(item);
        let bits = u64::from_le_bytes(word);
        let unused = 64 - 8 * item.len() as u32;
        match self.class() {
            Class::Signed => vm.int((bits << unused) as i64 >> unused),
            Class::Unsigned => match i64::try_from(bits) {
                Ok(number) => vm.int(number),
                Err(_) => vm.integer(bits.into()),
            },
            Class::Bool => Value::from_bool(bits != 0),
            Class::Char => vm.bytes(item.to_vec()).value(),
            Class::Float => {
                let number = match self.code {
                    b'e' => from_half(bits as u16),
                    b'f' => f32::from_bits(bits as u32).into(),
                    _ => f64::from_bits(bits),
                };
                vm.float(number)
            }
        }
    }

    /// The bytes of a value as an item.
    pub fn pack(self, vm: &mut Vm, value: Value) -> PyResult<Vec<u8>> {
        let size = self.size();
        let bits = match self.class() {
            Class::Bool => u64::from(vm.is_true(value)?),
            Class::Char => match value.downcast::<Bytes>().map(|bytes: Gc<Bytes>| bytes.data.0.to_vec()) {
                Some(data) if data.len() == 1 => return Ok(data),
                Some(_) => return Err(self.wrong_value(vm)),
                None => return Err(self.wrong_type(vm)),
            },
            Class::Signed | Class::Unsigned => self.integer_bits(vm, value)?,
            Class::Float => {
                let number = vm.to_f64(value);
                let number = self.reworded(vm, number)?;
                match self.code {
                    b'e' => u64::from(to_half(number).ok_or_else(|| self.wrong_value(vm))?),
                    b'f' => u64::from((number as f32).to_bits()),
                    _ => number.to_bits(),
                }
            }
        };
        Ok(bits.to_le_bytes()[..size].to_vec())
    }

    fn integer_bits(self, vm: &mut Vm, value: Value) -> PyResult<u64> {
        let number = vm.index(value);
        let number = self.reworded(vm, number)?;
        let unused = 64 - 8 * self.size() as u32;
        let bits = match (self.class(), number.to_i64()) {
            (Class::Signed, Some(number)) => Some(number).filter(|&number| number << unused >> unused == number).map(|number| number as u64),
            (Class::Signed, None) => None,
            (_, Some(number)) => u64::try_from(number).ok().filter(|&bits| bits << unused >> unused == bits),
            (_, None) => u64::try_from(&number.to_big()).ok().filter(|_| unused == 0),
        };
        bits.ok_or_else(|| self.wrong_value(vm))
    }

    /// A TypeError or OverflowError of a conversion, in the words of memoryviews.
    fn reworded<T>(self, vm: &mut Vm, result: PyResult<T>) -> PyResult<T> {
        match result {
            Err(Raised) if vm.raised_is(TypeId::TypeError) => Err(self.wrong_type(vm)),
            Err(Raised) if vm.raised_is(TypeId::OverflowError) => Err(self.wrong_value(vm)),
            result => result,
        }
    }

    fn wrong_type(self, vm: &mut Vm) -> Raised {
        vm.raised = Value::NONE;
        vm.type_error(format!("memoryview: invalid type for format '{}'", self.text().trim_start_matches('@')))
    }

    fn wrong_value(self, vm: &mut Vm) -> Raised {
        vm.raised = Value::NONE;
        vm.value_error(format!("memoryview: invalid value for format '{}'", self.text().trim_start_matches('@')))
    }
}

/// The number that 16 bits stand for (IEEE 754 binary16).
fn from_half(bits: u16) -> f64 {
    let (exponent, fraction) = (i32::from(bits >> 10 & 31), f64::from(bits & 0x3ff));
    let magnitude = match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (fraction + 1024.0) * 2f64.powi(exponent - 25),
    };
    if bits >> 15 == 1 { -magnitude } else { magnitude }
}

/// The nearest 16-bit float; `None` if the number is too large.
fn to_half(number: f64) -> Option<u16> {
    let sign = if number.is_sign_negative() { 0x8000 } else { 0 };
    if number.is_nan() {
        return Some(sign | 0x7e00);
    }
    if number.is_infinite() {
        return Some(sign | 0x7c00);
    }
    // Numbers below the smallest exponent share its step. A fraction that is rounded up to the next power of two
    // carries into the exponent by itself.
    let exponent = ((number.to_bits() >> 52 & 0x7ff) as i32 - 1023).max(-14);
    let steps = (number.abs() * 2f64.powi(10 - exponent)).round_ties_even();
    let bits = steps + f64::from((exponent + 14) * 1024);
    (bits < f64::from(0x7c00)).then_some(sign | bits as u16)
}
