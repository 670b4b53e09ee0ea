//! Text to rows.

use std::cell::{Cell, RefCell};

use super::dialect::{CsvDialect, NON_NUMERIC, NONE, NOT_NULL, STRINGS};
use super::{bind, failed, field_limit};
use crate::gc::{Gc, Trace, Tracer};
use crate::object::{Dict, Getter, Kind, List, Slots, Str, Tuple, TypeId, TypeSpec};
use crate::types::iterators::iter_self;
use crate::types::str_::builder::Builder;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The text of the field that is being read.
pub struct Field(RefCell<Builder>);

impl Trace for Field {
    fn trace(&self, _: &mut Tracer) {}
}

crate::object! {
    /// `_csv.reader`
    pub struct CsvReader {
        pub lines: Value,
        pub dialect: Gc<CsvDialect>,
        pub line_number: Cell<i64>,
        pub field: Field,
    }
}

pub static READER: TypeSpec = TypeSpec {
    kind: Some(Kind::CsvReader),
    is_base: false,
    slots: Slots { iter: Some(iter_self), iter_next: Some(next), ..Slots::NONE },
    getters: &[
        Getter { name: "dialect", get: |_, this| Ok(reader_of(this).dialect.value()), set: None },
        Getter { name: "line_num", get: |vm, this| Ok(vm.int(reader_of(this).line_number.get())), set: None },
    ],
    doc: "CSV reader",
    ..TypeSpec::new(TypeId::CsvReader, "_csv.reader")
};

fn reader_of(value: Value) -> Gc<CsvReader> {
    value.downcast().expect("the slot belongs to readers")
}

/// `_csv.reader`
pub fn reader(vm: &mut Vm, arguments: Gc<Tuple>, keywords: Gc<Dict>) -> PyResult<Gc<CsvReader>> {
    let (lines, dialect) = bind(vm, "reader", arguments, keywords)?;
    let lines = vm.iter(lines)?;
    let header = vm.header_of(TypeId::CsvReader);
    Ok(vm.heap.alloc(CsvReader::new(header, lines, dialect, Cell::new(0), Field(RefCell::default()))))
}

/// Where in a row the parser is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    StartOfRow,
    StartOfField,
    Escaped,
    InField,
    InQuotes,
    EscapedInQuotes,
    /// A quote inside of quotes: the end, or half of a quote.
    QuoteInQuotes,
    EndOfRow,
    AfterEscapedLineEnd,
}

/// A row that is being read.
struct Row {
    reader: Gc<CsvReader>,
    fields: Gc<List>,
    place: Place,
    is_quoted: bool,
    limit: i64,
}

fn next(vm: &mut Vm, this: Value) -> PyResult {
    let reader = reader_of(this);
    let limit = field_limit(vm);
    let mut row = Row { reader, fields: vm.list(&[]), place: Place::StartOfRow, is_quoted: false, limit };
    reader.field.0.take();
    loop {
        let line = vm.next(reader.lines)?;
        if line.is_unbound() {
            let is_open = !reader.field.0.borrow().is_empty() || row.place == Place::InQuotes;
            if !is_open {
                return Ok(Value::UNBOUND);
            }
            if reader.dialect.is_strict {
                return Err(failed(vm, "unexpected end of data"));
            }
            row.end_field(vm)?;
            break;
        }
        let Some(text) = line.downcast::<Str>() else {
            let given = vm.type_name(line);
            return Err(failed(vm, &format!("iterator should return strings, not {given} (the file should be opened in text mode)")));
        };
        reader.line_number.set(reader.line_number.get() + 1);
        for index in 0..text.len() {
            row.take(vm, Some(text.units().at(index)))?;
        }
        row.take(vm, None)?;
        if row.place == Place::StartOfRow {
            break;
        }
    }
    Ok(row.fields.value())
}

fn is_line_end(point: Option<u32>) -> bool {
    matches!(point, None | Some(0xa | 0xd))
}

impl Row {
    fn push(&mut self, vm: &mut Vm, point: u32) -> PyResult<()> {
        let mut field = self.reader.field.0.borrow_mut();
        if field.len() as i64 >= self.limit {
            let limit = self.limit;
            return Err(failed(vm, &format!("field larger than field limit ({limit})")));
        }
        field.push(point);
        Ok(())
    }

    fn end_field(&mut self, vm: &mut Vm) -> PyResult<()> {
        let text = self.reader.field.0.take();
        let quoting = self.reader.dialect.quoting;
        let value = if !self.is_quoted && text.is_empty() && matches!(quoting, NOT_NULL | STRINGS) {
            Value::NONE
        } else {
            let value = text.finish(vm).value();
            if !self.is_quoted && !text.is_empty() && matches!(quoting, NON_NUMERIC | STRINGS) {
                let float = vm.type_(TypeId::Float).value();
                vm.call(float, &[value])?
            } else {
                value
            }
        };
        self.is_quoted = false;
        self.fields.items.push(&vm.heap, value);
        Ok(())
    }

    /// Ends the field and, behind a line's end, the row.
    fn end_row(&mut self, vm: &mut Vm, point: Option<u32>) -> PyResult<()> {
        self.end_field(vm)?;
        self.place = if point.is_none() { Place::StartOfRow } else { Place::EndOfRow };
        Ok(())
    }

    /// Takes a character, or nothing at the end of a line.
    fn take(&mut self, vm: &mut Vm, point: Option<u32>) -> PyResult<()> {
        let dialect = self.reader.dialect;
        let is = |wanted: u32| point == Some(wanted);
        match self.place {
            Place::StartOfRow if point.is_none() => {}
            Place::StartOfRow if is_line_end(point) => self.place = Place::EndOfRow,
            Place::StartOfRow | Place::StartOfField => {
                self.is_quoted = false;
                match point {
                    _ if is_line_end(point) => return self.end_row(vm, point),
                    _ if is(dialect.quote) && dialect.quoting != NONE => {
                        self.is_quoted = true;
                        self.place = Place::InQuotes;
                    }
                    _ if is(dialect.escape) => self.place = Place::Escaped,
                    Some(0x20) if dialect.skips_space => self.place = Place::StartOfField,
                    _ if is(dialect.delimiter) => {
                        self.end_field(vm)?;
                        self.place = Place::StartOfField;
                    }
                    Some(point) => {
                        self.push(vm, point)?;
                        self.place = Place::InField;
                    }
                    None => {}
                }
            }
            Place::Escaped => {
                self.push(vm, point.unwrap_or(0xa))?;
                self.place = if point.is_some() && is_line_end(point) { Place::AfterEscapedLineEnd } else { Place::InField };
            }
            Place::AfterEscapedLineEnd if point.is_none() => {}
            Place::InField | Place::AfterEscapedLineEnd => match point {
                _ if is_line_end(point) => return self.end_row(vm, point),
                _ if is(dialect.escape) => self.place = Place::Escaped,
                _ if is(dialect.delimiter) => {
                    self.end_field(vm)?;
                    self.place = Place::StartOfField;
                }
                Some(point) => {
                    self.push(vm, point)?;
                    self.place = Place::InField;
                }
                None => {}
            },
            Place::InQuotes => match point {
                None => {}
                _ if is(dialect.escape) => self.place = Place::EscapedInQuotes,
                _ if is(dialect.quote) && dialect.quoting != NONE => {
                    self.place = if dialect.doubles_quotes { Place::QuoteInQuotes } else { Place::InField };
                }
                Some(point) => self.push(vm, point)?,
            },
            Place::EscapedInQuotes => {
                self.push(vm, point.unwrap_or(0xa))?;
                self.place = Place::InQuotes;
            }
            Place::QuoteInQuotes => match point {
                Some(quote) if is(dialect.quote) && dialect.quoting != NONE => {
                    self.push(vm, quote)?;
                    self.place = Place::InQuotes;
                }
                _ if is(dialect.delimiter) => {
                    self.end_field(vm)?;
                    self.place = Place::StartOfField;
                }
                _ if is_line_end(point) => return self.end_row(vm, point),
                Some(point) if !dialect.is_strict => {
                    self.push(vm, point)?;
                    self.place = Place::InField;
                }
                _ => {
                    let shown = |point: u32| char::from_u32(point).unwrap_or('\u{fffd}');
                    return Err(failed(vm, &format!("'{}' expected after '{}'", shown(dialect.delimiter), shown(dialect.quote))));
                }
            },
            Place::EndOfRow => match point {
                None => self.place = Place::StartOfRow,
                Some(0xa | 0xd) => {}
                Some(_) => {
                    return Err(failed(vm, "new-line character seen in unquoted field - do you need to open the file with newline=''?"));
                }
            },
        }
        Ok(())
    }
}
