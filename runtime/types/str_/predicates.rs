//! The methods of `str` whose names begin with `is`.

use super::characters::{self, ALPHA, ALPHANUMERIC, DECIMAL, DIGIT, ID_CONTINUE, ID_START, LOWER, NUMERIC, PRINTABLE, SPACE, TITLE_CASE, UPPER};
use crate::gc::Gc;
use crate::object::Str;
use crate::vm::Vm;

/// Whether there are characters and all of them have one of the flags.
fn all(this: Gc<Str>, flags: u16) -> bool {
    !this.is_empty() && this.code_points().all(|point| characters::is(point, flags))
}

pub fn isalnum(_: &mut Vm, this: Gc<Str>) -> bool {
    all(this, ALPHANUMERIC)
}

pub fn isalpha(_: &mut Vm, this: Gc<Str>) -> bool {
    all(this, ALPHA)
}

pub fn isascii(_: &mut Vm, this: Gc<Str>) -> bool {
    this.is_ascii()
}

pub fn isdecimal(_: &mut Vm, this: Gc<Str>) -> bool {
    all(this, DECIMAL)
}

pub fn isdigit(_: &mut Vm, this: Gc<Str>) -> bool {
    all(this, DIGIT)
}

pub fn isnumeric(_: &mut Vm, this: Gc<Str>) -> bool {
    all(this, NUMERIC)
}

pub fn isspace(_: &mut Vm, this: Gc<Str>) -> bool {
    all(this, SPACE)
}

pub fn isprintable(_: &mut Vm, this: Gc<Str>) -> bool {
    this.is_empty() || all(this, PRINTABLE)
}

/// Whether a text is an identifier (keywords included).
pub fn is_identifier(text: &Str) -> bool {
    let mut points = text.code_points();
    points.next().is_some_and(|point| characters::is(point, ID_START)) && points.all(|point| characters::is(point, ID_CONTINUE))
}

pub fn isidentifier(_: &mut Vm, this: Gc<Str>) -> bool {
    is_identifier(&this)
}

/// Whether there is a character with the flag `wanted`, and none with `forbidden`.
fn some(this: Gc<Str>, wanted: u16, forbidden: u16) -> bool {
    let all = this.code_points().fold(0, |all, point| all | characters::flags(point));
    all & wanted != 0 && all & forbidden == 0
}

pub fn islower(_: &mut Vm, this: Gc<Str>) -> bool {
    some(this, LOWER, UPPER | TITLE_CASE)
}

pub fn isupper(_: &mut Vm, this: Gc<Str>) -> bool {
    some(this, UPPER, LOWER | TITLE_CASE)
}

pub fn istitle(_: &mut Vm, this: Gc<Str>) -> bool {
    let (mut is_inside, mut has_cased) = (false, false);
    for point in this.code_points() {
        let flags = characters::flags(point);
        let (begins, goes_on) = (flags & (UPPER | TITLE_CASE) != 0, flags & LOWER != 0);
        if begins && is_inside || !begins && goes_on && !is_inside {
            return false;
        }
        is_inside = begins || goes_on;
        has_cased |= is_inside;
    }
    has_cased
}
