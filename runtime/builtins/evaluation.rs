//! `eval`, `exec`, `compile`.
//!
//! The machine runs compiled code. Text is compiled by the CPython that also compiles imported files, if there is one; trees go the same
//! way (`modules/ast_`).

use std::rc::Rc;

use crate::gc::Gc;
use crate::isa::{Body, HomeKind};
use crate::modules::ast_;
use crate::object::{Code, Dict, Known, Method, Str, Tuple, TypeId};
use crate::types::from_interpreter;
use crate::types::paths::{decode_outside, fs_path, path_bytes};
use crate::value::Value;
use crate::vm::{Content, PyResult, Refusal, Source, Translator, Vm};

pub static FUNCTIONS: &[Method] = crate::methods![
    "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)" => compile,
    "eval(source, /, globals=None, locals=None)" => eval,
    "exec(source, /, globals=None, locals=None, *, closure=None)" => exec,
];

/// `ast.PyCF_ONLY_AST`: the tree is wanted, not the code.
const ONLY_TREE: i64 = 0x400;

/// What compiles.
fn translator(vm: &mut Vm, function: &str) -> PyResult<Rc<dyn Translator>> {
    match vm.translator.clone() {
        Some(translator) => Ok(translator),
        None => Err(vm.raise(TypeId::NotImplementedError, format!("{function}() of source text: there is no compiler"))),
    }
}

/// Source text as the compiler wants it, and whether it is that of a str.
fn text_of(vm: &mut Vm, function: &str, what: &str, source: Value) -> PyResult<(Vec<u8>, bool)> {
    if let Some(text) = source.downcast::<Str>() {
        return Ok((text.to_wtf8(), true));
    }
    let bytes = vm.bytes_of(source);
    match vm.catch(bytes, TypeId::TypeError)? {
        Some(bytes) => Ok((bytes.to_vec(), false)),
        None => Err(vm.type_error(format!("{function}() arg 1 must be a {what}"))),
    }
}

fn content((bytes, is_text): &(Vec<u8>, bool)) -> Content<'_> {
    if *is_text { Content::Text(bytes) } else { Content::Bytes(bytes) }
}

fn link(vm: &mut Vm, translator: &dyn Translator, source: &Source) -> PyResult<Gc<Code>> {
    let body: Rc<Body> = match translator.translate_source(source) {
        Ok(body) => body,
        Err(refusal) => return Err(vm.raise_refusal(refusal, TypeId::NotImplementedError)),
    };
    hand_on_warnings(vm, translator, source)?;
    Ok(vm.link(body))
}

/// Gives what the compiler has warned of to the module `warnings`. A warning that this makes an exception becomes a SyntaxError with a place.
fn hand_on_warnings(vm: &mut Vm, translator: &dyn Translator, source: &Source) -> PyResult<()> {
    for warning in translator.take_warnings() {
        let module = from_interpreter::import(vm, "warnings");
        let Some(module) = vm.catch(module, TypeId::ImportError)? else { return Ok(()) };
        let name = vm.intern("warn_explicit");
        let function = vm.get_attr(module, name)?;
        let class = vm.intern(&warning.class);
        let Some(class) = vm.builtins.downcast::<Dict>().and_then(|builtins| builtins.get_str(class)) else { continue };
        let (message, filename, line) = (vm.text(&warning.message), vm.text(source.filename), vm.int(warning.line));
        let Err(raised) = vm.call(function, &[message, class, filename, line]) else { continue };
        if vm.class_of(vm.raised).value() == class {
            let strict = Source { error_class: Some(&warning.class), content: source.content, ..*source };
            // Code is no tree, but that is a refusal of another kind.
            if let Err(refusal @ Refusal::Raised(_)) = translator.parse(&strict) {
                vm.raised = Value::NONE;
                return Err(vm.raise_refusal(refusal, TypeId::NotImplementedError));
            }
        }
        return Err(raised);
    }
    Ok(())
}

/// The code that `exec` or `eval` is to run.
fn code_of(vm: &mut Vm, function: &str, source: Value) -> PyResult<Gc<Code>> {
    if let Some(code) = source.downcast::<Code>() {
        return Ok(code);
    }
    let mut text = text_of(vm, function, "string, bytes or code object", source)?;
    let mode = if function == "eval" {
        let indented = text.0.iter().take_while(|&&byte| byte == b' ' || byte == b'\t').count();
        text.0.drain(..indented);
        "eval"
    } else {
        "exec"
    };
    let translator = translator(vm, function)?;
    let source = Source { content: content(&text), filename: "<string>", mode, flags: 0, optimize: -1, feature_version: -1, error_class: None };
    link(vm, &*translator, &source)
}

/// TypeError for a namespace that has no items.
fn check_mapping(vm: &mut Vm, function: &str, namespace: Value) -> PyResult<()> {
    if vm.class_of(namespace).slots().get_item.is_some() {
        return Ok(());
    }
    let given = vm.type_name(namespace);
    let message = if function == "exec" { format!("locals must be a mapping or None, not {given}") } else { "locals must be a mapping".into() };
    Err(vm.type_error(message))
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
    check_mapping(vm, function, namespace)?;
    let name = vm.known(Known::__builtins__);
    if globals.get_str(name).is_none() {
        let builtins = vm.builtins;
        globals.set_interned(vm, name.value(), builtins);
    }
    Ok((globals, namespace))
}

fn has_free_variables(code: Gc<Code>) -> bool {
    code.linked.body.homes.iter().any(|home| home.kind == HomeKind::Free)
}

/// Runs code with these namespaces; that of a function has variables of its own.
fn run(vm: &mut Vm, code: Gc<Code>, globals: Gc<Dict>, namespace: Value, closure: Value) -> PyResult {
    if !closure.is_none() {
        let function = vm.function(code, globals);
        function.closure.set(closure);
        return vm.call(function.value(), &[]);
    }
    let is_of_function = code.linked.body.flags.is_optimized;
    let function = vm.function(code, globals);
    if is_of_function { vm.call(function.value(), &[]) } else { vm.run_in_namespace(function, namespace) }
}

/// TypeError unless the closure is a cell for each free variable.
fn check_closure(vm: &mut Vm, code: Gc<Code>, closure: Value) -> PyResult<()> {
    let wanted = code.linked.body.homes.iter().filter(|home| home.kind == HomeKind::Free).count();
    let cells = closure.downcast_exact::<Tuple>();
    let are_cells = |cells: Gc<Tuple>| cells.len() == wanted && cells.as_slice().iter().all(|&cell| vm.is_instance(cell, TypeId::Cell));
    if cells.is_some_and(are_cells) {
        return Ok(());
    }
    Err(vm.type_error(format!("code object requires a closure of exactly length {wanted}")))
}

fn exec(vm: &mut Vm, source: Value, globals: Value, locals: Value, closure: Value) -> PyResult<()> {
    let (globals, namespace) = namespaces(vm, "exec", globals, locals)?;
    match source.downcast::<Code>() {
        Some(code) if has_free_variables(code) => check_closure(vm, code, closure)?,
        _ if closure.is_none() => {}
        Some(_) => return Err(vm.type_error("cannot use a closure with this code object")),
        None => return Err(vm.type_error("closure can only be used when source is a code object")),
    }
    let code = code_of(vm, "exec", source)?;
    run(vm, code, globals, namespace, closure).map(|_| ())
}

fn eval(vm: &mut Vm, source: Value, globals: Value, locals: Value) -> PyResult {
    let (globals, namespace) = namespaces(vm, "eval", globals, locals)?;
    let code = code_of(vm, "eval", source)?;
    if has_free_variables(code) {
        return Err(vm.type_error("code object passed to eval() may not contain free variables"));
    }
    run(vm, code, globals, namespace, Value::NONE)
}

#[allow(clippy::too_many_arguments, reason = "one for each parameter")]
fn compile(vm: &mut Vm, source: Value, filename: Value, mode: Gc<Str>, flags: i64, _inherit: Value, optimize: i64, feature_version: i64) -> PyResult {
    let filename = fs_path(vm, filename)?;
    let filename = path_bytes(vm, filename)?;
    let filename = decode_outside(vm, &filename).to_text();
    let (mode, wants_tree) = (mode.to_text(), flags & ONLY_TREE != 0);
    match (mode.as_str(), wants_tree) {
        ("exec" | "eval" | "single", _) | ("func_type", true) => {}
        ("func_type", false) => return Err(vm.value_error("compile() mode 'func_type' requires flag PyCF_ONLY_AST")),
        (_, true) => return Err(vm.value_error("compile() mode must be 'exec', 'eval', 'single' or 'func_type'")),
        (_, false) => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    }
    let is_tree = ast_::is_tree(vm, source);
    if is_tree && wants_tree {
        return Ok(source);
    }
    let translator = translator(vm, "compile")?;
    let text = match is_tree {
        true => (ast_::serialize(vm, source)?, false),
        false => text_of(vm, "compile", "string, bytes or AST object", source)?,
    };
    let content = if is_tree { Content::Tree(&text.0) } else { content(&text) };
    let source = Source { content, filename: &filename, mode: &mode, flags, optimize, feature_version, error_class: None };
    if !wants_tree {
        return Ok(link(vm, &*translator, &source)?.value());
    }
    match translator.parse(&source) {
        Ok(tree) => {
            hand_on_warnings(vm, &*translator, &source)?;
            ast_::deserialize(vm, &tree)
        }
        Err(refusal) => Err(vm.raise_refusal(refusal, TypeId::NotImplementedError)),
    }
}
