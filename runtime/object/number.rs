//! Integers and floats that do not fit into a word, and conversions between Python and Rust numbers.

use dashu_int::IBig;

use super::{Str, TypeId};
use crate::gc::{Gc, Trace, Tracer};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// An integer of any size.
pub struct Number(pub IBig);

/// The float nearest to the number, the even one between two; infinite if it is too large.
///
/// The crate's own conversion takes some numbers three quarters of the way to the next float for ties.
pub fn nearest_float(number: &IBig) -> f64 {
    let (sign, words) = number.as_sign_words();
    let sign = if sign == dashu_int::Sign::Negative { -1.0 } else { 1.0 };
    let [rest @ .., second, first] = words else { return sign * words.first().map_or(0.0, |&word| word as f64) };
    let zeros = first.leading_zeros();
    let pair = ((u128::from(*first) << 64) | u128::from(*second)) << zeros;
    let exponent = 64 * (words.len() as u64 - 1) - u64::from(zeros);
    if exponent > 960 {
        return sign * f64::INFINITY;
    }
    // The last of 64 bits says whether there is more, and is never one that stays.
    let has_more = pair as u64 != 0 || rest.iter().any(|&word| word != 0);
    let power = f64::from_bits((exponent + 1023) << 52);
    sign * (((pair >> 64) as u64 | u64::from(has_more)) as f64) * power
}

impl Trace for Number {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.outside(size_of_val(self.0.as_sign_words().1));
    }
}

crate::object! {
    /// An int object: a large number, or an instance of a subclass of int.
    pub struct BigInt {
        pub number: Number,
    }
}

crate::object! {
    /// A float object: a number with a rare exponent, or an instance of a subclass of float.
    pub struct BoxedFloat {
        pub number: f64,
    }
}

/// An int's number, borrowed or small.
#[derive(Clone, Copy)]
pub enum IntRef {
    Small(i64),
    Big(Gc<BigInt>),
}

impl IntRef {
    pub fn to_big(self) -> IBig {
        match self {
            IntRef::Small(number) => IBig::from(number),
            IntRef::Big(object) => object.number.0.clone(),
        }
    }

    /// The number, if it fits a machine word.
    pub fn to_i64(self) -> Option<i64> {
        match self {
            IntRef::Small(number) => Some(number),
            IntRef::Big(object) => i64::try_from(&object.number.0).ok(),
        }
    }

    pub fn is_negative(self) -> bool {
        match self {
            IntRef::Small(number) => number < 0,
            IntRef::Big(object) => object.number.0 < IBig::ZERO,
        }
    }
}

impl Value {
    /// The number of an int or bool, or of an instance of a subclass of int.
    #[inline]
    pub fn as_int_ref(self) -> Option<IntRef> {
        if self.is_int() {
            return Some(IntRef::Small(self.small()));
        }
        match self {
            Value::TRUE => Some(IntRef::Small(1)),
            Value::FALSE => Some(IntRef::Small(0)),
            _ => self.downcast::<BigInt>().map(IntRef::Big),
        }
    }

    /// The number of a float, or of an instance of a subclass of float.
    #[inline]
    pub fn as_float(self) -> Option<f64> {
        if self.is_float() { Some(self.immediate_float()) } else { self.downcast::<BoxedFloat>().map(|object| object.number) }
    }
}

impl Vm {
    /// An int.
    #[inline]
    pub fn int(&self, number: i64) -> Value {
        match Value::from_int(number) {
            Some(value) => value,
            None => self.big_int(IBig::from(number)),
        }
    }

    /// `id(object)`. Numbers and constants are words and have no address: their word is their identity, which no object's address is.
    pub fn identity(&self, object: Value) -> Value {
        if object.is_object() { self.int(object.address().addr() as i64) } else { self.integer(object.bits().into()) }
    }

    /// An int of any size.
    pub fn integer(&self, number: IBig) -> Value {
        match i64::try_from(&number).ok().and_then(Value::from_int) {
            Some(value) => value,
            None => self.big_int(number),
        }
    }

    fn big_int(&self, number: IBig) -> Value {
        let size = number.as_sign_words().1.len() * 8;
        if size > 64 {
            self.heap.charge(size);
        }
        self.heap.alloc(BigInt::new(self.header_of(TypeId::Int), Number(number))).value()
    }

    /// A float.
    #[inline(always)]
    pub fn float(&self, number: f64) -> Value {
        match Value::from_float(number) {
            Some(value) => value,
            None => self.boxed_float(number),
        }
    }

    #[cold]
    #[inline(never)]
    fn boxed_float(&self, number: f64) -> Value {
        self.heap.alloc(BoxedFloat::new(self.header_of(TypeId::Float), number)).value()
    }

    /// `operator.index(value)` as a number of any size.
    pub fn index(&mut self, value: Value) -> PyResult<IntRef> {
        if let Some(number) = value.as_int_ref() {
            return Ok(number);
        }
        let index = self.class_of(value).slots().index;
        match index {
            Some(index) => {
                let result = index(self, value)?;
                let Some(number) = result.as_int_ref() else {
                    let given = self.type_name(result);
                    return Err(self.type_error(format!("__index__ returned non-int (type {given})")));
                };
                if !self.class_of(result).is(TypeId::Int) {
                    self.warn_of_subclass("__index__", "int", result)?;
                }
                Ok(number)
            }
            None => {
                let class = self.type_name(value);
                Err(self.type_error(format!("'{class}' object cannot be interpreted as an integer")))
            }
        }
    }

    /// `operator.index(value)` as a machine word; OverflowError if it does not fit.
    pub fn index_i64(&mut self, value: Value) -> PyResult<i64> {
        let number = self.index(value)?;
        number.to_i64().ok_or_else(|| self.overflow_error("Python int too large to convert to C ssize_t"))
    }

    /// `operator.index(value)`, cut to the range of a machine word, as slices do.
    pub fn index_clamped(&mut self, value: Value) -> PyResult<i64> {
        let number = self.index(value)?;
        Ok(number.to_i64().unwrap_or(if number.is_negative() { i64::MIN } else { i64::MAX }))
    }

    /// The number of a float, an int, or anything with `__float__` or `__index__`.
    pub fn to_f64(&mut self, value: Value) -> PyResult<f64> {
        if let Some(number) = value.as_float() {
            return Ok(number);
        }
        if let Some(number) = value.as_int_ref() {
            return self.int_to_f64(number);
        }
        let (float, index) = {
            let class = self.class_of(value);
            let slots = class.slots();
            (slots.float, slots.index)
        };
        if let Some(float) = float {
            return self.float_of(value, float);
        }
        if index.is_some() {
            let number = self.index(value)?;
            return self.int_to_f64(number);
        }
        let class = self.type_name(value);
        Err(self.type_error(format!("must be real number, not {class}")))
    }

    /// What `__float__` gives.
    pub fn float_of(&mut self, value: Value, float: super::UnaryFn) -> PyResult<f64> {
        let result = float(self, value)?;
        let Some(number) = result.as_float() else {
            let (class, given) = (self.type_name(value), self.type_name(result));
            return Err(self.type_error(format!("{class}.__float__ returned non-float (type {given})")));
        };
        if !result.is_float() && !self.class_of(result).is(TypeId::Float) {
            let class = self.type_name(value);
            self.warn_of_subclass(&format!("{class}.__float__"), "float", result)?;
        }
        Ok(number)
    }

    /// `float(int)`, correctly rounded; OverflowError if there is no such float.
    pub fn int_to_f64(&mut self, number: IntRef) -> PyResult<f64> {
        match number {
            IntRef::Small(number) => Ok(number as f64),
            IntRef::Big(object) => {
                let rounded = nearest_float(&object.number.0);
                if rounded.is_finite() { Ok(rounded) } else { Err(self.overflow_error("int too large to convert to float")) }
            }
        }
    }

    /// What messages call objects of a native layout.
    pub fn kind_name(&self, kind: u8) -> String {
        let class = self.types.iter().find_map(|class| {
            let class = class.downcast::<super::Type>()?;
            (class.facts.kind.get() == kind).then(|| class.name.get())
        });
        class.map_or_else(|| "object".into(), |name: Gc<Str>| name.to_text())
    }
}
