//! The ends of lines: finding them, translating them, `IncrementalNewlineDecoder`.

use std::cell::{Cell, RefCell};

use super::{call_method, state_of};
use crate::gc::{Gc, Trace, Tracer};
use crate::object::{Arguments, Getter, Kind, Slots, Str, Tuple, Type, TypeId, TypeSpec, Units};
use crate::types::bytes::buffer;
use crate::types::str_::Builder;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

const CR: u32 = 13;
const LF: u32 = 10;

/// What ends a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LineEnd {
    Lf,
    Cr,
    CrLf,
    /// Any of the three.
    Universal,
}

impl LineEnd {
    /// What ends the lines that are read with this `newline` argument.
    pub fn of(newline: Option<&str>) -> LineEnd {
        match newline {
            Some("") => LineEnd::Universal,
            Some("\r") => LineEnd::Cr,
            Some("\r\n") => LineEnd::CrLf,
            _ => LineEnd::Lf,
        }
    }

    /// Where the line ends that begins at `start`, its end included.
    pub fn find(self, text: Units, start: usize) -> Option<usize> {
        let position = |wanted: u32| match text {
            Units::One(bytes) => memchr::memchr(wanted as u8, &bytes[start..]).map(|offset| start + offset),
            _ => (start..text.len()).find(|&at| text.at(at) == wanted),
        };
        match self {
            LineEnd::Lf => position(LF).map(|at| at + 1),
            LineEnd::Cr => position(CR).map(|at| at + 1),
            LineEnd::CrLf => (start + 1..text.len()).find(|&at| text.at(at) == LF && text.at(at - 1) == CR).map(|at| at + 1),
            LineEnd::Universal => {
                let at = (start..text.len()).find(|&at| text.at(at) == LF || text.at(at) == CR)?;
                let is_pair = text.at(at) == CR && at + 1 < text.len() && text.at(at + 1) == LF;
                Some(at + 1 + usize::from(is_pair))
            }
        }
    }
}

/// A valid `newline` argument; `shows_repr` chooses between the words of `StringIO` and those of `open`.
pub fn check_newline(vm: &mut Vm, newline: Option<&str>, shows_repr: bool) -> PyResult<()> {
    match newline {
        None | Some("" | "\n" | "\r" | "\r\n") => Ok(()),
        Some(newline) if shows_repr => {
            let newline = vm.text(newline);
            let newline = vm.repr_text(newline)?;
            Err(vm.value_error(format!("illegal newline value: {newline}")))
        }
        Some(newline) => Err(vm.value_error(format!("illegal newline value: {newline}"))),
    }
}

/// Text with `newline` for every `\n`.
pub fn with_newline(vm: &Vm, text: Gc<Str>, newline: &str) -> Gc<Str> {
    let units = text.units();
    let mut out = Builder::with_capacity(units.len() + 16);
    let mut start = 0;
    while let Some(end) = LineEnd::Lf.find(units, start) {
        out.push_units(units.slice(start, end - 1));
        out.push_text(newline);
        start = end;
    }
    out.push_units(units.slice(start, units.len()));
    out.finish(vm)
}

/// Text that comes in parts, with ends of lines of any kind.
#[derive(Clone, Debug, Default)]
pub struct Newlines {
    pub translates: bool,
    /// A `\r` at the end of a part waits for what follows.
    pub has_cr: bool,
    pub seen_cr: bool,
    pub seen_lf: bool,
    pub seen_crlf: bool,
}

impl Newlines {
    pub fn new(translates: bool) -> Newlines {
        Newlines { translates, ..Newlines::default() }
    }

    /// The next part.
    pub fn decode(&mut self, vm: &Vm, text: Gc<Str>, is_final: bool) -> Gc<Str> {
        let units = text.units();
        let has_cr = match units {
            Units::One(bytes) => memchr::memchr(CR as u8, bytes).is_some(),
            _ => units.iter().any(|point| point == CR),
        };
        if !has_cr && !self.has_cr {
            self.seen_lf = self.seen_lf || LineEnd::Lf.find(units, 0).is_some();
            return text;
        }
        if units.is_empty() && !is_final {
            return text;
        }
        // What waited comes first; another `\r` at the end waits in turn.
        let n_before = usize::from(self.has_cr);
        let at = |index: usize| if index < n_before { CR } else { units.at(index - n_before) };
        let total = n_before + units.len();
        self.has_cr = total > 0 && at(total - 1) == CR && !is_final;
        let end = total - usize::from(self.has_cr);
        let mut out = Builder::with_capacity(end);
        let mut index = 0;
        while index < end {
            let point = at(index);
            let is_pair = point == CR && index + 1 < end && at(index + 1) == LF;
            match point {
                CR if is_pair => self.seen_crlf = true,
                CR => self.seen_cr = true,
                LF => self.seen_lf = true,
                _ => {}
            }
            match point {
                CR if self.translates => out.push(LF),
                CR if is_pair => {
                    out.push(CR);
                    out.push(LF);
                }
                _ => out.push(point),
            }
            index += 1 + usize::from(is_pair);
        }
        out.finish(vm)
    }

    /// `newlines`: None, a str, or a tuple of strs.
    pub fn seen(&self, vm: &Vm) -> Value {
        let kinds = [(self.seen_cr, "\r"), (self.seen_lf, "\n"), (self.seen_crlf, "\r\n")];
        let texts: Vec<&str> = kinds.iter().filter(|(seen, _)| *seen).map(|(_, text)| *text).collect();
        match *texts.as_slice() {
            [] => Value::NONE,
            [only] => vm.text(only),
            _ => {
                let list = vm.list(&[]);
                texts.iter().for_each(|text| list.items.push(&vm.heap, vm.text(text)));
                vm.tuple(list.items.as_slice()).value()
            }
        }
    }
}

/// What an object keeps.
pub struct Owned(RefCell<Newlines>);

impl Trace for Owned {
    fn trace(&self, _: &mut Tracer) {}
}

crate::object! {
    /// `_io.IncrementalNewlineDecoder`
    pub struct NewlineDecoder {
        /// Makes text of bytes, or None if text comes in; unbound before `__init__`.
        pub decoder: Cell<Value>,
        pub state: Owned,
    }
}

pub static NEWLINE_DECODER: TypeSpec = TypeSpec {
    kind: Some(Kind::NewlineDecoder),
    slots: Slots { new: Some(new), init: Some(init), ..Slots::NONE },
    methods: crate::methods![
        "decode(self, /, input, final=False)" => decode,
        "getstate(self, /)" => get_state,
        "setstate(self, state, /)" => set_state,
        "reset(self, /)" => reset,
    ],
    getters: &[Getter { name: "newlines", get: |vm, this| { let this = checked(vm, this)?; Ok(this.state.0.borrow().seen(vm)) }, set: None }],
    ..TypeSpec::new(TypeId::NewlineDecoder, "_io.IncrementalNewlineDecoder")
};

fn new(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    let state = Owned(RefCell::default());
    Ok(vm.heap.alloc(NewlineDecoder::new(class.instance_header(), Cell::new(Value::UNBOUND), state)).value())
}

fn init(vm: &mut Vm, this: Value, arguments: Arguments) -> PyResult<()> {
    let [decoder, translate, _errors] = arguments.bind(vm, "IncrementalNewlineDecoder", ["decoder", "translate", "errors"], 2)?;
    let translates = vm.is_true(translate)?;
    let this: Gc<NewlineDecoder> = state_of(vm, this)?;
    this.decoder.set(decoder);
    *this.state.0.borrow_mut() = Newlines::new(translates);
    Ok(())
}

fn checked(vm: &mut Vm, this: Value) -> PyResult<Gc<NewlineDecoder>> {
    let this: Gc<NewlineDecoder> = state_of(vm, this)?;
    if this.decoder.get().is_unbound() { Err(vm.value_error("IncrementalNewlineDecoder.__init__() not called")) } else { Ok(this) }
}

fn decode(vm: &mut Vm, this: Value, input: Value, is_final: bool) -> PyResult<Gc<Str>> {
    let this = checked(vm, this)?;
    let decoder = this.decoder.get();
    let text = if decoder.is_none() { input } else { call_method(vm, decoder, "decode", &[input, Value::from_bool(is_final)])? };
    let Some(text) = text.downcast::<Str>() else {
        let given = vm.type_name(text);
        return Err(vm.type_error(format!("decoder should return a string result, not '{given}'")));
    };
    Ok(this.state.0.borrow_mut().decode(vm, text, is_final))
}

fn get_state(vm: &mut Vm, this: Value) -> PyResult<Gc<Tuple>> {
    let this = checked(vm, this)?;
    let (mut data, mut flag) = (vm.bytes(Vec::new()).value(), 0);
    if !this.decoder.get().is_none() {
        let state = call_method(vm, this.decoder.get(), "getstate", &[])?;
        let Some(state) = state.downcast::<Tuple>().filter(|state| state.as_slice().len() == 2) else {
            return Err(vm.type_error("illegal decoder state"));
        };
        if buffer(state.as_slice()[0]).is_none() {
            return Err(vm.type_error("illegal decoder state"));
        }
        data = state.as_slice()[0];
        flag = vm.index_i64(state.as_slice()[1])?;
    }
    let flag = vm.int(flag << 1 | i64::from(this.state.0.borrow().has_cr));
    Ok(vm.tuple(&[data, flag]))
}

fn set_state(vm: &mut Vm, this: Value, state: Value) -> PyResult<()> {
    let this = checked(vm, this)?;
    let Some(state) = state.downcast::<Tuple>().filter(|state| state.as_slice().len() == 2) else {
        return Err(vm.type_error("state argument must be a tuple"));
    };
    let flag = vm.index_i64(state.as_slice()[1])?;
    this.state.0.borrow_mut().has_cr = flag & 1 == 1;
    if !this.decoder.get().is_none() {
        let flag = vm.int(flag >> 1);
        let state = vm.tuple(&[state.as_slice()[0], flag]).value();
        call_method(vm, this.decoder.get(), "setstate", &[state])?;
    }
    Ok(())
}

fn reset(vm: &mut Vm, this: Value) -> PyResult<()> {
    let this = checked(vm, this)?;
    let translates = this.state.0.borrow().translates;
    *this.state.0.borrow_mut() = Newlines::new(translates);
    if !this.decoder.get().is_none() {
        call_method(vm, this.decoder.get(), "reset", &[])?;
    }
    Ok(())
}
