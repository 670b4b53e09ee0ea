//! Finalization and counting, on the heap of a machine: the collector needs roots.

use super::{Gc, KindIndex};
use crate::machine::{Settings, with_vm};
use crate::object::{Kind, List};
use crate::value::Value;
use crate::vm::Vm;

/// Makes `count` registered lists that refer to themselves, in a frame of its own that is gone afterwards.
#[inline(never)]
fn make_cycles(vm: &mut Vm, count: usize) {
    for _ in 0..count {
        let list = vm.list(&[]);
        list.items.push(&vm.heap, list.value());
        vm.heap.register_finalizable(list.value());
    }
}

#[inline(never)]
fn collect(vm: &mut Vm) -> usize {
    vm.heap.collect_above(0, |kind: KindIndex| kind == Kind::List as KindIndex)
}

/// How many are condemned; each is looked at, to see that it is whole, and forgotten.
#[inline(never)]
fn take_condemned(vm: &mut Vm) -> usize {
    let mut count = 0;
    while let Some(object) = vm.heap.next_condemned() {
        let list = object.downcast::<List>().expect("only lists were registered");
        assert_eq!(list.items.get(0), Some(object));
        count += 1;
    }
    count
}

#[test]
fn what_nobody_can_reach_is_condemned_once() {
    with_vm(Settings::default(), |vm| {
        make_cycles(vm, 100);
        collect(vm);
        // A stale word on the native stack may keep one or another.
        let condemned = take_condemned(vm);
        assert!((90..=100).contains(&condemned), "{condemned} of 100 were condemned");
        let freed = collect(vm);
        assert!(freed >= 90, "{freed} of 100 were freed after their finalization");
        collect(vm);
        assert!(condemned + take_condemned(vm) <= 100);
    });
}

#[test]
fn what_waits_for_its_finalizer_lives() {
    with_vm(Settings::default(), |vm| {
        make_cycles(vm, 50);
        collect(vm);
        collect(vm);
        collect(vm);
        assert!(take_condemned(vm) >= 40);
    });
}

#[test]
fn what_can_be_reached_is_condemned_at_the_end_only_and_in_the_order_asked_for() {
    with_vm(Settings::default(), |vm| {
        let lists: [Gc<List>; 3] = std::array::from_fn(|_| vm.list(&[]));
        for list in lists {
            vm.immortals.push(list.value());
            vm.heap.register_finalizable(list.value());
        }
        collect(vm);
        assert!(!vm.heap.has_condemned());
        vm.heap.condemn_all(&[Value::NONE, lists[2].value(), lists[1].value()]);
        let order: Vec<Value> = std::iter::from_fn(|| vm.heap.next_condemned()).collect();
        assert_eq!(order, [lists[2].value(), lists[1].value(), lists[0].value()]);
        vm.heap.condemn_all(&[]);
        assert!(!vm.heap.has_condemned());
    });
}

#[test]
fn registering_again_changes_nothing() {
    with_vm(Settings::default(), |vm| {
        let list = vm.list(&[]).value();
        vm.heap.register_finalizable(list);
        vm.heap.register_if_new(list);
        vm.heap.condemn_all(&[]);
        assert_eq!(vm.heap.next_condemned(), Some(list));
        assert_eq!(vm.heap.next_condemned(), None);
    });
}

#[test]
fn objects_are_visited_once() {
    with_vm(Settings::default(), |vm| {
        let marker = vm.list(&[Value::TRUE]).value();
        let large = vm.tuple(&[Value::NONE; 4000]).value();
        let mut seen = [0, 0];
        vm.heap.for_each_object(&mut |object| {
            seen[0] += usize::from(object == marker);
            seen[1] += usize::from(object == large);
        });
        assert_eq!(seen, [1, 1]);
    });
}
