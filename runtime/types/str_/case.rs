//! The methods of `str` that change the case of letters.

use super::characters::{self, CASED, IGNORABLE, LOWER, UPPER};
use super::{Builder, exact};
use crate::gc::Gc;
use crate::object::{Str, Units};
use crate::vm::Vm;

const SIGMA: u32 = 0x3a3;
const FINAL_SIGMA: u32 = 0x3c2;
const SMALL_SIGMA: u32 = 0x3c3;

/// Whether the sigma at `index` ends a word: a cased letter before it, none behind it, case-ignorable characters apart.
fn is_final_sigma(units: Units, index: usize) -> bool {
    let is_cased = |point: u32| characters::is(point, CASED);
    let matters = |&index: &usize| !characters::is(units.at(index), IGNORABLE);
    let before = (0..index).rev().find(matters);
    let after = (index + 1..units.len()).find(matters);
    before.is_some_and(|at| is_cased(units.at(at))) && !after.is_some_and(|at| is_cased(units.at(at)))
}

fn push_lower(units: Units, index: usize, out: &mut Builder) {
    match units.at(index) {
        SIGMA => out.push(if is_final_sigma(units, index) { FINAL_SIGMA } else { SMALL_SIGMA }),
        point => characters::lower(point, |point| out.push(point)),
    }
}

/// A text of the same length or so, made character by character.
fn map(vm: &Vm, this: Gc<Str>, mut push: impl FnMut(Units, usize, &mut Builder)) -> Gc<Str> {
    let units = this.units();
    let mut out = Builder::with_capacity(units.len());
    (0..units.len()).for_each(|index| push(units, index, &mut out));
    out.finish(vm)
}

pub fn lower(vm: &mut Vm, this: Gc<Str>) -> Gc<Str> {
    match this.as_ascii() {
        Some(text) if !text.bytes().any(|byte| byte.is_ascii_uppercase()) => exact(vm, this),
        Some(text) => vm.str_from_ascii_mapped(text, |byte| byte.to_ascii_lowercase()),
        None => map(vm, this, push_lower),
    }
}

pub fn upper(vm: &mut Vm, this: Gc<Str>) -> Gc<Str> {
    match this.as_ascii() {
        Some(text) if !text.bytes().any(|byte| byte.is_ascii_lowercase()) => exact(vm, this),
        Some(text) => vm.str_from_ascii_mapped(text, |byte| byte.to_ascii_uppercase()),
        None => map(vm, this, |units, index, out| characters::upper(units.at(index), |point| out.push(point))),
    }
}

pub fn casefold(vm: &mut Vm, this: Gc<Str>) -> Gc<Str> {
    match this.as_ascii() {
        Some(text) => vm.str_from_ascii_mapped(text, |byte| byte.to_ascii_lowercase()),
        None => map(vm, this, |units, index, out| characters::fold(units.at(index), |point| out.push(point))),
    }
}

pub fn capitalize(vm: &mut Vm, this: Gc<Str>) -> Gc<Str> {
    map(vm, this, |units, index, out| match index {
        0 => characters::title(units.at(0), |point| out.push(point)),
        _ => push_lower(units, index, out),
    })
}

pub fn title(vm: &mut Vm, this: Gc<Str>) -> Gc<Str> {
    let mut is_inside = false;
    map(vm, this, |units, index, out| {
        if is_inside {
            push_lower(units, index, out);
        } else {
            characters::title(units.at(index), |point| out.push(point));
        }
        is_inside = characters::is(units.at(index), CASED);
    })
}

pub fn swapcase(vm: &mut Vm, this: Gc<Str>) -> Gc<Str> {
    map(vm, this, |units, index, out| match units.at(index) {
        point if characters::is(point, UPPER) => push_lower(units, index, out),
        point if characters::is(point, LOWER) => characters::upper(point, |point| out.push(point)),
        point => out.push(point),
    })
}
