//! `_struct`: numbers and bytes in the layouts of C.

mod format;
mod items;

use std::cell::{Cell, RefCell};

use format::Layout;

use crate::gc::{Gc, Items, KindInfo, Trace, Tracer};
use crate::modules::{NativeModule, State, error_class, raise_of};
use crate::object::{Arguments, Getter, Kind, Method, Slots, Str, Tuple, Type, TypeId, TypeSpec};
use crate::types::bytes::{Content, writable};
use crate::types::iterators::iter_self;
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_struct", functions: FUNCTIONS, init: Some(init_module), doc: DOC };

const DOC: &str = "Functions to convert between Python values and C structs.\nPython bytes objects are used to hold the data representing the C struct\nand also as format strings (explained below) to describe the layout of data\nin the C struct.\n\nThe optional first format char indicates byte order, size and alignment:\n  @: native order, size & alignment (default)\n  =: native order, std. size & alignment\n  <: little-endian, std. size & alignment\n  >: big-endian, std. size & alignment\n  !: same as >\n\nThe remaining chars indicate types of args and must match exactly;\nthese can be preceded by a decimal repeat count:\n  x: pad byte (no data); c:char; b:signed byte; B:unsigned byte;\n  ?: _Bool (requires C99; if not available, char is used instead)\n  h:short; H:unsigned short; i:int; I:unsigned int;\n  l:long; L:unsigned long; f:float; d:double; e:half-float.\nSpecial cases (preceding decimal count indicates length):\n  s:string (array of char); p: pascal string (with count byte).\nSpecial cases (only available in native format):\n  n:ssize_t; N:size_t;\n  P:an integer type that is wide enough to hold a pointer.\nSpecial case (not in native mode unless 'long long' in platform C):\n  q:long long; Q:unsigned long long\nWhitespace between formats is ignored.\n\nThe variable struct.error is an exception raised on errors.\n";

/// What a format says.
#[derive(Default)]
pub struct Parsed(RefCell<std::rc::Rc<Layout>>);

impl Trace for Parsed {
    fn trace(&self, _: &mut Tracer) {}
}

crate::object! {
    /// `struct.Struct`; the format is unbound until `__init__` was called.
    pub struct StructObject {
        pub format: Cell<Value>,
        pub layout: Parsed,
    }
}

crate::object! {
    /// What `iter_unpack` returns.
    pub struct UnpackIterator {
        pub of: Cell<Gc<StructObject>>,
        /// Unbound at the end.
        pub data: Cell<Value>,
        pub at: Cell<usize>,
    }
}

/// The types of this folder.
pub static SPECS: &[&TypeSpec] = &[&STRUCT, &UNPACK_ITERATOR];

/// The native layouts of this folder.
pub static KINDS: &[(Kind, KindInfo)] =
    &[(Kind::StructObject, KindInfo::of::<StructObject>()), (Kind::UnpackIterator, KindInfo::of::<UnpackIterator>())];

static STRUCT: TypeSpec = TypeSpec {
    kind: Some(Kind::StructObject),
    slots: Slots { new: Some(new), init: Some(init), repr: Some(repr), ..Slots::NONE },
    methods: crate::methods![
        "pack(self, /, *values)" => |vm: &mut Vm, this: Gc<StructObject>, values: Gc<Tuple>| pack(vm, this, values.as_slice()),
        "pack_into(self, /, *arguments)" => |vm: &mut Vm, this: Gc<StructObject>, values: Gc<Tuple>| pack_into(vm, this, values.as_slice()),
        "unpack(self, buffer, /)" => unpack,
        "unpack_from(self, /, buffer, offset=0)" => unpack_from,
        "iter_unpack(self, buffer, /)" => iter_unpack,
        "__sizeof__(self, /)" => |_: &mut Vm, this: Gc<StructObject>| 56 + 32 * (layout_of(this).fields.len() + 1),
    ],
    getters: &[
        Getter { name: "format", get: format_text, set: None },
        Getter { name: "size", get: |vm, this| Ok(vm.int(layout_of(this_of(this)).size as i64)), set: None },
    ],
    ..TypeSpec::new(TypeId::StructObject, "_struct.Struct")
};

static UNPACK_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::UnpackIterator),
    is_base: false,
    slots: Slots { iter: Some(iter_self), iter_next: Some(next), ..Slots::NONE },
    methods: crate::methods!["__length_hint__(self, /)" => length_hint],
    ..TypeSpec::new(TypeId::UnpackIterator, "_struct.unpack_iterator")
};

static FUNCTIONS: &[Method] = crate::methods![
    "calcsize(format, /)" => |vm: &mut Vm, format| { let this = cached(vm, format)?; Ok(layout_of(this).size) as PyResult<usize> },
    "pack(*arguments)" => |vm: &mut Vm, arguments: Gc<Tuple>| { let (this, rest) = first(vm, &arguments)?; pack(vm, this, rest) },
    "pack_into(*arguments)" => |vm: &mut Vm, arguments: Gc<Tuple>| { let (this, rest) = first(vm, &arguments)?; pack_into(vm, this, rest) },
    "unpack(format, buffer, /)" => |vm: &mut Vm, format, buffer| { let this = cached(vm, format)?; unpack(vm, this, buffer) },
    "unpack_from(format, /, buffer, offset=0)" => |vm: &mut Vm, format, buffer, offset| { let this = cached(vm, format)?; unpack_from(vm, this, buffer, offset) },
    "iter_unpack(format, buffer, /)" => |vm: &mut Vm, format, buffer| { let this = cached(vm, format)?; iter_unpack(vm, this, buffer) },
    "_clearcache()" => |vm: &mut Vm| vm.set_state(State::StructCache, Value::UNBOUND),
];

fn init_module(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let class = vm.type_(TypeId::StructObject).value();
    vm.add_to_module(module, "Struct", class);
    let error = error(vm)?.value();
    vm.add_to_module(module, "error", error);
    Ok(())
}

/// `struct.error`
fn error(vm: &mut Vm) -> PyResult<Gc<Type>> {
    error_class(vm, State::StructError, "struct", "error", &[TypeId::Exception])
}

/// Raises `struct.error`.
fn failed(vm: &mut Vm, message: &str) -> Raised {
    let class = error(vm);
    raise_of(vm, class, message)
}

fn this_of(value: Value) -> Gc<StructObject> {
    value.downcast().expect("the slot belongs to structs")
}

fn layout_of(this: Gc<StructObject>) -> std::rc::Rc<Layout> {
    this.layout.0.borrow().clone()
}

fn new(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    Ok(vm.heap.alloc(StructObject::new(class.instance_header(), Cell::new(Value::UNBOUND), Parsed::default())).value())
}

fn init(vm: &mut Vm, this: Value, arguments: Arguments) -> PyResult<()> {
    let [format] = arguments.bind(vm, "Struct", ["format"], 1)?;
    let text = match format.downcast::<Str>() {
        Some(text) => crate::types::bytes::codecs::encode(vm, text, "ascii", "strict")?,
        None => format,
    };
    if !vm.is_instance(text, TypeId::Bytes) {
        let given = vm.type_name(format);
        return Err(vm.type_error(format!("Struct() argument 1 must be a str or bytes object, not {given}")));
    }
    let data = vm.bytes_of(text)?;
    let layout = format::parse(vm, &data)?;
    let this = this_of(this);
    this.format.set(text);
    *this.layout.0.borrow_mut() = layout.into();
    Ok(())
}

/// The struct of a format; the last ones are kept.
fn cached(vm: &mut Vm, format: Value) -> PyResult<Gc<StructObject>> {
    /// Structs that are kept.
    const MOST: usize = 100;
    let class = vm.type_(TypeId::StructObject).value();
    if !format.is::<Str>() && !vm.is_instance(format, TypeId::Bytes) {
        return vm.call(class, &[format]).map(this_of);
    }
    let cache = match vm.state(State::StructCache).downcast::<crate::object::Dict>() {
        Some(cache) if cache.len() < MOST => cache,
        _ => {
            let cache = vm.dict();
            vm.set_state(State::StructCache, cache.value());
            cache
        }
    };
    if let Some(found) = cache.get(vm, format)? {
        return Ok(this_of(found));
    }
    let made = vm.call(class, &[format])?;
    cache.set(vm, format, made)?;
    Ok(this_of(made))
}

/// The struct that the first argument of a function means, and the other arguments.
fn first<'a>(vm: &mut Vm, arguments: &'a Gc<Tuple>) -> PyResult<(Gc<StructObject>, &'a [Value])> {
    match arguments.as_slice().split_first() {
        Some((&format, rest)) => Ok((cached(vm, format)?, rest)),
        None => Err(vm.type_error("missing format argument")),
    }
}

fn format_text(vm: &mut Vm, this: Value) -> PyResult {
    match this_of(this).format.get().bound() {
        Some(format) => crate::types::bytes::codecs::decode(vm, format, "ascii", "surrogateescape").map(Gc::value),
        None => Ok(Value::NONE),
    }
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let format = format_text(vm, this)?;
    let (class, format) = (vm.class_of(this), vm.repr_text(format)?);
    let name = class.name.get().to_text();
    Ok(vm.text(&format!("{}({format})", name.rsplit('.').next().unwrap_or_default())))
}

fn check_count(vm: &mut Vm, function: &str, expected: usize, given: usize) -> PyResult<()> {
    if expected == given { Ok(()) } else { Err(failed(vm, &format!("{function} expected {expected} items for packing (got {given})"))) }
}

/// The bytes of a struct with these items.
fn packed(vm: &mut Vm, layout: &Layout, values: &[Value]) -> PyResult<Vec<u8>> {
    vm.check_text_len(Some(layout.size))?;
    let mut out = vec![0; layout.size];
    items::pack(vm, layout, values, &mut out)?;
    Ok(out)
}

fn pack(vm: &mut Vm, this: Gc<StructObject>, values: &[Value]) -> PyResult {
    let layout = layout_of(this);
    check_count(vm, "pack", layout.n_items, values.len())?;
    let out = packed(vm, &layout, values)?;
    Ok(vm.bytes(out).value())
}

fn pack_into(vm: &mut Vm, this: Gc<StructObject>, arguments: &[Value]) -> PyResult<()> {
    let layout = layout_of(this);
    let (target, offset, values) = match *arguments {
        [] => return Err(failed(vm, "pack_into expected buffer argument")),
        [_] => return Err(failed(vm, "pack_into expected offset argument")),
        [target, offset, ref values @ ..] => (target, offset, values),
    };
    check_count(vm, "pack_into", layout.n_items, values.len())?;
    let target = writable(vm, target, "argument")?;
    let offset = vm.index_i64(offset)?;
    let start = place(vm, &layout, offset, target.len(), ("pack_into", "no space to pack", "packing"))?;
    let out = packed(vm, &layout, values)?;
    if !target.write(start, &out) {
        return Err(vm.raise(TypeId::BufferError, "the buffer became smaller while it was written to".into()));
    }
    Ok(())
}

/// Where a struct is in a buffer of `len` bytes.
fn place(vm: &mut Vm, layout: &Layout, offset: i64, len: usize, (function, too_far, doing): (&str, &str, &str)) -> PyResult<usize> {
    let (size, mut start) = (layout.size as i64, offset);
    if offset < 0 {
        if offset.saturating_add(size) > 0 {
            return Err(failed(vm, &format!("{too_far} {size} bytes at offset {offset}")));
        }
        if offset.saturating_add(len as i64) < 0 {
            return Err(failed(vm, &format!("offset {offset} out of range for {len}-byte buffer")));
        }
        start += len as i64;
    }
    if (len as i64) - start < size {
        let needed = start as u64 + size as u64;
        let message =
            format!("{function} requires a buffer of at least {needed} bytes for {doing} {size} bytes at offset {start} (actual buffer size is {len})");
        return Err(failed(vm, &message));
    }
    Ok(start as usize)
}

fn unpacked(vm: &mut Vm, layout: &Layout, data: &[u8]) -> Value {
    let values = Items::new();
    items::unpack(vm, layout, data, |vm, item| values.push(&vm.heap, item));
    vm.tuple(values.as_slice()).value()
}

fn unpack(vm: &mut Vm, this: Gc<StructObject>, buffer: Value) -> PyResult {
    let (data, layout): (Content, _) = (vm.bytes_of(buffer)?, layout_of(this));
    if data.len() != layout.size {
        return Err(failed(vm, &format!("unpack requires a buffer of {} bytes", layout.size)));
    }
    Ok(unpacked(vm, &layout, &data))
}

fn unpack_from(vm: &mut Vm, this: Gc<StructObject>, buffer: Value, offset: i64) -> PyResult {
    let (data, layout) = (vm.bytes_of(buffer)?, layout_of(this));
    let start = place(vm, &layout, offset, data.len(), ("unpack_from", "not enough data to unpack", "unpacking"))?;
    Ok(unpacked(vm, &layout, &data[start..start + layout.size]))
}

fn iter_unpack(vm: &mut Vm, this: Gc<StructObject>, buffer: Value) -> PyResult {
    let layout = layout_of(this);
    if layout.size == 0 {
        return Err(failed(vm, "cannot iteratively unpack with a struct of length 0"));
    }
    let len = vm.bytes_of(buffer)?.len();
    if !len.is_multiple_of(layout.size) {
        return Err(failed(vm, &format!("iterative unpacking requires a buffer of a multiple of {} bytes", layout.size)));
    }
    let header = vm.header_of(TypeId::UnpackIterator);
    Ok(vm.heap.alloc(UnpackIterator::new(header, Cell::new(this), Cell::new(buffer), Cell::new(0))).value())
}

fn next(vm: &mut Vm, iterator: Value) -> PyResult {
    let this: Gc<UnpackIterator> = iterator.downcast().expect("the slot belongs to the iterators");
    let Some(buffer) = this.data.get().bound() else { return Ok(Value::UNBOUND) };
    let (data, layout, start) = (vm.bytes_of(buffer)?, layout_of(this.of.get()), this.at.get());
    let end = start + layout.size;
    if end > data.len() {
        this.data.set(Value::UNBOUND);
        return Ok(Value::UNBOUND);
    }
    this.at.set(end);
    Ok(unpacked(vm, &layout, &data[start..end]))
}

fn length_hint(vm: &mut Vm, this: Gc<UnpackIterator>) -> PyResult<usize> {
    let Some(buffer) = this.data.get().bound() else { return Ok(0) };
    let len = vm.len(buffer)?;
    Ok(len.saturating_sub(this.at.get()) / layout_of(this.of.get()).size)
}
