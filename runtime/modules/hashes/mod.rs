//! `_md5`, `_sha1`, `_sha2` (`_sha256` and `_sha512` before 3.12), `_sha3` and `_blake2`: what `hashlib` is made of.

mod state;

use std::cell::RefCell;

use state::{Algorithm, BlakeParameters, State};

use crate::gc::{Gc, KindInfo, Trace, Tracer};
use crate::modules::NativeModule;
use crate::object::{Arguments, Getter, Kind, Method, Slots, Str, Type, TypeId, TypeSpec};
use crate::types::bytes::Bytes;
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// What an object owns outside the heap.
pub struct Owned(RefCell<Box<State>>);

impl Trace for Owned {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.outside(size_of::<State>());
    }
}

crate::untraced!(Algorithm);

crate::object! {
    /// A hash of any function.
    pub struct HashObject {
        pub algorithm: Algorithm,
        pub state: Owned,
    }
}

/// The native layouts of this folder.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::HashObject, KindInfo::of::<HashObject>())];

const METHODS: &[Method] = crate::methods![
    "update(self, obj, /)" => update,
    "digest(self, /)" => |vm: &mut Vm, this: Gc<HashObject>| { let digest = this.state.0.borrow().digest(0); vm.bytes(digest) },
    "hexdigest(self, /)" => |_: &mut Vm, this: Gc<HashObject>| hex(&this.state.0.borrow().digest(0)),
    "copy(self, /)" => copy,
];

const EXTENDABLE_METHODS: &[Method] = crate::methods![
    "update(self, data, /)" => update,
    "digest(self, length, /)" => |vm: &mut Vm, this: Gc<HashObject>, length: i64| { let digest = long_digest(vm, this, length)?; Ok(vm.bytes(digest)) as PyResult<Gc<Bytes>> },
    "hexdigest(self, length, /)" => |vm: &mut Vm, this: Gc<HashObject>, length: i64| Ok(hex(&long_digest(vm, this, length)?)) as PyResult<String>,
    "copy(self, /)" => copy,
];

const GETTERS: &[Getter] = &[
    Getter { name: "name", get: |vm, this| Ok(vm.text(hash_of(this).algorithm.name())), set: None },
    Getter { name: "block_size", get: |vm, this| Ok(vm.int(hash_of(this).algorithm.block_size() as i64)), set: None },
    Getter { name: "digest_size", get: digest_size, set: None },
];

macro_rules! types {
    ($($spec:ident = $id:ident, $name:literal, $methods:ident, $new:expr;)*) => {
        $(static $spec: TypeSpec = TypeSpec {
            kind: Some(Kind::HashObject),
            is_base: false,
            slots: Slots { repr: Some(repr), new: $new, ..Slots::NONE },
            methods: $methods,
            getters: GETTERS,
            ..TypeSpec::new(TypeId::$id, $name)
        };)*

        /// The types of this folder.
        pub static SPECS: &[&TypeSpec] = &[$(&$spec),*];
    };
}

types! {
    MD5 = Md5, "_md5.md5", METHODS, None;
    SHA1 = Sha1, "_sha1.sha1", METHODS, None;
    SHA224 = Sha224, "_sha2.SHA224Type", METHODS, None;
    SHA256 = Sha256, "_sha2.SHA256Type", METHODS, None;
    SHA384 = Sha384, "_sha2.SHA384Type", METHODS, None;
    SHA512 = Sha512, "_sha2.SHA512Type", METHODS, None;
    SHA3_224 = Sha3_224, "_sha3.sha3_224", METHODS, Some(new_sha3);
    SHA3_256 = Sha3_256, "_sha3.sha3_256", METHODS, Some(new_sha3);
    SHA3_384 = Sha3_384, "_sha3.sha3_384", METHODS, Some(new_sha3);
    SHA3_512 = Sha3_512, "_sha3.sha3_512", METHODS, Some(new_sha3);
    SHAKE_128 = Shake128, "_sha3.shake_128", EXTENDABLE_METHODS, Some(new_sha3);
    SHAKE_256 = Shake256, "_sha3.shake_256", EXTENDABLE_METHODS, Some(new_sha3);
    BLAKE2B = Blake2b, "_blake2.blake2b", METHODS, Some(new_blake);
    BLAKE2S = Blake2s, "_blake2.blake2s", METHODS, Some(new_blake);
}

macro_rules! function {
    ($name:literal, $algorithm:ident) => {
        crate::methods![$name => |vm: &mut Vm, string: Value, _: Value| new(vm, Algorithm::$algorithm, string)]
    };
}

/// `_md5`
pub static MD5_MODULE: NativeModule = NativeModule {
    name: "_md5",
    functions: function!("md5(string=b'', *, usedforsecurity=True)", Md5),
    init: Some(|vm, module| add_types(vm, module, &[("MD5Type", TypeId::Md5)])),
    doc: "",
};

/// `_sha1`
pub static SHA1_MODULE: NativeModule = NativeModule {
    name: "_sha1",
    functions: function!("sha1(string=b'', *, usedforsecurity=True)", Sha1),
    init: Some(|vm, module| add_types(vm, module, &[("SHA1Type", TypeId::Sha1)])),
    doc: "",
};

static SHA256_FUNCTIONS: &[Method] = crate::methods![
    "sha224(string=b'', *, usedforsecurity=True)" => |vm: &mut Vm, string: Value, _: Value| new(vm, Algorithm::Sha224, string),
    "sha256(string=b'', *, usedforsecurity=True)" => |vm: &mut Vm, string: Value, _: Value| new(vm, Algorithm::Sha256, string),
];

static SHA512_FUNCTIONS: &[Method] = crate::methods![
    "sha384(string=b'', *, usedforsecurity=True)" => |vm: &mut Vm, string: Value, _: Value| new(vm, Algorithm::Sha384, string),
    "sha512(string=b'', *, usedforsecurity=True)" => |vm: &mut Vm, string: Value, _: Value| new(vm, Algorithm::Sha512, string),
];

static SHA2_FUNCTIONS: &[Method] = crate::methods![
    "sha224(string=b'', *, usedforsecurity=True)" => |vm: &mut Vm, string: Value, _: Value| new(vm, Algorithm::Sha224, string),
    "sha256(string=b'', *, usedforsecurity=True)" => |vm: &mut Vm, string: Value, _: Value| new(vm, Algorithm::Sha256, string),
    "sha384(string=b'', *, usedforsecurity=True)" => |vm: &mut Vm, string: Value, _: Value| new(vm, Algorithm::Sha384, string),
    "sha512(string=b'', *, usedforsecurity=True)" => |vm: &mut Vm, string: Value, _: Value| new(vm, Algorithm::Sha512, string),
];

/// `_sha2`
pub static SHA2_MODULE: NativeModule = NativeModule {
    name: "_sha2",
    functions: SHA2_FUNCTIONS,
    init: Some(|vm, module| {
        let types = [("SHA224Type", TypeId::Sha224), ("SHA256Type", TypeId::Sha256), ("SHA384Type", TypeId::Sha384), ("SHA512Type", TypeId::Sha512)];
        add_types(vm, module, &types)
    }),
    doc: "",
};

/// `_sha256`, up to 3.11.
pub static SHA256_MODULE: NativeModule = NativeModule { name: "_sha256", functions: SHA256_FUNCTIONS, init: None, doc: "" };

/// `_sha512`, up to 3.11.
pub static SHA512_MODULE: NativeModule = NativeModule { name: "_sha512", functions: SHA512_FUNCTIONS, init: None, doc: "" };

/// `_sha3`
pub static SHA3_MODULE: NativeModule = NativeModule {
    name: "_sha3",
    functions: &[],
    init: Some(|vm, module| {
        let types = [
            ("sha3_224", TypeId::Sha3_224),
            ("sha3_256", TypeId::Sha3_256),
            ("sha3_384", TypeId::Sha3_384),
            ("sha3_512", TypeId::Sha3_512),
            ("shake_128", TypeId::Shake128),
            ("shake_256", TypeId::Shake256),
        ];
        let implementation = vm.text("RustCrypto");
        vm.add_to_module(module, "implementation", implementation);
        add_types(vm, module, &types)
    }),
    doc: "",
};

/// `_blake2`
pub static BLAKE2_MODULE: NativeModule = NativeModule { name: "_blake2", functions: &[], init: Some(init_blake), doc: "" };

fn add_types(vm: &mut Vm, module: Gc<Module>, types: &[(&str, TypeId)]) -> PyResult<()> {
    for &(name, id) in types {
        let class = vm.type_(id).value();
        vm.add_to_module(module, name, class);
    }
    Ok(())
}

fn init_blake(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for (algorithm, id) in [(Algorithm::Blake2b, TypeId::Blake2b), (Algorithm::Blake2s, TypeId::Blake2s)] {
        let (salt, most) = (salt_size(algorithm), algorithm.digest_size());
        let limits = [("SALT", salt), ("PERSON", salt), ("MAX_KEY", most), ("MAX_DIGEST", most)];
        let (class, prefix) = (vm.type_(id), algorithm.name().to_ascii_uppercase());
        for (name, limit) in limits {
            let limit = vm.int(limit as i64);
            class.dict.get().set_str(vm, &format!("{name}_SIZE"), limit);
            vm.add_to_module(module, &format!("{prefix}_{name}_SIZE"), limit);
        }
    }
    add_types(vm, module, &[("blake2b", TypeId::Blake2b), ("blake2s", TypeId::Blake2s)])
}

/// Bytes that salt and person may have.
fn salt_size(algorithm: Algorithm) -> usize {
    algorithm.digest_size() / 4
}

fn type_of(algorithm: Algorithm) -> TypeId {
    match algorithm {
        Algorithm::Md5 => TypeId::Md5,
        Algorithm::Sha1 => TypeId::Sha1,
        Algorithm::Sha224 => TypeId::Sha224,
        Algorithm::Sha256 => TypeId::Sha256,
        Algorithm::Sha384 => TypeId::Sha384,
        Algorithm::Sha512 => TypeId::Sha512,
        Algorithm::Sha3_224 => TypeId::Sha3_224,
        Algorithm::Sha3_256 => TypeId::Sha3_256,
        Algorithm::Sha3_384 => TypeId::Sha3_384,
        Algorithm::Sha3_512 => TypeId::Sha3_512,
        Algorithm::Shake128 => TypeId::Shake128,
        Algorithm::Shake256 => TypeId::Shake256,
        Algorithm::Blake2b => TypeId::Blake2b,
        Algorithm::Blake2s => TypeId::Blake2s,
    }
}

fn hash_of(value: Value) -> Gc<HashObject> {
    value.downcast().expect("the slot belongs to hashes")
}

fn object(vm: &mut Vm, algorithm: Algorithm, state: State) -> Gc<HashObject> {
    vm.heap.charge(size_of::<State>());
    vm.heap.alloc(HashObject::new(vm.header_of(type_of(algorithm)), algorithm, Owned(RefCell::new(Box::new(state)))))
}

/// The bytes to hash.
fn data_of(vm: &mut Vm, data: Value) -> PyResult<crate::types::bytes::Content> {
    if data.is::<Str>() {
        return Err(vm.type_error("Strings must be encoded before hashing"));
    }
    crate::types::bytes::buffer(data).ok_or_else(|| vm.type_error("object supporting the buffer API required"))
}

fn new(vm: &mut Vm, algorithm: Algorithm, data: Value) -> PyResult<Gc<HashObject>> {
    let data = data_of(vm, data)?;
    let mut state = State::new(algorithm);
    state.update(&data);
    Ok(object(vm, algorithm, state))
}

fn update(vm: &mut Vm, this: Gc<HashObject>, data: Value) -> PyResult<()> {
    let data = data_of(vm, data)?;
    this.state.0.borrow_mut().update(&data);
    Ok(())
}

fn copy(vm: &mut Vm, this: Gc<HashObject>) -> Gc<HashObject> {
    let state = State::clone(&this.state.0.borrow());
    object(vm, this.algorithm, state)
}

fn long_digest(vm: &mut Vm, this: Gc<HashObject>, length: i64) -> PyResult<Vec<u8>> {
    /// Longer results are refused, as in CPython.
    const LONGEST: i64 = 1 << 29;
    if !(0..LONGEST).contains(&length) {
        return Err(vm.value_error(if length < 0 { "value must be positive" } else { "length is too large" }));
    }
    vm.check_memory(length as usize)?;
    Ok(this.state.0.borrow().digest(length as usize))
}

fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn digest_size(vm: &mut Vm, this: Value) -> PyResult {
    let this = hash_of(this);
    let size = this.state.0.borrow().digest_size(this.algorithm);
    Ok(vm.int(size as i64))
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let (name, address) = (vm.type_name(this), crate::types::object_::address_text(this));
    Ok(vm.text(&format!("<{} {name} object @ {address}>", hash_of(this).algorithm.name())))
}

fn new_sha3(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let algorithms = [Algorithm::Sha3_224, Algorithm::Sha3_256, Algorithm::Sha3_384, Algorithm::Sha3_512, Algorithm::Shake128, Algorithm::Shake256];
    let Some(algorithm) = algorithms.into_iter().find(|&algorithm| class.is(type_of(algorithm))) else {
        return Err(vm.type_error("not a hash of SHA-3"));
    };
    let [data, _] = arguments.bind(vm, algorithm.name(), ["data", "usedforsecurity"], 0)?;
    match data.bound() {
        Some(data) => new(vm, algorithm, data).map(Gc::value),
        None => Ok(object(vm, algorithm, State::new(algorithm)).value()),
    }
}

fn new_blake(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let algorithm = if class.is(TypeId::Blake2s) { Algorithm::Blake2s } else { Algorithm::Blake2b };
    let names = [
        "data", "digest_size", "key", "salt", "person", "fanout", "depth", "leaf_size", "node_offset", "node_depth", "inner_size", "last_node",
        "usedforsecurity",
    ];
    let [data, size, key, salt, person, tree @ .., _] = arguments.bind(vm, algorithm.name(), names, 0)?;
    let most = algorithm.digest_size();
    let size = match size.bound() {
        Some(size) => vm.index_i64(size)?,
        None => most as i64,
    };
    if !(1..=most as i64).contains(&size) {
        return Err(vm.value_error(format!("digest_size for {} must be between 1 and {most} bytes, here it is {size}", name_in_errors(algorithm))));
    }
    let part = |vm: &mut Vm, value: Value, name: &str, most: usize| {
        let data = match value.bound() {
            Some(value) => vm.bytes_of(value)?.to_vec(),
            None => Vec::new(),
        };
        if data.len() > most { Err(vm.value_error(format!("maximum {name} length is {most} bytes"))) } else { Ok(data) }
    };
    let salt = part(vm, salt, "salt", salt_size(algorithm))?;
    let person = part(vm, person, "person", salt_size(algorithm))?;
    let key = part(vm, key, "key", most)?;
    for (value, usual) in tree.into_iter().zip([1, 1, 0, 0, 0, 0, 0]) {
        if let Some(value) = value.bound()
            && vm.index_i64(value)? != usual
        {
            return Err(vm.raise(TypeId::NotImplementedError, format!("{} as a node of a tree is not supported", algorithm.name())));
        }
    }
    let mut state = State::blake(algorithm, BlakeParameters { size: size as usize, key: &key, salt: &salt, person: &person });
    if let Some(data) = data.bound() {
        let data = data_of(vm, data)?;
        state.update(&data);
    }
    Ok(object(vm, algorithm, state).value())
}

fn name_in_errors(algorithm: Algorithm) -> &'static str {
    if algorithm == Algorithm::Blake2s { "Blake2s" } else { "Blake2b" }
}
