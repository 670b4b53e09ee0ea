//! `bytes`, `bytearray` and `memoryview`: storage, construction and slots. The methods that the first two share are in `methods`.

mod bytearray;
pub mod codecs;
pub mod errors;
pub mod memoryview;
pub mod methods;
pub mod registry;

use std::cell::{Cell, RefCell};
use std::ops::Deref;

pub use memoryview::MemoryView;

use crate::gc::{Gc, Header, KindInfo, Trace, Tracer};
use crate::object::{Arguments, BinaryOp, CompareOp, Known, Kind, List, Method, Slots, Str, Tuple, Type, TypeId, TypeSpec, hash};
use crate::types::format::percent;
use crate::types::sequences;
use crate::types::str_::{Builder, new_arguments, repeat_count, repr, search};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The content of a bytes object.
pub struct Data(pub Box<[u8]>);

/// The content of a bytearray.
pub struct Buffer(pub RefCell<Vec<u8>>);

impl Trace for Data {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.outside(self.0.len());
    }
}

impl Trace for Buffer {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.buffer(&self.0);
    }
}

crate::object! {
    /// A bytes object.
    pub struct Bytes {
        pub data: Data,
        pub hash: Cell<i64>,
    }
}

crate::object! {
    /// A bytearray.
    pub struct ByteArrayObject {
        pub data: Buffer,
    }
}

crate::object! {
    /// `iter(bytes)` and `iter(bytearray)`; the sequence is unbound at the end.
    pub struct BytesIterator {
        pub sequence: Cell<Value>,
        pub index: Cell<usize>,
    }
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&BYTES, &BYTES_ITERATOR, &BYTE_ARRAY_ITERATOR, &bytearray::BYTE_ARRAY, &memoryview::MEMORY_VIEW, &memoryview::MEMORY_ITERATOR];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[
    (Kind::Bytes, KindInfo::of::<Bytes>()),
    (Kind::ByteArrayObject, KindInfo::of::<ByteArrayObject>()),
    (Kind::BytesIterator, KindInfo::of::<BytesIterator>()),
    (Kind::MemoryView, KindInfo::of::<MemoryView>()),
];

static BYTES: TypeSpec = TypeSpec {
    kind: Some(Kind::Bytes),
    slots: Slots {
        new: Some(new),
        repr: Some(repr_of_bytes),
        hash: Some(hash_of_bytes),
        compare: Some(compare),
        iter: Some(iter),
        len: Some(|_, this| Ok(content(this).len())),
        get_item: Some(get_item),
        contains: Some(contains),
        binary: BINARY,
        ..Slots::NONE
    },
    methods: methods::METHODS,
    class_methods: crate::methods! {
        "fromhex(type, string, /)" => methods::fromhex,
    },
    static_methods: methods::STATIC_METHODS,
    ..TypeSpec::new(TypeId::Bytes, "bytes")
};

static BYTES_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::BytesIterator),
    is_base: false,
    slots: Slots { iter: Some(|_, this| Ok(this)), iter_next: Some(iter_next), ..Slots::NONE },
    methods: ITERATOR_METHODS,
    ..TypeSpec::new(TypeId::BytesIterator, "bytes_iterator")
};

const ITERATOR_METHODS: &[Method] = crate::methods! {
    "__length_hint__(self, /)" => iterator_hint,
    "__reduce__(self, /)" => reduce_iterator,
    "__setstate__(self, object, /)" => set_iterator_state,
};

static BYTE_ARRAY_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::BytesIterator),
    is_base: false,
    slots: BYTES_ITERATOR.slots,
    methods: ITERATOR_METHODS,
    ..TypeSpec::new(TypeId::ByteArrayIterator, "bytearray_iterator")
};

const BINARY: [Option<crate::object::BinaryFn>; BinaryOp::COUNT] = {
    let mut binary = Slots::NONE.binary;
    binary[BinaryOp::Add as usize] = Some(add);
    binary[BinaryOp::Mul as usize] = Some(multiply);
    binary[BinaryOp::Mod as usize] = Some(modulo);
    binary
};

/// No hash is this number.
const NO_HASH: i64 = -1;

impl Vm {
    /// A bytes object.
    pub fn bytes(&self, data: impl Into<Box<[u8]>>) -> Gc<Bytes> {
        self.bytes_with_header(self.header_of(TypeId::Bytes), data)
    }

    /// A bytes object of the class that the header names.
    pub fn bytes_with_header(&self, header: Header, data: impl Into<Box<[u8]>>) -> Gc<Bytes> {
        let data = data.into();
        self.heap.charge(data.len());
        self.heap.alloc(Bytes::new(header, Data(data), Cell::new(NO_HASH)))
    }

    /// A bytearray.
    pub fn bytearray(&self, data: Vec<u8>) -> Gc<ByteArrayObject> {
        self.heap.charge(data.len());
        self.heap.alloc(ByteArrayObject::new(self.header_of(TypeId::ByteArray), Buffer(RefCell::new(data))))
    }

    /// The content of a bytes-like object; TypeError for others.
    pub fn bytes_of(&mut self, value: Value) -> PyResult<Content> {
        if value.downcast::<MemoryView>().is_some_and(|view| view.object.get().is_unbound()) {
            return Err(self.value_error("operation forbidden on released memoryview object"));
        }
        buffer(value).ok_or_else(|| {
            let given = self.type_name(value);
            self.type_error(format!("a bytes-like object is required, not '{given}'"))
        })
    }
}

/// The bytes of a bytes-like object: shared with an immutable one, a copy of what can change.
pub enum Content {
    Shared(Gc<Bytes>),
    Copied(Vec<u8>),
}

impl Deref for Content {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        match self {
            Content::Shared(bytes) => &bytes.data.0,
            Content::Copied(bytes) => bytes,
        }
    }
}

/// The content of a bytes-like object; `None` for others.
pub fn buffer(value: Value) -> Option<Content> {
    if let Some(bytes) = value.downcast::<Bytes>() {
        return Some(Content::Shared(bytes));
    }
    if let Some(array) = value.downcast::<ByteArrayObject>() {
        return Some(Content::Copied(array.data.0.borrow().clone()));
    }
    if let Some(array) = value.downcast::<crate::types::array::Array>() {
        return Some(Content::Copied(array.data.0.borrow().clone()));
    }
    value.downcast::<MemoryView>().map(|view| Content::Copied(view.to_vec()))
}

fn content(this: Value) -> Content {
    buffer(this).expect("the slots and methods belong to bytes and bytearray")
}

/// Whether a value is a bytes object or a bytearray.
pub fn is_bytes(value: Value) -> bool {
    value.is::<Bytes>() || value.is::<ByteArrayObject>()
}

pub fn is_buffer(value: Value) -> bool {
    is_bytes(value) || value.is::<MemoryView>() || value.is::<crate::types::array::Array>()
}

/// A place in memory that can be written to: a bytearray, or a memoryview of one, or an array.
pub enum Target {
    Array(Gc<ByteArrayObject>),
    Items(Gc<crate::types::array::Array>),
    View(Gc<MemoryView>),
}

impl Target {
    pub fn len(&self) -> usize {
        match self {
            Target::Array(array) => array.data.0.borrow().len(),
            Target::Items(array) => array.data.0.borrow().len(),
            Target::View(view) => view.count,
        }
    }

    /// Writes bytes from an index on; false if there is no room for them.
    pub fn write(&self, start: usize, bytes: &[u8]) -> bool {
        let data = match self {
            Target::Array(array) => &array.data.0,
            Target::Items(array) => &array.data.0,
            Target::View(view) => return view.write(start, bytes),
        };
        let mut data = data.borrow_mut();
        let target = data.get_mut(start..).and_then(|rest| rest.get_mut(..bytes.len()));
        target.map(|target| target.copy_from_slice(bytes)).is_some()
    }
}

/// What `value` can be written to; TypeError, which calls it `what`, if nothing.
pub fn writable(vm: &mut Vm, value: Value, what: &str) -> PyResult<Target> {
    if let Some(array) = value.downcast::<ByteArrayObject>() {
        return Ok(Target::Array(array));
    }
    if let Some(array) = value.downcast::<crate::types::array::Array>() {
        return Ok(Target::Items(array));
    }
    if let Some(view) = value.downcast::<MemoryView>()
        && !view.is_readonly
        && view.object.get().is::<ByteArrayObject>()
    {
        return Ok(Target::View(view));
    }
    let given = vm.type_name(value);
    Err(vm.type_error(format!("{what} must be read-write bytes-like object, not {given}")))
}

/// A result of a method: of the type of `like`, bytes or bytearray.
fn make(vm: &Vm, like: Value, data: Vec<u8>) -> Value {
    if like.is::<ByteArrayObject>() { vm.bytearray(data).value() } else { vm.bytes(data).value() }
}

fn new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let data = new_content(vm, "bytes", arguments)?;
    match data {
        Content::Shared(bytes) if class.is(TypeId::Bytes) && bytes.value().downcast_exact::<Bytes>().is_some() => Ok(bytes.value()),
        Content::Shared(bytes) => Ok(vm.bytes_with_header(class.instance_header(), bytes.data.0.to_vec()).value()),
        Content::Copied(data) => Ok(vm.bytes_with_header(class.instance_header(), data).value()),
    }
}

/// What the arguments of `bytes()` or `bytearray()` give.
fn new_content(vm: &mut Vm, class: &str, arguments: Arguments) -> PyResult<Content> {
    if arguments.values.len() > 3 {
        let given = arguments.values.len();
        return Err(vm.type_error(format!("{class}() takes at most 3 arguments ({given} given)")));
    }
    let [source, encoding, errors] = new_arguments(vm, class, ["source", "encoding", "errors"], arguments)?;
    let text = source.and_then(|source| source.downcast::<Str>());
    match (source, text) {
        (_, Some(text)) if encoding.is_some() => {
            let (encoding, errors) = (codecs::name_or(encoding, "utf-8"), codecs::name_or(errors, "strict"));
            let encoded = codecs::encode(vm, text, &encoding, &errors)?;
            Ok(content(encoded))
        }
        (Some(source), Some(_)) if errors.is_none() => match own_bytes(vm, class, source)? {
            Some(made) => Ok(made),
            None => Err(vm.type_error("string argument without an encoding")),
        },
        (_, Some(_)) => Err(vm.type_error("string argument without an encoding")),
        (_, None) if encoding.is_some() => Err(vm.type_error("encoding without a string argument")),
        (_, None) if errors.is_some() => Err(vm.type_error("errors without a string argument")),
        (None, _) => Ok(Content::Copied(Vec::new())),
        (Some(source), _) => from_source(vm, class, source),
    }
}

/// What `__bytes__` of an object gives to `bytes()`, if it has one.
fn own_bytes(vm: &mut Vm, class: &str, source: Value) -> PyResult<Option<Content>> {
    if class != "bytes" || source.downcast_exact::<Bytes>().is_some() {
        return Ok(None);
    }
    let Some(result) = vm.call_special(source, Known::__bytes__, &[])? else { return Ok(None) };
    if result.is::<Bytes>() {
        return Ok(Some(content(result)));
    }
    let given = vm.type_name(result);
    Err(vm.type_error(format!("__bytes__ returned non-bytes (type {given})")))
}

/// The bytes that an object of any type stands for.
fn from_source(vm: &mut Vm, class: &str, source: Value) -> PyResult<Content> {
    if let Some(made) = own_bytes(vm, class, source)? {
        return Ok(made);
    }
    if is_buffer(source) {
        return vm.bytes_of(source);
    }
    if source.as_int_ref().is_some() || vm.class_of(source).slots().index.is_some() {
        let Some(count) = vm.index(source)?.to_i64() else {
            let given = vm.type_name(source);
            return Err(vm.overflow_error(format!("cannot fit '{given}' into an index-sized integer")));
        };
        if count < 0 {
            return Err(vm.value_error("negative count"));
        }
        let count = vm.check_text_len(Some(count as usize))?;
        return Ok(Content::Copied(vec![0; count]));
    }
    let is_iterable = {
        let type_ = vm.class_of(source);
        let slots = type_.slots();
        slots.iter.is_some() || slots.get_item.is_some()
    };
    if !is_iterable {
        let given = vm.type_name(source);
        return Err(vm.type_error(format!("cannot convert '{given}' object to {class}")));
    }
    let what = if class == "bytes" { "bytes must" } else { "byte must" };
    collect_bytes(vm, source, what).map(Content::Copied)
}

/// The integers of an iterable as bytes.
fn collect_bytes(vm: &mut Vm, iterable: Value, what: &str) -> PyResult<Vec<u8>> {
    let mut data = Vec::new();
    vm.for_each(iterable, |vm, item| {
        let number = vm.index(item)?;
        match number.to_i64().map(u8::try_from) {
            Some(Ok(byte)) => data.push(byte),
            _ => return Err(vm.value_error(format!("{what} be in range(0, 256)"))),
        }
        Ok(true)
    })?;
    Ok(data)
}

/// An integer argument as a byte.
fn byte(vm: &mut Vm, value: Value) -> PyResult<u8> {
    let number = vm.index(value)?;
    match number.to_i64().map(u8::try_from) {
        Some(Ok(byte)) => Ok(byte),
        _ => Err(vm.value_error("byte must be in range(0, 256)")),
    }
}

fn repr_of_bytes(vm: &mut Vm, this: Value) -> PyResult {
    let data = content(this);
    let quote = repr::quote_for(data.iter().map(|&byte| byte.into()));
    let mut out = Builder::with_capacity(data.len() + 3);
    out.push_text("b");
    push_quoted(&data, quote, quote, &mut out);
    Ok(out.finish(vm).value())
}

/// Appends bytes between quotes; `escaped` is the quote that gets a backslash.
fn push_quoted(data: &[u8], quote: u8, escaped: u8, out: &mut Builder) {
    out.push(quote.into());
    for &byte in data {
        match byte {
            b'\t' => out.push_text("\\t"),
            b'\n' => out.push_text("\\n"),
            b'\r' => out.push_text("\\r"),
            b'\\' => out.push_text("\\\\"),
            _ if byte == escaped => {
                out.push_text("\\");
                out.push(byte.into());
            }
            b' '..=b'~' => out.push(byte.into()),
            _ => out.push_text(&format!("\\x{byte:02x}")),
        }
    }
    out.push(quote.into());
}

fn hash_of_bytes(vm: &mut Vm, this: Value) -> PyResult<i64> {
    let bytes = this.downcast::<Bytes>().expect("the slot belongs to bytes");
    if bytes.hash.get() == NO_HASH {
        bytes.hash.set(hash::hash_bytes(&bytes.data.0, vm.hash_key));
    }
    Ok(bytes.hash.get())
}

fn compare(_: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    match (buffer(lhs), buffer(rhs)) {
        (Some(one), Some(other)) => Ok(Value::from_bool(op.holds(one.cmp(&*other)))),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn get_item(vm: &mut Vm, this: Value, key: Value) -> PyResult {
    let what = if this.is::<ByteArrayObject>() { "bytearray" } else { "byte" };
    if key.is_int() || !vm.is_instance(key, TypeId::Slice) {
        let index = vm.subscript(key, what)?;
        if let Some(array) = this.downcast::<ByteArrayObject>() {
            let len = array.data.0.borrow().len();
            let index = vm.item_position(index, len, what)?;
            let byte = array.data.0.borrow()[index];
            return Ok(vm.int(byte.into()));
        }
        let data = content(this);
        let index = vm.item_position(index, data.len(), what)?;
        return Ok(vm.int(data[index].into()));
    }
    let bounds = vm.slice_bounds(key)?;
    let data = content(this);
    let range = bounds.of(data.len());
    let part = match range.as_contiguous() {
        Some(part) if part.len() == data.len() && this.downcast_exact::<Bytes>().is_some() => return Ok(this),
        Some(part) => data[part].to_vec(),
        None => range.indexes().map(|index| data[index]).collect(),
    };
    Ok(make(vm, this, part))
}

fn contains(vm: &mut Vm, this: Value, item: Value) -> PyResult<bool> {
    let part = if is_integer(vm, item) { Content::Copied(vec![byte(vm, item)?]) } else { vm.bytes_of(item)? };
    Ok(search::Unit::find(&*content(this), &part).is_some())
}

fn is_integer(vm: &Vm, value: Value) -> bool {
    value.as_int_ref().is_some() || vm.class_of(value).slots().index.is_some()
}

fn add(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    match (buffer(lhs), buffer(rhs)) {
        (Some(one), Some(other)) if is_bytes(lhs) => Ok(make(vm, lhs, [&*one, &*other].concat())),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn multiply(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let (this, count) = if is_bytes(lhs) { (lhs, rhs) } else { (rhs, lhs) };
    if !is_bytes(this) || is_bytes(count) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let Some(count) = repeat_count(vm, count)? else { return Ok(Value::NOT_IMPLEMENTED) };
    let data = content(this);
    let count = count.max(0) as usize;
    let len = data.len().checked_mul(count);
    if len.is_none_or(|len| len > i64::MAX as usize) && this.is::<Bytes>() {
        return Err(vm.overflow_error("repeated bytes are too long"));
    }
    vm.check_text_len(len)?;
    Ok(make(vm, this, data.repeat(count)))
}

fn modulo(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    if !is_bytes(lhs) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let text = content(lhs);
    let result = percent::format_bytes(vm, &text, rhs)?;
    Ok(make(vm, lhs, result))
}

fn iter(vm: &mut Vm, this: Value) -> PyResult {
    let class = if this.is::<ByteArrayObject>() { TypeId::ByteArrayIterator } else { TypeId::BytesIterator };
    let iterator = BytesIterator::new(vm.header_of(class), Cell::new(this), Cell::new(0));
    Ok(vm.heap.alloc(iterator).value())
}

impl BytesIterator {
    /// The next byte, `None` at the end. Calls nothing.
    #[inline(always)]
    pub fn fast_next(&self) -> Option<Value> {
        let index = self.index.get();
        let sequence = self.sequence.get();
        let byte = if let Some(bytes) = sequence.downcast::<Bytes>() {
            *bytes.data.0.get(index)?
        } else {
            *sequence.downcast::<ByteArrayObject>()?.data.0.try_borrow().ok()?.get(index)?
        };
        self.index.set(index + 1);
        Some(Value::from_small(byte.into()))
    }
}

fn iter_next(_: &mut Vm, this: Value) -> PyResult {
    let iterator = this.downcast::<BytesIterator>().expect("the slot belongs to bytes iterators");
    Ok(iterator.fast_next().unwrap_or_else(|| {
        iterator.sequence.set(Value::UNBOUND);
        Value::UNBOUND
    }))
}

fn iterator_hint(vm: &mut Vm, this: Gc<BytesIterator>) -> PyResult<usize> {
    let sequence = this.sequence.get();
    Ok(if sequence.is_unbound() { 0 } else { vm.len(sequence)?.saturating_sub(this.index.get()) })
}

fn reduce_iterator(vm: &mut Vm, this: Gc<BytesIterator>) -> PyResult {
    let empty = vm.tuple(&[]).value();
    sequences::reduce_iterator(vm, "iter", this.sequence.get(), this.index.get() as i64, empty)
}

fn set_iterator_state(vm: &mut Vm, this: Gc<BytesIterator>, state: i64) -> PyResult<()> {
    let sequence = this.sequence.get();
    if !sequence.is_unbound() {
        let len = vm.len(sequence)?;
        this.index.set(usize::try_from(state).unwrap_or(0).min(len));
    }
    Ok(())
}

/// The parts of `b''.join`, each a bytes-like object.
fn join_parts(vm: &mut Vm, separator: &[u8], iterable: Value) -> PyResult<Vec<u8>> {
    let is_iterable = {
        let class = vm.class_of(iterable);
        let slots = class.slots();
        slots.iter.is_some() || slots.get_item.is_some()
    };
    if !is_iterable {
        return Err(vm.type_error("can only join an iterable"));
    }
    let items = match (iterable.downcast_exact::<List>(), iterable.downcast_exact::<Tuple>()) {
        (Some(list), _) => list,
        (_, Some(tuple)) => vm.list(tuple.as_slice()),
        _ => vm.collect_list(iterable)?,
    };
    let mut data = Vec::new();
    for (index, &item) in items.items.as_slice().iter().enumerate() {
        if index > 0 {
            data.extend_from_slice(separator);
        }
        match buffer(item) {
            Some(part) => data.extend_from_slice(&part),
            None => {
                let given = vm.type_name(item);
                return Err(vm.type_error(format!("sequence item {index}: expected a bytes-like object, {given} found")));
            }
        }
    }
    Ok(data)
}
