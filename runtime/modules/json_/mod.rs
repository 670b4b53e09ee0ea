//! `_json`: what the module `json` has natively, between text and lists, dicts, strs and numbers.

mod encoder;
mod escape;
mod literal;
mod reader;
mod scanner;
mod writer;

use encoder::JsonEncoder;
use scanner::JsonScanner;

use crate::gc::{Gc, KindInfo};
use crate::modules::NativeModule;
use crate::object::{Arguments, BaseException, Kind, Method, Str, TypeId, TypeSpec};
use crate::types::from_interpreter::import;
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_json", functions: FUNCTIONS, init: Some(init), doc: "json speedups\n" };

static FUNCTIONS: &[Method] = crate::methods![
    "encode_basestring(object, /)" => escape::plain,
    "encode_basestring_ascii(object, /)" => escape::ascii,
    "scanstring(*arguments)" => literal::scan_string,
];

/// The types of this folder.
pub static SPECS: &[&TypeSpec] = &[&scanner::SCANNER, &encoder::ENCODER];

/// The native layouts of this folder.
pub static KINDS: &[(Kind, KindInfo)] =
    &[(Kind::JsonScanner, KindInfo::of::<JsonScanner>()), (Kind::JsonEncoder, KindInfo::of::<JsonEncoder>())];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for (name, id) in [("make_scanner", TypeId::JsonScanner), ("make_encoder", TypeId::JsonEncoder)] {
        let class = vm.type_(id).value();
        vm.add_to_module(module, name, class);
    }
    Ok(())
}

/// As [`Arguments::bind`], all parameters being required, with CPython's word for too many arguments here.
fn bind<const N: usize>(vm: &mut Vm, arguments: Arguments, function: &str, names: [&str; N]) -> PyResult<[Value; N]> {
    let given = arguments.values.len();
    if given > N {
        let plural = if N == 1 { "" } else { "s" };
        let what = if arguments.n_positional() == 0 { "keyword " } else { "" };
        return Err(vm.type_error(format!("{function}() takes at most {N} {what}argument{plural} ({given} given)")));
    }
    // One that is missing counts more than one that is unknown.
    for (index, wanted) in names.iter().enumerate().skip(arguments.n_positional()) {
        let is_given = arguments.keywords().any(|(name, _)| name.downcast::<Str>().is_some_and(|name| name.as_ascii() == Some(wanted)));
        if !is_given {
            return Err(vm.type_error(format!("{function}() missing required argument '{wanted}' (pos {})", index + 1)));
        }
    }
    arguments.bind(vm, function, names, N)
}

/// The text of an argument.
fn text_of(vm: &mut Vm, argument: Value) -> PyResult<Gc<Str>> {
    match argument.downcast() {
        Some(text) => Ok(text),
        None => {
            let given = vm.type_name(argument);
            Err(vm.type_error(format!("first argument must be a string, not {given}")))
        }
    }
}

/// Raises `json.JSONDecodeError`.
#[cold]
fn bad_document(vm: &mut Vm, message: &str, document: Gc<Str>, at: usize) -> Raised {
    match make_error(vm, message, document, at) {
        Ok(exception) => vm.raise_object(exception),
        Err(raised) => raised,
    }
}

fn make_error(vm: &mut Vm, message: &str, document: Gc<Str>, at: usize) -> PyResult<Gc<BaseException>> {
    let module = import(vm, "json.decoder")?;
    let name = vm.intern("JSONDecodeError");
    let class = vm.get_attr(module, name)?;
    let (message, at) = (vm.text(message), vm.int(at as i64));
    let exception = vm.call(class, &[message, document.value(), at])?;
    exception.downcast().ok_or_else(|| vm.type_error("exceptions must derive from BaseException"))
}

/// Levels that containers may be nested: as many as CPython takes in a main program, so that the same documents are refused.
const MOST_LEVELS: usize = 9998;

/// Checks that there may be so many levels, and that there is native stack for this one; `doing` ends the message.
#[inline]
fn check_depth(vm: &mut Vm, levels: usize, doing: &str) -> PyResult<()> {
    if levels <= MOST_LEVELS && vm.check_native_stack().is_ok() { Ok(()) } else { Err(too_deep(vm, doing)) }
}

#[cold]
fn too_deep(vm: &mut Vm, doing: &str) -> Raised {
    vm.raise(TypeId::RecursionError, format!("maximum recursion depth exceeded while {doing}"))
}
