//! The type of what `make_encoder` makes.

use super::writer::Writer;
use super::{FUNCTIONS, bind};
use crate::gc::Gc;
use crate::object::{Arguments, Builtin, Dict, Getter, Kind, Slots, Str, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// `_json.Encoder`
    pub struct JsonEncoder {
        /// A dict of the containers that are being encoded, by identity, or None: then cycles are not looked for.
        pub markers: Value,
        pub default: Value,
        pub encoder: Value,
        pub quoting: Quoting,
        pub indent: Value,
        pub key_separator: Gc<Str>,
        pub item_separator: Gc<Str>,
        pub sorts_keys: bool,
        pub skips_keys: bool,
        pub allows_nan: bool,
    }
}

/// What makes literals of strs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Quoting {
    Plain,
    Ascii,
    /// The function `encoder`.
    Called,
}

crate::untraced!(Quoting);

pub static ENCODER: TypeSpec = TypeSpec {
    kind: Some(Kind::JsonEncoder),
    is_base: false,
    slots: Slots { new: Some(new), call: Some(call), ..Slots::NONE },
    getters: &[
        Getter { name: "markers", get: |_, this| Ok(this_of(this).markers), set: None },
        Getter { name: "default", get: |_, this| Ok(this_of(this).default), set: None },
        Getter { name: "encoder", get: |_, this| Ok(this_of(this).encoder), set: None },
        Getter { name: "indent", get: |_, this| Ok(this_of(this).indent), set: None },
        Getter { name: "key_separator", get: |_, this| Ok(this_of(this).key_separator.value()), set: None },
        Getter { name: "item_separator", get: |_, this| Ok(this_of(this).item_separator.value()), set: None },
        Getter { name: "sort_keys", get: |_, this| Ok(this_of(this).sorts_keys.into()), set: None },
        Getter { name: "skipkeys", get: |_, this| Ok(this_of(this).skips_keys.into()), set: None },
    ],
    doc: "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
    ..TypeSpec::new(TypeId::JsonEncoder, "_json.Encoder")
};

fn this_of(value: Value) -> Gc<JsonEncoder> {
    value.downcast().expect("the slot belongs to encoders")
}

const PARAMETERS: [&str; 9] =
    ["markers", "default", "encoder", "indent", "key_separator", "item_separator", "sort_keys", "skipkeys", "allow_nan"];

fn new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let [markers, default, encoder, indent, key_separator, item_separator, sort_keys, skip_keys, allow_nan] =
        bind(vm, arguments, "make_encoder", PARAMETERS)?;
    let key_separator = separator(vm, 5, key_separator)?;
    let item_separator = separator(vm, 6, item_separator)?;
    let (sorts_keys, skips_keys, allows_nan) = (vm.is_true(sort_keys)?, vm.is_true(skip_keys)?, vm.is_true(allow_nan)?);
    if !markers.is_none() && !markers.is::<Dict>() {
        let given = vm.type_name(markers);
        return Err(vm.type_error(format!("make_encoder() argument 1 must be dict or None, not {given}")));
    }
    let quoting = quoting_of(encoder);
    let header = class.instance_header();
    let encoder =
        JsonEncoder::new(header, markers, default, encoder, quoting, indent, key_separator, item_separator, sorts_keys, skips_keys, allows_nan);
    Ok(vm.heap.alloc(encoder).value())
}

fn separator(vm: &mut Vm, place: usize, argument: Value) -> PyResult<Gc<Str>> {
    match argument.downcast() {
        Some(text) => Ok(text),
        None => {
            let given = vm.argument_name(argument);
            Err(vm.type_error(format!("make_encoder() argument {place} must be str, not {given}")))
        }
    }
}

/// The module's own functions need not be called.
fn quoting_of(encoder: Value) -> Quoting {
    let method = encoder.downcast::<Builtin>().map(|function| function.facts.method);
    match method.and_then(|method| FUNCTIONS.iter().find(|own| std::ptr::eq(*own, method))).map(|own| own.name()) {
        Some("encode_basestring") => Quoting::Plain,
        Some("encode_basestring_ascii") => Quoting::Ascii,
        _ => Quoting::Called,
    }
}

/// `_iterencode(obj, _current_indent_level)`: a tuple with the text.
fn call(vm: &mut Vm, this: Value, arguments: Arguments) -> PyResult {
    let [object, level] = bind(vm, arguments, "_iterencode", ["obj", "_current_indent_level"])?;
    let level = vm.index_i64(level)?;
    let text = Writer::write(vm, this_of(this), object, level)?;
    Ok(vm.tuple(&[text.value()]).value())
}
