//! Register code and what was seen → SSA with guards.
//!
//! Given: code, and the plan of types. Gives: a graph in which every instruction is either done with numbers and memory, or run as the
//! interpreter does. `<family>.rs` has the instructions that are done; here are registers, states, edges, and the rest.

mod arithmetic;
mod attributes;
mod calls;
mod consume;
mod containers;
mod inline;
mod jumps;
mod leaves;
mod loops;
mod names;
mod subscripts;

use pyregrine_runtime::interp::compiled::LAYOUT;
use pyregrine_runtime::isa::{Decoded, Op as RegisterOp};
use pyregrine_runtime::value::{Value, Word};
use pyregrine_runtime::vm::tier::{Callee, EntryKind, Reason, Seen};
use rustc_hash::FxHashMap;

use super::code::{Code, Operands};
use super::graph::{BlockId, End, FrameId, Graph, Op, Region, Rep, State, StateId, Target, V};
use super::infer::{self, Types};
use inline::{Activation, Room};

/// What is known where control is.
#[derive(Clone)]
struct Env {
    /// The value of each register, and of the numbers beside iterators.
    places: Vec<Option<V>>,
    /// The value whose word is in the window's register, as far as it is seen at once.
    window: Vec<Option<V>>,
    /// The headers of objects, since they were checked.
    headers: FxHashMap<V, u64>,
    types: Types,
}

/// Where control comes from.
enum Arrival {
    /// From one place: everything that was known there is known here.
    One(Env),
    /// From several: the values of these places are parameters.
    Many(Vec<usize>),
}

pub struct Builder<'a> {
    pub graph: Graph,
    /// The function that is being built.
    here: Activation<'a>,
    block: BlockId,
    env: Env,
    /// The instruction that is being built.
    word: usize,
    /// The state before it, once it was asked for.
    state: Option<StateId>,
    /// Objects whose addresses are in the graph, and names that it relies on.
    pub roots: Vec<Word>,
    pub names: Vec<Word>,
    /// Generators were built in place of calls, which is much more than other instructions.
    pub has_consumed: bool,
    /// Something was met that cannot be built in place of a call.
    is_refused: bool,
    /// The room that the frames of such functions need, and the node that makes sure of it.
    room: Room,
    check_frames: V,
    /// Whether the code relies on the function's globals, and the node that checks them.
    checks_globals: bool,
    check_globals: V,
    /// Instructions that are run as the interpreter does.
    pub interpreted: Vec<(u32, RegisterOp)>,
    /// What is called.
    pub targets: Vec<CallTarget>,
    /// The code counts the instructions that it does.
    counts: bool,
}

/// A call of a compiled function.
pub struct CallTarget {
    pub callee: Callee,
    pub function: Word,
    /// The class, if it is the `__init__` of the first argument, which is the result then.
    pub class: Option<Word>,
    /// Where the caller's window is, in words from that of the code, and where the callee's record begins, from there.
    pub caller: u32,
    pub top: u32,
    /// The register for the result, and the address of the instruction behind the call.
    pub dst: u16,
    pub return_pc: u64,
}

impl CallTarget {
    /// Words from the window of the code to that of what is called.
    pub fn distance(&self) -> u32 {
        let record = LAYOUT.record as u32;
        let stub = if self.class.is_some() { LAYOUT.stub as u32 + record } else { 0 };
        self.caller + self.top + record + stub
    }
}

/// What became of an instruction.
enum Done {
    /// Its results are in their registers; go on behind it.
    Next,
    /// It ends the block.
    End,
    /// Nothing was done: it must be run as the interpreter does.
    No,
}

/// Builds the graph of a job's code.
pub fn build<'a>(code: &'a Code<'a>, counts: bool) -> Result<Builder<'a>, String> {
    let plan = infer::infer(code);
    let n_places = code.n_places();
    let unknown = || vec![None; n_places];
    let types = infer::entry_types(code);
    let env = Env { places: unknown(), window: unknown(), headers: FxHashMap::default(), types };
    let here = Activation::new(code, plan);
    let mut builder = Builder {
        graph: Graph::default(),
        here,
        block: BlockId(0),
        env,
        word: code.job.start,
        state: None,
        roots: vec![],
        names: vec![],
        has_consumed: false,
        is_refused: false,
        room: Room::default(),
        check_frames: V(0),
        checks_globals: false,
        check_globals: V(0),
        interpreted: vec![],
        targets: vec![],
        counts,
    };
    builder.run_over()?;
    Ok(builder)
}

impl<'a> Builder<'a> {
    fn run_over(&mut self) -> Result<(), String> {
        let code = self.here.code;
        let entry = self.graph.add_block();
        self.make_blocks();
        self.block = entry;
        self.enter();
        self.leave_to(code.job.start);
        self.pieces()?;
        let mut unneeded = Vec::new();
        if self.checks_globals {
            self.roots.push(code.job.function);
        } else {
            unneeded.push(self.check_globals);
        }
        match self.room {
            Room { frames: 0, .. } => unneeded.push(self.check_frames),
            Room { frames, words, .. } => self.graph.node_mut(self.check_frames).op = Op::CheckFrames(frames, words),
        }
        self.graph.block_mut(entry).nodes.retain(|node| !unneeded.contains(node));
        self.graph.resolve_all();
        Ok(())
    }

    /// How many words from the window's beginning the registers of functions built in place take; 0 if there is none.
    pub fn reach(&self) -> usize {
        self.room.reach as usize
    }

    /// Blocks for the pieces of the function, which has one entry more than jumps.
    fn make_blocks(&mut self) {
        let code = self.here.code;
        for start in &code.order {
            let block = self.graph.add_block();
            self.here.blocks.insert(*start, block);
            for &successor in &code.pieces[start].successors {
                *self.here.n_predecessors.entry(successor).or_default() += 1;
            }
        }
        *self.here.n_predecessors.entry(code.job.start).or_default() += 1;
    }

    fn pieces(&mut self) -> Result<(), String> {
        let mut left: Vec<usize> = self.here.code.order.clone();
        loop {
            let n_left = left.len();
            let mut later = Vec::new();
            for start in left {
                if self.is_refused {
                    return Ok(());
                }
                if self.begin(start) {
                    self.piece(start)?;
                } else {
                    later.push(start);
                }
            }
            // What arrives at a piece may come from behind it only. Pieces at which nothing arrives are behind code that always leaves.
            if later.len() == n_left {
                return Ok(());
            }
            left = later;
        }
    }

    /// The entry block: what the window has.
    fn enter(&mut self) {
        let job = self.here.code.job;
        let live: Vec<u16> = self.here.code.liveness.live(job.start).collect();
        for register in live {
            let is_unbound = job.kind == EntryKind::Function && self.env.types[usize::from(register)] == Seen::UNBOUND;
            let value = if is_unbound { self.word_value(Value::UNBOUND.bits()) } else { self.push(Op::Home(register), &[], Rep::Word, None) };
            self.env.places[usize::from(register)] = Some(value);
            self.env.window[usize::from(register)] = Some(value);
            self.graph.entry_window.push((register, value));
        }
        let state = self.state_at(job.start);
        if job.kind == EntryKind::Function {
            self.push(Op::CheckStack, &[], Rep::None, Some((state, Reason::Request)));
        }
        self.check_globals = self.push(Op::CheckGlobals, &[], Rep::None, Some((state, Reason::Identity)));
        self.check_frames = self.push(Op::CheckFrames(0, 0), &[], Rep::None, Some((state, Reason::Request)));
        for iterator in self.here.code.iterators.clone() {
            if self.here.plan[&job.start][usize::from(iterator)] == Seen::RANGE_ITERATOR && self.here.code.liveness.is_live(job.start, usize::from(iterator)) {
                let state = self.state_at(job.start);
                let word = self.env.places[usize::from(iterator)].expect("a live register is loaded");
                let kind = Op::CheckKind(LAYOUT.kind_range_iterator);
                let checked = self.push(kind, &[word], Rep::Word, Some((state, Reason::Entry)));
                self.set_alias(iterator, checked);
                self.load_numbers(iterator);
            }
        }
    }

    /// Goes to the start of a piece, if anything does.
    fn begin(&mut self, start: usize) -> bool {
        self.block = self.here.blocks[&start];
        self.word = start;
        self.state = None;
        match self.here.arrivals.remove(&start) {
            Some(Arrival::One(env)) => self.env = env,
            Some(Arrival::Many(places)) => {
                let n_places = self.n_places();
                let types = self.here.plan[&start].clone();
                let unknown = || vec![None; n_places];
                self.env = Env { places: unknown(), window: unknown(), headers: FxHashMap::default(), types };
                for place in places {
                    let rep = self.rep_of(place, &self.env.types);
                    let param = self.graph.add(Op::Param, &[], rep, None);
                    self.graph.block_mut(self.block).params.push(param);
                    self.env.places[place] = Some(param);
                }
                let state = self.state_at(start);
                self.graph.entry_states.insert(self.block, state);
            }
            None => return false,
        }
        true
    }

    fn piece(&mut self, start: usize) -> Result<(), String> {
        let piece = &self.here.code.pieces[&start];
        if !self.here.code.is_seen(start) {
            let state = self.state_at(start);
            self.finish(End::Exit(state, Reason::Unseen));
            return Ok(());
        }
        if self.counts {
            self.push(Op::Count(piece.words.len() as u32), &[], Rep::None, None);
        }
        for &word in &piece.words {
            if !self.here.code.is_seen(word) {
                let state = self.state_at(word);
                self.finish(End::Exit(state, Reason::Unseen));
                return Ok(());
            }
            self.word = word;
            self.state = None;
            let inst = self.here.code.inst(word).clone();
            let types = self.env.types.clone();
            let done = self.instruction(&inst)?;
            let done = if let Done::No = done { self.run(&inst) } else { done };
            if let Done::End = done {
                return Ok(());
            }
            self.env.types = infer::transfer(self.here.code, word, types);
        }
        let last = self.here.code.inst(*piece.words.last().expect("a piece has an instruction"));
        let next = self.word + last.words;
        if piece.successors.first() == Some(&next) {
            self.leave_to(next);
        } else {
            return Err(format!("{} is not understood", last.op.mnemonic()));
        }
        Ok(())
    }

    fn instruction(&mut self, inst: &Decoded) -> Result<Done, String> {
        if let Some(done) = self.arithmetic(inst) {
            return Ok(done);
        }
        Ok(match inst.op {
            RegisterOp::Nop => Done::Next,
            RegisterOp::Move => {
                let value = self.place(inst.reg("src"));
                self.set(inst.reg("dst"), value);
                Done::Next
            }
            RegisterOp::LoadInt => {
                let value = self.int(inst.imm());
                self.set(inst.reg("dst"), value);
                Done::Next
            }
            RegisterOp::LoadConst => {
                let (constant, _) = self.here.code.job.constants[inst.index("index")];
                let value = self.constant(constant);
                self.set(inst.reg("dst"), value);
                Done::Next
            }
            RegisterOp::Unbind => {
                let value = self.word_value(Value::UNBOUND.bits());
                self.set(inst.reg("dst"), value);
                Done::Next
            }
            RegisterOp::CheckBound => {
                let register = inst.reg("src");
                let value = self.place(register);
                if self.graph.rep(value) == Rep::Word {
                    let checked = self.guard(Op::CheckBound, &[value], Rep::Word, Reason::Type);
                    self.set_alias(register, checked);
                }
                Done::Next
            }
            op => match op {
                RegisterOp::LoadGlobal | RegisterOp::StoreGlobal | RegisterOp::LoadName | RegisterOp::StoreName => self.name(inst),
                RegisterOp::LoadAttr | RegisterOp::StoreAttr => self.attribute(inst),
                RegisterOp::LoadMethod => self.method(inst),
                RegisterOp::LoadCell | RegisterOp::StoreCell => self.cell(inst),
                RegisterOp::CopyFreeVars => self.captured_cells(inst),
                RegisterOp::ListAppend | RegisterOp::Unpack => self.container(inst),
                RegisterOp::BuildList | RegisterOp::BuildTuple => self.display(inst),
                RegisterOp::GetItem | RegisterOp::GetItemImm | RegisterOp::SetItem => self.subscript(inst),
                RegisterOp::DeleteItem => self.delete_item(inst),
                RegisterOp::GetSlice if self.has_seen(0, leaves::SLICED) => self.part(inst),
                RegisterOp::SetSlice => self.set_part(inst),
                RegisterOp::BuildSlice => self.slice(inst),
                RegisterOp::GetIter => self.iterator_of(inst),
                RegisterOp::ForIter | RegisterOp::ForLoop | RegisterOp::ForIterPair | RegisterOp::ForLoopPair => self.step(inst),
                RegisterOp::Call | RegisterOp::CallPair | RegisterOp::CallMethod => self.call(inst),
                RegisterOp::Return => self.return_(inst),
                RegisterOp::Yield if self.here.consumer.is_some() => self.consume(inst),
                RegisterOp::ReturnFromGenerator if self.here.consumer.is_some() => self.end_consumer(),
                RegisterOp::Yield => self.yield_(inst),
                _ => self.jump(inst),
            },
        })
    }

    // ---- values

    pub(super) fn push(&mut self, op: Op, args: &[V], rep: Rep, exit: Option<(StateId, Reason)>) -> V {
        let value = self.graph.add(op, args, rep, exit);
        self.graph.block_mut(self.block).nodes.push(value);
        value
    }

    /// A node that leaves to the present instruction.
    fn guard(&mut self, op: Op, args: &[V], rep: Rep, reason: Reason) -> V {
        let state = self.present_state();
        self.push(op, args, rep, Some((state, reason)))
    }

    fn int(&mut self, number: i64) -> V {
        self.push(Op::Int(number), &[], Rep::Int, None)
    }

    fn float(&mut self, number: f64) -> V {
        self.push(Op::Float(number.to_bits()), &[], Rep::Float, None)
    }

    fn word_value(&mut self, bits: u64) -> V {
        self.push(Op::Word(bits), &[], Rep::Word, None)
    }

    fn constant(&mut self, value: Word) -> V {
        if let Some(number) = value.as_int() {
            return self.int(number);
        }
        if let Some(number) = value.as_immediate_float() {
            return self.float(number);
        }
        if let Some(truth) = value.as_bool() {
            return self.push(Op::Bool(truth), &[], Rep::Bool, None);
        }
        if value.is_object() {
            self.roots.push(value);
        }
        self.word_value(value.bits())
    }

    fn place(&mut self, register: u16) -> V {
        self.env.places[usize::from(register)].unwrap_or_else(|| panic!("r{register} is read at {} without a value", self.word))
    }

    /// The register's value as an int, or leave.
    fn as_int(&mut self, register: u16) -> V {
        let value = self.place(register);
        let number = self.to_int(value, Reason::Type);
        self.set_alias(register, number);
        number
    }

    fn to_int(&mut self, value: V, reason: Reason) -> V {
        match self.graph.rep(value) {
            Rep::Int => value,
            _ => {
                let word = self.to_word(value);
                match self.graph.op(word) {
                    Op::BoxInt => self.graph.node(word).args[0],
                    _ => self.guard(Op::CheckInt, &[word], Rep::Int, reason),
                }
            }
        }
    }

    fn as_float(&mut self, register: u16) -> V {
        let value = self.place(register);
        if self.graph.rep(value) == Rep::Int {
            return self.push(Op::IntToFloat, &[value], Rep::Float, None);
        }
        let number = self.to_float(value, Reason::Type);
        self.set_alias(register, number);
        number
    }

    fn to_float(&mut self, value: V, reason: Reason) -> V {
        match self.graph.rep(value) {
            Rep::Float => value,
            _ => {
                let word = self.to_word(value);
                match self.graph.op(word) {
                    Op::BoxFloat => self.graph.node(word).args[0],
                    _ => self.guard(Op::CheckFloat, &[word], Rep::Float, reason),
                }
            }
        }
    }

    fn to_bool(&mut self, value: V, reason: Reason) -> V {
        match self.graph.rep(value) {
            Rep::Bool => value,
            _ => {
                let word = self.to_word(value);
                self.guard(Op::CheckBool, &[word], Rep::Bool, reason)
            }
        }
    }

    /// The register as a number of the type that it is taken for.
    fn as_number(&mut self, register: u16, seen: Seen) -> V {
        if seen == Seen::INT { self.as_int(register) } else { self.as_float(register) }
    }

    fn to_word(&mut self, value: V) -> V {
        let op = match self.graph.rep(value) {
            Rep::Word => return value,
            Rep::Int => Op::BoxInt,
            Rep::Float => Op::BoxFloat,
            Rep::Bool => Op::BoxBool,
            Rep::None => panic!("nothing has no word"),
        };
        // A number that was taken from a word is that word.
        let node = self.graph.node(value);
        if matches!(node.op, Op::CheckInt | Op::CheckFloat | Op::CheckBool) {
            return node.args[0];
        }
        let state = self.present_state();
        self.push(op, &[value], Rep::Word, Some((state, Reason::Interpreter)))
    }

    fn as_word(&mut self, register: u16) -> V {
        let value = self.place(register);
        self.to_word(value)
    }

    // ---- registers

    /// The instruction writes a register.
    fn set(&mut self, register: u16, value: V) {
        self.env.places[usize::from(register)] = Some(value);
        if self.here.code.iterators.contains(&register) {
            // They were those of another iterator.
            self.here.code.numbers_of(register).into_iter().for_each(|place| self.env.places[place] = None);
        }
    }

    /// The register's value is known in another form; nothing is written.
    fn set_alias(&mut self, register: u16, value: V) {
        let place = usize::from(register);
        let Some(old) = self.env.places[place] else { return };
        if self.env.window[place] == Some(old) {
            self.env.window[place] = Some(value);
        }
        self.env.places[place] = Some(value);
    }

    /// How a place's value goes into a block where it has these types.
    fn rep_of(&self, place: usize, types: &Types) -> Rep {
        if let Some(rep) = self.rep_of_consumer(place) {
            return rep;
        }
        if place >= usize::from(self.here.code.job.n_regs) {
            return Rep::Int;
        }
        match types[place] {
            Seen::INT => Rep::Int,
            Seen::FLOAT => Rep::Float,
            Seen::BOOL => Rep::Bool,
            _ => Rep::Word,
        }
    }

    // ---- states

    fn present_state(&mut self) -> StateId {
        if let Some(state) = self.state {
            return state;
        }
        let state = self.state_at(self.word);
        self.state = Some(state);
        state
    }

    /// What the interpreter needs at an instruction, from what the registers hold now.
    fn state_at(&mut self, word: usize) -> StateId {
        let live: Vec<u16> = self.here.code.liveness.live(word).collect();
        let own = live.into_iter().filter_map(|register| {
            let value = self.env.places[usize::from(register)]?;
            Some((self.here.offset + register, value, false))
        });
        let values = self.here.outer.iter().copied().chain(own).chain(self.consumer_registers()).collect();
        self.graph.add_state(State { frame: self.here.frame, word: word as u32, values })
    }

    // ---- edges

    fn finish(&mut self, end: End) {
        self.graph.block_mut(self.block).end = end;
    }

    /// Ends the block with a jump to a piece.
    fn leave_to(&mut self, start: usize) {
        let is_entry = self.block == BlockId(0);
        if start <= self.word && !is_entry {
            self.graph.backward.insert(self.block);
        }
        let target = self.edge(start);
        self.finish(End::Jump(target));
    }

    /// Ends the block with a branch to two pieces.
    fn branch_to(&mut self, cond: V, one: usize, other: usize) {
        let [one, other] = [one, other].map(|start| self.edge_in_block(start));
        self.finish(End::Branch(cond, one, other));
    }

    /// An edge to a piece, which has a block of its own if it has something to do.
    fn edge_in_block(&mut self, start: usize) -> Target {
        let (block, env, state) = (self.block, self.env.clone(), self.state);
        if self.here.n_predecessors[&start] == 1 {
            let target = self.edge(start);
            self.env = env;
            return target;
        }
        let between = self.graph.add_block();
        self.block = between;
        self.leave_to(start);
        (self.block, self.env, self.state) = (block, env, state);
        Target { block: between, args: Vec::new() }
    }

    /// Makes the values what the piece expects; the block must not go on.
    fn edge(&mut self, start: usize) -> Target {
        let block = self.here.blocks[&start];
        if self.here.n_predecessors[&start] == 1 {
            self.here.arrivals.insert(start, Arrival::One(self.env.clone()));
            return Target { block, args: Vec::new() };
        }
        let places = match self.here.arrivals.get(&start) {
            Some(Arrival::Many(places)) => places.clone(),
            // After the first arrival its list is gone when the piece was built, so it is kept beside.
            _ => self.places_into(start),
        };
        let types = self.here.plan[&start].clone();
        let state = self.state_at(start);
        let mut args = Vec::new();
        for &place in &places {
            let value = self.convert(place, self.rep_of(place, &types), state);
            args.push(value);
        }
        self.here.arrivals.entry(start).or_insert(Arrival::Many(places));
        Target { block, args }
    }

    /// The places whose values are parameters of a piece.
    fn places_into(&self, start: usize) -> Vec<usize> {
        let n_regs = usize::from(self.here.code.job.n_regs);
        let types = &self.here.plan[&start];
        let live = (0..n_regs).filter(|&register| self.here.code.liveness.is_live(start, register));
        let numbers = self.here.code.iterators.iter().filter(|&&iterator| {
            types[usize::from(iterator)] == Seen::RANGE_ITERATOR && self.here.code.liveness.is_live(start, usize::from(iterator))
        });
        live.chain(numbers.flat_map(|&iterator| self.here.code.numbers_of(iterator))).chain(self.consumer_places()).collect()
    }

    /// The value of a place in the form that a piece expects.
    fn convert(&mut self, place: usize, rep: Rep, state: StateId) -> V {
        let n_regs = usize::from(self.here.code.job.n_regs);
        if place >= n_regs {
            // The iterator's kind was not known here.
            return match self.env.places[place] {
                Some(number) => number,
                None => {
                    let iterator = self.here.code.iterators[(place - n_regs) / 2];
                    let word = self.as_word(iterator);
                    let checked = self.push(Op::CheckKind(LAYOUT.kind_range_iterator), &[word], Rep::Word, Some((state, Reason::Entry)));
                    self.set_alias(iterator, checked);
                    self.load_numbers(iterator);
                    self.env.places[place].expect("the numbers were loaded")
                }
            };
        }
        let register = place as u16;
        let value = self.place(register);
        let saved = self.state.replace(state);
        let converted = match (rep, self.graph.rep(value)) {
            (wanted, given) if wanted == given => value,
            (Rep::Int, _) => self.to_int(value, Reason::Entry),
            (Rep::Float, Rep::Int) => {
                let word = self.to_word(value);
                self.to_float(word, Reason::Entry)
            }
            (Rep::Float, _) => self.to_float(value, Reason::Entry),
            (Rep::Bool, _) => self.to_bool(value, Reason::Entry),
            _ => self.to_word(value),
        };
        self.state = saved;
        self.set_alias(register, converted);
        converted
    }

    /// Whether the function is built in place of its call.
    fn is_in_place(&self) -> bool {
        self.here.frame != FrameId::default()
    }

    // ---- what the interpreter does

    /// These registers of the window become what the interpreter would find there.
    fn flush(&mut self, registers: impl IntoIterator<Item = u16>) {
        for register in registers {
            let place = usize::from(register);
            let Some(value) = self.env.places[place] else { continue };
            if self.env.window[place] != Some(value) {
                let word = self.to_word(value);
                self.push(Op::Flush(self.here.offset + register), &[word], Rep::None, None);
                self.env.window[place] = Some(value);
            }
        }
    }

    /// Runs the instruction as the interpreter does.
    fn run(&mut self, inst: &Decoded) -> Done {
        if inst.op.is_terminator() {
            let state = self.present_state();
            self.finish(End::Exit(state, Reason::Interpreter));
            return Done::End;
        }
        if self.is_in_place() {
            self.is_refused = true;
            return Done::End;
        }
        self.interpreted.push((self.word as u32, inst.op));
        let live: Vec<u16> = self.here.code.liveness.live(self.word).collect();
        self.flush(live);
        let state = self.state_at(self.word);
        if inst.target().is_some() {
            return self.run_jump(inst, state);
        }
        self.push(Op::Run(self.word as u32), &[], Rep::None, Some((state, Reason::Interpreter)));
        self.after_run(inst, self.word + inst.words);
        Done::Next
    }

    /// What an instruction has written is in the window.
    fn after_run(&mut self, inst: &Decoded, next: usize) {
        self.keep(next, &inst.written());
        for register in inst.written() {
            let place = usize::from(register);
            let value = self.push(Op::Home(register), &[], Rep::Word, None);
            self.env.places[place] = Some(value);
            self.env.window[place] = Some(value);
        }
        self.after_barrier();
        let state = self.state_at(next);
        self.push(Op::CheckValid, &[], Rep::None, Some((state, Reason::Invalid)));
    }

    /// What ran has left as they were those registers of the window that are read later, and that it has not written.
    fn keep(&mut self, next: usize, written: &[u16]) {
        let kept: Vec<u16> = self.here.code.liveness.live(next).filter(|register| !written.contains(register)).collect();
        for (place, word) in self.env.window.iter_mut().enumerate() {
            if !kept.contains(&(place as u16)) {
                *word = None;
            }
        }
        let set = self.graph.register_sets.len() as u32;
        let outer = self.here.outer.iter().map(|&(register, ..)| register);
        let kept = kept.into_iter().map(|register| self.here.offset + register).chain(outer).collect();
        self.graph.register_sets.push(kept);
        self.push(Op::Keep(set), &[], Rep::None, None);
    }

    /// The numbers of iterators may have been changed.
    fn after_barrier(&mut self) {
        self.here.has_calls = true;
        self.env.headers.clear();
        self.reload_numbers();
    }

    fn reload_numbers(&mut self) {
        for iterator in self.here.code.iterators.clone() {
            let [next, _] = self.here.code.numbers_of(iterator);
            if self.env.places[next].is_some() {
                self.load_numbers(iterator);
            }
        }
    }

    fn load_numbers(&mut self, iterator: u16) {
        let object = self.as_word(iterator);
        let [next, remaining] = self.here.code.numbers_of(iterator);
        self.env.places[next] = Some(self.push(Op::LoadInt(Region::Iterator, LAYOUT.range_next), &[object], Rep::Int, None));
        self.env.places[remaining] = Some(self.push(Op::LoadInt(Region::Iterator, LAYOUT.range_remaining), &[object], Rep::Int, None));
    }

    /// Runs an instruction that may jump.
    fn run_jump(&mut self, inst: &Decoded, state: StateId) -> Done {
        let next = self.word + inst.words;
        let target = inst.target().expect("the instruction has a target");
        let env = self.env.clone();
        let mut targets = Vec::new();
        let pair = self.here.code.behind_pair(self.word, inst);
        let all: Vec<usize> = [target, next].into_iter().chain(pair.as_ref().map(|(behind, _)| *behind)).collect();
        for goes_to in all {
            self.env = env.clone();
            let block = self.block;
            let between = self.graph.add_block();
            self.block = between;
            match &pair {
                Some((behind, (_, unpack))) if *behind == goes_to => self.after_run(unpack, goes_to),
                _ => self.after_run(inst, goes_to),
            }
            self.env.types = infer::transfer(self.here.code, self.word, self.env.types.clone());
            self.leave_to(goes_to);
            self.block = block;
            targets.push((goes_to as u32, Target { block: between, args: Vec::new() }));
        }
        self.finish(End::RunJump { word: self.word as u32, state, targets });
        Done::End
    }
}
