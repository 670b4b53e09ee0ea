//! Tests of ints.

use dashu_int::IBig;

use super::*;
use crate::machine::{Settings, new_vm};

fn parse(vm: &mut Vm, text: &str) -> Value {
    let source = vm.text(text);
    parse_int(vm, text.as_bytes(), 0, source).expect("a number")
}

/// The repr of `lhs op rhs`.
fn evaluate(vm: &mut Vm, op: BinaryOp, lhs: &str, rhs: &str) -> String {
    let (lhs, rhs) = (parse(vm, lhs), parse(vm, rhs));
    let result = vm.binary(op, lhs, rhs).expect("defined");
    vm.repr_text(result).expect("short enough")
}

/// The message of what was raised.
fn message(vm: &mut Vm) -> String {
    let raised = vm.take_raised().value();
    vm.to_str(raised).expect("a message").to_text()
}

#[test]
fn division_rounds_down_for_all_sizes() {
    let vm = &mut *new_vm(Settings::default());
    for (lhs, rhs, quotient, remainder) in [
        ("7", "2", "3", "1"),
        ("-7", "2", "-4", "1"),
        ("7", "-2", "-4", "-1"),
        ("-100000000000000000000", "3", "-33333333333333333334", "2"),
        ("100000000000000000000", "-100000000000000000001", "-1", "-1"),
        ("5", "-100000000000000000000", "-1", "-99999999999999999995"),
    ] {
        assert_eq!(evaluate(vm, BinaryOp::FloorDiv, lhs, rhs), quotient);
        assert_eq!(evaluate(vm, BinaryOp::Mod, lhs, rhs), remainder);
        assert_eq!(evaluate(vm, BinaryOp::Divmod, lhs, rhs), format!("({quotient}, {remainder})"));
    }
}

#[test]
fn the_edge_of_small_ints_is_seamless() {
    let vm = &mut *new_vm(Settings::default());
    assert_eq!(evaluate(vm, BinaryOp::Add, "2305843009213693951", "1"), "2305843009213693952");
    assert_eq!(evaluate(vm, BinaryOp::Sub, "2305843009213693952", "1"), "2305843009213693951");
    assert_eq!(evaluate(vm, BinaryOp::Mul, "-2305843009213693952", "-2305843009213693952"), "5316911983139663491615228241121378304");
    let edge = parse(vm, "2305843009213693952");
    let down = vm.binary(BinaryOp::Sub, edge, Value::from_small(1)).expect("a number");
    assert!(down.is_int(), "small results are unboxed");
}

#[test]
fn negative_numbers_have_endless_sign_bits() {
    let vm = &mut *new_vm(Settings::default());
    assert_eq!(evaluate(vm, BinaryOp::And, "-100000000000000000000", "255"), "0");
    assert_eq!(evaluate(vm, BinaryOp::Or, "-100000000000000000001", "255"), "-100000000000000000001");
    assert_eq!(evaluate(vm, BinaryOp::Rshift, "-100000000000000000000", "200"), "-1");
    assert_eq!(evaluate(vm, BinaryOp::Lshift, "-1", "70"), "-1180591620717411303424");
}

#[test]
fn absurd_sizes_are_errors() {
    let vm = &mut *new_vm(Settings::default());
    let (one, huge) = (Value::from_small(1), parse(vm, "0x10000000000000000000"));
    assert!(vm.binary(BinaryOp::Lshift, one, huge).is_err() && vm.raised_is(TypeId::OverflowError));
    let large = vm.int(1 << 60);
    assert!(vm.binary(BinaryOp::Lshift, one, large).is_err() && vm.raised_is(TypeId::MemoryError));
    assert!(vm.binary(BinaryOp::Pow, huge, large).is_err() && vm.raised_is(TypeId::MemoryError));
    assert!(vm.binary(BinaryOp::Lshift, one, Value::from_small(-1)).is_err());
    assert_eq!(message(vm), "negative shift count");
}

#[test]
fn true_division_rounds_once() {
    let vm = &mut *new_vm(Settings::default());
    assert_eq!(evaluate(vm, BinaryOp::TrueDiv, "9007199254740993", "1"), "9007199254740992.0");
    assert_eq!(evaluate(vm, BinaryOp::TrueDiv, "18014398509481987", "1"), "1.8014398509481988e+16");
    let power = |exponent: usize| IBig::ONE << exponent;
    assert_eq!(divide_rounded(&IBig::ONE, &power(1074)), Some(5e-324));
    assert_eq!(divide_rounded(&IBig::ONE, &power(1075)), Some(0.0));
    assert_eq!(divide_rounded(&IBig::from(3), &power(1075)), Some(1e-323));
    assert_eq!(divide_rounded(&power(1024), &IBig::ONE), None);
}

#[test]
fn ints_and_floats_compare_exactly() {
    use std::cmp::Ordering::*;
    let number = IntRef::Small((1 << 53) + 1);
    assert_eq!(compare_float(number, (1u64 << 53) as f64), Some(Greater));
    assert_eq!(compare_float(IntRef::Small(1), 1.5), Some(Less));
    assert_eq!(compare_float(IntRef::Small(i64::MAX >> 2), f64::INFINITY), Some(Less));
    assert_eq!(compare_float(IntRef::Small(0), f64::NAN), None);
}

#[test]
fn texts_become_numbers() {
    let vm = &mut *new_vm(Settings::default());
    for (text, number) in [("0x_ff", 255), (" -0b101 ", -5), ("1_000", 1000), ("+0o17", 15), ("00", 0)] {
        assert_eq!(parse(vm, text).as_int(), Some(number), "{text}");
    }
    for text in ["", "_1", "1_", "1__2", "0x", "012", "1e5", "- 1", "0b2"] {
        let source = vm.text(text);
        assert!(parse_int(vm, text.as_bytes(), 0, source).is_err(), "{text}");
        assert_eq!(message(vm), format!("invalid literal for int() with base 0: '{text}'"));
    }
    let long = "9".repeat(4301);
    let source = vm.text(&long);
    assert!(parse_int(vm, long.as_bytes(), 10, source).is_err());
    assert!(message(vm).starts_with("Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits;"));
}

#[test]
fn powers_have_a_modulus() {
    let vm = &mut *new_vm(Settings::default());
    for (base, exponent, modulus, expected) in [(2, -1, 5, 3), (2, 3, -5, -2), (-3, 3, 7, 1), (2, -1, 1, 0), (0, 0, 1, 0)] {
        let [base, exponent, modulus] = [base, exponent, modulus].map(Value::from_small);
        assert_eq!(vm.power(base, exponent, Some(modulus)), Ok(Value::from_small(expected)));
    }
    let [two, minus, four] = [2, -1, 4].map(Value::from_small);
    assert!(vm.power(two, minus, Some(four)).is_err());
    assert_eq!(message(vm), "base is not invertible for the given modulus");
}

#[test]
fn equal_numbers_have_equal_hashes() {
    let vm = &mut *new_vm(Settings::default());
    for text in ["100000000000000000000", "-100000000000000000000", "2305843009213693951", "9223372036854775808"] {
        let number = parse(vm, text);
        let float = vm.to_f64(number).expect("in range");
        let float = vm.float(float);
        assert!(!vm.is_equal(number, float).expect("numbers") || vm.hash(number) == vm.hash(float), "{text}");
    }
}
