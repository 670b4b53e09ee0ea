//! `_tokenize`: the tokens of source text, which a machine without a compiler does not know.
//!
//! The module is there because `tokenize`, and with it `linecache` and `traceback`, imports it for what few programs do.

use crate::modules::NativeModule;
use crate::object::{Method, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_tokenize", functions: FUNCTIONS, init: None, doc: "" };

static FUNCTIONS: &[Method] = crate::methods!["TokenizerIter(readline, /, *, encoding=None, extra_tokens=False)" => refuse];

fn refuse(vm: &mut Vm, _: Value, _: Value, _: Value) -> PyResult {
    Err(vm.raise(TypeId::NotImplementedError, "tokenizing source text needs a compiler, which this machine does not have".into()))
}
