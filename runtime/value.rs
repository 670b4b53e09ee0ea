//! One machine word that is any Python value.
//!
//! The low bits tell what a word is: `x00` a 62-bit integer, shifted left by two; `001` an object, its address plus one;
//! `011` one of a few constants; `010`, `101`, `110` a float whose exponent is common, rotated so that its high bits
//! become the tag (Melançon, Feeley, Serrano: Float Self-Tagging, arXiv 2411.16544). Integers and floats that do not
//! fit are objects. The word is a pointer for the compiler, so that object addresses keep their provenance.

use std::fmt;

/// A Python value. Copying it is free, and it is not seen by the collector in memory that Rust's allocator owns.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Value(*mut u8);

/// Which words are floats, by their low bits: tags 2, 5 and 6, repeated for each value of the two bits above, because the
/// processor's bit test looks at five bits and needs no mask then.
const FLOAT_TAGS: u32 = 0x6464_6464;
/// Added to a float's bits, when their upper four have become the lower ones, so that the common exponents get the float tags. In a word
/// with a float tag the sum has no carry: it is undone by a subtraction in front of the rotation, where the constant is small.
const FLOAT_BIAS: u64 = 2;

impl Value {
    pub const NONE: Value = Value::special(0);
    pub const FALSE: Value = Value::special(1);
    pub const NOT_IMPLEMENTED: Value = Value::special(2);
    /// Differs from `FALSE` in one bit.
    pub const TRUE: Value = Value::special(3);
    pub const ELLIPSIS: Value = Value::special(4);
    /// No Python value: an unassigned local, an empty cell, the end of an iteration, an argument not given.
    pub const UNBOUND: Value = Value::special(5);

    pub const MIN_INT: i64 = -(1 << 61);
    pub const MAX_INT: i64 = (1 << 61) - 1;

    const fn special(index: usize) -> Value {
        Value::from_bits(index << 3 | 3)
    }

    const fn from_bits(bits: usize) -> Value {
        Value(std::ptr::without_provenance_mut(bits))
    }

    /// The whole word.
    #[inline(always)]
    pub fn bits(self) -> u64 {
        self.0.addr() as u64
    }

    /// The word of an object.
    #[inline(always)]
    pub fn from_object(address: *mut u8) -> Value {
        Value(address.wrapping_byte_add(1))
    }

    /// An integer that is known to fit.
    #[inline(always)]
    pub fn from_small(number: i64) -> Value {
        debug_assert!((Self::MIN_INT..=Self::MAX_INT).contains(&number));
        Value::from_bits((number << 2) as usize)
    }

    /// The integer, unless it needs an object.
    #[inline(always)]
    pub fn from_int(number: i64) -> Option<Value> {
        let (shifted, _) = number.overflowing_shl(2);
        (shifted >> 2 == number).then(|| Value::from_bits(shifted as usize))
    }

    /// The word of an integer that is shifted already; the low two bits must be clear.
    #[inline(always)]
    pub fn from_shifted(shifted: i64) -> Value {
        debug_assert!(shifted & 3 == 0);
        Value::from_bits(shifted as usize)
    }

    /// The float, unless it needs an object.
    #[inline(always)]
    pub fn from_float(number: f64) -> Option<Value> {
        let word = number.to_bits().rotate_left(4).wrapping_add(FLOAT_BIAS);
        (FLOAT_TAGS >> (word & 31) & 1 != 0).then(|| Value::from_bits(word as usize))
    }

    #[inline(always)]
    pub fn from_bool(truth: bool) -> Value {
        Value::from_bits(0b0_1011 | usize::from(truth) << 4)
    }

    #[inline(always)]
    pub fn is_int(self) -> bool {
        self.bits() & 3 == 0
    }

    #[inline(always)]
    pub fn are_ints(self, other: Value) -> bool {
        (self.bits() | other.bits()) & 3 == 0
    }

    #[inline(always)]
    pub fn is_object(self) -> bool {
        self.bits() & 7 == 1
    }

    #[inline(always)]
    pub fn is_float(self) -> bool {
        FLOAT_TAGS >> (self.bits() & 31) & 1 != 0
    }

    #[inline(always)]
    pub fn is_bool(self) -> bool {
        self.bits() | 0x10 == 0b1_1011
    }

    #[inline(always)]
    pub fn is_none(self) -> bool {
        self == Value::NONE
    }

    #[inline(always)]
    pub fn is_unbound(self) -> bool {
        self == Value::UNBOUND
    }

    /// The number of an unboxed integer; the word must be one.
    #[inline(always)]
    pub fn small(self) -> i64 {
        debug_assert!(self.is_int());
        self.bits() as i64 >> 2
    }

    /// The word of an unboxed integer as a number: four times its value.
    #[inline(always)]
    pub fn shifted(self) -> i64 {
        self.bits() as i64
    }

    /// The number of an unboxed integer. A bool is none.
    #[inline(always)]
    pub fn as_int(self) -> Option<i64> {
        self.is_int().then(|| self.small())
    }

    /// The number of an unboxed float; the word must be one.
    #[inline(always)]
    pub fn immediate_float(self) -> f64 {
        f64::from_bits(self.bits().wrapping_sub(FLOAT_BIAS).rotate_right(4))
    }

    /// The number of an unboxed float.
    #[inline(always)]
    pub fn as_immediate_float(self) -> Option<f64> {
        self.is_float().then(|| self.immediate_float())
    }

    /// The address of an object; the word must be one.
    #[inline(always)]
    pub fn address(self) -> *mut u8 {
        debug_assert!(self.is_object());
        self.0.wrapping_byte_sub(1)
    }

    /// `None` for unbound.
    #[inline(always)]
    pub fn bound(self) -> Option<Value> {
        (!self.is_unbound()).then_some(self)
    }

    /// The word as a number, for who must not look at objects.
    pub fn word(self) -> Word {
        Word(self.bits())
    }
}

/// The word of a value as a number. It tells numbers and constants from objects, but does not lead to one; so it may go to another thread.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Word(u64);

impl Word {
    pub(crate) fn from_bits(bits: u64) -> Word {
        Word(bits)
    }

    pub fn bits(self) -> u64 {
        self.0
    }

    /// A value that is only asked what its bits say.
    fn value(self) -> Value {
        Value::from_bits(self.0 as usize)
    }

    /// The number of an unboxed integer. A bool is none.
    pub fn as_int(self) -> Option<i64> {
        self.value().as_int()
    }

    /// The number of an unboxed float.
    pub fn as_immediate_float(self) -> Option<f64> {
        self.value().as_immediate_float()
    }

    pub fn as_bool(self) -> Option<bool> {
        self.value().is_bool().then(|| self.value() == Value::TRUE)
    }

    pub fn is_object(self) -> bool {
        self.value().is_object()
    }

    /// The value again, for the runtime. If it is an object, its provenance was exposed.
    pub(crate) fn exposed(self) -> Value {
        Value(std::ptr::with_exposed_provenance_mut(self.0 as usize))
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Value {
        Value::from_bool(truth)
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Value::NONE => f.write_str("None"),
            Value::TRUE => f.write_str("True"),
            Value::FALSE => f.write_str("False"),
            Value::ELLIPSIS => f.write_str("Ellipsis"),
            Value::NOT_IMPLEMENTED => f.write_str("NotImplemented"),
            Value::UNBOUND => f.write_str("unbound"),
            value if value.is_int() => write!(f, "{}", value.small()),
            value if value.is_float() => write!(f, "{:?}", value.immediate_float()),
            value => write!(f, "object {:#x}", value.bits() - 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn a_value_is_a_word() {
        assert_eq!(size_of::<Value>(), 8);
    }

    #[test]
    fn integers_keep_their_number() {
        for number in [0, 1, -1, 7, Value::MIN_INT, Value::MAX_INT] {
            let value = Value::from_int(number).expect("fits");
            assert!(value.is_int() && !value.is_object() && !value.is_float() && !value.is_bool());
            assert_eq!(value.small(), number);
        }
        assert_eq!(Value::from_int(Value::MAX_INT + 1), None);
        assert_eq!(Value::from_int(Value::MIN_INT - 1), None);
        assert_eq!(Value::from_int(i64::MIN), None);
    }

    #[test]
    fn floats_keep_their_bits() {
        for number in [0.0, -0.0, 1.0, -1.5, 3.25e10, 1e-70, 5e-324, 2f64.powi(255)] {
            let value = Value::from_float(number).expect("a common exponent");
            assert!(value.is_float() && !value.is_int() && !value.is_object());
            assert_eq!(value.immediate_float().to_bits(), number.to_bits());
        }
        for number in [f64::INFINITY, f64::NAN, 1e300, -1e300, 1e-200] {
            assert_eq!(Value::from_float(number), None);
        }
    }

    #[test]
    fn constants_are_no_numbers() {
        for value in [Value::NONE, Value::TRUE, Value::FALSE, Value::UNBOUND, Value::ELLIPSIS] {
            assert!(!value.is_int() && !value.is_float() && !value.is_object());
        }
        assert!(Value::TRUE.is_bool() && Value::FALSE.is_bool() && !Value::NONE.is_bool() && !Value::NOT_IMPLEMENTED.is_bool());
        assert_eq!(Value::from_bool(true), Value::TRUE);
        assert_eq!(Value::from_bool(false), Value::FALSE);
    }

    #[test]
    fn a_word_tells_what_it_is() {
        assert_eq!((Value::from_small(-7).word().as_int(), Value::TRUE.word().as_int()), (Some(-7), None));
        assert_eq!(Value::from_float(1.5).expect("a common exponent").word().as_immediate_float(), Some(1.5));
        assert_eq!([Value::TRUE, Value::FALSE, Value::NONE].map(|value| value.word().as_bool()), [Some(true), Some(false), None]);
        let object = Value::from_object(std::ptr::without_provenance_mut(0x1000));
        assert!(object.word().is_object() && !Value::NONE.word().is_object() && object.word().bits() == object.bits());
    }
}
