//! `eval`, `exec`, `compile`.
//!
//! The machine runs compiled code. Text is compiled by the CPython that also compiles imported files, if there is one: the
//! text becomes a file for a moment, an expression an assignment to a name that nobody else uses.

use std::cell::Cell;
use std::rc::Rc;

use crate::gc::Gc;
use crate::isa::Body;
use crate::object::{Code, Dict, Known, Method, Str, TypeId};
use crate::types::from_interpreter;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static FUNCTIONS: &[Method] = crate::methods![
    "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)" => compile,
    "eval(source, /, globals=None, locals=None)" => eval,
    "exec(source, /, globals=None, locals=None, *, closure=None)" => exec,
];

/// Where the value of an expression is left.
const RESULT: &str = "__value_of_the_evaluated_expression__";

/// Makes a body of source text.
fn translate(vm: &mut Vm, function: &str, source: &str) -> PyResult<Rc<Body>> {
    thread_local! {
        static COUNT: Cell<usize> = const { Cell::new(0) };
    }
    let Some(translator) = vm.translator.clone() else {
        return Err(vm.raise(TypeId::NotImplementedError, format!("{function}() of source text: there is no compiler")));
    };
    let number = COUNT.replace(COUNT.get() + 1);
    let path = std::env::temp_dir().join(format!("pyregrine-{}-{number}.py", std::process::id()));
    if let Err(error) = std::fs::write(&path, source) {
        return Err(vm.os_error(&error, Value::NONE));
    }
    let body = translator.translate_file(&path);
    // What remains of it is of no use to anybody.
    let _ = std::fs::remove_file(&path);
    body.map_err(|message| match message.split_once("Error: ") {
        Some(("Syntax", rest)) => vm.raise(TypeId::SyntaxError, rest.to_owned()),
        Some(("Indentation", rest)) => vm.raise(TypeId::IndentationError, rest.to_owned()),
        Some(("Tab", rest)) => vm.raise(TypeId::TabError, rest.to_owned()),
        _ => vm.raise(TypeId::NotImplementedError, format!("{function}() of source text: {message}")),
    })
}

fn text_of(vm: &mut Vm, function: &str, source: Value) -> PyResult<String> {
    match source.downcast::<Str>() {
        Some(text) => Ok(text.to_text()),
        None if vm.is_instance(source, TypeId::Bytes) => {
            let bytes = vm.bytes_of(source)?.to_vec();
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        }
        None => Err(vm.type_error(format!("{function}() arg 1 must be a string, bytes or code object"))),
    }
}

/// The text of an expression as a statement that leaves its value behind.
fn as_statement(expression: &str) -> String {
    format!("{RESULT} = (\n{}\n)\n", expression.trim_start_matches([' ', '\t']))
}

fn body_of(vm: &mut Vm, function: &str, source: Value, is_expression: bool) -> PyResult<Rc<Body>> {
    if let Some(code) = source.downcast::<Code>() {
        return Ok(code.linked.body.clone());
    }
    let text = text_of(vm, function, source)?;
    let text = if is_expression { as_statement(&text) } else { text };
    translate(vm, function, &text)
}

/// Globals and namespace; those of the caller where none are given.
fn namespaces(vm: &mut Vm, function: &str, globals: Value, locals: Value) -> PyResult<(Gc<Dict>, Value)> {
    let (globals, namespace) = if globals.is_none() {
        let Some(present) = from_interpreter::current_globals(vm) else {
            return Err(vm.raise(TypeId::SystemError, "globals and locals cannot be NULL".into()));
        };
        let namespace = if locals.is_none() { from_interpreter::locals(vm)? } else { locals };
        (present, namespace)
    } else {
        let Some(dict) = globals.downcast::<Dict>() else {
            let given = vm.type_name(globals);
            let message = if function == "exec" { format!("exec() globals must be a dict, not {given}") } else { "globals must be a dict".into() };
            return Err(vm.type_error(message));
        };
        (dict, if locals.is_none() { globals } else { locals })
    };
    let name = vm.known(Known::__builtins__);
    if globals.get_str(name).is_none() {
        let builtins = vm.builtins;
        globals.set_interned(vm, name.value(), builtins);
    }
    Ok((globals, namespace))
}

fn exec(vm: &mut Vm, source: Value, globals: Value, locals: Value, _closure: Value) -> PyResult<()> {
    let (globals, namespace) = namespaces(vm, "exec", globals, locals)?;
    let body = body_of(vm, "exec", source, false)?;
    vm.run_body(body, globals, namespace)?;
    Ok(())
}

fn eval(vm: &mut Vm, source: Value, globals: Value, locals: Value) -> PyResult {
    let (globals, namespace) = namespaces(vm, "eval", globals, locals)?;
    let body = body_of(vm, "eval", source, true)?;
    vm.run_body(body, globals, namespace)?;
    let key = vm.intern(RESULT).value();
    if let Some(dict) = namespace.downcast::<Dict>() {
        return Ok(dict.remove(vm, key)?.unwrap_or(Value::NONE));
    }
    let value = vm.get_item(namespace, key)?;
    vm.set_item(namespace, key, None)?;
    Ok(value)
}

#[allow(clippy::too_many_arguments, reason = "one for each parameter")]
fn compile(vm: &mut Vm, source: Value, _filename: Value, mode: Value, _flags: Value, _inherit: Value, _optimize: Value, _version: Value) -> PyResult {
    let mode = mode.downcast::<Str>().map(|mode| mode.to_text()).unwrap_or_default();
    let is_expression = match mode.as_str() {
        "exec" => false,
        "eval" => true,
        "single" => return Err(vm.raise(TypeId::NotImplementedError, "compile() in mode 'single'".into())),
        _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    if source.is::<Code>() {
        return Ok(source);
    }
    let body = body_of(vm, "compile", source, is_expression)?;
    Ok(vm.link(body).value())
}
