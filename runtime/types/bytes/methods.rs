//! The methods that `bytes` and `bytearray` share. They return objects of the type they belong to.

use super::{ByteArrayObject, Bytes, Content, buffer, byte, codecs, content, is_integer, join_parts, make};
use crate::gc::Gc;
use crate::object::{List, Method, Str, Tuple, Type, TypeId};
use crate::types::str_::expect_str;
use crate::types::str_::search::{self, Unit, bounds};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub const METHODS: &[Method] = crate::methods! {
    "capitalize(self, /)" => capitalize,
    "center(self, width, fillchar=b' ', /)" => center,
    "count(self, sub[, start[, end]], /)" => count,
    "decode(self, /, encoding='utf-8', errors='strict')" => decode,
    "endswith(self, suffix[, start[, end]], /)" => endswith,
    "expandtabs(self, /, tabsize=8)" => expandtabs,
    "find(self, sub[, start[, end]], /)" => find,
    "hex(self, /, sep=<unrepresentable>, bytes_per_sep=1)" => hex,
    "index(self, sub[, start[, end]], /)" => index,
    "isalnum(self, /)" => |_: &mut Vm, this: Value| all(this, |byte| byte.is_ascii_alphanumeric()),
    "isalpha(self, /)" => |_: &mut Vm, this: Value| all(this, |byte| byte.is_ascii_alphabetic()),
    "isascii(self, /)" => |_: &mut Vm, this: Value| content(this).is_ascii(),
    "isdigit(self, /)" => |_: &mut Vm, this: Value| all(this, |byte| byte.is_ascii_digit()),
    "islower(self, /)" => islower,
    "isspace(self, /)" => |_: &mut Vm, this: Value| all(this, is_space),
    "istitle(self, /)" => istitle,
    "isupper(self, /)" => isupper,
    "join(self, iterable_of_bytes, /)" => join,
    "ljust(self, width, fillchar=b' ', /)" => ljust,
    "lower(self, /)" => |vm: &mut Vm, this: Value| make(vm, this, content(this).to_ascii_lowercase()),
    "lstrip(self, bytes=None, /)" => lstrip,
    "partition(self, sep, /)" => partition,
    "removeprefix(self, prefix, /)" => removeprefix,
    "removesuffix(self, suffix, /)" => removesuffix,
    "replace(self, old, new, count=-1, /)" => replace,
    "rfind(self, sub[, start[, end]], /)" => rfind,
    "rindex(self, sub[, start[, end]], /)" => rindex,
    "rjust(self, width, fillchar=b' ', /)" => rjust,
    "rpartition(self, sep, /)" => rpartition,
    "rsplit(self, /, sep=None, maxsplit=-1)" => rsplit,
    "rstrip(self, bytes=None, /)" => rstrip,
    "split(self, /, sep=None, maxsplit=-1)" => split,
    "splitlines(self, /, keepends=False)" => splitlines,
    "startswith(self, prefix[, start[, end]], /)" => startswith,
    "strip(self, bytes=None, /)" => strip,
    "swapcase(self, /)" => swapcase,
    "title(self, /)" => title,
    "translate(self, table, /, delete=b'')" => translate,
    "upper(self, /)" => |vm: &mut Vm, this: Value| make(vm, this, content(this).to_ascii_uppercase()),
    "zfill(self, width, /)" => zfill,
    "__buffer__(self, flags, /)" => super::memoryview::export,
    "__bytes__(self, /)" => to_bytes,
    "__getnewargs__(self, /)" => |vm: &mut Vm, this: Value| { let data = content(this).to_vec(); let exact = vm.bytes(data).value(); vm.tuple(&[exact]) },
};

/// Of the methods above, those at the end that only `bytes` has.
pub const N_OF_BYTES_ONLY: usize = 2;

pub const STATIC_METHODS: &[Method] = crate::methods! {
    "maketrans(frm, to, /)" => maketrans,
};

type Bound = Option<Value>;

pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0xb | 0xc)
}

fn all(this: Value, test: impl Fn(u8) -> bool) -> bool {
    let data = content(this);
    !data.is_empty() && data.iter().all(|&byte| test(byte))
}

fn to_bytes(vm: &mut Vm, this: Value) -> Value {
    if this.downcast_exact::<Bytes>().is_some() { this } else { vm.bytes(content(this).to_vec()).value() }
}

fn islower(_: &mut Vm, this: Value) -> bool {
    let data = content(this);
    data.iter().any(u8::is_ascii_lowercase) && !data.iter().any(u8::is_ascii_uppercase)
}

fn isupper(_: &mut Vm, this: Value) -> bool {
    let data = content(this);
    data.iter().any(u8::is_ascii_uppercase) && !data.iter().any(u8::is_ascii_lowercase)
}

fn istitle(_: &mut Vm, this: Value) -> bool {
    let (mut is_inside, mut has_letters) = (false, false);
    for byte in content(this).iter() {
        if byte.is_ascii_uppercase() && is_inside || byte.is_ascii_lowercase() && !is_inside {
            return false;
        }
        is_inside = byte.is_ascii_alphabetic();
        has_letters |= is_inside;
    }
    has_letters
}

/// The bytes with the letters changed as `change` says, given whether a letter comes before.
fn map(vm: &mut Vm, this: Value, change: impl Fn(bool, &u8) -> u8) -> Value {
    let mut is_inside = false;
    let mut data = content(this).to_vec();
    for byte in &mut data {
        let changed = change(is_inside, byte);
        is_inside = byte.is_ascii_alphabetic();
        *byte = changed;
    }
    make(vm, this, data)
}

fn title(vm: &mut Vm, this: Value) -> Value {
    map(vm, this, |is_inside, byte| if is_inside { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() })
}

fn swapcase(vm: &mut Vm, this: Value) -> Value {
    map(vm, this, |_, byte| if byte.is_ascii_uppercase() { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() })
}

fn capitalize(vm: &mut Vm, this: Value) -> Value {
    let mut data = content(this).to_ascii_lowercase();
    if let Some(first) = data.first_mut() {
        first.make_ascii_uppercase();
    }
    make(vm, this, data)
}

/// The bytes with padding on both sides.
fn pad(vm: &mut Vm, this: Value, width: i64, fill: Bound, name: &str, left: impl Fn(usize) -> usize) -> PyResult {
    let fill = match fill.map(|fill| (fill, super::is_bytes(fill).then(|| content(fill)))) {
        None => b' ',
        Some((_, Some(fill))) if fill.len() == 1 => fill[0],
        Some((fill, _)) => {
            let given = vm.type_name(fill);
            return Err(vm.type_error(format!("{name}() argument 2 must be a byte string of length 1, not {given}")));
        }
    };
    let data = content(this);
    let count = (width.max(0) as usize).saturating_sub(data.len());
    vm.check_text_len(data.len().checked_add(count))?;
    let left = left(count);
    let padded = [vec![fill; left], data.to_vec(), vec![fill; count - left]].concat();
    Ok(make(vm, this, padded))
}

fn center(vm: &mut Vm, this: Value, width: i64, fill: Bound) -> PyResult {
    pad(vm, this, width, fill, "center", |count| count / 2 + (count & width as usize & 1))
}

fn ljust(vm: &mut Vm, this: Value, width: i64, fill: Bound) -> PyResult {
    pad(vm, this, width, fill, "ljust", |_| 0)
}

fn rjust(vm: &mut Vm, this: Value, width: i64, fill: Bound) -> PyResult {
    pad(vm, this, width, fill, "rjust", |count| count)
}

fn zfill(vm: &mut Vm, this: Value, width: i64) -> PyResult {
    let data = content(this);
    let count = (width.max(0) as usize).saturating_sub(data.len());
    vm.check_text_len(data.len().checked_add(count))?;
    let (sign, digits) = data.split_at(usize::from(matches!(data.first(), Some(b'+' | b'-'))));
    let filled = [sign, &vec![b'0'; count], digits].concat();
    Ok(make(vm, this, filled))
}

fn expandtabs(vm: &mut Vm, this: Value, size: i64) -> PyResult {
    let Ok(size) = i32::try_from(size) else {
        return Err(vm.overflow_error("Python int too large to convert to C int"));
    };
    let size = size.max(0) as usize;
    let (mut out, mut column) = (Vec::new(), 0);
    for &byte in content(this).iter() {
        if byte == b'\t' {
            let count = if size == 0 { 0 } else { size - column % size };
            vm.check_text_len(Some(out.len() + count))?;
            out.resize(out.len() + count, b' ');
            column += count;
        } else {
            out.push(byte);
            column = if byte == b'\n' || byte == b'\r' { 0 } else { column + 1 };
        }
    }
    Ok(make(vm, this, out))
}

/// The part to be searched for: bytes, or one byte as an integer.
fn searched(vm: &mut Vm, part: Value) -> PyResult<Content> {
    if let Some(part) = buffer(part) {
        return Ok(part);
    }
    if is_integer(vm, part) {
        return Ok(Content::Copied(vec![byte(vm, part)?]));
    }
    let given = vm.type_name(part);
    Err(vm.type_error(format!("argument should be integer or bytes-like object, not '{given}'")))
}

/// Searches with `search`, in the range of the arguments.
fn search_in(vm: &mut Vm, this: Value, part: Value, range: (Bound, Bound), search: fn(&[u8], &[u8]) -> Option<usize>) -> PyResult<Option<usize>> {
    let part = searched(vm, part)?;
    let (start, end) = bounds(vm, range.0, range.1, content(this).len())?;
    let data = content(this);
    let end = end.min(data.len());
    Ok(if start <= end { search(&data[start..end], &part).map(|at| at + start) } else { None })
}

fn find(vm: &mut Vm, this: Value, part: Value, start: Bound, end: Bound) -> PyResult<i64> {
    Ok(search_in(vm, this, part, (start, end), u8::find)?.map_or(-1, |at| at as i64))
}

fn rfind(vm: &mut Vm, this: Value, part: Value, start: Bound, end: Bound) -> PyResult<i64> {
    Ok(search_in(vm, this, part, (start, end), u8::find_last)?.map_or(-1, |at| at as i64))
}

fn index(vm: &mut Vm, this: Value, part: Value, start: Bound, end: Bound) -> PyResult<usize> {
    search_in(vm, this, part, (start, end), u8::find)?.ok_or_else(|| vm.value_error("subsection not found"))
}

fn rindex(vm: &mut Vm, this: Value, part: Value, start: Bound, end: Bound) -> PyResult<usize> {
    search_in(vm, this, part, (start, end), u8::find_last)?.ok_or_else(|| vm.value_error("subsection not found"))
}

fn count(vm: &mut Vm, this: Value, part: Value, start: Bound, end: Bound) -> PyResult<usize> {
    let part = searched(vm, part)?;
    let (start, end) = bounds(vm, start, end, content(this).len())?;
    let data = content(this);
    let end = end.min(data.len());
    Ok(if start <= end { search::count(&data[start..end], &part) } else { 0 })
}

fn has_affix(vm: &mut Vm, this: Value, affix: Value, range: (Bound, Bound), name: &str, test: fn(&[u8], &[u8]) -> bool) -> PyResult<bool> {
    let (start, end) = bounds(vm, range.0, range.1, content(this).len())?;
    let data = content(this);
    let end = end.min(data.len());
    let holds = |affix: &[u8]| start <= end && test(&data[start..end], affix);
    if let Some(affix) = buffer(affix) {
        return Ok(holds(&affix));
    }
    let Some(affixes) = affix.downcast::<Tuple>() else {
        let given = vm.type_name(affix);
        return Err(vm.type_error(format!("{name} first arg must be bytes or a tuple of bytes, not {given}")));
    };
    for &affix in affixes.as_slice() {
        if holds(&vm.bytes_of(affix)?) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn startswith(vm: &mut Vm, this: Value, prefix: Value, start: Bound, end: Bound) -> PyResult<bool> {
    has_affix(vm, this, prefix, (start, end), "startswith", |data, affix| data.starts_with(affix))
}

fn endswith(vm: &mut Vm, this: Value, suffix: Value, start: Bound, end: Bound) -> PyResult<bool> {
    has_affix(vm, this, suffix, (start, end), "endswith", |data, affix| data.ends_with(affix))
}

fn removeprefix(vm: &mut Vm, this: Value, prefix: Value) -> PyResult {
    let (prefix, data) = (vm.bytes_of(prefix)?, content(this));
    let rest = data.strip_prefix(&*prefix).unwrap_or(&data).to_vec();
    Ok(make(vm, this, rest))
}

fn removesuffix(vm: &mut Vm, this: Value, suffix: Value) -> PyResult {
    let (suffix, data) = (vm.bytes_of(suffix)?, content(this));
    let rest = data.strip_suffix(&*suffix).unwrap_or(&data).to_vec();
    Ok(make(vm, this, rest))
}

fn join(vm: &mut Vm, this: Value, iterable: Value) -> PyResult {
    let separator = content(this);
    let data = join_parts(vm, &separator, iterable)?;
    Ok(make(vm, this, data))
}

fn replace(vm: &mut Vm, this: Value, old: Value, new: Value, count: i64) -> PyResult {
    let (old, new) = (vm.bytes_of(old)?, vm.bytes_of(new)?);
    let limit = usize::try_from(count).unwrap_or(usize::MAX);
    let data = content(this);
    let places: Vec<usize> = match old.len() {
        0 => (0..=data.len()).take(limit).collect(),
        _ => u8::places(&data, &old, limit),
    };
    let len = new.len().checked_mul(places.len()).and_then(|added| added.checked_add(data.len()));
    let mut out = Vec::with_capacity(vm.check_text_len(len)?);
    let mut from = 0;
    for at in places {
        out.extend_from_slice(&data[from..at]);
        out.extend_from_slice(&new);
        from = at + old.len();
    }
    out.extend_from_slice(&data[from..]);
    Ok(make(vm, this, out))
}

fn strip_ends(vm: &mut Vm, this: Value, set: Value, left: bool, right: bool) -> PyResult {
    let set = if set.is_none() { None } else { Some(vm.bytes_of(set)?) };
    let data = content(this);
    let goes = |byte: &u8| set.as_ref().map_or_else(|| is_space(*byte), |set| set.contains(byte));
    let start = if left { data.iter().position(|byte| !goes(byte)).unwrap_or(data.len()) } else { 0 };
    let end = if right { data.iter().rposition(|byte| !goes(byte)).map_or(start, |at| at + 1) } else { data.len() };
    let part = data[start..end.max(start)].to_vec();
    Ok(make(vm, this, part))
}

fn strip(vm: &mut Vm, this: Value, set: Value) -> PyResult {
    strip_ends(vm, this, set, true, true)
}

fn lstrip(vm: &mut Vm, this: Value, set: Value) -> PyResult {
    strip_ends(vm, this, set, true, false)
}

fn rstrip(vm: &mut Vm, this: Value, set: Value) -> PyResult {
    strip_ends(vm, this, set, false, true)
}

/// A list of the parts that the ranges say.
fn list_of(vm: &mut Vm, this: Value, data: &[u8], ranges: &[(usize, usize)]) -> Gc<List> {
    let list = vm.list(&[]);
    for &(start, end) in ranges {
        let part = make(vm, this, data[start..end].to_vec());
        list.items.push(&vm.heap, part);
    }
    list
}

/// The separator of a split, `None` for white space; and the greatest number of cuts.
fn separator(vm: &mut Vm, value: Value, limit: i64) -> PyResult<(Option<Content>, usize)> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    if value.is_none() {
        return Ok((None, limit));
    }
    let separator = vm.bytes_of(value)?;
    if separator.is_empty() { Err(vm.value_error("empty separator")) } else { Ok((Some(separator), limit)) }
}

fn split(vm: &mut Vm, this: Value, sep: Value, limit: i64) -> PyResult<Gc<List>> {
    let (sep, limit) = separator(vm, sep, limit)?;
    let data = content(this);
    let ranges = match sep {
        None => search::split_space(&data, is_space, limit),
        Some(sep) => search::split_at(&*data, &sep, limit),
    };
    Ok(list_of(vm, this, &data, &ranges))
}

fn rsplit(vm: &mut Vm, this: Value, sep: Value, limit: i64) -> PyResult<Gc<List>> {
    let (sep, limit) = separator(vm, sep, limit)?;
    let data = content(this);
    let ranges = match sep {
        None => search::split_space_last(&data, is_space, limit),
        Some(sep) => search::split_at_last(&*data, &sep, limit),
    };
    Ok(list_of(vm, this, &data, &ranges))
}

fn splitlines(vm: &mut Vm, this: Value, keepends: bool) -> Gc<List> {
    let data = content(this);
    let ranges = search::split_lines(&data, |byte| byte == b'\n' || byte == b'\r', |byte, other| byte == other, keepends);
    list_of(vm, this, &data, &ranges)
}

fn partition_at(vm: &mut Vm, this: Value, sep: Value, search: fn(&[u8], &[u8]) -> Option<usize>, is_last: bool) -> PyResult<Gc<Tuple>> {
    let sep = vm.bytes_of(sep)?;
    if sep.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let data = content(this);
    let [before, middle, after]: [&[u8]; 3] = match search(&data, &sep) {
        Some(at) => [&data[..at], &sep, &data[at + sep.len()..]],
        None if is_last => [&[], &[], &data],
        None => [&data, &[], &[]],
    };
    let before = make(vm, this, before.to_vec());
    let middle = make(vm, this, middle.to_vec());
    let after = make(vm, this, after.to_vec());
    Ok(vm.tuple(&[before, middle, after]))
}

fn partition(vm: &mut Vm, this: Value, sep: Value) -> PyResult<Gc<Tuple>> {
    partition_at(vm, this, sep, u8::find, false)
}

fn rpartition(vm: &mut Vm, this: Value, sep: Value) -> PyResult<Gc<Tuple>> {
    partition_at(vm, this, sep, u8::find_last, true)
}

fn translate(vm: &mut Vm, this: Value, table: Value, delete: Bound) -> PyResult {
    let table = if table.is_none() { None } else { Some(vm.bytes_of(table)?) };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let delete = match delete {
        Some(delete) => vm.bytes_of(delete)?,
        None => Content::Copied(Vec::new()),
    };
    let data = content(this);
    let kept = data.iter().filter(|byte| !delete.contains(byte));
    let mapped = kept.map(|&byte| table.as_ref().map_or(byte, |table| table[usize::from(byte)])).collect();
    Ok(make(vm, this, mapped))
}

fn maketrans(vm: &mut Vm, from: Value, to: Value) -> PyResult<Gc<Bytes>> {
    let (from, to) = (vm.bytes_of(from)?, vm.bytes_of(to)?);
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    from.iter().zip(to.iter()).for_each(|(&from, &to)| table[usize::from(from)] = to);
    Ok(vm.bytes(table))
}

fn decode(vm: &mut Vm, this: Value, encoding: Value, errors: Value) -> PyResult<Gc<Str>> {
    let encoding = expect_str(vm, encoding, "decode() argument 'encoding'")?.to_text();
    let errors = expect_str(vm, errors, "decode() argument 'errors'")?.to_text();
    codecs::decode(vm, this, &encoding, &errors)
}

/// `bytes.hex` and `memoryview.hex`
pub fn hex(vm: &mut Vm, this: Value, sep: Bound, per_group: i64) -> PyResult<String> {
    let separator = match sep {
        None => None,
        Some(sep) => {
            if vm.len(sep)? != 1 {
                return Err(vm.value_error("sep must be length 1."));
            }
            let point = match (sep.downcast::<Str>(), buffer(sep)) {
                (Some(text), _) => text.units().at(0),
                (None, Some(data)) => data[0].into(),
                (None, None) => return Err(vm.type_error("sep must be str or bytes.")),
            };
            match u8::try_from(point) {
                Ok(byte) if byte.is_ascii() => Some(char::from(byte)),
                _ => return Err(vm.value_error("sep must be ASCII.")),
            }
        }
    };
    let data = content(this);
    let size = per_group.unsigned_abs() as usize;
    let mut text = String::with_capacity(data.len() * 3);
    for (index, byte) in data.iter().enumerate() {
        let place = if per_group > 0 { data.len() - index } else { index };
        if let Some(separator) = separator
            && index > 0
            && size > 0
            && place % size == 0
        {
            text.push(separator);
        }
        text.push_str(&format!("{byte:02x}"));
    }
    Ok(text)
}

/// `bytes.fromhex` and `bytearray.fromhex`
pub fn fromhex(vm: &mut Vm, class: Gc<Type>, text: Value) -> PyResult {
    let text = expect_str(vm, text, "fromhex() argument")?;
    let mut data = Vec::with_capacity(text.len() / 2);
    let digit = |at: usize| {
        let point = (at < text.len()).then(|| text.units().at(at))?;
        char::from_u32(point)?.to_digit(16).map(|digit| digit as u8)
    };
    let mut at = 0;
    while at < text.len() {
        if u8::try_from(text.units().at(at)).is_ok_and(is_space) {
            at += 1;
            continue;
        }
        match (digit(at), digit(at + 1)) {
            (Some(high), Some(low)) => data.push(high << 4 | low),
            (high, _) => {
                let place = if high.is_some() { at + 1 } else { at };
                return Err(vm.value_error(format!("non-hexadecimal number found in fromhex() arg at position {place}")));
            }
        }
        at += 2;
    }
    let is_array = class.is_subclass_of(vm.type_(TypeId::ByteArray));
    let result = if is_array { vm.bytearray(data).value() } else { vm.bytes(data).value() };
    if class.is(TypeId::Bytes) || class.is(TypeId::ByteArray) {
        return Ok(result);
    }
    vm.call(class.value(), &[result])
}

/// The array that a method of `bytearray` belongs to.
pub fn array(this: Value) -> Gc<ByteArrayObject> {
    this.downcast().expect("the slots and methods belong to bytearrays")
}
