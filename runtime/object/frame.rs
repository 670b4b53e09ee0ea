//! Frame objects: what Python code sees of a frame. The frame itself is a window on the register stack, which its object follows
//! (`interp/live_frames.rs`).

use std::cell::Cell;

use super::{Code, TypeId};
use crate::gc::{Gc, Items};
use crate::value::Value;
use crate::vm::Vm;

crate::object! {
    /// A frame object.
    pub struct Frame {
        pub code: Cell<Value>,
        pub globals: Cell<Value>,
        /// The generator of which this is the frame, until it is over, or unbound.
        pub owner: Cell<Value>,
        /// The address of the window while the frame runs, or 0. Frames of generators move: ask the owner.
        pub base: Cell<usize>,
        /// After the end: the first registers.
        pub window: Items,
        /// After the end: the caller's frame, or None.
        pub back: Cell<Value>,
        /// After the end: the word of the instruction in the code's body.
        pub at: Cell<u32>,
    }
}

impl Vm {
    /// The object of a frame that is over, and had no variables.
    pub fn frame(&mut self, code: Value, globals: Value, at: u32) -> Gc<Frame> {
        let header = self.header_of(TypeId::Frame);
        let (owner, back) = (Cell::new(Value::UNBOUND), Cell::new(Value::NONE));
        self.heap.alloc(Frame::new(header, Cell::new(code), Cell::new(globals), owner, Cell::new(0), Items::new(), back, Cell::new(at)))
    }
}

impl Frame {
    /// The line of an instruction.
    pub fn line(&self, word: u32) -> u32 {
        self.code.get().downcast::<Code>().map_or(0, |code| {
            let body = &code.linked.body;
            body.positions.at(word).line.unwrap_or(body.first_line)
        })
    }
}
