//! `str`: slots, construction, and its iterator. The methods are in the files of this folder.

pub mod builder;
mod case;
pub mod characters;
mod layout;
mod methods;
pub use methods::join_items;
mod predicates;
pub mod repr;
pub mod search;
mod split;
mod translate;
mod unicode_tables;

use std::cell::Cell;

pub use builder::Builder;

use crate::gc::{Gc, KindInfo};
use crate::object::{Arguments, BinaryOp, CompareOp, Known, Kind, Slots, Str, Type, TypeId, TypeSpec, Units};
use crate::types::bytes::codecs;
use crate::types::format;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// `iter(str)`; the str is unbound at the end.
    pub struct StrIterator {
        pub str_: Cell<Value>,
        pub index: Cell<usize>,
    }
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&STR, &STR_ITERATOR, &WIDE_STR_ITERATOR];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Str, KindInfo::of::<Str>()), (Kind::StrIterator, KindInfo::of::<StrIterator>())];

static STR: TypeSpec = TypeSpec {
    kind: Some(Kind::Str),
    slots: Slots {
        new: Some(new),
        repr: Some(|vm, this| Ok(repr::repr(vm, expect(this)).value())),
        str_: Some(|vm, this| Ok(exact(vm, expect(this)).value())),
        hash: Some(|vm, this| Ok(expect(this).hash(vm.hash_key))),
        compare: Some(compare),
        iter: Some(iter),
        len: Some(|_, this| Ok(expect(this).len())),
        get_item: Some(get_item),
        contains: Some(contains),
        binary: {
            let mut binary = Slots::NONE.binary;
            binary[BinaryOp::Add as usize] = Some(add);
            binary[BinaryOp::Mul as usize] = Some(multiply);
            binary[BinaryOp::Mod as usize] = Some(modulo);
            binary
        },
        ..Slots::NONE
    },
    methods: crate::methods! {
        "capitalize(self, /)" => case::capitalize,
        "casefold(self, /)" => case::casefold,
        "center(self, width, fillchar=' ', /)" => layout::center,
        "count(self, sub[, start[, end]], /)" => methods::count,
        "encode(self, /, encoding='utf-8', errors='strict')" => methods::encode,
        "endswith(self, suffix[, start[, end]], /)" => methods::endswith,
        "expandtabs(self, /, tabsize=8)" => layout::expandtabs,
        "find(self, sub[, start[, end]], /)" => methods::find,
        "format(self, /, *args, **kwargs)" => format::fields::format_method,
        "format_map(self, mapping, /)" => format::fields::format_map,
        "index(self, sub[, start[, end]], /)" => methods::index,
        "isalnum(self, /)" => predicates::isalnum,
        "isalpha(self, /)" => predicates::isalpha,
        "isascii(self, /)" => predicates::isascii,
        "isdecimal(self, /)" => predicates::isdecimal,
        "isdigit(self, /)" => predicates::isdigit,
        "isidentifier(self, /)" => predicates::isidentifier,
        "islower(self, /)" => predicates::islower,
        "isnumeric(self, /)" => predicates::isnumeric,
        "isprintable(self, /)" => predicates::isprintable,
        "isspace(self, /)" => predicates::isspace,
        "istitle(self, /)" => predicates::istitle,
        "isupper(self, /)" => predicates::isupper,
        "join(self, iterable, /)" => methods::join,
        "ljust(self, width, fillchar=' ', /)" => layout::ljust,
        "lower(self, /)" => case::lower,
        "lstrip(self, chars=None, /)" => layout::lstrip,
        "partition(self, sep, /)" => split::partition,
        "removeprefix(self, prefix, /)" => methods::removeprefix,
        "removesuffix(self, suffix, /)" => methods::removesuffix,
        "replace(self, old, new, /, count=-1)" => methods::replace,
        "rfind(self, sub[, start[, end]], /)" => methods::rfind,
        "rindex(self, sub[, start[, end]], /)" => methods::rindex,
        "rjust(self, width, fillchar=' ', /)" => layout::rjust,
        "rpartition(self, sep, /)" => split::rpartition,
        "rsplit(self, /, sep=None, maxsplit=-1)" => split::rsplit,
        "rstrip(self, chars=None, /)" => layout::rstrip,
        "split(self, /, sep=None, maxsplit=-1)" => split::split,
        "splitlines(self, /, keepends=False)" => split::splitlines,
        "startswith(self, prefix[, start[, end]], /)" => methods::startswith,
        "strip(self, chars=None, /)" => layout::strip,
        "swapcase(self, /)" => case::swapcase,
        "title(self, /)" => case::title,
        "translate(self, table, /)" => translate::translate,
        "upper(self, /)" => case::upper,
        "zfill(self, width, /)" => layout::zfill,
        "__format__(self, format_spec, /)" => methods::format,
        "__sizeof__(self, /)" => |_: &mut Vm, this: Gc<Str>| size_of::<Str>() + this.len() * match this.units() {
            Units::One(_) => 1,
            Units::Two(_) => 2,
            Units::Four(_) => 4,
        },
        "__getnewargs__(self, /)" => |vm: &mut Vm, this: Gc<Str>| { let text = exact(vm, this).value(); vm.tuple(&[text]) },
    },
    static_methods: crate::methods! {
        "maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)" => translate::maketrans,
    },
    ..TypeSpec::new(TypeId::Str, "str")
};

static STR_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::StrIterator),
    is_base: false,
    slots: Slots { iter: Some(|_, this| Ok(this)), iter_next: Some(iter_next), ..Slots::NONE },
    methods: crate::methods! {
        "__length_hint__(self, /)" => length_hint,
        "__reduce__(self, /)" => reduce_iterator,
        "__setstate__(self, object, /)" => set_iterator_state,
    },
    ..TypeSpec::new(TypeId::StrIterator, "str_ascii_iterator")
};

/// The iterator over a str that is not all ASCII.
static WIDE_STR_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::StrIterator),
    is_base: false,
    slots: STR_ITERATOR.slots,
    methods: STR_ITERATOR.methods,
    ..TypeSpec::new(TypeId::WideStrIterator, "str_iterator")
};

/// Code points that no str has more of: beyond, MemoryError is raised instead of asking the system.
pub const MAX_LEN: usize = 1 << 32;

fn expect(this: Value) -> Gc<Str> {
    this.downcast().expect("the slots belong to strs")
}

/// The text as an instance of `str` itself.
pub fn exact(vm: &Vm, this: Gc<Str>) -> Gc<Str> {
    if this.value().downcast_exact::<Str>().is_some() { this } else { vm.str_from_units(this.units()) }
}

/// The code points of a range that exists.
pub fn substring(vm: &Vm, this: Gc<Str>, start: usize, end: usize) -> Gc<Str> {
    if start == 0 && end == this.len() { exact(vm, this) } else { vm.str_from_units(this.units().slice(start, end)) }
}

/// The one-character str of a code point.
pub fn character(vm: &Vm, point: u32) -> Gc<Str> {
    match point {
        0..0x100 => vm.character(point as u8),
        0x100..0x1_0000 => vm.str_from_units(Units::Two(&[point as u16])),
        _ => vm.str_from_units(Units::Four(&[point])),
    }
}

/// An argument that must be a str; `what` begins the message.
pub fn expect_str(vm: &mut Vm, value: Value, what: &str) -> PyResult<Gc<Str>> {
    value.downcast::<Str>().ok_or_else(|| {
        let given = vm.argument_name(value);
        let message = format!("{what} must be str, not {given}");
        vm.type_error(message.trim_start())
    })
}

impl Vm {
    /// MemoryError, if a sequence of bytes or characters cannot be as long.
    pub fn check_text_len(&mut self, len: Option<usize>) -> PyResult<usize> {
        match len {
            Some(len) if len <= MAX_LEN => self.check_memory(len).map(|()| len),
            _ => Err(self.memory_error()),
        }
    }
}

/// `str(object='')`, `str(object=b'', encoding='utf-8', errors='strict')`
fn new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let [object, encoding, errors] = new_arguments(vm, "str", ["object", "encoding", "errors"], arguments)?;
    let text = match (object, encoding, errors) {
        (None, ..) => vm.empty_str(),
        (Some(object), None, None) => vm.to_str(object)?,
        (Some(object), encoding, errors) => codecs::decode_object(vm, object, encoding, errors)?,
    };
    if class.is(TypeId::Str) { Ok(text.value()) } else { Ok(vm.str_with_header(class.instance_header(), text).value()) }
}

/// The arguments of a constructor with three optional parameters that may be given by name; the last two must be strs.
pub fn new_arguments(vm: &mut Vm, class: &str, names: [&str; 3], arguments: Arguments) -> PyResult<[Option<Value>; 3]> {
    let mut bound = [None; 3];
    let positionals = arguments.positionals();
    let given = arguments.values.len();
    if given > 3 {
        let message = if arguments.names.is_empty() { format!("{class} expected at most 3 arguments, got {given}") } else { format!("{class}() takes at most 3 arguments ({given} given)") };
        return Err(vm.type_error(message));
    }
    bound.iter_mut().zip(positionals).for_each(|(place, &value)| *place = Some(value));
    for (name, value) in arguments.keywords() {
        let name = name.downcast::<Str>().expect("keyword names are strs").to_text();
        match names.iter().position(|known| *known == name) {
            Some(index) if bound[index].is_some() => {
                return Err(vm.type_error(format!("argument for {class}() given by name ('{name}') and position ({})", index + 1)));
            }
            Some(index) => bound[index] = Some(value),
            None => return Err(vm.type_error(format!("{class}() got an unexpected keyword argument '{name}'"))),
        }
    }
    for index in [1, 2] {
        if let Some(value) = bound[index] {
            expect_str(vm, value, &format!("{class}() argument '{}'", names[index]))?;
        }
    }
    Ok(bound)
}

fn compare(_: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    let (Some(one), Some(other)) = (lhs.downcast::<Str>(), rhs.downcast::<Str>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::from_bool(match op {
        CompareOp::Eq => one.is_equal(&other),
        CompareOp::Ne => !one.is_equal(&other),
        _ => op.holds(one.order(&other)),
    }))
}

fn get_item(vm: &mut Vm, this: Value, key: Value) -> PyResult {
    let text = expect(this);
    if key.is_int() || !vm.is_instance(key, TypeId::Slice) {
        let index = vm.item_index(key, text.len(), "string")?;
        return Ok(character(vm, text.units().at(index)).value());
    }
    let range = vm.slice_range(key, text.len())?;
    if let Some(part) = range.as_contiguous() {
        return Ok(substring(vm, text, part.start, part.end).value());
    }
    let units = text.units();
    Ok(match units {
        Units::One(units) => vm.str_from_latin1(&range.indexes().map(|index| units[index]).collect::<Vec<_>>()),
        _ => vm.str_from_points(range.indexes().map(|index| units.at(index))),
    }
    .value())
}

fn contains(vm: &mut Vm, this: Value, item: Value) -> PyResult<bool> {
    let Some(part) = item.downcast::<Str>() else {
        let given = vm.type_name(item);
        return Err(vm.type_error(format!("'in <string>' requires string as left operand, not {given}")));
    };
    Ok(search::find_in(expect(this).units(), part.units()).is_some())
}

fn add(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let (Some(one), Some(other)) = (lhs.downcast::<Str>(), rhs.downcast::<Str>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if one.is_empty() {
        return Ok(exact(vm, other).value());
    }
    if other.is_empty() {
        return Ok(exact(vm, one).value());
    }
    if let (Units::One(_), Units::One(_)) = (one.units(), other.units()) {
        return Ok(vm.concat_latin1(one, other).value());
    }
    Ok(vm.str_from_parts([one.units(), other.units()].into_iter()).value())
}

fn multiply(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let (text, count) = match (lhs.downcast::<Str>(), rhs.downcast::<Str>()) {
        (Some(text), None) => (text, rhs),
        (None, Some(text)) => (text, lhs),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    let Some(count) = repeat_count(vm, count)? else { return Ok(Value::NOT_IMPLEMENTED) };
    if count <= 0 || text.is_empty() {
        return Ok(vm.empty_str().value());
    }
    if count == 1 {
        return Ok(exact(vm, text).value());
    }
    if text.len() > 1 && text.len().checked_mul(count as usize).is_none_or(|len| len > i64::MAX as usize) {
        return Err(vm.overflow_error("repeated string is too long"));
    }
    vm.check_text_len(text.len().checked_mul(count as usize))?;
    let count = count as usize;
    Ok(match text.units() {
        Units::One(units) => vm.str_from_latin1(&units.repeat(count)),
        Units::Two(units) => vm.str_from_units(Units::Two(&units.repeat(count))),
        Units::Four(units) => vm.str_from_units(Units::Four(&units.repeat(count))),
    }
    .value())
}

/// How often a sequence is to be repeated; `None` if the value is no integer.
pub fn repeat_count(vm: &mut Vm, value: Value) -> PyResult<Option<i64>> {
    if value.as_int_ref().is_none() && vm.class_of(value).slots().index.is_none() {
        return Ok(None);
    }
    match vm.index(value)?.to_i64() {
        Some(count) => Ok(Some(count)),
        None => {
            let given = vm.type_name(value);
            Err(vm.overflow_error(format!("cannot fit '{given}' into an index-sized integer")))
        }
    }
}

fn modulo(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    match lhs.downcast::<Str>() {
        Some(text) => format::percent::format_str(vm, text, rhs).map(Gc::value),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn iter(vm: &mut Vm, this: Value) -> PyResult {
    let class = if expect(this).as_ascii().is_some() { TypeId::StrIterator } else { TypeId::WideStrIterator };
    let iterator = StrIterator::new(vm.header_of(class), Cell::new(this), Cell::new(0));
    Ok(vm.heap.alloc(iterator).value())
}

fn iter_next(vm: &mut Vm, this: Value) -> PyResult {
    let iterator = this.downcast::<StrIterator>().expect("the slot belongs to str iterators");
    let Some(text) = iterator.str_.get().downcast::<Str>() else { return Ok(Value::UNBOUND) };
    let index = iterator.index.get();
    if index >= text.len() {
        iterator.str_.set(Value::UNBOUND);
        return Ok(Value::UNBOUND);
    }
    iterator.index.set(index + 1);
    Ok(character(vm, text.units().at(index)).value())
}

fn length_hint(_: &mut Vm, this: Gc<StrIterator>) -> usize {
    this.str_.get().downcast::<Str>().map_or(0, |text| text.len() - this.index.get())
}

fn reduce_iterator(vm: &mut Vm, this: Gc<StrIterator>) -> PyResult {
    let empty = vm.empty_str().value();
    crate::types::sequences::reduce_iterator(vm, "iter", this.str_.get(), this.index.get() as i64, empty)
}

fn set_iterator_state(_: &mut Vm, this: Gc<StrIterator>, state: i64) {
    let len = this.str_.get().downcast::<Str>().map_or(0, |text| text.len());
    this.index.set(usize::try_from(state).unwrap_or(0).min(len));
}

/// Calls `__format__` through the class, as `format()` does.
pub fn format_method(vm: &mut Vm, value: Value, spec: Gc<Str>) -> PyResult<Value> {
    match vm.call_special(value, Known::__format__, &[spec.value()])? {
        Some(result) => Ok(result),
        None => {
            let class = vm.type_name(value);
            Err(vm.type_error(format!("Type {class} doesn't define __format__")))
        }
    }
}
