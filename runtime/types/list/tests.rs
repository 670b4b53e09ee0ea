//! Tests of lists.

use super::*;
use crate::machine::{Settings, new_vm};
use crate::object::BinaryOp;

fn ints(vm: &Vm, numbers: &[i64]) -> Gc<List> {
    let list = vm.list(&[]);
    numbers.iter().for_each(|&number| list.items.push(&vm.heap, vm.int(number)));
    list
}

fn show(vm: &mut Vm, list: Gc<List>) -> String {
    vm.repr_text(list.value()).expect("plain items")
}

#[test]
fn slices_are_replaced_and_deleted() {
    let vm = &mut *new_vm(Settings::default());
    let list = ints(vm, &[0, 1, 2, 3, 4, 5]);
    let (none, one, three, minus_two) = (Value::NONE, vm.int(1), vm.int(3), vm.int(-2));
    let middle = vm.slice(one, three, none);
    let new = ints(vm, &[7, 8, 9]).value();
    assert_eq!(vm.set_item(list.value(), middle, Some(new)), Ok(()));
    assert_eq!(show(vm, list), "[0, 7, 8, 9, 3, 4, 5]");
    let backwards = vm.slice(none, none, minus_two);
    assert!(vm.set_item(list.value(), backwards, Some(new)).is_err(), "four places, three items");
    assert_eq!(vm.set_item(list.value(), backwards, None), Ok(()));
    assert_eq!(show(vm, list), "[7, 9, 4]");
    let all = vm.slice(none, none, none);
    assert_eq!(vm.set_item(list.value(), all, Some(list.value())), Ok(()), "a list may be assigned to itself");
    assert_eq!(show(vm, list), "[7, 9, 4]");
}

#[test]
fn a_list_in_itself_has_a_repr() {
    let vm = &mut *new_vm(Settings::default());
    let list = ints(vm, &[1]);
    list.items.push(&vm.heap, list.value());
    assert_eq!(show(vm, list), "[1, [...]]");
}

#[test]
fn absurd_repetitions_are_errors() {
    let vm = &mut *new_vm(Settings::default());
    let (list, huge) = (ints(vm, &[0]).value(), vm.int(1_000_000_000_000));
    assert!(vm.binary(BinaryOp::Mul, list, huge).is_err() && vm.raised_is(TypeId::MemoryError));
}

#[test]
fn sorting_is_stable_in_both_directions() {
    let vm = &mut *new_vm(Settings::default());
    // Lists as keys take the general way, ints the native one.
    for is_nested in [false, true] {
        let list = vm.list(&[]);
        for number in 0..500i64 {
            let key = vm.int(number * 7919 % 10);
            let key = if is_nested { vm.list(&[key]).value() } else { key };
            let item = vm.tuple(&[key, vm.int(number)]).value();
            list.items.push(&vm.heap, item);
        }
        for is_reverse in [false, true] {
            sort(vm, list, Value::NONE, is_reverse).expect("comparable");
            for index in 1..list.items.len() {
                let (one, other) = (list.items.at(index - 1), list.items.at(index));
                let (low, high) = if is_reverse { (other, one) } else { (one, other) };
                assert_eq!(vm.compare_bool(CompareOp::Le, low, high), Ok(true));
            }
        }
        assert_eq!(list.items.len(), 500);
    }
}

#[test]
fn an_exception_leaves_all_items() {
    let vm = &mut *new_vm(Settings::default());
    let list = ints(vm, &(0..100).rev().collect::<Vec<_>>());
    list.items.set(70, Value::NONE);
    assert!(sort(vm, list, Value::NONE, false).is_err() && vm.raised_is(TypeId::TypeError));
    let mut numbers: Vec<i64> = list.items.as_slice().iter().filter_map(|item| item.as_int()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (0..100).filter(|&number| number != 29).collect::<Vec<_>>());
}
