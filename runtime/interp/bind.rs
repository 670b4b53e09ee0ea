//! Binding: arguments to the parameters of a Python function, in the window of its call.

use super::frame::{Cx, RECORD};
use super::types::function::Function;
use crate::gc::Gc;
use crate::object::{Arguments, Dict, Str, Tuple};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// RecursionError, if there is no room for the function's window at `base` or the recursion limit is reached.
pub fn check_room(vm: &mut Vm, function: Gc<Function>, base: *mut Value) -> PyResult<()> {
    let end = base.wrapping_add(function.fast.n_regs.get() as usize + RECORD + 1);
    if vm.depth >= vm.recursion_limit || end > vm.stack.limit() {
        return Err(vm.recursion_error());
    }
    Ok(())
}

/// Puts the arguments into the parameters' registers of the window at `base`.
pub fn bind(vm: &mut Vm, function: Gc<Function>, arguments: Arguments, base: *mut Value) -> PyResult<()> {
    check_room(vm, function, base)?;
    let body = function.code.get().linked.body.clone();
    let n_positional = usize::from(body.n_positional);
    let n_given = arguments.n_positional();
    let is_exact = n_given == n_positional && arguments.names.is_empty() && body.n_keyword_only == 0;
    if is_exact && !body.flags.has_varargs && !body.flags.has_varkeywords {
        // Backwards if the arguments lie below their new places: `copy` in words.
        copy_arguments(base, arguments.values);
        return Ok(());
    }
    bind_slowly(vm, function, arguments, base)
}

fn copy_arguments(base: *mut Value, values: &[Value]) {
    if values.as_ptr() < base.cast_const() {
        (0..values.len()).rev().for_each(|index| Cx::set_argument(base, index, values[index]));
    } else {
        (0..values.len()).for_each(|index| Cx::set_argument(base, index, values[index]));
    }
}

fn bind_slowly(vm: &mut Vm, function: Gc<Function>, arguments: Arguments, base: *mut Value) -> PyResult<()> {
    let body = function.code.get().linked.body.clone();
    let n_positional = usize::from(body.n_positional);
    let n_named = n_positional + usize::from(body.n_keyword_only);
    // Everything is gathered outside the window first, where the collector sees it.
    let bound = crate::gc::Items::with_capacity(&vm.heap, body.n_parameters());
    (0..body.n_parameters()).for_each(|_| bound.push(&vm.heap, Value::UNBOUND));
    let positionals = arguments.positionals();
    for (index, &value) in positionals.iter().take(n_positional).enumerate() {
        bound.set(index, value);
    }
    if body.flags.has_varargs {
        let rest = vm.tuple(positionals.get(n_positional..).unwrap_or_default());
        bound.set(n_named, rest.value());
    }
    let extra = body.flags.has_varkeywords.then(|| {
        let dict = vm.dict();
        bound.set(n_named + usize::from(body.flags.has_varargs), dict.value());
        dict
    });
    bind_keywords(vm, function, arguments, &bound, extra)?;
    if positionals.len() > n_positional && !body.flags.has_varargs {
        return Err(too_many(vm, function, positionals.len(), &bound));
    }
    fill_defaults(vm, function, &bound)?;
    copy_arguments(base, bound.as_slice());
    Ok(())
}

fn bind_keywords(vm: &mut Vm, function: Gc<Function>, arguments: Arguments, bound: &crate::gc::Items, extra: Option<Gc<Dict>>) -> PyResult<()> {
    let body = function.code.get().linked.body.clone();
    let n_named = usize::from(body.n_positional) + usize::from(body.n_keyword_only);
    let title = function.title();
    for (name, value) in arguments.keywords() {
        let Some(wanted) = name.downcast::<Str>() else {
            return Err(vm.type_error(format!("{title}() keywords must be strings")));
        };
        let first = usize::from(body.n_positional_only);
        let text = wanted.to_text();
        let place = (first..n_named).find(|&index| body.homes[index].name == text);
        match (place, extra) {
            (Some(index), _) if bound.at(index).is_unbound() => {
                bound.set(index, value);
            }
            (Some(_), _) => return Err(vm.type_error(format!("{title}() got multiple values for argument '{text}'"))),
            (None, Some(dict)) => dict.set(vm, name, value)?,
            (None, None) => {
                if body.homes[..first].iter().any(|home| home.name == text) {
                    let names: Vec<&str> = body.homes[..first].iter().map(|home| home.name.as_str()).collect();
                    let given: Vec<&str> = names
                        .into_iter()
                        .filter(|name| arguments.names.iter().any(|given| given.downcast::<Str>().is_some_and(|given| given.to_text() == *name)))
                        .collect();
                    let message = format!("{title}() got some positional-only arguments passed as keyword arguments: '{}'", given.join(", "));
                    return Err(vm.type_error(message));
                }
                return Err(vm.type_error(format!("{title}() got an unexpected keyword argument '{text}'")));
            }
        }
    }
    Ok(())
}

fn fill_defaults(vm: &mut Vm, function: Gc<Function>, bound: &crate::gc::Items) -> PyResult<()> {
    let body = function.code.get().linked.body.clone();
    let n_positional = usize::from(body.n_positional);
    let defaults = function.defaults.get().downcast::<Tuple>();
    let defaults = defaults.as_ref().map_or(&[][..], |defaults| defaults.as_slice());
    let first_default = n_positional.saturating_sub(defaults.len());
    let mut missing: Vec<String> = Vec::new();
    for index in (0..n_positional).filter(|&index| bound.at(index).is_unbound()) {
        match index.checked_sub(first_default) {
            Some(offset) => {
                bound.set(index, defaults[offset + defaults.len().saturating_sub(n_positional)]);
            }
            None => missing.push(format!("'{}'", body.homes[index].name)),
        }
    }
    if !missing.is_empty() {
        return Err(missing_arguments(vm, function, "positional", &missing));
    }
    let keyword_defaults = function.keyword_defaults.get().downcast::<Dict>();
    for index in n_positional..n_positional + usize::from(body.n_keyword_only) {
        if bound.at(index).is_unbound() {
            let name = vm.intern(&body.homes[index].name);
            match keyword_defaults.and_then(|defaults| defaults.get_str(name)) {
                Some(value) => {
                    bound.set(index, value);
                }
                None => missing.push(format!("'{}'", body.homes[index].name)),
            }
        }
    }
    if !missing.is_empty() {
        return Err(missing_arguments(vm, function, "keyword-only", &missing));
    }
    Ok(())
}

fn missing_arguments(vm: &mut Vm, function: Gc<Function>, kind: &str, names: &[String]) -> Raised {
    let list = match names {
        [one] => one.clone(),
        [one, other] => format!("{one} and {other}"),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
        [] => String::new(),
    };
    let plural = if names.len() == 1 { "" } else { "s" };
    let title = function.title();
    vm.type_error(format!("{title}() missing {} required {kind} argument{plural}: {list}", names.len()))
}

fn too_many(vm: &mut Vm, function: Gc<Function>, given: usize, bound: &crate::gc::Items) -> Raised {
    let body = function.code.get().linked.body.clone();
    let n_positional = usize::from(body.n_positional);
    let n_defaults = function.defaults.get().downcast::<Tuple>().map_or(0, |defaults| defaults.len());
    let keyword_only = (n_positional..n_positional + usize::from(body.n_keyword_only)).filter(|&index| !bound.at(index).is_unbound()).count();
    let (takes, plural) = match n_defaults {
        0 => (format!("{n_positional}"), n_positional != 1),
        _ => (format!("from {} to {n_positional}", n_positional - n_defaults), true),
    };
    let plural = if plural { "s" } else { "" };
    let given_text = if keyword_only > 0 {
        let given_plural = if given == 1 { "" } else { "s" };
        let keyword_plural = if keyword_only == 1 { "" } else { "s" };
        format!("{given} positional argument{given_plural} (and {keyword_only} keyword-only argument{keyword_plural}) were")
    } else if given == 1 {
        "1 was".into()
    } else {
        format!("{given} were")
    };
    let title = function.title();
    vm.type_error(format!("{title}() takes {takes} positional argument{plural} but {given_text} given"))
}
