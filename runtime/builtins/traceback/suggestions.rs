//! `Did you mean: 'name'?`

use crate::gc::Gc;
use crate::object::{BaseException, Code, Dict, Known, List, Str, Traceback, TypeId};
use crate::value::Value;
use crate::vm::Vm;

/// With more candidates or longer names, no suggestion is made.
const MAX_CANDIDATES: usize = 750;
const MAX_LENGTH: usize = 40;
const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;

/// What follows the message of a NameError, an AttributeError or an ImportError; empty without a suggestion.
pub fn hint(vm: &mut Vm, exception: Gc<BaseException>) -> String {
    let value = exception.value();
    let key = if vm.is_instance(value, TypeId::ImportError) {
        Known::name_from_
    } else if vm.is_instance(value, TypeId::NameError) || vm.is_instance(value, TypeId::AttributeError) {
        Known::name_
    } else {
        return String::new();
    };
    let Some(wrong) = vm.exception_attribute(exception, key).and_then(Value::downcast::<Str>).map(|name| name.to_text()) else {
        return String::new();
    };
    let suggestion = candidates(vm, exception, &wrong).and_then(|names| closest(&names, &wrong));
    let mut text = suggestion.as_ref().map(|name| format!(". Did you mean: '{name}'?")).unwrap_or_default();
    if key == Known::name_ && vm.is_instance(value, TypeId::NameError) && crate::modules::stdlib_names::STDLIB_MODULE_NAMES.contains(&wrong.as_str()) {
        let start = if suggestion.is_some() { " Or did" } else { ". Did" };
        text.push_str(&format!("{start} you forget to import '{wrong}'?"));
    }
    text
}

fn candidates(vm: &mut Vm, exception: Gc<BaseException>, wrong: &str) -> Option<Vec<String>> {
    let value = exception.value();
    if vm.is_instance(value, TypeId::NameError) {
        return names_in_frame(vm, exception);
    }
    let object = if vm.is_instance(value, TypeId::AttributeError) {
        vm.exception_attribute(exception, Known::obj_)?
    } else {
        let name = vm.exception_attribute(exception, Known::name_)?.downcast::<Str>()?;
        vm.modules_dict().get_str(name)?
    };
    let names = vm.call_special(object, Known::__dir__, &[]).ok()??;
    let names = vm.collect_list(names).ok()?;
    let mut texts = texts(names);
    texts.sort();
    if !wrong.starts_with('_') {
        texts.retain(|name| !name.starts_with('_'));
    }
    Some(texts)
}

fn texts(names: Gc<List>) -> Vec<String> {
    names.items.as_slice().iter().filter_map(|name| name.downcast::<Str>()).map(|name| name.to_text()).collect()
}

/// Locals, globals and built-ins of the innermost frame.
fn names_in_frame(vm: &mut Vm, exception: Gc<BaseException>) -> Option<Vec<String>> {
    let mut at = exception.traceback.get().downcast::<Traceback>()?;
    while let Some(next) = at.next.get().downcast() {
        at = next;
    }
    let mut names = Vec::new();
    if let Some(code) = at.code.get().downcast::<Code>() {
        names.extend(code.linked.body.homes.iter().map(|home| home.name.to_string()));
    }
    for dict in [at.globals.get(), vm.builtins] {
        if let Some(dict) = dict.downcast::<Dict>() {
            names.extend(dict.iter().filter_map(|(name, _)| name.downcast::<Str>()).map(|name| name.to_text()));
        }
    }
    Some(names)
}

/// The candidate with the least distance, unless too much would have to change.
fn closest(names: &[String], wrong: &str) -> Option<String> {
    let wrong: Vec<char> = wrong.chars().collect();
    if names.len() > MAX_CANDIDATES || wrong.len() > MAX_LENGTH {
        return None;
    }
    let mut best = usize::MAX;
    let mut suggestion = None;
    for name in names {
        let candidate: Vec<char> = name.chars().collect();
        if candidate == wrong {
            continue;
        }
        // No more than a third of the characters may change.
        let limit = ((candidate.len() + wrong.len() + 3) * MOVE_COST / 6).min(best.saturating_sub(1));
        let distance = distance(&wrong, &candidate, limit);
        if distance <= limit && (suggestion.is_none() || distance < best) {
            suggestion = Some(name.clone());
            best = distance;
        }
    }
    suggestion
}

/// The Levenshtein distance with cheaper changes of case; anything above `limit` when it is greater.
fn distance<'a>(mut one: &'a [char], mut other: &'a [char], limit: usize) -> usize {
    while let (Some(first), Some(second)) = (one.first(), other.first())
        && first == second
    {
        (one, other) = (&one[1..], &other[1..]);
    }
    while let (Some(first), Some(second)) = (one.last(), other.last())
        && first == second
    {
        (one, other) = (&one[..one.len() - 1], &other[..other.len() - 1]);
    }
    if one.is_empty() || other.is_empty() {
        return MOVE_COST * (one.len() + other.len());
    }
    if one.len() > MAX_LENGTH || other.len() > MAX_LENGTH {
        return limit + 1;
    }
    if other.len() < one.len() {
        (one, other) = (other, one);
    }
    if (other.len() - one.len()) * MOVE_COST > limit {
        return limit + 1;
    }
    let mut row: Vec<usize> = (1..=one.len()).map(|index| index * MOVE_COST).collect();
    let mut result = 0;
    for (index, &character) in other.iter().enumerate() {
        let mut diagonal = index * MOVE_COST;
        result = diagonal;
        let mut minimum = usize::MAX;
        for (cell, &candidate) in row.iter_mut().zip(one) {
            let substitute = diagonal + substitution_cost(character, candidate);
            diagonal = *cell;
            result = (result.min(diagonal) + MOVE_COST).min(substitute);
            *cell = result;
            minimum = minimum.min(result);
        }
        if minimum > limit {
            return limit + 1;
        }
    }
    result
}

fn substitution_cost(one: char, other: char) -> usize {
    if one == other {
        0
    } else if one.to_lowercase().eq(other.to_lowercase()) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn near_names_are_suggested() {
        let names: Vec<String> = ["append", "extend", "count", "Blah"].map(String::from).to_vec();
        assert_eq!(closest(&names, "apend").as_deref(), Some("append"));
        assert_eq!(closest(&names, "blah").as_deref(), Some("Blah"));
        assert_eq!(closest(&names, "zzz"), None);
    }
}
