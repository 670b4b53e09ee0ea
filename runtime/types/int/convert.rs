//! The constructor of `int`, and ints as decimal text.

use dashu_int::IBig;

use super::bits::bit_length;
use super::parse::{ascii_digits, parse_int};
use super::{arithmetic, divide_floor, expect};
use crate::gc::Gc;
use crate::object::IntRef::{Big, Small};
use crate::object::{Arguments, BigInt, IntRef, Known, Number, Str, Type, TypeId};
use crate::types::bytes::buffer;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub fn new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let mut base = None;
    for (name, value) in arguments.keywords() {
        let name = name.downcast::<Str>().expect("keyword names are strs").to_text();
        if name != "base" {
            return Err(vm.type_error(format!("int() got an unexpected keyword argument '{name}'")));
        }
        base = Some(value);
    }
    let positionals = arguments.positionals();
    if positionals.len() + arguments.names.len() > 2 {
        return Err(vm.type_error(format!("int expected at most 2 arguments, got {}", arguments.values.len())));
    }
    base = base.or(positionals.get(1).copied());
    let number = match (positionals.first(), base) {
        (None, None) => Value::from_small(0),
        (None, Some(_)) => return Err(vm.type_error("int() missing string argument")),
        (Some(&value), None) => match value.downcast_exact::<Str>().and_then(|text| parse_plain(text.as_ascii()?)) {
            Some(number) => vm.int(number),
            None => vm.to_int(value)?,
        },
        (Some(&value), Some(base)) => from_text_with_base(vm, value, base)?,
    };
    if class.is(TypeId::Int) {
        return Ok(number);
    }
    if class.is_subclass_of(vm.type_(TypeId::Bool)) {
        let name = class.name.get().to_text();
        return Err(vm.type_error(format!("int.__new__({name}) is not safe, use {name}.__new__()")));
    }
    let number = expect(number).to_big();
    Ok(vm.heap.alloc(BigInt::new(class.instance_header(), Number(number))).value())
}

fn from_text_with_base(vm: &mut Vm, value: Value, base: Value) -> PyResult {
    let base = vm.index_clamped(base)?;
    let base = match u32::try_from(base) {
        Ok(base @ (0 | 2..=36)) => base,
        _ => return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0")),
    };
    match text_of(value).filter(|_| !value.is_object() || value.is::<Str>() || is_bytes(vm, value)) {
        Some(text) => parse_int(vm, &text, base, value),
        None => Err(vm.type_error("int() can't convert non-string with explicit base")),
    }
}

fn is_bytes(vm: &mut Vm, value: Value) -> bool {
    vm.is_instance(value, TypeId::Bytes) || vm.is_instance(value, TypeId::ByteArray)
}

/// The characters of a str or a bytes-like object.
fn text_of(value: Value) -> Option<Vec<u8>> {
    if let Some(text) = value.downcast::<Str>() {
        return Some(ascii_digits(&text).into_owned());
    }
    buffer(value).map(|content| content.to_vec())
}

/// The number of a text of a few digits only, which is what most texts of numbers are.
fn parse_plain(text: &str) -> Option<i64> {
    let (is_negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut number = 0;
    for byte in digits.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number * 10 + i64::from(digit);
    }
    Some(if is_negative { -number } else { number })
}

impl Vm {
    /// `int(value)`
    pub fn to_int(&mut self, value: Value) -> PyResult {
        if value.is_int() {
            return Ok(value);
        }
        if let Some(float) = value.as_float()
            && (value.is_float() || self.class_of(value).is(TypeId::Float))
        {
            return crate::types::float::truncate(self, float);
        }
        let (int, index) = {
            let class = self.class_of(value);
            let slots = class.slots();
            (slots.int, slots.index)
        };
        if let Some(int) = int {
            let result = int(self, value)?;
            return match result.as_int_ref() {
                Some(_) => {
                    if !self.class_of(result).is(TypeId::Int) {
                        self.warn_of_subclass("__int__", "int", result)?;
                    }
                    arithmetic::pos(self, result)
                }
                None => {
                    let given = self.type_name(result);
                    Err(self.type_error(format!("__int__ returned non-int (type {given})")))
                }
            };
        }
        if index.is_some() {
            let number = self.index(value)?;
            return Ok(self.integer(number.to_big()));
        }
        if let Some(result) = self.call_special(value, Known::__trunc__, &[])? {
            self.warn(TypeId::DeprecationWarning, "The delegation of int() to __trunc__ is deprecated.")?;
            if result.as_int_ref().is_none() && self.class_of(result).slots().index.is_none() {
                let given = self.type_name(result);
                return Err(self.type_error(format!("__trunc__ returned non-Integral (type {given})")));
            }
            let number = self.index(result)?;
            return Ok(self.integer(number.to_big()));
        }
        match text_of(value) {
            Some(text) => parse_int(self, &text, 10, value),
            None => {
                let given = self.type_name(value);
                let message = format!("int() argument must be a string, a bytes-like object or a real number, not '{given}'");
                Err(self.type_error(message))
            }
        }
    }

    /// `round(value, ndigits)`
    pub fn round(&mut self, value: Value, ndigits: Option<Value>) -> PyResult {
        let ndigits = ndigits.filter(|ndigits| !ndigits.is_none());
        if value.is_int() && ndigits.is_none() {
            return Ok(value);
        }
        let result = match ndigits {
            Some(ndigits) => self.call_special(value, Known::__round__, &[ndigits])?,
            None => self.call_special(value, Known::__round__, &[])?,
        };
        result.ok_or_else(|| {
            let class = self.type_name(value);
            self.type_error(format!("type {class} doesn't define __round__ method"))
        })
    }
}

pub fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let number = expect(this);
    if let Small(number) = number {
        return Ok(small_text(vm, number).value());
    }
    let text = to_decimal(vm, number)?;
    Ok(vm.str_from_latin1(text.as_bytes()).value())
}

/// The decimal text of a small int.
pub fn small_text(vm: &Vm, number: i64) -> Gc<Str> {
    vm.str_from_latin1(small_digits(number, &mut [0; 20]))
}

/// The digits of a small int, with its sign.
pub fn small_digits(number: i64, digits: &mut [u8; 20]) -> &[u8] {
    let (mut start, mut rest) = (digits.len(), number.unsigned_abs());
    loop {
        start -= 1;
        digits[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        start -= 1;
        digits[start] = b'-';
    }
    &digits[start..]
}

/// The decimal text of an int; ValueError if it is longer than `sys.get_int_max_str_digits()` allows.
pub fn to_decimal(vm: &mut Vm, number: IntRef) -> PyResult<String> {
    let number = match number {
        Small(number) => return Ok(number.to_string()),
        Big(object) => object,
    };
    let most = vm.int_max_str_digits;
    // A digit takes 3.3 bits, so this many bits are too many for certain; small numbers are never refused.
    let is_limited = most > 0 && bit_length(Big(number)) > 2100;
    let is_too_long = |digits: usize| is_limited && digits > most;
    if !is_too_long((bit_length(Big(number)) / 4) as usize) {
        let text = number.number.0.to_string();
        if !is_too_long(text.trim_start_matches('-').len()) {
            return Ok(text);
        }
    }
    let advice = "use sys.set_int_max_str_digits() to increase the limit";
    Err(vm.value_error(format!("Exceeds the limit ({most} digits) for integer string conversion; {advice}")))
}

/// `round(number, -digits)` for a positive number of digits: the next multiple of a power of ten, ties to even.
pub fn round_to_digits(number: IntRef, digits: u64) -> IBig {
    // Then even half of the power of ten is larger than the number.
    if digits > bit_length(number) / 3 + 2 {
        return IBig::ZERO;
    }
    let unit = IBig::from(10).pow(digits as usize);
    let (quotient, remainder) = divide_floor(&number.to_big(), &unit);
    let twice = remainder * 2;
    let is_up = twice > unit || (twice == unit && super::bits::is_odd(&quotient));
    (if is_up { quotient + IBig::ONE } else { quotient }) * unit
}
