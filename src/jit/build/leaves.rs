//! What is done on built-in objects without leaving the frame (`runtime/interp/compiled/leaves.rs`): dicts, sets, strs, bytes, iterators.
//!
//! A leaf that has done nothing leaves to the interpreter; where that happens often, the instruction is the interpreter's in the next
//! version.

use pyregrine_runtime::interp::compiled::{Answer, Leaf};
use pyregrine_runtime::isa::{Decoded, Op as RegisterOp};
use pyregrine_runtime::value::{Value, Word};
use pyregrine_runtime::vm::tier::{MOST_ARGUMENTS, Reason, Safety, Seen};

use super::{Builder, Done};
use crate::jit::code::Operands;
use crate::jit::graph::{Cmp, End, Op, Rep, Target, V};
use crate::jit::infer;
use crate::jit::kinds::Arithmetic;

/// Types of keys and of what is compared that run no Python code.
const PLAIN: Seen = Seen(
    Seen::INT.0 | Seen::FLOAT.0 | Seen::BOOL.0 | Seen::NONE.0 | Seen::BIG.0 | Seen::STR.0 | Seen::TUPLE.0 | Seen::BYTES.0,
);
/// Types of objects that leaves look into.
const BUILT_IN: Seen = Seen(Seen::STR.0 | Seen::BYTES.0 | Seen::LIST.0 | Seen::TUPLE.0 | Seen::OTHER.0);
/// Sequences that slices are taken of.
pub(super) const SLICED: Seen = Seen(Seen::STR.0 | Seen::BYTES.0 | Seen::LIST.0 | Seen::TUPLE.0);
const ITERABLE: Seen = Seen(BUILT_IN.0 | Seen::RANGE_ITERATOR.0 | Seen::LIST_ITERATOR.0);

impl Builder<'_> {
    /// The answer of a leaf, or leave.
    pub(super) fn leaf(&mut self, leaf: Leaf, args: &[V]) -> V {
        let rep = match leaf.answer() {
            Answer::Word => Rep::Word,
            Answer::Truth => Rep::Bool,
            Answer::Number => Rep::Int,
        };
        self.guard(Op::Leaf(leaf), args, rep, Reason::Type)
    }

    pub(super) fn has_seen(&self, operand: usize, types: Seen) -> bool {
        let feedback = self.here.code.feedback(self.word);
        !feedback.is_unsteady && feedback.operands[operand].is_only(types)
    }

    /// `object[key]` and `object[key] = value`
    pub(super) fn item_of_built_in(&mut self, inst: &Decoded) -> Done {
        let is_dict_or_text = self.has_seen(0, Seen(Seen::STR.0 | Seen::BYTES.0 | Seen::OTHER.0));
        let key = inst.find("index");
        let is_slice = key.is_some() && self.has_seen(1, Seen::OTHER) && self.has_seen(0, SLICED);
        if !is_slice && (!is_dict_or_text || key.is_some() && !self.has_seen(1, PLAIN)) {
            return Done::No;
        }
        let object = self.as_word(inst.reg("obj"));
        let key = match key {
            Some(key) => self.as_word(key),
            None => {
                let number = self.int(inst.imm());
                self.to_word(number)
            }
        };
        if inst.op == RegisterOp::SetItem {
            let value = self.as_word(inst.reg("src"));
            self.leaf(if is_slice { Leaf::SetPart } else { Leaf::SetItem }, &[object, key, value]);
            return Done::Next;
        }
        let item = self.leaf(Leaf::Item, &[object, key]);
        self.set(inst.reg("dst"), item);
        Done::Next
    }

    /// An operator on built-in objects that are no numbers, or on big integers.
    pub(super) fn operate_on_built_in(&mut self, inst: &Decoded, arithmetic: Arithmetic) -> Done {
        let operands = Seen(PLAIN.0 | Seen::LIST.0);
        let Some(rhs) = inst.find("rhs").filter(|_| self.has_seen(0, operands) && self.has_seen(1, operands)) else { return Done::No };
        let (lhs, rhs) = (self.as_word(inst.reg("lhs")), self.as_word(rhs));
        let is_extension = inst.op == RegisterOp::Iadd && self.has_seen(0, Seen::LIST);
        let result = if is_extension {
            self.leaf(Leaf::Extend, &[lhs, rhs])
        } else {
            let op = self.int(arithmetic as i64);
            self.leaf(Leaf::Binary, &[lhs, rhs, op])
        };
        self.set(inst.reg("dst"), result);
        Done::Next
    }

    /// `object[start:stop]`
    pub(super) fn part(&mut self, inst: &Decoded) -> Done {
        let [object, start, stop] = ["obj", "start", "stop"].map(|name| self.as_word(inst.reg(name)));
        let part = self.leaf(Leaf::Part, &[object, start, stop]);
        self.set(inst.reg("dst"), part);
        Done::Next
    }

    fn slice_of(&mut self, inst: &Decoded) -> V {
        let [start, stop] = ["start", "stop"].map(|name| self.as_word(inst.reg(name)));
        let step = match inst.find("step") {
            Some(step) => self.as_word(step),
            None => self.word_value(Value::NONE.bits()),
        };
        self.leaf(Leaf::Slice, &[start, stop, step])
    }

    /// `slice(start, stop, step)`
    pub(super) fn slice(&mut self, inst: &Decoded) -> Done {
        let slice = self.slice_of(inst);
        self.set(inst.reg("dst"), slice);
        Done::Next
    }

    /// `list[start:stop] = items`
    pub(super) fn set_part(&mut self, inst: &Decoded) -> Done {
        if !self.has_seen(0, Seen::LIST) {
            return Done::No;
        }
        let (object, value) = (self.as_word(inst.reg("obj")), self.as_word(inst.reg("src")));
        let slice = self.slice_of(inst);
        self.leaf(Leaf::SetPart, &[object, slice, value]);
        Done::Next
    }

    /// How a native function may be called with so many arguments, if it may.
    pub(super) fn safety(&self, callee: Word, args: &[u16]) -> Option<Safety> {
        let native = self.here.code.job.natives.get(&callee.bits())?;
        native.safety.filter(|_| args.len() <= MOST_ARGUMENTS)
    }

    /// A call of a native function that runs no Python code, with the object whose method it is.
    pub(super) fn native(&mut self, inst: &Decoded, (callee, safety): (Word, Safety), object: Option<V>, args: &[u16]) -> Done {
        self.roots.push(callee);
        let count = args.len() + usize::from(object.is_some());
        let mut all = vec![self.word_value(callee.bits()), self.int(safety.word(count))];
        all.extend(object);
        all.extend(args.iter().map(|&register| self.as_word(register)));
        all.resize_with(MOST_ARGUMENTS + 3, || self.word_value(Value::NONE.bits()));
        let result = self.leaf(if safety.is_step { Leaf::NativeStep } else { Leaf::Native }, &all);
        self.set(inst.reg("dst"), result);
        Done::Next
    }

    /// `del object[key]`
    pub(super) fn delete_item(&mut self, inst: &Decoded) -> Done {
        if !self.has_seen(0, Seen::OTHER) || !self.has_seen(1, PLAIN) {
            return Done::No;
        }
        let (object, key) = (self.as_word(inst.reg("obj")), self.as_word(inst.reg("index")));
        self.leaf(Leaf::DeleteItem, &[object, key]);
        Done::Next
    }

    /// `key in object`
    pub(super) fn contains(&mut self, inst: &Decoded) -> Option<V> {
        if !self.has_seen(0, PLAIN) || !self.has_seen(1, BUILT_IN) {
            return None;
        }
        let (key, object) = (self.as_word(inst.reg("lhs")), self.as_word(inst.reg("rhs")));
        Some(self.leaf(Leaf::Contains, &[object, key]))
    }

    /// A comparison of strs, or whether two values of built-in types are equal.
    pub(super) fn compare_plain(&mut self, inst: &Decoded, cmp: Cmp) -> Option<V> {
        let types = if matches!(cmp, Cmp::Eq | Cmp::Ne) { PLAIN } else { Seen::STR };
        if !self.has_seen(0, types) || !self.has_seen(1, types) || inst.find("rhs").is_none() {
            return None;
        }
        let (lhs, rhs) = (self.as_word(inst.reg("lhs")), self.as_word(inst.reg("rhs")));
        let place = match cmp {
            Cmp::Lt => 0,
            Cmp::Le => 1,
            Cmp::Eq => 2,
            Cmp::Ne => 3,
            Cmp::Gt => 4,
            Cmp::Ge => 5,
        };
        let op = self.int(place);
        Some(self.leaf(Leaf::Compare, &[lhs, rhs, op]))
    }

    pub(super) fn iterator_of(&mut self, inst: &Decoded) -> Done {
        if !self.has_seen(0, ITERABLE) {
            return Done::No;
        }
        let object = self.as_word(inst.reg("src"));
        let iterator = self.leaf(Leaf::Iterator, &[object]);
        self.set(inst.reg("dst"), iterator);
        Done::Next
    }

    /// The next item or pair of an iterator over a built-in object, or the end.
    pub(super) fn step_leaf(&mut self, inst: &Decoded, iterator: u16) -> Done {
        if !self.has_seen(0, Seen::OTHER) {
            return Done::No;
        }
        self.poll(inst);
        let object = self.as_word(iterator);
        let pair = self.here.code.behind_pair(self.word, inst);
        let is_end = self.leaf(if pair.is_some() { Leaf::NextPair } else { Leaf::Next }, &[object]);
        self.reload_numbers();
        let (target, next) = (inst.target().expect("a loop has a target"), self.word + inst.words);
        let is_back = matches!(inst.op, RegisterOp::ForLoop | RegisterOp::ForLoopPair);
        let (goes_to, ends_at) = if is_back { (target, next) } else { (next, target) };
        let types = infer::transfer(self.here.code, self.word, self.env.types.clone());
        self.env.types = types;
        let (block, env) = (self.block, self.env.clone());
        let end = self.graph.add_block();
        self.block = end;
        self.state = None;
        self.leave_to(ends_at);
        let more = self.graph.add_block();
        self.block = more;
        self.env = env;
        self.state = None;
        match &pair {
            Some((behind, (_, unpack))) => {
                let items: Vec<V> = (0..2).map(|index| self.push(Op::LeafItem(index), &[], Rep::Word, None)).collect();
                for (register, item) in unpack.list.iter().zip(items) {
                    self.set(register.0, item);
                }
                self.leave_to(*behind);
            }
            None => {
                let item = self.push(Op::LeafItem(0), &[], Rep::Word, None);
                self.set(inst.reg("dst"), item);
                self.leave_to(goes_to);
            }
        }
        self.block = block;
        self.finish(End::Branch(is_end, Target { block: end, args: Vec::new() }, Target { block: more, args: Vec::new() }));
        Done::End
    }

    /// `dict.get(key[, default])`, `list.pop()`
    pub(super) fn method_of_built_in(&mut self, inst: &Decoded, name: &str, object: u16, args: &[u16]) -> Done {
        let seen = self.here.code.feedback(self.word).operands[0];
        let word = |builder: &mut Self| builder.as_word(object);
        let result = match (name, args) {
            ("get", [key, rest @ ..]) if rest.len() <= 1 && seen == Seen::OTHER => {
                let (dict, key) = (word(self), self.as_word(*key));
                let default = match rest {
                    [default] => self.as_word(*default),
                    _ => self.word_value(Value::NONE.bits()),
                };
                self.leaf(Leaf::DictGet, &[dict, key, default])
            }
            ("pop", [key]) if seen == Seen::OTHER => {
                let (dict, key) = (word(self), self.as_word(*key));
                self.leaf(Leaf::DictPop, &[dict, key])
            }
            ("pop", []) if seen == Seen::LIST => {
                let list = word(self);
                self.leaf(Leaf::ListPop, &[list])
            }
            _ => return Done::No,
        };
        self.set(inst.reg("dst"), result);
        Done::Next
    }

    /// `range(…)` of ints.
    pub(super) fn range(&mut self, args: &[u16]) -> V {
        let zero = |builder: &mut Self, number: i64| {
            let number = builder.int(number);
            builder.to_word(number)
        };
        let words: Vec<V> = args.iter().map(|&arg| self.as_word(arg)).collect();
        let all = match words[..] {
            [stop] => [zero(self, 0), stop, zero(self, 1)],
            [start, stop] => [start, stop, zero(self, 1)],
            _ => [words[0], words[1], words[2]],
        };
        self.leaf(Leaf::Range, &all)
    }

    /// The length of a dict, set, str, bytes or bytearray.
    pub(super) fn length_of_built_in(&mut self, register: u16) -> V {
        let object = self.as_word(register);
        self.leaf(Leaf::Length, &[object])
    }
}
