//! The states of the hash functions, which the crates of RustCrypto compute.

use blake2::{Blake2bVarCore, Blake2sVarCore};
use sha2::digest::block_api::{Buffer, UpdateCore, VariableOutputCore};
use sha2::digest::{Digest, ExtendableOutput, Update, XofReader};

/// A hash function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Algorithm {
    Md5,
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
    Sha3_224,
    Sha3_256,
    Sha3_384,
    Sha3_512,
    Shake128,
    Shake256,
    Blake2b,
    Blake2s,
}

impl Algorithm {
    pub fn name(self) -> &'static str {
        match self {
            Algorithm::Md5 => "md5",
            Algorithm::Sha1 => "sha1",
            Algorithm::Sha224 => "sha224",
            Algorithm::Sha256 => "sha256",
            Algorithm::Sha384 => "sha384",
            Algorithm::Sha512 => "sha512",
            Algorithm::Sha3_224 => "sha3_224",
            Algorithm::Sha3_256 => "sha3_256",
            Algorithm::Sha3_384 => "sha3_384",
            Algorithm::Sha3_512 => "sha3_512",
            Algorithm::Shake128 => "shake_128",
            Algorithm::Shake256 => "shake_256",
            Algorithm::Blake2b => "blake2b",
            Algorithm::Blake2s => "blake2s",
        }
    }

    pub fn block_size(self) -> usize {
        match self {
            Algorithm::Md5 | Algorithm::Sha1 | Algorithm::Sha224 | Algorithm::Sha256 | Algorithm::Blake2s => 64,
            Algorithm::Sha384 | Algorithm::Sha512 | Algorithm::Blake2b => 128,
            Algorithm::Sha3_224 => 144,
            Algorithm::Sha3_256 | Algorithm::Shake256 => 136,
            Algorithm::Sha3_384 => 104,
            Algorithm::Sha3_512 => 72,
            Algorithm::Shake128 => 168,
        }
    }

    /// Bytes of the result; 0 if as many as one likes.
    pub fn digest_size(self) -> usize {
        match self {
            Algorithm::Md5 => 16,
            Algorithm::Sha1 => 20,
            Algorithm::Sha224 | Algorithm::Sha3_224 => 28,
            Algorithm::Sha256 | Algorithm::Sha3_256 | Algorithm::Blake2s => 32,
            Algorithm::Sha384 | Algorithm::Sha3_384 => 48,
            Algorithm::Sha512 | Algorithm::Sha3_512 | Algorithm::Blake2b => 64,
            Algorithm::Shake128 | Algorithm::Shake256 => 0,
        }
    }

    pub fn is_extendable(self) -> bool {
        matches!(self, Algorithm::Shake128 | Algorithm::Shake256)
    }
}

/// A BLAKE2 with its parameters.
#[derive(Clone)]
pub struct Blake<Core: UpdateCore + VariableOutputCore> {
    core: Core,
    buffer: Buffer<Core>,
    size: usize,
}

impl<Core: UpdateCore + VariableOutputCore + Clone> Blake<Core> {
    fn update(&mut self, data: &[u8]) {
        let core = &mut self.core;
        self.buffer.digest_blocks(data, |blocks| core.update_blocks(blocks));
    }

    fn digest(&self) -> Vec<u8> {
        let (mut core, mut buffer) = (self.core.clone(), self.buffer.clone());
        let mut out = Default::default();
        core.finalize_variable_core(&mut buffer, &mut out);
        out[..self.size].to_vec()
    }
}

/// Parameters of BLAKE2. They are not longer than the function allows.
pub struct BlakeParameters<'a> {
    pub size: usize,
    pub key: &'a [u8],
    pub salt: &'a [u8],
    pub person: &'a [u8],
}

macro_rules! states {
    ($($name:ident($type:ty)),*) => {
        /// What has been hashed so far.
        #[derive(Clone)]
        pub enum State {
            $($name($type),)*
            Shake128(sha3::Shake128),
            Shake256(sha3::Shake256),
            Blake2b(Blake<Blake2bVarCore>),
            Blake2s(Blake<Blake2sVarCore>),
        }

        impl State {
            pub fn new(algorithm: Algorithm) -> State {
                let parameters = BlakeParameters { size: algorithm.digest_size(), key: &[], salt: &[], person: &[] };
                match algorithm {
                    $(Algorithm::$name => State::$name(Default::default()),)*
                    Algorithm::Shake128 => State::Shake128(Default::default()),
                    Algorithm::Shake256 => State::Shake256(Default::default()),
                    Algorithm::Blake2b | Algorithm::Blake2s => State::blake(algorithm, parameters),
                }
            }

            pub fn update(&mut self, data: &[u8]) {
                match self {
                    $(State::$name(state) => Digest::update(state, data),)*
                    State::Shake128(state) => Update::update(state, data),
                    State::Shake256(state) => Update::update(state, data),
                    State::Blake2b(state) => state.update(data),
                    State::Blake2s(state) => state.update(data),
                }
            }

            /// The result; `length` is for functions that have no length of their own.
            pub fn digest(&self, length: usize) -> Vec<u8> {
                let read = |reader: &mut dyn XofReader| {
                    let mut out = vec![0; length];
                    reader.read(&mut out);
                    out
                };
                match self {
                    $(State::$name(state) => state.clone().finalize().to_vec(),)*
                    State::Shake128(state) => read(&mut state.clone().finalize_xof()),
                    State::Shake256(state) => read(&mut state.clone().finalize_xof()),
                    State::Blake2b(state) => state.digest(),
                    State::Blake2s(state) => state.digest(),
                }
            }
        }
    };
}

states! {
    Md5(md5::Md5), Sha1(sha1::Sha1), Sha224(sha2::Sha224), Sha256(sha2::Sha256), Sha384(sha2::Sha384), Sha512(sha2::Sha512),
    Sha3_224(sha3::Sha3_224), Sha3_256(sha3::Sha3_256), Sha3_384(sha3::Sha3_384), Sha3_512(sha3::Sha3_512)
}

impl State {
    /// A BLAKE2 with parameters.
    pub fn blake(algorithm: Algorithm, parameters: BlakeParameters) -> State {
        let BlakeParameters { size, key, salt, person } = parameters;
        let mut state = if algorithm == Algorithm::Blake2s {
            let core = Blake2sVarCore::new_with_params(salt, person, key.len(), size);
            State::Blake2s(Blake { core, buffer: Buffer::<Blake2sVarCore>::default(), size })
        } else {
            let core = Blake2bVarCore::new_with_params(salt, person, key.len(), size);
            State::Blake2b(Blake { core, buffer: Buffer::<Blake2bVarCore>::default(), size })
        };
        if !key.is_empty() {
            // The key is the first block.
            let mut block = key.to_vec();
            block.resize(algorithm.block_size(), 0);
            state.update(&block);
        }
        state
    }

    /// Bytes of the result, if it has a length of its own.
    pub fn digest_size(&self, algorithm: Algorithm) -> usize {
        match self {
            State::Blake2b(state) => state.size,
            State::Blake2s(state) => state.size,
            _ => algorithm.digest_size(),
        }
    }
}
