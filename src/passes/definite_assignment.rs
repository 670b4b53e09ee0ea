//! Removes `check_home` where the home is certainly bound.
//!
//! Given: a function in which every load of a local is checked. Gives: one in which the checks remain that can fail. A forward
//! dataflow over homes, which looks at nothing but the events of their lives; the homes' states also flow to handlers, from every
//! instruction that may raise. A value that `take_home` took is as bound as its home was. The law: after a check that has not
//! raised, the home is bound.

use super::Context;
use crate::ir::analysis::{BitMatrix, BitSet, Cfg};
use crate::ir::{Block, Function, Inst, Opcode};

/// Memory that one function after the other uses.
#[derive(Default)]
pub struct Memory {
    /// Of every value: `BOUND`, `MAYBE_UNBOUND`, or `FIRST_TAKEN` and the number of the `take_home` that made it.
    boundness: Vec<u32>,
    n_taken: usize,
    /// The events of one block after the other, and where those of each block of the order end.
    events: Vec<Event>,
    ends: Vec<usize>,
    at_start: BitMatrix,
    bound: BitSet,
    at_raise: BitSet,
    /// Places of needless checks in a block.
    needless: Vec<usize>,
}

const BOUND: u32 = 0;
const MAYBE_UNBOUND: u32 = 1;
const FIRST_TAKEN: u32 = 2;

/// Something that happens to a home.
#[derive(Clone, Copy)]
enum Event {
    /// It is checked by the instruction at this place.
    Check { home: usize, at: usize },
    Bind(usize),
    Unbind(usize),
    /// It becomes unbound; the value `taken` is what it was.
    Take { home: usize, taken: usize },
    /// It becomes what the value `taken` is.
    Store { home: usize, taken: usize },
    /// Exceptions leave for the handler.
    Raise,
}

pub fn run(function: &mut Function, context: &mut Context) {
    let Context { analyses, definite_assignment: memory, .. } = context;
    if !memory.find_boundness(function) {
        return;
    }
    let cfg = analyses.cfg(function);
    memory.find_events(function, cfg);
    memory.settle(function, cfg);
    memory.remove_checks(function, cfg);
}

impl Memory {
    /// Finds out which values may be unbound; whether there is any check.
    fn find_boundness(&mut self, function: &Function) -> bool {
        let Memory { boundness, n_taken, .. } = self;
        boundness.clear();
        boundness.resize(function.n_values as usize, BOUND);
        *n_taken = 0;
        let (mut has_checks, mut has_unbound) = (false, false);
        for inst in function.blocks.iter().flat_map(|block| &block.insts) {
            match inst.op {
                Opcode::CheckHome => has_checks = true,
                Opcode::TakeHome => {
                    let number = FIRST_TAKEN + *n_taken as u32;
                    function.results(inst).iter().for_each(|result| boundness[result.index()] = number);
                    *n_taken += 1;
                    has_unbound = true;
                }
                Opcode::Unbound | Opcode::LoadMethod | Opcode::LoadSuperMethod | Opcode::LoadSpecial => {
                    // Of a method load, the second result.
                    function.results(inst).last().into_iter().for_each(|result| boundness[result.index()] = MAYBE_UNBOUND);
                    has_unbound = true;
                }
                _ => {}
            }
        }
        let mut changed = has_checks && has_unbound;
        while changed {
            changed = false;
            for edge in function.blocks.iter().flat_map(Block::all_edges) {
                let target = function.block(edge.block);
                let params = function.list(target.params).iter().skip(usize::from(target.is_handler));
                for (param, arg) in params.zip(function.list(edge.args)) {
                    if boundness[arg.index()] != BOUND && boundness[param.index()] == BOUND {
                        boundness[param.index()] = MAYBE_UNBOUND;
                        changed = true;
                    }
                }
            }
        }
        has_checks
    }

    fn find_events(&mut self, function: &Function, cfg: &Cfg) {
        let n_homes = function.homes.len();
        let Memory { boundness, events, ends, .. } = self;
        events.clear();
        ends.clear();
        // The number of a taken value among the sets' members.
        let taken = |boundness: u32| n_homes + (boundness - FIRST_TAKEN) as usize;
        for &id in &cfg.order {
            let block = function.block(id);
            let first = events.len();
            for (at, inst) in block.insts.iter().enumerate() {
                let is_said = matches!(events[first..].last(), Some(Event::Raise));
                if block.handler.is_some() && !is_said && inst.may_raise() {
                    events.push(Event::Raise);
                }
                let home = inst.immediates[0] as usize;
                match inst.op {
                    Opcode::CheckHome => events.push(Event::Check { home, at }),
                    Opcode::MakeCell => events.push(Event::Bind(home)),
                    Opcode::DeleteHome => events.push(Event::Unbind(home)),
                    Opcode::StoreHome => events.push(match boundness[function.args(inst)[0].index()] {
                        BOUND => Event::Bind(home),
                        MAYBE_UNBOUND => Event::Unbind(home),
                        boundness => Event::Store { home, taken: taken(boundness) },
                    }),
                    Opcode::TakeHome => events.push(match function.results(inst).first() {
                        Some(result) => Event::Take { home, taken: taken(boundness[result.index()]) },
                        None => Event::Unbind(home),
                    }),
                    Opcode::CopyFreeVars => events.extend((home..home + inst.immediates[1] as usize).map(Event::Bind)),
                    _ => {}
                }
            }
            ends.push(events.len());
        }
    }

    /// Finds the homes that are bound at the start of every block.
    fn settle(&mut self, function: &Function, cfg: &Cfg) {
        let size = function.homes.len() + self.n_taken;
        let Memory { events, ends, at_start, bound, at_raise, .. } = self;
        bound.reset(size);
        at_raise.reset(size);
        (0..function.n_parameters as usize).for_each(|home| bound.insert(home));
        at_start.reset_full(function.blocks.len(), size);
        at_start.set_row(0, bound);
        let mut changed = true;
        while changed {
            changed = false;
            let mut start = 0;
            for (&id, &end) in cfg.order.iter().zip(&*ends) {
                bound.copy_row(at_start, id.index());
                at_raise.copy(bound);
                for event in &events[start..end] {
                    if matches!(event, Event::Raise) {
                        at_raise.intersect(bound);
                    } else {
                        event.happen(bound);
                    }
                }
                start = end;
                let block = function.block(id);
                for edge in &block.edges {
                    changed |= at_start.intersect(edge.block.index(), bound);
                }
                if let Some(handler) = &block.handler {
                    changed |= at_start.intersect(handler.block.index(), at_raise);
                }
            }
            // Without a way back the first round has seen everything.
            changed &= cfg.has_loops();
        }
    }

    fn remove_checks(&mut self, function: &mut Function, cfg: &Cfg) {
        let Memory { events, ends, at_start, bound, needless, .. } = self;
        let mut start = 0;
        for (&id, &end) in cfg.order.iter().zip(&*ends) {
            bound.copy_row(at_start, id.index());
            needless.clear();
            for event in &events[start..end] {
                match *event {
                    Event::Check { home, at } if bound.contains(home) => needless.push(at),
                    _ => event.happen(bound),
                }
            }
            start = end;
            if let Some(&first) = needless.first() {
                remove(&mut function.block_mut(id).insts, first, needless);
            }
        }
    }
}

/// Removes the instructions at these places, of which the first is given.
fn remove(insts: &mut Vec<Inst>, first: usize, places: &[usize]) {
    let mut places = places.iter().copied().peekable();
    let mut kept = first;
    for at in first..insts.len() {
        if places.next_if_eq(&at).is_none() {
            insts[kept] = insts[at];
            kept += 1;
        }
    }
    insts.truncate(kept);
}

impl Event {
    /// What it changes.
    fn happen(&self, bound: &mut BitSet) {
        match *self {
            Event::Check { home, .. } | Event::Bind(home) => bound.insert(home),
            Event::Unbind(home) => bound.remove(home),
            Event::Store { home, taken } => bound.set(home, bound.contains(taken)),
            Event::Take { home, taken } => {
                bound.set(taken, bound.contains(home));
                bound.remove(home);
            }
            Event::Raise => {}
        }
    }
}
