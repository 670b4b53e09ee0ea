//! The methods of `str` that add or remove padding.

use super::{characters, exact, substring};
use crate::gc::Gc;
use crate::object::{Str, Units};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// A text with so many fill characters on each side.
fn pad(vm: &mut Vm, this: Gc<Str>, left: usize, right: usize, fill: u32) -> PyResult<Gc<Str>> {
    if left == 0 && right == 0 {
        return Ok(exact(vm, this));
    }
    vm.check_text_len(this.len().checked_add(left).and_then(|len| len.checked_add(right)))?;
    let mut out = super::Builder::with_capacity(this.len() + left + right);
    out.push_repeated(fill, left);
    out.push_str(&this);
    out.push_repeated(fill, right);
    Ok(out.finish(vm))
}

/// The fill character, and how many are needed.
fn padding(vm: &mut Vm, this: Gc<Str>, width: i64, fill: Value) -> PyResult<(u32, usize)> {
    let Some(text) = fill.downcast::<Str>() else {
        let given = vm.type_name(fill);
        return Err(vm.type_error(format!("The fill character must be a unicode character, not {given}")));
    };
    if text.len() != 1 {
        return Err(vm.type_error("The fill character must be exactly one character long"));
    }
    Ok((text.units().at(0), (width.max(0) as usize).saturating_sub(this.len())))
}

pub fn center(vm: &mut Vm, this: Gc<Str>, width: i64, fill: Value) -> PyResult<Gc<Str>> {
    let (fill, count) = padding(vm, this, width, fill)?;
    // CPython puts the odd one to the left if the width is odd.
    let left = count / 2 + (count & width as usize & 1);
    pad(vm, this, left, count - left, fill)
}

pub fn ljust(vm: &mut Vm, this: Gc<Str>, width: i64, fill: Value) -> PyResult<Gc<Str>> {
    let (fill, count) = padding(vm, this, width, fill)?;
    pad(vm, this, 0, count, fill)
}

pub fn rjust(vm: &mut Vm, this: Gc<Str>, width: i64, fill: Value) -> PyResult<Gc<Str>> {
    let (fill, count) = padding(vm, this, width, fill)?;
    pad(vm, this, count, 0, fill)
}

pub fn zfill(vm: &mut Vm, this: Gc<Str>, width: i64) -> PyResult<Gc<Str>> {
    let count = (width.max(0) as usize).saturating_sub(this.len());
    if count == 0 {
        return Ok(exact(vm, this));
    }
    vm.check_text_len(this.len().checked_add(count))?;
    let units = this.units();
    let has_sign = units.first().is_some_and(|point| point == u32::from(b'+') || point == u32::from(b'-'));
    let sign = usize::from(has_sign);
    let zeros = vec![b'0'; count];
    Ok(vm.str_from_parts([units.slice(0, sign), Units::One(&zeros), units.slice(sign, units.len())].into_iter()))
}

pub fn expandtabs(vm: &mut Vm, this: Gc<Str>, size: i64) -> PyResult<Gc<Str>> {
    let Ok(size) = i32::try_from(size) else {
        return Err(vm.overflow_error("Python int too large to convert to C int"));
    };
    let size = size.max(0) as usize;
    let mut out = super::Builder::with_capacity(this.len());
    let mut column = 0;
    for point in this.code_points() {
        match point {
            0x9 => {
                let count = if size == 0 { 0 } else { size - column % size };
                if out.len() + count > super::MAX_LEN {
                    return Err(vm.overflow_error("new string is too long"));
                }
                out.push_repeated(0x20, count);
                column += count;
            }
            _ => {
                out.push(point);
                column = if point == 0xa || point == 0xd { 0 } else { column + 1 };
            }
        }
    }
    Ok(out.finish(vm))
}

/// Removes characters from the ends.
fn strip_ends(vm: &mut Vm, this: Gc<Str>, chars: Value, name: &str, left: bool, right: bool) -> PyResult<Gc<Str>> {
    let set = match chars {
        Value::NONE => None,
        _ => match chars.downcast::<Str>() {
            Some(set) => Some(set),
            None => return Err(vm.type_error(format!("{name} arg must be None or str"))),
        },
    };
    let units = this.units();
    let goes = |point: u32| match set {
        None => characters::is_space(point),
        Some(set) => set.code_points().any(|other| other == point),
    };
    let (mut start, mut end) = (0, units.len());
    while left && start < end && goes(units.at(start)) {
        start += 1;
    }
    while right && end > start && goes(units.at(end - 1)) {
        end -= 1;
    }
    Ok(substring(vm, this, start, end))
}

pub fn strip(vm: &mut Vm, this: Gc<Str>, chars: Value) -> PyResult<Gc<Str>> {
    strip_ends(vm, this, chars, "strip", true, true)
}

pub fn lstrip(vm: &mut Vm, this: Gc<Str>, chars: Value) -> PyResult<Gc<Str>> {
    strip_ends(vm, this, chars, "lstrip", true, false)
}

pub fn rstrip(vm: &mut Vm, this: Gc<Str>, chars: Value) -> PyResult<Gc<Str>> {
    strip_ends(vm, this, chars, "rstrip", false, true)
}
