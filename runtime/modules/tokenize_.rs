//! `_tokenize`: the tokens of source text, which the compiling CPython finds.
//!
//! Given: a function that reads lines. Gives: an iterator over tuples, which ends with the SyntaxError for the first mistake. Not obvious: all
//! lines are read at once; the numbers of kinds of tokens are those of the library's module `token`.

use std::cell::Cell;

use crate::gc::{Gc, KindInfo};
use crate::modules::{NativeModule, marshal};
use crate::object::{Arguments, BaseException, Kind, List, Slots, Str, Type, TypeId, TypeSpec};
use crate::types::from_interpreter;
use crate::types::iterators::iter_self;
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Refusal, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_tokenize", functions: &[], init: Some(init), doc: "" };

crate::object! {
    /// `_tokenize.TokenizerIter`
    pub struct TokenIterator {
        pub tokens: Gc<List>,
        pub next: Cell<usize>,
        /// What is raised at the end, if it is an exception.
        pub error: Cell<Value>,
    }
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&TOKENIZER];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::TokenIterator, KindInfo::of::<TokenIterator>())];

static TOKENIZER: TypeSpec = TypeSpec {
    kind: Some(Kind::TokenIterator),
    is_base: false,
    slots: Slots { new: Some(new), iter: Some(iter_self), iter_next: Some(next), ..Slots::NONE },
    ..TypeSpec::new(TypeId::TokenIterator, "_tokenize.TokenizerIter")
};

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let class = vm.type_(TypeId::TokenIterator).value();
    vm.add_to_module(module, "TokenizerIter", class);
    Ok(())
}

fn new(vm: &mut Vm, _: Gc<Type>, arguments: Arguments) -> PyResult {
    let [readline, encoding, has_extra] = arguments.bind(vm, "TokenizerIter", ["readline", "encoding", "extra_tokens"], 1)?;
    let text = read_all(vm, readline, encoding.bound())?;
    let has_extra = match has_extra.bound() {
        Some(has_extra) => vm.is_true(has_extra)?,
        None => false,
    };
    let Some(translator) = vm.translator.clone() else {
        return Err(vm.raise(TypeId::NotImplementedError, "tokenizing source text: there is no compiler".into()));
    };
    let found = match translator.tokenize(&text, has_extra) {
        Ok(found) => found,
        Err(refusal) => return Err(vm.raise_refusal(refusal, TypeId::NotImplementedError)),
    };
    let rows = marshal::from_bytes(vm, &found.rows)?;
    let tokens = with_numbers(vm, rows)?;
    let error = match found.error {
        Some(error) => {
            vm.raise_refusal(Refusal::Raised(Box::new(error)), TypeId::SyntaxError);
            vm.take_raised().value()
        }
        None => Value::NONE,
    };
    let iterator = TokenIterator::new(vm.header_of(TypeId::TokenIterator), tokens, Cell::new(0), Cell::new(error));
    Ok(vm.heap.alloc(iterator).value())
}

/// All lines, in UTF-8.
fn read_all(vm: &mut Vm, readline: Value, encoding: Option<Value>) -> PyResult<Vec<u8>> {
    let mut text = Vec::new();
    loop {
        let line = vm.call(readline, &[]);
        let Some(mut line) = vm.catch(line, TypeId::StopIteration)? else { return Ok(text) };
        if let Some(encoding) = encoding {
            let decode = vm.intern("decode");
            let decode = vm.get_attr(line, decode)?;
            line = vm.call(decode, &[encoding])?;
        }
        let Some(line) = line.downcast::<Str>() else {
            let class = vm.type_name(line);
            return Err(vm.type_error(format!("readline() returned a non-string object (type {class})")));
        };
        if line.is_empty() {
            return Ok(text);
        }
        text.extend(line.to_wtf8());
    }
}

/// The tokens with numbers for the names of their kinds.
fn with_numbers(vm: &mut Vm, rows: Value) -> PyResult<Gc<List>> {
    let kinds = from_interpreter::import(vm, "token")?;
    let rows = vm.collect_list(rows)?;
    let tokens = vm.list(&[]);
    for index in 0..rows.items.len() {
        let row = vm.collect_list(rows.items.at(index))?;
        if let Some(name) = row.items.get(0).and_then(Value::downcast::<Str>) {
            let number = vm.get_attr(kinds, name)?;
            row.items.set(0, number);
        }
        let token = vm.tuple(row.items.as_slice()).value();
        tokens.items.push(&vm.heap, token);
    }
    Ok(tokens)
}

fn next(vm: &mut Vm, this: Value) -> PyResult {
    let this: Gc<TokenIterator> = this.downcast().expect("the slot belongs to this type");
    if let Some(token) = this.tokens.items.get(this.next.get()) {
        this.next.set(this.next.get() + 1);
        return Ok(token);
    }
    match this.error.replace(Value::NONE).downcast::<BaseException>() {
        Some(error) => Err(vm.raise_object(error)),
        None => Ok(Value::UNBOUND),
    }
}
