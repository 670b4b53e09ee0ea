//! Subscripts of lists and tuples; those of other built-in objects are leaves.

use pyregrine_runtime::interp::compiled::LAYOUT;
use pyregrine_runtime::isa::{Decoded, Op as RegisterOp};
use pyregrine_runtime::vm::tier::{Reason, Seen};

use super::{Builder, Done};
use crate::jit::code::Operands;
use crate::jit::graph::{Op, Region, Rep, V};
use crate::jit::infer;

impl Builder<'_> {
    pub(super) fn subscript(&mut self, inst: &Decoded) -> Done {
        let feedback = self.here.code.feedback(self.word);
        let object = inst.reg("obj");
        let types = &self.env.types;
        let kind = infer::assume(types[usize::from(object)], feedback.operands[0], feedback.is_unsteady);
        let index_type = match inst.find("index") {
            Some(index) => infer::assume(types[usize::from(index)], feedback.operands[1], feedback.is_unsteady),
            None => Seen::INT,
        };
        if index_type != Seen::INT || feedback.is_unsteady {
            return self.item_of_built_in(inst);
        }
        match (kind, inst.op) {
            (Seen::LIST, RegisterOp::SetItem) => {
                let (list, index) = (self.as_list(object), self.index_of(inst));
                let src = self.as_word(inst.reg("src"));
                let (array, at) = self.list_place(list, index);
                self.push(Op::StoreAt(Region::ListItem, LAYOUT.array_first), &[array, at, src], Rep::None, None);
            }
            (Seen::LIST, _) => {
                let (list, index) = (self.as_list(object), self.index_of(inst));
                let (array, at) = self.list_place(list, index);
                let item = self.push(Op::LoadAt(Region::ListItem, LAYOUT.array_first), &[array, at], Rep::Word, None);
                self.set(inst.reg("dst"), item);
            }
            (Seen::TUPLE, RegisterOp::GetItem | RegisterOp::GetItemImm) => {
                let tuple = self.as_word(object);
                let tuple = self.guard(Op::CheckExact(LAYOUT.exact_tuple), &[tuple], Rep::Word, Reason::Type);
                self.set_alias(object, tuple);
                let index = self.index_of(inst);
                let length = self.push(Op::LoadInt(Region::Constant, LAYOUT.tuple_len), &[tuple], Rep::Int, None);
                let at = self.checked_index(index, length);
                let item = self.push(Op::LoadAt(Region::Constant, LAYOUT.tuple_first), &[tuple, at], Rep::Word, None);
                self.set(inst.reg("dst"), item);
            }
            _ => return self.item_of_built_in(inst),
        }
        Done::Next
    }

    fn index_of(&mut self, inst: &Decoded) -> V {
        match inst.find("index") {
            Some(index) => self.as_int(index),
            None => self.int(inst.imm()),
        }
    }

    /// The register as an exact list, or leave.
    pub(super) fn as_list(&mut self, register: u16) -> V {
        let word = self.as_word(register);
        let list = self.guard(Op::CheckExact(LAYOUT.exact_list), &[word], Rep::Word, Reason::Type);
        self.set_alias(register, list);
        list
    }

    /// Where a list's item is: the array, and the index in it.
    fn list_place(&mut self, list: V, index: V) -> (V, V) {
        let length = self.push(Op::LoadInt(Region::ListShape, LAYOUT.list_len), &[list], Rep::Int, None);
        let at = self.checked_index(index, length);
        let array = self.push(Op::Load(Region::ListShape, LAYOUT.list_array), &[list], Rep::Word, None);
        (array, at)
    }

    /// The index in range. One that counts from the end is only looked for where there was one, unless it is a constant.
    fn checked_index(&mut self, index: V, length: V) -> V {
        let may_count_from_end = self.here.code.feedback(self.word).counts_from_end || matches!(self.graph.op(index), Op::Int(_));
        let op = if may_count_from_end { Op::CheckIndex } else { Op::CheckBelow };
        self.guard(op, &[index, length], Rep::Int, Reason::Index)
    }
}
