//! Binding: arguments to the parameters of a Python function, in the window of its call.

use std::cell::Cell;

use super::frame::{Cx, RECORD};
use super::types::function::Function;
use crate::gc::{Gc, ValueArray};
use crate::isa::Body;
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
    let code = function.code.get();
    let body: &Body = &code.linked.body;
    let n_positional = usize::from(body.n_positional);
    let n_given = arguments.n_positional();
    let takes_others = body.n_keyword_only != 0 || body.flags.has_varargs || body.flags.has_varkeywords;
    if arguments.names.is_empty() && n_given <= n_positional && !takes_others {
        let n_missing = n_positional - n_given;
        if n_missing == 0 {
            copy_arguments(base, arguments.values);
            return Ok(());
        }
        if let Some(defaults) = function.defaults.get().downcast::<Tuple>()
            && let Some(first) = defaults.len().checked_sub(n_missing)
        {
            copy_arguments(base, arguments.values);
            let missing = &defaults.as_slice()[first..];
            missing.iter().zip(n_given..).for_each(|(&value, index)| Cx::set_argument(base, index, value));
            return Ok(());
        }
    }
    bind_all(vm, function, arguments, base)
}

/// The arguments may be at the window, below it or above it.
fn copy_arguments(base: *mut Value, values: &[Value]) {
    if values.as_ptr() == base.cast_const() {
        return;
    }
    // Backwards if the arguments lie below their new places: `copy` in words.
    if values.as_ptr() < base.cast_const() {
        (0..values.len()).rev().for_each(|index| Cx::set_argument(base, index, values[index]));
    } else {
        (0..values.len()).for_each(|index| Cx::set_argument(base, index, values[index]));
    }
}

/// Parameters that are bound on the native stack.
const SMALL: usize = 16;

/// Binds with everything that a signature can ask for. The values are gathered outside the window first, since the arguments
/// may lie there, and where the collector sees them.
fn bind_all(vm: &mut Vm, function: Gc<Function>, arguments: Arguments, base: *mut Value) -> PyResult<()> {
    let n_parameters = function.code.get().linked.body.n_parameters();
    if n_parameters <= SMALL {
        let mut bound = [Value::UNBOUND; SMALL];
        gather(vm, function, arguments, Cell::from_mut(&mut bound[..n_parameters]).as_slice_of_cells())?;
        copy_arguments(base, &bound[..n_parameters]);
        return Ok(());
    }
    let bound = ValueArray::new(&vm.heap, n_parameters);
    gather(vm, function, arguments, bound.as_cells())?;
    copy_arguments(base, &bound.as_cells().iter().map(Cell::get).collect::<Vec<Value>>());
    Ok(())
}

/// Puts the arguments into `bound`, one place for each parameter.
fn gather(vm: &mut Vm, function: Gc<Function>, arguments: Arguments, bound: &[Cell<Value>]) -> PyResult<()> {
    let code = function.code.get();
    let body: &Body = &code.linked.body;
    let n_positional = usize::from(body.n_positional);
    let n_named = n_positional + usize::from(body.n_keyword_only);
    let positionals = arguments.positionals();
    positionals.iter().zip(&bound[..n_positional]).for_each(|(&value, place)| place.set(value));
    if body.flags.has_varargs {
        let rest = vm.tuple(positionals.get(n_positional..).unwrap_or_default());
        bound[n_named].set(rest.value());
    }
    let extra = body.flags.has_varkeywords.then(|| {
        let dict = vm.dict();
        bound[n_named + usize::from(body.flags.has_varargs)].set(dict.value());
        dict
    });
    bind_keywords(vm, function, arguments, bound, extra)?;
    if positionals.len() > n_positional && !body.flags.has_varargs {
        return Err(too_many(vm, function, positionals.len(), bound));
    }
    fill_defaults(vm, function, bound)
}

fn bind_keywords(vm: &mut Vm, function: Gc<Function>, arguments: Arguments, bound: &[Cell<Value>], extra: Option<Gc<Dict>>) -> PyResult<()> {
    if arguments.names.is_empty() {
        return Ok(());
    }
    let code = function.code.get();
    let body: &Body = &code.linked.body;
    let names = code.home_names();
    let names = &names.as_slice()[..usize::from(body.n_positional) + usize::from(body.n_keyword_only)];
    let first = usize::from(body.n_positional_only);
    for (name, value) in arguments.keywords() {
        let Some(wanted) = name.downcast::<Str>() else {
            return Err(vm.type_error(format!("{}() keywords must be strings", function.title())));
        };
        let is_wanted = |&known: &Value| known.downcast::<Str>().is_some_and(|known| known.is_equal(&wanted));
        // Names are interned, but for those that are made at run time.
        let place = names[first..].iter().position(|&known| known == name).or_else(|| {
            if wanted.is_interned() { None } else { names[first..].iter().position(is_wanted) }
        });
        match (place, extra) {
            (Some(index), _) if bound[first + index].get().is_unbound() => bound[first + index].set(value),
            (Some(_), _) => return Err(vm.type_error(format!("{}() got multiple values for argument '{}'", function.title(), wanted.to_text()))),
            (None, Some(dict)) => dict.set(vm, name, value)?,
            (None, None) => return Err(unexpected_keyword(vm, function, arguments, &wanted)),
        }
    }
    Ok(())
}

/// TypeError for an argument whose name is that of no parameter which may be given by name.
#[cold]
fn unexpected_keyword(vm: &mut Vm, function: Gc<Function>, arguments: Arguments, name: &Str) -> Raised {
    let (title, text) = (function.title(), name.to_text());
    let code = function.code.get();
    let positional_only = &code.linked.body.homes[..usize::from(code.linked.body.n_positional_only)];
    if !positional_only.iter().any(|home| *home.name == *text) {
        return vm.type_error(format!("{title}() got an unexpected keyword argument '{text}'"));
    }
    let is_given = |name: &&str| arguments.names.iter().any(|given| given.downcast::<Str>().is_some_and(|given| given.to_text() == *name));
    let given: Vec<&str> = positional_only.iter().map(|home| &*home.name).filter(is_given).collect();
    vm.type_error(format!("{title}() got some positional-only arguments passed as keyword arguments: '{}'", given.join(", ")))
}

fn fill_defaults(vm: &mut Vm, function: Gc<Function>, bound: &[Cell<Value>]) -> PyResult<()> {
    let code = function.code.get();
    let body: &Body = &code.linked.body;
    let n_positional = usize::from(body.n_positional);
    let defaults = function.defaults.get().downcast::<Tuple>();
    let defaults = defaults.as_ref().map_or(&[][..], |defaults| defaults.as_slice());
    // Counted from the last parameter; there may be more defaults than parameters.
    let default_of = |index: usize| (index + defaults.len()).checked_sub(n_positional).map(|offset| defaults[offset]);
    let is_missing = |index: &usize| bound[*index].get().is_unbound();
    let mut are_missing = false;
    for index in (0..n_positional).filter(is_missing) {
        match default_of(index) {
            Some(value) => bound[index].set(value),
            None => are_missing = true,
        }
    }
    if are_missing {
        return Err(missing_arguments(vm, function, "positional", (0..n_positional).filter(is_missing)));
    }
    let keyword_only = n_positional..n_positional + usize::from(body.n_keyword_only);
    if keyword_only.is_empty() {
        return Ok(());
    }
    let keyword_defaults = function.keyword_defaults.get().downcast::<Dict>();
    let names = code.home_names();
    for index in keyword_only.clone().filter(is_missing) {
        let name = names.as_slice()[index].downcast::<Str>().expect("names are strs");
        match keyword_defaults.and_then(|defaults| defaults.get_str(name)) {
            Some(value) => bound[index].set(value),
            None => are_missing = true,
        }
    }
    if are_missing {
        return Err(missing_arguments(vm, function, "keyword-only", keyword_only.filter(is_missing)));
    }
    Ok(())
}

/// TypeError for parameters that got no value.
#[cold]
fn missing_arguments(vm: &mut Vm, function: Gc<Function>, kind: &str, places: impl Iterator<Item = usize>) -> Raised {
    let code = function.code.get();
    let names: Vec<String> = places.map(|index| format!("'{}'", code.linked.body.homes[index].name)).collect();
    let list = match &names[..] {
        [one] => one.clone(),
        [one, other] => format!("{one} and {other}"),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
        [] => String::new(),
    };
    let plural = if names.len() == 1 { "" } else { "s" };
    let title = function.title();
    vm.type_error(format!("{title}() missing {} required {kind} argument{plural}: {list}", names.len()))
}

/// TypeError for more positional arguments than parameters.
#[cold]
fn too_many(vm: &mut Vm, function: Gc<Function>, given: usize, bound: &[Cell<Value>]) -> Raised {
    let code = function.code.get();
    let body: &Body = &code.linked.body;
    let n_positional = usize::from(body.n_positional);
    let n_defaults = function.defaults.get().downcast::<Tuple>().map_or(0, |defaults| defaults.len());
    let keyword_only = (n_positional..n_positional + usize::from(body.n_keyword_only)).filter(|&index| !bound[index].get().is_unbound()).count();
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
