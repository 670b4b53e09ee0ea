//! `combinations`, `combinations_with_replacement`, `permutations`, `product`.
//!
//! Each keeps the indices of its latest result in its pool and moves them to the next ones in lexicographic order.

use std::cell::Cell;

use super::{collect, index_at, indices, set_index};
use crate::gc::{Gc, Items};
use crate::object::{Arguments, Tuple, Type};
use crate::types::iterators::name_text;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// `combinations(iterable, r)`, with or without replacement.
    pub struct Combinations {
        pub pool: Cell<Gc<Tuple>>,
        pub indices: Items,
        pub is_started: Cell<bool>,
        pub is_done: Cell<bool>,
    }
}

crate::object! {
    /// `permutations(iterable, r)`
    pub struct Permutations {
        pub pool: Cell<Gc<Tuple>>,
        /// All indices of the pool; the first ones are the result's.
        pub indices: Items,
        /// For each place of the result, how many changes are left before it starts anew.
        pub cycles: Items,
        pub is_started: Cell<bool>,
        pub is_done: Cell<bool>,
    }
}

crate::object! {
    /// `product(*iterables, repeat)`
    pub struct Product {
        /// Tuples.
        pub pools: Items,
        pub indices: Items,
        pub is_started: Cell<bool>,
        pub is_done: Cell<bool>,
    }
}

/// The items of the pool at the first `count` indices.
fn pick(vm: &Vm, pool: Gc<Tuple>, indices: &Items, count: usize) -> Value {
    let picked = Items::with_capacity(&vm.heap, count);
    (0..count).for_each(|place| picked.push(&vm.heap, pool.as_slice()[index_at(indices, place)]));
    vm.tuple(picked.as_slice()).value()
}

/// The length of results; too long ones are as good as any other that is longer than the pool.
fn result_len(vm: &mut Vm, r: Value) -> PyResult<usize> {
    match vm.index_i64(r)? {
        r @ 0.. => Ok(r as usize),
        _ => Err(vm.value_error("r must be non-negative")),
    }
}

fn combinations(class: Gc<Type>, vm: &mut Vm, pool: Gc<Tuple>, numbers: Items, is_done: bool) -> Value {
    let header = class.instance_header();
    vm.heap.alloc(Combinations::new(header, Cell::new(pool), numbers, Cell::new(false), Cell::new(is_done))).value()
}

pub fn new_combinations(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let [iterable, r] = arguments.bind(vm, "combinations", ["iterable", "r"], 2)?;
    let pool = collect(vm, iterable)?;
    let r = result_len(vm, r)?;
    let is_done = r > pool.len();
    let numbers = indices(vm, 0..if is_done { 0 } else { r });
    Ok(combinations(class, vm, pool, numbers, is_done))
}

pub fn new_with_replacement(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let [iterable, r] = arguments.bind(vm, "combinations_with_replacement", ["iterable", "r"], 2)?;
    let pool = collect(vm, iterable)?;
    let r = result_len(vm, r)?;
    if r >= 1 << 40 {
        return Err(vm.memory_error());
    }
    let is_done = pool.is_empty() && r > 0;
    let numbers = indices(vm, std::iter::repeat_n(0, if is_done { 0 } else { r }));
    Ok(combinations(class, vm, pool, numbers, is_done))
}

/// The combination that `this` stands at; it moves on at the next call. `advance` moves it, if it can.
fn next_combination(vm: &mut Vm, this: &Combinations, advance: fn(&Items, usize) -> bool) -> Value {
    let pool = this.pool.get();
    if this.is_started.replace(true) && !this.is_done.get() {
        this.is_done.set(!advance(&this.indices, pool.len()));
    }
    if this.is_done.get() { Value::UNBOUND } else { pick(vm, pool, &this.indices, this.indices.len()) }
}

pub fn next_of_combinations(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Combinations>().expect("the slot belongs to combinations");
    Ok(next_combination(vm, &this, |indices, n| {
        let r = indices.len();
        let Some(place) = (0..r).rev().find(|&place| index_at(indices, place) != place + n - r) else { return false };
        let first = index_at(indices, place) + 1;
        (place..r).for_each(|later| set_index(indices, later, first + later - place));
        true
    }))
}

pub fn next_with_replacement(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Combinations>().expect("the slot belongs to combinations");
    Ok(next_combination(vm, &this, |indices, n| {
        let r = indices.len();
        let Some(place) = (0..r).rev().find(|&place| index_at(indices, place) != n - 1) else { return false };
        let index = index_at(indices, place) + 1;
        (place..r).for_each(|later| set_index(indices, later, index));
        true
    }))
}

pub fn new_permutations(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let [iterable, r] = arguments.bind(vm, "permutations", ["iterable", "r"], 1)?;
    let pool = collect(vm, iterable)?;
    let n = pool.len();
    let r = match r.bound() {
        None | Some(Value::NONE) => n,
        Some(r) if r.as_int_ref().is_none() => return Err(vm.type_error("Expected int as r")),
        Some(r) => result_len(vm, r)?,
    };
    let is_done = r > n;
    let numbers = indices(vm, 0..n);
    let cycles = indices(vm, (0..if is_done { 0 } else { r }).map(|place| n - place));
    let permutations = Permutations::new(class.instance_header(), Cell::new(pool), numbers, cycles, Cell::new(false), Cell::new(is_done));
    Ok(vm.heap.alloc(permutations).value())
}

pub fn next_of_permutations(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Permutations>().expect("the slot belongs to permutations");
    if this.is_started.replace(true) && !this.is_done.get() {
        this.is_done.set(!advance_permutation(&this));
    }
    if this.is_done.get() {
        return Ok(Value::UNBOUND);
    }
    Ok(pick(vm, this.pool.get(), &this.indices, this.cycles.len()))
}

fn advance_permutation(this: &Permutations) -> bool {
    let (indices, cycles) = (&this.indices, &this.cycles);
    let n = indices.len();
    for place in (0..cycles.len()).rev() {
        let cycle = index_at(cycles, place) - 1;
        if cycle > 0 {
            set_index(cycles, place, cycle);
            indices.swap(place, n - cycle);
            return true;
        }
        // The place has had every index: they go back to their order.
        let first = indices.at(place);
        (place..n - 1).for_each(|later| {
            indices.set(later, indices.at(later + 1));
        });
        indices.set(n - 1, first);
        set_index(cycles, place, n - place);
    }
    false
}

pub fn new_product(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let mut repeat = 1;
    for (name, value) in arguments.keywords() {
        let name = name_text(name);
        if name != "repeat" {
            return Err(vm.type_error(format!("product() got an unexpected keyword argument '{name}'")));
        }
        repeat = vm.index_i64(value)?;
    }
    if repeat < 0 {
        return Err(vm.value_error("repeat argument cannot be negative"));
    }
    let given = arguments.positionals();
    if given.len().checked_mul(repeat as usize).is_none_or(|total| total >= 1 << 40) {
        return Err(vm.overflow_error("repeat argument too large"));
    }
    let pools = Items::new();
    for &iterable in given.iter().take(if repeat == 0 { 0 } else { usize::MAX }) {
        let pool = collect(vm, iterable)?;
        pools.push(&vm.heap, pool.value());
    }
    let n_given = pools.len();
    for _ in 1..repeat {
        (0..n_given).for_each(|index| pools.push(&vm.heap, pools.at(index)));
    }
    let is_done = (0..n_given).any(|index| pool_at(&pools, index).is_empty());
    let numbers = indices(vm, std::iter::repeat_n(0, pools.len()));
    Ok(vm.heap.alloc(Product::new(class.instance_header(), pools, numbers, Cell::new(false), Cell::new(is_done))).value())
}

fn pool_at(pools: &Items, place: usize) -> Gc<Tuple> {
    pools.at(place).downcast().expect("the pools are tuples")
}

pub fn next_of_product(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Product>().expect("the slot belongs to product");
    let (pools, indices) = (&this.pools, &this.indices);
    if this.is_started.replace(true) && !this.is_done.get() {
        let mut moved = false;
        for place in (0..pools.len()).rev() {
            let index = index_at(indices, place) + 1;
            moved = index < pool_at(pools, place).len();
            set_index(indices, place, if moved { index } else { 0 });
            if moved {
                break;
            }
        }
        this.is_done.set(!moved);
    }
    if this.is_done.get() {
        return Ok(Value::UNBOUND);
    }
    let picked = Items::with_capacity(&vm.heap, pools.len());
    (0..pools.len()).for_each(|place| picked.push(&vm.heap, pool_at(pools, place).as_slice()[index_at(indices, place)]));
    Ok(vm.tuple(picked.as_slice()).value())
}
