//! Items of `struct`: from a Python value to its bytes, and back.

use dashu_int::IBig;

use super::failed;
use super::format::{Field, Layout, f64_to_half, half_to_f64};
use crate::object::{IntRef, TypeId};
use crate::types::bytes::buffer;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// Writes the items of a struct over `out`, which has its size; pad bytes become 0.
pub fn pack(vm: &mut Vm, layout: &Layout, values: &[Value], out: &mut [u8]) -> PyResult<()> {
    out.fill(0);
    let mut values = values.iter().copied();
    for field in &layout.fields {
        for index in 0..field.count {
            let value = values.next().expect("the values were counted");
            let start = field.offset + index * field.size;
            pack_item(vm, field, layout, value, &mut out[start..start + field.size])?;
        }
    }
    Ok(())
}

fn pack_item(vm: &mut Vm, field: &Field, layout: &Layout, value: Value, out: &mut [u8]) -> PyResult<()> {
    match field.code {
        b's' | b'p' => return pack_text(vm, field, value, out),
        b'c' => match buffer(value).filter(|data| vm.is_instance(value, TypeId::Bytes) && data.len() == 1) {
            Some(data) => out[0] = data[0],
            None => return Err(failed(vm, "char format requires a bytes object of length 1")),
        },
        b'?' => out[0] = u8::from(vm.is_true(value)?),
        b'e' | b'f' | b'd' => pack_float(vm, field.code, layout.is_native, value, out)?,
        _ => {
            let number = integer(vm, value)?;
            let bits = match bits_of(number, field) {
                Some(bits) => bits,
                None => return Err(out_of_range(vm, field)),
            };
            out.copy_from_slice(&bits.to_le_bytes()[..field.size]);
        }
    }
    if layout.is_big_endian {
        out.reverse();
    }
    Ok(())
}

fn pack_text(vm: &mut Vm, field: &Field, value: Value, out: &mut [u8]) -> PyResult<()> {
    let is_bytes = vm.is_instance(value, TypeId::Bytes) || vm.is_instance(value, TypeId::ByteArray);
    let Some(data) = buffer(value).filter(|_| is_bytes) else {
        return Err(failed(vm, &format!("argument for '{}' must be a bytes object", char::from(field.code))));
    };
    if field.code == b's' {
        let count = data.len().min(out.len());
        out[..count].copy_from_slice(&data[..count]);
    } else if let Some((len, text)) = out.split_first_mut() {
        let count = data.len().min(text.len());
        text[..count].copy_from_slice(&data[..count]);
        *len = count.min(255) as u8;
    }
    Ok(())
}

/// Little-endian, whatever the struct is. As in CPython, a native float is not checked for overflow.
fn pack_float(vm: &mut Vm, code: u8, is_native: bool, value: Value, out: &mut [u8]) -> PyResult<()> {
    let number = match vm.to_f64(value) {
        Ok(number) => number,
        Err(_) => {
            vm.take_raised();
            return Err(failed(vm, "required argument is not a float"));
        }
    };
    let is_large = |rounded: f32| rounded.is_infinite() && number.is_finite();
    match code {
        b'd' => out.copy_from_slice(&number.to_le_bytes()),
        b'f' if !is_native && is_large(number as f32) => return Err(vm.overflow_error("float too large to pack with f format")),
        b'f' => out.copy_from_slice(&(number as f32).to_le_bytes()),
        _ => match f64_to_half(number) {
            Some(bits) => out.copy_from_slice(&bits.to_le_bytes()),
            None => return Err(vm.overflow_error("float too large to pack with e format")),
        },
    }
    Ok(())
}

fn integer(vm: &mut Vm, value: Value) -> PyResult<IntRef> {
    if value.as_int_ref().is_none() && vm.class_of(value).slots().index.is_none() {
        return Err(failed(vm, "required argument is not an integer"));
    }
    vm.index(value)
}

/// The low bits of a number, if it is in the range of the field.
fn bits_of(number: IntRef, field: &Field) -> Option<u64> {
    let bits = field.size as u32 * 8;
    let number: i128 = match number {
        IntRef::Small(number) => number.into(),
        IntRef::Big(object) => i128::try_from(&object.number.0).ok()?,
    };
    let is_signed = field.code.is_ascii_lowercase();
    let range = match field.code {
        // An address may be given as a signed number.
        b'P' => -(1_i128 << 63)..1 << 64,
        _ if is_signed => -(1_i128 << (bits - 1))..1 << (bits - 1),
        _ => 0..1 << bits,
    };
    range.contains(&number).then_some(number as u64)
}

fn out_of_range(vm: &mut Vm, field: &Field) -> crate::vm::Raised {
    let (code, bits) = (char::from(field.code), field.size as u32 * 8);
    let message = match field.code {
        b'P' => "int too large to convert".to_owned(),
        code_ if code_.is_ascii_lowercase() => {
            let limit = 1_i128 << (bits - 1);
            format!("'{code}' format requires {} <= number <= {}", -limit, limit - 1)
        }
        _ => format!("'{code}' format requires 0 <= number <= {}", (1_i128 << bits) - 1),
    };
    failed(vm, &message)
}

/// Calls `visit` with every item of a struct, which has its full size.
pub fn unpack(vm: &mut Vm, layout: &Layout, data: &[u8], mut visit: impl FnMut(&mut Vm, Value)) {
    for field in &layout.fields {
        for index in 0..field.count {
            let start = field.offset + index * field.size;
            let item = unpack_item(vm, field, layout.is_big_endian, &data[start..start + field.size]);
            visit(vm, item);
        }
    }
}

fn unpack_item(vm: &mut Vm, field: &Field, is_big_endian: bool, data: &[u8]) -> Value {
    match field.code {
        b's' | b'c' => return vm.bytes(data).value(),
        b'p' => {
            let (len, text) = data.split_first().map_or((0, data), |(&len, text)| (usize::from(len), text));
            return vm.bytes(&text[..len.min(text.len())]).value();
        }
        b'?' => return Value::from_bool(data[0] != 0),
        _ => {}
    }
    let mut word = [0; 8];
    word[..data.len()].copy_from_slice(data);
    if is_big_endian {
        word[..data.len()].reverse();
    }
    let bits = u64::from_le_bytes(word);
    match field.code {
        b'e' => vm.float(half_to_f64(bits as u16)),
        b'f' => vm.float(f32::from_bits(bits as u32).into()),
        b'd' => vm.float(f64::from_bits(bits)),
        code if code.is_ascii_lowercase() => {
            let unused = 64 - 8 * data.len() as u32;
            vm.int((bits << unused) as i64 >> unused)
        }
        _ => vm.integer(IBig::from(bits)),
    }
}
