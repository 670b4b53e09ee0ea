//! Dicts without an interpreter.

use crate::machine::{Settings, new_vm};
use crate::value::Value;

/// Random operations, compared with a list of pairs.
#[test]
fn a_dict_keeps_the_order_of_insertion() {
    let mut vm = new_vm(Settings::default());
    let mut state = 1u64;
    let mut random = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for round in 0..200 {
        let dict = vm.dict();
        let mut model: Vec<(Value, Value)> = Vec::new();
        for step in 0..400 {
            let key = Value::from_small((random(60) << (round % 40)) as i64);
            let value = Value::from_small(step);
            match random(8) {
                0..=3 => {
                    dict.set(&mut vm, key, value).expect("ints are hashable");
                    match model.iter_mut().find(|(known, _)| *known == key) {
                        Some(pair) => pair.1 = value,
                        None => model.push((key, value)),
                    }
                }
                4 | 5 => {
                    let removed = dict.remove(&mut vm, key).expect("ints are hashable");
                    let index = model.iter().position(|(known, _)| *known == key);
                    assert_eq!(removed, index.map(|index| model.remove(index).1));
                }
                6 => {
                    if let Some((index, key, value)) = if step % 2 == 0 { dict.next_entry(0) } else { dict.previous_entry(usize::MAX) } {
                        dict.remove_at(&mut vm, index);
                        let expected = if step % 2 == 0 { model.remove(0) } else { model.pop().expect("same length") };
                        assert_eq!(expected, (key, value));
                    }
                }
                _ => {
                    if let Some(index) = dict.index_of(&mut vm, key).expect("ints are hashable") {
                        let to_end = random(2) == 0;
                        dict.move_entry(&mut vm, index, to_end);
                        let place = model.iter().position(|(known, _)| *known == key).expect("same keys");
                        let pair = model.remove(place);
                        model.insert(if to_end { model.len() } else { 0 }, pair);
                    }
                }
            }
            assert!(dict.iter().eq(model.iter().copied()), "round {round} step {step}");
            assert_eq!(dict.len(), model.len());
            assert_eq!(dict.get(&mut vm, key).expect("ints are hashable"), model.iter().find(|(known, _)| *known == key).map(|pair| pair.1));
        }
        let copy = vm.dict();
        copy.update(&mut vm, dict).expect("ints are hashable");
        assert!(copy.iter().eq(model.iter().copied()));
        assert!(super::is_equal(&mut vm, copy, dict).expect("ints are comparable"));
    }
}
