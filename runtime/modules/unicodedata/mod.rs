//! `unicodedata`: what Unicode says about characters.
//!
//! Given: characters, names, texts. Gives: properties, names, normal forms, in the version of CPython 3.13, and in version 3.2
//! (`ucd_3_2_0`), to which protocols refer. Not obvious: names come from a crate of a newer version; those of newer characters are not given.

mod data;
mod normalization;

use data::{Edition, Number, NumberKind};
use normalization::{Form, normalize};

use crate::gc::{Gc, KindInfo};
use crate::modules::NativeModule;
use crate::object::{Getter, Kind, Method, Str, TypeId, TypeSpec};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule =
    NativeModule { name: "unicodedata", functions: FUNCTIONS, init: Some(init), doc: "This module provides access to the Unicode Character Database." };

crate::object! {
    /// `unicodedata.UCD`; there is one, of the old version.
    pub struct CharacterDatabase {}
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&DATABASE];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::CharacterDatabase, KindInfo::of::<CharacterDatabase>())];

static FUNCTIONS: &[Method] = crate::methods![
    "lookup(name, /)" => |vm: &mut Vm, name: Value| lookup(vm, Edition::Present, name),
    "name(chr, default=<unrepresentable>, /)" => |vm: &mut Vm, c: Value, default: Option<Value>| name(vm, Edition::Present, c, default),
    "decimal(chr, default=<unrepresentable>, /)" => |vm: &mut Vm, c: Value, default: Option<Value>| decimal(vm, Edition::Present, c, default),
    "digit(chr, default=<unrepresentable>, /)" => |vm: &mut Vm, c: Value, default: Option<Value>| digit(vm, Edition::Present, c, default),
    "numeric(chr, default=<unrepresentable>, /)" => |vm: &mut Vm, c: Value, default: Option<Value>| numeric(vm, Edition::Present, c, default),
    "category(chr, /)" => |vm: &mut Vm, c: Value| category(vm, Edition::Present, c),
    "bidirectional(chr, /)" => |vm: &mut Vm, c: Value| bidirectional(vm, Edition::Present, c),
    "combining(chr, /)" => |vm: &mut Vm, c: Value| combining(vm, Edition::Present, c),
    "mirrored(chr, /)" => |vm: &mut Vm, c: Value| mirrored(vm, Edition::Present, c),
    "east_asian_width(chr, /)" => |vm: &mut Vm, c: Value| width(vm, Edition::Present, c),
    "decomposition(chr, /)" => |vm: &mut Vm, c: Value| decomposition(vm, Edition::Present, c),
    "normalize(form, unistr, /)" => |vm: &mut Vm, form: Value, text: Value| normalized(vm, Edition::Present, form, text),
    "is_normalized(form, unistr, /)" => |vm: &mut Vm, form: Value, text: Value| is_normalized(vm, Edition::Present, form, text),
];

static DATABASE: TypeSpec = TypeSpec {
    kind: Some(Kind::CharacterDatabase),
    is_base: false,
    methods: OLD_METHODS,
    getters: &[Getter { name: "unidata_version", get: |vm, _| Ok(vm.text(OLD_VERSION)), set: None }],
    ..TypeSpec::new(TypeId::CharacterDatabase, "unicodedata.UCD")
};

const OLD_METHODS: &[Method] = crate::methods![
    "lookup(self, name, /)" => |vm: &mut Vm, _: Value, name: Value| lookup(vm, Edition::Old, name),
    "name(self, chr, default=<unrepresentable>, /)" => |vm: &mut Vm, _: Value, c: Value, default: Option<Value>| name(vm, Edition::Old, c, default),
    "decimal(self, chr, default=<unrepresentable>, /)" => |vm: &mut Vm, _: Value, c: Value, default: Option<Value>| decimal(vm, Edition::Old, c, default),
    "digit(self, chr, default=<unrepresentable>, /)" => |vm: &mut Vm, _: Value, c: Value, default: Option<Value>| digit(vm, Edition::Old, c, default),
    "numeric(self, chr, default=<unrepresentable>, /)" => |vm: &mut Vm, _: Value, c: Value, default: Option<Value>| numeric(vm, Edition::Old, c, default),
    "category(self, chr, /)" => |vm: &mut Vm, _: Value, c: Value| category(vm, Edition::Old, c),
    "bidirectional(self, chr, /)" => |vm: &mut Vm, _: Value, c: Value| bidirectional(vm, Edition::Old, c),
    "combining(self, chr, /)" => |vm: &mut Vm, _: Value, c: Value| combining(vm, Edition::Old, c),
    "mirrored(self, chr, /)" => |vm: &mut Vm, _: Value, c: Value| mirrored(vm, Edition::Old, c),
    "east_asian_width(self, chr, /)" => |vm: &mut Vm, _: Value, c: Value| width(vm, Edition::Old, c),
    "decomposition(self, chr, /)" => |vm: &mut Vm, _: Value, c: Value| decomposition(vm, Edition::Old, c),
    "normalize(self, form, unistr, /)" => |vm: &mut Vm, _: Value, form: Value, text: Value| normalized(vm, Edition::Old, form, text),
    "is_normalized(self, form, unistr, /)" => |vm: &mut Vm, _: Value, form: Value, text: Value| is_normalized(vm, Edition::Old, form, text),
];

/// The versions of `data.txt`.
const VERSION: &str = "15.1.0";
const OLD_VERSION: &str = "3.2.0";

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let class = vm.type_(TypeId::CharacterDatabase).value();
    vm.add_to_module(module, "UCD", class);
    let old = vm.heap.alloc(CharacterDatabase::new(vm.header_of(TypeId::CharacterDatabase))).value();
    vm.add_to_module(module, "ucd_3_2_0", old);
    let version = vm.text(VERSION);
    vm.add_to_module(module, "unidata_version", version);
    Ok(())
}

/// The character that an argument is.
fn point(vm: &mut Vm, what: &str, c: Value) -> PyResult<u32> {
    match c.downcast::<Str>() {
        Some(text) if text.len() == 1 => Ok(text.code_points().next().unwrap_or(0)),
        _ => {
            let given = vm.type_name(c);
            Err(vm.type_error(format!("{what} must be a unicode character, not {given}")))
        }
    }
}

fn name(vm: &mut Vm, edition: Edition, c: Value, default: Option<Value>) -> PyResult {
    let point = point(vm, "name() argument 1", c)?;
    let name = char::from_u32(point).filter(|_| edition.is_assigned(point)).and_then(unicode_names2::name);
    match (name, default) {
        (Some(name), _) => Ok(vm.text(&name.to_string())),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(vm.value_error("no such name")),
    }
}

fn lookup(vm: &mut Vm, edition: Edition, name: Value) -> PyResult {
    let text = match name.downcast::<Str>() {
        Some(text) => text.to_text(),
        None => String::from_utf8_lossy(&vm.bytes_of(name)?).into_owned(),
    };
    // The crate is more generous with spaces and hyphens than Python is.
    let is_meant = |c: &char| unicode_names2::name(*c).is_none_or(|name| name.to_string().eq_ignore_ascii_case(&text));
    match unicode_names2::character(&text).filter(is_meant).filter(|&c| edition.is_assigned(u32::from(c))) {
        Some(c) => Ok(vm.text(&c.to_string())),
        None => Err(vm.raise(TypeId::KeyError, format!("undefined character name '{text}'"))),
    }
}

/// The value of a character as one kind of number.
fn value(vm: &mut Vm, edition: Edition, c: Value, what: &str, kind: NumberKind) -> PyResult<Option<Number>> {
    let point = point(vm, &format!("{what}() argument 1"), c)?;
    Ok(edition.number(point).filter(|number| number.kind >= kind))
}

fn decimal(vm: &mut Vm, edition: Edition, c: Value, default: Option<Value>) -> PyResult {
    match (value(vm, edition, c, "decimal", NumberKind::Decimal)?, default) {
        (Some(number), _) => Ok(vm.int(number.numerator)),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(vm.value_error("not a decimal")),
    }
}

/// As in CPython, the old version knows the digits of the present one.
fn digit(vm: &mut Vm, _: Edition, c: Value, default: Option<Value>) -> PyResult {
    match (value(vm, Edition::Present, c, "digit", NumberKind::Digit)?, default) {
        (Some(number), _) => Ok(vm.int(number.numerator)),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(vm.value_error("not a digit")),
    }
}

fn numeric(vm: &mut Vm, edition: Edition, c: Value, default: Option<Value>) -> PyResult {
    match (value(vm, edition, c, "numeric", NumberKind::Numeric)?, default) {
        (Some(number), _) => Ok(vm.float(number.numerator as f64 / number.denominator as f64)),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(vm.value_error("not a numeric character")),
    }
}

fn category(vm: &mut Vm, edition: Edition, c: Value) -> PyResult {
    let point = point(vm, "category() argument", c)?;
    Ok(vm.intern(edition.record(point).category).value())
}

fn bidirectional(vm: &mut Vm, edition: Edition, c: Value) -> PyResult {
    let point = point(vm, "bidirectional() argument", c)?;
    Ok(vm.intern(edition.record(point).bidirectional).value())
}

fn combining(vm: &mut Vm, edition: Edition, c: Value) -> PyResult<i64> {
    let point = point(vm, "combining() argument", c)?;
    Ok(i64::from(edition.record(point).combining))
}

fn mirrored(vm: &mut Vm, edition: Edition, c: Value) -> PyResult<i64> {
    let point = point(vm, "mirrored() argument", c)?;
    Ok(i64::from(edition.record(point).is_mirrored))
}

fn width(vm: &mut Vm, edition: Edition, c: Value) -> PyResult {
    let point = point(vm, "east_asian_width() argument", c)?;
    Ok(vm.intern(edition.record(point).width).value())
}

fn decomposition(vm: &mut Vm, edition: Edition, c: Value) -> PyResult {
    let point = point(vm, "decomposition() argument", c)?;
    Ok(vm.text(edition.decomposition(point).map_or("", |found| found.text)))
}

/// The arguments of the two functions about normal forms.
fn form_and_text(vm: &mut Vm, function: &str, form: Value, text: Value) -> PyResult<(Form, Gc<Str>)> {
    let mut str_of = |value: Value, place: usize| match value.downcast::<Str>() {
        Some(text) => Ok(text),
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("{function}() argument {place} must be str, not {given}")))
        }
    };
    let (form, text) = (str_of(form, 1)?, str_of(text, 2)?);
    match Form::named(&form.to_text()) {
        Some(form) => Ok((form, text)),
        None => Err(vm.value_error("invalid normalization form")),
    }
}

fn normalized(vm: &mut Vm, edition: Edition, form: Value, text: Value) -> PyResult {
    let (form, text) = form_and_text(vm, "normalize", form, text)?;
    if text.as_ascii().is_some() {
        return Ok(text.value());
    }
    let points = normalize(edition, form, text.code_points());
    Ok(vm.str_from_points(points.iter().copied()).value())
}

fn is_normalized(vm: &mut Vm, edition: Edition, form: Value, text: Value) -> PyResult<bool> {
    let (form, text) = form_and_text(vm, "is_normalized", form, text)?;
    Ok(text.as_ascii().is_some() || normalize(edition, form, text.code_points()).into_iter().eq(text.code_points()))
}
