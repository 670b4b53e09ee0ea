//! Compressors and decompressors as objects.

use std::cell::{Cell, RefCell};

use super::stream::{Deflate, FINISH, Inflate, NO_FLUSH};
use super::{DEFLATED, failed};
use crate::gc::{Gc, Trace, Tracer};
use crate::object::{Arguments, Getter, Kind, Slots, Type, TypeId, TypeSpec};
use crate::types::bytes::Bytes;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// Bytes that a stream takes outside the heap, about.
const STREAM: usize = 1 << 16;

/// What an object owns outside the heap.
pub struct Owned<T>(RefCell<Box<T>>);

impl<T> Trace for Owned<T> {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.outside(STREAM);
    }
}

crate::object! {
    /// `zlib.Compress`
    pub struct Compressor {
        pub deflate: Owned<Deflate>,
    }
}

crate::object! {
    /// `zlib.Decompress` and `zlib._ZlibDecompressor`
    pub struct Decompressor {
        pub inflate: Owned<Inflate>,
        /// Bytes behind the compressed data.
        pub unused: Cell<Gc<Bytes>>,
        /// Bytes that were given but not taken, for want of room.
        pub rest: Cell<Gc<Bytes>>,
    }
}

pub static COMPRESS: TypeSpec = TypeSpec {
    kind: Some(Kind::Compressor),
    is_base: false,
    methods: crate::methods![
        "compress(self, data, /)" => |vm: &mut Vm, this: Gc<Compressor>, data: Value| { let data = vm.bytes_of(data)?; compress(vm, this, &data, NO_FLUSH) },
        "flush(self, mode=4, /)" => |vm: &mut Vm, this: Gc<Compressor>, mode: i64| match mode {
            NO_FLUSH => Ok(vm.bytes([])),
            _ => compress(vm, this, &[], mode),
        },
    ],
    ..TypeSpec::new(TypeId::Compressor, "zlib.Compress")
};

pub static DECOMPRESS: TypeSpec = TypeSpec {
    kind: Some(Kind::Decompressor),
    is_base: false,
    methods: crate::methods![
        "decompress(self, data, /, max_length=0)" => decompress,
        "flush(self, length=16384, /)" => flush,
    ],
    getters: &[
        Getter { name: "unused_data", get: |_, this| Ok(decompressor_of(this).unused.get().value()), set: None },
        Getter { name: "unconsumed_tail", get: |_, this| Ok(decompressor_of(this).rest.get().value()), set: None },
        Getter { name: "eof", get: |_, this| Ok(Value::from_bool(is_over(decompressor_of(this)))), set: None },
    ],
    ..TypeSpec::new(TypeId::Decompressor, "zlib.Decompress")
};

pub static STREAM_DECOMPRESSOR: TypeSpec = TypeSpec {
    kind: Some(Kind::Decompressor),
    slots: Slots { new: Some(new_stream_decompressor), ..Slots::NONE },
    methods: crate::methods!["decompress(self, /, data, max_length=-1)" => decompress_more],
    getters: &[
        Getter { name: "unused_data", get: |_, this| Ok(decompressor_of(this).unused.get().value()), set: None },
        Getter { name: "needs_input", get: needs_input, set: None },
        Getter { name: "eof", get: |_, this| Ok(Value::from_bool(is_over(decompressor_of(this)))), set: None },
    ],
    doc: "Create a decompressor object for decompressing data incrementally.",
    ..TypeSpec::new(TypeId::StreamDecompressor, "zlib._ZlibDecompressor")
};

fn decompressor_of(value: Value) -> Gc<Decompressor> {
    value.downcast().expect("the slot belongs to decompressors")
}

fn is_over(this: Gc<Decompressor>) -> bool {
    this.inflate.0.borrow().is_over()
}

fn needs_input(_: &mut Vm, this: Value) -> PyResult {
    let this = decompressor_of(this);
    Ok(Value::from_bool(!is_over(this) && this.rest.get().data.0.is_empty()))
}

/// `zlib.compressobj`
pub fn compressor(vm: &mut Vm, level: i64, method: i64, window: i64, memory: i64, strategy: i64, dictionary: Value) -> PyResult<Gc<Compressor>> {
    let is_known = method == DEFLATED && (1..=9).contains(&memory) && (0..=4).contains(&strategy);
    let Some(mut deflate) = Deflate::new(level, window).filter(|_| is_known) else {
        return Err(vm.value_error("Invalid initialization option"));
    };
    if !dictionary.is_none() {
        let dictionary = vm.bytes_of(dictionary)?;
        if !deflate.set_dictionary(&dictionary) {
            return Err(vm.value_error("Invalid dictionary"));
        }
    }
    vm.heap.charge(STREAM);
    Ok(vm.heap.alloc(Compressor::new(vm.header_of(TypeId::Compressor), Owned(RefCell::new(Box::new(deflate))))))
}

fn compress(vm: &mut Vm, this: Gc<Compressor>, data: &[u8], mode: i64) -> PyResult<Gc<Bytes>> {
    let mut deflate = this.deflate.0.borrow_mut();
    let what = if mode == NO_FLUSH { "while compressing data" } else { "while flushing" };
    let mut out = Vec::new();
    if deflate.is_over && !(mode == FINISH && data.is_empty()) {
        return Err(failed(vm, &format!("Error -2 {what}: inconsistent stream state")));
    }
    if deflate.is_over {
        return Ok(vm.bytes(out));
    }
    match deflate.run(vm, data, mode, &mut out)? {
        Ok(()) => Ok(vm.bytes(out)),
        Err(failure) => Err(failed(vm, &failure.message(what))),
    }
}

fn new_decompressor(vm: &mut Vm, id: TypeId, window: i64, dictionary: Option<Value>) -> PyResult<Gc<Decompressor>> {
    let dictionary = match dictionary {
        Some(dictionary) => vm.bytes_of(dictionary)?.to_vec(),
        None => Vec::new(),
    };
    let Some(inflate) = Inflate::new(window, &dictionary) else { return Err(vm.value_error("Invalid initialization option")) };
    let empty = vm.bytes([]);
    vm.heap.charge(STREAM);
    Ok(vm.heap.alloc(Decompressor::new(vm.header_of(id), Owned(RefCell::new(Box::new(inflate))), Cell::new(empty), Cell::new(empty))))
}

/// `zlib.decompressobj`
pub fn decompressor(vm: &mut Vm, window: i64, dictionary: Value) -> PyResult<Gc<Decompressor>> {
    new_decompressor(vm, TypeId::Decompressor, window, Some(dictionary))
}

fn new_stream_decompressor(vm: &mut Vm, _: Gc<Type>, arguments: Arguments) -> PyResult {
    let [window, dictionary] = arguments.bind(vm, "_ZlibDecompressor", ["wbits", "zdict"], 0)?;
    let window = match window.bound() {
        Some(window) => vm.index_i64(window)?,
        None => 15,
    };
    Ok(new_decompressor(vm, TypeId::StreamDecompressor, window, dictionary.bound())?.value())
}

/// Decompresses; keeps what is behind the end, and what was not taken.
fn run(vm: &mut Vm, this: Gc<Decompressor>, data: &[u8], most: Option<usize>, what: &str) -> PyResult<Gc<Bytes>> {
    let mut inflate = this.inflate.0.borrow_mut();
    let mut out = Vec::new();
    let taken = match inflate.run(vm, data, most, &mut out)? {
        Ok(taken) => taken,
        Err(failure) => return Err(failed(vm, &failure.message(what))),
    };
    let rest = &data[taken..];
    if inflate.is_over() {
        let unused = [&this.unused.get().data.0, rest].concat();
        this.unused.set(vm.bytes(unused));
    }
    // At the end only if there was such a rest before, as in CPython.
    if !inflate.is_over() || !this.rest.get().data.0.is_empty() {
        this.rest.set(vm.bytes(rest));
    }
    Ok(vm.bytes(out))
}

fn decompress(vm: &mut Vm, this: Gc<Decompressor>, data: Value, most: i64) -> PyResult<Gc<Bytes>> {
    let data = vm.bytes_of(data)?;
    let most = match most {
        ..0 => return Err(vm.value_error("max_length must be non-negative")),
        0 => None,
        most => Some(most as usize),
    };
    run(vm, this, &data, most, "while decompressing data")
}

fn flush(vm: &mut Vm, this: Gc<Decompressor>, length: i64) -> PyResult<Gc<Bytes>> {
    if length <= 0 {
        return Err(vm.value_error("length must be greater than zero"));
    }
    let rest = this.rest.get();
    run(vm, this, &rest.data.0, None, "while flushing")
}

fn decompress_more(vm: &mut Vm, this: Gc<Decompressor>, data: Value, most: i64) -> PyResult<Gc<Bytes>> {
    let data = vm.bytes_of(data)?;
    if is_over(this) {
        return Err(vm.raise(TypeId::EOFError, "End of stream already reached".into()));
    }
    let all = [&this.rest.get().data.0, &data[..]].concat();
    run(vm, this, &all, usize::try_from(most).ok(), "while decompressing data")
}
