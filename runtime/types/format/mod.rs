//! Formatting: `format()` with its mini-language, `str.format`, the operator `%`, and numbers as text.

pub mod fields;
pub mod float_text;
pub mod number;
pub mod percent;
pub mod spec;

pub use float_text::float_repr;
pub use number::{format_complex, format_float, format_int, int_text};
pub use spec::Spec;

use crate::gc::Gc;
use crate::object::Str;
use crate::types::int::small_text;
use crate::types::str_::{self, Builder, exact};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The greatest width and precision, as in CPython.
pub const MAX_INT: usize = i32::MAX as usize;

impl Vm {
    /// `format(value, spec)`
    pub fn format(&mut self, value: Value, spec: Gc<Str>) -> PyResult<Gc<Str>> {
        if let Some(text) = value.downcast_exact::<Str>() {
            return format_str(self, text, &spec);
        }
        if let Some(number) = value.as_int() {
            return if spec.is_empty() { Ok(small_text(self, number)) } else { format_int(self, value, &spec) };
        }
        if let Some(number) = value.as_immediate_float() {
            return format_float(self, number, &spec);
        }
        let result = str_::format_method(self, value, spec)?;
        result.downcast::<Str>().ok_or_else(|| {
            let given = self.type_name(result);
            self.type_error(format!("__format__ must return a str, not {given}"))
        })
    }

    /// What a replacement field of an f-string gives. `conversion` is 0 for none, 1 for `!s`, 2 for `!r`, 3 for `!a`.
    pub fn format_value(&mut self, value: Value, conversion: u16, spec: Option<Value>) -> PyResult<Gc<Str>> {
        let value = match conversion {
            0 => value,
            1 => self.to_str(value)?.value(),
            2 => self.repr(value)?.value(),
            _ => self.ascii(value)?.value(),
        };
        if spec.is_none()
            && let Some(text) = value.downcast_exact::<Str>()
        {
            return Ok(text);
        }
        let spec = match spec.map(|spec| spec.downcast::<Str>()) {
            Some(Some(spec)) => spec,
            Some(None) => return Err(self.type_error("format spec must be a str")),
            None => self.empty_str(),
        };
        self.format(value, spec)
    }

    /// The concatenation of values that are strs, as an f-string makes it.
    pub fn join_strs(&mut self, values: &[Value]) -> PyResult<Gc<Str>> {
        let separator = self.empty_str();
        str_::join_items(self, separator, values)
    }
}

/// Appends a text with padding on the sides. An alignment of 0 stands for `default`.
fn push_aligned(vm: &mut Vm, spec: &Spec, default: u8, len: usize, out: &mut Builder, push: impl FnOnce(&mut Builder)) -> PyResult<()> {
    let padding = spec.width.saturating_sub(len);
    vm.check_text_len(len.checked_add(padding))?;
    let left = match if spec.align == 0 { default } else { spec.align } {
        b'<' => 0,
        b'^' => padding / 2,
        _ => padding,
    };
    out.push_repeated(spec.fill, left);
    push(out);
    out.push_repeated(spec.fill, padding - left);
    Ok(())
}

/// `str.__format__`
pub fn format_str(vm: &mut Vm, text: Gc<Str>, spec: &Str) -> PyResult<Gc<Str>> {
    if spec.is_empty() {
        return Ok(exact(vm, text));
    }
    let class = |vm: &Vm| vm.type_name(text.value());
    let spec = Spec::parse(vm, spec.units(), u32::from(b's'), b'<', class)?;
    if spec.kind != u32::from(b's') {
        return Err(spec.unknown_kind(vm, class));
    }
    let message = match spec {
        Spec { sign: b' ', .. } => "Space not allowed in string format specifier",
        Spec { sign: b'+' | b'-', .. } => "Sign not allowed in string format specifier",
        Spec { no_negative_zero: true, .. } => "Negative zero coercion (z) not allowed in string format specifier",
        Spec { is_alternate: true, .. } => "Alternate form (#) not allowed in string format specifier",
        Spec { align: b'=', .. } => "'=' alignment not allowed in string format specifier",
        _ => "",
    };
    if !message.is_empty() {
        return Err(vm.value_error(message));
    }
    let len = text.len().min(spec.precision.unwrap_or(usize::MAX));
    let mut out = Builder::with_capacity(len.max(spec.width).min(1 << 16));
    push_aligned(vm, &spec, b'<', len, &mut out, |out| out.push_units(text.units().slice(0, len)))?;
    Ok(out.finish(vm))
}

#[cfg(test)]
mod tests {
    use crate::machine::{Settings, new_vm};
    use crate::object::Str;
    use crate::value::Value;
    use crate::vm::Vm;

    fn formatted(vm: &mut Vm, value: Value, spec: &str) -> String {
        let spec = vm.str(spec);
        match vm.format(value, spec) {
            Ok(text) => text.to_text(),
            Err(_) => {
                let error = vm.take_raised();
                error.args.get().as_slice()[0].downcast::<Str>().expect("a message").to_text()
            }
        }
    }

    #[test]
    fn numbers_and_texts_are_formatted() {
        let mut vm = new_vm(Settings::default());
        let number = vm.int(1_234_567);
        assert_eq!(formatted(&mut vm, number, ""), "1234567");
        assert_eq!(formatted(&mut vm, number, "+012,"), "+001,234,567");
        assert_eq!(formatted(&mut vm, number, "#_x"), "0x12_d687");
        assert_eq!(formatted(&mut vm, number, "*^11d"), "**1234567**");
        assert_eq!(formatted(&mut vm, number, ".2f"), "1234567.00");
        let number = vm.float(2.5);
        assert_eq!(formatted(&mut vm, number, ""), "2.5");
        assert_eq!(formatted(&mut vm, number, "%"), "250.000000%");
        assert_eq!(formatted(&mut vm, number, "d"), "Unknown format code 'd' for object of type 'float'");
        let text = vm.text("h\u{e9}");
        assert_eq!(formatted(&mut vm, text, ">4.1"), "   h");
        assert_eq!(formatted(&mut vm, text, "=4"), "'=' alignment not allowed in string format specifier");
    }
}
