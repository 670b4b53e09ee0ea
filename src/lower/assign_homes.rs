//! Finds the values that need no register of their own because a home has them.
//!
//! Given: a function. Gives: for each value the home that stands for it, if any. Two kinds: a value loaded from a home, if the home
//! does not change while the value is needed; a value stored to a home, if it can be computed straight into it. The law: a home
//! changes, for everyone who can see it, only where the stack code changes it.

use crate::ir::analysis::{BitSet, Cfg, Liveness};
use crate::ir::{BlockId, Function, Home, Opcode, ValueId};

/// How far from its definition the store of a value is looked for.
const MAX_DISTANCE: usize = 24;

/// The home that stands for each value.
pub fn assign_homes(function: &Function, cfg: &Cfg) -> Vec<Option<Home>> {
    let mut homes: Vec<Option<Home>> = vec![None; function.n_values as usize];
    if function.homes.is_empty() {
        return homes;
    }
    let mut chosen = Vec::new();
    let stores = find_stores(function, cfg);
    for &id in &cfg.order {
        for inst in &function.block(id).insts {
            if let (Opcode::LoadHome, [result]) = (inst.op, inst.results.as_slice()) {
                homes[result.index()] = inst.home();
                chosen.push(*result);
            }
        }
    }
    chosen.extend(stores.iter().map(|store| store.value));
    let liveness = Liveness::new(function, cfg, &chosen);
    let of = |value: ValueId| Some(liveness.number[value.index()]).filter(|&number| number != u32::MAX);
    // Loaded values that are needed after a change of their home.
    for_each_write(function, cfg, &liveness, |home, live, _| {
        for number in live.iter() {
            let value = chosen[number];
            if homes[value.index()] == Some(home) {
                homes[value.index()] = None;
            }
        }
    });
    // Stored values, one after the other, because each makes its home change earlier.
    let mut candidates = Vec::new();
    for store in &stores {
        let is_read_between = reads_between(function, store, &homes);
        if homes[store.value.index()].is_none() && !is_read_between {
            candidates.push(*store);
        }
    }
    let mut wanted: Vec<Option<Store>> = vec![None; chosen.len()];
    for store in &candidates {
        if let Some(number) = of(store.value) {
            wanted[number as usize] = Some(*store);
        }
    }
    for_each_write(function, cfg, &liveness, |home, live, at| {
        for number in live.iter() {
            if wanted[number].is_some_and(|store| store.home == home && (store.block, store.at) != at) {
                wanted[number] = None;
            }
        }
    });
    for store in wanted.into_iter().flatten() {
        // Another stored value may meanwhile stand for the home that this one needs.
        if !reads_between(function, &store, &homes) {
            homes[store.value.index()] = Some(store.home);
        }
    }
    assign_incoming(function, cfg, &mut homes);
    homes
}

/// A value whose only use is to become a parameter that a home stands for is computed straight into that home, too.
fn assign_incoming(function: &Function, cfg: &Cfg, homes: &mut [Option<Home>]) {
    let mut n_uses = vec![0u32; function.n_values as usize];
    for &id in &cfg.order {
        let block = function.block(id);
        let args = block.insts.iter().flat_map(|inst| &inst.args).chain(block.all_edges().flat_map(|edge| &edge.args));
        args.for_each(|arg| n_uses[arg.index()] += 1);
    }
    for &id in &cfg.order {
        let block = function.block(id);
        let ([edge], Some(last)) = (block.edges.as_slice(), block.insts.last()) else { continue };
        if last.may_raise() {
            continue;
        }
        let params = &function.block(edge.block).params;
        for (place, (&param, &value)) in params.iter().zip(&edge.args).enumerate() {
            let Some(home) = homes[param.index()] else { continue };
            if n_uses[value.index()] != 1 || homes[value.index()].is_some() {
                continue;
            }
            let at = block.insts.len() - 1;
            let first = at.saturating_sub(MAX_DISTANCE);
            let Some(definition) = block.insts[first..at].iter().position(|inst| inst.results.contains(&value)) else { continue };
            let from = first + definition + 1;
            let is_load = matches!(
                block.insts[from - 1].op,
                Opcode::LoadHome | Opcode::Const | Opcode::Unbound | Opcode::TakeHome
            );
            let is_seen = block.insts[from..at].iter().any(|inst| {
                let has_it = |value: &ValueId| homes[value.index()] == Some(home);
                inst.may_raise() || inst.writes_home(home) || inst.results.iter().any(has_it)
            });
            let is_wanted_elsewhere = edge.args.iter().enumerate().any(|(other, arg)| other != place && homes[arg.index()] == Some(home));
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
            block.params.iter().for_each(|param| defined_at[param.index()] = Some((id, 0)));
        } else if let Some(exception) = block.params.first() {
            defined_at[exception.index()] = None;
        }
        if let [pred] = cfg.preds[id.index()].as_slice()
            && let Some(last) = function.block(*pred).insts.last().filter(|last| last.op == Opcode::ForIter)
            && function.block(*pred).edges.iter().filter(|edge| edge.block == id).count() == 1
        {
            last.results.iter().for_each(|result| defined_at[result.index()] = Some((id, 0)));
        }
        for (at, inst) in block.insts.iter().enumerate() {
            if inst.op == Opcode::StoreHome
                && let (Some(home), Some(&value)) = (inst.home(), inst.args.first())
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
                inst.results.iter().for_each(|result| defined_at[result.index()] = Some((id, at + 1)));
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
        loads_it || inst.args.iter().any(|&arg| arg != store.value && homes[arg.index()] == Some(store.home))
    })
}

/// Calls `visit` for every change of a home with the chosen values that are needed after it.
fn for_each_write(
    function: &Function,
    cfg: &Cfg,
    liveness: &Liveness,
    mut visit: impl FnMut(Home, &BitSet, (BlockId, usize)),
) {
    let of = |value: ValueId| Some(liveness.number[value.index()]).filter(|&number| number != u32::MAX);
    for &id in &cfg.order {
        let block = function.block(id);
        let needed = liveness.needed_by_handler(function, id);
        let mut live = liveness.live_out[id.index()].clone();
        for (at, inst) in block.insts.iter().enumerate().rev() {
            if let Some((first, count)) = inst.written_homes() {
                live.union(&needed);
                (first.0..first.0 + count).for_each(|home| visit(Home(home), &live, (id, at)));
            }
            inst.results.iter().filter_map(|&result| of(result)).for_each(|result| live.remove(result as usize));
            inst.args.iter().filter_map(|&arg| of(arg)).for_each(|arg| live.insert(arg as usize));
        }
    }
}
