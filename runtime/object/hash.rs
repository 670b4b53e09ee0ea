//! Hash functions, the same as CPython's (`Python/pyhash.c`, `Objects/tupleobject.c`), so that sets have the same order.

/// The modulus of numeric hashes, a Mersenne prime.
pub const MODULUS: u64 = (1 << 61) - 1;
pub const HASH_INF: i64 = 314_159;
pub const HASH_NONE: i64 = 0xfca8_6420;

/// The hash of bytes with the machine's key; empty input has the hash 0.
pub fn hash_bytes(bytes: &[u8], key: (u64, u64)) -> i64 {
    if bytes.is_empty() { 0 } else { avoid_error(sip_hash(bytes, key) as i64) }
}

/// SipHash-1-3
pub fn sip_hash(bytes: &[u8], (key0, key1): (u64, u64)) -> u64 {
    let mut state = [
        key0 ^ 0x736f_6d65_7073_6575,
        key1 ^ 0x646f_7261_6e64_6f6d,
        key0 ^ 0x6c79_6765_6e65_7261,
        key1 ^ 0x7465_6462_7974_6573,
    ];
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let word = u64::from_le_bytes(chunk.try_into().expect("a chunk has 8 bytes"));
        state[3] ^= word;
        round(&mut state);
        state[0] ^= word;
    }
    let last = chunks.remainder().iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)) | (bytes.len() as u64) << 56;
    state[3] ^= last;
    round(&mut state);
    state[0] ^= last;
    state[2] ^= 0xff;
    (0..3).for_each(|_| round(&mut state));
    state[0] ^ state[1] ^ state[2] ^ state[3]
}

fn round(v: &mut [u64; 4]) {
    v[0] = v[0].wrapping_add(v[1]);
    v[1] = v[1].rotate_left(13) ^ v[0];
    v[0] = v[0].rotate_left(32);
    v[2] = v[2].wrapping_add(v[3]);
    v[3] = v[3].rotate_left(16) ^ v[2];
    v[0] = v[0].wrapping_add(v[3]);
    v[3] = v[3].rotate_left(21) ^ v[0];
    v[2] = v[2].wrapping_add(v[1]);
    v[1] = v[1].rotate_left(17) ^ v[2];
    v[2] = v[2].rotate_left(32);
}

/// -1 means an error in CPython's C interface, so no hash is -1.
#[inline]
pub fn avoid_error(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// `hash(int)` for numbers of a machine word.
#[inline]
pub fn hash_int(number: i64) -> i64 {
    if number.unsigned_abs() < MODULUS {
        return avoid_error(number);
    }
    let reduced = (number.unsigned_abs() % MODULUS) as i64;
    avoid_error(if number < 0 { -reduced } else { reduced })
}

/// `hash(float)` of anything but NaN, whose hash is that of its object.
pub fn hash_float(number: f64) -> i64 {
    if number.is_infinite() {
        return if number > 0.0 { HASH_INF } else { -HASH_INF };
    }
    if number == number.trunc() && number.abs() < 9e18 {
        return hash_int(number as i64);
    }
    let (mut fraction, mut exponent) = frexp(number.abs());
    let mut hash = 0u64;
    while fraction != 0.0 {
        hash = (hash << 28 & MODULUS) | hash >> (61 - 28);
        fraction *= f64::from(1 << 28);
        exponent -= 28;
        let digit = fraction as u64;
        fraction -= digit as f64;
        hash += digit;
        if hash >= MODULUS {
            hash -= MODULUS;
        }
    }
    let shift = exponent.rem_euclid(61) as u32;
    hash = (hash << shift & MODULUS) | hash >> (61 - shift);
    avoid_error(if number < 0.0 { -(hash as i64) } else { hash as i64 })
}

/// `number = fraction * 2**exponent` with a fraction in 0.5..1, for a positive finite number.
pub fn frexp(number: f64) -> (f64, i32) {
    if number == 0.0 {
        return (0.0, 0);
    }
    let (number, extra) = if number < f64::MIN_POSITIVE { (number * 2f64.powi(64), -64) } else { (number, 0) };
    let bits = number.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32 - 1022;
    (f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52), exponent + extra)
}

/// The hash of a tuple from the hashes of its items (xxHash, since 3.8).
#[derive(Clone, Copy)]
pub struct TupleHash(u64, u64);

impl TupleHash {
    pub fn new() -> TupleHash {
        TupleHash(2_870_177_450_012_600_261, 0)
    }

    pub fn add(&mut self, hash: i64) {
        self.0 = self.0.wrapping_add((hash as u64).wrapping_mul(14_029_467_366_897_019_727));
        self.0 = self.0.rotate_left(31).wrapping_mul(11_400_714_785_074_694_791);
        self.1 += 1;
    }

    pub fn finish(self) -> i64 {
        let hash = self.0.wrapping_add(self.1 ^ (2_870_177_450_012_600_261 ^ 3_527_539));
        if hash == u64::MAX { 1_546_275_796 } else { hash as i64 }
    }

    /// The hash of a slice, which has always three parts.
    pub fn finish_without_length(self) -> i64 {
        if self.0 == u64::MAX { 1_546_275_796 } else { self.0 as i64 }
    }
}

impl Default for TupleHash {
    fn default() -> Self {
        TupleHash::new()
    }
}
