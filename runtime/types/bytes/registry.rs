//! The registry of codecs: what encodings are found by, if they are not known here.
//!
//! The search functions are those that programs register, and the one of the library's package `encodings`, which is imported when
//! an encoding is first looked for.

use super::Bytes;
use crate::gc::Gc;
use crate::object::{Dict, List, Str, Tuple, TypeId};
use crate::types::from_interpreter::import;
use crate::value::Value;
use crate::vm::{PyResult, Raised, State, Vm};

/// The list of search functions.
pub fn search_functions(vm: &mut Vm) -> Gc<List> {
    if let Some(list) = vm.state(State::CodecSearch).downcast() {
        return list;
    }
    let list = vm.list(&[]);
    vm.set_state(State::CodecSearch, list.value());
    list
}

/// The codecs that were found, by their normal names.
fn cache(vm: &mut Vm) -> Gc<Dict> {
    if let Some(cache) = vm.state(State::CodecCache).downcast() {
        return cache;
    }
    let cache = vm.dict();
    vm.set_state(State::CodecCache, cache.value());
    cache
}

/// Forgets the codecs that were found.
pub fn forget(vm: &mut Vm) {
    cache(vm).clear(vm);
}

/// A name as search functions get it: in lower case, and one underscore for whatever is neither a letter, a digit nor a dot.
fn normal(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for character in name.chars() {
        if character.is_ascii_alphanumeric() || character == '.' {
            out.push(character.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('_') {
            out.push('_');
        }
    }
    out.trim_end_matches('_').to_owned()
}

fn unknown(vm: &mut Vm, name: &str) -> Raised {
    vm.raise(TypeId::LookupError, format!("unknown encoding: {name}"))
}

/// The codec of a name, a tuple of four and more; LookupError if there is none.
pub fn lookup(vm: &mut Vm, name: &str) -> PyResult<Gc<Tuple>> {
    let key = normal(name);
    let (cache, key) = (cache(vm), vm.text(&key));
    if let Some(found) = cache.get(vm, key)?.and_then(Value::downcast) {
        return Ok(found);
    }
    // A machine without a library has no package `encodings`.
    let imported = import(vm, "encodings");
    vm.catch(imported, TypeId::ModuleNotFoundError)?;
    let functions = search_functions(vm);
    let mut index = 0;
    while let Some(function) = functions.items.get(index) {
        let answer = vm.call(function, &[key])?;
        if !answer.is_none() {
            return match answer.downcast::<Tuple>().filter(|codec| codec.len() == 4) {
                Some(codec) => {
                    cache.set(vm, key, answer)?;
                    Ok(codec)
                }
                None => Err(vm.type_error("codec search functions must return 4-tuples")),
            };
        }
        index += 1;
    }
    Err(unknown(vm, name))
}

/// Calls the encoder (0) or decoder (1) of a codec.
fn call_codec(vm: &mut Vm, codec: Gc<Tuple>, index: usize, object: Value, error_handler: &str) -> PyResult {
    let handler = vm.text(error_handler);
    let answer = vm.call(codec.as_slice()[index], &[object, handler])?;
    match answer.downcast::<Tuple>().map(|answer| answer.as_slice().to_vec()).as_deref() {
        Some(&[result, _]) => Ok(result),
        _ => Err(vm.type_error(format!("{} must return a tuple (object, integer)", ["encoder", "decoder"][index]))),
    }
}

/// `codecs.encode`
pub fn encode(vm: &mut Vm, object: Value, name: &str, error_handler: &str) -> PyResult {
    let codec = lookup(vm, name)?;
    call_codec(vm, codec, 0, object, error_handler)
}

/// `codecs.decode`
pub fn decode(vm: &mut Vm, object: Value, name: &str, error_handler: &str) -> PyResult {
    let codec = lookup(vm, name)?;
    call_codec(vm, codec, 1, object, error_handler)
}

/// The codec of a name, if it is one of text.
fn lookup_text(vm: &mut Vm, name: &str, function: &str) -> PyResult<Gc<Tuple>> {
    let codec = lookup(vm, name)?;
    let attribute = vm.intern("_is_text_encoding");
    let is_text = match vm.find_attr(codec.value(), attribute)? {
        Some(is_text) => vm.is_true(is_text)?,
        None => true,
    };
    if is_text {
        return Ok(codec);
    }
    Err(vm.raise(TypeId::LookupError, format!("'{name}' is not a text encoding; use {function} to handle arbitrary codecs")))
}

/// `str.encode` with an encoding that is not known here.
pub fn encode_text(vm: &mut Vm, text: Gc<Str>, name: &str, error_handler: &str) -> PyResult {
    let codec = lookup_text(vm, name, "codecs.encode()")?;
    let result = call_codec(vm, codec, 0, text.value(), error_handler)?;
    if result.is::<Bytes>() {
        return Ok(result);
    }
    let given = vm.type_name(result);
    Err(vm.type_error(format!("'{name}' encoder returned '{given}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types")))
}

/// `bytes.decode` with an encoding that is not known here.
pub fn decode_text(vm: &mut Vm, object: Value, name: &str, error_handler: &str) -> PyResult<Gc<Str>> {
    let codec = lookup_text(vm, name, "codecs.decode()")?;
    let result = call_codec(vm, codec, 1, object, error_handler)?;
    result.downcast::<Str>().ok_or_else(|| {
        let given = vm.type_name(result);
        vm.type_error(format!("'{name}' decoder returned '{given}' instead of 'str'; use codecs.decode() to decode to arbitrary types"))
    })
}

