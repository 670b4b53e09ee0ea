//! The methods of `str` that cut it into pieces.

use super::{characters, exact, search, substring};
use crate::gc::{Gc, Items};
use crate::object::{List, Str, Tuple};
use crate::value::Value;
use crate::vm::{PyResult, Vm};
use crate::{with_pair, with_units};

/// A list of the parts that the ranges say.
fn list_of(vm: &Vm, this: Gc<Str>, ranges: &[(usize, usize)]) -> Gc<List> {
    let items = Items::with_capacity(&vm.heap, ranges.len());
    for &(start, end) in ranges {
        let part = substring(vm, this, start, end);
        items.push(&vm.heap, part.value());
    }
    vm.list_from(items)
}

/// The separator of a split, `None` for white space; and the greatest number of cuts.
fn separator(vm: &mut Vm, value: Value, limit: i64) -> PyResult<(Option<Gc<Str>>, usize)> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    if value.is_none() {
        return Ok((None, limit));
    }
    let Some(separator) = value.downcast::<Str>() else {
        let given = vm.type_name(value);
        return Err(vm.type_error(format!("must be str or None, not {given}")));
    };
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    Ok((Some(separator), limit))
}

pub fn split(vm: &mut Vm, this: Gc<Str>, sep: Value, limit: i64) -> PyResult<Gc<List>> {
    let (sep, limit) = separator(vm, sep, limit)?;
    let units = this.units();
    let ranges = match sep {
        None => with_units!(units, |text| search::split_space(text, |unit| characters::is_space(unit.into()), limit)),
        Some(sep) => with_pair!(units, sep.units(), search::Ranges::from_slice(&[(0, units.len())]), |text, sep| search::split_at(text, sep, limit)),
    };
    Ok(list_of(vm, this, &ranges))
}

pub fn rsplit(vm: &mut Vm, this: Gc<Str>, sep: Value, limit: i64) -> PyResult<Gc<List>> {
    let (sep, limit) = separator(vm, sep, limit)?;
    let units = this.units();
    let ranges = match sep {
        None => with_units!(units, |text| search::split_space_last(text, |unit| characters::is_space(unit.into()), limit)),
        Some(sep) => with_pair!(units, sep.units(), search::Ranges::from_slice(&[(0, units.len())]), |text, sep| search::split_at_last(text, sep, limit)),
    };
    Ok(list_of(vm, this, &ranges))
}

pub fn splitlines(vm: &mut Vm, this: Gc<Str>, keepends: bool) -> Gc<List> {
    let is = |point: u32, byte: u8| point == u32::from(byte);
    let ranges = with_units!(this.units(), |text| {
        search::split_lines(text, |unit| characters::is_line_break(unit.into()), |unit, byte| is(unit.into(), byte), keepends)
    });
    list_of(vm, this, &ranges)
}

fn partition_separator(vm: &mut Vm, sep: Value) -> PyResult<Gc<Str>> {
    let sep = super::expect_str(vm, sep, "")?;
    if sep.is_empty() { Err(vm.value_error("empty separator")) } else { Ok(sep) }
}

fn parts(vm: &Vm, this: Gc<Str>, at: usize, sep: Gc<Str>) -> Gc<Tuple> {
    let (before, after) = (substring(vm, this, 0, at), substring(vm, this, at + sep.len(), this.len()));
    vm.tuple(&[before.value(), exact(vm, sep).value(), after.value()])
}

pub fn partition(vm: &mut Vm, this: Gc<Str>, sep: Value) -> PyResult<Gc<Tuple>> {
    let sep = partition_separator(vm, sep)?;
    Ok(match search::find_in(this.units(), sep.units()) {
        Some(at) => parts(vm, this, at, sep),
        None => {
            let empty = vm.empty_str().value();
            vm.tuple(&[exact(vm, this).value(), empty, empty])
        }
    })
}

pub fn rpartition(vm: &mut Vm, this: Gc<Str>, sep: Value) -> PyResult<Gc<Tuple>> {
    let sep = partition_separator(vm, sep)?;
    Ok(match search::find_last_in(this.units(), sep.units()) {
        Some(at) => parts(vm, this, at, sep),
        None => {
            let empty = vm.empty_str().value();
            vm.tuple(&[empty, empty, exact(vm, this).value()])
        }
    })
}
