//! `array.array`: numbers and characters without objects.
//!
//! It is a type like any other, beside `bytes`, because whatever takes bytes takes its bytes, too; the module `array` only names it.

mod items;
mod methods;

use std::cell::RefCell;

pub use items::{ItemKind, KINDS as ITEM_KINDS};

use crate::gc::{Gc, KindInfo, Trace, Tracer};
use crate::object::{Arguments, BinaryFn, BinaryOp, CompareOp, Getter, Kind, Slots, Str, Type, TypeId, TypeSpec};
use crate::types::generic_alias::CLASS_GETITEM;
use crate::types::sequences;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The bytes of all items.
pub struct Data(pub RefCell<Vec<u8>>);

impl Trace for Data {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.buffer(&self.0);
    }
}

crate::untraced!(ItemKind);

crate::object! {
    /// `array.array`
    pub struct Array {
        pub kind: ItemKind,
        pub data: Data,
    }
}

const BINARY: [Option<BinaryFn>; BinaryOp::COUNT] = {
    let mut slots = Slots::NONE.binary;
    slots[BinaryOp::Add as usize] = Some(add);
    slots[BinaryOp::Mul as usize] = Some(multiply);
    slots
};

const INPLACE: [Option<BinaryFn>; BinaryOp::COUNT] = {
    let mut slots = Slots::NONE.inplace;
    slots[BinaryOp::Add as usize] = Some(add_in_place);
    slots[BinaryOp::Mul as usize] = Some(multiply_in_place);
    slots
};

static ARRAY: TypeSpec = TypeSpec {
    kind: Some(Kind::Array),
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        compare: Some(compare),
        hash: Some(|vm, _| Err(vm.type_error("unhashable type: 'array.array'"))),
        iter: Some(|vm, this| Ok(vm.sequence_iterator(this))),
        len: Some(|_, this| Ok(array_of(this).len())),
        contains: Some(|vm, this, value| Ok(sequences::find(vm, array_of(this).items(vm), value, 0, usize::MAX)?.is_some())),
        get_item: Some(methods::get_item),
        set_item: Some(methods::set_item),
        binary: BINARY,
        inplace: INPLACE,
        ..Slots::NONE
    },
    methods: methods::METHODS,
    class_methods: CLASS_GETITEM,
    getters: &[
        Getter { name: "typecode", get: |vm, this| Ok(vm.character(array_of(this).kind.code).value()), set: None },
        Getter { name: "itemsize", get: |vm, this| Ok(vm.int(array_of(this).kind.size as i64)), set: None },
    ],
    doc: "array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\ninitialized from the optional initializer value.",
    ..TypeSpec::new(TypeId::Array, "array.array")
};

/// The types of this folder.
pub static SPECS: &[&TypeSpec] = &[&ARRAY];

/// The native layouts of this folder.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Array, KindInfo::of::<Array>())];

fn array_of(value: Value) -> Gc<Array> {
    value.downcast().expect("the slot belongs to arrays")
}

impl Array {
    /// Number of items.
    pub fn len(&self) -> usize {
        self.data.0.borrow().len() / self.kind.size
    }

    pub fn is_empty(&self) -> bool {
        self.data.0.borrow().is_empty()
    }

    pub fn item(&self, vm: &Vm, index: usize) -> Option<Value> {
        let data = self.data.0.borrow();
        let start = index.checked_mul(self.kind.size)?;
        data.get(start..start.checked_add(self.kind.size)?).map(|bytes| self.kind.read(vm, bytes))
    }
}

impl Gc<Array> {
    /// The items by index, for functions of sequences. They are numbers, and these the machine makes without looking at anything.
    fn items(self, vm: &Vm) -> impl Fn(usize) -> Option<Value> + use<> {
        let list = methods::to_list(vm, self);
        move |index| list.items.get(index)
    }
}

/// A new array of a class.
fn make(vm: &Vm, class: Gc<Type>, kind: ItemKind, data: Vec<u8>) -> Gc<Array> {
    vm.heap.charge(data.len());
    vm.heap.alloc(Array::new(class.instance_header(), kind, Data(RefCell::new(data))))
}

/// A new array like another one.
fn like(vm: &Vm, array: Gc<Array>, data: Vec<u8>) -> Gc<Array> {
    make(vm, vm.type_(TypeId::Array), array.kind, data)
}

fn new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    if !arguments.names.is_empty() && class.is(TypeId::Array) {
        return Err(vm.type_error("array.array() takes no keyword arguments"));
    }
    let (code, initial) = match *arguments.positionals() {
        [code] => (code, None),
        [code, initial] => (code, Some(initial)),
        ref given => {
            let (limit, given) = (if given.is_empty() { "at least 1 argument" } else { "at most 2 arguments" }, given.len());
            return Err(vm.type_error(format!("array() takes {limit} ({given} given)")));
        }
    };
    if code.downcast::<Str>().is_some_and(|code| code.to_text() == "u") {
        vm.warn(TypeId::DeprecationWarning, "The 'u' type code is deprecated and will be removed in Python 3.16")?;
    }
    let Some(code) = code.downcast::<Str>().filter(|code| code.len() == 1) else {
        let given = vm.type_name(code);
        return Err(vm.type_error(format!("array() argument 1 must be a unicode character, not {given}")));
    };
    let Some(kind) = ItemKind::find(code.units().at(0)) else {
        return Err(vm.value_error("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"));
    };
    let array = make(vm, class, kind, Vec::new());
    let Some(initial) = initial else { return Ok(array.value()) };
    if initial.is::<Str>() && !kind.is_character() {
        return Err(vm.type_error(format!("cannot use a str to initialize an array with typecode '{}'", char::from(kind.code))));
    }
    match initial.downcast::<Array>() {
        Some(other) if other.kind.is_character() && !kind.is_character() => {
            return Err(vm.type_error(format!("cannot use a unicode array to initialize an array with typecode '{}'", char::from(kind.code))));
        }
        // Bytes are the items themselves.
        None if crate::types::bytes::is_bytes(initial) => methods::from_bytes(vm, array, initial)?,
        _ => methods::append_all(vm, array, initial)?,
    }
    Ok(array.value())
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let array = array_of(this);
    let class = vm.class_of(this).name.get().to_text();
    let (name, code) = (class.rsplit('.').next().unwrap_or_default(), char::from(array.kind.code));
    if array.is_empty() {
        return Ok(vm.text(&format!("{name}('{code}')")));
    }
    let content = if array.kind.is_character() { methods::to_text(vm, array)?.value() } else { methods::to_list(vm, array).value() };
    let mut text = format!("{name}('{code}', ").into_bytes();
    text.extend(vm.repr(content)?.to_wtf8());
    text.push(b')');
    Ok(vm.str_from_wtf8(&text).value())
}

fn compare(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    match (lhs.downcast::<Array>(), rhs.downcast::<Array>()) {
        (Some(one), Some(other)) => {
            let (one, other) = (one.items(vm), other.items(vm));
            sequences::compare(vm, one, other, op)
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// The bytes of another array of the same kind, which is to be appended.
fn same_kind(vm: &mut Vm, array: Gc<Array>, other: Value) -> PyResult<Vec<u8>> {
    match other.downcast::<Array>() {
        Some(other) if other.kind == array.kind => Ok(other.data.0.borrow().clone()),
        Some(_) => Err(vm.type_error("bad argument type for built-in operation")),
        None => {
            let given = vm.type_name(other);
            Err(vm.type_error(format!("can only append array (not \"{given}\") to array")))
        }
    }
}

fn add(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some(array) = lhs.downcast::<Array>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let rest = same_kind(vm, array, rhs)?;
    let data = [&array.data.0.borrow()[..], &rest].concat();
    Ok(like(vm, array, data).value())
}

fn add_in_place(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some(array) = lhs.downcast::<Array>() else { return Ok(Value::NOT_IMPLEMENTED) };
    if !rhs.is::<Array>() {
        let given = vm.type_name(rhs);
        return Err(vm.type_error(format!("can only extend with array (not \"{given}\")")));
    }
    let rest = same_kind(vm, array, rhs)?;
    vm.heap.charge(rest.len());
    array.data.0.borrow_mut().extend(rest);
    Ok(lhs)
}

fn repeated(vm: &mut Vm, array: Gc<Array>, count: Value) -> PyResult<Option<Vec<u8>>> {
    let len = array.data.0.borrow().len();
    let Some(count) = sequences::repetitions(vm, count, len)? else { return Ok(None) };
    vm.check_memory(len * count)?;
    Ok(Some(array.data.0.borrow().repeat(count)))
}

fn multiply(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let (array, count) = match (lhs.downcast::<Array>(), rhs.downcast::<Array>()) {
        (Some(array), _) => (array, rhs),
        (None, Some(array)) => (array, lhs),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    match repeated(vm, array, count)? {
        Some(data) => Ok(like(vm, array, data).value()),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn multiply_in_place(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let Some(array) = lhs.downcast::<Array>() else { return Ok(Value::NOT_IMPLEMENTED) };
    match repeated(vm, array, rhs)? {
        Some(data) => {
            *array.data.0.borrow_mut() = data;
            Ok(lhs)
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
