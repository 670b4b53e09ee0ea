//! The methods of `int`.

use dashu_base::{Signed, UnsignedAbs};
use dashu_int::{IBig, UBig};

use super::{arithmetic, bits, expect, round_to_digits};
use crate::gc::Gc;
use crate::object::{IntRef, Known, Str, Type, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The number as an int of no subclass: what several methods are for an int.
pub fn plain(vm: &mut Vm, this: Value) -> PyResult {
    check_self(vm, this)?;
    arithmetic::pos(vm, this)
}

fn check_self(vm: &mut Vm, this: Value) -> PyResult<()> {
    if this.as_int_ref().is_some() {
        return Ok(());
    }
    let given = vm.type_name(this);
    Err(vm.type_error(format!("descriptor requires a 'int' object but received a '{given}'")))
}

pub fn as_integer_ratio(vm: &mut Vm, this: Value) -> PyResult {
    let number = plain(vm, this)?;
    Ok(vm.tuple(&[number, Value::from_small(1)]).value())
}

pub fn bit_count(_: &mut Vm, this: IntRef) -> i64 {
    bits::bit_count(this) as i64
}

pub fn bit_length(_: &mut Vm, this: IntRef) -> i64 {
    bits::bit_length(this) as i64
}

pub fn is_integer(_: &mut Vm, _this: IntRef) -> bool {
    true
}

pub fn getnewargs(vm: &mut Vm, this: Value) -> PyResult {
    let number = plain(vm, this)?;
    Ok(vm.tuple(&[number]).value())
}

pub fn size_of(_: &mut Vm, this: IntRef) -> i64 {
    // CPython's size: digits of 30 bits behind a header of 24 bytes.
    24 + 4 * (bits::bit_length(this).div_ceil(30) as i64).max(1)
}

pub fn round(vm: &mut Vm, this: Value, ndigits: Option<Value>) -> PyResult {
    let number = plain(vm, this)?;
    let Some(ndigits) = ndigits.filter(|ndigits| !ndigits.is_none()) else {
        return Ok(number);
    };
    let ndigits = vm.index_clamped(ndigits)?;
    if ndigits >= 0 {
        return Ok(number);
    }
    Ok(vm.integer(round_to_digits(expect(number), ndigits.unsigned_abs())))
}

/// Whether the text is "little"; ValueError if it is neither of the two orders.
fn is_little(vm: &mut Vm, function: &str, order: Value) -> PyResult<bool> {
    let order = crate::types::str_::expect_str(vm, order, &format!("{function}() argument 'byteorder'"))?;
    match order.as_ascii() {
        Some("little") => Ok(true),
        Some("big") => Ok(false),
        _ => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
    }
}

pub fn to_bytes(vm: &mut Vm, this: IntRef, length: i64, order: Value, is_signed: bool) -> PyResult {
    let is_little = is_little(vm, "to_bytes", order)?;
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.value_error("length argument must be non-negative"));
    };
    if length as u64 > bits::MAX_BITS / 8 {
        return Err(vm.memory_error());
    }
    let number = this.to_big();
    let is_negative = number.is_negative();
    if is_negative && !is_signed {
        return Err(vm.overflow_error("can't convert negative int to unsigned"));
    }
    // In two's complement, -1 needs as many bits as 0 does.
    let magnitude: UBig = if is_negative { (!&number).unsigned_abs() } else { number.unsigned_abs() };
    let needed = magnitude.as_words().last().map_or(0, |last| magnitude.as_words().len() * 64 - last.leading_zeros() as usize);
    if needed + usize::from(is_signed) > length * 8 && length + needed > 0 {
        return Err(vm.overflow_error("int too big to convert"));
    }
    let mut bytes = magnitude.to_le_bytes().into_vec();
    bytes.resize(length, 0);
    if is_negative {
        bytes.iter_mut().for_each(|byte| *byte = !*byte);
    }
    if !is_little {
        bytes.reverse();
    }
    new_bytes(vm, &bytes)
}

fn new_bytes(vm: &mut Vm, bytes: &[u8]) -> PyResult {
    let items = vm.list(&[]);
    bytes.iter().for_each(|&byte| items.items.push(&vm.heap, Value::from_small(byte.into())));
    let class = vm.type_(TypeId::Bytes).value();
    vm.call(class, &[items.value()])
}

pub fn from_bytes(vm: &mut Vm, class: Gc<Type>, source: Value, order: Value, is_signed: bool) -> PyResult {
    let is_little = is_little(vm, "from_bytes", order)?;
    let source = match source.is_object() {
        true => vm.call_special(source, Known::__bytes__, &[])?.unwrap_or(source),
        false => source,
    };
    if source.is::<Str>() || vm.class_of(source).slots().iter.is_none() {
        let given = vm.type_name(source);
        return Err(vm.type_error(format!("cannot convert '{given}' object to bytes")));
    }
    let mut bytes = Vec::new();
    vm.for_each(source, |vm, item| match vm.index(item)?.to_i64().map(u8::try_from) {
        Some(Ok(byte)) => {
            bytes.push(byte);
            Ok(true)
        }
        _ => Err(vm.value_error("bytes must be in range(0, 256)")),
    })?;
    if !is_little {
        bytes.reverse();
    }
    let is_negative = is_signed && bytes.last().is_some_and(|&byte| byte >= 0x80);
    let mut number = IBig::from(UBig::from_le_bytes(&bytes));
    if is_negative {
        number -= IBig::ONE << (bytes.len() * 8);
    }
    let number = vm.integer(number);
    if class.is(TypeId::Int) { Ok(number) } else { vm.call(class.value(), &[number]) }
}

pub fn format(vm: &mut Vm, this: Value, spec: Gc<Str>) -> PyResult<Gc<Str>> {
    crate::types::format::format_int(vm, this, &spec)
}
