//! Rows to text.

use super::dialect::{ALL, CsvDialect, NO_CHARACTER, NON_NUMERIC, NONE, NOT_NULL, STRINGS};
use super::{bind, failed};
use crate::gc::Gc;
use crate::object::{Dict, Getter, Kind, Str, Tuple, TypeId, TypeSpec};
use crate::types::str_::builder::Builder;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// `_csv.writer`
    pub struct CsvWriter {
        pub write: Value,
        pub dialect: Gc<CsvDialect>,
    }
}

pub static WRITER: TypeSpec = TypeSpec {
    kind: Some(Kind::CsvWriter),
    is_base: false,
    methods: crate::methods![
        "writerow(self, object, /)" => write_row,
        "writerows(self, object, /)" => write_rows,
    ],
    getters: &[Getter { name: "dialect", get: |_, this| Ok(writer_of(this).dialect.value()), set: None }],
    doc: "CSV writer",
    ..TypeSpec::new(TypeId::CsvWriter, "_csv.writer")
};

fn writer_of(value: Value) -> Gc<CsvWriter> {
    value.downcast().expect("the slot belongs to writers")
}

/// `_csv.writer`
pub fn writer(vm: &mut Vm, arguments: Gc<Tuple>, keywords: Gc<Dict>) -> PyResult<Gc<CsvWriter>> {
    let (file, dialect) = bind(vm, "writer", arguments, keywords)?;
    let name = vm.intern("write");
    match vm.find_attr(file, name)? {
        Some(write) if vm.class_of(write).slots().call.is_some() => {
            Ok(vm.heap.alloc(CsvWriter::new(vm.header_of(TypeId::CsvWriter), write, dialect)))
        }
        _ => Err(vm.type_error("argument 1 must have a \"write\" method")),
    }
}

fn write_rows(vm: &mut Vm, this: Gc<CsvWriter>, rows: Value) -> PyResult<()> {
    vm.for_each(rows, |vm, row| write_row(vm, this, row).map(|_| true))
}

fn write_row(vm: &mut Vm, this: Gc<CsvWriter>, row: Value) -> PyResult {
    let iterator = vm.iter(row);
    let Some(iterator) = vm.catch(iterator, TypeId::TypeError)? else {
        let given = vm.type_name(row);
        return Err(failed(vm, &format!("iterable expected, not {given}")));
    };
    let dialect = this.dialect;
    let (mut out, mut count, mut was_none) = (Builder::new(), 0, false);
    vm.for_each(iterator, |vm, field| {
        was_none = field.is_none();
        let is_quoted = match dialect.quoting {
            NON_NUMERIC => !is_number(vm, field),
            ALL => true,
            STRINGS => field.is::<Str>(),
            NOT_NULL => !field.is_none(),
            _ => false,
        };
        let text = if field.is_none() { vm.empty_str() } else { vm.to_str(field)? };
        if count > 0 {
            out.push(dialect.delimiter);
        }
        count += 1;
        // Readers would skip a space that ends an empty field.
        let vanishes = text.len() == 0 && dialect.delimiter == 0x20 && dialect.skips_space;
        if vanishes && (dialect.quoting == NONE || was_none && matches!(dialect.quoting, STRINGS | NOT_NULL)) {
            return Err(failed(vm, "empty field must be quoted if delimiter is a space and skipinitialspace is true"));
        }
        append(vm, dialect, &text, is_quoted || vanishes, &mut out)?;
        Ok(true)
    })?;
    if count > 0 && out.is_empty() {
        // Nothing at all would be no row.
        if dialect.quoting == NONE || was_none && matches!(dialect.quoting, STRINGS | NOT_NULL) {
            return Err(failed(vm, "single empty field record must be quoted"));
        }
        out.push(dialect.quote);
        out.push(dialect.quote);
    }
    out.push_str(&dialect.line_end);
    let line = out.finish(vm).value();
    vm.call(this.write, &[line])
}

fn is_number(vm: &mut Vm, value: Value) -> bool {
    let class = vm.class_of(value);
    let slots = class.slots();
    slots.int.is_some() || slots.float.is_some() || slots.index.is_some() || vm.is_instance(value, TypeId::Complex)
}

fn append(vm: &mut Vm, dialect: Gc<CsvDialect>, text: &Str, is_quoted: bool, out: &mut Builder) -> PyResult<()> {
    let is_special = |point: u32| {
        let is_own = point == dialect.delimiter || point == dialect.escape || point == dialect.quote;
        is_own || matches!(point, 0xa | 0xd) || dialect.line_end.code_points().any(|end| end == point)
    };
    let mut is_quoted = is_quoted;
    let mut content = Builder::with_capacity(text.len());
    for point in text.code_points() {
        if is_special(point) {
            let must_escape = dialect.quoting == NONE || point == dialect.escape || point == dialect.quote && !dialect.doubles_quotes;
            if must_escape {
                if dialect.escape == NO_CHARACTER {
                    return Err(failed(vm, "need to escape, but no escapechar set"));
                }
                content.push(dialect.escape);
            } else {
                is_quoted = true;
                if point == dialect.quote {
                    content.push(point);
                }
            }
        }
        content.push(point);
    }
    if is_quoted {
        out.push(dialect.quote);
    }
    out.push_units(content.units());
    if is_quoted {
        out.push(dialect.quote);
    }
    Ok(())
}
