//! The format specification mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.

use crate::object::Units;
use crate::types::str_::characters::decimal_value;
use crate::vm::{PyResult, Raised, Vm};

/// A parsed specification. 0 stands for a part that is not given.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    pub fill: u32,
    pub align: u8,
    pub sign: u8,
    pub no_negative_zero: bool,
    pub is_alternate: bool,
    pub width: usize,
    /// `,` or `_`
    pub grouping: u8,
    pub precision: Option<usize>,
    /// The type character.
    pub kind: u32,
}

fn as_byte(units: Units, at: usize) -> u8 {
    if at < units.len() { u8::try_from(units.at(at)).unwrap_or(0) } else { 0 }
}

fn is_align(byte: u8) -> bool {
    matches!(byte, b'<' | b'>' | b'=' | b'^')
}

impl Spec {
    /// Parses a specification; `kind` and `align` are the defaults, and `class` names the object's class in messages.
    pub fn parse(vm: &mut Vm, units: Units, kind: u32, align: u8, class: impl Fn(&Vm) -> String) -> PyResult<Spec> {
        let mut spec = Spec {
            fill: 0x20,
            align,
            sign: 0,
            no_negative_zero: false,
            is_alternate: false,
            width: 0,
            grouping: 0,
            precision: None,
            kind,
        };
        let (mut at, mut has_fill, mut has_align) = (0, false, false);
        if is_align(as_byte(units, 1)) {
            spec.fill = units.at(0);
            spec.align = as_byte(units, 1);
            (has_fill, has_align) = (true, true);
            at = 2;
        } else if is_align(as_byte(units, 0)) {
            spec.align = as_byte(units, 0);
            has_align = true;
            at = 1;
        }
        let accept = |at: &mut usize, bytes: &[u8]| {
            let byte = as_byte(units, *at);
            let found = byte != 0 && bytes.contains(&byte);
            *at += usize::from(found);
            if found { byte } else { 0 }
        };
        spec.sign = accept(&mut at, b"+- ");
        spec.no_negative_zero = accept(&mut at, b"z") != 0;
        spec.is_alternate = accept(&mut at, b"#") != 0;
        if !has_fill && accept(&mut at, b"0") != 0 {
            spec.fill = u32::from(b'0');
            if !has_align && align == b'>' {
                spec.align = b'=';
            }
        }
        spec.width = integer(vm, units, &mut at)?.unwrap_or(0);
        spec.grouping = accept(&mut at, b",");
        let underscore = accept(&mut at, b"_");
        if underscore != 0 && spec.grouping != 0 || underscore != 0 && as_byte(units, at) == b',' {
            return Err(vm.value_error("Cannot specify both ',' and '_'."));
        }
        spec.grouping |= underscore;
        if accept(&mut at, b".") != 0 {
            spec.precision = integer(vm, units, &mut at)?;
            if spec.precision.is_none() {
                return Err(vm.value_error("Format specifier missing precision"));
            }
        }
        match units.len() - at {
            0 => {}
            1 => spec.kind = units.at(at),
            _ => {
                let (text, class) = (vm.str_from_units(units).to_text(), class(vm));
                return Err(vm.value_error(format!("Invalid format specifier '{text}' for object of type '{class}'")));
            }
        }
        let fits = match u8::try_from(spec.kind).unwrap_or(b'?') {
            b'd' | b'e' | b'f' | b'g' | b'E' | b'G' | b'%' | b'F' | 0 => true,
            b'b' | b'o' | b'x' | b'X' => spec.grouping == b'_',
            _ => false,
        };
        if spec.grouping != 0 && !fits {
            let (grouping, kind) = (char::from(spec.grouping), show(spec.kind, 128));
            return Err(vm.value_error(format!("Cannot specify '{grouping}' with '{kind}'.")));
        }
        Ok(spec)
    }

    /// ValueError for a type character that objects of the class do not have.
    pub fn unknown_kind(&self, vm: &mut Vm, class: impl Fn(&Vm) -> String) -> Raised {
        let class = class(vm);
        vm.value_error(format!("Unknown format code '{}' for object of type '{class}'", show(self.kind, 128)))
    }

    /// Digits in a group of `grouping`.
    pub fn group_size(&self) -> usize {
        let is_power_of_two = matches!(u8::try_from(self.kind), Ok(b'b' | b'o' | b'x' | b'X'));
        match self.grouping {
            0 => usize::MAX,
            _ if is_power_of_two => 4,
            _ => 3,
        }
    }
}

/// A character in a message.
pub fn show(point: u32, limit: u32) -> String {
    match char::from_u32(point) {
        Some(character) if point > 32 && point < limit => character.to_string(),
        _ => format!("\\x{point:x}"),
    }
}

/// The digits at `at` as a number, `None` if there are none.
pub fn integer(vm: &mut Vm, units: Units, at: &mut usize) -> PyResult<Option<usize>> {
    let mut number: Option<usize> = None;
    while *at < units.len()
        && let Some(digit) = decimal_value(units.at(*at))
    {
        *at += 1;
        let next = number.unwrap_or(0).checked_mul(10).and_then(|number| number.checked_add(digit as usize));
        match next {
            Some(next) if next <= i64::MAX as usize => number = Some(next),
            _ => return Err(vm.value_error("Too many decimal digits in format string")),
        }
    }
    Ok(number)
}
