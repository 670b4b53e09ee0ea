//! Frame objects: what Python code sees of a frame. They are snapshots; the frame itself is a window on the register stack.

use std::cell::Cell;

use super::{Code, TypeId};
use crate::gc::Gc;
use crate::value::Value;
use crate::vm::Vm;

crate::object! {
    /// A frame as it was when somebody asked for it.
    pub struct Frame {
        pub code: Cell<Value>,
        pub globals: Cell<Value>,
        /// The namespace, a dict of the variables, or None if the frame is gone.
        pub locals: Cell<Value>,
        /// The caller's frame or None.
        pub back: Cell<Value>,
        /// The word of the instruction in the code's body.
        pub at: Cell<u32>,
        /// Was on the stack when it was asked for; otherwise it is a traceback's or a suspended generator's.
        pub is_running: Cell<bool>,
    }
}

impl Vm {
    pub fn frame(&mut self, code: Value, globals: Value, locals: Value, back: Value, at: u32) -> Gc<Frame> {
        let cell = Cell::new;
        self.heap.alloc(Frame::new(self.header_of(TypeId::Frame), cell(code), cell(globals), cell(locals), cell(back), Cell::new(at), Cell::new(false)))
    }
}

impl Frame {
    /// The line of the instruction.
    pub fn line(&self) -> u32 {
        self.code.get().downcast::<Code>().map_or(0, |code| {
            let body = &code.linked.body;
            body.positions.at(self.at.get()).line.unwrap_or(body.first_line)
        })
    }
}
