//! The key of the hashes of str and bytes, from `PYTHONHASHSEED`.
//!
//! Given: nothing, or what the user set. Gives: the key, as CPython 3.13 makes it (`Python/bootstrap_hash.c`), so that the same seed gives
//! the same hashes there and here. The law: without a seed the key is another one in each process, and nobody can choose strs that collide.

use std::hash::{BuildHasher, Hasher, RandomState};

use anyhow::{Result, bail};

const VARIABLE: &str = "PYTHONHASHSEED";

/// The key that the environment asks for.
pub fn key_from_environment() -> Result<(u64, u64)> {
    match std::env::var_os(VARIABLE) {
        Some(seed) => key_of(&seed.to_string_lossy()),
        None => Ok(random_key()),
    }
}

fn key_of(seed: &str) -> Result<(u64, u64)> {
    if seed.is_empty() || seed == "random" {
        return Ok(random_key());
    }
    match seed.parse::<u32>() {
        Ok(0) => Ok((0, 0)),
        Ok(seed) => Ok(seeded_key(seed)),
        Err(_) => bail!("{VARIABLE} must be \"random\" or an integer in range [0; {}]", u32::MAX),
    }
}

/// Rust's own hash maps take their keys from the system; a hash of nothing with such a key is as random as the key.
pub fn random_key() -> (u64, u64) {
    let word = || RandomState::new().build_hasher().finish();
    (word(), word())
}

/// Sixteen bytes of a linear congruential generator.
fn seeded_key(seed: u32) -> (u64, u64) {
    let mut state = seed;
    let mut byte = || {
        state = state.wrapping_mul(214_013).wrapping_add(2_531_011);
        (state >> 16) as u8
    };
    let mut word = || u64::from_le_bytes(std::array::from_fn(|_| byte()));
    (word(), word())
}

#[cfg(test)]
mod tests {
    use super::{key_of, random_key};

    #[test]
    fn seeds_are_numbers() {
        assert_eq!(key_of("0").expect("a seed"), (0, 0));
        assert_eq!(key_of("7").expect("a seed"), key_of("007").expect("a seed"));
        assert_ne!(key_of("7").expect("a seed"), key_of("8").expect("a seed"));
        for wrong in ["-1", "4294967296", "1.5", "Random", " 1"] {
            assert!(key_of(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn keys_differ() {
        assert_ne!(random_key(), random_key());
        assert_ne!(key_of("random").expect("a seed"), key_of("").expect("a seed"));
    }
}
