//! Reading through a buffer.

use super::{Buffered, enter, flush, forget_input, leave, open};
use crate::gc::Gc;
use crate::modules::io_::base::size_of;
use crate::modules::io_::file_io::{self, FileIo};
use crate::modules::io_::call_method;
use crate::object::TypeId;
use crate::types::bytes::{buffer, writable};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// What was read and not asked for.
pub fn rest(this: &Buffered) -> Vec<u8> {
    this.state.input.borrow()[this.state.at.get()..].to_vec()
}

pub fn n_ahead(this: Gc<Buffered>) -> usize {
    this.state.input.borrow().len() - this.state.at.get()
}

/// The next bytes of the input, at most `count`.
fn take(this: Gc<Buffered>, count: usize) -> Vec<u8> {
    let input = this.state.input.borrow();
    let start = this.state.at.get();
    let end = input.len().min(start.saturating_add(count));
    this.state.at.set(end);
    input[start..end].to_vec()
}

/// Reads once from the raw file; `None` if that would block.
fn raw_read(vm: &mut Vm, this: Gc<Buffered>, count: usize) -> PyResult<Option<Vec<u8>>> {
    let raw = this.raw.get();
    if let Some(file) = raw.downcast_exact::<FileIo>() {
        let mut data = vec![0; count];
        return Ok(file_io::read_once(vm, file, &mut data)?.map(|count| {
            data.truncate(count);
            data
        }));
    }
    let target = vm.bytearray(vec![0; count]);
    let got = call_method(vm, raw, "readinto", &[target.value()])?;
    if got.is_none() {
        return Ok(None);
    }
    let got = vm.index_i64(got)?;
    let data = target.data.0.borrow();
    match usize::try_from(got).ok().and_then(|got| data.get(..got)) {
        Some(data) => Ok(Some(data.to_vec())),
        None => Err(vm.raise(TypeId::OSError, format!("raw readinto() returned invalid length {got} (should have been between 0 and {count})"))),
    }
}

/// Makes sure that something is ahead, unless the file is at its end (false) or would block.
pub fn fill(vm: &mut Vm, this: Gc<Buffered>) -> PyResult<Option<bool>> {
    if n_ahead(this) > 0 {
        return Ok(Some(true));
    }
    flush(vm, this)?;
    if this.raw.get().downcast_exact::<FileIo>().is_none() {
        return read_ahead(vm, this);
    }
    enter(vm, this)?;
    // Another thread may have done it meanwhile.
    let filled = if n_ahead(this) > 0 { Ok(Some(true)) } else { read_ahead(vm, this) };
    leave(vm, this);
    filled
}

/// Reads once, to have something ahead.
fn read_ahead(vm: &mut Vm, this: Gc<Buffered>) -> PyResult<Option<bool>> {
    let Some(data) = raw_read(vm, this, this.state.size.get())? else { return Ok(None) };
    let is_more = !data.is_empty();
    *this.state.input.borrow_mut() = data;
    this.state.at.set(0);
    Ok(Some(is_more))
}

pub fn read(vm: &mut Vm, file: Value, size: Value) -> PyResult {
    let size = match size_of(vm, size)? {
        None if !size.is_none() && vm.index_i64(size)? != -1 => return Err(vm.value_error("read length must be non-negative or -1")),
        size => size,
    };
    let this = open(vm, file, "read of closed file")?;
    let data = match size {
        None => read_all(vm, this)?,
        Some(size) => read_many(vm, this, size)?,
    };
    Ok(data.map_or(Value::NONE, |data| vm.bytes(data).value()))
}

/// `count` bytes, or as many as there are; `None` if the first one would block.
fn read_many(vm: &mut Vm, this: Gc<Buffered>, count: usize) -> PyResult<Option<Vec<u8>>> {
    vm.check_text_len(Some(count))?;
    let mut data = take(this, count);
    while data.len() < count {
        let missing = count - data.len();
        if missing >= this.state.size.get() {
            flush(vm, this)?;
            match raw_read(vm, this, missing)? {
                None if data.is_empty() => return Ok(None),
                None => break,
                Some(more) if more.is_empty() => break,
                Some(more) => data.extend_from_slice(&more),
            }
            continue;
        }
        match fill(vm, this)? {
            None if data.is_empty() => return Ok(None),
            None | Some(false) => break,
            Some(true) => data.extend(take(this, missing)),
        }
    }
    Ok(Some(data))
}

fn read_all(vm: &mut Vm, this: Gc<Buffered>) -> PyResult<Option<Vec<u8>>> {
    let mut data = take(this, usize::MAX);
    flush(vm, this)?;
    forget_input(this);
    let raw = this.raw.get();
    if let Some(file) = raw.downcast_exact::<FileIo>() {
        return Ok(match file_io::read_all(vm, file)? {
            None if data.is_empty() => None,
            more => {
                data.extend(more.unwrap_or_default());
                Some(data)
            }
        });
    }
    let name = vm.intern("readall");
    if let Some(method) = vm.find_attr(raw, name)? {
        let more = vm.call(method, &[])?;
        if more.is_none() {
            return Ok(if data.is_empty() { None } else { Some(data) });
        }
        let Some(more) = buffer(more).filter(|_| vm.is_instance(more, TypeId::Bytes)) else {
            return Err(vm.type_error("readall() should return bytes"));
        };
        data.extend_from_slice(&more);
        return Ok(Some(data));
    }
    loop {
        match raw_read(vm, this, this.state.size.get())? {
            None if data.is_empty() => return Ok(None),
            None => return Ok(Some(data)),
            Some(more) if more.is_empty() => return Ok(Some(data)),
            Some(more) => data.extend_from_slice(&more),
        }
    }
}

/// What is ahead, or what one reading of the raw file gives, at most `count` bytes.
pub fn read_once(vm: &mut Vm, this: Gc<Buffered>, count: Option<usize>) -> PyResult<Vec<u8>> {
    let count = count.unwrap_or(this.state.size.get());
    if count == 0 {
        return Ok(Vec::new());
    }
    if n_ahead(this) > 0 {
        return Ok(take(this, count));
    }
    flush(vm, this)?;
    vm.check_text_len(Some(count))?;
    Ok(raw_read(vm, this, count)?.unwrap_or_default())
}

pub fn read_into(vm: &mut Vm, file: Value, target: Value, is_patient: bool) -> PyResult {
    let name = if is_patient { "readinto" } else { "readinto1" };
    let this = open(vm, file, &format!("{name} of closed file"))?;
    let place = writable(vm, target, &format!("{name}() argument"))?;
    let data = if is_patient { read_many(vm, this, place.len())? } else { Some(read_once(vm, this, Some(place.len()))?) };
    let Some(data) = data else { return Ok(Value::NONE) };
    place.write(0, &data);
    Ok(vm.int(data.len() as i64))
}

pub fn read_line(vm: &mut Vm, this: Gc<Buffered>, limit: Option<usize>) -> PyResult<Vec<u8>> {
    let mut line = Vec::new();
    while limit.is_none_or(|limit| line.len() < limit) {
        if fill(vm, this)? != Some(true) {
            break;
        }
        let until = {
            let input = this.state.input.borrow();
            let ahead = &input[this.state.at.get()..];
            memchr::memchr(b'\n', ahead).map_or(ahead.len(), |end| end + 1)
        };
        line.extend(take(this, limit.map_or(until, |limit| until.min(limit - line.len()))));
        if line.last() == Some(&b'\n') {
            break;
        }
    }
    Ok(line)
}

pub fn next(vm: &mut Vm, file: Value) -> PyResult {
    let class = vm.class_of(file);
    if !class.is(TypeId::BufferedReader) && !class.is(TypeId::BufferedRandom) {
        let line = call_method(vm, file, "readline", &[])?;
        return Ok(if vm.len(line)? == 0 { Value::UNBOUND } else { line });
    }
    let this = open(vm, file, "readline of closed file")?;
    let line = read_line(vm, this, None)?;
    Ok(if line.is_empty() { Value::UNBOUND } else { vm.bytes(line).value() })
}
