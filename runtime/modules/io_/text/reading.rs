//! Reading a text file, and its places.

use super::{TextWrapper, attached, forget_chunk, native_buffer, open, write_out};
use crate::gc::Gc;
use crate::modules::io_::base::size_of;
use crate::modules::io_::newlines::LineEnd;
use crate::modules::io_::{buffered, call_method, unsupported};
use crate::object::{List, Str, TypeId};
use crate::types::bytes::buffer;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The text that the program has not asked for yet.
fn rest(vm: &Vm, this: Gc<TextWrapper>) -> Option<Gc<Str>> {
    let decoded = this.decoded.get().downcast::<Str>()?;
    let used = this.state.used.get();
    if used == 0 {
        return Some(decoded);
    }
    let units = decoded.units();
    (used < units.len()).then(|| vm.str_from_units(units.slice(used, units.len())))
}

fn check_readable(vm: &mut Vm, this: Gc<TextWrapper>) -> PyResult<()> {
    if this.state.decoder.borrow().is_some() { Ok(()) } else { Err(unsupported(vm, "not readable")) }
}

fn decode(vm: &mut Vm, this: Gc<TextWrapper>, data: &[u8], is_final: bool) -> PyResult<Gc<Str>> {
    match &mut *this.state.decoder.borrow_mut() {
        Some(decoder) => decoder.decode(vm, data, is_final),
        None => Err(unsupported(vm, "not readable")),
    }
}

/// Reads and decodes the next chunk; false at the end.
fn read_chunk(vm: &mut Vm, this: Gc<TextWrapper>, wanted: usize) -> PyResult<bool> {
    let size = this.state.chunk_size.get().max(wanted);
    let data = match native_buffer(this) {
        Some(native) => buffered::read_once(vm, native, Some(size))?,
        None => {
            let name = vm.intern("read1");
            let has_read1 = vm.find_attr(this.buffer.get(), name)?.is_some();
            let (size, name) = (vm.int(size as i64), if has_read1 { "read1" } else { "read" });
            let data = call_method(vm, this.buffer.get(), name, &[size])?;
            match buffer(data) {
                Some(data) => data.to_vec(),
                None => {
                    let given = vm.type_name(data);
                    return Err(vm.type_error(format!("underlying {name}() should have returned a bytes-like object, not '{given}'")));
                }
            }
        }
    };
    if this.state.tells.get() {
        let before = this.state.decoder.borrow().clone();
        *this.state.snapshot.borrow_mut() = before.map(|before| (before, data.clone()));
    }
    let text = decode(vm, this, &data, data.is_empty())?;
    this.decoded.set(text.value());
    this.state.used.set(0);
    Ok(!data.is_empty())
}

fn join(vm: &Vm, parts: Gc<List>) -> Gc<Str> {
    let parts: &[Value] = parts.items.as_slice();
    match *parts {
        [] => vm.empty_str(),
        [only] => only.downcast().expect("the parts are strs"),
        _ => {
            let units = parts.iter().map(|part| part.object_ref::<Str>().expect("the parts are strs").units());
            vm.str_from_parts(units)
        }
    }
}

pub fn read(vm: &mut Vm, file: Value, size: Value) -> PyResult<Gc<Str>> {
    let size = size_of(vm, size)?;
    let this = attached(vm, file)?;
    check_readable(vm, this)?;
    open(vm, file)?;
    write_out(vm, this)?;
    let parts = vm.list(&[]);
    let Some(size) = size else {
        let data = call_method(vm, this.buffer.get(), "read", &[])?;
        let Some(data) = buffer(data) else {
            let given = vm.type_name(data);
            return Err(vm.type_error(format!("decoder getstate() should have returned a bytes object, not '{given}'")));
        };
        let text = decode(vm, this, &data, true)?;
        let head = rest(vm, this);
        forget_chunk(this);
        let Some(head) = head else { return Ok(text) };
        parts.items.push(&vm.heap, head.value());
        parts.items.push(&vm.heap, text.value());
        return Ok(join(vm, parts));
    };
    let mut missing = size;
    loop {
        if let Some(text) = this.decoded.get().downcast::<Str>() {
            let (units, used) = (text.units(), this.state.used.get());
            let end = units.len().min(used.saturating_add(missing));
            if end > used {
                let part = vm.str_from_units(units.slice(used, end));
                parts.items.push(&vm.heap, part.value());
                missing -= end - used;
                this.state.used.set(end);
            }
        }
        if missing == 0 || !read_chunk(vm, this, 0)? && rest(vm, this).is_none_or(|rest| rest.is_empty()) {
            return Ok(join(vm, parts));
        }
    }
}

pub fn read_line(vm: &mut Vm, this: Gc<TextWrapper>, limit: Option<usize>) -> PyResult<Gc<Str>> {
    check_readable(vm, this)?;
    write_out(vm, this)?;
    let line_end = LineEnd::of(this.state.newline.borrow().as_deref());
    let parts = vm.list(&[]);
    let mut missing = limit.unwrap_or(usize::MAX);
    loop {
        if let Some(text) = this.decoded.get().downcast::<Str>() {
            let (units, used) = (text.units(), this.state.used.get());
            let most = units.len().min(used.saturating_add(missing));
            let found = line_end.find(units, used).filter(|&end| end <= most);
            // The other half of a line's end may come with the next chunk.
            let is_half = line_end == LineEnd::CrLf && found.is_none() && most == units.len() && most > used && units.at(most - 1) == 13 && missing > most - used;
            let end = found.unwrap_or(most) - usize::from(is_half);
            if end > used {
                let part = if used == 0 && end == units.len() { text } else { vm.str_from_units(units.slice(used, end)) };
                this.state.used.set(end);
                if found.is_some() && parts.items.is_empty() {
                    return Ok(part);
                }
                parts.items.push(&vm.heap, part.value());
                missing -= end - used;
            }
            if found.is_some() || missing == 0 {
                return Ok(join(vm, parts));
            }
            if is_half {
                let is_more = read_chunk(vm, this, 0)?;
                let (half, next) = (vm.str("\r"), this.decoded.get().downcast::<Str>().expect("just decoded"));
                let text = vm.str_from_parts([half.units(), next.units()].into_iter());
                this.decoded.set(text.value());
                *this.state.snapshot.borrow_mut() = None;
                if !is_more {
                    parts.items.push(&vm.heap, half.value());
                    forget_chunk(this);
                    return Ok(join(vm, parts));
                }
                continue;
            }
        }
        if !read_chunk(vm, this, 0)? && rest(vm, this).is_none_or(|rest| rest.is_empty()) {
            return Ok(join(vm, parts));
        }
    }
}

pub fn next(vm: &mut Vm, file: Value) -> PyResult {
    let this = open(vm, file)?;
    this.state.tells.set(false);
    let line = if vm.class_of(file).is(TypeId::TextIoWrapper) {
        read_line(vm, this, None)?.value()
    } else {
        let line = call_method(vm, file, "readline", &[])?;
        if !line.is::<Str>() {
            let given = vm.type_name(line);
            return Err(vm.raise(TypeId::OSError, format!("readline() should have returned a str object, not '{given}'")));
        }
        line
    };
    if vm.is_true(line)? {
        return Ok(line);
    }
    // What was read cannot be found again: there is no snapshot of the last chunk.
    *this.state.snapshot.borrow_mut() = None;
    this.state.tells.set(this.state.is_seekable.get());
    Ok(Value::UNBOUND)
}

pub fn seek(vm: &mut Vm, file: Value, cookie: Value, whence: i64) -> PyResult {
    let this = open(vm, file)?;
    if !this.state.is_seekable.get() {
        return Err(unsupported(vm, "underlying stream is not seekable"));
    }
    let cookie = vm.index_i64(cookie)?;
    let target = match whence {
        0 if cookie < 0 => return Err(vm.value_error(format!("negative seek position {cookie}"))),
        0 => cookie,
        1 if cookie != 0 => return Err(unsupported(vm, "can't do nonzero cur-relative seeks")),
        1 => {
            let place = call_method(vm, file, "tell", &[])?;
            vm.index_i64(place)?
        }
        2 if cookie != 0 => return Err(unsupported(vm, "can't do nonzero end-relative seeks")),
        2 => 0,
        _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    call_method(vm, file, "flush", &[])?;
    forget_chunk(this);
    if let Some(decoder) = &mut *this.state.decoder.borrow_mut() {
        decoder.reset(target == 0 && whence != 2);
    }
    let target = vm.int(target);
    let place = call_method(vm, this.buffer.get(), "seek", &[target, Value::from_small(if whence == 2 { 2 } else { 0 })])?;
    this.state.is_marked.set(vm.index_i64(place)? != 0);
    Ok(place)
}

/// Where the program is in the file, in bytes.
pub fn tell(vm: &mut Vm, this: Gc<TextWrapper>) -> PyResult<i64> {
    if !this.state.is_seekable.get() {
        return Err(unsupported(vm, "underlying stream is not seekable"));
    }
    if !this.state.tells.get() {
        return Err(vm.raise(TypeId::OSError, "telling position disabled by next() call".into()));
    }
    write_out(vm, this)?;
    let place = match native_buffer(this) {
        Some(native) => buffered::tell(vm, native)?,
        None => {
            let place = call_method(vm, this.buffer.get(), "tell", &[])?;
            vm.index_i64(place)?
        }
    };
    let Some((before, chunk)) = this.state.snapshot.borrow().clone() else { return Ok(place) };
    let start = place - chunk.len() as i64;
    let used = this.state.used.get();
    if used == 0 {
        return Ok(start - before.n_waiting() as i64);
    }
    // The shortest part of the chunk that gives the characters that the program has.
    let (mut low, mut high) = (0, chunk.len());
    while low < high {
        let middle = (low + high) / 2;
        let n_characters = before.clone().decode(vm, &chunk[..middle], false)?.len();
        if n_characters < used {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(start + low as i64)
}
