//! How fields are divided and quoted.

use super::find;
use crate::gc::Gc;
use crate::object::{Arguments, Dict, Getter, Kind, Slots, Str, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The names of the ways to quote, by number.
pub const QUOTING: [&str; 6] = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL"];

pub const MINIMAL: i64 = 0;
pub const ALL: i64 = 1;
pub const NON_NUMERIC: i64 = 2;
pub const NONE: i64 = 3;
pub const STRINGS: i64 = 4;
pub const NOT_NULL: i64 = 5;

crate::object! {
    /// `_csv.Dialect`
    pub struct CsvDialect {
        pub delimiter: u32,
        /// The largest number for none.
        pub quote: u32,
        /// The largest number for none.
        pub escape: u32,
        pub line_end: Gc<Str>,
        pub quoting: i64,
        pub doubles_quotes: bool,
        pub skips_space: bool,
        pub is_strict: bool,
    }
}

/// No character.
pub const NO_CHARACTER: u32 = u32::MAX;

pub static DIALECT: TypeSpec = TypeSpec {
    kind: Some(Kind::CsvDialect),
    slots: Slots { new: Some(new), ..Slots::NONE },
    getters: &[
        Getter { name: "delimiter", get: |vm, this| character(vm, dialect_of(this).delimiter), set: None },
        Getter { name: "quotechar", get: |vm, this| character(vm, dialect_of(this).quote), set: None },
        Getter { name: "escapechar", get: |vm, this| character(vm, dialect_of(this).escape), set: None },
        Getter { name: "lineterminator", get: |_, this| Ok(dialect_of(this).line_end.value()), set: None },
        Getter { name: "quoting", get: |vm, this| Ok(vm.int(dialect_of(this).quoting)), set: None },
        Getter { name: "doublequote", get: |_, this| Ok(Value::from_bool(dialect_of(this).doubles_quotes)), set: None },
        Getter { name: "skipinitialspace", get: |_, this| Ok(Value::from_bool(dialect_of(this).skips_space)), set: None },
        Getter { name: "strict", get: |_, this| Ok(Value::from_bool(dialect_of(this).is_strict)), set: None },
    ],
    doc: "CSV dialect\n\nThe Dialect type records CSV dialect options.",
    ..TypeSpec::new(TypeId::CsvDialect, "_csv.Dialect")
};

fn dialect_of(value: Value) -> Gc<CsvDialect> {
    value.downcast().expect("the slot belongs to dialects")
}

fn character(vm: &mut Vm, point: u32) -> PyResult {
    Ok(if point == NO_CHARACTER { Value::NONE } else { vm.str_from_points(std::iter::once(point)).value() })
}

/// The options, as keywords call them.
const OPTIONS: [&str; 8] = ["delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"];

fn new(vm: &mut Vm, _: Gc<Type>, arguments: Arguments) -> PyResult {
    let names = ["dialect", OPTIONS[0], OPTIONS[1], OPTIONS[2], OPTIONS[3], OPTIONS[4], OPTIONS[5], OPTIONS[6], OPTIONS[7]];
    let [dialect, options @ ..] = arguments.bind(vm, "Dialect", names, 0)?;
    let keywords = vm.dict();
    for (name, value) in OPTIONS.into_iter().zip(options) {
        if let Some(value) = value.bound() {
            keywords.set_str(vm, name, value);
        }
    }
    let dialect = dialect.bound().unwrap_or(Value::NONE);
    Ok(make(vm, dialect, Some(keywords))?.value())
}

/// A dialect like another one (a name, a class, an object, or None), with some options changed.
pub fn make(vm: &mut Vm, like: Value, keywords: Option<Gc<Dict>>) -> PyResult<Gc<CsvDialect>> {
    let like = if like.is::<Str>() { find(vm, like)? } else { like };
    let is_changed = keywords.is_some_and(|keywords| keywords.iter().any(|(name, _)| !is_name(name, "dialect")));
    if let Some(dialect) = like.downcast_exact::<CsvDialect>()
        && !is_changed
    {
        return Ok(dialect);
    }
    let mut like = like;
    if let Some(keywords) = keywords {
        for (name, value) in keywords.iter().collect::<Vec<_>>() {
            if is_name(name, "dialect") {
                like = if value.is::<Str>() { find(vm, value)? } else { value };
            } else if !OPTIONS.iter().any(|option| is_name(name, option)) {
                let name = name.downcast::<Str>().map(|name| name.to_text()).unwrap_or_default();
                return Err(vm.type_error(format!("this function got an unexpected keyword argument '{name}'")));
            }
        }
    }
    let option = |vm: &mut Vm, name: &str| -> PyResult<Option<Value>> {
        let key = vm.intern(name);
        if let Some(value) = keywords.and_then(|keywords| keywords.get_str(key)) {
            return Ok(Some(value));
        }
        if like.is_none() { Ok(None) } else { vm.find_attr(like, key) }
    };
    let flag = |vm: &mut Vm, name: &str, usual: bool| match option(vm, name)? {
        Some(value) => vm.is_true(value),
        None => Ok(usual),
    };
    let doubles_quotes = flag(vm, "doublequote", true)?;
    let skips_space = flag(vm, "skipinitialspace", false)?;
    let is_strict = flag(vm, "strict", false)?;
    let given = option(vm, "delimiter")?;
    let delimiter = one_character(vm, "delimiter", given, 0x2c, false)?;
    let given = option(vm, "escapechar")?;
    let escape = one_character(vm, "escapechar", given, NO_CHARACTER, true)?;
    let given_quote = option(vm, "quotechar")?;
    let quote = one_character(vm, "quotechar", given_quote, 0x22, true)?;
    let line_end = match option(vm, "lineterminator")? {
        None => vm.str("\r\n"),
        Some(text) => match text.downcast::<Str>() {
            Some(text) => text,
            None if text.is_none() => return Err(vm.type_error("lineterminator must be set")),
            None => return Err(vm.type_error("\"lineterminator\" must be a string")),
        },
    };
    let quoting = match option(vm, "quoting")? {
        None if given_quote.is_some_and(Value::is_none) => NONE,
        None => MINIMAL,
        Some(quoting) => match quoting.as_int_ref().and_then(|number| number.to_i64()) {
            Some(number) if quoting.as_int().is_some() && (0..QUOTING.len() as i64).contains(&number) => number,
            Some(_) => return Err(vm.type_error("bad \"quoting\" value")),
            None => return Err(vm.type_error("\"quoting\" must be an integer")),
        },
    };
    if quoting != NONE && quote == NO_CHARACTER {
        return Err(vm.type_error("quotechar must be set if quoting enabled"));
    }
    let points = [("delimiter", delimiter), ("escapechar", escape), ("quotechar", quote)];
    for (name, point) in points {
        // Rows could not be read back: white space may be skipped, and ends of lines end rows.
        let is_space = point == 0x20 && skips_space && name != "delimiter";
        if matches!(point, 0xa | 0xd) || is_space {
            return Err(vm.value_error(format!("bad {name} value")));
        }
    }
    let are_same = |one: u32, other: u32| one != NO_CHARACTER && one == other;
    let ends_line = |point: u32| line_end.code_points().any(|end| end == point);
    let conflict = match () {
        () if are_same(delimiter, escape) => Some("delimiter or escapechar"),
        () if are_same(delimiter, quote) => Some("delimiter or quotechar"),
        () if are_same(escape, quote) => Some("escapechar or quotechar"),
        () if ends_line(delimiter) => Some("delimiter or lineterminator"),
        () if ends_line(escape) => Some("escapechar or lineterminator"),
        () if ends_line(quote) => Some("quotechar or lineterminator"),
        () => None,
    };
    if let Some(names) = conflict {
        return Err(vm.value_error(format!("bad {names} value")));
    }
    let header = vm.header_of(TypeId::CsvDialect);
    Ok(vm.heap.alloc(CsvDialect::new(header, delimiter, quote, escape, line_end, quoting, doubles_quotes, skips_space, is_strict)))
}

fn is_name(name: Value, wanted: &str) -> bool {
    name.downcast::<Str>().and_then(|name| name.as_ascii().map(|name| name == wanted)).unwrap_or(false)
}

/// An option that is one character, or None if it may be.
fn one_character(vm: &mut Vm, name: &str, given: Option<Value>, usual: u32, may_be_none: bool) -> PyResult<u32> {
    let Some(given) = given else { return Ok(usual) };
    if given.is_none() && may_be_none {
        return Ok(NO_CHARACTER);
    }
    let kind = if may_be_none { "string or None" } else { "string" };
    match given.downcast::<Str>() {
        Some(text) if text.len() == 1 => Ok(text.units().at(0)),
        Some(_) => Err(vm.type_error(format!("\"{name}\" must be a 1-character string"))),
        None => {
            let given = vm.type_name(given);
            Err(vm.type_error(format!("\"{name}\" must be {kind}, not {given}")))
        }
    }
}
