//! `BufferedRWPair`: a file to read from and a file to write to that belong together.

use std::cell::Cell;

use super::base::check_able;
use super::{BUFFER_SIZE, call_method, is_closed, state_of};
use crate::gc::Gc;
use crate::object::{Arguments, Getter, Kind, Method, Slots, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// `_io.BufferedRWPair`: two files that belong together.
    pub struct BufferedPair {
        pub reader: Cell<Value>,
        pub writer: Cell<Value>,
    }
}

pub static PAIR: TypeSpec = TypeSpec {
    base: TypeId::BufferedIoBase,
    kind: Some(Kind::BufferedPair),
    has_dict: true,
    slots: Slots { new: Some(new_pair), init: Some(init_pair), ..Slots::NONE },
    methods: PAIR_METHODS,
    getters: &[
        Getter { name: "closed", get: |vm, file| { let writer = half(vm, file, false)?; is_closed(vm, writer).map(Value::from_bool) }, set: None },
        crate::types::object_::DICT,
    ],
    ..TypeSpec::new(TypeId::BufferedPair, "_io.BufferedRWPair")
};

const PAIR_METHODS: &[Method] = crate::methods![
    "read(self, size=-1, /)" => |vm: &mut Vm, file: Value, size: Value| ask_half(vm, file, true, "read", &[size]),
    "read1(self, size=-1, /)" => |vm: &mut Vm, file: Value, size: Value| ask_half(vm, file, true, "read1", &[size]),
    "peek(self, size=0, /)" => |vm: &mut Vm, file: Value, size: Value| ask_half(vm, file, true, "peek", &[size]),
    "readinto(self, buffer, /)" => |vm: &mut Vm, file: Value, target: Value| ask_half(vm, file, true, "readinto", &[target]),
    "readinto1(self, buffer, /)" => |vm: &mut Vm, file: Value, target: Value| ask_half(vm, file, true, "readinto1", &[target]),
    "readable(self, /)" => |vm: &mut Vm, file: Value| ask_half(vm, file, true, "readable", &[]),
    "write(self, buffer, /)" => |vm: &mut Vm, file: Value, data: Value| ask_half(vm, file, false, "write", &[data]),
    "flush(self, /)" => |vm: &mut Vm, file: Value| ask_half(vm, file, false, "flush", &[]),
    "writable(self, /)" => |vm: &mut Vm, file: Value| ask_half(vm, file, false, "writable", &[]),
    "isatty(self, /)" => |vm: &mut Vm, file: Value| {
        let answer = ask_half(vm, file, false, "isatty", &[])?;
        if answer == Value::FALSE { ask_half(vm, file, true, "isatty", &[]) } else { Ok(answer) as PyResult }
    },
    "close(self, /)" => |vm: &mut Vm, file: Value| {
        let closed = ask_half(vm, file, false, "close", &[]);
        let raised = closed.err().map(|_| vm.take_raised());
        let closed = ask_half(vm, file, true, "close", &[]);
        match raised {
            Some(exception) if closed.is_ok() => Err(vm.raise_object(exception)) as PyResult,
            _ => closed,
        }
    },
];

fn new_pair(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    let nothing = Cell::new(Value::UNBOUND);
    Ok(vm.heap.alloc(BufferedPair::new(class.instance_header(), nothing.clone(), nothing)).value())
}

fn init_pair(vm: &mut Vm, file: Value, arguments: Arguments) -> PyResult<()> {
    let [reader, writer, size] = arguments.bind(vm, "BufferedRWPair", ["reader", "writer", "buffer_size"], 2)?;
    let size = size.bound().unwrap_or(Value::from_small(BUFFER_SIZE as i64));
    check_able(vm, reader, "readable")?;
    check_able(vm, writer, "writable")?;
    let pair: Gc<BufferedPair> = file.downcast().expect("the slot belongs to pairs");
    for (id, raw, place) in [(TypeId::BufferedReader, reader, &pair.reader), (TypeId::BufferedWriter, writer, &pair.writer)] {
        let class = vm.type_(id).value();
        place.set(vm.call(class, &[raw, size])?);
    }
    Ok(())
}

fn half(vm: &mut Vm, file: Value, is_reader: bool) -> PyResult {
    let pair: Gc<BufferedPair> = state_of(vm, file)?;
    let half = if is_reader { pair.reader.get() } else { pair.writer.get() };
    half.bound().ok_or_else(|| vm.value_error("I/O operation on uninitialized object"))
}

fn ask_half(vm: &mut Vm, file: Value, is_reader: bool, method: &str, values: &[Value]) -> PyResult {
    let half = half(vm, file, is_reader)?;
    call_method(vm, half, method, values)
}
