//! `zlib`: compressed data, of the crate `flate2` over `zlib-rs`, and two checksums.

mod objects;
mod stream;

use stream::{Deflate, Inflate};

use crate::gc::{Gc, KindInfo};
use crate::modules::{NativeModule, State, error_class, raise_of};
use crate::object::{IntRef, Kind, Method, TypeId, TypeSpec};
use crate::types::bytes::Bytes;
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "zlib", functions: FUNCTIONS, init: Some(init), doc: "" };

static FUNCTIONS: &[Method] = crate::methods![
    "compress(data, /, level=-1, wbits=15)" => compress,
    "decompress(data, /, wbits=15, bufsize=16384)" => decompress,
    "compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None)" => objects::compressor,
    "decompressobj(wbits=15, zdict=b'')" => objects::decompressor,
    "crc32(data, value=0, /)" => crc32,
    "adler32(data, value=1, /)" => adler32,
];

/// The types of this folder.
pub static SPECS: &[&TypeSpec] = &[&objects::COMPRESS, &objects::DECOMPRESS, &objects::STREAM_DECOMPRESSOR];

/// The native layouts of this folder.
pub static KINDS: &[(Kind, KindInfo)] =
    &[(Kind::Compressor, KindInfo::of::<objects::Compressor>()), (Kind::Decompressor, KindInfo::of::<objects::Decompressor>())];

/// The method of compression; there is one.
const DEFLATED: i64 = 8;

const CONSTANTS: &[(&str, i64)] = &[
    ("DEFLATED", DEFLATED),
    ("DEF_BUF_SIZE", 16_384),
    ("DEF_MEM_LEVEL", 8),
    ("MAX_WBITS", 15),
    ("Z_BEST_COMPRESSION", 9),
    ("Z_BEST_SPEED", 1),
    ("Z_BLOCK", 5),
    ("Z_DEFAULT_COMPRESSION", -1),
    ("Z_DEFAULT_STRATEGY", 0),
    ("Z_FILTERED", 1),
    ("Z_FINISH", stream::FINISH),
    ("Z_FIXED", 4),
    ("Z_FULL_FLUSH", 3),
    ("Z_HUFFMAN_ONLY", 2),
    ("Z_NO_COMPRESSION", 0),
    ("Z_NO_FLUSH", stream::NO_FLUSH),
    ("Z_PARTIAL_FLUSH", 1),
    ("Z_RLE", 3),
    ("Z_SYNC_FLUSH", 2),
    ("Z_TREES", 6),
];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for &(name, number) in CONSTANTS {
        let number = vm.int(number);
        vm.add_to_module(module, name, number);
    }
    // The version of zlib whose interface this is.
    for name in ["ZLIB_VERSION", "ZLIB_RUNTIME_VERSION"] {
        let version = vm.text("1.3.1");
        vm.add_to_module(module, name, version);
    }
    let error = error_class(vm, State::ZlibError, "zlib", "error", &[TypeId::Exception])?.value();
    vm.add_to_module(module, "error", error);
    let class = vm.type_(TypeId::StreamDecompressor).value();
    vm.add_to_module(module, "_ZlibDecompressor", class);
    Ok(())
}

/// Raises `zlib.error`.
fn failed(vm: &mut Vm, message: &str) -> Raised {
    let class = error_class(vm, State::ZlibError, "zlib", "error", &[TypeId::Exception]);
    raise_of(vm, class, message)
}

fn compress(vm: &mut Vm, data: Value, level: i64, window: i64) -> PyResult<Gc<Bytes>> {
    let data = vm.bytes_of(data)?;
    let Some(mut deflate) = Deflate::new(level, window) else {
        return Err(failed(vm, "Bad compression level"));
    };
    let mut out = Vec::new();
    match deflate.run(vm, &data, stream::FINISH, &mut out)? {
        Ok(()) => Ok(vm.bytes(out)),
        Err(failure) => Err(failed(vm, &failure.message("while compressing data"))),
    }
}

fn decompress(vm: &mut Vm, data: Value, window: i64, size: i64) -> PyResult<Gc<Bytes>> {
    let data = vm.bytes_of(data)?;
    if size <= 0 {
        return Err(vm.value_error("bufsize must be greater than zero"));
    }
    let Some(mut inflate) = Inflate::new(window, &[]) else {
        return Err(failed(vm, "Error -2 while preparing to decompress data: inconsistent stream state"));
    };
    let mut out = Vec::new();
    match inflate.run(vm, &data, None, &mut out)? {
        Ok(_) if inflate.is_over() => Ok(vm.bytes(out)),
        Ok(_) => Err(failed(vm, "Error -5 while decompressing data: incomplete or truncated stream")),
        Err(failure) => Err(failed(vm, &failure.message("while decompressing data"))),
    }
}

/// The low 32 bits of an int.
pub fn low_bits(vm: &mut Vm, number: Value) -> PyResult<u32> {
    Ok(match vm.index(number)? {
        IntRef::Small(number) => number as u32,
        IntRef::Big(number) => {
            let low = number.number.0.as_sign_words().1.first().copied().unwrap_or(0) as u32;
            if number.number.0 < dashu_int::IBig::ZERO { low.wrapping_neg() } else { low }
        }
    })
}

/// Also `binascii.crc32`.
pub fn crc32(vm: &mut Vm, data: Value, start: Value) -> PyResult<i64> {
    let (data, start) = (vm.bytes_of(data)?, low_bits(vm, start)?);
    let mut hasher = crc32fast::Hasher::new_with_initial(start);
    hasher.update(&data);
    Ok(hasher.finalize().into())
}

fn adler32(vm: &mut Vm, data: Value, start: Value) -> PyResult<i64> {
    let (data, start) = (vm.bytes_of(data)?, low_bits(vm, start)?);
    let mut hasher = simd_adler32::Adler32::from_checksum(start);
    hasher.write(&data);
    Ok(hasher.finish().into())
}
