//! The type of what `make_scanner` makes.

use super::reader::Reader;
use super::{bind, text_of};
use crate::gc::Gc;
use crate::object::{Arguments, Getter, Kind, Slots, Type, TypeId, TypeSpec, Units};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// `_json.Scanner`
    pub struct JsonScanner {
        pub is_strict: bool,
        pub object_hook: Value,
        pub pairs_hook: Value,
        pub parse_float: Value,
        pub parse_int: Value,
        pub parse_constant: Value,
    }
}

pub static SCANNER: TypeSpec = TypeSpec {
    kind: Some(Kind::JsonScanner),
    is_base: false,
    slots: Slots { new: Some(new), call: Some(call), ..Slots::NONE },
    getters: &[
        Getter { name: "strict", get: |_, this| Ok(this_of(this).is_strict.into()), set: None },
        Getter { name: "object_hook", get: |_, this| Ok(this_of(this).object_hook), set: None },
        Getter { name: "object_pairs_hook", get: |_, this| Ok(this_of(this).pairs_hook), set: None },
        Getter { name: "parse_float", get: |_, this| Ok(this_of(this).parse_float), set: None },
        Getter { name: "parse_int", get: |_, this| Ok(this_of(this).parse_int), set: None },
        Getter { name: "parse_constant", get: |_, this| Ok(this_of(this).parse_constant), set: None },
    ],
    doc: "JSON scanner object",
    ..TypeSpec::new(TypeId::JsonScanner, "_json.Scanner")
};

fn this_of(value: Value) -> Gc<JsonScanner> {
    value.downcast().expect("the slot belongs to scanners")
}

fn new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let [context] = bind(vm, arguments, "make_scanner", ["context"])?;
    let mut of = |name: &str| {
        let name = vm.intern(name);
        vm.get_attr(context, name)
    };
    let strict = of("strict")?;
    let (object_hook, pairs_hook) = (of("object_hook")?, of("object_pairs_hook")?);
    let (parse_float, parse_int, parse_constant) = (of("parse_float")?, of("parse_int")?, of("parse_constant")?);
    let is_strict = vm.is_true(strict)?;
    let scanner = JsonScanner::new(class.instance_header(), is_strict, object_hook, pairs_hook, parse_float, parse_int, parse_constant);
    Ok(vm.heap.alloc(scanner).value())
}

/// `scan_once(string, idx)`: the value that begins there, and where it ends.
fn call(vm: &mut Vm, this: Value, arguments: Arguments) -> PyResult {
    let [text, start] = bind(vm, arguments, "scan_once", ["string", "idx"])?;
    let start = vm.index_i64(start)?;
    let document = text_of(vm, text)?;
    let Ok(start) = usize::try_from(start) else { return Err(vm.value_error("idx cannot be negative")) };
    let scanner = this_of(this);
    let (value, end) = match document.units() {
        Units::One(text) => Reader::read(vm, scanner, document, text, start),
        Units::Two(text) => Reader::read(vm, scanner, document, text, start),
        Units::Four(text) => Reader::read(vm, scanner, document, text, start),
    }?;
    let end = vm.int(end as i64);
    Ok(vm.tuple(&[value, end]).value())
}
