//! `int.__format__` and `float.__format__`, and ints as text.

use super::float_text::{FloatStyle, float_text};
use super::spec::Spec;
use super::MAX_INT;
use crate::gc::Gc;
use crate::object::{IntRef, Str};
use crate::types::int::to_decimal;
use crate::types::str_::{Builder, character};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// `str(int)`
pub fn int_text(number: IntRef) -> String {
    match number {
        IntRef::Small(number) => number.to_string(),
        IntRef::Big(object) => object.number.0.to_string(),
    }
}

/// The digits of a number without its sign, in lower case.
pub fn int_digits(number: IntRef, radix: u8) -> String {
    let mut text = match (number, radix) {
        (IntRef::Small(number), 2) => format!("{:b}", number.unsigned_abs()),
        (IntRef::Small(number), 8) => format!("{:o}", number.unsigned_abs()),
        (IntRef::Small(number), 16) => format!("{:x}", number.unsigned_abs()),
        (IntRef::Small(number), 10) => number.unsigned_abs().to_string(),
        (number, 10) => int_text(number),
        (number, radix) => number.to_big().in_radix(radix).to_string(),
    };
    if text.starts_with('-') {
        text.remove(0);
    }
    text
}

/// As `int_digits`; ValueError if a decimal text would be longer than `sys.get_int_max_str_digits()` allows.
pub fn checked_digits(vm: &mut Vm, number: IntRef, radix: u8) -> PyResult<String> {
    if radix != 10 || matches!(number, IntRef::Small(_)) {
        return Ok(int_digits(number, radix));
    }
    let text = to_decimal(vm, number)?;
    Ok(text.strip_prefix('-').map(str::to_owned).unwrap_or(text))
}

/// The parts of a number as text.
pub struct NumberText<'a> {
    pub is_negative: bool,
    /// `0x` and the like.
    pub prefix: &'a str,
    /// The digits before the point, which are grouped.
    pub digits: &'a str,
    /// Everything from the point on.
    pub rest: &'a str,
}

impl NumberText<'_> {
    /// Appends the number with sign, grouping and padding.
    pub fn push(&self, vm: &mut Vm, spec: &Spec, out: &mut Builder) -> PyResult<()> {
        let sign = match (spec.sign, self.is_negative) {
            (_, true) => "-",
            (b'+', _) => "+",
            (b' ', _) => " ",
            _ => "",
        };
        vm.check_text_len(self.digits.len().checked_add(self.rest.len()).and_then(|len| len.checked_add(spec.width)))?;
        let others = sign.len() + self.prefix.len() + self.rest.len();
        let is_zero_filled = spec.fill == u32::from(b'0') && spec.align == b'=';
        let min_width = if is_zero_filled { spec.width.saturating_sub(others) } else { 0 };
        let digits = if self.digits.is_empty() { String::new() } else { grouped(self.digits, min_width, spec) };
        let padding = spec.width.saturating_sub(others + digits.len());
        let (left, middle) = match spec.align {
            b'<' => (0, 0),
            b'^' => (padding / 2, 0),
            b'=' => (0, padding),
            _ => (padding, 0),
        };
        out.push_repeated(spec.fill, left);
        out.push_text(sign);
        out.push_text(self.prefix);
        out.push_repeated(spec.fill, middle);
        out.push_text(&digits);
        out.push_text(self.rest);
        out.push_repeated(spec.fill, padding - left - middle);
        Ok(())
    }
}

/// The digits in groups, with zeros in front up to `min_width` characters: then the separators go into the zeros too.
fn grouped(digits: &str, min_width: usize, spec: &Spec) -> String {
    let size = spec.group_size();
    if spec.grouping == 0 {
        let zeros = min_width.saturating_sub(digits.len());
        return std::iter::repeat_n('0', zeros).chain(digits.chars()).collect();
    }
    let separator = spec.grouping;
    let mut reversed = Vec::with_capacity(min_width.max(digits.len() * 4 / 3) + 2);
    let mut source = digits.bytes().rev();
    let (mut remaining, mut width) = (digits.len(), min_width as i64);
    loop {
        let len = size.min(remaining.max(usize::try_from(width).unwrap_or(0)).max(1));
        if !reversed.is_empty() {
            reversed.push(separator);
        }
        (0..len).for_each(|_| reversed.push(source.next().unwrap_or(b'0')));
        remaining = remaining.saturating_sub(len);
        width -= len as i64;
        if remaining == 0 && width <= 0 {
            break;
        }
        width -= 1;
    }
    reversed.iter().rev().map(|&byte| char::from(byte)).collect()
}

/// `int.__format__`
pub fn format_int(vm: &mut Vm, value: Value, spec: &Str) -> PyResult<Gc<Str>> {
    if spec.is_empty() {
        return vm.to_str(value);
    }
    let class = |vm: &Vm| vm.type_name(value);
    let number = value.as_int_ref().expect("the caller has an int");
    let spec = Spec::parse(vm, spec.units(), u32::from(b'd'), b'>', class)?;
    let (radix, prefix) = match u8::try_from(spec.kind).unwrap_or(0) {
        b'b' => (2, "0b"),
        b'o' => (8, "0o"),
        b'x' => (16, "0x"),
        b'X' => (16, "0X"),
        b'd' | b'n' | b'c' => (10, ""),
        b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'%' => {
            let number = vm.int_to_f64(number)?;
            return format_float_with(vm, number, spec);
        }
        _ => return Err(spec.unknown_kind(vm, class)),
    };
    let is_character = spec.kind == u32::from(b'c');
    let message = match spec {
        Spec { precision: Some(_), .. } => "Precision not allowed in integer format specifier",
        Spec { no_negative_zero: true, .. } => "Negative zero coercion (z) not allowed in integer format specifier",
        Spec { sign: b'+' | b'-' | b' ', .. } if is_character => "Sign not allowed with integer format specifier 'c'",
        Spec { is_alternate: true, .. } if is_character => "Alternate form (#) not allowed with integer format specifier 'c'",
        _ => "",
    };
    if !message.is_empty() {
        return Err(vm.value_error(message));
    }
    let mut out = Builder::new();
    if is_character {
        let Some(number) = number.to_i64() else {
            return Err(vm.overflow_error("Python int too large to convert to C long"));
        };
        let Some(point) = u32::try_from(number).ok().filter(|&point| point < 0x11_0000) else {
            return Err(vm.overflow_error("%c arg not in range(0x110000)"));
        };
        let text = character(vm, point);
        super::push_aligned(vm, &spec, b'<', 1, &mut out, |out| out.push_str(&text))?;
        return Ok(out.finish(vm));
    }
    let mut digits = checked_digits(vm, number, radix)?;
    if spec.kind == u32::from(b'X') {
        digits.make_ascii_uppercase();
    }
    let prefix = if spec.is_alternate { prefix } else { "" };
    NumberText { is_negative: number.is_negative(), prefix, digits: &digits, rest: "" }.push(vm, &spec, &mut out)?;
    Ok(out.finish(vm))
}

/// `float.__format__`
pub fn format_float(vm: &mut Vm, number: f64, spec: &Str) -> PyResult<Gc<Str>> {
    if spec.is_empty() {
        return Ok(vm.str(&super::float_repr(number)));
    }
    let spec = Spec::parse(vm, spec.units(), 0, b'>', |_| "float".into())?;
    format_float_with(vm, number, spec)
}

/// The text of a float as a specification wants it, without sign and padding; `None` for a type that floats do not have.
pub fn styled_float(number: f64, spec: &Spec) -> Option<String> {
    let kind = u8::try_from(spec.kind).ok()?;
    let has_precision = spec.precision.is_some();
    let (number, kind) = match kind {
        0 if has_precision => (number, b'g'),
        0 => (number, b'r'),
        b'n' => (number, b'g'),
        b'%' => (number * 100.0, b'f'),
        b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => (number, kind),
        _ => return None,
    };
    let style = FloatStyle {
        kind,
        precision: spec.precision.unwrap_or(6),
        is_alternate: spec.is_alternate,
        add_point_zero: spec.kind == 0,
        no_negative_zero: spec.no_negative_zero,
    };
    let mut text = float_text(number, style);
    if spec.kind == u32::from(b'%') {
        text.push('%');
    }
    Some(text)
}

fn format_float_with(vm: &mut Vm, number: f64, spec: Spec) -> PyResult<Gc<Str>> {
    if spec.precision.is_some_and(|precision| precision > MAX_INT) {
        return Err(vm.value_error("precision too big"));
    }
    let Some(text) = styled_float(number, &spec) else { return Err(spec.unknown_kind(vm, |_| "float".into())) };
    let mut out = Builder::new();
    push_float(vm, &text, &spec, &mut out)?;
    Ok(out.finish(vm))
}

/// Appends the text of a float with sign, grouping and padding.
pub fn push_float(vm: &mut Vm, text: &str, spec: &Spec, out: &mut Builder) -> PyResult<()> {
    let (is_negative, text) = match text.strip_prefix('-') {
        Some(text) => (true, text),
        None => (false, text),
    };
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(n_digits);
    NumberText { is_negative, prefix: "", digits, rest }.push(vm, spec, out)
}

/// `complex.__format__`
pub fn format_complex(vm: &mut Vm, (real, imaginary): (f64, f64), spec: &Str) -> PyResult<Gc<Str>> {
    let spec = Spec::parse(vm, spec.units(), 0, b'>', |_| "complex".into())?;
    if spec.precision.is_some_and(|precision| precision > MAX_INT) {
        return Err(vm.value_error("precision too big"));
    }
    // As `str`: in parentheses, unless there is no real part.
    let is_plain = spec.kind == 0;
    let has_real = !is_plain || real != 0.0 || real.is_sign_negative();
    let style = |number| if spec.kind == u32::from(b'%') { None } else { styled_part(number, &spec) };
    let (Some(real), Some(imaginary)) = (style(real), style(imaginary)) else {
        return Err(spec.unknown_kind(vm, |_| "complex".into()));
    };
    if spec.fill == u32::from(b'0') {
        return Err(vm.value_error("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == b'=' {
        return Err(vm.value_error("'=' alignment flag is not allowed in complex format specifier"));
    }
    let inner = Spec { width: 0, fill: 0x20, align: b'<', ..spec };
    let mut body = Builder::new();
    if is_plain && has_real {
        body.push_text("(");
    }
    if has_real {
        push_float(vm, &real, &inner, &mut body)?;
    }
    let sign = if has_real { b'+' } else { inner.sign };
    push_float(vm, &imaginary, &Spec { sign, ..inner }, &mut body)?;
    body.push_text(if is_plain && has_real { "j)" } else { "j" });
    let mut out = Builder::new();
    super::push_aligned(vm, &spec, b'>', body.len(), &mut out, |out| out.push_units(body.units()))?;
    Ok(out.finish(vm))
}

/// A part of a complex number: whole numbers have no fraction.
fn styled_part(number: f64, spec: &Spec) -> Option<String> {
    if spec.kind == 0 && spec.precision.is_some() {
        return styled_float(number, &Spec { kind: u32::from(b'g'), ..*spec });
    }
    let text = styled_float(number, spec)?;
    Some(match text.strip_suffix(".0") {
        Some(whole) if spec.kind == 0 => whole.to_owned(),
        _ => text,
    })
}
