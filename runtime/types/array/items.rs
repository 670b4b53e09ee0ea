//! Items of arrays: numbers and characters in the machine's own layout.

use crate::object::{IntRef, Str};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// What the items of an array are, by its letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ItemKind {
    pub code: u8,
    pub size: usize,
    what: What,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum What {
    Signed,
    Unsigned,
    Float,
    Character,
}

/// Every kind, in the order in which `array.typecodes` names them.
pub const KINDS: [ItemKind; 14] = {
    const fn kind(code: u8, size: usize, what: What) -> ItemKind {
        ItemKind { code, size, what }
    }
    [
        kind(b'b', 1, What::Signed),
        kind(b'B', 1, What::Unsigned),
        kind(b'u', 4, What::Character),
        kind(b'w', 4, What::Character),
        kind(b'h', 2, What::Signed),
        kind(b'H', 2, What::Unsigned),
        kind(b'i', 4, What::Signed),
        kind(b'I', 4, What::Unsigned),
        kind(b'l', 8, What::Signed),
        kind(b'L', 8, What::Unsigned),
        kind(b'q', 8, What::Signed),
        kind(b'Q', 8, What::Unsigned),
        kind(b'f', 4, What::Float),
        kind(b'd', 8, What::Float),
    ]
};

impl ItemKind {
    pub fn find(code: u32) -> Option<ItemKind> {
        KINDS.into_iter().find(|kind| u32::from(kind.code) == code)
    }

    pub fn is_character(self) -> bool {
        self.what == What::Character
    }

    /// The item in bytes, which are as many as an item has.
    pub fn read(self, vm: &Vm, bytes: &[u8]) -> Value {
        let number = bytes.iter().rev().fold(0_u64, |number, &byte| number << 8 | u64::from(byte));
        match self.what {
            What::Character => vm.str_from_points(std::iter::once((number as u32).min(0x10_ffff))).value(),
            What::Float if self.size == 4 => vm.float(f32::from_bits(number as u32).into()),
            What::Float => vm.float(f64::from_bits(number)),
            What::Signed => {
                let unused = 64 - 8 * self.size;
                vm.int((number << unused) as i64 >> unused)
            }
            _ => match i64::try_from(number) {
                Ok(number) => vm.int(number),
                Err(_) => vm.integer(number.into()),
            },
        }
    }

    /// The bytes of an item; errors are CPython's.
    pub fn write(self, vm: &mut Vm, value: Value) -> PyResult<[u8; 8]> {
        match self.what {
            What::Character => match value.downcast::<Str>() {
                Some(text) if text.len() == 1 => Ok(u64::from(text.units().at(0)).to_le_bytes()),
                Some(text) => Err(vm.type_error(format!("array item must be a unicode character, not a string of length {}", text.len()))),
                None => {
                    let given = vm.type_name(value);
                    Err(vm.type_error(format!("array item must be a unicode character, not {given}")))
                }
            },
            What::Float => {
                let number = vm.to_f64(value)?;
                Ok(if self.size == 4 { u64::from((number as f32).to_bits()).to_le_bytes() } else { number.to_bits().to_le_bytes() })
            }
            What::Signed | What::Unsigned => {
                if value.as_float().is_some() {
                    return Err(vm.type_error("'float' object cannot be interpreted as an integer"));
                }
                let number = match vm.index(value)? {
                    IntRef::Small(number) => i128::from(number),
                    big => i128::try_from(big.to_big()).unwrap_or(if big.is_negative() { i128::MIN } else { i128::MAX }),
                };
                let bits = 8 * self.size as u32;
                let (low, high) = match self.what {
                    What::Signed => (-(1_i128 << (bits - 1)), (1_i128 << (bits - 1)) - 1),
                    _ => (0, (1_i128 << bits) - 1),
                };
                if number < low || number > high {
                    return Err(self.out_of_range(vm, number < low));
                }
                Ok((number as u64).to_le_bytes())
            }
        }
    }

    fn out_of_range(self, vm: &mut Vm, is_less: bool) -> Raised {
        let edge = if is_less { "less than minimum" } else { "greater than maximum" };
        let message = match self.code {
            b'b' => format!("signed char is {edge}"),
            b'B' => format!("unsigned byte integer is {edge}"),
            b'h' => format!("signed short integer is {edge}"),
            b'H' => format!("unsigned short is {edge}"),
            b'i' => format!("signed int is {edge}").replace("signed int", "signed integer"),
            b'I' if !is_less => "unsigned int is greater than maximum".to_owned(),
            b'I' | b'L' | b'Q' if is_less => "can't convert negative value to unsigned int".to_owned(),
            b'q' | b'Q' => "int too big to convert".to_owned(),
            b'L' => "Python int too large to convert to C unsigned long".to_owned(),
            _ => "Python int too large to convert to C long".to_owned(),
        };
        vm.overflow_error(message)
    }
}
