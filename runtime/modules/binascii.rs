//! `binascii`: bytes as text of few characters (hexadecimal, base64, uuencode, quoted-printable), and checksums.

mod quoted;

use crate::gc::Gc;
use crate::modules::zlib::{crc32, low_bits};
use crate::modules::{NativeModule, State, error_class, raise_of};
use crate::object::{Method, Str, TypeId};
use crate::types::bytes::{Bytes, Content, buffer};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// The module.
pub static MODULE: NativeModule =
    NativeModule { name: "binascii", functions: FUNCTIONS, init: Some(init), doc: "Conversion between binary data and ASCII" };

static FUNCTIONS: &[Method] = crate::methods![
    "a2b_hex(hexstr, /)" => from_hex,
    "unhexlify(hexstr, /)" => from_hex,
    "b2a_hex(data, sep=<unrepresentable>, bytes_per_sep=1)" => to_hex,
    "hexlify(data, sep=<unrepresentable>, bytes_per_sep=1)" => to_hex,
    "a2b_base64(data, /, *, strict_mode=False)" => from_base64,
    "b2a_base64(data, /, *, newline=True)" => to_base64,
    "a2b_uu(data, /)" => from_uu,
    "b2a_uu(data, /, *, backtick=False)" => to_uu,
    "a2b_qp(data, header=False)" => |vm: &mut Vm, data, header: bool| { let data = ascii(vm, data)?; let out = quoted::decode(&data, header); Ok(vm.bytes(out)) as PyResult<_> },
    "b2a_qp(data, quotetabs=False, istext=True, header=False)" => to_quoted,
    "crc32(data, crc=0, /)" => crc32,
    "crc_hqx(data, crc, /)" => crc_hqx,
];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let error = error_class(vm, State::BinasciiError, "binascii", "Error", &[TypeId::ValueError])?.value();
    vm.add_to_module(module, "Error", error);
    let incomplete = error_class(vm, State::BinasciiIncomplete, "binascii", "Incomplete", &[TypeId::Exception])?.value();
    vm.add_to_module(module, "Incomplete", incomplete);
    Ok(())
}

/// Raises `binascii.Error`.
fn failed(vm: &mut Vm, message: &str) -> Raised {
    let class = error_class(vm, State::BinasciiError, "binascii", "Error", &[TypeId::ValueError]);
    raise_of(vm, class, message)
}

/// Bytes, or the characters of an ASCII str.
fn ascii(vm: &mut Vm, data: Value) -> PyResult<Content> {
    if let Some(text) = data.downcast::<Str>() {
        return match text.as_ascii() {
            Some(text) => Ok(Content::Copied(text.as_bytes().to_vec())),
            None => Err(vm.value_error("string argument should contain only ASCII characters")),
        };
    }
    buffer(data).ok_or_else(|| {
        let given = vm.type_name(data);
        vm.type_error(format!("argument should be bytes, buffer or ASCII string, not '{given}'"))
    })
}

fn from_hex(vm: &mut Vm, text: Value) -> PyResult<Gc<Bytes>> {
    let text = ascii(vm, text)?;
    if !text.len().is_multiple_of(2) {
        return Err(failed(vm, "Odd-length string"));
    }
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let pairs = text.chunks_exact(2).map(|pair| Some((digit(pair[0])? << 4 | digit(pair[1])?) as u8));
    match pairs.collect::<Option<Vec<u8>>>() {
        Some(out) => Ok(vm.bytes(out)),
        None => Err(failed(vm, "Non-hexadecimal digit found")),
    }
}

fn to_hex(vm: &mut Vm, data: Value, separator: Option<Value>, per_group: i64) -> PyResult<Gc<Bytes>> {
    let data = vm.bytes_of(data)?;
    let data = vm.bytes(data.to_vec()).value();
    let text = crate::types::bytes::methods::hex(vm, data, separator, per_group)?;
    Ok(vm.bytes(text.into_bytes()))
}

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The number that a character of base64 stands for.
fn sextet(byte: u8) -> Option<u32> {
    Some(u32::from(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

fn from_base64(vm: &mut Vm, text: Value, is_strict: bool) -> PyResult<Gc<Bytes>> {
    let text = ascii(vm, text)?;
    if is_strict && text.first() == Some(&b'=') {
        return Err(failed(vm, "Leading padding not allowed"));
    }
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut place, mut pads) = (0, 0, 0);
    for (index, &byte) in text.iter().enumerate() {
        if byte == b'=' {
            pads += 1;
            if place >= 2 && place + pads >= 4 {
                // The quartet is complete, and with it the data.
                if is_strict && index + 1 < text.len() {
                    return Err(failed(vm, "Excess data after padding"));
                }
                return Ok(vm.bytes(out));
            }
            continue;
        }
        let Some(sextet) = sextet(byte) else {
            if is_strict {
                return Err(failed(vm, "Only base64 data is allowed"));
            }
            continue;
        };
        if is_strict && pads > 0 {
            return Err(failed(vm, "Discontinuous padding not allowed"));
        }
        pads = 0;
        bits = bits << 6 | sextet;
        place = (place + 1) % 4;
        if place != 1 {
            let unused = [0, 0, 4, 2][place];
            out.push((bits >> unused) as u8);
        }
    }
    match place {
        0 => Ok(vm.bytes(out)),
        1 => {
            let count = out.len() / 3 * 4 + 1;
            Err(failed(vm, &format!("Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4")))
        }
        _ => Err(failed(vm, "Incorrect padding")),
    }
}

fn to_base64(vm: &mut Vm, data: Value, newline: bool) -> PyResult<Gc<Bytes>> {
    let data = vm.bytes_of(data)?;
    let mut out = Vec::with_capacity(data.len().div_ceil(3) * 4 + 1);
    for group in data.chunks(3) {
        let bits = (0..3).fold(0, |bits, index| bits << 8 | usize::from(group.get(index).copied().unwrap_or(0)));
        for index in 0..4 {
            out.push(if index <= group.len() { BASE64[bits >> (18 - 6 * index) & 63] } else { b'=' });
        }
    }
    if newline {
        out.push(b'\n');
    }
    Ok(vm.bytes(out))
}

/// Bytes of a line of uuencode.
const UU_LINE: usize = 45;

fn from_uu(vm: &mut Vm, text: Value) -> PyResult<Gc<Bytes>> {
    let text = ascii(vm, text)?;
    let wanted = usize::from(text.first().copied().unwrap_or(b' ').wrapping_sub(b' ') & 63);
    let mut rest = text.get(1..).unwrap_or_default().iter().copied();
    let mut out = Vec::with_capacity(wanted);
    let (mut bits, mut n_bits) = (0_u32, 0);
    while out.len() < wanted {
        // Spaces at the end of a line may be lost.
        let sextet = match rest.next() {
            None | Some(b'\n' | b'\r') => 0,
            Some(byte @ b' '..=b'`') => u32::from(byte - b' ') & 63,
            Some(_) => return Err(failed(vm, "Illegal char")),
        };
        bits = bits << 6 | sextet;
        n_bits += 6;
        if n_bits >= 8 {
            n_bits -= 8;
            out.push((bits >> n_bits) as u8);
        }
    }
    if rest.any(|byte| !matches!(byte, b' ' | b'`' | b'\n' | b'\r')) {
        return Err(failed(vm, "Trailing garbage"));
    }
    Ok(vm.bytes(out))
}

fn to_uu(vm: &mut Vm, data: Value, backtick: bool) -> PyResult<Gc<Bytes>> {
    let data = vm.bytes_of(data)?;
    if data.len() > UU_LINE {
        return Err(failed(vm, "At most 45 bytes at once"));
    }
    let character = |sextet: usize| if sextet == 0 && backtick { b'`' } else { b' ' + sextet as u8 };
    let mut out = vec![character(data.len())];
    for group in data.chunks(3) {
        let bits = (0..3).fold(0, |bits, index| bits << 8 | usize::from(group.get(index).copied().unwrap_or(0)));
        out.extend((0..4).map(|index| character(bits >> (18 - 6 * index) & 63)));
    }
    out.push(b'\n');
    Ok(vm.bytes(out))
}

fn to_quoted(vm: &mut Vm, data: Value, quote_tabs: bool, is_text: bool, header: bool) -> PyResult<Gc<Bytes>> {
    let data = vm.bytes_of(data)?;
    Ok(vm.bytes(quoted::encode(&data, quote_tabs, is_text, header)))
}

/// The CRC of binhex4.
fn crc_hqx(vm: &mut Vm, data: Value, start: Value) -> PyResult<i64> {
    let (data, start) = (vm.bytes_of(data)?, low_bits(vm, start)?);
    let mut crc = start as u16;
    for &byte in data.iter() {
        crc ^= u16::from(byte) << 8;
        for _ in 0..8 {
            crc = if crc & 0x8000 != 0 { crc << 1 ^ 0x1021 } else { crc << 1 };
        }
    }
    Ok(crc.into())
}
