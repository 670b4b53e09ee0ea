//! `_string`: what `string.Formatter` asks about format strings.

use crate::gc::Gc;
use crate::modules::NativeModule;
use crate::object::{Method, Str};
use crate::types::format::fields;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_string", functions: FUNCTIONS, init: None, doc: "string helper module" };

static FUNCTIONS: &[Method] = crate::methods![
    "formatter_parser(string, /)" => parse,
    "formatter_field_name_split(string, /)" => split,
];

fn str_of(vm: &mut Vm, text: Value) -> PyResult<Gc<Str>> {
    match text.downcast::<Str>() {
        Some(text) => Ok(text),
        None => {
            let given = vm.type_name(text);
            Err(vm.type_error(format!("expected str, got {given}")))
        }
    }
}

fn parse(vm: &mut Vm, text: Value) -> PyResult {
    let text = str_of(vm, text)?;
    let pieces = fields::pieces(vm, text)?.value();
    vm.iter(pieces)
}

fn split(vm: &mut Vm, text: Value) -> PyResult {
    let text = str_of(vm, text)?;
    let (first, rest) = fields::split_name(vm, text)?;
    let rest = vm.iter(rest.value())?;
    Ok(vm.tuple(&[first, rest]).value())
}
