//! `sub`, `subn`, `expand`: what stands in place of a match.
//!
//! A replacement with backslashes is parsed by the library: since 3.12 it calls `_sre.template` with the parts, before it gives a
//! function (`re._subx`) or expands by itself (`re._expand`).

use super::match_::{self, Match, group_text, no_such_group};
use super::pattern::{Pattern, Subject, for_each_match};
use crate::gc::Gc;
use crate::object::{Kind, List, Str, Tuple, TypeId, TypeSpec};
use crate::types::from_interpreter::import;
use crate::types::str_::builder::Builder;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// A parsed replacement: texts and numbers of groups, in turn, beginning and ending with a text.
    pub struct PatternTemplate {
        pub parts: Gc<Tuple>,
    }
}

pub static TEMPLATE: TypeSpec =
    TypeSpec { kind: Some(Kind::PatternTemplate), is_base: false, ..TypeSpec::new(TypeId::PatternTemplate, "_sre.SRE_Template") };

/// `_sre.template`
pub fn template(vm: &mut Vm, pattern: Value, parts: Value) -> PyResult<Gc<PatternTemplate>> {
    let (Some(pattern), Some(parts)) = (pattern.downcast::<Pattern>(), parts.downcast::<List>()) else {
        return Err(vm.type_error("template() expects a pattern and a list"));
    };
    let parts = vm.tuple(parts.items.as_slice());
    let mut is_valid = parts.len() % 2 == 1;
    for (index, &part) in parts.as_slice().iter().enumerate() {
        is_valid &= match part.as_int() {
            Some(group) => index % 2 == 1 && (0..=pattern.groups as i64).contains(&group),
            None => index % 2 == 0,
        };
    }
    if !is_valid {
        return Err(vm.type_error("invalid template"));
    }
    Ok(vm.heap.alloc(PatternTemplate::new(vm.header_of(TypeId::PatternTemplate), parts)))
}

/// Calls a function of the module `re`.
fn call_library(vm: &mut Vm, name: &str, arguments: &[Value]) -> PyResult<Option<Value>> {
    let module = import(vm, "re")?;
    let name = vm.intern(name);
    match vm.find_attr(module, name)? {
        Some(function) => vm.call(function, arguments).map(Some),
        None => Ok(None),
    }
}

/// `Match.expand`
pub fn expand(vm: &mut Vm, this: Gc<Match>, template: Value) -> PyResult {
    let pattern = this.pattern.value();
    match call_library(vm, "_compile_template", &[pattern, template])? {
        Some(compiled) => match compiled.downcast::<PatternTemplate>() {
            Some(compiled) => expand_template(vm, this, compiled),
            None => Ok(compiled),
        },
        None => match call_library(vm, "_expand", &[pattern, this.value(), template])? {
            Some(text) => Ok(text),
            None => Err(vm.raise(TypeId::AttributeError, "module 're' has neither '_compile_template' nor '_expand'".into())),
        },
    }
}

fn expand_template(vm: &mut Vm, this: Gc<Match>, template: Gc<PatternTemplate>) -> PyResult {
    let mut pieces = Pieces::new(this.string);
    for &part in template.parts.as_slice() {
        let text = match part.as_int() {
            None => part,
            Some(group) if group <= this.pattern.groups as i64 => group_text(vm, this, group as usize, Value::NONE),
            Some(_) => return Err(no_such_group(vm)),
        };
        pieces.push(vm, text)?;
    }
    Ok(pieces.finish(vm))
}

/// What matches are replaced by.
enum Replacement {
    Literal(Value),
    Template(Gc<PatternTemplate>),
    Function(Value),
}

fn replacement(vm: &mut Vm, pattern: Gc<Pattern>, given: Value) -> PyResult<Replacement> {
    let is_callable = |vm: &mut Vm, value: Value| vm.class_of(value).slots().call.is_some();
    if is_callable(vm, given) {
        return Ok(Replacement::Function(given));
    }
    let has_backslash = match given.downcast::<Str>() {
        Some(text) => text.units().iter().any(|point| point == 0x5c),
        // What is no text, the library refuses.
        None => crate::types::bytes::buffer(given).is_none_or(|data| data.contains(&b'\\')),
    };
    if !has_backslash {
        return Ok(Replacement::Literal(given));
    }
    let arguments = [pattern.value(), given];
    let compiled = match call_library(vm, "_compile_template", &arguments)? {
        Some(compiled) => Some(compiled),
        None => call_library(vm, "_subx", &arguments)?,
    };
    let Some(compiled) = compiled else {
        return Err(vm.raise(TypeId::AttributeError, "module 're' has neither '_compile_template' nor '_subx'".into()));
    };
    Ok(match compiled.downcast::<PatternTemplate>() {
        Some(template) => match template.parts.as_slice() {
            &[literal] => Replacement::Literal(literal),
            _ => Replacement::Template(template),
        },
        None if is_callable(vm, compiled) => Replacement::Function(compiled),
        None => Replacement::Literal(compiled),
    })
}

/// `Pattern.sub`
pub fn sub(vm: &mut Vm, this: Gc<Pattern>, given: Value, string: Value, most: i64) -> PyResult {
    substitute(vm, this, given, string, most).map(|(text, _)| text)
}

/// `Pattern.subn`
pub fn subn(vm: &mut Vm, this: Gc<Pattern>, given: Value, string: Value, most: i64) -> PyResult<Gc<Tuple>> {
    let (text, count) = substitute(vm, this, given, string, most)?;
    let count = vm.int(count);
    Ok(vm.tuple(&[text, count]))
}

/// The text with its matches replaced, and how many there were.
fn substitute(vm: &mut Vm, this: Gc<Pattern>, given: Value, string: Value, most: i64) -> PyResult<(Value, i64)> {
    let replacement = replacement(vm, this, given)?;
    let subject = Subject::new(vm, this, string)?;
    let mut pieces = Pieces::new(string);
    let (mut last, mut count) = (0, 0);
    // A negative limit is none at all: nothing is replaced.
    if most >= 0 {
        for_each_match(vm, this, &subject, (0, subject.len()), |vm, found| {
            if last < found.start {
                pieces.push_part(&subject, last, found.start);
            }
            (last, count) = (found.end, count + 1);
            match &replacement {
                Replacement::Literal(literal) => pieces.push(vm, *literal)?,
                Replacement::Template(template) => {
                    for &part in template.parts.as_slice() {
                        match part.as_int() {
                            None => pieces.push(vm, part)?,
                            Some(group) => {
                                let span = if group <= this.groups as i64 { found.span(group as usize) } else { return Err(no_such_group(vm)) };
                                if let Some((start, end)) = span {
                                    pieces.push_part(&subject, start, end);
                                }
                            }
                        }
                    }
                }
                Replacement::Function(function) => {
                    let function = *function;
                    let matched = match_::new(vm, this, string, (0, subject.len()), found).value();
                    let text = vm.call(function, &[matched])?;
                    pieces.push(vm, text)?;
                }
            }
            Ok(count != most)
        })?;
    }
    if count == 0 {
        return Ok((subject.part(vm, string, 0, subject.len()), 0));
    }
    if last < subject.len() {
        pieces.push_part(&subject, last, subject.len());
    }
    Ok((pieces.finish(vm), count))
}

/// A result that grows: text, or bytes.
struct Pieces {
    content: Content,
    /// Pieces so far, which an error counts.
    count: usize,
}

enum Content {
    Text(Builder),
    /// Of bytes; if there are str pieces among them, that is an error.
    Data(Vec<u8>),
}

impl Pieces {
    fn new(like: Value) -> Pieces {
        let content = if like.is::<Str>() { Content::Text(Builder::new()) } else { Content::Data(Vec::new()) };
        Pieces { content, count: 0 }
    }

    fn push_part(&mut self, subject: &Subject, start: usize, end: usize) {
        self.count += 1;
        match (&mut self.content, subject) {
            (Content::Text(out), Subject::Text(text)) => out.push_units(text.units().slice(start, end)),
            (Content::Data(out), Subject::Data(data)) => out.extend_from_slice(&data[start..end]),
            // The result is of the subject's type.
            _ => {}
        }
    }

    /// Adds a text of the program's, which must be of the right type; None adds nothing.
    fn push(&mut self, vm: &mut Vm, piece: Value) -> PyResult<()> {
        if piece.is_none() {
            return Ok(());
        }
        let index = self.count;
        self.count += 1;
        let given = match &mut self.content {
            Content::Text(out) => match piece.downcast::<Str>() {
                Some(text) => {
                    out.push_str(&text);
                    return Ok(());
                }
                None => format!("expected str instance, {} found", vm.type_name(piece)),
            },
            Content::Data(out) => match crate::types::bytes::buffer(piece) {
                Some(data) => {
                    out.extend_from_slice(&data);
                    return Ok(());
                }
                None => format!("expected a bytes-like object, {} found", vm.type_name(piece)),
            },
        };
        Err(vm.type_error(format!("sequence item {index}: {given}")))
    }

    fn finish(self, vm: &mut Vm) -> Value {
        match self.content {
            Content::Text(out) => out.finish(vm).value(),
            Content::Data(out) => vm.bytes(out).value(),
        }
    }
}
