//! Values to text.

use super::encoder::{JsonEncoder, Quoting};
use super::{check_depth, escape};
use crate::gc::{Gc, Items};
use crate::object::{Dict, Known, List, Str, Tuple, TypeId, Units};
use crate::types::float::repr_text;
use crate::types::int::{small_digits, to_decimal};
use crate::types::list::sort;
use crate::types::str_::builder::Builder;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// A text that is being written.
pub struct Writer {
    encoder: Gc<JsonEncoder>,
    out: Builder,
    /// The objects that are being encoded, outermost first, if cycles are looked for.
    open: Items,
    /// Markers that were there before.
    marked: Option<Gc<Dict>>,
    levels: usize,
    /// When the text is so long, it is asked whether there is memory for it.
    next_check: usize,
}

/// Characters that are written without a look at the limit of memory.
const UNCHECKED: usize = 1 << 20;

impl Writer {
    pub fn write(vm: &mut Vm, encoder: Gc<JsonEncoder>, object: Value, level: i64) -> PyResult<Gc<Str>> {
        let marked = encoder.markers.downcast::<Dict>().filter(|markers| !markers.is_empty());
        let mut writer = Writer { encoder, out: Builder::with_capacity(64), open: Items::new(), marked, levels: 0, next_check: UNCHECKED };
        let level = if encoder.indent.is_none() { 0 } else { first_level(vm, encoder.indent, level)? };
        if let Err(raised) = writer.value(vm, object, level) {
            return Err(writer.leave_markers(vm, raised));
        }
        vm.check_text_len(Some(writer.out.len()))?;
        Ok(writer.out.finish(vm))
    }

    /// After an exception, the markers show where it was raised.
    #[cold]
    fn leave_markers(&self, vm: &mut Vm, raised: Raised) -> Raised {
        if let Some(markers) = self.encoder.markers.downcast::<Dict>() {
            for &object in self.open.as_slice() {
                let identity = vm.identity(object);
                if markers.set_plain(vm, identity, object).is_none() {
                    break;
                }
            }
        }
        raised
    }

    fn text(&mut self, text: &str) {
        self.out.push_units(Units::One(text.as_bytes()));
    }

    fn value(&mut self, vm: &mut Vm, value: Value, level: usize) -> PyResult<()> {
        if let Some(number) = value.as_int() {
            self.out.push_units(Units::One(small_digits(number, &mut [0; 20])));
            return Ok(());
        }
        if value.is::<Str>() {
            return self.string(vm, value);
        }
        match value {
            Value::NONE => self.text("null"),
            Value::TRUE => self.text("true"),
            Value::FALSE => self.text("false"),
            _ if value.is::<List>() || value.is::<Tuple>() => {
                return self.nested(vm, |this, vm| this.sequence(vm, value, level));
            }
            _ if value.is::<Dict>() => {
                return self.nested(vm, |this, vm| this.dict(vm, value, level));
            }
            _ => {
                if let Some(number) = value.as_float() {
                    let text = self.float(vm, value, number)?;
                    self.text(&text);
                } else if let Some(number) = value.as_int_ref() {
                    let text = to_decimal(vm, number)?;
                    self.text(&text);
                } else {
                    return self.other(vm, value, level);
                }
            }
        }
        Ok(())
    }

    /// What `default` makes of an object.
    fn other(&mut self, vm: &mut Vm, value: Value, level: usize) -> PyResult<()> {
        self.enter(vm, value)?;
        let replacement = vm.call(self.encoder.default, &[value])?;
        self.nested(vm, |this, vm| this.value(vm, replacement, level))?;
        self.leave();
        Ok(())
    }

    /// Does what is one level deeper.
    #[inline(always)]
    fn nested(&mut self, vm: &mut Vm, work: impl FnOnce(&mut Writer, &mut Vm) -> PyResult<()>) -> PyResult<()> {
        self.levels += 1;
        check_depth(vm, self.levels, "encoding a JSON object")?;
        work(self, vm)?;
        self.levels -= 1;
        Ok(())
    }

    fn float(&self, vm: &mut Vm, value: Value, number: f64) -> PyResult<String> {
        if number.is_finite() {
            return Ok(repr_text(number));
        }
        if !self.encoder.allows_nan {
            let shown = vm.repr_text(value)?;
            return Err(vm.value_error(format!("Out of range float values are not JSON compliant: {shown}")));
        }
        let name = if number.is_nan() { "NaN" } else if number > 0.0 { "Infinity" } else { "-Infinity" };
        Ok(name.into())
    }

    fn string(&mut self, vm: &mut Vm, value: Value) -> PyResult<()> {
        let called;
        match (self.encoder.quoting, value.downcast::<Str>()) {
            (Quoting::Plain, Some(text)) => escape::push_plain(&mut self.out, &text),
            (Quoting::Ascii, Some(text)) => escape::push_ascii(&mut self.out, &text),
            _ => {
                called = vm.call(self.encoder.encoder, &[value])?;
                let Some(literal) = called.downcast::<Str>() else {
                    let given = vm.type_name(called);
                    return Err(vm.type_error(format!("encoder() must return a string, not {given}")));
                };
                self.out.push_str(&literal);
            }
        }
        Ok(())
    }

    /// Text of a key that is no str.
    fn converted(&mut self, vm: &mut Vm, text: &str) -> PyResult<()> {
        let text = vm.text(text);
        self.string(vm, text)
    }

    /// From here to `leave`, the object must not occur again.
    fn enter(&self, vm: &mut Vm, object: Value) -> PyResult<()> {
        if self.encoder.markers.is_none() {
            return Ok(());
        }
        let is_open = self.open.as_slice().contains(&object) || {
            match self.marked {
                Some(marked) => {
                    let identity = vm.identity(object);
                    marked.contains(vm, identity)?
                }
                None => false,
            }
        };
        if is_open {
            return Err(vm.value_error("Circular reference detected"));
        }
        self.open.push(&vm.heap, object);
        Ok(())
    }

    fn leave(&self) {
        self.open.pop();
    }

    /// A new line with the indentation of a level, if there is one.
    fn new_line(&mut self, vm: &mut Vm, level: usize) -> PyResult<()> {
        if self.encoder.indent.is_none() {
            return Ok(());
        }
        let indent = indent_text(vm, self.encoder.indent)?;
        vm.check_text_len(indent.len().checked_mul(level).and_then(|len| len.checked_add(self.out.len())))?;
        self.out.push(b'\n'.into());
        if !indent.is_empty() {
            (0..level).for_each(|_| self.out.push_str(&indent));
        }
        Ok(())
    }

    /// What stands before an item.
    #[inline]
    fn before_item(&mut self, vm: &mut Vm, is_first: &mut bool, level: usize) -> PyResult<()> {
        vm.check_exhaustion()?;
        if self.out.len() > self.next_check {
            vm.check_text_len(Some(self.out.len()))?;
            self.next_check = self.out.len() + UNCHECKED;
        }
        if std::mem::replace(is_first, false) {
            return Ok(());
        }
        let separator = self.encoder.item_separator;
        self.out.push_str(&separator);
        self.new_line(vm, level)
    }

    fn sequence(&mut self, vm: &mut Vm, value: Value, level: usize) -> PyResult<()> {
        let class = vm.class_of(value);
        let items = if class.is(TypeId::List) || class.is(TypeId::Tuple) { value } else { collect(vm, value)?.value() };
        if vm.len(items)? == 0 {
            self.text("[]");
            return Ok(());
        }
        self.enter(vm, value)?;
        self.text("[");
        self.new_line(vm, level + 1)?;
        let mut is_first = true;
        // The list may change meanwhile.
        for index in 0.. {
            let item = match (items.downcast::<List>(), items.downcast::<Tuple>()) {
                (Some(list), _) => list.items.get(index),
                (_, Some(tuple)) => tuple.as_slice().get(index).copied(),
                _ => None,
            };
            let Some(item) = item else { break };
            self.before_item(vm, &mut is_first, level + 1)?;
            self.value(vm, item, level + 1)?;
        }
        self.leave();
        self.new_line(vm, level)?;
        self.text("]");
        Ok(())
    }

    fn dict(&mut self, vm: &mut Vm, value: Value, level: usize) -> PyResult<()> {
        let Some(dict) = value.downcast::<Dict>().filter(|dict| !dict.is_empty()) else {
            self.text("{}");
            return Ok(());
        };
        self.enter(vm, value)?;
        self.text("{");
        let inner = level + 1;
        self.new_line(vm, inner)?;
        let mut is_first = true;
        if vm.class_of(value).is(TypeId::Dict) && !self.encoder.sorts_keys {
            let mut at = 0;
            while let Some((index, key, value)) = dict.next_entry(at) {
                self.member(vm, key, value, &mut is_first, inner)?;
                at = index + 1;
            }
        } else {
            let items = self.items(vm, value)?;
            let mut index = 0;
            while let Some(item) = items.items.get(index) {
                let Some(&[key, value]) = item.downcast::<Tuple>().as_ref().map(|pair| pair.as_slice()) else {
                    return Err(vm.value_error("items must return 2-tuples"));
                };
                self.member(vm, key, value, &mut is_first, inner)?;
                index += 1;
            }
        }
        self.leave();
        self.new_line(vm, level)?;
        self.text("}");
        Ok(())
    }

    /// What `items()` gives, sorted if keys are to be. A list is that very list, as in CPython.
    fn items(&self, vm: &mut Vm, value: Value) -> PyResult<Gc<List>> {
        let method = vm.get_known_attr(value, Known::items_)?;
        let given = vm.call(method, &[])?;
        let items = match given.downcast::<List>().filter(|_| vm.class_of(given).is(TypeId::List)) {
            Some(list) => list,
            None => {
                let iterator = vm.iter(given);
                let Some(iterator) = vm.catch(iterator, TypeId::TypeError)? else {
                    let (class, given) = (vm.type_name(value), vm.type_name(given));
                    return Err(vm.type_error(format!("{class}.items() returned a non-iterable (type {given})")));
                };
                vm.collect_list(iterator)?
            }
        };
        if self.encoder.sorts_keys {
            sort(vm, items, Value::NONE, false)?;
        }
        Ok(items)
    }

    fn member(&mut self, vm: &mut Vm, key: Value, value: Value, is_first: &mut bool, level: usize) -> PyResult<()> {
        if key.is::<Str>() {
            self.before_item(vm, is_first, level)?;
            self.string(vm, key)?;
        } else {
            let text = match key {
                Value::TRUE => "true".into(),
                Value::FALSE => "false".into(),
                Value::NONE => "null".into(),
                _ => match (key.as_float(), key.as_int_ref()) {
                    (Some(number), _) => self.float(vm, key, number)?,
                    (_, Some(number)) => to_decimal(vm, number)?,
                    _ if self.encoder.skips_keys => return Ok(()),
                    _ => {
                        let given = vm.type_name(key);
                        return Err(vm.type_error(format!("keys must be str, int, float, bool or None, not {given}")));
                    }
                },
            };
            self.before_item(vm, is_first, level)?;
            self.converted(vm, &text)?;
        }
        let separator = self.encoder.key_separator;
        self.out.push_str(&separator);
        self.value(vm, value, level)
    }
}

/// The level to begin with, which must not be too far in.
fn first_level(vm: &mut Vm, indent: Value, level: i64) -> PyResult<usize> {
    let is_sequence = vm.class_of(indent).slots().get_item.is_some();
    if level != 0 && !is_sequence {
        let given = vm.type_name(indent);
        return Err(vm.type_error(format!("'{given}' object can't be repeated")));
    }
    let level = usize::try_from(level).unwrap_or(0);
    if level > 0 {
        let indent = indent_text(vm, indent)?;
        vm.check_text_len(indent.len().checked_mul(level))?;
    }
    Ok(level)
}

fn indent_text(vm: &mut Vm, indent: Value) -> PyResult<Gc<Str>> {
    match indent.downcast() {
        Some(text) => Ok(text),
        None => {
            let given = vm.type_name(indent);
            Err(vm.type_error(format!("can only concatenate str (not \"{given}\") to str")))
        }
    }
}

/// The items of an instance of a subclass of list or tuple.
fn collect(vm: &mut Vm, value: Value) -> PyResult<Gc<List>> {
    let iterator = vm.iter(value);
    match vm.catch(iterator, TypeId::TypeError)? {
        Some(iterator) => vm.collect_list(iterator),
        None => Err(vm.type_error("_iterencode_list needs a sequence")),
    }
}
