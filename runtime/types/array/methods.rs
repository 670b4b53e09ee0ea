//! Methods of arrays.

use super::{Array, array_of, like};
use crate::gc::Gc;
use crate::object::{List, Method, Str, Tuple, TypeId};
use crate::types::bytes::{Bytes, memoryview};
use crate::types::sequences;
use crate::types::str_::Builder;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub const METHODS: &[Method] = crate::methods![
    "__buffer__(self, flags, /)" => memoryview::export,
    "__release_buffer__(self, buffer, /)" => memoryview::release_export,
    "append(self, v, /)" => append,
    "buffer_info(self, /)" => buffer_info,
    "byteswap(self, /)" => |_: &mut Vm, this: Gc<Array>| this.data.0.borrow_mut().chunks_exact_mut(this.kind.size).for_each(<[u8]>::reverse),
    "clear(self, /)" => |_: &mut Vm, this: Gc<Array>| this.data.0.borrow_mut().clear(),
    "__copy__(self, /)" => copy,
    "__deepcopy__(self, unused, /)" => |vm: &mut Vm, this: Gc<Array>, _: Value| copy(vm, this),
    "count(self, v, /)" => |vm: &mut Vm, this: Gc<Array>, value: Value| { let items = this.items(vm); sequences::count(vm, items, value) },
    "extend(self, bb, /)" => append_all,
    "fromfile(self, f, n, /)" => from_file,
    "fromlist(self, list, /)" => from_list,
    "frombytes(self, buffer, /)" => from_bytes,
    "fromunicode(self, ustr, /)" => from_text,
    "index(self, v, start=0, stop=sys.maxsize, /)" => index,
    "insert(self, i, v, /)" => insert,
    "pop(self, i=-1, /)" => pop,
    "__reduce_ex__(self, value, /)" => reduce,
    "remove(self, v, /)" => remove,
    "reverse(self, /)" => reverse,
    "tofile(self, f, /)" => to_file,
    "tolist(self, /)" => |vm: &mut Vm, this: Gc<Array>| to_list(vm, this),
    "tobytes(self, /)" => |vm: &mut Vm, this: Gc<Array>| { let data = this.data.0.borrow().clone(); vm.bytes(data) },
    "tounicode(self, /)" => to_text,
    "__sizeof__(self, /)" => |_: &mut Vm, this: Gc<Array>| 80 + this.data.0.borrow().capacity(),
];

/// The items as a list.
pub fn to_list(vm: &Vm, this: Gc<Array>) -> Gc<List> {
    let list = vm.list(&[]);
    for index in 0..this.len() {
        if let Some(item) = this.item(vm, index) {
            list.items.push(&vm.heap, item);
        }
    }
    list
}

fn append(vm: &mut Vm, this: Gc<Array>, value: Value) -> PyResult<()> {
    let item = this.kind.write(vm, value)?;
    this.data.0.borrow_mut().extend_from_slice(&item[..this.kind.size]);
    Ok(())
}

/// `extend`
pub fn append_all(vm: &mut Vm, this: Gc<Array>, items: Value) -> PyResult<()> {
    if let Some(other) = items.downcast::<Array>()
        && other.kind == this.kind
    {
        let data = other.data.0.borrow().clone();
        this.data.0.borrow_mut().extend(data);
        return Ok(());
    }
    if items.is::<Array>() && !this.is_empty() {
        return Err(vm.type_error("can only extend with array of same kind"));
    }
    vm.for_each(items, |vm, item| append(vm, this, item).map(|()| true))
}

fn buffer_info(vm: &mut Vm, this: Gc<Array>) -> Gc<Tuple> {
    let address = this.data.0.borrow().as_ptr().addr();
    let (address, len) = (vm.int(address as i64), vm.int(this.len() as i64));
    vm.tuple(&[address, len])
}

fn copy(vm: &mut Vm, this: Gc<Array>) -> Gc<Array> {
    let data = this.data.0.borrow().clone();
    like(vm, this, data)
}

/// `frombytes`
pub fn from_bytes(vm: &mut Vm, this: Gc<Array>, data: Value) -> PyResult<()> {
    let data = vm.bytes_of(data)?;
    if data.len() % this.kind.size != 0 {
        return Err(vm.value_error("bytes length not a multiple of item size"));
    }
    vm.heap.charge(data.len());
    this.data.0.borrow_mut().extend_from_slice(&data);
    Ok(())
}

fn from_file(vm: &mut Vm, this: Gc<Array>, file: Value, count: i64) -> PyResult<()> {
    let Ok(count) = usize::try_from(count) else { return Err(vm.value_error("negative count")) };
    let Some(wanted) = count.checked_mul(this.kind.size) else { return Err(vm.memory_error()) };
    let name = vm.intern("read");
    let (read, size) = (vm.get_attr(file, name)?, vm.int(wanted as i64));
    let data = vm.call(read, &[size])?;
    let Some(bytes) = data.downcast::<Bytes>() else { return Err(vm.type_error("read() didn't return bytes")) };
    let is_enough = bytes.data.0.len() == wanted;
    from_bytes(vm, this, data)?;
    if is_enough { Ok(()) } else { Err(vm.raise(TypeId::EOFError, "read() didn't return enough bytes".into())) }
}

fn from_list(vm: &mut Vm, this: Gc<Array>, list: Value) -> PyResult<()> {
    let Some(list) = list.downcast::<List>() else { return Err(vm.type_error("arg must be list")) };
    let old = this.data.0.borrow().len();
    let result = vm.for_each(list.value(), |vm, item| append(vm, this, item).map(|()| true));
    if result.is_err() {
        this.data.0.borrow_mut().truncate(old);
    }
    result
}

fn from_text(vm: &mut Vm, this: Gc<Array>, text: Gc<Str>) -> PyResult<()> {
    if !this.kind.is_character() {
        return Err(vm.value_error("fromunicode() may only be called on unicode type arrays ('u' or 'w')"));
    }
    this.data.0.borrow_mut().extend(text.code_points().flat_map(u32::to_le_bytes));
    Ok(())
}

/// `tounicode`
pub fn to_text(vm: &mut Vm, this: Gc<Array>) -> PyResult<Gc<Str>> {
    if !this.kind.is_character() {
        return Err(vm.value_error("tounicode() may only be called on unicode type arrays ('u' or 'w')"));
    }
    let mut text = Builder::new();
    for bytes in this.data.0.borrow().chunks_exact(4) {
        let point = bytes.iter().rev().fold(0, |point, &byte| point << 8 | u32::from(byte));
        if point > 0x10_ffff {
            return Err(vm.value_error(format!("character U+{point:x} is not in range [U+0000; U+10ffff]")));
        }
        text.push(point);
    }
    Ok(text.finish(vm))
}

fn index(vm: &mut Vm, this: Gc<Array>, value: Value, start: Value, stop: Value) -> PyResult<i64> {
    let (start, stop) = sequences::bounds(vm, start, stop, this.len())?;
    let items = this.items(vm);
    match sequences::find(vm, items, value, start, stop)? {
        Some(index) => Ok(index as i64),
        None => Err(vm.value_error("array.index(x): x not in array")),
    }
}

fn insert(vm: &mut Vm, this: Gc<Array>, index: i64, value: Value) -> PyResult<()> {
    let item = this.kind.write(vm, value)?;
    let (len, size) = (this.len() as i64, this.kind.size);
    let index = (if index < 0 { index + len } else { index }).clamp(0, len) as usize;
    this.data.0.borrow_mut().splice(index * size..index * size, item[..size].iter().copied());
    Ok(())
}

fn remove_at(this: Gc<Array>, index: usize) {
    let size = this.kind.size;
    this.data.0.borrow_mut().drain(index * size..(index + 1) * size);
}

fn pop(vm: &mut Vm, this: Gc<Array>, index: i64) -> PyResult {
    let len = this.len() as i64;
    if this.is_empty() {
        return Err(vm.index_error("pop from empty array"));
    }
    let index = if index < 0 { index + len } else { index };
    let item = usize::try_from(index).ok().and_then(|index| this.item(vm, index));
    match item {
        Some(item) => {
            remove_at(this, index as usize);
            Ok(item)
        }
        None => Err(vm.index_error("pop index out of range")),
    }
}

fn remove(vm: &mut Vm, this: Gc<Array>, value: Value) -> PyResult<()> {
    let items = this.items(vm);
    match sequences::find(vm, items, value, 0, usize::MAX)? {
        Some(index) if index < this.len() => {
            remove_at(this, index);
            Ok(())
        }
        _ => Err(vm.value_error("array.remove(x): x not in array")),
    }
}

fn reverse(_: &mut Vm, this: Gc<Array>) {
    let mut data = this.data.0.borrow_mut();
    data.reverse();
    data.chunks_exact_mut(this.kind.size).for_each(<[u8]>::reverse);
}

/// `(class, (typecode, items), dict)`, for pickle.
fn reduce(vm: &mut Vm, this: Gc<Array>, _: Value) -> PyResult<Gc<Tuple>> {
    let class = vm.class_of(this.value()).value();
    let (code, items) = (vm.character(this.kind.code).value(), to_list(vm, this).value());
    let arguments = vm.tuple(&[code, items]).value();
    let dict = vm.attribute_dict(this.value()).map_or(Value::NONE, Gc::value);
    Ok(vm.tuple(&[class, arguments, dict]))
}

fn to_file(vm: &mut Vm, this: Gc<Array>, file: Value) -> PyResult<()> {
    let name = vm.intern("write");
    let write = vm.get_attr(file, name)?;
    let data = this.data.0.borrow().clone();
    let data = vm.bytes(data).value();
    vm.call(write, &[data]).map(|_| ())
}

pub fn get_item(vm: &mut Vm, this: Value, key: Value) -> PyResult {
    let array = array_of(this);
    if vm.is_instance(key, TypeId::Slice) {
        let range = vm.slice_range(key, array.len())?;
        let size = array.kind.size;
        let data: Vec<u8> = {
            let data = array.data.0.borrow();
            range.indexes().flat_map(|index| data[index * size..(index + 1) * size].to_vec()).collect()
        };
        return Ok(like(vm, array, data).value());
    }
    let index = vm.subscript(key, "array")?;
    let index = vm.item_position(index, array.len(), "array")?;
    match array.item(vm, index) {
        Some(item) => Ok(item),
        None => Err(vm.index_error("array index out of range")),
    }
}

pub fn set_item(vm: &mut Vm, this: Value, key: Value, value: Option<Value>) -> PyResult<()> {
    let array = array_of(this);
    let size = array.kind.size;
    if !vm.is_instance(key, TypeId::Slice) {
        let index = vm.subscript(key, "array")?;
        let item = match value {
            Some(value) => Some(array.kind.write(vm, value)?),
            None => None,
        };
        let index = vm.item_position(index, array.len(), "array assignment")?;
        match item {
            Some(item) => array.data.0.borrow_mut()[index * size..(index + 1) * size].copy_from_slice(&item[..size]),
            None => remove_at(array, index),
        }
        return Ok(());
    }
    let new = match value.map(|value| (value, value.downcast::<Array>())) {
        None => Vec::new(),
        Some((_, Some(other))) if other.kind == array.kind => other.data.0.borrow().clone(),
        Some((_, Some(_))) => return Err(vm.type_error("bad argument type for built-in operation")),
        Some((value, None)) => {
            let given = vm.type_name(value);
            return Err(vm.type_error(format!("can only assign array (not \"{given}\") to array slice")));
        }
    };
    let range = vm.slice_range(key, array.len())?;
    let count = range.indexes().len();
    if range.as_contiguous().is_none() && value.is_some() && new.len() != count * size {
        let given = new.len() / size;
        return Err(vm.value_error(format!("attempt to assign array of size {given} to extended slice of size {count}")));
    }
    let mut data = array.data.0.borrow_mut();
    if let Some(part) = range.as_contiguous() {
        data.splice(part.start * size..part.end * size, new);
    } else if value.is_none() {
        let gone: Vec<usize> = range.ascending().indexes().collect();
        for &index in gone.iter().rev() {
            data.drain(index * size..(index + 1) * size);
        }
    } else {
        for (index, item) in range.indexes().zip(new.chunks_exact(size)) {
            data[index * size..(index + 1) * size].copy_from_slice(item);
        }
    }
    Ok(())
}
