//! Finds the values that need no register of their own because a home has them.
//!
//! Given: a function. Gives: for each value the home that stands for it, if any. Two kinds: a value loaded from a home, if the home
//! does not change while the value is needed; a value stored to a home, if it can be computed straight into it. The law: a home
//! changes, for everyone who can see it, only where the stack code changes it.

use crate::ir::analysis::{Cfg, Liveness};
use crate::ir::{BlockId, Function, Home, Opcode, ValueId};

/// How far from its definition the store of a value is looked for.
const MAX_DISTANCE: usize = 24;

/// The home that stands for each value.
pub fn assign_homes(function: &Function, cfg: &Cfg) -> Vec<Option<Home>> {
    let mut homes: Vec<Option<Home>> = vec![None; function.n_values as usize];
    if function.homes.is_empty() {
        return homes;
    }
    // Loaded values that are not needed after a change of their home.
    let mut loaded = Candidates::new(function);
    for &id in &cfg.order {
        for (at, inst) in function.block(id).insts.iter().enumerate() {
            if let (Opcode::LoadHome, [result], Some(home)) = (inst.op, function.results(inst), inst.home()) {
                loaded.add(Candidate { value: *result, home, block: id, at });
            }
        }
    }
    loaded.drop_overwritten(function, cfg);
    loaded.for_each(|candidate| homes[candidate.value.index()] = Some(candidate.home));
    // Stored values, one after the other, because each makes its home change earlier.
    let stores = find_stores(function, cfg);
    let mut stored = Candidates::new(function);
    for store in &stores {
        if homes[store.value.index()].is_none() && !reads_between(function, store, &homes) {
            stored.add(Candidate { value: store.value, home: store.home, block: store.block, at: store.at });
        }
    }
    stored.drop_overwritten(function, cfg);
    for store in &stores {
        // Another stored value may meanwhile stand for the home that this one needs.
        if stored.has(store.value) && !reads_between(function, store, &homes) {
            homes[store.value.index()] = Some(store.home);
        }
    }
    assign_incoming(function, cfg, &mut homes);
    homes
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

/// Values for which homes might stand; at most one candidate for a value.
struct Candidates {
    list: Vec<Candidate>,
    /// The number of a value's candidate, or `u32::MAX`.
    number: Vec<u32>,
}

impl Candidates {
    fn new(function: &Function) -> Candidates {
        Candidates { list: Vec::new(), number: vec![u32::MAX; function.n_values as usize] }
    }

    fn add(&mut self, candidate: Candidate) {
        self.number[candidate.value.index()] = self.list.len() as u32;
        self.list.push(candidate);
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
        let far = self.drop_overwritten_in_their_block(function, cfg);
        if far.is_empty() {
            return;
        }
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
    }

    /// The same for uses in the block of the load or store; gives the values that other blocks need, too.
    fn drop_overwritten_in_their_block(&mut self, function: &Function, cfg: &Cfg) -> Vec<ValueId> {
        let mut far = Vec::new();
        let mut is_far = vec![false; self.list.len()];
        // The last change of each home: block and place.
        let mut written = vec![(BlockId(u32::MAX), 0); function.homes.len()];
        for &id in &cfg.order {
            let block = function.block(id);
            let mut see = |candidates: &mut Self, value: ValueId, is_in_block: bool, written: &[(BlockId, usize)]| {
                let number = candidates.number[value.index()] as usize;
                let Some(candidate) = candidates.list.get(number) else { return };
                if candidate.block != id || !is_in_block {
                    if !std::mem::replace(&mut is_far[number], true) {
                        far.push(value);
                    }
                } else if let Some(&(last, at)) = written.get(candidate.home.0 as usize)
                    && last == id
                    && at > candidate.at
                {
                    candidates.drop(value);
                }
            };
            for (at, inst) in block.insts.iter().enumerate() {
                function.args(inst).iter().for_each(|&arg| see(self, arg, true, &written));
                if let Some((first, count)) = inst.written_homes() {
                    (first.0..first.0 + count).for_each(|home| written[home as usize] = (id, at));
                }
            }
            block.edges.iter().flat_map(|edge| function.list(edge.args)).for_each(|&arg| see(self, arg, true, &written));
            block.handler.iter().flat_map(|edge| function.list(edge.args)).for_each(|&arg| see(self, arg, false, &written));
        }
        far
    }
}

/// A value whose only use is to become a parameter that a home stands for is computed straight into that home, too.
fn assign_incoming(function: &Function, cfg: &Cfg, homes: &mut [Option<Home>]) {
    let mut n_uses = vec![0u32; function.n_values as usize];
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

/// Stores whose value is defined shortly before, with nothing between that could see the home.
fn find_stores(function: &Function, cfg: &Cfg) -> Vec<Store> {
    let mut stores = Vec::new();
    let mut defined_at = vec![None; function.n_values as usize];
    let mut is_stored = vec![false; function.n_values as usize];
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
                && at - from <= MAX_DISTANCE
                && !is_stored[value.index()]
            {
                is_stored[value.index()] = true;
                let between = &block.insts[from..at];
                if !between.iter().any(|inst| inst.may_raise() || inst.writes_home(home)) {
                    stores.push(Store { value, home, block: id, at, from });
                }
            }
            if !matches!(inst.op, Opcode::LoadHome | Opcode::Const | Opcode::Unbound | Opcode::TakeHome) {
                function.results(inst).iter().for_each(|result| defined_at[result.index()] = Some((id, at + 1)));
            }
        }
    }
    stores
}

/// Whether the home's old content is read between the value's definition and its store.
fn reads_between(function: &Function, store: &Store, homes: &[Option<Home>]) -> bool {
    let block = function.block(store.block);
    block.insts[store.from..store.at].iter().any(|inst| {
        let loads_it = inst.op == Opcode::LoadHome && inst.home() == Some(store.home);
        loads_it || function.args(inst).iter().any(|&arg| arg != store.value && homes[arg.index()] == Some(store.home))
    })
}
