//! `sum(generator)`: the generator's code is built in place of the call, and what it yields is added on the spot.
//!
//! Given: a call of `sum` with a new generator whose code is known. Gives: a loop without frames and resumptions. The law: the generator
//! stands as it was, not begun, until the loop has ended or is left; whoever leaves has the rest of the call done
//! (`runtime/interp/compiled/helpers.rs`), with the registers of the generator and the sum so far, and goes on behind the call.

use pyregrine_runtime::interp::compiled::{LAYOUT, Leaf};
use pyregrine_runtime::isa::{Decoded, Op as RegisterOp};
use pyregrine_runtime::value::{Value, Word};
use pyregrine_runtime::vm::tier::{Consumed, Reason, Seen};

use super::inline::{Activation, Returns};
use super::{Builder, Done};
use crate::jit::code::{Code, Operands};
use crate::jit::graph::{Cmp, End, Frame, Op, Region, Rep, Target, V};
use crate::jit::infer;

/// Places of a sum: what was added up, the compensation, and whether there was an item.
const N_PLACES: usize = 3;

/// What becomes of the items of a generator that is built in place.
#[derive(Clone, Copy)]
pub(super) struct Consumer {
    /// The register that exits write the generator to; the sum's are behind it.
    first: u16,
    generator: V,
    /// Floats are added, with Neumaier's compensation; or else ints.
    is_float: bool,
}

impl Consumer {
    fn n_places(self) -> usize {
        if self.is_float { N_PLACES } else { 1 }
    }
}

impl Builder<'_> {
    /// Does a call of `sum`, if its argument is a generator that can be built here.
    pub(super) fn sum_of_generator(&mut self, inst: &Decoded, callee: u16, sum: Word) -> bool {
        let [argument] = inst.list[..] else { return false };
        if self.is_in_place() || self.here.code.feedback(self.word).is_unsteady {
            return false;
        }
        let Some(code) = self.here.code.generators.get(&self.word) else { return false };
        let Some(is_float) = adds_floats(code) else { return false };
        let saved = self.save();
        let (dst, next) = (inst.reg("dst"), self.word + inst.words);
        self.check_same(callee, sum);
        let generator = self.as_word(argument.0);
        let wanted = [code.job.code_object, code.job.globals, code.job.builtins];
        self.roots.extend(wanted);
        let [code_object, globals, builtins] = wanted.map(|value| self.word_value(value.bits()));
        let registers = self.leaf(Leaf::OpenGenerator, &[generator, code_object, globals, builtins]);
        let load = |register: u16| (Op::Load(Region::Constant, i32::from(register) * 8), registers);
        let live: Vec<u16> = code.liveness.live(code.job.start).collect();
        let mut places = vec![None; usize::from(code.job.n_regs)];
        for register in live {
            let (op, registers) = load(register);
            places[usize::from(register)] = Some(self.push(op, &[registers], Rep::Word, None));
        }
        let outer = self.registers_behind(inst, 0, None, &[]);
        let record = LAYOUT.record as u32;
        let first = self.here.code.job.n_regs;
        // The entry frame of a native function has one register.
        let distance = u32::from(first) + record + 1 + record;
        let consumed = Consumed { word: self.word as u32, next: next as u32, dst, first, is_float };
        let frame = Frame {
            parent: self.here.frame,
            target: None,
            is_init: false,
            distance,
            word: self.word as u32,
            name: code.job.name.clone(),
            code: code.job.code_object,
            consumed: Some(consumed),
        };
        let frame = self.add_frame(frame, distance + u32::from(code.job.n_regs) + record);
        let join = self.graph.add_block();
        let consumer = Consumer { first, generator, is_float };
        let n_parts = consumer.n_places();
        let types: Vec<Seen> = (0..code.n_places()).map(|place| infer::entry_types(code).get(place).copied().unwrap_or(Seen::ANY)).collect();
        let plan = infer::infer_from(code, types.clone());
        let returns = Some(Returns { block: join, rep: Rep::None, count: 0, is_init: false });
        let consumer = Some(consumer);
        let inner = Activation { frame, offset: distance as u16, outer, returns, consumer, may_call: false, ..Activation::new(code, plan) };
        let caller = std::mem::replace(&mut self.here, inner);
        let built = self.body(places, types);
        let inner = std::mem::replace(&mut self.here, caller);
        self.is_refused |= built.is_err() || inner.returns.is_none_or(|returns| returns.count == 0);
        if !self.keep_built(saved) {
            return false;
        }
        self.go_on_behind(join, false, true);
        let reps = [if is_float { Rep::Float } else { Rep::Int }, Rep::Float, Rep::Int];
        let parts: Vec<V> = reps[..n_parts].iter().map(|&rep| self.graph.add(Op::Param, &[], rep, None)).collect();
        self.graph.block_mut(join).params.extend(&parts);
        self.leaf(Leaf::CloseGenerator, &[generator]);
        let result = match parts[..] {
            [total, compensation, count] => self.float_sum(total, compensation, count),
            _ => parts[0],
        };
        self.set(dst, result);
        self.has_consumed = true;
        // The call is done.
        self.state = None;
        true
    }

    /// The result of a sum of floats, which is 0 if there was none.
    fn float_sum(&mut self, total: V, compensation: V, count: V) -> V {
        let (zero, infinite) = (self.float(0.0), self.float(f64::INFINITY));
        let both = self.push(Op::AddFloat, &[total, compensation], Rep::Float, None);
        let size = self.push(Op::AbsFloat, &[compensation], Rep::Float, None);
        let is_finite = self.push(Op::CmpFloat(Cmp::Lt), &[size, infinite], Rep::Bool, None);
        let is_nothing = self.push(Op::CmpFloat(Cmp::Eq), &[compensation, zero], Rep::Bool, None);
        let exact = self.push(Op::SelectFloat, &[is_finite, both, total], Rep::Float, None);
        let exact = self.push(Op::SelectFloat, &[is_nothing, total, exact], Rep::Float, None);
        let none = self.int(0);
        let is_empty = self.push(Op::CmpInt(Cmp::Eq), &[count, none], Rep::Bool, None);
        let [empty, some, join] = [(); 3].map(|()| self.graph.add_block());
        let block = |block| Target { block, args: Vec::new() };
        self.finish(End::Branch(is_empty, block(empty), block(some)));
        self.block = empty;
        let word = self.word_value(Value::from_small(0).bits());
        self.finish(End::Jump(Target { block: join, args: vec![word] }));
        self.block = some;
        let word = self.to_word(exact);
        self.finish(End::Jump(Target { block: join, args: vec![word] }));
        self.block = join;
        let result = self.graph.add(Op::Param, &[], Rep::Word, None);
        self.graph.block_mut(join).params.push(result);
        result
    }

    /// The generator yields: its item is added, and it goes on with None.
    pub(super) fn consume(&mut self, inst: &Decoded) -> Done {
        let Some(consumer) = self.here.consumer else { unreachable!("the caller has asked") };
        let first = self.here.code.n_places();
        let part = |builder: &Self, index: usize| builder.env.places[first + index].expect("a sum has its parts");
        let source = inst.reg("src");
        let total = part(self, 0);
        if consumer.is_float {
            let item = self.as_float(source);
            let compensation = part(self, 1);
            let sum = self.push(Op::AddFloat, &[total, item], Rep::Float, None);
            let [size, other] = [total, item].map(|value| self.push(Op::AbsFloat, &[value], Rep::Float, None));
            let is_larger = self.push(Op::CmpFloat(Cmp::Ge), &[size, other], Rep::Bool, None);
            let larger = self.push(Op::SelectFloat, &[is_larger, total, item], Rep::Float, None);
            let smaller = self.push(Op::SelectFloat, &[is_larger, item, total], Rep::Float, None);
            let lost = self.push(Op::SubFloat, &[larger, sum], Rep::Float, None);
            let lost = self.push(Op::AddFloat, &[lost, smaller], Rep::Float, None);
            self.env.places[first + 1] = Some(self.push(Op::AddFloat, &[compensation, lost], Rep::Float, None));
            self.env.places[first] = Some(sum);
            self.env.places[first + 2] = Some(self.int(1));
        } else {
            let value = self.place(source);
            let is_truth = self.graph.rep(value) == Rep::Bool || self.here.code.feedback(self.word).operands[0] == Seen::BOOL;
            let item = if is_truth {
                let truth = self.to_bool(value, Reason::Type);
                self.push(Op::BoolToInt, &[truth], Rep::Int, None)
            } else {
                self.as_int(source)
            };
            let sum = self.guard(Op::AddInt, &[total, item], Rep::Int, Reason::Overflow);
            self.env.places[first] = Some(sum);
        }
        // The instruction has had its effect.
        self.state = None;
        let none = self.word_value(Value::NONE.bits());
        self.set(inst.reg("dst"), none);
        Done::Next
    }

    /// The generator has come to its end.
    pub(super) fn end_consumer(&mut self) -> Done {
        let args = self.consumer_places().into_iter().map(|place| self.env.places[place].expect("a sum has its parts")).collect();
        if let Some(returns) = &mut self.here.returns {
            returns.count += 1;
            let block = returns.block;
            self.finish(End::Jump(Target { block, args }));
        }
        Done::End
    }

    /// The places of the sum, behind those of the code.
    pub(super) fn consumer_places(&self) -> Vec<usize> {
        let first = self.here.code.n_places();
        self.here.consumer.map_or(Vec::new(), |consumer| (first..first + consumer.n_places()).collect())
    }

    /// Registers, numbers beside iterators, and the parts of a sum.
    pub(super) fn n_places(&self) -> usize {
        self.here.code.n_places() + self.here.consumer.map_or(0, Consumer::n_places)
    }

    pub(super) fn rep_of_consumer(&self, place: usize) -> Option<Rep> {
        let index = place.checked_sub(self.here.code.n_places())?;
        let consumer = self.here.consumer?;
        Some(if consumer.is_float && index < 2 { Rep::Float } else { Rep::Int })
    }

    pub(super) fn start_consumer(&mut self, places: &mut [Option<V>]) {
        let Some(consumer) = self.here.consumer else { return };
        let first = self.here.code.n_places();
        if consumer.is_float {
            let zero = self.float(0.0);
            let none = self.int(0);
            places[first..].copy_from_slice(&[Some(zero), Some(zero), Some(none)]);
        } else {
            places[first] = Some(self.int(0));
        }
    }

    /// What exits write for the rest of the call.
    pub(super) fn consumer_registers(&self) -> Vec<(u16, V, bool)> {
        let Some(consumer) = self.here.consumer else { return Vec::new() };
        let parts = self.consumer_places().into_iter().filter_map(|place| self.env.places[place]);
        [consumer.generator].into_iter().chain(parts).zip(consumer.first..).map(|(value, register)| (register, value, false)).collect()
    }
}

/// Whether a generator's items are floats; nothing if they are neither floats nor ints only.
fn adds_floats(code: &Code) -> Option<bool> {
    let yields = code.insts.iter().filter(|(_, inst)| inst.op == RegisterOp::Yield).filter(|&(&word, _)| code.is_seen(word));
    let mut seen = Seen::NOTHING;
    for (&word, _) in yields {
        let feedback = code.feedback(word);
        if feedback.is_unsteady {
            return None;
        }
        seen = seen.union(feedback.operands[0]);
    }
    match seen {
        Seen::FLOAT => Some(true),
        Seen::INT | Seen::BOOL => Some(false),
        _ => None,
    }
}
