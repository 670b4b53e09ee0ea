//! Tests of the mathematical functions whose algorithms are written here.

use super::*;
use crate::machine::{Settings, new_vm};
use crate::object::IntRef;

fn floats(vm: &Vm, numbers: &[f64]) -> Value {
    let list = vm.list(&[]);
    numbers.iter().for_each(|&number| list.items.push(&vm.heap, vm.float(number)));
    list.value()
}

#[test]
fn sums_are_rounded_once() {
    let vm = &mut *new_vm(Settings::default());
    for (numbers, sum) in [
        (vec![0.1; 10], 1.0),
        (vec![1e16, 1.0, 1e-16], 1.0000000000000002e16),
        (vec![1e300, 1.0, -1e300], 1.0),
        (vec![], 0.0),
    ] {
        let numbers = floats(vm, &numbers);
        assert_eq!(sums::fsum(vm, numbers), Ok(sum));
    }
    let infinities = floats(vm, &[f64::INFINITY, f64::NEG_INFINITY]);
    assert!(sums::fsum(vm, infinities).is_err());
}

#[test]
fn lengths_do_not_overflow_on_the_way() {
    let vm = &mut *new_vm(Settings::default());
    for (coordinates, length) in [([3.0, 4.0], 5.0), ([1e200, 1e200], 1.414213562373095e200), ([5e-324, 5e-324], 5e-324)] {
        let coordinates = coordinates.map(|coordinate| vm.float(coordinate));
        let coordinates = vm.tuple(&coordinates);
        assert_eq!(sums::hypot(vm, coordinates), Ok(length));
    }
}

#[test]
fn gamma_is_the_factorial() {
    let vm = &mut *new_vm(Settings::default());
    assert_eq!(special::gamma(vm, 5.0), Ok(24.0));
    assert_eq!(special::gamma(vm, 0.5), Ok(1.7724538509055159));
    assert_eq!(special::lgamma(vm, 0.5), Ok(0.5723649429247004));
    assert!(special::gamma(vm, -1.0).is_err());
    assert!(special::gamma(vm, 172.0).is_err());
}

#[test]
fn combinations_of_any_size() {
    let vm = &mut *new_vm(Settings::default());
    let show = |vm: &mut Vm, value: Value| vm.repr_text(value).expect("an int");
    let combinations = integers::comb(vm, IntRef::Small(100), IntRef::Small(50)).expect("defined");
    assert_eq!(show(vm, combinations), "100891344545564193334812497256");
    let factorial = integers::factorial(vm, IntRef::Small(25)).expect("defined");
    assert_eq!(show(vm, factorial), "15511210043330985984000000");
    assert!(integers::factorial(vm, IntRef::Small(-1)).is_err());
}

#[test]
fn neighbours_across_zero() {
    let vm = &mut *new_vm(Settings::default());
    let two = vm.int(2);
    assert_eq!(real::nextafter(vm, -5e-324, 1.0, two), Ok(5e-324));
    assert_eq!(real::nextafter(vm, 1.0, 2.0, Value::NONE), Ok(1.0000000000000002));
}
