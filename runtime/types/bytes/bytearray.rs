//! `bytearray`: what it has beyond `bytes`.

use super::methods::{self, array};
use super::{BINARY, Buffer, ByteArrayObject, Content, buffer, byte, collect_bytes, content, new_content, push_quoted, repr};
use crate::gc::Gc;
use crate::object::{Arguments, BinaryOp, Kind, Known, Method, Slots, Str, Type, TypeId, TypeSpec};
use crate::types::str_::Builder;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub static BYTE_ARRAY: TypeSpec = TypeSpec {
    kind: Some(Kind::ByteArrayObject),
    slots: Slots {
        new: Some(new),
        init: Some(init),
        repr: Some(repr_of_array),
        compare: Some(super::compare),
        iter: Some(super::iter),
        len: Some(|_, this| Ok(array(this).data.0.borrow().len())),
        get_item: Some(super::get_item),
        set_item: Some(set_item),
        contains: Some(super::contains),
        binary: BINARY,
        inplace: {
            let mut inplace = Slots::NONE.binary;
            inplace[BinaryOp::Add as usize] = Some(inplace_add);
            inplace[BinaryOp::Mul as usize] = Some(inplace_multiply);
            inplace
        },
        ..Slots::NONE
    },
    methods: &ALL_METHODS,
    class_methods: crate::methods! {
        "fromhex(type, string, /)" => methods::fromhex,
    },
    static_methods: methods::STATIC_METHODS,
    ..TypeSpec::new(TypeId::ByteArray, "bytearray")
};

const OWN_METHODS: &[Method] = crate::methods! {
    "append(self, item, /)" => append,
    "clear(self, /)" => |_: &mut Vm, this: Gc<ByteArrayObject>| this.data.0.borrow_mut().clear(),
    "copy(self, /)" => |vm: &mut Vm, this: Gc<ByteArrayObject>| { let data = this.data.0.borrow().clone(); vm.bytearray(data) },
    "extend(self, iterable_of_ints, /)" => extend,
    "insert(self, index, item, /)" => insert,
    "pop(self, index=-1, /)" => pop,
    "remove(self, value, /)" => remove,
    "__alloc__(self, /)" => |_: &mut Vm, this: Gc<ByteArrayObject>| this.data.0.borrow().capacity(),
    "__reduce__(self, /)" => |vm: &mut Vm, this: Gc<ByteArrayObject>| reduce(vm, this, 2),
    "__reduce_ex__(self, proto=0, /)" => reduce,
    "__release_buffer__(self, buffer, /)" => super::memoryview::release_export,
    "__sizeof__(self, /)" => |_: &mut Vm, this: Gc<ByteArrayObject>| size_of::<ByteArrayObject>() + this.data.0.borrow().capacity(),
    "reverse(self, /)" => |_: &mut Vm, this: Gc<ByteArrayObject>| this.data.0.borrow_mut().reverse(),
};

/// The methods shared with `bytes`; then the own ones.
static ALL_METHODS: [Method; methods::METHODS.len() - methods::N_OF_BYTES_ONLY + OWN_METHODS.len()] = {
    let mut all = [OWN_METHODS[0]; methods::METHODS.len() - methods::N_OF_BYTES_ONLY + OWN_METHODS.len()];
    let mut index = 0;
    while index < all.len() {
        let n_shared = methods::METHODS.len() - methods::N_OF_BYTES_ONLY;
        all[index] = if index < n_shared { methods::METHODS[index] } else { OWN_METHODS[index - n_shared] };
        index += 1;
    }
    all
};

fn new(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    let array = ByteArrayObject::new(class.instance_header(), Buffer(Vec::new().into()));
    Ok(vm.heap.alloc(array).value())
}

fn init(vm: &mut Vm, this: Value, arguments: Arguments) -> PyResult<()> {
    let data = new_content(vm, "bytearray", arguments)?;
    vm.heap.charge(data.len());
    *array(this).data.0.borrow_mut() = data.to_vec();
    Ok(())
}

fn repr_of_array(vm: &mut Vm, this: Value) -> PyResult {
    let data = content(this);
    let quote = repr::quote_for(data.iter().map(|&byte| byte.into()));
    let mut out = Builder::with_capacity(data.len() + 14);
    out.push_text(&vm.type_name(this));
    out.push_text("(b");
    // As CPython, which escapes single quotes whatever the quote is.
    push_quoted(&data, quote, b'\'', &mut out);
    out.push_text(")");
    Ok(out.finish(vm).value())
}

fn set_item(vm: &mut Vm, this: Value, key: Value, value: Option<Value>) -> PyResult<()> {
    let array = array(this);
    if key.is_int() || !vm.is_instance(key, TypeId::Slice) {
        let index = vm.subscript(key, "bytearray")?;
        let byte = match value {
            Some(value) => Some(byte(vm, value)?),
            None => None,
        };
        let len = array.data.0.borrow().len();
        let index = vm.item_position(index, len, "bytearray")?;
        let mut data = array.data.0.borrow_mut();
        match byte {
            Some(byte) => data[index] = byte,
            None => {
                data.remove(index);
            }
        }
        return Ok(());
    }
    let new = match value {
        None => Content::Copied(Vec::new()),
        Some(value) => assigned(vm, value)?,
    };
    let bounds = vm.slice_bounds(key)?;
    let mut data = array.data.0.borrow_mut();
    let range = bounds.of(data.len());
    if let Some(part) = range.as_contiguous() {
        data.splice(part, new.iter().copied());
    } else if new.is_empty() {
        // Assigning nothing removes, too, unlike in a list.
        let mut index = 0;
        let gone: Vec<usize> = range.ascending().indexes().collect();
        data.retain(|_| {
            index += 1;
            gone.binary_search(&(index - 1)).is_err()
        });
    } else if new.len() == range.count {
        range.indexes().zip(new.iter()).for_each(|(index, &byte)| data[index] = byte);
    } else {
        let message = format!("attempt to assign bytes of size {} to extended slice of size {}", new.len(), range.count);
        return Err(vm.value_error(message));
    }
    Ok(())
}

/// The bytes that a slice is replaced by.
fn assigned(vm: &mut Vm, value: Value) -> PyResult<Content> {
    if let Some(content) = buffer(value) {
        return Ok(content);
    }
    let is_iterable = vm.class_of(value).slots().iter.is_some();
    if value.is::<Str>() || !is_iterable {
        return Err(vm.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
    }
    collect_bytes(vm, value, "byte must").map(Content::Copied)
}

fn inplace_add(vm: &mut Vm, this: Value, other: Value) -> PyResult {
    let Some(other) = buffer(other) else {
        let given = vm.type_name(other);
        let class = vm.type_name(this);
        return Err(vm.type_error(format!("can't concat {given} to {class}")));
    };
    vm.heap.charge(other.len());
    array(this).data.0.borrow_mut().extend_from_slice(&other);
    Ok(this)
}

fn inplace_multiply(vm: &mut Vm, this: Value, count: Value) -> PyResult {
    let Some(count) = crate::types::str_::repeat_count(vm, count)? else { return Ok(Value::NOT_IMPLEMENTED) };
    let count = count.max(0) as usize;
    let data = content(this);
    vm.check_text_len(data.len().checked_mul(count))?;
    *array(this).data.0.borrow_mut() = data.repeat(count);
    Ok(this)
}

fn append(vm: &mut Vm, this: Gc<ByteArrayObject>, item: Value) -> PyResult<()> {
    let byte = byte(vm, item)?;
    this.data.0.borrow_mut().push(byte);
    Ok(())
}

fn extend(vm: &mut Vm, this: Gc<ByteArrayObject>, items: Value) -> PyResult<()> {
    let new = match buffer(items) {
        Some(content) => content,
        None if items.is::<Str>() => return Err(vm.type_error("expected iterable of integers; got: 'str'")),
        None if vm.class_of(items).slots().iter.is_none() && vm.class_of(items).slots().get_item.is_none() => {
            let given = vm.type_name(items);
            return Err(vm.type_error(format!("can't extend bytearray with {given}")));
        }
        None => Content::Copied(collect_bytes(vm, items, "byte must")?),
    };
    vm.heap.charge(new.len());
    this.data.0.borrow_mut().extend_from_slice(&new);
    Ok(())
}

fn insert(vm: &mut Vm, this: Gc<ByteArrayObject>, index: i64, item: Value) -> PyResult<()> {
    let byte = byte(vm, item)?;
    let mut data = this.data.0.borrow_mut();
    let len = data.len() as i64;
    let index = if index < 0 { (index + len).max(0) } else { index.min(len) };
    data.insert(index as usize, byte);
    Ok(())
}

fn pop(vm: &mut Vm, this: Gc<ByteArrayObject>, index: i64) -> PyResult<i64> {
    let len = this.data.0.borrow().len() as i64;
    if len == 0 {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    let index = if index < 0 { index + len } else { index };
    if !(0..len).contains(&index) {
        return Err(vm.index_error("pop index out of range"));
    }
    Ok(this.data.0.borrow_mut().remove(index as usize).into())
}

fn remove(vm: &mut Vm, this: Gc<ByteArrayObject>, value: Value) -> PyResult<()> {
    let byte = byte(vm, value)?;
    let place = this.data.0.borrow().iter().position(|&other| other == byte);
    match place {
        Some(place) => {
            this.data.0.borrow_mut().remove(place);
            Ok(())
        }
        None => Err(vm.value_error("value not found in bytearray")),
    }
}

/// The class with what makes the same bytes again: a bytes object, or text for protocols that know no bytes.
fn reduce(vm: &mut Vm, this: Gc<ByteArrayObject>, protocol: i64) -> PyResult {
    let data = this.data.0.borrow().clone();
    let arguments = match (data.is_empty(), protocol) {
        (true, _) => vm.tuple(&[]),
        (false, 3..) => {
            let bytes = vm.bytes(data).value();
            vm.tuple(&[bytes])
        }
        (false, _) => {
            let text: String = data.iter().map(|&byte| char::from(byte)).collect();
            let (text, encoding) = (vm.text(&text), vm.text("latin-1"));
            vm.tuple(&[text, encoding])
        }
    };
    let class = vm.class_of(this.value()).value();
    let name = vm.known(Known::__getstate__);
    let state = vm.get_attr(this.value(), name)?;
    let state = vm.call(state, &[])?;
    Ok(vm.tuple(&[class, arguments.value(), state]).value())
}
