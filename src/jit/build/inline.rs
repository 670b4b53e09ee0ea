//! Functions that are built in place of their calls.
//!
//! Given: a call of a known function, with the values of its arguments. Gives: the result, if the function's whole body can be built so.
//! The law: nobody ever sees that the frame does not exist. Where the code is left, the exit writes the frames; where it calls something,
//! they are written before and taken away behind it. Bodies with instructions that only the interpreter has are not built in place. If
//! something in the body cannot be built, nothing was.

use std::mem;

use pyregrine_runtime::interp::compiled::LAYOUT;
use pyregrine_runtime::isa::Decoded;
use pyregrine_runtime::value::{Value, Word};
use pyregrine_runtime::vm::tier::{Callee, Reason, Seen};
use rustc_hash::FxHashMap;

use super::consume::Consumer;
use super::{Builder, Env};
use crate::jit::code::{Code, Operands};
use crate::jit::graph::{BlockId, End, Frame, FrameId, Mark, Op, Rep, StateId, Target, V};
use crate::jit::infer::{self, Types};

/// Nodes of a graph beyond which nothing more is built in place, and of one body.
const MOST_NODES: usize = 4000;
const MOST_NODES_OF_BODY: usize = 200;
/// Registers behind the window of the code.
const FARTHEST: u32 = 20_000;

/// Where the returns of a function that is built in place go.
pub(super) struct Returns {
    pub block: BlockId,
    pub rep: Rep,
    pub count: usize,
    /// It is an `__init__`, which must return None.
    pub is_init: bool,
}

/// What the builder knows of the function that it is in.
pub(super) struct Activation<'a> {
    pub code: &'a Code<'a>,
    pub plan: FxHashMap<usize, Types>,
    pub blocks: FxHashMap<usize, BlockId>,
    pub arrivals: FxHashMap<usize, super::Arrival>,
    pub n_predecessors: FxHashMap<usize, usize>,
    pub frame: FrameId,
    /// Where the function's registers are, from the window that the code runs in.
    pub offset: u16,
    /// What the callers' registers hold behind their calls.
    pub outer: Vec<(u16, V, bool)>,
    pub returns: Option<Returns>,
    /// What it yields is used up on the spot.
    pub consumer: Option<Consumer>,
    /// Whether frames can be made for what is called.
    pub may_call: bool,
    /// It calls functions, so anything may have changed behind it.
    pub has_calls: bool,
}

impl<'a> Activation<'a> {
    /// The code that is compiled, which runs in a frame of its own.
    pub fn new(code: &'a Code<'a>, plan: FxHashMap<usize, Types>) -> Activation<'a> {
        Activation {
            code,
            plan,
            blocks: FxHashMap::default(),
            arrivals: FxHashMap::default(),
            n_predecessors: FxHashMap::default(),
            frame: FrameId::default(),
            offset: 0,
            outer: Vec::new(),
            returns: None,
            consumer: None,
            may_call: true,
            has_calls: false,
        }
    }
}

/// What there was before a body was built in place of a call.
pub(super) struct Saved {
    mark: Mark,
    n_nodes: usize,
    lengths: [usize; 4],
    room: Room,
    block: BlockId,
    word: usize,
    state: Option<StateId>,
    env: Env,
}

/// How much room there must be for frames: for those that exits write, and for what is called.
#[derive(Clone, Copy, Default)]
pub(super) struct Room {
    pub frames: u32,
    pub words: u32,
    /// How many of the words are registers of functions built in place.
    pub reach: u32,
}

impl<'a> Builder<'a> {
    /// Builds a function's body in place of its call; gives its result. `class` is the class of an instance whose `__init__` it is.
    pub(super) fn inline(&mut self, inst: &Decoded, function: Word, callee: &Callee, class: Option<Word>, values: &[V]) -> Option<V> {
        let code = self.here.code.inlines.get(&function.bits())?;
        let record = LAYOUT.record as u32;
        let stub = if class.is_some() { LAYOUT.stub as u32 + record } else { 0 };
        let distance = u32::from(self.here.offset) + inst.index("top") as u32 + record + stub;
        let end = distance + u32::from(code.job.n_regs) + record;
        if values.len() != callee.arity as usize || end > FARTHEST || self.graph.nodes.len() > MOST_NODES {
            return None;
        }
        let saved = self.save();
        let word = self.word;
        let outer = self.registers_behind(inst, distance, class, values);
        let target = self.target(inst, function, callee, class);
        let outermost = self.graph.frame(self.here.frame).map_or(word as u32, |frame| frame.word);
        let (parent, name) = (self.here.frame, code.job.name.clone());
        let frame = self.add_frame(Frame { parent, target: Some(target), distance, is_init: class.is_some(), word: outermost, name, code: code.job.code_object, consumed: None }, end);
        let rep = match self.here.code.seen_result(word) {
            _ if class.is_some() => Rep::Word,
            Seen::INT => Rep::Int,
            Seen::FLOAT => Rep::Float,
            Seen::BOOL => Rep::Bool,
            _ => Rep::Word,
        };
        let returns = Returns { block: self.graph.add_block(), rep, count: 0, is_init: class.is_some() };
        let join = returns.block;
        let types = self.types_of(code, callee, values);
        let plan = infer::infer_from(code, types.clone());
        let (offset, may_call) = (distance as u16, self.here.may_call);
        let inner = Activation { frame, offset, outer, returns: Some(returns), may_call, ..Activation::new(code, plan) };
        let caller = mem::replace(&mut self.here, inner);
        let mut places: Vec<Option<V>> = values.iter().copied().map(Some).collect();
        places.resize(callee.n_homes as usize, None);
        let built = self.body(places, types);
        let inner = mem::replace(&mut self.here, caller);
        let n_returns = inner.returns.map_or(0, |returns| returns.count);
        self.is_refused |= built.is_err() || n_returns == 0;
        if !self.keep_built(saved) {
            return None;
        }
        self.go_on_behind(join, inner.has_calls, !code.iterators.is_empty());
        let result = self.graph.add(Op::Param, &[], rep, None);
        self.graph.block_mut(join).params.push(result);
        Some(result)
    }

    /// What there was before a body was built.
    pub(super) fn save(&mut self) -> Saved {
        Saved {
            mark: self.graph.mark(self.block),
            n_nodes: self.graph.nodes.len(),
            lengths: [self.roots.len(), self.names.len(), self.interpreted.len(), self.targets.len()],
            room: self.room,
            block: self.block,
            word: self.word,
            state: self.state.take(),
            env: self.env.clone(),
        }
    }

    /// Back in the caller: keeps what was built in place of its call, or drops it if it was refused or is too large.
    pub(super) fn keep_built(&mut self, saved: Saved) -> bool {
        let is_small = self.graph.nodes.len() < saved.n_nodes + MOST_NODES_OF_BODY;
        let is_kept = !mem::take(&mut self.is_refused) && is_small;
        (self.block, self.word, self.state, self.env) = (saved.block, saved.word, saved.state, saved.env);
        if !is_kept {
            self.graph.rewind(&saved.mark);
            let [roots, names, interpreted, targets] = saved.lengths;
            self.roots.truncate(roots);
            self.names.truncate(names);
            self.interpreted.truncate(interpreted);
            self.targets.truncate(targets);
            self.room = saved.room;
        }
        is_kept
    }

    /// Goes on in the caller, in a block behind the body.
    pub(super) fn go_on_behind(&mut self, join: BlockId, has_calls: bool, has_iterators: bool) {
        self.block = join;
        self.env.headers.clear();
        if has_calls {
            self.here.has_calls = true;
            self.env.window.fill(None);
        }
        if has_calls || has_iterators {
            self.reload_numbers();
        }
        // The call is done: whoever leaves behind it leaves to what follows.
        self.state = None;
    }

    /// A frame that ends so many words from the window.
    pub(super) fn add_frame(&mut self, frame: Frame, end: u32) -> FrameId {
        self.roots.push(frame.code);
        let frame = self.graph.add_frame(frame);
        self.room.reach = self.room.reach.max(end);
        self.need_room(self.graph.frames_from(frame).count(), end);
        frame
    }

    /// There must be room for so many frames, which end so many words from the window.
    pub(super) fn need_room(&mut self, frames: usize, end: u32) {
        self.room.frames = self.room.frames.max(frames as u32);
        self.room.words = self.room.words.max(end);
    }

    /// What the callers' registers hold while the function runs: what they read behind their calls.
    pub(super) fn registers_behind(&mut self, inst: &Decoded, distance: u32, class: Option<Word>, values: &[V]) -> Vec<(u16, V, bool)> {
        let (dst, next) = (inst.reg("dst"), self.word + inst.words);
        let live = self.here.code.liveness.live(next).filter(|&register| register != dst);
        let found = live.filter_map(|register| Some((self.here.offset + register, self.env.places[usize::from(register)]?, false)));
        let mut behind: Vec<(u16, V, bool)> = self.here.outer.iter().copied().chain(found).chain(self.consumer_registers()).collect();
        if class.is_some() {
            // The small frame below an `__init__` has the instance, and a place for what that returns.
            let first = (distance - LAYOUT.record as u32 - LAYOUT.stub as u32) as u16;
            let none = self.word_value(Value::NONE.bits());
            behind.extend([(first, values[0], false), (first + 1, none, false)]);
        }
        behind
    }

    /// What the function's registers hold where it begins.
    fn types_of(&self, code: &Code, callee: &Callee, values: &[V]) -> Types {
        let mut types = vec![Seen::ANY; code.n_places()];
        for (register, seen) in types.iter_mut().enumerate().take(callee.n_homes as usize) {
            *seen = match values.get(register).map(|&value| self.graph.rep(value)) {
                Some(Rep::Int) => Seen::INT,
                Some(Rep::Float) => Seen::FLOAT,
                Some(Rep::Bool) => Seen::BOOL,
                Some(_) => code.job.entry_types.get(register).copied().filter(|&seen| seen != Seen::NOTHING).unwrap_or(Seen::ANY),
                None => Seen::UNBOUND,
            };
        }
        types
    }

    /// Builds the code of the present activation, whose first registers are these; others are unbound.
    pub(super) fn body(&mut self, mut places: Vec<Option<V>>, types: Types) -> Result<(), String> {
        let code = self.here.code;
        let unbound = self.word_value(Value::UNBOUND.bits());
        places.iter_mut().for_each(|place| _ = place.get_or_insert(unbound));
        places.resize(self.n_places(), None);
        for register in code.liveness.live(code.job.start).map(usize::from) {
            places[register].get_or_insert(unbound);
        }
        if self.here.consumer.is_some() {
            self.start_consumer(&mut places);
        }
        self.env = Env { window: vec![None; places.len()], places, headers: mem::take(&mut self.env.headers), types };
        self.word = code.job.start;
        self.make_blocks();
        let target = self.edge(code.job.start);
        self.finish(End::Jump(target));
        self.pieces()
    }

    /// The function that is built in place returns a register.
    pub(super) fn return_in_place(&mut self, register: u16) {
        let Some(Returns { block, rep, is_init, .. }) = self.here.returns else { unreachable!("the caller has asked") };
        let value = self.place(register);
        let is_none = self.graph.op(value) == Op::Word(Value::NONE.bits());
        self.is_refused |= is_init && !is_none;
        let value = match rep {
            Rep::Int => self.to_int(value, Reason::Type),
            Rep::Float if self.graph.rep(value) == Rep::Int => {
                self.is_refused = true;
                value
            }
            Rep::Float => self.to_float(value, Reason::Type),
            Rep::Bool => self.to_bool(value, Reason::Type),
            Rep::Word | Rep::None => self.to_word(value),
        };
        self.finish(End::Jump(Target { block, args: vec![value] }));
        if let Some(returns) = &mut self.here.returns {
            returns.count += 1;
        }
    }
}
