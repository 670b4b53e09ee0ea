//! Finds the values that need no register of their own because a home has them.
//!
//! Given: a function. Gives: for each value the home that stands for it, if any. Two kinds: a value loaded from a home, if the home
//! does not change while the value is needed; a value stored to a home, if it can be computed straight into it. The law: a home
//! changes, for everyone who can see it, only where the stack code changes it.

use crate::ir::analysis::{Cfg, Liveness};
use crate::ir::{BlockId, Function, Home, Opcode, ValueId};

/// How far from its definition the store of a value is looked for.
const MAX_DISTANCE: usize = 24;

/// Memory that one function after the other uses.
#[derive(Default)]
pub struct Memory {
    /// The home that stands for each value.
    homes: Vec<Option<Home>>,
    candidates: Candidates,
    stores: Vec<Store>,
    /// Of each value, block and place behind its definition.
    defined_at: Vec<Option<(BlockId, u32)>>,
    /// How often each value is used.
    n_uses: Vec<u32>,
    /// How many instructions change each home.
    n_writes: Vec<u32>,
}

/// The home that stands for each value; for none, if no home may.
pub fn assign_homes<'m>(function: &Function, cfg: &Cfg, may_stand: bool, memory: &'m mut Memory) -> &'m [Option<Home>] {
    let Memory { homes, candidates, stores, defined_at, n_uses, n_writes } = memory;
    homes.clear();
    homes.resize(function.n_values as usize, None);
    if function.homes.is_empty() || !may_stand {
        return homes;
    }
    count_writes(function, cfg, n_writes);
    // Loaded values that are not needed after a change of their home.
    candidates.reset(function);
    for &id in &cfg.order {
        for (at, inst) in function.block(id).insts.iter().enumerate() {
            if inst.op == Opcode::LoadHome
                && let (&[value], Some(home)) = (function.results(inst), inst.home())
            {
                if n_writes[home.index()] == 0 {
                    homes[value.index()] = Some(home);
                } else {
                    candidates.add(Candidate { value, home, block: id, at });
                }
            }
        }
    }
    candidates.drop_overwritten(function, cfg);
    candidates.for_each(|candidate| homes[candidate.value.index()] = Some(candidate.home));
    // Stored values, one after the other, because each makes its home change earlier.
    find_stores(function, cfg, defined_at, stores);
    candidates.reset(function);
    for store in &*stores {
        if homes[store.value.index()].is_some() || reads_between(function, store, homes) {
            continue;
        }
        if n_writes[store.home.index()] == 1 {
            candidates.add_certain(store.value);
        } else {
            candidates.add(Candidate { value: store.value, home: store.home, block: store.block, at: store.at });
        }
    }
    candidates.drop_overwritten(function, cfg);
    for store in &*stores {
        // Another stored value may meanwhile stand for the home that this one needs.
        if candidates.has(store.value) && !reads_between(function, store, homes) {
            homes[store.value.index()] = Some(store.home);
        }
    }
    assign_incoming(function, cfg, homes, n_uses);
    homes
}

/// How many instructions change each home.
fn count_writes(function: &Function, cfg: &Cfg, n_writes: &mut Vec<u32>) {
    n_writes.clear();
    n_writes.resize(function.homes.len(), 0);
    for inst in cfg.order.iter().flat_map(|&id| &function.block(id).insts) {
        if let Some((first, count)) = inst.written_homes() {
            n_writes[first.index()..][..count as usize].iter_mut().for_each(|n_writes| *n_writes += 1);
        }
    }
}

/// A value that is in a home from a place on.
#[derive(Clone, Copy)]
struct Candidate {
    value: ValueId,
    home: Home,
    block: BlockId,
    /// The load or the store.
    at: usize,
}

/// In [`Candidates::number`]: no candidate, but a value for which a home may stand.
const CERTAIN: u32 = u32::MAX - 1;

/// Values for which homes might stand; at most one candidate for a value.
#[derive(Default)]
struct Candidates {
    list: Vec<Candidate>,
    /// The number of a value's candidate, or `CERTAIN`, or `u32::MAX`.
    number: Vec<u32>,
    /// The values that other blocks need, too, and whether a candidate's is one.
    far: Vec<ValueId>,
    is_far: Vec<bool>,
    /// The last change of each home: block and place.
    written: Vec<(BlockId, usize)>,
}

impl Candidates {
    fn reset(&mut self, function: &Function) {
        self.list.clear();
        self.number.clear();
        self.number.resize(function.n_values as usize, u32::MAX);
    }

    fn add(&mut self, candidate: Candidate) {
        self.number[candidate.value.index()] = self.list.len() as u32;
        self.list.push(candidate);
    }

    /// Adds a value whose home is never changed again.
    fn add_certain(&mut self, value: ValueId) {
        self.number[value.index()] = CERTAIN;
    }

    fn has(&self, value: ValueId) -> bool {
        self.number[value.index()] != u32::MAX
    }

    fn drop(&mut self, value: ValueId) {
        self.number[value.index()] = u32::MAX;
    }

    fn for_each(&self, visit: impl FnMut(&Candidate)) {
        self.list.iter().filter(|candidate| self.has(candidate.value)).for_each(visit);
    }

    /// Drops the values that are needed after another change of their home.
    fn drop_overwritten(&mut self, function: &Function, cfg: &Cfg) {
        if self.list.is_empty() {
            return;
        }
        self.drop_overwritten_in_their_block(function, cfg);
        if self.far.is_empty() {
            return;
        }
        let far = std::mem::take(&mut self.far);
        let liveness = Liveness::new(function, cfg, &far);
        let (mut live, mut needed) = (liveness.empty_set(), liveness.empty_set());
        for &id in &cfg.order {
            let block = function.block(id);
            if block.insts.iter().all(|inst| inst.written_homes().is_none()) {
                continue;
            }
            liveness.copy_live_out(id, &mut live);
            needed.clear();
            liveness.add_needed_by_handler(function, id, &mut needed);
            for (at, inst) in block.insts.iter().enumerate().rev() {
                if inst.written_homes().is_some() {
                    live.union(&needed);
                    for value in live.iter().map(|number| far[number]) {
                        let Some(candidate) = self.list.get(self.number[value.index()] as usize) else { continue };
                        if inst.writes_home(candidate.home) && (candidate.block, candidate.at) != (id, at) {
                            self.drop(value);
                        }
                    }
                }
                function.results(inst).iter().filter_map(|&result| liveness.number(result)).for_each(|result| live.remove(result));
                function.args(inst).iter().filter_map(|&arg| liveness.number(arg)).for_each(|arg| live.insert(arg));
            }
        }
        self.far = far;
    }

    /// The same for uses in the block of the load or store; finds the values that other blocks need, too.
    fn drop_overwritten_in_their_block(&mut self, function: &Function, cfg: &Cfg) {
        let Candidates { list, number, far, is_far, written } = self;
        far.clear();
        is_far.clear();
        is_far.resize(list.len(), false);
        written.clear();
        written.resize(function.homes.len(), (BlockId(u32::MAX), 0));
        for &id in &cfg.order {
            let block = function.block(id);
            let mut see = |value: ValueId, is_in_block: bool, written: &[(BlockId, usize)]| {
                let index = number[value.index()] as usize;
                let Some(candidate) = list.get(index) else { return };
                if candidate.block != id || !is_in_block {
                    if !std::mem::replace(&mut is_far[index], true) {
                        far.push(value);
                    }
                } else if let Some(&(last, at)) = written.get(candidate.home.0 as usize)
                    && last == id
                    && at > candidate.at
                {
                    number[value.index()] = u32::MAX;
                }
            };
            for (at, inst) in block.insts.iter().enumerate() {
                function.args(inst).iter().for_each(|&arg| see(arg, true, written));
                if let Some((first, count)) = inst.written_homes() {
                    (first.0..first.0 + count).for_each(|home| written[home as usize] = (id, at));
                }
            }
            block.edges.iter().flat_map(|edge| function.list(edge.args)).for_each(|&arg| see(arg, true, written));
            block.handler.iter().flat_map(|edge| function.list(edge.args)).for_each(|&arg| see(arg, false, written));
        }
    }
}

/// A value whose only use is to become a parameter that a home stands for is computed straight into that home, too.
fn assign_incoming(function: &Function, cfg: &Cfg, homes: &mut [Option<Home>], n_uses: &mut Vec<u32>) {
    // Blocks that a home stands for a parameter of.
    let has_home = |edge: &crate::ir::Edge| function.params(edge.block).iter().any(|param| homes[param.index()].is_some());
    if !cfg.order.iter().any(|&id| matches!(&function.block(id).edges[..], [edge] if has_home(edge))) {
        return;
    }
    n_uses.clear();
    n_uses.resize(function.n_values as usize, 0);
    for &id in &cfg.order {
        let block = function.block(id);
        let args = block.insts.iter().flat_map(|inst| function.args(inst)).chain(block.all_edges().flat_map(|edge| function.list(edge.args)));
        args.for_each(|arg| n_uses[arg.index()] += 1);
    }
    for &id in &cfg.order {
        let block = function.block(id);
        let ([edge], Some(last)) = (block.edges.as_slice(), block.insts.last()) else { continue };
        if last.may_raise() {
            continue;
        }
        let params = function.params(edge.block);
        for (place, (&param, &value)) in params.iter().zip(function.list(edge.args)).enumerate() {
            let Some(home) = homes[param.index()] else { continue };
            if n_uses[value.index()] != 1 || homes[value.index()].is_some() {
                continue;
            }
            let at = block.insts.len() - 1;
            let first = at.saturating_sub(MAX_DISTANCE);
            let Some(definition) = block.insts[first..at].iter().position(|inst| function.results(inst).contains(&value)) else { continue };
            let from = first + definition + 1;
            let is_load = matches!(
                block.insts[from - 1].op,
                Opcode::LoadHome | Opcode::Const | Opcode::Unbound | Opcode::TakeHome
            );
            let is_seen = block.insts[from..at].iter().any(|inst| {
                let has_it = |value: &ValueId| homes[value.index()] == Some(home);
                inst.may_raise() || inst.writes_home(home) || function.results(inst).iter().any(has_it)
            });
            let is_wanted_elsewhere = function.list(edge.args).iter().enumerate().any(|(other, arg)| other != place && homes[arg.index()] == Some(home));
            let store = Store { value, home, block: id, at, from };
            if !is_load && !is_seen && !is_wanted_elsewhere && !reads_between(function, &store, homes) {
                homes[value.index()] = Some(home);
            }
        }
    }
}

/// A value's first store to a home, and where the value is defined.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Store {
    value: ValueId,
    home: Home,
    block: BlockId,
    /// The store's place among the block's instructions.
    at: usize,
    /// The first place that the value's definition precedes: 0 for parameters and for values of the block before.
    from: usize,
}

/// Finds the stores whose value is defined shortly before, with nothing between that could see the home.
fn find_stores(function: &Function, cfg: &Cfg, defined_at: &mut Vec<Option<(BlockId, u32)>>, stores: &mut Vec<Store>) {
    stores.clear();
    defined_at.clear();
    defined_at.resize(function.n_values as usize, None);
    for &id in &cfg.order {
        let block = function.block(id);
        if !block.is_handler {
            function.list(block.params).iter().for_each(|param| defined_at[param.index()] = Some((id, 0)));
        } else if let Some(exception) = function.list(block.params).first() {
            defined_at[exception.index()] = None;
        }
        if let [pred] = cfg.preds(id)
            && let Some(last) = function.block(*pred).insts.last().filter(|last| last.op == Opcode::ForIter)
            && function.block(*pred).edges.iter().filter(|edge| edge.block == id).count() == 1
        {
            function.results(last).iter().for_each(|result| defined_at[result.index()] = Some((id, 0)));
        }
        for (at, inst) in block.insts.iter().enumerate() {
            if inst.op == Opcode::StoreHome
                && let (Some(home), Some(&value)) = (inst.home(), function.args(inst).first())
                && let Some((place, from)) = defined_at[value.index()]
                && place == id
                && at - from as usize <= MAX_DISTANCE
            {
                // Only the first store counts.
                defined_at[value.index()] = None;
                let from = from as usize;
                let between = &block.insts[from..at];
                if !between.iter().any(|inst| inst.may_raise() || inst.writes_home(home)) {
                    stores.push(Store { value, home, block: id, at, from });
                }
            }
            if !matches!(inst.op, Opcode::LoadHome | Opcode::Const | Opcode::Unbound | Opcode::TakeHome) {
                function.results(inst).iter().for_each(|result| defined_at[result.index()] = Some((id, at as u32 + 1)));
            }
        }
    }
}

/// Whether the home's old content is read between the value's definition and its store.
fn reads_between(function: &Function, store: &Store, homes: &[Option<Home>]) -> bool {
    let block = function.block(store.block);
    block.insts[store.from..store.at].iter().any(|inst| {
        let loads_it = inst.op == Opcode::LoadHome && inst.home() == Some(store.home);
        loads_it || function.args(inst).iter().any(|&arg| arg != store.value && homes[arg.index()] == Some(store.home))
    })
}
