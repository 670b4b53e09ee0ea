//! `_random`: the Mersenne Twister MT19937, with the numbers that CPython gives for the same seed.

use std::cell::RefCell;

use dashu_int::UBig;

use crate::gc::{Gc, KindInfo, Trace, Tracer};
use crate::modules::NativeModule;
use crate::object::{Arguments, Kind, Method, Slots, Tuple, Type, TypeId, TypeSpec};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_random", functions: &[], init: Some(init_module), doc: "Module implements the Mersenne Twister random number generator." };

/// Words of the state.
const N: usize = 624;

/// Where the recurrence reaches to.
const M: usize = 397;

/// The generator.
pub struct Twister {
    words: [u32; N],
    /// The next word to use; `N` if all were used.
    index: usize,
}

/// The generator, as an object owns it.
pub struct Owned(RefCell<Box<Twister>>);

impl Trace for Owned {
    fn trace(&self, _: &mut Tracer) {}
}

crate::object! {
    /// `_random.Random`
    pub struct MersenneTwister {
        pub twister: Owned,
    }
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&RANDOM];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::MersenneTwister, KindInfo::of::<MersenneTwister>())];

static RANDOM: TypeSpec = TypeSpec {
    kind: Some(Kind::MersenneTwister),
    slots: Slots { new: Some(new), init: Some(init), ..Slots::NONE },
    methods: METHODS,
    ..TypeSpec::new(TypeId::MersenneTwister, "_random.Random")
};

const METHODS: &[Method] = crate::methods![
    "random(self, /)" => random,
    "seed(self, n=None, /)" => seed,
    "getstate(self, /)" => get_state,
    "setstate(self, state, /)" => set_state,
    "getrandbits(self, k, /)" => random_bits,
];

fn init_module(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let class = vm.type_(TypeId::MersenneTwister).value();
    vm.add_to_module(module, "Random", class);
    Ok(())
}

impl Twister {
    /// A generator whose first state follows from one word.
    fn from_word(seed: u32) -> Twister {
        let mut words = [0; N];
        words[0] = seed;
        for index in 1..N {
            let last = words[index - 1];
            words[index] = 1_812_433_253_u32.wrapping_mul(last ^ (last >> 30)).wrapping_add(index as u32);
        }
        Twister { words, index: N }
    }

    /// A generator whose first state follows from all words of a key, which is not empty (`init_by_array`).
    fn from_key(key: &[u32]) -> Twister {
        let mut twister = Twister::from_word(19_650_218);
        let words = &mut twister.words;
        let (mut at, mut key_at) = (1, 0);
        let mixed = |words: &[u32; N], at: usize, factor: u32| words[at] ^ (words[at - 1] ^ (words[at - 1] >> 30)).wrapping_mul(factor);
        // After the last word the first one takes its value, and the second is next.
        let advance = |words: &mut [u32; N], at: &mut usize| {
            *at += 1;
            if *at == N {
                words[0] = words[N - 1];
                *at = 1;
            }
        };
        for _ in 0..N.max(key.len()) {
            words[at] = mixed(words, at, 1_664_525).wrapping_add(key[key_at]).wrapping_add(key_at as u32);
            advance(words, &mut at);
            key_at = (key_at + 1) % key.len();
        }
        for _ in 0..N - 1 {
            words[at] = mixed(words, at, 1_566_083_941).wrapping_sub(at as u32);
            advance(words, &mut at);
        }
        words[0] = 0x8000_0000;
        twister
    }

    /// The next 32 random bits.
    fn next(&mut self) -> u32 {
        if self.index >= N {
            self.twist();
        }
        let mut word = self.words[self.index];
        self.index += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    /// Makes the next `N` words.
    fn twist(&mut self) {
        for index in 0..N {
            let joined = (self.words[index] & 0x8000_0000) | (self.words[(index + 1) % N] & 0x7fff_ffff);
            let odd = if joined & 1 == 1 { 0x9908_b0df } else { 0 };
            self.words[index] = self.words[(index + M) % N] ^ (joined >> 1) ^ odd;
        }
        self.index = 0;
    }
}

fn new(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    let twister = Owned(RefCell::new(Box::new(Twister { words: [0; N], index: N })));
    Ok(vm.heap.alloc(MersenneTwister::new(class.instance_header(), twister)).value())
}

fn init(vm: &mut Vm, object: Value, arguments: Arguments) -> PyResult<()> {
    arguments.expect_positional(vm, "Random", 0..=1)?;
    let this = object.downcast().expect("the slot belongs to generators");
    seed(vm, this, arguments.values.first().copied().unwrap_or(Value::NONE))
}

fn random(_: &mut Vm, this: Gc<MersenneTwister>) -> f64 {
    let mut twister = this.twister.0.borrow_mut();
    let (high, low) = (twister.next() >> 5, twister.next() >> 6);
    (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
}

/// None is a seed of the system's; an int gives its magnitude, anything else its hash.
fn seed(vm: &mut Vm, this: Gc<MersenneTwister>, number: Value) -> PyResult<()> {
    let key: Vec<u32> = if number.is_none() {
        super::posix::random(vm, N * 4)?.chunks_exact(4).map(|word| u32::from_le_bytes(word.try_into().expect("chunks of four"))).collect()
    } else {
        let magnitude = match number.as_int_ref() {
            Some(number) => number.to_big().into_parts().1,
            None => UBig::from(vm.hash(number)? as u64),
        };
        let bytes = magnitude.to_le_bytes();
        bytes.chunks(4).map(|word| word.iter().rev().fold(0, |word, &byte| word << 8 | u32::from(byte))).collect()
    };
    **this.twister.0.borrow_mut() = Twister::from_key(if key.is_empty() { &[0] } else { &key });
    Ok(())
}

fn get_state(vm: &mut Vm, this: Gc<MersenneTwister>) -> Gc<Tuple> {
    let twister = this.twister.0.borrow();
    let numbers = twister.words.iter().map(|&word| i64::from(word)).chain([twister.index as i64]);
    // Small ints are no objects, so the collector need not see them.
    let values: Vec<Value> = numbers.map(Value::from_small).collect();
    vm.tuple(&values)
}

fn set_state(vm: &mut Vm, this: Gc<MersenneTwister>, state: Value) -> PyResult<()> {
    let Some(state) = state.downcast::<Tuple>() else { return Err(vm.type_error("state vector must be a tuple")) };
    let state = state.as_slice();
    if state.len() != N + 1 {
        return Err(vm.value_error("state vector is the wrong size"));
    }
    let mut twister = Twister { words: [0; N], index: 0 };
    for (word, &value) in twister.words.iter_mut().zip(state) {
        // As CPython, which keeps the low half of what fits an unsigned word.
        *word = match value.as_int_ref() {
            None => return Err(vm.type_error("an integer is required")),
            Some(number) if number.is_negative() => return Err(vm.overflow_error("can't convert negative value to unsigned int")),
            Some(number) => match u64::try_from(&number.to_big()) {
                Ok(number) => number as u32,
                Err(_) => return Err(vm.overflow_error("Python int too large to convert to C unsigned long")),
            },
        };
    }
    match usize::try_from(vm.index_i64(state[N])?) {
        Ok(index) if index <= N => twister.index = index,
        _ => return Err(vm.value_error("invalid state")),
    }
    **this.twister.0.borrow_mut() = twister;
    Ok(())
}

fn random_bits(vm: &mut Vm, this: Gc<MersenneTwister>, count: i64) -> PyResult {
    let Ok(count) = u64::try_from(count) else { return Err(vm.value_error("number of bits must be non-negative")) };
    if count == 0 {
        return Ok(Value::from_small(0));
    }
    let mut twister = this.twister.0.borrow_mut();
    if count <= 32 {
        return Ok(Value::from_small(i64::from(twister.next() >> (32 - count))));
    }
    let bytes = usize::try_from(count.div_ceil(32)).ok().and_then(|words| words.checked_mul(4)).filter(|&bytes| bytes <= crate::object::MAX_ITEMS * 4);
    let Some(bytes) = bytes else { return Err(vm.memory_error()) };
    let mut number = Vec::with_capacity(bytes);
    let mut left = count;
    while left > 0 {
        // The low words come first; the last one has what is left.
        let unused = 32 - left.min(32);
        number.extend((twister.next() >> unused).to_le_bytes());
        left -= left.min(32);
    }
    Ok(vm.integer(UBig::from_le_bytes(&number).into()))
}
