//! Appending to lists, and taking tuples and lists apart.

use pyregrine_runtime::interp::compiled::{LAYOUT, Leaf};
use pyregrine_runtime::isa::{Decoded, Op as RegisterOp};
use pyregrine_runtime::value::Value;
use pyregrine_runtime::vm::tier::{Reason, Seen};

use super::{Builder, Done};
use crate::jit::code::Operands;
use crate::jit::graph::{Op, Region, Rep};
use crate::jit::infer;

/// Items of new lists and tuples that a leaf makes.
const MOST_ITEMS: usize = 3;

impl Builder<'_> {
    /// A new list or tuple.
    pub(super) fn display(&mut self, inst: &Decoded) -> Done {
        if inst.list.len() > MOST_ITEMS {
            return Done::No;
        }
        let mut args = vec![self.int(inst.list.len() as i64)];
        args.extend(inst.list.iter().map(|register| self.as_word(register.0)));
        while args.len() <= MOST_ITEMS {
            args.push(self.word_value(Value::NONE.bits()));
        }
        let leaf = if inst.op == RegisterOp::BuildList { Leaf::BuildList } else { Leaf::BuildTuple };
        let made = self.leaf(leaf, &args);
        self.set(inst.reg("dst"), made);
        Done::Next
    }

    pub(super) fn container(&mut self, inst: &Decoded) -> Done {
        let feedback = self.here.code.feedback(self.word);
        if feedback.is_unsteady {
            return Done::No;
        }
        if inst.op == RegisterOp::ListAppend {
            let list = self.as_list(inst.reg("list"));
            let value = self.as_word(inst.reg("src"));
            let state = self.present_state();
            self.push(Op::ListAppend, &[list, value], Rep::None, Some((state, Reason::Interpreter)));
            return Done::Next;
        }
        let src = inst.reg("src");
        if infer::assume(self.env.types[usize::from(src)], feedback.operands[0], false) != Seen::TUPLE {
            return Done::No;
        }
        let word = self.as_word(src);
        let tuple = self.guard(Op::CheckExact(LAYOUT.exact_tuple), &[word], Rep::Word, Reason::Type);
        self.set_alias(src, tuple);
        let length = self.push(Op::LoadInt(Region::Constant, LAYOUT.tuple_len), &[tuple], Rep::Int, None);
        self.guard(Op::CheckInt64(inst.list.len() as i64), &[length], Rep::Int, Reason::Bounds);
        // All are read before the first one is written: the tuple may be in one of the registers.
        let mut items = Vec::new();
        for index in 0..inst.list.len() {
            items.push(self.push(Op::Load(Region::Constant, LAYOUT.tuple_first + index as i32 * 8), &[tuple], Rep::Word, None));
        }
        for (register, item) in inst.list.iter().zip(items) {
            self.set(register.0, item);
        }
        Done::Next
    }
}
