//! `_codecs`: the registry of codecs, and the codecs of which the library's package `encodings` is made.

mod charmap;
mod escapes;

use crate::gc::Gc;
use crate::modules::NativeModule;
use crate::object::{Method, Str, Tuple};
use crate::types::bytes::codecs::{Encoding, complete, decode_as, encode_as, name_or};
use crate::types::bytes::errors;
use crate::types::bytes::registry;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_codecs", functions: FUNCTIONS, init: None, doc: "" };

const fn wide(bytes: usize, is_big: bool, has_mark: bool) -> Encoding {
    Encoding::Wide { bytes, is_big, has_mark }
}

static FUNCTIONS: &[Method] = crate::methods![
    "register(search_function, /)" => register,
    "unregister(search_function, /)" => unregister,
    "lookup(encoding, /)" => |vm: &mut Vm, name: Gc<Str>| { let name = name.to_text(); registry::lookup(vm, &name) },
    "_forget_codec(encoding, /)" => |vm: &mut Vm, _: Gc<Str>| registry::forget(vm),
    "encode(obj, encoding='utf-8', errors='strict')" => |vm: &mut Vm, object, name: Gc<Str>, errors: Gc<Str>| registry::encode(vm, object, &name.to_text(), &errors.to_text()),
    "decode(obj, encoding='utf-8', errors='strict')" => |vm: &mut Vm, object, name: Gc<Str>, errors: Gc<Str>| registry::decode(vm, object, &name.to_text(), &errors.to_text()),
    "register_error(errors, handler, /)" => register_error,
    "lookup_error(name, /)" => lookup_error,
    "_strict_errors(exception, /)" => |vm: &mut Vm, exception| errors::call_known(vm, "strict", exception),
    "_ignore_errors(exception, /)" => |vm: &mut Vm, exception| errors::call_known(vm, "ignore", exception),
    "_replace_errors(exception, /)" => |vm: &mut Vm, exception| errors::call_known(vm, "replace", exception),
    "_xmlcharrefreplace_errors(exception, /)" => |vm: &mut Vm, exception| errors::call_known(vm, "xmlcharrefreplace", exception),
    "_backslashreplace_errors(exception, /)" => |vm: &mut Vm, exception| errors::call_known(vm, "backslashreplace", exception),
    "_surrogatepass_errors(exception, /)" => |vm: &mut Vm, exception| errors::call_known(vm, "surrogatepass", exception),
    "_surrogateescape_errors(exception, /)" => |vm: &mut Vm, exception| errors::call_known(vm, "surrogateescape", exception),
    "utf_8_encode(str, errors=None, /)" => |vm: &mut Vm, text, handler| encode(vm, text, handler, Encoding::Utf8),
    "utf_8_decode(data, errors=None, final=False, /)" => |vm: &mut Vm, data, handler, is_final| decode(vm, data, handler, is_final, Encoding::Utf8),
    "ascii_encode(str, errors=None, /)" => |vm: &mut Vm, text, handler| encode(vm, text, handler, Encoding::Ascii),
    "ascii_decode(data, errors=None, /)" => |vm: &mut Vm, data, handler| decode(vm, data, handler, true, Encoding::Ascii),
    "latin_1_encode(str, errors=None, /)" => |vm: &mut Vm, text, handler| encode(vm, text, handler, Encoding::Latin1),
    "latin_1_decode(data, errors=None, /)" => |vm: &mut Vm, data, handler| decode(vm, data, handler, true, Encoding::Latin1),
    "utf_16_encode(str, errors=None, byteorder=0, /)" => |vm: &mut Vm, text, handler, order| encode(vm, text, handler, ordered(2, order)),
    "utf_16_le_encode(str, errors=None, /)" => |vm: &mut Vm, text, handler| encode(vm, text, handler, wide(2, false, false)),
    "utf_16_be_encode(str, errors=None, /)" => |vm: &mut Vm, text, handler| encode(vm, text, handler, wide(2, true, false)),
    "utf_16_decode(data, errors=None, final=False, /)" => |vm: &mut Vm, data, handler, is_final| decode_marked(vm, data, handler, 0, is_final, 2).map(|found| found.0),
    "utf_16_le_decode(data, errors=None, final=False, /)" => |vm: &mut Vm, data, handler, is_final| decode(vm, data, handler, is_final, wide(2, false, false)),
    "utf_16_be_decode(data, errors=None, final=False, /)" => |vm: &mut Vm, data, handler, is_final| decode(vm, data, handler, is_final, wide(2, true, false)),
    "utf_16_ex_decode(data, errors=None, byteorder=0, final=False, /)" => |vm: &mut Vm, data, handler, order, is_final| decode_with_order(vm, data, handler, order, is_final, 2),
    "utf_32_encode(str, errors=None, byteorder=0, /)" => |vm: &mut Vm, text, handler, order| encode(vm, text, handler, ordered(4, order)),
    "utf_32_le_encode(str, errors=None, /)" => |vm: &mut Vm, text, handler| encode(vm, text, handler, wide(4, false, false)),
    "utf_32_be_encode(str, errors=None, /)" => |vm: &mut Vm, text, handler| encode(vm, text, handler, wide(4, true, false)),
    "utf_32_decode(data, errors=None, final=False, /)" => |vm: &mut Vm, data, handler, is_final| decode_marked(vm, data, handler, 0, is_final, 4).map(|found| found.0),
    "utf_32_le_decode(data, errors=None, final=False, /)" => |vm: &mut Vm, data, handler, is_final| decode(vm, data, handler, is_final, wide(4, false, false)),
    "utf_32_be_decode(data, errors=None, final=False, /)" => |vm: &mut Vm, data, handler, is_final| decode(vm, data, handler, is_final, wide(4, true, false)),
    "utf_32_ex_decode(data, errors=None, byteorder=0, final=False, /)" => |vm: &mut Vm, data, handler, order, is_final| decode_with_order(vm, data, handler, order, is_final, 4),
    "charmap_build(map, /)" => charmap::build,
    "charmap_encode(str, errors=None, mapping=None, /)" => charmap::encode,
    "charmap_decode(data, errors=None, mapping=None, /)" => charmap::decode,
    "readbuffer_encode(data, errors=None, /)" => |vm: &mut Vm, data: Value, _: Value| { let data = bytes_of(vm, data)?; result(vm, data, None) },
    "escape_encode(data, errors=None, /)" => escapes::encode_bytes,
    "escape_decode(data, errors=None, /)" => escapes::decode_bytes,
    "unicode_escape_encode(str, errors=None, /)" => |vm: &mut Vm, text, _: Value| escapes::encode(vm, text, false),
    "unicode_escape_decode(data, errors=None, final=True, /)" => |vm: &mut Vm, data, handler, is_final| escapes::decode(vm, data, handler, is_final, false),
    "raw_unicode_escape_encode(str, errors=None, /)" => |vm: &mut Vm, text, _: Value| escapes::encode(vm, text, true),
    "raw_unicode_escape_decode(data, errors=None, final=True, /)" => |vm: &mut Vm, data, handler, is_final| escapes::decode(vm, data, handler, is_final, true),
];

/// The name of an error handler; None is `strict`.
fn handler_name(handler: Value) -> String {
    name_or(Some(handler), "strict")
}

/// Bytes, or the UTF-8 of a str.
fn bytes_of(vm: &mut Vm, data: Value) -> PyResult<Vec<u8>> {
    match data.downcast::<Str>() {
        Some(text) => encode_as(vm, text, Encoding::Utf8, "strict"),
        None => Ok(vm.bytes_of(data)?.to_vec()),
    }
}

/// What encoders return: bytes, and how much was encoded.
fn result(vm: &mut Vm, data: Vec<u8>, consumed: Option<usize>) -> PyResult<Gc<Tuple>> {
    let consumed = vm.int(consumed.unwrap_or(data.len()) as i64);
    let data = vm.bytes(data).value();
    Ok(vm.tuple(&[data, consumed]))
}

fn encode(vm: &mut Vm, text: Gc<Str>, handler: Value, encoding: Encoding) -> PyResult<Gc<Tuple>> {
    let data = encode_as(vm, text, encoding, &handler_name(handler))?;
    result(vm, data, Some(text.len()))
}

/// Decodes all characters that are complete; if these are all bytes, all.
fn decode(vm: &mut Vm, data: Value, handler: Value, is_final: bool, encoding: Encoding) -> PyResult<Gc<Tuple>> {
    let bytes = vm.bytes_of(data)?;
    let end = if is_final { bytes.len() } else { complete(encoding, &bytes) };
    let object = if end == bytes.len() { data } else { vm.bytes(&bytes[..end]).value() };
    let text = decode_as(vm, object, encoding, &handler_name(handler))?.value();
    let end = vm.int(end as i64);
    Ok(vm.tuple(&[text, end]))
}

/// The encoding of a byte order as a number: 0 is the machine's, after a mark.
fn ordered(bytes: usize, order: i64) -> Encoding {
    wide(bytes, order > 0, order == 0)
}

/// Decodes what may begin with a byte order mark; also gives the byte order.
fn decode_marked(vm: &mut Vm, data: Value, handler: Value, order: i64, is_final: bool, bytes: usize) -> PyResult<(Gc<Tuple>, i64)> {
    let content = vm.bytes_of(data)?;
    let mark = |is_big: bool| if is_big { [0, 0, 0xfe, 0xff] } else { [0xff, 0xfe, 0, 0] };
    let starts = |is_big: bool| {
        let mark = mark(is_big);
        content.starts_with(if bytes == 4 { &mark } else if is_big { &mark[2..] } else { &mark[..2] })
    };
    let order = match order {
        0 if content.len() < bytes && !is_final => {
            let (text, end) = (vm.empty_str().value(), vm.int(0));
            return Ok((vm.tuple(&[text, end]), 0));
        }
        0 if starts(false) => -1,
        0 if starts(true) => 1,
        0 => return Ok((decode(vm, data, handler, is_final, wide(bytes, false, false))?, 0)),
        order => return Ok((decode(vm, data, handler, is_final, wide(bytes, order > 0, false))?, order)),
    };
    let rest = vm.bytes(&content[bytes..]).value();
    let found = decode(vm, rest, handler, is_final, wide(bytes, order > 0, false))?;
    let (text, end) = (found.as_slice()[0], found.as_slice()[1].as_int().unwrap_or(0) + bytes as i64);
    let end = vm.int(end);
    Ok((vm.tuple(&[text, end]), order))
}

fn decode_with_order(vm: &mut Vm, data: Value, handler: Value, order: i64, is_final: bool, bytes: usize) -> PyResult<Gc<Tuple>> {
    let (found, order) = decode_marked(vm, data, handler, order, is_final, bytes)?;
    let order = vm.int(order);
    Ok(vm.tuple(&[found.as_slice()[0], found.as_slice()[1], order]))
}

fn register(vm: &mut Vm, function: Value) -> PyResult<()> {
    if vm.class_of(function).slots().call.is_none() {
        return Err(vm.type_error("argument must be callable"));
    }
    registry::search_functions(vm).items.push(&vm.heap, function);
    Ok(())
}

fn unregister(vm: &mut Vm, function: Value) {
    let functions = registry::search_functions(vm);
    if let Some(index) = functions.items.as_slice().iter().position(|&known| known == function) {
        functions.items.remove(index);
        registry::forget(vm);
    }
}

fn register_error(vm: &mut Vm, name: Gc<Str>, handler: Value) -> PyResult<()> {
    if vm.class_of(handler).slots().call.is_none() {
        return Err(vm.type_error("handler must be callable"));
    }
    errors::register(vm, name, handler)
}

/// The handler of a name, as a function.
fn lookup_error(vm: &mut Vm, name: Gc<Str>) -> PyResult {
    let name = name.to_text();
    if let Some(handler) = errors::registered(vm, &name)? {
        return Ok(handler);
    }
    if !errors::NAMES.contains(&name.as_str()) {
        return Err(errors::unknown_handler(vm, &name));
    }
    let function = vm.intern(&format!("_{name}_errors"));
    let module = crate::types::from_interpreter::import(vm, "_codecs")?;
    vm.get_attr(module, function)
}
