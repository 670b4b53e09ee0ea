//! `complex`.

use crate::gc::{Gc, KindInfo};
use crate::object::{Arguments, BinaryOp, CompareOp, Getter, Kind, Known, Slots, Str, Type, TypeId, TypeSpec, hash as hashes};
use crate::types::float::{parse_number, repr_digits};
use crate::types::int::{ascii_digits, compare_float, trim};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

crate::object! {
    /// A complex number.
    pub struct Complex {
        pub parts: Parts,
    }
}

/// The two coordinates.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Parts {
    pub real: f64,
    pub imag: f64,
}

crate::untraced!(Parts);

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&COMPLEX];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Complex, KindInfo::of::<Complex>())];

static COMPLEX: TypeSpec = TypeSpec {
    kind: Some(Kind::Complex),
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        truth: Some(|_, this| Ok(expect(this) != Parts::ZERO)),
        neg: Some(|vm, this| Ok(new_complex(vm, expect(this).map(|part| -part)))),
        pos: Some(pos),
        abs: Some(abs),
        pow_mod: Some(pow_mod),
        binary: {
            let mut binary = Slots::NONE.binary;
            binary[BinaryOp::Add as usize] = Some(add);
            binary[BinaryOp::Sub as usize] = Some(sub);
            binary[BinaryOp::Mul as usize] = Some(mul);
            binary[BinaryOp::TrueDiv as usize] = Some(true_div);
            binary[BinaryOp::Pow as usize] = Some(pow);
            binary
        },
        ..Slots::NONE
    },
    methods: crate::methods! {
        "conjugate(self, /)" => conjugate,
        "__complex__(self, /)" => pos,
        "__getnewargs__(self, /)" => getnewargs,
        "__format__(self, format_spec, /)" => format,
    },
    getters: &[
        Getter { name: "real", get: |vm, this| Ok(vm.float(expect(this).real)), set: None },
        Getter { name: "imag", get: |vm, this| Ok(vm.float(expect(this).imag)), set: None },
    ],
    signature: "(real=0, imag=0)",
    ..TypeSpec::new(TypeId::Complex, "complex")
};

impl Parts {
    const ZERO: Parts = Parts { real: 0.0, imag: 0.0 };
    const ONE: Parts = Parts { real: 1.0, imag: 0.0 };

    fn map(self, change: impl Fn(f64) -> f64) -> Parts {
        Parts { real: change(self.real), imag: change(self.imag) }
    }

    fn times(self, other: Parts) -> Parts {
        Parts { real: self.real * other.real - self.imag * other.imag, imag: self.real * other.imag + self.imag * other.real }
    }

    /// The quotient, scaled so that nothing overflows on the way (Smith 1962); `None` for a zero divisor.
    pub fn over(self, other: Parts) -> Option<Parts> {
        if other.real.abs() >= other.imag.abs() {
            if other.real == 0.0 {
                return None;
            }
            let ratio = other.imag / other.real;
            let scale = other.real + other.imag * ratio;
            return Some(Parts { real: (self.real + self.imag * ratio) / scale, imag: (self.imag - self.real * ratio) / scale });
        }
        if other.imag.abs() >= other.real.abs() {
            let ratio = other.real / other.imag;
            let scale = other.real * ratio + other.imag;
            return Some(Parts { real: (self.real * ratio + self.imag) / scale, imag: (self.imag * ratio - self.real) / scale });
        }
        Some(Parts { real: f64::NAN, imag: f64::NAN })
    }

    /// A whole power by repeated squaring.
    fn whole_power(self, exponent: i32) -> Option<Parts> {
        let (mut power, mut square, mut rest) = (Parts::ONE, self, exponent.unsigned_abs());
        while rest != 0 {
            if rest & 1 == 1 {
                power = power.times(square);
            }
            square = square.times(square);
            rest >>= 1;
        }
        if exponent > 0 { Some(power) } else { Parts::ONE.over(power) }
    }

    fn general_power(self, exponent: Parts) -> Option<Parts> {
        if exponent == Parts::ZERO {
            return Some(Parts::ONE);
        }
        if self == Parts::ZERO {
            return (exponent.imag == 0.0 && exponent.real >= 0.0).then_some(Parts::ZERO);
        }
        let magnitude = self.real.hypot(self.imag);
        let angle = self.imag.atan2(self.real);
        let mut length = magnitude.powf(exponent.real);
        let mut phase = angle * exponent.real;
        if exponent.imag != 0.0 {
            length *= (-angle * exponent.imag).exp();
            phase += exponent.imag * magnitude.ln();
        }
        Some(Parts { real: length * phase.cos(), imag: length * phase.sin() })
    }
}

impl Vm {
    /// A complex number.
    pub fn complex(&self, real: f64, imag: f64) -> Value {
        new_complex(self, Parts { real, imag })
    }
}

/// A complex number.
pub fn new_complex(vm: &Vm, parts: Parts) -> Value {
    vm.heap.alloc(Complex::new(vm.header_of(TypeId::Complex), parts)).value()
}

fn expect(this: Value) -> Parts {
    this.downcast::<Complex>().expect("the slots and getters belong to complex numbers").parts
}

/// The number of an operand; `None` if it is no number.
fn operand(vm: &mut Vm, value: Value) -> PyResult<Option<Parts>> {
    if let Some(complex) = value.downcast::<Complex>() {
        return Ok(Some(complex.parts));
    }
    let real = match (value.as_float(), value.as_int_ref()) {
        (Some(number), _) => number,
        (None, Some(number)) => vm.int_to_f64(number)?,
        (None, None) => return Ok(None),
    };
    Ok(Some(Parts { real, imag: 0.0 }))
}

fn operator(vm: &mut Vm, lhs: Value, rhs: Value, work: impl FnOnce(&mut Vm, Parts, Parts) -> PyResult<Parts>) -> PyResult {
    match (operand(vm, lhs)?, operand(vm, rhs)?) {
        (Some(lhs), Some(rhs)) => {
            let result = work(vm, lhs, rhs)?;
            Ok(new_complex(vm, result))
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn add(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    operator(vm, lhs, rhs, |_, lhs, rhs| Ok(Parts { real: lhs.real + rhs.real, imag: lhs.imag + rhs.imag }))
}

fn sub(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    operator(vm, lhs, rhs, |_, lhs, rhs| Ok(Parts { real: lhs.real - rhs.real, imag: lhs.imag - rhs.imag }))
}

fn mul(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    operator(vm, lhs, rhs, |_, lhs, rhs| Ok(lhs.times(rhs)))
}

fn true_div(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    operator(vm, lhs, rhs, |vm, lhs, rhs| {
        lhs.over(rhs).ok_or_else(|| vm.raise(TypeId::ZeroDivisionError, "complex division by zero".into()))
    })
}

fn pow(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    operator(vm, lhs, rhs, power)
}

/// Exponents up to this size are multiplied out.
const LARGEST_WHOLE_EXPONENT: f64 = 100.0;

/// `base ** exponent`
pub fn power(vm: &mut Vm, base: Parts, exponent: Parts) -> PyResult<Parts> {
    let is_whole = exponent.imag == 0.0 && exponent.real == exponent.real.floor() && exponent.real.abs() <= LARGEST_WHOLE_EXPONENT;
    let power = if is_whole { base.whole_power(exponent.real as i32) } else { base.general_power(exponent) };
    match power {
        None => Err(vm.raise(TypeId::ZeroDivisionError, "0.0 to a negative or complex power".into())),
        Some(power) if power.real.is_infinite() || power.imag.is_infinite() => Err(vm.overflow_error("complex exponentiation")),
        Some(power) => Ok(power),
    }
}

fn pow_mod(vm: &mut Vm, base: Value, exponent: Value, _: Value) -> PyResult {
    match (operand(vm, base)?, operand(vm, exponent)?) {
        (Some(_), Some(_)) => Err(vm.value_error("complex modulo")),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn pos(vm: &mut Vm, this: Value) -> PyResult {
    if vm.class_of(this).is(TypeId::Complex) { Ok(this) } else { Ok(new_complex(vm, expect(this))) }
}

fn abs(vm: &mut Vm, this: Value) -> PyResult {
    let parts = expect(this);
    let length = parts.real.hypot(parts.imag);
    if length.is_infinite() && parts.real.is_finite() && parts.imag.is_finite() {
        return Err(vm.overflow_error("absolute value too large"));
    }
    Ok(vm.float(length))
}

fn hash(_: &mut Vm, this: Value) -> PyResult<i64> {
    let parts = expect(this);
    // A NaN has the hash of its object, which makes that of the number as good as random too.
    let part = |number: f64| if number.is_nan() { (this.bits() >> 4) as i64 } else { hashes::hash_float(number) };
    Ok(hashes::avoid_error(part(parts.real).wrapping_add(part(parts.imag).wrapping_mul(1_000_003))))
}

fn compare(_: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (this, other) = if lhs.is::<Complex>() { (lhs, rhs) } else { (rhs, lhs) };
    let parts = expect(this);
    let is_equal = if let Some(other) = other.downcast::<Complex>() {
        parts == other.parts
    } else if let Some(number) = other.as_int_ref() {
        parts.imag == 0.0 && compare_float(number, parts.real).is_some_and(std::cmp::Ordering::is_eq)
    } else if let Some(number) = other.as_float() {
        parts.imag == 0.0 && parts.real == number
    } else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::from_bool(is_equal == (op == CompareOp::Eq)))
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let text = repr_text(expect(this));
    Ok(vm.text(&text))
}

/// A real part of positive zero is left out.
fn repr_text(Parts { real, imag }: Parts) -> String {
    let imag_digits = repr_digits(imag);
    if real == 0.0 && real.is_sign_positive() {
        return format!("{imag_digits}j");
    }
    let sign = if imag_digits.starts_with('-') { "" } else { "+" };
    format!("({}{sign}{imag_digits}j)", repr_digits(real))
}

fn conjugate(vm: &mut Vm, this: Gc<Complex>) -> Value {
    vm.complex(this.parts.real, -this.parts.imag)
}

fn getnewargs(vm: &mut Vm, this: Gc<Complex>) -> Value {
    let parts = [vm.float(this.parts.real), vm.float(this.parts.imag)];
    vm.tuple(&parts).value()
}

fn format(vm: &mut Vm, this: Gc<Complex>, spec: Gc<Str>) -> PyResult<Gc<Str>> {
    if spec.is_empty() {
        return vm.to_str(this.value());
    }
    crate::types::format::format_complex(vm, (this.parts.real, this.parts.imag), &spec)
}

fn new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let mut given = [None, None];
    let positionals = arguments.positionals();
    if arguments.values.len() > 2 {
        return Err(vm.type_error(format!("complex() takes at most 2 arguments ({} given)", arguments.values.len())));
    }
    positionals.iter().enumerate().for_each(|(index, &value)| given[index] = Some(value));
    for (name, value) in arguments.keywords() {
        let name = name.downcast::<Str>().expect("keyword names are strs").to_text();
        let index = match name.as_str() {
            "real" => 0,
            "imag" => 1,
            _ => return Err(vm.type_error(format!("complex() got an unexpected keyword argument '{name}'"))),
        };
        if given[index].is_some() {
            let message = format!("argument for complex() given by name ('{name}') and position ({})", index + 1);
            return Err(vm.type_error(message));
        }
        given[index] = Some(value);
    }
    let parts = match given {
        [Some(real), None] if class.is(TypeId::Complex) && vm.class_of(real).is(TypeId::Complex) => return Ok(real),
        [Some(real), None] if real.is::<Str>() => parse(vm, real)?,
        [Some(real), Some(_)] if real.is::<Str>() => {
            return Err(vm.type_error("complex() can't take second arg if first is a string"));
        }
        [_, Some(imag)] if imag.is::<Str>() => return Err(vm.type_error("complex() second arg can't be a string")),
        [real, imag] => {
            // Also what a `__complex__` gives has an imaginary part.
            let has_imag = real.is_some_and(|real| {
                let class = vm.class_of(real);
                vm.lookup_known(class, Known::__complex__).is_some()
            });
            let real = real.map_or(Ok(Parts::ZERO), |real| number(vm, real, true))?;
            match imag {
                Some(imag) => {
                    let is_complex = imag.is::<Complex>();
                    let imag = number(vm, imag, false)?;
                    // Adding zeros would lose the signs of other zeros.
                    Parts {
                        real: if is_complex { real.real - imag.imag } else { real.real },
                        imag: if has_imag { real.imag + imag.real } else { imag.real },
                    }
                }
                None => real,
            }
        }
    };
    Ok(vm.heap.alloc(Complex::new(class.instance_header(), parts)).value())
}

/// An argument as a number: complex, or with `__complex__` if it is the first one, or real.
fn number(vm: &mut Vm, value: Value, is_first: bool) -> PyResult<Parts> {
    if let Some(complex) = value.downcast_exact::<Complex>() {
        return Ok(complex.parts);
    }
    if is_first
        && value.is_object()
        && let Some(result) = vm.call_special(value, Known::__complex__, &[])?
    {
        return match result.downcast::<Complex>() {
            Some(complex) => {
                if !vm.class_of(result).is(TypeId::Complex) {
                    vm.warn_of_subclass("__complex__", "complex", result)?;
                }
                Ok(complex.parts)
            }
            None => {
                let (class, given) = (vm.type_name(value), vm.type_name(result));
                Err(vm.type_error(format!("{class}.__complex__() must return a complex, not {given}")))
            }
        };
    }
    if let Some(complex) = value.downcast::<Complex>() {
        return Ok(complex.parts);
    }
    let is_number = {
        let class = vm.class_of(value);
        let slots = class.slots();
        slots.float.is_some() || slots.index.is_some()
    };
    if !is_number {
        let given = vm.type_name(value);
        let message = if is_first {
            format!("complex() first argument must be a string or a number, not '{given}'")
        } else {
            format!("complex() second argument must be a number, not '{given}'")
        };
        return Err(vm.type_error(message));
    }
    Ok(Parts { real: vm.to_f64(value)?, imag: 0.0 })
}

fn malformed(vm: &mut Vm) -> Raised {
    vm.value_error("complex() arg is a malformed string")
}

fn parse(vm: &mut Vm, text: Value) -> PyResult<Parts> {
    let text = text.downcast::<Str>().expect("the caller looked");
    parse_parts(&ascii_digits(&text)).ok_or_else(|| malformed(vm))
}

/// `a`, `bj` or `a+bj`, in parentheses or not. A missing `b` is one.
fn parse_parts(text: &[u8]) -> Option<Parts> {
    let text = trim(text);
    let text = match text {
        [b'(', inside @ .., b')'] => trim(inside),
        _ => text,
    };
    let (first, rest) = match parse_number(text) {
        Some((number, rest)) => (number, rest),
        None => unit(text)?,
    };
    match rest {
        [] if parse_number(text).is_some() => Some(Parts { real: first, imag: 0.0 }),
        [b'j' | b'J'] => Some(Parts { real: 0.0, imag: first }),
        [b'+' | b'-', ..] if parse_number(text).is_some() => {
            let (imag, rest) = parse_number(rest).or_else(|| unit(rest))?;
            matches!(rest, [b'j' | b'J']).then_some(Parts { real: first, imag })
        }
        _ => None,
    }
}

/// The sign of a `j` without digits.
fn unit(text: &[u8]) -> Option<(f64, &[u8])> {
    match text {
        [b'-', rest @ ..] => Some((-1.0, rest)),
        [b'+', rest @ ..] => Some((1.0, rest)),
        [b'j' | b'J'] => Some((1.0, text)),
        _ => None,
    }
}
