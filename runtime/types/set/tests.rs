//! The order of sets is CPython's: random operations give the digests that CPython 3.13 gives for the same ones.

use super::{Set, algebra};
use crate::gc::Gc;
use crate::machine::{Settings, new_vm};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

struct Random(u64);

impl Random {
    fn next(&mut self) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as i64
    }
}

fn item(vm: &mut Vm, random: &mut Random, mode: u64) -> PyResult {
    let k = random.next();
    Ok(vm.int(match mode {
        0 => k % 40,
        1 => (k % 300) << (k % 17),
        2 => ((i128::from(k) * i128::from(k) * 7919) % ((1 << 61) - 1)) as i64 - (1 << 59),
        3 => k % 3000 - 1500,
        _ => {
            let a = k % 50;
            if k % 3 == 0 {
                let set = vm.frozen_set();
                for member in [a, a + 1, k % 7] {
                    set.add(vm, Value::from_small(member))?;
                }
                return Ok(set.value());
            }
            a
        }
    }))
}

fn items(vm: &mut Vm, random: &mut Random, mode: u64) -> PyResult {
    let list = vm.list(&[]);
    for _ in 0..random.next() % 60 {
        let item = item(vm, random, mode)?;
        list.items.push(&vm.heap, item);
    }
    Ok(list.value())
}

fn dict(vm: &mut Vm, random: &mut Random, mode: u64) -> PyResult {
    let dict = vm.dict();
    for _ in 0..random.next() % 60 {
        let item = item(vm, random, mode)?;
        dict.set(vm, item, Value::NONE)?;
    }
    Ok(dict.value())
}

fn mix(digest: &mut u64, number: i64) {
    *digest = digest.wrapping_mul(31).wrapping_add(number as u64);
}

fn run(vm: &mut Vm, seed: u64, steps: usize) -> PyResult<u64> {
    let mut random = Random(seed);
    let mode = seed % 5;
    let mut pool: [Gc<Set>; 4] = std::array::from_fn(|_| vm.set());
    let mut digest = 0;
    for _ in 0..steps {
        let op = random.next() % 22;
        let [a, b, c] = std::array::from_fn(|_| (random.next() % 4) as usize);
        let [this, left, right] = [pool[a], pool[b], pool[c]];
        match op {
            0 => {
                let item = item(vm, &mut random, mode)?;
                this.add(vm, item)?;
            }
            1 => discard(vm, this, &mut random, mode)?,
            2 => pop(vm, this, &mut digest)?,
            3 => this.merge(vm, left)?,
            4 => {
                let result = algebra::intersection(vm, this, left.value())?;
                this.swap(&result);
            }
            5 => algebra::difference_update(vm, this, left.value())?,
            6 => algebra::symmetric_difference_update(vm, this, left.value())?,
            7 => pool[a] = super::or(vm, left.value(), right.value())?.downcast().expect("a set"),
            8 => pool[a] = algebra::intersection(vm, left, right.value())?,
            9 => pool[a] = algebra::difference(vm, left, right.value())?,
            10 => pool[a] = algebra::symmetric_difference(vm, left, right.value())?,
            11 => pool[a] = algebra::copy(vm, left)?,
            12 | 18..=20 => {
                let list = items(vm, &mut random, mode)?;
                match op {
                    12 => algebra::update(vm, this, list)?,
                    18 => algebra::difference_update(vm, this, list)?,
                    19 => pool[a] = algebra::intersection(vm, left, list)?,
                    _ => pool[a] = algebra::symmetric_difference(vm, left, list)?,
                }
            }
            13 => {
                let dict = dict(vm, &mut random, mode)?;
                algebra::update(vm, this, dict)?;
            }
            14 => {
                let dict = dict(vm, &mut random, mode)?;
                let other = if random.next() % 2 == 1 { vm.set_from(dict)?.value() } else { dict };
                pool[a] = algebra::difference(vm, left, other)?;
            }
            15 => {
                let start = random.next() % 1000;
                for offset in 0..random.next() % 200 {
                    this.add(vm, Value::from_small(start + offset))?;
                }
            }
            16 => (0..random.next() % 30).try_for_each(|_| discard(vm, this, &mut random, mode))?,
            17 => (0..random.next() % 20).try_for_each(|_| pop(vm, this, &mut digest))?,
            _ if random.next() % 8 == 0 => this.clear(),
            _ => mix(&mut digest, this.content_hash()),
        }
        mix(&mut digest, pool[a].len() as i64);
        for key in pool[a].iter() {
            mix(&mut digest, vm.hash(key)?);
        }
    }
    Ok(digest)
}

fn discard(vm: &mut Vm, set: Gc<Set>, random: &mut Random, mode: u64) -> PyResult<()> {
    let item = item(vm, random, mode)?;
    let hash = vm.hash(item)?;
    set.discard_hashed(vm, item, hash).map(|_| ())
}

fn pop(vm: &mut Vm, set: Gc<Set>, digest: &mut u64) -> PyResult<()> {
    if let Some(key) = set.pop().bound() {
        let hash = vm.hash(key)?;
        mix(digest, hash);
    }
    Ok(())
}

#[test]
fn random_operations_give_the_order_of_cpython() {
    let mut vm = new_vm(Settings::default());
    let digests = [0, 1, 4].map(|seed| run(&mut vm, seed, [10, 40, 0, 0, 60][seed as usize]).expect("nothing raises"));
    assert_eq!(digests, DIGESTS);
    let mut all = 0;
    for seed in 0..400 {
        let digest = run(&mut vm, seed, 120).expect("nothing raises");
        mix(&mut all, digest as i64);
    }
    assert_eq!(all, ALL);
}

/// What CPython 3.13 computes.
const DIGESTS: [u64; 3] = [14024418739320942528, 8468221412563636182, 898055650693398674];
const ALL: u64 = 17749792419426888552;

