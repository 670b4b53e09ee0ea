//! `for` loops over ranges and lists.

use pyregrine_runtime::interp::compiled::LAYOUT;
use pyregrine_runtime::isa::{Decoded, Op as RegisterOp};
use pyregrine_runtime::value::Value;
use pyregrine_runtime::vm::tier::{Reason, Seen};

use super::{Builder, Done};
use crate::jit::code::Operands;
use crate::jit::graph::{Cmp, End, Op, Region, Rep, Target, V};
use crate::jit::infer;

/// What an iterator has instead of its list when it is over.
const END_OF_LIST: Value = Value::NONE;

impl Builder<'_> {
    /// The next item of an iterator, or the end.
    pub(super) fn step(&mut self, inst: &Decoded) -> Done {
        let iterator = inst.reg("iter");
        let feedback = self.here.code.feedback(self.word);
        let known = self.env.types[usize::from(iterator)];
        match infer::assume(known, feedback.operands[0], feedback.is_unsteady) {
            Seen::RANGE_ITERATOR => self.step_range(inst, iterator),
            Seen::LIST_ITERATOR => self.step_list(inst, iterator),
            _ => self.step_leaf(inst, iterator),
        }
    }

    fn step_range(&mut self, inst: &Decoded, iterator: u16) -> Done {
        self.poll(inst);
        let mut object = self.as_word(iterator);
        let [next_place, remaining_place] = self.here.code.numbers_of(iterator);
        if self.env.places[next_place].is_none() {
            object = self.guard(Op::CheckKind(LAYOUT.kind_range_iterator), &[object], Rep::Word, Reason::Type);
            self.set_alias(iterator, object);
            self.load_numbers(iterator);
        }
        let (item, remaining) = (self.place_of(next_place), self.place_of(remaining_place));
        let zero = self.int(0);
        let is_more = self.push(Op::CmpInt(Cmp::Gt), &[remaining, zero], Rep::Bool, None);
        self.split(inst, is_more, |_| {}, |builder| {
            let one = builder.int(1);
            let step = builder.push(Op::LoadInt(Region::Constant, LAYOUT.range_step), &[object], Rep::Int, None);
            // Neither leaves the range of 62 bits by more than a step.
            let after = builder.push(Op::AddInt, &[item, step], Rep::Int, None);
            let left = builder.push(Op::SubInt, &[remaining, one], Rep::Int, None);
            builder.push(Op::StoreInt(Region::Iterator, LAYOUT.range_next), &[object, after], Rep::None, None);
            builder.push(Op::StoreInt(Region::Iterator, LAYOUT.range_remaining), &[object, left], Rep::None, None);
            builder.env.places[next_place] = Some(after);
            builder.env.places[remaining_place] = Some(left);
            builder.push(Op::FitsWord, &[item], Rep::Int, None)
        })
    }

    fn step_list(&mut self, inst: &Decoded, iterator: u16) -> Done {
        self.poll(inst);
        let object = self.as_word(iterator);
        let object = self.guard(Op::CheckKind(LAYOUT.kind_list_iterator), &[object], Rep::Word, Reason::Type);
        self.set_alias(iterator, object);
        let list = self.push(Op::Load(Region::Iterator, LAYOUT.walk_list), &[object], Rep::Word, None);
        // At its end an iterator forgets its list: the interpreter does that. One over a list of a subclass looks into it all the same.
        let list = self.guard(Op::CheckKind(LAYOUT.kind_list), &[list], Rep::Word, Reason::Type);
        let index = self.push(Op::LoadInt(Region::Iterator, LAYOUT.walk_index), &[object], Rep::Int, None);
        let length = self.push(Op::LoadInt(Region::ListShape, LAYOUT.list_len), &[list], Rep::Int, None);
        let is_more = self.push(Op::CmpInt(Cmp::Lt), &[index, length], Rep::Bool, None);
        let at_end = |builder: &mut Self| {
            let nothing = builder.word_value(END_OF_LIST.bits());
            builder.push(Op::Store(Region::Iterator, LAYOUT.walk_list), &[object, nothing], Rep::None, None);
        };
        self.split(inst, is_more, at_end, |builder| {
            let one = builder.int(1);
            let after = builder.push(Op::AddInt, &[index, one], Rep::Int, None);
            let array = builder.push(Op::Load(Region::ListShape, LAYOUT.list_array), &[list], Rep::Word, None);
            let item = builder.push(Op::LoadAt(Region::ListItem, LAYOUT.array_first), &[array, index], Rep::Word, None);
            builder.push(Op::StoreInt(Region::Iterator, LAYOUT.walk_index), &[object, after], Rep::None, None);
            item
        })
    }

    fn place_of(&self, place: usize) -> V {
        self.env.places[place].expect("the numbers are known")
    }

    /// Goes on with the item that `make` gives if there is one, or else behind the loop.
    fn split(&mut self, inst: &Decoded, is_more: V, at_end: impl FnOnce(&mut Self), make: impl FnOnce(&mut Self) -> V) -> Done {
        let (target, next) = (inst.target().expect("a loop has a target"), self.word + inst.words);
        let is_back = matches!(inst.op, RegisterOp::ForLoop | RegisterOp::ForLoopPair);
        let (goes_to, ends_at) = if is_back { (target, next) } else { (next, target) };
        let types = infer::transfer(self.here.code, self.word, self.env.types.clone());
        let (block, env) = (self.block, self.env.clone());
        self.env.types = types.clone();
        let end = self.graph.add_block();
        self.block = end;
        at_end(self);
        self.state = None;
        self.leave_to(ends_at);
        let end = Target { block: end, args: Vec::new() };
        let more = self.graph.add_block();
        self.block = more;
        self.env = env;
        let item = make(self);
        self.set(inst.reg("dst"), item);
        self.env.types = types;
        // The present instruction has had its effect: guards on the edge belong to the next one.
        self.state = None;
        self.leave_to(goes_to);
        self.block = block;
        self.finish(End::Branch(is_more, Target { block: more, args: Vec::new() }, end));
        Done::End
    }
}
