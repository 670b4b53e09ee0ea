//! The methods of `str` for searching, joining and replacing.

use super::search::{self, bounds};
use super::{exact, expect_str, substring};
use crate::gc::Gc;
use crate::object::{List, Str, Tuple, Units};
use crate::types::bytes::codecs;
use crate::types::format;
use crate::value::Value;
use crate::vm::{PyResult, Vm};
use crate::with_pair;

/// The part to be searched for, and the text to be searched, with its start; `None` if the start is behind the end.
fn searched<'a>(
    vm: &mut Vm,
    this: &'a Str,
    part: Value,
    range: (Option<Value>, Option<Value>),
    name: &str,
) -> PyResult<(Gc<Str>, Option<(Units<'a>, usize)>)> {
    let part = expect_str(vm, part, &format!("{name}() argument 1"))?;
    let (start, end) = bounds(vm, range.0, range.1, this.len())?;
    Ok((part, (start <= end).then(|| (this.units().slice(start, end), start))))
}

type Bound = Option<Value>;

pub fn find(vm: &mut Vm, this: Gc<Str>, part: Value, start: Bound, end: Bound) -> PyResult<i64> {
    let (part, text) = searched(vm, &this, part, (start, end), "find")?;
    let found = text.and_then(|(text, start)| search::find_in(text, part.units()).map(|at| at + start));
    Ok(found.map_or(-1, |at| at as i64))
}

pub fn rfind(vm: &mut Vm, this: Gc<Str>, part: Value, start: Bound, end: Bound) -> PyResult<i64> {
    let (part, text) = searched(vm, &this, part, (start, end), "rfind")?;
    let found = text.and_then(|(text, start)| search::find_last_in(text, part.units()).map(|at| at + start));
    Ok(found.map_or(-1, |at| at as i64))
}

pub fn index(vm: &mut Vm, this: Gc<Str>, part: Value, start: Bound, end: Bound) -> PyResult<usize> {
    let (part, text) = searched(vm, &this, part, (start, end), "index")?;
    let found = text.and_then(|(text, start)| search::find_in(text, part.units()).map(|at| at + start));
    found.ok_or_else(|| vm.value_error("substring not found"))
}

pub fn rindex(vm: &mut Vm, this: Gc<Str>, part: Value, start: Bound, end: Bound) -> PyResult<usize> {
    let (part, text) = searched(vm, &this, part, (start, end), "rindex")?;
    let found = text.and_then(|(text, start)| search::find_last_in(text, part.units()).map(|at| at + start));
    found.ok_or_else(|| vm.value_error("substring not found"))
}

pub fn count(vm: &mut Vm, this: Gc<Str>, part: Value, start: Bound, end: Bound) -> PyResult<usize> {
    let (part, text) = searched(vm, &this, part, (start, end), "count")?;
    Ok(text.map_or(0, |(text, _)| search::count_in(text, part.units())))
}

/// `startswith` and `endswith`.
fn has_affix(vm: &mut Vm, this: Gc<Str>, affix: Value, range: (Bound, Bound), name: &str, test: fn(Units, Units) -> bool) -> PyResult<bool> {
    let (start, end) = bounds(vm, range.0, range.1, this.len())?;
    let text = (start <= end).then(|| this.units().slice(start, end));
    let holds = |affix: Gc<Str>| text.is_some_and(|text| test(text, affix.units()));
    if let Some(affix) = affix.downcast::<Str>() {
        return Ok(holds(affix));
    }
    let Some(affixes) = affix.downcast::<Tuple>() else {
        let given = vm.type_name(affix);
        return Err(vm.type_error(format!("{name} first arg must be str or a tuple of str, not {given}")));
    };
    for &affix in affixes.as_slice() {
        match affix.downcast::<Str>() {
            Some(affix) if holds(affix) => return Ok(true),
            Some(_) => {}
            None => {
                let given = vm.type_name(affix);
                return Err(vm.type_error(format!("tuple for {name} must only contain str, not {given}")));
            }
        }
    }
    Ok(false)
}

pub fn startswith(vm: &mut Vm, this: Gc<Str>, prefix: Value, start: Bound, end: Bound) -> PyResult<bool> {
    has_affix(vm, this, prefix, (start, end), "startswith", search::starts_with)
}

pub fn endswith(vm: &mut Vm, this: Gc<Str>, suffix: Value, start: Bound, end: Bound) -> PyResult<bool> {
    has_affix(vm, this, suffix, (start, end), "endswith", search::ends_with)
}

pub fn removeprefix(vm: &mut Vm, this: Gc<Str>, prefix: Value) -> PyResult<Gc<Str>> {
    let prefix = expect_str(vm, prefix, "removeprefix() argument")?;
    let start = if search::starts_with(this.units(), prefix.units()) { prefix.len() } else { 0 };
    Ok(substring(vm, this, start, this.len()))
}

pub fn removesuffix(vm: &mut Vm, this: Gc<Str>, suffix: Value) -> PyResult<Gc<Str>> {
    let suffix = expect_str(vm, suffix, "removesuffix() argument")?;
    let end = if search::ends_with(this.units(), suffix.units()) { this.len() - suffix.len() } else { this.len() };
    Ok(substring(vm, this, 0, end))
}

pub fn join(vm: &mut Vm, this: Gc<Str>, iterable: Value) -> PyResult<Gc<Str>> {
    // Nothing below runs Python code, so the items stay what they are.
    if let Some(list) = iterable.downcast_exact::<List>() {
        return join_items(vm, this, list.items.as_slice());
    }
    if let Some(tuple) = iterable.downcast_exact::<Tuple>() {
        return join_items(vm, this, tuple.as_slice());
    }
    let class = vm.class_of(iterable);
    if class.slots().iter.is_none() && class.slots().get_item.is_none() {
        return Err(vm.type_error("can only join an iterable"));
    }
    let list = vm.collect_list(iterable)?;
    join_items(vm, this, list.items.as_slice())
}

/// The items, which must be strs, with the separator between them. Runs no Python code.
pub fn join_items(vm: &mut Vm, separator: Gc<Str>, items: &[Value]) -> PyResult<Gc<Str>> {
    if let Some(index) = items.iter().position(|item| !item.is::<Str>()) {
        let given = vm.type_name(items[index]);
        return Err(vm.type_error(format!("sequence item {index}: expected str instance, {given} found")));
    }
    if let &[item] = items
        && let Some(text) = item.downcast_exact::<Str>()
    {
        return Ok(text);
    }
    if let Some(joined) = vm.join_latin1(&separator, items) {
        return Ok(joined);
    }
    let texts = || items.iter().filter_map(|item| item.downcast::<Str>());
    let len = texts().try_fold(0usize, |len, text| len.checked_add(text.len()));
    let separators = separator.len().checked_mul(items.len().saturating_sub(1));
    vm.check_text_len(len.zip(separators).and_then(|(len, separators)| len.checked_add(separators)))?;
    let separator_units = separator.units();
    // The references are to objects that `items` keeps alive.
    let parts = items.iter().enumerate().flat_map(|(index, item)| {
        let text = item.object_ref::<Str>().expect("the items were checked").units();
        let before = if index == 0 { Units::One(&[]) } else { separator_units };
        [before, text]
    });
    Ok(vm.str_from_parts(parts))
}

pub fn replace(vm: &mut Vm, this: Gc<Str>, old: Value, new: Value, count: i64) -> PyResult<Gc<Str>> {
    let old = expect_str(vm, old, "replace() argument 1")?;
    let new = expect_str(vm, new, "replace() argument 2")?;
    let limit = usize::try_from(count).unwrap_or(usize::MAX);
    let units = this.units();
    let places: Vec<usize> = match old.len() {
        0 => (0..=units.len()).take(limit).collect(),
        _ => with_pair!(units, old.units(), Vec::new(), |text, old| search::Unit::places(text, old, limit)),
    };
    if places.is_empty() {
        return Ok(exact(vm, this));
    }
    vm.check_text_len(new.len().checked_mul(places.len()).and_then(|added| added.checked_add(this.len())))?;
    if let (Units::One(text), Units::One(new)) = (units, new.units()) {
        let mut out = Vec::with_capacity(text.len() + new.len().saturating_sub(old.len()) * places.len());
        let mut from = 0;
        for at in places {
            out.extend_from_slice(&text[from..at]);
            out.extend_from_slice(new);
            from = at + old.len();
        }
        out.extend_from_slice(&text[from..]);
        return Ok(vm.str_from_latin1(&out));
    }
    let ends = places.iter().copied().chain([units.len()]);
    let starts = std::iter::once(0).chain(places.iter().map(|&at| at + old.len()));
    let parts = starts.zip(ends).enumerate().flat_map(|(index, (start, end))| {
        let before = if index == 0 { Units::One(&[]) } else { new.units() };
        [before, units.slice(start, end)]
    });
    Ok(vm.str_from_parts(parts))
}

pub fn encode(vm: &mut Vm, this: Gc<Str>, encoding: Value, errors: Value) -> PyResult {
    let encoding = expect_str(vm, encoding, "encode() argument 'encoding'")?;
    let errors = expect_str(vm, errors, "encode() argument 'errors'")?;
    codecs::encode(vm, this, &encoding.to_text(), &errors.to_text())
}

/// `str.__format__`
pub fn format(vm: &mut Vm, this: Gc<Str>, spec: Value) -> PyResult<Gc<Str>> {
    let spec = expect_str(vm, spec, "__format__() argument")?;
    if spec.is_empty() {
        // A subclass may have a `__str__` of its own.
        return vm.to_str(this.value());
    }
    format::format_str(vm, this, &spec)
}
