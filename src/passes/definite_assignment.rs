//! Removes `check_home` where the home is certainly bound.
//!
//! Given: a function in which every load of a local is checked. Gives: one in which the checks remain that can fail. A forward
//! dataflow over homes, which looks at nothing but the events of their lives; the homes' states also flow to handlers, from every
//! instruction that may raise. A value that `take_home` took is as bound as its home was. The law: after a check that has not
//! raised, the home is bound.

use super::Context;
use crate::ir::analysis::{BitMatrix, BitSet, Cfg};
use crate::ir::{Function, Inst, Opcode, ValueId};

/// Memory that one function after the other uses.
#[derive(Default)]
pub struct Memory {
    /// Of every value: `BOUND`, `MAYBE_UNBOUND`, or `FIRST_TAKEN` and the number of the `take_home` that made it.
    boundness: Vec<u32>,
    /// How many homes there are. The members of the sets are homes, then taken values.
    n_homes: usize,
    n_taken: usize,
    has_checks: bool,
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
    /// It becomes unbound; the value is what it was.
    Take { home: usize, value: ValueId },
    /// It becomes the value.
    Store { home: usize, value: ValueId },
    /// Exceptions leave for the handler.
    Raise,
}

pub fn run(function: &mut Function, context: &mut Context) {
    let Context { analyses, definite_assignment: memory, .. } = context;
    if function.homes.is_empty() {
        return;
    }
    let cfg = analyses.cfg(function);
    memory.find_events(function, cfg);
    if !memory.has_checks {
        return;
    }
    memory.settle(function, cfg);
    memory.remove_checks(function, cfg);
}

impl Memory {
    /// Finds the events, and which values may be unbound.
    fn find_events(&mut self, function: &Function, cfg: &Cfg) {
        let Memory { boundness, n_homes, n_taken, has_checks, events, ends, .. } = self;
        boundness.clear();
        boundness.resize(function.n_values as usize, BOUND);
        (*n_homes, *n_taken, *has_checks) = (function.homes.len(), 0, false);
        events.clear();
        ends.clear();
        let mut has_unbound = false;
        for &id in &cfg.order {
            let block = function.block(id);
            let first = events.len();
            for (at, inst) in block.insts.iter().enumerate() {
                if block.handler.is_some() && inst.may_raise() && !matches!(events[first..].last(), Some(Event::Raise)) {
                    events.push(Event::Raise);
                }
                let home = inst.immediates[0] as usize;
                match inst.op {
                    Opcode::CheckHome => {
                        *has_checks = true;
                        events.push(Event::Check { home, at });
                    }
                    Opcode::MakeCell => events.push(Event::Bind(home)),
                    Opcode::DeleteHome => events.push(Event::Unbind(home)),
                    Opcode::StoreHome => events.push(Event::Store { home, value: function.args(inst)[0] }),
                    Opcode::TakeHome => events.push(match function.results(inst).first() {
                        Some(&value) => {
                            boundness[value.index()] = FIRST_TAKEN + *n_taken as u32;
                            *n_taken += 1;
                            has_unbound = true;
                            Event::Take { home, value }
                        }
                        None => Event::Unbind(home),
                    }),
                    Opcode::CopyFreeVars => events.extend((home..home + inst.immediates[1] as usize).map(Event::Bind)),
                    Opcode::Unbound | Opcode::LoadMethod | Opcode::LoadSuperMethod | Opcode::LoadSpecial => {
                        // Of a method load, the second result.
                        function.results(inst).last().into_iter().for_each(|result| boundness[result.index()] = MAYBE_UNBOUND);
                        has_unbound = true;
                    }
                    _ => {}
                }
            }
            ends.push(events.len());
        }
        let mut changed = *has_checks && has_unbound;
        while changed {
            changed = false;
            for edge in cfg.order.iter().flat_map(|&id| function.block(id).all_edges()).filter(|edge| !edge.args.is_empty()) {
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
    }

    /// Finds the homes that are bound at the start of every block.
    fn settle(&mut self, function: &Function, cfg: &Cfg) {
        let size = self.n_homes + self.n_taken;
        let Memory { boundness, n_homes, events, ends, at_start, bound, at_raise, .. } = self;
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
                        event.happen(bound, boundness, *n_homes);
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
        let Memory { boundness, n_homes, events, ends, at_start, bound, needless, .. } = self;
        let mut start = 0;
        for (&id, &end) in cfg.order.iter().zip(&*ends) {
            bound.copy_row(at_start, id.index());
            needless.clear();
            for event in &events[start..end] {
                match *event {
                    Event::Check { home, at } if bound.contains(home) => needless.push(at),
                    _ => event.happen(bound, boundness, *n_homes),
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
    #[inline]
    fn happen(&self, bound: &mut BitSet, boundness: &[u32], n_homes: usize) {
        // The number of a taken value among the sets' members.
        let taken = |boundness: u32| n_homes + (boundness - FIRST_TAKEN) as usize;
        match *self {
            Event::Check { home, .. } | Event::Bind(home) => bound.insert(home),
            Event::Unbind(home) => bound.remove(home),
            Event::Store { home, value } => match boundness[value.index()] {
                BOUND => bound.insert(home),
                MAYBE_UNBOUND => bound.remove(home),
                boundness => bound.set(home, bound.contains(taken(boundness))),
            },
            Event::Take { home, value } => {
                bound.set(taken(boundness[value.index()]), bound.contains(home));
                bound.remove(home);
            }
            Event::Raise => {}
        }
    }
}
