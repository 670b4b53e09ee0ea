//! Error handlers of encodings: the known ones, and those that a program has registered.
//!
//! Given: what cannot be encoded or decoded. Gives: what stands for it, and where to go on.

use super::Bytes;
use crate::gc::Gc;
use crate::object::{BaseException, Dict, Known, Str, Tuple, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Raised, State, Vm};

/// A part of a str or of bytes for which an encoding has nothing.
#[derive(Clone, Copy)]
pub struct Problem<'a> {
    pub encoding: &'a str,
    /// All of the text or the bytes.
    pub object: Value,
    pub start: usize,
    pub end: usize,
    pub reason: &'a str,
}

/// What stands for code points that cannot be encoded.
pub enum Substitute {
    /// Still to be encoded.
    Text(Vec<u32>),
    Data(Vec<u8>),
}

/// The handlers that are always there.
pub const NAMES: [&str; 7] = ["strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "surrogatepass", "surrogateescape"];

impl Problem<'_> {
    /// The exception that tells of it.
    pub fn exception(&self, vm: &mut Vm, class: TypeId) -> Gc<BaseException> {
        let encoding = vm.text(self.encoding);
        let reason = vm.text(self.reason);
        let (start, end) = (vm.int(self.start as i64), vm.int(self.end as i64));
        let values = [encoding, self.object, start, end, reason];
        let exception = vm.new_exception(class, &values);
        let names = [Known::encoding_, Known::object_, Known::start_, Known::end_, Known::reason_];
        for (name, value) in names.into_iter().zip(values) {
            vm.set_exception_attribute(exception, name, value);
        }
        exception
    }

    pub fn raise(&self, vm: &mut Vm, class: TypeId) -> Raised {
        let exception = self.exception(vm, class);
        vm.raise_object(exception)
    }

    /// Code points of the part, if the object is a text.
    fn points(&self) -> Vec<u32> {
        match self.object.downcast::<Str>() {
            Some(text) => text.units().slice(self.start.min(text.len()), self.end.min(text.len())).iter().collect(),
            None => Vec::new(),
        }
    }

    /// Bytes of the part, if the object is made of them.
    fn data(&self) -> Vec<u8> {
        super::buffer(self.object).and_then(|data| data.get(self.start..self.end.min(data.len())).map(<[u8]>::to_vec)).unwrap_or_default()
    }
}

/// As Python writes a code point that cannot be shown.
fn escape(point: u32) -> String {
    match point {
        0..0x100 => format!("\\x{point:02x}"),
        0x100..0x1_0000 => format!("\\u{point:04x}"),
        _ => format!("\\U{point:08x}"),
    }
}

fn code_points(text: &str) -> Vec<u32> {
    text.chars().map(u32::from).collect()
}

/// The bytes that surrogates at the start of a text were made of by `surrogateescape`.
fn escaped_bytes(points: &[u32]) -> Vec<u8> {
    points.iter().map_while(|&point| (0xdc80..0xdd00).contains(&point).then_some(point as u8)).collect()
}

/// What stands for code points that cannot be encoded, and where to go on.
pub fn handle_encode(vm: &mut Vm, handler: &str, problem: Problem) -> PyResult<(Substitute, usize)> {
    let points = problem.points();
    let mapped = |map: &dyn Fn(u32) -> String| Substitute::Text(points.iter().flat_map(|&point| code_points(&map(point))).collect());
    let substitute = match handler {
        "ignore" => mapped(&|_| String::new()),
        "replace" => mapped(&|_| "?".to_owned()),
        "backslashreplace" => mapped(&escape),
        "xmlcharrefreplace" => mapped(&|point| format!("&#{point};")),
        "surrogateescape" => {
            let bytes = escaped_bytes(&points);
            if bytes.is_empty() {
                return Err(problem.raise(vm, TypeId::UnicodeEncodeError));
            }
            let next = problem.start + bytes.len();
            return Ok((Substitute::Data(bytes), next));
        }
        "strict" | "surrogatepass" => return Err(problem.raise(vm, TypeId::UnicodeEncodeError)),
        _ => return call_handler(vm, handler, problem, TypeId::UnicodeEncodeError),
    };
    Ok((substitute, problem.end))
}

/// What stands for bytes that cannot be decoded, and where to go on.
pub fn handle_decode(vm: &mut Vm, handler: &str, problem: Problem) -> PyResult<(Vec<u32>, usize)> {
    let text = match handler {
        "ignore" => Vec::new(),
        "replace" => vec![0xfffd],
        "backslashreplace" => problem.data().iter().flat_map(|&byte| code_points(&escape(byte.into()))).collect(),
        "surrogateescape" => {
            let data = problem.data();
            let count = data.iter().take_while(|&&byte| byte >= 0x80).count();
            if count == 0 {
                return Err(problem.raise(vm, TypeId::UnicodeDecodeError));
            }
            return Ok((data[..count].iter().map(|&byte| 0xdc00 + u32::from(byte)).collect(), problem.start + count));
        }
        "strict" | "surrogatepass" => return Err(problem.raise(vm, TypeId::UnicodeDecodeError)),
        _ => {
            let (substitute, next) = call_handler(vm, handler, problem, TypeId::UnicodeDecodeError)?;
            return match substitute {
                Substitute::Text(points) => Ok((points, next)),
                Substitute::Data(_) => Err(vm.type_error("decoding error handler must return (str, int) tuple")),
            };
        }
    };
    Ok((text, problem.end))
}

/// The function that a program has registered, if it has.
pub fn registered(vm: &mut Vm, name: &str) -> PyResult<Option<Value>> {
    match vm.state(State::CodecErrors).downcast::<Dict>() {
        Some(handlers) => {
            let name = vm.intern(name).value();
            handlers.get(vm, name)
        }
        None => Ok(None),
    }
}

/// Registers a function.
pub fn register(vm: &mut Vm, name: Gc<Str>, handler: Value) -> PyResult<()> {
    let handlers = match vm.state(State::CodecErrors).downcast::<Dict>() {
        Some(handlers) => handlers,
        None => {
            let handlers = vm.dict();
            vm.set_state(State::CodecErrors, handlers.value());
            handlers
        }
    };
    let name = vm.interned(name);
    handlers.set(vm, name.value(), handler)
}

pub fn unknown_handler(vm: &mut Vm, name: &str) -> Raised {
    vm.raise(TypeId::LookupError, format!("unknown error handler name '{name}'"))
}

fn call_handler(vm: &mut Vm, name: &str, problem: Problem, class: TypeId) -> PyResult<(Substitute, usize)> {
    let Some(handler) = registered(vm, name)? else { return Err(unknown_handler(vm, name)) };
    let exception = problem.exception(vm, class).value();
    let answer = vm.call(handler, &[exception])?;
    let kind = if class == TypeId::UnicodeEncodeError { "encoding" } else { "decoding" };
    let expected = if class == TypeId::UnicodeEncodeError { "(str/bytes, int)" } else { "(str, int)" };
    let parts = answer.downcast::<Tuple>().and_then(|answer| match *answer.as_slice() {
        [substitute, position] => Some((substitute, position)),
        _ => None,
    });
    let Some((substitute, position)) = parts else {
        return Err(vm.type_error(format!("{kind} error handler must return {expected} tuple")));
    };
    let substitute = match (substitute.downcast::<Str>(), substitute.downcast::<Bytes>()) {
        (Some(text), _) => Substitute::Text(text.code_points().collect()),
        (_, Some(data)) => Substitute::Data(data.data.0.to_vec()),
        _ => return Err(vm.type_error(format!("{kind} error handler must return {expected} tuple"))),
    };
    let len = match problem.object.downcast::<Str>() {
        Some(text) => text.len(),
        None => super::buffer(problem.object).map_or(0, |data| data.len()),
    } as i64;
    let given = vm.index_i64(position)?;
    let position = if given < 0 { given + len } else { given };
    if !(0..=len).contains(&position) {
        return Err(vm.index_error(format!("position {given} from error handler out of bounds")));
    }
    Ok((substitute, position as usize))
}

/// A handler that is always there, called as a function: what it returns.
pub fn call_known(vm: &mut Vm, name: &str, exception: Value) -> PyResult {
    let is_encode = vm.is_instance(exception, TypeId::UnicodeEncodeError);
    let is_decode = vm.is_instance(exception, TypeId::UnicodeDecodeError);
    let is_translate = vm.is_instance(exception, TypeId::UnicodeTranslateError);
    let Some(raised) = exception.downcast::<BaseException>() else {
        return Err(vm.type_error("codec must pass exception instance"));
    };
    if name == "strict" {
        return Err(vm.raise_object(raised));
    }
    let is_known = match name {
        "xmlcharrefreplace" => is_encode,
        "surrogateescape" | "surrogatepass" => is_encode || is_decode,
        _ => is_encode || is_decode || is_translate,
    };
    if !is_known {
        let given = vm.type_name(exception);
        return Err(vm.type_error(format!("don't know how to handle {given} in error callback")));
    }
    let attribute = |vm: &mut Vm, name| vm.exception_attribute(raised, name).unwrap_or(Value::NONE);
    let (object, start, end) = (attribute(vm, Known::object_), attribute(vm, Known::start_), attribute(vm, Known::end_));
    let (encoding, reason) = (attribute(vm, Known::encoding_), attribute(vm, Known::reason_));
    let text = |value: Value| value.downcast::<Str>().map(|text| text.to_text()).unwrap_or_default();
    let (encoding, reason) = (text(encoding), text(reason));
    let position = |value: Value| usize::try_from(value.as_int().unwrap_or(0)).unwrap_or(0);
    let problem = Problem { encoding: &encoding, object, start: position(start), end: position(end), reason: &reason };
    if name == "surrogatepass" {
        // Without the encoding's own code, what could pass is not known.
        return Err(vm.raise_object(raised));
    }
    let (substitute, next) = if is_decode {
        let (points, next) = handle_decode(vm, name, problem)?;
        (Substitute::Text(points), next)
    } else {
        match name {
            "replace" if is_translate => (Substitute::Text(vec![0xfffd; problem.points().len()]), problem.end),
            _ => handle_encode(vm, name, problem)?,
        }
    };
    let substitute = match substitute {
        Substitute::Text(points) => vm.str_from_points(points.iter().copied()).value(),
        Substitute::Data(data) => vm.bytes(data).value(),
    };
    let next = vm.int(next as i64);
    Ok(vm.tuple(&[substitute, next]).value())
}
